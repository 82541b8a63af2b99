//! A programme as a workbook: the same programme as in a folder, and every fault of a workbook found where a person finds it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails may stop")]

mod folder;

use std::path::PathBuf;

use folder::{Folder, told};
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Note, Workbook};
use store::{Exchanged, Loss, Source};
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

/// What is wrong in a sheet is told at the sheet and the cell.
#[test]
fn guilty_cells_are_told_where_they_are() {
    let cases: Vec<(&str, u32, u16, rust_xlsxwriter::Formula, &str)> = vec![
        (
            "products",
            1,
            3,
            Formula::new("=A1").set_result("#REF!"),
            "bad-cell [product tractor] at truck.xlsx[products]:2 (hs); found = #REF!; cell = D2",
        ),
        (
            "plants",
            2,
            1,
            Formula::new("=A1").set_result("#N/A"),
            "bad-cell [plant south] at truck.xlsx[plants]:3 (name); found = #N/A; cell = B3",
        ),
        (
            "Programme",
            8,
            1,
            Formula::new("=A1").set_result("#DIV/0!"),
            "bad-cell [truck.xlsx[programme]] at truck.xlsx[programme]:9 (discount_rate); found = #DIV/0!",
        ),
    ];
    for (sheet, row, column, formula, expected) in cases {
        let book = spoilt_sheet(sheet, |sheet| {
            sheet.write_formula(row, column, formula).unwrap();
        });
        assert_eq!(book.found()[0], expected);
    }
    let eaten = spoilt_sheet("products", |sheet| {
        sheet.write(1, 3, 40_110).unwrap();
    });
    let expected = "lost-zero [product tractor] at truck.xlsx[products]:2 (hs); found = 40110; whole = 040110; cell = D2";
    assert_eq!(eaten.found(), [expected]);
    let kept = spoilt_sheet("products", |sheet| {
        sheet.write_string(1, 3, "040110").unwrap();
    });
    assert!(kept.found().is_empty(), "{:?}", kept.found());
    let beyond = spoilt_sheet("bom", |sheet| {
        sheet.write(1, 9, "see Ivan").unwrap();
    });
    assert!(
        beyond.found()[0].contains("truck.xlsx[bom]:2; reason = the row has more cells"),
        "{:?}",
        beyond.found()
    );
    let unknown = spoilt_sheet("bom", |sheet| {
        sheet.write(1, 1, "gearbux").unwrap();
    });
    let expected =
        "unknown-id [product tractor] at truck.xlsx[bom]:2 (input); found = gearbux; table = products";
    assert!(unknown.found()[0].starts_with(expected), "{:?}", unknown.found());
}

/// A formula that nobody has computed has no value that could be silently taken for an empty cell; one that gives no text does.
#[test]
fn formulas_without_values_are_told() {
    let book = spoilt_sheet("plants", |sheet| {
        sheet.write_formula(1, 4, Formula::new("IF(A1=1,1,2)").set_result("2")).unwrap();
    });
    let good = std::fs::read(book.path()).unwrap();
    let found = |cell: &str, value: &str| {
        let bytes = with_part(&good, "xl/worksheets/sheet1.xml", |xml| {
            let before = "<c r=\"E2\"><f>IF(A1=1,1,2)</f><v>2</v>";
            assert!(xml.contains(before), "{xml}");
            xml.replacen(before, &format!("<c r=\"E2\"{cell}><f>IF(A1=1,1,2)</f>{value}"), 1)
        });
        OnDisk::new(&bytes).found()
    };
    let told = ["bad-cell [plant north] at truck.xlsx[plants]:2 (city); found = #FORMULA?; cell = E2"];
    assert_eq!(found("", ""), told);
    assert_eq!(found("", "<v></v>"), told);
    assert_eq!(found("", "<v/>"), told);
    assert_eq!(found("", "<v>2</v>"), Vec::<String>::new());
    assert_eq!(found(" t=\"str\"", "<v></v>"), Vec::<String>::new());
}

/// Sheets that are hidden, no table, or a table a second time; blank ones are nobody's.
#[test]
fn sheets_that_are_not_read_are_told() {
    let book = spoilt(|book| {
        book.add_worksheet().set_name("Fonds").unwrap().write(0, 0, "x").unwrap();
        book.add_worksheet().set_name("demand ").unwrap().set_hidden(true).write(0, 0, "x").unwrap();
        book.add_worksheet().set_name("Лист2").unwrap();
        book.add_worksheet().set_name(" bom").unwrap().write(0, 0, "x").unwrap();
    });
    assert_eq!(
        book.found(),
        [
            "unknown-table [truck.xlsx[Fonds]] at truck.xlsx[Fonds]; found = Fonds; nearest = funds",
            "hidden-sheet [truck.xlsx[demand ]] at truck.xlsx[demand ]; found = demand ",
            "bad-table [truck.xlsx[ bom]] at truck.xlsx[ bom]; reason = two sheets are this table",
        ]
    );
    let Exchanged { losses, .. } = store::from_workbook(&book.path());
    let lists = [Loss::HiddenSheets(vec!["demand ".to_owned()]), Loss::OtherSheets(vec!["Fonds".to_owned()])];
    assert_eq!(losses, lists);
}

/// What a folder cannot hold is counted.
#[test]
fn losses_are_counted() {
    let book = spoilt_sheet("bom", |sheet| {
        sheet.write(1, 2, Formula::new("=2-1").set_result("1")).unwrap();
        sheet.insert_note(1, 2, &Note::new("why?")).unwrap();
        sheet.insert_note(2, 2, &Note::new("really?")).unwrap();
    });
    let Exchanged { losses, tables, .. } = store::from_workbook(&book.path());
    assert_eq!(losses, [Loss::Formulas(1), Loss::Comments(2)]);
    assert!(tables.iter().any(|table| table.table == "bom" && table.rows == 3), "{tables:?}");
    let Exchanged { losses, .. } = written(&Folder::tiny().with("README.md", "hello"));
    assert_eq!(losses, [Loss::Files(vec!["README.md".to_owned()])]);
}

/// What is no workbook is said to be what it is.
#[test]
fn files_that_are_no_workbooks_are_told() {
    let good = bytes(&Folder::tiny());
    let zip = |name: &str, bytes: &[u8]| {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(name, options).unwrap();
        std::io::Write::write_all(&mut zip, bytes).unwrap();
        zip.finish().unwrap().into_inner()
    };
    let old = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more".to_vec();
    let mut locked = old.clone();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    for (bytes, reason) in [
        (b"plant,name\n".to_vec(), store::reason::NOT_A_WORKBOOK),
        (Vec::new(), store::reason::NOT_A_WORKBOOK),
        (old, store::reason::OLD_WORKBOOK),
        (locked, store::reason::LOCKED),
        (zip("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), store::reason::OPEN_DOCUMENT),
        (zip("xl/workbook.bin", b"x"), store::reason::BINARY_WORKBOOK),
        (zip("plants.csv", b"plant\n"), store::reason::NOT_A_WORKBOOK),
        (zip("xl/worksheets/sheet1.xml", &vec![b' '; 200 << 20]), store::reason::SWOLLEN),
        (good[..good.len() / 2].to_vec(), ""),
    ] {
        let found = OnDisk::new(&bytes).found();
        assert_eq!(found.len(), 1, "{found:?}");
        let expected = format!("bad-workbook [truck.xlsx] at truck.xlsx; reason = {reason}");
        assert!(found[0].starts_with(&expected), "{found:?}");
    }
    let long = vec![b'x'; 40_000];
    let strings = format!("<si><t>{}</t></si>", String::from_utf8(long).unwrap());
    let swollen =
        with_part(&good, "xl/sharedStrings.xml", |xml| xml.replacen("<si>", &format!("{strings}<si>"), 1));
    let cells = "<c t=\"s\"><v>0</v></c>".repeat(10_000);
    let swollen = with_part(&swollen, "xl/worksheets/sheet2.xml", |xml| {
        xml.replacen("</row>", &format!("{cells}</row>"), 1)
    });
    let found = OnDisk::new(&swollen).found();
    assert!(found[0].contains(store::reason::SWOLLEN), "{found:?}");
    let missing = store::open(Source::at(std::path::Path::new("no/such.xlsx"))).findings;
    assert_eq!(told(&missing), "missing-file [such.xlsx] at such.xlsx; file = no/such.xlsx\n");
}

/// A table that no workbook can hold is refused, not cut.
#[test]
fn what_no_cell_can_hold_is_refused() {
    let text = Folder::tiny().text("bom.csv").replacen("invented", &"я".repeat(40_000), 1);
    let Exchanged { made, findings, .. } = written(&Folder::tiny().with("bom.csv", text));
    assert!(made.is_none());
    assert_eq!(
        told(&findings),
        format!("bad-workbook [bom.csv] at bom.csv (note); reason = {}\n", store::reason::CELL_TOO_LONG)
    );
    let Exchanged { made, findings, .. } = written(&Folder::tiny().with("bom.csv", "product,input\n\"a,b\n"));
    assert!(made.is_none() && told(&findings).starts_with("missing-column"), "{}", told(&findings));
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

/// A cell of a table as people write it.
fn any_cell() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zа-яё ,;\"'=#@\n\t-]{0,8}",
        "[0-9]{1,6}",
        "-?[0-9]{1,9}[.,][0-9]{1,9}",
        Just("0840".to_owned()),
        Just("1e3".to_owned()),
        Just("35%".to_owned()),
        Just("2026-06-01".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Any table is the same from a folder, from a workbook, and from a folder again.
    #[test]
    fn any_table_goes_there_and_back(
        rows in prop::collection::vec((any_cell(), any_cell(), any_cell(), any_cell()), 1..6),
        russian in any::<bool>(),
    ) {
        let heads = if russian { ["завод", "партнёр", "название", "свободная_площадь", "примечание"] } else { ["plant", "partner", "name", "floor_area", "note"] };
        let mut writer = csv::WriterBuilder::new().delimiter(if russian { b';' } else { b',' }).from_writer(Vec::new());
        writer.write_record(heads).unwrap();
        for (number, (name, area, note, other)) in rows.iter().enumerate() {
            let area = if area.starts_with(|it: char| it.is_ascii_digit()) { area } else { "" };
            writer.write_record([format!("p{number}"), "BY".to_owned(), format!("{name}{other}"), area.to_owned(), note.clone()]).unwrap();
        }
        let folder = Folder::tiny().with("plants.csv", writer.into_inner().unwrap());
        let of = |folder: &Folder| {
            let read = folder.read();
            (read.draft.map(|draft| draft.plants), told(&read.findings))
        };
        let plain = |(plants, findings): (Option<Vec<model::draft::PlantRow>>, String)| {
            let row = |mut plant: model::draft::PlantRow| { plant.provenance.row = 0; plant };
            let plants: Option<Vec<_>> = plants.map(|plants| plants.into_iter().map(row).collect());
            (plants, findings.lines().map(|line| line.split(" at ").next().unwrap_or_default().to_owned()).collect::<Vec<_>>())
        };
        let Exchanged { made, findings, .. } = written(&folder);
        let Some(bytes) = made else { panic!("{}", told(&findings)) };
        let book = OnDisk::new(&bytes);
        let expected = plain(of(&folder));
        prop_assert_eq!(&plain(of(&book.back())), &expected);
        let read = store::read(Source::at(&book.path()));
        prop_assert_eq!(&plain((read.draft.map(|draft| draft.plants), told(&read.findings))), &expected);
    }

    /// A workbook with any bytes changed is read or refused, and nothing worse.
    #[test]
    fn any_bytes_are_survived(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8), part in 0_usize..4) {
        let parts = ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml", "xl/workbook.xml"];
        let good = bytes(&Folder::tiny());
        let bytes = with_part(&good, parts[part], |xml| {
            let mut bytes = xml.into_bytes();
            for (at, byte) in &changes {
                let at = at.index(bytes.len());
                bytes[at] = byte % 128;
            }
            String::from_utf8_lossy(&bytes).into_owned()
        });
        let book = OnDisk::new(&bytes);
        let opened = store::open(Source::at(&book.path()));
        prop_assert!(opened.programme.is_some() || !opened.findings.is_empty());
        let _ = store::from_workbook(&book.path());
        let mut raw = good;
        for (at, byte) in &changes {
            let at = at.index(raw.len());
            raw[at] = *byte;
        }
        let opened = store::open(Source::at(&OnDisk::new(&raw).path()));
        prop_assert!(opened.programme.is_some() || !opened.findings.is_empty());
    }
}
