//! A year of world trade made like BACI: for measuring, where the real one may not be shipped.
//!
//! Rows are sorted by exporter, importer and product; codes keep their leading zeros, quantities are missing in 2 % of rows
//! (`NA`). A flow is gravity (sizes over distance) × the exporter's capability × the product's weight × noise, all lognormal,
//! so values are heavy-tailed; flows below a threshold are not traded. The full size (225 places, 5,000 products) has about
//! eleven million rows and 370 MB.

use std::fs::File;
use std::io::{BufWriter, Write};

/// Places and products of the full size.
const PLACES: usize = 225;
const PRODUCTS: usize = 5_000;
/// Flows below so many thousand dollars are not traded; chosen for the number of rows.
const THRESHOLD: f64 = 0.9;

/// Writes a year: `YEAR FILE [--products N]`.
///
/// # Errors
///
/// Wrong words, or a file that cannot be written.
pub(crate) fn run(words: &[&str]) -> Result<String, String> {
    let (year, file, products) = match words {
        [year, file] => (year, file, PRODUCTS),
        [year, file, "--products", count] => {
            (year, file, count.parse().map_err(|_| format!("no number: {count}"))?)
        }
        _ => return Err("usage: cargo xtask trade YEAR FILE [--products N]".to_owned()),
    };
    let year: u64 = year.parse().map_err(|_| format!("no year: {year}"))?;
    let rows = write(year, file, products.min(9_000)).map_err(|failure| format!("{file}: {failure}"))?;
    Ok(format!("{rows} rows of {year} in {file}"))
}

fn write(year: u64, file: &str, products: usize) -> std::io::Result<usize> {
    let mut out = BufWriter::with_capacity(1 << 20, File::create(file)?);
    out.write_all(b"t,i,j,k,v,q\n")?;
    // What does not change from year to year is drawn without the year.
    let sizes: Vec<f64> = (0..PLACES).map(|place| (1.6 * normal(&[1, place as u64])).exp()).collect();
    let complexity: Vec<f64> = (0..products).map(|product| unit(&[2, product as u64])).collect();
    let weights: Vec<f64> = (0..products).map(|product| (1.2 * normal(&[3, product as u64])).exp()).collect();
    let skills: Vec<f64> = (0..PLACES).map(|place| unit(&[4, place as u64])).collect();
    let codes: Vec<u32> =
        (0..products).map(|product| 10_000 + (product as u32) * (980_000 / products as u32)).collect();
    let mut rows = 0;
    for exporter in 0..PLACES {
        let capability: Vec<f64> = (0..products)
            .map(|product| {
                let words = [5, exporter as u64, product as u64];
                let distance = 2.5 * (complexity[product] - skills[exporter]).max(0.0);
                (1.4 * normal(&words) - distance).exp() * weights[product]
            })
            .collect();
        for importer in (0..PLACES).filter(|importer| *importer != exporter) {
            let distance =
                (0.8 * normal(&[6, exporter.min(importer) as u64, exporter.max(importer) as u64])).exp();
            let gravity = 0.0054 * sizes[exporter] * sizes[importer] / distance;
            for product in 0..products {
                let noise = normal(&[7, year, exporter as u64, importer as u64, product as u64]);
                let value = gravity * capability[product] * (1.3 * noise).exp();
                if value < THRESHOLD {
                    continue;
                }
                let draw = unit(&[8, year, exporter as u64, importer as u64, product as u64]);
                write!(out, "{year},{},{},{:06},{value:.3},", exporter + 1, importer + 1, codes[product])?;
                if draw < 0.02 {
                    out.write_all(b"NA\n")?
                } else {
                    writeln!(out, "{:.3}", value * (0.05 + draw))?
                }
                rows += 1;
            }
        }
    }
    out.flush()?;
    Ok(rows)
}

/// SplitMix64's mixing of several words into one.
fn bits(words: &[u64]) -> u64 {
    words.iter().fold(0x9E37_79B9_7F4A_7C15, |state, word| {
        let mut z = state ^ word.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(0x2545_F491_4F6C_DD1D);
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    })
}

fn unit(words: &[u64]) -> f64 {
    (bits(words) >> 11) as f64 / (1_u64 << 53) as f64
}

/// Nearly normal: the sum of four uniform numbers, to variance one.
fn normal(words: &[u64]) -> f64 {
    let bits = bits(words);
    let sum: u64 = (0..4).map(|part| bits >> (16 * part) & 0xffff).sum();
    (sum as f64 / 65_536.0 - 2.0) * 3.0_f64.sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same year is the same file; another year is another, with most lines in common.
    #[test]
    fn years_are_repeatable() {
        let folder = tempfile::tempdir().unwrap();
        let text = |year: u64, name: &str| {
            let file = folder.path().join(name);
            write(year, file.to_str().unwrap(), 20).unwrap();
            std::fs::read_to_string(file).unwrap()
        };
        let first = text(2022, "one.csv");
        assert_eq!(first, text(2022, "two.csv"));
        assert_ne!(first, text(2021, "three.csv"));
        assert!(
            first.lines().count() > 1_000 && first.starts_with("t,i,j,k,v,q\n2022,1,"),
            "{}",
            &first[..80]
        );
    }
}
