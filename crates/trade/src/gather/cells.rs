//! Lines of one importer in one year: kept small while they come, sorted and added up when the year is sealed.

use crate::place::{Kind, Place};
use crate::product::{Level, Product};
use crate::read::{Line, Side};
use crate::year::Importer;

/// A line, without its importer and its year.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cell {
    /// Side, level and code, exporter, whether there is a quantity, whether several lines are in it: from the highest bits
    /// down; so cells sort as they are sealed.
    key: u64,
    value: i64,
    /// Grams.
    quantity: i64,
}

/// What makes a cell a part of a line: whether it has a quantity, and whether it is a sum.
const MEASURED: u64 = 2;
const SUM: u64 = 1;

impl Cell {
    #[inline]
    pub(super) fn of(line: &Line) -> Self {
        let product = (u64::from(line.product.level() as u8) << 20) | u64::from(line.product.number());
        let quantity = line.quantity.unwrap_or(0).max(0);
        let key = ((line.side as u64) << 35)
            | (product << 13)
            | (line.exporter.index() as u64) << 2
            | if quantity > 0 { MEASURED } else { 0 };
        Self { key, value: line.value, quantity }
    }

    /// What it shares with all cells of its line.
    fn line(self) -> u64 {
        self.key >> 2
    }

    fn side(self) -> usize {
        (self.key >> 35) as usize
    }

    pub(super) fn product(self) -> Option<Product> {
        let level = Level::ALL.get((self.key >> 33 & 3) as usize)?;
        Product::new(*level, (self.key >> 13 & 0xf_ffff) as u32)
    }

    fn level(self) -> u64 {
        self.key >> 33 & 3
    }

    fn code(self) -> u32 {
        (self.key >> 13 & 0xf_ffff) as u32
    }

    /// Side, level and code.
    fn goods(self) -> usize {
        (self.key >> 13) as usize
    }

    pub(super) fn exporter(self) -> usize {
        (self.key >> 2 & 0x7ff) as usize
    }
}

/// Cells of one importer, in pieces, so that growing never copies them.
#[derive(Debug, Default)]
pub(super) struct Cells {
    pieces: Vec<Vec<Cell>>,
    count: usize,
    /// The finest level that was told.
    pub(super) finest: Option<Level>,
}

/// Cells of the first piece, and of the longest.
const SHORT: usize = 64;
const LONG: usize = 4096;

/// Lines of one kind: how many, the first of them, and a value.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    pub(super) lines: u64,
    pub(super) first: Option<(Place, Cell)>,
    pub(super) value: i64,
}

impl Tally {
    fn note(&mut self, importer: Place, cell: Cell, value: i64) {
        self.lines += 1;
        self.first = self.first.or(Some((importer, cell)));
        self.value = self.value.saturating_add(value);
    }

    /// Adds what was found of a later importer.
    pub(super) fn absorb(&mut self, other: &Self) {
        self.lines += other.lines;
        self.first = self.first.or(other.first);
        self.value = self.value.saturating_add(other.value);
    }
}

/// What is odd about an importer's lines.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Odd {
    /// Lines that stood in the tables more than once, and what they are worth.
    pub(super) repeated: Tally,
    /// Totals that are less than their named suppliers together, and by how much.
    pub(super) short: Tally,
}

impl Cells {
    #[inline]
    pub(super) fn push(&mut self, cell: Cell, level: Level) {
        match self.pieces.last_mut() {
            Some(piece) if piece.len() < piece.capacity() => piece.push(cell),
            _ => self.begin(cell),
        }
        self.count += 1;
        if self.finest.is_none_or(|finest| finest < level) {
            self.finest = Some(level);
        }
    }

    #[cold]
    fn begin(&mut self, cell: Cell) {
        let mut piece = Vec::with_capacity(self.count.clamp(SHORT, LONG));
        piece.push(cell);
        self.pieces.push(piece);
    }

    pub(super) fn append(&mut self, mut other: Self) {
        self.pieces.append(&mut other.pieces);
        self.count += other.count;
        self.finest = self.finest.max(other.finest);
    }

    /// Adds up the cells of the same line; how many are left.
    pub(super) fn merge(&mut self) -> usize {
        let mut cells = self.sorted();
        cells.dedup_by(|later, first| {
            let same = later.key & !SUM == first.key & !SUM;
            if same {
                first.key |= SUM;
                first.value = first.value.saturating_add(later.value);
                first.quantity = first.quantity.saturating_add(later.quantity);
            }
            same
        });
        self.count = cells.len();
        self.pieces = vec![cells];
        self.count
    }

    /// All of them, sorted; many of them by what was traded, by two passes of counting, twelve bits each, and then the few of
    /// one kind by comparing.
    fn sorted(&mut self) -> Vec<Cell> {
        const DIGIT: usize = 1 << 12;
        let pieces = std::mem::take(&mut self.pieces);
        if self.count < DIGIT {
            let mut cells = pieces.concat();
            cells.sort_unstable_by_key(|cell| cell.key);
            return cells;
        }
        let mut cells = vec![Cell::default(); self.count];
        scatter(pieces.iter().flatten(), &mut cells, DIGIT, |cell| cell.goods() % DIGIT);
        drop(pieces);
        let mut sorted = vec![Cell::default(); self.count];
        scatter(cells.iter(), &mut sorted, DIGIT, |cell| cell.goods() / DIGIT);
        for alike in sorted.chunk_by_mut(|one, other| one.goods() == other.goods()) {
            alike.sort_unstable_by_key(|cell| cell.key);
        }
        sorted
    }

    /// The importer's lines in one level; and the value of those whose level is coarser than the finest, which repeat it.
    pub(super) fn seal(
        mut self,
        place: Place,
        level: Level,
        products: &[Product],
        odd: &mut Odd,
    ) -> (Importer, i64) {
        let cells = self.sorted();
        drop(self);
        for line in cells.chunk_by(|one, other| one.line() == other.line()) {
            if line.len() > 1 || line[0].key & SUM > 0 {
                let value = line.iter().fold(0, |sum: i64, cell| sum.saturating_add(cell.value));
                odd.repeated.note(place, line[0], value);
            }
        }
        let of_side = |side: Side| {
            let begin = cells.partition_point(|cell| cell.side() < side as usize);
            let end = cells.partition_point(|cell| cell.side() <= side as usize);
            &cells[begin..end]
        };
        let side = IMPORT_SIDES.into_iter().find(|side| !of_side(*side).is_empty()).unwrap_or(Side::Agreed);
        let cells = of_side(side);
        let finest = cells.last().and_then(|cell| cell.product()).map_or(level, Product::level);
        let (coarse, cells) = cells.split_at(cells.partition_point(|cell| cell.level() < finest as u64));
        let coarse = coarse.iter().map(|cell| cell.value).sum();
        let mut lines = Lines::new(place, side, products.len(), cells.len());
        // Codes within one code of a coarser level stand together, for codes are sorted by their digits.
        let within = 10_u32.pow(finest.digits().saturating_sub(level.digits()));
        let mut together = Vec::new();
        let alike = |one: &Cell, other: &Cell| match within {
            1 => one.code() == other.code(),
            _ => one.code() / within == other.code() / within,
        };
        for of_product in cells.chunk_by(alike) {
            let product = of_product[0].product().map(|product| product.within(level));
            let Some(at) = product.and_then(|product| products.binary_search(&product).ok()) else {
                continue;
            };
            if within == 1 {
                lines.add(at, of_product);
            } else {
                together.clear();
                together.extend_from_slice(of_product);
                together.sort_unstable_by_key(|cell| cell.exporter());
                lines.add(at, &together);
            }
        }
        odd.short = lines.short;
        (lines.end(products.len()), coarse)
    }
}

/// Puts cells where their digit belongs, those of one digit in the order in which they came.
fn scatter<'a>(
    cells: impl Iterator<Item = &'a Cell> + Clone,
    into: &mut [Cell],
    digits: usize,
    digit: impl Fn(&Cell) -> usize,
) {
    let mut next = vec![0_usize; digits];
    cells.clone().for_each(|cell| next[digit(cell)] += 1);
    let mut begin = 0;
    for count in &mut next {
        begin += std::mem::replace(count, begin);
    }
    for cell in cells {
        let at = &mut next[digit(cell)];
        into[*at] = *cell;
        *at += 1;
    }
}

/// Of several words about the same trade the first one counts: sides are never mixed in one sum.
const IMPORT_SIDES: [Side; 3] = [Side::Agreed, Side::Importer, Side::Exporter];

/// An importer's lines, as they are put one behind the other.
struct Lines {
    importer: Importer,
    world: usize,
    short: Tally,
}

/// A total may be less than its parts by one in so many: tables are rounded.
pub(crate) const ROUNDING: i64 = 1_000;

impl Lines {
    fn new(place: Place, side: Side, products: usize, lines: usize) -> Self {
        let importer = Importer {
            place,
            side,
            starts: Vec::with_capacity(products + 1),
            suppliers: Vec::with_capacity(lines),
            values: Vec::with_capacity(lines),
            measured: Vec::with_capacity(lines),
            quantities: Vec::with_capacity(lines),
        };
        let world = Place::all().find(|place| place.kind() == Kind::World).map_or(usize::MAX, Place::index);
        Self { importer, world, short: Tally::default() }
    }

    /// A product's lines, sorted by supplier.
    fn add(&mut self, product: usize, cells: &[Cell]) {
        let Importer { place, starts, suppliers, values, measured, quantities, .. } = &mut self.importer;
        let at = u32::try_from(suppliers.len()).unwrap_or(u32::MAX);
        while starts.len() <= product {
            starts.push(at);
        }
        // A total beside named suppliers: only what it has beyond them has no supplier.
        let is_world = |cell: &Cell| cell.exporter() == self.world;
        let named: i64 = cells.iter().filter(|cell| !is_world(cell)).map(|cell| cell.value).sum();
        for line in cells.chunk_by(|one, other| one.exporter() == other.exporter()) {
            let (mut value, mut with, mut quantity) = (0, 0, 0);
            for cell in line {
                value += cell.value;
                with += if cell.key & MEASURED > 0 { cell.value } else { 0 };
                quantity += cell.quantity;
            }
            if is_world(&line[0]) && named > 0 {
                if named - value > named / ROUNDING {
                    self.short.note(*place, line[0], named - value);
                }
                (value, with, quantity) = ((value - named).max(0), 0, 0);
                if value == 0 {
                    continue;
                }
            }
            suppliers.push(line[0].exporter() as u16);
            values.push(value);
            measured.push(with);
            quantities.push(quantity);
        }
    }

    fn end(mut self, products: usize) -> Importer {
        let at = u32::try_from(self.importer.suppliers.len()).unwrap_or(u32::MAX);
        self.importer.starts.resize(products + 1, at);
        self.importer.suppliers.shrink_to_fit();
        self.importer.values.shrink_to_fit();
        self.importer.measured.shrink_to_fit();
        self.importer.quantities.shrink_to_fit();
        self.importer
    }
}
