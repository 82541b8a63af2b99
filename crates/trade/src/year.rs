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

impl Year {
    /// What the year's lines add up to for a union, by product, in the products' order. Linear in the members' lines and in
    /// exporters × products.
    #[must_use]
    pub fn sums(&self, union: &Union) -> Vec<Sums> {
        let mut sums: Vec<Sums> =
            self.products.iter().map(|product| Sums::none(*product, self.year)).collect();
        let members: Vec<&Importer> =
            self.importers.iter().filter(|importer| union.has(importer.place)).collect();
        let named: Vec<bool> = Place::all().map(|place| place.kind() == Kind::Country).collect();
        // What each supplier brings of the product at hand; suppliers that brought something.
        let mut brought = vec![0_i64; Place::count()];
        let mut suppliers: Vec<u16> = Vec::new();
        for (at, sum) in sums.iter_mut().enumerate() {
            for importer in &members {
                let lines = importer.starts[at] as usize..importer.starts[at + 1] as usize;
                for line in lines {
                    let (supplier, value) = (importer.suppliers[line], importer.values[line]);
                    let place = usize::from(supplier);
                    if union.inside[place] {
                        sum.inside += value;
                        continue;
                    }
                    sum.outside += value;
                    sum.measured += importer.measured[line];
                    sum.quantity += importer.quantities[line];
                    if !named[place] {
                        sum.unnamed += value;
                    } else if value > 0 {
                        if brought[place] == 0 {
                            suppliers.push(supplier);
                        }
                        brought[place] += value;
                    }
                }
            }
            suppliers.sort_unstable();
            for supplier in suppliers.drain(..) {
                let place = usize::from(supplier);
                let value = std::mem::take(&mut brought[place]);
                sum.suppliers += 1;
                sum.squares += square(value);
                if sum.top.is_none_or(|(_, top)| value > top) {
                    sum.top = Place::of_index(place).map(|place| (place, value));
                }
            }
        }
        for exporter in &self.exporters {
            let inside = union.has(exporter.place);
            let named = named[exporter.place.index()];
            for (sum, value) in sums.iter_mut().zip(&exporter.values) {
                sum.world += value;
                sum.exports += i64::from(inside) * value;
                sum.world_squares += if named { square(*value) } else { 0 };
            }
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
