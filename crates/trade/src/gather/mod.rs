//! From lines, in whatever order they come, to sealed years.
//!
//! Several gatherers may read parts of the same tables; what they gathered is joined afterwards, and since sums of whole
//! numbers do not depend on their order, neither does the result. What is kept is bounded by the distinct lines of the
//! importers that matter, not by the length of the tables.

mod cells;
mod slots;

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use model::{Code, Finding};

pub(crate) use self::cells::ROUNDING;
use self::cells::{Cell, Cells, Odd, Tally};
use self::slots::Slots;
use crate::place::{Kind, Place};
use crate::product::{Level, Product};
use crate::read::{Goods, Line, Side, Sink, thousands};
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
    /// By importer: its lines.
    cells: Vec<Cells>,
    /// How many cells there are, and how many there were after the last merging.
    count: usize,
    merged: usize,
    slots: Slots,
    /// By side and exporter: exports by slot.
    exports: [Vec<Vec<i64>>; SIDES],
    /// The same, to the world as a whole: a total beside the named importers.
    totals: [Vec<Vec<i64>>; SIDES],
}

const SIDES: usize = 4;

/// Cells are merged when there are twice as many as after the last merging, and at least so many.
const MERGE: usize = 1 << 23;

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
            let importer = line.importer.index();
            if year.cells.len() <= importer {
                year.cells.resize_with(Place::count(), Cells::default);
            }
            year.cells[importer].push(Cell::of(line), line.product.level());
            year.count += 1;
            if year.count >= MERGE.max(2 * year.merged) {
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
            mine.count += theirs.count;
            mine.cells.resize_with(mine.cells.len().max(theirs.cells.len()), Cells::default);
            for (cells, others) in mine.cells.iter_mut().zip(theirs.cells) {
                cells.append(others);
            }
            let slots: Vec<usize> = theirs.slots.products.iter().map(|it| mine.slots.slot(*it)).collect();
            for (table, other) in [(&mut mine.exports, theirs.exports), (&mut mine.totals, theirs.totals)] {
                for (rows, others) in table.iter_mut().zip(other) {
                    for (exporter, row) in others.into_iter().enumerate() {
                        for (slot, value) in row.into_iter().enumerate().filter(|(_, value)| *value != 0) {
                            let slot = slots.get(slot).copied().unwrap_or(0);
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

    /// The level in which everybody is told in every year; nothing if some are told more coarsely than others. Only then do
    /// years sealed for everybody answer for each union as years sealed for it do.
    #[must_use]
    pub fn level(&self) -> Option<Level> {
        let mut levels = self.years.iter().flat_map(|(_, gathered)| gathered.finest(None));
        let first = levels.next()?;
        levels.all(|level| level == first).then_some(first)
    }

    /// The years, sealed and sorted, with codes of one level; and what had to be decided for that.
    ///
    /// If no level is asked for, it is the finest in which all of the union's members are told. Without a union, everybody counts, and
    /// what was decided is told of everybody.
    #[must_use]
    pub fn seal(
        mut self,
        union: Option<&Union>,
        level: Option<Level>,
        threads: usize,
    ) -> (Vec<Year>, Vec<Finding>) {
        self.years.sort_unstable_by_key(|(year, _)| *year);
        let mut findings = Vec::new();
        let level = level.unwrap_or_else(|| {
            let told = self.years.iter().map(|(_, gathered)| gathered.level(union)).min();
            told.unwrap_or(Level::Subheading)
        });
        let years = self.years.into_iter();
        let sealed =
            years.map(|(year, gathered)| gathered.seal(year, level, union, threads, &mut findings)).collect();
        (sealed, findings)
    }
}

impl Sink for Gather {
    #[inline]
    fn take(&mut self, line: &Line) {
        self.add(line);
    }

    fn take_alike(&mut self, like: &Line, goods: &[Goods]) {
        let (importer, exporter) = (like.importer.index(), like.exporter.index());
        if self.kept[importer] {
            goods.iter().for_each(|goods| self.add(&goods.line(like)));
            return;
        }
        if self.years.get(self.last).is_none_or(|(year, _)| *year != like.year) {
            self.turn(like.year);
        }
        let year = &mut self.years[self.last].1;
        let table = if self.world[importer] { &mut year.totals } else { &mut year.exports };
        let rows = &mut table[like.side as usize];
        if rows.len() <= exporter {
            rows.resize(exporter + 1, Vec::new());
        }
        let row = &mut rows[exporter];
        for goods in goods {
            let slot = year.slots.slot(goods.product);
            match row.get_mut(slot) {
                Some(value) => *value += goods.value,
                None => grow_row(row, slot, goods.value),
            }
        }
    }

    fn absorb(&mut self, other: Self) {
        self.join(other);
    }

    /// Of importers that are not kept, only what they bought of whom counts.
    fn weighs(&self, importer: Place) -> bool {
        self.kept[importer.index()]
    }
}

#[cold]
fn grow(rows: &mut Vec<Vec<i64>>, exporter: usize, slot: usize, value: i64) {
    if rows.len() <= exporter {
        rows.resize(exporter + 1, Vec::new());
    }
    grow_row(&mut rows[exporter], slot, value);
}

#[cold]
fn grow_row(row: &mut Vec<i64>, slot: usize, value: i64) {
    if row.len() <= slot {
        row.resize((slot + 1).next_multiple_of(512), 0);
    }
    row[slot] += value;
}

/// Of several words about the same trade the first one counts: sides are never mixed in one sum.
const EXPORT_SIDES: [Side; 3] = [Side::Agreed, Side::Exporter, Side::Importer];

impl Gathered {
    /// Adds up the cells of the same lines.
    fn merge(&mut self) {
        self.count = self.cells.iter_mut().map(Cells::merge).sum();
        self.merged = self.count;
    }

    /// The finest level in which every member is told, as importer and as exporter, as far as it is told at all.
    fn level(&self, union: Option<&Union>) -> Level {
        let finest = self.finest(union);
        let level = if union.is_some() { finest.into_iter().min() } else { finest.into_iter().max() };
        level.unwrap_or(Level::Subheading)
    }

    /// The finest level of each member's, or everybody's, imports and exports.
    fn finest(&self, union: Option<&Union>) -> Vec<Level> {
        let counts = |place: usize| {
            union.is_none_or(|union| Place::of_index(place).is_some_and(|place| union.has(place)))
        };
        let mut finest: BTreeMap<(bool, usize), Level> = BTreeMap::new();
        let mut told = |key, level: Level| {
            let known = finest.entry(key).or_insert(level);
            *known = (*known).max(level);
        };
        for (importer, cells) in self.cells.iter().enumerate().filter(|(importer, _)| counts(*importer)) {
            if let Some(level) = cells.finest {
                told((false, importer), level);
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
        finest.into_values().collect()
    }

    fn seal(
        mut self,
        year: u16,
        level: Level,
        union: Option<&Union>,
        threads: usize,
        findings: &mut Vec<Finding>,
    ) -> Year {
        let subject = year.to_string();
        let mut products: Vec<Product> =
            self.slots.products.iter().filter(|it| it.level() >= level).map(|it| it.within(level)).collect();
        products.sort_unstable();
        products.dedup();
        let cells = std::mem::take(&mut self.cells);
        let (importers, mut coarse, odd) = importers(cells, level, &products, union, threads);
        findings.extend(tallied(Code::TradeRepeated, year, &odd.repeated));
        findings.extend(tallied(Code::TradeTotalShort, year, &odd.short));
        for importer in importers.iter().filter(|importer| importer.side == Side::Exporter) {
            findings.push(mirrored(importer.place, year, "import"));
        }
        let exporters = self.exporters(year, level, &products, union, &mut coarse, findings);
        if coarse > 0 {
            let finding = Finding::new(Code::TradeCoarser, subject.as_str());
            findings.push(finding.with("value", thousands(coarse)).with("level", i64::from(level.digits())));
        }
        Year::new(year, level, products, importers, exporters)
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
            if side == Side::Importer && union.is_none_or(|union| union.has(place)) {
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
        if taken > 0 && union.is_none_or(|union| union.has(place)) {
            let finding = Finding::new(Code::TradeReexports, format!("partner {}", place.iso2()));
            findings.push(finding.with("year", i64::from(year)).with("value", thousands(taken)));
        }
    }
}

/// What is to be said of lines of one kind, if there are any.
fn tallied(code: Code, year: u16, tally: &Tally) -> Option<Finding> {
    let (importer, first) = tally.first?;
    let product = first.product().map(|product| product.to_string()).unwrap_or_default();
    let exporter = Place::of_index(first.exporter()).map_or("", Place::iso3);
    let finding = Finding::new(code, year.to_string())
        .with("lines", i64::try_from(tally.lines).unwrap_or(i64::MAX))
        .with("found", format!("{product}-{}-{exporter}-{year}", importer.iso3()));
    Some(finding.with("value", thousands(tally.value)))
}

/// Nobody but the others reported this trade of a member.
pub(crate) fn mirrored(place: Place, year: u16, flow: &str) -> Finding {
    Finding::new(Code::TradeMirrored, format!("partner {}", place.iso2()))
        .with("year", i64::from(year))
        .with("flow", flow)
}

/// Seals the importers that count, several at a time; with the value of coarser rows that repeat finer ones.
fn importers(
    cells: Vec<Cells>,
    level: Level,
    products: &[Product],
    union: Option<&Union>,
    threads: usize,
) -> (Vec<Importer>, i64, Odd) {
    let counts = |place| union.is_none_or(|union| union.has(place));
    let kept = Place::all().zip(cells).filter(|(place, cells)| counts(*place) && cells.finest.is_some());
    let next = Mutex::new(kept);
    let work = || {
        let (mut sealed, mut coarse) = (Vec::new(), 0);
        loop {
            let Some((place, cells)) = next.lock().unwrap_or_else(PoisonError::into_inner).next() else {
                return (sealed, coarse);
            };
            let mut odd = Odd::default();
            let (importer, left) = cells.seal(place, level, products, &mut odd);
            coarse += left;
            sealed.push((importer, odd));
        }
    };
    let (mut sealed, coarse) = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads.max(1)).map(|_| scope.spawn(work)).collect();
        let (mut sealed, mut coarse) = work();
        for (theirs, left) in others.into_iter().filter_map(|other| other.join().ok()) {
            sealed.extend(theirs);
            coarse += left;
        }
        (sealed, coarse)
    });
    sealed.sort_unstable_by_key(|(importer, _)| importer.place);
    let mut all = Odd::default();
    for (_, odd) in &sealed {
        all.repeated.absorb(&odd.repeated);
        all.short.absorb(&odd.short);
    }
    (sealed.into_iter().map(|(importer, _)| importer).collect(), coarse, all)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_line() -> impl Strategy<Value = Line> {
        let place = || prop_oneof![Just(0_usize), Just(842), Just(899), 1_usize..20];
        let side = prop_oneof![
            3 => Just(Side::Agreed), 1 => Just(Side::Importer), 1 => Just(Side::Exporter), 1 => Just(Side::Reexport)
        ];
        let product = (0_usize..3, 1_u32..99).prop_map(|(level, number)| {
            let level = Level::ALL[level];
            let number = number.min(30) * level.codes() / 100 + number % 3;
            Product::new(level, number).unwrap()
        });
        let quantity = prop::option::of(1_i64..1_000);
        (place(), place(), side, product, 0_i64..1_000_000, quantity, 2020_u16..2022).prop_map(
            |(exporter, importer, side, product, value, quantity, year)| Line {
                year,
                month: 0,
                exporter: Place::of_number(exporter).unwrap(),
                importer: Place::of_number(importer).unwrap(),
                side,
                product,
                value,
                quantity,
            },
        )
    }

    /// Many lines of one importer are sorted in another way than few, to the same end.
    #[test]
    fn many_lines_are_sorted_as_few_are() {
        let place = |number: u64| Place::of_number(usize::try_from(number).unwrap()).unwrap();
        let line = |number: u64| {
            let mixed = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 20;
            Line {
                year: 2022,
                month: 0,
                // Never the world, which is more than its lines.
                exporter: place(20 + mixed % 50),
                importer: place(1),
                side: if mixed.is_multiple_of(7) { Side::Exporter } else { Side::Importer },
                product: Product::new(Level::Subheading, u32::try_from(mixed / 64 % 1_000_000).unwrap())
                    .unwrap(),
                value: i64::try_from(mixed % 1_000).unwrap(),
                quantity: Some(1).filter(|_| mixed.is_multiple_of(3)),
            }
        };
        let (mut whole, mut merged) = (Gather::new(&Keep::All), Gather::new(&Keep::All));
        for number in 0..20_000 {
            whole.add(&line(number % 15_000));
            merged.add(&line(number % 15_000));
            if number % 3_000 == 0 {
                merged.years[0].1.merge();
            }
        }
        for level in Level::ALL {
            let mut lines = std::collections::BTreeMap::new();
            for line in (0..20_000).map(|number| line(number % 15_000)).filter(|it| it.side == Side::Importer)
            {
                *lines.entry((line.product.within(level), line.exporter)).or_insert(0) += line.value;
            }
            let mut again = Gather::new(&Keep::All);
            (0..20_000).for_each(|number| again.add(&line(number % 15_000)));
            let (years, _) = again.seal(None, Some(level), 2);
            let importer = &years[0].importers[0];
            let found = importer.suppliers.iter().zip(&importer.values);
            let found: Vec<(u16, i64)> = found.map(|(supplier, value)| (*supplier, *value)).collect();
            let expected = lines.iter().map(|((_, exporter), value)| (exporter.index() as u16, *value));
            assert!(found == expected.collect::<Vec<_>>());
        }
        assert!(merged.seal(None, None, 1) == whole.seal(None, None, 2));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        /// Who took which line, when sums were made and on how many threads changes nothing, not even in what is reported.
        #[test]
        fn the_way_of_gathering_does_not_matter(
            lines in proptest::collection::vec((any_line(), 0_usize..3, prop::bool::weighted(0.1)), 0..200),
            level in prop::option::of(0_usize..3),
            members in prop::option::of(proptest::collection::vec(1_usize..20, 0..4)),
        ) {
            let members = members.map(|members| {
                Union::new(&members.iter().map(|number| Place::of_number(*number).unwrap()).collect::<Vec<_>>())
            });
            let keep = members.clone().map_or(Keep::All, Keep::Union);
            let level = level.map(|level| Level::ALL[level]);
            let mut whole = Gather::new(&keep);
            let mut parts = [0; 3].map(|_| Gather::new(&keep));
            for (line, part, merges) in &lines {
                whole.add(line);
                parts[*part].add(line);
                if *merges {
                    parts[*part].years.iter_mut().for_each(|(_, gathered)| gathered.merge());
                }
            }
            let [mut joined, second, third] = parts;
            joined.join(third);
            joined.join(second);
            prop_assert_eq!(joined.seal(members.as_ref(), level, 2), whole.seal(members.as_ref(), level, 1));
        }
    }
}
