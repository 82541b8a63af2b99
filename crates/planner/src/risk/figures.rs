//! Figures of a sample, each with its sampling error: where the true figure lies in 95 of 100 such studies.

/// Half the width of a 95 % interval, in standard deviations.
const SURE: f64 = 1.959_964;
/// Steps of an S-curve.
pub const CURVE: usize = 40;

/// A figure estimated from runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The estimate.
    pub value: f64,
    /// Lower end of its 95 % interval.
    pub low: f64,
    /// Upper end of its 95 % interval.
    pub high: f64,
}

/// The distribution of a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Distribution {
    /// The mean.
    pub mean: Estimate,
    /// The standard deviation.
    pub deviation: f64,
    /// Not exceeded in two runs of ten.
    pub p20: Estimate,
    /// Not exceeded in half of the runs.
    pub p50: Estimate,
    /// Not exceeded in eight runs of ten.
    pub p80: Estimate,
    /// The mean of the lowest fifth (CVaR at 20 % of a figure of which more is better).
    pub lowest_fifth: Estimate,
    /// Quantiles at 0, 2.5, 5 … 100 %: the S-curve.
    pub curve: Vec<f64>,
}

/// The distribution of these values, which are sorted on the way.
pub(super) fn distribution(values: &mut [f64]) -> Distribution {
    values.sort_unstable_by(f64::total_cmp);
    let (average, deviation) = moments(values);
    let lowest = &values[..values.len().div_ceil(5)];
    let curve = (0..=CURVE).map(|step| values[place(values.len(), step as f64 / CURVE as f64)]).collect();
    let (tail, below) = moments(lowest);
    Distribution {
        mean: around(average, deviation / (values.len() as f64).sqrt()),
        deviation,
        p20: quantile(values, 0.2),
        p50: quantile(values, 0.5),
        p80: quantile(values, 0.8),
        lowest_fifth: around(tail, tail_error(values, tail, below)),
        curve,
    }
}

/// The standard error of the mean of the lowest fifth: its own scatter, and that of the quantile at which it is cut off
/// (Manistre & Hancock 2005: Var = (Var(tail) + (1 − α)(q − mean of tail)²) / (α n), α the tail's share).
fn tail_error(values: &[f64], tail: f64, scatter: f64) -> f64 {
    let share = 0.2;
    let cut = values[place(values.len(), share)];
    ((scatter.powi(2) + (1.0 - share) * (cut - tail).powi(2)) / (share * values.len() as f64)).sqrt()
}

/// Mean and standard deviation.
fn moments(values: &[f64]) -> (f64, f64) {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    (mean, if values.len() > 1 { (squares / (count - 1.0)).sqrt() } else { 0.0 })
}

fn around(value: f64, error: f64) -> Estimate {
    Estimate { value, low: value - SURE * error, high: value + SURE * error }
}

/// The place of a quantile among so many sorted values.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place among the runs")]
fn place(count: usize, share: f64) -> usize {
    ((share * count as f64).ceil().max(1.0) as usize - 1).min(count - 1)
}

/// A quantile of sorted values, with the order statistics between which the true one lies in 95 of 100 studies (binomial, by its
/// normal approximation; Conover 1999, 3.2).
pub(super) fn quantile<T: Copy + Into<f64>>(sorted: &[T], share: f64) -> Estimate {
    let count = sorted.len() as f64;
    let reach = SURE * (share * (1.0 - share) / count).sqrt();
    let at = |share: f64| sorted[place(sorted.len(), share.clamp(0.0, 1.0))].into();
    Estimate { value: at(share), low: at(share - reach), high: at(share + reach) }
}

/// A probability, seen so many times (Wilson's interval, 1927: it stays between nought and one).
pub(super) fn probability(seen: usize, runs: usize) -> Estimate {
    let (count, share) = (runs as f64, seen as f64 / runs as f64);
    let squared = SURE * SURE;
    let centre = (share + squared / (2.0 * count)) / (1.0 + squared / count);
    let reach = SURE / (1.0 + squared / count)
        * (share * (1.0 - share) / count + squared / (4.0 * count * count)).sqrt();
    Estimate { value: share, low: (centre - reach).max(0.0), high: (centre + reach).min(1.0) }
}

/// How far `outcome` lies apart, in the mean, between the fifth of the runs in which `input` is highest and the fifth in which it is
/// lowest; if the input is only ever nought or one, between one and nought.
pub(super) fn swing(input: &[f64], outcome: &[f64]) -> Swing {
    let mut order: Vec<usize> = (0..input.len()).collect();
    order.sort_unstable_by(|&a, &b| input[a].total_cmp(&input[b]).then(a.cmp(&b)));
    let fifth = input.len().div_ceil(5);
    let binary = input.iter().all(|value| *value < 1e-9 || (value - 1.0).abs() < 1e-9);
    let (low, high) = match binary {
        true => order.split_at(order.partition_point(|&run| input[run] < 0.5)),
        false => (&order[..fifth], &order[input.len() - fifth..]),
    };
    if low.is_empty() || high.is_empty() {
        let flat = moments(outcome).0;
        return Swing { low: flat, high: flat, error: 0.0 };
    }
    let side = |runs: &[usize]| {
        let values: Vec<f64> = runs.iter().map(|&run| outcome[run]).collect();
        let (mean, deviation) = moments(&values);
        (mean, deviation * deviation / values.len() as f64)
    };
    let (low, high) = (side(low), side(high));
    Swing { low: low.0, high: high.0, error: SURE * (low.1 + high.1).sqrt() }
}

/// What an input does to an outcome.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Swing {
    /// Mean outcome where the input is low (or does not happen).
    pub low: f64,
    /// Mean outcome where it is high (or happens).
    pub high: f64,
    /// Half the 95 % interval of the difference.
    pub error: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of 1, 2 … 1000 the quantiles and the mean of the lowest fifth are what counting says.
    #[test]
    fn figures_of_a_row_of_numbers_are_what_counting_says() {
        let mut values: Vec<f64> = (1..=1000).rev().map(f64::from).collect();
        let found = distribution(&mut values);
        for (estimate, expected) in [
            (found.p20, 200.0),
            (found.p50, 500.0),
            (found.p80, 800.0),
            (found.mean, 500.5),
            (found.lowest_fifth, 100.5),
        ] {
            assert!((estimate.value - expected).abs() < 1e-9, "{estimate:?} {expected}");
            assert!(estimate.low < expected && expected < estimate.high);
        }
        assert_eq!(found.curve.len(), CURVE + 1);
        assert!((found.curve[CURVE] - 1000.0).abs() < 1e-9);
    }

    /// A probability that was never seen is not proven to be nought.
    #[test]
    fn what_was_never_seen_may_still_happen() {
        let never = probability(0, 100);
        assert!(never.value.abs() < 1e-12 && never.low.abs() < 1e-12 && never.high > 0.03);
    }

    /// An input that is the outcome swings it by all it has; one that is not swings it by less than its error.
    #[test]
    fn swings_tell_causes_from_noise() {
        let outcome: Vec<f64> = (0..1000).map(|run| f64::from(run * 7919 % 1000)).collect();
        let noise: Vec<f64> = (0..1000).map(|run| f64::from(run * 104_729 % 997)).collect();
        let cause = swing(&outcome, &outcome);
        assert!((cause.high - cause.low - 800.0).abs() < 1e-9);
        let none = swing(&noise, &outcome);
        assert!((none.high - none.low).abs() < none.error * 1.5, "{none:?}");
    }
}
