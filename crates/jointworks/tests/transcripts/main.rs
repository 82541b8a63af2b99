//! The executable as people and scripts use it: what is typed, what is shown, how it ends.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails may stop")]

mod program;
mod levers;
mod matching;
mod enquiry;
mod weighing;
mod archive;
mod exposure;
mod exposure_limits;
mod workbook;

use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use program::{code, example, number, object, planned, rewrite, run, said, shown};

/// What `init` writes can be checked, planned, judged and explained without a word of warning in between.
#[test]
fn from_an_empty_folder_to_a_proven_plan() {
    let folder = planned();
    let checked = run(folder.path(), &["check", "mine", "--plan", "out/plan.json"]);
    assert_eq!(code(&checked), 0, "{}", shown(&checked));
    assert!(shown(&checked).contains("The plan is legal"), "{}", shown(&checked));
    assert!(shown(&checked).contains("The certificate proves"), "{}", shown(&checked));
    let report = std::fs::read_to_string(folder.path().join("out/report.html")).unwrap();
    assert!(report.starts_with("<!DOCTYPE html>"), "{}", &report[..80]);
    let explained = run(folder.path(), &["explain", "mine", "out/plan.json", "gearboxes"]);
    assert_eq!(code(&explained), 0, "{}", said(&explained));
    assert!(shown(&explained).contains("kept inside"), "{}", shown(&explained));
}

/// The example's best plan is the one that its README finds by hand, and the machine output says so exactly.
#[test]
fn the_machine_output_has_its_fixed_fields() {
    let folder = example();
    let made =
        run(folder.path(), &["plan", "mine", "--out", "out", "--work", "400", "--seed", "1", "--json"]);
    assert_eq!(code(&made), 0, "{}", said(&made));
    let plan = object(&made);
    for field in [
        "status",
        "legal",
        "objective",
        "bound",
        "gap",
        "seconds",
        "work",
        "seed",
        "threads",
        "currency",
        "plan",
        "report",
        "chosen",
        "not_chosen",
    ] {
        assert!(plan.get(field).is_some(), "{field} is missing: {plan}");
    }
    assert_eq!(plan["legal"], true);
    assert_eq!(plan["status"], "optimal");
    assert_eq!(plan["objective"], "31850000");
    assert_eq!(plan["seed"], 1);
    assert_eq!(plan["currency"], "RUB");
    let (objective, bound) = (number(&plan["objective"]), number(&plan["bound"]));
    let gap = plan["gap"].as_f64().unwrap();
    assert!((gap - (bound - objective) / bound.abs()).abs() < 1e-9, "{plan}");
    let chosen = plan["chosen"].as_array().unwrap();
    assert_eq!(chosen.len(), 3);
    for row in chosen {
        for field in ["project", "site", "launch", "nvr"] {
            assert!(row[field].is_string(), "{field}: {row}");
        }
    }
    let sum: f64 = chosen.iter().map(|row| number(&row["nvr"])).sum();
    assert!((sum - objective).abs() < 1.0, "the parts do not add up: {plan}");
    for field in ["plan", "report", "certificate"] {
        assert!(folder.path().join(plan[field].as_str().unwrap()).is_file(), "{field}");
    }
}

/// Limits that collide are named and proven, on a stand as with money; no half plan is written, no empty folder is left.
#[test]
fn colliding_limits_are_named() {
    let both_in = |folder: &TempDir| {
        rewrite(folder.path().join("mine/projects.csv"), |text| text.replacen(",free,", ",in,", 2));
    };
    let stand = example();
    both_in(&stand);
    rewrite(stand.path().join("mine/tasks.csv"), |text| {
        text.replace(",normal,2,2,3,4000000", ",normal,6,2,8,4000000")
            .replace(",fast,1,1,2,8000000", ",fast,6,1,8,8000000")
            .replacen(",normal,1,1,2,2000000", ",normal,6,1,8,2000000", 1)
    });
    let money = example();
    both_in(&money);
    rewrite(money.path().join("mine/funds.csv"), |text| text.replacen("30000000", "20000000", 1));
    let stand_and_time = "resources stand (resources.csv:2); programme.periods (programme.toml:7)";
    for (folder, scarce) in [(stand, stand_and_time), (money, "funds joint (funds.csv:2)")] {
        let limits = format!(
            "projects gears.must = in (projects.csv:3); projects gearboxes.must = in (projects.csv:2); {scarce}"
        );
        let refused = run(folder.path(), &["plan", "mine", "--out", "out", "--json"]);
        assert_eq!(code(&refused), 1, "{}", said(&refused));
        let answer = object(&refused);
        assert_eq!((&answer["status"], &answer["plan"]), (&Value::from("infeasible"), &Value::Null));
        let finding = &answer["findings"][0];
        assert_eq!(finding["code"], "limits-collide");
        assert_eq!(finding["facts"]["limits"], limits.as_str());
        assert_eq!((&finding["file"], &finding["row"]), (&Value::from("projects.csv"), &Value::from(3)));
        assert_eq!(finding["facts"]["proof"], "proof");
        for (language, proven) in [("en", "It is proven"), ("ru", "Доказано"), ("be", "Даказана")]
        {
            let told = run(folder.path(), &["plan", "mine", "--out", "out", "--lang", language]);
            assert_eq!((code(&told), shown(&told).as_str()), (1, ""));
            assert!(said(&told).contains(&limits) && said(&told).contains(proven), "{}", said(&told));
        }
        assert!(!folder.path().join("out").exists(), "something was written");
    }
}

/// A project that is forced out is reported as not chosen, with its reason as a stable word and as a sentence.
#[test]
fn what_is_not_chosen_is_explained() {
    let folder = example();
    rewrite(folder.path().join("mine/projects.csv"), |text| text.replacen(",free,", ",out,", 1));
    let made = run(folder.path(), &["plan", "mine", "--out", "out", "--work", "60", "--json"]);
    assert_eq!(code(&made), 0, "{}", said(&made));
    let left = &object(&made)["not_chosen"];
    assert_eq!(left[0]["project"], "gearboxes");
    assert_eq!(left[0]["reason"], "forbidden", "{left}");
    assert!(left[0]["explanation"].is_string(), "{left}");
    for (language, word) in [("en", "is not in the plan"), ("ru", "не в плане"), ("be", "не ў плане")]
    {
        let explained =
            run(folder.path(), &["explain", "mine", "out/plan.json", "gearboxes", "--lang", language]);
        assert!(shown(&explained).contains(word), "{}", shown(&explained));
    }
}

/// The same question has the same answer on any number of threads, byte for byte.
#[test]
fn threads_change_nothing() {
    let folder = example();
    for (out, threads) in [("one", "1"), ("two", "3")] {
        let made = run(folder.path(), &["plan", "mine", "--out", out, "--work", "8", "--threads", threads]);
        assert_eq!(code(&made), 0, "{}", said(&made));
    }
    for file in ["plan.json", "certificate.json"] {
        let bytes = |out: &str| std::fs::read(folder.path().join(out).join(file)).unwrap();
        assert!(bytes("one") == bytes("two"), "{file} differs");
    }
}

/// A plan that was changed by hand is refused: the judge recomputes its totals.
#[test]
fn a_tampered_plan_is_refused() {
    let folder = planned();
    rewrite(folder.path().join("out/plan.json"), |text| text.replacen("\"31850000\"", "\"41850000\"", 1));
    let checked = run(folder.path(), &["check", "mine", "--plan", "out/plan.json", "--json"]);
    assert_eq!(code(&checked), 1);
    let object = object(&checked);
    assert_eq!(object["ok"], false);
    assert_eq!(object["plan"]["legal"], false);
    let codes: Vec<&str> =
        object["findings"].as_array().unwrap().iter().map(|row| row["code"].as_str().unwrap()).collect();
    assert!(codes.contains(&"plan-totals"), "{codes:?}");
    let explained = run(folder.path(), &["explain", "mine", "out/plan.json", "gears"]);
    assert_eq!((code(&explained), shown(&explained).as_str()), (1, ""), "an illegal plan is not explained");
}

/// Whatever is changed in a plan's file, what it says is then not true, and the check says so.
#[test]
fn no_part_of_a_plan_can_be_changed_unseen() {
    let folder = planned();
    let file = folder.path().join("out/plan.json");
    let whole = std::fs::read_to_string(&file).unwrap();
    for (from, to, found) in [
        ("2027-Q1", "2026-Q1", "plan-label"),
        ("\"seed\": 1", "\"seed\": 2", "plan-seal"),
        ("\"seal\": ", "\"said\": ", "plan-seal"),
        ("\"bound\": \"318", "\"bound\": \"418", "certificate-bound"),
        ("\"launch\": ", "\"launch\": 1", "plan-launch"),
        ("\"start\": ", "\"start\": 1", "plan-"),
        ("\"plant\": \"south\"", "\"plant\": \"north\"", "plan-"),
        ("\"programme\": \"", "\"programme\": \"f", "plan-foreign"),
        ("\"amount\": \"", "\"amount\": \"1", "plan-"),
        (
            "\"left_out\": []",
            "\"left_out\": [{\"project\": \"gears\", \"reason\": \"forbidden\"}]",
            "plan-reason",
        ),
    ] {
        std::fs::write(&file, &whole).unwrap();
        rewrite(file.clone(), |text| text.replacen(from, to, 1));
        let checked = run(folder.path(), &["check", "mine", "--plan", "out/plan.json", "--json"]);
        assert_eq!(code(&checked), 1, "{from} → {to}");
        let object = object(&checked);
        let mut codes =
            object["findings"].as_array().unwrap().iter().map(|row| row["code"].as_str().unwrap());
        assert!(codes.any(|code| code.starts_with(found)), "{from} → {to}: {}", shown(&checked));
    }
}

/// Nor can its reasons: none can be taken away, be called another, or say other figures.
#[test]
fn no_reason_can_be_changed_unseen() {
    let folder = TempDir::new().unwrap();
    let programme = concat!(env!("CARGO_MANIFEST_DIR"), "/../../programmes/union-components");
    let made = run(folder.path(), &["plan", programme, "--out", "out", "--work", "1"]);
    assert_eq!(code(&made), 0, "{}", said(&made));
    let file = folder.path().join("out/plan.json");
    let whole: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    let reasons = whole["left_out"].as_array().unwrap().len();
    assert!(reasons >= 2, "{whole}");
    let mut spoilt = Vec::new();
    for number in 0..reasons {
        let mut without = whole.clone();
        without["left_out"].as_array_mut().unwrap().remove(number);
        spoilt.push((without, "plan-unexplained"));
        let mut other = whole.clone();
        let project = other["left_out"][number]["project"].clone();
        other["left_out"][number] = serde_json::json!({"project": project, "reason": "never-fits"});
        spoilt.push((other, "plan-reason"));
    }
    let mut figure = whole.clone();
    let told =
        figure["left_out"].as_array_mut().unwrap().iter_mut().find(|row| row["loss"].is_string()).unwrap();
    told["loss"] = "-12.34".into();
    spoilt.push((figure, "plan-seal"));
    for (plan, expected) in spoilt {
        std::fs::write(&file, plan.to_string()).unwrap();
        let checked = run(folder.path(), &["check", programme, "--plan", "out/plan.json", "--json"]);
        assert_eq!(code(&checked), 1);
        let object = object(&checked);
        let findings = object["findings"].as_array().unwrap();
        assert!(findings.iter().any(|row| row["code"] == expected), "{expected}: {}", shown(&checked));
    }
}

/// Signs that steer a terminal reach none: neither from a table nor from a plan.
#[test]
fn nothing_steers_the_terminal() {
    let folder = planned();
    rewrite(folder.path().join("out/plan.json"), |text| {
        text.replacen("\"project\": \"gears\"", "\"project\": \"\\u001b[2Jgears\"", 1)
    });
    let judged = run(folder.path(), &["check", "mine", "--plan", "out/plan.json"]);
    assert_eq!(code(&judged), 1);
    assert!(!shown(&judged).contains('\u{1b}'), "{}", shown(&judged));
    rewrite(folder.path().join("mine/projects.csv"), |text| text.replacen("Gears", "\u{1b}[2JGears", 1));
    let checked = run(folder.path(), &["check", "mine"]);
    assert_eq!(code(&checked), 1);
    let drawn = shown(&checked);
    assert!(drawn.contains("bad-text") && drawn.contains("U+001B") && !drawn.contains('\u{1b}'), "{drawn}");
}

/// A certificate that was changed proves nothing, even when the plan itself is legal.
#[test]
fn a_tampered_certificate_is_refused() {
    let folder = planned();
    rewrite(folder.path().join("out/certificate.json"), |text| text.replacen("3185", "2185", 1));
    let checked = run(folder.path(), &["check", "mine", "--plan", "out/plan.json"]);
    assert_eq!(code(&checked), 1, "{}", shown(&checked));
    assert!(shown(&checked).contains("does not prove"), "{}", shown(&checked));
}

/// What was planned before is not lost by mistake.
#[test]
fn results_are_replaced_only_by_force() {
    let folder = planned();
    let before = std::fs::read(folder.path().join("out/plan.json")).unwrap();
    let again = ["plan", "mine", "--out", "out", "--work", "2", "--seed", "2"];
    let refused = run(folder.path(), &again);
    assert_eq!((code(&refused), shown(&refused).as_str()), (2, ""));
    assert!(said(&refused).contains("--force"), "{}", said(&refused));
    assert_eq!(std::fs::read(folder.path().join("out/plan.json")).unwrap(), before);
    let forced = run(folder.path(), &[&again[..], &["--force"]].concat());
    assert_eq!(code(&forced), 0, "{}", said(&forced));
    assert_ne!(std::fs::read(folder.path().join("out/plan.json")).unwrap(), before);
    let init = run(folder.path(), &["init", "mine"]);
    assert_eq!(code(&init), 2, "a folder with files in it is left alone");
}

/// A machine that cannot write is neither wrong use nor a bad programme; nobody waits for a search that cannot be saved.
#[cfg(unix)]
#[test]
fn a_failing_machine_has_a_code_of_its_own() {
    let folder = example();
    std::fs::write(folder.path().join("file"), "in the way").unwrap();
    let output = run(folder.path(), &["plan", "mine", "--out", "file/out", "--time-limit", "100"]);
    assert_eq!(code(&output), 3, "{}", said(&output));
    assert!(said(&output).contains("file/out cannot be written"), "{}", said(&output));
}

/// The demo can be run again and again: its own folder is its own. A folder that somebody named is not.
#[test]
fn the_demo_replaces_what_it_made() {
    let folder = TempDir::new().unwrap();
    for _ in 0..2 {
        let output = run(folder.path(), &["demo", "--work", "1"]);
        assert_eq!(code(&output), 0, "{}", said(&output));
    }
    assert_eq!(code(&run(folder.path(), &["demo", "--work", "1", "--out", "dear"])), 0);
    let again = run(folder.path(), &["demo", "--work", "1", "--out", "dear"]);
    assert_eq!(code(&again), 2, "{}", said(&again));
}

/// Ctrl-C keeps the best plan found so far: legal, proven and written.
#[cfg(unix)]
#[test]
fn an_interrupted_search_keeps_its_plan() {
    use std::io::{BufRead as _, BufReader};
    use std::process::Stdio;
    let folder = TempDir::new().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_jointworks"))
        .current_dir(folder.path())
        .args(["demo", "--out", "out", "--json", "--time-limit", "300", "--lang", "en"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    // The first report of a value: by then there is a plan to keep.
    assert!(lines.any(|line| line.unwrap().starts_with("value")), "the search ended before it said anything");
    // The shell's own `kill`: a small machine has no program of that name.
    let killed =
        Command::new("sh").args(["-c", r#"kill -INT "$0""#, &child.id().to_string()]).status().unwrap();
    assert!(killed.success());
    let rest: Vec<String> = lines.map(Result::unwrap).collect();
    assert!(rest.iter().any(|line| line.starts_with("Stopping")), "{rest:?}");
    let output = child.wait_with_output().unwrap();
    assert_eq!(code(&output), 0, "{rest:?}");
    let plan = object(&output);
    assert_eq!((&plan["legal"], &plan["status"]), (&Value::from(true), &Value::from("feasible")));
    assert!(folder.path().join("out/plan.json").is_file());
}

/// Whatever is typed wrongly ends with 2, says why on standard error, and shows nothing.
#[test]
fn wrong_use_is_explained() {
    let folder = example();
    for arguments in [
        &[][..],
        &["plna"],
        &["plan"],
        &["plan", "mine"],
        &["plan", "mine", "--out"],
        &["plan", "mine", "--out", "o", "--seed", "-1"],
        &["plan", "mine", "--out", "o", "--work", "0"],
        &["plan", "mine", "--out", "o", "--time-limit", "soon"],
        &["plan", "mine", "--out", "o", "--threads", "0"],
        &["check", "mine", "--lang", "de"],
        &["check", "mine", "--certificate", "c.json"],
        &["check", "mine", "--wrong"],
        &["explain", "mine", "out/plan.json"],
        &["explain", "mine", "out/plan.json", "nobody"],
    ] {
        let output = run(folder.path(), arguments);
        assert_eq!(code(&output), 2, "{arguments:?}: {}", said(&output));
        assert!(!said(&output).is_empty(), "{arguments:?}");
        assert_eq!(shown(&output), "", "{arguments:?}");
    }
}

/// Everything that a person reads is in the language asked for, by option or by locale; the option wins.
#[test]
fn people_are_spoken_to_in_their_language() {
    let folder = example();
    let check = |language: &[&str]| shown(&run(folder.path(), &[&["check", "mine"], language].concat()));
    assert!(
        check(&["--lang", "ru"]).contains("возможных проекта")
            || check(&["--lang", "ru"]).contains("возможных")
    );
    assert!(check(&["--lang=be"]).contains("магчымыя праекты"));
    assert!(check(&[]).contains("candidate projects"));
    let located = Command::new(env!("CARGO_BIN_EXE_jointworks"))
        .current_dir(folder.path())
        .env("LC_ALL", "ru_RU.UTF-8")
        .args(["plan", "mine", "--out", "ru", "--work", "60"])
        .output()
        .unwrap();
    for word in ["Чистая сохранённая стоимость", "площадка", "Коробки передач", "Отчёт"]
    {
        assert!(shown(&located).contains(word), "{word}: {}", shown(&located));
    }
    let complaint = said(&run(folder.path(), &["plna", "--lang", "ru"]));
    assert!(complaint.contains("Команды «plna» нет"), "{complaint}");
    for language in ["en", "ru", "be"] {
        for verb in ["demo", "init", "check", "plan", "explain"] {
            let help = run(folder.path(), &[verb, "--help", "--lang", language]);
            assert_eq!(code(&help), 0);
            assert!(shown(&help).contains(&format!("  jointworks {verb}")), "no example: {}", shown(&help));
        }
    }
}

/// Every mistake in the tables is told at once, with file, row and column; nothing is planned and nothing panics.
#[test]
fn broken_tables_are_criticised() {
    let folder = example();
    let mine = folder.path().join("mine");
    rewrite(mine.join("projects.csv"), |text| text.replacen(",gear,", ",gaer,", 1));
    rewrite(mine.join("funds.csv"), |text| text.replacen("30000000", "thirty million", 1));
    let checked = run(folder.path(), &["check", "mine", "--json"]);
    assert_eq!(code(&checked), 1, "{}", said(&checked));
    let object = object(&checked);
    let findings = object["findings"].as_array().unwrap();
    let find = |code: &str| {
        findings.iter().find(|row| row["code"] == code).unwrap_or_else(|| panic!("no {code}: {findings:?}"))
    };
    assert_eq!(find("bad-number")["file"], "funds.csv");
    assert_eq!(find("bad-number")["column"], "amount");
    assert_eq!(find("unknown-id")["row"], 3);
    let cause = find("unknown-id")["cause"].as_str().unwrap();
    assert!(cause.contains("gaer"), "{cause}");
    let drawn = shown(&run(folder.path(), &["check", "mine"]));
    assert!(drawn.contains("projects.csv:3") && drawn.contains("^^^^"), "{drawn}");
    let plan = run(folder.path(), &["plan", "mine", "--out", "out"]);
    assert_eq!((code(&plan), shown(&plan).as_str()), (1, ""));
    assert!(!folder.path().join("out").exists(), "nothing is written for a programme that cannot be planned");
}

/// Files of any content end in findings or in a result, never in a crash.
#[test]
fn rubbish_is_met_with_findings() {
    let rubbish: [&[u8]; 6] = [
        b"",
        b"\0\0\0",
        b"\xff\xfe\x00",
        b"a,b\n\"",
        "проект\n🦀,🦀,🦀\n".as_bytes(),
        b"[[[[[[[[{\"format\":1}",
    ];
    for bytes in rubbish {
        for file in ["programme.toml", "tasks.csv", "bom.csv", "funds.csv", "uses.csv"] {
            let folder = example();
            std::fs::write(folder.path().join("mine").join(file), bytes).unwrap();
            for arguments in [&["check", "mine"][..], &["check", "mine", "--json", "--lang", "ru"]] {
                let output = run(folder.path(), arguments);
                assert!([0, 1].contains(&code(&output)), "{file} {bytes:?}: {}", said(&output));
                assert!(!shown(&output).is_empty(), "{file} {bytes:?}");
            }
        }
        let folder = example();
        std::fs::write(folder.path().join("plan.json"), bytes).unwrap();
        let output = run(folder.path(), &["check", "mine", "--plan", "plan.json"]);
        assert_eq!(code(&output), 1, "{bytes:?}: {}", said(&output));
    }
    let folder = TempDir::new().unwrap();
    let output = run(folder.path(), &["check", "nowhere", "--json"]);
    assert_eq!(code(&output), 1);
    assert_eq!(object(&output)["findings"][0]["code"], "missing-file");
}

/// The tables of an empty template are understood by the reader in both languages of headings.
#[test]
fn templates_can_be_read_back() {
    for headings in ["en", "ru"] {
        let folder = TempDir::new().unwrap();
        assert_eq!(code(&run(folder.path(), &["init", "new", "--headings", headings])), 0);
        let checked = object(&run(folder.path(), &["check", "new", "--json"]));
        for finding in checked["findings"].as_array().unwrap() {
            let code = finding["code"].as_str().unwrap();
            assert!(!["unknown-column", "missing-column", "bad-table"].contains(&code), "{finding}");
        }
    }
}

/// A network of three activities on one bench, in a file.
fn bench() -> TempDir {
    let folder = TempDir::new().unwrap();
    let text = "task,duration,after,bench\ncapacity,,,1\na,2,,1\nb,3,,1\nc,1,a; b,\n";
    std::fs::write(folder.path().join("bench.csv"), text).unwrap();
    folder
}

/// The machine output of a schedule has its fixed fields, the judge accepts it, and refuses it after a change.
#[test]
fn a_schedule_is_found_written_and_judged() {
    let folder = bench();
    let made = run(folder.path(), &["schedule", "bench.csv", "--json", "--report", "bench.html"]);
    assert_eq!(code(&made), 0, "{}", said(&made));
    let found = object(&made);
    for field in ["status", "makespan", "bound", "gap", "seconds", "work", "starts", "modes"] {
        assert!(found.get(field).is_some(), "{field} is missing: {found}");
    }
    assert_eq!(
        (&found["status"], &found["makespan"], &found["bound"]),
        (&"optimal".into(), &6.into(), &6.into())
    );
    let page = std::fs::read_to_string(folder.path().join("bench.html")).unwrap();
    assert!(page.contains("<svg") && !page.contains("http://"), "{page}");
    std::fs::write(folder.path().join("found.json"), shown(&made)).unwrap();
    let judged = run(folder.path(), &["schedule", "bench.csv", "--judge", "found.json"]);
    assert_eq!(code(&judged), 0, "{}", shown(&judged));
    std::fs::write(folder.path().join("wrong.json"), "{\"starts\": [0, 1, 5]}").unwrap();
    let judged = run(folder.path(), &["schedule", "bench.csv", "--judge", "wrong.json", "--json"]);
    assert_eq!(code(&judged), 1);
    assert_eq!(object(&judged)["findings"][0]["code"], "schedule-resource");
}

/// The same work and pace give the same schedule on one thread and on two.
#[test]
fn a_schedule_can_be_repeated() {
    let folder = bench();
    let of = |threads: &str| {
        let arguments =
            ["schedule", "bench.csv", "--work", "50", "--pace", "60", "--threads", threads, "--json"];
        object(&run(folder.path(), &arguments))["starts"].clone()
    };
    assert_eq!(of("1"), of("2"));
}

/// A network file that cannot be read is shown where it is wrong; one without a schedule says why.
#[test]
fn bad_networks_are_refused_with_their_place() {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("x.rcp"), "3 1\n2\n0 0 1 9\n").unwrap();
    let refused = run(folder.path(), &["schedule", "x.rcp"]);
    assert_eq!(code(&refused), 1);
    assert!(
        said(&refused).contains("bad-instance") && said(&refused).contains("x.rcp:3"),
        "{}",
        said(&refused)
    );
    std::fs::write(folder.path().join("y.csv"), "task,duration,bench\ncapacity,,1\na,2,2\n").unwrap();
    let refused = run(folder.path(), &["schedule", "y.csv", "--json"]);
    assert_eq!(code(&refused), 1);
    let found = object(&refused);
    assert_eq!(
        (&found["status"], &found["findings"][0]["code"]),
        (&"infeasible".into(), &"need-above-capacity".into())
    );
}

/// With penalties the net value retained may exceed what the certificate bounds; a reader who sees both must not find them at odds.
#[test]
fn what_is_bounded_is_the_value_after_penalties_and_every_page_says_so() {
    let folder = example();
    let rows = "limit,kind,of,from_year,share,amount,penalty\nbudget,public_money_max,,,,30000000,\n\
                gear-imports,import_share_max,gear,2028,0.5,,0.2\n";
    std::fs::write(folder.path().join("mine/limits.csv"), rows).unwrap();
    let made = run(folder.path(), &["plan", "mine", "--out", "out", "--work", "60"]);
    assert_eq!(code(&made), 0, "{}", said(&made));
    // Figures hang together by blanks that no line breaks at.
    let plain = |text: String| text.replace(['\u{a0}', '\u{202f}'], " ");
    let told = plain(shown(&made));
    assert!(told.contains("Value after penalties        RUB 23.8 m"), "{told}");
    assert!(told.contains("m after penalties; this one is"), "{told}");

    let judged = plain(shown(&run(folder.path(), &["check", "mine", "--plan", "out/plan.json"])));
    assert!(judged.contains("It is worth RUB 23.8 m after penalties."), "{judged}");
    let bound = judged.lines().find(|line| line.starts_with("The certificate")).unwrap();
    assert!(bound.ends_with(" m after penalties."), "{judged}");

    let report = std::fs::read_to_string(folder.path().join("out/report.html")).unwrap();
    for sentence in
        ["after penalties at least", "за вычетом штрафов не менее", "за вылікам штрафаў не менш за"]
    {
        assert!(report.contains(sentence), "the report does not say “{sentence}”");
    }
}
