//! One column of a row group, decoded page by page into what its cells say.
//!
//! The pages are unpacked by the `parquet` crate. Plain values and dictionaries, which is what tables are written in, are read
//! here, so that an entry of a dictionary is understood once and not in every row; any other encoding is read by the crate
//! and put into plain pages.

use bytes::Bytes;
use parquet::basic::Encoding;
use parquet::column::page::{Page, PageReader};
use parquet::column::reader::{ColumnReader, get_column_reader};
use parquet::data_type::AsBytes;
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::ColumnChunkMetaData;

use super::cells::{Cells, STRANGE};
use super::kinds::Kind;
use super::runs::{Damaged, Runs, packed};
use crate::read::layout::Role;

/// Where pages come from.
enum Source {
    Pages(Box<dyn PageReader>),
    Decoded(Box<ColumnReader>),
}

/// Rows of a page that is made of what the crate has decoded.
const DECODED: usize = 4096;

/// Cells that lie in bytes.
#[derive(Debug, Default)]
struct Plain {
    bytes: Bytes,
    /// Where the next one begins.
    at: usize,
}

/// Where a cell lies in its bytes.
type Span = (u32, u32);

/// The values of a page.
enum Values {
    Plain(Plain),
    Indices(Runs),
}

/// A column of a row group.
pub(super) struct Column {
    pub(super) role: Role,
    pub(super) unit: u32,
    kind: Kind,
    nullable: bool,
    source: Source,
    dictionary: Bytes,
    spans: Vec<Span>,
    /// By entry of the dictionary: what it says.
    said: Vec<i64>,
    /// What an empty cell says.
    nothing: Option<i64>,
    /// Rows left in the page, and how its empty cells and its values are told.
    left: usize,
    levels: Option<Runs>,
    values: Values,
    batch: Batch,
    /// Whether the page at hand is not unpacked yet, and rows of it that were passed over: what nobody asks for stays packed.
    packed: bool,
    passed: usize,
    /// What the last plain cell said.
    last: (Vec<u8>, i64),
}

/// Where the cells of the rows read last lie.
#[derive(Default)]
struct Batch {
    /// By row whether there is a cell; empty if there always is.
    present: Vec<u32>,
    indices: Vec<u32>,
    /// Where plain cells of one width begin.
    begin: usize,
    /// Where plain cells of any length lie.
    spans: Vec<Span>,
}

impl From<Damaged> for ParquetError {
    fn from(_: Damaged) -> Self {
        Self::General("a page is damaged".to_owned())
    }
}

fn damaged<T>() -> Result<T> {
    Err(Damaged.into())
}

impl Column {
    /// The column of a chunk.
    pub(super) fn new(
        chunk: &ColumnChunkMetaData,
        pages: Box<dyn PageReader>,
        kind: Kind,
        role: Role,
        unit: u32,
    ) -> Self {
        let ours = |encoding| {
            matches!(
                encoding,
                Encoding::PLAIN | Encoding::RLE | Encoding::PLAIN_DICTIONARY | Encoding::RLE_DICTIONARY
            )
        };
        let source = if chunk.encodings().all(ours) {
            Source::Pages(pages)
        } else {
            Source::Decoded(Box::new(get_column_reader(chunk.column_descr_ptr(), pages)))
        };
        Self {
            role,
            unit,
            kind,
            nullable: chunk.column_descr().max_def_level() > 0,
            source,
            dictionary: Bytes::new(),
            spans: Vec::new(),
            said: Vec::new(),
            nothing: None,
            left: 0,
            levels: None,
            values: Values::Plain(Plain::default()),
            batch: Batch::default(),
            packed: false,
            passed: 0,
            last: (Vec::new(), STRANGE),
        }
    }

    /// Rows left in the page at hand, or in the next one if there are none; nought at the end of the column.
    pub(super) fn left(&mut self, cells: &mut Cells<'_, '_>) -> Result<usize> {
        while self.left == 0 {
            self.passed = 0;
            let more = match &mut self.source {
                Source::Pages(pages) => {
                    if std::mem::take(&mut self.packed) {
                        pages.skip_next_page()?;
                    }
                    self.look(cells)?
                }
                Source::Decoded(_) => self.decode()?,
            };
            if !more {
                return Ok(0);
            }
        }
        Ok(self.left)
    }

    /// How long the next page is, without unpacking it; false at the end.
    fn look(&mut self, cells: &mut Cells<'_, '_>) -> Result<bool> {
        let Source::Pages(pages) = &mut self.source else { return Ok(false) };
        let Some(page) = pages.peek_next_page()? else { return Ok(false) };
        match page.num_rows.or(page.num_levels).filter(|_| !page.is_dict) {
            Some(rows) => (self.left, self.packed) = (rows, true),
            None => return self.turn(cells),
        }
        Ok(true)
    }

    /// Passes over the first rows of the column.
    pub(super) fn pass_all(&mut self, mut rows: usize, cells: &mut Cells<'_, '_>) -> Result<()> {
        while rows > 0 {
            let now = self.left(cells)?.min(rows);
            if now == 0 {
                return damaged();
            }
            self.pass(now);
            rows -= now;
        }
        Ok(())
    }

    /// Passes over rows; at most as many as are left in the page.
    pub(super) fn pass(&mut self, rows: usize) {
        self.passed += rows;
        self.left -= rows;
    }

    /// Goes to the row behind those that were passed over.
    #[cold]
    fn arrive(&mut self, cells: &mut Cells<'_, '_>) -> Result<()> {
        let passed = std::mem::take(&mut self.passed);
        let rows = self.left + passed;
        if std::mem::take(&mut self.packed) && !(self.turn(cells)? && self.left == rows) {
            return damaged();
        }
        self.left = rows;
        if passed > 0 { self.take(passed, cells, &mut Vec::new()) } else { Ok(()) }
    }

    /// The next page; false at the end.
    fn turn(&mut self, cells: &mut Cells<'_, '_>) -> Result<bool> {
        let Source::Pages(pages) = &mut self.source else { return Ok(false) };
        let Some(page) = pages.get_next_page()? else { return Ok(false) };
        let (rows, encoding, levels, values) = match page {
            Page::DictionaryPage { buf, num_values, encoding, .. } => {
                if !matches!(encoding, Encoding::PLAIN | Encoding::PLAIN_DICTIONARY) {
                    return damaged();
                }
                self.learn(buf, num_values as usize, cells)?;
                return Ok(true);
            }
            Page::DataPage { buf, num_values, encoding, def_level_encoding, .. } => {
                if !self.nullable {
                    (num_values, encoding, None, buf)
                } else if def_level_encoding == Encoding::RLE {
                    let length = buf.get(..4).and_then(|length| length.try_into().ok()).ok_or(Damaged)?;
                    let end = (u32::from_le_bytes(length) as usize).checked_add(4).ok_or(Damaged)?;
                    let levels = buf.get(4..end).ok_or(Damaged)?;
                    (num_values, encoding, Some(buf.slice_ref(levels)), buf.slice(end..))
                } else {
                    return damaged();
                }
            }
            Page::DataPageV2 {
                buf, num_values, encoding, def_levels_byte_len, rep_levels_byte_len, ..
            } => {
                let begin = rep_levels_byte_len as usize;
                let end = begin.checked_add(def_levels_byte_len as usize).ok_or(Damaged)?;
                let levels = buf.get(begin..end).ok_or(Damaged)?;
                let levels = self.nullable.then(|| buf.slice_ref(levels));
                (num_values, encoding, levels, buf.slice(end..))
            }
        };
        self.left = rows as usize;
        self.levels = levels.map(|levels| Runs::new(levels, 1)).transpose()?;
        self.values = match encoding {
            Encoding::PLAIN => Values::Plain(Plain { bytes: values, at: 0 }),
            Encoding::PLAIN_DICTIONARY | Encoding::RLE_DICTIONARY => {
                // A page of empty cells alone may have no width.
                let width = values.first().copied().unwrap_or(0);
                Values::Indices(Runs::new(values.slice(values.len().min(1)..), u32::from(width))?)
            }
            other => return Err(ParquetError::General(format!("the encoding {other} is not declared"))),
        };
        Ok(true)
    }

    /// A dictionary is understood, entry by entry.
    fn learn(&mut self, bytes: Bytes, entries: usize, cells: &mut Cells<'_, '_>) -> Result<()> {
        self.spans.clear();
        let mut plain = Plain { bytes, at: 0 };
        match self.kind.width {
            None => plain.spans(entries, &mut self.spans)?,
            Some(width) => {
                let end =
                    |entry: usize| (entry + 1).checked_mul(width).filter(|end| *end <= plain.bytes.len());
                for entry in 0..entries {
                    let end = end(entry).and_then(|end| u32::try_from(end).ok()).ok_or(Damaged)?;
                    self.spans.push((end - width as u32, end));
                }
            }
        }
        self.said.clear();
        for (from, to) in &self.spans {
            let cell = plain.bytes.get(*from as usize..*to as usize).unwrap_or_default();
            self.said.push(cells.said(self.role, self.unit, self.kind, cell));
        }
        self.dictionary = plain.bytes;
        Ok(())
    }

    /// A plain page of what the crate has decoded; false at the end.
    fn decode(&mut self) -> Result<bool> {
        let Source::Decoded(reader) = &mut self.source else { return Ok(false) };
        let (mut levels, mut bytes) = (Vec::new(), Vec::new());
        macro_rules! decoded {
            ($reader:expr, $counted:expr) => {{
                let mut values = Vec::new();
                let (rows, _, _) = $reader.read_records(DECODED, Some(&mut levels), None, &mut values)?;
                for value in &values {
                    let value = value.as_bytes();
                    if $counted {
                        bytes.extend((value.len() as u32).to_le_bytes());
                    }
                    bytes.extend_from_slice(value);
                }
                rows
            }};
        }
        let rows = match &mut **reader {
            ColumnReader::Int32ColumnReader(reader) => decoded!(reader, false),
            ColumnReader::Int64ColumnReader(reader) => decoded!(reader, false),
            ColumnReader::FloatColumnReader(reader) => decoded!(reader, false),
            ColumnReader::DoubleColumnReader(reader) => decoded!(reader, false),
            ColumnReader::ByteArrayColumnReader(reader) => decoded!(reader, true),
            ColumnReader::FixedLenByteArrayColumnReader(reader) => decoded!(reader, false),
            ColumnReader::BoolColumnReader(_) | ColumnReader::Int96ColumnReader(_) => 0,
        };
        self.levels = match self.nullable {
            true => Some(Runs::new(packed(levels.iter().map(|level| *level > 0)), 1)?),
            false => None,
        };
        self.values = Values::Plain(Plain { bytes: bytes.into(), at: 0 });
        self.left = rows;
        Ok(rows > 0)
    }

    /// What the cells of the next rows say; at most as many as are left in the page.
    pub(super) fn take(&mut self, rows: usize, cells: &mut Cells<'_, '_>, said: &mut Vec<i64>) -> Result<()> {
        if self.packed || self.passed > 0 {
            self.arrive(cells)?;
        }
        said.clear();
        let batch = &mut self.batch;
        batch.present.clear();
        if let Some(levels) = &mut self.levels
            && !levels.all(rows, 1)?
        {
            levels.take(rows, &mut batch.present)?;
        }
        let count = if batch.present.is_empty() {
            rows
        } else {
            batch.present.iter().filter(|present| **present == 1).count()
        };
        batch.indices.clear();
        batch.spans.clear();
        match (&mut self.values, self.kind.width) {
            (Values::Indices(runs), _) => {
                let same = match count {
                    0 => None,
                    _ if runs.width() == 0 => Some(0),
                    _ => runs.same(count)?,
                };
                let known = self.said.len();
                if let Some(index) = same {
                    batch.indices.resize(count, index);
                    said.resize(count, *self.said.get(index as usize).ok_or(Damaged)?);
                } else {
                    runs.take(count, &mut batch.indices)?;
                    if batch.indices.iter().fold(false, |beyond, index| beyond | (*index as usize >= known)) {
                        return damaged();
                    }
                    let entry = |index: &u32| self.said.get(*index as usize).copied().unwrap_or(STRANGE);
                    said.extend(batch.indices.iter().map(entry));
                }
            }
            (Values::Plain(plain), Some(width)) => {
                batch.begin = plain.at;
                let end = count.checked_mul(width).and_then(|length| length.checked_add(plain.at));
                let bytes = end.and_then(|end| plain.bytes.get(plain.at..end)).ok_or(Damaged)?;
                plain.at += bytes.len();
                if width == 8 && matches!(self.role, Role::Value | Role::Quantity) {
                    cells.numbers(self.role, self.unit, self.kind, bytes, said);
                } else {
                    for cell in bytes.chunks_exact(width) {
                        said.push(remembered(&mut self.last, cell, |cell| {
                            cells.said(self.role, self.unit, self.kind, cell)
                        }));
                    }
                }
            }
            (Values::Plain(plain), None) => {
                plain.spans(count, &mut batch.spans)?;
                for (from, to) in &batch.spans {
                    let cell = plain.bytes.get(*from as usize..*to as usize).ok_or(Damaged)?;
                    said.push(remembered(&mut self.last, cell, |cell| {
                        cells.said(self.role, self.unit, self.kind, cell)
                    }));
                }
            }
        }
        if count < rows {
            let nothing = match self.nothing {
                Some(nothing) => nothing,
                None => *self.nothing.insert(cells.nothing(self.role, self.unit)),
            };
            // From the last row to the first, cells move to their rows.
            let mut from = count;
            said.resize(rows, nothing);
            for row in (0..rows).rev() {
                if self.batch.present[row] == 1 {
                    from -= 1;
                    said[row] = said[from];
                } else {
                    said[row] = nothing;
                }
            }
        }
        self.left -= rows;
        Ok(())
    }

    /// Writes the text of a cell of the rows taken last.
    pub(super) fn write(&self, row: usize, into: &mut Vec<u8>) {
        let batch = &self.batch;
        if batch.present.get(row).is_some_and(|present| *present != 1) {
            return;
        }
        let at = match batch.present.get(..row) {
            Some(before) => before.iter().filter(|present| **present == 1).count(),
            None => row,
        };
        let whole = |(from, to): (u32, u32)| from as usize..to as usize;
        let cell = match (&self.values, self.kind.width) {
            (Values::Indices(_), _) => {
                let span = batch.indices.get(at).and_then(|index| self.spans.get(*index as usize));
                span.and_then(|span| self.dictionary.get(whole(*span)))
            }
            (Values::Plain(plain), Some(width)) => {
                plain.bytes.get(batch.begin + at * width..batch.begin + (at + 1) * width)
            }
            (Values::Plain(plain), None) => {
                batch.spans.get(at).and_then(|span| plain.bytes.get(whole(*span)))
            }
        };
        if let Some(cell) = cell {
            self.kind.write(cell, into);
        }
    }
}

/// What a cell says that often stands below its like.
fn remembered(last: &mut (Vec<u8>, i64), cell: &[u8], said: impl FnOnce(&[u8]) -> i64) -> i64 {
    if last.0 != cell || cell.is_empty() {
        last.1 = said(cell);
        last.0.clear();
        last.0.extend_from_slice(cell);
    }
    last.1
}

impl Plain {
    /// Where the next cells lie, each behind its length.
    fn spans(&mut self, count: usize, into: &mut Vec<Span>) -> Result<()> {
        let whole = u32::try_from(self.bytes.len()).map_err(|_| Damaged)?;
        let mut at = u32::try_from(self.at).map_err(|_| Damaged)?;
        for _ in 0..count {
            let begin = at.checked_add(4).ok_or(Damaged)?;
            let length = self.bytes.get(at as usize..begin as usize).and_then(|it| it.try_into().ok());
            let length = u32::from_le_bytes(length.ok_or(Damaged)?);
            at = begin.checked_add(length).filter(|end| *end <= whole).ok_or(Damaged)?;
            into.push((begin, at));
        }
        self.at = at as usize;
        Ok(())
    }
}
