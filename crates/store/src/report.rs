//! What reading has found so far, and which rows are therefore not to be judged further.
//!
//! A file with one bad cell is read to its end, and the programme is still judged as a whole, so that a person mends
//! everything in one go. But what follows only from the bad cell is left unsaid: it would send people after ghosts.

use std::collections::{BTreeMap, BTreeSet};

use model::finding::{Code, Fact, Finding, Severity};

use crate::schema::Table;

/// After so many findings in one file the rest of it is not read: it is probably another kind of file.
const FINDINGS_PER_FILE_MAX: usize = 1000;

/// The `reason` of a finding, where it is ours and not the machine's.
pub mod reason {
    /// BadTable.
    pub const OPEN_QUOTE: &str = "a quotation mark is opened and never closed";
    /// BadTable.
    pub const TEXT_AFTER_QUOTE: &str = "text follows a closing quotation mark";
    /// BadTable; more facts: `cells`, `columns`.
    pub const ROW_TOO_LONG: &str = "the row has more cells than the heading";
    /// BadTable; more facts: `cells`, `columns`.
    pub const DECIMAL_COMMA: &str = "the row has more cells than the heading: a decimal comma splits a number in a table separated by commas";
    /// BadTable.
    pub const NO_HEADING: &str = "there is no heading line";
    /// BadTable.
    pub const TOO_MANY_FINDINGS: &str = "more than 1000 findings: the rest of the file was not read";
    /// UnreadableFile.
    pub const TOO_LARGE: &str = "the file is larger than 256 MiB";
    /// UnreadableFile.
    pub const NOT_A_FILE: &str = "it is not a file";
    /// BadToml; more facts: `expected`, `found`.
    pub const WRONG_TYPE: &str = "the value has another type than expected";
    /// BadTable.
    pub const SHEET_TWICE: &str = "two sheets are this table";
    /// BadTable.
    pub const VALUE_WITHOUT_SETTING: &str = "a value stands beside no setting";
    /// BadWorkbook.
    pub const NOT_A_WORKBOOK: &str = "it is neither a folder nor an XLSX workbook";
    /// BadWorkbook.
    pub const OLD_WORKBOOK: &str = "it is a workbook of the old form (XLS)";
    /// BadWorkbook.
    pub const BINARY_WORKBOOK: &str = "it is a workbook of the binary form (XLSB)";
    /// BadWorkbook.
    pub const OPEN_DOCUMENT: &str = "it is an OpenDocument spreadsheet (ODS)";
    /// BadWorkbook.
    pub const LOCKED: &str = "it is locked with a password";
    /// BadWorkbook.
    pub const SWOLLEN: &str = "it holds more than a programme can: unpacked, or cell by cell";
    /// BadWorkbook.
    pub const DAMAGED_WORKBOOK: &str = "it is damaged";
    /// BadWorkbook.
    pub const CELL_TOO_LONG: &str = "a cell of a workbook holds 32,767 letters at most";
    /// BadWorkbook.
    pub const SHEET_TOO_LONG: &str = "a sheet of a workbook holds 1,048,576 rows at most";
    /// BadJson.
    pub const MIXED_CURRENCIES: &str = "a sum is not in the currency of the file";
    /// BadJson.
    pub const UNSORTED: &str = "places are not in rising order";
    /// BadJson.
    pub const TOO_BIG_IN_MEMORY: &str = "a place lies further out than any programme reaches";

    /// All of them, so that every language can be tested for having them.
    pub const ALL: &[&str] = &[
        OPEN_QUOTE,
        TEXT_AFTER_QUOTE,
        ROW_TOO_LONG,
        DECIMAL_COMMA,
        NO_HEADING,
        TOO_MANY_FINDINGS,
        TOO_LARGE,
        NOT_A_FILE,
        WRONG_TYPE,
        SHEET_TWICE,
        VALUE_WITHOUT_SETTING,
        NOT_A_WORKBOOK,
        OLD_WORKBOOK,
        BINARY_WORKBOOK,
        OPEN_DOCUMENT,
        LOCKED,
        SWOLLEN,
        DAMAGED_WORKBOOK,
        CELL_TOO_LONG,
        SHEET_TOO_LONG,
        MIXED_CURRENCIES,
        UNSORTED,
        TOO_BIG_IN_MEMORY,
    ];
}

/// Findings and the damage that they did.
#[derive(Debug, Default)]
pub(crate) struct Report {
    findings: Vec<Finding>,
    found_in: BTreeMap<String, usize>,
    /// Files of which nothing, or a whole column, could be read.
    files: BTreeSet<String>,
    /// Rows with a cell that could not be read.
    rows: BTreeSet<(String, u32)>,
    /// Tables in which a key may be lacking.
    keys: BTreeSet<&'static str>,
}

impl Report {
    /// Takes note of a finding. An error damages its row, or its file if it has no row.
    pub(crate) fn add(&mut self, finding: Finding) {
        if let Some(place) = &finding.place {
            if finding.severity() == Severity::Error {
                match place.row {
                    Some(row) => drop(self.rows.insert((place.file.clone(), row))),
                    None => drop(self.files.insert(place.file.clone())),
                }
            }
            let count = self.found_in.entry(place.file.clone()).or_default();
            *count += 1;
            if *count == FINDINGS_PER_FILE_MAX {
                self.files.insert(place.file.clone());
                self.findings.push(
                    Finding::new(Code::BadTable, place.file.clone())
                        .with("reason", reason::TOO_MANY_FINDINGS)
                        .at(&place.file, place.row, None),
                );
            }
        }
        self.findings.push(finding);
    }

    /// Whether enough has been said about a file.
    pub(crate) fn is_full(&self, file: &str) -> bool {
        self.found_in.get(file).is_some_and(|count| *count >= FINDINGS_PER_FILE_MAX)
    }

    /// Whether a file could not be read as a whole.
    pub(crate) fn is_damaged(&self, file: &str) -> bool {
        self.files.contains(file)
    }

    /// Nothing that lies in this file can be judged.
    pub(crate) fn damage_file(&mut self, file: &str) {
        self.files.insert(file.to_owned());
    }

    /// Nothing that lies in this row can be judged.
    pub(crate) fn damage_row(&mut self, file: &str, row: u32) {
        self.rows.insert((file.to_owned(), row));
    }

    /// Keys of this table may be lacking.
    pub(crate) fn damage_keys(&mut self, table: &'static Table) {
        self.keys.insert(table.name);
    }

    /// Adds those findings of the model that would stand if everything had been read well.
    pub(crate) fn add_meaningful(&mut self, findings: Vec<Finding>) {
        for finding in findings {
            if self.would_stand(&finding) {
                self.findings.push(finding);
            }
        }
    }

    fn would_stand(&self, finding: &Finding) -> bool {
        if let Some(place) = &finding.place {
            let row_damaged = place.row.is_some_and(|row| self.rows.contains(&(place.file.clone(), row)));
            if row_damaged || self.files.contains(&place.file) {
                return false;
            }
        }
        let header_damaged = self.files.contains(crate::header::FILE)
            || self.rows.iter().any(|(file, _)| file == crate::header::FILE);
        match finding.code {
            Code::OutOfRange
            | Code::DuplicateKey
            | Code::RangeReversed
            | Code::SharesExceedOne
            | Code::CarryOverDiffers
            | Code::CycleInBom
            | Code::CycleInPrecedence
            | Code::CycleInRequires
            | Code::NoPrice
            | Code::BadUnit
            | Code::BadSize
            | Code::BadWord
            | Code::UnitMismatch
            | Code::HeldCertificateExpired => true,
            Code::UnknownId => match finding.fact("table") {
                Some(Fact::Text(table)) => match Table::named(table.trim_end_matches(".csv")) {
                    Some(table) => !self.keys.contains(table.name),
                    None => !header_damaged,
                },
                _ => false,
            },
            Code::UnknownCurrency
            | Code::PeriodReversed
            | Code::DeadlineAfterEnd
            | Code::OutsideHorizon
            | Code::OverlappingRows => !header_damaged,
            Code::NoSite => !self.keys.contains("sites"),
            Code::NoTask => !self.keys.contains("sites") && !self.keys.contains("tasks"),
            // Sums over many rows mean nothing while some of them are unknown.
            _ => self.is_whole(),
        }
    }

    /// Whether no error was found.
    pub(crate) fn is_whole(&self) -> bool {
        !model::finding::any_error(&self.findings)
    }

    /// Everything found, by file in the order of the reference page, then by row.
    pub(crate) fn into_findings(self) -> Vec<Finding> {
        let rank = |file: &str| match file {
            crate::header::FILE => 0,
            other => crate::schema::TABLES
                .iter()
                .position(|table| other.strip_suffix(".csv") == Some(table.name))
                .map_or(usize::MAX, |position| position + 1),
        };
        let mut findings = self.findings;
        // A stable sort: findings of one row stay in the order of its columns.
        findings.sort_by_cached_key(|finding| {
            finding.place.as_ref().map_or((usize::MAX, None), |place| (rank(&place.file), place.row))
        });
        findings
    }
}

/// A text as it may stand in a finding: not longer than a line.
pub(crate) fn clipped(text: &str) -> String {
    const LONGEST: usize = 80;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
