//! Sheets into the bytes of a workbook, fit for the hands of people.
//!
//! Numbers are written as numbers where a cell holds them exactly, everything else as text in cells of the format *text*: what is typed
//! beneath keeps its leading noughts, and no spreadsheet makes a date of it. The same sheets make the same bytes.

use model::finding::{Code, Finding};
use model::number::Decimal;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign, IgnoreError,
    Workbook, Worksheet, XlsxError,
};

use super::cells::number_text;
use crate::report::reason;

/// The most letters that a cell can hold.
const CELL_LETTERS_MAX: usize = 32_767;

/// The most rows that a sheet can hold, its heading included.
const ROWS_MAX: usize = 1_048_576;

/// The most letters that the list of a cell's words can have together; longer lists are not offered.
const LIST_LETTERS_MAX: usize = 255;

/// The widest that a column is made, in pixels.
const WIDTH_MAX: u32 = 300;

/// Numbers from here on are parted by thousands; years are smaller.
const PARTED_FROM: f64 = 10_000.0;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    Numbers,
    Texts,
    /// One of some words.
    OneOf(Vec<&'static str>),
}

/// A sheet to be written.
#[derive(Clone, Debug)]
pub(super) struct Drawn {
    pub(super) name: &'static str,
    /// The file that it stands for.
    pub(super) file: String,
    pub(super) heading: Vec<String>,
    pub(super) holds: Vec<Holds>,
    pub(super) rows: Vec<Vec<String>>,
}

/// The bytes of a workbook.
///
/// # Errors
///
/// A cell or a table is longer than workbooks allow.
pub(super) fn bytes(sheets: &[Drawn]) -> Result<Vec<u8>, Vec<Finding>> {
    let found: Vec<Finding> = sheets.iter().filter_map(too_long).collect();
    if !found.is_empty() {
        return Err(found);
    }
    made(sheets)
        .map_err(|error| vec![Finding::new(Code::BadWorkbook, "programme").with("reason", error.to_string())])
}

fn too_long(sheet: &Drawn) -> Option<Finding> {
    let about = |reason: &str| Finding::new(Code::BadWorkbook, sheet.file.clone()).with("reason", reason);
    if sheet.rows.len() >= ROWS_MAX {
        return Some(about(reason::SHEET_TOO_LONG).at(&sheet.file, None, None));
    }
    // Letters are counted as spreadsheets do, by their UTF-16 words.
    let is_long =
        |cell: &String| cell.len() > CELL_LETTERS_MAX && cell.encode_utf16().count() > CELL_LETTERS_MAX;
    let column = sheet.rows.iter().find_map(|row| row.iter().position(is_long))?;
    let column = sheet.heading.get(column).map(String::as_str);
    Some(about(reason::CELL_TOO_LONG).at(&sheet.file, None, column))
}

fn made(sheets: &[Drawn]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // A day of writing would make other bytes of the same programme.
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&day));
    for sheet in sheets {
        write(book.add_worksheet().set_name(sheet.name)?, sheet)?;
    }
    book.save_to_buffer()
}

fn write(into: &mut Worksheet, sheet: &Drawn) -> Result<(), XlsxError> {
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let as_text = Format::new().set_num_format("@");
    let parted = Format::new().set_num_format("#,##0");
    let last_row = u32::try_from(ROWS_MAX - 1).unwrap_or(u32::MAX);
    for ((column, heading), holds) in (0_u16..).zip(&sheet.heading).zip(&sheet.holds) {
        if *holds != Holds::Numbers {
            into.set_column_format(column, &as_text)?;
            into.ignore_error_range(1, column, last_row, column, IgnoreError::NumberStoredAsText)?;
        }
        if let Holds::OneOf(words) = holds
            && words.join(",").chars().count() <= LIST_LETTERS_MAX
        {
            let words = DataValidation::new().allow_list_strings(words)?;
            // Words of the other language are good, too.
            let words = words.set_error_style(DataValidationErrorStyle::Information);
            into.add_data_validation(1, column, last_row, column, &words)?;
        }
        into.write_string_with_format(0, column, heading, &head)?;
    }
    for (row, cells) in (1_u32..).zip(&sheet.rows) {
        for (column, cell) in (0_u16..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            let holds = sheet.holds.get(usize::from(column)).unwrap_or(&Holds::Texts);
            match exact(cell).filter(|_| *holds == Holds::Numbers) {
                Some(number) if number.abs() >= PARTED_FROM && number.fract() == 0.0 => {
                    into.write_number_with_format(row, column, number, &parted)?
                }
                Some(number) => into.write_number(row, column, number)?,
                None => into.write_string_with_format(row, column, cell, &as_text)?,
            };
        }
    }
    into.set_freeze_panes(1, 0)?;
    into.set_autofit_max_width(WIDTH_MAX);
    into.autofit();
    Ok(())
}

/// The number that a cell holds without losing anything.
pub(super) fn exact(text: &str) -> Option<f64> {
    let written = Decimal::parse(text)?;
    let number: f64 = written.to_string().parse().ok()?;
    (Decimal::parse(&number_text(number)) == Some(written)).then_some(number)
}
