//! The tables of exposure: CSV for machines, a workbook for people who live in spreadsheets.
//!
//! Values are in thousands of the currency unit, as trade tables have them; unit values in currency units a kilogram.

use rust_xlsxwriter::{Format, Workbook, XlsxError};
use trade::read::thousands;
use trade::{Exposure, Flag};

use super::{Words, tongue};
use crate::app::exposure::Seen;
use crate::l10n::{Language, Speech};
use crate::report::cell;

/// A figure with at most so many decimals.
pub(crate) fn rounded(figure: f64, decimals: usize) -> String {
    let written = format!("{figure:.decimals$}");
    if !written.contains('.') {
        return written;
    }
    written.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Every product and year: the fixed columns first.
pub(crate) fn csv(seen: &Seen, language: Language) -> String {
    let mut table = String::from(
        "product,name,year,outside,inside,exports,hhi,cdi1,cdi2,cdi3,top_supplier,top_share,unit_value,dependent,\
         hhi_high,outside_share,import_export_ratio,world_hhi,single_point,geodep,suppliers,unnamed,measured_share,currency\n",
    );
    for row in &seen.rows {
        let figure = |figure: Option<f64>| {
            figure.filter(|it| it.is_finite()).map_or(String::new(), |it| rounded(it, 12))
        };
        let flag = |flag: Flag| flag.known().map_or(String::new(), |raised| u8::from(raised).to_string());
        let cells = [
            row.product().to_string(),
            cell(seen.names.of(row.product(), tongue(language))),
            row.sums.year.to_string(),
            thousands(row.sums.outside),
            thousands(row.sums.inside),
            thousands(row.sums.exports),
            figure(row.concentration.map(|it| it.0)),
            flag(row.cdi1),
            flag(row.cdi2),
            flag(row.cdi3),
            row.top().map_or(String::new(), |(place, _)| seen.spelling.of(place)),
            figure(row.top().map(|(_, share)| share)),
            figure(row.unit_value()),
            flag(row.dependent),
            figure(row.concentration.map(|it| it.1)),
            figure(row.outside_share),
            ratio(row),
            figure(row.world_concentration),
            flag(row.single_point),
            flag(row.geodep),
            row.sums.suppliers.to_string(),
            thousands(row.sums.unnamed),
            figure(row.measured_share()),
            seen.currency.to_string(),
        ];
        table.push_str(&cells.join(","));
        table.push('\n');
    }
    table
}

/// Imports over exports; without exports it is written as GeoDep writes it, 9999.
fn ratio(row: &Exposure) -> String {
    match row.import_export_ratio {
        None => String::new(),
        Some(ratio) if ratio.is_infinite() => "9999".to_owned(),
        Some(ratio) => rounded(ratio, 12),
    }
}

/// The import lines of every opportunity, by their ids.
pub(crate) fn lines_csv(seen: &Seen) -> String {
    let mut table = String::from("import_line,product,importer,supplier,year,value,quantity_t,currency\n");
    for line in seen.opportunities.iter().flat_map(|it| &it.lines) {
        let cells = [
            line.id(),
            line.product.to_string(),
            seen.spelling.of(line.importer),
            seen.spelling.of(line.supplier),
            line.year.to_string(),
            thousands(line.value),
            if line.quantity > 0 { thousands(line.quantity) } else { String::new() },
            seen.currency.to_string(),
        ];
        table.push_str(&cells.join(","));
        table.push('\n');
    }
    table
}

/// The workbook: opportunities, and their import lines.
///
/// # Errors
///
/// What the workbook's library cannot write.
pub(crate) fn workbook(seen: &Seen, language: Language) -> Result<Vec<u8>, XlsxError> {
    let speech = Speech::new(language);
    let words = Words { speech: &speech, seen };
    let mut book = Workbook::new();
    let bold = Format::new().set_bold();
    let money = Format::new().set_num_format("#,##0.000");
    let share = Format::new().set_num_format("0.0%");
    let index = Format::new().set_num_format("0.000");
    let sheet = book.add_worksheet().set_name(speech.say("exposure-sheet-opportunities"))?;
    for (column, head) in (0u16..).zip(words.heads_in(&words.thousands())) {
        sheet.write_with_format(0, column, head, &bold)?;
    }
    let last =
        speech.tell("exposure-column-latent", &[("currency", crate::l10n::text(seen.currency.code()))]);
    sheet.write_with_format(0, 8, last, &bold)?;
    sheet.write_with_format(0, 9, speech.say("exposure-column-cautions"), &bold)?;
    for (row, it) in (1u32..).zip(&seen.opportunities) {
        let cells = words.row(it);
        for column in [0u16, 1, 4, 6, 7] {
            sheet.write(row, column, cells[usize::from(column)].as_str())?;
        }
        sheet.write_with_format(row, 2, it.exposure.sums.outside as f64 / 1e6, &money)?;
        if let Some(outside) = it.exposure.outside_share {
            sheet.write_with_format(row, 3, outside, &share)?;
        }
        if let Some((low, _)) = it.exposure.concentration {
            sheet.write_with_format(row, 5, low, &index)?;
        }
        sheet.write_with_format(row, 8, it.latent as f64 / 1e6, &money)?;
        sheet.write(row, 9, words.cautions(it))?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofit();
    stays(&mut book, &words, (&bold, &money))?;
    let sheet = book.add_worksheet().set_name(speech.say("exposure-sheet-lines"))?;
    for (column, head) in (0u16..).zip(["line", "product", "importer", "supplier", "year", "value"]) {
        let currency = crate::l10n::text(seen.currency.code());
        sheet.write_with_format(
            0,
            column,
            speech.tell(&format!("exposure-line-{head}"), &[("currency", currency)]),
            &bold,
        )?;
    }
    // A sheet has room for a million rows.
    let lines = seen.opportunities.iter().flat_map(|it| &it.lines).take(1_000_000);
    for (row, line) in (1u32..).zip(lines) {
        sheet.write(row, 0, line.id())?;
        sheet.write(row, 1, line.product.to_string())?;
        sheet.write(row, 2, words.place(line.importer))?;
        sheet.write(row, 3, words.place(line.supplier))?;
        sheet.write(row, 4, line.year)?;
        sheet.write_with_format(row, 5, line.value as f64 / 1e6, &money)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofit();
    book.save_to_buffer()
}

/// The sheet of what would stay inside, if there is an input-output table: every figure in a column of its own.
fn stays(book: &mut Workbook, words: &Words<'_>, (bold, money): (&Format, &Format)) -> Result<(), XlsxError> {
    let Some(hidden) = &words.seen.hidden else { return Ok(()) };
    let speech = words.speech;
    let sheet = book.add_worksheet().set_name(speech.say("exposure-sheet-stay"))?;
    let [product, name, gross, direct, net, ..] = words.stay_heads(&words.thousands());
    let ends = ["exposure-stay-low", "exposure-stay-high"].map(|end| speech.say(end));
    let kept = hidden.regions.iter().map(|region| {
        speech.tell("exposure-stay-kept-by", &[("partner", crate::l10n::text(words.region(region)))])
    });
    let heads = [product, name, gross, direct, net].into_iter().chain(ends).chain(kept);
    for (column, head) in (0u16..).zip(heads) {
        sheet.write_with_format(0, column, head, bold)?;
    }
    let known = words.seen.opportunities.iter().filter_map(|it| Some((it, words.stay(it)?)));
    for (row, (it, stay)) in (1u32..).zip(known) {
        sheet.write(row, 0, it.product.to_string())?;
        sheet.write(row, 1, words.product(it.product))?;
        let figures = [stay.gross, stay.gross - stay.direct, stay.net(), stay.range.0, stay.range.1];
        let figures = figures.into_iter().chain(stay.kept.iter().map(|(_, value)| *value));
        for (column, figure) in (2u16..).zip(figures) {
            sheet.write_with_format(row, column, figure as f64 / 1e6, money)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofit();
    Ok(())
}
