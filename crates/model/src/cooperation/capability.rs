//! Capabilities: what a plant can do, how much of it is free week by week, and which papers prove it.

use crate::draft::{Material, Name, Process, Provenance};
use crate::number::{Decimal, UnitPrice};
use crate::programme::Plant;
use crate::table::Id;
use crate::time::Day;
use crate::unit::Unit;

use super::property::Size;

/// What a plant can do.
#[derive(Clone, Debug, PartialEq)]
pub struct Capability {
    /// The key in tables and events.
    pub key: String,
    /// Its name.
    pub name: Name,
    /// Where.
    pub plant: Id<Plant>,
    /// What else is said of it.
    pub description: String,
    /// Customs codes of what is made: digits only.
    pub hs: Vec<String>,
    /// Processes.
    pub processes: Vec<Process>,
    /// Materials.
    pub materials: Vec<Material>,
    /// Sizes, in the order of [`crate::draft::Property::SIZES`].
    pub sizes: Vec<Option<Size>>,
    /// Its weeks, if anything is known of them.
    pub group: Option<Id<Capacity>>,
    /// Unit of price and capacity.
    pub unit: &'static Unit,
    /// Price of one unit in the programme's currency, without duty and freight, as a first idea.
    pub unit_price: Option<UnitPrice>,
    /// Tooling before the first unit, in the programme's currency.
    pub tooling_cost: Option<UnitPrice>,
    /// Days from order to first delivery.
    pub lead_time: Option<u32>,
    /// How it delivered so far.
    pub record: Record,
    /// When the profile was written or renewed.
    pub updated: Option<Day>,
    /// After this day it leaves the ranking.
    pub valid_until: Option<Day>,
    /// Where this comes from.
    pub provenance: Provenance,
}

/// How a plant delivered so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record {
    /// Deliveries that are known of.
    pub deliveries: u32,
    /// Those of them that came in time.
    pub on_time: u32,
}

/// What a capacity group can do in each week of a span; names as in Catena-X (CX-0128).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// First day.
    pub first: Day,
    /// Last day.
    pub last: Day,
    /// Units a week as the plant works now.
    pub actual: Decimal,
    /// Units a week with all shifts.
    pub maximum: Decimal,
    /// Units a week promised to others.
    pub agreed: Decimal,
}

/// The weeks of a capacity group.
#[derive(Clone, Debug, PartialEq)]
pub struct Capacity {
    /// The key in tables.
    pub key: String,
    /// Spans in order of time, none overlapping.
    pub spans: Vec<Span>,
}

impl Capacity {
    /// Units free in the week of that Monday: as the plant works now, and with all shifts. Nothing if the table does not say.
    #[must_use]
    pub fn free(&self, monday: Day) -> Option<(Decimal, Decimal)> {
        let after = self.spans.partition_point(|span| span.first <= monday.plus_days(6));
        let span = self.spans.get(after.checked_sub(1)?)?;
        let left = |capacity: Decimal| {
            Decimal::from_billionths((capacity.billionths() - span.agreed.billionths()).max(0))
        };
        (span.last >= monday).then(|| (left(span.actual), left(span.maximum)))
    }
}

/// A paper that a plant holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// Its name as written.
    pub name: String,
    /// The form in which names are compared.
    pub plain: String,
    /// Its number.
    pub number: String,
    /// First day of validity, if known.
    pub first: Option<Day>,
    /// Last day of validity; none = without end.
    pub last: Option<Day>,
}

/// The plain form of a certificate's name: `IATF 16949:2016`, `ИСО/ТУ 16949` and `iatf-16949` are one paper, `СТБ ISO 9001-2015`
/// and `ГОСТ Р ИСО 9001` are another.
///
/// Cyrillic letters become Latin ones, the year of the edition goes, and so do the marks of national bodies that only translate an
/// international standard.
#[must_use]
pub fn plain_certificate(name: &str) -> String {
    let mut plain = String::new();
    for letter in name.chars().flat_map(char::to_lowercase) {
        match letter {
            letter if letter.is_ascii_alphanumeric() => plain.push(letter),
            'и' | 'і' => plain.push('i'),
            'с' => plain.push('s'),
            'о' => plain.push('o'),
            'т' => plain.push('t'),
            'ф' => plain.push('f'),
            'а' => plain.push('a'),
            'р' => plain.push('r'),
            'г' => plain.push('g'),
            'б' => plain.push('b'),
            'е' | 'э' => plain.push('e'),
            'н' => plain.push('n'),
            'у' | 'ў' => plain.push('u'),
            'ц' => plain.push('c'),
            'м' => plain.push('m'),
            'к' => plain.push('k'),
            letter if letter.is_alphanumeric() => plain.push(letter),
            _ => plain.push(' '),
        }
    }
    let mut words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
    let year = |word: &str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let digits = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
    if words.iter().filter(|word| digits(word)).count() > 1 && words.last().is_some_and(|word| year(word)) {
        words.pop();
    }
    let international =
        words.iter().any(|word| ["iso", "iec", "iatf", "mek"].iter().any(|body| word.starts_with(body)));
    if international {
        words.retain(|word| {
            !matches!(*word, "gost" | "stb" | "r" | "en" | "din" | "st" | "rk" | "tu" | "ts" | "iec")
        });
    }
    let joined: String = words.concat();
    // ISO/TS 16949 became IATF 16949 in 2016.
    if joined.ends_with("16949") { "iatf16949".to_owned() } else { joined }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One paper has one plain form, whoever translated its standard; two papers have two.
    #[test]
    fn one_paper_has_one_name() {
        for name in ["IATF 16949", "IATF 16949:2016", "iatf-16949", "ИСО/ТУ 16949:2009", "ИАТФ 16949"]
        {
            assert_eq!(plain_certificate(name), "iatf16949", "{name}");
        }
        for name in [
            "ISO 9001",
            "ISO 9001:2015",
            "СТБ ISO 9001-2015",
            "ГОСТ Р ИСО 9001-2015",
            "iso9001",
            "EN ISO 9001",
        ] {
            assert_eq!(plain_certificate(name), "iso9001", "{name}");
        }
        assert_ne!(plain_certificate("ISO 14001"), plain_certificate("ISO 9001"));
        assert_eq!(plain_certificate(""), "");
    }

    /// What is promised is not free, what is not told is not nought, and a week belongs to the span that holds a day of it.
    #[test]
    fn free_is_what_nobody_was_promised() {
        let day = |month, day| Day::new(2027, month, day).unwrap();
        let span = |first, last, actual, agreed| Span {
            first,
            last,
            actual: Decimal::whole(actual),
            maximum: Decimal::whole(actual + 50),
            agreed: Decimal::whole(agreed),
        };
        let capacity = Capacity {
            key: "g".into(),
            spans: vec![span(day(1, 4), day(1, 31), 100, 30), span(day(3, 1), day(3, 28), 100, 130)],
        };
        assert_eq!(capacity.free(day(1, 11)), Some((Decimal::whole(70), Decimal::whole(120))));
        assert_eq!(capacity.free(day(3, 8)), Some((Decimal::ZERO, Decimal::whole(20))));
        assert_eq!(capacity.free(day(2, 8)), None);
        assert_eq!(capacity.free(day(12, 6)), None);
    }
}
