//! Proximity of products: how often those who make one make the other, φ(p,q) = Σ_c M(c,p) M(c,q) / max(k(p), k(q)).
//!
//! The smaller of the two conditional probabilities (Hidalgo et al. 2007). Nothing here needs the whole matrix; one row takes
//! microseconds, and the matrix is there for those who draw or export it.

use super::deal::deal;
use super::presence::Presence;

/// So many products are counted at once: with a byte each, all producers' slices stay in the first cache.
const SLICE: usize = 128;
/// A byte counts to this.
const BYTE: usize = 255;

impl Presence {
    /// How many producers make both products.
    #[must_use]
    pub fn shared(&self, one: usize, other: usize) -> u32 {
        self.bits_of(one).iter().zip(self.bits_of(other)).map(|(a, b)| (a & b).count_ones()).sum()
    }

    /// φ of two products, with φ(p,p) = 1; `None` if nobody makes either.
    #[must_use]
    pub fn proximity(&self, one: usize, other: usize) -> Option<f64> {
        let larger = self.ubiquity(one).max(self.ubiquity(other));
        (larger > 0).then(|| f64::from(self.shared(one, other)) / larger as f64)
    }

    /// The matrix of proximities, products × products, by row; φ(p,p) = 1, and nought where nobody makes either product.
    ///
    /// Each row is a sum of bytes over the product's makers: presences × products / 16 additions in all, which is less than the
    /// set bits of all pairs take to count. The same on any number of threads.
    #[must_use]
    pub fn proximities(&self, threads: usize) -> Vec<f32> {
        let products = self.products();
        let slices: Vec<Vec<[u8; SLICE]>> =
            (0..products.div_ceil(SLICE)).map(|slice| self.slice(slice)).collect();
        let ubiquity: Vec<f32> = (0..products).map(|product| self.ubiquity(product) as f32).collect();
        let mut matrix = vec![0.0; products * products];
        let bands: Vec<(usize, &mut [f32])> =
            matrix.chunks_mut((products * SLICE).max(1)).enumerate().collect();
        deal(threads, bands, |(band, rows)| {
            for (number, slice) in slices.iter().enumerate() {
                let from = number * SLICE;
                let to = (from + SLICE).min(products);
                for (row, cells) in rows.chunks_mut(products).enumerate() {
                    let product = band * SLICE + row;
                    let counts = self.counted(product, slice);
                    let own = ubiquity[product];
                    for ((cell, count), other) in
                        cells[from..to].iter_mut().zip(counts).zip(&ubiquity[from..to])
                    {
                        // Over nought only where the count is nought.
                        *cell = count as f32 / own.max(*other).max(1.0);
                    }
                }
            }
        });
        matrix
    }

    /// M of a slice of products, a byte each, by producer.
    fn slice(&self, slice: usize) -> Vec<[u8; SLICE]> {
        let mut bytes = vec![[0; SLICE]; self.producers()];
        let from = slice * SLICE;
        for product in from..(from + SLICE).min(self.products()) {
            self.makers_of(product).iter().for_each(|maker| bytes[*maker as usize][product - from] = 1);
        }
        bytes
    }

    /// How many producers each product of the slice shares with this one.
    fn counted(&self, product: usize, slice: &[[u8; SLICE]]) -> [u32; SLICE] {
        let mut counts = [0; SLICE];
        for makers in self.makers_of(product).chunks(BYTE) {
            let mut bytes = [0_u8; SLICE];
            for maker in makers {
                let more = &slice[*maker as usize];
                for place in 0..SLICE {
                    bytes[place] = bytes[place].wrapping_add(more[place]);
                }
            }
            for place in 0..SLICE {
                counts[place] += u32::from(bytes[place]);
            }
        }
        counts
    }
}
