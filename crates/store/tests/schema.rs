//! The schema, the reader and the reference page know the same columns.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails may stop")]

mod folder;

use std::fmt::Write as _;

use folder::{Folder, told};
use model::Code;
use store::{Column, Empty, Kind, TABLES, Table};

/// Two different good words for a cell, neither the column's default.
fn samples(column: &Column) -> [&'static str; 2] {
    match column.kind {
        Kind::Id | Kind::Text => ["one", "two"],
        Kind::TaskOf => ["one", "one.two"],
        Kind::CustomsCode => ["870840", "8708.99"],
        Kind::Number => ["0.25", "0.5"],
        Kind::Whole => ["2", "3"],
        Kind::From | Kind::To | Kind::Latest => ["2026-Q2", "2026-Q3"],
        Kind::Currency => ["USD", "EUR"],
        Kind::Word(words) => {
            let fit: Vec<&str> = words
                .iter()
                .map(|(word, _)| *word)
                .filter(|word| column.empty != Empty::Means(word))
                .collect();
            [fit[0], fit.get(1).copied().unwrap_or(words[0].0)]
        }
        Kind::Suppliers => ["DE:0.5", "DE:0.5 CN:0.25"],
        Kind::Words(words) => [words[0].0, words[1].0],
        Kind::Texts => ["one", "one; two"],
        Kind::CustomsCodes => ["8483", "8483; 8708 40"],
        Kind::Size => ["20–600 mm", "60 cm"],
        Kind::Day | Kind::FirstDay | Kind::LastDay => ["2026-05-31", "2026-Q3"],
    }
}

fn with_cells(table: &Table, cells: &[&str]) -> Folder {
    let headings: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
    let row: Vec<String> = cells.iter().map(|cell| format!("\"{cell}\"")).collect();
    Folder::tiny().with(&table.file(), format!("{}\n{}\n", headings.join(","), row.join(",")))
}

/// Every column of the schema is read: a bad cell is refused at its place, another good one makes another programme.
#[test]
fn every_column_is_read() {
    for table in TABLES {
        let good: Vec<&str> = table.columns.iter().map(|column| samples(column)[0]).collect();
        let expected = with_cells(table, &good).fingerprint();
        for (number, column) in table.columns.iter().enumerate() {
            let spoilt = |word: &'static str| {
                let mut cells = good.clone();
                cells[number] = word;
                with_cells(table, &cells)
            };
            let free = matches!(column.kind, Kind::Text | Kind::Texts);
            let bad = if free { "" } else { "§" };
            if !free || column.empty == Empty::Refused {
                let findings = spoilt(bad).read().findings;
                assert_eq!(findings.len(), 1, "{} {}: {}", table.name, column.name, told(&findings));
                let place = findings[0].place.as_ref().unwrap();
                assert_eq!(place.file, table.file());
                assert_eq!(place.column.as_deref(), Some(column.name));
                assert_eq!(place.row, Some(2));
            }
            let changed = spoilt(samples(column)[1]).fingerprint() != expected;
            let matters = column.name != "source" && column.name != "note";
            assert_eq!(changed, matters, "{} {}", table.name, column.name);
        }
    }
}

/// A needed column that is absent is named once; its rows are not blamed for it.
#[test]
fn every_needed_column_is_missed_once() {
    for table in TABLES {
        for missing in table.columns.iter().filter(|column| column.empty == Empty::Refused) {
            let left: Vec<&Column> =
                table.columns.iter().filter(|column| column.name != missing.name).collect();
            let headings: Vec<&str> = left.iter().map(|column| column.name).collect();
            let cells: Vec<&str> = left.iter().map(|column| samples(column)[0]).collect();
            let text = format!("{}\n{}\n", headings.join(","), cells.join(","));
            let findings = Folder::tiny().with(&table.file(), text).read().findings;
            assert_eq!(findings.len(), 1, "{}", told(&findings));
            assert_eq!(findings[0].code, Code::MissingColumn);
            assert_eq!(findings[0].fact("column").unwrap().to_string(), missing.name);
        }
    }
}

/// No two columns of a table share a heading, in any language.
#[test]
fn headings_are_unique() {
    for table in TABLES {
        let mut headings: Vec<&str> = table
            .columns
            .iter()
            .flat_map(|column| std::iter::once(column.name).chain(column.russian.iter().copied()))
            .collect();
        let count = headings.len();
        headings.sort_unstable();
        headings.dedup();
        assert_eq!(headings.len(), count, "{}", table.name);
    }
}

fn listing() -> String {
    let mut text = String::new();
    for table in TABLES {
        let star = if table.needed { " *" } else { "" };
        let _ = write!(
            text,
            "\n**{}**{star}\n\n| column | по-русски | cell | empty means |\n|---|---|---|---|\n",
            table.name
        );
        for column in table.columns {
            let russian: Vec<String> = column.russian.iter().map(|word| format!("`{word}`")).collect();
            let cell = match column.kind {
                Kind::Id => "id".to_owned(),
                Kind::TaskOf => "id or id.id".to_owned(),
                Kind::Text => "words".to_owned(),
                Kind::CustomsCode => "six digits or more".to_owned(),
                Kind::Number => "number".to_owned(),
                Kind::Whole => "whole number".to_owned(),
                Kind::From | Kind::To | Kind::Latest => "period".to_owned(),
                Kind::Currency => "currency".to_owned(),
                Kind::Suppliers => "`DE:0.4 CN:0.35`".to_owned(),
                Kind::Texts => "words; words".to_owned(),
                Kind::CustomsCodes => "codes of two digits or more, parted by `;`".to_owned(),
                Kind::Size => "size with unit".to_owned(),
                Kind::Day | Kind::FirstDay | Kind::LastDay => "day".to_owned(),
                Kind::Words(words) if words.len() > 12 => format!("[{}](#words), parted by `;`", column.name),
                Kind::Word(words) if words.len() > 12 => {
                    let list = if column.name == "step" { "processes" } else { "properties" };
                    format!("one of the [{list}](#words)")
                }
                Kind::Word(words) | Kind::Words(words) => {
                    let words: Vec<String> =
                        words.iter().map(|(english, russian)| format!("`{english}` `{russian}`")).collect();
                    words.join(", ")
                }
            };
            let empty = match (column.empty, column.kind) {
                (Empty::Refused, _) => "not allowed".to_owned(),
                (Empty::Means(word), _) => format!("`{word}`"),
                (Empty::Nothing, Kind::From) => "the first period".to_owned(),
                (Empty::Nothing, Kind::To) => "the last period".to_owned(),
                (Empty::Nothing, Kind::Currency) => "the programme's".to_owned(),
                (Empty::Nothing, _) => "none".to_owned(),
            };
            let _ = writeln!(text, "| `{}` | {} | {cell} | {empty} |", column.name, russian.join(", "));
        }
        if table.by_sector {
            text.push_str("| a sector's id | the same | number | `0` |\n");
        }
    }
    text.push('\n');
    text
}

/// Long lists of words stand once, beside the tables that use them.
fn word_lists() -> String {
    let mut text = String::new();
    for (title, table, column) in [
        ("Properties", "requirements", "property"),
        ("Processes", "capabilities", "processes"),
        ("Materials", "capabilities", "materials"),
    ] {
        let table = TABLES.iter().find(|known| known.name == table).unwrap();
        let column = table.columns.iter().find(|known| known.name == column).unwrap();
        let (Kind::Word(words) | Kind::Words(words)) = column.kind else {
            panic!("{} has no words", column.name)
        };
        let words: Vec<String> = words
            .iter()
            .map(|(english, russian)| format!("`{english}` {}", russian.replace('_', " ")))
            .collect();
        let _ = write!(text, "\n**{title}**: {}.\n", words.join(", "));
    }
    text.push('\n');
    text
}

/// The reference page lists every column as the reader knows it. `UPDATE_EXPECT=1` rewrites the page.
#[test]
fn the_reference_page_is_true() {
    for (what, expected) in [("columns", listing()), ("words", word_lists())] {
        holds(what, &expected);
    }
}

fn holds(what: &str, expected: &str) {
    let (begin, end) = (format!("<!-- {what}: begin -->\n"), format!("<!-- {what}: end -->\n"));
    let path =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/programme-folder.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once(&begin).expect("the page marks where the listing begins");
    let (found, after) = rest.split_once(&end).expect("the page marks where the listing ends");
    if found != expected && std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, format!("{before}{begin}{expected}{end}{after}")).unwrap();
        return;
    }
    assert_eq!(found, expected, "run the test once with UPDATE_EXPECT=1");
}
