//! The way to an engine: connecting, waiting that can be stopped, and what its refusals mean.
//!
//! Everything runs in one read-only transaction on one connection. What the user sees of an address is host, port and
//! database; the password is in no message.

use std::pin::pin;
use std::str::FromStr;
use std::time::Duration;

use model::{Code, Finding};
use sqlx::postgres::{PgConnectOptions, PgConnection, PgRow};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Row};

use super::Error;
use super::statement::{Statement, Value};

/// How long to wait for a connection.
const CONNECT: Duration = Duration::from_secs(10);
/// How often to ask whether to go on.
const TICK: Duration = Duration::from_millis(100);

/// What the statement asks of an engine that has such settings: no time for compiling a statement that runs once.
const SETTINGS: [(&str, &str); 1] = [("jit", "off")];

/// The same where parts of tables may lie on other servers: each adds up its own rows, and a row that travels is dear.
const OF_PARTS: [(&str, &str); 2] = [("enable_partitionwise_aggregate", "on"), ("cpu_tuple_cost", "1")];

/// A connection with a transaction that only reads.
pub(super) struct Engine<'a> {
    options: PgConnectOptions,
    connection: PgConnection,
    /// Host, port and database.
    pub(super) shown: String,
    /// The engine's number of this connection.
    process: Option<i32>,
    /// Whether the database has tables that lie on other servers.
    pub(super) has_parts: bool,
    timeout: Duration,
    watch: &'a dyn Fn() -> bool,
}

/// A finding about a database.
pub(super) fn refused(code: Code, subject: &str, reason: &str) -> Error {
    Error::Refused(Box::new(Finding::new(code, subject).with("reason", reason)))
}

impl<'a> Engine<'a> {
    /// Connects.
    pub(super) async fn connect(
        url: &str,
        timeout: Duration,
        watch: &'a dyn Fn() -> bool,
    ) -> Result<Self, Error> {
        let bad = || {
            refused(
                Code::DatabaseUnreachable,
                "database",
                "the address is not postgres://user@host:port/database",
            )
        };
        let is_postgres = ["postgres://", "postgresql://"].iter().any(|scheme| url.starts_with(scheme));
        let options = PgConnectOptions::from_str(url).ok().filter(|_| is_postgres).ok_or_else(bad)?;
        let options = options.application_name("jointworks").disable_statement_logging();
        let database = options.get_database().unwrap_or(options.get_username()).to_owned();
        let shown = format!("{}:{}/{database}", options.get_host(), options.get_port());
        let unreachable = |reason: &str| refused(Code::DatabaseUnreachable, &shown, reason);
        let connecting = PgConnection::connect_with(&options);
        let connection = match waited(connecting, CONNECT, watch).await {
            Waited::Done(Ok(connection)) => connection,
            Waited::Done(Err(error)) => return Err(unreachable(&reason(&error))),
            Waited::TooLong => return Err(unreachable("nobody answered within ten seconds")),
            Waited::Stopped => return Err(Error::Stopped),
        };
        let mut engine = Self { options, connection, shown, process: None, has_parts: false, timeout, watch };
        engine.begin().await?;
        Ok(engine)
    }

    async fn begin(&mut self) -> Result<(), Error> {
        self.run("BEGIN TRANSACTION READ ONLY", &[]).await?;
        let rows = self.run("SELECT pg_backend_pid()", &[]).await?;
        self.process = rows.first().and_then(|row| row.try_get(0).ok());
        let milliseconds = self.timeout.as_millis().clamp(1, i32::MAX as u128).to_string();
        let foreign = self.run("SELECT 1 FROM pg_foreign_table LIMIT 1", &[]).await?;
        self.has_parts = !foreign.is_empty();
        let of_parts = OF_PARTS.into_iter().filter(|_| self.has_parts);
        let settings =
            SETTINGS.into_iter().chain(of_parts).chain([("statement_timeout", milliseconds.as_str())]);
        let (names, wanted): (Vec<String>, Vec<String>) =
            settings.map(|(name, value)| (name.to_owned(), value.to_owned())).unzip();
        let set = "SELECT set_config(s.name, w.wanted, true) FROM pg_settings AS s \
                   JOIN unnest($1::text[], $2::text[]) AS w (name, wanted) ON w.name = s.name";
        self.run(set, &[Value::Texts(names), Value::Texts(wanted)]).await?;
        Ok(())
    }

    /// Runs a statement of ours with its values.
    pub(super) async fn statement(
        &mut self,
        before: &str,
        statement: &Statement,
    ) -> Result<Vec<PgRow>, Error> {
        self.run(&format!("{before}{}", statement.text), &statement.values).await
    }

    /// Runs a statement; `text` is ours alone, with quoted identifiers.
    pub(super) async fn run(&mut self, text: &str, values: &[Value]) -> Result<Vec<PgRow>, Error> {
        let mut query = sqlx::query(AssertSqlSafe(text)).persistent(false);
        for value in values {
            query = match value {
                Value::Texts(texts) => query.bind(texts),
                Value::Numbers(numbers) => query.bind(numbers),
                Value::Text(text) => query.bind(text),
                Value::Number(number) => query.bind(number),
            };
        }
        // The engine keeps the time; if it does not answer at all, so does this side.
        let limit = self.timeout.saturating_add(CONNECT);
        let waited = waited(query.fetch_all(&mut self.connection), limit, self.watch).await;
        match waited {
            Waited::Done(Ok(rows)) => Ok(rows),
            Waited::Done(Err(error)) => Err(meaning(&self.shown, &error)),
            Waited::TooLong => {
                self.cancel().await;
                Err(Error::TimedOut)
            }
            Waited::Stopped => {
                self.cancel().await;
                Err(Error::Stopped)
            }
        }
    }

    /// Asks the engine to stop what it does for this connection; whether it does, nobody waits for.
    async fn cancel(&mut self) {
        let Some(process) = self.process else { return };
        let asked = async {
            let mut other = PgConnection::connect_with(&self.options).await?;
            sqlx::query("SELECT pg_cancel_backend($1)").bind(process).execute(&mut other).await?;
            other.close().await
        };
        let _ = tokio::time::timeout(CONNECT / 5, asked).await;
    }

    /// Ends the transaction and says goodbye.
    pub(super) async fn close(self) {
        let _ = tokio::time::timeout(CONNECT / 5, self.connection.close()).await;
    }
}

enum Waited<T> {
    Done(T),
    TooLong,
    Stopped,
}

/// Waits for something, but no longer than `limit`, and only while `watch` says so.
async fn waited<F: Future>(work: F, limit: Duration, watch: &dyn Fn() -> bool) -> Waited<F::Output> {
    let mut work = pin!(work);
    let mut left = limit;
    loop {
        if !watch() {
            return Waited::Stopped;
        }
        match tokio::time::timeout(TICK.min(left), work.as_mut()).await {
            Ok(done) => return Waited::Done(done),
            Err(_) => left = left.saturating_sub(TICK),
        }
        if left.is_zero() {
            return Waited::TooLong;
        }
    }
}

/// What went wrong, in the engine's or the machine's words.
fn reason(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Database(error) => error.message().to_owned(),
        sqlx::Error::Io(error) => error.to_string(),
        other => other.to_string(),
    }
}

/// What a refusal means, by its SQLSTATE (PostgreSQL's appendix A).
fn meaning(shown: &str, error: &sqlx::Error) -> Error {
    let reason = reason(error);
    let state = error.as_database_error().and_then(|error| error.code()).unwrap_or_default();
    match &*state {
        "57014" => Error::TimedOut,
        "42501" => refused(Code::DatabaseNoRights, shown, &reason),
        // No such function, operator, type, setting, catalogue, column; not supported; not understood.
        "42883" | "42704" | "0A000" | "42601" | "42725" | "42P01" | "42703" => {
            refused(Code::DatabaseLacks, shown, &reason)
        }
        // The engine cannot reach one that holds a part of the table, or finds it otherwise than it was told.
        state if state.starts_with("HV") || state.starts_with("08") => {
            refused(Code::DatabaseUnreachable, shown, &reason)
        }
        _ => Error::Failed { database: shown.to_owned(), reason },
    }
}
