//! A network as flat arrays: what the inner loops walk through.
//!
//! The free capacities of several resources in one period stand side by side in one 64-bit word, each below a guard bit: an
//! activity fits if subtracting its needs leaves every guard standing. One subtraction compares all of them.

use model::network::{Aim, From, Network};

/// A time, in periods. Horizons are far below what this holds.
pub(crate) type Time = i32;

/// A need of one mode in one word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Need {
    /// Which word.
    pub(crate) word: usize,
    /// The amounts, each in its lane.
    pub(crate) amount: u64,
}

/// A link as seen from one of its ends: with `from_end` the duration of its `before` is added to the lag.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arc {
    /// The activity at the other end.
    pub(crate) other: u32,
    /// Periods at least.
    pub(crate) lag: Time,
    /// Whether the distance begins at the end of `before`.
    pub(crate) from_end: bool,
}

/// Lists of lists in one piece.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lists<T> {
    first: Vec<u32>,
    items: Vec<T>,
}

impl<T: Clone> Lists<T> {
    pub(crate) fn new(lists: &[Vec<T>]) -> Self {
        let mut packed = Self { first: vec![0], items: Vec::new() };
        for list in lists {
            packed.items.extend_from_slice(list);
            packed.first.push(packed.items.len() as u32);
        }
        packed
    }

    #[inline]
    pub(crate) fn of(&self, number: usize) -> &[T] {
        &self.items[self.first[number] as usize..self.first[number + 1] as usize]
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

/// The flat network.
#[derive(Clone, Debug)]
pub(crate) struct Compiled {
    /// How many activities.
    pub(crate) count: usize,
    /// No needlessly late schedule ends after it.
    pub(crate) horizon: Time,
    /// The modes of activity `a` are `first_mode[a]..first_mode[a + 1]`.
    pub(crate) first_mode: Vec<usize>,
    /// By mode.
    pub(crate) duration: Vec<Time>,
    /// By mode: needs by word.
    pub(crate) needs: Lists<Need>,
    /// By mode: resource and amount.
    pub(crate) uses: Lists<(usize, Time)>,
    /// By mode: stock and amount.
    pub(crate) draws: Lists<(usize, i64)>,
    /// Amounts of the stocks.
    pub(crate) stocks: Vec<i64>,
    /// By activity.
    pub(crate) release: Vec<Time>,
    /// By activity; the horizon where there is none.
    pub(crate) deadline: Vec<Time>,
    /// Start and mode of what is fixed.
    pub(crate) fixed: Vec<Option<(Time, usize)>>,
    /// Arcs that come into an activity.
    pub(crate) before: Lists<Arc>,
    /// Arcs that leave an activity.
    pub(crate) after: Lists<Arc>,
    /// The guard bits of each word.
    pub(crate) guards: Vec<u64>,
    /// Free capacity by word and period, guards set; reaches one period beyond the horizon.
    pub(crate) free: Vec<Vec<u64>>,
    /// Capacity by resource and period, beyond the horizon as in its last period.
    pub(crate) capacity: Vec<Capacity>,
    /// An order in which whoever comes before stands before; nothing if links go in circles.
    pub(crate) topological: Option<Vec<u32>>,
    /// Whether an activity may start before one that comes before it in the order.
    pub(crate) overlaps: bool,
    /// What is wanted.
    pub(crate) aim: Aim,
    /// By activity: due date, weight, cash.
    pub(crate) terms: Vec<(Time, i64, i64)>,
    /// Factors of discount by period; empty unless value is wanted.
    pub(crate) factors: Vec<i64>,
}

/// Capacity of one resource in time.
#[derive(Clone, Debug)]
pub(crate) struct Capacity {
    /// The most there ever is.
    pub(crate) largest: Time,
    /// From when on how much; begins with period nought.
    pub(crate) levels: Vec<(Time, Time)>,
}

fn time(number: i64) -> Time {
    Time::try_from(number.clamp(-1_500_000_000, 1_500_000_000)).unwrap_or(0)
}

impl Compiled {
    pub(crate) fn new(network: &Network) -> Self {
        let count = network.activities.len();
        let (mut before, mut after) = (vec![Vec::new(); count], vec![Vec::new(); count]);
        for link in network.links.iter().filter(|link| link.before != link.after) {
            let from_end = link.from == From::End;
            let arc = |other: usize| Arc { other: other as u32, lag: time(link.lag), from_end };
            before[link.after].push(arc(link.before));
            after[link.before].push(arc(link.after));
        }
        let mut first_mode = vec![0];
        let modes: Vec<&model::network::Mode> = network
            .activities
            .iter()
            .flat_map(|activity| {
                first_mode.push(first_mode.last().copied().unwrap_or(0) + activity.modes.len());
                &activity.modes
            })
            .collect();
        let lanes = Lanes::new(network);
        let uses = |mode: &&model::network::Mode| -> Vec<(usize, Time)> {
            let used = mode.uses.iter().enumerate().filter(|(_, amount)| **amount > 0 && mode.duration > 0);
            used.map(|(resource, amount)| (resource, time(*amount))).collect()
        };
        let draws = |mode: &&model::network::Mode| -> Vec<(usize, i64)> {
            mode.draws
                .iter()
                .enumerate()
                .filter(|it| *it.1 > 0)
                .map(|(stock, amount)| (stock, *amount))
                .collect()
        };
        let mut compiled = Self {
            count,
            horizon: time(network.horizon()),
            duration: modes.iter().map(|mode| time(mode.duration)).collect(),
            needs: Lists::new(&modes.iter().map(|mode| lanes.needs(mode)).collect::<Vec<_>>()),
            uses: Lists::new(&modes.iter().map(uses).collect::<Vec<_>>()),
            draws: Lists::new(&modes.iter().map(draws).collect::<Vec<_>>()),
            first_mode,
            stocks: network.stocks.iter().map(|stock| stock.amount).collect(),
            release: network.activities.iter().map(|it| time(it.release)).collect(),
            deadline: network
                .activities
                .iter()
                .map(|it| time(it.deadline.unwrap_or(network.horizon()).min(network.horizon())))
                .collect(),
            fixed: network.activities.iter().map(|it| it.fixed.map(|at| (time(at.start), at.mode))).collect(),
            before: Lists::new(&before),
            after: Lists::new(&after),
            guards: lanes.guards.clone(),
            free: lanes.free(network),
            capacity: network.resources.iter().map(capacity).collect(),
            topological: None,
            overlaps: network.links.iter().any(|link| link.lag < 0),
            aim: network.aim,
            terms: network.activities.iter().map(|it| (time(it.due), it.weight, it.cash)).collect(),
            factors: match network.aim {
                Aim::Value { rate } => model::network::schedule::discount(rate, network.horizon()),
                _ => Vec::new(),
            },
        };
        compiled.topological = compiled.sorted();
        compiled.occupy_fixed();
        compiled
    }

    /// Kahn's order, the smallest number first among equals.
    fn sorted(&self) -> Option<Vec<u32>> {
        let mut waiting: Vec<usize> = (0..self.count).map(|it| self.before.of(it).len()).collect();
        let mut ready: std::collections::BTreeSet<u32> =
            (0..self.count).filter(|it| waiting[*it] == 0).map(|it| it as u32).collect();
        let mut order = Vec::with_capacity(self.count);
        while let Some(next) = ready.pop_first() {
            order.push(next);
            for arc in self.after.of(next as usize) {
                waiting[arc.other as usize] -= 1;
                if waiting[arc.other as usize] == 0 {
                    ready.insert(arc.other);
                }
            }
        }
        (order.len() == self.count).then_some(order)
    }

    /// What is fixed takes its capacity from everybody else. Where it takes more than there is, nothing is left; the judge
    /// and the exact search see the trouble.
    fn occupy_fixed(&mut self) {
        for activity in 0..self.count {
            let Some((start, mode)) = self.fixed[activity] else { continue };
            let mode = self.first_mode[activity] + mode;
            let end = (start + self.duration[mode]).max(0) as usize;
            for need in self.needs.of(mode) {
                let guards = self.guards[need.word];
                let from = (start.max(0) as usize).min(self.free[need.word].len());
                let until = end.min(self.free[need.word].len());
                for slot in &mut self.free[need.word][from..until] {
                    let left = slot.wrapping_sub(need.amount);
                    *slot = if left & guards == guards { left } else { guards };
                }
            }
        }
    }

    /// The mode with that number of an activity.
    #[inline]
    pub(crate) fn mode(&self, activity: usize, mode: u8) -> usize {
        self.first_mode[activity] + usize::from(mode)
    }

    /// How many modes an activity has.
    #[inline]
    pub(crate) fn modes(&self, activity: usize) -> usize {
        self.first_mode[activity + 1] - self.first_mode[activity]
    }

    /// Whether nothing can be chosen but dates.
    pub(crate) fn is_single_mode(&self) -> bool {
        self.duration.len() == self.count
    }

    /// Whether a whole schedule may be moved in time: nothing is fixed, no capacity changes, no mode waits to be chosen. Releases
    /// only limit how far.
    pub(crate) fn is_movable(&self) -> bool {
        self.is_single_mode()
            && self.fixed.iter().all(Option::is_none)
            && self.capacity.iter().all(|capacity| capacity.levels.len() == 1)
    }

    /// The shortest duration of an activity.
    pub(crate) fn shortest(&self, activity: usize) -> Time {
        let modes = self.first_mode[activity]..self.first_mode[activity + 1];
        let fixed = self.fixed[activity].map(|(_, mode)| self.duration[self.first_mode[activity] + mode]);
        fixed.unwrap_or_else(|| self.duration[modes].iter().copied().min().unwrap_or(0))
    }
}

fn capacity(resource: &model::network::Resource) -> Capacity {
    let mut levels = vec![(0, time(resource.capacity))];
    for (from, capacity) in &resource.changes {
        if *from == 0 {
            levels.clear();
        }
        levels.push((time(*from), time(*capacity)));
    }
    let largest = levels.iter().map(|level| level.1).max().unwrap_or(0);
    Capacity { largest, levels }
}

/// Where each resource stands in the words.
struct Lanes {
    /// By resource: word and shift.
    place: Vec<(usize, u32)>,
    guards: Vec<u64>,
}

impl Lanes {
    fn new(network: &Network) -> Self {
        let (mut place, mut guards, mut filled) = (Vec::new(), vec![0u64], 0);
        for (number, resource) in network.resources.iter().enumerate() {
            let most = network.activities.iter().flat_map(|it| &it.modes).map(|mode| mode.uses[number]).max();
            let largest = resource.largest().max(most.unwrap_or(0)).max(1);
            let width = 64 - largest.leading_zeros() + 1;
            if filled + width > 64 {
                guards.push(0);
                filled = 0;
            }
            let word = guards.len() - 1;
            place.push((word, filled));
            guards[word] |= 1 << (filled + width - 1);
            filled += width;
        }
        Self { place, guards }
    }

    fn needs(&self, mode: &model::network::Mode) -> Vec<Need> {
        let mut amounts = vec![0u64; self.guards.len()];
        for (resource, amount) in mode.uses.iter().enumerate() {
            let (word, shift) = self.place[resource];
            amounts[word] |= u64::try_from(*amount).unwrap_or(0) << shift;
        }
        let needed =
            |(word, amount): (usize, u64)| (amount > 0 && mode.duration > 0).then_some(Need { word, amount });
        amounts.into_iter().enumerate().filter_map(needed).collect()
    }

    fn free(&self, network: &Network) -> Vec<Vec<u64>> {
        let length = usize::try_from(network.horizon()).unwrap_or(0) + 1;
        let mut free: Vec<Vec<u64>> = self.guards.iter().map(|guards| vec![*guards; length]).collect();
        for (number, resource) in network.resources.iter().enumerate() {
            let (word, shift) = self.place[number];
            let mut levels: Vec<(i64, i64)> = vec![(0, resource.capacity)];
            levels.extend(&resource.changes);
            for (level, (from, capacity)) in levels.iter().enumerate() {
                let from = usize::try_from(*from).unwrap_or(0).min(length);
                let until = levels.get(level + 1).map_or(length, |next| usize::try_from(next.0).unwrap_or(0));
                for slot in &mut free[word][from..until.min(length)] {
                    *slot |= u64::try_from(*capacity).unwrap_or(0) << shift;
                }
            }
        }
        free
    }
}
