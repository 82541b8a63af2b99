//! What a finding knows beside its code: figures and words that its sentences name.
//!
//! They keep their types, so that every language writes numbers and money its own way.

use std::fmt;

use crate::number::{Money, Quantity, Ratio};

/// A value in a finding's sentence; typed, so that each language writes it its own way.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// Words, ids, labels of periods.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A sum of money.
    Money(Money),
    /// Units of a product.
    Quantity(Quantity),
    /// A share or factor.
    Ratio(Ratio),
}

impl From<String> for Fact {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<Money> for Fact {
    fn from(money: Money) -> Self {
        Self::Money(money)
    }
}
impl From<Quantity> for Fact {
    fn from(quantity: Quantity) -> Self {
        Self::Quantity(quantity)
    }
}
impl From<Ratio> for Fact {
    fn from(ratio: Ratio) -> Self {
        Self::Ratio(ratio)
    }
}
impl From<i64> for Fact {
    fn from(whole: i64) -> Self {
        Self::Whole(whole)
    }
}
impl From<usize> for Fact {
    fn from(whole: usize) -> Self {
        Self::Whole(i64::try_from(whole).unwrap_or(i64::MAX))
    }
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Whole(whole) => whole.fmt(f),
            Self::Money(money) => money.fmt(f),
            Self::Quantity(quantity) => quantity.fmt(f),
            Self::Ratio(ratio) => ratio.fmt(f),
        }
    }
}
