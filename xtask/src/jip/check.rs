//! Sums by which two implementations of the family are compared at a glance.
//!
//! A generator that agrees in all of them has almost certainly drawn the same instance.

use super::instance::Instance;

/// The sums, named as in the published table of check values.
#[derive(Debug, PartialEq)]
pub(crate) struct Check {
    pub(crate) site_options: usize,
    pub(crate) bom_arcs: usize,
    pub(crate) price: f64,
    pub(crate) value: f64,
    pub(crate) demand: u64,
    pub(crate) builds: u64,
    pub(crate) capacity: u64,
    pub(crate) outlay: u64,
    pub(crate) resources: u64,
    pub(crate) national_money: u64,
    pub(crate) union_money: u64,
    pub(crate) floor: u64,
}

impl Check {
    /// Sums an instance. Doubles are added from the first to the last, for the order decides their last bits.
    pub(crate) fn of(instance: &Instance) -> Self {
        let sites = || instance.ventures.projects.iter().flat_map(|project| &project.sites);
        Self {
            site_options: sites().count(),
            bom_arcs: instance.parts.bom.len(),
            price: instance.parts.price.iter().sum(),
            value: instance.parts.value.iter().sum(),
            demand: instance.markets.demand.iter().flatten().sum(),
            builds: instance.markets.builds.iter().flatten().sum(),
            capacity: sites().map(|site| site.capacity).sum(),
            outlay: sites().flat_map(|site| site.outlay).sum(),
            resources: instance.limits.resources.iter().sum(),
            national_money: instance.limits.national.iter().flatten().sum(),
            union_money: instance.limits.union.iter().sum(),
            floor: instance.limits.floor.iter().sum(),
        }
    }
}
