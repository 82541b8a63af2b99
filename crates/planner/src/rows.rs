//! The rows that couple projects, numbered once: every price of the bound has its place in one flat vector.
//!
//! Only rows that can bind get a number. [`Rows::publish`] turns the vector into the certificate's multipliers.

use model::certificate::Multipliers;
use model::draft::RequirementKind;

use crate::instance::Instance;
use crate::money;
use crate::outlets::Outlet;
use crate::row_stakes::row_stakes;

/// The price beyond which a breach that may not be is not priced: dearer ones would only swell the sums that the proof is made of.
const DEAREST_BREACH: f64 = 100.0;

/// Where each row's price stands in the flat vector.
#[derive(Clone, Debug)]
pub(crate) struct Rows {
    /// How many rows.
    pub len: usize,
    /// First row of each resource; periods follow.
    pub resource: Vec<Option<usize>>,
    /// First row of each fund's stock of money; years follow. See [`crate::money`].
    pub stock: Vec<usize>,
    /// Row of each plant with a limit.
    pub floor: Vec<Option<usize>>,
    /// First row of each outlet of each product, where several makers share it or others open it; periods follow.
    pub market: Vec<Vec<Option<usize>>>,
    /// First row of the buyer's limit; years follow.
    pub buyer: Option<usize>,
    /// First row of the policy limits.
    pub policy: usize,
    /// First row of each launch-after requirement; periods follow. By dependency.
    pub launch_after: Vec<Option<usize>>,
    /// Row of each other dependency.
    pub requires: Vec<Option<usize>>,
    /// What each row offers; nought for rows between projects.
    pub offer: Vec<f64>,
    /// The most that a row's price may be: a breach that may be bought costs no more than its penalty.
    pub dearest: Vec<f64>,
    /// The unit in which a descent measures each row: what it offers over the root of what is at stake in it ([`crate::stakes`]).
    pub size: Vec<f64>,
}

impl Rows {
    pub(crate) fn new(instance: &Instance) -> Self {
        let mut rows = Self {
            len: 0,
            resource: Vec::new(),
            stock: Vec::new(),
            floor: Vec::new(),
            market: Vec::new(),
            buyer: None,
            policy: 0,
            launch_after: Vec::new(),
            requires: Vec::new(),
            dearest: Vec::new(),
            offer: Vec::new(),
            size: Vec::new(),
        };
        rows.add_resources(instance);
        rows.add_money(instance);
        rows.add_floor(instance);
        rows.add_markets(instance);
        if let Some(limit) = &instance.buyer_limit {
            rows.buyer = Some(rows.len);
            for &extra in limit {
                rows.push(extra, extra.max(1.0));
            }
        }
        rows.policy = rows.len;
        for row in &instance.policy {
            rows.push(row.room, row.size);
            rows.dearest.extend(std::iter::repeat_n(f64::INFINITY, rows.len - 1 - rows.dearest.len()));
            rows.dearest.push(row.penalty.unwrap_or(DEAREST_BREACH));
        }
        for dependency in &instance.dependencies {
            let launch_after = dependency.kind == RequirementKind::LaunchAfter;
            rows.launch_after.push(launch_after.then_some(rows.len));
            if launch_after {
                (0..instance.periods).for_each(|_| rows.push(0.0, 1.0));
            }
        }
        for dependency in &instance.dependencies {
            let single = dependency.kind != RequirementKind::LaunchAfter;
            rows.requires.push(single.then_some(rows.len));
            if single {
                rows.push(if dependency.kind == RequirementKind::Xor { 1.0 } else { 0.0 }, 1.0);
            }
        }
        rows.dearest.resize(rows.len, f64::INFINITY);
        let stakes = row_stakes(instance, &rows);
        let usual = stakes.iter().sum::<f64>() / stakes.len().max(1) as f64;
        for (size, stake) in rows.size.iter_mut().zip(stakes) {
            *size /= (stake / usual).max(1e-9).sqrt();
        }
        rows
    }

    /// First row of the outlet that makers of `user` open for a product.
    pub(crate) fn outlet(&self, instance: &Instance, product: usize, user: usize) -> Option<usize> {
        let outlets = instance.outlets[product].iter().zip(&self.market[product]);
        outlets
            .filter(|(outlet, _)| outlet.user.is_some_and(|(of, _)| of == user))
            .find_map(|(_, first)| *first)
    }

    fn push(&mut self, offer: f64, size: f64) {
        self.offer.push(offer);
        self.size.push(size);
        self.len += 1;
    }

    fn add_resources(&mut self, instance: &Instance) {
        let mut used = vec![0.0f64; instance.capacity.len()];
        for project in &instance.projects {
            let mut most = vec![0.0f64; used.len()];
            for (resource, units) in
                project.sites.iter().flat_map(|site| site.modes.iter().flatten()).flat_map(|mode| &mode.uses)
            {
                most[*resource] += *units;
            }
            used.iter_mut().zip(most).for_each(|(sum, units)| *sum += units);
        }
        for (capacity, used) in instance.capacity.iter().zip(used) {
            let scarce = capacity.iter().any(|&units| units < used);
            self.resource.push(scarce.then_some(self.len));
            if scarce {
                let size = capacity.iter().sum::<f64>() / instance.periods as f64;
                capacity.iter().for_each(|&units| self.push(units, size.max(1.0)));
            }
        }
    }

    fn add_money(&mut self, instance: &Instance) {
        for fund in &instance.funds {
            self.stock.push(self.len);
            let mut stock = 0.0;
            let whole: f64 = fund.amounts.iter().sum();
            for amount in &fund.amounts {
                stock = stock * fund.carry_over + amount;
                self.push(stock, whole.max(1.0));
            }
        }
    }

    fn add_floor(&mut self, instance: &Instance) {
        for (plant, &area) in instance.area.iter().enumerate() {
            let wanted: f64 = instance
                .projects
                .iter()
                .map(|project| {
                    let here = project.sites.iter().filter(|site| site.plant == plant);
                    here.map(|site| site.area).fold(0.0, f64::max)
                })
                .sum();
            let scarce = wanted > area;
            self.floor.push(scarce.then_some(self.len));
            if scarce {
                self.push(area, area.max(1e-3));
            }
        }
    }

    fn add_markets(&mut self, instance: &Instance) {
        self.market = vec![Vec::new(); instance.inputs.len()];
        for &product in &instance.made {
            for outlet in &instance.outlets[product] {
                // One maker alone cannot sell more to demand than there is: its own answer sees to that.
                let is_shared = outlet.user.is_some() || instance.makers[product].len() > 1;
                self.market[product].push(is_shared.then_some(self.len));
                if is_shared {
                    let size = outlet.most.iter().sum::<f64>() / instance.periods as f64;
                    for period in 0..instance.periods {
                        let offer = if outlet.user.is_none() { outlet.most[period] } else { 0.0 };
                        self.push(offer, size.max(1e-3));
                    }
                }
            }
        }
    }

    /// Prices of another programme's rows at the places of the like rows here; nought where there is no like row. Any prices prove
    /// a bound, so a row that is missed costs strength and never truth. A resource that is new gets the `forbidding` price where it
    /// offers nothing.
    pub(crate) fn translated(
        &self,
        instance: &Instance,
        (other, others): (&Self, &Instance),
        prices: &[f64],
        forbidding: f64,
    ) -> Vec<f64> {
        let mut translated = vec![0.0; self.len];
        let mut opened_rows: Vec<(usize, f64)> = Vec::new();
        let mut copy = |to: Option<usize>, from: Option<usize>, length: usize| {
            if let (Some(to), Some(from)) = (to, from) {
                translated[to..to + length].copy_from_slice(&prices[from..from + length]);
            }
        };
        let (periods, years) = (instance.periods.min(others.periods), instance.years.min(others.years));
        for (to, from) in self.resource.iter().zip(&other.resource) {
            copy(*to, *from, periods);
            if let (Some(to), Some(from)) = (*to, *from) {
                let opened =
                    |period: usize| other.offer[from + period] <= 0.0 && self.offer[to + period] > 0.0;
                // What nobody could have had any price, and now that it is offered would cost that price: the mean is closer.
                let (mut sum, mut offered) = (0.0, 0.0f64);
                for period in (0..periods).filter(|&period| other.offer[from + period] > 0.0) {
                    sum += prices[from + period];
                    offered += 1.0;
                }
                for period in (0..periods).filter(|&period| opened(period)) {
                    opened_rows.push((to + period, sum / offered.max(1.0)));
                }
            }
        }
        // A resource that the other programme does not have: where it offers nothing, nobody shall want it.
        for first in self.resource.iter().skip(other.resource.len()).flatten() {
            let closed = (0..instance.periods).filter(|period| self.offer[first + period] <= 0.0);
            closed.for_each(|period| opened_rows.push((first + period, forbidding)));
        }
        for (to, from) in self.stock.iter().zip(&other.stock) {
            copy(Some(*to), Some(*from), years);
        }
        for (to, from) in self.floor.iter().zip(&other.floor) {
            copy(*to, *from, 1);
        }
        for (product, outlets) in instance.outlets.iter().enumerate() {
            for (number, outlet) in outlets.iter().enumerate() {
                let user = |of: &Outlet| of.user.map(|(user, _)| user);
                let alike = others
                    .outlets
                    .get(product)
                    .and_then(|all| all.iter().position(|it| user(it) == user(outlet)));
                if let Some(alike) = alike {
                    copy(self.market[product][number], other.market[product][alike], periods);
                }
            }
        }
        copy(self.buyer, other.buyer, years);
        copy(Some(self.policy), Some(other.policy), instance.policy.len().min(others.policy.len()));
        for (number, dependency) in instance.dependencies.iter().enumerate() {
            let alike = others.dependencies.iter().position(|other| other == dependency);
            if let Some(alike) = alike {
                copy(self.launch_after[number], other.launch_after[alike], periods);
                copy(self.requires[number], other.requires[alike], 1);
                if let (Some(to), Some(from)) = (self.launch_after[number], other.launch_after[alike]) {
                    // The same where the other project could not be launched so early and now can.
                    let first = |of: &Instance| of.earliest_launch(dependency.other) + dependency.lag;
                    let (now, before) = (first(instance), first(others));
                    if let Some(&price) = prices.get(from + before).filter(|_| before < periods) {
                        (now..before).for_each(|period| opened_rows.push((to + period, price)));
                    }
                }
            }
        }
        for (row, price) in opened_rows {
            translated[row] = price;
        }
        translated
    }

    /// The flat prices in the certificate's shape.
    pub(crate) fn publish(&self, instance: &Instance, prices: &[f64]) -> Multipliers {
        let slice = |first: Option<usize>, len: usize| match first {
            Some(first) if prices[first..first + len].iter().any(|&price| price > 0.0) => {
                prices[first..first + len].to_vec()
            }
            _ => Vec::new(),
        };
        let (periods, years) = (instance.periods, instance.years);
        let (spend, share) = money::purse_prices(instance, self, prices);
        Multipliers {
            resource: self.resource.iter().map(|&first| slice(first, periods)).collect(),
            spend,
            share,
            floor: self.floor.iter().map(|&row| row.map_or(0.0, |row| prices[row])).collect(),
            market: self
                .market
                .iter()
                .map(|outlets| outlets.iter().map(|&first| slice(first, periods)).collect::<Vec<_>>())
                .collect(),
            buyer: slice(self.buyer, years),
            policy: slice(Some(self.policy), instance.policy.len()),
            launch_after: self.launch_after[..instance.requirements]
                .iter()
                .map(|&first| slice(first, periods))
                .collect(),
            requires: self.requires.iter().map(|&row| row.map_or(0.0, |row| prices[row])).collect(),
        }
    }
}
