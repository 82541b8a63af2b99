//! How the imports of the greatest products moved: a small picture each, all to their own height.

use maud::{Markup, html};
use trade::{Flag, Opportunity};

use super::Words;
use super::label::cut;
use super::page::table;
use super::treemap::class;
use crate::l10n::text;
use crate::report::scale::Percent;
use crate::report::sentence;

/// Products that have a picture.
const SHOWN: usize = 8;
/// Height of a picture, without the line of years below it.
const HEIGHT: f64 = 84.0;
/// Room above the highest bar, for its dot.
const TOP: f64 = 8.0;
/// Letters of a product's name.
const LETTERS: usize = 56;

/// The pictures, with what they say in words.
pub(super) fn trends(words: &Words<'_>) -> Markup {
    let speech = words.speech;
    html! {
        p { (speech.say("exposure-trend-how")) }
        div.small-multiples {
            @for it in words.seen.opportunities.iter().take(SHOWN) {
                figure {
                    figcaption { strong { (it.product.to_string()) } " " (cut(words.product(it.product), LETTERS)) }
                    (bars(words, it))
                    small { (said(words, it)) }
                }
            }
        }
        details {
            summary { (speech.say("exposure-as-table")) }
            (years(words))
        }
    }
}

/// The same as a table: a row for each year, with a word where the product was dependent or nobody knows.
fn years(words: &Words<'_>) -> Markup {
    let (speech, seen) = (words.speech, words.seen);
    let shown = &seen.opportunities[..seen.opportunities.len().min(SHOWN)];
    let heads: Vec<String> = std::iter::once(sentence(&speech.say("exposure-line-year")))
        .chain(shown.iter().map(|it| it.product.to_string()))
        .collect();
    let numbers: Vec<usize> = (1..heads.len()).collect();
    let cell = |it: &Opportunity, year: u16| {
        let own = it.years.iter().find(|own| own.0 == year);
        let Some(exposure) = own.and_then(|own| own.1.as_ref()) else { return html! { "–" } };
        let flag = match exposure.dependent {
            Flag::Yes => Some(speech.say("exposure-column-dependent")),
            Flag::Open => Some(speech.say("exposure-open")),
            Flag::No => None,
        };
        html! { (words.bare(exposure.sums.outside)) @if let Some(flag) = flag { br; small { (flag) } } }
    };
    let rows = seen.years.iter().map(|year| {
        let values = shown.iter().map(|it| cell(it, *year));
        std::iter::once(html! { (year) }).chain(values).collect::<Vec<_>>()
    });
    table(&heads, &numbers, rows)
}

/// Growth, and in how many years the product was dependent.
fn said(words: &Words<'_>, it: &Opportunity) -> String {
    let (flagged, years) = it.trend.flagged;
    let mut arguments = vec![("flagged", text(flagged.to_string())), ("years", text(years.to_string()))];
    let Some(growth) = it.trend.growth else {
        return words.speech.tell("exposure-trend-flagged", &arguments);
    };
    arguments.push(("growth", text(words.speech.percent((growth * 1000.0).round() / 1000.0))));
    words.speech.tell("exposure-trend-said", &arguments)
}

/// A bar for each year, with a dot above where the product was dependent and a broken frame where nobody knows.
fn bars(words: &Words<'_>, it: &Opportunity) -> Markup {
    let values: Vec<(u16, i64, Flag)> = it
        .years
        .iter()
        .map(|(year, exposure)| {
            let outside = exposure.as_ref().map_or(0, |exposure| exposure.sums.outside);
            (*year, outside, exposure.as_ref().map_or(Flag::No, |exposure| exposure.dependent))
        })
        .collect();
    let most = values.iter().map(|(_, value, _)| *value).max().unwrap_or(0).max(1) as f64;
    let step = 100.0 / values.len().max(1) as f64;
    let said: Vec<String> =
        values.iter().map(|(year, value, _)| format!("{year}: {}", words.money(*value))).collect();
    let (first, last) = (values.first().map_or(0, |it| it.0), values.last().map_or(0, |it| it.0));
    html! {
        svg width="100%" height=(TOP + HEIGHT + 17.0) role="img" aria-label=(said.join(", ")) {
            @for (number, (year, value, flag)) in values.iter().enumerate() {
                @let height = *value as f64 / most * HEIGHT;
                @let top = TOP + HEIGHT - height;
                g {
                    title { (format!("{year}: {} ({})", words.money(*value), words.flag(*flag))) }
                    rect class=(class(*flag)) x=(Percent((number as f64 + 0.1) * step)) y=(format!("{top:.1}")) width=(Percent(step * 0.8)) height=(format!("{height:.1}")) {}
                    @if *flag == Flag::Yes { circle.dot cx=(Percent((number as f64 + 0.5) * step)) cy=(format!("{:.1}", top - 4.5)) r="2" {} }
                }
            }
            text x="0" y=(TOP + HEIGHT + 13.0) { (first) }
            @if last != first { text x="100%" y=(TOP + HEIGHT + 13.0) text-anchor="end" { (last) } }
        }
    }
}
