//! A finding's sentences: what is wrong and how to mend it, from its code and facts.

use fluent_bundle::FluentValue;
use model::{Fact, Finding};
use store::reason;

use super::{Argument, Speech, text};

/// Facts that a finding need not have.
const OPTIONAL: [&str; 3] = ["nearest", "least", "largest"];

impl Speech {
    /// What is wrong.
    pub(crate) fn cause(&self, finding: &Finding) -> String {
        self.tell(&format!("{}-cause", finding.code), &self.arguments(finding))
    }

    /// What to do about it.
    pub(crate) fn remedy(&self, finding: &Finding) -> String {
        self.tell(&format!("{}-remedy", finding.code), &self.arguments(finding))
    }

    /// What it is about: a noun in this language with its id, or a file.
    pub(crate) fn subject(&self, finding: &Finding) -> String {
        match finding.subject.split_once(' ') {
            Some((noun, id)) if self.knows(&format!("subject-{noun}")) => {
                self.tell(&format!("subject-{noun}"), &[("id", text(id))])
            }
            _ if self.knows(&format!("about-{}", finding.subject)) => {
                self.say(&format!("about-{}", finding.subject))
            }
            _ => finding.subject.clone(),
        }
    }

    /// The finding's facts by their names, and `subject`, `file`, `row`, `column`. What is not known is the word `none`, on
    /// which messages select.
    fn arguments<'a>(&self, finding: &'a Finding) -> Vec<Argument<'a>> {
        let place = finding.place.as_ref();
        let column = place.and_then(|place| place.column.as_deref());
        let mut arguments = vec![
            ("subject", known(&finding.subject)),
            ("file", known(place.map_or("", |place| &place.file))),
            ("row", place.and_then(|place| place.row).map_or(text("none"), |row| text(row.to_string()))),
            ("column", known(column.unwrap_or_default())),
        ];
        arguments.extend(OPTIONAL.map(|name| (name, text("none"))));
        for (name, fact) in &finding.facts {
            arguments.push((name, self.fact(name, fact)));
        }
        // Reasons of ours are sentences of their own; what the machine said stays as it is.
        let reason = finding.fact("reason").and_then(|fact| reason_message(&fact.to_string()));
        if let Some(message) = reason {
            let told = self.tell(message, &arguments);
            arguments.retain(|(name, _)| *name != "reason");
            arguments.push(("reason", text(told)));
        }
        arguments
    }

    fn fact<'a>(&self, name: &str, fact: &'a Fact) -> FluentValue<'a> {
        match fact {
            Fact::Text(words) => known(words),
            // Years and lines are names, not amounts: no separators in them.
            Fact::Whole(whole) if matches!(name, "year" | "first_row") => text(whole.to_string()),
            Fact::Whole(whole) => (*whole).into(),
            Fact::Money(money) => text(self.money_exact(*money)),
            Fact::Quantity(quantity) => text(self.quantity(*quantity)),
            Fact::Ratio(ratio) => text(self.ratio(*ratio)),
        }
    }
}

fn known(words: &str) -> FluentValue<'_> {
    text(if words.trim().is_empty() { "none" } else { words })
}

/// The message of a reason that the reader of files gives.
fn reason_message(words: &str) -> Option<&'static str> {
    const MESSAGES: [(&str, &str); 23] = [
        (reason::OPEN_QUOTE, "why-open-quote"),
        (reason::TEXT_AFTER_QUOTE, "why-text-after-quote"),
        (reason::ROW_TOO_LONG, "why-row-too-long"),
        (reason::DECIMAL_COMMA, "why-decimal-comma"),
        (reason::NO_HEADING, "why-no-heading"),
        (reason::TOO_MANY_FINDINGS, "why-too-many-findings"),
        (reason::TOO_LARGE, "why-too-large"),
        (reason::NOT_A_FILE, "why-not-a-file"),
        (reason::WRONG_TYPE, "why-wrong-type"),
        (reason::SHEET_TWICE, "why-sheet-twice"),
        (reason::VALUE_WITHOUT_SETTING, "why-value-without-setting"),
        (reason::NOT_A_WORKBOOK, "why-not-a-workbook"),
        (reason::OLD_WORKBOOK, "why-old-workbook"),
        (reason::BINARY_WORKBOOK, "why-binary-workbook"),
        (reason::OPEN_DOCUMENT, "why-open-document"),
        (reason::LOCKED, "why-locked"),
        (reason::SWOLLEN, "why-swollen"),
        (reason::DAMAGED_WORKBOOK, "why-damaged-workbook"),
        (reason::CELL_TOO_LONG, "why-cell-too-long"),
        (reason::SHEET_TOO_LONG, "why-sheet-too-long"),
        (reason::MIXED_CURRENCIES, "why-mixed-currencies"),
        (reason::UNSORTED, "why-unsorted"),
        (reason::TOO_BIG_IN_MEMORY, "why-too-big-in-memory"),
    ];
    MESSAGES.into_iter().find(|(known, _)| *known == words).map(|(_, message)| message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::l10n::Language;

    /// Every reason that the reader of files can give is told in every language.
    #[test]
    fn every_reason_can_be_told() {
        for language in Language::ALL {
            let speech = Speech::new(language);
            for words in reason::ALL {
                let message = reason_message(words).unwrap_or_else(|| panic!("no message for {words:?}"));
                assert!(speech.knows(message), "{}: {message}", language.tag());
            }
        }
    }
}
