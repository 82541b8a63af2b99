//! Longest paths through the links: earliest starts from the front, tails from the back.

use model::network::{Aim, schedule};

use crate::compiled::{Compiled, Time};

/// Earliest starts by releases, the past and links alone, with the shortest modes; nothing if links go in a rising circle.
pub(crate) fn earliest(compiled: &Compiled) -> Option<Vec<Time>> {
    let fixed = |activity: usize| compiled.fixed[activity].map_or(0, |(start, _)| start);
    let mut starts: Vec<Time> = (0..compiled.count).map(|it| compiled.release[it].max(fixed(it))).collect();
    relaxed(compiled, |from, arc| {
        let length = if arc.from_end { compiled.shortest(from) } else { 0 };
        let reached = starts[from] + length + arc.lag;
        let moved = reached > starts[arc.other as usize];
        if moved {
            starts[arc.other as usize] = reached;
        }
        moved
    })
    .then_some(starts)
}

/// Runs over all arcs until nothing moves; false if that never happens.
fn relaxed(compiled: &Compiled, mut relax: impl FnMut(usize, &crate::compiled::Arc) -> bool) -> bool {
    let order: Vec<u32> =
        compiled.topological.clone().unwrap_or_else(|| (0..compiled.count as u32).collect());
    for _ in 0..=compiled.count {
        let mut moved = false;
        for &from in &order {
            for arc in compiled.after.of(from as usize) {
                moved |= relax(from as usize, arc);
            }
        }
        if !moved {
            return true;
        }
    }
    false
}

/// What must follow the end of each activity before the makespan, by links alone with the shortest modes. Only for networks
/// without rising circles.
pub(crate) fn tails(compiled: &Compiled) -> Vec<Time> {
    let mut tails = vec![0; compiled.count];
    let mut order: Vec<u32> =
        compiled.topological.clone().unwrap_or_else(|| (0..compiled.count as u32).collect());
    order.reverse();
    for _ in 0..=compiled.count {
        let mut moved = false;
        for &from in &order {
            let from = from as usize;
            for arc in compiled.after.of(from) {
                let other = arc.other as usize;
                // Distance from this end to the other's start, then the other's length and tail.
                let length = if arc.from_end { 0 } else { -longest(compiled, from) };
                let reached = length + arc.lag + compiled.shortest(other) + tails[other];
                if reached > tails[from] {
                    tails[from] = reached;
                    moved = true;
                }
            }
        }
        if !moved {
            break;
        }
    }
    tails
}

/// The longest duration of an activity.
fn longest(compiled: &Compiled, activity: usize) -> Time {
    let modes = compiled.first_mode[activity]..compiled.first_mode[activity + 1];
    compiled.duration[modes].iter().copied().max().unwrap_or(0)
}

/// The longest path in all: no schedule ends earlier.
pub(crate) fn critical(compiled: &Compiled, earliest: &[Time]) -> Time {
    (0..compiled.count).map(|activity| earliest[activity] + compiled.shortest(activity)).max().unwrap_or(0)
}

/// What every activity alone could make of the aim at best: lateness at its earliest end, income then, too, and expenses at their
/// deadlines, or never. No schedule has a better value. Nothing for the makespan, which has bounds of its own.
pub(crate) fn limit(compiled: &Compiled, heads: &[Time]) -> Option<i64> {
    let ends = |activity: usize| heads[activity] + compiled.shortest(activity);
    match compiled.aim {
        Aim::Makespan => None,
        Aim::Lateness => {
            let least = |activity: usize| {
                let (due, weight, _) = compiled.terms[activity];
                weight.saturating_mul(i64::from((ends(activity) - due).max(0)))
            };
            Some((0..compiled.count).map(least).fold(0, i64::saturating_add))
        }
        Aim::Value { .. } => {
            let factor = |end: Time| {
                let last = compiled.factors.len().saturating_sub(1);
                compiled.factors.get((end.max(0) as usize).min(last)).copied().unwrap_or(schedule::ONE)
            };
            let most = |activity: usize| {
                let cash = compiled.terms[activity].2;
                let deadline = compiled.deadline[activity];
                let factor = match cash {
                    0.. => factor(ends(activity)),
                    _ if deadline < compiled.horizon => factor(deadline),
                    _ => 0,
                };
                i128::from(cash) * i128::from(factor)
            };
            let sum: i128 = (0..compiled.count).map(most).sum();
            i64::try_from(sum.div_euclid(i128::from(schedule::ONE))).ok()
        }
    }
}
