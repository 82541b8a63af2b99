//! What makes a schedule impossible whatever one tries, by laws that can be recounted by hand.

use super::{From, Network};
use crate::finding::{Code, Finding};

/// Every simple reason why the network has no schedule: links that drive each other on in a circle, needs above what there ever
/// is, stocks too small for the most frugal modes, deadlines before the longest path. Empty does not mean that there is one.
/// O(activities · links).
#[must_use]
pub fn obstacles(network: &Network) -> Vec<Finding> {
    let mut found = needs(network);
    found.extend(stocks(network));
    match longest_paths(network) {
        Err(circle) => {
            let keys: Vec<&str> =
                circle.iter().map(|&activity| network.activities[activity].key.as_str()).collect();
            found.push(Finding::new(Code::CircleOfLags, subject(network)).with("circle", keys.join(" → ")));
        }
        Ok(earliest) => found.extend(deadlines(network, &earliest)),
    }
    found
}

fn subject(network: &Network) -> String {
    format!("network {}", network.name)
}

/// An activity all of whose modes need more than there ever is.
fn needs(network: &Network) -> Vec<Finding> {
    let largest: Vec<i64> = network.resources.iter().map(super::Resource::largest).collect();
    let mut found = Vec::new();
    for activity in &network.activities {
        let lacking = |mode: &super::Mode| {
            let by_resource = (0..largest.len()).find(|&it| mode.duration > 0 && mode.uses[it] > largest[it]);
            let by_stock = (0..network.stocks.len()).find(|&it| mode.draws[it] > network.stocks[it].amount);
            by_resource
                .map(|it| (network.resources[it].key.as_str(), mode.uses[it], largest[it]))
                .or(by_stock
                    .map(|it| (network.stocks[it].key.as_str(), mode.draws[it], network.stocks[it].amount)))
        };
        let first = activity.modes.iter().find_map(lacking);
        if let Some((resource, needed, available)) = first
            && activity.modes.iter().all(|mode| lacking(mode).is_some())
        {
            let finding = Finding::new(Code::NeedAboveCapacity, format!("activity {}", activity.key));
            found
                .push(finding.with("resource", resource).with("needed", needed).with("available", available));
        }
    }
    found
}

/// A stock that the most frugal modes already exceed.
fn stocks(network: &Network) -> Vec<Finding> {
    let mut found = Vec::new();
    for (number, stock) in network.stocks.iter().enumerate() {
        let least =
            |activity: &super::Activity| activity.modes.iter().map(|it| it.draws[number]).min().unwrap_or(0);
        let needed = network.activities.iter().map(least).sum::<i64>();
        if needed > stock.amount {
            let finding = Finding::new(Code::StockTooSmall, format!("stock {}", stock.key));
            found.push(finding.with("needed", needed).with("available", stock.amount));
        }
    }
    found
}

fn deadlines(network: &Network, earliest: &[i64]) -> Vec<Finding> {
    let mut found = Vec::new();
    for (number, activity) in network.activities.iter().enumerate() {
        let shortest = activity.modes.iter().map(|mode| mode.duration).min().unwrap_or(0);
        let needed = earliest[number] + shortest;
        if let Some(deadline) = activity.deadline.filter(|deadline| *deadline < needed) {
            let finding = Finding::new(Code::DeadlineTooEarly, format!("activity {}", activity.key));
            found.push(finding.with("needed", needed).with("available", deadline));
        }
        if let Some(fixed) = activity.fixed.filter(|fixed| fixed.start < earliest[number]) {
            let finding = Finding::new(Code::DeadlineTooEarly, format!("activity {}", activity.key));
            found.push(finding.with("needed", earliest[number]).with("available", fixed.start));
        }
    }
    found
}

/// Earliest starts by links, releases and the past alone (Bellman 1958), with the shortest modes.
///
/// # Errors
///
/// A circle of links whose lags add up to more than nought.
fn longest_paths(network: &Network) -> Result<Vec<i64>, Vec<usize>> {
    let count = network.activities.len();
    let shortest: Vec<i64> = network
        .activities
        .iter()
        .map(|it| it.modes.iter().map(|mode| mode.duration).min().unwrap_or(0))
        .collect();
    let mut earliest: Vec<i64> = network
        .activities
        .iter()
        .map(|it| it.fixed.map_or(it.release, |fixed| fixed.start.max(it.release)))
        .collect();
    let mut cause = vec![usize::MAX; count];
    for round in 0..=count {
        let mut moved = None;
        for link in &network.links {
            let from = if link.from == From::End { shortest[link.before] } else { 0 };
            let reached = earliest[link.before] + from + link.lag;
            if reached > earliest[link.after] {
                earliest[link.after] = reached;
                cause[link.after] = link.before;
                moved = Some(link.after);
            }
        }
        let Some(mut at) = moved else { break };
        if round == count {
            // After so many rounds the causes of whatever still moves lead into the circle.
            for _ in 0..count {
                at = cause[at];
            }
            let mut circle = vec![at];
            let mut next = cause[at];
            while next != at {
                circle.push(next);
                next = cause[next];
            }
            circle.push(at);
            circle.reverse();
            return Err(circle);
        }
    }
    Ok(earliest)
}
