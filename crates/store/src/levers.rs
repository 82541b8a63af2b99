//! `levers.toml`: what levers cost, for whoever knows it. Like `risk.toml` it stands beside the programme and not in it.

use model::draft::Basis;
use model::finding::{Code, Finding};
use model::lever::LeverCost;
use model::number::Decimal;
use model::{Money, Programme};
use toml::de::DeTable;

use crate::book::Book;
use crate::header::{Settings, Value, number, row_of, text, wrong_type};
use crate::programme::fetch;
use crate::report::{Report, clipped};
use crate::row::Trouble;
use crate::source::Source;
use crate::sources::Sources;

/// Its file name.
pub const LEVERS_FILE: &str = "levers.toml";

/// The settings of each of its `[[cost]]` sections.
pub const LEVER_COST_SETTINGS: &[&str] = &["lever", "cost", "basis", "source", "note"];

/// Reads what levers cost from a programme's folder; without the file, nobody knows. Findings are of the file's form, and
/// `OutOfRange` for a cost below nought.
#[must_use]
pub fn lever_costs(source: Source<'_>, programme: &Programme) -> (Vec<LeverCost>, Vec<Finding>, Sources) {
    if let Source::Workbook(path) = source {
        let book = Book::read(path);
        let (read, findings, mut sources) = book.with_source(|files| lever_costs(files, programme));
        sources.be_of_book(book.title);
        return (read, sources.retold(findings), sources);
    }
    let (mut report, mut sources) = (Report::default(), Sources::default());
    let mut costs = Vec::new();
    if let Some(written) = fetch(source, LEVERS_FILE, false, &mut report) {
        costs = read(&written, programme, &mut report);
        sources.add(LEVERS_FILE.to_owned(), written);
    }
    (costs, report.into_findings(), sources)
}

fn read(written: &str, programme: &Programme, report: &mut Report) -> Vec<LeverCost> {
    let (root, errors) = DeTable::parse_recoverable(written);
    if let Some(error) = errors.first() {
        let row = error.span().map_or(1, |span| row_of(written, &span));
        let finding = Finding::new(Code::BadToml, LEVERS_FILE).with("reason", error.message());
        report.add(finding.at(LEVERS_FILE, Some(row), None));
        return Vec::new();
    }
    let mut settings = Settings { file: LEVERS_FILE, text: written, report };
    settings.warn_of_unknown("", root.get_ref(), &["cost"]);
    let Some(value) = root.get_ref().get("cost") else { return Vec::new() };
    let Some(rows) = value.get_ref().as_array() else {
        settings.complain(wrong_type(value, "[[cost]]"), &value.span(), "cost");
        return Vec::new();
    };
    let mut costs = Vec::new();
    for row in rows.iter() {
        match row.get_ref().as_table() {
            Some(section) => costs.extend(cost(&mut settings, section, programme)),
            None => settings.complain(wrong_type(row, "table"), &row.span(), "cost"),
        }
    }
    costs
}

fn cost<'i>(
    settings: &mut Settings<'i, '_>,
    section: &DeTable<'i>,
    programme: &Programme,
) -> Option<LeverCost> {
    const PREFIX: &str = "cost.";
    settings.warn_of_unknown(PREFIX, section, LEVER_COST_SETTINGS);
    let lever = settings.needed(section, "lever", text);
    let cost = settings.needed(section, "cost", |value: &Value<'i>| {
        let found = number(value)?;
        let money = Money::from_decimal(found, programme.currency).filter(|_| found >= Decimal::ZERO);
        money.ok_or_else(|| {
            Trouble::found(Code::OutOfRange, &found.to_string())
                .with("least", "0")
                .with("largest", "10000000000000")
        })
    });
    let basis = settings.within(section, PREFIX, "basis", |value| {
        let written = text(value)?;
        let found = Basis::ALL.iter().find(|basis| basis.word() == written).copied();
        let allowed = Basis::ALL.iter().map(|basis| basis.word()).collect::<Vec<_>>().join(", ");
        found.ok_or_else(|| Trouble::found(Code::BadWord, &written).with("allowed", allowed))
    });
    let source = settings.within(section, PREFIX, "source", text).unwrap_or_default();
    Some(LeverCost { lever: lever?, cost: cost?, basis: basis.unwrap_or_default(), source: clipped(&source) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::finding::any_error;
    use model::sample;

    fn read_of(written: &str) -> (Vec<LeverCost>, Vec<Finding>) {
        let Ok((programme, _)) = Programme::new(sample::tiny()) else { unreachable!("it is valid") };
        let files = [(LEVERS_FILE, written.as_bytes())];
        let (costs, findings, _) = lever_costs(Source::Files(&files), &programme);
        (costs, findings)
    }

    /// A written cost is read exactly and fits its lever from any period on.
    #[test]
    fn a_written_cost_is_known() {
        let (costs, findings) =
            read_of("[[cost]]\nlever = \"stand:stand+1\"\ncost = 2500000.5\nbasis = \"estimate\"\n");
        assert!(findings.is_empty(), "{findings:?}");
        assert_eq!(costs[0].cost.minor, 250_000_050);
        assert_eq!(costs[0].basis, Basis::Estimate);
        assert!(costs[0].is_of("stand:stand+1@2027-Q1") && costs[0].is_of("stand:stand+1"));
        assert!(!costs[0].is_of("stand:stand+10@2027-Q1"));
    }

    /// Nonsense is refused with the code that says why.
    #[test]
    fn nonsense_is_refused() {
        for (written, code) in [
            ("[[cost]]\nlever = \"x\"\ncost = -1\n", Code::OutOfRange),
            ("[[cost]]\ncost = 1\n", Code::MissingColumn),
            ("[[cost]]\nlever = \"x\"\n", Code::MissingColumn),
            ("[[cost]]\nlever = \"x\"\ncost = 1\nbasis = \"guess\"\n", Code::BadWord),
            ("cost = 3\n", Code::BadToml),
            ("[cost\n", Code::BadToml),
        ] {
            let (_, findings) = read_of(written);
            assert!(
                any_error(&findings) && findings.iter().any(|found| found.code == code),
                "{written}: {findings:?}"
            );
        }
    }
}
