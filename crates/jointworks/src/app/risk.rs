//! Study how sure a plan is: simulate it, and if asked a plan with time to spare beside it.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use model::account::{Account, Resolved};
use model::finding::any_error;
use model::risk::Assumptions;
use model::{Finding, Plan, Programme};
use planner::risk::{Dependence, Outlook, Study, buffered};
use store::{Overwrite, Source, Sources};

use crate::app::published;
use crate::clock::Stopwatch;
use crate::l10n::Language;
use crate::report;

/// The probability with which each task of a buffered plan keeps its duration.
pub(crate) const KEPT: f64 = 0.7;

/// What to study, and how.
pub(crate) struct Request {
    /// The programme's folder.
    pub(crate) folder: PathBuf,
    /// The plan's file.
    pub(crate) plan: PathBuf,
    /// Runs to make.
    pub(crate) runs: usize,
    /// Where chance begins.
    pub(crate) seed: u64,
    /// Threads to use.
    pub(crate) threads: usize,
    /// Whether durations stray together.
    pub(crate) dependence: Dependence,
    /// Time to look for a plan with time to spare; none = do not.
    pub(crate) buffered: Option<Duration>,
    /// The folder for the page, if one is wanted.
    pub(crate) out: Option<PathBuf>,
    /// Whether a page of an earlier study may be replaced.
    pub(crate) overwrite: Overwrite,
    /// The first language of the page.
    pub(crate) language: Language,
}

/// How it ended.
pub(crate) enum Ending {
    /// A page of an earlier study is in the way.
    InTheWay(PathBuf),
    /// The programme, or what is assumed about it, has errors.
    Invalid {
        /// Why.
        findings: Vec<Finding>,
        /// The files' text, for drawing.
        sources: Sources,
    },
    /// The plan cannot be read or is not legal.
    Illegal(Vec<Finding>),
    /// There is an outlook.
    Studied(Box<Studied>),
}

/// A study.
pub(crate) struct Studied {
    pub(crate) programme: Programme,
    pub(crate) plan: Plan,
    /// What the plan is worth if it comes true.
    pub(crate) account: Account,
    pub(crate) assumptions: Assumptions,
    /// Warnings about the assumptions.
    pub(crate) warnings: Vec<Finding>,
    pub(crate) dependence: Dependence,
    pub(crate) outlook: Outlook,
    /// The plan with time to spare, if it was asked for: none if there is no legal one.
    pub(crate) robust: Option<Option<Robust>>,
    /// `risk.html`.
    pub(crate) page: Option<PathBuf>,
    pub(crate) elapsed: Duration,
}

/// A plan made with longer durations, simulated by the same draws.
pub(crate) struct Robust {
    /// Projects in it.
    pub(crate) projects: usize,
    /// Its own outlook, in the true programme.
    pub(crate) outlook: Outlook,
}

const PAGE: &str = "risk.html";

/// Studies a plan. `watch` is told how many runs are made; when somebody sets `interrupted`, the runs made so far are kept.
///
/// # Errors
///
/// The machine cannot write.
pub(crate) fn risk(
    request: &Request,
    interrupted: &AtomicBool,
    watch: &mut dyn FnMut(usize, Duration),
) -> anyhow::Result<Ending> {
    let clock = Stopwatch::start();
    if let (Some(out), Overwrite::Refused) = (&request.out, request.overwrite)
        && out.join(PAGE).exists()
    {
        return Ok(Ending::InTheWay(out.join(PAGE)));
    }
    let source = Source::at(&request.folder);
    let opened = store::open(source);
    let Some(programme) = opened.programme else {
        return Ok(Ending::Invalid { findings: opened.findings, sources: opened.sources });
    };
    let (assumptions, warnings, sources) = store::risk(source, &programme);
    if any_error(&warnings) {
        return Ok(Ending::Invalid { findings: warnings, sources });
    }
    let plan = match published::legal(&programme, &request.plan) {
        Ok(plan) => plan,
        Err(findings) => return Ok(Ending::Illegal(findings)),
    };
    let stop = || interrupted.load(Ordering::Relaxed);
    let mut watching = |runs: usize| watch(runs, clock.elapsed());
    let study =
        Study { programme: &programme, planned_with: &programme, plan: &plan, assumptions: &assumptions };
    let outlook = planner::risk(&study, &settings(request, &stop), &mut watching);
    let robust = request
        .buffered
        .map(|limit| robust(request, &study, (&stop, clock.elapsed() + limit, &clock), &mut watching));
    let account = model::account::of(&programme, &Resolved::new(&programme, &plan).0);
    let mut studied = Studied {
        programme,
        plan,
        account,
        assumptions,
        warnings,
        dependence: request.dependence,
        outlook,
        robust,
        page: None,
        elapsed: clock.elapsed(),
    };
    if let Some(out) = &request.out {
        let page = report::risk::html(&studied, request.language);
        store::write_folder(out, &[(PAGE.to_owned(), page.into_bytes())], request.overwrite)?;
        studied.page = Some(out.join(PAGE));
    }
    Ok(Ending::Studied(Box::new(studied)))
}

fn settings<'a>(request: &Request, stop: &'a (dyn Fn() -> bool + Sync)) -> planner::risk::Settings<'a> {
    planner::risk::Settings {
        runs: request.runs,
        seed: request.seed,
        threads: request.threads,
        dependence: request.dependence,
        stop,
    }
}

/// Plans with time to spare and simulates that plan by the same draws.
fn robust(
    request: &Request,
    study: &Study<'_>,
    (stop, until, clock): (&(dyn Fn() -> bool + Sync), Duration, &Stopwatch),
    watch: &mut dyn FnMut(usize),
) -> Option<Robust> {
    let draft = store::read(Source::at(&request.folder)).draft?;
    let (spare, _) = Programme::new(buffered(&draft, study.assumptions, KEPT)).ok()?;
    let late = || stop() || clock.elapsed() >= until;
    let search = planner::Settings { seed: request.seed, threads: request.threads, work: None, stop: &late };
    let plan = planner::plan(&spare, &search, &mut |_| {}).plan?;
    if any_error(&model::check(&spare, &plan)) {
        return None;
    }
    let study = Study { planned_with: &spare, plan: &plan, ..*study };
    let outlook = planner::risk(&study, &settings(request, stop), watch);
    Some(Robust { projects: plan.choices.len(), outlook })
}
