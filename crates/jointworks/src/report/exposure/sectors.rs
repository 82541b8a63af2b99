//! The table of the union's sectors: for machines and spreadsheets, and on the page.

use maud::{Markup, html};
use model::Decimal;

use super::Words;
use super::page::cards;
use super::tables::rounded;
use crate::app::exposure::Sector;
use crate::l10n::{count, text};
use crate::report::{cell, sentence};

/// The section's contents: sectors that make what could be made, and all of them in a fold.
pub(super) fn sectors(words: &Words<'_>) -> Markup {
    let Some(hidden) = &words.seen.hidden else { return html! {} };
    let speech = words.speech;
    let heads = ["sector", "imported", "direct", "kept", "multiplier", "forward", "loss", "upstream"]
        .map(|head| sentence(&speech.say(&format!("exposure-sectors-{head}"))));
    let row = |it: &Sector| -> Vec<String> {
        let share = |share: f64| speech.percent(share);
        // Hundredths are all that a published table can tell.
        let hundredths =
            |figure: f64| Decimal::from_billionths(((figure * 100.0).round() as i128) * 10_000_000);
        let figure =
            |figure: Option<f64>| figure.map_or_else(|| "–".to_owned(), |it| speech.decimal(hundredths(it)));
        let loss = it.extraction_loss.map(|loss| loss / it.output);
        vec![
            format!("{} · {}", words.region(&it.region), it.sector),
            share(it.imported),
            share(it.direct),
            share(it.kept.iter().map(|(_, kept)| kept).sum()),
            figure(Some(it.output_multiplier)),
            figure(Some(it.forward_linkage)),
            figure(loss),
            figure(it.upstreamness),
        ]
    };
    let makers = |it: &&Sector| hidden.contents.values().any(|content| content.sectors.contains(&it.sector));
    let rest: Vec<&Sector> = hidden.sectors.iter().filter(|it| !makers(it)).collect();
    let told = [("table", text(hidden.table.as_str()))];
    html! {
        p { (speech.tell("exposure-sectors-how", &told)) }
        (cards(&heads, &[1, 2, 3, 4, 5, 6, 7], hidden.sectors.iter().filter(makers).map(&row)))
        @if !rest.is_empty() {
            details {
                summary { (speech.tell("exposure-sectors-others", &[("count", count(rest.len()))])) }
                (cards(&heads, &[1, 2, 3, 4, 5, 6, 7], rest.into_iter().map(&row)))
            }
        }
    }
}

/// All sectors: one row each. Columns of what is kept are by region, columns of factors by their names in the table.
pub(crate) fn sectors_csv(sectors: &[Sector]) -> String {
    let Some(first) = sectors.first() else { return String::new() };
    let kept = first.kept.iter().map(|(region, _)| format!("kept_{region}"));
    let factors =
        first.factors.iter().flat_map(|(name, ..)| [format!("{name}, effect"), format!("{name}, type I")]);
    let fixed = ["region", "sector", "output", "direct", "hidden", "imported"].map(str::to_owned);
    let rest = [
        "returned",
        "output_multiplier",
        "forward_linkage",
        "extraction_loss",
        "upstreamness",
        "downstreamness",
    ];
    let heads = fixed.into_iter().chain(kept).chain(rest.map(str::to_owned)).chain(factors);
    let mut table = heads.map(|head| cell(&head)).collect::<Vec<_>>().join(",");
    table.push('\n');
    let figure = |figure: Option<f64>| figure.map_or(String::new(), |it| rounded(it, 9));
    for it in sectors {
        let mut cells = vec![cell(&it.region), cell(&it.sector)];
        let fixed = [it.output, it.direct, it.hidden, it.imported];
        cells.extend(
            fixed.into_iter().chain(it.kept.iter().map(|(_, kept)| *kept)).map(|it| figure(Some(it))),
        );
        let rest = [
            it.returned,
            Some(it.output_multiplier),
            Some(it.forward_linkage),
            it.extraction_loss,
            it.upstreamness,
            it.downstreamness,
        ];
        let factors = it.factors.iter().flat_map(|(_, effect, type_i)| [Some(*effect), *type_i]);
        cells.extend(rest.into_iter().chain(factors).map(figure));
        table.push_str(&cells.join(","));
        table.push('\n');
    }
    table
}
