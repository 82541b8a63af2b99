//! Staged disclosure: who sees which field of an enquiry, at which stage of acquaintance.
//!
//! One table, deny by default. Everything that shows an enquiry to somebody asks it; a test walks every cell.

/// How near somebody stands to a need and its enquiries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Anybody at all.
    Public,
    /// A plant with a profile.
    Registered,
    /// A plant that was asked to quote.
    Invited,
    /// A plant whose quote was taken.
    Awarded,
    /// The buyer whose need it is.
    Buyer,
}

impl Standing {
    /// All, from the farthest to the nearest.
    pub const ALL: [Self; 5] = [Self::Public, Self::Registered, Self::Invited, Self::Awarded, Self::Buyer];

    /// Its word in machine output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Registered => "registered",
            Self::Invited => "invited",
            Self::Awarded => "awarded",
            Self::Buyer => "buyer",
        }
    }
}

/// What may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// What is needed: name, customs code.
    NeedName,
    /// How many, and when.
    Quantity,
    /// What is asked of the maker.
    Requirements,
    /// Who needs it.
    BuyerName,
    /// Names and checksums of drawings.
    Documents,
    /// What the buyer hopes to pay.
    TargetPrice,
    /// Until when quotes are taken.
    ReplyBy,
    /// Which plants are asked, and who declined and why.
    Plants,
    /// Price, tooling, lead time and validity of a quote.
    Quotes,
    /// That there is an award.
    Outcome,
    /// To whom, at which price, why.
    Award,
}

impl Field {
    /// All, in the order of the table.
    pub const ALL: [Self; 11] = [
        Self::NeedName,
        Self::Quantity,
        Self::Requirements,
        Self::BuyerName,
        Self::Documents,
        Self::TargetPrice,
        Self::ReplyBy,
        Self::Plants,
        Self::Quotes,
        Self::Outcome,
        Self::Award,
    ];

    /// Its word in machine output and in the guide.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::NeedName => "need_name",
            Self::Quantity => "quantity",
            Self::Requirements => "requirements",
            Self::BuyerName => "buyer_name",
            Self::Documents => "documents",
            Self::TargetPrice => "target_price",
            Self::ReplyBy => "reply_by",
            Self::Plants => "plants",
            Self::Quotes => "quotes",
            Self::Outcome => "outcome",
            Self::Award => "award",
        }
    }
}

/// How much of a field is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sight {
    /// Nothing.
    Hidden,
    /// What the viewer said or what speaks of the viewer; nothing of others.
    Own,
    /// Everything.
    Whole,
}

impl Sight {
    /// Its word in the guide.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Hidden => "–",
            Self::Own => "own",
            Self::Whole => "yes",
        }
    }
}

use Sight::{Hidden, Own, Whole};

/// The table. Columns are [`Standing::ALL`]: public, registered, invited, awarded, buyer.
///
/// A plant never sees what another plant offers, not even after the award.
pub const DISCLOSURE: [(Field, [Sight; 5]); 11] = [
    (Field::NeedName, [Whole, Whole, Whole, Whole, Whole]),
    (Field::Quantity, [Hidden, Whole, Whole, Whole, Whole]),
    (Field::Requirements, [Hidden, Whole, Whole, Whole, Whole]),
    (Field::BuyerName, [Hidden, Hidden, Whole, Whole, Whole]),
    (Field::Documents, [Hidden, Hidden, Whole, Whole, Whole]),
    (Field::TargetPrice, [Hidden, Hidden, Hidden, Hidden, Whole]),
    (Field::ReplyBy, [Hidden, Hidden, Whole, Whole, Whole]),
    (Field::Plants, [Hidden, Hidden, Own, Own, Whole]),
    (Field::Quotes, [Hidden, Hidden, Own, Own, Whole]),
    (Field::Outcome, [Hidden, Hidden, Whole, Whole, Whole]),
    (Field::Award, [Hidden, Hidden, Hidden, Own, Whole]),
];

/// How much of a field somebody sees who stands there.
#[must_use]
pub fn sight(field: Field, standing: Standing) -> Sight {
    let column = Standing::ALL.iter().position(|known| *known == standing);
    let row = DISCLOSURE.iter().find(|(known, _)| *known == field);
    row.zip(column).and_then(|((_, cells), column)| cells.get(column)).copied().unwrap_or(Hidden)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every field has its row, standing nearer never shows less, and no plant ever sees all quotes.
    #[test]
    fn nearer_never_sees_less() {
        for field in Field::ALL {
            assert_eq!(DISCLOSURE.iter().filter(|(known, _)| *known == field).count(), 1, "{field:?}");
            for pair in Standing::ALL.windows(2) {
                assert!(sight(field, pair[0]) <= sight(field, pair[1]), "{field:?} {pair:?}");
            }
            assert_eq!(sight(field, Standing::Buyer), Whole);
        }
        for standing in [Standing::Public, Standing::Registered, Standing::Invited, Standing::Awarded] {
            assert_ne!(sight(Field::Quotes, standing), Whole);
            assert_ne!(sight(Field::Plants, standing), Whole);
        }
    }
}
