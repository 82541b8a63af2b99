//! Which limits make a schedule impossible together: none of them could be left out, so that loosening any one helps. Other sets
//! may do the same; this is not always the smallest.
//!
//! Durations, needs and links forwards are what the work is. What somebody set or could change is a limit: dates, what has
//! begun, largest distances, capacities, stocks. A limit is left out if what is left is impossible without it, too: first many at
//! once, then one by one (the deletion filter of Chinneck and Dravnieks 1991), each question asked of the exact method.

use std::collections::BTreeSet;

use model::network::{From, Network, Parts, obstacles};

use crate::compiled::Compiled;
use crate::paths;
use crate::refute::{Answer, Reasoning, Refuter};

/// Ticks for one question. What is not refuted by then counts as possible, so that its limit stays.
const TRY: u64 = 2_000_000;
/// Ticks for all of them.
const ALL: u64 = 40_000_000;

/// Something that can be loosened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Limit {
    Stock(usize),
    Release(usize),
    Started(usize),
    Distance(usize),
    Resource(usize),
    Deadline(usize),
}

impl Limit {
    /// Every limit of a network; those that are left out first come first.
    fn of(network: &Network) -> Vec<Self> {
        let activities = || network.activities.iter().enumerate();
        let mut limits: Vec<Self> = (0..network.stocks.len()).map(Self::Stock).collect();
        limits.extend(activities().filter(|it| it.1.release > 0).map(|it| Self::Release(it.0)));
        limits.extend(activities().filter(|it| it.1.fixed.is_some()).map(|it| Self::Started(it.0)));
        let backwards = network.links.iter().enumerate().filter(|it| it.1.lag < 0);
        limits.extend(backwards.map(|it| Self::Distance(it.0)));
        limits.extend((0..network.resources.len()).map(Self::Resource));
        limits.extend(activities().filter(|it| it.1.deadline.is_some()).map(|it| Self::Deadline(it.0)));
        limits
    }

    /// Takes it from the network.
    fn loosen(self, parts: &mut Parts, links: &mut [bool]) {
        let modes = parts.activities.iter_mut().flat_map(|it| &mut it.modes);
        match self {
            Self::Stock(number) => modes.for_each(|mode| mode.draws[number] = 0),
            Self::Resource(number) => modes.for_each(|mode| mode.uses[number] = 0),
            Self::Release(number) => parts.activities[number].release = 0,
            Self::Started(number) => parts.activities[number].fixed = None,
            Self::Deadline(number) => parts.activities[number].deadline = None,
            Self::Distance(number) => links[number] = false,
        }
    }

    /// As a table of tasks says it.
    fn words(self, network: &Network) -> String {
        let key = |activity: usize| &network.activities[activity].key;
        match self {
            Self::Stock(number) => {
                format!("{}: amount {}", network.stocks[number].key, network.stocks[number].amount)
            }
            Self::Resource(number) => {
                let resource = &network.resources[number];
                format!("{}: capacity {}", resource.key, resource.largest())
            }
            Self::Release(number) => {
                format!("{}: release {}", key(number), network.activities[number].release)
            }
            Self::Started(number) => {
                let start = network.activities[number].fixed.map_or(0, |fixed| fixed.start);
                format!("{}: started {start}", key(number))
            }
            Self::Deadline(number) => {
                let deadline = network.activities[number].deadline.unwrap_or(0);
                format!("{}: deadline {deadline}", key(number))
            }
            Self::Distance(number) => {
                let link = network.links[number];
                let from = if link.from == From::Start { " SS" } else { "" };
                format!("{}: after {}{from}{}", key(link.after), key(link.before), link.lag)
            }
        }
    }
}

/// Limits of an impossible network that no schedule can keep together, in the words of a table of tasks, and the ticks spent. As
/// far as the ticks reached, there is a schedule once any one of them is gone. `stop` ends the search for fewer early.
pub(crate) fn conflicting(network: &Network, stop: &(dyn Fn() -> bool + Sync)) -> (Vec<String>, u64) {
    let (kept, ticks) = fewest(network, stop);
    (kept.into_iter().map(|limit| limit.words(network)).collect(), ticks)
}

/// As [`conflicting`], the limits themselves.
fn fewest(network: &Network, stop: &(dyn Fn() -> bool + Sync)) -> (Vec<Limit>, u64) {
    let mut kept = Limit::of(network);
    let (mut ticks, mut size) = (0, kept.len());
    while size > 0 {
        let mut at = 0;
        while at < kept.len() && ticks < ALL && !stop() {
            let until = (at + size).min(kept.len());
            let rest: Vec<Limit> = kept[..at].iter().chain(&kept[until..]).copied().collect();
            let (refuted, spent) = is_refuted(network, &rest);
            ticks += spent + network.activities.len() as u64;
            if refuted {
                kept = rest;
            } else {
                at = until;
            }
        }
        size /= 2;
    }
    (kept, ticks)
}

/// The network with no limits but these; nothing if it is none any more.
fn with_only(network: &Network, kept: &[Limit]) -> Option<Network> {
    let mut parts: Parts = (**network).clone();
    let mut links = vec![true; parts.links.len()];
    let kept: BTreeSet<Limit> = kept.iter().copied().collect();
    for limit in Limit::of(network).into_iter().filter(|limit| !kept.contains(limit)) {
        limit.loosen(&mut parts, &mut links);
    }
    let mut keep = links.into_iter();
    parts.links.retain(|_| keep.next().unwrap_or(true));
    Network::new(parts).ok()
}

/// Whether no schedule keeps these limits, and the ticks spent on it.
fn is_refuted(network: &Network, kept: &[Limit]) -> (bool, u64) {
    let Some(looser) = with_only(network, kept) else { return (false, 0) };
    if !obstacles(&looser).is_empty() {
        return (true, 0);
    }
    let compiled = Compiled::new(&looser);
    let Some(heads) = paths::earliest(&compiled) else { return (true, 0) };
    let range = (paths::critical(&compiled, &heads), compiled.horizon);
    let mut refuter = Refuter::new(&compiled, &heads, range, Reasoning::Windows);
    let answer = refuter.pursue(compiled.horizon, TRY);
    (answer == Answer::Refuted, refuter.ticks)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails may stop")]

    use model::network::schedule::check;
    use model::network::{Activity, Fixed, Link, Mode, Resource, Schedule, Stock};
    use proptest::prelude::*;

    use super::*;

    /// Two or three activities with too little room and time, so that many have no schedule.
    fn networks() -> impl Strategy<Value = Network> {
        let mode = (1..4i64, 0..3i64, 0..3i64).prop_map(|(duration, uses, draws)| Mode {
            duration,
            uses: vec![uses],
            draws: vec![draws],
            ..Mode::default()
        });
        let activity = (
            prop::collection::vec(mode, 1..3),
            0..3i64,
            prop::option::weighted(0.6, 1..6i64),
            prop::option::weighted(0.1, 0..3i64),
        )
            .prop_map(|(modes, release, deadline, started)| Activity {
                modes,
                release,
                deadline,
                fixed: started.map(|start| Fixed { start, mode: 0 }),
                ..Activity::default()
            });
        let link = (0..3usize, 0..3usize, -3..2i64);
        let parts =
            (prop::collection::vec(activity, 2..4), prop::collection::vec(link, 0..3), 1..3i64, 1..4i64);
        parts.prop_filter_map("no network", |(activities, links, capacity, amount)| {
            let count = activities.len();
            let link = |(one, two, lag): (usize, usize, i64)| {
                let (before, after) = (one % count, two % count);
                let lag = if before < after { lag } else { lag - 3 };
                (before != after).then_some(Link { before, after, from: From::Start, lag })
            };
            Network::new(Parts {
                activities,
                links: links.into_iter().filter_map(link).collect(),
                resources: vec![Resource { key: "r".into(), capacity, changes: Vec::new() }],
                stocks: vec![Stock { key: "s".into(), amount }],
                projects: vec!["1".into()],
                ..Parts::default()
            })
            .ok()
        })
    }

    /// Whether trying every start up to `horizon` in every mode finds a schedule.
    fn is_possible(network: &Network, horizon: i64, so_far: &mut Schedule) -> bool {
        let Some(next) = network.activities.get(so_far.starts.len()) else {
            return check(network, so_far).is_empty();
        };
        (0..next.modes.len()).any(|mode| {
            (0..=horizon).any(|start| {
                so_far.starts.push(start);
                so_far.modes.push(mode);
                let found = is_possible(network, horizon, so_far);
                so_far.starts.pop();
                so_far.modes.pop();
                found
            })
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 300 } else { 2000 }))]

        /// What is named is impossible by itself, and possible as soon as any one of it is gone.
        #[test]
        fn named_limits_are_enough_and_needed(network in networks()) {
            // Whatever is possible at all is possible by then: three activities of three periods, releases, links and dates.
            let possible = |network: &Network| is_possible(network, 16, &mut Schedule::default());
            if is_refuted(&network, &Limit::of(&network)).0 {
                let (kept, _) = fewest(&network, &|| false);
                prop_assert!(!possible(&with_only(&network, &kept).unwrap()));
                for gone in &kept {
                    let rest: Vec<Limit> = kept.iter().filter(|limit| *limit != gone).copied().collect();
                    prop_assert!(possible(&with_only(&network, &rest).unwrap()), "{:?} is not needed", gone);
                }
            } else {
                prop_assert!(possible(&network));
            }
        }
    }
}
