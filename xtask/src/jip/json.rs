//! The raw instance as JSON, with the short keys under which the family is published.
//!
//! It lets another program read the instance without knowing our folder, and lets us compare ours with the published
//! ones. Sums of money are written as doubles there, hence the conversions.

use serde_json::{Value, json};

use super::check::Check;
use super::instance::{BUYER_COST_MAX_SHARE, Instance, QUARTERS};
use super::parts::Arc;
use super::ventures::Project;

/// The whole document; keys are sorted.
pub(crate) fn document(instance: &Instance) -> Value {
    let Instance { name, scale, parts, markets, ventures, limits, discount } = instance;
    json!({
        "name": name,
        "P": scale.projects,
        "C": scale.components,
        "V": scale.products,
        "L": scale.plants,
        "G": scale.partners,
        "E": scale.stands,
        "K": limits.resources.len(),
        "H": QUARTERS,
        "X": BUYER_COST_MAX_SHARE,
        "tier": parts.tier,
        "use": arcs(&parts.uses),
        "bom": arcs(&parts.bom),
        "price": parts.price,
        "kit": parts.kit,
        "hid": parts.hidden_by_sector,
        "h": parts.hidden,
        "v": parts.value,
        "N": markets.builds,
        "d": markets.demand,
        "base": markets.base_bill,
        "proj": ventures.projects.iter().map(project).collect::<Vec<_>>(),
        "prereq": ventures.prerequisites,
        "capK": limits.resources,
        "B": limits.national.iter().map(|years| doubles(years)).collect::<Vec<_>>(),
        "UF": doubles(&limits.union),
        "areaL": limits.floor,
        "ramp": [0.25, 0.25, 0.25, 0.25],
        "disc": discount,
        "check": check(&Check::of(instance)),
    })
}

fn arcs(arcs: &[Arc]) -> Vec<Value> {
    arcs.iter().map(|arc| json!([arc.parent, arc.child, arc.quantity])).collect()
}

fn doubles(sums: &[u64]) -> Vec<f64> {
    sums.iter().map(|sum| *sum as f64).collect()
}

fn project(project: &Project) -> Value {
    let sites: Vec<Value> = project
        .sites
        .iter()
        .map(|site| json!({ "l": site.plant, "cap": site.capacity, "cost": doubles(&site.outlay), "uc": site.price }))
        .collect();
    json!({
        "c": project.component,
        "dur": [project.normal_quarters, project.fast_quarters],
        "rd": project.design_teams,
        "ct": project.stands,
        "tl": project.tooling_shops,
        "xi": project.imported_share,
        "area": project.area,
        "opts": sites,
    })
}

fn check(check: &Check) -> Value {
    json!({
        "site_options": check.site_options,
        "bom_arcs": check.bom_arcs,
        "price": check.price,
        "v": check.value,
        "d": check.demand,
        "N": check.builds,
        "capacity": check.capacity,
        "outlay": check.outlay,
        "R": check.resources,
        "national_money": check.national_money,
        "union_money": check.union_money,
        "area": check.floor,
    })
}
