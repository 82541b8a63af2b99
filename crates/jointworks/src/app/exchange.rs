//! Carry a programme from a folder to a workbook, and back.

use std::path::{Path, PathBuf};

use model::{Code, Finding};
use store::{Exchanged, Loss, Overwrite, Source, Sources, Tally};

/// What to carry, and where.
pub(crate) struct Request {
    pub(crate) from: PathBuf,
    pub(crate) to: PathBuf,
    /// Whether what is there may be replaced.
    pub(crate) overwrite: Overwrite,
}

/// What became of it.
pub(crate) struct Carried {
    /// What was written; nothing if a finding is an error.
    pub(crate) tables: Option<Vec<Tally>>,
    /// What the other form has no place for.
    pub(crate) losses: Vec<Loss>,
    /// Tables that were in the folder before and that the workbook does not have: they are as they were.
    pub(crate) kept: Vec<String>,
    pub(crate) findings: Vec<Finding>,
    /// The files' text, for drawing.
    pub(crate) sources: Sources,
}

/// Writes the workbook of a folder.
///
/// # Errors
///
/// The machine cannot write, or the workbook is there already.
pub(crate) fn export(request: &Request) -> anyhow::Result<Carried> {
    if let Source::Workbook(_) = Source::at(&request.from) {
        let title = request.from.display().to_string();
        return Ok(refused(Finding::new(Code::FolderNeeded, title.clone()).with("file", title)));
    }
    let exchanged = store::to_workbook(Source::Folder(&request.from));
    let bytes = exchanged.made.as_deref();
    let written = bytes.map(|bytes| store::write_new(&request.to, bytes, request.overwrite)).transpose()?;
    Ok(carried(exchanged, written.is_some(), Vec::new()))
}

/// Writes the folder of a workbook.
///
/// # Errors
///
/// The machine cannot write, or one of the files is there already.
pub(crate) fn import(request: &Request) -> anyhow::Result<Carried> {
    let exchanged = store::from_workbook(&request.from);
    let kept = exchanged.made.as_ref().map(|files| kept(&request.to, files)).unwrap_or_default();
    let files = exchanged.made.as_deref();
    let written =
        files.map(|files| store::write_folder(&request.to, files, request.overwrite)).transpose()?;
    Ok(carried(exchanged, written.is_some(), kept))
}

fn refused(finding: Finding) -> Carried {
    let (losses, kept, findings) = (Vec::new(), Vec::new(), vec![finding]);
    Carried { tables: None, losses, kept, findings, sources: Sources::default() }
}

fn carried<T>(exchanged: Exchanged<T>, is_written: bool, kept: Vec<String>) -> Carried {
    let Exchanged { tables, losses, findings, sources, .. } = exchanged;
    Carried { tables: is_written.then_some(tables), losses, kept, findings, sources }
}

/// The programme's files in a folder that are not among those to be written.
fn kept(folder: &Path, files: &[(String, Vec<u8>)]) -> Vec<String> {
    let is_written = |name: &String| files.iter().any(|(written, _)| written == name);
    let beside = ["programme.toml", store::RISK_FILE, store::LEVERS_FILE].map(str::to_owned);
    let known = store::TABLES.iter().map(store::Table::file).chain(beside);
    known.filter(|name| !is_written(name)).filter(|name| folder.join(name).exists()).collect()
}
