//! From a need to an award to a candidate of the next plan, as people, scripts and several at once do it.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::program::{code, example, object, run, said, shown};

const SEND: &[&str] = &[
    "enquiry",
    "send",
    "mine",
    "--enquiry",
    "rfq-1",
    "--need",
    "gear-set",
    "--to",
    "east-gears,north-gears,west-gears",
    "--reply-by",
    "2026-02-28",
    "--who",
    "tractor-works",
    "--day",
    "2026-01-10",
];

fn quote<'a>(key: &'a str, capability: &'a str, price: &'a str, who: &'a str) -> Vec<&'a str> {
    let mut words =
        vec!["enquiry", "quote", "mine", "--enquiry", "rfq-1", "--quote", key, "--capability", capability];
    words.extend(["--price", price, "--tooling", "500000", "--currency", "RUB", "--lead-time", "90"]);
    words.extend(["--valid-until", "2026-06-30", "--who", who, "--day", "2026-01-20"]);
    words
}

fn award<'a>(key: &'a str, take: &'a str) -> Vec<&'a str> {
    let mut words = vec!["enquiry", "award", "mine", "--enquiry", "rfq-1", "--award", key, "--take", take];
    words.extend(["--reason", "the best", "--who", "tractor-works", "--day", "2026-03-01"]);
    words
}

/// Done, or the complaint.
fn done(folder: &Path, words: &[&str]) -> String {
    let output = run(folder, words);
    assert_eq!(code(&output), 0, "{words:?}: {}", said(&output));
    shown(&output)
}

fn quoted() -> tempfile::TempDir {
    let folder = example();
    done(folder.path(), SEND);
    done(folder.path(), &quote("q-east", "east-gears", "8300,2000=7900", "east"));
    done(folder.path(), &quote("q-north", "north-gears", "8512.5", "north"));
    folder
}

/// The buyer sees both quotes, each plant its own alone, anybody nothing; the award is a candidate of the next plan whose source leads
/// back to the need.
#[test]
fn a_need_becomes_a_candidate_project() {
    let folder = quoted();
    let see = |who: &[&str]| {
        let words = [&["enquiry", "show", "mine", "--day", "2026-02-01", "--json"], who].concat();
        run(folder.path(), &words)
    };
    let buyer = object(&see(&["--who", "tractor-works"]));
    let offers = buyer["enquiries"][0]["offers"].as_array().unwrap();
    // 2,600 pieces: 7,900 and 500,000 of tooling against 8,512.50.
    assert_eq!(offers[0]["quote"], "q-east");
    assert_eq!(offers[0]["landed"], "8092.307692");
    assert_eq!(offers[1]["quote"], "q-north");
    for (who, own, other) in [("east", "q-east", "8512.5"), ("north", "q-north", "7900")] {
        let seen = shown(&see(&["--who", who]));
        assert!(seen.contains(own) && !seen.contains(other), "{who}: {seen}");
    }
    assert_eq!(object(&see(&[]))["enquiries"].as_array().unwrap().len(), 0);
    assert_eq!(object(&see(&["--who", "hill"]))["enquiries"][0]["standing"], "registered");

    done(folder.path(), &award("a-1", "q-east=0.6,q-north=0.4"));
    let rows = done(folder.path(), &["enquiry", "projects", "mine"]);
    assert!(
        rows.contains("gear-set-east")
            && rows.contains("award a-1, quote q-east, enquiry rfq-1, need gear-set")
    );
    done(folder.path(), &["enquiry", "projects", "mine", "--write"]);
    let before = std::fs::read(folder.path().join("mine/projects.csv")).unwrap();
    let again = run(folder.path(), &["enquiry", "projects", "mine", "--write"]);
    assert_eq!((code(&again), shown(&again)), (0, String::new()));
    assert_eq!(std::fs::read(folder.path().join("mine/projects.csv")).unwrap(), before);
    let planned = object(&run(folder.path(), &["plan", "mine", "--out", "out", "--work", "40", "--json"]));
    let told = planned["chosen"].to_string() + &planned["not_chosen"].to_string();
    assert!(told.contains("gear-set-east") && told.contains("gear-set-north"), "{told}");
}

/// Words of others cannot steer the reader's terminal.
#[test]
fn reasons_are_only_words() {
    let folder = quoted();
    let reason = "no\u{1b}[2Jshifts\r\nq-east: RUB 1";
    let words = ["enquiry", "decline", "mine", "--enquiry", "rfq-1", "--capability", "west-gears"];
    let words = [&words[..], &["--reason", reason, "--who", "west", "--day", "2026-01-21"]].concat();
    done(folder.path(), &words);
    let seen = done(folder.path(), &["enquiry", "show", "mine", "--who", "tractor-works"]);
    assert!(seen.contains("no [2Jshifts  q-east: RUB 1") && !seen.contains('\u{1b}'), "{seen}");
}

/// A Russian table with semicolons stays one when an award is added to it.
#[test]
fn a_table_stays_its_owners() {
    let folder = quoted();
    let sites = folder.path().join("mine/sites.csv");
    let text = std::fs::read_to_string(&sites).unwrap();
    let russian = text.replace(',', ";").replacen("project;plant;", "проект;завод;", 1).replace('\n', "\r\n");
    std::fs::write(&sites, format!("\u{feff}{russian}")).unwrap();
    done(folder.path(), &award("a-1", "q-east"));
    done(folder.path(), &["enquiry", "projects", "mine", "--write"]);
    let after = std::fs::read_to_string(&sites).unwrap();
    assert!(after.starts_with("\u{feff}проект;завод;"));
    assert!(after.ends_with("\r\n") && after.contains("gear-set-east;east;"), "{after}");
    let checked = run(folder.path(), &["check", "mine"]);
    assert_eq!(code(&checked), 0, "{}{}", shown(&checked), said(&checked));
}

/// Twenty award at once, each something else: one award stands, and nineteen are told that the enquiry has ended.
#[test]
fn one_award_stands_of_twenty_at_once() {
    let folder = quoted();
    let keys: Vec<String> = (0..20).map(|number| format!("a-{number}")).collect();
    let started: Vec<_> = keys
        .iter()
        .map(|key| {
            Command::new(env!("CARGO_BIN_EXE_jointworks"))
                .current_dir(folder.path())
                .env("LC_ALL", "C")
                .args(award(key, if key.ends_with('7') { "q-north" } else { "q-east" }))
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap()
        })
        .collect();
    let ended: Vec<_> = started.into_iter().map(|child| child.wait_with_output().unwrap()).collect();
    assert_eq!(ended.iter().filter(|output| output.status.success()).count(), 1);
    for output in ended.iter().filter(|output| !output.status.success()) {
        assert_eq!(code(output), 1);
        assert!(said(output).contains("event-ended"), "{}", said(output));
    }
    let journal = std::fs::read_to_string(folder.path().join("mine/events.jsonl")).unwrap();
    assert_eq!(journal.lines().filter(|line| line.contains("\"deed\":\"award\"")).count(), 1);
}

/// Whoever is killed at any moment leaves a journal that can be read, and what was acknowledged is in it.
#[test]
fn killed_writers_leave_a_sound_journal() {
    let folder = example();
    done(folder.path(), SEND);
    let mut acknowledged = vec!["rfq-1".to_owned()];
    for number in 0..25_u64 {
        let key = format!("q-{number}");
        let mut child = Command::new(env!("CARGO_BIN_EXE_jointworks"))
            .current_dir(folder.path())
            .env("LC_ALL", "C")
            .args(quote(&key, "east-gears", "8000", "east"))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(number * 2));
        let _ = child.kill();
        let output = child.wait_with_output().unwrap();
        if shown(&output).contains("Quoted") {
            acknowledged.push(key);
        }
    }
    done(folder.path(), &quote("q-last", "east-gears", "8000", "east"));
    let journal = std::fs::read_to_string(folder.path().join("mine/events.jsonl")).unwrap();
    acknowledged.push("q-last".to_owned());
    for key in acknowledged {
        assert!(journal.contains(&format!("\"{key}\"")), "{key} is lost");
    }
    done(folder.path(), &["enquiry", "show", "mine", "--who", "tractor-works"]);
}

/// What is refused says which rule it broke, in the reader's language, and a damaged journal is left alone.
#[test]
fn refusals_are_told() {
    let folder = quoted();
    let late = [&quote("q-2", "east-gears", "1", "east")[..], &["--lang", "ru"]].concat();
    let late: Vec<&str> =
        late.iter().map(|word| if *word == "2026-01-20" { "2026-03-01" } else { *word }).collect();
    let refused = run(folder.path(), &late);
    assert_eq!(code(&refused), 1);
    assert!(
        said(&refused).contains("event-too-late") && said(&refused).contains("Поздно"),
        "{}",
        said(&refused)
    );
    let journal = folder.path().join("mine/events.jsonl");
    let text = std::fs::read_to_string(&journal).unwrap().replace("8512.5", "1512.5");
    std::fs::write(&journal, &text).unwrap();
    for words in [&["enquiry", "show", "mine"][..], &award("a", "q-east"), &["match", "mine"]] {
        let refused = run(folder.path(), words);
        assert_eq!(code(&refused), 1);
        assert!(said(&refused).contains("journal-damaged"), "{}", said(&refused));
    }
    assert_eq!(std::fs::read_to_string(&journal).unwrap(), text);
}

/// When a table no longer bears out what was said, only who said it is told of it.
#[test]
fn what_no_longer_holds_is_nobody_elses_business() {
    let folder = quoted();
    let table = folder.path().join("mine/capabilities.csv");
    // The profile that quoted belongs to another plant now.
    let text = std::fs::read_to_string(&table).unwrap();
    let moved = text.lines().map(|line| match line.starts_with("north-gears,") {
        true => line.replacen(",north,", ",hill,", 1) + "\n",
        false => format!("{line}\n"),
    });
    std::fs::write(&table, moved.collect::<String>()).unwrap();
    let told = |who: &[&str]| said(&run(folder.path(), &[&["enquiry", "show", "mine"][..], who].concat()));
    let told_north = told(&["--who", "north"]);
    assert!(told_north.contains("event-unknown"), "{told_north}");
    for who in [&[][..], &["--who", "hill"], &["--who", "east"]] {
        assert!(!told(who).contains("event"), "{who:?}: {}", told(who));
    }
}

fn answer<'a>(step: &'a str, capability: &'a str, who: &'a str, day: &'a str) -> Vec<&'a str> {
    let mut words = vec!["enquiry", step, "mine", "--enquiry", "rfq-1", "--capability", capability];
    words.extend(["--reason", "no shifts", "--who", who, "--day", day]);
    words
}

/// The same word said again after another one is another word; said twice at once it counts once.
#[test]
fn the_last_word_counts() {
    let folder = quoted();
    let decline = answer("decline", "east-gears", "east", "2026-01-20");
    done(folder.path(), &decline);
    assert!(done(folder.path(), &decline).contains("nothing was added"));
    done(folder.path(), &quote("q-new", "east-gears", "8100", "east"));
    assert!(done(folder.path(), &decline).contains("Declined"));
    let seen = done(folder.path(), &["enquiry", "show", "mine", "--who", "tractor-works"]);
    assert!(seen.contains("Plant East (east-gears): declined") && !seen.contains("q-new"), "{seen}");
}

/// A day that has not come would keep everybody out until it has.
#[test]
fn nothing_is_kept_of_the_future() {
    let folder = quoted();
    let refused = run(folder.path(), &answer("decline", "east-gears", "east", "2126-01-20"));
    assert!(code(&refused) == 1 && said(&refused).contains("event-in-future"), "{}", said(&refused));
    done(folder.path(), &answer("decline", "east-gears", "east", "2026-01-20"));
}

/// Several quotes without shares are not taken for a chain unless it is called one.
#[test]
fn a_chain_is_called_one() {
    let folder = quoted();
    let refused = run(folder.path(), &award("a-1", "q-east,q-north"));
    assert!(code(&refused) == 1 && said(&refused).contains("event-bad-shares"), "{}", said(&refused));
    let shared = run(folder.path(), &[&award("a-1", "q-east=0.5,q-north=0.5")[..], &["--chain"]].concat());
    assert!(said(&shared).contains("event-bad-shares"), "{}", said(&shared));
    done(folder.path(), &[&award("a-1", "q-east,q-north")[..], &["--chain"]].concat());
    let rows = done(folder.path(), &["enquiry", "projects", "mine"]);
    assert!(rows.contains("quote q-east + q-north"), "{rows}");
}

/// Two awards of one need at one plant are two candidates with keys of their own, and eight who write them at once write them once.
#[test]
fn every_award_is_a_candidate_once() {
    let folder = quoted();
    done(folder.path(), &award("a-1", "q-east"));
    let again = |words: &[&str]| -> Vec<String> {
        let other = |word: &&str| match *word {
            "rfq-1" => "rfq-2".to_owned(),
            "a-1" => "a-2".to_owned(),
            "q-east" => "q-2".to_owned(),
            "2026-01-10" | "2026-01-20" => "2026-03-02".to_owned(),
            "2026-02-28" => "2026-03-31".to_owned(),
            "2026-03-01" => "2026-03-03".to_owned(),
            other => other.to_owned(),
        };
        words.iter().map(other).collect()
    };
    for words in [SEND, &quote("q-east", "east-gears", "8000", "east"), &award("a-1", "q-east")] {
        let words = again(words);
        done(folder.path(), &words.iter().map(String::as_str).collect::<Vec<_>>());
    }
    let started: Vec<_> = (0..8)
        .map(|_| {
            Command::new(env!("CARGO_BIN_EXE_jointworks"))
                .current_dir(folder.path())
                .args(["enquiry", "projects", "mine", "--write"])
                .stdout(Stdio::null())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap()
        })
        .collect();
    for child in started {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", said(&output));
    }
    for table in ["projects.csv", "sites.csv", "tasks.csv"] {
        let text = std::fs::read_to_string(folder.path().join("mine").join(table)).unwrap();
        for key in ["gear-set-east,", "gear-set-east-2,"] {
            assert_eq!(text.lines().filter(|line| line.starts_with(key)).count(), 1, "{table}: {text}");
        }
    }
    let checked = run(folder.path(), &["check", "mine"]);
    assert_eq!(code(&checked), 0, "{}{}", shown(&checked), said(&checked));
}
