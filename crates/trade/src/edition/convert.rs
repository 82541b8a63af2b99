//! Values of one edition in the codes of another, in whole numbers: the parts of a value that splits add up to it.

use std::collections::BTreeMap;

use model::{Code, Finding};

use super::{Correspondence, Edition};
use crate::product::Product;

/// How the codes of one edition become those of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Converter {
    /// By code: what it becomes, with weights that are not all nought, and whether somebody gave them.
    parts: BTreeMap<Product, Parts>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Parts {
    weights: Vec<(Product, u64)>,
    assumed: bool,
}

/// Values in the codes of another edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Converted {
    /// Values by code, sorted; every code that something was converted to, also with nought.
    pub values: Vec<(Product, i64)>,
    /// Values of codes that have no counterpart, by code, sorted.
    pub unmapped: Vec<(Product, i64)>,
    /// All that was to be converted.
    pub whole: i64,
    /// What could not be.
    pub unmapped_value: i64,
    /// What was shared out between several codes, by whatever weights.
    pub split_value: i64,
    /// The part of it that was shared out equally, because nobody gave weights.
    pub assumed_value: i64,
}

impl Converted {
    /// The share of the value that could not be converted; `None` of nothing.
    #[must_use]
    pub fn unmapped_share(&self) -> Option<f64> {
        (self.whole > 0).then(|| self.unmapped_value as f64 / self.whole as f64)
    }
}

impl Converter {
    /// Codes that split are shared out equally.
    #[must_use]
    pub fn equal(table: &Correspondence, from: Edition, to: Edition) -> Self {
        Self::weighted(table, from, to, &[])
    }

    /// Codes that split are shared out by given weights `(from, to, weight)`, which may be of any size. Pairs without one weigh
    /// nothing if another part of the code has one; where no part has, all weigh the same. Pairs that the table does not have
    /// are not used.
    #[must_use]
    pub fn weighted(
        table: &Correspondence,
        from: Edition,
        to: Edition,
        weights: &[(Product, Product, u64)],
    ) -> Self {
        let mut given: BTreeMap<(Product, Product), u64> = BTreeMap::new();
        for (one, other, weight) in weights {
            let sum = given.entry((*one, *other)).or_default();
            *sum = sum.saturating_add(*weight);
        }
        let mut parts: BTreeMap<Product, Parts> = BTreeMap::new();
        for (one, other) in table.pairs(from, to) {
            let weight = given.get(&(one, other)).copied().unwrap_or_default();
            let entry = parts.entry(one).or_insert_with(|| Parts { weights: Vec::new(), assumed: false });
            entry.weights.push((other, weight));
        }
        for parts in parts.values_mut() {
            if parts.weights.iter().all(|(_, weight)| *weight == 0) {
                parts.assumed = parts.weights.len() > 1;
                parts.weights.iter_mut().for_each(|(_, weight)| *weight = 1);
            }
        }
        Self { parts }
    }

    /// Codes that split are shared out as trade is in the other edition, for instance that of a later year or of other reporters:
    /// a part weighs the trade of its new code, over the number of old codes that this code comes from. Where no part is traded
    /// all weigh the same.
    #[must_use]
    pub fn by_trade(table: &Correspondence, from: Edition, to: Edition, trade: &[(Product, i64)]) -> Self {
        let mut traded: BTreeMap<Product, u64> = BTreeMap::new();
        for (product, value) in trade {
            let sum = traded.entry(*product).or_default();
            *sum = sum.saturating_add(u64::try_from(*value).unwrap_or_default());
        }
        let pairs = table.pairs(from, to);
        let mut sources: BTreeMap<Product, u64> = BTreeMap::new();
        pairs.iter().for_each(|(_, other)| *sources.entry(*other).or_default() += 1);
        let weights: Vec<(Product, Product, u64)> = (pairs.iter())
            .map(|(one, other)| {
                let trade = traded.get(other).copied().unwrap_or_default();
                (*one, *other, trade.div_ceil(sources[other]))
            })
            .collect();
        Self::weighted(table, from, to, &weights)
    }

    /// Converts values by code; values of one code add up first. `O(n log n)`.
    ///
    /// # Errors
    ///
    /// `out-of-range` for a negative value, or values that add up to more than an `i64` holds.
    pub fn convert(&self, values: &[(Product, i64)]) -> Result<Converted, Finding> {
        let out_of_range = |subject: String, found: i64| {
            let finding = Finding::new(Code::OutOfRange, subject).with("found", found);
            finding.with("least", 0_i64).with("largest", i64::MAX)
        };
        let mut whole = 0_i64;
        let mut old: BTreeMap<Product, i64> = BTreeMap::new();
        for (product, value) in values {
            let sum = whole.checked_add(*value).filter(|_| *value >= 0);
            whole = sum.ok_or_else(|| out_of_range(format!("product {product}"), *value))?;
            *old.entry(*product).or_default() += value;
        }
        let mut new: BTreeMap<Product, i64> = BTreeMap::new();
        let mut converted = Converted {
            values: Vec::new(),
            unmapped: Vec::new(),
            whole,
            unmapped_value: 0,
            split_value: 0,
            assumed_value: 0,
        };
        for (product, value) in old {
            let Some(parts) = self.parts.get(&product) else {
                converted.unmapped.push((product, value));
                converted.unmapped_value += value;
                continue;
            };
            if parts.weights.len() > 1 {
                converted.split_value += value;
                converted.assumed_value += if parts.assumed { value } else { 0 };
            }
            for (part, value) in shared_out(value, &parts.weights) {
                *new.entry(part).or_default() += value;
            }
        }
        converted.values = new.into_iter().collect();
        Ok(converted)
    }
}

/// A value in parts by weight that add up to it: whole shares, then one each to the largest remainders (Hamilton's method), the
/// first of equal ones.
fn shared_out(value: i64, weights: &[(Product, u64)]) -> Vec<(Product, i64)> {
    let all: i128 = weights.iter().map(|(_, weight)| i128::from(*weight)).sum();
    let mut left = value;
    let mut parts: Vec<(Product, i64)> = Vec::with_capacity(weights.len());
    let mut remainders: Vec<(std::cmp::Reverse<i128>, usize)> = Vec::with_capacity(weights.len());
    for (place, (product, weight)) in weights.iter().enumerate() {
        // Below 2^63 × 2^64 = 2^127.
        let share = i128::from(value) * i128::from(*weight);
        #[expect(clippy::cast_possible_truncation, reason = "a share is at most the value, an i64")]
        let part = (share / all) as i64;
        parts.push((*product, part));
        remainders.push((std::cmp::Reverse(share % all), place));
        left -= part;
    }
    remainders.sort_unstable();
    for (_, place) in remainders {
        if left == 0 {
            break;
        }
        parts[place].1 += 1;
        left -= 1;
    }
    parts
}
