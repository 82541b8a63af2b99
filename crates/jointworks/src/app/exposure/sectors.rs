//! What an input-output table says of the union's sectors: what they import unseen, what a unit of their output sets in motion, what
//! would be lost without them, where they stand.

use std::collections::BTreeMap;

use serde::Serialize;
use trade::Product;
use trade::leontief::{
    Concordance, Contents, Extraction, Table, extract, kept_with_returns, multipliers, positions,
};

/// One sector of the union. Shares and multipliers are per unit of its output; sums are in the table's own unit.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Sector {
    /// The table's word for its region.
    pub(crate) region: String,
    /// The table's word for it.
    pub(crate) sector: String,
    pub(crate) output: f64,
    /// Imports that it buys itself, those hidden behind what it buys inside, and both.
    pub(crate) direct: f64,
    pub(crate) hidden: f64,
    pub(crate) imported: f64,
    /// Value added with net taxes that stays, by region of the union.
    pub(crate) kept: Vec<(String, f64)>,
    /// Value added that leaves the union and comes back in what it imports.
    pub(crate) returned: Option<f64>,
    /// Output inside per unit of final demand (backward linkage), and per unit of primary input (forward linkage).
    pub(crate) output_multiplier: f64,
    pub(crate) forward_linkage: f64,
    /// Output of the union that would be lost without its purchases and sales, in the table's unit.
    pub(crate) extraction_loss: Option<f64>,
    /// Mean distance from final use and from primary inputs, over all borders.
    pub(crate) upstreamness: Option<f64>,
    pub(crate) downstreamness: Option<f64>,
    /// What the table counts below its sectors, per unit of final demand (effect) and per unit that the sector uses itself (type I).
    pub(crate) factors: Vec<(String, f64, Option<f64>)>,
}

/// Unions of more sectors than this are not taken apart sector by sector: it would take minutes.
const TAKEN_APART: usize = 1_500;

/// All sectors of the union that put something out.
pub(crate) fn sectors(table: &Table, contents: &Contents, regions: &[String], threads: usize) -> Vec<Sector> {
    let rows = &contents.rows;
    let factors: Vec<(&str, &[f64])> =
        table.factors.iter().map(|factor| (factor.name.as_str(), factor.used.as_slice())).collect();
    let Some(found) = multipliers(table, rows, &factors, threads) else { return Vec::new() };
    let lost = if rows.len() <= TAKEN_APART {
        extract(table, rows, rows, Extraction::Both, threads).unwrap_or_default()
    } else {
        Vec::new()
    };
    let positions = positions(table, threads);
    // A national table knows nothing of what comes back.
    let returns = positions.as_ref().and_then(|_| kept_with_returns(table, rows, threads));
    let sector = |(at, row): (usize, &usize)| {
        let row = *row;
        let factor = |factor: &trade::leontief::Multiplier| {
            (factor.name.clone(), factor.effect[at], factor.type_i[at])
        };
        let known = |values: &Vec<f64>| Some(values[row]).filter(|value| value.is_finite());
        Sector {
            region: table.regions[table.region[row]].clone(),
            sector: table.sector[row].clone(),
            output: table.output[row],
            direct: contents.direct[at],
            hidden: contents.hidden(at),
            imported: contents.total[at],
            kept: regions.iter().cloned().zip(contents.kept.iter().map(|kept| kept[at])).collect(),
            returned: returns.as_ref().map(|returns| returns[row] - contents.retained(at)),
            output_multiplier: found.output[at],
            forward_linkage: found.forward[at],
            extraction_loss: lost.iter().find(|lost| lost.row == row).map(|lost| lost.loss),
            upstreamness: positions.as_ref().and_then(|it| known(&it.upstreamness)),
            downstreamness: positions.as_ref().and_then(|it| known(&it.downstreamness)),
            factors: found.factors.iter().map(factor).collect(),
        }
    };
    rows.iter().enumerate().filter(|(_, row)| table.output[**row] > 0.0).map(sector).collect()
}

/// Products that a sector's imports must have at least before a share of them means something: tables of chosen goods would make
/// the programme's goods look like all there is.
const MEANINGFUL: usize = 20;

/// What of a sector's imports the programme counts one by one.
pub(crate) struct Tracked {
    /// The share of value.
    pub(crate) share: f64,
    /// How many products of the sector are imported at all.
    pub(crate) products: usize,
}

impl Tracked {
    /// The share, if the tables have enough products of the sector to tell it.
    pub(crate) fn meaningful(&self) -> Option<f64> {
        (self.products >= MEANINGFUL).then_some(self.share)
    }
}

/// By sector, how much of the union's imports of its goods is made of `tracked` products; sectors without any are left out. A product
/// that several sectors make counts with each of them.
pub(crate) fn tracked(
    imports: &[(Product, i64)],
    tracked: &[Product],
    concordance: &Concordance,
) -> BTreeMap<String, Tracked> {
    let mut sums: BTreeMap<&str, (i64, i64, usize)> = BTreeMap::new();
    for (product, value) in imports.iter().filter(|(_, value)| *value > 0) {
        // A code may be finer than the programme's, or the programme's finer than the tables': then all of it is taken.
        let counted = tracked.iter().any(|it| {
            let level = it.level().min(product.level());
            it.within(level) == product.within(level)
        });
        for sector in concordance.sectors(*product) {
            let (part, all, products) = sums.entry(sector).or_default();
            *all += value;
            *part += if counted { *value } else { 0 };
            *products += 1;
        }
    }
    let tracked = |(sector, (part, all, products)): (&str, (i64, i64, usize))| {
        (part > 0).then(|| (sector.to_owned(), Tracked { share: part as f64 / all as f64, products }))
    };
    sums.into_iter().filter_map(tracked).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn product(code: &str) -> Product {
        Product::parse(code).expect("a code")
    }

    /// Of thirty products of a sector two are the programme's, one of them by its heading; a sector of one product tells nothing.
    #[test]
    fn a_share_needs_a_whole_sector() {
        let codes: Vec<String> = (0..30).map(|number| format!("8708{:02}", number + 10)).collect();
        let mut rows = String::from("hs6,sector\n851220,electrical\n");
        codes.iter().for_each(|code| rows.push_str(&format!("{code},vehicles\n")));
        let concordance = Concordance::read("c.csv", rows.as_bytes(), &["sector"]).expect("a table");
        let mut imports: Vec<(Product, i64)> = codes.iter().map(|code| (product(code), 10)).collect();
        imports.push((product("851220"), 500));
        imports.push((product("010121"), 500));
        let found = tracked(&imports, &[product("870840"), product("870830"), product("8512")], &concordance);
        let share = |sector: &str| found[sector].meaningful();
        assert_eq!(share("electrical"), None);
        assert!((found["electrical"].share - 1.0).abs() < 1e-12);
        let vehicles = codes.iter().filter(|code| ["870830", "870840"].contains(&code.as_str())).count();
        assert_eq!(share("vehicles"), Some(vehicles as f64 / 30.0));
        assert!(tracked(&imports, &[product("010121")], &concordance).is_empty());
    }
}
