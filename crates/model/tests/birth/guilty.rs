//! The guilty: for every code of the programme a draft that is wrong in exactly that way.
//!
//! A reader that never finds anything passes every test on good data; only the guilty show that it looks.

use model::draft::{
    CalendarRow, Draft, FundRuleRow, IoRow, Must, PrecedenceRow, Provenance, Rate, RequirementKind,
    RequiresRow, Span, Stated,
};
use model::finding::{Code, Finding, Place};
use model::{Currency, Decimal, Programme, sample};

/// Code, file, line, column.
type Expected = (Code, &'static str, Option<u32>, &'static str);

/// What is wrong, what makes it wrong, and what is found: all of it, and nothing else.
type Case = (&'static str, fn(&mut Draft), &'static [Expected]);

#[rustfmt::skip]
const GUILTY: &[Case] = &[
    // ---- values ----
    ("negative floor", |d| d.plants[0].floor_area = Some(Decimal::whole(-1)), &[(Code::OutOfRange, "plants.csv", Some(2), "floor_area")]),
    ("no such latitude", |d| d.plants[0].coordinates = Some((Decimal::whole(91), Decimal::ZERO)), &[(Code::OutOfRange, "plants.csv", Some(2), "latitude")]),
    ("price of nought", |d| d.products[1].price = own(0), &[(Code::OutOfRange, "products.csv", Some(3), "price")]),
    ("negative duty", |d| d.products[1].duty_rate = Decimal::whole(-1), &[(Code::OutOfRange, "products.csv", Some(3), "duty_rate")]),
    ("nothing goes in", |d| d.bom[0].quantity = Decimal::ZERO, &[(Code::OutOfRange, "bom.csv", Some(2), "quantity")]),
    ("negative demand", |d| d.demand[0].quantity_per_period = Decimal::whole(-5), &[(Code::OutOfRange, "demand.csv", Some(2), "quantity_per_period")]),
    ("no capacity", |d| d.projects[1].capacity_per_period = Decimal::ZERO, &[(Code::OutOfRange, "projects.csv", Some(3), "capacity_per_period")]),
    ("a share above one", |d| d.projects[1].imported_share_of_outlay = Decimal::whole(2), &[(Code::OutOfRange, "projects.csv", Some(3), "imported_share_of_outlay")]),
    ("a factor of nought", |d| d.sites[0].capacity_factor = Decimal::ZERO, &[(Code::OutOfRange, "sites.csv", Some(2), "capacity_factor")]),
    ("negative outlay", |d| d.tasks[0].outlay.value = Decimal::whole(-1), &[(Code::OutOfRange, "tasks.csv", Some(2), "outlay")]),
    ("three centuries of quarters", |d| d.tasks[0].duration = 1201, &[(Code::OutOfRange, "tasks.csv", Some(2), "duration")]),
    ("overlap beyond the duration", |d| d.tasks[0].overlap = 3, &[(Code::OutOfRange, "tasks.csv", Some(2), "overlap")]),
    ("negative lag", |d| d.requires.push(requires("pump-line", "valve-line", RequirementKind::And, -1)), &[(Code::OutOfRange, "requires.csv", Some(2), "lag")]),
    ("negative use", |d| d.uses[0].amount = -1, &[(Code::OutOfRange, "uses.csv", Some(2), "amount")]),
    ("a negative rate", |d| d.header.rates = vec![rate("USD", -1)], &[(Code::OutOfRange, "programme.toml", None, "rates.USD")]),
    ("a discount of more than everything", |d| d.header.discount_rate = Decimal::whole(2), &[(Code::OutOfRange, "programme.toml", None, "discount_rate")]),
    ("a ramp above full capacity", |d| d.header.ramps[0].1[1] = Decimal::whole(2), &[(Code::OutOfRange, "programme.toml", None, "ramp.default")]),
    ("a conversion beyond all numbers", |d| {
        d.header.rates = vec![rate("USD", 1_000_000_000)];
        d.tasks[0].outlay = foreign("USD", 1_000_000_000_000_000);
    }, &[(Code::OutOfRange, "tasks.csv", Some(2), "outlay")]),
    ("a bill beyond all numbers", |d| {
        d.products[3].price = own(900_000_000_000);
        d.demand[0].quantity_per_period = Decimal::whole(900_000_000_000);
    }, &[(Code::OutOfRange, "products.csv", None, ""), (Code::OutOfRange, "projects.csv", None, ""), (Code::OutOfRange, "projects.csv", Some(2), "product"), (Code::PartsExceedPrice, "sites.csv", Some(2), "price_factor")]),
    ("the span is reversed", |d| d.demand[0].span = Span { first: 5, last: 4 }, &[(Code::PeriodReversed, "demand.csv", Some(2), "to")]),
    ("before the planning day", |d| d.demand[0].span.first = -2, &[(Code::OutsideHorizon, "demand.csv", Some(2), "from")]),
    ("after the horizon", |d| d.builds[0].span.last = 12, &[(Code::OutsideHorizon, "builds.csv", Some(2), "to")]),
    ("money after the horizon", |d| d.funds.push(model::draft::FundRow { year: 2029, provenance: line(4), ..d.funds[0].clone() }), &[(Code::OutsideHorizon, "funds.csv", Some(4), "year")]),
    ("shortest longer than likely", |d| d.tasks[0].duration_range = (Some(3), None), &[(Code::RangeReversed, "tasks.csv", Some(2), "duration_min")]),
    ("longest shorter than likely", |d| d.tasks[0].duration_range = (None, Some(1)), &[(Code::RangeReversed, "tasks.csv", Some(2), "duration_max")]),
    ("hidden imports below their range", |d| d.projects[0].nonbom_imports_low = own(300), &[(Code::RangeReversed, "projects.csv", Some(2), "nonbom_imports_low")]),
    ("hidden imports above their range", |d| d.projects[0].nonbom_imports_high = own(200), &[(Code::RangeReversed, "projects.csv", Some(2), "nonbom_imports_high")]),
    ("a falling ramp", |d| d.header.ramps[0].1.reverse(), &[(Code::RangeReversed, "programme.toml", None, "ramp.default")]),
    ("suppliers of more than all", |d| d.products[1].outside_suppliers[0].1 = Decimal::ONE, &[(Code::SharesExceedOne, "products.csv", Some(3), "outside_suppliers")]),
    ("two carry-over shares", |d| { d.funds[0].carry_over_share = Some(Decimal::ONE); d.funds[1].carry_over_share = Some(Decimal::ZERO); }, &[(Code::CarryOverDiffers, "funds.csv", Some(3), "carry_over_share")]),
    // ---- references ----
    ("two plants of one key", |d| d.plants.push(twin(&d.plants[0], |row| row.provenance = line(4))), &[(Code::DuplicateKey, "plants.csv", Some(4), "plant")]),
    ("one site twice", |d| d.sites.push(twin(&d.sites[0], |row| row.provenance = line(6))), &[(Code::DuplicateKey, "sites.csv", Some(6), "plant")]),
    ("one mode twice", |d| d.tasks.push(twin(&d.tasks[0], |row| row.provenance = line(14))), &[(Code::DuplicateKey, "tasks.csv", Some(14), "mode")]),
    ("one input twice", |d| d.bom.push(twin(&d.bom[0], |row| row.provenance = line(5))), &[(Code::DuplicateKey, "bom.csv", Some(5), "input")]),
    ("one use twice", |d| d.uses.push(twin(&d.uses[0], |row| row.provenance = line(5))), &[(Code::DuplicateKey, "uses.csv", Some(5), "resource")]),
    ("one year twice", |d| d.funds[1].year = 2026, &[(Code::DuplicateKey, "funds.csv", Some(3), "year")]),
    ("one partner twice", |d| d.header.partners.push("BY".to_owned()), &[(Code::DuplicateKey, "programme.toml", None, "partners")]),
    ("one rate twice", |d| d.header.rates = vec![rate("USD", 80), rate("USD", 90)], &[(Code::DuplicateKey, "programme.toml", None, "rates.USD")]),
    ("a foreign plant", |d| d.plants[1].partner = "KZ".to_owned(), &[(Code::UnknownId, "plants.csv", Some(3), "partner")]),
    ("no such input", |d| d.bom[2].input = "baering".to_owned(), &[(Code::UnknownId, "bom.csv", Some(4), "input")]),
    ("no such product built", |d| d.builds.push(twin(&d.builds[0], |row| { row.product = "truck".to_owned(); row.provenance = line(3); })), &[(Code::UnknownId, "builds.csv", Some(3), "product")]),
    ("no such product made", |d| d.projects[1].product = "vavle".to_owned(), &[(Code::UnknownId, "projects.csv", Some(3), "product")]),
    ("no such ramp", |d| d.projects[1].ramp = Some("steep".to_owned()), &[(Code::UnknownId, "projects.csv", Some(3), "ramp")]),
    ("no such plant", |d| d.sites[2].plant = "mink".to_owned(), &[(Code::UnknownId, "sites.csv", Some(4), "plant")]),
    ("a row for a plant that is no site", |d| d.tasks[4].plant = Some("kazan".to_owned()), &[(Code::UnknownId, "tasks.csv", Some(6), "plant")]),
    ("no such resource", |d| d.uses[0].resource = "stnad".to_owned(), &[(Code::UnknownId, "uses.csv", Some(2), "resource")]),
    ("no such task", |d| d.uses[0].task = "tset".to_owned(), &[(Code::UnknownId, "uses.csv", Some(2), "task")]),
    ("no such mode", |d| d.uses[0].mode = Some("slow".to_owned()), &[(Code::UnknownId, "uses.csv", Some(2), "mode")]),
    ("no such earlier task", |d| d.precedence = vec![precedence("pump-line", "draw", "test", 2)], &[(Code::UnknownId, "precedence.csv", Some(2), "before")]),
    ("no such earlier project", |d| d.precedence = vec![precedence("pump-line", "gear-line.test", "test", 2)], &[(Code::UnknownId, "precedence.csv", Some(2), "before")]),
    ("no such required project", |d| d.requires.push(requires("pump-line", "gear-line", RequirementKind::And, 0)), &[(Code::UnknownId, "requires.csv", Some(2), "other")]),
    ("no such fund", |d| d.fund_rules.push(fund_rule("bank", None)), &[(Code::UnknownId, "fund_rules.csv", Some(2), "fund")]),
    ("no such project to pay for", |d| d.fund_rules.push(fund_rule("joint-fund", Some("gear-line"))), &[(Code::UnknownId, "fund_rules.csv", Some(2), "project")]),
    ("no such sector", |d| { tables(d, 30); d.projects[0].sector = Some("metall".to_owned()); }, &[(Code::UnknownId, "projects.csv", Some(2), "sector")]),
    ("no rate", |d| d.tasks[0].outlay = foreign("USD", 1), &[(Code::UnknownCurrency, "tasks.csv", Some(2), "currency")]),
    // ---- lookups ----
    ("a pump of pumps", |d| { d.bom[2].input = "pump".to_owned(); d.bom[2].quantity = percent(10); }, &[(Code::CycleInBom, "bom.csv", Some(4), "input")]),
    ("tasks in a circle", |d| d.precedence = vec![precedence("pump-line", "design", "test", 2), precedence("pump-line", "test", "design", 3)], &[(Code::CycleInPrecedence, "precedence.csv", Some(3), "before")]),
    ("projects' tasks in a circle", |d| d.precedence = vec![precedence("pump-line", "valve-line.test", "design", 2), precedence("valve-line", "pump-line.tooling", "test", 3)], &[(Code::CycleInPrecedence, "precedence.csv", Some(3), "before")]),
    ("launches in a circle", |d| d.requires = vec![requires("pump-line", "valve-line", RequirementKind::LaunchAfter, 0), requires("valve-line", "pump-line", RequirementKind::LaunchAfter, 0)], &[(Code::CycleInRequires, "requires.csv", Some(2), "other")]),
    ("a project without itself", |d| d.requires = vec![requires("pump-line", "pump-line", RequirementKind::Xor, 0)], &[(Code::CycleInRequires, "requires.csv", Some(2), "other")]),
    ("two holidays at once", |d| d.resource_calendar = vec![holiday(0, 3, 2), holiday(3, 5, 3)], &[(Code::OverlappingRows, "resource_calendar.csv", Some(3), "from")]),
    ("bought at no price", |d| d.products[2].price = None, &[(Code::NoPrice, "products.csv", Some(4), "price")]),
    ("nowhere to be built", |d| d.sites.retain(|row| row.project != "valve-line"), &[(Code::NoSite, "projects.csv", Some(3), "project")]),
    ("nothing to be done", |d| { d.tasks.retain(|row| row.project != "valve-line"); d.uses.remove(1); }, &[(Code::NoTask, "projects.csv", Some(3), "project")]),
    ("no way to do it at one site", |d| d.tasks[2].plant = Some("minsk".to_owned()), &[(Code::NoTask, "tasks.csv", Some(4), "plant")]),
    ("hidden imports that nobody knows", |d| { let row = &mut d.projects[0]; (row.nonbom_imports, row.nonbom_imports_low, row.nonbom_imports_high) = (None, None, None); }, &[(Code::HiddenImportsUnknown, "projects.csv", Some(2), "nonbom_imports_per_unit")]),
    ("a sector that does not add up", |d| tables(d, 31), &[(Code::IoUnbalanced, "io_inside.csv", None, "metal")]),
    ("a sector that eats itself", |d| { tables(d, 30); d.io_inside[0].value = Decimal::ONE; d.io_value_added.clear(); }, &[(Code::IoNotProductive, "io_inside.csv", None, "")]),
    ("parts dearer than the whole", |d| d.projects[0].unit_price = own(300).unwrap(), &[(Code::PartsExceedPrice, "sites.csv", Some(2), "price_factor")]),
    ("wanted by nobody", |d| { d.bom.remove(1); }, &[(Code::NoDemand, "projects.csv", Some(3), "product")]),
    // ---- what cannot be ----
    ("a sum for a limit on a share", |d| d.limits.push(model::draft::LimitRow { limit: "x".into(), kind: model::draft::LimitKind::PartnerShareMin, of: Some("BY".into()), years: (None, Some(2026)), share: Some(percent(10)), amount: None, penalty: None, provenance: model::draft::Provenance { row: 2, ..Default::default() } }), &[(Code::UnusedValue, "limits.csv", Some(2), "to_year")]),
    ("too dear", |d| d.tasks[7].outlay.value = Decimal::whole(100_000_000), &[(Code::NeverAffordable, "projects.csv", Some(3), "project")]),
    ("paid for by nobody", |d| d.fund_rules.push(fund_rule("joint-fund", Some("pump-line"))), &[(Code::NeverAffordable, "projects.csv", Some(3), "project"), (Code::NeverAffordable, "projects.csv", Some(4), "project")]),
    ("half paid for", |d| { let mut rule = fund_rule("joint-fund", None); rule.max_share = percent(50); d.fund_rules.push(rule); d.projects.truncate(1); d.sites.truncate(2); d.tasks.truncate(4); d.uses.truncate(1); }, &[(Code::NeverAffordable, "projects.csv", Some(2), "project")]),
    ("launched in the last period at the earliest, wanted sooner", |d| d.projects[0].latest_launch = Some(3), &[(Code::NeverInTime, "projects.csv", Some(2), "latest_launch")]),
    ("launched before the planning day", |d| d.projects[0].latest_launch = Some(-1), &[(Code::NeverInTime, "projects.csv", Some(2), "latest_launch")]),
    ("longer than the horizon", |d| d.tasks[3].duration = 10, &[(Code::NeverInTime, "projects.csv", Some(2), "latest_launch")]),
    ("more than all stands", |d| d.uses[0].amount = 2, &[(Code::NeverFits, "projects.csv", Some(2), "project")]),
    ("more than the floor", |d| d.sites[2].area = Decimal::whole(5001), &[(Code::NeverFits, "projects.csv", Some(3), "project")]),
    ("one site too small, the other too dear", |d| { d.sites[0].area = Decimal::whole(5001); d.sites[1].outlay_factor = Decimal::whole(100); }, &[(Code::NeverAffordable, "projects.csv", Some(2), "project"), (Code::NeverFits, "projects.csv", Some(2), "project")]),
    ("must and cannot", |d| { d.uses[0].amount = 2; d.projects[0].must = Must::In; }, &[(Code::LimitsCollide, "projects.csv", Some(2), "must"), (Code::NeverFits, "projects.csv", Some(2), "project")]),
    ("must in needs must out", |d| {
        (d.projects[0].must, d.projects[2].must) = (Must::In, Must::Out);
        d.requires = vec![requires("pump-line", "valve-line", RequirementKind::And, 0)];
        d.precedence = vec![precedence("valve-line", "bearing-line.test", "test", 0)];
    }, &[(Code::LimitsCollide, "projects.csv", Some(2), "must")]),
    ("both and not both", |d| { (d.projects[0].must, d.projects[1].must) = (Must::In, Must::In); d.requires = vec![requires("valve-line", "pump-line", RequirementKind::Xor, 0)]; }, &[(Code::LimitsCollide, "projects.csv", Some(3), "must")]),
];

fn own(value: i64) -> Option<Stated> {
    Some(Stated { value: Decimal::whole(value), currency: None })
}

fn foreign(currency: &str, value: i64) -> Stated {
    Stated { value: Decimal::whole(value), currency: Currency::parse(currency) }
}

fn rate(currency: &str, value: i64) -> Rate {
    Rate { currency: Currency::parse(currency).unwrap(), value: Decimal::whole(value) }
}

fn percent(percent: i64) -> Decimal {
    Decimal::from_billionths(i128::from(percent) * (Decimal::SCALE / 100))
}

fn line(row: u32) -> Provenance {
    Provenance { row, ..Provenance::default() }
}

fn twin<T: Clone>(row: &T, change: impl Fn(&mut T)) -> T {
    let mut twin = row.clone();
    change(&mut twin);
    twin
}

fn requires(project: &str, other: &str, kind: RequirementKind, lag: i64) -> RequiresRow {
    RequiresRow { project: project.to_owned(), other: other.to_owned(), kind, lag, provenance: line(2) }
}

fn precedence(project: &str, before: &str, after: &str, row: u32) -> PrecedenceRow {
    PrecedenceRow {
        project: project.to_owned(),
        before: before.to_owned(),
        after: after.to_owned(),
        lag: 0,
        provenance: line(row),
    }
}

fn holiday(first: i64, last: i64, row: u32) -> CalendarRow {
    CalendarRow {
        resource: "stand".to_owned(),
        span: Span { first, last },
        capacity: 1,
        provenance: line(row),
    }
}

fn fund_rule(fund: &str, project: Option<&str>) -> FundRuleRow {
    FundRuleRow {
        fund: fund.to_owned(),
        partner: None,
        plant: None,
        project: project.map(str::to_owned),
        max_share: Decimal::ONE,
        provenance: line(2),
    }
}

/// One sector that buys a fifth of its output from itself and half abroad.
fn tables(draft: &mut Draft, value_added: i64) {
    let cell = |sector: &str, value| IoRow {
        input: "metal".to_owned(),
        sector: sector.to_owned(),
        value: percent(value),
        provenance: line(2),
    };
    draft.io_inside = vec![cell("metal", 20)];
    draft.io_imported = vec![cell("metal", 50)];
    draft.io_value_added = vec![cell("", value_added)];
}

/// Every guilty draft is found out: exactly its faults, each in its place, and an error never passes.
#[test]
fn the_guilty_are_found_out() {
    let mut wrongly_judged = Vec::new();
    for (what, guilty, expected) in GUILTY {
        let mut draft = sample::tiny();
        guilty(&mut draft);
        let born = Programme::new(draft);
        let is_born = born.is_ok();
        let findings = born.map_or_else(|findings| findings, |(_, findings)| findings);
        assert_eq!(is_born, !model::finding::any_error(&findings), "{what}");
        let place = |finding: &Finding| finding.place.clone().unwrap_or_default();
        let mut found: Vec<(Code, Place)> =
            findings.iter().map(|finding| (finding.code, place(finding))).collect();
        let mut expected: Vec<(Code, Place)> = expected
            .iter()
            .map(|(code, file, row, column)| {
                let column = Some(*column).filter(|column| !column.is_empty()).map(str::to_owned);
                (*code, Place { file: (*file).to_owned(), row: *row, column })
            })
            .collect();
        found.sort();
        expected.sort();
        if found != expected {
            let told: Vec<String> = findings.iter().map(Finding::to_string).collect();
            wrongly_judged.push(format!("{what}:\n    {}", told.join("\n    ")));
        }
    }
    assert!(wrongly_judged.is_empty(), "{}", wrongly_judged.join("\n"));
}

/// No code of the programme is without its culprit here.
#[test]
fn every_code_of_the_programme_has_a_culprit() {
    let position = |code| Code::ALL.iter().position(|other| *other == code).unwrap();
    for code in &Code::ALL[position(Code::OutOfRange)..=position(Code::LimitsCollide)] {
        let covered = GUILTY.iter().any(|(_, _, expected)| expected.iter().any(|(found, ..)| found == code));
        assert!(covered, "{code} has no guilty draft");
    }
}

/// Faults in different tables are all told in one run, ordered by file and line.
#[test]
fn all_faults_are_told_at_once() {
    let mut draft = sample::tiny();
    draft.plants[1].partner = "KZ".to_owned();
    draft.bom[2].input = "pump".to_owned();
    draft.bom[2].quantity = percent(10);
    draft.tasks[0].duration = -1;
    draft.tasks[0].outlay = foreign("USD", 1);
    draft.projects[1].product = "gear".to_owned();
    let findings = Programme::new(draft).unwrap_err();
    let codes: Vec<Code> = findings.iter().map(|finding| finding.code).collect();
    assert_eq!(
        codes,
        [Code::CycleInBom, Code::UnknownId, Code::UnknownId, Code::UnknownCurrency, Code::OutOfRange],
        "{findings:#?}"
    );
    let near =
        |findings: &[Finding]| findings.iter().filter(|finding| finding.fact("nearest").is_some()).count();
    assert_eq!(near(&findings), 0, "neither gear nor KZ is near to anything");
}

/// A circle is spelled so that one sees where to cut it.
#[test]
fn circles_are_spelled() {
    let mut draft = sample::tiny();
    draft.bom[2].input = "tractor".to_owned();
    let findings = Programme::new(draft).unwrap_err();
    let circle = findings.iter().find_map(|finding| finding.fact("circle")).unwrap();
    assert_eq!(circle.to_string(), "tractor → pump → tractor");
}

/// Limits that collide are told in full, from the must to what stands in its way.
#[test]
fn colliding_limits_are_listed() {
    let (_, guilty, _) = GUILTY.iter().find(|(what, ..)| *what == "must in needs must out").unwrap();
    let mut draft = sample::tiny();
    guilty(&mut draft);
    let findings = Programme::new(draft).unwrap_err();
    let limits = findings[0].fact("limits").unwrap().to_string();
    assert_eq!(
        limits,
        "projects pump-line.must = in; requires pump-line and valve-line; precedence bearing-line.test → valve-line.test; projects bearing-line.must = out"
    );
}
