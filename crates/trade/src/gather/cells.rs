//! Lines of one importer in one year: kept small while they come, sorted and added up when the year is sealed.

use crate::place::{Kind, Place};
use crate::product::{Level, Product};
use crate::read::{Line, Side};
use crate::year::Importer;

/// A line, without its importer and its year.
#[derive(Clone, Copy, Debug)]
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

/// Lines that stood in the tables more than once: how many, the first of them, and what they are worth.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Repeated {
    pub(super) lines: u64,
    pub(super) first: Option<(Place, Cell)>,
    pub(super) value: i64,
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

    /// All of them, sorted. Tables are sorted in some way, so there are few runs, and a sort that finds them.
    fn sorted(&mut self) -> Vec<Cell> {
        let mut cells = Vec::with_capacity(self.count);
        for piece in std::mem::take(&mut self.pieces) {
            cells.extend_from_slice(&piece);
        }
        cells.sort_by_key(|cell| cell.key);
        cells
    }

    /// The importer's lines in one level; and the value of those whose level is coarser than the finest, which repeat it.
    pub(super) fn seal(
        mut self,
        place: Place,
        level: Level,
        products: &[Product],
        repeated: &mut Repeated,
    ) -> (Importer, i64) {
        let cells = self.sorted();
        drop(self);
        for line in cells.chunk_by(|one, other| one.line() == other.line()) {
            if line.len() > 1 || line[0].key & SUM > 0 {
                repeated.lines += 1;
                repeated.first = repeated.first.or(Some((place, line[0])));
                repeated.value = line.iter().fold(repeated.value, |sum, cell| sum.saturating_add(cell.value));
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
        let mut coarse = 0;
        let mut lines = Lines::new(place, side, products.len(), cells.len());
        // By supplier: value, measured, quantity; and whether something came from him.
        let mut brought = vec![(0_i64, 0_i64, 0_i64, false); Place::count()];
        let mut suppliers: Vec<u16> = Vec::new();
        // Codes within one code of a coarser level stand together, for codes are sorted by their digits.
        let wanted = |cell: &Cell| {
            let product = cell.product()?;
            (product.level() == finest).then(|| product.within(level))
        };
        for of_product in cells.chunk_by(|one, other| wanted(one) == wanted(other)) {
            let Some(product) = wanted(&of_product[0]) else {
                coarse += of_product.iter().map(|cell| cell.value).sum::<i64>();
                continue;
            };
            let Ok(at) = products.binary_search(&product) else { continue };
            for cell in of_product {
                let supplier = cell.exporter();
                let Some(sum) = brought.get_mut(supplier) else { continue };
                if !sum.3 {
                    suppliers.push(supplier as u16);
                }
                let measured = if cell.key & MEASURED > 0 { cell.value } else { 0 };
                *sum = (sum.0 + cell.value, sum.1 + measured, sum.2 + cell.quantity, true);
            }
            if !suppliers.is_sorted() {
                suppliers.sort_unstable();
            }
            lines.add(at, &suppliers, &mut brought);
            suppliers.clear();
        }
        (lines.end(products.len()), coarse)
    }
}

/// Of several words about the same trade the first one counts: sides are never mixed in one sum.
const IMPORT_SIDES: [Side; 3] = [Side::Agreed, Side::Importer, Side::Exporter];

/// An importer's lines, as they are put one behind the other.
struct Lines {
    importer: Importer,
    world: usize,
}

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
        Self { importer, world }
    }

    /// A product's lines, by supplier; what was brought is taken.
    fn add(&mut self, product: usize, suppliers: &[u16], brought: &mut [(i64, i64, i64, bool)]) {
        let Importer { starts, suppliers: into, values, measured, quantities, .. } = &mut self.importer;
        let at = u32::try_from(into.len()).unwrap_or(u32::MAX);
        while starts.len() <= product {
            starts.push(at);
        }
        // A total beside named suppliers: only what it has beyond them has no supplier.
        let is_world = |supplier: u16| usize::from(supplier) == self.world;
        let others = suppliers.iter().filter(|supplier| !is_world(**supplier));
        let named: i64 = others.map(|supplier| brought[usize::from(*supplier)].0).sum();
        for supplier in suppliers {
            let (value, with, quantity, _) = std::mem::take(&mut brought[usize::from(*supplier)]);
            let beyond = is_world(*supplier) && named > 0;
            let value = if beyond { (value - named).max(0) } else { value };
            if beyond && value == 0 {
                continue;
            }
            into.push(*supplier);
            values.push(value);
            measured.push(if beyond { 0 } else { with });
            quantities.push(if beyond { 0 } else { quantity });
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
