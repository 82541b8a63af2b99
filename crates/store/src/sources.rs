//! The text of the files that were read, so that a finding can be drawn under the line that it criticises.

use std::collections::BTreeMap;
use std::ops::Range;

use model::finding::Place;
use model::limit::Limit;

use crate::lex::Record;
use crate::schema::Table;
use crate::sheet::{column_called, heading};

/// Text by file name.
#[derive(Clone, Debug, Default)]
pub struct Sources(BTreeMap<String, String>);

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
        self.0.insert(file, text);
    }

    /// The text of a file, without a byte order mark.
    #[must_use]
    pub fn text(&self, file: &str) -> Option<&str> {
        self.0.get(file).map(String::as_str)
    }

    /// The line in which a place lies, and where in it. A cell of a record that goes over several lines is shown on the line on
    /// which the cell begins.
    #[must_use]
    pub fn excerpt(&self, place: &Place) -> Option<Excerpt<'_>> {
        let (text, row) = (self.text(&place.file)?, place.row?);
        let cell = place.column.as_deref().and_then(|column| match table_of(&place.file) {
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
    let position = table.position(column);
    let mut numbers = headings.cells.iter().enumerate().filter(|(_, cell)| match position {
        Some(position) => column_called(table, &cell.text) == Some(position),
        None => cell.text == column,
    });
    if headings.line == row {
        // The last of two headings that mean the same is the one too many.
        return numbers.next_back().map(|(_, cell)| cell.range.clone());
    }
    let (number, _) = numbers.next()?;
    let record = records.find(|record| record.line == row)?;
    record.cells.get(number).map(|cell| cell.range.clone())
}

/// Where a setting's name begins and its line ends.
fn setting_range(text: &str, row: u32, column: &str) -> Option<Range<usize>> {
    let start = start_of(text, row)?;
    let line = first_line(&text[start..]);
    let name = column.rsplit('.').next().unwrap_or(column);
    let at = line.find(name)?;
    Some(start + at..start + line.trim_end().len())
}
