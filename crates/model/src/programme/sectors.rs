//! Birth of the input-output tables: from cells to the import content of each sector.

use std::collections::BTreeMap;

use super::Range;
use super::values::{Limits, Registrar, Row};
use crate::draft::IoRow;
use crate::finding::Code;
use crate::hidden::{ImportContent, InputOutput};
use crate::number::{Decimal, Ratio};

/// The import content of each sector.
pub(super) struct Sectors<'a> {
    numbers: BTreeMap<&'a str, usize>,
    contents: Vec<ImportContent>,
}

impl<'a> Sectors<'a> {
    /// Whether there are no tables.
    pub(super) fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// The sectors' keys.
    pub(super) fn keys(&self) -> impl Iterator<Item = &'a str> {
        self.numbers.keys().copied()
    }

    /// The number of a sector, if there is one.
    pub(super) fn number(&self, sector: &str) -> Option<usize> {
        self.numbers.get(sector).copied()
    }

    /// Its import content, and the least and the most that sectors of the same goods have in any region of the tables (`RUS_vehicles`,
    /// `BLR_vehicles`): a plant differs from its sector at least as much as the same sector elsewhere does. Missing if the tables have no
    /// answer.
    pub(super) fn content(&self, sector: usize) -> Option<Range<ImportContent>> {
        let likely = *self.contents.get(sector)?;
        let own = self.numbers.iter().find(|(_, number)| **number == sector).map(|(key, _)| *key)?;
        let alike = self
            .numbers
            .iter()
            .filter(|(key, _)| goods_of(key).is_some_and(|goods| Some(goods) == goods_of(own)));
        let (mut low, mut high) = (likely, likely);
        for content in alike.filter_map(|(_, number)| self.contents.get(*number)) {
            low.whole = low.whole.min(content.whole);
            low.through_inputs = low.through_inputs.min(content.through_inputs);
            high.whole = high.whole.max(content.whole);
            high.through_inputs = high.through_inputs.max(content.through_inputs);
        }
        Some(Range { low, likely, high })
    }
}

/// What a sector makes, if its key begins with a region's three letters.
fn goods_of(key: &str) -> Option<&str> {
    let (region, goods) = key.split_once('_')?;
    (region.len() == 3 && region.bytes().all(|letter| letter.is_ascii_uppercase())).then_some(goods)
}

/// A cell: bought per unit of output.
const CELL: Limits = (Decimal::ZERO, Decimal::whole(10));
/// Value added per unit of output: below nought where subsidies exceed it.
const VALUE_ADDED: Limits = (Decimal::whole(-10), Decimal::whole(10));
/// By how much a sector may miss the sum of one before that is worth a warning: tables are published rounded.
const UNBALANCED: f64 = 0.005;

impl<'a> Registrar<'a> {
    /// The tables, and their sectors: the columns of the two tables, in order of appearance.
    pub(super) fn sectors(&mut self) -> (InputOutput, Sectors<'a>) {
        let draft = self.draft;
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        let mut keys: Vec<&str> = Vec::new();
        for row in draft.io_inside.iter().chain(&draft.io_imported) {
            numbers.entry(&row.sector).or_insert_with(|| {
                keys.push(&row.sector);
                keys.len() - 1
            });
        }
        let mut inside = vec![vec![0.0; keys.len()]; keys.len()];
        let mut imported: Vec<(String, Vec<f64>)> = Vec::new();
        let mut goods: BTreeMap<&str, usize> = BTreeMap::new();
        let mut value_added = vec![0.0; keys.len()];
        let mut seen = BTreeMap::new();
        for row in &draft.io_inside {
            let Some(value) = self.cell("io_inside.csv", row, &mut seen, CELL) else { continue };
            let Some(input) = numbers.get(row.input.as_str()) else {
                let place = Row::new("io_inside.csv", "sector", &row.input, &row.provenance);
                self.unknown(place, "sector", &row.input, "io_inside", keys.iter().copied());
                continue;
            };
            inside[*input][numbers[row.sector.as_str()]] = value;
        }
        seen.clear();
        for row in &draft.io_imported {
            if let Some(value) = self.cell("io_imported.csv", row, &mut seen, CELL) {
                let number = *goods.entry(&row.input).or_insert_with(|| {
                    imported.push((row.input.clone(), vec![0.0; keys.len()]));
                    imported.len() - 1
                });
                imported[number].1[numbers[row.sector.as_str()]] = value;
            }
        }
        seen.clear();
        for row in &draft.io_value_added {
            let Some(value) = self.cell("io_value_added.csv", row, &mut seen, VALUE_ADDED) else { continue };
            match numbers.get(row.input.as_str()) {
                Some(sector) => value_added[*sector] = value,
                None => {
                    let place = Row::new("io_value_added.csv", "sector", &row.input, &row.provenance);
                    self.unknown(place, "sector", &row.input, "io_inside", keys.iter().copied());
                }
            }
        }
        if !draft.io_value_added.is_empty() {
            for (sector, key) in keys.iter().enumerate() {
                let bought: f64 = inside.iter().map(|row| row[sector]).sum();
                let imported: f64 = imported.iter().map(|(_, row)| row[sector]).sum();
                self.balance(key, bought + imported + value_added[sector]);
            }
        }
        let tables =
            InputOutput { sectors: keys.iter().map(|key| (*key).to_owned()).collect(), inside, imported };
        let contents = tables.contents();
        if contents.is_none() {
            let place = Row::file("io_inside.csv", "", "io_inside.csv");
            self.report(place.finding(Code::IoNotProductive, ""));
        }
        (tables, Sectors { numbers, contents: contents.unwrap_or_default() })
    }

    /// The value of a cell that stands there for the first time.
    fn cell<'r>(
        &mut self,
        file: &'static str,
        row: &'r IoRow,
        seen: &mut BTreeMap<(&'r str, &'r str), Option<u32>>,
        limits: Limits,
    ) -> Option<f64> {
        let place = Row::new(file, "sector", &row.input, &row.provenance);
        let column = if row.sector.is_empty() { "value" } else { &row.sector };
        let value = self.within(place, column, row.value, limits);
        let key = (row.input.as_str(), row.sector.as_str());
        self.once(seen, key, place, column, &row.input).then(|| value.to_f64())
    }

    /// Warns if a sector's inputs and value added do not add up to one.
    fn balance(&mut self, sector: &str, sum: f64) {
        if (sum - 1.0).abs() > UNBALANCED {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "cells are at most ten, and a table has few thousand"
            )]
            let millionths = (sum * 1e6).round() as i64;
            let place = Row::file("io_inside.csv", "sector", sector);
            let finding = place.finding(Code::IoUnbalanced, sector);
            self.report(finding.with("sum", Ratio::from_parts(millionths)));
        }
    }
}
