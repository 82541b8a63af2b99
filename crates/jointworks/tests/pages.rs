//! The concept and reference pages say what is true: their tables stand in the programmes, their plans are legal, their figures
//! are the account's, and every field of our files is described.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails may stop")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use model::account::{self, Resolved};
use model::plan::{Plan, Totals};
use model::{Money, Programme, certificate};
use serde_json::{Value, json};
use tempfile::TempDir;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn page(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}

fn programme(name: &str) -> Programme {
    store::load(&root().join("programmes").join(name)).unwrap().0
}

/// The fenced blocks of a page: what stands behind the three marks, and the lines between.
fn blocks(page: &str) -> Vec<(&str, String)> {
    let (mut blocks, mut open) = (Vec::new(), None::<(&str, String)>);
    for line in page.lines() {
        match (line.strip_prefix("```"), open.take()) {
            (Some(info), None) => open = Some((info, String::new())),
            (Some(_), Some(block)) => blocks.push(block),
            (None, Some((info, text))) => open = Some((info, text + line + "\n")),
            (None, None) => {}
        }
    }
    blocks
}

fn block(page: &str, info: &str) -> String {
    let found = blocks(page).into_iter().find(|(found, _)| *found == info);
    found.unwrap_or_else(|| panic!("the page has no block {info}")).1
}

/// The cells of a CSV line whose quotes are plain.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            _ => cells.last_mut().unwrap().push(letter),
        }
    }
    cells
}

/// Every key of a JSON value, wherever it stands.
fn keys(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                into.insert(key.clone());
                keys(value, into);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| keys(value, into)),
        _ => {}
    }
}

/// Every row that the life of a component quotes stands exactly once in the programme's table.
#[test]
fn quoted_rows_stand_in_the_tables() {
    let text = page("docs/concepts/life-of-a-component.md");
    let mut quoted = 0;
    for (info, block) in blocks(&text) {
        let Some(file) = info.strip_prefix("csv ") else { continue };
        let table = page(&format!("programmes/union-components/{file}"));
        let headings = cells(table.lines().next().unwrap());
        let columns: Vec<usize> = cells(block.lines().next().unwrap())
            .iter()
            .map(|name| {
                headings
                    .iter()
                    .position(|heading| heading == name)
                    .unwrap_or_else(|| panic!("{file}: {name}"))
            })
            .collect();
        for row in block.lines().skip(1) {
            let same = |line: &&str| {
                let found = cells(line);
                columns.iter().map(|column| &found[*column]).eq(cells(row).iter())
            };
            assert_eq!(table.lines().skip(1).filter(same).count(), 1, "{file}: {row}");
            quoted += 1;
        }
    }
    assert!(quoted > 20, "only {quoted} rows are quoted");
}

/// Every table that the program reads has its words in the glossary.
#[test]
fn every_table_has_its_words() {
    let glossary = page("GLOSSARY.md");
    for table in store::TABLES {
        assert!(glossary.contains(&format!("`{}`", table.name)), "GLOSSARY.md does not name {}", table.name);
    }
}

/// The engine of the life of a component stands in a legal plan by itself, and the page's figures are the account's.
#[test]
fn the_component_lives_as_told() {
    let text = page("docs/concepts/life-of-a-component.md");
    let programme = programme("union-components");
    let nothing = json!({ "nvr": "0", "nvr_low": "0", "nvr_high": "0", "value_added": "0", "public_money": "0", "buyer_cost": "0" });
    let written = json!({
        "format": 1, "programme": programme.fingerprint, "parent": null,
        "settings": { "planner": "", "seed": 0, "work": 0 }, "currency": "RUB", "totals": nothing, "bound": "0",
        "choices": [serde_json::from_str::<Value>(&block(&text, "json choice")).unwrap()],
        "payments": serde_json::from_str::<Value>(&block(&text, "json payments")).unwrap(),
        "left_out": [],
    });
    let mut plan = store::read_plan("page", written.to_string().as_bytes()).unwrap();
    let totals = truth(&programme, &plan);
    (plan.bound, plan.totals) = (totals.nvr, totals);
    assert_eq!(model::check(&programme, &plan), []);
    for (place, label) in [
        (plan.choices[0].launch, "2027-Q3"),
        (plan.choices[0].tasks[2].start, "2027-Q1"),
        (plan.choices[0].tasks[3].start, "2026-Q4"),
    ] {
        assert_eq!(programme.calendar.label(place), label);
    }

    // What the program says of it, word for word.
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("plan.json");
    std::fs::write(&file, store::write_plan(&plan, &programme.calendar)).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_jointworks"))
        .arg("explain")
        .arg(root().join("programmes/union-components"))
        .args([file.as_os_str(), "gas-engine".as_ref(), "--lang".as_ref(), "en".as_ref()])
        .output()
        .unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    let shown = block(&text, "console");
    let (command, shown) = shown.split_once('\n').unwrap();
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        let new = text.replace(&format!("{command}\n{shown}```"), &format!("{command}\n{told}```"));
        std::fs::write(root().join("docs/concepts/life-of-a-component.md"), new).unwrap();
    } else {
        assert_eq!(shown, told, "the page is out of date; UPDATE_EXPECT=1 writes it anew");
    }

    // The figures between the blocks.
    let project = &programme.projects[programme.project("gas-engine").unwrap()];
    let product = &programme.products[project.product];
    let demand: BTreeSet<i64> = product.demand.iter().map(|quantity| quantity.parts() / 1000).collect();
    assert_eq!(demand, BTreeSet::from([170, 200, 240]));
    let site = &project.sites[0];
    let parts: i64 = product
        .inputs
        .iter()
        .map(|input| programme.products[input.product].price.parts() * input.quantity.parts() / 1_000_000)
        .sum();
    let kept = product.price.parts() - parts - site.hidden.likely.parts();
    let with_duty = product.price.parts() + product.price.parts() / 1_000_000 * product.duty_rate.parts();
    for (figure, words) in [
        (kept, "437 700"),
        (with_duty, "997 500"),
        (site.unit_price.parts() - with_duty, "12 500"),
        (plan.totals.public_money.minor * 10_000, "2 021 300 000"),
    ] {
        assert_eq!(words.replace(' ', ""), (figure / 1_000_000).to_string());
        assert!(text.contains(words), "the page does not say {words}");
    }
}

/// What a plan is really worth.
fn truth(programme: &Programme, plan: &Plan) -> Totals {
    account::of(programme, &Resolved::new(programme, plan).0).totals
}

/// The plan on its reference page is legal, truthful, and the best there is; the certificate proves what its page says.
#[test]
fn the_examples_of_the_reference_are_good() {
    let programme = programme("tiny");
    let shown = block(&page("docs/reference/plan-json.md"), "json");
    let plan = store::read_plan("plan-json.md", shown.as_bytes()).unwrap();
    assert_eq!(model::check(&programme, &plan), []);
    assert_eq!(plan.totals.nvr, Money { minor: 3_185_000_000, currency: programme.currency });
    let rewritten: Value = serde_json::from_slice(&store::write_plan(&plan, &programme.calendar)).unwrap();
    assert_eq!(
        rewritten,
        serde_json::from_str::<Value>(&shown).unwrap(),
        "labels and order are those of the program"
    );
    let shown = block(&page("docs/reference/certificate-json.md"), "json");
    let proof = store::read_certificate("certificate-json.md", shown.as_bytes()).unwrap();
    let proven = certificate::prove(&programme, &proof).unwrap();
    assert!(plan.totals.nvr <= proven && proven <= proof.bound, "{proven}");
}

/// Every field that the program writes into its files has a row on the page of that file.
#[test]
fn every_written_field_is_described() {
    let out = TempDir::new().unwrap();
    let planned = Command::new(env!("CARGO_BIN_EXE_jointworks"))
        .arg("plan")
        .arg(root().join("programmes/tiny"))
        .args(["--work", "60", "--out"])
        .arg(out.path())
        .output()
        .unwrap();
    assert!(planned.status.success(), "{}", String::from_utf8_lossy(&planned.stderr));
    for name in ["plan", "certificate"] {
        let written = std::fs::read(out.path().join(format!("{name}.json"))).unwrap();
        let mut written_keys = BTreeSet::new();
        keys(&serde_json::from_slice(&written).unwrap(), &mut written_keys);
        let page = page(&format!("docs/reference/{name}-json.md"));
        let rows: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("| `")).collect();
        // A row's first cell names the field, perhaps behind the field in which it stands.
        let described = |key: &String| {
            let names = [format!("{key}`"), format!(".{key}`"), format!("`{key}`")];
            rows.iter().filter_map(|row| row.split(" |").next()).any(|cell| {
                cell.starts_with(&names[0]) || cell.contains(&names[1]) || cell.contains(&names[2])
            })
        };
        let missing: Vec<&String> = written_keys.iter().filter(|key| !described(key)).collect();
        assert!(missing.is_empty(), "{name}-json.md does not describe {missing:?}");
        assert!(written_keys.len() > 9, "{name}.json has only {written_keys:?}");
    }
}
