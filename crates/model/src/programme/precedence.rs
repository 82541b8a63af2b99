//! Birth of what waits for what: tasks inside a project, tasks of two projects, and projects.

use std::collections::BTreeMap;

use super::order::{Arc, circles};
use super::references::AllKeys;
use super::tasks::TaskDrafts;
use super::values::{PERIODS_LARGEST, Registrar, Row};
use super::{CrossPrecedence, Precedence, Project, Requirement};
use crate::draft::{PrecedenceRow, RequirementKind};
use crate::finding::Code;
use crate::table::Id;

/// Precedence inside each project, by the project's number, and between projects.
#[derive(Default)]
pub(super) struct AllPrecedence {
    pub(super) inside: Vec<Vec<Precedence>>,
    pub(super) cross: Vec<CrossPrecedence>,
}

impl<'a> Registrar<'a> {
    /// The rows of `precedence`; projects without a row of their own become chains.
    pub(super) fn precedence(&mut self, keys: &AllKeys<'a>, tasks: &TaskDrafts<'a>) -> AllPrecedence {
        let draft = self.draft;
        let first_node: Vec<usize> = tasks
            .iter()
            .scan(0, |sum, tasks| {
                *sum += tasks.len();
                Some(*sum - tasks.len())
            })
            .collect();
        let node = |(project, task): (Id<Project>, usize)| first_node[project.index()] + task;
        let mut has_own_row = vec![false; tasks.len()];
        let mut all = AllPrecedence { inside: vec![Vec::new(); tasks.len()], cross: Vec::new() };
        let mut arcs = Vec::new();
        let mut seen = BTreeMap::new();
        for row in &draft.precedence {
            let place = Row::new("precedence.csv", "project", &row.project, &row.provenance);
            let lag = self.whole(place, "lag", row.lag, (0, PERIODS_LARGEST));
            let (before_key, before_task) = before_of(row);
            let own = before_key == row.project;
            let project = self.find(place, "project", &keys.projects, &row.project);
            let before = if own { project } else { self.find(place, "before", &keys.projects, before_key) };
            let after = project.and_then(|project| {
                has_own_row[project.index()] |= own;
                let task = self.task_number(place, "after", &row.after, &tasks[project.index()])?;
                Some((project, task))
            });
            let before = before.and_then(|project| {
                let task = self.task_number(place, "before", before_task, &tasks[project.index()])?;
                Some((project, task))
            });
            let (Some(before), Some(after)) = (before, after) else { continue };
            if !self.once(
                &mut seen,
                (before, after),
                place,
                "before",
                &format!("{} {}", row.before, row.after),
            ) {
                continue;
            }
            arcs.push(Arc { from: node(before), to: node(after), row: row.provenance.row });
            if own {
                all.inside[after.0.index()].push(Precedence { before: before.1, after: after.1, lag });
            } else {
                all.cross.push(CrossPrecedence { before, after, lag });
            }
        }
        for (number, tasks) in tasks.iter().enumerate().filter(|(number, _)| !has_own_row[*number]) {
            for after in 1..tasks.len() {
                let before = after - 1;
                all.inside[number].push(Precedence { before, after, lag: 0 });
                let from = first_node[number] + before;
                arcs.push(Arc { from, to: from + 1, row: 0 });
            }
        }
        self.precedence_circles(&arcs, tasks);
        all
    }

    fn precedence_circles(&mut self, arcs: &[Arc], tasks: &TaskDrafts<'_>) {
        let projects = self.draft.projects.iter().zip(tasks);
        let names: Vec<(&str, &str)> = projects
            .flat_map(|(row, tasks)| tasks.iter().map(|task| (row.project.as_str(), task.key)))
            .collect();
        for circle in circles(names.len(), arcs) {
            let (project, task) = names[circle.nodes.first().copied().unwrap_or_default()];
            let place = Row::file("precedence.csv", "task", project).part(task).numbered(circle.row);
            let spelled = circle.spelled(|node| format!("{}.{}", names[node].0, names[node].1));
            self.report(place.finding(Code::CycleInPrecedence, "before").with("circle", spelled));
        }
    }

    /// The rows of `requires`.
    pub(super) fn requirements(&mut self, keys: &AllKeys<'a>) -> Vec<Requirement> {
        let draft = self.draft;
        let mut requirements = Vec::new();
        let mut arcs = Vec::new();
        let mut seen = BTreeMap::new();
        for row in &draft.requires {
            let place = Row::new("requires.csv", "project", &row.project, &row.provenance);
            let lag = self.whole(place, "lag", row.lag, (0, PERIODS_LARGEST));
            let project = self.find(place, "project", &keys.projects, &row.project);
            let other = self.find(place, "other", &keys.projects, &row.other);
            let (Some(project), Some(other)) = (project, other) else { continue };
            let key = (project, other, row.kind);
            if !self.once(&mut seen, key, place, "other", &format!("{} {}", row.project, row.other)) {
                continue;
            }
            // A project that requires or excludes itself is a circle whatever the kind.
            if row.kind == RequirementKind::LaunchAfter || project == other {
                arcs.push(Arc { from: project.index(), to: other.index(), row: row.provenance.row });
            }
            requirements.push(Requirement { project, other, kind: row.kind, lag });
        }
        for circle in circles(draft.projects.len(), &arcs) {
            let name = |project: usize| draft.projects[project].project.clone();
            let first = name(circle.nodes.first().copied().unwrap_or_default());
            let place = Row::file("requires.csv", "project", &first).numbered(circle.row);
            let spelled = circle.spelled(name);
            self.report(place.finding(Code::CycleInRequires, "other").with("circle", spelled));
        }
        requirements
    }
}

/// The project and the task of `before`: `task`, or `project.task`.
fn before_of(row: &PrecedenceRow) -> (&str, &str) {
    row.before.split_once('.').unwrap_or((&row.project, &row.before))
}
