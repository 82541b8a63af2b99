//! How sure a plan is: Monte Carlo simulation of its execution, without knowing the future.
//!
//! Durations, retries, outlays, demand and prices are drawn (`draws`); the plan's activities are executed in its own order under
//! its shared resources (`execution`); production, money and the import bill follow from the launches as they came (`flows`).
//! The plan is not made anew: projects, sites and modes stay, and money comes along with late tasks. What is summed up over runs
//! are whole numbers, and floating-point figures are added in the order of the runs, so the answer is the same on any number of
//! threads. Memory: for each run two bytes a project twice, eight bytes for each year twice, and eight for each factor.

mod pert;
mod draws;
mod network;
mod execution;
mod flows;
mod figures;
mod outlook;
mod buffered;

use model::account::Resolved;
use model::risk::Assumptions;
use model::{Plan, Programme};

pub use buffered::buffered;
pub use draws::{ATTEMPTS, Dependence};
pub use figures::{CURVE, Distribution, Estimate, Swing};
pub use outlook::{Cause, Driver, LaunchOutlook, Moment, Outlook, TaskOutlook, WaitOutlook};

use draws::{Drawing, Draws};
use execution::{Execution, NEVER};
use flows::{Economy, Flows};
use network::Network;

/// What to study.
#[derive(Clone, Copy, Debug)]
pub struct Study<'a> {
    /// The programme whose durations, prices and demand are drawn.
    pub programme: &'a Programme,
    /// The programme that the plan was made for: the same, or one with longer durations ([`buffered()`]).
    pub planned_with: &'a Programme,
    /// A legal plan of `planned_with`.
    pub plan: &'a Plan,
    /// What may come otherwise.
    pub assumptions: &'a Assumptions,
}

/// How to study.
pub struct Settings<'a> {
    /// Runs; at least one is made.
    pub runs: usize,
    /// Where chance begins.
    pub seed: u64,
    /// Threads to use; changes nothing but the time.
    pub threads: usize,
    /// Whether durations stray together.
    pub dependence: Dependence,
    /// Asked now and then; the runs made so far are kept when it says yes.
    pub stop: &'a (dyn Fn() -> bool + Sync),
}

/// Runs made between two looks at `stop`, for each thread.
const TURN: usize = 32;

/// What is kept of each run, run by run.
#[derive(Clone, Debug, Default)]
struct Kept {
    runs: usize,
    /// Launches in ticks; 65,535 = never.
    launches: Vec<u16>,
    /// Ticks of work of each project, all tasks and repeats together.
    work: Vec<u16>,
    nvr: Vec<f64>,
    bill: Vec<f64>,
    money: Vec<f64>,
    factors: Vec<f64>,
}

/// What is summed up over runs.
#[derive(Clone, Debug, Default)]
struct Counts {
    /// Runs in which an activity lies on the chain to its own project's launch.
    critical: Vec<u32>,
    /// Launches of other projects whose chain it lies on.
    holds_up: Vec<u64>,
    /// Ticks waited for each use, and runs in which it was waited for.
    waited: Vec<u64>,
    waited_runs: Vec<u32>,
}

/// Everything compiled.
struct Compiled<'a> {
    network: Network,
    draws: Draws<'a>,
    economy: Economy,
}

/// One thread's memory.
struct Worker {
    drawing: Drawing,
    execution: Execution,
    flows: Flows,
    critical: Vec<u32>,
    holds_up: Vec<u64>,
}

/// Simulates a plan. `watch` is told how many runs are made. A plan that chooses nothing has an outlook of its own: nothing launches.
///
/// Parts of the plan that the programme does not know are left out; judge it first.
pub fn risk(study: &Study<'_>, settings: &Settings<'_>, watch: &mut dyn FnMut(usize)) -> Outlook {
    let (resolved, _) = Resolved::new(study.planned_with, study.plan);
    let network = Network::new(study.programme, study.planned_with, &resolved);
    let draws = Draws::new(
        study.programme,
        &resolved,
        &network,
        study.assumptions,
        (settings.seed, settings.dependence),
    );
    let economy = Economy::new(study.programme, &resolved, &network, &draws);
    let compiled = Compiled { network, draws, economy };
    let mut workers: Vec<Worker> = (0..settings.threads.max(1)).map(|_| Worker::new(&compiled)).collect();
    let nominal = workers[0].nominal(&compiled);
    let mut kept = Kept::default();
    while kept.runs < settings.runs.max(1) {
        let turn = (TURN * workers.len()).min(settings.runs.max(1) - kept.runs);
        make(&compiled, &mut workers, &mut kept, turn);
        watch(kept.runs);
        if (settings.stop)() {
            break;
        }
    }
    let counts = Counts::of(&workers, &compiled.network);
    outlook::outlook(study, &resolved, (&compiled.network, &compiled.draws), (&kept, &counts), nominal)
}

/// Makes so many runs more, shared among the workers.
fn make(compiled: &Compiled<'_>, workers: &mut [Worker], kept: &mut Kept, turn: usize) {
    let choices = compiled.network.tasks_of.len();
    let (years, factors) = (compiled.economy.years, compiled.draws.factors.len());
    let first = kept.runs;
    kept.runs += turn;
    kept.launches.resize(kept.runs * choices, 0);
    kept.work.resize(kept.runs * choices, 0);
    kept.nvr.resize(kept.runs, 0.0);
    kept.bill.resize(kept.runs * years, 0.0);
    kept.money.resize(kept.runs * years, 0.0);
    kept.factors.resize(kept.runs * factors, 0.0);
    let mut rest = Slice {
        launches: &mut kept.launches[first * choices..],
        work: &mut kept.work[first * choices..],
        nvr: &mut kept.nvr[first..],
        bill: &mut kept.bill[first * years..],
        money: &mut kept.money[first * years..],
        factors: &mut kept.factors[first * factors..],
    };
    let share = turn.div_ceil(workers.len());
    let mut begin = first;
    if let [worker] = workers {
        worker.make(compiled, begin, &mut rest);
        return;
    }
    std::thread::scope(|scope| {
        for worker in workers {
            let count = share.min(first + turn - begin);
            let (mut mine, others) = rest.split(count, choices, years, factors);
            rest = others;
            let from = begin;
            begin += count;
            scope.spawn(move || worker.make(compiled, from, &mut mine));
        }
    });
}

/// A stretch of [`Kept`].
struct Slice<'a> {
    launches: &'a mut [u16],
    work: &'a mut [u16],
    nvr: &'a mut [f64],
    bill: &'a mut [f64],
    money: &'a mut [f64],
    factors: &'a mut [f64],
}

impl<'a> Slice<'a> {
    fn split(self, runs: usize, choices: usize, years: usize, factors: usize) -> (Self, Self) {
        let (launches, other_launches) = self.launches.split_at_mut(runs * choices);
        let (work, other_work) = self.work.split_at_mut(runs * choices);
        let (nvr, other_nvr) = self.nvr.split_at_mut(runs);
        let (bill, other_bill) = self.bill.split_at_mut(runs * years);
        let (money, other_money) = self.money.split_at_mut(runs * years);
        let (drawn, other_drawn) = self.factors.split_at_mut(runs * factors);
        (
            Self { launches, work, nvr, bill, money, factors: drawn },
            Self {
                launches: other_launches,
                work: other_work,
                nvr: other_nvr,
                bill: other_bill,
                money: other_money,
                factors: other_drawn,
            },
        )
    }
}

impl Worker {
    fn new(compiled: &Compiled<'_>) -> Self {
        let count = compiled.network.activities.len();
        Self {
            drawing: Drawing::default(),
            execution: Execution::new(&compiled.network),
            flows: Flows::new(&compiled.economy),
            critical: vec![0; count],
            holds_up: vec![0; count],
        }
    }

    /// The value if everything goes as is likely.
    fn nominal(&mut self, compiled: &Compiled<'_>) -> f64 {
        compiled.draws.likely(&compiled.network, &mut self.drawing);
        self.execution.run(&compiled.network, &self.drawing.lengths);
        let drawn = (compiled.draws.factors.as_slice(), &self.drawing);
        self.flows.count(&compiled.economy, drawn, &self.execution);
        self.execution.forget();
        self.flows.nvr
    }

    /// Makes the runs from that number on, as many as there is room for.
    fn make(&mut self, compiled: &Compiled<'_>, first: usize, into: &mut Slice<'_>) {
        let network = &compiled.network;
        let choices = network.tasks_of.len();
        let (years, factors) = (compiled.economy.years, compiled.draws.factors.len());
        for place in 0..into.nvr.len() {
            compiled.draws.draw(network, (first + place) as u64, &mut self.drawing);
            self.execution.run(network, &self.drawing.lengths);
            let drawn = (compiled.draws.factors.as_slice(), &self.drawing);
            self.flows.count(&compiled.economy, drawn, &self.execution);
            into.nvr[place] = self.flows.nvr;
            into.bill[place * years..(place + 1) * years].copy_from_slice(&self.flows.bill);
            into.money[place * years..(place + 1) * years].copy_from_slice(&self.flows.money);
            into.factors[place * factors..(place + 1) * factors].copy_from_slice(&self.drawing.factors);
            for choice in 0..choices {
                let (slot, launch) = (place * choices + choice, self.execution.launch[choice]);
                into.launches[slot] = u16::try_from(launch).unwrap_or(u16::MAX);
                let tasks = &network.tasks_of[choice];
                let work: u32 = tasks.iter().map(|&number| self.drawing.lengths.total[number]).sum();
                into.work[slot] = u16::try_from(work).unwrap_or(u16::MAX);
                if launch != NEVER {
                    let (critical, holds_up) = (&mut self.critical, &mut self.holds_up);
                    self.execution.chain(network, choice, |number| {
                        if network.activities[number].choice == choice {
                            critical[number] += 1;
                        } else {
                            holds_up[number] += 1;
                        }
                    });
                }
            }
        }
    }
}

impl Counts {
    fn of(workers: &[Worker], network: &Network) -> Self {
        let (activities, uses) = (network.activities.len(), network.uses.len());
        let mut counts = Self {
            critical: vec![0; activities],
            holds_up: vec![0; activities],
            waited: vec![0; uses],
            waited_runs: vec![0; uses],
        };
        for worker in workers {
            for number in 0..activities {
                counts.critical[number] += worker.critical[number];
                counts.holds_up[number] += worker.holds_up[number];
            }
            for number in 0..uses {
                counts.waited[number] += worker.execution.waited[number];
                counts.waited_runs[number] += worker.execution.waited_runs[number];
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests;
