//! A plan must not boast: every claimed total equals the recomputed one, to the hundredth.

use super::Case;
use crate::finding::{Code, Finding};
use crate::plan::Totals;

pub(super) fn check(case: &Case) -> Vec<Finding> {
    let named = |totals: &Totals| {
        [
            ("nvr", totals.nvr),
            ("nvr_low", totals.nvr_low),
            ("nvr_high", totals.nvr_high),
            ("value_added", totals.value_added),
            ("public_money", totals.public_money),
            ("buyer_cost", totals.buyer_cost),
            ("penalty", totals.penalty),
        ]
    };
    named(&case.plan.totals)
        .into_iter()
        .zip(named(&case.account.totals))
        .filter(|(claimed, recomputed)| claimed != recomputed)
        .map(|((total, claimed), (_, recomputed))| {
            Finding::new(Code::PlanTotals, "plan")
                .with("total", total)
                .with("claimed", claimed)
                .with("recomputed", recomputed)
        })
        .collect()
}
