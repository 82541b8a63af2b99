//! What a programme says does not depend on how its tables are written.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails may stop")]

mod folder;

use folder::{Folder, told};
use model::draft::Basis;
use model::number::Decimal;
use store::{Kind, TABLES, Table};

/// How a table is laid out.
#[derive(Clone, Copy)]
struct Layout {
    separator: u8,
    russian: bool,
    decimal_comma: bool,
    reversed: bool,
    end: csv::Terminator,
    mark: &'static str,
}

const PLAIN: Layout = Layout {
    separator: b',',
    russian: false,
    decimal_comma: false,
    reversed: false,
    end: csv::Terminator::Any(b'\n'),
    mark: "",
};

/// Writes the tables of a folder anew.
fn laid_out(folder: &Folder, layout: Layout) -> Folder {
    let mut new = folder.clone();
    for table in TABLES {
        if !folder.0.iter().any(|(name, _)| *name == table.file()) {
            continue;
        }
        let text = folder.text(&table.file());
        let mut writer = csv::WriterBuilder::new()
            .delimiter(layout.separator)
            .terminator(layout.end)
            .from_writer(layout.mark.as_bytes().to_vec());
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let headings = reader.headers().unwrap().clone();
        let turned = |mut cells: Vec<String>| {
            if layout.reversed {
                cells.reverse();
            }
            cells
        };
        writer
            .write_record(turned(headings.iter().map(|name| heading(table, name, layout)).collect()))
            .unwrap();
        for record in reader.records() {
            let record = record.unwrap();
            let cells = headings.iter().zip(&record).map(|(name, text)| cell(table, name, text, layout));
            writer.write_record(turned(cells.collect())).unwrap();
        }
        new = new.with(&table.file(), writer.into_inner().unwrap());
    }
    new
}

fn heading(table: &Table, name: &str, layout: Layout) -> String {
    let column = table.columns.iter().find(|column| column.name == name).unwrap();
    if layout.russian { column.russian[0].to_owned() } else { name.to_owned() }
}

fn cell(table: &Table, name: &str, text: &str, layout: Layout) -> String {
    let column = table.columns.iter().find(|column| column.name == name).unwrap();
    match column.kind {
        Kind::Number if layout.decimal_comma => text.replace('.', ","),
        Kind::Word(words) if layout.russian => words
            .iter()
            .find(|(english, _)| *english == text)
            .map_or(text.to_owned(), |(_, russian)| (*russian).to_owned()),
        _ => text.to_owned(),
    }
}

/// Language of headings and words, separator, decimal sign, order of columns, line ends and a byte order mark make no
/// difference: the same draft with the same fingerprint.
#[test]
fn the_layout_makes_no_difference() {
    let layouts = [
        PLAIN,
        Layout { separator: b';', russian: true, decimal_comma: true, mark: "\u{feff}", ..PLAIN },
        Layout { separator: b'\t', reversed: true, end: csv::Terminator::CRLF, ..PLAIN },
        Layout { russian: true, decimal_comma: true, reversed: true, ..PLAIN },
        Layout { separator: b';', end: csv::Terminator::Any(b'\r'), ..PLAIN },
    ];
    for name in store::example_names() {
        let example = Folder::example(name);
        let expected = example.read();
        assert!(expected.findings.is_empty(), "{}", told(&expected.findings));
        for layout in layouts {
            let read = laid_out(&example, layout).read();
            assert!(read.findings.is_empty(), "{}", told(&read.findings));
            assert_eq!(read.draft, expected.draft);
        }
    }
}

/// Blank lines, blanks around cells, capital letters in headings, lacking last cells, sources and notes make no difference to
/// the fingerprint; any other word does.
#[test]
fn the_fingerprint_follows_the_meaning() {
    let tiny = Folder::tiny();
    let expected = tiny.fingerprint();
    let same = [
        ("bom.csv", "\ntractor,gearbox,1,", "\n\n,,\n  tractor , \"gearbox\" ,1.0,"),
        ("bom.csv", "product,input", "Product, INPUT "),
        ("bom.csv", "gear,4,own assumption,assumption,invented", "gear,4"),
        ("bom.csv", "gear,4,own assumption,assumption,invented", "gear,4,a book,,seen there"),
        ("sites.csv", "gears,north,1,1,1,,", "gears,north,,,,0,"),
        ("funds.csv", "30000000", "30 000 000"),
        ("demand.csv", "gear,,,", "gear,2026,2028-Q4,"),
        ("programme.toml", "discount_rate = 0.0", "discount_rate = \"0%\""),
    ];
    for (file, from, to) in same {
        assert_eq!(tiny.clone().replace(file, from, to).fingerprint(), expected, "{file}: {from} → {to}");
    }
    let other = [
        ("bom.csv", "gear,4", "gear,5"),
        ("plants.csv", "Kazan", "Kasan"),
        ("plants.csv", "north,Plant North,", "north,Plant Nord,"),
        ("bom.csv", "4,own assumption,assumption", "4,own assumption,estimate"),
        ("demand.csv", "gear,,,", "gear,2026,2028-Q3,"),
        ("programme.toml", "0.5, 1.0", "0.5, 0.9"),
        ("programme.toml", "Tiny example", "Tiny"),
    ];
    for (file, from, to) in other {
        assert_ne!(tiny.clone().replace(file, from, to).fingerprint(), expected, "{file}: {from} → {to}");
    }
}

/// The rows of a table are read into the fields that bear their names, with the line they came from.
#[test]
fn cells_go_where_they_belong() {
    let draft = Folder::example("union-components").read().draft.unwrap();
    let plant = &draft.plants[0];
    assert_eq!(
        (plant.plant.as_str(), plant.partner.as_str(), plant.city.as_str()),
        ("gomselmash", "BY", "Gomel")
    );
    assert_eq!(plant.name.ru.as_deref(), Some("Гомсельмаш"));
    assert_eq!(plant.floor_area, Some(Decimal::whole(20_000)));
    assert_eq!(plant.provenance.row, 2);
    assert_eq!(plant.provenance.basis, Basis::Assumption);
    let stage = draft.requires.iter().find(|row| row.project == "pump-stage2").unwrap();
    assert_eq!((stage.other.as_str(), stage.lag), ("pump-pinsk", 4));
    let build = draft.builds.iter().find(|row| row.product == "truck-kamaz").unwrap();
    assert_eq!((build.span.first, build.span.last), (0, 3));
    assert_eq!(build.quantity_per_period, Decimal::whole(6000));
}

/// Square tables are read cell by cell: noughts only where a sector meets itself, headings in any order.
#[test]
fn square_tables_are_read_by_sector() {
    let read = Folder::tiny()
        .with("io_inside.csv", "sector,metal,machines,source\nmetal,0,0.2,book\nmachines,,0,book\n")
        .with("io_imported.csv", "отрасль;machines;metal\nmetal;0,3;0\n")
        .with("io_value_added.csv", "sector,value\nmetal,1\nmachines,0.5\n")
        .read();
    assert!(read.findings.is_empty(), "{}", told(&read.findings));
    let draft = read.draft.unwrap();
    let cells = |rows: &[model::draft::IoRow]| {
        rows.iter().map(|row| format!("{}→{} {}", row.input, row.sector, row.value)).collect::<Vec<_>>()
    };
    assert_eq!(cells(&draft.io_inside), ["metal→metal 0", "metal→machines 0.2", "machines→machines 0"]);
    assert_eq!(cells(&draft.io_imported), ["metal→machines 0.3", "metal→metal 0"]);
    assert_eq!(cells(&draft.io_value_added), ["metal→ 1", "machines→ 0.5"]);
    let tables = |inside: &str| Folder::tiny().with("io_inside.csv", inside).fingerprint();
    assert_eq!(tables("sector,a,b\na,0.1,0.2\n"), tables("sector,b,a\na,0.2,0.1\n"));
    assert_ne!(tables("sector,a,b\na,0.1,0.2\n"), tables("sector,a,b\na,0.2,0.1\n"));
}

/// What is built in is what lies in the checkout, file by file, and each example is a programme.
#[test]
fn examples_are_complete() {
    let programmes = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../programmes");
    for name in store::example_names() {
        let folder = programmes.join(name);
        let mut expected: Vec<String> = std::fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|file| file.ends_with(".csv") || file.ends_with(".toml"))
            .collect();
        expected.sort();
        let mut found: Vec<String> = Folder::example(name).0.into_iter().map(|(file, _)| file).collect();
        found.sort();
        assert_eq!(found, expected, "{name}");
        let (on_disk, _) = store::load(&folder).unwrap_or_else(|findings| panic!("{}", told(&findings)));
        let built_in = store::open(store::example(name).unwrap()).programme.unwrap();
        assert_eq!(on_disk, built_in);
    }
}

/// A template has nothing but headings, in either language, and the reader knows all of them.
#[test]
fn templates_can_be_read() {
    for language in [store::Language::English, store::Language::Russian] {
        let files = store::template(store::Template::Empty(language));
        assert_eq!(files.len(), TABLES.len() + 1);
        let read = Folder(files).read();
        assert!(read.findings.is_empty(), "{}", told(&read.findings));
        assert!(read.draft.unwrap().plants.is_empty());
    }
    let example = Folder(store::template(store::Template::Example));
    assert_eq!(example.fingerprint(), Folder::tiny().fingerprint());
}
