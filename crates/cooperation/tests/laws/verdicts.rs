//! Verdicts on one plant: each thing asked has its answer, and what must be met is never traded.

use cooperation::{Mend, Settings, Weights};
use model::Decimal;
use model::cooperation::Verdict;
use model::draft::{Firmness, Material, Process, Property, TaskKind};
use proptest::prelude::*;

use crate::market::{Told, able, day, does, holds, market, priced, reach, require};

/// A size is met by the size, in whatever unit and language it is written.
#[test]
fn sizes_are_compared_not_spellings() {
    for (property, asked, stated, verdict) in [
        (Property::Diameter, "24 cm", "600 мм", Verdict::Meets),
        (Property::Diameter, "24 cm", "20–200 mm", Verdict::Fails),
        (Property::Diameter, "1 см", "20–200 mm", Verdict::Fails),
        (Property::Diameter, "10 in", "254 mm", Verdict::Meets),
        (Property::Mass, "до 2,5 т", "2500 kg", Verdict::Meets),
        (Property::Pressure, "≥ 16 MPa", "200 bar", Verdict::Meets),
        (Property::Pressure, "≥ 16 MPa", "150 bar", Verdict::Fails),
        (Property::Tolerance, "±0,02 mm", "10 µm", Verdict::Meets),
        (Property::Tolerance, "0.02 mm", "0.05 mm", Verdict::Fails),
        (Property::Accuracy, "7", "6", Verdict::Meets),
        (Property::Accuracy, "5", "6", Verdict::Fails),
        (Property::Batch, "200 piece", "50 piece", Verdict::Meets),
        (Property::Batch, "20 piece", "50 piece", Verdict::Fails),
        (Property::Hardness, "58–62 HRC", "65 HRC", Verdict::Meets),
        (Property::Hardness, "60 HRC", "300 HB", Verdict::Unknown),
    ] {
        let mut draft = market();
        require(&mut draft, property, asked);
        reach(able(&mut draft, "minsk", "gear set", Some(50)), property, stated);
        let told = Told::of(&draft);
        assert_eq!(told.verdict("minsk", property.word()).verdict, verdict, "{asked} of {stated}");
        assert_eq!(told.alone().is_empty(), verdict == Verdict::Fails, "{asked} of {stated}");
    }
}

/// A lot asked in sets meets one stated in pieces by the pieces in a set, and is unknown without them.
#[test]
fn sets_are_pieces_when_somebody_says_how_many() {
    let mut draft = market();
    require(&mut draft, Property::Batch, "10 set");
    reach(able(&mut draft, "minsk", "gear set", Some(500)), Property::Batch, "50 piece");
    assert_eq!(Told::of(&draft).verdict("minsk", "batch").verdict, Verdict::Unknown);
    for (pieces, verdict) in [(4, Verdict::Fails), (5, Verdict::Meets)] {
        draft.cooperation.needs[0].pieces_per_set = Some(Decimal::whole(pieces));
        assert_eq!(Told::of(&draft).verdict("minsk", "batch").verdict, verdict, "{pieces}");
    }
}

/// A kind of a process is that process; the general word alone is a question; another process is a refusal.
#[test]
fn processes_have_kinds() {
    for (stated, verdict) in [
        (&[Process::SandCasting][..], Verdict::Meets),
        (&[Process::Casting], Verdict::Meets),
        (&[], Verdict::Unknown),
        (&[Process::Forging], Verdict::Fails),
    ] {
        let mut draft = market();
        require(&mut draft, Property::Process, "casting");
        does(able(&mut draft, "minsk", "gear set", Some(50)), stated);
        assert_eq!(Told::of(&draft).verdict("minsk", "process").verdict, verdict, "{stated:?}");
    }
    let mut draft = market();
    require(&mut draft, Property::Process, "die_casting");
    does(able(&mut draft, "minsk", "gear set", Some(50)), &[Process::Casting]);
    assert_eq!(Told::of(&draft).verdict("minsk", "process").verdict, Verdict::Unknown);
}

/// Any of the materials asked will do, a kind of it too.
#[test]
fn any_of_the_materials_will_do() {
    for (stated, verdict) in [
        (&[Material::Bronze, Material::AlloySteel][..], Verdict::Meets),
        (&[Material::Steel], Verdict::Unknown),
        (&[Material::Glass], Verdict::Fails),
        (&[], Verdict::Unknown),
    ] {
        let mut draft = market();
        require(&mut draft, Property::Material, "alloy_steel; brass");
        able(&mut draft, "minsk", "gear set", Some(50)).materials = stated.to_vec();
        assert_eq!(Told::of(&draft).verdict("minsk", "material").verdict, verdict, "{stated:?}");
    }
}

/// A paper is held by whatever name, must be renewed if it ends too early, and is none if it has run out.
#[test]
fn certificates_have_dates() {
    for (held, until, verdict) in [
        ("ИСО/ТУ 16949", None, Verdict::Meets),
        ("IATF 16949:2016", Some("2026-08-02"), Verdict::Meets),
        ("IATF 16949:2016", Some("2026-08-01"), Verdict::Effort),
        ("IATF 16949:2016", Some("2025-12-31"), Verdict::Fails),
        ("ISO 9001", None, Verdict::Fails),
    ] {
        let mut draft = market();
        draft.cooperation.needs[0].certificates = vec!["IATF 16949".into()];
        able(&mut draft, "minsk", "gear set", Some(50));
        holds(&mut draft, "minsk", held, until);
        let told = Told::of(&draft);
        assert_eq!(told.verdict("minsk", "certificate").verdict, verdict, "{held} {until:?}");
    }
    // One that begins after the deliveries is not held when it is needed.
    let mut draft = market();
    draft.cooperation.needs[0].certificates = vec!["IATF 16949".into()];
    able(&mut draft, "minsk", "gear set", Some(50));
    holds(&mut draft, "minsk", "IATF 16949", None);
    draft.cooperation.certificates_held[0].span.0 = day("2026-03-01");
    assert!(Told::of(&draft).alone().is_empty());
}

/// Capacity counts in the tightest week: free now, free with all shifts, promised to others, or not told.
#[test]
fn capacity_is_that_of_the_tightest_week() {
    let with = |change: &dyn Fn(&mut model::draft::CapacityRow)| {
        let mut draft = market();
        able(&mut draft, "minsk", "gear set", Some(50));
        change(&mut draft.cooperation.capacity[0]);
        Told::of(&draft).verdict("minsk", "capacity").verdict
    };
    assert_eq!(with(&|_| ()), Verdict::Meets);
    assert_eq!(with(&|row| row.agreed = Decimal::whole(46)), Verdict::Fails);
    let stretched = |row: &mut model::draft::CapacityRow| {
        row.agreed = Decimal::whole(46);
        row.maximum = Some(Decimal::whole(56));
    };
    assert_eq!(with(&stretched), Verdict::Effort);
    assert_eq!(with(&|row| row.span.1 = day("2026-06-30")), Verdict::Unknown);
    assert_eq!(with(&|row| row.span = (day("2030-01-01"), day("2030-12-31"))), Verdict::Unknown);
    let mut draft = market();
    able(&mut draft, "minsk", "gear set", None);
    assert_eq!(Told::of(&draft).verdict("minsk", "capacity").verdict, Verdict::Unknown);
}

/// The first delivery comes in time or too late, and a hope is a hope.
#[test]
fn deadlines_bind_and_prices_do_not() {
    let mut draft = market();
    draft.cooperation.needs[0].deadline = day("2026-03-01");
    draft.cooperation.needs[0].target_price =
        Some(model::draft::Stated { value: Decimal::whole(90), currency: None });
    let row = able(&mut draft, "minsk", "gear set", Some(50));
    priced(row, 100);
    row.lead_time = Some(59);
    let told = Told::of(&draft);
    assert_eq!(told.verdict("minsk", "deadline").verdict, Verdict::Meets);
    let price = told.verdict("minsk", "price");
    assert_eq!((price.verdict, price.firmness), (Verdict::Fails, Firmness::Wish));
    assert_eq!(told.alone(), ["minsk"]);
    draft.cooperation.capabilities[0].lead_time = Some(60);
    let told = Told::of(&draft);
    assert!(told.alone().is_empty());
    assert_eq!(told.answer.near[0].mends[0].1, Mend::Relax);
}

/// A profile that has run out and the buyer's own plant are not offered; a need that has run out is not answered.
#[test]
fn what_has_run_out_is_not_offered() {
    let mut draft = market();
    able(&mut draft, "minsk", "gear set", Some(50));
    able(&mut draft, "kazan", "gear set", Some(50));
    assert_eq!(Told::of(&draft).alone(), ["minsk"]);
    draft.cooperation.capabilities[0].valid_until = day("2025-12-31");
    assert!(Told::of(&draft).alone().is_empty());
    draft.cooperation.needs[0].valid_until = day("2025-12-31");
    assert!(Told::of(&draft).answer.expired);
}

/// Who lacks least comes first among those that fail, and each lack has its mend.
#[test]
fn the_nearest_lacks_least() {
    let mut draft = market();
    draft.cooperation.needs[0].certificates = vec!["IATF 16949".into()];
    require(&mut draft, Property::Diameter, "200 mm");
    for (plant, most) in [("minsk", "190 mm"), ("brest", "100 mm"), ("omsk", "190 mm")] {
        reach(able(&mut draft, plant, "gear set", Some(50)), Property::Diameter, most);
    }
    holds(&mut draft, "minsk", "IATF 16949", None);
    holds(&mut draft, "brest", "IATF 16949", None);
    let told = Told::of(&draft);
    let near: Vec<usize> = told.answer.near.iter().map(|near| near.capability.index()).collect();
    assert_eq!(near, [0, 1, 2]);
    let mends: Vec<Mend> = told.answer.near[2].mends.iter().map(|(_, mend)| *mend).collect();
    assert_eq!(mends, [Mend::Either(TaskKind::Tooling), Mend::Project(TaskKind::Certification)]);
}

/// With other weights the order changes and the list does not: weights never let anybody in.
#[test]
fn weights_move_and_never_admit() {
    let mut draft = market();
    priced(able(&mut draft, "minsk", "gear set", Some(10)), 50);
    priced(able(&mut draft, "brest", "gear set", Some(100)), 100);
    priced(able(&mut draft, "omsk", "gear set", Some(9)), 1);
    let by = |weights| {
        Told::with(&draft, Settings { weights: Weights { weights, freight: None }, limit: 10, near: 3 })
    };
    assert_eq!(by([1, 0, 0, 0, 0]).alone(), ["minsk", "brest"]);
    assert_eq!(by([0, 1, 0, 0, 0]).alone(), ["brest", "minsk"]);
    assert_eq!(by([0, 0, 0, 0, 0]).alone(), ["brest", "minsk"]);
}

/// Tooling is shared by what is made, and freight is a rate over distance and mass.
#[test]
fn landed_cost_is_its_formula() {
    let mut draft = market();
    require(&mut draft, Property::Mass, "500 kg");
    let place = |north, east| Some((Decimal::whole(north), Decimal::whole(east)));
    draft.plants[0].coordinates = place(50, 30);
    draft.plants[1].coordinates = place(51, 30);
    let row = able(&mut draft, "minsk", "gear set", Some(50));
    priced(row, 100);
    row.tooling_cost = Some(model::draft::Stated { value: Decimal::whole(2600), currency: None });
    let landed = |freight: Option<i64>| {
        let freight = freight.map(|rate| model::UnitPrice::from_parts(rate * 1_000_000));
        let weights = Weights { freight, ..Weights::USUAL };
        let told = Told::with(&draft, Settings { weights, limit: 1, near: 0 });
        (told.answer.matches[0].landed.unwrap().to_decimal(), told.answer.matches[0].distance)
    };
    // 26 weeks of ten; a degree of latitude is 111 km on a sphere of 6,371 km.
    assert_eq!(landed(None), (Decimal::whole(110), Some(111)));
    assert_eq!(landed(Some(10)), (Decimal::whole(110 + 555), Some(111)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    /// Whoever is on the list meets every hard figure, recounted here from the rows; whoever meets them all is on it.
    #[test]
    fn the_list_is_exactly_who_breaks_nothing(
        asked in 1i64..100, ask_tolerance in 1i64..50,
        plants in proptest::collection::vec((1i64..100, 1i64..100, 1i64..50, 0i64..20, any::<bool>()), 4),
    ) {
        let mut draft = market();
        require(&mut draft, Property::Diameter, &format!("{asked} mm"));
        require(&mut draft, Property::Tolerance, &format!("{ask_tolerance} µm"));
        draft.cooperation.needs[0].certificates = vec!["ISO 9001".into()];
        let mut expected = Vec::new();
        for (key, (one, other, tolerance, free, certified)) in ["brest", "minsk", "omsk", "tula"].iter().zip(&plants) {
            let (low, high) = (one.min(other), one.max(other));
            let row = able(&mut draft, key, "gear set", Some(*free));
            reach(row, Property::Diameter, &format!("{low}–{high} mm"));
            reach(row, Property::Tolerance, &format!("{tolerance} µm"));
            holds(&mut draft, key, if *certified { "СТБ ISO 9001-2015" } else { "ISO 14001" }, None);
            // A range of one figure is that figure, and a single figure is the most that a plant reaches.
            let least = if low == high { &0 } else { low };
            if (*least..=*high).contains(&asked) && *tolerance <= ask_tolerance && *free >= 10 && *certified {
                expected.push(*key);
            }
        }
        let told = Told::of(&draft);
        let mut alone = told.alone();
        alone.sort_unstable();
        prop_assert_eq!(alone, expected);
        for found in &told.answer.matches {
            for judgement in found.members.iter().flat_map(|member| &member.judgements) {
                prop_assert!(!judgement.breaks(), "{:?}", judgement);
            }
            prop_assert!(found.score <= found.relevance && found.relevance <= 1000);
        }
    }
}
