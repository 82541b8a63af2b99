//! A programme as one XLSX workbook: every table is a sheet of its name, and the settings are sheets of two columns.
//!
//! A workbook is turned into the texts of the files of a folder, row by row, and then read as a folder is: so there is one reader, one
//! set of findings and one fingerprint. Findings are told at the sheet and the cell in which a person finds them.

mod cells;
mod container;
mod settings;
mod sheet;
mod text;
mod exchange;
mod write;

use std::path::Path;

use model::finding::{Code, Fact, Finding};
use model::nearest;

pub(crate) use cells::{BREAK, is_error};
pub use exchange::{Exchanged, Loss, Tally, from_workbook, to_workbook, workbook};
pub use sheet::{is_workbook, sheet};

use crate::report::clipped;
use crate::schema::{TABLES, Table};
use crate::source::{Source, Unreadable, read_file};
use container::Container;

/// Sheets that stand for files of settings: `programme` for `programme.toml`.
pub(crate) const SETTINGS_SHEETS: &[(&str, &str)] = &[
    ("programme", crate::header::FILE),
    ("risk", crate::risk::RISK_FILE),
    ("levers", crate::levers::LEVERS_FILE),
];

/// A workbook, read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Book {
    /// Its file name.
    pub(crate) title: String,
    /// The files that its sheets stand for: names and texts. Row `n` of a sheet is line `n` of the text.
    pub(crate) files: Vec<(String, String)>,
    /// What is wrong with the workbook, or not read of it.
    pub(crate) findings: Vec<Finding>,
    /// Whether nothing could be read at all.
    pub(crate) is_broken: bool,
    /// Sheets that are hidden, or no table.
    pub(crate) left: Left,
}

/// What a workbook holds and a folder does not.
#[derive(Clone, Debug, Default)]
pub(crate) struct Left {
    /// Hidden sheets.
    pub(crate) hidden: Vec<String>,
    /// Sheets that are no table of a programme.
    pub(crate) unknown: Vec<String>,
    /// Cells whose formula is left and whose value is taken.
    pub(crate) formulas: usize,
    /// Comments beside cells.
    pub(crate) comments: usize,
    /// Charts and pictures.
    pub(crate) drawings: usize,
}

impl Book {
    /// Reads a workbook from the disk.
    pub(crate) fn read(path: &Path) -> Self {
        let title = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let about = |code: Code| Finding::new(code, title.clone());
        let finding = match read_file(path) {
            Ok(bytes) => match Container::open(bytes) {
                Ok(container) => return Self::of(title, container),
                Err(reason) => about(Code::BadWorkbook).with("reason", reason),
            },
            Err(Unreadable::Missing) => about(Code::MissingFile).with("file", path.display().to_string()),
            Err(Unreadable::TooLarge) => about(Code::BadWorkbook).with("reason", crate::reason::TOO_LARGE),
            Err(Unreadable::NotAFile) => {
                about(Code::UnreadableFile).with("reason", crate::reason::NOT_A_FILE)
            }
            Err(Unreadable::Machine(error)) => about(Code::UnreadableFile).with("reason", error.to_string()),
        };
        Self { findings: vec![finding.at(&title, None, None)], is_broken: true, title, ..Self::default() }
    }

    fn of(title: String, mut container: Container) -> Self {
        let mut book = Self { title, ..Self::default() };
        (book.left.comments, book.left.drawings) = (container.comments, container.drawings);
        for sheet in container.sheets() {
            let at = place(&book.title, &sheet.name);
            let about = |code: Code| Finding::new(code, at.clone()).at(&at, None, None);
            if sheet.is_hidden {
                book.findings.push(about(Code::HiddenSheet).with("found", clipped(&sheet.name)));
                book.left.hidden.push(sheet.name);
                continue;
            }
            let Some((name, file)) = meant(&sheet.name) else {
                if container.is_blank(&sheet.name) {
                    continue;
                }
                let known = TABLES.iter().map(|table| table.name);
                let known = known.chain(SETTINGS_SHEETS.iter().map(|(sheet, _)| *sheet));
                let near = nearest(&sheet.name.trim().to_lowercase(), known);
                let finding = about(Code::UnknownTable).with("found", clipped(&sheet.name));
                book.findings.push(finding.with("nearest", near.unwrap_or_default()));
                book.left.unknown.push(sheet.name);
                continue;
            };
            if book.files.iter().any(|(known, _)| *known == file) {
                book.findings.push(about(Code::BadTable).with("reason", crate::reason::SHEET_TWICE));
                continue;
            }
            let made = container.cells(&sheet.name).and_then(|grid| {
                book.left.formulas += grid.formulas;
                match Table::named(name) {
                    Some(_) => text::table(grid),
                    None => settings::toml(grid, &place(&book.title, name), &mut book.findings),
                }
            });
            match made {
                Ok(text) => book.files.push((file, text)),
                Err(reason) => {
                    let finding = Finding::new(Code::BadWorkbook, book.title.clone()).with("reason", reason);
                    book.findings.push(finding.at(&place(&book.title, name), None, None));
                    book.is_broken = true;
                }
            }
        }
        book
    }

    /// Its files, for whoever reads files.
    pub(crate) fn with_source<T>(&self, use_it: impl FnOnce(Source<'_>) -> T) -> T {
        let files: Vec<(&str, &[u8])> =
            self.files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
        use_it(Source::Files(&files))
    }
}

/// The sheet's own name and the file that it stands for; capital letters and blanks around it make no difference.
fn meant(sheet: &str) -> Option<(&'static str, String)> {
    let plain = sheet.trim().to_lowercase();
    let settings = SETTINGS_SHEETS.iter().find(|(name, _)| *name == plain);
    let settings = settings.map(|(name, file)| (*name, (*file).to_owned()));
    settings.or_else(|| Table::named(&plain).map(|table| (table.name, table.file())))
}

/// How findings call a sheet: `truck.xlsx[needs]`.
fn place(title: &str, sheet: &str) -> String {
    format!("{title}[{}]", clipped(sheet))
}

/// How findings of a workbook call what a folder has as a file.
pub(crate) fn place_of_file(title: &str, file: &str) -> Option<String> {
    let settings = SETTINGS_SHEETS.iter().find(|(_, known)| *known == file).map(|(sheet, _)| *sheet);
    let table = || file.strip_suffix(".csv").and_then(Table::named).map(|table| table.name);
    settings.or_else(table).map(|sheet| place(title, sheet))
}

/// The file that a sheet stands for, from how findings call it.
pub(crate) fn file_of_place(title: &str, place: &str) -> Option<String> {
    let sheet = place.strip_prefix(title)?.strip_prefix('[')?.strip_suffix(']')?;
    meant(sheet).map(|(_, file)| file)
}

/// The name of a cell as spreadsheets show it: `F5`. Rows count from 1, columns from 0.
pub(crate) fn cell_name(row: u32, column: usize) -> String {
    let (mut letters, mut rest) = (Vec::new(), column + 1);
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    letters.iter().rev().collect::<String>() + &row.to_string()
}

/// A finding that speaks of files, told of the sheets that stand for them.
pub(crate) fn retold(title: &str, mut finding: Finding, cell: Option<String>) -> Finding {
    if finding.place.as_ref().is_some_and(|place| place.file == title) {
        return finding;
    }
    if let Some(place) = &mut finding.place
        && let Some(sheet) = place_of_file(title, &place.file)
    {
        place.file = sheet;
    }
    if let Some(sheet) = place_of_file(title, &finding.subject) {
        finding.subject = sheet;
    }
    for (name, fact) in &mut finding.facts {
        if let ("file", Fact::Text(file)) = (*name, &*fact)
            && let Some(sheet) = place_of_file(title, file)
        {
            *fact = Fact::Text(sheet);
        }
    }
    match cell {
        Some(cell) => finding.with("cell", cell),
        None => finding,
    }
}

/// Why a step that keeps its journal beside the tables cannot be done with a workbook; nothing if a folder is given.
#[must_use]
pub fn folder_needed(path: &Path) -> Option<Finding> {
    match Source::at(path) {
        Source::Workbook(path) => {
            let title = path.display().to_string();
            Some(Finding::new(Code::FolderNeeded, title.clone()).with("file", title))
        }
        Source::Folder(_) | Source::Files(_) => None,
    }
}
