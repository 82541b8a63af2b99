//! Import content of every sector of a union, and who keeps what.

use model::{Code, Finding};

use super::solve::{Coefficients, Way};
use super::table::Table;

/// For each sector of the union's regions, per unit of its output.
#[derive(Clone, Debug, PartialEq)]
pub struct Contents {
    /// Rows of the table that lie inside.
    pub rows: Vec<usize>,
    /// Imports that the sector itself buys outside, `Σ_{i outside} a_ij`.
    pub direct: Vec<f64>,
    /// All imports behind it, `1' A_FB (I − A_BB)⁻¹`.
    pub total: Vec<f64>,
    /// By partner, in the order asked: value added and net taxes kept there, `v_r' (I − A_BB)⁻¹`.
    pub kept: Vec<Vec<f64>>,
    /// The largest residual of the solves.
    pub residual: f64,
}

impl Contents {
    /// Imports hidden in what is bought inside.
    #[must_use]
    pub fn hidden(&self, at: usize) -> f64 {
        self.total[at] - self.direct[at]
    }

    /// What stays inside of a unit.
    #[must_use]
    pub fn retained(&self, at: usize) -> f64 {
        self.kept.iter().map(|partner| partner[at]).sum()
    }
}

/// The contents for a union of regions: one solve for imports and for each partner, all together, of some twenty products with
/// the union's block.
///
/// # Errors
///
/// `io-region-missing`, naming all regions that the table does not have, if none is left; `io-not-productive` if the union's block
/// eats more than it makes. Regions that are missing are also told beside the result.
pub fn contents(
    table: &Table,
    regions: &[&str],
    threads: usize,
) -> Result<(Contents, Vec<Finding>), Vec<Finding>> {
    let mut findings = Vec::new();
    let (mut numbers, mut missing) = (Vec::new(), Vec::new());
    for region in regions {
        match table.regions.iter().position(|other| other == region) {
            Some(number) => numbers.push(number),
            None => missing.push(*region),
        }
    }
    if !missing.is_empty() {
        let known = table.regions.join(", ");
        findings.push(Finding::new(Code::IoRegionMissing, missing.join(", ")).with("known", known));
    }
    if numbers.is_empty() {
        return Err(findings);
    }
    let rows: Vec<usize> = (0..table.len()).filter(|row| numbers.contains(&table.region[*row])).collect();
    // By buyer inside, what it buys outside and inside.
    let (mut direct, mut within) = (vec![0.0; rows.len()], vec![0.0; rows.len()]);
    for supplier in 0..table.len() {
        let bought = if numbers.contains(&table.region[supplier]) { &mut within } else { &mut direct };
        let sold = table.sold(supplier);
        bought.iter_mut().zip(&rows).for_each(|(sum, buyer)| *sum += sold[*buyer]);
    }
    for (at, row) in rows.iter().enumerate() {
        let output = table.output[*row];
        let share = if output > 0.0 { 1.0 / output } else { 0.0 };
        direct[at] *= share;
        within[at] *= share;
    }
    let own = |number: &usize| -> Vec<f64> {
        let keeps = |row: &usize| table.region[*row] == *number && table.output[*row] > 0.0;
        let value_added =
            |(at, row): (usize, &usize)| if keeps(row) { 1.0 - direct[at] - within[at] } else { 0.0 };
        rows.iter().enumerate().map(value_added).collect()
    };
    let rights: Vec<Vec<f64>> = std::iter::once(direct.clone()).chain(numbers.iter().map(own)).collect();
    let solved = Coefficients::inputs(table, &rows, threads)
        .solve(Way::Contents, &rights)
        .ok_or_else(|| vec![Finding::new(Code::IoNotProductive, regions.join(", "))])?;
    let mut solutions = solved.solutions.into_iter();
    let total = solutions.next().unwrap_or_default();
    let contents = Contents { rows, direct, total, kept: solutions.collect(), residual: solved.residual };
    Ok((contents, findings))
}
