//! A schedule, what it is worth, and its judge.
//!
//! The judge recounts everything period by period from the network alone and shares no code with any search.

use super::{Aim, From, Network};
use crate::finding::{Code, Finding};

/// Dates and modes for all activities of a network, in its order.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Schedule {
    /// When each activity starts.
    pub starts: Vec<i64>,
    /// The number of the mode in which each is done.
    pub modes: Vec<usize>,
}

impl Schedule {
    /// When an activity ends. The schedule must name every activity.
    #[must_use]
    pub fn end(&self, network: &Network, activity: usize) -> i64 {
        self.starts[activity] + network.activities[activity].modes[self.modes[activity]].duration
    }

    /// When the last activity ends.
    #[must_use]
    pub fn makespan(&self, network: &Network) -> i64 {
        (0..self.starts.len()).map(|activity| self.end(network, activity)).max().unwrap_or(0)
    }

    /// What the network's aim makes of it: periods, weighted periods, or money to the unit.
    #[must_use]
    pub fn value(&self, network: &Network) -> i64 {
        let ends = (0..self.starts.len()).map(|activity| (activity, self.end(network, activity)));
        match network.aim {
            Aim::Makespan => self.makespan(network),
            Aim::Lateness => ends
                .map(|(activity, end)| {
                    let activity = &network.activities[activity];
                    activity.weight.saturating_mul((end - activity.due).max(0))
                })
                .fold(0, i64::saturating_add),
            Aim::Value { rate } => {
                let factors = discount(rate, self.makespan(network));
                let sum: i128 = ends
                    .map(|(activity, end)| {
                        let factor = usize::try_from(end).ok().and_then(|end| factors.get(end)).copied();
                        i128::from(network.activities[activity].cash) * i128::from(factor.unwrap_or(0))
                    })
                    .sum();
                i64::try_from(sum.div_euclid(i128::from(ONE))).unwrap_or(i64::MAX)
            }
        }
    }
}

/// One, in the units of [`discount`].
pub const ONE: i64 = 1_000_000_000;

/// (1 + rate)^−t in billionths for t = 0, 1, … `last`, each the rounded quotient of the one before, so that everybody who
/// recounts gets the same digits.
#[must_use]
pub fn discount(rate: u32, last: i64) -> Vec<i64> {
    let divisor = 1_000_000 + i128::from(rate);
    let mut factors = vec![ONE];
    for _ in 0..last.max(0) {
        let before = i128::from(factors.last().copied().unwrap_or(ONE));
        let next = (before * 1_000_000 + divisor / 2) / divisor;
        factors.push(i64::try_from(next).unwrap_or(0));
    }
    factors
}

/// Everything that is wrong with a schedule; it may be carried out if this is empty.
#[must_use]
pub fn check(network: &Network, schedule: &Schedule) -> Vec<Finding> {
    let count = network.activities.len();
    if schedule.starts.len() != count || schedule.modes.len() != count {
        let found = schedule.starts.len().min(schedule.modes.len());
        let finding = Finding::new(Code::ScheduleIncomplete, format!("network {}", network.name));
        return vec![finding.with("found", found).with("needed", count)];
    }
    let mut found = Vec::new();
    for (number, activity) in network.activities.iter().enumerate() {
        if schedule.modes[number] >= activity.modes.len() {
            let finding = Finding::new(Code::ScheduleMode, format!("activity {}", activity.key));
            found.push(finding.with("mode", schedule.modes[number] + 1).with("modes", activity.modes.len()));
        }
        if schedule.starts[number].abs() > 4 * super::HORIZON_MAX {
            let finding = Finding::new(Code::OutOfRange, format!("activity {}", activity.key));
            let finding = finding.with("found", schedule.starts[number]).with("least", 0i64);
            found.push(finding.with("largest", 4 * super::HORIZON_MAX));
        }
    }
    if !found.is_empty() {
        return found;
    }
    dates(network, schedule, &mut found);
    links(network, schedule, &mut found);
    resources(network, schedule, &mut found);
    stocks(network, schedule, &mut found);
    found
}

/// Whether a claimed value and bound hold, as far as recounting can tell.
#[must_use]
pub fn check_claims(network: &Network, schedule: &Schedule, value: i64, bound: i64) -> Vec<Finding> {
    let subject = format!("network {}", network.name);
    let recounted = schedule.value(network);
    let mut found = Vec::new();
    if recounted != value {
        let finding = Finding::new(Code::ScheduleValue, subject.as_str());
        found.push(finding.with("claimed", value).with("recomputed", recounted));
    }
    let crossed = if matches!(network.aim, Aim::Value { .. }) { bound < value } else { bound > value };
    if crossed {
        found.push(Finding::new(Code::ScheduleBound, subject).with("bound", bound).with("value", value));
    }
    found
}

/// Release ≤ start, end ≤ deadline, and the past stays where it was.
fn dates(network: &Network, schedule: &Schedule, found: &mut Vec<Finding>) {
    for (number, activity) in network.activities.iter().enumerate() {
        let (start, end) = (schedule.starts[number], schedule.end(network, number));
        let about = |code: Code| Finding::new(code, format!("activity {}", activity.key));
        if start < activity.release {
            found.push(about(Code::ScheduleRelease).with("start", start).with("earliest", activity.release));
        }
        if let Some(deadline) = activity.deadline.filter(|deadline| end > *deadline) {
            found.push(about(Code::ScheduleDeadline).with("end", end).with("latest", deadline));
        }
        let moved = |fixed: &super::Fixed| fixed.start != start || fixed.mode != schedule.modes[number];
        if let Some(fixed) = activity.fixed.filter(moved) {
            found.push(about(Code::ScheduleFixed).with("start", start).with("fixed", fixed.start));
        }
    }
}

/// start(after) ≥ start or end(before) + lag.
fn links(network: &Network, schedule: &Schedule, found: &mut Vec<Finding>) {
    for link in &network.links {
        let from = match link.from {
            From::Start => schedule.starts[link.before],
            From::End => schedule.end(network, link.before),
        };
        let (start, earliest) = (schedule.starts[link.after], from + link.lag);
        if start < earliest {
            let after = &network.activities[link.after].key;
            let finding = Finding::new(Code::ScheduleLink, format!("activity {after}"));
            let finding = finding.with("before", network.activities[link.before].key.as_str());
            found.push(finding.with("earliest", earliest).with("start", start));
        }
    }
}

/// In every period, what is used of a resource ≤ its capacity. The first period of a breach is named.
fn resources(network: &Network, schedule: &Schedule, found: &mut Vec<Finding>) {
    for (number, resource) in network.resources.iter().enumerate() {
        // Use and capacity change only at these periods.
        let mut changes: Vec<(i64, i64)> = Vec::new();
        for (activity, one) in network.activities.iter().enumerate() {
            let (mode, start) = (&one.modes[schedule.modes[activity]], schedule.starts[activity]);
            if mode.uses[number] > 0 && mode.duration > 0 {
                changes.push((start, mode.uses[number]));
                changes.push((start + mode.duration, -mode.uses[number]));
            }
        }
        changes.extend(resource.changes.iter().map(|(from, _)| (*from, 0)));
        changes.sort_unstable();
        let (mut used, mut at) = (0, 0);
        while at < changes.len() {
            let period = changes[at].0;
            while at < changes.len() && changes[at].0 == period {
                used += changes[at].1;
                at += 1;
            }
            let capacity = resource.capacity_at(period);
            if used > capacity {
                let finding = Finding::new(Code::ScheduleResource, format!("resource {}", resource.key));
                found.push(finding.with("period", period).with("used", used).with("capacity", capacity));
                break;
            }
        }
    }
}

/// What is drawn from a stock ≤ its amount.
fn stocks(network: &Network, schedule: &Schedule, found: &mut Vec<Finding>) {
    for (number, stock) in network.stocks.iter().enumerate() {
        let drawn = |(activity, mode): (&super::Activity, &usize)| activity.modes[*mode].draws[number];
        let used = network.activities.iter().zip(&schedule.modes).map(drawn).sum::<i64>();
        if used > stock.amount {
            let finding = Finding::new(Code::ScheduleStock, format!("stock {}", stock.key));
            found.push(finding.with("used", used).with("available", stock.amount));
        }
    }
}
