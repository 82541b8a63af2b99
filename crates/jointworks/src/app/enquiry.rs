//! From enquiry to award: add an event, see what stands, hand awards to the planner.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use cooperation::enquiry::{Awarded, Enquiries, awarded};
use model::cooperation::{Deed, Event};
use model::time::Day;
use model::{Code, Cooperation, Finding, Programme};
use store::{Overwrite, Refused, Source, Sources};

/// How it ended.
pub(crate) enum Ending<T> {
    /// The programme has errors, or its journal is damaged.
    Invalid {
        /// Why.
        findings: Vec<Finding>,
        /// The files' text, for drawing.
        sources: Sources,
    },
    /// The event breaks a rule.
    Refused(Finding),
    /// Done.
    Done(T),
}

/// What stands now in a folder.
pub(crate) struct Stand {
    pub(crate) programme: Programme,
    /// With what was renewed.
    pub(crate) cooperation: Cooperation,
    pub(crate) enquiries: Enquiries,
    /// Events that count for nothing, because tables have changed under them, with who acted: nobody else may learn of them.
    pub(crate) findings: Vec<(String, Finding)>,
}

/// An event that was added, or was known.
pub(crate) struct Added {
    pub(crate) id: String,
    /// False if it was known already.
    pub(crate) is_new: bool,
}

/// The programme and its tables of cooperation, and the events beside them.
pub(crate) fn stand(folder: &Path) -> Ending<Stand> {
    if let Some(finding) = store::folder_needed(folder) {
        return Ending::Refused(finding);
    }
    let opened = store::open(Source::Folder(folder));
    let (Some(programme), Some(cooperation)) = (opened.programme, opened.cooperation) else {
        return Ending::Invalid { findings: opened.findings, sources: opened.sources };
    };
    match store::events(folder) {
        Ok(events) => {
            let (enquiries, found) = Enquiries::of(&events, &programme, &cooperation);
            let who = |finding: &Finding| {
                let event = events.iter().find(|event| event.id == finding.subject);
                event.map_or_else(String::new, |event| event.who.clone())
            };
            let findings = found.into_iter().map(|finding| (who(&finding), finding)).collect();
            let cooperation = enquiries.refreshed(&cooperation);
            Ending::Done(Stand { programme, cooperation, enquiries, findings })
        }
        Err(finding) => Ending::Invalid { findings: vec![finding], sources: opened.sources },
    }
}

/// Adds an event of a day up to `last`.
///
/// Without an id it gets one of its own content, so that sending it twice counts once: it is known if it is the last thing that the
/// same one said about the same matter. Said again after something else, it is another event.
///
/// # Errors
///
/// The machine cannot write.
pub(crate) fn act(
    folder: &Path,
    id: Option<String>,
    (day, last): (Day, Day),
    who: String,
    deed: Deed,
) -> anyhow::Result<Ending<Added>> {
    if let Some(finding) = store::folder_needed(folder) {
        return Ok(Ending::Refused(finding));
    }
    if day > last {
        // Days only go on: nothing could be added until that day has come.
        let finding = Finding::new(Code::EventInFuture, id.unwrap_or_else(|| deed.word().to_owned()));
        return Ok(Ending::Refused(finding.with("last", last.to_string())));
    }
    let opened = store::open(Source::Folder(folder));
    let (Some(programme), Some(cooperation)) = (opened.programme, opened.cooperation) else {
        return Ok(Ending::Invalid { findings: opened.findings, sources: opened.sources });
    };
    let mut event = Event { id: String::new(), day, who, deed };
    let recorded = store::record(folder, |known| {
        event.id = id.unwrap_or_else(|| own_id(&event, known));
        let (mut enquiries, _) = Enquiries::of(known, &programme, &cooperation);
        let is_new = enquiries.add(&event, &programme, &cooperation)?;
        Ok::<_, Finding>(is_new.then(|| event.clone()))
    });
    match recorded {
        Ok(is_new) => Ok(Ending::Done(Added { id: event.id, is_new })),
        Err(Refused::Decided(finding)) => Ok(Ending::Refused(finding)),
        Err(Refused::Damaged(finding)) => {
            Ok(Ending::Invalid { findings: vec![finding], sources: opened.sources })
        }
        Err(Refused::Machine(error)) => Err(error.into()),
    }
}

/// The id that an event has of its content, and of how often it was said before.
fn own_id(event: &Event, known: &[Event]) -> String {
    let is_same = |it: &&Event| it.day == event.day && it.who == event.who && it.deed == event.deed;
    let about = |it: &&Event| it.who == event.who && it.deed.subject() == event.deed.subject();
    if let Some(again) = known.iter().rev().find(about).filter(is_same) {
        return again.id.clone();
    }
    let before = match known.iter().filter(is_same).count() {
        0 => String::new(),
        times => format!("{times} "),
    };
    let content = store::digest(format!("{before}{} {} {:?}", event.day, event.who, event.deed).as_bytes());
    content.chars().take(16).collect()
}

/// Rows for the tables of a programme: columns and cells.
pub(crate) type Rows = Vec<Vec<(&'static str, String)>>;

/// Awards as candidate projects.
pub(crate) struct Candidates {
    /// The awards that become projects, with the projects' keys.
    pub(crate) projects: Vec<(Awarded, String)>,
    /// Awards whose need names no product of the programme, or that have no price at their share.
    pub(crate) incomplete: Vec<Awarded>,
    /// Rows by table.
    pub(crate) rows: Vec<(&'static str, Rows)>,
}

/// What awards put before the planner; what the programme has already of an award is left out.
pub(crate) fn candidates(stand: &Stand) -> Candidates {
    let Stand { programme, cooperation, enquiries, .. } = stand;
    let (mut projects, mut sites, mut tasks) = (Rows::new(), Rows::new(), Rows::new());
    let mut found = Candidates { projects: Vec::new(), incomplete: Vec::new(), rows: Vec::new() };
    let mut taken: BTreeSet<String> = programme.projects.iter().map(|known| known.key.clone()).collect();
    for award in awarded(enquiries, programme, cooperation) {
        let need = &cooperation.needs[award.need];
        let plant = &programme.plants[cooperation.capabilities[award.capability].plant];
        // The thread of ids, from the project back to what was needed.
        let origin = format!("award {}, quote {},", award.award, award.quotes.join(" + "));
        let source = format!("{origin} enquiry {}, need {}", award.enquiry, need.key);
        if programme.projects.iter().any(|known| known.provenance.source.starts_with(&origin)) {
            continue;
        }
        let (Some(product), Some(price), Some(tooling)) = (award.product, award.unit_price, award.tooling)
        else {
            found.incomplete.push(award);
            continue;
        };
        let project = free_key(&format!("{}-{}", need.key, plant.key), &taken);
        taken.insert(project.clone());
        let evidence = || [("source", source.clone()), ("basis", "estimate".to_owned())];
        let currency = || ("currency", programme.currency.code().to_owned());
        let mut row = vec![
            ("project", project.clone()),
            ("name", need.name.plain.clone()),
            ("product", programme.products[product].key.clone()),
            ("capacity_per_period", award.capacity_per_period.to_string()),
            ("unit_price", price.to_decimal().to_string()),
            currency(),
            ("must", "free".to_owned()),
        ];
        row.extend(evidence());
        projects.push(row);
        let mut row = vec![("project", project.clone()), ("plant", plant.key.clone())];
        row.extend(evidence());
        sites.push(row);
        let mut row = vec![
            ("project", project.clone()),
            ("task", "tool".to_owned()),
            ("kind", "tooling".to_owned()),
            ("mode", "normal".to_owned()),
            ("duration", award.periods.to_string()),
            ("outlay", tooling.to_string()),
            currency(),
        ];
        row.extend(evidence());
        tasks.push(row);
        found.projects.push((award, project));
    }
    found.rows = vec![("projects", projects), ("sites", sites), ("tasks", tasks)];
    found
}

/// A key that no project has: the plain one, or with the smallest number from 2 on.
fn free_key(plain: &str, taken: &BTreeSet<String>) -> String {
    let numbered = (2_usize..).map(|number| format!("{plain}-{number}"));
    let keys = std::iter::once(plain.to_owned()).chain(numbered);
    keys.into_iter().find(|key| !taken.contains(key)).unwrap_or_default()
}

/// What awards put before the planner, added to the folder's tables; nobody else writes there in the meantime.
///
/// # Errors
///
/// The machine cannot read or write.
pub(crate) fn put(folder: &Path) -> anyhow::Result<Ending<(Stand, Candidates, Vec<PathBuf>)>> {
    if let Some(finding) = store::folder_needed(folder) {
        return Ok(Ending::Refused(finding));
    }
    let done = store::holding(folder, |_| match stand(folder) {
        Ending::Done(stand) => {
            let candidates = candidates(&stand);
            let written = write(folder, &candidates)?;
            Ok(Ending::Done((stand, candidates, written)))
        }
        Ending::Invalid { findings, sources } => Ok(Ending::Invalid { findings, sources }),
        Ending::Refused(finding) => Ok(Ending::Refused(finding)),
    });
    match done {
        Ok(ending) => ending,
        Err(Refused::Damaged(finding)) => {
            Ok(Ending::Invalid { findings: vec![finding], sources: Sources::default() })
        }
        Err(Refused::Machine(error)) => Err(error.into()),
        Err(Refused::Decided(never)) => match never {},
    }
}

/// Adds the rows to the folder's tables, all or none.
///
/// # Errors
///
/// The machine cannot read or write.
fn write(folder: &Path, candidates: &Candidates) -> anyhow::Result<Vec<PathBuf>> {
    let mut written = Vec::new();
    for (table, rows) in candidates.rows.iter().filter(|(_, rows)| !rows.is_empty()) {
        let name = format!("{table}.csv");
        let text = match std::fs::read_to_string(folder.join(&name)) {
            Ok(text) => Some(text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => return Err(error.into()),
        };
        if let Some(text) = store::appended(table, text.as_deref(), rows) {
            written.push((name, text.into_bytes()));
        }
    }
    if !written.is_empty() {
        store::write_folder(folder, &written, Overwrite::Allowed)?;
    }
    Ok(written.into_iter().map(|(name, _)| folder.join(name)).collect())
}
