//! Which reader a path needs: a square table in a file, or a folder with what is made inside and what is imported.

use std::path::Path;

use model::{Code, Finding};

use super::table::Table;
use super::{long, square};
use crate::read::small;

/// Words in the names of the two files of a folder.
const INSIDE: [&str; 3] = ["domestic", "inside", "dom"];
const IMPORTS: [&str; 2] = ["import", "imp"];

impl Table {
    /// Reads a table as it is published: a CSV, perhaps packed by gzip, of which the module `square` knows the forms; or a folder
    /// in which one file's name says `domestic` and one says `import`, each with three columns: row, column, value.
    ///
    /// `home` is the region of a table that names none.
    ///
    /// # Errors
    ///
    /// Findings of severity error if it is no such table; the warnings are about cells, rows and columns.
    pub fn read(path: &Path, home: Option<&str>) -> Result<(Self, Vec<Finding>), Vec<Finding>> {
        Self::read_by(path, home, small)
    }

    /// As [`Table::read`], each file read by `bytes`: for whoever can make a text of what this crate does not know, as of workbooks.
    ///
    /// # Errors
    ///
    /// As there, and what `bytes` says.
    pub fn read_by(
        path: &Path,
        home: Option<&str>,
        bytes: impl Fn(&Path) -> Result<Vec<u8>, Finding>,
    ) -> Result<(Self, Vec<Finding>), Vec<Finding>> {
        let named = |path: &Path| path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let text = |path: &Path| bytes(path).map_err(|finding| vec![finding]);
        let shown = named(path);
        if !path.is_dir() {
            return Self::parse(&shown, &text(path)?, home);
        }
        let missing = |what: &str| vec![Finding::new(Code::IoLayout, shown.as_str()).with("missing", what)];
        let mut files: Vec<_> = std::fs::read_dir(path)
            .map_err(|_| missing("domestic, imports"))?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .collect();
        files.sort();
        let file = |words: &[&str]| {
            let fits = |word: &&str| files.iter().find(|file| named(file).to_lowercase().contains(*word));
            words.iter().find_map(fits).ok_or_else(|| missing(words[0]))
        };
        let (inside, imports) = (file(&INSIDE)?, file(&IMPORTS)?);
        let home = home.ok_or_else(|| vec![square::whose(&shown)])?;
        long::parse((&named(inside), &text(inside)?), (&named(imports), &text(imports)?), home)
    }

    /// As [`Table::read`], of the text of a square table.
    ///
    /// # Errors
    ///
    /// As there.
    pub fn parse(file: &str, text: &[u8], home: Option<&str>) -> Result<(Self, Vec<Finding>), Vec<Finding>> {
        square::parse(file, text, home)
    }
}
