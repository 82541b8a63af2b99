//! Nothing that a table can hold makes the birth of a programme stumble.

use model::draft::{Draft, Stated};
use model::sample::{self, Size};
use model::{Code, Decimal, Money, Programme, Quantity, Ratio};

/// A number somewhere in a draft.
enum Number<'a> {
    Decimal(&'a mut Decimal),
    Whole(&'a mut i64),
}

/// Every number of the draft.
fn numbers(draft: &mut Draft) -> Vec<Number<'_>> {
    let mut found = Vec::new();
    macro_rules! decimals { ($($place:expr),* $(,)?) => { $(found.push(Number::Decimal($place));)* }; }
    macro_rules! wholes { ($($place:expr),* $(,)?) => { $(found.push(Number::Whole($place));)* }; }
    fn stated(sum: &mut Option<Stated>) -> Option<&mut Decimal> {
        sum.as_mut().map(|sum| &mut sum.value)
    }
    let header = &mut draft.header;
    decimals!(&mut header.discount_rate);
    found.extend(header.buyer_cost_max_share.as_mut().map(Number::Decimal));
    found.extend(header.ramps.iter_mut().flat_map(|(_, shares)| shares).map(Number::Decimal));
    found.extend(draft.plants.iter_mut().filter_map(|row| row.floor_area.as_mut()).map(Number::Decimal));
    for row in &mut draft.products {
        decimals!(&mut row.duty_rate);
        found.extend(stated(&mut row.price).map(Number::Decimal));
        found.extend(row.outside_suppliers.iter_mut().map(|(_, share)| Number::Decimal(share)));
    }
    found.extend(draft.bom.iter_mut().map(|row| Number::Decimal(&mut row.quantity)));
    for row in draft.builds.iter_mut().chain(&mut draft.demand) {
        decimals!(&mut row.quantity_per_period);
        wholes!(&mut row.span.first, &mut row.span.last);
    }
    for row in &mut draft.projects {
        decimals!(&mut row.capacity_per_period, &mut row.unit_price.value, &mut row.imported_share_of_outlay);
        let hidden = [&mut row.nonbom_imports, &mut row.nonbom_imports_low, &mut row.nonbom_imports_high];
        found.extend(hidden.into_iter().filter_map(stated).map(Number::Decimal));
        found.extend(row.latest_launch.as_mut().map(Number::Whole));
    }
    for row in &mut draft.sites {
        decimals!(&mut row.capacity_factor, &mut row.outlay_factor, &mut row.price_factor, &mut row.area);
    }
    for row in &mut draft.tasks {
        wholes!(&mut row.duration, &mut row.overlap);
        found.extend(row.duration_range.0.as_mut().map(Number::Whole));
        found.extend(row.duration_range.1.as_mut().map(Number::Whole));
        decimals!(&mut row.outlay.value, &mut row.retry_probability);
    }
    found.extend(draft.precedence.iter_mut().map(|row| Number::Whole(&mut row.lag)));
    found.extend(draft.requires.iter_mut().map(|row| Number::Whole(&mut row.lag)));
    found.extend(draft.resources.iter_mut().map(|row| Number::Whole(&mut row.capacity)));
    for row in &mut draft.resource_calendar {
        wholes!(&mut row.capacity, &mut row.span.first, &mut row.span.last);
    }
    found.extend(draft.uses.iter_mut().map(|row| Number::Whole(&mut row.amount)));
    for row in &mut draft.funds {
        wholes!(&mut row.year);
        decimals!(&mut row.amount.value);
        found.extend(row.carry_over_share.as_mut().map(Number::Decimal));
    }
    found.extend(draft.fund_rules.iter_mut().map(|row| Number::Decimal(&mut row.max_share)));
    let cells = draft.io_inside.iter_mut().chain(&mut draft.io_imported).chain(&mut draft.io_value_added);
    found.extend(cells.map(|row| Number::Decimal(&mut row.value)));
    found
}

/// Every reference of the draft.
fn references(draft: &mut Draft) -> Vec<&mut String> {
    let mut found: Vec<&mut String> = Vec::new();
    found.extend(draft.plants.iter_mut().flat_map(|row| [&mut row.plant, &mut row.partner]));
    found.extend(draft.products.iter_mut().map(|row| &mut row.product));
    found.extend(draft.bom.iter_mut().flat_map(|row| [&mut row.product, &mut row.input]));
    found.extend(draft.builds.iter_mut().chain(&mut draft.demand).map(|row| &mut row.product));
    found.extend(draft.projects.iter_mut().flat_map(|row| [&mut row.project, &mut row.product]));
    found.extend(draft.sites.iter_mut().flat_map(|row| [&mut row.project, &mut row.plant]));
    found.extend(draft.tasks.iter_mut().flat_map(|row| [&mut row.project, &mut row.task, &mut row.mode]));
    found.extend(
        draft.precedence.iter_mut().flat_map(|row| [&mut row.project, &mut row.before, &mut row.after]),
    );
    found.extend(draft.requires.iter_mut().flat_map(|row| [&mut row.project, &mut row.other]));
    found.extend(draft.resources.iter_mut().map(|row| &mut row.resource));
    found.extend(draft.resource_calendar.iter_mut().map(|row| &mut row.resource));
    found.extend(draft.uses.iter_mut().flat_map(|row| [&mut row.project, &mut row.task, &mut row.resource]));
    found.extend(draft.funds.iter_mut().map(|row| &mut row.fund));
    found.extend(draft.fund_rules.iter_mut().map(|row| &mut row.fund));
    let cells = draft.io_inside.iter_mut().chain(&mut draft.io_imported).chain(&mut draft.io_value_added);
    found.extend(cells.flat_map(|row| [&mut row.input, &mut row.sector]));
    found
}

const WHOLES: [i64; 9] = [i64::MIN, -1_000_000_000_000, -1, 0, 1, 1200, 1201, 4_294_967_296, i64::MAX];

fn decimals() -> [Decimal; 10] {
    [
        Decimal::from_billionths(i128::MIN),
        Decimal::from_billionths(-Decimal::LARGEST.billionths()),
        Decimal::whole(-1),
        Decimal::ZERO,
        Decimal::from_billionths(1),
        Decimal::ONE,
        Decimal::whole(1000),
        Decimal::whole(1_000_000_000_000),
        Decimal::LARGEST,
        Decimal::from_billionths(i128::MAX),
    ]
}

/// A small generator of numbers, so that a failure can be repeated from its seed.
struct Draws(u64);

impl Draws {
    fn below(&mut self, count: usize) -> usize {
        // Knuth's MMIX congruence; the upper half is random enough to choose a cell.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % count.max(1)
    }
}

/// What is promised of every programme that is born.
fn assert_valid(programme: &Programme, seed: u64) {
    let periods = programme.periods();
    assert_eq!((programme.discount.len(), programme.year_of.len()), (periods, periods), "seed {seed}");
    assert!(programme.year_of.iter().all(|year| *year < programme.years.len()), "seed {seed}");
    assert_eq!(programme.makers_first.len(), programme.products.len(), "seed {seed}");
    for product in programme.products.iter() {
        assert_eq!(product.demand.len(), periods, "seed {seed}");
        assert!(product.demand.iter().all(|demand| *demand >= Quantity::ZERO), "seed {seed}");
        assert!(
            product.inputs.iter().all(|input| programme.products.get(input.product).is_some()),
            "seed {seed}"
        );
    }
    for project in programme.projects.iter() {
        assert!(programme.products.get(project.product).is_some(), "seed {seed}");
        assert!(
            !project.sites.is_empty() && !project.tasks.is_empty() && project.ramp.is_sorted(),
            "seed {seed}"
        );
        assert!(project.latest_launch.is_none_or(|latest| latest.index() < periods), "seed {seed}");
        for site in &project.sites {
            assert!(programme.plants.get(site.plant).is_some(), "seed {seed}");
            assert!(site.capacity > Quantity::ZERO, "seed {seed}");
            assert!(
                site.hidden.low <= site.hidden.likely && site.hidden.likely <= site.hidden.high,
                "seed {seed}"
            );
        }
        for task in &project.tasks {
            assert_eq!(task.modes.len(), project.sites.len(), "seed {seed}");
            for modes in &task.modes {
                assert!(!modes.is_empty(), "seed {seed}");
                for mode in modes {
                    let (least, most) = mode.duration_range;
                    assert!(mode.overlap <= mode.duration, "seed {seed}");
                    assert!(least <= mode.duration && mode.duration <= most, "seed {seed}");
                    assert!(mode.outlay >= Money::zero(programme.currency), "seed {seed}");
                    assert!(mode.retry_probability <= Ratio::ONE, "seed {seed}");
                    assert!(mode.uses.is_sorted_by(|one, other| one.0 < other.0), "seed {seed}");
                }
            }
        }
    }
    assert!(programme.resources.iter().all(|resource| resource.capacity.len() == periods), "seed {seed}");
    assert!(programme.funds.iter().all(|fund| fund.amounts.len() == programme.years.len()), "seed {seed}");
}

/// Whatever numbers stand in the tables, there is an answer: a valid programme, or at least one finding.
#[test]
fn extreme_numbers_are_answered() {
    let decimals = decimals();
    let (mut born, mut refused) = (0, 0);
    for seed in 0..4000 {
        let mut draft = sample::generated(seed, Size::SMALL);
        let mut draws = Draws(seed);
        for _ in 0..=draws.below(4) {
            let mut numbers = numbers(&mut draft);
            let chosen = draws.below(numbers.len());
            match &mut numbers[chosen] {
                Number::Decimal(number) => **number = decimals[draws.below(decimals.len())],
                Number::Whole(number) => **number = WHOLES[draws.below(WHOLES.len())],
            }
        }
        match Programme::new(draft) {
            Ok((programme, _)) => {
                born += 1;
                assert_valid(&programme, seed);
            }
            Err(findings) => {
                refused += 1;
                assert!(model::finding::any_error(&findings), "seed {seed}");
            }
        }
    }
    assert!(born > 400 && refused > 400, "{born} born, {refused} refused: the test has become blind");
}

/// Whatever keys stand in the tables, there is an answer.
#[test]
fn muddled_references_are_answered() {
    let (mut born, mut refused) = (0, 0);
    for seed in 0..4000 {
        let mut draft = sample::generated(seed, Size::SMALL);
        let mut draws = Draws(seed);
        for _ in 0..=draws.below(3) {
            let mut references = references(&mut draft);
            let (one, other) = (draws.below(references.len()), draws.below(references.len()));
            let taken = if draws.below(4) == 0 { String::new() } else { references[other].clone() };
            *references[one] = taken;
        }
        match Programme::new(draft) {
            Ok((programme, _)) => {
                born += 1;
                assert_valid(&programme, seed);
            }
            Err(findings) => {
                refused += 1;
                assert!(findings.iter().all(|finding| finding.place.is_some()), "seed {seed}");
            }
        }
    }
    assert!(born > 40 && refused > 400, "{born} born, {refused} refused: the test has become blind");
}

/// The generator shows every feature of the programme folder, so that tests on its drafts mean something.
#[test]
fn generated_drafts_show_everything() {
    let mut seen = [0usize; 16];
    for seed in 0..500 {
        let draft = sample::generated(seed, Size::SMALL);
        let features = [
            !draft.precedence.is_empty(),
            draft.precedence.iter().any(|row| row.before.contains('.')),
            !draft.requires.is_empty(),
            !draft.resource_calendar.is_empty(),
            !draft.fund_rules.is_empty(),
            !draft.io_inside.is_empty(),
            draft.header.buyer_cost_max_share.is_some(),
            draft.tasks.iter().any(|row| row.plant.is_some()),
            draft.tasks.iter().any(|row| row.overlap > 0),
            draft.tasks.iter().any(|row| row.payment == model::draft::PaymentRule::Spread),
            draft.projects.iter().any(|row| row.must == model::draft::Must::In),
            draft.projects.iter().any(|row| row.must == model::draft::Must::Out),
            draft.projects.iter().any(|row| row.latest_launch.is_some()),
            draft.funds.iter().any(|row| row.carry_over_share == Some(Decimal::ZERO)),
            draft.plants.iter().any(|row| row.floor_area.is_some()),
            Programme::new(draft)
                .is_ok_and(|(_, findings)| findings.iter().any(|found| found.code == Code::PartsExceedPrice)),
        ];
        seen.iter_mut().zip(features).for_each(|(count, feature)| *count += usize::from(feature));
    }
    assert!(seen.iter().all(|count| *count >= 15), "{seen:?}");
}
