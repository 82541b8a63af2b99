//! A plan from its file: read, judged, and refused if it is not legal or not what was written.

use std::path::Path;

use model::finding::any_error;
use model::{Finding, Plan, Programme};

/// A plan that verbs may build upon.
///
/// # Errors
///
/// Why nobody should.
pub(crate) fn legal(programme: &Programme, path: &Path) -> Result<Plan, Vec<Finding>> {
    let plan = store::load_plan(path)?;
    let findings = judged(programme, &plan, path);
    if any_error(&findings) { Err(findings) } else { Ok(plan) }
}

/// All that is to be said against a plan and its file.
pub(crate) fn judged(programme: &Programme, plan: &Plan, path: &Path) -> Vec<Finding> {
    let file = path.display().to_string();
    let judged = model::check(programme, plan).into_iter().map(|finding| finding.at(&file, None, None));
    let mut findings: Vec<Finding> = judged.collect();
    findings.extend(store::altered(path, &programme.calendar));
    findings
}
