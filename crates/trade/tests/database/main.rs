//! Exposure in a database: the same sums as from files, on one server and on three, and refusals that say what to do.
#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails where its own servers do")]
#![expect(clippy::print_stderr, reason = "a test that was skipped says so")]

mod engine;

use std::cell::Cell;
use std::fmt::Write as _;
use std::time::Duration;

use model::{Code, Finding};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use trade::database::{Answer, Error, Request, plan, sums};
use trade::read::{self, Mapping};
use trade::{Gather, Keep, Level, Place, Sums, Union};

use engine::Engine;

/// The table has a file's name, so that both say the same of it; in SQL it must be quoted.
const NAME: &str = "trade.csv";

fn union(members: &[&str]) -> Union {
    let members: Vec<Place> = members.iter().map(|code| Place::find(code).unwrap()).collect();
    Union::new(&members)
}

/// Findings without what a table in a database has otherwise: no first row, hence no place and no first case.
fn told(findings: &[Finding]) -> Vec<String> {
    let one = |finding: &Finding| {
        let repeated = finding.code == Code::TradeRepeated;
        let facts = finding.facts.iter().filter(|(name, _)| match *name {
            "found" => repeated,
            "value" => !repeated,
            _ => true,
        });
        let facts: Vec<String> = facts.map(|(name, fact)| format!("{name}={fact}")).collect();
        format!("{} {} {}", finding.code.word(), finding.subject, facts.join(" "))
    };
    findings.iter().map(one).collect()
}

/// What the reader of files makes of a text.
fn of_file(
    text: &str,
    union: &Union,
    mappings: &[Mapping],
    level: Option<Level>,
) -> (Vec<Vec<Sums>>, Vec<String>, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let paths = [folder.path().join(NAME)];
    std::fs::write(&paths[0], text).unwrap();
    let request = read::Request { paths: &paths, mappings, threads: 2, watch: &|_| true };
    let (gather, reading) = read::read(&request, &|| Gather::new(&Keep::Union(union.clone())));
    let (years, decided) = gather.seal(Some(union), level, 2);
    let findings: Vec<Finding> = reading.findings.into_iter().chain(decided).collect();
    let mut told = told(&findings);
    // Which editions there are the answer tells; the caller joins those of several tables.
    told.retain(|finding| !finding.starts_with(Code::TradeEditionsMixed.word()));
    (years.iter().map(|year| year.sums(union)).collect(), told, reading.editions)
}

fn ask<'a>(url: &'a str, union: &'a Union, mappings: &'a [Mapping], level: Option<Level>) -> Request<'a> {
    let timeout = Duration::from_secs(60);
    Request { url, table: NAME, mappings, union, years: None, level, timeout, watch: &|| true }
}

fn refusal(request: &Request<'_>) -> Finding {
    match sums(request) {
        Err(Error::Refused(finding)) => *finding,
        other => panic!("{other:?}"),
    }
}

/// The text in a table of these columns gives the same as the text in a file.
fn same(
    engine: &Engine,
    columns: &str,
    text: &str,
    union: &Union,
    mappings: &[Mapping],
    level: Option<Level>,
) -> Answer {
    engine.sql(&format!("DROP TABLE IF EXISTS \"{NAME}\"; CREATE TABLE \"{NAME}\" ({columns})"));
    let delimiter = if text.lines().next().unwrap().contains(';') { ';' } else { ',' };
    let null = if columns.contains("numeric") { ", NULL 'NA'" } else { "" };
    engine.copy(&format!("\"{NAME}\""), text, &format!(", DELIMITER '{delimiter}'{null}"));
    let url = engine.url("postgres");
    let answer = sums(&ask(&url, union, mappings, level)).unwrap();
    let (years, findings, editions) = of_file(text, union, mappings, level);
    let found: Vec<Vec<Sums>> = answer.years.iter().map(|told| told.sums.clone()).collect();
    assert_eq!(found, years, "{columns}\n{text}");
    assert_eq!(told(&answer.findings), findings, "{columns}\n{text}");
    assert_eq!(answer.editions, editions);
    answer
}

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
2022,899,1,300490,0.0005,3
2022,10,2,300490,7.0000005,0.25
2021,0,1,300490,101,3
2021,10,1,300490,99,3
2021,2,0,300490,101,3
2021,2,10,300490,10,3
2021,1,30,720839,40,3
2021,1,2,940360,-75,7
2021,2,30,940360,25,-3
2021,1001,30,999999,5,1
2021,10,1,99,5,1
2022,20,1,020110,5,1
2022,10,2,020110,5,1
2022,30,1,020110,5,1
";

/// Whatever types a table's columns have.
const TYPES: [&str; 6] = [
    "t int, i int, j int, k text, v numeric, q numeric",
    "t smallint, i smallint, j smallint, k varchar(10), v numeric(20, 7), q numeric(12, 3)",
    "t bigint, i bigint, j bigint, k bigint, v numeric, q numeric",
    "t text, i text, j varchar(5), k bpchar(6), v numeric, q text",
    "t numeric(4), i numeric, j char(4), k char(8), v numeric, q float8",
    "t int, i int, j int, k text, v float8, q numeric",
];

/// A whole year's month column, rows of several flows: every column text, as people load tables in a hurry.
const PLACES: [&str; 16] = [
    "1", "BLR", "by", "112", " 0112", "643", "RU", "CHN", "156", "DE", "842", "usa", "276", "899", "0", "QQQ",
];
const CODES: [&str; 8] = ["870840", "87084091", "8708", "10121", "010121", "99", "TOTAL", ""];
const VALUES: [&str; 14] = [
    "1",
    "12.5",
    "1,5",
    "0",
    "7e2",
    "-3",
    "-0.0001",
    "nan",
    "",
    "0.00049",
    "1234567.8915",
    ".5",
    "1e30",
    "99.9995",
];
const QUANTITIES: [&str; 9] = ["", "NA", "0", "3", "2.5", "-1", "0,125", "x", "0.0004"];
const MOMENTS: [&str; 7] = ["2021", "2022", "202203", "2022-11", "2021-05-31", "202252", "22"];
const FLOWS: [&str; 8] = ["M", "X", "x", "2", "RX", "Импорт", "RM", "?"];

type Picks = (usize, usize, usize, usize, usize, (usize, usize, usize));

fn rows(agreed: bool, rows: &[Picks]) -> String {
    let mut text = if agreed {
        "period;exporter;importer;hs6;value_kusd;quantity_t\n".to_owned()
    } else {
        "period;flow;partner;reporter;motCode;hs_rev;product;net_kg;value_usd\n".to_owned()
    };
    for (moment, one, other, code, value, (quantity, flow, part)) in rows {
        let (moment, one, other, code) = (MOMENTS[*moment], PLACES[*one], PLACES[*other], CODES[*code]);
        let (value, quantity) = (VALUES[*value], QUANTITIES[*quantity]);
        let line = if agreed {
            format!("{moment};{one};{other};{code};{value};{quantity}\n")
        } else {
            let (flow, part, edition) = (FLOWS[*flow], ["0", "", "2100"][part / 2], ["H5", "H6"][part % 2]);
            format!("{moment};{flow};{other};{one};{part};{edition};{code};{quantity};{value}\n")
        };
        text.push_str(&line);
    }
    text
}

fn picks() -> impl Strategy<Value = Vec<Picks>> {
    // The good ones come first in each list, and are drawn more often.
    let often = |few: usize, all: usize| prop_oneof![6 => 0..few, 1 => 0..all];
    let row = (
        often(2, MOMENTS.len()),
        often(15, PLACES.len()),
        often(15, PLACES.len()),
        often(5, CODES.len()),
        often(5, VALUES.len()),
        (often(5, QUANTITIES.len()), often(5, FLOWS.len()), often(4, 6)),
    );
    proptest::collection::vec(row, 1..60)
}

/// The database and the reader of files agree to the last unit, and on what cannot be used.
#[test]
fn sums_are_those_of_the_reader() {
    let Some(engine) = Engine::start("sums_are_those_of_the_reader") else { return };
    for columns in TYPES {
        for members in [&["1", "2"][..], &["10"], &["1", "20", "30"]] {
            let answer = same(&engine, columns, TINY, &union(members), &[], Some(Level::Subheading));
            assert_eq!(answer.rows, 28);
            same(&engine, columns, TINY, &union(members), &[], None);
        }
        same(&engine, columns, TINY, &union(&["1", "2"]), &[], Some(Level::Chapter));
    }
    let mapped = "[columns]\nvalue = \"Wert \"\"x\"\"\"\n".replace("\"\"x\"\"", "'x'");
    let mapping = Mapping::parse(
        "map.toml",
        &format!("{mapped}[fixed]\nyear = 2022\nimporter = \"BY\"\n[units]\nvalue = \"million\"\n"),
    );
    let text = "exporter,hs4,Wert 'x'\nCHN,8708,1.5\nDEU,8708,2\nRUS,8708,0.25\n";
    let answer = same(
        &engine,
        "exporter text, hs4 text, \"Wert 'x'\" numeric",
        text,
        &union(&["BY", "RU"]),
        &[mapping.unwrap()],
        None,
    );
    assert_eq!((answer.level, answer.years[0].sums[0].outside), (Level::Heading, 3_500_000_000));
    let members = union(&["BY", "RU", "1"]);
    for (agreed, columns) in [
        (true, "period text, exporter text, importer text, hs6 text, value_kusd text, quantity_t text"),
        (
            false,
            "period text, flow text, partner text, reporter text, \"motCode\" text, hs_rev text, product text, \
             net_kg text, value_usd text",
        ),
    ] {
        let mut runner =
            TestRunner::new(Config { cases: 40, failure_persistence: None, ..Config::default() });
        let level = prop_oneof![Just(None), Just(Some(Level::Heading)), Just(Some(Level::Subheading))];
        runner
            .run(&(picks(), level), |(drawn, level)| {
                same(&engine, columns, &rows(agreed, &drawn), &members, &[], level);
                Ok(())
            })
            .unwrap();
    }
}

/// A year of small trade for a part of a table: what is imported grows with the year.
fn part(year: u16) -> String {
    let mut text = String::from("t,i,j,k,v,q\n");
    for one in 1..40 {
        for other in (1..40).filter(|other| *other != one) {
            for code in ["010121", "870840", "270900"] {
                let value = (one * 7919 + other * 104_729 + code.len() as u32 + u32::from(year)) % 10_007;
                let quantity =
                    if value.is_multiple_of(5) { "NA".to_owned() } else { format!("{}", value % 13) };
                writeln!(text, "{year},{one},{other},{code},{value}.{:03},{quantity}", value % 1000).unwrap();
            }
        }
    }
    text
}

/// A table whose years lie on three servers: each adds up its own rows, and none of them travels.
#[test]
fn each_server_adds_up_its_own_rows() {
    let start = || Engine::start("each_server_adds_up_its_own_rows");
    let (Some(first), Some(second), Some(third)) = (start(), start(), start()) else { return };
    let Some(whole) = start() else { return };
    // Years as numbers; then everything but value and quantity as text, as customs tables often have it.
    for columns in [
        "t int, i int, j int, k text, v numeric, q numeric",
        "t text, i text, j varchar(3), k char(6), v numeric(20, 3), q numeric(20, 3)",
    ] {
        whole.sql(&format!(
            "DROP EXTENSION IF EXISTS postgres_fdw CASCADE; DROP TABLE IF EXISTS \"{NAME}\"; \
             CREATE EXTENSION postgres_fdw; CREATE TABLE \"{NAME}\" ({columns}) PARTITION BY LIST (t)"
        ));
        let mut text = String::new();
        for (year, engine) in (2020_u16..).zip([&first, &second, &third]) {
            engine.sql(&format!("DROP TABLE IF EXISTS part; CREATE TABLE part ({columns})"));
            engine.copy("part", &part(year), ", NULL 'NA'");
            let part = part(year);
            text.push_str(if text.is_empty() { &part } else { &part[part.find('\n').unwrap() + 1..] });
            whole.sql(&format!(
                "CREATE SERVER of_{year} FOREIGN DATA WRAPPER postgres_fdw \
                   OPTIONS (host '127.0.0.1', port '{}', dbname 'postgres', async_capable 'true'); \
                 CREATE USER MAPPING FOR postgres SERVER of_{year}; \
                 CREATE FOREIGN TABLE in_{year} PARTITION OF \"{NAME}\" FOR VALUES IN ('{year}') SERVER of_{year} \
                   OPTIONS (table_name 'part')",
                engine.port
            ));
        }
        let url = whole.url("postgres");
        let members = union(&["1", "BY", "12"]);
        let request = ask(&url, &members, &[], None);
        let answer = sums(&request).unwrap();
        let (years, findings, _) = of_file(&text, &members, &[], None);
        assert_eq!(answer.years.iter().map(|told| told.sums.clone()).collect::<Vec<_>>(), years);
        assert_eq!(told(&answer.findings), findings);
        let plan = plan(&request).unwrap();
        let remote: Vec<&String> = plan.iter().filter(|line| line.contains("Remote SQL:")).collect();
        assert_eq!(remote.len(), 3, "{plan:#?}");
        for part in remote {
            assert!(part.contains("count(*)") && part.contains("GROUP BY"), "{columns}: {plan:#?}");
        }
        assert_eq!(plan.iter().filter(|line| line.contains("Foreign Scan")).count(), 3);
        // One year asked for is one server asked.
        if columns.starts_with("t int") {
            let one = Request { years: Some(&[2021]), ..request };
            assert_eq!(sums(&one).unwrap().years[0].sums, years[1]);
            let plan = trade::database::plan(&one).unwrap();
            assert_eq!(plan.iter().filter(|line| line.contains("Foreign Scan")).count(), 1);
        }
        // A server that is away is named as such.
        whole.sql("ALTER SERVER of_2021 OPTIONS (SET port '1')");
        assert_eq!(refusal(&ask(&url, &members, &[], None)).code, Code::DatabaseUnreachable);
    }
}

/// Who may not, cannot or asks for what is not there is told so, without the password.
#[test]
fn refusals_say_what_to_do() {
    let Some(engine) = Engine::start("refusals_say_what_to_do") else { return };
    engine.sql(
        "CREATE SCHEMA \"odd \"\"schema\"; CREATE TABLE \"odd \"\"schema\".\"T; DROP\" (t int, i int, j int, k text, v numeric, q numeric); \
         INSERT INTO \"odd \"\"schema\".\"T; DROP\" VALUES (2021, 156, 112, '870840', 1, 1); \
         CREATE TABLE half (year int, exporter text, importer text, hs6 text); CREATE ROLE reader LOGIN; \
         CREATE TABLE open (t int, i int, j int, k text, v numeric, secret text); \
         GRANT SELECT (t, i, j, k, v) ON open TO reader; CREATE VIEW slow AS SELECT open.*, pg_sleep(60)::text AS q FROM open; \
         INSERT INTO open VALUES (2021, 156, 112, '870840', 1)",
    );
    let members = union(&["BY"]);
    let url = engine.url("postgres");
    let of = |table| Request { table, ..ask(&url, &members, &[], None) };
    assert_eq!(sums(&of("\"odd \"\"schema\".\"T; DROP\"")).unwrap().years[0].sums[0].outside, 1_000_000);
    for table in ["nowhere", "no.where", "a.b.c.d", "", "x; DROP TABLE open", "pg_class_oid_index"] {
        let finding = refusal(&of(table));
        assert_eq!((finding.code, finding.subject.as_str()), (Code::DatabaseNoTable, table));
    }
    let finding = refusal(&of("half"));
    assert_eq!((finding.code, finding.place.unwrap().row), (Code::TradeLayout, None));
    assert_eq!(finding.facts[0].1.to_string(), "value");
    let absent = Mapping::parse("map.toml", "[columns]\nvalue = \"worth\"\n").unwrap();
    let mapped = Request { mappings: std::slice::from_ref(&absent), ..of("half") };
    assert_eq!(refusal(&mapped).code, Code::TradeMappedColumn);

    let reader = engine.url("reader:pass-word");
    assert_eq!(sums(&Request { url: &reader, ..of("open") }).unwrap().years[0].sums[0].outside, 1_000_000);
    assert_eq!(refusal(&Request { url: &reader, ..of("half") }).code, Code::DatabaseNoRights);
    let nobody = engine.url("nobody:pass-word");
    let nowhere = "postgres://reader:pass-word@127.0.0.1:1/postgres".to_owned();
    let other = "mysql://reader:pass-word@127.0.0.1/x".to_owned();
    for url in [nobody, nowhere, other, "postgres://reader:pass-word@127.0.0.1:port/x".to_owned()] {
        let error = sums(&Request { url: &url, ..of("open") }).unwrap_err();
        assert!(!format!("{error} {error:?}").contains("pass-word"));
        let Error::Refused(finding) = error else { panic!("{url}") };
        assert_eq!(finding.code, Code::DatabaseUnreachable);
    }

    // Nobody waits for ever, and who stops leaves nothing running.
    let hasty = Request { timeout: Duration::from_millis(300), ..of("slow") };
    assert!(matches!(sums(&hasty), Err(Error::TimedOut)));
    let left = Cell::new(8);
    let watch = || {
        left.set(left.get() - 1);
        left.get() > 0
    };
    let stopped = sums(&Request { watch: &watch, ..of("slow") });
    assert!(matches!(stopped, Err(Error::Stopped)), "{stopped:?}");
    assert!((0..50).any(|_| {
        std::thread::sleep(Duration::from_millis(20));
        engine.running("slow") == 0
    }));
    // Only what the statement asks may be done.
    engine.sql("CREATE FUNCTION forge() RETURNS text LANGUAGE sql AS 'INSERT INTO half DEFAULT VALUES RETURNING year::text'");
    engine.sql("CREATE VIEW forged AS SELECT t, i, j, k, v, forge() AS q FROM open");
    assert!(matches!(sums(&of("forged")), Err(Error::Failed { .. })));
}
