//! What is built and what is bought: steps 7 and 8 of the family.
//!
//! A tier-1 component is demanded by the builds alone; deeper ones only in part, the rest being hidden in bought parts.

use super::instance::{QUARTERS, Scale};
use super::parts::Parts;
use super::random::{Random, rounded};

/// Quantities by quarter.
pub(crate) struct Markets {
    /// Units of each final product built.
    pub(crate) builds: Vec<Vec<u64>>,
    /// Units of each component that would be needed if everything were made inside.
    pub(crate) explosion: Vec<Vec<u64>>,
    /// Units of each component imported today.
    pub(crate) demand: Vec<Vec<u64>>,
    /// Import bill of each quarter when nothing is done.
    pub(crate) base_bill: Vec<f64>,
}

/// Draws build plans and demand.
pub(crate) fn draw(random: &mut Random, scale: &Scale, parts: &Parts) -> Markets {
    let builds: Vec<Vec<u64>> = (0..scale.products)
        .map(|_| {
            let u = random.unit();
            let base = 200.0 + 4800.0 * u * u;
            let growth = random.between(-0.005, 0.015);
            (0..QUARTERS).map(|quarter| rounded(base * (1.0 + growth * quarter as f64)) as u64).collect()
        })
        .collect();
    let explosion = explode(parts, &builds);
    let demand: Vec<Vec<u64>> = explosion
        .iter()
        .zip(&parts.tier)
        .map(|(needed, tier)| {
            if *tier == 1 {
                return needed.clone();
            }
            let bought = random.between(0.1, 0.6);
            needed.iter().map(|units| rounded(bought * *units as f64) as u64).collect()
        })
        .collect();
    let base_bill = (0..QUARTERS)
        .map(|quarter| {
            parts.price.iter().zip(&demand).map(|(price, units)| price * units[quarter] as f64).sum()
        })
        .collect();
    Markets { builds, explosion, demand, base_bill }
}

/// Follows the builds down the bills of materials, as if every level were made inside.
///
/// Invariant: arcs stand in the order of their children and parents come before children, so a parent is complete
/// when it is first read.
fn explode(parts: &Parts, builds: &[Vec<u64>]) -> Vec<Vec<u64>> {
    let mut needed = vec![vec![0; QUARTERS]; parts.tier.len()];
    for arc in &parts.uses {
        add_multiple(&mut needed[arc.child], arc.quantity, &builds[arc.parent]);
    }
    for arc in &parts.bom {
        let parent = needed[arc.parent].clone();
        add_multiple(&mut needed[arc.child], arc.quantity, &parent);
    }
    needed
}

fn add_multiple(sum: &mut [u64], factor: u64, units: &[u64]) {
    for (sum, units) in sum.iter_mut().zip(units) {
        *sum += factor * units;
    }
}
