//! The text of the files that were read, so that a finding can be drawn under the line that it criticises.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use model::finding::{Finding, Place};
use model::limit::Limit;

use crate::book;
use crate::lex::Record;
use crate::schema::Table;
use crate::sheet::{column_called, heading};

/// Text by file name.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    texts: BTreeMap<String, String>,
    /// The name of the workbook whose sheets stand for the files.
    book: Option<String>,
}

/// A line of a file, with the part that is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt<'s> {
    /// The line without its end.
    pub line: &'s str,
    /// Its number, counted from 1.
    pub number: u32,
    /// The bytes of it that are meant; empty where a cell is empty; nothing if the whole line is.
    pub mark: Option<Range<usize>>,
}

impl Sources {
    pub(crate) fn add(&mut self, file: String, text: String) {
        self.texts.insert(file, text);
    }

    /// The text of a file, without a byte order mark.
    #[must_use]
    pub fn text(&self, file: &str) -> Option<&str> {
        self.texts.get(file).map(String::as_str)
    }

    /// Those of a workbook of which no sheet could be read.
    pub(crate) fn of_book(title: String) -> Self {
        Self { texts: BTreeMap::new(), book: Some(title) }
    }

    /// The files are sheets of a workbook.
    pub(crate) fn be_of_book(&mut self, title: String) {
        self.book = Some(title);
    }

    /// Findings as a person who looks at the workbook meets them: at the sheet, with the name of the cell. Findings of files stay.
    pub(crate) fn retold(&self, findings: Vec<Finding>) -> Vec<Finding> {
        let Some(title) = &self.book else { return findings };
        let cell = |finding: &Finding| self.cell(finding.place.as_ref()?);
        findings
            .into_iter()
            .map(|finding| {
                let cell = cell(&finding);
                book::retold(title, finding, cell)
            })
            .collect()
    }

    /// The name of the cell in which a place lies: `F5`.
    fn cell(&self, place: &Place) -> Option<String> {
        let (text, row, column) = (self.text(&place.file)?, place.row?, place.column.as_deref()?);
        let number = cell_number(table_of(&place.file)?, text, row, column)?;
        Some(book::cell_name(row, number))
    }

    /// Where a place lies, for showing: in the folder, or in the workbook beside which nothing is.
    #[must_use]
    pub fn path(&self, programme: &Path, place: &Place) -> PathBuf {
        match &self.book {
            Some(_) => programme.with_file_name(&place.file),
            None => programme.join(&place.file),
        }
    }

    /// The line in which a place lies, and where in it. A cell of a record that goes over several lines is shown on the line on
    /// which the cell begins.
    #[must_use]
    pub fn excerpt(&self, place: &Place) -> Option<Excerpt<'_>> {
        let sheet = self.book.as_deref().and_then(|title| book::file_of_place(title, &place.file));
        let file = sheet.as_deref().unwrap_or(&place.file);
        let (text, row) = (self.text(file)?, place.row?);
        let cell = place.column.as_deref().and_then(|column| match table_of(file) {
            Some(table) => cell_range(table, text, row, column),
            None => setting_range(text, row, column),
        });
        match cell {
            Some(range) => {
                let start = text[..range.start].rfind(['\n', '\r']).map_or(0, |end| end + 1);
                let line = first_line(&text[start..]);
                let end = range.end.min(start + line.len());
                Some(Excerpt {
                    line,
                    number: line_number(text, start),
                    mark: Some(range.start - start..end - start),
                })
            }
            None => {
                let start = start_of(text, row)?;
                Some(Excerpt { line: first_line(&text[start..]), number: row, mark: None })
            }
        }
    }
}

impl Sources {
    /// Where a limit stands: the first line of its table that has its keys, or the setting.
    #[must_use]
    pub fn place(&self, limit: &Limit) -> Option<Place> {
        let mut place = self.place_in_file(limit)?;
        let sheet = self.book.as_deref().and_then(|title| book::place_of_file(title, &place.file));
        place.file = sheet.unwrap_or(place.file);
        Some(place)
    }

    fn place_in_file(&self, limit: &Limit) -> Option<Place> {
        let project =
            |key: &str, column: &'static str| ("projects", vec![("project", key.to_owned())], column);
        let (table, keys, column) = match limit {
            Limit::MustIn(key) | Limit::MustOut(key) => project(key, "must"),
            Limit::LatestLaunch(key) => project(key, "latest_launch"),
            Limit::Obstacle(key, _) => project(key, "project"),
            Limit::Requires(key, _, other) => {
                ("requires", vec![("project", key.clone()), ("other", other.clone())], "kind")
            }
            Limit::Precedence(before, after) => {
                let (project, task) = after.split_once('.')?;
                let keys = [("project", project), ("before", before), ("after", task)];
                ("precedence", keys.map(|(column, key)| (column, key.to_owned())).into(), "before")
            }
            Limit::Resource(key) => ("resources", vec![("resource", key.clone())], "capacity"),
            Limit::Fund(key) => ("funds", vec![("fund", key.clone())], "amount"),
            Limit::Floor(key) => ("plants", vec![("plant", key.clone())], "floor_area"),
            Limit::Policy(key) => ("limits", vec![("limit", key.clone())], "kind"),
            Limit::Horizon => return self.setting("periods"),
        };
        let table = Table::named(table)?;
        let (headings, mut records, _) = heading(table, self.text(&table.file())?)?;
        let cell_of = |column: &str| {
            let position = table.position(column);
            headings.cells.iter().position(|cell| column_called(table, &cell.text) == position)
        };
        let keys: Vec<(usize, String)> =
            keys.into_iter().map(|(column, key)| Some((cell_of(column)?, key))).collect::<Option<_>>()?;
        let has_keys = |record: &Record<'_>| {
            keys.iter().all(|(at, key)| record.cells.get(*at).is_some_and(|cell| cell.text == *key))
        };
        let record = records.find(has_keys)?;
        Some(Place { file: table.file(), row: Some(record.line), column: Some(column.to_owned()) })
    }

    fn setting(&self, name: &str) -> Option<Place> {
        let text = self.text(crate::header::FILE)?;
        let is_it = |line: &str| line.split_once('=').is_some_and(|(left, _)| left.trim() == name);
        let row = u32::try_from(text.lines().position(is_it)? + 1).ok()?;
        Some(Place { file: crate::header::FILE.to_owned(), row: Some(row), column: Some(name.to_owned()) })
    }
}

fn table_of(file: &str) -> Option<&'static Table> {
    Table::named(file.strip_suffix(".csv")?)
}

fn first_line(text: &str) -> &str {
    text.split(['\n', '\r']).next().unwrap_or_default()
}

/// The number of the line that begins at a byte. Line ends are counted as [`crate::lex::Lexer`] counts them.
fn line_number(text: &str, start: usize) -> u32 {
    let bytes = &text.as_bytes()[..start];
    let ends = bytes
        .iter()
        .enumerate()
        .filter(|(at, byte)| {
            **byte == b'\n' || (**byte == b'\r' && text.as_bytes().get(at + 1) != Some(&b'\n'))
        })
        .count();
    u32::try_from(ends).unwrap_or(u32::MAX).saturating_add(1)
}

/// The byte at which a line begins.
fn start_of(text: &str, row: u32) -> Option<usize> {
    let mut at = 0;
    for _ in 1..row {
        let rest = &text[at..];
        let end = rest.find(['\n', '\r'])?;
        at += end + if rest[end..].starts_with("\r\n") { 2 } else { 1 };
    }
    Some(at)
}

/// Where the cell of a column stands, in the record that begins on a line.
fn cell_range(table: &Table, text: &str, row: u32, column: &str) -> Option<Range<usize>> {
    let (headings, mut records, _) = heading(table, text)?;
    let number = cell_number(table, text, row, column)?;
    let record = if headings.line == row { headings } else { records.find(|record| record.line == row)? };
    record.cells.get(number).map(|cell| cell.range.clone())
}

/// Which cell of the record that begins on a line is that of a column.
fn cell_number(table: &Table, text: &str, row: u32, column: &str) -> Option<usize> {
    let (headings, ..) = heading(table, text)?;
    let position = table.position(column);
    let mut numbers = headings.cells.iter().enumerate().filter(|(_, cell)| match position {
        Some(position) => column_called(table, &cell.text) == Some(position),
        None => cell.text == column,
    });
    if headings.line == row {
        // The last of two headings that mean the same is the one too many.
        return numbers.next_back().map(|(number, _)| number);
    }
    numbers.next().map(|(number, _)| number)
}

/// Where a setting's name begins and its line ends.
fn setting_range(text: &str, row: u32, column: &str) -> Option<Range<usize>> {
    let start = start_of(text, row)?;
    let line = first_line(&text[start..]);
    let name = column.rsplit('.').next().unwrap_or(column);
    let at = line.find(name)?;
    Some(start + at..start + line.trim_end().len())
}
