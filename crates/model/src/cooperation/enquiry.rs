//! Events of cooperation: who did what and when, from the request for quotation to the award.
//!
//! Facts are only ever added. What stands now is what the events add up to (the crate `cooperation` does the sum); a mistake is
//! mended by another event.

use crate::number::{Currency, Decimal, Quantity};
use crate::time::Day;

/// From this quantity on, a unit costs so much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PriceBreak {
    /// Units ordered, at least.
    pub from: Quantity,
    /// Price of one unit, in the quote's currency.
    pub price: Decimal,
}

/// What is renewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Renewed {
    /// A need.
    Need,
    /// A capability.
    Capability,
}

/// What was done.
#[derive(Clone, Debug, PartialEq)]
pub enum Deed {
    /// A buyer asks plants for quotations, at once and on equal terms.
    Send {
        /// The key of the enquiry.
        enquiry: String,
        /// The need.
        need: String,
        /// The capabilities whose plants are asked.
        capabilities: Vec<String>,
        /// Quotes are taken until this day.
        reply_by: Day,
        /// The enquiry that this one takes the place of.
        reissue_of: Option<String>,
    },
    /// A plant answers with a price.
    Quote {
        /// The enquiry.
        enquiry: String,
        /// The key of the quote.
        quote: String,
        /// The capability that it is made with.
        capability: String,
        /// Prices by quantity, from the smallest on.
        breaks: Vec<PriceBreak>,
        /// Tooling before the first unit.
        tooling: Decimal,
        /// The currency of both.
        currency: Currency,
        /// Days from award to first delivery.
        lead_time: u32,
        /// The last day on which it can be accepted.
        valid_until: Day,
    },
    /// A plant answers that it will not.
    Decline {
        /// The enquiry.
        enquiry: String,
        /// The capability that was asked.
        capability: String,
        /// Why.
        reason: String,
    },
    /// The buyer takes quotes.
    Award {
        /// The enquiry.
        enquiry: String,
        /// The key of the award.
        award: String,
        /// The quotes taken, with the share of the quantity that each gets.
        quotes: Vec<(String, Decimal)>,
        /// Why.
        reason: String,
    },
    /// The buyer ends an enquiry without an award.
    Withdraw {
        /// The enquiry.
        enquiry: String,
        /// Why.
        reason: String,
    },
    /// A need or a profile is confirmed to be still true.
    Renew {
        /// Which of the two.
        what: Renewed,
        /// Its key.
        key: String,
        /// Until when.
        until: Day,
    },
}

impl Deed {
    /// Its word in files and machine output.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Send { .. } => "send",
            Self::Quote { .. } => "quote",
            Self::Decline { .. } => "decline",
            Self::Award { .. } => "award",
            Self::Withdraw { .. } => "withdraw",
            Self::Renew { .. } => "renew",
        }
    }

    /// What it is about: an enquiry, or what is renewed.
    #[must_use]
    pub fn subject(&self) -> (Option<Renewed>, &str) {
        match self {
            Self::Send { enquiry, .. }
            | Self::Quote { enquiry, .. }
            | Self::Decline { enquiry, .. }
            | Self::Award { enquiry, .. }
            | Self::Withdraw { enquiry, .. } => (None, enquiry),
            Self::Renew { what, key, .. } => (Some(*what), key),
        }
    }
}

/// One fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Given by whoever reports it: the same fact sent twice has the same id and counts once.
    pub id: String,
    /// The day on which it was done.
    pub day: Day,
    /// Who did it: a buyer or a plant.
    pub who: String,
    /// What.
    pub deed: Deed,
}
