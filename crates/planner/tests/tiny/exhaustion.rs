//! The best plan of a tiny programme by trying every one of them.
//!
//! It shares nothing with the planner but the nouns: every site, mode and start of every project, every combination of those;
//! for each combination that is legal a linear programme for its payments and one a year for its production. Only two things are
//! left out, both for a reason that needs no trust: a way of doing a project that is in nothing better than another with the same
//! site and launch; and combinations whose value with free markets is below that of a plan already found.

use model::draft::{Must, RequirementKind};
use model::programme::Project;
use model::{Id, Programme};

use crate::simplex::maximum;

/// One complete way to do a project.
#[derive(Clone, Debug)]
struct Way {
    site: usize,
    launch: usize,
    /// Start and free end (end less overlap) of every task.
    tasks: Vec<(usize, usize)>,
    /// Spending by year, in hundredths.
    spent: Vec<i64>,
    /// Units by resource and period.
    used: Vec<Vec<u32>>,
    /// Discounted imported outlays.
    imported: f64,
    /// The value if every market and buyer took all that can be made.
    promise: f64,
}

/// What was found.
pub(crate) struct Best {
    /// The greatest net value retained; none if no plan is legal.
    pub(crate) value: Option<f64>,
    /// Combinations for which linear programmes were solved.
    pub(crate) solved: u64,
}

/// Tries everything.
pub(crate) fn best(programme: &Programme) -> Best {
    let mut search = Search {
        programme,
        ways: programme.projects.ids().map(|project| ways(programme, project)).collect(),
        best: Best { value: None, solved: 0 },
    };
    search.choose(&mut Vec::new(), 0.0);
    search.best
}

struct Search<'a> {
    programme: &'a Programme,
    ways: Vec<Vec<Option<Way>>>,
    best: Best,
}

impl Search<'_> {
    fn choose(&mut self, chosen: &mut Vec<usize>, promised: f64) {
        let depth = chosen.len();
        let worthless = |way: &Option<Way>| way.as_ref().map_or(0.0, |way| way.promise);
        if depth == self.ways.len() {
            let plan: Vec<Option<&Way>> =
                self.ways.iter().zip(chosen.iter()).map(|(ways, &way)| ways[way].as_ref()).collect();
            let value =
                if tied(self.programme, &plan) { value(self.programme, &plan, &mut self.best) } else { None };
            if value > self.best.value {
                self.best.value = value;
            }
            return;
        }
        let later: f64 = self.ways[depth + 1..].iter().map(|ways| ways.first().map_or(0.0, worthless)).sum();
        for way in 0..self.ways[depth].len() {
            let sum = promised + worthless(&self.ways[depth][way]);
            // Ways stand in the order of their promises: nothing after this one can be better either.
            if self.best.value.is_some_and(|known| sum + later <= known) {
                break;
            }
            chosen.push(way);
            let plan: Vec<Option<&Way>> =
                self.ways.iter().zip(chosen.iter()).map(|(ways, &way)| ways[way].as_ref()).collect();
            if room(self.programme, &plan) {
                self.choose(chosen, sum);
            }
            chosen.pop();
        }
    }
}

/// All ways to do a project, `None` among them if it may be left out; best promises first.
fn ways(programme: &Programme, id: Id<Project>) -> Vec<Option<Way>> {
    let project = &programme.projects[id];
    let mut found: Vec<Way> = Vec::new();
    if project.must != Must::Out {
        for site in 0..project.sites.len() {
            schedules(programme, project, site, &mut Vec::new(), &mut |modes_and_starts| {
                found.extend(way(programme, id, site, modes_and_starts));
            });
        }
    }
    let mut kept: Vec<Way> = Vec::new();
    for way in found {
        if kept.iter().all(|other| !is_no_worse(other, &way)) {
            kept.retain(|other| !is_no_worse(&way, other));
            kept.push(way);
        }
    }
    let mut ways: Vec<Option<Way>> = kept.into_iter().map(Some).collect();
    if project.must != Must::In {
        ways.push(None);
    }
    let promise = |way: &Option<Way>| way.as_ref().map_or(0.0, |way| way.promise);
    ways.sort_by(|a, b| promise(b).total_cmp(&promise(a)));
    ways
}

/// Same site, same launch and the same dates of every task or less in everything: whatever holds for `other` holds for `way`.
///
/// Spending less in a year is never harder to pay: every fund pays the same share of less.
fn is_no_worse(way: &Way, other: &Way) -> bool {
    way.site == other.site
        && way.launch == other.launch
        && way.imported <= other.imported
        && way.spent.iter().zip(&other.spent).all(|(mine, theirs)| mine <= theirs)
        && way.used.iter().flatten().zip(other.used.iter().flatten()).all(|(mine, theirs)| mine <= theirs)
        // Others may wait for a task of this one, or it for theirs.
        && way.tasks.iter().zip(&other.tasks).all(|(mine, theirs)| mine.0 >= theirs.0 && mine.1 <= theirs.1)
}

/// Every mode and start of every task, within the horizon.
fn schedules(
    programme: &Programme,
    project: &Project,
    site: usize,
    begun: &mut Vec<(usize, usize)>,
    visit: &mut impl FnMut(&[(usize, usize)]),
) {
    let Some(task) = project.tasks.get(begun.len()) else { return visit(begun) };
    for (number, mode) in task.modes[site].iter().enumerate() {
        for start in 0..programme.periods().saturating_sub(mode.duration as usize) {
            begun.push((number, start));
            schedules(programme, project, site, begun, visit);
            begun.pop();
        }
    }
}

/// The way that these modes and starts make, if precedence, launch and the programme's means allow it alone.
fn way(programme: &Programme, id: Id<Project>, site: usize, schedule: &[(usize, usize)]) -> Option<Way> {
    let project = &programme.projects[id];
    let mode = |task: usize| &project.tasks[task].modes[site][schedule[task].0];
    let end = |task: usize| schedule[task].1 + mode(task).duration as usize;
    let free_end = |task: usize| end(task) - mode(task).overlap as usize;
    let in_order =
        project.precedence.iter().all(|arc| schedule[arc.after].1 >= free_end(arc.before) + arc.lag as usize);
    let launch = (0..schedule.len()).map(end).max()?;
    if !in_order || project.latest_launch.is_some_and(|latest| launch > latest.index()) {
        return None;
    }
    let mut spent = vec![0; programme.years.len()];
    let mut used = vec![vec![0; programme.periods()]; programme.resources.len()];
    let mut imported = 0.0;
    for (task, &(_, start)) in schedule.iter().enumerate() {
        for (offset, paid) in mode(task).payments().into_iter().enumerate() {
            spent[programme.year_of[start + offset]] += paid.minor;
            imported += discount(programme, start + offset)
                * project.imported_share_of_outlay.to_f64()
                * paid.to_f64();
        }
        for &(resource, units) in &mode(task).uses {
            used[resource.index()][start..end(task)].iter_mut().for_each(|sum| *sum += units);
        }
    }
    let fits =
        programme.resources.iter().zip(&used).all(|(resource, used)| {
            resource.capacity.iter().zip(used).all(|(capacity, used)| used <= capacity)
        });
    let earned: f64 = (launch..programme.periods())
        .map(|period| {
            let made = project.capacity_after(&project.sites[site], period - launch).to_f64();
            discount(programme, period) * margin(programme, project, site).max(0.0) * made
        })
        .sum();
    let tasks = (0..schedule.len()).map(|task| (schedule[task].1, free_end(task))).collect();
    fits.then_some(Way { site, launch, tasks, spent, used, imported, promise: earned - imported })
}

#[expect(clippy::cast_precision_loss, reason = "twelve decimals fit")]
fn discount(programme: &Programme, period: usize) -> f64 {
    programme.discount[period] as f64 / Programme::DISCOUNT_SCALE as f64
}

/// v of equation (5).
fn margin(programme: &Programme, project: &Project, site: usize) -> f64 {
    let product = &programme.products[project.product];
    let parts: f64 = product
        .inputs
        .iter()
        .map(|input| programme.products[input.product].price.to_f64() * input.quantity.to_f64())
        .sum();
    product.price.to_f64() - parts - project.sites[site].hidden.likely.to_f64()
}

/// Whether resources and floor suffice; `plan` may be of the first projects only.
fn room(programme: &Programme, plan: &[Option<&Way>]) -> bool {
    let chosen =
        || plan.iter().enumerate().filter_map(|(project, way)| way.map(|way| (Id::new(project), way)));
    let resources = programme.resources.rows().all(|(resource, row)| {
        row.capacity.iter().enumerate().all(|(period, &capacity)| {
            chosen().map(|(_, way)| way.used[resource.index()][period]).sum::<u32>() <= capacity
        })
    });
    resources
        && programme.plants.rows().all(|(plant, row)| {
            let sites = chosen().map(|(project, way)| &programme.projects[project].sites[way.site]);
            row.floor_area.is_none_or(|area| {
                sites.filter(|site| site.plant == plant).map(|site| site.area).sum::<model::Quantity>()
                    <= area
            })
        })
}

/// Whether all that ties projects to one another holds.
fn tied(programme: &Programme, plan: &[Option<&Way>]) -> bool {
    let required = programme.requirements.iter().all(|requirement| {
        let Some(way) = plan[requirement.project.index()] else { return true };
        match (requirement.kind, plan[requirement.other.index()]) {
            (RequirementKind::Xor, other) => other.is_none(),
            (RequirementKind::And, other) => other.is_some(),
            (RequirementKind::LaunchAfter, other) => {
                other.is_some_and(|other| way.launch >= other.launch + requirement.lag as usize)
            }
        }
    });
    required
        && programme.cross_precedence.iter().all(|arc| {
            let Some(after) = plan[arc.after.0.index()] else { return true };
            plan[arc.before.0.index()].is_some_and(|before| {
                after.tasks[arc.after.1].0 >= before.tasks[arc.before.1].1 + arc.lag as usize
            })
        })
}

/// What the plan is worth with its best production; none if its outlays cannot be paid or it cannot be better than the best.
fn value(programme: &Programme, plan: &[Option<&Way>], best: &mut Best) -> Option<f64> {
    best.solved += 1;
    let imported: f64 = plan.iter().flatten().map(|way| way.imported).sum();
    let value = production(programme, plan) - imported;
    let worth_paying = best.value.is_none_or(|known| value > known);
    (worth_paying && payable(programme, plan)).then_some(value)
}

/// The best production under capacities, markets and the buyer's limit: each year by itself.
///
/// With policy limits, which may span years, all years at once.
fn production(programme: &Programme, plan: &[Option<&Way>]) -> f64 {
    if programme.limits.is_empty() {
        let years = 0..programme.years.len();
        let each = |year| (0..programme.periods()).filter(|&t| programme.year_of[t] == year).collect();
        return years.map(|year| production_of(programme, plan, each(year))).sum();
    }
    production_of(programme, plan, (0..programme.periods()).collect())
}

/// What it costs to break a limit that may not be broken: far more than anything is worth.
const FORBIDDEN: f64 = 1e5;

/// The rows of the policy limits, with two columns each for how far a row is kept or broken; what cannot be helped comes off the
/// value.
fn obey(
    programme: &Programme,
    plan: &[Option<&Way>],
    made: &[(Id<Project>, &Way, usize)],
    objective: &mut Vec<f64>,
    rows: &mut Vec<(Vec<f64>, f64)>,
) -> f64 {
    let mut lost = 0.0;
    for row in programme.policy_rows() {
        let price = programme.limits[row.limit].penalty.map_or(FORBIDDEN, |penalty| penalty.to_f64());
        let spent: f64 = plan
            .iter()
            .enumerate()
            .filter_map(|(project, way)| way.map(|way| (project, way)))
            .filter(|(project, way)| row.counts_outlays.get(*project).is_some_and(|sites| sites[way.site]))
            .flat_map(|(_, way)| &way.spent)
            .map(|&minor| f64::from(u32::try_from(minor).unwrap()) / 100.0)
            .sum();
        let mut line: Vec<f64> = made
            .iter()
            .map(|&(project, way, period)| {
                let counted = f64::from(u8::from(row.holds_in(programme, period)));
                counted * row.coefficients[project.index()][way.site] as f64
                    / model::programme::PolicyRow::SCALE
            })
            .collect();
        line.resize(objective.len(), 0.0);
        rows.iter_mut().for_each(|(line, _)| line.extend([0.0, 0.0]));
        let room = row.room() - spent;
        if room >= 0.0 {
            // Σ a q − breach ≤ room.
            objective.extend([-price, 0.0]);
            line.extend([-1.0, 0.0]);
            rows.push((line, room));
        } else {
            // The breach is −room − helped, where helped = first − second ≤ −Σ a q and first ≤ −room.
            lost += price * -room;
            objective.extend([price, -price]);
            line.extend([1.0, -1.0]);
            let mut most = vec![0.0; line.len()];
            most[line.len() - 2] = 1.0;
            rows.push((line, 0.0));
            rows.push((most, -room));
        }
    }
    lost
}

fn production_of(programme: &Programme, plan: &[Option<&Way>], periods: Vec<usize>) -> f64 {
    let mut made: Vec<(Id<Project>, &Way, usize)> = Vec::new();
    for (project, way) in plan.iter().enumerate() {
        if let Some(way) = way {
            made.extend(periods.iter().filter(|&&t| t >= way.launch).map(|&t| (Id::new(project), *way, t)));
        }
    }
    let product = |project: Id<Project>| programme.projects[project].product;
    let mut objective: Vec<f64> = made
        .iter()
        .map(|&(project, way, period)| {
            discount(programme, period) * margin(programme, &programme.projects[project], way.site)
        })
        .collect();
    let mut rows = Vec::new();
    for (column, &(project, way, period)) in made.iter().enumerate() {
        let row = &programme.projects[project];
        let mut line = vec![0.0; made.len()];
        line[column] = 1.0;
        rows.push((line, row.capacity_after(&row.sites[way.site], period - way.launch).to_f64()));
    }
    for (id, row) in programme.products.rows() {
        for &period in &periods {
            let line = made.iter().map(|&(project, _, at)| {
                let inputs = &programme.products[product(project)].inputs;
                let needs = inputs.iter().filter(|input| input.product == id);
                let needs: f64 = needs.map(|input| input.quantity.to_f64()).sum();
                if at == period { f64::from(u8::from(product(project) == id)) - needs } else { 0.0 }
            });
            let line: Vec<f64> = line.collect();
            if line.iter().any(|&value| value > 0.0) {
                rows.push((line, row.demand[period].to_f64()));
            }
        }
    }
    // Programmes with policy limits are made without a buyer's limit here: its rows are by year.
    if let Some(share) = programme.buyer_cost_max_share {
        let with_duty = |id: Id<model::programme::Product>| {
            let row = &programme.products[id];
            row.price.to_f64() * (1.0 + row.duty_rate.to_f64())
        };
        let line = made.iter().map(|&(project, way, _)| {
            programme.projects[project].sites[way.site].unit_price.to_f64() - with_duty(product(project))
        });
        let today = programme.products.ids().flat_map(|id| periods.iter().map(move |&t| (id, t)));
        let today: f64 = today.map(|(id, t)| with_duty(id) * programme.products[id].demand[t].to_f64()).sum();
        rows.push((line.collect(), share.to_f64() * today));
    }
    let lost = obey(programme, plan, &made, &mut objective, &mut rows);
    maximum(&objective, &rows) - lost
}

/// Whether the funds can pay: the most that they can pay of all spending is all of it, to a thousandth of a hundredth.
fn payable(programme: &Programme, plan: &[Option<&Way>]) -> bool {
    let mut bills: Vec<(Id<Project>, usize, usize, f64)> = Vec::new();
    for (project, way) in plan.iter().enumerate() {
        for (year, &minor) in way.iter().flat_map(|way| way.spent.iter().enumerate()) {
            if minor > 0 {
                let id = Id::new(project);
                let site = way.map_or(0, |way| way.site);
                #[expect(clippy::cast_precision_loss, reason = "sums are small")]
                bills.push((id, site, year, minor as f64));
            }
        }
    }
    let funds = programme.funds.len();
    let columns = bills.len() * funds;
    let mut rows = Vec::new();
    for (number, &(project, site, _, sum)) in bills.iter().enumerate() {
        let mut all = vec![0.0; columns];
        for fund in programme.funds.ids() {
            let column = number * funds + fund.index();
            all[column] = 1.0;
            let plant = programme.projects[project].sites[site].plant;
            let mut line = vec![0.0; columns];
            line[column] = 1.0;
            rows.push((line, sum * programme.fund_share(fund, project, plant).to_f64()));
        }
        rows.push((all, sum));
    }
    for (id, fund) in programme.funds.rows() {
        let mut stock = 0.0;
        for year in 0..programme.years.len() {
            stock = stock * fund.carry_over.to_f64() + fund.amounts[year].to_f64() * 100.0;
            let mut line = vec![0.0; columns];
            for (number, &(_, _, paid, _)) in bills.iter().enumerate().filter(|(_, bill)| bill.2 <= year) {
                let kept = i32::try_from(year - paid).unwrap_or(0);
                line[number * funds + id.index()] = fund.carry_over.to_f64().powi(kept);
            }
            rows.push((line, stock));
        }
    }
    let spent: f64 = bills.iter().map(|bill| bill.3).sum();
    maximum(&vec![1.0; columns], &rows) >= spent - 1e-3
}
