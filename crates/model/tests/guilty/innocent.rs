//! Random legal plans, made by trial and judgement: enough of them that laws about all legal plans mean something.

use model::finding::Code;
use model::number::{Money, Quantity, Ratio};
use model::plan::{Choice, Payment, Plan, ScheduledTask, Settings, Totals};
use model::programme::{Programme, Project};
use model::time::Period;
use model::{Id, account, check};

/// SplitMix64 (Steele, Lea and Flood 2014).
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    pub(crate) fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.next() % count as u64).unwrap()
    }

    /// Between nought and one.
    pub(crate) fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// A programme of that seed.
pub(crate) fn programme(seed: u64, size: model::sample::Size) -> Programme {
    Programme::new(model::sample::generated(seed, size)).unwrap().0
}

/// The plan that does nothing.
pub(crate) fn nothing(programme: &Programme) -> Plan {
    let none = Money::zero(programme.currency);
    Plan {
        programme: programme.fingerprint.clone(),
        settings: Settings { planner: "chance".to_owned(), seed: 0, work: 0 },
        choices: Vec::new(),
        payments: Vec::new(),
        totals: Totals {
            nvr: none,
            nvr_low: none,
            nvr_high: none,
            value_added: none,
            public_money: none,
            buyer_cost: none,
            penalty: none,
        },
        bound: none,
        left_out: Vec::new(),
        parent: None,
    }
}

/// Fills production, payments and totals of a plan whose choices are scheduled.
pub(crate) fn settle(programme: &Programme, plan: &mut Plan, chance: &mut Chance) {
    produce(programme, plan);
    pay(programme, plan, chance);
    let (resolved, _) = account::Resolved::new(programme, plan);
    plan.totals = account::of(programme, &resolved).totals;
    plan.bound = plan.totals.nvr;
}

/// Legal plans, found by adding one random project after the other and asking the judge each time.
pub(crate) fn plans(programme: &Programme, chance: &mut Chance, tries: usize) -> Vec<Plan> {
    let mut found = Vec::new();
    for _ in 0..tries {
        let mut plan = nothing(programme);
        let mut open: Vec<Id<Project>> = programme.projects.ids().collect();
        while !open.is_empty() {
            let id = open.swap_remove(chance.below(open.len()));
            let mut longer = plan.clone();
            longer.choices.push(choice(programme, id, chance));
            settle(programme, &mut longer, chance);
            let curable = |code| matches!(code, Code::PlanMust | Code::PlanRequires | Code::PlanPrecedence);
            if check(programme, &longer).iter().all(|finding| curable(finding.code)) {
                plan = longer;
            }
            if check(programme, &plan).is_empty() {
                found.push(plan.clone());
            }
        }
    }
    found
}

/// A random site, random modes, and tasks as early as they may be or a little later.
fn choice(programme: &Programme, id: Id<Project>, chance: &mut Chance) -> Choice {
    let project = &programme.projects[id];
    let site = chance.below(project.sites.len());
    let wait = chance.below(4);
    let mut placed: Vec<Option<(usize, usize)>> = vec![None; project.tasks.len()];
    while let Some(task) = (0..placed.len()).find(|&task| {
        placed[task].is_none()
            && project.precedence.iter().all(|arc| arc.after != task || placed[arc.before].is_some())
    }) {
        let mut start = if wait == 0 { 0 } else { chance.below(wait) };
        for arc in project.precedence.iter().filter(|arc| arc.after == task) {
            let (mode, began) = placed[arc.before].unwrap();
            let mode = &project.tasks[arc.before].modes[site][mode];
            start = start.max(began + (mode.duration - mode.overlap + arc.lag) as usize);
        }
        placed[task] = Some((chance.below(project.tasks[task].modes[site].len()), start));
    }
    let tasks: Vec<ScheduledTask> = project
        .tasks
        .iter()
        .zip(&placed)
        .map(|(task, placed)| {
            let (mode, start) = placed.unwrap();
            ScheduledTask {
                task: task.key.clone(),
                mode: task.modes[site][mode].key.clone(),
                start: Period::at(start),
            }
        })
        .collect();
    let ended = project.tasks.iter().zip(&placed).map(|(task, placed)| {
        let (mode, start) = placed.unwrap();
        start + task.modes[site][mode].duration as usize
    });
    Choice {
        project: project.key.clone(),
        plant: programme.plants[project.sites[site].plant].key.clone(),
        tasks,
        launch: Period::at(ended.max().unwrap()),
        production: Vec::new(),
    }
}

/// As much as capacity and market allow, makers first.
fn produce(programme: &Programme, plan: &mut Plan) {
    let periods = programme.periods();
    let mut market: Vec<Vec<i128>> = programme
        .products
        .iter()
        .map(|product| product.demand.iter().map(|units| i128::from(units.parts()) * 1_000_000).collect())
        .collect();
    for &product in &programme.makers_first {
        let mut made = vec![0i128; periods];
        for choice in &mut plan.choices {
            let project = &programme.projects[programme.project(&choice.project).unwrap()];
            if project.product != product {
                continue;
            }
            let plant = |site: &&model::programme::Site| programme.plants[site.plant].key == choice.plant;
            let site = project.sites.iter().find(plant).unwrap();
            choice.production = vec![Quantity::ZERO; periods];
            for period in choice.launch.index()..periods {
                let capacity = project.capacity_after(site, period - choice.launch.index());
                let room = (market[product.index()][period] / 1_000_000) - made[period];
                let parts = i128::from(capacity.parts()).min(room);
                made[period] += parts;
                choice.production[period] = Quantity::from_parts(i64::try_from(parts).unwrap());
            }
        }
        for input in &programme.products[product].inputs {
            for (room, made) in market[input.product.index()].iter_mut().zip(&made) {
                *room += i128::from(input.quantity.parts()) * made;
            }
        }
    }
}

/// Year by year, each project from the first funds that may and can.
fn pay(programme: &Programme, plan: &mut Plan, chance: &mut Chance) {
    plan.payments.clear();
    let (resolved, _) = account::Resolved::new(programme, plan);
    let mut funds: Vec<_> = programme.funds.ids().collect();
    if funds.len() > 1 {
        let first = chance.below(funds.len());
        funds.swap(0, first);
    }
    let mut left = vec![0i64; funds.len()];
    for (year, &calendar_year) in programme.years.iter().enumerate() {
        for (id, fund) in programme.funds.rows() {
            let kept = i128::from(left[id.index()]) * i128::from(fund.carry_over.parts());
            let kept = i64::try_from(kept / i128::from(Ratio::SCALE)).unwrap();
            left[id.index()] = kept + fund.amounts[year].minor;
        }
        for choice in &resolved.choices {
            let in_year = |period: usize| programme.year_of.get(period).is_some_and(|&of| of == year);
            let spent: i64 = choice
                .outlays(programme)
                .filter(|(period, ..)| in_year(*period))
                .map(|(_, paid, _)| paid.minor)
                .sum();
            let mut rest = spent;
            for &fund in &funds {
                let share = programme.fund_share(fund, choice.project, choice.site(programme).plant);
                let parts = i128::from(spent) * i128::from(share.parts());
                let most = i64::try_from((parts + 999_999) / 1_000_000).unwrap();
                let minor = rest.min(most).min(left[fund.index()]);
                if minor > 0 {
                    rest -= minor;
                    left[fund.index()] -= minor;
                    plan.payments.push(Payment {
                        fund: programme.funds[fund].key.clone(),
                        project: programme.projects[choice.project].key.clone(),
                        year: calendar_year,
                        amount: Money { minor, currency: programme.currency },
                    });
                }
            }
        }
    }
}
