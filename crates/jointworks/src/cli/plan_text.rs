//! A plan as a person reads it in the terminal.

use model::account::Resolved;
use model::plan::Choice;
use model::{Money, Programme};

use super::table::{Lean, clipped, table, wrapped};
use crate::app::check::Proof;
use crate::app::plan::{Origin, Request, Run, Verdict};
use crate::l10n::{Speech, text};

/// Columns of text that a terminal surely has for a paragraph.
const PARAGRAPH: usize = 96;
/// Longest name and list of modes in the table.
const NAME: usize = 24;
/// The usual mode's key.
const NORMAL: &str = "normal";

/// The whole result.
pub(super) fn planned(speech: &Speech, request: &Request, run: &Run, verdict: &Verdict) -> String {
    let mut shown = String::new();
    if !verdict.is_legal() {
        shown.push_str(&wrapped(&speech.say("plan-illegal"), "", PARAGRAPH));
        shown.push('\n');
    }
    let programme = &run.programme;
    shown.push_str(&speech.tell(
        "plan-heading",
        &[
            ("programme", text(speech.name(&programme.name))),
            ("chosen", text(verdict.plan.choices.len().to_string())),
            ("all", text(programme.projects.len().to_string())),
        ],
    ));
    shown.push_str("\n\n");
    if verdict.plan.choices.is_empty() {
        shown.push_str(&format!("{}\n", speech.say("plan-nothing")));
    } else {
        shown.push_str(&chosen(speech, run, verdict));
    }
    shown.push_str(&left_out(speech, run, verdict));
    shown.push('\n');
    shown.push_str(&totals(speech, run, verdict));
    shown.push('\n');
    if let Some(repriced) = &verdict.repriced {
        shown.push_str(&wrapped(&speech.repriced(programme, repriced), "", PARAGRAPH));
        shown.push('\n');
    }
    if !programme.limits.is_empty() {
        shown.push_str(&limits(speech, run, verdict));
        shown.push('\n');
    }
    shown.push_str(&bound(speech, programme, verdict));
    shown.push('\n');
    shown.push_str(&files(speech, request, run, verdict));
    shown
}

fn chosen(speech: &Speech, run: &Run, verdict: &Verdict) -> String {
    let programme = &run.programme;
    let currency = || text(programme.currency.code());
    let columns = [
        (speech.say("plan-column-project"), Lean::Left),
        (speech.say("plan-column-name"), Lean::Left),
        (speech.say("plan-column-site"), Lean::Left),
        (speech.say("plan-column-modes"), Lean::Left),
        (speech.say("plan-column-launch"), Lean::Left),
        (speech.tell("plan-column-nvr", &[("currency", currency())]), Lean::Right),
        (speech.tell("plan-column-outlay", &[("currency", currency())]), Lean::Right),
    ];
    let (resolved, _) = Resolved::new(programme, &verdict.plan);
    let mut choices: Vec<&Choice> = verdict.plan.choices.iter().collect();
    choices.sort_by_key(|choice| choice.launch);
    let rows: Vec<Vec<String>> = choices
        .into_iter()
        .filter_map(|choice| {
            let id = programme.project(&choice.project)?;
            let number = resolved.choices.iter().position(|known| known.project == id)?;
            let brought = verdict.account.projects.get(number)?;
            Some(vec![
                choice.project.clone(),
                clipped(speech.name(&programme.projects[id].name), NAME),
                choice.plant.clone(),
                clipped(&modes(choice), NAME),
                speech.period(&programme.calendar, choice.launch),
                speech.money_bare(brought.nvr),
                speech.money_bare(brought.public_money),
            ])
        })
        .collect();
    table(&columns, &rows)
}

/// The modes in short: the commonest, and the tasks that differ from it. That the others are normal goes without saying.
fn modes(choice: &Choice) -> String {
    let times = |mode: &str| choice.tasks.iter().filter(|task| task.mode == mode).count();
    // Of equally common ones the earliest: a later one must be more common to win.
    let common = choice
        .tasks
        .iter()
        .map(|task| task.mode.as_str())
        .fold("", |best, mode| if times(mode) > times(best) { mode } else { best });
    let mut parts: Vec<String> = choice
        .tasks
        .iter()
        .filter(|task| task.mode != common)
        .map(|task| format!("{}: {}", task.task, task.mode))
        .collect();
    if common != NORMAL || parts.is_empty() {
        parts.insert(0, common.to_owned());
    }
    parts.join(", ")
}

fn left_out(speech: &Speech, run: &Run, verdict: &Verdict) -> String {
    let mut shown = String::new();
    for (project, reason) in verdict.left_out(&run.programme) {
        if shown.is_empty() {
            shown.push_str(&format!("\n{}\n", speech.say("plan-not-chosen")));
        }
        let name = speech.project_name(&run.programme, project);
        match reason {
            Some(reason) => {
                shown.push_str(&format!("  {name}: {}\n", speech.reason_short(reason)));
                shown.push_str(&wrapped(&speech.reason(&run.programme, reason), "    ", PARAGRAPH));
            }
            None => shown.push_str(&format!("  {name}\n")),
        }
    }
    shown
}

fn totals(speech: &Speech, run: &Run, verdict: &Verdict) -> String {
    let totals = &verdict.plan.totals;
    let day = speech.day(run.programme.calendar.planning_day());
    let discounted = speech.tell("plan-discounted", &[("day", text(day))]);
    let undiscounted = speech.say("plan-undiscounted");
    let range = speech.tell(
        "plan-range",
        &[
            ("value", text(speech.money(totals.nvr))),
            ("low", text(speech.money(totals.nvr_low))),
            ("high", text(speech.money(totals.nvr_high))),
        ],
    );
    let row = |name: &str, figure: String, how: &str| vec![speech.say(name), figure, how.to_owned()];
    let money = |sum: Money| speech.money(sum);
    let rows = [
        row("total-nvr", range, &discounted),
        row("total-value-added", money(totals.value_added), &discounted),
        row("total-public-money", money(totals.public_money), &undiscounted),
        match totals.buyer_cost.minor {
            ..0 => row("total-buyer-saving", money(-totals.buyer_cost), &undiscounted),
            _ => row("total-buyer-cost", money(totals.buyer_cost), &undiscounted),
        },
        row("total-assumptions", speech.percent(verdict.share_assumed()), ""),
    ];
    let penalties = [
        row("total-penalty", money(totals.penalty), &undiscounted),
        row("total-objective", money(totals.objective()), ""),
    ];
    let count = if totals.penalty.minor == 0 { 0 } else { penalties.len() };
    let rows: Vec<Vec<String>> = rows.into_iter().chain(penalties.into_iter().take(count)).collect();
    let width =
        rows.iter().map(|row| unicode_width::UnicodeWidthStr::width(row[0].as_str())).max().unwrap_or(0);
    rows.iter().fold(String::new(), |mut shown, row| {
        let blanks = " ".repeat(width - unicode_width::UnicodeWidthStr::width(row[0].as_str()));
        let how = if row[2].is_empty() { String::new() } else { format!(", {}", row[2]) };
        shown.push_str(&format!("{}{blanks}  {}{how}\n", row[0], row[1]));
        shown
    })
}

/// Every policy limit in its tightest year.
fn limits(speech: &Speech, run: &Run, verdict: &Verdict) -> String {
    let programme = &run.programme;
    let columns = [
        (speech.say("limits-limit"), Lean::Left),
        (speech.say("limits-kind"), Lean::Left),
        (speech.say("limits-tightest"), Lean::Left),
        (speech.tell("limits-slack", &[("currency", text(programme.currency.code()))]), Lean::Right),
        (speech.say("limits-kept"), Lean::Left),
    ];
    let tightest = |limit| {
        let own = verdict.account.policy.iter().filter(move |standing| standing.limit == limit);
        own.min_by_key(|standing| standing.slack)
    };
    let rows: Vec<Vec<String>> = programme
        .limits
        .rows()
        .filter_map(|(id, limit)| {
            let standing = tightest(id)?;
            let year = standing
                .year
                .map_or_else(|| speech.say("limits-horizon"), |year| programme.years[year].to_string());
            let kept = match (standing.breach.minor, standing.penalty.minor) {
                (0, _) => "limits-yes",
                (_, 0) => "limits-no",
                _ => "limits-bought",
            };
            Some(vec![
                limit.key.clone(),
                speech.say(&format!("limit-{}", limit.kind.word().replace('_', "-"))),
                year,
                speech.money_bare(standing.slack),
                speech.say(kept),
            ])
        })
        .collect();
    table(&columns, &rows)
}

fn bound(speech: &Speech, programme: &Programme, verdict: &Verdict) -> String {
    let plan = &verdict.plan;
    let limit = text(speech.worth(programme, plan.bound));
    let share = plan.totals.objective().to_f64() / plan.bound.to_f64();
    let proven = matches!(verdict.proof, Proof::Good(_));
    let distance = if !proven {
        speech.say("plan-unproven")
    } else if verdict.optimal {
        speech.say("plan-bound-optimal")
    } else if plan.bound.minor > 0 && share > 0.0 {
        let gap = verdict.gap().unwrap_or(0.0);
        let (share, gap) = (speech.percent_at_least(share), speech.percent_at_most(gap));
        speech.tell("plan-bound-gap", &[("bound", limit), ("share", text(share)), ("gap", text(gap))])
    } else {
        speech.tell("plan-bound-far", &[("bound", limit)])
    };
    let mut shown = wrapped(&distance, "", PARAGRAPH);
    if proven && verdict.is_legal() {
        shown.push_str(&wrapped(&speech.say("plan-proven"), "", PARAGRAPH));
    }
    shown
}

fn files(speech: &Speech, request: &Request, run: &Run, verdict: &Verdict) -> String {
    let file = |message: &str, path: &std::path::Path| {
        format!("{}\n", speech.tell(message, &[("file", text(path.display().to_string()))]))
    };
    let mut shown = String::new();
    if let Some(report) = &verdict.report_file {
        shown.push_str(&file("plan-written-report", report));
    }
    shown.push_str(&file("plan-written-plan", &verdict.plan_file));
    shown.push_str(&file("plan-written-certificate", &verdict.certificate_file));
    if let Origin::Folder(folder) = &request.origin {
        let (folder, plan) = (folder.display().to_string(), verdict.plan_file.display().to_string());
        shown.push_str(&speech.tell("plan-explain-hint", &[("folder", text(folder)), ("plan", text(plan))]));
        shown.push('\n');
    }
    shown.push_str(&speech.tell(
        "plan-effort",
        &[
            ("seed", text(request.seed.to_string())),
            ("work", run.work.into()),
            ("elapsed", text(speech.seconds(run.elapsed.as_secs_f64()))),
        ],
    ));
    shown.push('\n');
    shown
}
