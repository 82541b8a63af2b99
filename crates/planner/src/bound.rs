//! The Lagrangian function: at given prices, the sum of every project's best answer and of what the scarce things are worth.
//!
//! For any prices ≥ 0 it is at least the value of every plan (weak duality, Geoffrion 1974); its slope says where prices should
//! move. One evaluation is one **sweep** over all projects. The certificate's text in `model::certificate` states the same
//! function; the checker there recomputes it with code of its own.

use model::draft::{Must, RequirementKind};

use crate::instance::{Instance, SiteOption};
use crate::money::Tariff;
use crate::outlets::Sales;
use crate::parallel;
use crate::policy::PolicyPrices;
use crate::response::{BARRED, Schedule, Tables, earnings, in_market};
use crate::rows::Rows;

/// What a case of the proof still allows at one site.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SiteCase {
    /// Which launches are allowed, by period.
    pub launches: Vec<bool>,
    /// Allowed starts by task, first and last; none = as the site has them.
    pub starts: Option<Vec<(u32, u32)>>,
}

/// What a case of the proof still allows for one project.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ProjectCase {
    /// Whether it may be left out.
    pub may_be_out: bool,
    pub sites: Vec<SiteCase>,
}

impl ProjectCase {
    /// Everything that the programme allows.
    pub(crate) fn whole(instance: &Instance, project: usize) -> Self {
        let option = &instance.projects[project];
        let sites = option.sites.iter().map(|site| {
            let allowed = |period: usize| {
                option.must != Must::Out && site.launch.0 <= period && period <= site.launch.1
            };
            SiteCase { launches: (0..instance.periods).map(allowed).collect(), starts: None }
        });
        Self { may_be_out: option.must != Must::In, sites: sites.collect() }
    }

    /// Whether it may still be chosen.
    pub(crate) fn may_be_in(&self) -> bool {
        self.sites.iter().any(|site| site.launches.contains(&true))
    }
}

/// A project's answer.
#[derive(Clone, Debug, PartialEq, Default)]
pub(crate) struct Answer {
    /// Its value at the prices asked.
    pub value: f64,
    /// Site, launch, tasks; none = left out.
    pub chosen: Option<(usize, usize, Schedule)>,
}

/// Room to work in, one per thread.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scratch {
    asked: Asked,
    room: Room,
}

/// What follows from prices before any project is looked at.
#[derive(Clone, Debug, Default)]
struct Asked {
    tariff: Tariff,
    /// Running sums of each resource's price.
    resource: Vec<Vec<f64>>,
    /// Σ_i a_ji μ_it by product: what a unit earns by opening the markets of its inputs; and, of products with one outlet, − μ_jt.
    market: Vec<Vec<f64>>,
    /// The outlets of products with several.
    sales: Vec<Sales>,
    /// What a unit is worth to (or takes from) markets, at the mean price of its outlets.
    credit_of: Vec<Vec<f64>>,
    /// What policy limits ask of units made and money spent.
    policy: PolicyPrices,
    /// What a launch at z earns from (or owes to) other projects, by project.
    credit: Vec<Vec<f64>>,
}

/// Where the answer of one project at one site is worked out.
#[derive(Clone, Debug, Default)]
struct Room {
    tables: Tables,
    earned: Vec<f64>,
    /// What one unit of spending costs in each period, its imported share included.
    spent: Vec<f64>,
}

impl Scratch {
    /// Running sums of each resource's price over periods.
    pub(crate) fn price_sums(&self) -> &[Vec<f64>] {
        &self.asked.resource
    }

    /// What a unit of a product is worth to (or takes from) markets, by period.
    pub(crate) fn market_credit(&self, product: usize) -> &[f64] {
        &self.asked.credit_of[product]
    }

    /// What a launch earns from (or owes to) other projects.
    pub(crate) fn launch_credit(&self, project: usize, launch: usize) -> f64 {
        self.asked.credit[project][launch]
    }

    /// What policy limits ask.
    pub(crate) fn policy(&self) -> &PolicyPrices {
        &self.asked.policy
    }

    /// What money costs.
    pub(crate) fn tariff(&self) -> &Tariff {
        &self.asked.tariff
    }
}

/// The function and its rows.
pub(crate) struct Lagrangian<'a> {
    pub instance: &'a Instance,
    pub rows: &'a Rows,
    /// Threads that share a sweep; one where sweeps are jobs beside others.
    pub threads: usize,
}

impl<'a> Lagrangian<'a> {
    /// Swept by one thread.
    pub(crate) fn new(instance: &'a Instance, rows: &'a Rows) -> Self {
        Self { instance, rows, threads: 1 }
    }

    /// One sweep: the bound at these prices, every project's answer, and the slope by row (offer − use).
    ///
    /// The bound is −∞ if a project that must be in has nothing left: the case is empty.
    pub(crate) fn sweep(
        &self,
        prices: &[f64],
        case: &[std::sync::Arc<ProjectCase>],
        scratch: &mut Scratch,
        answers: &mut Vec<Answer>,
        slope: &mut [f64],
    ) -> f64 {
        self.prepare(prices, scratch);
        slope.copy_from_slice(&self.rows.offer);
        let mut bound: f64 = prices.iter().zip(&self.rows.offer).map(|(price, offer)| price * offer).sum();
        answers.resize_with(self.instance.projects.len(), Answer::default);
        let Scratch { asked, room } = scratch;
        parallel::fill(self.threads, answers, room, |project, answer, room| {
            self.answer(project, prices, &case[project], (asked, room), answer);
        });
        for (project, answer) in answers.iter().enumerate() {
            bound += answer.value;
            self.charge(project, prices, answer, asked, slope);
        }
        bound
    }

    /// What depends on prices but not on the project.
    pub(crate) fn prepare(&self, prices: &[f64], scratch: &mut Scratch) {
        let (instance, rows) = (self.instance, self.rows);
        let asked = &mut scratch.asked;
        asked.tariff.fill(instance, rows, prices);
        asked.resource.resize_with(rows.resource.len(), Vec::new);
        for (sums, first) in asked.resource.iter_mut().zip(&rows.resource) {
            sums.clear();
            sums.resize(instance.periods + 1, 0.0);
            if let Some(first) = first {
                for period in 0..instance.periods {
                    sums[period + 1] = sums[period] + prices[first + period];
                }
            }
        }
        asked.market.resize_with(instance.inputs.len(), Vec::new);
        asked.sales.resize_with(instance.inputs.len(), Sales::default);
        asked.credit_of.resize_with(instance.inputs.len(), Vec::new);
        for &product in &instance.made {
            let line = &mut asked.market[product];
            line.clear();
            line.resize(instance.periods, 0.0);
            for &(input, quantity) in &instance.inputs[product] {
                if let Some(first) = rows.outlet(instance, input, product) {
                    line.iter_mut().zip(&prices[first..]).for_each(|(sum, price)| *sum += quantity * price);
                }
            }
            let sales = &mut asked.sales[product];
            sales.fill(instance, rows, product, prices);
            let mean = &mut asked.credit_of[product];
            mean.clone_from(line);
            if sales.are_several() {
                mean.iter_mut().enumerate().for_each(|(period, sum)| *sum -= sales.mean(period));
            } else if let Some(first) = rows.market[product][0] {
                line.iter_mut().zip(&prices[first..]).for_each(|(sum, price)| *sum -= price);
                mean.clone_from(line);
            }
        }
        asked.policy.fill(instance, &prices[rows.policy..]);
        self.prepare_credit(prices, asked);
    }

    fn prepare_credit(&self, prices: &[f64], asked: &mut Asked) {
        let instance = self.instance;
        asked.credit.resize_with(instance.projects.len(), Vec::new);
        for line in &mut asked.credit {
            line.clear();
            line.resize(instance.periods, 0.0);
        }
        for (number, dependency) in instance.dependencies.iter().enumerate() {
            if let Some(row) = self.rows.requires[number] {
                let price = prices[row];
                let sign = if dependency.kind == RequirementKind::Xor { -price } else { price };
                asked.credit[dependency.project].iter_mut().for_each(|sum| *sum -= price);
                asked.credit[dependency.other].iter_mut().for_each(|sum| *sum += sign);
            }
            if let Some(first) = self.rows.launch_after[number] {
                let mut later = 0.0;
                for launch in (0..instance.periods).rev() {
                    later += prices[first + launch];
                    asked.credit[dependency.project][launch] -= later;
                    if let Some(launch) = launch.checked_sub(dependency.lag) {
                        asked.credit[dependency.other][launch] += later;
                    }
                }
            }
        }
    }

    /// What launches at one site earn, and what a unit of spending costs there.
    fn earn(&self, project: usize, number: usize, prices: &[f64], asked: &Asked, room: &mut Room) {
        let instance = self.instance;
        let option = &instance.projects[project];
        let site = &option.sites[number];
        let product = option.product;
        let Asked { tariff, market, policy, .. } = asked;
        let Room { earned, spent, .. } = room;
        let (counted, policy) = (policy.spent(project, number), policy.of(project, number));
        let unit = &tariff.unit[site.purse];
        spent.clear();
        spent.extend(
            (0..instance.periods)
                .map(|t| option.imported_share * instance.discount[t] + unit[instance.year(t)] + counted),
        );
        let buyer = self.rows.buyer;
        let margin = |period: usize| {
            let extra = buyer.map_or(0.0, |first| prices[first + instance.year(period)] * site.buyer_extra);
            let asked = policy.map_or(0.0, |years| years[instance.year(period)]);
            instance.discount[period] * site.margin + market[product][period] - extra - asked
        };
        if asked.sales[product].are_several() {
            let sales = &asked.sales[product];
            earnings(
                instance,
                site,
                margin,
                |period, margin, able| sales.earned(period, margin, able),
                earned,
            );
        } else {
            earnings(instance, site, margin, in_market(&instance.market_max[product]), earned);
        }
    }

    /// What launches at one site cost, once [`Self::earn`] has been there; [`BARRED`] where there is none.
    fn cost(&self, project: usize, number: usize, case: &ProjectCase, asked: &Asked, room: &mut Room) {
        let option = &self.instance.projects[project];
        let site = &option.sites[number];
        let resource = &asked.resource;
        let Room { tables, spent, .. } = room;
        let price = |task: usize, mode: usize, first: usize, row: &mut [f64]| {
            let mode = &site.modes[task][mode];
            for &(offset, money) in &mode.payments {
                row.iter_mut().zip(&spent[first + offset..]).for_each(|(cost, unit)| *cost += money * unit);
            }
            for &(of, units) in &mode.uses {
                let (from, to) = (&resource[of][first..], &resource[of][first + mode.duration..]);
                row.iter_mut()
                    .zip(from.iter().zip(to))
                    .for_each(|(cost, (from, to))| *cost += units * (to - from));
            }
        };
        tables.fill(option, site, site.launch.1, case.sites[number].starts.as_deref(), price);
    }

    /// The value of a launch at a site is surely at most this: what the best launch earns, less the least outlay at the least price.
    fn ceiling(&self, project: usize, site: &SiteOption, floor: f64, asked: &Asked, room: &Room) -> f64 {
        let launches = site.launch.0..=site.launch.1;
        let credit = &asked.credit[project];
        let earned =
            launches.map(|launch| room.earned[launch] + credit[launch]).fold(f64::NEG_INFINITY, f64::max);
        let cheapest = room.spent.iter().copied().fold(f64::INFINITY, f64::min);
        earned - floor - site.least_outlay * cheapest
    }

    fn answer(
        &self,
        project: usize,
        prices: &[f64],
        case: &ProjectCase,
        (asked, room): (&Asked, &mut Room),
        answer: &mut Answer,
    ) {
        answer.value = if case.may_be_out { 0.0 } else { f64::NEG_INFINITY };
        answer.chosen = None;
        let option = &self.instance.projects[project];
        for (number, site) in option.sites.iter().enumerate() {
            if !case.sites[number].launches.contains(&true) {
                continue;
            }
            self.earn(project, number, prices, asked, room);
            let floor = self.floor_price(site, prices);
            // A hair of room, for the sums are made in another order.
            let ceiling = self.ceiling(project, site, floor, asked, room);
            if ceiling + 1e-9 * ceiling.abs() <= answer.value {
                continue;
            }
            self.cost(project, number, case, asked, room);
            let mut best = None;
            for launch in site.launch.0..=site.launch.1 {
                let value = self.value_of(project, launch, floor, asked, room);
                if case.sites[number].launches[launch] && value > answer.value {
                    answer.value = value;
                    best = Some(launch);
                }
            }
            if let Some(launch) = best {
                answer.chosen = Some((number, launch, room.tables.schedule(option, launch)));
            }
        }
    }

    fn floor_price(&self, site: &SiteOption, prices: &[f64]) -> f64 {
        self.rows.floor[site.plant].map_or(0.0, |row| prices[row] * site.area)
    }

    fn value_of(&self, project: usize, launch: usize, floor: f64, asked: &Asked, room: &Room) -> f64 {
        let cost = room.tables.profile[launch];
        if cost == BARRED {
            return f64::NEG_INFINITY;
        }
        room.earned[launch] + asked.credit[project][launch] - cost - floor
    }

    /// Calls `visit(site, launch, value)` for every pair that the case allows; for fixing by reduced value.
    pub(crate) fn survey(
        &self,
        project: usize,
        prices: &[f64],
        case: &ProjectCase,
        scratch: &mut Scratch,
        mut visit: impl FnMut(usize, usize, f64),
    ) {
        let Scratch { asked, room } = scratch;
        for (number, site) in self.instance.projects[project].sites.iter().enumerate() {
            if !case.sites[number].launches.contains(&true) {
                continue;
            }
            self.earn(project, number, prices, asked, room);
            self.cost(project, number, case, asked, room);
            let floor = self.floor_price(site, prices);
            for launch in site.launch.0..=site.launch.1 {
                if case.sites[number].launches[launch] {
                    visit(number, launch, self.value_of(project, launch, floor, asked, room));
                }
            }
        }
    }

    /// Takes from the slope what the answer uses.
    fn charge(&self, project: usize, prices: &[f64], answer: &Answer, asked: &Asked, slope: &mut [f64]) {
        let Some((number, launch, schedule)) = &answer.chosen else { return };
        let (instance, rows) = (self.instance, self.rows);
        let option = &instance.projects[project];
        let site = &option.sites[*number];
        for (task, &(mode, start)) in schedule.iter().enumerate() {
            let mode = &site.modes[task][mode];
            for &(of, units) in &mode.uses {
                if let Some(first) = rows.resource[of] {
                    slope[first + start..first + start + mode.duration]
                        .iter_mut()
                        .for_each(|rest| *rest -= units);
                }
            }
            for &(offset, money) in &mode.payments {
                let year = instance.year((start + offset).min(instance.periods - 1));
                for &(fund, share) in &asked.tariff.payers[site.purse][year] {
                    let mut paid = money * share;
                    for later in year..instance.years {
                        slope[rows.stock[fund] + later] -= paid;
                        paid *= instance.funds[fund].carry_over;
                    }
                }
            }
        }
        if let Some(row) = rows.floor[site.plant] {
            slope[row] -= site.area;
        }
        for &row in &site.counted {
            let modes = schedule.iter().enumerate().map(|(task, &(mode, _))| &site.modes[task][mode]);
            slope[rows.policy + row] -=
                modes.flat_map(|mode| &mode.payments).map(|(_, money)| money).sum::<f64>();
        }
        self.charge_production((project, *number), *launch, prices, asked, slope);
        for &number in &instance.obeys[project] {
            if let Some(row) = rows.requires[number] {
                slope[row] -= 1.0;
            }
            if let Some(first) = rows.launch_after[number] {
                slope[first + launch..first + instance.periods].iter_mut().for_each(|rest| *rest -= 1.0);
            }
        }
        for &number in &instance.awaited[project] {
            let dependency = &instance.dependencies[number];
            if let Some(row) = rows.requires[number] {
                slope[row] += if dependency.kind == RequirementKind::Xor { -1.0 } else { 1.0 };
            }
            if let Some(first) = rows.launch_after[number]
                && launch + dependency.lag < instance.periods
            {
                let from = first + launch + dependency.lag;
                slope[from..first + instance.periods].iter_mut().for_each(|rest| *rest += 1.0);
            }
        }
    }

    fn charge_production(
        &self,
        (project, number): (usize, usize),
        launch: usize,
        prices: &[f64],
        asked: &Asked,
        slope: &mut [f64],
    ) {
        let (instance, rows) = (self.instance, self.rows);
        let option = &instance.projects[project];
        let (product, site) = (option.product, &option.sites[number]);
        let policy = asked.policy.of(project, number);
        let feeds = instance.inputs[product].iter().any(|&(input, _)| !instance.makers[input].is_empty());
        let sells = rows.market[product].iter().any(Option::is_some);
        if !sells && rows.buyer.is_none() && !feeds && site.policy.is_empty() {
            return;
        }
        for period in launch..instance.periods {
            let extra =
                rows.buyer.map_or(0.0, |first| prices[first + instance.year(period)] * site.buyer_extra);
            let ruled = policy.map_or(0.0, |years| years[instance.year(period)]);
            let margin =
                instance.discount[period] * site.margin + asked.market[product][period] - extra - ruled;
            let able = site.capacity_after(period - launch);
            let sales = &asked.sales[product];
            let made = if sales.are_several() {
                sales.sold(period, margin, able, |row, units| {
                    if let Some(rest) = slope.get_mut(row) {
                        *rest -= units;
                    }
                })
            } else if margin > 0.0 {
                let made = able.min(instance.market_max[product][period]);
                if let Some(first) = rows.market[product][0] {
                    slope[first + period] -= made;
                }
                made
            } else {
                0.0
            };
            if made <= 0.0 {
                continue;
            }
            for &(input, quantity) in &instance.inputs[product] {
                if let Some(first) = rows.outlet(instance, input, product) {
                    slope[first + period] += quantity * made;
                }
            }
            if let Some(first) = rows.buyer {
                slope[first + instance.year(period)] -= made * site.buyer_extra;
            }
            for &(row, coefficient) in &site.policy {
                if instance.policy[row].year.is_none_or(|year| year == instance.year(period)) {
                    slope[rows.policy + row] -= made * coefficient;
                }
            }
        }
    }
}
