//! Energy on one resource: work that bounds force into a window must fit into it.
//!
//! Time-table edge finding (Vilím 2011), with explanations after Schutt, Feydy and Stuckey 2013: compulsory parts count where they
//! lie, the rest of an activity where all of it must lie between two dates.

use super::cumulative::Cumulative;
use super::domain::{Atom, Contradiction, NONE, Trail, Value, at_least, at_most};

/// An activity as the window sees it.
#[derive(Clone, Copy, Debug)]
struct Part {
    /// Its number among the uses.
    number: usize,
    least: Value,
    end: Value,
    amount: i64,
    /// Amount × periods that are not compulsory.
    free: i64,
}

/// Working memory of the reasoning, one for all resources.
#[derive(Clone, Debug, Default)]
pub(super) struct Energy {
    parts: Vec<Part>,
    /// Numbers of parts by end.
    by_end: Vec<u32>,
    atoms: Vec<Atom>,
    /// Compulsory work up to each boundary of a segment.
    sums: Vec<(Value, i64, i64)>,
    /// By part: compulsory work before its start and its end.
    before: Vec<(i64, i64)>,
    /// Pairs looked at: a measure of work.
    pub(super) visited: u64,
}

impl Energy {
    /// Everything that windows say about a resource whose profile is up to date.
    pub(super) fn propagate(
        &mut self,
        resource: &Cumulative,
        trail: &mut Trail,
    ) -> Result<(), Contradiction> {
        self.gather(resource, trail);
        let capacity = i64::from(resource.capacity);
        let count = self.parts.len();
        self.visited += (count * count) as u64;
        for last in (0..count).rev() {
            let by_end = self.by_end[last] as usize;
            let end = self.parts[by_end].end;
            let taken_before_end = self.before[by_end].1;
            let mut inside = 0;
            // The part that would need most beyond what is inside: amount × periods.
            let mut outsider: Option<(i64, usize)> = None;
            for at in (0..count).rev() {
                let part = self.parts[at];
                if part.least >= end {
                    continue;
                }
                let begin = part.least;
                if part.end <= end {
                    inside += part.free;
                } else {
                    // As much of it as would lie in the window if it started as early as it can.
                    let most = part.free.min(part.amount * i64::from(end - begin));
                    if outsider.is_none_or(|best| most > best.0) {
                        outsider = Some((most, at));
                    }
                }
                let room = capacity * i64::from(end - begin);
                let spare = room - inside - (taken_before_end - self.before[at].0);
                if spare < 0 {
                    self.explain(resource, (begin, end), usize::MAX, room, trail);
                    trail.conflict.clone_from(&self.atoms);
                    return Err(Contradiction);
                }
                if let Some((most, other)) = outsider
                    && most > spare
                {
                    self.postpone(resource, other, (begin, end), room, trail)?;
                }
            }
        }
        Ok(())
    }

    /// Parts by rising least start, their order by end, and compulsory work before each date.
    fn gather(&mut self, resource: &Cumulative, trail: &Trail) {
        self.parts.clear();
        for (number, one) in resource.uses.iter().enumerate() {
            if !Cumulative::is_present(one, trail) {
                continue;
            }
            let (least, largest) = (trail.least(one.start), trail.largest(one.start));
            let compulsory = (least + one.duration - largest).clamp(0, one.duration);
            let amount = i64::from(one.amount);
            let free = amount * i64::from(one.duration - compulsory);
            if free > 0 {
                self.parts.push(Part { number, least, end: largest + one.duration, amount, free });
            }
        }
        self.parts.sort_unstable_by_key(|part| (part.least, part.number));
        self.by_end.clear();
        self.by_end.extend(0..self.parts.len() as u32);
        self.by_end.sort_unstable_by_key(|it| (self.parts[*it as usize].end, *it));
        self.sums.clear();
        let mut sum = 0;
        for segment in resource.segments() {
            self.sums.push((segment.from, sum, i64::from(segment.height)));
            sum += i64::from(segment.height) * i64::from(segment.until - segment.from);
            self.sums.push((segment.until, sum, 0));
        }
        self.before.clear();
        for part in &self.parts {
            self.before.push((work_before(&self.sums, part.least), work_before(&self.sums, part.end)));
        }
    }

    /// A part that does not fit into the window beside everything that must lie there can use only what is left.
    fn postpone(
        &mut self,
        resource: &Cumulative,
        other: usize,
        window: (Value, Value),
        room: i64,
        trail: &mut Trail,
    ) -> Result<(), Contradiction> {
        let number = self.parts[other].number;
        let one = resource.uses[number];
        let (begin, end) = window;
        let taken: i64 = resource
            .uses
            .iter()
            .enumerate()
            .filter(|(it, _)| *it != number)
            .map(|(_, it)| i64::from(it.amount) * i64::from(overlap(it, window, trail)))
            .sum::<i64>()
            + resource.taken_away_between(begin, end);
        let periods = Value::try_from((room - taken).max(0) / i64::from(one.amount)).unwrap_or(0);
        let start = end - periods;
        // It must reach into the window now by more than that, and whatever starts before `start` would, too.
        let least = trail.least(one.start);
        let now = (least + one.duration - begin).min(end - begin.max(least)).min(one.duration);
        if now <= periods || start <= least || periods >= one.duration || end - begin <= periods {
            return Ok(());
        }
        self.atoms.clear();
        self.explain(resource, window, number, room - i64::from(one.amount) * i64::from(periods + 1), trail);
        self.atoms.push(at_least(one.start, begin + periods + 1 - one.duration));
        self.atoms.extend(one.mode.map(|mode| at_least(mode, 1)));
        let reason = trail.store(&self.atoms);
        trail.set(at_least(one.start, start), reason)
    }

    /// Atoms that force more than `room` of work of others than `but` into the window, as weak as the surplus allows.
    fn explain(
        &mut self,
        resource: &Cumulative,
        window: (Value, Value),
        but: usize,
        room: i64,
        trail: &Trail,
    ) {
        self.atoms.clear();
        let (begin, end) = window;
        let others = || resource.uses.iter().enumerate().filter(|(it, _)| *it != but);
        let total: i64 = others()
            .map(|(_, one)| i64::from(one.amount) * i64::from(overlap(one, window, trail)))
            .sum::<i64>()
            + resource.taken_away_between(begin, end);
        let mut spare = total - room - 1;
        for (_, one) in others() {
            let mut periods = overlap(one, window, trail);
            if periods == 0 {
                continue;
            }
            let atoms = |periods: Value| {
                [at_least(one.start, begin + periods - one.duration), at_most(one.start, end - periods)]
            };
            if atoms(periods).iter().any(|atom| trail.cause(*atom) != NONE) {
                let less = Value::try_from(spare / i64::from(one.amount)).unwrap_or(0).min(periods);
                periods -= less;
                spare -= i64::from(one.amount) * i64::from(less);
                if periods == 0 {
                    continue;
                }
            }
            self.atoms.extend(atoms(periods));
            self.atoms.extend(one.mode.map(|mode| at_least(mode, 1)));
        }
    }
}

/// The fewest periods of a use that lie in a window, whenever it starts.
fn overlap(one: &super::cumulative::Use, (begin, end): (Value, Value), trail: &Trail) -> Value {
    if !Cumulative::is_present(one, trail) {
        return 0;
    }
    let left = trail.least(one.start) + one.duration - begin;
    let right = end - trail.largest(one.start);
    left.min(right).min(one.duration).min(end - begin).max(0)
}

/// Compulsory work before a date.
fn work_before(sums: &[(Value, i64, i64)], date: Value) -> i64 {
    let at = sums.partition_point(|sum| sum.0 <= date);
    match at.checked_sub(1).and_then(|at| sums.get(at)) {
        None => 0,
        Some((from, sum, height)) => sum + height * i64::from(date - from),
    }
}
