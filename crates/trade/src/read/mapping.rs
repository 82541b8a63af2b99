//! The mapping file: a small TOML that says what the columns of a table mean that nobody knows by heart.
//!
//! ```toml
//! files = ["russia_hs4_last12m.csv"]   # which tables it is for; all if it says nothing
//!
//! [columns]                            # role = "heading"
//! product = "hs4"
//! flow = "flow"
//! value = "value_last12m_busd"
//!
//! [fixed]                              # what no column says
//! reporter = "RU"
//! partner = "W00"                      # the whole world: suppliers are not named
//! year = 2025
//!
//! [units]
//! value = "billion"                    # one, thousand, million, billion
//! quantity = "kg"                      # g, kg, t, thousand t
//! currency = "USD"                     # dollars if it says nothing
//! ```

use model::{Code, Finding};

use super::layout::{Fixed, Flow, Role};
use crate::place::Place;
use crate::product::Product;

/// What a mapping file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// Names of the files it is for; empty: for all.
    pub files: Vec<String>,
    /// Roles and the headings that have them.
    pub columns: Vec<(Role, String)>,
    /// What no column says.
    pub fixed: Fixed,
    /// The power of ten of a thousandth of the currency unit that the value column counts in.
    pub value: Option<u32>,
    /// The power of ten of a gram that the quantity column counts in.
    pub quantity: Option<u32>,
    /// The currency of the value column, by its code of ISO 4217.
    pub currency: Option<String>,
}

/// Units of values, as powers of ten of a thousandth of the currency unit.
const VALUES: [(&str, u32); 4] = [("one", 3), ("thousand", 6), ("million", 9), ("billion", 12)];
/// Units of quantities, as powers of ten of a gram.
const QUANTITIES: [(&str, u32); 4] = [("g", 0), ("kg", 3), ("t", 6), ("thousand t", 9)];

impl Mapping {
    /// Reads a mapping.
    ///
    /// # Errors
    ///
    /// `trade-mapping`: where it says something that nobody understands.
    pub fn parse(file: &str, text: &str) -> Result<Self, Vec<Finding>> {
        let table: toml::Table = match text.parse() {
            Ok(table) => table,
            Err(error) => {
                let row =
                    error.span().map(|span| text[..span.start.min(text.len())].matches('\n').count() + 1);
                let row = row.and_then(|row| u32::try_from(row).ok());
                return Err(vec![strange(file, "", error.message()).at(file, row, None)]);
            }
        };
        let mut mapping = Self::default();
        let mut findings = Vec::new();
        for (section, value) in &table {
            let entries = value.as_table();
            match (section.as_str(), entries) {
                ("files", _) => {
                    let files = value.as_array().map(|files| {
                        files.iter().map(|name| name.as_str().map(str::to_owned)).collect::<Option<Vec<_>>>()
                    });
                    match files.flatten() {
                        Some(files) => mapping.files = files,
                        None => findings.push(strange(file, "files", &value.to_string())),
                    }
                }
                ("columns" | "fixed" | "units", Some(entries)) => {
                    for (key, value) in entries {
                        let value = match value {
                            toml::Value::String(text) => text.clone(),
                            other => other.to_string(),
                        };
                        if mapping.take(section, key, &value).is_none() {
                            findings.push(strange(file, &format!("{section}.{key}"), &value));
                        }
                    }
                }
                _ => findings.push(strange(file, section, &value.to_string())),
            }
        }
        if findings.is_empty() { Ok(mapping) } else { Err(findings) }
    }

    /// Whether it is for that file.
    #[must_use]
    pub fn is_for(&self, file: &str) -> bool {
        self.files.is_empty() || self.files.iter().any(|name| name == file)
    }

    /// One entry; nothing if it is not understood.
    fn take(&mut self, section: &str, key: &str, value: &str) -> Option<()> {
        let unit =
            |units: &[(&str, u32)]| units.iter().find(|(word, _)| *word == value).map(|(_, unit)| *unit);
        match (section, key) {
            ("columns", _) => {
                let role = Role::WORDS.iter().find(|(word, _)| *word == key)?.1;
                self.columns.push((role, value.to_owned()));
            }
            ("fixed", "year") => {
                self.fixed.year = Some(value.parse().ok().filter(|year| super::YEARS.contains(year))?)
            }
            ("fixed", "exporter") => self.fixed.exporter = Some(Place::find(value)?),
            ("fixed", "importer") => self.fixed.importer = Some(Place::find(value)?),
            ("fixed", "reporter") => self.fixed.reporter = Some(Place::find(value)?),
            ("fixed", "partner") => self.fixed.partner = Some(Place::find(value)?),
            ("fixed", "flow") => self.fixed.flow = Some(Flow::find(value)?),
            ("fixed", "product") => self.fixed.product = Some(Product::parse(value)?),
            ("units", "value") => self.value = Some(unit(&VALUES)?),
            ("units", "quantity") => self.quantity = Some(unit(&QUANTITIES)?),
            ("units", "currency") => {
                let is_code = value.len() == 3 && value.bytes().all(|byte| byte.is_ascii_uppercase());
                self.currency = Some(is_code.then(|| value.to_owned())?);
            }
            _ => return None,
        }
        Some(())
    }
}

fn strange(file: &str, key: &str, found: &str) -> Finding {
    Finding::new(Code::TradeMapping, file).with("key", key).with("found", found).at(file, None, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the module's own text is understood.
    #[test]
    fn the_documented_mapping_is_read() {
        let text = include_str!("mapping.rs");
        let example: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("//! ")).collect();
        let begin = example.iter().position(|line| *line == "```toml").unwrap() + 1;
        let end = begin + example[begin..].iter().position(|line| *line == "```").unwrap();
        let mapping = Mapping::parse("map.toml", &example[begin..end].join("\n")).unwrap();
        assert_eq!(mapping.columns.len(), 3);
        assert_eq!((mapping.value, mapping.quantity, mapping.fixed.year), (Some(12), Some(3), Some(2025)));
        assert!(mapping.is_for("russia_hs4_last12m.csv") && !mapping.is_for("other.csv"));
    }

    /// Whatever is not understood is named, all of it in one run.
    #[test]
    fn strange_entries_are_named() {
        let text = "files = 3\nextra = 1\n[columns]\ncolour = \"x\"\n[fixed]\nreporter = \"QQQ\"\nyear = 12\n[units]\nvalue = \"dozen\"\n";
        let keys: Vec<String> = Mapping::parse("map.toml", text)
            .unwrap_err()
            .iter()
            .map(|finding| finding.fact("key").unwrap().to_string())
            .collect();
        assert_eq!(keys, ["columns.colour", "extra", "files", "fixed.reporter", "fixed.year", "units.value"]);
        let broken = Mapping::parse("map.toml", "a = \n[").unwrap_err();
        assert_eq!(broken[0].place.as_ref().unwrap().row, Some(1));
    }
}
