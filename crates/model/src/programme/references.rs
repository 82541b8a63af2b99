//! Second step of a programme's birth: the references, from keys as written to typed ids.

use std::collections::BTreeMap;

use super::values::{Registrar, Row};
use super::{Fund, Plant, Product, Project, Resource};
use crate::draft::Draft;
use crate::finding::Code;
use crate::nearest::nearest;
use crate::table::Id;

/// The keys of one table.
pub(crate) struct Keys<'a, T> {
    table: &'static str,
    ids: BTreeMap<&'a str, Id<T>>,
}

impl<T> Keys<'_, T> {
    /// The id of that key.
    pub(crate) fn get(&self, key: &str) -> Option<Id<T>> {
        self.ids.get(key).copied()
    }
}

/// The keys of all tables.
pub(crate) struct AllKeys<'a> {
    pub(crate) partners: Keys<'a, String>,
    pub(crate) plants: Keys<'a, Plant>,
    pub(crate) products: Keys<'a, Product>,
    pub(crate) projects: Keys<'a, Project>,
    pub(crate) resources: Keys<'a, Resource>,
    pub(crate) funds: Keys<'a, Fund>,
}

impl<'a> AllKeys<'a> {
    /// Every key of every table; keys that stand twice are reported.
    pub(crate) fn new(draft: &'a Draft, registrar: &mut Registrar<'_>) -> Self {
        let partners = draft.header.partners.iter().map(|partner| (partner.as_str(), Row::header()));
        let plants = draft.plants.iter();
        let plants = plants.map(|row| Row::new("plants.csv", "plant", &row.plant, &row.provenance));
        let products = draft.products.iter();
        let products = products.map(|row| Row::new("products.csv", "product", &row.product, &row.provenance));
        let projects = draft.projects.iter();
        let projects = projects.map(|row| Row::new("projects.csv", "project", &row.project, &row.provenance));
        let resources = draft.resources.iter();
        let resources =
            resources.map(|row| Row::new("resources.csv", "resource", &row.resource, &row.provenance));
        let mut funds: BTreeMap<&str, Id<Fund>> = BTreeMap::new();
        for row in &draft.funds {
            let next = Id::new(funds.len());
            funds.entry(&row.fund).or_insert(next);
        }
        Self {
            partners: registrar.keys("partners", partners),
            plants: registrar.keys("plants", plants.map(|row| (row.key(), row))),
            products: registrar.keys("products", products.map(|row| (row.key(), row))),
            projects: registrar.keys("projects", projects.map(|row| (row.key(), row))),
            resources: registrar.keys("resources", resources.map(|row| (row.key(), row))),
            funds: Keys { table: "funds", ids: funds },
        }
    }
}

impl Registrar<'_> {
    /// Numbers the keys in file order. Of two equal keys the first counts.
    fn keys<'k, T>(
        &mut self,
        table: &'static str,
        rows: impl Iterator<Item = (&'k str, Row<'k>)>,
    ) -> Keys<'k, T> {
        let mut ids = BTreeMap::new();
        let mut seen = BTreeMap::new();
        for (number, (key, row)) in rows.enumerate() {
            let column = if row.number().is_some() { row.noun() } else { table };
            if self.once(&mut seen, key, row, column, key) {
                ids.insert(key, Id::new(number));
            }
        }
        Keys { table, ids }
    }

    /// Whether this key stands in its table for the first time; if not, that is a finding.
    pub(crate) fn once<K: Ord>(
        &mut self,
        seen: &mut BTreeMap<K, Option<u32>>,
        key: K,
        row: Row<'_>,
        column: &str,
        spelled: &str,
    ) -> bool {
        if let Some(first) = seen.get(&key) {
            let finding = row.finding(Code::DuplicateKey, column).with("key", spelled);
            self.report(finding.with("first_row", i64::from(first.unwrap_or(0))));
            return false;
        }
        seen.insert(key, row.number());
        true
    }

    /// The id of a key that another table must have.
    pub(crate) fn find<T>(
        &mut self,
        row: Row<'_>,
        column: &str,
        keys: &Keys<'_, T>,
        key: &str,
    ) -> Option<Id<T>> {
        let found = keys.get(key);
        if found.is_none() {
            self.unknown(row, column, key, keys.table, keys.ids.keys().copied());
        }
        found
    }

    /// The id of a key that may be left out: nothing if it is left out, nothing inside if it is unknown.
    pub(crate) fn find_if_given<T>(
        &mut self,
        row: Row<'_>,
        column: &str,
        keys: &Keys<'_, T>,
        key: Option<&String>,
    ) -> Option<Option<Id<T>>> {
        key.map(|key| self.find(row, column, keys, key))
    }

    /// Reports a key that its table does not have, with the nearest one that it has, if that is near.
    pub(crate) fn unknown<'k>(
        &mut self,
        row: Row<'_>,
        column: &str,
        key: &str,
        table: &str,
        known: impl Iterator<Item = &'k str>,
    ) {
        let finding = row.finding(Code::UnknownId, column).with("found", key).with("table", table);
        self.report(match nearest(key, known) {
            Some(nearest) => finding.with("nearest", nearest),
            None => finding,
        });
    }
}
