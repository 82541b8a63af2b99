//! The tables of a programme folder: which columns there are, how they are called, what their cells hold.
//!
//! This one list drives the reader, the templates of `init`, the fingerprint and the reference page; so none of them can
//! know a column that the others do not.

mod tables;
mod cooperation;

pub use tables::TABLES;

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters of any script, digits, `-` and `_`.
    Id,
    /// An id, or two joined by a point (`project.task`).
    TaskOf,
    /// Free words.
    Text,
    /// Customs code: six digits or more; blanks and points between them are allowed.
    CustomsCode,
    /// A number, share or factor.
    Number,
    /// A whole number.
    Whole,
    /// The first period of what is written; empty = the first of the programme.
    From,
    /// The last period of what is written; empty = the last of the programme.
    To,
    /// The last period of what is written; empty = none.
    Latest,
    /// Three capital letters.
    Currency,
    /// One of some words: English, Russian.
    Word(&'static [(&'static str, &'static str)]),
    /// `DE:0.4 CN:0.35`.
    Suppliers,
    /// Words of a list, parted by `;` or `|`: English, Russian.
    Words(&'static [(&'static str, &'static str)]),
    /// Free texts, parted by `;`.
    Texts,
    /// Customs codes of two digits or more, parted by `;`.
    CustomsCodes,
    /// A size with its unit: `600 mm`, `20–600 мм`.
    Size,
    /// A day.
    Day,
    /// The first day of what is written: a day, week, month, quarter or year.
    FirstDay,
    /// The last day of what is written.
    LastDay,
}

/// What a table is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The programme: what plans are made of. It has the programme's fingerprint.
    Programme,
    /// Cooperation: what buyers need and plants can do. It has a fingerprint of its own.
    Cooperation,
}

/// What an empty cell, or an absent column, means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Empty {
    /// It is an error.
    Refused,
    /// There is nothing.
    Nothing,
    /// The same as this.
    Means(&'static str),
}

/// One column.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its English heading, used in findings.
    pub name: &'static str,
    /// Its Russian headings; the first one is written into templates.
    pub russian: &'static [&'static str],
    /// What its cells hold.
    pub kind: Kind,
    /// What an empty cell means.
    pub empty: Empty,
}

/// One table.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Its name; the file is called so, with `.csv`.
    pub name: &'static str,
    /// What it is about.
    pub part: Part,
    /// Whether it must exist.
    pub needed: bool,
    /// Whether every other heading is the key of a sector.
    pub by_sector: bool,
    /// Its columns, provenance included.
    pub columns: &'static [Column],
}

impl Table {
    /// The name of its file.
    #[must_use]
    pub fn file(&self) -> String {
        format!("{}.csv", self.name)
    }

    /// The number of a column by its English heading.
    pub(crate) fn position(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }

    /// The table with that name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        TABLES.iter().find(|table| table.name == name)
    }
}

/// The settings of `programme.toml` outside its sections.
pub const SETTINGS: &[&str] = &[
    "format",
    "name",
    "name_ru",
    "name_be",
    "planning_day",
    "period",
    "periods",
    "currency",
    "discount_rate",
    "partners",
    "rates",
    "limits",
    "ramp",
];

/// The settings of its section `[limits]`.
pub const LIMITS: &[&str] = &["buyer_cost_max_share"];
