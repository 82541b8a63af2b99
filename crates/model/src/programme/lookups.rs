//! Third step of a programme's birth: what is derived from the whole, and whether the whole fits together.

use super::goods::parts_price;
use super::values::{Registrar, Row, SHARE};
use super::{Fund, Product, Programme, Project};
use crate::draft::ProjectRow;
use crate::finding::Code;
use crate::number::{Decimal, Ratio, round_div};
use crate::table::{Id, Table};

/// The figures of `programme.toml`.
pub(super) struct Figures {
    pub(super) discount_rate: Ratio,
    pub(super) discount: Vec<i64>,
    pub(super) buyer_cost_max_share: Option<Ratio>,
}

/// The most that all sums of one kind may be together, in major units: a tenth of what [`crate::Money`] holds.
const TOTAL_LARGEST: Decimal = Decimal::whole(10_000_000_000_000_000);

impl Registrar<'_> {
    /// The figures of `programme.toml`.
    pub(super) fn header(&mut self) -> Figures {
        let header = &self.draft.header;
        let rate = self.within(Row::header(), "discount_rate", header.discount_rate, SHARE);
        let buyer_cost = header
            .buyer_cost_max_share
            .map(|share| self.ratio(Row::header(), "limits.buyer_cost_max_share", share, SHARE));
        Figures {
            discount_rate: Ratio::from_decimal(rate).unwrap_or_default(),
            discount: discount(rate, header.calendar.kind().per_year(), header.calendar.len()),
            buyer_cost_max_share: buyer_cost,
        }
    }

    /// Products that need a price and have none; projects whose product nobody wants.
    pub(super) fn prices_and_demand(&mut self, products: &Table<Product>, projects: &[Option<Project>]) {
        let draft = self.draft;
        let made = |product: Id<Product>| projects.iter().flatten().any(|project| project.product == product);
        let mut is_made = vec![false; products.len()];
        let mut goes_into_made = vec![false; products.len()];
        for (id, product) in products.rows().filter(|(id, _)| made(*id)) {
            is_made[id.index()] = true;
            for input in &product.inputs {
                goes_into_made[input.product.index()] = true;
            }
        }
        for ((id, product), row) in products.rows().zip(&draft.products) {
            let demanded = product.demand.iter().any(|demand| demand.parts() > 0);
            let bought = demanded || is_made[id.index()] || goes_into_made[id.index()];
            if bought && row.price.is_none() {
                let place = Row::new("products.csv", "product", &row.product, &row.provenance);
                self.report(place.finding(Code::NoPrice, "price"));
            }
        }
        for (project, row) in projects.iter().zip(&draft.projects) {
            let Some(project) = project else { continue };
            let demand = &products[project.product].demand;
            if demand.iter().all(|demand| demand.parts() == 0) && !goes_into_made[project.product.index()] {
                self.report(project_row(row).finding(Code::NoDemand, "product"));
            }
        }
    }

    /// Refuses programmes whose sums could leave the range of the numbers that hold them.
    pub(super) fn totals(
        &mut self,
        products: &Table<Product>,
        projects: &[Option<Project>],
        funds: &Table<Fund>,
    ) {
        let periods = i128::try_from(self.draft.header.calendar.len()).unwrap_or(1);
        let mut made = vec![0i128; products.len()];
        let (mut worth, mut outlays) = (0i128, 0i128);
        for project in projects.iter().flatten() {
            let product = &products[project.product];
            let parts = parts_price(product, products).billionths() / 1000;
            for site in &project.sites {
                let dearest = dearest(product).max(parts).max(i128::from(site.unit_price.parts()));
                let capacity = i128::from(site.capacity.parts());
                worth = worth.saturating_add(capacity.saturating_mul(dearest).saturating_mul(periods));
                made[project.product.index()] += capacity;
            }
            let modes = project.tasks.iter().flat_map(|task| task.modes.iter().flatten());
            outlays += modes.map(|mode| i128::from(mode.outlay.minor)).sum::<i128>();
        }
        let mut bill = 0i128;
        let mut market: Vec<i128> = Vec::new();
        for product in products.iter() {
            let demand: i128 = product.demand.iter().map(|demand| i128::from(demand.parts())).sum();
            let largest = product.demand.iter().map(|demand| i128::from(demand.parts())).max();
            bill = bill.saturating_add(demand.saturating_mul(dearest(product)));
            market.push(largest.unwrap_or_default().saturating_mul(1_000_000));
        }
        for (product, made) in products.iter().zip(&made) {
            for input in &product.inputs {
                let sum = &mut market[input.product.index()];
                *sum = sum.saturating_add(made.saturating_mul(i128::from(input.quantity.parts())));
            }
        }
        for (market, row) in market.into_iter().zip(&self.draft.products) {
            let place = Row::new("products.csv", "product", &row.product, &row.provenance);
            self.within(
                place,
                "product",
                Decimal::from_billionths(market),
                (Decimal::ZERO, Decimal::LARGEST),
            );
        }
        let money: i128 =
            funds.iter().flat_map(|fund| &fund.amounts).map(|amount| i128::from(amount.minor)).sum();
        for (file, billionths) in [
            ("products.csv", bill),
            ("projects.csv", worth),
            ("tasks.csv", outlays.saturating_mul(10_000_000)),
            ("funds.csv", money.saturating_mul(10_000_000)),
        ] {
            let total = Decimal::from_billionths(billionths);
            self.within(Row::file(file, "", file), "", total, (Decimal::ZERO, TOTAL_LARGEST));
        }
    }
}

/// The place of a project's own row.
pub(super) fn project_row(row: &ProjectRow) -> Row<'_> {
    Row::new("projects.csv", "project", &row.project, &row.provenance)
}

/// What a buyer pays for an imported unit, with duty, in millionths.
fn dearest(product: &Product) -> i128 {
    let scale = i128::from(Ratio::SCALE);
    i128::from(product.price.parts()) * (scale + i128::from(product.duty_rate.parts())) / scale
}

/// δ_t = (1 + r)^(−t/n) for each period, n periods in a year.
///
/// Whole numbers only: powers of floating-point numbers differ from one machine's library to another's, and with them would
/// every total. Worked in 10⁻¹⁸, so that twelve hundred periods stay well within the 10⁻¹² that are kept.
fn discount(rate: Decimal, per_year: u32, periods: usize) -> Vec<i64> {
    const FINE: i128 = 1_000_000_000_000_000_000;
    let year = FINE + rate.billionths() * (FINE / Decimal::SCALE);
    // The growth of one period: the largest g with gⁿ ≤ 1 + r, between 1 and 1 + r ≤ 2.
    let grows_too_fast = |growth: i128| {
        let mut power = FINE;
        (0..per_year).any(|_| {
            power = round_div(power * growth, FINE);
            power > year
        })
    };
    let (mut growth, mut step) = (FINE, FINE);
    while step > 0 {
        if !grows_too_fast(growth + step) {
            growth += step;
        }
        step /= 2;
    }
    let mut worth = FINE;
    (0..periods)
        .map(|_| {
            let kept = round_div(worth, FINE / i128::from(Programme::DISCOUNT_SCALE));
            worth = round_div(worth * FINE, growth);
            i64::try_from(kept).unwrap_or(Programme::DISCOUNT_SCALE)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 8.243216 per cent a year are two per cent a quarter.
    #[test]
    fn a_year_of_quarters_is_a_year() {
        let factors = discount(Decimal::from_billionths(82_432_160), 4, 1200);
        for (period, factor) in factors.into_iter().enumerate() {
            let exact = 1.02f64.powi(-i32::try_from(period).unwrap());
            let found = factor as f64 / Programme::DISCOUNT_SCALE as f64;
            assert!((found - exact).abs() < 1e-12, "period {period}: {found} is not {exact}");
        }
    }

    /// Without a rate a later unit of money is worth as much as one today; with the largest, half as much each year.
    #[test]
    fn no_rate_discounts_nothing() {
        assert_eq!(discount(Decimal::ZERO, 12, 3), [Programme::DISCOUNT_SCALE; 3]);
        for per_year in [4, 12, 52] {
            let factors = discount(Decimal::ONE, per_year, 105);
            let year = factors[per_year as usize];
            assert!((year - Programme::DISCOUNT_SCALE / 2).abs() <= 1, "{year}");
        }
    }
}
