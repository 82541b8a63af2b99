//! Laws of certificates: whatever they say, no legal plan is worth more than what they prove.

use model::account::{self, Chosen, Resolved, Scheduled};
use model::certificate::{Certificate, Multipliers, Node, Question, prove};
use model::finding::Code;
use model::number::{Money, Quantity};
use model::programme::Programme;
use model::sample::Size;
use model::time::Period;

use crate::innocent::{self, Chance};

fn leaf(programme: &Programme, multipliers: Multipliers, minor: i64) -> Certificate {
    Certificate {
        programme: programme.fingerprint.clone(),
        bound: Money { minor, currency: programme.currency },
        multipliers: vec![multipliers],
        nodes: vec![Node::Leaf { multipliers: 0 }],
    }
}

/// What multipliers alone prove.
fn proven(programme: &Programme, multipliers: Multipliers) -> Money {
    prove(programme, &leaf(programme, multipliers, i64::MAX)).unwrap()
}

/// Every multiplier that the programme has a row for.
fn all_rows(programme: &Programme) -> Multipliers {
    let (periods, years) = (programme.periods(), programme.years.len());
    let mut purses: Vec<Vec<model::Ratio>> = Vec::new();
    for (id, project) in programme.projects.rows() {
        for site in &project.sites {
            let shares =
                programme.funds.ids().map(|fund| programme.fund_share(fund, id, site.plant)).collect();
            if !purses.contains(&shares) {
                purses.push(shares);
            }
        }
    }
    let launches =
        |row: &model::programme::Requirement| row.kind == model::draft::RequirementKind::LaunchAfter;
    Multipliers {
        resource: vec![vec![1.0; periods]; programme.resources.len()],
        spend: vec![vec![1.0; years]; purses.len()],
        share: vec![vec![vec![1.0; years]; programme.funds.len()]; purses.len()],
        floor: programme.plants.iter().map(|plant| f64::from(u8::from(plant.floor_area.is_some()))).collect(),
        // Demand, and each product with projects that it goes into.
        market: programme
            .products
            .ids()
            .map(|id| {
                let made = |of: model::Id<model::programme::Product>| {
                    programme.projects.iter().any(|project| project.product == of)
                };
                let takes = |product: &model::programme::Product| {
                    product.inputs.iter().any(|input| input.product == id)
                };
                let users = programme.products.rows().filter(|(user, product)| made(*user) && takes(product));
                vec![vec![1.0; periods]; 1 + users.count()]
            })
            .collect(),
        buyer: vec![1.0; if programme.buyer_cost_max_share.is_some() { years } else { 0 }],
        policy: vec![1.0; programme.policy_rows().len()],
        launch_after: programme
            .requirements
            .iter()
            .map(|row| if launches(row) { vec![1.0; periods] } else { Vec::new() })
            .collect(),
        requires: programme
            .requirements
            .iter()
            .map(|row| f64::from(u8::from(!launches(row))))
            .chain(programme.cross_precedence.iter().map(|_| 1.0))
            .collect(),
    }
}

/// Applies a change to every multiplier.
fn each(multipliers: &Multipliers, mut change: impl FnMut(f64) -> f64) -> Multipliers {
    let mut changed = multipliers.clone();
    let rows = changed
        .resource
        .iter_mut()
        .chain(&mut changed.spend)
        .chain(changed.share.iter_mut().flatten())
        .chain(changed.market.iter_mut().flatten())
        .chain(&mut changed.launch_after)
        .chain([&mut changed.floor, &mut changed.buyer, &mut changed.requires]);
    for value in rows.flatten() {
        *value = if *value == 0.0 { 0.0 } else { change(*value) };
    }
    changed
}

/// Multipliers near the best: random ones, each change kept if it lowers what is proven. A loose bound would hide a wrong one.
fn tightened(programme: &Programme, chance: &mut Chance, rounds: usize) -> Multipliers {
    let rows = all_rows(programme);
    let mut best = Multipliers::default();
    let mut known = proven(programme, best.clone());
    let scale = f64::max(1.0, known.to_f64());
    let mut current = each(&rows, |_| f64::MIN_POSITIVE);
    for _ in 0..rounds {
        let (often, size) = (chance.share(), scale * 10f64.powf(-12.0 * chance.share()));
        let next = each(&current, |value| {
            if chance.share() > often {
                return value;
            }
            let step = if chance.share() < 0.2 { -value } else { size * chance.share() };
            f64::max(value + step, f64::MIN_POSITIVE)
        });
        let bound = proven(programme, next.clone());
        if bound < known {
            (known, current, best) = (bound, next.clone(), next);
        }
    }
    best
}

/// Weak duality: at any multipliers, every legal plan is worth at most what is proven.
#[test]
fn no_legal_plan_is_worth_more_than_what_is_proven() {
    let mut chance = Chance(2);
    let (mut judged, mut tightest) = (0, 0);
    for seed in 0..140 {
        let programme = innocent::programme(seed, if seed % 2 == 0 { Size::TINY } else { Size::SMALL });
        let plans = innocent::plans(&programme, &mut chance, 20);
        let Some(best) = plans.iter().map(|plan| plan.totals.nvr).max() else { continue };
        judged += plans.len();
        let free = proven(&programme, Multipliers::default());
        let tight = proven(&programme, tightened(&programme, &mut chance, 150));
        assert!(free >= tight && tight >= best, "seed {seed}: {free} ≥ {tight} ≥ {best}");
        tightest += usize::from(tight < free);
        for _ in 0..20 {
            let size = 10f64.powf(8.0 - 14.0 * chance.share());
            let random = each(&all_rows(&programme), |_| size * chance.share());
            assert!(proven(&programme, random) >= best, "seed {seed}");
        }
    }
    assert!(judged > 1000 && tightest > 20, "{judged} plans, {tightest} bounds tightened");
}

/// No certificate, however many cases and fixes it has, proves that a legal plan does not exist.
#[test]
fn cases_and_fixes_never_lose_a_legal_plan() {
    let mut chance = Chance(3);
    let (mut refused, mut believed) = (0, 0);
    for seed in 0..60 {
        let programme = innocent::programme(seed, Size::TINY);
        let plans = innocent::plans(&programme, &mut chance, 20);
        let Some(best) = plans.iter().map(|plan| plan.totals.nvr).max() else { continue };
        let tight = tightened(&programme, &mut chance, 100);
        let tight_bound = proven(&programme, tight.clone());
        for _ in 0..20 {
            let mut certificate = leaf(&programme, tight.clone(), best.minor - 1);
            certificate.multipliers.push(Multipliers::default());
            certificate.nodes = random_nodes(&programme, &mut chance, 40);
            let findings = prove(&programme, &certificate).unwrap_err();
            assert!(findings.iter().all(|finding| finding.code == Code::CertificateBound), "{findings:?}");
            refused += 1;
            certificate.bound = tight_bound;
            certificate.nodes = random_nodes(&programme, &mut chance, 40);
            for node in &mut certificate.nodes {
                if let Node::Leaf { multipliers } | Node::Fix { multipliers, .. } = node {
                    *multipliers = 0;
                }
            }
            let split = prove(&programme, &certificate).unwrap();
            assert!(best <= split && split <= tight_bound);
            believed += usize::from(split < tight_bound);
            // Whoever then claims no more than what was proven proves the same.
            certificate.bound = split;
            assert_eq!(prove(&programme, &certificate), Ok(split));
        }
    }
    // Splits at the same multipliers prove the same; only fixes lower it, and only where the bound is nearly tight.
    assert!(refused > 500 && believed > 3, "{refused} refused, {believed} tightened by their fixes");
}

/// A random tree of cases: leaves are turned into splits and fixes at random.
fn random_nodes(programme: &Programme, chance: &mut Chance, rounds: usize) -> Vec<Node> {
    let mut nodes = vec![Node::Leaf { multipliers: 0 }];
    for _ in 0..chance.below(rounds) {
        let at = chance.below(nodes.len());
        if !matches!(nodes[at], Node::Leaf { .. }) {
            continue;
        }
        let next = nodes.len();
        if chance.below(4) == 0 {
            nodes[at] = Node::Fix { multipliers: chance.below(2), then: next };
        } else {
            let project = chance.below(programme.projects.len());
            let row = &programme.projects[model::Id::new(project)];
            let sites = (0..row.sites.len()).filter(|_| chance.below(2) == 0).collect();
            let task = (chance.below(2) == 0).then(|| chance.below(row.tasks.len()));
            let by = Period::at(chance.below(programme.periods()));
            nodes[at] =
                Node::Split { question: Question { project, sites, task, by }, yes: next, no: next + 1 };
            nodes.push(Node::Leaf { multipliers: chance.below(2) });
        }
        nodes.push(Node::Leaf { multipliers: chance.below(2) });
    }
    nodes
}

/// With everything free, what is proven for one project is exactly its best form: the dynamic programme misses nothing and
/// invents nothing. Overlaps are left out of the equation, for a task that outlasts the last one is not forbidden there.
#[test]
fn one_project_alone_is_bounded_by_its_best_form() {
    let (mut equal, mut worth) = (0, 0);
    for seed in 0..200 {
        let mut programme = innocent::programme(seed, Size::TINY);
        let mut project = programme.projects[model::Id::new(0)].clone();
        project.must = model::draft::Must::Free;
        programme.projects = model::Table::new(vec![project]);
        programme.cross_precedence.clear();
        programme.requirements.clear();
        for id in programme.funds.ids() {
            programme.funds[id].rules.clear();
            programme.funds[id].amounts.fill(Money { minor: 1 << 50, currency: programme.currency });
        }
        if programme.funds.is_empty() {
            continue;
        }
        let best = best_form(&programme);
        let bound = proven(&programme, Multipliers::default());
        let modes =
            programme.projects[model::Id::new(0)].tasks.iter().flat_map(|task| task.modes.iter().flatten());
        if modes.into_iter().all(|mode| mode.overlap == 0) {
            // What is proven is rounded up with its allowance.
            assert!((0..=2).contains(&(bound.minor - best.minor)), "seed {seed}: {bound} for {best}");
            equal += 1;
        }
        worth += usize::from(best.minor > 0);
        assert!(bound >= best, "seed {seed}: {bound} for {best}");
    }
    assert!(equal > 50 && worth > 50, "{equal} without overlap, {worth} worth something");
}

/// The best value of the only project: every site, mode and start is tried, and the judge's account values it.
fn best_form(programme: &Programme) -> Money {
    let project = &programme.projects[model::Id::new(0)];
    let mut best = Money::zero(programme.currency);
    for site in 0..project.sites.len() {
        let mut open: Vec<Vec<Scheduled>> = vec![Vec::new()];
        for (task, row) in project.tasks.iter().enumerate() {
            let ways = (0..row.modes[site].len())
                .flat_map(|mode| (0..programme.periods()).map(move |start| (mode, Period::at(start))));
            let ways: Vec<_> = ways.collect();
            let longer = |tasks: &Vec<Scheduled>| -> Vec<Vec<Scheduled>> {
                let with = |&(mode, start): &(usize, Period)| {
                    [tasks.clone(), vec![Scheduled { task, mode, start }]].concat()
                };
                ways.iter().map(with).collect()
            };
            open = open.iter().flat_map(longer).collect();
        }
        for tasks in open {
            if let Some(chosen) = form(programme, site, tasks) {
                let resolved = Resolved { choices: vec![chosen], payments: Vec::new() };
                best = best.max(account::of(programme, &resolved).totals.nvr);
            }
        }
    }
    best
}

/// The project with these tasks, making what is worth making; nothing if precedence, horizon or latest launch forbid it.
fn form(programme: &Programme, site: usize, tasks: Vec<Scheduled>) -> Option<Chosen> {
    let id = model::Id::new(0);
    let project = &programme.projects[id];
    let product = &programme.products[project.product];
    let mut chosen = Chosen { project: id, site, tasks, launch: Period(0), production: Vec::new() };
    let end = |task: usize| chosen.end(programme, chosen.tasks[task]);
    let waits = |arc: &model::programme::Precedence| {
        let overlap = chosen.mode(programme, chosen.tasks[arc.before]).overlap;
        chosen.tasks[arc.after].start.index() + overlap as usize >= end(arc.before) + arc.lag as usize
    };
    let launch = (0..project.tasks.len()).map(end).max()?;
    let latest = project.latest_launch.map_or(usize::MAX, Period::index).min(programme.periods() - 1);
    if launch > latest || !project.precedence.iter().all(waits) {
        return None;
    }
    let parts = |input: &model::programme::Input| {
        i128::from(programme.products[input.product].price.parts()) * i128::from(input.quantity.parts())
    };
    let costs = i128::from(project.sites[site].hidden.likely.parts()) * 1_000_000
        + product.inputs.iter().map(parts).sum::<i128>();
    let worth_making = i128::from(product.price.parts()) * 1_000_000 > costs;
    chosen.launch = Period::at(launch);
    chosen.production = (0..programme.periods())
        .map(|period| match period.checked_sub(launch) {
            Some(since) if worth_making => {
                project.capacity_after(&project.sites[site], since).min(product.demand[period])
            }
            _ => Quantity::ZERO,
        })
        .collect();
    Some(chosen)
}
