//! Exposure of whole tables: from files to indicators, with answers known beforehand.

use std::io::Write as _;
use std::path::PathBuf;

use model::Code;
use trade::read::{Reading, Request, read};
use trade::{Exposure, Flag, Gather, Keep, Place, Union};

/// Reads one table for a union and returns its products of its only year.
fn exposed(table: &str, members: &[&str], threads: usize) -> (Vec<Exposure>, Reading) {
    several(&[("trade.csv", table)], &["trade.csv"], members, threads)
}

/// Reads files for a union, in the order in which they are given.
#[expect(clippy::unwrap_used, reason = "a test fails where its own files do")]
fn several(
    files: &[(&str, &str)],
    given: &[&str],
    members: &[&str],
    threads: usize,
) -> (Vec<Exposure>, Reading) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        if name.ends_with(".gz") {
            let file = std::fs::File::create(folder.path().join(name)).unwrap();
            let mut packed = flate2::write::GzEncoder::new(file, flate2::Compression::fast());
            packed.write_all(text.as_bytes()).unwrap();
            packed.finish().unwrap();
        } else {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
    }
    let members: Vec<Place> = members.iter().map(|code| Place::find(code).unwrap()).collect();
    let union = Union::new(&members);
    let keep = Keep::Union(union.clone());
    let paths: Vec<PathBuf> = given.iter().map(|name| folder.path().join(name)).collect();
    let request = Request { paths: &paths, mappings: &[], threads, watch: &|_| true };
    let (gather, mut reading) = read(&request, &|| Gather::new(&keep));
    let (years, findings) = gather.seal(Some(&union), None, threads);
    reading.findings.extend(findings);
    let products = years.iter().flat_map(|year| year.sums(&union));
    (products.map(|sums| Exposure::of(sums, true)).collect(), reading)
}

/// A small table made for this purpose, with every edge: no quantity, quantity nought, no exports, no outside supplier, a
/// union that does not import, ties at the thresholds. Its answers are exact fractions, computed by hand.
const TINY: &str = "t,i,j,k,v,q
2022,10,1,010121,60,2
2022,20,1,010121,20,1
2022,30,2,010121,20,NA
2022,1,2,010121,100,5
2022,2,10,010121,50,4
2022,10,1,270900,80,800
2022,20,2,270900,20,0
2022,10,20,270900,500,5000
2022,10,1,300490,30,1
2022,20,1,300490,10,1
2022,20,2,300490,40,2
2022,30,2,300490,20,1
2022,1,10,300490,250,9
2022,2,1,300490,101,3
2022,10,1,854231,50,1
2022,20,1,854231,30,1
2022,30,2,854231,10,1
2022,20,2,854231,10,NA
2022,1,2,854231,100,1
2022,10,1,720839,60,6
2022,20,1,720839,10,1
2022,30,1,720839,10,1
2022,40,2,720839,10,1
2022,50,2,720839,10,1
2022,1,30,720839,40,3
2022,1,2,940360,75,7
2022,2,30,940360,25,3
2022,10,30,999999,5,1
";

type Known = (&'static str, [i64; 3], Option<(f64, &'static str, f64, Option<f64>)>, f64, [bool; 4]);

/// Product; outside, inside, exports; concentration, top supplier, its share, unit value; world concentration; flags.
const ANSWERS: [Known; 7] = [
    (
        "010121",
        [100, 100, 150],
        Some((11.0 / 25.0, "10", 3.0 / 5.0, Some(80.0 / 3.0))),
        169.0 / 625.0,
        [true, false, false, false],
    ),
    (
        "270900",
        [100, 0, 0],
        Some((17.0 / 25.0, "10", 4.0 / 5.0, Some(0.1))),
        421.0 / 450.0,
        [true, true, true, true],
    ),
    ("300490", [100, 101, 351], Some((19.0 / 50.0, "20", 0.5, Some(20.0))), 76501.0 / 203_401.0, [false; 4]),
    (
        "720839",
        [100, 0, 40],
        Some((2.0 / 5.0, "10", 3.0 / 5.0, Some(10.0))),
        2.0 / 7.0,
        [false, true, true, false],
    ),
    (
        "854231",
        [100, 100, 100],
        Some((21.0 / 50.0, "10", 0.5, Some(30.0))),
        71.0 / 200.0,
        [true, false, false, false],
    ),
    ("940360", [0, 75, 100], None, 5.0 / 8.0, [false; 4]),
    ("999999", [0, 0, 0], None, 1.0, [false; 4]),
];

fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-14, "{found} is not {expected}");
}

/// Every indicator of the small table is the exact one, edges and ties included.
#[test]
fn indicators_are_exact() {
    let (products, reading) = exposed(TINY, &["1", "2"], 2);
    assert_eq!(products.len(), ANSWERS.len());
    for (found, (product, sums, outside, world, flags)) in products.iter().zip(ANSWERS) {
        assert_eq!(found.product().to_string(), product);
        let thousand = |value: i64| value * 1_000_000;
        assert_eq!(
            [found.sums.outside, found.sums.inside, found.sums.exports],
            sums.map(thousand),
            "{product}"
        );
        match (outside, found.concentration) {
            (Some((concentration, supplier, share, unit_value)), Some((low, high))) => {
                near(low, concentration);
                near(high, concentration);
                let top = found.top().unwrap();
                assert_eq!(top.0, Place::find(supplier).unwrap());
                near(top.1, share);
                near(found.unit_value().unwrap(), unit_value.unwrap());
            }
            (None, None) => assert_eq!((found.top(), found.unit_value()), (None, None)),
            other => panic!("{product}: {other:?}"),
        }
        near(found.world_concentration.unwrap(), world);
        let raised = [found.cdi1, found.cdi2, found.cdi3, found.dependent].map(|flag| flag == Flag::Yes);
        assert_eq!(raised, flags, "{product}");
    }
    assert_eq!(reading.findings, []);
    assert_eq!(reading.rows, 28);
}

/// A supplier nobody named leaves concentration a range, and a flag open that hangs on it.
#[test]
fn unnamed_suppliers_leave_it_open() {
    let table = "t,i,j,k,v,q\n2022,10,1,010121,30,1\n2022,20,1,010121,30,1\n2022,899,1,010121,40,1\n";
    let (products, _) = exposed(table, &["1"], 1);
    let (low, high) = products[0].concentration.unwrap();
    near(low, 0.18);
    near(high, 0.49 + 0.09);
    assert_eq!((products[0].cdi1, products[0].dependent), (Flag::Open, Flag::Open));
    assert_eq!(products[0].sums.suppliers, 2);
}

/// One-sided tables: the importer's word counts for imports, the exporter's for exports; totals, breakdowns and returned
/// goods are not counted twice; what only passed through is no export.
#[test]
fn one_sided_reports_are_never_mixed() {
    let table = "refYear,reporterISO,flowCode,partnerISO,partner2Code,cmdCode,motCode,netWgt,primaryValue\n\
        2021,BLR,M,W00,0,870840,0,,1000\n\
        2021,BLR,M,CHN,0,870840,0,10,600\n\
        2021,BLR,M,CHN,0,870840,2100,10,600\n\
        2021,BLR,M,RUS,0,870840,0,10,300\n\
        2021,BLR,RM,CHN,0,870840,0,1,5\n\
        2021,BLR,X,RUS,0,870840,0,,90\n\
        2021,BLR,RX,RUS,0,870840,0,,40\n\
        2021,CHN,X,BLR,0,870840,0,,9999\n\
        2021,CHN,X,RUS,0,870840,0,20,500.5\n\
        2021,BLR,M,CHN,0,87,0,10,600\n\
        2021,BLR,M,CHN,0,TOTAL,0,10,600\n";
    let (products, reading) = exposed(table, &["BY", "RU"], 2);
    assert_eq!(products.len(), 1, "{products:?}");
    let sums = &products[0].sums;
    // China to Belarus 600 and nobody named 100, by Belarus' word; China to Russia 500.5 by China's, for want of Russia's, and
    // so is what Belarus sent to Russia.
    assert_eq!((sums.outside, sums.unnamed, sums.inside), (1_200_500, 100_000, 300_000 + 90_000));
    // Of Belarus' exports 40 only passed through; Russia's are known from Belarus.
    assert_eq!(sums.exports, 50_000 + 300_000);
    let codes: Vec<Code> = reading.findings.iter().map(|finding| finding.code).collect();
    let expected = [
        Code::TradeUnreadableRows,
        Code::TradeLeftOut,
        Code::TradeMirrored,
        Code::TradeReexports,
        Code::TradeMirrored,
        Code::TradeCoarser,
    ];
    assert_eq!(codes, expected, "{:?}", reading.findings);
    assert_eq!(reading.findings[0].place.as_ref().unwrap().row, Some(12));
}

/// Nothing is dropped in silence: bad rows are counted, with the line and the words of the first.
#[test]
fn bad_rows_are_counted_and_named() {
    let table = "t;i;j;k;v;q\r\n2022;10;1;010121;1,5;2\r\n2022;10;1;010121;nan;2\r\n2022;10;1;010121;-3;2\r\n\
        2022;QQQ;1;010121;7;2\r\n\r\n2022;10;1\r\n2022;10;1;8708.40;7;2\r\n2022;10;1;010121;0.0000001;x\r\n\"2022\";\"10\";\"1\";\"010121\";\"1,5\";2\r\n";
    let (products, reading) = exposed(table, &["1"], 1);
    assert_eq!(products[0].sums.outside, 3_000_000);
    let told: Vec<(Code, Option<u32>, String)> = reading
        .findings
        .iter()
        .map(|finding| {
            let found = finding.fact("found").map(ToString::to_string).unwrap_or_default();
            (finding.code, finding.place.as_ref().and_then(|place| place.row), found)
        })
        .collect();
    let expected = [
        (Code::TradeShortRows, Some(7), "2022;10;1".to_owned()),
        (Code::TradeUnreadableRows, Some(8), "8708.40".to_owned()),
        (Code::TradeUnreadableRows, Some(3), "nan".to_owned()),
        (Code::TradeNegative, Some(4), "-3".to_owned()),
        (Code::TradeUnknownPlace, Some(5), "QQQ".to_owned()),
        (Code::TradeRounded, Some(9), "2022;10;1;010121;0.0000001;x".to_owned()),
        (Code::TradeBadQuantity, Some(9), "2022;10;1;010121;0.0000001;x".to_owned()),
        (Code::TradeRepeated, None, "010121-1-ATA-2022".to_owned()),
    ];
    assert_eq!(told, expected);
}

/// A quote that nobody closed costs its own row and no other; quoted cells that are right are read, whatever stands in them.
#[test]
fn a_stray_quote_costs_its_own_row() {
    let mut table = "t,i,j,name,k,v,q\n2022,10,1,\"Parts, 5\"\" wide\",010121,1,2\n".to_owned();
    table += "2022,20,1,\"Parts 5 wide,010121,700,2\n2022,30,1,5\" wide,\"010121\",10,2\n";
    // Many pieces, so that rows are named wherever the second stray quote lies.
    table += &"2022,40,1,\"a\"\"\",010121,1,1\r\n".repeat(20_000);
    table += "\"2022,50,1,x,010121,900,1\n2022,\"50\",1,x,010121,100,\"1\"";
    for threads in [1, 2] {
        let (products, reading) = exposed(&table, &["1"], threads);
        assert_eq!(products[0].sums.outside, (1 + 10 + 20_000 + 100) * 1_000_000);
        assert_eq!(products[0].sums.suppliers, 4);
        assert_eq!(reading.rows, 20_005);
        let open: Vec<_> =
            reading.findings.iter().filter(|finding| finding.code == Code::TradeOpenQuote).collect();
        assert_eq!(open.len(), 1, "{:?}", reading.findings);
        let place = open[0].place.as_ref().unwrap();
        assert_eq!((place.file.as_str(), place.row), ("trade.csv", Some(3)));
        assert_eq!(open[0].fact("rows").unwrap().to_string(), "2");
        assert_eq!(open[0].fact("found").unwrap().to_string(), "2022,20,1,\"Parts 5 wide,010121,700,2");
    }
}

/// Rows with more cells than headings are left out and named, whatever hides among them; empty cells at the end are none, and a
/// delimiter within quotes parts nothing.
#[test]
fn rows_that_are_too_long_are_left_out() {
    for (table, rows, line) in [
        ("t,i,j,k,v,q\n2021,156,643,870840,1000,5,10\n2021,276,643,870840,500,5\n", 1, 2),
        (
            "t,i,j,k,v,q\n2021,276,643,870840,500,5,,\n2021,276,643,870841,500,5, \r\n2021,276,643,870842,500.5,5.5,7\n",
            1,
            4,
        ),
        ("t,i,j,k,name,v,q\n2021,276,643,870840,Parts,500,5\n2021,156,643,870840,Parts, 40,1000,5\n", 1, 3),
        (
            "t,i,j,k,name,v,q\n2021,276,643,870840,\"Parts, 40\",500,5\n2021,156,643,870840,\"Parts\",1000,5,9\n",
            1,
            3,
        ),
        (
            "t,i,j,k,v,q,a,b\n2021,276,643,870840,500,5,x,y,\n2021,276,643,1,500,5,x,y,z\n2021,276,643,1,500,5,x,,y,\n",
            2,
            3,
        ),
        (
            "t,i,j,k,v,q,a,b\n2021,276,643,870840,500,5,x,\"y,z\"\n2021,276,643,870841,5,5\n2021,276,643,870842,5,5,\"x\",y,z",
            1,
            4,
        ),
        (
            "t,i,j,k,v,q,a\n2021,276,643,870840,500,5\n2021,\"276\",643,870840,500,5,a,b\n2021,\"276\",643,8,500,5,a,\n",
            1,
            3,
        ),
    ] {
        let (found, reading) = exposed(table, &["RU"], 1);
        let long = reading.findings.iter().find(|it| it.code == Code::TradeLongRows);
        let long = long.unwrap_or_else(|| panic!("{table}: {:?}", reading.findings));
        assert_eq!(long.fact("rows").unwrap().to_string(), rows.to_string(), "{table}");
        assert_eq!(long.place.as_ref().unwrap().row, Some(line), "{table}");
        let parts = found.iter().find(|it| it.product().to_string() == "870840").unwrap();
        assert_eq!(parts.sums.outside, 500_000_000, "{table}");
    }
}

/// A year that is told as a whole and by months counts once, as a whole, in whatever order and files; months without a whole year count,
/// whatever stands beside them.
#[test]
fn a_year_and_its_months_count_once() {
    let heading = "period,reporterCode,flowCode,partnerCode,cmdCode,primaryValue\n";
    let whole = "2022,643,M,156,870840,1200\n";
    // Of this importer, this partner, these goods and exports nobody tells the whole year.
    let others = "202207,112,M,156,870840,7\n202207,643,M,276,870840,11\n202207,643,M,156,870850,13\n202207,643,X,156,870840,17\n";
    let months: String = (1..=12).map(|month| format!("2022{month:02},643,M,156,870840,101\n")).collect();
    let year = format!("{heading}{whole}");
    let parts = format!("{heading}{months}{others}");
    let both = format!("{heading}{months}{whole}{others}");
    let files = [("year.csv", year.as_str()), ("months.csv", &parts), ("both.csv", &both)];
    for given in [&["year.csv", "months.csv"][..], &["months.csv", "year.csv"], &["both.csv"]] {
        for threads in [1, 3] {
            let (found, reading) = several(&files, given, &["RU", "BY"], threads);
            let sums: Vec<(String, i64, i64)> = (found.iter())
                .map(|it| (it.product().to_string(), it.sums.outside, it.sums.exports))
                .collect();
            let expected = [("870840", 1_218_000, 17_000), ("870850", 13_000, 0)];
            assert_eq!(
                sums,
                expected.map(|(product, outside, exports)| (product.to_owned(), outside, exports))
            );
            let told = reading.findings.iter().find(|it| it.code == Code::TradeYearAndMonths).unwrap();
            let facts = ["lines", "found", "value"].map(|fact| told.fact(fact).unwrap().to_string());
            assert_eq!(facts, ["12", "870840-RUS-CHN-2022", "1.212"], "{given:?}");
        }
    }
    let (found, reading) = several(&files, &["months.csv"], &["RU", "BY"], 2);
    assert_eq!(found[0].sums.outside, 1_230_000);
    assert!(reading.findings.iter().all(|it| it.code != Code::TradeYearAndMonths), "{:?}", reading.findings);
    let eurostat = "REPORTER;PARTNER;PRODUCT;FLOW;PERIOD;VALUE_IN_EUROS;QUANTITY_IN_KG\nDE;CN;87084099;1;202252;1200;12\n";
    let months: String = (1..=12).map(|month| format!("DE;CN;87084099;1;2022{month:02};100;1\n")).collect();
    let (found, _) = exposed(&format!("{eurostat}DE;CN;87084020;1;202252;300;3\n{months}"), &["DE"], 2);
    assert_eq!((found[0].sums.outside, found[0].sums.quantity), (1_500_000, 15_000));
}

/// A total that is less than its named partners is told, unless it is only rounded; what is counted is the partners.
#[test]
fn a_total_below_its_parts_is_told() {
    let heading = "period,reporterCode,flowCode,partnerCode,cmdCode,primaryValue\n";
    let parts = "2022,643,M,156,870840,1000000\n2022,643,M,276,870840,500000\n";
    for (total, told) in [(1_500_000, None), (1_499_000, None), (1_200_000, Some("300")), (1_600_000, None)] {
        let table = format!("{heading}{parts}2022,643,M,0,870840,{total}\n");
        let (found, reading) = exposed(&table, &["RU"], 2);
        assert_eq!(found[0].sums.outside, 1_000 * total.max(1_500_000), "{total}");
        let short = reading.findings.iter().find(|it| it.code == Code::TradeTotalShort);
        assert_eq!(short.map(|it| it.fact("value").unwrap().to_string()).as_deref(), told, "{total}");
        let line = short.map(|it| it.fact("found").unwrap().to_string());
        assert!(line.is_none_or(|line| line == "870840-RUS-W00-2022"));
    }
}

/// Blanks around cells, between thousands, and line ends of another age change nothing; of what cannot be read no value is claimed.
#[test]
fn cells_are_read_as_people_write_them() {
    let plain =
        "t,i,j,k,v,q\n2021,156,643,870840,1000.5,10\n2021,CHN,112,870840,1500,5\n2021,643,112,870840,2,1\n";
    let expected = exposed(plain, &["RU", "BY"], 1).0;
    assert_eq!(expected[0].sums.outside, 2_500_500_000);
    let padded = plain.replace(',', " ,  ").replace('\n', " \n");
    let thousands = plain.replace("1000.5", "1 000.5").replace("1500", "\"1\u{a0}500\"");
    for table in [
        padded.replace("2021", " 2021"),
        thousands,
        plain.replace('\n', "\r"),
        plain.replace('\n', "\r\n"),
        plain.trim_end().replace('\n', "\r"),
    ] {
        for threads in [1, 3] {
            let (found, reading) = exposed(&table, &["RU", "BY"], threads);
            assert_eq!(found, expected, "{table:?}: {:?}", reading.findings);
        }
    }
    // Long enough for several pieces.
    let rows: String =
        (0..40_000).map(|number| format!("2021,156,643,{:06},1.5,1\n", 10_000 + number)).collect();
    let long = format!("t,i,j,k,v,q\n{rows}");
    let (found, reading) = exposed(&long.replace('\n', "\r"), &["RU"], 3);
    assert_eq!((found.len(), reading.rows), (40_000, 40_000));
    let (_, reading) =
        exposed("t,i,j,k,v,q\n2021,156,643,870840,\"1,000.5\",10\n2021,156,643,870850,7,1\n", &["RU"], 1);
    let unread = reading.findings.iter().find(|it| it.code == Code::TradeUnreadableRows).unwrap();
    assert_eq!(unread.fact("value").unwrap().to_string(), "");
}

/// A table counts once, however often and under whatever names it is given: imports, exports and the world's. What was
/// left out is told, with the table that counts.
#[test]
fn a_table_given_twice_counts_once() {
    let files = [("trade.csv", TINY), ("copy.csv.gz", TINY)];
    let (once, _) = several(&files, &["trade.csv"], &["1", "2"], 2);
    for given in [&["trade.csv", "trade.csv"][..], &["trade.csv", "copy.csv.gz"], &["."]] {
        for threads in [1, 2] {
            let (found, reading) = several(&files, given, &["1", "2"], threads);
            assert_eq!(found, once, "{given:?}");
            assert_eq!(reading.findings.len(), 1, "{:?}", reading.findings);
            let finding = &reading.findings[0];
            assert_eq!((finding.code, reading.rows), (Code::TradeOverlap, 56));
            let fact = |name: &str| finding.fact(name).unwrap().to_string();
            assert_eq!([fact("lines"), fact("found")], ["28", "010121-ATA-2-2022"].map(str::to_owned));
            assert_eq!(fact("value"), "1746");
            let other = if given == ["."] { "copy.csv.gz" } else { "trade.csv" };
            assert_eq!(fact("other"), other);
        }
    }
}

/// Of two tables that share a year the first one counts where both say something; what only one says counts from wherever it is.
/// Months of one line, and codes finer than six digits, are no repetition.
#[test]
fn a_year_in_two_tables_counts_each_line_once() {
    let files = [
        ("a.csv", "t,i,j,k,v,q\n2022,10,1,010121,5,1\n2022,20,1,010121,6,1\n2021,10,1,010121,1,1\n"),
        ("b.csv", "t,i,j,k,v,q\n2022,10,1,010121,500,1\n2022,30,1,010121,7,1\n2022,10,1,010129,8,1\n"),
        ("c.csv", "t,i,j,k,v,q\n2022,30,1,010121,900,1\n2022,40,1,010121,9,1\n2022,40,1,01012191,9,1\n"),
        ("d.csv", "t,i,j,k,v,q\n2020,10,1,010121,5,1\n"),
    ];
    for threads in [1, 2] {
        let (found, reading) = several(&files, &["."], &["1"], threads);
        let found: Vec<(u16, String, i64)> = found
            .iter()
            .map(|it| (it.sums.year, it.product().to_string(), it.sums.outside / 1_000_000))
            .collect();
        let expected = [
            (2020, "010121", 5),
            (2021, "010121", 1),
            (2022, "010121", 5 + 6 + 7 + 9 + 9),
            (2022, "010129", 8),
        ];
        assert_eq!(found, expected.map(|(year, product, value)| (year, product.to_owned(), value)));
        let told: Vec<String> = reading
            .findings
            .iter()
            .map(|it| {
                let facts = ["lines", "found", "value", "other"];
                let facts = facts.map(|name| it.fact(name).map(ToString::to_string).unwrap_or_default());
                format!("{} {} {}", it.code, it.subject, facts.join(" "))
            })
            .collect();
        let expected = [
            "trade-overlap b.csv 1 010121-1-ATA-2022 500 a.csv",
            "trade-overlap c.csv 1 010121-1-30-2022 900 b.csv",
            "trade-repeated 2022 1 010121-1-AUT-2022 18 ",
        ];
        assert_eq!(told, expected);
    }
    let months = [
        ("m1.csv", "period,reporter,partner,flow,hs6,value_usd\n202101,BY,CN,M,010121,1000\n"),
        ("m2.csv", "period,reporter,partner,flow,hs6,value_usd\n202102,BY,CN,M,010121,1000\n"),
        ("m3.csv", "period,reporter,partner,flow,hs6,value_usd\n202102,BY,CN,M,010121,1000\n"),
    ];
    let (found, reading) = several(&months, &["m1.csv", "m2.csv", "m3.csv"], &["BY"], 2);
    assert_eq!(found[0].sums.outside, 2_000_000);
    assert!(reading.findings.iter().any(|it| it.code == Code::TradeOverlap));
}
