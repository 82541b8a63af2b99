//! How often the right customs code is among the first, measured on real nomenclatures where they are.
//!
//! `cargo test -p cooperation --test classification -- --nocapture` prints the table.

#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test that fails may stop, and shows its table"
)]

use std::io::Read as _;
use std::path::PathBuf;

use cooperation::Nomenclature;

fn small() -> Nomenclature {
    let rows = [
        ("84", "machinery"),
        ("8413", "Pumps; for liquids"),
        ("841330", "Pumps; fuel, lubricating or cooling medium pumps for internal combustion engines"),
        ("841381", "Pumps; other pumps for liquids"),
        ("87", "vehicles"),
        ("8708", "Motor vehicles; parts and accessories"),
        ("870840", "Vehicle parts; gear boxes and parts thereof"),
        ("870830", "Vehicle parts; brakes, servo-brakes and parts thereof"),
        ("8512", "Lighting or visual signalling equipment for vehicles"),
        ("851220", "Lighting equipment of vehicles, electrical"),
    ];
    Nomenclature::new(&rows.map(|(code, text)| (code.to_owned(), text.to_owned())))
}

/// Names in three languages, abbreviations and slips of the pen find their codes in an English nomenclature; words that nobody knows
/// find nothing, whatever they are.
#[test]
fn names_find_their_codes() {
    let codes = small();
    for (name, code) in [
        ("gearbox", "870840"),
        ("КПП для грузовика", "870840"),
        ("каробка перадач", "870840"),
        ("ТНВД", "841330"),
        ("brake disc", "870830"),
        ("Фары", "851220"),
        ("lighting for vehicles", "851220"),
    ] {
        let found = codes.suggest(name, 6, 3);
        assert_eq!(found.first().map(|it| it.code.as_str()), Some(code), "{name}: {found:?}");
        let heading = codes.suggest(name, 4, 1);
        assert_eq!(heading.first().map(|it| it.code.as_str()), code.get(..4), "{name}");
    }
    for nothing in ["", "ъъъ ыыы", "\u{0}\u{202e}'); drop table", &"x".repeat(100_000), "🚜"] {
        assert_eq!(codes.suggest(nothing, 6, 5), [], "{nothing:.20}");
    }
    assert!(Nomenclature::new(&[]).suggest("gearbox", 6, 5).is_empty());
}

fn table(name: &str) -> Option<Vec<Vec<String>>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(name);
    let Ok(mut file) = std::fs::File::open(path) else {
        eprintln!("skipped: {name} is not here");
        return None;
    };
    let mut bytes = Vec::new();
    if name.ends_with(".gz") {
        flate2::read::MultiGzDecoder::new(file).read_to_end(&mut bytes).unwrap();
    } else {
        file.read_to_end(&mut bytes).unwrap();
    }
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes.as_slice());
    Some(reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect())
}

/// Short Russian names of headings (of the tax service and of the nomenclature's publisher) against the full texts of the Eurasian
/// nomenclature, and against the English ones, where only the glossary joins the languages. All chapters, and those of machines and
/// vehicles. The floors are what was reached when they were written.
#[test]
fn headings_are_found_by_short_names() {
    let (Some(labels), Some(english), Some(russian)) = (
        table("nomenclature_tnved_ru/hs4_labels_ru_en.csv"),
        table("nomenclature_hs/hs2022_en.csv.gz"),
        table("nomenclature_tnved_ru/tnved_eaeu_2022_ru.csv.gz"),
    ) else {
        return;
    };
    let english: Vec<(String, String)> = english.iter().map(|row| (row[0].clone(), row[3].clone())).collect();
    let russian: Vec<(String, String)> = russian.iter().map(|row| (row[1].clone(), row[5].clone())).collect();
    let both = [english.clone(), russian.clone()].concat();
    let known: std::collections::BTreeSet<&str> = english.iter().map(|row| row.0.as_str()).collect();
    for (what, rows, floors) in [
        ("Russian to Russian", russian, [(0.55, 0.71), (0.60, 0.77)]),
        ("Russian to English", english.clone(), [(0.02, 0.02), (0.12, 0.12)]),
        ("Russian to both", both, [(0.54, 0.72), (0.60, 0.77)]),
    ] {
        let codes = Nomenclature::new(&rows);
        for (part, (first, five)) in ["all chapters", "chapters 84, 85, 87"].into_iter().zip(floors) {
            let asked: Vec<&Vec<String>> = labels
                .iter()
                .filter(|row| known.contains(row[0].as_str()) && !row[2].is_empty())
                .filter(|row| part == "all chapters" || ["84", "85", "87"].contains(&&row[0][..2]))
                .collect();
            let (mut right, mut among) = (0, 0);
            for row in &asked {
                let found = codes.suggest(&row[2], 4, 5);
                right += usize::from(found.first().is_some_and(|it| it.code == row[0]));
                among += usize::from(found.iter().any(|it| it.code == row[0]));
            }
            let share = |count: usize| count as f64 / asked.len() as f64;
            eprintln!(
                "{what}, {part}: {} names, top-1 {:.3}, top-5 {:.3}",
                asked.len(),
                share(right),
                share(among)
            );
            assert!(share(right) >= first && share(among) >= five);
        }
    }
}
