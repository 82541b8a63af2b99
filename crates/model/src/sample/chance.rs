//! The draws of the generated drafts: SplitMix64 (Steele, Lea and Flood 2014) on whole numbers only, so that a seed means the same
//! draft on every machine.

/// SplitMix64, from its seed.
pub(super) struct Chance(pub(super) u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From `least` to `largest`, both included.
    pub(super) fn between(&mut self, least: i64, largest: i64) -> i64 {
        let width = u64::try_from(largest - least).unwrap_or(0) + 1;
        least + i64::try_from(self.next() % width).unwrap_or(0)
    }

    /// A number below that, which is above nought.
    pub(super) fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.next() % (count.max(1) as u64)).unwrap_or(0)
    }

    /// In so many cases of a hundred.
    pub(super) fn sometimes(&mut self, percent: i64) -> bool {
        self.between(1, 100) <= percent
    }

    /// One of them.
    pub(super) fn pick<T: Copy>(&mut self, values: &[T], otherwise: T) -> T {
        values.get(self.below(values.len())).copied().unwrap_or(otherwise)
    }
}
