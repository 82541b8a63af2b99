//! Whether figures add up, but for their rounding.

use model::{Code, Finding};

/// The share of a figure by which a sum may miss it, beside the rounding of whole numbers.
const RELATIVE: f64 = 1e-4;
/// So many parts of a sum of whole numbers are taken to have been rounded; nobody says how many were.
const PARTS: usize = 50;

/// Values added up cell by cell.
pub(super) fn of(rows: &[&[f64]], width: usize) -> Vec<f64> {
    let mut sum = vec![0.0; width];
    for row in rows {
        sum.iter_mut().zip(*row).for_each(|(sum, value)| *sum += value);
    }
    sum
}

/// How far two figures may lie from each other: whole numbers are taken as rounded ones, of `parts` others.
fn allowed(one: f64, other: f64, parts: usize) -> f64 {
    let rounding = if one.fract() == 0.0 && other.fract() == 0.0 { 0.5 * (parts + 1) as f64 } else { 1e-6 };
    // Small whole numbers are rarely rounded ones, and half of such a figure is no rounding.
    RELATIVE * one.abs().max(other.abs()) + rounding.min(0.01 * one.abs().max(other.abs()))
}

/// Where a total is off its sum most, and by how much, if by more than rounding.
pub(super) fn differs(total: &[f64], sum: &[f64]) -> Option<(usize, f64)> {
    let off = |(at, (total, sum)): (usize, (&f64, &f64))| {
        let off = (total - sum).abs();
        (off > allowed(*total, *sum, PARTS)).then_some((at, off))
    };
    total.iter().zip(sum).enumerate().filter_map(off).max_by(|one, other| one.1.total_cmp(&other.1))
}

/// How many figures differ, and which one most.
pub(super) fn differing(one: &[f64], other: &[f64]) -> Option<(usize, usize)> {
    let pairs = || one.iter().zip(other).enumerate();
    let off = |one: f64, other: f64| (one - other).abs() - allowed(one, other, 1);
    let (at, _) = pairs().max_by(|(_, a), (_, b)| off(*a.0, *a.1).total_cmp(&off(*b.0, *b.1)))?;
    let count = pairs().filter(|(_, (one, other))| off(**one, **other) > 0.0).count();
    (count > 0).then_some((count, at))
}

/// A row or a column of totals.
pub(super) struct Total<'t> {
    pub(super) name: &'t str,
    /// By sector.
    pub(super) values: Vec<f64>,
    /// The line of a row; nothing for a column.
    pub(super) line: Option<u32>,
}

impl Total<'_> {
    /// A finding if it is none of these sums; it tells by how much the first is missed, which is that of the sectors.
    pub(super) fn differs(&self, file: &str, sums: &[Vec<f64>], sectors: &[&str]) -> Option<Finding> {
        if sums.iter().any(|sum| differs(&self.values, sum).is_none()) {
            return None;
        }
        let (at, off) = differs(&self.values, sums.first()?)?;
        let finding = Finding::new(Code::IoTotalDiffers, file).with("found", self.name);
        let finding = finding.with("at", *sectors.get(at)?).with("off", format!("{off:.1}"));
        Some(finding.at(file, self.line, self.line.is_none().then_some(self.name)))
    }
}
