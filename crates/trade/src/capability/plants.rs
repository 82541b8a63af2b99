//! Which plant is nearest to a product, by what plants put out: the same relatedness as of countries, in the world's product space.

use std::collections::BTreeMap;

use model::{Code, Finding};

use super::exports::{Exports, Floors};
use super::world::{Settings, World};
use crate::product::{Level, Product};
use crate::sheet::Sheet;
use crate::year::Year;

/// What plants put out: plant, product, value in any one currency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outputs {
    rows: Vec<(String, Product, i64)>,
}

/// A plant beside a product.
#[derive(Clone, Debug, PartialEq)]
pub struct NearPlant {
    /// The plant, as the table calls it.
    pub plant: String,
    /// Whether it makes the product with an advantage (RCA ≥ 1 against the world's exports).
    pub makes: bool,
    /// The share of the product's neighbourhood that it makes with an advantage.
    pub density: f64,
}

/// Headings of its columns; of several in a table the first here counts.
const PLANT: &[&str] = &["plant", "name", "завод"];
const CODE: &[&str] = &["hs6", "hs", "hs4", "code", "код"];
const VALUE: &[&str] = &["value", "output", "выпуск"];

impl Outputs {
    /// Reads a table with a column of plants (`plant`, `name`), one of codes (`hs6`, `hs`, `code`) and one of values (`value`, `output`).
    /// Rows whose code or value is none are left out and counted.
    ///
    /// # Errors
    ///
    /// It is no text, a quote is not closed, or `trade-layout`: a column is missing.
    pub fn read(file: &str, text: &[u8]) -> Result<(Self, usize), Finding> {
        let known: Vec<&str> = [PLANT, CODE, VALUE].concat();
        let (headings, rows) = Sheet::with_headings(file, text, &known)?;
        let column = |known: &[&str]| {
            let found = known.iter().find_map(|name| headings.iter().position(|it| it == name));
            found.ok_or_else(|| {
                let finding = Finding::new(Code::TradeLayout, file)
                    .with("missing", known.first().copied().unwrap_or_default());
                finding.with("columns", headings.join(", ")).at(file, Some(1), None)
            })
        };
        let (plant, code, value) = (column(PLANT)?, column(CODE)?, column(VALUE)?);
        let (mut read, mut left_out) = (Vec::new(), 0);
        for row in rows {
            let row = row?;
            let amount = model::Decimal::parse(&row.cell(value).replace(',', "."));
            // Thousandths, as trade has them.
            let amount = amount.and_then(|it| i64::try_from(it.billionths() / 1_000_000).ok());
            match (Product::parse(row.cell(code)), amount.filter(|it| *it > 0), row.cell(plant)) {
                (Some(product), Some(amount), plant) if !plant.is_empty() => {
                    read.push((plant.to_owned(), product, amount));
                }
                _ => left_out += 1,
            }
        }
        Ok((Self { rows: read }, left_out))
    }

    /// The plants nearest to each product of the world, the nearest first, ties by name; those that make nothing near are left out.
    /// Codes are taken at the world's level, products that the world does not trade say nothing.
    ///
    /// # Errors
    ///
    /// What [`Exports::of_year`] finds wrong with the world's exports.
    pub fn nearest(
        &self,
        world: &Year,
        settings: &Settings,
        limit: usize,
    ) -> Result<BTreeMap<Product, Vec<NearPlant>>, Vec<Finding>> {
        let (exports, _) =
            Exports::of_year(world)?.above(&Floors { producer_total_min: 1, product_total_min: 1 });
        let space = World::of(&exports, settings);
        let products: Vec<Option<Product>> =
            exports.products().iter().map(|code| Product::parse(code)).collect();
        let level = products.iter().flatten().map(|it| it.level()).max().unwrap_or(Level::Subheading);
        let number: BTreeMap<Product, usize> =
            products.iter().enumerate().filter_map(|(at, product)| Some(((*product)?, at))).collect();
        let mut plants: BTreeMap<&str, BTreeMap<usize, i64>> = BTreeMap::new();
        for (plant, product, value) in &self.rows {
            let known = Some(product).filter(|it| it.level() >= level);
            if let Some(at) = known.and_then(|it| number.get(&it.within(level))) {
                *plants.entry(plant).or_default().entry(*at).or_default() += value;
            }
        }
        let mut nearest: BTreeMap<Product, Vec<NearPlant>> = BTreeMap::new();
        for (plant, made) in plants {
            let all: i64 = made.values().sum();
            let advantage = |(product, value): (&usize, &i64)| {
                let columns = exports.product_totals()[*product];
                let reached = settings.threshold.reached(*value, all, columns, exports.total());
                reached.then_some(*product)
            };
            let present: Vec<usize> = made.iter().filter_map(advantage).collect();
            for (at, product) in products.iter().enumerate() {
                let near: f64 = present.iter().filter_map(|other| space.proximity(*other, at)).sum();
                let (Some(product), true) = (product, near > 0.0) else { continue };
                let plant = plant.to_owned();
                let makes = present.contains(&at);
                let density = near / space.sums[at];
                nearest.entry(*product).or_default().push(NearPlant { plant, makes, density });
            }
        }
        for plants in nearest.values_mut() {
            plants.sort_by(|one, other| {
                other.density.total_cmp(&one.density).then_with(|| one.plant.cmp(&other.plant))
            });
            plants.truncate(limit);
        }
        Ok(nearest)
    }
}
