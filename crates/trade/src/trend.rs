//! How a product's imports moved over the years.

use crate::exposure::{Exposure, Flag, persists};

/// What several years say together.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// Growth a year of imports from outside between the first and the last years, each end the mean of up to three years
    /// (compound annual growth rate); nothing with fewer than two years, or if the first end is nought.
    pub growth: Option<f64>,
    /// Coefficient of variation of what is left of `log M` when its straight line is taken away; nothing with fewer than
    /// three years of trade.
    pub unrest: Option<f64>,
    /// Share of years with imports from outside.
    pub present: f64,
    /// Share of changes of year in which the greatest supplier changed, too; nothing without two such years.
    pub churn: Option<f64>,
    /// Whether CDI1 to CDI3 held together in at least two of the last three years.
    pub dependent: Flag,
    /// Whether GeoDep's three criteria held together in at least two of the last three years: its fourth.
    pub geodep: Flag,
    /// In how many years CDI1 to CDI3 held together, of how many.
    pub flagged: (usize, usize),
}

/// The trend of one product: its years in order, none where nothing was traded.
#[must_use]
pub fn trend(years: &[Option<&Exposure>]) -> Trend {
    let outside: Vec<f64> = years.iter().map(|year| year.map_or(0.0, |it| it.sums.outside as f64)).collect();
    let last = |flag: &dyn Fn(&Exposure) -> Flag| {
        let at = |back: usize| match years.len().checked_sub(back).map(|at| years[at]) {
            Some(Some(year)) => flag(year),
            Some(None) => Flag::No,
            None => Flag::Open,
        };
        persists([at(3), at(2), at(1)])
    };
    let tops: Vec<_> = years.iter().flatten().filter_map(|year| Some(year.sums.top?.0)).collect();
    let changes = tops.windows(2).filter(|pair| pair[0] != pair[1]).count();
    let traded = outside.iter().filter(|value| **value > 0.0).count();
    let flagged = years.iter().flatten().filter(|year| year.dependent == Flag::Yes).count();
    Trend {
        growth: growth(&outside),
        unrest: unrest(&outside),
        present: if outside.is_empty() { 0.0 } else { traded as f64 / outside.len() as f64 },
        churn: (tops.len() > 1).then(|| changes as f64 / (tops.len() - 1) as f64),
        dependent: last(&|year| year.dependent),
        geodep: last(&|year| year.geodep),
        flagged: (flagged, years.len()),
    }
}

/// Compound growth between the means of the first and last (up to) three years that do not overlap.
fn growth(values: &[f64]) -> Option<f64> {
    let ends = (values.len() / 2).min(3);
    if ends == 0 {
        return None;
    }
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let (first, last) = (mean(&values[..ends]), mean(&values[values.len() - ends..]));
    // The means stand in the middle of their years.
    let apart = (values.len() - ends) as f64;
    (first > 0.0).then(|| (last / first).powf(1.0 / apart) - 1.0)
}

/// Deviation of `log` around its least-squares line: near enough the coefficient of variation of the detrended values.
fn unrest(values: &[f64]) -> Option<f64> {
    let points: Vec<(f64, f64)> = values
        .iter()
        .enumerate()
        .filter(|(_, value)| **value > 0.0)
        .map(|(year, value)| (year as f64, value.ln()))
        .collect();
    if points.len() < 3 {
        return None;
    }
    let count = points.len() as f64;
    let mean = |of: &dyn Fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (year, log) = (mean(&|it| it.0), mean(&|it| it.1));
    let slope = mean(&|it| (it.0 - year) * (it.1 - log)) / mean(&|it| (it.0 - year) * (it.0 - year));
    Some(mean(&|it| (it.1 - log - slope * (it.0 - year)).powi(2)).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Steady growth is that growth, without unrest; one odd year is unrest.
    #[test]
    fn steady_growth_is_told_from_unrest() {
        let steady: Vec<f64> = (0..10).map(|year| 100.0 * 1.07_f64.powi(year)).collect();
        assert!((growth(&steady).unwrap() - 0.07).abs() < 1e-12);
        assert!(unrest(&steady).unwrap() < 1e-12);
        assert!((growth(&[100.0, 121.0]).unwrap() - 0.21).abs() < 1e-12);
        let mut odd = steady.clone();
        odd[5] *= 3.0;
        assert!(unrest(&odd).unwrap() > 0.2);
        assert_eq!((growth(&[5.0]), growth(&[0.0, 5.0]), unrest(&[1.0, 0.0, 2.0])), (None, None, None));
    }
}
