//! What the runs say: dates, value, bills, what decides them, and who waits for what.

use model::account::Resolved;
use model::programme::{Project, Resource};
use model::{Id, Period};

use super::draws::{Draws, Factor};
use super::figures::{Distribution, Estimate, Swing, distribution, probability, quantile, swing};
use super::network::Network;
use super::{Counts, Kept, Study};

/// How sure a plan is. Sums are in major units of the programme's currency.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// Runs made.
    pub runs: usize,
    /// Parts of a period in which launches are counted: 13 weeks of a quarter, 30 days of a month, 7 of a week.
    pub ticks: u32,
    /// Net value retained if everything is as is likely, by the same simulation.
    pub nominal: f64,
    /// Net value retained, discounted.
    pub nvr: Distribution,
    /// Outlays in all, not discounted.
    pub money: Distribution,
    /// The import bill of each budget year, not discounted.
    pub bills: Vec<Distribution>,
    /// Outlays of each budget year; those after the horizon stand in the last.
    pub spending: Vec<Distribution>,
    /// The launches, in the plan's order.
    pub launches: Vec<LaunchOutlook>,
    /// Every task of the plan, in the order of its projects and tasks.
    pub tasks: Vec<TaskOutlook>,
    /// Who waits for which resource, the longest waits first; only those who do.
    pub waits: Vec<WaitOutlook>,
    /// What moves the value most, the strongest first.
    pub drivers: Vec<Driver>,
    /// The share of the study's inputs (durations of the chosen tasks, correlations, spreads, scenarios) that are assumptions.
    pub share_assumed: f64,
}

/// A moment, in ticks from the planning day, or none if it lies beyond what was simulated (four horizons).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment(pub Option<u32>);

impl Moment {
    /// The period in which it lies.
    #[must_use]
    pub fn period(self, ticks: u32) -> Option<Period> {
        self.0.map(|tick| Period(tick / ticks.max(1)))
    }
}

/// The launch of a project.
#[derive(Clone, Debug, PartialEq)]
pub struct LaunchOutlook {
    /// Which project.
    pub project: Id<Project>,
    /// The planned launch.
    pub planned: Period,
    /// As likely before as after, with the ends of its 95 % interval.
    pub p50: [Moment; 3],
    /// Kept in eight cases of ten, likewise.
    pub p80: [Moment; 3],
    /// Probability of launching in the planned period or before.
    pub on_time: Estimate,
    /// Mean launch less planned launch, in periods, of the runs in which it launches.
    pub slip: f64,
    /// Quantiles at 0, 2.5, 5 … 100 %, in ticks.
    pub curve: Vec<Moment>,
    /// The task that lies on its chain most often, of whichever project.
    pub driver: Option<Cause>,
}

/// An input that moves a launch.
#[derive(Clone, Debug, PartialEq)]
pub enum Cause {
    /// Something common to the whole programme.
    Programme,
    /// Something common to what is sited in a partner, by its number.
    Partner(usize),
    /// Something common to the users of a resource.
    Resource(Id<Resource>),
    /// The demand for everything.
    Demand,
    /// The prices of everything.
    Price,
    /// A scenario, by its number in the assumptions.
    Scenario(usize),
    /// How long a project's own work takes.
    Work(Id<Project>),
}

/// What an input does to the value.
#[derive(Clone, Debug, PartialEq)]
pub struct Driver {
    /// The input.
    pub cause: Cause,
    /// Mean value where the input is in its lowest and in its highest fifth, or does not happen and happens.
    pub swing: Swing,
}

/// A task of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskOutlook {
    /// Its project.
    pub project: Id<Project>,
    /// Its number there.
    pub task: usize,
    /// Share of the runs in which it lies on the chain of tasks and stands that leads to its project's launch.
    pub critical: Estimate,
    /// Launches of other projects that it holds up, in the mean of the runs.
    pub holds_up: f64,
}

/// A wait for a resource.
#[derive(Clone, Debug, PartialEq)]
pub struct WaitOutlook {
    /// The project that waits.
    pub project: Id<Project>,
    /// The number of its task.
    pub task: usize,
    /// For what.
    pub resource: Id<Resource>,
    /// Periods waited in the mean of all runs.
    pub mean: f64,
    /// Share of the runs in which it waits at all.
    pub share: Estimate,
}

/// Sums up a study.
pub(super) fn outlook(
    study: &Study<'_>,
    resolved: &Resolved,
    (network, draws): (&Network, &Draws<'_>),
    (kept, counts): (&Kept, &Counts),
    nominal: f64,
) -> Outlook {
    let years = study.programme.years.len();
    let by_year = |sums: &[f64]| -> Vec<Distribution> {
        let of = |year: usize| sums.iter().skip(year).step_by(years).copied().collect::<Vec<f64>>();
        (0..years).map(|year| distribution(&mut of(year))).collect()
    };
    let mut money: Vec<f64> = kept.money.chunks(years).map(|run| run.iter().sum()).collect();
    Outlook {
        runs: kept.runs,
        ticks: network.ticks,
        nominal,
        nvr: distribution(&mut kept.nvr.clone()),
        money: distribution(&mut money),
        bills: by_year(&kept.bill),
        spending: by_year(&kept.money),
        launches: launches(resolved, (network, draws), kept),
        tasks: tasks(resolved, network, (kept, counts)),
        waits: waits(resolved, network, (kept, counts)),
        drivers: drivers(resolved, draws, kept, &kept.nvr),
        share_assumed: share_assumed(study, resolved),
    }
}

/// A column of what was kept run by run.
fn column<T: Copy>(rows: &[T], width: usize, number: usize) -> impl Iterator<Item = T> + '_ {
    rows.iter().skip(number).step_by(width.max(1)).copied()
}

fn launches(
    resolved: &Resolved,
    (network, draws): (&Network, &Draws<'_>),
    kept: &Kept,
) -> Vec<LaunchOutlook> {
    let width = resolved.choices.len();
    let ticks = f64::from(network.ticks);
    let launch = |choice: usize| {
        let mut sorted: Vec<u16> = column(&kept.launches, width, choice).collect();
        let seen: Vec<f64> =
            sorted.iter().filter(|&&tick| tick != u16::MAX).map(|&tick| f64::from(tick)).collect();
        let causes = strongest(resolved, draws, kept, &sorted);
        sorted.sort_unstable();
        let planned = network.planned[choice];
        let in_time = |tick: u16| (u32::from(tick) / network.ticks) as usize <= planned && tick != u16::MAX;
        let times = sorted.partition_point(|&tick| in_time(tick));
        let at = |share: f64| {
            let found = quantile(&sorted, share);
            [found.value, found.low, found.high].map(moment)
        };
        let steps = super::CURVE;
        LaunchOutlook {
            project: resolved.choices[choice].project,
            planned: Period::at(planned),
            p50: at(0.5),
            p80: at(0.8),
            on_time: probability(times, kept.runs),
            slip: seen.iter().sum::<f64>() / seen.len().max(1) as f64 / ticks - planned as f64,
            curve: (0..=steps).map(|step| at(step as f64 / steps as f64)[0]).collect(),
            driver: causes,
        }
    };
    (0..width).map(launch).collect()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "ticks of sixteen bits")]
fn moment(tick: f64) -> Moment {
    Moment(Some(tick as u32).filter(|&tick| tick < u32::from(u16::MAX)))
}

/// The input by which a launch moves most: the common factors, and the work of every project that comes before it in some run.
fn strongest(resolved: &Resolved, draws: &Draws<'_>, kept: &Kept, launch: &[u16]) -> Option<Cause> {
    let outcome: Vec<f64> = launch.iter().map(|&tick| f64::from(tick)).collect();
    let first = outcome.first().copied()?;
    if outcome.iter().all(|tick| (tick - first).abs() < 0.5) {
        return None;
    }
    let moved = correlated(resolved, draws, kept, &outcome);
    moved.into_iter().max_by(|a, b| a.1.total_cmp(&b.1)).map(|(cause, _)| cause)
}

/// The absolute linear correlation of every input with an outcome: one pass an input, where sorting would cost too much.
fn correlated(resolved: &Resolved, draws: &Draws<'_>, kept: &Kept, outcome: &[f64]) -> Vec<(Cause, f64)> {
    let runs = outcome.len() as f64;
    let mean = outcome.iter().sum::<f64>() / runs;
    let scatter: f64 = outcome.iter().map(|value| (value - mean).powi(2)).sum();
    let strength = |input: &mut dyn Iterator<Item = f64>| {
        let (mut sum, mut squares, mut product) = (0.0, 0.0, 0.0);
        for (value, outcome) in input.zip(outcome) {
            sum += value;
            squares += value * value;
            product += value * (outcome - mean);
        }
        let spread = (squares - sum * sum / runs) * scatter;
        if spread > 0.0 { product.abs() / spread.sqrt() } else { 0.0 }
    };
    let width = draws.factors.len();
    let common = draws
        .factors
        .iter()
        .enumerate()
        .filter(|(_, factor)| !matches!(factor, Factor::Demand | Factor::Price));
    let mut found: Vec<(Cause, f64)> = common
        .map(|(number, factor)| (cause(factor), strength(&mut column(&kept.factors, width, number))))
        .collect();
    let choices = resolved.choices.len();
    for (number, choice) in resolved.choices.iter().enumerate() {
        let work = &mut column(&kept.work, choices, number).map(f64::from);
        found.push((Cause::Work(choice.project), strength(work)));
    }
    found
}

fn cause(factor: &Factor) -> Cause {
    match factor {
        Factor::Programme => Cause::Programme,
        Factor::Partner(partner) => Cause::Partner(*partner),
        Factor::Resource(resource) => Cause::Resource(*resource),
        Factor::Demand => Cause::Demand,
        Factor::Price => Cause::Price,
        Factor::Scenario(number) => Cause::Scenario(*number),
    }
}

fn tasks(resolved: &Resolved, network: &Network, (kept, counts): (&Kept, &Counts)) -> Vec<TaskOutlook> {
    let mut numbers: Vec<usize> = (0..network.activities.len()).collect();
    numbers.sort_by_key(|&number| (network.activities[number].choice, network.activities[number].task));
    let task = |number: usize| TaskOutlook {
        project: resolved.choices[network.activities[number].choice].project,
        task: network.activities[number].task,
        critical: probability(counts.critical[number] as usize, kept.runs),
        holds_up: counts.holds_up[number] as f64 / kept.runs as f64,
    };
    numbers.into_iter().map(task).collect()
}

fn waits(resolved: &Resolved, network: &Network, (kept, counts): (&Kept, &Counts)) -> Vec<WaitOutlook> {
    let mut waits = Vec::new();
    for activity in &network.activities {
        for used in (activity.uses.0..activity.uses.1).filter(|&used| counts.waited[used] > 0) {
            let ticks = counts.waited[used] as f64;
            waits.push(WaitOutlook {
                project: resolved.choices[activity.choice].project,
                task: activity.task,
                resource: Id::new(network.uses[used].0),
                mean: ticks / f64::from(network.ticks) / kept.runs as f64,
                share: probability(counts.waited_runs[used] as usize, kept.runs),
            });
        }
    }
    waits.sort_by(|a, b| b.mean.total_cmp(&a.mean).then((a.project, a.task).cmp(&(b.project, b.task))));
    waits
}

/// How many inputs are looked at closely.
const DRIVERS: usize = 12;

fn drivers(resolved: &Resolved, draws: &Draws<'_>, kept: &Kept, outcome: &[f64]) -> Vec<Driver> {
    let mut found = correlated(resolved, draws, kept, outcome);
    found.retain(|(_, strength)| *strength > 0.0);
    found.sort_by(|a, b| b.1.total_cmp(&a.1));
    found.truncate(DRIVERS);
    for (factor, cause) in [(Factor::Demand, Cause::Demand), (Factor::Price, Cause::Price)] {
        if draws.factors.contains(&factor) {
            found.push((cause, 0.0));
        }
    }
    let mut drivers: Vec<Driver> = found
        .into_iter()
        .map(|(cause, _)| {
            let input = input(resolved, draws, kept, &cause);
            Driver { swing: swing(&input, outcome), cause }
        })
        .collect();
    let width = |driver: &Driver| (driver.swing.high - driver.swing.low).abs();
    // What lies within its own sampling error is not shown as a cause.
    drivers.retain(|driver| width(driver) > driver.swing.error);
    drivers.sort_by(|a, b| width(b).total_cmp(&width(a)));
    drivers
}

fn input(resolved: &Resolved, draws: &Draws<'_>, kept: &Kept, wanted: &Cause) -> Vec<f64> {
    if let Cause::Work(project) = wanted {
        let number = resolved.choices.iter().position(|choice| choice.project == *project).unwrap_or(0);
        return column(&kept.work, resolved.choices.len(), number).map(f64::from).collect();
    }
    let number = draws.factors.iter().position(|factor| cause(factor) == *wanted).unwrap_or(0);
    column(&kept.factors, draws.factors.len(), number).collect()
}

/// Durations by the basis of their mode; every other statement counts once.
fn share_assumed(study: &Study<'_>, resolved: &Resolved) -> f64 {
    use model::draft::Basis;
    let mut bases: Vec<Basis> = Vec::new();
    for choice in &resolved.choices {
        bases.extend(choice.tasks.iter().map(|&task| choice.mode(study.programme, task).basis));
    }
    let assumptions = study.assumptions;
    bases.push(assumptions.correlation.basis);
    let spreads = [
        &assumptions.duration,
        &assumptions.certification,
        &assumptions.outlay,
        &assumptions.demand,
        &assumptions.price,
    ];
    bases.extend(spreads.into_iter().flatten().map(|spread| spread.basis));
    bases.extend(assumptions.scenarios.iter().map(|scenario| scenario.basis));
    bases.iter().filter(|basis| **basis == Basis::Assumption).count() as f64 / bases.len() as f64
}
