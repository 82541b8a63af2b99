//! Quotes at equal terms: one currency, one quantity, tooling and freight in the price of a unit, one day from which lead times run.

use model::cooperation::{Capability, Need};
use model::number::{Currency, Decimal, UnitPrice, round_div};
use model::time::Day;
use model::{Cooperation, Id, Programme};

use super::{Enquiry, Quote};
use crate::rank::distance;

/// A quote at equal terms, in the programme's currency.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer<'e> {
    /// Who offers.
    pub capability: Id<Capability>,
    /// The quote as given.
    pub quote: &'e Quote,
    /// Price of a unit at the quantity; nothing if the plant wants a larger order.
    pub unit_price: Option<UnitPrice>,
    /// The share of the tooling in a unit.
    pub tooling: UnitPrice,
    /// Freight of a unit, if it is counted and can be.
    pub freight: Option<UnitPrice>,
    /// All three.
    pub landed: Option<UnitPrice>,
    /// The first delivery, if it were awarded on the day of the comparison.
    pub ready: Day,
    /// Whether that is after the day by which the need must have it.
    pub is_late: bool,
    /// Whether it can no longer be taken.
    pub is_expired: bool,
}

/// What makes terms equal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Terms {
    /// What a tonne costs over a kilometre, in the programme's currency; none = freight is not counted.
    pub freight: Option<UnitPrice>,
    /// The part of the need's quantity that is compared.
    pub share: Decimal,
    /// From when lead times run.
    pub day: Day,
}

/// Units that a need asks over all its weeks, in its own unit.
pub(super) fn quantity(need: &Need) -> Decimal {
    let weeks = i64::try_from(need.weeks().count()).unwrap_or(i64::MAX);
    need.per_week.times(Decimal::whole(weeks))
}

/// An amount in the programme's currency, at the rate that the programme names; nothing if it names none.
pub(super) fn converted(programme: &Programme, amount: Decimal, currency: Currency) -> Option<Decimal> {
    if currency == programme.currency {
        return Some(amount);
    }
    let rate = programme.rates.0.iter().find(|rate| rate.currency == currency)?;
    Some(amount.times(rate.value))
}

/// The price of a unit at a quantity, in the quote's currency.
pub(super) fn price_at(quote: &Quote, quantity: Decimal) -> Option<Decimal> {
    quote.breaks.iter().rev().find(|it| it.from.to_decimal() <= quantity).map(|it| it.price)
}

/// The quotes that count, the cheapest first; those without a price at this quantity stand last.
#[must_use]
pub fn compare<'e>(
    enquiry: &'e Enquiry,
    programme: &Programme,
    cooperation: &Cooperation,
    terms: Terms,
) -> Vec<Offer<'e>> {
    let need = &cooperation.needs[enquiry.need];
    let Terms { freight, share, day } = terms;
    let quantity = quantity(need).times(share);
    let offer = |capability: Id<Capability>, quote: &'e Quote| -> Option<Offer<'e>> {
        let tooling = converted(programme, quote.tooling, quote.currency)?;
        let a_unit = round_div(tooling.billionths() * Decimal::SCALE, quantity.billionths().max(1));
        let tooling = UnitPrice::from_decimal(Decimal::from_billionths(a_unit))?;
        let price = price_at(quote, quantity)
            .and_then(|price| converted(programme, price, quote.currency))
            .and_then(UnitPrice::from_decimal);
        let carried = || {
            let plant = cooperation.capabilities[capability].plant;
            let kilometres = distance(programme, need.delivered_to?, plant)?;
            let tonnes = Decimal::from_billionths(need.mass()?.billionths() / 1000);
            let way = freight?.to_decimal().times(Decimal::whole(i64::from(kilometres)));
            UnitPrice::from_decimal(way.times(tonnes))
        };
        let freight = carried();
        let sum = |price: UnitPrice| {
            let parts = [Some(price), Some(tooling), freight];
            let all = parts.into_iter().flatten().map(|part| part.to_decimal().billionths()).sum();
            UnitPrice::from_decimal(Decimal::from_billionths(all))
        };
        let ready = day.plus_days(i64::from(quote.lead_time));
        Some(Offer {
            capability,
            quote,
            unit_price: price,
            tooling,
            freight,
            landed: price.and_then(sum),
            ready,
            is_late: need.deadline.is_some_and(|deadline| ready > deadline),
            is_expired: quote.valid_until < day,
        })
    };
    let quoted = enquiry.asked.iter().filter_map(|asked| Some((asked.capability, asked.quote()?)));
    let mut offers: Vec<Offer<'e>> =
        quoted.filter_map(|(capability, quote)| offer(capability, quote)).collect();
    offers.sort_by(|one, other| {
        let order = |it: &Offer| (it.landed.is_none(), it.landed, it.quote.lead_time, it.quote.key.clone());
        order(one).cmp(&order(other))
    });
    offers
}
