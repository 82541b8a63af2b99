//! The import bill of each year, with and without the plan, not discounted.

use maud::{Markup, html};
use model::Money;

use super::Page;
use super::scale::{Percent, steps};
use crate::l10n::text;

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
    let biggest = years.iter().map(|year| year.today.minor.max(year.planned.minor)).max().unwrap_or(0);
    let (step, count) = steps(Money { minor: biggest, currency: page.programme.currency }.to_f64(), 5);
    let top = step * f64::from(count);
    let lines: Vec<(f64, String)> = (0..=count)
        .map(|number| {
            let value = step * f64::from(number);
            (TOP + PLOT - PLOT * value / top, page.round_sum(value, top))
        })
        .collect();
    html! {
        figure {
            figcaption { (say("report-bill-caption")) }
            ul.legend {
                li { svg aria-hidden="true" width="16" height="14" { rect.without width="16" height="14" {} } (say("report-without")) }
                li { svg aria-hidden="true" width="16" height="14" { rect.with width="16" height="14" {} } (say("report-with")) }
            }
            p.unit { (page.programme.currency.code()) ", " (say("report-not-discounted")) }
            div.chart {
                svg.scale aria-hidden="true" width="64" height=(TOP + PLOT + 22.0) {
                    @for (y, label) in &lines { text x="58" y=(y + 4.0) text-anchor="end" { (label) } }
                }
                svg role="img" width="100%" height=(TOP + PLOT + 22.0) {
                    title { (say("report-bill-caption")) }
                    desc { (described(page, &years)) }
                    @for (y, _) in &lines { line.grid x1="0" x2="100%" y1=(y) y2=(y) {} }
                    @for (number, year) in years.iter().enumerate() { (columns(page, year, number, years.len(), top)) }
                    line.tick x1="0" x2="100%" y1=(TOP + PLOT) y2=(TOP + PLOT) {}
                }
            }
            details {
                summary { (say("report-as-table")) }
                (table(page, &years))
            }
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "places in a picture")]
fn columns(page: &Page<'_>, year: &Year, number: usize, all: usize, top: f64) -> Markup {
    let slot = 100.0 / all as f64;
    let left = slot * number as f64;
    let column = |class: &str, money: Money, from: f64, width: f64| {
        let tall = PLOT * money.to_f64().max(0.0) / top;
        html! {
            rect class=(class) x=(Percent(left + slot * from)) width=(Percent(slot * width))
                y=(format!("{:.1}", TOP + PLOT - tall)) height=(format!("{tall:.1}")) {
                title { (year.year) ": " (page.speech.money(money)) }
            }
        }
    };
    let every = all.div_ceil(10);
    html! {
        (column("without", year.today, 0.14, 0.36))
        (column("with", year.planned, 0.50, 0.36))
        @if number.is_multiple_of(every) {
            text x=(Percent(left + slot / 2.0)) y=(TOP + PLOT + 16.0) text-anchor="middle" { (year.year) }
        }
    }
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
