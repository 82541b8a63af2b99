//! Tiny programmes, exhausted: the planner finds what trying everything finds, and its bound is never below it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails may stop")]

mod exhaustion;
mod simplex;

use model::draft::{LimitKind, LimitRow, Must, ProductKind, Provenance};
use model::sample::{self, Size};
use model::{Decimal, Plan, Programme};
use planner::levers::{Choice, Faster, catalogue, what_if};

/// What can be exhausted in milliseconds.
const SIZE: Size = Size { projects: 3, sites: 2, tasks: 2, modes: 2, periods: (4, 6) };
const SEEDS: u64 = 600;
/// The same with a dozen levers each.
const LEVER_SEEDS: u64 = 200;

fn programme(seed: u64) -> Programme {
    Programme::new(sample::generated(seed, SIZE)).expect("generated drafts are valid").0
}

/// What rounding may cost: quantities are planned in whole thousandths, so a plan may make a thousandth less of each product than
/// the best, and of everything that goes into it, in every period; and totals are rounded to a hundredth.
fn rounding(programme: &Programme) -> f64 {
    let dearest = programme.products.iter().map(|product| product.price.to_f64()).fold(0.0, f64::max);
    let periods = f64::from(u32::try_from(programme.periods() * programme.projects.len()).unwrap());
    0.01 + 0.002 * periods * dearest
}

/// Brute force and planner agree: on whether there is a plan, on its value to the rounding of quantities, and the bound lies
/// above.
#[test]
fn brute_force_agrees() {
    let (mut planned, mut solved) = (0, 0);
    let mut wrong = Vec::new();
    for seed in 0..SEEDS {
        let programme = programme(seed);
        let best = exhaustion::best(&programme);
        solved += best.solved;
        let settings = planner::Settings { seed: 7, threads: 1, work: Some(60), stop: &|| false };
        let outcome = planner::plan(&programme, &settings, &mut |_| {});
        planned += u64::from(outcome.plan.is_some());
        let nvr = |plan: &Plan| plan.totals.nvr.to_f64();
        let found = outcome.plan.as_ref().map(nvr);
        let bound = outcome.certificate.bound.to_f64();
        let close = match (best.value, found) {
            (None, None) => true,
            (Some(best), Some(found)) => (best - found).abs() <= rounding(&programme),
            _ => false,
        };
        if !close {
            wrong.push(format!(
                "seed {seed}: brute force {:?}, planner {found:?}, bound {bound}, work {}",
                best.value, outcome.work
            ));
        }
        if best.value.is_some_and(|best| bound < best - 0.01) {
            wrong.push(format!("seed {seed}: brute force {:?} is above the bound {bound}", best.value));
        }
    }
    println!("{planned} planned, {solved} solved");
    assert!(wrong.is_empty(), "{} of {SEEDS}:\n{}", wrong.len(), wrong.join("\n"));
}

/// Under policy limits brute force lies between plan and bound, and mostly the plan is the best there is.
#[test]
fn brute_force_agrees_under_policy_limits() {
    let (mut planned, mut best_found, mut paid) = (0, 0, 0);
    let mut wrong = Vec::new();
    for seed in 0..SEEDS / 2 {
        let mut draft = sample::limited(seed, SIZE);
        draft.header.buyer_cost_max_share = None;
        let programme = Programme::new(draft).expect("generated drafts are valid").0;
        // Whoever breaks what may not be broken is worth less than nothing by far.
        let best = exhaustion::best(&programme).value.filter(|value| *value > -1e9);
        let settings = planner::Settings { seed: 7, threads: 1, work: Some(60), stop: &|| false };
        let outcome = planner::plan(&programme, &settings, &mut |_| {});
        let found = outcome.plan.as_ref().map(|plan| plan.totals.objective().to_f64());
        let bound = outcome.certificate.bound.to_f64();
        let slack = rounding(&programme) + tolerance(&programme);
        if let (Some(best), Some(found)) = (best, found) {
            planned += 1;
            best_found += u64::from(best - found <= slack);
            paid += u64::from(outcome.plan.is_some_and(|plan| plan.totals.penalty.minor > 0));
        }
        let between = match (best, found) {
            (Some(best), Some(found)) => found <= best + slack && best <= bound + slack,
            (None, Some(_)) => false,
            (Some(_), None) | (None, None) => true,
        };
        if !between {
            wrong.push(format!("seed {seed}: brute force {best:?}, planner {found:?}, bound {bound}"));
        }
    }
    println!("{planned} planned, {best_found} the best, {paid} with penalties");
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(best_found * 100 >= planned * 97, "only {best_found} of {planned} are the best");
    assert!(paid > 20, "only {paid} plans break a limit at its price: too few to prove anything");
}

/// A limit without penalty on what nobody imports forbids nothing: there is nothing to be a share of.
#[test]
fn a_limit_on_what_is_never_imported_changes_no_plan() {
    for seed in 0..20 {
        let draft = sample::generated(seed, SIZE);
        let of =
            draft.products.iter().find(|row| row.kind == ProductKind::Final).map(|row| row.product.clone());
        let mut limited = draft.clone();
        limited.limits.push(LimitRow {
            limit: "finals".to_owned(),
            kind: LimitKind::ImportShareMax,
            of,
            years: (None, None),
            share: Some(Decimal::ZERO),
            amount: None,
            penalty: None,
            provenance: Provenance { row: 2, ..Provenance::default() },
        });
        let value = |draft| {
            let programme = Programme::new(draft).expect("generated drafts are valid").0;
            let settings = planner::Settings { seed: 7, threads: 1, work: Some(20), stop: &|| false };
            let outcome = planner::plan(&programme, &settings, &mut |_| {});
            outcome.plan.map(|plan| plan.totals.objective())
        };
        assert_eq!(value(limited), value(draft), "seed {seed}");
    }
}

/// What the tolerances of all limits may be worth: a breach of a millionth, at the price that a unit of breach is worth at most.
fn tolerance(programme: &Programme) -> f64 {
    programme.policy_rows().iter().map(|row| 1e-5 * row.base()).sum()
}

/// Brute force lies between both ends of every lever: no plan found is better than the best there is, and none of those is better
/// than what is proven; where both ends meet, that is the truth.
#[test]
fn brute_force_lies_between_both_ends() {
    let (mut tried, mut met, mut useful) = (0, 0, 0);
    let mut wrong = Vec::new();
    for seed in 0..LEVER_SEEDS {
        let mut draft = sample::generated(seed, SIZE);
        for task in draft.tasks.iter_mut().filter(|task| task.duration > 1) {
            task.duration_range.0 = Some(1);
        }
        let programme = Programme::new(draft).expect("generated drafts are valid").0;
        let settings = planner::Settings { seed: 7, threads: 1, work: Some(30), stop: &|| false };
        let Some(plan) = planner::plan(&programme, &settings, &mut |_| {}).plan else { continue };
        let choice =
            Choice { from: model::Period::at(0), money: None, free_certificates: false, faster: Faster::All };
        let settings = planner::levers::Settings {
            seed: 7,
            threads: 1,
            ground: 30,
            work: 20,
            pairs: 0,
            costs: &[],
            known: None,
            delays: false,
            hasten: None,
            begin: &|| false,
            stop: &|| false,
            watch: &|_, _| {},
        };
        let advice = planner::levers(&programme, &plan, &catalogue(&programme, &choice), &settings);
        let reference = advice.reference.totals.objective().to_f64();
        for (lever, worth) in &advice.levers {
            let worth = worth.as_ref().expect("nobody said stop");
            let changed = what_if(&programme, &[*lever]);
            let truth = exhaustion::best(&changed).value.expect("the old plan is one") - reference;
            let (least, most) = (worth.at_least.unwrap().to_f64(), worth.at_most.unwrap().to_f64());
            tried += 1;
            met += u64::from(most - least <= rounding(&changed));
            useful += u64::from(least > rounding(&changed));
            if least > truth + rounding(&changed) || most < truth - 0.01 {
                let id = lever.id(&programme);
                wrong.push(format!("seed {seed}, {id}: {truth} is not between {least} and {most}"));
            }
        }
    }
    println!("{tried} tried, {met} met, {useful} useful");
    assert!(wrong.is_empty(), "{} of {tried}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(met * 10 >= tried * 8 && useful > 10, "{met} of {tried} met, {useful} were useful");
}

/// What it costs to decide a project otherwise, by brute force, lies between the plan found so and what is proven.
#[test]
fn brute_force_lies_between_both_ends_of_a_stake() {
    let (mut tried, mut met) = (0, 0);
    for seed in 0..30 {
        let programme = programme(seed);
        let settings = planner::Settings { seed: 7, threads: 1, work: Some(30), stop: &|| false };
        let Some(plan) = planner::plan(&programme, &settings, &mut |_| {}).plan else { continue };
        let settings = planner::stake::Settings {
            seed: 7,
            threads: 1,
            ground: 30,
            work: 20,
            begin: &|| false,
            stop: &|| false,
            watch: &|_| {},
        };
        for (id, project) in programme.projects.rows().filter(|(_, project)| project.must == Must::Free) {
            let stake = planner::stake::stake(&programme, &plan, id, &settings);
            let mut otherwise = programme.clone();
            otherwise.projects[id].must = if stake.is_in { Must::Out } else { Must::In };
            let best = exhaustion::best(&otherwise).value;
            let (slack, value) = (rounding(&programme), stake.value.to_f64());
            assert!(!(stake.settled && best.is_some()), "seed {seed} {}: settled, but {best:?}", project.key);
            let Some(best) = best else { continue };
            tried += 1;
            let change = best - value;
            let found = stake.otherwise.0.map(|found| found.to_f64());
            let proven = stake.otherwise.1.map(|proven| proven.to_f64());
            assert!(
                found.is_none_or(|found| found <= change + slack),
                "seed {seed} {}: {found:?} > {change}",
                project.key
            );
            assert!(
                proven.is_none_or(|proven| change <= proven + slack),
                "seed {seed} {}: {proven:?} < {change}",
                project.key
            );
            met += u64::from(found.zip(proven).is_some_and(|(found, proven)| proven - found <= 2.0 * slack));
        }
    }
    println!("{tried} tried, both ends met for {met}");
    assert!(tried > 20 && met * 10 >= tried * 8, "{met} of {tried} met");
}
