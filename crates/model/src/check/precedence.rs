//! Which task waits for which: `start_after ≥ start_before + duration_before − overlap_before + lag`, also between projects.
//!
//! A task that waits for a task of another project needs that project: this is the requirement `and`, [`super::requires`].

use super::Case;
use crate::account::Chosen;
use crate::finding::{Code, Finding};

pub(super) fn check(case: &Case) -> Vec<Finding> {
    let mut findings = Vec::new();
    for choice in &case.resolved.choices {
        for arc in &case.programme.projects[choice.project].precedence {
            findings.extend(breach(case, (choice, arc.before), (choice, arc.after), arc.lag));
        }
    }
    for arc in &case.programme.cross_precedence {
        if let (Some(before), Some(after)) = (case.chosen(arc.before.0), case.chosen(arc.after.0)) {
            findings.extend(breach(case, (before, arc.before.1), (after, arc.after.1), arc.lag));
        }
    }
    findings
}

fn breach(case: &Case, before: (&Chosen, usize), after: (&Chosen, usize), lag: u32) -> Option<Finding> {
    let scheduled = |end: (&Chosen, usize)| end.0.tasks.iter().find(|row| row.task == end.1).copied();
    let (first, second) = (scheduled(before)?, scheduled(after)?);
    let overlap = before.0.mode(case.programme, first).overlap;
    let earliest = before.0.end(case.programme, first).saturating_sub(overlap as usize) + lag as usize;
    if second.start.index() >= earliest {
        return None;
    }
    let key = |choice: &Chosen, task: usize| {
        let project = &case.programme.projects[choice.project];
        let task = &project.tasks[task].key;
        if choice.project == after.0.project { task.clone() } else { format!("{}.{task}", project.key) }
    };
    Some(
        case.about(Code::PlanPrecedence, after.0.project)
            .with("before", key(before.0, before.1))
            .with("after", key(after.0, after.1))
            .with("earliest", case.label(earliest))
            .with("start", case.label(second.start.index())),
    )
}
