//! No bytes whatsoever make the reader panic, and no fault makes it hand out a programme.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails may stop")]

mod folder;

use folder::Folder;
use model::finding::any_error;
use proptest::prelude::*;
use store::TABLES;

fn file() -> impl Strategy<Value = String> {
    let files: Vec<String> =
        TABLES.iter().map(|table| table.file()).chain(std::iter::once("programme.toml".to_owned())).collect();
    prop::sample::select(files)
}

/// Reads, judges and draws; every finding that names a line of a file can be drawn.
fn survives(folder: &Folder) {
    let opened = folder.open();
    assert_eq!(opened.programme.is_none(), any_error(&opened.findings));
    for finding in &opened.findings {
        let Some(place) = &finding.place else { continue };
        let excerpt = opened.sources.excerpt(place);
        assert_eq!(excerpt.is_some(), place.row.is_some(), "{finding}");
        if let Some((line, mark)) = excerpt.and_then(|excerpt| Some((excerpt.line, excerpt.mark?))) {
            assert!(line.get(mark).is_some(), "{finding}");
        }
    }
}

/// Words that are likely to go wrong somewhere.
const NASTY: &[&str] = &[
    "",
    ",",
    ";",
    "\t",
    "\"",
    "\"\"",
    "\n",
    "\r",
    "\0",
    "-",
    "1e2147483647",
    "1e-2147483648",
    "99999999999999999999",
    "-1",
    "1e15",
    "0,5",
    "9999-12-31",
    "2026-W53",
    "2147483647",
    "ё",
    "e\u{301}",
    "\u{feff}",
    "\u{2028}",
    "[",
    "]",
    "=",
    "'''",
    "\\u0000",
    "[ramp]",
    "a.b.c",
];

proptest! {
    // Few programmes, each spoilt in several places at once: reading all its tables is what takes the time.
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Any bytes in any files.
    #[test]
    fn any_bytes_are_survived(
        files in prop::collection::vec((file(), prop::collection::vec(any::<u8>(), 0..200)), 1..4),
    ) {
        let folder = files.into_iter().fold(Folder::tiny(), |folder, (file, bytes)| folder.with(&file, bytes));
        survives(&folder);
    }

    /// Any text in any tables, under good headings.
    #[test]
    fn any_rows_are_survived(
        tables in prop::collection::vec(
            (prop::sample::select(TABLES.to_vec()), "[-0-9a-eЁё,;\"\n\r%.: ]{0,120}"), 1..5,
        ),
    ) {
        let folder = tables.into_iter().fold(Folder::tiny(), |folder, (table, rows)| {
            let headings: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
            folder.with(&table.file(), format!("{},x,x\n{rows}", headings.join(",")))
        });
        survives(&folder);
    }

    /// Good files with some pieces cut out and nasty words put in.
    #[test]
    fn any_damage_is_survived(
        cuts in prop::collection::vec(
            (file(), any::<prop::sample::Index>(), 0..12_usize, prop::sample::select(NASTY.to_vec())), 1..8,
        ),
        example in prop::sample::select(store::example_names().collect::<Vec<_>>()),
    ) {
        let mut folder = Folder::example(example);
        for (file, at, length, word) in cuts {
            let Some((_, bytes)) = folder.0.iter_mut().find(|(name, _)| *name == file) else { continue };
            let start = at.index(bytes.len() + 1);
            let end = (start + length).min(bytes.len());
            bytes.splice(start..end, word.bytes());
        }
        survives(&folder);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Any bytes, and any text of JSON's letters, in place of a plan or a certificate.
    #[test]
    fn any_plan_is_survived(bytes in prop::collection::vec(any::<u8>(), 0..100), text in "[\\[\\]{}\":,0-9a-z]{0,60}") {
        for bytes in [bytes.as_slice(), text.as_bytes(), format!("{{\"format\":1,{text}}}").as_bytes()] {
            prop_assert!(store::read_plan("plan.json", bytes).is_err());
            prop_assert!(store::read_certificate("certificate.json", bytes).is_err());
        }
    }
}

/// Depth, length and width that would break a careless reader.
#[test]
fn extremes_are_survived() {
    let deep = "[".repeat(200_000);
    for file in ["programme.toml", "bom.csv"] {
        survives(&Folder::tiny().with(file, deep.clone()));
        survives(&Folder::tiny().with(file, format!("a = {deep}")));
        survives(&Folder::tiny().with(file, format!("x = {}", "{a=".repeat(100_000))));
        survives(&Folder::tiny().with(file, "\"".repeat(100_001)));
        survives(&Folder::tiny().with(file, ",".repeat(200_000)));
        survives(&Folder::tiny().with(file, "a".repeat(200_000)));
    }
    let cell = "9".repeat(200_000);
    survives(&Folder::tiny().with("bom.csv", format!("product,input,quantity\ntractor,{cell},{cell}\n")));
    assert!(store::read_plan("plan.json", deep.as_bytes()).is_err());
    assert!(store::read_certificate("certificate.json", deep.as_bytes()).is_err());
}
