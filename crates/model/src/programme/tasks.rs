//! Birth of tasks and modes: rows as written, and from them the modes at each site.

use std::collections::BTreeMap;

use super::references::AllKeys;
use super::values::{PERIODS_LARGEST, Registrar, Row, SHARE, SUM, UNITS_LARGEST, product};
use super::{Mode, Plant, Project, Resource, Task};
use crate::draft::{TaskKind, TaskRow, UseRow};
use crate::finding::Code;
use crate::number::{Decimal, Money};
use crate::table::{Id, Table};

/// A task as written: general rows and rows for one plant, not yet spread over the sites.
pub(super) struct TaskDraft<'a> {
    pub(super) key: &'a str,
    kind: TaskKind,
    modes: Vec<ModeDraft>,
    uses: Vec<Use<'a>>,
    row: u32,
}

/// A mode as written; its outlay waits for the site's factor, its uses for the site.
struct ModeDraft {
    plant: Option<Id<Plant>>,
    outlay: Decimal,
    mode: Mode,
}

struct Use<'a> {
    mode: Option<&'a str>,
    resource: Id<Resource>,
    amount: u32,
}

/// The tasks of every project, by the project's number.
pub(super) type TaskDrafts<'a> = Vec<Vec<TaskDraft<'a>>>;

/// A site as far as tasks care.
pub(super) struct TaskSite<'a> {
    pub(super) project: &'a str,
    pub(super) plant: Id<Plant>,
    pub(super) plant_key: &'a str,
    pub(super) row: Row<'a>,
    pub(super) outlay_factor: Decimal,
}

impl<'a> Registrar<'a> {
    /// The rows of `tasks` and `uses`, by project and task, in order of first appearance.
    pub(super) fn tasks(&mut self, keys: &AllKeys<'a>) -> TaskDrafts<'a> {
        let draft = self.draft;
        let sites: Vec<(&str, &str)> =
            draft.sites.iter().map(|site| (site.project.as_str(), site.plant.as_str())).collect();
        let mut tasks: TaskDrafts<'a> = draft.projects.iter().map(|_| Vec::new()).collect();
        let mut seen = BTreeMap::new();
        for row in &draft.tasks {
            let place = Row::new("tasks.csv", "task", &row.project, &row.provenance).part(&row.task);
            let mode = self.mode(place, row);
            let plant = self.find_if_given(place, "plant", &keys.plants, row.plant.as_ref());
            if let (Some(key), Some(Some(_))) = (&row.plant, plant)
                && !sites.contains(&(&row.project, key))
            {
                let own =
                    sites.iter().filter(|(project, _)| *project == row.project).map(|(_, plant)| *plant);
                self.unknown(place, "plant", key, "sites", own);
            }
            let outlay = self.converted(place, "outlay", row.outlay, SUM);
            let Some(project) = self.find(place, "project", &keys.projects, &row.project) else { continue };
            let key = (&row.project, &row.task, &row.plant, &row.mode);
            if !self.once(&mut seen, key, place, "mode", &row.mode) || plant == Some(None) {
                continue;
            }
            let tasks = &mut tasks[project.index()];
            let number = tasks.iter().position(|task| task.key == row.task).unwrap_or_else(|| {
                tasks.push(TaskDraft {
                    key: &row.task,
                    kind: row.kind,
                    modes: Vec::new(),
                    uses: Vec::new(),
                    row: row.provenance.row,
                });
                tasks.len() - 1
            });
            tasks[number].modes.push(ModeDraft { plant: plant.flatten(), outlay, mode });
        }
        let mut seen = BTreeMap::new();
        for row in &draft.uses {
            self.use_of(row, keys, &mut tasks, &mut seen);
        }
        tasks
    }

    fn mode(&mut self, place: Row<'_>, row: &TaskRow) -> Mode {
        let duration = self.whole(place, "duration", row.duration, (0, PERIODS_LARGEST));
        let mut bound = |column, bound: Option<i64>| {
            bound.map_or(duration, |bound| self.whole(place, column, bound, (0, PERIODS_LARGEST)))
        };
        let range =
            (bound("duration_min", row.duration_range.0), bound("duration_max", row.duration_range.1));
        if range.0 > duration {
            self.report(place.finding(Code::RangeReversed, "duration_min"));
        }
        if range.1 < duration {
            self.report(place.finding(Code::RangeReversed, "duration_max"));
        }
        Mode {
            key: row.mode.clone(),
            duration,
            duration_range: range,
            outlay: Money::zero(self.currency()),
            payment: row.payment,
            retry_probability: self.ratio(place, "retry_probability", row.retry_probability, SHARE),
            overlap: self.whole(place, "overlap", row.overlap, (0, i64::from(duration))),
            uses: Vec::new(),
            basis: row.provenance.basis,
        }
    }

    fn use_of(
        &mut self,
        row: &'a UseRow,
        keys: &AllKeys<'a>,
        tasks: &mut TaskDrafts<'a>,
        seen: &mut BTreeMap<[Option<&'a str>; 4], Option<u32>>,
    ) {
        let place = Row::new("uses.csv", "task", &row.project, &row.provenance).part(&row.task);
        let amount = self.whole(place, "amount", row.amount, (0, UNITS_LARGEST));
        let resource = self.find(place, "resource", &keys.resources, &row.resource);
        let Some(project) = self.find(place, "project", &keys.projects, &row.project) else { return };
        let Some(number) = self.task_number(place, "task", &row.task, &tasks[project.index()]) else {
            return;
        };
        let task = &mut tasks[project.index()][number];
        if let Some(mode) = &row.mode
            && !task.modes.iter().any(|known| known.mode.key == *mode)
        {
            self.unknown(
                place,
                "mode",
                mode,
                "tasks",
                task.modes.iter().map(|known| known.mode.key.as_str()),
            );
        }
        let mode = row.mode.as_deref();
        let key = [Some(row.project.as_str()), Some(&row.task), mode, Some(&row.resource)];
        if let (true, Some(resource)) = (self.once(seen, key, place, "resource", &row.resource), resource) {
            task.uses.push(Use { mode, resource, amount });
        }
    }

    /// The number of a task within its project.
    pub(super) fn task_number(
        &mut self,
        place: Row<'_>,
        column: &str,
        key: &str,
        tasks: &[TaskDraft<'_>],
    ) -> Option<usize> {
        let number = tasks.iter().position(|task| task.key == key);
        if number.is_none() {
            self.unknown(place, column, key, "tasks", tasks.iter().map(|task| task.key));
        }
        number
    }

    /// The tasks of a project with their modes at each of its sites: rows for the site's plant hide the general ones.
    pub(super) fn tasks_at(
        &mut self,
        drafts: &[TaskDraft<'_>],
        sites: &[TaskSite<'_>],
        plants: &Table<Plant>,
        resources: &Table<Resource>,
    ) -> Vec<Task> {
        let mut tasks = Vec::new();
        for draft in drafts {
            let mut modes = Vec::new();
            for site in sites {
                let own = draft.modes.iter().any(|mode| mode.plant == Some(site.plant));
                let plant = own.then_some(site.plant);
                let here = draft.modes.iter().filter(|mode| mode.plant == plant);
                let here: Vec<Mode> = here
                    .map(|mode| {
                        let outlay = product(mode.outlay, site.outlay_factor).unwrap_or(Decimal::LARGEST);
                        let outlay = self.money(site.row, "outlay_factor", outlay);
                        Mode {
                            outlay,
                            uses: draft.uses_at(&mode.mode.key, site.plant, plants, resources),
                            ..mode.mode.clone()
                        }
                    })
                    .collect();
                if here.is_empty() {
                    let place =
                        Row::file("tasks.csv", "task", site.project).part(draft.key).numbered(draft.row);
                    self.report(place.finding(Code::NoTask, "plant").with("plant", site.plant_key));
                }
                modes.push(here);
            }
            tasks.push(Task { key: draft.key.to_owned(), kind: draft.kind, modes });
        }
        tasks
    }

    /// Reports a project without tasks.
    pub(super) fn has_tasks(&mut self, place: Row<'_>, project: Id<Project>, tasks: &TaskDrafts<'_>) -> bool {
        let any = !tasks[project.index()].is_empty();
        if !any {
            self.report(place.finding(Code::NoTask, "project"));
        }
        any
    }
}

impl TaskDraft<'_> {
    /// What a mode occupies at a plant: each resource once, amounts above nought.
    fn uses_at(
        &self,
        mode: &str,
        plant: Id<Plant>,
        plants: &Table<Plant>,
        resources: &Table<Resource>,
    ) -> Vec<(Id<Resource>, u32)> {
        let mut amounts: BTreeMap<Id<Resource>, u32> = BTreeMap::new();
        for used in &self.uses {
            let here =
                used.mode.is_none_or(|only| only == mode) && resources[used.resource].serves(plant, plants);
            if here && used.amount > 0 {
                *amounts.entry(used.resource).or_default() += used.amount;
            }
        }
        amounts.into_iter().collect()
    }
}
