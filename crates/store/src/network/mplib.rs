//! MPLIB's `.rcmp` files: several projects that share resources (Van Eynde and Vanhoucke 2020).

use std::collections::BTreeMap;

use model::network::{Mode, Parts};

use super::words::{Found, Words};
use super::{follows, numbered, one_project, resources};

pub(super) fn parts(words: &mut Words<'_>) -> Found<Parts> {
    let projects = words.count("the number of projects")?;
    let stands = words.count("the number of resources")?;
    let capacities = words.wholes(stands, "a capacity")?;
    let mut activities = Vec::new();
    let mut named = BTreeMap::new();
    let mut wanted = Vec::new();
    for project in 0..projects {
        let line = words.peek().map(|word| word.line);
        let count = words.count("the number of activities of a project")?;
        let release = words.whole("the release of a project")?;
        // Newer files add a due date; it belongs to the project's last activity.
        let has_due = words.peek().map(|word| word.line) == line;
        let due = if has_due { Some(words.whole("the due date of a project")?) } else { None };
        words.wholes(stands, "whether the project uses a resource")?;
        for number in 0..count {
            let before = activities.len();
            let mut activity = numbered(1).remove(0);
            activity.key = format!("{}:{}", project + 1, number + 1);
            activity.project = project;
            activity.release = release;
            let duration = words.whole("a duration")?;
            let uses = words.wholes(stands, "a use of a resource")?;
            activity.modes.push(Mode { key: "1".to_owned(), duration, uses, draws: Vec::new() });
            let successors = words.count("the number of successors")?;
            for _ in 0..successors {
                wanted.push((before, words.next("a successor as project:activity")?));
            }
            if let Some(due) = due.filter(|_| number + 1 == count) {
                (activity.due, activity.weight) = (due, 1);
            }
            named.insert(activity.key.clone(), before);
            activities.push(activity);
        }
    }
    let mut links = Vec::new();
    for (before, word) in wanted {
        let Some(&after) = named.get(word.text) else {
            return Err(words.wrong("a successor as project:activity that the file has", Some(word)));
        };
        links.push(follows(before, after));
    }
    words.end()?;
    let mut parts = one_project(activities, links, resources("R", &capacities));
    parts.projects = (1..=projects).map(|number| number.to_string()).collect();
    Ok(parts)
}
