//! What the search compares: the aim, and a small second thought that tells which of two equals is nearer to something better.

use model::network::Aim;

use crate::compiled::{Compiled, Time};
use crate::generation::Bench;

/// What a schedule costs; smaller is better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Cost {
    /// How far it is from being allowed: periods beyond deadlines, lack of stocks.
    pub(crate) breach: i64,
    /// The aim: periods, weighted periods, or the loss of value (in billionths of a unit).
    pub(crate) aim: i64,
    /// Load in the last periods, in thousandths: the less, the sooner one of them can be saved.
    pub(crate) tail: i32,
}

impl Cost {
    /// One number, for comparing with a temperature.
    #[expect(clippy::cast_precision_loss, reason = "for luck only")]
    pub(crate) fn as_float(self) -> f64 {
        self.breach as f64 * 10.0 + self.aim as f64 + f64::from(self.tail) / 1000.0
    }
}

/// Computes costs without allocating.
pub(crate) struct Costing {
    /// By mode: its load, in thousandths of all capacities.
    load: Vec<f32>,
}

/// How many periods before the end count as the tail.
const TAIL: Time = 10;

impl Costing {
    #[expect(clippy::cast_precision_loss, reason = "a second thought only")]
    pub(crate) fn new(compiled: &Compiled) -> Self {
        let resources = compiled.capacity.len().max(1) as f32;
        let share = |(resource, amount): &(usize, Time)| {
            *amount as f32 / (compiled.capacity[*resource].largest.max(1) as f32 * resources)
        };
        let load =
            (0..compiled.duration.len()).map(|mode| compiled.uses.of(mode).iter().map(share).sum()).collect();
        Self { load }
    }

    /// What the schedule on the bench costs.
    #[expect(clippy::cast_possible_truncation, reason = "saturates, and only a second thought")]
    #[expect(clippy::cast_precision_loss, reason = "a second thought only")]
    pub(crate) fn cost(&self, bench: &Bench<'_>, left: &[i64]) -> Cost {
        let compiled = bench.compiled;
        let mut cost = Cost { breach: left.iter().map(|left| (-left).max(0)).sum(), ..Cost::default() };
        let mut load = 0.0;
        let late = bench.makespan - TAIL;
        for activity in 0..compiled.count {
            let mode = bench.modes[activity];
            let end = bench.starts[activity] + compiled.duration[mode];
            cost.breach += i64::from((end - compiled.deadline[activity]).max(0));
            if end > late {
                let from = bench.starts[activity].max(late);
                // The later the period, the more it counts.
                let (from, until) = ((from - late) as f32, (end - late) as f32);
                load += self.load[mode] * (until * until - from * from);
            }
            match compiled.aim {
                Aim::Makespan => {}
                Aim::Lateness => {
                    let (due, weight, _) = compiled.terms[activity];
                    cost.aim = cost.aim.saturating_add(weight.saturating_mul(i64::from((end - due).max(0))));
                }
                Aim::Value { .. } => {
                    let cash = compiled.terms[activity].2;
                    let factor = compiled.factors.get(end.max(0) as usize).copied().unwrap_or(0);
                    cost.aim = cost.aim.saturating_sub(scaled(cash, factor));
                }
            }
        }
        if compiled.aim == Aim::Makespan {
            cost.aim = i64::from(bench.makespan);
            cost.tail = (load * 1000.0 / (TAIL * TAIL) as f32) as i32;
        }
        cost
    }
}

/// cash · factor, kept within what sums of many thousands can hold.
fn scaled(cash: i64, factor: i64) -> i64 {
    i64::try_from(i128::from(cash) * i128::from(factor) / 1_000_000).unwrap_or(0)
}
