//! Limits that collide: what must be in needs what cannot be in.
//!
//! Only chains of single requirements are followed. That two projects together need too much money or time is the planner's
//! to find out.

use super::lookups::project_row;
use super::{CrossPrecedence, Programme, Project};
use crate::draft::{Draft, Must, RequirementKind};
use crate::finding::{Code, Finding};
use crate::limit::{Collision, Evidence, Limit};
use crate::table::Id;

/// A project that has to be chosen, and why.
struct Forced {
    project: usize,
    /// The limit that forces it.
    limit: Limit,
    /// Number of the forced project that brings it in; none for a must.
    by: Option<usize>,
}

impl Programme {
    /// Findings about limits that cannot all hold. `never` are the findings about impossible projects.
    pub(super) fn collisions(&self, draft: &Draft, never: &[Finding]) -> Vec<Finding> {
        let forced = self.forced();
        let mut findings = Vec::new();
        let mut collide = |root: usize, limits: Vec<Limit>| {
            let must = project_row(&draft.projects[root]).finding(Code::LimitsCollide, "must");
            let told = Collision { limits, evidence: Evidence::Data }.finding(&|_| None);
            findings.push(Finding { facts: told.facts, ..must });
        };
        for (number, entry) in forced.iter().enumerate() {
            let project = &self.projects[Id::new(entry.project)];
            let subject = project_row(&draft.projects[entry.project]).subject();
            let obstacle = never.iter().find(|finding| finding.subject == subject);
            let obstacle = obstacle.map(|finding| Limit::Obstacle(project.key.clone(), finding.code));
            let out = (project.must == Must::Out).then(|| Limit::MustOut(project.key.clone()));
            if let Some(obstacle) = obstacle.or(out) {
                let (root, mut limits) = chain(&forced, number);
                limits.push(obstacle);
                collide(root, limits);
            }
        }
        let number_of = |project: usize| forced.iter().position(|entry| entry.project == project);
        for requirement in
            self.requirements.iter().filter(|requirement| requirement.kind == RequirementKind::Xor)
        {
            let (one, other) = (requirement.project.index(), requirement.other.index());
            let (Some(first), Some(second)) = (number_of(one), number_of(other)) else { continue };
            let (root, mut limits) = chain(&forced, first);
            let more = chain(&forced, second).1;
            limits.extend(more.into_iter().filter(|limit| !limits.contains(limit)).collect::<Vec<_>>());
            limits.push(self.requires(one, other, requirement.kind.word()));
            collide(root, limits);
        }
        findings
    }

    /// All projects that have to be chosen, the nearest to a must first.
    fn forced(&self) -> Vec<Forced> {
        let mut forced: Vec<Forced> = Vec::new();
        let mut is_forced = vec![false; self.projects.len()];
        for (id, project) in self.projects.rows().filter(|(_, project)| project.must == Must::In) {
            is_forced[id.index()] = true;
            let limit = Limit::MustIn(project.key.clone());
            forced.push(Forced { project: id.index(), limit, by: None });
        }
        let needs = self.requirements.iter().filter(|requirement| requirement.kind != RequirementKind::Xor);
        let needs = needs.map(|need| {
            let (project, other) = (need.project.index(), need.other.index());
            (project, other, self.requires(project, other, need.kind.word()))
        });
        let waits = self.cross_precedence.iter();
        let waits = waits.map(|wait| (wait.after.0.index(), wait.before.0.index(), self.waiting(wait)));
        let needs: Vec<(usize, usize, Limit)> = needs.chain(waits).collect();
        let mut next = 0;
        while let Some(project) = forced.get(next).map(|entry| entry.project) {
            for (_, other, limit) in needs.iter().filter(|(needing, _, _)| *needing == project) {
                if !is_forced[*other] {
                    is_forced[*other] = true;
                    forced.push(Forced { project: *other, limit: limit.clone(), by: Some(next) });
                }
            }
            next += 1;
        }
        forced
    }

    fn requires(&self, project: usize, other: usize, word: &'static str) -> Limit {
        let key = |project: usize| self.projects[Id::new(project)].key.clone();
        Limit::Requires(key(project), word, key(other))
    }

    /// The limit that a wait between tasks of two projects is.
    #[must_use]
    pub fn waiting(&self, wait: &CrossPrecedence) -> Limit {
        let key = |end: (Id<Project>, usize)| {
            let project = &self.projects[end.0];
            format!("{}.{}", project.key, project.tasks[end.1].key)
        };
        Limit::Precedence(key(wait.before), key(wait.after))
    }
}

/// The must that forces this project, and the limits from there to here.
fn chain(forced: &[Forced], number: usize) -> (usize, Vec<Limit>) {
    let mut limits = vec![forced[number].limit.clone()];
    let mut root = number;
    while let Some(by) = forced[root].by {
        root = by;
        limits.push(forced[root].limit.clone());
    }
    limits.reverse();
    (forced[root].project, limits)
}
