//! Variables known by their bounds, and the trail of how the bounds moved.
//!
//! Every variable x has two sides: side 2x is the lower bound of x, side 2x + 1 that of −x. So there is one kind of statement only:
//! "this side is at least v", and its opposite is "the other side is at least 1 − v".

/// A whole number or its negation; far from the ends of the type.
pub(super) type Value = i32;

/// The statement that a side is at least a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Atom {
    pub(super) side: u32,
    pub(super) value: Value,
}

/// `x ≥ value`.
pub(super) fn at_least(variable: usize, value: Value) -> Atom {
    Atom { side: 2 * variable as u32, value }
}

/// `x ≤ value`.
pub(super) fn at_most(variable: usize, value: Value) -> Atom {
    Atom { side: 2 * variable as u32 + 1, value: -value }
}

impl Atom {
    /// The opposite statement.
    pub(super) fn negated(self) -> Self {
        Self { side: self.side ^ 1, value: 1 - self.value }
    }
}

/// Why a bound moved.
#[derive(Clone, Copy, Debug)]
pub(super) enum Reason {
    /// Somebody decided so.
    Decision,
    /// All other atoms of this nogood hold.
    Nogood(u32),
    /// These atoms hold: a stretch of the trail's reasons.
    Stored { from: u32, until: u32 },
    /// The other side is at least the value less the distance.
    Shift { side: u32, distance: Value },
}

/// A movement of one side.
#[derive(Clone, Copy, Debug)]
pub(super) struct Move {
    pub(super) side: u32,
    pub(super) old: Value,
    /// The movement of the same side before this one.
    pub(super) before: u32,
    pub(super) level: u32,
    pub(super) reason: Reason,
}

/// No movement: the side stands where it stood at the root.
pub(super) const NONE: u32 = u32::MAX;

/// A contradiction; its atoms lie in the trail's `conflict`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Contradiction;

/// The bounds of all variables and their history.
#[derive(Clone, Debug, Default)]
pub(super) struct Trail {
    /// By side.
    pub(super) low: Vec<Value>,
    pub(super) moves: Vec<Move>,
    /// By side: its latest movement.
    last: Vec<u32>,
    /// Atoms of stored reasons.
    reasons: Vec<Atom>,
    /// By level: lengths of `moves` and `reasons` when it began.
    levels: Vec<(usize, usize)>,
    /// Atoms that cannot hold together, after a contradiction.
    pub(super) conflict: Vec<Atom>,
}

impl Trail {
    /// A new variable between two values.
    pub(super) fn variable(&mut self, least: Value, largest: Value) -> usize {
        self.low.extend([least, -largest]);
        self.last.extend([NONE, NONE]);
        self.low.len() / 2 - 1
    }

    #[inline]
    pub(super) fn least(&self, variable: usize) -> Value {
        self.low[2 * variable]
    }

    #[inline]
    pub(super) fn largest(&self, variable: usize) -> Value {
        -self.low[2 * variable + 1]
    }

    #[inline]
    pub(super) fn is_fixed(&self, variable: usize) -> bool {
        self.low[2 * variable] + self.low[2 * variable + 1] == 0
    }

    #[inline]
    pub(super) fn holds(&self, atom: Atom) -> bool {
        self.low[atom.side as usize] >= atom.value
    }

    #[inline]
    pub(super) fn fails(&self, atom: Atom) -> bool {
        self.low[atom.side as usize ^ 1] > -atom.value
    }

    pub(super) fn level(&self) -> u32 {
        self.levels.len() as u32
    }

    /// Opens a level.
    pub(super) fn open(&mut self) {
        self.levels.push((self.moves.len(), self.reasons.len()));
    }

    /// Keeps atoms as a reason. At the root nobody will ever ask.
    pub(super) fn store(&mut self, atoms: &[Atom]) -> Reason {
        if self.levels.is_empty() {
            return Reason::Decision;
        }
        let from = self.reasons.len() as u32;
        self.reasons.extend_from_slice(atoms);
        Reason::Stored { from, until: self.reasons.len() as u32 }
    }

    /// Makes an atom hold.
    #[inline]
    pub(super) fn set(&mut self, atom: Atom, reason: Reason) -> Result<(), Contradiction> {
        let side = atom.side as usize;
        let old = self.low[side];
        if old >= atom.value {
            return Ok(());
        }
        if atom.value + self.low[side ^ 1] > 0 {
            self.contradict(atom, reason);
            return Err(Contradiction);
        }
        let before = self.last[side];
        self.last[side] = self.moves.len() as u32;
        let level = self.levels.len() as u32;
        self.moves.push(Move { side: atom.side, old, before, level, reason });
        self.low[side] = atom.value;
        Ok(())
    }

    fn contradict(&mut self, atom: Atom, reason: Reason) {
        let mut conflict = std::mem::take(&mut self.conflict);
        conflict.clear();
        conflict.push(atom.negated());
        match reason {
            Reason::Stored { from, until } => {
                conflict.extend_from_slice(&self.reasons[from as usize..until as usize]);
            }
            Reason::Shift { side, distance } => conflict.push(Atom { side, value: atom.value - distance }),
            // Nogoods say themselves which atoms they have; decisions never contradict.
            Reason::Nogood(_) | Reason::Decision => {}
        }
        self.conflict = conflict;
    }

    /// The atoms of a stored reason.
    pub(super) fn stored(&self, from: u32, until: u32) -> &[Atom] {
        &self.reasons[from as usize..until as usize]
    }

    /// The movement that made an atom hold; [`NONE`] if it holds at the root. It must hold.
    #[inline]
    pub(super) fn cause(&self, atom: Atom) -> u32 {
        let mut at = self.last[atom.side as usize];
        while at != NONE {
            let one = &self.moves[at as usize];
            if one.old < atom.value {
                return if one.level == 0 { NONE } else { at };
            }
            at = one.before;
        }
        NONE
    }

    /// Undoes everything above a level.
    pub(super) fn back_to(&mut self, level: u32) {
        let (moves, reasons) = self.levels[level as usize];
        for one in self.moves[moves..].iter().rev() {
            self.low[one.side as usize] = one.old;
            self.last[one.side as usize] = one.before;
        }
        self.moves.truncate(moves);
        self.reasons.truncate(reasons);
        self.levels.truncate(level as usize);
    }
}
