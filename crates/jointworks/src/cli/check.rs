//! `jointworks check`.

use std::collections::BTreeMap;

use model::{Finding, Period, Programme};
use serde::Serialize;

use super::args::Check;
use super::{Answer, End, draw};
use crate::app::check::{Checked, Judged, Proof, Request, check};
use crate::l10n::{Speech, count, text};

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
    /// The facts by name, as they are written in tables: a point before decimals, nothing between thousands.
    facts: BTreeMap<&'static str, String>,
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
            facts: finding.facts.iter().map(|(name, fact)| (*name, fact.to_string())).collect(),
        }
    }
}

#[derive(Serialize)]
struct CheckJson {
    ok: bool,
    findings: Vec<FindingJson>,
    /// Only if a plan was given and the programme can be planned.
    plan: Option<JudgedJson>,
}

#[derive(Serialize)]
struct JudgedJson {
    legal: bool,
    objective: Option<String>,
    bound: Option<String>,
    /// What the certificate proves, if it proves the plan's bound.
    proven: Option<String>,
}

pub(super) fn answer(typed: &Check, speech: &Speech) -> anyhow::Result<Answer> {
    let request = Request {
        folder: typed.programme.folder.clone(),
        plan: typed.plan.clone(),
        certificate: typed.certificate.clone(),
    };
    let checked = check(&request);
    let end = if checked.is_good() { End::Done } else { End::Refused };
    if typed.form.json {
        return Ok(Answer::new(super::json(&machine(&checked, speech))?, end));
    }
    let mut shown = draw::findings(speech, &typed.programme.folder, &checked.findings, &checked.sources);
    let tally = draw::tally(speech, &checked.findings);
    let message = match &checked.programme {
        Some(programme) if programme.projects.is_empty() && checked.findings.is_empty() => {
            "check-programme-empty"
        }
        Some(_) => "check-programme-good",
        None => "check-programme-bad",
    };
    shown.push_str(&speech.tell(message, &[("tally", text(tally))]));
    shown.push('\n');
    if let Some(programme) = &checked.programme {
        shown.push_str(&size(speech, programme));
        if let Some(judged) = &checked.plan {
            shown.push('\n');
            shown.push_str(&plan_judged(speech, programme, judged));
        }
    }
    Ok(Answer::new(shown, end))
}

fn machine(checked: &Checked, speech: &Speech) -> CheckJson {
    let mut findings: Vec<&Finding> = checked.findings.iter().collect();
    if let Some(judged) = &checked.plan {
        findings.extend(&judged.findings);
        if let Proof::Bad(found) = &judged.proof {
            findings.extend(found);
        }
    }
    let plan = checked.plan.as_ref().map(|judged| JudgedJson {
        legal: judged.is_legal(),
        objective: judged.plan.as_ref().map(|plan| plan.totals.objective().to_decimal().to_string()),
        bound: judged.plan.as_ref().map(|plan| plan.bound.to_decimal().to_string()),
        proven: match &judged.proof {
            Proof::Good(sum) => Some(sum.to_decimal().to_string()),
            Proof::Absent | Proof::Bad(_) => None,
        },
    });
    let findings = findings.into_iter().map(|finding| FindingJson::new(speech, finding)).collect();
    CheckJson { ok: checked.is_good(), findings, plan }
}

fn size(speech: &Speech, programme: &Programme) -> String {
    let calendar = &programme.calendar;
    let last = Period::at(calendar.len().saturating_sub(1));
    let told = speech.tell(
        "check-size",
        &[
            ("projects", count(programme.projects.len())),
            ("plants", count(programme.plants.len())),
            ("products", count(programme.products.len())),
            ("first", text(speech.period(calendar, Period(0)))),
            ("last", text(speech.period(calendar, last))),
        ],
    );
    format!("{told}\n")
}

fn plan_judged(speech: &Speech, programme: &Programme, judged: &Judged) -> String {
    let mut shown = draw::loose_findings(speech, &judged.findings);
    match &judged.plan {
        Some(plan) if judged.is_legal() => {
            let value = speech.worth(programme, plan.totals.objective());
            shown.push_str(&speech.tell("check-plan-good", &[("value", text(value))]));
        }
        _ => shown.push_str(&speech.say("check-plan-bad")),
    }
    shown.push('\n');
    match &judged.proof {
        Proof::Good(bound) => {
            let bound = speech.worth(programme, *bound);
            shown.push_str(&speech.tell("check-proof-good", &[("bound", text(bound))]));
        }
        Proof::Bad(findings) => {
            shown.push_str(&draw::loose_findings(speech, findings));
            shown.push_str(&speech.say("check-proof-bad"));
        }
        Proof::Absent if judged.plan.is_some() => shown.push_str(&speech.say("check-proof-none")),
        Proof::Absent => return shown,
    }
    shown.push('\n');
    shown
}
