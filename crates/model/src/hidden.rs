//! Hidden imports from input-output tables: what an inside product carries of the outside world unseen.
//!
//! A sector buys inputs that are made inside from imported inputs, and so on without end. The sum of that series is
//! `m̄ᵀ(I − A)⁻¹` (Leontief's inverse; Hummels, Ishii and Yi 2001 for the import content): imports behind one unit of money
//! bought from each sector. After a plan, some of those imports are made inside: the tables move, and with them the content of
//! everything (a first-order coefficient is right for the first plant only).

use crate::number::{Decimal, UnitPrice};

/// The input-output tables of a programme, per unit of each sector's output.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InputOutput {
    /// The sectors' keys, in order of appearance.
    pub sectors: Vec<String>,
    /// `inside[i][n]`: A, the input from sector i per unit of sector n's output, made inside.
    pub inside: Vec<Vec<f64>>,
    /// The rows of imports, each with the key of the goods that are bought: those of a sector by its key, or goods as they are
    /// called everywhere (`vehicles` beside the sector `RUS_vehicles`).
    pub imported: Vec<(String, Vec<f64>)>,
}

/// A part of a row of imports that a plan makes inside.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Replaced {
    /// Number of the row in [`InputOutput::imported`].
    pub(crate) row: usize,
    /// Number of the sector that makes it.
    pub(crate) sector: usize,
    /// Its share of the row, at most one together with the row's other shares.
    pub(crate) share: f64,
}

/// Imports behind one unit of money spent by or on a sector.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ImportContent {
    /// `m̄ᵀ(I − A)⁻¹ 1_n`: behind the sector's whole output, its own direct imports included.
    pub(crate) whole: f64,
    /// `m̄ᵀ(I − A)⁻¹ a_n`: behind the sector's inside purchases only.
    pub(crate) through_inputs: f64,
}

impl InputOutput {
    /// Whether a sector makes the goods of a row of imports: the keys are equal, or the sector's is the goods' behind a region and
    /// `_`.
    pub(crate) fn makes(&self, sector: usize, row: usize) -> bool {
        let (sector, goods) = (&self.sectors[sector], &self.imported[row].0);
        sector.strip_suffix(goods.as_str()).is_some_and(|region| region.is_empty() || region.ends_with('_'))
    }

    /// The import content of every sector; nothing if the tables have no finite answer.
    pub(crate) fn contents(&self) -> Option<Vec<ImportContent>> {
        self.contents_after(&[])
    }

    /// The same after a plan makes parts of the imports inside: each part moves, for every buyer, from the row of imports to the
    /// row of the sector that makes it. What a sector buys inside *today* still is what its `through_inputs` are reckoned of, for
    /// the imports that a plant declares are its own and stay as it declares them.
    pub(crate) fn contents_after(&self, replaced: &[Replaced]) -> Option<Vec<ImportContent>> {
        let mut inside = self.inside.clone();
        let mut imported = vec![0.0; self.sectors.len()];
        for (number, (_, bought)) in self.imported.iter().enumerate() {
            let parts: Vec<&Replaced> = replaced.iter().filter(|part| part.row == number).collect();
            let left = 1.0 - parts.iter().map(|part| part.share).sum::<f64>();
            imported.iter_mut().zip(bought).for_each(|(sum, cell)| *sum += cell * left);
            for part in parts {
                inside[part.sector]
                    .iter_mut()
                    .zip(bought)
                    .for_each(|(cell, moved)| *cell += moved * part.share);
            }
        }
        let behind = behind_one_unit(&inside, &imported)?;
        let contents = (0..imported.len()).map(|sector| ImportContent {
            whole: behind[sector],
            through_inputs: behind.iter().zip(&self.inside).map(|(content, row)| content * row[sector]).sum(),
        });
        Some(contents.collect())
    }
}

/// h, hidden imports per unit, equation (3) of `docs/concepts/planning.md`: what the plant declares, and what the tables add for
/// its own part of the price; without a declaration all of its own part by the sector's whole content. Not yet rounded to a price.
pub(crate) fn per_unit(
    price: UnitPrice,
    parts: UnitPrice,
    declared: Option<UnitPrice>,
    content: Option<ImportContent>,
) -> Decimal {
    let share = content.map_or(0.0, |it| if declared.is_some() { it.through_inputs } else { it.whole });
    let declared = declared.unwrap_or(UnitPrice::ZERO);
    let own = (price - parts - declared).max(UnitPrice::ZERO);
    let scale = UnitPrice::SCALE;
    #[expect(clippy::cast_possible_truncation, reason = "a float beyond the integers ends at the largest")]
    let through_tables = (own.to_f64() * share * f64::from(u32::try_from(scale).unwrap_or(1))).round() as i64;
    let billionths = i128::from(through_tables) * (Decimal::SCALE / i128::from(scale));
    Decimal::from_billionths(declared.to_decimal().billionths() + billionths)
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

    /// Tables with all imports in one row.
    fn tables(inside: &[Vec<f64>], imported: &[f64]) -> InputOutput {
        InputOutput {
            sectors: (0..imported.len()).map(|sector| sector.to_string()).collect(),
            inside: inside.to_vec(),
            imported: vec![("all".to_owned(), imported.to_vec())],
        }
    }

    /// Check value A of the formula collection (textbook arithmetic): of 100 units of the first sector's output 37.38 are
    /// hidden imports and 62.62 stay inside; counting direct imports only gives 25 and 75.
    #[test]
    fn hidden_and_retained_add_up() {
        let inside = [vec![0.20, 0.10], vec![0.25, 0.30]];
        let imported = [0.05 + 0.20, 0.02 + 0.08];
        let value_added = [0.30, 0.50];
        near(100.0 * behind_one_unit(&inside, &value_added).unwrap()[0], 62.62);
        let contents = tables(&inside, &imported).contents().unwrap();
        near(100.0 * contents[0].whole, 37.38);
        // Through the inputs only: the whole less the sector's own direct imports.
        near(100.0 * contents[0].through_inputs, 37.38 - 25.0);
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
        assert_eq!(tables(&[vec![1.0]], &[0.1]).contents(), None);
        assert_eq!(tables(&[vec![0.2, 0.0], vec![0.0, 1.3]], &[0.1, 0.0]).contents(), None);
        assert_eq!(tables(&[vec![0.5, 0.6], vec![0.6, 0.5]], &[0.1, 0.1]).contents(), None);
    }

    /// Half of the imported machines made inside, by hand: for two sectors, `m̄ᵀ(I − A)⁻¹` of the moved tables by Cramer's rule.
    #[test]
    fn what_a_plan_makes_moves_from_the_imports_to_the_sector_that_makes_it() {
        let machines = vec![0.10, 0.06];
        let other = vec![0.15, 0.04];
        let io = InputOutput {
            sectors: ["BLR_metals", "BLR_machines"].map(str::to_owned).into(),
            inside: vec![vec![0.20, 0.10], vec![0.25, 0.30]],
            imported: vec![("machines".to_owned(), machines), ("other".to_owned(), other)],
        };
        assert!(io.makes(1, 0) && !io.makes(0, 0) && !io.makes(1, 1));
        let after = io.contents_after(&[Replaced { row: 0, sector: 1, share: 0.5 }]).unwrap();
        // A' = [[.20, .10], [.30, .33]], m' = [.20, .07]; det(I − A') = .8 · .67 − .1 · .3 = .506.
        let whole = [(0.20 * 0.67 + 0.07 * 0.30) / 0.506, (0.20 * 0.10 + 0.07 * 0.80) / 0.506];
        for (found, expected) in after.iter().zip(whole) {
            assert!((found.whole - expected).abs() < 1e-12, "{found:?} is not {expected}");
        }
        // A plant that declares its own imports buys inside what it buys today.
        let through = whole[0] * 0.20 + whole[1] * 0.25;
        assert!((after[0].through_inputs - through).abs() < 1e-12);
        assert!(after[0].whole < io.contents().unwrap()[0].whole);
        assert_eq!(io.contents(), io.contents_after(&[Replaced { row: 0, sector: 1, share: 0.0 }]));
    }
}
