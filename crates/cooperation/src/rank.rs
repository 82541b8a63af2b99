//! What a match is ranked by: points for each criterion, weights that anybody can see, and one score.
//!
//! score = relevance × Σ weight·points / Σ weight, in whole thousandths. Weights move matches along the list; they never bring a
//! plant back that breaks something it must have, because such a plant is not ranked at all.

use model::cooperation::{Capability, Criterion, Judgement, Match, Need, Part, Verdict, units_between};
use model::number::{Decimal, UnitPrice, round_div};
use model::programme::Plant;
use model::{Id, Programme};

use crate::judge::Case;

/// Weights in the order of [`Criterion::ALL`], and what freight costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weights {
    /// One for each criterion; all nought means that relevance alone decides.
    pub weights: [u32; 5],
    /// What a tonne costs over a kilometre, in the programme's currency; none = freight is not counted.
    pub freight: Option<UnitPrice>,
}

impl Weights {
    /// The usual weights: cost 30, capacity 15, distance 15, delivery 15, verdicts 25; no freight. Our own judgement, nobody's
    /// measurement: change them.
    pub const USUAL: Self = Self { weights: [30, 15, 15, 15, 25], freight: None };

    /// Gives one criterion another weight.
    pub fn set(&mut self, criterion: Criterion, weight: u32) {
        let at = Criterion::ALL.iter().position(|known| *known == criterion);
        if let Some(slot) = at.and_then(|at| self.weights.get_mut(at)) {
            *slot = weight;
        }
    }

    /// The weight of one criterion.
    #[must_use]
    pub fn of(&self, criterion: Criterion) -> u32 {
        let at = Criterion::ALL.iter().position(|known| *known == criterion);
        at.map_or(0, |at| self.weights[at])
    }
}

/// Points where nothing is known.
const UNKNOWN: u32 = 500;
/// Points of the best.
const BEST: u32 = 1000;
/// Kilometres at which nearness has half its points.
const HALF_WAY: u32 = 1000;

/// What one unit of the need costs delivered: the price, its share of the tooling, and freight if that is counted and can be.
///
/// landed = price + tooling / quantity + rate · distance · mass
pub(crate) fn landed(
    case: &Case<'_>,
    able: &Capability,
    weights: &Weights,
    quantity: Decimal,
    to: Option<Id<Plant>>,
) -> Option<UnitPrice> {
    let need = case.need;
    let units = units_between(need.unit, able.unit, need.pieces_per_set)?;
    let price = able.unit_price?.to_decimal().times(units);
    let tooling = able.tooling_cost.map_or(0, |cost| {
        let made = quantity.billionths().max(1);
        round_div(cost.to_decimal().billionths() * Decimal::SCALE, made)
    });
    let freight = to.and_then(|to| freight(case.programme, need, able, weights, to));
    let all = price.billionths() + tooling + freight.unwrap_or(0);
    UnitPrice::from_decimal(Decimal::from_billionths(all))
}

fn freight(
    programme: &Programme,
    need: &Need,
    able: &Capability,
    weights: &Weights,
    to: Id<Plant>,
) -> Option<i128> {
    let kilometres = distance(programme, to, able.plant)?;
    let tonnes = Decimal::from_billionths(need.mass()?.billionths() / 1000);
    let way = weights.freight?.to_decimal().times(Decimal::whole(i64::from(kilometres)));
    Some(way.times(tonnes).billionths())
}

/// Kilometres between two plants as the crow flies, if both say where they are.
///
/// The haversine formula (R. W. Sinnott, *Virtues of the Haversine*, 1984) on a sphere of 6,371 km.
pub(crate) fn distance(programme: &Programme, one: Id<Plant>, other: Id<Plant>) -> Option<u32> {
    if one == other {
        return Some(0);
    }
    let place = |id: Id<Plant>| {
        let (latitude, longitude) = programme.plants.get(id)?.coordinates?;
        Some((latitude.to_f64().to_radians(), longitude.to_f64().to_radians()))
    };
    let ((north_a, east_a), (north_b, east_b)) = (place(one)?, place(other)?);
    let half = |angle: f64| (angle / 2.0).sin().powi(2);
    let chord = half(north_b - north_a) + north_a.cos() * north_b.cos() * half(east_b - east_a);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most half the way round")]
    let kilometres = (2.0 * 6371.0 * chord.clamp(0.0, 1.0).sqrt().asin()).round() as u32;
    Some(kilometres)
}

/// What the points of one match come from.
pub(crate) struct Grounds<'g> {
    pub(crate) landed: Option<UnitPrice>,
    /// Thousandths of what is asked that are free in the tightest week.
    pub(crate) free: Option<i128>,
    pub(crate) distance: Option<u32>,
    pub(crate) members: &'g [&'g Capability],
    pub(crate) judgements: &'g [&'g Judgement],
}

/// The parts of a score.
pub(crate) fn parts(grounds: &Grounds<'_>, weights: &Weights) -> Vec<Part> {
    let thousandths = |value: i128| u32::try_from(value.clamp(0, i128::from(BEST))).unwrap_or(0);
    let points = |criterion| match criterion {
        Criterion::Cost => cost(grounds.landed, grounds.landed),
        // Against twice the need: who has exactly enough has half the points.
        Criterion::Capacity => grounds.free.map_or(UNKNOWN, |free| thousandths(free / 2)),
        Criterion::Distance => grounds.distance.map_or(UNKNOWN, |kilometres| {
            thousandths(i128::from(BEST) * i128::from(HALF_WAY) / i128::from(HALF_WAY + kilometres))
        }),
        // Laplace's rule of succession: nobody is perfect after one delivery, and unknown is half.
        Criterion::Delivery => {
            let rate = |able: &&Capability| {
                let record = able.record;
                u64::from(record.on_time + 1) * u64::from(BEST) / (u64::from(record.deliveries) + 2)
            };
            let worst = grounds.members.iter().map(rate).min().unwrap_or(0);
            thousandths(i128::from(worst))
        }
        Criterion::Verdicts => {
            let worth = |judgement: &&Judgement| match judgement.verdict {
                Verdict::Meets => 1000,
                Verdict::Effort => 600,
                Verdict::Unknown => 300,
                Verdict::Fails => 0,
            };
            let sum: u32 = grounds.judgements.iter().map(worth).sum();
            let count = u32::try_from(grounds.judgements.len()).unwrap_or(u32::MAX);
            sum.checked_div(count).unwrap_or(UNKNOWN)
        }
    };
    Criterion::ALL
        .into_iter()
        .map(|criterion| Part { criterion, points: points(criterion), weight: weights.of(criterion) })
        .collect()
}

/// Points of a price against the cheapest: twice its price has half the points.
fn cost(landed: Option<UnitPrice>, cheapest: Option<UnitPrice>) -> u32 {
    landed.zip(cheapest).map_or(UNKNOWN, |(landed, cheapest)| {
        let (landed, cheapest) = (i128::from(landed.parts().max(1)), i128::from(cheapest.parts().max(1)));
        u32::try_from((cheapest * i128::from(BEST) / landed).clamp(0, i128::from(BEST))).unwrap_or(0)
    })
}

/// Scores a match anew against the cheapest of all matches of its need.
pub(crate) fn weigh_cost(found: &mut Match, cheapest: Option<UnitPrice>) {
    for part in found.parts.iter_mut().filter(|part| part.criterion == Criterion::Cost) {
        part.points = cost(found.landed, cheapest);
    }
    found.score = score(found.relevance, &found.parts);
}

/// relevance × the weighted mean of the parts; relevance alone where no criterion has a weight.
pub(crate) fn score(relevance: u32, parts: &[Part]) -> u32 {
    let weights: u64 = parts.iter().map(|part| u64::from(part.weight)).sum();
    let sum: u64 = parts.iter().map(|part| u64::from(part.points) * u64::from(part.weight)).sum();
    let mean = sum.checked_div(weights).unwrap_or(u64::from(BEST));
    u32::try_from(u64::from(relevance) * mean / u64::from(BEST)).unwrap_or(BEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The score is what the formula says, and without weights it is the relevance.
    #[test]
    fn the_score_is_the_formula() {
        let part = |points, weight| Part { criterion: Criterion::Cost, points, weight };
        assert_eq!(score(800, &[part(1000, 1), part(500, 3)]), 800 * 625 / 1000);
        assert_eq!(score(800, &[part(0, 0)]), 800);
        assert_eq!(score(1000, &[]), 1000);
    }
}
