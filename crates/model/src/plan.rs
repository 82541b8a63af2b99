//! The plan: which projects, where, in which modes, when, how much they make, who pays, and how good that is.
//!
//! A plan is small, immutable and self-contained: together with its programme it can be judged by [`crate::check()`] without
//! knowing how it was found. It refers to the programme by keys, so that it can be read beside a programme that changed.

use crate::number::{Money, Quantity, UnitPrice};
use crate::time::Period;

/// A plan as published.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Fingerprint of the programme that it was made for.
    pub programme: String,
    /// How it was made, so that it can be made again.
    pub settings: Settings,
    /// The chosen projects, in the programme's order.
    pub choices: Vec<Choice>,
    /// Who pays for what.
    pub payments: Vec<Payment>,
    /// What the plan is worth, as its maker computed it; the judge recomputes.
    pub totals: Totals,
    /// No plan of this programme can have a higher [`Totals::objective`].
    pub bound: Money,
    /// Why each project that is not chosen is not. A plan in passing gives no reasons at all; one that gives any gives all.
    pub left_out: Vec<LeftOut>,
    /// A digest of the plan from which this one was made, if any.
    pub parent: Option<String>,
}

/// How a plan was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Version of the planner.
    pub planner: String,
    /// Where chance began.
    pub seed: u64,
    /// Work done, in the planner's own units; the same work with the same seed gives the same plan.
    pub work: u64,
}

/// A chosen project.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Key of the project.
    pub project: String,
    /// Key of the plant at which it is built.
    pub plant: String,
    /// Its tasks, in the project's order.
    pub tasks: Vec<ScheduledTask>,
    /// The first period of production.
    pub launch: Period,
    /// q: units made in each period of the horizon.
    pub production: Vec<Quantity>,
}

/// A task with its mode and start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScheduledTask {
    /// Key of the task.
    pub task: String,
    /// Key of the mode.
    pub mode: String,
    /// The first period in which it runs.
    pub start: Period,
}

/// What one fund pays for one project in one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// Key of the fund.
    pub fund: String,
    /// Key of the project.
    pub project: String,
    /// Calendar year.
    pub year: i32,
    /// How much.
    pub amount: Money,
}

/// What a plan is worth. Discounted to the planning day unless said otherwise. Never added to one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totals {
    /// Net value retained: the fall of the import bill, hidden imports and imported outlays subtracted; equations (1)–(4).
    pub nvr: Money,
    /// The same with all hidden imports at the upper end of their range.
    pub nvr_low: Money,
    /// The same with all hidden imports at the lower end of their range.
    pub nvr_high: Money,
    /// Value added retained: what stays with plants and workers inside: Σ δ (c − parts − hidden imports) q, where the parts count
    /// whole, bought inside or not.
    pub value_added: Money,
    /// Outlays, not discounted.
    pub public_money: Money,
    /// What buyers pay more (or, below nought, less) for inside parts than for imported ones with duty, not discounted.
    pub buyer_cost: Money,
    /// What breaches of policy limits cost, at the penalties that the programme sets; not discounted.
    pub penalty: Money,
}

impl Totals {
    /// What the planner makes as large as it can: the net value retained less penalties.
    #[must_use]
    pub fn objective(&self) -> Money {
        self.nvr - self.penalty
    }
}

/// Why a project is not in the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut {
    /// Key of the project.
    pub project: String,
    /// The reason with its figures.
    pub reason: Reason,
}

/// Why a project is not in the plan. All sums are discounted to the planning day.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// The programme says `must = out`.
    Forbidden,
    /// It can never be launched within the horizon and its latest launch.
    NeverInTime,
    /// The funds that may pay for it never suffice for its cheapest form.
    NeverAffordable,
    /// A resource or the floor is too small for it at every site.
    NeverFits,
    /// Even alone, with everything free, it would bring this much, which is nought or less: its parts and hidden imports eat up
    /// the import price.
    WorthNothing {
        /// Its best value alone, before scarce things are paid for.
        alone: Money,
        /// Import price less parts less hidden imports, per unit, at its best site.
        margin: UnitPrice,
    },
    /// It excludes a project that is worth more.
    Excluded {
        /// Key of the chosen project.
        by: String,
    },
    /// It requires a project that is not in the plan.
    RequirementMissing {
        /// Key of that project.
        other: String,
    },
    /// The market for its product is served by chosen projects.
    MarketTaken {
        /// Keys of those projects.
        by: Vec<String>,
        /// What it would still bring.
        alone: Money,
    },
    /// It would be worth something, but putting it in would cost the others more.
    Displaces {
        /// What it would bring alone.
        alone: Money,
        /// The best plan found with it in, less this plan: below nought.
        loss: Money,
        /// Keys of projects that would have to go.
        displaced: Vec<String>,
        /// What is scarce.
        scarce: Vec<String>,
    },
    /// Putting it in changes the value by less than the plan's gap: the data do not decide.
    Undecided {
        /// What it would bring alone.
        alone: Money,
        /// The best plan found with it in, less this plan.
        loss: Money,
    },
}

impl Reason {
    /// Its stable word, in files and in machine output.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Forbidden => "forbidden",
            Self::NeverInTime => "never-in-time",
            Self::NeverAffordable => "never-affordable",
            Self::NeverFits => "never-fits",
            Self::WorthNothing { .. } => "worth-nothing",
            Self::Excluded { .. } => "excluded",
            Self::RequirementMissing { .. } => "requirement-missing",
            Self::MarketTaken { .. } => "market-taken",
            Self::Displaces { .. } => "displaces",
            Self::Undecided { .. } => "undecided",
        }
    }
}
