//! The journal of a programme's folder: events of cooperation, one line each, only ever added to.
//!
//! A line is on the disk before anybody is told that it counts. Whoever adds holds the file locked from the reading of the earlier lines
//! to the end of the writing, so two who award at once cannot both succeed. A line that a crash cut off was never acknowledged and is
//! taken away by the next one who adds. Each line carries a sum over itself and all lines before it, so that a damaged or altered
//! line is noticed and the journal left alone; that its last lines were taken away whole, nobody can see from the rest.

mod event;

use std::convert::Infallible;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;
use std::time::Duration;

use model::cooperation::Event;
use model::{Code, Finding};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sha2::{Digest as _, Sha256};

use crate::report::reason;
use crate::source::{Unreadable, read_file};
use crate::write::Error;

/// The journal's file in a programme's folder.
pub const JOURNAL_FILE: &str = "events.jsonl";

/// How often a journal that somebody else holds is asked for, and how long between: ten seconds in all.
const PATIENCE: (u32, Duration) = (2_000, Duration::from_millis(5));

/// A line: the sum over the sum of the line before and the event's bytes, and the event.
#[derive(Deserialize, Serialize)]
struct Line<'a> {
    sum: String,
    #[serde(borrow)]
    event: &'a RawValue,
}

/// Why nothing was added.
#[derive(Debug)]
pub enum Refused<E> {
    /// The machine.
    Machine(Error),
    /// The journal itself.
    Damaged(Finding),
    /// Whoever decided.
    Decided(E),
}

/// The events of a folder, in the order in which they were added; none if there is no journal. A line that is being written, or was
/// cut off, is not among them.
///
/// # Errors
///
/// `journal-damaged`, or that the file cannot be read.
pub fn events(folder: &Path) -> Result<Vec<Event>, Finding> {
    let reason = match read_file(&folder.join(JOURNAL_FILE)) {
        Ok(bytes) => return Ok(parse(&bytes)?.events),
        Err(Unreadable::Missing) => return Ok(Vec::new()),
        Err(Unreadable::TooLarge) => reason::TOO_LARGE.to_owned(),
        Err(Unreadable::NotAFile) => reason::NOT_A_FILE.to_owned(),
        Err(Unreadable::Machine(error)) => error.to_string(),
    };
    let finding = Finding::new(Code::UnreadableFile, JOURNAL_FILE);
    Err(finding.with("reason", reason).at(JOURNAL_FILE, None, None))
}

/// Does something while nobody adds to a folder's journal, in whatever process.
///
/// # Errors
///
/// The machine, or a damaged journal; then nothing was done.
pub fn holding<T>(folder: &Path, with: impl FnOnce(&[Event]) -> T) -> Result<T, Refused<Infallible>> {
    let path = folder.join(JOURNAL_FILE);
    if !path.exists() {
        return Ok(with(&[]));
    }
    let (_file, known) = held(&path)?;
    Ok(with(&known.events))
}

/// The journal, locked until the file is dropped, and what is in it.
fn held<E>(path: &Path) -> Result<(File, Known), Refused<E>> {
    let failed = |source: io::Error| Refused::Machine(Error::Write { path: path.to_owned(), source });
    // Opening a pipe would wait for ever.
    if std::fs::metadata(path).is_ok_and(|found| !found.is_file()) {
        return Err(failed(io::Error::other(reason::NOT_A_FILE)));
    }
    let mut file =
        OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path).map_err(failed)?;
    lock(&file).map_err(failed)?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(failed)?;
    let known = parse(&bytes).map_err(Refused::Damaged)?;
    Ok((file, known))
}

/// Others hold it for moments: whoever holds it longer is told of, and not waited for.
fn lock(file: &File) -> io::Result<()> {
    for _ in 0..PATIENCE.0 {
        match file.try_lock() {
            Ok(()) => return Ok(()),
            Err(TryLockError::Error(error)) => return Err(error),
            Err(TryLockError::WouldBlock) => std::thread::sleep(PATIENCE.1),
        }
    }
    Err(io::Error::new(io::ErrorKind::WouldBlock, "another program holds it"))
}

/// Adds the event that `decide` makes of all earlier ones, if it makes one; says whether it did. It is on the disk when this returns.
///
/// Nobody else adds in the meantime, in whatever process.
///
/// # Errors
///
/// The machine, a damaged journal, or what `decide` says; then nothing has changed.
pub fn record<E>(
    folder: &Path,
    decide: impl FnOnce(&[Event]) -> Result<Option<Event>, E>,
) -> Result<bool, Refused<E>> {
    let path = folder.join(JOURNAL_FILE);
    let failed = |source: io::Error| Refused::Machine(Error::Write { path: path.clone(), source });
    let is_new = !path.exists();
    let (mut file, known) = held(&path)?;
    let Some(event) = decide(&known.events).map_err(Refused::Decided)? else { return Ok(false) };
    let written = event::written(&event);
    let event = RawValue::from_string(written).map_err(|error| failed(error.into()))?;
    let line = Line { sum: sum(&known.sum, event.get()), event: &event };
    let line = serde_json::to_vec(&line).map_err(|error| failed(error.into()))?;
    let end: &[u8] = if known.length > 0 && !known.is_ended { b"\n" } else { b"" };
    let mut line = [end, &line].concat();
    line.push(b'\n');
    // What a crash cut off goes first.
    file.set_len(known.length).map_err(failed)?;
    file.seek(SeekFrom::Start(known.length)).map_err(failed)?;
    file.write_all(&line).and_then(|()| file.sync_all()).map_err(failed)?;
    if is_new {
        // The name must survive a power cut, too. Not every system can do that for a folder.
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
    Ok(true)
}

/// What is in a journal.
#[derive(Default)]
struct Known {
    events: Vec<Event>,
    /// The sum of the last whole line.
    sum: String,
    /// Bytes up to its end.
    length: u64,
    /// Whether the last line has its end.
    is_ended: bool,
}

fn parse(bytes: &[u8]) -> Result<Known, Finding> {
    let mut known = Known::default();
    for (number, line) in (1_u32..).zip(bytes.split_inclusive(|byte| *byte == b'\n')) {
        let is_ended = line.last() == Some(&b'\n');
        let damaged = || {
            let finding = Finding::new(Code::JournalDamaged, JOURNAL_FILE).with("line", i64::from(number));
            finding.at(JOURNAL_FILE, Some(number), None)
        };
        let read: Line<'_> = match serde_json::from_slice(line) {
            Ok(read) => read,
            // Cut off while it was written: nobody was told that it counts.
            Err(error) if !is_ended && error.is_eof() => break,
            Err(_) => return Err(damaged()),
        };
        // A whole line counts, even if an editor took its end away.
        if read.sum != sum(&known.sum, read.event.get()) {
            return Err(damaged());
        }
        known.events.push(event::read(read.event.get()).ok_or_else(damaged)?);
        known.sum = read.sum;
        known.length += line.len() as u64;
        known.is_ended = is_ended;
    }
    Ok(known)
}

/// Thirty-two hexadecimal digits of SHA-256.
fn sum(before: &str, event: &str) -> String {
    let mut digest = Sha256::new();
    digest.update(before.as_bytes());
    digest.update(event.as_bytes());
    digest.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;
