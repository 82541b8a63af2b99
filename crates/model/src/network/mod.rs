//! A network: activities that need time, shared resources and stocks, linked with one another, to be given dates.
//!
//! It is what the scheduling core is asked about, whether it comes from a programme, a table or a published instance; and
//! what the [judge of schedules](schedule::check) recounts. Times are whole periods from nought on; nothing here knows
//! what a period is.

mod birth;
mod dates;
mod obstacles;
pub mod schedule;

use std::ops::Deref;

use crate::finding::Finding;

pub use dates::{Dates, Step};
pub use obstacles::obstacles;
pub use schedule::Schedule;

/// The longest horizon, in periods: one number is kept for each of them.
pub const HORIZON_MAX: i64 = 2_000_000;

/// The largest amount, weight or sum of money that a network may speak of.
pub const AMOUNT_MAX: i64 = 1_000_000_000;

/// A network that makes sense: every reference leads somewhere, every number is within its range. Whether it has a schedule
/// is another question: see [`obstacles`].
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    parts: Parts,
    horizon: i64,
}

/// What a network consists of, as somebody wrote it down.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Parts {
    /// What it is called.
    pub name: String,
    /// What has to be done, in the order of the file.
    pub activities: Vec<Activity>,
    /// Which starts must keep which distance.
    pub links: Vec<Link>,
    /// What is shared and free again afterwards: stands, teams, shops.
    pub resources: Vec<Resource>,
    /// What is used up: money, material.
    pub stocks: Vec<Stock>,
    /// Names of the projects to which activities belong; at least one if there are activities.
    pub projects: Vec<String>,
    /// What is wanted.
    pub aim: Aim,
}

/// Something that has to be done without interruption.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Activity {
    /// Its name in the file.
    pub key: String,
    /// Its project.
    pub project: usize,
    /// The ways to do it; at least one.
    pub modes: Vec<Mode>,
    /// It cannot start before.
    pub release: i64,
    /// It must have ended by then.
    pub deadline: Option<i64>,
    /// It should have ended by then; counts only for [`Aim::Lateness`].
    pub due: i64,
    /// What a period of lateness costs; counts only for [`Aim::Lateness`].
    pub weight: i64,
    /// What it brings (or costs, below nought) when it ends; counts only for [`Aim::Value`].
    pub cash: i64,
    /// What has already begun is not moved.
    pub fixed: Option<Fixed>,
}

/// A way to do an activity.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Mode {
    /// Its name in the file.
    pub key: String,
    /// Periods from start to end.
    pub duration: i64,
    /// What it occupies of each resource while it runs.
    pub uses: Vec<i64>,
    /// What it takes from each stock.
    pub draws: Vec<i64>,
}

/// The past: the start and the mode of an activity that is done or running.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// When it started.
    pub start: i64,
    /// Its mode's number.
    pub mode: usize,
}

/// The end of an activity from which a distance is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum From {
    /// `start(after) ≥ start(before) + lag`. A negative lag is a largest distance the other way round.
    Start,
    /// `start(after) ≥ end(before) + lag`.
    End,
}

/// The least distance between two activities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// From which activity.
    pub before: usize,
    /// To the start of which.
    pub after: usize,
    /// From its start or its end.
    pub from: From,
    /// How many periods at least.
    pub lag: i64,
}

/// Something shared that is free again after use.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Resource {
    /// Its name in the file.
    pub key: String,
    /// How much there is from period nought on.
    pub capacity: i64,
    /// From when on there is how much instead; rising periods.
    pub changes: Vec<(i64, i64)>,
}

impl Resource {
    /// How much there is in a period.
    #[must_use]
    pub fn capacity_at(&self, period: i64) -> i64 {
        let reached = self.changes.partition_point(|(from, _)| *from <= period);
        if reached == 0 { self.capacity } else { self.changes[reached - 1].1 }
    }

    /// The most that there ever is.
    #[must_use]
    pub fn largest(&self) -> i64 {
        self.changes.iter().map(|(_, capacity)| *capacity).fold(self.capacity, i64::max)
    }
}

/// Something that is used up.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Stock {
    /// Its name in the file.
    pub key: String,
    /// How much there is in all.
    pub amount: i64,
}

/// What is wanted of a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Aim {
    /// That the last activity ends as early as possible.
    #[default]
    Makespan,
    /// That the sum of weight · max(0, end − due) is as small as possible. With due dates of nought this is the weighted
    /// completion of milestones.
    Lateness,
    /// That the sum of cash · (1 + rate)^−end is as large as possible.
    Value {
        /// The rate of discount for one period, in millionths.
        rate: u32,
    },
}

impl Network {
    /// A network out of its parts.
    ///
    /// # Errors
    ///
    /// Everything in it that makes no sense.
    pub fn new(parts: Parts) -> Result<Self, Vec<Finding>> {
        let findings = birth::findings(&parts);
        if !findings.is_empty() {
            return Err(findings);
        }
        let horizon = birth::horizon(&parts);
        Ok(Self { parts, horizon })
    }

    /// If there is a schedule at all, there is a best one that ends by then.
    #[must_use]
    pub fn horizon(&self) -> i64 {
        self.horizon
    }
}

impl Deref for Network {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.parts
    }
}
