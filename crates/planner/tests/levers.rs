//! Levers on random programmes: whoever judges and proves agrees with both ends, and threads change nothing.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails may stop")]

use model::sample::{self, Size};
use model::{Money, Period, Plan, Programme, certificate};
use planner::levers::{Advice, Choice, Faster, Lever, Settings, Worth, catalogue, delayed, what_if};

const SIZE: Size = Size { projects: 5, sites: 2, tasks: 4, modes: 2, periods: (6, 14) };

fn programme(seed: u64) -> Programme {
    let mut draft = sample::generated(seed, SIZE);
    for task in draft.tasks.iter_mut().filter(|task| task.duration > 1) {
        task.duration_range.0 = Some(task.duration - 1);
    }
    Programme::new(draft).expect("generated drafts are valid").0
}

fn planned(programme: &Programme) -> Option<Plan> {
    let settings = planner::Settings { seed: 7, threads: 1, work: Some(6), stop: &|| false };
    planner::plan(programme, &settings, &mut |_| {}).plan
}

fn choice() -> Choice {
    Choice { from: Period::at(1), money: None, free_certificates: true, faster: Faster::All }
}

fn settings(threads: usize) -> Settings<'static> {
    Settings {
        seed: 3,
        threads,
        ground: 8,
        work: 2,
        pairs: 3,
        costs: &[],
        known: None,
        delays: true,
        hasten: None,
        begin: &|| false,
        stop: &|| false,
        watch: &|_, _| {},
    }
}

fn advice(programme: &Programme, plan: &Plan, settings: &Settings<'_>) -> Advice {
    planner::levers(programme, plan, &catalogue(programme, &choice()), settings)
}

/// Both ends of a worth hold in the changed programme: the judge accepts the plan, the checker the proof, and they do not cross.
fn both_ends_hold(worth: &Worth, changed: &Programme, reference: Money, who: &str) {
    let trial = &worth.trial;
    if let Some(plan) = &trial.plan {
        let findings = model::check(changed, plan);
        assert!(findings.is_empty(), "{who}: {findings:?}");
        assert_eq!(Some(plan.totals.objective() - reference), worth.at_least, "{who}");
    }
    let proven = certificate::prove(changed, trial.certificate.as_ref().expect("few proofs are kept"));
    match worth.at_most {
        Some(most) => {
            assert_eq!(proven, Ok(most + reference), "{who}");
            assert!(worth.at_least.is_none_or(|least| least <= most), "{who}: {worth:?}");
        }
        None => assert!(trial.impossible && trial.plan.is_none(), "{who}: {proven:?}"),
    }
}

/// A lever, a pair and a delay are worth at least what a judged plan brings and at most what a checked proof says; loosening never
/// costs anything, and a delayed launch does come later.
#[test]
fn both_ends_are_judged_and_proven() {
    let (mut levers, mut useful, mut pairs, mut delays, mut rungs) = (0, 0, 0, 0, 0);
    for seed in 0..30 {
        let programme = programme(seed);
        let Some(plan) = planned(&programme) else { continue };
        // Every second lever has a known cost.
        let cost = |number: usize| {
            number.is_multiple_of(2).then_some(Money { minor: 100, currency: programme.currency })
        };
        let costs: Vec<Option<Money>> = (0..catalogue(&programme, &choice()).len()).map(cost).collect();
        let advice = advice(&programme, &plan, &Settings { costs: &costs, ..settings(1) });
        let reference = advice.reference.totals.objective();
        for (steps, rung) in advice.curve.iter().enumerate() {
            let together: Vec<Lever> = rung.levers.iter().map(|&number| advice.levers[number].0).collect();
            assert_eq!(
                (together.len(), rung.cost.minor),
                (steps + 1, 100 * i64::try_from(steps + 1).unwrap()),
                "seed {seed}"
            );
            both_ends_hold(
                &rung.worth,
                &what_if(&programme, &together),
                reference,
                &format!("seed {seed}, {together:?}"),
            );
            rungs += 1;
        }
        assert!(reference >= plan.totals.objective(), "seed {seed}");
        assert!(model::check(&programme, &advice.reference).is_empty(), "seed {seed}");
        assert!(advice.bound.is_some_and(|bound| bound >= reference), "seed {seed}");
        for (lever, worth) in &advice.levers {
            let who = format!("seed {seed}, {}", lever.id(&programme));
            let worth = worth.as_ref().expect("nobody said stop");
            both_ends_hold(worth, &what_if(&programme, &[*lever]), reference, &who);
            // Money that comes earlier is missed later, and a shorter task pays earlier.
            let loosens =
                !matches!(lever, Lever::Earlier { .. } | Lever::Faster { .. } | Lever::HeadStart(_));
            assert!(!loosens || worth.at_least.is_some_and(|least| least.minor >= 0), "{who}: {worth:?}");
            levers += 1;
            useful += usize::from(worth.at_least.is_some_and(|least| least.minor > 0));
        }
        for pair in &advice.pairs {
            let both = [advice.levers[pair.levers.0].0, advice.levers[pair.levers.1].0];
            both_ends_hold(
                &pair.worth,
                &what_if(&programme, &both),
                reference,
                &format!("seed {seed}, {both:?}"),
            );
            pairs += 1;
        }
        for delay in &advice.delays {
            for (push, worth) in planner::levers::PUSHES.iter().zip(&delay.pushed) {
                let first = delay.launch.index() + push;
                let changed = delayed(&programme, delay.project, first);
                let worth = worth.as_ref().expect("nobody said stop");
                let key = &programme.projects[delay.project].key;
                both_ends_hold(worth, &changed, reference, &format!("seed {seed}, {key} by {push}"));
                let launched = worth.trial.plan.iter().flat_map(|plan| &plan.choices);
                let mut own = launched.filter(|choice| choice.project == *key);
                assert!(own.all(|choice| choice.launch.index() >= first), "seed {seed}, {key} by {push}");
                delays += 1;
            }
        }
    }
    println!("{levers} levers, {useful} useful, {pairs} pairs, {delays} delays");
    assert!(levers > 150 && useful > 10 && pairs > 20 && delays > 40 && rungs > 20);
}

/// Every id names one lever of its programme.
#[test]
fn ids_are_unique() {
    for seed in 0..40 {
        let programme = programme(seed);
        let mut ids: Vec<String> =
            catalogue(&programme, &choice()).iter().map(|lever| lever.id(&programme)).collect();
        ids.sort();
        let all = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), all, "seed {seed}: {ids:?}");
    }
}

/// What is shown does not depend on the number of threads.
#[test]
fn threads_change_nothing() {
    let shape = |advice: &Advice| format!("{advice:?}");
    for seed in 0..6 {
        let programme = programme(seed);
        let Some(plan) = planned(&programme) else { continue };
        let hasten = programme.projects.ids().next();
        for hasten in [None, hasten] {
            let of = |threads| shape(&advice(&programme, &plan, &Settings { hasten, ..settings(threads) }));
            assert_eq!(of(1), of(2), "seed {seed}");
        }
    }
}

/// A way to an earlier launch keeps its date, is judged and proven, and a date called impossible has a proof.
#[test]
fn earlier_dates_are_kept() {
    let (mut steps, mut impossible) = (0, 0);
    for seed in 0..12 {
        let programme = programme(seed);
        let Some(plan) = planned(&programme) else { continue };
        for project in programme.projects.ids().take(2) {
            let key = &programme.projects[project].key;
            let settings = Settings { hasten: Some(project), delays: false, ..settings(1) };
            let advice = advice(&programme, &plan, &settings);
            let hastening = advice.hastening.expect("it was asked for");
            for way in hastening.ways.iter().chain([&hastening.replanned]) {
                for step in &way.steps {
                    let mut changed = what_if(&programme, &way.levers);
                    changed.projects[project].must = model::draft::Must::In;
                    changed.projects[project].latest_launch = Some(step.by);
                    let who = format!("seed {seed}, {key}, {:?} by {:?}", way.levers, step.by);
                    both_ends_hold(&step.worth, &changed, advice.reference.totals.objective(), &who);
                    assert!(step.launch.is_none_or(|launch| launch <= step.by), "{who}");
                    assert!(hastening.now.is_none_or(|now| step.by < now), "{who}");
                    steps += 1;
                    impossible += usize::from(step.worth.trial.impossible);
                }
            }
        }
    }
    println!("{steps} steps, {impossible} impossible");
    assert!(steps > 20 && impossible > 3);
}
