//! All projects: what the chosen ones bring, and why the others are not chosen.

use std::collections::BTreeSet;

use maud::{Markup, html};
use model::account::{Chosen, Contribution};
use model::number::round_div;
use model::programme::Project;
use model::{Id, Programme, Ratio, UnitPrice};

use super::Page;
use super::scale::Timeline;

/// Both tables.
pub(super) fn tables(page: &Page<'_>) -> Markup {
    html! {
        h3 { (page.speech.say("report-chosen")) }
        (chosen_table(page))
        @if page.account.projects.iter().any(|own| own.nvr.minor < 0) {
            p { small { (page.speech.say("report-below-nought")) } }
        }
        h3 { (page.speech.say("report-not-chosen")) }
        @if page.resolved.choices.len() == page.programme.projects.len() {
            p { (page.speech.say("report-all-chosen")) }
        } @else {
            table.reasons {
                thead { tr {
                    th scope="col" { (page.speech.say("report-project")) }
                    th scope="col" { (page.speech.say("report-reason")) }
                } }
                tbody { @for row in left_rows(page) { (row) } }
            }
        }
    }
}

/// Kept inside per unit at that site: import price less parts at import prices less hidden imports; equation (5).
fn margin(programme: &Programme, chosen: &Chosen) -> UnitPrice {
    let product = &programme.products[programme.projects[chosen.project].product];
    let parts = product.inputs.iter().map(|input| {
        let price = i128::from(programme.products[input.product].price.parts());
        price * i128::from(input.quantity.parts())
    });
    let parts = round_div(parts.sum(), i128::from(Ratio::SCALE));
    let parts = UnitPrice::from_parts(i64::try_from(parts).unwrap_or(i64::MAX));
    product.price - parts - chosen.site(programme).hidden.likely
}

fn chosen_table(page: &Page<'_>) -> Markup {
    let heads = ["project", "site", "launch", "modes", "margin", "nvr", "outlay"]
        .map(|head| page.speech.say(&format!("report-{head}")));
    let mut rows: Vec<(&Chosen, &Contribution)> =
        page.resolved.choices.iter().zip(&page.account.projects).collect();
    rows.sort_by_key(|(chosen, own)| (std::cmp::Reverse(own.nvr.minor), chosen.project));
    html! {
        table.cards role="table" {
            thead role="rowgroup" { tr role="row" {
                @for (number, head) in heads.iter().enumerate() {
                    th.number[number >= 4] scope="col" role="columnheader" { (head) }
                }
            } }
            tbody role="rowgroup" { @for (chosen, own) in rows { (chosen_row(page, chosen, own, &heads)) } }
            tfoot role="rowgroup" { tr role="row" {
                th scope="row" role="rowheader" colspan="5" { (page.speech.say("report-together")) }
                td.number role="cell" data-label=(heads[5]) { strong { (page.speech.money(page.account.totals.nvr)) } }
                td.number role="cell" data-label=(heads[6]) { strong { (page.speech.money(page.account.totals.public_money)) } }
            } }
        }
    }
}

fn chosen_row(page: &Page<'_>, chosen: &Chosen, own: &Contribution, heads: &[String; 7]) -> Markup {
    let programme = page.programme;
    let timeline = Timeline::new(&programme.calendar);
    let modes: Vec<String> = chosen
        .tasks
        .iter()
        .map(|&scheduled| chosen.mode(programme, scheduled).key.as_str())
        .filter(|mode| *mode != "normal")
        .fold(Vec::new(), |mut modes: Vec<&str>, mode| {
            if !modes.contains(&mode) {
                modes.push(mode);
            }
            modes
        })
        .into_iter()
        .map(|mode| page.mode(mode))
        .collect();
    let modes = if modes.is_empty() { page.mode("normal") } else { page.speech.list(&modes) };
    let unit = &programme.products[programme.projects[chosen.project].product].unit;
    html! {
        tr role="row" {
            th scope="row" role="rowheader" { (page.project(chosen.project)) }
            td role="cell" data-label=(heads[1]) { (page.plant(chosen.site(programme).plant)) }
            td.whole-word role="cell" data-label=(heads[2]) { (timeline.name(page.speech, chosen.launch.index())) }
            td role="cell" data-label=(heads[3]) { (modes) }
            td.number role="cell" data-label=(heads[4]) {
                (page.speech.unit_price(margin(programme, chosen), programme.currency)) " / " bdi { (page.unit(unit)) }
            }
            td.number role="cell" data-label=(heads[5]) { (page.speech.money(own.nvr)) }
            td.number role="cell" data-label=(heads[6]) { (page.speech.money(own.public_money)) }
        }
    }
}

/// Every project that is not in the plan, whether the planner gave a reason or not.
fn left_rows(page: &Page<'_>) -> Vec<Markup> {
    let chosen: BTreeSet<Id<Project>> = page.resolved.choices.iter().map(|chosen| chosen.project).collect();
    let left = page.programme.projects.rows().filter(|(id, _)| !chosen.contains(id));
    left.map(|(id, project)| {
        let reason = page.plan.left_out.iter().find(|left| left.project == project.key).map(|left| &left.reason);
        html! {
            tr {
                th scope="row" { (page.project(id)) }
                td { (reason.map_or_else(|| page.speech.say("report-no-reason"), |reason| page.reason(reason))) }
            }
        }
    })
    .collect()
}
