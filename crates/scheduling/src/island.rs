//! A population that lives on its own and now and then hears of the best of another.
//!
//! A large population of activity lists; every child is generated, justified, and replaces one parent, its own, if it is better
//! or luck in a cooling crowd allows it; nobody may be twice on the island. Small populations agree within a tenth of a
//! second and then stand still; it is the size and the replacement of one's own parent that keep this one searching.
//!
//! Where a schedule may be moved in time, a list is the order of the schedule pushed to the right, not of the one that was
//! generated (after the two populations of Debels and Vanhoucke 2007): generating a child from it is the second justification of
//! what it inherits, so that two turns do what otherwise takes three. On nine tight networks of 60 and 120 activities that is worth
//! a fifth of the gap (2.6 % to 2.1 %) after 60,000 units of work, and nothing any more after 133,000.
//! Crossovers: two points (Hartmann 1998) and dense stretches of a parent (after the peaks of Valls et al. 2008).

use model::network::Aim;

use crate::chance::Chance;
use crate::compiled::{Compiled, Time};
use crate::cost::{Cost, Costing};
use crate::generation::Bench;
use crate::operators::{Operator, Operators};

/// One schedule of the population.
#[derive(Clone, Debug, Default)]
pub(crate) struct Member {
    /// Activities in an order from which the schedule can be generated.
    pub(crate) order: Vec<u32>,
    /// Starts by activity.
    pub(crate) starts: Vec<Time>,
    /// Modes by activity, counted from its first.
    pub(crate) modes: Vec<u8>,
    pub(crate) cost: Cost,
    hash: u64,
}

/// How many members an island has.
pub(crate) const POPULATION: usize = 600;

/// The temperature at the beginning and at the end of the planned work, in periods of makespan.
const HEAT: (f64, f64) = (0.2, 0.02);

/// A population and what it needs to grow.
pub(crate) struct Island<'c> {
    compiled: &'c Compiled,
    bench: Bench<'c>,
    chance: Chance,
    members: Vec<Member>,
    child: Member,
    taken: Vec<u32>,
    stamp: u32,
    operators: Operators,
    costing: Costing,
    left: Vec<i64>,
    /// Whether lists are orders of schedules pushed to the right.
    turns: bool,
    /// By activity: what must follow its end.
    tails: Vec<Time>,
    best: Member,
    /// Activities placed since birth: the measure of work.
    pub(crate) ticks: u64,
    /// Schedules generated since birth.
    pub(crate) schedules: u64,
    size: usize,
}

impl<'c> Island<'c> {
    pub(crate) fn new(compiled: &'c Compiled, seed: u64, number: u64) -> Self {
        // On large networks a generation takes so long that a crowd would never meet.
        let size = (8_000_000 / compiled.count.max(1).pow(2)).clamp(10, POPULATION);
        Self {
            compiled,
            bench: Bench::new(compiled),
            chance: Chance::stream(seed, number),
            members: Vec::with_capacity(size),
            child: Member::default(),
            taken: vec![0; compiled.count],
            stamp: 0,
            operators: Operators::new(compiled),
            costing: Costing::new(compiled),
            left: compiled.stocks.clone(),
            tails: crate::paths::tails(compiled),
            turns: compiled.aim == Aim::Makespan && compiled.is_movable(),
            best: Member::default(),
            ticks: 0,
            schedules: 0,
            size,
        }
    }

    /// The best member ever met, if any could be generated.
    pub(crate) fn best(&self) -> Option<&Member> {
        (!self.best.starts.is_empty()).then_some(&self.best)
    }

    /// Lives until so many more ticks are spent, or until the best costs no more than `enough`. `done` is the share of all planned
    /// work that lies behind, at the beginning and at the end of this stretch.
    pub(crate) fn live(&mut self, ticks: u64, done: (f64, f64), enough: Cost) {
        let (begin, end) = (self.ticks, self.ticks + ticks);
        while self.ticks < end && (self.best.starts.is_empty() || self.best.cost > enough) {
            if self.members.len() < self.size {
                self.settle();
                continue;
            }
            let passed = (self.ticks - begin) as f64 / ticks.max(1) as f64;
            let share = (done.0 + (done.1 - done.0) * passed).clamp(0.0, 1.0);
            let heat = HEAT.0 * (HEAT.1 / HEAT.0).powf(share);
            self.step(heat);
        }
    }

    /// Somebody from elsewhere takes the place of one member.
    pub(crate) fn welcome(&mut self, guest: &Member) {
        if self.members.len() < self.size || self.members.iter().any(|member| member.hash == guest.hash) {
            return;
        }
        let place = self.chance.below(self.members.len());
        if self.members[place].cost > guest.cost {
            self.members[place].clone_from(guest);
        }
        if guest.cost < self.best.cost {
            self.best.clone_from(guest);
        }
    }

    /// A schedule that somebody else found, to begin with.
    pub(crate) fn adopt(&mut self, starts: &[Time], modes: &[u8]) {
        self.bench.starts.copy_from_slice(starts);
        for (activity, mode) in modes.iter().enumerate() {
            self.bench.modes[activity] = self.compiled.mode(activity, *mode);
        }
        self.count_left();
        let end = |activity: usize| starts[activity] + self.compiled.duration[self.bench.modes[activity]];
        self.bench.makespan = (0..self.compiled.count).map(end).max().unwrap_or(0);
        let mut order = Vec::new();
        self.bench.order(&mut order);
        self.child.order = order;
        if self.decode(Time::MAX) {
            self.child.hash = hash(&self.child);
            let guest = self.child.clone();
            if self.best.starts.is_empty() || guest.cost < self.best.cost {
                self.best = guest.clone();
            }
            if self.members.len() < self.size {
                self.members.push(guest);
            } else {
                self.welcome(&guest);
            }
        }
    }

    /// A new member, by rule and luck.
    fn settle(&mut self) {
        let number = self.members.len();
        self.operators.sample(self.compiled, &mut self.chance, number, &mut self.child.order);
        self.choose_modes();
        let fine = self.decode(Time::MAX);
        self.child.hash = hash(&self.child);
        if !fine {
            // Rare: something found no room; the place is filled by another try.
            if self.members.is_empty() && self.ticks > 1000 * self.compiled.count as u64 {
                self.size = 0;
            }
            return;
        }
        self.note_best();
        self.members.push(self.child.clone());
    }

    /// Random modes within the stocks, as far as luck finds any.
    fn choose_modes(&mut self) {
        let compiled = self.compiled;
        for activity in 0..compiled.count {
            let mode = match compiled.fixed[activity] {
                Some((_, mode)) => mode,
                None => self.chance.below(compiled.modes(activity)),
            };
            self.bench.modes[activity] = compiled.first_mode[activity] + mode;
        }
        self.repair();
    }

    /// What the bench's modes leave of the stocks.
    fn count_left(&mut self) {
        self.left.copy_from_slice(&self.compiled.stocks);
        for mode in &self.bench.modes {
            for (stock, amount) in self.compiled.draws.of(*mode) {
                self.left[*stock] -= amount;
            }
        }
    }

    /// Changes modes until the stocks suffice, or until trying does not help.
    fn repair(&mut self) {
        let compiled = self.compiled;
        self.count_left();
        if compiled.draws.is_empty() {
            return;
        }
        for _ in 0..4 * compiled.count {
            if self.left.iter().all(|left| *left >= 0) {
                return;
            }
            let activity = self.chance.below(compiled.count);
            let options = compiled.modes(activity);
            if options < 2 || compiled.fixed[activity].is_some() {
                continue;
            }
            let old = self.bench.modes[activity];
            let new = compiled.first_mode[activity] + self.chance.below(options);
            let lack = |left: &[i64]| left.iter().map(|it| (-it).max(0)).sum::<i64>();
            let before = lack(&self.left);
            self.change(old, new);
            if lack(&self.left) > before {
                self.change(new, old);
            } else {
                self.bench.modes[activity] = new;
            }
        }
    }

    fn change(&mut self, old: usize, new: usize) {
        for (stock, amount) in self.compiled.draws.of(old) {
            self.left[*stock] += amount;
        }
        for (stock, amount) in self.compiled.draws.of(new) {
            self.left[*stock] -= amount;
        }
    }

    /// The child's order and the bench's modes become a schedule; false if there is none, or surely none that ends by `limit`
    /// before it is justified.
    fn decode(&mut self, limit: Time) -> bool {
        if self.turns {
            return self.turn(limit);
        }
        let bench = &mut self.bench;
        let mut fine = bench.generate(&self.child.order).is_some();
        let mut generated = 1;
        if fine && self.compiled.aim == Aim::Makespan {
            bench.justify_right();
            if self.compiled.is_single_mode() {
                bench.justify_left();
            } else {
                fine = bench.justify_left_choosing(&mut self.left);
            }
            generated = 3;
        }
        if fine && matches!(self.compiled.aim, Aim::Value { .. }) {
            bench.postpone();
            generated = 2;
        }
        self.ticks += generated * self.compiled.count as u64;
        self.schedules += generated;
        if !fine {
            return false;
        }
        self.child.starts.clone_from(&self.bench.starts);
        self.child.modes.clear();
        for (activity, mode) in self.bench.modes.iter().enumerate() {
            self.child.modes.push((mode - self.compiled.first_mode[activity]) as u8);
        }
        self.child.cost = self.costing.cost(&self.bench, &self.left);
        self.bench.order(&mut self.child.order);
        true
    }

    /// As [`Self::decode`], in two turns: to the left, which gives the schedule, and to the right, which gives the child's order and
    /// perhaps periods at the beginning that nobody needs.
    fn turn(&mut self, limit: Time) -> bool {
        let bench = &mut self.bench;
        self.schedules += 1;
        if let Err(placed) = bench.generate_within(&self.child.order, &self.tails, limit) {
            self.ticks += placed as u64;
            return false;
        }
        self.child.cost = self.costing.cost(bench, &self.left);
        self.child.starts.clone_from(&bench.starts);
        self.child.modes.clear();
        self.child.modes.resize(self.compiled.count, 0);
        bench.justify_right();
        bench.order(&mut self.child.order);
        let idle = bench.starts.iter().zip(&self.compiled.release).map(|(start, release)| start - release);
        let idle = idle.min().unwrap_or(0);
        if idle > 0 {
            for (start, late) in self.child.starts.iter_mut().zip(&bench.starts) {
                *start = late - idle;
            }
            bench.starts.copy_from_slice(&self.child.starts);
            bench.makespan -= idle;
            // The load at the end is that of the schedule that was generated: all children are compared by the same.
            let tail = self.child.cost.tail;
            self.child.cost = Cost { tail, ..self.costing.cost(bench, &self.left) };
        }
        self.ticks += 2 * self.compiled.count as u64;
        self.schedules += 1;
        true
    }

    fn note_best(&mut self) {
        if self.best.starts.is_empty() || self.child.cost < self.best.cost {
            self.best.clone_from(&self.child);
        }
    }

    /// One child.
    fn step(&mut self, heat: f64) {
        let mother = self.chance.below(self.members.len());
        let father = self.chance.below(self.members.len());
        let operator = self.operators.choose(&mut self.chance);
        self.bear(mother, father, operator);
        let before = self.members[mother].cost;
        if !self.decode(hopeless(before)) {
            self.operators.learn(operator, false);
            return;
        }
        self.operators.learn(operator, self.child.cost < before);
        self.note_best();
        let luck = -self.chance.unit().max(1e-12).ln() * heat * self.scale();
        if self.child.cost.as_float() > before.as_float() + luck {
            return;
        }
        self.child.hash = hash(&self.child);
        if self.members.iter().any(|member| member.hash == self.child.hash) {
            return;
        }
        self.members[mother].clone_from(&self.child);
    }

    /// What a period of makespan is worth in the present aim.
    fn scale(&self) -> f64 {
        match self.compiled.aim {
            Aim::Makespan => 1.0,
            _ => (self.best.cost.as_float().abs() / 200.0).max(1.0),
        }
    }

    /// Makes the child's order and the bench's modes from two parents.
    fn bear(&mut self, mother: usize, father: usize, operator: Operator) {
        let count = self.compiled.count;
        self.child.order.clear();
        self.stamp += 1;
        let stamp = self.stamp;
        match operator {
            Operator::TwoPoints | Operator::Dense => {
                let (from, until) = self.operators.stretch(
                    self.compiled,
                    &self.members[mother].order,
                    operator,
                    &mut self.chance,
                );
                // The mother gives what lies in the stretch, the father what comes before and after it.
                let kept = &self.members[mother].order[from..until];
                for &activity in kept {
                    self.taken[activity as usize] = stamp;
                }
                let others =
                    self.members[father].order.iter().filter(|it| self.taken[**it as usize] != stamp);
                let mut others = others.copied();
                self.child.order.extend(others.by_ref().take(from));
                self.child.order.extend_from_slice(kept);
                self.child.order.extend(others);
                self.bench.mend(&mut self.child.order);
            }
            Operator::Window => {
                self.child.order.extend_from_slice(&self.members[mother].order);
                let width = 3 + self.chance.below(count.min(12));
                let from = self.chance.below(count.saturating_sub(width).max(1));
                let until = (from + width).min(count);
                for at in (from + 1..until).rev() {
                    let other = from + self.chance.below(at - from + 1);
                    self.child.order.swap(at, other);
                }
                self.bench.mend(&mut self.child.order);
            }
            Operator::Insertion => {
                self.child.order.extend_from_slice(&self.members[mother].order);
                for _ in 0..1 + self.chance.below(3) {
                    let (from, to) = (self.chance.below(count), self.chance.below(count));
                    let moved = self.child.order.remove(from);
                    self.child.order.insert(to, moved);
                }
                self.bench.mend(&mut self.child.order);
            }
        }
        if !self.compiled.is_single_mode() {
            self.inherit_modes(mother, father, operator, stamp);
        }
    }

    fn inherit_modes(&mut self, mother: usize, father: usize, operator: Operator, stamp: u32) {
        let mixed = matches!(operator, Operator::TwoPoints | Operator::Dense);
        for activity in 0..self.compiled.count {
            let of_mother = !mixed || self.taken[activity] == stamp;
            let parent = if of_mother { mother } else { father };
            let mut mode = self.members[parent].modes[activity];
            let options = self.compiled.modes(activity);
            if options > 1 && self.compiled.fixed[activity].is_none() && self.chance.unit() < 0.03 {
                mode = self.chance.below(options) as u8;
            }
            self.bench.modes[activity] = self.compiled.mode(activity, mode);
        }
        self.repair();
    }
}

/// A child that ends later than this before it is justified hardly ever replaces its mother: on tight networks of 120 activities
/// that is half of all children, and one in seven of those that would have been taken.
fn hopeless(mother: Cost) -> Time {
    let late = mother.aim + 2 + mother.aim / 64;
    if mother.breach == 0 { Time::try_from(late).unwrap_or(Time::MAX) } else { Time::MAX }
}

/// A fingerprint of a schedule (FNV-1a over starts and modes).
fn hash(member: &Member) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    for start in &member.starts {
        hash = (hash ^ u64::from(start.unsigned_abs())).wrapping_mul(0x0100_0000_01b3);
    }
    for mode in &member.modes {
        hash = (hash ^ u64::from(*mode)).wrapping_mul(0x0100_0000_01b3);
    }
    hash
}
