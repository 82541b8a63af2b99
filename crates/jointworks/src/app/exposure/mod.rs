//! What a union imports, what it could make together, and what the figures rest on.

pub(crate) mod flows;
mod plants;
mod sectors;
mod told;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use model::{Code, Currency, Finding};
use store::Overwrite;
use trade::chosen::{Broad, List};
use trade::leontief::{Concordance, Content, Table, contents, programme_tables};
use trade::names::Names;
use trade::opportunity::{Opportunity, covers_world};
use trade::read::Mapping;
use trade::warning::Alarm;
use trade::{Exposure, Gather, Keep, Level, Place, Union, Year};

use crate::clock::Stopwatch;
use crate::l10n::Language;
use crate::report;

pub(crate) use sectors::Sector;

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
    /// Whether only some products were chosen.
    pub(crate) is_part: bool,
    /// `exposure.html`, `exposure.xlsx`, `exposure.csv`, `import-lines.csv`.
    pub(crate) files: Vec<PathBuf>,
    pub(crate) elapsed: Duration,
}

/// What an input-output table says of the opportunities.
pub(crate) struct Hidden {
    /// The table's file.
    pub(crate) table: String,
    /// Regions of the table that are the union's.
    pub(crate) regions: Vec<String>,
    /// By opportunity, if a sector of it is known.
    pub(crate) contents: BTreeMap<trade::Product, Content>,
    /// Every sector of the union.
    pub(crate) sectors: Vec<Sector>,
    /// The tables that a programme reads, with their names.
    pub(crate) tables: [(&'static str, String); 3],
}

/// A project of a programme that would make what an opportunity is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    /// The opportunity's product.
    pub(crate) product: trade::Product,
    /// The project's id.
    pub(crate) project: String,
    /// What the project makes, by the programme's id.
    pub(crate) makes: String,
    /// Plants that could.
    pub(crate) plants: Vec<String>,
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

/// Names of the files in the folder of results.
const FILES: [&str; 4] = ["exposure.html", "exposure.xlsx", "exposure.csv", "import-lines.csv"];

/// Names of the tables that come with an input-output table: the union's sectors, and what a programme reads.
const IO_FILES: [&str; 4] = [SECTORS_FILE, "io_inside.csv", "io_imported.csv", "io_value_added.csv"];

/// The table of the union's sectors.
const SECTORS_FILE: &str = "sectors.csv";

/// Reads, reckons, writes. `watch` is told the bytes read; when somebody sets `interrupted`, nothing is shown.
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
    if let Some(file) = in_the_way(request) {
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
    let told = match &request.database {
        Some((url, table)) => {
            told::by_database(request, url, table, &mappings, &union, interrupted, &mut findings)?
        }
        None => told::by_tables(request, &mappings, &union, interrupted, watch, &mut findings)?,
    };
    let numbers: Vec<u16> = told.as_ref().map_or(Vec::new(), told::Told::numbers);
    let (Some(told), Some(year)) = (told, chosen_year(request.year, &numbers, &mut findings)) else {
        return Ok(Ending::Invalid(findings));
    };
    let level = told.level;
    let world = world(request, &mappings, level, interrupted, watch, &mut findings);
    let mut seen = Seen {
        spelling,
        currency: told.currency,
        year,
        level,
        names,
        rows: told.rows(&union),
        opportunities: match told.opportunities(year, world.as_ref(), &union, request.threads) {
            Ok(opportunities) => opportunities,
            Err(wrong) => {
                findings.extend(wrong);
                Vec::new()
            }
        },
        alarms: told.alarms.clone(),
        hidden: None,
        flows: None,
        candidates: Vec::new(),
        plants: BTreeMap::new(),
        findings,
        tables: told.tables.clone(),
        data_rows: told.data_rows,
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
    caveats(&mut seen, &parties, world.is_some());
    // What the programme counts one by one is a share of all imports, not of the chosen ones.
    let imports: Vec<(trade::Product, i64)> = seen
        .rows
        .iter()
        .filter(|row| row.sums.year == year)
        .map(|row| (row.product(), row.sums.outside))
        .collect();
    choose(&mut seen, &lists, broad.as_ref().map(|(list, wanted)| (list.as_ref(), wanted.as_slice())));
    let mut programme = None;
    if let Some(folder) = &request.programme {
        let opened = store::open(store::Source::at(folder));
        programme = opened.programme;
        match &programme {
            Some(programme) => seen.candidates = candidates(programme, &seen.opportunities),
            None => return Ok(Ending::Invalid(opened.findings)),
        }
    }
    let products = programme.iter().flat_map(|programme| programme.products.iter());
    let tracked: Vec<_> = products.filter_map(|it| trade::Product::parse(&it.hs)).collect();
    seen.hidden =
        request.io.as_ref().and_then(|files| hidden(files, &mut seen, (&imports, &tracked), request.threads));
    seen.flows = flows::flows(&seen.opportunities, programme.as_ref(), &lists);
    if let Some(out) = &request.out {
        seen.files = write(&seen, out, request)?;
    }
    seen.elapsed = clock.elapsed();
    Ok(Ending::Seen(Box::new(seen)))
}

/// Keeps the products that are in every list and of the wanted categories.
fn choose(seen: &mut Seen, lists: &[List], broad: Option<(Option<&List>, &[Broad])>) {
    let is_chosen = |product: trade::Product| {
        let listed = lists.iter().all(|list| list.touches(product));
        let wanted = broad.is_none_or(|(list, wanted)| {
            list.and_then(|list| list.says(product))
                .is_some_and(|code| wanted.contains(&Broad::of_code(code)))
        });
        listed && wanted
    };
    seen.rows.retain(|row| is_chosen(row.product()));
    seen.opportunities.retain(|it| is_chosen(it.product));
    seen.alarms.retain(|alarm| is_chosen(alarm.product));
}

/// Projects whose product's code lies in an opportunity's, or the other way round.
fn candidates(programme: &model::Programme, opportunities: &[Opportunity]) -> Vec<Candidate> {
    let mut found = Vec::new();
    for opportunity in opportunities {
        for project in programme.projects.iter() {
            let product = &programme.products[project.product];
            let Some(code) = trade::Product::parse(&product.hs) else { continue };
            let level = code.level().min(opportunity.product.level());
            if code.within(level) == opportunity.product.within(level) {
                let plants = project.sites.iter().map(|site| programme.plants[site.plant].key.clone());
                found.push(Candidate {
                    product: opportunity.product,
                    project: project.key.clone(),
                    makes: product.key.clone(),
                    plants: plants.collect(),
                });
            }
        }
    }
    found
}

/// The union of partners as they were typed, and how they were; or the first that nobody knows.
fn union(partners: &[String]) -> Result<(Union, Spelling), String> {
    let members = partners.iter().map(|partner| Place::find(partner).ok_or_else(|| partner.clone()));
    let members = members.collect::<Result<Vec<Place>, String>>()?;
    let numbers = partners.iter().all(|partner| partner.bytes().all(|byte| byte.is_ascii_digit()));
    Ok((Union::new(&members), if numbers { Spelling::Numbers } else { Spelling::Letters }))
}

/// What the input-output table says; nothing, and findings, if it cannot be read.
fn hidden(
    (table, concordance): &(PathBuf, PathBuf),
    seen: &mut Seen,
    (imports, tracked): (&[(trade::Product, i64)], &[trade::Product]),
    threads: usize,
) -> Option<Hidden> {
    let findings = &mut seen.findings;
    let concordance = taken(concordance, findings, |name, text| Concordance::read(name, text, &SECTORS))?;
    // A national table names no region: it is the one of a union of one.
    let home = match seen.union.members() {
        [only] => Some(only.iso3()),
        _ => None,
    };
    let read = Table::read(table, home).and_then(|(read, warnings)| {
        findings.extend(warnings);
        let of_union = |region: &&String| place_of(region).is_some_and(|place| seen.union.has(place));
        let regions: Vec<String> = read.regions.iter().filter(of_union).cloned().collect();
        let known: Vec<Place> = regions.iter().filter_map(|region| place_of(region)).collect();
        let missing = seen.union.members().iter().filter(|member| !known.contains(member));
        let asked: Vec<&str> =
            regions.iter().map(String::as_str).chain(missing.map(|it| it.iso3())).collect();
        let (contents, missing) = contents(&read, &asked, threads)?;
        findings.extend(missing);
        Ok((read, regions, contents))
    });
    let (read, regions, contents) = match read {
        Ok(read) => read,
        Err(wrong) => {
            findings.extend(wrong);
            return None;
        }
    };
    let tracked = sectors::tracked(imports, tracked, &concordance);
    for (sector, tracked) in &tracked {
        let sector = sector.as_str();
        findings.push(match tracked.meaningful() {
            Some(share) => {
                let percent = model::Ratio::from_parts((share * 1e3) as i64 * 100_000);
                Finding::new(Code::IoTracked, sector).with("percent", percent)
            }
            None => Finding::new(Code::IoTrackedUnknown, sector).with("products", tracked.products),
        });
    }
    let tracked: BTreeMap<String, f64> =
        tracked.into_iter().filter_map(|(sector, it)| Some((sector, it.meaningful()?))).collect();
    let of = |it: &Opportunity| Some((it.product, concordance.content(it.product, &read, &contents)?));
    Some(Hidden {
        table: table.file_name().unwrap_or(table.as_os_str()).to_string_lossy().into_owned(),
        contents: seen.opportunities.iter().filter_map(of).collect(),
        sectors: sectors::sectors(&read, &contents, &regions, threads),
        regions,
        tables: programme_tables(&read, &contents, &tracked),
    })
}

/// The place that a table's region is: WIOD calls Romania by its old code, and the OECD divides China and Mexico in two each.
pub(crate) fn place_of(region: &str) -> Option<Place> {
    let code = match region {
        "ROM" => "ROU",
        "CN1" | "CN2" => "CHN",
        "MX1" | "MX2" => "MEX",
        other => other,
    };
    Place::find(code)
}

/// Headings of the column of sectors in a concordance, the first that is there.
const SECTORS: [&str; 5] = ["sector", "wiod35", "icio", "adb", "isic3"];

/// Page, workbook and tables, all or none.
fn write(seen: &Seen, out: &Path, request: &Request) -> anyhow::Result<Vec<PathBuf>> {
    let written = [
        report::exposure::html(seen, request.language).into_bytes(),
        report::exposure::workbook(seen, request.language)?,
        report::exposure::csv(seen, request.language).into_bytes(),
        report::exposure::lines_csv(seen).into_bytes(),
    ];
    let mut written: Vec<(String, Vec<u8>)> = FILES.map(str::to_owned).into_iter().zip(written).collect();
    let sectors = seen.hidden.iter().map(|hidden| report::exposure::sectors_csv(&hidden.sectors));
    written.extend(sectors.map(|table| (SECTORS_FILE.to_owned(), table.into_bytes())));
    let tables = seen.hidden.iter().flat_map(|hidden| &hidden.tables);
    written.extend(tables.map(|(name, text)| ((*name).to_owned(), text.clone().into_bytes())));
    store::write_folder(out, &written, request.overwrite)?;
    Ok(written.into_iter().map(|(name, _)| out.join(name)).collect())
}

/// A file of the results that is there already, if none may be replaced.
fn in_the_way(request: &Request) -> Option<PathBuf> {
    let out = request.out.as_ref().filter(|_| request.overwrite == Overwrite::Refused)?;
    let names = FILES.iter().chain(IO_FILES.iter().filter(|_| request.io.is_some()));
    names.map(|name| out.join(name)).find(|file| file.exists())
}

/// Exports of the world from tables of their own, the last year of them.
fn world(
    request: &Request,
    mappings: &[Mapping],
    level: Level,
    interrupted: &AtomicBool,
    watch: &(dyn Fn(u64) + Sync),
    findings: &mut Vec<Finding>,
) -> Option<Year> {
    if request.world.is_empty() {
        return None;
    }
    let nobody = Union::new(&[]);
    let keep = Keep::Union(nobody.clone());
    let (gather, reading) =
        told::reads(request, &request.world, mappings, interrupted, watch, &|| Gather::new(&keep));
    findings.extend(reading.findings);
    let (years, decided) = gather.seal(Some(&nobody), Some(level), request.threads);
    findings.extend(decided);
    let last = years.into_iter().next_back()?;
    let exporters = last.exporters.len();
    if !covers_world(&last) {
        findings.push(partial_world(exporters));
        return None;
    }
    Some(last)
}

fn partial_world(exporters: usize) -> Finding {
    Finding::new(Code::TradeWorldPartial, "trade tables")
        .with("exporters", exporters)
        .with("needed", trade::exposure::WORLD)
}

/// What the year's figures must be read with.
fn caveats(seen: &mut Seen, parties: &told::Parties, has_world: bool) {
    let year = i64::from(seen.year);
    let about = |place: Place, code: Code, flow: &str| {
        Finding::new(code, format!("partner {}", place.iso2())).with("year", year).with("flow", flow)
    };
    for member in seen.union.members() {
        if !parties.importing.contains(member) {
            seen.findings.push(about(*member, Code::TradePartnerMissing, "import"));
        }
        if !parties.exporting.contains(member) {
            seen.findings.push(about(*member, Code::TradePartnerMissing, "export"));
        }
    }
    let now = || seen.rows.iter().filter(|row| row.sums.year == seen.year);
    let outside: i64 = now().map(|row| row.sums.outside).sum();
    let parts = [
        (
            Code::TradeHiddenCodes,
            now().filter(|row| row.product().is_hidden()).map(|row| row.sums.outside).sum(),
        ),
        (Code::TradeUnnamedSuppliers, now().map(|row| row.sums.unnamed).sum()),
        (Code::TradeUnmeasured, now().map(|row| row.sums.outside - row.sums.measured).sum::<i64>()),
    ];
    for (code, value) in parts {
        if value > 0 && outside > 0 {
            // Tenths of a per cent, rounded down: nothing is said to be all that is not.
            let tenths = i64::try_from(i128::from(value) * 1_000 / i128::from(outside)).unwrap_or(0);
            let money = model::Money { minor: value / 10, currency: seen.currency };
            let finding = Finding::new(code, seen.year.to_string()).with("value", money);
            seen.findings.push(finding.with("percent", model::Ratio::from_parts(tenths * 100_000)));
        }
    }
    if !parties.covered && !has_world {
        seen.findings.push(partial_world(parties.exporters));
    }
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
    let parsed = trade::read::small(file).and_then(|text| parse(&name, &text));
    parsed.map_err(|finding| findings.push(finding)).ok()
}
