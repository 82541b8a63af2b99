//! Every kind of row, priced alone and checked with pencil and paper: what users pay, what others earn, what the row is worth.
//!
//! Random programmes rarely sit where a wrong sign or a period too few would show; these sit exactly there.

use model::certificate::{Certificate, Multipliers, Node, prove};
use model::draft::{Must, PaymentRule, RequirementKind};
use model::number::{Quantity, Ratio};
use model::programme::{Fund, FundRule, Input, Programme, Project, Requirement};
use model::{Id, Table};

use crate::world::{self, PERIODS, roubles};

/// Two projects that need one period each and then bring 10 in each of seven periods, undiscounted and with nothing scarce.
fn duo() -> Programme {
    let mut programme = world::programme();
    programme.discount = vec![Programme::DISCOUNT_SCALE; PERIODS];
    let project = |key: &str, product: usize| {
        let once = [world::mode("normal", 1, 0, 0.0, PaymentRule::AtStart)];
        let mut project = world::project(
            key,
            product,
            0,
            vec![world::site(0, 3, 10, (0, 0, 0), 0)],
            vec![world::task("only", 1, &once)],
        );
        project.ramp = vec![Ratio::ONE];
        project
    };
    programme.projects = Table::new(vec![project("a", 0), project("b", 1)]);
    programme.products = Table::new(vec![
        world::product("pump", (10, 0), Vec::new(), 1),
        world::product("bearing", (10, 0), Vec::new(), 1),
    ]);
    programme.cross_precedence.clear();
    programme.requirements.clear();
    programme.buyer_cost_max_share = None;
    for resource in programme.resources.ids() {
        programme.resources[resource].capacity = vec![2; PERIODS];
    }
    fund(&mut programme, 0, [1000.0, 0.0], 100);
    fund(&mut programme, 1, [1000.0, 0.0], 100);
    programme
}

fn fund(programme: &mut Programme, number: usize, amounts: [f64; 2], carry: i64) {
    let fund: &mut Fund = &mut programme.funds[Id::new(number)];
    fund.amounts = amounts.map(roubles).to_vec();
    fund.carry_over = world::share(carry);
    fund.rules.clear();
}

fn project(programme: &mut Programme, number: usize) -> &mut Project {
    &mut programme.projects[Id::new(number)]
}

fn require(programme: &mut Programme, kind: RequirementKind, lag: u32) {
    programme.requirements = vec![Requirement { project: Id::new(0), other: Id::new(1), kind, lag }];
}

fn at(index: usize, price: f64) -> Vec<f64> {
    let mut row = vec![0.0; index];
    row.push(price);
    row
}

/// Lets a pump take two bearings, and keep its margin.
fn take_bearings(programme: &mut Programme) {
    let pump = &mut programme.products[Id::new(0)];
    pump.price = world::price(30);
    pump.inputs = vec![Input { product: Id::new(1), quantity: Ratio::from_parts(2_000_000) }];
}

/// What is priced, in which programme, and what must then be proven.
type Priced = (&'static str, fn(&mut Programme, &mut Multipliers), f64);

const PRICED: &[Priced] = &[
    ("nothing", |_, _| {}, 140.0),
    ("what must be out brings nothing", |programme, _| project(programme, 0).must = Must::Out, 70.0),
    (
        "exclusion: either pays, one refund",
        |programme, prices| {
            require(programme, RequirementKind::Xor, 0);
            prices.requires = vec![70.0];
        },
        70.0,
    ),
    (
        "company: a pays 12 of its 70, b earns them and costs 80 for its 70",
        |programme, prices| {
            require(programme, RequirementKind::And, 0);
            let b = project(programme, 1);
            b.imported_share_of_outlay = Ratio::ONE;
            b.tasks[0].modes[0][0].outlay = roubles(80.0);
            prices.requires = vec![12.0];
        },
        58.0 + 2.0,
    ),
    (
        "order: a pays in 2 what b earns if launched by 1",
        |programme, prices| {
            require(programme, RequirementKind::LaunchAfter, 1);
            prices.launch_after = vec![at(2, 15.0)];
        },
        55.0 + 85.0,
    ),
    (
        "floor: 4 of 15 at 3",
        |programme, prices| {
            project(programme, 0).sites[0].area = world::units(4);
            prices.floor = vec![3.0];
        },
        58.0 + 70.0 + 45.0,
    ),
    (
        "resource: two units for one period at 5, or later at 3",
        |programme, prices| {
            project(programme, 0).tasks[0].modes[0][0].uses = vec![(Id::new(0), 2)];
            prices.resource = vec![vec![5.0, 3.0]];
        },
        60.0 + 70.0 + 16.0,
    ),
    (
        "markets: b pays 4 on one unit for demand and 3 on two for the pump in 5, a earns on the two that it needs",
        |programme, prices| {
            take_bearings(programme);
            prices.market = vec![Vec::new(), vec![at(5, 4.0), at(5, 3.0)]];
        },
        76.0 + 200.0 + 4.0,
    ),
    (
        "markets: where demand asks 12 of a margin of 10, b sells to the pump alone",
        |programme, prices| {
            take_bearings(programme);
            prices.market = vec![Vec::new(), vec![at(5, 12.0), at(5, 3.0)]];
        },
        76.0 + 194.0 + 12.0,
    ),
    (
        "markets: what a cannot make before 3 takes no bearings before 3",
        |programme, _| {
            take_bearings(programme);
            project(programme, 0).tasks[0].modes[0][0].duration = 3;
        },
        50.0 + 70.0 + 100.0,
    ),
    (
        "markets: what must be out takes no bearings",
        |programme, _| {
            take_bearings(programme);
            project(programme, 0).must = Must::Out;
        },
        70.0,
    ),
    (
        "buyers: 3 more a pump at 2 in the first year, against a tenth of 80",
        |programme, prices| {
            programme.buyer_cost_max_share = Some(world::share(10));
            project(programme, 0).sites[0].unit_price = world::price(13);
            prices.buyer = vec![2.0];
        },
        52.0 + 70.0 + 16.0,
    ),
    (
        "money: half of it stays for the year in which it is dear",
        |programme, prices| {
            project(programme, 0).tasks[0].modes[0][0].outlay = roubles(30.0);
            fund(programme, 0, [30.0, 0.0], 50);
            fund(programme, 1, [0.0, 0.0], 50);
            prices.spend = vec![vec![0.0, 1.0]];
        },
        140.0 + 15.0,
    ),
    (
        "shares: the first fund may pay half, and a hundredth of rounding for each of two projects",
        |programme, prices| {
            project(programme, 0).tasks[0].modes[0][0].outlay = roubles(20.0);
            fund(programme, 0, [10.0, 0.0], 0);
            fund(programme, 1, [10.0, 0.0], 0);
            let half = FundRule { partner: None, plant: None, project: None, max_share: world::share(50) };
            programme.funds[Id::new(0)].rules = vec![half];
            prices.spend = vec![vec![2.0]];
            prices.share = vec![vec![vec![1.0]]];
        },
        40.0 + 70.0 + 10.0 + 20.0 + 0.02,
    ),
    (
        "purses: money is worth what the dearest purse would give",
        |programme, prices| {
            project(programme, 1).sites[0].plant = Id::new(1);
            fund(programme, 0, [10.0, 0.0], 0);
            fund(programme, 1, [10.0, 0.0], 0);
            let here = FundRule { partner: Some(0), plant: None, project: None, max_share: Ratio::ONE };
            programme.funds[Id::new(0)].rules = vec![here];
            prices.spend = vec![vec![3.0], vec![2.0]];
        },
        140.0 + 60.0,
    ),
    (
        "a task that outlasts the last one lets that one end early: by 3, not in 3",
        |programme, prices| {
            let first = [world::mode("normal", 3, 3, 0.0, PaymentRule::AtStart)];
            let second = [world::mode("normal", 1, 0, 0.0, PaymentRule::AtStart)];
            chain(project(programme, 0), &first, &second);
            project(programme, 0).tasks[1].modes[0][0].uses = vec![(Id::new(0), 1)];
            prices.resource = vec![vec![0.0, 5.0, 5.0]];
        },
        50.0 + 70.0 + 20.0,
    ),
    (
        "only the first payment of an overlapped task is surely paid",
        |programme, _| {
            let first = [world::mode("normal", 2, 2, 40.0, PaymentRule::Spread)];
            let second = [world::mode("normal", 2, 0, 0.0, PaymentRule::AtStart)];
            chain(project(programme, 0), &first, &second);
            fund(programme, 0, [20.0, 20.0], 100);
            fund(programme, 1, [0.0, 0.0], 100);
        },
        60.0 + 70.0,
    ),
    (
        "a task waits for the year that pays for all before it",
        |programme, _| {
            let first = [world::mode("normal", 1, 0, 20.0, PaymentRule::AtStart)];
            let second = [world::mode("normal", 1, 0, 1.0, PaymentRule::AtStart)];
            chain(project(programme, 0), &first, &second);
            fund(programme, 0, [20.0, 20.0], 100);
            fund(programme, 1, [0.0, 0.0], 100);
        },
        30.0 + 70.0,
    ),
];

fn chain(project: &mut Project, first: &[model::programme::Mode], second: &[model::programme::Mode]) {
    project.tasks = vec![world::task("first", 1, first), world::task("second", 1, second)];
    project.precedence = vec![model::programme::Precedence { before: 0, after: 1, lag: 0 }];
}

/// What is proven at a price is what pencil and paper give, rounded up.
#[test]
fn every_row_pays_and_earns_as_written() {
    for (what, tweak, expected) in PRICED {
        let (mut programme, mut prices) = (duo(), Multipliers::default());
        tweak(&mut programme, &mut prices);
        let certificate = Certificate {
            programme: programme.fingerprint.clone(),
            bound: roubles(1_000_000.0),
            multipliers: vec![prices],
            nodes: vec![Node::Leaf { multipliers: 0 }],
        };
        let proven = prove(&programme, &certificate).unwrap();
        let over = proven.minor - roubles(*expected).minor;
        assert!((0..=1).contains(&over), "{what}: {proven} for {expected}");
    }
}

/// A project that must be in and cannot be leaves nothing legal: then every claim holds, and the certificate's own is returned.
#[test]
fn of_no_plan_everything_is_true() {
    let mut programme = duo();
    project(&mut programme, 0).must = Must::In;
    project(&mut programme, 0).tasks[0].modes[0][0].duration = 8;
    let mut certificate = Certificate {
        programme: programme.fingerprint.clone(),
        bound: roubles(-1.0),
        multipliers: vec![Multipliers::default()],
        nodes: vec![Node::Leaf { multipliers: 0 }],
    };
    assert_eq!(prove(&programme, &certificate), Ok(roubles(-1.0)));
    project(&mut programme, 0).must = Must::Free;
    certificate.bound = roubles(69.99);
    assert!(prove(&programme, &certificate).is_err());
    let none = Quantity::ZERO;
    programme.products[Id::new(1)].demand.fill(none);
    certificate.bound = roubles(0.0);
    assert_eq!(prove(&programme, &certificate), Ok(roubles(0.0)));
}
