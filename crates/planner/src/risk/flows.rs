//! What a run is worth: production from the launches as they came, money as it was spent, the import bill of each year.
//!
//! Production fills each market from finals down, the makers that keep most inside first, as the planner does
//! (`crate::production`), with two differences: a launch may fall inside a period, which then counts by the part that is left of it,
//! and prices and demand are those of the run. A buyer's limit is met by a price on it; the next price to try is where the lines
//! of the two productions at hand meet (Kelley 1960), and the two last ones are mixed so that the limit just holds.
//!
//! Memory is kept from run to run: nothing is allocated in a run.

use model::account::Resolved;
use model::draft::PaymentRule;
use model::programme::Programme;

use super::draws::{Drawing, Draws, Factor};
use super::execution::{Execution, NEVER};
use super::network::Network;

/// A chosen project as a maker.
#[derive(Clone, Debug)]
struct Maker {
    product: usize,
    /// Units by period since launch; the last stays.
    ramp: Vec<f64>,
    /// Hidden imports of a unit.
    hidden: f64,
    /// Price of a unit to the buyer.
    price: f64,
    imported_share: f64,
}

/// A product that somebody chosen makes.
#[derive(Clone, Debug)]
struct Market {
    product: usize,
    makers: Vec<usize>,
    /// Makers of products that need it, and how many units a unit of theirs needs.
    users: Vec<(usize, f64)>,
    /// Inputs that somebody chosen makes: their market and quantity.
    made_inputs: Vec<(usize, f64)>,
}

/// An outlay of an activity.
#[derive(Clone, Copy, Debug)]
struct Outlay {
    sum: f64,
    spread: bool,
}

/// What does not change from run to run.
#[derive(Clone, Debug)]
pub(super) struct Economy {
    periods: usize,
    ticks: u32,
    pub(super) years: usize,
    year_of: Vec<usize>,
    /// The periods of each year: first, one past the last.
    spans: Vec<(usize, usize)>,
    discount: Vec<f64>,
    makers: Vec<Maker>,
    markets: Vec<Market>,
    outlays: Vec<Outlay>,
    choice_of: Vec<usize>,
    /// π, duty, d, inputs, by product.
    price: Vec<f64>,
    duty: Vec<f64>,
    demand: Vec<f64>,
    inputs: Vec<Vec<(usize, f64)>>,
    buyer_share: Option<f64>,
    /// Products that each scenario moves, and from which period on.
    scenarios: Vec<(Vec<usize>, usize, f64, f64)>,
    /// Whether prices or demand change at all.
    moves: bool,
    /// The bill of doing nothing of each year, without and with duty, where nothing moves.
    bills: Vec<(f64, f64)>,
}

/// A price on the buyer's limit at which nobody makes what buyers would pay more for.
const DEAREST: f64 = 1e9;

/// The flows of a run, in memory that is kept.
#[derive(Clone, Debug, Default)]
pub(super) struct Flows {
    /// Factors on demand and price by product and period; used only where something moves.
    demand: Vec<f64>,
    price: Vec<f64>,
    /// able\[maker · periods + t\], made likewise.
    able: Vec<f64>,
    made: Vec<f64>,
    over: Vec<f64>,
    under: Vec<f64>,
    /// v and what buyers pay more, by maker and period.
    margin: Vec<f64>,
    extra: Vec<f64>,
    taken: Vec<bool>,
    /// Net value retained, discounted.
    pub(super) nvr: f64,
    /// The import bill of each year, not discounted.
    pub(super) bill: Vec<f64>,
    /// Outlays of each year, not discounted; what is paid after the horizon stands in the last.
    pub(super) money: Vec<f64>,
}

impl Economy {
    pub(super) fn new(
        programme: &Programme,
        resolved: &Resolved,
        network: &Network,
        draws: &Draws<'_>,
    ) -> Self {
        let periods = programme.periods();
        let makers: Vec<Maker> = resolved
            .choices
            .iter()
            .map(|chosen| {
                let (project, site) = (&programme.projects[chosen.project], chosen.site(programme));
                let steps = project.ramp.len().max(1);
                Maker {
                    product: project.product.index(),
                    ramp: (0..steps).map(|step| project.capacity_after(site, step).to_f64()).collect(),
                    hidden: site.hidden.likely.to_f64(),
                    price: site.unit_price.to_f64(),
                    imported_share: project.imported_share_of_outlay.to_f64(),
                }
            })
            .collect();
        let inputs: Vec<Vec<(usize, f64)>> = programme
            .products
            .iter()
            .map(|product| {
                product.inputs.iter().map(|input| (input.product.index(), input.quantity.to_f64())).collect()
            })
            .collect();
        let outlays = network.activities.iter().map(|activity| {
            let chosen = &resolved.choices[activity.choice];
            let mode =
                &programme.projects[chosen.project].tasks[activity.task].modes[chosen.site][activity.mode];
            Outlay { sum: mode.outlay.to_f64(), spread: mode.payment == PaymentRule::Spread }
        });
        let scale = 1.0 / Programme::DISCOUNT_SCALE as f64;
        let span = |year: usize| {
            let before = programme.year_of.partition_point(|&of| of < year);
            (before, programme.year_of.partition_point(|&of| of <= year))
        };
        let product = |key: &String| programme.products.iter().position(|product| product.key == *key);
        let scenarios: Vec<(Vec<usize>, usize, f64, f64)> = draws
            .scenarios
            .iter()
            .map(|scenario| {
                let products = match scenario.products.as_slice() {
                    [] => (0..programme.products.len()).collect(),
                    keys => keys.iter().filter_map(product).collect(),
                };
                (products, scenario.from.index(), scenario.demand.to_f64(), scenario.price.to_f64())
            })
            .collect();
        let moves = !scenarios.is_empty()
            || draws.factors.iter().any(|factor| matches!(factor, Factor::Demand | Factor::Price));
        let mut economy = Self {
            bills: Vec::new(),
            periods,
            ticks: network.ticks,
            years: programme.years.len(),
            year_of: programme.year_of.clone(),
            spans: (0..programme.years.len()).map(span).collect(),
            discount: programme.discount.iter().map(|&parts| parts as f64 * scale).collect(),
            markets: markets(programme, &makers, &inputs),
            makers,
            outlays: outlays.collect(),
            choice_of: network.activities.iter().map(|activity| activity.choice).collect(),
            price: programme.products.iter().map(|product| product.price.to_f64()).collect(),
            duty: programme.products.iter().map(|product| product.duty_rate.to_f64()).collect(),
            demand: programme
                .products
                .iter()
                .flat_map(|product| product.demand.iter().map(|units| units.to_f64()))
                .collect(),
            inputs,
            buyer_share: programme.buyer_cost_max_share.map(|share| share.to_f64()),
            scenarios,
            moves,
        };
        let flows = Flows {
            demand: vec![1.0; cells(&economy)],
            price: vec![1.0; cells(&economy)],
            ..Flows::default()
        };
        economy.bills = (0..economy.years).map(|year| flows.bills(&economy, year)).collect();
        economy
    }
}

/// Cells of the tables of factors: none where nothing moves.
fn cells(economy: &Economy) -> usize {
    if economy.moves { economy.demand.len() } else { 0 }
}

/// Markets of products with chosen makers, finals first.
fn markets(programme: &Programme, makers: &[Maker], inputs: &[Vec<(usize, f64)>]) -> Vec<Market> {
    let makers_of = |product: usize| -> Vec<usize> {
        (0..makers.len()).filter(|&maker| makers[maker].product == product).collect()
    };
    let made: Vec<usize> = programme
        .makers_first
        .iter()
        .map(|id| id.index())
        .filter(|&product| makers.iter().any(|maker| maker.product == product))
        .collect();
    let market = |&product: &usize| {
        let mut users = Vec::new();
        for (user, maker) in makers.iter().enumerate() {
            let needs = inputs[maker.product].iter().filter(|&&(input, _)| input == product);
            users.extend(needs.map(|&(_, quantity)| (user, quantity)));
        }
        let made_inputs = inputs[product].iter().filter_map(|&(input, quantity)| {
            made.iter().position(|&other| other == input).map(|market| (market, quantity))
        });
        Market { product, makers: makers_of(product), users, made_inputs: made_inputs.collect() }
    };
    made.iter().map(market).collect()
}

impl Flows {
    pub(super) fn new(economy: &Economy) -> Self {
        let slots = economy.makers.len() * economy.periods;
        Self {
            demand: vec![1.0; cells(economy)],
            price: vec![1.0; cells(economy)],
            able: vec![0.0; slots],
            made: vec![0.0; slots],
            over: vec![0.0; slots],
            under: vec![0.0; slots],
            margin: vec![0.0; slots],
            extra: vec![0.0; slots],
            taken: vec![false; economy.makers.len()],
            nvr: 0.0,
            bill: vec![0.0; economy.years],
            money: vec![0.0; economy.years],
        }
    }

    /// Counts a run. `factors` names the drawn factors.
    pub(super) fn count(
        &mut self,
        economy: &Economy,
        (factors, drawing): (&[Factor], &Drawing),
        execution: &Execution,
    ) {
        if economy.moves {
            self.moved(economy, factors, drawing);
        }
        self.prices(economy);
        self.capacities(economy, execution);
        self.nvr = 0.0;
        self.money.fill(0.0);
        for year in 0..economy.years {
            self.fill_year(economy, year);
        }
        self.spend(economy, drawing, execution);
    }

    /// Factors of this run on demand and prices.
    fn moved(&mut self, economy: &Economy, factors: &[Factor], drawing: &Drawing) {
        self.demand.fill(drawing.demand);
        self.price.fill(drawing.price);
        for (number, factor) in factors.iter().enumerate() {
            let Factor::Scenario(scenario) = factor else { continue };
            if drawing.factors[number] < 0.5 {
                continue;
            }
            let (products, from, demand, price) = &economy.scenarios[*scenario];
            for product in products {
                let first = product * economy.periods;
                for cell in first + *from..first + economy.periods {
                    self.demand[cell] *= demand;
                    self.price[cell] *= price;
                }
            }
        }
    }

    fn demand(&self, economy: &Economy, product: usize, period: usize) -> f64 {
        let cell = product * economy.periods + period;
        if economy.moves { economy.demand[cell] * self.demand[cell] } else { economy.demand[cell] }
    }

    fn price(&self, economy: &Economy, product: usize, period: usize) -> f64 {
        let price = economy.price[product];
        if economy.moves { price * self.price[product * economy.periods + period] } else { price }
    }

    /// v and the buyer's extra, equations (5) and (15), at the prices of the run. Hidden imports are imports: they move with the price
    /// of the product that they go into.
    fn prices(&mut self, economy: &Economy) {
        for (number, maker) in economy.makers.iter().enumerate() {
            let base = economy.price[maker.product];
            for period in 0..economy.periods {
                let price = self.price(economy, maker.product, period);
                let parts: f64 = economy.inputs[maker.product]
                    .iter()
                    .map(|&(input, quantity)| quantity * self.price(economy, input, period))
                    .sum();
                let moved = if base > 0.0 { price / base } else { 1.0 };
                let slot = number * economy.periods + period;
                self.margin[slot] = price - parts - maker.hidden * moved;
                self.extra[slot] = maker.price - price * (1.0 + economy.duty[maker.product]);
            }
        }
    }

    /// What each maker is able to make: a launch inside a period leaves the rest of it, and shifts every step of the ramp by as much.
    fn capacities(&mut self, economy: &Economy, execution: &Execution) {
        for (number, maker) in economy.makers.iter().enumerate() {
            let able = &mut self.able[number * economy.periods..(number + 1) * economy.periods];
            able.fill(0.0);
            let launch = execution.launch[number];
            if launch == NEVER {
                continue;
            }
            let first = (launch / economy.ticks) as usize;
            let late = f64::from(launch % economy.ticks) / f64::from(economy.ticks);
            let step = |since: usize| maker.ramp[since.min(maker.ramp.len() - 1)];
            for (since, able) in able.iter_mut().skip(first).enumerate() {
                let before = if since == 0 { 0.0 } else { step(since - 1) };
                *able = (1.0 - late) * step(since) + late * before;
            }
        }
    }

    /// Production of a year, its worth and its bill.
    fn fill_year(&mut self, economy: &Economy, year: usize) {
        let (first, end) = economy.spans[year];
        let (mut worth, extra) = self.fill_at(economy, year, 0.0);
        let (mut bill, with_duty) =
            if economy.moves { self.bills(economy, year) } else { economy.bills[year] };
        let limit = economy.buyer_share.map_or(f64::INFINITY, |share| share * with_duty);
        if extra > limit {
            worth = self.balance(economy, year, (worth, extra), limit);
        }
        self.nvr += worth;
        for maker in 0..economy.makers.len() {
            for period in first..end {
                let slot = maker * economy.periods + period;
                bill -= self.margin[slot] * self.made[slot];
            }
        }
        self.bill[year] = bill;
    }

    /// The bill of doing nothing in a year, without and with duty.
    fn bills(&self, economy: &Economy, year: usize) -> (f64, f64) {
        let (first, end) = economy.spans[year];
        let (mut without, mut with) = (0.0, 0.0);
        for product in 0..economy.price.len() {
            for period in first..end {
                let paid = self.price(economy, product, period) * self.demand(economy, product, period);
                without += paid;
                with += paid * (1.0 + economy.duty[product]);
            }
        }
        (without, with)
    }

    /// Finds the price of a year's limit and mixes the productions on both sides of it; returns the worth.
    fn balance(&mut self, economy: &Economy, year: usize, over: (f64, f64), limit: f64) -> f64 {
        let mut over = over;
        self.keep(economy, year, true);
        let mut under = self.fill_at(economy, year, DEAREST);
        self.keep(economy, year, false);
        for _ in 0..40 {
            if under.1 >= limit || over.1 - under.1 <= f64::EPSILON * limit.abs() {
                break;
            }
            let price = (over.0 - under.0) / (over.1 - under.1);
            let met = over.0 - price * over.1;
            let between = self.fill_at(economy, year, price.max(0.0));
            if between.0 - price * between.1 <= met + 1e-9 * met.abs() {
                break;
            }
            let above = between.1 > limit;
            if above {
                over = between
            } else {
                under = between
            }
            self.keep(economy, year, above);
        }
        let width = over.1 - under.1;
        let weight = if width > 0.0 { ((limit - under.1) / width).clamp(0.0, 1.0) } else { 0.0 };
        let (first, end) = economy.spans[year];
        for maker in 0..economy.makers.len() {
            for slot in maker * economy.periods + first..maker * economy.periods + end {
                self.made[slot] = weight * self.over[slot] + (1.0 - weight) * self.under[slot];
            }
        }
        weight * over.0 + (1.0 - weight) * under.0
    }

    fn keep(&mut self, economy: &Economy, year: usize, over: bool) {
        let (first, end) = economy.spans[year];
        let kept = if over { &mut self.over } else { &mut self.under };
        for maker in 0..economy.makers.len() {
            let span = maker * economy.periods + first..maker * economy.periods + end;
            kept[span.clone()].copy_from_slice(&self.made[span]);
        }
    }

    /// Fills a year's markets at a price on what buyers pay more; returns what that is worth, and what buyers pay more.
    fn fill_at(&mut self, economy: &Economy, year: usize, price: f64) -> (f64, f64) {
        let (first, end) = economy.spans[year];
        let (mut worth, mut extra) = (0.0, 0.0);
        for period in first..end {
            for place in 0..economy.markets.len() {
                let market = &economy.markets[place];
                let mut rest = self.market(economy, place, period, None);
                for &maker in &market.makers {
                    self.taken[maker] = false;
                }
                for _ in 0..market.makers.len() {
                    let value = |maker: usize| {
                        let slot = maker * economy.periods + period;
                        economy.discount[period] * self.margin[slot] - price * self.extra[slot]
                    };
                    // The best of those left; of equals the first.
                    let mut best: Option<(f64, usize)> = None;
                    for &maker in market.makers.iter().filter(|&&maker| !self.taken[maker]) {
                        let value = value(maker);
                        if best.is_none_or(|(least, _)| value > least) {
                            best = Some((value, maker));
                        }
                    }
                    let Some((value, maker)) = best else { break };
                    self.taken[maker] = true;
                    let slot = maker * economy.periods + period;
                    let most = self.able[slot].min(rest).max(0.0);
                    let making = match value > 0.0 {
                        true => most,
                        false => self.enabling(economy, place, period, (value, price), most),
                    };
                    self.made[slot] = making;
                    rest -= making;
                    worth += economy.discount[period] * self.margin[slot] * making;
                    extra += self.extra[slot] * making;
                }
            }
        }
        (worth, extra)
    }

    /// The market of a product: demand, and what makers of its users need; of one place only those above it.
    fn market(&self, economy: &Economy, place: usize, period: usize, above: Option<usize>) -> f64 {
        let market = &economy.markets[place];
        let mut units = self.demand(economy, market.product, period);
        for &(user, quantity) in &market.users {
            let known = above.is_none_or(|above| {
                economy.markets[..above].iter().any(|market| market.makers.contains(&user))
            });
            if known {
                units += quantity * self.made[user * economy.periods + period];
            }
        }
        units
    }

    /// How much a maker with a margin below nought makes: as far as the parts made inside for it are worth more.
    fn enabling(
        &self,
        economy: &Economy,
        place: usize,
        period: usize,
        (value, price): (f64, f64),
        most: f64,
    ) -> f64 {
        if most <= 0.0 {
            return 0.0;
        }
        // Gains end one after another, where an input's makers are full: the largest amount at which a unit still pays.
        let mut making = 0.0;
        loop {
            let (mut gain, mut next) = (0.0, f64::INFINITY);
            for &(input, quantity) in &economy.markets[place].made_inputs {
                let wanted = self.market(economy, input, period, Some(place));
                let (mut able, mut best) = (0.0, 0.0f64);
                for &maker in &economy.markets[input].makers {
                    let slot = maker * economy.periods + period;
                    able += self.able[slot];
                    if self.able[slot] > 0.0 {
                        best =
                            best.max(economy.discount[period] * self.margin[slot] - price * self.extra[slot]);
                    }
                }
                let until = (able - wanted) / quantity.max(f64::MIN_POSITIVE);
                if until > making && best > 0.0 && quantity > 0.0 {
                    gain += quantity * best;
                    next = f64::min(next, until);
                }
            }
            if value + gain <= 0.0 || !next.is_finite() {
                return f64::min(making, most);
            }
            making = next;
            if making >= most {
                return most;
            }
        }
    }

    /// Outlays as they were spent: at the start, or evenly over the work; repeats when they begin. Their imported share is paid outside.
    fn spend(&mut self, economy: &Economy, drawing: &Drawing, execution: &Execution) {
        let lengths = &drawing.lengths;
        for (number, outlay) in economy.outlays.iter().enumerate() {
            let start = execution.start[number];
            if outlay.sum <= 0.0 || start == NEVER {
                continue;
            }
            let choice = economy.choice_of[number];
            let sum = outlay.sum * drawing.outlay[choice];
            let share = economy.makers[choice].imported_share;
            let repeated = lengths.repeated[number];
            if outlay.spread && lengths.total[number] > 0 {
                let sum = sum * (1.0 + f64::from(repeated));
                let end = start + lengths.total[number];
                let mut tick = start;
                while tick < end {
                    let until = end.min((tick / economy.ticks + 1) * economy.ticks);
                    let part = f64::from(until - tick) / f64::from(end - start);
                    self.pay(economy, tick, sum * part, share);
                    tick = until;
                }
            } else {
                self.pay(economy, start, sum, share);
                for repeat in 0..usize::from(repeated) {
                    self.pay(economy, start + lengths.repeats[number][repeat], sum, share);
                }
            }
        }
    }

    fn pay(&mut self, economy: &Economy, tick: u32, sum: f64, imported_share: f64) {
        let period = (tick / economy.ticks) as usize;
        match economy.year_of.get(period) {
            Some(&year) => {
                self.money[year] += sum;
                self.bill[year] += sum * imported_share;
                self.nvr -= economy.discount[period] * sum * imported_share;
            }
            // What is paid after the horizon counts as money, as in no other sum.
            None => {
                if let Some(last) = self.money.last_mut() {
                    *last += sum;
                }
            }
        }
    }
}
