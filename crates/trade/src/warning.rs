//! Early warning: months in which a product's import became dear and scarce against its own history.
//!
//! The European Commission's supply chain alert looks for prices (unit values) that grow abnormally and quantities that fall
//! abnormally, of products known to be dependent; its thresholds are not published, so they are settings here. Changes are
//! of logarithms over twelve months, so seasons fall out; they are judged by robust z-scores (median and median absolute
//! deviation) against the product's earlier changes.

use std::collections::BTreeMap;

use crate::place::{Kind, Place};
use crate::product::{Level, Product};
use crate::read::{Line, Side, Sink};
use crate::year::Union;

/// What a union imported from outside by product and month.
#[derive(Clone, Debug)]
pub struct Months {
    union: Union,
    level: Level,
    /// By product and month (years times twelve): value and quantity, of the lines that have both.
    sums: BTreeMap<(Product, u32), (i64, i64)>,
}

/// When a month is abnormal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Thresholds {
    /// Robust z-score of the price's change from which it is abnormally high.
    pub price: f64,
    /// Robust z-score below whose negative the quantity's change is abnormally low.
    pub quantity: f64,
    /// Changes that must be known before one is judged.
    pub history: usize,
}

impl Thresholds {
    /// What is used if nobody says anything: two deviations each, after a year of changes.
    pub const USUAL: Self = Self { price: 2.0, quantity: 2.0, history: 12 };
}

/// An abnormal month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alarm {
    /// What.
    pub product: Product,
    /// The year.
    pub year: u16,
    /// The month, from one.
    pub month: u8,
    /// Change of the unit value over twelve months: 0.5 is half as much again.
    pub price_change: f64,
    /// Change of the quantity over twelve months.
    pub quantity_change: f64,
    /// Robust z-scores of both changes.
    pub scores: (f64, f64),
}

impl Months {
    /// Nothing yet.
    #[must_use]
    pub fn new(union: Union, level: Level) -> Self {
        Self { union, level, sums: BTreeMap::new() }
    }

    /// Whether there are monthly lines at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sums.is_empty()
    }

    /// The abnormal months among the last twelve that there are, by product and month.
    #[must_use]
    pub fn alarms(&self, thresholds: Thresholds) -> Vec<Alarm> {
        let Some(last) = self.sums.keys().map(|(_, month)| *month).max() else { return Vec::new() };
        let mut alarms = Vec::new();
        let products: Vec<(&(Product, u32), &(i64, i64))> = self.sums.iter().collect();
        for months in products.chunk_by(|one, other| one.0.0 == other.0.0) {
            let series: BTreeMap<u32, (i64, i64)> =
                months.iter().map(|(key, sums)| (key.1, **sums)).collect();
            let mut changes: Vec<(u32, f64, f64)> = Vec::new();
            for (month, (value, quantity)) in &series {
                let Some((value_before, quantity_before)) =
                    month.checked_sub(12).and_then(|it| series.get(&it))
                else {
                    continue;
                };
                let quantities = (*quantity as f64 / *quantity_before as f64).ln();
                let prices = (*value as f64 / *value_before as f64).ln() - quantities;
                if let Some(scores) = scores(&changes, (prices, quantities), thresholds)
                    && *month + 12 > last
                {
                    alarms.push(Alarm {
                        product: months[0].0.0,
                        year: u16::try_from(month / 12).unwrap_or(u16::MAX),
                        month: (month % 12 + 1) as u8,
                        price_change: prices.exp() - 1.0,
                        quantity_change: quantities.exp() - 1.0,
                        scores,
                    });
                }
                changes.push((*month, prices, quantities));
            }
        }
        alarms
    }
}

/// Both robust z-scores, if they are abnormal.
fn scores(before: &[(u32, f64, f64)], now: (f64, f64), thresholds: Thresholds) -> Option<(f64, f64)> {
    if before.len() < thresholds.history.max(2) {
        return None;
    }
    let score = |values: Vec<f64>, now: f64| {
        let middle = median(values.clone());
        // 1.4826: what makes it the standard deviation of normal changes; a history without any change has the least.
        let spread = 1.4826 * median(values.iter().map(|value| (value - middle).abs()).collect());
        (now - middle) / spread.max(0.01)
    };
    let price = score(before.iter().map(|change| change.1).collect(), now.0);
    let quantity = score(before.iter().map(|change| change.2).collect(), now.1);
    (price >= thresholds.price && quantity <= -thresholds.quantity).then_some((price, quantity))
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() {
        0 => 0.0,
        even if even % 2 == 0 => f64::midpoint(values[middle - 1], values[middle]),
        _ => values[middle],
    }
}

impl Sink for Months {
    #[inline]
    fn take(&mut self, line: &Line) {
        let counts = line.month > 0
            && self.union.has(line.importer)
            && !self.union.has(line.exporter)
            && line.exporter.kind() != Kind::World
            && matches!(line.side, Side::Agreed | Side::Importer)
            && line.product.level() >= self.level;
        if let Some(quantity) = line.quantity.filter(|_| counts && line.value > 0) {
            let month = u32::from(line.year) * 12 + u32::from(line.month) - 1;
            let sums = self.sums.entry((line.product.within(self.level), month)).or_default();
            *sums = (sums.0 + line.value, sums.1 + quantity);
        }
    }

    fn absorb(&mut self, other: Self) {
        for (key, (value, quantity)) in other.sums {
            let sums = self.sums.entry(key).or_default();
            *sums = (sums.0 + value, sums.1 + quantity);
        }
    }

    fn weighs(&self, importer: Place) -> bool {
        self.union.has(importer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A month that is dear and scarce is told; one that is only dear, or only scarce, is not.
    #[test]
    fn dear_and_scarce_months_are_told() {
        let union = Union::new(&[Place::find("BY").unwrap()]);
        let mut months = Months::new(union, Level::Subheading);
        let product = Product::parse("854231").unwrap();
        for month in 0..48_u32 {
            let wave = i64::from(month % 5) * 20;
            let (price, quantity) = match month {
                40 => (30, 10_000),
                44 => (30, 4_000),
                46 => (10, 4_000),
                _ => (10, 10_000 + wave),
            };
            months.take(&Line {
                year: 2020 + (month / 12) as u16,
                month: (month % 12 + 1) as u8,
                exporter: Place::find("CN").unwrap(),
                importer: Place::find("BY").unwrap(),
                side: Side::Agreed,
                product,
                value: price * quantity,
                quantity: Some(quantity),
            });
        }
        let alarms = months.alarms(Thresholds::USUAL);
        assert_eq!(alarms.iter().map(|it| (it.year, it.month)).collect::<Vec<_>>(), [(2023, 9)]);
        assert!((alarms[0].price_change - 2.0).abs() < 1e-9 && alarms[0].quantity_change < -0.5);
    }
}
