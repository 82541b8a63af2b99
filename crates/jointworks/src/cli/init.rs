//! `jointworks init`.

use serde::Serialize;
use store::Template;

use super::args::{Headings, Init};
use super::{Answer, End};
use crate::app::init::{Made, Request, init};
use crate::l10n::{Language, Speech, count, text};

#[derive(Serialize)]
struct InitJson {
    folder: String,
    /// Files of a folder, or sheets of a workbook.
    files: Vec<String>,
}

pub(super) fn answer(typed: &Init, speech: &Speech) -> anyhow::Result<Answer> {
    let headings = match (typed.headings, speech.language()) {
        (Some(Headings::Ru), _) | (None, Language::Russian | Language::Belarusian) => {
            store::Language::Russian
        }
        (Some(Headings::En), _) | (None, Language::English) => store::Language::English,
    };
    let template = if typed.example { Template::Example } else { Template::Empty(headings) };
    let folder = typed.folder.display().to_string();
    let (done, files) = match init(&Request { folder: typed.folder.clone(), template })? {
        Made::Written(files) => ("init-done", files),
        Made::Workbook(sheets) => ("init-done-workbook", sheets),
        Made::NotEmpty => {
            let said = speech.tell("init-not-empty", &[("folder", text(folder))]);
            return Ok(Answer { shown: String::new(), said, end: End::Misused });
        }
    };
    if typed.form.json {
        return Ok(Answer::new(super::json(&InitJson { folder, files })?, End::Done));
    }
    let next = if typed.example { "init-next-example" } else { "init-next-template" };
    let stem = if done == "init-done" { typed.folder.clone() } else { typed.folder.with_extension("") };
    let out = format!("{}-plan", stem.display());
    let arguments = [("folder", text(folder)), ("files", count(files.len())), ("out", text(out))];
    let shown = format!("{}\n{}\n", speech.tell(done, &arguments), speech.tell(next, &arguments));
    Ok(Answer::new(shown, End::Done))
}
