//! The engine's rows, understood: sums by year, and findings as the reader of files has them.

use model::{Code, Finding};
use sqlx::Row;
use sqlx::postgres::PgRow;

use super::{Answer, Error, Told};
use crate::gather::mirrored;
use crate::place::Place;
use crate::product::{Level, Product};
use crate::read::{Case, Layout, Role, Side, Troubles, Why, thousands};
use crate::sums::Sums;
use crate::year::Union;

/// One row: its kind, its year, its cells.
struct Said {
    kind: String,
    year: u16,
    cells: Vec<Option<String>>,
}

impl Said {
    fn text(&self, cell: usize) -> &str {
        self.cells.get(cell).and_then(Option::as_deref).unwrap_or_default()
    }

    /// A whole number; nought for nothing.
    fn number<T: std::str::FromStr + Default>(&self, cell: usize) -> Result<T, Error> {
        match self.text(cell) {
            "" => Ok(T::default()),
            digits => digits.parse().map_err(|_| Error::TooLarge { found: digits.to_owned() }),
        }
    }

    fn place(&self, cell: usize) -> Option<Place> {
        Place::of_index(self.text(cell).parse().ok()?)
    }
}

/// What the rows of a table's statement say. `shown` is the table.
pub(super) fn answer(rows: &[PgRow], shown: &str, layout: &Layout, union: &Union) -> Result<Answer, Error> {
    let mut said = Vec::with_capacity(rows.len());
    for row in rows {
        let decoded = || -> Result<Said, sqlx::Error> {
            let year: Option<i32> = row.try_get(1)?;
            let year = year.and_then(|year| u16::try_from(year).ok()).unwrap_or(0);
            Ok(Said { kind: row.try_get(0)?, year, cells: row.try_get(2)? })
        };
        said.push(
            decoded()
                .map_err(|error| Error::Failed { database: shown.to_owned(), reason: error.to_string() })?,
        );
    }
    let of = |kind: &'static str| said.iter().filter(move |row| row.kind == kind);
    let digits = of("level").map(|row| row.number(0)).next().transpose()?;
    let level = digits.and_then(Level::of_digits).unwrap_or(Level::Subheading);
    let mut answer = Answer { level, years: Vec::new(), findings: Vec::new(), rows: 0, editions: Vec::new() };
    for row in of("sums") {
        let sums = sums(row, level)?;
        let told = at(&mut answer.years, row.year);
        told.sums.extend(sums);
    }
    for row in of("importer") {
        at(&mut answer.years, row.year).importing.extend(row.place(0));
    }
    for row in of("exporter") {
        let told = at(&mut answer.years, row.year);
        told.exporters += 1;
        told.exporting.extend(row.place(0).filter(|place| union.has(*place)));
    }
    for told in &mut answer.years {
        told.sums.sort_unstable_by_key(|sums| sums.product);
        told.importing.sort_unstable();
        told.exporting.sort_unstable();
    }
    for row in of("edition") {
        answer.editions = row.cells.iter().flatten().cloned().collect();
        answer.editions.dedup();
    }
    answer.findings = of_rows(&said, shown, layout, &mut answer.rows)?;
    let years: Vec<u16> = answer.years.iter().map(|told| told.year).collect();
    for year in years {
        answer.findings.extend(of_year(&said, year, level, union)?);
    }
    Ok(answer)
}

/// The year's place in the list, which stays sorted.
fn at(years: &mut Vec<Told>, year: u16) -> &mut Told {
    let at = match years.binary_search_by_key(&year, |told| told.year) {
        Ok(at) => at,
        Err(at) => {
            let (sums, importing, exporting) = (Vec::new(), Vec::new(), Vec::new());
            years.insert(at, Told { year, sums, exporters: 0, importing, exporting });
            at
        }
    };
    &mut years[at]
}

fn sums(row: &Said, level: Level) -> Result<Option<Sums>, Error> {
    let Some(product) = Product::new(level, row.number(0)?) else { return Ok(None) };
    let top: i64 = row.number(9)?;
    Ok(Some(Sums {
        product,
        year: row.year,
        outside: row.number(1)?,
        unnamed: row.number(2)?,
        inside: row.number(3)?,
        exports: row.number(4)?,
        world: row.number(5)?,
        squares: row.number(6)?,
        world_squares: row.number(7)?,
        top: row.place(8).map(|place| (place, top)),
        suppliers: row.number(10)?,
        measured: row.number(11)?,
        quantity: row.number(12)?,
    }))
}

/// Findings about rows of the table.
fn of_rows(said: &[Said], shown: &str, layout: &Layout, rows: &mut u64) -> Result<Vec<Finding>, Error> {
    let moment = layout.columns.iter().flatten().map(|(role, _)| *role).find(|role| *role == Role::Period);
    let mut troubles = Troubles::default();
    let mut findings = Vec::new();
    for row in said.iter().filter(|row| row.kind == "wrong") {
        let why = match row.text(0) {
            "place" => Why::UnknownPlace,
            "product" => Why::Unreadable(Role::Product),
            "year" => Why::Unreadable(moment.unwrap_or(Role::Year)),
            "flow" => Why::Unreadable(Role::Flow),
            "value" => Why::Unreadable(Role::Value),
            "negative" => Why::Negative,
            "rounded" => Why::Rounded,
            _ => Why::BadQuantity,
        };
        let found = row.text(3).trim().chars().take(40).collect();
        // A table has no order: no row is the first one.
        let case = Case { rows: row.number(1)?, first: u64::MAX, found, value: row.number(2)? };
        troubles.cases.insert(why, case);
    }
    findings.extend(troubles.findings(shown, layout));
    for row in said.iter().filter(|row| row.kind == "rows") {
        *rows = row.number(0)?;
        let (used, left_out): (u64, i64) = (row.number(1)?, row.number(2)?);
        if left_out > 0 {
            let finding = Finding::new(Code::TradeLeftOut, shown).with("rows", left_out);
            findings.push(finding.at(shown, None, None));
        }
        if used == 0 {
            let rows = i64::try_from(*rows).unwrap_or(i64::MAX);
            findings.push(Finding::new(Code::TradeNoRows, shown).with("rows", rows).at(shown, None, None));
        }
    }
    for row in said.iter().filter(|row| row.kind == "months") {
        let year = row.text(1).rsplit('-').next().and_then(|year| year.parse().ok()).unwrap_or(0);
        findings.push(tallied(Code::TradeYearAndMonths, "trade tables", row, year)?);
    }
    Ok(findings)
}

/// Findings about a year, in the order in which [`crate::Gather::seal`] has them.
fn of_year(said: &[Said], year: u16, level: Level, union: &Union) -> Result<Vec<Finding>, Error> {
    let of = |kind: &'static str| {
        let mut rows: Vec<&Said> = said.iter().filter(|row| row.year == year && row.kind == kind).collect();
        rows.sort_by_key(|row| row.place(0));
        rows
    };
    let subject = year.to_string();
    let mut findings = Vec::new();
    for (kind, code) in [("repeated", Code::TradeRepeated), ("short", Code::TradeTotalShort)] {
        for row in of(kind) {
            findings.push(tallied(code, &subject, row, year)?);
        }
    }
    for row in of("importer") {
        let word: u8 = row.number(1)?;
        findings.extend(
            row.place(0).filter(|_| word == Side::Exporter as u8).map(|it| mirrored(it, year, "import")),
        );
    }
    for row in of("exporter") {
        let Some(place) = row.place(0).filter(|place| union.has(*place)) else { continue };
        let (word, taken): (u8, i64) = (row.number(1)?, row.number(2)?);
        if taken > 0 {
            let finding = Finding::new(Code::TradeReexports, format!("partner {}", place.iso2()));
            findings.push(finding.with("year", i64::from(year)).with("value", thousands(taken)));
        }
        findings.extend((word == Side::Importer as u8).then(|| mirrored(place, year, "export")));
    }
    for row in of("coarse") {
        let value: i64 = row.number(0)?;
        let finding = Finding::new(Code::TradeCoarser, subject.as_str()).with("value", thousands(value));
        findings.extend((value > 0).then(|| finding.with("level", i64::from(level.digits()))));
    }
    Ok(findings)
}

/// How many lines of one kind there are, the first of them, and their value.
fn tallied(code: Code, subject: &str, row: &Said, year: u16) -> Result<Finding, Error> {
    let finding = Finding::new(code, subject).with("lines", row.number::<i64>(0)?);
    Ok(finding.with("found", line(row.text(1), year)).with("value", thousands(row.number(2)?)))
}

/// A line's id, of importer, side, digits, product and exporter.
fn line(key: &str, year: u16) -> String {
    let mut parts = key.split('-');
    let mut number = || parts.next().and_then(|part| part.parse::<usize>().ok()).unwrap_or(usize::MAX);
    let (importer, _, digits, product, exporter) = (number(), number(), number(), number(), number());
    let place = |index: usize| Place::of_index(index).map_or("", Place::iso3);
    let level = u32::try_from(digits).ok().and_then(Level::of_digits);
    let product =
        level.zip(u32::try_from(product).ok()).and_then(|(level, number)| Product::new(level, number));
    let product = product.map(|product| product.to_string()).unwrap_or_default();
    format!("{product}-{}-{}-{year}", place(importer), place(exporter))
}
