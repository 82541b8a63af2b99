//! Whether rows of imports say what sectors import: in a table of all uses they say what is supplied beside their output.
//!
//! Both kinds are published side by side, and below the sectors they look alike: “Imports”, `P7`. But in a table of domestic output the
//! columns need their imports to add up to output, and the rows add up to output; in a table of all uses the columns add up without
//! them, and the rows to output and imports together.

use model::{Code, Finding};

use super::square::Parts;
use super::words::{is_imports, is_output, is_total};
use super::{grid::Line, sums};

/// The share of all imports that figures below nought may be: corrections, not imports that are taken off.
const CORRECTIONS: f64 = 0.01;

impl Parts<'_> {
    /// Why the rows of imports are no inputs of the sectors, if they are none; both are by buyer.
    pub(super) fn misplaced(&self, imports: &[(String, Vec<f64>)], output: &[f64]) -> Option<Finding> {
        let rows: Vec<&[f64]> = imports.iter().map(|(_, used)| used.as_slice()).collect();
        let imported = sums::of(&rows, output.len());
        let cells = || rows.iter().flat_map(|row| row.iter());
        let below: f64 = cells().filter(|cell| **cell < 0.0).map(|cell| -cell).sum();
        let above: f64 = cells().filter(|cell| **cell > 0.0).sum();
        let code = if below > CORRECTIONS * above {
            Code::IoImportsNegative
        } else if self.are_supplied(&imported, output) {
            Code::IoImportsSupply
        } else {
            return None;
        };
        let names: Vec<&str> = self.imports.iter().map(|line| line.label.as_str()).collect();
        let finding = Finding::new(code, self.file).with("found", names.join(", "));
        Some(finding.at(self.file, self.imports.first().map(|line| line.number), None))
    }

    fn are_supplied(&self, imported: &[f64], output: &[f64]) -> bool {
        let both = added(imported, output);
        let is = |sum: &[f64], total: &[f64]| sums::differs(sum, total).is_none();
        let uses = self.uses();
        if uses.iter().any(|uses| is(uses, &both) && !is(uses, output)) {
            return true;
        }
        let closes = |inputs: &Vec<f64>| is(inputs, output) && !is(&added(inputs, imported), output);
        // Rows that add up to output are domestic: then it is value added that was reckoned without taking imports off.
        !uses.iter().any(|uses| is(uses, output)) && self.inputs().iter().any(closes)
    }

    /// What the use of each sector's goods may be: columns of totals, and the sum of all that is no total. A column of imports that
    /// are taken off belongs to supply.
    fn uses(&self) -> Vec<Vec<f64>> {
        let among = |columns: &[usize]| -> Vec<f64> {
            self.makers.iter().map(|line| columns.iter().map(|at| line.cells[*at]).sum()).collect()
        };
        let is_taken_off = |at: usize| {
            is_imports(&self.headings[at]) && self.makers.iter().all(|line| line.cells[at] <= 0.0)
        };
        let (totals, parts): (Vec<usize>, Vec<usize>) = (0..self.headings.len())
            .filter(|at| self.buyers.contains(at) || !is_output(&self.headings[*at]))
            .partition(|at| is_total(&self.headings[*at]) && !self.buyers.contains(at));
        let parts: Vec<usize> =
            parts.into_iter().filter(|at| !self.headings[*at].is_empty() && !is_taken_off(*at)).collect();
        totals.iter().map(|total| among(&[*total])).chain([among(&parts)]).collect()
    }

    /// What each sector's inputs without imports may be: what it buys from sectors with any one row below them, or with the first of
    /// them (value added may be one row, or stand in its parts).
    fn inputs(&self) -> Vec<Vec<f64>> {
        let at = |line: &Line| self.buyers.iter().map(|buyer| line.cells[*buyer]).collect::<Vec<f64>>();
        let bought = self
            .makers
            .iter()
            .map(|line| at(line))
            .fold(vec![0.0; self.buyers.len()], |sum, line| added(&sum, &line));
        let is_above = |line: &&&Line| self.output.is_none_or(|output| line.number < output.number);
        let mut found: Vec<Vec<f64>> = self.factors.iter().map(|line| added(&bought, &at(line))).collect();
        let mut sum = bought;
        for line in self.factors.iter().filter(is_above) {
            sum = added(&sum, &at(line));
            found.push(sum.clone());
        }
        found
    }
}

fn added(one: &[f64], other: &[f64]) -> Vec<f64> {
    one.iter().zip(other).map(|(one, other)| one + other).collect()
}
