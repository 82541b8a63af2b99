//! A project is launched when its last task has ended: `launch = max over tasks of (start + duration)`.

use super::Case;
use crate::finding::{Code, Finding};

pub(super) fn check(case: &Case) -> Vec<Finding> {
    let mut findings = Vec::new();
    for choice in &case.resolved.choices {
        let Some(ended) = choice.tasks.iter().map(|&row| choice.end(case.programme, row)).max() else {
            continue;
        };
        if choice.launch.index() != ended {
            findings.push(
                case.about(Code::PlanLaunch, choice.project)
                    .with("launch", case.label(choice.launch.index()))
                    .with("ended", case.label(ended)),
            );
        }
    }
    findings
}
