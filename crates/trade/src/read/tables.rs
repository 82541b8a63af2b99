//! Files, folders and archives of trade tables, read by several workers into one result.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use model::{Code, Finding};

use super::feed::{Feed, SWELL, Stop};
use super::layout::Layout;
use super::mapping::Mapping;
use super::months::{Once, Years};
use super::overlap::{Coverage, Covering, Fresh, Lines};
use super::parquet;
use super::rows::Rows;
use super::sink::{Gathering, Sink};
use super::trouble::Troubles;

/// What to read, and how.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    /// Files, folders of files, archives.
    pub paths: &'a [PathBuf],
    /// What columns mean that nobody knows by heart; the first one that is for a file counts.
    pub mappings: &'a [Mapping],
    /// Workers.
    pub threads: usize,
    /// Told the bytes read so far; reading stops when it says `false`.
    pub watch: &'a (dyn Fn(u64) -> bool + Sync),
}

/// What was read.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// What is wrong with the tables.
    pub findings: Vec<Finding>,
    /// Rows read, used or not.
    pub rows: u64,
    /// Bytes read, unpacked.
    pub bytes: u64,
    /// Currencies that values are in.
    pub currencies: Vec<String>,
    /// Editions of the Harmonised System that tables named.
    pub editions: Vec<String>,
    /// The tables that lines came from.
    pub tables: Vec<String>,
    /// Whether somebody stopped it.
    pub stopped: bool,
}

/// Endings of tables that are looked for in folders and archives.
const ENDINGS: [&str; 6] = [".csv", ".csv.gz", ".txt", ".tsv", ".zip", ".parquet"];

/// A table: a file, or an entry of an archive.
struct Table {
    path: PathBuf,
    /// Its number in the archive.
    entry: Option<usize>,
    /// Whether it was named itself, and not found in a folder or an archive.
    given: bool,
}

/// A table that was read, kept as long as later ones may repeat it.
struct Earlier {
    table: Table,
    shown: String,
    coverage: Coverage,
    /// Whether its lines are among those remembered.
    remembered: bool,
}

/// Reads tables into sinks made by `sink`, and joins them. A line that an earlier table told counts only there, and of a year that is
/// told as a whole the months do not count.
pub fn read<S: Sink>(request: &Request<'_>, sink: &(dyn Fn() -> S + Sync)) -> (S, Reading) {
    let (whole, mut reading, tables) = once(request, sink);
    let twice = Coverage::twice(tables.iter().map(|table| &table.coverage));
    if reading.stopped || twice.is_empty() {
        return (whole, reading);
    }
    drop(whole);
    let at = reading.bytes;
    let again = Request { watch: &|_| (request.watch)(at), ..*request };
    let mut years = Years::new(&twice);
    for Earlier { table, .. } in tables {
        let mut own = Reading::default();
        open(&again, &table, &|| Years::new(&twice), &mut years, &mut own);
        reading.stopped |= own.stopped;
    }
    if reading.stopped {
        return (sink(), reading);
    }
    years.lines.sort();
    let (whole, mut reading, _) = once(&again, &|| Once::new(sink(), &years.lines));
    reading.findings.extend(whole.finding());
    (whole.inner, reading)
}

/// One pass over all tables, with what was read and where from.
fn once<S: Sink>(request: &Request<'_>, sink: &(dyn Fn() -> S + Sync)) -> (S, Reading, Vec<Earlier>) {
    let mut reading = Reading::default();
    let mut whole = sink();
    let (mut earlier, mut lines): (Vec<Earlier>, Lines) = (Vec::new(), Lines::default());
    for path in request.paths {
        for table in tables(path, &mut reading) {
            if reading.stopped {
                break;
            }
            let mut own = reading.next();
            let mut taken = Covering::new(sink());
            open(request, &table, &|| Covering::new(sink()), &mut taken, &mut own);
            let Covering { mut inner, coverage } = taken;
            if !own.stopped && earlier.iter().any(|other| other.coverage.meets(&coverage)) {
                // What was read twice is told once, and progress waits meanwhile.
                let at = own.bytes;
                let again = Request { watch: &|_| (request.watch)(at), ..*request };
                let others = remember(&again, &mut earlier, &coverage, &mut lines);
                own = reading.next();
                let mut fresh = Fresh::new(sink(), &lines);
                open(&again, &table, &|| Fresh::new(sink(), &lines), &mut fresh, &mut own);
                let shown = own.tables.first().cloned().unwrap_or_default();
                own.findings.extend(fresh.finding(&shown, &others));
                inner = fresh.inner;
            }
            whole.absorb(inner);
            let shown = own.tables.first().cloned().unwrap_or_default();
            earlier.push(Earlier { table, shown, coverage, remembered: false });
            reading.add(own);
        }
    }
    if reading.currencies.len() > 1 {
        let currencies = reading.currencies.join(", ");
        reading
            .findings
            .push(Finding::new(Code::TradeCurrencies, "trade tables").with("currencies", currencies));
    }
    if reading.editions.len() > 1 {
        let editions = reading.editions.join(", ");
        reading
            .findings
            .push(Finding::new(Code::TradeEditionsMixed, "trade tables").with("editions", editions));
    }
    (whole, reading, earlier)
}

/// Reads the lines of earlier tables that may be those of another, as far as they are not known; what the tables are called.
fn remember(
    request: &Request<'_>,
    earlier: &mut [Earlier],
    coverage: &Coverage,
    lines: &mut Lines,
) -> String {
    let mut names = Vec::new();
    for other in earlier.iter_mut().filter(|other| other.coverage.meets(coverage)) {
        if !std::mem::replace(&mut other.remembered, true) {
            open(request, &other.table, &Lines::default, lines, &mut Reading::default());
            lines.sort();
        }
        names.push(other.shown.as_str());
    }
    names.join(", ")
}

impl Reading {
    /// What the next table is read into.
    fn next(&self) -> Self {
        Self { bytes: self.bytes, ..Self::default() }
    }

    /// Adds what was read of the next table.
    fn add(&mut self, next: Self) {
        self.findings.extend(next.findings);
        self.rows += next.rows;
        self.bytes = next.bytes;
        for (all, new) in [(&mut self.currencies, next.currencies), (&mut self.editions, next.editions)] {
            for name in new {
                if !all.contains(&name) {
                    all.push(name);
                }
            }
        }
        self.editions.sort();
        self.tables.extend(next.tables);
        self.stopped |= next.stopped;
    }
}

/// The tables of a path: the path itself, the files of a folder, the entries of archives.
fn tables(path: &Path, reading: &mut Reading) -> Vec<Table> {
    let mut tables = Vec::new();
    for (path, given) in named(path, reading) {
        let mut magic = [0; 4];
        let is_archive =
            File::open(&path).and_then(|mut file| file.read(&mut magic)).is_ok() && magic == *ZIP;
        if !is_archive {
            tables.push(Table { path, entry: None, given });
            continue;
        }
        let archive = File::open(&path).map_err(zip::result::ZipError::from).and_then(zip::ZipArchive::new);
        match archive {
            Ok(archive) => tables.extend((0..archive.len()).map(|entry| Table {
                path: path.clone(),
                entry: Some(entry),
                given: false,
            })),
            Err(error) => reading.findings.push(packed(&name(&path), &error.to_string())),
        }
    }
    tables
}

/// The bytes that an archive begins with.
const ZIP: &[u8; 4] = b"PK\x03\x04";

/// The files that are read of a path, sorted: itself, or the tables and archives of a folder.
#[must_use]
pub fn files(path: &Path) -> Vec<PathBuf> {
    named(path, &mut Reading::default()).into_iter().map(|(file, _)| file).collect()
}

/// The files of a path, sorted; and whether the path itself was given.
fn named(path: &Path, reading: &mut Reading) -> Vec<(PathBuf, bool)> {
    if !path.is_dir() {
        return vec![(path.to_owned(), true)];
    }
    let entries = match std::fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) => {
            reading.findings.push(unreadable(&path.display().to_string(), &error.to_string()));
            return Vec::new();
        }
    };
    let mut found: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    found.retain(|file| {
        let name = name(file).to_lowercase();
        file.is_file() && ENDINGS.iter().any(|ending| name.ends_with(ending))
    });
    found.sort();
    if found.is_empty() {
        let shown = path.display().to_string();
        reading
            .findings
            .push(Finding::new(Code::TradeNoRows, shown.as_str()).with("rows", 0_i64).at(&shown, None, None));
    }
    found.into_iter().map(|file| (file, false)).collect()
}

pub(super) fn name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

fn unreadable(file: &str, reason: &str) -> Finding {
    Finding::new(Code::UnreadableFile, file).with("reason", reason).at(file, None, None)
}

/// One table, packed or not.
fn open<S: Sink>(
    request: &Request<'_>,
    table: &Table,
    sink: &(dyn Fn() -> S + Sync),
    whole: &mut S,
    reading: &mut Reading,
) {
    let Table { path, given, .. } = table;
    let (shown, given) = (name(path), *given);
    let mut magic = [0; 4];
    let opened = File::open(path).and_then(|mut file| {
        let length = file.metadata()?.len();
        let read = file.read(&mut magic)?;
        Ok((File::open(path)?, length, read))
    });
    let (file, length, read) = match opened {
        Ok(opened) => opened,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let shown = path.display().to_string();
            let finding = Finding::new(Code::MissingFile, shown.as_str()).with("file", shown.as_str());
            return reading.findings.push(finding.with("kind", "single").at(&shown, None, None));
        }
        Err(error) => return reading.findings.push(unreadable(&shown, &error.to_string())),
    };
    match &magic[..read] {
        [0x1f, 0x8b, ..] => {
            let feed = Feed::new(Box::new(flate2::read::MultiGzDecoder::new(file)), Some(length));
            text(request, &shown, feed, given, sink, whole, reading);
        }
        magic if magic == ZIP => {
            let mut archive = match zip::ZipArchive::new(file) {
                Ok(archive) => archive,
                Err(error) => return reading.findings.push(packed(&shown, &error.to_string())),
            };
            let reader = match archive.by_index(table.entry.unwrap_or(0)) {
                Ok(reader) => reader,
                Err(error) => return reading.findings.push(packed(&shown, &error.to_string())),
            };
            let entry = match reader.name() {
                Ok(name) => name.into_owned(),
                Err(error) => return reading.findings.push(packed(&shown, &error.to_string())),
            };
            let lower = entry.to_lowercase();
            if !reader.is_dir() && ENDINGS[..4].iter().any(|ending| lower.ends_with(ending)) {
                let feed = Feed::new(Box::new(reader), Some(length));
                text(request, &format!("{shown}/{entry}"), feed, false, sink, whole, reading);
            }
        }
        parquet::MAGIC => columns(request, path, given, sink, whole, reading),
        _ => text(request, &shown, Feed::new(Box::new(file), None), given, sink, whole, reading),
    }
}

pub(super) fn packed(file: &str, reason: &str) -> Finding {
    Finding::new(Code::TradePacked, file).with("reason", reason).at(file, None, None)
}

/// What the workers of one text share and find.
struct Shared<'a> {
    feed: Mutex<(Feed<'a>, Option<Stop>)>,
    /// Bytes of the texts before.
    before: u64,
}

/// What one worker found of a table.
pub(super) struct Found<S> {
    pub(super) sink: S,
    pub(super) troubles: Troubles,
    pub(super) left_out: u64,
    pub(super) editions: Vec<String>,
    /// Rows by piece.
    pub(super) rows: Vec<(u64, u64)>,
    pub(super) used: u64,
    pub(super) stopped: bool,
}

impl<S> Found<S> {
    /// Nothing yet.
    pub(super) fn new(sink: S) -> Self {
        Self {
            sink,
            troubles: Troubles::default(),
            left_out: 0,
            editions: Vec::new(),
            rows: Vec::new(),
            used: 0,
            stopped: false,
        }
    }
}

/// One text.
fn text<S: Sink>(
    request: &Request<'_>,
    shown: &str,
    mut feed: Feed<'_>,
    given: bool,
    sink: &(dyn Fn() -> S + Sync),
    whole: &mut S,
    reading: &mut Reading,
) {
    let heading = match feed.heading() {
        Ok(heading) => heading,
        Err(stop) => return reading.findings.push(stopped(shown, &stop)),
    };
    let Some(heading) = heading else { return reading.findings.push(no_rows(shown, 0)) };
    let mapping = request.mappings.iter().find(|mapping| mapping.is_for(shown));
    let layout = match Layout::of_line(shown, &heading, mapping) {
        Ok(layout) => layout,
        // Code tables lie beside the years in folders and archives.
        Err(_) if !given && is_code_table(&heading) => return,
        Err(finding) => return reading.findings.push(finding),
    };
    let shared = Shared { feed: Mutex::new((feed, None)), before: reading.bytes };
    let work = || worker(request, &shared, &layout, sink());
    let mut found: Vec<Found<S>> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..request.threads.max(1)).map(|_| scope.spawn(work)).collect();
        let mut found = vec![work()];
        found.extend(others.into_iter().filter_map(|other| other.join().ok()));
        found
    });
    let (feed, stop) = shared.feed.into_inner().unwrap_or_else(PoisonError::into_inner);
    reading.bytes += feed.bytes();
    reading.findings.extend(stop.map(|stop| stopped(shown, &stop)));
    let mut pieces: Vec<(u64, u64)> = found.iter().flat_map(|found| found.rows.iter().copied()).collect();
    pieces.sort_unstable();
    // The line of a piece's first row: the heading is line 1.
    let lines: Vec<u64> = pieces
        .iter()
        .scan(2, |line, (_, rows)| {
            let first = *line;
            *line += rows;
            Some(first)
        })
        .collect();
    for case in found.iter_mut().flat_map(|found| found.troubles.cases.values_mut()) {
        let (piece, row) = (case.first >> PIECE_BITS, case.first & ((1 << PIECE_BITS) - 1));
        let piece = usize::try_from(piece).unwrap_or(usize::MAX);
        case.first = lines.get(piece).copied().unwrap_or(2) + row;
    }
    conclude(shown, &layout, found, whole, reading);
}

/// One table in columns.
fn columns<S: Sink>(
    request: &Request<'_>,
    path: &Path,
    given: bool,
    sink: &(dyn Fn() -> S + Sync),
    whole: &mut S,
    reading: &mut Reading,
) {
    let shown = name(path);
    let (metadata, headings) = match parquet::headings(path) {
        Ok(read) => read,
        Err(reason) => return reading.findings.push(packed(&shown, &reason)),
    };
    let mapping = request.mappings.iter().find(|mapping| mapping.is_for(&shown));
    let code_table = !given && is_code_table(headings.join(",").as_bytes());
    let layout = match Layout::of_headings(&shown, headings, b',', mapping) {
        Ok(layout) => layout,
        Err(_) if code_table => return,
        Err(finding) => return reading.findings.push(finding),
    };
    let table = parquet::Table::new(path, metadata, layout);
    let (found, bytes, finding) = table.read(request, reading.bytes, sink);
    reading.bytes += bytes;
    reading.findings.extend(finding);
    conclude(&shown, &table.layout, found, whole, reading);
}

/// Adds what the workers found of a table.
fn conclude<S: Sink>(
    shown: &str,
    layout: &Layout,
    found: Vec<Found<S>>,
    whole: &mut S,
    reading: &mut Reading,
) {
    let mut troubles = Troubles::default();
    let (mut left_out, mut used, mut rows) = (0, 0, 0);
    for found in found {
        rows += found.rows.iter().map(|(_, rows)| rows).sum::<u64>();
        troubles.absorb(found.troubles);
        left_out += found.left_out;
        used += found.used;
        reading.stopped |= found.stopped;
        for edition in found.editions {
            if !reading.editions.contains(&edition) {
                reading.editions.push(edition);
            }
        }
        whole.absorb(found.sink);
    }
    reading.editions.sort();
    reading.rows += rows;
    reading.findings.extend(troubles.findings(shown, layout));
    if left_out > 0 {
        let rows = i64::try_from(left_out).unwrap_or(i64::MAX);
        reading
            .findings
            .push(Finding::new(Code::TradeLeftOut, shown).with("rows", rows).at(shown, None, None));
    }
    if used == 0 {
        reading.findings.push(no_rows(shown, rows));
    } else {
        if !reading.currencies.contains(&layout.currency) {
            reading.currencies.push(layout.currency.clone());
        }
        reading.tables.push(shown.to_owned());
    }
}

fn no_rows(shown: &str, rows: u64) -> Finding {
    let rows = i64::try_from(rows).unwrap_or(i64::MAX);
    Finding::new(Code::TradeNoRows, shown).with("rows", rows).at(shown, None, None)
}

/// A row's place in order: its piece above, its number in the piece below.
const PIECE_BITS: u32 = 24;

fn worker<S: Sink>(request: &Request<'_>, shared: &Shared<'_>, layout: &Layout, sink: S) -> Found<S> {
    let mut rows = Rows::new(layout);
    let mut found = Found::new(sink);
    let mut piece = Vec::new();
    loop {
        let next = {
            let mut guard = shared.feed.lock().unwrap_or_else(PoisonError::into_inner);
            let (feed, stop) = &mut *guard;
            if stop.is_some() || found.stopped {
                break;
            }
            match feed.next(&mut piece) {
                Ok(Some(number)) => (number, feed.bytes()),
                Ok(None) => break,
                Err(reason) => {
                    *stop = Some(reason);
                    break;
                }
            }
        };
        let mut lines = Gathering::new(&mut found.sink);
        let count = rows.read(&piece, next.0 << PIECE_BITS, &mut lines);
        found.used += lines.end();
        found.rows.push((next.0, count));
        found.stopped = !(request.watch)(shared.before + next.1);
    }
    found.troubles = rows.troubles;
    found.left_out = rows.left_out;
    found.editions = rows.editions;
    found
}

fn stopped(file: &str, stop: &Stop) -> Finding {
    match stop {
        Stop::Failed(error) if error.raw_os_error().is_some() => unreadable(file, &error.to_string()),
        Stop::Failed(error) => packed(file, &error.to_string()),
        Stop::Swollen => swollen(file),
        Stop::Endless => Finding::new(Code::TradeNoLines, file).at(file, None, None),
        Stop::Wide => Finding::new(Code::NotUtf8, file).with("byte", 1_i64).at(file, None, None),
    }
}

pub(super) fn swollen(file: &str) -> Finding {
    let ratio = i64::try_from(SWELL).unwrap_or(i64::MAX);
    Finding::new(Code::TradeSwollen, file).with("ratio", ratio).at(file, None, None)
}

/// Whether a heading is that of a table of codes, as BACI has them beside its years.
fn is_code_table(heading: &[u8]) -> bool {
    let heading = String::from_utf8_lossy(heading).to_lowercase();
    let first = heading
        .trim_start_matches('\u{feff}')
        .split([',', ';', '\t'])
        .next()
        .unwrap_or("")
        .trim()
        .trim_matches('"');
    ["country_code", "code", "product_code", "hs6", "hs4", "hs2", "level", "section"].contains(&first)
}

/// A small table is no longer than so many bytes.
const SMALL: u64 = 256 << 20;

/// The bytes of a small table, unpacked if it is packed by gzip.
///
/// # Errors
///
/// It is not there, cannot be read or unpacked, or is not small.
pub fn small(path: &Path) -> Result<Vec<u8>, Finding> {
    let shown = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => {
            let finding = Finding::new(Code::MissingFile, shown.as_str()).with("file", shown.as_str());
            finding.with("kind", "single").at(&shown, None, None)
        }
        _ => unreadable(&shown, &error.to_string()),
    })?;
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(bytes);
    }
    let mut unpacked = Vec::new();
    flate2::read::MultiGzDecoder::new(bytes.as_slice())
        .take(SMALL + 1)
        .read_to_end(&mut unpacked)
        .map_err(|error| packed(&shown, &error.to_string()))?;
    if unpacked.len() as u64 > SMALL {
        return Err(stopped(&shown, &Stop::Swollen));
    }
    Ok(unpacked)
}
