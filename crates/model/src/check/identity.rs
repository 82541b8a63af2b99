//! Whose plan it is: `plan.programme = fingerprint`, and every project stands in it at most once.

use super::Case;
use crate::finding::{Code, Finding};

pub(super) fn check(case: &Case) -> Vec<Finding> {
    let mut findings = Vec::new();
    if case.plan.programme != case.programme.fingerprint {
        findings.push(
            Finding::new(Code::PlanForeign, "plan")
                .with("plan", case.plan.programme.as_str())
                .with("programme", case.programme.fingerprint.as_str()),
        );
    }
    for project in case.programme.projects.ids() {
        if case.resolved.choices.iter().filter(|choice| choice.project == project).count() > 1 {
            findings.push(case.about(Code::PlanProjectTwice, project));
        }
    }
    findings
}
