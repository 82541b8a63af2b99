//! How long reading and exposure take: `exposure_speed FILE MEMBER,MEMBER [THREADS]`; for `bench/trade`.

use std::path::PathBuf;
use std::time::Instant;

use trade::read::{Request, read};
use trade::{Exposure, Flag, Gather, Keep, Place, Union};

#[expect(clippy::disallowed_methods, clippy::print_stdout, clippy::unwrap_used, reason = "it measures")]
fn main() {
    let words: Vec<String> = std::env::args().collect();
    let members: Vec<Place> = words[2].split(',').map(|code| Place::find(code).unwrap()).collect();
    let threads = words.get(3).map_or(2, |threads| threads.parse().unwrap());
    let union = Union::new(&members);
    let keep = Keep::Union(union.clone());
    let paths = [PathBuf::from(&words[1])];
    let begin = Instant::now();
    let request = Request { paths: &paths, mappings: &[], threads, watch: &|_| true };
    let (gather, reading) = read(&request, &|| Gather::new(&keep));
    let read = begin.elapsed();
    let (years, _) = gather.seal(Some(&union), None, threads);
    let sealed = begin.elapsed();
    for year in &years {
        let begin = Instant::now();
        let products: Vec<Exposure> =
            year.sums(&union).into_iter().map(|sums| Exposure::of(sums, true)).collect();
        let summed = begin.elapsed();
        let hhi: f64 = products.iter().filter_map(|it| it.concentration).map(|(low, _)| low).sum();
        let count = |flag: fn(&Exposure) -> Flag| products.iter().filter(|it| flag(it) == Flag::Yes).count();
        println!(
            "{} rows, {} products, sum of HHI {hhi:.6}, flags {} / {} / {}, all three {}; sums {summed:?}",
            reading.rows,
            products.len(),
            count(|it| it.cdi1),
            count(|it| it.cdi2),
            count(|it| it.cdi3),
            count(|it| it.dependent),
        );
    }
    println!("read {read:?}, sealed {sealed:?}");
}
