//! From a contradiction to a nogood that forbids its cause for ever (first unique implication point, Moskewicz et al. 2001).

use super::domain::{Atom, NONE, Reason, Trail, Value};
use super::nogoods::Nogoods;

/// Steps from which an atom may follow to be dropped.
const DEPTH: u32 = 4;

/// No value is needed of a side.
const FREE: Value = Value::MIN;

/// Working memory of the analysis.
#[derive(Clone, Debug, Default)]
pub(super) struct Analysis {
    /// By side: the value that the growing nogood needs, and the movement that gave it.
    need: Vec<Value>,
    cause: Vec<u32>,
    touched: Vec<u32>,
    work: Vec<Atom>,
    /// The nogood learnt: the first atom is the one to be negated, the second of the highest other level.
    pub(super) learnt: Vec<Atom>,
    /// The level to return to.
    pub(super) level: u32,
    /// On how many levels its atoms lie.
    pub(super) spread: u32,
    /// Atoms met on the way, for the choice of decisions.
    pub(super) met: Vec<Atom>,
    /// Movements looked at: a measure of work.
    pub(super) visited: u64,
}

impl Analysis {
    pub(super) fn new(sides: usize) -> Self {
        Self { need: vec![FREE; sides], cause: vec![NONE; sides], ..Self::default() }
    }

    /// Learns from the trail's conflict. False if it holds at the root: nothing is possible any more.
    pub(super) fn learn(&mut self, trail: &Trail, nogoods: &mut Nogoods) -> bool {
        self.met.clear();
        // A propagator that runs late may find what was contradictory on an earlier level already.
        let mut level = 0;
        for atom in &trail.conflict {
            let cause = trail.cause(*atom);
            if cause != NONE {
                level = level.max(trail.moves[cause as usize].level);
            }
        }
        if level == 0 {
            return false;
        }
        let mut open = 0;
        for atom in trail.conflict.clone() {
            self.take(atom, level, &mut open, trail);
        }
        let mut at = trail.moves.len();
        loop {
            at -= 1;
            self.visited += 1;
            let one = trail.moves[at];
            let side = one.side as usize;
            if self.cause[side] != at as u32 || self.need[side] == FREE {
                continue;
            }
            if open == 1 {
                break;
            }
            let atom = Atom { side: one.side, value: self.need[side] };
            self.need[side] = FREE;
            open -= 1;
            self.met.push(atom);
            self.expand(atom, one.reason, trail, nogoods);
            for atom in std::mem::take(&mut self.work).drain(..) {
                self.take(atom, level, &mut open, trail);
            }
        }
        let side = trail.moves[at].side;
        self.finish(Atom { side, value: self.need[side as usize] }, trail, nogoods);
        true
    }

    /// The atoms from which an atom followed, into `work`.
    fn expand(&mut self, atom: Atom, reason: Reason, trail: &Trail, nogoods: &mut Nogoods) {
        self.work.clear();
        match reason {
            Reason::Decision => {}
            Reason::Shift { side, distance } => self.work.push(Atom { side, value: atom.value - distance }),
            Reason::Stored { from, until } => self.work.extend_from_slice(trail.stored(from, until)),
            Reason::Nogood(number) => {
                nogoods.bump(number);
                let others = nogoods.atoms(number).iter().filter(|it| it.side != atom.side ^ 1);
                self.work.extend(others.copied());
            }
        }
    }

    /// Adds an atom to the growing nogood.
    fn take(&mut self, atom: Atom, level: u32, open: &mut usize, trail: &Trail) {
        let side = atom.side as usize;
        let old = self.need[side];
        if old >= atom.value {
            return;
        }
        let cause = trail.cause(atom);
        if cause == NONE {
            return;
        }
        if old == FREE {
            self.touched.push(atom.side);
        } else if trail.moves[self.cause[side] as usize].level == level {
            *open -= 1;
        }
        self.need[side] = atom.value;
        self.cause[side] = cause;
        *open += usize::from(trail.moves[cause as usize].level == level);
    }

    /// Drops what follows from the rest, and finds the level to return to.
    fn finish(&mut self, first: Atom, trail: &Trail, nogoods: &Nogoods) {
        self.learnt.clear();
        self.learnt.push(first);
        let touched = std::mem::take(&mut self.touched);
        for &side in &touched {
            let value = self.need[side as usize];
            if value != FREE && side != first.side {
                self.learnt.push(Atom { side, value });
            }
        }
        // The list may hold a side twice if it was dropped and taken again.
        let mut kept = 1;
        for at in 1..self.learnt.len() {
            let atom = self.learnt[at];
            let twice = self.learnt[1..kept].iter().any(|it| it.side == atom.side);
            if !twice && !self.follows(atom, DEPTH, trail, nogoods) {
                self.learnt[kept] = atom;
                kept += 1;
            }
        }
        self.learnt.truncate(kept);
        let level = |atom: &Atom| trail.moves[trail.cause(*atom) as usize].level;
        self.level = 0;
        let mut levels: Vec<u32> = vec![level(&first)];
        for at in 1..self.learnt.len() {
            let found = level(&self.learnt[at]);
            levels.push(found);
            if found > self.level {
                self.level = found;
                self.learnt.swap(1, at);
            }
        }
        levels.sort_unstable();
        levels.dedup();
        self.spread = levels.len() as u32;
        for &side in &touched {
            self.need[side as usize] = FREE;
        }
        self.touched = touched;
        self.touched.clear();
    }

    /// Whether an atom's reason is part of the nogood anyway, or follows from it in a few steps.
    fn follows(&self, atom: Atom, depth: u32, trail: &Trail, nogoods: &Nogoods) -> bool {
        let at = trail.cause(atom);
        if at == NONE {
            return true;
        }
        let one = trail.moves[at as usize];
        // Only what came about before may count, or two atoms could each be dropped because of the other.
        let known = |it: &Atom| {
            let side = it.side as usize;
            (self.need[side] >= it.value && self.cause[side] < at)
                || trail.cause(*it) == NONE
                || (depth > 0 && self.follows(*it, depth - 1, trail, nogoods))
        };
        match one.reason {
            Reason::Decision => false,
            Reason::Shift { side, distance } => known(&Atom { side, value: atom.value - distance }),
            Reason::Stored { from, until } => trail.stored(from, until).iter().all(known),
            Reason::Nogood(number) => {
                nogoods.atoms(number).iter().filter(|it| it.side != atom.side ^ 1).all(known)
            }
        }
    }
}
