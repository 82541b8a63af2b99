//! What chance decides in a run: lengths, outlays, demand, prices, scenarios; correlated by one Gaussian copula.
//!
//! A task's length belongs to z = √ρ₁ F + √ρ₂ G + √ρ₃ K + √(1 − ρ₁ − ρ₂ − ρ₃) ε, all standard normal: F is common to the
//! programme, G to the partner in which it is sited, K to the resource that it uses (its test stand, if it uses one; without any
//! resource the weight of K goes to ε). Outlays use F and G.
//!
//! **Common random numbers.** Each run of each project has a stream of its own, named by the project's key, and each factor one
//! named by its own: another plan, another project or another lever shifts no draw, so differences between two plans are not noise.

use model::account::Resolved;
use model::draft::{ResourceKind, TaskKind};
use model::programme::{Programme, Range};
use model::risk::{Assumptions, Scenario, Spread};
use model::{Id, Ratio};

use super::execution::Lengths;
use super::network::Network;
use super::pert::{Drawn, Shapes, ThreePoint, normal};
use crate::chance::Chance;

/// Attempts at a certification at most: after the third it is held.
pub const ATTEMPTS: usize = 3;
/// Draws that every task takes from its project's stream, used or not: one length an attempt, and whether it fails.
const DRAWS: u64 = 5;

/// The kinds of streams.
const FACTOR: u64 = 0x7269_736B;
const PROJECT: u64 = 0x7072_6F6A;

/// Whether what is drawn strays together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dependence {
    /// By the factors of the assumptions.
    Correlated,
    /// Everything by itself: for comparison only, because it understates the spread badly.
    Independent,
}

/// How a task's length is drawn.
#[derive(Clone, Debug)]
struct Task {
    activity: usize,
    attempt: Drawn,
    retry: f64,
    /// Number of the factor of its resource.
    resource: Option<usize>,
}

/// How a project's tasks and outlays are drawn.
#[derive(Clone, Debug)]
struct Project {
    name: u64,
    /// Number of the factor of its partner.
    partner: usize,
    tasks: Vec<Task>,
}

/// A factor that many draws have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Factor {
    Programme,
    Partner(usize),
    Resource(Id<model::programme::Resource>),
    Demand,
    Price,
    Scenario(usize),
}

/// Everything that is drawn.
#[derive(Clone, Debug)]
pub(super) struct Draws<'a> {
    seed: u64,
    shapes: Shapes,
    projects: Vec<Project>,
    pub(super) factors: Vec<Factor>,
    names: Vec<u64>,
    /// Square roots of the shares of programme, partner and resource.
    weights: [f64; 3],
    outlay: Drawn,
    demand: Drawn,
    price: Drawn,
    pub(super) scenarios: &'a [Scenario],
}

/// What one run drew.
#[derive(Clone, Debug, Default)]
pub(super) struct Drawing {
    pub(super) lengths: Lengths,
    /// Factor on the outlays of each choice.
    pub(super) outlay: Vec<f64>,
    pub(super) demand: f64,
    pub(super) price: f64,
    /// Factor on all outlays of the scenarios that happen.
    happening: f64,
    /// What each factor was: a normal, a factor on demand or prices, nought or one for a scenario.
    pub(super) factors: Vec<f64>,
}

/// A name as a number (FNV-1a): the same today and tomorrow.
fn named(kind: &str, key: &str) -> u64 {
    let bytes = kind.bytes().chain([0]).chain(key.bytes());
    bytes.fold(0xCBF2_9CE4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

fn root(share: Ratio) -> f64 {
    share.to_f64().max(0.0).sqrt()
}

impl<'a> Draws<'a> {
    pub(super) fn new(
        programme: &Programme,
        resolved: &Resolved,
        network: &Network,
        assumptions: &'a Assumptions,
        (seed, dependence): (u64, Dependence),
    ) -> Self {
        let mut shapes = Shapes::default();
        let mut factors = vec![Factor::Programme];
        let mut names = vec![named("programme", "")];
        let mut factor = |factor: Factor, name: u64| {
            let known = factors.iter().position(|known| *known == factor);
            known.unwrap_or_else(|| {
                factors.push(factor);
                names.push(name);
                factors.len() - 1
            })
        };
        let mut projects = Vec::new();
        for (choice, chosen) in resolved.choices.iter().enumerate() {
            let project = &programme.projects[chosen.project];
            let partner = programme.plants[chosen.site(programme).plant].partner;
            let tasks = network.tasks_of[choice].iter().map(|&activity| {
                let row = &network.activities[activity];
                let task = &project.tasks[row.task];
                let mode = &task.modes[chosen.site][row.mode];
                let key = mode.uses.iter().map(|(resource, _)| *resource).min_by_key(|resource| {
                    (programme.resources[*resource].kind != ResourceKind::Stand, *resource)
                });
                let stated = Stated {
                    likely: mode.duration,
                    range: mode.duration_range,
                    kind: task.kind,
                    retry: mode.retry_probability.to_f64(),
                };
                Task {
                    activity,
                    attempt: shapes.prepare(length(stated, assumptions, network.ticks)),
                    retry: stated.retry,
                    resource: key.map(|id| {
                        factor(Factor::Resource(id), named("resource", &programme.resources[id].key))
                    }),
                }
            });
            let mut tasks: Vec<Task> = tasks.collect();
            // In the project's own order, which no plan changes.
            tasks.sort_by_key(|task| network.activities[task.activity].task);
            projects.push(Project {
                name: named("project", &project.key),
                partner: factor(Factor::Partner(partner), named("partner", &programme.partners[partner])),
                tasks,
            });
        }
        let outlay = shapes.prepare(spread(assumptions.outlay.as_ref()));
        let demand = shapes.prepare(spread(assumptions.demand.as_ref()));
        let price = shapes.prepare(spread(assumptions.price.as_ref()));
        if assumptions.demand.is_some() {
            factor(Factor::Demand, named("demand", ""));
        }
        if assumptions.price.is_some() {
            factor(Factor::Price, named("price", ""));
        }
        for (number, scenario) in assumptions.scenarios.iter().enumerate() {
            factor(Factor::Scenario(number), named("scenario", &scenario.name.plain));
        }
        let correlation = &assumptions.correlation;
        let weights = match dependence {
            Dependence::Correlated => {
                [correlation.programme, correlation.partner, correlation.resource].map(root)
            }
            Dependence::Independent => [0.0; 3],
        };
        let scenarios = &assumptions.scenarios;
        Self { seed, shapes, projects, factors, names, weights, outlay, demand, price, scenarios }
    }

    /// Draws a run into memory that is kept.
    pub(super) fn draw(&self, network: &Network, run: u64, into: &mut Drawing) {
        self.draw_factors(run, into);
        let count = network.activities.len();
        into.lengths.total.resize(count, 0);
        into.lengths.repeats.resize(count, [0; 2]);
        into.lengths.repeated.resize(count, 0);
        into.outlay.resize(self.projects.len(), 1.0);
        let [programme, partner, resource] = self.weights;
        let common = programme * into.factors[0];
        for (choice, project) in self.projects.iter().enumerate() {
            let mut chance = Chance::stream(self.seed ^ project.name, PROJECT, run);
            let sited = common + partner * into.factors[project.partner];
            let own = (1.0 - programme * programme - partner * partner).max(0.0);
            into.outlay[choice] =
                into.happening * self.shapes.value(self.outlay, sited + own.sqrt() * normal(chance.unit()));
            for task in &project.tasks {
                let (shared, own) = match task.resource {
                    Some(factor) => {
                        (sited + resource * into.factors[factor], (own - resource * resource).max(0.0).sqrt())
                    }
                    None => (sited, own.sqrt()),
                };
                self.attempts(task, (shared, own), &mut chance, &mut into.lengths);
            }
        }
    }

    /// Draws the attempts at a task.
    fn attempts(&self, task: &Task, (shared, own): (f64, f64), chance: &mut Chance, lengths: &mut Lengths) {
        let mut next = chance.clone();
        chance.skip(DRAWS);
        let attempt = |unit: f64| rounded(self.shapes.value(task.attempt, shared + own * normal(unit)));
        let mut total = attempt(next.unit());
        let mut repeats = [total; 2];
        let mut repeated = 0;
        if task.retry > 0.0 {
            for other in [next.unit(), next.unit()].map(attempt) {
                if next.unit() >= task.retry {
                    break;
                }
                repeats[usize::from(repeated)] = total;
                repeated += 1;
                total += other;
            }
        }
        lengths.total[task.activity] = total;
        lengths.repeats[task.activity] = repeats;
        lengths.repeated[task.activity] = repeated;
    }

    fn draw_factors(&self, run: u64, into: &mut Drawing) {
        into.factors.resize(self.factors.len(), 0.0);
        (into.demand, into.price, into.happening) = (1.0, 1.0, 1.0);
        for (number, factor) in self.factors.iter().enumerate() {
            let unit = Chance::stream(self.seed ^ self.names[number], FACTOR, run).unit();
            into.factors[number] = match factor {
                Factor::Scenario(number) => {
                    let scenario = &self.scenarios[*number];
                    let happens = unit < scenario.probability.to_f64();
                    if happens {
                        into.happening *= scenario.outlay.to_f64();
                    }
                    f64::from(happens)
                }
                Factor::Demand => {
                    into.demand = self.shapes.value(self.demand, normal(unit));
                    into.demand
                }
                Factor::Price => {
                    into.price = self.shapes.value(self.price, normal(unit));
                    into.price
                }
                _ => normal(unit),
            };
        }
    }

    /// A run in which everything is as likely.
    pub(super) fn likely(&self, network: &Network, into: &mut Drawing) {
        let lengths = &mut into.lengths;
        lengths.total = network.activities.iter().map(|activity| activity.likely).collect();
        lengths.repeats = lengths.total.iter().map(|&total| [total; 2]).collect();
        lengths.repeated = vec![0; network.activities.len()];
        into.outlay = vec![1.0; self.projects.len()];
        into.factors = vec![0.0; self.factors.len()];
        (into.demand, into.price) = (1.0, 1.0);
    }
}

/// What the tables say of the length of a task.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stated {
    pub(super) likely: u32,
    pub(super) range: (u32, u32),
    pub(super) kind: TaskKind,
    pub(super) retry: f64,
}

/// The three points of one attempt, in ticks.
fn length(stated: Stated, assumptions: &Assumptions, ticks: u32) -> ThreePoint {
    let (low, high) = stated.range;
    let in_ticks = |periods: u32| f64::from(periods) * f64::from(ticks);
    let likely = in_ticks(stated.likely);
    if low < high {
        return ThreePoint { low: in_ticks(low), likely, high: in_ticks(high) };
    }
    let own = assumptions.certification.as_ref().filter(|_| stated.kind == TaskKind::Certification);
    let factor = spread(own.or(assumptions.duration.as_ref()));
    ThreePoint { low: likely * factor.low, likely: likely * factor.likely, high: likely * factor.high }
}

fn spread(spread: Option<&Spread>) -> ThreePoint {
    let certain = Range { low: Ratio::ONE, likely: Ratio::ONE, high: Ratio::ONE };
    let Range { low, likely, high } = spread.map_or(certain, |spread| spread.factor);
    ThreePoint { low: low.to_f64(), likely: likely.to_f64(), high: high.to_f64() }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "ticks are few and above nought")]
fn rounded(ticks: f64) -> u32 {
    ticks.round() as u32
}

/// The length, to the nearest whole period, that a task keeps with that probability, its repeats included; never below its likely
/// one.
pub(super) fn kept_with(
    stated: Stated,
    assumptions: &Assumptions,
    shapes: &mut Shapes,
    (ticks, probability): (u32, f64),
) -> u32 {
    let drawn = shapes.prepare(length(stated, assumptions, ticks));
    let in_periods = |ticks_taken: f64| rounded(ticks_taken / f64::from(ticks)).max(stated.likely);
    if stated.retry <= 0.0 {
        return in_periods(shapes.value(drawn, normal(probability)));
    }
    let runs = 4_000u32;
    let mut chance = Chance::stream(0, PROJECT, 0);
    let mut totals: Vec<f64> = (0..runs)
        .map(|_| {
            let mut total = shapes.value(drawn, normal(chance.unit()));
            for _ in 1..ATTEMPTS {
                if chance.unit() >= stated.retry {
                    break;
                }
                total += shapes.value(drawn, normal(chance.unit()));
            }
            total
        })
        .collect();
    totals.sort_by(f64::total_cmp);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place among the runs")]
    let place = (probability * f64::from(runs)) as usize;
    in_periods(totals[place.min(totals.len() - 1)])
}
