//! From a folder to a workbook and back, with an account of what was carried and what was not.

use std::path::Path;

use model::finding::{Code, Finding, any_error};

use super::settings::{self, COLUMNS};
use super::text::with_breaks;
use super::write::{self, Drawn, Holds};
use super::{Book, SETTINGS_SHEETS, place};
use crate::append::quoted;
use crate::header;
use crate::programme::fetch;
use crate::report::Report;
use crate::schema::{Kind, TABLES, Table};
use crate::sheet::{Sheet, column_called, heading};
use crate::source::Source;
use crate::sources::Sources;

/// Rows of a table that were carried over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// The table or sheet of settings.
    pub table: String,
    /// Rows below its heading.
    pub rows: usize,
}

/// What the other form has no place for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Loss {
    /// Files and folders beside the tables.
    Files(Vec<String>),
    /// Hidden sheets.
    HiddenSheets(Vec<String>),
    /// Sheets that are no table.
    OtherSheets(Vec<String>),
    /// Formulas of which only the values were carried.
    Formulas(usize),
    /// Comments beside cells.
    Comments(usize),
    /// Charts and pictures.
    Drawings(usize),
}

/// What became of a programme in the other form.
#[derive(Clone, Debug)]
pub struct Exchanged<T> {
    /// The other form; nothing if a finding is an error.
    pub made: Option<T>,
    /// What it holds.
    pub tables: Vec<Tally>,
    /// What it does not hold.
    pub losses: Vec<Loss>,
    /// What was found on the way.
    pub findings: Vec<Finding>,
    /// The files' text, for drawing the findings.
    pub sources: Sources,
}

/// The workbook of a programme's tables. Only the form of the tables is judged: what they say together is the business of [`crate::open`].
#[must_use]
pub fn to_workbook(source: Source<'_>) -> Exchanged<Vec<u8>> {
    let (mut report, mut sources) = (Report::default(), Sources::default());
    let mut sheets = Vec::new();
    for (name, file) in SETTINGS_SHEETS {
        if let Some(text) = fetch(source, file, *file == header::FILE, &mut report) {
            match settings::rows(&text) {
                Some(rows) => sheets.push(of_settings(name, file, rows)),
                None => header::not_toml(file, &text, &mut report),
            }
            sources.add((*file).to_owned(), text);
        }
    }
    // The header comes first, what is assumed beside the programme last.
    let beside = sheets.split_off(sheets.len().min(1));
    for table in TABLES {
        if let Some(text) = fetch(source, &table.file(), table.needed, &mut report) {
            sheets.extend(of_table(table, &text, &mut report));
            sources.add(table.file(), text);
        }
    }
    sheets.extend(beside);
    let is_russian = sheets.iter().any(|sheet| sheet.heading.iter().any(|heading| !heading.is_ascii()));
    for sheet in sheets.iter_mut().filter(|sheet| SETTINGS_SHEETS.iter().any(|(name, _)| *name == sheet.name))
    {
        sheet.heading = COLUMNS.map(|(en, ru)| if is_russian { ru } else { en }.to_owned()).into();
    }
    let is_carried = |name: &String| sheets.iter().any(|sheet| sheet.file == *name);
    let left: Vec<String> = source.names().into_iter().filter(|name| !is_carried(name)).collect();
    let losses = if left.is_empty() { Vec::new() } else { vec![Loss::Files(left)] };
    let tally = |sheet: &Drawn| Tally { table: sheet.name.to_owned(), rows: sheet.rows.len() };
    let tables = sheets.iter().map(tally).collect();
    let mut findings = report.into_findings();
    let mut made = None;
    if !any_error(&findings) {
        match write::bytes(&sheets) {
            Ok(bytes) => made = Some(bytes),
            Err(found) => findings.extend(found),
        }
    }
    Exchanged { made, tables, losses, findings, sources }
}

/// The workbook of files that are known to be good, such as templates.
///
/// # Errors
///
/// All findings, if they are not good after all.
pub fn workbook(files: &[(String, Vec<u8>)]) -> Result<(Vec<u8>, Vec<Tally>), Vec<Finding>> {
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let Exchanged { made, tables, findings, .. } = to_workbook(Source::Files(&files));
    made.map(|bytes| (bytes, tables)).ok_or(findings)
}

fn of_settings(name: &'static str, file: &str, rows: Vec<settings::Setting>) -> Drawn {
    let rows = rows.into_iter().map(|row| vec![row.setting, row.value, row.note]);
    let heading = Vec::new();
    // Values are of any kind: as numbers only where they are one, and never of the format *text*.
    let holds = vec![Holds::Texts, Holds::Numbers, Holds::Texts];
    Drawn { name, file: file.to_owned(), heading, holds, rows: rows.collect() }
}

fn of_table(table: &'static Table, text: &str, report: &mut Report) -> Option<Drawn> {
    let mut sheet = Sheet::open(table, text, report)?;
    let (headings, ..) = heading(table, text)?;
    let is_russian = headings.cells.iter().any(|cell| !cell.text.is_ascii());
    let holds = headings.cells.iter().map(|cell| match column_called(table, &cell.text) {
        Some(number) => match table.columns[number].kind {
            Kind::Number | Kind::Whole => Holds::Numbers,
            Kind::Word(words) => {
                Holds::OneOf(words.iter().map(|(en, ru)| if is_russian { *ru } else { *en }).collect())
            }
            _ => Holds::Texts,
        },
        None if table.by_sector => Holds::Numbers,
        None => Holds::Texts,
    });
    let holds = holds.collect();
    let heading = headings.cells.iter().map(|cell| cell.text.to_string()).collect();
    let mut rows = Vec::new();
    while let Some(record) = sheet.next_record(report) {
        rows.push(record.cells.iter().map(|cell| cell.text.replace("\r\n", "\n")).collect());
    }
    Some(Drawn { name: table.name, file: table.file(), heading, holds, rows })
}

/// The files of a workbook's sheets, as a folder has them.
#[must_use]
pub fn from_workbook(path: &Path) -> Exchanged<Vec<(String, Vec<u8>)>> {
    let book = Book::read(path);
    let (mut files, mut tables) = (Vec::new(), Vec::new());
    for (file, text) in &book.files {
        let table = file.strip_suffix(".csv").and_then(Table::named);
        let (text, rows) = match table {
            Some(table) => plain_table(table, text),
            None => plain_settings(text),
        };
        let sheet = SETTINGS_SHEETS.iter().find(|(_, known)| known == file).map(|(sheet, _)| *sheet);
        let table = table.map(|table| table.name).or(sheet).unwrap_or(file).to_owned();
        tables.push(Tally { table, rows });
        files.push((file.clone(), text.into_bytes()));
    }
    let left = book.left;
    let losses = [
        (!left.hidden.is_empty()).then_some(Loss::HiddenSheets(left.hidden)),
        (!left.unknown.is_empty()).then_some(Loss::OtherSheets(left.unknown)),
        (left.formulas > 0).then_some(Loss::Formulas(left.formulas)),
        (left.comments > 0).then_some(Loss::Comments(left.comments)),
        (left.drawings > 0).then_some(Loss::Drawings(left.drawings)),
    ];
    let mut findings = book.findings;
    if files.is_empty() && !any_error(&findings) {
        let header = place(&book.title, SETTINGS_SHEETS[0].0);
        let finding = Finding::new(Code::MissingFile, header.clone()).with("file", header.clone());
        findings.push(finding.at(&header, None, None));
    }
    let made = (!book.is_broken && !any_error(&findings) && !files.is_empty()).then_some(files);
    Exchanged {
        made,
        tables,
        losses: losses.into_iter().flatten().collect(),
        findings,
        sources: Sources::of_book(book.title),
    }
}

/// A table as people's editors and spreadsheets like it: in Russian as [`crate::template`] writes it.
fn plain_table(table: &Table, text: &str) -> (String, usize) {
    let Some((headings, records, _)) = heading(table, text) else { return (String::new(), 0) };
    let is_russian = headings.cells.iter().any(|cell| !cell.text.is_ascii());
    let (mark, separator, end) = if is_russian { ("\u{feff}", ";", "\r\n") } else { ("", ",", "\n") };
    let mut plain = mark.to_owned();
    let filled = headings.cells.iter().rposition(|cell| !cell.text.is_empty()).map_or(0, |last| last + 1);
    let mut rows = 0;
    for (number, record) in std::iter::once(headings).chain(records).enumerate() {
        let cells = record.cells.iter().map(|cell| quoted(&with_breaks(&cell.text)));
        // A heading of one cell is followed by a mark of ours that parts cells.
        let cells = cells.take(if number == 0 { filled } else { usize::MAX });
        plain += &cells.collect::<Vec<_>>().join(separator);
        plain += end;
        rows = number;
    }
    (plain, rows)
}

/// Settings without the line of their headings and without empty lines.
fn plain_settings(text: &str) -> (String, usize) {
    let lines = text.lines().skip_while(|line| line.is_empty()).skip(1);
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    (lines.iter().map(|line| format!("{line}\n")).collect(), lines.len())
}
