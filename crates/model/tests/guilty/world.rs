//! A small programme and a legal plan for it, both worked out with pencil and paper, so that every rule can be broken alone.

use model::draft::{
    Basis, Must, Name, PaymentRule, ProductKind, Provenance, RequirementKind, ResourceKind, TaskKind,
};
use model::number::{Currency, Money, Quantity, Ratio, UnitPrice};
use model::plan::{Choice, LeftOut, Payment, Plan, Reason, ScheduledTask, Settings, Totals};
use model::programme::{
    CrossPrecedence, Fund, FundRule, Input, InputOutput, Mode, Plant, Precedence, Product, Programme,
    Project, Range, Requirement, Resource, Site, Task,
};
use model::time::{Calendar, Day, Period, PeriodKind};
use model::{Id, Table};

pub(crate) const PERIODS: usize = 8;
pub(crate) const PUMP: usize = 0;
pub(crate) const BEARING: usize = 1;
const MINSK: usize = 0;
const KAZAN: usize = 1;

pub(crate) fn roubles(major: f64) -> Money {
    #[expect(clippy::cast_possible_truncation, reason = "sums of this world are small")]
    let minor = (major * 100.0).round() as i64;
    Money { minor, currency: Currency::parse("RUB").unwrap() }
}

pub(crate) fn units(whole: i64) -> Quantity {
    Quantity::from_parts(whole * 1000)
}

pub(crate) fn price(whole: i64) -> UnitPrice {
    UnitPrice::from_parts(whole * 1_000_000)
}

pub(crate) fn share(percent: i64) -> Ratio {
    Ratio::from_parts(percent * 10_000)
}

fn name(plain: &str) -> Name {
    Name { plain: plain.to_owned(), ru: None, be: None }
}

fn stated(basis: Basis) -> Provenance {
    Provenance { basis, ..Provenance::default() }
}

fn plant(key: &str, partner: usize, floor: Option<i64>) -> Plant {
    Plant {
        key: key.to_owned(),
        name: name(key),
        partner,
        city: key.to_owned(),
        coordinates: None,
        floor_area: floor.map(units),
        provenance: stated(Basis::Published),
    }
}

pub(crate) fn product(key: &str, (import, duty): (i64, i64), inputs: Vec<Input>, demand: i64) -> Product {
    Product {
        key: key.to_owned(),
        name: name(key),
        hs: "841330".to_owned(),
        unit: "piece".to_owned(),
        kind: ProductKind::Component,
        price: price(import),
        duty_rate: share(duty),
        outside_suppliers: Vec::new(),
        inputs,
        demand: vec![units(demand); PERIODS],
        builds: vec![Quantity::ZERO; PERIODS],
        demand_basis: Basis::Published,
        provenance: stated(Basis::Published),
    }
}

pub(crate) fn site(plant: usize, capacity: i64, unit_price: i64, hidden: (i64, i64, i64), area: i64) -> Site {
    Site {
        plant: Id::new(plant),
        capacity: units(capacity),
        unit_price: price(unit_price),
        hidden: Range { low: price(hidden.0), likely: price(hidden.1), high: price(hidden.2) },
        area: units(area),
        basis: Basis::Estimate,
    }
}

pub(crate) fn mode(key: &str, duration: u32, overlap: u32, outlay: f64, payment: PaymentRule) -> Mode {
    Mode {
        key: key.to_owned(),
        duration,
        duration_range: (duration, duration),
        outlay: roubles(outlay),
        payment,
        retry_probability: Ratio::ZERO,
        overlap,
        uses: Vec::new(),
        basis: Basis::Published,
    }
}

pub(crate) fn task(key: &str, sites: usize, modes: &[Mode]) -> Task {
    Task { key: key.to_owned(), kind: TaskKind::Other, modes: vec![modes.to_vec(); sites] }
}

pub(crate) fn project(
    key: &str,
    product: usize,
    imported: i64,
    sites: Vec<Site>,
    tasks: Vec<Task>,
) -> Project {
    Project {
        key: key.to_owned(),
        name: name(key),
        product: Id::new(product),
        imported_share_of_outlay: share(imported),
        sector: None,
        declared_imports: None,
        must: Must::Free,
        latest_launch: None,
        ramp: vec![share(50), Ratio::ONE],
        sites,
        tasks,
        precedence: Vec::new(),
        provenance: stated(Basis::Published),
    }
}

/// A project that costs nothing and need not make anything: one task of one period.
fn idle(key: &str) -> Project {
    let once = [mode("normal", 1, 0, 0.0, PaymentRule::AtStart)];
    project(key, 0, 0, vec![site(KAZAN, 1, 110, (0, 0, 0), 0)], vec![task("only", 1, &once)])
}

fn projects() -> Vec<Project> {
    let team = |amount: u32, mut mode: Mode| {
        mode.uses = vec![(Id::new(0), amount)];
        mode
    };
    let design = [
        team(1, mode("normal", 2, 1, 100.0, PaymentRule::AtStart)),
        team(2, mode("fast", 2, 1, 100.0, PaymentRule::AtStart)),
    ];
    let tooling = [mode("normal", 2, 0, 300.01, PaymentRule::Spread)];
    let mut pump = project(
        "pump",
        0,
        50,
        vec![site(MINSK, 8, 105, (5, 6, 8), 10), site(KAZAN, 9, 108, (4, 4, 4), 2)],
        vec![task("design", 2, &design), task("tooling", 2, &tooling)],
    );
    pump.must = Must::In;
    pump.precedence = vec![Precedence { before: 0, after: 1, lag: 0 }];
    let line = [team(1, mode("normal", 1, 0, 50.0, PaymentRule::AtStart))];
    let bearing =
        project("bearing", 1, 20, vec![site(KAZAN, 30, 23, (2, 3, 5), 3)], vec![task("line", 1, &line)]);
    let first = [mode("normal", 0, 0, 0.0, PaymentRule::AtStart)];
    let second = [mode("normal", 2, 0, 0.0, PaymentRule::AtStart)];
    let mut survey = project(
        "survey",
        0,
        0,
        vec![site(KAZAN, 1, 110, (0, 0, 0), 0), site(MINSK, 1, 110, (0, 0, 0), 6)],
        vec![task("first", 2, &first), task("second", 2, &second)],
    );
    survey.precedence = vec![Precedence { before: 0, after: 1, lag: 0 }];
    let mut urgent = idle("urgent");
    urgent.latest_launch = Some(Period(2));
    let mut museum = idle("museum");
    museum.must = Must::Out;
    vec![pump, bearing, survey, urgent, museum, idle("rival"), idle("branch")]
}

/// Two years of quarters; money of the second year is worth half.
pub(crate) fn programme() -> Programme {
    let currency = Currency::parse("RUB").unwrap();
    let calendar = Calendar::new(Day::new(2026, 1, 1).unwrap(), PeriodKind::Quarter, 8).unwrap();
    let two_bearings = vec![Input { product: Id::new(1), quantity: Ratio::from_parts(2_000_000) }];
    let fund = |key: &str, carry: i64, amounts: [f64; 2], rules| Fund {
        key: key.to_owned(),
        name: name(key),
        carry_over: share(carry),
        amounts: amounts.map(roubles).to_vec(),
        rules,
        provenance: stated(Basis::Published),
    };
    let half_in_minsk =
        FundRule { partner: Some(0), plant: None, project: None, max_share: Ratio::from_parts(500_000) };
    let requirement = |project, other, kind, lag| Requirement {
        project: Id::new(project),
        other: Id::new(other),
        kind,
        lag,
    };
    Programme {
        fingerprint: "world".to_owned(),
        name: name("World"),
        calendar,
        currency,
        discount_rate: Ratio::ZERO,
        discount: [[Programme::DISCOUNT_SCALE; 4], [Programme::DISCOUNT_SCALE / 2; 4]].concat(),
        partners: vec!["BY".to_owned(), "RU".to_owned()],
        rates: (Vec::new(), String::new(), String::new()),
        buyer_cost_max_share: Some(Ratio::ZERO),
        plants: Table::new(vec![
            plant("minsk", 0, Some(15)),
            plant("kazan", 1, Some(5)),
            plant("gomel", 0, None),
        ]),
        products: Table::new(vec![
            product("pump", (100, 10), two_bearings, 10),
            product("bearing", (20, 5), Vec::new(), 5),
        ]),
        projects: Table::new(projects()),
        cross_precedence: vec![CrossPrecedence {
            before: (Id::new(PUMP), 0),
            after: (Id::new(BEARING), 0),
            lag: 3,
        }],
        requirements: vec![
            requirement(BEARING, PUMP, RequirementKind::LaunchAfter, 2),
            requirement(5, PUMP, RequirementKind::Xor, 0),
            requirement(6, 3, RequirementKind::And, 0),
        ],
        resources: Table::new(vec![Resource {
            key: "team".to_owned(),
            name: name("team"),
            kind: ResourceKind::Team,
            partner: None,
            plant: None,
            capacity: vec![1; PERIODS],
            provenance: stated(Basis::Published),
        }]),
        funds: Table::new(vec![
            fund("state", 100, [300.0, 0.0], vec![half_in_minsk]),
            fund("union", 50, [250.0, 25.0], Vec::new()),
        ]),
        limits: Table::new(Vec::new()),
        tables: InputOutput::default(),
        makers_first: vec![Id::new(0), Id::new(1)],
        years: vec![2026, 2027],
        year_of: vec![0, 0, 0, 0, 1, 1, 1, 1],
    }
}

pub(crate) fn scheduled(task: &str, mode: &str, start: u32) -> ScheduledTask {
    ScheduledTask { task: task.to_owned(), mode: mode.to_owned(), start: Period(start) }
}

/// A choice that makes nothing.
pub(crate) fn choice(project: &str, plant: &str, tasks: Vec<ScheduledTask>, launch: u32) -> Choice {
    Choice {
        project: project.to_owned(),
        plant: plant.to_owned(),
        tasks,
        launch: Period(launch),
        production: vec![Quantity::ZERO; PERIODS],
    }
}

/// The survey as it may be.
pub(crate) fn survey(plant: &str) -> Choice {
    choice("survey", plant, vec![scheduled("first", "normal", 0), scheduled("second", "normal", 0)], 2)
}

/// A legal plan: the pump from 2026-Q4, its bearings from 2027-Q2, every limit of money and market used up.
pub(crate) fn plan() -> Plan {
    let mut pump =
        choice("pump", "minsk", vec![scheduled("design", "normal", 0), scheduled("tooling", "normal", 1)], 3);
    pump.production = [0, 0, 0, 4, 8, 8, 8, 8].map(units).to_vec();
    let mut bearing = choice("bearing", "kazan", vec![scheduled("line", "normal", 4)], 5);
    bearing.production = [0, 0, 0, 0, 0, 15, 21, 21].map(units).to_vec();
    let payment = |fund: &str, project: &str, year, amount| Payment {
        fund: fund.to_owned(),
        project: project.to_owned(),
        year,
        amount: roubles(amount),
    };
    Plan {
        programme: "world".to_owned(),
        settings: Settings { planner: "pencil".to_owned(), seed: 0, work: 0 },
        choices: vec![pump, bearing],
        payments: vec![
            payment("state", "pump", 2026, 200.01),
            payment("union", "pump", 2026, 200.0),
            payment("union", "bearing", 2027, 50.0),
        ],
        // Pump: 100 − 2·20 − 6 = 54 a unit, on 4 units at 1 and 32 at ½; bearing: 20 − 3 = 17 on 57 units at ½; imported
        // outlays 0.5·400.01 + 0.2·50·½. So 1080 + 484.5 − 200.005 − 5 = 1359.495, rounded away from nought.
        totals: Totals {
            nvr: roubles(1359.50),
            // Hidden imports 8 and 5: 2·20 + 2·28.5 less.
            nvr_low: roubles(1262.50),
            // Hidden imports 5 and 2: 1·20 + 1·28.5 more: 1407.995.
            nvr_high: roubles(1408.00),
            // (105 − 40 − 6)·20 + (23 − 3)·28.5.
            value_added: roubles(1750.0),
            public_money: roubles(450.01),
            // (105 − 110)·36 + (23 − 21)·57.
            buyer_cost: roubles(-66.0),
            penalty: roubles(0.0),
        },
        bound: roubles(1359.50),
        left_out: Vec::new(),
        parent: None,
    }
}

/// Nothing is known but that it is not known.
pub(crate) fn undecided() -> Reason {
    Reason::Undecided { alone: roubles(1.0), loss: roubles(-1.0) }
}

/// True reasons for all that [`plan`] leaves out, but for some others.
pub(crate) fn reasons(others: &[(&str, Reason)]) -> Vec<LeftOut> {
    let truth = [
        ("survey", undecided()),
        ("urgent", undecided()),
        ("museum", Reason::Forbidden),
        ("rival", Reason::Excluded { by: "pump".to_owned() }),
        ("branch", Reason::RequirementMissing { other: "urgent".to_owned() }),
    ];
    let given =
        |project: &str| others.iter().find(|(of, _)| *of == project).map(|(_, reason)| reason.clone());
    truth.into_iter().map(|(project, truth)| left_out(project, given(project).unwrap_or(truth))).collect()
}

pub(crate) fn left_out(project: &str, reason: Reason) -> LeftOut {
    LeftOut { project: project.to_owned(), reason }
}

/// No imports at all in any year, and no breach of that.
pub(crate) fn no_imports() -> model::Table<model::programme::PolicyLimit> {
    model::Table::new(vec![model::programme::PolicyLimit {
        key: "autarky".to_owned(),
        kind: model::draft::LimitKind::ImportBillMax,
        of: model::programme::LimitOf::Whole,
        years: 0..2,
        share: Ratio::ZERO,
        amount: roubles(0.0),
        penalty: None,
        provenance: stated(Basis::Assumption),
    }])
}
