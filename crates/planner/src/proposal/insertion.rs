//! Where a project goes when it is put in: the best launch at today's prices that room, money and links allow.

use super::outlays::{imported_outlay, spending};
use super::{Bench, Change, Placement, Proposal, Steering, Wish};
use crate::instance::{Instance, ModeOption};
use crate::response::{BARRED, Schedule, earnings, in_market};

impl Proposal {
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
        earnings(instance, site, margin, in_market(&bench.market), &mut bench.earned);
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
    pub(super) fn earliest_launch(&self, instance: &Instance, project: usize) -> usize {
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
}

/// What a mode pays in its first period, in hundredths.
fn first_payment(mode: &ModeOption) -> i64 {
    mode.payments_minor.iter().filter(|(offset, _)| *offset == 0).map(|(_, minor)| minor).sum()
}
