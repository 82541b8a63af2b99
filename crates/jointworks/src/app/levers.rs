//! What would add value or bring a launch forward: try the levers of a programme, from a plan of it.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use model::draft::Basis;
use model::finding::any_error;
use model::lever::LeverCost;
use model::programme::Project;
use model::{Code, Decimal, Finding, Id, Money, Period, Plan, Programme, nearest};
use planner::levers::{
    Advice, Cheapest, Choice, Faster, Lever, Pair, Settings, Worth, by_value_for_cost, catalogue,
};
use store::{Overwrite, Source, Sources};

use crate::app::check::{Proof, proof};
use crate::app::published;
use crate::clock::Stopwatch;
use crate::l10n::Language;
use crate::report;

/// What to try, and how.
pub(crate) struct Request {
    /// The programme's folder.
    pub(crate) folder: PathBuf,
    /// The plan's file.
    pub(crate) plan: PathBuf,
    /// Units and money come from this period on, as typed; none = the first.
    pub(crate) from: Option<String>,
    /// Money that each fund gets; none = a tenth of all that it has.
    pub(crate) money: Option<Decimal>,
    /// Whether a recognised certificate costs nothing either.
    pub(crate) free_certificates: bool,
    /// Whether every task is tried in its shortest time; those of `project` are in any case.
    pub(crate) faster: bool,
    /// The project whose launch shall come earlier.
    pub(crate) project: Option<String>,
    /// Whether the cost of delay of each project is found.
    pub(crate) delays: bool,
    /// How many of the best levers are tried in pairs.
    pub(crate) pairs: usize,
    /// Where chance begins.
    pub(crate) seed: u64,
    /// Threads to use.
    pub(crate) threads: usize,
    /// The most rounds of work on each lever; none = as many as the programme's size allows in well under a minute.
    pub(crate) work: Option<u64>,
    /// Time to stop after.
    pub(crate) time: Option<Duration>,
    /// The page, if one is wanted.
    pub(crate) page: Option<PathBuf>,
    /// Whether a page of an earlier run may be replaced.
    pub(crate) overwrite: Overwrite,
    /// The first language of the page.
    pub(crate) language: Language,
}

/// How it ended.
pub(crate) enum Ending {
    /// A page of an earlier run is in the way.
    InTheWay(PathBuf),
    /// The programme, or what is written about costs, has errors.
    Invalid {
        /// Why.
        findings: Vec<Finding>,
        /// The files' text, for drawing.
        sources: Sources,
    },
    /// The plan cannot be read or is not legal.
    Illegal(Vec<Finding>),
    /// What was typed as a period is none of the programme's.
    UnknownPeriod(Box<Programme>),
    /// The programme has no such project.
    UnknownProject(Box<Programme>),
    /// Levers were tried.
    Tried(Box<Tried>),
}

/// Levers, tried.
pub(crate) struct Tried {
    pub(crate) programme: Programme,
    pub(crate) advice: Advice,
    /// What levers cost, as somebody wrote down.
    pub(crate) costs: Vec<LeverCost>,
    /// Warnings about that.
    pub(crate) warnings: Vec<Finding>,
    /// The most rounds of work on each lever.
    pub(crate) work: u64,
    /// Whether time was over, or somebody stopped it, before all was done.
    pub(crate) is_cut: bool,
    /// The page.
    pub(crate) page: Option<PathBuf>,
    pub(crate) elapsed: Duration,
}

/// Rounds on each lever if nobody says: so many for all projects together, within these ends. Rounds of small programmes are short.
const ROUNDS: usize = 40;
const ROUNDS_ENDS: (usize, usize) = (2, 20);

/// Rounds on the unchanged programme for each round on a lever: its proof and plan serve all of them.
const GROUND: u64 = 30;
/// Of a time limit, at most one part in so many is spent on the unchanged programme.
const GROUND_PART: u32 = 3;

/// Tries the levers. `watch` is told how many trials are done, and of how many; when somebody sets `interrupted` or the time is over,
/// what is done is kept.
///
/// # Errors
///
/// The machine cannot write the page.
pub(crate) fn levers(
    request: &Request,
    interrupted: &AtomicBool,
    watch: &(dyn Fn(usize, usize) + Sync),
) -> anyhow::Result<Ending> {
    let clock = Stopwatch::start();
    if let (Some(page), Overwrite::Refused) = (&request.page, request.overwrite)
        && page.exists()
    {
        return Ok(Ending::InTheWay(page.clone()));
    }
    let source = Source::at(&request.folder);
    let opened = store::open(source);
    let Some(programme) = opened.programme else {
        return Ok(Ending::Invalid { findings: opened.findings, sources: opened.sources });
    };
    let Some(from) = period(&programme, request.from.as_deref()) else {
        return Ok(Ending::UnknownPeriod(Box::new(programme)));
    };
    let hasten = match &request.project {
        Some(key) => match programme.project(key) {
            Some(project) => Some(project),
            None => return Ok(Ending::UnknownProject(Box::new(programme))),
        },
        None => None,
    };
    let money = request.money.and_then(|money| Money::from_decimal(money, programme.currency));
    let faster = match hasten {
        _ if request.faster => Faster::All,
        Some(project) => Faster::Of(project),
        None => Faster::None,
    };
    let choice = Choice { from, money, free_certificates: request.free_certificates, faster };
    let chosen = catalogue(&programme, &choice);
    let (costs, mut warnings, sources) = store::lever_costs(source, &programme);
    warnings.extend(unknown(
        &programme,
        &catalogue(&programme, &Choice { faster: Faster::All, ..choice }),
        &costs,
    ));
    if any_error(&warnings) {
        return Ok(Ending::Invalid { findings: warnings, sources });
    }
    let plan = match published::legal(&programme, &request.plan) {
        Ok(plan) => plan,
        Err(findings) => return Ok(Ending::Illegal(findings)),
    };
    let usual = (ROUNDS / programme.projects.len().max(1)).clamp(ROUNDS_ENDS.0, ROUNDS_ENDS.1);
    let work = request.work.unwrap_or(usual as u64);
    let late = || request.time.is_some_and(|limit| clock.elapsed() >= limit);
    let stop = || interrupted.load(Ordering::Relaxed) || late();
    let settings = Settings {
        seed: request.seed,
        threads: request.threads,
        known: proven_before(&programme, &plan, &request.plan),
        ground: GROUND * work,
        work,
        pairs: request.pairs,
        costs: &costs_of(&programme, &costs, &chosen),
        delays: request.delays,
        hasten,
        begin: &|| request.time.is_some_and(|limit| clock.elapsed() >= limit / GROUND_PART),
        stop: &stop,
        watch,
    };
    let advice = planner::levers(&programme, &plan, &chosen, &settings);
    let is_cut = stop();
    let mut tried =
        Tried { programme, advice, costs, warnings, work, is_cut, page: None, elapsed: clock.elapsed() };
    if let Some(page) = &request.page {
        let html = report::levers::html(&tried, request.language);
        write(page, html, request.overwrite)?;
        tried.page = Some(page.clone());
    }
    Ok(Ending::Tried(Box::new(tried)))
}

/// The bound that the certificate beside the plan proves, if there is one that does.
fn proven_before(programme: &Programme, plan: &Plan, file: &std::path::Path) -> Option<Money> {
    let certificate = store::load_certificate(&file.with_file_name("certificate.json")).ok()?;
    match proof(programme, plan, &certificate) {
        Proof::Good(proven) => Some(proven),
        Proof::Absent | Proof::Bad(_) => None,
    }
}

fn write(page: &std::path::Path, html: String, overwrite: Overwrite) -> anyhow::Result<()> {
    let folder = page.parent().filter(|folder| !folder.as_os_str().is_empty());
    let name = page.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    store::write_folder(
        folder.unwrap_or(std::path::Path::new(".")),
        &[(name, html.into_bytes())],
        overwrite,
    )?;
    Ok(())
}

/// The period that was typed, if it lies within the horizon.
fn period(programme: &Programme, typed: Option<&str>) -> Option<Period> {
    let Some(typed) = typed else { return Some(Period::at(0)) };
    let (first, _) = programme.calendar.span(typed)?;
    let first = usize::try_from(first).ok()?;
    (first < programme.periods()).then(|| Period::at(first))
}

/// Costs of levers that the programme does not have.
fn unknown(programme: &Programme, chosen: &[Lever], costs: &[LeverCost]) -> Vec<Finding> {
    let ids: Vec<String> = chosen.iter().map(|lever| lever.id(programme)).collect();
    let strange = costs.iter().filter(|cost| !ids.iter().any(|id| cost.is_of(id)));
    let mut findings = Vec::new();
    for cost in strange {
        let near = nearest(&cost.lever, ids.iter().map(|id| bare(id))).unwrap_or_default();
        findings.push(
            Finding::new(Code::UnknownId, store::LEVERS_FILE)
                .with("found", cost.lever.as_str())
                .with("table", "levers")
                .with("nearest", near)
                .at(store::LEVERS_FILE, None, None),
        );
    }
    findings
}

/// A lever's id without what follows its `@`.
fn bare(id: &str) -> &str {
    id.split_once('@').map_or(id, |(what, _)| what)
}

/// What changed between two plans of like programmes.
#[derive(Default)]
pub(crate) struct Moves {
    /// Launches that come earlier or later: project, before, after.
    pub(crate) dates: Vec<(Id<Project>, Period, Period)>,
    /// Projects that come in.
    pub(crate) entering: Vec<Id<Project>>,
    /// Projects that go out.
    pub(crate) leaving: Vec<Id<Project>>,
}

/// Levers by rank.
pub(crate) struct Ranks {
    /// Those of known cost that surely bring something, the most value for each unit of cost first.
    pub(crate) priced: Vec<usize>,
    /// Those of unknown cost that surely bring something, the most value first.
    pub(crate) unpriced: Vec<usize>,
    /// Those for which nothing better was found, by what they could bring at most.
    pub(crate) idle: Vec<usize>,
}

/// What levers cost: their own sums, else as somebody wrote down.
fn costs_of(programme: &Programme, costs: &[LeverCost], levers: &[Lever]) -> Vec<Option<Money>> {
    let written = |id: String| costs.iter().find(|cost| cost.is_of(&id)).map(|cost| cost.cost);
    levers.iter().map(|lever| lever.own_cost().or_else(|| written(lever.id(programme)))).collect()
}

impl Tried {
    /// What a lever costs: its own sum, else as somebody wrote down.
    pub(crate) fn cost(&self, lever: &Lever) -> Option<Money> {
        costs_of(&self.programme, &self.costs, &[*lever])[0]
    }

    fn levers(&self) -> Vec<Lever> {
        self.advice.levers.iter().map(|(lever, _)| *lever).collect()
    }

    /// How many of the costs that somebody wrote down, of the levers tried, rest on what.
    pub(crate) fn cost_bases(&self) -> Vec<(Basis, usize)> {
        let known = |cost: &&LeverCost| {
            self.advice.levers.iter().any(|(lever, _)| cost.is_of(&lever.id(&self.programme)))
        };
        let count = |basis: Basis| self.costs.iter().filter(known).filter(|cost| cost.basis == basis).count();
        let counted = Basis::ALL.iter().map(|&basis| (basis, count(basis)));
        counted.filter(|(_, count)| *count > 0).collect()
    }

    /// What levers cost together, if that is known of all.
    pub(crate) fn cost_of_all(&self, levers: &[Lever]) -> Option<Money> {
        let nothing = Money::zero(self.programme.currency);
        levers.iter().try_fold(nothing, |sum, lever| self.cost(lever).map(|cost| sum + cost))
    }

    /// What a lever was found to be worth.
    pub(crate) fn worth(&self, number: usize) -> Option<&Worth> {
        self.advice.levers[number].1.as_ref()
    }

    /// What a lever surely brings; nought if it was not tried.
    pub(crate) fn least(&self, number: usize) -> i64 {
        self.worth(number).and_then(|worth| worth.at_least).map_or(0, |least| least.minor)
    }

    /// What it brings at most; nought if that is not known.
    pub(crate) fn most(&self, number: usize) -> i64 {
        self.worth(number).and_then(|worth| worth.at_most).map_or(0, |most| most.minor)
    }

    /// All tried levers by rank.
    pub(crate) fn ranks(&self) -> Ranks {
        let priced =
            by_value_for_cost(&self.advice.levers, &costs_of(&self.programme, &self.costs, &self.levers()));
        let mut ranks = Ranks { priced, unpriced: Vec::new(), idle: Vec::new() };
        for (number, (_, worth)) in self.advice.levers.iter().enumerate() {
            match worth {
                None => {}
                Some(_) if self.least(number) <= 0 => ranks.idle.push(number),
                Some(_) if ranks.priced.contains(&number) => {}
                Some(_) => ranks.unpriced.push(number),
            }
        }
        ranks.unpriced.sort_by_key(|&number| (std::cmp::Reverse(self.least(number)), number));
        ranks.idle.sort_by_key(|&number| (std::cmp::Reverse(self.most(number)), number));
        ranks
    }

    /// What two levers bring together beyond what was found for each alone; nothing if that is nought or less.
    pub(crate) fn beyond(&self, pair: &Pair) -> Option<Money> {
        let both = pair.worth.at_least?;
        let alone = self.least(pair.levers.0) + self.least(pair.levers.1);
        (both.minor > alone).then(|| Money { minor: both.minor - alone, ..both })
    }

    /// What a plan changes of the reference.
    pub(crate) fn moves(&self, plan: Option<&Plan>) -> Moves {
        let mut moves = Moves::default();
        let Some(plan) = plan else { return moves };
        let launch = |plan: &Plan, key: &str| {
            plan.choices.iter().find(|choice| choice.project == key).map(|choice| choice.launch)
        };
        for (project, row) in self.programme.projects.rows() {
            match (launch(&self.advice.reference, &row.key), launch(plan, &row.key)) {
                (Some(before), Some(after)) if before != after => moves.dates.push((project, before, after)),
                (None, Some(_)) => moves.entering.push(project),
                (Some(_), None) => moves.leaving.push(project),
                _ => {}
            }
        }
        moves
    }

    /// The cheapest ways to bring the launch forward, if that was asked.
    pub(crate) fn cheapest(&self) -> Vec<Cheapest> {
        let cost = |lever: &Lever| self.cost(lever);
        self.advice
            .hastening
            .as_ref()
            .map_or_else(Vec::new, |hastening| hastening.cheapest(&cost, self.programme.periods()))
    }
}
