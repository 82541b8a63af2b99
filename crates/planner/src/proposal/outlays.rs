//! What a site's tasks on their dates cost: by year, and what of it is imported.

use crate::instance::Instance;
use crate::response::Schedule;

/// Spending by year in hundredths, years ascending.
pub(crate) fn spending(
    instance: &Instance,
    project: usize,
    site: usize,
    schedule: &Schedule,
) -> Vec<(usize, i64)> {
    let mut years = vec![0i64; instance.years];
    for (task, &(mode, start)) in schedule.iter().enumerate() {
        for &(offset, minor) in &instance.projects[project].sites[site].modes[task][mode].payments_minor {
            years[instance.year((start + offset).min(instance.periods - 1))] += minor;
        }
    }
    years.into_iter().enumerate().filter(|&(_, minor)| minor > 0).collect()
}

/// Σ δ ξ payments.
pub(crate) fn imported_outlay(instance: &Instance, project: usize, site: usize, schedule: &Schedule) -> f64 {
    let option = &instance.projects[project];
    let mut sum = 0.0;
    for (task, &(mode, start)) in schedule.iter().enumerate() {
        for &(offset, money) in &option.sites[site].modes[task][mode].payments {
            sum +=
                money * option.imported_share * instance.discount[(start + offset).min(instance.periods - 1)];
        }
    }
    sum
}
