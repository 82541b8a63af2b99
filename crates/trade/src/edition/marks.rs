//! Codes that betray their edition: goods of much trade whose code was made or given up when an edition came into force.
//!
//! Whether years are of several editions can be told without any table of correspondences where such codes are among them: one that was
//! given up before another one was made cannot stand beside it. Codes that were given up and used again for something else are no marks.

use super::Edition::{self, Hs1992, Hs1996, Hs2002, Hs2007, Hs2012, Hs2017, Hs2022};
use crate::product::{Level, Product};

/// Codes with the first and the last edition that have them, after the correspondence tables of the UN Statistics Division and the WCO.
const MARKS: &[(u32, Edition, Edition)] = &[
    // Oil products; light ones.
    (271_000, Hs1992, Hs1996),
    (271_011, Hs2002, Hs2007),
    (271_012, Hs2012, Hs2022),
    // Blood products; chemical products not elsewhere specified.
    (300_210, Hs1992, Hs2012),
    (300_215, Hs2017, Hs2022),
    (382_490, Hs1996, Hs2012),
    (382_499, Hs2017, Hs2022),
    // Telephones, and what sends and receives.
    (851_712, Hs2007, Hs2017),
    (851_713, Hs2022, Hs2022),
    (851_762, Hs2007, Hs2022),
    (852_520, Hs1992, Hs2002),
    // Television receivers.
    (852_812, Hs1996, Hs2002),
    (852_872, Hs2007, Hs2022),
    // LED lamps; photosensitive semiconductors, solar cells among them.
    (853_950, Hs2017, Hs2017),
    (853_952, Hs2022, Hs2022),
    (854_140, Hs1992, Hs2017),
    (854_142, Hs2022, Hs2022),
    (854_143, Hs2022, Hs2022),
    // Electrical machines not elsewhere specified.
    (854_370, Hs2007, Hs2022),
    (854_389, Hs1996, Hs2002),
    // Cars that can be charged.
    (870_360, Hs2017, Hs2022),
    (870_380, Hs2017, Hs2022),
    // Parts of aircraft.
    (880_330, Hs1992, Hs2017),
    (880_730, Hs2022, Hs2022),
    // Instruments for analyses; lamps.
    (902_780, Hs1992, Hs2017),
    (902_789, Hs2022, Hs2022),
    (940_540, Hs1992, Hs2017),
    (940_542, Hs2022, Hs2022),
    // Video games.
    (950_450, Hs2012, Hs2022),
];

/// A code, and an edition after which it was given up, or with which it was made.
pub type Mark = (Edition, Product);

/// Two codes that no edition has both: the first was given up after its edition, the second was made with its own; nothing where all
/// codes can be of one edition. Codes coarser than subheadings tell nothing. `O(n)` in codes.
#[must_use]
pub fn mixed(codes: impl Iterator<Item = Product>) -> Option<(Mark, Mark)> {
    let (mut until, mut since): (Option<Mark>, Option<Mark>) = (None, None);
    for code in codes.filter(|code| code.level() == Level::Subheading) {
        let Ok(at) = MARKS.binary_search_by_key(&code.number(), |(number, ..)| *number) else { continue };
        let (_, first, last) = MARKS[at];
        // Of equals the smaller code, whatever the order.
        if until.is_none_or(|known| (last, code) < known) {
            until = Some((last, code));
        }
        if since.is_none_or(|(known, other)| first > known || first == known && code < other) {
            since = Some((first, code));
        }
    }
    until.zip(since).filter(|(until, since)| until.0 < since.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(numbers: &[u32]) -> Option<(Mark, Mark)> {
        mixed(numbers.iter().map(|number| Product::new(Level::Subheading, *number).unwrap()))
    }

    /// The list is sorted, so that it can be searched, and no code ends before it begins.
    #[test]
    fn marks_can_be_searched() {
        assert!(MARKS.is_sorted_by(|one, other| one.0 < other.0));
        assert!(MARKS.iter().all(|(_, first, last)| first <= last));
    }

    /// Codes that some edition has together are no mixture, in whatever order; a code given up beside one made later is.
    #[test]
    fn only_codes_that_no_edition_has_together_are_mixed() {
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[870_840, 854_140, 870_380, 851_712, 853_950]), None);
        assert_eq!(of(&[854_143, 870_380, 271_012]), None);
        for codes in [[854_143, 851_712, 870_840, 854_140], [854_140, 870_840, 851_712, 854_143]] {
            let (until, since) = of(&codes).unwrap();
            assert_eq!((until.0, until.1.number()), (Hs2017, 851_712));
            assert_eq!((since.0, since.1.number()), (Hs2022, 854_143));
        }
        assert!(of(&[852_812, 852_872]).is_some());
        let heading = |number| Product::new(Level::Heading, number).unwrap();
        assert_eq!(mixed([heading(8541), heading(2710)].into_iter()), None);
    }
}
