//! Limits that can collide, as they are told: table, key and column, the same in every language.
//!
//! Both who reads the tables and who searches for plans find collisions; they speak of them with one tongue.

use std::fmt;

use crate::finding::{Code, Finding, Place};

/// A limit of the programme, by the keys of its tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The project must be in.
    MustIn(String),
    /// The project must be out.
    MustOut(String),
    /// The project must launch by its `latest_launch`.
    LatestLaunch(String),
    /// By itself the project cannot be, as another finding says.
    Obstacle(String, Code),
    /// One project depends on another: project, word, other project.
    Requires(String, &'static str, String),
    /// A task waits for a task of another project: the earlier and the later `project.task`.
    Precedence(String, String),
    /// Units of a resource.
    Resource(String),
    /// A fund's money and whom it may pay for.
    Fund(String),
    /// Floor of a plant.
    Floor(String),
    /// A policy limit.
    Policy(String),
    /// The number of periods.
    Horizon,
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MustIn(project) => write!(f, "projects {project}.must = in"),
            Self::MustOut(project) => write!(f, "projects {project}.must = out"),
            Self::LatestLaunch(project) => write!(f, "projects {project}.latest_launch"),
            Self::Obstacle(project, code) => write!(f, "projects {project}: {code}"),
            Self::Requires(project, word, other) => write!(f, "requires {project} {word} {other}"),
            Self::Precedence(before, after) => write!(f, "precedence {before} → {after}"),
            Self::Resource(resource) => write!(f, "resources {resource}"),
            Self::Fund(fund) => write!(f, "funds {fund}"),
            Self::Floor(plant) => write!(f, "plants {plant}.floor_area"),
            Self::Policy(limit) => write!(f, "limits {limit}"),
            Self::Horizon => f.write_str("programme.periods"),
        }
    }
}

/// How it is known that limits collide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The tables say so by themselves.
    Data,
    /// No plan can exist: the checker of certificates accepts a proof.
    Proof,
    /// A search found no plan; there may be one all the same.
    Search,
}

impl Evidence {
    /// Its word in findings.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::Proof => "proof",
            Self::Search => "search",
        }
    }
}

/// Limits that cannot all hold, though each smaller set of them can.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collision {
    /// Which.
    pub limits: Vec<Limit>,
    /// How that is known.
    pub evidence: Evidence,
}

impl Collision {
    /// The finding about it. It lies where the first limit that has a place lies; every limit is named with its line.
    #[must_use]
    pub fn finding(&self, place: &dyn Fn(&Limit) -> Option<Place>) -> Finding {
        let told = |limit: &Limit| match place(limit) {
            Some(Place { file, row: Some(row), .. }) => format!("{limit} ({file}:{row})"),
            _ => limit.to_string(),
        };
        let limits: Vec<String> = self.limits.iter().map(told).collect();
        let finding = Finding::new(Code::LimitsCollide, "programme");
        Finding { place: self.limits.iter().find_map(place), ..finding }
            .with("limits", limits.join("; "))
            .with("proof", self.evidence.word())
    }
}
