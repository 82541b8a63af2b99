//! From the search's proposal to a published plan: exact quantities, exact money.
//!
//! Floating-point production is rounded down to thousandths and clipped, from finals down, by exact capacity and exact markets, so
//! that the judge, who counts in integers, has nothing to object to.

use model::plan::{Choice, Payment, Plan, ScheduledTask, Settings, Totals};
use model::{Id, Money, Period, Programme, Quantity, Ratio, UnitPrice};

use crate::instance::Instance;
use crate::proposal::Proposal;

/// The plan of a proposal; totals, bound and reasons are filled in by the caller.
pub(crate) fn publish(
    programme: &Programme,
    instance: &Instance,
    proposal: &Proposal,
    settings: Settings,
) -> Plan {
    let mut choices = Vec::new();
    let mut payments = Vec::new();
    let chosen: Vec<usize> =
        (0..proposal.placed.len()).filter(|&project| proposal.placed[project].is_some()).collect();
    let production = exact_production(programme, instance, proposal, &chosen);
    for (&project, production) in chosen.iter().zip(production) {
        let Some(placement) = &proposal.placed[project] else { continue };
        let noun = &programme.projects[Id::new(project)];
        let tasks = noun.tasks.iter().enumerate().map(|(number, task)| {
            let (mode, start) = placement.schedule[number];
            let mode = instance.projects[project].sites[placement.site].modes[number][mode].number;
            ScheduledTask {
                task: task.key.clone(),
                mode: task.modes[placement.site][mode].key.clone(),
                start: Period::at(start),
            }
        });
        choices.push(Choice {
            project: noun.key.clone(),
            plant: programme.plants[noun.sites[placement.site].plant].key.clone(),
            tasks: tasks.collect(),
            launch: Period::at(placement.launch),
            production,
        });
        for grant in merged(&placement.grants) {
            payments.push(Payment {
                fund: programme.funds[Id::new(grant.fund)].key.clone(),
                project: noun.key.clone(),
                year: programme.years[grant.year],
                amount: Money { minor: grant.minor, currency: programme.currency },
            });
        }
    }
    let nothing = Money::zero(programme.currency);
    Plan {
        programme: programme.fingerprint.clone(),
        settings,
        choices,
        payments,
        totals: Totals {
            nvr: nothing,
            nvr_low: nothing,
            nvr_high: nothing,
            value_added: nothing,
            public_money: nothing,
            buyer_cost: nothing,
            penalty: nothing,
        },
        bound: nothing,
        left_out: Vec::new(),
        parent: None,
    }
}

/// One grant per fund and year.
fn merged(grants: &[crate::treasury::Grant]) -> Vec<crate::treasury::Grant> {
    let mut sorted = grants.to_vec();
    sorted.sort_by_key(|grant| (grant.year, grant.fund));
    let mut merged: Vec<crate::treasury::Grant> = Vec::new();
    for grant in sorted {
        match merged.last_mut() {
            Some(last) if last.year == grant.year && last.fund == grant.fund => last.minor += grant.minor,
            _ => merged.push(grant),
        }
    }
    merged
}

/// Which of the chosen projects make a product, and which use it: at national scale, asking every project of every product would take
/// longer than the search. All by product; projects by their number among the chosen, in order.
struct Chains {
    makers: Vec<Vec<usize>>,
    /// With the quantity of one unit, in millionths.
    users: Vec<Vec<(usize, i128)>>,
}

impl Chains {
    fn new(programme: &Programme, chosen: &[usize]) -> Self {
        let mut makers = vec![Vec::new(); programme.products.len()];
        let mut users = vec![Vec::new(); programme.products.len()];
        for (number, &project) in chosen.iter().enumerate() {
            let made = programme.projects[Id::new(project)].product;
            makers[made.index()].push(number);
            for input in &programme.products[made].inputs {
                users[input.product.index()].push((number, i128::from(input.quantity.parts())));
            }
        }
        Self { makers, users }
    }

    /// What is needed of a product, in units of 10⁻⁹: thousandths of a unit times millionths of a bill of materials.
    fn market(&self, programme: &Programme, product: usize, period: usize, made: &[Vec<Quantity>]) -> i128 {
        let demand = programme.products[Id::new(product)].demand[period].parts();
        let users = self.users[product].iter();
        i128::from(demand) * i128::from(Ratio::SCALE)
            + users.map(|&(user, quantity)| i128::from(made[user][period].parts()) * quantity).sum::<i128>()
    }
}

/// Production by chosen project and period, exact.
fn exact_production(
    programme: &Programme,
    instance: &Instance,
    proposal: &Proposal,
    chosen: &[usize],
) -> Vec<Vec<Quantity>> {
    let periods = instance.periods;
    let mut made = vec![vec![Quantity::ZERO; periods]; chosen.len()];
    let chains = Chains::new(programme, chosen);
    let scale = i128::from(Ratio::SCALE);
    for period in 0..periods {
        for &product in &instance.made {
            let mut market = chains.market(programme, product, period, &made);
            for &number in &chains.makers[product] {
                let project = chosen[number];
                let Some(placement) = &proposal.placed[project] else { continue };
                let noun = &programme.projects[Id::new(project)];
                let able = match period.checked_sub(placement.launch) {
                    Some(since) => noun.capacity_after(&noun.sites[placement.site], since).parts(),
                    None => 0,
                };
                let wanted = thousandths(proposal.production.of(project)[period]);
                let left = i64::try_from(market.max(0) / scale).unwrap_or(i64::MAX);
                let parts = wanted.min(able).min(left).max(0);
                made[number][period] = Quantity::from_parts(parts);
                market -= i128::from(parts) * scale;
            }
        }
    }
    // What gives way takes the market of its inputs with it, and cheap inputs may have balanced dear parts: look again. The last
    // time everything dear gives way, and then nothing can be left over the limit.
    for last in [false, false, false, true] {
        respect_buyers(programme, proposal, chosen, &mut made, last);
        clip_markets(programme, &chains, &mut made);
    }
    made
}

#[expect(clippy::cast_possible_truncation, reason = "quantities are far below 2⁶³ thousandths")]
fn thousandths(units: f64) -> i64 {
    // What floating point left a hair below a whole thousandth is that thousandth.
    (units * 1000.0 + 1e-4).floor() as i64
}

/// Where rounding pushed a year's extra cost over the buyer's limit, the dearest parts give way, a thousandth more than needed; all
/// of them in such a year if `wholly`.
fn respect_buyers(
    programme: &Programme,
    proposal: &Proposal,
    chosen: &[usize],
    made: &mut [Vec<Quantity>],
    wholly: bool,
) {
    let Some(share) = programme.buyer_cost_max_share else { return };
    let extra = |number: usize| -> i128 {
        let project = &programme.projects[Id::new(chosen[number])];
        let product = &programme.products[project.product];
        let site = proposal.placed[chosen[number]].as_ref().map_or(0, |placement| placement.site);
        // In 10⁻¹²: c − π (1 + duty).
        let import = i128::from(product.price.parts()) * i128::from(Ratio::SCALE + product.duty_rate.parts());
        i128::from(project.sites[site].unit_price.parts()) * i128::from(Ratio::SCALE) - import
    };
    for year in 0..programme.years.len() {
        let periods: Vec<usize> =
            (0..programme.periods()).filter(|&t| programme.year_of[t] == year).collect();
        let mut limit: i128 = 0;
        for product in programme.products.iter() {
            let price =
                i128::from(product.price.parts()) * i128::from(Ratio::SCALE + product.duty_rate.parts());
            let units: i128 = periods.iter().map(|&t| i128::from(product.demand[t].parts())).sum();
            limit += price * units;
        }
        let limit = limit / i128::from(Ratio::SCALE) * i128::from(share.parts());
        let mut over: i128 = -limit;
        for (number, line) in made.iter().enumerate() {
            let units: i128 = periods.iter().map(|&t| i128::from(line[t].parts())).sum();
            over += extra(number) * units;
        }
        let was_over = over > 0;
        for &period in periods.iter().rev() {
            let mut dear: Vec<usize> = (0..chosen.len()).filter(|&number| extra(number) > 0).collect();
            dear.sort_by_key(|&number| (std::cmp::Reverse(extra(number)), number));
            for number in dear {
                if over <= 0 && !(wholly && was_over) {
                    break;
                }
                let all = i128::from(made[number][period].parts());
                let give = if wholly { all } else { (over / extra(number) + 1).min(all) };
                let give = i64::try_from(give).unwrap_or(0);
                made[number][period] = Quantity::from_parts(made[number][period].parts() - give);
                over -= extra(number) * i128::from(give);
            }
        }
    }
}

/// After something gave way, clips the makers of its inputs.
fn clip_markets(programme: &Programme, chains: &Chains, made: &mut [Vec<Quantity>]) {
    let scale = i128::from(Ratio::SCALE);
    for period in 0..programme.periods() {
        for &product in &programme.makers_first {
            let makers = &chains.makers[product.index()];
            if makers.is_empty() {
                continue;
            }
            let mut market = chains.market(programme, product.index(), period, made);
            for &number in makers {
                let left = i64::try_from(market.max(0) / scale).unwrap_or(i64::MAX);
                let parts = made[number][period].parts().min(left);
                made[number][period] = Quantity::from_parts(parts);
                market -= i128::from(parts) * scale;
            }
        }
    }
}

/// A floating-point sum as money, to the nearest hundredth.
#[expect(clippy::cast_possible_truncation, reason = "sums are checked to be far below 2⁶³ hundredths")]
pub(crate) fn money(programme: &Programme, value: f64) -> Money {
    Money { minor: (value * 100.0).round() as i64, currency: programme.currency }
}

/// A unit price from a floating-point number.
#[expect(clippy::cast_possible_truncation, reason = "prices are checked to be far below 2⁶³ millionths")]
pub(crate) fn unit_price(value: f64) -> UnitPrice {
    UnitPrice::from_parts((value * 1e6).round() as i64)
}
