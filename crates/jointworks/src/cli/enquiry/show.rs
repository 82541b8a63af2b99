//! `jointworks enquiry show`: what one viewer may see, as text and for machines. Both are made of the view alone.

use cooperation::enquiry::{Asked, Enquiry, Offer, Terms, View, view};
use model::Decimal;
use model::cooperation::Need;
use serde::Serialize;

use super::super::table::{Lean, table, wrapped};
use super::super::{Answer, End, json};
use super::typed::Show;
use super::{refused, text};
use crate::app::enquiry::{Ending, Stand, stand};
use crate::clock;
use crate::l10n::Speech;

pub(super) fn answer(typed: &Show, speech: &Speech) -> anyhow::Result<Answer> {
    let folder = &typed.programme.folder;
    let stand = match stand(folder) {
        Ending::Done(stand) => stand,
        other => return Ok(refused(folder, speech, other)),
    };
    let day = typed.day.unwrap_or_else(clock::today);
    let terms = Terms { freight: typed.freight, share: Decimal::ONE, day };
    let chosen = stand
        .enquiries
        .all
        .iter()
        .filter(|enquiry| typed.enquiry.as_ref().is_none_or(|key| *key == enquiry.key));
    let page = Page { speech, stand: &stand };
    let seen: Vec<(&Enquiry, View<'_>)> = chosen
        .filter_map(|enquiry| {
            let view = view(enquiry, typed.who.as_deref(), &stand.programme, &stand.cooperation, terms);
            Some((enquiry, view?))
        })
        .collect();
    let own = stand.findings.iter().filter(|(who, _)| Some(who) == typed.who.as_ref());
    let own: Vec<model::Finding> = own.map(|(_, finding)| finding.clone()).collect();
    let said = super::draw::loose_findings(speech, &own);
    if typed.form.json {
        let enquiries = seen.iter().map(|(enquiry, view)| page.machine(enquiry, view)).collect();
        return Ok(Answer { said, ..Answer::new(json(&ShownJson { enquiries })?, End::Done) });
    }
    let shown = if seen.is_empty() {
        format!("{}\n", speech.say("enquiry-none"))
    } else {
        seen.iter().map(|(enquiry, view)| page.shown(enquiry, view)).collect::<Vec<_>>().join("\n")
    };
    Ok(Answer { said, ..Answer::new(shown, End::Done) })
}

/// Columns of text that a terminal surely has for a paragraph.
const PARAGRAPH: usize = 96;

/// Somebody else's words without signs that would steer a terminal.
fn plain(words: &str) -> String {
    words.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

struct Page<'a> {
    speech: &'a Speech,
    stand: &'a Stand,
}

impl<'a> Page<'a> {
    fn need(&self, enquiry: &Enquiry) -> &'a Need {
        &self.stand.cooperation.needs[enquiry.need]
    }

    fn plant(&self, capability: model::Id<model::cooperation::Capability>) -> (&'a str, &'a str) {
        let able = &self.stand.cooperation.capabilities[capability];
        let plant = &self.stand.programme.plants[able.plant];
        (self.speech.name(&plant.name), able.key.as_str())
    }

    fn shown(&self, enquiry: &Enquiry, view: &View<'_>) -> String {
        let (speech, need) = (self.speech, self.need(enquiry));
        let mut lines = vec![speech.tell(
            "enquiry-of",
            &[("enquiry", text(enquiry.key.as_str())), ("need", text(speech.name(&need.name)))],
        )];
        let mut line = |message: &str, value: String| {
            lines.push(format!("  {}", speech.tell(message, &[("value", text(value))])));
        };
        line("enquiry-standing", speech.say(&format!("enquiry-standing-{}", view.standing.word())));
        if let Some((per_week, (first, last))) = view.quantity {
            let quantity = speech.amount(per_week, need.unit);
            line("enquiry-quantity", format!("{quantity}, {} – {}", speech.day(first), speech.day(last)));
        }
        if let Some(buyer) = view.buyer {
            line("enquiry-buyer", buyer.to_owned());
        }
        if let Some(price) = view.target_price {
            line("enquiry-target", speech.unit_price(price, self.stand.programme.currency));
        }
        for document in view.documents.into_iter().flatten() {
            line("enquiry-document", format!("{} ({})", plain(&document.name), document.checksum));
        }
        if let Some(day) = view.reply_by {
            line("enquiry-reply-by", speech.day(day));
        }
        if let Some(outcome) = view.outcome {
            line("enquiry-outcome", speech.say(&format!("enquiry-outcome-{outcome}")));
        }
        let mut shown = lines.join("\n") + "\n";
        if !view.offers.is_empty() {
            shown.push('\n');
            shown.push_str(&self.offers(&view.offers));
        }
        for asked in view.asked.iter().filter(|asked| asked.quote().is_none()) {
            shown.push_str(&format!("  {}\n", self.silent(asked)));
        }
        if let Some(award) = &view.award {
            let quotes = speech.list(
                award
                    .quotes
                    .iter()
                    .map(|(quote, share)| format!("{quote} ({})", speech.percent(share.to_f64()))),
            );
            let told = [
                ("award", text(award.key)),
                ("day", text(speech.day(award.day))),
                ("quotes", text(quotes)),
                ("reason", text(plain(award.reason.unwrap_or_default()))),
            ];
            let message = if award.reason.is_some() { "enquiry-award" } else { "enquiry-award-own" };
            shown.push_str(&format!("  {}\n", speech.tell(message, &told)));
        }
        shown
    }

    /// A plant without a quote that counts.
    fn silent(&self, asked: &Asked) -> String {
        let (plant, key) = self.plant(asked.capability);
        let who = text(self.speech.named(plant, key));
        match &asked.declined {
            Some((day, reason)) => {
                let told =
                    [("who", who), ("day", text(self.speech.day(*day))), ("reason", text(plain(reason)))];
                self.speech.tell("enquiry-declined", &told)
            }
            None => self.speech.tell("enquiry-silent", &[("who", who)]),
        }
    }

    fn offers(&self, offers: &[Offer<'_>]) -> String {
        let (speech, currency) = (self.speech, self.stand.programme.currency);
        let columns: Vec<(String, Lean)> = [
            ("who", Lean::Left),
            ("quote", Lean::Left),
            ("price", Lean::Right),
            ("tooling", Lean::Right),
            ("freight", Lean::Right),
            ("landed", Lean::Right),
            ("ready", Lean::Left),
            ("valid", Lean::Left),
            ("note", Lean::Left),
        ]
        .map(|(column, lean)| (speech.say(&format!("enquiry-column-{column}")), lean))
        .into();
        let row = |offer: &Offer<'_>| {
            let (plant, key) = self.plant(offer.capability);
            let price = |price: Option<model::UnitPrice>| {
                price.map_or_else(|| "–".to_owned(), |price| speech.unit_price(price, currency))
            };
            let notes = [
                (offer.unit_price.is_none(), "enquiry-note-minimum"),
                (offer.is_late, "enquiry-note-late"),
                (offer.is_expired, "enquiry-note-expired"),
            ];
            let notes = notes.into_iter().filter(|(holds, _)| *holds).map(|(_, message)| speech.say(message));
            vec![
                speech.named(plant, key),
                offer.quote.key.clone(),
                price(offer.unit_price),
                price(Some(offer.tooling)),
                price(offer.freight),
                price(offer.landed),
                speech.day(offer.ready),
                speech.day(offer.quote.valid_until),
                notes.collect::<Vec<_>>().join(", "),
            ]
        };
        let rows: Vec<Vec<String>> = offers.iter().map(row).collect();
        let mut shown = table(&columns, &rows);
        shown.push_str(&wrapped(&speech.say("enquiry-terms"), "", PARAGRAPH));
        shown
    }

    fn machine(&self, enquiry: &'a Enquiry, view: &View<'a>) -> EnquiryJson<'a> {
        let need = self.need(enquiry);
        let offer = |offer: &Offer<'a>| {
            let price = |price: model::UnitPrice| price.to_decimal().to_string();
            let (_, capability) = self.plant(offer.capability);
            OfferJson {
                capability,
                quote: &offer.quote.key,
                breaks: offer
                    .quote
                    .breaks
                    .iter()
                    .map(|it| (it.from.to_decimal().to_string(), it.price.to_string()))
                    .collect(),
                currency: offer.quote.currency.to_string(),
                tooling: offer.quote.tooling.to_string(),
                lead_time: offer.quote.lead_time,
                valid_until: offer.quote.valid_until.to_string(),
                unit_price: offer.unit_price.map(price),
                tooling_per_unit: price(offer.tooling),
                freight: offer.freight.map(price),
                landed: offer.landed.map(price),
                ready: offer.ready.to_string(),
                late: offer.is_late,
                expired: offer.is_expired,
            }
        };
        let asked = |asked: &&Asked| AskedJson {
            capability: self.plant(asked.capability).1,
            answer: match (&asked.declined, asked.quote()) {
                (Some(_), _) => "declined",
                (None, Some(_)) => "quoted",
                (None, None) => "none",
            },
            reason: asked.declined.as_ref().map(|(_, reason)| reason.clone()),
        };
        EnquiryJson {
            enquiry: &enquiry.key,
            need: &need.key,
            standing: view.standing.word(),
            quantity_per_week: view.quantity.map(|(per_week, _)| per_week.to_string()),
            from: view.quantity.map(|(_, (first, _))| first.to_string()),
            to: view.quantity.map(|(_, (_, last))| last.to_string()),
            requirements: view.requirements.map(|all| all.iter().map(|it| it.key.clone()).collect()),
            buyer: view.buyer,
            documents: view.documents.map(|all| {
                all.iter().map(|document| (document.name.clone(), document.checksum.clone())).collect()
            }),
            target_price: view.target_price.map(|price| price.to_decimal().to_string()),
            reply_by: view.reply_by.map(|day| day.to_string()),
            asked: view.asked.iter().map(asked).collect(),
            offers: view.offers.iter().map(offer).collect(),
            outcome: view.outcome,
            award: view.award.as_ref().map(|award| AwardJson {
                award: award.key.to_owned(),
                day: award.day.to_string(),
                quotes: award
                    .quotes
                    .iter()
                    .map(|(key, share)| ((*key).to_owned(), share.to_string()))
                    .collect(),
                reason: award.reason.map(str::to_owned),
            }),
            currency: self.stand.programme.currency.to_string(),
        }
    }
}

#[derive(Serialize)]
struct ShownJson<'a> {
    enquiries: Vec<EnquiryJson<'a>>,
}

/// Prices at equal terms are in `currency`; those of the quote itself in its own.
#[derive(Serialize)]
struct EnquiryJson<'a> {
    enquiry: &'a str,
    need: &'a str,
    standing: &'static str,
    quantity_per_week: Option<String>,
    from: Option<String>,
    to: Option<String>,
    requirements: Option<Vec<String>>,
    buyer: Option<&'a str>,
    documents: Option<Vec<(String, String)>>,
    target_price: Option<String>,
    reply_by: Option<String>,
    asked: Vec<AskedJson<'a>>,
    offers: Vec<OfferJson<'a>>,
    outcome: Option<&'static str>,
    award: Option<AwardJson>,
    currency: String,
}

#[derive(Serialize)]
struct AskedJson<'a> {
    capability: &'a str,
    answer: &'static str,
    reason: Option<String>,
}

#[derive(Serialize)]
struct OfferJson<'a> {
    capability: &'a str,
    quote: &'a str,
    breaks: Vec<(String, String)>,
    currency: String,
    tooling: String,
    lead_time: u32,
    valid_until: String,
    unit_price: Option<String>,
    tooling_per_unit: String,
    freight: Option<String>,
    landed: Option<String>,
    ready: String,
    late: bool,
    expired: bool,
}

#[derive(Serialize)]
struct AwardJson {
    award: String,
    day: String,
    quotes: Vec<(String, String)>,
    reason: Option<String>,
}
