//! Write the tables of a new programme.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use store::{Overwrite, Source, Template};

/// What to write, and where.
pub(crate) struct Request {
    /// The folder, which must not exist or be empty, or the workbook, which must not exist.
    pub(crate) folder: PathBuf,
    /// Empty or filled.
    pub(crate) template: Template,
}

/// What became of it.
pub(crate) enum Made {
    /// The names of the files written.
    Written(Vec<String>),
    /// The names of the sheets of the workbook written.
    Workbook(Vec<String>),
    /// There was something already; nothing was written.
    NotEmpty,
}

/// Writes.
///
/// # Errors
///
/// The machine cannot write.
pub(crate) fn init(request: &Request) -> anyhow::Result<Made> {
    let files = store::template(request.template);
    if let Source::Workbook(path) = Source::at(&request.folder) {
        if path.exists() {
            return Ok(Made::NotEmpty);
        }
        // Invariant: what templates hold, a workbook can hold; a test writes each of them.
        let (bytes, sheets) = store::workbook(&files).map_err(|_| anyhow::anyhow!("{}", path.display()))?;
        store::write_new(path, &bytes, Overwrite::Refused)?;
        return Ok(Made::Workbook(sheets.into_iter().map(|sheet| sheet.table).collect()));
    }
    if !is_free(&request.folder)? {
        return Ok(Made::NotEmpty);
    }
    store::write_folder(&request.folder, &files, Overwrite::Refused)?;
    Ok(Made::Written(files.into_iter().map(|(name, _)| name).collect()))
}

fn is_free(folder: &Path) -> anyhow::Result<bool> {
    if !folder.exists() {
        return Ok(true);
    }
    if !folder.is_dir() {
        return Ok(false);
    }
    let mut entries = std::fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    Ok(entries.next().is_none())
}
