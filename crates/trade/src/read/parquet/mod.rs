//! Trade tables in Parquet, as polars, pandas, DuckDB, Arrow and Spark write them.
//!
//! Row groups are shared between the workers, and parts of them where there are few; of each one only the columns that say something
//! are unpacked, a page at a time, and no page whose rows nobody asks for. Cells mean what their texts would mean in a CSV, so codes may be texts or numbers, their leading zeros lost or not.

mod cells;
mod column;
mod kinds;
mod runs;

use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use model::Finding;
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::{ParquetMetaData, ParquetMetaDataReader};
use parquet::file::serialized_reader::SerializedPageReader;
use parquet::file::statistics::Statistics;

use self::cells::{Cells, are_plain};
use self::column::Column;
use self::kinds::Kind;
use super::feed::{FREE, SWELL};
use super::layout::{Layout, Role};
use super::rows::{MOST, Rows};
use super::sink::{Gathering, Sink};
use super::tables::{Found, Request};
use crate::place::Place;

/// The bytes that a table in Parquet begins with.
pub(super) const MAGIC: &[u8] = b"PAR1";

/// Rows that are understood at a time: their columns stay in the processor's own memory.
const BATCH: usize = 2048;

/// A table, understood, but not read yet.
pub(super) struct Table<'a> {
    path: &'a Path,
    metadata: ParquetMetaData,
    pub(super) layout: Layout,
}

/// What the workers of one table share.
struct Shared {
    next: AtomicUsize,
    /// The first part that could not be read, and why.
    damage: Mutex<Option<(usize, String)>>,
    parts: Vec<Part>,
}

/// Rows of a group, which one worker reads.
#[derive(Clone)]
struct Part {
    group: usize,
    /// The number of the group's first row.
    first: u64,
    rows: std::ops::Range<usize>,
    /// Bytes that are read up to the group's end.
    bytes: u64,
}

/// Does what the crate may stumble over in a damaged file.
fn guarded<T>(work: impl FnOnce() -> Result<T>) -> std::result::Result<T, String> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(ParquetError::General(reason) | ParquetError::NYI(reason) | ParquetError::EOF(reason))) => {
            Err(reason)
        }
        Ok(Err(error)) => Err(error.to_string()),
        Err(_) => Err("the file is damaged".to_owned()),
    }
}

/// The headings of a table, and what else its end says.
///
/// # Errors
///
/// What is wrong with it, in the words of whoever unpacks it.
pub(super) fn headings(path: &Path) -> std::result::Result<(ParquetMetaData, Vec<String>), String> {
    guarded(|| {
        let metadata = ParquetMetaDataReader::new().parse_and_finish(&File::open(path)?)?;
        let schema = metadata.file_metadata().schema_descr();
        let heading = |column: &parquet::schema::types::ColumnDescPtr| match Kind::of(column) {
            Some(_) => column.name().to_owned(),
            None => String::new(),
        };
        let headings = schema.columns().iter().map(heading).collect();
        Ok((metadata, headings))
    })
}

/// Whether no cell of a column of quantities can be worth a word, by what the file says of it: so nobody misses what is not read.
fn harmless(statistics: Option<&Statistics>, unit: u32) -> bool {
    let most = i32::try_from(unit).map_or(0.0, |unit| MOST as f64 / 10_f64.powi(unit + 1));
    match statistics {
        Some(Statistics::Double(known)) => {
            known.min_opt().is_some_and(|min| *min >= 0.0) && known.max_opt().is_some_and(|max| *max < most)
        }
        _ => false,
    }
}

fn is_true(table: &[bool], at: i64) -> bool {
    usize::try_from(at).ok().and_then(|at| table.get(at)).is_some_and(|it| *it)
}

impl<'a> Table<'a> {
    pub(super) fn new(path: &'a Path, metadata: ParquetMetaData, layout: Layout) -> Self {
        Self { path, metadata, layout }
    }

    /// Reads it with several workers; and what was wrong. Bytes are those of the columns read, unpacked.
    pub(super) fn read<S: Sink>(
        &self,
        request: &Request<'_>,
        before: u64,
        sink: &(dyn Fn() -> S + Sync),
    ) -> (Vec<Found<S>>, u64, Option<Finding>) {
        let shown = super::tables::name(self.path);
        let mut parts = Vec::new();
        // A part begins within pages, which both sides of it unpack: only few groups are parted.
        let few = self.metadata.num_row_groups() < 2 * request.threads;
        let shares = if few { request.threads.max(1) } else { 1 };
        let (mut row, mut bytes) = (1_u64, 0_u64);
        let length =
            File::open(self.path).and_then(|file| file.metadata()).map_or(0, |metadata| metadata.len());
        for (at, group) in self.metadata.row_groups().iter().enumerate() {
            for (column, role) in group.columns().iter().zip(&self.layout.columns) {
                if role.is_some() {
                    bytes = bytes.saturating_add(u64::try_from(column.uncompressed_size()).unwrap_or(0));
                }
            }
            let count = usize::try_from(group.num_rows()).unwrap_or(0);
            let bound = |share: usize| (count as u128 * share as u128 / shares as u128) as usize;
            parts.extend((0..shares).map(|share| Part {
                group: at,
                first: row,
                rows: bound(share)..bound(share + 1),
                bytes,
            }));
            row = row.saturating_add(u64::try_from(group.num_rows()).unwrap_or(0));
        }
        if bytes > FREE.max(length.saturating_mul(SWELL)) {
            return (Vec::new(), 0, Some(super::tables::swollen(&shown)));
        }
        let shared = Shared { next: AtomicUsize::new(0), damage: Mutex::new(None), parts };
        let work = || self.work(request, before, &shared, sink());
        let found = std::thread::scope(|scope| {
            let others: Vec<_> = (1..request.threads.max(1)).map(|_| scope.spawn(work)).collect();
            let mut found = vec![work()];
            found.extend(others.into_iter().filter_map(|other| other.join().ok()));
            found
        });
        let damage = shared.damage.into_inner().unwrap_or_else(PoisonError::into_inner);
        let finding = damage.map(|(_, reason)| super::tables::packed(&shown, &reason));
        (found, bytes, finding)
    }

    fn work<S: Sink>(&self, request: &Request<'_>, before: u64, shared: &Shared, sink: S) -> Found<S> {
        let mut rows = Rows::new(&self.layout);
        let mut found = Found::new(sink);
        loop {
            let at = shared.next.fetch_add(1, Ordering::Relaxed);
            let known = || shared.damage.lock().unwrap_or_else(PoisonError::into_inner);
            // Parts before a damaged one are read by whoever began them, so it is always the first one that is named.
            let Some(part) = shared.parts.get(at) else { break };
            if known().is_some() {
                break;
            }
            let done = guarded(|| self.part(part, &mut rows, &mut found));
            if let Err(reason) = done {
                let mut damage = known();
                if damage.as_ref().is_none_or(|(other, _)| *other > at) {
                    *damage = Some((at, reason));
                }
                break;
            }
            found.stopped = !(request.watch)(before + part.bytes);
            if found.stopped {
                shared.next.store(shared.parts.len(), Ordering::Relaxed);
                break;
            }
        }
        found.troubles = rows.troubles;
        found.left_out = rows.left_out;
        found.editions = rows.editions;
        found
    }

    /// Reads a part of a row group.
    fn part<S: Sink>(&self, part: &Part, rows: &mut Rows<'_>, found: &mut Found<S>) -> Result<()> {
        // A handle of its own: positions in files are shared by all copies of a handle.
        let file = Arc::new(File::open(self.path)?);
        let group = self.metadata.row_group(part.group);
        let count = usize::try_from(group.num_rows()).unwrap_or(0);
        let (mut columns, mut cells) = (Vec::new(), Cells::new(rows));
        // Where the quantity is, if nobody misses it.
        let mut idle = None;
        for (chunk, role) in group.columns().iter().zip(&self.layout.columns) {
            let (Some((role, unit)), Some(kind)) = (role, Kind::of(chunk.column_descr())) else { continue };
            if *role == Role::Quantity && harmless(chunk.statistics(), *unit) {
                idle = Some(columns.len());
            }
            let pages = SerializedPageReader::new(Arc::clone(&file), chunk, count, None)?;
            let mut column = Column::new(chunk, Box::new(pages), kind, *role, *unit);
            column.pass_all(part.rows.start, &mut cells)?;
            columns.push(column);
        }
        let order = cells.order(&columns);
        let mut said: Vec<Vec<i64>> = vec![Vec::new(); columns.len()];
        let idle = idle.zip(columns.iter().rposition(|column| column.role == Role::Importer));
        let weighed: Vec<bool> = Place::all().map(|place| found.sink.weighs(place)).collect();
        let mut row = part.rows.start;
        while row < part.rows.end {
            let (mut batch, mut longest) = (BATCH.min(part.rows.end - row), 0);
            for column in &mut columns {
                let left = column.left(&mut cells)?;
                (batch, longest) = (batch.min(left), longest.max(left));
            }
            if batch == 0 && longest > 0 {
                return Err(ParquetError::General("its columns are of different lengths".to_owned()));
            }
            if batch == 0 {
                break;
            }
            for (at, (column, said)) in columns.iter_mut().zip(&mut said).enumerate() {
                if idle.is_none_or(|(quantity, _)| quantity != at) {
                    column.take(batch, &mut cells, said)?;
                }
            }
            if let Some((quantity, importer)) = idle {
                let mut quantities = std::mem::take(&mut said[quantity]);
                quantities.clear();
                // A row of which something is to be said is shown whole.
                let plain = said.iter().all(|said| are_plain(said));
                if plain && !said[importer].iter().any(|place| is_true(&weighed, *place)) {
                    columns[quantity].pass(batch);
                    quantities.resize(batch, 0);
                } else {
                    columns[quantity].take(batch, &mut cells, &mut quantities)?;
                }
                said[quantity] = quantities;
            }
            let mut lines = Gathering::new(&mut found.sink);
            cells.lines(&columns, &order, &said, part.first + row as u64, &mut lines);
            found.used += lines.end();
            row += batch;
        }
        found.rows.push((part.group as u64, (row - part.rows.start) as u64));
        let mut more = false;
        if row == count {
            for column in &mut columns {
                more |= column.left(&mut cells)? > 0;
            }
        }
        if row != part.rows.end || more {
            return Err(ParquetError::General("rows are missing".to_owned()));
        }
        Ok(())
    }
}
