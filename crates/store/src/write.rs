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
    write_all(&[(path.to_owned(), bytes)], overwrite)
}

/// Writes several files into a folder, which is made if it is not there: all of them or none.
///
/// # Errors
///
/// As [`write_new`]. Files that were replaced before one could not be are put back.
pub fn write_folder(folder: &Path, files: &[(String, Vec<u8>)], overwrite: Overwrite) -> Result<(), Error> {
    fs::create_dir_all(folder).map_err(|source| Error::Write { path: folder.to_owned(), source })?;
    let files: Vec<(PathBuf, &[u8])> =
        files.iter().map(|(name, bytes)| (folder.join(name), bytes.as_slice())).collect();
    let mut made: Vec<&Path> = Vec::new();
    for inner in files.iter().filter_map(|(path, _)| path.parent()) {
        if !inner.exists() {
            fs::create_dir_all(inner).map_err(|source| Error::Write { path: inner.to_owned(), source })?;
            made.push(inner);
        }
    }
    write_all(&files, overwrite).inspect_err(|_| {
        // Folders that nothing was written into are of no use; that one cannot be removed is not worth telling.
        made.iter().for_each(|inner| drop(fs::remove_dir(inner)));
    })
}

/// A file on its way to its name.
struct Part {
    /// What is replaced: where there is a link, the file that it leads to.
    path: PathBuf,
    /// Where its bytes lie until then.
    part: PathBuf,
    /// A second name of the file that is replaced, to put it back.
    old: PathBuf,
}

/// First all bytes are brought onto the disk beside their names, then all names are given: what can fail, fails before anybody
/// sees a change.
fn write_all(files: &[(PathBuf, &[u8])], overwrite: Overwrite) -> Result<(), Error> {
    let mut parts: Vec<Part> = Vec::new();
    let written = stage(files, overwrite, &mut parts).and_then(|()| put_all(&parts, overwrite));
    for Part { part, old, .. } in &parts {
        // What is left of the attempt is of no use; that it cannot be removed is not worth telling.
        let _ = fs::remove_file(part);
        let _ = fs::remove_file(old);
    }
    written
}

fn stage(files: &[(PathBuf, &[u8])], overwrite: Overwrite, parts: &mut Vec<Part>) -> Result<(), Error> {
    for (path, bytes) in files {
        let mut path = path.clone();
        let rights;
        match fs::symlink_metadata(&path) {
            Ok(_) if overwrite == Overwrite::Refused => return Err(Error::Exists { path }),
            Ok(found) if found.is_dir() => return Err(failed(&path, io::ErrorKind::IsADirectory.into())),
            Ok(found) if found.is_symlink() => {
                path = fs::canonicalize(&path).map_err(|source| failed(&path, source))?;
                rights = fs::metadata(&path).ok();
            }
            found => rights = found.ok(),
        }
        let Some(name) = path.file_name() else {
            let reason = io::Error::new(io::ErrorKind::InvalidInput, "not the name of a file");
            return Err(failed(&path, reason));
        };
        // Invariant: no two attempts share a part, neither of two processes nor of two threads.
        let attempt = ATTEMPTS.fetch_add(1, Ordering::Relaxed);
        let beside = |ending: &str| {
            let mut hidden = std::ffi::OsString::from(".");
            hidden.push(name);
            hidden.push(format!(".{}-{attempt}.{ending}", std::process::id()));
            path.with_file_name(hidden)
        };
        let (part, old) = (beside("part"), beside("old"));
        parts.push(Part { path: path.clone(), part: part.clone(), old });
        write_part(&part, bytes).map_err(|source| failed(&path, source))?;
        if let Some(rights) = rights {
            // Who may read a file is its owner's to say. Not every system lets that be copied.
            let _ = fs::set_permissions(&part, rights.permissions());
        }
    }
    Ok(())
}

fn put_all(parts: &[Part], overwrite: Overwrite) -> Result<(), Error> {
    for (number, Part { path, part, old }) in parts.iter().enumerate() {
        let put = match overwrite {
            Overwrite::Refused => put_under_new_name(part, path),
            Overwrite::Allowed => {
                // If there is nothing to keep, or no second names on this system, there is nothing to put back either.
                let _ = fs::hard_link(path, old);
                fs::rename(part, path)
            }
        };
        if let Err(source) = put {
            parts[..number].iter().for_each(put_back);
            let exists = source.kind() == io::ErrorKind::AlreadyExists;
            return Err(if exists { Error::Exists { path: path.clone() } } else { failed(path, source) });
        }
    }
    for Part { path, .. } in parts {
        // The name itself must survive a power cut, too. Not every system can do that for a folder.
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
    Ok(())
}

/// Undoes the giving of a name.
fn put_back(Part { path, old, .. }: &Part) {
    let _ = if old.exists() { fs::rename(old, path) } else { fs::remove_file(path) };
}

fn failed(path: &Path, source: io::Error) -> Error {
    Error::Write { path: path.to_owned(), source }
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
