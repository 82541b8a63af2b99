//! What a plan is worth, recomputed from the programme and the plan alone, in exact integers.
//!
//! The import bill is computed as one would by hand (`docs/concepts/planning.md`, equations (1) and (2)): first what must still be
//! imported of every product in every period,
//!
//! ```text
//! m_jt = d_jt + Σ_i a_ij q_it − q_jt                                                    (1)
//! Bill = Σ_t δ_t { Σ_j π_j m_jt + Σ_p h_p q_pt + Σ_p ξ_p payments_pt }                   (2)
//! NVR  = bill of doing nothing − bill of the plan
//! ```
//!
//! and only then the difference. The search instead adds up what each project takes off the bill, equation (4). That the two
//! agree is no matter of course: it is the proof that nothing was counted twice. [`Account::projects`] gives (4) and (5) here
//! too, as a derived view, and a test holds it against the whole.

mod exact;
mod repriced;
mod resolved;

pub use repriced::{Localised, Repriced, repriced};
pub use resolved::{Chosen, Paid, Resolved, Scheduled};

pub(crate) use exact::Fine;
use exact::{Worth, rounded_to_total};

use crate::draft::Basis;
use crate::number::{Money, Quantity};
use crate::plan::Totals;
use crate::programme::{PolicyLimit, PolicyRow, Product, Programme, Project};
use crate::table::Id;

/// Steps of the fall from today's import bill to the planned one:
/// `planned = today − replaced + parts + hidden + imported_outlays`, each rounded by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Steps {
    /// Σ π d: the bill of doing nothing.
    pub today: Money,
    /// Σ π q: what the new production replaces.
    pub replaced: Money,
    /// Σ a π q: what its parts cost at import prices; parts that are made inside too stand under `replaced` as well.
    pub parts: Money,
    /// Σ h q: its hidden imports, at their likely values.
    pub hidden: Money,
    /// Σ ξ payments: imported machines and services.
    pub imported_outlays: Money,
    /// Equation (2): the bill of the plan.
    pub planned: Money,
}

/// What one chosen project brings. Discounted unless said otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contribution {
    /// Which project.
    pub project: Id<Project>,
    /// Its part of the net value retained, by equation (5); the parts of all projects add up to the whole.
    pub nvr: Money,
    /// Σ δ π q.
    pub replaced: Money,
    /// Σ δ a π q.
    pub parts: Money,
    /// Σ δ h q.
    pub hidden: Money,
    /// Σ δ ξ payments.
    pub imported_outlays: Money,
    /// Σ δ (c − Σ a π − h) q.
    pub value_added: Money,
    /// Its outlays, not discounted.
    pub public_money: Money,
    /// Σ (c − π(1+duty)) q, not discounted.
    pub buyer_cost: Money,
}

/// What a plan is worth, and where that comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The totals that a plan states.
    pub totals: Totals,
    /// From today's bill to the planned one, discounted.
    pub steps: Steps,
    /// The same in each period, not discounted.
    pub periods: Vec<Steps>,
    /// What each choice brings, in their order.
    pub projects: Vec<Contribution>,
    /// Net value retained of each budget year, discounted; adds up to the whole.
    pub years: Vec<Money>,
    /// How the plan stands to each row of the policy limits, in their order.
    pub policy: Vec<Standing>,
    /// Magnitudes of all discounted terms (replaced imports, parts, hidden imports, imported outlays) by the weakest basis behind
    /// each, in the order of [`Basis::ALL`].
    pub by_basis: [Money; 4],
}

/// How a plan stands to one row of a policy limit. Not discounted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The limit.
    pub limit: Id<PolicyLimit>,
    /// Number of its year in [`Programme::years`]; none = the whole horizon.
    pub year: Option<usize>,
    /// How much more the row would bear; below nought if it is broken.
    pub slack: Money,
    /// By how much it is broken; nought if it is not. Above nought even if it rounds to nothing.
    pub breach: Money,
    /// What the breach takes off the objective.
    pub penalty: Money,
}

/// Sums of one period, not discounted.
#[derive(Clone, Copy, Default)]
struct Flow {
    today: Fine,
    /// Σ π m of equation (1): the planned bill without hidden imports and outlays.
    imported: Fine,
    replaced: Fine,
    parts: Fine,
    hidden: [Fine; 3],
    /// The imported share of what is paid.
    outlays: Fine,
    paid: Fine,
    value_added: Fine,
    buyer_cost: Fine,
}

/// Hidden imports in [`Flow::hidden`].
const LOW: usize = 0;
const LIKELY: usize = 1;
const HIGH: usize = 2;

impl Flow {
    /// Equation (2) in one period.
    fn planned(&self, hidden: usize) -> Fine {
        self.imported + self.hidden[hidden] + self.outlays
    }

    /// Equation (4) in one period: meaningful for a single choice, whose `today` and `imported` nobody knows.
    fn taken_off(&self) -> Fine {
        self.replaced - self.parts - self.hidden[LIKELY] - self.outlays
    }

    /// Adds what a choice brings.
    fn include(&mut self, own: &Self) {
        self.replaced += own.replaced;
        self.parts += own.parts;
        self.outlays += own.outlays;
        self.paid += own.paid;
        self.value_added += own.value_added;
        self.buyer_cost += own.buyer_cost;
        for (sum, hidden) in self.hidden.iter_mut().zip(own.hidden) {
            *sum += hidden;
        }
    }
}

/// Recomputes what a plan is worth.
///
/// A plan that is not legal is counted as it stands; what it pays after the horizon does not count.
#[must_use]
pub fn of(programme: &Programme, resolved: &Resolved) -> Account {
    let currency = programme.currency;
    let mut flows = imports(programme, resolved);
    let mut by_basis = [Worth::default(); 4];
    let (mut worths, mut projects) = (Vec::new(), Vec::new());
    for choice in &resolved.choices {
        let own = own_flows(programme, choice, &mut by_basis);
        worths.push(discounted(programme, &own, &Flow::taken_off));
        projects.push(contribution(programme, choice.project, &own));
        for (flow, own) in flows.iter_mut().zip(&own) {
            flow.include(own);
        }
    }
    for (contribution, nvr) in projects.iter_mut().zip(rounded_to_total(&worths, currency)) {
        contribution.nvr = nvr;
    }
    let sum = |pick: &dyn Fn(&Flow) -> Fine| discounted(programme, &flows, pick).money(currency);
    let nvr = |hidden: usize| sum(&|flow| flow.today - flow.planned(hidden));
    let (policy, penalty) = policy(programme, resolved);
    Account {
        totals: Totals {
            nvr: nvr(LIKELY),
            nvr_low: nvr(HIGH),
            nvr_high: nvr(LOW),
            value_added: sum(&|flow| flow.value_added),
            public_money: plain(&flows, &|flow| flow.paid).money(currency),
            buyer_cost: plain(&flows, &|flow| flow.buyer_cost).money(currency),
            penalty: penalty.money(currency),
        },
        policy,
        steps: steps(sum),
        periods: flows.iter().map(|flow| steps(|pick| pick(flow).money(currency))).collect(),
        projects,
        years: years(programme, &flows),
        by_basis: by_basis.map(|worth| worth.money(currency)),
    }
}

/// How the plan stands to the policy limits, and what its breaches cost together.
fn policy(programme: &Programme, resolved: &Resolved) -> (Vec<Standing>, Fine) {
    let currency = programme.currency;
    let mut penalties = Fine::default();
    let standing = |row: PolicyRow| {
        let mut used = Fine::default();
        for choice in &resolved.choices {
            let counted = (0..programme.periods()).filter(|&period| row.holds_in(programme, period));
            let made: i128 = counted.map(|period| i128::from(choice.production[period].parts())).sum();
            let coefficient = row.coefficients[choice.project.index()][choice.site];
            used += Fine::from_parts(coefficient.saturating_mul(made));
            let counts =
                row.counts_outlays.get(choice.project.index()).is_some_and(|sites| sites[choice.site]);
            if counts {
                choice.outlays(programme).for_each(|(_, paid, _)| used += Fine::of(paid));
            }
        }
        let slack = row.room - used;
        let breach = Fine::default().max(-slack);
        let penalty =
            programme.limits[row.limit].penalty.map_or(Fine::default(), |price| breach.share(price));
        penalties += penalty;
        let shown = breach.money(currency);
        let hair = Money { minor: i64::from(breach > Fine::default()), currency };
        let breach = Money { minor: shown.minor.max(hair.minor), currency };
        let penalty = penalty.money(currency);
        Standing { limit: row.limit, year: row.year, slack: slack.money(currency), breach, penalty }
    };
    let standings = programme.policy_rows().into_iter().map(standing).collect();
    (standings, penalties)
}

/// What one choice brings, but for its `nvr`, which is rounded together with the others'.
fn contribution(programme: &Programme, project: Id<Project>, own: &[Flow]) -> Contribution {
    let currency = programme.currency;
    let sum = |pick: &dyn Fn(&Flow) -> Fine| discounted(programme, own, pick).money(currency);
    Contribution {
        project,
        nvr: Money::zero(currency),
        replaced: sum(&|flow| flow.replaced),
        parts: sum(&|flow| flow.parts),
        hidden: sum(&|flow| flow.hidden[LIKELY]),
        imported_outlays: sum(&|flow| flow.outlays),
        value_added: sum(&|flow| flow.value_added),
        public_money: plain(own, &|flow| flow.paid).money(currency),
        buyer_cost: plain(own, &|flow| flow.buyer_cost).money(currency),
    }
}

fn plain(flows: &[Flow], pick: &dyn Fn(&Flow) -> Fine) -> Fine {
    flows.iter().map(pick).fold(Fine::default(), |sum, each| sum + each)
}

fn steps(sum: impl Fn(&dyn Fn(&Flow) -> Fine) -> Money) -> Steps {
    Steps {
        today: sum(&|flow| flow.today),
        replaced: sum(&|flow| flow.replaced),
        parts: sum(&|flow| flow.parts),
        hidden: sum(&|flow| flow.hidden[LIKELY]),
        imported_outlays: sum(&|flow| flow.outlays),
        planned: sum(&|flow| flow.planned(LIKELY)),
    }
}

fn discounted(programme: &Programme, flows: &[Flow], pick: &dyn Fn(&Flow) -> Fine) -> Worth {
    flows
        .iter()
        .zip(&programme.discount)
        .map(|(flow, &discount)| Worth::discounted(pick(flow), discount))
        .fold(Worth::default(), |sum, worth| sum + worth)
}

fn years(programme: &Programme, flows: &[Flow]) -> Vec<Money> {
    let mut years = vec![Worth::default(); programme.years.len()];
    for (period, flow) in flows.iter().enumerate() {
        years[programme.year_of[period]] +=
            Worth::discounted(flow.today - flow.planned(LIKELY), programme.discount[period]);
    }
    rounded_to_total(&years, programme.currency)
}

/// Equation (1), priced: what is imported of every product with and without the plan.
fn imports(programme: &Programme, resolved: &Resolved) -> Vec<Flow> {
    let made = made(programme, resolved);
    let billionths = |quantity: Quantity| i128::from(quantity.parts()) * 1_000_000;
    let mut flows = vec![Flow::default(); programme.periods()];
    for (period, flow) in flows.iter_mut().enumerate() {
        let mut imported: Vec<i128> = programme
            .products
            .iter()
            .zip(&made)
            .map(|(product, made)| {
                billionths(product.demand[period]) - made[period].saturating_mul(1_000_000)
            })
            .collect();
        for (product, made) in programme.products.iter().zip(&made) {
            for input in &product.inputs {
                let needed = i128::from(input.quantity.parts()).saturating_mul(made[period]);
                let sum = &mut imported[input.product.index()];
                *sum = sum.saturating_add(needed);
            }
        }
        for (product, imported) in programme.products.iter().zip(imported) {
            flow.today += Fine::priced(product.price, product.demand[period]);
            flow.imported += Fine::priced_fine(product.price, imported);
        }
    }
    flows
}

/// π (1 + duty) q: what buyers would pay for as many imported units.
pub(crate) fn priced_with_duty(product: &Product, quantity: Quantity) -> Fine {
    let units = i128::from(quantity.parts());
    let duty = i128::from(product.duty_rate.parts()).saturating_mul(units);
    Fine::priced(product.price, quantity) + Fine::priced_fine(product.price, duty)
}

/// Thousandths of units made inside by product and period.
pub(crate) fn made(programme: &Programme, resolved: &Resolved) -> Vec<Vec<i128>> {
    let mut made = vec![vec![0i128; programme.periods()]; programme.products.len()];
    for choice in &resolved.choices {
        let product = programme.projects[choice.project].product;
        for (sum, quantity) in made[product.index()].iter_mut().zip(&choice.production) {
            *sum += i128::from(quantity.parts());
        }
    }
    made
}

/// The terms of equation (4) that one choice brings to each period; their magnitudes are added to `by_basis`.
fn own_flows(programme: &Programme, choice: &Chosen, by_basis: &mut [Worth; 4]) -> Vec<Flow> {
    let project = &programme.projects[choice.project];
    let product = &programme.products[project.product];
    let site = choice.site(programme);
    let mut flows = vec![Flow::default(); programme.periods()];
    let mut note = |basis: Basis, sum: Fine, period: usize| {
        let at = Basis::ALL.iter().position(|known| *known == basis.max(site.basis)).unwrap_or(3);
        by_basis[at] += Worth::discounted(sum, programme.discount[period]).magnitude();
    };
    for (period, (flow, &made)) in flows.iter_mut().zip(&choice.production).enumerate() {
        if made == Quantity::ZERO {
            continue;
        }
        flow.replaced = Fine::priced(product.price, made);
        note(product.provenance.basis.max(product.demand_basis), flow.replaced, period);
        for input in &product.inputs {
            let part = &programme.products[input.product];
            let needed = i128::from(input.quantity.parts()).saturating_mul(i128::from(made.parts()));
            let cost = Fine::priced_fine(part.price, needed);
            flow.parts += cost;
            note(part.provenance.basis, cost, period);
        }
        flow.hidden =
            [site.hidden.low, site.hidden.likely, site.hidden.high].map(|each| Fine::priced(each, made));
        note(site.basis, flow.hidden[LIKELY], period);
        flow.value_added = Fine::priced(site.unit_price, made) - flow.parts - flow.hidden[LIKELY];
        flow.buyer_cost = Fine::priced(site.unit_price, made) - priced_with_duty(product, made);
    }
    for (period, paid, mode) in choice.outlays(programme) {
        if let Some(flow) = flows.get_mut(period) {
            let imported = Fine::share_of(paid, project.imported_share_of_outlay);
            flow.outlays += imported;
            flow.paid += Fine::of(paid);
            note(mode.basis, imported, period);
        }
    }
    flows
}
