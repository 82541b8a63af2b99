//! Laws of the simulation, on generated programmes and on networks small enough for a formula.

use model::account::Resolved;
use model::draft::Draft;
use model::number::{Decimal, Ratio};
use model::risk::Assumptions;
use model::sample::{self, Size};
use model::{Plan, Programme};

use super::draws::{Drawing, Draws};
use super::execution::Execution;
use super::network::Network;
use super::*;

fn programme(draft: Draft) -> Programme {
    match Programme::new(draft) {
        Ok((programme, _)) => programme,
        Err(findings) => unreachable!("{findings:?}"),
    }
}

fn plan(programme: &Programme) -> Option<Plan> {
    let settings = crate::Settings { seed: 7, threads: 1, work: Some(3), stop: &|| false };
    crate::plan(programme, &settings, &mut |_| {}).plan
}

fn study(
    programme: &Programme,
    plan: &Plan,
    (runs, threads, dependence): (usize, usize, Dependence),
    assumptions: &Assumptions,
) -> Outlook {
    let study = Study { programme, planned_with: programme, plan, assumptions };
    let settings = Settings { runs, seed: 1, threads, dependence, stop: &|| false };
    risk(&study, &settings, &mut |_| {})
}

/// Nothing strays: no ranges, no retries.
fn certain(mut draft: Draft) -> Draft {
    for row in &mut draft.tasks {
        row.duration_range = (None, None);
        row.retry_probability = Decimal::ZERO;
    }
    draft
}

/// If nothing strays, every simulated launch is the planned one, and the value is the plan's.
#[test]
fn without_spread_the_plan_comes_true() {
    let mut planned = 0;
    for seed in 0..150 {
        let programme = programme(certain(sample::generated(seed, Size::SMALL)));
        let Some(plan) = plan(&programme) else { continue };
        planned += 1;
        let outlook = study(&programme, &plan, (3, 1, Dependence::Correlated), &Assumptions::silent());
        for launch in &outlook.launches {
            let exactly = Moment(Some(launch.planned.0 * outlook.ticks));
            assert!(launch.curve.iter().all(|moment| *moment == exactly), "seed {seed}: {launch:?}");
            assert!((launch.on_time.value - 1.0).abs() < 1e-12);
        }
        let value = plan.totals.nvr.to_f64();
        let scale = value.abs().max(plan.totals.public_money.to_f64()) + 1.0;
        assert!((outlook.nvr.mean.value - outlook.nominal).abs() < 1e-9 * scale, "seed {seed}");
        // Production is rounded to thousandths when a plan is published, so it may be a hair below the simulated one.
        assert!((outlook.nominal - value).abs() < 1e-3 * scale, "seed {seed}: {} {value}", outlook.nominal);
        assert!(
            (outlook.money.mean.value - plan.totals.public_money.to_f64()).abs() < 0.02,
            "seed {seed}: money"
        );
    }
    assert!(planned > 100, "{planned}");
}

/// No task begins before what it waits for, and no resource is ever used beyond its capacity, whatever chance brings.
#[test]
fn executions_keep_precedence_and_capacity() {
    let mut checked = 0;
    for seed in 0..120 {
        let programme = programme(sample::generated(seed, Size::SMALL));
        let Some(plan) = plan(&programme) else { continue };
        let (resolved, _) = Resolved::new(&programme, &plan);
        let network = Network::new(&programme, &programme, &resolved);
        let assumptions = Assumptions::silent();
        let draws = Draws::new(&programme, &resolved, &network, &assumptions, (seed, Dependence::Correlated));
        let (mut execution, mut drawing) = (Execution::new(&network), Drawing::default());
        for run in 0..40 {
            draws.draw(&network, run, &mut drawing);
            execution.run(&network, &drawing.lengths);
            legal(&network, &execution, &drawing, seed);
            checked += 1;
        }
    }
    assert!(checked > 3000, "{checked}");
}

fn legal(network: &Network, execution: &Execution, drawing: &Drawing, seed: u64) {
    let last = network.periods * network.ticks as usize * 4;
    let mut used = vec![vec![0u32; last]; network.varies.len()];
    for (number, activity) in network.activities.iter().enumerate() {
        let (start, end) = (execution.start[number], execution.end[number]);
        if end == u32::MAX {
            continue;
        }
        let total = drawing.lengths.total[number];
        let pauses = network.varies.iter().any(|varies| *varies);
        assert!(start >= activity.release && end >= start + total, "seed {seed}");
        assert!(pauses || end == start + total, "seed {seed}: nothing pauses without a calendar");
        for arc in &network.arcs[activity.arcs.0..activity.arcs.1] {
            let after = execution.start[arc.to as usize];
            let done = (f64::from(total) * arc.progress).round();
            assert!(
                after == u32::MAX || f64::from(after) >= f64::from(start) + done + f64::from(arc.lag),
                "seed {seed}: a task began before its predecessor"
            );
        }
        // Where a task may have paused, its own stretch is not known from outside; capacity is then checked by the run itself.
        if end == start + total {
            for &(resource, units) in &network.uses[activity.uses.0..activity.uses.1] {
                for tick in start..end {
                    used[resource][tick as usize] += units;
                }
            }
        }
    }
    for (resource, used) in used.iter().enumerate() {
        for (tick, used) in used.iter().enumerate() {
            let capacity = network.capacity_at(resource, u32::try_from(tick).unwrap_or(0));
            assert!(*used <= capacity, "seed {seed}: resource {resource} at {tick}: {used} of {capacity}");
        }
    }
}

/// The same study gives the same outlook on one thread, two and three.
#[test]
fn threads_change_no_outlook() {
    for seed in [3, 5, 8] {
        let programme = programme(sample::generated(seed, Size::SMALL));
        let Some(plan) = plan(&programme) else { continue };
        let on = |threads: usize| {
            study(&programme, &plan, (200, threads, Dependence::Correlated), &Assumptions::silent())
        };
        let one = on(1);
        assert_eq!(one, on(2), "seed {seed}");
        assert_eq!(one, on(3), "seed {seed}");
    }
}

/// One project of two tasks in a row, of 4 and 6 quarters, with ranges, and a second project like the first task alone.
fn two_in_a_row() -> Programme {
    let mut draft = sample::tiny();
    draft.header.calendar =
        model::Calendar::new(draft.header.calendar.planning_day(), model::PeriodKind::Quarter, 40)
            .unwrap_or(draft.header.calendar);
    draft.projects.truncate(1);
    draft.sites.truncate(1);
    draft.requires.clear();
    draft.precedence.clear();
    draft.uses.clear();
    let row = draft.tasks[0].clone();
    draft.tasks = [("first", 4, (2, 8)), ("second", 6, (5, 9))]
        .into_iter()
        .map(|(key, duration, range)| {
            let mut row = row.clone();
            (row.task, row.mode) = (key.to_owned(), "normal".to_owned());
            (row.duration, row.duration_range) = (duration, (Some(range.0), Some(range.1)));
            row.outlay.value = Decimal::whole(1);
            row
        })
        .collect();
    draft.fingerprint = "two".to_owned();
    programme(draft)
}

fn uncorrelated() -> Assumptions {
    let mut assumptions = Assumptions::silent();
    let correlation = &mut assumptions.correlation;
    (correlation.programme, correlation.partner, correlation.resource) =
        (Ratio::ZERO, Ratio::ZERO, Ratio::ZERO);
    assumptions
}

/// Launch ticks of the first choice, run by run.
fn launches(programme: &Programme, plan: &Plan, assumptions: &Assumptions, runs: u64) -> Vec<f64> {
    let (resolved, _) = Resolved::new(programme, plan);
    let mut network = Network::new(programme, programme, &resolved);
    // The plan's own dates are not the subject here: whatever is ready begins.
    network.activities.iter_mut().for_each(|activity| activity.release = 0);
    let draws = Draws::new(programme, &resolved, &network, assumptions, (1, Dependence::Correlated));
    let (mut execution, mut drawing) = (Execution::new(&network), Drawing::default());
    let run = |run: u64| {
        draws.draw(&network, run, &mut drawing);
        execution.run(&network, &drawing.lengths);
        f64::from(execution.launch[0])
    };
    (0..runs).map(run).collect()
}

fn moments(values: &[f64]) -> (f64, f64) {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    (mean, values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / values.len() as f64)
}

/// Two independent tasks in a row: means add up, (2 + 4·4 + 8)/6 + (5 + 4·6 + 9)/6 = 10 2/3 quarters, and so do variances,
/// (μ − a)(b − μ)/7 each: 1.2222 + 0.5079 = 1.7302.
#[test]
fn means_and_variances_in_a_row_add_up() {
    let programme = two_in_a_row();
    let Some(plan) = plan(&programme) else { unreachable!("there is a plan") };
    assert_eq!(plan.choices.len(), 1);
    let (mean, variance) = moments(&launches(&programme, &plan, &uncorrelated(), 20_000));
    assert!((mean / 13.0 - 10.0 - 2.0 / 3.0).abs() < 0.04, "{}", mean / 13.0);
    assert!((variance / 169.0 - 1.7302).abs() < 0.06, "{}", variance / 169.0);
}

/// Two like tasks side by side end when the later one ends: P(max ≤ x) = F(x)², so the median of one is the quarter quantile of the
/// maximum.
#[test]
fn side_by_side_the_later_one_counts() {
    let programme = two_in_a_row();
    let Some(plan) = plan(&programme) else { unreachable!("there is a plan") };
    let (resolved, _) = Resolved::new(&programme, &plan);
    let mut network = Network::new(&programme, &programme, &resolved);
    network.arcs.clear();
    for activity in &mut network.activities {
        (activity.release, activity.waits_for, activity.arcs) = (0, 0, (0, 0));
    }
    let assumptions = uncorrelated();
    let draws = Draws::new(&programme, &resolved, &network, &assumptions, (1, Dependence::Correlated));
    let (mut execution, mut drawing) = (Execution::new(&network), Drawing::default());
    let (mut latest, mut expected) = (0, 0);
    for run in 0..20_000 {
        draws.draw(&network, run, &mut drawing);
        // The first task's length, drawn by another run, stands for a second like it.
        let mut lengths = drawing.lengths.clone();
        draws.draw(&network, run + 100_000, &mut drawing);
        lengths.total[1] = drawing.lengths.total[0];
        execution.run(&network, &lengths);
        assert_eq!(execution.launch[0], lengths.total[0].max(lengths.total[1]));
        // 54 weeks lie near the median of 4 quarters with the range 2 to 8.
        latest += u32::from(execution.launch[0] <= 54);
        expected += u32::from(lengths.total[0] <= 54);
    }
    let (both, one) = (f64::from(latest) / 20_000.0, f64::from(expected) / 20_000.0);
    assert!((both - one * one).abs() < 0.015, "{both} {one}");
}

/// What strays together spreads wider: two tasks in a row that share all of their chance have standard deviations that add up.
#[test]
fn correlation_widens_the_spread() {
    let programme = two_in_a_row();
    let Some(plan) = plan(&programme) else { unreachable!("there is a plan") };
    let mut together = uncorrelated();
    together.correlation.programme = Ratio::ONE;
    let (_, apart) = moments(&launches(&programme, &plan, &uncorrelated(), 4000));
    let (_, joint) = moments(&launches(&programme, &plan, &together, 4000));
    let expected = (1.2222f64.sqrt() + 0.5079f64.sqrt()).powi(2);
    assert!((joint / 169.0 - expected).abs() < 0.25, "{} {expected}", joint / 169.0);
    assert!(joint > 1.7 * apart, "{joint} {apart}");
}

/// A scenario that halves the demand and surely happens costs value; one that never happens costs nothing.
#[test]
fn scenarios_cost_what_they_say() {
    let programme = two_in_a_row();
    let Some(plan) = plan(&programme) else { unreachable!("there is a plan") };
    let with = |probability: Ratio| {
        let mut assumptions = uncorrelated();
        assumptions.scenarios.push(model::risk::Scenario {
            name: model::draft::Name::default(),
            probability,
            from: model::Period(0),
            demand: Ratio::from_parts(500_000),
            price: Ratio::ONE,
            outlay: Ratio::ONE,
            products: Vec::new(),
            basis: model::draft::Basis::Assumption,
            source: String::new(),
        });
        study(&programme, &plan, (200, 1, Dependence::Correlated), &assumptions).nvr.mean.value
    };
    let without = study(&programme, &plan, (200, 1, Dependence::Correlated), &uncorrelated());
    assert!((with(Ratio::ZERO) - without.nvr.mean.value).abs() < 1e-6);
    assert!(with(Ratio::ONE) < without.nvr.mean.value);
}

/// A buffered draft is valid, never shorter anywhere, and longer somewhere.
#[test]
fn buffers_only_lengthen() {
    let (mut longer, assumptions) = (0, Assumptions::silent());
    for seed in 0..40 {
        let draft = sample::generated(seed, Size::SMALL);
        let spare = buffered(&draft, &assumptions, 0.7);
        for (before, after) in draft.tasks.iter().zip(&spare.tasks) {
            assert!(after.duration >= before.duration);
            longer += usize::from(after.duration > before.duration);
        }
        // A longer programme may have become impossible, as any may, but never malformed.
        if let Err(findings) = Programme::new(spare) {
            assert!(
                findings.iter().any(|finding| finding.code == model::Code::LimitsCollide),
                "{findings:?}"
            );
        }
    }
    assert!(longer > 50, "{longer}");
}
