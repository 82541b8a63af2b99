//! Why a project is in a plan: what a unit keeps inside, what the project brings, who pays, and what each task waits for.
//!
//! All of it is recomputed from the programme and the plan; nothing is taken from the search.

use std::collections::BTreeMap;

use model::account::{Account, Chosen, Contribution, Resolved, Scheduled};
use model::draft::RequirementKind;
use model::plan::{Plan, Reason};
use model::programme::{Fund, Programme, Project, Resource, Site};
use model::table::Id;
use model::{Money, Period, Quantity, Ratio, UnitPrice};

/// What can be said about a project and a plan.
pub(crate) struct Explanation {
    /// Which project.
    pub(crate) project: Id<Project>,
    /// What the plan makes of it.
    pub(crate) fate: Fate,
    /// Its sites with their figures, in the programme's order.
    pub(crate) sites: Vec<SiteFigures>,
}

/// What a plan makes of a project.
pub(crate) enum Fate {
    /// It is in the plan.
    In(Box<Included>),
    /// It is not, for this reason (if the plan gives one).
    Out(Option<Reason>),
}

/// A project in the plan.
pub(crate) struct Included {
    /// Number of its site.
    pub(crate) site: usize,
    /// First period of production.
    pub(crate) launch: Period,
    /// Units made in the whole horizon.
    pub(crate) units: Quantity,
    /// What it brings.
    pub(crate) contribution: Contribution,
    /// Who pays how much in which year.
    pub(crate) payers: Vec<(Id<Fund>, i32, Money)>,
    /// Its tasks, in the project's order.
    pub(crate) tasks: Vec<TaskStory>,
}

/// The figures of one unit and of the cheapest and fastest way at a site.
pub(crate) struct SiteFigures {
    /// Import price of the product.
    pub(crate) price: UnitPrice,
    /// Its parts, at import prices.
    pub(crate) parts: UnitPrice,
    /// Price less parts less hidden imports: equation (5) before discounting.
    pub(crate) margin: UnitPrice,
    /// Σ over tasks of the cheapest mode.
    pub(crate) outlay_least: Money,
    /// Periods of the longest path of fastest modes.
    pub(crate) periods_least: u32,
}

/// When a task runs and why not earlier.
pub(crate) struct TaskStory {
    /// The task with its mode and start.
    pub(crate) scheduled: Scheduled,
    /// The first period in which it no longer runs.
    pub(crate) end: Period,
    /// Why it does not start earlier.
    pub(crate) wait: Wait,
}

/// Why a task does not start earlier.
#[derive(Debug, PartialEq)]
pub(crate) enum Wait {
    /// It starts with the programme.
    Nothing,
    /// A task of the same project must come first.
    Task {
        /// Number of that task.
        task: usize,
    },
    /// A task of another project must come first.
    OtherProject {
        /// That project and the number of its task.
        before: (Id<Project>, usize),
    },
    /// Precedence would allow an earlier start, but a resource is used up.
    Resource {
        /// The earliest start that precedence allows.
        earliest: Period,
        /// Which resource.
        resource: Id<Resource>,
        /// The last start that fails for it is the period before this one.
        until: Period,
        /// The projects that use it then, this one apart.
        users: Vec<Id<Project>>,
    },
    /// Precedence would allow an earlier start, but the money is not there yet.
    Money {
        /// The earliest start that precedence allows.
        earliest: Period,
        /// The year in which the money lacks.
        year: i32,
        /// What the funds that may pay have left then and until the task starts.
        spare: Money,
        /// What the task costs.
        outlay: Money,
    },
    /// An earlier start would gain nothing: the following task starts later anyway.
    NoHurry {
        /// The earliest start that precedence allows.
        earliest: Period,
        /// Number of the following task.
        next: usize,
    },
    /// An earlier start would gain nothing: the launch has to wait for another project's.
    LaunchAfter {
        /// The earliest start that precedence allows.
        earliest: Period,
        /// That project.
        other: Id<Project>,
    },
    /// Nothing of the above: the plan chose the later start.
    Choice {
        /// The earliest start that precedence allows.
        earliest: Period,
    },
}

/// Explains one project of a plan. Parts of the plan that do not fit the programme are passed over: the judge tells them.
pub(crate) fn explain(programme: &Programme, plan: &Plan, project: Id<Project>) -> Explanation {
    let (resolved, _) = Resolved::new(programme, plan);
    let account = model::account::of(programme, &resolved);
    let sites = (0..programme.projects[project].sites.len())
        .map(|site| site_figures(programme, &programme.projects[project], site))
        .collect();
    let chosen = resolved.choices.iter().position(|choice| choice.project == project);
    let fate = match chosen {
        Some(number) => Fate::In(Box::new(included(programme, &resolved, &account, number))),
        None => {
            let key = &programme.projects[project].key;
            let left = plan.left_out.iter().find(|left| left.project == *key);
            Fate::Out(left.map(|left| left.reason.clone()))
        }
    };
    Explanation { project, fate, sites }
}

fn included(programme: &Programme, resolved: &Resolved, account: &Account, number: usize) -> Included {
    let chosen = &resolved.choices[number];
    let mut payers: BTreeMap<(Id<Fund>, usize), Money> = BTreeMap::new();
    for paid in resolved.payments.iter().filter(|paid| paid.project == chosen.project) {
        *payers.entry((paid.fund, paid.year)).or_insert(Money::zero(programme.currency)) += paid.amount;
    }
    let world = World { programme, resolved, chosen };
    Included {
        site: chosen.site,
        launch: chosen.launch,
        units: chosen.production.iter().copied().sum(),
        contribution: account.projects[number],
        payers: payers.into_iter().map(|((fund, year), sum)| (fund, programme.years[year], sum)).collect(),
        tasks: chosen
            .tasks
            .iter()
            .map(|&scheduled| TaskStory {
                scheduled,
                end: Period::at(chosen.end(programme, scheduled)),
                wait: world.wait(scheduled),
            })
            .collect(),
    }
}

fn site_figures(programme: &Programme, project: &Project, number: usize) -> SiteFigures {
    let site: &Site = &project.sites[number];
    let product = &programme.products[project.product];
    let parts = product
        .inputs
        .iter()
        .map(|input| priced(programme.products[input.product].price, input.quantity))
        .fold(UnitPrice::ZERO, |sum, part| sum + part);
    let modes = |task: &'_ model::programme::Task| task.modes[number].clone();
    let outlay_least = project
        .tasks
        .iter()
        .filter_map(|task| modes(task).into_iter().map(|mode| mode.outlay).min())
        .fold(Money::zero(programme.currency), |sum, outlay| sum + outlay);
    SiteFigures {
        price: product.price,
        parts,
        margin: product.price - parts - site.hidden.likely,
        outlay_least,
        periods_least: fastest(project, number),
    }
}

/// A price times a bill-of-materials quantity, to a millionth.
fn priced(price: UnitPrice, quantity: Ratio) -> UnitPrice {
    let parts = model::number::round_div(
        i128::from(price.parts()) * i128::from(quantity.parts()),
        i128::from(Ratio::SCALE),
    );
    UnitPrice::from_parts(i64::try_from(parts).unwrap_or(i64::MAX))
}

/// Longest path of fastest modes through the project's precedence.
fn fastest(project: &Project, site: usize) -> u32 {
    let least = |task: usize, figure: &dyn Fn(&model::programme::Mode) -> u32| {
        project.tasks[task].modes[site].iter().map(figure).min().unwrap_or(0)
    };
    let mut starts = vec![0u32; project.tasks.len()];
    // Precedence has no circles: as many rounds as there are tasks settle all starts.
    for _ in 0..project.tasks.len() {
        for arc in &project.precedence {
            let passed = least(arc.before, &|mode| mode.duration.saturating_sub(mode.overlap));
            starts[arc.after] = starts[arc.after].max(starts[arc.before] + passed + arc.lag);
        }
    }
    (0..project.tasks.len()).map(|task| starts[task] + least(task, &|mode| mode.duration)).max().unwrap_or(0)
}

/// A chosen project among the others.
struct World<'a> {
    programme: &'a Programme,
    resolved: &'a Resolved,
    chosen: &'a Chosen,
}

impl World<'_> {
    fn wait(&self, scheduled: Scheduled) -> Wait {
        let (earliest, before) = self.earliest(scheduled);
        let start = scheduled.start.index();
        if start <= earliest {
            return before.unwrap_or(Wait::Nothing);
        }
        self.short_resource(scheduled, earliest)
            .or_else(|| self.short_money(scheduled, earliest))
            .or_else(|| self.no_hurry(scheduled, earliest))
            .unwrap_or(Wait::Choice { earliest: Period::at(earliest) })
    }

    /// The earliest start that the predecessors as planned allow, and the one that decides.
    fn earliest(&self, scheduled: Scheduled) -> (usize, Option<Wait>) {
        let ready = |choice: &Chosen, task: usize, lag: u32| {
            choice.tasks.iter().find(|other| other.task == task).map(|&other| {
                let overlap = choice.mode(self.programme, other).overlap;
                (choice.end(self.programme, other) + lag as usize).saturating_sub(overlap as usize)
            })
        };
        let project = &self.programme.projects[self.chosen.project];
        let own = project.precedence.iter().filter(|arc| arc.after == scheduled.task).filter_map(|arc| {
            ready(self.chosen, arc.before, arc.lag).map(|at| (at, Wait::Task { task: arc.before }))
        });
        let cross = self.programme.cross_precedence.iter();
        let after = (self.chosen.project, scheduled.task);
        let cross = cross.filter(|arc| arc.after == after).filter_map(|arc| {
            let other = self.resolved.choices.iter().find(|choice| choice.project == arc.before.0)?;
            ready(other, arc.before.1, arc.lag).map(|at| (at, Wait::OtherProject { before: arc.before }))
        });
        // Of several that allow the same period the first is named.
        own.chain(cross).fold((0, None), |(latest, by), (at, wait)| {
            if at > latest { (at, Some(wait)) } else { (latest, by) }
        })
    }

    /// The resource that forbids the start just before the planned one.
    fn short_resource(&self, scheduled: Scheduled, earliest: usize) -> Option<Wait> {
        let mode = self.chosen.mode(self.programme, scheduled);
        let start = scheduled.start.index() - 1;
        for &(resource, amount) in &mode.uses {
            for period in start..start + mode.duration as usize {
                let (used, users) = self.use_by_others(resource, period, scheduled);
                let capacity = self.programme.resources[resource].capacity.get(period).copied().unwrap_or(0);
                if used + u64::from(amount) > u64::from(capacity) {
                    let (earliest, until) = (Period::at(earliest), scheduled.start);
                    return Some(Wait::Resource { earliest, resource, until, users });
                }
            }
        }
        None
    }

    /// What all other tasks use of a resource in a period, and whose they are.
    fn use_by_others(&self, resource: Id<Resource>, period: usize, own: Scheduled) -> (u64, Vec<Id<Project>>) {
        let (mut used, mut users) = (0, Vec::new());
        for choice in &self.resolved.choices {
            for &scheduled in &choice.tasks {
                let mine = choice.project == self.chosen.project;
                let runs = (scheduled.start.index()..choice.end(self.programme, scheduled)).contains(&period);
                if !runs || (mine && scheduled == own) {
                    continue;
                }
                let uses = &choice.mode(self.programme, scheduled).uses;
                let Some((_, amount)) = uses.iter().find(|(known, _)| *known == resource) else { continue };
                used += u64::from(*amount);
                if !mine && !users.contains(&choice.project) {
                    users.push(choice.project);
                }
            }
        }
        (used, users)
    }

    /// Money forbids an earlier start if the funds that may pay could not pay the task a budget year earlier.
    fn short_money(&self, scheduled: Scheduled, earliest: usize) -> Option<Wait> {
        let year_of = &self.programme.year_of;
        let (year, earlier) = (*year_of.get(scheduled.start.index())?, *year_of.get(scheduled.start.index() - 1)?);
        if earlier == year {
            return None;
        }
        let plant = self.chosen.site(self.programme).plant;
        let mut spare = Money::zero(self.programme.currency);
        for fund in self.programme.funds.ids() {
            if self.programme.fund_share(fund, self.chosen.project, plant) > Ratio::ZERO {
                spare += self.stock(fund, earlier);
            }
        }
        let outlay = self.chosen.mode(self.programme, scheduled).outlay;
        let earliest = Period::at(earliest);
        (spare < outlay).then_some(Wait::Money { earliest, year: self.programme.years[earlier], spare, outlay })
    }

    /// What a fund has left at the end of a year, as planned: equation (10) of the planning model.
    fn stock(&self, fund: Id<Fund>, year: usize) -> Money {
        let row = &self.programme.funds[fund];
        let mut left = Money::zero(self.programme.currency);
        for (number, amount) in row.amounts.iter().enumerate().take(year + 1) {
            let kept = model::number::round_div(
                i128::from(left.minor) * i128::from(row.carry_over.parts()),
                i128::from(Ratio::SCALE),
            );
            left.minor = i64::try_from(kept).unwrap_or(i64::MAX);
            left += *amount;
            for paid in self.resolved.payments.iter().filter(|paid| paid.fund == fund && paid.year == number) {
                left -= paid.amount;
            }
        }
        left
    }

    /// Whether the follower, or the launch, would start no earlier anyway.
    fn no_hurry(&self, scheduled: Scheduled, earliest: usize) -> Option<Wait> {
        let mode = self.chosen.mode(self.programme, scheduled);
        let project = &self.programme.projects[self.chosen.project];
        let end = self.chosen.end(self.programme, scheduled);
        let earliest = Period::at(earliest);
        let free = (end + 1).saturating_sub(mode.overlap as usize);
        let followers = project.precedence.iter().filter(|arc| arc.before == scheduled.task);
        for arc in followers.clone() {
            let next = self.chosen.tasks.iter().find(|other| other.task == arc.after)?;
            if next.start.index() >= free + arc.lag as usize {
                return Some(Wait::NoHurry { earliest, next: arc.after });
            }
        }
        if followers.count() > 0 {
            return None;
        }
        let requirement = self.programme.requirements.iter().find(|requirement| {
            requirement.kind == RequirementKind::LaunchAfter
                && requirement.project == self.chosen.project
                && self.resolved.choices.iter().any(|choice| {
                    choice.project == requirement.other
                        && choice.launch.index() + requirement.lag as usize == self.chosen.launch.index()
                })
        })?;
        Some(Wait::LaunchAfter { earliest, other: requirement.other })
    }
}
