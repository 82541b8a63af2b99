//! Editions: recognised, tied together into families, converted to the last unit; by hand, by law, and on real tables.

#![allow(clippy::unwrap_used, clippy::print_stderr)] // a test fails where its own files do

use std::io::Read;
use std::path::Path;

use model::Code;
use proptest::prelude::*;
use trade::edition::{Converter, Correspondence, Edition, Kind, families, recognise};
use trade::{Level, Product};

use Edition::{Hs1992, Hs2002, Hs2007, Hs2012, Hs2017, Hs2022};

fn code(written: &str) -> Product {
    Product::parse(written).unwrap()
}

fn values(all: &[(&str, i64)]) -> Vec<(Product, i64)> {
    all.iter().map(|(written, value)| (code(written), *value)).collect()
}

/// Two codes stay, one changes its number, one splits into three, two merge, two become two others; one of each edition stands alone.
const TABLE: &str = "hs2022,note,HS17
010101,same,010101
020202,renumbered,020200
030301,split,030300
030302,split,030300
030303,split,030300
040400,merged,040401
040400,merged,040402
050501,tangled,050510
050502,tangled,050510
050502,tangled,050520
060600,new,
NA,gone,070700
0808,too short,080800
";

fn table() -> Correspondence {
    let (table, left_out) = Correspondence::read("t.csv", TABLE.as_bytes()).unwrap();
    assert_eq!(left_out, 1, "a heading is no subheading");
    table
}

/// Editions are known by every name that tables call them.
#[test]
fn editions_have_many_names() {
    for written in ["HS17", "hs2017", "HS 2017", "H5", "hs-17", "HS_2017"] {
        assert_eq!(Edition::parse(written), Some(Hs2017), "{written}");
    }
    for edition in Edition::ALL {
        assert_eq!(Edition::parse(&edition.to_string()), Some(edition));
    }
    for written in ["", "H", "HS", "H7", "HS13", "2017", "hs6", "H55", "HSé17", "HS 20 1 7x"] {
        assert_eq!(Edition::parse(written), None, "{written}");
    }
}

/// A table without editions is refused, and so is one that has an edition twice.
#[test]
fn tables_without_editions_are_refused() {
    for text in ["", "a,b\n010101,010101\n", "hs17,H5\n010101,010101\n"] {
        let finding = Correspondence::read("t.csv", text.as_bytes()).unwrap_err();
        assert_eq!(finding.code, Code::TradeLayout, "{text}");
    }
}

/// What hangs together is a family, and what happened to it has a name.
#[test]
fn families_are_what_hangs_together() {
    let found = families(&table(), &[Hs2017, Hs2022]);
    let kinds: Vec<(String, Kind)> =
        found.iter().map(|family| (family.codes[0].1.to_string(), family.kind(Hs2017, Hs2022))).collect();
    let known = [
        ("010101", Kind::Same),
        ("020200", Kind::Renumbered),
        ("030300", Kind::Split),
        ("040401", Kind::Merged),
        ("050510", Kind::Tangled),
        ("070700", Kind::Absent),
        ("060600", Kind::Absent),
    ];
    let known: Vec<(String, Kind)> = known.iter().map(|(code, kind)| ((*code).to_owned(), *kind)).collect();
    assert_eq!(kinds, known);
    assert_eq!(found[4].codes.len(), 4);
    assert_eq!(found[3].kind(Hs2022, Hs2017), Kind::Split);
}

/// Equal parts add up to the whole: ten in three parts is 4 + 3 + 3; what has no counterpart is said.
#[test]
fn parts_add_up() {
    let all =
        values(&[("010101", 7), ("030300", 10), ("040401", 1), ("040402", 2), ("070700", 5), ("999999", 25)]);
    let converted = Converter::equal(&table(), Hs2017, Hs2022).convert(&all).unwrap();
    let known = [("010101", 7), ("030301", 4), ("030302", 3), ("030303", 3), ("040400", 3)];
    assert_eq!(converted.values, values(&known));
    assert_eq!(converted.unmapped, values(&[("070700", 5), ("999999", 25)]));
    assert_eq!((converted.whole, converted.unmapped_value), (50, 30));
    assert_eq!((converted.split_value, converted.assumed_value), (10, 10));
    assert_eq!(converted.unmapped_share(), Some(0.6));
}

/// Weights share out; a pair that nobody weighed gets nothing beside one that somebody did. Back again everything merges.
#[test]
fn weights_share_out() {
    let (split, one, two) = (code("030300"), code("030301"), code("030302"));
    let weights = [(split, one, 2), (split, two, 1), (split, code("060600"), 9)];
    let there = Converter::weighted(&table(), Hs2017, Hs2022, &weights);
    let converted = there.convert(&values(&[("030300", 100)])).unwrap();
    assert_eq!(converted.values, values(&[("030301", 67), ("030302", 33), ("030303", 0)]));
    assert_eq!((converted.split_value, converted.assumed_value), (100, 0));
    let back = Converter::equal(&table(), Hs2022, Hs2017).convert(&converted.values).unwrap();
    assert_eq!((back.values, back.split_value), (values(&[("030300", 100)]), 0));
}

/// Trade in the new codes gives weights; a new code that comes from two old ones counts half for each.
#[test]
fn trade_gives_weights() {
    let trade = values(&[("050501", 30), ("050502", 20), ("030301", -5)]);
    let converter = Converter::by_trade(&table(), Hs2017, Hs2022, &trade);
    let converted = converter.convert(&values(&[("050510", 8), ("050520", 5), ("030300", 3)])).unwrap();
    let known = [("030301", 1), ("030302", 1), ("030303", 1), ("050501", 6), ("050502", 7)];
    assert_eq!(converted.values, values(&known));
    assert_eq!((converted.split_value, converted.assumed_value), (11, 3));
}

/// What cannot be a value is refused.
#[test]
fn bad_values_are_refused() {
    let converter = Converter::equal(&table(), Hs2017, Hs2022);
    for bad in [vec![("010101", -1)], vec![("010101", i64::MAX), ("070700", 1)]] {
        assert_eq!(converter.convert(&values(&bad)).unwrap_err().code, Code::OutOfRange);
    }
    let most = converter.convert(&values(&[("030300", i64::MAX)])).unwrap();
    assert_eq!(most.values.iter().map(|(_, value)| value).sum::<i64>(), i64::MAX);
}

/// Codes tell their edition if one has more of them than any other; coarser codes at their own level; hidden ones never.
#[test]
fn codes_tell_their_edition() {
    let lists: Vec<_> = [Hs2017, Hs2022].map(|edition| (edition, table().codes(edition))).to_vec();
    let told = |codes: &[&str]| {
        let codes: Vec<Product> = codes.iter().map(|written| code(written)).collect();
        recognise(&lists, &codes)
    };
    assert_eq!(told(&["010101", "030300", "040401"]).edition, Some(Hs2017));
    let mixed = told(&["030300", "030301", "030302", "990000"]);
    assert_eq!((mixed.edition, mixed.fits[0].known), (Some(Hs2022), 2));
    assert_eq!(mixed.fits[0].unknown, [code("030300")]);
    assert_eq!(told(&["0606"]).edition, Some(Hs2022));
    for silent in [&["010101"][..], &[], &["123456"], &["9999"]] {
        assert_eq!(told(silent).edition, None, "{silent:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Nothing is lost or made: values and what could not be converted are the whole, and each family keeps its sum, whatever
    /// the weights; the order of values means nothing.
    #[test]
    fn conversion_keeps_sums(
        pairs in prop::collection::vec((0..12_u32, 0..12_u32), 0..30),
        all in prop::collection::vec((0..14_u32, prop_oneof![0..10_i64, 0..i64::MAX / 64]), 0..40),
        weights in prop::collection::vec((0..12_u32, 0..12_u32, prop_oneof![0..4_u64, any::<u64>()]), 0..30),
    ) {
        let product = |number: u32| Product::new(Level::Subheading, number + 10_000).unwrap();
        let rows: Vec<_> =
            pairs.iter().map(|(a, b)| vec![(Hs2012, product(*a)), (Hs2017, product(*b))]).collect();
        let table = Correspondence::of(&rows);
        let weights: Vec<_> = weights.iter().map(|(a, b, weight)| (product(*a), product(*b), *weight)).collect();
        let mut all: Vec<_> = all.iter().map(|(a, value)| (product(*a), *value)).collect();
        for converter in [
            Converter::equal(&table, Hs2012, Hs2017),
            Converter::weighted(&table, Hs2012, Hs2017, &weights),
            Converter::by_trade(&table, Hs2012, Hs2017, &all),
        ] {
            let converted = converter.convert(&all).unwrap();
            let sum = |values: &[(Product, i64)]| values.iter().map(|(_, value)| value).sum::<i64>();
            prop_assert_eq!(sum(&converted.values) + converted.unmapped_value, converted.whole);
            prop_assert_eq!(sum(&converted.unmapped), converted.unmapped_value);
            prop_assert!(converted.assumed_value <= converted.split_value);
            prop_assert!(converted.values.iter().all(|(_, value)| *value >= 0));
            for family in families(&table, &[Hs2012, Hs2017]) {
                let within = |edition, values: &[(Product, i64)]| -> i64 {
                    let codes: Vec<Product> = family.of(edition).collect();
                    values.iter().filter(|(product, _)| codes.contains(product)).map(|(_, value)| value).sum()
                };
                prop_assert_eq!(within(Hs2012, &all), within(Hs2017, &converted.values));
            }
            all.reverse();
            prop_assert_eq!(converter.convert(&all).unwrap(), converted);
        }
    }

    /// Any bytes are survived.
    #[test]
    fn any_table_is_survived(text in "(hs17|h6|hs2022|[0-9]{4,7}|[,;\n\"a])*") {
        if let Ok((table, _)) = Correspondence::read("t.csv", text.as_bytes()) {
            let codes: usize = Edition::ALL.iter().map(|edition| table.codes(*edition).len()).sum();
            let in_families: usize = families(&table, &Edition::ALL).iter().map(|family| family.codes.len()).sum();
            prop_assert_eq!(codes, in_families, "each code is in one family");
        }
    }
}

/// A file of the data kept beside the project, if it is there; says so if it is not.
fn data(file: &str) -> Option<Vec<u8>> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = here.ancestors().map(|folder| folder.join("shared/data").join(file));
    let Some(found) = found.find(|file| file.exists()) else {
        eprintln!("SKIPPED: shared/data/{file} is not here");
        return None;
    };
    let mut bytes = std::fs::read(found).unwrap();
    if file.ends_with(".gz") {
        let packed = std::mem::take(&mut bytes);
        flate2::read::MultiGzDecoder::new(packed.as_slice()).read_to_end(&mut bytes).unwrap();
    }
    Some(bytes)
}

/// Real exports are of the edition that their publishers say: BACI of 2020 in HS 2017 and of 2021 in HS 1992, Kazakhstan in
/// HS 2002. The world's headings of HS 2007 do not tell: HS 2012 has as many of them. Six digits convert: to the whole, whatever
/// the edition.
#[test]
fn real_tables_tell_their_edition() {
    let Some(text) = data("concordances/hs2022_to_earlier_hs.csv") else { return };
    let (table, left_out) = Correspondence::read("hs2022_to_earlier_hs.csv", &text).unwrap();
    assert_eq!((left_out, table.editions().len()), (0, 6));
    let counts: Vec<usize> = table.editions().iter().map(|edition| table.codes(*edition).len()).collect();
    assert_eq!(counts, [4536, 4845, 4961, 5166, 5362, 5613]);
    let lists: Vec<_> = table.editions().iter().map(|edition| (*edition, table.codes(*edition))).collect();
    for (file, column, value, edition) in [
        ("trade_baci_zaf_afg/baci_hs17_2020_exports_zaf_afg.csv.gz", "hs6", "value_kusd", Some(Hs2017)),
        ("trade_baci_zaf_afg/baci_hs92_2021_exports_zaf_afg.csv.gz", "hs6", "value_kusd", Some(Hs1992)),
        (
            "trade_kazakhstan_exports/kaz_exports_hs02_2002_2019_2021.csv.gz",
            "hs6_2002",
            "value_kusd",
            Some(Hs2002),
        ),
        ("trade_world_exports_hs4_2017/world_exports_hs4_2017.csv.gz", "hs4", "export_usd", None),
    ] {
        let bytes = data(file).unwrap();
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let headings = reader.headers().unwrap().clone();
        let at = |name: &str| headings.iter().position(|heading| heading == name).unwrap();
        let (column, value) = (at(column), at(value));
        let values: Vec<(Product, i64)> = (reader.records())
            .map(|row| row.unwrap())
            .map(|row| (code(&row[column]), (row[value].parse::<f64>().unwrap() * 1e3).round() as i64))
            .collect();
        let codes: Vec<Product> = values.iter().map(|(product, _)| *product).collect();
        let told = recognise(&lists, &codes);
        let fits: Vec<_> =
            told.fits.iter().map(|fit| (fit.edition.to_string(), fit.known, fit.unknown.len())).collect();
        eprintln!("{file}: {fits:?}");
        assert_eq!(told.edition, edition, "{fits:?}");
        let Some(edition) = edition else {
            assert_eq!([told.fits[0].edition, told.fits[1].edition], [Hs2007, Hs2012]);
            continue;
        };
        for to in [Hs1992, Hs2012, Hs2022] {
            let converted = Converter::equal(&table, edition, to).convert(&values).unwrap();
            let sum: i64 = converted.values.iter().map(|(_, value)| value).sum();
            assert_eq!(sum + converted.unmapped_value, converted.whole);
            eprintln!(
                "  to {to}: unmapped {:.4}, split {:.4}",
                converted.unmapped_share().unwrap(),
                converted.split_value as f64 / converted.whole as f64
            );
        }
    }
}
