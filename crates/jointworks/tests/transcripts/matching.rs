//! Needs and plants as people and scripts put them together.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::program::{code, example, object, run, said, shown};

/// The gear set is asked in Russian; a Russian, an English and a Belarusian profile answer, a forge and a gear shop do together, and the
/// fourth plant fails for two reasons. Fixed fields stay.
#[test]
fn the_gear_set_has_its_plants() {
    let folder = example();
    let found = run(folder.path(), &["match", "mine", "--need", "gear-set", "--json"]);
    assert_eq!(code(&found), 0, "{}", said(&found));
    let answer = object(&found);
    let need = &answer["needs"][0];
    assert_eq!(need["need"], "gear-set");
    let ways = |way: &str| -> Vec<String> {
        let matches = need["matches"].as_array().unwrap().iter().filter(|one| one["way"] == way);
        let mut plants: Vec<String> = matches.map(|one| one["plants"].to_string()).collect();
        plants.sort_unstable();
        plants
    };
    assert_eq!(ways("alone"), [r#"["east"]"#, r#"["north"]"#, r#"["west"]"#]);
    assert_eq!(ways("jointly"), [r#"["river","east"]"#]);
    for found in need["matches"].as_array().unwrap() {
        assert!(found["score"].as_u64().unwrap() > 0);
        for verdict in found["verdicts"].as_array().unwrap() {
            assert!(verdict["must"] == false || verdict["verdict"] != "fails", "{verdict}");
            assert!(verdict["reason"].as_str().unwrap().len() > 3, "{verdict}");
        }
    }
    let hill = need["near"].as_array().unwrap().iter().find(|near| near["plant"] == "hill").unwrap();
    let lacks: Vec<&Value> =
        hill["lacks"].as_array().unwrap().iter().map(|lack| &lack["requirement"]).collect();
    assert_eq!(lacks, ["diameter", "certificate"]);
}

/// The same on any number of threads, and reasons in each language.
#[test]
fn threads_change_nothing_and_languages_change_words() {
    let folder = example();
    let told = |arguments: &[&str]| shown(&run(folder.path(), &[&["match", "mine"], arguments].concat()));
    assert_eq!(told(&["--json", "--threads", "1"]), told(&["--json", "--threads", "2"]));
    for (language, words) in
        [("en", "IATF 16949: not held"), ("ru", "IATF 16949: нет"), ("be", "IATF 16949: няма")]
    {
        let page = told(&["--need", "gear-set", "--lang", language]);
        assert!(page.contains(words), "{page}");
    }
}

/// What nobody can make becomes rows of the programme's tables: with what they say is lacking filled in, the programme is planned.
#[test]
fn what_is_lacking_can_be_planned() {
    let folder = example();
    let mine = folder.path().join("mine");
    let found = run(folder.path(), &["match", "mine", "--as-projects"]);
    assert_eq!(code(&found), 0);
    assert!(said(&found).contains("outlay"), "{}", said(&found));
    let text = shown(&found);
    let filled: BTreeMap<&str, &str> = BTreeMap::from([
        ("product", "gearbox"),
        ("imported_share_of_outlay", "0.5"),
        ("nonbom_imports_per_unit", "1000"),
        ("nonbom_imports_low", "500"),
        ("nonbom_imports_high", "1500"),
        ("mode", "normal"),
        ("duration", "2"),
        ("outlay", "1000000"),
        ("currency", "RUB"),
        ("payment", "at_start"),
    ]);
    for part in text.split("# ").skip(1) {
        let mut lines = part.lines();
        let table = mine.join(lines.next().unwrap());
        let named: Vec<&str> = lines.next().unwrap().split(',').collect();
        let mut written = std::fs::read_to_string(&table).unwrap();
        let columns: Vec<String> = written.lines().next().unwrap().split(',').map(str::to_owned).collect();
        for line in lines.filter(|line| !line.is_empty()) {
            // The note stands last and may be quoted; it is not needed here.
            let cells: Vec<&str> = line.split(',').collect();
            let cell = |column: &str| {
                let told =
                    named.iter().position(|name| *name == column && *name != "note").map(|at| cells[at]);
                told.filter(|cell| !cell.is_empty()).or(filled.get(column).copied()).unwrap_or_default()
            };
            let row: Vec<&str> = columns.iter().map(|column| cell(column)).collect();
            written.push_str(&format!("{}\n", row.join(",")));
        }
        std::fs::write(&table, written).unwrap();
    }
    let checked = run(folder.path(), &["check", "mine"]);
    assert_eq!(code(&checked), 0, "{}{}", shown(&checked), said(&checked));
    assert!(shown(&checked).contains("4 candidate projects"), "{}", shown(&checked));
}

/// A profile that has run out is counted and not ranked.
#[test]
fn old_profiles_are_counted() {
    let folder = example();
    let table = folder.path().join("mine/capabilities.csv");
    let text = std::fs::read_to_string(&table).unwrap();
    let dated = text.lines().map(|line| match line.split(',').next() {
        Some("capability") => format!("{line},valid_until\n"),
        Some("east-gears") => format!("{line},2025-12-31\n"),
        _ => format!("{line},\n"),
    });
    std::fs::write(&table, dated.collect::<String>()).unwrap();
    let found = run(folder.path(), &["match", "mine"]);
    assert_eq!(code(&found), 0, "{}", said(&found));
    assert!(shown(&found).contains("One profile has run out"), "{}", shown(&found));
    assert!(!shown(&found).contains("east-gears"), "{}", shown(&found));
    let answer = object(&run(folder.path(), &["match", "mine", "--json"]));
    assert_eq!(answer["profiles_run_out"], 1);
}

/// A need that nobody has and weights that are none are wrong use, said in words.
#[test]
fn wrong_use_is_told() {
    let folder = example();
    let unknown = run(folder.path(), &["match", "mine", "--need", "gearset"]);
    assert_eq!(code(&unknown), 2);
    assert!(said(&unknown).contains("gear-set"), "{}", said(&unknown));
    for weights in ["cost", "price=3", "cost=-1", "cost=1001"] {
        let wrong = run(folder.path(), &["match", "mine", "--weights", weights]);
        assert_eq!(code(&wrong), 2, "{weights}");
    }
    std::fs::remove_file(folder.path().join("mine/needs.csv")).unwrap();
    std::fs::remove_file(folder.path().join("mine/requirements.csv")).unwrap();
    let none = run(folder.path(), &["match", "mine"]);
    assert_eq!(code(&none), 0, "{}", said(&none));
}
