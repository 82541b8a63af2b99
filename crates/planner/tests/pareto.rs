//! Fronts: every point is legal under its own limit, proven, and none is better than a looser one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails may stop")]

use model::sample::{self, Size};
use model::{Programme, certificate, check};
use planner::pareto::{Against, Front, Mark, Settings, pareto};

const SCALES: [Against; 5] =
    [Against::Money, Against::Buyers, Against::Imports, Against::Time, Against::Partner(0)];

fn front(programme: &Programme, against: Against, threads: usize) -> Front {
    let settings = Settings {
        seed: 5,
        threads,
        ground: 12,
        work: 6,
        points: 3,
        begin: &|| false,
        next: &|_, _| false,
        stop: &|| false,
        watch: &|_, _| {},
    };
    pareto(programme, against, None, &settings)
}

fn programmes() -> impl Iterator<Item = Programme> {
    (0..12).map(|seed| Programme::new(sample::generated(seed, Size::TINY)).unwrap().0)
}

/// Whoever looks along a front sees value fall (or stay) as the limit tightens, below proven bounds that fall too.
#[test]
fn fronts_fall() {
    let (mut points, mut impossible) = (0, 0);
    for programme in programmes() {
        for against in SCALES {
            let front = front(&programme, against, 1);
            for pair in front.points.windows(2) {
                if let (Some(loose), Some(tight)) = (pair[0].trial.value, pair[1].trial.value) {
                    assert!(loose >= tight, "{against:?}: a tighter limit is worth more");
                }
                if let (Some(loose), Some(tight)) = (pair[0].bound, pair[1].bound) {
                    assert!(loose >= tight, "{against:?}: a tighter bound is higher");
                }
            }
            for point in &front.points {
                points += 1;
                impossible += usize::from(point.trial.impossible);
                assert!(
                    !(point.trial.impossible && point.trial.plan.is_some()),
                    "{against:?}: impossible, and here it is"
                );
                let Some(plan) = &point.trial.plan else { continue };
                assert!(
                    check(&point.programme, plan).is_empty(),
                    "{against:?}: {:?}",
                    check(&point.programme, plan)
                );
                assert!(point.bound.is_none_or(|bound| plan.totals.objective() <= bound), "{against:?}");
                kept(against, point.limit, point.reached);
            }
        }
    }
    assert!(
        points > 100 && impossible > 3,
        "{points} points, {impossible} impossible: too few to prove anything"
    );
}

/// The plan stands on the right side of its limit, to what rounding may do.
fn kept(against: Against, limit: Option<Mark>, reached: Option<Mark>) {
    match (against, limit, reached) {
        (_, Some(Mark::Money(limit)), Some(Mark::Money(reached))) => {
            assert!(
                reached.minor <= limit.minor + 100 + limit.minor.abs() / 10_000,
                "{against:?}: {reached} of {limit}"
            );
        }
        (Against::Partner(_), Some(Mark::Share(limit)), Some(Mark::Share(reached))) => {
            // Whoever retains nothing has no share to speak of.
            assert!(reached.parts() == 0 || reached.parts() + 1000 >= limit.parts(), "{reached} of {limit}");
        }
        (_, Some(Mark::Share(limit)), Some(Mark::Share(reached))) => {
            assert!(reached.parts() <= limit.parts() + 1000, "{against:?}: {reached} of {limit}");
        }
        (_, Some(Mark::Year(limit)), Some(Mark::Year(reached))) => {
            assert!(reached <= limit, "{reached} of {limit}")
        }
        _ => {}
    }
}

/// The certificate of each point proves its bound to the checker, under the point's own programme.
#[test]
fn points_are_proven() {
    for programme in programmes().take(4) {
        for point in front(&programme, Against::Money, 1).points {
            let proven = certificate::prove(
                &point.programme,
                point.trial.certificate.as_ref().expect("few proofs are kept"),
            );
            if let (Ok(proven), Some(plan)) = (proven, &point.trial.plan) {
                assert!(plan.totals.objective() <= proven);
            }
        }
    }
}

/// The same front on any number of threads.
#[test]
fn threads_change_nothing() {
    let programme = programmes().nth(3).unwrap();
    let told = |front: Front| {
        let each = |point: planner::pareto::Point| (point.limit, point.trial.plan, point.bound);
        front.points.into_iter().map(each).collect::<Vec<_>>()
    };
    assert_eq!(told(front(&programme, Against::Money, 1)), told(front(&programme, Against::Money, 3)));
}

/// A point begins with a price on its limit: where nothing may be spent and every project costs something, one round proves that
/// hardly anything can be had.
#[test]
fn a_limit_has_its_price_from_the_first_round() {
    let (programme, _) = Programme::new(sample::tiny()).unwrap();
    let settings = Settings {
        seed: 5,
        threads: 1,
        ground: 2,
        work: 1,
        points: 2,
        begin: &|| false,
        next: &|_, _| false,
        stop: &|| false,
        watch: &|_, _| {},
    };
    let front = pareto(&programme, Against::Money, None, &settings);
    let (free, none) = (front.points[0].bound.unwrap(), front.points.last().unwrap().bound.unwrap());
    assert!(none.minor * 100 <= free.minor, "{none:?} of {free:?}");
}

/// Whoever has no time for a point gives it one round; who is told to stop draws no more, and the front says how many it lacks. A plan
/// that is given is where it begins.
#[test]
fn a_front_in_a_hurry_says_what_it_lacks() {
    let (programme, _) = Programme::new(sample::tiny()).unwrap();
    let drawn = |given: Option<&model::Plan>, ground: u64, stop: &(dyn Fn() -> bool + Sync)| {
        let settings = Settings {
            seed: 5,
            threads: 2,
            ground,
            work: 1_000_000,
            points: 3,
            begin: &|| false,
            next: &|_, _| true,
            stop,
            watch: &|_, _| {},
        };
        pareto(&programme, Against::Money, given, &settings)
    };
    let whole = drawn(None, 10, &|| false);
    assert_eq!((whole.points.len(), whole.wanted), (4, 4));
    assert!(whole.points[1..].iter().all(|point| point.trial.work <= 1));
    let plan = whole.points[0].trial.plan.clone().unwrap();
    let stopped = drawn(Some(&plan), 0, &|| true);
    assert_eq!((stopped.points.len(), stopped.wanted), (1, 4));
    assert!(stopped.points[0].trial.value >= whole.points[0].trial.value);
}
