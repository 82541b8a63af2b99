//! From enquiry to award: what the events of cooperation add up to.
//!
//! Events are facts, and facts are only ever added ([`model::cooperation::Event`]). An event is checked against all earlier ones before
//! it is added: who may do what, when, and to what. So a record that was kept can always be summed again, and says the same.
//!
//! * What stands now: [`Enquiries`]. What an event must obey: `rules`.
//! * What one viewer sees of it: [`view`]. Quotes at equal terms: [`compare`]. What an award puts before the planner: [`awarded`].

mod rules;
mod comparison;
mod award;
mod view;

use std::collections::BTreeMap;

use model::cooperation::{Capability, Deed, Event, Need, PriceBreak, Renewed, Standing};
use model::number::{Currency, Decimal};
use model::time::Day;
use model::{Code, Cooperation, Finding, Id, Programme};

pub use award::{Awarded, awarded};
pub use comparison::{Offer, Terms, compare};
pub use view::{Taken, View, view};

/// A plant's answer with a price.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// Its key.
    pub key: String,
    /// Prices by quantity, from the smallest on.
    pub breaks: Vec<PriceBreak>,
    /// Tooling before the first unit.
    pub tooling: Decimal,
    /// The currency of both.
    pub currency: Currency,
    /// Days from award to first delivery.
    pub lead_time: u32,
    /// The last day on which it can be accepted.
    pub valid_until: Day,
    /// When it was given.
    pub day: Day,
}

/// A plant that was asked, and how it answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// With what it would make it.
    pub capability: Id<Capability>,
    /// Its quotes, the last of which counts.
    pub quotes: Vec<Quote>,
    /// When and why it declined, if that was its last word.
    pub declined: Option<(Day, String)>,
}

impl Asked {
    /// The quote that counts.
    #[must_use]
    pub fn quote(&self) -> Option<&Quote> {
        self.quotes.last().filter(|_| self.declined.is_none())
    }
}

/// How an enquiry ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It has not.
    Open,
    /// Quotes were taken.
    Awarded {
        /// The key of the award.
        award: String,
        /// When.
        day: Day,
        /// The quotes, with the share of the quantity that each gets.
        quotes: Vec<(String, Decimal)>,
        /// Why.
        reason: String,
    },
    /// The buyer ended it.
    Withdrawn {
        /// When.
        day: Day,
        /// Why.
        reason: String,
    },
    /// Another enquiry took its place.
    Reissued {
        /// When.
        day: Day,
        /// The key of the other one.
        by: String,
    },
}

/// A request for quotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Enquiry {
    /// Its key.
    pub key: String,
    /// What is asked for.
    pub need: Id<Need>,
    /// Who asks.
    pub buyer: String,
    /// When it was sent.
    pub sent: Day,
    /// Quotes are taken until this day.
    pub reply_by: Day,
    /// Who is asked, in the order of the event.
    pub asked: Vec<Asked>,
    /// The enquiry that this one takes the place of.
    pub reissue_of: Option<String>,
    /// How it ended.
    pub outcome: Outcome,
    /// Ids of the events that speak of it, in order.
    pub events: Vec<String>,
}

/// What stands now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Enquiries {
    /// In the order in which they were sent.
    pub all: Vec<Enquiry>,
    /// By need or profile: when it was last renewed, and until when.
    pub renewed: BTreeMap<(Renewed, String), (Day, Day)>,
    /// Every event, by its id.
    events: BTreeMap<String, Event>,
    /// Kept events that do not obey the rules any more, because tables have changed under them.
    adrift: Vec<Event>,
    /// The day of the last event.
    last: Option<Day>,
}

impl Enquiries {
    /// The sum of kept events; and findings about those that do not obey the rules, which count for nothing.
    #[must_use]
    pub fn of(events: &[Event], programme: &Programme, cooperation: &Cooperation) -> (Self, Vec<Finding>) {
        let mut sum = Self::default();
        let mut findings = Vec::new();
        for event in events {
            let summed = match sum.is_known(event) {
                Ok(false) => rules::check(&sum, event, programme, cooperation),
                known => known.map(|_| ()),
            };
            match summed {
                Ok(()) => sum.count(event, cooperation),
                Err(finding) => {
                    findings.push(finding);
                    sum.adrift.push(event.clone());
                }
            }
        }
        (sum, findings)
    }

    /// The enquiry with that key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Enquiry> {
        self.all.iter().find(|enquiry| enquiry.key == key)
    }

    /// Adds an event; false if it is known already, and nothing changes.
    ///
    /// Nothing is added to an enquiry of which earlier events do not count now: what would be decided there rests on what is not so.
    ///
    /// # Errors
    ///
    /// The first rule that it breaks, as a finding; nothing changes then.
    pub fn add(
        &mut self,
        event: &Event,
        programme: &Programme,
        cooperation: &Cooperation,
    ) -> Result<bool, Finding> {
        if self.is_known(event)? {
            return Ok(false);
        }
        rules::id(event)?;
        rules::check(self, event, programme, cooperation)?;
        let subject = event.deed.subject();
        let adrift = self.adrift.iter().filter(|it| it.deed.subject() == subject).count();
        if adrift > 0 {
            let finding = Finding::new(Code::EventAdrift, event.id.as_str());
            return Err(finding.with("enquiry", subject.1).with("count", adrift));
        }
        self.count(event, cooperation);
        Ok(true)
    }

    /// Whether this very event was kept before.
    fn is_known(&self, event: &Event) -> Result<bool, Finding> {
        let adrift = || self.adrift.iter().find(|it| it.id == event.id);
        match self.events.get(&event.id).or_else(adrift) {
            None => Ok(false),
            Some(known) if known == event => Ok(true),
            Some(_) => Err(Finding::new(Code::EventConflict, event.id.as_str())),
        }
    }

    /// The sum with a lawful event; once, whatever is kept.
    fn count(&mut self, event: &Event, cooperation: &Cooperation) {
        self.last = Some(event.day);
        if self.events.insert(event.id.clone(), event.clone()).is_some() {
            return;
        }
        let capability =
            |key: &str| cooperation.capabilities.rows().find(|(_, it)| it.key == key).map(|(id, _)| id);
        let day = event.day;
        match &event.deed {
            Deed::Send { enquiry, need, capabilities, reply_by, reissue_of } => {
                let Some(need) = cooperation.need(need) else { return };
                let asked = capabilities.iter().filter_map(|key| capability(key));
                let asked = asked.map(|capability| Asked { capability, quotes: Vec::new(), declined: None });
                if let Some(earlier) = reissue_of.as_ref().and_then(|earlier| self.find(earlier)) {
                    earlier.outcome = Outcome::Reissued { day, by: enquiry.clone() };
                    earlier.events.push(event.id.clone());
                }
                self.all.push(Enquiry {
                    key: enquiry.clone(),
                    need,
                    buyer: event.who.clone(),
                    sent: day,
                    reply_by: *reply_by,
                    asked: asked.collect(),
                    reissue_of: reissue_of.clone(),
                    outcome: Outcome::Open,
                    events: vec![event.id.clone()],
                });
            }
            Deed::Quote {
                enquiry,
                quote,
                capability: key,
                breaks,
                tooling,
                currency,
                lead_time,
                valid_until,
            } => {
                let quote = Quote {
                    key: quote.clone(),
                    breaks: breaks.clone(),
                    tooling: *tooling,
                    currency: *currency,
                    lead_time: *lead_time,
                    valid_until: *valid_until,
                    day,
                };
                if let Some(asked) = self.answered(enquiry, capability(key), event) {
                    asked.quotes.push(quote);
                    asked.declined = None;
                }
            }
            Deed::Decline { enquiry, capability: key, reason } => {
                if let Some(asked) = self.answered(enquiry, capability(key), event) {
                    asked.declined = Some((day, reason.clone()));
                }
            }
            Deed::Award { enquiry, award, quotes, reason } => {
                let (award, quotes, reason) = (award.clone(), quotes.clone(), reason.clone());
                self.end(enquiry, event, Outcome::Awarded { award, day, quotes, reason });
            }
            Deed::Withdraw { enquiry, reason } => {
                self.end(enquiry, event, Outcome::Withdrawn { day, reason: reason.clone() });
            }
            Deed::Renew { what, key, until } => {
                self.renewed.insert((*what, key.clone()), (day, *until));
            }
        }
    }

    fn find(&mut self, key: &str) -> Option<&mut Enquiry> {
        self.all.iter_mut().find(|enquiry| enquiry.key == key)
    }

    fn end(&mut self, key: &str, event: &Event, outcome: Outcome) {
        if let Some(enquiry) = self.find(key) {
            enquiry.outcome = outcome;
            enquiry.events.push(event.id.clone());
        }
    }

    fn answered(
        &mut self,
        key: &str,
        capability: Option<Id<Capability>>,
        event: &Event,
    ) -> Option<&mut Asked> {
        let enquiry = self.find(key)?;
        enquiry.events.push(event.id.clone());
        enquiry.asked.iter_mut().find(|asked| Some(asked.capability) == capability)
    }

    /// The tables with what was renewed: days of renewal, and until when it holds.
    #[must_use]
    pub fn refreshed(&self, cooperation: &Cooperation) -> Cooperation {
        let mut refreshed = cooperation.clone();
        let renewed = |what: Renewed, key: &str| self.renewed.get(&(what, key.to_owned())).copied();
        refreshed.needs = model::table::Table::new(
            cooperation
                .needs
                .iter()
                .cloned()
                .map(|mut need| {
                    if let Some((day, until)) = renewed(Renewed::Need, &need.key) {
                        (need.updated, need.valid_until) = (Some(day), Some(until));
                    }
                    need
                })
                .collect(),
        );
        refreshed.capabilities = model::table::Table::new(
            cooperation
                .capabilities
                .iter()
                .cloned()
                .map(|mut able| {
                    if let Some((day, until)) = renewed(Renewed::Capability, &able.key) {
                        (able.updated, able.valid_until) = (Some(day), Some(until));
                    }
                    able
                })
                .collect(),
        );
        refreshed
    }
}

impl Enquiry {
    /// How near somebody stands who acts under that id: the buyer, a plant whose quote was taken, one that was asked, one with a
    /// profile, or anybody.
    #[must_use]
    pub fn standing(&self, who: Option<&str>, programme: &Programme, cooperation: &Cooperation) -> Standing {
        let Some(who) = who else { return Standing::Public };
        if who == self.buyer {
            return Standing::Buyer;
        }
        let plant = |id: Id<Capability>| {
            programme.plants.get(cooperation.capabilities[id].plant).map(|plant| plant.key.as_str())
        };
        let mine: Vec<&Asked> =
            self.asked.iter().filter(|asked| plant(asked.capability) == Some(who)).collect();
        let taken = |asked: &&Asked| match &self.outcome {
            Outcome::Awarded { quotes, .. } => {
                asked.quotes.iter().any(|quote| quotes.iter().any(|(key, _)| *key == quote.key))
            }
            _ => false,
        };
        if mine.iter().any(taken) {
            Standing::Awarded
        } else if !mine.is_empty() {
            Standing::Invited
        } else if cooperation.capabilities.ids().any(|id| plant(id) == Some(who)) {
            Standing::Registered
        } else {
            Standing::Public
        }
    }
}
