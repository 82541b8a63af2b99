//! Blocks of an archive: numbers as bytes, in little-endian order, and back.
//!
//! Whole numbers of trade are written in four bytes each: most are below four billion once a common factor of a thousand is
//! taken out. Those that are not stand behind the others, in eight bytes.

use crate::place::Place;
use crate::year::Importer;

/// Marks a number that stands behind the others.
const LONG: u32 = u32::MAX;
/// The factor that is taken out: tables count in dollars or kilograms, sums in thousandths.
const FACTOR: i64 = 1000;

/// Puts numbers at the end of a block.
pub(super) fn put(numbers: &[i64], into: &mut Vec<u8>) {
    let factor = if numbers.iter().all(|number| number % FACTOR == 0) { FACTOR } else { 1 };
    let short = |number: i64| u32::try_from(number / factor).ok().filter(|short| *short < LONG);
    let long: Vec<i64> = numbers.iter().copied().filter(|number| short(*number).is_none()).collect();
    put_count(usize::from(factor == FACTOR), into);
    put_count(long.len(), into);
    into.extend(numbers.iter().flat_map(|number| short(*number).unwrap_or(LONG).to_le_bytes()));
    into.extend(long.iter().flat_map(|number| number.to_le_bytes()));
}

/// Puts a count, which is below four billion.
pub(super) fn put_count(count: usize, into: &mut Vec<u8>) {
    into.extend(u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
}

/// What is left of a block; nothing is returned where it ends too soon.
pub(super) struct Rest<'a>(pub(super) &'a [u8]);

impl<'a> Rest<'a> {
    pub(super) fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(bytes)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.bytes(N)?.try_into().ok()
    }

    pub(super) fn count(&mut self) -> Option<usize> {
        usize::try_from(u32::from_le_bytes(self.array()?)).ok()
    }

    /// So many numbers of four bytes.
    pub(super) fn shorts(&mut self, count: usize) -> Option<impl ExactSizeIterator<Item = u32> + 'a> {
        let bytes = self.bytes(count.checked_mul(4)?)?;
        Some(bytes.as_chunks().0.iter().map(|short| u32::from_le_bytes(*short)))
    }

    /// So many numbers, as [`put`] wrote them.
    pub(super) fn numbers(&mut self, count: usize) -> Option<Vec<i64>> {
        let factor = if self.count()? == 1 { FACTOR } else { 1 };
        let long = self.count()?;
        let shorts = self.shorts(count)?;
        let mut longs = self.bytes(long.checked_mul(8)?)?.as_chunks().0.iter();
        let mut numbers: Vec<i64> = shorts.map(|short| i64::from(short) * factor).collect();
        if long > 0 {
            let mark = i64::from(LONG) * factor;
            for number in numbers.iter_mut().filter(|number| **number == mark) {
                *number = i64::from_le_bytes(*longs.next()?);
            }
        }
        Some(numbers)
    }
}

/// An importer's lines as a block.
pub(super) fn put_importer(importer: &Importer, into: &mut Vec<u8>) {
    put_count(importer.suppliers.len(), into);
    into.extend(importer.starts.iter().flat_map(|start| start.to_le_bytes()));
    into.extend(importer.suppliers.iter().flat_map(|supplier| supplier.to_le_bytes()));
    put(&importer.values, into);
    put(&importer.quantities, into);
    // Where lines are not sums, all of the value has a quantity, or nothing has.
    let plain = implied(&importer.values, &importer.quantities).eq(importer.measured.iter().copied());
    put_count(usize::from(plain), into);
    if !plain {
        put(&importer.measured, into);
    }
}

fn implied(values: &[i64], quantities: &[i64]) -> impl Iterator<Item = i64> {
    values.iter().zip(quantities).map(|(value, quantity)| if *quantity > 0 { *value } else { 0 })
}

/// An importer's lines out of a block; `importer` says who and whose word, and is without lines.
pub(super) fn take_importer(bytes: &[u8], products: usize, importer: Importer) -> Option<Importer> {
    let mut rest = Rest(bytes);
    let lines = rest.count()?;
    let starts: Vec<u32> = rest.shorts(products.checked_add(1)?)?.collect();
    let suppliers = rest.bytes(lines.checked_mul(2)?)?.as_chunks().0.iter();
    let suppliers: Vec<u16> = suppliers.map(|supplier| u16::from_le_bytes(*supplier)).collect();
    let values = rest.numbers(lines)?;
    let quantities = rest.numbers(lines)?;
    let measured = match rest.count()? {
        1 => implied(&values, &quantities).collect(),
        _ => rest.numbers(lines)?,
    };
    let sound = starts.is_sorted()
        && starts.last().is_some_and(|end| *end as usize == lines)
        && suppliers.iter().max().is_none_or(|supplier| usize::from(*supplier) < Place::count())
        && rest.0.is_empty();
    sound.then_some(Importer { starts, suppliers, values, measured, quantities, ..importer })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Numbers come back, whatever their size and their factor.
        #[test]
        fn numbers_come_back(
            numbers in proptest::collection::vec(prop_oneof![any::<i64>(), 0_i64..5_000_000_000, Just(4_294_967_295)], 0..50),
            factor in prop_oneof![Just(1_i64), Just(1000)],
        ) {
            let numbers: Vec<i64> = numbers.iter().map(|number| number.wrapping_mul(factor)).collect();
            let mut bytes = Vec::new();
            put(&numbers, &mut bytes);
            let mut rest = Rest(&bytes);
            prop_assert_eq!(rest.numbers(numbers.len()), Some(numbers));
            prop_assert!(rest.0.is_empty());
        }

        /// No bytes make it stumble.
        #[test]
        fn any_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..200), products in 0_usize..4) {
            let importer = Importer::none(Place::of_index(0).unwrap(), crate::read::Side::Agreed);
            let _ = take_importer(&bytes, products, importer);
        }
    }
}
