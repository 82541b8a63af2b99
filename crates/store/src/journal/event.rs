//! An event in JSON: days as ISO 8601, amounts as decimal strings.

use model::cooperation::{Deed, Event, PriceBreak, Renewed};
use model::number::{Currency, Decimal, Quantity};
use model::time::Day;
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize)]
struct EventJson {
    id: String,
    day: String,
    who: String,
    #[serde(flatten)]
    deed: DeedJson,
}

#[derive(Deserialize, Serialize)]
#[serde(tag = "deed", rename_all = "lowercase")]
enum DeedJson {
    Send {
        enquiry: String,
        need: String,
        capabilities: Vec<String>,
        reply_by: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reissue_of: Option<String>,
    },
    Quote {
        enquiry: String,
        quote: String,
        capability: String,
        /// Quantity from which on, and price.
        breaks: Vec<(String, String)>,
        tooling: String,
        currency: String,
        lead_time: u32,
        valid_until: String,
    },
    Decline {
        enquiry: String,
        capability: String,
        reason: String,
    },
    Award {
        enquiry: String,
        award: String,
        /// Quote and share.
        quotes: Vec<(String, String)>,
        reason: String,
    },
    Withdraw {
        enquiry: String,
        reason: String,
    },
    Renew {
        what: String,
        key: String,
        until: String,
    },
}

/// The text of an event.
pub(super) fn written(event: &Event) -> String {
    let deed = match event.deed.clone() {
        Deed::Send { enquiry, need, capabilities, reply_by, reissue_of } => {
            DeedJson::Send { enquiry, need, capabilities, reply_by: reply_by.to_string(), reissue_of }
        }
        Deed::Quote { enquiry, quote, capability, breaks, tooling, currency, lead_time, valid_until } => {
            DeedJson::Quote {
                enquiry,
                quote,
                capability,
                breaks: breaks
                    .iter()
                    .map(|it| (it.from.to_decimal().to_string(), it.price.to_string()))
                    .collect(),
                tooling: tooling.to_string(),
                currency: currency.code().to_owned(),
                lead_time,
                valid_until: valid_until.to_string(),
            }
        }
        Deed::Decline { enquiry, capability, reason } => DeedJson::Decline { enquiry, capability, reason },
        Deed::Award { enquiry, award, quotes, reason } => {
            let quotes = quotes.into_iter().map(|(quote, share)| (quote, share.to_string())).collect();
            DeedJson::Award { enquiry, award, quotes, reason }
        }
        Deed::Withdraw { enquiry, reason } => DeedJson::Withdraw { enquiry, reason },
        Deed::Renew { what, key, until } => {
            let what = match what {
                Renewed::Need => "need",
                Renewed::Capability => "capability",
            };
            DeedJson::Renew { what: what.to_owned(), key, until: until.to_string() }
        }
    };
    let json = EventJson { id: event.id.clone(), day: event.day.to_string(), who: event.who.clone(), deed };
    // Strings and lists of strings always become JSON.
    serde_json::to_string(&json).unwrap_or_default()
}

/// The event of a text; nothing if it is none.
pub(super) fn read(text: &str) -> Option<Event> {
    let json: EventJson = serde_json::from_str(text).ok()?;
    let deed = match json.deed {
        DeedJson::Send { enquiry, need, capabilities, reply_by, reissue_of } => {
            Deed::Send { enquiry, need, capabilities, reply_by: Day::parse(&reply_by)?, reissue_of }
        }
        DeedJson::Quote { enquiry, quote, capability, breaks, tooling, currency, lead_time, valid_until } => {
            Deed::Quote {
                enquiry,
                quote,
                capability,
                breaks: breaks
                    .iter()
                    .map(|(from, price)| {
                        Some(PriceBreak {
                            from: Quantity::from_decimal(Decimal::parse(from)?)?,
                            price: Decimal::parse(price)?,
                        })
                    })
                    .collect::<Option<_>>()?,
                tooling: Decimal::parse(&tooling)?,
                currency: Currency::parse(&currency)?,
                lead_time,
                valid_until: Day::parse(&valid_until)?,
            }
        }
        DeedJson::Decline { enquiry, capability, reason } => Deed::Decline { enquiry, capability, reason },
        DeedJson::Award { enquiry, award, quotes, reason } => {
            let share = |(quote, share): (String, String)| Some((quote, Decimal::parse(&share)?));
            let quotes = quotes.into_iter().map(share).collect::<Option<_>>()?;
            Deed::Award { enquiry, award, quotes, reason }
        }
        DeedJson::Withdraw { enquiry, reason } => Deed::Withdraw { enquiry, reason },
        DeedJson::Renew { what, key, until } => {
            let what = match what.as_str() {
                "need" => Renewed::Need,
                "capability" => Renewed::Capability,
                _ => return None,
            };
            Deed::Renew { what, key, until: Day::parse(&until)? }
        }
    };
    Some(Event { id: json.id, day: Day::parse(&json.day)?, who: json.who, deed })
}
