//! How much is made, once launches are fixed: the best flows through the bill of materials under markets and the buyer's limit.
//!
//! Without a buyer's limit, making more of a product never hurts those below it, so going down the bill of materials
//! and filling each market with the best makers first is optimal while every margin is positive (planning model 2.4 e). A maker with
//! a margin below nought works only as far as the parts made inside for it are worth more. The buyer's limit of a year is met by
//! a price on it: of the two productions on both sides of the right price the mixture that just meets the limit is taken; a
//! mixture of two feasible productions is feasible, and at the right price both are optimal.
//!
//! A launch that comes or goes changes its own market and those below it. Only these are filled anew
//! ([`Production::refresh`]), so that a programme of a thousand projects costs a move hardly more than one of twenty; years in
//! which the buyer's limit binds couple everything and are filled as a whole.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::instance::{Instance, SiteOption};
use crate::policy::{self, Breach, PolicyPrices};

/// A launched project: its number, site and launch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Launched {
    pub project: usize,
    pub site: usize,
    pub launch: usize,
}

/// What is made of everything, and what that is worth.
#[derive(Clone, Debug)]
pub(crate) struct Production {
    periods: usize,
    years: usize,
    /// made\[project · periods + t\]: units.
    made: Vec<f64>,
    /// Launched makers by product, by number of project.
    makers: Vec<Vec<Launched>>,
    /// Places in `instance.made` of products with launched makers, ascending.
    active: Vec<usize>,
    /// worth\[product · years + y\]: Σ δ v q.
    worth: Vec<f64>,
    /// extra\[product · years + y\]: what buyers pay more.
    extra: Vec<f64>,
    /// The sums of worth and extra by year, kept as they change.
    sums: Vec<(f64, f64)>,
    /// The same when the plan was last kept; none if prices have changed since.
    kept: Option<Vec<(f64, f64)>>,
    /// The price on the buyer's limit by year; nought where it does not bind.
    price: Vec<f64>,
    /// Products whose launched makers changed since the last refresh.
    dirty: Vec<usize>,
    /// Places in `instance.made` still to be filled; kept to spare allocations.
    queue: BTreeSet<usize>,
    /// Makers of the market at hand, and what a unit of each is worth; kept to spare allocations.
    order: Vec<(f64, Launched)>,
    /// The market at hand by period; kept likewise.
    markets: Vec<f64>,
    /// Whether anything changed since the buyer's limits were last met.
    unsettled: bool,
    /// Σ δ v q over everything.
    pub value: f64,
    /// What policy limits ask of a unit made; steers who makes.
    policy: Arc<PolicyPrices>,
    /// Whether production gave way to policy limits since it was filled.
    gave_way: bool,
}

/// A price on the buyer's limit at which nobody makes what buyers would pay more for.
const DEAREST: f64 = 1e9;

/// A year's production at one price.
struct Filled {
    /// Σ δ v q.
    worth: f64,
    /// What buyers pay more.
    extra: f64,
    /// Units, in the order of [`Production::units_in`].
    units: Vec<f64>,
}

impl Production {
    /// Nothing is launched.
    pub(crate) fn idle(instance: &Instance) -> Self {
        let (products, years) = (instance.inputs.len(), instance.years);
        Self {
            periods: instance.periods,
            years,
            made: vec![0.0; instance.projects.len() * instance.periods],
            makers: vec![Vec::new(); products],
            active: Vec::new(),
            worth: vec![0.0; products * years],
            extra: vec![0.0; products * years],
            sums: vec![(0.0, 0.0); years],
            kept: None,
            price: vec![0.0; years],
            dirty: Vec::new(),
            queue: BTreeSet::new(),
            order: Vec::new(),
            markets: Vec::new(),
            unsettled: false,
            value: 0.0,
            policy: Arc::default(),
            gave_way: false,
        }
    }

    /// From now on, who makes is steered by these prices of the policy limits.
    pub(crate) fn steer(&mut self, instance: &Instance, policy: &Arc<PolicyPrices>) {
        self.policy = Arc::clone(policy);
        if !instance.policy.is_empty() {
            self.dirty.extend(self.active.iter().map(|&place| instance.made[place]));
        }
    }

    /// Units of a project by period.
    pub(crate) fn of(&self, project: usize) -> &[f64] {
        &self.made[project * self.periods..(project + 1) * self.periods]
    }

    /// A project comes in. Call [`Production::refresh`] afterwards.
    pub(crate) fn launch(&mut self, instance: &Instance, launched: Launched) {
        let product = instance.projects[launched.project].product;
        let makers = &mut self.makers[product];
        let place = makers.partition_point(|other| other.project < launched.project);
        makers.insert(place, launched);
        if let Err(place) = self.active.binary_search(&instance.place[product]) {
            self.active.insert(place, instance.place[product]);
        }
        self.dirty.push(product);
    }

    /// A project goes out. Call [`Production::refresh`] afterwards.
    pub(crate) fn withdraw(&mut self, instance: &Instance, project: usize) {
        let product = instance.projects[project].product;
        self.makers[product].retain(|other| other.project != project);
        self.made[project * self.periods..(project + 1) * self.periods].fill(0.0);
        if self.makers[product].is_empty() {
            self.active.retain(|&place| place != instance.place[product]);
        }
        self.dirty.push(product);
    }

    /// What the market for a product would still take in each period.
    pub(crate) fn rest(&self, instance: &Instance, product: usize, into: &mut Vec<f64>) {
        self.markets(instance, product, into);
        for (period, rest) in into.iter_mut().enumerate() {
            let made: f64 =
                self.makers[product].iter().map(|who| self.made[who.project * self.periods + period]).sum();
            *rest = (*rest - made).max(0.0);
        }
    }

    /// The market for a product in each period: demand plus what the makers of its users need of it.
    fn markets(&self, instance: &Instance, product: usize, into: &mut Vec<f64>) {
        into.clear();
        into.extend_from_slice(&instance.demand[product]);
        for &(user, quantity) in &instance.users[product] {
            for who in &self.makers[user] {
                into.iter_mut().zip(self.of(who.project)).for_each(|(sum, made)| *sum += quantity * made);
            }
        }
    }

    /// Fills anew what the changes since the last call may have changed, at the known prices of the buyer's limit. Enough for
    /// reading [`Production::rest`]; call [`Production::settle`] before reading values or units.
    pub(crate) fn refresh(&mut self, instance: &Instance) {
        if std::mem::take(&mut self.gave_way) {
            self.dirty.extend(self.active.iter().map(|&place| instance.made[place]));
        }
        for number in 0..self.dirty.len() {
            let product = self.dirty[number];
            self.queue.insert(instance.place[product]);
            self.wake_enablers(instance, product, 0);
        }
        while let Some(place) = self.queue.pop_first() {
            let product = instance.made[place];
            // A maker that left took its units with it before anybody could compare: always pass that on.
            let changed = self.fill_all_years(instance, product);
            if changed || self.dirty.contains(&product) {
                for &(input, _) in &instance.inputs[product] {
                    if !instance.makers[input].is_empty() {
                        self.queue.insert(instance.place[input]);
                        self.wake_enablers(instance, input, place + 1);
                    }
                }
            }
        }
        self.unsettled |= !self.dirty.is_empty();
        self.dirty.clear();
    }

    /// Meets the buyer's limits exactly and sums up.
    pub(crate) fn settle(&mut self, instance: &Instance) {
        self.refresh(instance);
        for year in 0..self.years {
            if self.price[year] > 0.0 && self.unsettled {
                self.balance(instance, year);
            }
        }
        self.unsettled = false;
        // Sums that go up and down a million times drift; here they are made good.
        for year in 0..self.years {
            self.sums[year] = self.sums_in(instance, year);
        }
        self.estimate(instance);
    }

    /// What is made now is to stay.
    pub(crate) fn keep(&mut self) {
        self.kept = (!self.gave_way).then(|| self.sums.clone());
    }

    /// Fills anew after all changes since [`Production::keep`] were taken back: the sums are those of then, to the bit.
    pub(crate) fn restore(&mut self, instance: &Instance) {
        self.refresh(instance);
        if let Some(kept) = &self.kept {
            self.sums.copy_from_slice(kept);
        }
        self.estimate(instance);
    }

    /// Sums up at the known prices of the buyer's limits: never less than [`Production::settle`] would find, and seldom much more,
    /// because what a year is worth at a price bends only a little around the right one.
    pub(crate) fn estimate(&mut self, instance: &Instance) {
        self.refresh(instance);
        self.value = 0.0;
        for year in 0..self.years {
            let (mut worth, mut extra) = self.sums[year];
            if let Some(limits) = &instance.buyer_limit {
                if self.price[year] == 0.0 && extra > limits[year] {
                    self.balance(instance, year);
                    (worth, extra) = self.sums[year];
                }
                worth -= self.price[year] * (extra - limits[year]);
            }
            self.value += worth;
        }
    }

    /// Worth and extra cost of a year.
    fn sums_in(&self, instance: &Instance, year: usize) -> (f64, f64) {
        let slots = self.active.iter().map(|&place| instance.made[place] * self.years + year);
        slots.fold((0.0, 0.0), |(worth, extra), slot| (worth + self.worth[slot], extra + self.extra[slot]))
    }

    /// Users of a product whose makers may work below nought look at what can be made for them: they must be filled anew.
    fn wake_enablers(&mut self, instance: &Instance, product: usize, from: usize) {
        for &(user, _) in &instance.users[product] {
            let enables = |who: &Launched| instance.projects[who.project].sites[who.site].margin <= 0.0;
            if self.makers[user].iter().any(enables) && instance.place[user] >= from {
                self.queue.insert(instance.place[user]);
            }
        }
    }

    /// Fills the market of a product; returns whether anything changed.
    fn fill_all_years(&mut self, instance: &Instance, product: usize) -> bool {
        let mut changed = false;
        let mut markets = std::mem::take(&mut self.markets);
        self.markets(instance, product, &mut markets);
        for year in 0..self.years {
            for period in instance.span(year) {
                changed |= self.fill(instance, product, (period, self.price[year]), markets[period]);
            }
            self.count(instance, product, year);
        }
        self.markets = markets;
        changed
    }

    /// Sums up worth and extra cost of a product in a year.
    fn count(&mut self, instance: &Instance, product: usize, year: usize) {
        let (mut worth, mut extra) = (0.0, 0.0);
        for who in &self.makers[product] {
            let site = who.at(instance);
            for period in instance.span(year) {
                let made = self.made[who.project * self.periods + period];
                worth += instance.discount[period] * site.margin * made;
                extra += site.buyer_extra * made;
            }
        }
        let slot = product * self.years + year;
        let sums = &mut self.sums[year];
        *sums = (sums.0 + worth - self.worth[slot], sums.1 + extra - self.extra[slot]);
        self.worth[slot] = worth;
        self.extra[slot] = extra;
    }

    /// Finds the price of a year's limit and mixes the productions on both sides of it.
    ///
    /// What production is worth at a price, less the price of what it exceeds the limit by, is convex in the price and made
    /// of straight lines, one for each production. The next price to try is where the lines of the two productions at hand meet; when
    /// no third lies above them there, both are optimal (Kelley 1960).
    fn balance(&mut self, instance: &Instance, year: usize) {
        let limit = instance.buyer_limit.as_ref().map_or(f64::INFINITY, |limits| limits[year]);
        let known = self.price[year];
        self.kept = None;
        // Mostly a move leaves the price where it was: look just beside it first.
        let mut over = self.fill_year(instance, year, known * (1.0 - 1e-9));
        if over.extra <= limit {
            over = self.fill_year(instance, year, 0.0);
            if over.extra <= limit {
                self.price[year] = 0.0;
                return;
            }
        }
        let mut under = self.fill_year(instance, year, known * (1.0 + 1e-9));
        if under.extra > limit {
            over = under;
            under = self.fill_year(instance, year, DEAREST);
        }
        for _ in 0..60 {
            let price = (over.worth - under.worth) / (over.extra - under.extra);
            self.price[year] = price.max(f64::MIN_POSITIVE);
            if (price - known).abs() <= 2e-9 * known {
                break;
            }
            let met = over.worth - price * over.extra;
            let between = self.fill_year(instance, year, price);
            if between.worth - price * between.extra <= met + 1e-9 * met.abs() {
                break;
            }
            if between.extra > limit { over = between } else { under = between }
        }
        let weight = ((limit - under.extra) / (over.extra - under.extra)).clamp(0.0, 1.0);
        let slots: Vec<usize> = self.units_in(instance, year).collect();
        for ((slot, over), under) in slots.into_iter().zip(over.units).zip(under.units) {
            self.made[slot] = weight * over + (1.0 - weight) * under;
        }
        for number in 0..self.active.len() {
            self.count(instance, instance.made[self.active[number]], year);
        }
    }

    /// Where the units of a year stand in `made`.
    fn units_in<'a>(&'a self, instance: &'a Instance, year: usize) -> impl Iterator<Item = usize> + 'a {
        let makers = self.active.iter().flat_map(move |&place| &self.makers[instance.made[place]]);
        makers.flat_map(move |who| instance.span(year).map(move |period| who.project * self.periods + period))
    }

    /// Fills all markets of a year at a price on the buyer's limit.
    fn fill_year(&mut self, instance: &Instance, year: usize, price: f64) -> Filled {
        let (mut worth, mut extra) = (0.0, 0.0);
        for number in 0..self.active.len() {
            let product = instance.made[self.active[number]];
            for period in instance.span(year) {
                let market = self.market(instance, product, period, usize::MAX);
                self.fill(instance, product, (period, price), market);
            }
            self.count(instance, product, year);
            worth += self.worth[product * self.years + year];
            extra += self.extra[product * self.years + year];
        }
        Filled { worth, extra, units: self.units_in(instance, year).map(|slot| self.made[slot]).collect() }
    }

    /// Fills one market in one period, the best makers first; returns whether that changed anything.
    fn fill(
        &mut self,
        instance: &Instance,
        product: usize,
        (period, price): (usize, f64),
        mut rest: f64,
    ) -> bool {
        if let [who] = self.makers[product][..] {
            return self.make(instance, who, (period, price), &mut rest);
        }
        let mut order = std::mem::take(&mut self.order);
        order.clear();
        for who in &self.makers[product] {
            order.push((self.worth_of(instance, *who, (period, price)), *who));
        }
        order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.project.cmp(&b.1.project)));
        let mut changed = false;
        for &(_, who) in &order {
            changed |= self.make(instance, who, (period, price), &mut rest);
        }
        self.order = order;
        changed
    }

    /// What a unit is worth to the filling: its margin, less what the buyer's and the policy limits' prices ask of it.
    fn worth_of(&self, instance: &Instance, who: Launched, (period, price): (usize, f64)) -> f64 {
        let site = who.at(instance);
        let asked = self.policy.of(who.project, who.site).map_or(0.0, |years| years[instance.year(period)]);
        instance.discount[period] * site.margin - price * site.buyer_extra - asked
    }

    /// One maker takes its part of what is left of a market; returns whether it makes something else than before.
    fn make(
        &mut self,
        instance: &Instance,
        who: Launched,
        (period, price): (usize, f64),
        rest: &mut f64,
    ) -> bool {
        let site = who.at(instance);
        let slot = who.project * self.periods + period;
        let before = std::mem::take(&mut self.made[slot]);
        let able = if period < who.launch { 0.0 } else { site.capacity_after(period - who.launch) };
        let most = able.min(*rest);
        if most > 0.0 {
            let worth = self.worth_of(instance, who, (period, price));
            let making = if worth > 0.0 {
                most
            } else {
                let product = instance.projects[who.project].product;
                self.enabling(instance, product, period, (worth, price), most)
            };
            self.made[slot] = making;
            *rest -= making;
        }
        // To the bit: the same filling gives the same units, and anything else must be passed on.
        before.to_bits() != self.made[slot].to_bits()
    }

    /// Makes less where policy limits are broken and less helps: what is worth least for what it takes of a row first, and no more
    /// than the row's penalty is worth. What was made for it gives way too. Returns the breaches that remain.
    pub(crate) fn give_way(&mut self, instance: &Instance, spent: &[f64]) -> Breach {
        for _ in 0..3 {
            let used = self.used(instance, spent);
            let over = |row: usize| used[row] - instance.policy[row].aim;
            let broken: Vec<usize> =
                (0..used.len()).filter(|&row| over(row) > 1e-9 * instance.policy[row].size).collect();
            let mut less = false;
            for row in broken {
                less |= self.lessen(instance, row, over(row));
            }
            if !less {
                break;
            }
            self.gave_way = true;
            self.clip(instance);
        }
        if self.gave_way {
            let active: Vec<usize> = self.active.iter().map(|&place| instance.made[place]).collect();
            for product in active {
                (0..self.years).for_each(|year| self.count(instance, product, year));
            }
            self.value = (0..self.years).map(|year| self.sums_in(instance, year).0).sum();
        }
        policy::breach(instance, &self.used(instance, spent))
    }

    /// What is used of each policy row.
    fn used(&self, instance: &Instance, spent: &[f64]) -> Vec<f64> {
        let mut used = spent.to_vec();
        for who in self.active.iter().flat_map(|&place| &self.makers[instance.made[place]]) {
            let made = self.of(who.project);
            for &(row, coefficient) in &who.at(instance).policy {
                let counted = instance.policy[row].year.map_or(0..self.periods, |year| instance.span(year));
                used[row] += coefficient * made[counted].iter().sum::<f64>();
            }
        }
        used
    }

    /// Makes less of what uses a row that is broken by so much; returns whether anything became less.
    fn lessen(&mut self, instance: &Instance, row: usize, mut over: f64) -> bool {
        let mut offers: Vec<(f64, usize, f64)> = Vec::new();
        for who in self.active.iter().flat_map(|&place| &self.makers[instance.made[place]]) {
            let site = who.at(instance);
            let Some(&(_, uses)) = site.policy.iter().find(|&&(of, uses)| of == row && uses > 0.0) else {
                continue;
            };
            for period in instance.policy[row].year.map_or(0..self.periods, |year| instance.span(year)) {
                let slot = who.project * self.periods + period;
                if self.made[slot] > 0.0 {
                    offers.push((instance.discount[period] * site.margin / uses, slot, uses));
                }
            }
        }
        offers.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let mut less = false;
        for (worth, slot, uses) in offers {
            if over <= 0.0 || instance.policy[row].penalty.is_some_and(|penalty| worth >= penalty) {
                break;
            }
            let cut = self.made[slot].min(over / uses);
            self.made[slot] -= cut;
            over -= cut * uses;
            less = true;
        }
        less
    }

    /// Brings production down to the markets, which may have become smaller, from finals down; the worst makers give way.
    fn clip(&mut self, instance: &Instance) {
        for number in 0..self.active.len() {
            let product = instance.made[self.active[number]];
            for period in 0..self.periods {
                let market = self.market(instance, product, period, usize::MAX);
                let mut makers = self.makers[product].clone();
                makers.sort_by(|a, b| {
                    a.at(instance).margin.total_cmp(&b.at(instance).margin).then(a.project.cmp(&b.project))
                });
                let mut over: f64 = -market;
                makers.iter().for_each(|who| over += self.made[who.project * self.periods + period]);
                for who in makers {
                    let slot = who.project * self.periods + period;
                    let cut = self.made[slot].min(over.max(0.0));
                    self.made[slot] -= cut;
                    over -= cut;
                }
            }
        }
    }

    /// The market for a product: demand plus what the makers of its users need of it, as far as these stand before that place.
    fn market(&self, instance: &Instance, product: usize, period: usize, before: usize) -> f64 {
        let mut market = instance.demand[product][period];
        for &(user, quantity) in &instance.users[product] {
            if !self.makers[user].is_empty() && instance.place[user] < before {
                for who in &self.makers[user] {
                    market += quantity * self.made[who.project * self.periods + period];
                }
            }
        }
        market
    }

    /// How much a maker with a margin below nought should make, given that its parts are made inside as far as their makers can.
    fn enabling(
        &self,
        instance: &Instance,
        product: usize,
        period: usize,
        (worth, price): (f64, f64),
        most: f64,
    ) -> f64 {
        // Each input's makers beyond what others want of it: (units of ours until they are full, gain per unit of ours).
        let mut gains: Vec<(f64, f64)> = Vec::new();
        for &(input, quantity) in &instance.inputs[product] {
            let wanted = self.market(instance, input, period, instance.place[product] + 1);
            let (mut able, mut best) = (0.0, 0.0f64);
            for who in self.makers[input].iter().filter(|who| period >= who.launch) {
                let site = who.at(instance);
                able += site.capacity_after(period - who.launch);
                best = best.max(self.worth_of(instance, *who, (period, price)));
            }
            if able > wanted && best > 0.0 && quantity > 0.0 {
                gains.push(((able - wanted) / quantity, quantity * best));
            }
        }
        gains.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut making = 0.0;
        for number in 0..gains.len() {
            let gain: f64 = gains[number..].iter().map(|(_, gain)| gain).sum();
            if worth + gain <= 0.0 {
                break;
            }
            making = gains[number].0;
        }
        making.min(most)
    }
}

impl Launched {
    fn at<'a>(&self, instance: &'a Instance) -> &'a SiteOption {
        &instance.projects[self.project].sites[self.site]
    }
}
