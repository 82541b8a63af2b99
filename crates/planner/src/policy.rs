//! Policy limits in the search: their rows in floating point, what their prices ask of a unit made, and production that gives way.
//!
//! A row is `Σ a q + Σ counted outlays ≤ b` ([`model::programme::PolicyRow`]). The bound puts a price ψ on each, at most the limit's
//! penalty. Plans are steered by the same prices; where production still goes too far, the units that are worth least for what
//! they take of the row give way first, which is the fractional knapsack's best answer for a row alone. A row that only more
//! production could meet is not mended here: the search must find the projects.

use model::Programme;
use model::programme::PolicyRow;

use crate::instance::Instance;

/// The share of a hard row's tolerance that plans leave unused, for the rounding of quantities.
const UNUSED_TOLERANCE: f64 = 0.9;

/// A row of a policy limit.
#[derive(Clone, Debug)]
pub(crate) struct PolicyOption {
    /// Its year; none = the whole horizon.
    pub year: Option<usize>,
    /// b, for the bound.
    pub room: f64,
    /// b, for plans.
    pub aim: f64,
    /// The scale of the row.
    pub size: f64,
    /// What a unit of breach costs; none = no breach is allowed.
    pub penalty: Option<f64>,
}

/// The rows of the programme; their coefficients go to the sites.
pub(crate) fn compile(programme: &Programme, instance: &mut Instance) {
    for (number, row) in programme.policy_rows().into_iter().enumerate() {
        for (project, option) in instance.projects.iter_mut().enumerate() {
            for (site, option) in option.sites.iter_mut().enumerate() {
                #[expect(clippy::cast_precision_loss, reason = "the search rounds; the judge does not")]
                let coefficient = row.coefficients[project][site] as f64 / PolicyRow::SCALE;
                if coefficient != 0.0 {
                    option.policy.push((number, coefficient));
                }
                if row.counts_outlays.get(project).is_some_and(|sites| sites[site]) {
                    option.counted.push(number);
                }
            }
        }
        let penalty = programme.limits[row.limit].penalty.map(|penalty| penalty.to_f64());
        let unused = if penalty.is_none() { UNUSED_TOLERANCE * row.tolerance() } else { 0.0 };
        instance.policy.push(PolicyOption {
            year: row.year,
            room: row.room(),
            aim: row.room() - unused,
            size: row.base(),
            penalty,
        });
    }
}

/// What the prices of the rows ask of a unit made, and of a unit of money spent, by project and site.
#[derive(Clone, Debug, Default)]
pub(crate) struct PolicyPrices {
    /// made\[project\]\[site\]\[year\]; empty without policy limits.
    made: Vec<Vec<Vec<f64>>>,
    /// spent\[project\]\[site\]; likewise.
    spent: Vec<Vec<f64>>,
}

impl PolicyPrices {
    /// From the prices of the rows, in their order.
    pub(crate) fn fill(&mut self, instance: &Instance, prices: &[f64]) {
        if instance.policy.is_empty() {
            return;
        }
        self.made.resize_with(instance.projects.len(), Vec::new);
        self.spent.resize_with(instance.projects.len(), Vec::new);
        for ((project, made), spent) in instance.projects.iter().zip(&mut self.made).zip(&mut self.spent) {
            made.resize_with(project.sites.len(), Vec::new);
            spent.clear();
            for (site, made) in project.sites.iter().zip(made) {
                made.clear();
                made.resize(instance.years, 0.0);
                for &(row, coefficient) in &site.policy {
                    let years = instance.policy[row].year.map_or(0..instance.years, |year| year..year + 1);
                    made[years].iter_mut().for_each(|sum| *sum += prices[row] * coefficient);
                }
                spent.push(site.counted.iter().map(|&row| prices[row]).sum());
            }
        }
    }

    /// What a unit made in each year costs; nothing without policy limits.
    pub(crate) fn of(&self, project: usize, site: usize) -> Option<&[f64]> {
        self.made.get(project).map(|sites| sites[site].as_slice())
    }

    /// What a unit of money spent costs.
    pub(crate) fn spent(&self, project: usize, site: usize) -> f64 {
        self.spent.get(project).map_or(0.0, |sites| sites[site])
    }
}

/// How far a plan goes beyond its policy limits.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Breach {
    /// What the breaches that may be bought cost.
    pub penalty: f64,
    /// The breaches that may not be, as shares of their rows' scales.
    pub forbidden: f64,
}

/// The breaches of rows, given what is used of each.
pub(crate) fn breach(instance: &Instance, used: &[f64]) -> Breach {
    let mut breach = Breach::default();
    for (row, used) in instance.policy.iter().zip(used) {
        match row.penalty {
            Some(penalty) => breach.penalty += penalty * (used - row.aim).max(0.0),
            // A hair less than the unused tolerance is left for sums in another order.
            None => breach.forbidden += ((used - row.aim) / row.size - 1e-9).max(0.0),
        }
    }
    breach
}
