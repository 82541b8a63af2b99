//! Numbers as runs and bit-packed groups: how Parquet writes which cells are empty, and which entry of a dictionary each one is.
//!
//! Source: the hybrid of run lengths and bit packing of the Parquet format (Encodings, RLE = 3).

use bytes::Bytes;

/// What is wrong with the bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Damaged;

/// Numbers of so many bits, read from the front.
#[derive(Debug)]
pub(super) struct Runs {
    bytes: Bytes,
    at: usize,
    width: u32,
    run: Run,
}

#[derive(Clone, Copy, Debug)]
enum Run {
    /// The same number, so many times more.
    Same(u32, usize),
    /// So many numbers more, the first one at that bit.
    Packed(usize, usize),
}

impl Runs {
    /// Numbers of `width` bits, at most 32.
    pub(super) fn new(bytes: Bytes, width: u32) -> Result<Self, Damaged> {
        if width > 32 {
            return Err(Damaged);
        }
        Ok(Self { bytes, at: 0, width, run: Run::Same(0, 0) })
    }

    /// Bits of a number; with none, all numbers are nought and no byte needs to say so.
    pub(super) fn width(&self) -> u32 {
        self.width
    }

    /// Whether the next numbers are all this one: so many are taken then, else none.
    pub(super) fn all(&mut self, count: usize, wanted: u32) -> Result<bool, Damaged> {
        self.turn()?;
        match &mut self.run {
            Run::Same(number, left) if *number == wanted && *left >= count => {
                *left -= count;
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    /// The number that all of the next ones are, if they are: so many are taken then, else none.
    pub(super) fn same(&mut self, count: usize) -> Result<Option<u32>, Damaged> {
        self.turn()?;
        match self.run {
            Run::Same(number, _) => Ok(self.all(count, number)?.then_some(number)),
            Run::Packed(..) => Ok(None),
        }
    }

    /// Takes so many numbers.
    pub(super) fn take(&mut self, mut count: usize, into: &mut Vec<u32>) -> Result<(), Damaged> {
        while count > 0 {
            self.turn()?;
            match &mut self.run {
                Run::Same(number, left) => {
                    let taken = count.min(*left);
                    into.resize(into.len() + taken, *number);
                    *left -= taken;
                    count -= taken;
                }
                Run::Packed(bit, left) => {
                    let taken = count.min(*left);
                    unpack(&self.bytes, *bit, self.width, taken, into);
                    *bit += taken * self.width as usize;
                    *left -= taken;
                    count -= taken;
                }
            }
        }
        Ok(())
    }

    /// Begins the next run if the last one is over.
    fn turn(&mut self) -> Result<(), Damaged> {
        while matches!(self.run, Run::Same(_, 0) | Run::Packed(_, 0)) {
            let header = self.varint()?;
            let count = usize::try_from(header >> 1).map_err(|_| Damaged)?;
            if header & 1 == 0 {
                let length = self.width.div_ceil(8) as usize;
                let mut number = [0; 4];
                number[..length].copy_from_slice(self.bytes.get(self.at..self.at + length).ok_or(Damaged)?);
                self.at += length;
                self.run = Run::Same(u32::from_le_bytes(number), count);
            } else {
                let length = count.checked_mul(self.width as usize).ok_or(Damaged)?;
                let end = self.at.checked_add(length).ok_or(Damaged)?;
                // The last group may be cut off where its numbers end.
                let bits = (self.bytes.len().min(end) - self.at) * 8;
                let left = bits.checked_div(self.width as usize).unwrap_or(count * 8);
                self.run = Run::Packed(self.at * 8, left.min(count * 8));
                self.at = end.min(self.bytes.len());
            }
        }
        Ok(())
    }

    fn varint(&mut self) -> Result<u64, Damaged> {
        let mut number = 0;
        for shift in (0..=28).step_by(7) {
            let byte = *self.bytes.get(self.at).ok_or(Damaged)?;
            self.at += 1;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(Damaged)
    }
}

/// Numbers of `width` bits one behind the other, the lowest bits first; all of them lie inside the bytes.
fn unpack(bytes: &[u8], from: usize, width: u32, count: usize, into: &mut Vec<u32>) {
    let mask = (1_u64 << width) - 1;
    let bits = |bit: usize| {
        let at = bit / 8;
        let word = match bytes.get(at..at + 8).and_then(|word| word.try_into().ok()) {
            Some(word) => u64::from_le_bytes(word),
            None => {
                let mut word = [0; 8];
                let rest = bytes.get(at..).unwrap_or_default();
                word[..rest.len()].copy_from_slice(rest);
                u64::from_le_bytes(word)
            }
        };
        #[expect(clippy::cast_possible_truncation, reason = "at most 32 bits are left")]
        let number = ((word >> (bit % 8)) & mask) as u32;
        number
    };
    into.extend((0..count).map(|number| bits(from + number * width as usize)));
}

/// Bits as one bit-packed run.
pub(super) fn packed(bits: impl ExactSizeIterator<Item = bool>) -> Bytes {
    let groups = bits.len().div_ceil(8);
    let mut bytes = Vec::with_capacity(groups + 5);
    let mut header = (groups << 1) | 1;
    while header >= 0x80 {
        bytes.push((header & 0x7f) as u8 | 0x80);
        header >>= 7;
    }
    bytes.push(header as u8);
    let begin = bytes.len();
    bytes.resize(begin + groups, 0);
    for (at, bit) in bits.enumerate() {
        bytes[begin + at / 8] |= u8::from(bit) << (at % 8);
    }
    bytes.into()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The examples of the format: eight times four, and nought to seven in three bits.
    #[test]
    fn the_examples_of_the_format_are_read() {
        let mut numbers = Vec::new();
        let mut runs = Runs::new(Bytes::from_static(&[0x10, 4, 3, 0x88, 0xc6, 0xfa]), 3).unwrap();
        assert_eq!(runs.all(5, 4), Ok(true));
        runs.take(11, &mut numbers).unwrap();
        assert_eq!(numbers, [4, 4, 4, 0, 1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(runs.take(1, &mut numbers), Err(Damaged));
    }

    proptest! {
        /// Bits come back as they were packed, in whatever portions.
        #[test]
        fn bits_come_back(bits in proptest::collection::vec(any::<bool>(), 1..600), portion in 1_usize..40) {
            let mut runs = Runs::new(packed(bits.iter().copied()), 1).unwrap();
            let mut found = Vec::new();
            while found.len() < bits.len() {
                let wanted = portion.min(bits.len() - found.len());
                runs.take(wanted, &mut found).unwrap();
            }
            prop_assert_eq!(found, bits.iter().map(|bit| u32::from(*bit)).collect::<Vec<_>>());
        }

        /// No bytes make it stumble.
        #[test]
        fn any_bytes_end(bytes in proptest::collection::vec(any::<u8>(), 0..60), width in 0_u32..40) {
            let Ok(mut runs) = Runs::new(bytes.into(), width) else { return Ok(()) };
            let mut found = Vec::new();
            while found.len() < 100_000 && runs.take(50, &mut found).is_ok() {}
        }
    }
}
