//! The file of a workbook: is it one, is it safe to unpack, which sheets has it?
//!
//! Everything is unpacked once and counted before the library sees it, because what a packed file claims of its size is not to be trusted.

use std::io::{Cursor, Read as _};

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx};

use super::cells::{self, Grid};
use crate::report::reason;

/// The most that a workbook may unpack to, in bytes: some millions of cells.
pub(crate) const UNPACKED_BYTES_MAX: u64 = 128 * 1024 * 1024;

/// The most that its texts may hold together, in bytes: one long text may stand in many cells.
const TEXT_BYTES_MAX: usize = 256 * 1024 * 1024;

/// As many rows and columns as a sheet has.
const ROWS_MAX: u32 = 1_048_576;
const COLUMNS_MAX: u32 = 16_384;

/// How old workbooks (`.xls`) and workbooks with a password begin.
const COMPOUND_FILE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// A workbook that is safe to read.
pub(super) struct Container {
    book: Xlsx<Cursor<Vec<u8>>>,
    /// Bytes of text that may still be read.
    room: usize,
    /// Comments beside cells.
    pub(super) comments: usize,
    /// Charts and pictures.
    pub(super) drawings: usize,
}

/// A sheet with cells.
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) is_hidden: bool,
}

impl Container {
    /// # Errors
    ///
    /// Why it is no workbook that can be read.
    pub(super) fn open(bytes: Vec<u8>) -> Result<Self, String> {
        Self::open_up_to(bytes, UNPACKED_BYTES_MAX)
    }

    /// The same, of a workbook that may unpack to so many bytes.
    pub(super) fn open_up_to(bytes: Vec<u8>, unpacked_max: u64) -> Result<Self, String> {
        if bytes.starts_with(COMPOUND_FILE) {
            let encrypted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
            let is_locked = bytes.windows(encrypted.len()).any(|window| window == encrypted);
            return Err(if is_locked { reason::LOCKED } else { reason::OLD_WORKBOOK }.to_owned());
        }
        if !bytes.starts_with(b"PK") {
            return Err(reason::NOT_A_WORKBOOK.to_owned());
        }
        let (comments, drawings) = survey(&bytes, unpacked_max)?;
        let book = survived(|| Xlsx::new(Cursor::new(bytes)).map_err(|error| error.to_string()))?;
        Ok(Self { book, room: TEXT_BYTES_MAX, comments, drawings })
    }

    /// Its sheets in their order; sheets of charts have no cells.
    pub(super) fn sheets(&self) -> Vec<Listed> {
        let sheets = self.book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let listed = sheets.map(|sheet| Listed {
            name: sheet.name.clone(),
            is_hidden: sheet.visible != SheetVisible::Visible,
        });
        listed.collect()
    }

    /// Whether nothing stands in a sheet, as in the second and third that spreadsheets begin with.
    pub(super) fn is_blank(&mut self, sheet: &str) -> bool {
        let first = survived(|| {
            let mut reader = self.book.worksheet_cells_reader(sheet).map_err(|error| error.to_string())?;
            loop {
                match reader.next_cell().map_err(|error| error.to_string())? {
                    Some(cell) if *cell.get_value() == DataRef::Empty => {}
                    found => return Ok(found.is_none()),
                }
            }
        });
        first.unwrap_or(false)
    }

    /// The cells of a sheet that hold something.
    ///
    /// # Errors
    ///
    /// Why it cannot be read.
    pub(super) fn cells(&mut self, sheet: &str) -> Result<Grid, String> {
        survived(|| self.grid(sheet))
    }

    fn grid(&mut self, sheet: &str) -> Result<Grid, String> {
        let mut reader = self.book.worksheet_cells_reader(sheet).map_err(|error| error.to_string())?;
        let mut grid = Grid::default();
        while let Some(record) =
            reader.next_cell_with_formula_metadata().map_err(|error| error.to_string())?
        {
            grid.formulas += usize::from(record.formula.is_some());
            let Some(cell) = cells::cell(record.pos, &record.value, record.formula.is_some()) else {
                continue;
            };
            if cell.row >= ROWS_MAX || cell.column >= COLUMNS_MAX {
                return Err(reason::SWOLLEN.to_owned());
            }
            match self.room.checked_sub(cell.text.len()) {
                Some(room) => self.room = room,
                None => return Err(reason::SWOLLEN.to_owned()),
            }
            grid.cells.push(cell);
        }
        // Rows and cells may stand in any order; almost always they are sorted already.
        grid.cells.sort_by_key(|cell| (cell.row, cell.column));
        grid.cells.dedup_by_key(|cell| (cell.row, cell.column));
        Ok(grid)
    }
}

/// What the library answers; should it stumble over a file that was made to hurt it, that file is damaged, and the program goes on.
fn survived<T>(work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    // Nothing of a workbook is used after a failure, so nothing half changed can be seen.
    let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
    done.unwrap_or_else(|_| Err(reason::DAMAGED_WORKBOOK.to_owned()))
}

/// Whether a part of a workbook claims more texts than it has letters: room for all that are claimed would be made before the first is
/// read.
fn boasts(part: &[u8]) -> bool {
    const CLAIM: &[u8] = b"uniqueCount";
    let claims = part.windows(CLAIM.len()).enumerate().filter(|(_, window)| *window == CLAIM);
    claims.into_iter().any(|(at, _)| {
        let rest = part[at + CLAIM.len()..].iter();
        let digits =
            rest.skip_while(|byte| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'"' | b'\''));
        let claimed = digits.take_while(|byte| byte.is_ascii_digit());
        let claimed = claimed
            .fold(0, |sum: usize, byte| sum.saturating_mul(10).saturating_add(usize::from(byte - b'0')));
        claimed > part.len()
    })
}

/// Whether letters take two bytes each: no spreadsheet writes so, and [`boasts`] could not read it.
fn is_wide(part: &[u8]) -> bool {
    part.starts_with(b"\xFE\xFF")
        || part.starts_with(b"\xFF\xFE")
        || part.starts_with(b"\0<")
        || part.starts_with(b"<\0")
}

/// Unpacks everything once, to nowhere. Gives the numbers of comments and drawings.
fn survey(bytes: &[u8], unpacked_max: u64) -> Result<(usize, usize), String> {
    let broken = |error: &dyn std::fmt::Display| error.to_string();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let (mut comments, mut drawings, mut has_book, mut unpacked) = (0, 0, false, 0);
    for number in 0..archive.len() {
        let entry = archive.by_index(number).map_err(|error| broken(&error))?;
        let name = entry.name().map_err(|error| broken(&error))?.into_owned();
        if name == "mimetype" {
            return Err(reason::OPEN_DOCUMENT.to_owned());
        }
        if name == "xl/workbook.bin" {
            return Err(reason::BINARY_WORKBOOK.to_owned());
        }
        has_book |= name.ends_with("workbook.xml");
        drawings += usize::from(name.starts_with("xl/charts/chart") || name.starts_with("xl/media/"));
        let mut part = Vec::new();
        let mut entry = entry.take(unpacked_max + 1 - unpacked);
        unpacked += entry.read_to_end(&mut part).map_err(|error| broken(&error))? as u64;
        if unpacked > unpacked_max || boasts(&part) {
            return Err(reason::SWOLLEN.to_owned());
        }
        if is_wide(&part) && !name.starts_with("xl/media/") {
            return Err(reason::DAMAGED_WORKBOOK.to_owned());
        }
        if name.starts_with("xl/comments") {
            comments += part.windows(9).filter(|window| window == b"<comment ").count();
        }
    }
    if has_book { Ok((comments, drawings)) } else { Err(reason::NOT_A_WORKBOOK.to_owned()) }
}
