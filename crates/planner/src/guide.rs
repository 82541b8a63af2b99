//! What steers the building of plans, as far as it follows from prices alone: worked out once and used by every improver while those
//! prices stand.
//!
//! Most of what a move tries gains nothing at today's prices whatever is still free. The least cost of each launch, with all resources
//! and money free, tells that without a look at what is free: it is worked out at some factors and, because a least of straight lines
//! is concave in the factor, what lies between two of them is never below the straight line through both.

use std::sync::Arc;

use crate::bound::{Lagrangian, Scratch};
use crate::instance::{Instance, SiteOption};
use crate::policy::PolicyPrices;
use crate::response::{BARRED, Tables};
use crate::rows::Rows;

/// The factors at which least costs are worked out, ascending; no mood goes beyond the last.
const FACTORS: [f64; 4] = [0.0, 0.5, 1.0, 2.0];

/// Prices that steer, and what follows from them.
#[derive(Clone, Debug)]
pub(crate) struct Guide {
    pub prices: Vec<f64>,
    /// Prepared for `prices` by [`Lagrangian::prepare`].
    pub scratch: Scratch,
    /// What the policy limits' prices ask.
    pub policy: Arc<PolicyPrices>,
    /// All projects, the most promising first.
    pub promising: Vec<usize>,
    /// least\[project\]\[site\]\[factor\]\[launch\]; empty where prices do not stand long enough to be worth it.
    least: Vec<Vec<[Vec<f64>; FACTORS.len()]>>,
}

impl Guide {
    /// For a short time.
    pub(crate) fn new(instance: &Instance, rows: &Rows, prices: &[f64]) -> Self {
        let mut scratch = Scratch::default();
        Lagrangian::new(instance, rows).prepare(prices, &mut scratch);
        let promises: Vec<f64> = (0..instance.projects.len())
            .map(|project| {
                promise(instance, &scratch, project, 0.0) + promise(instance, &scratch, project, 1.0)
            })
            .collect();
        let mut promising: Vec<usize> = (0..promises.len()).collect();
        promising.sort_by(|&a, &b| promises[b].total_cmp(&promises[a]).then(a.cmp(&b)));
        let policy = Arc::new(scratch.policy().clone());
        Self { prices: prices.to_vec(), scratch, policy, promising, least: Vec::new() }
    }

    /// For as long as prices stand: with the least costs of all launches.
    pub(crate) fn lasting(instance: &Instance, rows: &Rows, prices: &[f64]) -> Self {
        let mut guide = Self::new(instance, rows, prices);
        let mut tables = Tables::default();
        let least = (0..instance.projects.len()).map(|project| {
            let sites = 0..instance.projects[project].sites.len();
            let of = |site| {
                FACTORS.map(|factor| guide.least_costs(instance, (project, site), factor, &mut tables))
            };
            sites.map(of).collect()
        });
        guide.least = least.collect();
        guide
    }

    /// The least cost of being launched in each period at a site, whatever is free.
    fn least_costs(
        &self,
        instance: &Instance,
        (project, number): (usize, usize),
        factor: f64,
        tables: &mut Tables,
    ) -> Vec<f64> {
        let option = &instance.projects[project];
        let site = &option.sites[number];
        let mut spent = Vec::new();
        self.spent(instance, (project, number), factor, &mut spent);
        let price = |task: usize, mode: usize, first: usize, row: &mut [f64]| {
            let mode = &site.modes[task][mode];
            for &(offset, money) in &mode.payments {
                row.iter_mut().zip(&spent[first + offset..]).for_each(|(cost, unit)| *cost += money * unit);
            }
            for &(of, units) in &mode.uses {
                let sums = &self.scratch.price_sums()[of];
                let (from, to) = (&sums[first..], &sums[first + mode.duration..]);
                let used = from.iter().zip(to).map(|(from, to)| factor * units * (to - from));
                row.iter_mut().zip(used).for_each(|(cost, used)| *cost += used);
            }
        };
        let mut least = vec![BARRED; instance.periods + 1];
        if site.ends_last {
            tables.fill(option, site, site.launch.1, None, price);
            let known = tables.profile.iter().take(least.len());
            least.iter_mut().zip(known).for_each(|(least, known)| *least = *known);
        } else {
            for launch in site.launch.0..=site.launch.1 {
                tables.fill(option, site, launch, None, price);
                least[launch] = tables.profile[launch];
            }
        }
        least
    }

    /// What a unit of money spent costs at a site in each period, its imported share included.
    pub(crate) fn spent(
        &self,
        instance: &Instance,
        (project, number): (usize, usize),
        factor: f64,
        into: &mut Vec<f64>,
    ) {
        let option = &instance.projects[project];
        let unit = &self.scratch.tariff().unit[option.sites[number].purse];
        let counted = self.scratch.policy().spent(project, number);
        into.clear();
        into.extend((0..instance.periods).map(|period| {
            option.imported_share * instance.discount[period]
                + factor * (unit[instance.year(period)] + counted)
        }));
    }

    /// Whether some launch at a site could gain anything at that factor; `gained` says what one gains before its tasks are paid. True
    /// where least costs are not known.
    pub(crate) fn may_gain(
        &self,
        site: &SiteOption,
        (project, number): (usize, usize),
        factor: f64,
        gained: impl Fn(usize) -> f64,
    ) -> bool {
        let Some(sites) = self.least.get(project) else { return true };
        let Some(above) = FACTORS.iter().position(|known| factor <= *known) else { return true };
        let below = above.saturating_sub(1);
        let weight =
            if above == below { 0.0 } else { (factor - FACTORS[below]) / (FACTORS[above] - FACTORS[below]) };
        let (low, high) = (&sites[number][below], &sites[number][above]);
        (site.launch.0..=site.launch.1).any(|launch| {
            let cost = (1.0 - weight) * low[launch] + weight * high[launch];
            let gained = gained(launch);
            // A hair of room, for the sums are made in another order.
            cost < BARRED && gained - cost > -1e-9 * (gained.abs() + cost)
        })
    }
}

/// What a project promises per unit of money, roughly: margin at full capacity against its cheapest outlay; with that share of
/// what markets pay or ask.
fn promise(instance: &Instance, scratch: &Scratch, project: usize, factor: f64) -> f64 {
    let option = &instance.projects[project];
    option
        .sites
        .iter()
        .map(|site| {
            let gain: f64 = (0..instance.periods)
                .skip(site.launch.0)
                .map(|t| {
                    let made = site.full_capacity().min(instance.market_max[option.product][t]);
                    let credit = factor * scratch.market_credit(option.product)[t];
                    (instance.discount[t] * site.margin + credit).max(0.0) * made
                })
                .sum();
            let outlay: f64 = site
                .modes
                .iter()
                .map(|modes| {
                    let paid =
                        modes.iter().map(|mode| mode.payments.iter().map(|(_, money)| money).sum::<f64>());
                    paid.fold(f64::INFINITY, f64::min)
                })
                .sum();
            gain / outlay.max(1.0)
        })
        .fold(0.0, f64::max)
}
