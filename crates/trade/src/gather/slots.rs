//! Dense numbers for codes of goods.

use crate::product::Product;

/// Dense numbers for codes, in order of appearance.
#[derive(Debug, Default)]
pub(super) struct Slots {
    /// By level and code: the slot and one more; nought if there is none.
    numbers: [Vec<u16>; 3],
    pub(super) products: Vec<Product>,
}

impl Slots {
    #[inline]
    pub(super) fn slot(&mut self, product: Product) -> usize {
        let numbers = &mut self.numbers[product.level() as usize];
        if let Some(slot) = numbers.get(product.number() as usize).filter(|slot| **slot > 0) {
            return usize::from(*slot) - 1;
        }
        self.add(product)
    }

    #[cold]
    fn add(&mut self, product: Product) -> usize {
        let numbers = &mut self.numbers[product.level() as usize];
        if numbers.is_empty() {
            numbers.resize(product.level().codes() as usize, 0);
        }
        self.products.push(product);
        // There are some ten thousand codes in all editions together; beyond, the last slot takes the rest.
        let slot = self.products.len().min(usize::from(u16::MAX));
        numbers[product.number() as usize] = u16::try_from(slot).unwrap_or(u16::MAX);
        slot - 1
    }
}
