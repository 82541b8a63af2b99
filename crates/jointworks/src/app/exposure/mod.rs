//! What a union imports, what it could make together, and what the figures rest on.

mod candidates;
mod caveats;
mod choice;
pub(crate) mod flows;
mod folder;
mod hidden;
mod kept;
mod plants;
mod sectors;
mod sources;
mod told;
mod world;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use model::{Code, Currency, Finding};
use store::Overwrite;
use trade::chosen::{Broad, List};
use trade::names::Names;
use trade::opportunity::Opportunity;
use trade::read::Mapping;
use trade::warning::Alarm;
use trade::{Exposure, Level, Place, Union};

use crate::app::small::small;
use crate::clock::Stopwatch;
use crate::l10n::Language;

pub(crate) use candidates::Candidate;
pub(crate) use hidden::{Hidden, place_of};
pub(crate) use sectors::Sector;
pub(crate) use sources::Source;

/// What to read, for whom, and what of it to show.
pub(crate) struct Request {
    /// Trade tables: files, folders, archives.
    pub(crate) tables: Vec<PathBuf>,
    /// A folder that keeps what was read, so that the next question is answered without reading again.
    pub(crate) archive: Option<PathBuf>,
    /// The address of a database and the name of a table in it, instead of tables.
    pub(crate) database: Option<(String, String)>,
    /// The union's partners, as they were typed.
    pub(crate) partners: Vec<String>,
    /// The year to show; the last one if none.
    pub(crate) year: Option<u16>,
    /// How fine; the finest that all partners are told in if none.
    pub(crate) level: Option<Level>,
    /// What columns mean that nobody knows by heart.
    pub(crate) mappings: Vec<PathBuf>,
    /// Tables of names of goods.
    pub(crate) names: Vec<PathBuf>,
    /// Only products in these lists.
    pub(crate) chains: Vec<PathBuf>,
    /// A concordance to broad economic categories, and the categories that are wanted.
    pub(crate) broad: Option<(PathBuf, Vec<Broad>)>,
    /// Exports of the world, where the trade tables have only some countries.
    pub(crate) world: Vec<PathBuf>,
    /// Output by plant.
    pub(crate) plants: Option<PathBuf>,
    /// An input-output table, and a table of the sectors that make each code.
    pub(crate) io: Option<(PathBuf, PathBuf)>,
    /// A table of what became of codes between editions.
    pub(crate) concordance: Option<PathBuf>,
    /// A programme whose candidate projects are looked up for each opportunity.
    pub(crate) programme: Option<PathBuf>,
    /// Threads.
    pub(crate) threads: usize,
    /// Where to write page, workbook and table.
    pub(crate) out: Option<PathBuf>,
    /// Whether files that are there may be replaced.
    pub(crate) overwrite: Overwrite,
    /// The reader's language.
    pub(crate) language: Language,
}

/// How it ended.
pub(crate) enum Ending {
    /// A file is in the way.
    InTheWay(PathBuf),
    /// Nobody knows this partner.
    UnknownPartner(String),
    /// Nothing could be shown.
    Invalid(Vec<Finding>),
    /// Somebody stopped it before all tables were read: parts of tables are no figures.
    Stopped,
    /// There is something to show.
    Seen(Box<Seen>),
}

/// What was seen.
pub(crate) struct Seen {
    pub(crate) union: Union,
    /// How partners were typed: places are called the same way in machine output.
    pub(crate) spelling: Spelling,
    pub(crate) currency: Currency,
    /// The year shown.
    pub(crate) year: u16,
    /// Every year that there is.
    pub(crate) years: Vec<u16>,
    pub(crate) level: Level,
    pub(crate) names: Names,
    /// Every product and year, by product; only what was chosen.
    pub(crate) rows: Vec<Exposure>,
    /// What could be made together, the weightiest first; only what was chosen.
    pub(crate) opportunities: Vec<Opportunity>,
    pub(crate) alarms: Vec<Alarm>,
    /// What is hidden in what would be made inside, if there is an input-output table.
    pub(crate) hidden: Option<Hidden>,
    /// Codes of the findings for which the input-output table or its table of sectors was refused; empty if none was.
    pub(crate) io_refused: Vec<Code>,
    /// Where the year's imports come from and go to, if the lines are known.
    pub(crate) flows: Option<flows::Flows>,
    /// Projects of the programme, by opportunity.
    pub(crate) candidates: Vec<Candidate>,
    /// Plants nearest to each product, if their output is given.
    pub(crate) plants: BTreeMap<trade::Product, Vec<trade::capability::NearPlant>>,
    /// What is to be said of the data.
    pub(crate) findings: Vec<Finding>,
    /// The tables that lines came from, and how many rows were read.
    pub(crate) tables: Vec<String>,
    pub(crate) data_rows: u64,
    /// What else the answer rests on.
    pub(crate) sources: Vec<Source>,
    /// Whether only some products were chosen.
    pub(crate) is_part: bool,
    /// `exposure.html`, `exposure.xlsx`, `exposure.csv`, `import-lines.csv`.
    pub(crate) files: Vec<PathBuf>,
    pub(crate) elapsed: Duration,
}

/// How places are written for machines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// ISO's three letters.
    Letters,
    /// Numbers, as BACI has them.
    Numbers,
}

impl Spelling {
    pub(crate) fn of(self, place: Place) -> String {
        match self {
            Self::Letters => place.iso3().to_owned(),
            Self::Numbers => place.number().to_string(),
        }
    }
}

/// Reads, reckons, writes. `watch` is told the bytes read; when somebody sets `interrupted` while tables are read, nothing is
/// shown, written or archived.
///
/// # Errors
///
/// The machine cannot write.
pub(crate) fn expose(
    request: &Request,
    interrupted: &AtomicBool,
    watch: &(dyn Fn(u64) + Sync),
) -> anyhow::Result<Ending> {
    let clock = Stopwatch::start();
    if let Some(file) = folder::in_the_way(request) {
        return Ok(Ending::InTheWay(file));
    }
    let (union, spelling) = match union(&request.partners) {
        Ok(union) => union,
        Err(unknown) => return Ok(Ending::UnknownPartner(unknown)),
    };
    let mut findings = Vec::new();
    let mappings = mappings(request, &mut findings);
    let names = learnt(request, &mut findings);
    let lists = lists(request, &mut findings);
    let broad = request.broad.as_ref().map(|(file, wanted)| {
        (taken(file, &mut findings, |name, text| List::parse(name, text, Some("bec4"))), wanted)
    });
    if model::finding::any_error(&findings) {
        return Ok(Ending::Invalid(findings));
    }
    let told = told::told(request, &mappings, &union, interrupted, watch, &mut findings)?;
    let stopped = || interrupted.load(Ordering::Relaxed);
    let numbers: Vec<u16> = told.as_ref().map_or(Vec::new(), told::Told::numbers);
    let (Some(told), Some(year)) = (told, chosen_year(request.year, &numbers, &mut findings)) else {
        return Ok(if stopped() { Ending::Stopped } else { Ending::Invalid(findings) });
    };
    let level = told.level;
    let world = world::exports(request, &mappings, level, interrupted, watch, &mut findings);
    if stopped() {
        return Ok(Ending::Stopped);
    }
    let mut seen = Seen {
        spelling,
        currency: told.currency,
        year,
        level,
        names,
        rows: told.rows(&union),
        opportunities: told.opportunities(year, world.as_ref(), &union, request.threads).unwrap_or_else(
            |wrong| {
                findings.extend(wrong);
                Vec::new()
            },
        ),
        alarms: told.alarms.clone(),
        hidden: None,
        io_refused: Vec::new(),
        flows: None,
        candidates: Vec::new(),
        plants: BTreeMap::new(),
        findings,
        tables: told.tables.clone(),
        data_rows: told.data_rows,
        sources: Vec::new(),
        is_part: !lists.is_empty() || broad.is_some(),
        files: Vec::new(),
        elapsed: clock.elapsed(),
        years: numbers,
        union,
    };
    if let Some(file) = &request.plants {
        let world = world.as_ref().or_else(|| told.world(year));
        seen.plants = plants::nearest(file, world, request.threads, &mut seen.findings);
    }
    let parties = told.parties(year);
    caveats::add(&mut seen, &parties, world.is_some());
    // What the programme counts one by one is a share of all imports, not of the chosen ones.
    let imports = imported(&seen);
    choice::choose(
        &mut seen,
        &lists,
        broad.as_ref().map(|(list, wanted)| (list.as_ref(), wanted.as_slice())),
    );
    let mut programme = None;
    if let Some(folder) = &request.programme {
        let opened = store::open(store::Source::at(folder));
        programme = opened.programme;
        match &programme {
            Some(programme) => seen.candidates = candidates::candidates(programme, &seen.opportunities),
            None => return Ok(Ending::Invalid(opened.findings)),
        }
    }
    hidden::add(request, &mut seen, &imports, programme.as_ref());
    seen.flows = flows::flows(&seen.opportunities, programme.as_ref(), &lists);
    seen.sources = sources::sources(request, &seen, world.as_ref().map(|world| world.year));
    if let Some(out) = &request.out {
        seen.findings.extend(folder::left(&seen, out));
        seen.files = folder::write(&seen, out, request)?;
    }
    seen.elapsed = clock.elapsed();
    Ok(Ending::Seen(Box::new(seen)))
}

/// What is imported from outside in the year shown, by product.
fn imported(seen: &Seen) -> Vec<(trade::Product, i64)> {
    let now = seen.rows.iter().filter(|row| row.sums.year == seen.year);
    now.map(|row| (row.product(), row.sums.outside)).collect()
}

/// The union of partners as they were typed, and how they were; or the first that nobody knows.
fn union(partners: &[String]) -> Result<(Union, Spelling), String> {
    let members = partners.iter().map(|partner| Place::find(partner).ok_or_else(|| partner.clone()));
    let members = members.collect::<Result<Vec<Place>, String>>()?;
    let numbers = partners.iter().all(|partner| partner.bytes().all(|byte| byte.is_ascii_digit()));
    Ok((Union::new(&members), if numbers { Spelling::Numbers } else { Spelling::Letters }))
}

/// The year that was asked for, or the last one.
fn chosen_year(asked: Option<u16>, years: &[u16], findings: &mut Vec<Finding>) -> Option<u16> {
    let last = *years.last()?;
    let Some(asked) = asked else { return Some(last) };
    if years.contains(&asked) {
        return Some(asked);
    }
    let known: Vec<String> = years.iter().map(ToString::to_string).collect();
    let finding = Finding::new(Code::TradeYearMissing, asked.to_string());
    findings.push(finding.with("year", i64::from(asked)).with("years", known.join(", ")));
    None
}

fn mappings(request: &Request, findings: &mut Vec<Finding>) -> Vec<Mapping> {
    let mut mappings = Vec::new();
    for file in &request.mappings {
        let mapping = taken(file, findings, |name, bytes| match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Mapping::parse(name, text)),
            Err(error) => {
                let byte = error.valid_up_to() + 1;
                Err(Finding::new(Code::NotUtf8, name).with("byte", byte).at(name, None, None))
            }
        });
        match mapping {
            Some(Ok(mapping)) => mappings.push(mapping),
            Some(Err(wrong)) => findings.extend(wrong),
            None => {}
        }
    }
    mappings
}

fn learnt(request: &Request, findings: &mut Vec<Finding>) -> Names {
    let mut names = Names::default();
    for file in &request.names {
        taken(file, findings, |name, text| names.learn(name, text));
    }
    names
}

fn lists(request: &Request, findings: &mut Vec<Finding>) -> Vec<List> {
    let read = |file: &PathBuf| taken(file, findings, |name, text| List::parse(name, text, None));
    request.chains.iter().filter_map(read).collect()
}

/// What a small file says, unpacked if it is packed; nothing, and a finding, if it cannot be read.
fn taken<T>(
    file: &Path,
    findings: &mut Vec<Finding>,
    parse: impl FnOnce(&str, &[u8]) -> Result<T, Finding>,
) -> Option<T> {
    let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned();
    let parsed = small(file).and_then(|text| parse(&name, &text));
    parsed.map_err(|finding| findings.push(finding)).ok()
}

#[cfg(test)]
mod tests;
