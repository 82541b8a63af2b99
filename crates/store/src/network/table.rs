//! A table of one's own: a row a task (or a row a mode of it), known columns by name, every other column a resource.
//!
//! Rows whose task is `capacity` say how much there is of each resource, `amount` how much there is to use up; a `release` in
//! a capacity row says from when on. Where it is known which day a period is, the columns of dates take days, too.

use std::collections::BTreeMap;

use model::Day;
use model::finding::{Code, Finding};
use model::nearest;
use model::network::{Activity, Dates, Fixed, Link, Mode, Parts, Resource, Stock};

use super::after::names;
use crate::lex::{Lexer, Record, SEPARATORS, Slip};
use crate::report::{clipped, reason};

/// The columns that are not resources, in English and Russian.
const COLUMNS: [(&str, &[&str]); 11] = [
    ("task", &["task", "activity", "задача", "работа"]),
    ("mode", &["mode", "режим", "способ"]),
    ("duration", &["duration", "длительность", "срок"]),
    ("after", &["after", "predecessors", "после", "предшественники"]),
    ("release", &["release", "not before", "не раньше"]),
    ("deadline", &["deadline", "не позже"]),
    ("due", &["due", "желаемый срок"]),
    ("weight", &["weight", "вес"]),
    ("cash", &["cash", "деньги"]),
    ("project", &["project", "проект"]),
    ("started", &["started", "начато"]),
];

const CAPACITY: [&str; 2] = ["capacity", "наличие"];
const AMOUNT: [&str; 2] = ["amount", "запас"];
/// Columns that people keep for themselves.
const OWN: [&str; 13] = [
    "note",
    "notes",
    "comment",
    "comments",
    "name",
    "source",
    "basis",
    "примечание",
    "примечания",
    "комментарий",
    "название",
    "источник",
    "основание",
];

/// What a column means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Known(&'static str),
    Means(usize),
    Ignored,
}

struct Reading<'t, 'f> {
    file: &'t str,
    columns: Vec<Column>,
    /// Headings of the columns of resources and stocks.
    means: Vec<String>,
    /// Which day a period is, if anybody said so.
    dates: Option<Dates>,
    findings: &'f mut Vec<Finding>,
}

/// One row of a task.
struct Row<'t> {
    line: u32,
    cells: BTreeMap<&'static str, String>,
    means: Vec<i64>,
    record: Record<'t>,
}

/// The parts of a network in a table; nothing if it cannot be read.
pub(super) fn parts(
    file: &str,
    text: &str,
    dates: Option<Dates>,
    findings: &mut Vec<Finding>,
) -> Option<Parts> {
    let count =
        |separator: u8| text.lines().next().unwrap_or("").bytes().filter(|it| *it == separator).count();
    let separator = SEPARATORS.into_iter().rev().max_by_key(|separator| count(*separator)).unwrap_or(b',');
    let mut records = Lexer::new(text, separator);
    let Some(heading) = records.next() else {
        let finding = Finding::new(Code::BadTable, file).with("reason", reason::NO_HEADING);
        findings.push(finding.at(file, Some(1), None));
        return None;
    };
    let mut reading = Reading { file, columns: Vec::new(), means: Vec::new(), dates, findings };
    reading.heading(&heading)?;
    let mut rows = Vec::new();
    for record in records {
        rows.extend(reading.row(record));
    }
    let parts = reading.assemble(&rows);
    (!model::finding::any_error(findings)).then_some(parts)
}

impl<'t> Reading<'t, '_> {
    fn find(&mut self, code: Code, line: u32, column: &str, facts: &[(&'static str, String)]) {
        let mut finding = Finding::new(code, self.file).at(self.file, Some(line), Some(column));
        for (name, fact) in facts {
            finding = finding.with(name, fact.as_str());
        }
        self.findings.push(finding);
    }

    fn heading(&mut self, heading: &Record<'_>) -> Option<()> {
        let mut seen: Vec<String> = Vec::new();
        for cell in &heading.cells {
            let word = cell.text.trim().to_lowercase();
            let known =
                COLUMNS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(name, _)| *name);
            let column = match known {
                Some(name) => Column::Known(name),
                None if word.is_empty() || OWN.contains(&word.as_str()) => Column::Ignored,
                None => {
                    self.means.push(cell.text.to_string());
                    Column::Means(self.means.len() - 1)
                }
            };
            let name = known.map_or(word, str::to_owned);
            if column != Column::Ignored && seen.contains(&name) {
                self.find(Code::DuplicateColumn, heading.line, &cell.text, &[("column", name.clone())]);
            }
            seen.push(name);
            self.columns.push(column);
        }
        for needed in ["task", "duration"] {
            if !self.columns.contains(&Column::Known(needed)) {
                self.find(Code::MissingColumn, heading.line, needed, &[("column", needed.to_owned())]);
            }
        }
        (!model::finding::any_error(self.findings)).then_some(())
    }

    fn row(&mut self, record: Record<'t>) -> Option<Row<'t>> {
        let slip = match record.slip {
            Some(Slip::OpenQuote) => Some(reason::OPEN_QUOTE),
            Some(Slip::TextAfterQuote) => Some(reason::TEXT_AFTER_QUOTE),
            None if record.cells.len() > self.columns.len() => Some(reason::ROW_TOO_LONG),
            None => None,
        };
        if let Some(reason) = slip {
            let finding = Finding::new(Code::BadTable, self.file).with("reason", reason);
            let finding = finding.with("cells", record.cells.len()).with("columns", self.columns.len());
            self.findings.push(finding.at(self.file, Some(record.line), None));
            return None;
        }
        let mut row = Row { line: record.line, cells: BTreeMap::new(), means: Vec::new(), record };
        row.means = vec![0; self.means.len()];
        for (number, cell) in row.record.cells.iter().enumerate() {
            match self.columns[number] {
                Column::Known(name) => drop(row.cells.insert(name, cell.text.to_string())),
                Column::Means(means) if !cell.text.is_empty() => {
                    let heading = self.means[means].clone();
                    row.means[means] = self.whole(row.line, &heading, &cell.text).unwrap_or(0);
                }
                _ => {}
            }
        }
        Some(row)
    }

    fn whole(&mut self, line: u32, column: &str, text: &str) -> Option<i64> {
        let plain: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
        let number = plain.replace('−', "-").parse::<i64>().ok().filter(|it| it.abs() <= 1_000_000_000_000);
        if number.is_none() {
            self.find(Code::NotWhole, line, column, &[("found", clipped(text))]);
        }
        number
    }

    /// A period: its number, or a day that is one. `first` says whether it is one from that day on, else it is an end by that day.
    fn date(&mut self, row: &Row<'_>, column: &'static str, first: bool) -> Option<i64> {
        let text = row.cells.get(column).filter(|text| !text.is_empty())?;
        let is_year = text.len() == 4;
        let Some((from, until)) = Day::span_of(text).filter(|_| !is_year) else {
            return self.optional(row, column);
        };
        let Some(dates) = self.dates else {
            self.find(Code::DateWithoutStart, row.line, column, &[("found", clipped(text))]);
            return None;
        };
        Some(if first { dates.not_before(from) } else { dates.done_by(until) })
    }

    /// A whole number in a known column, if something stands there.
    fn optional(&mut self, row: &Row<'_>, column: &'static str) -> Option<i64> {
        let text = row.cells.get(column).filter(|text| !text.is_empty())?;
        self.whole(row.line, column, text)
    }

    fn assemble(&mut self, rows: &[Row<'_>]) -> Parts {
        let named = |row: &Row<'_>| row.cells.get("task").cloned().unwrap_or_default();
        let is = |row: &Row<'_>, words: [&str; 2]| words.contains(&named(row).to_lowercase().as_str());
        let (means, tasks): (Vec<&Row<'_>>, Vec<&Row<'_>>) =
            rows.iter().partition(|row| is(row, CAPACITY) || is(row, AMOUNT));
        let (capacities, amounts): (Vec<&Row<'_>>, Vec<&Row<'_>>) =
            means.into_iter().partition(|row| is(row, CAPACITY));
        let stock: Vec<bool> =
            (0..self.means.len()).map(|it| amounts.iter().any(|row| row.means[it] > 0)).collect();
        let mut parts = Parts::default();
        for means in 0..self.means.len() {
            let key = self.means[means].clone();
            if stock[means] {
                let amount = amounts.iter().map(|row| row.means[means]).sum();
                parts.stocks.push(Stock { key, amount });
            } else {
                parts.resources.push(self.resource(means, key, &capacities));
            }
        }
        let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
        for row in &tasks {
            self.task(row, &stock, &mut numbers, &mut parts);
        }
        for row in &tasks {
            self.links(row, &numbers, &mut parts.links);
        }
        parts.links.sort_unstable();
        parts.links.dedup();
        for (activity, row) in parts.activities.iter_mut().zip(first_rows(&tasks)) {
            if let Some(start) = self.date(row, "started", true) {
                activity.fixed = Some(Fixed { start, mode: 0 });
            }
        }
        if parts.projects.is_empty() {
            parts.projects.push("1".to_owned());
        }
        parts
    }

    /// A resource with its capacity and calendar. One that no capacity row names is as large as one task's largest use.
    fn resource(&mut self, means: usize, key: String, capacities: &[&Row<'_>]) -> Resource {
        let mut levels: Vec<(i64, i64)> = Vec::new();
        for row in capacities {
            levels.push((self.date(row, "release", true).unwrap_or(0), row.means[means]));
        }
        levels.sort_by_key(|(from, _)| *from);
        levels.dedup_by_key(|(from, _)| *from);
        if levels.is_empty() {
            self.find(Code::MissingValue, 1, &key, &[]);
        }
        let capacity = levels.first().filter(|(from, _)| *from <= 0).map_or(0, |(_, capacity)| *capacity);
        let changes = levels.into_iter().filter(|(from, _)| *from > 0).collect();
        Resource { key, capacity, changes }
    }

    fn task(
        &mut self,
        row: &Row<'_>,
        stock: &[bool],
        numbers: &mut BTreeMap<String, usize>,
        parts: &mut Parts,
    ) {
        let key = row.cells.get("task").cloned().unwrap_or_default();
        if key.is_empty() {
            self.find(Code::MissingValue, row.line, "task", &[]);
            return;
        }
        if row.cells.get("duration").is_none_or(String::is_empty) {
            self.find(Code::MissingValue, row.line, "duration", &[]);
        }
        let duration = self.optional(row, "duration").unwrap_or(0);
        let pick =
            |wanted: bool| row.means.iter().zip(stock).filter(move |(_, is)| **is == wanted).map(|it| *it.0);
        let own = row.cells.get("mode").filter(|mode| !mode.is_empty()).cloned();
        let mode = |number: usize| Mode {
            key: own.clone().unwrap_or_else(|| number.to_string()),
            duration,
            uses: pick(false).collect(),
            draws: pick(true).collect(),
        };
        if let Some(&number) = numbers.get(&key) {
            let activity = &mut parts.activities[number];
            let next = mode(activity.modes.len() + 1);
            if activity.modes.iter().any(|known| known.key == next.key) || own.is_none() {
                self.find(
                    Code::DuplicateKey,
                    row.line,
                    "task",
                    &[("key", key), ("first_row", "–".to_owned())],
                );
            } else {
                activity.modes.push(next);
            }
            return;
        }
        let project = row.cells.get("project").filter(|it| !it.is_empty()).map_or("1", String::as_str);
        let project = parts.projects.iter().position(|known| known == project).unwrap_or_else(|| {
            parts.projects.push(project.to_owned());
            parts.projects.len() - 1
        });
        numbers.insert(key.clone(), parts.activities.len());
        parts.activities.push(Activity {
            key,
            project,
            modes: vec![mode(1)],
            release: self.date(row, "release", true).unwrap_or(0).max(0),
            deadline: self.date(row, "deadline", false),
            due: self.date(row, "due", false).unwrap_or(0),
            weight: self.optional(row, "weight").unwrap_or(0),
            cash: self.optional(row, "cash").unwrap_or(0),
            fixed: None,
        });
    }

    fn links(&mut self, row: &Row<'_>, numbers: &BTreeMap<String, usize>, links: &mut Vec<Link>) {
        let Some(&after) = row.cells.get("task").and_then(|key| numbers.get(key)) else { return };
        let cell = row.cells.get("after").cloned().unwrap_or_default();
        for name in names(&cell, &|task| numbers.contains_key(task)) {
            match name {
                Ok(name) => links.extend(numbers.get(name.task).map(|&before| name.link(before, after))),
                Err(unknown) => {
                    let near = nearest(unknown, numbers.keys().map(String::as_str)).unwrap_or_default();
                    let facts = [
                        ("found", clipped(unknown)),
                        ("table", "task".to_owned()),
                        ("nearest", near.to_owned()),
                    ];
                    self.find(Code::UnknownId, row.line, "after", &facts);
                }
            }
        }
    }
}

/// The first row of every task, in the order of the table.
fn first_rows<'r, 't>(tasks: &[&'r Row<'t>]) -> Vec<&'r Row<'t>> {
    let mut seen = std::collections::BTreeSet::new();
    let key = |row: &Row<'_>| row.cells.get("task").cloned().unwrap_or_default();
    tasks.iter().copied().filter(|row| !key(row).is_empty() && seen.insert(key(row))).collect()
}
