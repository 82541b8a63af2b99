//! What a programme gives to every evaluation of L, whatever the multipliers: purses, largest markets, windows, margins.

use super::tasks::{Tree, Windows, step};
use crate::account::{Fine, priced_with_duty};
use crate::draft::{Must, RequirementKind};
use crate::number::{Quantity, Ratio};
use crate::programme::{PolicyRow, Programme, Project};
use crate::table::Id;

/// A programme in doubles, with everything that does not depend on multipliers.
pub(super) struct Ground<'a> {
    pub programme: &'a Programme,
    /// δ.
    pub discount: Vec<f64>,
    /// The distinct vectors of fund shares.
    pub purses: Vec<Purse>,
    /// The outlets of each product, demand first.
    pub outlets: Vec<Vec<Outlet>>,
    /// X · bill of each year, if there is a limit.
    pub buyer_room: Option<Vec<f64>>,
    /// The rows of the policy limits.
    pub policy: Vec<PolicyRow>,
    pub projects: Vec<Candidate>,
    /// Requirements, then cross precedences.
    pub dependencies: Vec<Dependency>,
}

/// Where a product can be sold.
pub(super) struct Outlet {
    /// The product that it goes into and how much a unit of that takes; nothing for demand.
    pub user: Option<(usize, f64)>,
    /// M, by period.
    pub most: Vec<f64>,
}

/// A distinct vector of fund shares.
pub(super) struct Purse {
    pub shares: Vec<f64>,
    /// How many projects have a site of this purse.
    pub projects: f64,
}

/// A requirement or a cross precedence.
pub(super) struct Dependency {
    pub project: usize,
    pub other: usize,
    pub kind: RequirementKind,
    pub lag: usize,
}

/// A project.
pub(super) struct Candidate {
    pub product: usize,
    /// ξ.
    pub imported_share: f64,
    pub tree: Tree,
    pub sites: Vec<Place>,
}

/// A project's site.
pub(super) struct Place {
    pub plant: usize,
    pub purse: usize,
    pub area: f64,
    /// v, and the sum of the magnitudes of its terms.
    pub margin: (f64, f64),
    /// c − π(1+duty), likewise.
    pub buyer_extra: (f64, f64),
    /// Capacity in the periods from launch on; the last one stays.
    pub ramp: Vec<f64>,
    /// Modes by task.
    pub modes: Vec<Vec<Way>>,
    /// None: the site is impossible.
    pub windows: Option<Windows>,
    /// Whether the launch is exactly the end of the only last task.
    pub exact: bool,
}

/// A mode.
pub(super) struct Way {
    pub duration: usize,
    pub step: usize,
    /// Periods after the start, and what is paid then.
    pub payments: Vec<(usize, f64)>,
    pub outlay: f64,
    /// Resource and units.
    pub uses: Vec<(usize, f64)>,
}

impl<'a> Ground<'a> {
    pub(super) fn new(programme: &'a Programme) -> Self {
        let mut shares: Vec<Vec<Ratio>> = Vec::new();
        let mut purses: Vec<Purse> = Vec::new();
        let projects: Vec<Candidate> = programme
            .projects
            .rows()
            .map(|(id, project)| candidate(programme, id, project, &mut shares, &mut purses))
            .collect();
        Self {
            programme,
            discount: programme
                .discount
                .iter()
                .map(|&parts| parts as f64 / Programme::DISCOUNT_SCALE as f64)
                .collect(),
            purses,
            outlets: outlets(programme, &projects),
            buyer_room: buyer_room(programme),
            policy: programme.policy_rows(),
            projects,
            dependencies: dependencies(programme),
        }
    }

    /// The longest chain of additions in one evaluation, roughly and from above.
    pub(super) fn longest_chain(&self) -> f64 {
        let programme = self.programme;
        let rows = programme.projects.len()
            + programme.products.len()
            + programme.resources.len()
            + programme.plants.len()
            + self.purses.len() * programme.funds.len()
            + self.policy.len()
            + self.dependencies.len();
        (2 * programme.periods() + rows) as f64
    }
}

fn candidate(
    programme: &Programme,
    id: Id<Project>,
    project: &Project,
    known: &mut Vec<Vec<Ratio>>,
    purses: &mut Vec<Purse>,
) -> Candidate {
    let tree = Tree::new(project);
    let mut seen: Vec<usize> = Vec::new();
    let mut sites = Vec::new();
    for (number, site) in project.sites.iter().enumerate() {
        let shares: Vec<Ratio> =
            programme.funds.ids().map(|fund| programme.fund_share(fund, id, site.plant)).collect();
        let purse = known.iter().position(|of| *of == shares).unwrap_or_else(|| {
            purses.push(Purse { shares: shares.iter().map(|share| share.to_f64()).collect(), projects: 0.0 });
            known.push(shares.clone());
            known.len() - 1
        });
        if !seen.contains(&purse) {
            seen.push(purse);
            purses[purse].projects += 1.0;
        }
        sites.push(Place {
            plant: site.plant.index(),
            purse,
            area: site.area.to_f64(),
            margin: margin(programme, project, number),
            buyer_extra: buyer_extra(programme, project, number),
            ramp: (0..project.ramp.len().max(1))
                .map(|since| project.capacity_after(site, since).to_f64())
                .collect(),
            modes: project
                .tasks
                .iter()
                .map(|task| task.modes[number].iter().map(Way::of).collect())
                .collect(),
            windows: Windows::new(programme, project, &tree, number, &shares),
            exact: tree.ends_exactly(project, number),
        });
    }
    Candidate {
        product: project.product.index(),
        imported_share: project.imported_share_of_outlay.to_f64(),
        tree,
        sites,
    }
}

impl Way {
    fn of(mode: &crate::programme::Mode) -> Self {
        Self {
            duration: mode.duration as usize,
            step: step(mode),
            payments: mode
                .payments()
                .iter()
                .enumerate()
                .filter(|(_, paid)| paid.minor != 0)
                .map(|(offset, paid)| (offset, paid.to_f64()))
                .collect(),
            outlay: mode.outlay.to_f64(),
            uses: mode.uses.iter().map(|&(resource, units)| (resource.index(), f64::from(units))).collect(),
        }
    }
}

/// v = π_j − Σ_i a_ji π_i − h, exact until the end, and π_j + Σ_i a_ji π_i + h.
fn margin(programme: &Programme, project: &Project, site: usize) -> (f64, f64) {
    let product = &programme.products[project.product];
    let one = Quantity::from_parts(Quantity::SCALE);
    let gained = Fine::priced(product.price, one);
    let hidden = Fine::priced(project.sites[site].hidden.likely, one);
    let spent = product.inputs.iter().fold(hidden, |sum, input| {
        let billionths = i128::from(input.quantity.parts()) * 1000;
        sum + Fine::priced_fine(programme.products[input.product].price, billionths)
    });
    ((gained - spent).to_f64(), (gained + spent).to_f64())
}

fn buyer_extra(programme: &Programme, project: &Project, site: usize) -> (f64, f64) {
    let one = Quantity::from_parts(Quantity::SCALE);
    let inside = Fine::priced(project.sites[site].unit_price, one);
    let outside = priced_with_duty(&programme.products[project.product], one);
    ((inside - outside).to_f64(), (inside + outside).to_f64())
}

/// M_j0t = d_jt, M_jot = a_ij min(Σ_o M_iot, Σ_{p makes i} max_site Q ρ(t − first launch)).
fn outlets(programme: &Programme, projects: &[Candidate]) -> Vec<Vec<Outlet>> {
    let mut makes: Vec<Option<Vec<f64>>> = vec![None; programme.products.len()];
    for (project, row) in projects.iter().zip(programme.projects.iter()) {
        let made = makes[project.product].get_or_insert_with(|| vec![0.0; programme.periods()]);
        if row.must == Must::Out {
            continue;
        }
        for (period, made) in made.iter_mut().enumerate() {
            let able = |place: &Place| {
                let since = period.checked_sub(place.windows.as_ref()?.first_launch)?;
                place.ramp.get(since).or(place.ramp.last()).copied()
            };
            *made += project.sites.iter().filter_map(able).fold(0.0, f64::max);
        }
    }
    let demand = |units: &Vec<Quantity>| units.iter().map(|units| units.to_f64()).collect();
    let mut outlets: Vec<Vec<Outlet>> = programme
        .products
        .iter()
        .map(|product| vec![Outlet { user: None, most: demand(&product.demand) }])
        .collect();
    // Users are found in the order of their own completeness, and put into the programme's order at the end.
    for &id in &programme.makers_first {
        let Some(made) = &makes[id.index()] else { continue };
        // Whoever stands here has all its users behind it: its own outlets are complete.
        let market =
            |period: usize| outlets[id.index()].iter().map(|outlet| outlet.most[period]).sum::<f64>();
        let sold: Vec<f64> = made.iter().enumerate().map(|(period, made)| made.min(market(period))).collect();
        for input in &programme.products[id].inputs {
            let quantity = input.quantity.to_f64();
            let most = sold.iter().map(|units| quantity * units).collect();
            outlets[input.product.index()].push(Outlet { user: Some((id.index(), quantity)), most });
        }
    }
    for outlets in &mut outlets {
        outlets.sort_by_key(|outlet| outlet.user.map(|(user, _)| user));
    }
    outlets
}

fn buyer_room(programme: &Programme) -> Option<Vec<f64>> {
    let limit = programme.buyer_cost_max_share?;
    let mut bills = vec![Fine::default(); programme.years.len()];
    for (period, &year) in programme.year_of.iter().enumerate() {
        for product in programme.products.iter() {
            bills[year] += priced_with_duty(product, product.demand[period]);
        }
    }
    Some(bills.into_iter().map(|bill| bill.to_f64() * limit.to_f64()).collect())
}

fn dependencies(programme: &Programme) -> Vec<Dependency> {
    let required = programme.requirements.iter().map(|row| Dependency {
        project: row.project.index(),
        other: row.other.index(),
        kind: row.kind,
        lag: row.lag as usize,
    });
    let crossing = programme.cross_precedence.iter().map(|arc| Dependency {
        project: arc.after.0.index(),
        other: arc.before.0.index(),
        kind: RequirementKind::And,
        lag: 0,
    });
    required.chain(crossing).collect()
}
