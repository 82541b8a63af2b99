//! How much is made, once launches are fixed: the best flows through the bill of materials under markets and the buyer's limit.
//!
//! Without a buyer's limit, making more of a product never hurts those below it, so going down the bill of materials
//! and filling each market with the best makers first is optimal while every margin is positive (planning model 2.4 e). A maker with
//! a margin below nought works only as far as the parts made inside for it are worth more. The buyer's limit of a year is met by
//! a price on it: of the two productions on both sides of the right price the mixture that just meets the limit is taken; a
//! mixture of two feasible productions is feasible, and at the right price both are optimal.

use crate::instance::Instance;

/// A launched project: its number, site and launch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Launched {
    pub project: usize,
    pub site: usize,
    pub launch: usize,
}

/// Units by launched project and period, flat: `made[number · periods + t]`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Production {
    pub made: Vec<f64>,
    /// Σ δ v q.
    pub value: f64,
    /// What is still wanted of each product that has makers, flat by product and period; see [`Production::rest`].
    rest: Vec<f64>,
}

/// Arrays reused from call to call.
#[derive(Clone, Debug, Default)]
pub(crate) struct Workshop {
    by_product: Vec<Vec<usize>>,
    order: Vec<(f64, usize)>,
    cheap: Vec<f64>,
    dear: Vec<f64>,
}

impl Production {
    /// What the market for a product would still take in a period.
    pub(crate) fn rest(&self, periods: usize, product: usize) -> &[f64] {
        &self.rest[product * periods..(product + 1) * periods]
    }

    /// The best production of these launches.
    pub(crate) fn plan(&mut self, instance: &Instance, launched: &[Launched], workshop: &mut Workshop) {
        let periods = instance.periods;
        self.made.clear();
        self.made.resize(launched.len() * periods, 0.0);
        self.rest.clear();
        self.rest.resize(instance.inputs.len() * periods, 0.0);
        workshop.by_product.resize_with(instance.inputs.len(), Vec::new);
        workshop.by_product.iter_mut().for_each(Vec::clear);
        for (number, who) in launched.iter().enumerate() {
            workshop.by_product[instance.projects[who.project].product].push(number);
        }
        let mut first = 0;
        while first < periods {
            let year = instance.year(first);
            let mut end = first;
            while end < periods && instance.year(end) == year {
                end += 1;
            }
            self.plan_year(instance, launched, workshop, first..end);
            first = end;
        }
        self.value = self.worth(instance, launched);
    }

    fn plan_year(
        &mut self,
        instance: &Instance,
        launched: &[Launched],
        workshop: &mut Workshop,
        span: std::ops::Range<usize>,
    ) {
        self.fill(instance, launched, workshop, span.clone(), 0.0);
        let Some(limits) = &instance.buyer_limit else { return };
        let limit = limits[instance.year(span.start)];
        if self.extra(instance, launched, span.clone()) <= limit {
            return;
        }
        // The limit binds: find the price on both sides of it.
        let (mut low, mut high) = (0.0, 1.0);
        loop {
            self.fill(instance, launched, workshop, span.clone(), high);
            if self.extra(instance, launched, span.clone()) <= limit || high > 1e9 {
                break;
            }
            low = high;
            high *= 4.0;
        }
        for _ in 0..40 {
            let middle = 0.5 * (low + high);
            self.fill(instance, launched, workshop, span.clone(), middle);
            if self.extra(instance, launched, span.clone()) <= limit { high = middle } else { low = middle }
        }
        let periods = instance.periods;
        let mut cheap = std::mem::take(&mut workshop.cheap);
        let mut dear = std::mem::take(&mut workshop.dear);
        self.fill(instance, launched, workshop, span.clone(), low);
        let above = self.extra(instance, launched, span.clone());
        cheap.clone_from(&self.made);
        self.fill(instance, launched, workshop, span.clone(), high);
        let under = self.extra(instance, launched, span.clone());
        dear.clone_from(&self.made);
        let weight = if above > under { ((limit - under) / (above - under)).clamp(0.0, 1.0) } else { 0.0 };
        for number in 0..launched.len() {
            for slot in number * periods + span.start..number * periods + span.end {
                self.made[slot] = weight * cheap[slot] + (1.0 - weight) * dear[slot];
            }
        }
        workshop.cheap = cheap;
        workshop.dear = dear;
        self.recount(instance, launched, span);
    }

    /// Fills markets from finals down, with a price on what buyers pay more.
    fn fill(
        &mut self,
        instance: &Instance,
        launched: &[Launched],
        workshop: &mut Workshop,
        span: std::ops::Range<usize>,
        price: f64,
    ) {
        let periods = instance.periods;
        for period in span {
            for &product in &instance.made {
                let market = self.market(instance, &workshop.by_product, product, period);
                let mut order = std::mem::take(&mut workshop.order);
                order.clear();
                for &number in &workshop.by_product[product] {
                    let option = &instance.projects[launched[number].project].sites[launched[number].site];
                    let worth = instance.discount[period] * option.margin - price * option.buyer_extra;
                    order.push((worth, number));
                }
                order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
                let mut rest = market;
                for &(worth, number) in &order {
                    let who = launched[number];
                    let option = &instance.projects[who.project].sites[who.site];
                    let able =
                        if period < who.launch { 0.0 } else { option.capacity_after(period - who.launch) };
                    let most = able.min(rest);
                    let making = if worth > 0.0 || most <= 0.0 {
                        most
                    } else {
                        self.enabling(
                            instance,
                            launched,
                            &workshop.by_product,
                            product,
                            period,
                            (worth, price),
                            most,
                        )
                    };
                    self.made[number * periods + period] = making;
                    rest -= making;
                }
                workshop.order = order;
                self.rest[product * periods + period] = rest.max(0.0);
            }
        }
    }

    /// The market for a product: demand plus what the makers of its users need of it.
    fn market(&self, instance: &Instance, by_product: &[Vec<usize>], product: usize, period: usize) -> f64 {
        let mut market = instance.demand[product][period];
        for &(user, quantity) in &instance.users[product] {
            for &number in &by_product[user] {
                market += quantity * self.made[number * instance.periods + period];
            }
        }
        market
    }

    /// How much a maker with a margin below nought should make, given that its parts are made inside as far as their makers can.
    fn enabling(
        &self,
        instance: &Instance,
        launched: &[Launched],
        by_product: &[Vec<usize>],
        product: usize,
        period: usize,
        (worth, price): (f64, f64),
        most: f64,
    ) -> f64 {
        // Each input's makers beyond what others want of it: (units of ours until they are full, gain per unit of ours).
        let mut gains: Vec<(f64, f64)> = Vec::new();
        for &(input, quantity) in &instance.inputs[product] {
            let wanted = self.market(instance, by_product, input, period);
            let (mut able, mut best) = (0.0, 0.0f64);
            for &number in &by_product[input] {
                let who = launched[number];
                let option = &instance.projects[who.project].sites[who.site];
                if period >= who.launch {
                    able += option.capacity_after(period - who.launch);
                    best = best.max(instance.discount[period] * option.margin - price * option.buyer_extra);
                }
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

    /// Recomputes what markets would still take, after production was mixed.
    fn recount(&mut self, instance: &Instance, launched: &[Launched], span: std::ops::Range<usize>) {
        let periods = instance.periods;
        for period in span {
            for &product in &instance.made {
                let mut rest = instance.demand[product][period];
                for (number, who) in launched.iter().enumerate() {
                    let made = self.made[number * periods + period];
                    let maker = instance.projects[who.project].product;
                    if maker == product {
                        rest -= made;
                    }
                    for &(user, quantity) in &instance.users[product] {
                        if user == maker {
                            rest += quantity * made;
                        }
                    }
                }
                self.rest[product * periods + period] = rest.max(0.0);
            }
        }
    }

    /// What buyers pay more in these periods.
    fn extra(&self, instance: &Instance, launched: &[Launched], span: std::ops::Range<usize>) -> f64 {
        let mut sum = 0.0;
        for (number, who) in launched.iter().enumerate() {
            let option = &instance.projects[who.project].sites[who.site];
            let first = number * instance.periods;
            sum += option.buyer_extra * self.made[first + span.start..first + span.end].iter().sum::<f64>();
        }
        sum
    }

    fn worth(&self, instance: &Instance, launched: &[Launched]) -> f64 {
        let mut sum = 0.0;
        for (number, who) in launched.iter().enumerate() {
            let margin = instance.projects[who.project].sites[who.site].margin;
            let first = number * instance.periods;
            let units: f64 = (0..instance.periods).map(|t| instance.discount[t] * self.made[first + t]).sum();
            sum += margin * units;
        }
        sum
    }
}
