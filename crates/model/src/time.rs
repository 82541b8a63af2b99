//! Periods, days and the calendar of a programme.
//!
//! The planner counts periods from 0; people read quarters and dates. This module is the only bridge between them.

use std::fmt;

/// A day of the Gregorian calendar, counted from 1 January 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i64);

impl Day {
    /// The first of January 1970, from which machines count.
    pub const EPOCH: Self = Self(0);

    /// From year, month and day of the month; nothing if there is no such day.
    ///
    /// Days are counted by Howard Hinnant's *chrono-Compatible Low-Level Date Algorithms* (`days_from_civil`).
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(1..=12).contains(&month)
            || !(1800..=2500).contains(&year)
            || day == 0
            || day > days_in_month(year, month)
        {
            return None;
        }
        let shifted = i64::from(year) - i64::from(month <= 2);
        let era = shifted.div_euclid(400);
        let year_of_era = shifted.rem_euclid(400);
        let day_of_year =
            (153 * (i64::from(month) + if month > 2 { -3 } else { 9 }) + 2) / 5 + i64::from(day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Some(Self(era * 146_097 + day_of_era - 719_468))
    }

    /// Reads `2026-01-31`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().splitn(3, '-');
        let year = parts.next()?.parse().ok()?;
        let month = parts.next()?.parse().ok()?;
        Self::new(year, month, parts.next()?.parse().ok()?)
    }

    /// Year, month, day of the month (`civil_from_days` of the same source).
    #[must_use]
    pub fn civil(self) -> (i32, u32, u32) {
        let shifted = self.0 + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_index = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_index + 2) / 5 + 1;
        let month = if month_index < 10 { month_index + 3 } else { month_index - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        (
            i32::try_from(year).unwrap_or(i32::MAX),
            u32::try_from(month).unwrap_or(1),
            u32::try_from(day).unwrap_or(1),
        )
    }

    /// Reads a day (`2027-05-31`, `31.05.2027`), or the first and last day of what `2027`, `2027-Q2`, `2027-05` or `2027-W22` stands
    /// for.
    #[must_use]
    pub fn span_of(text: &str) -> Option<(Self, Self)> {
        let text = text.trim();
        let mut parts = text.splitn(3, '.');
        if let (Some(day), Some(month), Some(year)) = (parts.next(), parts.next(), parts.next()) {
            let day = Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
            return Some((day, day));
        }
        let (first, after) = days_of(text)?;
        Some((first, after.plus_days(-1)))
    }

    /// The Monday of its week.
    #[must_use]
    pub fn monday(self) -> Self {
        // 1 January 1970 was a Thursday.
        Self(self.0 - (self.0 + 3).rem_euclid(7))
    }

    /// Days from an earlier day to this one; negative if it is not earlier.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }

    /// So many days later.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        Self(self.0 + days)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

fn days_in_month(year: i32, month: u32) -> u32 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A period of the programme, counted from 0 = the one that begins on the planning day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period(pub u32);

impl Period {
    /// Its number, for indexing.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }

    /// The period with that number.
    #[must_use]
    pub fn at(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }
}

/// How long a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodKind {
    /// Three months.
    Quarter,
    /// A calendar month.
    Month,
    /// Seven days.
    Week,
}

impl PeriodKind {
    /// Periods in a year, for turning the yearly discount rate into one per period.
    #[must_use]
    pub fn per_year(self) -> u32 {
        match self {
            Self::Quarter => 4,
            Self::Month => 12,
            Self::Week => 52,
        }
    }

    /// Its name in `programme.toml`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Quarter => "quarter",
            Self::Month => "month",
            Self::Week => "week",
        }
    }
}

/// The horizon: periods `0..periods`, the first beginning on the planning day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    planning_day: Day,
    kind: PeriodKind,
    periods: u32,
}

/// The longest horizon that is accepted, in periods.
pub const PERIODS_MAX: u32 = 1200;

impl Calendar {
    /// A horizon of `periods` periods; nothing if there are none or more than [`PERIODS_MAX`]. The planning day must be the
    /// first of a month for quarters and months.
    #[must_use]
    pub fn new(planning_day: Day, kind: PeriodKind, periods: u32) -> Option<Self> {
        let whole = kind == PeriodKind::Week || planning_day.civil().2 == 1;
        (whole && (1..=PERIODS_MAX).contains(&periods)).then_some(Self { planning_day, kind, periods })
    }

    /// The first day of period 0.
    #[must_use]
    pub fn planning_day(&self) -> Day {
        self.planning_day
    }

    /// How long a period is.
    #[must_use]
    pub fn kind(&self) -> PeriodKind {
        self.kind
    }

    /// How many periods the horizon has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.periods as usize
    }

    /// Never: a horizon has at least one period.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        false
    }

    /// The first day of a period; the period after the last one is allowed (the end of the horizon).
    #[must_use]
    pub fn first_day(&self, period: Period) -> Day {
        let months = match self.kind {
            PeriodKind::Week => return self.planning_day.plus_days(7 * i64::from(period.0)),
            PeriodKind::Month => i64::from(period.0),
            PeriodKind::Quarter => 3 * i64::from(period.0),
        };
        let (year, month, _) = self.planning_day.civil();
        let total = i64::from(year) * 12 + i64::from(month) - 1 + months;
        let month = u32::try_from(total.rem_euclid(12) + 1).unwrap_or(1);
        let year = i32::try_from(total.div_euclid(12)).unwrap_or(i32::MAX);
        Day::new(year, month, 1).unwrap_or(self.planning_day)
    }

    /// The calendar year in which a period begins: its budget year.
    #[must_use]
    pub fn year(&self, period: Period) -> i32 {
        self.first_day(period).civil().0
    }

    /// The budget years, from the first to the last, without holes.
    #[must_use]
    pub fn years(&self) -> Vec<i32> {
        (self.year(Period(0))..=self.year(Period(self.periods - 1))).collect()
    }

    /// `2027-Q3`, `2027-09` or, for weeks and for quarters that do not begin with a calendar quarter, the first day.
    #[must_use]
    pub fn label(&self, period: Period) -> String {
        let day = self.first_day(period);
        let (year, month, _) = day.civil();
        match self.kind {
            PeriodKind::Quarter if month % 3 == 1 => format!("{year}-Q{}", month.div_ceil(3)),
            PeriodKind::Month => format!("{year}-{month:02}"),
            PeriodKind::Quarter | PeriodKind::Week => day.to_string(),
        }
    }

    /// The periods that `2027`, `2027-Q3`, `2027-09`, `2027-W36` or `2027-09-01` stands for: first and last, as numbers that may
    /// lie outside the horizon (negative = before the planning day). Nothing if it is not such a word.
    #[must_use]
    pub fn span(&self, text: &str) -> Option<(i64, i64)> {
        let text = text.trim();
        let (first, after) = days_of(text)?;
        Some((self.number_at(first), self.number_at(after.plus_days(-1))))
    }

    /// The number of the period in which that day lies; negative before the planning day.
    fn number_at(&self, day: Day) -> i64 {
        let months = |day: Day| {
            let (year, month, _) = day.civil();
            i64::from(year) * 12 + i64::from(month)
        };
        match self.kind {
            PeriodKind::Week => (day.0 - self.planning_day.0).div_euclid(7),
            PeriodKind::Month => months(day) - months(self.planning_day),
            PeriodKind::Quarter => (months(day) - months(self.planning_day)).div_euclid(3),
        }
    }
}

/// The first day of what a word stands for, and the first day after it.
fn days_of(text: &str) -> Option<(Day, Day)> {
    let Some((year, rest)) = text.split_once('-') else {
        let year: i32 = text.parse().ok()?;
        return Some((Day::new(year, 1, 1)?, Day::new(year + 1, 1, 1)?));
    };
    let year: i32 = year.parse().ok()?;
    if let Some(quarter) = rest.strip_prefix(['Q', 'q', 'К', 'к']) {
        let quarter: u32 = quarter.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
        return Some((Day::new(year, quarter * 3 - 2, 1)?, first_of_month(year, quarter * 3 + 1)?));
    }
    if let Some(week) = rest.strip_prefix(['W', 'w', 'Н', 'н']) {
        // ISO 8601: week 1 holds 4 January; weeks begin on Monday. 1 January 1970 was a Thursday.
        let week: i64 = week.parse().ok().filter(|week| (1..=53).contains(week))?;
        let fourth = Day::new(year, 1, 4)?;
        let monday = fourth.plus_days(-(fourth.0 + 3).rem_euclid(7) + 7 * (week - 1));
        return Some((monday, monday.plus_days(7)));
    }
    if rest.contains('-') {
        let day = Day::parse(text)?;
        return Some((day, day.plus_days(1)));
    }
    let month: u32 = rest.parse().ok()?;
    Some((Day::new(year, month, 1)?, first_of_month(year, month + 1)?))
}

fn first_of_month(year: i32, month: u32) -> Option<Day> {
    if month > 12 { Day::new(year + 1, month - 12, 1) } else { Day::new(year, month, 1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quarters() -> Calendar {
        Calendar::new(Day::new(2026, 1, 1).unwrap(), PeriodKind::Quarter, 40).unwrap()
    }

    /// Counting days forth and back gives the same day, leap years included.
    #[test]
    fn days_and_dates_are_inverse() {
        for day in
            [Day::new(1970, 1, 1), Day::new(2024, 2, 29), Day::new(2100, 2, 28), Day::new(2026, 12, 31)]
        {
            let day = day.unwrap();
            let (year, month, of_month) = day.civil();
            assert_eq!(Day::new(year, month, of_month), Some(day));
        }
        assert_eq!(Day::new(1970, 1, 1).unwrap().0, 0);
        assert_eq!(Day::new(2100, 2, 29), None);
        assert_eq!(Day::parse("2026-13-01"), None);
    }

    /// Days and spans of days are read as offices write them; the Monday of a week lies in it.
    #[test]
    fn words_become_days() {
        let day = |year, month, day| Day::new(year, month, day).unwrap();
        for (text, span) in [
            ("2027-05-31", (day(2027, 5, 31), day(2027, 5, 31))),
            ("31.05.2027", (day(2027, 5, 31), day(2027, 5, 31))),
            ("2027-05", (day(2027, 5, 1), day(2027, 5, 31))),
            ("2027-Q4", (day(2027, 10, 1), day(2027, 12, 31))),
            ("2027-W01", (day(2027, 1, 4), day(2027, 1, 10))),
        ] {
            assert_eq!(Day::span_of(text), Some(span), "{text}");
        }
        for text in ["", "31.02.2027", "1.2", "31.05.27000", "soon"] {
            assert_eq!(Day::span_of(text), None, "{text}");
        }
        for (from, to) in [(day(2027, 1, 10), day(2027, 1, 4)), (day(2027, 1, 4), day(2027, 1, 4))] {
            assert_eq!(from.monday(), to);
        }
        assert_eq!(day(2027, 1, 10).days_since(day(2027, 1, 4)), 6);
    }

    /// Every way to write a period lands where a reader of the calendar expects it.
    #[test]
    fn words_become_periods() {
        let calendar = quarters();
        for (text, span) in [
            ("2026", (0, 3)),
            ("2026-Q2", (1, 1)),
            ("2027-09", (6, 6)),
            ("2027-09-01", (6, 6)),
            ("2025-Q4", (-1, -1)),
            ("2026-W01", (-1, 0)),
        ] {
            assert_eq!(calendar.span(text), Some(span), "{text}");
        }
        for text in ["", "soon", "2026-Q5", "2026-W54", "2026-02-30", "20x6", "2026-"] {
            assert_eq!(calendar.span(text), None, "{text}");
        }
    }

    /// A label read back is the same period.
    #[test]
    fn labels_can_be_read_back() {
        let day = Day::new(2026, 2, 1).unwrap();
        for calendar in [
            quarters(),
            Calendar::new(day, PeriodKind::Quarter, 9).unwrap(),
            Calendar::new(day, PeriodKind::Month, 30).unwrap(),
        ] {
            for index in 0..calendar.len() {
                let span = calendar.span(&calendar.label(Period::at(index))).unwrap();
                assert_eq!(span.0, i64::try_from(index).unwrap());
            }
        }
    }

    /// Years follow the calendar even when the horizon begins in the middle of one.
    #[test]
    fn budget_years_follow_the_calendar() {
        let calendar = Calendar::new(Day::new(2026, 7, 1).unwrap(), PeriodKind::Quarter, 6).unwrap();
        assert_eq!(calendar.years(), vec![2026, 2027]);
        assert_eq!(calendar.year(Period(1)), 2026);
        assert_eq!(calendar.year(Period(2)), 2027);
    }
}
