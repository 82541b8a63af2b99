//! Reads a national table given cell by cell: a row's code, a column's code, a value; what is made inside in one file, what is
//! imported in another, as Eurostat and offices of statistics hand them out.

use std::collections::{BTreeMap, BTreeSet};

use model::{Code, Finding};

use super::square::with_outside;
use super::table::{Factor, Table};

/// What is put before a product's code in rows and not in columns.
const PREFIX: &str = "CPA_";
/// The row of output, in capitals.
const OUTPUTS: [&str; 3] = ["P1", "OUTPUT", "TOTAL OUTPUT"];

/// Sums over sectors that stand in rows and columns like one, in capitals.
const SUMS: [&str; 3] = ["TOTAL", "TOT", "TU"];

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
/// `io-layout` if a file has not three columns, no sectors or no row of output.
pub(super) fn parse(
    (inside_file, inside): (&str, &[u8]),
    (imports_file, imports): (&str, &[u8]),
    home: &str,
) -> Result<(Table, Vec<Finding>), Vec<Finding>> {
    let inside = cells(inside_file, inside)?;
    let imports = cells(imports_file, imports)?;
    let missing = |what: &str| vec![Finding::new(Code::IoLayout, inside_file).with("missing", what)];
    // A code that stands in rows and in columns is a sector; sums of columns have no rows of their own.
    let sum = |row: &&String| SUMS.contains(&row.to_uppercase().as_str());
    let in_both = |row: &&String| inside.columns.contains(*row) && !sum(row);
    let sectors: Vec<&String> = inside.rows.iter().filter(in_both).collect();
    if sectors.is_empty() {
        return Err(missing("sector"));
    }
    let Some(output) = inside.rows.iter().find(|row| OUTPUTS.contains(&row.to_uppercase().as_str())) else {
        return Err(missing("P1"));
    };
    let row = |cells: &Cells, row: &str| -> Vec<f64> {
        let cell = |column: &&String| cells.cells.get(&(row.to_owned(), (*column).clone())).copied();
        sectors.iter().map(|column| cell(column).unwrap_or_default()).collect()
    };
    let mut table = Table {
        regions: vec![home.to_owned()],
        region: vec![0; sectors.len()],
        sector: sectors.iter().map(|sector| (*sector).clone()).collect(),
        flows: sectors.iter().flat_map(|sector| row(&inside, sector)).collect(),
        output: row(&inside, output),
        ..Table::default()
    };
    for name in inside.rows.iter().filter(|name| !inside.columns.contains(*name) && *name != output) {
        table.factors.push(Factor { name: name.clone(), used: row(&inside, name) });
    }
    let imported: Vec<(String, Vec<f64>)> =
        sectors.iter().map(|sector| ((*sector).clone(), row(&imports, sector))).collect();
    with_outside(&mut table, &imported);
    let mut findings: Vec<Finding> = inside.finding.into_iter().chain(imports.finding).collect();
    findings.extend(table.oddities(inside_file));
    Ok((table, findings))
}

/// Reads one file.
fn cells(file: &str, text: &[u8]) -> Result<Cells, Vec<Finding>> {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text));
    let wide = reader.byte_headers().map_or(0, csv::ByteRecord::len);
    if wide != 3 {
        let finding = Finding::new(Code::IoLayout, file).with("missing", "row, column, value");
        return Err(vec![finding.at(file, Some(1), None)]);
    }
    let mut read =
        Cells { rows: Vec::new(), columns: BTreeSet::new(), cells: BTreeMap::new(), finding: None };
    let mut known = BTreeSet::new();
    let (mut bad, mut first_bad) = (0_usize, None);
    for (number, record) in (2..).zip(reader.byte_records().map_while(Result::ok)) {
        let cell =
            |column: usize| String::from_utf8_lossy(record.get(column).unwrap_or_default()).trim().to_owned();
        let (row, column, found) = (cell(0), cell(1), cell(2));
        if row.is_empty() || column.is_empty() {
            continue;
        }
        let row = row.strip_prefix(PREFIX).map(str::to_owned).unwrap_or(row);
        let value = if found.is_empty() {
            0.0
        } else {
            found.parse().ok().filter(|it: &f64| it.is_finite()).unwrap_or_else(|| {
                bad += 1;
                first_bad.get_or_insert((number, found.clone()));
                0.0
            })
        };
        if known.insert(row.clone()) {
            read.rows.push(row.clone());
        }
        read.columns.insert(column.clone());
        *read.cells.entry((row, column)).or_default() += value;
    }
    read.finding = first_bad.map(|(row, found)| {
        let finding = Finding::new(Code::IoCell, file).with("cells", bad).with("found", found);
        finding.at(file, Some(row), None)
    });
    Ok(read)
}
