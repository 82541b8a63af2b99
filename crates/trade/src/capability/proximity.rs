//! Proximity of products: how often those who make one make the other, φ(p,q) = Σ_c M(c,p) M(c,q) / max(k(p), k(q)).
//!
//! The smaller of the two conditional probabilities (Hidalgo et al. 2007). Nothing here needs the whole matrix; one row takes
//! microseconds, and the matrix is there for those who draw or export it.

use super::deal::deal;
use super::presence::Presence;

/// So many products are counted at once: with a byte each, all producers' slices stay in the first cache.
const SLICE: usize = 128;
/// A byte counts to this.
const BYTE: u32 = 255;

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

    /// The proximities of all pairs. The same on any number of threads.
    ///
    /// Each row of counts is a sum of bytes over the product's makers: presences × products / 16 additions in all, which is less
    /// than the set bits of all pairs take to count.
    #[must_use]
    pub fn proximities(&self, threads: usize) -> Proximities {
        let products = self.products();
        let ubiquity: Vec<u32> = self.makers.lengths().collect();
        let narrow = ubiquity.iter().all(|count| *count <= BYTE);
        let slices: Vec<Vec<[u8; SLICE]>> =
            (0..products.div_ceil(SLICE)).map(|slice| self.slice(slice)).collect();
        let counts = if narrow {
            Counts::Bytes(filled(products, threads, |product, slice, cells: &mut [u8]| {
                let bytes = sum(self.makers_of(product), &slices[slice]);
                match <&mut [u8; SLICE]>::try_from(&mut *cells) {
                    Ok(cells) => *cells = bytes,
                    Err(_) => cells.copy_from_slice(&bytes[..cells.len()]), // the last slice
                }
            }))
        } else {
            Counts::Words(filled(products, threads, |product, slice, cells: &mut [u32]| {
                for makers in self.makers_of(product).chunks(BYTE as usize) {
                    let bytes = sum(makers, &slices[slice]);
                    cells.iter_mut().zip(bytes).for_each(|(cell, count)| *cell += u32::from(count));
                }
            }))
        };
        Proximities { ubiquity, counts }
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
}

/// A square matrix of products, each slice of a row filled by itself; slice by slice in bands of rows, so that the slice
/// stays at hand.
fn filled<T: Copy + Default + Send>(
    products: usize,
    threads: usize,
    fill: impl Fn(usize, usize, &mut [T]) + Sync,
) -> Vec<T> {
    let mut cells = vec![T::default(); products * products];
    let bands: Vec<(usize, &mut [T])> = cells.chunks_mut((products * SLICE).max(1)).enumerate().collect();
    deal(threads, bands, |(band, rows)| {
        for slice in 0..products.div_ceil(SLICE) {
            let (from, to) = (slice * SLICE, ((slice + 1) * SLICE).min(products));
            for (row, cells) in rows.chunks_mut(products).enumerate() {
                fill(band * SLICE + row, slice, &mut cells[from..to]);
            }
        }
    });
    cells
}

/// How many of these makers, at most as many as a byte counts, make each product of a slice.
fn sum(makers: &[u32], slice: &[[u8; SLICE]]) -> [u8; SLICE] {
    let mut bytes = [0_u8; SLICE];
    // Every maker has a row; a look-up that cannot panic lets the sums stay in registers.
    for more in makers.iter().filter_map(|maker| slice.get(*maker as usize)) {
        for place in 0..SLICE {
            bytes[place] = bytes[place].wrapping_add(more[place]);
        }
    }
    bytes
}

/// Shared makers of all pairs, as bytes where no product has more makers than a byte counts.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Counts {
    Bytes(Vec<u8>),
    Words(Vec<u32>),
}

/// The proximities of all pairs of products, kept as what they are fractions of: exact, and a quarter of the size of `f32`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proximities {
    ubiquity: Vec<u32>,
    counts: Counts,
}

impl Proximities {
    /// φ of two products, with φ(p,p) = 1; `None` if nobody makes either, or for numbers that are no products.
    #[must_use]
    pub fn proximity(&self, one: usize, other: usize) -> Option<f64> {
        let larger = *self.ubiquity.get(one)?.max(self.ubiquity.get(other)?);
        let place = one * self.ubiquity.len() + other;
        let shared = match &self.counts {
            Counts::Bytes(counts) => u32::from(*counts.get(place)?),
            Counts::Words(counts) => *counts.get(place)?,
        };
        (larger > 0).then(|| f64::from(shared) / f64::from(larger))
    }
}
