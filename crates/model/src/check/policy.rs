//! What policy forbids does not happen: `Σ a q + Σ counted outlays ≤ b` for every row of every limit without a penalty
//! ([`crate::programme::PolicyRow`]). Where a breach may be bought, its price stands in the totals.

use super::Case;
use crate::finding::{Code, Finding};

pub(super) fn check(case: &Case) -> Vec<Finding> {
    let programme = case.programme;
    let broken = case.account.policy.iter().filter(|standing| standing.breach.minor > 0);
    let hard = broken.filter(|standing| programme.limits[standing.limit].penalty.is_none());
    hard.map(|standing| {
        let year = standing.year.map_or_else(|| "–".to_owned(), |year| programme.years[year].to_string());
        Finding::new(Code::PlanPolicy, format!("limit {}", programme.limits[standing.limit].key))
            .with("year", year)
            .with("breach", standing.breach)
    })
    .collect()
}
