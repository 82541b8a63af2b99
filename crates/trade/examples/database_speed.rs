//! How long a table in a database takes, and with `--plan` how the engine goes about it:
//! `cargo run --release -p trade --example database_speed -- postgres://… TABLE BY,RU [--plan]`.
#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "it measures")]

use std::time::{Duration, Instant};

use trade::database::{Request, plan, sums};
use trade::{Place, Union};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [url, table, members, rest @ ..] = arguments.as_slice() else {
        return Err("postgres://… TABLE PARTNERS [--plan]".into());
    };
    let members: Vec<Place> = members.split(',').filter_map(Place::find).collect();
    let union = Union::new(&members);
    let timeout = Duration::from_secs(3600);
    let request = Request {
        url,
        table,
        mappings: &[],
        union: &union,
        years: None,
        level: None,
        timeout,
        watch: &|| true,
    };
    if rest.iter().any(|word| word == "--plan") {
        for line in plan(&request)? {
            println!("{line}");
        }
    }
    let begin = Instant::now();
    let answer = sums(&request)?;
    println!("{:.2} s, {} rows", begin.elapsed().as_secs_f64(), answer.rows);
    for told in &answer.years {
        let outside: i64 = told.sums.iter().map(|sums| sums.outside).sum();
        println!(
            "{}: {} products, {} from outside",
            told.year,
            told.sums.len(),
            trade::read::thousands(outside)
        );
    }
    println!("{} findings", answer.findings.len());
    Ok(())
}
