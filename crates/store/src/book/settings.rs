//! Settings as a sheet of two columns, `setting` and `value`, and back: the sheet `programme` stands for `programme.toml`.
//!
//! A row of the sheet is a line of the file, so that findings keep their rows. Settings of sections are written with a point
//! (`rates.USD`), lists with `;` between their members, comments stand in the column `note` or in rows of their own; a row `[[cost]]`
//! begins one more section of that name.

use std::ops::Range;

use model::finding::{Code, Finding};
use toml::de::{DeTable, DeValue};

use super::cells::{BREAK, Cell, Grid, Sort};
use super::text::with_breaks;
use crate::report::{clipped, reason};

/// The columns, by their English and Russian headings.
pub(super) const COLUMNS: [(&str, &str); 3] =
    [("setting", "настройка"), ("value", "значение"), ("note", "примечание")];

/// Settings whose values are words, whatever they look like.
const WORDS: &[&str] =
    &["name", "name_ru", "name_be", "period", "currency", "source", "basis", "note", "lever"];

/// Settings whose values are lists; so are the ramps.
const LISTS: &[&str] = &["partners", "products", "factor"];

/// The text of the file that a sheet stands for. What is wrong with the sheet is added to the findings.
///
/// # Errors
///
/// None; the shape is that of tables.
pub(super) fn toml(grid: Grid, place: &str, findings: &mut Vec<Finding>) -> Result<String, String> {
    let heading = grid.cells.first().map(|cell| cell.row);
    let called = |cell: &Cell, number: usize| {
        let plain = cell.text.trim().to_lowercase();
        plain == COLUMNS[number].0 || plain == COLUMNS[number].1
    };
    let column = |number: usize| {
        let heads = grid.cells.iter().take_while(|cell| Some(cell.row) == heading);
        heads.filter(|cell| called(cell, number)).map(|cell| cell.column).next()
    };
    let columns = [column(0), column(1), column(2)];
    let row_of = |cell: &Cell| Some(cell.row + 1);
    for number in [0, 1] {
        if columns[number].is_none() {
            let finding = Finding::new(Code::MissingColumn, place).with("column", COLUMNS[number].0);
            findings.push(finding.at(place, heading.map(|row| row + 1), None));
        }
    }
    for cell in grid.cells.iter().take_while(|cell| Some(cell.row) == heading) {
        if !columns.contains(&Some(cell.column)) {
            let finding = Finding::new(Code::UnknownColumn, place).with("found", clipped(&cell.text));
            findings.push(finding.with("nearest", "").at(place, row_of(cell), Some(&clipped(&cell.text))));
        }
    }
    let (mut text, mut row) = (String::new(), 0);
    for cells in grid.cells.chunk_by(|one, other| one.row == other.row) {
        let at = cells[0].row;
        (row..at).for_each(|_| text.push('\n'));
        row = at;
        let in_column = |number: usize| {
            columns[number].and_then(|column| cells.iter().find(|cell| cell.column == column))
        };
        match in_column(0) {
            _ if Some(at) == heading => text.push_str("# setting, value"),
            Some(setting) => text.push_str(&line(setting, in_column(1), in_column(2))),
            None if in_column(1).is_some() => {
                let finding =
                    Finding::new(Code::BadTable, place).with("reason", reason::VALUE_WITHOUT_SETTING);
                findings.push(finding.at(place, Some(at + 1), None));
            }
            None => {}
        }
    }
    text.push('\n');
    Ok(text)
}

/// A line of the file; a setting without a value is not set.
fn line(setting: &Cell, value: Option<&Cell>, note: Option<&Cell>) -> String {
    let key = setting.text.trim();
    let comment = |words: &str| words.replace(|sign: char| sign == BREAK || sign.is_control(), " ");
    let note = note.map(|note| format!("  # {}", comment(note.text.trim()))).unwrap_or_default();
    if let Some(words) = key.strip_prefix('#') {
        // A setting that is not in force, or a remark.
        let value = value.map(|value| format!(" = {}", written(words.trim(), value))).unwrap_or_default();
        return format!("{}{value}{note}", comment(key));
    }
    for (open, close) in [("[[", "]]"), ("[", "]")] {
        if let Some(section) = key.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)) {
            return format!("{open}{}{close}{note}", dotted(section));
        }
    }
    match value {
        Some(value) => format!("{} = {}{note}", dotted(key), written(key, value)),
        None => String::new(),
    }
}

/// A key whose parts stand in quotes where they must.
fn dotted(key: &str) -> String {
    let part = |part: &str| {
        let part = part.trim();
        let is_bare = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
        if !part.is_empty() && part.chars().all(is_bare) { part.to_owned() } else { quoted(part) }
    };
    key.split('.').map(part).collect::<Vec<_>>().join(".")
}

fn quoted(words: &str) -> String {
    let mut text = String::from("\"");
    for letter in words.chars() {
        match letter {
            '"' | '\\' => text.extend(['\\', letter]),
            '\n' => text.push_str("\\n"),
            letter if letter.is_control() => text.push_str(&format!("\\u{:04X}", u32::from(letter))),
            letter => text.push(letter),
        }
    }
    text + "\""
}

/// A value as the file has it.
fn written(key: &str, value: &Cell) -> String {
    let words = with_breaks(value.text.trim());
    let last = key.rsplit('.').next().unwrap_or(key);
    if WORDS.contains(&last) {
        return quoted(&words);
    }
    let is_raw = words.starts_with(['[', '{']) && !words.contains('\n');
    if is_raw && DeTable::parse(&format!("value = {words}")).is_ok() {
        return words;
    }
    if LISTS.contains(&last) || key.starts_with("ramp.") {
        return list(&words);
    }
    let is_whole =
        !words.is_empty() && words.bytes().all(|byte| byte.is_ascii_digit()) && !words.starts_with('0');
    match value.sort {
        Sort::Number | Sort::Day => words,
        Sort::Words if is_whole || words == "0" => words,
        Sort::Words => quoted(&words),
    }
}

/// Members of a list, parted by `;`, or else by blanks and commas that are no decimal commas.
fn list(words: &str) -> String {
    let by_semicolons = words.contains(';');
    let is_figure = |letter: char| letter.is_ascii_digit();
    let members: Vec<&str> = if by_semicolons {
        words.split(';').collect()
    } else if words.contains(is_figure) {
        words.split(char::is_whitespace).map(|member| member.trim_end_matches(',')).collect()
    } else {
        words.split([',', ' ', '\n']).collect()
    };
    let members = members.into_iter().map(str::trim).filter(|member| !member.is_empty());
    format!("[{}]", members.map(quoted).collect::<Vec<_>>().join(", "))
}

/// A row of a sheet of settings.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Setting {
    pub(super) setting: String,
    pub(super) value: String,
    pub(super) note: String,
}

/// The rows of the sheet that stands for a file; nothing if the file cannot be understood.
pub(super) fn rows(text: &str) -> Option<Vec<Setting>> {
    let root = DeTable::parse(text).ok()?;
    let mut found = Vec::new();
    walk("", root.get_ref(), text, false, &mut found);
    let taken: Vec<Range<usize>> = found.iter().map(|(_, span, _)| lines_of(text, span)).collect();
    let first_of_many = found.iter().filter(|((many, _), ..)| *many).map(|((_, at), ..)| *at).min();
    let (mut at, mut section) = (0, String::new());
    for line in text.split_inclusive('\n') {
        let comment = line.trim();
        let is_free = !taken.iter().any(|span| span.contains(&at));
        if is_free && comment.starts_with('[') {
            section = comment.trim_start_matches('[').split(']').next().unwrap_or_default().to_owned();
        }
        if is_free && comment.starts_with('#') {
            let many = first_of_many.is_some_and(|first| at > first);
            let section = if many { "" } else { section.as_str() };
            found.push(((many, at), at..at, remark(comment, section)));
        }
        at += line.len();
    }
    // Settings outside sections that there are many of come first: behind `[[cost]]` they would belong to it.
    found.sort_by_key(|(order, ..)| *order);
    Some(found.into_iter().map(|(_, _, row)| row).collect())
}

/// A line of a comment; a setting that is not in force keeps the section in which it would be.
fn remark(comment: &str, section: &str) -> Setting {
    let inner = comment.trim_start_matches('#').trim();
    let mut found = Vec::new();
    if let Ok(root) = DeTable::parse(inner) {
        walk("", root.get_ref(), inner, true, &mut found);
    }
    let section = if section.is_empty() { String::new() } else { format!("{section}.") };
    match found.pop() {
        Some((_, _, row)) => Setting { setting: format!("# {section}{}", row.setting), ..row },
        None => Setting { setting: comment.to_owned(), value: String::new(), note: String::new() },
    }
}

type Found = ((bool, usize), Range<usize>, Setting);

fn walk(prefix: &str, table: &DeTable<'_>, text: &str, many: bool, found: &mut Vec<Found>) {
    for (key, value) in table {
        let name = format!("{prefix}{}", key.get_ref());
        match value.get_ref() {
            DeValue::Table(inner) => walk(&format!("{name}."), inner, text, many, found),
            DeValue::Array(members) if !many && !members.is_empty() && members.iter().all(is_section) => {
                for member in members.iter() {
                    let first = found.len();
                    if let DeValue::Table(inner) = member.get_ref() {
                        walk("", inner, text, true, found);
                    }
                    let start =
                        found[first..].iter().map(|((_, at), ..)| *at).min().unwrap_or(member.span().start);
                    let setting = format!("[[{name}]]");
                    let row = Setting { setting, value: String::new(), note: String::new() };
                    found.push(((true, start.saturating_sub(1)), start..start, row));
                }
            }
            scalar => {
                let span = key.span().start..value.span().end;
                let rest = text[value.span().end..].lines().next().unwrap_or_default();
                let note = rest.trim().strip_prefix('#').unwrap_or_default().trim().to_owned();
                let value = shown(scalar)
                    .unwrap_or_else(|| text[value.span()].split_whitespace().collect::<Vec<_>>().join(" "));
                found.push(((many, span.start), span, Setting { setting: name, value, note }));
            }
        }
    }
}

fn is_section(value: &toml::Spanned<DeValue<'_>>) -> bool {
    matches!(value.get_ref(), DeValue::Table(_))
}

/// From the beginning of the line on which something begins to its end.
fn lines_of(text: &str, span: &Range<usize>) -> Range<usize> {
    let start = text[..span.start].rfind('\n').map_or(0, |end| end + 1);
    start..span.end
}

/// A value as a person would type it into a cell; nothing if it has no such form.
fn shown(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(words) => Some(words.to_string()),
        DeValue::Integer(whole) if whole.radix() == 10 => Some(whole.as_str().to_owned()),
        DeValue::Float(number) => Some(number.as_str().to_owned()),
        DeValue::Boolean(is) => Some(is.to_string()),
        DeValue::Datetime(day) => Some(day.to_string()),
        DeValue::Array(members) => {
            let members: Option<Vec<String>> = members.iter().map(|member| shown(member.get_ref())).collect();
            members
                .filter(|members| members.iter().all(|it| !it.contains(';')))
                .map(|members| members.join("; "))
        }
        DeValue::Integer(_) | DeValue::Table(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(rows: &[(&str, &str, Sort)]) -> (String, Vec<Finding>) {
        let mut grid = Grid::default();
        let rows = std::iter::once(&("Setting", "Значение", Sort::Words)).chain(rows);
        for (row, (setting, value, sort)) in (0_u32..).zip(rows) {
            for (column, text, sort) in [(0, *setting, Sort::Words), (1, *value, *sort)] {
                if !text.is_empty() {
                    grid.cells.push(Cell { row, column, text: text.to_owned(), sort });
                }
            }
        }
        let mut findings = Vec::new();
        let text = toml(grid, "x.xlsx[programme]", &mut findings).unwrap();
        (text, findings)
    }

    /// Whatever a person types for a setting is what the file would say; row n stays line n.
    #[test]
    fn settings_are_lines() {
        let (text, findings) = sheet(&[
            ("name", "2026", Sort::Number),
            ("", "", Sort::Words),
            ("planning_day", "2026-01-01", Sort::Day),
            ("periods", "12", Sort::Words),
            ("discount_rate", "8%", Sort::Words),
            ("partners", "BY, RU", Sort::Words),
            ("ramp.default", "0,25 0,5 1", Sort::Words),
            ("ramp.медленный", "0.5; 1.0", Sort::Words),
            ("rates.USD", "80.5", Sort::Number),
            ("# a \u{2028}comment", "", Sort::Words),
            ("# rates.EUR", "90", Sort::Number),
            ("[[cost]]", "", Sort::Words),
            ("lever", "x\"y\u{2028}z", Sort::Words),
            ("limits.buyer_cost_max_share", "", Sort::Words),
        ]);
        assert!(findings.is_empty(), "{findings:?}");
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines,
            [
                "# setting, value",
                "name = \"2026\"",
                "",
                "planning_day = 2026-01-01",
                "periods = 12",
                "discount_rate = \"8%\"",
                "partners = [\"BY\", \"RU\"]",
                "ramp.default = [\"0,25\", \"0,5\", \"1\"]",
                "ramp.\"медленный\" = [\"0.5\", \"1.0\"]",
                "rates.USD = 80.5",
                "# a  comment",
                "# rates.EUR = 90",
                "[[cost]]",
                "lever = \"x\\\"y\\nz\"",
                "",
            ]
        );
    }

    /// A value beside which no setting stands is told, and so is a sheet without headings.
    #[test]
    fn what_is_no_setting_is_told() {
        let (_, findings) = sheet(&[("", "80", Sort::Number)]);
        assert_eq!(findings[0].code, Code::BadTable);
        let mut findings = Vec::new();
        let cells = vec![Cell { row: 0, column: 0, text: "name".to_owned(), sort: Sort::Words }];
        toml(Grid { cells, formulas: 0 }, "x.xlsx[programme]", &mut findings).unwrap();
        let codes: Vec<Code> = findings.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, [Code::MissingColumn, Code::MissingColumn, Code::UnknownColumn]);
    }

    /// Sections get points, comments stay, and what there are many of comes last.
    #[test]
    fn files_are_rows() {
        let text = "# top\nname = \"A\" # said\n[rates]\n# USD = 80.0 # once\n[[cost]]\nlever = \"x\"\n# inner\ncost = 5\n[ramp]\nslow = [0.5, # half\n# more\n 1.0]\n";
        let rows = rows(text).unwrap();
        let told: Vec<(&str, &str, &str)> =
            rows.iter().map(|row| (&*row.setting, &*row.value, &*row.note)).collect();
        assert_eq!(
            told,
            [
                ("# top", "", ""),
                ("name", "A", "said"),
                ("# rates.USD", "80.0", "once"),
                ("ramp.slow", "0.5; 1.0", ""),
                ("[[cost]]", "", ""),
                ("lever", "x", ""),
                ("# inner", "", ""),
                ("cost", "5", ""),
            ]
        );
    }
}
