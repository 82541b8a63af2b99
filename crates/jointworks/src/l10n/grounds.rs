//! Why a plant meets what is asked, or not, in the reader's words and units.

use model::cooperation::{Ground, Judgement, Sense, Size};
use model::draft::{Material, Process};
use model::unit::Unit;
use model::{Currency, Decimal};

use super::{Argument, Language, Speech, text};

/// Units that English writes as words with a plural.
const COUNTED: [&str; 3] = ["piece", "set", "pair"];

impl Speech {
    /// The whole reason as a sentence.
    pub(crate) fn ground(&self, currency: Currency, judgement: &Judgement) -> String {
        let day = |day: &model::Day| text(self.day(*day));
        let price = |price: &model::UnitPrice| text(self.unit_price(*price, currency));
        let told = |message: &str, arguments: &[Argument<'_>]| self.tell(message, arguments);
        match &judgement.ground {
            Ground::Size { property, asked, able } => {
                let sense = property.rule().map_or(Sense::Reach, |rule| rule.sense);
                told(
                    "ground-size",
                    &[
                        ("property", text(self.say(&format!("property-{}", property.word())))),
                        ("asked", text(self.size(*asked, Sense::Reach))),
                        ("able", text(self.size(able.shown_in(asked.unit), sense))),
                    ],
                )
            }
            Ground::Untold { property } => {
                let property = self.say(&format!("property-{}", property.word()));
                told("ground-untold", &[("property", text(property))])
            }
            Ground::Process { asked, stated } => match stated {
                Some(stated) if stated == asked => {
                    told("ground-process-same", &[("asked", text(self.process(*asked)))])
                }
                Some(stated) => {
                    let arguments =
                        [("asked", text(self.process(*asked))), ("stated", text(self.process(*stated)))];
                    let kind = stated.broader() == Some(*asked);
                    told(if kind { "ground-process-kind" } else { "ground-process-general" }, &arguments)
                }
                None => told("ground-process-none", &[("asked", text(self.process(*asked)))]),
            },
            Ground::Material { asked, stated } => told(
                "ground-material",
                &[("asked", text(self.materials(asked))), ("stated", text(self.materials(stated)))],
            ),
            Ground::CertificateHeld { name, until: None } => {
                told("ground-certificate-endless", &[("name", text(name.as_str()))])
            }
            Ground::CertificateHeld { name, until: Some(until) } => {
                told("ground-certificate-held", &[("name", text(name.as_str())), ("until", day(until))])
            }
            Ground::CertificateEnds { name, until } => {
                told("ground-certificate-ends", &[("name", text(name.as_str())), ("until", day(until))])
            }
            Ground::CertificateExpired { name, until } => {
                told("ground-certificate-expired", &[("name", text(name.as_str())), ("until", day(until))])
            }
            Ground::CertificateAbsent { name } => {
                told("ground-certificate-absent", &[("name", text(name.as_str()))])
            }
            Ground::Capacity { asked, free, stretched, week, unit } => told(
                if free == stretched { "ground-capacity" } else { "ground-capacity-shifts" },
                &[
                    ("asked", text(self.amount(*asked, unit))),
                    ("free", text(self.decimal(*free))),
                    ("stretched", text(self.decimal(*stretched))),
                    ("week", day(week)),
                ],
            ),
            Ground::CapacityUntold => self.say("ground-capacity-untold"),
            Ground::UnitsDiffer { asked, stated } => told(
                "ground-units",
                &[("asked", text(self.unit(asked))), ("stated", text(self.unit(stated)))],
            ),
            Ground::Deadline { ready, deadline } => {
                told("ground-deadline", &[("ready", day(ready)), ("deadline", day(deadline))])
            }
            Ground::LeadTimeUntold { deadline } => told("ground-lead-time", &[("deadline", day(deadline))]),
            Ground::Price { landed, target } => {
                told("ground-price", &[("landed", price(landed)), ("target", price(target))])
            }
            Ground::PriceUntold => self.say("ground-price-untold"),
        }
    }

    /// A process in words.
    pub(crate) fn process(&self, process: Process) -> String {
        self.say(&format!("process-{}", process.word()))
    }

    fn materials(&self, materials: &[Material]) -> String {
        self.list(materials.iter().map(|material| self.say(&format!("material-{}", material.word()))))
    }

    fn unit(&self, unit: &Unit) -> &'static str {
        unit_word(self.language(), unit)
    }

    /// So many of a unit: `240 мм`.
    pub(crate) fn amount(&self, value: Decimal, unit: &Unit) -> String {
        let plural =
            self.language() == Language::English && value != Decimal::ONE && COUNTED.contains(&unit.word);
        format!("{} {}{}", self.decimal(value), self.unit(unit), if plural { "s" } else { "" })
            .trim_end()
            .to_owned()
    }

    /// A size in the unit in which it is shown; of what is finest or least, only that end.
    fn size(&self, size: Size, sense: Sense) -> String {
        let shown = |value: Option<Decimal>| {
            value.map(|value| self.decimal(size.unit.of_base(value).unwrap_or(value)))
        };
        let unit = self.unit(size.unit);
        let (low, high) = match sense {
            Sense::Reach => (shown(size.low), shown(size.high)),
            Sense::Finest | Sense::Lot => {
                let end = shown(size.low.or(size.high));
                (end.clone(), end)
            }
        };
        let (message, low, high) = match (low, high) {
            (Some(low), Some(high)) if low == high => ("size-one", low, high),
            (Some(low), Some(high)) => ("size-range", low, high),
            (None, Some(high)) => ("size-up-to", String::new(), high),
            (Some(low), None) => ("size-from", low, String::new()),
            (None, None) => ("size-any", String::new(), String::new()),
        };
        let arguments = [("low", text(low)), ("high", text(high)), ("unit", text(unit))];
        self.tell(message, &arguments).trim_end().to_owned()
    }
}

fn unit_word(language: Language, unit: &Unit) -> &'static str {
    match language {
        Language::English => unit.word,
        Language::Russian | Language::Belarusian => unit.russian,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::draft::Property;
    use model::unit::Written;

    /// Every word of the tables is known in every language.
    #[test]
    fn every_word_is_known() {
        for language in Language::ALL {
            let speech = Speech::new(language);
            for property in Property::ALL {
                assert!(speech.knows(&format!("property-{}", property.word())), "{}", property.word());
            }
            for process in Process::ALL {
                assert!(speech.knows(&format!("process-{}", process.word())), "{}", process.word());
            }
            for material in Material::ALL {
                assert!(speech.knows(&format!("material-{}", material.word())), "{}", material.word());
            }
        }
    }

    /// Sizes are written as readers of the language write them, open ends in words.
    #[test]
    fn sizes_are_written_by_language() {
        let size = |text: &str| Size::asked(Written::parse(text).unwrap()).unwrap();
        let [english, russian, belarusian] = Language::ALL.map(Speech::new);
        assert_eq!(english.size(size("20–600 mm"), Sense::Reach), "20–600 mm");
        assert_eq!(russian.size(size("0.5–2 cm"), Sense::Reach), "0,5–2 см");
        assert_eq!(belarusian.size(size("≤ 600 mm"), Sense::Reach), "да 600 мм");
        assert_eq!(english.size(size("≥ 16 MPa"), Sense::Reach), "from 16 MPa");
        assert_eq!(english.size(size("7"), Sense::Finest), "7");
    }
}
