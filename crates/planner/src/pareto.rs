//! Value against something else: the best plan for each of several limits on it, every point between a plan and a proof.
//!
//! One aim stays (net value retained), the other becomes a policy limit that is drawn tighter step by step (ε-constraint; Haimes, Lasdon &
//! Wismer 1971, in the spirit of AUGMECON2, Mavrotas & Florios 2013, *Appl. Math. Comput.* 219). Each step is a programme of its own: a plan
//! is found for it and judged in it, and its bound is recomputed by the checker of certificates. A plan that keeps a tight limit keeps a
//! looser one too, and no plan under a tight limit is worth more than the bound under a looser one: both are used.

use std::sync::atomic::{AtomicUsize, Ordering};

use model::account::{self, Resolved};
use model::draft::{LimitKind, Provenance};
use model::programme::{LimitOf, PolicyLimit};
use model::{Money, Plan, Programme, Ratio, Table};

use crate::collisions::{self, Answer};
use crate::instance::Instance;
use crate::parallel;
use crate::proposal::Proposal;
use crate::publish;
use crate::rows::Rows;
use crate::search::Search;
use crate::trial::{Effort, Trial, accepted, trial};

/// What value is weighed against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    /// All outlays, over the horizon.
    Money,
    /// What buyers pay more in the dearest year, as a share of that year's bill with duty.
    Buyers,
    /// The imports of the last year, at import prices and without hidden ones.
    Imports,
    /// The first year from which on imports stay as low as the best plan brings them in the end.
    Time,
    /// One partner's share of the value retained by production; number in [`Programme::partners`].
    Partner(usize),
}

/// Where a limit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A sum of money.
    Money(Money),
    /// A share.
    Share(Ratio),
    /// A calendar year.
    Year(i32),
}

/// How to draw a front.
pub struct Settings<'a> {
    /// Where chance begins.
    pub seed: u64,
    /// Threads to use; changes nothing but the time.
    pub threads: usize,
    /// Rounds of work on the programme without the limit, whose proof every point begins from.
    pub ground: u64,
    /// The most rounds of work on each point.
    pub work: u64,
    /// Points beside the best plan; at least one.
    pub points: u32,
    /// Asked between rounds on the programme without the limit: whether points shall begin, though `ground` is not done.
    pub begin: &'a (dyn Fn() -> bool + Sync),
    /// Asked between rounds on a point, with its number and how many there are: whether it has had its share of the time.
    pub next: &'a (dyn Fn(usize, usize) -> bool + Sync),
    /// Asked between rounds; points that were not reached stay out.
    pub stop: &'a (dyn Fn() -> bool + Sync),
    /// Told how many points are done, and of how many.
    pub watch: &'a (dyn Fn(usize, usize) + Sync),
}

/// One point of a front.
#[derive(Clone, Debug)]
pub struct Point {
    /// The limit; none = the best plan without one.
    pub limit: Option<Mark>,
    /// The programme with the limit, for which plan and proof are made.
    pub programme: Programme,
    /// How far the plan goes in truth; none without a plan.
    pub reached: Option<Mark>,
    /// Plan and proof.
    pub trial: Trial,
    /// No plan that keeps the limit is worth more, from this point's proof or a looser one's.
    pub bound: Option<Money>,
}

/// Points from the loosest limit to the tightest.
#[derive(Clone, Debug)]
pub struct Front {
    /// What value is weighed against.
    pub against: Against,
    /// The points, as far as there was time.
    pub points: Vec<Point>,
    /// So many points were to be drawn.
    pub wanted: usize,
    /// Rounds of work on the programme without the limit.
    pub work: u64,
}

/// Draws a front, beginning from a legal plan if one is given. Empty if no plan of the programme was found.
#[must_use]
pub fn pareto(
    programme: &Programme,
    against: Against,
    given: Option<&Plan>,
    settings: &Settings<'_>,
) -> Front {
    let instance = Instance::new(programme);
    let rows = Rows::new(&instance);
    let mut search = Search::new(programme, &instance, &rows, settings.seed, settings.threads);
    if let Some(start) = given.and_then(|plan| Proposal::of_plan(&instance, programme, plan)) {
        search.adopt(&start);
    }
    let begin = || (settings.begin)() || (settings.stop)();
    while search.work < settings.ground && !search.finished() && !begin() {
        search.round();
    }
    let effort = Effort { seed: settings.seed, threads: 1, rounds: 0, stop: settings.stop };
    let found = search.plan().map(|found| {
        let planner = env!("CARGO_PKG_VERSION").to_owned();
        let made_by = model::plan::Settings { planner, seed: settings.seed, work: search.work };
        publish::publish(programme, &instance, found, made_by)
    });
    let found: Vec<&Plan> = found.iter().chain(given).collect();
    let free = trial(programme, &found, &search, &effort);
    let Some(best) = free.plan.clone() else {
        return Front { against, points: Vec::new(), wanted: 0, work: search.work };
    };
    let mut marks = marks(programme, against, &best, settings.points);
    marks.dedup();
    // Where the scale ends at the best plan itself, there is nothing to weigh.
    marks.retain(|mark| *mark != reached(programme, against, &best, &best));
    let done = AtomicUsize::new(0);
    let tried = parallel::run(settings.threads, marks.len(), |number, _| {
        if (settings.stop)() {
            return None;
        }
        let stop = || (settings.stop)() || (settings.next)(number, marks.len());
        let effort = Effort { seed: settings.seed, threads: 1, rounds: settings.work, stop: &stop };
        let changed = limited(programme, against, marks[number], &best);
        let mut trial = trial(&changed, &[&best], &search, &effort);
        if trial.plan.is_none() {
            trial = looked_for(&changed, trial, &search, &effort);
        }
        (settings.watch)(done.fetch_add(1, Ordering::Relaxed) + 1, marks.len());
        Some(Point {
            limit: Some(marks[number]),
            programme: changed,
            reached: None,
            bound: trial.bound,
            trial,
        })
    });
    let whole =
        Point { limit: None, programme: programme.clone(), reached: None, bound: free.bound, trial: free };
    let mut points: Vec<Point> = std::iter::once(whole).chain(tried.into_iter().flatten()).collect();
    share_plans(&mut points);
    share_bounds(&mut points);
    for point in &mut points {
        point.reached = point.trial.plan.as_ref().map(|plan| reached(programme, against, plan, &best));
    }
    Front { against, points, wanted: marks.len() + 1, work: search.work }
}

/// Where no plan was found on the way to a good one: whether there is any at all.
fn looked_for(changed: &Programme, found: Trial, search: &Search<'_>, effort: &Effort<'_>) -> Trial {
    let settings = crate::Settings { seed: effort.seed, threads: 1, work: None, stop: effort.stop };
    match collisions::possible(changed, &settings) {
        Answer::Impossible => Trial { impossible: true, bound: None, ..found },
        Answer::Possible(proposal) => {
            let planner = env!("CARGO_PKG_VERSION").to_owned();
            let made_by = model::plan::Settings { planner, seed: effort.seed, work: found.work };
            let plan = publish::publish(changed, &Instance::new(changed), &proposal, made_by);
            trial(changed, &[&plan], search, effort)
        }
        Answer::Unknown => found,
    }
}

/// A tighter point's plan serves a looser one if it is worth more there.
fn share_plans(points: &mut [Point]) {
    for number in (1..points.len()).rev() {
        let Some(plan) = points[number].trial.plan.clone() else { continue };
        let looser = &mut points[number - 1];
        if looser.trial.value < Some(plan.totals.objective())
            && let Some(plan) = accepted(&looser.programme, &plan)
        {
            looser.trial.value = Some(plan.totals.objective());
            looser.trial.plan = Some(plan);
        }
    }
}

/// A looser point's bound holds for a tighter one.
fn share_bounds(points: &mut [Point]) {
    for number in 1..points.len() {
        let looser = points[number - 1].bound;
        let bound = &mut points[number].bound;
        if let (Some(looser), false) = (looser, points[number].trial.impossible) {
            *bound = Some(bound.map_or(looser, |bound| bound.min(looser)));
        }
    }
}

/// The limits to try, from loose to tight: evenly between where the best plan stands and the end of the scale.
fn marks(programme: &Programme, against: Against, best: &Plan, points: u32) -> Vec<Mark> {
    let points = i64::from(points.max(1));
    let between = |from: i64, to: i64| {
        (1..=points).map(move |point| {
            from + i64::try_from(i128::from(to - from) * i128::from(point) / i128::from(points)).unwrap_or(0)
        })
    };
    match reached(programme, against, best, best) {
        Mark::Money(money) => {
            let end = match against {
                Against::Imports => least_imports(programme),
                _ => 0,
            };
            between(money.minor, end.min(money.minor))
                .map(|minor| Mark::Money(Money { minor, ..money }))
                .collect()
        }
        Mark::Share(share) => {
            let end = if matches!(against, Against::Partner(_)) { Ratio::SCALE } else { 0 };
            between(share.parts(), end).map(|parts| Mark::Share(Ratio::from_parts(parts))).collect()
        }
        Mark::Year(year) => {
            let first = programme.years.first().copied().unwrap_or(year);
            (first..year).rev().take(usize::try_from(points).unwrap_or(1)).map(Mark::Year).collect()
        }
    }
}

/// The imports of the last year if every project worked at full capacity, however little sense that makes; in hundredths.
fn least_imports(programme: &Programme) -> i64 {
    let instance = Instance::new(programme);
    let last = instance.years - 1;
    let today = bill(programme, last);
    let mut less = 0.0;
    for option in &instance.projects {
        let price = |product: usize| programme.products[model::Id::new(product)].price.to_f64();
        let parts: f64 =
            instance.inputs[option.product].iter().map(|&(input, quantity)| quantity * price(input)).sum();
        let made = |period: usize| option.largest_capacity().min(instance.market_max[option.product][period]);
        less += instance.span(last).map(made).sum::<f64>() * (price(option.product) - parts).max(0.0);
    }
    #[expect(clippy::cast_possible_truncation, reason = "a mark on a scale")]
    let less = (less * 100.0) as i64;
    (today - less).max(0)
}

/// The imports of a year if no project is done, in hundredths.
fn bill(programme: &Programme, year: usize) -> i64 {
    let periods = (0..programme.periods()).filter(|&period| programme.year_of[period] == year);
    let each = |period: usize| -> f64 {
        programme
            .products
            .iter()
            .map(|product| product.price.to_f64() * product.demand[period].to_f64())
            .sum()
    };
    #[expect(clippy::cast_possible_truncation, reason = "a mark on a scale")]
    let sum = (periods.map(each).sum::<f64>() * 100.0) as i64;
    sum
}

/// The policy limit that a mark means.
fn limit(programme: &Programme, against: Against, mark: Mark, best: &Plan) -> PolicyLimit {
    let years = programme.years.len();
    let nothing = Money::zero(programme.currency);
    let blank = PolicyLimit {
        key: "pareto".to_owned(),
        kind: LimitKind::PublicMoneyMax,
        of: LimitOf::Whole,
        years: 0..years,
        share: Ratio::ZERO,
        amount: nothing,
        penalty: None,
        provenance: Provenance::default(),
    };
    match (against, mark) {
        (Against::Imports, Mark::Money(amount)) => {
            PolicyLimit { kind: LimitKind::ImportBillMax, years: years - 1..years, amount, ..blank }
        }
        (Against::Time, Mark::Year(year)) => {
            let from = programme.years.iter().position(|&known| known >= year).unwrap_or(years);
            let amount = Money { minor: in_the_end(programme, best), ..nothing };
            PolicyLimit { kind: LimitKind::ImportBillMax, years: from..years, amount, ..blank }
        }
        (Against::Partner(partner), Mark::Share(share)) => {
            PolicyLimit { kind: LimitKind::PartnerShareMin, of: LimitOf::Partner(partner), share, ..blank }
        }
        (_, Mark::Share(share)) => PolicyLimit { kind: LimitKind::BuyerCostMax, share, ..blank },
        (_, Mark::Money(amount)) => PolicyLimit { amount, ..blank },
        (_, Mark::Year(_)) => blank,
    }
}

/// The programme with that limit. Its fingerprint names it, so that nobody mixes up plans of the two.
fn limited(programme: &Programme, against: Against, mark: Mark, best: &Plan) -> Programme {
    let mut changed = programme.clone();
    let limit = limit(programme, against, mark, best);
    changed.fingerprint = format!("{}+{} {:?}", programme.fingerprint, limit.kind.word(), mark);
    changed.limits = Table::new(programme.limits.iter().cloned().chain([limit]).collect());
    changed
}

/// What the largest imports of a year are from the last year on, a hair above, in hundredths.
fn in_the_end(programme: &Programme, best: &Plan) -> i64 {
    let imports = imports(programme, best);
    imports.last().copied().unwrap_or(0) + 100
}

/// The imports of each year under a plan, in hundredths.
fn imports(programme: &Programme, plan: &Plan) -> Vec<i64> {
    let (resolved, _) = Resolved::new(programme, plan);
    let account = account::of(programme, &resolved);
    let mut years = vec![0i64; programme.years.len()];
    for (steps, &year) in account.periods.iter().zip(&programme.year_of) {
        years[year] += steps.planned.minor - steps.hidden.minor - steps.imported_outlays.minor;
    }
    years
}

/// Where a plan stands on the scale.
fn reached(programme: &Programme, against: Against, plan: &Plan, best: &Plan) -> Mark {
    let currency = programme.currency;
    match against {
        Against::Money => Mark::Money(plan.totals.public_money),
        Against::Imports => {
            Mark::Money(Money { minor: imports(programme, plan).last().copied().unwrap_or(0), currency })
        }
        Against::Time => {
            let end = in_the_end(programme, best);
            let late = imports(programme, plan).iter().rposition(|&bill| bill > end);
            let from = late.map_or(0, |year| year + 1).min(programme.years.len() - 1);
            Mark::Year(programme.years[from])
        }
        Against::Buyers => Mark::Share(dearest_year(programme, plan)),
        Against::Partner(partner) => Mark::Share(share_of(programme, plan, partner)),
    }
}

/// The largest share of a year's bill with duty that buyers pay more, rounded up to a millionth; nought if they never do.
fn dearest_year(programme: &Programme, plan: &Plan) -> Ratio {
    let (resolved, _) = Resolved::new(programme, plan);
    let mut sums = vec![(0.0, 0.0); programme.years.len()];
    for (period, &year) in programme.year_of.iter().enumerate() {
        for product in programme.products.iter() {
            sums[year].1 +=
                product.price.to_f64() * (1.0 + product.duty_rate.to_f64()) * product.demand[period].to_f64();
        }
        for choice in &resolved.choices {
            let product = &programme.products[programme.projects[choice.project].product];
            let extra = choice.site(programme).unit_price.to_f64()
                - product.price.to_f64() * (1.0 + product.duty_rate.to_f64());
            sums[year].0 += extra * choice.production[period].to_f64();
        }
    }
    let shares = sums.into_iter().filter(|(_, bill)| *bill > 0.0).map(|(extra, bill)| extra / bill);
    #[expect(clippy::cast_possible_truncation, reason = "a share")]
    let parts = (shares.fold(0.0, f64::max) * 1e6).ceil() as i64;
    Ratio::from_parts(parts.clamp(0, Ratio::SCALE))
}

/// A partner's share of Σ v q, rounded down to a millionth; nought if nothing is retained.
fn share_of(programme: &Programme, plan: &Plan, partner: usize) -> Ratio {
    let (resolved, _) = Resolved::new(programme, plan);
    let (mut whole, mut theirs) = (0.0, 0.0);
    for choice in &resolved.choices {
        let site = choice.site(programme);
        let product = &programme.products[programme.projects[choice.project].product];
        let parts: f64 = product
            .inputs
            .iter()
            .map(|input| programme.products[input.product].price.to_f64() * input.quantity.to_f64())
            .sum();
        let kept = product.price.to_f64() - parts - site.hidden.likely.to_f64();
        let value = kept * choice.production.iter().map(|units| units.to_f64()).sum::<f64>();
        whole += value;
        theirs += if programme.plants[site.plant].partner == partner { value } else { 0.0 };
    }
    #[expect(clippy::cast_possible_truncation, reason = "a share")]
    let parts = if whole > 0.0 { (theirs / whole * 1e6).floor() as i64 } else { 0 };
    Ratio::from_parts(parts.clamp(0, Ratio::SCALE))
}
