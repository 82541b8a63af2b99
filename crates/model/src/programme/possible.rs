//! What cannot be: projects that no plan of the programme can contain, with the figures that stand in the way.
//!
//! Everything here is certain from the data alone, without search. What only a search can find out is the planner's.

use std::collections::BTreeMap;

use super::lookups::project_row;
use super::order::{Arc, forward_order};
use super::{Mode, Programme, Project, Site, Task};
use crate::draft::Draft;
use crate::finding::{Code, Fact, Finding};
use crate::number::{Money, Ratio};
use crate::table::Id;
use crate::time::Period;

/// Why a project cannot be built at one site: at most one obstacle of each kind, with its facts.
type Obstacles = BTreeMap<Code, Vec<(&'static str, Fact)>>;

impl Programme {
    /// Why a project can never be chosen: `never-in-time`, `never-affordable`, `never-fits`. Empty = the data alone do not say so.
    #[must_use]
    pub fn never_possible(&self, project: Id<Project>) -> Vec<Code> {
        self.in_the_way(project, false).into_keys().collect()
    }

    /// A project is impossible if every site has an obstacle. The kinds of obstacle that stand at every site are told; if none
    /// does, all kinds, for only together they are the reason.
    fn in_the_way(&self, id: Id<Project>, too_early: bool) -> Obstacles {
        let sites = (0..self.projects[id].sites.len()).map(|site| self.obstacles(id, site, too_early));
        let sites: Vec<Obstacles> = sites.collect();
        let mut told: Obstacles = BTreeMap::new();
        if sites.iter().any(Obstacles::is_empty) {
            return told;
        }
        for (code, facts) in sites.iter().flatten() {
            told.entry(*code).or_insert_with(|| facts.clone());
        }
        let everywhere = |code: &Code| sites.iter().all(|site| site.contains_key(code));
        if told.keys().any(everywhere) {
            told.retain(|code, _| everywhere(code));
        }
        told
    }

    /// Findings about projects that can never be chosen.
    pub(super) fn never(&self, draft: &Draft) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (id, row) in self.projects.ids().zip(&draft.projects) {
            let too_early = row.latest_launch.is_some_and(|latest| latest < 0);
            for (code, facts) in self.in_the_way(id, too_early) {
                let column = if code == Code::NeverInTime { "latest_launch" } else { "project" };
                let mut finding = project_row(row).finding(code, column);
                finding.facts = facts;
                findings.push(finding);
            }
        }
        findings
    }

    fn obstacles(&self, id: Id<Project>, number: usize, too_early: bool) -> Obstacles {
        let project = &self.projects[id];
        let site = &project.sites[number];
        let mut obstacles = Obstacles::new();
        if let Some(facts) = self.too_long(project, number, too_early) {
            obstacles.insert(Code::NeverInTime, facts);
        }
        if let Some(facts) = self.too_dear(id, number) {
            obstacles.insert(Code::NeverAffordable, facts);
        }
        let misfit = project.tasks.iter().find_map(|task| self.misfit(task, number));
        if let Some(facts) = self.too_large(site).or(misfit) {
            obstacles.insert(Code::NeverFits, facts);
        }
        obstacles
    }

    /// The longest path of shortest durations ends after the last period in which the project may launch.
    fn too_long(&self, project: &Project, site: usize, too_early: bool) -> Option<Vec<(&'static str, Fact)>> {
        let last = Period::at(self.periods() - 1);
        let latest = project.latest_launch.map_or(last, |latest| latest.min(last));
        let available = if too_early { -1 } else { i64::from(latest.0) };
        let needed = earliest_launch(project, site);
        (needed > available).then(|| vec![("needed", needed.into()), ("available", available.max(0).into())])
    }

    /// The cheapest modes cost more than all funds can ever pay for the project there: `Σ_f min(share_f S, Σ_y B_fy) < S`.
    ///
    /// A fund's share of each year's spending is rounded up to a hundredth, hence one hundredth more for each year.
    fn too_dear(&self, id: Id<Project>, site: usize) -> Option<Vec<(&'static str, Fact)>> {
        let project = &self.projects[id];
        let cheapest = |task: &Task| task.modes[site].iter().map(|mode| i128::from(mode.outlay.minor)).min();
        let outlay: i128 = project.tasks.iter().filter_map(cheapest).sum();
        let years = i128::try_from(self.years.len()).unwrap_or(0);
        let reachable = |fund| {
            let share = i128::from(self.fund_share(fund, id, project.sites[site].plant).parts());
            let money: i128 = self.funds[fund].amounts.iter().map(|amount| i128::from(amount.minor)).sum();
            let rounding = if share > 0 { years } else { 0 };
            money.min(outlay * share / i128::from(Ratio::SCALE) + rounding)
        };
        let available: i128 = self.funds.ids().map(reachable).sum();
        let money =
            |minor| Money { minor: i64::try_from(minor).unwrap_or(i64::MAX), currency: self.currency };
        (available < outlay)
            .then(|| vec![("outlay", money(outlay).into()), ("available", money(available).into())])
    }

    /// The site takes more floor than the plant has.
    fn too_large(&self, site: &Site) -> Option<Vec<(&'static str, Fact)>> {
        let plant = &self.plants[site.plant];
        let available = plant.floor_area.filter(|available| site.area > *available)?;
        let resource = format!("{}: floor_area", plant.key);
        Some(vec![
            ("resource", resource.into()),
            ("needed", site.area.into()),
            ("available", available.into()),
        ])
    }

    /// Every mode of the task needs more of some resource than there is in any period. The facts are those of the first mode.
    fn misfit(&self, task: &Task, site: usize) -> Option<Vec<(&'static str, Fact)>> {
        let obstacle = |mode: &Mode| {
            // A task without duration occupies nothing.
            let uses = mode.uses.iter().filter(|_| mode.duration > 0);
            let mut obstacles = uses.filter_map(|(id, amount)| {
                let resource = &self.resources[*id];
                let most = resource.capacity.iter().copied().max().unwrap_or(0);
                let whole = |units: u32| Fact::Whole(i64::from(units));
                (*amount > most).then(|| {
                    vec![
                        ("resource", resource.key.as_str().into()),
                        ("needed", whole(*amount)),
                        ("available", whole(most)),
                    ]
                })
            });
            obstacles.next()
        };
        let obstacles: Option<Vec<_>> = task.modes[site].iter().map(obstacle).collect();
        obstacles?.into_iter().next()
    }
}

/// The first period in which a project can be launched at a site if nothing is scarce: the longest path of shortest durations.
fn earliest_launch(project: &Project, site: usize) -> i64 {
    let arcs: Vec<Arc> =
        project.precedence.iter().map(|arc| Arc { from: arc.before, to: arc.after, row: 0 }).collect();
    let least = |task: usize, of: fn(&Mode) -> u32| {
        let modes = project.tasks[task].modes[site].iter();
        i64::from(modes.map(of).min().unwrap_or(0))
    };
    let mut starts = vec![0i64; project.tasks.len()];
    for task in forward_order(project.tasks.len(), &arcs) {
        let passed = starts[task] + least(task, |mode| mode.duration - mode.overlap.min(mode.duration));
        for arc in project.precedence.iter().filter(|arc| arc.before == task) {
            starts[arc.after] = starts[arc.after].max(passed + i64::from(arc.lag));
        }
    }
    let ends = starts.iter().enumerate().map(|(task, start)| start + least(task, |mode| mode.duration));
    ends.max().unwrap_or(0)
}
