//! A programme as a workbook, as people and scripts use it.

use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::program::{code, example, object, rewrite, run, said, shown};

/// The example as a workbook `mine.xlsx`, made of the folder `mine` beside it.
fn both() -> TempDir {
    let folder = example();
    let made = run(folder.path(), &["export", "xlsx", "mine", "mine.xlsx"]);
    assert_eq!(code(&made), 0, "{}{}", shown(&made), said(&made));
    folder
}

fn read(folder: &Path, file: &str) -> Vec<u8> {
    std::fs::read(folder.join(file)).unwrap()
}

/// A workbook and the folder that it was made of have the same plan to the byte, and so has the folder made of the workbook.
#[test]
fn both_forms_have_one_plan() {
    let folder = both();
    let back = run(folder.path(), &["import", "xlsx", "mine.xlsx", "back"]);
    assert_eq!(code(&back), 0, "{}", said(&back));
    assert!(shown(&back).contains("Nothing was left behind but fonts"), "{}", shown(&back));
    for (programme, out) in [("mine", "a"), ("mine.xlsx", "b"), ("back", "c")] {
        let made = run(folder.path(), &["plan", programme, "--out", out, "--work", "60", "--seed", "1"]);
        assert_eq!(code(&made), 0, "{}", said(&made));
    }
    assert_eq!(read(folder.path(), "a/plan.json"), read(folder.path(), "b/plan.json"));
    assert_eq!(read(folder.path(), "a/plan.json"), read(folder.path(), "c/plan.json"));
    for arguments in [
        &["check", "mine.xlsx", "--plan", "a/plan.json"] as &[&str],
        &["explain", "mine.xlsx", "a/plan.json", "gears"],
        &["compare", "mine.xlsx", "a/plan.json", "b/plan.json"],
        &["risk", "mine.xlsx", "a/plan.json", "--runs", "20", "--buffered", "--time-limit", "1"],
        &["levers", "mine.xlsx", "a/plan.json", "--work", "2", "--pairs", "0"],
        &["pareto", "mine.xlsx", "--points", "1", "--work", "5"],
        &["match", "mine.xlsx"],
        &["exposure", "mine/trade", "--partners", "BY,RU", "--programme", "mine.xlsx"],
    ] {
        let done = run(folder.path(), arguments);
        assert_eq!(code(&done), 0, "{arguments:?}: {}{}", shown(&done), said(&done));
    }
}

/// `init` writes a workbook where its name says so: empty in either language, or filled; never over something.
#[test]
fn a_workbook_can_be_begun() {
    let folder = TempDir::new().unwrap();
    for (name, more) in [("a.xlsx", "--example"), ("b.xlsx", "--headings=ru"), ("C.XLSX", "--headings=en")] {
        let made = run(folder.path(), &["init", name, more]);
        assert_eq!(code(&made), 0, "{}", said(&made));
        assert!(shown(&made).starts_with(&format!("{name} is ready")), "{}", shown(&made));
        let checked = run(folder.path(), &["check", name]);
        assert_eq!(code(&checked), 0, "{}", shown(&checked));
        let before = read(folder.path(), name);
        let again = run(folder.path(), &["init", name, more]);
        assert_eq!((code(&again), shown(&again).as_str()), (2, ""));
        assert_eq!(read(folder.path(), name), before);
    }
}

/// Neither way overwrites anything unasked; asked, the tables that stay are named.
#[test]
fn nothing_is_overwritten() {
    let folder = both();
    rewrite(folder.path().join("mine/plants.csv"), |text| text.replace("Minsk", "Grodno"));
    let before = (read(folder.path(), "mine.xlsx"), read(folder.path(), "mine/plants.csv"));
    for arguments in [["export", "xlsx", "mine", "mine.xlsx"], ["import", "xlsx", "mine.xlsx", "mine"]] {
        let refused = run(folder.path(), &arguments);
        assert_eq!((code(&refused), shown(&refused).as_str()), (2, ""));
        assert!(said(&refused).contains("--force"), "{}", said(&refused));
    }
    assert_eq!(before, (read(folder.path(), "mine.xlsx"), read(folder.path(), "mine/plants.csv")));
    std::fs::write(folder.path().join("mine/limits.csv"), "limit,kind,amount\n").unwrap();
    let made = run(folder.path(), &["import", "xlsx", "mine.xlsx", "mine", "--force", "--json"]);
    assert_eq!(code(&made), 0, "{}", said(&made));
    assert_eq!(object(&made)["kept"], serde_json::json!(["limits.csv"]));
    assert!(String::from_utf8(read(folder.path(), "mine/plants.csv")).unwrap().contains("Minsk"));
    let told = run(folder.path(), &["export", "xlsx", "mine", "mine.xlsx", "--force"]);
    assert_eq!(code(&told), 0, "{}", said(&told));
    let left = "Not carried, because a workbook has no place for them: io, trade.";
    assert!(shown(&told).contains(left), "{}", shown(&told));
}

/// What is wrong in a workbook is drawn under the row of its sheet, with the name of its cell, and machines get both.
#[test]
fn faults_are_shown_at_their_cells() {
    let folder = both();
    rewrite(folder.path().join("mine/tasks.csv"), |text| text.replacen("4000000", "4 Mio", 1));
    let made = run(folder.path(), &["export", "xlsx", "mine", "truck.xlsx"]);
    assert_eq!(code(&made), 0, "{}", said(&made));
    let checked = run(folder.path(), &["check", "truck.xlsx"]);
    assert_eq!(code(&checked), 1);
    let drawn = "error[bad-number]: “4 Mio” is not a number.\n --> truck.xlsx[tasks]!I2\n  |\n2 | gearboxes    certify ";
    assert!(shown(&checked).starts_with(drawn), "{}", shown(&checked));
    let finding = &object(&run(folder.path(), &["check", "truck.xlsx", "--json"]))["findings"][0];
    assert_eq!(finding["file"], "truck.xlsx[tasks]");
    assert_eq!((&finding["row"], &finding["column"]), (&Value::from(2), &Value::from("outlay")));
    assert_eq!(finding["facts"]["cell"], "I2");
    let refused = run(folder.path(), &["import", "xlsx", "mine/plants.csv", "new"]);
    assert_eq!(code(&refused), 1);
    assert!(
        said(&refused).contains("bad-workbook") && said(&refused).contains("Nothing was written"),
        "{}",
        said(&refused)
    );
    assert!(!folder.path().join("new").exists());
}

/// Limits that collide stand in sheets, too.
#[test]
fn colliding_limits_are_found_in_their_sheets() {
    let folder = example();
    rewrite(folder.path().join("mine/projects.csv"), |text| text.replacen(",free,", ",in,", 2));
    rewrite(folder.path().join("mine/funds.csv"), |text| text.replacen("30000000", "20000000", 1));
    let made = run(folder.path(), &["export", "xlsx", "mine", "mine.xlsx"]);
    assert_eq!(code(&made), 0, "{}", said(&made));
    let refused = run(folder.path(), &["plan", "mine.xlsx", "--out", "out", "--json"]);
    assert_eq!(code(&refused), 1, "{}", said(&refused));
    let limits = object(&refused)["findings"][0]["facts"]["limits"].to_string();
    assert!(limits.contains("funds joint (mine.xlsx[funds]:2)"), "{limits}");
}

/// An enquiry's journal lies beside tables in a folder: a workbook is refused, and the remedy works.
#[test]
fn an_enquiry_needs_a_folder() {
    let folder = both();
    for arguments in [
        &["enquiry", "show", "mine.xlsx", "--who", "tractor-works"] as &[&str],
        &["enquiry", "projects", "mine.xlsx"],
        &["enquiry", "projects", "mine.xlsx", "--write"],
        &["enquiry", "withdraw", "mine.xlsx", "--enquiry", "a", "--reason", "b", "--who", "c"],
    ] {
        let before = read(folder.path(), "mine.xlsx");
        let refused = run(folder.path(), arguments);
        assert_eq!((code(&refused), shown(&refused).as_str()), (1, ""), "{arguments:?}");
        assert!(said(&refused).contains("jointworks import xlsx mine.xlsx"), "{}", said(&refused));
        assert_eq!(read(folder.path(), "mine.xlsx"), before);
    }
    let made = run(folder.path(), &["import", "xlsx", "mine.xlsx", "new"]);
    assert_eq!(code(&made), 0, "{}", said(&made));
    let shown_now = run(folder.path(), &["enquiry", "show", "new", "--who", "tractor-works"]);
    assert_eq!(code(&shown_now), 0, "{}", said(&shown_now));
}
