//! Nothing before launch, and after it no more than the ramp allows: `0 ≤ q_t ≤ Q ρ(t − launch)`, and `q_t = 0` for `t < launch`.

use super::Case;
use crate::finding::{Code, Finding};
use crate::number::Quantity;

pub(super) fn check(case: &Case) -> Vec<Finding> {
    let mut findings = Vec::new();
    for choice in &case.resolved.choices {
        let project = &case.programme.projects[choice.project];
        for (period, &made) in choice.production.iter().enumerate() {
            let capacity = match period.checked_sub(choice.launch.index()) {
                Some(since_launch) => project.capacity_after(choice.site(case.programme), since_launch),
                None => Quantity::ZERO,
            };
            if made < Quantity::ZERO || made > capacity {
                findings.push(
                    case.about(Code::PlanCapacity, choice.project)
                        .with("period", case.label(period))
                        .with("made", made)
                        .with("capacity", capacity),
                );
            }
        }
    }
    findings
}
