//! Outlook: how much complexity is near to what a producer makes, and what taking up a product would add.
//!
//! COI(c) = Σ_p d(c,p) (1 − M(c,p)) PCI(p); the gain of taking up a product is [`Gain`] in three conventions (Hausmann et
//! al., The Atlas of Economic Complexity, 2011, box 2.1).

use super::complexity::Standard;
use super::convention::{Coi, Gain, Spread};
use super::through::through;
use super::world::{LANES, World, in_lanes, lanes};

/// Gains of taking up products, by producer and product.
#[derive(Clone, Debug, PartialEq)]
pub struct Gains {
    products: usize,
    cells: Vec<[f64; LANES]>,
    known: Vec<bool>,
}

impl Gains {
    /// COG(c,p); `None` where there is no complexity, or a product that nobody makes.
    #[must_use]
    pub fn gain(&self, producer: usize, product: usize) -> Option<f64> {
        let known = *self.known.get(product)?;
        let row = self.cells.get(producer / LANES * self.products + product)?;
        known.then(|| row[producer % LANES])
    }
}

impl World {
    /// COI(c) of each producer; `None` where there is no complexity. Linear in producers × products.
    #[must_use]
    pub fn outlook(&self) -> Vec<Option<f64>> {
        let weights = &self.complexity().weights;
        let known = weights.iter().any(Option::is_some);
        let sums: Vec<Option<f64>> = (0..self.presence().producers())
            .map(|producer| {
                let near = weights.iter().enumerate().filter_map(|(product, weight)| {
                    let absent = !self.presence().has(producer, product);
                    absent.then_some(self.density(producer, product)? * (*weight)?)
                });
                known.then(|| near.sum())
            })
            .collect();
        match self.convention().coi {
            Coi::Sum => sums,
            Coi::Standardised => match Standard::of(&sums, Spread::Population) {
                Some(standard) => sums.into_iter().map(|x| x.map(|x| standard.score(x))).collect(),
                None => vec![None; sums.len()],
            },
        }
    }

    /// The gain of each product to each producer. As much work as the densities.
    #[must_use]
    pub fn gains(&self) -> Gains {
        let (presence, own) = (self.presence(), self.convention().own);
        let targets = self.targets();
        let cells = in_lanes(presence, self.settings.threads, |first, block| {
            let absent =
                |product: usize| !presence.side_by_side::<LANES>(product, first) & ((1 << LANES) - 1);
            let y = |product| lanes(absent(product), targets[product]);
            through(presence, own, y, block);
            for (product, row) in block.iter_mut().enumerate() {
                let bits = presence.side_by_side::<LANES>(product, first);
                for lane in 0..LANES {
                    let present = bits >> lane & 1 == 1;
                    row[lane] = self.gained(row[lane], present, product, self.density(first + lane, product));
                }
            }
        });
        Gains { products: presence.products(), cells, known: self.gains_known() }
    }

    /// What each target counts for in the sum of gains: its weight, in one convention over its own sum of proximities.
    pub(super) fn targets(&self) -> Vec<f64> {
        let weights = self.complexity().weights.iter().zip(&self.sums);
        weights
            .map(|(weight, sum)| match (weight, self.convention().gain) {
                (Some(weight), Gain::ByTarget) if *sum > 0.0 => weight / sum,
                (Some(weight), Gain::ByCandidate | Gain::Net) => *weight,
                _ => 0.0,
            })
            .collect()
    }

    /// The gain that a sum over targets means.
    pub(super) fn gained(&self, sum: f64, present: bool, product: usize, density: Option<f64>) -> f64 {
        let share = if self.sums[product] > 0.0 { sum / self.sums[product] } else { 0.0 };
        match self.convention().gain {
            Gain::ByTarget | Gain::ByCandidate if present => 0.0,
            Gain::ByTarget => sum,
            Gain::ByCandidate => share,
            Gain::Net => share - density.unwrap_or(0.0) * self.complexity().weights[product].unwrap_or(0.0),
        }
    }

    /// Products whose gains have a meaning.
    pub(super) fn gains_known(&self) -> Vec<bool> {
        self.complexity().weights.iter().map(Option::is_some).collect()
    }
}
