//! Every lever that a programme has: what could bind is loosened, what can never bind is no lever.

use model::draft::{Must, TaskKind};
use model::programme::Project;
use model::{Id, Money, Period, Programme, Quantity};

use super::Lever;
use super::lever::first_tasks;
use crate::instance::Instance;
use crate::rows::Rows;

/// What may be chosen about the levers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Units and money come from this period (its year) on.
    pub from: Period,
    /// Money that a fund gets; none = a tenth of all that it has.
    pub money: Option<Money>,
    /// Whether a recognised certificate costs nothing either.
    pub free_certificates: bool,
    /// Whose tasks are tried in their shortest time. There are as many of these levers as tasks, more than of all others together.
    pub faster: Faster,
}

/// Whose tasks are tried in their shortest time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Faster {
    /// Nobody's.
    None,
    /// One project's.
    Of(Id<Project>),
    /// Everybody's.
    All,
}

/// All levers, in the order of the programme's tables.
#[must_use]
pub fn catalogue(programme: &Programme, choice: &Choice) -> Vec<Lever> {
    let instance = Instance::new(programme);
    let rows = Rows::new(&instance);
    let mut levers: Vec<Lever> = (programme.resources.ids())
        .filter(|resource| rows.resource[resource.index()].is_some())
        .map(|resource| Lever::Unit { resource, from: choice.from })
        .collect();
    levers.extend(money(programme, &instance, choice));
    for (project, row) in programme.projects.rows().filter(|(_, row)| row.must != Must::Out) {
        levers.extend(certification(project, row, choice));
        levers.extend(quicker(programme, project, row, choice.faster));
    }
    levers.extend((0..programme.requirements.len()).map(Lever::Requirement));
    levers.extend((0..programme.cross_precedence.len()).map(Lever::Wait));
    levers.extend((programme.plants.ids()).filter(|plant| rows.floor[plant.index()].is_some()).map(
        |plant| {
            let sites = programme.projects.iter().flat_map(|project| &project.sites);
            let area = sites.filter(|site| site.plant == plant).map(|site| site.area).max();
            Lever::Floor { plant, area: area.unwrap_or(Quantity::ZERO) }
        },
    ));
    if programme.buyer_cost_max_share.is_some() {
        levers.push(Lever::Buyers);
    }
    for (project, row) in programme.projects.rows() {
        if row.must == Must::Out {
            levers.push(Lever::Freed(project));
        }
        if row.latest_launch.is_some() {
            levers.push(Lever::Deadline(project));
        }
    }
    levers.extend(programme.limits.ids().map(Lever::Limit));
    levers
}

fn money(programme: &Programme, instance: &Instance, choice: &Choice) -> Vec<Lever> {
    let mut levers = Vec::new();
    let year = programme.year_of[choice.from.index()];
    for (fund, row) in programme.funds.rows() {
        if instance.purses.iter().all(|shares| shares[fund.index()] <= 0.0) {
            continue;
        }
        let all: i64 = row.amounts.iter().map(|amount| amount.minor).sum();
        let tenth = Money { minor: all / 10, currency: programme.currency };
        let amount = choice.money.unwrap_or(tenth);
        if amount.minor > 0 {
            levers.push(Lever::Money { fund, year, amount });
        }
        if row.amounts[year + 1..].iter().any(|amount| amount.minor > 0) {
            levers.push(Lever::Earlier { fund, year });
        }
    }
    levers
}

fn certification(project: Id<Project>, row: &Project, choice: &Choice) -> Vec<Lever> {
    let of_kind = |kind: TaskKind| (0..row.tasks.len()).filter(move |&task| row.tasks[task].kind == kind);
    let mut levers: Vec<Lever> = of_kind(TaskKind::Certification)
        .filter(|&task| row.tasks[task].modes.iter().flatten().any(|mode| mode.duration > 0))
        .map(|task| Lever::Recognition { project, task, free: choice.free_certificates })
        .collect();
    levers.extend(
        row.precedence
            .iter()
            .filter(|arc| {
                matches!(row.tasks[arc.before].kind, TaskKind::Prototype | TaskKind::Certification)
                    && row.tasks[arc.after].kind == TaskKind::Tooling
            })
            .map(|arc| Lever::Overlap { project, earlier: arc.before, tooling: arc.after }),
    );
    levers
}

/// Tasks that can take less time than planned, and an earlier beginning.
fn quicker(programme: &Programme, project: Id<Project>, row: &Project, faster: Faster) -> Vec<Lever> {
    let asked = faster == Faster::All || faster == Faster::Of(project);
    let can_be_faster = |task: &usize| {
        asked && row.tasks[*task].modes.iter().flatten().any(|mode| mode.duration_range.0 < mode.duration)
    };
    let faster = (0..row.tasks.len()).filter(can_be_faster).map(|task| Lever::Faster { project, task });
    let takes_time = |task: usize| row.tasks[task].modes.iter().flatten().any(|mode| mode.duration > 0);
    let early = first_tasks(programme, project).into_iter().any(takes_time);
    faster.chain(early.then_some(Lever::HeadStart(project))).collect()
}
