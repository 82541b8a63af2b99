//! Everything spent is paid, and nothing else: `Σ_f payment_fpy = spending_py` to the hundredth, no payment below nought.

use super::Case;
use crate::finding::{Code, Finding};

pub(super) fn check(case: &Case) -> Vec<Finding> {
    let mut findings = Vec::new();
    for project in case.programme.projects.ids() {
        let (spent, paid) = (case.spending(project), case.paid(None, Some(project)));
        for (year, (spent, paid)) in case.programme.years.iter().zip(spent.into_iter().zip(paid)) {
            if spent != paid {
                findings.push(
                    case.about(Code::PlanPayment, project)
                        .with("year", i64::from(*year))
                        .with("paid", paid)
                        .with("spent", spent),
                );
            }
        }
    }
    for payment in case.resolved.payments.iter().filter(|payment| payment.amount.minor < 0) {
        findings.push(
            case.about(Code::PlanPayment, payment.project)
                .with("year", i64::from(case.programme.years[payment.year]))
                .with("paid", payment.amount)
                .with("spent", case.spending(payment.project)[payment.year]),
        );
    }
    findings
}
