//! Trade tables in Parquet, as polars, pandas, DuckDB, Arrow and Spark write them.
//!
//! Row groups are shared between the workers; of each one only the columns that say something are unpacked, a page at a time. Cells
//! mean what their texts would mean in a CSV, so codes may be texts or numbers, their leading zeros lost or not.

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
    /// The first group that could not be read, and why.
    damage: Mutex<Option<(usize, String)>>,
    /// By group: the number of its first row, and the bytes that are read up to its end.
    groups: Vec<(u64, u64)>,
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
        let mut groups = Vec::new();
        let (mut row, mut bytes) = (1_u64, 0_u64);
        let length =
            File::open(self.path).and_then(|file| file.metadata()).map_or(0, |metadata| metadata.len());
        for group in self.metadata.row_groups() {
            for (column, role) in group.columns().iter().zip(&self.layout.columns) {
                if role.is_some() {
                    bytes = bytes.saturating_add(u64::try_from(column.uncompressed_size()).unwrap_or(0));
                }
            }
            groups.push((row, bytes));
            row = row.saturating_add(u64::try_from(group.num_rows()).unwrap_or(0));
        }
        if bytes > FREE.max(length.saturating_mul(SWELL)) {
            return (Vec::new(), 0, Some(super::tables::swollen(&shown)));
        }
        let shared = Shared { next: AtomicUsize::new(0), damage: Mutex::new(None), groups };
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
            let group = shared.next.fetch_add(1, Ordering::Relaxed);
            let known = || shared.damage.lock().unwrap_or_else(PoisonError::into_inner);
            // Groups before a damaged one are read by whoever began them, so it is always the first one that is named.
            let Some((first, bytes)) = shared.groups.get(group).copied() else { break };
            if known().is_some() {
                break;
            }
            let done = guarded(|| self.group(group, first, &mut rows, &mut found));
            if let Err(reason) = done {
                let mut damage = known();
                if damage.as_ref().is_none_or(|(other, _)| *other > group) {
                    *damage = Some((group, reason));
                }
                break;
            }
            found.stopped = !(request.watch)(before + bytes);
            if found.stopped {
                shared.next.store(shared.groups.len(), Ordering::Relaxed);
                break;
            }
        }
        found.troubles = rows.troubles;
        found.left_out = rows.left_out;
        found.editions = rows.editions;
        found
    }

    /// Reads a row group.
    fn group<S: Sink>(
        &self,
        group: usize,
        first: u64,
        rows: &mut Rows<'_>,
        found: &mut Found<S>,
    ) -> Result<()> {
        // A handle of its own: positions in files are shared by all copies of a handle.
        let file = Arc::new(File::open(self.path)?);
        let group_ = self.metadata.row_group(group);
        let count = usize::try_from(group_.num_rows()).unwrap_or(0);
        let mut columns = Vec::new();
        for (chunk, role) in group_.columns().iter().zip(&self.layout.columns) {
            let (Some((role, unit)), Some(kind)) = (role, Kind::of(chunk.column_descr())) else { continue };
            let pages = SerializedPageReader::new(Arc::clone(&file), chunk, count, None)?;
            let mut column = Column::new(chunk, Box::new(pages), kind, *role, *unit);
            if *role == Role::Quantity && harmless(chunk.statistics(), *unit) {
                column.may_idle();
            }
            columns.push(column);
        }
        let mut cells = Cells::new(rows);
        let order = cells.order(&columns);
        let mut said: Vec<Vec<i64>> = vec![Vec::new(); columns.len()];
        let of_role = |role: Role| columns.iter().rposition(|column| column.role == role);
        let idle = of_role(Role::Quantity).filter(|at| columns[*at].idles()).zip(of_role(Role::Importer));
        let weighed: Vec<bool> = Place::all().map(|place| found.sink.weighs(place)).collect();
        let mut row = 0;
        loop {
            let (mut batch, mut longest) = (BATCH, 0);
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
                let (column, mut cells_) = (&mut columns[quantity], std::mem::take(&mut said[quantity]));
                // A row of which something is to be said is shown whole.
                let plain = said.iter().enumerate().all(|(at, said)| at == quantity || are_plain(said));
                if plain && !said[importer].iter().any(|place| is_true(&weighed, *place)) {
                    column.pass(batch, &mut cells_);
                } else {
                    column.take(batch, &mut cells, &mut cells_)?;
                }
                said[quantity] = cells_;
            }
            let mut lines = Gathering::new(&mut found.sink);
            cells.lines(&columns, &order, &said, first + row, &mut lines);
            found.used += lines.end();
            row += batch as u64;
        }
        found.rows.push((group as u64, row));
        if row != count as u64 {
            return Err(ParquetError::General("rows are missing".to_owned()));
        }
        Ok(())
    }
}
