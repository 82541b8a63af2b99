//! Random programmes, planned: the judge is silent, the checker proves the bound, threads change nothing.

use model::sample::{self, Size};
use model::{Programme, certificate};

fn programme(seed: u64, size: Size) -> Programme {
    match Programme::new(sample::generated(seed, size)) {
        Ok((programme, _)) => programme,
        Err(findings) => unreachable!("generated drafts are valid: {findings:?}"),
    }
}

fn plan(programme: &Programme, work: u64, threads: usize) -> planner::Outcome {
    let settings = planner::Settings { seed: 7, threads, work: Some(work), stop: &|| false };
    planner::plan(programme, &settings, &mut |_| {})
}

/// Whatever the planner returns is legal, and its certificate proves its bound to a checker that shares no code with it.
#[test]
fn plans_are_legal_and_bounds_are_proven() {
    let mut planned = 0;
    for seed in 0..400 {
        let programme = programme(seed, Size::SMALL);
        let outcome = plan(&programme, 4, 1);
        let Some(plan) = outcome.plan else {
            assert!(outcome.collision.is_some(), "seed {seed}: no plan and no reason");
            continue;
        };
        planned += 1;
        let findings = model::check(&programme, &plan);
        assert!(findings.is_empty(), "seed {seed}: {findings:?}");
        let proof = certificate::prove(&programme, &outcome.certificate);
        assert!(proof.is_ok(), "seed {seed}: {proof:?}");
        assert!(
            proof.is_ok_and(|proven| proven <= plan.bound) && plan.totals.nvr <= plan.bound,
            "seed {seed}"
        );
        let chosen = plan.choices.len() + plan.left_out.len();
        assert_eq!(chosen, programme.projects.len(), "seed {seed}: every project is in, or has a reason");
    }
    assert!(planned > 300, "only {planned} of 400 programmes were planned");
}

/// The same under policy limits: what may not be broken is not, what is broken is paid for, and the proof covers both.
#[test]
fn policy_limits_are_kept_or_paid_for() {
    let (mut planned, mut broken, mut refused) = (0, 0, 0);
    for seed in 0..60 {
        let Ok((programme, _)) = Programme::new(sample::limited(seed, Size::SMALL)) else {
            unreachable!("generated drafts are valid")
        };
        let outcome = plan(&programme, 4, 1);
        let Some(plan) = outcome.plan else {
            assert!(outcome.collision.is_some(), "seed {seed}: no plan and no reason");
            refused += 1;
            continue;
        };
        planned += 1;
        broken += usize::from(plan.totals.penalty.minor > 0);
        let findings = model::check(&programme, &plan);
        assert!(findings.is_empty(), "seed {seed}: {findings:?}");
        let proof = certificate::prove(&programme, &outcome.certificate);
        assert!(proof.clone().is_ok_and(|proven| proven <= plan.bound), "seed {seed}: {proof:?}");
        assert!(plan.totals.objective() <= plan.bound, "seed {seed}");
    }
    println!("{planned} planned, {broken} with penalties, {refused} refused");
    assert!(planned > 30 && broken > 6 && refused > 1, "{planned} planned, {broken} paid, {refused} refused");
}

/// On tiny programmes plan and bound meet: the checker itself then says that nothing is better, as brute force would.
#[test]
fn tiny_programmes_are_closed() {
    let (mut closed, mut planned) = (0, 0);
    for seed in 0..150 {
        let programme = programme(seed, Size::TINY);
        let outcome = plan(&programme, 60, 2);
        let Some(plan) = outcome.plan else { continue };
        planned += 1;
        let gap = plan.bound.minor - plan.totals.nvr.minor;
        closed += usize::from(gap <= 100 + plan.bound.minor.abs() / 100_000);
    }
    println!("{closed} of {planned} closed");
    assert!(closed * 10 >= planned * 8, "only {closed} of {planned} tiny programmes were closed");
}

/// The same work with the same seed gives the same plan and the same proof on one thread and on two.
#[test]
fn threads_change_nothing() {
    for seed in 0..12 {
        let programme = programme(seed, Size::SMALL);
        let (one, two) = (plan(&programme, 6, 1), plan(&programme, 6, 2));
        assert_eq!(one.plan, two.plan, "seed {seed}");
        assert_eq!(one.certificate, two.certificate, "seed {seed}");
    }
}
