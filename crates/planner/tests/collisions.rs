//! When no plan can exist, the finding names the limits that collide, no more than needed, and says whether that is proven.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails may stop")]

use model::draft::{Draft, Must, Provenance, RequirementKind, RequiresRow};
use model::{Code, Decimal, Programme, sample};

fn plan(draft: Draft) -> planner::Outcome {
    let (programme, _) = Programme::new(draft).unwrap();
    let settings = planner::Settings { seed: 1, threads: 2, work: Some(60), stop: &|| false };
    planner::plan(&programme, &settings, &mut |_| {})
}

/// Plans a programme that has no plan, and returns the limits and the evidence.
fn collision(draft: Draft) -> (String, String) {
    let outcome = plan(draft);
    assert!(outcome.plan.is_none(), "there is a plan");
    let finding = outcome.collision.unwrap().finding(&|_| None);
    assert_eq!(finding.code, Code::LimitsCollide);
    let fact = |name: &str| finding.fact(name).unwrap().to_string();
    (fact("limits"), fact("proof"))
}

/// Twelve quarters, one stand; each project is one test on it, and two of the three must be in.
fn pair(duration: i64) -> Draft {
    let mut draft = sample::tiny();
    draft.tasks.retain(|row| row.task == "test");
    for row in &mut draft.tasks {
        row.duration = duration;
        row.duration_range = (None, None);
    }
    draft.projects[0].must = Must::In;
    draft.projects[1].must = Must::In;
    draft
}

fn requires(project: &str, other: &str, kind: RequirementKind) -> RequiresRow {
    let (project, other) = (project.to_owned(), other.to_owned());
    RequiresRow { project, other, kind, lag: 0, provenance: Provenance::default() }
}

/// Two projects that must be in need the one stand for twelve quarters together, and the last quarter is for the launch.
#[test]
fn a_stand_is_too_narrow() {
    assert!(plan(pair(5)).plan.is_some(), "ten quarters are there");
    let (limits, proof) = collision(pair(6));
    assert_eq!(
        limits,
        "projects valve-line.must = in; projects pump-line.must = in; resources stand; programme.periods"
    );
    assert_eq!(proof, "proof");
}

/// Two projects that must be in cost more together than the fund will ever have.
#[test]
fn a_fund_is_too_small() {
    let mut draft = pair(1);
    let cost = |row: usize| draft.tasks[row].outlay.value.billionths();
    let amount = Decimal::from_billionths(cost(1) + cost(0) / 2);
    draft.funds[0].amount.value = amount;
    draft.funds[1].amount.value = Decimal::ZERO;
    let (limits, proof) = collision(draft);
    assert_eq!(limits, "projects valve-line.must = in; projects pump-line.must = in; funds joint-fund");
    assert_eq!(proof, "proof");
}

/// A need that cannot be met in time is told with its requirement, not with what happens to be must as well.
#[test]
fn a_need_comes_too_late() {
    let mut draft = pair(4);
    draft.requires = vec![requires("bearing-line", "valve-line", RequirementKind::LaunchAfter)];
    draft.projects[2].must = Must::In;
    draft.projects[2].latest_launch = Some(7);
    draft.uses.clear();
    assert!(plan(draft.clone()).plan.is_some(), "without stands all three are tested at once");
    draft.uses = pair(4).uses;
    let (limits, proof) = collision(draft);
    assert_eq!(
        limits,
        "projects bearing-line.must = in; projects bearing-line.latest_launch; resources stand; \
         requires bearing-line launch_after valve-line"
    );
    assert_eq!(proof, "proof");
}

/// The finding is the same on any number of threads.
#[test]
fn threads_change_nothing() {
    let on = |threads: usize| {
        let (programme, _) = Programme::new(pair(6)).unwrap();
        let settings = planner::Settings { seed: 1, threads, work: Some(60), stop: &|| false };
        planner::plan(&programme, &settings, &mut |_| {}).collision
    };
    assert_eq!(on(1), on(3));
}
