//! Who pays how much in which year, and what stays for the next.

use maud::{Markup, html};
use model::programme::Fund;
use model::{Id, Money, Ratio};

use super::Page;
use super::lane;
use super::scale::{Percent, is_between, part};
use crate::l10n::text;

/// One fund in one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FundYear {
    /// New money of the year.
    pub(super) fresh: Money,
    /// What stayed from the years before.
    pub(super) carried: Money,
    /// What it pays.
    pub(super) paid: Money,
}

/// A fund year by year: `carried_y = χ (carried_{y-1} + fresh_{y-1} − paid_{y-1})`, rounded down to a hundredth.
pub(super) fn fund_years(page: &Page<'_>, fund: Id<Fund>) -> Vec<FundYear> {
    let nought = Money::zero(page.programme.currency);
    let mut carried = nought;
    let row = &page.programme.funds[fund];
    row.amounts
        .iter()
        .enumerate()
        .map(|(year, &fresh)| {
            let payments =
                page.resolved.payments.iter().filter(|paid| paid.fund == fund && paid.year == year);
            let paid = payments.fold(nought, |sum, paid| sum + paid.amount);
            let now = FundYear { fresh, carried, paid };
            let left = i128::from((fresh + carried - paid).minor.max(0));
            let stays = left * i128::from(row.carry_over.parts()) / i128::from(Ratio::SCALE);
            carried = Money { minor: i64::try_from(stays).unwrap_or(i64::MAX), ..nought };
            now
        })
        .collect()
}

/// Money by year and fund.
pub(super) fn funds(page: &Page<'_>) -> Markup {
    let say = |message: &str| page.speech.say(message);
    let swatch = |class: &str, message: &str| {
        html! { li { svg aria-hidden="true" width="16" height="14" { rect class=(class) width="16" height="14" {} } (say(message)) } }
    };
    let all: Vec<(&Fund, Vec<FundYear>)> =
        page.programme.funds.rows().map(|(id, fund)| (fund, fund_years(page, id))).collect();
    html! {
        figure.wide {
            figcaption { (say("report-money-caption")) }
            ul.legend {
                (swatch("busy", "report-paid")) (swatch("idle", "report-fresh")) (swatch("carried", "report-carried"))
            }
            table.lanes.money role="table" {
                (lane::head(&say("report-fund"), &year_axis(&page.programme.years), &say("report-paid-of")))
                tbody role="rowgroup" {
                    @for (fund, years) in &all { (fund_row(page, fund, years)) }
                }
            }
            details {
                summary { (say("report-as-table")) }
                (money_table(page, &all))
            }
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "places in a picture")]
fn year_axis(years: &[i32]) -> Markup {
    let slot = 100.0 / years.len() as f64;
    let every = years.len().div_ceil(10);
    html! {
        svg.axis aria-hidden="true" width="100%" height="18" {
            @for (number, year) in years.iter().enumerate().filter(|(number, _)| number.is_multiple_of(every)) {
                text.between[is_between(years.len(), number)] x=(Percent(slot * (number as f64 + 0.5))) y="12" text-anchor="middle" { (year) }
            }
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "places in a picture")]
fn fund_row(page: &Page<'_>, fund: &Fund, years: &[FundYear]) -> Markup {
    const PLOT: f64 = 48.0;
    let nought = Money::zero(page.programme.currency);
    let total = |pick: fn(&FundYear) -> Money| years.iter().fold(nought, |sum, year| sum + pick(year));
    let (paid, fresh) = (total(|year| year.paid), total(|year| year.fresh));
    let most =
        years.iter().map(|year| (year.fresh + year.carried).minor.max(year.paid.minor)).max().unwrap_or(0);
    let tall = |money: Money| part(money.minor as f64, most as f64).0 / 100.0 * PLOT;
    let slot = 100.0 / years.len() as f64;
    let told = page.programme.years.iter().zip(years).filter(|(_, year)| year.fresh + year.carried > nought);
    let told = told.map(|(year, money)| {
        page.speech.tell(
            "report-fund-year",
            &[
                ("year", text(year.to_string())),
                ("paid", text(page.speech.money(money.paid))),
                ("available", text(page.speech.money(money.fresh + money.carried))),
            ],
        )
    });
    let box_of = |class: &str, number: usize, inset: f64, above: f64, height: f64| {
        html! {
            rect class=(class) x=(Percent(slot * (number as f64 + inset))) width=(Percent(slot * (1.0 - 2.0 * inset)))
                y=(format!("{:.1}", 4.0 + PLOT - above - height)) height=(format!("{height:.1}")) {}
        }
    };
    let picture = html! {
        svg role="img" width="100%" height="54" {
            title { (page.speech.name(&fund.name)) }
            desc { (told.collect::<Vec<_>>().join("; ")) }
            @for (number, year) in years.iter().enumerate() {
                (box_of("idle", number, 0.12, 0.0, tall(year.fresh)))
                (box_of("carried", number, 0.12, tall(year.fresh), tall(year.carried)))
                @if year.fresh + year.carried > nought {
                    (box_of("limit", number, 0.12, tall(year.fresh + year.carried), 1.0))
                }
                (box_of(if year.paid > year.fresh + year.carried { "over" } else { "busy" }, number, 0.27, 0.0, tall(year.paid)))
            }
            line.tick x1="0" x2="100%" y1="52.5" y2="52.5" {}
        }
    };
    let label = html! {
        (page.named(&fund.name))
        small { (page.speech.tell("report-carry-over", &[("share", text(page.speech.percent(fund.carry_over.to_f64())))])) }
    };
    let figure = html! {
        (page.speech.money(paid))
        small { (page.speech.tell("report-of", &[("whole", text(page.speech.money(fresh)))])) }
    };
    lane::row(&label, &picture, &figure)
}

fn money_table(page: &Page<'_>, funds: &[(&Fund, Vec<FundYear>)]) -> Markup {
    let nought = Money::zero(page.programme.currency);
    let heads = ["report-fund", "report-year", "report-fresh", "report-carried", "report-paid"];
    html! {
        div.scroll tabindex="0" role="region" aria-label=(page.speech.say("report-money-caption")) {
            table {
                thead { tr { @for (number, head) in heads.iter().enumerate() {
                    th.number[number > 1] scope="col" { (page.speech.say(head)) }
                } } }
                @for (fund, years) in funds {
                    @let lines: Vec<_> = page.programme.years.iter().zip(years)
                        .filter(|(_, year)| year.fresh + year.carried > nought || year.paid > nought).collect();
                    tbody { @for (number, (year, money)) in lines.iter().enumerate() { tr {
                        @if number == 0 { th scope="rowgroup" rowspan=(lines.len()) { (page.named(&fund.name)) } }
                        td { (year) }
                        td.number { (page.speech.money(money.fresh)) }
                        td.number { (page.speech.money(money.carried)) }
                        td.number { (page.speech.money(money.paid)) }
                    } } }
                }
            }
        }
    }
}
