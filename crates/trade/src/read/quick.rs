//! Rows as BACI has them, `2022,1,4,614072,1.478,0.989`: one kind of row of which there are ten million a year.
//!
//! Such tables are sorted, so what stands before the code of the goods is mostly the same as a row above, and is compared
//! instead of read. What follows is digits between points and delimiters: one look at 32 bytes says where all of them are. Any row
//! that is not exactly so is left to the reader of all rows, which finds the same in it.

use super::digits::{Cell, field_end};
use super::layout::{Layout, Role};
use super::rows::Rows;
use super::sink::{Gathering, Sink};
use super::{Goods, Line};
use crate::product::{Level, Product};

/// What the rows of a table begin with, and what that says.
#[derive(Clone, Debug)]
pub(super) struct Quick {
    /// Columns before the code of the goods.
    columns: usize,
    delimiter: u8,
    /// Units of values and of quantities.
    units: [u32; 2],
    /// The beginning of the last row and the bits of it that count.
    lead: u128,
    mask: u128,
    /// Bytes of it, its last delimiter included; nought if nothing is known.
    length: usize,
}

/// Bytes of a beginning that can be compared at once.
const LEAD: usize = 16;
/// Bytes that are looked at behind it, and those that may be loaded with the last of them.
const LOOK: usize = 32;
const LOADED: usize = LOOK + 8;

impl Quick {
    /// The quick way through a table of these columns; nothing if goods, value and quantity are not its last ones.
    pub(super) fn new(layout: &Layout) -> Option<Self> {
        let columns = layout.columns.len().checked_sub(3)?;
        let [Some((Role::Product, _)), Some((Role::Value, value)), Some((Role::Quantity, quantity))] =
            layout.columns[columns..]
        else {
            return None;
        };
        let units = [value, quantity];
        // Breakdowns may leave a row out, and editions are counted: such tables go the other way.
        let plain = layout.columns[..columns].iter().flatten().all(|(role, _)| {
            !matches!(role, Role::Breakdown | Role::Edition | Role::Product | Role::Value | Role::Quantity)
        });
        let usable = plain && columns > 0 && units.iter().all(|unit| (*unit as usize) < POWERS.len());
        usable.then_some(Self { columns, delimiter: layout.delimiter, units, lead: 0, mask: 0, length: 0 })
    }

    /// Forgets how the last row began.
    pub(super) fn forget(&mut self) {
        self.length = 0;
    }

    /// Whether a text begins as the last row did.
    #[inline]
    fn knows(&self, text: &[u8]) -> bool {
        text.first_chunk().is_some_and(|lead| u128::from_le_bytes(*lead) & self.mask == self.lead)
            && self.length > 0
    }

    /// What follows the beginning: goods, value, quantity, and where the next row begins, counted from there.
    #[expect(clippy::inline_always, reason = "measured: a call costs as much as the conversion")]
    #[inline(always)]
    fn rest(&self, text: &[u8; LOADED]) -> Option<(u32, i64, i64, usize)> {
        let mut marks = others(text);
        let mut next = || {
            let at = marks.trailing_zeros() as usize % LOOK;
            let there = marks != 0;
            marks &= marks.wrapping_sub(1);
            there.then_some(at)
        };
        let (goods, point, middle, point_, end) = (next()?, next()?, next()?, next()?, next()?);
        let delimiter = self.delimiter;
        let as_usual = goods == 6
            && [text[goods], text[point], text[middle], text[point_]] == [delimiter, b'.', delimiter, b'.'];
        let next = match text[end] {
            b'\n' => end + 1,
            b'\r' if text[end + 1] == b'\n' => end + 2,
            _ => return None,
        };
        if !as_usual {
            return None;
        }
        let number = digits(text, 0, 6);
        let value = decimal(text, goods + 1, point, middle, self.units[0])?;
        let quantity = decimal(text, middle + 1, point_, end, self.units[1])?;
        #[expect(clippy::cast_possible_truncation, reason = "six digits")]
        Some((number as u32, value, quantity, next))
    }
}

impl Rows<'_> {
    /// The row that begins at a position, if it is as usual; where the next one does.
    #[inline]
    pub(super) fn quick_row<S: Sink>(
        &mut self,
        text: &[u8],
        from: usize,
        sink: &mut Gathering<'_, S>,
    ) -> Option<usize> {
        let rest = text.get(from..)?;
        if !self.quick.as_ref()?.knows(rest) {
            sink.turn(&self.learn(rest)?);
        }
        let quick = self.quick.as_ref()?;
        let (number, value, quantity, length) = quick.rest(rest.get(quick.length..)?.first_chunk()?)?;
        let product = Product::new(Level::Subheading, number)?;
        sink.put(Goods { product, value, quantity });
        Some(from + quick.length + length)
    }

    /// Reads what a row begins with: a line of such a beginning, still without goods; nothing if it is not usual.
    #[cold]
    fn learn(&mut self, text: &[u8]) -> Option<Line> {
        let mut quick = self.quick.take()?;
        quick.forget();
        let known = self.beginning(text, quick.columns).zip(text.first_chunk::<LEAD>());
        let line = known.map(|((length, line), lead)| {
            quick.mask = u128::MAX >> (8 * (LEAD - length));
            quick.lead = u128::from_le_bytes(*lead) & quick.mask;
            quick.length = length;
            line
        });
        self.quick = Some(quick);
        line
    }

    /// The length of so many cells with their delimiters, if it can be compared at once, and what they say.
    fn beginning(&mut self, text: &[u8], columns: usize) -> Option<(usize, Line)> {
        let mut seen = self.nothing_seen();
        let layout = self.layout;
        let mut at = 0;
        for column in &layout.columns[..columns] {
            let end = field_end(text, at, layout.delimiter);
            if text.get(at) == Some(&b'"') || text.get(end) != Some(&layout.delimiter) {
                return None;
            }
            if let Some((role, unit)) = column {
                self.cell(*role, *unit, Cell::new(text, at, end), &mut seen, at);
            }
            at = end + 1;
        }
        let (exporter, importer, side) = self.parties(&seen)?;
        let usual = seen.wrong.is_none() && (1..=LEAD).contains(&at);
        let product = Product::new(Level::Chapter, 0)?;
        let line = Line {
            year: seen.year,
            month: seen.month,
            exporter,
            importer,
            side,
            product,
            value: 0,
            quantity: None,
        };
        usual.then_some((at, line))
    }
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;

/// Which of the first 32 bytes are no digits, as bits.
#[expect(clippy::inline_always, reason = "measured: a call costs as much as the conversion")]
#[inline(always)]
fn others(text: &[u8; LOADED]) -> u32 {
    let mut marks = 0;
    for (at, word) in text[..LOOK].chunks_exact(8).enumerate() {
        let word = word.try_into().map_or(0, u64::from_le_bytes) ^ (ONES * 0x30);
        // The highest bit of each byte that is ten or more; then these bits one beside the other, by multiplying.
        let high = (((word & !HIGHS) + ONES * 0x76) | word) & HIGHS;
        let bits = (high >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        marks |= (bits as u32) << (8 * at);
    }
    marks
}

/// The number that one to eight digits write; all of them are digits.
#[expect(clippy::inline_always, reason = "measured: a call costs as much as the conversion")]
#[inline(always)]
fn digits(text: &[u8; LOADED], from: usize, count: usize) -> u64 {
    let from = from % LOOK;
    let word = text[from..from + 8].try_into().map_or(0, u64::from_le_bytes) & (ONES * 0x0f);
    let word = word << ((64 - 8 * count) % 64);
    let pairs = word.wrapping_mul(10).wrapping_add(word >> 8) & 0x00ff_00ff_00ff_00ff;
    let fours = pairs.wrapping_mul(100).wrapping_add(pairs >> 16) & 0x0000_ffff_0000_ffff;
    fours.wrapping_mul(10_000).wrapping_add(fours >> 32) & 0xffff_ffff
}

/// Powers of ten that a usual row needs.
const POWERS: [u64; 10] =
    [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000];

/// A decimal of at most eight digits before and behind its point, as a whole number of its `10^-places`; nothing if it is finer
/// or longer.
#[expect(clippy::inline_always, reason = "measured: a call costs as much as the conversion")]
#[inline(always)]
fn decimal(text: &[u8; LOADED], from: usize, point: usize, end: usize, places: u32) -> Option<i64> {
    let (before, behind) = (point.wrapping_sub(from), end.wrapping_sub(point + 1));
    if !(1..=8).contains(&before) || !(1..=8).contains(&behind) {
        return None;
    }
    let finer = POWERS.get((places as usize).checked_sub(behind)?)?;
    let (whole, part) = (digits(text, from, before), digits(text, point + 1, behind));
    Some((whole * POWERS.get(places as usize)? + part * finer).cast_signed())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Lines as they come.
    #[derive(Default)]
    struct Taken(Vec<Line>);

    impl Sink for Taken {
        fn take(&mut self, line: &Line) {
            self.0.push(*line);
        }

        fn absorb(&mut self, other: Self) {
            self.0.extend(other.0);
        }
    }

    /// The lines of a text, what was wrong with it, and how many rows it has.
    fn lines(heading: &str, text: &[u8], quick: bool) -> (Vec<Line>, String, u64) {
        let layout = Layout::of_line("table.csv", heading.as_bytes(), None).unwrap();
        let mut rows = Rows::new(&layout);
        assert!(rows.quick.is_some(), "{heading}");
        if !quick {
            rows.quick = None;
        }
        let mut lines = Taken::default();
        let mut gathering = Gathering::new(&mut lines);
        let count = rows.read(text, 2, &mut gathering);
        assert_eq!(gathering.end(), lines.0.len() as u64);
        // Lines that are alike come together, so later ones may come first.
        lines.0.sort_by_key(|line| format!("{line:?}"));
        (lines.0, format!("{:?} {}", rows.troubles, rows.left_out), count)
    }

    fn cell(usual: &'static str) -> impl Strategy<Value = String> {
        prop_oneof![
            20 => usual.prop_map(|cell| cell.to_owned()),
            1 => "[0-9]{0,12}(\\.[0-9]{0,12})?",
            1 => "(NA|-1|1e3| 7.5|\"1.5\"|\"|é|\\.|,|0|870840|BY|W00|)".prop_map(|cell| cell.to_owned()),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        /// The quick way finds what the other one does, in usual rows and in any others.
        #[test]
        fn both_ways_read_the_same(
            rows in proptest::collection::vec(
                (
                    (cell("202[01]"), cell("[12]"), cell("(1|2|112)"), cell("[0-9]{6}")),
                    (cell("[0-9]{1,7}\\.[0-9]{1,5}"), cell("[0-9]{1,7}\\.[0-9]{1,5}"), "(\n|\r\n|,x\n)"),
                ),
                0..40,
            ),
        ) {
            let text: String = rows
                .iter()
                .map(|((t, i, j, k), (v, q, end))| format!("{t},{i},{j},{k},{v},{q}{end}"))
                .collect();
            for heading in ["t,i,j,k,v,q", "year,importer,exporter,hs6,value_usd,net_kg"] {
                prop_assert_eq!(lines(heading, text.as_bytes(), true), lines(heading, text.as_bytes(), false));
            }
            let sided: String = rows
                .iter()
                .map(|((t, i, j, k), (v, q, end))| format!("{t},{i},{j},{i},{k},{v},{q}{end}"))
                .collect();
            let heading = "year,reporter,partner,flow,hs6,value_usd,net_kg";
            prop_assert_eq!(lines(heading, sided.as_bytes(), true), lines(heading, sided.as_bytes(), false));
        }
    }

    /// A usual row goes the quick way, so that the other one never sees it; the last rows of a text, too short to be looked at
    /// whole, do not.
    #[test]
    fn usual_rows_are_quick() {
        let text = "2022,1,4,614072,1.478,0.989\n".repeat(10);
        let layout = Layout::of_line("table.csv", b"t,i,j,k,v,q", None).unwrap();
        let mut rows = Rows::new(&layout);
        let (mut at, mut taken) = (0, Taken::default());
        let mut gathering = Gathering::new(&mut taken);
        while let Some(next) = rows.quick_row(text.as_bytes(), at, &mut gathering) {
            at = next;
        }
        assert_eq!((gathering.end(), at), (9, 9 * 28));
        assert!(taken.0.iter().all(|line| (line.value, line.quantity) == (1_478_000, Some(989_000))));
    }
}
