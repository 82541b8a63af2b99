//! `jointworks check`.

use serde::Serialize;

use super::args::Check;
use super::{Answer, End, draw};
use crate::app;
use crate::l10n::{Speech, count, text};
use model::{Finding, Period};

/// A finding in machine output.
#[derive(Serialize)]
pub(super) struct FindingJson {
    code: &'static str,
    severity: &'static str,
    subject: String,
    cause: String,
    remedy: String,
    file: Option<String>,
    row: Option<u32>,
    column: Option<String>,
}

impl FindingJson {
    pub(super) fn new(speech: &Speech, finding: &Finding) -> Self {
        let place = finding.place.as_ref();
        Self {
            code: finding.code.word(),
            severity: finding.severity().word(),
            subject: finding.subject.clone(),
            cause: speech.cause(finding),
            remedy: speech.remedy(finding),
            file: place.map(|place| place.file.clone()),
            row: place.and_then(|place| place.row),
            column: place.and_then(|place| place.column.clone()),
        }
    }
}

#[derive(Serialize)]
struct CheckJson {
    ok: bool,
    findings: Vec<FindingJson>,
}

pub(super) fn answer(typed: &Check, speech: &Speech) -> anyhow::Result<Answer> {
    let checked = app::check::check(&app::check::Request { folder: typed.folder.clone() });
    let ok = !model::finding::any_error(&checked.findings);
    let end = if ok { End::Done } else { End::Refused };
    if typed.json {
        let findings = checked.findings.iter().map(|finding| FindingJson::new(speech, finding)).collect();
        return Ok(Answer::new(super::json(&CheckJson { ok, findings })?, end));
    }
    let mut shown = draw::findings(speech, &typed.folder, &checked.findings, &checked.sources);
    let tally = draw::tally(speech, &checked.findings);
    let message = if ok { "check-programme-good" } else { "check-programme-bad" };
    shown.push_str(&speech.tell(message, &[("tally", text(tally))]));
    shown.push('\n');
    if let Some(programme) = &checked.programme {
        let calendar = &programme.calendar;
        let last = Period::at(calendar.len().saturating_sub(1));
        shown.push_str(&speech.tell(
            "check-size",
            &[
                ("projects", count(programme.projects.len())),
                ("plants", count(programme.plants.len())),
                ("products", count(programme.products.len())),
                ("first", text(speech.period(calendar, Period(0)))),
                ("last", text(speech.period(calendar, last))),
            ],
        ));
        shown.push('\n');
    }
    Ok(Answer::new(shown, end))
}
