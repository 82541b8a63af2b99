//! Periods and days as readers of a language write them.

use model::time::{Calendar, PeriodKind};
use model::{Day, Period};

use super::{Speech, text};

const ROMAN: [&str; 4] = ["I", "II", "III", "IV"];

impl Speech {
    /// `Q3 2027`, `III кв. 2027`, `Sep 2027`; for weeks, and for quarters that begin inside a calendar quarter, the first
    /// day. The period after the last one may be named too.
    pub(crate) fn period(&self, calendar: &Calendar, period: Period) -> String {
        let day = calendar.first_day(period);
        let (year, month, _) = day.civil();
        match calendar.kind() {
            PeriodKind::Quarter if month % 3 == 1 => {
                let quarter = month.div_ceil(3);
                let roman = ROMAN[(quarter as usize - 1) % 4];
                let (arabic, year) = (quarter.to_string(), year.to_string());
                self.tell(
                    "quarter",
                    &[("arabic", text(arabic)), ("roman", text(roman)), ("year", text(year))],
                )
            }
            PeriodKind::Month => {
                self.tell("month", &[("month", month.into()), ("year", text(year.to_string()))])
            }
            PeriodKind::Quarter | PeriodKind::Week => self.day(day),
        }
    }

    /// `7 Sep 2027`, `07.09.2027`.
    pub(crate) fn day(&self, day: Day) -> String {
        let (year, month, of_month) = day.civil();
        self.tell(
            "day",
            &[
                ("day", text(of_month.to_string())),
                ("day2", text(format!("{of_month:02}"))),
                ("month", month.into()),
                ("month2", text(format!("{month:02}"))),
                ("year", text(year.to_string())),
            ],
        )
    }

    /// `3 quarters`, `5 месяцев`.
    pub(crate) fn duration(&self, calendar: &Calendar, periods: u32) -> String {
        let message = match calendar.kind() {
            PeriodKind::Quarter => "quarters",
            PeriodKind::Month => "months",
            PeriodKind::Week => "weeks",
        };
        self.tell(message, &[("n", periods.into())])
    }
}
