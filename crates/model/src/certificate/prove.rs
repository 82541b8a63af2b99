//! The judge of certificates: walks the cases and recomputes what they prove.

use super::cases::Case;
use super::ground::Ground;
use super::relaxation::{Evaluation, evaluate};
use super::{Certificate, Node, shape};
use crate::finding::{Code, Finding};
use crate::number::Money;
use crate::programme::Programme;

/// Recomputes what a certificate proves: no plan of the programme is worth more than the sum returned, which is rounded up and
/// at most the certificate's bound. If the programme has no legal plan at all, everything is true of its plans, and the
/// certificate's own bound is returned.
///
/// # Errors
///
/// `CertificateForeign`, `CertificateMultiplier` and `CertificateCases` if it is not about this programme or not well formed;
/// `CertificateBound` if it proves less than it claims.
pub fn prove(programme: &Programme, certificate: &Certificate) -> Result<Money, Vec<Finding>> {
    let ground = Ground::new(programme);
    let mut findings = foreign(programme, certificate);
    findings.extend(shape::check(&ground, certificate));
    if !findings.is_empty() {
        return Err(findings);
    }
    let claimed = certificate.bound;
    let Some(proven) = walk(&ground, certificate) else {
        return Ok(claimed);
    };
    let proven = Money { minor: proven, currency: claimed.currency };
    if proven > claimed {
        let finding = Finding::new(Code::CertificateBound, "certificate");
        return Err(vec![finding.with("claimed", claimed).with("proven", proven)]);
    }
    Ok(proven)
}

fn foreign(programme: &Programme, certificate: &Certificate) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut compare = |certificate: &str, programme: &str| {
        if certificate != programme {
            let finding = Finding::new(Code::CertificateForeign, "certificate");
            findings.push(finding.with("certificate", certificate).with("programme", programme));
        }
    };
    compare(&certificate.programme, &programme.fingerprint);
    compare(certificate.bound.currency.code(), programme.currency.code());
    findings
}

/// The largest value, in hundredths rounded up, of all leaves and of all that was removed; none if all cases are empty.
fn walk(ground: &Ground<'_>, certificate: &Certificate) -> Option<i64> {
    let claimed = certificate.bound.minor;
    let mut proven: Option<i64> = None;
    let mut open = vec![(0, Case::root(ground))];
    while let Some((node, mut case)) = open.pop() {
        match &certificate.nodes[node] {
            Node::Leaf { multipliers } => {
                let bound = evaluate(ground, &certificate.multipliers[*multipliers], &case).bound;
                if bound > f64::NEG_INFINITY {
                    proven = proven.max(Some(hundredths_up(bound)));
                }
            }
            Node::Split { question, yes, no } => {
                open.push((*yes, case.yes(question)));
                open.push((*no, case.no(question)));
            }
            Node::Fix { multipliers, then } => {
                let evaluation = evaluate(ground, &certificate.multipliers[*multipliers], &case);
                proven = proven.max(fix(&mut case, &evaluation, claimed));
                open.push((*then, case));
            }
        }
    }
    proven
}

/// Removes what cannot exceed the claimed bound; the largest value of what was removed.
fn fix(case: &mut Case, evaluation: &Evaluation, claimed: i64) -> Option<i64> {
    if evaluation.bound == f64::NEG_INFINITY {
        // The case is empty: nothing is left to remove.
        return None;
    }
    let mut removed: Option<i64> = None;
    for (number, left) in case.projects_mut().iter_mut().enumerate() {
        let rest = evaluation.bound - evaluation.best[number];
        let mut keep = |value: f64| {
            let most = hundredths_up(rest + value);
            if most <= claimed {
                removed = removed.max(Some(most));
            }
            most > claimed
        };
        left.out = left.out && keep(0.0);
        for (site, values) in left.sites.iter_mut().zip(&evaluation.values[number]) {
            for (launch, &value) in site.launches.iter_mut().zip(values) {
                // What has no value is not there: its removal proves nothing and costs nothing.
                *launch = *launch && value > f64::NEG_INFINITY && keep(value);
            }
        }
    }
    removed
}

/// In hundredths, rounded up; stays at the ends of the range.
#[expect(clippy::cast_possible_truncation, reason = "a cast from a double stays at the ends of the range")]
fn hundredths_up(value: f64) -> i64 {
    (value * 100.0).ceil() as i64
}
