//! Hidden imports priced again after a plan.

use model::account::{self, Localised, Repriced, Resolved};
use model::draft::IoRow;
use model::number::{Decimal, Ratio, UnitPrice};
use model::programme::{InputOutput, Programme};
use model::sample::{self, Size};
use model::{Id, Table};

use crate::innocent::{self, Chance};
use crate::world;

/// The small world with tables: bearings are machines made in Russia, and 26 more of them are needed every quarter, so that the plan
/// makes 21 of 42 in its best one. Today's content of machines is (.25 · .10 + .10 · .80) / .535, of 23 roubles 4.514019.
fn with_tables() -> Programme {
    let mut programme = world::programme();
    programme.tables = InputOutput {
        sectors: ["BLR_metals", "RUS_machines"].map(str::to_owned).into(),
        inside: vec![vec![0.20, 0.10], vec![0.25, 0.30]],
        imported: vec![("machines".to_owned(), vec![0.10, 0.06]), ("other".to_owned(), vec![0.15, 0.04])],
    };
    let mut products: Vec<_> = programme.products.iter().cloned().collect();
    products[1].demand.iter_mut().for_each(|demand| *demand = world::units(26));
    programme.products = Table::new(products);
    let mut projects: Vec<_> = programme.projects.iter().cloned().collect();
    projects[world::BEARING].sector = Some(1);
    projects[world::BEARING].sites[0].hidden.likely = UnitPrice::from_parts(4_514_019);
    programme.projects = Table::new(projects);
    programme
}

fn repriced(programme: &Programme) -> Option<Repriced> {
    account::repriced(programme, &Resolved::new(programme, &world::plan()).0)
}

#[test]
fn it_agrees_with_pencil_and_paper() {
    let found = repriced(&with_tables()).unwrap();
    let half = Localised { goods: "machines".to_owned(), share: Ratio::from_parts(500_000) };
    assert_eq!(found.localised, [half]);
    // 6 · 20 for pumps; 28.5 bearings at 4.514019, and after at 23 · (.20 · .10 + .07 · .80) / .506 = 3.454545.
    assert_eq!(found.hidden_now, world::roubles(248.65));
    assert_eq!(found.hidden_after, world::roubles(218.45));
    // 1359.495 less 28.5 · 1.514019, and the difference of the two.
    assert_eq!(found.nvr_after, world::roubles(1346.55));
    assert!(found.worth_making.is_empty());
}

/// What a plant declares stays, and only what it buys inside today becomes less foreign.
#[test]
fn declared_imports_stay() {
    let mut programme = with_tables();
    let mut projects: Vec<_> = programme.projects.iter().cloned().collect();
    projects[world::BEARING].declared_imports = Some(world::price(3));
    programme.projects = Table::new(projects);
    // Contents .306324 and .150198 of what machines buy today: 3 + (23 − 3) · (.10 · .306324 + .30 · .150198) = 4.513834.
    assert_eq!(repriced(&programme).unwrap().hidden_after, world::roubles(120.0 + 28.5 * 4.513_834));
}

#[test]
fn a_project_outside_the_plan_may_become_worth_making() {
    let mut programme = with_tables();
    let mut projects: Vec<_> = programme.projects.iter().cloned().collect();
    // Another maker of bearings, at 110 roubles: what it imports costs more than the 20 of a bearing today, and less after.
    let mut dear = projects[world::BEARING].clone();
    dear.key = "dear".to_owned();
    dear.sites[0].unit_price = world::price(110);
    dear.sites[0].hidden.likely = UnitPrice::from_parts(21_588_785);
    projects.push(dear);
    programme.projects = Table::new(projects);
    // 110 · .196262 = 21.59 > 20 > 110 · .150198 = 16.52.
    assert_eq!(repriced(&programme).unwrap().worth_making, [Id::new(7)]);
}

/// Without tables, and where the plan makes nothing of what the tables import, there is nothing to say.
#[test]
fn nothing_moves_without_tables_or_sectors() {
    assert_eq!(repriced(&world::programme()), None);
    let mut programme = with_tables();
    programme.tables.imported.remove(0);
    assert_eq!(repriced(&programme), None);
}

/// Against the other way round: the tables' own cells moved by hand, the programme born again, and the same plan accounted.
#[test]
fn a_programme_with_moved_tables_is_worth_the_same() {
    let mut chance = Chance(7);
    let (mut compared, mut moved) = (0, 0);
    for seed in 0..120 {
        let mut draft = sample::generated(seed, Size::SMALL);
        if draft.io_inside.is_empty() {
            continue;
        }
        for project in &mut draft.projects {
            (project.nonbom_imports, project.nonbom_imports_low, project.nonbom_imports_high) =
                (None, None, None);
        }
        let Ok((programme, _)) = Programme::new(draft.clone()) else { continue };
        for plan in innocent::plans(&programme, &mut chance, 1) {
            let (resolved, _) = Resolved::new(&programme, &plan);
            let Some(found) = account::repriced(&programme, &resolved) else { continue };
            let mut after = draft.clone();
            for Localised { goods, share } in &found.localised {
                let part =
                    |cell: Decimal| cell.billionths() * i128::from(share.parts()) / i128::from(Ratio::SCALE);
                let plus = |cell: Decimal, more: i128| Decimal::from_billionths(cell.billionths() + more);
                let of = |row: &&mut IoRow| row.input == *goods;
                for cell in after.io_imported.iter_mut().filter(of) {
                    let inside = after.io_inside.iter_mut();
                    let same = inside.filter(|row| row.input == *goods && row.sector == cell.sector);
                    let moved = part(cell.value);
                    same.for_each(|row| row.value = plus(row.value, moved));
                    cell.value = plus(cell.value, -moved);
                }
            }
            let (after, _) = Programme::new(after).unwrap();
            let expected = account::of(&after, &Resolved::new(&after, &plan).0).steps.hidden;
            let apart = (expected - found.hidden_after).minor.abs();
            // Shares are told in millionths, prices rounded to them.
            let bearable = 2 + found.hidden_now.minor / 100_000;
            assert!(apart <= bearable, "seed {seed}: {expected:?} is not {:?}", found.hidden_after);
            assert!(found.hidden_after <= found.hidden_now);
            compared += 1;
            moved += usize::from(found.hidden_after < found.hidden_now);
        }
    }
    assert!(compared > 20 && moved > 20, "only {compared} compared, {moved} moved");
}
