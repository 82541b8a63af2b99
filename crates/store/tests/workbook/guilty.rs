//! Workbooks with one fault each, and what is told of it.

use rust_xlsxwriter::{Formula, Note};
use store::{Exchanged, Loss, Source};

use crate::folder::{Folder, told};
use crate::{OnDisk, bytes, spoilt, spoilt_sheet, with_part, written};

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

/// Files that were made to hurt their reader are refused, or read as what they hold, without a crash and without filling the memory.
#[test]
fn spiteful_files_are_survived() {
    let good = bytes(&Folder::tiny());
    let sheet = "xl/worksheets/sheet2.xml";
    for (part, from, to, expected) in [
        (sheet, "<row r=\"2\"", "<row r=\"4294967295\"", ""),
        (sheet, "r=\"A2\"", "r=\"A4294967295\"", store::reason::SWOLLEN),
        (sheet, "r=\"A2\"", "r=\"ZZZ2\"", store::reason::SWOLLEN),
        (sheet, "r=\"A2\"", "r=\"ZZZZZZZ2\"", "bad-workbook"),
        (sheet, "<dimension ref=\"", "<dimension ref=\"A1:XFD1048576:", "bad-workbook"),
        (sheet, "<v>", "<v>999999999999", "bad-workbook"),
        ("xl/sharedStrings.xml", "uniqueCount=\"", "uniqueCount=\"99999999999", store::reason::SWOLLEN),
        ("xl/sharedStrings.xml", "<?xml", "\u{feff}<?xml", ""),
        ("xl/styles.xml", "<cellXfs count=\"", "<cellXfs count=\"9999999999", ""),
        (
            "xl/workbook.xml",
            "<sheets>",
            "<sheets><sheet name=\"limits\" sheetId=\"77\" r:id=\"rId99\"/>",
            "bad-workbook",
        ),
        ("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "../../secret", "bad-workbook"),
    ] {
        let spoilt = with_part(&good, part, |xml| {
            assert!(xml.contains(from), "{part} has no {from}");
            xml.replacen(from, to, 1)
        });
        let found = OnDisk::new(&spoilt).found().join("; ");
        assert!(found.contains(expected) && found.is_empty() == expected.is_empty(), "{to}: {found}");
    }
}

/// A workbook of other things is no programme, and says what it lacks.
#[test]
fn a_workbook_without_tables_is_no_programme() {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().set_name("Лист1").unwrap();
    let book = OnDisk::new(&book.save_to_buffer().unwrap());
    let Exchanged { made, findings, .. } = store::from_workbook(&book.path());
    let missing =
        "missing-file [truck.xlsx[programme]] at truck.xlsx[programme]; file = truck.xlsx[programme]";
    assert!(made.is_none());
    assert_eq!(told(&findings).trim_end(), missing);
    assert_eq!(book.found()[0], missing);
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
        (zip("xl/worksheets/sheet1.xml", &vec![b' '; 129 << 20]), store::reason::SWOLLEN),
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
