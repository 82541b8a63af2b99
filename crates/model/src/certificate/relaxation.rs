//! The function L: what all projects together could bring if every scarce thing had its multiplier for a price.

use super::Multipliers;
use super::cases::{Case, LeftAtSite};
use super::ground::{Candidate, Ground, Place, Way};
use crate::draft::RequirementKind;
use crate::programme::PolicyRow;
use crate::table::Id;

/// An additional allowance for rounding, see the text of [`crate::certificate`].
const ROUNDING: f64 = 1e-12;

/// One evaluation of L.
pub(super) struct Evaluation {
    /// L with its allowance for rounding; −∞ if the case is empty.
    pub bound: f64,
    /// V_p.
    pub best: Vec<f64>,
    /// The value of every launch: by project, site and period; −∞ where there is none.
    pub values: Vec<Vec<Vec<f64>>>,
}

/// Prices that follow from multipliers before any project is looked at.
struct Prices<'a> {
    multipliers: &'a Multipliers,
    /// Price of a unit of money spent, by purse and period.
    spending: Vec<Vec<f64>>,
    /// The largest magnitude of its terms, by purse.
    spending_most: Vec<f64>,
    /// Resources whose λ is not all nought: λ by period; else empty.
    resources: Vec<Vec<f64>>,
    /// The largest λ of each resource.
    resource_most: Vec<f64>,
    /// For products that somebody makes, by period: Σ_i a_ji μ_ijt, and the magnitudes of its terms.
    inputs: Vec<Vec<(f64, f64)>>,
    /// For products that somebody makes, by period: the outlets' μ and M, the lowest μ first.
    outlets: Vec<Vec<Vec<(f64, f64)>>>,
    /// Σ ψ a of a unit made, by project, site and year, and the magnitudes of its terms; empty without policy limits.
    policy: Vec<Vec<Vec<(f64, f64)>>>,
    /// Σ ψ of rows in which outlays count, by project and site; likewise.
    counted: Vec<Vec<f64>>,
    /// What a launch in each period earns from dependencies, or costs, by project, and the magnitudes behind it.
    ties: Vec<(Vec<f64>, f64)>,
}

/// Rows of working memory, reused from site to site.
#[derive(Default)]
struct Scratch {
    unit: Vec<f64>,
    cost: Vec<f64>,
    below: Vec<Vec<f64>>,
    reach: Vec<f64>,
    total: Vec<f64>,
    gain: Vec<f64>,
    tail: Vec<f64>,
}

fn at(row: &[f64], index: usize) -> f64 {
    row.get(index).copied().unwrap_or(0.0)
}

fn row(rows: &[Vec<f64>], index: usize) -> &[f64] {
    rows.get(index).map_or(&[], Vec::as_slice)
}

/// Evaluates L in a case.
pub(super) fn evaluate(ground: &Ground<'_>, multipliers: &Multipliers, case: &Case) -> Evaluation {
    let prices = Prices::new(ground, multipliers);
    let mut scratch = Scratch::default();
    let constant = constant(ground, multipliers);
    let (mut bound, mut magnitude) = (constant.0, constant.1);
    let mut evaluation = Evaluation { bound: 0.0, best: Vec::new(), values: Vec::new() };
    for (number, (project, left)) in ground.projects.iter().zip(case.projects()).enumerate() {
        let mut best = if left.out { 0.0 } else { f64::NEG_INFINITY };
        let mut most = 0.0;
        let mut sites = Vec::with_capacity(left.sites.len());
        for (site, (place, left)) in project.sites.iter().zip(&left.sites).enumerate() {
            let mut values = vec![f64::NEG_INFINITY; ground.programme.periods()];
            if left.launches.contains(&true) {
                scratch.site(ground, &prices, (number, project), (site, place, left), &mut values);
                best = values.iter().copied().fold(best, f64::max);
                most = f64::max(most, prices.magnitude(ground, (number, project), (site, place)));
            }
            sites.push(values);
        }
        bound += best;
        magnitude += most;
        evaluation.best.push(best);
        evaluation.values.push(sites);
    }
    let allowance = ROUNDING * f64::max(1.0, ground.longest_chain() / 4000.0);
    evaluation.bound = bound + magnitude * allowance;
    evaluation
}

/// The terms of L that belong to no project, and their magnitudes.
fn constant(ground: &Ground<'_>, multipliers: &Multipliers) -> (f64, f64) {
    let programme = ground.programme;
    let mut sum = 0.0;
    for (prices, resource) in multipliers.resource.iter().zip(programme.resources.iter()) {
        sum += dot(prices, resource.capacity.iter().map(|&units| f64::from(units)));
    }
    for (price, plant) in multipliers.floor.iter().zip(programme.plants.iter()) {
        sum += price * plant.floor_area.map_or(0.0, |area| area.to_f64());
    }
    for (prices, product) in multipliers.market.iter().zip(programme.products.iter()) {
        sum += dot(row(prices, 0), product.demand.iter().map(|units| units.to_f64()));
    }
    for (price, room) in multipliers.buyer.iter().zip(ground.buyer_room.iter().flatten()) {
        sum += price * room;
    }
    let mut magnitude_of_policy = 0.0;
    for (price, row) in multipliers.policy.iter().zip(&ground.policy) {
        sum += price * row.room();
        magnitude_of_policy += 2.0 * price * row.room().abs();
    }
    for (price, dependency) in multipliers.requires.iter().zip(&ground.dependencies) {
        sum += if dependency.kind == RequirementKind::Xor { *price } else { 0.0 };
    }
    let (money, magnitude) = money(ground, multipliers);
    (sum + money, sum + magnitude + magnitude_of_policy)
}

fn dot(prices: &[f64], amounts: impl Iterator<Item = f64>) -> f64 {
    prices.iter().zip(amounts).map(|(price, amount)| price * amount).sum()
}

/// What all funds are worth, and the room for the judge's rounding of shares.
fn money(ground: &Ground<'_>, multipliers: &Multipliers) -> (f64, f64) {
    let (mut sum, mut magnitude) = (0.0, 0.0);
    let empty = Vec::new();
    let share_row = |purse: usize, fund: usize| row(multipliers.share.get(purse).unwrap_or(&empty), fund);
    for (number, fund) in ground.programme.funds.iter().enumerate() {
        let carry = fund.carry_over.to_f64();
        // From the last year back: what a unit is worth if kept is χ times its best worth a year later.
        let mut worth: (f64, f64) = (0.0, 0.0);
        for year in (0..ground.programme.years.len()).rev() {
            let mut now: (f64, f64) = (0.0, 0.0);
            for (purse, _) in ground.purses.iter().enumerate().filter(|(_, purse)| purse.shares[number] > 0.0)
            {
                let (spend, share) =
                    (at(row(&multipliers.spend, purse), year), at(share_row(purse, number), year));
                now = (now.0.max(spend - share), now.1.max(spend + share));
            }
            worth = (now.0.max(carry * worth.0), now.1.max(carry * worth.1));
            let amount = fund.amounts.get(year).map_or(0.0, |amount| amount.to_f64());
            sum += amount * worth.0;
            magnitude += amount * worth.1;
        }
    }
    for (purse, shares) in ground.purses.iter().zip(&multipliers.share) {
        let all: f64 = shares.iter().flatten().sum();
        sum += all * purse.projects / 100.0;
        magnitude += all * purse.projects / 100.0;
    }
    (sum, magnitude)
}

impl<'a> Prices<'a> {
    fn new(ground: &Ground<'_>, multipliers: &'a Multipliers) -> Self {
        let periods = ground.programme.periods();
        let mut prices = Self {
            multipliers,
            spending: Vec::with_capacity(ground.purses.len()),
            spending_most: Vec::with_capacity(ground.purses.len()),
            resources: Vec::with_capacity(ground.programme.resources.len()),
            resource_most: Vec::with_capacity(ground.programme.resources.len()),
            inputs: vec![Vec::new(); ground.programme.products.len()],
            outlets: vec![Vec::new(); ground.programme.products.len()],
            policy: Vec::new(),
            counted: Vec::new(),
            ties: vec![(vec![0.0; periods], 0.0); ground.projects.len()],
        };
        for (number, purse) in ground.purses.iter().enumerate() {
            let mut most: f64 = 0.0;
            let years: Vec<f64> = (0..ground.programme.years.len())
                .map(|year| {
                    let spend = at(row(&multipliers.spend, number), year);
                    let shared: f64 = multipliers.share.get(number).map_or(0.0, |rows| {
                        purse.shares.iter().zip(rows).map(|(share, prices)| share * at(prices, year)).sum()
                    });
                    most = most.max(spend + shared);
                    spend - shared
                })
                .collect();
            prices.spending.push(ground.programme.year_of.iter().map(|&year| years[year]).collect());
            prices.spending_most.push(most);
        }
        for resource in 0..ground.programme.resources.len() {
            let own = row(&multipliers.resource, resource);
            let most = own.iter().copied().fold(0.0, f64::max);
            prices.resource_most.push(most);
            prices.resources.push(if most > 0.0 { padded(own, periods) } else { Vec::new() });
        }
        prices.feed_markets(ground);
        prices.obey_policy(ground);
        prices.tie(ground);
        prices
    }

    fn tie(&mut self, ground: &Ground<'_>) {
        let periods = ground.programme.periods();
        for (number, dependency) in ground.dependencies.iter().enumerate() {
            let (project, other) = (dependency.project, dependency.other);
            if dependency.kind != RequirementKind::LaunchAfter {
                let price = at(&self.multipliers.requires, number);
                let earned = if dependency.kind == RequirementKind::Xor { -price } else { price };
                self.ties[project].0.iter_mut().for_each(|sum| *sum -= price);
                self.ties[other].0.iter_mut().for_each(|sum| *sum += earned);
                self.ties[project].1 += price;
                self.ties[other].1 += price;
                continue;
            }
            let own = row(&self.multipliers.launch_after, number);
            let mut later = 0.0;
            for period in (0..own.len().min(periods)).rev() {
                later += own[period];
                self.ties[project].0[period] -= later;
                if let Some(launch) = period.checked_sub(dependency.lag) {
                    self.ties[other].0[launch] += later;
                }
            }
            self.ties[project].1 += later;
            self.ties[other].1 += later;
        }
    }

    fn obey_policy(&mut self, ground: &Ground<'_>) {
        if ground.policy.is_empty() {
            return;
        }
        let years = ground.programme.years.len();
        for project in &ground.projects {
            self.policy.push(vec![vec![(0.0, 0.0); years]; project.sites.len()]);
            self.counted.push(vec![0.0; project.sites.len()]);
        }
        for (&price, row) in
            self.multipliers.policy.iter().zip(&ground.policy).filter(|(price, _)| **price > 0.0)
        {
            for (project, sites) in row.coefficients.iter().enumerate() {
                for (site, &coefficient) in sites.iter().enumerate() {
                    let term = price * coefficient as f64 / PolicyRow::SCALE;
                    let years = self.policy[project][site].iter_mut().enumerate();
                    for (_, sum) in years.filter(|(year, _)| row.year.is_none_or(|of| of == *year)) {
                        sum.0 += term;
                        sum.1 += term.abs();
                    }
                }
            }
            for (project, sites) in row.counts_outlays.iter().enumerate() {
                for (sum, counts) in self.counted[project].iter_mut().zip(sites) {
                    *sum += if *counts { price } else { 0.0 };
                }
            }
        }
    }

    /// Σ ψ a of a unit made in a year, and the magnitudes of its terms.
    fn policy_of(&self, (project, site): (usize, usize), year: usize) -> (f64, f64) {
        self.policy.get(project).map_or((0.0, 0.0), |sites| sites[site][year])
    }

    /// Σ ψ on what is spent.
    fn counted(&self, (project, site): (usize, usize)) -> f64 {
        self.counted.get(project).map_or(0.0, |sites| sites[site])
    }

    fn feed_markets(&mut self, ground: &Ground<'_>) {
        let periods = ground.programme.periods();
        for product in ground.projects.iter().map(|project| project.product) {
            if !self.inputs[product].is_empty() {
                continue;
            }
            let inputs = &ground.programme.products[Id::new(product)].inputs;
            let earned = |period: usize| {
                let prices = inputs.iter().map(|input| {
                    let outlets = ground.outlets[input.product.index()].iter().enumerate();
                    let own =
                        outlets.filter(|(_, outlet)| outlet.user.is_some_and(|(user, _)| user == product));
                    let price: f64 =
                        own.map(|(number, _)| self.outlet(input.product.index(), number, period)).sum();
                    input.quantity.to_f64() * price
                });
                // No price and no quantity is below nought: the sum is its own magnitude.
                let sum: f64 = prices.sum();
                (sum, sum)
            };
            let earned = (0..periods).map(earned).collect();
            self.inputs[product] = earned;
            self.outlets[product] = (0..periods)
                .map(|period| {
                    let outlets = ground.outlets[product].iter().enumerate();
                    let mut outlets: Vec<(f64, f64)> = outlets
                        .map(|(number, outlet)| (self.outlet(product, number, period), outlet.most[period]))
                        .collect();
                    outlets.sort_by(|one, other| one.0.total_cmp(&other.0));
                    outlets
                })
                .collect();
        }
    }

    /// μ of an outlet in a period.
    fn outlet(&self, product: usize, outlet: usize, period: usize) -> f64 {
        self.multipliers.market.get(product).map_or(0.0, |outlets| at(row(outlets, outlet), period))
    }

    /// What capacity earns in a period if a unit is worth `gain` before the outlet's price.
    fn sold(&self, product: usize, period: usize, gain: f64, capacity: f64) -> f64 {
        let (mut left, mut earned) = (capacity, 0.0);
        for &(price, most) in &self.outlets[product][period] {
            let units = left.min(most);
            earned += units * f64::max(0.0, gain - price);
            left -= units;
        }
        earned
    }

    /// A sum that the magnitudes of all terms of a project at a site cannot exceed.
    fn magnitude(
        &self,
        ground: &Ground<'_>,
        (number, project): (usize, &Candidate),
        (site, place): (usize, &Place),
    ) -> f64 {
        let full = place.ramp.last().copied().unwrap_or(0.0);
        let mut sum = self.ties[number].1 + at(&self.multipliers.floor, place.plant) * place.area;
        for (period, outlets) in self.outlets[project.product].iter().enumerate() {
            let year = ground.programme.year_of[period];
            let dearest = outlets.last().map_or(0.0, |(price, _)| *price);
            let unit = ground.discount[period] * place.margin.1
                + self.inputs[project.product][period].1
                + dearest
                + at(&self.multipliers.buyer, year) * place.buyer_extra.1
                + self.policy_of((number, site), year).1;
            sum += full.min(outlets.iter().map(|(_, most)| most).sum()) * unit;
        }
        let cost = |way: &Way| {
            let used: f64 =
                way.uses.iter().map(|&(resource, units)| units * self.resource_most[resource]).sum();
            way.outlay
                * (project.imported_share + self.spending_most[place.purse] + self.counted((number, site)))
                + used * way.duration as f64
        };
        sum + place.modes.iter().map(|modes| modes.iter().map(cost).fold(0.0, f64::max)).sum::<f64>()
    }
}

fn padded(row: &[f64], periods: usize) -> Vec<f64> {
    (0..periods).map(|period| at(row, period)).collect()
}

impl Scratch {
    /// The values of all launches at one site that are left.
    fn site(
        &mut self,
        ground: &Ground<'_>,
        prices: &Prices<'_>,
        (number, project): (usize, &Candidate),
        (site, place, left): (usize, &Place, &LeftAtSite),
        values: &mut [f64],
    ) {
        self.tasks(ground, prices, (number, site, project), place, left);
        self.production(ground, prices, (number, site, project), place);
        let floor = at(&prices.multipliers.floor, place.plant) * place.area;
        let steps = place.ramp.len() - 1;
        for (launch, value) in values.iter_mut().enumerate() {
            if !left.launches[launch] || self.total[launch] == f64::INFINITY {
                continue;
            }
            let settled = (launch + steps).min(self.gain.len());
            let rising: f64 = (launch..settled)
                .zip(&place.ramp)
                .map(|(period, &capacity)| prices.sold(project.product, period, self.gain[period], capacity))
                .sum();
            let earned = rising + self.tail[settled];
            *value = earned - self.total[launch] - floor + prices.ties[number].0[launch];
        }
    }

    /// Fills `gain`, g_t, and `tail`, what full capacity earns from each period on.
    fn production(
        &mut self,
        ground: &Ground<'_>,
        prices: &Prices<'_>,
        (number, site, project): (usize, usize, &Candidate),
        place: &Place,
    ) {
        let periods = ground.programme.periods();
        self.gain.clear();
        self.gain.extend((0..periods).map(|period| {
            let year = ground.programme.year_of[period];
            ground.discount[period] * place.margin.0 + prices.inputs[project.product][period].0
                - at(&prices.multipliers.buyer, year) * place.buyer_extra.0
                - prices.policy_of((number, site), year).0
        }));
        let full = place.ramp.last().copied().unwrap_or(0.0);
        self.tail.clear();
        self.tail.resize(periods + 1, 0.0);
        for period in (0..periods).rev() {
            let sold = prices.sold(project.product, period, self.gain[period], full);
            self.tail[period] = self.tail[period + 1] + sold;
        }
    }

    /// Fills `total`: the least cost of all tasks if the launch is in each period.
    fn tasks(
        &mut self,
        ground: &Ground<'_>,
        prices: &Prices<'_>,
        (number, site, project): (usize, usize, &Candidate),
        place: &Place,
        left: &LeftAtSite,
    ) {
        let counted = prices.counted((number, site));
        let periods = ground.programme.periods();
        self.unit.clear();
        self.unit.extend(
            ground
                .discount
                .iter()
                .zip(&prices.spending[place.purse])
                .map(|(discount, spending)| project.imported_share * discount + spending + counted),
        );
        self.below.resize_with(self.below.len().max(place.modes.len()), Vec::new);
        for below in &mut self.below[..place.modes.len()] {
            below.clear();
            below.resize(periods, 0.0);
        }
        self.total.clear();
        self.total.resize(periods, 0.0);
        for &task in &project.tree.order {
            let successor = project.tree.successor[task];
            self.reach.clear();
            self.reach.resize(periods, f64::INFINITY);
            for way in &place.modes[task] {
                let step = successor.map_or(way.duration, |(_, lag)| way.step + lag);
                self.way(prices, way, left.starts[task], step, task);
            }
            if successor.is_some() || !place.exact {
                // What may end earlier may wait.
                for period in 1..periods {
                    self.reach[period] = self.reach[period].min(self.reach[period - 1]);
                }
            }
            let into = match successor {
                Some((after, _)) => &mut self.below[after],
                None => &mut self.total,
            };
            into.iter_mut().zip(&self.reach).for_each(|(sum, reach)| *sum += reach);
        }
    }

    /// Lowers `reach` by one mode of a task: `reach[start + step]` is the least cost of the task and all below it.
    fn way(
        &mut self,
        prices: &Prices<'_>,
        way: &Way,
        (first, last): (usize, usize),
        step: usize,
        task: usize,
    ) {
        let periods = self.reach.len();
        // The task must have ended, and its successor must be able to start, within the horizon.
        let Some(latest) = (periods - 1).checked_sub(step.max(way.duration)) else { return };
        let end = last.min(latest) + 1;
        if first >= end {
            return;
        }
        self.cost.clear();
        self.cost.extend_from_slice(&self.below[task][first..end]);
        for &(offset, paid) in &way.payments {
            // A task without duration pays in its last period at the latest: offset < max(duration, 1).
            let units = self.unit.iter().skip(first + offset);
            self.cost.iter_mut().zip(units).for_each(|(cost, unit)| *cost += paid * unit);
        }
        for &(resource, units) in &way.uses {
            let row = &prices.resources[resource];
            if row.is_empty() {
                continue;
            }
            for offset in 0..way.duration {
                let of = row.iter().skip(first + offset);
                self.cost.iter_mut().zip(of).for_each(|(cost, price)| *cost += units * price);
            }
        }
        let slots = &mut self.reach[first + step..];
        slots.iter_mut().zip(&self.cost).for_each(|(slot, &cost)| *slot = slot.min(cost));
    }
}
