//! What goods are called.
//!
//! Short names of all chapters and of the headings around vehicles and machine building are built in, in our own words; the
//! full official names come from the reader's own table of codes (BACI's product codes, the Russian or Eurasian nomenclature).

use std::collections::BTreeMap;

use model::{Code, Finding};

use crate::product::{Level, Product};

/// Names of goods by code, in English and Russian.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// What tables of the reader say.
    given: BTreeMap<Product, [Option<String>; 2]>,
}

/// Languages that names come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// English.
    English,
    /// Russian; Belarusian readers get it too, for there is no Belarusian nomenclature.
    Russian,
}

/// Headings of code columns, and of names in English and in Russian, the shortest names first.
const CODES: [&str; 6] = ["code", "hs6", "hs4", "hs2", "product_code", "hs"];
const NAMES: [&[&str]; 2] = [
    &["name_en", "name_short_eng", "description_en", "description", "desc"],
    &["name_ru_short", "name_short_rus", "name_ru"],
];

impl Names {
    /// Learns the names in a table of codes: a CSV with a code column and names in English or Russian.
    ///
    /// Names learnt before stay. Returns how many were new.
    ///
    /// # Errors
    ///
    /// `trade-layout` if it has no column of codes or none of names.
    pub fn learn(&mut self, file: &str, text: &[u8]) -> Result<usize, Finding> {
        let delimiter =
            text.iter().take_while(|byte| **byte != b'\n').find(|byte| matches!(byte, b';' | b'\t'));
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter.copied().unwrap_or(b','))
            .flexible(true)
            .from_reader(text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text));
        let headings: Vec<String> = reader
            .byte_headers()
            .map(|record| {
                record.iter().map(|cell| String::from_utf8_lossy(cell).trim().to_lowercase()).collect()
            })
            .unwrap_or_default();
        let column = |known: &[&str]| known.iter().find_map(|name| headings.iter().position(|it| it == name));
        let names = NAMES.map(column);
        let missing = |role: &str| {
            let finding = Finding::new(Code::TradeLayout, file).with("missing", role);
            finding.with("columns", headings.join(", ")).at(file, Some(1), None)
        };
        let Some(code) = column(&CODES) else { return Err(missing("code")) };
        if names == [None, None] {
            return Err(missing("name"));
        }
        let mut learnt = 0;
        for record in reader.byte_records().map_while(Result::ok) {
            let cell = |column: usize| {
                let cell = String::from_utf8_lossy(record.get(column).unwrap_or_default());
                cell.split_whitespace().collect::<Vec<_>>().join(" ")
            };
            // National codes have no name of their own here: the line of the subheading itself counts.
            let written = cell(code);
            let Some(product) = Product::parse(&written).filter(|_| written.len() <= 6) else { continue };
            let entry = self.given.entry(product).or_default();
            for (name, column) in entry.iter_mut().zip(names) {
                let found = column.map(cell).filter(|found| !found.is_empty());
                if name.is_none() && found.is_some() {
                    *name = found;
                    learnt += 1;
                }
            }
        }
        Ok(learnt)
    }

    /// Every code of two to six digits that tables of the reader name, with its names.
    pub fn given(&self) -> impl Iterator<Item = (Product, &str)> {
        self.given
            .iter()
            .flat_map(|(code, names)| names.iter().flatten().map(move |name| (*code, name.as_str())))
    }

    /// The name of a product: its own if it is known, else that of its heading or chapter.
    #[must_use]
    pub fn of(&self, product: Product, tongue: Tongue) -> &str {
        let levels = Level::ALL.into_iter().rev().map(|level| product.within(level));
        let tongue = tongue as usize;
        for code in levels {
            let given = self.given.get(&code);
            let name = given
                .and_then(|names| names[tongue].as_deref())
                .or_else(|| built_in(code).map(|it| it[tongue]));
            let name = name.or_else(|| given.and_then(|names| names[1 - tongue].as_deref()));
            if let Some(name) = name {
                return name;
            }
        }
        ""
    }
}

/// The short name of a code that is built in.
fn built_in(code: Product) -> Option<[&'static str; 2]> {
    let code = code.to_string();
    include_str!("names.csv").lines().skip(1).find_map(|line| {
        let mut cells = line.split(';');
        (cells.next()? == code).then_some([cells.next()?, cells.next()?])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every chapter has a name in both languages; a code without one is called as its heading is.
    #[test]
    fn nothing_is_nameless() {
        let names = Names::default();
        for chapter in (1..=99).filter(|chapter| *chapter != 77) {
            let product = Product::new(Level::Chapter, chapter).unwrap();
            assert!(!names.of(product, Tongue::English).is_empty(), "{product}");
            assert!(!names.of(product, Tongue::Russian).is_empty(), "{product}");
        }
        let gearbox = Product::parse("870840").unwrap();
        assert_eq!(names.of(gearbox, Tongue::English), "Vehicle parts");
        assert_eq!(names.of(Product::parse("870999").unwrap(), Tongue::Russian), "Тележки самоходные");
    }

    /// A table of codes names finer; Russian readers get English where nothing else is known.
    #[test]
    fn a_table_of_codes_is_learnt() {
        let mut names = Names::default();
        let table = "code,description\n870840,\"Gear boxes and parts thereof\"\n8708401000,x\n";
        assert_eq!(names.learn("product_codes.csv", table.as_bytes()), Ok(1));
        let gearbox = Product::parse("870840").unwrap();
        assert_eq!(names.of(gearbox, Tongue::English), "Gear boxes and parts thereof");
        let more = "hs4;name_ru_short;name_ru;name_en\n8708;Части;ЧАСТИ;Parts\n";
        assert_eq!(names.learn("names.csv", more.as_bytes()), Ok(2));
        assert_eq!(names.of(Product::parse("8708").unwrap(), Tongue::Russian), "Части");
        assert!(names.learn("other.csv", b"a,b\n1,2\n").is_err());
    }
}
