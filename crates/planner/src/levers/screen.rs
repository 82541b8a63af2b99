//! Which of many levers are worth trying: those that move the bound at its own prices, by how much they move it.
//!
//! One sweep of the Lagrangian function over the changed programme, at the prices of the unchanged one, costs a thousandth of a trial.
//! Where a lever does not move it, no scarce thing that it loosens has a price and no project that it touches is near its turn. That is
//! no proof that it brings nothing, so such a lever counts as not tried.

use model::Programme;

use super::{Ground, Lever, Settings, what_if};
use crate::bound::{Lagrangian, ProjectCase, Scratch};
use crate::instance::Instance;
use crate::parallel;
use crate::rows::Rows;

/// As many levers as this are tried without asking.
const FEW: usize = 400;
/// Movements of the bound by less than this share of it are rounding.
const STILL: f64 = 1e-9;

impl Ground<'_> {
    /// Numbers of the levers to try, the most promising first.
    pub(super) fn worth_trying(&self, levers: &[Lever], settings: &Settings<'_>) -> Vec<usize> {
        if levers.len() <= FEW {
            return (0..levers.len()).collect();
        }
        let (instance, rows) = (self.search.instance(), self.search.rows());
        let unchanged = swept(instance, rows, self.search.prices());
        let moved = parallel::run(settings.threads, levers.len(), |number, _| {
            (!(settings.stop)()).then(|| self.bound_under(&levers[number]) - unchanged)
        });
        let mut moving: Vec<(f64, usize)> = moved
            .into_iter()
            .enumerate()
            .filter_map(|(number, moved)| moved.map(|moved| (moved, number)))
            .filter(|(moved, _)| *moved > STILL * unchanged.abs().max(1.0))
            .collect();
        moving.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        moving.into_iter().map(|(_, number)| number).collect()
    }

    fn bound_under(&self, lever: &Lever) -> f64 {
        let changed: Programme = what_if(self.programme, &[*lever]);
        let instance = Instance::new(&changed);
        let rows = Rows::new(&instance);
        // A resource that offered nothing has no price yet; whatever it is, the lever moves the bound.
        let prices = rows.translated(
            &instance,
            (self.search.rows(), self.search.instance()),
            self.search.prices(),
            0.0,
        );
        swept(&instance, &rows, &prices)
    }
}

fn swept(instance: &Instance, rows: &Rows, prices: &[f64]) -> f64 {
    let root: Vec<_> =
        (0..instance.projects.len()).map(|project| ProjectCase::whole(instance, project).into()).collect();
    let (mut answers, mut slope) = (Vec::new(), vec![0.0; rows.len]);
    Lagrangian { instance, rows }.sweep(prices, &root, &mut Scratch::default(), &mut answers, &mut slope)
}
