//! A published plan taken up again: the way back from what is published to what is searched.

use model::{Plan, Programme};

use super::outlays::{imported_outlay, spending};
use super::{Placement, Proposal};
use crate::instance::Instance;
use crate::response::Schedule;
use crate::treasury::Grant;

impl Proposal {
    /// A published plan taken up again, in this programme or in one that differs from the plan's own: sites, modes and starts as they
    /// are, and payments as far as they still fit what is spent. Nothing is judged here. None if it names what is not there.
    pub(crate) fn of_plan(instance: &Instance, programme: &Programme, plan: &Plan) -> Option<Self> {
        let mut proposal = Self::empty(instance, programme);
        for choice in &plan.choices {
            let id = programme.project(&choice.project)?;
            let (noun, project) = (&programme.projects[id], id.index());
            let site = noun.sites.iter().position(|site| programme.plants[site.plant].key == choice.plant)?;
            let option = &instance.projects[project].sites[site];
            let (mut schedule, mut launch) = (Schedule::new(), 0);
            for (number, task) in noun.tasks.iter().enumerate() {
                let planned = choice.tasks.iter().find(|planned| planned.task == task.key)?;
                let known = task.modes[site].iter().position(|mode| mode.key == planned.mode)?;
                let mode = option.modes[number].iter().position(|mode| mode.number == known)?;
                let start = planned.start.index();
                schedule.push((mode, start));
                launch = launch.max(start + option.modes[number][mode].duration);
            }
            if launch >= instance.periods {
                return None;
            }
            let spending = spending(instance, project, site, &schedule);
            let year = |year: i32| programme.years.iter().position(|&known| known == year);
            let mut grants = Vec::new();
            for payment in plan.payments.iter().filter(|payment| payment.project == choice.project) {
                let fund = programme.funds.rows().find(|(_, fund)| fund.key == payment.fund)?.0.index();
                grants.push(Grant { fund, year: year(payment.year)?, minor: payment.amount.minor });
            }
            let outlay_cost = imported_outlay(instance, project, site, &schedule);
            proposal.treasury.restore(&grants);
            proposal.put_in(
                instance,
                project,
                Placement { site, launch, schedule, grants, spending, outlay_cost },
            );
        }
        proposal.production.refresh(instance);
        proposal.keep();
        proposal.evaluate(instance);
        Some(proposal)
    }
}
