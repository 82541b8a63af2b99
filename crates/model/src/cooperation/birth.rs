//! From the tables of cooperation to needs and capabilities that nobody has to check again, or to all their findings at once.

use std::collections::{BTreeMap, BTreeSet};

use crate::draft::{
    CapabilityRow, CertificateRow, Draft, Material, NeedRow, Per, Process, Property, RequirementRow, Stated,
};
use crate::finding::{Code, Finding, any_error};
use crate::number::{Decimal, UnitPrice, round_div};
use crate::programme::references::AllKeys;
use crate::programme::values::{Limits, PRICE, Registrar, Row, SUM};
use crate::table::{Id, Table};
use crate::time::Day;
use crate::unit::{Dimension, Unit, Written};

use super::Cooperation;
use super::capability::{Capability, Capacity, Certificate, Record, Span, plain_certificate};
use super::need::{Ask, Document, Need, Requirement};
use super::property::{Sense, Size};

/// Units asked in a week, month, quarter or year, or free in a week.
const AMOUNT: Limits = (Decimal::ZERO, Decimal::whole(1_000_000_000));
const AMOUNT_ABOVE_NOUGHT: Limits = (Decimal::from_billionths(1_000_000), AMOUNT.1);
const PIECES: Limits = (Decimal::ONE, Decimal::whole(1_000_000));
/// The most days that a delivery may take, and the most weeks that a need may last (ten years).
const DAYS_LARGEST: i64 = 3653;

impl Cooperation {
    /// Checks the tables of cooperation of a draft. Plants and products get the numbers that they have in its programme.
    ///
    /// Returns what was said, with its warnings.
    ///
    /// # Errors
    ///
    /// All findings, if any of them is an error.
    pub fn new(draft: &Draft) -> Result<(Self, Vec<Finding>), Vec<Finding>> {
        let mut registrar = Registrar::new(draft);
        let keys = AllKeys::new(draft, &mut registrar);
        // What is wrong with the programme's own keys is the programme's to say.
        registrar.findings.clear();
        let mut birth = Birth { registrar, keys: &keys };
        let requirements = birth.requirements();
        let needs = birth.needs(requirements);
        let groups = birth.groups();
        let capabilities = birth.capabilities(&groups);
        let certificates = birth.certificates();
        let mut findings = birth.registrar.findings;
        findings.sort_by(|one, other| (&one.place, one.code).cmp(&(&other.place, other.code)));
        if any_error(&findings) {
            return Err(findings);
        }
        let fingerprint = draft.cooperation.fingerprint.clone();
        Ok((Self { fingerprint, needs, capabilities, groups, certificates }, findings))
    }
}

struct Birth<'a, 'k> {
    registrar: Registrar<'a>,
    keys: &'k AllKeys<'k>,
}

impl Birth<'_, '_> {
    fn unit(&mut self, row: Row<'_>, text: &str) -> &'static Unit {
        Unit::parse(text).unwrap_or_else(|| {
            self.registrar.report(row.finding(Code::BadUnit, "unit").with("found", text));
            &crate::unit::UNITS[0]
        })
    }

    fn price(
        &mut self,
        row: Row<'_>,
        column: &str,
        stated: Option<Stated>,
        limits: Limits,
    ) -> Option<UnitPrice> {
        let value = self.registrar.converted(row, column, stated?, limits);
        Some(self.registrar.unit_price(row, column, value, limits))
    }

    /// A span of days in the right order, at most ten years long.
    fn span(&mut self, row: Row<'_>, first: Day, last: Day) -> (Day, Day) {
        if last < first {
            self.registrar.report(row.finding(Code::PeriodReversed, "to"));
            return (first, first);
        }
        if last.days_since(first) > DAYS_LARGEST {
            let finding = row.finding(Code::OutOfRange, "to").with("found", last.to_string());
            let largest = first.plus_days(DAYS_LARGEST).to_string();
            self.registrar.report(finding.with("least", first.to_string()).with("largest", largest));
            return (first, first);
        }
        (first, last)
    }

    /// The requirements of each need, by its key.
    fn requirements(&mut self) -> BTreeMap<String, Vec<Requirement>> {
        let rows = &self.registrar.draft.cooperation.requirements;
        let mut found: BTreeMap<String, Vec<Requirement>> = BTreeMap::new();
        let mut seen = BTreeMap::new();
        let needs = &self.registrar.draft.cooperation.needs;
        let known_needs: BTreeSet<&str> = needs.iter().map(|need| need.need.as_str()).collect();
        for row in rows {
            let place = Row::new("requirements.csv", "requirement", &row.requirement, &row.provenance);
            if !known_needs.contains(row.need.as_str()) {
                let known = needs.iter().map(|need| need.need.as_str());
                self.registrar.unknown(place, "need", &row.need, "needs", known);
                continue;
            }
            let key = (row.need.as_str(), row.requirement.as_str());
            let spelled = format!("{} {}", row.need, row.requirement);
            if !self.registrar.once(&mut seen, key, place, "requirement", &spelled) {
                continue;
            }
            if let Some(ask) = self.ask(place, row) {
                let (key, property, firmness) = (row.requirement.clone(), row.property, row.firmness);
                let requirement = Requirement { key, property, ask, step: row.step, firmness };
                found.entry(row.need.clone()).or_default().push(requirement);
            }
        }
        found
    }

    fn ask(&mut self, place: Row<'_>, row: &RequirementRow) -> Option<Ask> {
        match row.property {
            Property::Process => self
                .listed(place, &row.value, Process::ALL, Process::word, &Process::RUSSIAN)
                .map(Ask::Processes),
            Property::Material => self
                .listed(place, &row.value, Material::ALL, Material::word, &Material::RUSSIAN)
                .map(Ask::Materials),
            property => {
                let Some(written) = Written::parse(&row.value) else {
                    self.registrar
                        .report(place.finding(Code::BadSize, "value").with("found", row.value.as_str()));
                    return None;
                };
                self.size(place, "value", property, written, Size::asked).map(Ask::Size)
            }
        }
    }

    /// Words of a list, in either language.
    fn listed<T: Copy>(
        &mut self,
        place: Row<'_>,
        value: &str,
        all: &[T],
        word: impl Fn(T) -> &'static str,
        russian: &[&str],
    ) -> Option<Vec<T>> {
        let plain = |text: &str| text.trim().to_lowercase().replace('ё', "е").replace([' ', '-'], "_");
        let mut found = Vec::new();
        for part in value.split([';', '|']).filter(|part| !part.trim().is_empty()) {
            let part_plain = plain(part);
            let at =
                (0..all.len()).find(|&at| word(all[at]) == part_plain || plain(russian[at]) == part_plain);
            let Some(at) = at else {
                let allowed: Vec<&str> = all.iter().map(|one| word(*one)).collect();
                let finding = place.finding(Code::BadWord, "value").with("found", part.trim());
                self.registrar.report(finding.with("allowed", allowed.join(", ")));
                return None;
            };
            found.push(all[at]);
        }
        if found.is_empty() {
            self.registrar.report(place.finding(Code::MissingValue, "value"));
            return None;
        }
        Some(found)
    }

    /// A size of that property: of a dimension that it can have, in order, within what makes sense.
    fn size(
        &mut self,
        place: Row<'_>,
        column: &str,
        property: Property,
        written: Written,
        read: impl Fn(Written) -> Option<Size>,
    ) -> Option<Size> {
        let rule = property.rule()?;
        if !rule.dimensions.contains(&written.unit.dimension) {
            let units = crate::unit::UNITS.iter().filter(|unit| rule.dimensions.contains(&unit.dimension));
            let allowed: Vec<&str> = units.map(|unit| unit.word).filter(|word| !word.is_empty()).collect();
            let allowed = if allowed.is_empty() { "–".to_owned() } else { allowed.join(", ") };
            let finding = place.finding(Code::UnitMismatch, column).with("found", written.unit.word);
            self.registrar.report(finding.with("property", property.word()).with("allowed", allowed));
            return None;
        }
        if let (Some(low), Some(high)) = (written.low, written.high)
            && low > high
        {
            self.registrar.report(place.finding(Code::RangeReversed, column));
            return None;
        }
        let size = read(written);
        let Some(size) = size else {
            self.registrar.report(place.finding(Code::BadSize, column).with("found", "10¹⁵"));
            return None;
        };
        let (least, largest) = rule.limits;
        for end in [size.low, size.high].into_iter().flatten() {
            if end < least || end > largest {
                let shown = |value: Decimal| {
                    let value = written.unit.of_base(value).unwrap_or(value);
                    format!("{value} {}", written.unit.word).trim_end().to_owned()
                };
                let finding = place.finding(Code::OutOfRange, column).with("found", shown(end));
                self.registrar.report(finding.with("least", shown(least)).with("largest", shown(largest)));
                return None;
            }
        }
        Some(size)
    }

    fn needs(&mut self, mut requirements: BTreeMap<String, Vec<Requirement>>) -> Table<Need> {
        let mut seen = BTreeMap::new();
        let rows = &self.registrar.draft.cooperation.needs;
        let needs = rows.iter().map(|row| {
            let place = Row::new("needs.csv", "need", &row.need, &row.provenance);
            self.registrar.once(&mut seen, row.need.as_str(), place, "need", &row.need);
            let need = self.need(place, row, requirements.remove(&row.need).unwrap_or_default());
            self.sensible(place, &need);
            need
        });
        Table::new(needs.collect())
    }

    fn need(&mut self, place: Row<'_>, row: &NeedRow, requirements: Vec<Requirement>) -> Need {
        let draft = self.registrar.draft;
        let quantity = self.registrar.within(place, "quantity", row.quantity, AMOUNT_ABOVE_NOUGHT);
        // A year has 52 weeks here, a quarter 13.
        let (times, weeks) = match row.per {
            Per::Week => (1, 1),
            Per::Month => (12, 52),
            Per::Quarter => (1, 13),
            Per::Year => (1, 52),
        };
        let per_week = Decimal::from_billionths(round_div(quantity.billionths() * times, weeks));
        let day = draft.header.calendar.planning_day();
        let first = row.span.0.unwrap_or(day);
        let last = row.span.1.unwrap_or_else(|| first.plus_days(364));
        let product =
            self.registrar.find_if_given(place, "product", &self.keys.products, row.product.as_ref());
        let product = product.flatten();
        let known = product.and_then(|id| draft.products.get(id.index()));
        let hs = if row.hs.is_empty() {
            known.map(|known| known.hs.clone()).unwrap_or_default()
        } else {
            row.hs.clone()
        };
        let delivered_to =
            self.registrar.find_if_given(place, "delivered_to", &self.keys.plants, row.delivered_to.as_ref());
        let unit = self.unit(place, &row.unit);
        let pieces_per_set =
            row.pieces_per_set.map(|pieces| self.registrar.within(place, "pieces_per_set", pieces, PIECES));
        let documents = row.documents.iter().filter_map(|text| self.document(place, text)).collect();
        Need {
            key: row.need.clone(),
            name: row.name.clone(),
            buyer: row.buyer.clone(),
            product,
            hs,
            description: row.description.clone(),
            per_week,
            unit,
            pieces_per_set,
            span: self.span(place, first, last),
            target_price: self.price(place, "target_price", row.target_price, PRICE),
            deadline: row.deadline,
            delivered_to: delivered_to.flatten(),
            certificates: row
                .certificates
                .iter()
                .map(|name| (name.clone(), plain_certificate(name)))
                .collect(),
            documents,
            visibility: row.visibility,
            updated: row.updated,
            valid_until: row.valid_until,
            requirements,
            provenance: row.provenance.clone(),
        }
    }

    /// `drawing.pdf sha256:…`.
    fn document(&mut self, place: Row<'_>, text: &str) -> Option<Document> {
        let parts = text.rsplit_once("sha256:").map(|(name, sum)| (name.trim(), sum.trim().to_lowercase()));
        match parts {
            Some((name, checksum))
                if !name.is_empty()
                    && checksum.len() == 64
                    && checksum.bytes().all(|byte| byte.is_ascii_hexdigit()) =>
            {
                Some(Document { name: name.to_owned(), checksum })
            }
            _ => {
                let finding = place.finding(Code::BadWord, "documents").with("found", text);
                self.registrar.report(finding.with("allowed", "drawing.pdf sha256:0123…cdef"));
                None
            }
        }
    }

    /// Whether a need can be checked at all, and whether what it asks can be.
    fn sensible(&mut self, place: Row<'_>, need: &Need) {
        if need.requirements.is_empty() && need.certificates.is_empty() && need.deadline.is_none() {
            self.registrar.report(place.finding(Code::NeedUncheckable, "need"));
        }
        if let Some(deadline) = need.deadline.filter(|deadline| *deadline > need.span.1) {
            let finding = place.finding(Code::DeadlineAfterEnd, "deadline");
            let finding = finding.with("deadline", deadline.to_string());
            self.registrar.report(finding.with("end", need.span.1.to_string()));
        }
        let processes = need.processes();
        for requirement in need.requirements.iter().filter(|one| one.property == Property::Tolerance) {
            let Ask::Size(size) = &requirement.ask else { continue };
            let asked = size.high.or(size.low).unwrap_or(Decimal::LARGEST);
            let answering = requirement.step.map_or_else(|| processes.clone(), |step| vec![step]);
            let finest =
                answering.iter().map(|process| process.finest_tolerance()).collect::<Option<Vec<_>>>();
            let Some(finest) = finest.and_then(|all| all.into_iter().min()) else { continue };
            if asked < finest {
                let finding = place
                    .finding(Code::ToleranceBeyondProcess, "need")
                    .with("finest", format!("{finest} mm"));
                let finding = finding.with("requirement", requirement.key.as_str());
                self.registrar.report(finding.with("asked", format!("{asked} mm")));
            }
        }
    }

    fn groups(&mut self) -> Table<Capacity> {
        let rows = &self.registrar.draft.cooperation.capacity;
        let mut groups: BTreeMap<&str, Vec<(Span, u32)>> = BTreeMap::new();
        for row in rows {
            let place = Row::new("capacity.csv", "group", &row.group, &row.provenance);
            let first = row.span.0.unwrap_or(self.registrar.draft.header.calendar.planning_day());
            let last = row.span.1.unwrap_or_else(|| first.plus_days(DAYS_LARGEST));
            let (first, last) = self.span(place, first, last);
            let actual = self.registrar.within(place, "actual", row.actual, AMOUNT);
            let maximum =
                row.maximum.map_or(actual, |most| self.registrar.within(place, "maximum", most, AMOUNT));
            let agreed = self.registrar.within(place, "agreed", row.agreed, AMOUNT);
            if maximum < actual {
                self.registrar.report(place.finding(Code::RangeReversed, "maximum"));
            }
            let span = Span { first, last, actual, maximum, agreed };
            groups.entry(&row.group).or_default().push((span, row.provenance.row));
        }
        let mut table = Vec::new();
        for (key, mut spans) in groups {
            spans.sort_by_key(|(span, row)| (span.first, *row));
            for pair in spans.windows(2).filter(|pair| pair[1].0.first <= pair[0].0.last) {
                let place = Row::file("capacity.csv", "group", key).numbered(pair[1].1);
                let finding = place.finding(Code::OverlappingRows, "from");
                self.registrar.report(finding.with("first_row", i64::from(pair[0].1)));
            }
            let spans = spans.into_iter().map(|(span, _)| span).collect();
            table.push(Capacity { key: key.to_owned(), spans });
        }
        Table::new(table)
    }

    fn capabilities(&mut self, groups: &Table<Capacity>) -> Table<Capability> {
        let mut seen = BTreeMap::new();
        let mut used = vec![false; groups.len()];
        let by_key: BTreeMap<&str, Id<Capacity>> =
            groups.rows().map(|(id, capacity)| (capacity.key.as_str(), id)).collect();
        let rows = &self.registrar.draft.cooperation.capabilities;
        let mut table = Vec::with_capacity(rows.len());
        for row in rows {
            let place = Row::new("capabilities.csv", "capability", &row.capability, &row.provenance);
            self.registrar.once(&mut seen, row.capability.as_str(), place, "capability", &row.capability);
            let group = row.group.as_deref().unwrap_or(&row.capability);
            let found = by_key.get(group).copied();
            match found {
                Some(id) => used[id.index()] = true,
                None if row.group.is_some() => {
                    let known = groups.iter().map(|capacity| capacity.key.as_str());
                    self.registrar.unknown(place, "group", group, "capacity", known);
                }
                None => {}
            }
            table.push(self.capability(place, row, found));
        }
        for (_, capacity) in groups.rows().filter(|(id, _)| !used[id.index()]) {
            let place = Row::file("capacity.csv", "group", &capacity.key);
            let known = rows.iter().map(|row| row.capability.as_str());
            self.registrar.unknown(place, "group", &capacity.key, "capabilities", known);
        }
        Table::new(table)
    }

    fn capability(&mut self, place: Row<'_>, row: &CapabilityRow, group: Option<Id<Capacity>>) -> Capability {
        let sizes = Property::SIZES.iter().zip(&row.sizes).map(|(property, written)| {
            let sense = property.rule().map_or(Sense::Reach, |rule| rule.sense);
            let read = |written: Written| Size::stated(written, sense);
            written.and_then(|written| self.size(place, property.word(), *property, written, read))
        });
        let sizes = sizes.collect();
        let registrar = &mut self.registrar;
        let lead_time =
            row.lead_time.map(|days| registrar.whole(place, "lead_time", days, (0, DAYS_LARGEST)));
        let deliveries = registrar.whole(place, "deliveries", row.deliveries, (0, 1_000_000_000));
        let on_time = registrar.whole(place, "on_time", row.on_time, (0, i64::from(deliveries)));
        let plant = registrar.find(place, "plant", &self.keys.plants, &row.plant);
        Capability {
            key: row.capability.clone(),
            name: row.name.clone(),
            plant: plant.unwrap_or(Id::new(0)),
            description: row.description.clone(),
            hs: row.hs.clone(),
            processes: row.processes.clone(),
            materials: row.materials.clone(),
            sizes,
            group,
            unit: self.unit(place, &row.unit),
            unit_price: self.price(place, "unit_price", row.unit_price, PRICE),
            tooling_cost: self.price(place, "tooling_cost", row.tooling_cost, (SUM.0, PRICE.1)),
            lead_time,
            record: Record { deliveries, on_time },
            updated: row.updated,
            valid_until: row.valid_until,
            provenance: row.provenance.clone(),
        }
    }

    fn certificates(&mut self) -> Vec<Vec<Certificate>> {
        let mut held = vec![Vec::new(); self.registrar.draft.plants.len()];
        let today = self.registrar.draft.header.calendar.planning_day();
        for row in &self.registrar.draft.cooperation.certificates_held {
            let place = Row::new("certificates_held.csv", "plant", &row.plant, &row.provenance);
            let CertificateRow { certificate, number, span: (first, last), .. } = row;
            if let (Some(first), Some(last)) = (first, last)
                && last < first
            {
                self.registrar.report(place.finding(Code::PeriodReversed, "to"));
            }
            if let Some(last) = last.filter(|last| *last < today) {
                let finding =
                    place.finding(Code::HeldCertificateExpired, "to").with("found", last.to_string());
                self.registrar
                    .report(finding.with("held", certificate.as_str()).with("day", today.to_string()));
            }
            if let Some(plant) = self.registrar.find(place, "plant", &self.keys.plants, &row.plant)
                && let Some(papers) = held.get_mut(plant.index())
            {
                papers.push(Certificate {
                    name: certificate.clone(),
                    plain: plain_certificate(certificate),
                    number: number.clone(),
                    first: *first,
                    last: *last,
                });
            }
        }
        held
    }
}

/// Whether the two count the same things, or one can be turned into the other with the pieces in a set: units of `to` in one of
/// `from`.
#[must_use]
pub fn units_between(from: &Unit, to: &Unit, pieces_per_set: Option<Decimal>) -> Option<Decimal> {
    let one = from.to_base(Decimal::ONE)?;
    let base = match (from.dimension, to.dimension) {
        (one_dimension, other) if one_dimension == other => one,
        (Dimension::Sets, Dimension::Count) => one.times(pieces_per_set?),
        (Dimension::Count, Dimension::Sets) => {
            let pieces = pieces_per_set?.billionths();
            Decimal::from_billionths(round_div(one.billionths() * Decimal::SCALE, pieces))
        }
        _ => return None,
    };
    to.of_base(base)
}
