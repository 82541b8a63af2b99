//! What an award puts before the planner: a candidate project for each quote taken, with the ids that it rests on.

use model::cooperation::{Capability, Need};
use model::number::{Decimal, UnitPrice, round_div};
use model::programme::Product;
use model::time::PeriodKind;
use model::{Cooperation, Id, Programme};

use super::comparison::{converted, price_at, quantity};
use super::{Enquiries, Outcome};

/// A quote that was taken, as a project would tell it.
#[derive(Clone, Debug, PartialEq)]
pub struct Awarded {
    /// Keys of enquiry, award and quote.
    pub enquiry: String,
    /// See `enquiry`.
    pub award: String,
    /// See `enquiry`.
    pub quote: String,
    /// The need.
    pub need: Id<Need>,
    /// With what it is made.
    pub capability: Id<Capability>,
    /// What is made, if the need names a product of the programme.
    pub product: Option<Id<Product>>,
    /// The plant's share of the quantity, in each period of the programme.
    pub capacity_per_period: Decimal,
    /// Price of a unit at that share, in the programme's currency.
    pub unit_price: Option<UnitPrice>,
    /// Tooling, in the programme's currency.
    pub tooling: Option<Decimal>,
    /// Periods from award to first delivery, rounded up.
    pub periods: u32,
}

/// Every quote that was taken, in the order of enquiries and awards.
#[must_use]
pub fn awarded(enquiries: &Enquiries, programme: &Programme, cooperation: &Cooperation) -> Vec<Awarded> {
    let mut all = Vec::new();
    for enquiry in &enquiries.all {
        let Outcome::Awarded { award, quotes, .. } = &enquiry.outcome else { continue };
        let need = &cooperation.needs[enquiry.need];
        for (key, share) in quotes {
            let quoted = enquiry.asked.iter().filter_map(|asked| Some((asked.capability, asked.quote()?)));
            let Some((capability, quote)) = quoted.into_iter().find(|(_, quote)| quote.key == *key) else {
                continue;
            };
            let price = price_at(quote, quantity(need).times(*share));
            let price = price.and_then(|price| converted(programme, price, quote.currency));
            // A year has 52 weeks here, as in the tables of needs.
            let kind = programme.calendar.kind();
            let a_year = need.per_week.times(*share).billionths() * 52;
            let days = match kind {
                PeriodKind::Week => 7,
                PeriodKind::Month => 30,
                PeriodKind::Quarter => 91,
            };
            let capacity = match kind {
                PeriodKind::Week => need.per_week.times(*share).billionths(),
                _ => round_div(a_year, i128::from(kind.per_year())),
            };
            all.push(Awarded {
                enquiry: enquiry.key.clone(),
                award: award.clone(),
                quote: key.clone(),
                need: enquiry.need,
                capability,
                product: need.product,
                capacity_per_period: Decimal::from_billionths(capacity),
                unit_price: price.and_then(UnitPrice::from_decimal),
                tooling: converted(programme, quote.tooling, quote.currency),
                periods: quote.lead_time.div_ceil(days).max(1),
            });
        }
    }
    all
}
