//! `jointworks risk`.

use std::time::Duration;

use model::Id;
use model::programme::Project;
use planner::risk::{Dependence, Distribution, Estimate, Moment};
use serde::Serialize;
use store::Overwrite;

use super::args::Risk;
use super::progress::{Line, interruptible};
use super::table::{Lean, clipped, table, wrapped};
use super::{Answer, End, draw};
use crate::app::risk::{Ending, Request, Studied, risk};
use crate::l10n::{Speech, count, text};
use crate::report::risk::Words;

/// Rows of the tables of waits, tasks and causes.
const ROWS: usize = 8;
/// Columns that a name may take, and a paragraph.
const NAME: usize = 30;
const PARAGRAPH: usize = 96;

pub(super) fn answer(typed: &Risk, speech: &Speech) -> anyhow::Result<Answer> {
    let machine = || std::thread::available_parallelism().map_or(1, usize::from);
    let request = Request {
        folder: typed.programme.folder.clone(),
        plan: typed.plan.clone(),
        runs: usize::try_from(typed.runs).unwrap_or(usize::MAX),
        seed: typed.seed,
        threads: typed.threads.map_or_else(machine, usize::from),
        dependence: if typed.independent { Dependence::Independent } else { Dependence::Correlated },
        buffered: typed.buffered.then(|| Duration::from_secs_f64(typed.time_limit.unwrap_or(30.0))),
        out: typed.out.clone(),
        overwrite: if typed.force { Overwrite::Allowed } else { Overwrite::Refused },
        language: speech.language(),
    };
    let line = Line::new();
    let mut watch = |runs: usize, _: Duration| {
        line.show(|| speech.tell("risk-progress", &[("runs", count(runs)), ("all", count(request.runs))]));
    };
    let ending = risk(&request, &interruptible(speech), &mut watch)?;
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
        Ending::Studied(studied) => {
            let shown = match typed.form.json {
                true => super::json(&machine_of(studied, typed.seed))?,
                false => shown(speech, studied),
            };
            let said = draw::loose_findings(speech, &studied.warnings);
            Answer { shown, said, end: End::Done }
        }
    })
}

#[derive(Serialize)]
struct EstimateJson {
    value: f64,
    low: f64,
    high: f64,
}

impl From<Estimate> for EstimateJson {
    fn from(found: Estimate) -> Self {
        Self { value: found.value, low: found.low, high: found.high }
    }
}

#[derive(Serialize)]
struct SpreadJson {
    mean: EstimateJson,
    deviation: f64,
    p20: EstimateJson,
    p50: EstimateJson,
    p80: EstimateJson,
    lowest_fifth: EstimateJson,
    /// Quantiles at 0, 2.5, 5 … 100 %.
    curve: Vec<f64>,
}

impl From<&Distribution> for SpreadJson {
    fn from(found: &Distribution) -> Self {
        Self {
            mean: found.mean.into(),
            deviation: found.deviation,
            p20: found.p20.into(),
            p50: found.p50.into(),
            p80: found.p80.into(),
            lowest_fifth: found.lowest_fifth.into(),
            curve: found.curve.clone(),
        }
    }
}

#[derive(Serialize)]
struct LaunchJson {
    project: String,
    planned: String,
    p50: Option<String>,
    p80: Option<String>,
    /// Ends of the 95 % interval of `p80`.
    p80_low: Option<String>,
    p80_high: Option<String>,
    on_time: EstimateJson,
    /// Mean slip in periods.
    slip: f64,
}

#[derive(Serialize)]
struct TaskJson {
    project: String,
    task: String,
    critical: EstimateJson,
    holds_up: f64,
}

#[derive(Serialize)]
struct WaitJson {
    project: String,
    task: String,
    resource: String,
    periods: f64,
    share: EstimateJson,
}

#[derive(Serialize)]
struct DriverJson {
    input: &'static str,
    key: Option<String>,
    low: f64,
    high: f64,
    error: f64,
}

#[derive(Serialize)]
struct YearJson {
    year: i32,
    bill: SpreadJson,
    spending: SpreadJson,
}

#[derive(Serialize)]
struct RobustJson {
    projects: usize,
    nominal: f64,
    nvr: SpreadJson,
}

/// Sums in major units of the currency, as numbers: they are estimates.
#[derive(Serialize)]
struct RiskJson {
    runs: usize,
    seed: u64,
    correlated: bool,
    currency: String,
    seconds: f64,
    planned: String,
    nominal: f64,
    nvr: SpreadJson,
    money: SpreadJson,
    share_assumed: f64,
    launches: Vec<LaunchJson>,
    years: Vec<YearJson>,
    tasks: Vec<TaskJson>,
    waits: Vec<WaitJson>,
    drivers: Vec<DriverJson>,
    robust: Option<RobustJson>,
    report: Option<std::path::PathBuf>,
}

fn machine_of(studied: &Studied, seed: u64) -> RiskJson {
    let (programme, outlook) = (&studied.programme, &studied.outlook);
    let key = |project: Id<Project>| programme.projects[project].key.clone();
    let task = |project: Id<Project>, task: usize| programme.projects[project].tasks[task].key.clone();
    let label = |moment: Moment| moment.period(outlook.ticks).map(|period| programme.calendar.label(period));
    RiskJson {
        runs: outlook.runs,
        seed,
        correlated: studied.dependence == Dependence::Correlated,
        currency: programme.currency.to_string(),
        seconds: studied.elapsed.as_secs_f64(),
        planned: studied.account.totals.nvr.to_decimal().to_string(),
        nominal: outlook.nominal,
        nvr: (&outlook.nvr).into(),
        money: (&outlook.money).into(),
        share_assumed: outlook.share_assumed,
        launches: (outlook.launches.iter())
            .map(|launch| LaunchJson {
                project: key(launch.project),
                planned: programme.calendar.label(launch.planned),
                p50: label(launch.p50[0]),
                p80: label(launch.p80[0]),
                p80_low: label(launch.p80[1]),
                p80_high: label(launch.p80[2]),
                on_time: launch.on_time.into(),
                slip: launch.slip,
            })
            .collect(),
        years: (programme.years.iter().zip(outlook.bills.iter().zip(&outlook.spending)))
            .map(|(&year, (bill, spending))| YearJson { year, bill: bill.into(), spending: spending.into() })
            .collect(),
        tasks: (outlook.tasks.iter())
            .map(|row| TaskJson {
                project: key(row.project),
                task: task(row.project, row.task),
                critical: row.critical.into(),
                holds_up: row.holds_up,
            })
            .collect(),
        waits: (outlook.waits.iter())
            .map(|row| WaitJson {
                project: key(row.project),
                task: task(row.project, row.task),
                resource: programme.resources[row.resource].key.clone(),
                periods: row.mean,
                share: row.share.into(),
            })
            .collect(),
        drivers: (outlook.drivers.iter())
            .map(|driver| {
                let (input, key) = Words::machine(studied, &driver.cause);
                let swing = driver.swing;
                DriverJson { input, key, low: swing.low, high: swing.high, error: swing.error }
            })
            .collect(),
        robust: studied.robust.as_ref().and_then(Option::as_ref).map(|robust| RobustJson {
            projects: robust.projects,
            nominal: robust.outlook.nominal,
            nvr: (&robust.outlook.nvr).into(),
        }),
        report: studied.page.clone(),
    }
}

fn shown(speech: &Speech, studied: &Studied) -> String {
    let words = Words { speech, studied };
    let outlook = &studied.outlook;
    let mut parts = vec![words.heading(), value(&words), launches(&words), years(&words)];
    if !outlook.waits.is_empty() {
        parts.push(waits(&words));
    }
    parts.push(tasks(&words));
    if !outlook.drivers.is_empty() {
        parts.push(drivers(&words));
    }
    if let Some(robust) = &studied.robust {
        parts.push(match robust {
            Some(robust) => wrapped(&words.robust(robust), "", PARAGRAPH),
            None => format!("{}\n", speech.say("risk-robust-none")),
        });
    }
    parts.push(wrapped(&words.grounds(), "", PARAGRAPH));
    if let Some(page) = &studied.page {
        parts.push(speech.tell("risk-page", &[("file", text(page.display().to_string()))]) + "\n");
    }
    parts.iter().map(|part| format!("{}\n", part.trim_end())).collect::<Vec<_>>().join("\n")
}

fn value(words: &Words<'_>) -> String {
    let columns = [
        (String::new(), Lean::Left),
        (words.speech.say("risk-column-value"), Lean::Right),
        (words.speech.say("risk-column-error"), Lean::Left),
    ];
    table(&columns, &words.value_rows())
}

fn launches(words: &Words<'_>) -> String {
    let say = |message: &str| words.speech.say(message);
    let columns = [
        (say("risk-column-project"), Lean::Left),
        (say("risk-column-planned"), Lean::Left),
        (say("risk-column-p50"), Lean::Left),
        (say("risk-column-p80"), Lean::Left),
        (say("risk-column-on-time"), Lean::Left),
        (say("risk-column-driver"), Lean::Left),
    ];
    let rows: Vec<Vec<String>> = (words.studied.outlook.launches.iter())
        .map(|launch| {
            vec![
                clipped(&words.project(launch.project), NAME),
                words.period(launch.planned),
                words.moment(launch.p50),
                words.moment(launch.p80),
                words.share(launch.on_time),
                launch.driver.as_ref().map_or_else(String::new, |cause| clipped(&words.cause(cause), NAME)),
            ]
        })
        .collect();
    format!("{}\n\n{}", say("risk-launches"), table(&columns, &rows))
}

fn years(words: &Words<'_>) -> String {
    let say = |message: &str| words.speech.say(message);
    let columns = [
        (say("risk-column-year"), Lean::Left),
        (say("risk-column-planned"), Lean::Right),
        (say("risk-column-p50"), Lean::Right),
        (say("risk-column-p80"), Lean::Right),
        (say("risk-column-error"), Lean::Left),
    ];
    let heading = words.speech.tell("risk-bills", &[("currency", text(words.currency()))]);
    format!("{heading}\n\n{}", table(&columns, &words.year_rows()))
}

fn waits(words: &Words<'_>) -> String {
    let say = |message: &str| words.speech.say(message);
    let columns = [
        (say("risk-column-project"), Lean::Left),
        (say("risk-column-task"), Lean::Left),
        (say("risk-column-resource"), Lean::Left),
        (say("risk-column-wait"), Lean::Right),
        (say("risk-column-share"), Lean::Left),
    ];
    let rows: Vec<Vec<String>> = (words.studied.outlook.waits.iter().take(ROWS))
        .map(|wait| {
            vec![
                clipped(&words.project(wait.project), NAME),
                words.task(wait.project, wait.task),
                clipped(&words.resource(wait.resource), NAME),
                words.periods(wait.mean),
                words.share(wait.share),
            ]
        })
        .collect();
    format!("{}\n\n{}", say("risk-waits"), table(&columns, &rows))
}

fn tasks(words: &Words<'_>) -> String {
    let say = |message: &str| words.speech.say(message);
    let columns = [
        (say("risk-column-project"), Lean::Left),
        (say("risk-column-task"), Lean::Left),
        (say("risk-column-critical"), Lean::Left),
        (say("risk-column-holds-up"), Lean::Right),
    ];
    let rows: Vec<Vec<String>> = (words.critical_tasks().into_iter().take(ROWS))
        .map(|row| {
            vec![
                clipped(&words.project(row.project), NAME),
                words.task(row.project, row.task),
                words.share(row.critical),
                words.decimal(row.holds_up),
            ]
        })
        .collect();
    format!("{}\n\n{}", say("risk-tasks"), table(&columns, &rows))
}

fn drivers(words: &Words<'_>) -> String {
    let say = |message: &str| words.speech.say(message);
    let columns = [
        (say("risk-column-input"), Lean::Left),
        (say("risk-column-low"), Lean::Right),
        (say("risk-column-high"), Lean::Right),
        (say("risk-column-swing"), Lean::Right),
        (say("risk-column-plus-minus"), Lean::Right),
    ];
    let rows: Vec<Vec<String>> = (words.studied.outlook.drivers.iter().take(ROWS))
        .map(|driver| {
            let swing = driver.swing;
            vec![
                clipped(&words.cause(&driver.cause), 44),
                words.sum(swing.low),
                words.sum(swing.high),
                words.sum(swing.high - swing.low),
                words.sum(swing.error),
            ]
        })
        .collect();
    let heading = words.speech.tell("risk-drivers", &[("currency", text(words.currency()))]);
    format!("{}\n{}", wrapped(&heading, "", PARAGRAPH), table(&columns, &rows))
}
