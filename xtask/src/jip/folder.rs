//! The same instance as an ordinary programme folder.
//!
//! Programmes that people write and programmes that chance writes go the same way through the product, so a benchmark
//! measures what a user gets. The layout is described in `docs/reference/programme-folder.md`.

use super::instance::{BUYER_COST_MAX_SHARE, Instance, QUARTERS, YEARS};
use super::parts::Arc;
use super::table::{Table, millionths, thousandths};
use super::ventures::{Project, STAGES, Site};

/// The calendar year of the first quarter.
const FIRST_YEAR: usize = 2026;
/// Units a quarter that a project's capacity is a factor of.
const CAPACITY_UNIT: u64 = 1000;
/// The two modes of every task.
const MODES: [&str; 2] = ["normal", "fast"];

/// File names and their texts.
pub(crate) fn files(instance: &Instance) -> Vec<(&'static str, String)> {
    vec![
        ("programme.toml", programme(instance)),
        ("plants.csv", plants(instance)),
        ("products.csv", products(instance)),
        ("bom.csv", bom(instance)),
        ("builds.csv", builds(instance)),
        ("demand.csv", demand(instance)),
        ("projects.csv", projects(instance)),
        ("sites.csv", sites(instance)),
        ("tasks.csv", tasks(instance)),
        ("requires.csv", requires(instance)),
        ("resources.csv", resources(instance)),
        ("uses.csv", uses(instance)),
        ("funds.csv", funds(instance)),
        ("fund_rules.csv", fund_rules(instance)),
    ]
}

/// The yearly rate is 1.02⁴ − 1, the family's 2 % a quarter.
fn programme(instance: &Instance) -> String {
    let partners: Vec<String> =
        (0..instance.scale.partners).map(|partner| format!("\"P{partner}\"")).collect();
    format!(
        "# Generated: family JIP, {name}. Every figure is an assumption made by chance; it describes no real country.\n\
         format = 1\n\
         name = \"JIP {name}\"\n\
         planning_day = {FIRST_YEAR}-01-01\n\
         period = \"quarter\"\n\
         periods = {QUARTERS}\n\
         currency = \"USD\"\n\
         discount_rate = 0.08243216\n\
         partners = [{partners}]\n\
         \n\
         [limits]\n\
         buyer_cost_max_share = {BUYER_COST_MAX_SHARE}\n\
         \n\
         [ramp]\n\
         default = [0.25, 0.5, 0.75, 1.0]\n",
        name = instance.name,
        partners = partners.join(", "),
    )
}

fn plants(instance: &Instance) -> String {
    let mut table = Table::with_headings(&["plant", "name", "partner", "floor_area"]);
    for (plant, floor) in instance.limits.floor.iter().enumerate() {
        let partner = instance.scale.partner_of(plant);
        table.row(&[&format!("l{plant}"), &format!("Plant {plant}"), &format!("P{partner}"), floor]);
    }
    table.into_text()
}

/// The two tables of single figures name their source; the long ones follow from them.
fn products(instance: &Instance) -> String {
    let mut table = Table::with_headings(&["product", "name", "unit", "kind", "price", "source", "basis"]);
    let source = source(instance);
    for product in 0..instance.scale.products {
        let name = format!("Final product {product}");
        table.row(&[&format!("v{product}"), &name, &"piece", &"final", &"", &source, &"assumption"]);
    }
    for (component, price) in instance.parts.price.iter().enumerate() {
        let name = format!("Component {component} of tier {}", instance.parts.tier[component]);
        let price = millionths(*price);
        table.row(&[&format!("c{component}"), &name, &"piece", &"component", &price, &source, &"assumption"]);
    }
    table.into_text()
}

fn source(instance: &Instance) -> String {
    format!("JIP family {}", instance.name)
}

fn bom(instance: &Instance) -> String {
    let mut table = Table::with_headings(&["product", "input", "quantity"]);
    let levels: [(&str, &[Arc]); 2] = [("v", &instance.parts.uses), ("c", &instance.parts.bom)];
    for (prefix, arcs) in levels {
        for arc in arcs {
            table.row(&[&format!("{prefix}{}", arc.parent), &format!("c{}", arc.child), &arc.quantity]);
        }
    }
    table.into_text()
}

fn builds(instance: &Instance) -> String {
    let mut table = Table::with_headings(&["product", "from", "to", "quantity_per_period"]);
    for (product, quantities) in instance.markets.builds.iter().enumerate() {
        add_runs(&mut table, &format!("v{product}"), quantities);
    }
    table.into_text()
}

/// Tier 1 is absent: its demand arises from the builds.
fn demand(instance: &Instance) -> String {
    let mut table = Table::with_headings(&["product", "from", "to", "quantity_per_period"]);
    for (component, quantities) in instance.markets.demand.iter().enumerate() {
        if instance.parts.tier[component] > 1 {
            add_runs(&mut table, &format!("c{component}"), quantities);
        }
    }
    table.into_text()
}

/// One row for every run of quarters with the same quantity.
fn add_runs(table: &mut Table, product: &str, quantities: &[u64]) {
    let mut first = 0;
    for run in quantities.chunk_by(|one, next| one == next) {
        table.row(&[&product, &quarter(first), &quarter(first + run.len() - 1), &run[0]]);
        first += run.len();
    }
}

fn quarter(index: usize) -> String {
    format!("{}-Q{}", FIRST_YEAR + index / 4, index % 4 + 1)
}

/// Projects of the family have no figures of their own where sites differ: they have units, and sites have factors.
fn projects(instance: &Instance) -> String {
    let mut table = Table::with_headings(&[
        "project",
        "name",
        "product",
        "capacity_per_period",
        "unit_price",
        "imported_share_of_outlay",
        "nonbom_imports_per_unit",
        "source",
        "basis",
    ]);
    let source = source(instance);
    for (project, facts) in instance.ventures.projects.iter().enumerate() {
        table.row(&[
            &format!("p{project}"),
            &format!("Make component {}", facts.component),
            &format!("c{}", facts.component),
            &CAPACITY_UNIT,
            &1,
            &millionths(facts.imported_share),
            &millionths(instance.parts.hidden[facts.component]),
            &source,
            &"assumption",
        ]);
    }
    table.into_text()
}

fn sites(instance: &Instance) -> String {
    let mut table = Table::with_headings(&["project", "plant", "capacity_factor", "price_factor", "area"]);
    for (project, facts) in instance.ventures.projects.iter().enumerate() {
        for site in &facts.sites {
            let capacity_factor = thousandths(site.capacity * 1000 / CAPACITY_UNIT);
            table.row(&[
                &format!("p{project}"),
                &format!("l{}", site.plant),
                &capacity_factor,
                &millionths(site.price),
                &facts.area,
            ]);
        }
    }
    table.into_text()
}

/// Outlays are rounded site by site, so no factor gives them exactly: every site has its own rows.
fn tasks(instance: &Instance) -> String {
    let mut table =
        Table::with_headings(&["project", "task", "plant", "kind", "mode", "duration", "outlay", "payment"]);
    for (project, facts) in instance.ventures.projects.iter().enumerate() {
        let project = format!("p{project}");
        for (stage, name) in STAGES.iter().enumerate() {
            for site in &facts.sites {
                for mode in MODES {
                    let duration = quarters(facts, mode)[stage];
                    let outlay = outlay(site, mode)[stage];
                    let plant = format!("l{}", site.plant);
                    table.row(&[&project, name, &plant, name, &mode, &duration, &outlay, &"at_start"]);
                }
            }
        }
    }
    table.into_text()
}

fn quarters(project: &Project, mode: &str) -> [u64; 5] {
    if mode == "fast" { project.fast_quarters } else { project.normal_quarters }
}

/// Haste costs 35 % more; of whole thousands that is whole dollars.
fn outlay(site: &Site, mode: &str) -> [u64; 5] {
    if mode == "fast" { site.outlay.map(|dollars| dollars / 100 * 135) } else { site.outlay }
}

fn requires(instance: &Instance) -> String {
    let mut table = Table::with_headings(&["project", "other", "kind", "lag"]);
    for (project, other) in &instance.ventures.prerequisites {
        table.row(&[&format!("p{project}"), &format!("p{other}"), &"launch_after", &0]);
    }
    table.into_text()
}

fn resources(instance: &Instance) -> String {
    let mut table = Table::with_headings(&["resource", "name", "kind", "partner", "capacity"]);
    let partners = instance.scale.partners;
    for (index, capacity) in instance.limits.resources.iter().enumerate() {
        let (id, name, kind, partner) = if index < partners {
            let partner = format!("P{index}");
            (design(index), format!("Design teams of {partner}"), "team", partner)
        } else if index < 2 * partners {
            let partner = format!("P{}", index - partners);
            (tooling(index - partners), format!("Tooling shops of {partner}"), "shop", partner)
        } else {
            let kind = index - 2 * partners;
            (stand(kind), format!("Certification stands of kind {kind}"), "stand", String::new())
        };
        table.row(&[&id, &name, &kind, &partner, capacity]);
    }
    table.into_text()
}

fn design(partner: usize) -> String {
    format!("design-P{partner}")
}

fn tooling(partner: usize) -> String {
    format!("tooling-P{partner}")
}

fn stand(kind: usize) -> String {
    format!("stand-{kind}")
}

/// A task names the teams and shops of every partner in whose country the project might stand.
fn uses(instance: &Instance) -> String {
    let mut table = Table::with_headings(&["project", "task", "mode", "resource", "amount"]);
    for (project, facts) in instance.ventures.projects.iter().enumerate() {
        let project = format!("p{project}");
        let mut partners: Vec<usize> =
            facts.sites.iter().map(|site| instance.scale.partner_of(site.plant)).collect();
        partners.sort_unstable();
        partners.dedup();
        for (mode, extra) in MODES.into_iter().zip([0, 1]) {
            for partner in &partners {
                table.row(&[
                    &project,
                    &"development",
                    &mode,
                    &design(*partner),
                    &(facts.design_teams + extra),
                ]);
            }
        }
        for partner in &partners {
            table.row(&[&project, &"prototype", &"", &design(*partner), &1]);
        }
        let stand = stand(instance.scale.stand_of(facts.component));
        table.row(&[&project, &"certification", &"", &stand, &facts.stands]);
        for (mode, extra) in MODES.into_iter().zip([0, 1]) {
            for partner in &partners {
                table.row(&[&project, &"tooling", &mode, &tooling(*partner), &(facts.tooling_shops + extra)]);
            }
        }
    }
    table.into_text()
}

fn funds(instance: &Instance) -> String {
    let mut table = Table::with_headings(&["fund", "name", "year", "amount", "carry_over_share"]);
    let national = instance
        .limits
        .national
        .iter()
        .enumerate()
        .map(|(partner, years)| (format!("P{partner}"), format!("Fund of P{partner}"), years));
    let union = ("union".to_owned(), "Union fund".to_owned(), &instance.limits.union);
    for (fund, name, years) in national.chain([union]) {
        for (year, amount) in (0..YEARS).zip(years) {
            table.row(&[&fund, &name, &(FIRST_YEAR + year), amount, &1]);
        }
    }
    table.into_text()
}

/// A partner's money stays in the country; the union fund has no rule and pays anywhere.
fn fund_rules(instance: &Instance) -> String {
    let mut table = Table::with_headings(&["fund", "partner"]);
    for partner in 0..instance.scale.partners {
        let partner = format!("P{partner}");
        table.row(&[&partner, &partner]);
    }
    table.into_text()
}
