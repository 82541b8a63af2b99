//! A finding's sentences: what is wrong and how to mend it, from its code and facts.

use fluent_bundle::FluentValue;
use model::{Fact, Finding};

use super::{Argument, Speech, text};

impl Speech {
    /// What is wrong.
    pub(crate) fn cause(&self, finding: &Finding) -> String {
        self.tell(&format!("{}-cause", finding.code), &self.arguments(finding))
    }

    /// What to do about it.
    pub(crate) fn remedy(&self, finding: &Finding) -> String {
        self.tell(&format!("{}-remedy", finding.code), &self.arguments(finding))
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
        for (name, fact) in &finding.facts {
            arguments.push((name, self.fact(name, fact)));
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
