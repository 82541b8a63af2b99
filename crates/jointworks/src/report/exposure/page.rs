//! The page of a union's exposure: the answer, what is imported, where from and what for, what could be made together.

use maud::{Markup, html as markup};
use trade::Opportunity;

use super::Words;
use super::cautions::{alarms, candidates, findings, plants};
use super::flows::flows;
use super::scatter::scatter;
use super::sectors::sectors;
use super::stay::stays;
use super::treemap::treemap;
use super::trend::trends;
use crate::app::exposure::Seen;
use crate::l10n::{Language, Speech, text};
use crate::report::document::document;
use crate::report::sentence;

/// Opportunities that the page lists.
const LISTED: usize = 50;

/// The page as one HTML document, the reader's language first.
pub(crate) fn html(seen: &Seen, first: Language) -> String {
    let title = |speech: &Speech| Words { speech, seen }.heading();
    document(first, &title, &markup! {}, &|speech| contents(&Words { speech, seen }))
}

fn contents(words: &Words<'_>) -> Markup {
    let (speech, seen) = (words.speech, words.seen);
    markup! {
        header {
            p.kicker { (speech.say("exposure-kicker")) }
            h1 { (words.heading()) }
            p.answer { (words.answer()) }
            p { (words.source()) }
            (findings(words))
        }
        section {
            h2 { (speech.say("exposure-title-bill")) }
            (treemap(words))
        }
        section {
            h2 { (speech.say("exposure-title-flows")) }
            (flows(words))
        }
        @if seen.years.len() > 1 {
            section {
                h2 { (speech.say("exposure-title-trend")) }
                (trends(words))
            }
        }
        section {
            h2 { (speech.say("exposure-title-scatter")) }
            (scatter(words))
        }
        section {
            h2 { (speech.say("exposure-title-opportunities")) }
            p { (speech.say("exposure-how")) }
            @if let Some(told) = words.raw_materials(LISTED) { p { (told) } }
            (opportunities(words))
        }
        @if seen.hidden.is_some() {
            section {
                h2 { (speech.say("exposure-stay")) }
                (stays(words, LISTED))
            }
        } @else if let Some(told) = words.io_refused() {
            section {
                h2 { (speech.say("exposure-stay")) }
                p { (told) }
            }
        }
        @if seen.hidden.as_ref().is_some_and(|hidden| !hidden.sectors.is_empty()) {
            section {
                h2 { (speech.say("exposure-title-sectors")) }
                (sectors(words))
            }
        }
        (plants(words, LISTED))
        (candidates(words))
        (alarms(words))
        footer { p { (speech.tell("report-footer", &[("version", text(env!("CARGO_PKG_VERSION")))])) } }
    }
}

/// The table of opportunities, each with what must be read with care.
fn opportunities(words: &Words<'_>) -> Markup {
    let heads = words.heads().map(|head| sentence(&head));
    let caution = |it: &Opportunity| {
        let cautions = words.cautions(it);
        markup! { @if !cautions.is_empty() { small { (cautions) } } }
    };
    let rows = words.seen.opportunities.iter().take(LISTED).map(|it| {
        let caution = caution(it);
        let cells = words.row(it).into_iter().enumerate();
        cells.map(move |(number, cell)| markup! { (cell) @if number == 1 { (caution) } })
    });
    table(&heads, &[2, 3, 5], rows)
}

/// A table whose rows become cards on a telephone; `numbers` are the columns of figures.
pub(super) fn cards<R: IntoIterator<Item = String>>(
    heads: &[String],
    numbers: &[usize],
    rows: impl Iterator<Item = R>,
) -> Markup {
    table(heads, numbers, rows.map(|row| row.into_iter().map(|cell| markup! { (cell) })))
}

/// The same with cells that are more than text.
pub(super) fn table<R: IntoIterator<Item = Markup>>(
    heads: &[String],
    numbers: &[usize],
    rows: impl Iterator<Item = R>,
) -> Markup {
    markup! {
        table.cards role="table" {
            thead role="rowgroup" { tr role="row" {
                @for (number, head) in heads.iter().enumerate() { th.number[numbers.contains(&number)] scope="col" role="columnheader" { (head) } }
            } }
            tbody role="rowgroup" { @for row in rows { tr role="row" {
                @for (number, (cell, head)) in row.into_iter().zip(heads).enumerate() {
                    @if number == 0 { th scope="row" role="rowheader" { (cell) } }
                    @else { td.number[numbers.contains(&number)] role="cell" data-label=(head) { (cell) } }
                }
            } } }
        }
    }
}
