//! Who makes what in a big way: presence is revealed comparative advantage of at least the threshold, decided in whole numbers.
//!
//! RCA(c,p) = (X(c,p) / X(c)) / (X(p) / X) (Balassa 1965); M(c,p) = RCA(c,p) ≥ threshold. Multiplied out there is no division, so
//! an advantage of exactly the threshold counts on every machine, and scaling the table changes nothing.

use super::deal::deal;
use super::exports::Exports;

/// The advantage from which a producer counts as present: `numerator / denominator`; usually one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Threshold {
    /// The upper number.
    pub numerator: u32,
    /// The lower number. Nought makes the threshold infinite: nobody is present.
    pub denominator: u32,
}

impl Threshold {
    /// An advantage of at least one.
    pub const ONE: Self = Self { numerator: 1, denominator: 1 };

    /// Whether `x / row ≥ threshold × column / total`. A cell of nothing is never present.
    pub(super) fn reached(self, x: i64, row: i64, column: i64, total: i64) -> bool {
        if x <= 0 {
            return false;
        }
        let left = i128::from(x).unsigned_abs() * i128::from(total).unsigned_abs();
        let right = i128::from(row).unsigned_abs() * i128::from(column).unsigned_abs();
        if self == Self::ONE {
            return left >= right;
        }
        self.denominator > 0 && times(left, self.denominator) >= times(right, self.numerator)
    }
}

/// `a × b` in 192 bits: what lies above the lowest 64, and those. Products of two `i64` are below 2^126, so nothing is lost.
fn times(a: u128, b: u32) -> (u128, u64) {
    let low = u128::from(a as u64) * u128::from(b);
    ((a >> 64) * u128::from(b) + (low >> 64), low as u64)
}

/// Lists of numbers, one for each row, in one piece of memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lists {
    starts: Vec<usize>,
    items: Vec<u32>,
}

impl Lists {
    fn of(rows: &[Vec<u32>]) -> Self {
        let mut starts = vec![0];
        let mut items = Vec::with_capacity(rows.iter().map(Vec::len).sum());
        for row in rows {
            items.extend_from_slice(row);
            starts.push(items.len());
        }
        Self { starts, items }
    }

    /// The same pairs, by what was listed.
    fn turned(&self, columns: usize) -> Self {
        let mut starts = vec![0; columns + 1];
        self.items.iter().for_each(|item| starts[*item as usize + 1] += 1);
        for column in 0..columns {
            starts[column + 1] += starts[column];
        }
        let mut next = starts.clone();
        let mut items = vec![0; self.items.len()];
        for row in 0..self.count() {
            for item in self.row(row) {
                let slot = &mut next[*item as usize];
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "numbers of rows are those of a table, u32"
                )]
                let number = row as u32;
                items[*slot] = number;
                *slot += 1;
            }
        }
        Self { starts, items }
    }

    pub(super) fn count(&self) -> usize {
        self.starts.len() - 1
    }

    /// How many each row lists.
    pub(super) fn lengths(&self) -> impl Iterator<Item = u32> {
        #[expect(clippy::cast_possible_truncation, reason = "a row lists numbers that are u32, each once")]
        let length = |pair: &[usize]| (pair[1] - pair[0]) as u32;
        self.starts.windows(2).map(length)
    }

    pub(super) fn row(&self, row: usize) -> &[u32] {
        &self.items[self.starts[row]..self.starts[row + 1]]
    }
}

/// The presence matrix M, by producer and by product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presence {
    pub(super) made: Lists,
    pub(super) makers: Lists,
    /// Makers of each product as a set of bits, `words` words each.
    bits: Vec<u64>,
    words: usize,
    /// Products by falling ubiquity, those of the same ubiquity by number, with the ubiquity of each group.
    pub(super) groups: Vec<(u32, Vec<u32>)>,
}

impl Presence {
    /// Who is present where, by the advantages of this table. Linear in its cells; the same on any number of threads.
    #[must_use]
    pub fn of(exports: &Exports, threshold: Threshold, threads: usize) -> Self {
        let (columns, total) = (exports.product_totals(), exports.total());
        let mut rows: Vec<Vec<u32>> = vec![Vec::new(); exports.producers().len()];
        deal(threads, rows.iter_mut().enumerate().collect(), |(producer, row)| {
            let sum = exports.producer_totals()[producer];
            *row = (exports.row(producer).iter())
                .filter(|(product, x)| threshold.reached(*x, sum, columns[*product as usize], total))
                .map(|(product, _)| *product)
                .collect();
        });
        Self::of_rows(&rows, columns.len())
    }

    /// A presence matrix that is known already: the products of each producer, in any order. Numbers of `products` and above
    /// are no products and are ignored.
    #[must_use]
    pub fn given(rows: &[Vec<u32>], products: usize) -> Self {
        let rows: Vec<Vec<u32>> = (rows.iter())
            .map(|row| {
                let mut row: Vec<u32> = row.iter().copied().filter(|p| (*p as usize) < products).collect();
                row.sort_unstable();
                row.dedup();
                row
            })
            .collect();
        Self::of_rows(&rows, products)
    }

    fn of_rows(rows: &[Vec<u32>], products: usize) -> Self {
        let made = Lists::of(rows);
        let makers = made.turned(products);
        let words = rows.len().div_ceil(64);
        let mut bits = vec![0; words * products];
        let mut groups: Vec<(u32, Vec<u32>)> = Vec::new();
        #[expect(clippy::cast_possible_truncation, reason = "numbers of products and producers are u32")]
        let mut order: Vec<(u32, u32)> =
            (0..products).map(|product| (makers.row(product).len() as u32, product as u32)).collect();
        order.sort_unstable_by_key(|(ubiquity, product)| (std::cmp::Reverse(*ubiquity), *product));
        for (ubiquity, product) in order {
            match groups.last_mut() {
                Some((last, group)) if *last == ubiquity => group.push(product),
                _ => groups.push((ubiquity, vec![product])),
            }
            for maker in makers.row(product as usize) {
                bits[product as usize * words + *maker as usize / 64] |= 1 << (maker % 64);
            }
        }
        Self { made, makers, bits, words, groups }
    }

    /// How many producers there are.
    #[must_use]
    pub fn producers(&self) -> usize {
        self.made.count()
    }

    /// How many products there are.
    #[must_use]
    pub fn products(&self) -> usize {
        self.makers.count()
    }

    /// M(c,p).
    #[must_use]
    pub fn has(&self, producer: usize, product: usize) -> bool {
        producer < self.producers()
            && product < self.products()
            && self.bits[product * self.words + producer / 64] >> (producer % 64) & 1 == 1
    }

    /// What the producer makes, by number.
    #[must_use]
    pub fn made_by(&self, producer: usize) -> &[u32] {
        self.made.row(producer)
    }

    /// Who makes the product, by number.
    #[must_use]
    pub fn makers_of(&self, product: usize) -> &[u32] {
        self.makers.row(product)
    }

    /// k(c): how many products the producer makes.
    #[must_use]
    pub fn diversity(&self, producer: usize) -> usize {
        self.made.row(producer).len()
    }

    /// k(p): how many producers make the product.
    #[must_use]
    pub fn ubiquity(&self, product: usize) -> usize {
        self.makers.row(product).len()
    }

    /// The product's makers as a set of bits.
    pub(super) fn bits_of(&self, product: usize) -> &[u64] {
        &self.bits[product * self.words..(product + 1) * self.words]
    }

    /// The `L` producers from `first`, a multiple of `L`, a power of two, as bits: who of them makes the product.
    pub(super) fn side_by_side<const L: usize>(&self, product: usize, first: usize) -> u64 {
        self.bits[product * self.words + first / 64] >> (first % 64) & ((1 << L) - 1)
    }
}
