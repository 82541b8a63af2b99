//! One table out of a workbook that is no programme: what statistical offices publish, and lists that people keep in a spreadsheet.

use model::finding::{Code, Finding};

use super::cells::BREAK;
use super::container::Container;
use super::text;

/// The most that a published workbook may unpack to, in bytes: an input-output table of seventy regions has seven million cells.
const UNPACKED_BYTES_MAX: u64 = 768 * 1024 * 1024;

/// Whether bytes begin as those of a workbook, of today's form or of the old one.
#[must_use]
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0")
}

/// The text of the fullest sheet that is not hidden, cells parted by tabs, row `n` of the sheet on line `n`. Beside the table, notes
/// and legends are short. Breaks of lines inside a cell become blanks.
///
/// # Errors
///
/// `bad-workbook`: it is none that can be read, or it is larger than any table.
pub fn sheet(file: &str, bytes: Vec<u8>) -> Result<String, Finding> {
    let bad =
        |reason: String| Finding::new(Code::BadWorkbook, file).with("reason", reason).at(file, None, None);
    let mut book = Container::open_up_to(bytes, UNPACKED_BYTES_MAX).map_err(bad)?;
    let mut fullest = None;
    for sheet in book.sheets().into_iter().filter(|sheet| !sheet.is_hidden) {
        let grid = book.cells(&sheet.name).map_err(bad)?;
        if fullest.as_ref().is_none_or(|known: &super::cells::Grid| known.cells.len() < grid.cells.len()) {
            fullest = Some(grid);
        }
    }
    let table = text::table(fullest.unwrap_or_default()).map_err(bad)?;
    Ok(table.replace(BREAK, " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
        let mut book = rust_xlsxwriter::Workbook::new();
        for (name, rows) in sheets {
            let sheet = book.add_worksheet();
            sheet.set_name(*name).unwrap();
            for (row, cells) in (0..).zip(*rows) {
                for (column, cell) in (0..).zip(*cells) {
                    match cell.parse::<f64>() {
                        Ok(number) => sheet.write_number(row, column, number),
                        Err(_) => sheet.write_string(row, column, *cell),
                    }
                    .unwrap();
                }
            }
        }
        book.save_to_buffer().unwrap()
    }

    #[test]
    fn the_fullest_sheet_is_the_table() {
        let legend: &[&[&str]] = &[&["c1 is farming"]];
        let table: &[&[&str]] = &[&["row", "c1\nfarming"], &["c1", "0.25"]];
        let bytes = workbook(&[("Legend", legend), ("Table", table)]);
        assert!(is_workbook(&bytes));
        assert_eq!(sheet("io.xlsx", bytes).unwrap(), "row\tc1 farming\nc1\t0.25\n");
    }

    /// The hidden sheet is somebody's old draft; a workbook without a visible cell is an empty table.
    #[test]
    fn what_is_hidden_or_broken_is_no_table() {
        let code = |bytes: &[u8]| sheet("io.xlsx", bytes.to_vec()).map_err(|finding| finding.code);
        assert_eq!(code(&workbook(&[("Table", &[])])), Ok(String::new()));
        assert_eq!(code(b"PK\x03\x04 and so on"), Err(Code::BadWorkbook));
        assert_eq!(code(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old"), Err(Code::BadWorkbook));
    }
}
