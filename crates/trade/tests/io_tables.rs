//! Input-output tables as people have them: titles, merged cells, totals, semicolons, mistakes; and excerpts in the layouts of the
//! publishers.
//!
//! Figures are made up; the layouts are those of the files that are named.

#![allow(clippy::unwrap_used, reason = "a test that fails may stop")]

use std::collections::BTreeMap;
use std::path::Path;

use model::{Code, Fact, Finding};
use trade::Product;
use trade::leontief::{Concordance, Contents, Table, contents, programme_tables};

fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() <= 1e-12, "{found} is not {expected}");
}

fn codes(findings: &[Finding]) -> Vec<Code> {
    findings.iter().map(|finding| finding.code).collect()
}

fn fact(finding: &Finding, name: &str) -> String {
    let fact = finding.facts.iter().find(|(known, _)| *known == name);
    match fact.map(|(_, fact)| fact) {
        Some(Fact::Text(text)) => text.clone(),
        Some(Fact::Whole(whole)) => whole.to_string(),
        other => format!("{other:?}"),
    }
}

fn line(finding: &Finding) -> Option<u32> {
    finding.place.as_ref().and_then(|place| place.row)
}

fn national(text: &str) -> (Table, Vec<Finding>) {
    Table::parse("t.csv", text.as_bytes(), Some("BLR")).unwrap()
}

fn refused(text: &str) -> Finding {
    Table::parse("t.csv", text.as_bytes(), Some("BLR")).unwrap_err().remove(0)
}

fn of(table: &Table, regions: &[&str]) -> Contents {
    contents(table, regions, 1).unwrap().0
}

/// What every form of this table says.
const PLAIN: &str = "row,a,b,households\na,10,20,70\nb,5,10,35\nImports,30,10,9\nOutput,100,50,\n";

fn says_the_same(text: &str) -> Vec<Finding> {
    let (table, findings) = national(text);
    let (expected, _) = national(PLAIN);
    assert_eq!((&table.sector, &table.output), (&expected.sector, &expected.output), "{text}");
    assert_eq!(of(&table, &["BLR"]), of(&expected, &["BLR"]), "{text}");
    findings
}

/// All rows of imports are imports, told by whole words; a levy on impact, duties and taxes on imports are none. What was taken for
/// what is told where it is not plain.
#[test]
fn all_rows_of_imports_are_imports() {
    let text = "row,a,b\na,10,20\nb,5,10\nImpact levy,1,1\nImports of goods,20,8\nImport duties,2,0\n\
        Импорт услуг,10,2\nOutput,100,50\n";
    let (table, findings) = national(text);
    let found = of(&table, &["BLR"]);
    near(found.direct[0], 0.30);
    near(found.direct[1], 0.20);
    let factors: Vec<&str> = table.factors.iter().map(|factor| factor.name.as_str()).collect();
    assert_eq!(factors, ["Impact levy", "Import duties"]);
    assert_eq!(codes(&findings), [Code::IoRowsTaken]);
    assert_eq!(fact(&findings[0], "imports"), "Imports of goods, Импорт услуг");
    assert_eq!(fact(&findings[0], "others"), "Impact levy, Import duties");
    // One plain row needs no word; parts and a sum of others are not counted twice.
    assert_eq!(says_the_same(PLAIN), []);
    for parts in [
        "Imports,30,10,9\nof which: imports from partners,12,4,9\n",
        "P7,30,10,9\nP7_S21,12,4,9\nP7_S22,18,6,0\n",
        "Imports of goods,12,4,9\nImports of services,18,6,0\nAll imports,30,10,9\n",
    ] {
        let findings = says_the_same(&PLAIN.replace("Imports,30,10,9\n", parts));
        assert_eq!(codes(&findings), [Code::IoRowsTaken], "{parts}");
    }
    // A sector that trades in imports is a sector; a column of imports makes none.
    let (table, _) = national(&PLAIN.replace("a,b", "Import trade,b").replace("\na,", "\nImport trade,"));
    assert_eq!(table.sector, ["Import trade", "b", "imports"]);
    says_the_same(&PLAIN.replace("households", "Imports"));
    // Nothing is made of nothing: what only looks like imports is refused.
    assert_eq!(refused(&PLAIN.replace("Imports", "Impact levy")).code, Code::IoLayout);
}

/// Totals in rows and columns are no sectors; they are checked against what they add up.
#[test]
fn totals_are_no_sectors() {
    for [name, other] in
        [["TOTAL", "Total"], ["Итого", "Итого"], ["Всего", "Всего"], ["T", "T"], ["TOT", "TOT"]]
    {
        let text = format!(
            "row,a,b,{name},households\na,10,20,30,70\nb,5,10,15,35\n{other},15,30,45,105\nImports,30,10,40,9\n\
            Output,100,50,150,\n"
        );
        assert_eq!(says_the_same(&text), [], "{name}");
        if name != "T" {
            let findings = says_the_same(&text.replace(",15,30,45", ",15,38,45"));
            assert_eq!(codes(&findings), [Code::IoTotalDiffers], "{name}");
            assert_eq!(
                (fact(&findings[0], "at"), fact(&findings[0], "off")),
                ("b".to_owned(), "8.0".to_owned())
            );
            assert_eq!(line(&findings[0]), Some(4));
            let findings = says_the_same(&text.replace("a,10,20,30", "a,10,20,33"));
            assert_eq!(codes(&findings), [Code::IoTotalDiffers], "{name}");
        }
    }
    // A total that stands below imports too, and one of all that is used; a sector that is called T is one if it adds nothing up.
    says_the_same(
        "row,a,b,households,Total\na,10,20,70,100\nb,5,10,35,50\nImports,30,10,9,49\nTotal,45,40,114,199\nOutput,100,50,,\n",
    );
    let (table, _) = national("row,a,b,T\na,10,20,3\nb,5,10,4\nT,1,0,0\nImports,30,10,2\nOutput,100,50,10\n");
    assert_eq!(table.sector, ["a", "b", "T", "imports"]);
}

/// A row that is shorter or longer than the headings is refused by its line and name; a note below the table is none.
#[test]
fn rows_are_as_long_as_the_headings() {
    for (text, found, number) in [
        (PLAIN.replace("b,5,10,35", "b,5,10"), "b", 3),
        (PLAIN.replace("b,5,10,35", "b,5,10,35,1"), "b", 3),
        (PLAIN.replace("Imports,30,10,9", "Imports,30"), "Imports", 4),
    ] {
        let finding = refused(&text);
        assert_eq!((finding.code, fact(&finding, "found").as_str()), (Code::IoRowLength, found), "{text}");
        assert_eq!(line(&finding), Some(number));
    }
    assert_eq!(says_the_same(&format!("{PLAIN}Source: made up\n")), []);
}

/// Output in a row and in a column that disagree is told.
#[test]
fn outputs_that_disagree_are_told() {
    let text = "row,a,b,households,Output\na,10,20,70,100\nb,5,10,35,55\nImports,30,10,9,\nOutput,100,50,,\n";
    let findings = says_the_same(text);
    assert_eq!(codes(&findings), [Code::IoOutputDiffers]);
    let told = ["rows", "found", "in_row", "in_column"].map(|name| fact(&findings[0], name));
    assert_eq!(told, ["1", "b", "50", "55"]);
    assert_eq!(says_the_same(&text.replace(",55\n", ",50\n")), []);
}

/// A title above the headings, names beside or below the codes, semicolons with decimal commas, blanks between thousands, notes and
/// dots in codes change nothing.
#[test]
fn a_table_may_be_dressed() {
    for text in [
        format!("Table 3. Use of goods, 2021,,,\n,,,\n{PLAIN}"),
        "Title\n\ncode,name,a,b,households\n,,Bread,Iron,Homes\na,Bread,10,20,70\nb,Iron,5,10,35\n,Imports,,,\n\
            Imports,from all,30,10,9\nOutput,,100,50,\n"
            .to_owned(),
        PLAIN.replace(',', ";").replace(";30;", ";30,0;"),
        PLAIN.replace(',', "\t"),
        PLAIN.replace("Output,100", "Output,1\u{a0}00").replace('\n', "\r\n"),
    ] {
        assert_eq!(says_the_same(&text), [], "{text}");
    }
    let (table, _) =
        national(&PLAIN.replace("a,10", "1.1,10").replace("b,5", "1.2,5").replace("a,b", "1.1,1.2"));
    assert_eq!((table.regions.len(), table.sector[1].as_str()), (2, "1.2"));
}

/// Headings that were merged: regions stand for what is right of them and below; among sectors a column or a row without a name is
/// refused, beside them it is told.
#[test]
fn merged_cells_are_filled_or_refused() {
    let merged = "Title of the table,,,,,,\n,,BY,,CN,BY,\n,,c1,c2,c1,f1,output\nBY,c1,10,20,0,70,100\n,c2,5,10,1,34,50\n\
        CN,c1,30,10,40,99,179\n,VALU,55,10,138,,\n";
    let full = "row,BY.c1,BY.c2,CN.c1,BY.f1,output\nBY.c1,10,20,0,70,100\nBY.c2,5,10,1,34,50\nCN.c1,30,10,40,99,179\n\
        VALU,55,10,138,,\n";
    assert_eq!(
        Table::parse("m.csv", merged.as_bytes(), None).unwrap(),
        Table::parse("f.csv", full.as_bytes(), None).unwrap()
    );
    let finding = refused("Title,,,\nrow,a,,b\na,10,1,20\nb,5,1,10\nImports,30,1,10\nOutput,100,1,50\n");
    assert_eq!((finding.code, line(&finding)), (Code::IoUnnamed, Some(2)));
    assert_eq!((fact(&finding, "kind"), fact(&finding, "number")), ("column".to_owned(), "3".to_owned()));
    let finding = refused("row,a,b\na,10,20\n,1,1\nb,5,10\nImports,30,10\nOutput,100,50\n");
    assert_eq!((finding.code, line(&finding)), (Code::IoUnnamed, Some(3)));
    let findings =
        says_the_same("row,a,b,,households\na,10,20,3,70\nb,5,10,4,35\nImports,30,10,1,9\nOutput,100,50,,\n");
    assert_eq!(codes(&findings), [Code::IoUnnamedUnused]);
    let finding = refused("Title\nOutput of everything\nBread,10,20\nIron,5,10\n");
    assert_eq!((finding.code, line(&finding)), (Code::IoNoHeading, Some(3)));
}

/// What is no text or has a quote that nobody closed says file, line and cause.
#[test]
fn what_cannot_be_read_says_why() {
    let code = |bytes: &[u8]| Table::parse("t.csv", bytes, Some("BLR")).unwrap_err().remove(0);
    let wide: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(PLAIN.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(code(&wide).code, Code::NotUtf8);
    assert_eq!(code(b"PK\x03\x04 and so on").code, Code::TradeWorkbook);
    let finding = code(PLAIN.replace("b,5", "b,\"5").as_bytes());
    assert_eq!((finding.code, line(&finding)), (Code::IoOpenQuote, Some(3)));
    assert_eq!(finding.place.unwrap().file, "t.csv");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("t.csv.gz");
    std::fs::write(&path, [159, 146, 150]).unwrap();
    assert_eq!(Table::read(&path, None).unwrap_err()[0].code, Code::TradePacked);
    std::fs::write(&path, [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3]).unwrap();
    assert_eq!(Table::read(&path, None).unwrap_err()[0].code, Code::TradePacked);
}

fn folder(domestic: &str, imports: &str) -> Result<(Table, Vec<Finding>), Vec<Finding>> {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    put("domestic.csv", domestic);
    put("imports.csv", imports);
    Table::read(Path::new(folder.path()), Some("BLR"))
}

const DOMESTIC: &str = "row,column,value\na,a,10\na,b,20\nb,a,5\nb,b,10\nP1,a,100\nP1,b,50\n";
const IMPORTS: &str = "row,column,value\na,a,20\nb,b,10\noil,a,10\nTOTAL,a,30\nTOTAL,b,10\n";

/// Imports of what nobody makes at home are imports, told as such; totals are not counted again.
#[test]
fn imports_of_what_nobody_makes_are_imports() {
    let (table, findings) = folder(DOMESTIC, IMPORTS).unwrap();
    let found = of(&table, &["BLR"]);
    near(found.direct[0], 0.30);
    near(found.direct[1], 0.20);
    assert_eq!(found, Contents { rows: found.rows.clone(), ..of(&national(PLAIN).0, &["BLR"]) });
    assert_eq!(codes(&findings), [Code::IoOnlyImported]);
    assert_eq!(fact(&findings[0], "found"), "oil");
    // So is a total by another name, if it adds the others up.
    assert_eq!(folder(DOMESTIC, &IMPORTS.replace("TOTAL", "everything")).unwrap().0, table);
    // The same by semicolons with decimal commas, and with prefixes.
    let parted = |text: &str| text.replace(',', ";").replace(";10\n", ";10,0\n");
    assert_eq!(folder(&parted(DOMESTIC), &parted(IMPORTS)).unwrap().0, table);
    assert_eq!(folder(&DOMESTIC.replace("\na,", "\nCPA_a,"), IMPORTS).unwrap().0, table);
}

/// A cell that is given twice, a row of another length and a decimal comma between commas are refused by their lines.
#[test]
fn cells_are_given_once() {
    let finding = folder(&DOMESTIC.replace("P1,a", "CPA_a,b,7\nP1,a"), IMPORTS).unwrap_err().remove(0);
    assert_eq!((finding.code, line(&finding)), (Code::IoCellTwice, Some(6)));
    assert_eq!(fact(&finding, "found"), "a × b");
    let finding = folder(DOMESTIC, &IMPORTS.replace("oil,a,10", "oil,a,10,5")).unwrap_err().remove(0);
    assert_eq!((finding.code, line(&finding)), (Code::IoRowLength, Some(4)));
    assert_eq!(finding.place.unwrap().file, "imports.csv");
}

/// Two sectors whose words differ only in signs that ids do not have get ids of their own, the same in rows and headings.
#[test]
fn sectors_have_ids_of_their_own() {
    let text = "row,c.1,c_1,d\nc.1,10,20,1\nc_1,5,10,1\nd,1,1,1\nImports,30,10,1\nOutput,100,50,10\n";
    let (table, _) = national(text);
    let [inside, _, added] = programme_tables(&table, &of(&table, &["BLR"]), &BTreeMap::new());
    let column = |text: &str| {
        text.lines().skip(1).map(|row| row.split(',').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let heading: Vec<&str> = inside.1.lines().next().unwrap().split(',').skip(1).collect();
    assert_eq!(heading, ["BLR_c_1", "BLR_c_1_2", "BLR_d"]);
    assert_eq!(
        (column(&inside.1), column(&added.1)),
        (heading.iter().map(|it| (*it).to_owned()).collect(), column(&inside.1))
    );
}

/// Words of the table of sectors that no sector is called by are told with the nearest one; so are rows without a code. Semicolons
/// part cells as well as commas do.
#[test]
fn unknown_sectors_are_told() {
    let (table, _) = national(&PLAIN.replace("a,b", "metals,b").replace("\na,", "\nmetals,"));
    let text = "hs6;sector;note\n870840;metals;gears, and boxes, and more\n870830;metal;\n870829;metal;\nnone;b;\n870821;;\n";
    let concordance = Concordance::read("s.csv", text.as_bytes(), &["sector"]).unwrap();
    assert_eq!(concordance.sectors(Product::parse("870840").unwrap()), ["metals"]);
    let findings = concordance.strangers(&table);
    assert_eq!(codes(&findings), [Code::IoSectorUnknown, Code::IoCodeUnread]);
    assert_eq!(["found", "nearest", "rows"].map(|name| fact(&findings[0], name)), ["metal", "metals", "2"]);
    assert_eq!((line(&findings[0]), line(&findings[1])), (Some(3), Some(5)));
}

/// What every form of this table of all uses says: of the 100 that `a` puts out it buys 15 inside, 25 outside, and adds 60; 40 of `a` and
/// 15 of `b` are imported.
const ALL_USES: &str = "row,a,b,households,Total use\na,25,25,90,140\nb,15,15,35,65\nValue added,60,10,,\nOutput,100,50,,\n\
    Imports,40,15,,\nTotal supply,140,65,,\n";

/// Imports that are a part of supply are no inputs: a table of all uses is refused by the row's line, whatever its rows are called,
/// with or without totals, with value added in parts, with imports as a column too. Domestic tables with value added are read.
#[test]
fn imports_of_a_supply_are_no_inputs() {
    let codes = ALL_USES.replace("Value added", "B1G").replace("Output", "P1").replace("Imports", "P7");
    let codes = codes.replace("Total supply", "TS_BP").replace("Total use", "TU");
    let without_totals = ALL_USES.replace("Total supply,140,65,,\n", "").replace(",Total use", "");
    let without_totals =
        without_totals.replace(",90,140", ",90").replace(",35,65", ",35").replace(",,\n", ",\n");
    let only_columns = "row,a,b\na,25,25\nb,15,15\nWages,40,6\nProfit,20,4\nOutput,100,50\nImports,40,15\n";
    let taken_off = "row,a,b,households,Imports,Output\na,25,25,90,-40,100\nb,15,15,35,-15,50\nValue added,60,10,,,\n\
        Output,100,50,,,\nImports,40,15,,,\n";
    for text in [ALL_USES, &codes, &without_totals, only_columns, taken_off] {
        let finding = refused(text);
        assert_eq!(finding.code, Code::IoImportsSupply, "{text}");
        let number =
            text.lines().position(|line| line.starts_with("Imports") || line.starts_with("P7")).unwrap();
        assert_eq!(line(&finding).map(|line| line as usize), Some(number + 1));
    }
    for added in ["Value added,55,10,\n", "Taxes,5,1,\nWages,40,5,\nProfit,10,4,\n"] {
        says_the_same(&PLAIN.replace("Imports", &format!("{added}Imports")));
    }
    // Value added that was reckoned without taking imports off: the rows say that the table is domestic.
    says_the_same(&PLAIN.replace("Imports", "Value added,85,20,\nImports"));
    // Imports below nought are taken off something; one small correction is none.
    assert_eq!(refused(&PLAIN.replace("30,10,9", "-30,-10,-9")).code, Code::IoImportsNegative);
    national(&PLAIN.replace("Imports,30,10,9", "Imports of goods,300,10,9\nImports of services,0,-1,0"));
}

/// A code with two sectors of the table is told, for the mean of them is taken; a sector that the table does not have counts for none.
#[test]
fn codes_of_several_sectors_are_told() {
    let (table, _) = national(PLAIN);
    let read = |text: &str| Concordance::read("c.csv", text.as_bytes(), &["sector"]).unwrap();
    let finding = read("hs6,sector\n010121,a\n870830,a\n870840,a\n870840,b\n870850,b\n870850,a\n")
        .several(&table)
        .unwrap();
    assert_eq!(finding.code, Code::IoSectorsSeveral);
    assert_eq!(["codes", "found", "sectors"].map(|name| fact(&finding, name)), ["2", "870840", "a, b"]);
    assert_eq!(read("hs6,sector\n870840,a\n870840,a\n870840,elsewhere\n").several(&table), None);
}
