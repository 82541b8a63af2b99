//! The exact method: is there a schedule that ends by then? Answered by search that learns from every contradiction.
//!
//! Lazy clause generation (Ohrimenko, Stuckey and Codish 2009; for scheduling Schutt, Feydy, Stuckey and Wallace 2011): bounds are
//! propagated with explanations, contradictions become nogoods, and decisions follow the statements that lately stood in
//! them. What is learnt holds for every question that is asked later.

mod domain;
mod nogoods;
mod analysis;
mod choice;
mod cumulative;
mod energy;
mod links;
mod stocks;
mod build;

use self::analysis::Analysis;
use self::choice::Choice;
use self::cumulative::Cumulative;
use self::domain::{Atom, Contradiction, Reason, Trail, at_least, at_most};
use self::energy::Energy;
use self::links::Links;
use self::nogoods::Nogoods;
use self::stocks::Stocks;
use crate::compiled::{Compiled, Time};

/// What a stretch of refutation ended with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// No schedule ends by the target.
    Refuted,
    /// Starts and modes of one that does lie in `starts` and `modes`.
    Found,
    /// The work was spent before either.
    Unknown,
}

/// What is looked at before a decision. Windows raise bounds and shorten proofs of tight networks; where resources are loose they
/// cost more than they bring. So of two refuters one has each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reasoning {
    /// Profiles of what surely runs.
    Profiles,
    /// Those, and the energy that windows must take.
    Windows,
}

/// The exact search, with everything it has learnt.
pub(crate) struct Refuter<'c> {
    compiled: &'c Compiled,
    trail: Trail,
    nogoods: Nogoods,
    analysis: Analysis,
    choice: Choice,
    links: Links,
    cumulatives: Vec<Cumulative>,
    stocks: Stocks,
    energy: Energy,
    /// Resources whose windows have to be looked at.
    tense: Vec<bool>,
    /// By variable: the resources that see it.
    seen_by: Vec<Vec<u32>>,
    /// Resources to be looked at again.
    dirty: Vec<bool>,
    /// By activity and mode: variables of modes; none where there is only one.
    mode_variables: Vec<Option<usize>>,
    /// The variable of the end.
    makespan: usize,
    head: usize,
    /// By activity: where it started in the best schedule known, to begin there.
    hint: Vec<Time>,
    /// Nothing is possible at all.
    dead: bool,
    /// Contradictions met.
    pub(crate) conflicts: u64,
    /// Work done.
    pub(crate) ticks: u64,
    restarts: u64,
    until_restart: u64,
    keep: usize,
    /// What was learnt since [`Self::told`] was last asked and is short enough to be worth telling.
    news: Lessons,
    /// What it looks at.
    reasoning: Reasoning,
    /// The last schedule found.
    pub(crate) starts: Vec<Time>,
    /// Its modes, counted from each activity's first.
    pub(crate) modes: Vec<u8>,
}

/// Nogoods on their way to somebody else who is asked about the same network.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lessons {
    atoms: Vec<Atom>,
    /// By nogood: where it ends in `atoms`, and on how many levels it lay.
    ends: Vec<(usize, u32)>,
}

/// Nogoods are told if they lay on so few levels and have so few atoms.
const TOLD: (u32, usize) = (5, 24);

/// Contradictions between two restarts, times the Luby sequence.
const RESTART: u64 = 100;
/// Nogoods kept before half of them are forgotten.
const KEEP: usize = 3_000;

impl<'c> Refuter<'c> {
    /// No schedule ends before this, as far as is known.
    pub(crate) fn bound(&self) -> Time {
        self.trail.least(self.makespan)
    }

    /// Whether it is proven that there is no schedule within what [`Self::limit`] allows.
    pub(crate) fn is_dead(&self) -> bool {
        self.dead
    }

    /// From now on, only schedules that end by then are of interest.
    pub(crate) fn limit(&mut self, end: Time) {
        self.back_to(0);
        if self.trail.set(at_most(self.makespan, end), Reason::Decision).is_err() {
            self.dead = true;
        }
    }

    /// Somebody else proved that no schedule ends before this.
    pub(crate) fn raise(&mut self, bound: Time) {
        self.back_to(0);
        if self.trail.set(at_least(self.makespan, bound), Reason::Decision).is_err() {
            self.dead = true;
        }
    }

    /// Where to begin.
    pub(crate) fn hint(&mut self, starts: &[Time]) {
        self.hint.clear();
        self.hint.extend_from_slice(starts);
    }

    /// What it learnt since it was last asked. Everything holds for every schedule within what [`Self::limit`] allows.
    pub(crate) fn told(&mut self) -> Lessons {
        std::mem::take(&mut self.news)
    }

    /// Learns what another refuter with the same limit has learnt.
    pub(crate) fn hear(&mut self, lessons: &Lessons) {
        self.back_to(0);
        let (mut from, mut atoms) = (0, Vec::<Atom>::new());
        for &(until, spread) in &lessons.ends {
            let told = &lessons.atoms[from..until];
            from = until;
            if told.iter().any(|atom| self.trail.fails(*atom)) {
                continue;
            }
            atoms.clear();
            atoms.extend(told.iter().filter(|atom| !self.trail.holds(**atom)));
            match atoms.as_slice() {
                [] => self.dead = true,
                [only] => self.dead |= self.trail.set(only.negated(), Reason::Decision).is_err(),
                _ => _ = self.nogoods.add(&atoms, spread.max(2)),
            }
        }
    }

    /// Looks for a schedule that ends by `target`, until so many ticks are spent.
    pub(crate) fn pursue(&mut self, target: Time, ticks: u64) -> Answer {
        let end = self.ticks + ticks;
        loop {
            if self.dead || self.bound() > target {
                return Answer::Refuted;
            }
            match self.propagate() {
                Err(Contradiction) => {
                    self.conflicts += 1;
                    if !self.learn() {
                        self.dead = true;
                        return Answer::Refuted;
                    }
                    continue;
                }
                Ok(()) if self.ticks >= end => {
                    // Bounds above the root belong to one case only.
                    self.back_to(0);
                    return Answer::Unknown;
                }
                Ok(()) => {}
            }
            if self.until_restart == 0 {
                self.restarts += 1;
                self.until_restart = RESTART * luby(self.restarts);
                self.back_to(0);
                if self.nogoods.learnt > self.keep {
                    self.keep += KEEP / 16;
                    self.dead = self.propagate().is_err() || self.nogoods.forget(&mut self.trail).is_err();
                }
                continue;
            }
            if !self.decide(target) {
                self.note();
                self.back_to(0);
                return Answer::Found;
            }
        }
    }

    fn back_to(&mut self, level: u32) {
        if self.trail.level() > level {
            self.trail.back_to(level);
            self.choice.back_to(level);
            self.head = self.head.min(self.trail.moves.len());
        }
    }

    /// Runs until nothing follows any more.
    fn propagate(&mut self) -> Result<(), Contradiction> {
        let result = self.propagate_all();
        if result.is_err() {
            self.head = self.trail.moves.len();
            self.dirty.fill(false);
            // Whatever was cut short is looked at again once there is a new bound; at the root, everything is.
            self.restless();
        }
        self.count_work();
        result
    }

    fn propagate_all(&mut self) -> Result<(), Contradiction> {
        loop {
            while self.head < self.trail.moves.len() {
                let one = self.trail.moves[self.head];
                let side = one.side;
                self.head += 1;
                for resource in &self.seen_by[side as usize / 2] {
                    self.dirty[*resource as usize] = true;
                }
                self.nogoods.propagate(side, one.old, &mut self.trail)?;
                self.links.propagate(side, &mut self.trail)?;
                self.stocks.notice(side);
            }
            self.stocks.propagate(&mut self.trail)?;
            if self.head < self.trail.moves.len() {
                continue;
            }
            if let Some(resource) = self.dirty.iter().position(|dirty| *dirty) {
                self.dirty[resource] = false;
                self.tense[resource] = true;
                self.cumulatives[resource].propagate(&mut self.trail)?;
                continue;
            }
            // Windows cost most and are looked at last.
            let Some(resource) = self.tense.iter().position(|tense| *tense) else { return Ok(()) };
            self.tense[resource] = false;
            if self.reasoning == Reasoning::Profiles {
                continue;
            }
            self.energy.propagate(&self.cumulatives[resource], &mut self.trail)?;
        }
    }

    /// After a contradiction the queues are empty, but not everything has been looked at.
    fn restless(&mut self) {
        self.dirty.fill(true);
        self.tense.fill(false);
        self.stocks.restless();
    }

    fn count_work(&mut self) {
        let visited = self.nogoods.visited / 4
            + self.cumulatives.iter().map(|it| it.visited).sum::<u64>() / 2
            + self.links.visited / 2
            + self.energy.visited / 4
            + self.analysis.visited / 2;
        // In ticks of the islands: as much time.
        self.ticks = visited / 2 + self.conflicts * 8;
    }

    /// Turns the contradiction into a nogood, returns, and does what follows from it.
    fn learn(&mut self) -> bool {
        if !self.analysis.learn(&self.trail, &mut self.nogoods) {
            return false;
        }
        for atom in self.analysis.met.iter().chain(&self.analysis.learnt) {
            self.choice.bump(*atom);
        }
        self.choice.decay();
        self.nogoods.decay();
        self.until_restart = self.until_restart.saturating_sub(1);
        self.back_to(self.analysis.level);
        let learnt = &self.analysis.learnt;
        if learnt.len() == 1 || (self.analysis.spread <= TOLD.0 && learnt.len() <= TOLD.1) {
            self.news.atoms.extend_from_slice(learnt);
            self.news.ends.push((self.news.atoms.len(), self.analysis.spread));
        }
        let reason = match learnt.len() {
            1 => Reason::Decision,
            _ => Reason::Nogood(self.nogoods.add(learnt, self.analysis.spread)),
        };
        // On the level returned to, the first atom is open: nothing contradicts its negation there.
        self.trail.set(learnt[0].negated(), reason).is_ok() || self.trail.level() > 0
    }

    /// Opens a level with the next decision; false if everything is decided.
    fn decide(&mut self, target: Time) -> bool {
        let atom = if self.trail.largest(self.makespan) > target {
            // The question itself is the first decision, so that what is learnt holds without it.
            at_most(self.makespan, target)
        } else if let Some((variable, value)) = self.choice.pop(&self.trail) {
            let hint = self.hint.get(variable).copied().unwrap_or(Time::MIN);
            if hint <= value { at_most(variable, value) } else { at_least(variable, value + 1) }
        } else {
            let open = |it: &usize| !self.trail.is_fixed(*it);
            let first = |it: &usize| (self.trail.least(*it), self.trail.largest(*it));
            let mode = self.mode_variables.iter().filter_map(|it| *it).find(open);
            let start = (0..self.compiled.count).filter(open).min_by_key(first);
            match (mode, start) {
                (Some(mode), _) => at_least(mode, 1),
                (None, Some(start)) => at_most(start, self.trail.least(start)),
                (None, None) => {
                    if self.trail.is_fixed(self.makespan) {
                        return false;
                    }
                    at_most(self.makespan, self.trail.least(self.makespan))
                }
            }
        };
        self.trail.open();
        // The decision was open, so it cannot contradict.
        let _ = self.trail.set(atom, Reason::Decision);
        true
    }

    /// Keeps the schedule that all bounds now describe.
    fn note(&mut self) {
        self.starts.clear();
        self.modes.clear();
        for activity in 0..self.compiled.count {
            self.starts.push(self.trail.least(activity));
            let modes = self.compiled.first_mode[activity]..self.compiled.first_mode[activity + 1];
            let chosen = modes
                .clone()
                .find(|mode| self.mode_variables[*mode].is_some_and(|it| self.trail.least(it) >= 1))
                .unwrap_or(modes.start);
            let fixed = self.compiled.fixed[activity].map(|(_, mode)| mode);
            self.modes.push(fixed.unwrap_or(chosen - modes.start) as u8);
        }
    }
}

/// The Luby sequence 1, 1, 2, 1, 1, 2, 4 … (Luby, Sinclair and Zuckerman 1993), from number 1 on.
fn luby(mut number: u64) -> u64 {
    loop {
        let power = 64 - number.leading_zeros();
        if number == (1 << power) - 1 {
            return 1 << (power - 1);
        }
        number -= (1 << (power - 1)) - 1;
    }
}
