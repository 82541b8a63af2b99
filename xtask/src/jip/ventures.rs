//! The projects one may choose, and which of them must wait for another: steps 9 to 11 of the family.
//!
//! They are the only part of an instance about which anything is decided.

use super::instance::Scale;
use super::markets::Markets;
use super::parts::Parts;
use super::random::{Random, rounded};

/// Stages of every project, one after the other.
pub(crate) const STAGES: [&str; 5] = ["development", "prototype", "certification", "tooling", "launch"];
/// Hundredths of the project's capital that each stage spends.
const OUTLAY_SHARES: [f64; 5] = [0.15, 0.10, 0.10, 0.50, 0.15];
/// The quarter whose need a project's capacity is measured by.
const SIZING_QUARTER: usize = 20;

/// One place where a project may be built.
pub(crate) struct Site {
    pub(crate) plant: usize,
    /// Units per quarter at full capacity.
    pub(crate) capacity: u64,
    /// Dollars spent on each stage in its normal mode, a multiple of a thousand.
    pub(crate) outlay: [u64; 5],
    /// Dollars the buyer pays for a unit.
    pub(crate) price: f64,
}

/// One project.
pub(crate) struct Project {
    pub(crate) component: usize,
    pub(crate) normal_quarters: [u64; 5],
    pub(crate) fast_quarters: [u64; 5],
    /// Design teams that development occupies.
    pub(crate) design_teams: u64,
    /// Stands that certification occupies.
    pub(crate) stands: u64,
    /// Tooling shops that tooling occupies.
    pub(crate) tooling_shops: u64,
    /// Share of every outlay that is imported.
    pub(crate) imported_share: f64,
    pub(crate) area: u64,
    pub(crate) sites: Vec<Site>,
}

/// The projects and their order.
pub(crate) struct Ventures {
    pub(crate) projects: Vec<Project>,
    /// (project, other): the project launches no earlier than the other.
    pub(crate) prerequisites: Vec<(usize, usize)>,
}

/// Draws the projects and their prerequisites.
pub(crate) fn draw(random: &mut Random, scale: &Scale, parts: &Parts, markets: &Markets) -> Ventures {
    let components = draw_components(random, scale);
    let projects: Vec<Project> = components
        .into_iter()
        .map(|component| draw_project(random, scale, &Subject::of(component, parts, markets)))
        .collect();
    let prerequisites = draw_prerequisites(random, parts, &projects);
    Ventures { projects, prerequisites }
}

/// Most projects make different components; the last 15 % compete with one of the others.
fn draw_components(random: &mut Random, scale: &Scale) -> Vec<usize> {
    let mut shuffled: Vec<usize> = (0..scale.components).collect();
    for last in (1..scale.components).rev() {
        let other = random.index(last + 1);
        shuffled.swap(last, other);
    }
    let alone = rounded(0.85 * scale.projects as f64) as usize;
    let mut components = shuffled[..alone].to_vec();
    components.extend((alone..scale.projects).map(|_| shuffled[random.index(alone)]));
    components
}

/// What a project must know of the component it makes.
struct Subject {
    component: usize,
    price: f64,
    value: f64,
    needed: f64,
}

impl Subject {
    fn of(component: usize, parts: &Parts, markets: &Markets) -> Self {
        Self {
            component,
            price: parts.price[component],
            value: parts.value[component],
            needed: markets.explosion[component][SIZING_QUARTER] as f64,
        }
    }
}

fn draw_project(random: &mut Random, scale: &Scale, subject: &Subject) -> Project {
    let normal_quarters = [(2, 5), (1, 3), (2, 4), (2, 5), (1, 2)].map(|(low, high)| random.whole(low, high));
    let design_teams = random.whole(1, 3);
    let stands = if random.unit() < 0.05 { 2 } else { 1 };
    let tooling_shops = random.whole(1, 3);
    let share = random.between(0.4, 1.1);
    let capacity = share * subject.needed;
    let payback_years = random.between(0.8, 5.0);
    let capital = payback_years * 4.0 * capacity * subject.value.max(0.15 * subject.price);
    let imported_share = random.between(0.2, 0.5);
    let area = random.whole(1, 5);
    let site_count = random.whole(1, 3);
    let sites = random
        .distinct(site_count, scale.plants)
        .into_iter()
        .map(|plant| {
            let capacity_factor = random.between(0.8, 1.2);
            let capital_factor = random.between(0.85, 1.15);
            let price_factor = random.between(0.85, 1.15);
            Site {
                plant,
                capacity: (rounded(capacity * capacity_factor) as u64).max(1),
                outlay: OUTLAY_SHARES.map(|share| thousands(share * capital * capital_factor)),
                price: subject.price * price_factor,
            }
        })
        .collect();
    Project {
        component: subject.component,
        normal_quarters,
        // Haste saves up to 35 % of the time.
        fast_quarters: normal_quarters.map(|quarters| (13 * quarters).div_ceil(20)),
        design_teams,
        stands,
        tooling_shops,
        imported_share,
        area,
        sites,
    }
}

/// A sum rounded to a thousand dollars.
pub(crate) fn thousands(dollars: f64) -> u64 {
    rounded(dollars / 1000.0) as u64 * 1000
}

/// A project may have to wait for the first project that makes one of its component's parts.
fn draw_prerequisites(random: &mut Random, parts: &Parts, projects: &[Project]) -> Vec<(usize, usize)> {
    let mut prerequisites = Vec::new();
    for (waiting, project) in projects.iter().enumerate() {
        for arc in parts.children(project.component) {
            let maker = projects.iter().position(|other| other.component == arc.child);
            if let Some(maker) = maker
                && random.unit() < 0.15
            {
                prerequisites.push((waiting, maker));
            }
        }
    }
    prerequisites
}
