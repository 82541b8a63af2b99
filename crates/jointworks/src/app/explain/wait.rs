//! What a task waits for: a predecessor, a resource, money, or nothing that would be gained by an earlier start.
//!
//! A planned task is moved one period forward in thought; what breaks is what it waits for.

use model::account::{Chosen, Resolved, Scheduled};
use model::draft::RequirementKind;
use model::programme::{Fund, Programme, Project, Resource};
use model::{Id, Money, Period, Ratio};

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
    /// A later task that follows without a pause could not start earlier either.
    Follower {
        /// The earliest start that precedence allows.
        earliest: Period,
        /// Number of the later task.
        task: usize,
        /// Why that one could not: [`Wait::Resource`] or [`Wait::Money`].
        because: Box<Wait>,
    },
    /// Nothing of the above: the plan chose the later start.
    Choice {
        /// The earliest start that precedence allows.
        earliest: Period,
    },
}

/// A chosen project among the others.
pub(super) struct World<'a> {
    pub(super) programme: &'a Programme,
    pub(super) resolved: &'a Resolved,
    pub(super) chosen: &'a Chosen,
}

impl World<'_> {
    /// Why one of its tasks does not start earlier.
    pub(super) fn wait(&self, scheduled: Scheduled) -> Wait {
        let (earliest, before) = self.earliest(scheduled);
        let start = scheduled.start.index();
        if start <= earliest {
            return before.unwrap_or(Wait::Nothing);
        }
        self.short_resource(scheduled, earliest)
            .or_else(|| self.short_money(scheduled, earliest))
            .or_else(|| self.no_hurry(scheduled, earliest))
            .or_else(|| self.short_follower(scheduled, earliest))
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
        own.chain(cross).fold(
            (0, None),
            |(latest, by), (at, wait)| {
                if at > latest { (at, Some(wait)) } else { (latest, by) }
            },
        )
    }

    /// The resource that forbids the start just before the planned one, with all who use it from the earliest start on.
    fn short_resource(&self, scheduled: Scheduled, earliest: usize) -> Option<Wait> {
        let mode = self.chosen.mode(self.programme, scheduled);
        let (start, duration) = (scheduled.start.index(), mode.duration as usize);
        for &(resource, amount) in &mode.uses {
            let capacity =
                |period: usize| self.programme.resources[resource].capacity.get(period).copied().unwrap_or(0);
            let short = (start - 1..start - 1 + duration).any(|period| {
                let (used, _) = self.use_by_others(resource, period, scheduled);
                used + u64::from(amount) > u64::from(capacity(period))
            });
            if short {
                let mut users = Vec::new();
                for period in earliest..start - 1 + duration {
                    users.extend(self.use_by_others(resource, period, scheduled).1);
                }
                users.sort_unstable();
                users.dedup();
                let (earliest, until) = (Period::at(earliest), scheduled.start);
                return Some(Wait::Resource { earliest, resource, until, users });
            }
        }
        None
    }

    /// What all other tasks use of a resource in a period, and whose they are.
    fn use_by_others(
        &self,
        resource: Id<Resource>,
        period: usize,
        own: Scheduled,
    ) -> (u64, Vec<Id<Project>>) {
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
        let (year, earlier) =
            (*year_of.get(scheduled.start.index())?, *year_of.get(scheduled.start.index() - 1)?);
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
        (spare < outlay).then_some(Wait::Money {
            earliest,
            year: self.programme.years[earlier],
            spare,
            outlay,
        })
    }

    /// What a fund has left at the end of a year, as planned: equation (10) of `docs/concepts/planning.md`.
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
            for paid in self.resolved.payments.iter().filter(|paid| paid.fund == fund && paid.year == number)
            {
                left -= paid.amount;
            }
        }
        left
    }

    /// The first task down the line that could not be moved a period forward together with this one.
    fn short_follower(&self, scheduled: Scheduled, earliest: usize) -> Option<Wait> {
        let project = &self.programme.projects[self.chosen.project];
        let mut line = vec![scheduled.task];
        let mut at = 0;
        while let Some(&before) = line.get(at) {
            at += 1;
            for arc in project.precedence.iter().filter(|arc| arc.before == before) {
                if !line.contains(&arc.after) {
                    line.push(arc.after);
                }
            }
        }
        line.into_iter().skip(1).find_map(|task| {
            let follower = *self.chosen.tasks.iter().find(|other| other.task == task)?;
            let ready = follower.start.index().checked_sub(1)?;
            let because =
                self.short_resource(follower, ready).or_else(|| self.short_money(follower, ready))?;
            Some(Wait::Follower { earliest: Period::at(earliest), task, because: Box::new(because) })
        })
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

#[cfg(test)]
mod tests {
    use model::plan::{Choice, Payment, Plan, ScheduledTask, Settings, Totals};
    use model::{Currency, Quantity};

    use super::*;
    use crate::app::explain::{Fate, explain};

    fn rub(major: i64) -> Money {
        Money { minor: major * 100, currency: Currency::parse("RUB").unwrap() }
    }

    fn choice(project: &str, plant: &str, certify: (&str, u32), tool: u32, launch: u32) -> Choice {
        let task = |task: &str, mode: &str, start: u32| ScheduledTask {
            task: task.to_owned(),
            mode: mode.to_owned(),
            start: Period(start),
        };
        Choice {
            project: project.to_owned(),
            plant: plant.to_owned(),
            tasks: vec![task("certify", certify.0, certify.1), task("tool", "normal", tool)],
            launch: Period(launch),
            production: vec![Quantity::ZERO; 12],
        }
    }

    fn payment(project: &str, year: i32, major: i64) -> Payment {
        Payment { fund: "joint".to_owned(), project: project.to_owned(), year, amount: rub(major) }
    }

    /// What each task of a project waits for when the three projects of the example are planned so.
    fn waits(choices: Vec<Choice>, payments: Vec<Payment>, project: &str) -> Vec<Wait> {
        let programme = store::open(store::example("tiny").unwrap()).programme.unwrap();
        let zero = rub(0);
        let plan = Plan {
            programme: programme.fingerprint.clone(),
            settings: Settings { planner: "by hand".to_owned(), seed: 0, work: 0 },
            choices,
            payments,
            totals: Totals {
                nvr: zero,
                nvr_low: zero,
                nvr_high: zero,
                value_added: zero,
                public_money: zero,
                buyer_cost: zero,
                penalty: zero,
            },
            bound: zero,
            left_out: Vec::new(),
            parent: None,
        };
        let id = programme.project(project).unwrap();
        match explain(&programme, &plan, id).fate {
            Fate::In(included) => included.tasks.into_iter().map(|story| story.wait).collect(),
            Fate::Out(_) => panic!("{project} is not in the plan"),
        }
    }

    /// In the plan of the example's README the stand serves gearboxes, lamps, gears, one after another.
    #[test]
    fn a_full_stand_is_what_certification_waits_for() {
        let choices = || {
            vec![
                choice("gearboxes", "south", ("normal", 0), 2, 4),
                choice("gears", "north", ("normal", 3), 4, 6),
                choice("lamps", "south", ("normal", 2), 3, 4),
            ]
        };
        assert_eq!(waits(choices(), Vec::new(), "gearboxes"), [Wait::Nothing, Wait::Task { task: 0 }]);
        let gears = waits(choices(), Vec::new(), "gears");
        let Wait::Resource { earliest, until, users, .. } = &gears[0] else { panic!("{gears:?}") };
        assert_eq!((earliest.0, until.0), (0, 3));
        assert_eq!(users.iter().map(|id| id.index()).collect::<Vec<_>>(), [0, 2], "gearboxes and lamps");
        assert_eq!(gears[1], Wait::Task { task: 0 });
    }

    /// Of the 30 m of 2026 gearboxes, lamps and certification leave 2: tooling for 14 must wait for 2027.
    #[test]
    fn an_empty_purse_is_what_tooling_waits_for() {
        let payments = || {
            vec![
                payment("gearboxes", 2026, 18_000_000),
                payment("lamps", 2026, 8_000_000),
                payment("gears", 2026, 2_000_000),
                payment("gears", 2027, 14_000_000),
            ]
        };
        let choices = vec![choice("gears", "north", ("normal", 0), 4, 6)];
        let gears = waits(choices, payments(), "gears");
        let (earliest, outlay) = (Period(1), rub(14_000_000));
        assert_eq!(gears[1], Wait::Money { earliest, year: 2026, spare: rub(2_000_000), outlay });
        // With nobody else at the purse the money is there: the plan simply chose so.
        let choices = vec![choice("gears", "north", ("normal", 0), 4, 6)];
        let gears = waits(choices, payments().split_off(2), "gears");
        assert_eq!(gears[1], Wait::Choice { earliest });
    }

    /// A task whose follower starts later anyway is in no hurry; one whose follower is stopped names what stops it.
    #[test]
    fn what_follows_explains_what_precedes() {
        let choices = vec![choice("gears", "north", ("normal", 1), 4, 6)];
        let gears = waits(choices, Vec::new(), "gears");
        assert_eq!(gears[0], Wait::NoHurry { earliest: Period(0), next: 1 });
        let all = vec![payment("lamps", 2026, 28_000_000), payment("gears", 2027, 14_000_000)];
        let choices = vec![choice("gears", "north", ("normal", 3), 4, 6)];
        let gears = waits(choices, all, "gears");
        let Wait::Follower { task, because, .. } = &gears[0] else { panic!("{gears:?}") };
        assert!(matches!((task, because.as_ref()), (1, Wait::Money { year: 2026, .. })), "{gears:?}");
    }
}
