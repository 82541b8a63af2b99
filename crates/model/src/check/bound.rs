//! No plan is better than the best possible: `bound ≥ nvr − penalty`. Whether the bound itself is true is [`crate::certificate`]'s matter.

use super::Case;
use crate::finding::{Code, Finding};

pub(super) fn check(case: &Case) -> Vec<Finding> {
    let (bound, value) = (case.plan.bound, case.account.totals.objective());
    if bound.currency == value.currency && bound >= value {
        return Vec::new();
    }
    vec![Finding::new(Code::PlanBound, "plan").with("bound", bound).with("value", value)]
}
