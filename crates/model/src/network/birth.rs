//! What must hold before anything is computed with a network; here, so that nothing else has to ask again.

use super::{AMOUNT_MAX, Activity, HORIZON_MAX, Link, Mode, Parts, Resource};
use crate::finding::{Code, Finding};

/// Everything in the parts that makes no sense.
pub(super) fn findings(parts: &Parts) -> Vec<Finding> {
    let mut found = Vec::new();
    for resource in &parts.resources {
        of_resource(resource, &mut found);
    }
    for stock in &parts.stocks {
        within(&format!("stock {}", stock.key), "amount", stock.amount, (0, AMOUNT_MAX), &mut found);
    }
    for activity in &parts.activities {
        of_activity(parts, activity, &mut found);
    }
    for link in &parts.links {
        of_link(parts, link, &mut found);
    }
    if found.is_empty() && horizon(parts) > HORIZON_MAX {
        let finding = Finding::new(Code::OutOfRange, format!("network {}", parts.name));
        found.push(finding.with("found", horizon(parts)).with("least", 0i64).with("largest", HORIZON_MAX));
    }
    found
}

/// Any schedule that leaves no needless gap ends by then: everything one after another, with the longest modes and lags, after
/// the last release and the last change of a calendar.
pub(super) fn horizon(parts: &Parts) -> i64 {
    let mut reach: Vec<i64> = parts
        .activities
        .iter()
        .map(|it| it.modes.iter().map(|mode| mode.duration).max().unwrap_or(0))
        .collect();
    let longest = reach.clone();
    for link in &parts.links {
        let distance = if link.from == super::From::End { longest[link.before] + link.lag } else { link.lag };
        reach[link.before] = reach[link.before].max(distance);
    }
    let release = parts.activities.iter().map(|it| it.release).max().unwrap_or(0);
    let fixed = parts.activities.iter().filter_map(|it| it.fixed).map(|fixed| fixed.start).max().unwrap_or(0);
    let calendar =
        parts.resources.iter().filter_map(|it| it.changes.last()).map(|change| change.0).max().unwrap_or(0);
    let sum = reach.iter().fold(0i64, |sum, reach| sum.saturating_add(*reach));
    sum.saturating_add(release.max(fixed).max(calendar))
}

fn within(subject: &str, column: &str, found: i64, range: (i64, i64), into: &mut Vec<Finding>) {
    if !(range.0..=range.1).contains(&found) {
        let finding = Finding::new(Code::OutOfRange, subject).at("", None, Some(column));
        into.push(finding.with("found", found).with("least", range.0).with("largest", range.1));
    }
}

fn of_resource(resource: &Resource, into: &mut Vec<Finding>) {
    let subject = format!("resource {}", resource.key);
    within(&subject, "capacity", resource.capacity, (0, AMOUNT_MAX), into);
    let mut before = -1;
    for (from, capacity) in &resource.changes {
        within(&subject, "from", *from, (before + 1, HORIZON_MAX), into);
        within(&subject, "capacity", *capacity, (0, AMOUNT_MAX), into);
        before = *from;
    }
}

fn of_activity(parts: &Parts, activity: &Activity, into: &mut Vec<Finding>) {
    let subject = format!("activity {}", activity.key);
    within(&subject, "release", activity.release, (0, HORIZON_MAX), into);
    within(&subject, "due", activity.due, (0, HORIZON_MAX), into);
    within(&subject, "weight", activity.weight, (0, AMOUNT_MAX), into);
    within(&subject, "cash", activity.cash, (-AMOUNT_MAX, AMOUNT_MAX), into);
    if let Some(deadline) = activity.deadline {
        within(&subject, "deadline", deadline, (0, HORIZON_MAX), into);
    }
    if activity.modes.is_empty() {
        into.push(Finding::new(Code::NoMode, subject.as_str()));
    }
    if activity.project >= parts.projects.len() {
        let finding = Finding::new(Code::UnknownId, subject.as_str()).with("found", activity.project);
        into.push(finding.with("table", "projects").with("nearest", ""));
    }
    for mode in &activity.modes {
        of_mode(parts, &subject, mode, into);
    }
    if let Some(fixed) = activity.fixed {
        within(&subject, "start", fixed.start, (0, HORIZON_MAX), into);
        if fixed.mode >= activity.modes.len() {
            let finding = Finding::new(Code::UnknownId, subject.as_str()).with("found", fixed.mode + 1);
            into.push(finding.with("table", "modes").with("nearest", ""));
        }
    }
}

fn of_mode(parts: &Parts, subject: &str, mode: &Mode, into: &mut Vec<Finding>) {
    within(subject, "duration", mode.duration, (0, HORIZON_MAX), into);
    for amount in &mode.uses {
        within(subject, "uses", *amount, (0, AMOUNT_MAX), into);
    }
    for amount in &mode.draws {
        within(subject, "draws", *amount, (0, AMOUNT_MAX), into);
    }
    let lengths = [(mode.uses.len(), parts.resources.len()), (mode.draws.len(), parts.stocks.len())];
    for (found, needed) in lengths.into_iter().filter(|(found, needed)| found != needed) {
        let finding = Finding::new(Code::OutOfRange, subject).with("found", found);
        into.push(finding.with("least", needed).with("largest", needed));
    }
}

fn of_link(parts: &Parts, link: &Link, into: &mut Vec<Finding>) {
    for end in [link.before, link.after] {
        if end >= parts.activities.len() {
            let finding = Finding::new(Code::UnknownId, "links").with("found", end + 1);
            into.push(finding.with("table", "activities").with("nearest", ""));
        }
    }
    within("links", "lag", link.lag, (-HORIZON_MAX, HORIZON_MAX), into);
}
