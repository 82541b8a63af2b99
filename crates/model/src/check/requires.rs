//! How projects depend on one another; for chosen `project`:
//!
//! * `launch_after`: other is chosen and `launch ≥ launch_other + lag`;
//! * `and`: other is chosen; a cross precedence requires its earlier project likewise;
//! * `xor`: other is not chosen.

use super::Case;
use crate::draft::RequirementKind;
use crate::finding::{Code, Finding};
use crate::programme::Requirement;

pub(super) fn check(case: &Case) -> Vec<Finding> {
    let crossing = case.programme.cross_precedence.iter().map(|arc| Requirement {
        project: arc.after.0,
        other: arc.before.0,
        kind: RequirementKind::And,
        lag: 0,
    });
    case.programme
        .requirements
        .iter()
        .copied()
        .chain(crossing)
        .filter(|requirement| !holds(case, requirement))
        .map(|requirement| {
            case.about(Code::PlanRequires, requirement.project)
                .with("other", case.programme.projects[requirement.other].key.as_str())
                .with("kind", requirement.kind.word())
        })
        .collect()
}

fn holds(case: &Case, requirement: &Requirement) -> bool {
    let Some(choice) = case.chosen(requirement.project) else {
        return true;
    };
    match (requirement.kind, case.chosen(requirement.other)) {
        (RequirementKind::Xor, other) => other.is_none(),
        (RequirementKind::And, other) => other.is_some(),
        (RequirementKind::LaunchAfter, None) => false,
        (RequirementKind::LaunchAfter, Some(other)) => {
            choice.launch.index() >= other.launch.index() + requirement.lag as usize
        }
    }
}
