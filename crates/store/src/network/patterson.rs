//! The Patterson format, `.rcp`: numbers alone, line ends without meaning.

use model::network::{Mode, Parts};

use super::words::{Found, Words};
use super::{follows, numbered, one_project, resources};

pub(super) fn parts(words: &mut Words<'_>) -> Found<Parts> {
    let count = words.count("the number of activities")?;
    let stands = words.count("the number of resources")?;
    let capacities = words.wholes(stands, "a capacity")?;
    let mut activities = Vec::new();
    let mut links = Vec::new();
    for activity in 0..count {
        let duration = words.whole("a duration")?;
        let uses = words.wholes(stands, "a use of a resource")?;
        let successors = words.count("the number of successors")?;
        for _ in 0..successors {
            links.push(follows(activity, words.index("the number of a successor", 1, count)?));
        }
        activities.push(Mode { key: "1".to_owned(), duration, uses, draws: Vec::new() });
    }
    words.end()?;
    let mut named = numbered(count);
    for (activity, mode) in named.iter_mut().zip(activities) {
        activity.modes.push(mode);
    }
    Ok(one_project(named, links, resources("R", &capacities)))
}
