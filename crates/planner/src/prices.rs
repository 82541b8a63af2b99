//! A set of prices as the tree of cases keeps it: most rows are free, and only the others take room.
//!
//! A tree has a set for every case that was ever bounded, some hundred thousand of them, so they are what its memory is made of.
//! Measured on small-1 and medium-1: a tenth to a fifth of the rows have a price.

/// Prices of all rows, the free ones left out; exact to the last bit.
#[derive(Clone, Debug, Default)]
pub(crate) struct Prices {
    /// How many rows there are.
    len: usize,
    /// Rows that have a price, and the price.
    rows: Box<[u32]>,
    prices: Box<[f64]>,
}

impl Prices {
    /// Packs a price for every row.
    pub(crate) fn new(dense: &[f64]) -> Self {
        let priced = || (0u32..).zip(dense).filter(|&(_, &price)| price != 0.0);
        Self {
            len: dense.len(),
            rows: priced().map(|(row, _)| row).collect(),
            prices: priced().map(|(_, &price)| price).collect(),
        }
    }

    /// A price for every row again.
    pub(crate) fn dense(&self) -> Vec<f64> {
        let mut dense = vec![0.0; self.len];
        for (&row, &price) in self.rows.iter().zip(&self.prices) {
            dense[row as usize] = price;
        }
        dense
    }
}

#[cfg(test)]
mod tests {
    use super::Prices;

    #[test]
    fn what_is_packed_is_unpacked_to_the_last_bit() {
        let dense = vec![0.0, 1.0 / 3.0, 0.0, 5e-324, f64::MAX, 0.0];
        let packed = Prices::new(&dense);
        assert_eq!(packed.dense(), dense);
        assert_eq!(packed.rows.len(), 3, "free rows take no room");
        assert!(Prices::new(&[]).dense().is_empty());
    }
}
