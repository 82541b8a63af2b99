//! A plant is not made of rubber: `Σ over projects sited there of area ≤ floor_area`.

use super::Case;
use crate::finding::{Code, Finding};
use crate::number::Quantity;

pub(super) fn check(case: &Case) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (id, plant) in case.programme.plants.rows() {
        let Some(available) = plant.floor_area else { continue };
        let sites = case.resolved.choices.iter().map(|choice| choice.site(case.programme));
        let used: Quantity = sites.filter(|site| site.plant == id).map(|site| site.area).sum();
        if used > available {
            findings.push(
                Finding::new(Code::PlanFloor, format!("plant {}", plant.key))
                    .with("plant", plant.key.as_str())
                    .with("used", used)
                    .with("available", available),
            );
        }
    }
    findings
}
