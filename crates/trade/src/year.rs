//! One year of trade, sealed: import lines by importer and product, exports by exporter. Everything a union asks is read off it.
//!
//! An importer's lines stand together, sorted by product and supplier, so that a union reads its partners' lines alone; exports
//! are one row per exporter. World trade of a year is some ten million lines; a union of five asks for one in ten of them.

use crate::place::{Kind, Place};
use crate::product::{Level, Product};
use crate::read::Side;
use crate::sums::Sums;

/// One year of trade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    /// Which.
    pub year: u16,
    /// How fine its codes are.
    pub level: Level,
    /// The products, sorted.
    pub products: Vec<Product>,
    /// Who bought, sorted by place.
    pub importers: Vec<Importer>,
    /// Who sold, sorted by place.
    pub exporters: Vec<Exporter>,
    /// By product: what all exporters sold, and the sum of the squares of what each named one did. No union changes it.
    pub world: Vec<(i64, u128)>,
}

/// What one place imported in a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Importer {
    /// Who.
    pub place: Place,
    /// Whose word it is.
    pub side: Side,
    /// By product: where its lines begin; one more for the end.
    pub starts: Vec<u32>,
    /// By line: the supplier's place index.
    pub suppliers: Vec<u16>,
    /// By line: the value in thousandths of the currency unit.
    pub values: Vec<i64>,
    /// By line: the part of the value that has a quantity.
    pub measured: Vec<i64>,
    /// By line: the quantity in grams; nought if it is not known.
    pub quantities: Vec<i64>,
}

impl Importer {
    /// Somebody without lines.
    #[must_use]
    pub fn none(place: Place, side: Side) -> Self {
        let (starts, suppliers) = (Vec::new(), Vec::new());
        Self {
            place,
            side,
            starts,
            suppliers,
            values: Vec::new(),
            measured: Vec::new(),
            quantities: Vec::new(),
        }
    }
}

impl Importer {
    /// Its lines by coarser products: `at` has for each product which of so many coarser ones it lies in, in their order.
    fn within(self, at: &[usize], products: usize) -> Self {
        let mut coarse = Self::none(self.place, self.side);
        let lines = |product: usize| self.starts[product] as usize..self.starts[product + 1] as usize;
        let mut fine = 0;
        for product in 0..products {
            coarse.starts.push(u32::try_from(coarse.suppliers.len()).unwrap_or(u32::MAX));
            let mut of_product: Vec<usize> = Vec::new();
            while at.get(fine) == Some(&product) {
                of_product.extend(lines(fine));
                fine += 1;
            }
            of_product.sort_by_key(|line| self.suppliers[*line]);
            for alike in of_product.chunk_by(|one, other| self.suppliers[*one] == self.suppliers[*other]) {
                let sum = |of: &[i64]| alike.iter().map(|line| of[*line]).sum();
                coarse.suppliers.push(self.suppliers[alike[0]]);
                coarse.values.push(sum(&self.values));
                coarse.measured.push(sum(&self.measured));
                coarse.quantities.push(sum(&self.quantities));
            }
        }
        coarse.starts.push(u32::try_from(coarse.suppliers.len()).unwrap_or(u32::MAX));
        coarse
    }
}

/// What one place exported in a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exporter {
    /// Who.
    pub place: Place,
    /// Whose word it is.
    pub side: Side,
    /// By product: exports in thousandths of the currency unit.
    pub values: Vec<i64>,
}

/// An import line: one supplier's deliveries of one product to one importer in one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ImportLine {
    /// What.
    pub product: Product,
    /// To whom.
    pub importer: Place,
    /// From whom.
    pub supplier: Place,
    /// When.
    pub year: u16,
    /// Its value in thousandths of the currency unit.
    pub value: i64,
    /// Its quantity in grams; nought if it is not known.
    pub quantity: i64,
}

impl ImportLine {
    /// Its id, the same wherever the line is met: `870840-BLR-CHN-2021` is what Belarus imported from China.
    #[must_use]
    pub fn id(&self) -> String {
        format!("{}-{}-{}-{}", self.product, self.importer.iso3(), self.supplier.iso3(), self.year)
    }
}

/// Members of a union, by place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Union {
    members: Vec<Place>,
    inside: Vec<bool>,
}

impl Union {
    /// A union of these places; an order or a repetition means nothing.
    #[must_use]
    pub fn new(members: &[Place]) -> Self {
        let mut members = members.to_vec();
        members.sort_unstable();
        members.dedup();
        let mut inside = vec![false; Place::count()];
        members.iter().for_each(|member| inside[member.index()] = true);
        Self { members, inside }
    }

    /// Its members, sorted.
    #[must_use]
    pub fn members(&self) -> &[Place] {
        &self.members
    }

    /// Whether the place is inside.
    #[must_use]
    pub fn has(&self, place: Place) -> bool {
        self.inside[place.index()]
    }
}

/// What becomes of a supplier's lines in a union's sums.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Inside,
    Unnamed,
    Named,
}

impl Year {
    /// A year of these importers and exporters, both sorted by place.
    #[must_use]
    pub fn new(
        year: u16,
        level: Level,
        products: Vec<Product>,
        importers: Vec<Importer>,
        exporters: Vec<Exporter>,
    ) -> Self {
        let mut world = vec![(0, 0); products.len()];
        for exporter in &exporters {
            let named = exporter.place.kind() == Kind::Country;
            for ((sum, squares), value) in world.iter_mut().zip(&exporter.values) {
                *sum += value;
                *squares += if named { square(*value) } else { 0 };
            }
        }
        Self { year, level, products, importers, exporters, world }
    }

    /// The year in codes of a coarser level, whose lines are sums; as it is if the level is not coarser. Linear in the lines, but for
    /// sorting the suppliers of each code.
    #[must_use]
    pub fn within(self, level: Level) -> Self {
        if level >= self.level {
            return self;
        }
        let mut products: Vec<Product> = self.products.iter().map(|it| it.within(level)).collect();
        let at: Vec<usize> = (products.iter())
            .scan((0, None), |(at, last), product| {
                *at += usize::from(last.is_some_and(|last| last != *product));
                *last = Some(*product);
                Some(*at)
            })
            .collect();
        products.dedup();
        let exporters = self.exporters.into_iter().map(|exporter| {
            let mut values = vec![0; products.len()];
            exporter.values.iter().zip(&at).for_each(|(value, at)| values[*at] += value);
            Exporter { values, ..exporter }
        });
        let exporters = exporters.collect();
        let importers = self.importers.into_iter().map(|importer| importer.within(&at, products.len()));
        let importers = importers.collect();
        Self::new(self.year, level, products, importers, exporters)
    }

    /// What the year's lines add up to for a union, by product, in the products' order. Linear in the members' lines.
    #[must_use]
    pub fn sums(&self, union: &Union) -> Vec<Sums> {
        let mut sums: Vec<Sums> =
            self.products.iter().map(|product| Sums::none(*product, self.year)).collect();
        let members: Vec<&Importer> =
            self.importers.iter().filter(|importer| union.has(importer.place)).collect();
        let part = |place: Place| match (union.has(place), place.kind()) {
            (true, _) => Part::Inside,
            (false, Kind::Country) => Part::Named,
            (false, _) => Part::Unnamed,
        };
        let parts: Vec<Part> = Place::all().map(part).collect();
        // What each supplier brings of the product at hand; by 64 suppliers, which ones brought something.
        let mut brought = vec![0_i64; parts.len()];
        let mut suppliers = vec![0_u64; parts.len().div_ceil(64)];
        for (at, sum) in sums.iter_mut().enumerate() {
            for importer in &members {
                let lines = importer.starts[at] as usize..importer.starts[at + 1] as usize;
                let values = importer.suppliers[lines.clone()].iter().zip(&importer.values[lines.clone()]);
                let quantities = importer.measured[lines.clone()].iter().zip(&importer.quantities[lines]);
                for ((supplier, value), (measured, quantity)) in values.zip(quantities) {
                    let place = usize::from(*supplier);
                    let part = parts[place];
                    if part == Part::Inside {
                        sum.inside += value;
                        continue;
                    }
                    sum.outside += value;
                    sum.measured += measured;
                    sum.quantity += quantity;
                    if part == Part::Unnamed {
                        sum.unnamed += value;
                    } else {
                        brought[place] += value;
                        suppliers[place / 64] |= u64::from(*value > 0) << (place % 64);
                    }
                }
            }
            // In the order of places, so that of equals the first one is the top.
            for (word, places) in suppliers.iter_mut().enumerate() {
                let mut left = std::mem::take(places);
                while left != 0 {
                    let place = word * 64 + left.trailing_zeros() as usize;
                    left &= left - 1;
                    let value = std::mem::take(&mut brought[place]);
                    sum.suppliers += 1;
                    sum.squares += square(value);
                    if sum.top.is_none_or(|(_, top)| value > top) {
                        sum.top = Place::of_index(place).map(|place| (place, value));
                    }
                }
            }
        }
        for exporter in self.exporters.iter().filter(|exporter| union.has(exporter.place)) {
            for (sum, value) in sums.iter_mut().zip(&exporter.values) {
                sum.exports += value;
            }
        }
        for (sum, (world, squares)) in sums.iter_mut().zip(&self.world) {
            (sum.world, sum.world_squares) = (*world, *squares);
        }
        sums
    }

    /// The union's import lines of a product from outside, the greatest first.
    #[must_use]
    pub fn lines(&self, union: &Union, product: Product) -> Vec<ImportLine> {
        let Ok(at) = self.products.binary_search(&product) else { return Vec::new() };
        let mut lines = Vec::new();
        for importer in self.importers.iter().filter(|importer| union.has(importer.place)) {
            for line in importer.starts[at] as usize..importer.starts[at + 1] as usize {
                let Some(supplier) = Place::of_index(usize::from(importer.suppliers[line])) else { continue };
                if !union.has(supplier) {
                    lines.push(ImportLine {
                        product,
                        importer: importer.place,
                        supplier,
                        year: self.year,
                        value: importer.values[line],
                        quantity: importer.quantities[line],
                    });
                }
            }
        }
        lines.sort_unstable_by_key(|line| (std::cmp::Reverse(line.value), line.importer, line.supplier));
        lines
    }
}

fn square(value: i64) -> u128 {
    let value = u128::from(value.unsigned_abs());
    value * value
}
