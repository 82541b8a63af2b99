//! When a task can start at all: precedence, horizon, and the money that can be there by then.
//!
//! The last of the three is the "affordability" tightening of the planning model (1.7), the single most valuable line of the
//! bound: a project cannot start a task before the year in which all money that it may reach covers what it must have spent by
//! then. The certificate's text (`model::certificate`) states the same rules; its checker has its own code.

use model::programme::Project;

use crate::instance::{Instance, SiteOption, TaskTree};

/// Chooses, of the arcs that leave a task, the one to the successor with the longest tail, and orders the tasks.
pub(crate) fn task_tree(project: &Project) -> TaskTree {
    let tasks = project.tasks.len();
    let arcs: Vec<(usize, usize, usize)> =
        project.precedence.iter().map(|arc| (arc.before, arc.after, arc.lag as usize)).collect();
    let order = topological(tasks, &arcs);
    let shortest: Vec<usize> = project
        .tasks
        .iter()
        .map(|task| task.modes.iter().flatten().map(|mode| mode.duration as usize).min().unwrap_or(0))
        .collect();
    let least_step: Vec<usize> = project
        .tasks
        .iter()
        .map(|task| {
            task.modes.iter().flatten().map(|mode| (mode.duration - mode.overlap) as usize).min().unwrap_or(0)
        })
        .collect();
    let mut tail = vec![0usize; tasks];
    for &task in order.iter().rev() {
        tail[task] = shortest[task];
        for &(before, after, lag) in &arcs {
            if before == task {
                tail[task] = tail[task].max(least_step[task] + lag + tail[after]);
            }
        }
    }
    let mut successor: Vec<Option<(usize, usize)>> = vec![None; tasks];
    for task in 0..tasks {
        for &(before, after, lag) in &arcs {
            let better = match successor[task] {
                None => true,
                Some((known, known_lag)) => {
                    (tail[after], std::cmp::Reverse(after), lag)
                        > (tail[known], std::cmp::Reverse(known), known_lag)
                }
            };
            if before == task && better {
                successor[task] = Some((after, lag));
            }
        }
    }
    let mut children = vec![Vec::new(); tasks];
    for task in 0..tasks {
        if let Some((after, _)) = successor[task] {
            children[after].push(task);
        }
    }
    let last: Vec<usize> = (0..tasks).filter(|&task| successor[task].is_none()).collect();
    TaskTree { successor, order, children, last, arcs }
}

/// Tasks in an order in which every task stands after those it waits for; ties by number.
fn topological(tasks: usize, arcs: &[(usize, usize, usize)]) -> Vec<usize> {
    let mut waiting = vec![0usize; tasks];
    for &(_, after, _) in arcs {
        waiting[after] += 1;
    }
    let mut order = Vec::with_capacity(tasks);
    while let Some(task) = (0..tasks).find(|&task| waiting[task] == 0) {
        // Marks the task as taken: it waits for itself from now on.
        waiting[task] = usize::MAX;
        order.push(task);
        for &(before, after, _) in arcs {
            if before == task {
                waiting[after] -= 1;
            }
        }
    }
    order
}

/// Fills earliest and latest starts, launches and committed sums of a project's sites.
pub(crate) fn tighten(instance: &mut Instance, number: usize, project: &Project) {
    let periods = instance.periods;
    let latest_launch = project.latest_launch.map_or(periods - 1, |period| period.index().min(periods - 1));
    let tree = instance.projects[number].tree.clone();
    for site in 0..instance.projects[number].sites.len() {
        let mut option = std::mem::take(&mut instance.projects[number].sites[site].modes);
        let committed = committed(&tree, &option);
        std::mem::swap(&mut instance.projects[number].sites[site].modes, &mut option);
        let purse = instance.projects[number].sites[site].purse;
        let affordable: Vec<usize> =
            committed.iter().map(|&sum| first_affordable(instance, purse, sum)).collect();
        let target = &mut instance.projects[number].sites[site];
        target.committed_minor = committed;
        let shortest = |task: usize| target.modes[task].iter().map(|mode| mode.duration).min().unwrap_or(0);
        target.ends_last = tree.last.len() == 1
            && tree.arcs.iter().all(|&(before, after, lag)| {
                target.modes[before].iter().all(|mode| mode.overlap <= lag + shortest(after))
            });
        earliest(&tree, target, &affordable, periods);
        latest(&tree, target, latest_launch);
    }
}

/// The least sum that is surely paid when each task starts, in hundredths.
fn committed(tree: &TaskTree, modes: &[Vec<crate::instance::ModeOption>]) -> Vec<i64> {
    let first = |mode: &crate::instance::ModeOption| {
        mode.payments_minor.iter().filter(|(offset, _)| *offset == 0).map(|(_, sum)| sum).sum::<i64>()
    };
    let surely = |mode: &crate::instance::ModeOption| {
        if mode.overlap == 0 {
            mode.payments_minor.iter().map(|(_, sum)| sum).sum::<i64>()
        } else {
            first(mode)
        }
    };
    let least = |task: usize, of: &dyn Fn(&crate::instance::ModeOption) -> i64| {
        modes[task].iter().map(of).min().unwrap_or(0)
    };
    let mut below = vec![0i64; modes.len()];
    for &task in &tree.order {
        below[task] = tree.children[task].iter().map(|&child| below[child] + least(child, &surely)).sum();
    }
    (0..modes.len()).map(|task| below[task] + least(task, &first)).collect()
}

/// The first period by whose year that sum can have been paid from the purse; `periods` if never.
fn first_affordable(instance: &Instance, purse: usize, sum_minor: i64) -> usize {
    #[expect(clippy::cast_precision_loss, reason = "sums of money stay far below 2⁵³ hundredths")]
    let sum = sum_minor as f64 / 100.0;
    let mut reached = vec![0.0; instance.funds.len()];
    let mut period = 0;
    for year in 0..instance.years {
        for (total, fund) in reached.iter_mut().zip(&instance.funds) {
            *total += fund.amounts[year];
        }
        let payable: f64 =
            reached.iter().zip(&instance.purses[purse]).map(|(&total, &share)| total.min(share * sum)).sum();
        // A hundredth per fund and year, as the judge rounds shares up: rounding must never make the bound tighter than the truth.
        #[expect(clippy::cast_precision_loss, reason = "years and funds are few")]
        let slack = 0.02 * ((year + 1) * instance.funds.len()) as f64;
        if payable + slack >= sum * (1.0 - 1e-9) {
            return period;
        }
        period += instance.year_of.iter().filter(|&&of| of == year).count();
    }
    instance.periods
}

fn earliest(tree: &TaskTree, site: &mut SiteOption, affordable: &[usize], periods: usize) {
    let tasks = site.modes.len();
    let mut start = vec![0usize; tasks];
    let mut end = 0;
    for &task in &tree.order {
        start[task] = start[task].max(affordable[task]);
        let step = site.modes[task].iter().map(|mode| mode.duration - mode.overlap).min().unwrap_or(0);
        let duration = site.modes[task].iter().map(|mode| mode.duration).min().unwrap_or(0);
        end = end.max(start[task] + duration);
        for &(before, after, lag) in &tree.arcs {
            if before == task {
                start[after] = start[after].max(start[task] + step + lag);
            }
        }
    }
    site.earliest = start;
    site.launch.0 = end.min(periods);
}

fn latest(tree: &TaskTree, site: &mut SiteOption, latest_launch: usize) {
    let tasks = site.modes.len();
    let mut start = vec![usize::MAX; tasks];
    let mut possible = site.launch.0 <= latest_launch;
    for &task in tree.order.iter().rev() {
        let duration = site.modes[task].iter().map(|mode| mode.duration).min().unwrap_or(0);
        let step = site.modes[task].iter().map(|mode| mode.duration - mode.overlap).min().unwrap_or(0);
        let mut bound = latest_launch.checked_sub(duration);
        for &(before, after, lag) in &tree.arcs {
            if before == task {
                bound = bound
                    .and_then(|known| start[after].checked_sub(step + lag).map(|other| known.min(other)));
            }
        }
        match bound {
            Some(bound) if bound >= site.earliest[task] => start[task] = bound,
            _ => {
                possible = false;
                start[task] = 0;
            }
        }
    }
    site.latest = start;
    site.launch.1 = latest_launch;
    if !possible {
        site.launch = (1, 0);
    }
}
