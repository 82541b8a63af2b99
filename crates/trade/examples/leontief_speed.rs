//! How long input-output analysis takes: `leontief_speed [--regions N] [--sectors N] [--threads N] [--write FILE]`.
//!
//! The table is generated and shaped as an inter-regional one: strong domestic blocks, imports of 15 to 25 % of inputs, heavy-tailed
//! recipes, 85 % of cells not nought, columns that add up to at most 0.7. `--write` leaves flows and outputs as little-endian
//! `f64` for the peers of `bench/trade/leontief.py`, and the output is JSON for the same reason.

#![allow(
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "it measures, answers, and may stop"
)]

use std::io::Write;
use std::time::Instant;

use trade::leontief::{Extraction, Table, contents, extract, kept_with_returns, multipliers};

/// SplitMix64: the same table everywhere.
struct Chance(u64);

impl Chance {
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A heavy tail without library functions that differ: most are small, one in fifty is large.
    fn heavy(&mut self) -> f64 {
        let unit = self.unit();
        1.0 / (1.02 - unit) - 0.9
    }
}

fn generated(regions: usize, sectors: usize) -> Table {
    let size = regions * sectors;
    let mut chance = Chance(20_221_126);
    let region: Vec<usize> = (0..size).map(|row| row / sectors).collect();
    let output: Vec<f64> = (0..size).map(|_| 1_000.0 * chance.heavy()).collect();
    let mut flows = vec![0.0; size * size];
    for row in 0..size {
        for buyer in 0..size {
            let cell = if chance.unit() < 0.85 { chance.heavy() } else { 0.0 };
            flows[row * size + buyer] = cell;
        }
    }
    // Columns are brought to their sums: inputs in all, and the part of them that is imported.
    let (mut home, mut abroad) = (vec![0.0; size], vec![0.0; size]);
    for row in 0..size {
        for buyer in 0..size {
            let sum = if region[row] == region[buyer] { &mut home } else { &mut abroad };
            sum[buyer] += flows[row * size + buyer];
        }
    }
    let inputs: Vec<f64> = (0..size).map(|_| 0.3 + 0.4 * chance.unit()).collect();
    let imported: Vec<f64> = (0..size).map(|_| 0.15 + 0.1 * chance.unit()).collect();
    for row in 0..size {
        for buyer in 0..size {
            let (share, sum) = if region[row] == region[buyer] {
                (1.0 - imported[buyer], home[buyer])
            } else {
                (imported[buyer], abroad[buyer])
            };
            flows[row * size + buyer] *= inputs[buyer] * share / sum * output[buyer];
        }
    }
    Table {
        regions: (0..regions).map(|number| format!("R{number}")).collect(),
        region,
        sector: (0..size).map(|row| format!("s{}", row % sectors)).collect(),
        flows,
        output,
        ..Table::default()
    }
}

fn timed<T>(run: impl FnOnce() -> T) -> (f64, T) {
    let begin = Instant::now();
    let result = run();
    (begin.elapsed().as_secs_f64(), result)
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let word = |name: &str| {
        words.iter().position(|word| word == name).and_then(|at| words.get(at + 1)).map(String::as_str)
    };
    let number = |name: &str, usual: usize| word(name).and_then(|word| word.parse().ok()).unwrap_or(usual);
    let (regions, sectors, threads) =
        (number("--regions", 77), number("--sectors", 45), number("--threads", 2));
    let table = generated(regions, sectors);
    if let Some(file) = word("--write") {
        let mut file = std::io::BufWriter::new(std::fs::File::create(file).expect("a file to write"));
        for value in table.flows.iter().chain(&table.output) {
            file.write_all(&value.to_le_bytes()).expect("room to write");
        }
    }
    let rows: Vec<usize> = (0..table.len()).collect();
    let union: Vec<&str> = table.regions[..2].iter().map(String::as_str).collect();
    let most: Vec<&str> = table.regions[..regions / 2].iter().map(String::as_str).collect();
    let taken: Vec<usize> = (0..10).map(|number| number * table.len() / 10).collect();
    let value_added: Vec<f64> =
        table.value_added().iter().zip(&table.output).map(|(share, output)| share * output).collect();
    let factors: [(&str, &[f64]); 1] = [("value added", &value_added)];
    // One right side, as the peers' figure is; then all that is asked of a table at once.
    let (single, _) = timed(|| kept_with_returns(&table, &rows, threads).expect("a productive table"));
    let (all, found) = timed(|| multipliers(&table, &rows, &factors, threads).expect("a productive table"));
    let (of_two, small) = timed(|| contents(&table, &union, threads).expect("a productive table").0);
    let (of_half, _) =
        timed(|| contents(&table, &most[..most.len().min(4)], threads).expect("a productive table"));
    let (ten, lost) =
        timed(|| extract(&table, &rows, &taken, Extraction::Both, threads).expect("a productive table"));
    let (one, _) =
        timed(|| extract(&table, &rows, &taken[..1], Extraction::Both, threads).expect("a productive table"));
    let sum = |values: &[f64]| values.iter().sum::<f64>();
    let losses: Vec<f64> = lost.iter().map(|lost| lost.loss).collect();
    {
        println!(
            "{{\"n\": {}, \"threads\": {threads}, \"output_multipliers\": {single:.4}, \"all_multipliers\": {all:.4}, \"contents_of_two\": {of_two:.4}, \
             \"contents_of_four\": {of_half:.4}, \"ten_extractions\": {ten:.4}, \"one_extraction\": {one:.4}, \
             \"sum_output\": {:.9}, \"sum_value_added\": {:.9}, \"sum_imports\": {:.9}, \"losses\": {losses:?}, \
             \"residual\": {:.2e}}}",
            table.len(),
            sum(&found.output),
            sum(&found.factors[0].effect),
            sum(&small.total),
            found.residual,
        );
    }
}
