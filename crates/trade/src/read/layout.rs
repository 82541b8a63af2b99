//! Which column of a trade table says what.
//!
//! The headings of BACI, of UN Comtrade (old and new downloads) and of Eurostat are known by heart, plain ones too. For any
//! other table a mapping file says it: a TOML with the sections `columns`, `fixed` and `units`.

use model::{Code, Finding};

use super::mapping::Mapping;
use crate::place::Place;
use crate::product::Product;

/// What a column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The year, or a date that begins with it.
    Year,
    /// Year and month: `202103`, `2021-03`, `2021-03-01`.
    Period,
    /// Who sold.
    Exporter,
    /// Who bought.
    Importer,
    /// Whose statistics it is.
    Reporter,
    /// With whom the reporter traded.
    Partner,
    /// Import or export, seen by the reporter.
    Flow,
    /// The code of the goods.
    Product,
    /// What they were worth.
    Value,
    /// How much it was.
    Quantity,
    /// A breakdown of the row: only its total (`0`, `C00` or nothing) is read.
    Breakdown,
    /// The edition of the Harmonised System.
    Edition,
}

impl Role {
    /// Every role that a mapping file may name, with its word there.
    pub(crate) const WORDS: [(&'static str, Self); 12] = [
        ("year", Self::Year),
        ("period", Self::Period),
        ("exporter", Self::Exporter),
        ("importer", Self::Importer),
        ("reporter", Self::Reporter),
        ("partner", Self::Partner),
        ("flow", Self::Flow),
        ("product", Self::Product),
        ("value", Self::Value),
        ("quantity", Self::Quantity),
        ("breakdown", Self::Breakdown),
        ("edition", Self::Edition),
    ];

    /// Its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, role)| *role == self).map_or("", |(word, _)| word)
    }
}

/// Thousandths of the currency unit are a value's unit, grams a quantity's; a column's own unit is a power of ten of them.
const ONE: u32 = 3;
const THOUSAND: u32 = 6;
const KILOGRAM: u32 = 3;
const TONNE: u32 = 6;

/// Headings known by heart, in lower case; of two with the same role the first one listed is used.
const KNOWN: &[(&str, Role, u32)] = &[
    // BACI
    ("t", Role::Year, 0),
    ("i", Role::Exporter, 0),
    ("j", Role::Importer, 0),
    ("k", Role::Product, 0),
    ("v", Role::Value, THOUSAND),
    ("q", Role::Quantity, TONNE),
    // UN Comtrade, new download
    ("period", Role::Period, 0),
    ("refyear", Role::Year, 0),
    ("reportercode", Role::Reporter, 0),
    ("reporteriso", Role::Reporter, 0),
    ("partnercode", Role::Partner, 0),
    ("partneriso", Role::Partner, 0),
    ("flowcode", Role::Flow, 0),
    ("cmdcode", Role::Product, 0),
    ("primaryvalue", Role::Value, ONE),
    ("netwgt", Role::Quantity, KILOGRAM),
    ("partner2code", Role::Breakdown, 0),
    ("customscode", Role::Breakdown, 0),
    ("motcode", Role::Breakdown, 0),
    ("classificationcode", Role::Edition, 0),
    // UN Comtrade, old download
    ("reporter code", Role::Reporter, 0),
    ("reporter iso", Role::Reporter, 0),
    ("partner code", Role::Partner, 0),
    ("partner iso", Role::Partner, 0),
    ("trade flow code", Role::Flow, 0),
    ("trade flow", Role::Flow, 0),
    ("commodity code", Role::Product, 0),
    ("trade value (us$)", Role::Value, ONE),
    ("netweight (kg)", Role::Quantity, KILOGRAM),
    ("classification", Role::Edition, 0),
    // Eurostat
    ("declarant_iso", Role::Reporter, 0),
    ("declarant", Role::Reporter, 0),
    ("partner_iso", Role::Partner, 0),
    ("product_nc", Role::Product, 0),
    ("value_in_euros", Role::Value, ONE),
    ("value_eur", Role::Value, ONE),
    ("quantity_in_kg", Role::Quantity, KILOGRAM),
    ("quantity_kg", Role::Quantity, KILOGRAM),
    // Plain
    ("year", Role::Year, 0),
    ("month", Role::Period, 0),
    ("exporter", Role::Exporter, 0),
    ("exporter_iso3", Role::Exporter, 0),
    ("importer", Role::Importer, 0),
    ("importer_iso3", Role::Importer, 0),
    ("reporter", Role::Reporter, 0),
    ("partner", Role::Partner, 0),
    ("flow", Role::Flow, 0),
    ("hs6", Role::Product, 0),
    ("hs4", Role::Product, 0),
    ("hs", Role::Product, 0),
    ("product", Role::Product, 0),
    ("hs_rev", Role::Edition, 0),
    ("value_usd", Role::Value, ONE),
    ("value_kusd", Role::Value, THOUSAND),
    ("quantity_t", Role::Quantity, TONNE),
    ("net_kg", Role::Quantity, KILOGRAM),
    ("netweight_kg", Role::Quantity, KILOGRAM),
];

/// What stands in no column but is known of all rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fixed {
    /// The year of all rows.
    pub year: Option<u16>,
    /// Who sold.
    pub exporter: Option<Place>,
    /// Who bought.
    pub importer: Option<Place>,
    /// Whose statistics it is.
    pub reporter: Option<Place>,
    /// With whom the reporter traded.
    pub partner: Option<Place>,
    /// Import or export.
    pub flow: Option<Flow>,
    /// The goods.
    pub product: Option<Product>,
}

/// Which way goods went, seen by the reporter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// Bought.
    Import,
    /// Sold, goods that only passed through included.
    Export,
    /// The part of what was sold that only passed through.
    Reexport,
    /// Something else, such as goods that came back: it is part of one of the others.
    Other,
}

impl Flow {
    /// Words and codes in lower case, those of Comtrade and Eurostat first.
    pub(crate) const WORDS: [(&'static str, Self); 31] = [
        ("m", Self::Import),
        ("x", Self::Export),
        ("1", Self::Import),
        ("2", Self::Export),
        ("rx", Self::Reexport),
        ("rm", Self::Other),
        ("3", Self::Reexport),
        ("4", Self::Other),
        ("dx", Self::Other),
        ("fm", Self::Other),
        ("mip", Self::Other),
        ("mop", Self::Other),
        ("xip", Self::Other),
        ("xop", Self::Other),
        ("import", Self::Import),
        ("imports", Self::Import),
        ("импорт", Self::Import),
        ("им", Self::Import),
        ("імпарт", Self::Import),
        ("export", Self::Export),
        ("exports", Self::Export),
        ("экспорт", Self::Export),
        ("эк", Self::Export),
        ("экспарт", Self::Export),
        ("re-export", Self::Reexport),
        ("re-exports", Self::Reexport),
        ("reexport", Self::Reexport),
        ("реэкспорт", Self::Reexport),
        ("re-import", Self::Other),
        ("re-imports", Self::Other),
        ("реимпорт", Self::Other),
    ];

    /// The flow of a word or code; nothing if nobody knows it.
    #[must_use]
    pub fn find(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        Self::WORDS.iter().find(|(known, _)| *known == word).map(|(_, flow)| *flow)
    }
}

/// A table's columns, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Layout {
    /// Between cells.
    pub(crate) delimiter: u8,
    /// By column: what it says, and as which power of ten of the unit that is kept; columns behind the last one are cut off.
    pub(crate) columns: Vec<Option<(Role, u32)>>,
    /// The columns' headings.
    pub(crate) headings: Vec<String>,
    pub(crate) fixed: Fixed,
    /// What values are in.
    pub(crate) currency: String,
    /// Whether rows are of one side (reporter, partner, flow) instead of agreed by both (exporter, importer).
    pub(crate) one_sided: bool,
}

impl Layout {
    /// Understands a heading line; a finding about the file if something that is needed is in no column.
    ///
    /// # Errors
    ///
    /// `trade-layout`: what is missing, and which columns there are; `trade-mapped-column`; `trade-column-twice`.
    pub(crate) fn of_line(file: &str, line: &[u8], mapping: Option<&Mapping>) -> Result<Self, Finding> {
        let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
        let delimiter = [b',', b';', b'\t', b'|']
            .into_iter()
            .max_by_key(|delimiter| {
                let count = line.iter().filter(|byte| *byte == delimiter).count();
                // Of equals the first one listed.
                (count, b"|\t;,".iter().position(|other| other == delimiter))
            })
            .unwrap_or(b',');
        Self::of_headings(file, cells(line, delimiter), delimiter, mapping)
    }

    /// As [`Layout::of_line`], of headings that are already apart.
    pub(crate) fn of_headings(
        file: &str,
        headings: Vec<String>,
        delimiter: u8,
        mapping: Option<&Mapping>,
    ) -> Result<Self, Finding> {
        let mut columns: Vec<Option<(Role, u32)>> = vec![None; headings.len()];
        let mapped = mapping.map(|mapping| mapping.columns.as_slice()).unwrap_or_default();
        for (role, heading) in mapped {
            let Some(column) = headings.iter().position(|other| other.trim() == heading) else {
                return Err(absent(file, role.word(), heading, &headings));
            };
            // A heading known by heart brings its unit, unless the mapping says another.
            let known = KNOWN.iter().find(|(known, _, _)| *known == heading.to_lowercase());
            columns[column] =
                Some((*role, known.filter(|known| known.1 == *role).map_or(0, |known| known.2)));
        }
        let fixed = mapping.map(|mapping| mapping.fixed.clone()).unwrap_or_default();
        // What the mapping says nothing of, the headings say.
        for (heading, role, unit) in KNOWN {
            let column = headings.iter().position(|other| other.trim().to_lowercase() == *heading);
            let told = columns.iter().flatten().any(|(other, _)| other == role) && *role != Role::Breakdown;
            if let Some(column) = column.filter(|column| columns[*column].is_none() && !told) {
                columns[column] = Some((*role, *unit));
            }
        }
        let units = mapping.map(|mapping| (mapping.value, mapping.quantity)).unwrap_or_default();
        for (role, unit) in columns.iter_mut().flatten() {
            let told = match role {
                Role::Value => units.0.or(Some(*unit).filter(|unit| *unit > 0)),
                Role::Quantity => units.1.or(Some(*unit).filter(|unit| *unit > 0)),
                _ => Some(0),
            };
            let Some(told) = told else {
                return Err(missing(file, &format!("units.{}", role.word()), &headings));
            };
            *unit = told;
        }
        // Eurostat's headings name the euro; BACI, Comtrade and plain headings the dollar.
        let in_euros = |heading: &String| {
            ["value_in_euros", "value_eur"].contains(&heading.trim().to_lowercase().as_str())
        };
        let usual = if headings.iter().any(in_euros) { "EUR" } else { "USD" };
        let currency =
            mapping.and_then(|mapping| mapping.currency.clone()).unwrap_or_else(|| usual.to_owned());
        let has = |role: Role| columns.iter().flatten().any(|(other, _)| *other == role);
        let exporter = has(Role::Exporter) || fixed.exporter.is_some();
        let importer = has(Role::Importer) || fixed.importer.is_some();
        let one_sided = !(exporter && importer);
        let mut needed = vec![
            ("year", has(Role::Year) || has(Role::Period) || fixed.year.is_some()),
            ("product", has(Role::Product) || fixed.product.is_some()),
            ("value", has(Role::Value)),
        ];
        if !one_sided {
        } else if exporter || importer {
            needed.extend([("exporter", exporter), ("importer", importer)]);
        } else {
            needed.extend([
                ("reporter", has(Role::Reporter) || fixed.reporter.is_some()),
                ("partner", has(Role::Partner) || fixed.partner.is_some()),
                ("flow", has(Role::Flow) || fixed.flow.is_some()),
            ]);
        }
        if let Some((role, _)) = needed.iter().find(|(_, there)| !there) {
            return Err(missing(file, role, &headings));
        }
        if let Some(finding) = twice(file, &columns, &headings, mapped) {
            return Err(finding);
        }
        // A period says the year too; the other side's columns are of no use.
        for column in &mut columns {
            let idle = match column {
                Some((Role::Year, _)) => has_period(&headings, mapping),
                Some((Role::Reporter | Role::Partner | Role::Flow, _)) => !one_sided,
                Some((Role::Exporter | Role::Importer, _)) => one_sided,
                _ => false,
            };
            if idle {
                *column = None;
            }
        }
        while columns.last().is_some_and(Option::is_none) {
            columns.pop();
        }
        Ok(Self { delimiter, columns, headings, fixed, currency, one_sided })
    }
}

/// Two columns of which nobody can tell which one counts: a second one of the same name as one that is read, or a second
/// one of values. Places, codes and quantities may be told in several ways, of which the first one known by heart is read; values
/// may not, for the others may be in another unit or of something else. What a mapping names needs no choice, unless two are
/// called so.
fn twice(
    file: &str,
    columns: &[Option<(Role, u32)>],
    headings: &[String],
    mapped: &[(Role, String)],
) -> Option<Finding> {
    let plain = |column: usize| headings[column].trim().to_lowercase();
    let says_value = |heading: &str| {
        let known = KNOWN.iter().any(|(known, role, _)| *role == Role::Value && *known == heading);
        known || heading == Role::Value.word()
    };
    for (column, role) in columns.iter().enumerate() {
        let Some((role, _)) = role else { continue };
        let heading = mapped.iter().find(|(_, heading)| headings[column].trim() == heading);
        let other = (0..columns.len()).filter(|other| *other != column).find(|other| match heading {
            Some((_, heading)) => headings[*other].trim() == heading,
            None => {
                plain(*other) == plain(column)
                    || *role == Role::Value && columns[*other].is_none() && says_value(&plain(*other))
            }
        });
        if let Some(other) = other {
            let (first, second) = (column.min(other), column.max(other));
            let finding = Finding::new(Code::TradeColumnTwice, file)
                .with("role", role.word())
                .with("first", headings[first].trim())
                .with("second", headings[second].trim());
            return Some(finding.at(file, Some(1), Some(headings[second].trim())));
        }
    }
    None
}

fn has_period(headings: &[String], mapping: Option<&Mapping>) -> bool {
    let known = headings.iter().any(|heading| {
        let heading = heading.trim().to_lowercase();
        KNOWN.iter().any(|(known, role, _)| *role == Role::Period && *known == heading)
    });
    known || mapping.is_some_and(|mapping| mapping.columns.iter().any(|(role, _)| *role == Role::Period))
}

/// The cells of a heading line.
fn cells(line: &[u8], delimiter: u8) -> Vec<String> {
    let text = String::from_utf8_lossy(line);
    let delimiter = char::from(delimiter);
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    for letter in text.trim_end_matches(['\r', '\n']).chars() {
        match letter {
            '"' => quoted = !quoted,
            _ if letter == delimiter && !quoted => cells.push(std::mem::take(&mut cell)),
            _ => cell.push(letter),
        }
    }
    cells.push(cell);
    cells
}

/// How many columns a message names.
const NAMED: usize = 12;

fn named(headings: &[String]) -> String {
    let shown: Vec<&str> = headings.iter().take(NAMED).map(|heading| heading.trim()).collect();
    let more = if headings.len() > NAMED { ", …" } else { "" };
    format!("{}{more}", shown.join(", "))
}

fn missing(file: &str, role: &str, headings: &[String]) -> Finding {
    Finding::new(Code::TradeLayout, file).with("missing", role).with("columns", named(headings)).at(
        file,
        Some(1),
        None,
    )
}

fn absent(file: &str, role: &str, heading: &str, headings: &[String]) -> Finding {
    Finding::new(Code::TradeMappedColumn, file)
        .with("role", role)
        .with("column", heading)
        .with("columns", named(headings))
        .at(file, Some(1), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(line: &str) -> Result<Vec<&'static str>, Finding> {
        let layout = Layout::of_line("table.csv", line.as_bytes(), None)?;
        Ok(layout.columns.iter().map(|column| column.map_or("-", |(role, _)| role.word())).collect())
    }

    /// The tables that people download are understood as they come.
    #[test]
    fn known_tables_need_no_mapping() {
        let baci = roles("t,i,j,k,v,q\n").unwrap();
        assert_eq!(baci, ["year", "exporter", "importer", "product", "value", "quantity"]);
        let comtrade = "typeCode,freqCode,refPeriodId,refYear,period,reporterCode,reporterISO,flowCode,partnerCode,\
                        partner2Code,classificationCode,cmdCode,customsCode,motCode,qty,netWgt,cifvalue,primaryValue,x";
        let expected = "- - - - period reporter - flow partner breakdown edition product breakdown breakdown - quantity - value";
        assert_eq!(roles(comtrade).unwrap().join(" "), expected);
        let eurostat =
            roles("\u{feff}DECLARANT;PARTNER;PRODUCT_NC;FLOW;PERIOD;VALUE_IN_EUROS;QUANTITY_IN_KG\r\n")
                .unwrap();
        assert_eq!(eurostat.join(" "), "reporter partner product flow period value quantity");
        let plain =
            roles("\"year\",\"exporter\",\"importer\",\"importer_m49\",\"hs6\",\"value_kusd\"").unwrap();
        assert_eq!(plain.join(" "), "year exporter importer - product value");
    }

    /// Of two columns of one name, or two of values, none is taken in silence; other things may be told in two ways.
    #[test]
    fn two_columns_of_one_meaning_are_a_finding() {
        let twice = |line: &str| {
            let finding = roles(line).unwrap_err();
            assert_eq!(finding.code, Code::TradeColumnTwice, "{line}");
            ["role", "first", "second"].map(|fact| finding.fact(fact).unwrap().to_string()).join(" ")
        };
        assert_eq!(twice("t,i,j,k,v,q,v\n"), "value v v");
        assert_eq!(twice("t,i,j,k,V ,v,q\n"), "value V v");
        assert_eq!(twice("t,i,j,k,value,v,q\n"), "value value v");
        assert_eq!(twice("t,i,j,k,v,value_eur\n"), "value v value_eur");
        assert_eq!(twice("t,i,j,j,k,v\n"), "importer j j");
        assert_eq!(twice("t,i,j,k,v,q,q\n"), "quantity q q");
        assert!(
            roles("period,refYear,reporterCode,reporterISO,flowCode,partnerCode,cmdCode,primaryValue")
                .is_ok()
        );
        assert!(roles("t,i,j,k,v,q,note,note").is_ok());
    }

    /// What a mapping names is taken, unless two columns are called so.
    #[test]
    fn a_mapping_chooses_between_columns() {
        let mapping = Mapping::parse("map.toml", "[columns]\nvalue = \"v\"\n").unwrap();
        let layout = |line: &[u8]| Layout::of_line("table.csv", line, Some(&mapping));
        assert_eq!(layout(b"t,i,j,k,value,v,V,value_eur").unwrap().columns[5], Some((Role::Value, THOUSAND)));
        assert_eq!(layout(b"t,i,j,k,v,v").unwrap_err().code, Code::TradeColumnTwice);
    }

    /// What is missing is named, with the columns that there are.
    #[test]
    fn a_table_that_lacks_something_says_what() {
        let finding = roles("year,exporter,importer,hs6,value\n").unwrap_err();
        assert_eq!(finding.fact("missing").unwrap().to_string(), "value");
        assert_eq!(finding.fact("columns").unwrap().to_string(), "year, exporter, importer, hs6, value");
        assert_eq!(
            roles("year,hs6,value_usd,reporter,partner").unwrap_err().fact("missing").unwrap().to_string(),
            "flow"
        );
    }
}
