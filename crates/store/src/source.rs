//! Where the files of a programme come from: a folder or a workbook on the disk, or bytes that are already in memory.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The largest file that is read. A programme is written by people; what is larger is another file, or a mistake.
pub const FILE_BYTES_MAX: u64 = 256 * 1024 * 1024;

/// The files of a programme.
#[derive(Clone, Copy, Debug)]
pub enum Source<'a> {
    /// A folder on the disk.
    Folder(&'a Path),
    /// A workbook on the disk, whose sheets stand for the files.
    Workbook(&'a Path),
    /// File names with their bytes, for what is built into the executable or came over a wire.
    Files(&'a [(&'a str, &'a [u8])]),
}

/// Why a file cannot be read.
#[derive(Debug)]
pub(crate) enum Unreadable {
    /// There is none.
    Missing,
    /// It is larger than [`FILE_BYTES_MAX`].
    TooLarge,
    /// The name belongs to a folder, a pipe or a device.
    NotAFile,
    /// The machine says so.
    Machine(io::Error),
}

impl<'a> Source<'a> {
    /// What lies at a path: a file is a workbook, and so is what would be called one if it were there; all else is a folder.
    #[must_use]
    pub fn at(path: &'a Path) -> Self {
        let is_called = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
        if path.is_file() || (is_called && !path.is_dir()) {
            Self::Workbook(path)
        } else {
            Self::Folder(path)
        }
    }

    /// How findings call the whole.
    pub(crate) fn title(&self) -> String {
        match self {
            Self::Folder(path) | Self::Workbook(path) => path.display().to_string(),
            Self::Files(_) => "programme".to_owned(),
        }
    }

    /// Whether there is anything at all.
    pub(crate) fn exists(&self) -> bool {
        match self {
            Self::Folder(path) => path.is_dir(),
            Self::Workbook(path) => path.is_file(),
            Self::Files(_) => true,
        }
    }

    /// The names of all files, sorted. A folder that cannot be listed has none; its files then say why. Nor has a workbook, whose files
    /// are those of [`crate::book::Book`].
    pub(crate) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = match self {
            Self::Folder(path) => std::fs::read_dir(path)
                .into_iter()
                .flatten()
                .flatten()
                .filter_map(|entry| entry.file_name().into_string().ok())
                .collect(),
            Self::Workbook(_) => Vec::new(),
            Self::Files(files) => files.iter().map(|(name, _)| (*name).to_owned()).collect(),
        };
        names.sort_unstable();
        names
    }

    /// The bytes of a file.
    pub(crate) fn bytes(&self, name: &str) -> Result<Cow<'a, [u8]>, Unreadable> {
        match self {
            Self::Folder(path) => read_file(&path.join(name)).map(Cow::Owned),
            Self::Workbook(_) => Err(Unreadable::Missing),
            Self::Files(files) => files
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, bytes)| Cow::Borrowed(*bytes))
                .ok_or(Unreadable::Missing),
        }
    }
}

/// The bytes of a file on the disk.
pub(crate) fn read_file(path: &Path) -> Result<Vec<u8>, Unreadable> {
    let machine = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => Unreadable::Missing,
        _ => Unreadable::Machine(error),
    };
    // Asked before opening: opening a pipe would wait for ever.
    if !std::fs::metadata(path).map_err(machine)?.is_file() {
        return Err(Unreadable::NotAFile);
    }
    let mut bytes = Vec::new();
    File::open(path).map_err(machine)?.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes).map_err(machine)?;
    if bytes.len() as u64 > FILE_BYTES_MAX { Err(Unreadable::TooLarge) } else { Ok(bytes) }
}
