//! PostgreSQL servers for tests: started on loopback in a folder of their own, stopped and removed when they are dropped.
//!
//! Where there are no server programs, tests say on stderr that they were skipped.

use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use sqlx::{Connection, PgConnection};
use tempfile::TempDir;

/// A running server.
pub(crate) struct Engine {
    programs: PathBuf,
    folder: TempDir,
    user: Option<(u32, u32)>,
    pub(crate) port: u16,
}

/// Where the server's programs are; the newest of several.
fn programs() -> Option<PathBuf> {
    let mut folders: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
        .collect();
    folders.sort();
    folders.extend(std::env::var_os("PATH").iter().flat_map(std::env::split_paths));
    folders.into_iter().rev().find(|folder| folder.join("initdb").exists() && folder.join("pg_ctl").exists())
}

/// The user that a server runs as when the test runs as root, whom servers refuse.
fn postgres() -> Option<(u32, u32)> {
    let users = std::fs::read_to_string("/etc/passwd").ok()?;
    let line = users.lines().find_map(|line| line.strip_prefix("postgres:"))?;
    let mut cells = line.split(':').skip(1);
    Some((cells.next()?.parse().ok()?, cells.next()?.parse().ok()?))
}

impl Engine {
    /// A new server; nothing, with a word on stderr, where that cannot be.
    pub(crate) fn start(test: &str) -> Option<Self> {
        let Some(programs) = programs() else {
            eprintln!("{test}: skipped, there is no PostgreSQL server here");
            return None;
        };
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().metadata().unwrap().uid() == 0;
        let user = root.then(postgres).flatten();
        if root && user.is_none() {
            eprintln!("{test}: skipped, PostgreSQL does not run as root, and there is no user postgres");
            return None;
        }
        if let Some((user, group)) = user {
            chown(folder.path(), Some(user), Some(group)).unwrap();
        }
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let engine = Self { programs, folder, user, port };
        let data = engine.data();
        let data = data.to_str().unwrap();
        engine
            .run("initdb", &["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]);
        let settings = format!(
            "-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories='' -c fsync=off \
             -c autovacuum=off -c shared_buffers=32MB"
        );
        let log = engine.folder.path().join("log");
        engine.run("pg_ctl", &["-D", data, "-w", "-l", log.to_str().unwrap(), "-o", &settings, "start"]);
        Some(engine)
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn command(&self, program: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(self.programs.join(program));
        command.args(arguments).current_dir(Path::new("/")).stdout(Stdio::null()).stderr(Stdio::null());
        if let Some((user, group)) = self.user {
            command.uid(user).gid(group);
        }
        command
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        assert!(self.command(program, arguments).status().unwrap().success(), "{program}");
    }

    /// The address for a user.
    pub(crate) fn url(&self, user: &str) -> String {
        format!("postgres://{user}@127.0.0.1:{}/postgres", self.port)
    }

    /// Runs statements.
    pub(crate) fn sql(&self, text: &str) {
        alone(async {
            let mut connection = PgConnection::connect(&self.url("postgres")).await.unwrap();
            sqlx::raw_sql(sqlx::AssertSqlSafe(text)).execute(&mut connection).await.unwrap();
        });
    }

    /// Copies a text with a heading line into a table.
    pub(crate) fn copy(&self, table: &str, text: &str, options: &str) {
        alone(async {
            let mut connection = PgConnection::connect(&self.url("postgres")).await.unwrap();
            let command = format!("COPY {table} FROM STDIN (FORMAT csv, HEADER {options})");
            let mut copy = connection.copy_in_raw(&command).await.unwrap();
            copy.send(text.as_bytes()).await.unwrap();
            copy.finish().await.unwrap();
        });
    }

    /// How many statements run at the moment that contain a word.
    pub(crate) fn running(&self, word: &str) -> i64 {
        alone(async {
            let mut connection = PgConnection::connect(&self.url("postgres")).await.unwrap();
            let asked = "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE $1 \
                         AND pid <> pg_backend_pid()";
            sqlx::query_scalar(asked).bind(format!("%{word}%")).fetch_one(&mut connection).await.unwrap()
        })
    }
}

fn alone<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}

impl Drop for Engine {
    fn drop(&mut self) {
        let data = self.data();
        let stop = ["-D", data.to_str().unwrap_or_default(), "-m", "immediate", "stop"];
        let _ = self.command("pg_ctl", &stop).status();
    }
}
