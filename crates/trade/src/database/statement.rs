//! The one statement, made for a table and a union: `sums.sql` with the table's own columns in it.
//!
//! What the user or the table says is never part of the text, but a parameter; identifiers are quoted.

use super::spelling::{exact_spellings, flow_words, flow_words_of, index, number, spellings};
use super::table::{Column, Kind, Table};
use crate::gather::ROUNDING;
use crate::place::{Kind as PlaceKind, Place};
use crate::product::Level;
use crate::read::{Flow, Layout, Role};
use crate::year::Union;

/// A value that goes with a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Texts(Vec<String>),
    Numbers(Vec<i64>),
    Text(String),
    Number(i64),
}

/// A statement and its values.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    pub(super) text: String,
    pub(super) values: Vec<Value>,
}

impl Statement {
    /// One more value; how the statement calls it.
    fn value(&mut self, value: Value) -> String {
        let of_type = match value {
            Value::Texts(_) => "text[]",
            Value::Numbers(_) => "bigint[]",
            Value::Text(_) => "text",
            Value::Number(_) => "bigint",
        };
        self.values.push(value);
        format!("CAST(${} AS {of_type})", self.values.len())
    }
}

/// What is asked of a table.
pub(super) struct Question<'a> {
    pub(super) table: &'a Table,
    pub(super) layout: &'a Layout,
    pub(super) union: &'a Union,
    pub(super) years: Option<&'a [u16]>,
    pub(super) level: Option<Level>,
}

/// The states of a row's numbers; a quantity's are added to a finer value's.
const UNREADABLE: u8 = 9;
const NEGATIVE: u8 = 8;
const FINER: u8 = 4;
const BAD_QUANTITY: u8 = 2;
const MEASURED: u8 = 1;

/// The roles that say who and what, with their names in the statement.
const KEYS: [(&str, [Role; 2]); 5] = [
    ("year", [Role::Year, Role::Period]),
    ("product", [Role::Product, Role::Product]),
    ("one", [Role::Exporter, Role::Reporter]),
    ("other", [Role::Importer, Role::Partner]),
    ("flow", [Role::Flow, Role::Flow]),
];

impl Question<'_> {
    /// The column of one of these roles, and its power of ten.
    fn column(&self, roles: &[Role]) -> Option<(&Column, u32)> {
        let at = |(_, column): &(usize, &Option<(Role, u32)>)| {
            column.is_some_and(|(role, _)| roles.contains(&role))
        };
        let (at, column) = self.layout.columns.iter().enumerate().find(at)?;
        Some((self.table.columns.get(at)?, column.map_or(0, |(_, unit)| unit)))
    }

    /// The statement that answers it.
    pub(super) fn statement(&self) -> Statement {
        let mut statement = Statement { text: String::new(), values: Vec::new() };
        let grouped = self.grouped(&mut statement);
        let told = self.told(&mut statement);
        let numbers = |places: &[Place]| Value::Numbers(places.iter().map(|place| index(*place)).collect());
        let known = spellings();
        let mut fill = vec![("{told}", told)];
        let mut add = |word, value| fill.push((word, statement.value(value)));
        add("{spellings}", Value::Texts(known.iter().map(|(code, _)| code.clone()).collect()));
        add("{places}", Value::Numbers(known.iter().map(|(_, place)| index(*place)).collect()));
        add("{flow_words}", Value::Texts(flow_words(|_| true)));
        add(
            "{flows}",
            Value::Numbers(flow_words_of(|_| true).into_iter().map(|(_, flow)| number(flow)).collect()),
        );
        add("{members}", numbers(self.union.members()));
        let unnamed: Vec<Place> = Place::all().filter(|place| place.kind() != PlaceKind::Country).collect();
        add("{unnamed}", numbers(&unnamed));
        let world = Place::all().find(|place| place.kind() == PlaceKind::World);
        add("{world}", Value::Number(world.map_or(-2, index)));
        add("{level}", Value::Number(self.level.map_or(0, |level| i64::from(level.digits()))));
        let of_years = self.years.map_or_else(String::new, |years| {
            let years = statement.value(self.years_value(years));
            format!("WHERE years.year IS NULL OR years.year = ANY ({years})")
        });
        let (wrong, found) = self.wrong();
        fill.extend([("{of_years}", of_years), ("{wrong}", wrong), ("{found}", found)]);
        fill.extend([("{counted}", self.counted()), ("{rounding}", ROUNDING.to_string())]);
        fill.push(("{side}", if self.layout.one_sided { "flows.flow" } else { "0" }.to_owned()));
        let tens = "(CASE used.digits - level.digits WHEN 4 THEN 10000 WHEN 2 THEN 100 ELSE 1 END)";
        fill.push(("{tens}", tens.to_owned()));
        // Last, since a column of the table may be called like one of these words.
        fill.push(("{grouped}", grouped));
        // Comments are for those who read the file.
        let mut text: String = include_str!("sums.sql")
            .lines()
            .filter(|line| !line.trim_start().starts_with("--"))
            .map(|line| format!("{line}\n"))
            .collect();
        for (word, meaning) in fill {
            text = text.replace(word, &meaning);
        }
        statement.text = text;
        statement
    }

    /// A column of numbers as the pass reads it: of text, the number that was read from it beforehand.
    fn measure(&self, role: Role) -> Option<(Column, u32)> {
        let (column, places) = self.column(&[role])?;
        let name = if column.is_written() {
            format!("{} as a number", column.name)
        } else {
            return Some((column.clone(), places));
        };
        Some((Column { name, kind: Kind::Decimal(None) }, places))
    }

    /// The table; where numbers are written as text, with each of them read once. That is only done where the statement was
    /// given: the engine that holds a part of the table is sent no such conversion.
    fn rows(&self, only: &str) -> String {
        let table = self.table.quoted();
        let measures = [Role::Value, Role::Quantity].into_iter();
        let read: Vec<String> = measures
            .filter_map(|role| {
                let column = self.column(&[role])?.0;
                let number = self.measure(role)?.0;
                column.is_written().then(|| format!("{} AS {}", column.number(), number.cell()))
            })
            .collect();
        if read.is_empty() {
            return format!("{table}{only}");
        }
        let used = self.layout.columns.iter().zip(&self.table.columns).filter(|(role, _)| role.is_some());
        let cells: Vec<String> = used.map(|(_, column)| column.cell()).chain(read).collect();
        // Without the offset, the engine would put the conversion back wherever the number is used.
        format!("(SELECT {} FROM {table}{only} OFFSET 0) AS read", cells.join(", "))
    }

    fn years_value(&self, years: &[u16]) -> Value {
        Value::Numbers(years.iter().map(|year| i64::from(*year)).collect())
    }

    /// The pass over the table.
    fn grouped(&self, statement: &mut Statement) -> String {
        let mut keys: Vec<String> = Vec::new();
        for (name, roles) in KEYS {
            let Some((column, _)) = self.column(&roles) else { continue };
            let cell = match name {
                "one" | "other" => self.place(name == "one", column, statement),
                _ => column.cell(),
            };
            keys.push(format!("{cell} AS {name}"));
        }
        let kept = self.kept();
        keys.extend((!kept.is_empty()).then(|| format!("{} AS kept", kept.join(" AND "))));
        keys.push(format!("{} AS state", self.state()));
        let mut sums = vec!["count(*) AS rows".to_owned()];
        if let Some((value, places)) = self.column(&[Role::Value]) {
            let number = self.measure(Role::Value).map_or_else(|| value.clone(), |(number, _)| number);
            sums.push(format!("sum({}) AS value", number.rounded(places)));
            sums.push(format!("min({}) AS lowest", number.number()));
            sums.extend(said(value, "said_value"));
        }
        if let Some((quantity, places)) = self.column(&[Role::Quantity]) {
            let number = self.measure(Role::Quantity).map_or_else(|| quantity.clone(), |(number, _)| number);
            sums.push(format!("sum({}) AS quantity", number.rounded(places)));
            sums.push(format!("min({}) AS lowest_quantity", number.number()));
            sums.extend(said(quantity, "said_quantity"));
        }
        if let Some((edition, _)) = self.column(&[Role::Edition]) {
            let text = edition.text();
            for end in ["min", "max"] {
                sums.push(format!("{end}(CASE WHEN {text} <> '' THEN {text} END) AS {end}_edition"));
            }
        }
        let group: Vec<String> = (1..=keys.len()).map(|at| at.to_string()).collect();
        // Whole years can be left to the engine to skip: parts of a table are often by year.
        let whole_year = self.column(&[Role::Year]).filter(|(column, _)| column.kind == Kind::Whole);
        let only = self.years.zip(whole_year).map_or_else(String::new, |(years, (column, _))| {
            let years = statement.value(self.years_value(years));
            format!(" WHERE {} = ANY ({years})", column.cell())
        });
        keys.extend(sums);
        let (keys, rows) = (keys.join(",\n    "), self.rows(&only));
        format!("SELECT {keys}\n  FROM {rows}\n  GROUP BY {}", group.join(", "))
    }

    /// The lines that can be used, and of each whether its year is told as a whole as well; only a table with a period can have months.
    fn counted(&self) -> String {
        let right = "kept AND wrong IS NULL";
        if self.column(&[Role::Period]).is_none() {
            return format!("SELECT line.*, false AS twice FROM line WHERE {right}");
        }
        let key = "year, side, digits, product, exporter, importer";
        format!(
            "SELECT line.*, whole.year IS NOT NULL AS twice FROM line LEFT JOIN (\n    \
             SELECT DISTINCT {key} FROM line WHERE {right} AND month = 0\n  \
             ) AS whole ON (whole.year, whole.side, whole.digits, whole.product, whole.exporter, whole.importer) \
             = (line.year, line.side, line.digits, line.product, line.exporter, line.importer)\n  WHERE {right}"
        )
    }

    /// A side's column; importers of which only that matters that they are some are all spelled as one of them.
    fn place(&self, one: bool, column: &Column, statement: &mut Statement) -> String {
        let cell = column.cell();
        // Whether a month is a part of a year is a question of the importer, too.
        if self.column(&[Role::Period]).is_some() {
            return cell;
        }
        let buys = match (self.layout.one_sided, one) {
            (false, true) => return cell,
            (false, false) => None,
            (true, one) => match self.buys(one, statement) {
                Some(buys) => buys,
                None => return cell,
            },
        };
        let matters = |place: Place| self.union.has(place) || place.kind() == PlaceKind::World;
        let other = match column.kind {
            Kind::Whole => {
                let places = (0..1000).filter_map(|number| Some((number, Place::of_number(number)?)));
                let (kept, others): (Vec<_>, Vec<_>) = places.partition(|(_, place)| matters(*place));
                let Some((first, _)) = others.first() else { return cell };
                let numbers = kept.iter().filter_map(|(number, _)| i64::try_from(*number).ok()).collect();
                let kept = statement.value(Value::Numbers(numbers));
                (format!("{cell} >= 0 AND {cell} <= 999 AND {cell} <> ALL ({kept})"), first.to_string())
            }
            Kind::Text => {
                let others = exact_spellings(|place| !matters(place));
                let Some(first) = others.first().cloned() else { return cell };
                let others = statement.value(Value::Texts(others));
                (format!("{cell} = ANY ({others})"), format!("'{first}'"))
            }
            _ => return cell,
        };
        let (is_other, first) = other;
        let buys = buys.map_or_else(String::new, |buys| format!("{buys} AND "));
        format!("CASE WHEN {buys}{is_other} THEN {first} ELSE {cell} END")
    }

    /// In a one-sided table: when this side is the importer, if it ever is; `None` if that cannot be told by spelling.
    #[expect(clippy::option_option, reason = "always, never known, or under a condition")]
    fn buys(&self, reporter: bool, statement: &mut Statement) -> Option<Option<String>> {
        let wanted = |flow: Flow| match flow {
            Flow::Import => reporter,
            Flow::Export | Flow::Reexport => !reporter,
            Flow::Other => false,
        };
        match (self.layout.fixed.flow, self.column(&[Role::Flow])) {
            (_, Some((column, _))) => {
                let words = flow_words(wanted);
                let cell = column.cell();
                match column.kind {
                    Kind::Whole => {
                        let numbers = words.iter().filter_map(|word| word.parse().ok()).collect();
                        let numbers = statement.value(Value::Numbers(numbers));
                        Some(Some(format!("{cell} = ANY ({numbers})")))
                    }
                    Kind::Text => {
                        Some(Some(format!("{cell} = ANY ({})", statement.value(Value::Texts(words)))))
                    }
                    _ => None,
                }
            }
            (Some(flow), None) => wanted(flow).then_some(None),
            (None, None) => None,
        }
    }

    /// What holds of rows that are no part of others.
    fn kept(&self) -> Vec<String> {
        let columns = self.layout.columns.iter().zip(&self.table.columns);
        let parts = columns.filter(|(role, _)| role.is_some_and(|(role, _)| role == Role::Breakdown));
        parts
            .map(|(_, column)| match column.kind {
                Kind::Whole => format!("({0} IS NULL OR {0} = 0)", column.cell()),
                _ => {
                    let text = column.text();
                    let all = "ARRAY['', '0', 'C00', 'W00']";
                    format!(r"({text} IS NULL OR btrim({text}, E' \t\r\f') = ANY ({all}))")
                }
            })
            .collect()
    }

    /// The state of a row's numbers: in the key of the pass, so that nothing needs to be added up twice.
    fn state(&self) -> String {
        let Some((value, places)) = self.measure(Role::Value) else { return UNREADABLE.to_string() };
        let (number, fits) = (value.number(), value.fits(places));
        let finer = if value.can_be_finer(places) {
            format!("CASE WHEN {number} <> {} THEN {FINER} ELSE 0 END", value.rounded(places))
        } else {
            "0".to_owned()
        };
        let measured = self.column(&[Role::Quantity]).map_or_else(String::new, |(quantity, places)| {
            let cell = quantity.cell();
            let nothing = match quantity.kind {
                Kind::Text | Kind::Other => {
                    let text = quantity.text();
                    let nothing = "ARRAY['', 'NA', 'NaN', 'nan', 'null', 'NULL', 'None', '...', ':', '-']";
                    format!(r"{cell} IS NULL OR btrim({text}, E' \t\r\f') = ANY ({nothing})")
                }
                // Not a number is how some write that there is none.
                Kind::Float | Kind::Decimal(_) => format!("{cell} IS NULL OR {cell} = 'NaN'"),
                _ => format!("{cell} IS NULL"),
            };
            let quantity = self.measure(Role::Quantity).map_or_else(|| quantity.clone(), |(number, _)| number);
            let number = quantity.number();
            let (fits, below) = (quantity.fits(places), quantity.beyond_half(true, places));
            let above = quantity.beyond_half(false, places);
            format!(
                " + CASE WHEN {nothing} THEN 0 WHEN {number} IS NULL OR NOT {fits} OR {below} THEN {BAD_QUANTITY} \
                 WHEN {above} THEN {MEASURED} ELSE 0 END"
            )
        });
        let below = value.beyond_half(true, places);
        format!(
            "CASE WHEN {number} IS NULL OR NOT {fits} THEN {UNREADABLE} WHEN {below} THEN {NEGATIVE} \
             ELSE {finer}{measured} END"
        )
    }

    /// What the pass told, as text and in units that are kept; and what no column says.
    fn told(&self, statement: &mut Statement) -> String {
        let mut told: Vec<String> = Vec::new();
        let fixed = &self.layout.fixed;
        let (one, other) = if self.layout.one_sided {
            (fixed.reporter, fixed.partner)
        } else {
            (fixed.exporter, fixed.importer)
        };
        let place = |place: Option<Place>| place.map(|place| place.iso3().to_owned());
        for (name, roles) in KEYS {
            let said = match (self.column(&roles), name) {
                (Some((column, _)), _) => Some(column.spelled(name)),
                (None, "year") => fixed.year.map(|year| statement.value(Value::Text(year.to_string()))),
                (None, "product") => fixed.product.map(|it| statement.value(Value::Text(it.to_string()))),
                (None, "one") => place(one).map(|it| statement.value(Value::Text(it))),
                (None, "other") => place(other).map(|it| statement.value(Value::Text(it))),
                (None, _) => fixed.flow.map(|flow| statement.value(Value::Text(number(flow).to_string()))),
            };
            told.push(format!("{} AS {name}", said.unwrap_or_else(|| "CAST(NULL AS text)".to_owned())));
        }
        let kept = if self.kept().is_empty() { "true" } else { "kept" };
        told.push(format!("{kept} AS kept, state, CAST(rows AS bigint) AS rows"));
        let units = |name: &str, places: u32, good: &str| {
            let tens = 10_i128.pow(places);
            format!("CASE WHEN {good} THEN CAST(round({name}, {places}) * {tens} AS bigint) END")
        };
        let nothing = |name: &str| format!("CAST(NULL AS bigint) AS {name}");
        let as_number = |name: &str| format!("CAST({name} AS numeric)");
        match self.column(&[Role::Value]) {
            Some((column, places)) => {
                let readable = format!("state < {UNREADABLE}");
                told.push(format!("{} AS value", units(&as_number("value"), places, &readable)));
                told.push(format!("{} AS lowest", units(&as_number("lowest"), places, &readable)));
                told.push(said_as(column, "said_value", "lowest"));
            }
            None => told.push(
                [nothing("value"), nothing("lowest"), "CAST(NULL AS text) AS said_value".into()].join(", "),
            ),
        }
        match self.column(&[Role::Quantity]) {
            Some((column, places)) => {
                let measured = format!("state IN ({MEASURED}, {})", FINER + MEASURED);
                told.push(format!("{} AS quantity", units(&as_number("quantity"), places, &measured)));
                told.push(said_as(column, "said_quantity", "lowest_quantity"));
            }
            None => told.push([nothing("quantity"), "CAST(NULL AS text) AS said_quantity".into()].join(", ")),
        }
        let edition = self.column(&[Role::Edition]).is_some();
        for end in ["min", "max"] {
            let named = format!("{end}_edition");
            told.push(format!("{} AS {named}", if edition { named.as_str() } else { "CAST(NULL AS text)" }));
        }
        told.join(",\n    ")
    }

    /// In the order of the columns: what is wrong with a row, and the cell that is.
    fn wrong(&self) -> (String, String) {
        let (mut wrong, mut found) = (String::new(), String::new());
        for (role, _) in self.layout.columns.iter().flatten() {
            let cases: &[(&str, &str, &str)] = match role {
                Role::Exporter | Role::Reporter => &[("one.place IS NULL", "place", "told.one")],
                Role::Importer | Role::Partner => &[("other.place IS NULL", "place", "told.other")],
                Role::Product => &[("codes.product IS NULL", "product", "told.product")],
                Role::Year | Role::Period => &[("years.year IS NULL", "year", "told.year")],
                Role::Flow => &[("flows.flow IS NULL", "flow", "told.flow")],
                Role::Value => &[
                    ("told.state = 9", "value", "told.said_value"),
                    ("told.state = 8", "negative", "told.said_value"),
                ],
                Role::Quantity | Role::Breakdown | Role::Edition => &[],
            };
            for (condition, word, cell) in cases {
                wrong.push_str(&format!(" WHEN {condition} THEN '{word}'"));
                found.push_str(&format!(" WHEN {condition} THEN {cell}"));
            }
        }
        (wrong, found)
    }
}

/// A text column's cell, to show one that cannot be read; of numbers the least one is shown.
fn said(column: &Column, name: &str) -> Option<String> {
    column.is_written().then(|| format!("min({}) AS {name}", column.text()))
}

fn said_as(column: &Column, name: &str, least: &str) -> String {
    if said(column, name).is_some() { name.to_owned() } else { format!("CAST({least} AS text) AS {name}") }
}
