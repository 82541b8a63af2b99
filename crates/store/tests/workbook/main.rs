//! A programme as a workbook: the same programme as in a folder, and every fault of a workbook found where a person finds it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails may stop")]

#[path = "../folder/mod.rs"]
mod folder;
mod guilty;
mod anything;

use std::path::PathBuf;

use folder::{Folder, told};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use store::{Exchanged, Source};
use tempfile::TempDir;

/// A workbook on the disk, for as long as its folder is kept.
struct OnDisk(TempDir);

impl OnDisk {
    fn new(bytes: &[u8]) -> Self {
        let folder = TempDir::new().unwrap();
        std::fs::write(folder.path().join("truck.xlsx"), bytes).unwrap();
        Self(folder)
    }

    fn made(folder: &Folder) -> Self {
        Self::new(&bytes(folder))
    }

    fn path(&self) -> PathBuf {
        self.0.path().join("truck.xlsx")
    }

    fn found(&self) -> Vec<String> {
        let opened = store::open(Source::at(&self.path()));
        told(&opened.findings).lines().map(str::to_owned).collect()
    }

    fn fingerprint(&self) -> String {
        let read = store::read(Source::at(&self.path()));
        let draft = read.draft.unwrap_or_else(|| panic!("{}", told(&read.findings)));
        format!("{} {}", draft.fingerprint, draft.cooperation.fingerprint)
    }

    fn back(&self) -> Folder {
        let Exchanged { made, findings, .. } = store::from_workbook(&self.path());
        Folder(made.unwrap_or_else(|| panic!("{}", told(&findings))))
    }
}

fn written(folder: &Folder) -> Exchanged<Vec<u8>> {
    let files: Vec<(&str, &[u8])> = folder.0.iter().map(|(name, bytes)| (&**name, &**bytes)).collect();
    store::to_workbook(Source::Files(&files))
}

fn bytes(folder: &Folder) -> Vec<u8> {
    let Exchanged { made, findings, .. } = written(folder);
    made.unwrap_or_else(|| panic!("{}", told(&findings)))
}

/// The sheets of `tiny`, of which a test spoils one.
fn spoilt(spoil: impl FnOnce(&mut Workbook)) -> OnDisk {
    let mut book = Workbook::new();
    for (name, bytes) in Folder::tiny().0 {
        let Some(table) = name.strip_suffix(".csv") else { continue };
        let sheet = book.add_worksheet().set_name(table).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        for (row, record) in (0..).zip(reader.records()) {
            for (column, cell) in (0..).zip(record.unwrap().iter()) {
                sheet.write_string(row, column, cell).unwrap();
            }
        }
    }
    let sheet = book.add_worksheet().set_name("Programme").unwrap();
    let settings = [
        ("Настройка", "Value"),
        ("format", "1"),
        ("name", "Tiny example"),
        ("name_ru", "Малый пример"),
        ("planning_day", "2026-01-01"),
        ("period", "quarter"),
        ("periods", "12"),
        ("currency", "RUB"),
        ("discount_rate", "0"),
        ("partners", "BY; RU"),
        ("ramp.default", "0.5; 1"),
    ];
    for (row, (setting, value)) in (0..).zip(settings) {
        sheet.write(row, 0, setting).unwrap();
        sheet.write(row, 1, value).unwrap();
    }
    spoil(&mut book);
    OnDisk::new(&book.save_to_buffer().unwrap())
}

fn spoilt_sheet(name: &str, spoil: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> OnDisk {
    spoilt(|book| spoil(book.worksheet_from_name(name).unwrap()))
}

/// The examples have the same fingerprints as workbooks, and as folders again; what stands beside them goes along.
#[test]
fn examples_go_there_and_back() {
    for name in store::example_names() {
        let folder = Folder::example(name);
        let book = OnDisk::made(&folder);
        assert_eq!(book.found().len(), folder.open().findings.len(), "{:?}", book.found());
        assert_eq!(book.fingerprint(), folder.fingerprint(), "{name}");
        let back = book.back();
        assert_eq!(back.fingerprint(), folder.fingerprint(), "{name}");
        assert_eq!(back.0.len(), folder.0.len(), "{name}");
        let again = bytes(&back);
        assert_eq!(again, std::fs::read(book.path()).unwrap(), "{name}: the same programme, other bytes");
    }
    let union = Folder::example("union-components");
    let book = OnDisk::made(&union);
    let programme = union.open().programme.unwrap();
    let (costs, findings, _) = store::lever_costs(Source::at(&book.path()), &programme);
    assert!(findings.is_empty() && costs.len() == 5, "{}", told(&findings));
    assert!(book.back().text("levers.toml").contains("lever = \"overlap:gas-engine.prototype.tooling\"\n"));
}

/// What is assumed about risks goes along, lists and scenarios too, and its faults are told at the sheet.
#[test]
fn what_stands_beside_the_programme_goes_along() {
    let written = "# ours\n[correlation]\nprogramme = 0.3\nsource = \"2021\"\n[outlay]\nfactor = [0.9, 1, 1.5] # seen\nbasis = \"estimate\"\n\n[[scenario]]\nname = \"fall\"\nprobability = 0.1\nfrom = 2027\ndemand = 0.7\nproducts = [\"gear\", \"lamp\"]\n[[scenario]]\nname = \"rise\"\nprobability = 0.2\n";
    let folder = Folder::tiny().with("risk.toml", written);
    let programme = folder.open().programme.unwrap();
    let (expected, findings, _) =
        store::risk(Source::Files(&[("risk.toml", written.as_bytes())]), &programme);
    assert!(findings.is_empty(), "{}", told(&findings));
    let book = OnDisk::made(&folder);
    let (found, findings, _) = store::risk(Source::at(&book.path()), &programme);
    assert_eq!((format!("{found:?}"), told(&findings)), (format!("{expected:?}"), String::new()));
    let back = book.back().text("risk.toml");
    let (found, _, _) = store::risk(Source::Files(&[("risk.toml", back.as_bytes())]), &programme);
    assert_eq!(format!("{found:?}"), format!("{expected:?}"));
    assert!(back.contains("# ours\n") && back.contains("  # seen\n"), "{back}");
    let book = OnDisk::made(&folder.replace("risk.toml", "[\"gear\", \"lamp\"]", "[\"gaer\"]"));
    let (_, findings, _) = store::risk(Source::at(&book.path()), &programme);
    assert!(
        told(&findings).contains("at truck.xlsx[risk]:12 (scenario.products); found = gaer"),
        "{}",
        told(&findings)
    );
}

/// What is drawn and empty is nothing: thousands of formatted rows, a frame far below, a column of blanks.
#[test]
fn empty_cells_are_nothing() {
    let yellow = Format::new().set_background_color("FFFF00");
    let book = spoilt_sheet("bom", |sheet| {
        for row in 4..6000 {
            sheet.write_blank(row, 0, &yellow).unwrap();
            sheet.write_string(row, 5, "  ").unwrap();
        }
        sheet.write_blank(1_048_575, 16_383, &yellow).unwrap();
    });
    assert!(book.found().is_empty(), "{:?}", book.found());
    assert_eq!(book.fingerprint(), Folder::tiny().fingerprint());
    let far = spoilt_sheet("bom", |sheet| {
        sheet.write(1_048_575, 16_383, "x").unwrap();
    });
    assert!(
        far.found()[0].contains("truck.xlsx[bom]:1048576; reason = the row has more"),
        "{:?}",
        far.found()
    );
}

/// A file that is called as a table of a folder is still a file that is no workbook.
#[test]
fn a_table_is_no_workbook() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("plants.csv");
    std::fs::write(&path, "plant,name\n").unwrap();
    let found = told(&store::open(Source::at(&path)).findings);
    let expected =
        format!("bad-workbook [plants.csv] at plants.csv; reason = {}\n", store::reason::NOT_A_WORKBOOK);
    assert_eq!(found, expected);
}

/// Sheets written by hand: names in any case, headings in either language, settings with points.
#[test]
fn a_workbook_by_hand_is_the_programme() {
    let book = spoilt(|_| {});
    assert!(book.found().is_empty(), "{:?}", book.found());
    assert_eq!(book.fingerprint(), Folder::tiny().fingerprint());
    let russian = spoilt_sheet("plants", |sheet| {
        for (column, heading) in (0..).zip(["Завод", "название", "название_ru", "Партнёр"])
        {
            sheet.write(0, column, heading).unwrap();
        }
    });
    assert_eq!(russian.fingerprint(), Folder::tiny().fingerprint());
}

/// Numbers, percents, dates and formulas mean what a person sees.
#[test]
fn cells_mean_what_they_show() {
    let day = Format::new().set_num_format("dd.mm.yyyy");
    let percent = Format::new().set_num_format("0%");
    let book = spoilt_sheet("needs", |sheet| {
        sheet.write_with_format(1, 10, ExcelDateTime::from_ymd(2026, 6, 1).unwrap(), &day).unwrap();
        sheet.write(1, 7, 100.0).unwrap();
        sheet.write(1, 12, Formula::new("=4500*2").set_result("9000")).unwrap();
        sheet.write(1, 5, 848_340).unwrap();
    });
    assert_eq!(book.fingerprint(), Folder::tiny().fingerprint());
    let sums = spoilt_sheet("projects", |sheet| {
        sheet.write(1, 7, Formula::new("=0.2+0.3").set_result("0.5")).unwrap();
        sheet.write_with_format(2, 7, 0.1 + 0.2 + 0.2, &percent).unwrap();
    });
    assert_eq!(sums.fingerprint(), Folder::tiny().fingerprint());
}

/// A line break in a cell moves no row, and is the same line break in a folder.
#[test]
fn line_breaks_keep_the_rows() {
    let book = spoilt_sheet("needs", |sheet| {
        sheet.write(1, 6, "first\nsecond\r\nthird").unwrap();
        sheet.write(3, 5, "x").unwrap();
    });
    let found = book.found();
    assert!(
        found[0].starts_with("bad-word [need gearbox-housing] at truck.xlsx[needs]:4 (hs); found = x"),
        "{found:?}"
    );
    assert!(found[0].ends_with("cell = F4"), "{found:?}");
    let text = Folder::tiny().text("needs.csv").replacen("для трактора", "\"first\nsecond\r\nthird\"", 1);
    let folder = Folder::tiny().with("needs.csv", text);
    let book = spoilt_sheet("needs", |sheet| {
        sheet.write(1, 6, "first\nsecond\r\nthird").unwrap();
    });
    assert_eq!(book.fingerprint(), folder.fingerprint());
    assert_eq!(OnDisk::made(&folder).fingerprint(), folder.fingerprint());
    assert_eq!(book.back().fingerprint(), folder.fingerprint());
}

/// A workbook with one of its parts changed.
fn with_part(bytes: &[u8], part: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut to = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for number in 0..from.len() {
        let mut entry = from.by_index(number).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut entry, &mut content).unwrap();
        if name == part {
            content = change(String::from_utf8(content).unwrap()).into_bytes();
        }
        to.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut to, &content).unwrap();
    }
    to.finish().unwrap().into_inner()
}
