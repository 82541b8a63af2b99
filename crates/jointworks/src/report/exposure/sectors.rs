//! The table of the union's sectors, for machines and spreadsheets.

use super::tables::{quoted, rounded};
use crate::app::exposure::Sector;

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
    let mut table = heads.map(|head| quoted(&head)).collect::<Vec<_>>().join(",");
    table.push('\n');
    let figure = |figure: Option<f64>| figure.map_or(String::new(), |it| rounded(it, 9));
    for it in sectors {
        let mut cells = vec![quoted(&it.region), quoted(&it.sector)];
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
