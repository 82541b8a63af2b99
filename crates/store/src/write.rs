//! Writing files so that nobody ever meets half of one, and nothing is lost by mistake.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// Files that this process has begun to write.
static ATTEMPTS: AtomicU64 = AtomicU64::new(0);

/// A failing machine, or a file in the way.
#[derive(Debug)]
pub enum Error {
    /// The file exists and may not be overwritten.
    Exists {
        /// Which.
        path: PathBuf,
    },
    /// The machine could not write.
    Write {
        /// Where.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl fmt::Display for Error {
    /// For logs; people see the localised sentences.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exists { path } => write!(f, "{} exists already", path.display()),
            Self::Write { path, source } => write!(f, "cannot write {}: {source}", path.display()),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Exists { .. } => None,
            Self::Write { source, .. } => Some(source),
        }
    }
}

/// What to do with a file that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overwrite {
    /// Leave it and say so.
    Refused,
    /// Replace it.
    Allowed,
}

/// Writes a file, all of it or nothing: into a temporary file beside it, onto the disk, then under its name.
///
/// # Errors
///
/// [`Error::Exists`] if it exists and may not be overwritten; [`Error::Write`] if the machine fails. In both cases what was there
/// before is still there.
pub fn write_new(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<(), Error> {
    let failed = |source: io::Error| Error::Write { path: path.to_owned(), source };
    let exists = || Error::Exists { path: path.to_owned() };
    if overwrite == Overwrite::Refused && fs::symlink_metadata(path).is_ok() {
        return Err(exists());
    }
    let Some(name) = path.file_name() else {
        return Err(failed(io::Error::new(io::ErrorKind::InvalidInput, "not the name of a file")));
    };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    // Invariant: no two attempts share a part, neither of two processes nor of two threads.
    let attempt = ATTEMPTS.fetch_add(1, Ordering::Relaxed);
    hidden.push(format!(".{}-{attempt}.part", std::process::id()));
    let part = folder.join(hidden);
    let written = write_part(&part, bytes).and_then(|()| match overwrite {
        Overwrite::Allowed => fs::rename(&part, path),
        Overwrite::Refused => put_under_new_name(&part, path),
    });
    if let Err(source) = written {
        // What is left of the attempt is of no use; if it cannot be removed either, the first trouble is the one to tell.
        let _ = fs::remove_file(&part);
        return Err(if source.kind() == io::ErrorKind::AlreadyExists { exists() } else { failed(source) });
    }
    // The name itself must survive a power cut, too. Not every system can do that for a folder.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

fn write_part(part: &Path, bytes: &[u8]) -> io::Result<()> {
    // A part left behind by a process that was killed has its number only by accident; it is of no use to anybody.
    let _ = fs::remove_file(part);
    let mut file = OpenOptions::new().write(true).create_new(true).open(part)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Moves a file under a name that nobody may have taken in the meantime.
fn put_under_new_name(part: &Path, path: &Path) -> io::Result<()> {
    // A second name fails if it exists, in one step, where renaming would silently replace.
    match fs::hard_link(part, path) {
        Ok(()) => fs::remove_file(part),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        // Some file systems know no second names.
        Err(_) if fs::symlink_metadata(path).is_ok() => Err(io::ErrorKind::AlreadyExists.into()),
        Err(_) => fs::rename(part, path),
    }
}

/// Writes several files into a folder, which is made if it is not there. If one of them exists and may not be overwritten,
/// none is written.
///
/// # Errors
///
/// As [`write_new`].
pub fn write_folder(folder: &Path, files: &[(String, Vec<u8>)], overwrite: Overwrite) -> Result<(), Error> {
    fs::create_dir_all(folder).map_err(|source| Error::Write { path: folder.to_owned(), source })?;
    if overwrite == Overwrite::Refused {
        let taken =
            files.iter().map(|(name, _)| folder.join(name)).find(|path| fs::symlink_metadata(path).is_ok());
        if let Some(path) = taken {
            return Err(Error::Exists { path });
        }
    }
    files.iter().try_for_each(|(name, bytes)| write_new(&folder.join(name), bytes, overwrite))
}
