//! `jointworks levers` as people and scripts use it.

use serde_json::Value;

use crate::program::{code, number, object, planned, rewrite, run, said};

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
