//! PSPLIB's `.sm` and `.mm` files (Kolisch and Sprecher, European Journal of Operational Research 96, 1996).

use model::network::{Mode, Parts, Stock};

use super::words::{Found, Words};
use super::{follows, numbered, one_project, resources};

pub(super) fn parts(words: &mut Words<'_>) -> Found<Parts> {
    let jobs = labelled(words, "jobs", "the number of jobs")?;
    let renewable = labelled(words, "-", "the number of renewable resources")?;
    let stocks = labelled(words, "-", "the number of nonrenewable resources")?;
    let doubly = words.peek();
    if labelled(words, "-", "the number of doubly constrained resources")? > 0 {
        return Err(words.wrong("no doubly constrained resources: this program does not know them", doubly));
    }
    words.skip_to_line("PRECEDENCE")?;
    words.skip_line();
    let mut activities = numbered(jobs);
    let mut links = Vec::new();
    let mut modes = Vec::new();
    for job in 0..jobs {
        words.index("the number of the next job", i64::try_from(job).unwrap_or(0) + 1, 1)?;
        modes.push(words.count("the number of modes")?);
        let successors = words.count("the number of successors")?;
        for _ in 0..successors {
            links.push(follows(job, words.index("the number of a successor", 1, jobs)?));
        }
    }
    words.skip_to_line("REQUESTS")?;
    words.skip_line();
    words.skip_to_line("-")?;
    for (job, activity) in activities.iter_mut().enumerate() {
        words.index("the number of the next job", i64::try_from(job).unwrap_or(0) + 1, 1)?;
        for mode in 0..modes[job] {
            words.index("the number of the next mode", i64::try_from(mode).unwrap_or(0) + 1, 1)?;
            let duration = words.whole("a duration")?;
            let uses = words.wholes(renewable, "a use of a resource")?;
            let draws = words.wholes(stocks, "a use of a nonrenewable resource")?;
            activity.modes.push(Mode { key: (mode + 1).to_string(), duration, uses, draws });
        }
    }
    words.skip_to_line("RESOURCEAVAILABILITIES")?;
    words.skip_line();
    let capacities = words.wholes(renewable, "a capacity")?;
    let amounts = words.wholes(stocks, "the amount of a nonrenewable resource")?;
    let mut parts = one_project(activities, links, resources("R", &capacities));
    let named = |(number, amount): (usize, &i64)| Stock { key: format!("N{}", number + 1), amount: *amount };
    parts.stocks = amounts.iter().enumerate().map(named).collect();
    Ok(parts)
}

/// The number behind the colon of the next line that begins so.
fn labelled(words: &mut Words<'_>, label: &str, expected: &str) -> Found<usize> {
    loop {
        let word = words.next(expected)?;
        if word.text == label {
            break;
        }
    }
    while !words.next(expected)?.text.ends_with(':') {}
    words.count(expected)
}
