//! Some projects are worth doing only in time: `launch ≤ latest_launch`.

use super::Case;
use crate::finding::{Code, Finding};

pub(super) fn check(case: &Case) -> Vec<Finding> {
    let mut findings = Vec::new();
    for choice in &case.resolved.choices {
        match case.programme.projects[choice.project].latest_launch {
            Some(latest) if choice.launch > latest => findings.push(
                case.about(Code::PlanLate, choice.project)
                    .with("launch", case.label(choice.launch.index()))
                    .with("latest", case.label(latest.index())),
            ),
            _ => {}
        }
    }
    findings
}
