//! What the plan takes: renewable resources by period, money by year and fund.

use maud::{Markup, html};
use model::programme::{Fund, Resource};
use model::{Id, Money, Ratio};

use super::Page;
use super::lane;
use super::scale::{Percent, Timeline, part};
use crate::l10n::{count, text};

/// Units of a resource that the plan occupies in each period of the horizon.
pub(super) fn used(page: &Page<'_>, resource: Id<Resource>) -> Vec<u32> {
    let mut used = vec![0u32; page.programme.periods()];
    for chosen in &page.resolved.choices {
        for &scheduled in &chosen.tasks {
            let mode = chosen.mode(page.programme, scheduled);
            let amount: u32 =
                mode.uses.iter().filter(|(id, _)| *id == resource).map(|(_, amount)| amount).sum();
            let (start, end) = (scheduled.start.index(), chosen.end(page.programme, scheduled));
            for load in used.iter_mut().take(end).skip(start) {
                *load = load.saturating_add(amount);
            }
        }
    }
    used
}

/// The loads of all resources.
pub(super) fn resources(page: &Page<'_>) -> Markup {
    let timeline = Timeline::new(&page.programme.calendar);
    let say = |message: &str| page.speech.say(message);
    // After the last stage nothing is idle: there is nothing left to do.
    let until = page
        .resolved
        .choices
        .iter()
        .map(|chosen| chosen.launch.index())
        .max()
        .unwrap_or(0)
        .clamp(1, page.programme.periods());
    let swatch = |class: &str, message: &str| {
        html! { li { svg aria-hidden="true" width="16" height="14" { rect class=(class) width="16" height="14" {} } (say(message)) } }
    };
    html! {
        figure.wide {
            figcaption {
                (page.speech.tell("report-loads-caption", &[("until", text(timeline.name(page.speech, until)))]))
            }
            ul.legend {
                (swatch("busy", "report-busy")) (swatch("idle", "report-idle"))
                li {
                    svg aria-hidden="true" width="16" height="14" { rect width="16" height="14" fill="url(#hatch-closed)" {} }
                    (say("report-closed"))
                }
            }
            table.lanes role="table" {
                (lane::head(&say("report-resource"), &timeline.axis(), &say("report-utilisation")))
                tbody role="rowgroup" {
                    @for (id, resource) in page.programme.resources.rows() {
                        (resource_row(page, &timeline, resource, &used(page, id), until))
                    }
                }
            }
            details {
                summary { (say("report-as-table")) }
                (resource_table(page, &timeline, until))
            }
        }
    }
}

fn resource_row(
    page: &Page<'_>,
    timeline: &Timeline<'_>,
    resource: &Resource,
    used: &[u32],
    until: usize,
) -> Markup {
    let sum = |values: &[u32]| values.iter().take(until).map(|&value| u64::from(value)).sum::<u64>();
    let (busy, there) = (sum(used), sum(&resource.capacity));
    let most = used.iter().chain(&resource.capacity).copied().max().unwrap_or(0).max(1);
    let pairs: Vec<(u32, u32, bool)> = (0..used.len().min(resource.capacity.len()))
        .map(|period| (used[period], resource.capacity[period], period < until))
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "a share for people")]
    let share = if there == 0 { None } else { Some(busy as f64 / there as f64) };
    let idle: Vec<String> = lane::runs(used)
        .into_iter()
        .filter(|(first, _, load)| *load == 0 && *first < until)
        .map(|(first, length, _)| {
            let last = (first + length).min(until) - 1;
            format!("{}–{}", timeline.name(page.speech, first), timeline.name(page.speech, last))
        })
        .collect();
    let told = page.speech.tell(
        "report-load-told",
        &[
            ("busy", text(busy.to_string())),
            ("there", text(there.to_string())),
            ("stretches", count(idle.len())),
            ("idle", text(page.speech.list(&idle))),
        ],
    );
    let picture = html! {
        svg role="img" width="100%" height="36" {
            title { (page.speech.name(&resource.name)) }
            desc { (told) }
            (timeline.grid())
            @for (first, periods, (load, capacity, needed)) in lane::runs(&pairs) {
                @let (x, width) = (timeline.at(first), timeline.stretch(periods));
                @if capacity == 0 {
                    rect x=(x) width=(width) y="4" height="32" fill="url(#hatch-closed)" {}
                } @else {
                    rect.idle.later[!needed] x=(x) width=(width) y=(36.0 - tall(capacity, most)) height=(tall(capacity, most)) {}
                    rect.limit.later[!needed] x=(x) width=(width) y=(36.0 - tall(capacity, most)) height="1" {}
                }
                @if load > 0 {
                    rect class=(if load > capacity { "over" } else { "busy" }) x=(x) width=(width)
                        y=(36.0 - tall(load, most)) height=(tall(load, most)) {}
                }
            }
            line.tick x1="0" x2="100%" y1="35.5" y2="35.5" {}
            line.until x1=(timeline.at(until)) x2=(timeline.at(until)) y1="0" y2="36" {}
        }
    };
    let label = html! {
        (page.named(&resource.name))
        small { (page.speech.tell("report-most-units", &[("n", text(most.to_string()))])) }
    };
    let figure = html! {
        @match share {
            Some(share) => { (page.speech.percent(share)) small { (page.speech.tell("report-busy-of", &[("busy", text(busy.to_string())), ("there", text(there.to_string()))])) } }
            None => { "–" }
        }
    };
    lane::row(&label, &picture, &figure)
}

/// The same in figures: stretches of equal load and capacity, up to the last launch.
fn resource_table(page: &Page<'_>, timeline: &Timeline<'_>, until: usize) -> Markup {
    let heads = ["report-resource", "report-start", "report-end", "report-busy", "report-capacity"];
    let rows = page.programme.resources.rows().map(|(id, resource)| {
        let pairs: Vec<(u32, u32)> =
            used(page, id).into_iter().zip(resource.capacity.iter().copied()).take(until).collect();
        (resource, lane::runs(&pairs))
    });
    html! {
        div.scroll tabindex="0" role="region" aria-label=(page.speech.say("report-title-loads")) {
            table {
                thead { tr { @for (number, head) in heads.iter().enumerate() {
                    th.number[number > 2] scope="col" { (page.speech.say(head)) }
                } } }
                @for (resource, runs) in rows {
                    tbody { @for (number, (first, periods, (load, capacity))) in runs.iter().enumerate() { tr {
                        @if number == 0 { th scope="rowgroup" rowspan=(runs.len()) { (page.named(&resource.name)) } }
                        td { (timeline.name(page.speech, *first)) }
                        td { (timeline.name(page.speech, first + periods - 1)) }
                        td.number { (load) }
                        td.number { (capacity) }
                    } } }
                }
            }
        }
    }
}

fn tall(units: u32, most: u32) -> f64 {
    // Whole pixels: the same number on every machine, and sharp edges.
    (32.0 * f64::from(units) / f64::from(most)).round()
}

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
pub(super) fn money(page: &Page<'_>) -> Markup {
    let say = |message: &str| page.speech.say(message);
    let swatch = |class: &str, message: &str| {
        html! { li { svg aria-hidden="true" width="16" height="14" { rect class=(class) width="16" height="14" {} } (say(message)) } }
    };
    let funds: Vec<(&Fund, Vec<FundYear>)> =
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
                    @for (fund, years) in &funds { (fund_row(page, fund, years)) }
                }
            }
            details {
                summary { (say("report-as-table")) }
                (money_table(page, &funds))
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
                text x=(Percent(slot * (number as f64 + 0.5))) y="12" text-anchor="middle" { (year) }
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
