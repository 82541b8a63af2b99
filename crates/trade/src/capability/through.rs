//! Sums through all proximities, Σ_q y(q) φ(q,p), without the matrix of proximities.
//!
//! φ(q,p) = Σ_c M(c,p) M(c,q) / max(k(p), k(q)), so the sum over q is a sum over the makers c of p:
//!
//! ```text
//! Σ_q y(q) φ(q,p) = Σ_{c: M(c,p)} V(c),   V(c) = (1/k) Σ_{q: k(q) ≤ k} M(c,q) y(q) + Σ_{q: k(q) > k} M(c,q) y(q) / k(q),   k = k(p)
//! ```
//!
//! V is the same for all products of one ubiquity. With products in the order of ubiquity one sweep does it: the work is the number
//! of presences for each y, and not products × presences. So densities of a world are exact to the last digits of `f64`
//! in less time than an `f32` product with the 5,000 × 5,000 matrix, and a new union needs the sweep only once.

use std::ops::{AddAssign, SubAssign};

use super::convention::Own;
use super::presence::Presence;

/// Σ_q y(q) φ(q,p) for `L` rows y at once; `out` is by product, then row. `y` is `None` where all rows are nought.
///
/// Rows of whole numbers may be of a small type, of which more are added at once, if it holds the sum of a row.
pub(super) fn through<const L: usize, Y: Copy + Default + AddAssign + SubAssign + Into<f64>>(
    presence: &Presence,
    own: Own,
    y: impl Fn(usize) -> Option<[Y; L]>,
    out: &mut [[f64; L]],
) {
    let producers = presence.producers();
    // Σ M(c,q) y(q) over products at most as ubiquitous as those at hand, and Σ M(c,q) y(q) / k(q) over the others.
    let mut rarer = vec![[Y::default(); L]; producers];
    let mut commoner = vec![[0.0; L]; producers];
    for product in 0..presence.products() {
        if let Some(y) = y(product) {
            presence.makers.row(product).iter().for_each(|maker| add(&mut rarer[*maker as usize], &y));
        }
    }
    let mut v = vec![[0.0; L]; producers];
    // What goes from the rarer to the commoner ones with the next group, and one over its ubiquity.
    let mut moving = vec![[Y::default(); L]; producers];
    let mut moved = 0.0;
    for (ubiquity, group) in &presence.groups {
        if *ubiquity == 0 {
            group.iter().for_each(|product| out[*product as usize] = [0.0; L]);
            continue;
        }
        let share = 1.0 / f64::from(*ubiquity);
        for producer in 0..producers {
            for row in 0..L {
                let more = moving[producer][row];
                rarer[producer][row] -= more;
                commoner[producer][row] += more.into() * moved;
                v[producer][row] = rarer[producer][row].into() * share + commoner[producer][row];
            }
            moving[producer] = [Y::default(); L];
        }
        moved = share;
        for product in group {
            let product = *product as usize;
            let makers = presence.makers.row(product);
            let mut sum = [0.0; L];
            // Every maker has a row; a look-up that cannot panic lets the sums stay in registers.
            makers.iter().filter_map(|maker| v.get(*maker as usize)).for_each(|more| add(&mut sum, more));
            if let Some(y) = y(product) {
                makers.iter().for_each(|maker| add(&mut moving[*maker as usize], &y));
                if own == Own::LeftOut {
                    (0..L).for_each(|row| sum[row] -= y[row].into());
                }
            }
            out[product] = sum;
        }
    }
}

fn add<const L: usize, Y: Copy + AddAssign>(sum: &mut [Y; L], more: &[Y; L]) {
    for row in 0..L {
        sum[row] += more[row];
    }
}
