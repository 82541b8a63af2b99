//! The programme compiled for the search: flat arrays of floating-point numbers, everything precomputed that prices do not change.
//!
//! The published nouns stay readable because this module exists; the search stays fast because it never looks at the
//! nouns again. Money is in major units of the programme's currency here; exact money lives in [`crate::treasury`].

use model::draft::{Must, RequirementKind};
use model::programme::{Mode, Programme, Project, Site};
use model::{Id, Ratio};

use crate::outlets::{self, Outlet};
use crate::policy::{self, PolicyOption};
use crate::windows;

/// One way to do a task at one site.
#[derive(Clone, Debug)]
pub(crate) struct ModeOption {
    /// Its number in the programme's list of modes.
    pub number: usize,
    pub duration: usize,
    pub overlap: usize,
    /// What is paid so many periods after the start, in major units.
    pub payments: Vec<(usize, f64)>,
    /// The same in exact hundredths.
    pub payments_minor: Vec<(usize, i64)>,
    /// Resource number and units while it runs.
    pub uses: Vec<(usize, f64)>,
}

/// A project at one of its sites.
#[derive(Clone, Debug)]
pub(crate) struct SiteOption {
    pub plant: usize,
    pub purse: usize,
    pub area: f64,
    /// v: what one unit takes off the import bill, undiscounted.
    pub margin: f64,
    /// c − π(1+duty): what the buyer pays more per unit.
    pub buyer_extra: f64,
    /// Rows of policy limits and what one unit made uses of each.
    pub policy: Vec<(usize, f64)>,
    /// Rows of policy limits in which its outlays count.
    pub counted: Vec<usize>,
    /// Units that can be made so many periods after launch; the last entry stays.
    pub ramp: Vec<f64>,
    /// The resources that it may use, as bits of their numbers' last six binary digits: enough for telling who shares some.
    pub resources: u64,
    /// Modes by task.
    pub modes: Vec<Vec<ModeOption>>,
    /// Whether the one last task surely ends last, so that the launch is exactly its end: there is only one, and no overlap is
    /// longer than lag and shortest next task together.
    pub ends_last: bool,
    /// Earliest start of each task: precedence, shortest durations, and money.
    pub earliest: Vec<usize>,
    /// Latest start of each task such that the project can still launch within the horizon.
    pub latest: Vec<usize>,
    /// Earliest and latest launch; none if earliest > latest (the site is impossible).
    pub launch: (usize, usize),
    /// What all tasks cost in their cheapest modes, in major units.
    pub least_outlay: f64,
    /// The cheapest sum surely paid for when each task starts, in hundredths.
    pub committed_minor: Vec<i64>,
}

/// How tasks hang together: the kept arcs form trees towards the launch.
#[derive(Clone, Debug)]
pub(crate) struct TaskTree {
    /// For each task, the successor on its kept arc and the lag; none = it ends the project.
    pub successor: Vec<Option<(usize, usize)>>,
    /// Tasks in an order in which children of the tree stand before their successor.
    pub order: Vec<usize>,
    /// Children of each task.
    pub children: Vec<Vec<usize>>,
    /// Tasks without a successor.
    pub last: Vec<usize>,
    /// All arcs: before, after, lag.
    pub arcs: Vec<(usize, usize, usize)>,
}

#[derive(Clone, Debug)]
pub(crate) struct ProjectOption {
    pub product: usize,
    pub must: Must,
    /// ξ.
    pub imported_share: f64,
    pub sites: Vec<SiteOption>,
    pub tree: TaskTree,
}

/// A source of money.
#[derive(Clone, Debug)]
pub(crate) struct FundOption {
    pub carry_over: f64,
    pub amounts: Vec<f64>,
}

/// One dependency between projects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Dependency {
    pub project: usize,
    pub other: usize,
    pub kind: RequirementKind,
    pub lag: usize,
}

/// The programme as the search sees it.
#[derive(Clone, Debug)]
pub(crate) struct Instance {
    pub periods: usize,
    pub years: usize,
    pub year_of: Vec<usize>,
    /// The periods of each budget year: first, one past the last.
    spans: Vec<(usize, usize)>,
    /// δ.
    pub discount: Vec<f64>,
    pub projects: Vec<ProjectOption>,
    /// R\[k\]\[t\].
    pub capacity: Vec<Vec<f64>>,
    /// Area by plant; infinite = no limit.
    pub area: Vec<f64>,
    pub funds: Vec<FundOption>,
    /// share\[purse\]\[fund\].
    pub purses: Vec<Vec<f64>>,
    /// The same, exact.
    pub purse_shares: Vec<Vec<Ratio>>,
    /// a: inputs of each product.
    pub inputs: Vec<Vec<(usize, f64)>>,
    /// The reverse: products that each product goes into.
    pub users: Vec<Vec<(usize, f64)>>,
    /// d\[j\]\[t\].
    pub demand: Vec<Vec<f64>>,
    /// Where each product can be sold, demand first; empty for products that nobody makes.
    pub outlets: Vec<Vec<Outlet>>,
    /// The largest market that there can ever be: what all outlets could take; empty for products that nobody makes.
    pub market_max: Vec<Vec<f64>>,
    /// Projects by product.
    pub makers: Vec<Vec<usize>>,
    /// Products, makers first, only those with makers.
    pub made: Vec<usize>,
    /// The place of each product in `made`; beyond the end for products that nobody makes.
    pub place: Vec<usize>,
    /// What buyers may pay more in each year; none = no limit.
    pub buyer_limit: Option<Vec<f64>>,
    /// The rows of the policy limits.
    pub policy: Vec<PolicyOption>,
    /// Requirements, in the programme's order, then cross precedence as `And`.
    pub dependencies: Vec<Dependency>,
    /// For each project, the numbers of the dependencies that it obeys.
    pub obeys: Vec<Vec<usize>>,
    /// For each project, the numbers of the dependencies in which it is the other.
    pub awaited: Vec<Vec<usize>>,
    /// How many of `dependencies` come from requirements.
    pub requirements: usize,
    /// Cross precedence: (project, task) before (project, task), lag.
    pub cross: Vec<((usize, usize), (usize, usize), usize)>,
    /// For each project, the projects that must be in with it (directly).
    pub needs: Vec<Vec<usize>>,
    /// The projects that need any.
    pub needy: Vec<usize>,
    /// Projects with a site at each plant.
    pub at_plant: Vec<Vec<usize>>,
    /// For each project, the projects that need it (directly).
    pub needed_by: Vec<Vec<usize>>,
    /// For each project, the projects that it excludes.
    pub excludes: Vec<Vec<usize>>,
}

impl Instance {
    pub(crate) fn new(programme: &Programme) -> Self {
        let mut purse_shares: Vec<Vec<Ratio>> = Vec::new();
        let mut projects = Vec::new();
        for (id, project) in programme.projects.rows() {
            let mut sites = Vec::new();
            for (number, site) in project.sites.iter().enumerate() {
                let shares: Vec<Ratio> =
                    programme.funds.ids().map(|fund| programme.fund_share(fund, id, site.plant)).collect();
                let purse = purse_shares.iter().position(|known| *known == shares).unwrap_or_else(|| {
                    purse_shares.push(shares);
                    purse_shares.len() - 1
                });
                sites.push(site_option(programme, project, site, number, purse));
            }
            projects.push(ProjectOption {
                product: project.product.index(),
                must: project.must,
                imported_share: project.imported_share_of_outlay.to_f64(),
                sites,
                tree: windows::task_tree(project),
            });
        }
        let mut instance = Self::without_projects(programme, purse_shares);
        instance.projects = projects;
        instance.link_products(programme);
        instance.link_projects(programme);
        policy::compile(programme, &mut instance);
        for (id, project) in programme.projects.rows() {
            windows::tighten(&mut instance, id.index(), project);
        }
        outlets::open(&mut instance);
        instance
    }

    fn without_projects(programme: &Programme, purse_shares: Vec<Vec<Ratio>>) -> Self {
        let scale = Programme::DISCOUNT_SCALE;
        #[expect(clippy::cast_precision_loss, reason = "twelve decimals fit")]
        let discount = programme.discount.iter().map(|&parts| parts as f64 / scale as f64).collect();
        Self {
            periods: programme.periods(),
            years: programme.years.len(),
            year_of: programme.year_of.clone(),
            spans: (0..programme.years.len())
                .map(|year| {
                    let before = |of: &&usize| **of < year;
                    let until = |of: &&usize| **of <= year;
                    (
                        programme.year_of.iter().filter(before).count(),
                        programme.year_of.iter().filter(until).count(),
                    )
                })
                .collect(),
            discount,
            projects: Vec::new(),
            capacity: programme
                .resources
                .iter()
                .map(|resource| resource.capacity.iter().map(|&units| f64::from(units)).collect())
                .collect(),
            area: programme
                .plants
                .iter()
                .map(|plant| plant.floor_area.map_or(f64::INFINITY, |area| area.to_f64()))
                .collect(),
            funds: programme
                .funds
                .iter()
                .map(|fund| FundOption {
                    carry_over: fund.carry_over.to_f64(),
                    amounts: fund.amounts.iter().map(|money| money.to_f64()).collect(),
                })
                .collect(),
            purses: purse_shares
                .iter()
                .map(|shares| shares.iter().map(|share| share.to_f64()).collect())
                .collect(),
            purse_shares,
            inputs: Vec::new(),
            users: Vec::new(),
            demand: Vec::new(),
            outlets: Vec::new(),
            market_max: Vec::new(),
            makers: Vec::new(),
            made: Vec::new(),
            place: Vec::new(),
            buyer_limit: buyer_limit(programme),
            policy: Vec::new(),
            dependencies: Vec::new(),
            obeys: vec![Vec::new(); programme.projects.len()],
            awaited: vec![Vec::new(); programme.projects.len()],
            requirements: 0,
            cross: Vec::new(),
            needs: vec![Vec::new(); programme.projects.len()],
            needy: Vec::new(),
            at_plant: vec![Vec::new(); programme.plants.len()],
            needed_by: vec![Vec::new(); programme.projects.len()],
            excludes: vec![Vec::new(); programme.projects.len()],
        }
    }

    fn link_products(&mut self, programme: &Programme) {
        let products = programme.products.len();
        self.users = vec![Vec::new(); products];
        self.makers = vec![Vec::new(); products];
        for (id, product) in programme.products.rows() {
            let inputs: Vec<(usize, f64)> =
                product.inputs.iter().map(|input| (input.product.index(), input.quantity.to_f64())).collect();
            for &(input, quantity) in &inputs {
                self.users[input].push((id.index(), quantity));
            }
            self.inputs.push(inputs);
            self.demand.push(product.demand.iter().map(|units| units.to_f64()).collect());
        }
        for (number, project) in self.projects.iter().enumerate() {
            self.makers[project.product].push(number);
        }
        self.made = programme
            .makers_first
            .iter()
            .map(|id| id.index())
            .filter(|&product| !self.makers[product].is_empty())
            .collect();
        self.place = vec![usize::MAX; products];
        self.made.iter().enumerate().for_each(|(place, &product)| self.place[product] = place);
    }

    fn link_projects(&mut self, programme: &Programme) {
        let index = |id: Id<Project>| id.index();
        for requirement in &programme.requirements {
            let (project, other) = (index(requirement.project), index(requirement.other));
            self.dependencies.push(Dependency {
                project,
                other,
                kind: requirement.kind,
                lag: requirement.lag as usize,
            });
        }
        self.requirements = self.dependencies.len();
        for cross in &programme.cross_precedence {
            let (before, after) =
                ((index(cross.before.0), cross.before.1), (index(cross.after.0), cross.after.1));
            self.cross.push((before, after, cross.lag as usize));
            let kind = RequirementKind::And;
            self.dependencies.push(Dependency { project: after.0, other: before.0, kind, lag: 0 });
        }
        for (number, dependency) in self.dependencies.iter().enumerate() {
            let (project, other) = (dependency.project, dependency.other);
            self.obeys[project].push(number);
            self.awaited[other].push(number);
            if dependency.kind == RequirementKind::Xor {
                self.excludes[project].push(other);
                self.excludes[other].push(project);
            } else {
                self.needs[project].push(other);
                self.needed_by[other].push(project);
            }
        }
        self.needy = (0..self.needs.len()).filter(|&project| !self.needs[project].is_empty()).collect();
        for (number, project) in self.projects.iter().enumerate() {
            for site in &project.sites {
                if self.at_plant[site.plant].last() != Some(&number) {
                    self.at_plant[site.plant].push(number);
                }
            }
        }
    }

    /// Whether projects may enlarge the market for a product.
    pub(crate) fn is_fed(&self, product: usize) -> bool {
        self.users[product].iter().any(|&(user, _)| !self.makers[user].is_empty())
    }

    /// The first period in which a project could be launched at any site; the horizon's length if never.
    pub(crate) fn earliest_launch(&self, project: usize) -> usize {
        let possible = self.projects[project].sites.iter().map(|site| site.launch);
        possible.filter(|(first, last)| first <= last).map(|(first, _)| first).min().unwrap_or(self.periods)
    }

    /// The periods of a budget year.
    pub(crate) fn span(&self, year: usize) -> std::ops::Range<usize> {
        self.spans[year].0..self.spans[year].1
    }

    /// The budget year of a period.
    pub(crate) fn year(&self, period: usize) -> usize {
        self.year_of[period]
    }
}

impl ProjectOption {
    /// Full capacity at the largest site.
    pub(crate) fn largest_capacity(&self) -> f64 {
        self.sites.iter().map(SiteOption::full_capacity).fold(0.0, f64::max)
    }
}

impl SiteOption {
    /// First and last start of every task.
    pub(crate) fn windows(&self) -> Vec<(u32, u32)> {
        let short = |period: usize| u32::try_from(period).unwrap_or(u32::MAX);
        self.earliest.iter().zip(&self.latest).map(|(&first, &last)| (short(first), short(last))).collect()
    }

    /// Units per period at the end of the ramp.
    pub(crate) fn full_capacity(&self) -> f64 {
        self.ramp.last().copied().unwrap_or(0.0)
    }

    /// Units that can be made so many periods after launch.
    pub(crate) fn capacity_after(&self, periods: usize) -> f64 {
        self.ramp[periods.min(self.ramp.len() - 1)]
    }
}

fn site_option(
    programme: &Programme,
    project: &Project,
    site: &Site,
    number: usize,
    purse: usize,
) -> SiteOption {
    let product = &programme.products[project.product];
    let parts: f64 = product
        .inputs
        .iter()
        .map(|input| programme.products[input.product].price.to_f64() * input.quantity.to_f64())
        .sum();
    let price = product.price.to_f64();
    let tasks = project.tasks.len();
    let steps = project.ramp.len().max(1);
    let modes: Vec<Vec<ModeOption>> =
        project.tasks.iter().map(|task| mode_options(&task.modes[number])).collect();
    let used = modes.iter().flatten().flat_map(|mode| &mode.uses);
    let paid = |mode: &ModeOption| mode.payments.iter().map(|(_, money)| money).sum::<f64>();
    let cheapest = modes.iter().map(|modes| modes.iter().map(paid).fold(f64::INFINITY, f64::min));
    let least_outlay = cheapest.filter(|outlay| outlay.is_finite()).sum();
    SiteOption {
        plant: site.plant.index(),
        purse,
        area: site.area.to_f64(),
        margin: price - parts - site.hidden.likely.to_f64(),
        buyer_extra: site.unit_price.to_f64() - price * (1.0 + product.duty_rate.to_f64()),
        policy: Vec::new(),
        counted: Vec::new(),
        ramp: (0..steps).map(|step| project.capacity_after(site, step).to_f64()).collect(),
        resources: used.fold(0, |bits, &(resource, _)| bits | 1 << (resource % 64)),
        modes,
        ends_last: false,
        earliest: vec![0; tasks],
        latest: vec![0; tasks],
        launch: (0, 0),
        least_outlay,
        committed_minor: vec![0; tasks],
    }
}

/// Modes that no other mode beats in everything: a mode that is not shorter, not cheaper and not lighter can never be needed.
fn mode_options(modes: &[Mode]) -> Vec<ModeOption> {
    let beaten = |mode: &Mode, other: &Mode| {
        other.duration <= mode.duration
            && other.overlap >= mode.overlap
            && other.duration - other.overlap <= mode.duration - mode.overlap
            && other.outlay.minor <= mode.outlay.minor
            && other.payment == mode.payment
            && (other.payment == model::draft::PaymentRule::AtStart || other.duration == mode.duration)
            && other.uses.iter().all(|(resource, units)| {
                mode.uses.iter().any(|(same, more)| same == resource && more >= units)
            })
    };
    let mut options = Vec::new();
    for (number, mode) in modes.iter().enumerate() {
        let needless = modes.iter().enumerate().any(|(rival, other)| {
            rival != number && beaten(mode, other) && (rival < number || !beaten(other, mode))
        });
        if !needless {
            let paid: Vec<(usize, model::Money)> =
                mode.payments().into_iter().enumerate().filter(|(_, money)| money.minor != 0).collect();
            options.push(ModeOption {
                number,
                duration: mode.duration as usize,
                overlap: mode.overlap as usize,
                payments: paid.iter().map(|&(offset, money)| (offset, money.to_f64())).collect(),
                payments_minor: paid.iter().map(|&(offset, money)| (offset, money.minor)).collect(),
                uses: mode
                    .uses
                    .iter()
                    .map(|&(resource, units)| (resource.index(), f64::from(units)))
                    .collect(),
            });
        }
    }
    options
}

/// X · Σ_{t∈y} Σ_j π_j (1 + duty_j) d_jt, by year.
fn buyer_limit(programme: &Programme) -> Option<Vec<f64>> {
    let share = programme.buyer_cost_max_share?.to_f64();
    let mut limit = vec![0.0; programme.years.len()];
    for product in programme.products.iter() {
        let price = product.price.to_f64() * (1.0 + product.duty_rate.to_f64());
        for (period, units) in product.demand.iter().enumerate() {
            limit[programme.year_of[period]] += share * price * units.to_f64();
        }
    }
    Some(limit)
}
