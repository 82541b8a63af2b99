//! Style as a test: what a machine can see of our habits, said with the file's name.

use std::fs;
use std::path::{Path, PathBuf};

/// Names that say who put something there, not what it is.
const EMPTY_NAMES: [&str; 9] =
    ["core", "common", "utils", "util", "helpers", "types", "manager", "shared", "misc"];

/// The longest file that can still be read in one go.
const LINES_MAX: usize = 600;

/// Arrows only point down: which members of the workspace each library may know.
const MAY_KNOW: [(&str, &[&str]); 6] = [
    ("model", &[]),
    ("store", &["model"]),
    ("scheduling", &["model"]),
    ("trade", &["model"]),
    ("cooperation", &["model"]),
    ("planner", &["model", "scheduling"]),
];

/// What a pure crate does not name: files, sockets, threads, clocks, the machine.
const IMPURE: [&str; 7] =
    ["std::fs", "std::io", "std::net", "std::thread", "std::time", "std::env", "std::process"];

/// Beginnings of paths that only exist on the machine of whoever wrote them. Spelt apart, so that this list does not find itself.
const MACHINE_PATHS: [&str; 4] =
    [concat!("/", "work/"), concat!("/", "root/"), concat!("/", "home/"), concat!("/", "Users/")];

/// Endings of files that people write as text.
const TEXTS: [&str; 12] =
    ["rs", "md", "toml", "csv", "ftl", "sh", "css", "js", "yml", "lock", "gitignore", "txt"];

/// Checks the whole project, wherever in it cargo was called.
///
/// # Errors
///
/// Everything that is untidy, a line each.
pub(crate) fn run() -> Result<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("xtask lies in no folder")?;
    let mut files = Vec::new();
    collect(root, &mut files).map_err(|failure| format!("{}: {failure}", root.display()))?;
    files.sort();
    let mut untidy = Vec::new();
    for file in &files {
        let name = file.strip_prefix(root).unwrap_or(file);
        match fs::read_to_string(file) {
            Ok(text) => one_file(root, name, &text, &mut untidy),
            Err(failure) => untidy.push(format!("{}: {failure}", name.display())),
        }
    }
    edges(root, &mut untidy);
    codes(root, &mut untidy);
    programmes(root, &mut untidy);
    if untidy.is_empty() { Ok(format!("{} files are tidy", files.len())) } else { Err(untidy.join("\n")) }
}

/// Text files below a folder; what was built or is kept by git itself is left out.
fn collect(folder: &Path, into: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if name == ".git" {
            continue;
        }
        if path.is_dir() {
            if name != "out" && !name.starts_with("target") {
                collect(&path, into)?;
            }
        } else if path.extension().and_then(|ending| ending.to_str()).is_none_or(|it| TEXTS.contains(&it)) {
            into.push(path);
        }
    }
    Ok(())
}

/// What can be seen of a file by itself.
fn one_file(root: &Path, name: &Path, text: &str, untidy: &mut Vec<String>) {
    let shown = name.display();
    for path in MACHINE_PATHS.iter().filter(|path| text.contains(**path)) {
        untidy.push(format!("{shown}: speaks of {path}, which is nowhere but on one machine"));
    }
    match name.extension().and_then(|ending| ending.to_str()) {
        Some("rs") => {
            source(name, text, untidy);
            purity(name, text, untidy);
        }
        Some("md") => links(root, name, text, untidy),
        _ => {}
    }
}

fn source(name: &Path, text: &str, untidy: &mut Vec<String>) {
    let shown = name.display();
    if !text.starts_with("//!") {
        untidy.push(format!("{shown}: does not open with //!"));
    }
    let lines = text.lines().count();
    if lines > LINES_MAX {
        untidy.push(format!("{shown}: {lines} lines, more than {LINES_MAX}"));
    }
    let parts = name.iter().filter_map(|part| part.to_str()).map(|part| part.trim_end_matches(".rs"));
    for part in parts.filter(|part| EMPTY_NAMES.contains(part)) {
        untidy.push(format!("{shown}: nobody can tell what `{part}` holds"));
    }
}

/// The model computes; it does nothing to the world and asks it nothing.
fn purity(name: &Path, text: &str, untidy: &mut Vec<String>) {
    if name.starts_with("crates/model/src") {
        for word in IMPURE.iter().filter(|word| text.contains(**word)) {
            untidy.push(format!("{}: {word} has no place in a pure crate", name.display()));
        }
    }
}

/// Relative links lead to something; a link called by a name in the code leads to the file that defines it.
fn links(root: &Path, name: &Path, text: &str, untidy: &mut Vec<String>) {
    let folder = root.join(name).parent().map(Path::to_path_buf).unwrap_or_default();
    for (at, _) in text.match_indices("](") {
        let called = text[..at].rsplit('[').next().unwrap_or_default();
        let target = text[at + 2..].split(')').next().unwrap_or_default();
        let path = target.split('#').next().unwrap_or_default();
        let elsewhere = path.is_empty() || path.contains("://") || path.starts_with("mailto:");
        if elsewhere {
            continue;
        }
        let file = folder.join(path);
        if !file.exists() {
            untidy.push(format!("{}: the link {target} leads nowhere", name.display()));
        } else if let Some(word) = called.strip_prefix('`').and_then(|word| word.strip_suffix('`'))
            && path.ends_with(".rs")
            && !defines(&file, word)
        {
            untidy.push(format!("{}: {path} does not define {word}", name.display()));
        }
    }
}

/// Whether a source file defines what is called so, or is itself called so.
fn defines(file: &Path, word: &str) -> bool {
    let word = word.rsplit("::").next().unwrap_or(word).trim_end_matches("()");
    let text = fs::read_to_string(file).unwrap_or_default();
    let whole = |rest: &str| !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_');
    let module =
        if file.ends_with("mod.rs") { file.parent().and_then(Path::file_name) } else { file.file_stem() };
    module.is_some_and(|module| module == word)
        || ["fn ", "struct ", "enum ", "trait ", "type ", "const ", "mod ", "    "].iter().any(|keyword| {
            let definition = format!("{keyword}{word}");
            text.match_indices(&definition).any(|(at, found)| {
                let rest = &text[at + found.len()..];
                // Nouns that macros define stand indented, with their body behind.
                whole(rest) && (*keyword != "    " || rest.starts_with(" {") || rest.starts_with(", "))
            })
        })
}

/// No member of the workspace knows one that it must not.
fn edges(root: &Path, untidy: &mut Vec<String>) {
    for (member, allowed) in MAY_KNOW {
        let Ok(manifest) = fs::read_to_string(root.join(format!("crates/{member}/Cargo.toml"))) else {
            untidy.push(format!("crates/{member}: has no Cargo.toml"));
            continue;
        };
        let keys = manifest.lines().filter_map(|line| line.split(['.', '=', ' ']).next());
        for other in keys.filter(|key| *key == "jointworks" || MAY_KNOW.iter().any(|(name, _)| name == key)) {
            if !allowed.contains(&other) {
                untidy.push(format!("crates/{member}: must not depend on {other}"));
            }
        }
    }
}

/// Every finding that a user can meet can be looked up.
fn codes(root: &Path, untidy: &mut Vec<String>) {
    let list = fs::read_to_string(root.join("crates/model/src/finding.rs")).unwrap_or_default();
    let page = fs::read_to_string(root.join("docs/reference/findings.md")).unwrap_or_default();
    let lines = list.lines().skip_while(|line| !line.starts_with("codes! {")).take_while(|line| *line != "}");
    let words: Vec<&str> =
        lines.filter_map(|line| line.split_once(" = \"")?.1.split_once('"')).map(|(word, _)| word).collect();
    if words.is_empty() {
        untidy.push("crates/model/src/finding.rs: no finding code was found in it".to_owned());
    }
    for word in words.iter().filter(|word| !page.contains(&format!("| `{word}` |"))) {
        untidy.push(format!("docs/reference/findings.md: does not list {word}"));
    }
}

/// Every example can be read by people and by the program.
fn programmes(root: &Path, untidy: &mut Vec<String>) {
    let folders = fs::read_dir(root.join("programmes")).into_iter().flatten().flatten();
    for folder in folders.map(|entry| entry.path()).filter(|path| path.is_dir()) {
        for needed in ["README.md", "programme.toml"] {
            if !folder.join(needed).is_file() {
                let name = folder.strip_prefix(root).unwrap_or(&folder);
                untidy.push(format!("{}: has no {needed}", name.display()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A guilty file is named once for each of its faults, an innocent one not at all.
    #[test]
    fn each_fault_of_a_file_is_said() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let faults = |name: &str, text: &str| {
            let mut untidy = Vec::new();
            one_file(root, Path::new(name), text, &mut untidy);
            untidy.len()
        };
        assert_eq!(faults("src/plan.rs", "//! A plan.\n"), 0);
        assert_eq!(faults("src/plan.rs", "fn main() {}\n"), 1);
        assert_eq!(faults("src/utils/types.rs", "//! Things.\n"), 2);
        assert_eq!(faults("src/plan.rs", &"//!\n".repeat(LINES_MAX + 1)), 1);
        assert_eq!(faults("a.md", "[a](src/main.rs#top) [b](https://a.b/c) [c](#here)"), 0);
        assert_eq!(faults("a.md", "[a](src/nowhere.rs)"), 1);
        assert_eq!(
            faults("a.md", "[`tidy::run()`](src/tidy.rs) [`IMPURE`](src/tidy.rs) [`main`](src/main.rs)"),
            0
        );
        assert_eq!(faults("a.md", "[`walk`](src/tidy.rs) and [`ru`](src/tidy.rs)"), 2);
        assert_eq!(faults("crates/model/src/plan.rs", "//! A plan.\nuse std::fs;\n"), 1);
        assert_eq!(faults("crates/store/src/plan.rs", "//! A plan.\nuse std::fs;\n"), 0);
        assert_eq!(faults("a.toml", &format!("path = \"{}me\"", MACHINE_PATHS[2])), 1);
    }
}
