//! Plans and certificates come back from the disk as they went there.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails may stop")]

use model::certificate::{Certificate, Multipliers, Node, Question};
use model::finding::Code;
use model::number::{Currency, Money, Quantity, UnitPrice};
use model::plan::{Choice, LeftOut, Payment, Plan, Reason, ScheduledTask, Settings, Totals};
use model::time::{Calendar, Day, Period, PeriodKind};
use proptest::prelude::*;
use store::reason;

fn key() -> impl Strategy<Value = String> {
    "[a-zа-яё0-9_-]{1,6}"
}

fn keys() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(key(), 0..3)
}

fn money() -> impl Strategy<Value = Money> {
    let currency = Currency::parse("BYN").unwrap();
    any::<i64>().prop_map(move |minor| Money { minor, currency })
}

fn choice() -> impl Strategy<Value = Choice> {
    let task = (key(), key(), any::<u32>()).prop_map(|(task, mode, start)| ScheduledTask {
        task,
        mode,
        start: Period(start),
    });
    let tasks = prop::collection::vec(task, 0..3);
    let production = prop::collection::vec(any::<i64>().prop_map(Quantity::from_parts), 0..4);
    (key(), key(), tasks, any::<u32>(), production).prop_map(|(project, plant, tasks, launch, production)| {
        Choice { project, plant, tasks, launch: Period(launch), production }
    })
}

fn why() -> impl Strategy<Value = Reason> {
    prop_oneof![
        prop::sample::select(vec![
            Reason::Forbidden,
            Reason::NeverInTime,
            Reason::NeverAffordable,
            Reason::NeverFits
        ]),
        (money(), any::<i64>()).prop_map(|(alone, margin)| Reason::WorthNothing {
            alone,
            margin: UnitPrice::from_parts(margin)
        }),
        key().prop_map(|by| Reason::Excluded { by }),
        key().prop_map(|other| Reason::RequirementMissing { other }),
        (keys(), money()).prop_map(|(by, alone)| Reason::MarketTaken { by, alone }),
        (money(), money(), keys(), keys()).prop_map(|(alone, loss, displaced, scarce)| Reason::Displaces {
            alone,
            loss,
            displaced,
            scarce
        }),
        (money(), money()).prop_map(|(alone, loss)| Reason::Undecided { alone, loss }),
    ]
}

fn plan() -> impl Strategy<Value = Plan> {
    let settings = (key(), any::<u64>(), any::<u64>()).prop_map(|(planner, seed, work)| Settings {
        planner,
        seed,
        work,
    });
    let payment = (key(), key(), any::<i32>(), money()).prop_map(|(fund, project, year, amount)| Payment {
        fund,
        project,
        year,
        amount,
    });
    let totals = prop::collection::vec(money(), 7).prop_map(|sums| Totals {
        nvr: sums[0],
        nvr_low: sums[1],
        nvr_high: sums[2],
        value_added: sums[3],
        public_money: sums[4],
        buyer_cost: sums[5],
        penalty: sums[6],
    });
    let left_out = (key(), why()).prop_map(|(project, reason)| LeftOut { project, reason });
    (
        (key(), settings, prop::option::of(key())),
        prop::collection::vec(choice(), 0..3),
        prop::collection::vec(payment, 0..3),
        (totals, money()),
        prop::collection::vec(left_out, 0..4),
    )
        .prop_map(|((programme, settings, parent), choices, payments, (totals, bound), left_out)| Plan {
            programme,
            settings,
            choices,
            payments,
            totals,
            bound,
            left_out,
            parent,
        })
}

/// Any number at all, by its bits; noughts at the end of a row are as if they were not there.
fn row() -> impl Strategy<Value = Vec<f64>> {
    let value = any::<f64>().prop_filter("JSON holds numbers only", |value| value.is_finite());
    prop::collection::vec(prop_oneof![Just(0.0), value], 0..5)
}

fn rows() -> impl Strategy<Value = Vec<Vec<f64>>> {
    prop::collection::vec(row(), 0..4)
}

fn multipliers() -> impl Strategy<Value = Multipliers> {
    let singles = (row(), row(), row(), row());
    let blocks = || prop::collection::vec(rows(), 0..3);
    (rows(), rows(), blocks(), blocks(), rows(), singles).prop_map(
        |(resource, spend, share, market, launch_after, (floor, buyer, policy, requires))| Multipliers {
            resource,
            spend,
            share,
            floor,
            market,
            buyer,
            policy,
            launch_after,
            requires,
        },
    )
}

fn node() -> impl Strategy<Value = Node> {
    let place = || any::<usize>();
    let question = (place(), prop::collection::vec(place(), 0..3), prop::option::of(place()), any::<u32>())
        .prop_map(|(project, sites, task, by)| Question { project, sites, task, by: Period(by) });
    prop_oneof![
        place().prop_map(|multipliers| Node::Leaf { multipliers }),
        (question, place(), place()).prop_map(|(question, yes, no)| Node::Split { question, yes, no }),
        (place(), place()).prop_map(|(multipliers, then)| Node::Fix { multipliers, then }),
    ]
}

fn certificate() -> impl Strategy<Value = Certificate> {
    let (sets, nodes) = (prop::collection::vec(multipliers(), 0..3), prop::collection::vec(node(), 0..4));
    (key(), money(), sets, nodes).prop_map(|(programme, bound, multipliers, nodes)| Certificate {
        programme,
        bound,
        multipliers,
        nodes,
    })
}

/// All multipliers that are not nought, with their places and bits.
fn listed(sets: &[Multipliers]) -> Vec<(usize, &'static str, Vec<usize>, u64)> {
    let mut list = Vec::new();
    for (number, set) in sets.iter().enumerate() {
        let mut take = |name: &'static str, before: &[usize], row: &[f64]| {
            for (place, value) in row.iter().enumerate().filter(|(_, value)| value.abs().to_bits() != 0) {
                list.push((number, name, [before, &[place]].concat(), value.to_bits()));
            }
        };
        for (name, row) in [("floor", &set.floor), ("buyer", &set.buyer), ("requires", &set.requires)] {
            take(name, &[], row);
        }
        let tables = [("resource", &set.resource), ("spend", &set.spend), ("after", &set.launch_after)];
        for (name, rows) in tables {
            rows.iter().enumerate().for_each(|(first, row)| take(name, &[first], row));
        }
        for (name, blocks) in [("share", &set.share), ("market", &set.market)] {
            for (first, rows) in blocks.iter().enumerate() {
                rows.iter().enumerate().for_each(|(second, row)| take(name, &[first, second], row));
            }
        }
    }
    list
}

fn calendar() -> Calendar {
    Calendar::new(Day::new(2026, 1, 1).unwrap(), PeriodKind::Quarter, 40).unwrap()
}

proptest! {
    /// A plan written and read is the same plan.
    #[test]
    fn plans_come_back(plan in plan()) {
        let bytes = store::write_plan(&plan, &calendar());
        prop_assert_eq!(store::read_plan("plan.json", &bytes).unwrap(), plan);
    }

    /// Whatever is changed, taken away or put twice in a plan's file, its seal tells; of the file as written it says nothing.
    #[test]
    fn no_part_of_a_plan_changes_unseen(plan in plan(), at in any::<prop::sample::Index>()) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("plan.json");
        let bytes = store::write_plan(&plan, &calendar());
        std::fs::write(&file, &bytes).unwrap();
        let seals = || store::altered(&file, &calendar()).iter().filter(|finding| finding.code == Code::PlanSeal).count();
        prop_assert_eq!(seals(), 0);
        let whole: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        let places = places(&whole, "");
        let place = &places[at.index(places.len())];
        let mut changed = whole.clone();
        spoil(changed.pointer_mut(place).unwrap());
        std::fs::write(&file, changed.to_string()).unwrap();
        // Whatever is no plan any more is refused by its reader.
        let refused = store::load_plan(&file).is_err();
        prop_assert!(refused || seals() == 1, "{}", place);
    }

    /// A certificate written and read is the same proof: the same cases, and every multiplier to the last bit.
    #[test]
    fn certificates_come_back(certificate in certificate()) {
        let bytes = store::write_certificate(&certificate).unwrap();
        let read = store::read_certificate("certificate.json", &bytes).unwrap();
        prop_assert_eq!(&read.nodes, &certificate.nodes);
        prop_assert_eq!(&read.bound, &certificate.bound);
        prop_assert_eq!(&read.programme, &certificate.programme);
        prop_assert_eq!(listed(&read.multipliers), listed(&certificate.multipliers));
        // Reading shortens rows to what is not nought; from then on nothing changes any more.
        prop_assert_eq!(store::write_certificate(&read).unwrap(), bytes);
    }

    /// A plan or certificate that was cut off or damaged in one byte is another one or is refused, but never a panic.
    #[test]
    fn damage_is_survived(
        plan in plan(), certificate in certificate(), at in any::<prop::sample::Index>(), byte in any::<u8>(),
    ) {
        let spoilt = |mut bytes: Vec<u8>| {
            let place = at.index(bytes.len());
            let cut = bytes[..place].to_vec();
            bytes[place] = byte;
            [bytes, cut]
        };
        for bytes in spoilt(store::write_plan(&plan, &calendar())) {
            let _ = store::read_plan("plan.json", &bytes);
        }
        for bytes in spoilt(store::write_certificate(&certificate).unwrap()) {
            let _ = store::read_certificate("certificate.json", &bytes);
        }
    }
}

/// Where something stands in a JSON value: each leaf and each list that is not empty, as pointers of RFC 6901.
fn places(value: &serde_json::Value, at: &str) -> Vec<String> {
    match value {
        serde_json::Value::Object(fields) => {
            fields.iter().flat_map(|(key, value)| places(value, &format!("{at}/{key}"))).collect()
        }
        serde_json::Value::Array(values) => {
            let inside = values
                .iter()
                .enumerate()
                .flat_map(|(number, value)| places(value, &format!("{at}/{number}")));
            let inside: Vec<String> = inside.collect();
            let list = (!values.is_empty()).then(|| at.to_owned());
            inside.into_iter().chain(list).collect()
        }
        _ => vec![at.to_owned()],
    }
}

/// Something else of the same kind.
fn spoil(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::String(text) => match text.pop() {
            Some('1') => text.push('2'),
            _ => text.push('1'),
        },
        serde_json::Value::Number(number) => *value = (number.as_i64().unwrap_or(0) ^ 1).into(),
        serde_json::Value::Array(values) => drop(values.pop()),
        other => *other = "1".into(),
    }
}

/// The reasons' words and every key of a JSON value, wherever it stands.
fn names(value: &serde_json::Value) -> Vec<String> {
    match value {
        serde_json::Value::Object(fields) => fields
            .iter()
            .flat_map(|(key, value)| {
                let reason = value.as_str().filter(|_| key == "reason").map(str::to_owned);
                std::iter::once(key.clone()).chain(reason).chain(names(value))
            })
            .collect(),
        serde_json::Value::Array(values) => values.iter().flat_map(names).collect(),
        _ => Vec::new(),
    }
}

/// A page of the reference names, as code, whatever stands in a file.
fn describes(page: &str, file: &[u8]) -> Result<(), TestCaseError> {
    for name in names(&serde_json::from_slice(file).unwrap()) {
        let named = [format!("`{name}`"), format!(".{name}`")].iter().any(|code| page.contains(code));
        prop_assert!(named, "the page does not describe {name}");
    }
    Ok(())
}

proptest! {
    /// Whatever can be written, every reason and every kind of node, has its word on the reference page.
    #[test]
    fn every_field_is_described(plan in plan(), certificate in certificate()) {
        let reference = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/reference");
        let page = |name: &str| std::fs::read_to_string(format!("{reference}/{name}")).unwrap();
        describes(&page("plan-json.md"), &store::write_plan(&plan, &calendar()))?;
        describes(&page("certificate-json.md"), &store::write_certificate(&certificate).unwrap())?;
    }
}

fn empty_certificate() -> Certificate {
    let bound = Money { minor: 150, currency: Currency::parse("BYN").unwrap() };
    Certificate {
        programme: "p".to_owned(),
        bound,
        multipliers: vec![Multipliers::default()],
        nodes: Vec::new(),
    }
}

/// The text on the disk is the documented one.
#[test]
fn the_form_is_stable() {
    let mut certificate = empty_certificate();
    certificate.multipliers[0].market = vec![Vec::new(), vec![vec![0.0, 0.1]]];
    certificate.nodes = vec![
        Node::Split {
            question: Question { project: 2, sites: vec![0, 1], task: None, by: Period(7) },
            yes: 1,
            no: 2,
        },
        Node::Leaf { multipliers: 0 },
        Node::Fix { multipliers: 0, then: 3 },
    ];
    let written = String::from_utf8(store::write_certificate(&certificate).unwrap()).unwrap();
    assert_eq!(
        written,
        concat!(
            r#"{"format":1,"programme":"p","currency":"BYN","bound":"1.5","#,
            r#""multipliers":[{"resource":[],"spend":[],"share":[],"floor":[],"market":[[1,0,1,0.1]],"buyer":[],"#,
            r#""launch_after":[],"requires":[]}],"nodes":[{"split":{"project":2,"sites":[0,1],"by":7,"yes":1,"no":2}},"#,
            r#"{"leaf":{"multipliers":0}},{"fix":{"multipliers":0,"then":3}}]}"#,
            "\n"
        )
    );
}

/// A file of a later version, a sum that is not exact and a multiplier that is no number are refused, each with its finding.
#[test]
fn bad_files_have_their_findings() {
    let good = String::from_utf8(store::write_certificate(&empty_certificate()).unwrap()).unwrap();
    let cases = [
        (r#""format":1,"#, r#""format":2,"#, Code::UnknownFormat),
        (r#""format":1,"#, "", Code::UnknownFormat),
        (r#""format":1,"#, r#""format":"one","#, Code::BadJson),
        (r#""bound":"1.5""#, r#""bound":"1.555""#, Code::BadNumber),
        (r#""bound":"1.5""#, r#""bound":"1e30""#, Code::BadNumber),
        (r#""bound":"1.5""#, r#""bound":1.5"#, Code::BadJson),
        ("BYN", "byn", Code::BadWord),
        (r#""floor":[]"#, r#""floor":[[0,1e999]]"#, Code::BadJson),
        (r#""floor":[]"#, r#""floor":[[-1,1]]"#, Code::BadJson),
        (r#""floor":[]"#, r#""floor":[[1,1],[0,1]]"#, Code::BadJson),
        (r#""floor":[]"#, r#""floor":[[1,1],[1,2]]"#, Code::BadJson),
        (r#""floor":[]"#, r#""floor":[[18446744073709551615,1]]"#, Code::BadJson),
        (r#""share":[]"#, r#""share":[[99999999,99999999,99999999,1]]"#, Code::BadJson),
        (r#""floor":[]"#, "", Code::BadJson),
    ];
    for (from, to, code) in cases {
        assert!(good.contains(from), "{from}");
        let found = store::read_certificate("c.json", good.replacen(from, to, 1).as_bytes()).unwrap_err();
        assert_eq!(found[0].code, code, "{to}: {}", found[0]);
        assert_eq!(found[0].place.as_ref().unwrap().file, "c.json");
    }
    let far = good.replacen(r#""floor":[]"#, r#""floor":[[1000000000000,1]]"#, 1);
    let found = store::read_certificate("c.json", far.as_bytes()).unwrap_err();
    assert_eq!(found[0].fact("reason").unwrap().to_string(), reason::TOO_BIG_IN_MEMORY);
    let mut certificate = empty_certificate();
    certificate.multipliers[0].floor = vec![f64::NAN];
    let found = store::write_certificate(&certificate).unwrap_err();
    assert_eq!(found[0].code, Code::CertificateMultiplier);
    assert_eq!(found[0].fact("row").unwrap().to_string(), "multipliers[0].floor");
}
