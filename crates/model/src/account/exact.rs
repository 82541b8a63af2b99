//! Sums of money far finer than a hundredth, so that an account is rounded once, at its end.
//!
//! A price is known to 10⁻⁶, a quantity to 10⁻³, a share to 10⁻⁶ and a discount factor to 10⁻¹². Their products are kept whole
//! in 128 bits; where numbers are so absurd that even those do not suffice, sums stay at the end of their range and nothing
//! stops.

use std::ops::{Add, AddAssign, Neg, Sub};

use crate::number::{Currency, Money, Quantity, Ratio, UnitPrice};
use crate::programme::Programme;

/// Fine parts in a major unit of currency: a price times a quantity times a share is a whole number of them.
const FINE: i128 = 1_000_000_000_000_000;
/// Fine parts in a hundredth.
const FINE_IN_MINOR: i128 = FINE / Money::SCALE as i128;
/// Parts of δ.
const DISCOUNT: i128 = Programme::DISCOUNT_SCALE as i128;

/// An exact sum of money in 10⁻¹⁵ of a major unit, not discounted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Fine(i128);

impl Fine {
    /// So many parts of 10⁻¹⁵.
    pub(crate) fn from_parts(parts: i128) -> Self {
        Self(parts)
    }

    /// So many units at that price.
    pub(crate) fn priced(price: UnitPrice, quantity: Quantity) -> Self {
        Self(i128::from(price.parts()).saturating_mul(i128::from(quantity.parts()))).times(1_000_000)
    }

    /// So many billionths of a unit at that price.
    pub(crate) fn priced_fine(price: UnitPrice, billionths: i128) -> Self {
        Self(i128::from(price.parts())).times(billionths)
    }

    /// A sum.
    pub(crate) fn of(money: Money) -> Self {
        Self(i128::from(money.minor)).times(FINE_IN_MINOR)
    }

    /// A share of a sum.
    pub(crate) fn share_of(money: Money, share: Ratio) -> Self {
        let parts = i128::from(money.minor).saturating_mul(i128::from(share.parts()));
        Self(parts).times(FINE_IN_MINOR / i128::from(Ratio::SCALE))
    }

    /// So many times as much.
    pub(crate) fn times(self, factor: i128) -> Self {
        Self(self.0.saturating_mul(factor))
    }

    /// That share of it, rounded down.
    pub(crate) fn share(self, share: Ratio) -> Self {
        Self(self.times(i128::from(share.parts())).0.div_euclid(i128::from(Ratio::SCALE)))
    }

    /// In major units, to the precision of a double.
    pub(crate) fn to_f64(self) -> f64 {
        self.0 as f64 / FINE as f64
    }

    /// Rounded to a hundredth, half away from nought.
    pub(crate) fn money(self, currency: Currency) -> Money {
        Worth { fine: self.0, rest: 0 }.money(currency)
    }
}

impl Add for Fine {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}
impl AddAssign for Fine {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}
impl Neg for Fine {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}
impl Sub for Fine {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

/// An exact sum of discounted money: `fine` in 10⁻¹⁵ and `rest` in 10⁻²⁷ of a major unit.
///
/// Invariant: 0 ≤ rest < 10¹².
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Worth {
    fine: i128,
    rest: i128,
}

impl Worth {
    /// What a sum is worth on the planning day; `discount` is δ of its period in parts of [`Programme::DISCOUNT_SCALE`].
    pub(crate) fn discounted(sum: Fine, discount: i64) -> Self {
        // The product would need 160 bits; so the sum is cut in two, and the lower part carries.
        let (high, low) = (sum.0.div_euclid(DISCOUNT), sum.0.rem_euclid(DISCOUNT));
        let discount = i128::from(discount);
        Self { fine: high.saturating_mul(discount), rest: 0 } + Self::carried(low.saturating_mul(discount))
    }

    fn carried(rest: i128) -> Self {
        Self { fine: rest.div_euclid(DISCOUNT), rest: rest.rem_euclid(DISCOUNT) }
    }

    /// Without its sign.
    pub(crate) fn magnitude(self) -> Self {
        if self.fine < 0 { -self } else { self }
    }

    /// Rounded to a hundredth, half away from nought.
    pub(crate) fn money(self, currency: Currency) -> Money {
        let magnitude = self.magnitude();
        // What lies below 10⁻¹⁵ cannot lift a magnitude over half a hundredth: rounding the fine part is rounding the whole.
        let minor = magnitude.fine.saturating_add(FINE_IN_MINOR / 2) / FINE_IN_MINOR;
        let minor = i64::try_from(minor).unwrap_or(i64::MAX);
        Money { minor: if self.fine < 0 { -minor } else { minor }, currency }
    }
}

impl Add for Worth {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        let carried = Self::carried(self.rest + other.rest);
        Self { fine: self.fine.saturating_add(other.fine).saturating_add(carried.fine), rest: carried.rest }
    }
}
impl AddAssign for Worth {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}
impl Neg for Worth {
    type Output = Self;
    fn neg(self) -> Self {
        let borrowed = Self::carried(-self.rest);
        Self { fine: borrowed.fine.saturating_sub(self.fine), rest: borrowed.rest }
    }
}
impl Sub for Worth {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

/// Rounds parts so that they add up to their rounded total: each is the rounded running sum less the one before.
pub(crate) fn rounded_to_total(parts: &[Worth], currency: Currency) -> Vec<Money> {
    let mut running = Worth::default();
    let mut rounded = Money::zero(currency);
    parts
        .iter()
        .map(|part| {
            running += *part;
            let before = std::mem::replace(&mut rounded, running.money(currency));
            rounded - before
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roubles() -> Currency {
        Currency::parse("RUB").unwrap()
    }

    /// A product that needs more than 128 bits is still exact: x·δ + x·(1 − δ) = x.
    #[test]
    fn discounting_loses_nothing() {
        for minor in [1, -1, 99, 123_456_789_012_345_678, -987_654_321_987_654_321] {
            let sum = Fine::of(Money { minor, currency: roubles() });
            for discount in [0, 1, 333_333_333_333, 999_999_999_999] {
                let parts = Worth::discounted(sum, discount)
                    + Worth::discounted(sum, Programme::DISCOUNT_SCALE - discount);
                assert_eq!(parts.money(roubles()).minor, minor);
                assert_eq!(parts - Worth::discounted(sum, Programme::DISCOUNT_SCALE), Worth::default());
            }
        }
    }

    /// Rounding is half away from nought on both sides of it.
    #[test]
    fn halves_go_away_from_nought() {
        let half = Ratio::from_parts(500_000);
        for (minor, rounded) in [(1, 1), (-1, -1), (3, 2), (-3, -2), (2, 1)] {
            let sum = Fine::share_of(Money { minor, currency: roubles() }, half);
            assert_eq!(sum.money(roubles()).minor, rounded);
            assert_eq!(Worth::discounted(sum, Programme::DISCOUNT_SCALE).money(roubles()).minor, rounded);
        }
    }

    /// Absurd sums stay at the end of the range; nothing stops.
    #[test]
    fn absurd_sums_stay_at_the_end() {
        let price = UnitPrice::from_parts(i64::MAX);
        let sum = Fine::priced(price, Quantity::from_parts(i64::MIN));
        let worth = Worth::discounted(sum + sum, Programme::DISCOUNT_SCALE);
        assert_eq!((worth + worth).money(roubles()).minor, -i64::MAX);
        assert_eq!((-worth).money(roubles()).minor, i64::MAX);
    }

    /// Rounded parts add up to the rounded total.
    #[test]
    fn rounded_parts_add_up() {
        let third = Worth::discounted(Fine::of(Money { minor: 1, currency: roubles() }), 333_333_333_333);
        let parts = [third, third, third, third, -third];
        let total = parts.iter().fold(Worth::default(), |sum, part| sum + *part);
        let rounded = rounded_to_total(&parts, roubles());
        assert_eq!(rounded.iter().map(|part| part.minor).sum::<i64>(), total.money(roubles()).minor);
        assert_eq!(total.money(roubles()).minor, 1);
    }
}
