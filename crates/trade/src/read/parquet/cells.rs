//! What cells say, each as one whole number, so that a column is an array and a row a few loads.
//!
//! Whatever is not plain is strange: its row is read again as a text would be, by the rules of texts.

use super::BATCH;
use super::column::Column;
use super::kinds::{Kind, Sense};
use crate::place::Place;
use crate::product::{Level, Product};
use crate::read::digits::Cell;
use crate::read::layout::{Flow, Role};
use crate::read::rows::{MOST, Rows};
use crate::read::sink::{Gathering, Sink};
use crate::read::trouble::Why;
use crate::read::{Goods, Line, Side};

/// What a strange cell says; all others say nought or more.
pub(super) const STRANGE: i64 = i64::MIN;
/// A mark of values that were finer than what is kept.
const ROUNDED: i64 = 1 << 62;

/// Whether nothing is to be said of any of these cells.
pub(super) fn are_plain(said: &[i64]) -> bool {
    said.iter().fold(0, |all, said| all | said) & (STRANGE | ROUNDED) == 0
}

const FLOWS: [Flow; 4] = [Flow::Import, Flow::Export, Flow::Reexport, Flow::Other];

/// Reads cells and rows of one table.
pub(super) struct Cells<'r, 'l> {
    rows: &'r mut Rows<'l>,
    places: Vec<Place>,
    text: Vec<u8>,
}

/// The places of a row's cells among its columns, or what is known without one.
pub(super) struct Order {
    /// Moment, exporter or reporter, importer or partner, flow, product, value, quantity.
    known: [Result<usize, Vec<i64>>; 7],
    others: Vec<usize>,
}

impl<'r, 'l> Cells<'r, 'l> {
    pub(super) fn new(rows: &'r mut Rows<'l>) -> Self {
        Self { rows, places: Place::all().collect(), text: Vec::new() }
    }

    /// What a cell says.
    pub(super) fn said(&mut self, role: Role, unit: u32, kind: Kind, cell: &[u8]) -> i64 {
        let whole = matches!(kind.sense, Sense::Signed | Sense::Unsigned);
        match role {
            Role::Exporter | Role::Importer | Role::Reporter | Role::Partner if whole => {
                let number = kind.whole(cell).and_then(|number| usize::try_from(number).ok());
                let place = number.and_then(|number| self.rows.numbers.get(number).copied()).flatten();
                place.map_or(STRANGE, of_place)
            }
            Role::Product if whole => {
                let number = kind.whole(cell).and_then(|number| u64::try_from(number).ok());
                let digits = |number: u64| number.checked_ilog10().map_or(1, |log| log as usize + 1);
                let product = number.and_then(|number| Product::of_digits(number, digits(number)));
                product.map_or(STRANGE, of_product)
            }
            Role::Value | Role::Quantity if cell.len() == 8 => self.number(role, unit, kind, cell),
            _ => self.written(role, unit, kind, cell),
        }
    }

    /// What numbers of eight bytes say.
    pub(super) fn numbers(&mut self, role: Role, unit: u32, kind: Kind, bytes: &[u8], said: &mut Vec<i64>) {
        if kind.sense == Sense::Float {
            said.extend(bytes.chunks_exact(8).map(|cell| self.fraction(role, unit, kind, cell)));
        } else {
            said.extend(bytes.chunks_exact(8).map(|cell| self.number(role, unit, kind, cell)));
        }
    }

    /// What a binary fraction of eight bytes says.
    ///
    /// A fraction `x` is a decimal of at most 15 digits, `n / 10^unit`, if that is `x` again when divided: of such decimals no
    /// two are the same fraction, so it is the shortest.
    #[inline]
    fn fraction(&mut self, role: Role, unit: u32, kind: Kind, cell: &[u8]) -> i64 {
        const SAFE: f64 = 1e15;
        let number = cell.try_into().map_or(f64::NAN, f64::from_le_bytes);
        let scale = POWERS[unit.min(15) as usize];
        let scaled = number * scale;
        if (0.0..SAFE).contains(&scaled) {
            #[expect(clippy::cast_possible_truncation, reason = "below 10^15")]
            let whole = (scaled + 0.5) as i64;
            #[expect(clippy::float_cmp, reason = "the same bits are meant")]
            if whole as f64 / scale == number {
                return whole;
            }
            // The decimal meant lies far closer to `scaled` than a quarter.
            if (scaled - whole as f64).abs() < 0.25 {
                return if role == Role::Value { whole | ROUNDED } else { whole };
            }
        }
        if number.is_nan() && role == Role::Quantity { 0 } else { self.written(role, unit, kind, cell) }
    }

    /// What a number of eight bytes says.
    fn number(&mut self, role: Role, unit: u32, kind: Kind, cell: &[u8]) -> i64 {
        match kind.sense {
            Sense::Float => self.fraction(role, unit, kind, cell),
            Sense::Signed | Sense::Unsigned => {
                let scaled = kind.whole(cell).zip(10_i64.checked_pow(unit));
                let scaled = scaled.and_then(|(number, scale)| number.checked_mul(scale));
                match scaled.filter(|number| (0..=MOST).contains(number)) {
                    Some(number) => number,
                    None => self.written(role, unit, kind, cell),
                }
            }
            _ => self.written(role, unit, kind, cell),
        }
    }

    /// What the text of a cell says.
    fn written(&mut self, role: Role, unit: u32, kind: Kind, cell: &[u8]) -> i64 {
        let mut text = std::mem::take(&mut self.text);
        text.clear();
        kind.write(cell, &mut text);
        let said = self.of_text(role, unit, &text);
        self.text = text;
        said
    }

    /// What an empty cell says.
    pub(super) fn nothing(&mut self, role: Role, unit: u32) -> i64 {
        self.of_text(role, unit, b"")
    }

    fn of_text(&mut self, role: Role, unit: u32, text: &[u8]) -> i64 {
        let mut seen = self.rows.nothing_seen();
        self.rows.cell(role, unit, Cell::new(text, 0, text.len()), &mut seen, 0);
        if seen.wrong.is_some() || !seen.kept {
            return STRANGE;
        }
        match role {
            Role::Exporter | Role::Reporter => seen.sides[0].map_or(STRANGE, of_place),
            Role::Importer | Role::Partner => seen.sides[1].map_or(STRANGE, of_place),
            Role::Product => seen.product.map_or(STRANGE, of_product),
            Role::Value => seen.value | if seen.rounded { ROUNDED } else { 0 },
            Role::Quantity => match seen.quantity.unwrap_or(0) {
                quantity @ 0.. => quantity,
                _ => STRANGE,
            },
            Role::Year | Role::Period => of_moment(seen.year, seen.month),
            Role::Flow => seen.flow.map_or(STRANGE, of_flow),
            Role::Breakdown | Role::Edition => 0,
        }
    }

    /// Which column is which.
    pub(super) fn order(&self, columns: &[Column]) -> Order {
        let fixed = &self.rows.layout.fixed;
        let sides = match self.rows.layout.one_sided {
            true => [fixed.reporter, fixed.partner],
            false => [fixed.exporter, fixed.importer],
        };
        let known = [
            ([Role::Year, Role::Period], fixed.year.map_or(STRANGE, |year| of_moment(year, 0))),
            ([Role::Exporter, Role::Reporter], sides[0].map_or(STRANGE, of_place)),
            ([Role::Importer, Role::Partner], sides[1].map_or(STRANGE, of_place)),
            ([Role::Flow, Role::Flow], fixed.flow.map_or(0, of_flow)),
            ([Role::Product, Role::Product], fixed.product.map_or(STRANGE, of_product)),
            ([Role::Value, Role::Value], STRANGE),
            ([Role::Quantity, Role::Quantity], 0),
        ];
        let known = known.map(|(roles, fixed)| {
            columns.iter().rposition(|column| roles.contains(&column.role)).ok_or_else(|| vec![fixed; BATCH])
        });
        let others = (0..columns.len()).filter(|column| !known.contains(&Ok(*column))).collect();
        Order { known, others }
    }

    /// Gives the rows of a batch to `sink`; `first` is the number of the first one.
    pub(super) fn lines<S: Sink>(
        &mut self,
        columns: &[Column],
        order: &Order,
        said: &[Vec<i64>],
        first: u64,
        sink: &mut Gathering<'_, S>,
    ) {
        let rows = said.first().map_or(0, Vec::len);
        let [moments, ones, others, flows, products, values, quantities] =
            order.known.each_ref().map(|column| match column {
                Ok(column) => &said[*column][..rows],
                Err(same) => &same[..rows],
            });
        let one_sided = self.rows.layout.one_sided;
        let mut row = 0;
        while row < rows {
            // How far lines have moment, both sides and flow in common; what changes most is looked at first.
            let end = [others, ones, flows, moments].iter().fold(rows, |end, column| {
                let same = column[row..end].iter().position(|said| *said != column[row]);
                same.map_or(end, |length| row + length)
            });
            let like = self.like((moments[row], ones[row], others[row], flows[row]), one_sided);
            if let Some(like) = &like {
                sink.turn(like);
            }
            for row in row..end {
                let (product, value, quantity) = (products[row], values[row], quantities[row]);
                let mut all = product | value | quantity;
                for column in &order.others {
                    all |= said[*column][row];
                }
                match goods(product, value, quantity).filter(|_| all >= 0 && like.is_some()) {
                    Some(goods) => {
                        if value & ROUNDED != 0 {
                            self.rounded(columns, row, first + row as u64, goods.value);
                        }
                        sink.put(goods);
                    }
                    None => self.strange(columns, row, first + row as u64, sink),
                }
            }
            row = end;
        }
    }

    /// A line of that moment, these sides and that flow, still without goods.
    #[cold]
    fn like(&self, (moment, one, other, flow): (i64, i64, i64, i64), one_sided: bool) -> Option<Line> {
        if moment | one | other | flow < 0 {
            return None;
        }
        let place = |said: i64| usize::try_from(said).ok().and_then(|said| self.places.get(said));
        let (one, other) = (*place(one)?, *place(other)?);
        let (exporter, importer, side) = match (one_sided, FLOWS.get(usize::try_from(flow).ok()?)?) {
            (false, _) => (one, other, Side::Agreed),
            (true, Flow::Import) => (other, one, Side::Importer),
            (true, Flow::Export) => (one, other, Side::Exporter),
            (true, Flow::Reexport) => (one, other, Side::Reexport),
            (true, Flow::Other) => return None,
        };
        let year = u16::try_from(moment / 100).ok()?;
        let month = u8::try_from(moment % 100).ok()?;
        let product = Product::new(Level::Chapter, 0)?;
        Some(Line { year, month, exporter, importer, side, product, value: 0, quantity: None })
    }

    /// The texts of a row's cells, and where each one begins and ends.
    fn texts(&self, columns: &[Column], row: usize) -> (Vec<u8>, Vec<(usize, usize)>) {
        let (mut text, mut spans) = (Vec::new(), Vec::new());
        for (at, column) in columns.iter().enumerate() {
            if at > 0 {
                text.push(b',');
            }
            let begin = text.len();
            column.write(row, &mut text);
            spans.push((begin, text.len()));
        }
        (text, spans)
    }

    /// A row that is read as a text would be.
    #[cold]
    fn strange<S: Sink>(&mut self, columns: &[Column], row: usize, number: u64, sink: &mut Gathering<'_, S>) {
        let (text, spans) = self.texts(columns, row);
        let mut seen = self.rows.nothing_seen();
        for (column, (from, to)) in columns.iter().zip(spans) {
            self.rows.cell(column.role, column.unit, Cell::new(&text, from, to), &mut seen, from);
        }
        self.rows.end(&seen, &text, number, sink);
    }

    /// Only the first of such rows is shown, so only its text is made.
    fn rounded(&mut self, columns: &[Column], row: usize, number: u64, value: i64) {
        let earlier = self.rows.troubles.cases.get(&Why::Rounded).is_some_and(|case| case.first < number);
        let text = if earlier { Vec::new() } else { self.texts(columns, row).0 };
        self.rows.troubles.note(Why::Rounded, number, &text, value);
    }
}

/// What cells say of goods; nothing if they are strange.
#[inline]
fn goods(product: i64, value: i64, quantity: i64) -> Option<Goods> {
    let level = Level::ALL.get(usize::try_from(product >> 20).ok()?)?;
    let product = Product::new(*level, u32::try_from(product & 0xf_ffff).ok()?)?;
    Some(Goods { product, value: value & !ROUNDED, quantity })
}

/// Powers of ten that are exact as binary fractions.
const POWERS: [f64; 16] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

fn of_place(place: Place) -> i64 {
    i64::try_from(place.index()).unwrap_or(STRANGE)
}

fn of_product(product: Product) -> i64 {
    (product.level() as i64) << 20 | i64::from(product.number())
}

fn of_moment(year: u16, month: u8) -> i64 {
    i64::from(year) * 100 + i64::from(month)
}

fn of_flow(flow: Flow) -> i64 {
    FLOWS.iter().position(|other| *other == flow).and_then(|at| i64::try_from(at).ok()).unwrap_or(STRANGE)
}
