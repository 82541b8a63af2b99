//! An input-output table: what each sector of each region buys from each other, what final users take, and what it puts out.

use model::{Code, Finding};

/// An inter-regional table at basic prices; a national one is a table of one region inside and one outside.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The year that its titles or its file's name says, if they say one.
    pub year: Option<u16>,
    /// Regions in order of appearance, each with all of its sectors together.
    pub regions: Vec<String>,
    /// By row: the region's number.
    pub region: Vec<usize>,
    /// By row: the sector's word.
    pub sector: Vec<String>,
    /// Intermediate flows by supplying row, then by buying column, in the order of rows.
    pub flows: Vec<f64>,
    /// Output by row.
    pub output: Vec<f64>,
    /// Columns of final use. Empty where a source has none: then final use is what output leaves.
    pub uses: Vec<Use>,
    /// Final use by supplying row, then by column of `uses`.
    pub finals: Vec<f64>,
    /// Rows below the sectors: value added, wages, taxes, jobs.
    pub factors: Vec<Factor>,
}

/// A column of final use.
#[derive(Clone, Debug, PartialEq)]
pub struct Use {
    /// The regions that use, if the heading names one of the table's: several where it names a country that the rows divide.
    pub regions: Vec<usize>,
    /// What for, as the table calls it: `f1`, `HFCE`.
    pub word: String,
}

/// A row of what sectors use that no sector makes.
#[derive(Clone, Debug, PartialEq)]
pub struct Factor {
    /// As the table calls it.
    pub name: String,
    /// By buying column.
    pub used: Vec<f64>,
}

/// Words for changes of inventories, in capitals: the release of 2013 of WIOD, the OECD, Eurostat, plain English.
const INVENTORIES: [&str; 9] = [
    "F5",
    "INVNT",
    "INVEN",
    "INVENTORIES",
    "P52",
    "INVENTORY_CHANGE",
    "CHANGES IN INVENTORIES",
    "P52_P53",
    "P5M",
];

/// Countries whose sectors the OECD divides in two and whose final use it does not, with their parts.
const DIVIDED: [(&str, [&str; 2]); 2] = [("CHN", ["CN1", "CN2"]), ("MEX", ["MX1", "MX2"])];

/// The region of imports in a national table.
pub(super) const OUTSIDE: &str = "outside";

/// Output that is less than this share of the greatest is none: money has fewer digits.
const DUST: f64 = 1e-14;

/// The share of an output by which its row may miss it before that is told, beside the rounding of its cells.
const UNBALANCED: f64 = 1e-5;

impl Table {
    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.output.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.output.is_empty()
    }

    /// The label of a row: `RUS.c15`.
    #[must_use]
    pub fn label(&self, row: usize) -> String {
        format!("{}.{}", self.regions[self.region[row]], self.sector[row])
    }

    /// What a row sells to sectors, by buying column.
    #[must_use]
    pub fn sold(&self, row: usize) -> &[f64] {
        &self.flows[row * self.len()..(row + 1) * self.len()]
    }

    /// Final use of what a row makes, by column of `uses`.
    #[must_use]
    pub fn used(&self, row: usize) -> &[f64] {
        &self.finals[row * self.uses.len()..(row + 1) * self.uses.len()]
    }

    /// The coefficient of a cell: input per unit of output; nought where nothing is put out.
    #[must_use]
    pub fn coefficient(&self, supplier: usize, buyer: usize) -> f64 {
        let output = self.output[buyer];
        if output > 0.0 { self.flows[supplier * self.len() + buyer] / output } else { 0.0 }
    }

    /// All that each column buys from sectors.
    #[must_use]
    pub fn bought(&self) -> Vec<f64> {
        let mut bought = vec![0.0; self.len()];
        for row in self.flows.chunks_exact(self.len().max(1)) {
            bought.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
        }
        bought
    }

    /// Value added with net taxes per unit of output, `1 − Σ_i a_ij`; nought where nothing is put out.
    #[must_use]
    pub fn value_added(&self) -> Vec<f64> {
        let share = |(bought, output): (&f64, &f64)| if *output > 0.0 { 1.0 - bought / output } else { 0.0 };
        self.bought().iter().zip(&self.output).map(share).collect()
    }

    /// Changes of inventories by row; noughts if the table does not tell them apart.
    #[must_use]
    pub fn inventories(&self) -> Vec<f64> {
        let columns: Vec<usize> = (0..self.uses.len())
            .filter(|column| INVENTORIES.contains(&self.uses[*column].word.to_uppercase().as_str()))
            .collect();
        (0..self.len()).map(|row| columns.iter().map(|column| self.used(row)[*column]).sum()).collect()
    }

    /// The regions that a word names: one of the table's, and the parts of a country that the table divides.
    #[must_use]
    pub fn regions_of(&self, word: &str) -> Vec<usize> {
        let parts = DIVIDED.iter().find(|(whole, _)| *whole == word).map_or(&[][..], |(_, parts)| parts);
        let is_named = |region: &str| region == word || parts.contains(&region);
        (0..self.regions.len()).filter(|at| is_named(&self.regions[*at])).collect()
    }

    /// What each row sells beyond its own region, to sectors and final users; uses of no known region are not counted.
    #[must_use]
    pub fn exports(&self) -> Vec<f64> {
        let beyond = |row: usize| -> f64 {
            let home = self.region[row];
            let sectors = self.sold(row).iter().zip(&self.region).filter(|(_, buyer)| **buyer != home);
            let users = self.used(row).iter().zip(&self.uses);
            let users = users.filter(|(_, user)| !user.regions.is_empty() && !user.regions.contains(&home));
            sectors.map(|(value, _)| value).chain(users.map(|(value, _)| value)).sum()
        };
        (0..self.len()).map(beyond).collect()
    }

    /// Takes what is left of a reckoned table where a sector puts nothing out (ten millionths of a unit, all of it used by itself) for
    /// nothing: per unit of it everything would be infinite. Then it is told as a sector without output.
    pub(super) fn without_dust(mut self) -> Self {
        let greatest = self.output.iter().copied().fold(0.0, f64::max);
        self.output
            .iter_mut()
            .filter(|output| output.abs() < DUST * greatest)
            .for_each(|output| *output = 0.0);
        self
    }

    /// What is odd about rows, cells and columns, none of which is mended in silence: rows that miss their output by more than
    /// the rounding of their cells, flows below nought, sectors that put nothing out or buy more than they put out.
    #[must_use]
    pub fn oddities(&self, file: &str) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut unbalanced = self.unbalanced();
        unbalanced.sort_by(|one, other| other.1.total_cmp(&one.1));
        if let Some((row, off)) = unbalanced.first() {
            let finding = Finding::new(Code::IoRowSums, file).with("rows", unbalanced.len());
            let finding = finding.with("found", self.label(*row)).with("off", format!("{off:.1}"));
            findings.push(finding.at(file, None, None));
        }
        let mut tell = |code: Code, rows: Vec<usize>| {
            if let Some(first) = rows.first() {
                let finding =
                    Finding::new(code, file).with("rows", rows.len()).with("found", self.label(*first));
                findings.push(finding.at(file, None, None));
            }
        };
        let rows = 0..self.len();
        tell(
            Code::IoNegative,
            rows.clone().filter(|row| self.sold(*row).iter().any(|value| *value < 0.0)).collect(),
        );
        // What a national table imports of a kind may be nothing.
        let makes = |row: &usize| self.output[*row] > 0.0 || self.regions[self.region[*row]] == OUTSIDE;
        tell(Code::IoNoOutput, rows.clone().filter(|row| !makes(row)).collect());
        let bought = self.bought();
        let above = |row: &usize| self.output[*row] > 0.0 && bought[*row] > self.output[*row];
        tell(Code::IoBuysMore, rows.filter(above).collect());
        findings
    }

    /// Rows whose sales do not add up to their output, and by how much. Whole numbers are taken as rounded ones.
    fn unbalanced(&self) -> Vec<(usize, f64)> {
        if self.uses.is_empty() {
            return Vec::new();
        }
        let whole = self.flows.iter().chain(&self.finals).all(|value| value.fract() == 0.0);
        let rounding = if whole { 0.5 } else { 0.0 };
        let off = |row: usize| {
            let (sold, used) = (self.sold(row), self.used(row));
            let off = (sold.iter().chain(used).sum::<f64>() - self.output[row]).abs();
            let cells = sold.iter().chain(used).filter(|value| **value != 0.0).count();
            let allowed = rounding * (cells + 1) as f64 + UNBALANCED * self.output[row].abs();
            (off > allowed).then_some((row, off))
        };
        (0..self.len()).filter_map(off).collect()
    }
}
