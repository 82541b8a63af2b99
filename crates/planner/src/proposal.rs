//! A plan while it is being built: what is placed where and when, and what is still free.
//!
//! Everything in a proposal is legal at any moment: resources, floor, money and precedence are checked when a project is placed, in
//! exact hundredths where money is concerned. Only "must be in" and mutual `and` are mended by the search.

mod resumed;
mod retimed;

use model::Programme;

use crate::bound::{ProjectCase, Scratch};
use crate::instance::Instance;
use crate::production::{Launched, Production};
use crate::response::{BARRED, Schedule, Tables, earnings};
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
    pub prices: &'a [f64],
    pub factor: f64,
    /// Prepared for `prices` by [`crate::bound::Lagrangian::prepare`].
    pub scratch: &'a Scratch,
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
    reach: Vec<i64>,
    market: Vec<f64>,
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
                    imported_outlay(instance, project, placement.site, &placement.schedule);
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

    /// Places a project where it gains most, if it gains anything or is forced. Returns whether it was placed.
    pub(crate) fn insert(
        &mut self,
        instance: &Instance,
        wish: &Wish<'_>,
        steering: &Steering<'_>,
        order: &[usize],
        bench: &mut Bench,
    ) -> bool {
        let mut sites: Vec<(f64, usize)> = Vec::new();
        let option = &instance.projects[wish.project];
        for (site, allowed) in wish.case.sites.iter().enumerate() {
            let open = allowed.launches.contains(&true) && Some(site) != wish.banned;
            // A hair of room: sums of areas that come and go drift.
            if open && self.area[option.sites[site].plant] + 1e-6 >= option.sites[site].area {
                let (gain, _) = self.best_launch(instance, wish, site, steering, None, bench);
                if gain > f64::NEG_INFINITY && (gain > 0.0 || wish.forced) {
                    sites.push((gain, site));
                }
            }
        }
        sites.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        sites.into_iter().any(|(_, site)| self.place(instance, wish, site, steering, order, bench))
    }

    /// Places a project at a site, trying later years while the funds refuse.
    fn place(
        &mut self,
        instance: &Instance,
        wish: &Wish<'_>,
        site: usize,
        steering: &Steering<'_>,
        order: &[usize],
        bench: &mut Bench,
    ) -> bool {
        let project = wish.project;
        let purse = instance.projects[project].sites[site].purse;
        let shares = &instance.purse_shares[purse];
        let mut reach = Vec::new();
        self.treasury.reach(shares, &mut reach);
        let mut wish = Wish { ..*wish };
        for _ in 0..6 {
            let (gain, launch) = self.best_launch(instance, &wish, site, steering, Some(&reach), bench);
            if gain == f64::NEG_INFINITY || (gain <= 0.0 && !wish.forced) {
                return false;
            }
            let wanted = bench.tables.schedule(&instance.projects[project], launch);
            let Some((schedule, launch)) = self.settle(instance, &wish, site, wanted) else { return false };
            let spending = spending(instance, project, site, &schedule);
            if let Some(grants) = self.treasury.claim(shares, order, &spending) {
                let outlay_cost = imported_outlay(instance, project, site, &schedule);
                self.put_in(
                    instance,
                    project,
                    Placement { site, launch, schedule, grants, spending, outlay_cost },
                );
                self.production.refresh(instance);
                self.steps.push(Change::Placed(project));
                return true;
            }
            // Less may be spent by the first year that went too far.
            let mut sum = 0;
            let mut worst = spending.last().copied().unwrap_or((0, 0)).0;
            let mut total = spending.iter().map(|&(_, minor)| minor).sum::<i64>();
            for &(year, minor) in &spending {
                sum += minor;
                if sum > reach[year] {
                    (worst, total) = (year, sum);
                    break;
                }
            }
            if reach[..=worst].iter().all(|&limit| limit < total) {
                // Already told, and not heeded: only sums of whole projects would show it. Later, then.
                wish.from = launch + 1;
            }
            for limit in &mut reach[..=worst] {
                *limit = (*limit).min(total - 1);
            }
        }
        false
    }

    /// The best launch at a site on what is still free, with its gain; fills the tables from which the schedule follows.
    fn best_launch(
        &self,
        instance: &Instance,
        wish: &Wish<'_>,
        number: usize,
        steering: &Steering<'_>,
        reach: Option<&[i64]>,
        bench: &mut Bench,
    ) -> (f64, usize) {
        let Wish { project, case, from, .. } = *wish;
        let option = &instance.projects[project];
        let site = &option.sites[number];
        if reach.is_none() {
            self.treasury.reach(&instance.purse_shares[site.purse], &mut bench.reach);
        }
        let reach = reach.unwrap_or(&bench.reach);
        // More than there ever will be: nothing of it need be looked at.
        if reach.last().is_some_and(|&reach| site.committed_minor.iter().any(|&sum| sum > reach)) {
            return (f64::NEG_INFINITY, 0);
        }
        let (factor, scratch) = (steering.factor, steering.scratch);
        let unit = &steering.scratch.tariff().unit[site.purse];
        let (policy, counted) =
            (scratch.policy().of(project, number), scratch.policy().spent(project, number));
        let price = |task: usize, number: usize, first: usize, row: &mut [f64]| {
            let mode = &site.modes[task][number];
            let (mut committed, mut least_first) = (site.committed_minor[task], i64::MAX);
            for other in &site.modes[task] {
                least_first = least_first.min(first_payment(other));
            }
            committed -= least_first;
            for (start, cost) in (first..).zip(row.iter_mut()) {
                let mut committed = committed;
                for (&(offset, money), &(_, minor)) in mode.payments.iter().zip(&mode.payments_minor) {
                    let period = start + offset;
                    committed += minor;
                    if committed > reach[instance.year(period)] {
                        *cost = BARRED;
                        break;
                    }
                    *cost += money
                        * (option.imported_share * instance.discount[period]
                            + factor * (unit[instance.year(period)] + counted));
                }
            }
            for &(of, units) in &mode.uses {
                // A start is barred while any of its periods is full: count how long the resource stays free.
                let (sums, free) = (&scratch.price_sums()[of], &self.free[of]);
                let mut lasting = 0;
                for period in (first..first + row.len() + mode.duration - 1).rev() {
                    lasting = if free[period] < units { 0 } else { lasting + 1 };
                    if let Some(cost) = row.get_mut(period - first) {
                        if lasting < mode.duration {
                            *cost = BARRED;
                        }
                        *cost += factor * units * (sums[period + mode.duration] - sums[period]);
                    }
                }
            }
        };
        let product = option.product;
        self.production.rest(instance, product, &mut bench.market);
        let buyer = steering.rows.buyer;
        let credit = scratch.market_credit(product);
        let margin = |period: usize| {
            let extra =
                buyer.map_or(0.0, |row| steering.prices[row + instance.year(period)] * site.buyer_extra);
            let asked = policy.map_or(0.0, |years| years[instance.year(period)]);
            // What policy asks is asked whatever the mood: a plan that breaks it is worth nothing.
            instance.discount[period] * site.margin + factor * (credit[period] - extra) - asked
        };
        earnings(instance, site, &bench.market, margin, &mut bench.earned);
        let floor =
            steering.rows.floor[site.plant].map_or(0.0, |row| factor * steering.prices[row] * site.area);
        let earliest = self.earliest_launch(instance, project).max(from);
        let (mut best, mut at) = (f64::NEG_INFINITY, 0);
        let starts = case.sites[number].starts.as_deref();
        if site.ends_last {
            bench.tables.fill(option, site, site.launch.1, starts, &price);
        }
        for launch in site.launch.0.max(earliest)..=site.launch.1 {
            if !case.sites[number].launches[launch] {
                continue;
            }
            // What could outlast the launch is asked for each launch by itself.
            if !site.ends_last {
                bench.tables.fill(option, site, launch, starts, &price);
            }
            let cost = bench.tables.profile[launch];
            let gain = bench.earned[launch] + factor * scratch.launch_credit(project, launch) - cost - floor;
            if cost < BARRED && gain > best {
                (best, at) = (gain, launch);
            }
        }
        if !site.ends_last && best > f64::NEG_INFINITY {
            bench.tables.fill(option, site, at, starts, &price);
        }
        (best, at)
    }

    /// The first launch that the launches of others allow.
    fn earliest_launch(&self, instance: &Instance, project: usize) -> usize {
        let obeyed = instance.obeys[project].iter().map(|&number| &instance.dependencies[number]);
        obeyed
            .filter(|dependency| dependency.kind == model::draft::RequirementKind::LaunchAfter)
            .filter_map(|dependency| {
                self.placed[dependency.other].as_ref().map(|other| other.launch + dependency.lag)
            })
            .max()
            .unwrap_or(0)
    }

    /// Moves tasks later where arcs outside the tree, other projects' tasks or the project's own use of a resource demand it.
    /// None if that does not fit.
    fn settle(
        &self,
        instance: &Instance,
        wish: &Wish<'_>,
        number: usize,
        mut schedule: Schedule,
    ) -> Option<(Schedule, usize)> {
        let Wish { project, case, .. } = *wish;
        let option = &instance.projects[project];
        let site = &option.sites[number];
        let mut own: Vec<(usize, usize, usize, f64)> = Vec::new();
        let mut launch = 0;
        for &task in &option.tree.order {
            let (mode, mut start) = schedule[task];
            for &(before, after, lag) in &option.tree.arcs {
                if after == task {
                    let (mode, began) = schedule[before];
                    let mode = &site.modes[before][mode];
                    start = start.max(began + mode.duration - mode.overlap + lag);
                }
            }
            for &((other, before), (of, after), lag) in &instance.cross {
                if of == project && after == task {
                    let placement = self.placed[other].as_ref()?;
                    let (mode, began) = placement.schedule[before];
                    let mode = &instance.projects[other].sites[placement.site].modes[before][mode];
                    start = start.max(began + mode.duration - mode.overlap + lag);
                }
            }
            let mode_option = &site.modes[task][mode];
            loop {
                if start + mode_option.duration > site.launch.1 {
                    return None;
                }
                let clash = (start..start + mode_option.duration).rev().find(|&period| {
                    mode_option.uses.iter().any(|&(resource, units)| {
                        let mine: f64 = own
                            .iter()
                            .filter(|(of, from, to, _)| *of == resource && (*from..*to).contains(&period))
                            .map(|(_, _, _, units)| units)
                            .sum();
                        self.free[resource][period] < units + mine
                    })
                });
                match clash {
                    Some(period) => start = period + 1,
                    None => break,
                }
            }
            if let Some(windows) = &case.sites[number].starts
                && start > windows[task].1 as usize
            {
                return None;
            }
            schedule[task] = (mode, start);
            launch = launch.max(start + mode_option.duration);
            own.extend(
                mode_option
                    .uses
                    .iter()
                    .map(|&(resource, units)| (resource, start, start + mode_option.duration, units)),
            );
        }
        let allowed = launch <= site.launch.1 && case.sites[number].launches[launch];
        (allowed && launch >= self.earliest_launch(instance, project)).then_some((schedule, launch))
    }

    /// Projects whose partner under a plain `and` is missing.
    pub(crate) fn orphans(&self, instance: &Instance) -> Vec<usize> {
        let missing = |&other: &usize| self.placed[other].is_none();
        let orphaned =
            |&project: &usize| self.placed[project].is_some() && instance.needs[project].iter().any(missing);
        instance.needy.iter().copied().filter(orphaned).collect()
    }
}

/// Spending by year in hundredths, years ascending.
pub(crate) fn spending(
    instance: &Instance,
    project: usize,
    site: usize,
    schedule: &Schedule,
) -> Vec<(usize, i64)> {
    let mut years = vec![0i64; instance.years];
    for (task, &(mode, start)) in schedule.iter().enumerate() {
        for &(offset, minor) in &instance.projects[project].sites[site].modes[task][mode].payments_minor {
            years[instance.year((start + offset).min(instance.periods - 1))] += minor;
        }
    }
    years.into_iter().enumerate().filter(|&(_, minor)| minor > 0).collect()
}

fn first_payment(mode: &crate::instance::ModeOption) -> i64 {
    mode.payments_minor.iter().filter(|(offset, _)| *offset == 0).map(|(_, minor)| minor).sum()
}

/// Σ δ ξ payments.
fn imported_outlay(instance: &Instance, project: usize, site: usize, schedule: &Schedule) -> f64 {
    let option = &instance.projects[project];
    let mut sum = 0.0;
    for (task, &(mode, start)) in schedule.iter().enumerate() {
        for &(offset, money) in &option.sites[site].modes[task][mode].payments {
            sum +=
                money * option.imported_share * instance.discount[(start + offset).min(instance.periods - 1)];
        }
    }
    sum
}
