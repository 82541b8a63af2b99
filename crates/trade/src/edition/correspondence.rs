//! A table of what became of which code: one column for each edition, a row for each code of the finest one or for each pair.
//!
//! UN and WITS tables, and tables of best predecessors, have this form or are brought to it by renaming two columns.

use model::{Code, Finding};

use super::Edition;
use crate::product::{Level, Product};

/// Codes that correspond, by edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correspondence {
    editions: Vec<Edition>,
    /// A code for each edition, or none; sorted, each row once.
    rows: Vec<Vec<Option<Product>>>,
}

impl Correspondence {
    /// Reads a CSV whose headings name editions (`hs2022,hs2017,…`, `H6;H5`); other columns are not looked at. Cells that are
    /// empty or `NA` have no code. Also says how many rows had something else where a code belongs; they are left out.
    ///
    /// # Errors
    ///
    /// `trade-layout` if no heading is an edition, or two are the same one.
    pub fn read(file: &str, text: &[u8]) -> Result<(Self, usize), Finding> {
        let delimiter =
            text.iter().take_while(|byte| **byte != b'\n').find(|byte| matches!(byte, b';' | b'\t'));
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter.copied().unwrap_or(b','))
            .flexible(true)
            .from_reader(text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text));
        let text_of = |cell: &[u8]| String::from_utf8_lossy(cell).trim().to_owned();
        let headings: Vec<String> =
            reader.byte_headers().map(|record| record.iter().map(text_of).collect()).unwrap_or_default();
        let columns: Vec<(usize, Edition)> = headings
            .iter()
            .enumerate()
            .filter_map(|(column, heading)| Some((column, Edition::parse(heading)?)))
            .collect();
        let mut editions: Vec<Edition> = columns.iter().map(|(_, edition)| *edition).collect();
        editions.sort_unstable();
        editions.dedup();
        if columns.is_empty() || editions.len() < columns.len() {
            let finding = Finding::new(Code::TradeLayout, file).with("missing", "edition");
            return Err(finding.with("columns", headings.join(", ")).at(file, Some(1), None));
        }
        let mut rows = Vec::new();
        let mut left_out = 0;
        for record in reader.byte_records() {
            let codes: Option<Vec<(Edition, Product)>> = record.ok().and_then(|record| {
                let cells = columns
                    .iter()
                    .map(|(column, edition)| (*edition, text_of(record.get(*column).unwrap_or_default())));
                let filled = cells.filter(|(_, cell)| !cell.is_empty() && !cell.eq_ignore_ascii_case("NA"));
                filled.map(|(edition, cell)| Some((edition, subheading(&cell)?))).collect()
            });
            match codes {
                Some(codes) => rows.push(codes),
                None => left_out += 1,
            }
        }
        Ok((Self::of(&rows), left_out))
    }

    /// Of rows of codes that correspond, in any order; of two codes of one edition in a row the last one counts.
    #[must_use]
    pub fn of(rows: &[Vec<(Edition, Product)>]) -> Self {
        let mut editions: Vec<Edition> = rows.iter().flatten().map(|(edition, _)| *edition).collect();
        editions.sort_unstable();
        editions.dedup();
        let mut rows: Vec<Vec<Option<Product>>> = (rows.iter())
            .map(|row| {
                let code =
                    |edition: &Edition| row.iter().rev().find(|(known, _)| known == edition).map(|it| it.1);
                editions.iter().map(code).collect()
            })
            .collect();
        rows.sort_unstable();
        rows.dedup();
        Self { editions, rows }
    }

    /// The editions that it knows, in the order of time.
    #[must_use]
    pub fn editions(&self) -> &[Edition] {
        &self.editions
    }

    /// The codes of an edition, sorted. A table of best predecessors names only those that are somebody's.
    #[must_use]
    pub fn codes(&self, edition: Edition) -> Vec<Product> {
        let Some(column) = self.column(edition) else { return Vec::new() };
        let mut codes: Vec<Product> = self.rows.iter().filter_map(|row| row[column]).collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    }

    /// Codes of two editions that correspond, each pair once, sorted.
    #[must_use]
    pub fn pairs(&self, from: Edition, to: Edition) -> Vec<(Product, Product)> {
        let (Some(from), Some(to)) = (self.column(from), self.column(to)) else { return Vec::new() };
        let mut pairs: Vec<(Product, Product)> =
            self.rows.iter().filter_map(|row| Some((row[from]?, row[to]?))).collect();
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    fn column(&self, edition: Edition) -> Option<usize> {
        self.editions.binary_search(&edition).ok()
    }
}

/// A code of exactly six digits.
fn subheading(written: &str) -> Option<Product> {
    let six = written.len() == Level::Subheading.digits() as usize;
    Product::parse(written).filter(|_| six)
}
