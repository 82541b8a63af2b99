//! One schedule that must not be carried out for every code of the judge, and networks that have none.

use model::Code;
use model::network::schedule::{check, check_claims};
use model::network::{
    Activity, Aim, Fixed, From, Link, Mode, Network, Parts, Resource, Schedule, Stock, obstacles,
};

fn activity(key: &str, duration: i64, uses: i64) -> Activity {
    let mode = Mode { key: "1".into(), duration, uses: vec![uses], draws: vec![1] };
    Activity { key: key.into(), modes: vec![mode], ..Activity::default() }
}

/// Two activities of two periods on one bench, the second after the first.
fn parts() -> Parts {
    Parts {
        name: "two".into(),
        activities: vec![activity("a", 2, 1), activity("b", 2, 1)],
        links: vec![Link { before: 0, after: 1, from: From::End, lag: 1 }],
        resources: vec![Resource { key: "bench".into(), capacity: 1, changes: vec![(6, 0)] }],
        stocks: vec![Stock { key: "steel".into(), amount: 2 }],
        projects: vec!["1".into()],
        aim: Aim::Makespan,
    }
}

fn codes(change: impl Fn(&mut Parts), starts: &[i64], modes: &[usize]) -> Vec<Code> {
    let mut parts = parts();
    change(&mut parts);
    let network = Network::new(parts).unwrap();
    let schedule = Schedule { starts: starts.to_vec(), modes: modes.to_vec() };
    check(&network, &schedule).into_iter().map(|finding| finding.code).collect()
}

/// What keeps every limit is left alone.
#[test]
fn an_innocent_schedule_has_no_findings() {
    assert_eq!(codes(|_| {}, &[0, 3], &[0, 0]), []);
    assert_eq!(codes(|_| {}, &[1, 4], &[0, 0]), []);
}

/// Every limit that is broken is named, and nothing else.
#[test]
fn every_breach_has_its_code() {
    let as_is = |_: &mut Parts| {};
    assert_eq!(codes(as_is, &[0], &[0]), [Code::ScheduleIncomplete]);
    assert_eq!(codes(as_is, &[0, 3], &[0, 1]), [Code::ScheduleMode]);
    assert_eq!(codes(as_is, &[0, 2], &[0, 0]), [Code::ScheduleLink]);
    assert_eq!(codes(as_is, &[2, 5], &[0, 0]), [Code::ScheduleResource]);
    assert_eq!(codes(|it| it.links.clear(), &[0, 1], &[0, 0]), [Code::ScheduleResource]);
    assert_eq!(codes(|it| it.stocks[0].amount = 1, &[0, 3], &[0, 0]), [Code::ScheduleStock]);
    assert_eq!(codes(|it| it.activities[0].release = 1, &[0, 3], &[0, 0]), [Code::ScheduleRelease]);
    assert_eq!(codes(|it| it.activities[1].deadline = Some(4), &[0, 3], &[0, 0]), [Code::ScheduleDeadline]);
    let fixed = |it: &mut Parts| it.activities[1].fixed = Some(Fixed { start: 4, mode: 0 });
    assert_eq!(codes(fixed, &[0, 3], &[0, 0]), [Code::ScheduleFixed]);
    assert_eq!(codes(as_is, &[0, i64::MAX], &[0, 0]), [Code::OutOfRange]);
}

/// A claimed value is recounted, and a bound cannot lie beyond it.
#[test]
fn claims_are_recounted() {
    let network = Network::new(parts()).unwrap();
    let schedule = Schedule { starts: vec![0, 3], modes: vec![0, 0] };
    let codes = |value, bound| -> Vec<Code> {
        check_claims(&network, &schedule, value, bound).into_iter().map(|finding| finding.code).collect()
    };
    assert_eq!(codes(5, 5), []);
    assert_eq!(codes(4, 4), [Code::ScheduleValue]);
    assert_eq!(codes(5, 6), [Code::ScheduleBound]);
}

/// Lateness and value are what their formulas say: 3 · max(0, 5 − 4), and 1000 / 1.1² − 500 / 1.1⁵ with each factor rounded.
#[test]
fn aims_follow_their_formulas() {
    let mut late = parts();
    late.aim = Aim::Lateness;
    (late.activities[1].weight, late.activities[1].due) = (3, 4);
    let mut value = parts();
    value.aim = Aim::Value { rate: 100_000 };
    (value.activities[0].cash, value.activities[1].cash) = (1000, -500);
    let schedule = Schedule { starts: vec![0, 3], modes: vec![0, 0] };
    assert_eq!(schedule.value(&Network::new(late).unwrap()), 3);
    // 826.446 − 310.461 = 515.985, rounded down.
    assert_eq!(schedule.value(&Network::new(value).unwrap()), 515);
}

/// What makes every schedule impossible is said before anybody searches.
#[test]
fn every_obstacle_has_its_code() {
    let codes = |change: &dyn Fn(&mut Parts)| -> Vec<Code> {
        let mut parts = parts();
        change(&mut parts);
        obstacles(&Network::new(parts).unwrap()).into_iter().map(|finding| finding.code).collect()
    };
    assert_eq!(codes(&|_| {}), []);
    let back = |lag| Link { before: 1, after: 0, from: From::Start, lag };
    assert_eq!(codes(&|it| it.links.push(back(-2))), [Code::CircleOfLags]);
    assert_eq!(codes(&|it| it.links.push(back(-3))), []);
    assert_eq!(codes(&|it| it.activities[0].modes[0].uses[0] = 2), [Code::NeedAboveCapacity]);
    assert_eq!(codes(&|it| it.stocks[0].amount = 1), [Code::StockTooSmall]);
    assert_eq!(codes(&|it| it.activities[1].deadline = Some(4)), [Code::DeadlineTooEarly]);
}

/// Parts that make no sense are not a network.
#[test]
fn nonsense_is_not_born() {
    let codes = |change: &dyn Fn(&mut Parts)| -> Vec<Code> {
        let mut parts = parts();
        change(&mut parts);
        Network::new(parts).err().into_iter().flatten().map(|finding| finding.code).collect()
    };
    assert_eq!(codes(&|it| it.activities[0].modes.clear()), [Code::NoMode]);
    assert_eq!(codes(&|it| it.links[0].after = 7), [Code::UnknownId]);
    assert_eq!(codes(&|it| it.activities[0].modes[0].duration = -1), [Code::OutOfRange]);
    assert_eq!(codes(&|it| it.activities[0].modes[0].uses.clear()), [Code::OutOfRange]);
    assert_eq!(codes(&|it| it.activities[0].modes[0].duration = 2_000_000), [Code::OutOfRange]);
}
