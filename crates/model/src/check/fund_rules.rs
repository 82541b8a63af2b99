//! Whom a fund may pay for: `payment_fpy ≤ share_fp · spending_py`, the right side rounded up to the next hundredth.
//!
//! Rounded up, because thirds must be payable by three funds of a third each.

use super::Case;
use crate::finding::{Code, Finding};
use crate::number::{Money, Ratio};

pub(super) fn check(case: &Case) -> Vec<Finding> {
    let mut findings = Vec::new();
    for choice in &case.resolved.choices {
        let plant = choice.site(case.programme).plant;
        let spending = case.spending(choice.project);
        for (fund, row) in case.programme.funds.rows() {
            let share = case.programme.fund_share(fund, choice.project, plant);
            let paid = case.paid(Some(fund), Some(choice.project));
            for (year, (&spent, paid)) in spending.iter().zip(paid).enumerate() {
                let allowed = share_rounded_up(spent, share);
                if paid > allowed {
                    findings.push(
                        case.about(Code::PlanFundRule, choice.project)
                            .with("fund", row.key.as_str())
                            .with("year", i64::from(case.programme.years[year]))
                            .with("paid", paid)
                            .with("allowed", allowed),
                    );
                }
            }
        }
    }
    findings
}

fn share_rounded_up(sum: Money, share: Ratio) -> Money {
    let parts = i128::from(sum.minor) * i128::from(share.parts());
    let minor = -(-parts).div_euclid(i128::from(Ratio::SCALE));
    Money { minor: i64::try_from(minor).unwrap_or(i64::MAX), currency: sum.currency }
}
