//! What an award puts before the planner: candidate projects, with the ids that they rest on.

use model::cooperation::{Capability, Need};
use model::number::{Decimal, UnitPrice, round_div};
use model::programme::Product;
use model::time::PeriodKind;
use model::{Cooperation, Id, Programme};

use super::comparison::{converted, price_at, quantity};
use super::{Asked, Enquiries, Outcome, Quote};

/// Quotes that were taken, as a project would tell them: a quote with its share, or a chain of plants as a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Awarded {
    /// Keys of enquiry, award and quotes.
    pub enquiry: String,
    /// See `enquiry`.
    pub award: String,
    /// See `enquiry`.
    pub quotes: Vec<String>,
    /// The need.
    pub need: Id<Need>,
    /// With what it is made; of a chain the last link, which delivers.
    pub capability: Id<Capability>,
    /// What is made, if the need names a product of the programme.
    pub product: Option<Id<Product>>,
    /// The share of the quantity, in each period of the programme.
    pub capacity_per_period: Decimal,
    /// Price of a unit at that share, in the programme's currency; of a chain all links together.
    pub unit_price: Option<UnitPrice>,
    /// Tooling, in the programme's currency.
    pub tooling: Option<Decimal>,
    /// Periods from award to first delivery, rounded up; of a chain one link after the other.
    pub periods: u32,
}

/// Whether the quotes of an award are links of a chain: each works on all of the quantity.
pub(super) fn is_chain(quotes: &[(String, Decimal)]) -> bool {
    quotes.len() > 1 && quotes.iter().all(|(_, share)| *share == Decimal::ONE)
}

/// Everything that was awarded, in the order of enquiries and awards.
#[must_use]
pub fn awarded(enquiries: &Enquiries, programme: &Programme, cooperation: &Cooperation) -> Vec<Awarded> {
    let mut all = Vec::new();
    for enquiry in &enquiries.all {
        let Outcome::Awarded { award, quotes, .. } = &enquiry.outcome else { continue };
        let parts: Vec<&[(String, Decimal)]> =
            if is_chain(quotes) { vec![quotes] } else { quotes.chunks(1).collect() };
        for part in parts {
            let taken: Vec<(Id<Capability>, &Quote, Decimal)> = part
                .iter()
                .filter_map(|(key, share)| {
                    let quoted = |asked: &Asked| asked.quote().is_some_and(|quote| quote.key == *key);
                    let asked = enquiry.asked.iter().find(|asked| quoted(asked))?;
                    Some((asked.capability, asked.quote()?, *share))
                })
                .collect();
            let Some((capability, _, share)) = taken.last().copied() else { continue };
            let need = &cooperation.needs[enquiry.need];
            let total = |amount: &dyn Fn(&Quote) -> Option<Decimal>| -> Option<Decimal> {
                let own =
                    taken.iter().map(|(_, quote, _)| converted(programme, amount(quote)?, quote.currency));
                let sum: Option<i128> = own.map(|own| own.map(Decimal::billionths)).sum();
                sum.map(Decimal::from_billionths)
            };
            let units = quantity(need).times(share);
            // A year has 52 weeks here, as in the tables of needs.
            let kind = programme.calendar.kind();
            let a_week = need.per_week.times(share).billionths();
            let (days, capacity) = match kind {
                PeriodKind::Week => (7, a_week),
                PeriodKind::Month => (30, round_div(a_week * 52, i128::from(kind.per_year()))),
                PeriodKind::Quarter => (91, round_div(a_week * 52, i128::from(kind.per_year()))),
            };
            let lead: u32 = taken.iter().fold(0, |sum, (_, quote, _)| sum.saturating_add(quote.lead_time));
            all.push(Awarded {
                enquiry: enquiry.key.clone(),
                award: award.clone(),
                quotes: part.iter().map(|(key, _)| key.clone()).collect(),
                need: enquiry.need,
                capability,
                product: need.product,
                capacity_per_period: Decimal::from_billionths(capacity),
                unit_price: total(&|quote| price_at(quote, units)).and_then(UnitPrice::from_decimal),
                tooling: total(&|quote| Some(quote.tooling)),
                periods: lead.div_ceil(days).max(1),
            });
        }
    }
    all
}
