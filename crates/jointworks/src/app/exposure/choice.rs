//! Which products are shown: those of every list and of the wanted categories; and what the lists could not say of them.

use std::cmp::Reverse;

use model::{Code, Finding, Money};
use trade::Product;
use trade::chosen::{Broad, List};

use super::Seen;

/// Headings that are named of those taken whole.
const NAMED: usize = 3;

/// Keeps the products that are in every list and of the wanted categories; tells what lists say that is no code, what they are too fine
/// for, and that nothing is left.
pub(super) fn choose(seen: &mut Seen, lists: &[List], broad: Option<(Option<&List>, &[Broad])>) {
    if !seen.is_part {
        return;
    }
    let wanted = |product: Product| {
        broad.is_none_or(|(list, wanted)| {
            list.and_then(|list| list.says(product))
                .is_some_and(|code| wanted.contains(&Broad::of_code(code)))
        })
    };
    let is_chosen = |product: Product| lists.iter().all(|list| list.touches(product)) && wanted(product);
    let all = || lists.iter().chain(broad.and_then(|(list, _)| list));
    let files: Vec<&str> = all().map(List::file).collect();
    let findings: Vec<Finding> = all().filter_map(List::unread).collect();
    seen.findings.extend(findings);
    let products = seen.rows.iter().filter(|row| row.sums.year == seen.year).count();
    seen.rows.retain(|row| is_chosen(row.product()));
    seen.opportunities.retain(|it| is_chosen(it.product));
    seen.alarms.retain(|alarm| is_chosen(alarm.product));
    if products > 0 && !seen.rows.iter().any(|row| row.sums.year == seen.year) {
        let finding = Finding::new(Code::TradeListEmpty, files.join(", "));
        seen.findings.push(finding.with("products", products));
    }
    let coarse = coarse(seen, lists, &files);
    seen.findings.extend(coarse);
}

/// Headings that are taken whole because the tables have nothing finer.
fn coarse(seen: &Seen, lists: &[List], files: &[&str]) -> Option<Finding> {
    let now = seen.rows.iter().filter(|row| row.sums.year == seen.year && row.sums.outside > 0);
    let whole = now.filter(|row| lists.iter().any(|list| list.has_parts_of(row.product())));
    let mut whole: Vec<(i64, Product)> = whole.map(|row| (row.sums.outside, row.product())).collect();
    whole.sort_by_key(|(value, product)| (Reverse(*value), *product));
    let value: i64 = whole.iter().map(|(value, _)| value).sum();
    let greatest: Vec<String> = whole.iter().take(NAMED).map(|(_, product)| product.to_string()).collect();
    let money = Money { minor: value / 10, currency: seen.currency };
    let finding = Finding::new(Code::TradeListCoarse, files.join(", ")).with("headings", whole.len());
    let finding = finding.with("value", money).with("found", greatest.join(", "));
    (!whole.is_empty()).then_some(finding)
}
