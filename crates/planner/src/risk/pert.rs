//! The distribution of a three-point figure, ready for a Gaussian copula: a table from standard normal to value.
//!
//! PERT-beta with λ = 4 (Malcolm, Roseboom, Clark & Fazar 1959): on least a, likely m and most b a beta distribution with
//! α = 1 + 4 (m − a)/(b − a) and β = 1 + 4 (b − m)/(b − a), mean (a + 4m + b)/6. A normal z becomes the value whose
//! cumulative probability is Φ(z). Inverting a beta costs microseconds and a run needs thousands, so each shape is inverted once
//! on a grid of z and read by straight lines between.

use std::f64::consts::PI;

/// z reaches from −REACH to REACH; beyond it lie two of a thousand million draws.
const REACH: f64 = 6.0;
/// Grid steps in one unit of z.
const STEPS: f64 = 64.0;
/// Points of the grid.
const POINTS: usize = 769;
/// Panels of the integration of a density.
const PANELS: u32 = 4096;

/// The inverse distribution of one shape over 0..1.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    /// Where the mode lies between least and most.
    mode: f64,
    quantiles: Vec<f64>,
}

/// A three-point figure.
#[derive(Clone, Copy, Debug)]
pub(super) struct ThreePoint {
    pub(super) low: f64,
    pub(super) likely: f64,
    pub(super) high: f64,
}

/// Shapes that were inverted already. Figures with the same position of the mode share one.
#[derive(Clone, Debug, Default)]
pub(super) struct Shapes(Vec<Shape>);

/// A figure ready to be drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Drawn {
    low: f64,
    width: f64,
    shape: usize,
}

impl Shapes {
    /// Prepares a figure.
    pub(super) fn prepare(&mut self, figure: ThreePoint) -> Drawn {
        let width = figure.high - figure.low;
        if width <= 0.0 {
            return Drawn { low: figure.likely, width: 0.0, shape: 0 };
        }
        let mode = ((figure.likely - figure.low) / width).clamp(0.0, 1.0);
        let known = self.0.iter().position(|shape| (shape.mode - mode).abs() < 1e-9);
        let shape = known.unwrap_or_else(|| {
            self.0.push(Shape { mode, quantiles: inverted(mode) });
            self.0.len() - 1
        });
        Drawn { low: figure.low, width, shape }
    }

    /// The value that belongs to a standard normal.
    pub(super) fn value(&self, drawn: Drawn, z: f64) -> f64 {
        if drawn.width <= 0.0 {
            return drawn.low;
        }
        let place = ((z + REACH) * STEPS).clamp(0.0, 2.0 * REACH * STEPS - 1e-9);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the grid")]
        let index = place as usize;
        let quantiles = &self.0[drawn.shape].quantiles;
        let (below, above) = (quantiles[index], quantiles[index + 1]);
        let part = place - place.floor();
        drawn.low + drawn.width * (below + (above - below) * part)
    }
}

/// The quantiles of a beta over 0..1 at Φ of every point of the grid.
fn inverted(mode: f64) -> Vec<f64> {
    let (rise, fall) = (4.0 * mode, 4.0 * (1.0 - mode));
    let density = |x: f64| x.powf(rise) * (1.0 - x).powf(fall);
    let beta = cumulated(density, 0.0, 1.0);
    let normal = cumulated(|z| (-z * z / 2.0).exp() / (2.0 * PI).sqrt(), -8.0, 8.0);
    let mut quantiles = Vec::with_capacity(POINTS);
    let mut panel = 0;
    for point in 0..POINTS {
        #[expect(clippy::cast_precision_loss, reason = "hundreds of points")]
        let z = point as f64 / STEPS - REACH;
        let wanted = at(&normal, (z + 8.0) / 16.0);
        while panel + 2 < beta.len() && beta[panel + 1] < wanted {
            panel += 1;
        }
        let (below, above) = (beta[panel], beta[panel + 1]);
        let part = if above > below { ((wanted - below) / (above - below)).clamp(0.0, 1.0) } else { 0.0 };
        #[expect(clippy::cast_precision_loss, reason = "thousands of panels")]
        quantiles.push((panel as f64 + part) / f64::from(PANELS));
    }
    quantiles
}

/// The integral of a density from `low` to each of the panels' ends (Simpson's rule in each), scaled to end at one.
fn cumulated(density: impl Fn(f64) -> f64, low: f64, high: f64) -> Vec<f64> {
    let step = (high - low) / f64::from(PANELS);
    let mut sums = vec![0.0];
    let mut sum = 0.0;
    for panel in 0..PANELS {
        let from = low + step * f64::from(panel);
        sum += step / 6.0 * (density(from) + 4.0 * density(from + step / 2.0) + density(from + step));
        sums.push(sum);
    }
    sums.iter_mut().for_each(|each| *each /= sum);
    sums
}

/// The cumulated sum at a share of the way.
fn at(sums: &[f64], share: f64) -> f64 {
    let place = (share * f64::from(PANELS)).clamp(0.0, f64::from(PANELS) - 1e-9);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the panels")]
    let index = place as usize;
    sums[index] + (sums[index + 1] - sums[index]) * (place - place.floor())
}

/// The standard normal below which lies that share: Acklam's rational approximation (2003), relative error below 1.2·10⁻⁹.
pub(super) fn normal(share: f64) -> f64 {
    let share = share.clamp(1e-12, 1.0 - 1e-12);
    if share < 0.02425 {
        return tail((-2.0 * share.ln()).sqrt());
    }
    if share > 1.0 - 0.02425 {
        return -tail((-2.0 * (1.0 - share).ln()).sqrt());
    }
    let (q, r) = (share - 0.5, (share - 0.5) * (share - 0.5));
    let above = polynomial(
        r,
        &[
            -3.969_683_028_665_376e1,
            2.209_460_984_245_205e2,
            -2.759_285_104_469_687e2,
            1.383_577_518_672_69e2,
            -3.066_479_806_614_716e1,
            2.506_628_277_459_239,
        ],
    );
    let below = polynomial(
        r,
        &[
            -5.447_609_879_822_406e1,
            1.615_858_368_580_409e2,
            -1.556_989_798_598_866e2,
            6.680_131_188_771_972e1,
            -1.328_068_155_288_572e1,
            1.0,
        ],
    );
    above * q / below
}

fn tail(q: f64) -> f64 {
    let above = polynomial(
        q,
        &[
            -7.784_894_002_430_293e-3,
            -3.223_964_580_411_365e-1,
            -2.400_758_277_161_838,
            -2.549_732_539_343_734,
            4.374_664_141_464_968,
            2.938_163_982_698_783,
        ],
    );
    let below = polynomial(
        q,
        &[
            7.784_695_709_041_462e-3,
            3.224_671_290_700_398e-1,
            2.445_134_137_142_996,
            3.754_408_661_907_416,
            1.0,
        ],
    );
    above / below
}

fn polynomial(x: f64, coefficients: &[f64]) -> f64 {
    coefficients.iter().fold(0.0, |sum, coefficient| sum * x + coefficient)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::Chance;

    /// Draws have the mean (a + 4m + b)/6 and the variance (μ − a)(b − μ)/7 of a PERT-beta with λ = 4: for 2, 3, 7 they are
    /// 3.5 and 0.75.
    #[test]
    fn draws_have_the_mean_and_variance_of_a_pert_beta() {
        let mut shapes = Shapes::default();
        for (low, likely, high) in [(2.0, 3.0, 7.0), (1.0, 1.0, 2.0), (0.0, 5.0, 5.0), (4.0, 5.0, 6.0)] {
            let drawn = shapes.prepare(ThreePoint { low, likely, high });
            let mut chance = Chance::stream(1, 2, 3);
            let count = 200_000;
            let values: Vec<f64> = (0..count).map(|_| shapes.value(drawn, normal(chance.unit()))).collect();
            let mean = values.iter().sum::<f64>() / f64::from(count);
            let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / f64::from(count);
            let expected: f64 = (low + 4.0 * likely + high) / 6.0;
            let spread = (expected - low) * (high - expected) / 7.0;
            assert!((mean - expected).abs() < 0.01, "{low} {likely} {high}: mean {mean} {expected}");
            assert!((variance - spread).abs() < 0.01, "{low} {likely} {high}: variance {variance} {spread}");
            assert!(values.iter().all(|value| (low..=high).contains(value)));
        }
    }

    /// The normal quantiles are those of the tables: z(0.975) = 1.959964, z(0.8) = 0.841621, z(0.001) = −3.090232.
    #[test]
    fn normal_quantiles_are_those_of_the_tables() {
        for (share, z) in [(0.975, 1.959_964), (0.8, 0.841_621), (0.5, 0.0), (0.001, -3.090_232)] {
            assert!((normal(share) - z).abs() < 1e-6, "{share}");
        }
    }
}
