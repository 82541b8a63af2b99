//! Hypothetical extraction: what an economy would not make without one of its sectors.
//!
//! Zeroing rows and columns of A changes it by rank one or two, so each answer follows from one column of the Leontief inverse
//! (Sherman and Morrison 1950; the method: Paelinck, de Caevel and Degueldre 1965, Dietzenbacher and Lahr 2013):
//! `x̄ = x − L_k x_k / L_kk` where everything of the sector goes, and three variants of it.

use super::solve::{Coefficients, Way};
use super::table::Table;

/// What is taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extraction {
    /// Its purchases and its sales to sectors; its final demand is still met.
    Both,
    /// The whole sector, with its final demand.
    Whole,
    /// Its purchases: a maker that needs nobody (backward linkage).
    Purchases,
    /// Its sales to sectors: all of them buy elsewhere (forward linkage).
    Sales,
}

/// An economy without a sector.
#[derive(Clone, Debug, PartialEq)]
pub struct Extracted {
    /// The sector's row in the table.
    pub row: usize,
    /// Output that is lost, all sectors together.
    pub loss: f64,
    /// Outputs that remain, in the order of the rows asked for.
    pub output: Vec<f64>,
}

/// Columns of the inverse that are found together: as many as keep their vectors near.
const TOGETHER: usize = 12;

/// Takes each of `sectors` out of the economy of `rows` (both rows of the table, `rows` sorted), one at a time. Demand from beyond the
/// rows counts as final. Sectors that are not among the rows, or put nothing out, are left out of the answer.
///
/// Nothing if the rows use up as much as they make. Each sector costs a share of some twenty products with the block: ten together
/// little more than one.
#[must_use]
pub fn extract(
    table: &Table,
    rows: &[usize],
    sectors: &[usize],
    how: Extraction,
    threads: usize,
) -> Option<Vec<Extracted>> {
    let output: Vec<f64> = rows.iter().map(|row| table.output[*row]).collect();
    let coefficients = Coefficients::inputs(table, rows, threads);
    let places: Vec<usize> = sectors
        .iter()
        .filter_map(|sector| rows.binary_search(sector).ok())
        .filter(|place| output[*place] > 0.0)
        .collect();
    let mut extracted = Vec::new();
    for places in places.chunks(TOGETHER) {
        let unit = |place: &usize| {
            let mut unit = vec![0.0; rows.len()];
            unit[*place] = 1.0;
            unit
        };
        let rights: Vec<Vec<f64>> = places.iter().map(unit).collect();
        let solved = coefficients.solve(Way::Quantities, &rights)?;
        for (place, column) in places.iter().zip(solved.solutions) {
            extracted.push(without(table, rows, &output, *place, column, how));
        }
    }
    Some(extracted)
}

/// The economy without a sector, from its column of the inverse.
fn without(
    table: &Table,
    rows: &[usize],
    output: &[f64],
    place: usize,
    column: Vec<f64>,
    how: Extraction,
) -> Extracted {
    let own = column[place];
    let sold = table.sold(rows[place]);
    let to_sectors: f64 =
        rows.iter().filter(|buyer| table.output[**buyer] > 0.0).map(|buyer| sold[*buyer]).sum();
    let final_demand = output[place] - to_sectors;
    let share = match how {
        Extraction::Both | Extraction::Whole | Extraction::Purchases => output[place] / own,
        Extraction::Sales => to_sectors / own,
    };
    let mut remaining: Vec<f64> =
        output.iter().zip(&column).map(|(output, column)| output - column * share).collect();
    match how {
        Extraction::Both => remaining[place] = final_demand,
        Extraction::Whole => remaining[place] = 0.0,
        Extraction::Purchases => remaining[place] += share,
        Extraction::Sales => {}
    }
    let loss = output.iter().zip(&remaining).map(|(output, remaining)| output - remaining).sum();
    Extracted { row: rows[place], loss, output: remaining }
}
