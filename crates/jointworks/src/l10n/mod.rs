//! Languages: every sentence that a person reads is a message of a `.ftl` file, in English, Russian and Belarusian.
//!
//! The terminal, the report and the pages speak through one [`Speech`], so that a finding or a reason reads the same
//! everywhere. Ids (of projects, plants, codes) are never translated.

mod dates;
mod figures;
mod findings;
mod reasons;
mod repriced;
mod grounds;

use std::borrow::Cow;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use model::draft::Name;
use unic_langid::LanguageIdentifier;

/// A language in which Jointworks speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Language {
    /// English, the language of last resort.
    English,
    /// Russian.
    Russian,
    /// Belarusian.
    Belarusian,
}

impl Language {
    /// All, the language of last resort first.
    pub(crate) const ALL: [Self; 3] = [Self::English, Self::Russian, Self::Belarusian];

    /// Its ISO 639-1 code.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Russian => "ru",
            Self::Belarusian => "be",
        }
    }

    /// From a locale's name: `ru`, `be_BY.UTF-8`, `en-GB`.
    pub(crate) fn of_locale(name: &str) -> Option<Self> {
        let tag = name.split(['_', '-', '.', '@']).next()?.to_ascii_lowercase();
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// The first of the POSIX variables that is set decides; a locale that we do not speak means English.
    pub(crate) fn of_environment(variable: impl Fn(&str) -> Option<String>) -> Self {
        ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .filter_map(variable)
            .find(|value| !value.is_empty())
            .and_then(|value| Self::of_locale(&value))
            .unwrap_or(Self::English)
    }

    /// Its texts.
    fn sources(self) -> &'static [&'static str] {
        macro_rules! texts {
            ($tag:literal) => {
                &[
                    include_str!(concat!($tag, "/figures.ftl")),
                    include_str!(concat!($tag, "/findings.ftl")),
                    include_str!(concat!($tag, "/reasons.ftl")),
                    include_str!(concat!($tag, "/terminal.ftl")),
                    include_str!(concat!($tag, "/explain.ftl")),
                    include_str!(concat!($tag, "/schedule.ftl")),
                    include_str!(concat!($tag, "/risk.ftl")),
                    include_str!(concat!($tag, "/compare.ftl")),
                    include_str!(concat!($tag, "/levers.ftl")),
                    include_str!(concat!($tag, "/pareto.ftl")),
                    include_str!(concat!($tag, "/exposure.ftl")),
                    include_str!(concat!($tag, "/matching.ftl")),
                    include_str!(concat!($tag, "/enquiry.ftl")),
                    include_str!(concat!($tag, "/words.ftl")),
                    include_str!(concat!($tag, "/help.ftl")),
                ]
            };
        }
        match self {
            Self::English => texts!("en"),
            Self::Russian => texts!("ru"),
            Self::Belarusian => texts!("be"),
        }
    }
}

/// What is put into a message: its name there and its value.
pub(crate) type Argument<'a> = (&'a str, FluentValue<'a>);

/// Speaks one language.
pub(crate) struct Speech {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Speech {
    /// With the texts of that language and the English ones behind them.
    pub(crate) fn new(language: Language) -> Self {
        // Invariant: the codes of `Language` are well-formed identifiers; the default stands for "undetermined".
        let identifier: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // Isolation marks would show as rubbish in terminals and break searching in reports; all three languages run
        // from left to right.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::English => |value, _| figures::whole_number(Language::English, value),
            Language::Russian => |value, _| figures::whole_number(Language::Russian, value),
            Language::Belarusian => |value, _| figures::whole_number(Language::Belarusian, value),
        }));
        let mut speech = Self { language, bundle };
        speech.learn(Language::English.sources());
        speech.learn(language.sources());
        speech
    }

    /// Adds texts; a message that is known already is replaced. Broken messages are skipped (a test looks for them).
    pub(crate) fn learn(&mut self, sources: &[&str]) {
        for source in sources {
            let resource = match FluentResource::try_new((*source).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            self.bundle.add_resource_overriding(resource);
        }
    }

    /// Which language it is.
    pub(crate) fn language(&self) -> Language {
        self.language
    }

    /// A message without arguments.
    pub(crate) fn say(&self, message: &str) -> String {
        self.tell(message, &[])
    }

    /// A message with arguments. A message that nobody wrote is shown by its id: a riddle is better than a crash.
    pub(crate) fn tell(&self, message: &str, arguments: &[Argument<'_>]) -> String {
        let Some(pattern) = self.bundle.get_message(message).and_then(|found| found.value()) else {
            return message.to_owned();
        };
        let arguments: FluentArgs<'_> = arguments.iter().cloned().collect();
        self.bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
    }

    /// Whether somebody wrote that message.
    pub(crate) fn knows(&self, message: &str) -> bool {
        self.bundle.has_message(message)
    }

    /// A name as readers of this language know it.
    pub(crate) fn name<'a>(&self, name: &'a Name) -> &'a str {
        let own = match self.language {
            Language::English => None,
            Language::Russian => name.ru.as_deref(),
            // Every reader of Belarusian reads Russian; fewer read English.
            Language::Belarusian => name.be.as_deref().or(name.ru.as_deref()),
        };
        own.unwrap_or(&name.plain)
    }

    /// Several words in a row: `a, b, c`.
    pub(crate) fn list<T: AsRef<str>>(&self, words: impl IntoIterator<Item = T>) -> String {
        words.into_iter().enumerate().fold(String::new(), |mut list, (index, word)| {
            if index > 0 {
                list.push_str(", ");
            }
            list.push_str(word.as_ref());
            list
        })
    }
}

/// Text that a message takes as it is.
pub(crate) fn text<'a>(value: impl Into<Cow<'a, str>>) -> FluentValue<'a> {
    FluentValue::String(harmless(value.into()))
}

/// A text that says what it shows: keys of a plan's file may be any signs, and some of them would steer the terminal or turn the
/// order of reading.
fn harmless(text: Cow<'_, str>) -> Cow<'_, str> {
    let turns = |sign: char| matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let steers = |sign: char| (sign.is_control() && sign != '\n') || turns(sign);
    if text.contains(steers) { Cow::Owned(text.replace(steers, "\u{fffd}")) } else { text }
}

/// A count that chooses among plural forms.
pub(crate) fn count<'a>(value: usize) -> FluentValue<'a> {
    FluentValue::from(value)
}

#[cfg(test)]
mod tests;
