//! Tables of cooperation: what cannot be asked or offered is refused, all of it at once.

use model::draft::{
    CapabilityRow, CapacityRow, CertificateRow, Draft, Firmness, NeedRow, Per, Process, Property,
    RequirementRow, Visibility,
};
use model::unit::Written;
use model::{Code, Cooperation, Currency, Day, Decimal, Finding, sample};

fn day(text: &str) -> Option<Day> {
    Some(Day::parse(text).unwrap())
}

/// A need for pumps that the plant in Minsk can meet, on top of the tiny example. Without any finding.
fn example() -> Draft {
    let mut draft = sample::tiny();
    let name = draft.plants[0].name.clone();
    let mut provenance = draft.plants[0].provenance.clone();
    provenance.row = 2;
    draft.cooperation.needs = vec![NeedRow {
        need: "gears".into(),
        name: name.clone(),
        buyer: "kazan".into(),
        product: Some("pump".into()),
        hs: String::new(),
        description: String::new(),
        quantity: Decimal::whole(520),
        unit: "piece".into(),
        per: Per::Year,
        pieces_per_set: None,
        span: (day("2026-01-05"), day("2026-12-27")),
        target_price: None,
        deadline: day("2026-03-01"),
        delivered_to: Some("kazan".into()),
        certificates: vec!["ISO 9001".into()],
        documents: vec![format!("drawing.pdf sha256:{}", "ab".repeat(32))],
        visibility: Visibility::Registered,
        updated: None,
        valid_until: None,
        provenance: provenance.clone(),
    }];
    draft.cooperation.requirements = vec![RequirementRow {
        need: "gears".into(),
        requirement: "diameter".into(),
        property: Property::Diameter,
        value: "24 cm".into(),
        step: None,
        firmness: Firmness::Must,
        provenance: provenance.clone(),
    }];
    draft.cooperation.capabilities = vec![CapabilityRow {
        capability: "teeth".into(),
        name,
        plant: "minsk".into(),
        description: String::new(),
        hs: vec!["8483".into()],
        processes: vec![Process::GearCutting],
        materials: Vec::new(),
        sizes: vec![None; Property::SIZES.len()],
        group: None,
        unit: "piece".into(),
        unit_price: None,
        tooling_cost: None,
        lead_time: Some(30),
        deliveries: 10,
        on_time: 9,
        updated: None,
        valid_until: None,
        provenance: provenance.clone(),
    }];
    draft.cooperation.capacity = vec![CapacityRow {
        group: "teeth".into(),
        span: (day("2026-01-01"), day("2026-12-31")),
        actual: Decimal::whole(10),
        maximum: None,
        agreed: Decimal::ZERO,
        provenance: provenance.clone(),
    }];
    draft.cooperation.certificates_held = vec![CertificateRow {
        plant: "minsk".into(),
        certificate: "СТБ ISO 9001-2015".into(),
        number: String::new(),
        span: (None, day("2027-01-01")),
        provenance,
    }];
    draft
}

fn findings(draft: &Draft) -> Vec<Finding> {
    match Cooperation::new(draft) {
        Ok((_, warnings)) => warnings,
        Err(findings) => findings,
    }
}

/// What is good is born without a word, with quantities a week and sizes in base units.
#[test]
fn a_good_need_is_born() {
    let (cooperation, warnings) = Cooperation::new(&example()).unwrap();
    assert!(warnings.is_empty(), "{warnings:?}");
    let need = &cooperation.needs[cooperation.need("gears").unwrap()];
    assert_eq!(need.per_week, Decimal::whole(10));
    assert_eq!(need.weeks().count(), 51);
    assert_eq!(need.certificates[0].1, cooperation.certificates[0][0].plain);
}

type Spoil = fn(&mut Draft);

/// Each fault and the code and column by which it is told.
const GUILTY: &[(&str, Spoil, Code, &str)] = &[
    ("tolerance below nought", |d| value(d, Property::Tolerance, "0 mm"), Code::OutOfRange, "value"),
    ("tolerance of a mountain", |d| value(d, Property::Tolerance, "3 m"), Code::OutOfRange, "value"),
    ("diameter in kilograms", |d| value(d, Property::Diameter, "24 kg"), Code::UnitMismatch, "value"),
    ("grade with a unit", |d| value(d, Property::Accuracy, "7 mm"), Code::UnitMismatch, "value"),
    ("no size", |d| value(d, Property::Diameter, "large"), Code::BadSize, "value"),
    ("size backwards", |d| value(d, Property::Diameter, "30–20 mm"), Code::RangeReversed, "value"),
    ("no such process", |d| value(d, Property::Process, "forging; magic"), Code::BadWord, "value"),
    ("no process", |d| value(d, Property::Process, " ; "), Code::MissingValue, "value"),
    (
        "requirement of nobody",
        |d| d.cooperation.requirements[0].need = "gear".into(),
        Code::UnknownId,
        "need",
    ),
    ("unit of nothing", |d| d.cooperation.needs[0].unit = "furlong".into(), Code::BadUnit, "unit"),
    ("no such product", |d| d.cooperation.needs[0].product = Some("pomp".into()), Code::UnknownId, "product"),
    ("no such plant", |d| d.cooperation.capabilities[0].plant = "minks".into(), Code::UnknownId, "plant"),
    ("nothing needed", |d| d.cooperation.needs[0].quantity = Decimal::ZERO, Code::OutOfRange, "quantity"),
    (
        "ends before it begins",
        |d| d.cooperation.needs[0].span.1 = day("2025-01-01"),
        Code::PeriodReversed,
        "to",
    ),
    ("for ever", |d| d.cooperation.needs[0].span.1 = day("2400-01-01"), Code::OutOfRange, "to"),
    (
        "due after the end",
        |d| d.cooperation.needs[0].deadline = day("2027-06-01"),
        Code::DeadlineAfterEnd,
        "deadline",
    ),
    ("no checksum", |d| d.cooperation.needs[0].documents = vec!["a.pdf".into()], Code::BadWord, "documents"),
    ("more in time than in all", |d| d.cooperation.capabilities[0].on_time = 11, Code::OutOfRange, "on_time"),
    ("weeks of nobody", |d| d.cooperation.capacity[0].group = "tooth".into(), Code::UnknownId, "group"),
    (
        "fewer with all shifts",
        |d| d.cooperation.capacity[0].maximum = Some(Decimal::ONE),
        Code::RangeReversed,
        "maximum",
    ),
    (
        "weeks twice",
        |d| d.cooperation.capacity.push(d.cooperation.capacity[0].clone()),
        Code::OverlappingRows,
        "from",
    ),
    ("need twice", |d| d.cooperation.needs.push(d.cooperation.needs[0].clone()), Code::DuplicateKey, "need"),
    ("rate unknown", |d| price(d, "USD"), Code::UnknownCurrency, "currency"),
    ("size of a plant in kilograms", |d| reach(d, "600 kg"), Code::UnitMismatch, "diameter"),
    (
        "expired",
        |d| d.cooperation.certificates_held[0].span.1 = day("2025-12-31"),
        Code::HeldCertificateExpired,
        "to",
    ),
    (
        "nothing to check",
        |d| {
            d.cooperation.requirements.clear();
            d.cooperation.needs[0].certificates.clear();
            d.cooperation.needs[0].deadline = None;
        },
        Code::NeedUncheckable,
        "need",
    ),
    (
        "cast to a micrometre",
        |d| {
            value(d, Property::Tolerance, "1 µm");
            d.cooperation.requirements[0].step = Some(Process::SandCasting);
        },
        Code::ToleranceBeyondProcess,
        "need",
    ),
];

fn value(draft: &mut Draft, property: Property, text: &str) {
    draft.cooperation.requirements[0].property = property;
    draft.cooperation.requirements[0].value = text.into();
}

fn reach(draft: &mut Draft, text: &str) {
    let column = Property::Diameter.size_column().unwrap();
    draft.cooperation.capabilities[0].sizes[column] = Written::parse(text);
}

fn price(draft: &mut Draft, currency: &str) {
    let currency = Currency::parse(currency);
    draft.cooperation.needs[0].target_price = Some(model::draft::Stated { value: Decimal::ONE, currency });
}

/// Every fault is told once, by its own code, in its own column.
#[test]
fn each_fault_is_told_in_its_column() {
    for (what, spoil, code, column) in GUILTY {
        let mut draft = example();
        spoil(&mut draft);
        let found = findings(&draft);
        let told: Vec<String> = found.iter().map(Finding::to_string).collect();
        let fits = |finding: &&Finding| {
            finding.code == *code
                && finding.place.as_ref().and_then(|place| place.column.as_deref()) == Some(column)
        };
        assert_eq!(found.iter().filter(fits).count(), 1, "{what}: {told:?}");
        assert!(found.len() <= 2, "{what}: {told:?}");
    }
}

/// No code of cooperation is without its culprit.
#[test]
fn every_code_of_cooperation_has_a_culprit() {
    for code in [
        Code::BadUnit,
        Code::BadSize,
        Code::UnitMismatch,
        Code::NeedUncheckable,
        Code::DeadlineAfterEnd,
        Code::ToleranceBeyondProcess,
        Code::HeldCertificateExpired,
    ] {
        assert!(GUILTY.iter().any(|(_, _, found, _)| *found == code), "{code}");
    }
}
