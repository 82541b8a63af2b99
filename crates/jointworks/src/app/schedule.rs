//! Give one network dates, and let the judge recount them.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use model::Finding;
use model::network::schedule::{check, check_claims};
use model::network::{Aim, Dates, Network, Parts, Schedule};
use scheduling::{Outcome, Progress, Settings};
use store::Sources;

use crate::clock::Stopwatch;

/// What to schedule, and how.
pub(crate) struct Request {
    /// The network's file.
    pub(crate) file: PathBuf,
    /// Which days its periods are, if anybody said so.
    pub(crate) dates: Option<Dates>,
    /// What is wanted.
    pub(crate) aim: Aim,
    /// Where chance begins.
    pub(crate) seed: u64,
    /// Threads to use.
    pub(crate) threads: usize,
    /// Work to stop after.
    pub(crate) work: Option<u64>,
    /// Work to cool down towards; as `work` if none.
    pub(crate) pace: Option<u64>,
    /// Time to stop after.
    pub(crate) time: Option<Duration>,
    /// A schedule to begin with.
    pub(crate) warm: Option<Schedule>,
}

/// Who listens while the search runs.
pub(crate) trait Watch {
    /// The network is read; the search begins.
    fn begins(&mut self, network: &Network);
    /// Some work is done.
    fn sees(&mut self, progress: Progress, elapsed: Duration);
    /// The search has ended.
    fn ends(&mut self);
}

/// How it ended.
pub(crate) enum Ending {
    /// The file holds no network.
    Invalid {
        /// Why.
        findings: Vec<Finding>,
        /// The file's text, for drawing.
        sources: Sources,
    },
    /// The search ran.
    Searched(Box<Searched>),
}

/// What the search found, recounted.
pub(crate) struct Searched {
    /// What was scheduled.
    pub(crate) network: Network,
    /// Warnings about the file.
    pub(crate) warnings: Vec<Finding>,
    /// The core's answer.
    pub(crate) outcome: Outcome,
    /// What the judge says of the schedule; it may be carried out if this is empty.
    pub(crate) verdict: Vec<Finding>,
    /// How long everything took.
    pub(crate) elapsed: Duration,
}

/// Part of the time limit that is kept for ending in time.
const RESERVE: f64 = 0.97;

/// Reads, schedules, judges.
pub(crate) fn schedule(request: &Request, interrupted: &AtomicBool, watch: &mut dyn Watch) -> Ending {
    let clock = Stopwatch::start();
    let read = store::load_network(&request.file, request.dates);
    let (findings, sources) = (read.findings, read.sources);
    let network = match read.network.map(|network| with_aim(&network, request.aim)) {
        Some(Ok(network)) => network,
        Some(Err(findings)) => return Ending::Invalid { findings, sources },
        None => return Ending::Invalid { findings, sources },
    };
    watch.begins(&network);
    let late = || request.time.is_some_and(|limit| clock.elapsed() >= limit);
    let stop = || interrupted.load(Ordering::Relaxed) || late();
    // The search is asked to fill its time: what it did so far tells how much it can do.
    let pace = |done: u64| match (request.pace, request.work, request.time) {
        (Some(pace), _, _) | (None, Some(pace), _) => pace,
        (None, None, Some(limit)) => {
            let speed = done as f64 / clock.elapsed().as_secs_f64().max(1e-6);
            (speed * limit.as_secs_f64() * RESERVE) as u64
        }
        (None, None, None) => u64::MAX,
    };
    let settings = Settings {
        seed: request.seed,
        threads: request.threads,
        pace: &pace,
        work: request.work,
        warm: request.warm.as_ref(),
        stop: &stop,
    };
    let outcome =
        scheduling::schedule(&network, &settings, &mut |progress| watch.sees(progress, clock.elapsed()));
    watch.ends();
    let mut verdict = Vec::new();
    if let (Some(schedule), Some(value)) = (&outcome.schedule, outcome.value) {
        verdict = check(&network, schedule);
        if verdict.is_empty() {
            verdict = check_claims(&network, schedule, value, outcome.bound.unwrap_or(value));
        }
    }
    Ending::Searched(Box::new(Searched {
        network,
        warnings: findings,
        outcome,
        verdict,
        elapsed: clock.elapsed(),
    }))
}

/// The same network with another aim.
fn with_aim(network: &Network, aim: Aim) -> Result<Network, Vec<Finding>> {
    let parts: Parts = (**network).clone();
    Network::new(Parts { aim, ..parts })
}

/// A schedule of somebody else, judged.
pub(crate) struct Judged {
    /// The network, if its file could be read.
    pub(crate) network: Option<Network>,
    /// Findings of the network's file or of the schedule.
    pub(crate) findings: Vec<Finding>,
    /// The file's text, for drawing.
    pub(crate) sources: Sources,
    /// Makespan and value, if there is nothing to find fault with.
    pub(crate) worth: Option<(i64, i64)>,
}

/// Judges a schedule of a network.
pub(crate) fn judge(request: &Request, schedule: &Schedule) -> Judged {
    let read = store::load_network(&request.file, request.dates);
    let mut judged = Judged { network: None, findings: read.findings, sources: read.sources, worth: None };
    let Some(network) = read.network.and_then(|network| with_aim(&network, request.aim).ok()) else {
        return judged;
    };
    judged.findings.extend(check(&network, schedule));
    if !model::finding::any_error(&judged.findings) {
        judged.worth = Some((schedule.makespan(&network), schedule.value(&network)));
    }
    judged.network = Some(network);
    judged
}
