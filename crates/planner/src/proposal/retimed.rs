//! Dates given anew: the tasks of all placed projects as one network for the scheduling core, and what of its answer can be paid.
//!
//! The search places one project after another, so a project that came late waits behind projects that could let it pass. The core
//! sees all of them at once, with arcs of any shape and launches that wait for launches, but no money. So its dates are
//! proposals, too: a project moves where resources, links and funds allow it, and everything stays if the whole gains nothing.

use model::draft::RequirementKind;
use model::network::{Activity, Aim, From, Link, Mode, Network, Parts, Resource, Schedule as Dates};

use super::outlays::{imported_outlay, spending};
use super::{Placement, Proposal};
use crate::instance::Instance;

/// Networks of more tasks are left as they are: the core would not get far in the time of a round.
const TASKS_MAX: usize = 20_000;
/// The largest weight of a launch.
const WEIGHT_MAX: f64 = 1000.0;

/// How far dates may move.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// No task begins in an earlier budget year than it does: what could be paid still can.
    SameYear,
    /// As far as links and money in all allow.
    Free,
}

/// The placed projects' tasks as a network, with a milestone for each launch, and the dates that they have.
struct Rescheduling {
    network: Network,
    present: Dates,
    /// Placed projects and the number of the first activity of each; its milestone stands behind its tasks.
    first: Vec<(usize, usize)>,
}

impl Proposal {
    /// The same projects at the same sites in the same modes on better dates; none if the core finds none.
    pub(crate) fn retimed(&self, instance: &Instance, seed: u64, threads: usize) -> Option<Self> {
        let mut best: Option<Self> = None;
        for reach in [Reach::SameYear, Reach::Free] {
            let from = best.as_ref().unwrap_or(self);
            if let Some(better) = from.redated(instance, reach, seed, threads) {
                best = Some(better);
            }
        }
        best
    }

    fn redated(&self, instance: &Instance, reach: Reach, seed: u64, threads: usize) -> Option<Self> {
        let Rescheduling { network, present, first } = self.network(instance, reach)?;
        // A thousand schedules or so.
        let work = network.activities.len() as u64;
        let settings = scheduling::Settings {
            seed,
            threads,
            pace: &|_| work,
            work: Some(work),
            warm: Some(&present),
            stop: &|| false,
        };
        let dates = scheduling::schedule(&network, &settings, &mut |_| {}).schedule?;
        let mut moves: Vec<(usize, Vec<usize>)> = Vec::new();
        for &(project, from) in &first {
            let tasks = self.placed[project].as_ref()?.schedule.len();
            let starts = dates.starts[from..from + tasks].iter().map(|start| usize::try_from(*start).ok());
            moves.push((project, starts.collect::<Option<_>>()?));
        }
        moves.sort_by_key(|(project, starts)| (starts.iter().copied().max(), *project));
        let mut better = self.clone();
        // Twice, because some make room for others.
        for _ in 0..2 {
            for (project, starts) in &moves {
                better.redate(instance, *project, starts);
            }
        }
        better.production.refresh(instance);
        better.keep();
        better.evaluate(instance);
        let gains = better.value > self.value + 1e-9 * self.value.abs();
        (gains && better.forbidden <= self.forbidden).then_some(better)
    }

    /// Nothing is placed, or too much: no network.
    fn network(&self, instance: &Instance, reach: Reach) -> Option<Rescheduling> {
        let placed =
            || self.placed.iter().enumerate().filter_map(|(it, placed)| Some((it, placed.as_ref()?)));
        let count: usize = placed().map(|(_, placement)| placement.schedule.len() + 1).sum();
        if count == 0 || count > TASKS_MAX {
            return None;
        }
        let worth = |project: usize, placement: &Placement| {
            let site = &instance.projects[project].sites[placement.site];
            (site.margin * site.ramp.last().copied().unwrap_or(0.0)).max(0.0)
        };
        let most = placed().map(|(project, placement)| worth(project, placement)).fold(0.0, f64::max);
        let (mut parts, mut present, mut first) = (Parts::default(), Dates::default(), Vec::new());
        parts.projects.push("all".to_owned());
        parts.aim = Aim::Lateness;
        parts.resources = instance.capacity.iter().map(|by_period| resource(by_period)).collect();
        for (project, placement) in placed() {
            let (option, from) = (&instance.projects[project], parts.activities.len());
            let site = &option.sites[placement.site];
            first.push((project, from));
            for (task, &(mode, start)) in placement.schedule.iter().enumerate() {
                let mode = &site.modes[task][mode];
                let paid = mode.payments_minor.iter().map(|(offset, _)| *offset).min();
                let mut release = site.earliest[task].min(start);
                if let (Reach::SameYear, Some(paid)) = (reach, paid) {
                    let year = |start: usize| instance.year((start + paid).min(instance.periods - 1));
                    release = (release..=start).find(|it| year(*it) == year(start)).unwrap_or(start);
                }
                let mut uses = vec![0; instance.capacity.len()];
                mode.uses.iter().for_each(|&(resource, units)| uses[resource] += amount(units.ceil()));
                let mode = Mode { duration: periods(mode.duration), uses, ..Mode::default() };
                parts.activities.push(Activity {
                    modes: vec![mode],
                    release: periods(release),
                    deadline: Some(periods(site.launch.1)),
                    ..Activity::default()
                });
                present.starts.push(periods(start));
            }
            let milestone = parts.activities.len();
            let links = option.tree.arcs.iter();
            parts.links.extend(links.map(|&(before, after, lag)| {
                let lag = periods(lag) - self.overlap(instance, (project, before));
                follows(from + before, from + after, lag)
            }));
            let ends = (from..milestone).map(|task| follows(task, milestone, 0));
            parts.links.extend(ends);
            parts.activities.push(Activity {
                modes: vec![Mode { uses: vec![0; instance.capacity.len()], ..Mode::default() }],
                deadline: Some(periods(site.launch.1)),
                // Whoever gains nothing by an early launch still makes way for nobody.
                weight: 1 + amount(WEIGHT_MAX * worth(project, placement) / most.max(1e-9)),
                ..Activity::default()
            });
            present.starts.push(periods(placement.launch));
        }
        present.modes = vec![0; present.starts.len()];
        self.link_projects(instance, &first, &mut parts);
        Some(Rescheduling { network: Network::new(parts).ok()?, present, first })
    }

    /// Tasks that wait for tasks of other projects, and launches that wait for launches.
    fn link_projects(&self, instance: &Instance, first: &[(usize, usize)], parts: &mut Parts) {
        let place = |project: usize| {
            first.binary_search_by_key(&project, |it| it.0).ok().map(|number| first[number].1)
        };
        let cross = instance.cross.iter().filter_map(|&((before, task), (after, next), lag)| {
            let lag = periods(lag) - self.overlap(instance, (before, task));
            Some(follows(place(before)? + task, place(after)? + next, lag))
        });
        parts.links.extend(cross);
        let milestone = |project: usize| {
            Some(
                place(project)?
                    + self.placed[project].as_ref().map_or(0, |placement| placement.schedule.len()),
            )
        };
        let launches =
            instance.dependencies.iter().filter(|it| it.kind == RequirementKind::LaunchAfter).filter_map(
                |it| Some(follows(milestone(it.other)?, milestone(it.project)?, periods(it.lag))),
            );
        parts.links.extend(launches);
    }

    /// By how many periods those after a placed project's task may overlap it.
    fn overlap(&self, instance: &Instance, (project, task): (usize, usize)) -> i64 {
        self.placed[project].as_ref().map_or(0, |placement| {
            let mode = placement.schedule[task].0;
            periods(instance.projects[project].sites[placement.site].modes[task][mode].overlap)
        })
    }

    /// Moves a project to new starts; it stays where it is if something forbids them.
    fn redate(&mut self, instance: &Instance, project: usize, starts: &[usize]) {
        let Some(old) = self.take_out(instance, project) else { return };
        let option = &instance.projects[project].sites[old.site];
        let schedule: Vec<_> =
            old.schedule.iter().zip(starts).map(|(&(mode, _), &start)| (mode, start)).collect();
        let ends = schedule.iter().enumerate().map(|(task, &(mode, start))| {
            let end = start + option.modes[task][mode].duration;
            (end <= instance.periods).then_some(end)
        });
        let launch = ends.collect::<Option<Vec<usize>>>().and_then(|ends| ends.into_iter().max());
        let launch = launch.filter(|launch| (option.launch.0..=option.launch.1).contains(launch));
        let claimed =
            launch.filter(|launch| self.waits_are_kept(instance, project, old.site, &schedule, *launch));
        let moved = claimed.and_then(|launch| {
            let spending = spending(instance, project, old.site, &schedule);
            let order: Vec<usize> = (0..instance.funds.len()).collect();
            let grants = self.treasury.claim(&instance.purse_shares[option.purse], &order, &spending)?;
            let outlay_cost = imported_outlay(instance, project, old.site, &schedule);
            Some(Placement { site: old.site, launch, schedule, grants, spending, outlay_cost })
        });
        if let Some(moved) = moved {
            let site = moved.site;
            self.put_in(instance, project, moved);
            if self.has_room(instance, project, site) {
                return;
            }
            self.take_out(instance, project);
        }
        self.treasury.restore(&old.grants);
        self.put_in(instance, project, old);
    }

    /// Whether no resource that a placed project uses is used beyond what there is.
    fn has_room(&self, instance: &Instance, project: usize, site: usize) -> bool {
        let Some(placement) = &self.placed[project] else { return true };
        let modes = &instance.projects[project].sites[site].modes;
        placement.schedule.iter().enumerate().all(|(task, &(mode, start))| {
            let mode = &modes[task][mode];
            let room = |resource: usize| {
                self.free[resource][start..start + mode.duration].iter().all(|free| *free >= 0.0)
            };
            mode.uses.iter().all(|&(resource, _)| room(resource))
        })
    }

    /// Whether tasks and launches keep the distances that others, and they among themselves, demand.
    fn waits_are_kept(
        &self,
        instance: &Instance,
        project: usize,
        site: usize,
        schedule: &[(usize, usize)],
        launch: usize,
    ) -> bool {
        // When a task of a placed project, or of this one, begins, and when others may follow it.
        let of = |(other, task): (usize, usize)| -> Option<(usize, usize)> {
            let (site, schedule) = match &self.placed[other] {
                Some(placement) => (placement.site, placement.schedule.as_slice()),
                None if other == project => (site, schedule),
                None => return None,
            };
            let (mode, start) = schedule[task];
            let mode = &instance.projects[other].sites[site].modes[task][mode];
            Some((start, start + mode.duration - mode.overlap))
        };
        let own = instance.projects[project].tree.arcs.iter();
        let own = own.map(|&(before, after, lag)| ((project, before), (project, after), lag));
        let cross = instance.cross.iter().filter(|arc| arc.0.0 == project || arc.1.0 == project).copied();
        let tasks_wait = own.chain(cross).all(|(before, after, lag)| match (of(before), of(after)) {
            (Some((_, follow)), Some((start, _))) => start >= follow + lag,
            _ => true,
        });
        let later = |number: &usize| {
            let dependency = &instance.dependencies[*number];
            let waits = self.placed[dependency.project].as_ref();
            dependency.kind != RequirementKind::LaunchAfter
                || waits.is_none_or(|other| other.launch >= launch + dependency.lag)
        };
        tasks_wait
            && launch >= self.earliest_launch(instance, project)
            && instance.awaited[project].iter().all(later)
    }
}

fn follows(before: usize, after: usize, lag: i64) -> Link {
    Link { before, after, from: From::End, lag }
}

/// A number of periods as networks count them.
fn periods(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A whole number out of a float that holds one.
#[expect(clippy::cast_possible_truncation, reason = "far below 2⁵³")]
fn amount(number: f64) -> i64 {
    number as i64
}

/// A resource with its calendar.
fn resource(by_period: &[f64]) -> Resource {
    let at = |period: usize| amount(by_period.get(period).copied().unwrap_or(0.0).floor());
    let changes = (1..by_period.len()).filter(|&period| at(period) != at(period - 1));
    Resource {
        capacity: at(0),
        changes: changes.map(|period| (periods(period), at(period))).collect(),
        ..Resource::default()
    }
}

#[cfg(test)]
mod tests {
    use model::account::{self, Resolved};
    use model::sample::{self, Size};
    use model::{Plan, Programme};

    use super::Proposal;
    use crate::instance::Instance;
    use crate::publish::publish;

    /// Whatever gets new dates stays legal and becomes worth more, to the judge as to the search; and some plans do.
    #[test]
    fn new_dates_are_legal_and_better() {
        let mut better = 0;
        for seed in 0..60 {
            let Ok((programme, _)) = Programme::new(sample::generated(seed, Size::SMALL)) else { continue };
            let settings = crate::Settings { seed: 7, threads: 1, work: Some(1), stop: &|| false };
            let Some(plan) = crate::plan(&programme, &settings, &mut |_| {}).plan else { continue };
            let instance = Instance::new(&programme);
            let Some(late) = postponed(&instance, &programme, &plan) else { continue };
            let Some(retimed) = late.retimed(&instance, 1, 1) else { continue };
            better += 1;
            assert!(retimed.value > late.value, "seed {seed}");
            let again = publish(&programme, &instance, &retimed, plan.settings.clone());
            let totals = account::of(&programme, &Resolved::new(&programme, &again).0).totals;
            // Reasons and bound belong to the search, not to the dates.
            let again = Plan { left_out: plan.left_out.clone(), bound: plan.bound, totals, ..again };
            let findings = model::check(&programme, &again);
            assert!(findings.is_empty(), "seed {seed}: {findings:?}");
        }
        println!("{better} late plans became better");
        assert!(better > 10, "only {better} late plans became better");
    }

    /// The same plan with every project three periods later, as far as that is legal.
    fn postponed(instance: &Instance, programme: &Programme, plan: &Plan) -> Option<Proposal> {
        let mut late = Proposal::of_plan(instance, programme, plan)?;
        let mut placed: Vec<(usize, usize)> = late
            .placed
            .iter()
            .enumerate()
            .filter_map(|(it, placed)| Some((placed.as_ref()?.launch, it)))
            .collect();
        placed.sort_unstable();
        for (_, project) in placed.into_iter().rev() {
            let starts = late.placed[project].as_ref().map(|it| it.schedule.iter().map(|task| task.1 + 3));
            let starts: Vec<usize> = starts?.collect();
            late.redate(instance, project, &starts);
        }
        late.production.refresh(instance);
        late.keep();
        late.evaluate(instance);
        Some(late)
    }
}
