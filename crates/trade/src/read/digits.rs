//! Numbers out of bytes, eight at a time: most of the work of reading a trade table.
//!
//! A word of eight bytes is searched and converted as one number (Mycroft's test for a zero byte; pairs, fours and eights of
//! digits combined by multiplication, as in Lemire's articles on parsing). What is longer or stranger goes a slow way.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;

/// The eight bytes at a position; noughts where the text ends before.
#[inline]
fn word(text: &[u8], at: usize) -> u64 {
    match text.get(at..at + 8).and_then(|bytes| bytes.try_into().ok()) {
        Some(bytes) => u64::from_le_bytes(bytes),
        None => {
            let mut bytes = [0; 8];
            let rest = text.get(at..).unwrap_or_default();
            bytes[..rest.len()].copy_from_slice(rest);
            u64::from_le_bytes(bytes)
        }
    }
}

/// A mark in the highest bit of each byte that equals the given one; exact up to and including the first.
#[inline]
fn equal(word: u64, byte: u8) -> u64 {
    let difference = word ^ (ONES * u64::from(byte));
    difference.wrapping_sub(ONES) & !difference & HIGHS
}

/// Where the field that begins at a position ends: at the delimiter, at the line's end, or at the text's.
#[inline]
pub(crate) fn field_end(text: &[u8], from: usize, delimiter: u8) -> usize {
    let mut at = from;
    while at < text.len() {
        let word = word(text, at);
        let marks = equal(word, delimiter) | equal(word, b'\n');
        if marks != 0 {
            return (at + (marks.trailing_zeros() / 8) as usize).min(text.len());
        }
        at += 8;
    }
    text.len()
}

/// A cell of a text: what stands around it may be loaded with it, but is never looked at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cell<'a> {
    text: &'a [u8],
    from: usize,
    to: usize,
}

impl<'a> Cell<'a> {
    /// The bytes of a text from one position to another, both inside it.
    #[inline]
    pub(crate) fn new(text: &'a [u8], from: usize, to: usize) -> Self {
        Self { text, from, to }
    }

    /// Its bytes.
    #[inline]
    pub(crate) fn bytes(self) -> &'a [u8] {
        self.text.get(self.from..self.to).unwrap_or_default()
    }

    /// Without blanks before and behind.
    #[cold]
    pub(crate) fn trimmed(self) -> Self {
        let bytes = self.bytes();
        let before = bytes.len() - bytes.trim_ascii_start().len();
        Self { from: self.from + before, to: self.from + before + bytes.trim_ascii().len(), ..self }
    }

    /// How many bytes it has.
    #[inline]
    pub(crate) fn len(self) -> usize {
        self.to.saturating_sub(self.from)
    }

    /// The number that up to eight digits write; nothing if there is no digit or something else.
    #[expect(clippy::inline_always, reason = "measured: a call costs as much as the conversion")]
    #[inline(always)]
    fn short(self) -> Option<u64> {
        let length = self.len();
        if length == 0 || length > 8 {
            return None;
        }
        // The digits move to the end of the word, noughts stand before them.
        let digits = (word(self.text, self.from) ^ (ONES * 0x30)) << (64 - 8 * length);
        if (digits.wrapping_add(ONES * 0x76) | digits) & HIGHS != 0 {
            return None;
        }
        let pairs = digits.wrapping_mul(10).wrapping_add(digits >> 8) & 0x00ff_00ff_00ff_00ff;
        let fours = pairs.wrapping_mul(100).wrapping_add(pairs >> 16) & 0x0000_ffff_0000_ffff;
        Some(fours.wrapping_mul(10_000).wrapping_add(fours >> 32) & 0xffff_ffff)
    }

    /// The whole number that a field of digits alone writes, up to 16 of them.
    #[expect(clippy::inline_always, reason = "measured: a call costs as much as the conversion")]
    #[inline(always)]
    pub(crate) fn whole(self) -> Option<u64> {
        if self.len() <= 8 {
            return self.short();
        }
        if self.len() > 16 {
            return None;
        }
        let middle = self.to - 8;
        let (high, low) = (Self { to: middle, ..self }, Self { from: middle, ..self });
        Some(high.short()? * 100_000_000 + low.short()?)
    }

    /// Where the decimal point is; the end if there is none.
    #[expect(clippy::inline_always, reason = "measured: a call costs as much as the conversion")]
    #[inline(always)]
    fn point(self) -> usize {
        let mut at = self.from;
        while at < self.to {
            let marks = equal(word(self.text, at), b'.');
            if marks != 0 {
                return (at + (marks.trailing_zeros() / 8) as usize).min(self.to);
            }
            at += 8;
        }
        self.to
    }

    /// A decimal as a whole number of its `10^-places`: rounded, half away from nought, where it is finer; and whether it was.
    ///
    /// Decimal points and commas, signs, blanks between groups of three digits and exponents of ten are understood; so is nothing else. Nothing is returned for what is
    /// no number or is beyond 18 digits.
    #[expect(clippy::inline_always, reason = "measured: a call costs as much as the conversion")]
    #[inline(always)]
    pub(crate) fn decimal(self, places: u32) -> Option<(i64, bool)> {
        let point = self.point();
        let whole = Self { to: point, ..self };
        if whole.len() <= 10
            && let Some(number) = whole.whole()
        {
            let fraction = Self { from: (point + 1).min(self.to), ..self };
            let behind = fraction.len() as u32;
            let part = if behind == 0 { Some(0) } else { fraction.short() };
            if let Some(part) = part {
                let digits = i64::try_from(number * POWERS[behind as usize] + part).ok()?;
                if let Some(scale) = places.checked_sub(behind).and_then(|beyond| POWERS.get(beyond as usize))
                {
                    return Some((digits.checked_mul(i64::try_from(*scale).ok()?)?, false));
                }
                return scaled(digits, behind, places);
            }
        }
        slow(self.bytes(), places)
    }
}

/// Powers of ten, up to that of eight digits.
const POWERS: [u64; 9] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

/// Digits with so many of them behind the point, in units of `10^-places`.
#[inline]
fn scaled(digits: i64, behind: u32, places: u32) -> Option<(i64, bool)> {
    if behind <= places {
        return Some((digits.checked_mul(10_i64.checked_pow(places - behind)?)?, false));
    }
    let Some(unit) = 10_i64.checked_pow(behind - places) else { return Some((0, digits != 0)) };
    let (whole, rest) = (digits / unit, digits % unit);
    let away = i64::from(rest.unsigned_abs() >= unit.unsigned_abs().div_ceil(2)) * digits.signum();
    Some((whole + away, rest != 0))
}

/// Blanks that people write between thousands: a plain one, one that does not break, a narrow one that does not.
const BLANKS: [&[u8]; 3] = [b" ", "\u{a0}".as_bytes(), "\u{202f}".as_bytes()];

/// A number without the blanks between its thousands; nothing if there are none, or they stand elsewhere.
fn joined(field: &[u8]) -> Option<Vec<u8>> {
    let end = field.iter().position(|byte| matches!(byte, b'.' | b',' | b'e' | b'E')).unwrap_or(field.len());
    let (mut whole, rest) = field.split_at(end);
    let (mut joined, mut groups) = (Vec::with_capacity(field.len()), 0);
    loop {
        let digits =
            whole.iter().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'+')).count();
        let (group, behind) = whole.split_at(digits);
        let as_usual = if groups == 0 { (1..=4).contains(&digits) } else { digits == 3 };
        if !as_usual {
            return None;
        }
        joined.extend_from_slice(group);
        let Some(blank) = BLANKS.iter().find(|blank| behind.starts_with(blank)) else {
            let done = behind.is_empty() && groups > 0;
            joined.extend_from_slice(rest);
            return done.then_some(joined);
        };
        groups += 1;
        whole = &behind[blank.len()..];
    }
}

/// Any decimal.
#[cold]
fn slow(field: &[u8], places: u32) -> Option<(i64, bool)> {
    let field = field.trim_ascii();
    let together = joined(field);
    let field = together.as_deref().unwrap_or(field);
    let (negative, rest) = match field.first()? {
        b'-' => (true, &field[1..]),
        b'+' => (false, &field[1..]),
        _ => (false, field),
    };
    let (mut digits, mut count, mut behind, mut seen_point, mut dropped) = (0_i64, 0, 0_i32, false, false);
    let mut bytes = rest.iter().enumerate();
    let mut exponent = 0;
    let mut any = false;
    for (at, byte) in bytes.by_ref() {
        match byte {
            b'0'..=b'9' => {
                any = true;
                if count < 18 {
                    digits = digits * 10 + i64::from(byte - b'0');
                    count += i32::from(digits != 0);
                    behind += i32::from(seen_point);
                } else if seen_point {
                    // Beyond any unit that is kept.
                    dropped |= *byte != b'0';
                } else {
                    return None;
                }
            }
            b'.' | b',' if !seen_point => seen_point = true,
            b'e' | b'E' if any => {
                exponent = std::str::from_utf8(&rest[at + 1..]).ok()?.parse::<i32>().ok()?;
                break;
            }
            _ => return None,
        }
    }
    if !any || !(-40..=40).contains(&exponent) {
        return None;
    }
    let digits = if negative { -digits } else { digits };
    let behind = behind - exponent;
    let (value, rounded) = match u32::try_from(behind) {
        Ok(behind) => scaled(digits, behind, places)?,
        Err(_) => scaled(digits.checked_mul(10_i64.checked_pow(behind.unsigned_abs())?)?, 0, places)?,
    };
    Some((value, rounded || dropped))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decimal(field: &[u8], places: u32) -> Option<(i64, bool)> {
        Cell::new(field, 0, field.len()).decimal(places)
    }

    fn whole(field: &[u8]) -> Option<u64> {
        Cell::new(field, 0, field.len()).whole()
    }

    /// What people write for a number is that number, in thousandths.
    #[test]
    fn decimals_are_exact() {
        for (written, thousandths, rounded) in [
            ("1", 1_000, false),
            ("12.5", 12_500, false),
            ("0.001", 1, false),
            ("1234567.891", 1_234_567_891, false),
            ("-3.25", -3_250, false),
            ("1.5e+06", 1_500_000_000, false),
            ("2E-3", 2, false),
            ("0.0004", 0, true),
            ("0.0005", 1, true),
            ("1,5", 1_500, false),
            (".5", 500, false),
            ("7.", 7_000, false),
            (" 42 ", 42_000, false),
            ("1 000.5", 1_000_500, false),
            ("-12 345 678", -12_345_678_000, false),
            ("1\u{a0}234,5", 1_234_500, false),
            ("123\u{202f}456", 123_456_000, false),
            ("9 000e-3", 9_000, false),
            ("0.00000000000000000000000001", 0, true),
        ] {
            assert_eq!(decimal(written.as_bytes(), 3), Some((thousandths, rounded)), "{written}");
        }
        for wrong in [
            "",
            "NA",
            "nan",
            "inf",
            "-",
            "1.2.3",
            "1e",
            "e5",
            "12a",
            "99999999999999999999",
            "1e99",
            "1 00",
            "1  000",
            "1234 567 8",
            "1.5 000",
            "12345 678",
            "1 000 ,5",
            "- 1 000",
            "1,000.5",
        ] {
            assert_eq!(decimal(wrong.as_bytes(), 3), None, "{wrong}");
        }
    }

    proptest! {
        /// A field ends at the first delimiter or line end, wherever it lies in its word.
        #[test]
        fn fields_end_where_they_end(text in proptest::collection::vec(any::<u8>(), 0..40), from in 0_usize..40) {
            let expected = text.iter().enumerate().skip(from).find(|(_, byte)| matches!(byte, b',' | b'\n'));
            let expected = expected.map_or(text.len(), |(at, _)| at);
            prop_assert_eq!(field_end(&text, from, b','), expected);
        }

        /// The quick way and the standard library agree.
        #[test]
        fn whole_numbers_are_exact(number in 0_u32..) {
            prop_assert_eq!(whole(number.to_string().as_bytes()), Some(u64::from(number)));
            prop_assert_eq!(decimal(number.to_string().as_bytes(), 0), Some((i64::from(number), false)));
        }

        /// Three places behind the point survive in thousandths, whatever the length.
        #[test]
        fn thousandths_are_exact(number in 0_i64..1_000_000_000_000) {
            let written = format!("{}.{:03}", number / 1000, number % 1000);
            prop_assert_eq!(decimal(written.as_bytes(), 3), Some((number, false)));
        }

        /// What stands around a cell is not part of it.
        #[test]
        fn neighbours_do_not_matter(number in 0_i64..1_000_000_000, before in "[0-9.,]{0,9}", after in "[0-9.,]{0,9}") {
            let written = format!("{}.{:03}", number / 1000, number % 1000);
            let text = format!("{before}{written}{after}");
            let cell = Cell::new(text.as_bytes(), before.len(), before.len() + written.len());
            prop_assert_eq!(cell.decimal(3), Some((number, false)));
        }

        /// No bytes make it stumble.
        #[test]
        fn anything_is_a_number_or_not(field in proptest::collection::vec(any::<u8>(), 0..30)) {
            let _ = (decimal(&field, 6), whole(&field));
        }
    }
}
