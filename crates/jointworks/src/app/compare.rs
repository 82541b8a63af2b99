//! What lies between two plans of one programme: what moved, what it costs, and whose word it is.
//!
//! Both plans are judged and counted anew, in exact money, from the programme alone.

use std::path::PathBuf;

use model::account::{Account, Contribution, Resolved};
use model::plan::Reason;
use model::programme::Project;
use model::{Finding, Id, Money, Period, Plan, Programme};
use store::{Source, Sources};

use crate::app::published;

/// What to compare.
pub(crate) struct Request {
    /// The programme's folder.
    pub(crate) folder: PathBuf,
    /// The plans' files, the earlier one first.
    pub(crate) plans: [PathBuf; 2],
}

/// How it ended.
pub(crate) enum Ending {
    /// The programme has errors.
    Invalid {
        /// Why.
        findings: Vec<Finding>,
        /// The files' text, for drawing.
        sources: Sources,
    },
    /// The first (0) or the second (1) plan cannot be read or is not legal.
    Illegal(usize, Vec<Finding>),
    /// They can be compared.
    Compared(Box<Comparison>),
}

/// Two plans side by side.
pub(crate) struct Comparison {
    pub(crate) programme: Programme,
    pub(crate) plans: [Plan; 2],
    pub(crate) accounts: [Account; 2],
    /// Whether the second names the first as its parent.
    pub(crate) is_child: bool,
    /// What became of each project that is in either plan, in the programme's order.
    pub(crate) moves: Vec<Move>,
    /// Outlays of each budget year, not discounted.
    pub(crate) spending: Vec<[Money; 2]>,
}

/// How a project stands in one plan.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Standing {
    /// Number of its site.
    pub(crate) site: usize,
    /// The modes of its tasks, in the project's order.
    pub(crate) modes: Vec<String>,
    pub(crate) launch: Period,
    pub(crate) brought: Contribution,
}

/// A project in both plans.
pub(crate) struct Move {
    pub(crate) project: Id<Project>,
    pub(crate) standings: [Option<Standing>; 2],
    /// Why it is not in the plan that leaves it out, if that plan says.
    pub(crate) reason: Option<Reason>,
}

impl Move {
    /// Second less first; a project that is not in a plan brings nothing to it.
    pub(crate) fn nvr(&self, nothing: Money) -> Money {
        let [before, after] =
            [0, 1].map(|side| self.standings[side].as_ref().map_or(nothing, |standing| standing.brought.nvr));
        after - before
    }

    /// Whether anything but its value changed.
    pub(crate) fn is_moved(&self) -> bool {
        match &self.standings {
            [Some(before), Some(after)] => {
                before.site != after.site || before.modes != after.modes || before.launch != after.launch
            }
            _ => true,
        }
    }
}

/// Compares two plans.
pub(crate) fn compare(request: &Request) -> Ending {
    let opened = store::open(Source::at(&request.folder));
    let Some(programme) = opened.programme else {
        return Ending::Invalid { findings: opened.findings, sources: opened.sources };
    };
    let mut plans = Vec::new();
    for (number, file) in request.plans.iter().enumerate() {
        match published::legal(&programme, file) {
            Ok(plan) => plans.push(plan),
            Err(findings) => return Ending::Illegal(number, findings),
        }
    }
    let Ok(plans) = <[Plan; 2]>::try_from(plans) else {
        return Ending::Illegal(0, Vec::new());
    };
    let first = store::digest(&store::write_plan(&plans[0], &programme.calendar));
    let is_child = plans[1].parent.as_deref() == Some(first.as_str());
    Ending::Compared(Box::new(comparison(programme, plans, is_child)))
}

fn comparison(programme: Programme, plans: [Plan; 2], is_child: bool) -> Comparison {
    let resolved = [&plans[0], &plans[1]].map(|plan| Resolved::new(&programme, plan).0);
    let accounts = [0, 1].map(|side: usize| model::account::of(&programme, &resolved[side]));
    let standing = |side: usize, project: Id<Project>| {
        let number = resolved[side].choices.iter().position(|choice| choice.project == project)?;
        let choice = &resolved[side].choices[number];
        let mut tasks = choice.tasks.clone();
        tasks.sort_by_key(|task| task.task);
        let modes = tasks.iter().map(|&task| choice.mode(&programme, task).key.clone()).collect();
        let brought = accounts[side].projects[number];
        Some(Standing { site: choice.site, modes, launch: choice.launch, brought })
    };
    let mut moves = Vec::new();
    for project in programme.projects.ids() {
        let standings = [standing(0, project), standing(1, project)];
        let missing = standings.iter().position(Option::is_none);
        if standings.iter().all(Option::is_none) {
            continue;
        }
        let key = &programme.projects[project].key;
        let reason = missing.and_then(|side| {
            let left = plans[side].left_out.iter().find(|left| left.project == *key)?;
            Some(left.reason.clone())
        });
        moves.push(Move { project, standings, reason });
    }
    let mut spending = vec![[Money::zero(programme.currency); 2]; programme.years.len()];
    for (side, resolved) in resolved.iter().enumerate() {
        for choice in &resolved.choices {
            for (period, paid, _) in choice.outlays(&programme) {
                if let Some(&year) = programme.year_of.get(period) {
                    spending[year][side] += paid;
                }
            }
        }
    }
    Comparison { programme, plans, accounts, is_child, moves, spending }
}
