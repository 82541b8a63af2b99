//! What hangs on one project: what it costs to decide otherwise, and at which figures the decision turns.
//!
//! "Why not mine, and what would have to be true?" is answered by planning again. Deciding otherwise means that the project must be in (or
//! out); its cost lies between what a judged plan loses and what a checked bound says that every plan loses. Then one figure
//! of the project at a time is made better (if it is out) or worse (if it is in), as far as it makes sense, and the point is sought by
//! halving at which the project is found worth it, and the point at which it is proven not to be. Between the two the data do not decide.

use std::sync::atomic::{AtomicUsize, Ordering};

use model::draft::Must;
use model::programme::Project;
use model::{Id, Money, Plan, Programme, Quantity, UnitPrice};

use crate::instance::Instance;
use crate::parallel;
use crate::proposal::Proposal;
use crate::rows::Rows;
use crate::search::Search;
use crate::trial::{Effort, trial};

/// How to try.
pub struct Settings<'a> {
    /// Where chance begins.
    pub seed: u64,
    /// Threads to use; changes nothing but the time.
    pub threads: usize,
    /// Rounds of work on the programme as it is, whose proof every trial begins from.
    pub ground: u64,
    /// The most rounds of work on each trial.
    pub work: u64,
    /// Asked between rounds on the programme as it is: whether trials shall begin, though `ground` is not done.
    pub begin: &'a (dyn Fn() -> bool + Sync),
    /// Asked between rounds; figures that were not reached stay out.
    pub stop: &'a (dyn Fn() -> bool + Sync),
    /// Told how many trials are done.
    pub watch: &'a (dyn Fn(usize) + Sync),
}

/// A figure of a project that may turn the decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// All its outlays.
    Outlay,
    /// Units that it can make in a period.
    Capacity,
    /// What a unit keeps inside.
    Margin,
    /// How long its tasks take.
    Duration,
}

impl Figure {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Outlay, Self::Capacity, Self::Margin, Self::Duration];

    /// How far it is moved at most, as a share of what it is (the margin: of the import price): the better way, the worse way.
    fn reach(self) -> (f64, f64) {
        match self {
            Self::Outlay => (-1.0, 4.0),
            Self::Capacity => (3.0, -0.95),
            Self::Margin => (1.0, -1.0),
            Self::Duration => (-0.75, 3.0),
        }
    }
}

/// Where the decision on a project turns. Changes are shares of what the figure is; of the margin, of the import price.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turn {
    /// The figure.
    pub figure: Figure,
    /// The farthest that was looked at.
    pub farthest: f64,
    /// The change at which a plan with the project was found to be worth as much as any found without: the least that brings it in, or the
    /// most that it bears. None: at no change looked at if it is out, at none without if it is in.
    pub worth_it: Option<f64>,
    /// The change at which it is proven that every plan with the project is worth less than one found without; none = at none.
    pub not_worth_it: Option<f64>,
}

/// What hangs on a project.
#[derive(Clone, Debug)]
pub struct Stake {
    /// Whether the best plan known has it.
    pub is_in: bool,
    /// What the best plan known is worth: the one given, or a better one found on the way.
    pub value: Money,
    /// The change of value if it is decided otherwise: of the best plan found so, and at most; none if no plan was found or proven.
    pub otherwise: (Option<Money>, Option<Money>),
    /// Whether it is proven that it cannot be decided otherwise.
    pub settled: bool,
    /// Where the decision turns, figure by figure; those that were not reached are left out.
    pub turns: Vec<Turn>,
}

/// Halvings of the stretch in which a decision turns: to a 64th of it.
const HALVINGS: u32 = 6;

/// Tries what hangs on a project, from a legal plan.
#[must_use]
pub fn stake(programme: &Programme, plan: &Plan, project: Id<Project>, settings: &Settings<'_>) -> Stake {
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
    let effort = Effort { seed: settings.seed, threads: 1, rounds: 0, stop: settings.stop };
    let best = trial(programme, &[plan], &search, &effort).plan.unwrap_or_else(|| plan.clone());
    let effort = Effort { rounds: settings.work, ..effort };
    let key = &programme.projects[project].key;
    let is_in = best.choices.iter().any(|choice| choice.project == *key);
    let mut without = best.clone();
    without.choices.retain(|choice| choice.project != *key);
    without.payments.retain(|payment| payment.project != *key);
    let trials =
        Trials { programme, project, search: &search, best: &best, without: &without, effort: &effort };
    let value = best.totals.objective();
    let otherwise = if is_in { trials.out() } else { trials.inside(None) };
    // What a plan without the project is worth at least: the best known, or the best found so.
    let floor = if is_in { otherwise.value } else { Some(value) };
    let done = AtomicUsize::new(1);
    let turns = parallel::run(settings.threads, Figure::ALL.len(), |number, _| {
        let figure = Figure::ALL[number];
        if (settings.stop)() || otherwise.impossible {
            return None;
        }
        let judge = |change: f64| {
            let tried = trials.inside(Some((figure, change)));
            (settings.watch)(done.fetch_add(1, Ordering::Relaxed) + 1);
            // Without a floor nothing is worth less than it.
            let worth = floor.is_none_or(|floor| tried.value.is_some_and(|value| value >= floor));
            let refuted =
                floor.is_some_and(|floor| tried.impossible || tried.bound.is_some_and(|bound| bound < floor));
            (worth, refuted)
        };
        Some(turn(figure, is_in, &judge))
    });
    Stake {
        is_in,
        value,
        otherwise: (otherwise.value.map(|other| other - value), otherwise.bound.map(|bound| bound - value)),
        settled: otherwise.impossible,
        turns: turns.into_iter().flatten().collect(),
    }
}

/// The points at which the two judgements turn, by halving; both are asked at the same changes.
fn turn(figure: Figure, is_in: bool, judge: &dyn Fn(f64) -> (bool, bool)) -> Turn {
    let (better, worse) = figure.reach();
    let farthest = if is_in { worse } else { better };
    let mut known: Vec<(f64, (bool, bool))> = vec![(0.0, (is_in, false)), (1.0, judge(farthest))];
    let mut ask = |at: f64| {
        if let Some((_, found)) = known.iter().find(|(known, _)| (known - at).abs() < 1e-9) {
            return *found;
        }
        let found = judge(at * farthest);
        known.push((at, found));
        found
    };
    // From out towards in, "worth it" begins somewhere; from in towards out, it ends somewhere.
    let (mut low, mut high) = (0.0, 1.0);
    let mut worth_it = if is_in { Some(0.0) } else { None };
    match (is_in, ask(1.0).0) {
        (true, true) => worth_it = Some(1.0),
        (false, false) => {}
        _ => {
            for _ in 0..HALVINGS {
                let middle = 0.5 * (low + high);
                if ask(middle).0 == is_in { low = middle } else { high = middle }
            }
            worth_it = Some(if is_in { low } else { high });
        }
    }
    let far = ask(1.0).1;
    let not_worth_it = if is_in && !far {
        None
    } else if !is_in && far {
        Some(1.0)
    } else {
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..HALVINGS {
            let middle = 0.5 * (low + high);
            if ask(middle).1 == is_in { high = middle } else { low = middle }
        }
        let at = if is_in { high } else { low };
        (is_in || at > 0.0 || ask(0.0).1).then_some(at)
    };
    let scaled = |at: Option<f64>| at.map(|at| at * farthest);
    Turn { figure, farthest, worth_it: scaled(worth_it), not_worth_it: scaled(not_worth_it) }
}

/// What all trials begin from.
struct Trials<'a> {
    programme: &'a Programme,
    project: Id<Project>,
    search: &'a Search<'a>,
    best: &'a Plan,
    without: &'a Plan,
    effort: &'a Effort<'a>,
}

impl Trials<'_> {
    /// The project must be out.
    fn out(&self) -> crate::trial::Trial {
        let mut changed = self.programme.clone();
        changed.projects[self.project].must = Must::Out;
        changed.fingerprint.push_str("+out");
        trial(&changed, &[self.without], self.search, self.effort)
    }

    /// The project must be in, with a figure changed if one is named.
    fn inside(&self, change: Option<(Figure, f64)>) -> crate::trial::Trial {
        let mut changed = self.programme.clone();
        changed.projects[self.project].must = Must::In;
        changed.fingerprint.push_str("+in");
        if let Some((figure, change)) = change {
            alter(&mut changed, self.project, figure, change);
            changed.fingerprint.push_str(&format!(" {figure:?} {change}"));
        }
        trial(&changed, &[self.best, self.without], self.search, self.effort)
    }
}

/// Changes a figure of a project by a share of what it is.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "a what-if; figures stay far below 2⁵³"
)]
fn alter(programme: &mut Programme, project: Id<Project>, figure: Figure, change: f64) {
    let price = programme.products[programme.projects[project].product].price;
    let project = &mut programme.projects[project];
    let scaled = |parts: i64| (parts as f64 * (1.0 + change)).round() as i64;
    match figure {
        Figure::Capacity => {
            for site in &mut project.sites {
                site.capacity = Quantity::from_parts(scaled(site.capacity.parts()).max(1));
            }
        }
        Figure::Margin => {
            let more = UnitPrice::from_parts((price.parts() as f64 * change).round() as i64);
            for site in &mut project.sites {
                let hidden = &mut site.hidden;
                (hidden.low, hidden.likely, hidden.high) =
                    (hidden.low - more, hidden.likely - more, hidden.high - more);
            }
        }
        Figure::Outlay | Figure::Duration => {
            for mode in project.tasks.iter_mut().flat_map(|task| task.modes.iter_mut().flatten()) {
                if figure == Figure::Outlay {
                    mode.outlay.minor = scaled(mode.outlay.minor);
                } else {
                    let duration = u32::try_from(scaled(i64::from(mode.duration))).unwrap_or(mode.duration);
                    mode.duration = duration;
                    mode.overlap = mode.overlap.min(duration);
                    mode.duration_range =
                        (mode.duration_range.0.min(duration), mode.duration_range.1.max(duration));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Halving finds where judgements turn, on either side of the gap between found and proven.
    #[test]
    fn turns_are_found_by_halving() {
        // In, found worth it up to a loss of 40 % of the capacity, proven not worth it from 60 % on.
        let worse = turn(Figure::Capacity, true, &|change| (change >= -0.4, change <= -0.6));
        assert!((worse.worth_it.unwrap() + 0.4).abs() < 0.02 && worse.worth_it.unwrap() >= -0.4, "{worse:?}");
        assert!(
            (worse.not_worth_it.unwrap() + 0.6).abs() < 0.02 && worse.not_worth_it.unwrap() <= -0.6,
            "{worse:?}"
        );
        // Out, worth it from outlays a third less, proven not worth it down to a tenth less.
        let better = turn(Figure::Outlay, false, &|change| (change <= -1.0 / 3.0, change > -0.1));
        assert!((better.worth_it.unwrap() + 1.0 / 3.0).abs() < 0.02, "{better:?}");
        assert!((better.not_worth_it.unwrap() + 0.1).abs() < 0.02, "{better:?}");
        // Never.
        let never = turn(Figure::Margin, false, &|_| (false, true));
        assert_eq!((never.worth_it, never.not_worth_it), (None, Some(1.0)));
        let always = turn(Figure::Margin, true, &|_| (true, false));
        assert_eq!((always.worth_it, always.not_worth_it), (Some(-1.0), None));
    }
}
