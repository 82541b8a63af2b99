//! How the plan stands to each policy limit in its tightest year: whoever set one wants to see at a glance whether it holds, and with
//! how much room.

use maud::{Markup, html};
use model::account::Standing;
use model::programme::{LimitOf, PolicyLimit};

use super::Page;

/// The table; nothing if nobody set a limit.
pub(super) fn table(page: &Page<'_>) -> Option<Markup> {
    let limits = &page.programme.limits;
    if limits.is_empty() {
        return None;
    }
    let heads = ["limit", "of", "tightest", "room", "kept", "penalty"]
        .map(|head| page.speech.say(&format!("report-limits-{head}")));
    let rows = limits.rows().filter_map(|(id, limit)| {
        let own = page.account.policy.iter().filter(|standing| standing.limit == id);
        Some((limit, own.min_by_key(|standing| standing.slack)?))
    });
    Some(html! {
        p { (page.speech.say("report-limits-how")) }
        table.cards role="table" {
            thead role="rowgroup" { tr role="row" {
                @for (number, head) in heads.iter().enumerate() {
                    th.number[number == 3 || number == 5] scope="col" role="columnheader" { (head) }
                }
            } }
            tbody role="rowgroup" { @for (limit, standing) in rows { (row(page, limit, standing, &heads)) } }
        }
    })
}

fn row(page: &Page<'_>, limit: &PolicyLimit, standing: &Standing, heads: &[String; 6]) -> Markup {
    let (programme, speech) = (page.programme, page.speech);
    let kept = match (standing.breach.minor, standing.penalty.minor) {
        (0, _) => "limits-yes",
        (_, 0) => "limits-no",
        _ => "limits-bought",
    };
    html! {
        tr role="row" {
            th scope="row" role="rowheader" {
                (speech.say(&format!("limit-{}", limit.kind.word().replace('_', "-")))) " (" bdi { (limit.key) } ")"
            }
            td role="cell" data-label=(heads[1]) {
                @match limit.of {
                    LimitOf::Whole => { (speech.say("report-limits-whole")) }
                    LimitOf::Product(product) => { (page.named(&programme.products[product].name)) }
                    LimitOf::Partner(partner) => { bdi { (programme.partners[partner]) } }
                }
            }
            td role="cell" data-label=(heads[2]) {
                @match standing.year {
                    None => { (speech.say("limits-horizon")) }
                    Some(year) => { (programme.years[year]) }
                }
            }
            td.number role="cell" data-label=(heads[3]) { (speech.money(standing.slack)) }
            td role="cell" data-label=(heads[4]) { (speech.say(kept)) }
            td.number role="cell" data-label=(heads[5]) { (speech.money(standing.penalty)) }
        }
    }
}
