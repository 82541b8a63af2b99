//! What could not be used of a table: counted, the first of each kind remembered, never dropped in silence.

use std::collections::BTreeMap;

use model::{Code, Currency, Fact, Finding, Money};

use super::layout::{Layout, Role};

/// Why a row, or a part of it, was not used as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Why {
    /// It has fewer cells than are needed.
    Short,
    /// It has more cells than the heading, and so nobody knows which cell is which.
    Long,
    /// A quote opens a cell and is not closed on its line.
    OpenQuote,
    /// A cell cannot be read.
    Unreadable(Role),
    /// The value is below nought.
    Negative,
    /// Nobody knows the place.
    UnknownPlace,
    /// The value is finer than thousandths of the currency unit.
    Rounded,
    /// The quantity is there, but is no quantity.
    BadQuantity,
}

/// How often it happened, and the first time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Case {
    pub(crate) rows: u64,
    /// Where the first one begins in its text; its line number once that is known.
    pub(crate) first: u64,
    /// What stood there.
    pub(crate) found: String,
    /// Value of the rows, as far as it could be read.
    pub(crate) value: i64,
}

/// The troubles of one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Troubles {
    pub(crate) cases: BTreeMap<Why, Case>,
}

/// A value with its currency; in thousands, should the currency be none.
fn sum(value: i64, currency: &str) -> Fact {
    match Currency::parse(currency) {
        Some(currency) => Fact::Money(Money { minor: value / 10, currency }),
        None => Fact::Text(super::thousands(value)),
    }
}

/// A message shows so many letters of a cell.
const SHOWN: usize = 40;

impl Troubles {
    #[cold]
    pub(crate) fn note(&mut self, why: Why, position: u64, cell: &[u8], value: i64) {
        let case = self.cases.entry(why).or_insert_with(|| Case {
            rows: 0,
            first: u64::MAX,
            found: String::new(),
            value: 0,
        });
        case.rows += 1;
        case.value = case.value.saturating_add(value);
        if position < case.first {
            case.first = position;
            case.found = String::from_utf8_lossy(cell).trim().chars().take(SHOWN).collect();
        }
    }

    /// Adds the troubles of another part of the text; the earlier first one stays.
    pub(crate) fn absorb(&mut self, other: Self) {
        for (why, case) in other.cases {
            match self.cases.get_mut(&why) {
                None => {
                    self.cases.insert(why, case);
                }
                Some(mine) => {
                    mine.rows += case.rows;
                    mine.value = mine.value.saturating_add(case.value);
                    if case.first < mine.first {
                        (mine.first, mine.found) = (case.first, case.found);
                    }
                }
            }
        }
    }

    /// The troubles as findings about a file.
    pub(crate) fn findings(&self, file: &str, layout: &Layout) -> Vec<Finding> {
        let heading = |role: Role| {
            let column =
                layout.columns.iter().position(|column| column.is_some_and(|(other, _)| other == role));
            column.and_then(|column| layout.headings.get(column)).map(|heading| heading.trim().to_owned())
        };
        let told = |(why, case): (&Why, &Case)| {
            let (code, role) = match why {
                Why::Short => (Code::TradeShortRows, None),
                Why::Long => (Code::TradeLongRows, None),
                Why::OpenQuote => (Code::TradeOpenQuote, None),
                Why::Unreadable(role) => (Code::TradeUnreadableRows, Some(*role)),
                Why::Negative => (Code::TradeNegative, Some(Role::Value)),
                Why::UnknownPlace => (Code::TradeUnknownPlace, None),
                Why::Rounded => (Code::TradeRounded, Some(Role::Value)),
                Why::BadQuantity => (Code::TradeBadQuantity, Some(Role::Quantity)),
            };
            // Of rows whose value cannot be read nobody knows it: to say nought would be a lie.
            let value = match why {
                Why::Unreadable(Role::Value) => Fact::Text(String::new()),
                _ => sum(case.value, &layout.currency),
            };
            Finding::new(code, file)
                .with("rows", i64::try_from(case.rows).unwrap_or(i64::MAX))
                .with("found", case.found.as_str())
                .with("value", value)
                .at(file, u32::try_from(case.first).ok(), role.and_then(heading).as_deref())
        };
        self.cases.iter().map(told).collect()
    }
}
