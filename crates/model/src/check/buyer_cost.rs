//! Buyers are not made to pay much more than today:
//! `Σ_{t∈y} Σ_p (c − π(1+duty)) q_pt ≤ X · Σ_{t∈y} Σ_j π_j (1+duty_j) d_jt` for every year y, if there is a limit X.

use super::Case;
use crate::account::{Fine, priced_with_duty};
use crate::finding::{Code, Finding};
use crate::number::Ratio;

pub(super) fn check(case: &Case) -> Vec<Finding> {
    let programme = case.programme;
    let Some(limit) = programme.buyer_cost_max_share else {
        return Vec::new();
    };
    let years = programme.years.len();
    let (mut extra, mut today) = (vec![Fine::default(); years], vec![Fine::default(); years]);
    for (period, &year) in programme.year_of.iter().enumerate() {
        for product in programme.products.iter() {
            today[year] += priced_with_duty(product, product.demand[period]);
        }
        for choice in &case.resolved.choices {
            let product = &programme.products[programme.projects[choice.project].product];
            let made = choice.production[period];
            extra[year] +=
                Fine::priced(choice.site(programme).unit_price, made) - priced_with_duty(product, made);
        }
    }
    let mut findings = Vec::new();
    for (year, (extra, today)) in programme.years.iter().zip(extra.into_iter().zip(today)) {
        let allowed = today.times(i128::from(limit.parts()));
        if extra.times(i128::from(Ratio::SCALE)) > allowed {
            findings.push(
                Finding::new(Code::PlanBuyerCost, "plan")
                    .with("year", i64::from(*year))
                    .with("extra", extra.money(programme.currency))
                    .with("allowed", today.share(limit).money(programme.currency)),
            );
        }
    }
    findings
}
