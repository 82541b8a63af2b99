//! What may be typed. Only shapes: meaning comes when a verb turns it into a request.
//!
//! Nothing here is shown to anybody: every sentence of the help comes from the localisation (`help.rs`).

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use model::UnitPrice;
use model::cooperation::Criterion;

use crate::l10n::Language;

#[derive(Debug, Parser)]
#[command(name = "jointworks", version, disable_help_flag = true, disable_version_flag = true)]
#[command(disable_help_subcommand = true, arg_required_else_help = true)]
pub(super) struct Typed {
    #[arg(long, global = true, value_name = "LANG", hide_possible_values = true)]
    pub(super) lang: Option<Spoken>,
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
    #[command(subcommand)]
    pub(super) verb: Verb,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Spoken {
    Ru,
    Be,
    En,
}

impl Spoken {
    pub(super) fn language(self) -> Language {
        match self {
            Self::Ru => Language::Russian,
            Self::Be => Language::Belarusian,
            Self::En => Language::English,
        }
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    Demo(Demo),
    Init(Init),
    Check(Check),
    Plan(Plan),
    Explain(Explain),
    Schedule(Schedule),
    Risk(Risk),
    Compare(Compare),
    Pareto(Pareto),
    Levers(Levers),
    Exposure(Box<Exposure>),
    Match(Match),
    Enquiry(super::enquiry::Enquiry),
    Import(super::exchange::Import),
    Export(super::exchange::Export),
}

/// Which programme, where a verb works on one.
#[derive(Debug, Args)]
pub(super) struct Programme {
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,
}

/// In which form the result is shown.
#[derive(Debug, Args)]
pub(super) struct Form {
    #[arg(long)]
    pub(super) json: bool,
}

/// Where `demo` puts its files if nobody says anything.
pub(super) const DEMO_OUT: &str = "jointworks-demo";

#[derive(Debug, Args)]
pub(super) struct Demo {
    #[arg(long, value_name = "OUT", default_value = DEMO_OUT, hide_default_value = true)]
    pub(super) out: PathBuf,
    #[command(flatten)]
    pub(super) search: Search,
    #[command(flatten)]
    pub(super) form: Form,
}

#[derive(Debug, Args)]
pub(super) struct Init {
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,
    #[arg(long)]
    pub(super) example: bool,
    #[arg(long, value_name = "LANG", hide_possible_values = true)]
    pub(super) headings: Option<Headings>,
    #[command(flatten)]
    pub(super) form: Form,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Headings {
    En,
    Ru,
}

#[derive(Debug, Args)]
pub(super) struct Check {
    #[command(flatten)]
    pub(super) programme: Programme,
    #[arg(long, value_name = "PLAN")]
    pub(super) plan: Option<PathBuf>,
    #[arg(long, value_name = "FILE", requires = "plan")]
    pub(super) certificate: Option<PathBuf>,
    #[command(flatten)]
    pub(super) form: Form,
}

#[derive(Debug, Args)]
pub(super) struct Plan {
    #[command(flatten)]
    pub(super) programme: Programme,
    #[arg(long, value_name = "OUT")]
    pub(super) out: PathBuf,
    #[command(flatten)]
    pub(super) search: Search,
    #[command(flatten)]
    pub(super) form: Form,
}

/// How to search, where a verb searches.
#[derive(Debug, Args)]
pub(super) struct Search {
    #[arg(long, value_name = "N", default_value_t = 1, hide_default_value = true)]
    pub(super) seed: u64,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(super) threads: Option<u16>,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub(super) work: Option<u64>,
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    pub(super) time_limit: Option<f64>,
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
pub(super) struct Explain {
    #[command(flatten)]
    pub(super) programme: Programme,
    #[arg(value_name = "PLAN")]
    pub(super) plan: PathBuf,
    #[arg(value_name = "PROJECT")]
    pub(super) project: String,
    #[arg(long)]
    pub(super) trials: bool,
    #[arg(long, value_name = "N", default_value_t = 1, hide_default_value = true)]
    pub(super) seed: u64,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(super) threads: Option<u16>,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=1_000_000), requires = "trials")]
    pub(super) work: Option<u64>,
    #[arg(long, value_name = "SECONDS", value_parser = seconds, requires = "trials")]
    pub(super) time_limit: Option<f64>,
    #[command(flatten)]
    pub(super) form: Form,
}

#[derive(Debug, Args)]
pub(super) struct Schedule {
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub(super) start: Option<model::Day>,
    #[arg(
        long,
        value_name = "PERIOD",
        default_value = "week",
        hide_default_value = true,
        hide_possible_values = true,
        requires = "start"
    )]
    pub(super) period: Step,
    #[arg(long, value_name = "AIM", hide_possible_values = true)]
    pub(super) aim: Option<Aim>,
    #[arg(long, value_name = "RATE", value_parser = rate)]
    pub(super) rate: Option<u32>,
    #[arg(long, value_name = "HTML")]
    pub(super) report: Option<PathBuf>,
    #[arg(long, value_name = "JSON")]
    pub(super) judge: Option<PathBuf>,
    #[arg(long, value_name = "JSON", conflicts_with = "judge")]
    pub(super) warm: Option<PathBuf>,
    #[arg(long, value_name = "N", default_value_t = 1, hide_default_value = true)]
    pub(super) seed: u64,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(super) threads: Option<u16>,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub(super) work: Option<u64>,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub(super) pace: Option<u64>,
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    pub(super) time_limit: Option<f64>,
    #[arg(long)]
    pub(super) json: bool,
}

/// What a period is.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Step {
    Day,
    Workday,
    Week,
    Month,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Aim {
    Makespan,
    Lateness,
    Value,
}

/// A day. The error's words are not shown.
fn day(typed: &str) -> Result<model::Day, &'static str> {
    let (first, last) = model::Day::span_of(typed).ok_or("not a day")?;
    if first == last { Ok(first) } else { Err("not a day") }
}

/// A rate of discount between nought and one, in millionths. The error's words are not shown.
fn rate(typed: &str) -> Result<u32, &'static str> {
    let rate = typed.parse::<f64>().ok().filter(|rate| (0.0..=1.0).contains(rate)).ok_or("not a rate")?;
    Ok((rate * 1e6).round() as u32)
}

#[derive(Debug, Args)]
pub(super) struct Risk {
    #[command(flatten)]
    pub(super) programme: Programme,
    #[arg(value_name = "PLAN")]
    pub(super) plan: PathBuf,
    #[arg(long, value_name = "N", default_value_t = 10_000, hide_default_value = true,
        value_parser = clap::value_parser!(u64).range(20..=10_000_000))]
    pub(super) runs: u64,
    #[arg(long, value_name = "N", default_value_t = 1, hide_default_value = true)]
    pub(super) seed: u64,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(super) threads: Option<u16>,
    #[arg(long)]
    pub(super) independent: bool,
    #[arg(long)]
    pub(super) buffered: bool,
    #[arg(long, value_name = "SECONDS", value_parser = seconds, requires = "buffered")]
    pub(super) time_limit: Option<f64>,
    #[arg(long, value_name = "OUT")]
    pub(super) out: Option<PathBuf>,
    #[arg(long)]
    pub(super) force: bool,
    #[command(flatten)]
    pub(super) form: Form,
}

#[derive(Debug, Args)]
pub(super) struct Compare {
    #[command(flatten)]
    pub(super) programme: Programme,
    #[arg(value_name = "PLAN_A")]
    pub(super) plan: PathBuf,
    #[arg(value_name = "PLAN_B")]
    pub(super) other: PathBuf,
    #[command(flatten)]
    pub(super) form: Form,
}

#[derive(Debug, Args)]
pub(super) struct Levers {
    #[command(flatten)]
    pub(super) programme: Programme,
    #[arg(value_name = "PLAN")]
    pub(super) plan: PathBuf,
    #[arg(long, value_name = "PROJECT")]
    pub(super) project: Option<String>,
    #[arg(long)]
    pub(super) faster: bool,
    #[arg(long)]
    pub(super) delays: bool,
    #[arg(long, value_name = "PERIOD")]
    pub(super) from: Option<String>,
    #[arg(long, value_name = "SUM", value_parser = sum)]
    pub(super) money: Option<model::Decimal>,
    #[arg(long)]
    pub(super) free_certificates: bool,
    #[arg(long, value_name = "N", default_value_t = 4, hide_default_value = true,
        value_parser = clap::value_parser!(u16).range(0..=100))]
    pub(super) pairs: u16,
    #[arg(long, value_name = "HTML")]
    pub(super) report: Option<PathBuf>,
    #[arg(long, value_name = "N", default_value_t = 1, hide_default_value = true)]
    pub(super) seed: u64,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(super) threads: Option<u16>,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    pub(super) work: Option<u64>,
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    pub(super) time_limit: Option<f64>,
    #[arg(long)]
    pub(super) force: bool,
    #[command(flatten)]
    pub(super) form: Form,
}

/// A sum of money above nought; `1e9` is one too. The error's words are not shown.
fn sum(typed: &str) -> Result<model::Decimal, &'static str> {
    let sum = model::Decimal::parse(typed).ok_or("no sum")?;
    let largest = model::Decimal::whole(10_000_000_000_000);
    (sum > model::Decimal::ZERO && sum <= largest).then_some(sum).ok_or("no sum")
}

#[derive(Debug, Args)]
pub(super) struct Pareto {
    #[command(flatten)]
    pub(super) programme: Programme,
    #[arg(value_name = "PLAN")]
    pub(super) plan: Option<PathBuf>,
    #[arg(
        long,
        value_name = "AGAINST",
        default_value = "money",
        hide_default_value = true,
        hide_possible_values = true,
        conflicts_with = "partner"
    )]
    pub(super) against: AgainstTyped,
    #[arg(long, value_name = "PARTNER")]
    pub(super) partner: Option<String>,
    #[arg(long, value_name = "N", default_value_t = 6, hide_default_value = true,
        value_parser = clap::value_parser!(u32).range(1..=100))]
    pub(super) points: u32,
    #[arg(long, value_name = "N", default_value_t = 1, hide_default_value = true)]
    pub(super) seed: u64,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(super) threads: Option<u16>,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub(super) work: Option<u64>,
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    pub(super) time_limit: Option<f64>,
    #[arg(long, value_name = "OUT")]
    pub(super) out: Option<PathBuf>,
    #[arg(long)]
    pub(super) force: bool,
    #[command(flatten)]
    pub(super) form: Form,
}

#[derive(Debug, Args)]
pub(super) struct Exposure {
    #[arg(value_name = "TRADE", required_unless_present_any = ["archive", "database"], conflicts_with = "database")]
    pub(super) tables: Vec<PathBuf>,
    #[arg(long, value_name = "DIR", conflicts_with = "database")]
    pub(super) archive: Option<PathBuf>,
    #[arg(long, value_name = "URL", requires = "table")]
    pub(super) database: Option<String>,
    #[arg(long, value_name = "NAME", requires = "database")]
    pub(super) table: Option<String>,
    #[arg(long, value_name = "PARTNERS", required = true, value_delimiter = ',')]
    pub(super) partners: Vec<String>,
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(u16).range(1900..=2100))]
    pub(super) year: Option<u16>,
    #[arg(long, value_name = "DIGITS", value_parser = level)]
    pub(super) level: Option<trade::Level>,
    #[arg(long, value_name = "FILE")]
    pub(super) mapping: Vec<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(super) names: Vec<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(super) chain: Vec<PathBuf>,
    #[arg(long, value_name = "FILE", requires = "only")]
    pub(super) bec: Option<PathBuf>,
    #[arg(long, value_name = "KINDS", value_delimiter = ',', hide_possible_values = true, requires = "bec")]
    pub(super) only: Vec<BroadTyped>,
    #[arg(long, value_name = "TRADE")]
    pub(super) world: Vec<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(super) plants: Option<PathBuf>,
    #[arg(long, value_name = "FILE", requires = "sectors")]
    pub(super) io: Option<PathBuf>,
    #[arg(long, value_name = "FILE", requires = "io")]
    pub(super) sectors: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(super) concordance: Option<PathBuf>,
    #[arg(long = "programme", value_name = "DIR")]
    pub(super) candidates_of: Option<PathBuf>,
    #[arg(long, value_name = "N", default_value_t = 20, hide_default_value = true)]
    pub(super) top: usize,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(super) threads: Option<u16>,
    #[arg(long, value_name = "OUT")]
    pub(super) out: Option<PathBuf>,
    #[arg(long)]
    pub(super) force: bool,
    #[command(flatten)]
    pub(super) form: Form,
}

#[derive(Debug, Args)]
pub(super) struct Match {
    #[command(flatten)]
    pub(super) programme: Programme,
    #[arg(long, value_name = "NEED")]
    pub(super) need: Option<String>,
    #[arg(long, value_name = "N", default_value_t = 5, hide_default_value = true,
        value_parser = clap::value_parser!(u16).range(1..=100))]
    pub(super) top: u16,
    #[arg(long, value_name = "WEIGHTS", value_delimiter = ',', value_parser = weight)]
    pub(super) weights: Vec<(Criterion, u32)>,
    #[arg(long, value_name = "RATE", value_parser = freight)]
    pub(super) freight: Option<UnitPrice>,
    #[arg(long, value_name = "FILE")]
    pub(super) codes: Vec<PathBuf>,
    #[arg(long)]
    pub(super) as_projects: bool,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(super) threads: Option<u16>,
    #[command(flatten)]
    pub(super) form: Form,
}

/// `cost=40`: a criterion and its weight. The error's words are not shown.
fn weight(typed: &str) -> Result<(Criterion, u32), &'static str> {
    let (word, weight) = typed.split_once('=').ok_or("no weight")?;
    let criterion =
        Criterion::ALL.into_iter().find(|known| known.word() == word.trim()).ok_or("no criterion")?;
    let weight = weight.trim().parse().ok().filter(|weight| *weight <= 1000).ok_or("no weight")?;
    Ok((criterion, weight))
}

/// A price that is not below nought. The error's words are not shown.
pub(super) fn freight(typed: &str) -> Result<UnitPrice, &'static str> {
    let rate = model::Decimal::parse(typed).ok_or("no rate")?;
    let fits = rate >= model::Decimal::ZERO && rate <= model::Decimal::whole(1_000_000);
    UnitPrice::from_decimal(rate).filter(|_| fits).ok_or("no rate")
}

/// A broad economic category.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum BroadTyped {
    Capital,
    Parts,
}

/// Two, four or six digits. The error's words are not shown.
fn level(typed: &str) -> Result<trade::Level, &'static str> {
    typed.parse().ok().and_then(trade::Level::of_digits).ok_or("no level")
}

/// What value is weighed against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum AgainstTyped {
    Money,
    Buyers,
    Imports,
    Time,
}

impl AgainstTyped {
    /// Its word in machine output.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Buyers => "buyers",
            Self::Imports => "imports",
            Self::Time => "time",
        }
    }
}

/// A time above nought and below a year. The error's words are not shown.
fn seconds(typed: &str) -> Result<f64, &'static str> {
    typed.parse().ok().filter(|seconds| (0.001..=31_536_000.0).contains(seconds)).ok_or("not a time")
}

/// The language asked for, found before anything is parsed: a complaint about the rest must be in it already.
pub(super) fn language(arguments: &[std::ffi::OsString]) -> Option<Language> {
    let mut arguments = arguments.iter().filter_map(|argument| argument.to_str());
    while let Some(argument) = arguments.next() {
        let value = match argument.strip_prefix("--lang=") {
            Some(value) => Some(value),
            None if argument == "--lang" => arguments.next(),
            None => None,
        };
        if let Some(spoken) = value.and_then(|value| Spoken::from_str(value, false).ok()) {
            return Some(spoken.language());
        }
    }
    None
}
