//! How children differ from their parents, and which way has lately paid.

use crate::chance::Chance;
use crate::compiled::{Compiled, Time};

/// A way to make a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operator {
    /// The mother's activities between two random points, the father's order around them.
    TwoPoints,
    /// The same, with the stretch in which the mother uses the resources most.
    Dense,
    /// A few neighbours in new order.
    Window,
    /// A few activities elsewhere.
    Insertion,
}

const ALL: [Operator; 4] = [Operator::TwoPoints, Operator::Dense, Operator::Window, Operator::Insertion];

/// Shares of the operators when nothing is known yet, and the least each always keeps.
const SHARES: [f64; 4] = [0.6, 0.2, 0.1, 0.1];
const LEAST: f64 = 0.05;
/// How fast old successes are forgotten.
const MEMORY: f64 = 0.9995;

/// Chooses among operators by their success, and holds what they need to know of the network.
pub(crate) struct Operators {
    tried: [f64; 4],
    paid: [f64; 4],
    /// By activity: the latest finish by links alone, a good first rule.
    latest_finish: Vec<Time>,
    /// By activity: resources × time, as a share of all there is.
    work: Vec<f32>,
    waiting: Vec<u32>,
    ready: Vec<u32>,
}

impl Operators {
    #[expect(clippy::cast_precision_loss, reason = "shares for comparisons only")]
    pub(crate) fn new(compiled: &Compiled) -> Self {
        let mut latest_finish = vec![0; compiled.count];
        let order = compiled.topological.clone().unwrap_or_default();
        for &activity in order.iter().rev() {
            let activity = activity as usize;
            for arc in compiled.after.of(activity) {
                let other = arc.other as usize;
                let length = if arc.from_end { 0 } else { compiled.shortest(activity) };
                let finish = latest_finish[other] - compiled.shortest(other) - arc.lag + length;
                latest_finish[activity] = latest_finish[activity].min(finish);
            }
        }
        let work = |activity: usize| {
            let mode = compiled.first_mode[activity];
            let amount: f32 = compiled
                .uses
                .of(mode)
                .iter()
                .map(|(resource, amount)| *amount as f32 / compiled.capacity[*resource].largest.max(1) as f32)
                .sum();
            amount * compiled.duration[mode] as f32
        };
        let work = (0..compiled.count).map(work).collect();
        Self { tried: [1.0; 4], paid: SHARES, latest_finish, work, waiting: Vec::new(), ready: Vec::new() }
    }

    /// An operator, those that paid more often.
    pub(crate) fn choose(&self, chance: &mut Chance) -> Operator {
        let rate: [f64; 4] =
            std::array::from_fn(|it| SHARES[it] * (self.paid[it] / self.tried[it]).max(1e-9));
        let sum: f64 = rate.iter().sum();
        let mut draw = chance.unit();
        for (operator, rate) in ALL.into_iter().zip(rate) {
            let share = LEAST + (1.0 - 4.0 * LEAST) * rate / sum;
            if draw < share {
                return operator;
            }
            draw -= share;
        }
        Operator::TwoPoints
    }

    /// Takes note of whether a child was better than its mother.
    pub(crate) fn learn(&mut self, operator: Operator, better: bool) {
        let number = operator as usize;
        self.tried[number] = self.tried[number] * MEMORY + 1.0;
        self.paid[number] = self.paid[number] * MEMORY + f64::from(u8::from(better));
    }

    /// The stretch of an order that a crossover keeps together.
    pub(crate) fn stretch(
        &self,
        compiled: &Compiled,
        order: &[u32],
        operator: Operator,
        chance: &mut Chance,
    ) -> (usize, usize) {
        let count = order.len();
        if operator == Operator::TwoPoints || count < 8 {
            let (one, two) = (chance.below(count + 1), chance.below(count + 1));
            return (one.min(two), one.max(two));
        }
        // Among three random stretches of one length, that with the most work.
        let length = count / 4 + chance.below(count / 2);
        let density =
            |from: usize| order[from..from + length].iter().map(|it| self.work[*it as usize]).sum::<f32>();
        let mut best = (f32::MIN, 0);
        for _ in 0..3 {
            let from = chance.below(compiled.count - length + 1);
            let found = density(from);
            if found > best.0 {
                best = (found, from);
            }
        }
        (best.1, best.1 + length)
    }

    /// An order by rule and luck: of those that may come next, one with an early latest finish. The first is by rule alone.
    pub(crate) fn sample(
        &mut self,
        compiled: &Compiled,
        chance: &mut Chance,
        number: usize,
        order: &mut Vec<u32>,
    ) {
        order.clear();
        self.waiting.clear();
        self.waiting.extend((0..compiled.count).map(|it| compiled.before.of(it).len() as u32));
        self.ready.clear();
        self.ready.extend((0..compiled.count as u32).filter(|it| self.waiting[*it as usize] == 0));
        while !self.ready.is_empty() {
            let finish = |ready: &[u32], at: usize| self.latest_finish[ready[at] as usize];
            // A tournament: the more take part, the stricter the rule.
            let rounds =
                if number == 0 { self.ready.len() } else { 1 + chance.below(self.ready.len().min(6)) };
            let mut best = if number == 0 { 0 } else { chance.below(self.ready.len()) };
            for round in 0..rounds {
                let at = if number == 0 { round } else { chance.below(self.ready.len()) };
                if finish(&self.ready, at) < finish(&self.ready, best) {
                    best = at;
                }
            }
            let next = self.ready.swap_remove(best);
            order.push(next);
            for arc in compiled.after.of(next as usize) {
                let waiting = &mut self.waiting[arc.other as usize];
                *waiting -= 1;
                if *waiting == 0 {
                    self.ready.push(arc.other);
                }
            }
        }
    }
}
