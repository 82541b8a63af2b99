//! What would add value or speed things up: every lever pulled once, the programme planned anew, both ends of its worth proven.
//!
//! A lever is worth **at least** what a plan found under it (and accepted by the judge) is worth more than the plan at hand, and **at
//! most** what the bound of the changed programme (recomputed by the checker of certificates) leaves above it. Prices of the bound
//! alone would not do: the price of money says nothing of projects that more money makes possible at all, so windows are
//! computed anew for each lever. The bound of the unchanged programme is paid for once: each trial asks the questions of its proof again,
//! one sweep each, and goes on only where the change has moved the answer.

mod lever;
mod catalogue;
mod hasten;
mod delay;
mod curve;
mod screen;

use std::cmp::Reverse;
use std::sync::atomic::{AtomicUsize, Ordering};

use model::programme::Project;
use model::{Id, Money, Plan, Programme};

pub use crate::trial::Trial;
pub use catalogue::{Choice, Faster, catalogue};
pub use curve::{Rung, by_value_for_cost};
pub use delay::{Delay, PUSHES, delayed};
pub use hasten::{Cheapest, Hastening, Step, Way};
pub use lever::{Lever, what_if};

use crate::instance::Instance;
use crate::parallel;
use crate::proposal::Proposal;
use crate::rows::Rows;
use crate::search::Search;
use crate::trial::{self, Effort, trial};

/// How to try levers.
pub struct Settings<'a> {
    /// Where chance begins.
    pub seed: u64,
    /// Threads to use; changes nothing but the time.
    pub threads: usize,
    /// No plan of the unchanged programme is worth more, as somebody has proven before.
    pub known: Option<Money>,
    /// Rounds of work on the unchanged programme, whose proof and plan every trial begins from.
    pub ground: u64,
    /// The most rounds of work on each lever.
    pub work: u64,
    /// How many of the best levers are tried in pairs.
    pub pairs: usize,
    /// What each lever costs, where that is known, in their order: for the cost curve.
    pub costs: &'a [Option<Money>],
    /// Whether the cost of delay of each project is found.
    pub delays: bool,
    /// The project whose launch shall come earlier. If there is one, levers are tried for that alone.
    pub hasten: Option<Id<Project>>,
    /// Asked between rounds on the unchanged programme: whether trials shall begin, though `ground` is not done.
    pub begin: &'a (dyn Fn() -> bool + Sync),
    /// Asked between rounds; what is done is kept when it says yes, levers that were not reached stay untried.
    pub stop: &'a (dyn Fn() -> bool + Sync),
    /// Told how many trials are done, and of how many.
    pub watch: &'a (dyn Fn(usize, usize) + Sync),
}

/// What a change of the programme is worth, over the plan at hand.
#[derive(Clone, Debug)]
pub struct Worth {
    /// A plan worth so much more was found and judged; below nought if the change is none to be wished for. None if no plan was found.
    pub at_least: Option<Money>,
    /// It is proven that no plan is worth more than that above it; none if the checker did not agree.
    pub at_most: Option<Money>,
    /// Plan and proof of the changed programme.
    pub trial: Trial,
}

impl Worth {
    fn new(trial: Trial, reference: Money) -> Self {
        let mut worth = Self { at_least: None, at_most: None, trial };
        worth.measure(reference);
        worth
    }

    /// A better plan was found elsewhere.
    fn replace(&mut self, plan: Plan, reference: Money) {
        self.trial.value = Some(plan.totals.objective());
        self.trial.plan = Some(plan);
        self.measure(reference);
    }

    /// Keeps, where there are thousands, the figures alone: the plan only if it is better, the proof not at all.
    fn forget(&mut self) {
        self.trial.certificate = None;
        if self.at_least.is_none_or(|least| least.minor <= 0) {
            self.trial.plan = None;
        }
    }

    /// Takes both ends over this value.
    fn measure(&mut self, reference: Money) {
        self.at_least = self.trial.value.map(|value| value - reference);
        self.at_most = self.trial.bound.map(|bound| bound - reference);
    }
}

/// Two levers together.
#[derive(Clone, Debug)]
pub struct Pair {
    /// Numbers of the two in [`Advice::levers`].
    pub levers: (usize, usize),
    /// What both together are worth.
    pub worth: Worth,
}

/// What is known about the levers of a programme.
#[derive(Clone, Debug)]
pub struct Advice {
    /// What the plan at hand is worth, as recomputed.
    pub given: Money,
    /// The best plan without any lever: the one at hand, or a better one found by planning on. All worths are over its value, so that
    /// no lever is praised for what planning alone would have brought.
    pub reference: Plan,
    /// No plan without a lever is worth more, as proven; none if the checker did not agree.
    pub bound: Option<Money>,
    /// The levers in the order of the programme's tables, each with what it is worth; none if there was no time to try it.
    pub levers: Vec<(Lever, Option<Worth>)>,
    /// So many levers were worth trying: all, or, of very many, those that move the bound at its prices.
    pub promising: usize,
    /// The best levers in pairs.
    pub pairs: Vec<Pair>,
    /// Levers of known cost pulled together, one more at each step.
    pub curve: Vec<Rung>,
    /// What delays cost, if that was asked.
    pub delays: Vec<Delay>,
    /// How to bring a launch forward, if that was asked; then no lever was tried for its value alone.
    pub hastening: Option<Hastening>,
    /// Rounds of work on the unchanged programme.
    pub work: u64,
}

/// The unchanged programme, planned on from the plan at hand.
pub(crate) struct Ground<'a> {
    pub programme: &'a Programme,
    pub search: Search<'a>,
    pub reference: Plan,
    pub value: Money,
}

/// Tries levers on a programme, from a legal plan of it.
#[must_use]
pub fn levers(programme: &Programme, plan: &Plan, chosen: &[Lever], settings: &Settings<'_>) -> Advice {
    let instance = Instance::new(programme);
    let rows = Rows::new(&instance);
    let mut search = Search::new(programme, &instance, &rows, settings.seed, settings.threads);
    if let Some(start) = Proposal::of_plan(&instance, programme, plan) {
        search.adopt(&start);
    }
    let begin = || (settings.begin)() || (settings.stop)();
    while search.work < settings.ground && !search.finished() && !begin() {
        search.round();
    }
    // Asking the proof once more costs little and puts the judge's and the checker's names to it.
    let effort = Effort { seed: settings.seed, threads: 1, rounds: 0, stop: settings.stop };
    let base = trial(programme, &[plan], &search, &effort);
    let reference = base.plan.unwrap_or_else(|| plan.clone());
    let mut ground = Ground { programme, value: reference.totals.objective(), reference, search };
    let hastening = settings.hasten.map(|project| ground.hasten(project, chosen, settings));
    let (tried, promising) = match hastening {
        Some(_) => (vec![None; chosen.len()], 0),
        None => ground.tried(chosen, settings),
    };
    let mut levers: Vec<(Lever, Option<Worth>)> = chosen.iter().copied().zip(tried).collect();
    let mut pairs = ground.pairs(&levers, settings);
    ground.learn(&mut levers, &mut pairs);
    let curve = ground.curve(&levers, settings);
    let delays = if settings.delays { ground.delays(settings) } else { Vec::new() };
    Advice {
        promising,
        curve,
        delays,
        hastening,
        given: plan.totals.objective(),
        bound: [base.bound, settings.known].into_iter().flatten().min(),
        work: ground.search.work,
        reference: ground.reference,
        levers,
        pairs,
    }
}

impl Ground<'_> {
    /// Each lever that is worth trying, tried; none where there was no time. How many are worth trying.
    fn tried(&self, levers: &[Lever], settings: &Settings<'_>) -> (Vec<Option<Worth>>, usize) {
        let effort = Effort { seed: settings.seed, threads: 1, rounds: settings.work, stop: settings.stop };
        let chosen = self.worth_trying(levers, settings);
        let done = AtomicUsize::new(0);
        let worths = parallel::run(settings.threads, chosen.len(), |place, _| {
            if (settings.stop)() {
                return None;
            }
            let changed = what_if(self.programme, &[levers[chosen[place]]]);
            let mut worth =
                Worth::new(trial(&changed, &[&self.reference], &self.search, &effort), self.value);
            if chosen.len() < levers.len() {
                worth.forget();
            }
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            (settings.watch)(done, chosen.len());
            Some(worth)
        });
        let mut all = vec![None; levers.len()];
        for (&number, worth) in chosen.iter().zip(worths) {
            all[number] = worth;
        }
        (all, chosen.len())
    }

    /// A plan found under a lever may do without it: the best of those becomes the reference, and every worth is taken over it.
    fn learn(&mut self, levers: &mut [(Lever, Option<Worth>)], pairs: &mut [Pair]) {
        let singles = levers.iter().filter_map(|(_, worth)| worth.as_ref());
        let found =
            singles.chain(pairs.iter().map(|pair| &pair.worth)).filter_map(|worth| worth.trial.plan.as_ref());
        let mut better: Vec<&Plan> = found.filter(|plan| plan.totals.objective() > self.value).collect();
        better.sort_by_key(|plan| Reverse(plan.totals.objective()));
        let legal = better.into_iter().find_map(|plan| trial::accepted(self.programme, plan));
        let Some(legal) = legal.filter(|plan| plan.totals.objective() > self.value) else { return };
        (self.value, self.reference) = (legal.totals.objective(), legal);
        let chosen: Vec<Lever> = levers.iter().map(|(lever, _)| *lever).collect();
        let again = |levers: &[Lever], worth: &mut Worth| {
            if worth.trial.value < Some(self.value)
                && let Some(plan) = trial::accepted(&what_if(self.programme, levers), &self.reference)
            {
                worth.replace(plan, self.value);
            }
            worth.measure(self.value);
        };
        for (lever, worth) in levers.iter_mut() {
            worth.iter_mut().for_each(|worth| again(&[*lever], worth));
        }
        for pair in pairs {
            again(&[chosen[pair.levers.0], chosen[pair.levers.1]], &mut pair.worth);
        }
    }

    /// The best levers in pairs: half of them by what they surely bring, half by what they may bring where nothing sure was found.
    fn pairs(&self, levers: &[(Lever, Option<Worth>)], settings: &Settings<'_>) -> Vec<Pair> {
        let least = |number: usize| {
            levers[number].1.as_ref().and_then(|worth| worth.at_least).map_or(0, |sum| sum.minor)
        };
        let most = |number: usize| {
            levers[number].1.as_ref().and_then(|worth| worth.at_most).map_or(0, |sum| sum.minor)
        };
        let mut sure: Vec<usize> = (0..levers.len()).filter(|&number| least(number) > 0).collect();
        sure.sort_by_key(|&number| (Reverse(least(number)), number));
        let mut open: Vec<usize> =
            (0..levers.len()).filter(|&number| least(number) <= 0 && most(number) > 0).collect();
        open.sort_by_key(|&number| (Reverse(most(number)), number));
        // Levers on the same certification stand in for each other: the better one speaks for both.
        let once = |numbers: &mut Vec<usize>| {
            let mut seen: Vec<Option<Id<Project>>> = Vec::new();
            numbers.retain(|&number| {
                let project = levers[number].0.certified();
                let fresh = project.is_none() || !seen.contains(&project);
                seen.push(project);
                fresh
            });
        };
        once(&mut sure);
        once(&mut open);
        let half = settings.pairs.div_ceil(2).max(settings.pairs.saturating_sub(open.len()));
        sure.truncate(half);
        open.truncate(settings.pairs - sure.len());
        let mut best: Vec<usize> = sure.into_iter().chain(open).collect();
        best.sort_unstable();
        let numbers: Vec<(usize, usize)> = (best.iter().enumerate())
            .flat_map(|(place, &one)| best[place + 1..].iter().map(move |&other| (one, other)))
            .filter(|&(one, other)| {
                let (one, other) = (levers[one].0.certified(), levers[other].0.certified());
                one.is_none() || one != other
            })
            .collect();
        let done = AtomicUsize::new(0);
        let effort = Effort { seed: settings.seed, threads: 1, rounds: settings.work, stop: settings.stop };
        let tried = parallel::run(settings.threads, numbers.len(), |number, _| {
            if (settings.stop)() {
                return None;
            }
            let pair = numbers[number];
            let changed = what_if(self.programme, &[levers[pair.0].0, levers[pair.1].0]);
            // What one alone allows, both together allow.
            let alone = [pair.0, pair.1]
                .map(|one| levers[one].1.as_ref().and_then(|worth| worth.trial.plan.as_ref()));
            let plans: Vec<&Plan> =
                std::iter::once(&self.reference).chain(alone.into_iter().flatten()).collect();
            let worth = Worth::new(trial(&changed, &plans, &self.search, &effort), self.value);
            (settings.watch)(done.fetch_add(1, Ordering::Relaxed) + 1, numbers.len());
            Some(Pair { levers: pair, worth })
        });
        tried.into_iter().flatten().collect()
    }
}
