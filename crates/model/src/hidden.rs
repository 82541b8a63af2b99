//! Hidden imports from input-output tables: what an inside product carries of the outside world unseen.
//!
//! A sector buys inputs that are made inside from imported inputs, and so on without end. The sum of that series is
//! `m̄ᵀ(I − A)⁻¹` (Leontief's inverse; Hummels, Ishii and Yi 2001 for the import content): imports behind one unit of money
//! bought from each sector.

/// Imports behind one unit of money spent by or on a sector.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ImportContent {
    /// `m̄ᵀ(I − A)⁻¹ 1_n`: behind the sector's whole output, its own direct imports included.
    pub(crate) whole: f64,
    /// `m̄ᵀ(I − A)⁻¹ a_n`: behind the sector's inside purchases only.
    pub(crate) through_inputs: f64,
}

/// The import content of every sector; nothing if the tables have no finite answer.
///
/// `inside[i][n]` is the input from sector i per unit of sector n's output, made inside; `imported[n]` all imported inputs of n.
pub(crate) fn import_contents(inside: &[Vec<f64>], imported: &[f64]) -> Option<Vec<ImportContent>> {
    let behind = behind_one_unit(inside, imported)?;
    let contents = (0..imported.len()).map(|sector| ImportContent {
        whole: behind[sector],
        through_inputs: behind.iter().zip(inside).map(|(content, row)| content * row[sector]).sum(),
    });
    Some(contents.collect())
}

/// `rowᵀ(I − A)⁻¹` for a row without negative entries; nothing if A is not productive.
///
/// A is productive exactly if `(I − A)ᵀ y = 1` has a solution without negative entries (Hawkins and Simon 1949, in the
/// form for M-matrices of Berman and Plemmons 1994, theorem 6.2.3); that is solved along with the question.
fn behind_one_unit(inside: &[Vec<f64>], row: &[f64]) -> Option<Vec<f64>> {
    let sectors = row.len();
    let transposed =
        |sector: usize, other: usize| f64::from(u8::from(sector == other)) - inside[other][sector];
    let mut system: Vec<Vec<f64>> = (0..sectors)
        .map(|sector| {
            let coefficients = (0..sectors).map(|other| transposed(sector, other));
            coefficients.chain([row[sector], 1.0]).collect()
        })
        .collect();
    solve(&mut system)?;
    // Rounding may leave a nought a little below itself.
    let sound = |value: &f64| value.is_finite() && *value >= -1e-9;
    let productive = system.iter().all(|equation| equation[sectors..].iter().all(sound));
    productive.then(|| system.iter().map(|equation| equation[sectors].max(0.0)).collect())
}

/// Gaussian elimination with partial pivoting, for all right-hand sides (the columns beyond the square) at once, in place.
fn solve(system: &mut [Vec<f64>]) -> Option<()> {
    let size = system.len();
    for step in 0..size {
        let pivot = (step..size).max_by(|a, b| system[*a][step].abs().total_cmp(&system[*b][step].abs()))?;
        if system[pivot][step].abs() < 1e-12 {
            return None;
        }
        system.swap(step, pivot);
        let (above, below) = system.split_at_mut(step + 1);
        let pivot_row = &above[step];
        for equation in below {
            let factor = equation[step] / pivot_row[step];
            if factor.abs() > 0.0 {
                equation[step..]
                    .iter_mut()
                    .zip(&pivot_row[step..])
                    .for_each(|(value, pivot)| *value -= factor * pivot);
            }
        }
    }
    for step in (0..size).rev() {
        let (above, below) = system.split_at_mut(step);
        let equation = &mut below[0];
        let pivot = equation[step];
        equation[size..].iter_mut().for_each(|value| *value /= pivot);
        for other in above {
            let factor = other[step];
            other[size..]
                .iter_mut()
                .zip(&equation[size..])
                .for_each(|(value, solved)| *value -= factor * solved);
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, expected: f64) {
        assert!((found - expected).abs() < 0.005, "{found} is not {expected}");
    }

    /// Check value A of the formula collection (textbook arithmetic): of 100 units of the first sector's output 37.38 are
    /// hidden imports and 62.62 stay inside; counting direct imports only gives 25 and 75.
    #[test]
    fn hidden_and_retained_add_up() {
        let inside = [vec![0.20, 0.10], vec![0.25, 0.30]];
        let imported = [0.05 + 0.20, 0.02 + 0.08];
        let value_added = [0.30, 0.50];
        near(100.0 * import_contents(&inside, &imported).unwrap()[0].whole, 37.38);
        near(100.0 * behind_one_unit(&inside, &value_added).unwrap()[0], 62.62);
        // Through the inputs only: the whole less the sector's own direct imports.
        near(100.0 * import_contents(&inside, &imported).unwrap()[0].through_inputs, 37.38 - 25.0);
    }

    /// Check value B of the formula collection (textbook arithmetic): of 100 units of Belarusian output 64.97 stay in Belarus,
    /// 8.92 in Russia and 26.10 in the rest of the world.
    #[test]
    fn every_region_gets_its_part() {
        let between = [vec![0.20, 0.10, 0.05], vec![0.10, 0.15, 0.05], vec![0.20, 0.25, 0.30]];
        let value_added = [0.50, 0.50, 0.60];
        for (region, expected) in [64.97, 8.92, 26.10].into_iter().enumerate() {
            let mut row = [0.0; 3];
            row[region] = value_added[region];
            near(100.0 * behind_one_unit(&between, &row).unwrap()[0], expected);
        }
    }

    /// A sector that eats more than it makes has no finite answer, wherever it stands.
    #[test]
    fn unproductive_tables_are_refused() {
        assert_eq!(import_contents(&[vec![1.0]], &[0.1]), None);
        assert_eq!(import_contents(&[vec![0.2, 0.0], vec![0.0, 1.3]], &[0.1, 0.0]), None);
        assert_eq!(import_contents(&[vec![0.5, 0.6], vec![0.6, 0.5]], &[0.1, 0.1]), None);
    }
}
