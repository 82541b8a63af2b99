//! How long capability takes on a world of 225 × 5,000: `capability_speed [--threads N] [--products N] [--write FILE]`.
//!
//! The world is generated: gravity × capability × noise, cut at a threshold, so that values are heavy-tailed and one cell in
//! six is a presence. `--write` leaves it as little-endian `i64` by producer for the peers of `bench/trade/capability.py`, and
//! the output is JSON for the same reason.

use std::io::Write;
use std::time::Instant;

use trade::capability::{Complexity, Convention, Exports, Presence, Settings, Threshold, World, of_union};

const PRODUCERS: usize = 225;
/// Fields of capability that producers have and products need.
const FIELDS: usize = 12;

/// SplitMix64: the same world everywhere.
struct Chance(u64);

impl Chance {
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Twelve uniforms less six: near enough to normal, and without library functions that differ.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }
}

/// Exports in dollars, by producer: the first products of the same world, however many.
fn generated(products: usize) -> Vec<i64> {
    let all = generated_all(products.max(5_000));
    all.chunks(products.max(5_000)).flat_map(|row| row[..products].iter().copied()).collect()
}

fn generated_all(products: usize) -> Vec<i64> {
    let mut chance = Chance(20_221_122);
    let mut fields = |count: usize, kept: f64| -> Vec<[f64; FIELDS]> {
        (0..count)
            .map(|_| std::array::from_fn(|_| if chance.unit() < kept { chance.unit() } else { 0.0 }))
            .collect()
    };
    let (have, need) = (fields(PRODUCERS, 0.6), fields(products, 0.3));
    let size: Vec<f64> = (0..PRODUCERS).map(|_| (1.5 * chance.normal()).exp()).collect();
    let demand: Vec<f64> = (0..products).map(|_| (0.8 * chance.normal()).exp()).collect();
    let mut cells = Vec::with_capacity(PRODUCERS * products);
    for (have, size) in have.iter().zip(&size) {
        for (need, demand) in need.iter().zip(&demand) {
            let fit: f64 = have.iter().zip(need).map(|(have, need)| have * need).sum();
            let value = size * demand * (2.0 * fit + 2.4 * chance.normal()).exp() * 2_000.0;
            cells.push(if value < 1_000.0 { 0 } else { value as i64 });
        }
    }
    cells
}

/// The table of a full matrix; noughts are no rows.
#[expect(clippy::unwrap_used, reason = "it measures")]
fn table(cells: &[i64], products: usize) -> Exports {
    let names = |count: usize| (0..count).map(|number| format!("{number:06}")).collect();
    let rows = (0_u32..).zip(cells.chunks(products)).flat_map(|(producer, row)| {
        (0_u32..).zip(row).filter(|(_, x)| **x > 0).map(move |(product, x)| (producer, product, *x))
    });
    Exports::new(names(PRODUCERS), names(products), rows.collect()).unwrap()
}

/// The shortest of several runs, in milliseconds.
#[expect(clippy::disallowed_methods, reason = "it measures")]
fn best<T>(mut run: impl FnMut() -> T) -> f64 {
    let times = (0..7).map(|_| {
        let begin = Instant::now();
        std::hint::black_box(run());
        begin.elapsed().as_secs_f64() * 1e3
    });
    times.fold(f64::INFINITY, f64::min)
}

#[expect(clippy::print_stdout, clippy::unwrap_used, reason = "it measures")]
fn main() {
    let words: Vec<String> = std::env::args().collect();
    let after = |word: &str| words.iter().position(|known| known == word).map(|at| words[at + 1].clone());
    let threads = after("--threads").map_or(2, |threads| threads.parse().unwrap());
    let products = after("--products").map_or(5_000, |products| products.parse().unwrap());
    let cells = generated(products);
    if let Some(file) = after("--write") {
        let mut file = std::io::BufWriter::new(std::fs::File::create(file).unwrap());
        cells.iter().for_each(|cell| file.write_all(&cell.to_le_bytes()).unwrap());
    }
    let table = table(&cells, products);
    let settings = Settings { threshold: Threshold::ONE, convention: Convention::STANDARD, threads };
    let presence = Presence::of(&table, settings.threshold, threads);
    let world = World::of(&table, &settings);
    let presences: usize = (0..PRODUCERS).map(|producer| presence.diversity(producer)).sum();
    let densities = (0..PRODUCERS).flat_map(|c| (0..products).map(move |p| (c, p)));
    let densities: f64 = densities.filter_map(|(c, p)| world.density(c, p)).sum();
    let eci: f64 = world.complexity().producers.iter().flatten().map(|x| x.abs()).sum();

    let rca = best(|| Presence::of(&table, settings.threshold, threads));
    let complexity = best(|| Complexity::of(&presence, &settings.convention, threads));
    let matrix = best(|| presence.proximities(threads));
    let whole = best(|| World::of(&table, &settings));
    let job = best(|| (World::of(&table, &settings), presence.proximities(threads)));
    let gains = best(|| world.gains());
    let row = best(|| (0..products).filter_map(|q| presence.proximity(products / 2, q)).sum::<f64>());
    let members = [3, 50, 101, 150, 199];
    let union = best(|| of_union(&world, &table, &members, &[]));
    println!(
        "{{\"threads\": {threads}, \"products\": {products}, \"cells\": {}, \"presences\": {presences}, \
         \"density_sum\": {densities:.9}, \"eci_sum\": {eci:.12}, \"rca_ms\": {rca:.2}, \"complexity_ms\": {complexity:.2}, \
         \"density_ms\": {:.2}, \"matrix_ms\": {matrix:.2}, \"world_ms\": {whole:.2}, \"job_ms\": {job:.2}, \
         \"gains_ms\": {gains:.2}, \"one_row_ms\": {row:.3}, \"union_ms\": {union:.3}}}",
        cells.iter().filter(|cell| **cell > 0).count(),
        whole - rca - complexity,
    );
}
