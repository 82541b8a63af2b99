//! Laws of the account.

use model::account::{self, Resolved};
use model::number::{Money, Quantity};
use model::sample::Size;

use crate::innocent::{self, Chance};
use crate::world;

/// Equation (4) equals the difference of bills (1)–(2): the credits telescope along the bill of materials, whatever is made,
/// even more than anybody needs.
#[test]
fn the_credits_telescope() {
    let mut chance = Chance(1);
    let mut moved = 0;
    for seed in 0..60 {
        let programme = innocent::programme(seed, Size::SMALL);
        for plan in &mut innocent::plans(&programme, &mut chance, 2) {
            for choice in &mut plan.choices {
                for made in &mut choice.production {
                    *made = Quantity::from_parts(i64::try_from(chance.below(3_000_000)).unwrap() - 1_000_000);
                }
            }
            let (resolved, findings) = Resolved::new(&programme, plan);
            assert_eq!(findings, Vec::new());
            let account = account::of(&programme, &resolved);
            let sum = |parts: &mut dyn Iterator<Item = Money>| parts.map(|part| part.minor).sum::<i64>();
            let nvr = account.totals.nvr.minor;
            assert_eq!(sum(&mut account.projects.iter().map(|project| project.nvr)), nvr);
            assert_eq!(sum(&mut account.years.iter().copied()), nvr);
            moved += usize::from(nvr != 0);
            for steps in account.periods.iter().chain([&account.steps]) {
                let planned =
                    steps.today - steps.replaced + steps.parts + steps.hidden + steps.imported_outlays;
                // Six sums, each rounded by itself.
                assert!((planned - steps.planned).minor.abs() <= 3, "{steps:?}");
            }
        }
    }
    assert!(moved > 100, "only {moved} plans were worth anything");
}

/// Doing nothing leaves today's bill as it is.
#[test]
fn nothing_changes_nothing() {
    let programme = innocent::programme(3, Size::SMALL);
    let account = account::of(&programme, &Resolved::default());
    assert_eq!(account.steps.today, account.steps.planned);
    assert_eq!(account.totals, innocent::nothing(&programme).totals);
}

/// The account agrees with pencil and paper: the steps from today's bill, each project's part, and what rests on which basis.
#[test]
fn the_account_agrees_with_pencil_and_paper() {
    let (programme, plan) = (world::programme(), world::plan());
    let (resolved, _) = Resolved::new(&programme, &plan);
    let account = account::of(&programme, &resolved);
    let steps = &account.steps;
    // (100·10 + 20·5) a quarter, four quarters whole and four at half.
    assert_eq!(steps.today, world::roubles(6600.0));
    // 100·20 pumps and 20·28.5 bearings, counted at their worth; 2·20 of bearings in each pump; hidden 6·20 + 3·28.5.
    assert_eq!(steps.replaced, world::roubles(2570.0));
    assert_eq!(steps.parts, world::roubles(800.0));
    assert_eq!(steps.hidden, world::roubles(205.5));
    assert_eq!(steps.imported_outlays, world::roubles(205.01));
    assert_eq!(steps.planned, world::roubles(5240.51));
    assert_eq!(account.projects[0].nvr, world::roubles(880.0));
    assert_eq!(account.projects[1].nvr, world::roubles(479.5));
    // 2026: four pumps less the tools: 216 − 200.005.
    assert_eq!(account.years, vec![world::roubles(16.0), world::roubles(1343.5)]);
    // Sites are estimates, and every term leans on a site.
    let all = steps.replaced + steps.parts + steps.hidden + steps.imported_outlays;
    let none = world::roubles(0.0);
    assert_eq!(account.by_basis, [none, none, all, none]);
    // Quarter by quarter, not discounted: the third pays the second half of the tools, the fourth makes four pumps.
    assert_eq!(account.periods[2].imported_outlays, world::roubles(75.0));
    assert_eq!(account.periods[3].planned, world::roubles(1100.0 - 400.0 + 160.0 + 24.0));
}
