//! Unions: as one exporter, by the best member, and together.

use proptest::prelude::*;
use trade::capability::{Convention, Exports, Feasibility, Outputs, Settings, Threshold, World, of_union};
use trade::read::Side;
use trade::year::{Exporter, Year};
use trade::{Level, Place, Product};

use super::settings;

fn names(count: usize) -> Vec<String> {
    (0..count).map(|number| number.to_string()).collect()
}

fn union(table: &Exports, members: &[usize], inside: &[(usize, usize, i64)]) -> Vec<Feasibility> {
    let world = World::of(table, &settings(Convention::STANDARD));
    of_union(&world, table, members, inside).unwrap()
}

/// Engines need castings and electronics: one member casts, the other solders, neither is near to engines alone.
#[test]
fn together_is_nearer_than_the_best_member() {
    // Products: 0 castings, 1 forgings, 2 boards, 3 cables, 4 engines, 5 grain. Producers 0 and 1 make all of an engine.
    let rows =
        [(0, vec![0, 1, 2, 3, 4]), (1, vec![0, 1, 2, 3, 4]), (2, vec![0, 1]), (3, vec![2, 3]), (4, vec![5])];
    let cells = rows.iter().flat_map(|(c, made)| made.iter().map(|p| (*c, *p, 100))).collect();
    let table = Exports::new(names(5), names(6), cells).unwrap();
    let all = union(&table, &[2, 3], &[]);
    let engine = all[4];
    assert!(!engine.together.present && engine.makers == 0);
    let best = engine.best.unwrap();
    assert!(engine.together.density.unwrap() > 0.7 && best.density < 0.4, "{engine:?}");
    assert!(engine.joint_lead().unwrap() > 0.3);
    assert_eq!(best.member, 2, "the first of two that are equally near");
    assert_eq!((all[0].makers, all[0].best.unwrap().member, all[0].best.unwrap().present), (1, 2, true));
}

/// Inside trade is no export: who only sells to a partner is no exporter as one, though it is present by itself.
#[test]
fn inside_trade_is_taken_off() {
    let rows = vec![(0, 0, 80), (0, 1, 20), (1, 1, 50), (2, 0, 30), (2, 1, 70)];
    let table = Exports::new(names(3), names(2), rows).unwrap();
    let [plain, outside] = [&[][..], &[(0, 0, 70), (0, 0, 10)]].map(|inside| union(&table, &[0, 1], inside));
    assert_eq!((plain[0].exports, plain[0].as_one.present), (80, true));
    assert_eq!(
        (outside[0].exports, outside[0].as_one.present, outside[0].together.present),
        (0, false, true)
    );
    // As one: 70 of 70 in product 1; the world without inside trade sells 30 and 140, so the advantage is 1 / (140 / 170).
    assert!((outside[1].advantage.unwrap() - 170.0 / 140.0).abs() < 1e-15 && outside[1].as_one.present);
    let world = World::of(&table, &settings(Convention::STANDARD));
    for wrong in [(0, 0, 81), (0, 0, -1), (2, 0, 1), (0, 7, 1), (9, 0, 1), (1, 0, 1)] {
        assert_eq!(of_union(&world, &table, &[0, 1], &[wrong]).unwrap_err().len(), 1, "{wrong:?}");
    }
}

/// Plants and parts are producers and products: the plant nearest to a part makes most of what is made beside it.
#[test]
fn the_nearest_plant_comes_first() {
    // Parts: 0 shafts, 1 gears, 2 housings, 3 gearboxes, 4 harnesses. Plant 3 makes none of the first four.
    let output = [(0, vec![0, 1, 2, 3]), (1, vec![0, 1]), (2, vec![2]), (3, vec![4]), (4, vec![1, 3, 4])];
    let cells =
        output.iter().flat_map(|(plant, parts)| parts.iter().map(|part| (*plant, *part, 10))).collect();
    let table = Exports::new(names(5), names(5), cells).unwrap();
    let everything = Threshold { numerator: 0, denominator: 1 };
    let world = World::of(&table, &Settings { threshold: everything, ..settings(Convention::STANDARD) });
    let nearest: Vec<usize> = world.nearest(3).into_iter().map(|(plant, _)| plant).collect();
    assert_eq!(nearest, [0, 4, 1, 2, 3]);
    assert!(world.nearest(9).is_empty());
}

/// A sealed year is a table of exports: exporters by their letters, products by their codes.
#[test]
fn a_year_is_a_table() {
    let exporter = |letters: &str, values: &[i64]| Exporter {
        place: Place::find(letters).unwrap(),
        side: Side::Agreed,
        values: values.to_vec(),
    };
    let products = ["010121", "848210"].map(|code| Product::parse(code).unwrap());
    let exporters = vec![exporter("BLR", &[0, 7]), exporter("KAZ", &[5, 1])];
    let year = Year::new(2022, Level::Subheading, products.to_vec(), Vec::new(), exporters);
    let table = Exports::of_year(&year).unwrap();
    assert_eq!(
        (table.producers(), table.products()),
        (&["BLR", "KAZ"].map(String::from)[..], &["010121", "848210"].map(String::from)[..])
    );
    assert_eq!((table.row(0), table.row(1), table.total()), (&[(1, 7)][..], &[(0, 5), (1, 1)][..], 13));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A union of one is that member in all three ways; unions grow together with their members; order means nothing.
    #[test]
    fn a_union_of_one_is_that_one(
        cells in prop::collection::vec((0..20_u32, 0..40_u32, 1..1000_i64), 1..300),
        member in 0..20_usize,
        others in prop::collection::vec(0..20_usize, 0..5),
    ) {
        let table = Exports::new(names(20), names(40), cells).unwrap();
        let world = World::of(&table, &settings(Convention::STANDARD));
        let gains = world.gains();
        let close = |a: Option<f64>, b: Option<f64>| {
            a.is_some() == b.is_some() && (a.unwrap_or(0.0) - b.unwrap_or(0.0)).abs() < 1e-12
        };
        let alone = of_union(&world, &table, &[member, member], &[]).unwrap();
        for one in &alone {
            prop_assert_eq!(one.as_one, one.together);
            prop_assert_eq!(one.as_one.present, world.presence().has(member, one.product));
            prop_assert_eq!(one.as_one.density, world.density(member, one.product));
            prop_assert_eq!(one.best.map(|best| best.density), one.as_one.density);
            prop_assert!(close(one.as_one.gain, gains.gain(member, one.product)));
        }
        let mut members = others.clone();
        members.push(member);
        let all = of_union(&world, &table, &members, &[]).unwrap();
        members.reverse();
        prop_assert_eq!(&all, &of_union(&world, &table, &members, &[]).unwrap());
        for (one, more) in alone.iter().zip(&all) {
            prop_assert!(more.together.density >= one.together.density.map(|x| x - 1e-12));
            prop_assert!(more.joint_lead().is_none_or(|lead| lead > -1e-12));
        }
    }
}

/// A plant that puts out what a country exports is exactly as near to everything as that country, and one that puts out nothing near is not
/// told of; codes finer than the world's are taken at its level, rows without figures are counted.
#[test]
fn a_plant_is_as_near_as_its_like() {
    let codes = ["8407", "8408", "8409", "8483", "8501", "8708", "1001"];
    let products: Vec<Product> = codes.iter().map(|code| Product::parse(code).unwrap()).collect();
    let table: [(&str, [i64; 7]); 4] = [
        ("BLR", [10, 0, 30, 40, 0, 50, 0]),
        ("RUS", [10, 20, 0, 40, 5, 0, 200]),
        ("KAZ", [0, 0, 0, 5, 0, 0, 300]),
        ("DEU", [60, 50, 40, 30, 20, 10, 1]),
    ];
    let exporter = |(letters, values): &(&str, [i64; 7])| Exporter {
        place: Place::find(letters).unwrap(),
        side: Side::Agreed,
        values: values.iter().map(|value| value * 1_000).collect(),
    };
    let exporters: Vec<Exporter> = table.iter().map(exporter).collect();
    let year = Year::new(2022, Level::Heading, products.clone(), Vec::new(), exporters);
    let exports = Exports::of_year(&year).unwrap();
    let settings = settings(Convention::STANDARD);
    let world = World::of(&exports, &settings);
    // Two thousandths for one of the country: advantage does not ask for size.
    let mut rows = String::from("plant;hs6;value\nfarm;100111;5\nnobody;;3\nnobody;870840;x\n");
    for (code, value) in codes.iter().zip(table[0].1).filter(|(_, value)| *value > 0) {
        rows.push_str(&format!("like Belarus;{code}11;{},0\n", 2 * value));
    }
    let (outputs, left_out) = Outputs::read("plants.csv", rows.as_bytes()).unwrap();
    assert_eq!(left_out, 2);
    let nearest = outputs.nearest(&year, &settings, 3).unwrap();
    let belarus = exports.producers().iter().position(|it| it == "BLR").unwrap();
    for (at, code) in exports.products().iter().enumerate() {
        let told = nearest.get(&Product::parse(code).unwrap()).into_iter().flatten();
        let like = told.into_iter().find(|it| it.plant == "like Belarus");
        let expected = world.density(belarus, at).unwrap();
        match like {
            Some(like) => {
                assert!((like.density - expected).abs() < 1e-12, "{code}");
                assert_eq!(like.makes, world.presence().has(belarus, at), "{code}");
            }
            None => assert!(expected.abs() < 1e-12, "{code}"),
        }
    }
    assert!(Outputs::read("plants.csv", b"a,b\n1,2\n").is_err());
}
