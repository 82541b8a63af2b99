//! Tables in Parquet mean what the same tables mean as text, whoever wrote them; damaged ones are findings.
#![expect(clippy::unwrap_used, reason = "a test fails where its own files do")]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use model::{Code, Finding};
use parquet::basic::{Compression, Encoding, ZstdLevel};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, FloatType, Int32Type, Int64Type};
use parquet::file::properties::{WriterProperties, WriterVersion};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use proptest::prelude::*;
use trade::read::{Reading, Request, read};
use trade::{Gather, Keep, Level, Place, Union, Year};

/// The cells of a column; nothing is an empty cell.
#[derive(Clone, Debug)]
enum Cells {
    Ints(Vec<Option<i64>>),
    Shorts(Vec<Option<i32>>),
    Doubles(Vec<Option<f64>>),
    Floats(Vec<Option<f32>>),
    Texts(Vec<Option<String>>),
}

impl Cells {
    fn kind(&self) -> &'static str {
        match self {
            Self::Ints(_) => "int64",
            Self::Shorts(_) => "int32",
            Self::Doubles(_) => "double",
            Self::Floats(_) => "float",
            Self::Texts(_) => "binary",
        }
    }

    fn text(&self, row: usize) -> String {
        match self {
            Self::Ints(cells) => cells[row].map(|cell| cell.to_string()),
            Self::Shorts(cells) => cells[row].map(|cell| cell.to_string()),
            Self::Doubles(cells) => cells[row].map(|cell| cell.to_string()),
            Self::Floats(cells) => cells[row].map(|cell| cell.to_string()),
            Self::Texts(cells) => cells[row].clone(),
        }
        .unwrap_or_default()
    }

    fn len(&self) -> usize {
        match self {
            Self::Ints(cells) => cells.len(),
            Self::Shorts(cells) => cells.len(),
            Self::Doubles(cells) => cells.len(),
            Self::Floats(cells) => cells.len(),
            Self::Texts(cells) => cells.len(),
        }
    }
}

/// How a file is written.
#[derive(Clone, Debug)]
struct Way {
    compression: Compression,
    version: WriterVersion,
    dictionary: bool,
    encoding: Option<Encoding>,
    group: usize,
    page: usize,
    required: bool,
}

const PLAIN: Way = Way {
    compression: Compression::UNCOMPRESSED,
    version: WriterVersion::PARQUET_1_0,
    dictionary: false,
    encoding: None,
    group: 1_000,
    page: 1_000,
    required: false,
};

fn write(file: &Path, columns: &[(&str, Cells)], way: &Way) {
    let repetition = if way.required { "required" } else { "optional" };
    let columns_: Vec<String> =
        columns.iter().map(|(name, cells)| format!("{repetition} {} {name};", cells.kind())).collect();
    let schema = Arc::new(parse_message_type(&format!("message m {{ {} }}", columns_.join(" "))).unwrap());
    let mut properties = WriterProperties::builder()
        .set_compression(way.compression)
        .set_writer_version(way.version)
        .set_dictionary_enabled(way.dictionary)
        .set_write_batch_size(1)
        .set_data_page_row_count_limit(way.page);
    if let Some(encoding) = way.encoding {
        properties = properties.set_encoding(encoding);
    }
    let out = std::fs::File::create(file).unwrap();
    let mut writer = SerializedFileWriter::new(out, schema, Arc::new(properties.build())).unwrap();
    let rows = columns[0].1.len();
    for begin in (0..rows).step_by(way.group) {
        let range = begin..rows.min(begin + way.group);
        let mut group = writer.next_row_group().unwrap();
        for (_, cells) in columns {
            let mut column = group.next_column().unwrap().unwrap();
            macro_rules! put {
                ($kind:ty, $cells:expr, $value:expr) => {{
                    let cells = &$cells[range.clone()];
                    let levels: Vec<i16> = cells.iter().map(|cell| i16::from(cell.is_some())).collect();
                    let values: Vec<_> = cells.iter().flatten().map($value).collect();
                    let levels = (!way.required).then_some(&levels[..]);
                    column.typed::<$kind>().write_batch(&values, levels, None).unwrap();
                }};
            }
            match cells {
                Cells::Ints(cells) => put!(Int64Type, cells, |cell| *cell),
                Cells::Shorts(cells) => put!(Int32Type, cells, |cell| *cell),
                Cells::Doubles(cells) => put!(DoubleType, cells, |cell| *cell),
                Cells::Floats(cells) => put!(FloatType, cells, |cell| *cell),
                Cells::Texts(cells) => put!(ByteArrayType, cells, |cell| ByteArray::from(cell.as_str())),
            }
            column.close().unwrap();
        }
        group.close().unwrap();
    }
    writer.close().unwrap();
}

/// The same table as text; without the column that nobody reads, for messages show whole rows.
fn write_text(file: &Path, columns: &[(&str, Cells)]) {
    let columns: Vec<_> = columns.iter().filter(|(name, _)| *name != "note").collect();
    let mut text = columns.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(",");
    for row in 0..columns[0].1.len() {
        text.push('\n');
        text += &columns.iter().map(|(_, cells)| cells.text(row)).collect::<Vec<_>>().join(",");
    }
    std::fs::write(file, text + "\n").unwrap();
}

fn take(file: PathBuf, threads: usize, keep: &Keep) -> (Vec<Year>, Reading) {
    let paths = [file];
    let request = Request { paths: &paths, mappings: &[], threads, watch: &|_| true };
    let (gather, reading) = read(&request, &|| Gather::new(keep));
    let union = match keep {
        Keep::Union(union) => Some(union),
        Keep::All => None,
    };
    (gather.seal(union, Some(Level::Subheading), threads).0, reading)
}

/// Findings without the file's name; the first row of a text is its second line.
fn told(reading: &Reading, heading: u32) -> Vec<(Code, String, Option<u32>)> {
    let facts = |finding: &Finding| {
        let facts = ["rows", "found", "value"].map(|fact| format!("{:?}", finding.fact(fact)));
        facts.join(" ")
    };
    let row = |finding: &Finding| Some(finding.place.as_ref()?.row? - heading);
    reading.findings.iter().map(|finding| (finding.code, facts(finding), row(finding))).collect()
}

/// Both tables say the same, in years and in troubles, on one thread and on several, for everybody and for a union, for whom
/// quantities of others may stay packed.
fn same(columns: &[(&str, Cells)], way: &Way) {
    let folder = tempfile::tempdir().unwrap();
    let (text, packed) = (folder.path().join("trade.csv"), folder.path().join("trade.parquet"));
    write_text(&text, columns);
    write(&packed, columns, way);
    let union = Union::new(&[7, 8, 40].map(|number| Place::of_number(number).unwrap()));
    for keep in [Keep::All, Keep::Union(union)] {
        let (years, reading) = take(text.clone(), 1, &keep);
        for threads in [1, 2, 5] {
            let (found, reading_) = take(packed.clone(), threads, &keep);
            assert_eq!(found, years);
            assert_eq!((reading_.rows, told(&reading_, 0)), (reading.rows, told(&reading, 1)));
        }
    }
}

fn any_way() -> impl Strategy<Value = Way> {
    let compression = prop_oneof![
        Just(Compression::UNCOMPRESSED),
        Just(Compression::SNAPPY),
        Just(Compression::ZSTD(ZstdLevel::default()))
    ];
    let version = prop_oneof![Just(WriterVersion::PARQUET_1_0), Just(WriterVersion::PARQUET_2_0)];
    (compression, version, any::<bool>(), 1_usize..80, 1_usize..40).prop_map(
        |(compression, version, dictionary, group, page)| Way {
            compression,
            version,
            dictionary,
            encoding: None,
            group,
            page,
            required: false,
        },
    )
}

/// Values as tables have them, and as they should not.
fn any_value() -> impl Strategy<Value = f64> {
    prop_oneof![
        8 => (0_u32..10_000_000).prop_map(|number| f64::from(number) / 1000.0),
        2 => (0_u64..1 << 60).prop_map(|number| number as f64 / 1000.0),
        1 => (0_u32..u32::MAX).prop_map(|number| f64::from(number) / 7.0e6),
        1 => prop_oneof![Just(f64::NAN), Just(-1.5), Just(-0.0), Just(f64::INFINITY), Just(1e-9), Just(5e17)],
    ]
}

fn any_table() -> impl Strategy<Value = Vec<(&'static str, Cells)>> {
    let row = (
        1990_i32..1993,
        prop_oneof![9 => 1_i64..60, 1 => Just(-4_i64), 1 => Just(2000)],
        1_i64..60,
        prop_oneof![Just(10121_i64), Just(870_840), Just(990_000), Just(84), 1_i64..999_999],
        prop::option::weighted(0.95, any_value()),
        prop::option::weighted(0.8, any_value()),
    );
    (proptest::collection::vec(row, 1..120), 0_u8..3).prop_map(|(rows, codes)| {
        let code = |number: i64| Some(format!("{number:06}"));
        let product = match codes {
            0 => Cells::Ints(rows.iter().map(|row| Some(row.3)).collect()),
            1 => Cells::Doubles(rows.iter().map(|row| Some(row.3 as f64)).collect()),
            _ => Cells::Texts(rows.iter().map(|row| code(row.3)).collect()),
        };
        vec![
            ("t", Cells::Shorts(rows.iter().map(|row| Some(row.0)).collect())),
            ("i", Cells::Ints(rows.iter().map(|row| Some(row.1)).collect())),
            ("note", Cells::Texts(rows.iter().map(|_| None).collect())),
            ("j", Cells::Ints(rows.iter().map(|row| Some(row.2)).collect())),
            ("k", product),
            ("v", Cells::Doubles(rows.iter().map(|row| row.4).collect())),
            ("q", Cells::Doubles(rows.iter().map(|row| row.5).collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// However a table was written, it says what its text says.
    #[test]
    fn tables_say_what_their_texts_say(table in any_table(), way in any_way()) {
        same(&table, &way);
    }

    /// Damage is a finding, or it hit what nobody reads; it is never a crash.
    #[test]
    fn damage_is_survived(
        table in any_table(),
        way in any_way(),
        hits in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("trade.parquet");
        write(&file, &table, &way);
        let mut bytes = std::fs::read(&file).unwrap();
        for (at, byte) in hits {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()).max(4));
        }
        std::fs::write(&file, &bytes).unwrap();
        let (_, reading) = take(file, 2, &Keep::All);
        if cut.is_some() {
            prop_assert!(reading.findings.iter().any(|finding| finding.severity() == model::Severity::Error));
        }
    }
}

/// One-sided tables of floats, with breakdowns, editions and flows, are understood as their texts are; so are encodings that
/// only the crate knows.
#[test]
fn other_columns_and_encodings_are_read() {
    let texts = |cells: &[&str]| Cells::Texts(cells.iter().map(|cell| Some((*cell).to_owned())).collect());
    let table = vec![
        ("refYear", Cells::Doubles(vec![Some(2021.0); 5])),
        ("reporterISO", texts(&["BLR", "BLR", "BLR", "RUS", "RUS"])),
        ("flowCode", texts(&["M", "M", "RM", "X", "?"])),
        ("partnerISO", texts(&["CHN", "CHN", "CHN", "W00", "CHN"])),
        ("classificationCode", texts(&["H5", "H5", "H5", "H6", "H6"])),
        ("motCode", Cells::Shorts(vec![Some(0), Some(2100), Some(0), Some(0), Some(0)])),
        ("cmdCode", Cells::Shorts(vec![Some(870_840), Some(870_840), Some(870_840), Some(1), None])),
        ("primaryValue", Cells::Floats(vec![Some(1.234), Some(2.5), None, Some(0.1), Some(9.0)])),
    ];
    same(&table, &PLAIN);
    same(&table, &Way { dictionary: true, page: 2, ..PLAIN });
    let numbers = vec![
        ("t", Cells::Ints(vec![Some(2020); 40])),
        ("i", Cells::Ints((1..41).map(Some).collect())),
        ("j", Cells::Ints((2..42).map(Some).collect())),
        ("k", Cells::Ints((10_000..10_040).map(Some).collect())),
        ("v", Cells::Ints((0..40).map(|it| Some(it * 7)).collect())),
    ];
    for required in [false, true] {
        let way = Way { encoding: Some(Encoding::DELTA_BINARY_PACKED), required, ..PLAIN };
        same(&numbers, &way);
        same(&numbers, &Way { dictionary: true, version: WriterVersion::PARQUET_2_0, encoding: None, ..way });
    }
}

/// What is missing is named as it is of a text; what is no Parquet at all is said to be so.
#[test]
fn what_is_missing_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("trade.parquet");
    write(&file, &[("t", Cells::Ints(vec![Some(2020)])), ("i", Cells::Ints(vec![Some(1)]))], &PLAIN);
    let (_, reading) = take(file.clone(), 1, &Keep::All);
    assert_eq!(reading.findings[0].code, Code::TradeLayout);
    assert_eq!(reading.findings[0].fact("columns").unwrap().to_string(), "t, i");
    std::fs::write(&file, b"PAR1 and nothing else").unwrap();
    assert_eq!(take(file, 1, &Keep::All).1.findings[0].code, Code::TradePacked);
}
