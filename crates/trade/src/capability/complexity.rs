//! Complexity of producers and products: few can make what is complex, and who makes it can make much else.
//!
//! Eigenvector: Mcc = D⁻¹ M U⁻¹ Mᵀ (D, U: diversity and ubiquity on the diagonal) has the same second eigenvector, up to D^½, as the
//! symmetric S Sᵀ with S = D^-½ M U^-½; it is solved on the smaller side, producers or products. Sign so that it rises with
//! diversity, then standardised. Fitness and reflections: see [`Method`].

use super::convention::{Convention, Method, Scale, Spread, Weight};
use super::deal::deal;
use super::eigen;
use super::presence::{Lists, Presence};

/// How the complexity was found, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum State {
    /// The second eigenvalue, and how far the third is below it: small gaps make vectors that little changes turn.
    Eigenvector {
        /// The second eigenvalue; the first is one.
        value: f64,
        /// The distance to the third; `None` if there is none.
        gap: Option<f64>,
        /// Whether diversity decided the sign; else nothing in the table does, and either sign is right.
        oriented: bool,
    },
    /// By so many steps of an iteration, which says nothing about its having arrived.
    Steps(u32),
    /// Fewer than two producers or products that are present, or all of them alike: nothing to tell apart.
    Alike,
    /// The table falls into so many parts that share neither a producer nor a product: no common scale.
    Apart(usize),
    /// The second eigenvalue is shared by several vectors; any mixture would do.
    Tied(f64),
    /// An iteration ran out of the range of numbers.
    Overflow,
}

/// Complexity indices; `None` where there is no presence, or no answer (then [`State`] says why).
#[derive(Clone, Debug, PartialEq)]
pub struct Complexity {
    /// How they were found.
    pub state: State,
    /// ECI, fitness or reflection of each producer.
    pub producers: Vec<Option<f64>>,
    /// PCI or quality of each product.
    pub products: Vec<Option<f64>>,
    /// What outlook sums up: [`Weight`].
    pub(super) weights: Vec<Option<f64>>,
}

/// Eigenvalues nearer than this to another or to nought are taken as equal to it: the last digits of a sum.
const SAME: f64 = 1e-10;

impl Complexity {
    /// Of a presence matrix. Eigenvector: presences × the larger mean count, and 4/3 n³ for n on the smaller side.
    #[must_use]
    pub fn of(presence: &Presence, convention: &Convention, threads: usize) -> Self {
        let found = match convention.method {
            Method::Eigenvector => eigenvector(presence, threads),
            Method::Fitness { steps } => fitness(presence, steps),
            Method::Reflections { steps } => reflections(presence, steps),
        };
        let (state, producers, products) = match found {
            Ok(found) => found,
            Err(state) => return Self::none(presence, state),
        };
        if matches!(convention.method, Method::Fitness { .. }) {
            return Self { state, producers, weights: products.clone(), products };
        }
        let (Some(of_producers), Some(of_products)) =
            (Standard::of(&producers, convention.spread), Standard::of(&products, convention.spread))
        else {
            return Self::none(presence, State::Alike);
        };
        let scale = match convention.scale {
            Scale::OfProducers => of_producers,
            Scale::OfProducts => of_products,
        };
        let scaled: Vec<Option<f64>> = products.iter().map(|x| x.map(|x| scale.score(x))).collect();
        let weights = match convention.weight {
            Weight::Scaled => scaled.clone(),
            Weight::Uncentred => products.iter().map(|x| x.map(|x| x / of_producers.deviation)).collect(),
        };
        let producers = producers.iter().map(|x| x.map(|x| of_producers.score(x))).collect();
        Self { state, producers, products: scaled, weights }
    }

    fn none(presence: &Presence, state: State) -> Self {
        let none = vec![None; presence.products()];
        Self { state, producers: vec![None; presence.producers()], products: none.clone(), weights: none }
    }
}

/// Mean and deviation of what there is.
#[derive(Clone, Copy)]
pub(super) struct Standard {
    mean: f64,
    deviation: f64,
}

impl Standard {
    /// `None` if they do not differ.
    pub(super) fn of(values: &[Option<f64>], spread: Spread) -> Option<Self> {
        let count = values.iter().flatten().count() as f64;
        let mean = values.iter().flatten().sum::<f64>() / count;
        let squares: f64 = values.iter().flatten().map(|x| (x - mean) * (x - mean)).sum();
        let over = match spread {
            Spread::Population => count,
            Spread::Sample => count - 1.0,
        };
        let deviation = (squares / over).sqrt();
        let largest = values.iter().flatten().fold(0.0_f64, |most, x| most.max(x.abs()));
        (deviation.is_finite() && deviation > largest * 1e-14).then_some(Self { mean, deviation })
    }

    pub(super) fn score(self, x: f64) -> f64 {
        (x - self.mean) / self.deviation
    }
}

type Found = Result<(State, Vec<Option<f64>>, Vec<Option<f64>>), State>;

fn eigenvector(presence: &Presence, threads: usize) -> Found {
    let parts = parts(presence);
    if parts > 1 {
        return Err(State::Apart(parts));
    }
    let by_producer = presence.producers() <= presence.products();
    let (side, other) =
        if by_producer { (&presence.made, &presence.makers) } else { (&presence.makers, &presence.made) };
    let rows: Vec<usize> = (0..side.count()).filter(|row| !side.row(*row).is_empty()).collect();
    let n = rows.len();
    let second = eigen::second(symmetric(side, other, &rows, threads), n).ok_or(State::Alike)?;
    let gap = second.third.map(|third| second.value - third);
    if second.value < SAME {
        return Err(State::Alike);
    }
    if gap.is_some_and(|gap| gap < SAME) {
        return Err(State::Tied(second.value));
    }
    // The vector of the first side, and its means over the other one: scaled together.
    let mut own = vec![None; side.count()];
    for (place, row) in rows.iter().enumerate() {
        own[*row] = Some(second.vector[place] / (side.row(*row).len() as f64).sqrt());
    }
    let of_other = means(other, &own);
    // Either way a producer's index is the mean over its products, to the last digit.
    let (producers, products) =
        if by_producer { (means(side, &of_other), of_other) } else { (of_other, own) };
    let diversities: Vec<Option<f64>> = (0..presence.producers())
        .map(|producer| Some(presence.diversity(producer)).filter(|k| *k > 0).map(|k| k as f64))
        .collect();
    let correlation = correlation(&producers, &diversities);
    let oriented = correlation.abs() > 1e-12;
    let turn = if oriented {
        correlation < 0.0
    } else {
        // Nothing in the table tells the sign. Its longer tail goes up; a table without one has no better answer.
        producers.iter().flatten().map(|x| x * x * x).sum::<f64>() < 0.0
    };
    let turned = |values: Vec<Option<f64>>| -> Vec<Option<f64>> {
        values.into_iter().map(|x| x.map(|x| if turn { -x } else { x })).collect()
    };
    let state = State::Eigenvector { value: second.value, gap, oriented };
    Ok((state, turned(producers), turned(products)))
}

/// Mean over each row of what it lists; `None` for an empty row.
fn means(rows: &Lists, values: &[Option<f64>]) -> Vec<Option<f64>> {
    (0..rows.count())
        .map(|row| {
            let listed = rows.row(row);
            let sum: f64 = listed.iter().filter_map(|item| values[*item as usize]).sum();
            (!listed.is_empty()).then(|| sum / listed.len() as f64)
        })
        .collect()
}

/// S Sᵀ over the rows that list something: Σ_x 1/k(x) over what two rows share, over the root of both counts.
fn symmetric(side: &Lists, other: &Lists, rows: &[usize], threads: usize) -> Vec<f64> {
    let n = rows.len();
    let mut place = vec![0; side.count()];
    rows.iter().enumerate().for_each(|(at, row)| place[*row] = at);
    let mut matrix = vec![0.0; n * n];
    deal(threads, matrix.chunks_mut(n.max(1)).zip(rows).collect(), |(cells, row)| {
        let listed = side.row(*row);
        for item in listed {
            let sharers = other.row(*item as usize);
            let share = 1.0 / sharers.len() as f64;
            // Up to the diagonal: lists are sorted.
            let sharers = sharers.iter().map(|sharer| *sharer as usize).take_while(|sharer| sharer <= row);
            sharers.for_each(|sharer| cells[place[sharer]] += share);
        }
        for (cell, sharer) in cells.iter_mut().zip(rows) {
            *cell /= ((listed.len() * side.row(*sharer).len()) as f64).sqrt();
        }
    });
    for row in 0..n {
        for column in row + 1..n {
            matrix[row * n + column] = matrix[column * n + row];
        }
    }
    matrix
}

/// Into how many parts the presences fall that share neither a producer nor a product.
fn parts(presence: &Presence) -> usize {
    let mut seen = vec![false; presence.producers()];
    let mut product_seen = vec![false; presence.products()];
    let mut parts = 0;
    for first in 0..presence.producers() {
        if seen[first] || presence.diversity(first) == 0 {
            continue;
        }
        parts += 1;
        seen[first] = true;
        let mut next = vec![first];
        while let Some(producer) = next.pop() {
            for product in presence.made_by(producer) {
                let product = *product as usize;
                if std::mem::replace(&mut product_seen[product], true) {
                    continue;
                }
                for maker in presence.makers_of(product) {
                    if !std::mem::replace(&mut seen[*maker as usize], true) {
                        next.push(*maker as usize);
                    }
                }
            }
        }
    }
    parts
}

/// Pearson's, over those that have both; nought if either does not vary.
fn correlation(one: &[Option<f64>], other: &[Option<f64>]) -> f64 {
    let pairs: Vec<(f64, f64)> = one.iter().zip(other).filter_map(|(a, b)| Some(((*a)?, (*b)?))).collect();
    let count = pairs.len() as f64;
    let (a, b) = pairs.iter().fold((0.0, 0.0), |(a, b), (x, y)| (a + x / count, b + y / count));
    let products = |f: &dyn Fn(f64, f64) -> f64| -> f64 { pairs.iter().map(|(x, y)| f(x - a, y - b)).sum() };
    let (both, left, right) = (products(&|x, y| x * y), products(&|x, _| x * x), products(&|_, y| y * y));
    let root = (left * right).sqrt();
    if root > 0.0 { both / root } else { 0.0 }
}

/// F ← Σ M Q, Q ← 1 / Σ M / F, each from the step before and divided by its mean over those that are present.
fn fitness(presence: &Presence, steps: u32) -> Found {
    let mut fitness = vec![1.0; presence.producers()];
    let mut quality = vec![1.0; presence.products()];
    let mean_one = |values: &mut [f64], lists: &Lists| {
        let present = (0..lists.count()).filter(|row| !lists.row(*row).is_empty());
        let (sum, count) = present.fold((0.0, 0.0), |(sum, count), row| (sum + values[row], count + 1.0));
        values.iter_mut().for_each(|value| *value /= sum / count);
    };
    for _ in 0..steps {
        let sum = |lists: &Lists, row: usize, f: &dyn Fn(usize) -> f64| -> f64 {
            lists.row(row).iter().map(|item| f(*item as usize)).sum()
        };
        let mut next: Vec<f64> =
            (0..fitness.len()).map(|c| sum(&presence.made, c, &|p| quality[p])).collect();
        let mut next_quality: Vec<f64> = (0..quality.len())
            .map(|p| {
                let weakness = sum(&presence.makers, p, &|c| 1.0 / fitness[c]);
                if presence.ubiquity(p) == 0 { 0.0 } else { 1.0 / weakness }
            })
            .collect();
        mean_one(&mut next, &presence.made);
        mean_one(&mut next_quality, &presence.makers);
        (fitness, quality) = (next, next_quality);
    }
    present(presence, &fitness, &quality, steps)
}

/// k(c) ← mean of k(p) over what c makes, k(p) ← mean of k(c) over who makes p, each from the step before.
fn reflections(presence: &Presence, steps: u32) -> Found {
    let mut producers: Vec<Option<f64>> =
        (0..presence.producers()).map(|c| Some(presence.diversity(c) as f64)).collect();
    let mut products: Vec<Option<f64>> =
        (0..presence.products()).map(|p| Some(presence.ubiquity(p) as f64)).collect();
    for step in 1..=steps {
        let next = means(&presence.makers, &producers);
        if step < steps {
            producers = means(&presence.made, &products);
        }
        products = next;
    }
    let plain = |values: &[Option<f64>]| -> Vec<f64> { values.iter().map(|x| x.unwrap_or(0.0)).collect() };
    present(presence, &plain(&producers), &plain(&products), steps)
}

/// The values of those that are present, if all of them are numbers.
fn present(presence: &Presence, producers: &[f64], products: &[f64], steps: u32) -> Found {
    let some = |values: &[f64], lists: &Lists| -> Vec<Option<f64>> {
        values.iter().enumerate().map(|(row, x)| (!lists.row(row).is_empty()).then_some(*x)).collect()
    };
    let (producers, products) = (some(producers, &presence.made), some(products, &presence.makers));
    if producers.iter().chain(&products).flatten().any(|x| !x.is_finite()) {
        return Err(State::Overflow);
    }
    if producers.iter().flatten().count() == 0 {
        return Err(State::Alike);
    }
    Ok((State::Steps(steps), producers, products))
}
