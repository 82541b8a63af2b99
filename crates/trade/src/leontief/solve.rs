//! Solves `y = r + A y` and `y = r + A'y` for the coefficients of some rows of a table, without ever forming an inverse.
//!
//! The work is bandwidth: a product reads the matrix once. So products are made with coefficients in single precision, and
//! what is left over is found anew in double precision from the table itself, until nothing is left that a double could hold
//! (iterative refinement: Wilkinson 1963; the inner steps are van der Vorst's stabilised biconjugate gradients, 1992). Several
//! right sides share each reading of the matrix.

use std::borrow::Cow;

use super::product::products;
use super::table::Table;

/// Residuals at which a solve is done, and products after which it never will be.
const DONE: f64 = 1e-13;
const PRODUCTS: usize = 20_000;
/// How far the inner steps go on single precision before the true residual is found anew.
const NARROW: f64 = 1e-5;
/// Rows of a block that are worth a thread of their own.
const WORTH: usize = 512;

/// Which way a product goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// `A y`: what suppliers deliver for outputs `y`.
    Quantities,
    /// `A'y`: what stands behind a unit, from what stands behind its inputs.
    Contents,
}

/// The coefficients `left_i z_ij right_j` of chosen rows and the same columns.
pub(super) struct Coefficients<'a> {
    size: usize,
    flows: Cow<'a, [f64]>,
    left: Vec<f64>,
    right: Vec<f64>,
    narrow: Vec<f32>,
    threads: usize,
}

/// Solutions, one for each right side, and the largest residual among them, relative to the right side.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Solved {
    pub(super) solutions: Vec<Vec<f64>>,
    pub(super) residual: f64,
}

impl<'a> Coefficients<'a> {
    /// Input coefficients `z_ij / x_j` of some rows, which are sorted. Memory: half of the flows' again for all rows; one and a half
    /// times the block's for a part of them.
    pub(super) fn inputs(table: &'a Table, rows: &[usize], threads: usize) -> Self {
        let per_unit = |row: &usize| {
            let output = table.output[*row];
            if output > 0.0 { 1.0 / output } else { 0.0 }
        };
        Self::scaled(table, rows, vec![1.0; rows.len()], rows.iter().map(per_unit).collect(), threads)
    }

    /// Coefficients with factors of one's own.
    pub(super) fn scaled(
        table: &'a Table,
        rows: &[usize],
        left: Vec<f64>,
        right: Vec<f64>,
        threads: usize,
    ) -> Self {
        let size = rows.len();
        let flows = if size == table.len() {
            Cow::Borrowed(table.flows.as_slice())
        } else {
            let part = |row: &usize| {
                let sold = table.sold(*row);
                rows.iter().map(move |buyer| sold[*buyer])
            };
            Cow::Owned(rows.iter().flat_map(part).collect::<Vec<f64>>())
        };
        let mut narrow = vec![0.0_f32; size * size];
        let threads = if size < WORTH { 1 } else { threads.max(1) };
        let part = size.div_ceil(threads).max(1);
        std::thread::scope(|scope| {
            let parts = narrow.chunks_mut((part * size).max(1)).zip(flows.chunks((part * size).max(1)));
            for ((narrow, flows), left) in parts.zip(left.chunks(part)) {
                let right = &right;
                let mut fill = move || {
                    let rows = narrow.chunks_exact_mut(size).zip(flows.chunks_exact(size)).zip(left);
                    for ((narrow, flows), left) in rows {
                        for ((narrow, flow), right) in narrow.iter_mut().zip(flows).zip(right) {
                            *narrow = (left * flow * right) as f32;
                        }
                    }
                };
                if threads == 1 { fill() } else { drop(scope.spawn(fill)) }
            }
        });
        Self { size, flows, left, right, narrow, threads }
    }

    /// Products in double precision.
    fn exact(&self, way: Way, vectors: &[Vec<f64>]) -> Vec<Vec<f64>> {
        let (before, after) = match way {
            Way::Quantities => (&self.right, &self.left),
            Way::Contents => (&self.left, &self.right),
        };
        let times = |vector: &Vec<f64>, factors: &[f64]| -> Vec<f64> {
            vector.iter().zip(factors).map(|(value, factor)| value * factor).collect()
        };
        let vectors: Vec<Vec<f64>> = vectors.iter().map(|vector| times(vector, before)).collect();
        let products = products(&self.flows, self.size, way, &vectors, self.threads);
        products.iter().map(|product| times(product, after)).collect()
    }

    /// Products in single precision; vectors are brought to one first, so that nothing overflows.
    fn quick(&self, way: Way, vectors: &[&[f64]]) -> Vec<Vec<f64>> {
        let scales: Vec<f64> = vectors.iter().map(|vector| largest(vector).max(f64::MIN_POSITIVE)).collect();
        let short = |(vector, scale): (&&[f64], &f64)| -> Vec<f32> {
            vector.iter().map(|value| (value / scale) as f32).collect()
        };
        let vectors: Vec<Vec<f32>> = vectors.iter().zip(&scales).map(short).collect();
        let products = products(&self.narrow, self.size, way, &vectors, self.threads);
        let long = |(product, scale): (&Vec<f32>, &f64)| {
            product.iter().map(|value| f64::from(*value) * scale).collect()
        };
        products.iter().zip(&scales).map(long).collect()
    }

    /// `y = r + A y` (or with A transposed) for each right side; nothing if there is no solution that a productive table has
    /// (Hawkins and Simon 1949). Any number of threads gives the same bits.
    pub(super) fn solve(&self, way: Way, rights: &[Vec<f64>]) -> Option<Solved> {
        let scales: Vec<f64> = rights.iter().map(|right| largest(right).max(f64::MIN_POSITIVE)).collect();
        let mut solutions = rights.to_vec();
        let (mut spent, mut narrow) = (0, true);
        let mut before = vec![f64::INFINITY; rights.len()];
        let mut lefts = vec![0.0; rights.len()];
        let mut open: Vec<usize> = (0..rights.len()).collect();
        loop {
            let asked: Vec<Vec<f64>> = open.iter().map(|at| solutions[*at].clone()).collect();
            let applied = self.exact(way, &asked);
            let mut residuals = Vec::new();
            let mut stuck = false;
            for (at, applied) in std::mem::take(&mut open).into_iter().zip(applied) {
                let parts = rights[at].iter().zip(&solutions[at]).zip(&applied);
                let residual: Vec<f64> =
                    parts.map(|((right, solution), applied)| right + applied - solution).collect();
                lefts[at] = largest(&residual) / scales[at];
                if !lefts[at].is_finite() || spent > PRODUCTS {
                    return None;
                }
                if lefts[at] > DONE {
                    stuck |= lefts[at] > before[at] / 2.0;
                    before[at] = lefts[at];
                    open.push(at);
                    residuals.push(residual);
                }
            }
            if open.is_empty() {
                break;
            }
            // Where single precision no longer helps, a table is near to eating all it makes: double precision then.
            narrow &= !stuck;
            let goals: Vec<f64> = open.iter().map(|at| (DONE / 4.0 * scales[*at]).max(0.0)).collect();
            for (at, step) in open.iter().zip(self.steps(way, residuals, &goals, narrow, &mut spent)) {
                solutions[*at].iter_mut().zip(step).for_each(|(solution, step)| *solution += step);
            }
        }
        for (right, (solution, scale)) in rights.iter().zip(solutions.iter().zip(&scales)) {
            // A productive table keeps what is not negative so; rounding may miss nought a little.
            if right.iter().all(|right| *right >= 0.0) && solution.iter().any(|value| *value < -1e-9 * scale)
            {
                return None;
            }
        }
        Some(Solved { solutions, residual: largest(&lefts) })
    }

    /// Corrections for residuals, by as many steps as bring each down to its goal, or as far as the precision reaches.
    fn steps(
        &self,
        way: Way,
        residuals: Vec<Vec<f64>>,
        goals: &[f64],
        narrow: bool,
        spent: &mut usize,
    ) -> Vec<Vec<f64>> {
        let mut systems: Vec<Descent> = residuals
            .into_iter()
            .zip(goals)
            .map(|(residual, goal)| {
                let reach = if narrow { NARROW * largest(&residual) } else { 0.0 };
                Descent::new(residual, goal.max(reach))
            })
            .collect();
        let apply = |vectors: Vec<&[f64]>| -> Vec<Vec<f64>> {
            let mut applied = if narrow {
                self.quick(way, &vectors)
            } else {
                self.exact(way, &vectors.iter().map(|vector| vector.to_vec()).collect::<Vec<_>>())
            };
            for (applied, vector) in applied.iter_mut().zip(&vectors) {
                applied.iter_mut().zip(*vector).for_each(|(applied, value)| *applied = value - *applied);
            }
            applied
        };
        for _ in 0..self.size.clamp(4, 200) {
            let open: Vec<usize> = (0..systems.len()).filter(|at| !systems[*at].done).collect();
            if open.is_empty() {
                break;
            }
            *spent += 2;
            let applied = apply(open.iter().map(|at| systems[*at].direction.as_slice()).collect());
            for (at, applied) in open.iter().zip(applied) {
                systems[*at].first(applied);
            }
            let applied = apply(open.iter().map(|at| systems[*at].residual.as_slice()).collect());
            for (at, applied) in open.iter().zip(applied) {
                systems[*at].second(&applied);
            }
        }
        systems.into_iter().map(|system| system.correction).collect()
    }
}

/// The state of the stabilised biconjugate gradients for one right side.
struct Descent {
    goal: f64,
    done: bool,
    shadow: Vec<f64>,
    residual: Vec<f64>,
    direction: Vec<f64>,
    applied: Vec<f64>,
    correction: Vec<f64>,
    rho: f64,
    alpha: f64,
}

impl Descent {
    fn new(residual: Vec<f64>, goal: f64) -> Self {
        Self {
            goal,
            done: false,
            rho: dot(&residual, &residual),
            shadow: residual.clone(),
            direction: residual.clone(),
            applied: Vec::new(),
            correction: vec![0.0; residual.len()],
            alpha: 0.0,
            residual,
        }
    }

    /// After the product with the direction.
    fn first(&mut self, applied: Vec<f64>) {
        self.applied = applied;
        self.alpha = self.rho / dot(&self.shadow, &self.applied);
        if !self.alpha.is_finite() {
            // Nothing more along this direction: the second half makes one step down the residual.
            (self.alpha, self.done) = (0.0, true);
        }
        let alpha = self.alpha;
        self.residual.iter_mut().zip(&self.applied).for_each(|(r, v)| *r -= alpha * v);
    }

    /// After the product with the residual.
    fn second(&mut self, applied: &[f64]) {
        let square = dot(applied, applied);
        let omega = if square > 0.0 { dot(applied, &self.residual) / square } else { 0.0 };
        if !omega.is_finite() {
            self.done = true;
            return;
        }
        let alpha = self.alpha;
        for (at, correction) in self.correction.iter_mut().enumerate() {
            *correction += alpha * self.direction[at] + omega * self.residual[at];
            self.residual[at] -= omega * applied[at];
        }
        let next = dot(&self.shadow, &self.residual);
        let beta = next / self.rho * (alpha / omega);
        self.done |= largest(&self.residual) <= self.goal || !beta.is_finite();
        self.rho = next;
        for (at, direction) in self.direction.iter_mut().enumerate() {
            *direction = self.residual[at] + beta * (*direction - omega * self.applied[at]);
        }
    }
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

fn largest(vector: &[f64]) -> f64 {
    vector
        .iter()
        .fold(0.0, |largest: f64, value| if value.is_nan() { f64::NAN } else { largest.max(value.abs()) })
}
