//! Everything that is wrong is said once, at its place, in one run; and nothing that merely follows from it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails may stop")]

mod folder;

use folder::{Folder, told};
use model::finding::Place;
use model::{Code, Finding};
use store::reason;

/// What is found, as `code file:row column; facts`.
fn found(folder: &Folder) -> Vec<String> {
    let opened = folder.open();
    assert_eq!(opened.programme.is_none(), model::finding::any_error(&opened.findings));
    opened.findings.iter().map(brief).collect()
}

fn brief(finding: &Finding) -> String {
    let place = finding.place.clone().unwrap_or_default();
    let row = place.row.map_or_else(String::new, |row| format!(":{row}"));
    let column = place.column.map_or_else(String::new, |column| format!(" {column}"));
    let facts: String = finding.facts.iter().map(|(name, fact)| format!("; {name} {fact}")).collect();
    format!("{} {}{row}{column}{facts}", finding.code, place.file)
}

/// A file, words in it, what they are replaced by, and what is then found.
type Fault = (&'static str, &'static str, &'static str, &'static str);

fn each_is_found(faults: &[Fault]) {
    for (file, from, to, expected) in faults {
        assert_eq!(found(&Folder::tiny().replace(file, from, to)), [*expected], "{file}: {from} → {to}");
    }
}

/// Of very many unknown columns only the first are named, the rest is counted.
#[test]
fn a_flood_of_unknown_columns_is_counted() {
    let more: String = (0..300).map(|number| format!(",extra{number}")).collect();
    let folder = Folder::tiny().replace("plants.csv", "floor_area", &format!("floor_area{more}"));
    let found = found(&folder);
    assert_eq!(found.len(), 21, "{found:?}");
    assert!(found[19].starts_with("unknown-column plants.csv:1 extra19;"), "{}", found[19]);
    assert_eq!(found[20], "unknown-columns plants.csv:1; more 280");
}

/// A cell under no heading is told, even where the heading line ends in empty cells.
#[test]
fn a_cell_under_no_heading_is_told() {
    let text = Folder::tiny().text("bom.csv").replacen("note\n", "note,,\n", 1);
    let text = text.replacen("invented\n", "invented,,see there\n", 1);
    let reason = store::reason::ROW_TOO_LONG;
    let expected = format!("bad-table bom.csv:2; reason {reason}; cells 8; columns 6");
    assert_eq!(found(&Folder::tiny().with("bom.csv", text)), [expected]);
}

/// Spoiling one cell or heading gives exactly that finding.
#[test]
fn each_bad_cell_has_its_finding() {
    each_is_found(&[
        ("plants.csv", "56653", "566S3", "bad-number plants.csv:2 longitude; found 27.566S3"),
        ("plants.csv", "53.90019", "#REF!", "bad-cell plants.csv:2 latitude; found #REF!"),
        ("plants.csv", "Plant South", "#Н/Д", "bad-cell plants.csv:3 name; found #Н/Д"),
        ("products.csv", "870194", "40110", "lost-zero products.csv:2 hs; found 40110; whole 040110"),
        (
            "products.csv",
            "870194",
            "401100000",
            "lost-zero products.csv:2 hs; found 401100000; whole 0401100000",
        ),
        (
            "capabilities.csv",
            ",8483,",
            ",8483; 401,",
            "lost-zero capabilities.csv:2 hs; found 401; whole 0401",
        ),
        ("plants.csv", ",55.78874,", ",,", "missing-value plants.csv:3 latitude"),
        ("plants.csv", "north,Plant", "no rth,Plant", "bad-id plants.csv:2 plant; found no rth"),
        ("plants.csv", "Plant South", "", "missing-value plants.csv:3 name"),
        ("plants.csv", "Plant South", "Plant\u{7}South", "bad-text plants.csv:3 name; found U+0007"),
        (
            "plants.csv",
            "floor_area",
            "flor_area",
            "unknown-column plants.csv:1 flor_area; found flor_area; nearest floor_area",
        ),
        ("plants.csv", "floor_area", "город", "duplicate-column plants.csv:1 city; column city"),
        (
            "products.csv",
            "component",
            "part",
            "bad-word products.csv:3 kind; found part; allowed final, component, material",
        ),
        (
            "products.csv",
            "CN:0.6 DE:0.4",
            "CN 0.6",
            "bad-word products.csv:3 outside_suppliers; found CN 0.6; allowed DE:0.4 CN:0.35",
        ),
        (
            "products.csv",
            "870840",
            "8708",
            "bad-word products.csv:3 hs; found 8708; allowed 870840, 8708 40, 8708.40.20 …",
        ),
        (
            "products.csv",
            "100000,RUB",
            "100000,руб",
            "bad-word products.csv:3 currency; found руб; allowed USD, EUR, RUB, BYN … (ISO 4217)",
        ),
        ("builds.csv", "tractor,,", "tractor,,2026-Q7", "bad-period builds.csv:2 to; found 2026-Q7"),
        (
            "tasks.csv",
            "normal,2,2,3,4000000",
            "normal,2.5,2,3,4000000",
            "not-whole tasks.csv:2 duration; found 2.5",
        ),
        (
            "tasks.csv",
            "4000000",
            "4e20",
            "out-of-range tasks.csv:2 outlay; found 4e20; least -1000000000000000; largest 1000000000000000",
        ),
        (
            "uses.csv",
            "gears",
            "\"gears",
            "bad-table uses.csv:3; reason a quotation mark is opened and never closed",
        ),
        (
            "uses.csv",
            "gears",
            "\"ge\"ars",
            "bad-table uses.csv:3; reason text follows a closing quotation mark",
        ),
    ]);
}

/// Spoiling one setting gives exactly that finding.
#[test]
fn each_bad_setting_has_its_finding() {
    each_is_found(&[
        (
            "programme.toml",
            "format = 1",
            "format = 2",
            "unknown-format programme.toml:2 format; found 2; known 1",
        ),
        (
            "programme.toml",
            "name_ru",
            "nmae_ru",
            "unknown-column programme.toml:4 nmae_ru; found nmae_ru; nearest name_ru",
        ),
        (
            "programme.toml",
            "periods = 12",
            "periods = 12.5",
            "bad-toml programme.toml:7 periods; found float; reason the value has another type than expected; expected integer",
        ),
        (
            "programme.toml",
            "periods = 12",
            "periods = 5000",
            "out-of-range programme.toml:7 periods; found 5000; least 1; largest 1200",
        ),
        ("programme.toml", "periods = 12", "", "missing-column programme.toml periods; column periods"),
        (
            "programme.toml",
            "2026-01-01",
            "2026-01-15",
            "bad-word programme.toml:5 planning_day; found 2026-01-15; allowed 2026-01-01",
        ),
        (
            "programme.toml",
            "\"quarter\"",
            "\"day\"",
            "bad-word programme.toml:6 period; found day; allowed quarter, month, week",
        ),
        ("programme.toml", "[\"BY\", \"RU\"]", "[]", "missing-value programme.toml:10 partners; found []"),
        (
            "programme.toml",
            "[ramp]",
            "[rates]\nusd = 3\n[ramp]",
            "bad-word programme.toml:13 rates.usd; found usd; allowed USD, EUR, RUB, BYN … (ISO 4217)",
        ),
        (
            "programme.toml",
            "[ramp]",
            "[limits]\nbuyer_cost = 3\n[ramp]",
            "unknown-column programme.toml:13 limits.buyer_cost; found buyer_cost; nearest ",
        ),
        (
            "programme.toml",
            "default = [",
            "default = [\"x\", ",
            "bad-number programme.toml:13 ramp.default; found x",
        ),
    ]);
}

/// Files that are not there, not text, not tables.
#[test]
fn each_bad_file_has_its_finding() {
    let tiny = Folder::tiny;
    assert_eq!(found(&tiny().without("plants.csv")), ["missing-file plants.csv; file plants.csv"]);
    assert_eq!(
        found(&tiny().without("programme.toml")),
        ["missing-file programme.toml; file programme.toml"]
    );
    assert_eq!(found(&tiny().with("bom.csv", b"product,\xFF".to_vec())), ["not-utf8 bom.csv; byte 8"]);
    assert_eq!(
        found(&tiny().with("bom.csv", "\n\n")),
        [format!("bad-table bom.csv; reason {}", reason::NO_HEADING)]
    );
    assert_eq!(
        found(&tiny().with("produkts.csv", "a,b")),
        ["unknown-table produkts.csv; found produkts.csv; nearest products.csv"]
    );
    let broken = found(&tiny().replace("programme.toml", "periods = 12", "periods = = 12"));
    assert!(broken[0].starts_with("bad-toml programme.toml:7"), "{broken:?}");
    let nowhere = store::load(std::path::Path::new("no/such/folder")).unwrap_err();
    assert_eq!(nowhere[0].code, Code::MissingFile);
}

/// A decimal comma in a table parted by commas is recognised as such; another cell too many is not.
#[test]
fn a_split_number_is_recognised() {
    let split = Folder::tiny().replace("sites.csv", "0.8,0.75,1,", "0,8,0.75,1,");
    assert_eq!(
        found(&split),
        [format!("bad-table sites.csv:3; reason {}; cells 10; columns 9", reason::DECIMAL_COMMA)]
    );
    let long = Folder::tiny().replace("plants.csv", "Minsk", "Minsk,Belarus");
    assert_eq!(
        found(&long),
        [format!("bad-table plants.csv:2; reason {}; cells 12; columns 11", reason::ROW_TOO_LONG)]
    );
}

/// Faults of many files, of the reader and of the model, come in one run and in the order of the reference page; what follows
/// from a fault does not come.
#[test]
fn all_faults_come_in_one_run() {
    let folder = Folder::tiny()
        .replace("programme.toml", "discount_rate = 0.0", "discount_rate = \"low\"")
        // The plant keeps its key: its sites are not blamed.
        .replace("plants.csv", "53.90019", "53o")
        // The product loses its key: nobody is blamed for naming it.
        .replace("products.csv", "lamp,Lamp", "l?mp,Lamp")
        .replace("bom.csv", "gearbox,gear,4", "gearbox,geer,4")
        .replace("sites.csv", "gears,north", "gears,nord")
        .replace("tasks.csv", "gears,tool,,tooling,normal,2", "gears,tool,,tooling,normal,two")
        .replace("uses.csv", "lamps,certify", "lampz,certify");
    assert_eq!(
        found(&folder),
        [
            "bad-number programme.toml:9 discount_rate; found low",
            "bad-number plants.csv:2 latitude; found 53o",
            "bad-id products.csv:5 product; found l?mp",
            "unknown-id sites.csv:4 plant; found nord; table plants; nearest north",
            "bad-number tasks.csv:6 duration; found two",
            "unknown-id uses.csv:4 project; found lampz; table projects; nearest lamps",
        ]
    );
    // With the key mended, the slip in the bill of materials shows, too.
    let folder = folder.replace("products.csv", "l?mp,Lamp", "lamp,Lamp");
    assert!(
        found(&folder)
            .contains(&"unknown-id bom.csv:4 input; found geer; table products; nearest gear".to_owned())
    );
}

/// A file of another kind is not criticised for ever.
#[test]
fn criticism_ends_after_a_thousand_findings() {
    let rubbish = format!("project,task,mode,resource,amount\n{}", "?,?,?,?,?\n".repeat(5000));
    let findings = Folder::tiny().with("uses.csv", rubbish).read().findings;
    assert!((1000..1010).contains(&findings.len()));
    let last =
        findings.iter().filter(|finding| finding.code == Code::BadTable).map(brief).collect::<Vec<_>>();
    assert_eq!(last, [format!("bad-table uses.csv:201; reason {}", reason::TOO_MANY_FINDINGS)]);
}

/// A finding is drawn under the line and the cell that it means.
#[test]
fn places_are_found_in_the_text() {
    let opened = Folder::tiny()
        .with("bom.csv", "\u{feff}изделие;входит;количество\r\n\r\nгод;\"две\r\nстроки\"; 1x ;")
        .open();
    let drawn = |file: &str, row: u32, column: Option<&str>| {
        let place = Place { file: file.to_owned(), row: Some(row), column: column.map(str::to_owned) };
        opened.sources.excerpt(&place).map(|excerpt| {
            let mark = excerpt.mark.map(|mark| excerpt.line[mark].to_owned());
            (excerpt.number, excerpt.line.to_owned(), mark)
        })
    };
    let line = |number: u32, line: &str, mark: Option<&str>| {
        Some((number, line.to_owned(), mark.map(str::to_owned)))
    };
    assert_eq!(drawn("bom.csv", 3, Some("product")), line(3, "год;\"две", Some("год")));
    assert_eq!(drawn("bom.csv", 3, Some("input")), line(3, "год;\"две", Some("\"две")));
    assert_eq!(drawn("bom.csv", 3, Some("quantity")), line(4, "строки\"; 1x ;", Some("1x")));
    assert_eq!(
        drawn("bom.csv", 1, Some("quantity")),
        line(1, "изделие;входит;количество", Some("количество"))
    );
    assert_eq!(drawn("bom.csv", 3, None), line(3, "год;\"две", None));
    assert_eq!(drawn("bom.csv", 99, None), None);
    assert_eq!(drawn("nothing.csv", 1, None), None);
    assert_eq!(
        drawn("programme.toml", 13, Some("ramp.default")),
        line(13, "default = [0.5, 1.0]", Some("default = [0.5, 1.0]"))
    );
    let empty = drawn("plants.csv", 2, Some("floor_area")).unwrap();
    assert_eq!(empty.2.as_deref(), Some(""));
    let place = opened.findings.iter().find(|finding| finding.code == Code::BadNumber).unwrap().place.clone();
    assert_eq!(place.unwrap().row, Some(3), "{}", told(&opened.findings));
}
