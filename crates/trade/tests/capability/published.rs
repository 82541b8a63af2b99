//! Published figures, each at the tolerance that it supports.

use trade::capability::{Convention, Exports, Method, State, Threshold, World};

use super::{data, exports, headings, near, number, packages, rows, settings, small};

/// Proximities and densities of the small matrix are these fractions exactly (worked out in rationals).
#[test]
fn proximity_and_density_are_the_exact_fractions() {
    let world = small(Convention::STANDARD);
    let proximity = [
        ["1", "4/5", "3/5", "3/5", "2/5", "1/5", "1/5"],
        ["4/5", "1", "3/5", "2/5", "2/5", "1/5", "1/5"],
        ["3/5", "3/5", "1", "2/3", "2/3", "1/3", "1/3"],
        ["3/5", "2/5", "2/3", "1", "1/3", "1/3", "1/3"],
        ["2/5", "2/5", "2/3", "1/3", "1", "1/2", "0"],
        ["1/5", "1/5", "1/3", "1/3", "1/2", "1", "0"],
        ["1/5", "1/5", "1/3", "1/3", "0", "0", "1"],
    ];
    let density = [
        ["18/19", "17/18", "58/63", "10/11", "1", "1", "16/31"],
        ["16/19", "5/6", "16/21", "9/11", "6/11", "32/77", "1"],
        ["14/19", "7/9", "43/63", "6/11", "74/99", "37/77", "11/31"],
        ["9/19", "1/2", "2/7", "3/11", "8/33", "12/77", "6/31"],
        ["8/19", "1/3", "19/63", "24/55", "2/9", "16/77", "8/31"],
        ["4/19", "5/18", "1/7", "6/55", "4/33", "6/77", "3/31"],
    ];
    let fraction = |text: &str| {
        let (over, under) = text.split_once('/').unwrap_or((text, "1"));
        over.parse::<f64>().unwrap() / under.parse::<f64>().unwrap()
    };
    let matrix = world.presence().proximities(1);
    for p in 0..7 {
        for q in 0..7 {
            near(world.proximity(p, q), fraction(proximity[p][q]), 1e-16, "proximity");
            near(matrix.proximity(p, q), fraction(proximity[p][q]), 1e-16, "matrix");
        }
        for c in 0..6 {
            near(world.density(c, p), fraction(density[c][p]), 4e-16, "density");
        }
    }
}

/// In its own convention each package's figures come out, for the small matrix.
#[test]
fn small_figures_of_three_packages() {
    for known in &packages::PACKAGES {
        let world = small(known.convention);
        let (complexity, coi, gains) = (world.complexity(), world.outlook(), world.gains());
        for c in 0..6 {
            near(complexity.producers[c], known.eci[c], 1e-12, known.package);
            near(coi[c], known.coi[c], 1e-12, known.package);
            for p in 0..7 {
                near(world.density(c, p), known.density[c][p], 1e-12, known.package);
                near(gains.gain(c, p), known.gain[c][p], 1e-12, known.package);
            }
        }
        for p in 0..7 {
            near(complexity.products[p], known.pci[p], 1e-12, known.package);
        }
    }
}

/// The conventions are no ornament: a density differs by almost a half, a complexity by more than one (py-ecomplexity and
/// econcomplex on the small matrix).
#[test]
fn conventions_differ_by_as_much_as_is_said() {
    let (one, other) = (small(Convention::ECOMPLEXITY), small(Convention::ECONCOMPLEX));
    let density = one.density(0, 6).unwrap() - other.density(0, 6).unwrap();
    assert!((density.abs() - 15.0 / 31.0).abs() < 1e-12);
    let pci = one.complexity().products[6].unwrap() - other.complexity().products[6].unwrap();
    assert!(pci.abs() > 1.26 && pci.abs() < 1.27);
}

/// The same for real exports of 2017.
#[test]
fn real_figures_of_three_packages() {
    let Some(text) = data("trade_world_exports_hs4_2017/world_exports_hs4_2017.csv.gz") else { return };
    let table = exports(&text);
    let producers = headings::PRODUCERS.map(|name| number(table.producers(), name));
    let products = headings::PRODUCTS.map(|name| number(table.products(), name));
    for known in &headings::PACKAGES {
        let world = World::of(&table, &settings(known.convention));
        let presences: usize = (0..table.producers().len()).map(|c| world.presence().diversity(c)).sum();
        assert_eq!(presences, headings::PRESENCES);
        let (complexity, coi, gains) = (world.complexity(), world.outlook(), world.gains());
        // Nineteen reflections shrink all differences; seven digits are left of what the package had to begin with.
        let tolerance = match known.convention.method {
            Method::Reflections { .. } => 1e-7,
            _ => 1e-9,
        };
        for place in 0..5 {
            let (c, p, second) = (producers[place], products[place], producers[1]);
            near(complexity.producers[c], known.eci[place], tolerance, known.package);
            near(complexity.products[p], known.pci[place], tolerance, known.package);
            near(coi[c], known.coi[place], tolerance, known.package);
            near(world.density(second, p), known.density[place], 1e-12, known.package);
            near(gains.gain(second, p), known.gain[place], tolerance, known.package);
        }
    }
}

const SITC: &str = "io-textbook/world-sitc4-1998-2000";

fn sitc() -> Option<Exports> {
    data(&format!("{SITC}/exports_usd2000.csv.gz")).map(|text| exports(&text))
}

/// Fitness, quality, proximity, outlook and gains that the R package economiccomplexity publishes for 226 × 785.
#[test]
fn figures_of_the_r_package() {
    let Some(table) = sitc() else { return };
    let world = World::of(&table, &settings(Convention::R_FITNESS));
    let read = |file: &str| data(&format!("{SITC}/{file}")).unwrap();
    let (producers, products) = (table.producers(), table.products());
    let complexity = world.complexity();
    assert_eq!(complexity.state, State::Steps(19));
    for row in rows(&read("expected_country.csv")) {
        let c = number(producers, row[0]);
        assert_eq!(world.presence().diversity(c), row[1].parse::<usize>().unwrap(), "{}", row[0]);
        near(complexity.producers[c], row[2].parse().unwrap(), 1e-13, row[0]);
    }
    for row in rows(&read("expected_product.csv")) {
        let p = number(products, row[0]);
        assert_eq!(world.presence().ubiquity(p), row[1].parse::<usize>().unwrap(), "{}", row[0]);
        near(complexity.products[p], row[2].parse().unwrap(), 1e-13, row[0]);
    }
    for row in rows(&read("expected_proximity_product_sample.csv")) {
        let (p, q) = (number(products, row[0]), number(products, row[1]));
        near(world.proximity(p, q), row[2].parse().unwrap(), 1e-16, "proximity");
    }
    let (coi, gains) = (world.outlook(), world.gains());
    for row in rows(&read("expected_published_coi_cog.csv")) {
        let c = number(producers, row[0]);
        near(coi[c], row[1].parse().unwrap(), 1e-7, row[0]);
        for (place, product) in ["0011", "0012", "0013", "0014", "0015"].iter().enumerate() {
            near(gains.gain(c, number(products, product)), row[place + 2].parse().unwrap(), 5e-7, row[0]);
        }
    }
}

/// ECI, PCI, density, outlook and gains of the same table as py-ecomplexity 0.5.3 gives them.
#[test]
fn figures_of_the_growth_lab() {
    let Some(table) = sitc() else { return };
    let read = |file: &str| data(&format!("{SITC}/{file}")).unwrap();
    let world = World::of(&table, &settings(Convention::STANDARD));
    let (complexity, coi, gains) = (world.complexity(), world.outlook(), world.gains());
    for row in rows(&read("expected_eci_harvard_convention.csv")) {
        let c = number(table.producers(), row[0]);
        near(complexity.producers[c], row[1].parse().unwrap(), 1e-12, row[0]);
        near(coi[c], row[2].parse().unwrap(), 1e-12, row[0]);
    }
    for row in rows(&read("expected_pci_harvard_convention.csv")) {
        near(complexity.products[number(table.products(), row[0])], row[1].parse().unwrap(), 1e-12, row[0]);
    }
    let raw = World::of(&table, &settings(Convention::ECOMPLEXITY)).gains();
    for row in rows(&read("expected_density_cog_sample.csv")) {
        let (c, p) = (number(table.producers(), row[0]), number(table.products(), row[1]));
        near(world.density(c, p), row[2].parse().unwrap(), 1e-13, row[1]);
        near(gains.gain(c, p), row[3].parse().unwrap(), 1e-12, row[1]);
        near(raw.gain(c, p), row[4].parse().unwrap(), 1e-12, row[1]);
    }
}

/// Nobody is an exporter of nothing: a threshold of nought makes all who export present, an infinite one nobody.
#[test]
fn thresholds_at_their_ends() {
    let names = |count: usize| (0..count).map(|number| number.to_string()).collect::<Vec<_>>();
    let table = Exports::new(names(2), names(2), vec![(0, 0, 1), (1, 1, 1), (1, 0, 1)]).unwrap();
    let present = |numerator, denominator| {
        let threshold = Threshold { numerator, denominator };
        let world = World::of(&table, &super::Settings { threshold, ..settings(Convention::STANDARD) });
        (0..2).map(|c| world.presence().diversity(c)).sum::<usize>()
    };
    assert_eq!((present(0, 1), present(1, 0), present(1, 1)), (3, 0, 2));
    // RCA(0,0) = (1/1) / (2/3) and RCA(1,1) = (1/2) / (1/3) are 3/2 exactly.
    assert_eq!((present(3, 2), present(4_294_967_295, 2_863_311_530)), (2, 2));
    assert_eq!((present(4_294_967_295, 2_863_311_529), present(4_294_967_295, 2_863_311_531)), (0, 2));
}
