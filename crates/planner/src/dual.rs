//! Lowering the bound: the volume algorithm (Barahona & Anbil 2000, *Math. Prog.* 87) on rows scaled by what they offer and by what
//! is at stake in them, after an approach with long steps where the first prices are far from good ones.
//!
//! Each step asks for one sweep at trial prices. Besides prices it yields a fractional plan: how strongly each project's
//! answers agree over the last steps, which tells where a case should be split.

use std::sync::Arc;

use crate::bound::{Answer, Lagrangian, ProjectCase, Scratch};

/// The share of the way to the target that the first step takes. Measured on both benchmarks: a tenth lowers the bound about
/// twice as far per sweep as the whole way, because descents begin near good prices.
const FIRST_STEP: f64 = 0.1;

/// An approach from afar: the share of the way to the target of its first step, the sweeps without a lower bound after which
/// steps become that much shorter, and the share at which it ends. Measured on the middle and large benchmarks: the bound is within
/// two hundredths of the dual's best after 100 sweeps, where the volume algorithm alone had done half of the way.
const LONG_STEP: f64 = 0.3;
const PATIENCE: u32 = 4;
const SHORTER: f64 = 0.8;
const SHORT_STEP: f64 = 0.1;
/// The weight of the newest slope in the direction of an approach.
const NEWEST: f64 = 0.3;

/// A glide's first step in a row: as a share of the way from the bound to the target. Measured on small-1 and medium-1: between
/// half of it and half as much again little changes, a tenth of it is worse.
const GLIDING_STEP: f64 = 0.06;
/// How much of the mean of a row's slopes, and of their squares, a sweep keeps.
const FADING: f64 = 0.8;
const FADING_SQUARE: f64 = 0.98;
/// The weight of the newest answers in what a glide tells of them.
const NEWEST_OF_SPREAD: f64 = 0.05;

/// How the answers of one project were spread over the last sweeps.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spread {
    /// Weight of being chosen, 0 to 1.
    pub chosen: f64,
    /// Weight by site.
    pub sites: Vec<f64>,
    /// Mean and mean square of the launch, by weight of being chosen.
    pub launch: (f64, f64),
    /// The same of each task's start.
    pub starts: Vec<(f64, f64)>,
}

impl Spread {
    fn new(sites: usize, tasks: usize) -> Self {
        Self { chosen: 0.0, sites: vec![0.0; sites], launch: (0.0, 0.0), starts: vec![(0.0, 0.0); tasks] }
    }

    /// Moves towards an answer by weight `alpha`.
    #[expect(clippy::cast_precision_loss, reason = "periods are few")]
    fn blend(&mut self, answer: &Answer, alpha: f64) {
        let keep = 1.0 - alpha;
        self.chosen *= keep;
        self.sites.iter_mut().for_each(|weight| *weight *= keep);
        let fade = |moment: &mut (f64, f64), value: f64| {
            *moment = (moment.0 * keep + value, moment.1 * keep + value * value / alpha.max(1e-12));
        };
        match &answer.chosen {
            None => {
                fade(&mut self.launch, 0.0);
                self.starts.iter_mut().for_each(|moment| fade(moment, 0.0));
            }
            Some((site, launch, schedule)) => {
                self.chosen += alpha;
                self.sites[*site] += alpha;
                fade(&mut self.launch, alpha * *launch as f64);
                for (moment, &(_, start)) in self.starts.iter_mut().zip(schedule) {
                    fade(moment, alpha * start as f64);
                }
            }
        }
    }

    /// Mean and standard deviation of a moment, given that the project is chosen.
    pub(crate) fn of(&self, moment: (f64, f64)) -> (f64, f64) {
        if self.chosen <= 1e-9 {
            return (0.0, 0.0);
        }
        let mean = moment.0 / self.chosen;
        (mean, (moment.1 / self.chosen - mean * mean).max(0.0).sqrt())
    }
}

/// When each project would be launched, by its spread: the mean launch if it is wanted at all, else after everybody.
#[expect(clippy::cast_precision_loss, reason = "periods are few")]
pub(crate) fn turns(spread: &[Spread], periods: usize) -> Vec<f64> {
    let turn = |of: &Spread| if of.chosen > 0.05 { of.of(of.launch).0 } else { periods as f64 };
    spread.iter().map(turn).collect()
}

/// The state of one descent; can be continued.
#[derive(Clone, Debug)]
pub(crate) struct Descent {
    /// The lowest bound so far.
    pub bound: f64,
    /// Its prices.
    pub prices: Vec<f64>,
    /// How each project's answers were spread.
    pub spread: Vec<Spread>,
    direction: Vec<f64>,
    step: f64,
    alpha: f64,
    failures: u32,
    started: bool,
    /// The first part of a descent that begins far from good prices.
    approach: Option<Approach>,
}

/// Long steps from far away: a subgradient method whose direction is the fading mean of slopes (Camerini, Fratta & Maffioli
/// 1975, *Math. Prog. Study* 3), which need not lower the bound at every step.
#[derive(Clone, Debug)]
struct Approach {
    /// Where it stands; the best prices so far are kept apart.
    at: Vec<f64>,
    /// The fading mean of slopes in the rows' natural sizes, without rows that are free and have room.
    mean: Vec<f64>,
    /// The share of the way to the target that a step takes.
    step: f64,
    /// Sweeps since the bound fell.
    failures: u32,
}

impl Descent {
    /// From these prices on.
    pub(crate) fn new(lagrangian: &Lagrangian<'_>, prices: Vec<f64>) -> Self {
        let spread = lagrangian
            .instance
            .projects
            .iter()
            .map(|project| Spread::new(project.sites.len(), project.tree.order.len()))
            .collect();
        Self {
            bound: f64::INFINITY,
            direction: vec![0.0; prices.len()],
            prices,
            spread,
            step: FIRST_STEP,
            alpha: 0.1,
            failures: 0,
            started: false,
            approach: None,
        }
    }

    /// From prices that are far from the best: long steps first.
    pub(crate) fn from_afar(lagrangian: &Lagrangian<'_>, prices: Vec<f64>) -> Self {
        let approach =
            Approach { at: prices.clone(), mean: vec![0.0; prices.len()], step: LONG_STEP, failures: 0 };
        Self { approach: Some(approach), ..Self::new(lagrangian, prices) }
    }

    /// From prices at which a like programme's answers were spread so.
    pub(crate) fn resumed(prices: Vec<f64>, spread: &[Spread]) -> Self {
        Self {
            bound: f64::INFINITY,
            direction: vec![0.0; prices.len()],
            prices,
            spread: spread.to_vec(),
            step: FIRST_STEP,
            alpha: 0.1,
            failures: 0,
            started: false,
            approach: None,
        }
    }

    /// Up to `sweeps` more sweeps towards `target` (the value of the best plan known); ends early when the bound is below it.
    pub(crate) fn run(
        &mut self,
        lagrangian: &Lagrangian<'_>,
        case: &[Arc<ProjectCase>],
        sweeps: u32,
        target: f64,
        scratch: &mut Scratch,
    ) {
        let rows = lagrangian.rows;
        let mut answers: Vec<Answer> = Vec::new();
        let mut slope = vec![0.0; rows.len];
        let mut trial = vec![0.0; rows.len];
        for _ in 0..sweeps {
            if self.approach.is_some() {
                if self.bound <= target {
                    return;
                }
                self.approach(lagrangian, case, target, scratch, &mut answers, &mut slope);
                continue;
            }
            let margin = (self.bound.abs() * 1e-4).max(1.0);
            if self.started {
                if self.bound <= target {
                    return;
                }
                let mut length = 0.0;
                for ((row, size), price) in self.direction.iter().zip(&rows.size).zip(&self.prices) {
                    if *price > 0.0 || *row < 0.0 {
                        length += (row / size) * (row / size);
                    }
                }
                if length <= 1e-14 {
                    return;
                }
                let step = self.step * (self.bound - target + margin) / length;
                for (row, value) in trial.iter_mut().enumerate() {
                    let size = rows.size[row];
                    let price = self.prices[row] - step * self.direction[row] / (size * size);
                    *value = price.clamp(0.0, rows.dearest[row]);
                }
            } else {
                trial.copy_from_slice(&self.prices);
            }
            let bound = lagrangian.sweep(&trial, case, scratch, &mut answers, &mut slope);
            if bound == f64::NEG_INFINITY {
                // The case is empty at any prices.
                self.bound = bound;
                return;
            }
            self.learn(rows, bound, &trial, &slope, &answers);
        }
    }

    /// Up to `sweeps` sweeps from prices that are nearly good, towards `target`; ends early when the bound is below it.
    ///
    /// Every row has a step of its own, by how much its slope has lately varied (Adam; Kingma & Ba 2015, arXiv 1412.6980), and steps
    /// shrink to nothing. Where the production of one project opens another's market, prices of two rows have to move together
    /// against slopes that jump to and fro: the volume algorithm shortens its steps there until it stands still. Measured deep in
    /// the tree of small-1: it is at 100.380 after 500 sweeps and at 100.376 after 4,000, this one at 99.61.
    pub(crate) fn glide(
        &mut self,
        lagrangian: &Lagrangian<'_>,
        case: &[Arc<ProjectCase>],
        sweeps: u32,
        target: f64,
        scratch: &mut Scratch,
    ) {
        let rows = lagrangian.rows;
        if self.bound <= target {
            return;
        }
        let (mut answers, mut slope) = (Vec::new(), vec![0.0; rows.len]);
        let mut at = self.prices.clone();
        let (mut mean, mut square) = (vec![0.0; rows.len], vec![0.0; rows.len]);
        let (mut fresh, mut fresh_square) = (1.0, 1.0);
        let mut first = 0.0;
        for sweep in 0..sweeps {
            let bound = lagrangian.sweep(&at, case, scratch, &mut answers, &mut slope);
            if bound < self.bound {
                self.bound = bound;
                self.prices.copy_from_slice(&at);
            }
            if self.bound <= target {
                return;
            }
            let weight = if sweep == 0 { 1.0 } else { NEWEST_OF_SPREAD };
            for (spread, answer) in self.spread.iter_mut().zip(&answers) {
                spread.blend(answer, weight);
            }
            if sweep == 0 {
                let way = if target.is_finite() { bound - target } else { 0.1 * bound.abs() };
                first = GLIDING_STEP * way.max(1.0);
            }
            let left = 1.0 - f64::from(sweep) / f64::from(sweeps);
            let step = first * left * left;
            fresh *= FADING;
            fresh_square *= FADING_SQUARE;
            for row in 0..rows.len {
                let size = rows.size[row];
                let now = slope[row] / size;
                mean[row] = FADING * mean[row] + (1.0 - FADING) * now;
                square[row] = FADING_SQUARE * square[row] + (1.0 - FADING_SQUARE) * now * now;
                if mean[row] == 0.0 {
                    continue;
                }
                let way = mean[row] / (1.0 - fresh) / ((square[row] / (1.0 - fresh_square)).sqrt() + 1e-12);
                at[row] = (at[row] - step * way / size).clamp(0.0, rows.dearest[row]);
            }
        }
    }

    /// One sweep of the approach.
    fn approach(
        &mut self,
        lagrangian: &Lagrangian<'_>,
        case: &[Arc<ProjectCase>],
        target: f64,
        scratch: &mut Scratch,
        answers: &mut Vec<Answer>,
        slope: &mut [f64],
    ) {
        let rows = lagrangian.rows;
        let Some(approach) = &mut self.approach else { return };
        let bound = lagrangian.sweep(&approach.at, case, scratch, answers, slope);
        if bound == f64::NEG_INFINITY {
            // The case is empty at any prices.
            self.bound = bound;
            self.approach = None;
            return;
        }
        let fell = bound < self.bound * (1.0 - 1e-5);
        if bound < self.bound {
            self.bound = bound;
            self.prices.copy_from_slice(&approach.at);
        }
        let alpha = NEWEST;
        for (spread, answer) in self.spread.iter_mut().zip(answers.iter()) {
            spread.blend(answer, alpha);
        }
        approach.failures = if fell { 0 } else { approach.failures + 1 };
        if approach.failures >= PATIENCE {
            approach.failures = 0;
            approach.step *= SHORTER;
            if approach.step < SHORT_STEP {
                self.approach = None;
                return;
            }
        }
        let mut length = 0.0;
        for row in 0..rows.len {
            let free = approach.at[row] <= 0.0;
            let now = if free && slope[row] > 0.0 { 0.0 } else { slope[row] / rows.size[row] };
            let mean = &mut approach.mean[row];
            *mean += alpha * (now - *mean);
            if !free || *mean < 0.0 {
                length += *mean * *mean;
            }
        }
        let step = approach.step * (bound - target).max(1e-4 * bound.abs()) / length.max(1e-30);
        for row in 0..rows.len {
            let price = approach.at[row] - step * approach.mean[row] / rows.size[row];
            approach.at[row] = price.clamp(0.0, rows.dearest[row]);
        }
    }

    fn learn(
        &mut self,
        rows: &crate::rows::Rows,
        bound: f64,
        trial: &[f64],
        slope: &[f64],
        answers: &[Answer],
    ) {
        if !self.started {
            self.started = true;
            self.bound = bound;
            self.direction.copy_from_slice(slope);
            for (spread, answer) in self.spread.iter_mut().zip(answers) {
                spread.blend(answer, 1.0);
            }
            return;
        }
        // The weight that makes the blended direction shortest, within limits (the volume algorithm's rule).
        let (mut cross, mut gap) = (0.0, 0.0);
        for row in 0..slope.len() {
            let size = rows.size[row];
            let difference = (slope[row] - self.direction[row]) / size;
            gap += difference * difference;
            cross -= self.direction[row] / size * difference;
        }
        let best = if gap > 0.0 { cross / gap } else { self.alpha };
        let alpha = best.clamp(self.alpha / 10.0, self.alpha);
        let mut agreement = 0.0;
        for row in 0..slope.len() {
            agreement += slope[row] * self.direction[row] / (rows.size[row] * rows.size[row]);
            self.direction[row] = alpha * slope[row] + (1.0 - alpha) * self.direction[row];
        }
        for (spread, answer) in self.spread.iter_mut().zip(answers) {
            spread.blend(answer, alpha);
        }
        if bound < self.bound {
            let gain = self.bound - bound;
            self.bound = bound;
            self.prices.copy_from_slice(trial);
            self.failures = 0;
            if agreement > 0.0 {
                self.step = (self.step * 1.1).min(2.0);
            }
            if gain < 1e-4 * bound.abs() {
                self.alpha = (self.alpha * 0.995).max(1e-3);
            }
        } else {
            self.failures += 1;
            if self.failures >= 8 {
                self.failures = 0;
                self.step = (self.step * 0.66).max(1e-5);
            }
        }
    }
}
