//! What is traded: codes of the Harmonised System.
//!
//! Two digits are a chapter, four a heading, six a subheading; national digits behind the sixth are another country's word
//! and are cut off. A code that lost its leading zero in a spreadsheet gets it back: codes have an even number of digits.

use std::fmt;

/// How fine a code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Two digits.
    Chapter,
    /// Four digits.
    Heading,
    /// Six digits.
    Subheading,
}

impl Level {
    /// From the coarsest to the finest.
    pub const ALL: [Self; 3] = [Self::Chapter, Self::Heading, Self::Subheading];

    /// How many digits its codes have.
    #[must_use]
    pub fn digits(self) -> u32 {
        match self {
            Self::Chapter => 2,
            Self::Heading => 4,
            Self::Subheading => 6,
        }
    }

    /// The level whose codes have so many digits.
    #[must_use]
    pub fn of_digits(digits: u32) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.digits() == digits)
    }

    /// One more than the greatest number of a code.
    #[must_use]
    pub fn codes(self) -> u32 {
        match self {
            Self::Chapter => 100,
            Self::Heading => 10_000,
            Self::Subheading => 1_000_000,
        }
    }
}

/// A code of the Harmonised System.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Product {
    level: Level,
    number: u32,
}

impl Product {
    /// The code of a level with this number; nothing if the number has more digits.
    #[must_use]
    pub fn new(level: Level, number: u32) -> Option<Self> {
        (number < level.codes()).then_some(Self { level, number })
    }

    /// The code that was written so; nothing if there is something else than digits in it, or none, or more than ten.
    #[must_use]
    pub fn parse(written: &str) -> Option<Self> {
        let digits = written.trim();
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        Self::of_digits(digits.parse().ok()?, digits.len())
    }

    /// The code of that many written digits.
    #[must_use]
    pub fn of_digits(number: u64, digits: usize) -> Option<Self> {
        let (level, number) = match digits {
            1 | 2 => (Level::Chapter, number),
            3 | 4 => (Level::Heading, number),
            5 | 6 => (Level::Subheading, number),
            7 | 8 => (Level::Subheading, number / 100),
            9 | 10 => (Level::Subheading, number / 10_000),
            _ => return None,
        };
        Self::new(level, u32::try_from(number).ok()?)
    }

    /// How fine it is.
    #[must_use]
    pub fn level(self) -> Level {
        self.level
    }

    /// Its digits as a number, leading zeros lost.
    #[must_use]
    pub fn number(self) -> u32 {
        self.number
    }

    /// The code of a coarser level that it lies in; itself if the level is not coarser.
    #[must_use]
    #[inline]
    pub fn within(self, level: Level) -> Self {
        // Dividing by what is known beforehand is multiplying; this is done for every row of a table.
        let number = match self.level.digits().saturating_sub(level.digits()) {
            0 => return self,
            2 => self.number / 100,
            _ => self.number / 10_000,
        };
        Self { level, number }
    }

    /// Whether it is a mineral, an ore or a fuel: chapters 25 to 27 of the Harmonised System.
    #[must_use]
    pub fn is_raw(self) -> bool {
        (25..=27).contains(&self.within(Level::Chapter).number)
    }

    /// Whether the code hides what was traded: chapters 98 and 99 are for secret, special and unknown goods.
    #[must_use]
    pub fn is_hidden(self) -> bool {
        self.within(Level::Chapter).number >= 98
    }
}

impl fmt::Display for Product {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:0width$}", self.number, width = self.level.digits() as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Codes survive spreadsheets that eat zeros, and national digits fall off.
    #[test]
    fn codes_are_read_as_people_write_them() {
        let shown = |written: &str| Product::parse(written).map(|code| code.to_string());
        assert_eq!(shown("010121").as_deref(), Some("010121"));
        assert_eq!(shown("10121").as_deref(), Some("010121"));
        assert_eq!(shown("8708409109").as_deref(), Some("870840"));
        assert_eq!(shown("101211000").as_deref(), Some("010121"));
        assert_eq!(shown(" 101").as_deref(), Some("0101"));
        assert_eq!(shown("1").as_deref(), Some("01"));
        for wrong in ["", "TOTAL", "8708.40", "87084091091", "-1"] {
            assert_eq!(shown(wrong), None, "{wrong}");
        }
    }

    /// A subheading lies in its heading and its chapter; the special chapters hide goods.
    #[test]
    fn codes_lie_in_coarser_ones() {
        let gearbox = Product::parse("870840").unwrap();
        assert_eq!(gearbox.within(Level::Heading).to_string(), "8708");
        assert_eq!(gearbox.within(Level::Chapter).to_string(), "87");
        assert!(!gearbox.is_hidden());
        assert!(Product::parse("9999AA").is_none() && Product::parse("999999").unwrap().is_hidden());
    }
}
