//! Why a project is not in the plan, in a manager's words and with the figures.

use model::Programme;
use model::plan::Reason;

use super::{Speech, text};

impl Speech {
    /// The whole reason as sentences.
    pub(crate) fn reason(&self, programme: &Programme, reason: &Reason) -> String {
        let word = reason.word();
        let message = format!("reason-{word}");
        match reason {
            Reason::Forbidden | Reason::NeverInTime | Reason::NeverAffordable | Reason::NeverFits => {
                self.say(&message)
            }
            Reason::WorthNothing { alone, margin } => self.tell(
                &message,
                &[
                    ("alone", text(self.money(*alone))),
                    ("margin", text(self.unit_price(*margin, programme.currency))),
                    ("margin_sign", text(if margin.parts() > 0 { "above" } else { "nought" })),
                ],
            ),
            Reason::Excluded { by: other } | Reason::RequirementMissing { other } => {
                self.tell(&message, &[("other", text(self.project_name(programme, other)))])
            }
            Reason::MarketTaken { by, alone } => self.tell(
                &message,
                &[("alone", text(self.money(*alone))), ("by", text(self.project_names(programme, by)))],
            ),
            Reason::Displaces { alone, loss, displaced, scarce } => self.tell(
                if alone.minor <= 0 { "reason-displaces-for-parts" } else { &message },
                &[
                    ("alone", text(self.money(*alone))),
                    // The sentence says "worse by", so the figure stands without its sign.
                    ("loss", text(self.money(if loss.minor < 0 { -*loss } else { *loss }))),
                    ("displaced", listed(self.project_names(programme, displaced))),
                    ("scarce", listed(self.list(scarce.iter().map(|key| self.scarce_name(programme, key))))),
                ],
            ),
            // Nought is what is known of a plan with it, where none was found and none is proven to be worse.
            Reason::Undecided { alone, loss } if loss.minor == 0 => {
                self.tell("reason-undecided-open", &[("alone", text(self.money(*alone)))])
            }
            Reason::Undecided { alone, loss } => {
                self.tell(&message, &[("alone", text(self.money(*alone))), ("loss", text(self.money(*loss)))])
            }
        }
    }

    /// The same in three or four words, for tables.
    pub(crate) fn reason_short(&self, reason: &Reason) -> String {
        self.say(&format!("reason-{}-short", reason.word()))
    }

    /// A project by its key: its name with the key behind it; the key alone if the programme does not have it.
    pub(crate) fn project_name(&self, programme: &Programme, key: &str) -> String {
        match programme.project(key) {
            Some(id) => self.named(self.name(&programme.projects[id].name), key),
            None => key.to_owned(),
        }
    }

    /// Several projects by their keys.
    pub(crate) fn project_names(&self, programme: &Programme, keys: &[String]) -> String {
        self.list(keys.iter().map(|key| self.project_name(programme, key)))
    }

    /// A name with its key, so that a reader can go on with either.
    pub(crate) fn named(&self, name: &str, key: &str) -> String {
        self.tell("named", &[("name", text(name)), ("key", text(key))])
    }

    fn scarce_name(&self, programme: &Programme, key: &str) -> String {
        let resource =
            programme.resources.iter().find(|resource| resource.key == key).map(|found| &found.name);
        let fund = programme.funds.iter().find(|fund| fund.key == key).map(|found| &found.name);
        let plant = programme.plants.iter().find(|plant| plant.key == key).map(|found| &found.name);
        let product = programme.products.iter().find(|product| product.key == key).map(|found| &found.name);
        match resource.or(fund).or(plant).or(product) {
            Some(name) => self.named(self.name(name), key),
            None => key.to_owned(),
        }
    }
}

fn listed<'a>(words: String) -> fluent_bundle::FluentValue<'a> {
    text(if words.is_empty() { "none".to_owned() } else { words })
}

#[cfg(test)]
mod tests {
    use model::{Currency, Money, UnitPrice};

    use super::*;
    use crate::l10n::Language;

    fn every_reason() -> Vec<Reason> {
        let alone = Money { minor: 123_456_700, currency: Currency::parse("RUB").unwrap() };
        let (by, loss) = ("gears".to_owned(), -alone);
        let margin = UnitPrice::from_parts;
        let some = || vec!["lamps".to_owned(), "stand".to_owned(), "nobody".to_owned()];
        vec![
            Reason::Forbidden,
            Reason::NeverInTime,
            Reason::NeverAffordable,
            Reason::NeverFits,
            Reason::WorthNothing { alone: loss, margin: margin(-1_500_000) },
            Reason::WorthNothing { alone: loss, margin: margin(1_500_000) },
            Reason::Excluded { by: by.clone() },
            Reason::RequirementMissing { other: by.clone() },
            Reason::MarketTaken { by: vec![by.clone()], alone },
            Reason::Displaces { alone, loss, displaced: some(), scarce: some() },
            Reason::Displaces { alone, loss, displaced: Vec::new(), scarce: Vec::new() },
            Reason::Undecided { alone, loss },
        ]
    }

    /// Every reason is a clean sentence in every language: no argument is left open, no blank stands twice, nothing is "none".
    #[test]
    fn reasons_are_clean_sentences() {
        let programme = store::open(store::example("tiny").unwrap()).programme.unwrap();
        for language in Language::ALL {
            let speech = Speech::new(language);
            for reason in every_reason() {
                for told in [speech.reason(&programme, &reason), speech.reason_short(&reason)] {
                    for flaw in ["{", "$", "  ", "none", "reason-"] {
                        assert!(!told.contains(flaw), "{}: {flaw:?} in {told:?}", language.tag());
                    }
                    assert_eq!(told.trim(), told);
                    assert!(told.len() > 8, "{told:?}");
                }
            }
        }
    }

    /// Names are looked up; what the programme does not have keeps its key.
    #[test]
    fn figures_and_names_stand_in_the_reason() {
        let programme = store::open(store::example("tiny").unwrap()).programme.unwrap();
        let told = Speech::new(Language::English).reason(&programme, &every_reason()[9]);
        for part in ["RUB\u{a0}1.23\u{a0}m", "Lamps (lamps)", "Test stand (stand)", "nobody"] {
            assert!(told.contains(part), "{part:?} in {told:?}");
        }
    }
}
