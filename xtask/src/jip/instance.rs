//! One generated instance: its nouns, and the order in which chance fills them.
//!
//! The order of the draws is part of the family: a draw moved is another family.

use super::limits::{self, Limits};
use super::markets::{self, Markets};
use super::parts::{self, Parts};
use super::random::Random;
use super::ventures::{self, Ventures};

/// Quarters in every instance of the family.
pub(crate) const QUARTERS: usize = 40;
/// Calendar years in every instance of the family.
pub(crate) const YEARS: usize = QUARTERS / 4;
/// What buyers may pay more in a year, as a share of that year's import bill.
pub(crate) const BUYER_COST_MAX_SHARE: f64 = 0.002;
/// Discount per quarter.
const QUARTERLY_DISCOUNT: f64 = 1.02;

/// How many of each noun an instance has.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scale {
    pub(crate) name: &'static str,
    pub(crate) projects: usize,
    pub(crate) components: usize,
    pub(crate) products: usize,
    pub(crate) plants: usize,
    pub(crate) partners: usize,
    pub(crate) stands: usize,
}

/// The scales of the family. The largest has no published check values: it only shows how far the planner reaches.
pub(crate) const SCALES: [Scale; 4] = [
    Scale { name: "small", projects: 15, components: 30, products: 3, plants: 8, partners: 2, stands: 3 },
    Scale { name: "medium", projects: 100, components: 200, products: 8, plants: 30, partners: 3, stands: 6 },
    Scale {
        name: "large",
        projects: 1000,
        components: 2000,
        products: 30,
        plants: 200,
        partners: 5,
        stands: 20,
    },
    Scale {
        name: "huge",
        projects: 10_000,
        components: 20_000,
        products: 100,
        plants: 1000,
        partners: 5,
        stands: 60,
    },
];

impl Scale {
    /// The scale of this name, if there is one.
    pub(crate) fn named(name: &str) -> Option<Self> {
        SCALES.into_iter().find(|scale| scale.name == name)
    }

    /// The partner in whose country a plant stands.
    pub(crate) fn partner_of(&self, plant: usize) -> usize {
        plant % self.partners
    }

    /// The kind of stand on which a component is certified.
    pub(crate) fn stand_of(&self, component: usize) -> usize {
        component % self.stands
    }
}

/// A generated programme before it takes the form of a folder or of a JSON document.
pub(crate) struct Instance {
    pub(crate) name: String,
    pub(crate) scale: Scale,
    pub(crate) parts: Parts,
    pub(crate) markets: Markets,
    pub(crate) ventures: Ventures,
    pub(crate) limits: Limits,
    /// What one dollar of each quarter is worth in the first.
    pub(crate) discount: Vec<f64>,
}

impl Instance {
    /// Draws the instance that a scale and a seed name.
    pub(crate) fn generate(scale: Scale, seed: u64) -> Self {
        let mut random = Random::from_seed(seed);
        let parts = parts::draw(&mut random, &scale);
        let markets = markets::draw(&mut random, &scale, &parts);
        let ventures = ventures::draw(&mut random, &scale, &parts, &markets);
        let limits = limits::draw(&mut random, &scale, &ventures);
        let discount =
            std::iter::successors(Some(1.0), |last| Some(last / QUARTERLY_DISCOUNT)).take(QUARTERS).collect();
        Self { name: format!("{}-{seed}", scale.name), scale, parts, markets, ventures, limits, discount }
    }
}
