//! Adds rows to a table as its owner wrote it: in its own order of columns, language of headings, separator and line ends. What stands
//! there already is not touched; columns that the table lacks are added to its heading.

use crate::lex::SEPARATORS;
use crate::schema::Table;
use crate::sheet::{column_called, heading};

/// The text of a table with rows added, each a list of columns and cells; without a text, a new table with an English heading.
///
/// Nothing if there is no such table, no such column, or the text has no heading.
#[must_use]
pub fn appended(table: &str, text: Option<&str>, rows: &[Vec<(&str, String)>]) -> Option<String> {
    let table = Table::named(table)?;
    let fresh = || table.columns.iter().map(|column| column.name).collect::<Vec<_>>().join(",") + "\n";
    let mut text = text.map_or_else(fresh, str::to_owned);
    let (record, _, separator) = heading(table, text.strip_prefix('\u{feff}').unwrap_or(&text))?;
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let end = mark + record.cells.last()?.range.end;
    let mut order: Vec<Option<usize>> =
        record.cells.iter().map(|cell| column_called(table, &cell.text)).collect();
    // Columns that the rows need and the heading lacks.
    let mut added = String::new();
    for (column, _) in rows.iter().flatten() {
        let number = table.columns.iter().position(|known| known.name == *column)?;
        if !order.contains(&Some(number)) {
            order.push(Some(number));
            added.push(char::from(separator));
            added.push_str(column);
        }
    }
    text.insert_str(end, &added);
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    if !text.ends_with('\n') {
        text.push_str(line_end);
    }
    let separator = char::from(separator);
    for row in rows {
        let cell = |column: &Option<usize>| {
            let name = column.and_then(|number| table.columns.get(number)).map(|column| column.name);
            let found = row.iter().find(|(column, _)| Some(*column) == name);
            found.map_or_else(String::new, |(_, cell)| quoted(cell))
        };
        let cells: Vec<String> = order.iter().map(cell).collect();
        text.push_str(&cells.join(&separator.to_string()));
        text.push_str(line_end);
    }
    Some(text)
}

/// A cell that no separator can break.
pub(crate) fn quoted(cell: &str) -> String {
    let plain = cell.trim() == cell
        && !cell.contains(['"', '\n', '\r'])
        && !cell.bytes().any(|byte| SEPARATORS.contains(&byte));
    if plain { cell.to_owned() } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Russian table stays Russian, with its order, separator and line ends, and gets the columns that it lacks.
    #[test]
    fn a_table_stays_its_owners() {
        let text = "\u{feff}завод;проект;коэффициент_мощности\r\nсевер;коробки;1";
        let row = vec![
            ("project", "gears".to_owned()),
            ("plant", "север".to_owned()),
            ("source", "award 7; \"so\"".to_owned()),
        ];
        let found = appended("sites", Some(text), &[row]).unwrap();
        let lines: Vec<&str> = found.split("\r\n").collect();
        assert_eq!(lines[0], "\u{feff}завод;проект;коэффициент_мощности;source");
        assert_eq!(lines[1], "север;коробки;1");
        assert_eq!(lines[2], "север;gears;;\"award 7; \"\"so\"\"\"");
        assert_eq!(lines[3..], [""]);
    }

    /// Without a file there is a new table; what nobody knows is nothing.
    #[test]
    fn a_new_table_has_all_columns() {
        let found = appended("sites", None, &[vec![("project", "gears".to_owned())]]).unwrap();
        assert!(found.starts_with("project,plant,"));
        assert_eq!(found.lines().count(), 2);
        assert!(appended("sites", None, &[vec![("nonsense", String::new())]]).is_none());
        assert!(appended("nonsense", None, &[]).is_none());
    }
}
