//! How to bring one project's launch forward: without any lever, and with each.
//!
//! The latest launch is tightened step by step. At each date a plan is looked for that keeps it, whatever it costs the others; the change
//! of value is the price. A date that the checker proves to be impossible ends the way, and so does one for which no plan was found.

use std::sync::atomic::{AtomicUsize, Ordering};

use model::draft::Must;
use model::programme::Project;
use model::{Id, Money, Period, Plan, Programme};

use super::{Ground, Lever, Settings, Worth, what_if};
use crate::collisions::{self, Answer};
use crate::instance::Instance;
use crate::trial::{Effort, accepted, trial, with_donor};
use crate::{parallel, publish};

/// A date that was asked for.
#[derive(Clone, Debug)]
pub struct Step {
    /// Launched by then at the latest.
    pub by: Period,
    /// When the plan found does launch it; none if no plan was found.
    pub launch: Option<Period>,
    /// The change of value over the plan at hand: below nought is the price of the date.
    pub worth: Worth,
}

/// A way to earlier dates.
#[derive(Clone, Debug)]
pub struct Way {
    /// What is done, one lever or two together; nothing = all is planned anew.
    pub levers: Vec<Lever>,
    /// The dates asked for, later ones first. The last may be one for which there is no plan.
    pub steps: Vec<Step>,
}

/// All ways to earlier dates of one project's launch.
#[derive(Clone, Debug)]
pub struct Hastening {
    /// Which.
    pub project: Id<Project>,
    /// When the plan at hand launches it; none if it is not in the plan.
    pub now: Option<Period>,
    /// Without any lever.
    pub replanned: Way,
    /// With each lever, in their order, as far as there was time, then with pairs of them; those that give no better date or value than
    /// none (a pair: than none and each of its two) are left out.
    pub ways: Vec<Way>,
    /// With so many of the levers it is proven that no plan launches it earlier than now.
    pub refuted: usize,
    /// So many levers were tried.
    pub tried: usize,
    /// So many pairs were tried.
    pub pairs: usize,
}

/// Dates that are asked for with one lever, at the most.
const STEPS: usize = 6;
/// So many times the rounds of one lever are spent on each date without any.
const THOROUGH: u64 = 10;
/// The same for so many dates with a lever.
const POLISHED: usize = 8;

impl Way {
    /// The earliest date for which a plan was found.
    #[must_use]
    pub fn earliest(&self) -> Option<&Step> {
        self.steps.iter().filter(|step| step.launch.is_some()).min_by_key(|step| step.launch)
    }

    /// Whether it is proven that nothing earlier than the last date found is possible.
    #[must_use]
    pub fn is_exhausted(&self) -> bool {
        self.steps.last().is_some_and(|step| step.worth.trial.impossible)
    }
}

impl Ground<'_> {
    /// Ways to bring a project's launch forward.
    pub(super) fn hasten(
        &self,
        project: Id<Project>,
        chosen: &[Lever],
        settings: &Settings<'_>,
    ) -> Hastening {
        let key = &self.programme.projects[project].key;
        let now = launch_of(&self.reference, key);
        let mut replanned = self.way(&[], project, &[], settings);
        let done = AtomicUsize::new(0);
        let ways = parallel::run(settings.threads, chosen.len(), |number, _| {
            let way =
                (!(settings.stop)()).then(|| self.way(&[chosen[number]], project, &[&replanned], settings));
            (settings.watch)(done.fetch_add(1, Ordering::Relaxed) + 1, chosen.len());
            way
        });
        let mut ways: Vec<Way> = ways.into_iter().flatten().collect();
        let tried = ways.len();
        let refuted = ways.iter().filter(|way| way.earliest().is_none() && way.is_exhausted()).count();
        let paired = self.paired(project, &replanned, &ways, settings);
        let pairs = paired.len();
        ways.extend(paired);
        self.polish(project, &mut ways, settings);
        self.learn_dates(project, &mut replanned, &ways);
        let singles: Vec<Way> = ways.iter().filter(|way| way.levers.len() == 1).cloned().collect();
        ways.retain(|way| {
            let alone = singles
                .iter()
                .filter(|single| way.levers.len() > 1 && way.levers.contains(&single.levers[0]));
            let others: Vec<&Way> = alone.chain([&replanned]).collect();
            way.steps.iter().any(|step| others.iter().all(|other| is_better(step, other)))
        });
        Hastening { project, now, replanned, ways, refuted, tried, pairs }
    }

    /// Two levers together: where a chain of tasks and a wait for a stand hold the date from both sides, neither alone moves it. Tried are
    /// pairs of those that help alone and of those on the project's own tasks, as far as `settings.pairs` levers go.
    fn paired(
        &self,
        project: Id<Project>,
        replanned: &Way,
        ways: &[Way],
        settings: &Settings<'_>,
    ) -> Vec<Way> {
        let helps = |way: &Way| way.steps.iter().any(|step| is_better(step, replanned));
        let mut numbers: Vec<usize> = (0..ways.len())
            .filter(|&number| helps(&ways[number]) || ways[number].levers[0].within() == Some(project))
            .collect();
        // What helps alone first, the earliest date first among them.
        let date = |number: usize| ways[number].earliest().and_then(|step| step.launch);
        numbers.sort_by_key(|&number| (!helps(&ways[number]), date(number).is_none(), date(number), number));
        numbers.truncate(settings.pairs.max(usize::from(settings.pairs > 0) * 2));
        let pairs: Vec<(usize, usize)> = (numbers.iter().enumerate())
            .flat_map(|(place, &one)| numbers[place + 1..].iter().map(move |&other| (one, other)))
            .collect();
        let done = AtomicUsize::new(0);
        let tried = parallel::run(settings.threads, pairs.len(), |number, _| {
            let (one, other) = pairs[number];
            let both = [ways[one].levers[0], ways[other].levers[0]];
            let without = [&ways[one], &ways[other], replanned];
            let way = (!(settings.stop)()).then(|| self.way(&both, project, &without, settings));
            (settings.watch)(done.fetch_add(1, Ordering::Relaxed) + 1, pairs.len());
            way
        });
        tried.into_iter().flatten().collect()
    }

    /// The dates that give up least, but something, are worked out with more care: a price that is too high misleads.
    fn polish(&self, project: Id<Project>, ways: &mut [Way], settings: &Settings<'_>) {
        let key = &self.programme.projects[project].key;
        let mut losing: Vec<(i64, usize, usize)> = Vec::new();
        for (number, way) in ways.iter().enumerate() {
            let lost = way.steps.iter().enumerate().filter_map(|(place, step)| {
                let least = step.launch.and(step.worth.at_least)?.minor;
                (least < 0).then_some((-least, number, place))
            });
            losing.extend(lost);
        }
        losing.sort_unstable();
        losing.truncate(POLISHED);
        // The best plan that keeps the date with whatever lever shows how little the others need to lose.
        let donor = |by: Period| {
            let steps = ways.iter().flat_map(|way| &way.steps);
            let keeping = steps.filter(|step| step.launch.is_some_and(|launch| launch <= by));
            keeping
                .filter_map(|step| step.worth.trial.plan.as_ref())
                .max_by_key(|plan| plan.totals.objective())
        };
        let better = parallel::run(settings.threads, losing.len(), |job, _| {
            if (settings.stop)() {
                return None;
            }
            let (_, number, place) = losing[job];
            let (way, step) = (&ways[number], &ways[number].steps[place]);
            let mut changed = what_if(self.programme, &way.levers);
            changed.projects[project].must = Must::In;
            changed.projects[project].latest_launch = Some(step.by);
            let plans: Vec<&Plan> = step.worth.trial.plan.iter().collect();
            let donor = donor(step.by).map(|plan| (plan, key.as_str()));
            let effort = Effort {
                seed: settings.seed,
                threads: 1,
                rounds: THOROUGH * settings.work,
                stop: settings.stop,
            };
            let found = with_donor(&changed, &plans, donor, &self.search, &effort);
            let launch = found.plan.as_ref().and_then(|plan| launch_of(plan, key));
            Some(Step { by: step.by, launch, worth: Worth::new(found, self.value) })
        });
        for ((_, number, place), better) in losing.into_iter().zip(better) {
            if let Some(better) = better {
                ways[number].steps[place] = better;
            }
        }
    }

    /// A plan found with a lever may do without it: then its date costs no more without any lever.
    fn learn_dates(&self, project: Id<Project>, replanned: &mut Way, ways: &[Way]) {
        let key = &self.programme.projects[project].key;
        let mut changed = self.programme.clone();
        changed.projects[project].must = Must::In;
        for step in &mut replanned.steps {
            changed.projects[project].latest_launch = Some(step.by);
            let found =
                ways.iter().flat_map(|way| &way.steps).filter_map(|step| step.worth.trial.plan.as_ref());
            let kept = found.filter(|plan| launch_of(plan, key).is_some_and(|launch| launch <= step.by));
            let mut better: Vec<&Plan> =
                kept.filter(|plan| Some(plan.totals.objective()) > step.worth.trial.value).collect();
            better.sort_by_key(|plan| std::cmp::Reverse(plan.totals.objective()));
            if let Some(plan) = better.into_iter().find_map(|plan| accepted(&changed, plan)) {
                step.launch = launch_of(&plan, key);
                step.worth.replace(plan, self.value);
            }
        }
    }

    /// Dates from the present one backwards, until there is no plan, or no plan better than without the lever.
    fn way(&self, levers: &[Lever], project: Id<Project>, without: &[&Way], settings: &Settings<'_>) -> Way {
        let key = &self.programme.projects[project].key;
        let mut changed = what_if(self.programme, levers);
        let latest = changed.projects[project].latest_launch.map_or(changed.periods() - 1, Period::index);
        changed.projects[project].must = Must::In;
        let first = launch_of(&self.reference, key).map_or(Some(latest), |now| now.index().checked_sub(1));
        let Some(mut by) = first.map(|first| first.min(latest)) else {
            return Way { levers: levers.to_vec(), steps: Vec::new() };
        };
        // Every lever is compared with none, so that is worked out with more care, on all threads.
        let effort = match levers {
            [] => (settings.threads, THOROUGH * settings.work),
            _ => (1, settings.work),
        };
        let mut steps: Vec<Step> = Vec::new();
        loop {
            changed.projects[project].latest_launch = Some(Period::at(by));
            let mut plans: Vec<&Plan> =
                steps.last().and_then(|step| step.worth.trial.plan.as_ref()).into_iter().collect();
            let others =
                without.iter().flat_map(|way| &way.steps).filter_map(|step| step.worth.trial.plan.as_ref());
            plans.extend(
                others.filter(|plan| launch_of(plan, key).is_some_and(|launch| launch.index() <= by)),
            );
            // Where none of these keeps the date, the first is forced to.
            plans.insert(usize::from(!plans.is_empty()), &self.reference);
            let step = self.step(&changed, &plans, (key, by), effort, settings);
            let helps = without.iter().all(|without| is_better(&step, without));
            let launch = step.launch;
            steps.push(step);
            let next = launch.and_then(|launch| launch.index().checked_sub(1));
            match next {
                Some(next) if helps && steps.len() < STEPS && !(settings.stop)() => by = next,
                _ => return Way { levers: levers.to_vec(), steps },
            }
        }
    }

    fn step(
        &self,
        changed: &Programme,
        plans: &[&Plan],
        (key, by): (&str, usize),
        (threads, rounds): (usize, u64),
        settings: &Settings<'_>,
    ) -> Step {
        let effort = Effort { seed: settings.seed, threads, rounds, stop: settings.stop };
        let mut found = trial(changed, plans, &self.search, &effort);
        if found.plan.is_none() && !found.impossible {
            // Whether there is any plan at all is an easier question.
            let simple = crate::Settings { seed: settings.seed, threads: 1, work: None, stop: settings.stop };
            match collisions::possible(changed, &simple) {
                Answer::Possible(proposal) => {
                    let instance = Instance::new(changed);
                    let published =
                        publish::publish(changed, &instance, &proposal, self.reference.settings.clone());
                    if let Some(plan) = accepted(changed, &published) {
                        found = trial(changed, &[&plan], &self.search, &effort);
                    }
                }
                Answer::Impossible => found.impossible = true,
                Answer::Unknown => {}
            }
        }
        let launch = found.plan.as_ref().and_then(|plan| launch_of(plan, key));
        Step { by: Period::at(by), launch, worth: Worth::new(found, self.value) }
    }
}

/// Whether a step launches as early as any step of the other way at less cost, or earlier than all of them.
fn is_better(step: &Step, way: &Way) -> bool {
    let Some(launch) = step.launch else { return false };
    let rivals = way.steps.iter().filter(|rival| rival.launch.is_some_and(|rival| rival <= launch));
    let best = rivals.filter_map(|rival| rival.worth.at_least).max();
    best.is_none_or(|best| step.worth.at_least > Some(best))
}

/// When a plan launches a project.
pub(super) fn launch_of(plan: &Plan, project: &str) -> Option<Period> {
    plan.choices.iter().find(|choice| choice.project == project).map(|choice| choice.launch)
}

/// One of the cheapest ways: which way (none = without a lever), which of its steps, and what it costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cheapest {
    /// Number in [`Hastening::ways`]; none = [`Hastening::replanned`].
    pub way: Option<usize>,
    /// Number in [`Way::steps`].
    pub step: usize,
    /// Periods won.
    pub won: usize,
    /// Value given up by the others (never below nought) and what the lever costs, if that is known.
    pub price: (Money, Option<Money>),
}

impl Hastening {
    /// All steps that win time, the cheapest for each period won first; those whose lever has no known cost come after the others, by
    /// the value that they give up. `cost` says what a lever costs, if anybody knows. A way appears once, with its cheapest step.
    #[must_use]
    pub fn cheapest(&self, cost: &dyn Fn(&Lever) -> Option<Money>, periods: usize) -> Vec<Cheapest> {
        let now = self.now.map_or(periods, Period::index);
        let mut all: Vec<Cheapest> = Vec::new();
        let ways = std::iter::once((None, &self.replanned))
            .chain(self.ways.iter().enumerate().map(|(n, way)| (Some(n), way)));
        for (number, way) in ways {
            let steps = way.steps.iter().enumerate().filter_map(|(step, found)| {
                let launch = found.launch.filter(|launch| launch.index() < now)?;
                if number.is_some() && !is_better(found, &self.replanned) {
                    return None;
                }
                let least = found.worth.at_least?;
                let lost = Money { minor: (-least.minor).max(0), ..least };
                let nothing = Money { minor: 0, ..least };
                let of_lever =
                    way.levers.iter().try_fold(nothing, |sum, lever| cost(lever).map(|cost| sum + cost));
                Some(Cheapest { way: number, step, won: now - launch.index(), price: (lost, of_lever) })
            });
            all.extend(steps.min_by_key(rank));
        }
        all.sort_by_key(|one| (rank(one), one.way));
        all
    }
}

/// Known costs first, then by the price of one period won, in thousandths of a hundredth, then by more periods won.
fn rank(one: &Cheapest) -> (bool, i128, std::cmp::Reverse<usize>) {
    let (lost, cost) = one.price;
    let price = i128::from(lost.minor) + i128::from(cost.map_or(0, |cost| cost.minor));
    (cost.is_none(), price * 1000 / one.won.max(1) as i128, std::cmp::Reverse(one.won))
}
