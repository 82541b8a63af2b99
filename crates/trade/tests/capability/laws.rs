//! Laws that hold for every table.

use proptest::prelude::*;
use trade::capability::{Convention, Exports, Own, Settings, Threshold, World};

use super::{near, settings};

type Rows = Vec<(u32, u32, i64)>;

fn names(count: usize) -> Vec<String> {
    (0..count).map(|number| number.to_string()).collect()
}

fn world(producers: usize, products: usize, rows: &Rows, settings: &Settings) -> World {
    World::of(&Exports::new(names(producers), names(products), rows.clone()).unwrap(), settings)
}

/// Tables of up to 70 × 150: more than a word of bits, more than a slice of bytes.
fn tables() -> impl Strategy<Value = (usize, usize, Rows)> {
    (1..70_usize, 1..150_usize).prop_flat_map(|(producers, products)| {
        let cell = (0..producers as u32, 0..products as u32, prop_oneof![0..5_i64, 1..1_000_000_i64]);
        (Just(producers), Just(products), prop::collection::vec(cell, 0..1500))
    })
}

const CONVENTIONS: [Convention; 6] = [
    Convention::STANDARD,
    Convention::ECOMPLEXITY,
    Convention::ECONCOMPLEX,
    Convention::ECONOMIC_COMPLEXITY,
    Convention::R_FITNESS,
    Convention::R_EIGENVALUES,
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Sums through all proximities without their matrix are sums through the matrix.
    #[test]
    fn densities_are_those_of_the_definition((producers, products, rows) in tables()) {
        for own in [Own::Counts, Own::LeftOut] {
            let convention = Convention { own, ..Convention::STANDARD };
            let world = world(producers, products, &rows, &settings(convention));
            for p in 0..products {
                let phi: Vec<f64> = (0..products).map(|q| world.proximity(p, q).unwrap_or(0.0)).collect();
                let all: f64 = phi.iter().sum();
                for c in 0..producers {
                    let had: f64 = (0..products).filter(|q| world.presence().has(c, *q)).map(|q| phi[q]).sum();
                    match world.density(c, p) {
                        Some(density) => prop_assert!((density - had / all).abs() < 1e-13, "{density} {had} {all}"),
                        None => prop_assert!(all.abs() < 1e-300),
                    }
                }
            }
        }
    }

    /// The matrix of all pairs has the proximities of each.
    #[test]
    fn the_matrix_holds_every_proximity((producers, products, rows) in tables()) {
        let world = world(producers, products, &rows, &settings(Convention::STANDARD));
        let matrix = world.presence().proximities(2);
        for p in 0..products {
            for q in 0..products {
                prop_assert_eq!(matrix.proximity(p, q), world.proximity(p, q));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// The number of threads changes no bit of anything.
    #[test]
    fn threads_change_no_bit((producers, products, rows) in tables()) {
        for convention in CONVENTIONS {
            let with = |threads| world(producers, products, &rows, &Settings { threads, ..settings(convention) });
            let (one, two, five) = (with(1), with(2), with(5));
            let bits = |world: &World, threads| {
                let gains = world.gains();
                let cells = (0..producers).flat_map(|c| (0..products).map(move |p| (c, p)));
                let all: Vec<Option<u64>> = (cells.flat_map(|(c, p)| [world.density(c, p), gains.gain(c, p)]))
                    .chain(world.complexity().producers.iter().copied())
                    .chain(world.complexity().products.iter().copied())
                    .chain(world.outlook())
                    .map(|x| x.map(f64::to_bits))
                    .collect();
                let matrix = world.presence().proximities(threads);
                (all, matrix)
            };
            prop_assert_eq!(bits(&one, 1), bits(&two, 2));
            prop_assert_eq!(bits(&one, 1), bits(&five, 5));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// A row in two parts is the row; everything a hundred times as much, or in another order of rows, is the same world.
    #[test]
    fn parts_order_and_scale_change_nothing((producers, products, rows) in tables(), cut in 0.0..1.0_f64) {
        let chosen = settings(Convention::STANDARD);
        let plain = world(producers, products, &rows, &chosen);
        let split: Rows = rows.iter().rev()
            .flat_map(|(c, p, x)| { let part = (*x as f64 * cut) as i64; [(*c, *p, x - part), (*c, *p, part)] })
            .collect();
        let scaled: Rows = rows.iter().map(|(c, p, x)| (*c, *p, x * 100)).collect();
        let split = world(producers, products, &split, &chosen);
        let scaled = world(producers, products, &scaled, &chosen);
        prop_assert!(plain == split && plain == scaled);
    }

    /// Other numbers for the same producers and products: the same figures, but for the last digits.
    #[test]
    fn numbering_changes_nothing((producers, products, rows) in tables()) {
        let turn = |number: u32, count: usize| (count as u32 - 1) - number;
        let turned: Rows = rows.iter().map(|(c, p, x)| (turn(*c, producers), turn(*p, products), *x)).collect();
        for convention in [Convention::STANDARD, Convention::R_FITNESS] {
            let (one, other) = (
                world(producers, products, &rows, &settings(convention)),
                world(producers, products, &turned, &settings(convention)),
            );
            for c in 0..producers {
                for p in 0..products {
                    let (a, b) = (one.density(c, p), other.density(producers - 1 - c, products - 1 - p));
                    prop_assert_eq!(a.is_some(), b.is_some());
                    prop_assert!((a.unwrap_or(0.0) - b.unwrap_or(0.0)).abs() < 1e-13);
                }
                let (a, b) = (one.complexity().producers[c], other.complexity().producers[producers - 1 - c]);
                // Small gaps turn vectors: allow for the gap, and for a sign that nothing tells.
                let loose = match one.complexity().state {
                    trade::capability::State::Eigenvector { gap, oriented: true, .. } => 1e-11 / gap.unwrap_or(1.0),
                    trade::capability::State::Eigenvector { .. } => continue,
                    _ => 1e-9,
                };
                prop_assert_eq!(a.is_some(), b.is_some());
                let (a, b) = (a.unwrap_or(0.0), b.unwrap_or(0.0));
                prop_assert!((a - b).abs() < loose * a.abs().max(1.0), "{} {} {:?}", a, b, one.complexity().state);
            }
        }
    }
}

/// Where every producer sells the same mixture, every advantage is exactly one, and counts.
#[test]
fn an_advantage_of_exactly_one_counts() {
    let rows: Rows =
        (0..49).flat_map(|c| (0..7).map(move |p| (c, p, i64::from((c + 1) * (p + 1))))).collect();
    let plain = world(49, 7, &rows, &settings(Convention::STANDARD));
    assert!((0..49).all(|c| plain.presence().diversity(c) == 7));
    // One unit less in one cell, and that cell alone is below one; the cell's neighbours stay above or at it.
    let mut less = rows.clone();
    less[0].2 = 10;
    less.iter_mut().skip(1).for_each(|row| row.2 *= 11);
    let less = world(49, 7, &less, &settings(Convention::STANDARD));
    assert!(!less.presence().has(0, 0) && less.presence().has(0, 1) && less.presence().has(1, 0));
}

/// The largest values do not overflow: sums up to `i64::MAX`, and thresholds of ten digits.
#[test]
fn the_largest_values_are_compared_exactly() {
    let most = i64::MAX;
    let rows = vec![(0, 0, most / 4), (0, 1, most / 4), (1, 0, most / 4), (1, 1, most / 4)];
    let threshold = Threshold { numerator: u32::MAX, denominator: u32::MAX };
    let world = world(2, 2, &rows, &Settings { threshold, ..settings(Convention::STANDARD) });
    assert!((0..2).all(|c| world.presence().diversity(c) == 2));
    // One dollar of two trillion million less: in floating point the advantage is still one.
    let mut less = rows.clone();
    less[0].2 -= 1;
    let world = self::world(2, 2, &less, &settings(Convention::STANDARD));
    assert_eq!((world.presence().made_by(0), world.presence().made_by(1)), (&[1][..], &[0][..]));
    let above = Threshold { numerator: u32::MAX, denominator: u32::MAX - 1 };
    let world =
        super::laws::world(2, 2, &rows, &Settings { threshold: above, ..settings(Convention::STANDARD) });
    assert!((0..2).all(|c| world.presence().diversity(c) == 0));
}

/// Fitness favours the versatile: with nested presences its order is that of diversity, and quality that of rarity.
#[test]
fn fitness_follows_nested_presences() {
    let rows: Rows = (0..5_u32).flat_map(|c| (0..=c).map(move |p| (c, p, 1))).collect();
    let table = Exports::new(names(5), names(5), rows).unwrap();
    let all =
        Settings { threshold: Threshold { numerator: 0, denominator: 1 }, ..settings(Convention::R_FITNESS) };
    let world = World::of(&table, &all);
    let rising = |values: &[Option<f64>]| values.windows(2).all(|pair| pair[0].unwrap() < pair[1].unwrap());
    assert!(rising(&world.complexity().producers) && rising(&world.complexity().products));
    let mean: f64 = world.complexity().producers.iter().flatten().sum::<f64>() / 5.0;
    near(Some(mean), 1.0, 1e-14, "fitness has mean one");
}
