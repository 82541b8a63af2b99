//! The folder of results: what is written into it, all or nothing, and what lies there already.

use std::path::{Path, PathBuf};

use model::{Code, Finding};
use store::Overwrite;

use super::{Request, Seen};
use crate::report;

/// Names of the files in the folder of results.
const FILES: [&str; 4] = ["exposure.html", "exposure.xlsx", "exposure.csv", "import-lines.csv"];

/// Names of the tables that come with an input-output table: the union's sectors, and what a programme reads.
const IO_FILES: [&str; 4] = [SECTORS_FILE, "io_inside.csv", "io_imported.csv", "io_value_added.csv"];

/// The table of the union's sectors.
const SECTORS_FILE: &str = "sectors.csv";

/// Page, workbook and tables, all or none.
pub(super) fn write(seen: &Seen, out: &Path, request: &Request) -> anyhow::Result<Vec<PathBuf>> {
    let written = [
        report::exposure::html(seen, request.language).into_bytes(),
        report::exposure::workbook(seen, request.language)?,
        report::exposure::csv(seen, request.language).into_bytes(),
        report::exposure::lines_csv(seen).into_bytes(),
    ];
    let mut written: Vec<(String, Vec<u8>)> = FILES.map(str::to_owned).into_iter().zip(written).collect();
    let sectors = seen.hidden.iter().map(|hidden| report::exposure::sectors_csv(&hidden.sectors));
    written.extend(sectors.map(|table| (SECTORS_FILE.to_owned(), table.into_bytes())));
    let tables = seen.hidden.iter().flat_map(|hidden| &hidden.tables);
    written.extend(tables.map(|(name, text)| ((*name).to_owned(), text.clone().into_bytes())));
    store::write_folder(out, &written, request.overwrite)?;
    Ok(written.into_iter().map(|(name, _)| out.join(name)).collect())
}

/// A file of the results that is there already, if none may be replaced.
pub(super) fn in_the_way(request: &Request) -> Option<PathBuf> {
    let out = request.out.as_ref().filter(|_| request.overwrite == Overwrite::Refused)?;
    let names = FILES.iter().chain(IO_FILES.iter().filter(|_| request.io.is_some()));
    names.map(|name| out.join(name)).find(|file| file.exists())
}

/// Tables of an earlier run that this one does not write: beside its own files they would be taken for its own.
pub(super) fn left(seen: &Seen, out: &Path) -> Option<Finding> {
    let is_left = |name: &&&str| seen.hidden.is_none() && out.join(name).exists();
    let files: Vec<&str> = IO_FILES.iter().filter(is_left).copied().collect();
    let shown = out.display().to_string();
    let finding = || Finding::new(Code::IoFilesLeft, shown.as_str()).with("files", files.join(", "));
    (!files.is_empty()).then(|| finding().at(&shown, None, None))
}
