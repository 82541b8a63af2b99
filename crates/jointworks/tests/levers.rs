//! `jointworks levers` as people and scripts use it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails may stop")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// Runs the executable in a folder, with the locale of a machine in an English data centre.
fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_jointworks"))
        .current_dir(folder)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", "C")
        .args(arguments)
        .output()
        .unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("no signal ended it")
}

fn shown(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn object(output: &Output) -> Value {
    serde_json::from_str(&shown(output)).unwrap_or_else(|error| panic!("{error}: {}", shown(output)))
}

/// A folder with the example in `mine`.
fn example() -> TempDir {
    let folder = TempDir::new().unwrap();
    let made = run(folder.path(), &["init", "mine", "--example"]);
    assert_eq!(code(&made), 0, "{}", said(&made));
    folder
}

/// The same with a plan in `out`.
fn planned() -> TempDir {
    let folder = example();
    let made = run(folder.path(), &["plan", "mine", "--out", "out", "--work", "60", "--seed", "1"]);
    assert_eq!(code(&made), 0, "{}{}", shown(&made), said(&made));
    folder
}

fn rewrite(path: PathBuf, change: impl Fn(String) -> String) {
    let before = std::fs::read_to_string(&path).unwrap();
    let after = change(before.clone());
    assert_ne!(before, after, "nothing changed in {}", path.display());
    std::fs::write(path, after).unwrap();
}

fn number(value: &Value) -> f64 {
    value.as_str().unwrap().parse().unwrap()
}

/// Levers are shown to machines with their fixed fields, at least never above at most, the same on one thread and on two.
#[test]
fn levers_have_their_fixed_fields() {
    let folder = planned();
    let of = |threads: &str| {
        let arguments = [
            "levers",
            "mine",
            "out/plan.json",
            "--json",
            "--delays",
            "--threads",
            threads,
            "--report",
            "levers.html",
            "--force",
        ];
        let made = run(folder.path(), &arguments);
        assert_eq!(code(&made), 0, "{}", said(&made));
        object(&made)
    };
    let (mut one, mut two) = (of("1"), of("2"));
    for field in [
        "currency",
        "seconds",
        "seed",
        "work",
        "given",
        "reference",
        "bound",
        "levers",
        "pairs",
        "delays",
        "hasten",
        "report",
    ] {
        assert!(one.get(field).is_some(), "{field} is missing: {one}");
    }
    let levers = one["levers"].as_array().unwrap();
    assert!(levers.iter().any(|lever| lever["lever"] == "stand:stand+1@2026-Q1"), "{one}");
    for lever in levers {
        assert!(number(&lever["at_least"]) <= number(&lever["at_most"]), "{lever}");
        assert_eq!(lever["cost"].is_string(), lever["kind"] == "money", "{lever}");
    }
    assert_eq!(one["delays"].as_array().unwrap().len(), 3, "{one}");
    let page = std::fs::read_to_string(folder.path().join("levers.html")).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("lang=\"be\""), "{}", &page[..80]);
    for answer in [&mut one, &mut two] {
        answer["seconds"] = Value::Null;
    }
    assert_eq!(one, two);
}

/// What cannot be asked is refused: a project or a period that is not there, a plan of another programme, a cost of no lever, a page
/// that would be lost.
#[test]
fn levers_refuse_what_is_not_there() {
    let folder = planned();
    let asked = |more: &[&str]| {
        let output = run(
            folder.path(),
            &[&["levers", "mine", "out/plan.json", "--work", "1", "--pairs", "0"], more].concat(),
        );
        (code(&output), said(&output))
    };
    let (end, words) = asked(&["--project", "gaers"]);
    assert!(end == 2 && words.contains("gaers") && words.contains("gearboxes"), "{words}");
    let (end, words) = asked(&["--from", "2062-Q1"]);
    assert!(end == 2 && words.contains("2062-Q1") && words.contains("2026-Q1"), "{words}");
    assert_eq!(asked(&["--money", "-5"]).0, 2);
    assert_eq!(asked(&["--report", "page.html"]).0, 0);
    let (end, words) = asked(&["--report", "page.html"]);
    assert!(end == 2 && words.contains("page.html"), "{words}");
    std::fs::write(folder.path().join("mine/levers.toml"), "[[cost]]\nlever = \"stand:stond+1\"\ncost = 5\n")
        .unwrap();
    let (end, words) = asked(&[]);
    assert!(end == 1 && words.contains("unknown-id") && words.contains("stand:stand+1"), "{words}");
    std::fs::remove_file(folder.path().join("mine/levers.toml")).unwrap();
    rewrite(folder.path().join("mine/funds.csv"), |table| table.replace("12000000", "11000000"));
    let (end, words) = asked(&[]);
    assert!(end == 1 && words.contains("plan"), "{words}");
}
