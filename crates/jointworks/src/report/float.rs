//! Which stages of a project may not slip: total float within the project's own precedence.
//!
//! Kelley and Walker (1959): a stage is critical when delaying it by one period delays the launch. Dates and modes are the plan's,
//! so a stage whose follower waits for a stand or for money has float, and the picture shows how much.

use model::Programme;
use model::account::{Chosen, Scheduled};

/// One stage of a chosen project as planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stage {
    /// Which task, in which mode, from when.
    pub(super) scheduled: Scheduled,
    /// The first period in which it runs.
    pub(super) start: usize,
    /// The first period in which it runs no more.
    pub(super) end: usize,
    /// Periods by which it may slip without delaying the launch.
    pub(super) float: usize,
}

/// The stages of a chosen project, in the plan's order.
pub(super) fn stages(programme: &Programme, chosen: &Chosen) -> Vec<Stage> {
    let launch = chosen.launch.index();
    let mut stages: Vec<Stage> = chosen
        .tasks
        .iter()
        .map(|&scheduled| {
            let end = chosen.end(programme, scheduled);
            Stage { scheduled, start: scheduled.start.index(), end, float: launch.saturating_sub(end) }
        })
        .collect();
    let place = |stages: &[Stage], task: usize| stages.iter().position(|stage| stage.scheduled.task == task);
    // Backwards from the launch. Precedence has no circles, so as many rounds as there are stages always suffice.
    for _ in 0..stages.len() {
        let known = stages.clone();
        for arc in &programme.projects[chosen.project].precedence {
            let (Some(before), Some(after)) = (place(&stages, arc.before), place(&stages, arc.after)) else {
                continue;
            };
            let overlap = chosen.mode(programme, stages[before].scheduled).overlap as usize;
            let may_start = (stages[before].end + arc.lag as usize).saturating_sub(overlap);
            let latest = stages[after].start + stages[after].float;
            stages[before].float = stages[before].float.min(latest.saturating_sub(may_start));
        }
        if known == stages {
            break;
        }
    }
    stages
}
