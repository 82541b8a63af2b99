//! Reads a national table given cell by cell: a row's code, a column's code, a value; what is made inside in one file, what is
//! imported in another, as Eurostat and offices of statistics hand them out.

use std::collections::{BTreeMap, BTreeSet};

use model::{Code, Finding};

use super::grid::bare;
use super::square::with_outside;
use super::sums;
use super::table::{Factor, Table};
use super::words::{is_imports, is_only_imports, is_output, is_total, may_be_total};
use crate::sheet::Sheet;

/// Row, column, value.
const COLUMNS: usize = 3;

/// The cells of a file by row and column, prefixes taken off, and its rows in order.
struct Cells {
    rows: Vec<String>,
    columns: BTreeSet<String>,
    cells: BTreeMap<(String, String), f64>,
    finding: Option<Finding>,
}

/// Reads the two files; `home` names the region.
///
/// # Errors
///
/// They are no text, a file has not three columns, no sectors or no row of output, or says a cell twice.
pub(super) fn parse(
    (inside_file, inside): (&str, &[u8]),
    (imports_file, imports): (&str, &[u8]),
    home: &str,
) -> Result<(Table, Vec<Finding>), Vec<Finding>> {
    let inside = cells(inside_file, inside)?;
    let imports = cells(imports_file, imports)?;
    let missing = |what: &str| vec![Finding::new(Code::IoLayout, inside_file).with("missing", what)];
    // A code that stands in rows and in columns is a sector; totals are none.
    let in_both = |row: &&String| inside.columns.contains(*row) && !is_total(row) && !is_only_imports(row);
    let sectors: Vec<&String> = inside.rows.iter().filter(in_both).collect();
    let sectors: Vec<&String> = sectors
        .iter()
        .copied()
        .filter(|row| !(may_be_total(row) && is_their_sum(row, &sectors, &inside, &sectors)))
        .collect();
    if sectors.is_empty() {
        return Err(missing("sector"));
    }
    let Some(output) = inside.rows.iter().find(|row| is_output(row)) else {
        return Err(missing("P1"));
    };
    let mut table = Table {
        regions: vec![home.to_owned()],
        region: vec![0; sectors.len()],
        sector: sectors.iter().map(|sector| (*sector).clone()).collect(),
        flows: sectors.iter().flat_map(|sector| inside.row(sector, &sectors)).collect(),
        output: inside.row(output, &sectors),
        ..Table::default()
    };
    let is_factor = |name: &&String| !sectors.contains(name) && *name != output && !is_total(name);
    for name in inside.rows.iter().filter(is_factor).filter(|name| !inside.columns.contains(*name)) {
        table.factors.push(Factor { name: name.clone(), used: inside.row(name, &sectors) });
    }
    let mut findings: Vec<Finding> =
        inside.finding.clone().into_iter().chain(imports.finding.clone()).collect();
    let only = only_imported(&inside, &imports, &sectors);
    if let Some(first) = only.first() {
        let finding = Finding::new(Code::IoOnlyImported, imports_file).with("rows", only.len());
        findings.push(finding.with("found", first.as_str()).at(imports_file, None, None));
    }
    let imported = sectors.iter().chain(&only);
    let imported: Vec<(String, Vec<f64>)> =
        imported.map(|sector| ((*sector).clone(), imports.row(sector, &sectors))).collect();
    with_outside(&mut table, &imported);
    let table = table.without_dust();
    findings.extend(table.oddities(inside_file));
    Ok((table, findings))
}

/// Rows of imports of what nobody makes at home: neither totals nor rows that stand below the sectors in the other file.
fn only_imported<'c>(inside: &Cells, imports: &'c Cells, sectors: &[&String]) -> Vec<&'c String> {
    let is_good = |row: &&String| {
        let is_beside = is_total(row) || is_output(row) || is_imports(row);
        !is_beside && !sectors.contains(row) && !inside.rows.contains(*row)
    };
    let goods: Vec<&String> = imports.rows.iter().filter(is_good).collect();
    let all: Vec<&String> = imports.rows.iter().filter(|row| sectors.contains(row) || is_good(row)).collect();
    goods.into_iter().filter(|row| !is_their_sum(row, &all, imports, sectors)).collect()
}

/// Whether a row adds up all others of `rows`.
fn is_their_sum(row: &str, rows: &[&String], cells: &Cells, columns: &[&String]) -> bool {
    if rows.len() < 3 {
        return false;
    }
    let columns: Vec<&String> = columns.iter().copied().filter(|column| *column != row).collect();
    let own = cells.row(row, &columns);
    let others: Vec<Vec<f64>> =
        rows.iter().filter(|other| **other != row).map(|other| cells.row(other, &columns)).collect();
    let others: Vec<&[f64]> = others.iter().map(Vec::as_slice).collect();
    own.iter().any(|value| *value != 0.0) && sums::differs(&own, &sums::of(&others, own.len())).is_none()
}

impl Cells {
    /// A row's cells in these columns; those that are not given are nought.
    fn row(&self, row: &str, columns: &[&String]) -> Vec<f64> {
        let cell = |column: &&String| self.cells.get(&(row.to_owned(), (*column).clone())).copied();
        columns.iter().map(|column| cell(column).unwrap_or_default()).collect()
    }
}

/// Reads one file.
fn cells(file: &str, text: &[u8]) -> Result<Cells, Vec<Finding>> {
    let one = |finding: Finding| vec![finding];
    let width = |sheet: &Sheet<'_>| sheet.rows().next().and_then(Result::ok).map_or(0, |row| row.filled());
    let sheet = Sheet::open(file, text, |sheet| usize::from(width(sheet) == COLUMNS)).map_err(one)?;
    if width(&sheet) != COLUMNS {
        let finding = Finding::new(Code::IoLayout, file).with("missing", "row, column, value");
        return Err(one(finding.at(file, Some(1), None)));
    }
    let mut read =
        Cells { rows: Vec::new(), columns: BTreeSet::new(), cells: BTreeMap::new(), finding: None };
    let mut known = BTreeSet::new();
    let (mut bad, mut first_bad) = (0_usize, None);
    let (mut twice, mut first_twice) = (0_usize, None);
    for row in sheet.rows().skip(1) {
        let row = row.map_err(one)?;
        let name = bare(row.cell(0)).to_owned();
        let column = bare(row.cell(1)).to_owned();
        if row.filled() > COLUMNS || row.len() < COLUMNS || name.is_empty() || column.is_empty() {
            let finding = Finding::new(Code::IoRowLength, file).with("found", row.cell(0));
            let finding = finding.with("cells", row.filled()).with("columns", COLUMNS);
            return Err(one(finding.at(file, Some(row.line), None)));
        }
        let value = sheet.number(row.cell(2)).unwrap_or_else(|| {
            bad += 1;
            first_bad.get_or_insert((row.line, row.cell(2).to_owned()));
            0.0
        });
        if known.insert(name.clone()) {
            read.rows.push(name.clone());
        }
        read.columns.insert(column.clone());
        let shown = format!("{name} × {column}");
        if read.cells.insert((name, column), value).is_some() {
            twice += 1;
            first_twice.get_or_insert((row.line, shown));
        }
    }
    if let Some((line, found)) = first_twice {
        let finding = Finding::new(Code::IoCellTwice, file).with("found", found).with("cells", twice);
        return Err(one(finding.at(file, Some(line), None)));
    }
    read.finding = first_bad.map(|(row, found)| {
        let finding = Finding::new(Code::IoCell, file).with("cells", bad).with("found", found);
        finding.at(file, Some(row), None)
    });
    Ok(read)
}
