//! Trade tables, read as they come.

mod digits;
mod layout;
mod mapping;
mod rows;
mod sink;
mod feed;
mod overlap;
mod months;
mod parquet;
mod quick;
mod tables;
mod trouble;

use std::ops::RangeInclusive;

pub(crate) use layout::Layout;
pub use layout::{Fixed, Flow, Role};
pub use mapping::Mapping;
pub use sink::Sink;
pub use tables::{Reading, Request, files, read, small};
pub(crate) use trouble::{Case, Troubles, Why};

use crate::place::Place;
use crate::product::Product;

/// Years that a trade table can be of.
pub(crate) const YEARS: RangeInclusive<u16> = 1900..=2100;

/// Whose word a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Both sides' reports, reconciled by whoever made the table.
    Agreed,
    /// The importer's report.
    Importer,
    /// The exporter's report.
    Exporter,
    /// The exporter's report of goods that only passed through; they are in his exports too.
    Reexport,
}

/// One row of a trade table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The year.
    pub year: u16,
    /// The month, from one; nought for a whole year.
    pub month: u8,
    /// Who sold.
    pub exporter: Place,
    /// Who bought.
    pub importer: Place,
    /// Whose word it is.
    pub side: Side,
    /// What was traded.
    pub product: Product,
    /// Its value in thousandths of the currency unit.
    pub value: i64,
    /// Its quantity in grams, if it is known.
    pub quantity: Option<i64>,
}

/// What tells a line from another one of the same year, month, exporter, importer and side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Goods {
    /// What was traded.
    pub product: Product,
    /// Its value in thousandths of the currency unit.
    pub value: i64,
    /// Its quantity in grams; nought if it is not known.
    pub quantity: i64,
}

impl Goods {
    /// The line of these goods that is otherwise like another one.
    #[must_use]
    pub fn line(self, like: &Line) -> Line {
        let quantity = Some(self.quantity).filter(|quantity| *quantity > 0);
        Line { product: self.product, value: self.value, quantity, ..*like }
    }
}

/// A value in thousands of the currency unit, as messages and tables write it: three decimals, without those that say nothing.
#[must_use]
pub fn thousands(value: i64) -> String {
    decimal(value, 6, 3)
}

/// A whole number of `10^-places`, written with at most so many decimals.
fn decimal(value: i64, places: u32, shown: u32) -> String {
    let unit = 10_i64.pow(places - shown);
    let away = unit > 1 && (value % unit).abs() >= (unit + 1) / 2;
    let rounded = value / unit + i64::from(away) * value.signum();
    let (whole, rest) = (rounded / 10_i64.pow(shown), rounded % 10_i64.pow(shown));
    let sign = if value < 0 && whole == 0 && rest != 0 { "-" } else { "" };
    let digits = format!("{:0width$}", rest.abs(), width = shown as usize);
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() { format!("{whole}") } else { format!("{sign}{whole}.{digits}") }
}
