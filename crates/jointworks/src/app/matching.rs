//! Match needs with capabilities: who could make it, alone or together, and who comes nearest where nobody can.

use std::collections::BTreeMap;
use std::path::PathBuf;

use cooperation::enquiry::Enquiries;
use cooperation::{Answer, Matcher, Nomenclature, Settings, Suggestion, Weights};
use model::cooperation::Need;
use model::{Cooperation, Finding, Id, Programme};
use store::{Source, Sources};
use trade::names::Names;

use super::small::small;

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
    /// Nomenclatures, to suggest customs codes for needs without one.
    pub(crate) codes: Vec<PathBuf>,
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
    /// Customs codes that a need without one may have, the best first.
    pub(crate) codes: BTreeMap<Id<Need>, Vec<Suggestion>>,
}

/// Codes suggested for a need.
const SUGGESTED: usize = 5;

/// Plants told of that break something, for each need.
const NEAR: usize = 3;

/// Matches. `watch` is told how many needs are done, and of how many.
///
/// # Errors
///
/// The index of capabilities could not be built.
pub(crate) fn answer(request: &Request, watch: &(dyn Fn(usize, usize) + Sync)) -> anyhow::Result<Ending> {
    let opened = store::open(Source::at(&request.folder));
    let (Some(programme), Some(cooperation)) = (opened.programme, opened.cooperation) else {
        return Ok(Ending::Invalid { findings: opened.findings, sources: opened.sources });
    };
    // What was renewed since the tables were written counts as such.
    let events = match Source::at(&request.folder) {
        // Nothing is recorded beside a workbook.
        Source::Workbook(_) => Ok(Vec::new()),
        Source::Folder(_) | Source::Files(_) => store::events(&request.folder),
    };
    let cooperation = match events {
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
    let mut names = Names::default();
    for file in &request.codes {
        let shown = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy();
        let learnt = small(file).and_then(|text| names.learn(&shown, &text));
        if let Err(finding) = learnt {
            return Ok(Ending::Invalid { findings: vec![finding], sources: opened.sources });
        }
    }
    let codes = suggested(&names, &cooperation, &needs);
    Ok(Ending::Matched(Box::new(Matched {
        programme,
        cooperation,
        weights: request.weights,
        answers,
        codes,
    })))
}

/// A shortlist for each need that has no code; nothing without a nomenclature.
fn suggested(
    names: &Names,
    cooperation: &Cooperation,
    needs: &[Id<Need>],
) -> BTreeMap<Id<Need>, Vec<Suggestion>> {
    let rows: Vec<(String, String)> =
        names.given().map(|(code, name)| (code.to_string(), name.to_owned())).collect();
    if rows.is_empty() {
        return BTreeMap::new();
    }
    let nomenclature = Nomenclature::new(&rows);
    let without = needs.iter().filter(|need| cooperation.needs[**need].hs.is_empty());
    let suggest = |need: &Id<Need>| {
        let row = &cooperation.needs[*need];
        let names = [Some(&row.name.plain), row.name.ru.as_ref(), row.name.be.as_ref()];
        let text = names.into_iter().flatten().cloned().collect::<Vec<_>>().join(", ");
        // Subheadings where the nomenclature has them.
        let fine = nomenclature.suggest(&text, 6, SUGGESTED);
        (*need, if fine.is_empty() { nomenclature.suggest(&text, 4, SUGGESTED) } else { fine })
    };
    without.map(suggest).collect()
}
