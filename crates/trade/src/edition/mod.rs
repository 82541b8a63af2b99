//! Editions of the Harmonised System: which one codes are of, and values from one edition in the codes of another.
//!
//! Codes split and merge in 1996, 2002, 2007, 2012, 2017 and 2022; years of different editions laid side by side show growth and
//! exits that never happened. What became of what is a table of the reader's ([`Correspondence`]); codes that hang together
//! through it are families ([`families`]), whose sums need no weights. Where a code splits, its value is shared out in whole
//! numbers ([`Converter`]), and what rests on assumed weights or could not be converted is said.

mod correspondence;
mod marks;
mod recognise;
mod families;
mod convert;

pub use convert::{Converted, Converter};
pub use correspondence::Correspondence;
pub use families::{Family, Kind, families};
pub use marks::{Mark, mixed};
pub use recognise::{Fit, Recognised, recognise};

use std::fmt;

/// An edition of the Harmonised System, by the year in which it came into force (the first one, of 1988, as revised in 1992).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edition {
    /// HS 1992, H0.
    Hs1992,
    /// HS 1996, H1.
    Hs1996,
    /// HS 2002, H2.
    Hs2002,
    /// HS 2007, H3.
    Hs2007,
    /// HS 2012, H4.
    Hs2012,
    /// HS 2017, H5.
    Hs2017,
    /// HS 2022, H6.
    Hs2022,
}

impl Edition {
    /// All of them, in the order of time.
    pub const ALL: [Self; 7] =
        [Self::Hs1992, Self::Hs1996, Self::Hs2002, Self::Hs2007, Self::Hs2012, Self::Hs2017, Self::Hs2022];

    /// The year in which it came into force.
    #[must_use]
    pub fn year(self) -> u16 {
        match self {
            Self::Hs1992 => 1992,
            Self::Hs1996 => 1996,
            Self::Hs2002 => 2002,
            Self::Hs2007 => 2007,
            Self::Hs2012 => 2012,
            Self::Hs2017 => 2017,
            Self::Hs2022 => 2022,
        }
    }

    /// The edition that was written so: `HS 2017`, `hs17`, `HS2017` (BACI and others) or `H5` (Comtrade).
    #[must_use]
    pub fn parse(written: &str) -> Option<Self> {
        let plain: String = written.chars().filter(|sign| !matches!(sign, ' ' | '-' | '_')).collect();
        let plain = plain.to_ascii_uppercase();
        if let Some(year) = plain.strip_prefix("HS") {
            return Self::ALL.into_iter().find(|edition| {
                let known = edition.year().to_string();
                year == known || year == &known[2..]
            });
        }
        let letter = plain.strip_prefix('H')?;
        Self::ALL
            .into_iter()
            .zip(0..)
            .find(|(_, number): &(Self, u8)| letter == number.to_string())
            .map(|it| it.0)
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HS {}", self.year())
    }
}
