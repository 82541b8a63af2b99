//! Text into records and cells: what CSV means here.
//!
//! Our own lexer, because findings need what general readers throw away: the true line of every record (after blank lines
//! and quoted line ends), the place of every cell in its line, and the quote that nobody closed.

use std::borrow::Cow;
use std::ops::Range;

/// What is wrong with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Slip {
    /// A quote is opened and never closed.
    OpenQuote,
    /// Something stands between a closing quote and the next separator.
    TextAfterQuote,
}

/// A cell without the blanks and quotes around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cell<'t> {
    /// What it says.
    pub text: Cow<'t, str>,
    /// Where it stands in the text, quotes included.
    pub range: Range<usize>,
}

/// A row of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Record<'t> {
    /// The line on which it begins, counted from 1.
    pub line: u32,
    /// Its cells.
    pub cells: Vec<Cell<'t>>,
    /// What is wrong with it.
    pub slip: Option<Slip>,
}

/// Walks through the records of a text; rows without any content are passed over.
#[derive(Clone, Debug)]
pub(crate) struct Lexer<'t> {
    text: &'t str,
    separator: u8,
    at: usize,
    line: u32,
}

/// The separators that are understood.
pub(crate) const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

impl<'t> Lexer<'t> {
    /// From the beginning of a text, cells parted by an ASCII character.
    pub(crate) fn new(text: &'t str, separator: u8) -> Self {
        Self { text, separator, at: 0, line: 1 }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Steps over one line end, if there is one.
    fn step_over_line_end(&mut self) -> bool {
        match self.byte() {
            Some(b'\r') => self.at += 1 + usize::from(self.text.as_bytes().get(self.at + 1) == Some(&b'\n')),
            Some(b'\n') => self.at += 1,
            _ => return false,
        }
        self.line = self.line.saturating_add(1);
        true
    }

    fn step_over_blanks(&mut self) {
        while self.byte().is_some_and(|byte| byte == b' ' || (byte == b'\t' && self.separator != b'\t')) {
            self.at += 1;
        }
    }

    fn step_to_end_of_cell(&mut self) {
        while self.byte().is_some_and(|byte| byte != self.separator && byte != b'\n' && byte != b'\r') {
            self.at += 1;
        }
    }

    fn record(&mut self) -> Record<'t> {
        let mut record = Record { line: self.line, cells: Vec::new(), slip: None };
        loop {
            record.cells.push(self.cell(&mut record.slip));
            if self.byte() == Some(self.separator) {
                self.at += 1;
            } else {
                self.step_over_line_end();
                return record;
            }
        }
    }

    fn cell(&mut self, slip: &mut Option<Slip>) -> Cell<'t> {
        self.step_over_blanks();
        let start = self.at;
        if self.byte() == Some(b'"') {
            return self.quoted(slip);
        }
        self.step_to_end_of_cell();
        let raw = &self.text[start..self.at];
        let text = raw.trim();
        let start = start + (raw.len() - raw.trim_start().len());
        Cell { text: Cow::Borrowed(text), range: start..start + text.len() }
    }

    fn quoted(&mut self, slip: &mut Option<Slip>) -> Cell<'t> {
        let (start, line) = (self.at, self.line);
        self.at += 1;
        let mut doubled = false;
        loop {
            match self.byte() {
                None => {
                    // Only the line with the quote is given up, so that the rest of the file is still criticised.
                    *slip = Some(Slip::OpenQuote);
                    (self.at, self.line) = (start, line);
                    while self.byte().is_some_and(|byte| byte != b'\n' && byte != b'\r') {
                        self.at += 1;
                    }
                    return Cell { text: Cow::Borrowed(&self.text[start..self.at]), range: start..self.at };
                }
                Some(b'"') if self.text.as_bytes().get(self.at + 1) == Some(&b'"') => {
                    doubled = true;
                    self.at += 2;
                }
                Some(b'"') => break,
                Some(b'\n' | b'\r') => {
                    self.step_over_line_end();
                }
                Some(_) => self.at += 1,
            }
        }
        let inner = self.text[start + 1..self.at].trim();
        let text = if doubled { Cow::Owned(inner.replace("\"\"", "\"")) } else { Cow::Borrowed(inner) };
        self.at += 1;
        let range = start..self.at;
        self.step_over_blanks();
        let rest = self.at;
        self.step_to_end_of_cell();
        if !self.text[rest..self.at].trim().is_empty() {
            *slip = Some(Slip::TextAfterQuote);
        }
        Cell { text, range }
    }
}

impl<'t> Iterator for Lexer<'t> {
    type Item = Record<'t>;

    fn next(&mut self) -> Option<Record<'t>> {
        while self.at < self.text.len() {
            let record = self.record();
            if record.slip.is_some() || record.cells.iter().any(|cell| !cell.text.is_empty()) {
                return Some(record);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn records(text: &str, separator: u8) -> Vec<(u32, Vec<String>, Option<Slip>)> {
        Lexer::new(text, separator)
            .map(|record| {
                let cells = record.cells.iter().map(|cell| cell.text.to_string()).collect();
                (record.line, cells, record.slip)
            })
            .collect()
    }

    /// Every record knows the line on which it begins: after blank lines, rows of bare separators and quoted line ends,
    /// whatever ends a line.
    #[test]
    fn records_know_their_lines() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["", "a,b", ",", "\"x", "y\", z ", "", " c , \"d\"\"e\" "].join(end);
            let inner = format!("x{end}y");
            let expected = [
                (2, vec!["a".to_owned(), "b".to_owned()], None),
                (4, vec![inner, "z".to_owned()], None),
                (7, vec!["c".to_owned(), "d\"e".to_owned()], None),
            ];
            assert_eq!(records(&text, b','), expected, "{end:?}");
        }
    }

    /// A quote that nobody closes costs one line, not the rest of the file.
    #[test]
    fn an_open_quote_costs_one_line() {
        let found = records("a;b\n\"c;d\ne;f \"g\" h\n\"i\" j;k", b';');
        assert_eq!(found[1].0, 2);
        // The quote of line 2 is closed by the next one, in line 3; so the record goes on there.
        assert_eq!(found[1].2, Some(Slip::TextAfterQuote));
        let found = records("a;b\n\"c;d\ne;f", b';');
        assert_eq!(found[1].2, Some(Slip::OpenQuote));
        assert_eq!(found[2], (3, vec!["e".to_owned(), "f".to_owned()], None));
    }

    proptest! {
        /// A well-formed table is read as any other reader of CSV reads it, blanks around cells aside.
        #[test]
        fn agrees_with_the_csv_crate(
            rows in prop::collection::vec(prop::collection::vec("[ab\",;\n\té ]{0,5}", 2..5), 1..6),
            separator in prop::sample::select(SEPARATORS.to_vec()),
        ) {
            let mut writer = csv::WriterBuilder::new().delimiter(separator).flexible(true).from_writer(Vec::new());
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let expected: Vec<Vec<String>> = rows
                .iter()
                .map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect::<Vec<_>>())
                .filter(|row| row.iter().any(|cell| !cell.is_empty()))
                .collect();
            let found = records(&text, separator);
            prop_assert!(found.iter().all(|(_, _, slip)| slip.is_none()));
            prop_assert_eq!(found.into_iter().map(|(_, cells, _)| cells).collect::<Vec<_>>(), expected);
        }

        /// Every cell's range is the text of the cell, and any text at all is read to its end.
        #[test]
        fn ranges_point_at_cells(text in "[ab\",\r\n ]{0,40}") {
            for record in Lexer::new(&text, b',') {
                for cell in record.cells {
                    let raw = &text[cell.range.clone()];
                    let quoted = raw.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
                    let plain = quoted.map_or(raw.to_owned(), |inner| inner.trim().replace("\"\"", "\""));
                    prop_assert!(record.slip == Some(Slip::OpenQuote) || plain == cell.text, "{raw:?}");
                }
            }
        }
    }
}
