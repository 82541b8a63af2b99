//! A plan whose keys are looked up: the same content, spoken in the programme's numbers.
//!
//! Whoever counts or judges a plan needs rows, not keys. What cannot be looked up is left out and named in a finding.

use std::collections::BTreeMap;

use crate::finding::{Code, Finding};
use crate::number::{Money, Quantity};
use crate::plan::{Choice, Payment, Plan};
use crate::programme::{Fund, Mode, Programme, Project, Site};
use crate::table::Id;
use crate::time::Period;

/// A plan in the programme's numbers.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Resolved {
    /// The chosen projects, in the plan's order.
    pub choices: Vec<Chosen>,
    /// Who pays for what, in the plan's order.
    pub payments: Vec<Paid>,
}

/// A chosen project.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    /// Which.
    pub project: Id<Project>,
    /// Number of its site in [`Project::sites`].
    pub site: usize,
    /// Its tasks, in the plan's order.
    pub tasks: Vec<Scheduled>,
    /// The first period of production.
    pub launch: Period,
    /// q: units made in each period of the horizon; exactly so many.
    pub production: Vec<Quantity>,
}

/// A task with its mode and start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scheduled {
    /// Number of the task in [`Project::tasks`].
    pub task: usize,
    /// Number of the mode in [`crate::programme::Task::modes`] of the chosen site.
    pub mode: usize,
    /// The first period in which it runs.
    pub start: Period,
}

/// What one fund pays for one project in one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paid {
    /// Who pays.
    pub fund: Id<Fund>,
    /// For which project.
    pub project: Id<Project>,
    /// Number of the year in [`Programme::years`].
    pub year: usize,
    /// How much.
    pub amount: Money,
}

impl Chosen {
    /// Its site.
    #[must_use]
    pub fn site<'a>(&self, programme: &'a Programme) -> &'a Site {
        &programme.projects[self.project].sites[self.site]
    }

    /// The mode of one of its tasks.
    #[must_use]
    pub fn mode<'a>(&self, programme: &'a Programme, scheduled: Scheduled) -> &'a Mode {
        &programme.projects[self.project].tasks[scheduled.task].modes[self.site][scheduled.mode]
    }

    /// The period in which a task has ended: the first in which it no longer runs.
    #[must_use]
    pub fn end(&self, programme: &Programme, scheduled: Scheduled) -> usize {
        scheduled.start.index() + self.mode(programme, scheduled).duration as usize
    }

    /// What is paid, with the period and the mode; periods may lie beyond the horizon if the plan is not legal.
    pub fn outlays<'a>(
        &'a self,
        programme: &'a Programme,
    ) -> impl Iterator<Item = (usize, Money, &'a Mode)> + 'a {
        self.tasks.iter().flat_map(move |&scheduled| {
            let mode = self.mode(programme, scheduled);
            let start = scheduled.start.index();
            mode.payments().into_iter().enumerate().map(move |(offset, paid)| (start + offset, paid, mode))
        })
    }
}

/// The numbers of a programme's keys.
struct Keys<'a> {
    projects: BTreeMap<&'a str, Id<Project>>,
    funds: BTreeMap<&'a str, Id<Fund>>,
}

impl Resolved {
    /// Looks up what a plan names.
    ///
    /// Findings: `PlanUnknown`, `PlanSite`, `PlanTasks` and `PlanMode`. A choice whose project or site is not known, a task whose
    /// mode is not known, and a payment of an unknown fund, project, year or currency are left out; a production vector of
    /// another length than the horizon is cut or filled with noughts.
    #[must_use]
    pub fn new(programme: &Programme, plan: &Plan) -> (Self, Vec<Finding>) {
        let keys = Keys {
            projects: programme.projects.rows().map(|(id, row)| (row.key.as_str(), id)).collect(),
            funds: programme.funds.rows().map(|(id, row)| (row.key.as_str(), id)).collect(),
        };
        let mut findings = Vec::new();
        let choices = plan
            .choices
            .iter()
            .filter_map(|choice| chosen(programme, &keys, choice, &mut findings))
            .collect();
        let payments = plan
            .payments
            .iter()
            .filter_map(|payment| paid(programme, &keys, payment, &mut findings))
            .collect();
        for left in &plan.left_out {
            if !keys.projects.contains_key(left.project.as_str()) {
                findings.push(unknown("left_out", &left.project));
            }
        }
        (Self { choices, payments }, findings)
    }
}

fn unknown(subject: &str, found: &str) -> Finding {
    Finding::new(Code::PlanUnknown, subject).with("found", found)
}

fn chosen(
    programme: &Programme,
    keys: &Keys,
    choice: &Choice,
    findings: &mut Vec<Finding>,
) -> Option<Chosen> {
    let subject = format!("project {}", choice.project);
    let Some(&id) = keys.projects.get(choice.project.as_str()) else {
        findings.push(unknown("plan", &choice.project));
        return None;
    };
    let project = &programme.projects[id];
    let Some(site) = project.sites.iter().position(|site| programme.plants[site.plant].key == choice.plant)
    else {
        let known = programme.plants.iter().any(|plant| plant.key == choice.plant);
        findings.push(match known {
            true => Finding::new(Code::PlanSite, subject).with("found", choice.plant.as_str()),
            false => unknown(&subject, &choice.plant),
        });
        return None;
    };
    let tasks = scheduled(project, site, choice, findings);
    let periods = programme.periods();
    if choice.production.len() != periods {
        let label = format!("production[{}]", choice.production.len());
        findings.push(unknown(&subject, &label));
    }
    let mut production = choice.production.clone();
    production.resize(periods, Quantity::ZERO);
    Some(Chosen { project: id, site, tasks, launch: choice.launch, production })
}

/// Every task of the project exactly once, in a mode that it has at that site.
fn scheduled(project: &Project, site: usize, choice: &Choice, findings: &mut Vec<Finding>) -> Vec<Scheduled> {
    let subject = format!("project {}", project.key);
    let wrong = |task: &str| Finding::new(Code::PlanTasks, subject.as_str()).with("task", task);
    let mut found = vec![0usize; project.tasks.len()];
    let mut tasks = Vec::new();
    for row in &choice.tasks {
        let Some(task) = project.tasks.iter().position(|task| task.key == row.task) else {
            findings.push(wrong(&row.task));
            continue;
        };
        found[task] += 1;
        match project.tasks[task].modes[site].iter().position(|mode| mode.key == row.mode) {
            Some(mode) => tasks.push(Scheduled { task, mode, start: row.start }),
            None => findings.push(
                Finding::new(Code::PlanMode, subject.as_str())
                    .with("task", row.task.as_str())
                    .with("mode", row.mode.as_str()),
            ),
        }
    }
    for (task, times) in project.tasks.iter().zip(found) {
        if times != 1 {
            findings.push(wrong(&task.key));
        }
    }
    tasks
}

fn paid(programme: &Programme, keys: &Keys, payment: &Payment, findings: &mut Vec<Finding>) -> Option<Paid> {
    let subject = format!("fund {}", payment.fund);
    let fund = keys.funds.get(payment.fund.as_str()).copied();
    let project = keys.projects.get(payment.project.as_str()).copied();
    let year = programme.years.iter().position(|year| *year == payment.year);
    let currency = payment.amount.currency;
    match (fund, project, year) {
        (None, ..) => findings.push(unknown("payments", &payment.fund)),
        (_, None, _) => findings.push(unknown(&subject, &payment.project)),
        (.., None) => findings.push(unknown(&subject, &payment.year.to_string())),
        _ if currency != programme.currency => findings.push(unknown(&subject, currency.code())),
        (Some(fund), Some(project), Some(year)) => {
            return Some(Paid { fund, project, year, amount: payment.amount });
        }
    }
    None
}
