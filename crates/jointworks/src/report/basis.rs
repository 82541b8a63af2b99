//! How firm the ground is: one bar, from published figures to assumptions.

use maud::{Markup, html};

use super::Page;
use super::scale::part;

/// The shares of the value by the weakest basis behind them.
pub(super) fn bar(page: &Page<'_>) -> Markup {
    let shares = page.basis_shares();
    let mut from = 0.0;
    let bars: Vec<(&str, f64, f64)> = shares
        .iter()
        .map(|(basis, share)| {
            from += share;
            (basis.word(), from - share, *share)
        })
        .collect();
    let told = shares.iter().map(|(basis, share)| {
        format!(
            "{}: {}",
            page.speech.say(&format!("report-basis-{}", basis.word())),
            page.speech.percent(*share)
        )
    });
    html! {
        svg.basis role="img" width="100%" height="12" {
            title { (page.speech.say("report-basis-title")) }
            desc { (told.collect::<Vec<_>>().join(", ")) }
            @for (word, from, share) in bars {
                rect class=(format!("basis-{word}")) x=(part(from, 1.0)) width=(part(share, 1.0)) height="12" {}
            }
        }
    }
}
