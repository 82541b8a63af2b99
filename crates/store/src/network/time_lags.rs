//! ProGen/max's `.sch` files: every arc has a least distance from start to start; a negative one is a largest distance.
//!
//! With several modes, the distance in brackets would be a matrix; such files are refused by their place.

use model::network::{From, Link, Mode, Parts};

use super::words::{Found, Words};
use super::{numbered, one_project, resources};

pub(super) fn parts(words: &mut Words<'_>) -> Found<Parts> {
    let inner = words.count("the number of activities")?;
    let stands = words.count("the number of renewable resources")?;
    words.skip_line();
    let count = inner + 2;
    let mut links = Vec::new();
    for activity in 0..count {
        words.index("the number of the next activity", i64::try_from(activity).unwrap_or(0), 1)?;
        words.index("one mode", 1, 1)?;
        let successors = words.count("the number of successors")?;
        let mut after = Vec::new();
        for _ in 0..successors {
            after.push(words.index("the number of a successor", 0, count)?);
        }
        for after in after {
            let lag = words.bracketed("a time lag in brackets")?;
            links.push(Link { before: activity, after, from: From::Start, lag });
        }
    }
    let mut modes = Vec::new();
    for activity in 0..count {
        words.index("the number of the next activity", i64::try_from(activity).unwrap_or(0), 1)?;
        words.index("mode 1", 1, 1)?;
        let duration = words.whole("a duration")?;
        let uses = words.wholes(stands, "a use of a resource")?;
        modes.push(Mode { key: "1".to_owned(), duration, uses, draws: Vec::new() });
    }
    let capacities = words.wholes(stands, "a capacity")?;
    words.end()?;
    let mut activities = numbered(count);
    for (number, (activity, mode)) in activities.iter_mut().zip(modes).enumerate() {
        activity.key = number.to_string();
        activity.modes.push(mode);
    }
    Ok(one_project(activities, links, resources("R", &capacities)))
}
