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

/// Sums along rows, two rows together: a vector alone, or several side by side.
fn rows(matrix: &[f64], size: usize, vectors: &[Vec<f64>], mut share: Vec<&mut [f64]>) {
    for (vectors, share) in vectors.chunks(12).zip(share.chunks_mut(12)) {
        match vectors.len() {
            ..2 => {
                for (vector, products) in vectors.iter().zip(share) {
                    pairs(matrix, size, products.len(), |one, other, row| {
                        let sums = [along(vector, one), along(vector, other)];
                        products[row..].iter_mut().zip(sums).for_each(|(product, sum)| *product = sum);
                    });
                }
            }
            2..5 => abreast::<4>(matrix, size, vectors, share),
            5..9 => abreast::<8>(matrix, size, vectors, share),
            _ => abreast::<12>(matrix, size, vectors, share),
        }
    }
}

/// Two rows at a time and the number of the first; an odd last row goes with itself.
fn pairs(matrix: &[f64], size: usize, height: usize, mut with: impl FnMut(&[f64], &[f64], usize)) {
    for (pair, rows) in matrix.chunks(2 * size).take(height.div_ceil(2)).enumerate() {
        let (one, other) = rows.split_at(size.min(rows.len()));
        with(one, if 2 * pair + 1 < height { other } else { one }, 2 * pair);
    }
}

/// The product of a row with a vector.
fn along(vector: &[f64], row: &[f64]) -> f64 {
    let mut sums = [0.0; 2 * LANES];
    let whole = row.len() / sums.len() * sums.len();
    for (cells, values) in row.chunks_exact(sums.len()).zip(vector.chunks_exact(sums.len())) {
        for (lane, sum) in sums.iter_mut().enumerate() {
            *sum += cells[lane] * values[lane];
        }
    }
    let tail: f64 = row[whole..].iter().zip(&vector[whole..]).map(|(cell, value)| cell * value).sum();
    sums.iter().sum::<f64>() + tail
}

/// The products of rows with up to `N` vectors laid side by side: a cell is loaded once and meets all of them.
fn abreast<const N: usize>(matrix: &[f64], size: usize, vectors: &[Vec<f64>], share: &mut [&mut [f64]]) {
    let mut side_by_side = vec![[0.0; N]; size];
    for (number, vector) in vectors.iter().enumerate() {
        side_by_side.iter_mut().zip(vector).for_each(|(values, value)| values[number] = *value);
    }
    let height = share.first().map_or(0, |products| products.len());
    pairs(matrix, size, height, |one, other, row| {
        let mut sums = [[0.0; N]; 2];
        for ((one, other), values) in one.iter().zip(other).zip(&side_by_side) {
            for lane in 0..N {
                sums[0][lane] += one * values[lane];
                sums[1][lane] += other * values[lane];
            }
        }
        for (number, products) in share.iter_mut().enumerate() {
            let pair = products[row..].iter_mut().zip(&sums);
            pair.for_each(|(product, sums)| *product = sums[number]);
        }
    });
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
