//! How fast needs are matched: `cargo run --release -p cooperation --example market -- [COPIES [NEEDS [THREADS]]]`.
//!
//! So many copies of the labelled market (528 capabilities each, 190 if not said), the first so many of their needs (10,000), on so
//! many threads (2). Written out: the time to read the profiles and build the index, the time for all needs in one run, the time of
//! single needs one by one, and the most memory that the process used.
//!
//! `-- --write FOLDER COPIES NEEDS` writes the same market into a folder that `jointworks init FOLDER --example` made, for the executable.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measurement reads a clock and speaks"
)]

use std::path::Path;
use std::time::Instant;

use cooperation::sample::labelled;
use cooperation::{Matcher, Settings, Weights};
use model::draft::{Process, Property};
use model::{Cooperation, Programme};

fn main() {
    let typed: Vec<String> = std::env::args().skip(1).collect();
    if let [first, folder, copies, asked] = &typed[..]
        && first == "--write"
    {
        write(Path::new(folder), copies.parse().unwrap(), asked.parse().unwrap());
        return;
    }
    let mut words = typed.iter().map(|word| word.parse::<usize>().unwrap());
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

/// Writes the tables of the market beside those of the example.
fn write(folder: &Path, copies: usize, asked: usize) {
    let market = labelled(copies);
    let (draft, tables) = (&market.draft, &market.draft.cooperation);
    let put = |name: &str, heading: &str, rows: &mut dyn Iterator<Item = String>| {
        let mut text = format!("{heading}\n");
        rows.for_each(|row| text.push_str(&format!("{row}\n")));
        std::fs::write(folder.join(name), text).unwrap();
    };
    let day = |day: Option<model::Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let words = |all: &[Process]| all.iter().map(|one| one.word()).collect::<Vec<_>>().join(";");
    let plants = std::fs::read_to_string(folder.join("plants.csv")).unwrap();
    let mut kept = plants.lines().map(str::to_owned);
    let heading = kept.next().unwrap();
    let added = draft.plants.iter().filter(|row| row.plant.starts_with("plant-")).map(|row| {
        let (north, east) = row.coordinates.unwrap();
        format!("{},{},,{},,{north},{east},,generated,assumption,", row.plant, row.name.plain, row.partner)
    });
    put("plants.csv", &heading, &mut kept.chain(added));
    let needs: Vec<&str> = tables.needs.iter().take(asked).map(|row| row.need.as_str()).collect();
    let needs: std::collections::BTreeSet<&str> = needs.into_iter().collect();
    put(
        "needs.csv",
        "need,name,buyer,hs,quantity,per,from,to,deadline,delivered_to,certificates",
        &mut tables.needs.iter().take(asked).map(|row| {
            let (from, to) = (day(row.span.0), day(row.span.1));
            let place = row.delivered_to.clone().unwrap_or_default();
            let (name, until) = (&row.name.plain, day(row.deadline));
            format!(
                "{},\"{name}\",someone,{},{},week,{from},{to},{until},{place},IATF 16949",
                row.need, row.hs, row.quantity
            )
        }),
    );
    let asked_for = tables.requirements.iter().filter(|row| needs.contains(row.need.as_str()));
    put(
        "requirements.csv",
        "need,requirement,property,value,firmness",
        &mut asked_for.map(|row| {
            let (property, firmness) = (row.property.word(), row.firmness.word());
            format!("{},{},{property},{},{firmness}", row.need, row.requirement, row.value)
        }),
    );
    let columns: Vec<&str> = Property::SIZES.iter().map(|property| property.word()).collect();
    put(
        "capabilities.csv",
        &format!(
            "capability,name,plant,description,hs,processes,materials,{},unit_price,lead_time,deliveries,on_time",
            columns.join(",")
        ),
        &mut tables.capabilities.iter().map(|row| {
            let size = |size: &Option<model::unit::Written>| {
                size.map(|size| format!("{} {}", size.high.unwrap(), size.unit.word)).unwrap_or_default()
            };
            let sizes: Vec<String> = row.sizes.iter().map(size).collect();
            let materials: Vec<&str> = row.materials.iter().map(|one| one.word()).collect();
            format!(
                "{},\"{}\",{},\"{}\",{},{},{},{},{},60,20,{}",
                row.capability,
                row.name.plain,
                row.plant,
                row.description,
                row.hs.concat(),
                words(&row.processes),
                materials.concat(),
                sizes.join(","),
                row.unit_price.unwrap().value,
                row.on_time
            )
        }),
    );
    put(
        "capacity.csv",
        "group,from,to,actual,agreed",
        &mut tables.capacity.iter().map(|row| {
            format!("{},{},{},{},{}", row.group, day(row.span.0), day(row.span.1), row.actual, row.agreed)
        }),
    );
    put(
        "certificates_held.csv",
        "plant,certificate,to",
        &mut tables
            .certificates_held
            .iter()
            .map(|row| format!("{},{},{}", row.plant, row.certificate, day(row.span.1))),
    );
}

/// Kilobytes, as Linux counts them; nought elsewhere.
fn memory(name: &str) -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    line.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
