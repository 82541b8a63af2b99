//! Numbers with meaning: money, unit prices, quantities, ratios. All are integers underneath.
//!
//! Two programs that add the same prices must get the same sum on every machine, in every order; floating point cannot
//! promise that, fixed point can. Floating point lives only inside the search, which the judge then recomputes.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

/// Divides, rounding half away from zero. `divisor` must be positive.
#[must_use]
pub fn round_div(value: i128, divisor: i128) -> i128 {
    let half = divisor / 2;
    if value >= 0 { (value + half) / divisor } else { (value - half) / divisor }
}

/// A decimal number as written in a table: billionths, exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Decimal(i128);

impl Decimal {
    /// Billionths in one.
    pub const SCALE: i128 = 1_000_000_000;
    /// Nought.
    pub const ZERO: Self = Self(0);
    /// One.
    pub const ONE: Self = Self(Self::SCALE);
    /// The largest magnitude that a table may hold: 10¹⁵. Sums of such numbers cannot overflow anywhere in the program.
    pub const LARGEST: Self = Self(1_000_000_000_000_000 * Self::SCALE);

    /// From billionths.
    #[must_use]
    pub const fn from_billionths(billionths: i128) -> Self {
        Self(billionths)
    }

    /// From a whole number.
    #[must_use]
    pub const fn whole(value: i64) -> Self {
        Self(value as i128 * Self::SCALE)
    }

    /// In billionths.
    #[must_use]
    pub const fn billionths(self) -> i128 {
        self.0
    }

    /// Reads `-12.5`, `12,5`, `1 234.5` (any Unicode blank between thousands, or an apostrophe), `35%`, and `1e-3`.
    /// Returns nothing if it is not a number or has more than nine decimals that are not noughts.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut text = text.trim();
        let percent = text.ends_with('%');
        if percent {
            text = text.trim_end_matches('%').trim_end();
        }
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let negative = mantissa.starts_with('-') || mantissa.starts_with('\u{2212}');
        let digits = mantissa.strip_prefix(['-', '+', '\u{2212}']).unwrap_or(mantissa);
        let (mut value, mut decimals, mut seen_point, mut seen_digit) = (0i128, 0i32, false, false);
        for character in digits.chars() {
            match character {
                '0'..='9' => {
                    value = value.checked_mul(10)?.checked_add(i128::from(character.to_digit(10)?))?;
                    decimals += i32::from(seen_point);
                    seen_digit = true;
                }
                '.' | ',' if !seen_point => seen_point = true,
                '\'' | '_' if seen_digit && !seen_point => {}
                blank if blank.is_whitespace() && seen_digit && !seen_point => {}
                _ => return None,
            }
        }
        if !seen_digit {
            return None;
        }
        // Wider than the exponent, which may be the largest there is.
        let shift = 9 - i64::from(decimals) + i64::from(exponent) - if percent { 2 } else { 0 };
        let value = if shift >= 0 {
            value.checked_mul(10i128.checked_pow(u32::try_from(shift).ok()?)?)?
        } else {
            let divisor = 10i128.checked_pow(u32::try_from(-shift).ok()?)?;
            if value % divisor != 0 {
                return None;
            }
            value / divisor
        };
        Some(Self(if negative { -value } else { value }))
    }

    /// Product, rounded to a billionth.
    #[must_use]
    pub fn times(self, other: Self) -> Self {
        Self(round_div(self.0.saturating_mul(other.0), Self::SCALE))
    }

    /// As a floating-point number, for the search and for pictures.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "that is what the caller asks for")]
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / Self::SCALE as f64
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_fixed(f, self.0, 9)
    }
}

/// Writes `value · 10^-decimals` with a decimal point and without trailing noughts.
fn write_fixed(f: &mut fmt::Formatter<'_>, value: i128, decimals: u32) -> fmt::Result {
    let scale = 10u128.pow(decimals);
    let magnitude = value.unsigned_abs();
    if value < 0 {
        f.write_str("-")?;
    }
    write!(f, "{}", magnitude / scale)?;
    let rest = magnitude % scale;
    if rest != 0 {
        let digits = format!("{rest:0width$}", width = decimals as usize);
        write!(f, ".{}", digits.trim_end_matches('0'))?;
    }
    Ok(())
}

macro_rules! fixed_point {
    ($(#[$doc:meta])* $name:ident, $decimals:literal, $parts:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(i64);

        impl $name {
            /// Parts in one.
            pub const SCALE: i64 = 10i64.pow($decimals);
            /// Nought.
            pub const ZERO: Self = Self(0);

            #[doc = concat!("From ", $parts, ".")]
            #[must_use]
            pub const fn from_parts(parts: i64) -> Self {
                Self(parts)
            }

            #[doc = concat!("In ", $parts, ".")]
            #[must_use]
            pub const fn parts(self) -> i64 {
                self.0
            }

            #[doc = concat!("Rounded to ", $parts, "; nothing if it does not fit.")]
            #[must_use]
            pub fn from_decimal(value: Decimal) -> Option<Self> {
                let parts = round_div(value.billionths(), Decimal::SCALE / i128::from(Self::SCALE));
                i64::try_from(parts).ok().map(Self)
            }

            /// The same value as a decimal.
            #[must_use]
            pub fn to_decimal(self) -> Decimal {
                Decimal::from_billionths(i128::from(self.0) * (Decimal::SCALE / i128::from(Self::SCALE)))
            }

            /// As a floating-point number, for the search and for pictures.
            #[must_use]
            #[expect(clippy::cast_precision_loss, reason = "that is what the caller asks for")]
            pub fn to_f64(self) -> f64 {
                self.0 as f64 / Self::SCALE as f64
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_fixed(f, i128::from(self.0), $decimals)
            }
        }
        impl Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                Self(self.0.saturating_add(other.0))
            }
        }
        impl Sub for $name {
            type Output = Self;
            fn sub(self, other: Self) -> Self {
                Self(self.0.saturating_sub(other.0))
            }
        }
        impl AddAssign for $name {
            fn add_assign(&mut self, other: Self) {
                *self = *self + other;
            }
        }
        impl Sum for $name {
            fn sum<I: Iterator<Item = Self>>(values: I) -> Self {
                values.fold(Self::ZERO, Add::add)
            }
        }
    };
}

fixed_point!(
    /// Units of a product (pieces, sets, kilograms …), to a thousandth.
    Quantity, 3, "thousandths"
);
fixed_point!(
    /// A pure number: share, factor, bill-of-materials quantity; to a millionth.
    Ratio, 6, "millionths"
);
fixed_point!(
    /// Major currency units per unit of a product, to a millionth, in the programme's currency.
    UnitPrice, 6, "millionths"
);

impl Ratio {
    /// One.
    pub const ONE: Self = Self(Self::SCALE);
}

impl Quantity {
    /// This share of the quantity, rounded down: a ramp may not promise what it does not reach.
    #[must_use]
    pub fn share(self, share: Ratio) -> Self {
        let parts = (i128::from(self.0) * i128::from(share.0)).div_euclid(i128::from(Ratio::SCALE));
        Self(i64::try_from(parts).unwrap_or(i64::MAX))
    }
}

/// An ISO 4217 code: three capital letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// From its three letters; nothing if they are not three capital ASCII letters.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let letters: [u8; 3] = text.trim().as_bytes().try_into().ok()?;
        letters.iter().all(u8::is_ascii_uppercase).then_some(Self(letters))
    }

    /// Its three letters.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("???")
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A sum of money: hundredths of the currency's major unit (kopecks, cents), exact.
///
/// Adding two sums of different currencies is a bug of ours and stops the program in debug builds; conversion happens
/// only in [`crate::Programme`], where a rate with a date is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money {
    /// Hundredths of the major unit.
    pub minor: i64,
    /// Which currency.
    pub currency: Currency,
}

impl Money {
    /// Minor units in a major one. Currencies with another division are written in hundredths all the same.
    pub const SCALE: i64 = 100;

    /// Nothing, in that currency.
    #[must_use]
    pub const fn zero(currency: Currency) -> Self {
        Self { minor: 0, currency }
    }

    /// Rounded to a hundredth; nothing if it does not fit.
    #[must_use]
    pub fn from_decimal(value: Decimal, currency: Currency) -> Option<Self> {
        let minor = round_div(value.billionths(), Decimal::SCALE / i128::from(Self::SCALE));
        i64::try_from(minor).ok().map(|minor| Self { minor, currency })
    }

    /// In major units.
    #[must_use]
    pub fn to_decimal(self) -> Decimal {
        Decimal::from_billionths(i128::from(self.minor) * (Decimal::SCALE / i128::from(Self::SCALE)))
    }

    /// In major units, for the search and for pictures.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "that is what the caller asks for")]
    pub fn to_f64(self) -> f64 {
        self.minor as f64 / Self::SCALE as f64
    }
}

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        debug_assert_eq!(self.currency, other.currency, "sums of different currencies");
        Self { minor: self.minor.saturating_add(other.minor), currency: self.currency }
    }
}
impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}
impl Neg for Money {
    type Output = Self;
    fn neg(self) -> Self {
        Self { minor: self.minor.saturating_neg(), currency: self.currency }
    }
}
impl AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}
impl SubAssign for Money {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, magnitude) = (if self.minor < 0 { "-" } else { "" }, self.minor.unsigned_abs());
        write!(f, "{sign}{}.{:02} {}", magnitude / 100, magnitude % 100, self.currency)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A number is understood however an office in Minsk, Kazan or Lisbon writes it.
    #[test]
    fn decimals_are_read_as_people_write_them() {
        for (text, billionths) in [
            ("12.5", 12_500_000_000),
            ("12,5", 12_500_000_000),
            ("1 234,5", 1_234_500_000_000),
            ("1\u{a0}234\u{202f}567", 1_234_567_000_000_000),
            ("35%", 350_000_000),
            ("0,5 %", 5_000_000),
            ("-3", -3_000_000_000),
            ("\u{2212}3", -3_000_000_000),
            ("1e-3", 1_000_000),
            ("2.50000000000", 2_500_000_000),
        ] {
            assert_eq!(Decimal::parse(text), Some(Decimal::from_billionths(billionths)), "{text}");
        }
        for text in [
            "",
            "-",
            "abc",
            "1.2.3",
            "1,234.5",
            "12a",
            "1e99999999",
            "1e2147483647",
            "1e-2147483648",
            "0.0000000001",
            "%",
            " ",
            "99999999999999999999999999999999999999999",
        ] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    /// What is printed can be read back as the same number.
    #[test]
    fn printing_and_reading_are_inverse() {
        for billionths in [0, 1, -1, 500_000_000, 123_456_789_012_345, -999_999_999] {
            let value = Decimal::from_billionths(billionths);
            assert_eq!(Decimal::parse(&value.to_string()), Some(value));
        }
        let rub = Currency::parse("RUB").unwrap();
        assert_eq!(Money { minor: -5, currency: rub }.to_string(), "-0.05 RUB");
    }

    /// A share of a quantity is never rounded up.
    #[test]
    fn shares_round_down() {
        assert_eq!(
            Quantity::from_parts(10_001).share(Ratio::from_parts(333_333)),
            Quantity::from_parts(3333)
        );
    }
}
