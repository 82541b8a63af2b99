//! The cost curve: levers of known cost pulled together, the one that gives most for its cost first, one more at each step.
//!
//! Levers do not add up, so every step is planned and proven anew, from the plan of the step before.

use model::{Money, Programme};

use super::{Ground, Lever, Settings, Worth, what_if};
use crate::trial::{Effort, trial};

/// Levers pulled together.
#[derive(Clone, Debug)]
pub struct Rung {
    /// Their numbers in [`super::Advice::levers`], in the order in which they came.
    pub levers: Vec<usize>,
    /// What they cost together.
    pub cost: Money,
    /// What they are worth together.
    pub worth: Worth,
}

/// Steps, at the most.
const RUNGS: usize = 6;

/// Numbers of the levers that surely bring something and whose cost is known, most value for a unit of cost first.
#[must_use]
pub fn by_value_for_cost(levers: &[(Lever, Option<Worth>)], costs: &[Option<Money>]) -> Vec<usize> {
    let least = |number: usize| {
        let worth = levers[number].1.as_ref();
        i128::from(worth.and_then(|worth| worth.at_least).map_or(0, |least| least.minor))
    };
    let cost = |number: usize| costs.get(number).copied().flatten().map(|cost| i128::from(cost.minor));
    let mut priced: Vec<usize> =
        (0..levers.len()).filter(|&number| least(number) > 0 && cost(number).is_some()).collect();
    // Compared without dividing; what costs nothing comes first.
    priced.sort_by(|&one, &other| {
        let product = |gain: usize, price: usize| least(gain) * cost(price).unwrap_or(0);
        product(other, one).cmp(&product(one, other)).then(one.cmp(&other))
    });
    priced
}

impl Ground<'_> {
    /// The curve, as far as there is time.
    pub(super) fn curve(&self, levers: &[(Lever, Option<Worth>)], settings: &Settings<'_>) -> Vec<Rung> {
        let ranked = by_value_for_cost(levers, settings.costs);
        let mut rungs: Vec<Rung> = Vec::new();
        for steps in 1..=ranked.len().min(RUNGS) {
            let numbers = &ranked[..steps];
            let spent = numbers.iter().filter_map(|&number| settings.costs[number]);
            let cost = spent.fold(Money::zero(self.programme.currency), |sum, cost| sum + cost);
            let Some(worth) = self.rung(levers, numbers, rungs.last(), settings) else { break };
            rungs.push(Rung { levers: numbers.to_vec(), cost, worth });
        }
        rungs
    }

    fn rung(
        &self,
        levers: &[(Lever, Option<Worth>)],
        numbers: &[usize],
        before: Option<&Rung>,
        settings: &Settings<'_>,
    ) -> Option<Worth> {
        if let [only] = numbers {
            return levers[*only].1.clone();
        }
        if (settings.stop)() {
            return None;
        }
        let together: Vec<Lever> = numbers.iter().map(|&number| levers[number].0).collect();
        let changed: Programme = what_if(self.programme, &together);
        let last = numbers.last().and_then(|&number| levers[number].1.as_ref());
        let known = [before.map(|rung| &rung.worth), last];
        let plans = known.into_iter().flatten().filter_map(|worth| worth.trial.plan.as_ref());
        let plans: Vec<_> = std::iter::once(&self.reference).chain(plans).collect();
        let effort = Effort {
            seed: settings.seed,
            threads: settings.threads,
            rounds: settings.work,
            stop: settings.stop,
        };
        Some(Worth::new(trial(&changed, &plans, &self.search, &effort), self.value))
    }
}
