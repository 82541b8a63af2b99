//! A plan while it is being built: what is placed where and when, and what is still free.
//!
//! Everything in a proposal is legal at any moment: resources, floor, money and precedence are checked when a project is placed, in
//! exact hundredths where money is concerned. Only "must be in" and mutual `and` are mended by the search.

mod insertion;
mod outlays;
mod resumed;
mod retimed;

use model::Programme;

pub(crate) use outlays::spending;

use crate::bound::ProjectCase;
use crate::guide::Guide;
use crate::instance::Instance;
use crate::production::{Launched, Production};
use crate::response::{Schedule, Tables};
use crate::rows::Rows;
use crate::treasury::{Grant, Treasury};

/// A placed project.
#[derive(Clone, Debug)]
pub(crate) struct Placement {
    pub site: usize,
    pub launch: usize,
    pub schedule: Schedule,
    pub grants: Vec<Grant>,
    /// What is paid, by year.
    pub spending: Vec<(usize, i64)>,
    /// Discounted imported outlays.
    pub outlay_cost: f64,
}

/// One step of building, as it has to be undone.
#[derive(Clone, Debug)]
enum Change {
    Placed(usize),
    Removed(usize, Placement),
    /// The funds before they were asked anew, and the grants of the time.
    Repaid(Treasury, Vec<(usize, Vec<Grant>)>),
}

/// A plan while it is being built.
#[derive(Clone, Debug)]
pub(crate) struct Proposal {
    pub placed: Vec<Option<Placement>>,
    /// The placed projects, in no particular order.
    pub inside: Vec<usize>,
    /// Where each placed project stands in `inside`.
    seat: Vec<usize>,
    free: Vec<Vec<f64>>,
    area: Vec<f64>,
    treasury: Treasury,
    pub production: Production,
    /// Σ of [`Placement::outlay_cost`].
    outlays: f64,
    /// The same when the plan was last kept.
    kept_outlays: f64,
    /// Steps since [`Proposal::keep`].
    steps: Vec<Change>,
    /// The objective as the search sees it: NVR less penalties.
    pub value: f64,
    /// How far policy limits are broken that may not be; nought = not at all.
    pub forbidden: f64,
}

/// Prices that steer a placement, scaled; none = only what is still free counts.
pub(crate) struct Steering<'a> {
    pub rows: &'a Rows,
    pub guide: &'a Guide,
    pub factor: f64,
}

/// A project that shall be placed.
pub(crate) struct Wish<'a> {
    pub project: usize,
    /// What may be chosen of it.
    pub case: &'a ProjectCase,
    /// A site that is not to be used this time.
    pub banned: Option<usize>,
    /// Whether to place it even if it gains nothing by itself.
    pub forced: bool,
    /// No launch before this period.
    pub from: usize,
}

/// Arrays reused from call to call.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bench {
    tables: Tables,
    earned: Vec<f64>,
    /// What a unit of money spent costs in each period.
    spent: Vec<f64>,
    /// What the purse could pay until each year.
    reach: Vec<i64>,
    market: Vec<f64>,
    /// The site that was looked at last, its best gain and launch: the other fields tell of it.
    looked: Option<(usize, f64, usize)>,
}

impl Proposal {
    /// Nothing is placed.
    pub(crate) fn empty(instance: &Instance, programme: &Programme) -> Self {
        Self {
            placed: vec![None; instance.projects.len()],
            inside: Vec::new(),
            seat: vec![0; instance.projects.len()],
            free: instance.capacity.clone(),
            area: instance.area.clone(),
            treasury: Treasury::new(programme),
            production: Production::idle(instance),
            outlays: 0.0,
            kept_outlays: 0.0,
            steps: Vec::new(),
            value: 0.0,
            forbidden: 0.0,
        }
    }

    /// Recomputes production and value.
    pub(crate) fn evaluate(&mut self, instance: &Instance) {
        self.production.settle(instance);
        // Sums that go up and down a million times drift; here they are made good.
        self.outlays = self.placed.iter().flatten().map(|placement| placement.outlay_cost).sum();
        self.sum_up(instance);
    }

    /// The same, but the value may be a little too high; much cheaper where the buyer's limit binds.
    pub(crate) fn estimate(&mut self, instance: &Instance) {
        self.production.estimate(instance);
        self.sum_up(instance);
    }

    fn sum_up(&mut self, instance: &Instance) {
        self.value = self.production.value - self.outlays;
        if instance.policy.is_empty() {
            return;
        }
        let mut spent = vec![0.0; instance.policy.len()];
        for (project, placement) in self.placed.iter().enumerate() {
            let Some(placement) = placement else { continue };
            let counted = &instance.projects[project].sites[placement.site].counted;
            #[expect(clippy::cast_precision_loss, reason = "the search rounds; the judge does not")]
            let sum = placement.spending.iter().map(|&(_, minor)| minor).sum::<i64>() as f64 / 100.0;
            counted.iter().for_each(|&row| spent[row] += sum);
        }
        let breach = self.production.give_way(instance, &spent);
        self.value = self.production.value - self.outlays - breach.penalty;
        self.forbidden = breach.forbidden;
    }

    /// What was done is to stay.
    pub(crate) fn keep(&mut self) {
        self.steps.clear();
        self.kept_outlays = self.outlays;
        self.production.keep();
    }

    /// The projects taken out since [`Proposal::keep`].
    pub(crate) fn removed(&self) -> impl Iterator<Item = usize> {
        self.steps
            .iter()
            .filter_map(|step| if let Change::Removed(project, _) = step { Some(*project) } else { None })
    }

    /// Undoes all steps since [`Proposal::keep`].
    pub(crate) fn undo(&mut self, instance: &Instance) {
        while let Some(step) = self.steps.pop() {
            match step {
                Change::Placed(project) => {
                    self.take_out(instance, project);
                }
                Change::Removed(project, placement) => {
                    self.treasury.restore(&placement.grants);
                    self.put_in(instance, project, placement);
                }
                Change::Repaid(treasury, grants) => {
                    self.treasury = treasury;
                    for (project, grants) in grants {
                        if let Some(placement) = &mut self.placed[project] {
                            placement.grants = grants;
                        }
                    }
                }
            }
        }
        self.outlays = self.kept_outlays;
        self.production.restore(instance);
        self.sum_up(instance);
    }

    /// Occupies what a placement needs, money apart.
    fn put_in(&mut self, instance: &Instance, project: usize, placement: Placement) {
        let option = &instance.projects[project].sites[placement.site];
        self.occupy(instance, project, placement.site, &placement.schedule, -1.0);
        self.area[option.plant] -= option.area;
        self.outlays += placement.outlay_cost;
        let launched = Launched { project, site: placement.site, launch: placement.launch };
        self.production.launch(instance, launched);
        self.placed[project] = Some(placement);
        self.seat[project] = self.inside.len();
        self.inside.push(project);
    }

    /// Frees what a placement needed, money included.
    fn take_out(&mut self, instance: &Instance, project: usize) -> Option<Placement> {
        let placement = self.placed[project].take()?;
        let seat = self.seat[project];
        self.inside.swap_remove(seat);
        if let Some(&moved) = self.inside.get(seat) {
            self.seat[moved] = seat;
        }
        let option = &instance.projects[project].sites[placement.site];
        self.occupy(instance, project, placement.site, &placement.schedule, 1.0);
        self.area[option.plant] += option.area;
        self.outlays -= placement.outlay_cost;
        self.treasury.release(&placement.grants);
        self.production.withdraw(instance, project);
        Some(placement)
    }

    /// The same placements with the prices of another instance of the same programme.
    pub(crate) fn revalued(&self, instance: &Instance, programme: &Programme) -> Self {
        let mut same = Self::empty(instance, programme);
        for (project, placement) in self.placed.iter().enumerate() {
            if let Some(mut placement) = placement.clone() {
                placement.outlay_cost =
                    outlays::imported_outlay(instance, project, placement.site, &placement.schedule);
                same.treasury.restore(&placement.grants);
                same.put_in(instance, project, placement);
            }
        }
        same.production.refresh(instance);
        same.keep();
        same.evaluate(instance);
        same
    }

    /// Whether a project may be placed now, as far as other projects decide it.
    pub(crate) fn may_place(&self, instance: &Instance, project: usize) -> bool {
        self.placed[project].is_none()
            && instance.excludes[project].iter().all(|&other| self.placed[other].is_none())
            && instance.obeys[project].iter().all(|&number| {
                let dependency = &instance.dependencies[number];
                // A plain `and` may wait for its partner; whoever must launch or start after another may not.
                let waits = dependency.kind == model::draft::RequirementKind::LaunchAfter
                    || number >= instance.requirements;
                !waits || self.placed[dependency.other].is_some()
            })
    }

    /// Takes a project out, and all that cannot be without it. Call [`Proposal::evaluate`] afterwards.
    pub(crate) fn remove(&mut self, instance: &Instance, project: usize) {
        let Some(placement) = self.take_out(instance, project) else { return };
        self.steps.push(Change::Removed(project, placement));
        for &other in &instance.needed_by[project] {
            self.remove(instance, other);
        }
    }

    fn occupy(&mut self, instance: &Instance, project: usize, site: usize, schedule: &Schedule, sign: f64) {
        for (task, &(mode, start)) in schedule.iter().enumerate() {
            let mode = &instance.projects[project].sites[site].modes[task][mode];
            for &(resource, units) in &mode.uses {
                self.free[resource][start..start + mode.duration]
                    .iter_mut()
                    .for_each(|free| *free += sign * units);
            }
        }
    }

    /// Asks the funds for all placed projects anew, year by year, in that order of funds. Keeps the old grants if the new order
    /// fails somewhere.
    pub(crate) fn repay(&mut self, instance: &Instance, order: &[usize]) {
        let mut claims: Vec<(usize, usize, i64)> = Vec::new();
        let mut treasury = self.treasury.clone();
        for (project, placement) in self.placed.iter().enumerate() {
            if let Some(placement) = placement {
                treasury.release(&placement.grants);
                claims.extend(placement.spending.iter().map(|&(year, sum)| (year, project, sum)));
            }
        }
        claims.sort_unstable();
        let mut grants: Vec<Vec<Grant>> = vec![Vec::new(); self.placed.len()];
        for (year, project, sum) in claims {
            let Some(placement) = &self.placed[project] else { continue };
            let purse = instance.projects[project].sites[placement.site].purse;
            match treasury.claim(&instance.purse_shares[purse], order, &[(year, sum)]) {
                Some(more) => grants[project].extend(more),
                None => return,
            }
        }
        let treasury = std::mem::replace(&mut self.treasury, treasury);
        let mut before = Vec::new();
        for (project, (placement, grants)) in self.placed.iter_mut().zip(grants).enumerate() {
            if let Some(placement) = placement {
                before.push((project, std::mem::replace(&mut placement.grants, grants)));
            }
        }
        self.steps.push(Change::Repaid(treasury, before));
    }

    /// Projects whose partner under a plain `and` is missing.
    pub(crate) fn orphans(&self, instance: &Instance) -> Vec<usize> {
        let missing = |&other: &usize| self.placed[other].is_none();
        let orphaned =
            |&project: &usize| self.placed[project].is_some() && instance.needs[project].iter().any(missing);
        instance.needy.iter().copied().filter(orphaned).collect()
    }
}
