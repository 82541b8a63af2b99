//! Certificates that prove nothing, one defect each.

use model::certificate::{Certificate, Multipliers, Node, Question, prove};
use model::finding::Code;
use model::programme::Programme;
use model::time::Period;

use crate::world;

/// What is wrong, how it is made wrong, and the code that the judge must give: this and no other.
type Guilty = (&'static str, fn(&mut Programme, &mut Certificate), Code);

fn certificate() -> Certificate {
    Certificate {
        programme: "world".to_owned(),
        bound: world::roubles(10_000.0),
        multipliers: vec![Multipliers::default()],
        nodes: vec![
            Node::Split { question: question(), yes: 1, no: 2 },
            Node::Leaf { multipliers: 0 },
            Node::Fix { multipliers: 0, then: 3 },
            Node::Leaf { multipliers: 0 },
        ],
    }
}

fn question() -> Question {
    Question { project: world::PUMP, sites: vec![0, 1], task: Some(1), by: Period(3) }
}

fn ask(certificate: &mut Certificate, question: Question) {
    certificate.nodes[0] = Node::Split { question, yes: 1, no: 2 };
}

pub(crate) const GUILTY: &[Guilty] = &[
    (
        "of another programme",
        |_, certificate| certificate.programme = "elsewhere".to_owned(),
        Code::CertificateForeign,
    ),
    (
        "in another currency",
        |_, certificate| certificate.bound.currency = model::Currency::parse("EUR").unwrap(),
        Code::CertificateForeign,
    ),
    (
        "a negative multiplier",
        |_, certificate| certificate.multipliers[0].resource = vec![vec![0.0, -1e-9]],
        Code::CertificateMultiplier,
    ),
    (
        "not a number",
        |_, certificate| certificate.multipliers[0].market = vec![vec![vec![f64::NAN]]],
        Code::CertificateMultiplier,
    ),
    (
        "an infinite multiplier",
        |_, certificate| certificate.multipliers[0].buyer = vec![f64::INFINITY],
        Code::CertificateMultiplier,
    ),
    (
        "a resource that is not there",
        |_, certificate| certificate.multipliers[0].resource = vec![Vec::new(); 2],
        Code::CertificateMultiplier,
    ),
    (
        "a period that is not there",
        |_, certificate| certificate.multipliers[0].market = vec![vec![vec![0.0; world::PERIODS + 1]]],
        Code::CertificateMultiplier,
    ),
    (
        "a purse that is not there",
        |_, certificate| certificate.multipliers[0].spend = vec![Vec::new(); 3],
        Code::CertificateMultiplier,
    ),
    (
        "a fund that is not there",
        |_, certificate| certificate.multipliers[0].share = vec![vec![Vec::new(); 3]],
        Code::CertificateMultiplier,
    ),
    (
        "floor without end at a price",
        |_, certificate| certificate.multipliers[0].floor = vec![1.0, 1.0, 1.0],
        Code::CertificateMultiplier,
    ),
    (
        "a limit that is not there",
        |programme, certificate| {
            programme.buyer_cost_max_share = None;
            certificate.multipliers[0].buyer = vec![1.0];
        },
        Code::CertificateMultiplier,
    ),
    (
        "a launch price on an exclusion",
        |_, certificate| certificate.multipliers[0].launch_after = vec![Vec::new(), vec![1.0]],
        Code::CertificateMultiplier,
    ),
    (
        "a choice price on a launch",
        |_, certificate| certificate.multipliers[0].requires = vec![1.0],
        Code::CertificateMultiplier,
    ),
    ("no case at all", |_, certificate| certificate.nodes.clear(), Code::CertificateCases),
    (
        "a case that is its own child",
        |_, certificate| certificate.nodes[2] = Node::Fix { multipliers: 0, then: 2 },
        Code::CertificateCases,
    ),
    (
        "a case that is its own grandparent",
        |_, certificate| certificate.nodes[2] = Node::Fix { multipliers: 0, then: 0 },
        Code::CertificateCases,
    ),
    (
        "a child that is not there",
        |_, certificate| certificate.nodes[2] = Node::Fix { multipliers: 0, then: 4 },
        Code::CertificateCases,
    ),
    (
        "one child for two answers",
        |_, certificate| {
            certificate.nodes[0] = Node::Split { question: question(), yes: 2, no: 2 };
        },
        Code::CertificateCases,
    ),
    (
        "multipliers that are not there",
        |_, certificate| certificate.nodes[3] = Node::Leaf { multipliers: 1 },
        Code::CertificateCases,
    ),
    (
        "a question about nobody",
        |_, certificate| ask(certificate, Question { project: 7, ..question() }),
        Code::CertificateCases,
    ),
    (
        "a question about nowhere",
        |_, certificate| ask(certificate, Question { sites: vec![2], ..question() }),
        Code::CertificateCases,
    ),
    (
        "a question about no task",
        |_, certificate| ask(certificate, Question { task: Some(2), ..question() }),
        Code::CertificateCases,
    ),
    (
        "a question after the horizon",
        |_, certificate| ask(certificate, Question { by: Period(8), ..question() }),
        Code::CertificateCases,
    ),
    (
        "less than a legal plan is worth",
        |_, certificate| certificate.bound = world::roubles(1359.49),
        Code::CertificateBound,
    ),
];

/// A certificate that claims little is believed.
#[test]
fn the_judge_believes_the_modest() {
    let proven = prove(&world::programme(), &certificate()).unwrap();
    assert!(proven >= world::plan().totals.nvr && proven < certificate().bound, "{proven}");
}

/// Every defect is named by its own code, and by no other.
#[test]
fn every_defect_has_its_own_code() {
    for (what, tamper, code) in GUILTY {
        let (mut programme, mut certificate) = (world::programme(), certificate());
        tamper(&mut programme, &mut certificate);
        let findings = prove(&programme, &certificate).unwrap_err();
        assert!(findings.iter().all(|finding| finding.code == *code), "{what}: {findings:?}");
    }
}
