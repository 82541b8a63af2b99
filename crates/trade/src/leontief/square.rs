//! Reads square tables: rows and columns of the same sectors, of many regions or of one.
//!
//! Many regions: labels are `REGION.sector` (WIOD) or `REGION_sector` (OECD), or stand in two lines and two columns, one for
//! regions and one for sectors (Asian Development Bank). One region: labels are sectors alone, and rows of imports stand
//! below them (offices of statistics).

use std::collections::{BTreeMap, BTreeSet};

use model::{Code, Finding};

use super::grid::{self, Grid, Line, SEPARATORS, bare};
use super::table::{Factor, OUTSIDE, Table, Use};
use super::words::{
    is_imports, is_only_imports, is_output, is_part, is_total, may_be_total, speaks_of_imports,
};
use super::{sums, sums::Total};
use crate::place::Place;

/// How words of rows of taxes and value added begin that some editions give by region, in capitals.
const FACTORS: [&str; 3] = ["TAX", "TLS", "VA"];
/// The only sector outside of a square national table with one row of imports.
const IMPORTED: &str = "imports";

/// A grid with its lines told apart.
pub(super) struct Parts<'g> {
    pub(super) file: &'g str,
    pub(super) headings: &'g [String],
    /// Rows of sectors.
    pub(super) makers: Vec<&'g Line>,
    /// Their columns, in the order of rows.
    pub(super) buyers: Vec<usize>,
    /// Rows of nothing else: value added, taxes, jobs.
    pub(super) factors: Vec<&'g Line>,
    pub(super) imports: Vec<&'g Line>,
    pub(super) output: Option<&'g Line>,
    totals: Vec<&'g Line>,
    regional: bool,
}

/// Reads a square table of a text; `home` names the region of a national one.
///
/// # Errors
///
/// Findings of severity error if it is no such table.
pub(super) fn parse(
    file: &str,
    text: &[u8],
    home: Option<&str>,
) -> Result<(Table, Vec<Finding>), Vec<Finding>> {
    let grid = grid::read(file, text)?;
    let parts = Parts::of(file, &grid, home)?;
    let missing = |what: &str| {
        let finding = Finding::new(Code::IoLayout, file).with("missing", what);
        vec![finding.at(file, Some(grid.heading_line), None)]
    };
    parts.whole(&grid)?;
    if !parts.regional && home.is_none() {
        return Err(vec![whose(file)]);
    }
    let (imports, taken) = parts.imported();
    if imports.is_empty() && parts.regions(home).len() == 1 {
        return Err(missing("imports"));
    }
    let mut findings = grid.findings.clone();
    let output_column = grid.headings.iter().position(|heading| is_output(heading));
    let mut table = Table { year: grid.year, regions: parts.regions(home), ..Table::default() };
    table.output = match (parts.output, output_column) {
        // What a column adds up to is what its coefficients are shares of.
        (Some(line), column) => {
            findings.extend(column.and_then(|column| parts.outputs_differ(line, column)));
            parts.buyers.iter().map(|buyer| line.cells[*buyer]).collect()
        }
        (None, Some(column)) => parts.makers.iter().map(|line| line.cells[column]).collect(),
        (None, None) => return Err(missing("output")),
    };
    if let Some(wrong) = parts.misplaced(&imports, &table.output).filter(|_| !parts.regional) {
        return Err(vec![wrong]);
    }
    for line in &parts.makers {
        let (region, sector) = parts.named(line, home);
        table.region.push(table.regions.iter().position(|other| *other == region).unwrap_or_default());
        table.sector.push(sector.to_owned());
        table.flows.extend(parts.buyers.iter().map(|buyer| line.cells[*buyer]));
    }
    findings.extend(parts.totals_differ(&table.output));
    parts.finals(&mut table);
    for line in &parts.factors {
        let used = parts.buyers.iter().map(|buyer| line.cells[*buyer]).collect();
        table.factors.push(Factor { name: line.label.clone(), used });
    }
    if !imports.is_empty() {
        with_outside(&mut table, &imports);
    }
    findings.extend(taken);
    let table = table.without_dust();
    findings.extend(table.oddities(file));
    Ok((table, findings))
}

impl<'g> Parts<'g> {
    /// Tells rows apart by their names, and by whether there is a column of the same name.
    fn of(file: &'g str, grid: &'g Grid, home: Option<&str>) -> Result<Self, Vec<Finding>> {
        let numbered = grid.headings.iter().enumerate().rev();
        let columns: BTreeMap<&str, usize> =
            numbered.map(|(number, heading)| (heading.as_str(), number)).collect();
        // Output, totals and imports may be a row and a column, as a sector is.
        let column = |label: &str| {
            let is_beside = is_output(label) || is_total(label) || is_only_imports(label);
            columns.get(label).or_else(|| columns.get(bare(label))).copied().filter(|_| !is_beside)
        };
        let sectors: Vec<(&Line, usize)> =
            grid.lines.iter().filter_map(|line| Some((line, column(&line.label)?))).collect();
        let regional = is_regional(&sectors, grid, home);
        let mut parts = Self {
            file,
            headings: &grid.headings,
            makers: Vec::new(),
            buyers: Vec::new(),
            factors: Vec::new(),
            imports: Vec::new(),
            output: None,
            totals: Vec::new(),
            regional,
        };
        for line in &grid.lines {
            let label = line.label.as_str();
            let own = column(label).filter(|_| !regional || split(label).is_some());
            // A region's sector whose column is not there must be told, not taken for a row of taxes.
            if let (true, Some((region, word)), None) = (regional, split(label), own) {
                let factor = FACTORS.iter().any(|factor| word.to_uppercase().starts_with(factor));
                let known =
                    || grid.headings.iter().filter_map(|it| split(it)).any(|(other, _)| other == region);
                if !factor && known() {
                    let finding = Finding::new(Code::IoLayout, file).with("missing", label);
                    return Err(vec![finding.at(file, Some(grid.heading_line), None)]);
                }
            }
            match own {
                Some(column) if !parts.is_their_sum(line, column, &sectors) => {
                    parts.makers.push(line);
                    parts.buyers.push(column);
                }
                Some(_) => parts.totals.push(line),
                None if is_output(label) => parts.output = parts.output.or(Some(line)),
                None if is_total(label) => parts.totals.push(line),
                None if is_imports(label) => parts.imports.push(line),
                None => parts.factors.push(line),
            }
        }
        if parts.makers.is_empty() {
            let finding = Finding::new(Code::IoLayout, file).with("missing", "REGION.sector");
            return Err(vec![finding.at(file, Some(grid.heading_line), None)]);
        }
        Ok(parts)
    }

    /// Whether a row that may be a total by its name adds up all others.
    fn is_their_sum(&self, line: &Line, own: usize, sectors: &[(&Line, usize)]) -> bool {
        let others: Vec<&(&Line, usize)> = sectors.iter().filter(|(_, column)| *column != own).collect();
        let rows: Vec<&[f64]> = others.iter().map(|(line, _)| line.cells.as_slice()).collect();
        let at = |values: &[f64]| others.iter().map(|(_, column)| values[*column]).collect::<Vec<f64>>();
        !self.regional
            && may_be_total(&line.label)
            && others.len() > 1
            && line.cells.iter().any(|cell| *cell != 0.0)
            && sums::differs(&at(&line.cells), &at(&sums::of(&rows, line.cells.len()))).is_none()
    }

    /// The region and the sector of a row.
    fn named<'l>(&self, line: &'l Line, home: Option<&'l str>) -> (&'l str, &'l str) {
        let own = || (home.unwrap_or_default(), bare(&line.label));
        split(&line.label).filter(|_| self.regional).unwrap_or_else(own)
    }

    /// Regions in order of appearance.
    fn regions(&self, home: Option<&str>) -> Vec<String> {
        let mut regions: Vec<String> = Vec::new();
        for line in &self.makers {
            let (region, _) = self.named(line, home);
            if !regions.iter().any(|other| other == region) {
                regions.push(region.to_owned());
            }
        }
        regions
    }

    /// Each sector has one row, and every sector that buys has one.
    fn whole(&self, grid: &Grid) -> Result<(), Vec<Finding>> {
        let mut rows: BTreeSet<&str> = BTreeSet::new();
        for line in &self.makers {
            if !rows.insert(bare(&line.label)) {
                let finding = Finding::new(Code::IoTwice, self.file).with("found", line.label.as_str());
                return Err(vec![finding.at(self.file, Some(line.number), None)]);
            }
        }
        let is_sector = |heading: &str| rows.contains(heading);
        let mut columns: BTreeSet<&str> = BTreeSet::new();
        let twice = self.headings.iter().find(|heading| is_sector(heading) && !columns.insert(heading));
        if let Some(heading) = twice {
            let finding = Finding::new(Code::IoTwice, self.file).with("found", heading.as_str());
            return Err(vec![finding.at(self.file, Some(grid.heading_line), Some(heading))]);
        }
        if self.regional {
            // A sector that buys and has no row was cut off: its column must not be taken for a final use.
            let sectors: BTreeSet<&str> =
                self.makers.iter().filter_map(|it| Some(split(&it.label)?.1)).collect();
            let cut_off = |heading: &&String| {
                let buys = split(heading).is_some_and(|(_, sector)| sectors.contains(sector));
                buys && !rows.contains(heading.as_str())
            };
            if let Some(heading) = self.headings.iter().find(cut_off) {
                let finding = Finding::new(Code::IoLayout, self.file).with("missing", heading.as_str());
                return Err(vec![finding.at(self.file, None, None)]);
            }
        }
        Ok(())
    }

    /// Imports by what is imported, and what rows were taken for what, if that is not plain. Rows that break down another one, or are
    /// all that one of them adds up, are not counted twice.
    fn imported(&self) -> (Vec<(String, Vec<f64>)>, Option<Finding>) {
        let used = |line: &Line| self.buyers.iter().map(|buyer| line.cells[*buyer]).collect::<Vec<f64>>();
        let mut taken: Vec<&Line> =
            self.imports.iter().copied().filter(|line| !is_part(&line.label)).collect();
        if taken.is_empty() {
            taken.clone_from(&self.imports);
        }
        let adds_up = |at: &usize| {
            let others = (0..taken.len()).filter(|other| other != at).map(|other| used(taken[other]));
            let others: Vec<Vec<f64>> = others.collect();
            let others: Vec<&[f64]> = others.iter().map(Vec::as_slice).collect();
            let sum = used(taken[*at]);
            others.len() > 1 && sums::differs(&sum, &sums::of(&others, sum.len())).is_none()
        };
        if let Some(sum) = (0..taken.len()).find(adds_up) {
            taken = vec![taken[sum]];
        }
        let imports = match taken.as_slice() {
            [only] => vec![(IMPORTED.to_owned(), used(only))],
            several => several.iter().map(|line| (line.label.clone(), used(line))).collect(),
        };
        let names = |lines: &mut dyn Iterator<Item = &&Line>| {
            lines.map(|line| line.label.as_str()).collect::<Vec<_>>().join(", ")
        };
        let is_plain =
            self.imports.len() < 2 && !self.factors.iter().any(|line| speaks_of_imports(&line.label));
        let unused = |line: &&&Line| !taken.iter().any(|other| other.number == line.number);
        let finding = Finding::new(Code::IoRowsTaken, self.file)
            .with("imports", names(&mut taken.iter()))
            .with("others", names(&mut self.factors.iter()))
            .with("unused", names(&mut self.imports.iter().filter(unused)));
        let first = self.imports.first().map(|line| line.number);
        (imports, (!is_plain && !taken.is_empty()).then(|| finding.at(self.file, first, None)))
    }

    /// Outputs of a row and of a column, if they disagree by more than rounding.
    fn outputs_differ(&self, row: &Line, column: usize) -> Option<Finding> {
        let in_row: Vec<f64> = self.buyers.iter().map(|buyer| row.cells[*buyer]).collect();
        let in_column: Vec<f64> = self.makers.iter().map(|line| line.cells[column]).collect();
        let (rows, at) = sums::differing(&in_row, &in_column)?;
        let finding = Finding::new(Code::IoOutputDiffers, self.file)
            .with("rows", rows)
            .with("found", self.makers[at].label.as_str())
            .with("in_row", in_row[at].to_string())
            .with("in_column", in_column[at].to_string());
        Some(finding.at(self.file, Some(self.makers[at].number), Some(&self.headings[column])))
    }

    /// Totals that are not the sum of anything that they may be the total of.
    fn totals_differ(&self, output: &[f64]) -> Vec<Finding> {
        let sectors: Vec<&str> = self.makers.iter().map(|line| line.label.as_str()).collect();
        let at = |values: &[f64]| self.buyers.iter().map(|buyer| values[*buyer]).collect::<Vec<f64>>();
        let sum = |lines: &[&Line]| {
            let rows: Vec<&[f64]> = lines.iter().map(|line| line.cells.as_slice()).collect();
            at(&sums::of(&rows, self.headings.len()))
        };
        let mut findings = Vec::new();
        for total in &self.totals {
            let with_imports: Vec<&Line> = self.makers.iter().chain(&self.imports).copied().collect();
            let all = with_imports.iter().chain(&self.factors).copied();
            let above: Vec<&Line> = all.filter(|line| line.number < total.number).collect();
            let sums = [sum(&self.makers), sum(&with_imports), sum(&above), output.to_vec()];
            let own = Total { name: &total.label, values: at(&total.cells), line: Some(total.number) };
            findings.extend(own.differs(self.file, &sums, &sectors));
        }
        let is_total = |at: &usize| {
            let heading = self.headings[*at].as_str();
            is_total(heading) || self.totals.iter().any(|line| bare(&line.label) == heading)
        };
        for column in (0..self.headings.len()).filter(is_total) {
            let among = |cells: &mut dyn Iterator<Item = usize>| -> Vec<f64> {
                let cells: Vec<usize> = cells.collect();
                self.makers.iter().map(|line| cells.iter().map(|at| line.cells[*at]).sum()).collect()
            };
            let left = |at: &usize| !is_total(at) && !is_output(&self.headings[*at]);
            let sums = [
                among(&mut self.buyers.iter().copied()),
                among(&mut (0..column).filter(left)),
                among(&mut (0..column).filter(|at| left(at) && !self.buyers.contains(at))),
                output.to_vec(),
            ];
            let values = self.makers.iter().map(|line| line.cells[column]).collect();
            let own = Total { name: &self.headings[column], values, line: None };
            findings.extend(own.differs(self.file, &sums, &sectors));
        }
        findings
    }

    /// Columns of final use: those after the sectors of many regions; of a national table there are so many sums among them that what
    /// output leaves is taken instead.
    fn finals(&self, table: &mut Table) {
        if !self.regional {
            return;
        }
        let mut columns = Vec::new();
        for (number, heading) in self.headings.iter().enumerate() {
            let is_beside = is_output(heading) || is_total(heading) || heading.is_empty();
            if is_beside || self.buyers.contains(&number) {
                continue;
            }
            let (region, word) = split(heading).unwrap_or(("", heading));
            columns.push(number);
            table.uses.push(Use { regions: table.regions_of(region), word: word.to_owned() });
        }
        for line in &self.makers {
            table.finals.extend(columns.iter().map(|column| line.cells[*column]));
        }
    }
}

/// Whether labels name regions. Sectors of one country may have a point or a dash in their codes; those of many all have, and a
/// national table has imports and no region that anybody knows.
fn is_regional(sectors: &[(&Line, usize)], grid: &Grid, home: Option<&str>) -> bool {
    let all = sectors.iter().all(|(line, _)| split(bare(&line.label)).is_some());
    let has_imports = grid.lines.iter().any(|line| is_imports(&line.label));
    let is_place = |region: &str| region.len() > 1 && Place::find(region).is_some();
    let some = sectors.iter().filter_map(|(line, _)| split(&line.label)).any(|(region, _)| is_place(region));
    all && (home.is_none() || !has_imports || some)
}

/// Nobody says whose table it is.
pub(super) fn whose(file: &str) -> Finding {
    Finding::new(Code::IoWhose, file).at(file, None, None)
}

/// Adds a region outside that sells and does not buy: rows of imports, by what is imported.
pub(super) fn with_outside(table: &mut Table, imports: &[(String, Vec<f64>)]) {
    let (old, new) = (table.len(), table.len() + imports.len());
    let mut flows = Vec::with_capacity(new * new);
    for row in 0..old {
        flows.extend_from_slice(table.sold(row));
        flows.extend(std::iter::repeat_n(0.0, imports.len()));
    }
    table.regions.push(OUTSIDE.to_owned());
    for (name, used) in imports {
        flows.extend_from_slice(used);
        flows.extend(std::iter::repeat_n(0.0, imports.len()));
        table.region.push(table.regions.len() - 1);
        table.sector.push(name.clone());
        // All that is imported for sectors: it stands for an output that no national table knows.
        table.output.push(used.iter().sum());
        table.finals.extend(std::iter::repeat_n(0.0, table.uses.len()));
    }
    table.flows = flows;
    table.factors.iter_mut().for_each(|factor| factor.used.resize(new, 0.0));
}

/// The region and the sector of a label.
fn split(label: &str) -> Option<(&str, &str)> {
    let (region, sector) = label.split_once(SEPARATORS)?;
    (!region.is_empty() && !sector.is_empty()).then_some((region, sector))
}
