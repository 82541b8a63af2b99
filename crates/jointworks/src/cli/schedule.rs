//! `jointworks schedule`.

use std::io::{IsTerminal as _, Write as _};
use std::path::Path;
use std::time::Duration;

use model::network::{Dates, Network, Schedule, Step};
use model::{Day, Finding};
use scheduling::{Explanation, Ground, Progress, Status, Wait, explain};
use serde::{Deserialize, Serialize};

use super::args::{Aim, Schedule as Typed};
use super::check::FindingJson;
use super::progress::interruptible;
use super::table::{Lean, table};
use super::{Answer, End, draw};
use crate::app::schedule::{Ending, Request, Searched, Watch, judge, schedule};
use crate::l10n::{Speech, count, text};
use crate::report;

/// Time to search when nobody says anything.
const TIME_LIMIT: Duration = Duration::from_secs(10);
/// Activities shown in the terminal.
const ROWS: usize = 40;

pub(super) fn answer(typed: &Typed, speech: &Speech) -> anyhow::Result<Answer> {
    let machine = || std::thread::available_parallelism().map_or(1, usize::from);
    let warm = typed.warm.as_deref().map(read_schedule).transpose()?;
    let request = Request {
        file: typed.file.clone(),
        dates: typed.start.map(|first| Dates::new(first, step(typed.period))),
        aim: match typed.aim {
            None | Some(Aim::Makespan) => model::network::Aim::Makespan,
            Some(Aim::Lateness) => model::network::Aim::Lateness,
            Some(Aim::Value) => model::network::Aim::Value { rate: typed.rate.unwrap_or(10_000) },
        },
        seed: typed.seed,
        threads: typed.threads.map_or_else(machine, usize::from),
        work: typed.work,
        pace: typed.pace,
        time: match (typed.time_limit, typed.work) {
            (Some(seconds), _) => Some(Duration::from_secs_f64(seconds)),
            (None, Some(_)) => None,
            (None, None) => Some(TIME_LIMIT),
        },
        warm,
    };
    if let Some(file) = &typed.judge {
        return judged(&request, &read_schedule(file)?, typed.json, speech);
    }
    match schedule(&request, &interruptible(speech), &mut Teller::new(speech)) {
        Ending::Invalid { findings, .. } if typed.json => {
            let object = ScheduleJson {
                status: "invalid",
                findings: told(speech, &findings),
                ..ScheduleJson::default()
            };
            Ok(Answer::new(super::json(&object)?, End::Refused))
        }
        Ending::Invalid { findings, sources } => {
            let said = draw::findings(speech, Path::new(""), &findings, &sources);
            Ok(Answer { shown: String::new(), said, end: End::Refused })
        }
        Ending::Searched(searched) => shown(&request, &searched, typed, speech),
    }
}

fn step(typed: super::args::Step) -> Step {
    match typed {
        super::args::Step::Day => Step::Day,
        super::args::Step::Workday => Step::Workday,
        super::args::Step::Week => Step::Week,
        super::args::Step::Month => Step::Month,
    }
}

/// The starts and modes in the machine output of an earlier run.
fn read_schedule(file: &Path) -> anyhow::Result<Schedule> {
    #[derive(Deserialize)]
    struct Written {
        starts: Vec<i64>,
        modes: Option<Vec<usize>>,
    }
    let written: Written = serde_json::from_slice(&std::fs::read(file)?)?;
    let modes = written.modes.unwrap_or_else(|| vec![1; written.starts.len()]);
    Ok(Schedule {
        starts: written.starts,
        modes: modes.into_iter().map(|mode| mode.wrapping_sub(1)).collect(),
    })
}

fn judged(request: &Request, schedule: &Schedule, json: bool, speech: &Speech) -> anyhow::Result<Answer> {
    #[derive(Serialize)]
    struct JudgedJson {
        legal: bool,
        makespan: Option<i64>,
        value: Option<i64>,
        findings: Vec<FindingJson>,
    }
    let judged = judge(request, schedule);
    let end = if judged.worth.is_some() { End::Done } else { End::Refused };
    if json {
        let object = JudgedJson {
            legal: judged.worth.is_some(),
            makespan: judged.worth.map(|worth| worth.0),
            value: judged.worth.map(|worth| worth.1),
            findings: told(speech, &judged.findings),
        };
        return Ok(Answer::new(super::json(&object)?, end));
    }
    let mut shown = draw::findings(speech, Path::new(""), &judged.findings, &judged.sources);
    let sentence = match judged.worth {
        Some((makespan, value)) => speech.tell(
            "schedule-judged-well",
            &[("makespan", text(makespan.to_string())), ("value", text(value.to_string()))],
        ),
        None => {
            let tally = draw::tally(speech, &judged.findings);
            speech.tell("schedule-judged-ill", &[("tally", text(tally))])
        }
    };
    shown.push_str(&format!("{sentence}\n"));
    Ok(Answer::new(shown, end))
}

fn told(speech: &Speech, findings: &[Finding]) -> Vec<FindingJson> {
    findings.iter().map(|finding| FindingJson::new(speech, finding)).collect()
}

/// The fixed fields of machine output stand first; the others may grow.
#[derive(Default, Serialize)]
struct ScheduleJson {
    status: &'static str,
    makespan: Option<i64>,
    bound: Option<i64>,
    gap: Option<f64>,
    seconds: f64,
    work: u64,
    starts: Vec<i64>,
    modes: Vec<usize>,
    /// By activity: its first and last day, if it was said when the first period begins.
    days: Option<Vec<[String; 2]>>,
    /// The aim's value; the makespan unless something else is wanted.
    value: Option<i64>,
    legal: bool,
    /// Why nothing is better than the bound.
    ground: Option<String>,
    /// Activities that make the end as late as it is, counted from one; each waited for the one before it.
    chain: Vec<usize>,
    /// By activity: by how many periods it alone may slip.
    float: Vec<i64>,
    /// By activity: what it waited for.
    waited: Vec<String>,
    /// What `--pace` must say to repeat this run.
    pace: Option<u64>,
    seed: u64,
    schedules: u64,
    findings: Vec<FindingJson>,
}

fn shown(request: &Request, searched: &Searched, typed: &Typed, speech: &Speech) -> anyhow::Result<Answer> {
    let outcome = &searched.outcome;
    let legal = outcome.schedule.is_some() && searched.verdict.is_empty();
    let end = if legal || outcome.status == Status::Unknown { End::Done } else { End::Refused };
    let end = if searched.verdict.is_empty() { end } else { End::Refused };
    let makespan = outcome.schedule.as_ref().map(|schedule| schedule.makespan(&searched.network));
    let gap = outcome.value.zip(outcome.bound).and_then(|(value, bound)| gap(value, bound));
    if let Some(file) = &typed.report {
        write_page(speech, searched, gap, file, request.dates)?;
    }
    let mut findings = searched.warnings.clone();
    findings.extend(outcome.findings.iter().cloned());
    findings.extend(searched.verdict.iter().cloned());
    if typed.json {
        let schedule = outcome.schedule.clone().unwrap_or_default();
        let days = request.dates.filter(|_| outcome.schedule.is_some());
        let days = days.map(|dates| days_of(&searched.network, &schedule, dates));
        let why = outcome.schedule.as_ref().map(|schedule| explain(&searched.network, schedule));
        let waits = why.iter().flat_map(|why| &why.waits);
        let object = ScheduleJson {
            status: outcome.status.word(),
            makespan,
            bound: outcome.bound,
            gap,
            seconds: searched.elapsed.as_secs_f64(),
            work: outcome.work,
            starts: schedule.starts,
            modes: schedule.modes.into_iter().map(|mode| mode + 1).collect(),
            days: days.map(|days| days.into_iter().map(|days| days.map(|day| day.to_string())).collect()),
            value: outcome.value,
            legal,
            ground: outcome.bound.map(|_| ground(speech, &searched.network, outcome.ground)),
            chain: why.iter().flat_map(|why| &why.chain).map(|activity| activity + 1).collect(),
            float: why.iter().flat_map(|why| why.float.clone()).collect(),
            waited: waits.map(|wait| waited(speech, &searched.network, *wait)).collect(),
            pace: outcome.pace,
            seed: request.seed,
            schedules: outcome.schedules,
            findings: told(speech, &findings),
        };
        return Ok(Answer::new(super::json(&object)?, end));
    }
    let said = draw::loose_findings(speech, &findings);
    let mut lines = vec![
        speech.tell(
            "schedule-heading",
            &[
                ("name", text(searched.network.name.clone())),
                ("activities", count(searched.network.activities.len())),
                ("resources", count(searched.network.resources.len())),
            ],
        ),
        String::new(),
    ];
    match &outcome.schedule {
        None => lines.push(speech.say(&format!("schedule-status-{}", outcome.status.word()))),
        Some(schedule) => {
            let why = explain(&searched.network, schedule);
            lines.push(activities(speech, &searched.network, schedule, &why, request.dates));
            lines.extend(fact_lines(speech, searched, gap, request.dates));
            lines.extend(request.dates.map(|dates| periods(speech, typed, dates)));
            lines.extend(chain(speech, &searched.network, &why));
        }
    }
    let work = speech.tell(
        "schedule-work",
        &[
            ("schedules", count(usize::try_from(outcome.schedules).unwrap_or(usize::MAX))),
            ("work", text(outcome.work.to_string())),
            ("seed", text(request.seed.to_string())),
            ("elapsed", text(speech.seconds(searched.elapsed.as_secs_f64()))),
        ],
    );
    lines.push(work);
    if let Some(file) = typed.report.as_deref().filter(|_| outcome.schedule.is_some()) {
        lines.push(speech.tell("schedule-report-at", &[("file", text(file.display().to_string()))]));
    }
    Ok(Answer { shown: format!("{}\n", lines.join("\n")), said, end })
}

/// By activity: the first and the last day on which it is worked on.
fn days_of(network: &Network, schedule: &Schedule, dates: Dates) -> Vec<[Day; 2]> {
    let starts = schedule.starts.iter().enumerate();
    let days = starts.map(|(activity, &start)| {
        [dates.first_day(start), dates.done(start, schedule.end(network, activity))]
    });
    days.collect()
}

/// (value − bound) / |bound|, whichever of them is better.
fn gap(value: i64, bound: i64) -> Option<f64> {
    match bound {
        0 => (value == 0).then_some(0.0),
        _ => Some((value - bound).abs() as f64 / bound.abs() as f64),
    }
}

/// Writes the page with the pictures.
fn write_page(
    speech: &Speech,
    searched: &Searched,
    gap: Option<f64>,
    file: &Path,
    dates: Option<Dates>,
) -> anyhow::Result<()> {
    let Some(schedule) = &searched.outcome.schedule else { return Ok(()) };
    let why = explain(&searched.network, schedule);
    let page =
        report::schedule::page(speech.language(), &searched.network, schedule, &why, dates, &|speech| {
            let waited = why.waits.iter().map(|wait| waited(speech, &searched.network, *wait)).collect();
            report::schedule::Told { facts: facts(speech, searched, gap, dates), waited }
        });
    store::write_new(file, page.as_bytes(), store::Overwrite::Allowed)?;
    Ok(())
}

/// What is to be said of the schedule as a whole, a line each.
fn fact_lines(speech: &Speech, searched: &Searched, gap: Option<f64>, dates: Option<Dates>) -> Vec<String> {
    let facts = facts(speech, searched, gap, dates);
    let width = facts.iter().map(|(label, _)| label.chars().count()).max().unwrap_or(0);
    facts.into_iter().map(|(label, value)| format!("{label:width$}  {value}")).collect()
}

/// What is to be said of the schedule as a whole.
fn facts(
    speech: &Speech,
    searched: &Searched,
    gap: Option<f64>,
    dates: Option<Dates>,
) -> report::schedule::Facts {
    let outcome = &searched.outcome;
    let worth = match searched.network.aim {
        model::network::Aim::Makespan => "schedule-makespan",
        model::network::Aim::Lateness => "schedule-lateness",
        model::network::Aim::Value { .. } => "schedule-worth",
    };
    let number = |value: Option<i64>| value.map_or_else(|| "–".to_owned(), |value| value.to_string());
    let is_end = searched.network.aim == model::network::Aim::Makespan;
    let end = |value: Option<i64>| match (value, dates.filter(|_| is_end)) {
        (Some(end), Some(dates)) => {
            let arguments = [("value", number(value)), ("day", speech.day(dates.done(0, end)))];
            speech.tell("schedule-done", &arguments.map(|(name, said)| (name, text(said))))
        }
        _ => number(value),
    };
    let rows = [
        (worth, end(outcome.value)),
        ("schedule-bound", end(outcome.bound)),
        ("schedule-gap", gap.map_or_else(|| "–".to_owned(), |gap| speech.percent(gap))),
        ("schedule-status", speech.say(&format!("schedule-status-{}", outcome.status.word()))),
        ("schedule-ground", ground(speech, &searched.network, outcome.ground)),
    ];
    rows.into_iter().map(|(label, value)| (speech.say(label), value)).collect()
}

fn ground(speech: &Speech, network: &Network, ground: Ground) -> String {
    match ground {
        Ground::None => speech.say("schedule-ground-none"),
        Ground::EarliestEnds => speech.say("schedule-ground-earliest-ends"),
        Ground::LongestPath => speech.say("schedule-ground-longest-path"),
        Ground::Capacity { resource } => {
            let key = network.resources.get(resource).map_or("", |resource| resource.key.as_str());
            speech.tell("schedule-ground-capacity", &[("resource", text(key))])
        }
        Ground::Refuted { conflicts } => {
            let conflicts = count(usize::try_from(conflicts).unwrap_or(usize::MAX));
            speech.tell("schedule-ground-refuted", &[("conflicts", conflicts)])
        }
    }
}

/// What a period is, and when the first begins.
fn periods(speech: &Speech, typed: &Typed, dates: Dates) -> String {
    let step = match typed.period {
        super::args::Step::Day => "day",
        super::args::Step::Workday => "workday",
        super::args::Step::Week => "week",
        super::args::Step::Month => "month",
    };
    let day = text(speech.day(dates.first_day(0)));
    speech.tell("schedule-periods", &[("step", text(step)), ("day", day)])
}

/// The activities by their starts.
fn activities(
    speech: &Speech,
    network: &Network,
    schedule: &Schedule,
    why: &Explanation,
    dates: Option<Dates>,
) -> String {
    let days = dates.map(|dates| days_of(network, schedule, dates));
    let when = |activity: usize| match &days {
        Some(days) => days[activity].map(|day| speech.day(day)),
        None => [schedule.starts[activity], schedule.end(network, activity)].map(|it| it.to_string()),
    };
    let several = network.activities.iter().any(|activity| activity.modes.len() > 1);
    let mut columns = vec![
        (speech.say("schedule-column-task"), Lean::Left),
        (speech.say("schedule-column-start"), Lean::Right),
        (speech.say("schedule-column-end"), Lean::Right),
    ];
    if several {
        columns.push((speech.say("schedule-column-mode"), Lean::Left));
    }
    columns.push((speech.say("schedule-column-float"), Lean::Right));
    columns.push((speech.say("schedule-column-waits"), Lean::Left));
    let mut order: Vec<usize> = (0..network.activities.len()).collect();
    order.sort_by_key(|&activity| (schedule.starts[activity], activity));
    let row = |&activity: &usize| {
        let one = &network.activities[activity];
        let [start, end] = when(activity);
        let mut row = vec![one.key.clone(), start, end];
        if several {
            row.push(one.modes[schedule.modes[activity]].key.clone());
        }
        row.push(why.float[activity].to_string());
        row.push(waited(speech, network, why.waits[activity]));
        row
    };
    let rows: Vec<Vec<String>> = order.iter().take(ROWS).map(row).collect();
    let mut shown = table(&columns, &rows);
    if order.len() > ROWS {
        let more = text((order.len() - ROWS).to_string());
        shown.push_str(&speech.tell("schedule-more", &[("count", more)]));
        shown.push('\n');
    }
    shown
}

/// What an activity waited for, in words.
fn waited(speech: &Speech, network: &Network, wait: Wait) -> String {
    let key = |activity: usize| network.activities[activity].key.clone();
    match wait {
        Wait::Nothing => String::new(),
        Wait::Date => speech.say("schedule-wait-date"),
        Wait::Activity(before) => key(before),
        Wait::Resource { resource, holder } => {
            let resource = text(network.resources[resource].key.clone());
            match holder {
                Some(holder) => speech
                    .tell("schedule-wait-resource", &[("resource", resource), ("holder", text(key(holder)))]),
                None => speech.tell("schedule-wait-calendar", &[("resource", resource)]),
            }
        }
        Wait::Choice => speech.say("schedule-wait-choice"),
    }
}

/// The chain of waits that leads to the end.
fn chain(speech: &Speech, network: &Network, why: &Explanation) -> Option<String> {
    let keys: Vec<&str> = why.chain.iter().map(|&it| network.activities[it].key.as_str()).collect();
    (keys.len() > 1 && network.aim == model::network::Aim::Makespan && keys.len() <= ROWS)
        .then(|| speech.tell("schedule-chain", &[("chain", text(keys.join(" → ")))]))
}

/// Tells a person how the search goes.
struct Teller<'a> {
    speech: &'a Speech,
    told: Option<Duration>,
}

impl<'a> Teller<'a> {
    fn new(speech: &'a Speech) -> Self {
        Self { speech, told: None }
    }
}

impl Watch for Teller<'_> {
    fn begins(&mut self, network: &Network) {
        if std::io::stderr().is_terminal() {
            super::say(
                &self.speech.tell("schedule-searching", &[("activities", count(network.activities.len()))]),
            );
        }
    }

    fn sees(&mut self, progress: Progress, elapsed: Duration) {
        let pause = Duration::from_millis(100);
        if !std::io::stderr().is_terminal() || self.told.is_some_and(|told| elapsed < told + pause) {
            return;
        }
        self.told = Some(elapsed);
        let number =
            |value: Option<i64>| text(value.map_or_else(|| "–".to_owned(), |value| value.to_string()));
        let time = text(self.speech.seconds(elapsed.as_secs_f64()));
        let message = if progress.value.is_some() { "schedule-progress" } else { "schedule-progress-none" };
        let arguments =
            [("value", number(progress.value)), ("bound", number(progress.bound)), ("elapsed", time)];
        let _ = write!(std::io::stderr(), "\r{}\x1b[K", self.speech.tell(message, &arguments));
    }

    fn ends(&mut self) {
        if self.told.is_some() {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}
