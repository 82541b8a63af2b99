//! Rows of the tables of cooperation.

use model::draft::{
    CapabilityRow, CapacityRow, CertificateRow, CooperationDraft, Draft, NeedRow, Property, RequirementRow,
};

use crate::row::Row;

/// Puts a row of a table into the draft.
pub(super) fn put(table: &str, row: &mut Row<'_, '_>, draft: &mut Draft) {
    let draft: &mut CooperationDraft = &mut draft.cooperation;
    match table {
        "needs" => draft.needs.push(need(row)),
        "requirements" => draft.requirements.push(requirement(row)),
        "capabilities" => draft.capabilities.push(capability(row)),
        "capacity" => draft.capacity.push(capacity(row)),
        "certificates_held" => draft.certificates_held.push(certificate(row)),
        _ => debug_assert!(false, "a table of the schema that nobody reads: {table}"),
    }
}

fn need(row: &mut Row<'_, '_>) -> NeedRow {
    let currency = row.currency();
    NeedRow {
        need: row.id("need"),
        name: row.name(),
        buyer: row.id("buyer"),
        product: row.optional_id("product"),
        hs: row.customs_code("hs"),
        description: row.text("description"),
        quantity: row.number("quantity"),
        unit: row.text("unit"),
        per: row.word("per"),
        pieces_per_set: row.optional_number("pieces_per_set"),
        span: row.days(),
        target_price: row.optional_stated("target_price", currency),
        deadline: row.last_day("deadline"),
        delivered_to: row.optional_id("delivered_to"),
        certificates: row.texts("certificates"),
        documents: row.texts("documents"),
        visibility: row.word("visibility"),
        updated: row.day("updated"),
        valid_until: row.day("valid_until"),
        provenance: row.provenance(),
    }
}

fn requirement(row: &mut Row<'_, '_>) -> RequirementRow {
    RequirementRow {
        need: row.id("need"),
        requirement: row.id("requirement"),
        property: row.word("property"),
        value: row.text("value"),
        step: row.optional_word("step"),
        firmness: row.word("firmness"),
        provenance: row.provenance(),
    }
}

fn capability(row: &mut Row<'_, '_>) -> CapabilityRow {
    let currency = row.currency();
    CapabilityRow {
        capability: row.id("capability"),
        name: row.name(),
        plant: row.id("plant"),
        description: row.text("description"),
        hs: row.customs_codes("hs"),
        processes: row.words("processes"),
        materials: row.words("materials"),
        sizes: Property::SIZES.iter().map(|property| row.size(property.word())).collect(),
        group: row.optional_id("group"),
        unit: row.text("unit"),
        unit_price: row.optional_stated("unit_price", currency),
        tooling_cost: row.optional_stated("tooling_cost", currency),
        lead_time: row.optional_whole("lead_time"),
        deliveries: row.whole("deliveries"),
        on_time: row.whole("on_time"),
        updated: row.day("updated"),
        valid_until: row.day("valid_until"),
        provenance: row.provenance(),
    }
}

fn capacity(row: &mut Row<'_, '_>) -> CapacityRow {
    CapacityRow {
        group: row.id("group"),
        span: row.days(),
        actual: row.number("actual"),
        maximum: row.optional_number("maximum"),
        agreed: row.number("agreed"),
        provenance: row.provenance(),
    }
}

fn certificate(row: &mut Row<'_, '_>) -> CertificateRow {
    CertificateRow {
        plant: row.id("plant"),
        certificate: row.text("certificate"),
        number: row.text("number"),
        span: row.days(),
        provenance: row.provenance(),
    }
}
