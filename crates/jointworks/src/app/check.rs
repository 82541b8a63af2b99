//! Validate a programme; judge a plan of it; prove its bound.

use std::path::{Path, PathBuf};

use model::{Finding, Programme};
use store::{Source, Sources};

/// What to check.
pub(crate) struct Request {
    /// The programme's folder.
    pub(crate) folder: PathBuf,
}

/// What was found.
pub(crate) struct Checked {
    /// The programme, if it can be planned.
    pub(crate) programme: Option<Programme>,
    /// Findings of the programme's files.
    pub(crate) findings: Vec<Finding>,
    /// The files' text, for drawing.
    pub(crate) sources: Sources,
}

/// Checks.
pub(crate) fn check(request: &Request) -> Checked {
    let opened = store::open(Source::Folder(&request.folder));
    Checked { programme: opened.programme, findings: opened.findings, sources: opened.sources }
}
