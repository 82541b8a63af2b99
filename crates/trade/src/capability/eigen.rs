//! The second largest eigenvalue of a symmetric matrix, how far it stands from the third, and its vector.
//!
//! Householder's reflections make the matrix tridiagonal, bisection on Sturm's sequence finds eigenvalues to the last digit, inverse
//! iteration the vector (Golub and Van Loan, Matrix Computations, 8.3 and 8.4). Nothing in it can fail to converge, and every
//! operation has one order, so the same matrix gives the same bits.

/// The second eigenvalue and its vector of length one.
pub(super) struct Second {
    pub(super) value: f64,
    /// The third eigenvalue; none in a matrix of two rows.
    pub(super) third: Option<f64>,
    pub(super) vector: Vec<f64>,
}

/// Of a full symmetric matrix `n × n` by row; `None` if there is no second eigenvalue. 4/3 n³ multiplications and additions.
pub(super) fn second(mut matrix: Vec<f64>, n: usize) -> Option<Second> {
    if n < 2 {
        return None;
    }
    let reflections = tridiagonal(&mut matrix, n);
    let diagonal: Vec<f64> = (0..n).map(|row| matrix[row * n + row]).collect();
    let beside: Vec<f64> = (1..n).map(|row| matrix[row * n + row - 1]).collect();
    let value = largest(&diagonal, &beside, 1);
    let third = (n > 2).then(|| largest(&diagonal, &beside, 2));
    let mut vector = inverse_iteration(&diagonal, &beside, value);
    for (first, mirror) in reflections.iter().enumerate().rev() {
        reflect(mirror, &mut vector[first + 1..]);
    }
    Some(Second { value, third, vector })
}

/// x − 2 v vᵀx, v of length one (or nought: nothing happens).
fn reflect(v: &[f64], x: &mut [f64]) {
    let twice = 2.0 * dot(v, x);
    x.iter_mut().zip(v).for_each(|(x, v)| *x -= twice * v);
}

/// Four sums side by side: one order, and the processor adds them together.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut sums = [0.0; 4];
    let (fours_a, fours_b) = (a.chunks_exact(4), b.chunks_exact(4));
    let rest: f64 = fours_a.remainder().iter().zip(fours_b.remainder()).map(|(a, b)| a * b).sum();
    for (a, b) in fours_a.zip(fours_b) {
        for place in 0..4 {
            sums[place] += a[place] * b[place];
        }
    }
    (sums[0] + sums[1]) + (sums[2] + sums[3]) + rest
}

/// Makes the matrix tridiagonal in place and returns the mirrors, each on the rows below its own.
fn tridiagonal(matrix: &mut [f64], n: usize) -> Vec<Vec<f64>> {
    let mut mirrors = Vec::with_capacity(n - 2);
    for column in 0..n - 2 {
        let below = column + 1;
        let mut v: Vec<f64> = (below..n).map(|row| matrix[row * n + column]).collect();
        let length = dot(&v, &v).sqrt();
        let onto = if v[0] > 0.0 { -length } else { length };
        v[0] -= onto;
        let length = dot(&v, &v).sqrt();
        if length > 0.0 {
            v.iter_mut().for_each(|x| *x /= length);
            // A − 2 v wᵀ − 2 w vᵀ with w = A v − (vᵀ A v) v.
            let mut w: Vec<f64> =
                (below..n).map(|row| dot(&matrix[row * n + below..(row + 1) * n], &v)).collect();
            let share = dot(&v, &w);
            w.iter_mut().zip(&v).for_each(|(w, v)| *w -= share * v);
            for row in below..n {
                let (a, b) = (2.0 * v[row - below], 2.0 * w[row - below]);
                let cells = &mut matrix[row * n + below..(row + 1) * n];
                for place in 0..cells.len() {
                    cells[place] -= a * w[place] + b * v[place];
                }
            }
        }
        matrix[below * n + column] = onto;
        mirrors.push(v);
    }
    mirrors
}

/// The eigenvalue with so many above it, by bisection until no number lies between.
fn largest(diagonal: &[f64], beside: &[f64], above: usize) -> f64 {
    let reach = |row: usize| {
        let left = if row > 0 { beside[row - 1].abs() } else { 0.0 };
        left + beside.get(row).map_or(0.0, |right| right.abs())
    };
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for (row, d) in diagonal.iter().enumerate() {
        low = low.min(d - reach(row));
        high = high.max(d + reach(row));
    }
    loop {
        let middle = low + (high - low) / 2.0;
        if middle <= low || middle >= high {
            return middle;
        }
        if diagonal.len() - smaller(diagonal, beside, middle) > above {
            low = middle;
        } else {
            high = middle;
        }
    }
}

/// How many eigenvalues are smaller than x (Sturm's sequence).
fn smaller(diagonal: &[f64], beside: &[f64], x: f64) -> usize {
    let mut count = 0;
    let mut pivot = 1.0_f64;
    for (row, d) in diagonal.iter().enumerate() {
        let e = if row > 0 { beside[row - 1] } else { 0.0 };
        pivot = d - x - e * e / pivot;
        if pivot.abs() < f64::MIN_POSITIVE {
            pivot = -f64::MIN_POSITIVE;
        }
        count += usize::from(pivot < 0.0);
    }
    count
}

/// (T − λ)⁻¹ again and again, from a start that has something of every vector.
fn inverse_iteration(diagonal: &[f64], beside: &[f64], value: f64) -> Vec<f64> {
    let n = diagonal.len();
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut x: Vec<f64> = (0..n)
        .map(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            0.5 + (state >> 40) as f64 / (1_u64 << 24) as f64
        })
        .collect();
    for _ in 0..4 {
        solve(diagonal, beside, value, &mut x);
        let largest = x.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
        x.iter_mut().for_each(|x| *x /= largest);
        let length = dot(&x, &x).sqrt();
        x.iter_mut().for_each(|x| *x /= length);
    }
    x
}

/// Solves (T − λ) y = x in place by elimination with row exchanges; a pivot of nought becomes a tiny one.
fn solve(diagonal: &[f64], beside: &[f64], value: f64, x: &mut [f64]) {
    let n = diagonal.len();
    let largest = diagonal.iter().chain(beside).fold(0.0_f64, |most, x| most.max(x.abs()));
    let tiny = (f64::EPSILON * largest).max(f64::MIN_POSITIVE);
    let mut main: Vec<f64> = diagonal.iter().map(|d| d - value).collect();
    let mut upper = beside.to_vec();
    upper.push(0.0);
    let mut second = vec![0.0; n];
    for row in 0..n - 1 {
        let below = beside[row];
        if below.abs() > main[row].abs() {
            let factor = main[row] / below;
            main[row] = below;
            let (a, b) = (upper[row], main[row + 1]);
            upper[row] = b;
            main[row + 1] = a - factor * b;
            second[row] = upper[row + 1];
            upper[row + 1] = -factor * second[row];
            x.swap(row, row + 1);
            x[row + 1] -= factor * x[row];
        } else {
            if main[row].abs() < tiny {
                main[row] = tiny;
            }
            let factor = below / main[row];
            main[row + 1] -= factor * upper[row];
            x[row + 1] -= factor * x[row];
        }
    }
    if main[n - 1].abs() < tiny {
        main[n - 1] = tiny;
    }
    for row in (0..n).rev() {
        let one = if row + 1 < n { upper[row] * x[row + 1] } else { 0.0 };
        let two = if row + 2 < n { second[row] * x[row + 2] } else { 0.0 };
        x[row] = (x[row] - one - two) / main[row];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// (A x − λ x) is nothing, and x has length one, for matrices with known eigenvalues.
    #[test]
    fn the_second_vector_is_one() {
        for n in [2, 3, 5, 40] {
            // min(i, j): its inverse is the second difference, so eigenvalues are 1 / (4 sin²(π (2j−1) / (4n+2))).
            let matrix: Vec<f64> = (0..n * n).map(|cell| (cell / n + 1).min(cell % n + 1) as f64).collect();
            let found = second(matrix.clone(), n).unwrap();
            let angle = |j: usize| std::f64::consts::PI * (2 * j - 1) as f64 / (4 * n + 2) as f64;
            let known = |j: usize| 0.25 / angle(j).sin().powi(2);
            assert!((found.value / known(2) - 1.0).abs() < 1e-12, "{n}: {}", found.value);
            if let Some(third) = found.third {
                assert!((third / known(3) - 1.0).abs() < 1e-12);
            }
            for row in 0..n {
                let product = dot(&matrix[row * n..(row + 1) * n], &found.vector);
                assert!((product - found.value * found.vector[row]).abs() < 1e-11 * known(1));
            }
            assert!((dot(&found.vector, &found.vector) - 1.0).abs() < 1e-14);
        }
    }

    /// A matrix that is diagonal already, or nought, or of one row.
    #[test]
    fn plain_matrices_have_plain_answers() {
        let found = second(vec![3.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 2.0], 3).unwrap();
        assert!((found.value - 2.0).abs() < 1e-14 && (found.vector[2].abs() - 1.0).abs() < 1e-14);
        let nought = second(vec![0.0; 9], 3).unwrap();
        assert!(nought.value.abs() < 1e-300 && nought.vector.iter().all(|x| x.is_finite()));
        assert!(second(vec![1.0], 1).is_none());
    }
}
