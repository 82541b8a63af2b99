//! Limits, fronts and stakes as people and scripts use them.

use serde_json::Value;

use crate::program::{code, example, number, object, planned, run, said, shown};

/// Limits stand in the plan's machine output: a soft one is broken at its price, and the objective is the value less that.
#[test]
fn limits_are_kept_or_paid_for() {
    let folder = example();
    std::fs::write(
        folder.path().join("mine/limits.csv"),
        "limit,kind,of,from_year,share,amount,penalty\nbudget,public_money_max,,,,30000000,\n\
         gears,import_share_max,gear,2028,0.5,,0.2\n",
    )
    .unwrap();
    let planned = run(folder.path(), &["plan", "mine", "--out", "out", "--work", "60", "--json"]);
    assert_eq!(code(&planned), 0, "{}", said(&planned));
    let answer = object(&planned);
    assert!(number(&answer["public_money"]) <= 30_000_000.0, "{}", answer["public_money"]);
    let penalty = number(&answer["penalty"]);
    assert!(penalty > 0.0, "the money does not suffice for gears");
    let rows = answer["limits"].as_array().unwrap();
    let of_gears = rows.iter().find(|row| row["limit"] == "gears").unwrap();
    assert_eq!(of_gears["penalty"], answer["penalty"]);
    assert!((number(&of_gears["breach"]) * 0.2 - penalty).abs() < 0.01);
    assert!(number(&answer["objective"]) <= number(&answer["bound"]));
    let checked = run(folder.path(), &["check", "mine", "--plan", "out/plan.json"]);
    assert_eq!(code(&checked), 0, "{}", shown(&checked));
}

/// A front has its fixed fields, falls from loose to tight under its bounds, is the same on any number of threads, and is written
/// as a page and a workbook.
#[test]
fn fronts_are_drawn() {
    let folder = example();
    let front = |threads: &str, out: &str| {
        let arguments = ["pareto", "mine", "--points", "3", "--json", "--threads", threads, "--out", out];
        let drawn = run(folder.path(), &arguments);
        assert_eq!(code(&drawn), 0, "{}", said(&drawn));
        let mut answer = object(&drawn);
        for field in ["seconds", "files"] {
            answer.as_object_mut().unwrap().remove(field);
        }
        answer
    };
    let one = front("1", "one");
    assert_eq!(one, front("2", "two"));
    assert_eq!(one["against"], "money");
    let points = one["points"].as_array().unwrap();
    assert_eq!(points.len(), 4);
    assert_eq!(points[0]["limit"], Value::Null);
    for pair in points.windows(2) {
        assert!(number(&pair[0]["objective"]) >= number(&pair[1]["objective"]), "{pair:?}");
    }
    for point in points {
        assert!(number(&point["objective"]) <= number(&point["bound"]), "{point}");
    }
    let page = std::fs::read_to_string(folder.path().join("one/pareto.html")).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>"));
    // A workbook is a ZIP archive.
    assert!(std::fs::read(folder.path().join("one/pareto.xlsx")).unwrap().starts_with(b"PK"));
    let again = run(folder.path(), &["pareto", "mine", "--out", "one"]);
    assert_eq!((code(&again), shown(&again).as_str()), (2, ""), "nothing is overwritten silently");
    let unknown = run(folder.path(), &["pareto", "mine", "--partner", "KZ"]);
    assert_eq!(code(&unknown), 2);
    assert!(said(&unknown).contains("BY, RU"), "{}", said(&unknown));
}

/// What hangs on a project is told to machines with both ends, and to people in their language.
#[test]
fn stakes_are_told() {
    let folder = planned();
    let tried = run(folder.path(), &["explain", "mine", "out/plan.json", "gears", "--trials", "--json"]);
    assert_eq!(code(&tried), 0, "{}", said(&tried));
    let stake = &object(&tried)["stake"];
    assert_eq!(stake["is_in"], true);
    let ends = stake["otherwise"].as_array().unwrap();
    assert!(number(&ends[0]) <= number(&ends[1]) && number(&ends[1]) < 0.0, "{stake}");
    let turns = stake["turns"].as_array().unwrap();
    assert_eq!(turns.len(), 4);
    for turn in turns {
        let (found, proven) = (turn["worth_it"].as_f64().unwrap(), turn["not_worth_it"].as_f64());
        assert!(proven.is_none_or(|proven| proven.abs() > found.abs()), "{turn}");
    }
    let plain = run(folder.path(), &["explain", "mine", "out/plan.json", "gears", "--json"]);
    assert_eq!(object(&plain)["stake"], Value::Null, "nothing is tried unless it is asked for");
    for (language, word) in
        [("en", "the decision turns"), ("ru", "решение меняется"), ("be", "рашэнне мяняецца")]
    {
        let told = run(
            folder.path(),
            &["explain", "mine", "out/plan.json", "lamps", "--trials", "--lang", language],
        );
        assert!(shown(&told).contains(word), "{}", shown(&told));
    }
}

/// A plan made before somebody changed the tables is counted by those of today, with what it would break; one whose project is gone, or that
/// was altered by hand, is refused.
#[test]
fn a_plan_of_yesterday_is_compared_by_the_tables_of_today() {
    let folder = planned();
    let compare = |extra: &[&str]| {
        let arguments = [&["compare", "mine", "out/plan.json", "new/plan.json"], extra].concat();
        run(folder.path(), &arguments)
    };
    crate::program::rewrite(folder.path().join("mine/funds.csv"), |text| text.replace("12000000", "6000000"));
    let again = run(folder.path(), &["plan", "mine", "--out", "new", "--work", "60"]);
    assert_eq!(code(&again), 0, "{}", said(&again));
    let told = compare(&["--json"]);
    assert_eq!(code(&told), 0, "{}", said(&told));
    let json = object(&told);
    assert_eq!(json["foreign"], serde_json::json!([true, false]));
    assert!(
        json["broken"][0].as_array().is_some_and(|broken| !broken.is_empty()),
        "half of the money is gone"
    );
    assert_eq!(json["broken"][1], serde_json::json!([]));
    let told = shown(&compare(&[]));
    assert!(told.contains("The first plan was made for other tables than today's"), "{told}");
    assert!(told.contains("error[plan-"), "{told}");

    let plan = folder.path().join("out/plan.json");
    let whole = std::fs::read_to_string(&plan).unwrap();
    std::fs::write(&plan, whole.replacen("\"normal\"", "\"fast\"", 1)).unwrap();
    assert_ne!(code(&compare(&[])), 0, "altered by hand");
    std::fs::write(&plan, whole).unwrap();
    // The lamps get another id wherever tables speak of them.
    for entry in std::fs::read_dir(folder.path().join("mine")).unwrap() {
        let file = entry.unwrap().path();
        if let Ok(text) = std::fs::read_to_string(&file) {
            std::fs::write(&file, text.replace("lamps,", "lights,")).unwrap();
        }
    }
    let gone = compare(&[]);
    assert_ne!(code(&gone), 0, "{}", shown(&gone));
    assert!(said(&gone).contains("plan-foreign"), "{}", said(&gone));
}
