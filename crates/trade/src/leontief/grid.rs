//! Finds the headings and labels of a square table, and its figures.
//!
//! Publishers write titles above the headings, names beside the codes, regions over sectors, and merge cells. So the headings are
//! not taken to be in the first line: they are the line whose cells the rows below are called by.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use model::{Code, Finding};

use super::words::{is_output, is_total, year};
use crate::sheet::{Row, Sheet};

/// Between region and sector in a label.
pub(super) const SEPARATORS: [char; 2] = ['.', '_'];
/// What is put before a product's code in the rows of some national tables, and not in the columns.
const PREFIX: &str = "CPA_";
/// Headings stand in one of so many lines, labels in one of so many columns.
const LINES: usize = 15;
const LABELS: usize = 5;
/// So many rows are looked at to find them.
const LOOKED_AT: usize = 80;

/// A line of a table: its label, its other cells, its number.
pub(super) struct Line {
    pub(super) number: u32,
    pub(super) label: String,
    pub(super) cells: Vec<f64>,
}

/// The headings (without those of labels) and lines of a table.
pub(super) struct Grid {
    pub(super) headings: Vec<String>,
    /// The number of the line that has the headings.
    pub(super) heading_line: u32,
    pub(super) lines: Vec<Line>,
    /// The year that the titles above the headings name.
    pub(super) year: Option<u16>,
    /// What is odd about its cells.
    pub(super) findings: Vec<Finding>,
}

/// Where headings and labels stand.
#[derive(Clone, Copy, Debug)]
struct Layout {
    /// The row of headings; of two, the one of regions.
    heading: usize,
    /// The column of labels; of two, the one of regions.
    label: usize,
    /// Whether regions and sectors have a line and a column each.
    is_double: bool,
}

/// A label without the prefix that its column does not have.
pub(super) fn bare(label: &str) -> &str {
    label.strip_prefix(PREFIX).unwrap_or(label)
}

/// Reads the headings and lines of a text.
///
/// # Errors
///
/// It is no text or no table with headings, or rows have other lengths than the headings.
pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Grid, Vec<Finding>> {
    let one = |finding: Finding| vec![finding];
    let wide = |sheet: &Sheet<'_>| sheet.rows().take(LINES).flatten().map(|row| row.len()).sum();
    let sheet = Sheet::open(file, bytes, wide).map_err(one)?;
    let head: Vec<Row> = sheet.rows().take(LOOKED_AT).collect::<Result<_, _>>().map_err(one)?;
    let Some(layout) = layout(&head) else {
        let widest = head.iter().take(LINES).max_by_key(|row| (row.filled(), Reverse(row.line)));
        let shown =
            |row: &Row| (0..row.filled().min(4)).map(|at| row.cell(at)).collect::<Vec<_>>().join(", ");
        let finding =
            Finding::new(Code::IoNoHeading, file).with("found", widest.map(shown).unwrap_or_default());
        return Err(one(finding.at(file, widest.map(|row| row.line), None)));
    };
    let all = layout.headings(&head);
    let below = layout.heading + 1 + usize::from(layout.is_double);
    let begin = layout.begin(&head[below..], &all, &sheet);
    let first = layout.label + 1 + usize::from(layout.is_double) + begin;
    let headings = all[begin..].to_vec();
    let known: BTreeSet<&str> = headings.iter().map(String::as_str).collect();
    let width = head[layout.heading..below].iter().map(Row::len).max().unwrap_or_default();
    let mut lines: Vec<Line> = Vec::new();
    let (mut bad, mut first_bad) = (0_usize, None);
    let mut region = String::new();
    for row in sheet.rows().skip(below) {
        let row = row.map_err(one)?;
        let label = layout.name(&row, &known, &mut region);
        let filled = row.filled();
        if label.is_empty() {
            let figures =
                (0..headings.len()).map(|at| sheet.number(row.cell(first + at)).unwrap_or_default());
            lines.push(Line { number: row.line, label, cells: figures.collect() });
            continue;
        }
        // A note or a heading of rows has no figures.
        if filled <= first && !known.contains(bare(&label)) {
            continue;
        }
        if row.len() < width || filled > width {
            let finding = Finding::new(Code::IoRowLength, file).with("found", label);
            let finding = finding.with("cells", row.len()).with("columns", width);
            return Err(one(finding.at(file, Some(row.line), None)));
        }
        let mut cells = Vec::with_capacity(headings.len());
        for (at, heading) in headings.iter().enumerate() {
            let cell = row.cell(first + at);
            cells.push(sheet.number(cell).unwrap_or_else(|| {
                bad += 1;
                first_bad.get_or_insert((row.line, heading.clone(), cell.to_owned()));
                0.0
            }));
        }
        lines.push(Line { number: row.line, label, cells });
    }
    let cell = first_bad.map(|(row, column, found)| {
        let finding = Finding::new(Code::IoCell, file).with("cells", bad).with("found", found);
        finding.at(file, Some(row), Some(&column))
    });
    let titles = head[..layout.heading].iter().flat_map(|row| (0..row.len()).map(|at| row.cell(at)));
    let year = year(titles);
    let grid = Grid { headings, heading_line: head[layout.heading].line, lines, year, findings: Vec::new() };
    let unnamed = grid.unnamed(file, first)?;
    let named = grid.lines.into_iter().filter(|line| !line.label.is_empty()).collect();
    Ok(Grid { lines: named, findings: cell.into_iter().chain(unnamed).collect(), ..grid })
}

/// The layout by which most rows are called as headings are; of equals the one whose headings repeat least, then the one whose regions
/// stand together (names of sectors over regions would be called so, too), then the plainest.
fn layout(head: &[Row]) -> Option<Layout> {
    let mut best = None;
    for heading in 0..head.len().min(LINES) {
        for is_double in [false, true] {
            for label in 0..LABELS {
                let layout = Layout { heading, label, is_double };
                let below = heading + 1 + usize::from(is_double);
                if below >= head.len() {
                    continue;
                }
                let headings = layout.headings(head);
                let known: BTreeSet<&str> = headings.iter().map(String::as_str).collect();
                let mut region = String::new();
                let labels = head[below..].iter().map(|row| layout.name(row, &known, &mut region));
                let labels: BTreeSet<String> = labels.collect();
                let called = labels
                    .iter()
                    .filter(|it| !it.is_empty() && known.contains(bare(it)) && !is_beside(it))
                    .count();
                let worth = (called, Reverse(headings.len() - known.len()), Reverse(layout.runs(head)));
                if called > 0 && best.as_ref().is_none_or(|(most, _)| worth > *most) {
                    best = Some((worth, layout));
                }
                // Nothing is better than a table whose every row has its column; such are the largest ones.
                if (heading, is_double, label) == (0, false, 0) && called == head.len() - below {
                    return Some(layout);
                }
            }
        }
    }
    best.map(|(_, layout)| layout)
}

impl Layout {
    /// The headings behind the labels. A region in a merged cell stands for the columns right of it.
    fn headings(self, head: &[Row]) -> Vec<String> {
        let line = &head[self.heading];
        if !self.is_double {
            return (self.label + 1..line.len()).map(|column| bare(line.cell(column)).to_owned()).collect();
        }
        let Some(below) = head.get(self.heading + 1) else { return Vec::new() };
        let mut region = "";
        let heading = |column: usize| {
            let (over, under) = (line.cell(column), below.cell(column));
            if !over.is_empty() {
                region = over;
            }
            joined(if is_beside(under) { over } else { region }, under)
        };
        (self.label + 2..line.len().max(below.len())).map(heading).collect()
    }

    /// How often the region changes from one column to the next.
    fn runs(self, head: &[Row]) -> usize {
        let line = &head[self.heading];
        let cells =
            (self.label + 2..line.len()).map(|column| line.cell(column)).filter(|cell| !cell.is_empty());
        let cells: Vec<&str> = cells.filter(|_| self.is_double).collect();
        cells.windows(2).filter(|pair| pair[0] != pair[1]).count()
    }

    /// The label of a row. A region in a merged cell stands for the rows below it whose sectors are its own.
    fn name(self, row: &Row, known: &BTreeSet<&str>, region: &mut String) -> String {
        if !self.is_double {
            return row.cell(self.label).to_owned();
        }
        let (own, sector) = (row.cell(self.label), row.cell(self.label + 1));
        if own.is_empty() {
            let filled = joined(region, sector);
            return if known.contains(filled.as_str()) { filled } else { sector.to_owned() };
        }
        own.clone_into(region);
        joined(own, sector)
    }

    /// How many columns between labels and figures have words only: names beside codes.
    fn begin(self, rows: &[Row], headings: &[String], sheet: &Sheet<'_>) -> usize {
        let labels = 1 + usize::from(self.is_double);
        let is_text = |at: usize| {
            let cells =
                || rows.iter().map(|row| row.cell(self.label + labels + at)).filter(|it| !it.is_empty());
            cells().next().is_some() && cells().all(|cell| sheet.number(cell).is_none())
        };
        (0..headings.len()).take_while(|at| is_text(*at)).count()
    }
}

/// Region and sector as one label. What stands under totals and output is called alone.
fn joined(region: &str, sector: &str) -> String {
    match (region.is_empty(), sector.is_empty()) {
        (false, false) if is_beside(region) => {
            if is_beside(sector) || is_total(region) {
                sector.to_owned()
            } else {
                region.to_owned()
            }
        }
        (false, false) => format!("{region}{}{sector}", SEPARATORS[0]),
        _ => format!("{region}{sector}"),
    }
}

/// Whether a word is that of a total or of output, which no region has.
fn is_beside(word: &str) -> bool {
    is_output(word) || is_total(word)
}

impl Grid {
    /// Figures without a name: among the sectors nobody knows whose they are; beside them they are not used.
    fn unnamed(&self, file: &str, first: usize) -> Result<Vec<Finding>, Vec<Finding>> {
        let headings: BTreeSet<&str> = self.headings.iter().map(String::as_str).collect();
        let labels: BTreeSet<&str> = self.lines.iter().map(|line| bare(&line.label)).collect();
        let last_row = self.lines.iter().rposition(|line| headings.contains(bare(&line.label)));
        let last_column = self.headings.iter().rposition(|heading| labels.contains(heading.as_str()));
        let row_has = |at: &usize| self.lines[*at].cells.iter().any(|cell| *cell != 0.0);
        let column_has = |at: &usize| self.lines.iter().any(|line| line.cells[*at] != 0.0);
        let rows = (0..self.lines.len()).filter(|at| self.lines[*at].label.is_empty() && row_has(at));
        let columns = (0..self.headings.len()).filter(|at| self.headings[*at].is_empty() && column_has(at));
        let (rows, columns): (Vec<usize>, Vec<usize>) = (rows.collect(), columns.collect());
        let mut findings = Vec::new();
        for (kind, found, last) in [("row", rows, last_row), ("column", columns, last_column)] {
            let Some(at) = found.first() else { continue };
            let is_among = last.is_some_and(|last| *at < last);
            let (line, number) = match kind {
                "row" => (self.lines[*at].number, i64::from(self.lines[*at].number)),
                _ => (self.heading_line, i64::try_from(first + at + 1).unwrap_or(i64::MAX)),
            };
            let code = if is_among { Code::IoUnnamed } else { Code::IoUnnamedUnused };
            let finding = Finding::new(code, file).with("kind", kind).with("number", number);
            let finding = if is_among { finding } else { finding.with("count", found.len()) };
            let finding = finding.at(file, Some(line), None);
            if is_among {
                return Err(vec![finding]);
            }
            findings.push(finding);
        }
        Ok(findings)
    }
}
