//! A table of who exports how much of what: the only input of capability.
//!
//! Values are whole numbers (cents, dollars, kilograms, pieces: any one unit), so that sums do not depend on any order and
//! ties of comparative advantage are ties.

use model::{Code, Finding};

use crate::year::Year;

/// Exports (or output) by producer and product; only cells above nought are kept. Valid by birth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exports {
    producers: Vec<String>,
    products: Vec<String>,
    /// Where each producer's cells begin; one more at the end.
    starts: Vec<usize>,
    cells: Vec<(u32, i64)>,
    of_producer: Vec<i64>,
    of_product: Vec<i64>,
    total: i64,
}

/// The smallest totals that are kept. Complexity without floors is led by places where hardly anybody lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Floors {
    /// Producers that export less in all are left out.
    pub producer_total_min: i64,
    /// Products that are exported less in all are left out.
    pub product_total_min: i64,
}

/// What floors left out; to be published with whatever was computed from the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// Producers by name, with their totals.
    pub producers: Vec<(String, i64)>,
    /// Products by name, with their totals.
    pub products: Vec<(String, i64)>,
    /// The value left out with them.
    pub value: i64,
    /// The value before.
    pub of: i64,
}

impl Exports {
    /// The table with these rows `(producer, product, value)`; rows of one cell add up, and noughts are no rows.
    ///
    /// `O(n log n)` in the rows.
    ///
    /// # Errors
    /// [`Code::OutOfRange`] for each negative value, each number of a producer or product that has no name, and for a table
    /// that adds up to more than an `i64` holds.
    pub fn new(
        producers: Vec<String>,
        products: Vec<String>,
        mut rows: Vec<(u32, u32, i64)>,
    ) -> Result<Self, Vec<Finding>> {
        let mut findings = Vec::new();
        for (producer, product, value) in &rows {
            let (Some(maker), Some(made)) =
                (producers.get(*producer as usize), products.get(*product as usize))
            else {
                let unknown_producer = *producer as usize >= producers.len();
                let (word, found, count) = if unknown_producer {
                    ("producer", *producer, producers.len())
                } else {
                    ("product", *product, products.len())
                };
                let largest = i64::try_from(count).unwrap_or(i64::MAX) - 1;
                findings.push(out_of_range(format!("{word} {found}"), i64::from(found), largest));
                continue;
            };
            if *value < 0 {
                findings.push(out_of_range(format!("exports {maker} {made}"), *value, i64::MAX));
            }
        }
        let total: i128 = rows.iter().map(|(_, _, value)| i128::from(*value)).sum();
        if findings.is_empty() && total > i128::from(i64::MAX) {
            findings.push(out_of_range("exports".to_owned(), i64::MAX, i64::MAX - 1));
        }
        if !findings.is_empty() {
            return Err(findings);
        }
        rows.sort_unstable_by_key(|(producer, product, _)| (*producer, *product));
        let mut table = Self {
            starts: Vec::with_capacity(producers.len() + 1),
            cells: Vec::with_capacity(rows.len()),
            of_producer: vec![0; producers.len()],
            of_product: vec![0; products.len()],
            total: 0,
            producers,
            products,
        };
        let mut rows = rows.into_iter().filter(|(_, _, value)| *value > 0).peekable();
        for producer in 0..table.producers.len() {
            table.starts.push(table.cells.len());
            while let Some((_, product, mut value)) = rows.next_if(|row| row.0 as usize == producer) {
                while let Some((_, _, more)) =
                    rows.next_if(|row| row.0 as usize == producer && row.1 == product)
                {
                    value += more;
                }
                table.cells.push((product, value));
                table.of_producer[producer] += value;
                table.of_product[product as usize] += value;
                table.total += value;
            }
        }
        table.starts.push(table.cells.len());
        Ok(table)
    }

    /// What everybody exported in a year, in thousandths of its currency unit: producers are its exporters by their three
    /// letters, products its codes. Places that are no single country are rows as well; floors do not know them.
    ///
    /// # Errors
    /// As [`Exports::new`].
    pub fn of_year(year: &Year) -> Result<Self, Vec<Finding>> {
        let producers = year.exporters.iter().map(|exporter| exporter.place.iso3().to_owned()).collect();
        let products = year.products.iter().map(ToString::to_string).collect();
        let rows = (0..).zip(&year.exporters).flat_map(|(producer, exporter)| {
            (0..).zip(&exporter.values).map(move |(product, value)| (producer, product, *value))
        });
        Self::new(producers, products, rows.collect())
    }

    /// Names of the producers; a producer's number is its place here.
    #[must_use]
    pub fn producers(&self) -> &[String] {
        &self.producers
    }

    /// Names of the products; a product's number is its place here.
    #[must_use]
    pub fn products(&self) -> &[String] {
        &self.products
    }

    /// What the producer exports, `(product, value)` by product; nothing for a number without a name.
    #[must_use]
    pub fn row(&self, producer: usize) -> &[(u32, i64)] {
        match (self.starts.get(producer), self.starts.get(producer + 1)) {
            (Some(from), Some(to)) => &self.cells[*from..*to],
            _ => &[],
        }
    }

    /// Each producer's total.
    #[must_use]
    pub fn producer_totals(&self) -> &[i64] {
        &self.of_producer
    }

    /// Each product's total.
    #[must_use]
    pub fn product_totals(&self) -> &[i64] {
        &self.of_product
    }

    /// The whole table's total.
    #[must_use]
    pub fn total(&self) -> i64 {
        self.total
    }

    /// The table without producers and products below the floors, and what was left out. Both floors are compared with
    /// totals of this table, so the order in which they are applied does not matter.
    #[must_use]
    pub fn above(&self, floors: &Floors) -> (Self, Dropped) {
        let split = |names: &[String], totals: &[i64], least: i64| {
            let mut number = 0;
            let mut left_out = Vec::new();
            let mut kept = Vec::new();
            let numbers: Vec<Option<u32>> = (names.iter().zip(totals))
                .map(|(name, total)| {
                    if *total < least {
                        left_out.push((name.clone(), *total));
                        return None;
                    }
                    kept.push(name.clone());
                    number += 1;
                    Some(number - 1)
                })
                .collect();
            (kept, left_out, numbers)
        };
        let (producers, producers_out, new_producer) =
            split(&self.producers, &self.of_producer, floors.producer_total_min);
        let (products, products_out, new_product) =
            split(&self.products, &self.of_product, floors.product_total_min);
        let mut kept = Self {
            starts: Vec::with_capacity(producers.len() + 1),
            cells: Vec::new(),
            of_producer: vec![0; producers.len()],
            of_product: vec![0; products.len()],
            total: 0,
            producers,
            products,
        };
        for producer in 0..self.producers.len() {
            let Some(new) = new_producer[producer] else { continue };
            kept.starts.push(kept.cells.len());
            for (product, value) in self.row(producer) {
                let Some(product) = new_product[*product as usize] else { continue };
                kept.cells.push((product, *value));
                kept.of_producer[new as usize] += value;
                kept.of_product[product as usize] += value;
                kept.total += value;
            }
        }
        kept.starts.push(kept.cells.len());
        let dropped = Dropped {
            producers: producers_out,
            products: products_out,
            value: self.total - kept.total,
            of: self.total,
        };
        (kept, dropped)
    }
}

/// A number outside nought … `largest`.
pub(super) fn out_of_range(subject: String, found: i64, largest: i64) -> Finding {
    Finding::new(Code::OutOfRange, subject).with("found", found).with("least", 0_i64).with("largest", largest)
}
