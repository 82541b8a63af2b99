//! The stream of chance that the family is drawn from.
//!
//! It is SplitMix64 and plain arithmetic on doubles, so that every language on every machine draws the same numbers.

/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
pub(crate) struct Random {
    state: u64,
}

impl Random {
    /// The stream that a seed names.
    pub(crate) fn from_seed(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next 64 bits.
    fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 up to, but not including, 1: the upper 53 bits.
    pub(crate) fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A number from `low` up to `high`.
    pub(crate) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// A whole number from `low` to `high`, both included.
    pub(crate) fn whole(&mut self, low: u64, high: u64) -> u64 {
        low + (self.unit() * (high - low + 1) as f64).floor() as u64
    }

    /// An index below `count`, which must not be 0.
    pub(crate) fn index(&mut self, count: usize) -> usize {
        self.whole(0, count as u64 - 1) as usize
    }

    /// Different indices below `below`, as many as `count` but no more than there are, in the order drawn.
    pub(crate) fn distinct(&mut self, count: u64, below: usize) -> Vec<usize> {
        let wanted = (count as usize).min(below);
        let mut drawn = Vec::with_capacity(wanted);
        while drawn.len() < wanted {
            let index = self.index(below);
            if !drawn.contains(&index) {
                drawn.push(index);
            }
        }
        drawn
    }
}

/// The nearest whole number, halves upwards.
pub(crate) fn rounded(x: f64) -> f64 {
    (x + 0.5).floor()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first outputs for seed 0 are those of Vigna's published C program (prng.di.unimi.it/splitmix64.c).
    #[test]
    fn the_stream_is_splitmix64() {
        let mut random = Random::from_seed(0);
        let drawn = [random.bits(), random.bits(), random.bits()];
        assert_eq!(drawn, [0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4, 0x06C4_5D18_8009_454F]);
    }

    /// Drawing more distinct indices than there are gives each of them once.
    #[test]
    fn distinct_indices_run_out_gracefully() {
        let mut drawn = Random::from_seed(5).distinct(9, 4);
        drawn.sort_unstable();
        assert_eq!(drawn, [0, 1, 2, 3]);
    }

    /// Halves go up, as in every other implementation of the family.
    #[test]
    fn halves_round_upwards() {
        assert_eq!([0.5, 1.5, 2.4999].map(|x| rounded(x) as u64), [1, 2, 2]);
    }
}
