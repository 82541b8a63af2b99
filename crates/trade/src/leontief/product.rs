//! Products of a square matrix with several vectors at once: each reads the matrix once, on as many threads as are asked for.
//!
//! Every sum goes over the same cells in the same order whatever the number of threads, so the bits are the same.

use super::solve::Way;

/// Numbers that are added side by side.
const LANES: usize = 4;
/// Rows that go into sums along columns together.
const ROWS: usize = 8;

/// `A v` or `A'v` for each vector; the matrix by rows.
pub(super) fn products(
    matrix: &[f64],
    size: usize,
    way: Way,
    vectors: &[Vec<f64>],
    threads: usize,
) -> Vec<Vec<f64>> {
    let mut products = vec![vec![0.0; size]; vectors.len()];
    if size == 0 {
        return products;
    }
    // Shares of an even number of rows, for rows go by two.
    let part = size.div_ceil(threads.max(1)).next_multiple_of(2);
    let mut shares: Vec<Vec<&mut [f64]>> = (0..size.div_ceil(part)).map(|_| Vec::new()).collect();
    for product in &mut products {
        product.chunks_mut(part).zip(&mut shares).for_each(|(chunk, share)| share.push(chunk));
    }
    let work = |number: usize, share: Vec<&mut [f64]>| match way {
        Way::Quantities => rows(&matrix[number * part * size..], size, vectors, share),
        Way::Contents => columns(matrix, size, number * part, vectors, share),
    };
    if threads < 2 {
        shares.into_iter().enumerate().for_each(|(number, share)| work(number, share));
    } else {
        std::thread::scope(|scope| {
            for (number, share) in shares.into_iter().enumerate() {
                let work = &work;
                scope.spawn(move || work(number, share));
            }
        });
    }
    products
}

/// Sums along rows, two rows and up to four vectors together.
fn rows(matrix: &[f64], size: usize, vectors: &[Vec<f64>], mut share: Vec<&mut [f64]>) {
    let height = share.first().map_or(0, |chunk| chunk.len());
    for (pair, rows) in matrix.chunks(2 * size).take(height.div_ceil(2)).enumerate() {
        let (one, other) = rows.split_at(size.min(rows.len()));
        // An odd last row goes with itself.
        let other = if 2 * pair + 1 < height { other } else { one };
        for (vectors, share) in vectors.chunks(4).zip(share.chunks_mut(4)) {
            let mut keep = |at: usize, sums: [f64; 2]| {
                let chunk = &mut share[at][2 * pair..];
                chunk.iter_mut().zip(sums).for_each(|(product, sum)| *product = sum);
            };
            if let [a, b, c, d] = vectors {
                along([a, b, c, d], one, other).into_iter().enumerate().for_each(|(at, sums)| keep(at, sums));
            } else {
                for (at, vector) in vectors.iter().enumerate() {
                    let [sums] = along([vector], one, other);
                    keep(at, sums);
                }
            }
        }
    }
}

/// The products of two rows with some vectors.
fn along<const N: usize>(vectors: [&Vec<f64>; N], one: &[f64], other: &[f64]) -> [[f64; 2]; N] {
    let mut sums = [[[0.0; LANES]; 2]; N];
    let whole = one.len() / LANES * LANES;
    let mut chunks = vectors.map(|vector| vector[..one.len()].chunks_exact(LANES));
    for (one, other) in one.chunks_exact(LANES).zip(other.chunks_exact(LANES)) {
        for (sums, chunks) in sums.iter_mut().zip(&mut chunks) {
            if let Some(values) = chunks.next() {
                for lane in 0..LANES {
                    sums[0][lane] += one[lane] * values[lane];
                    sums[1][lane] += other[lane] * values[lane];
                }
            }
        }
    }
    let mut products = [[0.0; 2]; N];
    for ((product, sums), vector) in products.iter_mut().zip(sums).zip(vectors) {
        for ((product, sums), row) in product.iter_mut().zip(sums).zip([one, other]) {
            let tail: f64 = row[whole..].iter().zip(&vector[whole..]).map(|(cell, value)| cell * value).sum();
            *product = sums.into_iter().sum::<f64>() + tail;
        }
    }
    products
}

/// Sums along columns from `first` on: rows go by, several together.
fn columns(matrix: &[f64], size: usize, first: usize, vectors: &[Vec<f64>], mut share: Vec<&mut [f64]>) {
    let width = share.first().map_or(0, |chunk| chunk.len());
    let whole = size / ROWS * ROWS;
    let cells = |row: usize| &matrix[row * size + first..row * size + first + width];
    for top in (0..whole).step_by(ROWS) {
        let rows: [&[f64]; ROWS] = std::array::from_fn(|row| cells(top + row));
        for (vector, sums) in vectors.iter().zip(&mut share) {
            let values: [f64; ROWS] = std::array::from_fn(|row| vector[top + row]);
            let [a, b, c, d, e, f, g, h] = rows.map(|row| &row[..width]);
            for (at, sum) in sums[..width].iter_mut().enumerate() {
                let early = (a[at] * values[0] + b[at] * values[1]) + (c[at] * values[2] + d[at] * values[3]);
                let late = (e[at] * values[4] + f[at] * values[5]) + (g[at] * values[6] + h[at] * values[7]);
                *sum += early + late;
            }
        }
    }
    for row in whole..size {
        for (vector, sums) in vectors.iter().zip(&mut share) {
            let value = vector[row];
            sums.iter_mut().zip(cells(row)).for_each(|(sum, cell)| *sum += *cell * value);
        }
    }
}
