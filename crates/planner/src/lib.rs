//! From a programme to a plan: select, site, choose modes, set dates, always with a proven bound.
//!
//! The planner proposes and changes nothing: it reads no files, knows no clock, and gives the same answer for the same
//! programme, settings and work on any number of threads.

use model::certificate::Certificate;
use model::{Finding, Money, Plan, Programme};

/// How to search.
pub struct Settings<'a> {
    /// Where chance begins.
    pub seed: u64,
    /// Threads to use; changes nothing but the time.
    pub threads: usize,
    /// Stop after so many rounds of work; none = when the gap is closed or `stop` says so.
    pub work: Option<u64>,
    /// Asked between rounds; the best plan and bound so far are returned when it says yes. Time limits and Ctrl-C live here.
    pub stop: &'a (dyn Fn() -> bool + Sync),
}

/// Where the search stands. Sent after each round of work.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// Rounds of work done.
    pub work: u64,
    /// Value of the best plan so far.
    pub value: Money,
    /// No plan can be worth more.
    pub bound: Money,
}

/// What the planner found.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The best plan found; none if no legal plan exists or was found (then the findings say why).
    pub plan: Option<Plan>,
    /// The proof of its bound.
    pub certificate: Certificate,
    /// Whether the plan is proven to be the best possible (to a hundredth of the currency's unit … the gap is nought).
    pub optimal: bool,
    /// Colliding limits, if there is no plan.
    pub findings: Vec<Finding>,
}

/// Plans a programme.
pub fn plan(programme: &Programme, settings: &Settings<'_>, watch: &mut dyn FnMut(Progress)) -> Outcome {
    let _ = (programme, settings, watch);
    unimplemented!()
}
