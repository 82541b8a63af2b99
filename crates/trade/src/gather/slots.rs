//! Dense numbers for codes of goods.

use crate::product::Product;

/// Dense numbers for codes, in order of appearance.
///
/// A table by hash with linear probing, half empty: a tenth of a table by number, so that it stays in a core's own memory.
/// The order of what comes out is that of appearance, whatever the hash.
#[derive(Debug, Default)]
pub(super) struct Slots {
    /// Level and code, and one more, nought where nothing stands; and the slot.
    table: Vec<(u32, u32)>,
    pub(super) products: Vec<Product>,
}

/// Places of the smallest table; there is always a power of two of them.
const FIRST: usize = 1 << 14;

impl Slots {
    #[inline]
    pub(super) fn slot(&mut self, product: Product) -> usize {
        let key = key(product);
        let mut at = self.begin(key);
        while let Some((known, slot)) = self.table.get(at) {
            if *known == key {
                return *slot as usize;
            }
            if *known == 0 {
                break;
            }
            at = (at + 1) & (self.table.len() - 1);
        }
        self.add(product)
    }

    /// Where a key is looked for first: the highest bits of its product with 2^32 over the golden ratio (Knuth).
    #[inline]
    fn begin(&self, key: u32) -> usize {
        let bits = self.table.len().trailing_zeros().min(31);
        (key.wrapping_mul(0x9e37_79b1) >> (32 - bits.max(1))) as usize
    }

    #[cold]
    fn add(&mut self, product: Product) -> usize {
        self.products.push(product);
        if self.table.len() < 2 * self.products.len() {
            let places = FIRST.max(2 * self.table.len());
            self.table.clear();
            self.table.resize(places, (0, 0));
            for slot in 0..self.products.len() {
                self.put(slot);
            }
        } else {
            self.put(self.products.len() - 1);
        }
        self.products.len() - 1
    }

    fn put(&mut self, slot: usize) {
        let key = key(self.products[slot]);
        let mut at = self.begin(key);
        while self.table[at].0 != 0 {
            at = (at + 1) & (self.table.len() - 1);
        }
        self.table[at] = (key, u32::try_from(slot).unwrap_or(u32::MAX));
    }
}

fn key(product: Product) -> u32 {
    (((product.level() as u32) << 20) | product.number()) + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::product::Level;

    /// Every code keeps its number, however many there are.
    #[test]
    fn codes_keep_their_numbers() {
        let mut slots = Slots::default();
        let product = |number: u32| Product::new(Level::ALL[number as usize % 3], number / 3 % 100).unwrap();
        let many = |number: u32| Product::new(Level::Subheading, number * 7 % 1_000_000).unwrap();
        let known: Vec<Product> = (0..300).map(product).chain((100..40_000).map(many)).collect();
        let first: Vec<usize> = known.iter().map(|product| slots.slot(*product)).collect();
        assert!(first.iter().zip(&known).all(|(slot, product)| slots.products[*slot] == *product));
        assert_eq!(known.iter().map(|product| slots.slot(*product)).collect::<Vec<_>>(), first);
    }
}
