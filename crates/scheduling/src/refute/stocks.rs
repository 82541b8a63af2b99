//! What is used up: the most frugal modes that are left must fit into each stock.

use super::domain::{Atom, Contradiction, Trail, at_most};

/// One stock and the activities that may draw from it.
#[derive(Clone, Debug)]
pub(super) struct Stock {
    pub(super) amount: i64,
    /// By activity: its modes' variables and draws, the smallest draw first. A single mode has no variable.
    pub(super) drawers: Vec<Vec<(Option<usize>, i64)>>,
}

/// All stocks.
#[derive(Clone, Debug, Default)]
pub(super) struct Stocks {
    stocks: Vec<Stock>,
    dirty: bool,
    /// From this side on sides belong to modes.
    first_side: u32,
    atoms: Vec<Atom>,
}

impl Stocks {
    pub(super) fn new(stocks: Vec<Stock>, first_side: u32) -> Self {
        Self { dirty: !stocks.is_empty(), stocks, first_side, atoms: Vec::new() }
    }

    pub(super) fn notice(&mut self, side: u32) {
        self.dirty |= side >= self.first_side && !self.stocks.is_empty();
    }

    pub(super) fn restless(&mut self) {
        self.dirty = !self.stocks.is_empty();
    }

    pub(super) fn propagate(&mut self, trail: &mut Trail) -> Result<(), Contradiction> {
        if !std::mem::take(&mut self.dirty) {
            return Ok(());
        }
        let Self { stocks, atoms, .. } = self;
        stocks.iter().try_for_each(|stock| stock.propagate(atoms, trail))
    }
}

impl Stock {
    /// The smallest draw of an activity that is still possible.
    fn least(modes: &[(Option<usize>, i64)], trail: &Trail) -> i64 {
        let possible = |it: &&(Option<usize>, i64)| it.0.is_none_or(|mode| trail.largest(mode) >= 1);
        modes.iter().find(possible).map_or(0, |it| it.1)
    }

    /// Why the activities other than one draw at least what they do: smaller draws are excluded.
    fn explain(&self, but: usize, trail: &Trail, atoms: &mut Vec<Atom>) {
        for (number, modes) in self.drawers.iter().enumerate() {
            if number != but {
                let least = Self::least(modes, trail);
                let smaller = modes.iter().take_while(|it| it.1 < least).filter_map(|it| it.0);
                atoms.extend(smaller.map(|mode| at_most(mode, 0)));
            }
        }
    }

    fn propagate(&self, atoms: &mut Vec<Atom>, trail: &mut Trail) -> Result<(), Contradiction> {
        let sum: i64 = self.drawers.iter().map(|modes| Self::least(modes, trail)).sum();
        if sum > self.amount {
            atoms.clear();
            self.explain(usize::MAX, trail, atoms);
            trail.conflict.clone_from(atoms);
            return Err(Contradiction);
        }
        for (number, modes) in self.drawers.iter().enumerate() {
            let others = sum - Self::least(modes, trail);
            for (mode, draw) in modes.iter().rev() {
                if others + draw <= self.amount {
                    break;
                }
                let Some(mode) = mode else { break };
                if trail.largest(*mode) <= 0 {
                    continue;
                }
                atoms.clear();
                self.explain(number, trail, atoms);
                let reason = trail.store(atoms);
                trail.set(at_most(*mode, 0), reason)?;
            }
        }
        Ok(())
    }
}
