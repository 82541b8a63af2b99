//! The judge: whether a plan may be, recomputed by someone who did not make it.
//!
//! It uses the nouns and the account, nothing of any search, and collects every breach; each rule stands in a file of its own
//! with its inequality, and `RULES` names them all in order.

mod bound;
mod buyer_cost;
mod capacity;
mod floor;
mod fund_rules;
mod fund_stock;
mod horizon;
mod identity;
mod latest_launch;
mod launch;
mod market;
mod must;
mod payments;
mod policy;
mod precedence;
mod reasons;
mod requires;
mod resources;
mod totals;

use crate::account::{self, Account, Chosen, Resolved};
use crate::finding::{Code, Finding};
use crate::number::Money;
use crate::plan::Plan;
use crate::programme::{Fund, Programme, Project};
use crate::table::Id;

/// A rule: all its breaches.
type Rule = fn(&Case) -> Vec<Finding>;

/// The rules, in the order in which their findings stand. What a plan names is looked up before them, by [`Resolved::new`].
const RULES: [Rule; 19] = [
    identity::check,
    must::check,
    horizon::check,
    precedence::check,
    launch::check,
    latest_launch::check,
    requires::check,
    resources::check,
    floor::check,
    payments::check,
    fund_rules::check,
    fund_stock::check,
    capacity::check,
    market::check,
    buyer_cost::check,
    policy::check,
    totals::check,
    bound::check,
    reasons::check,
];

/// What a rule may look at.
struct Case<'a> {
    programme: &'a Programme,
    plan: &'a Plan,
    resolved: &'a Resolved,
    account: &'a Account,
}

/// Judges a plan; an empty list means that it is legal and that its totals are true.
#[must_use]
pub fn check(programme: &Programme, plan: &Plan) -> Vec<Finding> {
    let (resolved, mut findings) = Resolved::new(programme, plan);
    let account = account::of(programme, &resolved);
    let case = Case { programme, plan, resolved: &resolved, account: &account };
    findings.extend(RULES.iter().flat_map(|rule| rule(&case)));
    if plan.programme != programme.fingerprint {
        // Figures of another programme are true there; only what it may not do here is worth hearing.
        let figures = [Code::PlanTotals, Code::PlanBound, Code::PlanReason, Code::PlanUnexplained];
        findings.retain(|finding| !figures.contains(&finding.code));
    }
    findings
}

impl Case<'_> {
    /// The chosen form of a project.
    fn chosen(&self, project: Id<Project>) -> Option<&Chosen> {
        self.resolved.choices.iter().find(|choice| choice.project == project)
    }

    /// A finding about a project.
    fn about(&self, code: Code, project: Id<Project>) -> Finding {
        Finding::new(code, format!("project {}", self.programme.projects[project].key))
    }

    /// The label of a period, known or not.
    fn label(&self, period: usize) -> String {
        self.programme.calendar.label(crate::Period::at(period))
    }

    /// What a project spends, by year of the programme; a project that stands twice spends twice.
    fn spending(&self, project: Id<Project>) -> Vec<Money> {
        let mut years = vec![Money::zero(self.programme.currency); self.programme.years.len()];
        for choice in self.resolved.choices.iter().filter(|choice| choice.project == project) {
            for (period, paid, _) in choice.outlays(self.programme) {
                if let Some(&year) = self.programme.year_of.get(period) {
                    years[year] += paid;
                }
            }
        }
        years
    }

    /// Sums of what is paid, by year, of the payments that fit.
    fn paid(&self, fund: Option<Id<Fund>>, project: Option<Id<Project>>) -> Vec<Money> {
        let mut years = vec![Money::zero(self.programme.currency); self.programme.years.len()];
        for payment in &self.resolved.payments {
            if fund.is_none_or(|fund| fund == payment.fund)
                && project.is_none_or(|project| project == payment.project)
            {
                years[payment.year] += payment.amount;
            }
        }
        years
    }
}
