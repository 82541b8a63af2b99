//! Examples of programmes: one that fits into the head, and as many random ones as a test wants.
//!
//! They are part of the product so that every crate's tests speak of the same examples: the judge, the planner and the
//! readers of files each test their laws on [`tiny`] and on thousands of [`generated`] drafts.

mod chance;
mod generated;

pub use generated::{Size, generated, limited};

use crate::draft::{
    BomRow, Draft, FundRow, Header, Must, Name, PaymentRule, PlantRow, ProductKind, ProductRow, ProjectRow,
    Provenance, ResourceKind, ResourceRow, SiteRow, Span, Stated, TaskKind, TaskRow, UseRow, VolumeRow,
};
use crate::number::{Currency, Decimal};
use crate::time::{Calendar, Day, PeriodKind};

/// Three years of quarters in which Belarus and Russia may make a tractor's pump, the pump's bearings and the tractor's
/// valves together.
///
/// Two partners, two plants, three projects, one stand, one fund; tractors are built of pumps and valves, pumps of bearings.
/// Without any finding.
#[must_use]
pub fn tiny() -> Draft {
    let mut draft = empty(12);
    draft.fingerprint = "tiny".to_owned();
    draft.header.ramps = vec![("default".to_owned(), vec![hundredths(50), hundredths(100)])];
    draft.header.discount_rate = hundredths(8);
    draft.plants = vec![plant("minsk", "BY", Some(5000)), plant("kazan", "RU", Some(4000))];
    draft.products = vec![
        ProductRow { kind: ProductKind::Final, price: None, ..product("tractor", 0) },
        product("pump", 100_000),
        product("valve", 20_000),
        ProductRow { kind: ProductKind::Material, ..product("bearing", 10_000) },
    ];
    draft.bom = vec![bom("tractor", "pump", 100), bom("tractor", "valve", 400), bom("pump", "bearing", 200)];
    draft.builds = vec![volume("tractor", 500, 12)];
    draft.demand = vec![volume("bearing", 300, 12)];
    draft.projects = vec![
        project("pump-line", "pump", 400, 105_000),
        project("valve-line", "valve", 1500, 19_000),
        project("bearing-line", "bearing", 1000, 11_000),
    ];
    draft.sites = vec![
        site("pump-line", "minsk", 1000),
        SiteRow { outlay_factor: hundredths(90), ..site("pump-line", "kazan", 1000) },
        site("valve-line", "minsk", 800),
        site("bearing-line", "kazan", 1500),
    ];
    // More than there is money for: the best plan has to choose.
    for (project, hundredth) in [("pump-line", 20_000), ("valve-line", 12_500), ("bearing-line", 5000)] {
        draft.tasks.extend([
            TaskRow { kind: TaskKind::Development, ..task(project, "design", "normal", 2, hundredth * 20) },
            TaskRow { kind: TaskKind::Development, ..task(project, "design", "fast", 1, hundredth * 30) },
            TaskRow {
                kind: TaskKind::Certification,
                retry_probability: hundredths(20),
                ..task(project, "test", "normal", 1, hundredth * 10)
            },
            TaskRow {
                kind: TaskKind::Tooling,
                payment: PaymentRule::Spread,
                ..task(project, "tooling", "normal", 2, hundredth * 70)
            },
        ]);
        draft.uses.push(uses(project, "test", "stand", 1));
    }
    draft.resources = vec![resource("stand", 1)];
    draft.funds = vec![fund("joint-fund", 2026, 1_500_000), fund("joint-fund", 2027, 1_500_000)];
    number_rows(&mut draft);
    draft
}

/// A draft without rows: quarters from 1 January 2026, roubles, partners BY and RU.
pub(crate) fn empty(periods: u32) -> Draft {
    Draft::blank(Header {
        name: name("sample"),
        calendar: calendar(PeriodKind::Quarter, periods),
        currency: roubles(),
        discount_rate: Decimal::ZERO,
        partners: vec!["BY".to_owned(), "RU".to_owned()],
        rates: Vec::new(),
        rates_of: (String::new(), String::new()),
        buyer_cost_max_share: None,
        ramps: Vec::new(),
    })
}

/// The horizon, from 1 January 2026; of one period if there cannot be so many.
#[expect(
    clippy::expect_used,
    reason = "that day begins a quarter, a month and a week; the tests of this module see it"
)]
pub(crate) fn calendar(kind: PeriodKind, periods: u32) -> Calendar {
    let day = Day::new(2026, 1, 1);
    let made = day.and_then(|day| Calendar::new(day, kind, periods).or_else(|| Calendar::new(day, kind, 1)));
    made.expect("1 January 2026 exists")
}

#[expect(clippy::expect_used, reason = "three capital letters; the tests of this module see it")]
fn roubles() -> Currency {
    Currency::parse("RUB").expect("a currency code")
}

/// Whole hundredths as a decimal.
pub(crate) fn hundredths(hundredths: i64) -> Decimal {
    Decimal::from_billionths(i128::from(hundredths) * (Decimal::SCALE / 100))
}

/// A sum in the programme's currency, in hundredths.
pub(crate) fn stated(minor: i64) -> Stated {
    Stated { value: hundredths(minor), currency: None }
}

fn name(plain: &str) -> Name {
    Name { plain: plain.to_owned(), ru: None, be: None }
}

/// A plant with so many square metres.
pub(crate) fn plant(key: &str, partner: &str, floor_area: Option<i64>) -> PlantRow {
    PlantRow {
        plant: key.to_owned(),
        name: name(key),
        partner: partner.to_owned(),
        city: key.to_owned(),
        coordinates: None,
        floor_area: floor_area.map(Decimal::whole),
        provenance: Provenance::default(),
    }
}

/// A component with its price in hundredths.
pub(crate) fn product(key: &str, price: i64) -> ProductRow {
    ProductRow {
        product: key.to_owned(),
        name: name(key),
        hs: "840991".to_owned(),
        unit: "piece".to_owned(),
        kind: ProductKind::Component,
        price: Some(stated(price)),
        duty_rate: hundredths(5),
        outside_suppliers: vec![("DE".to_owned(), hundredths(40)), ("CN".to_owned(), hundredths(35))],
        provenance: Provenance::default(),
    }
}

/// Hundredths of an input per unit.
pub(crate) fn bom(product: &str, input: &str, quantity: i64) -> BomRow {
    BomRow {
        product: product.to_owned(),
        input: input.to_owned(),
        quantity: hundredths(quantity),
        provenance: Provenance::default(),
    }
}

/// So many units in each of the first periods.
pub(crate) fn volume(product: &str, quantity: i64, periods: i64) -> VolumeRow {
    VolumeRow {
        product: product.to_owned(),
        span: Span { first: 0, last: periods - 1 },
        quantity_per_period: Decimal::whole(quantity),
        provenance: Provenance::default(),
    }
}

/// A free project with its capacity in units and its price in hundredths, a fifth of which is imported unseen.
pub(crate) fn project(key: &str, product: &str, capacity: i64, unit_price: i64) -> ProjectRow {
    ProjectRow {
        project: key.to_owned(),
        name: name(key),
        product: product.to_owned(),
        capacity_per_period: Decimal::whole(capacity),
        unit_price: stated(unit_price),
        imported_share_of_outlay: hundredths(30),
        nonbom_imports: Some(stated(unit_price / 5)),
        nonbom_imports_low: Some(stated(unit_price / 10)),
        nonbom_imports_high: Some(stated(unit_price / 4)),
        sector: None,
        must: Must::Free,
        latest_launch: None,
        ramp: None,
        provenance: Provenance::default(),
    }
}

/// A site with its area in square metres.
pub(crate) fn site(project: &str, plant: &str, area: i64) -> SiteRow {
    SiteRow {
        project: project.to_owned(),
        plant: plant.to_owned(),
        capacity_factor: Decimal::ONE,
        outlay_factor: Decimal::ONE,
        price_factor: Decimal::ONE,
        area: Decimal::whole(area),
        provenance: Provenance::default(),
    }
}

/// A task's mode that is paid for at its start, in major units.
pub(crate) fn task(project: &str, task: &str, mode: &str, duration: i64, outlay: i64) -> TaskRow {
    TaskRow {
        project: project.to_owned(),
        task: task.to_owned(),
        plant: None,
        kind: TaskKind::Other,
        mode: mode.to_owned(),
        duration,
        duration_range: (None, None),
        outlay: Stated { value: Decimal::whole(outlay), currency: None },
        payment: PaymentRule::AtStart,
        retry_probability: Decimal::ZERO,
        overlap: 0,
        provenance: Provenance::default(),
    }
}

/// Every mode of the task occupies so much.
pub(crate) fn uses(project: &str, task: &str, resource: &str, amount: i64) -> UseRow {
    UseRow {
        project: project.to_owned(),
        task: task.to_owned(),
        mode: None,
        resource: resource.to_owned(),
        amount,
        provenance: Provenance::default(),
    }
}

/// A stand that serves everybody.
pub(crate) fn resource(key: &str, capacity: i64) -> ResourceRow {
    ResourceRow {
        resource: key.to_owned(),
        name: name(key),
        kind: ResourceKind::Stand,
        partner: None,
        plant: None,
        capacity,
        provenance: Provenance::default(),
    }
}

/// A year's money in major units, all of which may be kept.
pub(crate) fn fund(key: &str, year: i64, amount: i64) -> FundRow {
    FundRow {
        fund: key.to_owned(),
        name: name(key),
        year,
        amount: Stated { value: Decimal::whole(amount), currency: None },
        carry_over_share: None,
        provenance: Provenance::default(),
    }
}

/// Gives every row the line that it would have in its file, below the headings.
pub(crate) fn number_rows(draft: &mut Draft) {
    macro_rules! number {
        ($($table:ident)*) => {
            $(for (row, line) in draft.$table.iter_mut().zip(2..) {
                row.provenance.row = line;
            })*
        };
    }
    number!(plants products bom builds demand projects sites tasks precedence requires resources resource_calendar);
    number!(uses funds fund_rules limits io_inside io_imported io_value_added);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Programme;
    use crate::finding::Finding;

    fn told(findings: Vec<Finding>) -> String {
        findings.iter().map(Finding::to_string).collect::<Vec<_>>().join("\n")
    }

    /// The example that everybody learns from is without reproach.
    #[test]
    fn tiny_has_no_findings() {
        let (programme, findings) = Programme::new(tiny()).map_err(told).unwrap();
        assert_eq!(told(findings), "");
        assert_eq!(programme.projects.len(), 3);
        assert_eq!(programme.makers_first.len(), 4);
    }

    /// Thousands of random drafts are accepted, and the same seed gives the same draft.
    #[test]
    fn generated_drafts_are_valid() {
        for size in [Size::SMALL, Size::TINY] {
            for seed in 0..2000 {
                let draft = generated(seed, size);
                assert_eq!(draft, generated(seed, size));
                if let Err(findings) = Programme::new(draft) {
                    panic!("seed {seed}: {}", told(findings));
                }
            }
        }
    }
}
