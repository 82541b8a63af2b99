//! What is still available in a case: launches of each site, starts of each task, and being left out.

use super::Question;
use super::ground::Ground;
use crate::draft::Must;

/// What the answers given so far, and the fixes, leave to every project.
#[derive(Clone)]
pub(super) struct Case {
    projects: Vec<Left>,
}

/// What is left to one project.
#[derive(Clone)]
pub(super) struct Left {
    /// Whether it may be left out.
    pub out: bool,
    pub sites: Vec<LeftAtSite>,
}

/// What is left to one project at one site.
#[derive(Clone)]
pub(super) struct LeftAtSite {
    /// Whether it may be launched in each period.
    pub launches: Vec<bool>,
    /// Earliest and latest start of each task.
    pub starts: Vec<(usize, usize)>,
}

impl Case {
    /// The whole: what the programme itself allows.
    pub(super) fn root(ground: &Ground<'_>) -> Self {
        let periods = ground.programme.periods();
        let left = |(project, row): (&super::ground::Candidate, &crate::programme::Project)| {
            let latest = row.latest_launch.map_or(periods, |latest| latest.index());
            let site = |place: &super::ground::Place| match &place.windows {
                Some(windows) if row.must != Must::Out => LeftAtSite {
                    launches: (0..periods)
                        .map(|launch| windows.first_launch <= launch && launch <= latest)
                        .collect(),
                    starts: windows.starts.clone(),
                },
                _ => LeftAtSite { launches: vec![false; periods], starts: vec![(0, 0); row.tasks.len()] },
            };
            Left { out: row.must != Must::In, sites: project.sites.iter().map(site).collect() }
        };
        Self { projects: ground.projects.iter().zip(ground.programme.projects.iter()).map(left).collect() }
    }

    /// What is left to each project, in order.
    pub(super) fn projects(&self) -> &[Left] {
        &self.projects
    }

    /// The same, to be thinned out.
    pub(super) fn projects_mut(&mut self) -> &mut [Left] {
        &mut self.projects
    }

    /// The case in which the answer is yes.
    pub(super) fn yes(&self, question: &Question) -> Self {
        let mut case = self.clone();
        let left = &mut case.projects[question.project];
        left.out = false;
        let by = question.by.index();
        for (number, site) in left.sites.iter_mut().enumerate() {
            match question.task {
                _ if !question.sites.contains(&number) => site.launches.fill(false),
                None => site.launches.iter_mut().skip(by + 1).for_each(|launch| *launch = false),
                Some(task) => site.starts[task].1 = site.starts[task].1.min(by),
            }
        }
        case
    }

    /// The case in which the answer is no.
    pub(super) fn no(mut self, question: &Question) -> Self {
        let left = &mut self.projects[question.project];
        let by = question.by.index();
        for (number, site) in left.sites.iter_mut().enumerate() {
            match question.task {
                _ if !question.sites.contains(&number) => {}
                None => site.launches.iter_mut().take(by + 1).for_each(|launch| *launch = false),
                Some(task) => site.starts[task].0 = site.starts[task].0.max(by + 1),
            }
        }
        self
    }
}
