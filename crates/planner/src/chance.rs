//! Chance as an argument: SplitMix64 (Steele, Lea & Flood 2014).
//!
//! Twenty lines of our own rather than a crate: the same seed must give the same plan in ten years, whatever a library decides to
//! improve meanwhile.

/// A stream of pseudo-random numbers.
#[derive(Clone, Debug)]
pub(crate) struct Chance(u64);

impl Chance {
    /// An independent stream for the `number`-th job of a kind: the draws of one job never shift those of another.
    pub(crate) fn stream(seed: u64, kind: u64, number: u64) -> Self {
        let mut mixed = Self(seed ^ kind.wrapping_mul(0xA076_1D64_78BD_642F));
        let base = mixed.next();
        let mut stream = Self(base ^ number.wrapping_mul(0xE703_7ED1_A0B4_28DB));
        stream.next();
        stream
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Passes over so many draws at once.
    pub(crate) fn skip(&mut self, draws: u64) {
        self.0 = self.0.wrapping_add(draws.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    }

    /// Uniform in 0..1.
    #[expect(clippy::cast_precision_loss, reason = "53 bits are what a float holds")]
    pub(crate) fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// Uniform in 0..limit; 0 if the limit is 0.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        let limit = limit.max(1) as u128;
        let scaled = (u128::from(self.next()) * limit) >> 64;
        usize::try_from(scaled).unwrap_or(0)
    }
}
