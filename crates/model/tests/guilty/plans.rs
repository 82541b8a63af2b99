//! Illegal plans, one breach each.

use model::finding::Code;
use model::plan::{Plan, Reason};
use model::programme::Programme;
use model::time::Period;
use model::{Quantity, Ratio, account, check};

use crate::world;

/// What is wrong, how it is made wrong, and the codes that the judge must give: these and no others.
type Guilty = (&'static str, fn(&mut Programme, &mut Plan), &'static [Code]);

/// Whoever changes production must state the totals that follow from it, or the judge would name them too.
fn restate(programme: &Programme, plan: &mut Plan) {
    let (resolved, _) = account::Resolved::new(programme, plan);
    plan.totals = account::of(programme, &resolved).totals;
    plan.bound = plan.totals.nvr;
}

pub(crate) const GUILTY: &[Guilty] = &[
    ("of another programme", |_, plan| plan.programme = "elsewhere".to_owned(), &[Code::PlanForeign]),
    (
        "a project that nobody knows",
        |_, plan| plan.choices.push(world::choice("engine", "minsk", Vec::new(), 0)),
        &[Code::PlanUnknown],
    ),
    (
        "a plant that nobody knows",
        |_, plan| plan.choices.push(world::survey("atlantis")),
        &[Code::PlanUnknown],
    ),
    (
        "a fund that nobody knows",
        |_, plan| {
            let mut payment = plan.payments[0].clone();
            payment.fund = "uncle".to_owned();
            plan.payments.push(payment);
        },
        &[Code::PlanUnknown],
    ),
    (
        "a year after the horizon",
        |_, plan| {
            let mut payment = plan.payments[0].clone();
            payment.year = 2030;
            plan.payments.push(payment);
        },
        &[Code::PlanUnknown],
    ),
    (
        "another currency",
        |_, plan| {
            let mut payment = plan.payments[0].clone();
            payment.amount.currency = model::Currency::parse("EUR").unwrap();
            plan.payments.push(payment);
        },
        &[Code::PlanUnknown],
    ),
    (
        "a reason about nobody",
        |_, plan| {
            plan.left_out = world::reasons(&[]);
            plan.left_out.push(world::left_out("engine", Reason::NeverInTime));
        },
        &[Code::PlanUnknown],
    ),
    (
        "a reason that is not so",
        |_, plan| plan.left_out = world::reasons(&[("rival", Reason::Excluded { by: "bearing".to_owned() })]),
        &[Code::PlanReason],
    ),
    (
        "a reason that names what can never be scarce",
        |_, plan| {
            let nought = model::Money::zero(plan.bound.currency);
            let scarce = vec!["nobody".to_owned()];
            let reason = Reason::Displaces { alone: nought, loss: nought, displaced: Vec::new(), scarce };
            plan.left_out = world::reasons(&[("survey", reason)]);
        },
        &[Code::PlanReason],
    ),
    (
        "called forbidden, and is not",
        |_, plan| plan.left_out = world::reasons(&[("survey", Reason::Forbidden)]),
        &[Code::PlanReason],
    ),
    (
        "called impossible, and is not",
        |_, plan| plan.left_out = world::reasons(&[("survey", Reason::NeverInTime)]),
        &[Code::PlanReason],
    ),
    (
        "called undecided, and is forbidden",
        |_, plan| plan.left_out = world::reasons(&[("museum", world::undecided())]),
        &[Code::PlanReason],
    ),
    (
        "called undecided, and can never be in time",
        |programme, plan| {
            programme.projects[model::Id::new(2)].latest_launch = Some(Period(1));
            plan.left_out = world::reasons(&[("survey", world::undecided())]);
        },
        &[Code::PlanReason],
    ),
    (
        "called too dear, and only too late",
        |programme, plan| {
            programme.projects[model::Id::new(2)].latest_launch = Some(Period(1));
            plan.left_out = world::reasons(&[("survey", Reason::NeverAffordable)]);
        },
        &[Code::PlanReason],
    ),
    (
        "called undecided, and proven to be worse",
        |_, plan| {
            let reason = Reason::Undecided { alone: world::roubles(1.0), loss: world::roubles(-2.0) };
            plan.left_out = world::reasons(&[("survey", reason)]);
        },
        &[Code::PlanReason],
    ),
    (
        "called worth nothing with a margin that is another",
        |_, plan| {
            let reason = Reason::WorthNothing { alone: world::roubles(0.0), margin: world::price(1) };
            plan.left_out = world::reasons(&[("survey", reason)]);
        },
        &[Code::PlanReason],
    ),
    (
        "a reason for leaving out what is in",
        |_, plan| {
            plan.left_out = world::reasons(&[]);
            plan.left_out.push(world::left_out(&plan.choices[0].project, world::undecided()));
        },
        &[Code::PlanReason],
    ),
    (
        "two reasons for one project",
        |_, plan| {
            plan.left_out = world::reasons(&[]);
            plan.left_out.push(world::left_out("museum", Reason::Forbidden));
        },
        &[Code::PlanReason],
    ),
    (
        "a reason taken away",
        |_, plan| {
            plan.left_out = world::reasons(&[]);
            plan.left_out.remove(1);
        },
        &[Code::PlanUnexplained],
    ),
    (
        "a limit that may not be broken",
        |programme, _| programme.limits = world::no_imports(),
        &[Code::PlanPolicy],
    ),
    (
        "more periods than the horizon",
        |_, plan| plan.choices[0].production.push(world::units(8)),
        &[Code::PlanUnknown],
    ),
    (
        "the same project twice",
        |_, plan| plan.choices.extend([world::survey("kazan"), world::survey("kazan")]),
        &[Code::PlanProjectTwice],
    ),
    (
        "a project that must be out",
        |_, plan| {
            plan.choices.push(world::choice(
                "museum",
                "kazan",
                vec![world::scheduled("only", "normal", 0)],
                1,
            ));
        },
        &[Code::PlanMust],
    ),
    (
        "without a project that must be in",
        |programme, _| programme.projects[model::Id::new(2)].must = model::draft::Must::In,
        &[Code::PlanMust],
    ),
    ("a site of others", |_, plan| plan.choices.push(world::survey("gomel")), &[Code::PlanSite]),
    (
        "a task forgotten",
        |_, plan| {
            plan.choices.push(world::survey("kazan"));
            plan.choices[2].tasks.remove(0);
        },
        &[Code::PlanTasks],
    ),
    (
        "a task done twice",
        |_, plan| {
            plan.choices.push(world::survey("kazan"));
            plan.choices[2].tasks.push(world::scheduled("first", "normal", 0));
        },
        &[Code::PlanTasks],
    ),
    (
        "a task of others",
        |_, plan| {
            plan.choices.push(world::survey("kazan"));
            plan.choices[2].tasks.push(world::scheduled("tooling", "normal", 0));
        },
        &[Code::PlanTasks],
    ),
    (
        "a mode of others",
        |_, plan| {
            plan.choices.push(world::survey("kazan"));
            plan.choices[2].tasks[0].mode = "fast".to_owned();
        },
        &[Code::PlanMode],
    ),
    (
        "beyond the horizon",
        |_, plan| {
            plan.choices.push(world::survey("kazan"));
            plan.choices[2].tasks[1].start = Period(6);
            plan.choices[2].launch = Period(8);
        },
        &[Code::PlanHorizon],
    ),
    (
        "a task before the one it waits for",
        |_, plan| {
            plan.choices.push(world::survey("kazan"));
            plan.choices[2].tasks[0].start = Period(1);
        },
        &[Code::PlanPrecedence],
    ),
    (
        "a task before one of another project",
        |programme, _| programme.cross_precedence[0].lag += 1,
        &[Code::PlanPrecedence],
    ),
    (
        "less overlap than is taken",
        |programme, _| programme.projects[model::Id::new(world::PUMP)].tasks[0].modes[0][0].overlap = 0,
        &[Code::PlanPrecedence],
    ),
    (
        "launched later than ready",
        |_, plan| {
            plan.choices.push(world::survey("kazan"));
            plan.choices[2].launch = Period(3);
        },
        &[Code::PlanLaunch],
    ),
    (
        "launched too late",
        |_, plan| {
            plan.choices.push(world::choice(
                "urgent",
                "kazan",
                vec![world::scheduled("only", "normal", 2)],
                3,
            ));
        },
        &[Code::PlanLate],
    ),
    (
        "both of two that exclude each other",
        |_, plan| {
            plan.choices.push(world::choice(
                "rival",
                "kazan",
                vec![world::scheduled("only", "normal", 0)],
                1,
            ));
        },
        &[Code::PlanRequires],
    ),
    (
        "without the one it needs",
        |_, plan| {
            plan.choices.push(world::choice(
                "branch",
                "kazan",
                vec![world::scheduled("only", "normal", 0)],
                1,
            ));
        },
        &[Code::PlanRequires],
    ),
    (
        "too soon after the one it follows",
        |programme, _| programme.requirements[0].lag = 3,
        &[Code::PlanRequires],
    ),
    (
        "two teams where there is one",
        |_, plan| plan.choices[0].tasks[0].mode = "fast".to_owned(),
        &[Code::PlanResource],
    ),
    ("more floor than there is", |_, plan| plan.choices.push(world::survey("minsk")), &[Code::PlanFloor]),
    ("a kopeck unpaid", |_, plan| plan.payments[2].amount = world::roubles(49.99), &[Code::PlanPayment]),
    (
        "a kopeck taken back",
        |_, plan| {
            let mut back = plan.payments[0].clone();
            back.amount = world::roubles(-0.01);
            plan.payments.push(back);
            plan.payments[0].amount = world::roubles(200.02);
        },
        &[Code::PlanPayment],
    ),
    (
        "half and a kopeck where half is allowed",
        |_, plan| {
            plan.payments[0].amount = world::roubles(200.02);
            plan.payments[1].amount = world::roubles(199.99);
        },
        &[Code::PlanFundRule],
    ),
    (
        "paid by a fund for others",
        |_, plan| plan.payments[2].fund = "state".to_owned(),
        &[Code::PlanFundRule],
    ),
    (
        "a kopeck more than was carried over",
        |_, plan| {
            plan.payments[0].amount = world::roubles(200.0);
            plan.payments[1].amount = world::roubles(200.01);
        },
        &[Code::PlanFundEmpty],
    ),
    (
        "more than the ramp allows",
        |programme, plan| {
            plan.choices[0].production[4] = Quantity::from_parts(8001);
            restate(programme, plan);
        },
        &[Code::PlanCapacity],
    ),
    (
        "made before launch",
        |programme, plan| {
            plan.choices[0].production[2] = Quantity::from_parts(1);
            restate(programme, plan);
        },
        &[Code::PlanCapacity],
    ),
    (
        "less than nothing",
        |programme, plan| {
            plan.choices[1].production[2] = Quantity::from_parts(-1);
            restate(programme, plan);
        },
        &[Code::PlanCapacity],
    ),
    (
        "an import line replaced twice",
        |programme, plan| {
            plan.choices[1].production[6] = Quantity::from_parts(21_001);
            restate(programme, plan);
        },
        &[Code::PlanMarket],
    ),
    (
        "dear for the buyer",
        |programme, plan| {
            // Extra of 2027: (24 − 21)·57 − 5·32 = 11, and nothing is allowed.
            programme.projects[model::Id::new(world::BEARING)].sites[0].unit_price = world::price(24);
            restate(programme, plan);
        },
        &[Code::PlanBuyerCost],
    ),
    ("boasting of value", |_, plan| plan.totals.nvr = world::roubles(1359.49), &[Code::PlanTotals]),
    ("boasting of caution", |_, plan| plan.totals.nvr_low = plan.totals.nvr, &[Code::PlanTotals]),
    ("boasting of luck", |_, plan| plan.totals.nvr_high = plan.totals.nvr, &[Code::PlanTotals]),
    ("boasting of wages", |_, plan| plan.totals.value_added = plan.totals.nvr, &[Code::PlanTotals]),
    ("boasting of thrift", |_, plan| plan.totals.public_money = world::roubles(450.0), &[Code::PlanTotals]),
    ("boasting of cheapness", |_, plan| plan.totals.buyer_cost = world::roubles(-66.01), &[Code::PlanTotals]),
    (
        "totals in another currency",
        |_, plan| plan.totals.public_money.currency = model::Currency::parse("EUR").unwrap(),
        &[Code::PlanTotals],
    ),
    ("better than the best possible", |_, plan| plan.bound = world::roubles(1359.49), &[Code::PlanBound]),
];

/// A legal plan whose totals were worked out by hand finds the judge silent.
#[test]
fn the_judge_is_silent_about_the_innocent() {
    let programme = world::programme();
    let mut plan = world::plan();
    assert_eq!(check(&programme, &plan), Vec::new());
    plan.left_out = world::reasons(&[]);
    assert_eq!(check(&programme, &plan), Vec::new(), "true reasons");
    plan.left_out.clear();
    plan.choices.push(world::survey("kazan"));
    assert_eq!(check(&programme, &plan), Vec::new());
}

/// A plan of another programme is told what it may not do here, and nothing about figures that are true there.
#[test]
fn figures_of_another_programme_are_not_called_false() {
    let (mut programme, plan) = (world::programme(), world::plan());
    programme.fingerprint = "elsewhere".to_owned();
    programme.products[model::Id::new(0)].price = world::price(120);
    let codes: Vec<Code> = check(&programme, &plan).iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [Code::PlanForeign]);
}

/// What the data decide is a true reason, the latest launch and the money that comes too late among it.
#[test]
fn impossible_projects_are_called_so() {
    let (mut programme, mut plan) = (world::programme(), world::plan());
    programme.projects[model::Id::new(2)].latest_launch = Some(Period(1));
    plan.left_out = world::reasons(&[("survey", Reason::NeverInTime)]);
    assert_eq!(check(&programme, &plan), Vec::new());
    // It must be launched in 2026 and costs 520: 250 can be had by then, and 575 in all, the 300 of the state only in 2027.
    let (mut programme, mut plan) = (world::programme(), world::plan());
    let survey = &mut programme.projects[model::Id::new(2)];
    survey.latest_launch = Some(Period(3));
    for modes in &mut survey.tasks[1].modes {
        modes[0].outlay = world::roubles(520.0);
    }
    programme.funds[model::Id::new(0)].amounts = [0.0, 300.0].map(world::roubles).to_vec();
    plan.payments.clear();
    plan.left_out = world::reasons(&[("survey", Reason::NeverAffordable)]);
    let about_reasons = |findings: Vec<model::Finding>| {
        findings.into_iter().filter(|finding| finding.code == Code::PlanReason).count()
    };
    assert_eq!(about_reasons(check(&programme, &plan)), 0);
    plan.left_out = world::reasons(&[("survey", Reason::NeverInTime)]);
    assert_eq!(about_reasons(check(&programme, &plan)), 1);
}

/// Every breach is named by its own code, and by no other.
#[test]
fn every_breach_has_its_own_code() {
    for (what, tamper, codes) in GUILTY {
        let (mut programme, mut plan) = (world::programme(), world::plan());
        tamper(&mut programme, &mut plan);
        let findings = check(&programme, &plan);
        let mut found: Vec<Code> = findings.iter().map(|finding| finding.code).collect();
        found.dedup();
        assert_eq!(found, codes.to_vec(), "{what}: {findings:?}");
    }
}

/// Numbers beyond all measure are told; they stop nothing.
#[test]
fn absurd_numbers_give_findings() {
    let programme = world::programme();
    for absurd in [i64::MIN, i64::MAX] {
        let mut plan = world::plan();
        plan.choices[0].production.fill(Quantity::from_parts(absurd));
        plan.choices[0].launch = Period(u32::MAX);
        plan.choices[1].tasks[0].start = Period(u32::MAX);
        for payment in &mut plan.payments {
            payment.amount.minor = absurd;
        }
        plan.bound.minor = absurd;
        let findings = check(&programme, &plan);
        for code in [Code::PlanCapacity, Code::PlanHorizon, Code::PlanPayment, Code::PlanTotals] {
            assert!(findings.iter().any(|finding| finding.code == code), "{code}: {findings:?}");
        }
    }
}

/// A limit of the buyers' cost that just holds is no breach: the comparison is exact.
#[test]
fn limits_hold_to_the_last_part() {
    let mut programme = world::programme();
    let mut plan = world::plan();
    // With (24 − 21)·57 − 5·32 = 11 more on a bill of 4·(110·10 + 21·5) = 4820 in 2027, X must be 11/4820 = 0.002 282 15…
    programme.projects[model::Id::new(world::BEARING)].sites[0].unit_price = world::price(24);
    restate(&programme, &mut plan);
    for (limit, codes) in [(2282, vec![Code::PlanBuyerCost]), (2283, Vec::new())] {
        programme.buyer_cost_max_share = Some(Ratio::from_parts(limit));
        let found: Vec<Code> = check(&programme, &plan).iter().map(|finding| finding.code).collect();
        assert_eq!(found, codes);
    }
}
