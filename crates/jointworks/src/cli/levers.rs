//! `jointworks levers`.

use std::path::PathBuf;
use std::time::Duration;

use model::{Money, Plan};
use planner::levers::{PUSHES, Step, Worth};
use serde::Serialize;
use store::Overwrite;

use super::args::Levers;
use super::progress::{Line, interruptible};
use super::table::{Lean, clipped, table, wrapped};
use super::{Answer, End, draw};
use crate::app::levers::{Ending, Request, Tried, levers};
use crate::l10n::{Speech, count, text};
use crate::report::levers::{Rows, Words};

/// Rows of each table.
const ROWS: usize = 12;
/// Columns that a lever's name may take, and a paragraph.
const NAME: usize = 62;
const PARAGRAPH: usize = 96;

pub(super) fn answer(typed: &Levers, speech: &Speech) -> anyhow::Result<Answer> {
    let machine = || std::thread::available_parallelism().map_or(1, usize::from);
    let request = Request {
        folder: typed.programme.folder.clone(),
        plan: typed.plan.clone(),
        from: typed.from.clone(),
        money: typed.money,
        free_certificates: typed.free_certificates,
        faster: typed.faster,
        project: typed.project.clone(),
        delays: typed.delays,
        pairs: usize::from(typed.pairs),
        seed: typed.seed,
        threads: typed.threads.map_or_else(machine, usize::from),
        work: typed.work,
        time: typed.time_limit.map(Duration::from_secs_f64),
        page: typed.report.clone(),
        overwrite: if typed.force { Overwrite::Allowed } else { Overwrite::Refused },
        language: speech.language(),
    };
    let line = Line::new();
    let watch = |done: usize, all: usize| {
        line.show(|| speech.tell("levers-progress", &[("done", count(done)), ("all", count(all))]));
    };
    let ending = levers(&request, &interruptible(speech), &watch)?;
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
        Ending::UnknownPeriod(programme) => {
            let calendar = &programme.calendar;
            let label = |index: usize| text(calendar.label(model::Period::at(index)));
            let typed = text(typed.from.clone().unwrap_or_default());
            let arguments = [("period", typed), ("first", label(0)), ("last", label(calendar.len() - 1))];
            refused(speech.tell("levers-unknown-period", &arguments), End::Misused)
        }
        Ending::UnknownProject(programme) => {
            let known = speech.list(programme.projects.iter().map(|project| &project.key));
            let project = text(typed.project.clone().unwrap_or_default());
            let arguments = [("project", project), ("known", text(known))];
            refused(speech.tell("explain-unknown-project", &arguments), End::Misused)
        }
        Ending::Tried(tried) => {
            let shown = match typed.form.json {
                true => super::json(&machine_of(tried, &request))?,
                false => shown(&Words { speech, tried }),
            };
            let said = draw::loose_findings(speech, &tried.warnings);
            Answer { shown, said, end: End::Done }
        }
    })
}

fn shown(words: &Words<'_>) -> String {
    let tried = words.tried;
    let ranks = tried.ranks();
    let mut parts = vec![words.heading(), wrapped(&words.grounds(), "", PARAGRAPH)];
    parts.extend(words.cut().map(|told| wrapped(&told, "", PARAGRAPH)));
    if let Some(heading) = words.hasten_heading() {
        parts.push(wrapped(&heading, "", PARAGRAPH));
        let ways = tried.cheapest();
        if !ways.is_empty() {
            parts.push(section(words, "levers-cheapest", words.cheapest(&ways[..ways.len().min(ROWS)])));
            parts.push(wrapped(&words.speech.say("levers-cheapest-note"), "", PARAGRAPH));
        }
        parts.extend(words.refuted().map(|told| wrapped(&told, "", PARAGRAPH)));
        parts.push(section(words, "levers-without", words.replanned()));
    }
    for (numbers, heading, priced) in
        [(&ranks.priced, "levers-priced", true), (&ranks.unpriced, "levers-unpriced", false)]
    {
        if !numbers.is_empty() {
            let best = &numbers[..numbers.len().min(ROWS)];
            parts.push(section(words, heading, words.ranked(best, priced)));
            let hidden = numbers.len() - best.len();
            if hidden > 0 {
                parts.push(words.speech.tell("levers-more", &[("n", count(hidden))]));
            }
            parts.push(moves(words, best));
        }
    }
    if tried.advice.curve.len() > 1 {
        parts.push(section(words, "levers-curve", words.curve()));
        parts.push(wrapped(&words.speech.say("levers-curve-note"), "", PARAGRAPH));
    }
    if !ranks.idle.is_empty() {
        parts.push(wrapped(&words.idle(&ranks.idle), "", PARAGRAPH));
    }
    parts.extend(words.cost_bases().map(|told| wrapped(&told, "", PARAGRAPH)));
    parts.extend(words.untried());
    if !tried.advice.pairs.is_empty() {
        let told = words.pairs_told().iter().map(|line| wrapped(line, "  ", PARAGRAPH)).collect::<String>();
        parts.push(format!("{}\n{told}", words.with_currency("levers-pairs")));
    }
    if !tried.advice.delays.is_empty() {
        parts.push(section(words, "levers-delays", words.delays()));
        parts.push(wrapped(&words.speech.say("levers-delays-note"), "", PARAGRAPH));
    }
    if let Some(page) = &tried.page {
        parts.push(words.speech.tell("risk-page", &[("file", text(page.display().to_string()))]));
    }
    let parts = parts.iter().filter(|part| !part.trim().is_empty());
    parts.map(|part| format!("{}\n", part.trim_end())).collect::<Vec<_>>().join("\n")
}

fn section(words: &Words<'_>, heading: &str, (heads, rows): Rows) -> String {
    let columns: Vec<(String, Lean)> = heads
        .iter()
        .enumerate()
        .map(|(number, head)| (words.speech.say(head), if number == 0 { Lean::Left } else { Lean::Right }))
        .collect();
    let rows: Vec<Vec<String>> = rows
        .into_iter()
        .map(|mut row| {
            if let Some(first) = row.first_mut() {
                *first = clipped(first, NAME);
            }
            row
        })
        .collect();
    format!("{}\n{}", wrapped(&words.with_currency(heading), "", PARAGRAPH), table(&columns, &rows))
}

/// What the plans under these levers change.
fn moves(words: &Words<'_>, numbers: &[usize]) -> String {
    let mut lines = String::new();
    for &number in numbers {
        let plan = words.tried.worth(number).and_then(|worth| worth.trial.plan.as_ref());
        let moved = words.moves(&words.tried.moves(plan));
        if !moved.is_empty() {
            let line = format!("{}: {moved}.", words.lever(&words.tried.advice.levers[number].0));
            lines.push_str(&wrapped(&line, "  ", PARAGRAPH));
        }
    }
    if lines.is_empty() { lines } else { format!("{}\n{lines}", words.speech.say("levers-moves")) }
}

#[derive(Serialize)]
struct MoveJson {
    project: String,
    from: String,
    to: String,
}

#[derive(Serialize)]
struct LeverJson {
    lever: String,
    kind: &'static str,
    tried: bool,
    at_least: Option<String>,
    at_most: Option<String>,
    cost: Option<String>,
    /// Value at least for a unit of cost.
    value_per_cost: Option<f64>,
    entering: Vec<String>,
    leaving: Vec<String>,
    moved: Vec<MoveJson>,
}

#[derive(Serialize)]
struct PairJson {
    levers: [String; 2],
    at_least: Option<String>,
    at_most: Option<String>,
    /// What both bring together beyond what was found for each alone.
    beyond: Option<String>,
}

#[derive(Serialize)]
struct RungJson {
    levers: Vec<String>,
    cost: String,
    at_least: Option<String>,
    at_most: Option<String>,
}

#[derive(Serialize)]
struct DelayJson {
    project: String,
    launch: String,
    pushed: Vec<PushJson>,
}

/// Changes of value: below nought for a loss.
#[derive(Serialize)]
struct PushJson {
    periods: usize,
    at_least: Option<String>,
    at_most: Option<String>,
}

#[derive(Serialize)]
struct StepJson {
    by: String,
    launch: Option<String>,
    at_least: Option<String>,
    at_most: Option<String>,
    impossible: bool,
}

#[derive(Serialize)]
struct WayJson {
    /// One lever, two, or none: everything planned anew.
    levers: Vec<String>,
    cost: Option<String>,
    steps: Vec<StepJson>,
}

#[derive(Serialize)]
struct CheapestJson {
    levers: Vec<String>,
    launch: Option<String>,
    periods_won: usize,
    value_given_up: String,
    cost: Option<String>,
}

#[derive(Serialize)]
struct HasteJson {
    project: String,
    now: Option<String>,
    tried: usize,
    /// Levers that are proven to bring no earlier launch.
    refuted: usize,
    pairs_tried: usize,
    cheapest: Vec<CheapestJson>,
    without: WayJson,
    ways: Vec<WayJson>,
}

/// Sums in major units of the currency, as decimal strings.
#[derive(Serialize)]
struct LeversJson {
    currency: String,
    seconds: f64,
    seed: u64,
    work: u64,
    given: String,
    reference: String,
    bound: Option<String>,
    levers: Vec<LeverJson>,
    pairs: Vec<PairJson>,
    /// Levers of known cost pulled together, one more at each step.
    curve: Vec<RungJson>,
    delays: Vec<DelayJson>,
    hasten: Option<HasteJson>,
    report: Option<PathBuf>,
}

fn major(money: Money) -> String {
    money.to_decimal().to_string()
}

fn machine_of(tried: &Tried, request: &Request) -> LeversJson {
    let (programme, advice) = (&tried.programme, &tried.advice);
    let id = |number: usize| advice.levers[number].0.id(programme);
    LeversJson {
        currency: programme.currency.to_string(),
        seconds: tried.elapsed.as_secs_f64(),
        seed: request.seed,
        work: tried.work,
        given: major(advice.given),
        reference: major(advice.reference.totals.objective()),
        bound: advice.bound.map(major),
        levers: (0..advice.levers.len()).map(|number| lever_json(tried, number)).collect(),
        pairs: (advice.pairs.iter())
            .map(|pair| PairJson {
                levers: [id(pair.levers.0), id(pair.levers.1)],
                at_least: pair.worth.at_least.map(major),
                at_most: pair.worth.at_most.map(major),
                beyond: tried.beyond(pair).map(major),
            })
            .collect(),
        curve: (advice.curve.iter())
            .map(|rung| RungJson {
                levers: rung.levers.iter().map(|&number| id(number)).collect(),
                cost: major(rung.cost),
                at_least: rung.worth.at_least.map(major),
                at_most: rung.worth.at_most.map(major),
            })
            .collect(),
        delays: (advice.delays.iter())
            .map(|delay| DelayJson {
                project: programme.projects[delay.project].key.clone(),
                launch: programme.calendar.label(delay.launch),
                pushed: (PUSHES.iter().zip(&delay.pushed))
                    .map(|(&periods, worth)| PushJson {
                        periods,
                        at_least: worth.as_ref().and_then(|worth| worth.at_least).map(major),
                        at_most: worth.as_ref().and_then(|worth| worth.at_most).map(major),
                    })
                    .collect(),
            })
            .collect(),
        hasten: haste_json(tried),
        report: tried.page.clone(),
    }
}

fn lever_json(tried: &Tried, number: usize) -> LeverJson {
    let programme = &tried.programme;
    let (lever, worth) = &tried.advice.levers[number];
    let cost = tried.cost(lever);
    let plan = |worth: &Worth| -> Option<Plan> { worth.trial.plan.clone() };
    let moves = tried.moves(worth.as_ref().and_then(plan).as_ref());
    let key = |project: model::Id<model::programme::Project>| programme.projects[project].key.clone();
    let least = worth.as_ref().and_then(|worth| worth.at_least);
    LeverJson {
        lever: lever.id(programme),
        kind: lever.kind(),
        tried: worth.is_some(),
        at_least: least.map(major),
        at_most: worth.as_ref().and_then(|worth| worth.at_most).map(major),
        cost: cost.map(major),
        value_per_cost: least
            .zip(cost)
            .filter(|(_, cost)| cost.minor > 0)
            .map(|(least, cost)| least.to_f64() / cost.to_f64()),
        entering: moves.entering.iter().map(|&project| key(project)).collect(),
        leaving: moves.leaving.iter().map(|&project| key(project)).collect(),
        moved: (moves.dates.iter())
            .map(|&(project, from, to)| MoveJson {
                project: key(project),
                from: programme.calendar.label(from),
                to: programme.calendar.label(to),
            })
            .collect(),
    }
}

fn haste_json(tried: &Tried) -> Option<HasteJson> {
    let (programme, hastening) = (&tried.programme, tried.advice.hastening.as_ref()?);
    let label = |period| programme.calendar.label(period);
    let step = |step: &Step| StepJson {
        by: label(step.by),
        launch: step.launch.map(label),
        at_least: step.worth.at_least.map(major),
        at_most: step.worth.at_most.map(major),
        impossible: step.worth.trial.impossible,
    };
    let way = |way: &planner::levers::Way| WayJson {
        levers: way.levers.iter().map(|lever| lever.id(programme)).collect(),
        cost: tried.cost_of_all(&way.levers).map(major),
        steps: way.steps.iter().map(step).collect(),
    };
    let cheapest = tried.cheapest().into_iter().map(|one| {
        let found = one.way.map_or(&hastening.replanned, |number| &hastening.ways[number]);
        CheapestJson {
            levers: found.levers.iter().map(|lever| lever.id(programme)).collect(),
            launch: found.steps[one.step].launch.map(label),
            periods_won: one.won,
            value_given_up: major(one.price.0),
            cost: one.price.1.map(major),
        }
    });
    Some(HasteJson {
        project: programme.projects[hastening.project].key.clone(),
        now: hastening.now.map(label),
        tried: hastening.tried,
        refuted: hastening.refuted,
        pairs_tried: hastening.pairs,
        cheapest: cheapest.collect(),
        without: way(&hastening.replanned),
        ways: hastening.ways.iter().map(way).collect(),
    })
}
