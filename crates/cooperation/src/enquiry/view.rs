//! What one viewer sees of an enquiry: every field asks the table of disclosure, and nothing that shows an enquiry may ask anybody else.

use model::cooperation::{Capability, Document, Field, Requirement, Sight, Standing, sight};
use model::draft::Visibility;
use model::number::{Decimal, UnitPrice};
use model::time::Day;
use model::{Cooperation, Id, Programme};

use super::comparison::{Offer, Terms, compare};
use super::{Asked, Enquiry, Outcome};

/// An enquiry as somebody sees it. What is hidden is nothing here.
#[derive(Clone, Debug, PartialEq)]
pub struct View<'e> {
    /// How near the viewer stands.
    pub standing: Standing,
    /// Units a week, and first and last day of delivery.
    pub quantity: Option<(Decimal, (Day, Day))>,
    /// What is asked of the maker.
    pub requirements: Option<&'e [Requirement]>,
    /// Who asks.
    pub buyer: Option<&'e str>,
    /// Drawings.
    pub documents: Option<&'e [Document]>,
    /// What the buyer hopes to pay for a unit.
    pub target_price: Option<UnitPrice>,
    /// Until when quotes are taken.
    pub reply_by: Option<Day>,
    /// Who is asked, or the viewer's own part of it.
    pub asked: Vec<&'e Asked>,
    /// Quotes at equal terms, or the viewer's own.
    pub offers: Vec<Offer<'e>>,
    /// Whether it is open, awarded, withdrawn or reissued.
    pub outcome: Option<&'static str>,
    /// Quotes taken with their shares, or the viewer's own; and the reason, which is the buyer's.
    pub award: Option<Taken<'e>>,
}

/// An award as somebody sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken<'e> {
    /// Its key.
    pub key: &'e str,
    /// When.
    pub day: Day,
    /// Quotes and shares.
    pub quotes: Vec<(&'e str, Decimal)>,
    /// Why: only who sees all of it sees that.
    pub reason: Option<&'e str>,
}

/// The view of somebody who acts under that id; nobody's id is anybody. Nothing if the need may not even be known of.
#[must_use]
pub fn view<'e>(
    enquiry: &'e Enquiry,
    who: Option<&str>,
    programme: &Programme,
    cooperation: &'e Cooperation,
    terms: Terms,
) -> Option<View<'e>> {
    let standing = enquiry.standing(who, programme, cooperation);
    let sees = |field: Field| sight(field, standing);
    let whole = |field: Field| sees(field) == Sight::Whole;
    let need = &cooperation.needs[enquiry.need];
    let nearest = match need.visibility {
        Visibility::Public => Standing::Public,
        Visibility::Registered => Standing::Registered,
        Visibility::Invited => Standing::Invited,
    };
    if standing < nearest {
        return None;
    }
    let own = |capability: Id<Capability>| {
        let plant = programme.plants.get(cooperation.capabilities[capability].plant);
        who.is_some() && plant.map(|plant| plant.key.as_str()) == who
    };
    let shows = |field: Field, capability: Id<Capability>| match sees(field) {
        Sight::Hidden => false,
        Sight::Own => own(capability),
        Sight::Whole => true,
    };
    let offers = compare(enquiry, programme, cooperation, terms);
    let outcome = match &enquiry.outcome {
        Outcome::Open => "open",
        Outcome::Awarded { .. } => "awarded",
        Outcome::Withdrawn { .. } => "withdrawn",
        Outcome::Reissued { .. } => "reissued",
    };
    let award = match &enquiry.outcome {
        Outcome::Awarded { award, day, quotes, reason } => {
            let maker = |key: &str| {
                let gave = |asked: &&Asked| asked.quotes.iter().any(|quote| quote.key == key);
                enquiry.asked.iter().find(gave).map(|asked| asked.capability)
            };
            let seen = quotes
                .iter()
                .filter(|(key, _)| maker(key).is_some_and(|maker| shows(Field::Award, maker)))
                .map(|(key, share)| (key.as_str(), *share))
                .collect();
            (sees(Field::Award) != Sight::Hidden).then(|| Taken {
                key: award,
                day: *day,
                quotes: seen,
                reason: whole(Field::Award).then_some(reason.as_str()),
            })
        }
        _ => None,
    };
    Some(View {
        standing,
        quantity: whole(Field::Quantity).then_some((need.per_week, need.span)),
        requirements: whole(Field::Requirements).then_some(need.requirements.as_slice()),
        buyer: whole(Field::BuyerName).then_some(enquiry.buyer.as_str()),
        documents: whole(Field::Documents).then_some(need.documents.as_slice()),
        target_price: need.target_price.filter(|_| whole(Field::TargetPrice)),
        reply_by: whole(Field::ReplyBy).then_some(enquiry.reply_by),
        asked: enquiry.asked.iter().filter(|asked| shows(Field::Plants, asked.capability)).collect(),
        offers: offers.into_iter().filter(|offer| shows(Field::Quotes, offer.capability)).collect(),
        outcome: whole(Field::Outcome).then_some(outcome),
        award,
    })
}
