//! `programme.toml`: the settings of a programme.

use std::ops::Range;

use model::draft::{Header, Name, Rate};
use model::finding::{Code, Finding};
use model::nearest;
use model::number::{Currency, Decimal};
use model::time::{Calendar, Day, PERIODS_MAX, PeriodKind};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::book::is_error;
use crate::fingerprint::Seal;
use crate::report::{Report, clipped, reason};
use crate::row::{Trouble, is_id, parse_currency, parse_id, parse_number, parse_text};
use crate::schema::{LIMITS, SETTINGS};

/// Its file name.
pub(crate) const FILE: &str = "programme.toml";

/// The version of the layout that this reader knows.
pub const FORMAT: i64 = 1;

/// Reads the settings; nothing if there is not even a calendar to read periods by. What is bad or missing is reported and stood
/// in for.
pub(crate) fn read(text: &str, report: &mut Report) -> Option<Header> {
    let (root, errors) = DeTable::parse_recoverable(text);
    // Values of a text that is no TOML are guesses of the parser; they are good enough to read the tables by, not to be criticised.
    let mut unsaid = Report::default();
    criticise(FILE, text, &errors, report);
    let report = if errors.is_empty() { report } else { &mut unsaid };
    Settings { file: FILE, text, report }.header(root.get_ref())
}

/// Says of a text that is no TOML where it is not.
pub(crate) fn not_toml(file: &str, text: &str, report: &mut Report) {
    criticise(file, text, &DeTable::parse_recoverable(text).1, report);
}

fn criticise(file: &str, text: &str, errors: &[toml::de::Error], report: &mut Report) {
    let mut criticised = 0;
    for error in errors {
        let row = error.span().map_or(1, |span| row_of(text, &span));
        if row > criticised {
            let finding = Finding::new(Code::BadToml, file).with("reason", error.message());
            report.add(finding.at(file, Some(row), None));
            criticised = row;
        }
    }
}

/// Puts what the settings say into the fingerprint.
pub(crate) fn seal(header: &Header, seal: &mut Seal) {
    seal.section("programme");
    let mut cell = |name: &str, value: &str| seal.cell(name, value);
    cell("name", &header.name.plain);
    for (name, value) in [("name_ru", &header.name.ru), ("name_be", &header.name.be)] {
        if let Some(value) = value {
            cell(name, value);
        }
    }
    cell("planning_day", &header.calendar.planning_day().to_string());
    cell("period", header.calendar.kind().word());
    cell("periods", &header.calendar.len().to_string());
    cell("currency", header.currency.code());
    cell("discount_rate", &header.discount_rate.to_string());
    for partner in &header.partners {
        cell("partners", partner);
    }
    for rate in &header.rates {
        cell(rate.currency.code(), &rate.value.to_string());
    }
    if let Some(share) = header.buyer_cost_max_share {
        cell("buyer_cost_max_share", &share.to_string());
    }
    for (name, shares) in &header.ramps {
        cell("ramp", name);
        for share in shares {
            cell("share", &share.to_string());
        }
    }
}

pub(crate) type Value<'i> = Spanned<DeValue<'i>>;

/// The settings being read.
pub(crate) struct Settings<'i, 'r> {
    pub(crate) file: &'static str,
    pub(crate) text: &'i str,
    pub(crate) report: &'r mut Report,
}

impl<'i> Settings<'i, '_> {
    fn header(&mut self, root: &DeTable<'i>) -> Option<Header> {
        self.warn_of_unknown("", root, SETTINGS);
        self.format(root);
        let name = Name {
            plain: self.needed(root, "name", text).unwrap_or_default(),
            ru: self.optional(root, "name_ru", text),
            be: self.optional(root, "name_be", text),
        };
        let calendar = self.calendar(root);
        let currency = self.needed(root, "currency", currency).or_else(|| Currency::parse("XXX"))?;
        let discount_rate = self.needed(root, "discount_rate", number).unwrap_or_default();
        let partners = self.needed(root, "partners", |value| list(value, partner)).unwrap_or_default();
        let (rates, rates_of) = self.rates(root);
        let limits = self.optional(root, "limits", table);
        if let Some(limits) = limits {
            self.warn_of_unknown("limits.", limits, LIMITS);
        }
        let buyer_cost_max_share =
            limits.and_then(|limits| self.within(limits, "limits.", "buyer_cost_max_share", number));
        let ramps = self.ramps(root);
        Some(Header {
            name,
            calendar: calendar?,
            currency,
            discount_rate,
            partners,
            rates,
            rates_of,
            buyer_cost_max_share,
            ramps,
        })
    }

    fn format(&mut self, root: &DeTable<'i>) {
        match self.needed(root, "format", whole) {
            None | Some(FORMAT) => {}
            Some(found) => {
                let row = root.get("format").map(|value| self.row(&value.span()));
                let finding =
                    Finding::new(Code::UnknownFormat, FILE).with("found", found).with("known", FORMAT);
                self.report.add(finding.at(FILE, row, Some("format")));
            }
        }
    }

    /// The calendar; a stand-in if a part of it is bad, so that the tables' periods can be read all the same.
    fn calendar(&mut self, root: &DeTable<'i>) -> Option<Calendar> {
        let day = self.needed(root, "planning_day", day);
        let kind = self.needed(root, "period", period_kind);
        let periods = self.needed(root, "periods", |value| {
            let found = whole(value)?;
            u32::try_from(found).ok().filter(|periods| (1..=PERIODS_MAX).contains(periods)).ok_or_else(|| {
                Trouble::found(Code::OutOfRange, &found.to_string())
                    .with("least", "1")
                    .with("largest", PERIODS_MAX.to_string())
            })
        });
        if let (Some(day), Some(kind), Some(periods)) = (day, kind, periods) {
            if let Some(calendar) = Calendar::new(day, kind, periods) {
                return Some(calendar);
            }
            let trouble =
                Trouble::found(Code::BadWord, &day.to_string()).with("allowed", first_of_month(day));
            let row = root.get("planning_day").map(|value| self.row(&value.span()));
            self.report.add(trouble.about(FILE).at(FILE, row, Some("planning_day")));
        }
        Calendar::new(Day::new(2026, 1, 1)?, kind.unwrap_or(PeriodKind::Quarter), periods.unwrap_or(40))
    }

    fn rates(&mut self, root: &DeTable<'i>) -> (Vec<Rate>, (String, String)) {
        let Some(section) = self.optional(root, "rates", table) else {
            return (Vec::new(), (String::new(), String::new()));
        };
        let date = self.within(section, "rates.", "date", day_or_text).unwrap_or_default();
        let source = self.within(section, "rates.", "source", text).unwrap_or_default();
        let mut rates = Vec::new();
        for (key, value) in section {
            let name: &str = key.get_ref();
            if name == "date" || name == "source" {
                continue;
            }
            let column = format!("rates.{}", clipped(name));
            match parse_currency(name) {
                Ok(currency) => {
                    let rate = self.value(value, &column, number);
                    rates.extend(rate.map(|value| Rate { currency, value }));
                }
                Err(trouble) => self.complain(trouble, &key.span(), &column),
            }
        }
        (rates, (date, source))
    }

    fn ramps(&mut self, root: &DeTable<'i>) -> Vec<(String, Vec<Decimal>)> {
        let Some(section) = self.optional(root, "ramp", table) else {
            return Vec::new();
        };
        let mut ramps = Vec::new();
        for (key, value) in section {
            let name: &str = key.get_ref();
            let column = format!("ramp.{}", clipped(name));
            if !is_id(name) {
                self.complain(Trouble::found(Code::BadId, name), &key.span(), &column);
            }
            let shares = self.value(value, &column, |value| list(value, number));
            ramps.extend(shares.map(|shares| (name.to_owned(), shares)));
        }
        ramps
    }

    pub(crate) fn warn_of_unknown(&mut self, section: &str, settings: &DeTable<'i>, known: &[&'static str]) {
        for key in settings.keys() {
            let name: &str = key.get_ref();
            if known.contains(&name) {
                continue;
            }
            let finding = Finding::new(Code::UnknownColumn, self.file)
                .with("found", clipped(name))
                .with("nearest", nearest(name, known.iter().copied()).unwrap_or_default());
            let row = self.row(&key.span());
            self.report.add(finding.at(self.file, Some(row), Some(&format!("{section}{}", clipped(name)))));
        }
    }

    /// A setting that must be there.
    pub(crate) fn needed<'s, T>(
        &mut self,
        settings: &'s DeTable<'i>,
        name: &str,
        read: impl Fn(&'s Value<'i>) -> Result<T, Trouble>,
    ) -> Option<T> {
        if settings.get(name).is_none() {
            let finding = Finding::new(Code::MissingColumn, self.file).with("column", name);
            self.report.add(finding.at(self.file, None, Some(name)));
        }
        self.optional(settings, name, read)
    }

    pub(crate) fn optional<'s, T>(
        &mut self,
        settings: &'s DeTable<'i>,
        name: &str,
        read: impl Fn(&'s Value<'i>) -> Result<T, Trouble>,
    ) -> Option<T> {
        self.within(settings, "", name, read)
    }

    /// A setting of a section.
    pub(crate) fn within<'s, T>(
        &mut self,
        settings: &'s DeTable<'i>,
        section: &str,
        name: &str,
        read: impl Fn(&'s Value<'i>) -> Result<T, Trouble>,
    ) -> Option<T> {
        let value = settings.get(name)?;
        self.value(value, &format!("{section}{name}"), read)
    }

    pub(crate) fn value<'s, T>(
        &mut self,
        value: &'s Value<'i>,
        column: &str,
        read: impl Fn(&'s Value<'i>) -> Result<T, Trouble>,
    ) -> Option<T> {
        if let Some(words) = value.get_ref().as_str().filter(|words| is_error(words)) {
            self.complain(Trouble::found(Code::BadCell, words), &value.span(), column);
            return None;
        }
        read(value).map_err(|trouble| self.complain(trouble, &value.span(), column)).ok()
    }

    pub(crate) fn complain(&mut self, trouble: Trouble, span: &Range<usize>, column: &str) {
        let row = self.row(span);
        self.report.add(trouble.about(self.file).at(self.file, Some(row), Some(column)));
    }

    fn row(&self, span: &Range<usize>) -> u32 {
        row_of(self.text, span)
    }
}

/// The line on which something begins.
pub(crate) fn row_of(text: &str, span: &Range<usize>) -> u32 {
    let before = text.as_bytes().get(..span.start).unwrap_or_default();
    let ends = before.iter().filter(|byte| **byte == b'\n').count();
    u32::try_from(ends).unwrap_or(u32::MAX).saturating_add(1)
}

fn first_of_month(day: Day) -> String {
    let (year, month, _) = day.civil();
    format!("{year:04}-{month:02}-01")
}

pub(crate) fn wrong_type(value: &Value<'_>, expected: &'static str) -> Trouble {
    Trouble::found(Code::BadToml, value.get_ref().type_str())
        .with("reason", reason::WRONG_TYPE)
        .with("expected", expected)
}

pub(crate) fn text(value: &Value<'_>) -> Result<String, Trouble> {
    value.get_ref().as_str().ok_or_else(|| wrong_type(value, "string")).and_then(parse_text)
}

pub(crate) fn table<'s, 'i>(value: &'s Value<'i>) -> Result<&'s DeTable<'i>, Trouble> {
    value.get_ref().as_table().ok_or_else(|| wrong_type(value, "table"))
}

/// A number; in quotes it may also be written as in the tables (`"8%"`).
pub(crate) fn number(value: &Value<'_>) -> Result<Decimal, Trouble> {
    match value.get_ref() {
        DeValue::Integer(integer) if integer.radix() == 10 => parse_number(integer.as_str()),
        DeValue::Float(float) => parse_number(float.as_str()),
        DeValue::String(text) => parse_number(text),
        _ => Err(wrong_type(value, "float")),
    }
}

fn whole(value: &Value<'_>) -> Result<i64, Trouble> {
    let integer = value.get_ref().as_integer().ok_or_else(|| wrong_type(value, "integer"))?;
    i64::from_str_radix(integer.as_str(), integer.radix())
        .map_err(|_| Trouble::found(Code::NotWhole, integer.as_str()))
}

/// A date, bare or in quotes.
fn day_or_text(value: &Value<'_>) -> Result<String, Trouble> {
    match value.get_ref() {
        DeValue::Datetime(date) => Ok(date.to_string()),
        DeValue::String(text) => Ok(text.to_string()),
        _ => Err(wrong_type(value, "datetime")),
    }
}

fn day(value: &Value<'_>) -> Result<Day, Trouble> {
    let written = day_or_text(value)?;
    Day::parse(&written).ok_or_else(|| Trouble::found(Code::BadPeriod, &written))
}

fn currency(value: &Value<'_>) -> Result<Currency, Trouble> {
    parse_currency(&text(value)?)
}

fn partner(value: &Value<'_>) -> Result<String, Trouble> {
    parse_id(&text(value)?)
}

fn period_kind(value: &Value<'_>) -> Result<PeriodKind, Trouble> {
    let written = text(value)?;
    let kinds =
        [(PeriodKind::Quarter, "квартал"), (PeriodKind::Month, "месяц"), (PeriodKind::Week, "неделя")];
    let found = kinds.iter().find(|(kind, russian)| kind.word() == written || *russian == written);
    found
        .map(|(kind, _)| *kind)
        .ok_or_else(|| Trouble::found(Code::BadWord, &written).with("allowed", "quarter, month, week"))
}

/// A list with at least one member.
pub(crate) fn list<'s, 'i, T>(
    value: &'s Value<'i>,
    read: impl Fn(&'s Value<'i>) -> Result<T, Trouble>,
) -> Result<Vec<T>, Trouble> {
    let members = value.get_ref().as_array().ok_or_else(|| wrong_type(value, "array"))?;
    if members.is_empty() {
        return Err(Trouble::found(Code::MissingValue, "[]"));
    }
    members.iter().map(read).collect()
}
