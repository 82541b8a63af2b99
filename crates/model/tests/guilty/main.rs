//! The guilty: for every code of the judge a plan or a certificate that breaks exactly that rule.
//!
//! A judge that never finds anything passes every test on the innocent; only the guilty show that it looks.

#![allow(clippy::unwrap_used, reason = "clippy takes the helpers of an integration test for a library")]

mod repriced;
mod schedules;
mod bounds;
mod certificates;
mod innocent;
mod plans;
mod prices;
mod world;
mod worth;

use model::finding::Code;

/// No code is on the list of the judge without a culprit here.
#[test]
fn every_code_of_the_judge_has_a_culprit() {
    let plans = plans::GUILTY.iter().flat_map(|(_, _, codes)| codes.iter().copied());
    // Labels and the seal stand in the file alone: their culprits are in crates/jointworks/tests/transcripts/main.rs.
    let plans = plans.chain([Code::PlanLabel, Code::PlanSeal]);
    let covered: Vec<Code> = plans.chain(certificates::GUILTY.iter().map(|(_, _, code)| *code)).collect();
    for code in Code::ALL {
        if code.word().starts_with("plan-") || code.word().starts_with("certificate-") {
            assert!(covered.contains(code), "{code} has no guilty case");
        }
    }
}
