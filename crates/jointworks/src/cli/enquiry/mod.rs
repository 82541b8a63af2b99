//! `jointworks enquiry`: from a request for quotation to an award, step by step.

mod typed;
mod show;

use std::path::{Path, PathBuf};

use model::Finding;
use model::cooperation::{Deed, Renewed};
use serde::Serialize;

use self::typed::{Actor, Projects, Step};
use super::{Answer, End, draw};
use crate::app::enquiry::{Added, Candidates, Ending, Stand, act, candidates, put, stand};
use crate::clock;
use crate::l10n::{Speech, text};

pub(super) use typed::Enquiry;

pub(super) fn answer(typed: &Enquiry, speech: &Speech) -> anyhow::Result<Answer> {
    let folder = typed.step.folder();
    let (deed, actor) = match &typed.step {
        Step::Send(it) => {
            let deed = Deed::Send {
                enquiry: it.enquiry.clone(),
                need: it.need.clone(),
                capabilities: it.to.clone(),
                reply_by: it.reply_by,
                reissue_of: it.reissue_of.clone(),
            };
            (deed, &it.actor)
        }
        Step::Quote(it) => {
            let deed = Deed::Quote {
                enquiry: it.enquiry.clone(),
                quote: it.quote.clone(),
                capability: it.capability.clone(),
                breaks: it.price.clone(),
                tooling: it.tooling,
                currency: it.currency,
                lead_time: it.lead_time,
                valid_until: it.valid_until,
            };
            (deed, &it.actor)
        }
        Step::Decline(it) => {
            let (enquiry, capability, reason) =
                (it.enquiry.clone(), it.capability.clone(), it.reason.clone());
            (Deed::Decline { enquiry, capability, reason }, &it.actor)
        }
        Step::Award(it) => {
            let (enquiry, award) = (it.enquiry.clone(), it.award.clone());
            let (quotes, reason) = (it.shares(), it.reason.clone());
            (Deed::Award { enquiry, award, quotes, reason }, &it.actor)
        }
        Step::Withdraw(it) => {
            let deed = Deed::Withdraw { enquiry: it.enquiry.clone(), reason: it.reason.clone() };
            (deed, &it.actor)
        }
        Step::Renew(it) => {
            let (what, key) = match (&it.need, &it.capability) {
                (Some(need), _) => (Renewed::Need, need.clone()),
                (None, capability) => (Renewed::Capability, capability.clone().unwrap_or_default()),
            };
            (Deed::Renew { what, key, until: it.until }, &it.actor)
        }
        Step::Show(it) => return show::answer(it, speech),
        Step::Projects(it) => return projects(it, speech),
    };
    acted(folder, actor, deed, speech)
}

#[derive(Serialize)]
struct AddedJson<'a> {
    id: &'a str,
    added: bool,
}

/// Adds the event, and says so when it is on the disk.
fn acted(folder: &Path, actor: &Actor, deed: Deed, speech: &Speech) -> anyhow::Result<Answer> {
    let word = deed.word();
    let day = actor.day.unwrap_or_else(clock::today);
    // Somewhere it is tomorrow already.
    let last = clock::today().plus_days(1);
    let ending = act(folder, actor.id.clone(), (day, last), actor.who.clone(), deed)?;
    Ok(match ending {
        Ending::Done(Added { id, is_new }) if actor.form.json => {
            Answer::new(super::json(&AddedJson { id: &id, added: is_new })?, End::Done)
        }
        Ending::Done(Added { id, is_new }) => {
            let message = if is_new { format!("enquiry-done-{word}") } else { "enquiry-known".to_owned() };
            let told = speech.tell(&message, &[("id", text(id)), ("day", text(speech.day(day)))]);
            Answer::new(format!("{told}\n"), End::Done)
        }
        other => refused(folder, speech, other),
    })
}

/// What is said where nothing was done.
fn refused<T>(folder: &Path, speech: &Speech, ending: Ending<T>) -> Answer {
    let said = match ending {
        Ending::Invalid { findings, sources } => draw::findings(speech, folder, &findings, &sources),
        Ending::Refused(finding) => draw::loose_findings(speech, &[finding]),
        Ending::Done(_) => String::new(),
    };
    Answer { shown: String::new(), said, end: End::Refused }
}

/// Awards as candidate projects: shown as rows, or added to the programme's tables.
fn projects(typed: &Projects, speech: &Speech) -> anyhow::Result<Answer> {
    let folder = &typed.programme.folder;
    let (stand, found, written): (Stand, Candidates, Vec<PathBuf>) = if typed.write {
        match put(folder)? {
            Ending::Done(done) => done,
            other => return Ok(refused(folder, speech, other)),
        }
    } else {
        match stand(folder) {
            Ending::Done(stand) => {
                let found = candidates(&stand);
                (stand, found, Vec::new())
            }
            other => return Ok(refused(folder, speech, other)),
        }
    };
    // Whoever hands awards to the planner answers for the whole folder.
    let adrift: Vec<Finding> = stand.findings.iter().map(|(_, finding)| finding.clone()).collect();
    let mut said = draw::loose_findings(speech, &adrift);
    for award in &found.incomplete {
        let need = text(stand.cooperation.needs[award.need].key.as_str());
        said.push_str(
            &speech.tell("enquiry-incomplete", &[("award", text(award.award.as_str())), ("need", need)]),
        );
        said.push('\n');
    }
    if found.projects.is_empty() {
        said.push_str(&speech.say("enquiry-no-projects"));
        return Ok(Answer { shown: String::new(), said, end: End::Done });
    }
    let mut shown = String::new();
    if typed.write {
        for path in written {
            shown.push_str(&speech.tell("enquiry-written", &[("file", text(path.display().to_string()))]));
            shown.push('\n');
        }
        for (award, project) in &found.projects {
            let told = [("project", text(project.as_str())), ("award", text(award.award.as_str()))];
            shown.push_str(&speech.tell("enquiry-project", &told));
            shown.push('\n');
        }
    } else {
        for (table, rows) in &found.rows {
            if let Some(rows) = store::appended(table, Some(&heading(rows)), rows) {
                shown.push_str(&format!("# {table}.csv\n{rows}\n"));
            }
        }
    }
    Ok(Answer { said, ..Answer::new(shown, End::Done) })
}

/// The columns that the rows fill.
fn heading(rows: &[Vec<(&'static str, String)>]) -> String {
    let columns = rows.iter().flatten().map(|(column, _)| *column);
    let mut known: Vec<&str> = Vec::new();
    for column in columns {
        if !known.contains(&column) {
            known.push(column);
        }
    }
    known.join(",") + "\n"
}
