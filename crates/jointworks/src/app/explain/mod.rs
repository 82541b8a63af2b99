//! Why a project is in a plan: what a unit keeps inside, what the project brings, who pays, and what each task waits for.
//!
//! All of it is recomputed from the programme and the plan; nothing is taken from the search.

mod wait;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use model::account::{Account, Contribution, Resolved, Scheduled};
use model::draft::{Must, RequirementKind};
use model::plan::{Plan, Reason};
use model::programme::{Fund, Programme, Project, Site};
use model::{Finding, Id, Money, Period, Quantity, Ratio, UnitPrice};
use planner::stake::{Settings, Stake, stake};
use store::{Source, Sources};

pub(crate) use wait::Wait;
use wait::World;

use crate::app::published;
use crate::clock::Stopwatch;

/// What to explain.
pub(crate) struct Request {
    /// The programme's folder.
    pub(crate) folder: PathBuf,
    /// The plan's file.
    pub(crate) plan: PathBuf,
    /// The project's key.
    pub(crate) project: String,
    /// Whether what hangs on it is tried, and how.
    pub(crate) trials: Option<Trials>,
}

/// How to try what hangs on a project.
pub(crate) struct Trials {
    /// Where chance begins.
    pub(crate) seed: u64,
    /// Threads to use.
    pub(crate) threads: usize,
    /// The most rounds of work on each trial; none = as many as the programme's size allows in about half a minute.
    pub(crate) work: Option<u64>,
    /// Time to stop after.
    pub(crate) time: Option<Duration>,
}

/// Rounds on each trial if nobody says: so many for all projects together, within these ends. Rounds of small programmes are short.
const ROUNDS: usize = 40;
const ROUNDS_ENDS: (usize, usize) = (2, 12);
/// Rounds on the programme as it is for each round on a trial: its proof serves all of them.
const GROUND: u64 = 30;
/// Of a time limit, at most one part in so many is spent on the programme as it is.
const GROUND_PART: u32 = 3;

/// How it ended.
pub(crate) enum Answered {
    /// The programme cannot be planned.
    Invalid {
        /// Why.
        findings: Vec<Finding>,
        /// The files' text, for drawing.
        sources: Sources,
    },
    /// The plan cannot be read or is not legal; nobody should explain it.
    Illegal(Vec<Finding>),
    /// The programme has no such project.
    UnknownProject(Box<Programme>),
    /// There is something to say.
    Explained(Box<Programme>, Box<Explanation>),
}

/// What can be said about a project and a plan.
pub(crate) struct Explanation {
    /// Which project.
    pub(crate) project: Id<Project>,
    /// What the plan makes of it.
    pub(crate) fate: Fate,
    /// Its sites with their figures, in the programme's order.
    pub(crate) sites: Vec<SiteFigures>,
    /// What hangs on it, if that was tried.
    pub(crate) stake: Option<Stake>,
}

/// What a plan makes of a project.
pub(crate) enum Fate {
    /// It is in the plan.
    In(Box<Included>),
    /// It is not, for this reason (if the plan gives one).
    Out(Option<Reason>),
}

/// A project in the plan.
pub(crate) struct Included {
    /// Number of its site.
    pub(crate) site: usize,
    /// First period of production.
    pub(crate) launch: Period,
    /// Units made in the whole horizon.
    pub(crate) units: Quantity,
    /// What it brings.
    pub(crate) contribution: Contribution,
    /// Why it is in although it brings less than nought by itself; nothing if it does not.
    pub(crate) although: Option<Although>,
    /// Who pays how much in which year.
    pub(crate) payers: Vec<(Id<Fund>, i32, Money)>,
    /// Its tasks, in the project's order.
    pub(crate) tasks: Vec<TaskStory>,
}

/// What makes up for a project that brings less than nought by itself.
pub(crate) struct Although {
    /// Chosen projects that sell their product into its own.
    pub(crate) feeds_on: Vec<Id<Project>>,
    /// Chosen projects that require it.
    pub(crate) needed_by: Vec<Id<Project>>,
    /// The programme demands it.
    pub(crate) demanded: bool,
}

/// The figures of one unit and of the cheapest and fastest way at a site.
pub(crate) struct SiteFigures {
    /// Import price of the product.
    pub(crate) price: UnitPrice,
    /// Its parts, at import prices.
    pub(crate) parts: UnitPrice,
    /// Price less parts less hidden imports: equation (5) before discounting.
    pub(crate) margin: UnitPrice,
    /// Σ over tasks of the cheapest mode.
    pub(crate) outlay_least: Money,
    /// Periods of the longest path of fastest modes.
    pub(crate) periods_least: u32,
}

/// When a task runs and why not earlier.
pub(crate) struct TaskStory {
    /// The task with its mode and start.
    pub(crate) scheduled: Scheduled,
    /// The first period in which it no longer runs.
    pub(crate) end: Period,
    /// Why it does not start earlier.
    pub(crate) wait: Wait,
}

/// Reads a programme and a plan and explains one project. `watch` is told how many trials are done; when somebody sets
/// `interrupted` or the time is over, what is done is kept.
pub(crate) fn answer(
    request: &Request,
    interrupted: &AtomicBool,
    watch: &(dyn Fn(usize) + Sync),
) -> Answered {
    let clock = Stopwatch::start();
    let opened = store::open(Source::at(&request.folder));
    let Some(programme) = opened.programme else {
        return Answered::Invalid { findings: opened.findings, sources: opened.sources };
    };
    let Some(project) = programme.project(&request.project) else {
        return Answered::UnknownProject(Box::new(programme));
    };
    let plan = match published::legal(&programme, &request.plan) {
        Ok(plan) => plan,
        Err(findings) => return Answered::Illegal(findings),
    };
    let mut explanation = explain(&programme, &plan, project);
    if let Some(trials) = &request.trials {
        let usual = (ROUNDS / programme.projects.len().max(1)).clamp(ROUNDS_ENDS.0, ROUNDS_ENDS.1) as u64;
        let work = trials.work.unwrap_or(usual);
        let late = || trials.time.is_some_and(|limit| clock.elapsed() >= limit);
        let settings = Settings {
            seed: trials.seed,
            threads: trials.threads,
            ground: GROUND * work,
            work,
            begin: &|| trials.time.is_some_and(|limit| clock.elapsed() >= limit / GROUND_PART),
            stop: &|| interrupted.load(Ordering::Relaxed) || late(),
            watch,
        };
        explanation.stake = Some(stake(&programme, &plan, project, &settings));
    }
    Answered::Explained(Box::new(programme), Box::new(explanation))
}

/// Explains one project of a plan. Parts of the plan that do not fit the programme are passed over: the judge tells them.
fn explain(programme: &Programme, plan: &Plan, project: Id<Project>) -> Explanation {
    let (resolved, _) = Resolved::new(programme, plan);
    let account = model::account::of(programme, &resolved);
    let sites = (0..programme.projects[project].sites.len())
        .map(|site| site_figures(programme, &programme.projects[project], site))
        .collect();
    let chosen = resolved.choices.iter().position(|choice| choice.project == project);
    let fate = match chosen {
        Some(number) => Fate::In(Box::new(included(programme, &resolved, &account, number))),
        None => {
            let key = &programme.projects[project].key;
            let left = plan.left_out.iter().find(|left| left.project == *key);
            Fate::Out(left.map(|left| left.reason.clone()))
        }
    };
    Explanation { project, fate, sites, stake: None }
}

fn included(programme: &Programme, resolved: &Resolved, account: &Account, number: usize) -> Included {
    let chosen = &resolved.choices[number];
    let mut payers: BTreeMap<(Id<Fund>, usize), Money> = BTreeMap::new();
    for paid in resolved.payments.iter().filter(|paid| paid.project == chosen.project) {
        *payers.entry((paid.fund, paid.year)).or_insert(Money::zero(programme.currency)) += paid.amount;
    }
    let world = World { programme, resolved, chosen };
    Included {
        site: chosen.site,
        launch: chosen.launch,
        units: chosen.production.iter().copied().sum(),
        contribution: account.projects[number],
        although: (account.projects[number].nvr.minor < 0)
            .then(|| although(programme, resolved, chosen.project)),
        payers: payers.into_iter().map(|((fund, year), sum)| (fund, programme.years[year], sum)).collect(),
        tasks: chosen
            .tasks
            .iter()
            .map(|&scheduled| TaskStory {
                scheduled,
                end: Period::at(chosen.end(programme, scheduled)),
                wait: world.wait(scheduled),
            })
            .collect(),
    }
}

fn although(programme: &Programme, resolved: &Resolved, project: Id<Project>) -> Although {
    let others = || resolved.choices.iter().map(|choice| choice.project).filter(|&other| other != project);
    let row = &programme.projects[project];
    let inputs = &programme.products[row.product].inputs;
    let requires = |other: Id<Project>| {
        programme.requirements.iter().any(|requirement| {
            requirement.kind != RequirementKind::Xor
                && (requirement.project, requirement.other) == (other, project)
        })
    };
    Although {
        feeds_on: others()
            .filter(|&other| inputs.iter().any(|input| input.product == programme.projects[other].product))
            .collect(),
        needed_by: others().filter(|&other| requires(other)).collect(),
        demanded: row.must == Must::In,
    }
}

/// The figures of a site of a project.
pub(crate) fn site_figures(programme: &Programme, project: &Project, number: usize) -> SiteFigures {
    let site: &Site = &project.sites[number];
    let product = &programme.products[project.product];
    let parts = product
        .inputs
        .iter()
        .map(|input| priced(programme.products[input.product].price, input.quantity))
        .fold(UnitPrice::ZERO, |sum, part| sum + part);
    let modes = |task: &'_ model::programme::Task| task.modes[number].clone();
    let outlay_least = project
        .tasks
        .iter()
        .filter_map(|task| modes(task).into_iter().map(|mode| mode.outlay).min())
        .fold(Money::zero(programme.currency), |sum, outlay| sum + outlay);
    SiteFigures {
        price: product.price,
        parts,
        margin: product.price - parts - site.hidden.likely,
        outlay_least,
        periods_least: fastest(project, number),
    }
}

/// A price times a bill-of-materials quantity, to a millionth.
fn priced(price: UnitPrice, quantity: Ratio) -> UnitPrice {
    let parts = model::number::round_div(
        i128::from(price.parts()) * i128::from(quantity.parts()),
        i128::from(Ratio::SCALE),
    );
    UnitPrice::from_parts(i64::try_from(parts).unwrap_or(i64::MAX))
}

/// Longest path of fastest modes through the project's precedence.
fn fastest(project: &Project, site: usize) -> u32 {
    let least = |task: usize, figure: &dyn Fn(&model::programme::Mode) -> u32| {
        project.tasks[task].modes[site].iter().map(figure).min().unwrap_or(0)
    };
    let mut starts = vec![0u32; project.tasks.len()];
    // Precedence has no circles: as many rounds as there are tasks settle all starts.
    for _ in 0..project.tasks.len() {
        for arc in &project.precedence {
            let passed = least(arc.before, &|mode| mode.duration.saturating_sub(mode.overlap));
            starts[arc.after] = starts[arc.after].max(starts[arc.before] + passed + arc.lag);
        }
    }
    (0..project.tasks.len()).map(|task| starts[task] + least(task, &|mode| mode.duration)).max().unwrap_or(0)
}
