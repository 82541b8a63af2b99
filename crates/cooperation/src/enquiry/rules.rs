//! What an event must obey: that what it speaks of is there, that whoever acts may, that the day is right, and that a price is a price.

use model::cooperation::{Capability, Deed, Event, PriceBreak, Renewed, Standing};
use model::number::{Currency, Decimal, UnitPrice};
use model::time::Day;
use model::{Code, Cooperation, Finding, Id, Programme};

use super::comparison::{converted, quantity};
use super::{Enquiries, Enquiry, Outcome};

/// The dearest unit, and the dearest tooling, in either currency: a million millions.
const MOST: Decimal = Decimal::whole(1_000_000_000_000);
/// Longer keys are nobody's.
const KEY_BYTES_MAX: usize = 100;

/// The id must be a key.
pub(super) fn id(event: &Event) -> Result<(), Finding> {
    if is_key(&event.id) {
        return Ok(());
    }
    Err(Finding::new(Code::EventBadKey, event.id.as_str()).with("found", event.id.as_str()))
}

fn is_key(key: &str) -> bool {
    !key.is_empty()
        && key.len() <= KEY_BYTES_MAX
        && key.chars().all(|it| it.is_alphanumeric() || "-_.".contains(it))
}

/// The first rule that an event breaks.
pub(super) fn check(
    known: &Enquiries,
    event: &Event,
    programme: &Programme,
    cooperation: &Cooperation,
) -> Result<(), Finding> {
    let case = Case { known, event, programme, cooperation };
    if let Some(last) = known.last.filter(|last| event.day < *last) {
        return Err(case.refused(Code::EventTooEarly).with("last", last.to_string()));
    }
    match &event.deed {
        Deed::Send { enquiry, need, capabilities, reply_by, reissue_of } => {
            case.new_key(enquiry, known.get(enquiry).is_some())?;
            let need_id = cooperation.need(need).ok_or_else(|| {
                let all = list(cooperation.needs.iter().map(|need| need.key.as_str()));
                case.refused(Code::EventUnknown).with("found", need.as_str()).with("known", all)
            })?;
            case.acts(&cooperation.needs[need_id].buyer)?;
            if capabilities.is_empty() {
                return Err(case.refused(Code::EventNobodyAsked));
            }
            for (at, key) in capabilities.iter().enumerate() {
                case.capability(key)?;
                case.new_key(key, capabilities[..at].contains(key))?;
            }
            case.until(*reply_by)?;
            match reissue_of {
                None => Ok(()),
                Some(earlier) => {
                    let earlier = case.open(earlier)?;
                    case.acts(&earlier.buyer)?;
                    if earlier.need == need_id {
                        return Ok(());
                    }
                    let known = cooperation.needs[earlier.need].key.as_str();
                    Err(case.refused(Code::EventUnknown).with("found", need.as_str()).with("known", known))
                }
            }
        }
        Deed::Quote { enquiry, quote, capability, breaks, tooling, currency, valid_until, .. } => {
            let open = case.answerable(enquiry, capability)?;
            let mut quotes = known.all.iter().flat_map(|it| &it.asked).flat_map(|asked| &asked.quotes);
            case.new_key(quote, quotes.any(|it| it.key == *quote))?;
            case.until(*valid_until)?;
            if *valid_until < open.reply_by {
                return Err(case.refused(Code::EventTooEarly).with("last", open.reply_by.to_string()));
            }
            case.convertible(*currency)?;
            case.priced(breaks, *tooling, *currency)
        }
        Deed::Decline { enquiry, capability, reason } => {
            case.answerable(enquiry, capability)?;
            case.reasoned(reason)
        }
        Deed::Award { enquiry, award, quotes, reason } => {
            let open = case.open(enquiry)?;
            case.acts(&open.buyer)?;
            let taken =
                |it: &Enquiry| matches!(&it.outcome, Outcome::Awarded { award: key, .. } if key == award);
            case.new_key(award, known.all.iter().any(taken))?;
            case.reasoned(reason)?;
            case.shared(open, quotes)
        }
        Deed::Withdraw { enquiry, reason } => {
            let open = case.open(enquiry)?;
            case.acts(&open.buyer)?;
            case.reasoned(reason)
        }
        Deed::Renew { what, key, until } => {
            match what {
                Renewed::Need => {
                    let need = cooperation.need(key).ok_or_else(|| {
                        let all = list(cooperation.needs.iter().map(|need| need.key.as_str()));
                        case.refused(Code::EventUnknown).with("found", key.as_str()).with("known", all)
                    })?;
                    case.acts(&cooperation.needs[need].buyer)?;
                }
                Renewed::Capability => {
                    let capability = case.capability(key)?;
                    case.acts(case.plant(capability))?;
                }
            }
            case.until(*until)
        }
    }
}

fn list<'a>(keys: impl Iterator<Item = &'a str>) -> String {
    keys.collect::<Vec<_>>().join(", ")
}

struct Case<'c> {
    known: &'c Enquiries,
    event: &'c Event,
    programme: &'c Programme,
    cooperation: &'c Cooperation,
}

impl<'c> Case<'c> {
    fn refused(&self, code: Code) -> Finding {
        Finding::new(code, self.event.id.as_str())
    }

    /// A key that nothing else has.
    fn new_key(&self, key: &str, taken: bool) -> Result<(), Finding> {
        if !is_key(key) {
            return Err(self.refused(Code::EventBadKey).with("found", key));
        }
        if taken { Err(self.refused(Code::EventKeyTaken).with("found", key)) } else { Ok(()) }
    }

    /// Who acts must be this one.
    fn acts(&self, owner: &str) -> Result<(), Finding> {
        if self.event.who == owner {
            return Ok(());
        }
        // Whose it is stays untold: who may not act need not know.
        Err(self.refused(Code::EventNotYours).with("who", self.event.who.as_str()))
    }

    fn capability(&self, key: &str) -> Result<Id<Capability>, Finding> {
        let found = self.cooperation.capabilities.rows().find(|(_, it)| it.key == key).map(|(id, _)| id);
        found.ok_or_else(|| {
            let all = list(self.cooperation.capabilities.iter().map(|it| it.key.as_str()));
            self.refused(Code::EventUnknown).with("found", key).with("known", all)
        })
    }

    fn plant(&self, capability: Id<Capability>) -> &'c str {
        let plant = self.cooperation.capabilities[capability].plant;
        self.programme.plants.get(plant).map_or("", |plant| plant.key.as_str())
    }

    /// An enquiry that has not ended.
    fn open(&self, key: &str) -> Result<&'c Enquiry, Finding> {
        // An enquiry that is not theirs is to nobody different from one that is not there.
        let near = |it: &&Enquiry| {
            it.standing(Some(&self.event.who), self.programme, self.cooperation) >= Standing::Invited
        };
        let enquiry = self.known.get(key).filter(near).ok_or_else(|| {
            let all = list(self.known.all.iter().filter(near).map(|it| it.key.as_str()));
            self.refused(Code::EventUnknown).with("found", key).with("known", all)
        })?;
        if enquiry.outcome == Outcome::Open {
            Ok(enquiry)
        } else {
            Err(self.refused(Code::EventEnded).with("enquiry", key))
        }
    }

    /// An open enquiry in which this plant was asked, in time.
    fn answerable(&self, key: &str, capability: &str) -> Result<&'c Enquiry, Finding> {
        let enquiry = self.open(key)?;
        let id = self.capability(capability)?;
        self.acts(self.plant(id))?;
        if !enquiry.asked.iter().any(|asked| asked.capability == id) {
            return Err(self.refused(Code::EventNotAsked).with("found", capability));
        }
        if self.event.day > enquiry.reply_by {
            return Err(self.refused(Code::EventTooLate).with("last", enquiry.reply_by.to_string()));
        }
        Ok(enquiry)
    }

    /// A day that is not over.
    fn until(&self, day: Day) -> Result<(), Finding> {
        if day < self.event.day {
            return Err(self.refused(Code::EventTooEarly).with("last", self.event.day.to_string()));
        }
        Ok(())
    }

    fn reasoned(&self, reason: &str) -> Result<(), Finding> {
        // Signs that nobody sees are no reason.
        if !reason.contains(char::is_alphanumeric) { Err(self.refused(Code::EventNoReason)) } else { Ok(()) }
    }

    /// Prices above nought from growing quantities, tooling not below nought, all of them sums that can be reckoned with.
    fn priced(&self, breaks: &[PriceBreak], tooling: Decimal, currency: Currency) -> Result<(), Finding> {
        let fits = |amount: Decimal| {
            // Bounded before it is converted, so that no product is too large to be held.
            let own = Some(amount).filter(|amount| *amount <= MOST);
            let own = own.and_then(|amount| converted(self.programme, amount, currency));
            own.is_some_and(|own| own <= MOST && UnitPrice::from_decimal(own).is_some())
        };
        let sound = |it: &PriceBreak| it.price > Decimal::ZERO && fits(it.price) && it.from.parts() >= 0;
        let growing = breaks.windows(2).all(|pair| pair[0].from < pair[1].from);
        if breaks.is_empty()
            || !breaks.iter().all(sound)
            || !growing
            || tooling < Decimal::ZERO
            || !fits(tooling)
        {
            return Err(self.refused(Code::EventBadPrice));
        }
        Ok(())
    }

    fn convertible(&self, currency: Currency) -> Result<(), Finding> {
        let own = self.programme.currency;
        if currency == own || self.programme.rates.0.iter().any(|rate| rate.currency == currency) {
            return Ok(());
        }
        Err(self.refused(Code::EventNoRate).with("currency", currency.code()).with("own", own.code()))
    }

    /// Shares above nought that add up to one, or a chain whose members each work on all of it; of quotes that count and are still good.
    fn shared(&self, enquiry: &Enquiry, quotes: &[(String, Decimal)]) -> Result<(), Finding> {
        for (at, (key, _)) in quotes.iter().enumerate() {
            let quote = enquiry.asked.iter().filter_map(|asked| asked.quote()).find(|it| it.key == *key);
            let quote = quote.ok_or_else(|| {
                let all = list(enquiry.asked.iter().filter_map(|it| Some(it.quote()?.key.as_str())));
                self.refused(Code::EventUnknown).with("found", key.as_str()).with("known", all)
            })?;
            if quote.valid_until < self.event.day {
                return Err(self.refused(Code::EventTooLate).with("last", quote.valid_until.to_string()));
            }
            self.new_key(key, quotes[..at].iter().any(|(other, _)| other == key))?;
        }
        self.sums_to_one(quotes)?;
        let all = quantity(&self.cooperation.needs[enquiry.need]);
        for (key, share) in quotes {
            let quote = enquiry.asked.iter().filter_map(|asked| asked.quote()).find(|it| it.key == *key);
            let least = quote.and_then(|quote| quote.breaks.first()).map(|first| first.from.to_decimal());
            if let Some(least) = least.filter(|least| *least > all.times(*share)) {
                let finding = self.refused(Code::EventBelowMinimum).with("quote", key.as_str());
                return Err(finding.with("least", least.to_string()));
            }
        }
        Ok(())
    }

    fn sums_to_one(&self, quotes: &[(String, Decimal)]) -> Result<(), Finding> {
        let sum: i128 = quotes.iter().map(|(_, share)| share.billionths()).sum();
        let sound = quotes.iter().all(|(_, share)| *share > Decimal::ZERO);
        if sound && (sum == Decimal::SCALE || super::award::is_chain(quotes)) {
            Ok(())
        } else {
            Err(self.refused(Code::EventBadShares))
        }
    }
}
