//! The folder read back: what a reader of the tables finds is what was generated.
//!
//! The tables are read here by the simplest means, so that no reader's mistake hides a writer's.

use std::collections::BTreeMap;

use super::instance::{Instance, QUARTERS, SCALES};
use super::{Failure, folder};

/// A table read back: the columns by heading.
struct Read {
    headings: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Read {
    fn column(&self, heading: &str) -> Vec<&str> {
        let index = self.headings.iter().position(|other| other == heading).expect("the heading exists");
        self.rows.iter().map(|row| row[index].as_str()).collect()
    }

    fn sum(&self, heading: &str) -> f64 {
        self.column(heading).iter().map(|cell| cell.parse::<f64>().expect("a number")).sum()
    }
}

fn small() -> Instance {
    Instance::generate(SCALES[0], 1)
}

fn read(files: &[(&'static str, String)]) -> BTreeMap<&'static str, Read> {
    let tables = files.iter().filter_map(|(name, text)| Some((name.strip_suffix(".csv")?, text)));
    tables
        .map(|(name, text)| {
            let mut rows = text.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
            let headings = rows.next().expect("headings");
            let rows: Vec<_> = rows.collect();
            assert!(rows.iter().all(|row| row.len() == headings.len()), "{name} is ragged");
            (name, Read { headings, rows })
        })
        .collect()
}

fn period(text: &str) -> usize {
    let (year, quarter) = text.split_once("-Q").expect("a quarter");
    (year.parse::<usize>().expect("a year") - 2026) * 4 + quarter.parse::<usize>().expect("1 to 4") - 1
}

/// Units of each product in each quarter, as a reader of the table adds them up.
fn unrolled(table: &Read) -> BTreeMap<String, Vec<u64>> {
    let mut quantities: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    for row in &table.rows {
        let units = quantities.entry(row[0].clone()).or_insert_with(|| vec![0; QUARTERS]);
        for quantity in &mut units[period(&row[1])..=period(&row[2])] {
            *quantity += row[3].parse::<u64>().expect("a whole number");
        }
    }
    quantities
}

/// The folder of small-1 has a row for every noun of the instance; the numbers were counted on the published file.
///
/// A project uses its stand in one row, and five rows for each partner in whose country it might stand (23 in all).
#[test]
fn rows_are_as_many_as_nouns() {
    let counts: Vec<(&str, usize)> =
        read(&folder::files(&small())).iter().map(|(name, table)| (*name, table.rows.len())).collect();
    let expected = [
        ("bom", 19 + 33),
        ("builds", 3 * 40),
        ("demand", 840),
        ("fund_rules", 2),
        ("funds", 3 * 10),
        ("plants", 8),
        ("products", 3 + 30),
        ("projects", 15),
        ("requires", 3),
        ("resources", 2 + 2 + 3),
        ("sites", 29),
        ("tasks", 29 * 5 * 2),
        ("uses", 15 + 5 * 23),
    ];
    assert_eq!(counts, expected);
}

/// The sums of the published check values can be read off the folder of small-1.
#[test]
fn sums_survive_the_writing() {
    let tables = read(&folder::files(&small()));
    let close =
        |found: f64, expected: f64| assert!((found - expected).abs() < 1e-4, "{found} is not {expected}");
    close(tables["sites"].sum("capacity_factor") * 1000.0, 1_757_627.0);
    close(tables["plants"].sum("floor_area"), 41.0);
    close(tables["resources"].sum("capacity"), 21.0);
    close(tables["funds"].sum("amount"), 258_208_000.0 + 86_072_000.0);
    let modes = tables["tasks"].column("mode");
    let outlays = tables["tasks"].column("outlay");
    for (mode, expected) in [("normal", 955_751_000.0), ("fast", 955_751_000.0 * 1.35)] {
        let rows = modes.iter().zip(&outlays).filter(|(other, _)| **other == mode);
        close(rows.map(|(_, outlay)| outlay.parse::<f64>().expect("a sum")).sum(), expected);
    }
    let prices = tables["products"].column("price");
    close(prices.iter().filter_map(|price| price.parse::<f64>().ok()).sum(), 10_611.545_022_217_03);
    let builds: u64 = unrolled(&tables["builds"]).values().flatten().sum();
    assert_eq!(builds, 331_971);
}

/// Builds times bill of materials, plus the demand table, is the demand of the instance, quarter by quarter.
#[test]
fn demand_arises_again_from_the_folder() {
    let instance = small();
    let tables = read(&folder::files(&instance));
    let mut demand = unrolled(&tables["demand"]);
    let builds = unrolled(&tables["builds"]);
    for row in &tables["bom"].rows {
        let Some(built) = builds.get(&row[0]) else { continue };
        let quantity: u64 = row[2].parse().expect("a whole number");
        let needed = demand.entry(row[1].clone()).or_insert_with(|| vec![0; QUARTERS]);
        for (needed, built) in needed.iter_mut().zip(built) {
            *needed += quantity * built;
        }
    }
    for (component, expected) in instance.markets.demand.iter().enumerate() {
        assert_eq!(&demand[&format!("c{component}")], expected, "c{component}");
    }
}

/// Whatever a table names exists in the table it belongs to.
#[test]
fn every_name_is_known() {
    let tables = read(&folder::files(&small()));
    let references = [
        ("sites", "project", "projects"),
        ("sites", "plant", "plants"),
        ("tasks", "project", "projects"),
        ("tasks", "plant", "plants"),
        ("uses", "resource", "resources"),
        ("requires", "other", "projects"),
        ("fund_rules", "fund", "funds"),
        ("projects", "product", "products"),
        ("bom", "input", "products"),
    ];
    for (table, heading, known) in references {
        let known: Vec<&str> = tables[known].rows.iter().map(|row| row[0].as_str()).collect();
        for name in tables[table].column(heading) {
            assert!(known.contains(&name), "{table}.{heading} names {name}");
        }
    }
}

/// Lines end in a line feed alone, and the same seed gives the same text.
#[test]
fn text_is_the_same_everywhere() {
    let (once, again) = (folder::files(&small()), folder::files(&small()));
    assert_eq!(once, again);
    assert!(once.iter().all(|(_, text)| text.ends_with('\n') && !text.contains('\r')));
}

/// A folder that holds something is left as it is, and the refusal names it.
#[test]
fn a_full_folder_is_refused() {
    let folder = std::env::temp_dir().join(format!("jip-full-folder-{}", std::process::id()));
    let path = folder.to_str().expect("a plain path");
    super::run(&["small", "1", path]).expect("a folder that does not exist is made");
    let before = std::fs::read(folder.join("sites.csv")).expect("the table");
    let refusal = super::run(&["small", "2", path]).expect_err("the folder is full now");
    let after = std::fs::read(folder.join("sites.csv")).expect("the table");
    std::fs::remove_dir_all(&folder).expect("the folder goes away");
    assert!(
        matches!(&refusal, Failure::FolderNotEmpty(_)) && refusal.to_string().contains(path),
        "{refusal}"
    );
    assert_eq!(before, after);
}

/// Words that make no sense are answered with what would.
#[test]
fn nonsense_is_answered_with_advice() {
    let nonsense: [(&[&str], &str); 4] = [
        (&["vast", "1", "x"], "small, medium, large and huge"),
        (&["small", "one", "x"], "whole number"),
        (&["small", "1", "--json"], "--json"),
        (&["small"], "usage"),
    ];
    for (words, advice) in nonsense {
        let refusal = super::run(words).expect_err("nonsense").to_string();
        assert!(refusal.contains(advice), "{refusal}");
    }
}
