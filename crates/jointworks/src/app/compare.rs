//! What lies between two plans of one programme: what moved, what it costs, and whose word it is.
//!
//! Both plans are judged and counted anew, in exact money, from the programme alone. A plan that was made before somebody changed the
//! tables is counted by the tables of today, and what it would break by them is told: so the question "what became of the plan since
//! the money was cut" has an answer.

use std::path::{Path, PathBuf};

use model::account::{Account, Contribution, Resolved};
use model::finding::any_error;
use model::plan::Reason;
use model::programme::Project;
use model::{Finding, Id, Money, Period, Plan, Programme, Severity};
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
    /// Of a plan that was made for other tables: what it would break by those of today.
    pub(crate) foreign: [Option<Vec<Finding>>; 2],
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
    let read = [0, 1].map(|number: usize| by_today(&programme, &request.plans[number]));
    let [first, second] = match read {
        [Ok(first), Ok(second)] => [first, second],
        [Err(findings), _] => return Ending::Illegal(0, findings),
        [_, Err(findings)] => return Ending::Illegal(1, findings),
    };
    let is_child = second.0.parent.as_deref() == Some(first.1.as_str());
    Ending::Compared(Box::new(comparison(programme, [first.0, second.0], [first.2, second.2], is_child)))
}

/// A plan, its digest as it was written, and, if it was made for other tables, what it would break by those of today.
fn by_today(
    programme: &Programme,
    file: &Path,
) -> Result<(Plan, String, Option<Vec<Finding>>), Vec<Finding>> {
    let mut plan = store::load_plan(file)?;
    let digest = store::digest(&store::write_plan(&plan, &programme.calendar));
    if plan.programme == programme.fingerprint {
        return Ok((published::legal(programme, file)?, digest, None));
    }
    let altered = store::altered(file, &programme.calendar);
    let (resolved, unknown) = Resolved::new(programme, &plan);
    if any_error(&altered) || any_error(&unknown) {
        // What it speaks of is not there any more, or it was written by hand: that it is foreign is the first thing to know.
        return Err(published::judged(programme, &plan, file));
    }
    // Totals, bound and reasons were right for the tables of then: the first are counted anew, the others do not bind anybody today.
    plan.programme.clone_from(&programme.fingerprint);
    plan.totals = model::account::of(programme, &resolved).totals;
    let claim = plan.totals.objective().max(plan.bound);
    let unexplained = Plan { left_out: Vec::new(), bound: claim, ..plan.clone() };
    let is_error = |finding: &Finding| finding.code.severity() == Severity::Error;
    let broken = model::check(programme, &unexplained).into_iter().filter(is_error).collect();
    Ok((plan, digest, Some(broken)))
}

fn comparison(
    programme: Programme,
    plans: [Plan; 2],
    foreign: [Option<Vec<Finding>>; 2],
    is_child: bool,
) -> Comparison {
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
    Comparison { programme, plans, accounts, foreign, is_child, moves, spending }
}
