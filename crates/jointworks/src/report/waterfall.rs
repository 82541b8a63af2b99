//! From today's import bill to the planned one, step by step; and the gross figure that must not be quoted.

use maud::{Markup, html};
use model::Money;

use super::Page;
use super::lane;
use super::scale::{Percent, part};
use crate::l10n::text;

/// One step: its message, what it adds to the bill, how it looks.
struct Step {
    message: &'static str,
    amount: Money,
    class: &'static str,
    /// The bill before and after; a whole bill stands on nought.
    from: Money,
    to: Money,
}

/// The picture; it is its own table.
pub(super) fn picture(page: &Page<'_>) -> Markup {
    let steps = steps(page);
    let top = steps.iter().map(|step| step.from.minor.max(step.to.minor)).max().unwrap_or(0);
    html! {
        figure {
            figcaption {
                (page.speech.tell("report-waterfall-caption", &[("discounting", text(page.discounted_in_words()))]))
            }
            table.lanes.waterfall role="table" {
                (lane::head(&page.speech.say("report-step"), &html! {}, &page.speech.say("report-amount")))
                tbody role="rowgroup" {
                    @for step in &steps {
                        (lane::row(
                            &html! { (page.speech.say(step.message)) },
                            &drawing(step, top),
                            &html! { (page.signed(step.amount, step.class == "whole" || step.class == "net")) },
                        ))
                    }
                }
            }
            (gross_and_net(page))
            @if let Some(repriced) = model::account::repriced(page.programme, page.resolved) {
                p { (page.speech.repriced(page.programme, &repriced)) }
            }
        }
    }
}

fn steps(page: &Page<'_>) -> Vec<Step> {
    let account = &page.account.steps;
    let mut bill = account.today;
    let mut next = |message, amount: Money, class| {
        let from = bill;
        bill += amount;
        Step { message, amount, class, from, to: bill }
    };
    let nought = Money::zero(account.today.currency);
    let whole = |message, amount| Step { message, amount, class: "whole", from: nought, to: amount };
    vec![
        whole("report-bill-today", account.today),
        next("report-replaced", -account.replaced, "fall"),
        next("report-parts", account.parts, "rise"),
        next("report-hidden", account.hidden, "rise"),
        next("report-imported-outlays", account.imported_outlays, "rise"),
        whole("report-bill-planned", account.planned),
        Step {
            message: "report-net-kept",
            amount: account.today - account.planned,
            class: "net",
            from: account.today,
            to: account.planned,
        },
    ]
}

fn drawing(step: &Step, top: i64) -> Markup {
    let place = |money: Money| share(money.minor, top);
    let (left, right) = (place(step.from).0.min(place(step.to).0), place(step.from).0.max(place(step.to).0));
    html! {
        svg aria-hidden="true" width="100%" height="30" {
            @if step.class != "whole" {
                line.grid x1=(place(step.from)) x2=(place(step.from)) y1="0" y2="6" {}
            }
            line.grid x1=(place(step.to)) x2=(place(step.to)) y1="24" y2="30" {}
            rect class=(step.class) x=(Percent(left)) width=(Percent((right - left).max(0.15))) y="6" height="18" {}
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "places in a picture")]
fn share(value: i64, top: i64) -> Percent {
    part(value as f64, top as f64)
}

/// The gross figure crossed out beside the net one, so that nobody quotes the wrong one.
fn gross_and_net(page: &Page<'_>) -> Markup {
    let steps = &page.account.steps;
    let net = page.account.totals.nvr;
    let widths = [steps.replaced, net].map(|money| share(money.minor.max(0), steps.replaced.minor));
    html! {
        div.gross-and-net {
            p {
                span.what { (page.speech.say("report-gross")) }
                svg aria-hidden="true" width="100%" height="10" { rect.gross width=(widths[0]) height="10" {} }
                s { (page.speech.money(steps.replaced)) }
                small { (page.speech.say("report-gross-why")) }
            }
            p {
                span.what { (page.speech.say("report-net")) }
                svg aria-hidden="true" width="100%" height="10" { rect.net width=(widths[1]) height="10" {} }
                strong { (page.speech.money(net)) }
                small { (page.speech.say("report-net-why")) }
            }
        }
    }
}
