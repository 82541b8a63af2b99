//! One resource in time: what must run at certain periods, and whom that pushes.
//!
//! Time-table reasoning with pointwise explanations (Schutt, Feydy, Stuckey and Wallace 2011): an activity whose latest start
//! comes before its earliest end surely runs in between. Where such parts fill the capacity, nobody else fits.

use super::domain::{Atom, Contradiction, Trail, Value, at_least, at_most};

/// A use of the resource.
#[derive(Clone, Copy, Debug)]
pub(super) struct Use {
    /// The variable of the start.
    pub(super) start: usize,
    pub(super) duration: Value,
    pub(super) amount: Value,
    /// The variable of the mode to which the use belongs; none if there is only one.
    pub(super) mode: Option<usize>,
}

/// A resource and its profile.
#[derive(Clone, Debug)]
pub(super) struct Cumulative {
    pub(super) uses: Vec<Use>,
    pub(super) capacity: Value,
    /// Capacity that a calendar takes away: from, until, how much.
    away: Vec<(Value, Value, Value)>,
    events: Vec<(Value, Value)>,
    segments: Vec<Segment>,
    atoms: Vec<Atom>,
    /// Uses and segments looked at: a measure of work.
    pub(super) visited: u64,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Segment {
    pub(super) from: Value,
    pub(super) until: Value,
    pub(super) height: Value,
}

impl Cumulative {
    pub(super) fn new(uses: Vec<Use>, capacity: Value, away: Vec<(Value, Value, Value)>) -> Self {
        Self { uses, capacity, away, events: Vec::new(), segments: Vec::new(), atoms: Vec::new(), visited: 0 }
    }

    /// Whether a use surely runs in one of its modes.
    #[inline]
    pub(super) fn is_present(one: &Use, trail: &Trail) -> bool {
        one.mode.is_none_or(|mode| trail.least(mode) >= 1)
    }

    #[inline]
    fn is_absent(one: &Use, trail: &Trail) -> bool {
        one.mode.is_some_and(|mode| trail.largest(mode) <= 0)
    }

    /// Everything that follows from the present bounds, once through.
    pub(super) fn propagate(&mut self, trail: &mut Trail) -> Result<(), Contradiction> {
        self.profile(trail);
        self.visited += self.uses.len() as u64 + self.segments.len() as u64;
        if let Some(over) = self.segments.iter().find(|it| it.height > self.capacity).copied() {
            self.atoms.clear();
            self.explain(usize::MAX, over.from + (over.until - over.from) / 2, self.capacity, trail);
            trail.conflict.clone_from(&self.atoms);
            return Err(Contradiction);
        }
        if self.segments.is_empty() {
            return Ok(());
        }
        let highest = self.segments.iter().map(|it| it.height).max().unwrap_or(0);
        for number in 0..self.uses.len() {
            let one = self.uses[number];
            if one.amount + highest <= self.capacity
                || Self::is_absent(&one, trail)
                || trail.is_fixed(one.start)
            {
                continue;
            }
            if Self::is_present(&one, trail) {
                self.push_later(number, trail)?;
                self.push_earlier(number, trail)?;
            } else {
                self.exclude(number, trail)?;
            }
        }
        Ok(())
    }

    fn profile(&mut self, trail: &Trail) {
        self.events.clear();
        for (from, until, amount) in &self.away {
            self.events.extend([(*from, *amount), (*until, -amount)]);
        }
        for one in &self.uses {
            let (last, end) = (trail.largest(one.start), trail.least(one.start) + one.duration);
            if last < end && Self::is_present(one, trail) {
                self.events.extend([(last, one.amount), (end, -one.amount)]);
            }
        }
        self.events.sort_unstable();
        self.segments.clear();
        let (mut height, mut at) = (0, 0);
        while at < self.events.len() {
            let from = self.events[at].0;
            while at < self.events.len() && self.events[at].0 == from {
                height += self.events[at].1;
                at += 1;
            }
            if height > 0 && at < self.events.len() {
                self.segments.push(Segment { from, until: self.events[at].0, height });
            }
        }
    }

    /// The profile as it was last drawn.
    pub(super) fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// What calendars take between two dates.
    pub(super) fn taken_away_between(&self, begin: Value, end: Value) -> i64 {
        let part = |it: &(Value, Value, Value)| {
            i64::from(it.2) * i64::from((it.1.min(end) - it.0.max(begin)).max(0))
        };
        self.away.iter().map(part).sum()
    }

    /// What calendars take in a period.
    fn taken_away(&self, period: Value) -> Value {
        self.away.iter().filter(|it| it.0 <= period && period < it.1).map(|it| it.2).sum()
    }

    /// Adds the atoms that make others than `number` use more than `room` in a period; as few as possible, those of the root
    /// preferred because they cost nothing.
    fn explain(&mut self, number: usize, period: Value, room: Value, trail: &Trail) {
        let free = self.taken_away(period);
        let runs = |one: &Use| {
            trail.largest(one.start) <= period
                && period < trail.least(one.start) + one.duration
                && Self::is_present(one, trail)
        };
        let total: Value = self
            .uses
            .iter()
            .enumerate()
            .filter(|(it, one)| *it != number && runs(one))
            .map(|(_, one)| one.amount)
            .sum();
        let mut spare = free + total - room - 1;
        for (it, one) in self.uses.iter().enumerate() {
            if it == number || !runs(one) {
                continue;
            }
            let (upper, lower) = (at_most(one.start, period), at_least(one.start, period - one.duration + 1));
            let at_root =
                trail.cause(upper) == super::domain::NONE && trail.cause(lower) == super::domain::NONE;
            if !at_root && one.amount <= spare {
                spare -= one.amount;
                continue;
            }
            if !at_root {
                self.atoms.extend([upper, lower]);
            }
            self.atoms.extend(one.mode.map(|mode| at_least(mode, 1)));
        }
    }

    /// Whether the use itself is part of a segment.
    #[inline]
    fn is_in(one: &Use, segment: &Segment, trail: &Trail) -> bool {
        trail.largest(one.start) <= segment.from && segment.until <= trail.least(one.start) + one.duration
    }

    fn push_later(&mut self, number: usize, trail: &mut Trail) -> Result<(), Contradiction> {
        let one = self.uses[number];
        let mut at = self.segments.partition_point(|it| it.until <= trail.least(one.start));
        while at < self.segments.len() {
            let segment = self.segments[at];
            let start = trail.least(one.start);
            if segment.from >= start + one.duration {
                break;
            }
            if segment.height + one.amount <= self.capacity
                || segment.until <= start
                || Self::is_in(&one, &segment, trail)
            {
                at += 1;
                continue;
            }
            let period = segment.until.min(start + one.duration) - 1;
            self.atoms.clear();
            self.atoms.push(at_least(one.start, period - one.duration + 1));
            self.atoms.extend(one.mode.map(|mode| at_least(mode, 1)));
            self.explain(number, period, self.capacity - one.amount, trail);
            let reason = trail.store(&self.atoms);
            trail.set(at_least(one.start, period + 1), reason)?;
        }
        Ok(())
    }

    fn push_earlier(&mut self, number: usize, trail: &mut Trail) -> Result<(), Contradiction> {
        let one = self.uses[number];
        let mut at = self.segments.partition_point(|it| it.from < trail.largest(one.start) + one.duration);
        while at > 0 {
            let segment = self.segments[at - 1];
            let last = trail.largest(one.start);
            if segment.until <= last {
                break;
            }
            if segment.height + one.amount <= self.capacity
                || segment.from >= last + one.duration
                || Self::is_in(&one, &segment, trail)
            {
                at -= 1;
                continue;
            }
            let period = segment.from.max(last);
            self.atoms.clear();
            self.atoms.push(at_most(one.start, period));
            self.atoms.extend(one.mode.map(|mode| at_least(mode, 1)));
            self.explain(number, period, self.capacity - one.amount, trail);
            let reason = trail.store(&self.atoms);
            trail.set(at_most(one.start, period - one.duration), reason)?;
        }
        Ok(())
    }

    /// A mode that would find no room at all is excluded.
    fn exclude(&mut self, number: usize, trail: &mut Trail) -> Result<(), Contradiction> {
        let one = self.uses[number];
        let (mut start, last) = (trail.least(one.start), trail.largest(one.start));
        let first = start;
        self.atoms.clear();
        for at in 0..self.segments.len() {
            let segment = self.segments[at];
            if segment.until <= start || segment.height + one.amount <= self.capacity {
                continue;
            }
            // The activity itself may be the segment, in another mode.
            if segment.from >= start + one.duration || start > last {
                break;
            }
            while start <= last && segment.until > start && segment.from < start + one.duration {
                let period = segment.until.min(start + one.duration) - 1;
                if start == first {
                    self.atoms.push(at_least(one.start, period - one.duration + 1));
                }
                self.explain(number, period, self.capacity - one.amount, trail);
                start = period + 1;
            }
        }
        if start <= last {
            return Ok(());
        }
        self.atoms.push(at_most(one.start, start - 1));
        let Some(mode) = one.mode else { return Ok(()) };
        let reason = trail.store(&self.atoms);
        trail.set(at_most(mode, 0), reason)
    }
}
