//! First step of a programme's birth: each value for itself, from what is written to numbers with meaning.
//!
//! A value that cannot be accepted is reported and replaced by the nearest one that can: the birth will fail in the end, but it
//! goes on now, so that people see everything that is wrong in one run.

use std::ops::Range;

use crate::draft::{Draft, Provenance, Span, Stated};
use crate::finding::{Code, Fact, Finding};
use crate::number::{Currency, Decimal, Money, Quantity, Ratio, UnitPrice, round_div};
use crate::time::{Calendar, Day, PERIODS_MAX, Period, PeriodKind};

/// The least and the largest that a value may be.
pub(crate) type Limits = (Decimal, Decimal);

/// A share.
pub(crate) const SHARE: Limits = (Decimal::ZERO, Decimal::ONE);
/// A factor that may be nought: outlays at a plant that has everything already.
pub(crate) const FACTOR: Limits = (Decimal::ZERO, Decimal::whole(1_000_000));
/// A factor that may not: a plant without capacity is no site.
pub(crate) const FACTOR_ABOVE_NOUGHT: Limits = (Decimal::from_billionths(1000), Decimal::whole(1_000_000));
/// A duty, as a share of the price.
pub(crate) const DUTY: Limits = (Decimal::ZERO, Decimal::whole(100));
/// A price of one unit, to a millionth.
pub(crate) const PRICE: Limits = (Decimal::from_billionths(1000), Decimal::whole(1_000_000_000_000));
/// Part of a price.
pub(crate) const PRICE_PART: Limits = (Decimal::ZERO, PRICE.1);
/// A sum of money.
pub(crate) const SUM: Limits = (Decimal::ZERO, Decimal::LARGEST);
/// Units of a product in a period, or square metres.
pub(crate) const QUANTITY: Limits = (Decimal::ZERO, Decimal::whole(1_000_000_000_000));
/// Units that a project makes in a period, to a thousandth.
pub(crate) const CAPACITY: Limits = (Decimal::from_billionths(1_000_000), QUANTITY.1);
/// Units of an input per unit of a product, to a millionth.
pub(crate) const PER_UNIT: Limits = (Decimal::from_billionths(1000), Decimal::whole(1_000_000));
/// An exchange rate, to a billionth.
const RATE: Limits = (Decimal::from_billionths(1), Decimal::whole(1_000_000_000));
/// The most that durations, lags and overlaps may be, in periods.
pub(crate) const PERIODS_LARGEST: i64 = PERIODS_MAX as i64;
/// The most of a resource that there may be or that a task may need.
pub(crate) const UNITS_LARGEST: i64 = 1_000_000;

/// The row that is being read: the subject and the place of its findings.
#[derive(Clone, Copy)]
pub(crate) struct Row<'a> {
    file: &'static str,
    number: Option<u32>,
    noun: &'static str,
    key: &'a str,
    part: Option<&'a str>,
}

impl<'a> Row<'a> {
    /// A row of a table, about that noun with that key.
    pub(crate) fn new(file: &'static str, noun: &'static str, key: &'a str, provenance: &Provenance) -> Self {
        Self { file, number: Some(provenance.row), noun, key, part: None }
    }

    /// A whole file, or a noun that stands in many of its rows.
    pub(crate) fn file(file: &'static str, noun: &'static str, key: &'a str) -> Self {
        Self { file, number: None, noun, key, part: None }
    }

    /// `programme.toml`, which has no rows.
    pub(crate) fn header() -> Self {
        Self::file("programme.toml", "", "programme.toml")
    }

    /// The row of that number, where only the number was kept.
    pub(crate) fn numbered(self, number: u32) -> Self {
        Self { number: Some(number), ..self }
    }

    /// About a part of it: a task of the project.
    pub(crate) fn part(self, part: &'a str) -> Self {
        Self { part: Some(part), ..self }
    }

    /// What the row is about.
    pub(crate) fn key(&self) -> &'a str {
        self.key
    }

    /// The column of its key: in its own table, a noun's key stands in the column of its name.
    pub(crate) fn noun(&self) -> &'static str {
        self.noun
    }

    /// The line in the file.
    pub(crate) fn number(&self) -> Option<u32> {
        self.number
    }

    /// The subject of its findings: `project pump-pinsk`, `task pump-pinsk.design`, or the file.
    pub(crate) fn subject(&self) -> String {
        match (self.noun, self.part) {
            ("", _) => self.key.to_owned(),
            (noun, None) => format!("{noun} {}", self.key),
            (noun, Some(part)) => format!("{noun} {}.{part}", self.key),
        }
    }

    /// A finding about this row; the column is empty if the whole row is meant.
    pub(crate) fn finding(&self, code: Code, column: &str) -> Finding {
        let column = Some(column).filter(|column| !column.is_empty());
        Finding::new(code, self.subject()).at(self.file, self.number, column)
    }
}

/// Reads the draft and keeps the findings.
pub(crate) struct Registrar<'a> {
    pub(crate) draft: &'a Draft,
    pub(crate) findings: Vec<Finding>,
}

impl<'a> Registrar<'a> {
    /// Nothing found yet.
    pub(crate) fn new(draft: &'a Draft) -> Self {
        Self { draft, findings: Vec::new() }
    }

    /// One more finding.
    pub(crate) fn report(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// The value if it lies within the limits; else the nearest limit, and a finding.
    pub(crate) fn within(&mut self, row: Row<'_>, column: &str, value: Decimal, limits: Limits) -> Decimal {
        let (least, largest) = limits;
        if value < least || value > largest {
            self.report(out_of_range(row, column, value.to_string(), least.to_string(), largest.to_string()));
        }
        value.clamp(least, largest)
    }

    /// A pure number within the limits.
    pub(crate) fn ratio(&mut self, row: Row<'_>, column: &str, value: Decimal, limits: Limits) -> Ratio {
        Ratio::from_decimal(self.within(row, column, value, limits)).unwrap_or_default()
    }

    /// A quantity within the limits.
    pub(crate) fn quantity(
        &mut self,
        row: Row<'_>,
        column: &str,
        value: Decimal,
        limits: Limits,
    ) -> Quantity {
        Quantity::from_decimal(self.within(row, column, value, limits)).unwrap_or_default()
    }

    /// A price of one unit that is in the programme's currency already.
    pub(crate) fn unit_price(
        &mut self,
        row: Row<'_>,
        column: &str,
        value: Decimal,
        limits: Limits,
    ) -> UnitPrice {
        UnitPrice::from_decimal(self.within(row, column, value, limits)).unwrap_or_default()
    }

    /// A sum that is in the programme's currency already.
    pub(crate) fn money(&mut self, row: Row<'_>, column: &str, value: Decimal) -> Money {
        let currency = self.draft.header.currency;
        Money::from_decimal(self.within(row, column, value, SUM), currency).unwrap_or(Money::zero(currency))
    }

    /// A whole number between the least and the largest, none of them below nought or above 2³².
    pub(crate) fn whole(
        &mut self,
        row: Row<'_>,
        column: &str,
        value: i64,
        (least, largest): (i64, i64),
    ) -> u32 {
        if value < least || value > largest {
            self.report(out_of_range(row, column, value, least, largest));
        }
        u32::try_from(value.clamp(least, largest)).unwrap_or_default()
    }

    /// A stated sum in the programme's currency, within limits that hold after conversion.
    pub(crate) fn converted(
        &mut self,
        row: Row<'_>,
        column: &str,
        stated: Stated,
        limits: Limits,
    ) -> Decimal {
        let header = &self.draft.header;
        let Some(currency) = stated.currency.filter(|currency| *currency != header.currency) else {
            return self.within(row, column, stated.value, limits);
        };
        let Some(rate) = header.rates.iter().find(|rate| rate.currency == currency) else {
            let finding = row.finding(Code::UnknownCurrency, "currency").with("found", currency.code());
            self.report(finding);
            return limits.0;
        };
        if let Some(value) = product(stated.value, rate.value) {
            return self.within(row, column, value, limits);
        }
        let (found, least, largest) = (stated.value.to_string(), limits.0.to_string(), limits.1.to_string());
        self.report(out_of_range(row, column, found, least, largest));
        limits.0
    }

    /// The part of a span that lies within the horizon, as numbers of periods.
    pub(crate) fn span(&mut self, row: Row<'_>, span: Span) -> Range<usize> {
        if span.first > span.last {
            self.report(row.finding(Code::PeriodReversed, "to"));
            return 0..0;
        }
        let calendar = self.draft.header.calendar;
        let after = i64::try_from(calendar.len()).unwrap_or(i64::MAX);
        let outside = if span.first < 0 {
            Some(("from", span.first))
        } else if span.last >= after {
            Some(("to", if span.first >= after { span.first } else { span.last }))
        } else {
            None
        };
        if let Some((column, period)) = outside {
            let found = period_label(calendar, period);
            self.report(row.finding(Code::OutsideHorizon, column).with("found", found));
        }
        let index = |period: i64| usize::try_from(period.clamp(0, after)).unwrap_or_default();
        index(span.first)..index(span.last.saturating_add(1))
    }

    /// The exchange rates: above nought, each currency once, the programme's own worth one.
    pub(crate) fn rates(&mut self) {
        let header = &self.draft.header;
        for (number, rate) in header.rates.iter().enumerate() {
            let column = format!("rates.{}", rate.currency);
            let own = rate.currency == header.currency;
            self.within(
                Row::header(),
                &column,
                rate.value,
                if own { (Decimal::ONE, Decimal::ONE) } else { RATE },
            );
            if header.rates[..number].iter().any(|earlier| earlier.currency == rate.currency) {
                let finding = Row::header().finding(Code::DuplicateKey, &column);
                self.report(finding.with("key", rate.currency.code()).with("first_row", 0usize));
            }
        }
    }

    /// The ramps: shares that do not fall.
    pub(crate) fn ramps(&mut self) -> Vec<(&'a str, Vec<Ratio>)> {
        let mut ramps: Vec<(&str, Vec<Ratio>)> = Vec::new();
        for (name, shares) in &self.draft.header.ramps {
            let column = format!("ramp.{name}");
            let shares: Vec<Ratio> =
                shares.iter().map(|share| self.ratio(Row::header(), &column, *share, SHARE)).collect();
            if !shares.is_sorted() {
                self.report(Row::header().finding(Code::RangeReversed, &column));
            }
            if ramps.iter().any(|(earlier, _)| *earlier == name.as_str()) {
                let finding = Row::header().finding(Code::DuplicateKey, &column);
                self.report(finding.with("key", name.as_str()).with("first_row", 0usize));
            }
            ramps.push((name, shares));
        }
        ramps
    }

    /// The programme's currency.
    pub(crate) fn currency(&self) -> Currency {
        self.draft.header.currency
    }
}

fn out_of_range<T: Into<Fact>>(row: Row<'_>, column: &str, found: T, least: T, largest: T) -> Finding {
    row.finding(Code::OutOfRange, column).with("found", found).with("least", least).with("largest", largest)
}

/// The product, rounded to a billionth; nothing if it is far beyond [`Decimal::LARGEST`].
pub(crate) fn product(one: Decimal, other: Decimal) -> Option<Decimal> {
    let billionths = one.billionths().checked_mul(other.billionths())?;
    // A tenth of the range is left for rounding and for the caller's sums.
    let far = i128::MAX / 10;
    (-far..=far)
        .contains(&billionths)
        .then(|| Decimal::from_billionths(round_div(billionths, Decimal::SCALE)))
}

/// The label of a period that may lie before the planning day.
fn period_label(calendar: Calendar, period: i64) -> String {
    if let Ok(period) = u32::try_from(period)
        && i64::from(period) <= PERIODS_LARGEST
    {
        return calendar.label(Period(period));
    }
    // Beyond any sensible calendar only the number remains to be told.
    let near = (-PERIODS_LARGEST..=PERIODS_LARGEST).contains(&period);
    let months = match calendar.kind() {
        _ if !near => return period.to_string(),
        PeriodKind::Week => return calendar.planning_day().plus_days(7 * period).to_string(),
        PeriodKind::Month => period,
        PeriodKind::Quarter => 3 * period,
    };
    let (year, month, _) = calendar.planning_day().civil();
    let total = i64::from(year) * 12 + i64::from(month) - 1 + months;
    let first_day = i32::try_from(total.div_euclid(12))
        .ok()
        .zip(u32::try_from(total.rem_euclid(12) + 1).ok())
        .and_then(|(year, month)| Day::new(year, month, 1));
    first_day
        .and_then(|day| Calendar::new(day, calendar.kind(), 1))
        .map_or_else(|| period.to_string(), |shifted| shifted.label(Period(0)))
}
