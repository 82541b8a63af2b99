//! Distances between starts, fixed ones and those that depend on a duration.

use super::domain::{Atom, Contradiction, Reason, Trail, Value, at_least, at_most};

/// `target side ≥ source side + distance`.
#[derive(Clone, Copy, Debug)]
struct Shift {
    target: u32,
    distance: Value,
}

/// `after ≥ before + length + lag`, all three variables.
#[derive(Clone, Copy, Debug)]
struct Sum {
    before: usize,
    length: usize,
    after: usize,
    lag: Value,
}

/// All links.
#[derive(Clone, Debug, Default)]
pub(super) struct Links {
    /// By side: what a movement of it shifts.
    shifts: Vec<Vec<Shift>>,
    sums: Vec<Sum>,
    /// By variable: the sums it is part of.
    sums_of: Vec<Vec<u32>>,
    /// Links looked at: a measure of work.
    pub(super) visited: u64,
}

impl Links {
    pub(super) fn new(variables: usize) -> Self {
        Self {
            shifts: vec![Vec::new(); 2 * variables],
            sums_of: vec![Vec::new(); variables],
            ..Self::default()
        }
    }

    /// `after ≥ before + distance`.
    pub(super) fn shift(&mut self, before: usize, after: usize, distance: Value) {
        self.shifts[2 * before].push(Shift { target: 2 * after as u32, distance });
        self.shifts[2 * after + 1].push(Shift { target: 2 * before as u32 + 1, distance });
    }

    /// `after ≥ before + length + lag`.
    pub(super) fn sum(&mut self, before: usize, length: usize, after: usize, lag: Value) {
        for variable in [before, length, after] {
            self.sums_of[variable].push(self.sums.len() as u32);
        }
        self.sums.push(Sum { before, length, after, lag });
    }

    /// Everything that follows from a side having moved.
    pub(super) fn propagate(&mut self, side: u32, trail: &mut Trail) -> Result<(), Contradiction> {
        let low = trail.low[side as usize];
        self.visited += self.shifts[side as usize].len() as u64;
        for shift in &self.shifts[side as usize] {
            let atom = Atom { side: shift.target, value: low + shift.distance };
            trail.set(atom, Reason::Shift { side, distance: shift.distance })?;
        }
        for number in &self.sums_of[side as usize / 2] {
            self.visited += 4;
            let Sum { before, length, after, lag } = self.sums[*number as usize];
            let (first, duration, last) = (trail.least(before), trail.least(length), trail.largest(after));
            if trail.least(after) < first + duration + lag {
                let reason = trail.store(&[at_least(before, first), at_least(length, duration)]);
                trail.set(at_least(after, first + duration + lag), reason)?;
            }
            if trail.largest(before) > last - duration - lag {
                let reason = trail.store(&[at_most(after, last), at_least(length, duration)]);
                trail.set(at_most(before, last - duration - lag), reason)?;
            }
            if trail.largest(length) > last - first - lag {
                let reason = trail.store(&[at_most(after, last), at_least(before, first)]);
                trail.set(at_most(length, last - first - lag), reason)?;
            }
        }
        Ok(())
    }
}
