//! Which reader a path needs: a square table in a file, or a folder with what is made inside and what is imported.

use std::path::Path;

use model::{Code, Finding};

use super::table::Table;
use super::words::year;
use super::{long, square};
use crate::read::small;

/// Parts of the names of the two files of a folder, and whole words of them.
const INSIDE: [&str; 2] = ["domestic", "inside"];
const INSIDE_WORD: &str = "dom";
const IMPORTS: [&str; 1] = ["import"];
const IMPORTS_WORD: &str = "imp";

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
            let (mut table, findings) = Self::parse(&shown, &text(path)?, home)?;
            table.year = table.year.or_else(|| year([shown.as_str()].into_iter()));
            return Ok((table, findings));
        }
        let unread =
            |_| vec![Finding::new(Code::IoLayout, shown.as_str()).with("missing", "domestic, imports")];
        let files = std::fs::read_dir(path).map_err(unread)?.filter_map(|entry| Some(entry.ok()?.path()));
        let files: Vec<_> = files.filter(|file| file.is_file()).collect();
        let names: Vec<String> = files.iter().map(|file| named(file)).collect();
        let (inside, imports) = pair(&shown, &names).map_err(|finding| vec![finding])?;
        let (inside, imports) = (&files[inside], &files[imports]);
        let home = home.ok_or_else(|| vec![square::whose(&shown)])?;
        let (inside_name, imports_name) = (named(inside), named(imports));
        let read = long::parse((&inside_name, &text(inside)?), (&imports_name, &text(imports)?), home);
        let (table, findings) = read?;
        let year = year([shown.as_str(), &inside_name, &imports_name].into_iter());
        Ok((Self { year, ..table }, findings))
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

/// Which of these files has what is made inside, and which what is imported. A name that speaks of both is decided by the other file.
/// Hidden files and copies that editors leave behind are not looked at.
fn pair(folder: &str, names: &[String]) -> Result<(usize, usize), Finding> {
    let fits = |name: &str, parts: &[&str], word: &str| {
        let name = name.to_lowercase();
        parts.iter().any(|part| name.contains(part))
            || name.split(|letter: char| !letter.is_alphanumeric()).any(|other| other == word)
    };
    let is_left_over = |name: &str| {
        name.starts_with(['.', '~']) || name.ends_with('~') || name.to_lowercase().ends_with(".bak")
    };
    let (mut inside, mut imports, mut either) = (Vec::new(), Vec::new(), Vec::new());
    for (at, name) in names.iter().enumerate().filter(|(_, name)| !is_left_over(name)) {
        match (fits(name, &INSIDE, INSIDE_WORD), fits(name, &IMPORTS, IMPORTS_WORD)) {
            (true, true) => either.push(at),
            (true, false) => inside.push(at),
            (false, true) => imports.push(at),
            (false, false) => {}
        }
    }
    match (inside.as_slice(), imports.as_slice(), either.as_slice()) {
        ([inside], [imports], []) | ([inside], [], [imports]) | ([], [imports], [inside]) => {
            Ok((*inside, *imports))
        }
        ([], _, []) => Err(Finding::new(Code::IoLayout, folder).with("missing", "domestic")),
        (_, [], []) | ([], [], [_]) => Err(Finding::new(Code::IoLayout, folder).with("missing", "import")),
        _ => {
            let mut found: Vec<&str> =
                [inside, imports, either].concat().into_iter().map(|at| names[at].as_str()).collect();
            found.sort_unstable();
            Err(Finding::new(Code::IoFolderFiles, folder).with("found", found.join(", ")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two files are told apart by their names in any order; a name that speaks of both is decided by the other; of several nobody
    /// guesses.
    #[test]
    fn files_are_told_apart_or_refused() {
        let read = |names: &[&str]| {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            pair("io", &names).map_err(|finding| {
                (finding.code, finding.facts.first().map(|(_, fact)| format!("{fact:?}")).unwrap_or_default())
            })
        };
        for names in [
            ["io_domestic.csv", "io_imports.csv"],
            ["domestic_without_imports.csv", "imports.csv"],
            ["io_domestic.csv", "io_nondomestic_imports.csv"],
            ["IO_DOM.csv", "IO_IMP.csv"],
            ["united_kingdom_domestic.csv", "united_kingdom_imports.csv"],
            ["inside.xlsx", "kingdom_import.xlsx"],
        ] {
            let [inside, imports] = names;
            assert_eq!(read(&names), Ok((0, 1)), "{names:?}");
            assert_eq!(read(&[imports, inside]), Ok((1, 0)), "{names:?}");
            let more = [
                "._io_imports.csv",
                "~$io_imports.xlsx",
                "io_imports.csv~",
                "io_domestic.csv.BAK",
                "total.csv",
            ];
            assert_eq!(read(&[&more[..], &names].concat()), Ok((5, 6)), "{names:?}");
            for third in ["2015_imports.csv", "old_domestic.csv", "domestic_and_imports.csv"] {
                let (code, found) = read(&[inside, third, imports]).unwrap_err();
                assert!(
                    code == Code::IoFolderFiles && found.contains(third) && found.contains(inside),
                    "{found}"
                );
            }
        }
        let both = ["domestic_without_imports.csv", "imports_without_domestic.csv"];
        assert_eq!(read(&both).unwrap_err().0, Code::IoFolderFiles);
        assert_eq!(read(&["domestic.csv"]), Err((Code::IoLayout, "Text(\"import\")".to_owned())));
        assert_eq!(
            read(&["imports.csv", "imports_old.csv"]),
            Err((Code::IoLayout, "Text(\"domestic\")".to_owned()))
        );
    }
}
