//! No import line is replaced twice: `Σ_{p makes j} q_pt ≤ d_jt + Σ_i a_ij Σ_{p makes i} q_pt`, in exact integers.

use super::Case;
use crate::account;
use crate::finding::{Code, Finding};
use crate::number::Quantity;

/// Billionths of a unit in a thousandth: a share (10⁻⁶) of a quantity (10⁻³) is a whole number of billionths.
const BILLIONTHS: i128 = 1_000_000;

pub(super) fn check(case: &Case) -> Vec<Finding> {
    let programme = case.programme;
    let made = account::made(programme, case.resolved);
    let mut findings = Vec::new();
    for period in 0..programme.periods() {
        let mut markets: Vec<i128> = programme
            .products
            .iter()
            .map(|product| i128::from(product.demand[period].parts()) * BILLIONTHS)
            .collect();
        for (product, made) in programme.products.iter().zip(&made) {
            for input in &product.inputs {
                let needed = i128::from(input.quantity.parts()).saturating_mul(made[period]);
                let market = &mut markets[input.product.index()];
                *market = market.saturating_add(needed);
            }
        }
        for ((product, made), market) in programme.products.iter().zip(&made).zip(markets) {
            let made = made[period];
            // A plan that makes less than nothing of something is told so elsewhere; here it makes nothing.
            if made > 0 && made.saturating_mul(BILLIONTHS) > market {
                let quantity = |parts: i128| Quantity::from_parts(i64::try_from(parts).unwrap_or(i64::MAX));
                findings.push(
                    Finding::new(Code::PlanMarket, format!("product {}", product.key))
                        .with("product", product.key.as_str())
                        .with("period", case.label(period))
                        .with("made", quantity(made))
                        .with("market", quantity(market.div_euclid(BILLIONTHS))),
                );
            }
        }
    }
    findings
}
