//! Laws of the core: the judge is silent, bounds hold, brute force agrees, threads change nothing.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails may stop")]

use model::network::schedule::{check, check_claims};
use model::network::{Activity, Aim, Fixed, From, Link, Mode, Network, Parts, Resource, Schedule, Stock};
use proptest::prelude::*;
use scheduling::{Outcome, Settings, Status, schedule};

fn solved(network: &Network, work: u64, threads: usize, warm: Option<&Schedule>) -> Outcome {
    let settings = Settings { seed: 1, threads, pace: &|_| work, work: Some(work), warm, stop: &|| false };
    let outcome = schedule(network, &settings, &mut |_| {});
    if let Some(found) = &outcome.schedule {
        assert_eq!(check(network, found), []);
        let value = outcome.value.unwrap();
        assert_eq!(check_claims(network, found, value, outcome.bound.unwrap_or(value)), []);
    }
    outcome
}

/// Small networks of all kinds: up to five activities in up to two modes, links forwards and back, a calendar, a stock.
fn networks() -> impl Strategy<Value = Parts> {
    let mode = (0..4i64, 0..3i64, 0..3i64).prop_map(|(duration, uses, draws)| Mode {
        key: "m".into(),
        duration,
        uses: vec![uses],
        draws: vec![draws],
    });
    let activity = (prop::collection::vec(mode, 1..3), 0..4i64, prop::option::weighted(0.2, 6..14i64))
        .prop_map(|(modes, release, deadline)| Activity {
            key: "a".into(),
            modes,
            release,
            deadline,
            weight: 1 + release,
            cash: 10 - 7 * release,
            ..Activity::default()
        });
    let link = (0..5usize, 0..5usize, any::<bool>(), -4..3i64);
    let parts = (
        prop::collection::vec(activity, 1..5),
        prop::collection::vec(link, 0..5),
        1..3i64,
        prop::option::of((1..6i64, 0..3i64)),
        2..8i64,
    );
    parts.prop_map(|(mut activities, links, capacity, change, amount)| {
        let count = activities.len();
        for activity in &mut activities {
            for mode in &mut activity.modes {
                mode.uses[0] = mode.uses[0].min(capacity);
            }
        }
        let forwards = |(before, after, start, lag): (usize, usize, bool, i64)| {
            let (before, after) = (before % count, after % count);
            let from = if start { From::Start } else { From::End };
            // Back links are largest distances; wide ones, so that some networks have a schedule.
            let lag = if before < after { lag } else { lag - 6 };
            let from = if before < after { from } else { From::Start };
            (before != after).then_some(Link { before, after, from, lag })
        };
        Parts {
            name: "small".into(),
            activities,
            links: links.into_iter().filter_map(forwards).collect(),
            resources: vec![Resource {
                key: "r".into(),
                capacity,
                changes: change
                    .into_iter()
                    .flat_map(|(from, to)| [(from, to), (from + 2, capacity)])
                    .collect(),
            }],
            stocks: vec![Stock { key: "s".into(), amount }],
            projects: vec!["1".into()],
            aim: Aim::Makespan,
        }
    })
}

/// The best value by trying every mode and every start up to `horizon`.
fn exhausted(network: &Network, horizon: i64) -> Option<i64> {
    fn place(network: &Network, horizon: i64, so_far: &mut Schedule, best: &mut Option<i64>) {
        let next = so_far.starts.len();
        if next == network.activities.len() {
            if check(network, so_far).is_empty() {
                let value = so_far.value(network);
                let better =
                    |best: i64| if more_is_better(network) { best.max(value) } else { best.min(value) };
                *best = Some(best.map_or(value, better));
            }
            return;
        }
        for mode in 0..network.activities[next].modes.len() {
            let longest = horizon - network.activities[next].modes[mode].duration;
            for start in network.activities[next].release..=longest {
                so_far.starts.push(start);
                so_far.modes.push(mode);
                place(network, horizon, so_far, best);
                so_far.starts.pop();
                so_far.modes.pop();
            }
        }
    }
    let mut best = None;
    place(network, horizon, &mut Schedule::default(), &mut best);
    best
}

fn more_is_better(network: &Network) -> bool {
    matches!(network.aim, Aim::Value { .. })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 100 } else { 1000 }))]

    /// On small networks the core proves what trying everything finds, schedules and impossibilities alike.
    #[test]
    fn brute_force_agrees(parts in networks()) {
        let Ok(network) = Network::new(parts) else { return Ok(()) };
        if network.activities.len() > 3 {
            return Ok(());
        }
        let outcome = solved(&network, 20_000, 1, None);
        // An optimum never ends after this: the last release or calendar change, and all durations and lags.
        let horizon = network.horizon().min(24);
        match exhausted(&network, horizon) {
            Some(best) => {
                prop_assert_eq!(outcome.value, Some(best));
                prop_assert_eq!(outcome.status, Status::Optimal);
            }
            None if horizon == network.horizon() => prop_assert_eq!(outcome.status, Status::Infeasible),
            None => {}
        }
    }

    /// For the other aims nothing tried by hand passes the bound, what is called optimal is.
    #[test]
    fn brute_force_passes_no_bound(parts in networks(), of_value in any::<bool>()) {
        let aim = if of_value { Aim::Value { rate: 50_000 } } else { Aim::Lateness };
        let Ok(network) = Network::new(Parts { aim, ..parts }) else { return Ok(()) };
        if network.activities.len() > 3 {
            return Ok(());
        }
        let outcome = solved(&network, 2_000, 1, None);
        let Some(best) = exhausted(&network, network.horizon().min(24)) else { return Ok(()) };
        if let Some(bound) = outcome.bound {
            let passed = if more_is_better(&network) { bound < best } else { bound > best };
            prop_assert!(!passed, "{} passes the bound {}", best, bound);
        }
        if outcome.status == Status::Optimal {
            prop_assert!(outcome.value == Some(best) || network.horizon() > 24);
        }
    }

    /// Whatever is found is legal and not better than its bound, whatever is wanted.
    #[test]
    fn the_judge_is_silent(parts in networks(), aim in 0..3usize) {
        let aim = [Aim::Makespan, Aim::Lateness, Aim::Value { rate: 50_000 }][aim];
        let Ok(network) = Network::new(Parts { aim, ..parts }) else { return Ok(()) };
        solved(&network, 400, 1, None);
    }
}

/// A chain of stands with enough activities to keep everybody busy.
fn busy(count: usize) -> Network {
    let activity = |number: i64| Activity {
        key: number.to_string(),
        modes: vec![Mode {
            key: "1".into(),
            duration: 1 + number * 7 % 9,
            uses: vec![number * 5 % 4, number * 3 % 5],
            draws: Vec::new(),
        }],
        ..Activity::default()
    };
    let link = |number: usize| Link { before: number * 3 / 5, after: number, from: From::End, lag: 0 };
    Network::new(Parts {
        name: "busy".into(),
        activities: (0..).take(count).map(activity).collect(),
        links: (4..count).map(link).collect(),
        resources: vec![
            Resource { key: "a".into(), capacity: 5, changes: Vec::new() },
            Resource { key: "b".into(), capacity: 6, changes: Vec::new() },
        ],
        projects: vec!["1".into()],
        ..Parts::default()
    })
    .unwrap()
}

/// Sixty activities between three resources, of which each is short.
fn tight() -> Network {
    let activity = |number: i64| Activity {
        key: number.to_string(),
        modes: vec![Mode {
            key: "1".into(),
            duration: 1 + number * 56 % 9,
            uses: vec![1 + number * 40 % 6, 1 + number * 24 % 7, number * 8 % 5],
            draws: Vec::new(),
        }],
        ..Activity::default()
    };
    let link = |before: usize, after: usize| Link { before, after, from: From::End, lag: 0 };
    let resource = |key: &str| Resource { key: key.into(), capacity: 13, changes: Vec::new() };
    Network::new(Parts {
        name: "tight".into(),
        activities: (0..60).map(activity).collect(),
        links: (5..60)
            .map(|it| link(it * 4 / 5, it))
            .chain((7..60).map(|it| link(it - 5 - it % 2, it)))
            .collect(),
        resources: vec![resource("a"), resource("b"), resource("c")],
        projects: vec!["1".into()],
        ..Parts::default()
    })
    .unwrap()
}

/// Where islands find nothing better and little is missing, the proof gets the time and comes. Longer than the longest chain and
/// than what capacity alone says.
#[test]
fn what_is_nearly_proven_is_proven() {
    let outcome = solved(&tight(), 25_000, 2, None);
    assert_eq!((outcome.status, outcome.value), (Status::Optimal, Some(102)));
    assert!(matches!(outcome.ground, scheduling::Ground::Refuted { .. }));
}

/// The same work gives the same schedule on one thread and on two, and again.
#[test]
fn threads_change_nothing() {
    let network = busy(60);
    let [one, two, again] = [1, 2, 2].map(|threads| solved(&network, 6_000, threads, None));
    assert_eq!((&one.schedule, one.bound, one.work), (&two.schedule, two.bound, two.work));
    assert_eq!(two.schedule, again.schedule);
}

/// Whoever begins with a schedule does not end with a worse one.
#[test]
fn a_warm_start_is_kept() {
    let network = busy(60);
    let long = solved(&network, 8_000, 2, None);
    let short = solved(&network, 1, 2, long.schedule.as_ref());
    assert!(short.value.unwrap() <= long.value.unwrap());
}

/// The past is not moved, and the rest keeps out of its way.
#[test]
fn the_past_stays() {
    let mut parts: Parts = (*busy(30)).clone();
    parts.activities[0].fixed = Some(Fixed { start: 0, mode: 0 });
    parts.activities[3].fixed = Some(Fixed { start: 4, mode: 0 });
    let network = Network::new(parts).unwrap();
    let found = solved(&network, 4_000, 1, None).schedule.unwrap();
    assert_eq!((found.starts[0], found.starts[3]), (0, 4));
}

/// A mode that takes longer than the shortest keeps the deadline, too: what only breaks it there has no schedule.
#[test]
fn slow_modes_keep_deadlines() {
    let mode = |duration, draw| Mode { key: "m".into(), duration, uses: Vec::new(), draws: vec![draw] };
    let activity = |key: &str, modes, release, deadline| Activity {
        key: key.into(),
        modes,
        release,
        deadline,
        ..Activity::default()
    };
    let network = |deadline| {
        Network::new(Parts {
            activities: vec![
                activity("a", vec![mode(1, 0)], 2, None),
                activity("b", vec![mode(1, 2), mode(3, 0)], 0, Some(deadline)),
            ],
            links: vec![Link { before: 0, after: 1, from: From::Start, lag: 0 }],
            stocks: vec![Stock { key: "budget".into(), amount: 1 }],
            projects: vec!["1".into()],
            ..Parts::default()
        })
        .unwrap()
    };
    let impossible = solved(&network(4), 2_000, 1, None);
    assert_eq!(impossible.status, Status::Infeasible);
    let limits = model::Fact::from("budget: amount 1; a: release 2; b: deadline 4");
    assert_eq!(impossible.findings[0].fact("limits"), Some(&limits));
    assert_eq!(solved(&network(5), 2_000, 1, None).value, Some(5));
}

/// Twenty thousand activities of two hundred projects have a schedule and a bound after one round.
#[test]
fn large_networks_are_scheduled() {
    let network = busy(20_000);
    let outcome = solved(&network, 1, 2, None);
    assert!(outcome.bound.unwrap() > 0 && outcome.value.unwrap() >= outcome.bound.unwrap());
}

/// What an activity waited for is what would break if it started a period earlier; its float is what it can slip and no more; the
/// chain leads from a start nobody delays to the end.
#[test]
fn waits_and_floats_are_true() {
    let network = busy(60);
    let found = solved(&network, 4_000, 1, None).schedule.unwrap();
    let why = scheduling::explain(&network, &found);
    for activity in 0..60 {
        let moved = |by: i64| {
            let mut other = found.clone();
            other.starts[activity] += by;
            let late = other.makespan(&network) > found.makespan(&network);
            check(&network, &other).is_empty() && !late && other.starts[activity] >= 0
        };
        if !matches!(why.waits[activity], scheduling::Wait::Choice) {
            assert!(!moved(-1), "{activity} waited for nothing: {:?}", why.waits[activity]);
        }
        assert!(moved(why.float[activity]) && !moved(why.float[activity] + 1), "{activity}");
    }
    assert_eq!(found.end(&network, *why.chain.last().unwrap()), found.makespan(&network));
}
