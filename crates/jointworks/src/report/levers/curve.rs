//! The picture of the cost curve: what the levers of known cost bring together, one more at each step, against what they cost.

use maud::{Markup, html};
use model::Money;

use super::Words;
use super::page::table;
use crate::report::bill::round_sum;
use crate::report::scale::{Percent, steps};

/// Height of the plot, and of the room above it.
const PLOT: f64 = 220.0;
const TOP: f64 = 16.0;

/// Picture and table; nothing if fewer than two levers have a known cost.
pub(super) fn curve(words: &Words<'_>) -> Markup {
    let rungs = &words.tried.advice.curve;
    if rungs.len() < 2 {
        return html! {};
    }
    let say = |message: &str| words.speech.say(message);
    let sum = |money: Option<Money>| money.map_or(0.0, |money| money.to_f64().max(0.0));
    let most =
        rungs.iter().flat_map(|rung| [rung.worth.at_most, rung.worth.at_least]).map(sum).fold(0.0, f64::max);
    let (step, lines) = steps(most, 5);
    let top = step * f64::from(lines);
    let dearest = rungs.iter().map(|rung| rung.cost.to_f64()).fold(0.0, f64::max).max(1.0);
    let right = |cost: f64| Percent(4.0 + 90.0 * cost / dearest);
    let high = |value: f64| TOP + PLOT - PLOT * value / top;
    let points: Vec<(f64, f64, f64)> = std::iter::once((0.0, 0.0, 0.0))
        .chain(
            rungs.iter().map(|rung| (rung.cost.to_f64(), sum(rung.worth.at_least), sum(rung.worth.at_most))),
        )
        .collect();
    html! {
        h3 { (words.with_currency("levers-curve")) }
        p.note { (say("levers-curve-note")) }
        figure {
            ul.legend {
                li { svg aria-hidden="true" width="16" height="14" { circle.plan cx="8" cy="7" r="5" {} } (say("levers-legend-sure")) }
                li { svg aria-hidden="true" width="16" height="14" { line.proof x1="1" x2="15" y1="7" y2="7" {} } (say("levers-legend-open")) }
            }
            p.unit { (words.currency()) }
            div.chart {
                svg.scale aria-hidden="true" width="64" height=(TOP + PLOT + 22.0) {
                    @for number in 0..=lines {
                        @let value = step * f64::from(number);
                        text x="58" y=(high(value) + 4.0) text-anchor="end" { (round_sum(words.speech, value, top)) }
                    }
                }
                svg role="img" width="100%" height=(TOP + PLOT + 22.0) {
                    title { (words.with_currency("levers-curve")) }
                    desc { (words.curve().1.iter().map(|row| row.join(", ")).collect::<Vec<_>>().join("; ")) }
                    @for number in 0..=lines {
                        line.grid x1="0" x2="100%" y1=(high(step * f64::from(number))) y2=(high(step * f64::from(number))) {}
                    }
                    @for pair in points.windows(2) {
                        line.rise x1=(right(pair[0].0)) x2=(right(pair[1].0)) y1=(high(pair[0].1)) y2=(high(pair[1].1)) {}
                    }
                    @for (number, &(cost, least, most)) in points.iter().enumerate().skip(1) {
                        @let x = right(cost);
                        line.range x1=(x) x2=(x) y1=(high(least)) y2=(high(most)) {}
                        line.proof x1=(Percent(x.0 - 1.0)) x2=(Percent(x.0 + 1.0)) y1=(high(most)) y2=(high(most)) {}
                        circle.plan cx=(x) cy=(high(least)) r="5" { title { (words.curve().1[number - 1].join(", ")) } }
                    }
                    line.tick x1="0" x2="100%" y1=(TOP + PLOT) y2=(TOP + PLOT) {}
                    @for &(cost, ..) in [points[0], points[points.len() - 1]].iter() {
                        text x=(right(cost)) y=(TOP + PLOT + 16.0) text-anchor="middle" { (round_sum(words.speech, cost, dearest)) }
                    }
                }
            }
            p.unit { (say("levers-column-cost-together")) }
        }
        (table(words, "levers-curve", words.curve()))
    }
}
