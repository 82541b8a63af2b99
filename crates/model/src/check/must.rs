//! What was decided beforehand: `must = in` ⇒ chosen, `must = out` ⇒ not chosen.

use super::Case;
use crate::draft::Must;
use crate::finding::{Code, Finding};

pub(super) fn check(case: &Case) -> Vec<Finding> {
    case.programme
        .projects
        .rows()
        .filter(|(id, project)| match project.must {
            Must::Free => false,
            Must::In => case.chosen(*id).is_none(),
            Must::Out => case.chosen(*id).is_some(),
        })
        .map(|(id, _)| case.about(Code::PlanMust, id))
        .collect()
}
