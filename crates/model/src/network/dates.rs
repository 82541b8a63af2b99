//! Days for the periods of a network, for whoever says when it begins and what a period is.
//!
//! A network counts periods from nought and knows no calendar; people read days. An activity from period s to period e occupies the
//! periods s … e − 1, so it begins on the first day of s and is done on the last day of e − 1.

use crate::time::Day;

/// What a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Any day.
    Day,
    /// Monday to Friday.
    Workday,
    /// Seven days from the first day's day of the week.
    Week,
    /// A calendar month.
    Month,
}

/// The days of the periods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dates {
    first: Day,
    step: Step,
}

impl Dates {
    /// Periods from that day on. Workdays begin on the next one that is one, months on the first of the month.
    #[must_use]
    pub fn new(first: Day, step: Step) -> Self {
        let first = match step {
            Step::Day | Step::Week => first,
            Step::Workday => match weekday(first) {
                day @ 5.. => first.plus_days(7 - day),
                _ => first,
            },
            Step::Month => month_begins(month_of(first)),
        };
        Self { first, step }
    }

    /// The first day of a period.
    #[must_use]
    pub fn first_day(&self, period: i64) -> Day {
        match self.step {
            Step::Day => self.first.plus_days(period),
            Step::Workday => {
                let workdays = weekday(self.first) + period;
                self.first.monday().plus_days(7 * workdays.div_euclid(5) + workdays.rem_euclid(5))
            }
            Step::Week => self.first.plus_days(period.saturating_mul(7)),
            Step::Month => month_begins(month_of(self.first) + period),
        }
    }

    /// The day on which an activity from period `start` to `end` is done; one without duration on the day on which it begins.
    #[must_use]
    pub fn done(&self, start: i64, end: i64) -> Day {
        match (end <= start, self.step) {
            (true, _) => self.first_day(start),
            (false, Step::Workday) => self.first_day(end - 1),
            (false, _) => self.first_day(end).plus_days(-1),
        }
    }

    /// The first period that begins on that day or later.
    #[must_use]
    pub fn not_before(&self, day: Day) -> i64 {
        let days = day.days_since(self.first);
        match self.step {
            Step::Day => days,
            Step::Workday => {
                let weeks = day.monday().days_since(self.first.monday()) / 7;
                5 * weeks + weekday(day).min(5) - weekday(self.first)
            }
            Step::Week => -(-days).div_euclid(7),
            Step::Month => {
                let month = month_of(day);
                month - month_of(self.first) + i64::from(month_begins(month) < day)
            }
        }
    }

    /// The latest end that is done on that day or earlier.
    #[must_use]
    pub fn done_by(&self, day: Day) -> i64 {
        let next = day.plus_days(1);
        match self.step {
            Step::Day | Step::Workday => self.not_before(next),
            Step::Week => next.days_since(self.first).div_euclid(7),
            Step::Month => month_of(next) - month_of(self.first),
        }
    }
}

/// Monday is nought.
fn weekday(day: Day) -> i64 {
    day.days_since(day.monday())
}

/// Months from the year nought.
fn month_of(day: Day) -> i64 {
    let (year, month, _) = day.civil();
    i64::from(year) * 12 + i64::from(month) - 1
}

/// The first day of a month; beyond all calendars the last one there is.
fn month_begins(month: i64) -> Day {
    let year = i32::try_from(month.div_euclid(12)).unwrap_or(i32::MAX);
    let of_year = u32::try_from(month.rem_euclid(12)).unwrap_or(0) + 1;
    Day::new(year, of_year, 1).or_else(|| Day::new(2500, 12, 1)).unwrap_or(Day::EPOCH)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    /// By a calendar on the wall: 1 January 2027 is a Friday.
    #[test]
    fn days_are_those_of_the_calendar() {
        let workdays = Dates::new(day("2027-01-01"), Step::Workday);
        assert_eq!(
            [0, 1, 5, 6].map(|it| workdays.first_day(it).to_string()).join(" "),
            "2027-01-01 2027-01-04 2027-01-08 2027-01-11"
        );
        assert_eq!(workdays.done(0, 1), day("2027-01-01"));
        assert_eq!(workdays.done(0, 2), day("2027-01-04"));
        // From a Saturday on, work begins on Monday.
        assert_eq!(Dates::new(day("2027-01-02"), Step::Workday).first_day(0), day("2027-01-04"));
        let weeks = Dates::new(day("2027-01-01"), Step::Week);
        assert_eq!((weeks.first_day(2), weeks.done(0, 2)), (day("2027-01-15"), day("2027-01-14")));
        let months = Dates::new(day("2027-11-15"), Step::Month);
        assert_eq!((months.first_day(3), months.done(0, 4)), (day("2028-02-01"), day("2028-02-29")));
        assert_eq!(Dates::new(day("2027-01-01"), Step::Day).done(3, 3), day("2027-01-04"));
    }

    /// Against their meaning, day by day: what begins not before a day, and what is done by it.
    #[test]
    fn both_ways_agree() {
        for step in [Step::Day, Step::Workday, Step::Week, Step::Month] {
            for first in 0..9 {
                let dates = Dates::new(day("2027-01-01").plus_days(first), step);
                for late in -40..400 {
                    let asked = day("2027-01-01").plus_days(late);
                    let from = dates.not_before(asked);
                    assert!(
                        dates.first_day(from) >= asked && dates.first_day(from - 1) < asked,
                        "{step:?} {asked}"
                    );
                    let by = dates.done_by(asked);
                    assert!(
                        dates.done(by - 1, by) <= asked && dates.done(by, by + 1) > asked,
                        "{step:?} {asked}"
                    );
                }
            }
        }
    }
}
