//! Rows of each table: which cell goes into which field of the draft.

use model::draft::{
    BomRow, CalendarRow, Draft, FundRow, FundRuleRow, IoRow, LimitRow, PlantRow, PrecedenceRow, ProductRow,
    ProjectRow, RequiresRow, ResourceRow, SiteRow, TaskRow, UseRow, VolumeRow,
};

use crate::row::Row;

mod cooperation;

/// Puts a row of a table into the draft.
pub(crate) fn put(table: &str, row: &mut Row<'_, '_>, draft: &mut Draft) {
    match table {
        "plants" => draft.plants.push(plant(row)),
        "products" => draft.products.push(product(row)),
        "bom" => draft.bom.push(bom(row)),
        "builds" => draft.builds.push(volume(row)),
        "demand" => draft.demand.push(volume(row)),
        "projects" => draft.projects.push(project(row)),
        "sites" => draft.sites.push(site(row)),
        "tasks" => draft.tasks.push(task(row)),
        "precedence" => draft.precedence.push(precedence(row)),
        "requires" => draft.requires.push(requires(row)),
        "resources" => draft.resources.push(resource(row)),
        "resource_calendar" => draft.resource_calendar.push(calendar(row)),
        "uses" => draft.uses.push(usage(row)),
        "funds" => draft.funds.push(fund(row)),
        "fund_rules" => draft.fund_rules.push(fund_rule(row)),
        "limits" => draft.limits.push(limit(row)),
        "io_inside" => draft.io_inside.extend(by_sector(row)),
        "io_imported" => draft.io_imported.extend(by_sector(row)),
        "io_value_added" => draft.io_value_added.push(value_added(row)),
        _ => cooperation::put(table, row, draft),
    }
}

fn plant(row: &mut Row<'_, '_>) -> PlantRow {
    PlantRow {
        plant: row.id("plant"),
        name: row.name(),
        partner: row.id("partner"),
        city: row.text("city"),
        coordinates: row.coordinates(),
        floor_area: row.optional_number("floor_area"),
        provenance: row.provenance(),
    }
}

fn product(row: &mut Row<'_, '_>) -> ProductRow {
    let currency = row.currency();
    ProductRow {
        product: row.id("product"),
        name: row.name(),
        hs: row.customs_code("hs"),
        unit: row.text("unit"),
        kind: row.word("kind"),
        price: row.optional_stated("price", currency),
        duty_rate: row.number("duty_rate"),
        outside_suppliers: row.suppliers("outside_suppliers"),
        provenance: row.provenance(),
    }
}

fn bom(row: &mut Row<'_, '_>) -> BomRow {
    BomRow {
        product: row.id("product"),
        input: row.id("input"),
        quantity: row.number("quantity"),
        provenance: row.provenance(),
    }
}

fn volume(row: &mut Row<'_, '_>) -> VolumeRow {
    VolumeRow {
        product: row.id("product"),
        span: row.span(),
        quantity_per_period: row.number("quantity_per_period"),
        provenance: row.provenance(),
    }
}

fn project(row: &mut Row<'_, '_>) -> ProjectRow {
    let currency = row.currency();
    ProjectRow {
        project: row.id("project"),
        name: row.name(),
        product: row.id("product"),
        capacity_per_period: row.number("capacity_per_period"),
        unit_price: row.stated("unit_price", currency),
        imported_share_of_outlay: row.number("imported_share_of_outlay"),
        nonbom_imports: row.optional_stated("nonbom_imports_per_unit", currency),
        nonbom_imports_low: row.optional_stated("nonbom_imports_low", currency),
        nonbom_imports_high: row.optional_stated("nonbom_imports_high", currency),
        sector: row.optional_id("sector"),
        must: row.word("must"),
        latest_launch: row.latest("latest_launch"),
        ramp: row.optional_id("ramp"),
        provenance: row.provenance(),
    }
}

fn site(row: &mut Row<'_, '_>) -> SiteRow {
    SiteRow {
        project: row.id("project"),
        plant: row.id("plant"),
        capacity_factor: row.number("capacity_factor"),
        outlay_factor: row.number("outlay_factor"),
        price_factor: row.number("price_factor"),
        area: row.number("area"),
        provenance: row.provenance(),
    }
}

fn task(row: &mut Row<'_, '_>) -> TaskRow {
    let currency = row.currency();
    TaskRow {
        project: row.id("project"),
        task: row.id("task"),
        plant: row.optional_id("plant"),
        kind: row.word("kind"),
        mode: row.id("mode"),
        duration: row.whole("duration"),
        duration_range: (row.optional_whole("duration_min"), row.optional_whole("duration_max")),
        outlay: row.stated("outlay", currency),
        payment: row.word("payment"),
        retry_probability: row.number("retry_probability"),
        overlap: row.whole("overlap"),
        provenance: row.provenance(),
    }
}

fn precedence(row: &mut Row<'_, '_>) -> PrecedenceRow {
    PrecedenceRow {
        project: row.id("project"),
        before: row.task_of("before"),
        after: row.id("after"),
        lag: row.whole("lag"),
        provenance: row.provenance(),
    }
}

fn requires(row: &mut Row<'_, '_>) -> RequiresRow {
    RequiresRow {
        project: row.id("project"),
        other: row.id("other"),
        kind: row.word("kind"),
        lag: row.whole("lag"),
        provenance: row.provenance(),
    }
}

fn resource(row: &mut Row<'_, '_>) -> ResourceRow {
    ResourceRow {
        resource: row.id("resource"),
        name: row.name(),
        kind: row.word("kind"),
        partner: row.optional_id("partner"),
        plant: row.optional_id("plant"),
        capacity: row.whole("capacity"),
        provenance: row.provenance(),
    }
}

fn calendar(row: &mut Row<'_, '_>) -> CalendarRow {
    CalendarRow {
        resource: row.id("resource"),
        span: row.span(),
        capacity: row.whole("capacity"),
        provenance: row.provenance(),
    }
}

fn usage(row: &mut Row<'_, '_>) -> UseRow {
    UseRow {
        project: row.id("project"),
        task: row.id("task"),
        mode: row.optional_id("mode"),
        resource: row.id("resource"),
        amount: row.whole("amount"),
        provenance: row.provenance(),
    }
}

fn fund(row: &mut Row<'_, '_>) -> FundRow {
    let currency = row.currency();
    FundRow {
        fund: row.id("fund"),
        name: row.name(),
        year: row.whole("year"),
        amount: row.stated("amount", currency),
        carry_over_share: row.optional_number("carry_over_share"),
        provenance: row.provenance(),
    }
}

fn fund_rule(row: &mut Row<'_, '_>) -> FundRuleRow {
    FundRuleRow {
        fund: row.id("fund"),
        partner: row.optional_id("partner"),
        plant: row.optional_id("plant"),
        project: row.optional_id("project"),
        max_share: row.number("max_share"),
        provenance: row.provenance(),
    }
}

fn limit(row: &mut Row<'_, '_>) -> LimitRow {
    let currency = row.currency();
    LimitRow {
        limit: row.id("limit"),
        kind: row.word("kind"),
        of: row.optional_id("of"),
        years: (row.optional_whole("from_year"), row.optional_whole("to_year")),
        share: row.optional_number("share"),
        amount: row.optional_stated("amount", currency),
        penalty: row.optional_number("penalty"),
        provenance: row.provenance(),
    }
}

/// The cells of an input-output row. Noughts are left out, for these tables are mostly empty; but every sector keeps the cell
/// in which it meets itself, so that it is known even if it buys nothing.
fn by_sector(row: &mut Row<'_, '_>) -> Vec<IoRow> {
    let (input, provenance) = (row.id("sector"), row.provenance());
    let sheet = row.sheet;
    let cells = sheet.sectors.iter().filter_map(|(number, sector)| {
        let value = row.sector_number(*number, sector);
        let provenance = provenance.clone();
        (value != model::Decimal::ZERO || *sector == input).then(|| IoRow {
            input: input.clone(),
            sector: sector.clone(),
            value,
            provenance,
        })
    });
    cells.collect()
}

fn value_added(row: &mut Row<'_, '_>) -> IoRow {
    IoRow {
        input: row.id("sector"),
        sector: String::new(),
        value: row.number("value"),
        provenance: row.provenance(),
    }
}
