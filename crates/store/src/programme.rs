//! A programme from its files: every file is read, everything wrong is collected, then the model judges the whole.

use std::path::Path;

use model::draft::Draft;
use model::finding::{Code, Finding};
use model::{Calendar, Cooperation, Programme, nearest};

use crate::book::Book;
use crate::fingerprint::Seal;
use crate::header;
use crate::report::{Report, clipped, reason};
use crate::row::Row;
use crate::schema::{Part, TABLES, Table};
use crate::sheet::Sheet;
use crate::source::{Source, Unreadable};
use crate::sources::Sources;
use crate::tables;

/// What was read of a programme's files.
#[derive(Clone, Debug)]
pub struct Read {
    /// Its rows, or nothing if a finding is an error.
    pub draft: Option<Draft>,
    /// Everything found, by file and row.
    pub findings: Vec<Finding>,
    /// The files' text, for drawing the findings.
    pub sources: Sources,
}

/// What became of a programme's files.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The programme, or nothing if a finding is an error.
    pub programme: Option<Programme>,
    /// What buyers need and plants can do, in the tables beside it; nothing if a finding is an error.
    pub cooperation: Option<Cooperation>,
    /// Everything found by the reader and by the model, by file and row.
    pub findings: Vec<Finding>,
    /// The files' text, for drawing the findings.
    pub sources: Sources,
}

/// Reads the files of a programme without judging what they say together.
#[must_use]
pub fn read(source: Source<'_>) -> Read {
    let (draft, report, sources) = gather(source);
    let draft = draft.filter(|_| report.is_whole());
    Read { draft, findings: sources.retold(report.into_findings()), sources }
}

/// Reads the files of a programme and makes a programme of them. Findings of files and of the model come together, so that all
/// can be mended in one go.
#[must_use]
pub fn open(source: Source<'_>) -> Opened {
    let (draft, mut report, sources) = gather(source);
    let whole = report.is_whole();
    let (mut programme, mut cooperation) = (None, None);
    if let Some(draft) = draft {
        cooperation = born(Cooperation::new(&draft), &mut report);
        programme = born(Programme::new(draft), &mut report);
    }
    // One folder is good or bad as a whole: whoever mends it sees everything in one run.
    if !whole || programme.is_none() || cooperation.is_none() {
        (programme, cooperation) = (None, None);
    }
    Opened { programme, cooperation, findings: sources.retold(report.into_findings()), sources }
}

fn born<T>(birth: Result<(T, Vec<Finding>), Vec<Finding>>, report: &mut Report) -> Option<T> {
    let (born, findings) = match birth {
        Ok((born, warnings)) => (Some(born), warnings),
        Err(findings) => (None, findings),
    };
    report.add_meaningful(findings);
    born
}

/// The programme in a folder or workbook, with its warnings.
///
/// # Errors
///
/// All findings, if any of them is an error.
pub fn load(folder: &Path) -> Result<(Programme, Vec<Finding>), Vec<Finding>> {
    let opened = open(Source::at(folder));
    match opened.programme {
        Some(programme) => Ok((programme, opened.findings)),
        None => Err(opened.findings),
    }
}

/// The draft with stand-ins for what could not be read; nothing if there is no calendar.
fn gather(source: Source<'_>) -> (Option<Draft>, Report, Sources) {
    if let Source::Workbook(path) = source {
        return gather_book(path);
    }
    let (mut report, mut sources) = (Report::default(), Sources::default());
    if !source.exists() {
        let title = source.title();
        report.add(Finding::new(Code::MissingFile, title.clone()).with("file", title));
        return (None, report, sources);
    }
    for table in TABLES {
        if let Some(text) = fetch(source, &table.file(), table.needed, &mut report) {
            sources.add(table.file(), text);
        }
    }
    if let Some(text) = fetch(source, header::FILE, true, &mut report) {
        sources.add(header::FILE.to_owned(), text);
    }
    warn_of_unknown_tables(source, &mut report);
    // An unreadable header is read as an empty one: the stand-ins let the tables be criticised too. What an empty header
    // lacks is then not worth a finding.
    let header = match sources.text(header::FILE) {
        Some(text) => header::read(text, &mut report),
        None => header::read("", &mut Report::default()),
    };
    let Some(header) = header else {
        return (None, report, sources);
    };
    let (mut seal, mut cooperation_seal) = (Seal::new(), Seal::new());
    header::seal(&header, &mut seal);
    let calendar = header.calendar;
    let mut draft = Draft::blank(header);
    for table in TABLES {
        match sources.text(&table.file()) {
            Some(text) => {
                let seal = match table.part {
                    Part::Programme => &mut seal,
                    Part::Cooperation => &mut cooperation_seal,
                };
                read_table(table, text, &calendar, &mut draft, (&mut report, seal));
            }
            None if report.is_damaged(&table.file()) => report.damage_keys(table),
            None => {}
        }
    }
    draft.fingerprint = seal.finish();
    draft.cooperation.fingerprint = cooperation_seal.finish();
    (Some(draft), report, sources)
}

/// The same of a workbook: its sheets are read as the files that they stand for.
fn gather_book(path: &Path) -> (Option<Draft>, Report, Sources) {
    let book = Book::read(path);
    let (draft, mut report, mut sources) = match book.is_broken {
        true => (None, Report::default(), Sources::default()),
        false => book.with_source(gather),
    };
    book.findings.into_iter().for_each(|finding| report.add(finding));
    sources.be_of_book(book.title);
    (draft, report, sources)
}

fn read_table(
    table: &'static Table,
    text: &str,
    calendar: &Calendar,
    draft: &mut Draft,
    (report, seal): (&mut Report, &mut Seal),
) {
    let Some(mut sheet) = Sheet::open(table, text, report) else { return };
    seal.section(table.name);
    while let Some(record) = sheet.next_record(report) {
        let mut row = Row::new(&sheet, &record, calendar, report);
        tables::put(table.name, &mut row, draft);
        row.seal(seal);
    }
}

/// The text of a file, if it is there and is text.
pub(crate) fn fetch(source: Source<'_>, file: &str, needed: bool, report: &mut Report) -> Option<String> {
    let about = |code: Code| Finding::new(code, file).at(file, None, None);
    let finding = match source.bytes(file) {
        Ok(bytes) => {
            // Spreadsheets put a byte order mark before UTF-8.
            let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
            match std::str::from_utf8(bytes) {
                Ok(text) => return Some(text.to_owned()),
                Err(error) => about(Code::NotUtf8).with("byte", error.valid_up_to()),
            }
        }
        Err(Unreadable::Missing) if !needed => return None,
        Err(Unreadable::Missing) => about(Code::MissingFile).with("file", file),
        Err(Unreadable::TooLarge) => about(Code::UnreadableFile).with("reason", reason::TOO_LARGE),
        Err(Unreadable::NotAFile) => about(Code::UnreadableFile).with("reason", reason::NOT_A_FILE),
        Err(Unreadable::Machine(error)) => about(Code::UnreadableFile).with("reason", error.to_string()),
    };
    report.add(finding);
    None
}

/// A table whose name has a slip would otherwise silently count as absent.
fn warn_of_unknown_tables(source: Source<'_>, report: &mut Report) {
    for file in source.names() {
        let Some(name) = file.strip_suffix(".csv") else { continue };
        if Table::named(name).is_some() {
            continue;
        }
        let nearest = nearest(name, TABLES.iter().map(|table| table.name));
        let finding = Finding::new(Code::UnknownTable, clipped(&file))
            .with("found", clipped(&file))
            .with("nearest", nearest.map_or_else(String::new, |name| format!("{name}.csv")));
        report.add(finding.at(&file, None, None));
    }
}
