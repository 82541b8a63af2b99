//! The frame of every page: one HTML file in three languages that are switched without a script, and nothing fetched from anywhere.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::texts;
use crate::l10n::{Language, Speech};

/// The languages of a page: the reader's first.
fn speeches(first: Language) -> Vec<Speech> {
    let mut languages = vec![Language::Russian, Language::Belarusian, Language::English];
    languages.sort_by_key(|language| *language != first);
    let speeches = languages.into_iter().map(|language| {
        let mut speech = Speech::new(language);
        speech.learn(&[texts(Language::English), texts(language)]);
        speech
    });
    speeches.collect()
}

/// The whole page from what it is called and what it says in a language; `patterns` are those that its drawings are filled with.
pub(super) fn document(
    first: Language,
    title: &dyn Fn(&Speech) -> String,
    patterns: &Markup,
    contents: &dyn Fn(&Speech) -> Markup,
) -> String {
    let speeches = speeches(first);
    html! {
        (DOCTYPE)
        html lang=(first.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="generator" content="Jointworks";
                title { (speeches.first().map(title).unwrap_or_default()) }
                style { (PreEscaped(include_str!("style.css"))) }
            }
            body {
                @for (number, speech) in speeches.iter().enumerate() {
                    @let tag = speech.language().tag();
                    input.choice type="radio" name="language" id=(format!("show-{tag}")) value=(tag) checked[number == 0]
                        aria-label=(speech.say("report-language")) lang=(tag);
                }
                div.switch {
                    @for speech in &speeches {
                        @let tag = speech.language().tag();
                        label for=(format!("show-{tag}")) lang=(tag) { (speech.say("report-language")) }
                    }
                }
                (patterns)
                main {
                    @for speech in &speeches {
                        @let tag = speech.language().tag();
                        div.language lang=(tag) data-language=(tag) { (contents(speech)) }
                    }
                }
                script { (PreEscaped(include_str!("language.js"))) }
            }
        }
    }
    .into_string()
}
