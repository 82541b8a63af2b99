//! An archive answers as the tables do; damage is a finding, never a wrong figure; nothing half written is met.
#![expect(clippy::unwrap_used, reason = "a test fails where its own files do")]

use std::path::Path;

use model::Code;
use proptest::prelude::*;
use trade::product::Product;
use trade::read::{Line, Request, Side, read};
use trade::{Archive, Gather, Keep, Level, Place, Union, Year};

fn place(number: usize) -> Place {
    Place::of_number(number).unwrap()
}

/// A table of agreed rows, as text: years, exporters, importers, products, values and quantities.
fn text(rows: &[(u16, u8, u8, u32, u32, Option<u32>)]) -> String {
    let mut text = "t,i,j,k,v,q\n".to_owned();
    for (year, exporter, importer, product, value, quantity) in rows {
        let quantity = quantity.map_or_else(|| "NA".to_owned(), |quantity| format!("{quantity}.5"));
        text += &format!("{year},{exporter},{importer},{product:06},{value}.125,{quantity}\n");
    }
    text
}

fn years(table: &str, keep: &Keep, union: Option<&Union>) -> Vec<Year> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("trade.csv");
    std::fs::write(&file, table).unwrap();
    let paths = [file];
    let request = Request { paths: &paths, mappings: &[], threads: 2, watch: &|_| true };
    let (gather, _) = read(&request, &|| Gather::new(keep));
    assert_eq!(gather.level(), Some(Level::Subheading));
    gather.seal(union, None, 2).0
}

fn written(folder: &Path, table: &str) -> Archive {
    let years = years(table, &Keep::All, None);
    Archive::write(folder, &years, "BACI 2022").unwrap();
    let (archive, findings) = Archive::open(folder);
    assert_eq!(findings, []);
    assert_eq!(archive.years(), years.iter().map(|year| year.year).collect::<Vec<_>>());
    for year in &years {
        assert_eq!(archive.read(year.year, &Keep::All).as_ref(), Ok(year));
    }
    archive
}

fn any_rows() -> impl Strategy<Value = Vec<(u16, u8, u8, u32, u32, Option<u32>)>> {
    let product = prop_oneof![Just(10_121_u32), Just(870_840), Just(999_999), 100_000_u32..100_020];
    let place = || prop_oneof![8 => 1_u8..12, 1 => Just(97_u8)];
    let row = (
        2020_u16..2023,
        place(),
        place(),
        product,
        any::<u32>(),
        prop::option::weighted(0.8, 0_u32..5_000_000),
    );
    proptest::collection::vec(row, 1..150)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever the union: files to sums, and files to archive to sums, are the same to the last unit.
    #[test]
    fn the_archive_answers_as_the_tables_do(
        rows in any_rows(),
        unions in proptest::collection::vec(proptest::collection::vec(1_usize..12, 0..5), 1..4),
    ) {
        let (table, folder) = (text(&rows), tempfile::tempdir().unwrap());
        let archive = written(folder.path(), &table);
        for members in unions {
            let union = Union::new(&members.into_iter().map(place).collect::<Vec<_>>());
            let keep = Keep::Union(union.clone());
            for year in years(&table, &keep, Some(&union)) {
                prop_assert_eq!(archive.sums(year.year, &union).unwrap(), year.sums(&union));
                prop_assert_eq!(archive.read(year.year, &keep).unwrap(), year);
            }
        }
    }

    /// A byte that changed, or an end that is missing, is found, and named, whatever it was.
    #[test]
    fn damage_is_found(rows in any_rows(), at in any::<prop::sample::Index>(), to in 1_u8.., cut in any::<bool>()) {
        let folder = tempfile::tempdir().unwrap();
        let archive = written(folder.path(), &text(&rows));
        let year = archive.years()[0];
        let file = folder.path().join(format!("{year}.trade"));
        let mut bytes = std::fs::read(&file).unwrap();
        let at = at.index(bytes.len());
        if cut {
            bytes.truncate(at);
        } else {
            bytes[at] ^= to;
        }
        std::fs::write(&file, bytes).unwrap();
        let (archive, mut findings) = Archive::open(folder.path());
        findings.extend(archive.read(year, &Keep::All).err());
        let first = findings[0].code;
        prop_assert!(matches!(first, Code::TradeArchiveDamaged | Code::TradeArchiveVersion), "{findings:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A year in coarser codes is the one that the rows themselves add up to in them.
    #[test]
    fn a_year_in_coarser_codes_is_that_of_its_rows(rows in any_rows(), level in 0_usize..3) {
        let level = Level::ALL[level];
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("trade.csv");
        std::fs::write(&file, text(&rows)).unwrap();
        let paths = [file];
        let request = Request { paths: &paths, mappings: &[], threads: 2, watch: &|_| true };
        let gather = || read(&request, &|| Gather::new(&Keep::All)).0;
        let fine = gather().seal(None, Some(Level::Subheading), 2).0;
        let coarse: Vec<Year> = fine.into_iter().map(|year| year.within(level)).collect();
        prop_assert_eq!(coarse, gather().seal(None, Some(level), 2).0);
    }
}

/// What is written anew has nothing of what was there: files of other years go, other files stay.
#[test]
fn years_of_an_older_archive_go() {
    let folder = tempfile::tempdir().unwrap();
    written(folder.path(), &text(&[(2021, 1, 2, 10_121, 7, None), (2022, 1, 2, 10_121, 8, None)]));
    for other in ["notes.txt", "2020.trade", "021.trade"] {
        std::fs::write(folder.path().join(other), "JWT is no mark").unwrap();
    }
    Archive::forget_others(folder.path(), &[2022]).unwrap();
    let left = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
    let mut left: Vec<String> = left.map(|name| name.into_string().unwrap()).collect();
    left.sort();
    assert_eq!(left, ["021.trade", "2020.trade", "2022.trade", "notes.txt"]);
}

/// What was written before stays until its successor is whole, and nothing is left beside it.
#[test]
fn a_year_is_replaced_as_a_whole() {
    let folder = tempfile::tempdir().unwrap();
    let first = text(&[(2021, 1, 2, 10_121, 7, Some(1)), (2022, 1, 2, 10_121, 8, None)]);
    let archive = written(folder.path(), &first);
    assert_eq!(archive.source(2022), Some("BACI 2022"));
    assert_eq!(archive.source(2020), None);
    let missing = archive.read(2020, &Keep::All).unwrap_err();
    assert_eq!(
        (missing.code, missing.fact("years").unwrap().to_string()),
        (Code::TradeYearMissing, "2021, 2022".to_owned())
    );
    let next = years(&text(&[(2022, 1, 2, 10_121, 9, None)]), &Keep::All, None);
    Archive::write(folder.path(), &next, "").unwrap();
    let (archive, _) = Archive::open(folder.path());
    let union = Union::new(&[place(2)]);
    assert_eq!(archive.sums(2021, &union).unwrap()[0].outside, 7_125_000);
    assert_eq!(archive.sums(2022, &union).unwrap()[0].outside, 9_125_000);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
    // A folder in the way of a year is the machine's trouble.
    let file = folder.path().join("2022.trade");
    std::fs::remove_file(&file).unwrap();
    std::fs::create_dir(&file).unwrap();
    std::fs::write(file.join("kept"), "").unwrap();
    let error = Archive::write(folder.path(), &next, "").unwrap_err();
    assert!(error.to_string().contains("2022.trade"), "{error}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
    assert!(Archive::open(&folder.path().join("nowhere")).1.is_empty());
}

/// A year counts once, however many files of it lie in the folder; each further one is told, with what was used.
#[test]
fn a_year_has_one_file() {
    let folder = tempfile::tempdir().unwrap();
    let table = text(&[(2021, 1, 2, 10_121, 7, Some(1)), (2022, 1, 2, 10_121, 8, None)]);
    let archive = written(folder.path(), &table);
    let years = [2021, 2022].map(|year| archive.read(year, &Keep::All).unwrap());
    let at = |name: &str| folder.path().join(name);
    std::fs::copy(at("2022.trade"), at("2022 (copy).trade")).unwrap();
    // A copy under another year's name is still one of its own year.
    std::fs::copy(at("2022.trade"), at("2020.trade")).unwrap();
    // Other figures, and another source.
    let other = tempfile::tempdir().unwrap();
    written(other.path(), &text(&[(2021, 1, 2, 10_121, 9, Some(1))]));
    std::fs::copy(other.path().join("2021.trade"), at("2021-old.trade")).unwrap();
    let (archive, findings) = Archive::open(folder.path());
    assert_eq!(archive.years(), [2021, 2022]);
    assert_eq!([2021, 2022].map(|year| archive.read(year, &Keep::All).unwrap()), years);
    let told: Vec<(Code, String, String)> = findings
        .iter()
        .map(|finding| {
            let file = Path::new(&finding.place.as_ref().unwrap().file).file_name().unwrap().to_owned();
            (finding.code, file.into_string().unwrap(), finding.fact("used").unwrap().to_string())
        })
        .collect();
    let told: Vec<(Code, &str, &str)> =
        told.iter().map(|(code, file, used)| (*code, file.as_str(), used.as_str())).collect();
    let expected = [
        (Code::TradeArchiveRival, "2021-old.trade", "2021.trade"),
        (Code::TradeArchiveCopy, "2020.trade", "2022.trade"),
        (Code::TradeArchiveCopy, "2022 (copy).trade", "2022.trade"),
    ];
    assert_eq!(told, expected);
}

/// Tables in which some are told more coarsely than others have no one level, and so no archive.
#[test]
fn uneven_tables_have_no_level() {
    let line = |importer: usize, level: Level| Line {
        year: 2022,
        month: 0,
        exporter: place(1),
        importer: place(importer),
        side: Side::Agreed,
        product: Product::new(level, 1).unwrap(),
        value: 1,
        quantity: None,
    };
    let mut gather = Gather::new(&Keep::All);
    assert_eq!(gather.level(), None);
    gather.add(&line(2, Level::Heading));
    assert_eq!(gather.level(), Some(Level::Heading));
    gather.add(&line(3, Level::Chapter));
    assert_eq!(gather.level(), None);
}
