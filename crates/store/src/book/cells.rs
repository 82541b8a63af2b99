//! What stands in a cell, as the words that a table in text form would have.

use calamine::{DataRef, ExcelDateTime};

/// A formula whose value nobody has computed yet: it is told as an error of the cell, as spreadsheets tell theirs.
pub(crate) const NEVER_COMPUTED: &str = "#FORMULA?";

/// What spreadsheets show in a cell that has no value, and [`NEVER_COMPUTED`].
const ERRORS: &[&str] = &[
    "#REF!",
    "#N/A",
    "#VALUE!",
    "#DIV/0!",
    "#NAME?",
    "#NUM!",
    "#NULL!",
    "#DATA!",
    "#ССЫЛКА!",
    "#Н/Д",
    "#ЗНАЧ!",
    "#ДЕЛ/0!",
    "#ИМЯ?",
    "#ЧИСЛО!",
    "#ПУСТО!",
    NEVER_COMPUTED,
];

/// Whether a text is what a spreadsheet shows instead of a value.
pub(crate) fn is_error(text: &str) -> bool {
    text.starts_with('#') && ERRORS.contains(&text)
}

/// A line break inside a cell, in a text whose lines are the rows of a sheet.
pub(crate) const BREAK: char = '\u{2028}';

/// Cells that hold something, by row and column.
#[derive(Debug, Default)]
pub(super) struct Grid {
    pub(super) cells: Vec<Cell>,
    /// How many of them are formulas.
    pub(super) formulas: usize,
}

/// A cell that holds something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// Counted from 0, as the column.
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) text: String,
    pub(super) sort: Sort,
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Words,
    Number,
    Day,
}

/// The cell, unless it is empty.
pub(super) fn cell((row, column): (u32, u32), value: &DataRef<'_>, is_formula: bool) -> Option<Cell> {
    let (text, sort) = match value {
        DataRef::Int(whole) => (whole.to_string(), Sort::Number),
        DataRef::Float(number) => (number_text(*number), Sort::Number),
        DataRef::String(words) => (one_line(words), Sort::Words),
        DataRef::SharedString(words) => (one_line(words), Sort::Words),
        DataRef::Bool(is) => (is.to_string(), Sort::Words),
        DataRef::DateTime(day) if day.is_datetime() => (day_text(day), Sort::Day),
        DataRef::DateTime(duration) => (number_text(duration.as_f64()), Sort::Number),
        DataRef::DateTimeIso(day) => (day.trim_end_matches("T00:00:00").to_owned(), Sort::Day),
        DataRef::DurationIso(words) => (words.clone(), Sort::Words),
        DataRef::Error(error) => (error.to_string(), Sort::Words),
        DataRef::Empty if is_formula => (NEVER_COMPUTED.to_owned(), Sort::Words),
        DataRef::Empty => return None,
    };
    (!text.trim().is_empty()).then_some(Cell { row, column, text, sort })
}

/// The decimal that was typed. A cell holds the double next to it, and sums of such doubles; spreadsheets show fifteen digits of them,
/// so 0.1 + 0.2 is 0.3. More than nine decimals, as a third has, are rounded to nine, which is what tables hold, unless the number is so
/// small that this would change it by more than its millionth.
pub(super) fn number_text(number: f64) -> String {
    let shown: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    let plain = shown.to_string();
    let decimals = plain.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    if decimals <= 9 || shown.abs() < 0.001 {
        return if plain == "-0" { "0".to_owned() } else { plain };
    }
    format!("{shown:.9}").trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn day_text(day: &ExcelDateTime) -> String {
    let (year, month, of_month, hour, minute, second, _) = day.to_ymd_hms_milli();
    if (hour, minute, second) == (0, 0, 0) {
        format!("{year:04}-{month:02}-{of_month:02}")
    } else {
        format!("{year:04}-{month:02}-{of_month:02}T{hour:02}:{minute:02}:{second:02}")
    }
}

fn one_line(words: &str) -> String {
    if !words.contains(['\n', '\r']) {
        return words.to_owned();
    }
    words.replace("\r\n", "\n").replace(['\n', '\r'], BREAK.encode_utf8(&mut [0; 4]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::number::Decimal;
    use proptest::prelude::*;

    /// Numbers come as they were typed, and sums of them as they are shown.
    #[test]
    fn numbers_are_what_was_typed() {
        for (number, text) in [
            (0.1 + 0.2, "0.3"),
            (0.35, "0.35"),
            (1e15, "1000000000000000"),
            (42.0, "42"),
            (-0.0, "0"),
            (1.0 / 3.0, "0.333333333"),
            (2.0 / 3.0 * 1e6, "666666.666666667"),
            (0.000_000_001, "0.000000001"),
            (1e-12, "0.000000000001"),
            (870_850.0, "870850"),
        ] {
            assert_eq!(number_text(number), text, "{number:e}");
        }
    }

    /// 1900 has a day too many in spreadsheets, and some count from 1904.
    #[test]
    fn days_are_days() {
        let day = |serial: f64, is_1904: bool| {
            day_text(&ExcelDateTime::new(serial, calamine::ExcelDateTimeType::DateTime, is_1904))
        };
        assert_eq!(day(46_023.0, false), "2026-01-01");
        assert_eq!(day(46_023.0 - 1462.0, true), "2026-01-01");
        assert_eq!(day(46_023.5, false), "2026-01-01T12:00:00");
    }

    proptest! {
        /// A decimal that fits fifteen digits and nine decimals comes back from a cell as itself.
        #[test]
        fn typed_decimals_come_back(digits in -999_999_999_999_999_i64..=999_999_999_999_999, places in 0_u32..=9) {
            let scale = 10_i128.pow(9 - places);
            let decimal = Decimal::from_billionths(i128::from(digits) * scale);
            let number: f64 = decimal.to_string().parse().unwrap();
            prop_assert_eq!(Decimal::parse(&number_text(number)), Some(decimal));
        }
    }
}
