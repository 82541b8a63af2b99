//! Small tables that people give beside a programme: lists, names, concordances, input-output tables.

use std::path::Path;

use model::Finding;

/// The text of a small table: a text file, perhaps packed by gzip, or the fullest sheet of a workbook.
pub(crate) fn small(path: &Path) -> Result<Vec<u8>, Finding> {
    let bytes = trade::read::small(path)?;
    if store::is_workbook(&bytes) {
        return store::sheet(&path.display().to_string(), bytes).map(String::into_bytes);
    }
    Ok(bytes)
}
