//! What a draft means: the derived figures of a programme that is born.

use model::draft::{
    Basis, Draft, FundRow, IoRow, PrecedenceRow, Provenance, Rate, Span, Stated, TaskRow, UseRow,
};
use model::programme::Precedence;
use model::{Currency, Decimal, Period, Programme, Quantity, Ratio, UnitPrice, sample};

fn born(change: impl Fn(&mut Draft)) -> Programme {
    let mut draft = sample::tiny();
    change(&mut draft);
    match Programme::new(draft) {
        Ok((programme, _)) => programme,
        Err(findings) => panic!("{findings:#?}"),
    }
}

fn units(units: i64) -> Quantity {
    Quantity::from_parts(units * Quantity::SCALE)
}

/// Builds demand their direct inputs only; demand rows come on top; the weakest basis behind a figure is the figure's.
#[test]
fn demand_is_exploded_by_one_level() {
    let programme = born(|draft| {
        draft.builds[0].provenance.basis = Basis::Published;
        draft.bom[0].provenance.basis = Basis::Derived;
        draft.bom[1].provenance.basis = Basis::Estimate;
        draft.bom[0].quantity = Decimal::from_billionths(1_000_500_000);
        draft.demand[0].span = Span { first: 3, last: 11 };
    });
    let demand = |number: usize, period: usize| programme.products.iter().nth(number).unwrap().demand[period];
    assert_eq!(demand(0, 0), units(0), "tractors are built, not bought");
    assert_eq!(demand(1, 0), Quantity::from_parts(500_250), "500 tractors, 1.0005 pumps each");
    assert_eq!(demand(2, 11), units(2000), "4 valves each");
    assert_eq!(
        (demand(3, 2), demand(3, 3)),
        (units(0), units(300)),
        "bearings go into pumps, which are bought whole"
    );
    let bases: Vec<Basis> = programme.products.iter().map(|product| product.demand_basis).collect();
    assert_eq!(bases[1..], [Basis::Derived, Basis::Estimate, Basis::Assumption]);
}

/// Site factors multiply the project's figures, foreign sums are converted at the rate, halves are rounded away from nought.
#[test]
fn figures_are_those_of_the_site() {
    let dollars =
        |value: i128| Stated { value: Decimal::from_billionths(value), currency: Currency::parse("USD") };
    let programme = born(|draft| {
        draft.header.rates = vec![Rate {
            currency: Currency::parse("USD").unwrap(),
            value: Decimal::from_billionths(81_500_000_000),
        }];
        draft.projects[0].unit_price = dollars(12_500_000_000);
        draft.tasks[0].outlay = dollars(1_000_100_000_000);
        let site = &mut draft.sites[1];
        site.price_factor = Decimal::from_billionths(1_100_000_000);
        site.capacity_factor = Decimal::from_billionths(333_333_750);
    });
    let project = programme.projects.iter().next().unwrap();
    assert_eq!(project.sites[0].unit_price, UnitPrice::from_parts(1_018_750_000), "12.5 × 81.5");
    assert_eq!(project.sites[1].unit_price, UnitPrice::from_parts(1_120_625_000), "1.1 times that");
    assert_eq!(project.sites[1].capacity, Quantity::from_parts(133_334), "400 × 0.33333375 = 133.3335");
    let outlay = |site: usize| project.tasks[0].modes[site][0].outlay.minor;
    assert_eq!(outlay(0), 8_150_815, "1000.1 × 81.5 = 81508.15");
    assert_eq!(outlay(1), 7_335_734, "0.9 times that, 73357.335, rounded up");
}

/// Rows for one plant hide the general rows of that task there, and only there.
#[test]
fn rows_of_a_plant_hide_the_general_ones() {
    let programme = born(|draft| {
        let own =
            TaskRow { plant: Some("kazan".to_owned()), mode: "local".to_owned(), ..draft.tasks[0].clone() };
        draft.tasks.push(own);
    });
    let project = programme.projects.iter().next().unwrap();
    let modes = |site: usize| -> Vec<&str> {
        project.tasks[0].modes[site].iter().map(|mode| mode.key.as_str()).collect()
    };
    assert_eq!(modes(0), ["normal", "fast"]);
    assert_eq!(modes(1), ["local"]);
    assert_eq!(project.tasks[1].modes[1].len(), 1, "other tasks keep theirs");
}

/// A use counts only where the resource serves; several rows of one resource add up; a row of nought is no use.
#[test]
fn uses_are_local_and_add_up() {
    let programme = born(|draft| {
        let mut teams = ["BY", "RU"].map(|partner| {
            let mut team = draft.resources[0].clone();
            (team.resource, team.partner, team.capacity) =
                (format!("team-{partner}"), Some(partner.to_owned()), 9);
            team
        });
        teams[1].plant = Some("kazan".to_owned());
        draft.resources.extend(teams);
        let row = |resource: &str, mode: Option<&str>, amount| UseRow {
            mode: mode.map(str::to_owned),
            resource: resource.to_owned(),
            task: "design".to_owned(),
            amount,
            ..draft.uses[0].clone()
        };
        let rows = [
            row("team-BY", None, 2),
            row("team-RU", None, 4),
            row("team-BY", Some("fast"), 1),
            row("stand", Some("fast"), 0),
        ];
        draft.uses.extend(rows);
    });
    let project = programme.projects.iter().next().unwrap();
    let uses = |site: usize, mode: usize| -> Vec<(&str, u32)> {
        let mode = &project.tasks[0].modes[site][mode];
        mode.uses.iter().map(|(id, amount)| (programme.resources[*id].key.as_str(), *amount)).collect()
    };
    assert_eq!(uses(0, 0), [("team-BY", 2)]);
    assert_eq!(uses(0, 1), [("team-BY", 3)]);
    assert_eq!(uses(1, 0), [("team-RU", 4)]);
    assert_eq!(uses(1, 1), [("team-RU", 4)]);
}

/// Without rows of its own a project is a chain; one row of its own, and it is only what its rows say. A row between
/// projects leaves the chain alone.
#[test]
fn tasks_are_a_chain_unless_rows_say_otherwise() {
    let row = |project: &str, before: &str, after: &str| PrecedenceRow {
        project: project.to_owned(),
        before: before.to_owned(),
        after: after.to_owned(),
        lag: 2,
        provenance: Provenance::default(),
    };
    let programme = born(|draft| {
        draft.precedence =
            vec![row("valve-line", "design", "tooling"), row("pump-line", "bearing-line.test", "tooling")];
    });
    let arcs = |number: usize| programme.projects.iter().nth(number).unwrap().precedence.clone();
    let chain = |before| Precedence { before, after: before + 1, lag: 0 };
    assert_eq!(arcs(0), [chain(0), chain(1)]);
    assert_eq!(arcs(1), [Precedence { before: 0, after: 2, lag: 2 }]);
    let cross = programme.cross_precedence[0];
    assert_eq!((cross.before.0.index(), cross.before.1), (2, 1));
    assert_eq!((cross.after.0.index(), cross.after.1, cross.lag), (0, 2, 2));
    // Written in full, a project's own task is its own task.
    let programme = born(|draft| draft.precedence = vec![row("valve-line", "valve-line.design", "tooling")]);
    assert!(programme.cross_precedence.is_empty());
    assert_eq!(programme.projects.iter().nth(1).unwrap().precedence.len(), 1);
}

/// A fund is one for all its rows: the first name and share that are given count, years without a row have no money, money
/// outside the horizon is not used.
#[test]
fn a_fund_is_made_of_its_years() {
    let programme = born(|draft| {
        draft.funds[0].name.plain.clear();
        draft.funds[1].year = 2028;
        draft.funds[1].carry_over_share = Some(Decimal::from_billionths(500_000_000));
        draft.funds.push(FundRow { year: 2025, ..draft.funds[0].clone() });
    });
    let fund = programme.funds.iter().next().unwrap();
    assert_eq!(programme.funds.len(), 1);
    assert_eq!(fund.name.plain, "joint-fund");
    assert_eq!(fund.carry_over, Ratio::from_parts(500_000));
    let amounts: Vec<i64> = fund.amounts.iter().map(|amount| amount.minor).collect();
    assert_eq!(amounts, [150_000_000, 0, 150_000_000]);
    assert_eq!(programme.years, [2026, 2027, 2028]);
    assert_eq!(programme.year_of, [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]);
}

/// Every product stands before what it is made of; of equals the first in the table comes first.
#[test]
fn makers_come_first() {
    let programme = born(|draft| draft.products.reverse());
    let keys: Vec<&str> =
        programme.makers_first.iter().map(|id| programme.products[*id].key.as_str()).collect();
    assert_eq!(keys, ["tractor", "valve", "pump", "bearing"]);
}

/// A latest launch after the horizon is no limit; inside it is one.
#[test]
fn late_limits_are_none() {
    let latest = |latest| {
        let programme = born(|draft| draft.projects[0].latest_launch = Some(latest));
        programme.projects.iter().next().unwrap().latest_launch
    };
    assert_eq!(latest(12), None);
    assert_eq!(latest(11), Some(Period(11)));
}

/// What the calendar says holds in its periods, the table's figure in the others.
#[test]
fn calendars_change_capacities() {
    let programme = born(|draft| {
        draft.resource_calendar = vec![model::draft::CalendarRow {
            resource: "stand".to_owned(),
            span: Span { first: 1, last: 2 },
            capacity: 3,
            provenance: Provenance::default(),
        }];
    });
    let capacity = &programme.resources.iter().next().unwrap().capacity;
    assert_eq!(capacity[..4], [1, 3, 3, 1]);
}

/// Hidden imports by the page of the programme folder, with the tables of check value A of the formula collection (textbook
/// arithmetic): behind a unit of the first sector's output 0.37383 are imported, 0.12383 of them through its inputs.
#[test]
fn hidden_imports_follow_the_tables() {
    let cell = |input: &str, sector: &str, percent: i128| IoRow {
        input: input.to_owned(),
        sector: sector.to_owned(),
        value: Decimal::from_billionths(percent * Decimal::SCALE / 100),
        provenance: Provenance::default(),
    };
    let with_tables = |[a, b]: [&str; 2], declared: Option<i64>| {
        let stated = |value| Stated { value: Decimal::whole(value), currency: None };
        let programme = born(|draft| {
            draft.io_inside = vec![cell(a, a, 20), cell(a, b, 10), cell(b, a, 25), cell(b, b, 30)];
            draft.io_imported = vec![cell(a, a, 5), cell(a, b, 2), cell(b, a, 20), cell(b, b, 8)];
            draft.io_value_added = vec![cell(a, "", 30), cell(b, "", 50)];
            let row = &mut draft.projects[0];
            row.sector = Some(a.to_owned());
            row.nonbom_imports = declared.map(stated);
            row.nonbom_imports_low = declared.map(|_| stated(0));
            row.nonbom_imports_high = None;
        });
        programme.projects.iter().next().unwrap().sites[0].hidden
    };
    let near = |price: UnitPrice, expected: f64| {
        assert!((price.to_f64() - expected).abs() < 1e-6, "{price} is not {expected}");
    };
    // A pump is sold for 1050; its two bearings cost 200.
    let hidden = with_tables(["a", "b"], None);
    near(hidden.likely, 850.0 * 0.2 / 0.535);
    assert_eq!((hidden.low, hidden.high), (hidden.likely, hidden.likely));
    let hidden = with_tables(["a", "b"], Some(210));
    near(hidden.likely, 210.0 + 640.0 * (0.2 / 0.535 - 0.25));
    near(hidden.low, 850.0 * (0.2 / 0.535 - 0.25));
    assert_eq!(hidden.high, hidden.likely);
    // Machines of two regions: those of the other one have a content of (.25 · .10 + .10 · .80) / .535.
    let machines = ["BLR_machines", "RUS_machines"];
    let hidden = with_tables(machines, None);
    near(hidden.likely, 850.0 * 0.2 / 0.535);
    near(hidden.low, 850.0 * 0.105 / 0.535);
    assert_eq!(hidden.high, hidden.likely);
    // Through its inputs: (.10 · .2 + .30 · .105) / .535 against (.20 · .2 + .25 · .105) / .535.
    let hidden = with_tables(machines, Some(210));
    near(hidden.likely, 210.0 + 640.0 * 0.06625 / 0.535);
    near(hidden.low, 850.0 * 0.0515 / 0.535);
    // Whose keys begin with no region's letters are other goods, whatever follows.
    let hidden = with_tables(["power_machines", "hand_machines"], None);
    assert_eq!((hidden.low, hidden.high), (hidden.likely, hidden.likely));
}

/// A product that is only built needs no price, and a project without declared ramp and default has its full capacity at once.
#[test]
fn what_is_left_out_has_a_meaning() {
    let programme = born(|draft| draft.header.ramps.clear());
    assert_eq!(programme.products.iter().next().unwrap().price, UnitPrice::ZERO);
    assert_eq!(programme.projects.iter().next().unwrap().ramp, [Ratio::ONE]);
}
