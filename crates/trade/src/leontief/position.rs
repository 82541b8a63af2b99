//! Where sectors stand between the first supplier and the last user.

use super::solve::{Coefficients, Way};
use super::table::Table;

/// Positions in value chains, by row of the table; `NaN` where nothing is put out.
///
/// All with the correction for inventories of Antràs, Chor, Fally and Hillberry (2012): a row is scaled by output over output without
/// changes of inventories, as if they were used the way the rest is.
#[derive(Clone, Debug, PartialEq)]
pub struct Positions {
    /// Mean distance from final use, `(I − B)⁻¹ 1` with shares of sales B; one where all goes to final users.
    pub upstreamness: Vec<f64>,
    /// Mean distance from primary inputs, `1'(I − A)⁻¹` (Antràs and Chor 2018); one where nothing is bought.
    pub downstreamness: Vec<f64>,
    /// Final use over output.
    pub final_use: Vec<f64>,
    /// Value added with net taxes over output.
    pub value_added: Vec<f64>,
    /// The largest relative residual of the two solves.
    pub residual: f64,
}

/// Positions of all sectors of a table. Output is what a row sells, not the published one, which differs by rounding.
///
/// Nothing if the table has no final uses, or uses up as much as it makes.
#[must_use]
pub fn positions(table: &Table, threads: usize) -> Option<Positions> {
    if table.uses.is_empty() {
        return None;
    }
    let size = table.len();
    let rows: Vec<usize> = (0..size).collect();
    let inventories = table.inventories();
    let used: Vec<f64> =
        rows.iter().map(|row| table.used(*row).iter().sum::<f64>() - inventories[*row]).collect();
    // Sales without changes of inventories.
    let sold: Vec<f64> = rows.iter().map(|row| table.sold(*row).iter().sum::<f64>() + used[*row]).collect();
    let per = |value: f64| if value > 0.0 { 1.0 / value } else { 0.0 };
    let scale: Vec<f64> = rows.iter().map(|row| table.output[*row] * per(sold[*row])).collect();
    // u = 1 + ŝ⁻¹ Z u.
    let by_sales = sold.iter().map(|sold| per(*sold)).collect();
    let sales = Coefficients::scaled(table, &rows, by_sales, vec![1.0; size], threads);
    let up = sales.solve(Way::Quantities, &[vec![1.0; size]])?;
    // d = 1 + (scale Z x̂⁻¹)'d.
    let by_output: Vec<f64> = table.output.iter().map(|output| per(*output)).collect();
    let bought = Coefficients::scaled(table, &rows, scale.clone(), by_output.clone(), threads);
    let down = bought.solve(Way::Contents, &[vec![1.0; size]])?;
    let mut inputs = vec![0.0; size];
    for row in &rows {
        inputs.iter_mut().zip(table.sold(*row)).for_each(|(sum, value)| *sum += scale[*row] * value);
    }
    let only = |values: Vec<f64>| -> Vec<f64> {
        let makes = |(value, output): (f64, &f64)| if *output > 0.0 { value } else { f64::NAN };
        values.into_iter().zip(&table.output).map(makes).collect()
    };
    Some(Positions {
        upstreamness: only(up.solutions.into_iter().next()?),
        downstreamness: only(down.solutions.into_iter().next()?),
        final_use: only(used.iter().zip(&sold).map(|(used, sold)| used * per(*sold)).collect()),
        value_added: only(inputs.iter().zip(&by_output).map(|(inputs, per)| 1.0 - inputs * per).collect()),
        residual: up.residual.max(down.residual),
    })
}
