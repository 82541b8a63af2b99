//! Tables with nothing in them, or with nothing to tell apart: defined states, no panic, no figure that is none.

use model::Code;
use proptest::prelude::*;
use trade::capability::{Convention, Exports, Floors, Presence, State, World, of_union};

use super::settings;

fn names(count: usize) -> Vec<String> {
    (0..count).map(|number| number.to_string()).collect()
}

fn given(rows: &[Vec<u32>], products: usize) -> World {
    World::of_presence(Presence::given(rows, products), &settings(Convention::STANDARD))
}

/// Nothing at all, one producer, one product, no rows: there is no complexity, and it is said.
#[test]
fn too_little_is_alike() {
    for (rows, products) in [
        (vec![], 0),
        (vec![], 3),
        (vec![vec![]; 3], 0),
        (vec![vec![]; 3], 3),
        (vec![vec![0, 1, 2]], 3),
        (vec![vec![0], vec![0]], 1),
    ] {
        let world = given(&rows, products);
        assert_eq!(world.complexity().state, State::Alike, "{rows:?}");
        assert!(world.complexity().producers.iter().chain(&world.complexity().products).all(Option::is_none));
        assert!(world.outlook().iter().all(Option::is_none));
    }
}

/// Everybody makes everything: every advantage is one, nothing is complex, every density is one.
#[test]
fn all_equal_is_alike() {
    let world = given(&vec![vec![0, 1, 2]; 4], 3);
    assert_eq!(world.complexity().state, State::Alike);
    assert!((0..4).all(|c| (0..3).all(|p| (world.density(c, p).unwrap() - 1.0).abs() < 1e-15)));
}

/// Two groups that share nothing have no common scale; their densities are defined all the same.
#[test]
fn parts_that_share_nothing_are_apart() {
    let world = given(&[vec![0, 1], vec![1], vec![2, 3], vec![3], vec![]], 5);
    assert_eq!(world.complexity().state, State::Apart(2));
    assert!(world.density(0, 2).unwrap().abs() < 1e-300);
    assert_eq!(world.density(0, 4), None, "nobody makes it, so nothing is near to it");
    assert!((world.density(0, 0).unwrap() - 1.0).abs() < 1e-15);
}

/// Three producers in a ring are alike in every way: two vectors share the second eigenvalue.
#[test]
fn a_ring_is_tied() {
    let world = given(&[vec![0, 1], vec![1, 2], vec![2, 0]], 3);
    assert!(matches!(world.complexity().state, State::Tied(value) if (value - 0.25).abs() < 1e-12));
}

/// Where all are equally versatile nothing tells the sign, and that is said.
#[test]
fn a_sign_that_nothing_tells_is_called_so() {
    let world = given(&[vec![0, 1], vec![1, 2], vec![2, 3]], 4);
    assert!(matches!(world.complexity().state, State::Eigenvector { oriented: false, .. }));
}

/// Bad tables are refused with everything that is wrong.
#[test]
fn bad_tables_are_refused() {
    let refused = |rows| Exports::new(names(2), names(2), rows).unwrap_err();
    let findings = refused(vec![(0, 0, -1), (2, 0, 1), (0, 5, 1), (1, 1, 1)]);
    assert_eq!(findings.len(), 3);
    assert!(findings.iter().all(|finding| finding.code == Code::OutOfRange));
    assert_eq!(refused(vec![(0, 0, i64::MAX), (1, 1, 1)]).len(), 1);
}

/// Floors leave out producers and products by their totals, and say what and how much.
#[test]
fn floors_say_what_they_leave_out() {
    let rows = vec![(0, 0, 100), (0, 1, 5), (1, 0, 50), (2, 0, 1), (2, 1, 2)];
    let table = Exports::new(names(3), names(2), rows).unwrap();
    let (kept, dropped) = table.above(&Floors { producer_total_min: 10, product_total_min: 8 });
    assert_eq!((kept.producers(), kept.products()), (&names(2)[..], &names(1)[..]));
    assert_eq!(dropped.producers, [("2".to_owned(), 3)]);
    assert_eq!(dropped.products, [("1".to_owned(), 7)]);
    assert_eq!((dropped.value, dropped.of, kept.total()), (8, 158, 150));
    let (same, nothing) = table.above(&Floors { producer_total_min: 0, product_total_min: 0 });
    assert_eq!((same, nothing.value), (table, 0));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Small tables of every shape, in every convention: what is given is a number, and unions of anybody answer.
    #[test]
    fn any_table_is_survived(
        (producers, products, rows) in (0..5_usize, 0..5_usize).prop_flat_map(|(c, p)| {
            let cell = (0..c.max(1) as u32, 0..p.max(1) as u32, 0..4_i64);
            (Just(c), Just(p), prop::collection::vec(cell, 0..if c * p > 0 { 14 } else { 1 }))
        }),
        members in prop::collection::vec(0..5_usize, 0..4),
        steps in 0..200_u32,
    ) {
        let fitness = Convention {
            method: trade::capability::Method::Fitness { steps }, ..Convention::ECONCOMPLEX
        };
        for convention in [
            Convention::STANDARD, Convention::ECOMPLEXITY, Convention::ECONCOMPLEX,
            Convention::ECONOMIC_COMPLEXITY, Convention::R_FITNESS, Convention::R_EIGENVALUES, fitness,
        ] {
            let Ok(table) = Exports::new(names(producers), names(products), rows.clone()) else { return Ok(()) };
            let world = World::of(&table, &settings(convention));
            let (gains, outlook) = (world.gains(), world.outlook());
            let figures = world.complexity().producers.iter().chain(&world.complexity().products).chain(&outlook);
            prop_assert!(figures.flatten().all(|x| x.is_finite()));
            for c in 0..=producers {
                for p in 0..=products {
                    prop_assert!(world.density(c, p).is_none_or(|x| (-1e-12..=1.0 + 1e-12).contains(&x)));
                    prop_assert!(gains.gain(c, p).is_none_or(f64::is_finite));
                }
            }
            match of_union(&world, &table, &members, &[]) {
                Ok(all) => {
                    prop_assert!(members.iter().all(|member| *member < producers));
                    for one in all {
                        let figures = [
                            one.as_one.density, one.as_one.gain, one.together.density, one.together.gain,
                            one.best.map(|best| best.density), one.complexity, one.advantage,
                        ];
                        prop_assert!(figures.iter().flatten().all(|x| x.is_finite()));
                    }
                }
                Err(_) => prop_assert!(members.iter().any(|member| *member >= producers)),
            }
        }
    }
}
