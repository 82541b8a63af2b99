//! What the figures rest on: shares by basis, the weightiest assumptions, rates, the proof of the bound, sources.

use std::collections::BTreeMap;

use maud::{Markup, html};
use model::draft::{Basis, Provenance};
use model::{Money, Programme};

use super::Page;
use super::basis;
use crate::l10n::{count, text};

/// How many assumptions are listed.
const ASSUMPTIONS_SHOWN: usize = 12;

/// The whole section.
pub(super) fn section(page: &Page<'_>) -> Markup {
    html! {
        (shares(page))
        (weightiest(page))
        (rates(page))
        (proof(page))
        (sources(page))
    }
}

fn shares(page: &Page<'_>) -> Markup {
    html! {
        h3 { (page.speech.say("report-basis-title")) }
        p { (page.speech.say("report-basis-how")) }
        (basis::bar(page))
        ul.legend {
            @for (basis, share) in page.basis_shares() {
                li {
                    svg aria-hidden="true" width="16" height="14" { rect class=(format!("basis-{}", basis.word())) width="16" height="14" {} }
                    (page.speech.say(&format!("report-basis-{}", basis.word()))) ": " (page.speech.percent(share))
                }
            }
        }
    }
}

/// A row of the programme that is not firm, and how much money hangs on it.
struct Ground<'a> {
    what: Markup,
    weight: Money,
    basis: Basis,
    provenance: &'a Provenance,
}

/// The rows that are estimates or assumptions, the heaviest first. A row's weight is the sum of the discounted terms that contain
/// its number: replaced imports for prices and volumes of a product, hidden imports and imported outlays for a project.
fn grounds<'a>(page: &Page<'a>) -> Vec<Ground<'a>> {
    let programme = page.programme;
    let nought = Money::zero(programme.currency);
    let mut products = vec![nought; programme.products.len()];
    let mut grounds = Vec::new();
    for (chosen, own) in page.resolved.choices.iter().zip(&page.account.projects) {
        let project = &programme.projects[chosen.project];
        products[project.product.index()] += own.replaced;
        let site = chosen.site(programme);
        let hidden = page.speech.tell(
            "report-ground-hidden",
            &[
                ("likely", text(page.speech.unit_price(site.hidden.likely, programme.currency))),
                ("low", text(page.speech.unit_price(site.hidden.low, programme.currency))),
                ("high", text(page.speech.unit_price(site.hidden.high, programme.currency))),
            ],
        );
        grounds.push(Ground {
            what: html! { (page.project(chosen.project)) small { (hidden) } },
            weight: own.hidden + own.imported_outlays,
            basis: site.basis,
            provenance: &project.provenance,
        });
    }
    for (product, weight) in programme.products.iter().zip(products) {
        let said = page.speech.tell(
            "report-ground-product",
            &[("price", text(page.speech.unit_price(product.price, programme.currency)))],
        );
        grounds.push(Ground {
            what: html! { (page.named(&product.name)) small { (said) } },
            weight,
            basis: product.provenance.basis.max(product.demand_basis),
            provenance: &product.provenance,
        });
    }
    grounds.retain(|ground| ground.basis >= Basis::Estimate && ground.weight.minor > 0);
    grounds.sort_by_key(|ground| std::cmp::Reverse(ground.weight.minor));
    grounds
}

fn weightiest(page: &Page<'_>) -> Markup {
    let mut grounds = grounds(page);
    let all = grounds.len();
    grounds.truncate(ASSUMPTIONS_SHOWN);
    let heads =
        ["row", "weight", "basis", "note", "source"].map(|head| page.speech.say(&format!("report-{head}")));
    html! {
        h3 { (page.speech.say("report-weightiest")) }
        p { (page.speech.tell("report-weightiest-how", &[("shown", count(grounds.len())), ("all", count(all))])) }
        table.cards.weighed role="table" {
            thead role="rowgroup" { tr role="row" { @for (number, head) in heads.iter().enumerate() {
                th.number[number == 1] scope="col" role="columnheader" { (head) }
            } } }
            tbody role="rowgroup" { @for ground in &grounds { tr role="row" {
                th scope="row" role="rowheader" { (ground.what) }
                td.number role="cell" data-label=(heads[1]) { (page.speech.money(ground.weight)) }
                td role="cell" data-label=(heads[2]) { (page.speech.say(&format!("report-basis-{}", ground.basis.word()))) }
                td.note role="cell" data-label=(heads[3]) { bdi { (ground.provenance.note) } }
                td role="cell" data-label=(heads[4]) { (link(&ground.provenance.source, 0)) }
            } } }
        }
    }
}

fn rates(page: &Page<'_>) -> Markup {
    let (rates, day, source) = &page.programme.rates;
    html! {
        h3 { (page.speech.say("report-rates")) }
        @if rates.is_empty() {
            p { (page.speech.tell("report-no-rates", &[("currency", text(page.programme.currency.code()))])) }
        } @else {
            p { (page.speech.tell("report-rates-of", &[("day", text(day.as_str()))])) " " (link(source, 60)) }
            ul { @for rate in rates { li {
                "1 " (rate.currency.code()) " = " (rate.value) " " (page.programme.currency.code())
            } } }
        }
    }
}

fn proof(page: &Page<'_>) -> Markup {
    let settings = &page.plan.settings;
    let seconds = page.facts.seconds.map_or_else(|| "–".to_owned(), |seconds| page.speech.seconds(seconds));
    let facts: [(&str, String); 6] = [
        ("report-version", settings.planner.clone()),
        ("report-seed", settings.seed.to_string()),
        ("report-work", settings.work.to_string()),
        ("report-seconds", seconds),
        ("report-discount-rate", page.speech.percent(page.programme.discount_rate.to_f64())),
        ("report-fingerprint", page.programme.fingerprint.clone()),
    ];
    html! {
        h3 { (page.speech.say("report-proof")) }
        p { (page.speech.tell("report-proof-how", &[("bound", text(page.speech.money_exact(page.plan.bound)))])) }
        dl.facts { @for (name, value) in facts { div { dt { (page.speech.say(name)) } dd { (value) } } } }
    }
}

/// Every source of the programme, with how many of its rows lean on it.
fn collected(programme: &Programme) -> BTreeMap<&str, usize> {
    let rows = programme
        .plants
        .iter()
        .map(|row| &row.provenance)
        .chain(programme.products.iter().map(|row| &row.provenance))
        .chain(programme.projects.iter().map(|row| &row.provenance))
        .chain(programme.resources.iter().map(|row| &row.provenance))
        .chain(programme.funds.iter().map(|row| &row.provenance));
    let mut sources = BTreeMap::new();
    for provenance in rows.filter(|provenance| !provenance.source.trim().is_empty()) {
        *sources.entry(provenance.source.trim()).or_insert(0) += 1;
    }
    sources
}

fn sources(page: &Page<'_>) -> Markup {
    let mut sources: Vec<(&str, usize)> = collected(page.programme).into_iter().collect();
    sources.sort_by_key(|(source, rows)| (std::cmp::Reverse(*rows), *source));
    html! {
        h3 { (page.speech.say("report-sources")) }
        details {
            summary { (page.speech.tell("report-sources-count", &[("n", count(sources.len()))])) }
            ol.sources { @for (source, rows) in &sources { li {
                (link(source, 60)) " " small { (page.speech.tell("report-source-rows", &[("n", count(*rows))])) }
            } } }
        }
    }
}

/// A source as a link if it is an address of the web, else as it is: no other scheme may become something to click on. Of the
/// address so many signs are shown, and at least its host.
fn link(source: &str, signs: usize) -> Markup {
    let source = source.trim();
    let web = source.strip_prefix("https://").or(source.strip_prefix("http://"));
    html! {
        @match web.filter(|rest| !rest.contains(char::is_whitespace)) {
            Some(rest) => { a href=(source) rel="noopener noreferrer" { bdi { (shown(rest, signs)) } } }
            None => { bdi { (source) } }
        }
    }
}

fn shown(address: &str, signs: usize) -> String {
    let bare = address.trim_start_matches("www.").trim_end_matches('/');
    let host = bare.find('/').unwrap_or(bare.len());
    match bare.char_indices().nth(signs.max(host)) {
        Some((cut, _)) if signs > 0 => format!("{}…", &bare[..cut]),
        Some(_) => bare[..host].to_owned(),
        None => bare.to_owned(),
    }
}
