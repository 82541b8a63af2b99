//! The archive behind a question: what it was made from, whether it would be made the same way today, and what there was to say.
//!
//! An archive that is used though its tables changed would be a wrong figure, so each of its files knows all that decided its figures:
//! tables with sizes, times and places on the disk, mappings, the version of the program; also which years were written together, and
//! the findings of the reading, which are told again with every answer.

use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use model::{Code, Currency, Fact, Finding, Money};
use serde::{Deserialize, Serialize};
use trade::archive::{Archive, Error};
use trade::read::{Mapping, Reading};
use trade::{Keep, Level, Place, Union, Year};

use super::Request;
use super::told::{Told, Years, finished};

/// How an archive answers.
pub(super) enum Answer {
    /// As the tables would.
    Told(Box<Told>, Vec<Finding>),
    /// It cannot, and nobody gave tables that could.
    Refused(Vec<Finding>),
    /// The tables must be read: they, or how they are read, are others than those that it was made from, or a part of it is lost.
    Other,
}

/// What an archive was made from, as each of its files has it.
#[derive(Debug, Deserialize, PartialEq, Serialize)]
pub(super) struct Made {
    currency: String,
    rows: u64,
    monthly: bool,
    /// The tables that lines came from.
    tables: Vec<String>,
    /// The years that were written together.
    years: Vec<u16>,
    from: Origin,
    notes: Vec<Note>,
}

/// All that decides the figures.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub(super) struct Origin {
    version: String,
    /// Each file with its length, when it was changed, and where it lies on the disk.
    files: Vec<String>,
    mappings: String,
}

impl Origin {
    /// Of tables as they are now, so it is asked for before they are read.
    pub(super) fn of(tables: &[PathBuf], mappings: &[Mapping]) -> Self {
        let version = env!("CARGO_PKG_VERSION").to_owned();
        let files = tables.iter().flat_map(|path| trade::read::files(path)).map(|file| mark(&file)).collect();
        Self { version, files, mappings: format!("{mappings:?}") }
    }
}

/// What tells a file from another one, and from itself after a change: its name and length, when it was changed, and, where the system
/// tells, which one it is on the disk and when anything about it was changed, which nobody can put back.
fn mark(file: &Path) -> String {
    let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned();
    let Ok(known) = std::fs::metadata(file) else { return name };
    let changed = known.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    format!("{name} {} {}{}", known.len(), changed.map_or(0, |since| since.as_nanos()), identity(&known))
}

#[cfg(unix)]
fn identity(known: &std::fs::Metadata) -> String {
    use std::os::unix::fs::MetadataExt as _;
    format!(" {} {} {} {}", known.dev(), known.ino(), known.ctime(), known.ctime_nsec())
}

#[cfg(not(unix))]
fn identity(_: &std::fs::Metadata) -> String {
    String::new()
}

/// What was read of tables, on its way into an archive.
pub(super) struct Read<'a> {
    pub(super) years: &'a [Year],
    pub(super) reading: &'a Reading,
    pub(super) currency: Currency,
    pub(super) monthly: bool,
    /// What there is to say of it, for everybody.
    pub(super) said: &'a [Finding],
}

/// Makes the archive that of these years, and of no others.
///
/// # Errors
///
/// The machine cannot write.
pub(super) fn write(folder: &Path, origin: &Origin, read: &Read<'_>) -> anyhow::Result<()> {
    let numbers: Vec<u16> = read.years.iter().map(|year| year.year).collect();
    let made = Made {
        currency: read.currency.to_string(),
        rows: read.reading.rows,
        monthly: read.monthly,
        tables: read.reading.tables.clone(),
        years: numbers.clone(),
        from: origin.clone(),
        notes: read.said.iter().map(Note::of).collect(),
    };
    let source = serde_json::to_string(&made)?;
    let cannot = |Error { path, source }: Error| store::Error::Write { path, source };
    Archive::write(folder, read.years, &source).map_err(cannot)?;
    Archive::forget_others(folder, &numbers).map_err(cannot)?;
    Ok(())
}

/// What the archive has for a union, if it was made from the tables that are given, or none are.
pub(super) fn answer(request: &Request, folder: &Path, origin: &Origin, union: &Union) -> Answer {
    let (archive, mut said) = Archive::open(folder);
    let (numbers, given) = (archive.years(), !request.tables.is_empty());
    let source = numbers.last().and_then(|year| archive.source(*year)).unwrap_or_default();
    let Ok(made) = serde_json::from_str::<Made>(source) else {
        let shown = folder.display().to_string();
        let about = |code| Finding::new(code, shown.as_str()).at(&shown, None, None);
        if !numbers.is_empty() {
            said.push(about(Code::TradeArchiveVersion));
        } else if said.is_empty() {
            said.push(about(Code::MissingFile).with("file", shown.as_str()).with("kind", "single"));
        }
        return if given { Answer::Other } else { Answer::Refused(said) };
    };
    let own = |year: &u16| numbers.contains(year) && archive.source(*year) == Some(source);
    let lost: Vec<String> = made.years.iter().filter(|year| !own(year)).map(u16::to_string).collect();
    let notes: Option<Vec<Finding>> = made.notes.iter().map(Note::finding).collect();
    let Some((currency, notes)) = Currency::parse(&made.currency).zip(notes) else {
        said.push(Finding::new(Code::TradeArchiveVersion, folder.display().to_string()));
        return if given { Answer::Other } else { Answer::Refused(said) };
    };
    if given && (!lost.is_empty() || made.from != *origin) {
        return Answer::Other;
    }
    let shown = folder.display().to_string();
    if !lost.is_empty() {
        let finding = Finding::new(Code::TradeArchiveIncomplete, shown.as_str());
        said.push(finding.with("years", lost.join(", ")).at(&shown, None, None));
    }
    let keep = Keep::Union(union.clone());
    let mut years = Vec::new();
    for number in made.years.iter().filter(|year| own(year)) {
        match archive.read(*number, &keep) {
            Ok(year) => years.push(year),
            Err(_) if given => return Answer::Other,
            Err(finding) => said.push(finding),
        }
    }
    said.extend(notes.into_iter().filter(|finding| concerns(finding, union)));
    if let Some(asked) = request.level {
        if let Some(year) = years.iter().find(|year| year.level < asked) {
            said.push(coarse(&shown, year.level, asked));
            return Answer::Refused(said);
        }
        years = years.into_iter().map(|year| year.within(asked)).collect();
    }
    let Some((years, level, currency)) = finished(request, years, Some(currency), &mut said) else {
        return Answer::Refused(said);
    };
    if made.monthly {
        let rows = i64::try_from(made.rows).unwrap_or(i64::MAX);
        said.push(
            Finding::new(Code::TradeArchiveMonths, shown.as_str()).with("rows", rows).at(&shown, None, None),
        );
    }
    let told = Told {
        currency,
        level,
        alarms: Vec::new(),
        tables: made.tables,
        data_rows: made.rows,
        years: Years::Whole(years),
    };
    Answer::Told(Box::new(told), said)
}

fn coarse(shown: &str, level: Level, asked: Level) -> Finding {
    Finding::new(Code::TradeArchiveLevel, shown)
        .with("level", i64::from(level.digits()))
        .with("asked", i64::from(asked.digits()))
        .at(shown, None, None)
}

/// Whether a finding is of the tables, or of a member of the union; what is to be said of others' reports is not told.
fn concerns(finding: &Finding, union: &Union) -> bool {
    let partner = finding.subject.strip_prefix("partner ").and_then(Place::find);
    partner.is_none_or(|partner| union.has(partner))
}

/// A finding, as an archive keeps it.
#[derive(Debug, Deserialize, PartialEq, Serialize)]
struct Note {
    code: String,
    subject: String,
    place: Option<(String, Option<u32>, Option<String>)>,
    facts: Vec<(String, Kept)>,
}

/// A fact of a finding about trade tables.
#[derive(Debug, Deserialize, PartialEq, Serialize)]
enum Kept {
    Text(String),
    Whole(i64),
    Money(i64, String),
}

/// The names of facts that findings of reading have, as docs/reference/findings.md lists them.
const FACTS: [&str; 29] = [
    "rows",
    "found",
    "value",
    "lines",
    "other",
    "year",
    "years",
    "flow",
    "level",
    "asked",
    "percent",
    "editions",
    "currencies",
    "reason",
    "ratio",
    "limit",
    "missing",
    "columns",
    "role",
    "first",
    "second",
    "column",
    "key",
    "byte",
    "file",
    "kind",
    "exporters",
    "needed",
    "used",
];

impl Note {
    fn of(finding: &Finding) -> Self {
        let fact = |fact: &Fact| match fact {
            Fact::Whole(whole) => Kept::Whole(*whole),
            Fact::Money(money) => Kept::Money(money.minor, money.currency.to_string()),
            other => Kept::Text(other.to_string()),
        };
        Self {
            code: finding.code.word().to_owned(),
            subject: finding.subject.clone(),
            place: finding.place.clone().map(|place| (place.file, place.row, place.column)),
            facts: finding.facts.iter().map(|(name, it)| ((*name).to_owned(), fact(it))).collect(),
        }
    }

    /// The finding; nothing if it is one of another version of the program.
    fn finding(&self) -> Option<Finding> {
        let code = Code::ALL.iter().find(|code| code.word() == self.code)?;
        let mut finding = Finding::new(*code, self.subject.as_str());
        for (name, kept) in &self.facts {
            let name = FACTS.iter().find(|known| *known == name)?;
            let fact = match kept {
                Kept::Text(text) => Fact::Text(text.clone()),
                Kept::Whole(whole) => Fact::Whole(*whole),
                Kept::Money(minor, currency) => {
                    Fact::Money(Money { minor: *minor, currency: Currency::parse(currency)? })
                }
            };
            finding = finding.with(name, fact);
        }
        Some(match &self.place {
            Some((file, row, column)) => finding.at(file, *row, column.as_deref()),
            None => finding,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every fact that the reference names for findings of trade tables can be kept, so that no finding is lost on the way.
    #[test]
    fn every_fact_of_a_trade_finding_can_be_kept() {
        let page = include_str!("../../../../../docs/reference/findings.md");
        let rows = page.lines().filter(|line| line.starts_with("| `trade-"));
        let facts =
            rows.flat_map(|row| row.rsplit('|').nth(1).unwrap_or_default().split('`').skip(1).step_by(2));
        let facts: Vec<&str> = facts.collect();
        assert!(facts.len() > 30);
        // These are said of an answer, never of a reading.
        let of_answers = ["from", "to", "unmapped", "split", "part", "plants", "products", "headings"];
        let lost: Vec<&&str> =
            facts.iter().filter(|it| !FACTS.contains(it) && !of_answers.contains(it)).collect();
        assert!(lost.is_empty(), "{lost:?}");
    }

    /// A finding comes back as it was, with its place and its facts.
    #[test]
    fn a_finding_comes_back() {
        let money = Money { minor: 123, currency: Currency::parse("EUR").unwrap() };
        let finding = Finding::new(Code::TradeUnreadableRows, "a.csv")
            .with("rows", 3_i64)
            .with("found", "x\ty")
            .with("value", money)
            .at("a.csv", Some(7), Some("v"));
        let written = serde_json::to_string(&Note::of(&finding)).unwrap();
        assert_eq!(serde_json::from_str::<Note>(&written).unwrap().finding(), Some(finding));
    }
}
