//! The terminal: parse what was typed, turn it into a request, call one use case, show its result.
//!
//! Results go to standard output, progress and complaints to standard error.

mod args;
mod help;
mod misuse;
mod draw;
mod table;
mod progress;
mod init;
mod check;
mod plan;
mod plan_text;
mod explain;
mod stake;
mod schedule;
mod risk;
mod compare;
mod levers;
mod pareto;
mod exposure;
mod matching;
mod matching_json;
mod enquiry;
mod exchange;

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::FromArgMatches as _;
use clap::error::ErrorKind;

use crate::l10n::{Language, Speech, text};
use args::{Typed, Verb};

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Done.
    Done = 0,
    /// Findings of severity error, or a plan that is not legal.
    Refused = 1,
    /// Wrong use.
    Misused = 2,
    /// The machine failed.
    Failed = 3,
    /// Ctrl-C ended it without a result: what a shell reports of a program that was interrupted.
    Stopped = 130,
}

/// A verb's result: what to write to standard output, and how to end.
struct Answer {
    /// Standard output.
    shown: String,
    /// Complaints, for standard error.
    said: String,
    end: End,
}

impl Answer {
    fn new(shown: String, end: End) -> Self {
        Self { shown, said: String::new(), end }
    }
}

/// Runs the program with these arguments, the program's own name first.
pub(crate) fn run(arguments: Vec<OsString>) -> ExitCode {
    let language = args::language(&arguments)
        .unwrap_or_else(|| Language::of_environment(|name| std::env::var(name).ok()));
    let speech = Speech::new(language);
    let typed = help::command(&speech)
        .try_get_matches_from(arguments)
        .and_then(|matches| Typed::from_arg_matches(&matches));
    let answer = match typed {
        Ok(typed) => answer(&typed.verb, &speech).unwrap_or_else(|error| failed(&speech, &error)),
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Answer::new(error.to_string(), End::Done),
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                Answer { shown: String::new(), said: error.to_string(), end: End::Misused }
            }
            _ => Answer { shown: String::new(), said: misuse::told(&error, &speech), end: End::Misused },
        },
    };
    say(&answer.said);
    let mut out = io::stdout();
    let written = out.write_all(answer.shown.as_bytes()).and_then(|()| out.flush());
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            say(&failure(&speech, &error.into()));
            ExitCode::from(End::Failed as u8)
        }
        // A reader that closed the pipe (`| head`) has what it wanted.
        _ => ExitCode::from(answer.end as u8),
    }
}

/// How a verb ends that could not do its work. A file that somebody else wrote in the meantime is in the way as any other is.
fn failed(speech: &Speech, error: &anyhow::Error) -> Answer {
    let (said, end) = match error.downcast_ref::<store::Error>() {
        Some(store::Error::Exists { path }) => {
            (speech.tell("plan-exists", &[("file", text(path.display().to_string()))]), End::Misused)
        }
        _ => (failure(speech, error), End::Failed),
    };
    Answer { shown: String::new(), said, end }
}

/// What the machine could not do, and its own words why.
fn failure(speech: &Speech, error: &anyhow::Error) -> String {
    let reason = match error.downcast_ref::<store::Error>() {
        Some(store::Error::Write { path, source }) => {
            let file = text(path.display().to_string());
            format!("{}: {source}", speech.tell("failure-write", &[("file", file)]))
        }
        _ => format!("{error:#}"),
    };
    speech.tell("failure", &[("reason", text(reason))])
}

fn answer(verb: &Verb, speech: &Speech) -> anyhow::Result<Answer> {
    match verb {
        Verb::Demo(typed) => plan::answer_demo(typed, speech),
        Verb::Init(typed) => init::answer(typed, speech),
        Verb::Check(typed) => check::answer(typed, speech),
        Verb::Plan(typed) => plan::answer(typed, speech),
        Verb::Explain(typed) => explain::answer(typed, speech),
        Verb::Schedule(typed) => schedule::answer(typed, speech),
        Verb::Risk(typed) => risk::answer(typed, speech),
        Verb::Compare(typed) => compare::answer(typed, speech),
        Verb::Levers(typed) => levers::answer(typed, speech),
        Verb::Pareto(typed) => pareto::answer(typed, speech),
        Verb::Exposure(typed) => exposure::answer(typed, speech),
        Verb::Match(typed) => matching::answer(typed, speech),
        Verb::Enquiry(typed) => enquiry::answer(typed, speech),
        Verb::Import(typed) => exchange::answer_import(typed, speech),
        Verb::Export(typed) => exchange::answer_export(typed, speech),
    }
}

/// A line to standard error; an empty one is not said.
fn say(line: &str) {
    if !line.is_empty() {
        let _ = writeln!(io::stderr(), "{}", line.trim_end());
    }
}

/// One object for machines.
fn json(value: &impl serde::Serialize) -> anyhow::Result<String> {
    Ok(format!("{}\n", serde_json::to_string_pretty(value)?))
}
