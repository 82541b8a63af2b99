//! Who earns what a demand pays: value added by the sector that adds it, over all borders.

use super::solve::{Coefficients, Way};
use super::table::Table;

/// Value added with net taxes by row of the table, for each demand: `v̂ L f`. The rows of an answer add up to its demand.
///
/// With the demand of a region's exports the region's own rows are the domestic value added in exports, the others the foreign value
/// added, or vertical specialisation (Hummels, Ishii and Yi 2001; Wang, Wei and Zhu 2013).
///
/// Nothing if the table uses up as much as it makes.
#[must_use]
pub fn value_added_origin(table: &Table, demands: &[Vec<f64>], threads: usize) -> Option<Vec<Vec<f64>>> {
    let rows: Vec<usize> = (0..table.len()).collect();
    let coefficients = Coefficients::inputs(table, &rows, threads);
    let value_added = value_added(table, &coefficients);
    let mut origins = Vec::new();
    for demands in demands.chunks(12) {
        let solved = coefficients.solve(Way::Quantities, demands)?;
        let earned =
            |made: Vec<f64>| made.iter().zip(&value_added).map(|(made, share)| made * share).collect();
        origins.extend(solved.solutions.into_iter().map(earned));
    }
    Some(origins)
}

/// Value added of a union's rows per unit of each sector's output, over all borders: `v_B'L`, by row of the table. What is more than
/// without crossing a border ([`Contents::retained`](super::Contents::retained)) left the union and came back; one less it is
/// foreign.
///
/// Nothing if the table uses up as much as it makes.
#[must_use]
pub fn kept_with_returns(table: &Table, inside: &[usize], threads: usize) -> Option<Vec<f64>> {
    let rows: Vec<usize> = (0..table.len()).collect();
    let coefficients = Coefficients::inputs(table, &rows, threads);
    let mut own = value_added(table, &coefficients);
    for row in &rows {
        if inside.binary_search(row).is_err() {
            own[*row] = 0.0;
        }
    }
    coefficients.solve(Way::Contents, &[own])?.solutions.into_iter().next()
}

/// Value added with net taxes per unit of output; nought where nothing is put out.
fn value_added(table: &Table, coefficients: &Coefficients) -> Vec<f64> {
    let shares = coefficients.left_over();
    let makes = |(share, output): (f64, &f64)| if *output > 0.0 { share } else { 0.0 };
    shares.into_iter().zip(&table.output).map(makes).collect()
}
