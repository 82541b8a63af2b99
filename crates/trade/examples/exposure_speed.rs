//! How long reading and exposure take, for `bench/trade`:
//!
//! ```text
//! exposure_speed read MEMBER,MEMBER THREADS TABLE...             from tables to indicators
//! exposure_speed write MEMBER,MEMBER THREADS ARCHIVE TABLE...    the same, and the archive in passing
//! exposure_speed ask MEMBER,MEMBER THREADS ARCHIVE               from the archive to indicators
//! ```
#![expect(clippy::disallowed_methods, clippy::print_stdout, clippy::unwrap_used, reason = "it measures")]

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use trade::read::{Request, read};
use trade::{Archive, Exposure, Flag, Gather, Keep, Place, Sums, Union, Year};

fn main() {
    let begin = Instant::now();
    let words: Vec<String> = std::env::args().skip(1).collect();
    let members: Vec<Place> = words[1].split(',').map(|code| Place::find(code).unwrap()).collect();
    let (union, threads) = (Union::new(&members), words[2].parse().unwrap());
    let files = |from: usize| words[from..].iter().map(PathBuf::from).collect::<Vec<_>>();
    match words[0].as_str() {
        "read" => {
            let years = years(&files(3), &Keep::Union(union.clone()), Some(&union), threads);
            println!("sealed after {:?}", begin.elapsed());
            years.iter().for_each(|year| told(year.sums(&union)));
        }
        "write" => {
            // A year at a time: so many lines are in memory, whatever the number of years.
            for file in files(4) {
                let years = years(&[file], &Keep::All, None, threads);
                println!("sealed after {:?}", begin.elapsed());
                Archive::write(Path::new(&words[3]), &years, "").unwrap();
                println!("written after {:?}", begin.elapsed());
                years.iter().for_each(|year| told(year.sums(&union)));
            }
        }
        _ => {
            let (archive, findings) = Archive::open(Path::new(&words[3]));
            assert_eq!(findings, []);
            let (years, next) = (archive.years(), AtomicUsize::new(0));
            let work = || {
                let mut sums = Vec::new();
                while let Some(year) = years.get(next.fetch_add(1, Ordering::Relaxed)) {
                    sums.push(archive.sums(*year, &union).unwrap());
                }
                sums
            };
            let mut sums = std::thread::scope(|scope| {
                let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
                let mut sums = work();
                sums.extend(others.into_iter().flat_map(|other| other.join().unwrap()));
                sums
            });
            println!("sums after {:?}", begin.elapsed());
            sums.sort_by_key(|sums| sums.first().map(|sum| sum.year));
            sums.into_iter().for_each(told);
        }
    }
    println!("all after {:?}", begin.elapsed());
}

fn years(files: &[PathBuf], keep: &Keep, union: Option<&Union>, threads: usize) -> Vec<Year> {
    let request = Request { paths: files, mappings: &[], threads, watch: &|_| true };
    let (gather, _) = read(&request, &|| Gather::new(keep));
    gather.seal(union, None, threads).0
}

/// The figures by which the tools are compared: of products that the union imports from outside.
fn told(sums: Vec<Sums>) {
    let year = sums.first().map_or(0, |sum| sum.year);
    let products: Vec<Exposure> =
        sums.into_iter().map(|sums| Exposure::of(sums, true)).filter(|it| it.sums.outside > 0).collect();
    let concentration: f64 = products.iter().filter_map(|it| it.concentration).map(|(low, _)| low).sum();
    let count = |flag: fn(&Exposure) -> Flag| products.iter().filter(|it| flag(it) == Flag::Yes).count();
    println!(
        "result {year} {} {concentration:.6} {} {} {} {}",
        products.len(),
        count(|it| it.cdi1),
        count(|it| it.cdi2),
        count(|it| it.cdi3),
        count(|it| it.dependent),
    );
}
