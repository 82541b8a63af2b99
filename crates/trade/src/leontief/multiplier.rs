//! Multipliers: what a unit of final demand sets in motion, and what a unit of primary input lets others make.

use super::solve::{Coefficients, Way};
use super::table::Table;

/// Multipliers of some sectors among each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Multipliers {
    /// Rows of the table.
    pub rows: Vec<usize>,
    /// Output everywhere among the rows per unit of final demand, `1'L` (backward linkage; Miller and Blair 2009, 6.2).
    pub output: Vec<f64>,
    /// What is counted per unit of output, as asked.
    pub factors: Vec<Multiplier>,
    /// Output made further on per unit of primary input, `G 1` of Ghosh (1958): forward linkage; nought where nothing is put out.
    pub forward: Vec<f64>,
    /// The largest relative residual of the solves.
    pub residual: f64,
}

/// The multiplier of value added, wages or jobs.
#[derive(Clone, Debug, PartialEq)]
pub struct Multiplier {
    /// What is counted.
    pub name: String,
    /// Per unit of final demand, `f'L` (the Office for National Statistics calls it the effect).
    pub effect: Vec<f64>,
    /// Per unit that the sector itself uses, `(f'L)_j / f_j` (type I); nothing where it uses none.
    pub type_i: Vec<Option<f64>>,
}

/// Multipliers among `rows` (sorted) of a table; `factors` are sums of money or numbers by column of the table. One solve for output and
/// factors together and one for forward linkages.
///
/// Nothing if the rows use up as much as they make.
#[must_use]
pub fn multipliers(
    table: &Table,
    rows: &[usize],
    factors: &[(&str, &[f64])],
    threads: usize,
) -> Option<Multipliers> {
    let output: Vec<f64> = rows.iter().map(|row| table.output[*row]).collect();
    let per_unit = |used: &[f64]| -> Vec<f64> {
        let share = |(row, output): (&usize, &f64)| if *output > 0.0 { used[*row] / output } else { 0.0 };
        rows.iter().zip(&output).map(share).collect()
    };
    let shares: Vec<Vec<f64>> = factors.iter().map(|(_, used)| per_unit(used)).collect();
    let rights: Vec<Vec<f64>> =
        std::iter::once(vec![1.0; rows.len()]).chain(shares.iter().cloned()).collect();
    let coefficients = Coefficients::inputs(table, rows, threads);
    let solved = coefficients.solve(Way::Contents, &rights)?;
    // G = x̂⁻¹ L x̂ (Miller and Blair 2009, 12.1), so G 1 is L x by row over output.
    let forward = coefficients.solve(Way::Quantities, std::slice::from_ref(&output))?;
    let made = forward.solutions.first().into_iter().flatten();
    let of_output = |(made, output): (&f64, &f64)| if *output > 0.0 { made / output } else { 0.0 };
    let forward_linkages: Vec<f64> = made.zip(&output).map(of_output).collect();
    let mut solutions = solved.solutions.into_iter();
    let output_multipliers = solutions.next()?;
    let factors = factors.iter().zip(shares).zip(solutions).map(|(((name, _), own), effect)| {
        let over = |(effect, own): (&f64, &f64)| (*own > 0.0).then(|| effect / own);
        let type_i = effect.iter().zip(&own).map(over).collect();
        Multiplier { name: (*name).to_owned(), effect, type_i }
    });
    Some(Multipliers {
        rows: rows.to_vec(),
        output: output_multipliers,
        factors: factors.collect(),
        forward: forward_linkages,
        residual: solved.residual.max(forward.residual),
    })
}
