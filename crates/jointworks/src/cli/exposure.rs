//! `jointworks exposure`.

use serde::Serialize;
use store::Overwrite;
use trade::Exposure as Row;
use trade::chosen::Broad;
use trade::opportunity::Opportunity;

use super::args::{BroadTyped, Exposure};
use super::check::FindingJson;
use super::progress::{Line, interruptible};
use super::table::{Lean, clipped, table, wrapped};
use super::{Answer, End, draw};
use crate::app::exposure::{Ending, Request, Seen, expose};
use crate::l10n::{Speech, count, text};
use crate::report::exposure::Words;

/// Columns of text that a terminal surely has for a paragraph.
const PARAGRAPH: usize = 96;
/// Megabytes below which reading is over before anybody asks.
const WORTH_TELLING: usize = 64;
/// Columns for a product's name, and for the greatest supplier.
const NAME: usize = 34;
const SUPPLIER: usize = 24;

pub(super) fn answer(typed: &Exposure, speech: &Speech) -> anyhow::Result<Answer> {
    let machine = || std::thread::available_parallelism().map_or(1, usize::from);
    let only = typed.only.iter().map(|kind| match kind {
        BroadTyped::Capital => Broad::Capital,
        BroadTyped::Parts => Broad::Parts,
    });
    let request = Request {
        tables: typed.tables.clone(),
        archive: typed.archive.clone(),
        database: typed.database.clone().zip(typed.table.clone()),
        partners: typed.partners.iter().map(|partner| partner.trim().to_owned()).collect(),
        year: typed.year,
        level: typed.level,
        mappings: typed.mapping.clone(),
        names: typed.names.clone(),
        chains: typed.chain.clone(),
        broad: typed.bec.clone().map(|file| (file, only.collect())),
        world: typed.world.clone(),
        plants: typed.plants.clone(),
        io: typed.io.clone().zip(typed.sectors.clone()),
        concordance: typed.concordance.clone(),
        programme: typed.candidates_of.clone(),
        threads: typed.threads.map_or_else(machine, usize::from),
        out: typed.out.clone(),
        overwrite: if typed.force { Overwrite::Allowed } else { Overwrite::Refused },
        language: speech.language(),
    };
    let line = Line::new();
    let watch = |bytes: u64| {
        let megabytes = usize::try_from(bytes >> 20).unwrap_or(usize::MAX);
        if megabytes >= WORTH_TELLING {
            line.show(|| speech.tell("exposure-progress", &[("megabytes", count(megabytes))]));
        }
    };
    let ending = expose(&request, &interruptible(speech), &watch)?;
    line.clear();
    let refused = |said: String, end: End| Answer { shown: String::new(), said, end };
    Ok(match &ending {
        Ending::InTheWay(file) => {
            let file = text(file.display().to_string());
            refused(speech.tell("plan-exists", &[("file", file)]), End::Misused)
        }
        Ending::UnknownPartner(partner) => {
            let partner = text(partner.clone());
            refused(speech.tell("exposure-unknown-partner", &[("partner", partner)]), End::Misused)
        }
        Ending::Stopped => refused(speech.say("exposure-stopped"), End::Stopped),
        Ending::Invalid(findings) if typed.form.json => {
            let object = ExposureJson { findings: told(speech, findings), ..ExposureJson::default() };
            Answer::new(super::json(&object)?, End::Refused)
        }
        Ending::Invalid(findings) => refused(draw::loose_findings(speech, findings), End::Refused),
        Ending::Seen(seen) => {
            // What could be computed is shown; that something could not is said by the end.
            let end = if model::finding::any_error(&seen.findings) { End::Refused } else { End::Done };
            if typed.form.json {
                Answer::new(super::json(&machine_of(speech, seen))?, end)
            } else {
                let said = draw::loose_findings(speech, &seen.findings);
                Answer { shown: shown(speech, seen, typed.top), said, end }
            }
        }
    })
}

fn told(speech: &Speech, findings: &[model::Finding]) -> Vec<FindingJson> {
    findings.iter().map(|finding| FindingJson::new(speech, finding)).collect()
}

/// Values are in thousands of the currency unit, as trade tables have them; unit values in currency units a kilogram.
#[derive(Default, Serialize)]
struct ExposureJson {
    rows: Vec<RowJson>,
    findings: Vec<FindingJson>,
    opportunities: Vec<OpportunityJson>,
    /// With an input-output table: every sector of the union.
    sectors: Vec<crate::app::exposure::Sector>,
    union: Vec<String>,
    year: Option<u16>,
    years: Vec<u16>,
    /// What one unit of a value is.
    unit: String,
    data_rows: u64,
    seconds: f64,
    files: Vec<String>,
}

#[derive(Serialize)]
struct RowJson {
    product: String,
    name: String,
    year: u16,
    outside: f64,
    inside: f64,
    exports: f64,
    hhi: Option<f64>,
    cdi1: Option<bool>,
    cdi2: Option<bool>,
    cdi3: Option<bool>,
    top_supplier: Option<String>,
    top_share: Option<f64>,
    unit_value: Option<f64>,
    dependent: Option<bool>,
    /// The index if all unnamed suppliers were the greatest one.
    hhi_high: Option<f64>,
    outside_share: Option<f64>,
    import_export_ratio: Option<f64>,
    world_hhi: Option<f64>,
    single_point: Option<bool>,
    geodep: Option<bool>,
    suppliers: u32,
    unnamed: f64,
    measured_share: Option<f64>,
}

#[derive(Serialize)]
struct OpportunityJson {
    product: String,
    name: String,
    outside: f64,
    weight: f64,
    latent: f64,
    growth: Option<f64>,
    dependent_years: [usize; 2],
    makers: Option<usize>,
    /// Who makes it, at most three, the greatest exporter first.
    made_by: Vec<String>,
    rank: Option<f64>,
    complexity: Option<f64>,
    best: Option<String>,
    caveats: Vec<&'static str>,
    lines: Vec<String>,
    /// Shares of its price that are imports, were it made inside: the maker's own, and all behind it.
    direct_import_share: Option<f64>,
    import_content: Option<[f64; 3]>,
    /// What would stay inside of the imports from outside: low, likely, high.
    retained: Option<[f64; 3]>,
    /// The likely figure by partner, as the table calls its region.
    retained_by: std::collections::BTreeMap<String, f64>,
    sectors: Vec<String>,
    /// Projects of the programme that would make it.
    projects: Vec<String>,
    /// What each of them keeps inside of a unit, by the programme's own figures.
    project_values: Vec<ProjectJson>,
    /// Plants nearest to it by what they put out, if that is given.
    plants: Vec<PlantJson>,
}

/// Price and kept value are per unit, in the programme's currency; kept is at the worst site and at the best.
#[derive(Serialize)]
struct ProjectJson {
    project: String,
    currency: String,
    price: f64,
    kept: [f64; 2],
}

#[derive(Serialize)]
struct PlantJson {
    plant: String,
    density: f64,
    makes: bool,
}

/// Thousandths in thousands: exact for every sum that a double holds to the unit.
fn thousand(value: i64) -> f64 {
    value as f64 / 1e6
}

fn machine_of(speech: &Speech, seen: &Seen) -> ExposureJson {
    let words = Words { speech, seen };
    let row = |row: &Row| RowJson {
        product: row.product().to_string(),
        name: words.product(row.product()).to_owned(),
        year: row.sums.year,
        outside: thousand(row.sums.outside),
        inside: thousand(row.sums.inside),
        exports: thousand(row.sums.exports),
        hhi: row.concentration.map(|it| it.0),
        cdi1: row.cdi1.known(),
        cdi2: row.cdi2.known(),
        cdi3: row.cdi3.known(),
        top_supplier: row.top().map(|(place, _)| seen.spelling.of(place)),
        top_share: row.top().map(|(_, share)| share),
        unit_value: row.unit_value(),
        dependent: row.dependent.known(),
        hhi_high: row.concentration.map(|it| it.1),
        outside_share: row.outside_share,
        import_export_ratio: row
            .import_export_ratio
            .map(|ratio| if ratio.is_finite() { ratio } else { 9999.0 }),
        world_hhi: row.world_concentration,
        single_point: row.single_point.known(),
        geodep: row.geodep.known(),
        suppliers: row.sums.suppliers,
        unnamed: thousand(row.sums.unnamed),
        measured_share: row.measured_share(),
    };
    ExposureJson {
        rows: seen.rows.iter().map(row).collect(),
        findings: told(speech, &seen.findings),
        opportunities: seen.opportunities.iter().map(|it| opportunity(&words, it)).collect(),
        sectors: seen.hidden.as_ref().map(|hidden| hidden.sectors.clone()).unwrap_or_default(),
        union: seen.union.members().iter().map(|member| seen.spelling.of(*member)).collect(),
        year: Some(seen.year),
        years: seen.years.clone(),
        unit: format!("thousand {}", seen.currency),
        data_rows: seen.data_rows,
        seconds: seen.elapsed.as_secs_f64(),
        files: seen.files.iter().map(|file| file.display().to_string()).collect(),
    }
}

fn opportunity(words: &Words<'_>, it: &Opportunity) -> OpportunityJson {
    let seen = words.seen;
    let content = |it: &Opportunity| seen.hidden.as_ref().and_then(|hidden| hidden.contents.get(&it.product));
    let range = |it: &Opportunity| content(it).map(|content| [content.low, content.likely, content.high]);
    let kept =
        |it: &Opportunity, share: f64| thousand(((1.0 - share) * it.exposure.sums.outside as f64) as i64);
    let projects = |it: &Opportunity| {
        let product = it.product;
        seen.candidates.iter().filter(move |of| of.product == product)
    };
    OpportunityJson {
        product: it.product.to_string(),
        name: words.product(it.product).to_owned(),
        outside: thousand(it.exposure.sums.outside),
        weight: it.weight / 1e6,
        latent: thousand(it.latent),
        growth: it.trend.growth,
        dependent_years: [it.trend.flagged.0, it.trend.flagged.1],
        makers: it.reach.map(|reach| reach.makers),
        made_by: it
            .reach
            .into_iter()
            .flat_map(|reach| reach.greatest.into_iter().flatten())
            .map(|place| seen.spelling.of(place))
            .collect(),
        rank: it.reach.and_then(|reach| reach.rank),
        complexity: it.reach.and_then(|reach| reach.complexity),
        best: it.reach.and_then(|reach| reach.best).map(|(place, _)| seen.spelling.of(place)),
        caveats: it.caveats.iter().map(|caveat| caveat.word()).collect(),
        lines: it.lines.iter().map(trade::ImportLine::id).collect(),
        direct_import_share: content(it).map(|content| content.direct),
        import_content: range(it),
        retained: range(it).map(|[low, likely, high]| [high, likely, low].map(|share| kept(it, share))),
        retained_by: words
            .stay(it)
            .map(|stay| stay.kept.into_iter().map(|(region, value)| (region, thousand(value))).collect())
            .unwrap_or_default(),
        sectors: content(it).map(|content| content.sectors.clone()).unwrap_or_default(),
        plants: seen
            .plants
            .get(&it.product)
            .into_iter()
            .flatten()
            .map(|near| PlantJson { plant: near.plant.clone(), density: near.density, makes: near.makes })
            .collect(),
        projects: projects(it).map(|of| of.project.clone()).collect(),
        project_values: projects(it)
            .map(|of| ProjectJson {
                project: of.project.clone(),
                currency: of.currency.to_string(),
                price: of.price.to_f64(),
                kept: [of.kept.0.to_f64(), of.kept.1.to_f64()],
            })
            .collect(),
    }
}

fn shown(speech: &Speech, seen: &Seen, top: usize) -> String {
    let words = Words { speech, seen };
    let mut shown = format!("{}\n\n", words.heading());
    shown.push_str(&wrapped(&words.answer(), "", PARAGRAPH));
    shown.push_str(&wrapped(&words.source(), "", PARAGRAPH));
    shown.push('\n');
    let leans =
        [Lean::Left, Lean::Left, Lean::Right, Lean::Right, Lean::Left, Lean::Right, Lean::Left, Lean::Left];
    let columns: Vec<(String, Lean)> = words.heads().into_iter().zip(leans).collect();
    let listed = seen.opportunities.iter().take(top);
    let rows: Vec<Vec<String>> = listed
        .map(|it| {
            let mut cells = words.row(it).to_vec();
            cells[1] = clipped(&cells[1], NAME);
            cells[4] = clipped(&cells[4], SUPPLIER);
            cells
        })
        .collect();
    if rows.is_empty() {
        shown.push_str(&wrapped(&speech.say("exposure-nothing"), "", PARAGRAPH));
        shown.extend(words.io_refused().map(|told| wrapped(&told, "", PARAGRAPH)));
        return shown;
    }
    shown.push_str(&table(&columns, &rows));
    let more = seen.opportunities.len().saturating_sub(rows.len());
    if more > 0 {
        shown.push_str(&format!("{}\n", speech.tell("exposure-more", &[("n", count(more))])));
    }
    shown.push('\n');
    shown.push_str(&wrapped(&speech.say("exposure-how"), "", PARAGRAPH));
    shown.extend(words.raw_materials(top).map(|told| wrapped(&told, "", PARAGRAPH)));
    shown.push_str(&stays(&words, top));
    shown.push_str(&plants(&words, top));
    shown.push_str(&candidates(&words));
    for alarm in &seen.alarms {
        shown.push_str(&format!("{}\n", words.alarm(alarm)));
    }
    for file in &seen.files {
        shown.push_str(&format!(
            "{}\n",
            speech.tell("pareto-written", &[("file", text(file.display().to_string()))])
        ));
    }
    if let Some(told) = words.io_refused() {
        shown.push_str(&format!("\n{}", wrapped(&told, "", PARAGRAPH)));
    }
    shown
}

/// What would stay inside, beside the figures that people would otherwise quote.
fn stays(words: &Words<'_>, top: usize) -> String {
    let listed = words.seen.opportunities.iter().take(top).filter_map(|it| words.stay_row(it));
    let rows: Vec<Vec<String>> = listed
        .map(|cells| {
            let mut cells = cells.to_vec();
            cells[1] = clipped(&cells[1], NAME);
            cells
        })
        .collect();
    if rows.is_empty() {
        return String::new();
    }
    let leans = [Lean::Left, Lean::Left, Lean::Right, Lean::Right, Lean::Right, Lean::Right, Lean::Left];
    let columns: Vec<(String, Lean)> =
        words.stay_heads(words.seen.currency.code()).into_iter().zip(leans).collect();
    let how = wrapped(&words.stay_how(), "", PARAGRAPH);
    format!("\n{}\n\n{}\n{how}", words.speech.say("exposure-stay"), table(&columns, &rows))
}

/// Which plants are nearest to what is imported.
fn plants(words: &Words<'_>, top: usize) -> String {
    let rows: Vec<Vec<String>> = words.plant_rows(top).into_iter().map(Vec::from).collect();
    if rows.is_empty() {
        return String::new();
    }
    let heads = words.plant_heads().map(|head| (head, Lean::Left));
    let how = wrapped(&words.speech.say("exposure-plants-how"), "", PARAGRAPH);
    format!("\n{}\n\n{}\n{how}", words.speech.say("exposure-plants"), table(&heads, &rows))
}

/// Which projects of the programme would make what is imported.
fn candidates(words: &Words<'_>) -> String {
    let rows = words.candidate_rows();
    if rows.is_empty() {
        return String::new();
    }
    let heads: Vec<(String, Lean)> =
        words.candidate_heads().into_iter().map(|head| (head, Lean::Left)).collect();
    let how = wrapped(&words.candidates_how(), "", PARAGRAPH);
    format!("\n{}\n\n{}\n{how}", words.speech.say("exposure-candidates"), table(&heads, &rows))
}
