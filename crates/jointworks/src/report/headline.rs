//! What a minister reads: one sentence and six figures.

use maud::{Markup, html};

use super::Page;
use super::basis;
use crate::l10n::{count, text};

/// The name, the answer, the tiles.
pub(super) fn section(page: &Page<'_>) -> Markup {
    let programme = page.programme;
    let day = page.speech.day(programme.calendar.planning_day());
    html! {
        header {
            p.kicker { (page.speech.say("report-kicker")) }
            h1 { (page.named(&programme.name)) }
            p.day { (page.speech.tell("report-planning-day", &[("day", text(day))])) }
            p.answer { (answer(page)) }
        }
        (tiles(page))
    }
}

fn answer(page: &Page<'_>) -> Markup {
    let totals = &page.account.totals;
    let part = |message: &str| {
        page.speech.tell(
            message,
            &[
                ("chosen", count(page.resolved.choices.len())),
                ("all", count(page.programme.projects.len())),
                ("years", text(page.years_in_words())),
                ("low", text(page.speech.money(totals.nvr_low))),
                ("high", text(page.speech.money(totals.nvr_high))),
                ("share", text(page.speech.percent_at_least(page.share_of_bound()))),
            ],
        )
    };
    html! {
        (part("report-answer-projects")) " "
        strong { (page.speech.money(totals.nvr)) } " "
        (part("report-answer-range")) " "
        (part(match (page.facts.optimal, page.programme.has_penalties()) {
            (true, false) => "report-answer-optimal",
            (false, false) => "report-answer-bound",
            (true, true) => "report-answer-optimal-after-penalties",
            (false, true) => "report-answer-bound-after-penalties",
        }))
    }
}

fn tile(name: &str, value: &str, under: &Markup) -> Markup {
    html! { div.tile { dt { (name) } dd { strong { (value) } (under) } } }
}

fn tiles(page: &Page<'_>) -> Markup {
    let (speech, totals) = (page.speech, &page.account.totals);
    let say = |message: &str| speech.say(message);
    let discounted = page.discounted_in_words();
    let note = |message: &str, basis: &str| html! { small { (say(message)) "; " (basis) "." } };
    let assumed = page.basis_shares().last().map_or(0.0, |(_, share)| *share);
    let range = speech.tell(
        "report-range",
        &[("low", text(speech.money(totals.nvr_low))), ("high", text(speech.money(totals.nvr_high)))],
    );
    let gap =
        speech.tell("report-bound-is", &[("bound", text(speech.worth(page.programme, page.plan.bound)))]);
    let paid = (totals.penalty.minor != 0).then(|| speech.worth(page.programme, totals.objective()));
    let buyers = match totals.buyer_cost.minor {
        ..0 => "report-buyer-less",
        0 => "report-buyer-same",
        1.. => "report-buyer-more",
    };
    html! {
        dl.tiles {
            (tile(&say("report-nvr"), &speech.money(totals.nvr), &html! {
                small { (range) } @if let Some(paid) = &paid { small { (paid) } } (note("report-nvr-note", &discounted))
            }))
            (tile(&say("report-value-added"), &speech.money(totals.value_added), &note("report-value-added-note", &discounted)))
            (tile(&say("report-public-money"), &speech.money(totals.public_money), &note("report-public-money-note", &say("report-not-discounted"))))
            (tile(&say("report-buyer-cost"), &page.signed(totals.buyer_cost, false), &note(buyers, &say("report-not-discounted"))))
            (tile(&say("report-gap"), &speech.percent_at_most(page.gap()), &html! {
                small { (gap) } (note(if page.facts.optimal { "report-gap-proven" } else { "report-gap-note" }, &discounted))
            }))
            (tile(&say("report-assumed"), &speech.percent(assumed), &html! {
                (basis::bar(page)) small { (say("report-assumed-note")) }
            }))
        }
    }
}
