//! Running the executable and reading what it says, for all transcripts.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// Runs the executable in a folder, with the locale of a machine in an English data centre.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_jointworks"))
        .current_dir(folder)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", "C")
        .args(arguments)
        .output()
        .unwrap()
}

/// How it ended.
pub(crate) fn code(output: &Output) -> i32 {
    output.status.code().expect("no signal ended it")
}

/// Standard output.
pub(crate) fn shown(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// Standard error.
pub(crate) fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Standard output as a JSON object.
pub(crate) fn object(output: &Output) -> Value {
    serde_json::from_str(&shown(output)).unwrap_or_else(|error| panic!("{error}: {}", shown(output)))
}

/// A folder with the example in `mine`.
pub(crate) fn example() -> TempDir {
    let folder = TempDir::new().unwrap();
    let made = run(folder.path(), &["init", "mine", "--example"]);
    assert_eq!(code(&made), 0, "{}", said(&made));
    folder
}

/// The same with a plan in `out`.
pub(crate) fn planned() -> TempDir {
    let folder = example();
    let made = run(folder.path(), &["plan", "mine", "--out", "out", "--work", "60", "--seed", "1"]);
    assert_eq!(code(&made), 0, "{}{}", shown(&made), said(&made));
    folder
}

/// Changes a file, and makes sure that it did.
pub(crate) fn rewrite(path: PathBuf, change: impl Fn(String) -> String) {
    let before = std::fs::read_to_string(&path).unwrap();
    let after = change(before.clone());
    assert_ne!(before, after, "nothing changed in {}", path.display());
    std::fs::write(path, after).unwrap();
}

/// A sum in machine output.
pub(crate) fn number(value: &Value) -> f64 {
    value.as_str().unwrap().parse().unwrap()
}
