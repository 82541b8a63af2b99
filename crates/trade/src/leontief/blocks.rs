//! What a region buys from itself, factored: most of a table, for a fraction of its cost.

use super::solve::Way;

/// Regions of more sectors than this stay unfactored: their factors would cost more than the products they save.
const LARGEST: usize = 600;

/// Triangular factors of `I − A` of each region's own block.
pub(super) struct Blocks {
    /// First row and factors; L below the diagonal, with ones on it, U on and above. Empty where a block has no factors.
    blocks: Vec<(usize, Vec<f64>)>,
    /// Rows of each block.
    sizes: Vec<usize>,
}

impl Blocks {
    /// Factors the blocks of rows of the same region, which stand together.
    pub(super) fn of(flows: &[f64], regions: &[usize], left: &[f64], right: &[f64], threads: usize) -> Self {
        let size = regions.len();
        let mut spans: Vec<(usize, usize)> = Vec::new();
        for row in 0..size {
            match spans.last_mut() {
                Some((first, rows)) if regions[*first] == regions[row] => *rows += 1,
                _ => spans.push((row, 1)),
            }
        }
        let factor = |(first, rows): (usize, usize)| {
            let mut block = Vec::with_capacity(rows * rows);
            for row in first..first + rows {
                let cells = &flows[row * size + first..row * size + first + rows];
                let share = |(cell, right): (&f64, &f64)| -left[row] * cell * right;
                block.extend(cells.iter().zip(&right[first..]).map(share));
                if let Some(own) = block.iter_mut().nth_back(first + rows - 1 - row) {
                    *own += 1.0;
                }
            }
            (first, if factored(&mut block, rows) { block } else { Vec::new() })
        };
        let worth = |(first, rows): (usize, usize)| {
            if rows <= LARGEST { factor((first, rows)) } else { (first, Vec::new()) }
        };
        let part = spans.len().div_ceil(threads.max(1)).max(1);
        let mut blocks: Vec<(usize, Vec<f64>)> =
            spans.iter().map(|(first, _)| (*first, Vec::new())).collect();
        let work = |spans: &[(usize, usize)], blocks: &mut [(usize, Vec<f64>)]| {
            blocks.iter_mut().zip(spans).for_each(|(block, span)| *block = worth(*span));
        };
        if threads < 2 {
            work(&spans, &mut blocks);
        } else {
            std::thread::scope(|scope| {
                for (spans, blocks) in spans.chunks(part).zip(blocks.chunks_mut(part)) {
                    scope.spawn(|| work(spans, blocks));
                }
            });
        }
        Self { blocks, sizes: spans.into_iter().map(|(_, rows)| rows).collect() }
    }

    /// `y` of `y = vector + A y` (or `A'y`) as if regions bought from themselves alone.
    pub(super) fn solve(&self, way: Way, vector: &[f64]) -> Vec<f64> {
        let mut solution = vector.to_vec();
        for ((first, factors), rows) in self.blocks.iter().zip(&self.sizes) {
            if factors.is_empty() {
                continue;
            }
            let part = &mut solution[*first..first + rows];
            match way {
                Way::Quantities => straight(factors, part),
                Way::Contents => transposed(factors, part),
            }
        }
        solution
    }
}

/// Factors a matrix in place, without pivots, which a productive block does not need (Hawkins and Simon 1949); false if it is none.
fn factored(block: &mut [f64], size: usize) -> bool {
    for pivot in 0..size {
        let (above, below) = block.split_at_mut((pivot + 1) * size);
        let top = &above[pivot * size..];
        if top[pivot].is_nan() || top[pivot] < 1e-9 {
            return false;
        }
        for row in below.chunks_exact_mut(size) {
            let share = row[pivot] / top[pivot];
            row[pivot] = share;
            row[pivot + 1..].iter_mut().zip(&top[pivot + 1..]).for_each(|(cell, top)| *cell -= share * top);
        }
    }
    true
}

/// `L U x = b`, over b.
fn straight(factors: &[f64], x: &mut [f64]) {
    let size = x.len();
    let row = |at: usize| &factors[at * size..(at + 1) * size];
    for at in 0..size {
        x[at] -= dot(&row(at)[..at], &x[..at]);
    }
    for at in (0..size).rev() {
        x[at] = (x[at] - dot(&row(at)[at + 1..], &x[at + 1..])) / row(at)[at];
    }
}

/// `(L U)' x = b`, over b.
fn transposed(factors: &[f64], x: &mut [f64]) {
    let size = x.len();
    let row = |at: usize| &factors[at * size..(at + 1) * size];
    for at in 0..size {
        x[at] /= row(at)[at];
        let value = x[at];
        x[at + 1..].iter_mut().zip(&row(at)[at + 1..]).for_each(|(x, cell)| *x -= cell * value);
    }
    for at in (0..size).rev() {
        let value = x[at];
        x[..at].iter_mut().zip(row(at)).for_each(|(x, cell)| *x -= cell * value);
    }
}

/// A sum of products in four lanes.
fn dot(one: &[f64], other: &[f64]) -> f64 {
    let mut sums = [0.0; 4];
    let whole = one.len() / 4 * 4;
    for (one, other) in one.chunks_exact(4).zip(other.chunks_exact(4)) {
        for lane in 0..4 {
            sums[lane] += one[lane] * other[lane];
        }
    }
    let tail: f64 = one[whole..].iter().zip(&other[whole..]).map(|(one, other)| one * other).sum();
    sums.iter().sum::<f64>() + tail
}
