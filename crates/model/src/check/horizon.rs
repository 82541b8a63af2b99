//! Every task ends by the last period, in which at the latest the project is launched: `start + duration ≤ H − 1`.

use super::Case;
use crate::finding::{Code, Finding};

pub(super) fn check(case: &Case) -> Vec<Finding> {
    let mut findings = Vec::new();
    for choice in &case.resolved.choices {
        let tasks = &case.programme.projects[choice.project].tasks;
        for &scheduled in &choice.tasks {
            if choice.end(case.programme, scheduled) >= case.programme.periods() {
                findings.push(
                    case.about(Code::PlanHorizon, choice.project)
                        .with("task", tasks[scheduled.task].key.as_str()),
                );
            }
        }
    }
    findings
}
