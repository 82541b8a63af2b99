//! The page of a union's exposure: the answer, what is imported, what could be made together.

use maud::{Markup, html as markup};

use super::Words;
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
    let heads = words.heads().map(|head| sentence(&head));
    markup! {
        header {
            p.kicker { (speech.say("exposure-kicker")) }
            h1 { (words.heading()) }
            p.answer { (words.answer()) }
            p { (words.source()) }
        }
        section {
            h2 { (speech.say("exposure-title-bill")) }
            (treemap(words))
        }
        @if seen.years.len() > 1 {
            section {
                h2 { (speech.say("exposure-title-trend")) }
                (trends(words))
            }
        }
        section {
            h2 { (speech.say("exposure-title-opportunities")) }
            p { (speech.say("exposure-how")) }
            table.cards role="table" {
                thead role="rowgroup" { tr role="row" {
                    @for (number, head) in heads.iter().enumerate() { th.number[matches!(number, 2 | 3 | 5)] scope="col" role="columnheader" { (head) } }
                } }
                tbody role="rowgroup" { @for it in seen.opportunities.iter().take(LISTED) { tr role="row" {
                    @for (number, (cell, head)) in words.row(it).iter().zip(&heads).enumerate() {
                        @if number == 0 { th scope="row" role="rowheader" { (cell) } }
                        @else { td.number[matches!(number, 2 | 3 | 5)] role="cell" data-label=(head) { (cell) } }
                    }
                } } }
            }
        }
        @if seen.hidden.is_some() {
            section {
                h2 { (speech.say("exposure-stay")) }
                p { (words.stay_how()) }
                @let heads = words.stay_heads().map(|head| sentence(&head));
                table.cards role="table" {
                    thead role="rowgroup" { tr role="row" {
                        @for (number, head) in heads.iter().enumerate() { th.number[matches!(number, 2..=5)] scope="col" role="columnheader" { (head) } }
                    } }
                    tbody role="rowgroup" { @for row in seen.opportunities.iter().take(LISTED).filter_map(|it| words.stay_row(it)) { tr role="row" {
                        @for (number, (cell, head)) in row.iter().zip(&heads).enumerate() {
                            @if number == 0 { th scope="row" role="rowheader" { (cell) } }
                            @else { td.number[matches!(number, 2..=5)] role="cell" data-label=(head) { (cell) } }
                        }
                    } } }
                }
            }
        }
        footer { p { (speech.tell("report-footer", &[("version", text(env!("CARGO_PKG_VERSION")))])) } }
    }
}
