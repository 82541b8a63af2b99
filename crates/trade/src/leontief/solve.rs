//! Solves `y = r + A y` and `y = r + A'y` for the coefficients of some rows of a table, without ever forming an inverse.
//!
//! The work is bandwidth: a product reads the flows once, whatever the number of right sides. So what counts is how few products
//! are needed. Regions buy mostly from themselves, so their own blocks, factored once, stand for the whole (block Jacobi
//! preconditioning), and van der Vorst's stabilised biconjugate gradients (1992) need some eight to fourteen products for what
//! takes them over twenty alone and a power series forty. Flows are used as they stand: there is no second matrix.

use std::borrow::Cow;

use super::blocks::Blocks;
use super::product::products;
use super::table::Table;

/// Residuals at which a solve is done, and products after which it never will be.
const DONE: f64 = 1e-13;
const PRODUCTS: usize = 20_000;
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
    flows: Cow<'a, [f64]>,
    left: Vec<f64>,
    right: Vec<f64>,
    blocks: Blocks,
    threads: usize,
}

/// Solutions, one for each right side, and the largest residual among them, relative to the right side.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Solved {
    pub(super) solutions: Vec<Vec<f64>>,
    pub(super) residual: f64,
}

impl<'a> Coefficients<'a> {
    /// Input coefficients `z_ij / x_j` of some rows, which are sorted. Nothing is copied for all rows, the block for a part of them.
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
        let flows = if rows.len() == table.len() {
            Cow::Borrowed(table.flows.as_slice())
        } else {
            let part = |row: &usize| {
                let sold = table.sold(*row);
                rows.iter().map(move |buyer| sold[*buyer])
            };
            Cow::Owned(rows.iter().flat_map(part).collect::<Vec<f64>>())
        };
        let regions: Vec<usize> = rows.iter().map(|row| table.region[*row]).collect();
        let threads = if rows.len() < WORTH { 1 } else { threads.max(1) };
        let blocks = Blocks::of(&flows, &regions, &left, &right, threads);
        Self { flows, left, right, blocks, threads }
    }

    /// `1 − Σ_i a_ij`: what is left of a unit after all inputs.
    pub(super) fn left_over(&self) -> Vec<f64> {
        self.apply(Way::Contents, &[vec![1.0; self.right.len()]]).swap_remove(0)
    }

    /// `y − A y`, or `y − A'y`, for each vector.
    fn apply(&self, way: Way, vectors: &[Vec<f64>]) -> Vec<Vec<f64>> {
        let (before, after) = match way {
            Way::Quantities => (&self.right, &self.left),
            Way::Contents => (&self.left, &self.right),
        };
        let scaled =
            |vector: &Vec<f64>| vector.iter().zip(before).map(|(value, scale)| value * scale).collect();
        let scaled: Vec<Vec<f64>> = vectors.iter().map(scaled).collect();
        let mut products = products(&self.flows, self.right.len(), way, &scaled, self.threads);
        for (product, vector) in products.iter_mut().zip(vectors) {
            for ((product, scale), value) in product.iter_mut().zip(after).zip(vector) {
                *product = value - *product * scale;
            }
        }
        products
    }

    /// `y = r + A y` (or with A transposed) for each right side; nothing if there is no solution that a productive table has
    /// (Hawkins and Simon 1949). Any number of threads gives the same bits.
    pub(super) fn solve(&self, way: Way, rights: &[Vec<f64>]) -> Option<Solved> {
        let scales: Vec<f64> = rights.iter().map(|right| largest(right).max(f64::MIN_POSITIVE)).collect();
        let mut solutions: Vec<Vec<f64>> = rights.iter().map(|right| vec![0.0; right.len()]).collect();
        let mut lefts = vec![0.0; rights.len()];
        let mut open: Vec<(usize, Vec<f64>)> = rights.iter().cloned().enumerate().collect();
        let mut spent = 0;
        // Begun again from the true residual until that is small, for the steps' own is only nearly right.
        while !open.is_empty() {
            let descents = open
                .into_iter()
                .map(|(at, residual)| (at, Descent::new(residual, DONE / 4.0 * scales[at])))
                .collect();
            let descents = self.descend(way, descents, &mut spent);
            let stepped = |(at, descent): &(usize, Descent)| {
                let steps = solutions[*at].iter().zip(&descent.correction);
                steps.map(|(solution, step)| solution + step).collect()
            };
            let asked: Vec<Vec<f64>> = descents.iter().map(stepped).collect();
            let applied = self.apply(way, &asked);
            open = Vec::new();
            for (((at, descent), asked), applied) in descents.into_iter().zip(asked).zip(applied) {
                let mut residual: Vec<f64> =
                    rights[at].iter().zip(&applied).map(|(right, applied)| right - applied).collect();
                if largest(&residual) < largest(&descent.begun) {
                    solutions[at] = asked;
                } else {
                    // The steps broke down and led away: a plain step of the blocks instead (Richardson's), from where they began.
                    residual = self.plain_step(way, &mut solutions[at], &rights[at], &descent.begun);
                }
                lefts[at] = largest(&residual) / scales[at];
                if !lefts[at].is_finite() || spent > PRODUCTS {
                    return None;
                }
                if lefts[at] > DONE {
                    open.push((at, residual));
                }
            }
            spent += 1;
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

    /// Adds what the blocks make of a residual to a solution, and gives the residual of that.
    fn plain_step(&self, way: Way, solution: &mut [f64], right: &[f64], residual: &[f64]) -> Vec<f64> {
        let step = self.blocks.solve(way, residual);
        solution.iter_mut().zip(&step).for_each(|(solution, step)| *solution += step);
        let applied = self.apply(way, &[solution.to_vec()]);
        let applied = applied.iter().flatten();
        right.iter().zip(applied).map(|(right, applied)| right - applied).collect()
    }

    /// As many steps as bring each residual down to its goal.
    fn descend(
        &self,
        way: Way,
        mut descents: Vec<(usize, Descent)>,
        spent: &mut usize,
    ) -> Vec<(usize, Descent)> {
        for _ in 0..self.right.len().clamp(4, 200) {
            let mut open: Vec<&mut Descent> =
                descents.iter_mut().map(|(_, descent)| descent).filter(|descent| !descent.done).collect();
            if open.is_empty() {
                break;
            }
            *spent += 2;
            let nearer = |descent: &&mut Descent| self.blocks.solve(way, &descent.direction);
            let nearer: Vec<Vec<f64>> = open.iter().map(nearer).collect();
            for ((descent, applied), nearer) in open.iter_mut().zip(self.apply(way, &nearer)).zip(nearer) {
                descent.along(&nearer, applied);
            }
            let nearer = |descent: &&mut Descent| self.blocks.solve(way, &descent.residual);
            let nearer: Vec<Vec<f64>> = open.iter().map(nearer).collect();
            for ((descent, applied), nearer) in open.iter_mut().zip(self.apply(way, &nearer)).zip(nearer) {
                descent.down(&nearer, &applied);
            }
        }
        descents
    }
}

/// The state of the stabilised biconjugate gradients for one right side, in van der Vorst's letters.
struct Descent {
    goal: f64,
    done: bool,
    /// The residual that it began with.
    begun: Vec<f64>,
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
            done: largest(&residual) <= goal,
            rho: dot(&residual, &residual),
            begun: residual.clone(),
            shadow: residual.clone(),
            direction: residual.clone(),
            applied: Vec::new(),
            correction: vec![0.0; residual.len()],
            alpha: 0.0,
            residual,
        }
    }

    /// Along the direction, of which the nearer solution and its product are given.
    fn along(&mut self, nearer: &[f64], applied: Vec<f64>) {
        self.applied = applied;
        self.alpha = self.rho / dot(&self.shadow, &self.applied);
        if !self.alpha.is_finite() {
            (self.alpha, self.done) = (0.0, true);
        }
        let alpha = self.alpha;
        self.correction.iter_mut().zip(nearer).for_each(|(sum, step)| *sum += alpha * step);
        self.residual.iter_mut().zip(&self.applied).for_each(|(left, step)| *left -= alpha * step);
        // Where the blocks are the whole table (one region), half a step is the answer: what is left then is rounding, and a direction
        // made of rounding leads anywhere.
        self.done |= largest(&self.residual) <= self.goal;
    }

    /// Down what is left, and the next direction.
    fn down(&mut self, nearer: &[f64], applied: &[f64]) {
        if self.done {
            return;
        }
        let square = dot(applied, applied);
        let omega = if square > 0.0 { dot(applied, &self.residual) / square } else { 0.0 };
        if !omega.is_finite() {
            self.done = true;
            return;
        }
        self.correction.iter_mut().zip(nearer).for_each(|(sum, step)| *sum += omega * step);
        self.residual.iter_mut().zip(applied).for_each(|(left, step)| *left -= omega * step);
        let next = dot(&self.shadow, &self.residual);
        let beta = next / self.rho * (self.alpha / omega);
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

/// The largest absolute value; not a number if there is one that is none.
fn largest(vector: &[f64]) -> f64 {
    let larger = |largest: f64, value: &f64| {
        if value.is_nan() || largest.is_nan() { f64::NAN } else { largest.max(value.abs()) }
    };
    vector.iter().fold(0.0, larger)
}
