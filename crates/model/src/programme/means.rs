//! Birth of the means: renewable resources with their calendars, and funds with their years and rules.

use std::collections::BTreeMap;
use std::ops::Range;

use super::references::AllKeys;
use super::values::{Registrar, Row, SHARE, SUM, UNITS_LARGEST};
use super::{Fund, FundRule, Plant, Resource};
use crate::draft::{FundRow, FundRuleRow, ResourceRow};
use crate::finding::Code;
use crate::number::{Money, Ratio};
use crate::table::{Id, Table};

impl Registrar<'_> {
    /// The resources, their calendars worked in.
    pub(super) fn resources(&mut self, keys: &AllKeys<'_>) -> Table<Resource> {
        let draft = self.draft;
        let mut resources =
            Table::new(draft.resources.iter().map(|row| self.resource(row, keys)).collect::<Vec<_>>());
        let mut taken: Vec<Vec<(Range<usize>, u32)>> = vec![Vec::new(); resources.len()];
        for row in &draft.resource_calendar {
            let place = Row::new("resource_calendar.csv", "resource", &row.resource, &row.provenance);
            let capacity = self.whole(place, "capacity", row.capacity, (0, UNITS_LARGEST));
            let span = self.span(place, row.span);
            let Some(id) = self.find(place, "resource", &keys.resources, &row.resource) else { continue };
            let earlier = &mut taken[id.index()];
            let overlapped =
                earlier.iter().find(|(other, _)| other.start < span.end && span.start < other.end);
            if let Some((_, first_row)) = overlapped {
                let finding = place.finding(Code::OverlappingRows, "from");
                self.report(finding.with("first_row", i64::from(*first_row)));
            }
            resources[id].capacity[span.clone()].fill(capacity);
            earlier.push((span, row.provenance.row));
        }
        resources
    }

    fn resource(&mut self, row: &ResourceRow, keys: &AllKeys<'_>) -> Resource {
        let place = Row::new("resources.csv", "resource", &row.resource, &row.provenance);
        let capacity = self.whole(place, "capacity", row.capacity, (0, UNITS_LARGEST));
        let partner = self.find_if_given(place, "partner", &keys.partners, row.partner.as_ref());
        let plant = self.find_if_given(place, "plant", &keys.plants, row.plant.as_ref());
        Resource {
            key: row.resource.clone(),
            name: row.name.clone(),
            kind: row.kind,
            partner: partner.flatten().map(Id::index),
            plant: plant.flatten(),
            capacity: vec![capacity; self.draft.header.calendar.len()],
            provenance: row.provenance.clone(),
        }
    }

    /// The funds, one for each key, with their money by budget year and their rules.
    pub(super) fn funds(&mut self, keys: &AllKeys<'_>, years: &[i32]) -> Table<Fund> {
        let draft = self.draft;
        let mut funds: Vec<Fund> = Vec::new();
        let mut carried: Vec<Option<Ratio>> = Vec::new();
        let mut seen = BTreeMap::new();
        for row in &draft.funds {
            let place = Row::new("funds.csv", "fund", &row.fund, &row.provenance);
            let (amount, carry_over) = self.fund_year(place, row);
            let Some(id) = keys.funds.get(&row.fund) else { continue };
            if id.index() == funds.len() {
                funds.push(Fund {
                    key: row.fund.clone(),
                    name: row.name.clone(),
                    carry_over: Ratio::ONE,
                    amounts: vec![Money::zero(self.currency()); years.len()],
                    rules: Vec::new(),
                    provenance: row.provenance.clone(),
                });
                carried.push(None);
            }
            let fund = &mut funds[id.index()];
            if fund.name.plain.is_empty() {
                fund.name = row.name.clone();
            }
            let first = &mut carried[id.index()];
            if carry_over.is_some() && first.is_some() && carry_over != *first {
                self.report(place.finding(Code::CarryOverDiffers, "carry_over_share"));
            }
            *first = first.or(carry_over);
            fund.carry_over = first.unwrap_or(Ratio::ONE);
            if !self.once(&mut seen, (id, row.year), place, "year", &format!("{} {}", row.fund, row.year)) {
                continue;
            }
            match years.iter().position(|year| i64::from(*year) == row.year) {
                Some(year) => fund.amounts[year] = amount,
                None => self
                    .report(place.finding(Code::OutsideHorizon, "year").with("found", row.year.to_string())),
            }
        }
        for row in &draft.fund_rules {
            if let Some((fund, rule)) = self.fund_rule(row, keys) {
                funds[fund.index()].rules.push(rule);
            }
        }
        Table::new(funds)
    }

    fn fund_year(&mut self, place: Row<'_>, row: &FundRow) -> (Money, Option<Ratio>) {
        let amount = self.converted(place, "amount", row.amount, SUM);
        let amount = self.money(place, "amount", amount);
        let carry_over =
            row.carry_over_share.map(|share| self.ratio(place, "carry_over_share", share, SHARE));
        (amount, carry_over)
    }

    fn fund_rule(&mut self, row: &FundRuleRow, keys: &AllKeys<'_>) -> Option<(Id<Fund>, FundRule)> {
        let place = Row::new("fund_rules.csv", "fund", &row.fund, &row.provenance);
        let max_share = self.ratio(place, "max_share", row.max_share, SHARE);
        let fund = self.find(place, "fund", &keys.funds, &row.fund);
        let partner = self.find_if_given(place, "partner", &keys.partners, row.partner.as_ref());
        let plant = self.find_if_given(place, "plant", &keys.plants, row.plant.as_ref());
        let project = self.find_if_given(place, "project", &keys.projects, row.project.as_ref());
        let rule = FundRule {
            partner: partner.flatten().map(Id::index),
            plant: plant.flatten(),
            project: project.flatten(),
            max_share,
        };
        Some((fund?, rule))
    }
}

impl Resource {
    /// Whether it serves projects sited at that plant.
    pub(super) fn serves(&self, plant: Id<Plant>, plants: &Table<Plant>) -> bool {
        self.partner.is_none_or(|partner| partner == plants[plant].partner)
            && self.plant.is_none_or(|served| served == plant)
    }
}
