//! How the imports of the greatest products moved: a small picture each, all to their own height.

use maud::{Markup, html};
use trade::{Flag, Opportunity};

use super::Words;
use super::label::cut;
use crate::l10n::text;
use crate::report::scale::Percent;

/// Products that have a picture.
const SHOWN: usize = 8;
/// Height of a picture, without the line of years below it.
const HEIGHT: f64 = 84.0;
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
    }
}

/// Growth, and in how many years the product was dependent.
fn said(words: &Words<'_>, it: &Opportunity) -> String {
    let growth = it
        .trend
        .growth
        .map_or("–".to_owned(), |growth| words.speech.percent((growth * 1000.0).round() / 1000.0));
    let (flagged, years) = it.trend.flagged;
    words.speech.tell(
        "exposure-trend-said",
        &[
            ("growth", text(growth)),
            ("flagged", text(flagged.to_string())),
            ("years", text(years.to_string())),
        ],
    )
}

/// A bar for each year, darker where the product was dependent.
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
        svg width="100%" height=(HEIGHT + 17.0) role="img" aria-label=(said.join(", ")) {
            @for (number, (year, value, flag)) in values.iter().enumerate() {
                @let height = *value as f64 / most * HEIGHT;
                g {
                    title { (format!("{year}: {} ({})", words.money(*value), words.flag(*flag))) }
                    rect class=(if *flag == Flag::Yes { "tree-yes" } else { "tree-no" })
                        x=(Percent((number as f64 + 0.1) * step)) y=(format!("{:.1}", HEIGHT - height)) width=(Percent(step * 0.8)) height=(format!("{height:.1}")) {}
                }
            }
            text x="0" y=(HEIGHT + 13.0) { (first) }
            @if last != first { text x="100%" y=(HEIGHT + 13.0) text-anchor="end" { (last) } }
        }
    }
}
