//! Years in one edition of the Harmonised System, so that they can be laid side by side.
//!
//! Each year's edition is recognised by its codes; years of another edition than the wanted one are converted, codes that
//! split being shared out as trade is in the wanted edition's own year. Values without a counterpart stay under their old
//! codes: nothing is lost, and what it was is said.

use std::collections::{BTreeMap, BTreeSet};

use model::{Code, Finding, Ratio};

use crate::edition::{Converted, Converter, Correspondence, Edition, mixed, recognise};
use crate::product::{Level, Product};
use crate::year::{Exporter, Importer, Year};

/// The years in the edition asked for, or else in that of the last year; and what was converted.
///
/// Years of coarser codes than subheadings are left as they are: correspondences are of subheadings.
#[must_use]
pub fn panel(years: Vec<Year>, table: &Correspondence, asked: Option<Edition>) -> (Vec<Year>, Vec<Finding>) {
    let lists: Vec<(Edition, Vec<Product>)> =
        table.editions().iter().map(|edition| (*edition, table.codes(*edition))).collect();
    let edition_of = |year: &Year| recognise(&lists, &year.products).edition;
    let editions: Vec<Option<Edition>> = years.iter().map(edition_of).collect();
    let Some(wanted) = asked.or_else(|| editions.iter().rev().find_map(|edition| *edition)) else {
        return (years, Vec::new());
    };
    let model = years.iter().zip(&editions).rev().find(|(_, edition)| **edition == Some(wanted));
    let trade: Vec<(Product, i64)> = model.map_or(Vec::new(), |(year, _)| totals(year));
    let mut findings = Vec::new();
    let converted = years.into_iter().zip(editions).map(|(year, edition)| match edition {
        Some(edition) if edition != wanted && year.level == Level::Subheading => {
            let converter = Converter::by_trade(table, edition, wanted, &trade);
            match convert(&year, &converter) {
                Ok((converted, tally)) => {
                    findings.push(told(&year, edition, wanted, &tally));
                    converted
                }
                Err(finding) => {
                    findings.push(finding);
                    year
                }
            }
        }
        _ => year,
    });
    (converted.collect(), findings)
}

/// What is to be said of the codes of all years if they cannot be of one edition, where nobody gave a table to convert them.
#[must_use]
pub fn mixed_editions(codes: impl Iterator<Item = Product>) -> Option<Finding> {
    let ((until, old), (since, new)) = mixed(codes)?;
    let editions = format!("≤ {until} ({old}), ≥ {since} ({new})");
    Some(Finding::new(Code::TradeEditionsMixed, "trade tables").with("editions", editions))
}

/// What a year's conversion did to the imports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    whole: i64,
    unmapped: i64,
    split: i64,
}

fn told(year: &Year, from: Edition, to: Edition, tally: &Tally) -> Finding {
    // Tenths of a per cent, rounded up: what could not be converted is not made small.
    let percent = |part: i64| {
        let tenths = (i128::from(part) * 1_000).div_euclid(i128::from(tally.whole.max(1)));
        Ratio::from_parts((tenths as i64 + i64::from(part > 0)) * 100_000)
    };
    Finding::new(Code::TradeConverted, format!("year {}", year.year))
        .with("from", from.to_string())
        .with("to", to.to_string())
        .with("unmapped", percent(tally.unmapped))
        .with("split", percent(tally.split))
}

/// Trade by product: exports of all, or, where nobody's are told, the importers' lines.
fn totals(year: &Year) -> Vec<(Product, i64)> {
    let mut sums: Vec<i64> = vec![0; year.products.len()];
    for exporter in &year.exporters {
        sums.iter_mut().zip(&exporter.values).for_each(|(sum, value)| *sum += value);
    }
    for importer in &year.importers {
        for (at, sum) in sums.iter_mut().enumerate() {
            let lines = importer.starts[at] as usize..importer.starts[at + 1] as usize;
            *sum += importer.values[lines].iter().sum::<i64>();
        }
    }
    year.products.iter().copied().zip(sums).collect()
}

/// A year in the codes of another edition.
fn convert(year: &Year, converter: &Converter) -> Result<(Year, Tally), Finding> {
    let every = |converted: Converted| converted.values.into_iter().chain(converted.unmapped);
    let mut tally = Tally::default();
    let mut products: BTreeSet<Product> = BTreeSet::new();
    let mut rows: Vec<BTreeMap<Product, i64>> = Vec::new();
    for exporter in &year.exporters {
        let values: Vec<(Product, i64)> =
            year.products.iter().copied().zip(exporter.values.iter().copied()).collect();
        let row: BTreeMap<Product, i64> = merged(every(converter.convert(&values)?));
        products.extend(row.keys());
        rows.push(row);
    }
    let mut cells: Vec<BTreeMap<(Product, u16), [i64; 3]>> = Vec::new();
    for importer in &year.importers {
        let mut lines: BTreeMap<u16, [Vec<(Product, i64)>; 3]> = BTreeMap::new();
        for (at, product) in year.products.iter().enumerate() {
            for line in importer.starts[at] as usize..importer.starts[at + 1] as usize {
                let of_supplier = lines.entry(importer.suppliers[line]).or_default();
                let parts = [importer.values[line], importer.measured[line], importer.quantities[line]];
                of_supplier.iter_mut().zip(parts).for_each(|(list, part)| list.push((*product, part)));
            }
        }
        let mut new: BTreeMap<(Product, u16), [i64; 3]> = BTreeMap::new();
        for (supplier, lists) in lines {
            for (part, list) in lists.iter().enumerate() {
                let converted = converter.convert(list)?;
                if part == 0 {
                    tally.whole += converted.whole;
                    tally.unmapped += converted.unmapped_value;
                    tally.split += converted.split_value;
                }
                for (product, value) in every(converted) {
                    new.entry((product, supplier)).or_default()[part] += value;
                }
            }
        }
        products.extend(new.keys().map(|(product, _)| *product));
        cells.push(new);
    }
    let products: Vec<Product> = products.into_iter().collect();
    let exporters = year.exporters.iter().zip(rows).map(|(exporter, row)| Exporter {
        place: exporter.place,
        side: exporter.side,
        values: products.iter().map(|product| row.get(product).copied().unwrap_or(0)).collect(),
    });
    let exporters = exporters.collect();
    let importers =
        year.importers.iter().zip(cells).map(|(importer, cells)| rebuilt(importer, &cells, &products));
    let importers = importers.collect();
    let converted = Year::new(year.year, year.level, products, importers, exporters);
    Ok((converted, tally))
}

fn merged(values: impl Iterator<Item = (Product, i64)>) -> BTreeMap<Product, i64> {
    let mut row = BTreeMap::new();
    values.for_each(|(product, value)| *row.entry(product).or_default() += value);
    row
}

/// An importer with other lines.
fn rebuilt(old: &Importer, cells: &BTreeMap<(Product, u16), [i64; 3]>, products: &[Product]) -> Importer {
    let mut importer = Importer {
        place: old.place,
        side: old.side,
        starts: Vec::with_capacity(products.len() + 1),
        suppliers: Vec::with_capacity(cells.len()),
        values: Vec::with_capacity(cells.len()),
        measured: Vec::with_capacity(cells.len()),
        quantities: Vec::with_capacity(cells.len()),
    };
    let mut at = 0;
    for ((product, supplier), [value, measured, quantity]) in cells {
        while products.get(importer.starts.len()).is_some_and(|other| other <= product) {
            importer.starts.push(at);
        }
        importer.suppliers.push(*supplier);
        importer.values.push(*value);
        importer.measured.push(*measured);
        importer.quantities.push(*quantity);
        at += 1;
    }
    while importer.starts.len() <= products.len() {
        importer.starts.push(at);
    }
    importer
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gather::{Gather, Keep};
    use crate::place::Place;
    use crate::read::{Line, Side};
    use crate::year::Union;

    fn year(year: u16, lines: &[(&str, &str, i64)]) -> Year {
        let union = Union::new(&[Place::find("BY").unwrap()]);
        let mut gather = Gather::new(&Keep::Union(union.clone()));
        for (supplier, product, value) in lines {
            gather.add(&Line {
                year,
                month: 0,
                exporter: Place::find(supplier).unwrap(),
                importer: Place::find("BY").unwrap(),
                side: Side::Agreed,
                product: Product::parse(product).unwrap(),
                value: *value,
                quantity: Some(*value * 2),
            });
        }
        gather.seal(Some(&union), None, 1).0.remove(0)
    }

    /// A code that split is shared out as the later year trades its parts; sums stay, also of what has no counterpart.
    #[test]
    fn years_are_brought_into_one_edition() {
        let text = "hs2022,hs2017\n870121,870120\n870122,870120\n870840,870840\n840991,840991\n";
        let (table, _) = Correspondence::read("table.csv", text.as_bytes()).unwrap();
        let years = vec![
            year(
                2021,
                &[("CN", "870120", 100), ("DE", "870120", 10), ("CN", "870840", 7), ("CN", "999999", 5)],
            ),
            year(2022, &[("CN", "870121", 300), ("CN", "870122", 100), ("CN", "870840", 8)]),
        ];
        let union = Union::new(&[Place::find("BY").unwrap()]);
        let (converted, findings) = panel(years.clone(), &table, None);
        assert_eq!(converted[1], years[1]);
        let outside = |year: &Year| -> Vec<(String, i64, i64)> {
            let sums = year.sums(&union).into_iter();
            sums.map(|it| (it.product.to_string(), it.outside, it.quantity)).collect()
        };
        let expected = [("870121", 83, 165), ("870122", 27, 55), ("870840", 7, 14), ("999999", 5, 10)];
        let expected: Vec<(String, i64, i64)> =
            expected.map(|(code, value, quantity)| (code.to_owned(), value, quantity)).to_vec();
        assert_eq!(outside(&converted[0]), expected);
        assert_eq!(converted[0].sums(&union)[0].suppliers, 2);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].fact("unmapped").unwrap().to_string(), "4.1");
    }
}
