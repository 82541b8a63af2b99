//! Plants together: as few as can do it, each within what it can do, none that could do it alone.

use model::Decimal;
use model::cooperation::{Verdict, Way};
use model::draft::{Process, Property};
use proptest::prelude::*;

use crate::market::{Told, able, day, does, holds, market, reach, require};

/// Two plants share what neither has free; a third that has less stays out; who can do it alone is no member.
#[test]
fn a_quantity_is_shared_by_as_few_as_can() {
    let mut draft = market();
    able(&mut draft, "minsk", "gear set", Some(6));
    able(&mut draft, "brest", "gear set", Some(4));
    able(&mut draft, "omsk", "gear set", Some(3));
    let told = Told::of(&draft);
    assert_eq!(told.alone(), Vec::<&str>::new());
    let mut members = told.jointly();
    members[0].sort_unstable();
    assert_eq!(members, [["brest", "minsk"]]);
    let shares: Vec<Decimal> = told.answer.matches[0].members.iter().map(|member| member.quantity).collect();
    assert_eq!(shares.iter().map(|share| share.billionths()).sum::<i128>(), Decimal::whole(260).billionths());
    able(&mut draft, "tula", "gear set", Some(10));
    let told = Told::of(&draft);
    assert_eq!(told.alone(), ["tula"]);
    assert!(told.jointly().iter().all(|members| !members.contains(&"tula")));
}

/// Weeks of one group are not promised twice.
#[test]
fn one_group_is_counted_once() {
    let mut draft = market();
    able(&mut draft, "minsk", "gear set", Some(6));
    let mut twin = draft.cooperation.capabilities[0].clone();
    twin.capability = "twin".into();
    twin.group = Some("minsk".into());
    draft.cooperation.capabilities.push(twin);
    assert!(Told::of(&draft).jointly().is_empty());
}

/// A forge and a gear shop make a chain: each is judged on its part, accuracy is asked of who cuts the teeth, papers of both, and the
/// days of both count.
#[test]
fn processes_are_done_one_after_another() {
    let mut draft = market();
    require(&mut draft, Property::Process, "forging; gear_cutting; case_hardening");
    require(&mut draft, Property::Accuracy, "7");
    draft.cooperation.needs[0].certificates = vec!["ISO 9001".into()];
    draft.cooperation.needs[0].deadline = day("2026-03-02");
    let forge = able(&mut draft, "minsk", "forgings", Some(50));
    does(forge, &[Process::Forging]);
    forge.lead_time = Some(20);
    let shop = able(&mut draft, "brest", "gear cutting for customers", Some(50));
    does(shop, &[Process::GearCutting, Process::CaseHardening]);
    reach(shop, Property::Accuracy, "6");
    shop.lead_time = Some(40);
    holds(&mut draft, "minsk", "ISO 9001", None);
    holds(&mut draft, "brest", "ISO 9001", None);
    let told = Told::of(&draft);
    assert_eq!(told.jointly(), [["minsk", "brest"]]);
    let chain = &told.answer.matches[0];
    assert_eq!(chain.way, Way::Jointly);
    assert_eq!(chain.members[0].processes, [Process::Forging]);
    assert_eq!(chain.members[1].processes, [Process::GearCutting, Process::CaseHardening]);
    let asked = |at: usize| {
        chain.members[at].judgements.iter().map(|one| one.requirement.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(asked(0), ["process", "certificate", "capacity"]);
    assert_eq!(asked(1), ["process", "process", "accuracy", "certificate", "capacity", "deadline"]);
    assert!(
        chain.members.iter().flat_map(|member| &member.judgements).all(|one| one.verdict == Verdict::Meets)
    );
    // One day more, and the chain is late though each of its plants is not.
    draft.cooperation.capabilities[0].lead_time = Some(21);
    assert!(Told::of(&draft).jointly().is_empty());
    // Without its paper the forge is out.
    draft.cooperation.capabilities[0].lead_time = Some(20);
    draft.cooperation.certificates_held.remove(0);
    assert!(Told::of(&draft).jointly().is_empty());
}

/// Three plants are a chain only where two are not enough.
#[test]
fn two_plants_before_three() {
    let mut draft = market();
    require(&mut draft, Property::Process, "forging; turning; grinding");
    does(able(&mut draft, "minsk", "a", Some(50)), &[Process::Forging]);
    does(able(&mut draft, "brest", "b", Some(50)), &[Process::Turning]);
    does(able(&mut draft, "omsk", "c", Some(50)), &[Process::Grinding]);
    assert_eq!(Told::of(&draft).jointly(), [["minsk", "brest", "omsk"]]);
    does(able(&mut draft, "tula", "d", Some(50)), &[Process::Turning, Process::Grinding]);
    assert_eq!(Told::of(&draft).jointly(), [["minsk", "tula"]]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    /// A shared quantity is shared by as few plants as exhaustion of all sets finds, and whole; where no set makes it, there is none.
    #[test]
    fn sharing_is_as_good_as_trying_everything(free in proptest::collection::vec(0i64..10, 5)) {
        let mut draft = market();
        for (key, free) in ["brest", "minsk", "omsk", "perm", "tula"].iter().zip(&free) {
            able(&mut draft, key, "gear set", Some(*free));
        }
        let sum = |set: u32| (0..5).filter(|at| set >> at & 1 == 1).map(|at| free[at as usize]).sum::<i64>();
        let fewest = (1u32..32).filter(|set| sum(*set) >= 10).map(u32::count_ones).min();
        let told = Told::of(&draft);
        let found = told.answer.matches.iter().find(|found| found.way == Way::Jointly);
        prop_assert_eq!(found.map(|found| u32::try_from(found.members.len()).unwrap()), fewest);
        if let Some(found) = found {
            let made: i128 = found.members.iter().map(|member| member.quantity.billionths()).sum();
            prop_assert_eq!(made, Decimal::whole(260).billionths());
            prop_assert!(found.members.iter().flat_map(|member| &member.judgements).all(|one| !one.breaks()));
        }
    }
}
