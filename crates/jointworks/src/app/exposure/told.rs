//! Where the figures come from: trade tables, an archive of them, or a table in a database.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use model::{Code, Currency, Finding};
use trade::database;
use trade::edition::Correspondence;
use trade::opportunity::{self, Evidence, Opportunity, covers_world, opportunities};
use trade::panel::{mixed_editions, panel};
use trade::read::{Goods, Line, Mapping, Reading, Side, Sink, read};
use trade::warning::{Alarm, Months, Thresholds};
use trade::{Exposure, Gather, Keep, Level, Place, Union, Year};

use super::kept::{self, Answer, Origin, Read};
use super::{Request, taken};

/// What tables, archive or database told.
pub(super) struct Told {
    pub(super) currency: Currency,
    pub(super) level: Level,
    pub(super) alarms: Vec<Alarm>,
    pub(super) tables: Vec<String>,
    pub(super) data_rows: u64,
    pub(super) years: Years,
}

/// Years with their lines, or what they add up to.
pub(super) enum Years {
    Whole(Vec<Year>),
    Sums(Vec<database::Told>),
}

/// Who is in a year's tables.
pub(super) struct Parties {
    pub(super) importing: Vec<Place>,
    pub(super) exporting: Vec<Place>,
    /// Places that told their exports themselves.
    pub(super) exporters: usize,
    pub(super) covered: bool,
}

impl Told {
    /// The years, sorted.
    pub(super) fn numbers(&self) -> Vec<u16> {
        match &self.years {
            Years::Whole(years) => years.iter().map(|year| year.year).collect(),
            Years::Sums(years) => years.iter().map(|year| year.year).collect(),
        }
    }

    /// Every product and year, by product.
    pub(super) fn rows(&self, union: &Union) -> Vec<Exposure> {
        let mut rows: Vec<Exposure> = match &self.years {
            Years::Whole(years) => {
                let of = |year: &Year| {
                    let covered = covers_world(year);
                    year.sums(union)
                        .into_iter()
                        .map(move |sums| Exposure::of(sums, covered))
                        .collect::<Vec<_>>()
                };
                years.iter().flat_map(of).collect()
            }
            Years::Sums(years) => {
                let of = |year: &database::Told| {
                    let covered = is_world(year);
                    year.sums.iter().map(move |sums| Exposure::of(sums.clone(), covered)).collect::<Vec<_>>()
                };
                years.iter().flat_map(of).collect()
            }
        };
        rows.sort_by_key(|row| (row.sums.product, row.sums.year));
        rows
    }

    /// The year's own table, if it has the world's exports.
    pub(super) fn world(&self, asked: u16) -> Option<&Year> {
        match &self.years {
            Years::Whole(years) => years.iter().find(|year| year.year == asked && covers_world(year)),
            Years::Sums(_) => None,
        }
    }

    /// What could be made together, by the year's figures.
    pub(super) fn opportunities(
        &self,
        year: u16,
        world: Option<&Year>,
        union: &Union,
        threads: usize,
    ) -> Result<Vec<Opportunity>, Vec<Finding>> {
        match &self.years {
            Years::Whole(years) => opportunities(&Evidence { years, year, world, threads }, union),
            Years::Sums(years) => {
                let told = years.iter().map(|it| opportunity::Told {
                    year: it.year,
                    covered: is_world(it),
                    sums: it.sums.clone(),
                });
                opportunity::of_sums(told.collect(), year, world, union, threads)
            }
        }
    }

    /// Who is in the tables of a year.
    pub(super) fn parties(&self, asked: u16) -> Parties {
        let nobody = Parties { importing: Vec::new(), exporting: Vec::new(), exporters: 0, covered: false };
        match &self.years {
            Years::Whole(years) => {
                years.iter().find(|year| year.year == asked).map_or(nobody, |year| Parties {
                    importing: year.importers.iter().map(|it| it.place).collect(),
                    exporting: year.exporters.iter().map(|it| it.place).collect(),
                    exporters: year.exporters.iter().filter(|it| it.side != Side::Importer).count(),
                    covered: covers_world(year),
                })
            }
            Years::Sums(years) => {
                years.iter().find(|year| year.year == asked).map_or(nobody, |year| Parties {
                    importing: year.importing.clone(),
                    exporting: year.exporting.clone(),
                    exporters: year.exporters,
                    covered: is_world(year),
                })
            }
        }
    }
}

fn is_world(year: &database::Told) -> bool {
    year.exporters >= trade::exposure::WORLD
}

/// Lines of trade, and of them those by month.
struct Both {
    gather: Gather,
    months: Months,
}

impl Sink for Both {
    #[inline]
    fn take(&mut self, line: &Line) {
        self.gather.add(line);
        if line.month > 0 {
            self.months.take(line);
        }
    }

    fn take_alike(&mut self, like: &Line, goods: &[Goods]) {
        self.gather.take_alike(like, goods);
        if like.month > 0 {
            self.months.take_alike(like, goods);
        }
    }

    fn take_part(&mut self, line: &Line) {
        self.months.take(line);
    }

    fn absorb(&mut self, other: Self) {
        self.gather.join(other.gather);
        self.months.absorb(other.months);
    }

    fn weighs(&self, importer: Place) -> bool {
        self.gather.weighs(importer) || self.months.weighs(importer)
    }
}

/// From the database if there is one, else from tables or their archive. Nothing, with findings, if nothing can be told.
///
/// # Errors
///
/// As below.
pub(super) fn told(
    request: &Request,
    mappings: &[Mapping],
    union: &Union,
    interrupted: &AtomicBool,
    watch: &(dyn Fn(u64) + Sync),
    findings: &mut Vec<Finding>,
) -> anyhow::Result<Option<Told>> {
    match &request.database {
        Some((url, table)) => by_database(request, url, table, mappings, union, interrupted, findings),
        None => by_tables(request, mappings, union, interrupted, watch, findings),
    }
}

/// From trade tables, or from the archive of them if it is given and has them. Nothing, with findings, if nothing can be told.
///
/// # Errors
///
/// The archive cannot be written.
fn by_tables(
    request: &Request,
    mappings: &[Mapping],
    union: &Union,
    interrupted: &AtomicBool,
    watch: &(dyn Fn(u64) + Sync),
    findings: &mut Vec<Finding>,
) -> anyhow::Result<Option<Told>> {
    let origin = Origin::of(&request.tables, mappings);
    if let Some(folder) = request.archive.as_deref() {
        match kept::answer(request, folder, &origin, union) {
            Answer::Told(told, said) => {
                findings.extend(said);
                return Ok(Some(*told));
            }
            Answer::Refused(said) => {
                findings.extend(said);
                return Ok(None);
            }
            Answer::Other => {}
        }
    }
    let keep = if request.archive.is_some() { Keep::All } else { Keep::Union(union.clone()) };
    let level = request.level.unwrap_or(Level::Subheading);
    let sink = || Both { gather: Gather::new(&keep), months: Months::new(union.clone(), level) };
    let (both, reading) = reads(request, &request.tables, mappings, interrupted, watch, &sink);
    let Both { gather, months } = both;
    if reading.stopped || interrupted.load(Ordering::Relaxed) {
        return Ok(None);
    }
    let mut said = reading.findings.clone();
    let currencies_differ = said.iter().any(|finding| finding.code == Code::TradeCurrencies);
    let currency = reading.currencies.first().and_then(|code| Currency::parse(code));
    // An archive is of one level for everybody; where tables have several, they are read anew each time.
    let archivable = request.archive.as_deref().filter(|_| !currencies_differ).zip(gather.level());
    let (whose, at) = match archivable {
        Some((_, level)) => (None, Some(level)),
        None => (Some(union), request.level),
    };
    let (mut years, decided) = gather.seal(whose, at, request.threads);
    // Months of one line are no repetition.
    let monthly = !months.is_empty();
    said.extend(decided.into_iter().filter(|finding| !(monthly && finding.code == Code::TradeRepeated)));
    if let (Some((folder, _)), Some(currency), false) = (archivable, currency, years.is_empty()) {
        let read = Read { years: &years, reading: &reading, currency, monthly, said: &said };
        kept::write(folder, &origin, &read)?;
        match kept::answer(request, folder, &origin, union) {
            Answer::Told(told, said) => {
                // This time the months are at hand.
                findings.extend(said.into_iter().filter(|it| it.code != Code::TradeArchiveMonths));
                return Ok(Some(Told { alarms: months.alarms(Thresholds::USUAL), ..*told }));
            }
            Answer::Refused(said) => {
                findings.extend(said);
                return Ok(None);
            }
            Answer::Other => {}
        }
        years.iter_mut().for_each(|year| year.importers.retain(|importer| union.has(importer.place)));
        years =
            years.into_iter().map(|year| year.within(request.level.unwrap_or(Level::Subheading))).collect();
    }
    findings.extend(said);
    Ok(finished(request, years, currency.filter(|_| !currencies_differ), findings).map(
        |(years, level, currency)| Told {
            currency,
            level,
            alarms: months.alarms(Thresholds::USUAL),
            tables: reading.tables,
            data_rows: reading.rows,
            years: Years::Whole(years),
        },
    ))
}

/// The years in one edition, with their level; nothing if there are none.
pub(super) fn finished(
    request: &Request,
    years: Vec<Year>,
    currency: Option<Currency>,
    findings: &mut Vec<Finding>,
) -> Option<(Vec<Year>, Level, Currency)> {
    let told = findings.iter().any(|finding| finding.code == Code::TradeEditionsMixed);
    let years = match &request.concordance {
        Some(file) => in_one_edition(years, file, findings),
        None => {
            let codes = years.iter().flat_map(|year| year.products.iter().copied());
            findings.extend(mixed_editions(codes).filter(|_| !told));
            years
        }
    };
    let level = years.first()?.level;
    Some((years, level, currency?))
}

/// From a table in a database: one statement, of which only sums travel. Nothing, with findings, if it is refused.
///
/// # Errors
///
/// The engine failed, took too long, or was stopped.
fn by_database(
    request: &Request,
    url: &str,
    table: &str,
    mappings: &[Mapping],
    union: &Union,
    interrupted: &AtomicBool,
    findings: &mut Vec<Finding>,
) -> anyhow::Result<Option<Told>> {
    // The year, and the two before it that persistence needs.
    let asked: Option<Vec<u16>> = request.year.map(|year| (year.saturating_sub(2)..=year).collect());
    let question = database::Request {
        url,
        table,
        mappings,
        union,
        years: asked.as_deref(),
        level: request.level,
        timeout: PATIENCE,
        watch: &|| !interrupted.load(Ordering::Relaxed),
    };
    let answer = match database::sums(&question) {
        Ok(answer) => answer,
        Err(database::Error::Refused(finding)) => {
            findings.push(*finding);
            return Ok(None);
        }
        Err(failed) => return Err(failed.into()),
    };
    findings.extend(answer.findings);
    let codes = answer.years.iter().flat_map(|year| year.sums.iter().map(|sums| sums.product));
    findings.extend(mixed_editions(codes));
    let currency = mappings.iter().find(|mapping| mapping.is_for(table)).and_then(|it| it.currency.clone());
    let currency = currency.as_deref().and_then(Currency::parse).or_else(|| Currency::parse("USD"));
    Ok(currency.filter(|_| !answer.years.is_empty()).map(|currency| Told {
        currency,
        level: answer.level,
        alarms: Vec::new(),
        tables: vec![table.to_owned()],
        data_rows: answer.rows,
        years: Years::Sums(answer.years),
    }))
}

/// How long a database may take.
const PATIENCE: Duration = Duration::from_secs(3_600);

/// One pass over tables.
pub(super) fn reads<S: Sink>(
    request: &Request,
    paths: &[PathBuf],
    mappings: &[Mapping],
    interrupted: &AtomicBool,
    watch: &(dyn Fn(u64) + Sync),
    sink: &(dyn Fn() -> S + Sync),
) -> (S, Reading) {
    let watch = |bytes: u64| {
        watch(bytes);
        !interrupted.load(Ordering::Relaxed)
    };
    read(&trade::read::Request { paths, mappings, threads: request.threads, watch: &watch }, sink)
}

/// The years in one edition; as they are if the table of correspondences cannot be read.
fn in_one_edition(years: Vec<Year>, file: &Path, findings: &mut Vec<Finding>) -> Vec<Year> {
    let Some((table, left_out)) = taken(file, findings, Correspondence::read) else { return years };
    if left_out > 0 {
        let shown = file.display().to_string();
        let finding = Finding::new(Code::TradeUnreadableRows, shown.as_str()).with("rows", left_out);
        findings.push(finding.with("found", "").with("value", "–").at(&shown, None, None));
    }
    // Now the years are of one edition: what tables said of theirs no longer matters.
    findings.retain(|finding| finding.code != Code::TradeEditionsMixed);
    let (years, converted) = panel(years, &table, None);
    findings.extend(converted);
    years
}
