//! One what-if: a changed programme planned from where the search of the unchanged one stood, and both ends of its value proven.
//!
//! The lower end is a plan that the judge has accepted, the upper end what the checker of certificates recomputed; neither is
//! taken on the search's word.

use model::account::{self, Resolved};
use model::certificate::{self, Certificate};
use model::finding::any_error;
use model::{Fact, Money, Plan, Programme};

use crate::bound::Lagrangian;
use crate::chance::Chance;
use crate::guide::Guide;
use crate::instance::Instance;
use crate::neighbourhood::Improver;
use crate::proposal::Proposal;
use crate::publish;
use crate::rows::Rows;
use crate::search::Search;
use crate::treasury::Treasury;

/// A changed programme, planned anew.
#[derive(Clone, Debug)]
pub struct Trial {
    /// The best plan found, accepted by the judge; none if none was found.
    pub plan: Option<Plan>,
    /// What it is worth.
    pub value: Option<Money>,
    /// No plan is worth more, as the checker recomputed it; none if it did not agree.
    pub bound: Option<Money>,
    /// The proof of that; none if it was checked and then, for its size, not kept.
    pub certificate: Option<Certificate>,
    /// Whether it is proven that there is no plan at all.
    pub impossible: bool,
    /// Rounds of work done.
    pub work: u64,
}

/// How a trial is run.
pub(crate) struct Effort<'a> {
    pub seed: u64,
    /// Threads of this trial by itself; where many are tried, each has one.
    pub threads: usize,
    /// The most rounds.
    pub rounds: u64,
    pub stop: &'a (dyn Fn() -> bool + Sync),
}

/// Plans a changed programme, beginning from these plans (each counts as found if the judge accepts it) and from the prices and
/// the proof of a search of the unchanged one.
pub(crate) fn trial(changed: &Programme, plans: &[&Plan], other: &Search<'_>, effort: &Effort<'_>) -> Trial {
    with_donor(changed, plans, None, other, effort)
}

/// The same, beginning also from a plan of a like programme, in which one project must be done anew to be legal here.
pub(crate) fn with_donor(
    changed: &Programme,
    plans: &[&Plan],
    donor: Option<(&Plan, &str)>,
    other: &Search<'_>,
    effort: &Effort<'_>,
) -> Trial {
    let instance = Instance::new(changed);
    let rows = Rows::new(&instance);
    let mut search = Search::new(changed, &instance, &rows, effort.seed, effort.threads);
    for plan in plans {
        if let Some(start) = start(changed, &instance, plan) {
            search.adopt(&start);
        }
    }
    search.resume(other);
    let first = plans.first().filter(|_| search.plan().is_none()).map(|plan| (*plan, ""));
    for (plan, anew) in first.into_iter().chain(donor) {
        if let Some(forced) = forced(changed, &instance, &rows, &search, (plan, anew), effort.seed) {
            search.adopt(&forced);
        }
    }
    // A bound that was never asked for is none; the first round asks.
    while search.work < effort.rounds || search.bound().is_infinite() && search.bound() > 0.0 {
        if search.finished() || search.work > 0 && (effort.stop)() {
            break;
        }
        search.round();
    }
    judged(changed, plans, &instance, &rows, &search, effort.seed)
}

fn judged(
    changed: &Programme,
    plans: &[&Plan],
    instance: &Instance,
    rows: &Rows,
    search: &Search<'_>,
    seed: u64,
) -> Trial {
    let settings =
        model::plan::Settings { planner: env!("CARGO_PKG_VERSION").to_owned(), seed, work: search.work };
    let impossible = search.bound() == f64::NEG_INFINITY;
    let nothing = Money::zero(changed.currency);
    let claim = match impossible {
        true => Money { minor: -LOWEST, ..nothing },
        // A hair above: the checker allows for its own rounding.
        false => publish::money(changed, search.bound() + 1e-9 * search.bound().abs() + 0.02),
    };
    let found = search.plan().map(|best| publish::publish(changed, instance, best, settings.clone()));
    let carried = plans.iter().map(|plan| (*plan).clone());
    let mut best: Option<Plan> = None;
    for plan in found.into_iter().chain(carried).filter_map(|plan| accepted(changed, &plan)) {
        if best.as_ref().is_none_or(|best| plan.totals.objective() > best.totals.objective()) {
            best = Some(plan);
        }
    }
    let value = best.as_ref().map(|plan| plan.totals.objective());
    let claim = value.map_or(claim, |value| claim.max(value));
    if let Some(plan) = &mut best {
        plan.bound = claim;
    }
    let lagrangian = Lagrangian::new(instance, rows);
    let mut certificate = search.proof().publish(&lagrangian, changed, search.root(), claim);
    let mut proven = certificate::prove(changed, &certificate);
    // Where prices are high and values low, the checker's allowance for its rounding is more than a hair: it has the last word.
    if let Err(findings) = &proven
        && let Some(Fact::Money(least)) = findings.iter().find_map(|finding| finding.fact("proven"))
    {
        certificate = search.proof().publish(&lagrangian, changed, search.root(), *least);
        proven = certificate::prove(changed, &certificate);
    }
    let proven = proven.ok();
    Trial {
        plan: best,
        value,
        bound: proven.filter(|_| !impossible),
        impossible: impossible && proven.is_some(),
        certificate: Some(certificate),
        work: search.work,
    }
}

/// The plan as one of this programme, recounted; none if the judge does not accept it there.
pub(crate) fn accepted(programme: &Programme, plan: &Plan) -> Option<Plan> {
    let mut plan = plan.clone();
    plan.programme.clone_from(&programme.fingerprint);
    plan.left_out.clear();
    let (resolved, _) = Resolved::new(programme, &plan);
    plan.totals = account::of(programme, &resolved).totals;
    plan.bound = plan.bound.max(plan.totals.objective());
    (!any_error(&model::check(programme, &plan))).then_some(plan)
}

/// A claim that no certificate of a programme with a plan could prove, in hundredths.
const LOWEST: i64 = 1 << 60;

/// The plan without what breaks the changed programme's obligations and without one project, if one is named, improved until it meets them: a
/// project that must be in by an earlier date displaces as little as can be. None if it still does not.
fn forced(
    changed: &Programme,
    instance: &Instance,
    rows: &Rows,
    search: &Search<'_>,
    (plan, anew): (&Plan, &str),
    seed: u64,
) -> Option<Proposal> {
    let mut rest = plan.clone();
    let late = |choice: &model::plan::Choice| {
        let project = changed.project(&choice.project).map(|id| &changed.projects[id]);
        choice.project == anew
            || project.and_then(|project| project.latest_launch).is_some_and(|latest| choice.launch > latest)
    };
    rest.payments.retain(|payment| {
        !plan.choices.iter().any(|choice| choice.project == payment.project && late(choice))
    });
    rest.choices.retain(|choice| !late(choice));
    let mut current = Proposal::of_plan(instance, changed, &rest)?;
    let turns = search.turns();
    let guide = Guide::new(instance, rows, search.prices());
    let mut improver = Improver::new(changed, instance, rows, search.root(), &guide, &turns);
    let mut chance = Chance::stream(seed, u64::MAX, 1);
    let mut best = current.clone();
    // Cold at first: as long as something is missing, any warmth would accept anything.
    for heat in [0.0, 0.1, 0.05, 0.0] {
        let known = improver.score(&best);
        if let Some(better) = improver.improve(&mut current, known, heat, &mut chance, FORCING) {
            best = better;
        }
    }
    let complete =
        search.root().iter().zip(&best.placed).all(|(case, placed)| case.may_be_out || placed.is_some());
    (complete && fits(changed, instance, plan, &best)).then_some(best)
}

/// Whether the judge accepts a proposal of that programme, made like that plan.
fn fits(programme: &Programme, instance: &Instance, like: &Plan, proposal: &Proposal) -> bool {
    accepted(programme, &publish::publish(programme, instance, proposal, like.settings.clone())).is_some()
}

/// Moves of ruin and recreate at each heat, for a project that must be in.
const FORCING: u32 = 300;

/// The plan as a proposal of the changed programme, if the judge accepts it there; funds are asked anew if need be.
fn start(changed: &Programme, instance: &Instance, plan: &Plan) -> Option<Proposal> {
    let proposal = Proposal::of_plan(instance, changed, plan)?;
    let fits = |proposal: &Proposal| fits(changed, instance, plan, proposal);
    if fits(&proposal) {
        return Some(proposal);
    }
    Treasury::orders(instance).iter().find_map(|order| {
        let mut anew = proposal.clone();
        anew.repay(instance, order);
        anew.keep();
        fits(&anew).then_some(anew)
    })
}
