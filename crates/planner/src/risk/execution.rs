//! One run: activities begin in the order of the plan's priorities as soon as they may, and take as long as they take.
//!
//! The parallel schedule generation scheme (Kelley 1963; Kolisch & Hartmann 1999) under an activity-based policy (Stork 2001): at
//! each moment at which something has happened, whatever is ready, released and finds its stands free begins, the highest
//! priority first. Nobody knows how long a task that runs will still take; so nothing is held free for anybody. Where a calendar
//! takes units away, the tasks of lowest priority pause and go on when units come back; a task does not begin if the calendar
//! alone would interrupt it within its likely duration.
//!
//! Memory is kept from run to run: after the first runs nothing is allocated.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::network::Network;

/// A launch that never comes.
pub(super) const NEVER: u32 = u32::MAX;
/// Nothing: no cause, no resource, no event.
const NONE: u32 = u32::MAX;

/// What an event is about, in its lowest two bits; above them a number.
const ENDS: u32 = 0;
const READY: u32 = 1;
const PROGRESS: u32 = 2;

/// Something that will happen at a tick, unless the activity is paused before: then its version has grown.
#[derive(Clone, Copy, Debug)]
struct Event {
    what: u32,
    activity: u32,
    version: u32,
    next: u32,
}

/// Where an activity stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Waiting,
    Running,
    Ended,
}

/// How long each activity takes in this run.
#[derive(Clone, Debug, Default)]
pub(super) struct Lengths {
    /// Ticks of work, repeats included.
    pub(super) total: Vec<u32>,
    /// Ticks after which the first and the second repeat begin; the total if there is none.
    pub(super) repeats: Vec<[u32; 2]>,
    /// Repeats.
    pub(super) repeated: Vec<u8>,
}

/// The state of a run, and its result.
#[derive(Clone, Debug)]
pub(super) struct Execution {
    state: Vec<State>,
    missing: Vec<u32>,
    ready: Vec<u32>,
    remaining: Vec<u32>,
    version: Vec<u32>,
    /// Since when it waits for a resource, and for which of its uses.
    blocked: Vec<(u32, u32)>,
    /// The first tick of each activity.
    pub(super) start: Vec<u32>,
    /// The first tick at which it no longer runs.
    pub(super) end: Vec<u32>,
    /// The activity whose end or progress let it begin.
    pub(super) cause: Vec<u32>,
    /// The launch of each choice.
    pub(super) launch: Vec<u32>,
    /// The choice whose launch its own waited for.
    pub(super) launch_cause: Vec<u32>,
    /// Ticks waited for each use, summed up over the runs.
    pub(super) waited: Vec<u64>,
    /// Runs in which each use was waited for.
    pub(super) waited_runs: Vec<u32>,
    waited_now: Vec<bool>,
    in_use: Vec<u32>,
    last_freed_by: Vec<u32>,
    waiters: Vec<Vec<u32>>,
    candidates: BinaryHeap<Reverse<u32>>,
    heads: Vec<u32>,
    events: Vec<Event>,
}

impl Execution {
    pub(super) fn new(network: &Network) -> Self {
        let count = network.activities.len();
        let resources = network.varies.len();
        // Whatever has not begun after four horizons never will.
        let last = network.periods * network.ticks as usize * 4;
        Self {
            state: vec![State::Waiting; count],
            missing: vec![0; count],
            ready: vec![0; count],
            remaining: vec![0; count],
            version: vec![0; count],
            blocked: vec![(NONE, 0); count],
            start: vec![NEVER; count],
            end: vec![NEVER; count],
            cause: vec![NONE; count],
            launch: vec![NEVER; network.tasks_of.len()],
            launch_cause: vec![NONE; network.tasks_of.len()],
            waited: vec![0; network.uses.len()],
            waited_runs: vec![0; network.uses.len()],
            waited_now: vec![false; network.uses.len()],
            in_use: vec![0; resources],
            last_freed_by: vec![NONE; resources],
            waiters: vec![Vec::new(); resources],
            candidates: BinaryHeap::new(),
            heads: vec![NONE; last],
            events: Vec::new(),
        }
    }

    /// Runs the plan once.
    pub(super) fn run(&mut self, network: &Network, lengths: &Lengths) {
        self.begin(network, lengths);
        let mut change = 0;
        for tick in 0..u32::try_from(self.heads.len()).unwrap_or(u32::MAX) {
            let happened = self.happen(network, lengths, tick);
            let mut changed = false;
            while let Some(&(at, resource)) = network.changes.get(change).filter(|change| change.0 <= tick) {
                debug_assert_eq!(at, tick, "changes stand in order");
                self.adapt(network, resource, tick);
                change += 1;
                changed = true;
            }
            if happened || changed {
                self.decide(network, lengths, tick);
            }
        }
        self.launches(network);
        for number in 0..self.waited_now.len() {
            if std::mem::take(&mut self.waited_now[number]) {
                self.waited_runs[number] += 1;
            }
        }
    }

    /// Forgets what was waited for in the runs so far.
    pub(super) fn forget(&mut self) {
        self.waited.fill(0);
        self.waited_runs.fill(0);
    }

    fn begin(&mut self, network: &Network, lengths: &Lengths) {
        self.state.fill(State::Waiting);
        self.ready.fill(0);
        self.version.fill(0);
        self.blocked.fill((NONE, 0));
        self.start.fill(NEVER);
        self.end.fill(NEVER);
        self.cause.fill(NONE);
        self.in_use.fill(0);
        self.last_freed_by.fill(NONE);
        self.waiters.iter_mut().for_each(Vec::clear);
        self.candidates.clear();
        self.heads.fill(NONE);
        self.events.clear();
        self.remaining.copy_from_slice(&lengths.total);
        for (number, activity) in network.activities.iter().enumerate() {
            self.missing[number] = activity.waits_for;
            if activity.waits_for == 0 {
                self.put(activity.release, READY, index(number));
            }
        }
    }

    fn put(&mut self, tick: u32, what: u32, activity: u32) {
        // What lies beyond the last tick never happens.
        if let Some(head) = self.heads.get_mut(tick as usize) {
            let version = self.version[activity as usize];
            self.events.push(Event { what, activity, version, next: *head });
            *head = index(self.events.len() - 1);
        }
    }

    /// Lets happen what happens at a tick; says whether anything did.
    fn happen(&mut self, network: &Network, lengths: &Lengths, tick: u32) -> bool {
        let mut happened = false;
        // Something that happens may let something else happen at the same tick: it is put at the head again.
        while let Some(event) = self.events.get(self.heads[tick as usize] as usize).copied() {
            self.heads[tick as usize] = event.next;
            let number = event.activity as usize;
            match event.what & 3 {
                READY => self.candidates.push(Reverse(event.activity)),
                _ if self.version[number] != event.version => continue,
                PROGRESS => self.pass(network, event.activity, (event.what >> 2) as usize, tick),
                _ => self.finish(network, lengths, event.activity, tick),
            }
            happened = true;
        }
        happened
    }

    /// An activity has ended: its resources are free, and whoever waits for its end may come.
    fn finish(&mut self, network: &Network, lengths: &Lengths, number: u32, tick: u32) {
        let activity = &network.activities[number as usize];
        self.state[number as usize] = State::Ended;
        self.end[number as usize] = tick;
        if lengths.total[number as usize] > 0 {
            self.free(network, number);
        }
        for arc in activity.arcs.0..activity.arcs.1 {
            if network.arcs[arc].progress >= 1.0 || lengths.total[number as usize] == 0 {
                self.pass(network, number, arc, tick);
            }
        }
    }

    fn free(&mut self, network: &Network, number: u32) {
        let uses = network.activities[number as usize].uses;
        for &(resource, units) in &network.uses[uses.0..uses.1] {
            self.in_use[resource] -= units;
            self.last_freed_by[resource] = number;
            while let Some(waiter) = self.waiters[resource].pop() {
                self.candidates.push(Reverse(waiter));
            }
        }
    }

    /// An arc is satisfied: its later end misses one less.
    fn pass(&mut self, network: &Network, from: u32, arc: usize, tick: u32) {
        let arc = network.arcs[arc];
        let (to, at) = (arc.to as usize, tick + arc.lag);
        if at >= self.ready[to] {
            self.ready[to] = at;
            self.cause[to] = from;
        }
        self.missing[to] -= 1;
        if self.missing[to] == 0 {
            let release = network.activities[to].release;
            if release > self.ready[to] {
                self.ready[to] = release;
                self.cause[to] = NONE;
            }
            self.put(self.ready[to].max(tick), READY, arc.to);
        }
    }

    /// The calendar changes a capacity: those of lowest priority pause, or waiters may come.
    fn adapt(&mut self, network: &Network, resource: usize, tick: u32) {
        let capacity = network.capacity_at(resource, tick);
        for number in (0..network.activities.len()).rev() {
            if self.in_use[resource] <= capacity {
                break;
            }
            let uses = network.activities[number].uses;
            let user = network.uses[uses.0..uses.1].iter().any(|&(used, _)| used == resource);
            if self.state[number] == State::Running && user {
                self.remaining[number] = self.end[number] - tick;
                self.end[number] = NEVER;
                self.version[number] += 1;
                self.state[number] = State::Waiting;
                self.free(network, index(number));
                self.candidates.push(Reverse(index(number)));
            }
        }
        self.last_freed_by[resource] = NONE;
        while let Some(waiter) = self.waiters[resource].pop() {
            self.candidates.push(Reverse(waiter));
        }
    }

    /// Whatever may begin begins, the highest priority first.
    fn decide(&mut self, network: &Network, lengths: &Lengths, tick: u32) {
        while let Some(Reverse(number)) = self.candidates.pop() {
            let place = number as usize;
            if self.state[place] != State::Waiting {
                continue;
            }
            let activity = &network.activities[place];
            let holder = self.waited_until(network, number, tick);
            if lengths.total[place] > 0
                && let Some(used) = self.lacking(network, place, tick)
            {
                self.blocked[place] = (tick, index(used));
                let resource = network.uses[used].0;
                self.waiters[resource].push(number);
                continue;
            }
            if self.start[place] == NEVER {
                self.start[place] = tick;
                if let Some(holder) = holder {
                    self.cause[place] = holder;
                }
            }
            if lengths.total[place] == 0 {
                // Ends at once, and lets its followers in before those of lower priority.
                self.finish(network, lengths, number, tick);
                self.happen(network, lengths, tick);
                continue;
            }
            self.state[place] = State::Running;
            self.end[place] = tick + self.remaining[place];
            for &(resource, units) in &network.uses[activity.uses.0..activity.uses.1] {
                self.in_use[resource] += units;
            }
            self.put(self.end[place], ENDS, number);
            if activity.overlaps {
                self.expect_progress(network, lengths, number, tick);
                self.happen(network, lengths, tick);
            }
        }
    }

    /// Counts how long it waited for a resource until now; who held it, if it did.
    fn waited_until(&mut self, network: &Network, number: u32, tick: u32) -> Option<u32> {
        let (since, used) = self.blocked[number as usize];
        if since == NONE {
            return None;
        }
        self.blocked[number as usize] = (NONE, 0);
        if tick > since {
            self.waited[used as usize] += u64::from(tick - since);
            self.waited_now[used as usize] = true;
        }
        Some(self.last_freed_by[network.uses[used as usize].0])
    }

    /// The first of its uses for which there are too few units.
    fn lacking(&self, network: &Network, number: usize, tick: u32) -> Option<usize> {
        let activity = &network.activities[number];
        (activity.uses.0..activity.uses.1).find(|&used| {
            let (resource, units) = network.uses[used];
            if self.in_use[resource] + units > network.capacity_at(resource, tick) {
                return true;
            }
            let likely = activity.likely.min(self.remaining[number].max(1));
            network.varies[resource]
                && (tick..tick + likely)
                    .step_by(network.ticks as usize)
                    .chain([tick + likely.max(1) - 1])
                    .any(|later| network.capacity_at(resource, later) < units)
        })
    }

    /// Notes when its overlapping followers may come.
    fn expect_progress(&mut self, network: &Network, lengths: &Lengths, number: u32, tick: u32) {
        let arcs = network.activities[number as usize].arcs;
        let total = lengths.total[number as usize];
        let done = total - self.remaining[number as usize];
        for arc in arcs.0..arcs.1 {
            let progress = network.arcs[arc].progress;
            let offset = share_of(total, progress);
            // What had been reached before a pause has been passed on already.
            if progress < 1.0 && (offset > done || done == 0) {
                self.put(tick + offset - done, PROGRESS | index(arc) << 2, number);
            }
        }
    }

    /// Launches: the end of the last task, and not before those that must come first.
    fn launches(&mut self, network: &Network) {
        for (choice, after) in &network.launch_order {
            let ended = network.tasks_of[*choice].iter().map(|&number| self.end[number]).max();
            self.launch[*choice] = ended.unwrap_or(NEVER);
            self.launch_cause[*choice] = NONE;
            for &(other, lag) in after {
                let least = self.launch[other].saturating_add(lag);
                if least > self.launch[*choice] {
                    self.launch[*choice] = least;
                    self.launch_cause[*choice] = index(other);
                }
            }
        }
    }

    /// Walks from a launch back through what caused it, activity by activity.
    pub(super) fn chain(&self, network: &Network, choice: usize, mut visit: impl FnMut(usize)) {
        let mut choice = choice;
        while self.launch_cause[choice] != NONE {
            choice = self.launch_cause[choice] as usize;
        }
        if self.launch[choice] == NEVER {
            return;
        }
        let last = network.tasks_of[choice].iter().copied().max_by_key(|&number| self.end[number]);
        let mut place = last.map_or(NONE, index);
        // A cause begins no later than its effect; the limit is for tasks without duration that cause one another at one tick.
        for _ in 0..network.activities.len() {
            if place == NONE {
                return;
            }
            visit(place as usize);
            place = self.cause[place as usize];
        }
    }
}

fn index(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(NONE)
}

/// That share of so many ticks, to the nearest.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of ticks, above nought")]
fn share_of(ticks: u32, share: f64) -> u32 {
    (f64::from(ticks) * share).round() as u32
}
