//! Prices of money: from the stock of each fund to what one unit of spending costs a purse.
//!
//! The row of fund f and year y says that what f has paid until y, less what would have lapsed, is at most what it had:
//! `Σ_{y'≤y} χ^(y−y') paid_fy' ≤ Σ_{y'≤y} χ^(y−y') B_fy'`. With a price ω ≥ 0 on each row, a unit of fund f in year y costs
//! `φ_fy = Σ_{y''≥y} χ^(y''−y) ω_fy''`, and whoever spends takes the cheapest funds first, each up to its share: a
//! fractional knapsack. Its dual gives the certificate's multipliers: β is the price of the dearest fund taken, σ = β − φ of the
//! cheaper ones.

use crate::instance::Instance;
use crate::rows::Rows;

/// Whom a unit of spending is charged to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tariff {
    /// unit\[purse\]\[year\]: what one unit of spending costs beyond itself.
    pub unit: Vec<Vec<f64>>,
    /// payers\[purse\]\[year\]: funds and shares that pay it, cheapest first.
    pub payers: Vec<Vec<Vec<(usize, f64)>>>,
    /// φ\[fund\]\[year\].
    fund: Vec<Vec<f64>>,
}

impl Tariff {
    pub(crate) fn fill(&mut self, instance: &Instance, rows: &Rows, prices: &[f64]) {
        let years = instance.years;
        self.fund.resize_with(instance.funds.len(), Vec::new);
        for (number, (fund, phi)) in instance.funds.iter().zip(&mut self.fund).enumerate() {
            phi.clear();
            phi.resize(years, 0.0);
            let mut later = 0.0;
            for year in (0..years).rev() {
                later = prices[rows.stock[number] + year] + fund.carry_over * later;
                phi[year] = later;
            }
        }
        self.unit.resize_with(instance.purses.len(), Vec::new);
        self.payers.resize_with(instance.purses.len(), Vec::new);
        for (purse, shares) in instance.purses.iter().enumerate() {
            self.unit[purse].clear();
            self.payers[purse].resize_with(years, Vec::new);
            for year in 0..years {
                let payers = &mut self.payers[purse][year];
                payers.clear();
                payers.extend(
                    shares
                        .iter()
                        .enumerate()
                        .filter(|(_, share)| **share > 0.0)
                        .map(|(f, &share)| (f, share)),
                );
                payers.sort_by(|a, b| {
                    self.fund[a.0][year].total_cmp(&self.fund[b.0][year]).then(a.0.cmp(&b.0))
                });
                let (mut rest, mut cost) = (1.0, 0.0);
                for (fund, share) in payers.iter_mut() {
                    *share = share.min(rest);
                    rest -= *share;
                    cost += *share * self.fund[*fund][year];
                }
                payers.retain(|(_, share)| *share > 0.0);
                self.unit[purse].push(cost);
            }
        }
    }
}

/// The certificate's β\[purse\]\[year\] and σ\[purse\]\[fund\]\[year\].
pub(crate) fn purse_prices(
    instance: &Instance,
    rows: &Rows,
    prices: &[f64],
) -> (Vec<Vec<f64>>, Vec<Vec<Vec<f64>>>) {
    let mut tariff = Tariff::default();
    tariff.fill(instance, rows, prices);
    let mut spend = Vec::new();
    let mut share = Vec::new();
    for (purse, shares) in instance.purses.iter().enumerate() {
        let dearest =
            |year: usize| tariff.payers[purse][year].last().map_or(0.0, |&(fund, _)| tariff.fund[fund][year]);
        let beta: Vec<f64> = (0..instance.years).map(dearest).collect();
        let sigma = shares
            .iter()
            .enumerate()
            .map(|(fund, &of)| {
                let saved: Vec<f64> =
                    beta.iter().zip(&tariff.fund[fund]).map(|(beta, phi)| (beta - phi).max(0.0)).collect();
                if of > 0.0 && of < 1.0 && saved.iter().any(|&price| price > 0.0) {
                    saved
                } else {
                    Vec::new()
                }
            })
            .collect();
        spend.push(beta);
        share.push(sigma);
    }
    (spend, share)
}
