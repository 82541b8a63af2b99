//! What there is never enough of: people, stands, money and floor, steps 12 to 14 of the family.
//!
//! All of it is sized by what the projects would need together, so that every scale is equally tight.

use super::instance::{Scale, YEARS};
use super::random::{Random, rounded};
use super::ventures::{Ventures, thousands};

/// Years in which money comes in; afterwards only what is left may be spent.
const FUNDED_YEARS: usize = 8;

/// Scarce things; nothing of it changes with time but the money.
pub(crate) struct Limits {
    /// Design teams by partner, then tooling shops by partner, then stands by kind.
    pub(crate) resources: Vec<u64>,
    /// Dollars of each year, by partner.
    pub(crate) national: Vec<[u64; YEARS]>,
    /// Dollars of each year for any partner.
    pub(crate) union: [u64; YEARS],
    /// Free floor by plant.
    pub(crate) floor: Vec<u64>,
}

/// Sizes the resources and the money; only the floor is drawn.
pub(crate) fn draw(random: &mut Random, scale: &Scale, ventures: &Ventures) -> Limits {
    let mean_floor = 0.7 * 3.0 * scale.projects as f64 / scale.plants as f64;
    let floor =
        (0..scale.plants).map(|_| rounded(mean_floor * random.between(0.5, 1.5)).max(5.0) as u64).collect();
    let capital = mean_capital(scale, ventures);
    let total: f64 = capital.iter().sum();
    Limits {
        resources: size_resources(scale, ventures),
        national: capital.iter().map(|capital| yearly(0.4 * 0.75 / 8.0 * capital)).collect(),
        union: yearly(0.4 * 0.25 / 8.0 * total),
        floor,
    }
}

/// Half of the work of all projects must fit into 24 quarters; the largest single need must fit anyway.
fn size_resources(scale: &Scale, ventures: &Ventures) -> Vec<u64> {
    let count = 2 * scale.partners + scale.stands;
    let mut work = vec![0.0; count];
    let mut largest = vec![0; count];
    for project in &ventures.projects {
        let [development, prototype, certification, tooling, _] = project.normal_quarters;
        for site in &project.sites {
            let partner = scale.partner_of(site.plant);
            let needs = [
                (partner, project.design_teams + 1, project.design_teams * development + prototype),
                (scale.partners + partner, project.tooling_shops + 1, project.tooling_shops * tooling),
                (
                    2 * scale.partners + scale.stand_of(project.component),
                    project.stands,
                    project.stands * certification,
                ),
            ];
            for (resource, amount, amount_quarters) in needs {
                work[resource] += amount_quarters as f64 / project.sites.len() as f64;
                largest[resource] = amount.max(largest[resource]);
            }
        }
    }
    work.iter().zip(largest).map(|(work, largest)| (rounded(0.5 * work / 24.0) as u64).max(largest)).collect()
}

/// What all projects would cost by partner, each counted equally at every site it may have.
fn mean_capital(scale: &Scale, ventures: &Ventures) -> Vec<f64> {
    let mut capital = vec![0.0; scale.partners];
    for project in &ventures.projects {
        for site in &project.sites {
            let outlay: u64 = site.outlay.iter().sum();
            capital[scale.partner_of(site.plant)] += outlay as f64 / project.sites.len() as f64;
        }
    }
    capital
}

fn yearly(dollars: f64) -> [u64; YEARS] {
    std::array::from_fn(|year| if year < FUNDED_YEARS { thousands(dollars) } else { 0 })
}
