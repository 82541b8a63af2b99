//! Chores of the project, run as `cargo xtask <chore>`.
//!
//! They are written in Rust so that they run wherever the project itself is built, without a shell.

mod jip;
mod tidy;
mod trade;

use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask <chore>

chores:
  tidy                         check what a machine can see of the style
  jip SCALE SEED DIR           write a generated programme folder (SCALE is small, medium, large or huge)
  jip SCALE SEED --json FILE   write the raw instance with its check values
  trade YEAR FILE              write a generated year of world trade, as BACI writes it";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["jip", rest @ ..] => jip::run(rest).map_err(|failure| failure.to_string()),
        ["trade", rest @ ..] => trade::run(rest),
        ["tidy"] => tidy::run(),
        [] => Err(USAGE.to_owned()),
        [other, ..] => Err(format!("there is no chore called `{other}`\n\n{USAGE}")),
    };
    report(outcome)
}

/// Says how the chore ended: what was done on standard output, what went wrong on standard error.
#[expect(clippy::print_stdout, clippy::print_stderr, reason = "an executable speaks")]
fn report(outcome: Result<String, String>) -> ExitCode {
    match outcome {
        Ok(done) => {
            println!("{done}");
            ExitCode::SUCCESS
        }
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::FAILURE
        }
    }
}
