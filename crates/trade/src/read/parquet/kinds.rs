//! Kinds of cells in Parquet, and how each one would be written in a text.
//!
//! A cell means what its text would mean in a CSV: so both are understood by the same rules, and a number that was kept as
//! binary fraction counts as the shortest decimal that is read back as it.

use std::io::Write;

use parquet::basic::{ConvertedType, LogicalType, TimeUnit, Type};
use parquet::schema::types::ColumnDescriptor;

/// How a cell lies in its page, and what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kind {
    /// Bytes of a cell; nothing if its length stands before it.
    pub(super) width: Option<usize>,
    pub(super) sense: Sense,
}

/// What a cell means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    Signed,
    Unsigned,
    Float,
    /// A whole number with so many digits behind the point; the bytes stand in that order.
    Decimal {
        scale: u32,
        backwards: bool,
    },
    /// Units since 1970, so many a day.
    Moment(i64),
    Text,
}

const DAY: i64 = 86_400;

impl Kind {
    /// The kind of a column; nothing if no cell of it could stand in a table of texts.
    pub(super) fn of(column: &ColumnDescriptor) -> Option<Self> {
        if column.max_rep_level() > 0 || column.max_def_level() > 1 || column.path().parts().len() != 1 {
            return None;
        }
        let width = match column.physical_type() {
            Type::INT32 | Type::FLOAT => Some(4),
            Type::INT64 | Type::DOUBLE => Some(8),
            Type::BYTE_ARRAY => None,
            Type::FIXED_LEN_BYTE_ARRAY => {
                Some(usize::try_from(column.type_length()).ok().filter(|it| *it > 0)?)
            }
            Type::BOOLEAN | Type::INT96 => return None,
        };
        let whole = matches!(column.physical_type(), Type::INT32 | Type::INT64);
        let sense = match (column.logical_type_ref(), column.converted_type()) {
            (Some(LogicalType::Decimal(_)), _) | (_, ConvertedType::DECIMAL) => {
                let scale = u32::try_from(column.type_scale()).ok().filter(|scale| *scale <= 38)?;
                Sense::Decimal { scale, backwards: !whole }
            }
            (Some(LogicalType::Date), _) | (_, ConvertedType::DATE) => Sense::Moment(1),
            (Some(LogicalType::Timestamp(moment)), _) => Sense::Moment(match moment.unit {
                TimeUnit::MILLIS => DAY * 1_000,
                TimeUnit::MICROS => DAY * 1_000_000,
                TimeUnit::NANOS => DAY * 1_000_000_000,
            }),
            (_, ConvertedType::TIMESTAMP_MILLIS) => Sense::Moment(DAY * 1_000),
            (_, ConvertedType::TIMESTAMP_MICROS) => Sense::Moment(DAY * 1_000_000),
            (
                _,
                ConvertedType::UINT_8
                | ConvertedType::UINT_16
                | ConvertedType::UINT_32
                | ConvertedType::UINT_64,
            ) => Sense::Unsigned,
            _ if whole => Sense::Signed,
            _ if matches!(column.physical_type(), Type::FLOAT | Type::DOUBLE) => Sense::Float,
            _ if column.physical_type() == Type::BYTE_ARRAY => Sense::Text,
            _ => return None,
        };
        let fits = match sense {
            Sense::Decimal { backwards: true, .. } => width.is_none_or(|width| width <= 16),
            Sense::Decimal { .. } | Sense::Moment(_) | Sense::Unsigned => whole,
            _ => true,
        };
        fits.then_some(Self { width, sense })
    }

    /// The whole number of a cell.
    #[inline]
    pub(super) fn whole(self, cell: &[u8]) -> Option<i64> {
        match (cell.len(), self.sense) {
            (4, Sense::Unsigned) => Some(i64::from(u32::from_le_bytes(cell.try_into().ok()?))),
            (4, _) => Some(i64::from(i32::from_le_bytes(cell.try_into().ok()?))),
            (8, Sense::Unsigned) => i64::try_from(u64::from_le_bytes(cell.try_into().ok()?)).ok(),
            (8, _) => Some(i64::from_le_bytes(cell.try_into().ok()?)),
            _ => None,
        }
    }

    /// Writes a cell as a text would have it; nothing for what has no text.
    pub(super) fn write(self, cell: &[u8], into: &mut Vec<u8>) {
        // Writing into memory does not fail.
        let _ = match self.sense {
            Sense::Text => into.write_all(cell),
            Sense::Float => match (<[u8; 4]>::try_from(cell), <[u8; 8]>::try_from(cell)) {
                (Ok(cell), _) => write!(into, "{}", f32::from_le_bytes(cell)),
                (_, Ok(cell)) => write!(into, "{}", f64::from_le_bytes(cell)),
                _ => Ok(()),
            },
            Sense::Unsigned if cell.len() == 8 => {
                write!(into, "{}", u64::from_le_bytes(cell.try_into().unwrap_or_default()))
            }
            Sense::Signed | Sense::Unsigned => match self.whole(cell) {
                Some(number) => write!(into, "{number}"),
                None => Ok(()),
            },
            Sense::Decimal { scale, backwards } => {
                let number = if backwards { number(cell) } else { self.whole(cell).map(i128::from) };
                number.map_or(Ok(()), |number| decimal(number, scale, into))
            }
            Sense::Moment(day) => self.whole(cell).map_or(Ok(()), |units| date(units.div_euclid(day), into)),
        };
    }
}

/// A whole number with the highest byte first.
fn number(cell: &[u8]) -> Option<i128> {
    let negative = *cell.first()? >= 0x80;
    let mut bytes = [if negative { 0xff } else { 0 }; 16];
    let begin = 16_usize.checked_sub(cell.len())?;
    bytes[begin..].copy_from_slice(cell);
    Some(i128::from_be_bytes(bytes))
}

fn decimal(number: i128, scale: u32, into: &mut Vec<u8>) -> std::io::Result<()> {
    let sign = if number < 0 { "-" } else { "" };
    let digits = format!("{:0width$}", number.unsigned_abs(), width = scale as usize + 1);
    let (whole, behind) = digits.split_at(digits.len() - scale as usize);
    let behind = behind.trim_end_matches('0');
    let point = if behind.is_empty() { "" } else { "." };
    write!(into, "{sign}{whole}{point}{behind}")
}

/// The date so many days after 1 January 1970, by Hinnant's `civil_from_days`.
fn date(days: i64, into: &mut Vec<u8>) -> std::io::Result<()> {
    // From 1 March of the year nought; nobody trades outside these years.
    if !(-1_000_000..1_000_000).contains(&days) {
        return Ok(());
    }
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day = days.rem_euclid(146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let of_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let of_month = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era * 400 + year + i64::from(month <= 2);
    write!(into, "{year:04}-{month:02}-{of_month:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(width: Option<usize>, sense: Sense, cell: &[u8]) -> String {
        let mut text = Vec::new();
        Kind { width, sense }.write(cell, &mut text);
        String::from_utf8(text).unwrap()
    }

    /// Cells are written as a table of texts has them.
    #[test]
    fn cells_have_texts() {
        assert_eq!(text(Some(4), Sense::Float, &1.234_f32.to_le_bytes()), "1.234");
        assert_eq!(text(Some(8), Sense::Float, &2022_f64.to_le_bytes()), "2022");
        assert_eq!(text(Some(8), Sense::Unsigned, &[0xff; 8]), u64::MAX.to_string());
        assert_eq!(text(Some(4), Sense::Signed, &[0xff; 4]), "-1");
        let decimal = |backwards| Sense::Decimal { scale: 3, backwards };
        assert_eq!(text(Some(8), decimal(false), &1_234_i64.to_le_bytes()), "1.234");
        assert_eq!(text(Some(4), decimal(false), &(-50_i32).to_le_bytes()), "-0.05");
        assert_eq!(text(None, decimal(true), &[0x01, 0x00]), "0.256");
        assert_eq!(text(Some(3), decimal(true), &[0xff, 0xff, 0xff]), "-0.001");
        assert_eq!(text(Some(4), Sense::Moment(1), &19_052_i32.to_le_bytes()), "2022-03-01");
        assert_eq!(text(Some(8), Sense::Moment(DAY * 1_000), &(-1_i64).to_le_bytes()), "1969-12-31");
    }
}
