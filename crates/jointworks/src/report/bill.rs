//! The import bill of each year, with and without the plan, not discounted; and its picture for whatever has columns by years.

use maud::{Markup, html};
use model::{Money, Ratio};

use super::Page;
use super::scale::{Percent, is_between, steps};
use crate::l10n::{Speech, text};

/// Height of the plot, of the years beneath it, and of the room above it.
const PLOT: f64 = 200.0;
const TOP: f64 = 16.0;

/// One budget year.
struct Year {
    year: i32,
    today: Money,
    planned: Money,
}

/// Bills by budget year.
fn years(page: &Page<'_>) -> Vec<Year> {
    let nought = Money::zero(page.programme.currency);
    let mut years: Vec<Year> =
        page.programme.years.iter().map(|&year| Year { year, today: nought, planned: nought }).collect();
    for (steps, &number) in page.account.periods.iter().zip(&page.programme.year_of) {
        years[number].today += steps.today;
        years[number].planned += steps.planned;
    }
    years
}

/// The picture with its table.
pub(super) fn picture(page: &Page<'_>) -> Markup {
    let years = years(page);
    let say = |message: &str| page.speech.say(message);
    let columns: Vec<Columns> = years
        .iter()
        .map(|year| Columns { year: year.year, sums: vec![("without", year.today), ("with", year.planned)] })
        .collect();
    html! {
        figure {
            figcaption { (say("report-bill-caption")) }
            ul.legend {
                li { svg aria-hidden="true" width="16" height="14" { rect.without width="16" height="14" {} } (say("report-without")) }
                li { svg aria-hidden="true" width="16" height="14" { rect.with width="16" height="14" {} } (say("report-with")) }
            }
            (chart(page.speech, &say("report-bill-caption"), &described(page, &years), &columns))
            details {
                summary { (say("report-as-table")) }
                (table(page, &years))
            }
        }
    }
}

/// What stands above one year: sums with the classes that colour them, from left to right.
pub(super) struct Columns {
    pub(super) year: i32,
    pub(super) sums: Vec<(&'static str, Money)>,
}

/// Columns by years on a scale of money that is not discounted.
pub(super) fn chart(speech: &Speech, title: &str, described: &str, years: &[Columns]) -> Markup {
    let sums = || years.iter().flat_map(|year| &year.sums).map(|(_, money)| *money);
    let biggest = sums().map(|money| money.to_f64()).fold(0.0, f64::max);
    let (step, count) = steps(biggest, 5);
    let top = step * f64::from(count);
    let lines: Vec<(f64, String)> = (0..=count)
        .map(|number| {
            let value = step * f64::from(number);
            (TOP + PLOT - PLOT * value / top, round_sum(speech, value, top))
        })
        .collect();
    html! {
        p.unit { @if let Some(sum) = sums().next() { (sum.currency.code()) ", " } (speech.say("report-not-discounted")) }
        div.chart {
            svg.scale aria-hidden="true" width="64" height=(TOP + PLOT + 22.0) {
                @for (y, label) in &lines { text x="58" y=(y + 4.0) text-anchor="end" { (label) } }
            }
            svg role="img" width="100%" height=(TOP + PLOT + 22.0) {
                title { (title) }
                desc { (described) }
                @for (y, _) in &lines { line.grid x1="0" x2="100%" y1=(y) y2=(y) {} }
                @for (number, year) in years.iter().enumerate() { (columns(speech, year, number, years.len(), top)) }
                line.tick x1="0" x2="100%" y1=(TOP + PLOT) y2=(TOP + PLOT) {}
            }
        }
    }
}

/// The columns of one year, with room between them and the next year's.
#[expect(clippy::cast_precision_loss, reason = "places in a picture")]
fn columns(speech: &Speech, year: &Columns, number: usize, all: usize, top: f64) -> Markup {
    let slot = 100.0 / all as f64;
    let left = slot * number as f64;
    let width = 0.72 / year.sums.len().max(1) as f64;
    let every = all.div_ceil(10);
    html! {
        @for (place, (class, money)) in year.sums.iter().enumerate() {
            @let tall = PLOT * money.to_f64().max(0.0) / top;
            rect class=(class) x=(Percent(left + slot * (0.14 + width * place as f64))) width=(Percent(slot * width))
                y=(format!("{:.1}", TOP + PLOT - tall)) height=(format!("{tall:.1}")) {
                title { (year.year) ": " (speech.money(*money)) }
            }
        }
        @if number.is_multiple_of(every) {
            text.between[is_between(all, number)]
                x=(Percent(left + slot / 2.0)) y=(TOP + PLOT + 16.0) text-anchor="middle" { (year.year) }
        }
    }
}

/// A round sum for an axis that reaches up to `top`, all of them in the same scale.
pub(super) fn round_sum(speech: &Speech, major: f64, top: f64) -> String {
    let scales =
        [("scale-trillion", 1e12), ("scale-billion", 1e9), ("scale-million", 1e6), ("scale-thousand", 1e3)];
    let (scale, unit) = scales.into_iter().find(|(_, unit)| top >= *unit).unwrap_or(("scale-one", 1.0));
    #[expect(clippy::cast_possible_truncation, reason = "the cast saturates")]
    let figure = Ratio::from_parts((major / unit * 1e6).round() as i64);
    speech.tell(scale, &[("figure", text(speech.ratio(figure)))])
}

fn described(page: &Page<'_>, years: &[Year]) -> String {
    let words = years.iter().map(|year| {
        page.speech.tell(
            "report-bill-year",
            &[
                ("year", text(year.year.to_string())),
                ("today", text(page.speech.money(year.today))),
                ("planned", text(page.speech.money(year.planned))),
            ],
        )
    });
    words.collect::<Vec<_>>().join("; ")
}

fn table(page: &Page<'_>, years: &[Year]) -> Markup {
    let heads = ["report-year", "report-without", "report-with", "report-difference"];
    html! {
        div.scroll tabindex="0" role="region" aria-label=(page.speech.say("report-bill-caption")) {
            table {
                thead { tr { @for (number, head) in heads.iter().enumerate() {
                    th.number[number > 0] scope="col" { (page.speech.say(head)) }
                } } }
                tbody { @for year in years { tr {
                    th scope="row" { (year.year) }
                    td.number { (page.speech.money(year.today)) }
                    td.number { (page.speech.money(year.planned)) }
                    td.number { (page.signed(year.planned - year.today, false)) }
                } } }
            }
        }
    }
}
