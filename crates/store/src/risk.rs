//! `risk.toml`: what is assumed about how things may come otherwise.
//!
//! It stands beside the programme and not in it: whoever doubts a plan more or less makes no other programme.

use model::draft::{Basis, Name};
use model::finding::{Code, Finding};
use model::number::Decimal;
use model::programme::Range;
use model::risk::{Assumptions, Correlation, Scenario, Spread};
use model::{Period, Programme, Ratio, nearest};
use toml::de::DeTable;

use crate::book::Book;
use crate::header::{Settings, Value, list, number, row_of, table, text, wrong_type};
use crate::programme::fetch;
use crate::report::{Report, clipped};
use crate::row::Trouble;
use crate::source::Source;
use crate::sources::Sources;

/// Its file name.
pub const RISK_FILE: &str = "risk.toml";

/// The sections of `risk.toml`.
pub const RISK_SETTINGS: &[&str] =
    &["correlation", "duration", "certification", "outlay", "demand", "price", "scenario"];

/// Factors reach from nought to this.
const FACTOR_LARGEST: i64 = 100;

/// Reads what is assumed about a programme in its folder; without the file, what is assumed in silence. Findings: of the file's form;
/// `OutOfRange`, `RangeReversed` and `UnknownId` for its sense.
#[must_use]
pub fn risk(source: Source<'_>, programme: &Programme) -> (Assumptions, Vec<Finding>, Sources) {
    if let Source::Workbook(path) = source {
        let book = Book::read(path);
        let (read, findings, mut sources) = book.with_source(|files| risk(files, programme));
        sources.be_of_book(book.title);
        return (read, sources.retold(findings), sources);
    }
    let (mut report, mut sources) = (Report::default(), Sources::default());
    let mut assumptions = Assumptions::silent();
    if let Some(written) = fetch(source, RISK_FILE, false, &mut report) {
        assumptions = read(&written, programme, &mut report);
        sources.add(RISK_FILE.to_owned(), written);
    }
    (assumptions, report.into_findings(), sources)
}

fn read(written: &str, programme: &Programme, report: &mut Report) -> Assumptions {
    let (root, errors) = DeTable::parse_recoverable(written);
    if let Some(error) = errors.first() {
        let row = error.span().map_or(1, |span| row_of(written, &span));
        let finding = Finding::new(Code::BadToml, RISK_FILE).with("reason", error.message());
        report.add(finding.at(RISK_FILE, Some(row), None));
        return Assumptions::silent();
    }
    let mut reader = Reader { settings: Settings { file: RISK_FILE, text: written, report }, programme };
    reader.assumptions(root.get_ref())
}

struct Reader<'i, 'r> {
    settings: Settings<'i, 'r>,
    programme: &'r Programme,
}

impl<'i> Reader<'i, '_> {
    fn assumptions(&mut self, root: &DeTable<'i>) -> Assumptions {
        self.settings.warn_of_unknown("", root, RISK_SETTINGS);
        let silent = Assumptions::silent();
        Assumptions {
            correlation: self.correlation(root).unwrap_or(silent.correlation),
            duration: self.spread(root, "duration"),
            certification: self.spread(root, "certification"),
            outlay: self.spread(root, "outlay"),
            demand: self.spread(root, "demand"),
            price: self.spread(root, "price"),
            scenarios: self.scenarios(root),
        }
    }

    fn correlation(&mut self, root: &DeTable<'i>) -> Option<Correlation> {
        let section = self.settings.optional(root, "correlation", table)?;
        let known = ["programme", "partner", "resource", "basis", "source"];
        self.settings.warn_of_unknown("correlation.", section, &known);
        let mut share = |name: &'static str| {
            self.settings.within(section, "correlation.", name, |value| ratio(value, 1)).unwrap_or_default()
        };
        let (programme, partner, resource) = (share("programme"), share("partner"), share("resource"));
        let sum = programme + partner + resource;
        if sum > Ratio::ONE {
            let trouble = Trouble::found(Code::OutOfRange, &sum.to_string());
            let value = root.get("correlation")?;
            self.settings.complain(
                trouble.with("least", "0").with("largest", "1"),
                &value.span(),
                "correlation",
            );
        }
        let (basis, source) = self.grounds(section, "correlation.");
        Some(Correlation { programme, partner, resource, basis, source })
    }

    fn spread(&mut self, root: &DeTable<'i>, name: &'static str) -> Option<Spread> {
        let section = self.settings.optional(root, name, table)?;
        let prefix = format!("{name}.");
        self.settings.warn_of_unknown(&prefix, section, &["factor", "basis", "source"]);
        let factor = self.settings.within(section, &prefix, "factor", |value| {
            let factors = list(value, |value| ratio(value, FACTOR_LARGEST))?;
            let [low, likely, high] = factors.as_slice() else {
                return Err(wrong_type(value, "[least, likely, most]"));
            };
            if low > likely || likely > high {
                return Err(Trouble::found(Code::RangeReversed, &format!("{low}, {likely}, {high}")));
            }
            Ok(Range { low: *low, likely: *likely, high: *high })
        })?;
        let (basis, source) = self.grounds(section, &prefix);
        Some(Spread { factor, basis, source })
    }

    fn scenarios(&mut self, root: &DeTable<'i>) -> Vec<Scenario> {
        let Some(value) = root.get("scenario") else { return Vec::new() };
        let Some(rows) = value.get_ref().as_array() else {
            self.settings.complain(wrong_type(value, "[[scenario]]"), &value.span(), "scenario");
            return Vec::new();
        };
        let mut scenarios = Vec::new();
        for row in rows.iter() {
            match row.get_ref().as_table() {
                Some(section) => scenarios.push(self.scenario(section)),
                None => self.settings.complain(wrong_type(row, "table"), &row.span(), "scenario"),
            }
        }
        scenarios
    }

    fn scenario(&mut self, section: &DeTable<'i>) -> Scenario {
        const PREFIX: &str = "scenario.";
        let known = [
            "name",
            "name_ru",
            "name_be",
            "probability",
            "from",
            "demand",
            "price",
            "outlay",
            "products",
            "basis",
            "source",
        ];
        self.settings.warn_of_unknown(PREFIX, section, &known);
        let name = Name {
            plain: self.settings.needed(section, "name", text).unwrap_or_default(),
            ru: self.settings.within(section, PREFIX, "name_ru", text),
            be: self.settings.within(section, PREFIX, "name_be", text),
        };
        let probability =
            self.settings.needed(section, "probability", |value| ratio(value, 1)).unwrap_or_default();
        let calendar = self.programme.calendar;
        let from = self.settings.within(section, PREFIX, "from", |value| {
            let written = match value.get_ref().as_integer() {
                Some(year) => year.as_str().to_owned(),
                None => text(value)?,
            };
            let (first, _) =
                calendar.span(&written).ok_or_else(|| Trouble::found(Code::BadPeriod, &written))?;
            let last = calendar.len() - 1;
            Ok(Period::at(usize::try_from(first.max(0)).unwrap_or(last).min(last)))
        });
        let mut factor = |name: &'static str| {
            let read = |value: &Value<'i>| ratio(value, FACTOR_LARGEST);
            self.settings.within(section, PREFIX, name, read).unwrap_or(Ratio::ONE)
        };
        let (demand, price, outlay) = (factor("demand"), factor("price"), factor("outlay"));
        let products = self.settings.within(section, PREFIX, "products", |value| list(value, text));
        let products = products.unwrap_or_default();
        if let Some(value) = section.get("products") {
            for key in &products {
                let mut keys = self.programme.products.iter().map(|product| product.key.as_str());
                if !keys.clone().any(|known| known == key) {
                    let trouble = Trouble::found(Code::UnknownId, key)
                        .with("table", "products")
                        .with("nearest", nearest(key, &mut keys).unwrap_or_default());
                    self.settings.complain(trouble, &value.span(), "scenario.products");
                }
            }
        }
        let (basis, source) = self.grounds(section, PREFIX);
        let from = from.unwrap_or(Period(0));
        Scenario { name, probability, from, demand, price, outlay, products, basis, source }
    }

    fn grounds(&mut self, section: &DeTable<'i>, prefix: &str) -> (Basis, String) {
        let basis = self.settings.within(section, prefix, "basis", |value| {
            let written = text(value)?;
            let found = Basis::ALL.iter().find(|basis| basis.word() == written).copied();
            let allowed = Basis::ALL.iter().map(|basis| basis.word()).collect::<Vec<_>>().join(", ");
            found.ok_or_else(|| Trouble::found(Code::BadWord, &written).with("allowed", allowed))
        });
        let source = self.settings.within(section, prefix, "source", text).unwrap_or_default();
        (basis.unwrap_or_default(), clipped(&source))
    }
}

/// A share or factor from nought to `largest`.
fn ratio(value: &Value<'_>, largest: i64) -> Result<Ratio, Trouble> {
    let found = number(value)?;
    let outside = || {
        Trouble::found(Code::OutOfRange, &found.to_string())
            .with("least", "0")
            .with("largest", largest.to_string())
    };
    if found < Decimal::ZERO || found > Decimal::whole(largest) {
        return Err(outside());
    }
    Ratio::from_decimal(found).ok_or_else(outside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::finding::any_error;
    use model::sample;

    fn read_of(written: &str) -> (Assumptions, Vec<Finding>) {
        let Ok((programme, _)) = Programme::new(sample::tiny()) else { unreachable!("it is valid") };
        let files = [(RISK_FILE, written.as_bytes())];
        let (assumptions, findings, _) = risk(Source::Files(&files), &programme);
        (assumptions, findings)
    }

    /// What is written is what is assumed; what is not written is assumed in silence.
    #[test]
    fn what_is_written_is_assumed() {
        let (assumptions, findings) = read_of(
            "[outlay]\nfactor = [0.9, 1, 1.5]\nbasis = \"estimate\"\n[[scenario]]\nname = \"fall\"\nprobability = 0.1\nfrom = \"2027\"\ndemand = 0.7\nproducts = [\"pump\"]\n",
        );
        assert!(findings.is_empty(), "{findings:?}");
        assert_eq!(assumptions.correlation, Assumptions::silent().correlation);
        assert_eq!(assumptions.outlay.map(|spread| spread.basis), Some(Basis::Estimate));
        assert_eq!(assumptions.scenarios[0].demand, Ratio::from_parts(700_000));
        assert_eq!(assumptions.scenarios[0].products, vec!["pump".to_owned()]);
        assert!(assumptions.scenarios[0].from > Period(0));
    }

    /// Nonsense is refused with the code that says why.
    #[test]
    fn nonsense_is_refused() {
        for (written, code) in [
            ("[outlay]\nfactor = [1.2, 1, 1.5]\n", Code::RangeReversed),
            ("[outlay]\nfactor = [1, 1]\n", Code::BadToml),
            ("[correlation]\nprogramme = 0.7\npartner = 0.5\n", Code::OutOfRange),
            ("[[scenario]]\nname = \"x\"\nprobability = 2\n", Code::OutOfRange),
            ("[[scenario]]\nname = \"x\"\nprobability = 0.5\nproducts = [\"pumpe\"]\n", Code::UnknownId),
            ("[[scenario]]\nname = \"x\"\nprobability = 0.5\nfrom = \"soon\"\n", Code::BadPeriod),
            ("[[scenario]]\nprobability = 0.5\n", Code::MissingColumn),
            ("outlay = 3\n", Code::BadToml),
            ("[outlay\n", Code::BadToml),
        ] {
            let (_, findings) = read_of(written);
            assert!(
                any_error(&findings) && findings.iter().any(|found| found.code == code),
                "{written}: {findings:?}"
            );
        }
        let (_, findings) = read_of("[outley]\nfactor = [1, 1, 1]\n");
        assert!(!any_error(&findings) && findings.len() == 1, "an unknown section is a warning");
    }
}
