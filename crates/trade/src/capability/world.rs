//! Everything about one table of exports that the next questions need: presences, complexity, densities.

use super::complexity::Complexity;
use super::convention::{Convention, Own};
use super::deal::deal;
use super::exports::Exports;
use super::presence::{Presence, Threshold};
use super::through::through;

/// So many producers go through the proximities side by side.
pub(super) const LANES: usize = u16::BITS as usize;

/// What must be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The advantage from which a producer counts as present.
    pub threshold: Threshold,
    /// The convention of every figure.
    pub convention: Convention,
    /// How many threads compute; they change no bit.
    pub threads: usize,
}

/// A world of producers and products; immutable.
///
/// Density d(c,p) = Σ_q M(c,q) φ(q,p) / Σ_q φ(q,p), the share of p's neighbourhood that c has; the distance is 1 − d.
#[derive(Clone, Debug, PartialEq)]
pub struct World {
    pub(super) settings: Settings,
    presence: Presence,
    complexity: Complexity,
    /// Σ_q φ(q,p); nought exactly where the product is near to nothing.
    pub(super) sums: Vec<f64>,
    /// Densities by producers side by side, then product.
    densities: Vec<[f64; LANES]>,
}

impl World {
    /// The world of a table. Presences × producers for densities, and what [`Complexity::of`] says: 225 × 5,000 in some
    /// hundredths of a second.
    #[must_use]
    pub fn of(exports: &Exports, settings: &Settings) -> Self {
        Self::of_presence(Presence::of(exports, settings.threshold, settings.threads), settings)
    }

    /// The world of presences that are known already.
    #[must_use]
    pub fn of_presence(presence: Presence, settings: &Settings) -> Self {
        let Settings { convention, threads, .. } = *settings;
        let complexity = Complexity::of(&presence, &convention, threads);
        let mut ones = vec![[0.0]; presence.products()];
        through(&presence, convention.own, |_| Some([1.0]), &mut ones);
        // Whether anything is near is a question of counts, which no rounding may answer.
        let near = |product: usize| match convention.own {
            Own::Counts => presence.ubiquity(product) > 0,
            Own::LeftOut => {
                presence.makers_of(product).iter().any(|maker| presence.diversity(*maker as usize) > 1)
            }
        };
        let sums: Vec<f64> =
            (0..).zip(ones).map(|(product, [sum])| if near(product) { sum } else { 0.0 }).collect();
        let densities = in_lanes(&presence, threads, |first, block| {
            let bits = |product| presence.side_by_side::<LANES>(product, first);
            // No row adds up to more than there are products.
            if i16::try_from(presence.products()).is_ok() {
                through(&presence, convention.own, |product| lanes(bits(product), 1_i16), block);
            } else {
                through(&presence, convention.own, |product| lanes(bits(product), 1_i32), block);
            }
            for (row, sum) in block.iter_mut().zip(&sums).filter(|(_, sum)| **sum > 0.0) {
                row.iter_mut().for_each(|cell| *cell /= sum);
            }
        });
        Self { settings: *settings, presence, complexity, sums, densities }
    }

    /// Who is present where.
    #[must_use]
    pub fn presence(&self) -> &Presence {
        &self.presence
    }

    /// The complexity indices.
    #[must_use]
    pub fn complexity(&self) -> &Complexity {
        &self.complexity
    }

    /// The convention of every figure.
    #[must_use]
    pub fn convention(&self) -> &Convention {
        &self.settings.convention
    }

    /// φ of two products in this world's convention; `None` if nobody makes either.
    #[must_use]
    pub fn proximity(&self, one: usize, other: usize) -> Option<f64> {
        if one == other && self.settings.convention.own == Own::LeftOut {
            return (self.presence.ubiquity(one) > 0).then_some(0.0);
        }
        self.presence.proximity(one, other)
    }

    /// d(c,p); `None` if the product is near to nothing at all.
    #[must_use]
    pub fn density(&self, producer: usize, product: usize) -> Option<f64> {
        let known =
            self.sums.get(product).is_some_and(|sum| *sum > 0.0) && producer < self.presence.producers();
        known.then(|| self.densities[producer / LANES * self.presence.products() + product][producer % LANES])
    }

    /// Producers by how near they are to a product, the nearest first, equally near ones by number; with their densities. Those who
    /// make it in a big way are among them. Nobody, if the product is near to nothing.
    #[must_use]
    pub fn nearest(&self, product: usize) -> Vec<(usize, f64)> {
        let mut producers: Vec<(usize, f64)> = (0..self.presence.producers())
            .filter_map(|producer| Some((producer, self.density(producer, product)?)))
            .collect();
        producers.sort_by(|one, other| other.1.total_cmp(&one.1));
        producers
    }
}

/// The value where a bit is set, else nought; `None` if none is set.
pub(super) fn lanes<Y: Copy + Default>(bits: u64, value: Y) -> Option<[Y; LANES]> {
    #[expect(clippy::cast_possible_truncation, reason = "as many bits as lanes")]
    let bits = bits as u16;
    (bits != 0)
        .then(|| std::array::from_fn(|lane| if bits & (1 << lane) != 0 { value } else { Y::default() }))
}

/// Fills a block of products for each so many producers side by side; `fill` is told the first of them.
pub(super) fn in_lanes(
    presence: &Presence,
    threads: usize,
    fill: impl Fn(usize, &mut [[f64; LANES]]) + Sync,
) -> Vec<[f64; LANES]> {
    let products = presence.products();
    let mut all = vec![[0.0; LANES]; presence.producers().div_ceil(LANES) * products];
    let blocks: Vec<(usize, &mut [[f64; LANES]])> = all.chunks_mut(products.max(1)).enumerate().collect();
    deal(threads, blocks, |(block, cells)| fill(block * LANES, cells));
    all
}
