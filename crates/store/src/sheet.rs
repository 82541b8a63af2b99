//! A table of the programme as text: headings matched to columns, records handed out one by one.

use std::collections::BTreeSet;

use model::finding::{Code, Finding};
use model::nearest;

use crate::lex::{Lexer, Record, SEPARATORS, Slip};
use crate::report::{Report, clipped, reason};
use crate::schema::{Column, Empty, Kind, Table};

/// A table whose heading line is understood.
#[derive(Debug)]
pub(crate) struct Sheet<'t> {
    /// Which table it is.
    pub table: &'static Table,
    /// The name of its file.
    pub file: String,
    /// For each column of the table, the number of its cell.
    pub cells: Vec<Option<usize>>,
    /// Numbers of the cells that belong to sectors, with the sectors' keys.
    pub sectors: Vec<(usize, String)>,
    width: usize,
    by_commas: bool,
    lexer: Lexer<'t>,
}

/// Longer headings, in bytes, are nobody's: no text of a broken file need be looked at whole.
const HEADING_BYTES_MAX: usize = 256;

/// So many unknown columns of a table are named one by one: more of them say only that it is another table.
const UNKNOWN_NAMED_MAX: usize = 20;

/// A heading without what makes no difference: capital letters, ё, blanks or hyphens instead of `_`.
fn plain(heading: &str) -> impl Iterator<Item = char> {
    heading.trim().chars().flat_map(char::to_lowercase).map(|letter| match letter {
        'ё' => 'е',
        '-' => '_',
        blank if blank.is_whitespace() => '_',
        other => other,
    })
}

/// The number of the column that a heading means.
pub(crate) fn column_called(table: &Table, heading: &str) -> Option<usize> {
    if heading.is_empty() || heading.len() > HEADING_BYTES_MAX {
        return None;
    }
    let heading: String = plain(heading).collect();
    let is_called = |column: &Column| {
        column.name == heading || column.russian.iter().any(|russian| plain(russian).eq(heading.chars()))
    };
    table.columns.iter().position(is_called)
}

/// The heading record, and the lexer behind it. The separator is the one that makes most headings known, then most cells.
pub(crate) fn heading<'t>(table: &Table, text: &'t str) -> Option<(Record<'t>, Lexer<'t>, u8)> {
    let read = |separator: u8| {
        let mut lexer = Lexer::new(text, separator);
        let record = lexer.next()?;
        let known = record.cells.iter().filter(|cell| column_called(table, &cell.text).is_some()).count();
        Some(((known, record.cells.len()), (record, lexer, separator)))
    };
    // The first of equals wins: the comma.
    SEPARATORS
        .iter()
        .rev()
        .filter_map(|separator| read(*separator))
        .max_by_key(|(score, _)| *score)
        .map(|(_, it)| it)
}

impl<'t> Sheet<'t> {
    /// Understands the heading line of a file.
    pub(crate) fn open(table: &'static Table, text: &'t str, report: &mut Report) -> Option<Self> {
        let file = table.file();
        let Some((record, lexer, separator)) = heading(table, text) else {
            report.damage_keys(table);
            report.add(
                Finding::new(Code::BadTable, file.clone())
                    .with("reason", reason::NO_HEADING)
                    .at(&file, None, None),
            );
            return None;
        };
        let mut sheet = Self {
            table,
            file,
            cells: vec![None; table.columns.len()],
            sectors: Vec::new(),
            // Cells under no heading would be lost in silence.
            width: record.cells.iter().rposition(|cell| !cell.text.is_empty()).map_or(0, |last| last + 1),
            by_commas: separator == b',',
            lexer,
        };
        sheet.slip(&record, report);
        sheet.match_headings(&record, report);
        Some(sheet)
    }

    fn match_headings(&mut self, record: &Record<'t>, report: &mut Report) {
        let line = Some(record.line);
        let filled = record.cells.iter().rposition(|cell| !cell.text.is_empty()).map_or(0, |last| last + 1);
        let (mut sectors, mut unknown) = (BTreeSet::new(), 0);
        for (number, cell) in record.cells.iter().enumerate().take(filled) {
            let about = |code: Code| Finding::new(code, self.file.clone());
            match column_called(self.table, &cell.text) {
                Some(position) if self.cells[position].is_some() => {
                    let name = self.table.columns[position].name;
                    report.add(about(Code::DuplicateColumn).with("column", name).at(
                        &self.file,
                        line,
                        Some(name),
                    ));
                }
                Some(position) => self.cells[position] = Some(number),
                None if self.table.by_sector => {
                    let key = cell.text.to_string();
                    if !crate::row::is_id(&key) {
                        let finding = about(Code::BadId).with("found", clipped(&key));
                        report.add(finding.at(&self.file, line, Some(&clipped(&key))));
                    } else if sectors.insert(key.clone()) {
                        self.sectors.push((number, key));
                    } else {
                        let finding = about(Code::DuplicateColumn).with("column", key.as_str());
                        report.add(finding.at(&self.file, line, Some(&key)));
                    }
                }
                None if unknown >= UNKNOWN_NAMED_MAX => unknown += 1,
                None => {
                    unknown += 1;
                    let known = self.table.columns.iter().flat_map(|column| {
                        std::iter::once(column.name).chain(column.russian.iter().copied())
                    });
                    let finding = about(Code::UnknownColumn)
                        .with("found", clipped(&cell.text))
                        .with("nearest", nearest(&cell.text, known).unwrap_or_default());
                    report.add(finding.at(&self.file, line, Some(&clipped(&cell.text))));
                }
            }
        }
        if let Some(more @ 1..) = unknown.checked_sub(UNKNOWN_NAMED_MAX) {
            let finding = Finding::new(Code::UnknownColumns, self.file.clone()).with("more", more);
            report.add(finding.at(&self.file, line, None));
        }
        for (column, cell) in self.table.columns.iter().zip(&self.cells) {
            if cell.is_none() && column.empty == Empty::Refused {
                report.damage_file(&self.file);
                if column.kind == Kind::Id {
                    report.damage_keys(self.table);
                }
                let finding =
                    Finding::new(Code::MissingColumn, self.file.clone()).with("column", column.name);
                report.add(finding.at(&self.file, line, None));
            }
        }
    }

    /// The next record that is long enough to be read.
    pub(crate) fn next_record(&mut self, report: &mut Report) -> Option<Record<'t>> {
        loop {
            if report.is_full(&self.file) {
                report.damage_keys(self.table);
                return None;
            }
            let record = self.lexer.next()?;
            if !self.slip(&record, report) && !self.too_long(&record, report) {
                return Some(record);
            }
            report.damage_keys(self.table);
        }
    }

    /// Reports what the lexer did not like.
    fn slip(&self, record: &Record<'t>, report: &mut Report) -> bool {
        let reason = match record.slip {
            None => return false,
            Some(Slip::OpenQuote) => reason::OPEN_QUOTE,
            Some(Slip::TextAfterQuote) => reason::TEXT_AFTER_QUOTE,
        };
        let finding = Finding::new(Code::BadTable, self.file.clone()).with("reason", reason);
        report.add(finding.at(&self.file, Some(record.line), None));
        true
    }

    /// A row may lack its last cells (spreadsheets leave empty ones out), but may not have cells without a heading.
    fn too_long(&self, record: &Record<'t>, report: &mut Report) -> bool {
        if record.cells.iter().skip(self.width).all(|cell| cell.text.is_empty()) {
            return false;
        }
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let split = |pair: &[crate::lex::Cell<'_>]| {
            digits(pair[0].text.trim_start_matches('-')) && digits(pair[1].text.trim_end_matches('%'))
        };
        let reason = if self.by_commas && record.cells.windows(2).any(split) {
            reason::DECIMAL_COMMA
        } else {
            reason::ROW_TOO_LONG
        };
        let finding = Finding::new(Code::BadTable, self.file.clone())
            .with("reason", reason)
            .with("cells", record.cells.len())
            .with("columns", self.width);
        report.add(finding.at(&self.file, Some(record.line), None));
        true
    }
}
