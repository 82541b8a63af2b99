//! The scheduling core: a network gets dates, and a proof of how near the best possible they are.
//!
//! It knows nothing of money, programmes or files: it is asked about a [`Network`] and answers with a [`Schedule`], a bound and the
//! bound's reason. It reads no clock and gives the same answer for the same network, settings and work on any number of
//! threads. Modules stand in the order in which [`schedule`] uses them.

mod chance;
mod compiled;
mod paths;
mod capacity;
mod generation;
mod cost;
mod operators;
mod island;
mod refute;
mod limits;
mod search;
mod explain;

pub use explain::{Explanation, Wait, explain};
use model::Finding;
use model::network::{Network, Schedule, obstacles};

use crate::compiled::Compiled;

/// How to search.
pub struct Settings<'a> {
    /// Where chance begins.
    pub seed: u64,
    /// Threads to use; changes nothing but the time.
    pub threads: usize,
    /// Asked once, after a short beginning, with the work done so far: how much work may be done in all? The search cools down
    /// towards that amount; whoever gives the same number again gets the same schedule again.
    pub pace: &'a dyn Fn(u64) -> u64,
    /// Stop after so much work; none = when `stop` says so.
    pub work: Option<u64>,
    /// A schedule to begin with.
    pub warm: Option<&'a Schedule>,
    /// Asked between rounds of work; the best so far is returned when it says yes.
    pub stop: &'a (dyn Fn() -> bool + Sync),
}

/// Where the search stands. Sent between rounds of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Thousands of activities placed, or of comparable steps of proof.
    pub work: u64,
    /// The aim's value of the best schedule so far.
    pub value: Option<i64>,
    /// No schedule has a better one.
    pub bound: Option<i64>,
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// The schedule is proven to be the best possible.
    Optimal,
    /// There is a schedule; perhaps there is a better one.
    Feasible,
    /// There is no schedule at all; the findings say why.
    Infeasible,
    /// None was found, none was refuted.
    Unknown,
}

impl Status {
    /// Its word in machine output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Optimal => "optimal",
            Self::Feasible => "feasible",
            Self::Infeasible => "infeasible",
            Self::Unknown => "unknown",
        }
    }
}

/// Why nothing can be better than the bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// There is no bound.
    None,
    /// Every activity alone could do no better, by links and dates; for other aims than the makespan.
    EarliestEnds,
    /// The longest path through the links takes that long.
    LongestPath,
    /// The work that one resource must do between its heads and tails takes that long.
    Capacity {
        /// Which resource.
        resource: usize,
    },
    /// Every case of anything better was refuted; running the search again with the same settings recounts them.
    Refuted {
        /// Contradictions met.
        conflicts: u64,
    },
}

/// What the core found.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// How it ended.
    pub status: Status,
    /// The best schedule found.
    pub schedule: Option<Schedule>,
    /// The aim's value of it.
    pub value: Option<i64>,
    /// No schedule has a better value; nothing where none is known.
    pub bound: Option<i64>,
    /// Why.
    pub ground: Ground,
    /// Work done.
    pub work: u64,
    /// The work that the search was paced for, if it lived to be asked.
    pub pace: Option<u64>,
    /// Schedules generated.
    pub schedules: u64,
    /// Why there is no schedule.
    pub findings: Vec<Finding>,
}

/// Gives a network dates.
pub fn schedule(network: &Network, settings: &Settings<'_>, watch: &mut dyn FnMut(Progress)) -> Outcome {
    let findings = obstacles(network);
    if !findings.is_empty() {
        return Outcome {
            status: Status::Infeasible,
            schedule: None,
            value: None,
            bound: None,
            ground: Ground::None,
            work: 0,
            pace: None,
            schedules: 0,
            findings,
        };
    }
    let compiled = Compiled::new(network);
    search::run(network, &compiled, settings, watch)
}
