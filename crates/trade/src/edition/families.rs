//! Families of codes: all that hang together through a table of correspondence, in whatever editions.
//!
//! A family's sum is the same in every edition, without any weight: the finest thing that can be followed through the years exactly.

use std::collections::BTreeMap;

use super::{Correspondence, Edition};
use crate::product::Product;

/// Codes that hang together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Family {
    /// The codes with their editions, sorted.
    pub codes: Vec<(Edition, Product)>,
}

/// What happened to a family's codes between two editions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One code, the same in both.
    Same,
    /// One code each, written differently.
    Renumbered,
    /// Several codes became one.
    Merged,
    /// One code became several.
    Split,
    /// Several became several.
    Tangled,
    /// There is no code of one of the editions.
    Absent,
}

impl Family {
    /// Its codes of an edition, sorted.
    pub fn of(&self, edition: Edition) -> impl Iterator<Item = Product> {
        self.codes.iter().filter(move |(known, _)| *known == edition).map(|(_, product)| *product)
    }

    /// What happened between two editions.
    #[must_use]
    pub fn kind(&self, from: Edition, to: Edition) -> Kind {
        match (self.of(from).count(), self.of(to).count()) {
            (0, _) | (_, 0) => Kind::Absent,
            (1, 1) if self.of(from).eq(self.of(to)) => Kind::Same,
            (1, 1) => Kind::Renumbered,
            (_, 1) => Kind::Merged,
            (1, _) => Kind::Split,
            _ => Kind::Tangled,
        }
    }
}

/// The families through these editions of a table, sorted by their first codes. Through more editions families grow: ask for
/// those that a panel has. `O(n log n)` in the table's rows.
#[must_use]
pub fn families(table: &Correspondence, editions: &[Edition]) -> Vec<Family> {
    let mut editions = editions.to_vec();
    editions.sort_unstable();
    editions.dedup();
    let mut numbers: BTreeMap<(Edition, Product), usize> = BTreeMap::new();
    for edition in &editions {
        for code in table.codes(*edition) {
            let next = numbers.len();
            numbers.insert((*edition, code), next);
        }
    }
    // Every number leads to a smaller one of its family, or to itself.
    let mut leads: Vec<usize> = (0..numbers.len()).collect();
    for (place, from) in editions.iter().enumerate() {
        for to in &editions[place + 1..] {
            for (one, other) in table.pairs(*from, *to) {
                let (one, other) = (numbers[&(*from, one)], numbers[&(*to, other)]);
                let (one, other) = (first(&mut leads, one), first(&mut leads, other));
                leads[one.max(other)] = one.min(other);
            }
        }
    }
    let mut families: BTreeMap<usize, Vec<(Edition, Product)>> = BTreeMap::new();
    for (code, number) in numbers {
        families.entry(first(&mut leads, number)).or_default().push(code);
    }
    families.into_values().map(|codes| Family { codes }).collect()
}

/// The number that all of a family lead to; shortens the way for the next one who asks.
fn first(leads: &mut [usize], mut number: usize) -> usize {
    while leads[number] != number {
        leads[number] = leads[leads[number]];
        number = leads[number];
    }
    number
}
