//! The page of the levers, in three languages.

use maud::{Markup, html};

use super::curve::curve;
use super::{Rows, Words};
use crate::app::levers::Tried;
use crate::l10n::{Language, Speech};
use crate::report::document::document;
use crate::report::scale::Percent;

/// The page as one HTML document, the reader's language first.
pub(crate) fn html(tried: &Tried, first: Language) -> String {
    let title = |speech: &Speech| Words { speech, tried }.heading();
    document(first, &title, &html! {}, &|speech| contents(&Words { speech, tried }))
}

fn contents(words: &Words<'_>) -> Markup {
    let ranks = words.tried.ranks();
    let ways = words.tried.cheapest();
    html! {
        header { h1 { (words.heading()) } p { (words.grounds()) } @if let Some(cut) = words.cut() { p { strong { (cut) } } } }
        @if let Some(heading) = words.hasten_heading() {
            section { h2 { (heading) }
                @if !ways.is_empty() {
                    h3 { (words.with_currency("levers-cheapest")) }
                    p.note { (words.speech.say("levers-cheapest-note")) }
                    (table(words, "levers-cheapest", words.cheapest(&ways)))
                }
                @if let Some(refuted) = words.refuted() { p { (refuted) } }
                h3 { (words.with_currency("levers-without")) }
                (table(words, "levers-without", words.replanned()))
            }
        }
        @for (numbers, heading, priced) in [(&ranks.priced, "levers-priced", true), (&ranks.unpriced, "levers-unpriced", false)] {
            @if !numbers.is_empty() {
                section { h2 { (words.with_currency(heading)) }
                    (bars(words, numbers))
                    (table(words, heading, words.ranked(numbers, priced)))
                    @if priced { (curve(words)) }
                }
            }
        }
        @if !ranks.idle.is_empty() {
            section { h2 { (words.speech.say("levers-idle-heading")) } p { (words.idle(&ranks.idle)) } (bars(words, &ranks.idle)) }
        }
        @if let Some(bases) = words.cost_bases() { p.note { (bases) } }
        @if let Some(untried) = words.untried() { p.note { (untried) } }
        @if !words.tried.advice.pairs.is_empty() {
            section { h2 { (words.with_currency("levers-pairs")) } p.note { (words.speech.say("levers-pairs-note")) } (table(words, "levers-pairs", words.pairs())) }
        }
        @if !words.tried.advice.delays.is_empty() {
            section { h2 { (words.with_currency("levers-delays")) } p.note { (words.speech.say("levers-delays-note")) } (table(words, "levers-delays", words.delays())) }
        }
    }
}

/// A table under that heading.
pub(super) fn table(words: &Words<'_>, heading: &str, (heads, rows): Rows) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(words.with_currency(heading)) {
            table {
                thead { tr { @for head in heads { th scope="col" { (words.speech.say(head)) } } } }
                tbody { @for row in rows { tr { @for cell in row { td { (cell) } } } } }
            }
        }
    }
}

/// A bar a lever: what it surely brings, and on to what it brings at most; the dates that move stand below its name.
fn bars(words: &Words<'_>, numbers: &[usize]) -> Markup {
    let tried = words.tried;
    let top = numbers.iter().map(|&number| tried.most(number)).max().unwrap_or(0).max(1);
    #[expect(clippy::cast_precision_loss, reason = "for a picture")]
    let at = |minor: i64| Percent(100.0 * minor.max(0) as f64 / top as f64);
    html! {
        figure {
            ul.legend {
                @for (class, message) in [("sure", "levers-legend-sure"), ("open", "levers-legend-open")] {
                    li { svg aria-hidden="true" width="16" height="14" { rect class=(class) width="16" height="14" {} } (words.speech.say(message)) }
                }
            }
            table.lanes.tornado {
                colgroup { col.label; col; col.figure; }
                tbody { @for &number in numbers {
                    @let (lever, worth) = &tried.advice.levers[number];
                    @let (least, most) = (at(tried.least(number)), at(tried.most(number)));
                    @let both = worth.as_ref().map_or((None, None), |worth| (worth.at_least, worth.at_most));
                    @let moved = words.moves(&tried.moves(worth.as_ref().and_then(|worth| worth.trial.plan.as_ref())));
                    tr {
                        th scope="row" { (words.lever(lever)) @if !moved.is_empty() { br; small { (moved) } } }
                        td { svg role="img" width="100%" height="22" {
                            title { (words.signed(both.0)) " … " (words.signed(both.1)) }
                            rect.open x="0%" width=(most) y="7" height="8" {}
                            rect.sure x="0%" width=(least) y="4" height="14" {}
                        } }
                        td.number.both-ends { span { (words.signed(both.0)) " …" } " " span { (words.signed(both.1)) } }
                    }
                } }
            }
        }
    }
}
