//! Exposure pushed down to an engine: one statement adds up a trade table where it lies, and only sums travel.
//!
//! For tables of national customs size that an organisation keeps in PostgreSQL or in one of the distributed engines that
//! speak its protocol. The sums equal those of the reader of files to the last unit: the same headings, mapping files,
//! spellings of places and codes, rounding, ties, and the same findings for what cannot be used. A table may lie in parts on
//! several servers (`postgres_fdw`): each adds up its own rows by year, product, exporter and kind of importer.
//!
//! Only the user's right to read is needed; the transaction is a read-only one. Connections are not encrypted: use an engine
//! on a network that you trust, or a tunnel.

mod table;
mod spelling;
mod statement;
mod connection;
mod answer;

use std::fmt;
use std::time::Duration;

use model::{Code, Finding};
use sqlx::Row;

use self::connection::{Engine, refused};
use self::statement::{Question, Statement, Value};
use self::table::{CATALOGUE, Column, Table, verbatim};
use crate::place::Place;
use crate::product::Level;
use crate::read::{Layout, Mapping};
use crate::sums::Sums;
use crate::year::Union;

/// What to ask, and of whom.
pub struct Request<'a> {
    /// `postgres://user:password@host:port/database`; what it leaves out is taken from `PGUSER`, `PGPASSWORD`, `PGHOST` … and
    /// from `~/.pgpass`.
    pub url: &'a str,
    /// A table, view or foreign table: `name`, `schema.name`, with quotes where SQL wants them.
    pub table: &'a str,
    /// What columns mean that nobody knows by heart; the first one that is for the table counts.
    pub mappings: &'a [Mapping],
    /// Whose exposure.
    pub union: &'a Union,
    /// Only these years; all if it says nothing. Rows of other years are not looked at.
    pub years: Option<&'a [u16]>,
    /// How fine codes are to be; if it says nothing, the finest level in which all members are told.
    pub level: Option<Level>,
    /// How long the engine may take.
    pub timeout: Duration,
    /// Asked ten times a second; when it says `false`, the engine is told to stop.
    pub watch: &'a dyn Fn() -> bool,
}

/// What a table adds up to.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// How fine the products are.
    pub level: Level,
    /// By year, sorted.
    pub years: Vec<Told>,
    /// What is wrong with the table.
    pub findings: Vec<Finding>,
    /// Rows read, used or not.
    pub rows: u64,
    /// Editions of the Harmonised System that the table names: the first and the last of them.
    pub editions: Vec<String>,
}

/// One year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Which.
    pub year: u16,
    /// By product, sorted.
    pub sums: Vec<Sums>,
    /// How many places have exports.
    pub exporters: usize,
    /// Members of the union that have imports.
    pub importing: Vec<Place>,
    /// Members of the union that have exports.
    pub exporting: Vec<Place>,
}

/// Why there is no answer.
#[derive(Debug)]
pub enum Error {
    /// Something to be put right, said as a finding: the address, the table's name, rights, columns, the engine.
    Refused(Box<Finding>),
    /// The engine failed.
    Failed {
        /// Host, port and database.
        database: String,
        /// Its words.
        reason: String,
    },
    /// A sum does not fit into 64 bits, or a sum of squares into 128.
    TooLarge {
        /// Its digits.
        found: String,
    },
    /// It took too long.
    TimedOut,
    /// Somebody stopped it.
    Stopped,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(finding) => write!(f, "{}: {}", finding.subject, finding.code.word()),
            Self::Failed { database, reason } => write!(f, "{database}: {reason}"),
            Self::TooLarge { found } => write!(f, "a sum is too large: {found}"),
            Self::TimedOut => write!(f, "the database took too long"),
            Self::Stopped => write!(f, "stopped"),
        }
    }
}

impl std::error::Error for Error {}

/// What a table adds up to for a union: one statement. Not to be called from asynchronous code; it has a loop of its own.
///
/// # Errors
///
/// What keeps the engine from answering.
pub fn sums(request: &Request<'_>) -> Result<Answer, Error> {
    alone(async {
        let (mut engine, table, layout) = open(request).await?;
        let statement = question(request, &table, &layout).statement();
        let mut travelling = None;
        if engine.has_parts {
            travelling = raw_part(&explained(&mut engine, &statement).await?);
        }
        let rows = engine.statement("", &statement).await?;
        engine.close().await;
        let mut answer = answer::answer(&rows, request.table, &layout, request.union)?;
        let told = |part: String| Finding::new(Code::DatabaseRowsTravel, request.table).with("found", part);
        answer.findings.extend(travelling.map(told));
        Ok(answer)
    })
}

/// How the engine would go about it, line by line: to see which part of the work is done where, and what travels.
///
/// # Errors
///
/// As [`sums`].
pub fn plan(request: &Request<'_>) -> Result<Vec<String>, Error> {
    alone(async {
        let (mut engine, table, layout) = open(request).await?;
        let statement = question(request, &table, &layout).statement();
        let plan = explained(&mut engine, &statement).await?;
        engine.close().await;
        Ok(plan)
    })
}

async fn explained(engine: &mut Engine<'_>, statement: &Statement) -> Result<Vec<String>, Error> {
    let rows = engine.statement("EXPLAIN (VERBOSE, COSTS OFF) ", statement).await?;
    Ok(rows.iter().filter_map(|row| row.try_get(0).ok()).collect())
}

/// The first part on another server whose rows travel as they are, as PostgreSQL's plan names it.
fn raw_part(plan: &[String]) -> Option<String> {
    let mut scan = "";
    for line in plan {
        if let Some((_, part)) = line.split_once("Foreign Scan on ") {
            scan = part.split(' ').next().unwrap_or(part);
        }
        if line.contains("Remote SQL: ") && !line.contains(" GROUP BY ") {
            return Some(scan.to_owned());
        }
    }
    None
}

/// Runs the work on this thread.
fn alone<T>(work: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let failed = |error: std::io::Error| Error::Failed { database: String::new(), reason: error.to_string() };
    runtime.map_err(failed)?.block_on(work)
}

fn question<'a>(request: &Request<'a>, table: &'a Table, layout: &'a Layout) -> Question<'a> {
    Question { table, layout, union: request.union, years: request.years, level: request.level }
}

/// The engine, the table, and what its columns mean.
async fn open<'a>(request: &Request<'a>) -> Result<(Engine<'a>, Table, Layout), Error> {
    let mut engine = Engine::connect(request.url, request.timeout, request.watch).await?;
    let table = find(&mut engine, request.table).await?;
    let headings = table.columns.iter().map(|column| column.name.clone()).collect();
    let mapping = request.mappings.iter().find(|mapping| mapping.is_for(request.table));
    let layout = Layout::of_headings(request.table, headings, b',', mapping).map_err(|mut finding| {
        // A table in a database has no heading line.
        if let Some(place) = &mut finding.place {
            place.row = None;
        }
        Error::Refused(Box::new(finding))
    })?;
    Ok((engine, table, layout))
}

/// The table of a name, as SQL reads it or, failing that, letter by letter.
async fn find(engine: &mut Engine<'_>, name: &str) -> Result<Table, Error> {
    let failed = |error: sqlx::Error| Error::Failed { database: name.to_owned(), reason: error.to_string() };
    for name in [name.to_owned(), verbatim(name)] {
        engine.run("SAVEPOINT named", &[]).await?;
        let rows = match engine.run(CATALOGUE, &[Value::Text(name.clone())]).await {
            Ok(rows) => rows,
            // Not a name at all.
            Err(Error::Failed { .. } | Error::Refused(_)) => {
                engine.run("ROLLBACK TO SAVEPOINT named", &[]).await?;
                continue;
            }
            Err(error) => return Err(error),
        };
        let mut table = Table { name: [String::new(), String::new()], columns: Vec::new() };
        for row in &rows {
            table.name = [row.try_get(0).map_err(failed)?, row.try_get(1).map_err(failed)?];
            let readable: Option<bool> = row.try_get(5).map_err(failed)?;
            if readable == Some(true) {
                let (column, of_type): (String, String) =
                    (row.try_get(2).map_err(failed)?, row.try_get(3).map_err(failed)?);
                table.columns.push(Column::new(column, &of_type, row.try_get(4).map_err(failed)?));
            }
        }
        if !table.columns.is_empty() {
            return Ok(table);
        }
        if !rows.is_empty() {
            return Err(refused(Code::DatabaseNoRights, &name, "SELECT"));
        }
    }
    let finding =
        Finding::new(Code::DatabaseNoTable, name).with("table", name).with("database", engine.shown.as_str());
    Err(Error::Refused(Box::new(finding)))
}
