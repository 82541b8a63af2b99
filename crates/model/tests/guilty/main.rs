//! The guilty: for every code of the judge a plan or a certificate that breaks exactly that rule.
//!
//! A judge that never finds anything passes every test on the innocent; only the guilty show that it looks.

mod plans;
mod world;

use model::finding::Code;

/// No code is on the list of the judge without a culprit here.
#[test]
fn every_code_of_the_judge_has_a_culprit() {
    let covered: Vec<Code> = plans::GUILTY.iter().flat_map(|(_, _, codes)| codes.iter().copied()).collect();
    for code in Code::ALL {
        if code.word().starts_with("plan-") {
            assert!(covered.contains(code), "{code} has no guilty case");
        }
    }
}
