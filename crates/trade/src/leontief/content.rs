//! Import content of every sector of a union, and who keeps what.

use model::{Code, Finding};

use super::table::Table;

/// For each sector of the union's regions, per unit of its output.
#[derive(Clone, Debug, PartialEq)]
pub struct Contents {
    /// Rows of the table that lie inside.
    pub rows: Vec<usize>,
    /// Imports that the sector itself buys outside, `Σ_{i outside} a_ij`.
    pub direct: Vec<f64>,
    /// All imports behind it, `1' A_FB (I − A_BB)⁻¹`.
    pub total: Vec<f64>,
    /// By partner, in the order asked: value added and net taxes kept there, `v_r' (I − A_BB)⁻¹`.
    pub kept: Vec<Vec<f64>>,
    /// The largest residual of the solves.
    pub residual: f64,
}

impl Contents {
    /// Imports hidden in what is bought inside.
    #[must_use]
    pub fn hidden(&self, at: usize) -> f64 {
        self.total[at] - self.direct[at]
    }

    /// What stays inside of a unit.
    #[must_use]
    pub fn retained(&self, at: usize) -> f64 {
        self.kept.iter().map(|partner| partner[at]).sum()
    }
}

/// Residuals at which a solve is done, and steps after which it never will be.
const DONE: f64 = 1e-13;
const STEPS: usize = 20_000;

/// The contents for a union of regions: one solve for imports and one for each partner, each of some ten to hundred products
/// with the union's block.
///
/// # Errors
///
/// `io-region-missing` for each region that the table does not have, if none is left; `io-not-productive` if the union's block
/// eats more than it makes. Regions that are missing are also told beside the result.
pub fn contents(
    table: &Table,
    regions: &[&str],
    threads: usize,
) -> Result<(Contents, Vec<Finding>), Vec<Finding>> {
    let mut findings = Vec::new();
    let mut numbers = Vec::new();
    for region in regions {
        match table.regions.iter().position(|other| other == region) {
            Some(number) => numbers.push(number),
            None => {
                let known = table.regions.join(", ");
                findings.push(Finding::new(Code::IoRegionMissing, *region).with("known", known));
            }
        }
    }
    if numbers.is_empty() {
        return Err(findings);
    }
    let rows: Vec<usize> = (0..table.len()).filter(|row| numbers.contains(&table.region[*row])).collect();
    let inside: Vec<bool> = (0..table.len()).map(|row| numbers.contains(&table.region[row])).collect();
    let mut bought = [vec![0.0; rows.len()], vec![0.0; rows.len()]];
    // The block transposed: by buyer, what it buys inside per unit of its output.
    let mut block = vec![0.0; rows.len() * rows.len()];
    let mut supplier_inside = 0;
    for supplier in 0..table.len() {
        for (at, buyer) in rows.iter().enumerate() {
            let share = table.coefficient(supplier, *buyer);
            bought[usize::from(inside[supplier])][at] += share;
            if inside[supplier] {
                block[at * rows.len() + supplier_inside] = share;
            }
        }
        supplier_inside += usize::from(inside[supplier]);
    }
    let [direct, within] = bought;
    let mut residual: f64 = 0.0;
    let mut solved = |right: &[f64]| -> Result<Vec<f64>, Vec<Finding>> {
        let (solution, left) = solve(&block, right, threads)
            .ok_or_else(|| vec![Finding::new(Code::IoNotProductive, regions.join(", "))])?;
        residual = residual.max(left);
        Ok(solution)
    };
    let total = solved(&direct)?;
    let mut kept = Vec::new();
    for number in &numbers {
        let own = |(at, row): (usize, &usize)| {
            let makes = table.region[*row] == *number && table.output[*row] > 0.0;
            if makes { 1.0 - direct[at] - within[at] } else { 0.0 }
        };
        kept.push(solved(&rows.iter().enumerate().map(own).collect::<Vec<f64>>())?);
    }
    Ok((Contents { rows, direct, total, kept, residual }, findings))
}

/// `y = r + B y` by the stabilised biconjugate gradients of van der Vorst (1992), with the residual that is left; nothing if there is
/// no solution that a productive block has.
///
/// `block` is B by rows. Sums are cut by rows, so any number of threads gives the same bits.
pub(crate) fn solve(block: &[f64], right: &[f64], threads: usize) -> Option<(Vec<f64>, f64)> {
    let size = right.len();
    let apply = |x: &[f64]| -> Vec<f64> {
        let mut y = product(block, x, threads);
        y.iter_mut().zip(x).for_each(|(y, x)| *y = x - *y);
        y
    };
    let dot = |one: &[f64], other: &[f64]| one.iter().zip(other).map(|(one, other)| one * other).sum::<f64>();
    let largest = |x: &[f64]| x.iter().fold(0.0_f64, |largest, x| largest.max(x.abs()));
    let scale = largest(right).max(f64::MIN_POSITIVE);
    let mut x = right.to_vec();
    let mut steps = 0;
    // Restarted from the true residual whenever the recurrence's own has become small or useless.
    loop {
        let applied = apply(&x);
        let mut r: Vec<f64> = right.iter().zip(&applied).map(|(right, applied)| right - applied).collect();
        let left = largest(&r) / scale;
        if !left.is_finite() || steps >= STEPS {
            return None;
        }
        if left <= DONE {
            break;
        }
        let shadow = r.clone();
        let (mut rho, mut p) = (dot(&shadow, &r), r.clone());
        for _ in 0..size.clamp(4, 200) {
            steps += 1;
            let v = apply(&p);
            let alpha = rho / dot(&shadow, &v);
            let s: Vec<f64> = r.iter().zip(&v).map(|(r, v)| r - alpha * v).collect();
            let t = apply(&s);
            let square = dot(&t, &t);
            let omega = if square > 0.0 { dot(&t, &s) / square } else { 0.0 };
            if !alpha.is_finite() || !omega.is_finite() {
                break;
            }
            for at in 0..size {
                x[at] += alpha * p[at] + omega * s[at];
                r[at] = s[at] - omega * t[at];
            }
            let next = dot(&shadow, &r);
            let beta = next / rho * (alpha / omega);
            if largest(&r) / scale <= DONE / 4.0 || !beta.is_finite() {
                break;
            }
            rho = next;
            for at in 0..size {
                p[at] = r[at] + beta * (p[at] - omega * v[at]);
            }
        }
        steps += 1;
    }
    // A productive block keeps what is not negative so (Hawkins and Simon 1949); rounding may miss nought a little.
    let signs = right.iter().all(|right| *right >= 0.0) && x.iter().any(|x| *x < -1e-9 * scale);
    if signs {
        return None;
    }
    let applied = apply(&x);
    let left = right.iter().zip(&applied).map(|(right, applied)| (right - applied).abs()).fold(0.0, f64::max);
    Some((x, left))
}

/// Rows of a block that are worth a thread of their own.
const WORTH: usize = 512;

/// The block times a vector.
fn product(block: &[f64], x: &[f64], threads: usize) -> Vec<f64> {
    let size = x.len();
    let row = |row: &[f64]| {
        // Eight sums side by side, joined in a fixed order.
        let mut sums = [0.0; 8];
        let (chunks, rest) = row.as_chunks::<8>();
        for (chunk, x) in chunks.iter().zip(x.as_chunks::<8>().0) {
            for lane in 0..8 {
                sums[lane] += chunk[lane] * x[lane];
            }
        }
        let tail: f64 = rest.iter().zip(&x[size - rest.len()..]).map(|(a, x)| a * x).sum();
        sums.iter().sum::<f64>() + tail
    };
    let mut y = vec![0.0; size];
    if threads < 2 || size < WORTH {
        y.iter_mut().zip(block.chunks_exact(size.max(1))).for_each(|(y, a)| *y = row(a));
        return y;
    }
    let part = size.div_ceil(threads);
    std::thread::scope(|scope| {
        for (y, block) in y.chunks_mut(part).zip(block.chunks(part * size)) {
            scope.spawn(move || y.iter_mut().zip(block.chunks_exact(size)).for_each(|(y, a)| *y = row(a)));
        }
    });
    y
}
