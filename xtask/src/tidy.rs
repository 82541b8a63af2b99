//! Style as a test: what a machine can see of our habits, said with the file's name.

use std::fs;
use std::path::{Path, PathBuf};

/// Names that say who put something there, not what it is.
const EMPTY_NAMES: [&str; 9] =
    ["core", "common", "utils", "util", "helpers", "types", "manager", "shared", "misc"];
const LINES_MAX: usize = 600;

/// Checks the whole tree below the current folder.
///
/// # Errors
///
/// Everything that is untidy, a line each.
pub(crate) fn run() -> Result<String, String> {
    let mut untidy = Vec::new();
    let mut files = Vec::new();
    for top in ["crates", "xtask"] {
        collect(Path::new(top), &mut files);
    }
    for file in &files {
        let name = file.display();
        let text = fs::read_to_string(file).unwrap_or_default();
        if !text.starts_with("//!") {
            untidy.push(format!("{name}: does not open with //!"));
        }
        if text.lines().count() > LINES_MAX {
            untidy.push(format!("{name}: longer than {LINES_MAX} lines"));
        }
        let parts = file.iter().filter_map(|part| part.to_str()).map(|part| part.trim_end_matches(".rs"));
        for part in parts.filter(|part| EMPTY_NAMES.contains(part)) {
            untidy.push(format!("{name}: nobody can tell what `{part}` holds"));
        }
    }
    // Arrows only point down: the middle row knows the model and nothing beside it.
    for (member, allowed) in [("model", &[][..]), ("store", &["model"]), ("planner", &["model"])] {
        let manifest = fs::read_to_string(format!("crates/{member}/Cargo.toml")).unwrap_or_default();
        for other in ["model", "store", "planner", "jointworks"] {
            if manifest.contains(&format!("\n{other}.workspace")) && !allowed.contains(&other) {
                untidy.push(format!("crates/{member}: must not depend on {other}"));
            }
        }
    }
    for programme in fs::read_dir("programmes").into_iter().flatten().flatten().map(|entry| entry.path()) {
        for needed in ["README.md", "programme.toml"] {
            if !programme.join(needed).is_file() {
                untidy.push(format!("{}: has no {needed}", programme.display()));
            }
        }
    }
    if files.is_empty() {
        untidy.push("no source file found: run this from the project's root".to_owned());
    }
    if untidy.is_empty() {
        Ok(format!("{} source files are tidy", files.len()))
    } else {
        Err(untidy.join("\n"))
    }
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            into.push(path);
        }
    }
    into.sort();
}
