//! Sets of atoms that cannot all hold: given ones, and those learnt from contradictions.
//!
//! Two atoms of each nogood are watched; while both do not hold, nothing can follow from it. A nogood has at most one atom of each
//! side. Watches of a side lie in buckets by value, so that a movement wakes only those whose value it passed.

use super::domain::{Atom, Contradiction, Reason, Trail, Value};

#[derive(Clone, Copy, Debug)]
struct Watch {
    value: Value,
    nogood: u32,
    /// Another atom of the nogood: if it fails, there is nothing to do.
    other: Atom,
}

#[derive(Clone, Copy, Debug)]
struct Head {
    from: u32,
    length: u32,
    /// On how many levels its atoms lay when it was learnt; given ones have none and are never forgotten.
    spread: u32,
    activity: f32,
}

/// Where the watches of a side lie: a bucket for each value, or for two, four … neighbours on long horizons.
#[derive(Clone, Copy, Debug)]
struct Shelf {
    first: usize,
    last: usize,
    least: Value,
    shift: u32,
}

impl Shelf {
    /// The bucket of a value. It never falls as values rise.
    #[inline]
    fn bucket(self, value: Value) -> usize {
        let number = value.saturating_sub(self.least).max(0) >> self.shift;
        (self.first + number.unsigned_abs() as usize).min(self.last)
    }
}

/// Buckets of all sides together at most, or one for each side.
const BUCKETS_MAX: usize = 1 << 18;

/// All nogoods.
#[derive(Clone, Debug, Default)]
pub(super) struct Nogoods {
    heads: Vec<Head>,
    atoms: Vec<Atom>,
    /// By side.
    shelves: Vec<Shelf>,
    /// By bucket.
    watches: Vec<Vec<Watch>>,
    step: f32,
    pub(super) learnt: usize,
    /// Watches looked at: a measure of work.
    pub(super) visited: u64,
}

impl Nogoods {
    /// For the variables of the trail as they stand at the root.
    pub(super) fn new(trail: &Trail) -> Self {
        let (mut shelves, mut first) = (Vec::with_capacity(trail.low.len()), 0);
        let most = (BUCKETS_MAX / trail.low.len().max(1)).max(1);
        for side in 0..trail.low.len() {
            let (least, largest) = (trail.low[side], -trail.low[side ^ 1]);
            let values = largest.saturating_sub(least).max(0).unsigned_abs() as usize + 1;
            let mut shift = 0;
            while values >> shift > most {
                shift += 1;
            }
            let last = first + (values >> shift);
            shelves.push(Shelf { first, last, least, shift });
            first = last + 1;
        }
        Self { shelves, watches: vec![Vec::new(); first], step: 1.0, ..Self::default() }
    }

    #[inline]
    fn bucket(&self, atom: Atom) -> usize {
        self.shelves[atom.side as usize].bucket(atom.value)
    }

    #[inline]
    pub(super) fn atoms(&self, nogood: u32) -> &[Atom] {
        let head = self.heads[nogood as usize];
        &self.atoms[head.from as usize..(head.from + head.length) as usize]
    }

    /// Adds a nogood of two or more atoms; the first two are watched and must be those that stop holding last.
    pub(super) fn add(&mut self, atoms: &[Atom], spread: u32) -> u32 {
        let number = self.heads.len() as u32;
        let from = self.atoms.len() as u32;
        self.atoms.extend_from_slice(atoms);
        self.heads.push(Head { from, length: atoms.len() as u32, spread, activity: self.step });
        self.learnt += usize::from(spread > 0);
        self.watch(number);
        number
    }

    fn watch(&mut self, number: u32) {
        let from = self.heads[number as usize].from as usize;
        let (one, two) = (self.atoms[from], self.atoms[from + 1]);
        let (of_one, of_two) = (self.bucket(one), self.bucket(two));
        self.watches[of_one].push(Watch { value: one.value, nogood: number, other: two });
        self.watches[of_two].push(Watch { value: two.value, nogood: number, other: one });
    }

    /// Takes note that a nogood led to a contradiction.
    pub(super) fn bump(&mut self, nogood: u32) {
        let activity = &mut self.heads[nogood as usize].activity;
        *activity += self.step;
        if *activity > 1e20 {
            for head in &mut self.heads {
                head.activity *= 1e-20;
            }
            self.step *= 1e-20;
        }
    }

    pub(super) fn decay(&mut self) {
        self.step *= 1.001;
    }

    /// Everything that follows from a side having moved from `old` to its present value. Atoms that held before were looked at
    /// then.
    pub(super) fn propagate(
        &mut self,
        side: u32,
        old: Value,
        trail: &mut Trail,
    ) -> Result<(), Contradiction> {
        let low = trail.low[side as usize];
        let shelf = self.shelves[side as usize];
        for bucket in shelf.bucket(old + 1)..=shelf.bucket(low) {
            self.visited += 1;
            if !self.watches[bucket].is_empty() {
                self.wake(bucket, side, (old, low), trail)?;
            }
        }
        Ok(())
    }

    /// What follows from the watches of one bucket whose values lie within a movement.
    fn wake(
        &mut self,
        bucket: usize,
        side: u32,
        (old, low): (Value, Value),
        trail: &mut Trail,
    ) -> Result<(), Contradiction> {
        let mut list = std::mem::take(&mut self.watches[bucket]);
        let (mut read, mut write) = (0, 0);
        let mut result = Ok(());
        self.visited += list.len() as u64;
        while read < list.len() {
            let watch = list[read];
            read += 1;
            if watch.value > low || watch.value <= old || trail.fails(watch.other) {
                list[write] = watch;
                write += 1;
                continue;
            }
            match self.follow(side, watch, trail) {
                Follow::Elsewhere => {}
                Follow::Stays => {
                    list[write] = watch;
                    write += 1;
                }
                Follow::Contradiction => {
                    list[write] = watch;
                    write += 1;
                    while read < list.len() {
                        list[write] = list[read];
                        (read, write) = (read + 1, write + 1);
                    }
                    result = Err(Contradiction);
                }
            }
        }
        list.truncate(write);
        self.watches[bucket] = list;
        result
    }

    fn follow(&mut self, side: u32, watch: Watch, trail: &mut Trail) -> Follow {
        let head = self.heads[watch.nogood as usize];
        let atoms = &mut self.atoms[head.from as usize..(head.from + head.length) as usize];
        // The atom that began to hold stands second.
        if atoms[0] == (Atom { side, value: watch.value }) {
            atoms.swap(0, 1);
        }
        let first = atoms[0];
        if trail.fails(first) {
            return Follow::Stays;
        }
        for at in 2..atoms.len() {
            let atom = atoms[at];
            if !trail.holds(atom) {
                atoms.swap(1, at);
                let moved = Watch { value: atom.value, nogood: watch.nogood, other: first };
                let bucket = self.shelves[atom.side as usize].bucket(atom.value);
                self.watches[bucket].push(moved);
                return Follow::Elsewhere;
            }
        }
        if trail.set(first.negated(), Reason::Nogood(watch.nogood)).is_err() {
            trail.conflict.clear();
            trail.conflict.extend_from_slice(atoms);
            self.bump(watch.nogood);
            return Follow::Contradiction;
        }
        Follow::Stays
    }

    /// Forgets half of what was learnt, the least useful first, and what can never matter again. Only at the root, where
    /// everything has been propagated.
    pub(super) fn forget(&mut self, trail: &mut Trail) -> Result<(), Contradiction> {
        let mut learnt: Vec<u32> =
            (0..self.heads.len() as u32).filter(|it| self.heads[*it as usize].spread > 2).collect();
        learnt.sort_by(|a, b| {
            let (a, b) = (&self.heads[*a as usize], &self.heads[*b as usize]);
            a.activity.total_cmp(&b.activity).then(b.spread.cmp(&a.spread))
        });
        let mut gone = vec![false; self.heads.len()];
        for nogood in &learnt[..learnt.len() / 2] {
            gone[*nogood as usize] = true;
        }
        let (heads, atoms) = (std::mem::take(&mut self.heads), std::mem::take(&mut self.atoms));
        for watches in &mut self.watches {
            watches.clear();
        }
        self.learnt = 0;
        for (number, head) in heads.into_iter().enumerate() {
            let old = &atoms[head.from as usize..(head.from + head.length) as usize];
            if gone[number] || old.iter().any(|atom| trail.fails(*atom)) {
                continue;
            }
            let from = self.atoms.len();
            self.atoms.extend(old.iter().filter(|atom| !trail.holds(**atom)));
            let length = self.atoms.len() - from;
            if length < 2 {
                let only = if length == 1 { self.atoms.pop() } else { None };
                let only = only.ok_or(Contradiction)?;
                trail.set(only.negated(), Reason::Decision)?;
                continue;
            }
            self.heads.push(Head { from: from as u32, length: length as u32, ..head });
            self.learnt += usize::from(head.spread > 0);
            self.watch(self.heads.len() as u32 - 1);
        }
        Ok(())
    }
}

enum Follow {
    Elsewhere,
    Stays,
    Contradiction,
}
