//! What capacity alone says about the makespan: work that must lie between heads and tails needs so many periods.

use crate::compiled::{Compiled, Time};

/// So many different heads are tried at most; more would not pay on large networks.
const HEADS_MAX: usize = 400;

/// The largest of head + ⌈work ÷ capacity⌉ + tail over all resources and all pairs of a least head and a least tail, and the
/// resource that gives it. `heads` are earliest starts, `tails` what must follow an end. O(resources · activities²).
pub(crate) fn bound(compiled: &Compiled, heads: &[Time], tails: &[Time]) -> Option<(Time, usize)> {
    let mut best: Option<(Time, usize)> = None;
    for resource in 0..compiled.capacity.len() {
        let capacity = i64::from(compiled.capacity[resource].largest);
        if capacity == 0 {
            continue;
        }
        // Head, tail, work: by the mode with the least work.
        let mut jobs: Vec<(Time, Time, i64)> = Vec::new();
        for activity in 0..compiled.count {
            let modes = compiled.first_mode[activity]..compiled.first_mode[activity + 1];
            let of = |mode: usize| {
                let amount = compiled.uses.of(mode).iter().find(|it| it.0 == resource).map_or(0, |it| it.1);
                i64::from(amount) * i64::from(compiled.duration[mode])
            };
            let work = modes.map(of).min().unwrap_or(0);
            if work > 0 {
                jobs.push((heads[activity], tails[activity], work));
            }
        }
        jobs.sort_unstable_by_key(|job| std::cmp::Reverse(job.1));
        let mut least: Vec<Time> = jobs.iter().map(|job| job.0).collect();
        least.sort_unstable();
        least.dedup();
        let stride = least.len().div_ceil(HEADS_MAX).max(1);
        for head in least.into_iter().step_by(stride) {
            let mut work = 0;
            for job in jobs.iter().filter(|job| job.0 >= head) {
                work += job.2;
                let periods = Time::try_from((work + capacity - 1) / capacity).unwrap_or(Time::MAX / 4);
                let found = head + periods + job.1;
                if best.is_none_or(|best| found > best.0) {
                    best = Some((found, resource));
                }
            }
        }
    }
    best
}
