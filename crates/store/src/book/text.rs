//! A sheet as the text of a table: cells parted by tabs, row `n` of the sheet on line `n`.

use super::cells::{BREAK, Grid};
use crate::report::reason;
use crate::source::FILE_BYTES_MAX;

/// The text of a table.
///
/// # Errors
///
/// It would be longer than any table: cells stand far apart.
pub(super) fn table(grid: Grid) -> Result<String, String> {
    let (mut text, mut row, mut column) = (String::new(), 0, 0);
    let heading = grid.cells.first().map(|cell| cell.row);
    for cell in grid.cells {
        if row < cell.row {
            // A heading of one cell must still tell what parts the cells of other rows.
            if Some(row) == heading && column == 0 {
                text.push('\t');
            }
            (row..cell.row).for_each(|_| text.push('\n'));
            (row, column) = (cell.row, 0);
        }
        (column..cell.column).for_each(|_| text.push('\t'));
        column = cell.column;
        put(&mut text, &cell.text);
        if text.len() as u64 > FILE_BYTES_MAX {
            return Err(reason::SWOLLEN.to_owned());
        }
    }
    if !text.is_empty() {
        text.push('\n');
    }
    Ok(text)
}

/// A cell, in quotes if it holds what parts cells.
fn put(text: &mut String, cell: &str) {
    if cell.contains([',', ';', '\t', '"']) {
        text.push('"');
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(cell);
    }
}

/// A cell of such a text as its person wrote it.
pub(super) fn with_breaks(cell: &str) -> String {
    cell.replace(BREAK, "\n")
}

#[cfg(test)]
mod tests {
    use super::super::cells::{Cell, Sort};
    use super::*;

    fn grid(cells: &[(u32, u32, &str)]) -> Grid {
        let cells = cells.iter().map(|(row, column, text)| Cell {
            row: *row,
            column: *column,
            text: (*text).to_owned(),
            sort: Sort::Words,
        });
        Grid { cells: cells.collect(), formulas: 0 }
    }

    /// Rows keep their numbers, columns their places, and no cell is split.
    #[test]
    fn rows_are_lines() {
        let text = table(grid(&[(1, 0, "a"), (1, 2, "b"), (4, 1, "x,\"y\""), (4, 2, "z")])).unwrap();
        assert_eq!(text, "\na\t\tb\n\n\n\t\"x,\"\"y\"\"\"\tz\n");
        assert_eq!(
            table(grid(&[(0, 0, "plant"), (1, 0, "north"), (1, 1, "x")])).unwrap(),
            "plant\t\nnorth\tx\n"
        );
        assert_eq!(table(grid(&[])).unwrap(), "");
    }

    /// Cells that stand far apart on many rows are refused before they fill the memory.
    #[test]
    fn far_cells_are_refused() {
        let far: Vec<(u32, u32, &str)> = (0..20_000).map(|row| (row, 16_383, "x")).collect();
        assert_eq!(table(grid(&far)), Err(reason::SWOLLEN.to_owned()));
    }
}
