//! No stand, team or shop works twice at once: `Σ over running tasks of amount ≤ R_kt`, for every resource and period.

use super::Case;
use crate::finding::{Code, Finding};

pub(super) fn check(case: &Case) -> Vec<Finding> {
    let programme = case.programme;
    let mut used = vec![vec![0u64; programme.periods()]; programme.resources.len()];
    for choice in &case.resolved.choices {
        for &scheduled in &choice.tasks {
            let (start, end) = (scheduled.start.index(), choice.end(programme, scheduled));
            for &(resource, amount) in &choice.mode(programme, scheduled).uses {
                for sum in used[resource.index()].iter_mut().take(end).skip(start) {
                    *sum += u64::from(amount);
                }
            }
        }
    }
    let mut findings = Vec::new();
    for (resource, used) in programme.resources.iter().zip(used) {
        for (period, (used, &capacity)) in used.into_iter().zip(&resource.capacity).enumerate() {
            if used > u64::from(capacity) {
                findings.push(
                    Finding::new(Code::PlanResource, format!("resource {}", resource.key))
                        .with("resource", resource.key.as_str())
                        .with("period", case.label(period))
                        .with("used", i64::try_from(used).unwrap_or(i64::MAX))
                        .with("capacity", i64::from(capacity)),
                );
            }
        }
    }
    findings
}
