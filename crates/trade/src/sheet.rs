//! Small tables as people save them: what parts their cells, where their rows begin, which comma is a decimal one.
//!
//! Half of the world's spreadsheets part cells by semicolons, because a comma stands in their numbers. Lists, concordances and
//! input-output tables are all read through here, so that what one of them takes, every one does.

use model::{Code, Finding};

/// What may part cells; the first of equals wins.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// How workbooks begin: those of today, which are zip archives, and those of old.
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]];

/// A text whose cells are known to be parted by something.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sheet<'t> {
    file: &'t str,
    text: &'t str,
    separator: u8,
}

/// A row that has something in a cell.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// The line on which it begins, counted from 1.
    pub(crate) line: u32,
    cells: csv::StringRecord,
}

impl Row {
    /// A cell without blanks around it; nothing behind the last one.
    pub(crate) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).unwrap_or_default().trim()
    }

    /// How many cells it has, but for empty ones at its end.
    pub(crate) fn filled(&self) -> usize {
        (0..self.len()).rev().find(|column| !self.cell(*column).is_empty()).map_or(0, |last| last + 1)
    }

    /// How many cells it has.
    pub(crate) fn len(&self) -> usize {
        self.cells.len()
    }
}

impl<'t> Sheet<'t> {
    /// A table of a file's bytes. Of the separators that one is taken by which the table is worth most: `worth` of what it would
    /// be then.
    ///
    /// # Errors
    ///
    /// It is no text in UTF-8: `not-utf8`, `trade-packed` or `trade-workbook`.
    pub(crate) fn open(
        file: &'t str,
        bytes: &'t [u8],
        worth: impl Fn(&Self) -> usize,
    ) -> Result<Self, Finding> {
        let text = text(file, bytes)?;
        let sheets = SEPARATORS.map(|separator| Self { file, text, separator });
        let best = sheets.into_iter().rev().max_by_key(&worth);
        Ok(best.unwrap_or(sheets[0]))
    }

    /// As [`Sheet::open`]: worth most is the table with most of the headings that are looked for, written small.
    ///
    /// # Errors
    ///
    /// As there, and a quote in the headings that nobody closed.
    pub(crate) fn with_headings(
        file: &'t str,
        bytes: &'t [u8],
        known: &[&str],
    ) -> Result<(Vec<String>, Rows<'t>), Finding> {
        let headings = |row: Row| (0..row.len()).map(|at| row.cell(at).to_lowercase()).collect::<Vec<_>>();
        let sheet = Self::open(file, bytes, |sheet| {
            let first = sheet.rows().next().and_then(Result::ok).map(headings).unwrap_or_default();
            first.iter().filter(|heading| known.contains(&heading.as_str())).count()
        })?;
        let mut rows = sheet.rows();
        let headings = rows.next().transpose()?.map(headings).unwrap_or_default();
        Ok((headings, rows))
    }

    /// Its rows from the first one.
    pub(crate) fn rows(&self) -> Rows<'t> {
        let reader = csv::ReaderBuilder::new()
            .delimiter(self.separator)
            .flexible(true)
            .has_headers(false)
            .from_reader(self.text.as_bytes());
        Rows { file: self.file, text: self.text, reader, counted: 0, line: 1 }
    }

    /// A number as it stands in a cell: with a decimal comma where cells are not parted by commas, perhaps with blanks between
    /// thousands. An empty cell is nought.
    pub(crate) fn number(&self, cell: &str) -> Option<f64> {
        if cell.is_empty() {
            return Some(0.0);
        }
        let parse = |cell: &str| cell.parse().ok().filter(|it: &f64| it.is_finite());
        parse(cell).or_else(|| {
            let plain: String = cell.chars().filter(|letter| !letter.is_whitespace()).collect();
            parse(&if self.separator == b',' { plain } else { plain.replace(',', ".") })
        })
    }
}

/// The rows of a sheet; rows without any content are passed over.
pub(crate) struct Rows<'t> {
    file: &'t str,
    text: &'t str,
    reader: csv::Reader<&'t [u8]>,
    /// So many bytes have been looked at for line ends, and what line follows them.
    counted: usize,
    line: u32,
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, Finding>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let mut cells = csv::StringRecord::new();
            if !matches!(self.reader.read_record(&mut cells), Ok(true)) {
                return None;
            }
            let place = |byte: u64| usize::try_from(byte).unwrap_or(usize::MAX).min(self.text.len());
            let (begin, end) = (place(cells.position()?.byte()), place(self.reader.position().byte()));
            // The reader leaves line ends before a row to that row.
            let bytes = self.text.as_bytes();
            let blank = bytes[begin..end].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            let begin = begin + blank;
            let ends = bytes[self.counted..begin].iter().filter(|byte| **byte == b'\n').count();
            self.line = self.line.saturating_add(u32::try_from(ends).unwrap_or(u32::MAX));
            self.counted = begin;
            let raw = self.text[begin..end].trim_end();
            if raw.contains('\n') && raw.matches('"').count() % 2 == 1 {
                let finding = Finding::new(Code::IoOpenQuote, self.file);
                return Some(Err(finding.at(self.file, Some(self.line), None)));
            }
            let row = Row { line: self.line, cells };
            if row.filled() > 0 {
                return Some(Ok(row));
            }
        }
    }
}

/// The text of a file's bytes.
fn text<'t>(file: &str, bytes: &'t [u8]) -> Result<&'t str, Finding> {
    if WORKBOOKS.iter().any(|begins| bytes.starts_with(begins)) {
        return Err(Finding::new(Code::TradeWorkbook, file).at(file, None, None));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    // UTF-16 of Latin letters has a nought in every second byte, and is UTF-8 by chance.
    let wrong = match std::str::from_utf8(bytes) {
        Ok(text) => match text.find('\0') {
            None => return Ok(text),
            Some(nought) => nought,
        },
        Err(error) => error.valid_up_to(),
    };
    let finding = if file.to_lowercase().ends_with(".gz") {
        Finding::new(Code::TradePacked, file).with("reason", "invalid gzip header")
    } else {
        Finding::new(Code::NotUtf8, file).with("byte", wrong + 1)
    };
    Err(finding.at(file, None, None))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows know the lines on which they begin, whatever ends a line and whatever stands above; a quote that nobody closed is told with
    /// its line, an inch in a name is none.
    #[test]
    fn rows_know_their_lines() {
        let found = |text: &str| {
            let sheet = Sheet { file: "t.csv", text, separator: b',' };
            let row = |row: Result<Row, Finding>| match row {
                Ok(row) => (row.line, row.cell(0).to_owned()),
                Err(finding) => (finding.place.unwrap().row.unwrap(), finding.code.word().to_owned()),
            };
            sheet.rows().map(row).collect::<Vec<_>>()
        };
        let named = |line: u32, word: &str| (line, word.to_owned());
        for end in ["\n", "\r\n"] {
            let text = ["", "a,1", ",", "\"b", "c\",2", "", "d 5\",3"].join(end);
            let inner = format!("b{end}c");
            assert_eq!(found(&text), [named(2, "a"), named(4, &inner), named(7, "d 5\"")]);
            assert_eq!(
                found(&["a,1", "b,\"2", "c,3", "d,4"].join(end)),
                [named(1, "a"), named(2, "io-open-quote")]
            );
        }
    }

    /// A comma is a decimal one where it does not part cells.
    #[test]
    fn commas_are_what_they_must_be() {
        let number = |separator: u8, cell: &str| Sheet { file: "", text: "", separator }.number(cell);
        assert_eq!((number(b';', "1 234,5"), number(b',', "1\u{a0}234.5")), (Some(1234.5), Some(1234.5)));
        assert_eq!(
            (number(b',', "1,5"), number(b';', "1.5"), number(b';', "")),
            (None, Some(1.5), Some(0.0))
        );
        assert_eq!((number(b';', "1.234,5"), number(b',', "NaN"), number(b',', "c")), (None, None, None));
    }

    /// What is no text says what it is.
    #[test]
    fn what_is_no_text_is_told() {
        let code = |file: &str, bytes: &[u8]| Sheet::open(file, bytes, |_| 0).unwrap_err().code;
        let wide: Vec<u8> = "hs6,sector\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(code("a.csv", &wide), Code::NotUtf8);
        assert_eq!(code("a.csv", &[&[0xff, 0xfe], wide.as_slice()].concat()), Code::NotUtf8);
        assert_eq!(code("a.csv.gz", &[159, 146, 150]), Code::TradePacked);
        assert_eq!(code("a.xlsx", b"PK\x03\x04\x14\0"), Code::TradeWorkbook);
        assert_eq!(code("a.xls", &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]), Code::TradeWorkbook);
    }
}
