//! From an order to a schedule: serial generation and double justification.
//!
//! Serial generation (Kelley 1963) puts one activity after another at its earliest possible start. Justification (Valls,
//! Ballestín and Quintanilla 2005) pushes everything as far right as it goes, then left again; no activity can be pushed into
//! the way of another, because whoever is pushed later ended earlier.

use crate::compiled::{Compiled, Need, Time};

/// A schedule under construction and the room that is left; made once, used for every generation.
#[derive(Clone, Debug)]
pub(crate) struct Bench<'c> {
    pub(crate) compiled: &'c Compiled,
    /// Free capacity by word and period.
    free: Vec<Vec<u64>>,
    /// Periods that differ from the empty profile end here.
    touched: usize,
    /// Starts by activity.
    pub(crate) starts: Vec<Time>,
    /// Mode by activity, as an index into the modes of all activities.
    pub(crate) modes: Vec<usize>,
    /// The end of the last activity.
    pub(crate) makespan: Time,
    sorted: Vec<u32>,
    buckets: Vec<u32>,
    /// Position of each activity in a topological order.
    rank: Vec<u32>,
    placed: Vec<bool>,
}

impl<'c> Bench<'c> {
    pub(crate) fn new(compiled: &'c Compiled) -> Self {
        let order = compiled.topological.clone().unwrap_or_default();
        let mut rank = vec![0; compiled.count];
        for (position, activity) in order.iter().enumerate() {
            rank[*activity as usize] = position as u32;
        }
        Self {
            compiled,
            free: compiled.free.clone(),
            touched: 0,
            starts: vec![0; compiled.count],
            modes: compiled.first_mode[..compiled.count].to_vec(),
            makespan: 0,
            sorted: order,
            buckets: Vec::new(),
            rank,
            placed: vec![false; compiled.count],
        }
    }

    fn clear(&mut self) {
        for (free, empty) in self.free.iter_mut().zip(&self.compiled.free) {
            free[..self.touched].copy_from_slice(&empty[..self.touched]);
        }
        self.touched = 0;
    }

    #[inline]
    fn occupy(&mut self, mode: usize, start: usize, end: usize) {
        for need in self.compiled.needs.of(mode) {
            for slot in &mut self.free[need.word][start..end] {
                *slot = slot.wrapping_sub(need.amount);
            }
        }
        self.touched = self.touched.max(end);
    }

    /// Serial generation in that order with the present modes. `None` if something finds no room before the horizon.
    pub(crate) fn generate(&mut self, order: &[u32]) -> Option<()> {
        self.generate_within(order, &[], Time::MAX).ok()
    }

    /// As [`Self::generate`], but given up as soon as an activity leaves its tail too little time before `limit`. `tails` are what
    /// must follow an end. An error says how many activities were looked at.
    pub(crate) fn generate_within(
        &mut self,
        order: &[u32],
        tails: &[Time],
        limit: Time,
    ) -> Result<(), usize> {
        self.clear();
        self.makespan = 0;
        for (number, &activity) in order.iter().enumerate() {
            let activity = activity as usize;
            let mode = self.modes[activity];
            let Some(start) = self.earliest_of(activity, mode) else { return Err(number + 1) };
            self.put(activity, mode, start);
            let end = self.starts[activity] + self.compiled.duration[mode];
            if tails.get(activity).is_some_and(|tail| end + tail > limit) {
                return Err(number + 1);
            }
        }
        Ok(())
    }

    /// The earliest start after everything before it that is already placed.
    #[inline]
    fn earliest_of(&self, activity: usize, mode: usize) -> Option<usize> {
        let compiled = self.compiled;
        if let Some((start, _)) = compiled.fixed[activity] {
            return Some(start.max(0) as usize);
        }
        let mut from = compiled.release[activity];
        for arc in compiled.before.of(activity) {
            let other = arc.other as usize;
            let length = if arc.from_end { compiled.duration[self.modes[other]] } else { 0 };
            from = from.max(self.starts[other] + length + arc.lag);
        }
        let (from, duration) = (from.max(0) as usize, compiled.duration[mode] as usize);
        earliest(&self.free, &compiled.guards, compiled.needs.of(mode), from, duration)
    }

    #[inline]
    fn put(&mut self, activity: usize, mode: usize, start: usize) {
        let end = start + self.compiled.duration[mode] as usize;
        if self.compiled.fixed[activity].is_none() {
            self.occupy(mode, start, end);
        }
        self.starts[activity] = periods(start);
        self.makespan = self.makespan.max(periods(end));
    }

    /// Pushes everything right to the present makespan. Starts only grow.
    pub(crate) fn justify_right(&mut self) {
        self.sort(|bench, activity| bench.starts[activity] + bench.compiled.duration[bench.modes[activity]]);
        self.clear();
        let limit = self.makespan;
        let sorted = std::mem::take(&mut self.sorted);
        for &activity in sorted.iter().rev() {
            let activity = activity as usize;
            if self.compiled.fixed[activity].is_some() {
                continue;
            }
            let mode = self.modes[activity];
            let duration = self.compiled.duration[mode];
            let mut last = limit.min(self.compiled.deadline[activity]) - duration;
            for arc in self.compiled.after.of(activity) {
                let length = if arc.from_end { duration } else { 0 };
                last = last.min(self.starts[arc.other as usize] - arc.lag - length);
            }
            // Where a deadline is already missed there is nothing to gain.
            let last = last.max(self.starts[activity]) as usize;
            let needs = self.compiled.needs.of(mode);
            let start = latest(&self.free, &self.compiled.guards, needs, last, duration as usize);
            let start = start.unwrap_or(0).max(self.starts[activity] as usize);
            self.occupy(mode, start, start + duration as usize);
            self.starts[activity] = periods(start);
        }
        self.sorted = sorted;
    }

    /// Pushes everything left, the earliest first. Starts only shrink.
    pub(crate) fn justify_left(&mut self) {
        self.sort(|bench, activity| bench.starts[activity]);
        self.clear();
        self.makespan = 0;
        let sorted = std::mem::take(&mut self.sorted);
        for &activity in &sorted {
            let activity = activity as usize;
            let mode = self.modes[activity];
            let old = self.starts[activity] as usize;
            let start = self.earliest_of(activity, mode).map_or(old, |start| start.min(old));
            self.put(activity, mode, start);
        }
        self.sorted = sorted;
    }

    /// As [`Self::justify_left`], but every activity may change to the mode in which it ends first, as far as the stocks allow.
    /// False if something finds no room before the horizon.
    pub(crate) fn justify_left_choosing(&mut self, left: &mut [i64]) -> bool {
        self.sort(|bench, activity| bench.starts[activity]);
        self.clear();
        self.makespan = 0;
        let compiled = self.compiled;
        let mut sorted = std::mem::take(&mut self.sorted);
        if compiled.overlaps {
            self.mend(&mut sorted);
        }
        let mut fits = true;
        for &activity in &sorted {
            let activity = activity as usize;
            let old = self.modes[activity];
            let modes = compiled.first_mode[activity]..compiled.first_mode[activity + 1];
            let mut best: Option<(usize, bool, usize, usize)> = None;
            for mode in modes.filter(|mode| *mode == old || compiled.fixed[activity].is_none()) {
                if mode != old && !self.affordable(left, old, mode) {
                    continue;
                }
                if let Some(start) = self.earliest_of(activity, mode) {
                    let found = (start + compiled.duration[mode] as usize, mode != old, mode, start);
                    best = best.map_or(Some(found), |best| Some(best.min(found)));
                }
            }
            let Some((_, _, mode, start)) = best else {
                fits = false;
                break;
            };
            for (stock, amount) in compiled.draws.of(old) {
                left[*stock] += amount;
            }
            for (stock, amount) in compiled.draws.of(mode) {
                left[*stock] -= amount;
            }
            self.modes[activity] = mode;
            self.put(activity, mode, start);
        }
        self.sorted = sorted;
        fits
    }

    /// Whether the stocks that are left allow a change of mode.
    fn affordable(&self, left: &[i64], old: usize, new: usize) -> bool {
        let back = |stock: usize| {
            self.compiled.draws.of(old).iter().find(|draw| draw.0 == stock).map_or(0, |draw| draw.1)
        };
        self.compiled.draws.of(new).iter().all(|(stock, amount)| left[*stock] + back(*stock) >= *amount)
    }

    /// Pushes whatever costs money as far right as its successors and the room allow, the latest first; everything else stays.
    pub(crate) fn postpone(&mut self) {
        self.sort(|bench, activity| bench.starts[activity]);
        let limit = self.makespan;
        let sorted = std::mem::take(&mut self.sorted);
        for &activity in sorted.iter().rev() {
            let activity = activity as usize;
            let compiled = self.compiled;
            if compiled.terms[activity].2 >= 0 || compiled.fixed[activity].is_some() {
                continue;
            }
            let mode = self.modes[activity];
            let duration = compiled.duration[mode];
            let mut last = limit.min(compiled.deadline[activity]) - duration;
            for arc in compiled.after.of(activity) {
                let length = if arc.from_end { duration } else { 0 };
                last = last.min(self.starts[arc.other as usize] - arc.lag - length);
            }
            let old = self.starts[activity] as usize;
            for need in compiled.needs.of(mode) {
                for slot in &mut self.free[need.word][old..old + duration as usize] {
                    *slot = slot.wrapping_add(need.amount);
                }
            }
            let last = (last.max(0) as usize).max(old);
            let start =
                latest(&self.free, &compiled.guards, compiled.needs.of(mode), last, duration as usize);
            let start = start.unwrap_or(old).max(old);
            self.occupy(mode, start, start + duration as usize);
            self.starts[activity] = periods(start);
        }
        self.sorted = sorted;
    }

    /// Sorts activities by a time, whoever comes before first among equals.
    fn sort(&mut self, key: impl Fn(&Self, usize) -> Time) {
        let Some(order) = &self.compiled.topological else { return };
        let mut buckets = std::mem::take(&mut self.buckets);
        buckets.clear();
        buckets.resize(self.makespan as usize + 2, 0);
        for &activity in order {
            buckets[key(self, activity as usize) as usize + 1] += 1;
        }
        for bucket in 1..buckets.len() {
            buckets[bucket] += buckets[bucket - 1];
        }
        let mut sorted = std::mem::take(&mut self.sorted);
        sorted.resize(self.compiled.count, 0);
        for &activity in order {
            let bucket = &mut buckets[key(self, activity as usize) as usize];
            sorted[*bucket as usize] = activity;
            *bucket += 1;
        }
        (self.sorted, self.buckets) = (sorted, buckets);
    }

    /// The order of the present starts, fit for [`Self::generate`].
    pub(crate) fn order(&mut self, into: &mut Vec<u32>) {
        self.sort(|bench, activity| bench.starts[activity]);
        into.clear();
        into.extend_from_slice(&self.sorted);
        if self.compiled.overlaps {
            self.mend(into);
        }
    }

    /// Moves whoever stands before somebody it follows behind that one, keeping the order otherwise.
    pub(crate) fn mend(&mut self, order: &mut Vec<u32>) {
        self.placed.fill(false);
        let wanted = std::mem::take(order);
        let mut stack = Vec::new();
        for activity in wanted {
            stack.push(activity);
            while let Some(&top) = stack.last() {
                if self.placed[top as usize] {
                    stack.pop();
                    continue;
                }
                let missing = |arc: &&crate::compiled::Arc| !self.placed[arc.other as usize];
                // Of several that are missing, the first in the topological order.
                let next = self.compiled.before.of(top as usize).iter().filter(missing).map(|arc| arc.other);
                match next.min_by_key(|other| self.rank[*other as usize]) {
                    Some(other) => stack.push(other),
                    None => {
                        self.placed[top as usize] = true;
                        order.push(top);
                        stack.pop();
                    }
                }
            }
        }
    }
}

/// An index of a period as a time. Horizons are far below what a time holds.
#[inline]
#[expect(clippy::cast_possible_wrap, reason = "see above")]
fn periods(index: usize) -> Time {
    index as Time
}

/// The earliest start from `from` on with room for all needs. Each period is looked at once, and those that a failure behind
/// them makes useless not at all.
#[inline]
fn earliest(
    free: &[Vec<u64>],
    guards: &[u64],
    needs: &[Need],
    from: usize,
    duration: usize,
) -> Option<usize> {
    match needs {
        [] => (from + duration < free[0].len()).then_some(from),
        [need] => {
            let (free, guards) = (&free[need.word][..], guards[need.word]);
            earliest_where(free.len(), from, duration, |at| {
                free[at].wrapping_sub(need.amount) & guards == guards
            })
        }
        _ => {
            let fits = |at: usize| {
                needs.iter().all(|need| {
                    free[need.word][at].wrapping_sub(need.amount) & guards[need.word] == guards[need.word]
                })
            };
            earliest_where(free[0].len(), from, duration, fits)
        }
    }
}

#[inline(always)]
fn earliest_where(
    length: usize,
    from: usize,
    duration: usize,
    fits: impl Fn(usize) -> bool,
) -> Option<usize> {
    // Invariant: everything in start..good fits.
    let (mut start, mut good) = (from, from);
    loop {
        let end = start + duration;
        if end >= length {
            return None;
        }
        match (good..end).rev().find(|&at| !fits(at)) {
            None => return Some(start),
            Some(at) => (start, good) = (at + 1, end),
        }
    }
}

/// The latest start up to `last` with room for all needs.
#[inline]
fn latest(free: &[Vec<u64>], guards: &[u64], needs: &[Need], last: usize, duration: usize) -> Option<usize> {
    match needs {
        [] => Some(last),
        [need] => {
            let (free, guards) = (&free[need.word][..], guards[need.word]);
            latest_where(last, duration, |at| free[at].wrapping_sub(need.amount) & guards == guards)
        }
        _ => latest_where(last, duration, |at| {
            needs.iter().all(|need| {
                free[need.word][at].wrapping_sub(need.amount) & guards[need.word] == guards[need.word]
            })
        }),
    }
}

#[inline(always)]
fn latest_where(last: usize, duration: usize, fits: impl Fn(usize) -> bool) -> Option<usize> {
    // Invariant: whatever of the window lies from `good` on fits.
    let (mut start, mut good) = (last, last + duration);
    loop {
        let end = start + duration;
        match (start..good.min(end)).find(|&at| !fits(at)) {
            None => return Some(start),
            Some(at) => {
                good = start;
                start = at.checked_sub(duration)?;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails may stop")]

    use model::network::{Activity, From, Link, Mode, Network, Parts, Resource};
    use proptest::prelude::*;

    use super::*;
    use crate::{chance::Chance, operators::Operators, paths};

    /// Up to nine activities on one resource or two, links forwards.
    fn networks() -> impl Strategy<Value = Network> {
        let activity = (0..5i64, 0..3i64, 0..4i64);
        let link = (0..9usize, 0..9usize, 0..3i64);
        (prop::collection::vec(activity, 1..10), prop::collection::vec(link, 0..9)).prop_map(
            |(activities, links)| {
                let count = activities.len();
                let resource = |key: &str| Resource { key: key.into(), capacity: 3, changes: Vec::new() };
                let activity = |(duration, one, two): (i64, i64, i64)| Activity {
                    modes: vec![Mode { duration, uses: vec![one, two], ..Mode::default() }],
                    ..Activity::default()
                };
                let link = |(one, two, lag): (usize, usize, i64)| {
                    let (before, after) = (one % count, two % count);
                    (before < after).then_some(Link { before, after, from: From::End, lag })
                };
                Network::new(Parts {
                    activities: activities.into_iter().map(activity).collect(),
                    links: links.into_iter().filter_map(link).collect(),
                    resources: vec![resource("one"), resource("two")],
                    projects: vec!["1".into()],
                    ..Parts::default()
                })
                .unwrap()
            },
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 200 } else { 2000 }))]

        /// What is given up ends after the limit, and nothing else is given up.
        #[test]
        fn only_the_late_are_given_up(network in networks(), seed in any::<u64>(), early in 0..6) {
            let compiled = Compiled::new(&network);
            let (mut bench, mut chance) = (Bench::new(&compiled), Chance::stream(seed, 0));
            let mut order = Vec::new();
            Operators::new(&compiled).sample(&compiled, &mut chance, 1, &mut order);
            bench.generate(&order).unwrap();
            let limit = bench.makespan - early;
            let within = bench.generate_within(&order, &paths::tails(&compiled), limit);
            prop_assert_eq!(within.is_ok(), early == 0);
        }

        /// Pushed to the right nobody overlaps, nobody starts earlier than before, and nobody could go further alone.
        #[test]
        fn right_is_as_far_as_it_goes(network in networks(), seed in any::<u64>()) {
            let compiled = Compiled::new(&network);
            let (mut bench, mut chance) = (Bench::new(&compiled), Chance::stream(seed, 0));
            let mut order = Vec::new();
            Operators::new(&compiled).sample(&compiled, &mut chance, 1, &mut order);
            bench.generate(&order).unwrap();
            let before = bench.starts.clone();
            bench.justify_right();
            let legal = |starts: &[Time]| {
                let schedule = model::network::Schedule {
                    starts: starts.iter().map(|it| i64::from(*it)).collect(),
                    modes: vec![0; starts.len()],
                };
                let late = schedule.makespan(&network) > i64::from(bench.makespan);
                !late && model::network::schedule::check(&network, &schedule).is_empty()
            };
            prop_assert!(legal(&bench.starts));
            for activity in 0..compiled.count {
                prop_assert!(bench.starts[activity] >= before[activity]);
                let mut further = bench.starts.clone();
                further[activity] += 1;
                prop_assert!(!legal(&further));
            }
        }
    }
}
