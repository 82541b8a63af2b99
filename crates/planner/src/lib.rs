//! From a programme to a plan: select, site, choose modes, set dates, always with a proven bound.
//!
//! The planner proposes and changes nothing: it reads no files, knows no clock, and gives the same answer for the same
//! programme, settings and work on any number of threads. Modules stand in the order in which [`plan`] uses them.

mod chance;
mod parallel;
mod windows;
mod instance;
mod policy;
mod outlets;
mod row_stakes;
mod rows;
mod money;
mod response;
mod bound;
mod dual;
mod prices;
mod treasury;
mod production;
mod guide;
mod proposal;
mod neighbourhood;
mod cases;
mod proof;
mod search;
mod collisions;
mod publish;
mod reasons;
mod trial;
pub mod levers;
pub mod pareto;
pub mod stake;
pub mod risk;

use model::certificate::{self, Certificate};
use model::limit::Collision;
use model::plan::LeftOut;
use model::{Fact, Money, Plan, Programme, account};

pub use levers::levers;
pub use risk::risk;

use crate::bound::Lagrangian;
use crate::collisions::Answer;
use crate::instance::Instance;
use crate::rows::Rows;
use crate::search::Search;

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
    /// Value of the best plan so far; nothing while none is legal.
    pub value: Option<Money>,
    /// No plan can be worth more.
    pub bound: Money,
}

/// What the planner found.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The best plan found; none if no legal plan exists or was found.
    pub plan: Option<Plan>,
    /// The proof of its bound.
    pub certificate: Certificate,
    /// Whether plan and bound have met: no plan is better by more than a ten-millionth.
    pub optimal: bool,
    /// Why there is no plan: limits that collide.
    pub collision: Option<Collision>,
    /// Rounds of work done.
    pub work: u64,
}

/// Rounds without a plan after which it is asked whether there is one at all.
const DOUBT: u64 = 3;

/// Plans a programme.
pub fn plan(programme: &Programme, settings: &Settings<'_>, watch: &mut dyn FnMut(Progress)) -> Outcome {
    let instance = Instance::new(programme);
    let rows = Rows::new(&instance);
    let mut search = Search::new(programme, &instance, &rows, settings.seed, settings.threads);
    loop {
        search.round();
        watch(Progress {
            work: search.work,
            value: search.plan().map(|best| publish::money(programme, best.value)),
            bound: publish::money(programme, search.bound()),
        });
        if search.plan().is_none() && search.work == DOUBT {
            match collisions::possible(programme, settings) {
                Answer::Possible(plan) => search.adopt(&plan),
                Answer::Impossible => break,
                Answer::Unknown => {}
            }
        }
        if search.finished() || settings.work.is_some_and(|work| search.work >= work) || (settings.stop)() {
            break;
        }
    }
    let unfinished = search.plan().filter(|_| !search.finished());
    let retimed = unfinished.and_then(|best| best.retimed(&instance, settings.seed, settings.threads));
    if let Some(retimed) = retimed {
        search.adopt(&retimed);
    }
    outcome(programme, &instance, &rows, &mut search, settings)
}

/// Why the best plan leaves out what it leaves out. Whoever tries for that comes now and then upon a better plan: that is taken, and explained.
fn explained(
    programme: &Programme,
    instance: &Instance,
    rows: &Rows,
    search: &mut Search<'_>,
    settings: &Settings<'_>,
) -> Vec<LeftOut> {
    loop {
        let Some(best) = search.plan() else { return Vec::new() };
        let value = best.value;
        let inquiry = reasons::Inquiry {
            programme,
            instance,
            rows,
            root: search.root(),
            prices: search.prices(),
            turns: &search.turns(),
            best,
            gap: search.bound() - best.value,
            seed: settings.seed,
            threads: settings.threads,
        };
        let (reasons, better) = inquiry.left_out();
        if let Some(better) = better {
            search.adopt(&better);
        }
        if search.plan().is_none_or(|best| best.value <= value) {
            return reasons;
        }
    }
}

fn outcome(
    programme: &Programme,
    instance: &Instance,
    rows: &Rows,
    search: &mut Search<'_>,
    settings: &Settings<'_>,
) -> Outcome {
    let lagrangian = Lagrangian::new(instance, rows);
    let made_by = model::plan::Settings {
        planner: env!("CARGO_PKG_VERSION").to_owned(),
        seed: settings.seed,
        work: search.work,
    };
    let left_out = explained(programme, instance, rows, search, settings);
    let mut plan = search.plan().map(|best| publish::publish(programme, instance, best, made_by));
    // A hair above: the checker allows for its own rounding, and the exact value may exceed the search's by some hundredths.
    let bound = publish::money(programme, search.bound() + 1e-9 * search.bound().abs() + 0.02);
    let mut proven = bound;
    if let Some(plan) = &mut plan {
        let (resolved, _) = account::Resolved::new(programme, plan);
        plan.totals = account::of(programme, &resolved).totals;
        proven.minor = proven.minor.max(plan.totals.objective().minor);
        plan.bound = proven;
        plan.left_out = left_out;
    }
    let mut certificate = search.proof().publish(&lagrangian, programme, search.root(), proven);
    // Where prices are high and values low, the checker's allowance for its rounding is more than a hair: it has the last word.
    if let Err(findings) = certificate::prove(programme, &certificate)
        && let Some(Fact::Money(least)) = findings.iter().find_map(|finding| finding.fact("proven"))
    {
        certificate = search.proof().publish(&lagrangian, programme, search.root(), *least);
        plan.iter_mut().for_each(|plan| plan.bound = *least);
    }
    let collision = plan.is_none().then(|| collisions::colliding(programme, settings));
    Outcome { plan, certificate, optimal: search.finished(), collision, work: search.work }
}
