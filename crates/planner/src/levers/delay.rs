//! What it costs if a launch comes later: for each project of a plan, pushed by some periods, everything planned anew.
//!
//! The model has a latest launch but no earliest one. So the delayed project gets one more task beside all others, which takes one period
//! of a resource that is there only from the period before the delayed launch on: every rule, the judge's and the
//! checker's, then holds the launch back without knowing why.

use std::sync::atomic::{AtomicUsize, Ordering};

use model::draft::{Must, Name, PaymentRule, Provenance, ResourceKind, TaskKind};
use model::programme::{Mode, Project, Resource, Task};
use model::{Id, Money, Period, Programme, Ratio, Table};

use super::hasten::launch_of;
use super::{Ground, Settings, Worth};
use crate::parallel;
use crate::trial::{Effort, trial};

/// Launches are pushed by so many periods.
pub const PUSHES: [usize; 3] = [1, 2, 4];

/// What the delay of one project's launch costs.
#[derive(Clone, Debug)]
pub struct Delay {
    /// Whose launch.
    pub project: Id<Project>,
    /// As planned.
    pub launch: Period,
    /// The change of value for each of [`PUSHES`], below nought for a loss: a plan loses so little (`at_least`), and no plan can
    /// lose less than (`at_most`); none if there was no time.
    pub pushed: Vec<Option<Worth>>,
}

impl Ground<'_> {
    /// The cost of delay of every project of the plan at hand.
    pub(super) fn delays(&self, settings: &Settings<'_>) -> Vec<Delay> {
        let projects: Vec<(Id<Project>, Period)> = (self.programme.projects.rows())
            .filter_map(|(id, project)| launch_of(&self.reference, &project.key).map(|launch| (id, launch)))
            .collect();
        let jobs = projects.len() * PUSHES.len();
        let effort = Effort { seed: settings.seed, threads: 1, rounds: settings.work, stop: settings.stop };
        let done = AtomicUsize::new(0);
        let mut worths = parallel::run(settings.threads, jobs, |job, _| {
            if (settings.stop)() {
                return None;
            }
            let (project, launch) = projects[job / PUSHES.len()];
            let first = launch.index() + PUSHES[job % PUSHES.len()];
            let changed = delayed(self.programme, project, first);
            let mut without = self.reference.clone();
            let key = &self.programme.projects[project].key;
            without.choices.retain(|choice| choice.project != *key);
            without.payments.retain(|payment| payment.project != *key);
            let worth = Worth::new(trial(&changed, &[&without], &self.search, &effort), self.value);
            (settings.watch)(done.fetch_add(1, Ordering::Relaxed) + 1, jobs);
            Some(worth)
        })
        .into_iter();
        let row = |(project, launch)| Delay {
            project,
            launch,
            pushed: worths.by_ref().take(PUSHES.len()).collect(),
        };
        projects.into_iter().map(row).collect()
    }
}

/// The programme in which a project launches no earlier than that; beyond the horizon, never.
#[must_use]
pub fn delayed(programme: &Programme, project: Id<Project>, first: usize) -> Programme {
    let mut changed = programme.clone();
    let periods = programme.periods();
    changed.fingerprint =
        format!("{}+delay:{}@{first}", programme.fingerprint, programme.projects[project].key);
    if first >= periods {
        changed.projects[project].must = Must::Out;
        return changed;
    }
    let key = unused(programme.resources.iter().map(|resource| resource.key.as_str()));
    let gate = Resource {
        key,
        name: Name::default(),
        kind: ResourceKind::Other,
        partner: None,
        plant: None,
        capacity: (0..periods).map(|period| u32::from(period + 1 >= first)).collect(),
        provenance: Provenance::default(),
    };
    let resource = Id::new(programme.resources.len());
    changed.resources = Table::new(programme.resources.iter().cloned().chain([gate]).collect());
    let mode = Mode {
        key: "only".to_owned(),
        duration: 1,
        duration_range: (1, 1),
        outlay: Money::zero(programme.currency),
        payment: PaymentRule::AtStart,
        retry_probability: Ratio::ZERO,
        overlap: 0,
        uses: vec![(resource, 1)],
        basis: model::draft::Basis::Assumption,
    };
    let delayed = &mut changed.projects[project];
    // A launch that is late is late whatever was agreed.
    delayed.latest_launch = None;
    let key = unused(delayed.tasks.iter().map(|task| task.key.as_str()));
    let modes = vec![vec![mode]; delayed.sites.len()];
    delayed.tasks.push(Task { key, kind: TaskKind::Other, modes });
    changed
}

/// A key that nobody has.
fn unused<'a>(known: impl Iterator<Item = &'a str> + Clone) -> String {
    let mut key = "not-before".to_owned();
    while known.clone().any(|taken| taken == key) {
        key.push('-');
    }
    key
}
