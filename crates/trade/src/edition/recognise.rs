//! Which edition a table's codes are of, by which codes exist in it.

use std::collections::BTreeSet;

use super::Edition;
use crate::product::{Level, Product};

/// How well codes fit an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// Which.
    pub edition: Edition,
    /// How many of the codes it has.
    pub known: usize,
    /// The codes that it does not have, sorted.
    pub unknown: Vec<Product>,
}

/// What the codes say about their edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recognised {
    /// The edition that has more of the codes than any other; `None` if none has any, or two have equally many: then the codes
    /// do not tell.
    pub edition: Option<Edition>,
    /// Every edition with a list, the best first, equal ones in the order of time.
    pub fits: Vec<Fit>,
}

/// Finds the edition of a set of codes by lists of the codes that each edition has. Coarser codes are looked for at their own level;
/// chapters 98 and 99 hide goods in every edition and tell nothing. `O(n log n)` in codes and lists.
///
/// A table that mixes editions fits none: the best one has unknown codes, which the next one has.
#[must_use]
pub fn recognise(lists: &[(Edition, Vec<Product>)], codes: &[Product]) -> Recognised {
    let codes: BTreeSet<Product> = codes.iter().copied().filter(|code| !code.is_hidden()).collect();
    let mut fits: Vec<Fit> = (lists.iter())
        .map(|(edition, list)| {
            let known: BTreeSet<Product> =
                list.iter().flat_map(|code| Level::ALL.map(|level| code.within(level))).collect();
            let unknown: Vec<Product> = codes.iter().copied().filter(|code| !known.contains(code)).collect();
            Fit { edition: *edition, known: codes.len() - unknown.len(), unknown }
        })
        .collect();
    fits.sort_by_key(|fit| (std::cmp::Reverse(fit.known), fit.edition));
    let edition = match fits.as_slice() {
        [best, next, ..] if best.known == next.known => None,
        [best, ..] if best.known > 0 => Some(best.edition),
        _ => None,
    };
    Recognised { edition, fits }
}
