//! How fast needs are matched: `cargo run --release -p cooperation --example market -- [COPIES [NEEDS [THREADS]]]`.
//!
//! So many copies of the labelled market (528 capabilities each, 190 if not said), the first so many of their needs (10,000), on so
//! many threads (2). Written out: the time to read the profiles and build the index, the time for all needs in one run, the time of
//! single needs one by one, and the most memory that the process used.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measurement reads a clock and speaks"
)]

use std::time::Instant;

use cooperation::sample::labelled;
use cooperation::{Matcher, Settings, Weights};
use model::{Cooperation, Programme};

fn main() {
    let mut words = std::env::args().skip(1).map(|word| word.parse::<usize>().unwrap());
    let (copies, asked, threads) =
        (words.next().unwrap_or(190), words.next().unwrap_or(10_000), words.next().unwrap_or(2));
    let market = labelled(copies);
    let start = Instant::now();
    let (programme, _) = Programme::new(market.draft.clone()).unwrap();
    let (cooperation, _) = Cooperation::new(&market.draft).unwrap();
    drop(market);
    println!(
        "{:>9.2} s   tables checked, {} capabilities",
        start.elapsed().as_secs_f64(),
        cooperation.capabilities.len()
    );
    let settings = Settings { weights: Weights::USUAL, limit: 10, near: 3 };
    let start = Instant::now();
    let matcher = Matcher::new(&programme, &cooperation, settings).unwrap();
    println!("{:>9.2} s   profiles read and indexed", start.elapsed().as_secs_f64());
    let needs: Vec<_> = cooperation.needs.ids().take(asked).collect();
    // Single needs from all over the table, one after another.
    let mut times: Vec<f64> = needs
        .iter()
        .step_by((needs.len() / 200).max(1))
        .map(|need| {
            let start = Instant::now();
            let answer = matcher.answer(*need).unwrap();
            assert!(answer.matches.len() <= 12);
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    println!(
        "{:>9.2} ms  a single need: median; p99 {:.2}, most {:.2}, of {}",
        at(0.5),
        at(0.99),
        at(1.0),
        times.len()
    );
    let start = Instant::now();
    let answers = matcher.answers(&needs, threads, &|_| {}).unwrap();
    let seconds = start.elapsed().as_secs_f64();
    let met = answers.iter().filter(|answer| !answer.matches.is_empty()).count();
    println!("{seconds:>9.2} s   {} needs on {threads} threads, {met} with a match", needs.len());
    println!("{:>9} MB  the most memory of the process", memory("VmHWM") / 1024);
}

/// Kilobytes, as Linux counts them; nought elsewhere.
fn memory(name: &str) -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    line.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
