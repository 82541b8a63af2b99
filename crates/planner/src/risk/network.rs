//! A plan as a network of activities in flat arrays: what waits for what, who holds which stand, and when nobody may begin yet.
//!
//! Activities are numbered by priority: by planned start, what is waited for before what waits. Time is counted in ticks, parts of a
//! period that a duration can be rounded to without harm: a week of a quarter, a day of a month or a week.
//!
//! **Release.** The plan waits for three sorts of reasons. For a task or a stand: then the activity begins whenever these are
//! ready, earlier or later than planned. For money: then not before the year in which the plan pays. On purpose (because an
//! earlier outlay would cost more than it gains): then not before its date. Invariant: if everything takes as long as likely,
//! every activity begins exactly when planned.

use model::account::{Chosen, Resolved, Scheduled};
use model::draft::{PaymentRule, RequirementKind};
use model::programme::{Mode, Programme};
use model::time::PeriodKind;

/// Parts of a period.
pub(super) fn ticks(kind: PeriodKind) -> u32 {
    match kind {
        PeriodKind::Quarter => 13,
        PeriodKind::Month => 30,
        PeriodKind::Week => 7,
    }
}

/// What waits for an activity.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arc {
    pub(super) to: u32,
    /// The share of the earlier activity's work after which the later one may begin: below one where they overlap.
    pub(super) progress: f64,
    /// Ticks after that.
    pub(super) lag: u32,
}

/// One task of one chosen project.
#[derive(Clone, Debug)]
pub(super) struct Activity {
    /// Number of the choice in the plan.
    pub(super) choice: usize,
    /// Number of the task in its project.
    pub(super) task: usize,
    /// Number of its mode at the chosen site.
    pub(super) mode: usize,
    /// Ticks that it likely takes.
    pub(super) likely: u32,
    /// The first tick at which it may begin at all.
    pub(super) release: u32,
    /// How many activities it waits for.
    pub(super) waits_for: u32,
    /// Its arcs: from..to in [`Network::arcs`].
    pub(super) arcs: (usize, usize),
    /// Whether some of them overlap.
    pub(super) overlaps: bool,
    /// Its uses: from..to in [`Network::uses`].
    pub(super) uses: (usize, usize),
}

/// A plan as activities.
#[derive(Clone, Debug)]
pub(super) struct Network {
    /// Ticks in a period.
    pub(super) ticks: u32,
    pub(super) periods: usize,
    pub(super) activities: Vec<Activity>,
    pub(super) arcs: Vec<Arc>,
    /// Resource and units.
    pub(super) uses: Vec<(usize, u32)>,
    /// capacity\[k · periods + t\].
    pub(super) capacity: Vec<u32>,
    /// Whether the capacity of a resource changes.
    pub(super) varies: Vec<bool>,
    /// Ticks at which the capacity of a resource changes, in order.
    pub(super) changes: Vec<(u32, usize)>,
    /// Activities of each choice.
    pub(super) tasks_of: Vec<Vec<usize>>,
    /// The choices in an order in which whoever launches after another stands behind it, with the others and the lags in ticks.
    pub(super) launch_order: Vec<(usize, Vec<(usize, u32)>)>,
    /// The planned launches, in periods.
    pub(super) planned: Vec<usize>,
}

/// The plan in periods, before it is cut into ticks.
struct Timed<'a> {
    programme: &'a Programme,
    choices: &'a [Chosen],
    /// Choice and place in its tasks, by priority.
    order: Vec<(usize, usize)>,
    /// The reverse: number of the activity by choice and task.
    number: Vec<Vec<usize>>,
    /// Earlier activity, later one, overlap and lag in periods.
    arcs: Vec<(usize, usize, usize, usize)>,
}

impl<'a> Timed<'a> {
    fn new(programme: &'a Programme, choices: &'a [Chosen]) -> Self {
        let mut timed = Self {
            programme,
            choices,
            order: Vec::new(),
            number: choices
                .iter()
                .map(|choice| vec![usize::MAX; programme.projects[choice.project].tasks.len()])
                .collect(),
            arcs: Vec::new(),
        };
        // First any order, to find who waits for whom; then by start, and among equals whoever is waited for first.
        for (choice, chosen) in choices.iter().enumerate() {
            timed.order.extend((0..chosen.tasks.len()).map(|place| (choice, place)));
        }
        timed.renumber();
        timed.arcs = timed.found_arcs();
        let ranks = timed.depths();
        let mut sorted: Vec<usize> = (0..timed.order.len()).collect();
        sorted.sort_by_key(|&number| (timed.scheduled(number).start, ranks[number], number));
        timed.order = sorted.iter().map(|&number| timed.order[number]).collect();
        timed.renumber();
        timed.arcs = timed.found_arcs();
        timed
    }

    fn renumber(&mut self) {
        for (number, &(choice, place)) in self.order.iter().enumerate() {
            self.number[choice][self.choices[choice].tasks[place].task] = number;
        }
    }

    fn scheduled(&self, number: usize) -> Scheduled {
        let (choice, place) = self.order[number];
        self.choices[choice].tasks[place]
    }

    fn mode(&self, number: usize) -> &'a Mode {
        let (choice, place) = self.order[number];
        self.choices[choice].mode(self.programme, self.choices[choice].tasks[place])
    }

    fn found_arcs(&self) -> Vec<(usize, usize, usize, usize)> {
        let mut arcs = Vec::new();
        let mut add = |before: usize, after: usize, lag: u32| {
            if before != usize::MAX && after != usize::MAX {
                arcs.push((before, after, self.mode(before).overlap as usize, lag as usize));
            }
        };
        for (choice, chosen) in self.choices.iter().enumerate() {
            for arc in &self.programme.projects[chosen.project].precedence {
                add(self.number[choice][arc.before], self.number[choice][arc.after], arc.lag);
            }
        }
        let place = |project| self.choices.iter().position(|choice| choice.project == project);
        for arc in &self.programme.cross_precedence {
            if let (Some(before), Some(after)) = (place(arc.before.0), place(arc.after.0)) {
                add(self.number[before][arc.before.1], self.number[after][arc.after.1], arc.lag);
            }
        }
        arcs.sort_unstable();
        arcs
    }

    /// How many activities stand before each on its longest way; the arcs have no circles.
    fn depths(&self) -> Vec<usize> {
        let mut depths = vec![0; self.order.len()];
        for _ in 0..self.order.len() {
            let mut changed = false;
            for &(before, after, ..) in &self.arcs {
                if depths[after] <= depths[before] && depths[before] < self.order.len() {
                    depths[after] = depths[before] + 1;
                    changed = true;
                }
            }
            if !changed {
                break;
            }
        }
        depths
    }

    /// The first period in which each activity may begin.
    fn releases(&self) -> Vec<usize> {
        let periods = self.programme.periods();
        let resources = self.programme.resources.len();
        let mut used = vec![0u32; resources * periods];
        for number in 0..self.order.len() {
            let (start, mode) = (self.scheduled(number).start.index(), self.mode(number));
            for &(resource, units) in &mode.uses {
                for period in start..(start + mode.duration as usize).min(periods) {
                    used[resource.index() * periods + period] += units;
                }
            }
        }
        let mut ready = vec![0; self.order.len()];
        for &(before, after, overlap, lag) in &self.arcs {
            let end = self.scheduled(before).start.index() + self.mode(before).duration as usize;
            ready[after] = ready[after].max(end.saturating_sub(overlap) + lag);
        }
        (0..self.order.len())
            .map(|number| {
                let (start, mode) = (self.scheduled(number).start.index(), self.mode(number));
                let held_up = |period: usize| {
                    period < ready[number]
                        || mode.duration > 0
                            && mode.uses.iter().any(|&(resource, units)| {
                                let capacity = self.programme.resources[resource].capacity[period];
                                used[resource.index() * periods + period] + units > capacity
                            })
                };
                let mut release = start;
                while release > 0 && release <= periods && held_up(release - 1) {
                    release -= 1;
                }
                release.max(self.paid_from(mode, start))
            })
            .collect()
    }

    /// The first start, not after the planned one, that needs no money before the year in which the plan pays it.
    fn paid_from(&self, mode: &Mode, start: usize) -> usize {
        if mode.outlay.minor == 0 {
            return 0;
        }
        let year = |period: usize| {
            let years = &self.programme.year_of;
            years.get(period).or(years.last()).copied().unwrap_or(0)
        };
        let payments = match mode.payment {
            PaymentRule::AtStart => 1,
            PaymentRule::Spread => mode.duration.max(1) as usize,
        };
        let fits = |from: usize| (0..payments).all(|payment| year(from + payment) >= year(start + payment));
        (0..start).rev().take_while(|&from| fits(from)).last().unwrap_or(start)
    }

    /// Who launches after whom.
    fn launch_order(&self, ticks: u32) -> Vec<(usize, Vec<(usize, u32)>)> {
        let place = |project| self.choices.iter().position(|choice| choice.project == project);
        let mut after = vec![Vec::new(); self.choices.len()];
        for row in self.programme.requirements.iter().filter(|row| row.kind == RequirementKind::LaunchAfter) {
            if let (Some(project), Some(other)) = (place(row.project), place(row.other)) {
                after[project].push((other, row.lag * ticks));
            }
        }
        let mut order: Vec<usize> = Vec::new();
        let mut placed = vec![false; self.choices.len()];
        while order.len() < self.choices.len() {
            let before = order.len();
            for choice in 0..self.choices.len() {
                if !placed[choice] && after[choice].iter().all(|&(other, _)| placed[other]) {
                    placed[choice] = true;
                    order.push(choice);
                }
            }
            if order.len() == before {
                // Invariant: a programme's requirements have no circles.
                order.extend((0..self.choices.len()).filter(|&choice| !placed[choice]));
            }
        }
        order.into_iter().map(|choice| (choice, std::mem::take(&mut after[choice]))).collect()
    }
}

impl Network {
    /// The network of a plan. `planned_with` is the programme whose durations the plan was made with; its likely durations decide
    /// for what the plan waits, those of `programme` how long tasks likely take.
    pub(super) fn new(programme: &Programme, planned_with: &Programme, resolved: &Resolved) -> Self {
        let timed = Timed::new(planned_with, &resolved.choices);
        let releases = timed.releases();
        let ticks = ticks(programme.calendar.kind());
        let whole = |periods: usize| u32::try_from(periods).unwrap_or(u32::MAX).saturating_mul(ticks);
        let (mut arcs, mut uses, mut activities) = (Vec::new(), Vec::new(), Vec::new());
        let mut tasks_of = vec![Vec::new(); resolved.choices.len()];
        for number in 0..timed.order.len() {
            let (choice, _) = timed.order[number];
            let scheduled = timed.scheduled(number);
            let mode = resolved.choices[choice].mode(programme, scheduled);
            let (first_arc, first_use) = (arcs.len(), uses.len());
            let from = timed.arcs.partition_point(|arc| arc.0 < number);
            for &(_, after, _, lag) in timed.arcs[from..].iter().take_while(|arc| arc.0 == number) {
                let progress = match mode.duration {
                    0 => 1.0,
                    all => 1.0 - f64::from(mode.overlap) / f64::from(all),
                };
                arcs.push(Arc { to: u32::try_from(after).unwrap_or(u32::MAX), progress, lag: whole(lag) });
            }
            uses.extend(mode.uses.iter().map(|&(resource, units)| (resource.index(), units)));
            tasks_of[choice].push(number);
            activities.push(Activity {
                choice,
                task: scheduled.task,
                mode: scheduled.mode,
                likely: mode.duration * ticks,
                release: whole(releases[number]),
                waits_for: u32::try_from(timed.arcs.iter().filter(|arc| arc.1 == number).count())
                    .unwrap_or(u32::MAX),
                arcs: (first_arc, arcs.len()),
                overlaps: mode.overlap > 0,
                uses: (first_use, uses.len()),
            });
        }
        let periods = programme.periods();
        let mut changes = Vec::new();
        let mut varies = Vec::new();
        for (id, resource) in programme.resources.rows() {
            let before = changes.len();
            for period in 1..periods {
                if resource.capacity[period] != resource.capacity[period - 1] {
                    changes.push((whole(period), id.index()));
                }
            }
            varies.push(changes.len() > before);
        }
        changes.sort_unstable();
        Self {
            ticks,
            periods,
            activities,
            arcs,
            uses,
            capacity: programme.resources.iter().flat_map(|resource| resource.capacity.clone()).collect(),
            varies,
            changes,
            tasks_of,
            launch_order: timed.launch_order(ticks),
            planned: resolved.choices.iter().map(|choice| choice.launch.index()).collect(),
        }
    }

    /// Units of a resource at a tick; after the horizon, as in its last period.
    pub(super) fn capacity_at(&self, resource: usize, tick: u32) -> u32 {
        let period = ((tick / self.ticks) as usize).min(self.periods - 1);
        self.capacity[resource * self.periods + period]
    }
}
