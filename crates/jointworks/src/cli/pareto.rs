//! `jointworks pareto`.

use std::time::Duration;

use model::Money;
use planner::pareto::{Mark, Point};
use serde::Serialize;
use store::Overwrite;

use super::args::{AgainstTyped, Pareto};
use super::progress::{Line, interruptible};
use super::table::{Lean, table, wrapped};
use super::{Answer, End, draw};
use crate::app::pareto::{Drawn, Ending, Request, Scale, draw as weigh};
use crate::l10n::{Speech, count, text};
use crate::report::pareto::Words;

/// Columns of text that a terminal surely has for a paragraph.
const PARAGRAPH: usize = 96;

pub(super) fn answer(typed: &Pareto, speech: &Speech) -> anyhow::Result<Answer> {
    let machine = || std::thread::available_parallelism().map_or(1, usize::from);
    let scale = match (&typed.against, &typed.partner) {
        (_, Some(partner)) => Scale::Partner(partner.clone()),
        (AgainstTyped::Money, None) => Scale::Money,
        (AgainstTyped::Buyers, None) => Scale::Buyers,
        (AgainstTyped::Imports, None) => Scale::Imports,
        (AgainstTyped::Time, None) => Scale::Time,
    };
    let request = Request {
        folder: typed.programme.folder.clone(),
        plan: typed.plan.clone(),
        scale,
        points: typed.points,
        seed: typed.seed,
        threads: typed.threads.map_or_else(machine, usize::from),
        work: typed.work,
        time: typed.time_limit.map(Duration::from_secs_f64),
        out: typed.out.clone(),
        overwrite: if typed.force { Overwrite::Allowed } else { Overwrite::Refused },
        language: speech.language(),
    };
    let line = Line::new();
    let watch = |done: usize, all: usize| {
        line.show(|| speech.tell("pareto-progress", &[("done", count(done)), ("all", count(all))]));
    };
    let ending = weigh(&request, &interruptible(speech), &watch)?;
    line.clear();
    let refused = |said: String, end: End| Answer { shown: String::new(), said, end };
    Ok(match &ending {
        Ending::InTheWay(file) => {
            let file = text(file.display().to_string());
            refused(speech.tell("plan-exists", &[("file", file)]), End::Misused)
        }
        Ending::Invalid { findings, sources } => {
            refused(draw::findings(speech, &request.folder, findings, sources), End::Refused)
        }
        Ending::Illegal(findings) => {
            let drawn = draw::loose_findings(speech, findings);
            refused(format!("{drawn}{}", speech.say("check-plan-bad")), End::Refused)
        }
        Ending::UnknownPartner(programme) => {
            let known = speech.list(programme.partners.iter().cloned());
            refused(speech.tell("pareto-unknown-partner", &[("known", text(known))]), End::Misused)
        }
        Ending::Drawn(drawn) => {
            let end = if drawn.front.points.is_empty() { End::Refused } else { End::Done };
            let shown = match typed.form.json {
                true => super::json(&machine_of(drawn, typed))?,
                false => shown(speech, drawn),
            };
            Answer::new(shown, end)
        }
    })
}

#[derive(Serialize)]
struct ParetoJson {
    against: String,
    currency: String,
    seconds: f64,
    seed: u64,
    points: Vec<PointJson>,
    /// So many were to be drawn.
    wanted: usize,
    files: Vec<String>,
}

#[derive(Serialize)]
struct PointJson {
    /// The limit that was set; none for the best plan without one.
    limit: Option<String>,
    /// Where the plan stands in truth.
    reached: Option<String>,
    /// Value of the plan found, judged legal under the limit; none if none was found.
    objective: Option<String>,
    /// No plan that keeps the limit is worth more; none if it is proven that there is none, or nothing is proven.
    bound: Option<String>,
    impossible: bool,
    public_money: Option<String>,
    buyer_cost: Option<String>,
    chosen: Vec<String>,
}

fn major(money: Money) -> String {
    money.to_decimal().to_string()
}

fn mark(mark: Mark) -> String {
    match mark {
        Mark::Money(money) => major(money),
        Mark::Share(share) => share.to_string(),
        Mark::Year(year) => year.to_string(),
    }
}

fn machine_of(drawn: &Drawn, typed: &Pareto) -> ParetoJson {
    let point = |point: &Point| PointJson {
        limit: point.limit.map(mark),
        reached: point.reached.map(mark),
        objective: point.trial.value.map(major),
        bound: point.bound.map(major),
        impossible: point.trial.impossible,
        public_money: point.trial.plan.as_ref().map(|plan| major(plan.totals.public_money)),
        buyer_cost: point.trial.plan.as_ref().map(|plan| major(plan.totals.buyer_cost)),
        chosen: point
            .trial
            .plan
            .iter()
            .flat_map(|plan| &plan.choices)
            .map(|choice| choice.project.clone())
            .collect(),
    };
    let against = typed
        .partner
        .as_ref()
        .map_or(typed.against.word().to_owned(), |partner| format!("partner {partner}"));
    ParetoJson {
        against,
        currency: drawn.programme.currency.to_string(),
        seconds: drawn.elapsed.as_secs_f64(),
        seed: typed.seed,
        points: drawn.front.points.iter().map(point).collect(),
        wanted: drawn.front.wanted,
        files: drawn.files.iter().map(|file| file.display().to_string()).collect(),
    }
}

fn shown(speech: &Speech, drawn: &Drawn) -> String {
    let words = Words { speech, drawn };
    let mut shown = format!("{}\n\n", words.heading());
    if drawn.front.points.is_empty() {
        shown.push_str(&wrapped(&speech.say("plan-none"), "", PARAGRAPH));
        return shown;
    }
    let columns: Vec<(String, Lean)> = words.heads().into_iter().zip([Lean::Right; 7]).collect();
    let rows: Vec<Vec<String>> = drawn.front.points.iter().map(|point| words.row(point)).collect();
    shown.push_str(&table(&columns, &rows));
    shown.push('\n');
    for told in words.cut().into_iter().chain([words.how()]) {
        shown.push_str(&wrapped(&told, "", PARAGRAPH));
    }
    for file in &drawn.files {
        shown.push_str(&format!(
            "{}\n",
            speech.tell("pareto-written", &[("file", text(file.display().to_string()))])
        ));
    }
    shown
}
