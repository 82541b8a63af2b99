//! Match needs with capabilities: who could make it, alone or together, and who comes nearest where nobody can.

use std::path::PathBuf;

use cooperation::enquiry::Enquiries;
use cooperation::{Answer, Matcher, Settings, Weights};
use model::cooperation::Need;
use model::{Cooperation, Finding, Id, Programme};
use store::{Source, Sources};

/// What to match, and how.
pub(crate) struct Request {
    /// The programme's folder.
    pub(crate) folder: PathBuf,
    /// One need by its key; none = all.
    pub(crate) need: Option<String>,
    /// What counts how much.
    pub(crate) weights: Weights,
    /// The most matches of single plants for a need.
    pub(crate) top: usize,
    /// Threads to use.
    pub(crate) threads: usize,
}

/// How it ended.
pub(crate) enum Ending {
    /// The programme has errors.
    Invalid {
        /// Why.
        findings: Vec<Finding>,
        /// The files' text, for drawing.
        sources: Sources,
    },
    /// Nobody needs that.
    UnknownNeed(Box<Cooperation>),
    /// There are answers.
    Matched(Box<Matched>),
}

/// Needs and their answers.
pub(crate) struct Matched {
    pub(crate) programme: Programme,
    pub(crate) cooperation: Cooperation,
    pub(crate) weights: Weights,
    /// In the order of the table.
    pub(crate) answers: Vec<Answer>,
}

/// Plants told of that break something, for each need.
const NEAR: usize = 3;

/// Matches. `watch` is told how many needs are done, and of how many.
///
/// # Errors
///
/// The index of capabilities could not be built.
pub(crate) fn answer(request: &Request, watch: &(dyn Fn(usize, usize) + Sync)) -> anyhow::Result<Ending> {
    let opened = store::open(Source::Folder(&request.folder));
    let (Some(programme), Some(cooperation)) = (opened.programme, opened.cooperation) else {
        return Ok(Ending::Invalid { findings: opened.findings, sources: opened.sources });
    };
    // What was renewed since the tables were written counts as such.
    let cooperation = match store::events(&request.folder) {
        Ok(events) => Enquiries::of(&events, &programme, &cooperation).0.refreshed(&cooperation),
        Err(finding) => return Ok(Ending::Invalid { findings: vec![finding], sources: opened.sources }),
    };
    let needs: Vec<Id<Need>> = match &request.need {
        None => cooperation.needs.ids().collect(),
        Some(key) => match cooperation.need(key) {
            Some(need) => vec![need],
            None => return Ok(Ending::UnknownNeed(Box::new(cooperation))),
        },
    };
    let settings = Settings { weights: request.weights, limit: request.top, near: NEAR };
    let matcher = Matcher::new(&programme, &cooperation, settings)?;
    let answers = matcher.answers(&needs, request.threads, &|done| watch(done, needs.len()))?;
    drop(matcher);
    Ok(Ending::Matched(Box::new(Matched { programme, cooperation, weights: request.weights, answers })))
}
