//! No fund pays what it does not have. With χ the share of unspent money that stays:
//!
//! `left_y = ⌊χ · left_{y−1}⌋ + B_y − Σ payments_y ≥ 0`.

use super::Case;
use crate::finding::{Code, Finding};
use crate::number::{Money, Ratio};

pub(super) fn check(case: &Case) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (id, fund) in case.programme.funds.rows() {
        let mut left = Money::zero(case.programme.currency);
        for (year, paid) in case.paid(Some(id), None).into_iter().enumerate() {
            let fresh = fund.amounts.get(year).copied().unwrap_or(Money::zero(case.programme.currency));
            let available = carried(left, fund.carry_over) + fresh;
            if paid > available {
                findings.push(
                    Finding::new(Code::PlanFundEmpty, format!("fund {}", fund.key))
                        .with("fund", fund.key.as_str())
                        .with("year", i64::from(case.programme.years[year]))
                        .with("paid", paid)
                        .with("available", available),
                );
            }
            // What was overdrawn is told once; the next year begins with nothing.
            left = (available - paid).max(Money::zero(case.programme.currency));
        }
    }
    findings
}

fn carried(left: Money, share: Ratio) -> Money {
    let parts = i128::from(left.minor) * i128::from(share.parts());
    let minor = parts.div_euclid(i128::from(Ratio::SCALE));
    Money { minor: i64::try_from(minor).unwrap_or(i64::MAX), currency: left.currency }
}
