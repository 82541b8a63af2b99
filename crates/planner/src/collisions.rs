//! Whether a programme has a plan at all, and if not, which of its limits collide.
//!
//! Without prices the question is easier: everything that must be in, and all that it needs, shall be placed; nothing else is
//! worth a thought, nothing earns or costs anything, so that every plan is worth nought. A bound below nought is then a proof
//! that there is none (Farkas), and the certificate's checker confirms it. Limits are loosened as long as there is still no plan
//! (the deletion filter of Chinneck & Dravnieks 1991, *ORSA J. Comput.* 3, in halves); what is left collides.

use model::draft::{Must, RequirementKind};
use model::limit::{Collision, Evidence, Limit};
use model::programme::{Fund, Plant, PolicyLimit, Project, Resource};
use model::{Id, Money, Programme, Quantity, Ratio, Table, certificate, time};

use crate::Settings;
use crate::bound::Lagrangian;
use crate::instance::Instance;
use crate::proposal::Proposal;
use crate::publish;
use crate::rows::Rows;
use crate::search::Search;

/// Rounds spent on the question whether there is a plan.
const ROUNDS: u64 = 40;
/// Rounds spent on all loosened programmes together.
const ALL_ROUNDS: u64 = 1200;
/// The same if somebody has already said stop.
const STOPPED_ROUNDS: u64 = 60;

/// Whether there is a plan.
pub(crate) enum Answer {
    /// There is, and this is one; what it is worth was not looked at.
    Possible(Box<Proposal>),
    /// There is none, and the checker agrees.
    Impossible,
    /// None was found.
    Unknown,
}

/// Looks for any plan at all.
pub(crate) fn possible(programme: &Programme, settings: &Settings<'_>) -> Answer {
    let mut rounds = ROUNDS;
    look(programme, settings, &mut rounds, settings.stop)
}

fn look(programme: &Programme, settings: &Settings<'_>, rounds: &mut u64, stop: &dyn Fn() -> bool) -> Answer {
    let Some(bare) = bare(programme) else { return Answer::Impossible };
    let instance = Instance::new(&bare);
    let rows = Rows::new(&instance);
    let mut search = Search::new(&bare, &instance, &rows, settings.seed, settings.threads);
    // Every plan is worth nought, but for breaches of policy limits; one less is clearly below.
    let least = -1.0 - tolerances(programme);
    search.expect(least);
    let most = ROUNDS.min(*rounds);
    for _ in 0..most {
        if let Some(plan) = search.plan().filter(|plan| plan.value > least) {
            return Answer::Possible(Box::new(plan.clone()));
        }
        // No plan of all is worth as much as one that keeps every limit: how much less does not matter.
        if search.finished() || search.bound() < least {
            return if is_proven(&bare, &instance, &rows, &search, least + 0.5) {
                Answer::Impossible
            } else {
                Answer::Unknown
            };
        }
        if stop() {
            break;
        }
        *rounds -= 1;
        search.round();
    }
    search
        .plan()
        .filter(|plan| plan.value > least)
        .map_or(Answer::Unknown, |plan| Answer::Possible(Box::new(plan.clone())))
}

/// How far legal plans may go beyond policy limits together, in units of money, and what the trace of value may come to.
fn tolerances(programme: &Programme) -> f64 {
    let rows = programme.policy_rows();
    let dearest = rows.iter().map(model::programme::PolicyRow::base).fold(0.0, f64::max);
    rows.iter().map(|row| 1e-6 * row.base()).sum::<f64>() + 1e-9 * dearest
}

/// Whether the checker, who shares no code with the search, finds that every plan is worth less than that.
fn is_proven(bare: &Programme, instance: &Instance, rows: &Rows, search: &Search<'_>, below: f64) -> bool {
    let lagrangian = Lagrangian::new(instance, rows);
    let claim = publish::money(bare, below);
    let certificate = search.proof().publish(&lagrangian, bare, search.root(), claim);
    certificate::prove(bare, &certificate).is_ok_and(|proven| proven <= claim)
}

/// The programme without values: what must be in and all that this needs; none if some of that must be out. With policy limits,
/// everybody may be in, and every unit of money of breach costs one.
fn bare(programme: &Programme) -> Option<Programme> {
    let mut bare = programme.clone();
    let needed = needed(programme);
    for (id, project) in programme.projects.rows() {
        if needed[id.index()] && project.must == Must::Out {
            return None;
        }
        let may_help = !programme.limits.is_empty() && project.must == Must::Free;
        let rest = if may_help { Must::Free } else { Must::Out };
        bare.projects[id].must = if needed[id.index()] { Must::In } else { rest };
        bare.projects[id].imported_share_of_outlay = Ratio::ZERO;
    }
    // A trace of value, far below what counts as a breach, makes plants work where nothing but a limit asks for it.
    bare.discount.fill(i64::from(!programme.limits.is_empty()));
    for id in programme.limits.ids() {
        bare.limits[id].penalty = Some(Ratio::ONE);
    }
    bare.buyer_cost_max_share = None;
    Some(bare)
}

/// What must be in, and all that it needs.
fn needed(programme: &Programme) -> Vec<bool> {
    let mut needed: Vec<bool> = programme.projects.iter().map(|project| project.must == Must::In).collect();
    let required =
        programme.requirements.iter().filter(|requirement| requirement.kind != RequirementKind::Xor);
    let required = required.map(|requirement| (requirement.project, requirement.other));
    let awaited = programme.cross_precedence.iter().map(|arc| (arc.after.0, arc.before.0));
    let pairs: Vec<(Id<Project>, Id<Project>)> = required.chain(awaited).collect();
    while let Some((_, other)) =
        pairs.iter().find(|(project, other)| needed[project.index()] && !needed[other.index()])
    {
        needed[other.index()] = true;
    }
    needed
}

/// A limit that can be loosened.
#[derive(Clone, Copy, Debug)]
enum Tie {
    Horizon,
    Requirement(usize),
    Wait(usize),
    Floor(Id<Plant>),
    Resource(Id<Resource>),
    LatestLaunch(Id<Project>),
    Fund(Id<Fund>),
    Policy(Id<PolicyLimit>),
    Must(Id<Project>),
}

/// All of them that can matter, those that are least readily named first.
fn ties(programme: &Programme) -> Vec<Tie> {
    let needed = needed(programme);
    let matters = |project: Id<Project>| needed[project.index()];
    let numbered = |count: usize| 0..count;
    let mut ties = vec![Tie::Horizon];
    ties.extend(
        numbered(programme.requirements.len())
            .filter(|&number| matters(programme.requirements[number].project))
            .map(Tie::Requirement),
    );
    ties.extend(
        numbered(programme.cross_precedence.len())
            .filter(|&number| matters(programme.cross_precedence[number].after.0))
            .map(Tie::Wait),
    );
    ties.extend(
        programme.plants.rows().filter(|(_, plant)| plant.floor_area.is_some()).map(|(id, _)| Tie::Floor(id)),
    );
    ties.extend(programme.resources.ids().map(Tie::Resource));
    let projects = || programme.projects.rows().filter(|(id, _)| matters(*id));
    ties.extend(
        projects()
            .filter(|(_, project)| project.latest_launch.is_some())
            .map(|(id, _)| Tie::LatestLaunch(id)),
    );
    ties.extend(programme.funds.ids().map(Tie::Fund));
    // What may be broken at a price collides with nothing.
    let hard = programme.limits.rows().filter(|(_, limit)| limit.penalty.is_none());
    ties.extend(hard.map(|(id, _)| Tie::Policy(id)));
    ties.extend(projects().filter(|(_, project)| project.must != Must::Free).map(|(id, _)| Tie::Must(id)));
    ties
}

/// Limits that collide, in a programme for which no plan was found.
pub(crate) fn colliding(programme: &Programme, settings: &Settings<'_>) -> Collision {
    let mut filter = Filter {
        programme,
        settings,
        rounds: if (settings.stop)() { STOPPED_ROUNDS } else { ALL_ROUNDS },
        loosened: Vec::new(),
        left: Vec::new(),
    };
    filter.sift(&ties(programme));
    let evidence = match filter.answer(&[]) {
        Answer::Impossible => Evidence::Proof,
        Answer::Possible(_) | Answer::Unknown => Evidence::Search,
    };
    let limits = filter.left.iter().rev().map(|&tie| limit(programme, tie)).collect();
    Collision { limits, evidence }
}

struct Filter<'a> {
    programme: &'a Programme,
    settings: &'a Settings<'a>,
    rounds: u64,
    /// Without these there is still no plan.
    loosened: Vec<Tie>,
    /// Without any one of these there was a plan.
    left: Vec<Tie>,
}

impl Filter<'_> {
    /// Loosens what can be loosened of these: all at once if there is still no plan, else each half by itself.
    fn sift(&mut self, ties: &[Tie]) {
        if ties.is_empty() {
            return;
        }
        if !matches!(self.answer(ties), Answer::Possible(_)) && self.rounds > 0 {
            self.loosened.extend(ties);
        } else if let [tie] = ties {
            self.left.push(*tie);
        } else {
            let (first, second) = ties.split_at(ties.len() / 2);
            self.sift(first);
            self.sift(second);
        }
    }

    fn answer(&mut self, more: &[Tie]) -> Answer {
        let all: Vec<Tie> = self.loosened.iter().chain(more).copied().collect();
        look(&loosened(self.programme, &all), self.settings, &mut self.rounds, &|| false)
    }
}

/// The programme without these limits.
fn loosened(programme: &Programme, ties: &[Tie]) -> Programme {
    let mut loose = programme.clone();
    let all_outlays = programme.projects.iter().flat_map(|project| &project.tasks);
    let all_outlays: i64 =
        all_outlays.flat_map(|task| task.modes.iter().flatten()).map(|mode| mode.outlay.minor).sum();
    let plenty = Money { minor: all_outlays, currency: programme.currency };
    for &tie in ties {
        match tie {
            Tie::Horizon => lengthen(&mut loose),
            Tie::Floor(plant) => loose.plants[plant].floor_area = None,
            // As good as unlimited, and small enough to be added up.
            Tie::Resource(resource) => loose.resources[resource].capacity.fill(1 << 24),
            Tie::LatestLaunch(project) => loose.projects[project].latest_launch = None,
            Tie::Fund(fund) => {
                let fund = &mut loose.funds[fund];
                fund.amounts.fill(plenty);
                fund.rules.clear();
            }
            Tie::Must(project) => loose.projects[project].must = Must::Free,
            Tie::Requirement(_) | Tie::Wait(_) | Tie::Policy(_) => {}
        }
    }
    let kept = |gone: &dyn Fn(&Tie) -> bool| !ties.iter().any(gone);
    let number_of = |tie: &Tie, number: usize, wait: bool| match tie {
        Tie::Requirement(known) => !wait && *known == number,
        Tie::Wait(known) => wait && *known == number,
        _ => false,
    };
    let numbered = loose.requirements.iter().enumerate();
    loose.requirements = numbered
        .filter(|(number, _)| kept(&|tie| number_of(tie, *number, false)))
        .map(|(_, row)| *row)
        .collect();
    let gone = |id: Id<PolicyLimit>| ties.iter().any(|tie| matches!(tie, Tie::Policy(known) if *known == id));
    let hard = programme.limits.rows().filter(|(id, limit)| limit.penalty.is_none() && !gone(*id));
    loose.limits = Table::new(hard.map(|(_, limit)| limit.clone()).collect());
    let numbered = loose.cross_precedence.iter().enumerate();
    loose.cross_precedence = numbered
        .filter(|(number, _)| kept(&|tie| number_of(tie, *number, true)))
        .map(|(_, row)| *row)
        .collect();
    loose
}

/// Twice as long: money is there as before, resources as at their best, and nothing is demanded.
fn lengthen(programme: &mut Programme) {
    let old = &programme.calendar;
    let periods = u32::try_from(2 * old.len()).unwrap_or(time::PERIODS_MAX).min(time::PERIODS_MAX);
    let Some(calendar) = time::Calendar::new(old.planning_day(), old.kind(), periods) else { return };
    let last = programme.discount.last().copied().unwrap_or(0);
    programme.discount.resize(calendar.len(), last);
    programme.years = calendar.years();
    let first_year = programme.years[0];
    programme.year_of = (0..calendar.len())
        .map(|period| usize::try_from(calendar.year(model::Period::at(period)) - first_year).unwrap_or(0))
        .collect();
    programme.calendar = calendar;
    for id in programme.products.ids() {
        programme.products[id].demand.resize(calendar.len(), Quantity::ZERO);
    }
    for id in programme.resources.ids() {
        let capacity = &mut programme.resources[id].capacity;
        let most = capacity.iter().copied().max().unwrap_or(0);
        capacity.resize(calendar.len(), most);
    }
    for id in programme.funds.ids() {
        let nothing = Money::zero(programme.currency);
        programme.funds[id].amounts.resize(programme.years.len(), nothing);
    }
}

fn limit(programme: &Programme, tie: Tie) -> Limit {
    let key = |project: Id<Project>| programme.projects[project].key.clone();
    match tie {
        Tie::Horizon => Limit::Horizon,
        Tie::Requirement(number) => {
            let requirement = &programme.requirements[number];
            Limit::Requires(key(requirement.project), requirement.kind.word(), key(requirement.other))
        }
        Tie::Wait(number) => programme.waiting(&programme.cross_precedence[number]),
        Tie::Floor(plant) => Limit::Floor(programme.plants[plant].key.clone()),
        Tie::Resource(resource) => Limit::Resource(programme.resources[resource].key.clone()),
        Tie::LatestLaunch(project) => Limit::LatestLaunch(key(project)),
        Tie::Policy(limit) => Limit::Policy(programme.limits[limit].key.clone()),
        Tie::Fund(fund) => Limit::Fund(programme.funds[fund].key.clone()),
        Tie::Must(project) if programme.projects[project].must == Must::Out => Limit::MustOut(key(project)),
        Tie::Must(project) => Limit::MustIn(key(project)),
    }
}
