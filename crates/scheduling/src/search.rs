//! The search as a whole: islands from above, refutation from below, in rounds whose work is counted.
//!
//! A round gives every worker the same amount of work; workers meet only between rounds, so that the answer does not depend on
//! how many threads carried them.

use model::Finding;
use model::network::{Aim, Network, Schedule};

use crate::compiled::{Compiled, Time};
use crate::cost::Cost;
use crate::island::Island;
use crate::refute::{Answer, Reasoning, Refuter};
use crate::{Ground, Outcome, Progress, Settings, Status, capacity, limits, paths};

/// Ticks of one worker in one round: some hundredths of a second.
const ROUND: u64 = 200_000;
/// Ticks that are one unit of work.
const UNIT: u64 = 1000;
/// Ticks of all workers before the search is asked how much it may do.
const PILOT: u64 = 1_000_000;
/// Parts of all work after which islands exchange their best.
const EXCHANGES: u64 = 24;
/// Networks with more activities are not refuted: the proof would not come to its first contradiction.
const REFUTABLE: usize = 2_000;
/// Rounds in which every second one belongs to refutation where that is promising; later it is every fourth, or most of them
/// where the islands have long found nothing better.
const EAGER: u64 = 40;
/// So many rounds without anything better at least, and seven eighths of all, before islands are taken to have done what they can.
const EXHAUSTED: u64 = 400;
/// Networks with so few activities in one mode each are refuted in the end, whatever the gap.
const SMALL: usize = 40;
/// On larger ones a gap above this part of the bound is hardly ever closed by refutation, unless the bound keeps rising.
const NEAR: i64 = 25;
/// Doublings of the work of refutation that may be spent on a wide gap.
const DOUBLINGS: i64 = 4;

/// Everything that is known between two rounds.
pub(crate) struct Search<'n, 'c> {
    network: &'n Network,
    compiled: &'c Compiled,
    heads: Vec<Time>,
    islands: Vec<Island<'c>>,
    /// One from above (is anything better?), one from below (is anything as good as the bound?).
    refuters: Vec<Refuter<'c>>,
    best: Option<(Cost, Schedule)>,
    bound: Time,
    ground: Ground,
    /// For other aims than the makespan: no schedule has a better value.
    limit_of_aim: Option<i64>,
    /// It is proven that there is no schedule.
    impossible: bool,
    /// Which limits make it so.
    limits: Vec<String>,
    rounds: u64,
    /// How many of the rounds were given to refutation.
    refutations: u64,
    /// The bound after each of them.
    history: Vec<Time>,
    /// The round in which the best schedule became better for the last time.
    improved: u64,
    ticks: u64,
}

/// Searches until bound and schedule meet, the work is done, or somebody says stop. Beyond the work that it was paced for it goes
/// on, cold.
pub(crate) fn run(
    network: &Network,
    compiled: &Compiled,
    settings: &Settings<'_>,
    watch: &mut dyn FnMut(Progress),
) -> Outcome {
    let mut search = Search::new(network, compiled, settings);
    let mut planned: Option<u64> = None;
    let mut exchanged = 0;
    loop {
        watch(search.progress());
        let spent = search.ticks / UNIT;
        let over = settings.work.is_some_and(|limit| spent >= limit);
        // Whoever has no time at all still gets what one round finds.
        if search.is_closed() || search.impossible || over || (search.rounds > 0 && (settings.stop)()) {
            break;
        }
        if planned.is_none() && search.ticks >= PILOT {
            planned = Some((settings.pace)(spent));
        }
        let total = planned.unwrap_or(u64::MAX / UNIT / 2).saturating_mul(UNIT);
        let share = |ticks: u64| if planned.is_some() { ticks as f64 / total as f64 } else { 0.0 };
        let limit = settings.work.map_or(u64::MAX, |work| work.saturating_mul(UNIT));
        let round = ROUND.min(limit.saturating_sub(search.ticks).div_ceil(2)).max(1);
        search.round(settings.threads, round, (share(search.ticks), share(search.ticks + 2 * round)));
        if planned.is_some() && search.ticks.saturating_mul(EXCHANGES) / total > exchanged {
            exchanged = search.ticks.saturating_mul(EXCHANGES) / total;
            search.exchange();
        }
    }
    if search.impossible {
        let (limits, ticks) = limits::conflicting(network, settings.stop);
        search.ticks += ticks;
        search.limits = limits;
    }
    search.outcome(planned)
}

/// Runs two jobs, beside one another if there are threads for both.
fn both(threads: usize, one: impl FnOnce() + Send, two: impl FnOnce() + Send) {
    if threads > 1 {
        std::thread::scope(|scope| {
            scope.spawn(one);
            two();
        });
    } else {
        one();
        two();
    }
}

impl<'n, 'c> Search<'n, 'c> {
    fn new(network: &'n Network, compiled: &'c Compiled, settings: &Settings<'_>) -> Self {
        let heads = paths::earliest(compiled).unwrap_or_else(|| compiled.release.clone());
        let tails = paths::tails(compiled);
        let (mut bound, mut ground) = (paths::critical(compiled, &heads), Ground::LongestPath);
        if let Some((periods, resource)) = capacity::bound(compiled, &heads, &tails).filter(|it| it.0 > bound)
        {
            (bound, ground) = (periods, Ground::Capacity { resource });
        }
        let mut islands: Vec<Island<'c>> = match compiled.topological {
            Some(_) => (0..2).map(|number| Island::new(compiled, settings.seed, number)).collect(),
            None => Vec::new(),
        };
        if let Some(warm) = settings.warm.filter(|it| it.starts.len() == compiled.count) {
            let starts: Vec<Time> =
                warm.starts.iter().map(|it| Time::try_from(*it).unwrap_or(0).max(0)).collect();
            let modes: Vec<u8> = warm.modes.iter().map(|it| u8::try_from(*it).unwrap_or(0)).collect();
            for island in &mut islands {
                island.adopt(&starts, &modes);
            }
        }
        let limit_of_aim = paths::limit(compiled, &heads);
        Self {
            network,
            compiled,
            heads,
            islands,
            refuters: Vec::new(),
            best: None,
            bound,
            ground,
            limit_of_aim,
            impossible: false,
            limits: Vec::new(),
            rounds: 0,
            refutations: 0,
            history: Vec::new(),
            improved: 0,
            ticks: 0,
        }
    }

    /// What would be enough: nobody can do better.
    fn enough(&self) -> Cost {
        match self.compiled.aim {
            Aim::Makespan => Cost { breach: 0, aim: i64::from(self.bound), tail: i32::MAX },
            _ => Cost { breach: i64::MIN, aim: i64::MIN, tail: 0 },
        }
    }

    fn is_closed(&self) -> bool {
        match self.compiled.aim {
            Aim::Makespan => self.best.as_ref().is_some_and(|(cost, _)| *cost <= self.enough()),
            _ => self.value().is_some_and(|value| Some(value) == self.limit_of_aim),
        }
    }

    /// Whose turn it is.
    fn refutes(&self) -> bool {
        let refutable = self.compiled.count <= REFUTABLE && self.compiled.aim == Aim::Makespan;
        // Where a proof will not come in time, time is better spent on schedules.
        let turn = match (self.is_small() || self.is_near(), self.is_stale()) {
            (true, true) if self.compiled.count <= SMALL => !self.rounds.is_multiple_of(8),
            (true, true) => !self.rounds.is_multiple_of(4),
            (true, false) if self.rounds < EAGER => self.rounds % 2 == 1,
            (true, false) => self.rounds % 4 == 1,
            (false, true) if self.is_rising() => !self.rounds.is_multiple_of(4),
            (false, true) if self.is_exhausted() => self.rounds % 2 == 1,
            (false, false) if self.is_rising() => self.rounds % 4 == 1,
            (false, _) => self.rounds % 8 == 1,
        };
        self.islands.is_empty() || (refutable && turn)
    }

    /// Whether the islands have long found nothing better.
    fn is_stale(&self) -> bool {
        self.rounds - self.improved > 10.max(self.rounds / 2)
    }

    /// Whether the islands found nothing better for so long that they hardly ever will.
    fn is_exhausted(&self) -> bool {
        self.rounds - self.improved > EXHAUSTED.max(self.rounds / 8 * 7)
    }

    /// Whether the network is refuted in the end, whatever the gap.
    fn is_small(&self) -> bool {
        self.compiled.count <= SMALL && self.compiled.is_single_mode()
    }

    /// Whether little is missing between bound and schedule.
    fn is_near(&self) -> bool {
        let near = |cost: &Cost| (cost.aim - i64::from(self.bound)) * NEAR <= i64::from(self.bound);
        self.best.as_ref().is_none_or(|(cost, _)| near(cost))
    }

    /// Whether the bound rises so fast that the schedule is in reach. A step of the bound takes a constant factor more work than
    /// the one before: what the last doubling brought, the next [`DOUBLINGS`] will bring each, too.
    fn is_rising(&self) -> bool {
        let Some((cost, _)) = &self.best else { return true };
        let before = self.history.get(self.history.len() / 2).copied().unwrap_or(self.bound);
        i64::from(self.bound - before) * DOUBLINGS >= cost.aim - i64::from(self.bound)
    }

    /// One round of all workers.
    fn round(&mut self, threads: usize, ticks: u64, done: (f64, f64)) {
        if self.refutes() {
            self.refute(threads, ticks);
        } else {
            let enough = self.enough();
            let [one, two] = self.islands.as_mut_slice() else { return };
            both(threads, || one.live(ticks, done, enough), || two.live(ticks, done, enough));
            self.collect();
        }
        self.ticks += 2 * ticks;
        self.rounds += 1;
    }

    /// One round from above and from below.
    fn refute(&mut self, threads: usize, ticks: u64) {
        let better = self.best.as_ref().map(|(cost, _)| Time::try_from(cost.aim).unwrap_or(0) - 1);
        let end = better.unwrap_or(self.compiled.horizon);
        if self.refuters.is_empty() {
            let (compiled, heads) = (self.compiled, &self.heads);
            self.refuters = [Reasoning::Profiles, Reasoning::Windows]
                .map(|reasoning| Refuter::new(compiled, heads, (self.bound, end), reasoning))
                .into();
        }
        for refuter in &mut self.refuters {
            refuter.limit(end);
            refuter.raise(self.bound);
        }
        if let (Some((_, schedule)), Some(first)) = (&self.best, self.refuters.first_mut()) {
            let starts: Vec<Time> =
                schedule.starts.iter().map(|it| Time::try_from(*it).unwrap_or(0)).collect();
            first.hint(&starts);
        }
        // From below every other time; otherwise both work on the last proof, and tell one another what they learn. Where that proof
        // is near and probably the last, they always do.
        self.refutations += 1;
        let last = self.is_stale() && (self.is_small() || self.is_near());
        let target = if last || self.refutations.is_multiple_of(2) { end } else { self.bound.min(end) };
        let mut answers = [Answer::Unknown; 2];
        let ([above, below], [one, two]) = (self.refuters.as_mut_slice(), &mut answers) else { return };
        both(threads, || *one = above.pursue(end, ticks), || *two = below.pursue(target, ticks));
        if let [above, below] = self.refuters.as_mut_slice() {
            let (one, two) = (above.told(), below.told());
            above.hear(&two);
            below.hear(&one);
        }
        for number in 0..2 {
            self.hear(number, answers[number], end);
        }
        self.history.push(self.bound);
    }

    /// Takes note of what a refuter says.
    fn hear(&mut self, number: usize, answer: Answer, end: Time) {
        let refuter = &self.refuters[number];
        let proven = if refuter.is_dead() { end + 1 } else { refuter.bound() };
        if answer == Answer::Found {
            let starts = refuter.starts.clone();
            let modes = refuter.modes.clone();
            let ends = (0..self.compiled.count).map(|activity| {
                starts[activity] + self.compiled.duration[self.compiled.mode(activity, modes[activity])]
            });
            let cost = Cost { breach: 0, aim: i64::from(ends.max().unwrap_or(0)), tail: 0 };
            for island in &mut self.islands {
                island.adopt(&starts, &modes);
            }
            if self.best.as_ref().is_none_or(|(best, _)| cost.aim < best.aim) {
                let schedule = Schedule {
                    starts: starts.iter().map(|start| i64::from(*start)).collect(),
                    modes: modes.iter().map(|mode| usize::from(*mode)).collect(),
                };
                self.best = Some((cost, schedule));
            }
        }
        if proven > self.bound {
            let conflicts = self.refuters.iter().map(|it| it.conflicts).sum();
            (self.bound, self.ground) = (proven, Ground::Refuted { conflicts });
            self.impossible = self.best.is_none() && proven > self.compiled.horizon;
        }
    }

    /// Takes the best of all islands, the first among equals.
    fn collect(&mut self) {
        let before = self.best.as_ref().map(|(cost, _)| cost.aim);
        for island in &self.islands {
            let Some(found) = island.best().filter(|member| member.cost.breach == 0) else { continue };
            if self.best.as_ref().is_none_or(|(cost, _)| found.cost < *cost) {
                let schedule = Schedule {
                    starts: found.starts.iter().map(|start| i64::from(*start)).collect(),
                    modes: found.modes.iter().map(|mode| usize::from(*mode)).collect(),
                };
                self.best = Some((found.cost, schedule));
            }
        }
        if self.best.as_ref().map(|(cost, _)| cost.aim) != before {
            self.improved = self.rounds;
        }
    }

    /// The best of each island visits the next.
    fn exchange(&mut self) {
        let guests: Vec<_> = self.islands.iter().map(|island| island.best().cloned()).collect();
        let count = self.islands.len();
        for (number, guest) in guests.into_iter().enumerate() {
            if let Some(guest) = guest {
                self.islands[(number + 1) % count].welcome(&guest);
            }
        }
    }

    fn value(&self) -> Option<i64> {
        self.best.as_ref().map(|(_, schedule)| schedule.value(self.network))
    }

    fn bound_of_aim(&self) -> Option<i64> {
        match self.compiled.aim {
            _ if self.impossible => None,
            Aim::Makespan => Some(i64::from(self.bound)),
            _ => self.limit_of_aim,
        }
    }

    fn progress(&self) -> Progress {
        Progress { work: self.ticks / UNIT, value: self.value(), bound: self.bound_of_aim() }
    }

    fn outcome(self, planned: Option<u64>) -> Outcome {
        let value = self.value();
        let bound = self.bound_of_aim();
        let findings = if self.impossible {
            let subject = format!("network {}", self.network.name);
            vec![Finding::new(model::Code::NoSchedule, subject).with("limits", self.limits.join("; "))]
        } else {
            Vec::new()
        };
        Outcome {
            status: match (&self.best, self.is_closed()) {
                (Some(_), true) => Status::Optimal,
                (Some(_), false) => Status::Feasible,
                (None, _) if self.impossible => Status::Infeasible,
                (None, _) => Status::Unknown,
            },
            schedules: self.islands.iter().map(|island| island.schedules).sum(),
            schedule: self.best.map(|(_, schedule)| schedule),
            value,
            bound,
            ground: if self.compiled.aim == Aim::Makespan { self.ground } else { Ground::EarliestEnds },
            work: self.ticks / UNIT,
            pace: planned,
            findings,
        }
    }
}
