//! Where a project goes when it is put in: the best launch at today's prices that room, money and links allow.

use super::outlays::{imported_outlay, spending};
use super::{Bench, Change, Placement, Proposal, Steering, Wish};
use crate::instance::{Instance, ModeOption, SiteOption};
use crate::response::{BARRED, Schedule, earnings, in_market};

impl Steering<'_> {
    /// What a site's floor costs.
    fn floor(&self, site: &SiteOption) -> f64 {
        self.rows.floor[site.plant].map_or(0.0, |row| self.factor * self.guide.prices[row] * site.area)
    }

    /// What a launch earns from (or owes to) other projects.
    fn launch_credit(&self, project: usize, launch: usize) -> f64 {
        self.factor * self.guide.scratch.launch_credit(project, launch)
    }
}

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
        self.production.rest(instance, option.product, &mut bench.market);
        bench.looked = None;
        for (site, allowed) in wish.case.sites.iter().enumerate() {
            let open = allowed.launches.contains(&true) && Some(site) != wish.banned;
            // A hair of room: sums of areas that come and go drift.
            if open && self.area[option.sites[site].plant] + 1e-6 >= option.sites[site].area {
                Self::earn(instance, wish, site, steering, bench);
                if !wish.forced && !Self::may_gain(instance, wish, site, steering, bench) {
                    continue;
                }
                self.look(instance, (wish, site), steering, bench);
                let (gain, launch) = self.best_launch(instance, wish, site, steering, bench);
                bench.looked = Some((site, gain, launch));
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
        let mut looked = bench.looked.take().filter(|looked| looked.0 == site);
        if looked.is_none() {
            self.look(instance, (wish, site), steering, bench);
        }
        let mut wish = Wish { ..*wish };
        for _ in 0..6 {
            let (gain, launch) = match looked.take() {
                Some((_, gain, launch)) => (gain, launch),
                None => {
                    // Another site's may be what is known.
                    Self::earn(instance, &wish, site, steering, bench);
                    self.best_launch(instance, &wish, site, steering, bench)
                }
            };
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
            let reach = &mut bench.reach;
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

    /// What launches at a site earn in the market that is left.
    fn earn(instance: &Instance, wish: &Wish<'_>, number: usize, steering: &Steering<'_>, bench: &mut Bench) {
        let option = &instance.projects[wish.project];
        let site = &option.sites[number];
        let Steering { rows, guide, factor } = *steering;
        let credit = guide.scratch.market_credit(option.product);
        let policy = guide.policy.of(wish.project, number);
        let margin = |period: usize| {
            let year = instance.year(period);
            let extra = rows.buyer.map_or(0.0, |row| guide.prices[row + year] * site.buyer_extra);
            let asked = policy.map_or(0.0, |years| years[year]);
            // What policy asks is asked whatever the mood: a plan that breaks it is worth nothing.
            instance.discount[period] * site.margin + factor * (credit[period] - extra) - asked
        };
        earnings(instance, site, margin, in_market(&bench.market), &mut bench.earned);
    }

    /// Whether a launch at the site for which earnings are known could gain anything if all that is scarce were free.
    fn may_gain(
        instance: &Instance,
        wish: &Wish<'_>,
        number: usize,
        steering: &Steering<'_>,
        bench: &Bench,
    ) -> bool {
        let site = &instance.projects[wish.project].sites[number];
        let floor = steering.floor(site);
        steering.guide.may_gain(site, (wish.project, number), steering.factor, |launch| {
            bench.earned[launch] + steering.launch_credit(wish.project, launch) - floor
        })
    }

    /// What money costs at a site and how far its purse reaches.
    fn look(
        &self,
        instance: &Instance,
        (wish, number): (&Wish<'_>, usize),
        steering: &Steering<'_>,
        bench: &mut Bench,
    ) {
        let purse = instance.projects[wish.project].sites[number].purse;
        self.treasury.reach(&instance.purse_shares[purse], &mut bench.reach);
        steering.guide.spent(instance, (wish.project, number), steering.factor, &mut bench.spent);
    }

    /// The best launch on what is still free at the site that is looked at, with its gain; fills the tables from which the schedule
    /// follows.
    fn best_launch(
        &self,
        instance: &Instance,
        wish: &Wish<'_>,
        number: usize,
        steering: &Steering<'_>,
        bench: &mut Bench,
    ) -> (f64, usize) {
        let Wish { project, case, from, .. } = *wish;
        let option = &instance.projects[project];
        let site = &option.sites[number];
        let Bench { tables, earned, spent, reach, .. } = bench;
        // More than there ever will be: nothing of it need be looked at.
        if reach.last().is_some_and(|&reach| site.committed_minor.iter().any(|&sum| sum > reach)) {
            return (f64::NEG_INFINITY, 0);
        }
        let factor = steering.factor;
        let price = |task: usize, number: usize, first: usize, row: &mut [f64]| {
            let mode = &site.modes[task][number];
            let least_first = site.modes[task].iter().map(first_payment).min().unwrap_or(0);
            let mut committed = site.committed_minor[task] - least_first;
            for (&(offset, money), &(_, minor)) in mode.payments.iter().zip(&mode.payments_minor) {
                committed += minor;
                for (period, cost) in (first + offset..).zip(row.iter_mut()) {
                    let dear = committed > reach[instance.year(period)];
                    *cost += if dear { BARRED } else { money * spent[period] };
                }
            }
            let starts = row.len();
            for &(of, units) in &mode.uses {
                let (sums, free) =
                    (&steering.guide.scratch.price_sums()[of][first..], &self.free[of][first..]);
                let used =
                    sums.iter().zip(&sums[mode.duration..]).map(|(from, to)| factor * units * (to - from));
                row.iter_mut().zip(used).for_each(|(cost, used)| *cost += used);
                // A start is barred while any of its periods is full.
                let mut next = 0;
                for (period, free) in free[..starts + mode.duration - 1].iter().enumerate() {
                    if *free < units {
                        let from = next.max((period + 1).saturating_sub(mode.duration));
                        next = starts.min(period + 1);
                        row.get_mut(from..next).into_iter().flatten().for_each(|cost| *cost = BARRED);
                    }
                }
            }
        };
        let floor = steering.floor(site);
        let earliest = self.earliest_launch(instance, project).max(from);
        let (mut best, mut at) = (f64::NEG_INFINITY, 0);
        let starts = case.sites[number].starts.as_deref();
        if site.ends_last {
            tables.fill(option, site, site.launch.1, starts, &price);
        }
        for launch in site.launch.0.max(earliest)..=site.launch.1 {
            if !case.sites[number].launches[launch] {
                continue;
            }
            // What could outlast the launch is asked for each launch by itself.
            if !site.ends_last {
                tables.fill(option, site, launch, starts, &price);
            }
            let cost = tables.profile[launch];
            let gain = earned[launch] + steering.launch_credit(project, launch) - cost - floor;
            if cost < BARRED && gain > best {
                (best, at) = (gain, launch);
            }
        }
        if !site.ends_last && best > f64::NEG_INFINITY {
            tables.fill(option, site, at, starts, &price);
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
