//! One project's best answer to given prices: an exact dynamic programme over tasks, modes, waiting and launch.
//!
//! Both sides of the search use it: the bound asks with prices on every scarce thing, the construction of plans asks with
//! what is still free. `A_s(t)`, the least cost of task s and all below it such that its successor may start at t, follows
//! from its children's; O(tasks · modes · periods) for each site.

use crate::instance::{Instance, ProjectOption, SiteOption};

/// What is never chosen.
pub(crate) const BARRED: f64 = f64::INFINITY;

/// Tables of one dynamic programme, reused from call to call.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tables {
    /// least\[task·stride + t\]: least cost such that the successor may start at t.
    least: Vec<f64>,
    /// The mode and start behind `least`; the start as u32, `u32::MAX` = none.
    choice: Vec<(u32, u32)>,
    /// Least cost of all below the task at hand, if it starts at t.
    below: Vec<f64>,
    /// Costs of the mode at hand, from its first start on.
    row: Vec<f64>,
    /// Least cost of being launched at each period, and for a single last task its mode and start.
    pub profile: Vec<f64>,
    last: Vec<(u32, u32)>,
    stride: usize,
    single: bool,
}

/// Start and mode of every task.
pub(crate) type Schedule = Vec<(usize, usize)>;

impl Tables {
    /// Fills [`Tables::profile`]: the least cost of a launch in each period `0..=end`, with every task ended by `end`.
    ///
    /// Where the last task surely ends last, one call with the latest launch answers for all launches. Elsewhere a longer task
    /// could outlast the launch, and only the entry at `end` itself is exact.
    ///
    /// `price(task, mode, first start, costs)` writes what it costs to start the task in each period from the first on;
    /// [`BARRED`] forbids a start. Whole rows at a time, because this is the innermost loop of everything.
    pub(crate) fn fill(
        &mut self,
        project: &ProjectOption,
        site: &SiteOption,
        end: usize,
        starts: Option<&[(u32, u32)]>,
        mut price: impl FnMut(usize, usize, usize, &mut [f64]),
    ) {
        let first = site.launch.0;
        let stride = end + 1;
        let tasks = project.tree.order.len();
        self.stride = stride;
        self.least.clear();
        self.least.resize(tasks * stride, BARRED);
        self.choice.clear();
        self.choice.resize(tasks * stride, (0, u32::MAX));
        self.profile.clear();
        self.profile.resize(stride, BARRED);
        self.last.clear();
        self.last.resize(stride, (0, u32::MAX));
        if first > end {
            return;
        }
        let single = site.ends_last;
        self.single = single;
        for &task in &project.tree.order {
            self.below.clear();
            self.below.resize(stride, 0.0);
            for &child in &project.tree.children[task] {
                for (sum, least) in
                    self.below.iter_mut().zip(&self.least[child * stride..(child + 1) * stride])
                {
                    *sum += least;
                }
            }
            let (mut from, mut to) = (site.earliest[task], site.latest[task]);
            if let Some(window) = starts {
                from = from.max(window[task].0 as usize);
                to = to.min(window[task].1 as usize);
            }
            let successor = project.tree.successor[task];
            for (number, mode) in site.modes[task].iter().enumerate() {
                let step = match successor {
                    Some((_, lag)) => mode.duration - mode.overlap + lag,
                    None => mode.duration,
                };
                let Some(reach) = end.checked_sub(step.max(mode.duration)) else { continue };
                let to = to.min(reach);
                if from > to {
                    continue;
                }
                self.row.clear();
                self.row.resize(to + 1 - from, 0.0);
                price(task, number, from, &mut self.row);
                let ends = successor.is_none() && single;
                let slots = if ends {
                    from + step..to + step + 1
                } else {
                    task * stride + from + step..task * stride + to + step + 1
                };
                let (least, choice) = if ends {
                    (&mut self.profile[slots.clone()], &mut self.last[slots])
                } else {
                    (&mut self.least[slots.clone()], &mut self.choice[slots])
                };
                let costs = self.row.iter().zip(&self.below[from..=to]);
                for (offset, ((cost, below), (least, choice))) in
                    costs.zip(least.iter_mut().zip(choice)).enumerate()
                {
                    let total = cost + below;
                    if total < *least {
                        *least = total;
                        *choice = (index(number), index(from + offset));
                    }
                }
            }
            if successor.is_some() || !single {
                for slot in task * stride + 1..(task + 1) * stride {
                    if self.least[slot - 1] <= self.least[slot] {
                        self.least[slot] = self.least[slot - 1];
                        self.choice[slot] = self.choice[slot - 1];
                    }
                }
            }
        }
        if !single {
            for launch in first..=end {
                self.profile[launch] =
                    project.tree.last.iter().map(|&task| self.least[task * stride + launch]).sum();
            }
        }
        self.profile[..first].fill(BARRED);
    }

    /// The tasks behind a launch whose profile is finite: (mode, start) by task.
    pub(crate) fn schedule(&self, project: &ProjectOption, launch: usize) -> Schedule {
        let mut schedule = vec![(0, 0); project.tree.order.len()];
        for &task in project.tree.order.iter().rev() {
            let (mode, start) = match project.tree.successor[task] {
                Some((after, _)) => self.choice[task * self.stride + schedule[after].1],
                None if self.single => self.last[launch],
                None => self.choice[task * self.stride + launch],
            };
            schedule[task] = (mode as usize, start as usize);
        }
        schedule
    }
}

fn index(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// What production from a launch on earns, for every launch from the site's first: `Σ_{t≥z} sold(t, margin_t, Q ρ(t−z))`, where `sold` says
/// what a capacity earns in a period at that margin.
///
/// O(periods · ramp) calls of `sold`.
pub(crate) fn earnings(
    instance: &Instance,
    site: &SiteOption,
    margin: impl Fn(usize) -> f64,
    sold: impl Fn(usize, f64, f64) -> f64,
    into: &mut Vec<f64>,
) {
    let (periods, first) = (instance.periods, site.launch.0.min(instance.periods));
    let steps = site.ramp.len() - 1;
    let full = site.full_capacity();
    into.clear();
    into.resize(periods + 1, 0.0);
    // Margins stand behind the sums while they are needed.
    into.extend((0..periods).map(|period| if period < first { 0.0 } else { margin(period) }));
    let (sums, margins) = into.split_at_mut(periods + 1);
    // Suffix sums at full capacity, then the ramp's first steps by hand.
    for period in (first..periods).rev() {
        sums[period] = sums[period + 1] + sold(period, margins[period], full);
    }
    for launch in first..periods {
        let settled = (launch + steps).min(periods);
        let ramping = site.ramp.iter().zip(launch..settled);
        sums[launch] =
            sums[settled] + ramping.map(|(able, period)| sold(period, margins[period], *able)).sum::<f64>();
    }
    into.truncate(periods + 1);
}

/// What capacity earns where there is one market.
pub(crate) fn in_market(market: &[f64]) -> impl Fn(usize, f64, f64) -> f64 {
    |period, margin, able| able.min(market[period]) * margin.max(0.0)
}
