//! Why a schedule is as it is: what each activity waited for, how far it may slip, and what chain makes the end late.
//!
//! Everything is read from the schedule and the network alone, so it explains any schedule, whoever made it.

use model::network::{From, Network, Schedule};

/// What kept an activity from starting a period earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// Nothing: it starts at period nought.
    Nothing,
    /// Its release, or because it is fixed where it is.
    Date,
    /// A link from this activity.
    Activity(usize),
    /// A resource that had not enough left in the period before; with the activity whose end set it free.
    Resource {
        /// Which resource.
        resource: usize,
        /// Who occupied it and ends last before or at the start; nobody if a calendar did.
        holder: Option<usize>,
    },
    /// A choice: it could have started earlier.
    Choice,
}

/// What can be said of every activity of a schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// By activity.
    pub waits: Vec<Wait>,
    /// By activity: by how many periods it alone may slip while every other activity stays where it is and the end too.
    pub float: Vec<i64>,
    /// Activities that make the end as late as it is: each waited for the one before it.
    pub chain: Vec<usize>,
}

/// Explains a schedule that may be carried out. O(activities · (links + activities · resources)).
#[must_use]
pub fn explain(network: &Network, schedule: &Schedule) -> Explanation {
    let count = network.activities.len();
    let waits: Vec<Wait> = (0..count).map(|activity| wait(network, schedule, activity)).collect();
    let float = (0..count).map(|activity| float(network, schedule, activity)).collect();
    let mut chain = Vec::new();
    let last = (0..count).max_by_key(|&it| (schedule.end(network, it), std::cmp::Reverse(it)));
    let mut at = last;
    while let Some(activity) = at {
        if chain.contains(&activity) {
            break;
        }
        chain.push(activity);
        at = match waits[activity] {
            Wait::Activity(before) => Some(before),
            Wait::Resource { holder, .. } => holder,
            _ => None,
        };
    }
    chain.reverse();
    Explanation { waits, float, chain }
}

/// Why an activity does not start a period earlier.
fn wait(network: &Network, schedule: &Schedule, activity: usize) -> Wait {
    let start = schedule.starts[activity];
    let one = &network.activities[activity];
    if start <= 0 {
        return Wait::Nothing;
    }
    if one.fixed.is_some() || start <= one.release {
        return Wait::Date;
    }
    let binding = |link: &&model::network::Link| {
        let from = match link.from {
            From::Start => schedule.starts[link.before],
            From::End => schedule.end(network, link.before),
        };
        link.after == activity && from + link.lag >= start
    };
    if let Some(link) = network.links.iter().find(binding) {
        return Wait::Activity(link.before);
    }
    // One period earlier it would also occupy the period before its start.
    let mode = &one.modes[schedule.modes[activity]];
    for resource in 0..network.resources.len() {
        if mode.duration == 0 || mode.uses[resource] == 0 {
            continue;
        }
        let used = used(network, schedule, resource, start - 1, activity);
        if used + mode.uses[resource] > network.resources[resource].capacity_at(start - 1) {
            return Wait::Resource { resource, holder: holder(network, schedule, resource, start, activity) };
        }
    }
    Wait::Choice
}

/// What others than one activity use of a resource in a period.
fn used(network: &Network, schedule: &Schedule, resource: usize, period: i64, but: usize) -> i64 {
    let of = |other: usize| {
        let mode = &network.activities[other].modes[schedule.modes[other]];
        let runs = schedule.starts[other] <= period && period < schedule.starts[other] + mode.duration;
        if runs && other != but { mode.uses[resource] } else { 0 }
    };
    (0..network.activities.len()).map(of).sum()
}

/// Whose end at this date sets a resource free.
fn holder(network: &Network, schedule: &Schedule, resource: usize, date: i64, but: usize) -> Option<usize> {
    let holds = |other: &usize| {
        let mode = &network.activities[*other].modes[schedule.modes[*other]];
        *other != but && mode.uses[resource] > 0 && mode.duration > 0 && schedule.end(network, *other) == date
    };
    (0..network.activities.len()).find(holds)
}

/// By how many periods an activity alone may slip.
fn float(network: &Network, schedule: &Schedule, activity: usize) -> i64 {
    let one = &network.activities[activity];
    if one.fixed.is_some() {
        return 0;
    }
    let mode = &one.modes[schedule.modes[activity]];
    let (start, end) = (schedule.starts[activity], schedule.end(network, activity));
    let mut most = schedule.makespan(network) - end;
    most = most.min(one.deadline.map_or(most, |deadline| deadline - end));
    for link in network.links.iter().filter(|link| link.before == activity && link.after != activity) {
        let from = if link.from == From::End { end } else { start };
        most = most.min(schedule.starts[link.after] - from - link.lag);
    }
    for slip in 0..most {
        // Slipping once more occupies one more period at the end.
        let fits = |resource: usize| {
            let period = end + slip;
            mode.uses[resource] == 0
                || used(network, schedule, resource, period, activity) + mode.uses[resource]
                    <= network.resources[resource].capacity_at(period)
        };
        if mode.duration > 0 && !(0..network.resources.len()).all(fits) {
            return slip;
        }
    }
    most.max(0)
}
