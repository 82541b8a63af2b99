//! Laws of the flows: no line is lost or counted twice, whatever the third column is.

use std::sync::LazyLock;

use proptest::prelude::*;
use trade::trend::trend;
use trade::{Exposure, ImportLine, Sums};

use super::*;

const SUPPLIERS: [&str; 16] = [
    "CHN", "DEU", "JPN", "USA", "ITA", "FRA", "KOR", "TUR", "IND", "POL", "CZE", "SWE", "GBR", "BRA", "ESP",
    "W00",
];
const PARTNERS: [&str; 3] = ["BLR", "RUS", "KAZ"];
const CODES: [&str; 16] = [
    "870840", "870830", "870894", "851220", "848390", "841350", "848120", "840790", "842691", "843149",
    "848210", "848330", "732690", "854231", "010121", "999999",
];

fn opportunity(code: &str, lines: &[(usize, usize, i64)]) -> Opportunity {
    let product = Product::parse(code).unwrap();
    let place = |letters: &str| Place::find(letters).unwrap();
    let line = |(supplier, importer, value): &(usize, usize, i64)| ImportLine {
        product,
        importer: place(PARTNERS[*importer]),
        supplier: place(SUPPLIERS[*supplier]),
        year: 2024,
        value: *value,
        quantity: 0,
    };
    Opportunity {
        product,
        exposure: Exposure::of(Sums::none(product, 2024), false),
        years: Vec::new(),
        trend: trend(&[]),
        reach: None,
        latent: 0,
        lines: lines.iter().map(line).collect(),
        caveats: Vec::new(),
        weight: 0.0,
    }
}

fn programme(name: &str) -> Programme {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../programmes").join(name);
    store::open(store::Source::Folder(&folder)).programme.unwrap()
}

static COMPONENTS: LazyLock<Programme> = LazyLock::new(|| programme("union-components"));

fn sum(flows: &[Flow], of: impl Fn(&Flow) -> bool) -> i64 {
    flows.iter().filter(|flow| of(flow)).map(|flow| flow.value).sum()
}

/// What the programme says a product goes to, by share.
fn shares(flows: &Flows, code: &str) -> Vec<(Use, f64)> {
    let part =
        flows.parts.iter().position(|part| *part == Part::Product(Product::parse(code).unwrap())).unwrap();
    let all = sum(&flows.used, |flow| flow.from == part) as f64;
    let own = flows.used.iter().filter(|flow| flow.from == part);
    own.map(|flow| (flows.uses[flow.to].clone(), flow.value as f64 / all)).collect()
}

proptest! {
    /// Every line is in exactly one flow of each side: suppliers bring what their lines say, and of each product as much goes on as
    /// came in, to the last thousandth, whoever the third column is.
    #[test]
    fn nothing_is_lost_or_counted_twice(
        lines in prop::collection::vec((0..16_usize, 0..16_usize, 0..3_usize, 0..i64::MAX / 1_000), 1..120),
        way in 0..3_usize,
    ) {
        let opportunities: Vec<Opportunity> = CODES
            .iter()
            .enumerate()
            .map(|(number, code)| {
                let own = lines.iter().filter(|line| line.0 == number).map(|line| (line.1, line.2, line.3));
                opportunity(code, &own.collect::<Vec<_>>())
            })
            .collect();
        let built = &*COMPONENTS;
        let list = List::parse("chain.csv", b"hs6,tier\n8708,1\n8512,2\n848390,2\n848330,3\n8483,2\n", None).unwrap();
        let lists = if way == 1 { vec![list] } else { Vec::new() };
        let found = flows(&opportunities, (way == 0).then_some(built), &lists);
        let all: i64 = lines.iter().map(|line| line.3).sum();
        let Some(found) = found else {
            prop_assert_eq!(all, 0);
            return Ok(());
        };
        prop_assert_eq!(sum(&found.brought, |_| true), all);
        prop_assert_eq!(sum(&found.used, |_| true), all);
        for (number, part) in found.parts.iter().enumerate() {
            let (into, out) =
                (sum(&found.brought, |flow| flow.to == number), sum(&found.used, |flow| flow.from == number));
            prop_assert_eq!(into, out);
            if let Part::Product(product) = part {
                let own = opportunities.iter().find(|it| it.product == *product).unwrap();
                prop_assert_eq!(into, own.lines.iter().map(|line| line.value).sum::<i64>());
            }
        }
        for (number, source) in found.sources.iter().enumerate() {
            let said = sum(&found.brought, |flow| flow.from == number);
            prop_assert!(said > 0);
            if let Source::Place(place) = source {
                let own = lines.iter().filter(|line| SUPPLIERS[line.1] == place.iso3());
                prop_assert_eq!(said, own.map(|line| line.3).sum::<i64>());
            }
        }
        for nodes in [found.sources.len(), found.parts.len(), found.uses.len()] {
            prop_assert!(nodes <= SHOWN + 4);
        }
        for (flows, from, to) in [
            (&found.brought, found.sources.len(), found.parts.len()),
            (&found.used, found.parts.len(), found.uses.len()),
        ] {
            prop_assert!(flows.iter().all(|flow| flow.value > 0 && flow.from < from && flow.to < to));
            prop_assert!(flows.windows(2).all(|pair| (pair[0].from, pair[0].to) < (pair[1].from, pair[1].to)));
        }
    }
}

/// The tiny programme's tractor takes gearboxes and lamps; gears are sold as spare parts; of brakes it says nothing.
#[test]
fn a_programme_says_what_goes_into_what() {
    let lines = [(0, 1, 1_000), (1, 0, 500)];
    let opportunities = ["870840", "851220", "848390", "870830"].map(|code| opportunity(code, &lines));
    let found = flows(&opportunities, Some(&programme("tiny")), &[]).unwrap();
    let tractor = || vec![(Use::Built("tractor".to_owned()), 1.0)];
    assert_eq!((shares(&found, "870840"), shares(&found, "851220")), (tractor(), tractor()));
    assert_eq!(shares(&found, "848390"), [(Use::AsItIs, 1.0)]);
    assert_eq!(shares(&found, "870830"), [(Use::Untold, 1.0)]);
    let By::Programme(names) = found.by else { panic!("by {:?}", found.by) };
    assert_eq!(names["tractor"].plain, "Tractor");
}

/// A component of several machines is divided by what is built of each times its quantity in one.
#[test]
fn shares_are_those_of_the_bill_of_materials() {
    let built = &*COMPONENTS;
    let found = flows(&[opportunity("848210", &[(0, 1, 1_000_000_000)])], Some(built), &[]).unwrap();
    let code = |product: &&model::programme::Product| product.hs == "848210";
    let bearing = built.products.rows().find(|(_, product)| code(product)).unwrap().0;
    let total: f64 = built.products[bearing].demand.iter().map(|it| it.to_f64()).sum();
    let told = shares(&found, "848210");
    assert!(told.len() > 3, "{told:?}");
    for (of, share) in told {
        let Use::Built(key) = of else { continue };
        let whole = built.products.iter().find(|product| product.key == key).unwrap();
        let each = whole.inputs.iter().find(|input| input.product == bearing).unwrap().quantity.to_f64();
        let units: f64 = whole.builds.iter().map(|it| it.to_f64() * each).sum();
        assert!((units / total - share).abs() < 1e-6, "{key}: {units} of {total}, {share}");
    }
}

/// Groups of a chain stand for what they go to, partners where nothing else is known; without lines there is nothing to show.
#[test]
fn the_third_column_is_the_best_that_is_known() {
    let list = |text: &str| List::parse("chain.csv", text.as_bytes(), None).unwrap();
    let opportunities = [opportunity("870840", &[(0, 1, 1_000), (15, 0, 10)])];
    let grouped = flows(&opportunities, None, &[list("hs6\n8708\n"), list("hs6,tier\n8708,2\n")]).unwrap();
    assert_eq!((grouped.by, grouped.uses), (By::Chain("tier"), vec![Use::Group("2".to_owned())]));
    // A programme that has none of it says nothing.
    let other = [opportunity("010121", &[(0, 1, 1_000)])];
    assert_eq!(flows(&other, Some(&programme("tiny")), &[]).unwrap().by, By::Partners);
    let partners = flows(&opportunities, None, &[list("hs6\n8708\n")]).unwrap();
    assert_eq!(partners.by, By::Partners);
    assert_eq!(partners.uses, ["RUS", "BLR"].map(|letters| Use::Partner(Place::find(letters).unwrap())));
    assert_eq!(partners.sources, [Source::Place(Place::find("CHN").unwrap()), Source::Unnamed]);
    assert_eq!(flows(&[opportunity("870840", &[])], None, &[]), None);
}
