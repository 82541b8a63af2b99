//! The only executable: parses what was typed, calls one use case, shows its result.

mod clock;
mod l10n;
mod report;
mod app;
mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run(std::env::args_os().collect())
}
