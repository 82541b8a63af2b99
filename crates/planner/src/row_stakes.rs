//! What is at stake in each row: roughly how much of the programme's value its price could come to decide.
//!
//! A step of the descent moves all prices at once. Measured by what a row offers alone, the price of a small part's market would move
//! as far as that of a country's money, though a thousandth of the value hangs on it; so each row moves in proportion to its
//! stake (diagonal scaling, Shor 1985, *Minimization Methods for Non-Differentiable Functions*). Only ratios matter, and they
//! change how fast a bound falls, never whether it is true. The shares were measured on the middle and large benchmarks; the
//! market's and the buyers' matter most, and ten times too much or too little costs up to twice the sweeps.

use crate::instance::{Instance, SiteOption};
use crate::rows::Rows;

/// Of what its users are worth, the share that decides about a resource.
const RESOURCE: f64 = 0.1;
/// How many times its own margin the price of a market may be: parts made inside hang on it too.
const MARKET: f64 = 2.5;
/// The share that decides about a plant's floor.
const FLOOR: f64 = 0.3;
/// The share that decides about the buyers' limit.
const BUYER: f64 = 0.05;

/// By row.
#[expect(clippy::cast_precision_loss, reason = "periods and years are few")]
pub(crate) fn row_stakes(instance: &Instance, rows: &Rows) -> Vec<f64> {
    let worth: Vec<f64> = (0..instance.projects.len()).map(|project| worth(instance, project)).collect();
    let all: f64 = worth.iter().sum();
    if is_bare(instance) {
        return vec![1.0; rows.len];
    }
    let of = |fits: &dyn Fn(&SiteOption) -> bool| -> f64 {
        let projects = instance.projects.iter().zip(&worth);
        projects.filter(|(project, _)| project.sites.iter().any(fits)).map(|(_, worth)| worth).sum()
    };
    let (periods, years) = (instance.periods, instance.years);
    let mut stakes = vec![all / instance.projects.len().max(1) as f64; rows.len];
    for (resource, first) in rows.resource.iter().enumerate() {
        if let Some(first) = *first {
            let uses = |site: &SiteOption| {
                site.modes.iter().flatten().flat_map(|mode| &mode.uses).any(|&(of, _)| of == resource)
            };
            stakes[first..first + periods].fill(RESOURCE * of(&uses) / periods as f64);
        }
    }
    for (fund, &first) in rows.stock.iter().enumerate() {
        let paid = |site: &SiteOption| instance.purses[site.purse][fund] > 0.0;
        stakes[first..first + years].fill(of(&paid) / years as f64);
    }
    let mut by_plant = vec![0.0; rows.floor.len()];
    for (project, worth) in instance.projects.iter().zip(&worth) {
        let mut plants: Vec<usize> = project.sites.iter().map(|site| site.plant).collect();
        plants.sort_unstable();
        plants.dedup();
        plants.into_iter().for_each(|plant| by_plant[plant] += worth);
    }
    for (row, worth) in rows.floor.iter().zip(by_plant) {
        if let Some(row) = *row {
            stakes[row] = FLOOR * worth;
        }
    }
    for (product, outlets) in rows.market.iter().enumerate() {
        for first in outlets.iter().flatten().copied() {
            let sites =
                instance.makers[product].iter().flat_map(|&project| &instance.projects[project].sites);
            let margin = sites.map(|site| site.margin.abs()).fold(0.0, f64::max);
            for period in 0..periods {
                stakes[first + period] =
                    MARKET * instance.discount[period] * margin * rows.size[first + period];
            }
        }
    }
    if let Some(first) = rows.buyer {
        stakes[first..first + years].fill(BUYER * all / years as f64);
    }
    for (number, dependency) in instance.dependencies.iter().enumerate() {
        let both = worth[dependency.project] + worth[dependency.other];
        if let Some(first) = rows.launch_after[number] {
            stakes[first..first + periods].fill(both / periods as f64);
        }
        if let Some(row) = rows.requires[number] {
            stakes[row] = both;
        }
    }
    stakes
}

/// Whether a programme has hardly any values: it is asked only whether there is a plan at all, and its rows are alike.
pub(crate) fn is_bare(instance: &Instance) -> bool {
    let sites = instance.projects.iter().flat_map(|project| &project.sites);
    let outlays: f64 = sites.map(|site| site.least_outlay).sum();
    let worth: f64 = (0..instance.projects.len()).map(|project| worth(instance, project)).sum();
    worth <= 1e-6 * outlays
}

/// What a project could earn at the best of its sites if everything were free.
fn worth(instance: &Instance, project: usize) -> f64 {
    let option = &instance.projects[project];
    let market = &instance.market_max[option.product];
    let earned = |site: &SiteOption| -> f64 {
        let full = site.full_capacity();
        let units = (site.launch.0..instance.periods)
            .map(|period| instance.discount[period] * full.min(market[period]));
        site.margin.max(0.0) * units.sum::<f64>()
    };
    option.sites.iter().map(earned).fold(0.0, f64::max)
}
