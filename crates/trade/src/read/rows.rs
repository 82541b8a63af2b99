//! The rows of a text: from bytes to lines of trade, in one pass without copies.

use std::collections::BTreeMap;

use super::digits::{Cell, field_end};
use super::layout::{Flow, Layout, Role};
use super::quick::Quick;
use super::sink::{Gathering, Sink};
use super::trouble::{Troubles, Why};
use super::{Line, Side, YEARS};
use crate::place::Place;
use crate::product::Product;

/// Words of places seen so far; a text names few, again and again.
#[derive(Debug, Default)]
struct Letters {
    last: (Vec<u8>, Option<Place>),
    known: BTreeMap<Vec<u8>, Option<Place>>,
}

/// More words than there can be places: beyond, they are looked up one by one.
const WORDS: usize = 4096;

impl Letters {
    fn find(&mut self, cell: &[u8]) -> Option<Place> {
        if self.last.0 == cell {
            return self.last.1;
        }
        let place = match self.known.get(cell) {
            Some(place) => *place,
            None => {
                let place = std::str::from_utf8(cell).ok().and_then(Place::find);
                if self.known.len() < WORDS {
                    self.known.insert(cell.to_vec(), place);
                }
                place
            }
        };
        self.last.0.clear();
        self.last.0.extend_from_slice(cell);
        self.last.1 = place;
        place
    }
}

/// Reads the rows of texts that have one layout.
pub(crate) struct Rows<'a> {
    pub(super) layout: &'a Layout,
    /// Numbers of places, so that no list is asked for each row.
    pub(super) numbers: Vec<Option<Place>>,
    letters: Letters,
    pub(crate) troubles: Troubles,
    /// Rows of kinds that are not used: breakdowns, and flows that are parts of others.
    pub(crate) left_out: u64,
    /// The first edition that was named, and whether there was another.
    pub(crate) editions: Vec<String>,
    scratch: Vec<u8>,
    /// The way through rows that are as usual, if this table may have such.
    pub(super) quick: Option<Quick>,
}

/// A row's cells, as far as they are read.
#[derive(Clone, Copy)]
pub(super) struct Seen {
    pub(super) year: u16,
    pub(super) month: u8,
    /// Exporter or reporter, importer or partner.
    pub(super) sides: [Option<Place>; 2],
    pub(super) flow: Option<Flow>,
    pub(super) product: Option<Product>,
    pub(super) value: i64,
    pub(super) quantity: Option<i64>,
    pub(super) kept: bool,
    /// The first thing that was wrong, with the cell.
    pub(super) wrong: Option<(Why, usize, usize)>,
    pub(super) rounded: bool,
}

/// No line is worth or weighs more: a hundred thousand billion currency units, a hundred billion tonnes. Sums of absurd
/// numbers would not fit into their words.
pub(super) const MOST: i64 = 100_000_000_000_000_000;

/// Editions that a message names.
const EDITIONS: usize = 4;

impl<'a> Rows<'a> {
    pub(crate) fn new(layout: &'a Layout) -> Self {
        Self {
            layout,
            numbers: (0..1000).map(Place::of_number).collect(),
            letters: Letters::default(),
            troubles: Troubles::default(),
            left_out: 0,
            editions: Vec::new(),
            scratch: Vec::new(),
            quick: Quick::new(layout),
        }
    }

    /// Gives every line of whole rows to `sink`; the number of rows is returned. `first_row` counts rows, to name them.
    pub(super) fn read<S: Sink>(&mut self, text: &[u8], first_row: u64, sink: &mut Gathering<'_, S>) -> u64 {
        // Another sink has not been told what its lines are like.
        self.quick.iter_mut().for_each(Quick::forget);
        let (mut at, mut row) = (0, first_row);
        while at < text.len() {
            at = match self.quick_row(text, at, sink) {
                Some(next) => next,
                None => self.row(text, at, row, sink),
            };
            row += 1;
        }
        row - first_row
    }

    /// A row of which only that is known that no column says.
    #[inline]
    pub(super) fn nothing_seen(&self) -> Seen {
        let fixed = &self.layout.fixed;
        let one_sided = self.layout.one_sided;
        Seen {
            year: fixed.year.unwrap_or(0),
            month: 0,
            sides: if one_sided { [fixed.reporter, fixed.partner] } else { [fixed.exporter, fixed.importer] },
            flow: fixed.flow,
            product: fixed.product,
            value: 0,
            quantity: None,
            kept: true,
            wrong: None,
            rounded: false,
        }
    }

    /// One row; where the next begins.
    #[inline]
    fn row<S: Sink>(&mut self, text: &[u8], from: usize, row: u64, sink: &mut Gathering<'_, S>) -> usize {
        let mut seen = self.nothing_seen();
        let layout = self.layout;
        let last = layout.columns.len() - 1;
        let mut at = from;
        for (column, role) in layout.columns.iter().enumerate() {
            if text.get(at) == Some(&b'"') {
                return self.quoted_row(text, from, row, sink);
            }
            let end = field_end(text, at, layout.delimiter);
            if let Some((role, unit)) = role {
                // Only the last cell of a line can end in a carriage return.
                let last = column == last && end > at && text[end - 1] == b'\r';
                self.cell(*role, *unit, Cell::new(text, at, end - usize::from(last)), &mut seen, at - from);
            }
            at = end + 1;
            if text.get(end) != Some(&layout.delimiter) {
                if column < last {
                    return self.short_row(text, from, end, row);
                }
                self.end(&seen, &text[from..end.min(text.len())], row, sink);
                return at;
            }
        }
        // Cells behind the last that is needed; a quoted one may hide a line's end, which the next row will say.
        let mut spare = layout.headings.len() - layout.columns.len();
        let mut end = field_end(text, at, layout.delimiter);
        while text.get(end) == Some(&layout.delimiter) && spare > 1 {
            spare -= 1;
            end = field_end(text, end + 1, layout.delimiter);
        }
        if spare == 0 || text.get(end) == Some(&layout.delimiter) {
            // As many delimiters as there may be, and one more: it may be within quotes, or nothing behind it.
            let line =
                text[at..].iter().position(|byte| *byte == b'\n').map_or(text.len(), |length| at + length);
            if self.is_long(&text[at..line]) {
                self.troubles.note(Why::Long, row, &text[from..line], 0);
                return line + 1;
            }
            end = line;
        }
        self.end(&seen, &text[from..end.min(text.len())], row, sink);
        end + 1
    }

    /// Whether there is something in cells for which there is no heading; `rest` is what stands behind the last cell that is needed.
    #[cold]
    fn is_long(&self, rest: &[u8]) -> bool {
        let mut spare = self.layout.headings.len() - self.layout.columns.len();
        let (mut at, mut cell) = (0, Vec::new());
        loop {
            cell.clear();
            // A quote that is not closed hides the rest, in a cell that nobody needs.
            let Some(end) = unquoted(rest, at, self.layout.delimiter, &mut cell) else { return spare == 0 };
            if spare == 0 && !cell.trim_ascii().is_empty() {
                return true;
            }
            if end >= rest.len() {
                return false;
            }
            spare = spare.saturating_sub(1);
            at = end + 1;
        }
    }

    /// A row that ended too soon; an empty line is none.
    #[cold]
    fn short_row(&mut self, text: &[u8], from: usize, end: usize, row: u64) -> usize {
        let line = &text[from..end];
        if !line.trim_ascii().is_empty() {
            self.troubles.note(Why::Short, row, line, 0);
        }
        end + 1
    }

    /// A row with quoted cells: unquoted into a buffer, cell by cell.
    ///
    /// A quote opens a cell only where the cell begins, and must close on the same line: whoever forgot one loses that row, and
    /// not the rows below it. Trade tables have no cells of several lines.
    #[cold]
    fn quoted_row<S: Sink>(
        &mut self,
        text: &[u8],
        from: usize,
        row: u64,
        sink: &mut Gathering<'_, S>,
    ) -> usize {
        let layout = self.layout;
        let end =
            text[from..].iter().position(|byte| *byte == b'\n').map_or(text.len(), |length| from + length);
        let line = &text[from..end];
        let mut seen = self.nothing_seen();
        let mut cell = std::mem::take(&mut self.scratch);
        // Cells behind the last that is needed are only counted, here as in rows without quotes.
        let (mut at, mut wrong) = (Some(0), None);
        for column in &layout.columns {
            let Some(from) = at else {
                wrong = Some(Why::Short);
                break;
            };
            cell.clear();
            let Some(end) = unquoted(line, from, layout.delimiter, &mut cell) else {
                wrong = Some(Why::OpenQuote);
                break;
            };
            if let Some((role, unit)) = column {
                let length = cell.strip_suffix(b"\r").unwrap_or(&cell).len();
                // The cell is not a part of the row's text: what is wrong is told by the row.
                let before = seen.wrong;
                self.cell(*role, *unit, Cell::new(&cell, 0, length), &mut seen, 0);
                if before.is_none() {
                    seen.wrong = seen.wrong.map(|(why, _, _)| (why, 0, usize::MAX));
                }
            }
            at = (end < line.len()).then_some(end + 1);
        }
        self.scratch = cell;
        if let Some(rest) = at.filter(|_| wrong.is_none())
            && self.is_long(&line[rest..])
        {
            (wrong, seen.value) = (Some(Why::Long), 0);
        }
        match wrong {
            Some(why) => self.troubles.note(why, row, line, seen.value),
            None => self.end(&seen, line, row, sink),
        }
        end + 1
    }

    #[inline]
    pub(super) fn cell(&mut self, role: Role, unit: u32, cell: Cell<'_>, seen: &mut Seen, offset: usize) {
        let mut bad = |why: Why| {
            if seen.wrong.is_none() {
                seen.wrong = Some((why, offset, offset + cell.len()));
            }
        };
        match role {
            Role::Exporter | Role::Importer | Role::Reporter | Role::Partner => {
                let place = match cell.whole() {
                    Some(number) => usize::try_from(number)
                        .ok()
                        .and_then(|number| self.numbers.get(number).copied())
                        .flatten(),
                    None => self.letters.find(cell.bytes()),
                };
                if place.is_none() {
                    bad(Why::UnknownPlace);
                }
                seen.sides[usize::from(matches!(role, Role::Importer | Role::Partner))] = place;
            }
            Role::Product => {
                let product = match cell.whole() {
                    Some(number) => Product::of_digits(number, cell.len()),
                    None => std::str::from_utf8(cell.bytes()).ok().and_then(Product::parse),
                };
                if product.is_none() {
                    bad(Why::Unreadable(role));
                }
                seen.product = product;
            }
            Role::Value => match cell.decimal(unit) {
                Some((value, _)) if value > MOST => bad(Why::Unreadable(role)),
                Some((value, rounded)) if value >= 0 => {
                    (seen.value, seen.rounded) = (value, rounded);
                }
                Some((value, _)) => {
                    seen.value = value;
                    bad(Why::Negative);
                }
                None => bad(Why::Unreadable(role)),
            },
            Role::Quantity => match cell.decimal(unit) {
                Some((quantity, _)) if (0..=MOST).contains(&quantity) => {
                    seen.quantity = Some(quantity).filter(|it| *it > 0)
                }
                _ if is_nothing(cell.bytes()) => {}
                _ => seen.quantity = Some(-1),
            },
            Role::Year | Role::Period => match moment(cell).or_else(|| moment(cell.trimmed())) {
                Some((year, month)) => (seen.year, seen.month) = (year, month),
                None => bad(Why::Unreadable(role)),
            },
            Role::Flow => {
                seen.flow = std::str::from_utf8(cell.bytes()).ok().and_then(Flow::find);
                if seen.flow.is_none() {
                    bad(Why::Unreadable(role));
                }
            }
            Role::Breakdown => seen.kept &= matches!(cell.bytes().trim_ascii(), b"" | b"0" | b"C00" | b"W00"),
            Role::Edition => self.edition(cell.bytes().trim_ascii()),
        }
    }

    fn edition(&mut self, cell: &[u8]) {
        let known = self.editions.iter().any(|edition| edition.as_bytes() == cell);
        if !known && self.editions.len() < EDITIONS && !cell.is_empty() {
            self.editions.push(String::from_utf8_lossy(cell).into_owned());
        }
    }

    /// Exporter, importer and whose word it is; nothing if one is not known, or the flow is a part of another.
    #[inline]
    pub(super) fn parties(&self, seen: &Seen) -> Option<(Place, Place, Side)> {
        let [Some(one), Some(other)] = seen.sides else { return None };
        match (self.layout.one_sided, seen.flow) {
            (false, _) => Some((one, other, Side::Agreed)),
            (true, Some(Flow::Import)) => Some((other, one, Side::Importer)),
            (true, Some(Flow::Export)) => Some((one, other, Side::Exporter)),
            (true, Some(Flow::Reexport)) => Some((one, other, Side::Reexport)),
            (true, _) => None,
        }
    }

    /// The row is read: a line, or a trouble.
    #[inline]
    pub(super) fn end<S: Sink>(&mut self, seen: &Seen, text: &[u8], row: u64, sink: &mut Gathering<'_, S>) {
        if let Some((why, from, to)) = seen.wrong {
            // Rows that are parts of others are left out whatever they say.
            if seen.kept {
                self.troubles.note(why, row, text.get(from..to).unwrap_or(text), seen.value);
            } else {
                self.left_out += 1;
            }
            return;
        }
        let ([Some(_), Some(_)], Some(product)) = (seen.sides, seen.product) else {
            return self.troubles.note(Why::Short, row, text, 0);
        };
        let Some((exporter, importer, side)) = self.parties(seen) else {
            self.left_out += 1;
            return;
        };
        if !seen.kept {
            self.left_out += 1;
            return;
        }
        if seen.rounded {
            self.troubles.note(Why::Rounded, row, text, seen.value);
        }
        let mut quantity = seen.quantity;
        if quantity.is_some_and(|quantity| quantity < 0) {
            self.troubles.note(Why::BadQuantity, row, text, seen.value);
            quantity = None;
        }
        sink.take(&Line {
            year: seen.year,
            month: seen.month,
            exporter,
            importer,
            side,
            product,
            value: seen.value,
            quantity,
        });
    }
}

/// Puts the cell that begins at a position of a line into a buffer, without its quotes; where it ends, or nothing if a quote is
/// not closed. Two quotes within quotes are one; what stands behind the closing one belongs to the cell.
fn unquoted(line: &[u8], from: usize, delimiter: u8, cell: &mut Vec<u8>) -> Option<usize> {
    let mut at = from;
    if line.get(at) == Some(&b'"') {
        loop {
            at += 1;
            match (*line.get(at)?, line.get(at + 1)) {
                (b'"', Some(b'"')) => at += 1,
                (b'"', _) => break,
                _ => {}
            }
            cell.push(line[at]);
        }
        at += 1;
    }
    let end = line[at..].iter().position(|byte| *byte == delimiter).map_or(line.len(), |length| at + length);
    cell.extend_from_slice(&line[at..end]);
    Some(end)
}

/// How tables write that a quantity is not known.
fn is_nothing(cell: &[u8]) -> bool {
    matches!(
        cell.trim_ascii(),
        b"" | b"NA" | b"NaN" | b"nan" | b"null" | b"NULL" | b"None" | b"..." | b":" | b"-"
    )
}

/// The year and the month (nought if none) of `2021`, `202103`, `2021-03`, `2021-03-01`.
#[inline]
fn moment(cell: Cell<'_>) -> Option<(u16, u8)> {
    let (year, month) = match (cell.len(), cell.whole()) {
        (4, Some(year)) => (year, 0),
        (6, Some(number)) => (number / 100, number % 100),
        (8, Some(number)) => (number / 10_000, number / 100 % 100),
        (7 | 10, None) => {
            let bytes = cell.bytes();
            let part = |from, to| Cell::new(bytes, from, to).whole();
            (bytes[4] == b'-').then_some(())?;
            (part(0, 4)?, part(5, 7)?)
        }
        _ => return None,
    };
    let year = u16::try_from(year).ok().filter(|year| YEARS.contains(year))?;
    // Eurostat writes the whole year as month 52.
    let month = if month == 52 { 0 } else { u8::try_from(month).ok().filter(|month| *month <= 12)? };
    Some((year, month))
}
