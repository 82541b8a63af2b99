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

/// Explains a schedule that may be carried out. O((activities · floats · resources + links) · log activities).
#[must_use]
pub fn explain(network: &Network, schedule: &Schedule) -> Explanation {
    let count = network.activities.len();
    let case = Case::new(network, schedule);
    let waits: Vec<Wait> = (0..count).map(|activity| case.wait(activity)).collect();
    let float = (0..count).map(|activity| case.float(activity)).collect();
    let (mut chain, mut met) = (Vec::new(), vec![false; count]);
    let last = (0..count).max_by_key(|&it| (schedule.end(network, it), std::cmp::Reverse(it)));
    let mut at = last;
    while let Some(activity) = at.filter(|it| !met[*it]) {
        met[activity] = true;
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

/// A schedule and what is asked of it again and again.
struct Case<'n> {
    network: &'n Network,
    schedule: &'n Schedule,
    makespan: i64,
    /// By activity: numbers of the links that come in and that go out, in the network's order.
    into: Vec<Vec<usize>>,
    out_of: Vec<Vec<usize>>,
    /// By resource: from when on how much is used, by everybody.
    used: Vec<Vec<(i64, i64)>>,
    /// By resource: ends and activities that use it, sorted.
    ends: Vec<Vec<(i64, usize)>>,
}

impl<'n> Case<'n> {
    fn new(network: &'n Network, schedule: &'n Schedule) -> Self {
        let count = network.activities.len();
        let (mut into, mut out_of) = (vec![Vec::new(); count], vec![Vec::new(); count]);
        for (number, link) in network.links.iter().enumerate() {
            into[link.after].push(number);
            out_of[link.before].push(number);
        }
        let (mut used, mut ends) = (Vec::new(), Vec::new());
        for resource in 0..network.resources.len() {
            let (mut changes, mut of) = (Vec::new(), Vec::new());
            for activity in 0..count {
                let mode = &network.activities[activity].modes[schedule.modes[activity]];
                if mode.duration > 0 && mode.uses[resource] > 0 {
                    let end = schedule.end(network, activity);
                    changes.push((schedule.starts[activity], mode.uses[resource]));
                    changes.push((end, -mode.uses[resource]));
                    of.push((end, activity));
                }
            }
            changes.sort_unstable();
            of.sort_unstable();
            let mut sum = 0;
            for change in &mut changes {
                sum += change.1;
                change.1 = sum;
            }
            used.push(changes);
            ends.push(of);
        }
        Self { network, schedule, makespan: schedule.makespan(network), into, out_of, used, ends }
    }

    /// Why an activity does not start a period earlier.
    fn wait(&self, activity: usize) -> Wait {
        let Self { network, schedule, .. } = self;
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
            from + link.lag >= start
        };
        if let Some(link) = self.into[activity].iter().map(|it| &network.links[*it]).find(binding) {
            return Wait::Activity(link.before);
        }
        // One period earlier it would also occupy the period before its start.
        let mode = &one.modes[schedule.modes[activity]];
        for resource in 0..network.resources.len() {
            if mode.duration == 0 || mode.uses[resource] == 0 {
                continue;
            }
            let used = self.used_by_others(resource, start - 1, activity);
            if used + mode.uses[resource] > network.resources[resource].capacity_at(start - 1) {
                return Wait::Resource { resource, holder: self.holder(resource, start, activity) };
            }
        }
        Wait::Choice
    }

    /// What others than one activity use of a resource in a period.
    fn used_by_others(&self, resource: usize, period: i64, but: usize) -> i64 {
        let reached = self.used[resource].partition_point(|change| change.0 <= period);
        let all = if reached == 0 { 0 } else { self.used[resource][reached - 1].1 };
        let runs = self.schedule.starts[but] <= period && period < self.schedule.end(self.network, but);
        let mode = &self.network.activities[but].modes[self.schedule.modes[but]];
        all - if runs { mode.uses[resource] } else { 0 }
    }

    /// Whose end at this date sets a resource free.
    fn holder(&self, resource: usize, date: i64, but: usize) -> Option<usize> {
        let ends = &self.ends[resource];
        let from = ends.partition_point(|it| it.0 < date);
        ends[from..].iter().take_while(|it| it.0 == date).map(|it| it.1).find(|it| *it != but)
    }

    /// By how many periods an activity alone may slip.
    fn float(&self, activity: usize) -> i64 {
        let Self { network, schedule, .. } = self;
        let one = &network.activities[activity];
        if one.fixed.is_some() {
            return 0;
        }
        let mode = &one.modes[schedule.modes[activity]];
        let (start, end) = (schedule.starts[activity], schedule.end(network, activity));
        let mut most = self.makespan - end;
        most = most.min(one.deadline.map_or(most, |deadline| deadline - end));
        let out_of = self.out_of[activity].iter().map(|it| &network.links[*it]);
        for link in out_of.filter(|link| link.after != activity) {
            let from = if link.from == From::End { end } else { start };
            most = most.min(schedule.starts[link.after] - from - link.lag);
        }
        for slip in 0..most {
            // Slipping once more occupies one more period at the end.
            let fits = |resource: usize| {
                let period = end + slip;
                mode.uses[resource] == 0
                    || self.used_by_others(resource, period, activity) + mode.uses[resource]
                        <= network.resources[resource].capacity_at(period)
            };
            if mode.duration > 0 && !(0..network.resources.len()).all(fits) {
                return slip;
            }
        }
        most.max(0)
    }
}
