//! A reason must be true: no project has two, no chosen project has one, every other has one if any has, and what it names stands so
//! in the programme and in the plan. What the data alone decide (forbidden, impossible) is the reason wherever it holds. The margin
//! of a unit is recomputed, and what is undecided must lie within the gap. What only a search can find (what a project would bring
//! alone, what putting it in would cost) is the planner's word: its sign is judged, and the seal of the file shows whether it is still that word.

use super::Case;
use crate::certificate;
use crate::draft::{Must, RequirementKind};
use crate::finding::{Code, Finding};
use crate::number::UnitPrice;
use crate::plan::Reason;
use crate::programme::{Programme, Project};
use crate::table::Id;

/// The value by which a plan was compared in the search and its exact one differ by less, in hundredths.
const ROUNDING: i64 = 100;

pub(super) fn check(case: &Case) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut explained = vec![false; case.programme.projects.len()];
    for left in &case.plan.left_out {
        // Whoever is not known has been named already.
        let Some(project) = case.programme.project(&left.project) else { continue };
        let again = std::mem::replace(&mut explained[project.index()], true);
        if again || case.chosen(project).is_some() || !holds(case, project, &left.reason) {
            findings.push(case.about(Code::PlanReason, project).with("reason", left.reason.word()));
        }
    }
    if !case.plan.left_out.is_empty() {
        let silent = case.programme.projects.ids().filter(|project| !explained[project.index()]);
        let silent = silent.filter(|&project| case.chosen(project).is_none());
        findings.extend(silent.map(|project| case.about(Code::PlanUnexplained, project)));
    }
    findings
}

/// What the data alone say against a project: words of which its reason must be one; empty if they say nothing.
fn decided_by_data(case: &Case, project: Id<Project>) -> Vec<&'static str> {
    let programme = case.programme;
    if programme.projects[project].must == Must::Out {
        return vec![Reason::Forbidden.word()];
    }
    let never = programme.never_possible(project);
    if never.is_empty() && !certificate::can_launch(programme, project) {
        // Enough money in the end, but it comes too late.
        return vec![Reason::NeverAffordable.word()];
    }
    never.into_iter().map(Code::word).collect()
}

fn holds(case: &Case, project: Id<Project>, reason: &Reason) -> bool {
    let programme = case.programme;
    let known = |key: &String| programme.project(key);
    let is_chosen = |key: &String| known(key).is_some_and(|other| case.chosen(other).is_some());
    let decided = decided_by_data(case, project);
    if !decided.is_empty() {
        return decided.contains(&reason.word());
    }
    match reason {
        Reason::Forbidden | Reason::NeverInTime | Reason::NeverAffordable | Reason::NeverFits => false,
        Reason::WorthNothing { alone, margin } => {
            alone.minor <= 0 && (margin_parts(programme, project) - i128::from(margin.parts())).abs() <= 1
        }
        Reason::Excluded { by } => {
            let excludes = |other: Id<Project>| {
                programme.requirements.iter().any(|row| {
                    row.kind == RequirementKind::Xor
                        && [(row.project, row.other), (row.other, row.project)].contains(&(project, other))
                })
            };
            is_chosen(by) && known(by).is_some_and(excludes)
        }
        Reason::RequirementMissing { other } => {
            let requires = |other: Id<Project>| {
                let mut rows = programme.requirements.iter();
                let mut waits = programme.cross_precedence.iter();
                rows.any(|row| {
                    row.kind != RequirementKind::Xor && (row.project, row.other) == (project, other)
                }) || waits.any(|wait| (wait.after.0, wait.before.0) == (project, other))
            };
            !is_chosen(other) && known(other).is_some_and(requires)
        }
        Reason::MarketTaken { by, .. } => {
            let makes =
                |other: Id<Project>| programme.projects[other].product == programme.projects[project].product;
            !by.is_empty() && by.iter().all(|key| is_chosen(key) && known(key).is_some_and(makes))
        }
        Reason::Displaces { loss, displaced, scarce, .. } => {
            let can_be_scarce = |key: &String| {
                programme.funds.iter().any(|fund| fund.key == *key)
                    || programme.resources.iter().any(|resource| resource.key == *key)
            };
            loss.minor <= 0 && displaced.iter().all(is_chosen) && scarce.iter().all(can_be_scarce)
        }
        // Within the gap, as it says; a better plan would have been the plan.
        Reason::Undecided { loss, .. } => {
            let gap = case.plan.bound.minor.saturating_sub(case.account.totals.objective().minor);
            loss.minor <= 0 && loss.minor.saturating_neg() <= gap.saturating_add(ROUNDING)
        }
    }
}

/// v = π_j − Σ_i a_ji π_i − h at the best site, in parts of [`UnitPrice`], rounded to the next.
fn margin_parts(programme: &Programme, project: Id<Project>) -> i128 {
    const MILLION: i128 = 1_000_000;
    let project = &programme.projects[project];
    let product = &programme.products[project.product];
    let parts: i128 = (product.inputs.iter())
        .map(|input| {
            i128::from(input.quantity.parts()) * i128::from(programme.products[input.product].price.parts())
        })
        .sum();
    let margin = |hidden: UnitPrice| {
        (i128::from(product.price.parts()) - i128::from(hidden.parts())) * MILLION - parts
    };
    let best = project.sites.iter().map(|site| margin(site.hidden.likely)).max().unwrap_or(0);
    (best + MILLION / 2).div_euclid(MILLION)
}
