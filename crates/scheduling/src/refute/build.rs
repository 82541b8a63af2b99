//! From a compiled network to variables, nogoods and propagators.

use super::cumulative::{Cumulative, Use};
use super::domain::{Contradiction, Reason, Trail, at_least, at_most};
use super::links::Links;
use super::nogoods::Nogoods;
use super::stocks::{Stock, Stocks};
use super::{Analysis, Choice, KEEP, RESTART, Refuter};
use crate::compiled::{Capacity, Compiled, Time};

impl<'c> Refuter<'c> {
    /// For schedules that end between `bound` and `end`; `heads` are earliest starts.
    pub(crate) fn new(
        compiled: &'c Compiled,
        heads: &[Time],
        (bound, end): (Time, Time),
        reasoning: super::Reasoning,
    ) -> Self {
        let mut trail = Trail::default();
        for activity in 0..compiled.count {
            let fixed = compiled.fixed[activity].map(|(start, _)| start);
            let last = compiled.deadline[activity].min(end) - compiled.shortest(activity);
            let last = fixed.unwrap_or(last).max(heads[activity].min(last.max(0)));
            // Invariant: least ≤ largest. What contradicts even that is found by the first propagation.
            trail.variable(heads[activity].min(last), last);
        }
        let makespan = trail.variable(bound.min(end), end);
        let first_mode_variable = trail.low.len() / 2;
        let mode_variables = modes(compiled, &mut trail);
        let lengths = lengths(compiled, &mode_variables, &mut trail);
        let variables = trail.low.len() / 2;
        let mut refuter = Self {
            nogoods: Nogoods::new(&trail),
            analysis: Analysis::new(2 * variables),
            choice: Choice::default(),
            links: Links::new(variables),
            cumulatives: cumulatives(compiled, &mode_variables, end),
            stocks: Stocks::new(stocks(compiled, &mode_variables), 2 * first_mode_variable as u32),
            seen_by: vec![Vec::new(); variables],
            energy: super::Energy::default(),
            dirty: Vec::new(),
            tense: Vec::new(),
            mode_variables,
            makespan,
            head: 0,
            hint: Vec::new(),
            dead: false,
            conflicts: 0,
            ticks: 0,
            restarts: 0,
            until_restart: RESTART,
            keep: KEEP,
            reasoning,
            news: super::Lessons::default(),
            starts: Vec::new(),
            modes: Vec::new(),
            compiled,
            trail,
        };
        refuter.dead = heads.iter().enumerate().any(|(it, head)| *head > refuter.trail.largest(it));
        refuter.link(&lengths);
        if refuter.exclude_each_other(&lengths).is_err() || refuter.keep_deadlines(end).is_err() {
            refuter.dead = true;
        }
        for (number, cumulative) in refuter.cumulatives.iter().enumerate() {
            for one in &cumulative.uses {
                for variable in [Some(one.start), one.mode].into_iter().flatten() {
                    if !refuter.seen_by[variable].contains(&(number as u32)) {
                        refuter.seen_by[variable].push(number as u32);
                    }
                }
            }
        }
        refuter.dirty = vec![true; refuter.cumulatives.len()];
        refuter.tense = vec![false; refuter.cumulatives.len()];
        refuter.choice = Choice::new(&refuter.trail);
        refuter.push_everything();
        refuter
    }

    fn link(&mut self, lengths: &[Option<usize>]) {
        let compiled = self.compiled;
        for before in 0..compiled.count {
            let shortest = compiled.shortest(before);
            for arc in compiled.after.of(before) {
                let after = arc.other as usize;
                match lengths[before] {
                    Some(length) if arc.from_end => self.links.sum(before, length, after, arc.lag),
                    _ => {
                        let length = if arc.from_end { shortest } else { 0 };
                        self.links.shift(before, after, length + arc.lag);
                    }
                }
            }
            // The end comes after everything after which nothing else surely comes.
            let covered = compiled.after.of(before).iter().any(|arc| arc.from_end && arc.lag >= 0);
            if !covered || compiled.topological.is_none() {
                match lengths[before] {
                    Some(length) => self.links.sum(before, length, self.makespan, 0),
                    None => self.links.shift(before, self.makespan, shortest),
                }
            }
        }
    }

    /// One mode of each activity, and its length.
    fn exclude_each_other(&mut self, lengths: &[Option<usize>]) -> Result<(), Contradiction> {
        let compiled = self.compiled;
        for activity in 0..compiled.count {
            let modes: Vec<(usize, Time)> = (compiled.first_mode[activity]
                ..compiled.first_mode[activity + 1])
                .filter_map(|mode| self.mode_variables[mode].map(|it| (it, compiled.duration[mode])))
                .collect();
            if modes.is_empty() {
                continue;
            }
            let none: Vec<_> = modes.iter().map(|(mode, _)| at_most(*mode, 0)).collect();
            self.nogoods.add(&none, 0);
            for (number, (one, duration)) in modes.iter().enumerate() {
                for (other, _) in &modes[number + 1..] {
                    self.nogoods.add(&[at_least(*one, 1), at_least(*other, 1)], 0);
                }
                let Some(length) = lengths[activity] else { continue };
                if self.trail.least(length) < *duration {
                    self.nogoods.add(&[at_least(*one, 1), at_most(length, duration - 1)], 0);
                }
                if self.trail.largest(length) > *duration {
                    self.nogoods.add(&[at_least(*one, 1), at_least(length, duration + 1)], 0);
                }
                // All shorter modes excluded: at least as long as this one.
                let mut shorter: Vec<_> =
                    modes.iter().filter(|it| it.1 < *duration).map(|it| at_most(it.0, 0)).collect();
                if !shorter.is_empty() {
                    shorter.push(at_most(length, duration - 1));
                    self.nogoods.add(&shorter, 0);
                }
            }
            let fixed = compiled.fixed[activity].map(|(_, mode)| compiled.first_mode[activity] + mode);
            if let Some(chosen) = fixed.and_then(|mode| self.mode_variables[mode]) {
                self.trail.set(at_least(chosen, 1), Reason::Decision)?;
            }
        }
        Ok(())
    }

    /// Modes that take longer than the shortest must begin the earlier for a deadline.
    fn keep_deadlines(&mut self, end: Time) -> Result<(), Contradiction> {
        let compiled = self.compiled;
        for activity in (0..compiled.count).filter(|it| compiled.deadline[*it] < end) {
            for mode in compiled.first_mode[activity]..compiled.first_mode[activity + 1] {
                let last = compiled.deadline[activity] - compiled.duration[mode];
                let Some(variable) = self.mode_variables[mode] else { continue };
                if self.trail.least(activity) > last {
                    self.trail.set(at_most(variable, 0), Reason::Decision)?;
                } else if self.trail.largest(activity) > last {
                    self.nogoods.add(&[at_least(variable, 1), at_least(activity, last + 1)], 0);
                }
            }
        }
        Ok(())
    }

    /// Links, deadlines and the end are looked at for the first time.
    fn push_everything(&mut self) {
        for side in 0..self.trail.low.len() as u32 {
            if self.links.propagate(side, &mut self.trail).is_err() {
                self.dead = true;
            }
        }
    }
}

/// A variable between nought and one for every mode of every activity that has several.
fn modes(compiled: &Compiled, trail: &mut Trail) -> Vec<Option<usize>> {
    let mut variables = vec![None; compiled.duration.len()];
    for activity in 0..compiled.count {
        if compiled.modes(activity) > 1 {
            for mode in compiled.first_mode[activity]..compiled.first_mode[activity + 1] {
                variables[mode] = Some(trail.variable(0, 1));
            }
        }
    }
    variables
}

/// A variable for the duration of every activity whose modes differ in it.
fn lengths(compiled: &Compiled, modes: &[Option<usize>], trail: &mut Trail) -> Vec<Option<usize>> {
    let mut lengths = vec![None; compiled.count];
    for activity in 0..compiled.count {
        let own = compiled.first_mode[activity]..compiled.first_mode[activity + 1];
        let (least, largest) = compiled.duration[own.clone()]
            .iter()
            .fold((Time::MAX, 0), |(least, largest), it| (least.min(*it), largest.max(*it)));
        if modes[own.start].is_some() && least < largest {
            lengths[activity] = Some(trail.variable(least, largest));
        }
    }
    lengths
}

fn cumulatives(compiled: &Compiled, modes: &[Option<usize>], end: Time) -> Vec<Cumulative> {
    let mut cumulatives = Vec::new();
    for (resource, capacity) in compiled.capacity.iter().enumerate() {
        let mut uses = Vec::new();
        for activity in 0..compiled.count {
            for mode in compiled.first_mode[activity]..compiled.first_mode[activity + 1] {
                if let Some((_, amount)) = compiled.uses.of(mode).iter().find(|it| it.0 == resource) {
                    let (duration, mode) = (compiled.duration[mode], modes[mode]);
                    uses.push(Use { start: activity, duration, amount: *amount, mode });
                }
            }
        }
        if !uses.is_empty() {
            cumulatives.push(Cumulative::new(uses, capacity.largest, away(capacity, end)));
        }
    }
    cumulatives
}

/// What a calendar takes from the largest capacity.
fn away(capacity: &Capacity, end: Time) -> Vec<(Time, Time, Time)> {
    let mut away = Vec::new();
    for (number, (from, level)) in capacity.levels.iter().enumerate() {
        let until = capacity.levels.get(number + 1).map_or(Time::MAX / 4, |next| next.0).max(*from);
        if *level < capacity.largest && *from <= end {
            away.push((*from, until, capacity.largest - level));
        }
    }
    away
}

fn stocks(compiled: &Compiled, modes: &[Option<usize>]) -> Vec<Stock> {
    let drawer = |stock: usize, activity: usize| {
        let own = compiled.first_mode[activity]..compiled.first_mode[activity + 1];
        let draw = |mode: usize| compiled.draws.of(mode).iter().find(|it| it.0 == stock).map_or(0, |it| it.1);
        let mut drawer: Vec<(Option<usize>, i64)> = own.map(|mode| (modes[mode], draw(mode))).collect();
        drawer.sort_by_key(|it| it.1);
        drawer
    };
    let of = |stock: usize| Stock {
        amount: compiled.stocks[stock],
        drawers: (0..compiled.count)
            .map(|activity| drawer(stock, activity))
            .filter(|drawer| drawer.iter().any(|it| it.1 > 0))
            .collect(),
    };
    (0..compiled.stocks.len()).map(of).collect()
}
