//! Ideas for projects: where nobody can meet a need, what the nearest plant lacks, as a candidate for the planner.

use model::cooperation::{Capability, Need};
use model::draft::TaskKind;
use model::number::{Decimal, UnitPrice, round_div};
use model::programme::Product;
use model::time::PeriodKind;
use model::{Cooperation, Id, Programme};

use crate::matcher::Answer;
use crate::nearest::Nearest;

/// A candidate project with its evidence. What nobody has said (outlays, durations, imports) is not in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Idea<'a> {
    /// The need that nobody meets.
    pub need: Id<Need>,
    /// The profile that comes nearest.
    pub capability: Id<Capability>,
    /// What would be made, if the need names a product of the programme.
    pub product: Option<Id<Product>>,
    /// What has to be done, each kind once.
    pub tasks: Vec<TaskKind>,
    /// Units that the need asks in each period of the programme, in its own unit.
    pub capacity_per_period: Decimal,
    /// The price that the plant names, or else the one that the buyer hopes for.
    pub unit_price: Option<UnitPrice>,
    /// The verdicts, and what would mend them.
    pub evidence: &'a Nearest,
}

/// One idea for each need that has no match: the nearest plant that something at the plant would mend.
#[must_use]
pub fn ideas<'a>(programme: &Programme, cooperation: &Cooperation, answers: &'a [Answer]) -> Vec<Idea<'a>> {
    let unmet = answers.iter().filter(|answer| !answer.expired && answer.matches.is_empty());
    unmet
        .filter_map(|answer| {
            let mendable = |near: &&Nearest| near.mends.iter().all(|(_, mend)| mend.task().is_some());
            let evidence = answer.near.iter().find(mendable)?;
            let mut tasks: Vec<TaskKind> =
                evidence.mends.iter().filter_map(|(_, mend)| mend.task()).collect();
            tasks.sort_unstable();
            tasks.dedup();
            let need = &cooperation.needs[answer.need];
            // A year has 52 weeks here, as in the tables of needs.
            let periods = i128::from(programme.calendar.kind().per_year());
            let capacity = match programme.calendar.kind() {
                PeriodKind::Week => need.per_week.billionths(),
                PeriodKind::Month | PeriodKind::Quarter => {
                    round_div(need.per_week.billionths() * 52, periods)
                }
            };
            let stated = cooperation.capabilities[evidence.capability].unit_price;
            Some(Idea {
                need: answer.need,
                capability: evidence.capability,
                product: need.product,
                tasks,
                capacity_per_period: Decimal::from_billionths(capacity),
                unit_price: stated.or(need.target_price),
                evidence,
            })
        })
        .collect()
}
