//! Products of a square matrix with several vectors at once: each reads the matrix once, on as many threads as are asked for.
//!
//! Every sum goes over the same cells in the same order whatever the number of threads, so the bits are the same.

use std::ops::{Add, AddAssign, Mul};

use super::solve::Way;

/// A floating number of either width.
pub(super) trait Number:
    Copy + Default + Send + Sync + Add<Output = Self> + AddAssign + Mul<Output = Self>
{
}
impl Number for f32 {}
impl Number for f64 {}

/// Numbers that are added side by side.
const LANES: usize = 8;
/// Vectors that go through a row together, and rows that go into a stretch of sums together.
const TOGETHER: usize = 4;
/// Sums that stay near while rows go by.
const STRETCH: usize = 1024;

/// `A v` or `A'v` for each vector; the matrix by rows.
pub(super) fn products<T: Number>(
    matrix: &[T],
    size: usize,
    way: Way,
    vectors: &[Vec<T>],
    threads: usize,
) -> Vec<Vec<T>> {
    let mut products = vec![vec![T::default(); size]; vectors.len()];
    if size == 0 {
        return products;
    }
    let part = size.div_ceil(threads.max(1));
    // A thread's share of every product.
    let mut shares: Vec<Vec<&mut [T]>> = (0..size.div_ceil(part)).map(|_| Vec::new()).collect();
    for product in &mut products {
        product.chunks_mut(part).zip(&mut shares).for_each(|(chunk, share)| share.push(chunk));
    }
    let work = |number: usize, share: Vec<&mut [T]>| match way {
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

/// Sums along rows.
fn rows<T: Number>(matrix: &[T], size: usize, vectors: &[Vec<T>], mut share: Vec<&mut [T]>) {
    let height = share.first().map_or(0, |chunk| chunk.len());
    for (at, row) in matrix.chunks_exact(size).take(height).enumerate() {
        for (vectors, share) in vectors.chunks(TOGETHER).zip(share.chunks_mut(TOGETHER)) {
            if let ([a, b, c, d], [ya, yb, yc, yd]) = (vectors, &mut *share) {
                [ya[at], yb[at], yc[at], yd[at]] = along([a, b, c, d], row);
            } else {
                for (vector, chunk) in vectors.iter().zip(share) {
                    [chunk[at]] = along([vector], row);
                }
            }
        }
    }
}

/// The products of a row with some vectors.
fn along<T: Number, const N: usize>(vectors: [&Vec<T>; N], row: &[T]) -> [T; N] {
    let mut sums = [[T::default(); LANES]; N];
    let whole = row.len() / LANES * LANES;
    let mut chunks = vectors.map(|vector| vector[..row.len()].chunks_exact(LANES));
    for cells in row.chunks_exact(LANES) {
        for (sums, chunks) in sums.iter_mut().zip(&mut chunks) {
            if let Some(values) = chunks.next() {
                for lane in 0..LANES {
                    sums[lane] += cells[lane] * values[lane];
                }
            }
        }
    }
    let mut products = [T::default(); N];
    for ((product, sums), vector) in products.iter_mut().zip(sums).zip(vectors) {
        let tail = row[whole..].iter().zip(&vector[whole..]);
        let tail = tail.fold(T::default(), |sum, (cell, value)| sum + *cell * *value);
        *product = sums.into_iter().fold(tail, |sum, lane| sum + lane);
    }
    products
}

/// Sums along columns from `first` on: rows go by, four together, over a stretch of sums.
fn columns<T: Number>(matrix: &[T], size: usize, first: usize, vectors: &[Vec<T>], mut share: Vec<&mut [T]>) {
    let width = share.first().map_or(0, |chunk| chunk.len());
    let whole = size / TOGETHER * TOGETHER;
    for begin in (0..width).step_by(STRETCH) {
        let end = (begin + STRETCH).min(width);
        let cells = |row: usize| &matrix[row * size + first + begin..row * size + first + end];
        for top in (0..whole).step_by(TOGETHER) {
            let four = [cells(top), cells(top + 1), cells(top + 2), cells(top + 3)];
            for (vector, sums) in vectors.iter().zip(&mut share) {
                let [a, b, c, d] = [vector[top], vector[top + 1], vector[top + 2], vector[top + 3]];
                let sums = &mut sums[begin..end];
                let width = sums.len();
                let [p, q, r, s] = four.map(|row| &row[..width]);
                for at in 0..width {
                    sums[at] += (p[at] * a + q[at] * b) + (r[at] * c + s[at] * d);
                }
            }
        }
        for row in whole..size {
            for (vector, sums) in vectors.iter().zip(&mut share) {
                let value = vector[row];
                sums[begin..end].iter_mut().zip(cells(row)).for_each(|(sum, cell)| *sum += *cell * value);
            }
        }
    }
}
