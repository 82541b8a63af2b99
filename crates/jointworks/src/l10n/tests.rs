//! Laws of the languages: nothing is missing, nothing is misspelt, plural forms and separators are those of the language.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Resource};
use fluent_syntax::parser;
use model::{Code, Currency, Day, Money, Period};

use super::*;

type Arguments = BTreeMap<String, BTreeSet<String>>;

/// The messages of a language with the arguments that each uses.
fn messages(language: Language) -> Arguments {
    let mut found = Arguments::new();
    for source in language.sources() {
        let resource: Resource<&str> = match parser::parse(*source) {
            Ok(resource) => resource,
            Err((_, errors)) => panic!("{}: {errors:?}", language.tag()),
        };
        for entry in resource.body {
            if let Entry::Message(message) = entry {
                let mut arguments = BTreeSet::new();
                collect(message.value.as_ref().unwrap(), &mut arguments);
                let twice = found.insert(message.id.name.to_owned(), arguments);
                assert!(twice.is_none(), "{}: {} stands twice", language.tag(), message.id.name);
            }
        }
    }
    found
}

fn collect(pattern: &Pattern<&str>, arguments: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            match expression {
                Expression::Inline(inline) => collect_inline(inline, arguments),
                Expression::Select { selector, variants } => {
                    collect_inline(selector, arguments);
                    variants.iter().for_each(|variant| collect(&variant.value, arguments));
                }
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, arguments: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            arguments.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inline) = expression.as_ref() {
                collect_inline(inline, arguments);
            }
        }
        _ => {}
    }
}

/// Every language says everything that English says, and nothing else.
#[test]
fn languages_have_the_same_messages() {
    let english: BTreeSet<String> = messages(Language::English).into_keys().collect();
    for language in Language::ALL {
        let own: BTreeSet<String> = messages(language).into_keys().collect();
        let missing: Vec<_> = english.difference(&own).collect();
        let foreign: Vec<_> = own.difference(&english).collect();
        assert!(missing.is_empty() && foreign.is_empty(), "{}: {missing:?} {foreign:?}", language.tag());
    }
}

/// A translation uses no argument that the English message does not have, dates and figures apart (they are given more than
/// one way to write them).
#[test]
fn translations_use_the_same_arguments() {
    let english = messages(Language::English);
    for language in Language::ALL {
        for (message, arguments) in messages(language) {
            if matches!(message.as_str(), "quarter" | "day") {
                continue;
            }
            let strange: Vec<_> = arguments.difference(&english[&message]).collect();
            assert!(strange.is_empty(), "{} {message}: {strange:?}", language.tag());
        }
    }
}

/// Every code has its two sentences in every language, and they name only facts that the reference page lists for it.
#[test]
fn every_code_can_be_told() {
    let page = include_str!("../../../../docs/reference/findings.md");
    for language in Language::ALL {
        let messages = messages(language);
        for code in Code::ALL {
            let row = page
                .lines()
                .find(|line| line.starts_with(&format!("| `{code}` |")))
                .unwrap_or_else(|| panic!("docs/reference/findings.md does not list {code}"));
            let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
            assert_eq!(cells.len(), 5, "{row}");
            assert_eq!(cells[1], code.severity().word(), "{code}");
            let mut known: BTreeSet<&str> =
                cells[4].split(',').map(|fact| fact.trim().trim_matches('`')).collect();
            known.extend(["subject", "file", "row", "column"]);
            for part in ["cause", "remedy"] {
                let id = format!("{code}-{part}");
                let arguments = messages.get(&id).unwrap_or_else(|| panic!("{} has no {id}", language.tag()));
                for argument in arguments {
                    assert!(known.contains(argument.as_str()), "{} {id}: ${argument}", language.tag());
                }
            }
        }
        let words: BTreeSet<&str> = Code::ALL.iter().map(|code| code.word()).collect();
        for message in messages.keys() {
            if let Some(code) = message.strip_suffix("-cause") {
                assert!(words.contains(code), "no such code: {code}");
            }
        }
    }
}

/// Sums are short, separated and signed as readers of the language write them.
#[test]
fn money_is_written_by_language() {
    let rub = Currency::parse("RUB").unwrap();
    let speeches = Language::ALL.map(Speech::new);
    for (minor, written) in [
        (0, ["RUB 0", "0 ₽", "0 ₽"]),
        (123_450, ["RUB 1.23 k", "1,23 тыс. ₽", "1,23 тыс. ₽"]),
        (99_999_999_999, ["RUB 1.00 bn", "1,00 млрд ₽", "1,00 млрд ₽"]),
        (-1_234_567_890_000, ["RUB −12.3 bn", "−12,3 млрд ₽", "−12,3 млрд ₽"]),
    ] {
        for (speech, written) in speeches.iter().zip(written) {
            let told = speech.money(Money { minor, currency: rub });
            assert_eq!(told.replace([NARROW, '\u{a0}'], " "), written);
        }
    }
    let exact = speeches[1].money_exact(Money { minor: 123_456_789, currency: rub });
    assert_eq!(exact, format!("1{NARROW}234{NARROW}567,89{NARROW}₽"));
}

const NARROW: char = figures::NARROW_SPACE;

/// Quarters, months and days are written as readers of the language write them; counts take the right plural form.
#[test]
fn dates_and_plurals_follow_the_language() {
    use model::time::{Calendar, PeriodKind};
    let start = Day::new(2027, 7, 1).unwrap();
    let quarters = Calendar::new(start, PeriodKind::Quarter, 8).unwrap();
    let weeks = Calendar::new(start, PeriodKind::Week, 8).unwrap();
    let [english, russian, belarusian] = Language::ALL.map(Speech::new);
    assert_eq!(english.period(&quarters, Period(0)), "Q3 2027");
    assert_eq!(russian.period(&quarters, Period(2)), "I кв. 2028");
    assert_eq!(english.period(&weeks, Period(1)), "8 Jul 2027");
    assert_eq!(russian.period(&weeks, Period(1)), "08.07.2027");
    assert_eq!(english.duration(&quarters, 1), "1 quarter");
    assert_eq!(russian.duration(&quarters, 3), "3 квартала");
    assert_eq!(russian.duration(&quarters, 11), "11 кварталов");
    assert_eq!(belarusian.duration(&quarters, 21), "21 квартал");
    assert_eq!(belarusian.duration(&quarters, 5), "5 кварталаў");
}

/// The locale's first set variable decides, whatever its encoding and country.
#[test]
fn the_locale_chooses_the_language() {
    let of = |set: &[(&str, &str)]| {
        Language::of_environment(|name| {
            set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        })
    };
    assert_eq!(of(&[("LANG", "be_BY.UTF-8")]), Language::Belarusian);
    assert_eq!(of(&[("LANG", "be_BY.UTF-8"), ("LC_ALL", "ru_RU")]), Language::Russian);
    assert_eq!(of(&[("LC_ALL", ""), ("LANG", "ru")]), Language::Russian);
    assert_eq!(of(&[("LC_ALL", "C"), ("LANG", "ru_RU")]), Language::English);
    assert_eq!(of(&[]), Language::English);
}
