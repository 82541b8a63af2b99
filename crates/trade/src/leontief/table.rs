//! An input-output table: what each sector of each region buys from each other, and what it puts out.

use std::collections::BTreeMap;
use std::path::Path;

use model::{Code, Finding};

/// An inter-regional table at basic prices; a national one is a table of one region inside and one outside.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
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
}

/// Between region and sector in a label: `RUS.c15` of WIOD, `RUS_C29` of the OECD.
const SEPARATORS: [char; 2] = ['.', '_'];
/// Headings of the column of output, in capitals.
const OUTPUTS: [&str; 4] = ["OUTPUT", "OUT", "TOTAL OUTPUT", "GO"];
/// Rows may miss their output by this share before that is worth a warning: tables are published rounded.
const UNBALANCED: f64 = 0.01;

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

    /// Reads a square table as WIOD and the OECD publish them: a CSV, perhaps packed by gzip, whose first column names the
    /// supplying region and sector, whose other headings name the buying ones, final uses and the output. Rows that are no region's
    /// sector (value added, taxes) are not needed: value added is output less purchases.
    ///
    /// # Errors
    ///
    /// Findings of severity error if it is no such table; the warnings are about cells, rows and columns.
    pub fn read(path: &Path) -> Result<(Self, Vec<Finding>), Vec<Finding>> {
        let shown = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let text = crate::read::small(path).map_err(|finding| vec![finding])?;
        Self::parse(&shown, &text)
    }

    /// As [`Table::read`], of a text.
    ///
    /// # Errors
    ///
    /// As there.
    pub fn parse(file: &str, text: &[u8]) -> Result<(Self, Vec<Finding>), Vec<Finding>> {
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .from_reader(text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text));
        let headings: Vec<String> = reader
            .byte_headers()
            .map(|record| record.iter().map(|cell| String::from_utf8_lossy(cell).trim().to_owned()).collect())
            .unwrap_or_default();
        let (cells, bad_cell) = rows(file, &mut reader, &headings);
        let mut findings: Vec<Finding> = bad_cell.into_iter().collect();
        let columns: BTreeMap<&str, usize> = headings
            .iter()
            .enumerate()
            .skip(1)
            .map(|(number, heading)| (heading.as_str(), number - 1))
            .collect();
        let output = headings.iter().skip(1).position(|it| OUTPUTS.contains(&it.to_uppercase().as_str()));
        let missing: Option<String> = match (cells.is_empty(), output) {
            (true, _) => Some("REGION.sector".to_owned()),
            (_, None) => Some("output".to_owned()),
            _ => cells
                .iter()
                .map(|(label, _, _)| label)
                .find(|label| !columns.contains_key(label.as_str()))
                .cloned(),
        };
        let (None, Some(output)) = (missing.as_ref(), output) else {
            let finding = Finding::new(Code::IoLayout, file).with("missing", missing.unwrap_or_default());
            findings.push(finding.at(file, Some(1), None));
            return Err(findings);
        };
        let mut table = Self {
            regions: Vec::new(),
            region: Vec::new(),
            sector: Vec::new(),
            flows: Vec::new(),
            output: Vec::new(),
        };
        let buyers: Vec<usize> =
            cells.iter().filter_map(|(label, _, _)| columns.get(label.as_str()).copied()).collect();
        let mut unbalanced: Vec<(f64, &str, u32)> = Vec::new();
        for (label, values, row) in &cells {
            let Some((region, sector)) = split(label) else { continue };
            let known = table.regions.iter().position(|other| other == region);
            table.region.push(known.unwrap_or_else(|| {
                table.regions.push(region.to_owned());
                table.regions.len() - 1
            }));
            table.sector.push(sector.to_owned());
            table.output.push(values[output]);
            table.flows.extend(buyers.iter().map(|column| values[*column]));
            let sold: f64 =
                values.iter().enumerate().filter(|(column, _)| *column != output).map(|(_, it)| it).sum();
            let off = (sold - values[output]).abs();
            if off > UNBALANCED * values[output].abs().max(sold.abs()) + cells.len() as f64 {
                unbalanced.push((off, label, *row));
            }
        }
        unbalanced.sort_by(|one, other| other.0.total_cmp(&one.0));
        if let Some((off, label, row)) = unbalanced.first() {
            let finding = Finding::new(Code::IoRowSums, file).with("rows", unbalanced.len());
            let finding = finding.with("found", *label).with("off", format!("{off:.1}"));
            findings.push(finding.at(file, Some(*row), None));
        }
        findings.extend(table.strange(file));
        Ok((table, findings))
    }

    /// What is odd about cells and columns, none of which is mended in silence.
    fn strange(&self, file: &str) -> Vec<Finding> {
        let size = self.len();
        let mut findings = Vec::new();
        let mut tell = |code: Code, rows: Vec<usize>| {
            if let Some(first) = rows.first() {
                let finding =
                    Finding::new(code, file).with("rows", rows.len()).with("found", self.label(*first));
                findings.push(finding.at(file, None, None));
            }
        };
        let negative =
            |row: &usize| self.flows[row * size..(row + 1) * size].iter().any(|value| *value < 0.0);
        tell(Code::IoNegative, (0..size).filter(negative).collect());
        tell(Code::IoNoOutput, (0..size).filter(|row| self.output[*row] <= 0.0).collect());
        let mut bought = vec![0.0; size];
        for row in self.flows.chunks_exact(size.max(1)) {
            bought.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
        }
        let above = |row: &usize| self.output[*row] > 0.0 && bought[*row] > self.output[*row];
        tell(Code::IoBuysMore, (0..size).filter(above).collect());
        findings
    }

    /// The coefficient of a cell: input per unit of output; nought where nothing is put out.
    #[must_use]
    pub fn coefficient(&self, supplier: usize, buyer: usize) -> f64 {
        let output = self.output[buyer];
        if output > 0.0 { self.flows[supplier * self.len() + buyer] / output } else { 0.0 }
    }
}

/// A row: its label, its cells, its line.
type Row = (String, Vec<f64>, u32);

/// The rows of regions' sectors; and a finding if some of their cells are no numbers.
fn rows(file: &str, reader: &mut csv::Reader<&[u8]>, headings: &[String]) -> (Vec<Row>, Option<Finding>) {
    let mut rows: Vec<Row> = Vec::new();
    let (mut bad, mut first_bad) = (0_usize, None);
    for (number, record) in (2..).zip(reader.byte_records().map_while(Result::ok)) {
        let label = String::from_utf8_lossy(record.get(0).unwrap_or_default()).trim().to_owned();
        if split(&label).is_none() {
            continue;
        }
        let mut values = Vec::with_capacity(headings.len());
        for column in 1..headings.len() {
            let cell = std::str::from_utf8(record.get(column).unwrap_or_default()).unwrap_or_default().trim();
            let value =
                if cell.is_empty() { Some(0.0) } else { cell.parse().ok().filter(|it: &f64| it.is_finite()) };
            values.push(value.unwrap_or_else(|| {
                bad += 1;
                first_bad.get_or_insert((number, headings[column].clone(), cell.to_owned()));
                0.0
            }));
        }
        rows.push((label, values, number));
    }
    let finding = first_bad.map(|(row, column, found)| {
        let finding = Finding::new(Code::IoCell, file).with("cells", bad).with("found", found);
        finding.at(file, Some(row), Some(&column))
    });
    (rows, finding)
}

/// The region and the sector of a label.
fn split(label: &str) -> Option<(&str, &str)> {
    let (region, sector) = label.split_once(SEPARATORS)?;
    (!region.is_empty() && !sector.is_empty()).then_some((region, sector))
}
