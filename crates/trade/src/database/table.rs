//! A table as the engine's catalogue shows it, and what can be said of its columns in the engine's words.
//!
//! Expressions here are such as PostgreSQL sends to the engines that hold a table's parts (`postgres_fdw`: immutable functions
//! of built-in types, `CASE`, no casts by way of text), so that each of them adds up its own rows. No constant has a line end
//! in it: plans are read line by line.

/// What a column's type can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Whole numbers.
    Whole,
    /// Decimals with at most so many digits behind the point, if that is known.
    Decimal(Option<u32>),
    /// Double precision.
    Float,
    /// Text.
    Text,
    /// A day or a moment.
    Day,
    /// Anything else: used by way of its text.
    Other,
}

/// A column.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// Its name.
    pub(super) name: String,
    pub(super) kind: Kind,
}

/// A table, view or foreign table.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// Its schema and name.
    pub(super) name: [String; 2],
    /// The columns that may be read.
    pub(super) columns: Vec<Column>,
}

/// An identifier as it stands in a statement.
pub(super) fn quoted(identifier: &str) -> String {
    format!("\"{}\"", identifier.replace('"', "\"\""))
}

/// The reader's numbers: a sign, digits with one point or comma, an exponent of ten.
const NUMBER: &str = r"'^[+-]?([0-9]+[.,]?[0-9]*|[.,][0-9]+)([eE][+-]?0*([0-3]?[0-9]|40))?$'";

impl Table {
    /// Its name as it stands in a statement.
    pub(super) fn quoted(&self) -> String {
        format!("{}.{}", quoted(&self.name[0]), quoted(&self.name[1]))
    }
}

impl Column {
    /// A column of the catalogue: its name, its type's name, the digits behind the point of a `numeric`.
    pub(super) fn new(name: String, of_type: &str, scale: Option<i32>) -> Self {
        let kind = match of_type {
            "int2" | "int4" | "int8" => Kind::Whole,
            "numeric" => Kind::Decimal(scale.and_then(|scale| u32::try_from(scale).ok())),
            "float8" => Kind::Float,
            "text" | "varchar" | "bpchar" => Kind::Text,
            "date" | "timestamp" | "timestamptz" => Kind::Day,
            _ => Kind::Other,
        };
        Self { name, kind }
    }

    /// Whether its numbers are written as text.
    pub(super) fn is_written(&self) -> bool {
        matches!(self.kind, Kind::Text | Kind::Other | Kind::Day)
    }

    /// The column in a statement.
    pub(super) fn cell(&self) -> String {
        quoted(&self.name)
    }

    /// The column as text.
    pub(super) fn text(&self) -> String {
        match self.kind {
            Kind::Text => self.cell(),
            _ => format!("CAST({} AS text)", self.cell()),
        }
    }

    /// A value of this column, called `name` in a statement, as text.
    pub(super) fn spelled(&self, name: &str) -> String {
        match self.kind {
            Kind::Day => format!("to_char({name}, 'YYYY-MM-DD')"),
            _ => format!("CAST({name} AS text)"),
        }
    }

    /// The column as an exact number; `NULL` where it is none.
    pub(super) fn number(&self) -> String {
        let cell = self.cell();
        match self.kind {
            Kind::Whole | Kind::Decimal(_) => cell,
            // Neither infinities nor what is no number.
            Kind::Float => {
                format!("CASE WHEN {cell} > -1e30 AND {cell} < 1e30 THEN CAST({cell} AS numeric) END")
            }
            Kind::Text | Kind::Day | Kind::Other => {
                let text = format!(r"btrim({}, E' \t\r\f')", self.text());
                format!("CASE WHEN {text} ~ {NUMBER} THEN CAST(replace({text}, ',', '.') AS numeric) END")
            }
        }
    }

    /// Whether the number can be finer than so many digits behind the point.
    pub(super) fn can_be_finer(&self, places: u32) -> bool {
        match self.kind {
            Kind::Whole => false,
            Kind::Decimal(scale) => scale.is_none_or(|scale| scale > places),
            _ => true,
        }
    }

    /// The number, rounded half away from nought to so many digits behind the point.
    pub(super) fn rounded(&self, places: u32) -> String {
        if self.can_be_finer(places) { format!("round({}, {places})", self.number()) } else { self.number() }
    }

    /// Whether the cell is a number that fits into 64 bits in units of `10^-places`.
    pub(super) fn fits(&self, places: u32) -> String {
        // As the reader: at most 18 digits before the point.
        let bound = (i64::MAX / 10_i64.pow(places.min(18))).min(1_000_000_000_000_000_000);
        let number = match self.kind {
            Kind::Float => self.cell(),
            _ => self.number(),
        };
        format!("({number} > -{bound} AND {number} < {bound})")
    }

    /// A comparison with half a unit of `10^-places`: `>=` of it, or `<=` of its negative; what is nearer to nought is nought.
    pub(super) fn beyond_half(&self, below: bool, places: u32) -> String {
        let half = if self.kind == Kind::Whole {
            "1".to_owned()
        } else {
            format!("0.{}5", "0".repeat(places as usize))
        };
        let number = match self.kind {
            Kind::Float => self.cell(),
            _ => self.number(),
        };
        if below { format!("{number} <= -{half}") } else { format!("{number} >= {half}") }
    }
}

/// The catalogue: which relation a name means, and its columns that may be read.
pub(super) const CATALOGUE: &str = "\
SELECT n.nspname::text, c.relname::text, a.attname::text, \
  coalesce(base.typname, t.typname)::text, \
  CASE WHEN coalesce(base.typname, t.typname) = 'numeric' AND a.atttypmod > 3 THEN (a.atttypmod - 4) % 65536 END, \
  has_column_privilege(c.oid, a.attnum, 'SELECT') AND has_schema_privilege(n.oid, 'USAGE') \
FROM pg_class AS c \
JOIN pg_namespace AS n ON n.oid = c.relnamespace \
JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped \
JOIN pg_type AS t ON t.oid = a.atttypid \
LEFT JOIN pg_type AS base ON base.oid = t.typbasetype AND t.typtype = 'd' \
WHERE c.oid = to_regclass($1) AND c.relkind IN ('r', 'p', 'v', 'm', 'f') \
ORDER BY a.attnum";

/// A table's name that is to be taken letter by letter.
pub(super) fn verbatim(table: &str) -> String {
    quoted(table)
}
