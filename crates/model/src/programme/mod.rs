//! The programme: everything that is known on the planning day, valid by birth and immutable.
//!
//! [`Programme::new`] is the only way to get one. After that nobody checks ids, signs or circles again: references are typed
//! ids, site factors are applied, money is in one currency, general task rows are spread over the sites.

mod birth;
mod collisions;
mod goods;
mod lookups;
mod means;
mod order;
mod policy;
mod possible;
mod precedence;
mod projects;
pub(crate) mod references;
mod sectors;
mod tasks;
pub(crate) mod values;

use crate::draft::{
    Basis, LimitKind, Must, Name, PaymentRule, ProductKind, Provenance, Rate, RequirementKind, ResourceKind,
    TaskKind,
};
pub(crate) use goods::parts_price;
pub use policy::PolicyRow;

pub use crate::hidden::InputOutput;
use crate::number::{Currency, Decimal, Money, Quantity, Ratio, UnitPrice};
use crate::table::{Id, Table};
use crate::time::{Calendar, Period};

/// A plant: a place where a project may be sited.
#[derive(Clone, Debug, PartialEq)]
pub struct Plant {
    /// The key in tables and plans.
    pub key: String,
    /// Its name.
    pub name: Name,
    /// Number of its partner in [`Programme::partners`].
    pub partner: usize,
    /// City.
    pub city: String,
    /// Degrees north and east.
    pub coordinates: Option<(Decimal, Decimal)>,
    /// Free floor, in thousandths of a square metre; none = no limit.
    pub floor_area: Option<Quantity>,
    /// Where this comes from.
    pub provenance: Provenance,
}

/// A product: a final, a component or a material.
#[derive(Clone, Debug, PartialEq)]
pub struct Product {
    /// The key in tables and plans.
    pub key: String,
    /// Its name.
    pub name: Name,
    /// Customs code.
    pub hs: String,
    /// Unit of quantity.
    pub unit: String,
    /// What it is here.
    pub kind: ProductKind,
    /// π: landed import price without duty. Nought if it is only built and never bought.
    pub price: UnitPrice,
    /// Duty, as a share of the price. A transfer: it enters the buyer's cost, never the import bill.
    pub duty_rate: Ratio,
    /// Outside suppliers and their shares, as stated.
    pub outside_suppliers: Vec<(String, Ratio)>,
    /// What one unit is made of: `a_ij`.
    pub inputs: Vec<Input>,
    /// d: units that would be imported in each period if no project were done: the `demand` rows plus what the `builds`
    /// of others need of it directly.
    pub demand: Vec<Quantity>,
    /// N: units built in each period of a final; nought for what is not built.
    pub builds: Vec<Quantity>,
    /// The weakest basis of the rows behind `demand`.
    pub demand_basis: Basis,
    /// Where price and duty come from.
    pub provenance: Provenance,
}

/// One line of a bill of materials.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Input {
    /// What goes in.
    pub product: Id<Product>,
    /// Units per unit of output, scrap included.
    pub quantity: Ratio,
}

/// A figure that is known as a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range<T> {
    /// The least it may be.
    pub low: T,
    /// What is planned with.
    pub likely: T,
    /// The most it may be.
    pub high: T,
}

/// A project: a candidate localisation of one product at one of several sites.
#[derive(Clone, Debug, PartialEq)]
pub struct Project {
    /// The key in tables and plans.
    pub key: String,
    /// Its name.
    pub name: Name,
    /// What it makes.
    pub product: Id<Product>,
    /// ξ: share of every outlay that is itself imported.
    pub imported_share_of_outlay: Ratio,
    /// Number of its sector in the input-output tables, if it has one.
    pub sector: Option<usize>,
    /// e: the imports per unit that it declares itself, if it does.
    pub declared_imports: Option<UnitPrice>,
    /// Whether the planner may choose.
    pub must: Must,
    /// If chosen, launched no later than this.
    pub latest_launch: Option<Period>,
    /// ρ: share of full capacity in the periods from launch on, not falling; the last one stays.
    pub ramp: Vec<Ratio>,
    /// Where it may be built. At least one.
    pub sites: Vec<Site>,
    /// What must be done, in the order of the table. At least one. Modes are by site.
    pub tasks: Vec<Task>,
    /// Which task waits for which, inside the project. Without circles.
    pub precedence: Vec<Precedence>,
    /// Where the project's own row comes from.
    pub provenance: Provenance,
}

/// A plant at which a project may be built, with the project's figures there.
#[derive(Clone, Debug, PartialEq)]
pub struct Site {
    /// The plant.
    pub plant: Id<Plant>,
    /// Q: units per period at full capacity.
    pub capacity: Quantity,
    /// c: price to the buyer, without duty.
    pub unit_price: UnitPrice,
    /// h: hidden imports per unit: imports from outside that are not in the bill of materials.
    pub hidden: Range<UnitPrice>,
    /// Floor it takes, in thousandths of a square metre.
    pub area: Quantity,
    /// The weaker basis of the site's row and the project's.
    pub basis: Basis,
}

/// One stage of a project.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// The key within the project.
    pub key: String,
    /// What sort of work it is.
    pub kind: TaskKind,
    /// The ways to do it, for each site of the project: `modes[site]`, none of them empty.
    pub modes: Vec<Vec<Mode>>,
}

/// One way to do a task at one site.
#[derive(Clone, Debug, PartialEq)]
pub struct Mode {
    /// The key within the task.
    pub key: String,
    /// τ: periods.
    pub duration: u32,
    /// Shortest and longest thinkable, for the risk study.
    pub duration_range: (u32, u32),
    /// κ: money spent, the site's factor applied.
    pub outlay: Money,
    /// When it is paid.
    pub payment: PaymentRule,
    /// Chance that it must be repeated, for the risk study.
    pub retry_probability: Ratio,
    /// Periods by which a following task may start before this one ends; never more than the duration.
    pub overlap: u32,
    /// Renewable resources that it occupies while it runs, at this site: each resource once, amounts above nought.
    pub uses: Vec<(Id<Resource>, u32)>,
    /// How far to trust outlay and duration.
    pub basis: Basis,
}

impl Mode {
    /// What is paid in each period from the start on. An outlay `at_start`, or a task without duration, is paid at once;
    /// a `spread` one evenly, the first periods taking the odd hundredths.
    #[must_use]
    pub fn payments(&self) -> Vec<Money> {
        let periods = match self.payment {
            PaymentRule::AtStart => 1,
            PaymentRule::Spread => i64::from(self.duration.max(1)),
        };
        let (each, odd) = (self.outlay.minor / periods, self.outlay.minor % periods);
        (0..periods)
            .map(|period| Money { minor: each + i64::from(period < odd), currency: self.outlay.currency })
            .collect()
    }
}

/// `after` starts no earlier than the end of `before` less the overlap of its mode plus the lag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Precedence {
    /// Number of the earlier task in [`Project::tasks`].
    pub before: usize,
    /// Number of the later task.
    pub after: usize,
    /// Periods between.
    pub lag: u32,
}

/// The same between tasks of two projects; the earlier project must then be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CrossPrecedence {
    /// The earlier project and the number of its task.
    pub before: (Id<Project>, usize),
    /// The later project and the number of its task.
    pub after: (Id<Project>, usize),
    /// Periods between.
    pub lag: u32,
}

/// How one project depends on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// The project that requires.
    pub project: Id<Project>,
    /// The project that is required or excluded.
    pub other: Id<Project>,
    /// In which way.
    pub kind: RequirementKind,
    /// Periods, for `launch_after`.
    pub lag: u32,
}

/// A renewable resource: free again when a task ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Resource {
    /// The key in tables.
    pub key: String,
    /// Its name.
    pub name: Name,
    /// What it is.
    pub kind: ResourceKind,
    /// Number of the partner that it serves, if only one.
    pub partner: Option<usize>,
    /// The plant that it serves, if only one.
    pub plant: Option<Id<Plant>>,
    /// R: units in each period.
    pub capacity: Vec<u32>,
    /// Where this comes from.
    pub provenance: Provenance,
}

/// A source of money, year by year.
#[derive(Clone, Debug, PartialEq)]
pub struct Fund {
    /// The key in tables and plans.
    pub key: String,
    /// Its name.
    pub name: Name,
    /// χ: share of unspent money that stays for the next year.
    pub carry_over: Ratio,
    /// B: money of each budget year of the programme ([`Programme::years`]).
    pub amounts: Vec<Money>,
    /// Whom it may pay for; empty = everybody, everything.
    pub rules: Vec<FundRule>,
    /// Where the first year's amount comes from.
    pub provenance: Provenance,
}

/// One row of `fund_rules`; what is `None` fits all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FundRule {
    /// Projects sited in this partner.
    pub partner: Option<usize>,
    /// Projects sited at this plant.
    pub plant: Option<Id<Plant>>,
    /// This project.
    pub project: Option<Id<Project>>,
    /// The most it may pay of what a project spends in a year.
    pub max_share: Ratio,
}

/// A limit that policy sets on what plans bring about: equations (15) to (18) of `docs/concepts/planning.md`.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyLimit {
    /// The key in tables and findings.
    pub key: String,
    /// What it limits.
    pub kind: LimitKind,
    /// What it is about.
    pub of: LimitOf,
    /// Numbers of its budget years in [`Programme::years`].
    pub years: std::ops::Range<usize>,
    /// The share, for kinds that are shares; else nought.
    pub share: Ratio,
    /// The sum, for kinds that are sums; else nought.
    pub amount: Money,
    /// What one unit of money of breach takes off the objective; none = no breach is allowed.
    pub penalty: Option<Ratio>,
    /// Where this comes from.
    pub provenance: Provenance,
}

/// What a policy limit is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LimitOf {
    /// The whole programme.
    Whole,
    /// One product.
    Product(Id<Product>),
    /// Number of a partner in [`Programme::partners`].
    Partner(usize),
}

/// Everything that is known on the planning day.
#[derive(Clone, Debug, PartialEq)]
pub struct Programme {
    /// The digest of the tables it was read from.
    pub fingerprint: String,
    /// Its name.
    pub name: Name,
    /// The horizon.
    pub calendar: Calendar,
    /// The currency of every sum in it.
    pub currency: Currency,
    /// Real discount rate, per year.
    pub discount_rate: Ratio,
    /// δ: the worth on the planning day of one unit of money in each period, in [`Programme::DISCOUNT_SCALE`]ths.
    pub discount: Vec<i64>,
    /// Countries of the union.
    pub partners: Vec<String>,
    /// Exchange rates used, with their day and source.
    pub rates: (Vec<Rate>, String, String),
    /// Buyers may pay this share of the year's bill more; none = no limit.
    pub buyer_cost_max_share: Option<Ratio>,
    /// Plants.
    pub plants: Table<Plant>,
    /// Products. [`Programme::makers_first`] gives an order from finals down to materials.
    pub products: Table<Product>,
    /// Candidate projects.
    pub projects: Table<Project>,
    /// Precedence between tasks of different projects.
    pub cross_precedence: Vec<CrossPrecedence>,
    /// Requirements between projects.
    pub requirements: Vec<Requirement>,
    /// Renewable resources.
    pub resources: Table<Resource>,
    /// Sources of money.
    pub funds: Table<Fund>,
    /// Limits set by policy, in the order of the table.
    pub limits: Table<PolicyLimit>,
    /// Its input-output tables; empty if it has none.
    pub tables: InputOutput,
    /// Products in an order in which every product stands before its inputs.
    pub makers_first: Vec<Id<Product>>,
    /// Budget years, from that of the first period to that of the last.
    pub years: Vec<i32>,
    /// For each period, its number in `years`.
    pub year_of: Vec<usize>,
}

impl Programme {
    /// δ is held in these parts of one.
    pub const DISCOUNT_SCALE: i64 = 1_000_000_000_000;

    /// Whether a policy limit may be broken at a penalty: then what a plan is worth is its net value retained less its penalties.
    #[must_use]
    pub fn has_penalties(&self) -> bool {
        self.limits.iter().any(|limit| limit.penalty.is_some())
    }

    /// How many periods the horizon has.
    #[must_use]
    pub fn periods(&self) -> usize {
        self.calendar.len()
    }

    /// The largest share of a project's yearly spending that a fund may pay, if the project is built at that plant.
    #[must_use]
    pub fn fund_share(&self, fund: Id<Fund>, project: Id<Project>, plant: Id<Plant>) -> Ratio {
        let rules = &self.funds[fund].rules;
        if rules.is_empty() {
            return Ratio::ONE;
        }
        rules
            .iter()
            .filter(|rule| {
                rule.partner.is_none_or(|partner| partner == self.plants[plant].partner)
                    && rule.plant.is_none_or(|fitting| fitting == plant)
                    && rule.project.is_none_or(|fitting| fitting == project)
            })
            .map(|rule| rule.max_share)
            .max()
            .unwrap_or(Ratio::ZERO)
    }

    /// The project with that key.
    #[must_use]
    pub fn project(&self, key: &str) -> Option<Id<Project>> {
        self.projects.rows().find(|(_, project)| project.key == key).map(|(id, _)| id)
    }
}

impl Project {
    /// Units that it can make so many periods after its launch, at that site.
    #[must_use]
    pub fn capacity_after(&self, site: &Site, periods_since_launch: usize) -> Quantity {
        let share = self.ramp.get(periods_since_launch).or(self.ramp.last()).copied().unwrap_or(Ratio::ONE);
        site.capacity.share(share)
    }
}
