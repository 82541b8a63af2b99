//! Weigh value against something else: a front of plans, each an interval between a plan and a proof.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use model::finding::any_error;
use model::{Finding, Programme};
use planner::pareto::{Against, Front, Settings, pareto};
use store::{Overwrite, Source, Sources};

use super::published;
use crate::clock::Stopwatch;
use crate::l10n::Language;
use crate::report;

/// What to weigh, and how.
pub(crate) struct Request {
    /// The programme's folder.
    pub(crate) folder: PathBuf,
    /// A plan to begin from, if there is one.
    pub(crate) plan: Option<PathBuf>,
    /// What value is weighed against.
    pub(crate) scale: Scale,
    /// Points beside the best plan.
    pub(crate) points: u32,
    /// Where chance begins.
    pub(crate) seed: u64,
    /// Threads to use.
    pub(crate) threads: usize,
    /// The most rounds of work on each point; none = as many as the programme's size allows in about a minute.
    pub(crate) work: Option<u64>,
    /// Time to stop after.
    pub(crate) time: Option<Duration>,
    /// The folder for page and workbook, if they are wanted.
    pub(crate) out: Option<PathBuf>,
    /// Whether files of an earlier run may be replaced.
    pub(crate) overwrite: Overwrite,
    /// The first language of the page.
    pub(crate) language: Language,
}

/// What value is weighed against, as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Scale {
    Money,
    Buyers,
    Imports,
    Time,
    /// A partner's share, by the partner's key.
    Partner(String),
}

/// How it ended.
pub(crate) enum Ending {
    /// A file of an earlier run is in the way.
    InTheWay(PathBuf),
    /// The programme has errors.
    Invalid {
        /// Why.
        findings: Vec<Finding>,
        /// The files' text, for drawing.
        sources: Sources,
    },
    /// The plan to begin from is not legal there.
    Illegal(Vec<Finding>),
    /// The programme has no such partner.
    UnknownPartner(Box<Programme>),
    /// There is a front.
    Drawn(Box<Drawn>),
}

/// A front, and where it was written.
pub(crate) struct Drawn {
    pub(crate) programme: Programme,
    pub(crate) front: Front,
    /// `pareto.html` and `pareto.xlsx`.
    pub(crate) files: Vec<PathBuf>,
    pub(crate) elapsed: Duration,
}

/// Rounds on each point if nobody says: so many for all projects together, within these ends. Rounds of small programmes are short.
const ROUNDS: usize = 400;
const ROUNDS_ENDS: (usize, usize) = (3, 60);
/// Rounds without the limit for each round on a point: its proof serves all of them.
const GROUND: u64 = 4;
/// Of a time limit, at most one part in so many is spent on the programme without the limit.
const GROUND_PART: u32 = 3;

const PAGE: &str = "pareto.html";
const WORKBOOK: &str = "pareto.xlsx";

/// Draws a front. `watch` is told how many points are done, and of how many; when somebody sets `interrupted` or the time is over,
/// what is done is kept.
///
/// # Errors
///
/// The machine cannot write.
pub(crate) fn draw(
    request: &Request,
    interrupted: &AtomicBool,
    watch: &(dyn Fn(usize, usize) + Sync),
) -> anyhow::Result<Ending> {
    let clock = Stopwatch::start();
    let files: Vec<PathBuf> =
        request.out.iter().flat_map(|out| [PAGE, WORKBOOK].map(|name| out.join(name))).collect();
    if request.overwrite == Overwrite::Refused
        && let Some(file) = files.iter().find(|file| file.exists())
    {
        return Ok(Ending::InTheWay(file.clone()));
    }
    let opened = store::open(Source::at(&request.folder));
    let Some(programme) = opened.programme else {
        return Ok(Ending::Invalid { findings: opened.findings, sources: opened.sources });
    };
    let given = match request.plan.as_ref().map(|plan| published::legal(&programme, plan)).transpose() {
        Ok(given) => given,
        Err(findings) => return Ok(Ending::Illegal(findings)),
    };
    let against = match &request.scale {
        Scale::Money => Against::Money,
        Scale::Buyers => Against::Buyers,
        Scale::Imports => Against::Imports,
        Scale::Time => Against::Time,
        Scale::Partner(key) => match programme.partners.iter().position(|partner| partner == key) {
            Some(partner) => Against::Partner(partner),
            None => return Ok(Ending::UnknownPartner(Box::new(programme))),
        },
    };
    let usual = (ROUNDS / programme.projects.len().max(1)).clamp(ROUNDS_ENDS.0, ROUNDS_ENDS.1) as u64;
    let work = request.work.unwrap_or(usual);
    let late = || request.time.is_some_and(|limit| clock.elapsed() >= limit);
    // Points are taken in turn by as many hands as there are threads, and each gives way to the next.
    let share = |limit: Duration, number: usize, all: usize| {
        let ground = limit / GROUND_PART;
        let turns = u32::try_from(all.div_ceil(request.threads.max(1))).unwrap_or(u32::MAX).max(1);
        let turn = u32::try_from(number / request.threads.max(1)).unwrap_or(u32::MAX).saturating_add(1);
        ground + (limit - ground) / turns * turn.min(turns)
    };
    let settings = Settings {
        seed: request.seed,
        threads: request.threads,
        ground: GROUND * work,
        work,
        points: request.points,
        begin: &|| request.time.is_some_and(|limit| clock.elapsed() >= limit / GROUND_PART),
        next: &|number, all| request.time.is_some_and(|limit| clock.elapsed() >= share(limit, number, all)),
        stop: &|| interrupted.load(Ordering::Relaxed) || late(),
        watch,
    };
    let mut front = pareto(&programme, against, given.as_ref(), &settings);
    // Nobody is shown a plan on the planner's word alone: each is judged in the programme that it was made for.
    for point in &mut front.points {
        let illegal = |plan: &model::Plan| any_error(&model::check(&point.programme, plan));
        if point.trial.plan.as_ref().is_some_and(illegal) {
            (point.trial.plan, point.trial.value, point.reached) = (None, None, None);
        }
    }
    let mut drawn = Drawn { programme, front, files: Vec::new(), elapsed: clock.elapsed() };
    if let Some(out) = &request.out {
        let page = report::pareto::html(&drawn, request.language).into_bytes();
        let workbook = report::pareto::workbook(&drawn, request.language)?;
        let written = [(PAGE.to_owned(), page), (WORKBOOK.to_owned(), workbook)];
        store::write_folder(out, &written, request.overwrite)?;
        drawn.files = files;
    }
    Ok(Ending::Drawn(Box::new(drawn)))
}
