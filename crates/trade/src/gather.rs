//! From lines, in whatever order they come, to sealed years.
//!
//! Several gatherers may read parts of the same tables; what they gathered is joined afterwards, and since sums of whole
//! numbers do not depend on their order, neither does the result. What is kept is bounded by the distinct lines of the
//! importers that matter, not by the length of the tables.

use std::collections::BTreeMap;

use model::{Code, Finding};

use crate::place::{Kind, Place};
use crate::product::{Level, Product};
use crate::read::{Line, Side, Sink, thousands};
use crate::year::{Exporter, Importer, Union, Year};

/// Whose imports are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keep {
    /// Those of a union's members; of everybody else only the exports are counted.
    Union(Union),
    /// Everybody's.
    All,
}

/// What was gathered so far.
#[derive(Debug)]
pub struct Gather {
    /// By place: whether its imports are kept.
    kept: Vec<bool>,
    /// By place: whether it is the world as a whole.
    world: Vec<bool>,
    years: Vec<(u16, Gathered)>,
    /// Where the year of the last line stands.
    last: usize,
}

/// What was gathered of one year.
#[derive(Debug, Default)]
struct Gathered {
    cells: Vec<Cell>,
    /// How many cells there were after the last merging.
    merged: usize,
    /// Distinct lines of a whole year that stood there more than once, the first of them, and their value beyond the first.
    repeated: (u64, Option<u64>, i64),
    slots: Slots,
    /// By side and exporter: exports by slot.
    exports: [Vec<Vec<i64>>; SIDES],
    /// The same, to the world as a whole: a total beside the named importers.
    totals: [Vec<Vec<i64>>; SIDES],
}

const SIDES: usize = 4;

/// A line of the importers that are kept.
#[derive(Clone, Copy, Debug)]
struct Cell {
    /// Importer, side, level and code, exporter, from the highest bits down; so cells sort as they are sealed.
    key: u64,
    value: i64,
    measured: i64,
    /// Grams; nought if it is not known.
    quantity: i64,
}

impl Cell {
    fn of(line: &Line) -> Self {
        let product = (u64::from(line.product.level() as u8) << 20) | u64::from(line.product.number());
        let key = ((line.importer.index() as u64) << 35)
            | ((line.side as u64) << 33)
            | (product << 11)
            | line.exporter.index() as u64;
        let quantity = line.quantity.unwrap_or(0);
        let measured = if quantity > 0 { line.value } else { 0 };
        Self { key, value: line.value, measured, quantity }
    }

    fn importer(self) -> usize {
        (self.key >> 35) as usize
    }

    fn side(self) -> usize {
        (self.key >> 33 & 3) as usize
    }

    fn product(self) -> Option<Product> {
        let level = Level::ALL.get((self.key >> 31 & 3) as usize)?;
        Product::new(*level, (self.key >> 11 & 0xf_ffff) as u32)
    }

    fn exporter(self) -> usize {
        (self.key & 0x7ff) as usize
    }
}

/// Dense numbers for codes, in order of appearance.
#[derive(Debug, Default)]
struct Slots {
    /// By level and code: the slot and one more; nought if there is none.
    numbers: [Vec<u16>; 3],
    products: Vec<Product>,
}

impl Slots {
    #[inline]
    fn slot(&mut self, product: Product) -> usize {
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

/// Cells are merged when there are twice as many as after the last merging, and at least so many.
const MERGE: usize = 1 << 22;

impl Gather {
    /// Nothing yet.
    #[must_use]
    pub fn new(keep: &Keep) -> Self {
        let kept = match keep {
            Keep::All => vec![true; Place::count()],
            Keep::Union(union) => Place::all().map(|place| union.has(place)).collect(),
        };
        let world = Place::all().map(|place| place.kind() == Kind::World).collect();
        Self { kept, world, years: Vec::new(), last: 0 }
    }

    /// Adds a line.
    #[inline]
    pub fn add(&mut self, line: &Line) {
        if self.years.get(self.last).is_none_or(|(year, _)| *year != line.year) {
            self.turn(line.year);
        }
        let kept = self.kept[line.importer.index()];
        let year = &mut self.years[self.last].1;
        if kept && line.side != Side::Reexport {
            year.cells.push(Cell::of(line));
            if year.cells.len() >= MERGE.max(2 * year.merged) {
                year.merge();
            }
        }
        let slot = year.slots.slot(line.product);
        let world = self.world[line.importer.index()];
        let table = if world { &mut year.totals } else { &mut year.exports };
        let rows = &mut table[line.side as usize];
        let exporter = line.exporter.index();
        match rows.get_mut(exporter).and_then(|row| row.get_mut(slot)) {
            Some(value) => *value += line.value,
            None => grow(rows, exporter, slot, line.value),
        }
    }

    /// Makes that year the one at hand.
    #[cold]
    fn turn(&mut self, year: u16) {
        self.last = self.years.iter().position(|(other, _)| *other == year).unwrap_or_else(|| {
            self.years.push((year, Gathered::default()));
            self.years.len() - 1
        });
    }

    /// Adds what another gatherer gathered.
    pub fn join(&mut self, other: Self) {
        for (year, theirs) in other.years {
            self.turn(year);
            let mine = &mut self.years[self.last].1;
            if mine.slots.products.is_empty() {
                *mine = theirs;
                continue;
            }
            mine.cells.extend(theirs.cells);
            let (count, first, value) = theirs.repeated;
            mine.repeated.0 += count;
            mine.repeated.1 = mine.repeated.1.into_iter().chain(first).min();
            mine.repeated.2 = mine.repeated.2.saturating_add(value);
            let slots: Vec<usize> = theirs.slots.products.iter().map(|it| mine.slots.slot(*it)).collect();
            for (table, other) in [(&mut mine.exports, theirs.exports), (&mut mine.totals, theirs.totals)] {
                for (rows, others) in table.iter_mut().zip(other) {
                    for (exporter, row) in others.into_iter().enumerate() {
                        for (slot, value) in row.into_iter().enumerate().filter(|(_, value)| *value != 0) {
                            let slot = slots.get(slot).copied().unwrap_or(usize::from(u16::MAX) - 1);
                            match rows.get_mut(exporter).and_then(|row| row.get_mut(slot)) {
                                Some(mine) => *mine += value,
                                None => grow(rows, exporter, slot, value),
                            }
                        }
                    }
                }
            }
        }
    }

    /// Which years there are lines of, sorted.
    #[must_use]
    pub fn years(&self) -> Vec<u16> {
        let mut years: Vec<u16> = self.years.iter().map(|(year, _)| *year).collect();
        years.sort_unstable();
        years
    }

    /// The years, sealed and sorted, with codes of one level; and what had to be decided for that.
    ///
    /// If no level is asked for, it is the finest in which all of the union's members are told.
    #[must_use]
    pub fn seal(mut self, union: Option<&Union>, level: Option<Level>) -> (Vec<Year>, Vec<Finding>) {
        self.years.sort_unstable_by_key(|(year, _)| *year);
        let mut findings = Vec::new();
        for (_, gathered) in &mut self.years {
            gathered.merge();
        }
        let level = level.unwrap_or_else(|| {
            let told = self.years.iter().map(|(_, gathered)| gathered.level(union)).min();
            told.unwrap_or(Level::Subheading)
        });
        let years = self.years.into_iter();
        let sealed = years.map(|(year, gathered)| gathered.seal(year, level, union, &mut findings)).collect();
        (sealed, findings)
    }
}

impl Sink for Gather {
    #[inline]
    fn take(&mut self, line: &Line) {
        self.add(line);
    }

    fn absorb(&mut self, other: Self) {
        self.join(other);
    }
}

#[cold]
fn grow(rows: &mut Vec<Vec<i64>>, exporter: usize, slot: usize, value: i64) {
    if rows.len() <= exporter {
        rows.resize(exporter + 1, Vec::new());
    }
    let row = &mut rows[exporter];
    if row.len() <= slot {
        row.resize((slot + 1).next_multiple_of(512), 0);
    }
    row[slot] += value;
}

/// Of several words about the same trade the first one counts: sides are never mixed in one sum.
const IMPORT_SIDES: [Side; 3] = [Side::Agreed, Side::Importer, Side::Exporter];
const EXPORT_SIDES: [Side; 3] = [Side::Agreed, Side::Exporter, Side::Importer];

impl Gathered {
    /// Sorts the cells and adds up those of the same line.
    fn merge(&mut self) {
        // Cells of one key differ in nothing that matters: their sum is the same in any order.
        self.cells.sort_unstable_by_key(|cell| cell.key);
        let (repeated, cells) = (&mut self.repeated, &mut self.cells);
        let (mut again, mut previous) = (0, None);
        cells.dedup_by(|later, first| {
            if later.key != first.key {
                return false;
            }
            if previous != Some(first.key) {
                previous = Some(first.key);
                again += 1;
                repeated.1 = Some(repeated.1.map_or(first.key, |known| known.min(first.key)));
            }
            repeated.2 = repeated.2.saturating_add(later.value);
            first.value += later.value;
            first.measured += later.measured;
            first.quantity += later.quantity;
            true
        });
        repeated.0 += again;
        self.merged = self.cells.len();
    }

    /// The finest level in which every member is told, as importer and as exporter, as far as it is told at all.
    fn level(&self, union: Option<&Union>) -> Level {
        let counts = |place: usize| {
            union.is_none_or(|union| Place::of_index(place).is_some_and(|place| union.has(place)))
        };
        let mut finest: BTreeMap<(bool, usize), Level> = BTreeMap::new();
        let mut told = |key, level: Level| {
            let known = finest.entry(key).or_insert(level);
            *known = (*known).max(level);
        };
        for cell in self.cells.iter().filter(|cell| counts(cell.importer())) {
            if let Some(product) = cell.product() {
                told((false, cell.importer()), product.level());
            }
        }
        for (side, rows) in self.exports.iter().enumerate().chain(self.totals.iter().enumerate()) {
            // Exports told by importers only are as fine as those tell them.
            if side == Side::Importer as usize {
                continue;
            }
            for (exporter, row) in rows.iter().enumerate().filter(|(exporter, _)| counts(*exporter)) {
                for (slot, _) in row.iter().enumerate().filter(|(_, value)| **value != 0) {
                    told((true, exporter), self.slots.products[slot].level());
                }
            }
        }
        match union {
            Some(_) => finest.values().min().copied().unwrap_or(Level::Subheading),
            None => finest.values().max().copied().unwrap_or(Level::Subheading),
        }
    }

    fn seal(self, year: u16, level: Level, union: Option<&Union>, findings: &mut Vec<Finding>) -> Year {
        let subject = year.to_string();
        if let (rows, Some(first), value) = self.repeated {
            let cell = Cell { key: first, value: 0, measured: 0, quantity: 0 };
            let place = |index: usize| Place::of_index(index).map_or("", Place::iso3);
            let product = cell.product().map(|product| product.to_string()).unwrap_or_default();
            let found = format!("{product}-{}-{}-{year}", place(cell.importer()), place(cell.exporter()));
            findings.push(
                Finding::new(Code::TradeRepeated, subject.as_str())
                    .with("lines", i64::try_from(rows).unwrap_or(i64::MAX))
                    .with("found", found)
                    .with("value", thousands(value)),
            );
        }
        let mut coarse = 0_i64;
        let mut products: Vec<Product> =
            self.slots.products.iter().filter(|it| it.level() >= level).map(|it| it.within(level)).collect();
        products.sort_unstable();
        products.dedup();
        let mut importers = Vec::new();
        for cells in self.cells.chunk_by(|one, other| one.importer() == other.importer()) {
            let counts = |place| union.is_none_or(|union| union.has(place));
            let Some(place) = Place::of_index(cells[0].importer()).filter(|place| counts(*place)) else {
                continue;
            };
            let (importer, left) = importer(place, cells, level, &products);
            coarse += left;
            if importer.side == Side::Exporter {
                findings.push(mirrored(place, year, "import"));
            }
            importers.push(importer);
        }
        let exporters = self.exporters(year, level, &products, union, &mut coarse, findings);
        if coarse > 0 {
            let finding = Finding::new(Code::TradeCoarser, subject.as_str());
            findings.push(finding.with("value", thousands(coarse)).with("level", i64::from(level.digits())));
        }
        Year { year, level, products, importers, exporters }
    }

    fn exporters(
        &self,
        year: u16,
        level: Level,
        products: &[Product],
        union: Option<&Union>,
        coarse: &mut i64,
        findings: &mut Vec<Finding>,
    ) -> Vec<Exporter> {
        let at: Vec<Option<usize>> = self
            .slots
            .products
            .iter()
            .map(|it| (it.level() >= level).then(|| products.binary_search(&it.within(level)).ok()).flatten())
            .collect();
        let row = |table: &[Vec<Vec<i64>>; SIDES], side: Side, place: Place| -> Vec<i64> {
            table[side as usize].get(place.index()).cloned().unwrap_or_default()
        };
        let mut exporters = Vec::new();
        for place in Place::all().filter(|place| place.kind() != Kind::World) {
            let told = EXPORT_SIDES.into_iter().find_map(|side| {
                let (named, total) = (row(&self.exports, side, place), row(&self.totals, side, place));
                (named.iter().chain(&total).any(|value| *value != 0)).then_some((side, named, total))
            });
            let Some((side, named, total)) = told else { continue };
            // A total beside named importers is their sum, or more than they tell.
            let value = |slot: usize| {
                let of = |row: &Vec<i64>| row.get(slot).copied().unwrap_or(0);
                of(&named).max(of(&total))
            };
            let finest = (0..at.len())
                .filter(|slot| value(*slot) != 0)
                .map(|slot| self.slots.products[slot].level())
                .max()
                .unwrap_or(level);
            let mut values = vec![0; products.len()];
            for (slot, product) in self.slots.products.iter().enumerate() {
                match at[slot].filter(|_| product.level() == finest) {
                    Some(at) => values[at] += value(slot),
                    None => *coarse += i64::from(product.level() < finest) * value(slot),
                }
            }
            self.net(place, year, level, products, union, &mut values, findings);
            if side == Side::Importer && union.is_some_and(|union| union.has(place)) {
                findings.push(mirrored(place, year, "export"));
            }
            exporters.push(Exporter { place, side, values });
        }
        exporters
    }

    /// Takes goods that only passed through off an exporter's values.
    fn net(
        &self,
        place: Place,
        year: u16,
        level: Level,
        products: &[Product],
        union: Option<&Union>,
        values: &mut [i64],
        findings: &mut Vec<Finding>,
    ) {
        let side = Side::Reexport as usize;
        let rows = [&self.exports[side], &self.totals[side]].map(|rows| rows.get(place.index()));
        let mut taken = 0;
        let finest = self.slots.products.iter().enumerate().filter(|(slot, _)| {
            rows.iter().flatten().any(|row| row.get(*slot).is_some_and(|value| *value != 0))
        });
        let Some(finest) = finest.map(|(_, product)| product.level()).max() else { return };
        for (slot, product) in self.slots.products.iter().enumerate() {
            let passed = rows.iter().flatten().filter_map(|row| row.get(slot).copied()).max().unwrap_or(0);
            if passed > 0
                && product.level() == finest
                && finest >= level
                && let Ok(at) = products.binary_search(&product.within(level))
            {
                let passed = passed.min(values[at]);
                values[at] -= passed;
                taken += passed;
            }
        }
        if taken > 0 && union.is_some_and(|union| union.has(place)) {
            let finding = Finding::new(Code::TradeReexports, format!("partner {}", place.iso2()));
            findings.push(finding.with("year", i64::from(year)).with("value", thousands(taken)));
        }
    }
}

/// Nobody but the others reported this trade of a member.
pub(crate) fn mirrored(place: Place, year: u16, flow: &str) -> Finding {
    Finding::new(Code::TradeMirrored, format!("partner {}", place.iso2()))
        .with("year", i64::from(year))
        .with("flow", flow)
}

/// An importer's lines in one level; and the value of those whose level is coarser than the finest, which repeat it.
fn importer(place: Place, cells: &[Cell], level: Level, products: &[Product]) -> (Importer, i64) {
    let side = IMPORT_SIDES
        .into_iter()
        .find(|side| cells.iter().any(|cell| cell.side() == *side as usize))
        .unwrap_or(Side::Agreed);
    let cells = || cells.iter().filter(|cell| cell.side() == side as usize);
    let finest = cells().filter_map(|cell| cell.product()).map(Product::level).max().unwrap_or(level);
    let mut coarse = 0;
    // By product and supplier; cells of one product in the wanted level need not stand together.
    let mut lines: Vec<(usize, u16, i64, i64, i64)> = Vec::new();
    for cell in cells() {
        let Some(product) = cell.product() else { continue };
        if product.level() < finest {
            coarse += cell.value;
            continue;
        }
        let Ok(at) = products.binary_search(&product.within(level)) else { continue };
        lines.push((at, cell.exporter() as u16, cell.value, cell.measured, cell.quantity));
    }
    if finest > level {
        lines.sort_unstable();
        lines.dedup_by(|later, first| {
            let same = (later.0, later.1) == (first.0, first.1);
            if same {
                (first.2, first.3, first.4) = (first.2 + later.2, first.3 + later.3, first.4 + later.4);
            }
            same
        });
    }
    let mut importer = Importer {
        place,
        side,
        starts: Vec::with_capacity(products.len() + 1),
        suppliers: Vec::with_capacity(lines.len()),
        values: Vec::with_capacity(lines.len()),
        measured: Vec::with_capacity(lines.len()),
        quantities: Vec::with_capacity(lines.len()),
    };
    let world = Place::all().find(|place| place.kind() == Kind::World).map_or(usize::MAX, Place::index);
    let mut at = 0;
    for of_product in lines.chunk_by(|one, other| one.0 == other.0) {
        while importer.starts.len() <= of_product[0].0 {
            importer.starts.push(at);
        }
        // A total beside named suppliers: only what it has beyond them has no supplier.
        let is_world = |supplier: u16| usize::from(supplier) == world;
        let named: i64 = of_product.iter().filter(|line| !is_world(line.1)).map(|line| line.2).sum();
        for (_, supplier, value, measured, quantity) in of_product {
            let beyond = is_world(*supplier) && named > 0;
            let value = if beyond { (value - named).max(0) } else { *value };
            if beyond && value == 0 {
                continue;
            }
            importer.suppliers.push(*supplier);
            importer.values.push(value);
            importer.measured.push(if beyond { 0 } else { *measured });
            importer.quantities.push(if beyond { 0 } else { *quantity });
            at += 1;
        }
    }
    while importer.starts.len() <= products.len() {
        importer.starts.push(at);
    }
    (importer, coarse)
}
