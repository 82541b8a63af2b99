//! Hidden imports priced again after a plan.
//!
//! h is a first-order coefficient: it says what is imported behind a product while everything else is bought as it is today. A plan
//! that makes bearings inside changes that for every buyer of bearings. Once a plan is found, the share of each row of imports that
//! it makes inside moves to the sectors that make it, the import contents are solved anew, and every h and the net value retained
//! follow ("tiered hybrid analysis", Suh and others 2004, where the two layers meet).
//!
//! How much of a row of imports are the programme's own products nobody knows from the tables alone: nothing if they were taken
//! out of the row (as `exposure --programme` does), everything at most. So the answer is an end of a range whose other end is the
//! account itself. The share is that of the best period, so that no period is worth more.

use super::resolved::Resolved;
use super::{Fine, discounted, own_flows};
use crate::account::exact::Worth;
use crate::hidden::{Replaced, per_unit};
use crate::number::{Money, Ratio, UnitPrice};
use crate::programme::{Programme, Project, parts_price};
use crate::table::Id;

/// How much of a row of imports a plan makes inside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Localised {
    /// The row's key in `io_imported`.
    pub goods: String,
    /// The share of what the programme imports of its products among these goods, in the period where it is greatest.
    pub share: Ratio,
}

/// The same plan with hidden imports priced after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repriced {
    /// What moves, in the order of the table; rows of which nothing is made inside are left out.
    pub localised: Vec<Localised>,
    /// Σ δ h q as planned.
    pub hidden_now: Money,
    /// The same after the plan, if its products were all that is imported of those goods.
    pub hidden_after: Money,
    /// The net value retained then: the account's less the difference of the two.
    pub nvr_after: Money,
    /// Projects outside the plan that would take something off the bill per unit then, at their best site, and do not now: only
    /// for their sake the choice might change.
    pub worth_making: Vec<Id<Project>>,
}

/// Prices hidden imports again after a plan. Nothing if the programme has no input-output tables, or the plan makes nothing of
/// what they import.
///
/// Takes one solve of the tables, cubic in their sectors.
#[must_use]
pub fn repriced(programme: &Programme, resolved: &Resolved) -> Option<Repriced> {
    let (replaced, localised) = replaced(programme, resolved);
    if replaced.is_empty() {
        return None;
    }
    let contents = programme.tables.contents_after(&replaced)?;
    let unit = |project: &Project, site: usize| {
        let site = &project.sites[site];
        let Some(sector) = project.sector else { return site.hidden.likely };
        let parts = parts_price(&programme.products[project.product], &programme.products);
        let parts = UnitPrice::from_decimal(parts).unwrap_or_default();
        let after = per_unit(site.unit_price, parts, project.declared_imports, contents.get(sector).copied());
        UnitPrice::from_decimal(after).unwrap_or(site.hidden.likely)
    };
    let (mut now, mut after) = (Worth::default(), Worth::default());
    for choice in &resolved.choices {
        let project = &programme.projects[choice.project];
        let price = unit(project, choice.site);
        let flows = own_flows(programme, choice, &mut [Worth::default(); 4]);
        now += discounted(programme, &flows, &|flow| flow.hidden[super::LIKELY]);
        for (period, made) in choice.production.iter().enumerate() {
            after += Worth::discounted(Fine::priced(price, *made), programme.discount[period]);
        }
    }
    let currency = programme.currency;
    let (hidden_now, hidden_after) = (now.money(currency), after.money(currency));
    let nvr = super::of(programme, resolved).totals.nvr;
    let chosen = |project: Id<Project>| resolved.choices.iter().any(|choice| choice.project == project);
    let pays = |project: &Project, hidden: &dyn Fn(usize) -> UnitPrice| {
        let product = &programme.products[project.product];
        let parts = parts_price(product, &programme.products).billionths();
        let margin = |site: usize| {
            product.price.to_decimal().billionths() - parts - hidden(site).to_decimal().billionths()
        };
        (0..project.sites.len()).any(|site| margin(site) > 0)
    };
    let worth_making = programme.projects.rows().filter(|(id, project)| {
        !chosen(*id)
            && !pays(project, &|site| project.sites[site].hidden.likely)
            && pays(project, &|site| unit(project, site))
    });
    Some(Repriced {
        localised,
        hidden_now,
        hidden_after,
        nvr_after: nvr + (hidden_now - hidden_after),
        worth_making: worth_making.map(|(id, _)| id).collect(),
    })
}

/// What part of each row of imports is made inside, and by which sector.
fn replaced(programme: &Programme, resolved: &Resolved) -> (Vec<Replaced>, Vec<Localised>) {
    let tables = &programme.tables;
    let made = by_sector(programme, resolved);
    let (mut replaced, mut localised) = (Vec::new(), Vec::new());
    for row in 0..tables.imported.len() {
        let makers: Vec<usize> =
            (0..tables.sectors.len()).filter(|sector| tables.makes(*sector, row)).collect();
        let imported = needed(programme, resolved, row);
        let share = |period: usize| -> f64 {
            let inside: f64 = makers.iter().map(|sector| made[*sector][period]).sum();
            if inside > 0.0 { inside / imported[period].max(inside) } else { 0.0 }
        };
        let best = (0..programme.periods()).max_by(|a, b| share(*a).total_cmp(&share(*b)).then(b.cmp(a)));
        let Some(best) = best.filter(|best| share(*best) > 0.0) else { continue };
        let whole = imported[best].max(makers.iter().map(|sector| made[*sector][best]).sum());
        for &sector in &makers {
            if made[sector][best] > 0.0 {
                replaced.push(Replaced { row, sector, share: made[sector][best] / whole });
            }
        }
        #[expect(clippy::cast_possible_truncation, reason = "a share is at most one")]
        let millionths = (share(best) * 1e6).round() as i64;
        localised
            .push(Localised { goods: tables.imported[row].0.clone(), share: Ratio::from_parts(millionths) });
    }
    (replaced, localised)
}

/// At import prices, by sector and period: what the plan makes.
fn by_sector(programme: &Programme, resolved: &Resolved) -> Vec<Vec<f64>> {
    let mut made = vec![vec![0.0; programme.periods()]; programme.tables.sectors.len()];
    for choice in &resolved.choices {
        let project = &programme.projects[choice.project];
        let Some(sector) = project.sector else { continue };
        let price = programme.products[project.product].price;
        for (sum, quantity) in made[sector].iter_mut().zip(&choice.production) {
            *sum += Fine::priced(price, *quantity).to_f64();
        }
    }
    made
}

/// At import prices, by period: all that is needed of the programme's products among the goods of a row of imports, for demand and
/// for what the plan makes. A product is among them if a project of it belongs to a sector that makes them.
fn needed(programme: &Programme, resolved: &Resolved, row: usize) -> Vec<f64> {
    let mut counted = vec![false; programme.products.len()];
    for project in programme.projects.iter() {
        let makes = project.sector.is_some_and(|sector| programme.tables.makes(sector, row));
        counted[project.product.index()] |= makes;
    }
    let mut needed = vec![0.0; programme.periods()];
    for (id, product) in programme.products.rows().filter(|(id, _)| counted[id.index()]) {
        for (sum, demand) in needed.iter_mut().zip(&product.demand) {
            *sum += Fine::priced(product.price, *demand).to_f64();
        }
        for choice in &resolved.choices {
            let buyer = &programme.products[programme.projects[choice.project].product];
            for input in buyer.inputs.iter().filter(|input| input.product == id) {
                let each = product.price.to_f64() * input.quantity.to_f64();
                for (sum, made) in needed.iter_mut().zip(&choice.production) {
                    *sum += each * made.to_f64();
                }
            }
        }
    }
    needed
}
