//! Plan a programme, judge the plan, prove its bound, and write all three files.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use model::account::{Account, Repriced, Resolved};
use model::certificate::Certificate;
use model::finding::any_error;
use model::limit::Evidence;
use model::plan::Reason;
use model::{Code, Finding, Money, Plan, Programme};
use planner::{Progress, Settings};
use store::{Overwrite, Source, Sources};

use super::check::{Proof, proof};
use crate::clock::Stopwatch;
use crate::l10n::Language;
use crate::report;

/// Where the programme is.
pub(crate) enum Origin {
    /// In a folder.
    Folder(PathBuf),
    /// Built into the executable.
    Example(&'static str),
}

/// What to plan, how, and where to put it.
pub(crate) struct Request {
    /// The programme.
    pub(crate) origin: Origin,
    /// The folder for the results.
    pub(crate) out: PathBuf,
    /// Where chance begins.
    pub(crate) seed: u64,
    /// Threads to use.
    pub(crate) threads: usize,
    /// Rounds of work to stop after.
    pub(crate) work: Option<u64>,
    /// Time to stop after.
    pub(crate) time: Option<Duration>,
    /// Whether results of an earlier run may be replaced.
    pub(crate) overwrite: Overwrite,
    /// The first language of the report.
    pub(crate) language: Language,
}

/// Who listens while the search runs.
pub(crate) trait Watch {
    /// The programme is read; the search begins.
    fn begins(&mut self, programme: &Programme);
    /// A round of work is done.
    fn sees(&mut self, progress: Progress, elapsed: Duration);
    /// The search has ended.
    fn ends(&mut self);
}

/// How it ended.
pub(crate) enum Ending {
    /// A file of an earlier run is in the way; nothing was done.
    InTheWay(PathBuf),
    /// The programme cannot be planned.
    Invalid {
        /// Why.
        findings: Vec<Finding>,
        /// The files' text, for drawing.
        sources: Sources,
    },
    /// The search found no legal plan.
    NoPlan(Box<Run>, Vec<Finding>, Sources),
    /// There is a plan.
    Planned(Box<Run>, Box<Verdict>),
}

/// The search as it was.
pub(crate) struct Run {
    /// What was planned.
    pub(crate) programme: Programme,
    /// Its warnings.
    pub(crate) warnings: Vec<Finding>,
    /// No plan is worth more, says the planner.
    pub(crate) bound: Money,
    /// Rounds of work done.
    pub(crate) work: u64,
    /// How long everything took.
    pub(crate) elapsed: Duration,
}

/// A plan, judged and written.
pub(crate) struct Verdict {
    /// The plan.
    pub(crate) plan: Plan,
    /// What it is worth, recomputed.
    pub(crate) account: Account,
    /// Hidden imports priced again after it, where the programme's tables can tell.
    pub(crate) repriced: Option<Repriced>,
    /// What the judge says; legal if none is an error.
    pub(crate) findings: Vec<Finding>,
    /// Whether the bound is proven.
    pub(crate) proof: Proof,
    /// Whether it is proven to be the best possible.
    pub(crate) optimal: bool,
    /// `plan.json`.
    pub(crate) plan_file: PathBuf,
    /// `certificate.json`.
    pub(crate) certificate_file: PathBuf,
    /// `report.html`; a plan that is not legal has none.
    pub(crate) report_file: Option<PathBuf>,
}

impl Verdict {
    /// Whether every rule holds.
    pub(crate) fn is_legal(&self) -> bool {
        !any_error(&self.findings)
    }

    /// The projects that are not in the plan, in the programme's order, with the reason if the plan gives one.
    pub(crate) fn left_out<'a>(
        &'a self,
        programme: &'a Programme,
    ) -> impl Iterator<Item = (&'a str, Option<&'a Reason>)> {
        let chosen = |key: &str| self.plan.choices.iter().any(|choice| choice.project == key);
        programme.projects.iter().map(|project| project.key.as_str()).filter(move |key| !chosen(key)).map(
            |key| {
                let left = self.plan.left_out.iter().find(|left| left.project == key);
                (key, left.map(|left| &left.reason))
            },
        )
    }

    /// (bound − value) / |bound|; nothing if the bound is nought and the value is not.
    pub(crate) fn gap(&self) -> Option<f64> {
        gap(self.plan.totals.objective(), self.plan.bound)
    }

    /// The share of all sums behind the value that contain an assumed figure.
    pub(crate) fn share_assumed(&self) -> f64 {
        let sums = self.account.by_basis.map(Money::to_f64);
        let whole: f64 = sums.iter().sum();
        if whole > 0.0 { sums[3] / whole } else { 0.0 }
    }
}

/// (bound − value) / |bound|, never below nought; nothing if the bound is nought and the value is not.
pub(crate) fn gap(value: Money, bound: Money) -> Option<f64> {
    match bound.minor {
        0 => (value.minor == 0).then_some(0.0),
        _ => Some(((bound.to_f64() - value.to_f64()) / bound.to_f64().abs()).max(0.0)),
    }
}

const PLAN: &str = "plan.json";
const CERTIFICATE: &str = "certificate.json";
const REPORT: &str = "report.html";

/// Plans. The search stops when it is done, when the work or time is spent, or when somebody sets `interrupted`; the best so far
/// is kept.
///
/// # Errors
///
/// The machine cannot write.
pub(crate) fn plan(
    request: &Request,
    interrupted: &AtomicBool,
    watch: &mut dyn Watch,
) -> anyhow::Result<Ending> {
    let clock = Stopwatch::start();
    // Whoever would be refused at the end is refused before the search.
    if request.overwrite == Overwrite::Refused {
        let taken = [PLAN, CERTIFICATE, REPORT].map(|name| request.out.join(name)).into_iter();
        if let Some(file) = taken.into_iter().find(|file| file.exists()) {
            return Ok(Ending::InTheWay(file));
        }
    }
    let opened = match &request.origin {
        Origin::Folder(folder) => store::open(Source::at(folder)),
        Origin::Example(name) => store::open(store::example(name).unwrap_or(Source::Files(&[]))),
    };
    let (findings, sources) = (opened.findings, opened.sources);
    let Some(programme) = opened.programme else {
        return Ok(Ending::Invalid { findings, sources });
    };
    // Whoever cannot write the result should not wait for it.
    let is_new = !request.out.exists();
    std::fs::create_dir_all(&request.out)
        .map_err(|source| store::Error::Write { path: request.out.clone(), source })?;
    watch.begins(&programme);
    let late = || request.time.is_some_and(|limit| clock.elapsed() >= limit);
    let stop = || interrupted.load(Ordering::Relaxed) || late();
    let settings = Settings { seed: request.seed, threads: request.threads, work: request.work, stop: &stop };
    let outcome = planner::plan(&programme, &settings, &mut |progress| watch.sees(progress, clock.elapsed()));
    watch.ends();
    let mut run = Run {
        programme,
        warnings: findings,
        bound: outcome.certificate.bound,
        work: outcome.work,
        elapsed: clock.elapsed(),
    };
    let Some(plan) = outcome.plan else {
        if is_new {
            // An empty folder would look like a result; if somebody else has put something there meanwhile, it stays.
            let _ = std::fs::remove_dir(&request.out);
        }
        let collisions = outcome.collision.iter();
        let findings = collisions.map(|collision| collision.finding(&|limit| sources.place(limit))).collect();
        return Ok(Ending::NoPlan(Box::new(run), findings, sources));
    };
    let verdict = judged(request, &run, plan, &outcome.certificate, outcome.optimal)?;
    run.elapsed = clock.elapsed();
    Ok(Ending::Planned(Box::new(run), Box::new(verdict)))
}

/// Judges and proves, as a matter of course, and writes the files. What is judged is what is written: both files are read back
/// from their bytes first, as their reader will.
fn judged(
    request: &Request,
    run: &Run,
    plan: Plan,
    certificate: &Certificate,
    optimal: bool,
) -> anyhow::Result<Verdict> {
    let programme = &run.programme;
    let plan_bytes = store::write_plan(&plan, &programme.calendar);
    let (plan, mut findings) = match store::read_plan(PLAN, &plan_bytes) {
        Ok(read) => (read, Vec::new()),
        Err(findings) => (plan, findings),
    };
    findings.extend(model::check(programme, &plan));
    let mut files = vec![(PLAN.to_owned(), plan_bytes)];
    let proof = match store::write_certificate(certificate) {
        Ok(bytes) => {
            let read = store::read_certificate(CERTIFICATE, &bytes);
            files.push((CERTIFICATE.to_owned(), bytes));
            read.map_or_else(Proof::Bad, |read| proof(programme, &plan, &read))
        }
        Err(findings) => Proof::Bad(findings),
    };
    let legal = !any_error(&findings);
    // Nobody is told "the best possible" on the planner's word alone.
    let optimal = optimal && legal && matches!(proof, Proof::Good(_));
    let resolved = Resolved::new(programme, &plan).0;
    let account = model::account::of(programme, &resolved);
    if legal {
        let facts = report::RunFacts { optimal, seconds: Some(run.elapsed.as_secs_f64()) };
        let html = report::html(programme, &plan, &account, &facts, request.language);
        files.push((REPORT.to_owned(), html.into_bytes()));
    }
    store::write_folder(&request.out, &files, request.overwrite)?;
    Ok(Verdict {
        repriced: model::account::repriced(programme, &resolved),
        plan,
        account,
        findings,
        proof,
        optimal,
        plan_file: request.out.join(PLAN),
        certificate_file: request.out.join(CERTIFICATE),
        report_file: legal.then(|| request.out.join(REPORT)),
    })
}

/// Whether the findings prove that no plan can exist at all. A search that merely found none proves nothing.
pub(crate) fn is_impossible(findings: &[Finding]) -> bool {
    let proven = |finding: &Finding| {
        let evidence = finding.fact("proof").map(ToString::to_string);
        [Evidence::Data, Evidence::Proof].iter().any(|known| evidence.as_deref() == Some(known.word()))
    };
    findings.iter().any(|finding| finding.code == Code::LimitsCollide && proven(finding))
}
