//! Reads square tables: rows and columns of the same sectors, of many regions or of one.
//!
//! Many regions: labels are `REGION.sector` (WIOD) or `REGION_sector` (OECD), or stand in two lines and two columns, one for
//! regions and one for sectors (Asian Development Bank). One region: labels are sectors alone, and a row of imports stands
//! below them (offices of statistics).

use std::collections::{BTreeMap, BTreeSet};

use model::{Code, Finding};

use super::table::{Factor, OUTSIDE, Table, Use};

/// Between region and sector in a label.
const SEPARATORS: [char; 2] = ['.', '_'];
/// Headings of the column, or names of the row, of output, in capitals.
const OUTPUTS: [&str; 9] =
    ["OUTPUT", "OUT", "TOTAL OUTPUT", "GO", "P1", "OUTPUT AT BASIC PRICES", "OUTPUT_BP", "GROSS OUTPUT", "X"];
/// How the row of imports begins in a national table, in capitals.
const IMPORTS: [&str; 3] = ["IMPORT", "P7", "IMP"];
/// How words of rows of taxes and value added begin that some editions give by region, in capitals.
const FACTORS: [&str; 3] = ["TAX", "TLS", "VA"];
/// What is put before a product's code in the rows of some national tables, and not in the columns.
const PREFIX: &str = "CPA_";
/// The only sector outside of a square national table.
const IMPORTED: &str = "imports";

/// A line of a file: its label, its other cells, its number.
struct Line {
    number: u32,
    label: String,
    cells: Vec<f64>,
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
    let missing =
        |what: &str| vec![Finding::new(Code::IoLayout, file).with("missing", what).at(file, Some(1), None)];
    let (headings, lines, bad_cell) = lines(file, text);
    let mut findings: Vec<Finding> = bad_cell.into_iter().collect();
    if lines.is_empty() {
        return Err(missing("REGION.sector"));
    }
    let columns: BTreeMap<&str, usize> =
        headings.iter().enumerate().rev().map(|(number, heading)| (heading.as_str(), number)).collect();
    let is_output = |name: &str| OUTPUTS.contains(&name.to_uppercase().as_str());
    // Output may be a row and a column, as a sector is.
    let column = |label: &str| {
        if is_output(label) {
            return None;
        }
        columns.get(label).or_else(|| columns.get(label.strip_prefix(PREFIX).unwrap_or(label))).copied()
    };
    // Sectors of one country may have a point or a dash in their codes; those of many all have.
    let regional = lines
        .iter()
        .filter(|line| column(&line.label).is_some())
        .all(|line| split(line.label.strip_prefix(PREFIX).unwrap_or(&line.label)).is_some());
    let mut table = Table::default();
    let (mut makers, mut others): (Vec<&Line>, Vec<&Line>) = (Vec::new(), Vec::new());
    for line in &lines {
        // A region's sector whose column is not there must be told, not taken for a row of taxes.
        if let (true, Some((region, word)), None) = (regional, split(&line.label), column(&line.label)) {
            let factor = FACTORS.iter().any(|factor| word.to_uppercase().starts_with(factor));
            let known = || headings.iter().filter_map(|it| split(it)).any(|(other, _)| other == region);
            if !factor && known() {
                return Err(missing(&line.label));
            }
        }
        let maker = column(&line.label).is_some() && (!regional || split(&line.label).is_some());
        if maker { makers.push(line) } else { others.push(line) }
    }
    if makers.is_empty() {
        return Err(missing("REGION.sector"));
    }
    whole(file, &headings, &makers, regional)?;
    let buyers: Vec<usize> = makers.iter().filter_map(|line| column(&line.label)).collect();
    let output_column = headings.iter().position(|heading| is_output(heading));
    let output_row = others.iter().find(|line| is_output(&line.label));
    table.output = match (output_row, output_column) {
        // What a column adds up to is what its coefficients are shares of.
        (Some(line), _) => buyers.iter().map(|buyer| line.cells[*buyer]).collect(),
        (None, Some(column)) => makers.iter().map(|line| line.cells[column]).collect(),
        (None, None) => return Err(missing("output")),
    };
    for line in &makers {
        let (region, sector) = match split(&line.label).filter(|_| regional) {
            Some(found) => found,
            None => (home.unwrap_or_default(), line.label.strip_prefix(PREFIX).unwrap_or(&line.label)),
        };
        let known = table.regions.iter().position(|other| other == region);
        table.region.push(known.unwrap_or_else(|| {
            table.regions.push(region.to_owned());
            table.regions.len() - 1
        }));
        table.sector.push(sector.to_owned());
    }
    for line in &makers {
        table.flows.extend(buyers.iter().map(|buyer| line.cells[*buyer]));
    }
    finals(&mut table, &headings, &makers, &buyers, regional);
    let imports =
        |line: &&Line| !regional && IMPORTS.iter().any(|name| line.label.to_uppercase().starts_with(name));
    let mut imported = None;
    for line in others {
        let used: Vec<f64> = buyers.iter().map(|buyer| line.cells[*buyer]).collect();
        if imported.is_none() && imports(&line) {
            imported = Some(used);
        } else if !is_output(&line.label) {
            table.factors.push(Factor { name: line.label.clone(), used });
        }
    }
    if !regional {
        if home.is_none() {
            return Err(missing("REGION"));
        }
        let Some(imported) = imported else { return Err(missing("imports")) };
        with_outside(&mut table, &[(IMPORTED.to_owned(), imported)]);
    }
    findings.extend(table.oddities(file));
    Ok((table, findings))
}

/// Each sector has one row, and every sector that buys has one.
fn whole(file: &str, headings: &[String], makers: &[&Line], regional: bool) -> Result<(), Vec<Finding>> {
    for (at, line) in makers.iter().enumerate() {
        if makers[..at].iter().any(|other| other.label == line.label) {
            let finding = Finding::new(Code::IoTwice, file).with("found", line.label.as_str());
            return Err(vec![finding.at(file, Some(line.number), None)]);
        }
    }
    if regional {
        // A sector that buys and has no row was cut off: its column must not be taken for a final use.
        let sectors: BTreeSet<&str> = makers.iter().filter_map(|line| Some(split(&line.label)?.1)).collect();
        let rows: BTreeSet<&str> = makers.iter().map(|line| line.label.as_str()).collect();
        let cut_off = |heading: &&String| {
            let buys = split(heading).is_some_and(|(_, sector)| sectors.contains(sector));
            buys && !rows.contains(heading.as_str())
        };
        if let Some(heading) = headings.iter().find(cut_off) {
            let finding = Finding::new(Code::IoLayout, file).with("missing", heading.as_str());
            return Err(vec![finding.at(file, None, None)]);
        }
    }
    Ok(())
}

/// Columns of final use: those after the sectors of many regions that name a region; of a national table there are so many sums among
/// them that what output leaves is taken instead.
fn finals(table: &mut Table, headings: &[String], makers: &[&Line], buyers: &[usize], regional: bool) {
    if !regional {
        return;
    }
    let mut columns = Vec::new();
    for (number, heading) in headings.iter().enumerate().filter(|(number, _)| !buyers.contains(number)) {
        if OUTPUTS.contains(&heading.to_uppercase().as_str()) || heading.is_empty() {
            continue;
        }
        let (region, word) = split(heading).unwrap_or(("", heading));
        let region = table.regions.iter().position(|other| other == region);
        columns.push(number);
        table.uses.push(Use { region, word: word.to_owned() });
    }
    for line in makers {
        table.finals.extend(columns.iter().map(|column| line.cells[*column]));
    }
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

/// Headings (without those of the label) and lines; and a finding if cells are no numbers.
fn lines(file: &str, text: &[u8]) -> (Vec<String>, Vec<Line>, Option<Finding>) {
    // Where commas are decimal ones, semicolons or tabs part the cells.
    let first = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |separator: u8| first.iter().filter(|byte| **byte == separator).count();
    let separator = [b',', b';', b'\t'].into_iter().rev().max_by_key(|it| count(*it)).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .has_headers(false)
        .from_reader(text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text));
    let mut records = (1..).zip(reader.byte_records().map_while(Result::ok));
    let cell = |record: &csv::ByteRecord, column: usize| {
        String::from_utf8_lossy(record.get(column).unwrap_or_default()).trim().to_owned()
    };
    let Some((_, first)) = records.next() else { return (Vec::new(), Vec::new(), None) };
    let mut records = records.peekable();
    // Two lines of headings over two columns of labels: regions repeat, sectors stand below them.
    let double = records.peek().is_some_and(|(_, second)| {
        first.len() > 2
            && cell(second, 0).is_empty()
            && cell(second, 1).is_empty()
            && !cell(second, 2).is_empty()
    });
    let label_cells = if double { 2 } else { 1 };
    let mut headings: Vec<String> = (label_cells..first.len()).map(|column| cell(&first, column)).collect();
    if let (true, Some((_, second))) = (double, records.next_if(|_| double)) {
        for (at, heading) in headings.iter_mut().enumerate() {
            let below = cell(&second, at + 2);
            if !below.is_empty() && !heading.is_empty() {
                heading.push(SEPARATORS[0]);
            }
            heading.push_str(&below);
        }
    }
    let mut lines: Vec<Line> = Vec::new();
    let (mut bad, mut first_bad) = (0_usize, None);
    for (number, record) in records {
        let label = match (label_cells, cell(&record, 0), cell(&record, 1)) {
            (2, region, sector) if !region.is_empty() && !sector.is_empty() => format!("{region}.{sector}"),
            (2, region, sector) => region + &sector,
            (_, label, _) => label,
        };
        if label.is_empty() {
            continue;
        }
        let mut cells = Vec::with_capacity(headings.len());
        for (column, heading) in headings.iter().enumerate() {
            let raw = record.get(column + label_cells).unwrap_or_default();
            let cell = std::str::from_utf8(raw).unwrap_or("?").trim();
            let decimal = if separator == b',' { cell.to_owned() } else { cell.replace(',', ".") };
            let value = match decimal.as_str() {
                "" => Some(0.0),
                decimal => decimal.parse().ok().filter(|it: &f64| it.is_finite()),
            };
            cells.push(value.unwrap_or_else(|| {
                bad += 1;
                first_bad.get_or_insert((number, heading.clone(), cell.to_owned()));
                0.0
            }));
        }
        lines.push(Line { number, label, cells });
    }
    let finding = first_bad.map(|(row, column, found)| {
        let finding = Finding::new(Code::IoCell, file).with("cells", bad).with("found", found);
        finding.at(file, Some(row), Some(&column))
    });
    (headings, lines, finding)
}

/// The region and the sector of a label.
fn split(label: &str) -> Option<(&str, &str)> {
    let (region, sector) = label.split_once(SEPARATORS)?;
    (!region.is_empty() && !sector.is_empty()).then_some((region, sector))
}
