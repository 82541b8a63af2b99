//! Typed cells: a record's words become numbers, ids, periods.
//!
//! Every getter always gives a value. Where the cell is bad, the finding is noted, the row is marked as damaged, and a
//! stand-in keeps the rest of the reading going; a damaged programme is never handed out.

use model::draft::{Basis, Name, Provenance, Span, Stated};
use model::finding::{Code, Fact, Finding};
use model::number::{Currency, Decimal};
use model::time::{Calendar, Day};
use model::unit::Written;

use crate::book::{BREAK, is_error};
use crate::fingerprint::Seal;
use crate::lex::Record;
use crate::report::{Report, clipped};
use crate::schema::{Column, Empty, Kind};
use crate::sheet::Sheet;
use crate::word::{Worded, english};

/// What is wrong with a cell.
pub(crate) struct Trouble {
    code: Code,
    facts: Vec<(&'static str, Fact)>,
}

impl Trouble {
    pub(crate) fn found(code: Code, text: &str) -> Self {
        Self { code, facts: vec![("found", Fact::Text(clipped(text)))] }
    }

    pub(crate) fn with(mut self, name: &'static str, fact: impl Into<Fact>) -> Self {
        self.facts.push((name, fact.into()));
        self
    }

    /// As a finding.
    pub(crate) fn about(self, subject: &str) -> Finding {
        Finding { facts: self.facts, ..Finding::new(self.code, subject) }
    }
}

/// Whether a text is an id: letters of any script, digits, `-` and `_`.
pub(crate) fn is_id(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|letter| letter.is_alphanumeric() || letter == '-' || letter == '_')
}

pub(crate) fn parse_id(text: &str) -> Result<String, Trouble> {
    if is_id(text) { Ok(text.to_owned()) } else { Err(Trouble::found(Code::BadId, text)) }
}

pub(crate) fn parse_number(text: &str) -> Result<Decimal, Trouble> {
    let value = Decimal::parse(text).ok_or_else(|| Trouble::found(Code::BadNumber, text))?;
    let largest = Decimal::LARGEST.billionths();
    if value.billionths().unsigned_abs() > largest.unsigned_abs() {
        return Err(Trouble::found(Code::OutOfRange, text)
            .with("least", Decimal::from_billionths(-largest).to_string())
            .with("largest", Decimal::LARGEST.to_string()));
    }
    Ok(value)
}

pub(crate) fn parse_whole(text: &str) -> Result<i64, Trouble> {
    let billionths = parse_number(text)?.billionths();
    match i64::try_from(billionths / Decimal::SCALE) {
        Ok(whole) if billionths % Decimal::SCALE == 0 => Ok(whole),
        _ => Err(Trouble::found(Code::NotWhole, text)),
    }
}

pub(crate) fn parse_currency(text: &str) -> Result<Currency, Trouble> {
    Currency::parse(text)
        .ok_or_else(|| Trouble::found(Code::BadWord, text).with("allowed", "USD, EUR, RUB, BYN … (ISO 4217)"))
}

/// A text that people can see: a sign that steers a terminal could make a finding or a table say something else.
pub(crate) fn parse_text(text: &str) -> Result<String, Trouble> {
    match text.chars().find(|sign| sign.is_control() && !matches!(sign, '\n' | '\r' | '\t')) {
        Some(sign) => Err(Trouble::found(Code::BadText, &format!("U+{:04X}", u32::from(sign)))),
        None => Ok(with_plain_breaks(text)),
    }
}

/// A line break is a line break, however the file or the workbook writes it.
fn with_plain_breaks(text: &str) -> String {
    text.replace("\r\n", "\n").replace(['\r', BREAK], "\n")
}

fn parse_task_of(text: &str) -> Result<String, Trouble> {
    let fits = match text.split_once('.') {
        Some((project, task)) => is_id(project) && is_id(task),
        None => is_id(text),
    };
    if fits { Ok(text.to_owned()) } else { Err(Trouble::found(Code::BadId, text)) }
}

fn parse_customs_code(text: &str) -> Result<String, Trouble> {
    let digits: String = text.chars().filter(|letter| *letter != '.' && !letter.is_whitespace()).collect();
    no_zero_lost(text, &digits)?;
    if digits.len() >= 6 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(digits)
    } else {
        Err(Trouble::found(Code::BadWord, text).with("allowed", "870840, 8708 40, 8708.40.20 …"))
    }
}

/// Customs codes have two digits, four and so on: one that has a digit less began with a nought before a spreadsheet took it for a
/// number.
fn no_zero_lost(text: &str, digits: &str) -> Result<(), Trouble> {
    let is_short = matches!(digits.len(), 3 | 5 | 7 | 9) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_short {
        Err(Trouble::found(Code::LostZero, text).with("whole", format!("0{digits}")))
    } else {
        Ok(())
    }
}

fn parse_suppliers(text: &str) -> Result<Vec<(String, Decimal)>, Trouble> {
    let trouble = || Trouble::found(Code::BadWord, text).with("allowed", "DE:0.4 CN:0.35");
    text.split_whitespace()
        .map(|pair| {
            let (country, share) = pair.split_once(':').ok_or_else(trouble)?;
            let country = parse_id(country).map_err(|_| trouble())?;
            Ok((country, parse_number(share).map_err(|_| trouble())?))
        })
        .collect()
}

fn parse_customs_codes(text: &str) -> Result<Vec<String>, Trouble> {
    let code = |part: &str| {
        let digits: String =
            part.chars().filter(|letter| *letter != '.' && !letter.is_whitespace()).collect();
        no_zero_lost(part.trim(), &digits)?;
        let fits = (2..=14).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        let bad = || Trouble::found(Code::BadWord, text).with("allowed", "8483; 848390; 8708 40 …");
        fits.then_some(digits).ok_or_else(bad)
    };
    text.split(';').filter(|part| !part.trim().is_empty()).map(code).collect()
}

fn parse_texts(text: &str) -> Vec<String> {
    text.split(';').map(str::trim).filter(|part| !part.is_empty()).map(with_plain_breaks).collect()
}

fn parse_words<T: Worded>(words: &[(&'static str, &'static str)], text: &str) -> Result<Vec<T>, Trouble> {
    let mut found = Vec::new();
    for part in text.split([';', '|']).map(str::trim).filter(|part| !part.is_empty()) {
        let Some(word) = english(words, part).and_then(T::from_word) else {
            let allowed: Vec<&str> = words.iter().map(|(english, _)| *english).collect();
            return Err(Trouble::found(Code::BadWord, part).with("allowed", allowed.join(", ")));
        };
        found.push(word);
    }
    Ok(found)
}

fn parse_size(text: &str) -> Result<Written, Trouble> {
    Written::parse(text).ok_or_else(|| Trouble::found(Code::BadSize, text))
}

/// The size in base units: 60 cm and 600 mm say the same.
fn canonical_size(size: &Written) -> String {
    let base = |value: Option<Decimal>| {
        value.and_then(|value| size.unit.to_base(value)).map_or_else(String::new, |it| it.to_string())
    };
    format!("{}..{} {:?}", base(size.low), base(size.high), size.unit.dimension)
}

fn parse_days(text: &str) -> Result<(Day, Day), Trouble> {
    Day::span_of(text).ok_or_else(|| Trouble::found(Code::BadDay, text))
}

/// A record with everything needed to read and to criticise it.
pub(crate) struct Row<'r, 't> {
    /// Its table.
    pub sheet: &'r Sheet<'t>,
    /// Its cells.
    pub record: &'r Record<'t>,
    /// For its periods.
    pub calendar: &'r Calendar,
    /// For its findings.
    pub report: &'r mut Report,
    /// What it says, for the fingerprint: position of the column, its name, value. Sectors come after the columns.
    sealed: Vec<(usize, &'r str, String)>,
}

impl<'r, 't> Row<'r, 't> {
    pub(crate) fn new(
        sheet: &'r Sheet<'t>,
        record: &'r Record<'t>,
        calendar: &'r Calendar,
        report: &'r mut Report,
    ) -> Self {
        Self { sheet, record, calendar, report, sealed: Vec::new() }
    }

    /// Hands what was read to the fingerprint, in the table's order of columns.
    pub(crate) fn seal(mut self, seal: &mut Seal) {
        seal.row();
        self.sealed.sort_unstable();
        for (_, column, value) in self.sealed {
            seal.cell(column, &value);
        }
    }

    /// What the row is about: its first column and what stands there.
    pub(crate) fn subject(&self) -> String {
        match (self.sheet.table.columns.first(), self.cell_at(0)) {
            (Some(column), Some(key)) => format!("{} {}", column.name, clipped(key)),
            _ => self.sheet.file.clone(),
        }
    }

    /// What stands in a column, if anything does.
    fn cell_at(&self, position: usize) -> Option<&'r str> {
        let number = (*self.sheet.cells.get(position)?)?;
        self.record.cells.get(number).map(|cell| &*cell.text).filter(|text| !text.is_empty())
    }

    /// Notes a finding in one of its cells.
    pub(crate) fn complain(&mut self, column: &str, trouble: Trouble) {
        let finding =
            trouble.about(&self.subject()).at(&self.sheet.file, Some(self.record.line), Some(column));
        self.report.add(finding);
    }

    /// Reads a cell, in the way that its column asks for. The fingerprint takes the canonical form, unless it is empty or the
    /// default.
    fn read<T>(
        &mut self,
        name: &str,
        parse: impl Fn(&str) -> Result<T, Trouble>,
        canonical: impl Fn(&T) -> String,
    ) -> Option<T> {
        let position = self.sheet.table.position(name);
        debug_assert!(position.is_some(), "{} has no column {name}", self.sheet.table.name);
        let position = position?;
        let column: &Column = &self.sheet.table.columns[position];
        let Some(text) = self.cell_at(position) else {
            return match column.empty {
                Empty::Nothing => None,
                Empty::Means(words) => parse(words).ok(),
                Empty::Refused => {
                    self.miss(position, column);
                    None
                }
            };
        };
        let parsed = if is_error(text) { Err(Trouble::found(Code::BadCell, text)) } else { parse(text) };
        match parsed {
            Ok(value) => {
                let canonical = canonical(&value);
                let is_default = matches!(column.empty, Empty::Means(words) if words == canonical);
                if !canonical.is_empty() && !is_default && column.name != "source" && column.name != "note" {
                    self.sealed.push((position, column.name, canonical));
                }
                Some(value)
            }
            Err(trouble) => {
                if matches!(column.kind, Kind::Id | Kind::TaskOf) {
                    self.report.damage_keys(self.sheet.table);
                }
                self.complain(name, trouble);
                None
            }
        }
    }

    /// A needed cell is empty. If the whole column is absent, that has been said already.
    fn miss(&mut self, position: usize, column: &Column) {
        if column.kind == Kind::Id {
            self.report.damage_keys(self.sheet.table);
        }
        if self.sheet.cells[position].is_some() {
            self.complain(column.name, Trouble { code: Code::MissingValue, facts: Vec::new() });
        } else {
            self.report.damage_row(&self.sheet.file, self.record.line);
        }
    }

    pub(crate) fn optional_text(&mut self, column: &str) -> Option<String> {
        self.read(column, parse_text, Clone::clone)
    }

    pub(crate) fn text(&mut self, column: &str) -> String {
        self.optional_text(column).unwrap_or_default()
    }

    pub(crate) fn optional_id(&mut self, column: &str) -> Option<String> {
        self.read(column, parse_id, Clone::clone)
    }

    pub(crate) fn id(&mut self, column: &str) -> String {
        self.optional_id(column).unwrap_or_default()
    }

    pub(crate) fn task_of(&mut self, column: &str) -> String {
        self.read(column, parse_task_of, Clone::clone).unwrap_or_default()
    }

    pub(crate) fn customs_code(&mut self, column: &str) -> String {
        self.read(column, parse_customs_code, Clone::clone).unwrap_or_default()
    }

    pub(crate) fn optional_number(&mut self, column: &str) -> Option<Decimal> {
        self.read(column, parse_number, Decimal::to_string)
    }

    pub(crate) fn number(&mut self, column: &str) -> Decimal {
        self.optional_number(column).unwrap_or_default()
    }

    pub(crate) fn optional_whole(&mut self, column: &str) -> Option<i64> {
        self.read(column, parse_whole, i64::to_string)
    }

    pub(crate) fn whole(&mut self, column: &str) -> i64 {
        self.optional_whole(column).unwrap_or_default()
    }

    pub(crate) fn word<T: Worded>(&mut self, column: &str) -> T {
        let position = self.sheet.table.position(column);
        let words = match position.map(|position| self.sheet.table.columns[position].kind) {
            Some(Kind::Word(words)) => words,
            _ => &[],
        };
        let parse = |text: &str| {
            english(words, text).and_then(T::from_word).ok_or_else(|| {
                let allowed: Vec<&str> = words.iter().map(|(english, _)| *english).collect();
                Trouble::found(Code::BadWord, text).with("allowed", allowed.join(", "))
            })
        };
        self.read(column, parse, |value| value.word().to_owned()).unwrap_or(T::STAND_IN)
    }

    /// The word in the cell, if there is one.
    pub(crate) fn optional_word<T: Worded>(&mut self, column: &str) -> Option<T> {
        let position = self.sheet.table.position(column)?;
        self.cell_at(position)?;
        Some(self.word(column))
    }

    pub(crate) fn words<T: Worded>(&mut self, column: &str) -> Vec<T> {
        let position = self.sheet.table.position(column);
        let words = match position.map(|position| self.sheet.table.columns[position].kind) {
            Some(Kind::Words(words)) => words,
            _ => &[],
        };
        let canonical = |found: &Vec<T>| found.iter().map(|one| format!("{};", one.word())).collect();
        self.read(column, |text| parse_words(words, text), canonical).unwrap_or_default()
    }

    pub(crate) fn texts(&mut self, column: &str) -> Vec<String> {
        self.read(column, |text| Ok(parse_texts(text)), |texts| texts.join(";")).unwrap_or_default()
    }

    pub(crate) fn customs_codes(&mut self, column: &str) -> Vec<String> {
        self.read(column, parse_customs_codes, |codes| codes.join(";")).unwrap_or_default()
    }

    pub(crate) fn size(&mut self, column: &str) -> Option<Written> {
        self.read(column, parse_size, canonical_size)
    }

    /// A day; of a week, month or year the last one.
    pub(crate) fn last_day(&mut self, column: &str) -> Option<Day> {
        self.read(column, |text| parse_days(text).map(|(_, last)| last), Day::to_string)
    }

    /// A day; of a week, month or year the first one.
    pub(crate) fn day(&mut self, column: &str) -> Option<Day> {
        self.read(column, |text| parse_days(text).map(|(first, _)| first), Day::to_string)
    }

    /// The row's `from` and `to` as days.
    pub(crate) fn days(&mut self) -> (Option<Day>, Option<Day>) {
        (self.day("from"), self.last_day("to"))
    }

    pub(crate) fn suppliers(&mut self, column: &str) -> Vec<(String, Decimal)> {
        let canonical = |suppliers: &Vec<(String, Decimal)>| {
            suppliers.iter().map(|(country, share)| format!("{country}:{share} ")).collect()
        };
        self.read(column, parse_suppliers, canonical).unwrap_or_default()
    }

    /// The row's `currency`.
    pub(crate) fn currency(&mut self) -> Option<Currency> {
        self.read("currency", parse_currency, Currency::to_string)
    }

    /// A sum in the row's currency.
    pub(crate) fn stated(&mut self, column: &str, currency: Option<Currency>) -> Stated {
        Stated { value: self.number(column), currency }
    }

    /// A sum in the row's currency, if there is one.
    pub(crate) fn optional_stated(&mut self, column: &str, currency: Option<Currency>) -> Option<Stated> {
        self.optional_number(column).map(|value| Stated { value, currency })
    }

    /// A period of what is written; one that is the same as an empty cell leaves no trace in the fingerprint.
    fn period(&mut self, column: &str, edge: fn((i64, i64)) -> i64, empty: Option<i64>) -> Option<i64> {
        let calendar = self.calendar;
        let parse =
            |text: &str| calendar.span(text).map(edge).ok_or_else(|| Trouble::found(Code::BadPeriod, text));
        let canonical =
            |period: &i64| if Some(*period) == empty { String::new() } else { period.to_string() };
        self.read(column, parse, canonical).or(empty)
    }

    /// The row's `from` and `to`.
    pub(crate) fn span(&mut self) -> Span {
        let end = i64::try_from(self.calendar.len()).unwrap_or(i64::MAX) - 1;
        Span {
            first: self.period("from", |(first, _)| first, Some(0)).unwrap_or(0),
            last: self.period("to", |(_, last)| last, Some(end)).unwrap_or(end),
        }
    }

    /// The last period of what is written.
    pub(crate) fn latest(&mut self, column: &str) -> Option<i64> {
        self.period(column, |(_, last)| last, None)
    }

    /// The row's `name` in all languages.
    pub(crate) fn name(&mut self) -> Name {
        Name {
            plain: self.text("name"),
            ru: self.optional_text("name_ru"),
            be: self.optional_text("name_be"),
        }
    }

    /// Degrees north and east: both or none.
    pub(crate) fn coordinates(&mut self) -> Option<(Decimal, Decimal)> {
        let (north, east) = (self.optional_number("latitude"), self.optional_number("longitude"));
        let written =
            |row: &Self, name| row.sheet.table.position(name).and_then(|at| row.cell_at(at)).is_some();
        for (this, other) in [("latitude", "longitude"), ("longitude", "latitude")] {
            if written(self, this) && !written(self, other) {
                self.complain(other, Trouble { code: Code::MissingValue, facts: Vec::new() });
            }
        }
        north.zip(east)
    }

    /// The number in the cell of a sector; nought if the cell is empty.
    pub(crate) fn sector_number(&mut self, number: usize, sector: &'r str) -> Decimal {
        let text = self.record.cells.get(number).map_or("", |cell| &*cell.text);
        if text.is_empty() {
            return Decimal::ZERO;
        }
        match parse_number(text) {
            Ok(value) => {
                if value != Decimal::ZERO {
                    self.sealed.push((self.sheet.table.columns.len(), sector, value.to_string()));
                }
                value
            }
            Err(trouble) => {
                self.complain(sector, trouble);
                Decimal::ZERO
            }
        }
    }

    /// The row's line, source, basis and note.
    pub(crate) fn provenance(&mut self) -> Provenance {
        Provenance {
            row: self.record.line,
            source: self.text("source"),
            basis: self.word::<Basis>("basis"),
            note: self.text("note"),
        }
    }
}
