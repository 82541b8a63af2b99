//! `jointworks import` and `jointworks export`: the same programme in another form, and what of it that form cannot hold.

use clap::{Args, ValueEnum};
use serde::Serialize;
use std::path::PathBuf;
use store::{Loss, Overwrite};

use super::args::Form;
use super::check::FindingJson;
use super::table::{Lean, table};
use super::{Answer, End, draw};
use crate::app::exchange::{self, Carried, Request};
use crate::l10n::{Speech, count, text};

/// The other form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Xlsx,
}

/// From where to where.
#[derive(Debug, Args)]
pub(super) struct Export {
    #[arg(value_name = "FORMAT", hide_possible_values = true)]
    pub(super) format: Format,
    #[arg(value_name = "DIR")]
    pub(super) from: PathBuf,
    #[arg(value_name = "FILE")]
    pub(super) to: PathBuf,
    #[arg(long)]
    pub(super) force: bool,
    #[command(flatten)]
    pub(super) form: Form,
}

/// From where to where.
#[derive(Debug, Args)]
pub(super) struct Import {
    #[arg(value_name = "FORMAT", hide_possible_values = true)]
    pub(super) format: Format,
    #[arg(value_name = "FILE")]
    pub(super) from: PathBuf,
    #[arg(value_name = "DIR")]
    pub(super) to: PathBuf,
    #[arg(long)]
    pub(super) force: bool,
    #[command(flatten)]
    pub(super) form: Form,
}

pub(super) fn answer_export(typed: &Export, speech: &Speech) -> anyhow::Result<Answer> {
    let request = request(&typed.from, &typed.to, typed.force);
    let carried = match typed.format {
        Format::Xlsx => exchange::export(&request)?,
    };
    told(&request, &carried, "exchange-no-loss-of-folder", (&typed.form, speech))
}

pub(super) fn answer_import(typed: &Import, speech: &Speech) -> anyhow::Result<Answer> {
    let request = request(&typed.from, &typed.to, typed.force);
    let carried = match typed.format {
        Format::Xlsx => exchange::import(&request)?,
    };
    told(&request, &carried, "exchange-no-loss-of-workbook", (&typed.form, speech))
}

fn request(from: &std::path::Path, to: &std::path::Path, force: bool) -> Request {
    let overwrite = if force { Overwrite::Allowed } else { Overwrite::Refused };
    Request { from: from.to_owned(), to: to.to_owned(), overwrite }
}

#[derive(Serialize)]
struct CarriedJson {
    written: bool,
    from: String,
    to: String,
    tables: Vec<TallyJson>,
    losses: Vec<LossJson>,
    /// Tables of the folder that were there before and are not of the workbook.
    kept: Vec<String>,
    findings: Vec<FindingJson>,
}

#[derive(Serialize)]
struct TallyJson {
    table: String,
    rows: usize,
}

#[derive(Serialize)]
struct LossJson {
    kind: &'static str,
    count: usize,
    names: Vec<String>,
}

/// `no_loss` is the message where all was carried.
fn told(
    request: &Request,
    carried: &Carried,
    no_loss: &str,
    (form, speech): (&Form, &Speech),
) -> anyhow::Result<Answer> {
    let end = if carried.tables.is_some() { End::Done } else { End::Refused };
    if form.json {
        return Ok(Answer::new(super::json(&machine(request, carried, speech))?, end));
    }
    let drawn = draw::findings(speech, &request.from, &carried.findings, &carried.sources);
    let Some(tables) = &carried.tables else {
        let said = format!("{drawn}{}", speech.say("exchange-refused"));
        return Ok(Answer { shown: String::new(), said, end });
    };
    let to = || ("to", text(request.to.display().to_string()));
    let columns = [("exchange-table", Lean::Left), ("exchange-rows", Lean::Right)];
    let columns = columns.map(|(message, lean)| (speech.say(message), lean));
    let rows: Vec<Vec<String>> =
        tables.iter().map(|tally| vec![tally.table.clone(), tally.rows.to_string()]).collect();
    let mut shown = table(&columns, &rows);
    shown
        .push_str(&format!("\n{}\n", speech.tell("exchange-done", &[to(), ("tables", count(tables.len()))])));
    for loss in &carried.losses {
        let LossJson { kind, count: number, names } = loss_json(loss);
        let names = ("names", text(speech.list(names)));
        shown.push_str(&speech.tell(&format!("exchange-loss-{kind}"), &[("n", count(number)), names]));
        shown.push('\n');
    }
    if carried.losses.is_empty() {
        shown.push_str(&format!("{}\n", speech.say(no_loss)));
    }
    if !carried.kept.is_empty() {
        let names = ("names", text(speech.list(&carried.kept)));
        shown.push_str(&format!("{}\n", speech.tell("exchange-kept", &[to(), names])));
    }
    shown.push_str(&format!("{}\n", speech.tell("exchange-next", &[to()])));
    Ok(Answer { shown, said: drawn, end })
}

fn machine(request: &Request, carried: &Carried, speech: &Speech) -> CarriedJson {
    let tally = |tally: &store::Tally| TallyJson { table: tally.table.clone(), rows: tally.rows };
    CarriedJson {
        written: carried.tables.is_some(),
        from: request.from.display().to_string(),
        to: request.to.display().to_string(),
        tables: carried.tables.iter().flatten().map(tally).collect(),
        losses: carried.losses.iter().map(loss_json).collect(),
        kept: carried.kept.clone(),
        findings: carried.findings.iter().map(|finding| FindingJson::new(speech, finding)).collect(),
    }
}

fn loss_json(loss: &Loss) -> LossJson {
    let named =
        |kind: &'static str, names: &Vec<String>| LossJson { kind, count: names.len(), names: names.clone() };
    let counted = |kind: &'static str, count: usize| LossJson { kind, count, names: Vec::new() };
    match loss {
        Loss::Files(names) => named("files", names),
        Loss::HiddenSheets(names) => named("hidden-sheets", names),
        Loss::OtherSheets(names) => named("other-sheets", names),
        Loss::Formulas(count) => counted("formulas", *count),
        Loss::Comments(count) => counted("comments", *count),
        Loss::Drawings(count) => counted("drawings", *count),
    }
}
