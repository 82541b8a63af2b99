//! Which plants are nearest to what is imported, by what they put out.

use std::collections::BTreeMap;
use std::path::Path;

use model::{Code, Finding};
use trade::capability::{NearPlant, Outputs};
use trade::opportunity::settings;
use trade::{Product, Year};

/// Plants told of for each product.
const TOLD: usize = 3;

/// The plants of a table; nobody, and a finding, if it cannot be read or the world's exports are not known.
pub(super) fn nearest(
    file: &Path,
    world: Option<&Year>,
    threads: usize,
    findings: &mut Vec<Finding>,
) -> BTreeMap<Product, Vec<NearPlant>> {
    let Some((outputs, left_out)) = super::taken(file, findings, Outputs::read) else {
        return BTreeMap::new();
    };
    if left_out > 0 {
        let shown = file.display().to_string();
        let finding = Finding::new(Code::TradePlantRows, shown.as_str()).with("rows", left_out);
        findings.push(finding.at(&shown, None, None));
    }
    let Some(world) = world else { return BTreeMap::new() };
    outputs.nearest(world, &settings(threads), TOLD).unwrap_or_else(|wrong| {
        findings.extend(wrong);
        BTreeMap::new()
    })
}
