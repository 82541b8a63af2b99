//! Can a union make it: as one exporter, by its best member, and with its members' presences put together.
//!
//! The three differ, and the difference is the message: where the presences together are near to a product and no member is,
//! a joint programme is needed. Proximities are the world's own, so a new union is one more row: the work is that of one sweep
//! through them (`through`), whatever the number of members.

use model::Finding;

use super::exports::{Exports, out_of_range};
use super::through::through;
use super::world::World;

/// How near a union is to a product, seen in one way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nearness {
    /// Whether it makes the product in a big way already.
    pub present: bool,
    /// The share of the product's neighbourhood that it has; `None` if the product is near to nothing.
    pub density: Option<f64>,
    /// The outlook gained by taking the product up; `None` without complexity.
    pub gain: Option<f64>,
}

/// The member nearest to a product.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Best {
    /// Its number in the world.
    pub member: usize,
    /// Whether it makes the product in a big way already.
    pub present: bool,
    /// Its density.
    pub density: f64,
}

/// Whether a union can make a product.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Feasibility {
    /// The product's number in the world.
    pub product: usize,
    /// What the union exports of it to outside.
    pub exports: i64,
    /// Its advantage as one exporter in the world without its inside trade; `None` if that world does not trade the product.
    pub advantage: Option<f64>,
    /// The union as one exporter: rows added up, inside trade taken off.
    pub as_one: Nearness,
    /// The union of presences: it has what any member has.
    pub together: Nearness,
    /// The member with the largest density, the first of several; `None` without members, or if the product is near to nothing.
    pub best: Option<Best>,
    /// How many members make it in a big way.
    pub makers: usize,
    /// The product's complexity.
    pub complexity: Option<f64>,
}

impl Feasibility {
    /// How much nearer the members are together than the best of them is alone: where it is large and nobody makes the product, a
    /// joint programme is needed.
    #[must_use]
    pub fn joint_lead(&self) -> Option<f64> {
        Some(self.together.density? - self.best?.density)
    }
}

/// The feasibility of every product for a union of producers of the world. `exports` is the table that the world is of;
/// `inside` are exports `(member, product, value)` that stay inside the union, where they are known: they are no exports of the union
/// to the world, and no trade of that world either. An order or a repetition of members means nothing.
///
/// Presences, and members × products: milliseconds for 225 × 5,000.
///
/// # Errors
/// [`OutOfRange`](model::Code::OutOfRange) for numbers of members or products that the table does not have, a table of another size than the world's, and
/// inside exports that are negative, of no member, or more than the member exports.
pub fn of_union(
    world: &World,
    exports: &Exports,
    members: &[usize],
    inside: &[(usize, usize, i64)],
) -> Result<Vec<Feasibility>, Vec<Finding>> {
    let presence = world.presence();
    let mut members = members.to_vec();
    members.sort_unstable();
    members.dedup();
    let (sold, kept) = rows(world, exports, &members, inside)?;
    let row: i64 = sold.iter().sum();
    let all = exports.total() - kept.iter().sum::<i64>();

    let products = presence.products();
    let mut makers = vec![0; products];
    for member in &members {
        presence.made_by(*member).iter().for_each(|product| makers[*product as usize] += 1);
    }
    let threshold = world.settings.threshold;
    let columns: Vec<i64> =
        exports.product_totals().iter().zip(&kept).map(|(all, kept)| all - kept).collect();
    let present: Vec<[bool; 2]> = (0..products)
        .map(|product| [threshold.reached(sold[product], row, columns[product], all), makers[product] > 0])
        .collect();
    // Presences of both ways, and the targets that both ways lack.
    let targets = world.targets();
    let y = |product: usize| {
        let target = targets[product];
        let [one, any] = present[product];
        let chosen = |condition: bool, value: f64| if condition { value } else { 0.0 };
        Some([chosen(one, 1.0), chosen(any, 1.0), chosen(!one, target), chosen(!any, target)])
    };
    let mut found = vec![[0.0; 4]; products];
    through(presence, world.convention().own, y, &mut found);

    let gains_known = world.gains_known();
    let feasibility = |product: usize| {
        let sum = world.sums[product];
        let nearness = |way: usize| {
            let present = present[product][way];
            let density = (sum > 0.0).then(|| found[product][way] / sum);
            let gain = gains_known[product]
                .then(|| world.gained(found[product][way + 2], present, product, density));
            Nearness { present, density, gain }
        };
        let best = members.iter().fold(None, |best: Option<Best>, member| {
            let Some(density) = world.density(*member, product) else { return best };
            if best.is_some_and(|best| best.density >= density) {
                return best;
            }
            Some(Best { member: *member, present: presence.has(*member, product), density })
        });
        let advantage = (row > 0 && columns[product] > 0)
            .then(|| (sold[product] as f64 / row as f64) / (columns[product] as f64 / all as f64));
        Feasibility {
            product,
            exports: sold[product],
            advantage,
            as_one: nearness(0),
            together: nearness(1),
            best,
            makers: makers[product],
            complexity: world.complexity().products[product],
        }
    };
    Ok((0..products).map(feasibility).collect())
}

/// What the union exports to outside, and what it exports to itself, by product.
fn rows(
    world: &World,
    exports: &Exports,
    members: &[usize],
    inside: &[(usize, usize, i64)],
) -> Result<(Vec<i64>, Vec<i64>), Vec<Finding>> {
    let (producers, products) = (world.presence().producers(), world.presence().products());
    let last = |count: usize| i64::try_from(count).unwrap_or(i64::MAX) - 1;
    let whole = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let mut findings = Vec::new();
    for (found, known) in [(exports.producers().len(), producers), (exports.products().len(), products)] {
        if found != known {
            findings.push(out_of_range("exports".to_owned(), whole(found), whole(known)));
        }
    }
    for member in members.iter().filter(|member| **member >= producers) {
        findings.push(out_of_range(format!("producer {member}"), whole(*member), last(producers)));
    }
    if !findings.is_empty() {
        return Err(findings);
    }
    let mut sold = vec![0; products];
    for member in members {
        exports.row(*member).iter().for_each(|(product, value)| sold[*product as usize] += value);
    }
    let mut sorted = inside.to_vec();
    sorted.sort_unstable();
    let mut kept = vec![0_i64; products];
    for cell in sorted.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let (member, product, _) = cell[0];
        let exported = match members.binary_search(&member) {
            Ok(_) => exports.row(member),
            Err(_) => &[],
        };
        let most = exported
            .binary_search_by_key(&product, |(product, _)| *product as usize)
            .map_or(0, |place| exported[place].1);
        let value = cell.iter().map(|(_, _, value)| i128::from(*value)).sum::<i128>();
        let fits = cell.iter().all(|(_, _, value)| *value >= 0) && value <= i128::from(most);
        let Some(value) = i64::try_from(value).ok().filter(|_| fits && product < products) else {
            let found = cell.iter().map(|(_, _, value)| *value).find(|value| *value < 0);
            let found = found.unwrap_or(i64::try_from(value).unwrap_or(i64::MAX));
            findings.push(out_of_range(format!("exports {member} {product}"), found, most));
            continue;
        };
        kept[product] += value;
        sold[product] -= value;
    }
    if findings.is_empty() { Ok((sold, kept)) } else { Err(findings) }
}
