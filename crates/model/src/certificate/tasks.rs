//! The windows of a project's tasks, and the tree of kept arcs along which its best answer is found.

use crate::draft::PaymentRule;
use crate::number::{Money, Ratio};
use crate::programme::{Mode, Programme, Project};

/// Tasks in order, and for each the successor on its kept arc.
pub(super) struct Tree {
    /// Tasks in an order in which every task stands after those it waits for.
    pub order: Vec<usize>,
    /// The successor on the kept arc, with the lag.
    pub successor: Vec<Option<(usize, usize)>>,
    /// Tasks without a successor.
    pub last: Vec<usize>,
}

/// When the tasks of a project may start at one site, and when it may be launched.
pub(super) struct Windows {
    /// Earliest and latest start of each task.
    pub starts: Vec<(usize, usize)>,
    /// The first launch that is not too early for some task.
    pub first_launch: usize,
}

fn least(modes: impl Iterator<Item = usize>) -> usize {
    modes.min().unwrap_or(0)
}

fn duration(mode: &Mode) -> usize {
    mode.duration as usize
}

/// Periods from the start of a task to the first in which a successor without lag may start.
pub(super) fn step(mode: &Mode) -> usize {
    mode.duration.saturating_sub(mode.overlap) as usize
}

impl Tree {
    pub(super) fn new(project: &Project) -> Self {
        let tasks = project.tasks.len();
        let order = order(project);
        let mut tail = vec![0; tasks];
        let mut successor: Vec<Option<(usize, usize)>> = vec![None; tasks];
        for &task in order.iter().rev() {
            let modes = || project.tasks[task].modes.iter().flatten();
            let least_step = least(modes().map(step));
            tail[task] = least(modes().map(duration));
            for arc in project.precedence.iter().filter(|arc| arc.before == task) {
                let lag = arc.lag as usize;
                tail[task] = tail[task].max(least_step + lag + tail[arc.after]);
                let rank = |(after, lag): (usize, usize)| (tail[after], usize::MAX - after, lag);
                if successor[task].is_none_or(|known| rank((arc.after, lag)) > rank(known)) {
                    successor[task] = Some((arc.after, lag));
                }
            }
        }
        let last = (0..tasks).filter(|&task| successor[task].is_none()).collect();
        Self { order, successor, last }
    }

    /// Whether at that site the launch is exactly the end of the only last task.
    pub(super) fn ends_exactly(&self, project: &Project, site: usize) -> bool {
        self.last.len() == 1
            && project.precedence.iter().all(|arc| {
                let shortest = least(project.tasks[arc.after].modes[site].iter().map(duration));
                project.tasks[arc.before].modes[site]
                    .iter()
                    .all(|mode| mode.overlap as usize <= arc.lag as usize + shortest)
            })
    }
}

/// Invariant: precedence goes in no circle, so every round finds a task.
fn order(project: &Project) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::new();
    let mut placed = vec![false; project.tasks.len()];
    loop {
        let ready = (0..placed.len()).find(|&task| {
            !placed[task] && project.precedence.iter().all(|arc| arc.after != task || placed[arc.before])
        });
        let Some(task) = ready else { return order };
        placed[task] = true;
        order.push(task);
    }
}

impl Windows {
    /// Nothing if the site is impossible.
    pub(super) fn new(
        programme: &Programme,
        project: &Project,
        tree: &Tree,
        site: usize,
        shares: &[Ratio],
    ) -> Option<Self> {
        let end = programme.periods() - 1;
        let end = project.latest_launch.map_or(end, |latest| latest.index().min(end));
        let modes = |task: usize| project.tasks[task].modes[site].iter();
        let sums = surely_paid(project, tree, site);
        let mut starts = vec![(0usize, 0usize); project.tasks.len()];
        let mut first_launch = 0;
        for &task in &tree.order {
            let mut earliest = affordable(programme, shares, sums[task])?;
            for arc in project.precedence.iter().filter(|arc| arc.after == task) {
                earliest = earliest
                    .max(starts[arc.before].0 + least(modes(arc.before).map(step)) + arc.lag as usize);
            }
            starts[task].0 = earliest;
            first_launch = first_launch.max(earliest + least(modes(task).map(duration)));
        }
        for &task in tree.order.iter().rev() {
            let mut latest = end.checked_sub(least(modes(task).map(duration)))?;
            for arc in project.precedence.iter().filter(|arc| arc.before == task) {
                latest = latest
                    .min(starts[arc.after].1.checked_sub(least(modes(task).map(step)) + arc.lag as usize)?);
            }
            starts[task].1 = latest;
        }
        let possible = first_launch <= end && starts.iter().all(|(earliest, latest)| earliest <= latest);
        possible.then_some(Self { starts, first_launch })
    }
}

/// For each task the least sum that is surely paid when it starts, in hundredths.
fn surely_paid(project: &Project, tree: &Tree, site: usize) -> Vec<i128> {
    let first = |mode: &Mode| mode.payments().first().map_or(0, |paid| i128::from(paid.minor));
    let surely = |mode: &Mode| match mode.payment {
        PaymentRule::Spread if mode.overlap > 0 => first(mode),
        _ => i128::from(mode.outlay.minor),
    };
    let mut below = vec![0; project.tasks.len()];
    let mut sums = vec![0; project.tasks.len()];
    for &task in &tree.order {
        let modes = || project.tasks[task].modes[site].iter();
        sums[task] = below[task] + modes().map(first).min().unwrap_or(0);
        if let Some((after, _)) = tree.successor[task] {
            below[after] += below[task] + modes().map(surely).min().unwrap_or(0);
        }
    }
    sums
}

/// The first period of the first year by which that sum can have been paid; nothing if there is none.
fn affordable(programme: &Programme, shares: &[Ratio], sum: i128) -> Option<usize> {
    let mut had = vec![0i128; shares.len()];
    for year in 0..programme.years.len() {
        let mut payable = 0i128;
        for ((had, fund), share) in had.iter_mut().zip(programme.funds.iter()).zip(shares) {
            *had += fund.amounts.get(year).map_or(0, |amount: &Money| i128::from(amount.minor));
            let parts = sum.saturating_mul(i128::from(share.parts()));
            let rounded_up = -(-parts).div_euclid(i128::from(Ratio::SCALE));
            let most = if *share == Ratio::ZERO { 0 } else { rounded_up + year as i128 + 1 };
            payable += most.min(*had);
        }
        if payable >= sum {
            return programme.year_of.iter().position(|of| *of >= year);
        }
    }
    None
}
