//! How the imports of the greatest products moved: a small picture each, all to their own height.

use maud::{Markup, html};
use trade::{Flag, Opportunity};

use super::Words;
use crate::l10n::text;

/// Products that have a picture.
const SHOWN: usize = 8;
/// Width and height of a picture.
const SIZE: (f64, f64) = (240.0, 84.0);

/// The pictures, with what they say in words.
pub(super) fn trends(words: &Words<'_>) -> Markup {
    let speech = words.speech;
    html! {
        p { (speech.say("exposure-trend-how")) }
        div.small-multiples {
            @for it in words.seen.opportunities.iter().take(SHOWN) {
                figure {
                    figcaption { strong { (it.product.to_string()) } " " (words.product(it.product)) }
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
    let step = SIZE.0 / values.len().max(1) as f64;
    let said: Vec<String> =
        values.iter().map(|(year, value, _)| format!("{year}: {}", words.money(*value))).collect();
    let (first, last) = (values.first().map_or(0, |it| it.0), values.last().map_or(0, |it| it.0));
    html! {
        svg viewBox=(format!("0 0 {} {}", SIZE.0, SIZE.1 + 16.0)) role="img" aria-label=(said.join(", ")) {
            @for (number, (year, value, flag)) in values.iter().enumerate() {
                @let height = *value as f64 / most * SIZE.1;
                g {
                    title { (format!("{year}: {} ({})", words.money(*value), words.flag(*flag))) }
                    rect class=(if *flag == Flag::Yes { "tree-yes" } else { "tree-no" })
                        x=(number as f64 * step + step * 0.1) y=(SIZE.1 - height) width=(step * 0.8) height=(height) {}
                }
            }
            text.tick x="0" y=(SIZE.1 + 13.0) { (first) }
            text.tick x=(SIZE.0) y=(SIZE.1 + 13.0) text-anchor="end" { (last) }
        }
    }
}
