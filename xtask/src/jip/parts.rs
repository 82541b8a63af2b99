//! What is made of what, what it costs, and what it hides: steps 1 to 6 of the family.
//!
//! A component's value is what its making inside keeps from being imported: its price, less its bought parts, less
//! the imports hidden in the rest.

use super::instance::Scale;
use super::random::{Random, rounded};

/// Sectors of the input-output table.
const SECTORS: usize = 12;
/// Terms of the Leontief series after which nothing is left that a double could hold.
const LEONTIEF_TERMS: usize = 60;

/// One row of a bill of materials: `parent` needs `quantity` units of `child`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Arc {
    pub(crate) parent: usize,
    pub(crate) child: usize,
    pub(crate) quantity: u64,
}

/// The components and their figures, each list by component.
pub(crate) struct Parts {
    /// 1 goes into final products, 2 into tier 1, 3 into tier 2.
    pub(crate) tier: Vec<u64>,
    /// Final product (parent) to component (child).
    pub(crate) uses: Vec<Arc>,
    /// Component (parent) to component (child).
    pub(crate) bom: Vec<Arc>,
    pub(crate) price: Vec<f64>,
    /// Price of the bought parts in one unit.
    pub(crate) kit: Vec<f64>,
    /// Hidden imports per dollar of each sector's output, m̄ᵀ(I − A)⁻¹.
    pub(crate) hidden_by_sector: Vec<f64>,
    /// Hidden imports per unit.
    pub(crate) hidden: Vec<f64>,
    /// Import replaced per unit, `price − kit − hidden`; may be negative.
    pub(crate) value: Vec<f64>,
}

impl Parts {
    /// What a component is made of.
    pub(crate) fn children(&self, component: usize) -> impl Iterator<Item = &Arc> {
        self.bom.iter().filter(move |arc| arc.parent == component)
    }
}

/// Draws the components, their bills of materials, prices and hidden imports.
pub(crate) fn draw(random: &mut Random, scale: &Scale) -> Parts {
    let first = rounded(0.3 * scale.components as f64) as usize;
    let second = rounded(0.4 * scale.components as f64) as usize;
    let tier: Vec<u64> = (0..scale.components)
        .map(|component| match component {
            c if c < first => 1,
            c if c < first + second => 2,
            _ => 3,
        })
        .collect();
    let uses = draw_uses(random, first, scale.products);
    let bom = draw_bom(random, &tier, first, second);
    let (price, kit) = draw_prices(random, &tier, &bom);
    let hidden_by_sector = draw_hidden_by_sector(random);
    let hidden: Vec<f64> = price
        .iter()
        .zip(&kit)
        .map(|(price, kit)| draw_hidden(random, *price, *kit, &hidden_by_sector))
        .collect();
    let value = (0..scale.components).map(|c| price[c] - kit[c] - hidden[c]).collect();
    Parts { tier, uses, bom, price, kit, hidden_by_sector, hidden, value }
}

fn draw_uses(random: &mut Random, first: usize, products: usize) -> Vec<Arc> {
    let mut uses = Vec::new();
    for child in 0..first {
        let count = random.whole(1, 3);
        for parent in random.distinct(count, products) {
            uses.push(Arc { parent, child, quantity: random.whole(1, 4) });
        }
    }
    uses
}

/// Draws from the child's side, so that no component is left without a parent.
fn draw_bom(random: &mut Random, tier: &[u64], first: usize, second: usize) -> Vec<Arc> {
    let mut bom = Vec::new();
    for (child, tier) in tier.iter().enumerate().skip(first) {
        let (parents_from, parents) = if *tier == 2 { (0, first) } else { (first, second) };
        let count = random.whole(1, 2);
        for parent in random.distinct(count, parents) {
            bom.push(Arc { parent: parents_from + parent, child, quantity: random.whole(1, 4) });
        }
    }
    bom
}

/// Draws prices from the last component to the first: a price needs those of its parts.
fn draw_prices(random: &mut Random, tier: &[u64], bom: &[Arc]) -> (Vec<f64>, Vec<f64>) {
    let mut price = vec![0.0; tier.len()];
    let mut kit = vec![0.0; tier.len()];
    for component in (0..tier.len()).rev() {
        let (u, kit_priced) = (random.unit(), random.unit());
        let own = match tier[component] {
            1 => 80.0 + 1120.0 * u * u * u,
            2 => 20.0 + 280.0 * u * u * u,
            _ => 5.0 + 95.0 * u * u * u,
        };
        for arc in bom.iter().filter(|arc| arc.parent == component) {
            kit[component] += arc.quantity as f64 * price[arc.child];
        }
        price[component] = if kit_priced < 0.12 && kit[component] > 0.0 {
            0.95 * kit[component] + 0.05 * own
        } else {
            kit[component] + own
        };
    }
    (price, kit)
}

/// Draws an input-output table by columns, then the import coefficients, and sums m̄ᵀ(I + A + A² + …).
#[expect(clippy::needless_range_loop, reason = "matrix algebra reads best with its indices")]
fn draw_hidden_by_sector(random: &mut Random) -> Vec<f64> {
    let mut inputs = [[0.0; SECTORS]; SECTORS];
    for column in 0..SECTORS {
        let weights: Vec<f64> = (0..SECTORS).map(|_| random.unit()).collect();
        let total: f64 = weights.iter().sum();
        let bought = random.between(0.35, 0.55);
        for row in 0..SECTORS {
            inputs[row][column] = weights[row] * bought / total;
        }
    }
    let mut term: Vec<f64> = (0..SECTORS).map(|_| random.between(0.05, 0.25)).collect();
    let mut sum = term.clone();
    for _ in 0..LEONTIEF_TERMS {
        term = (0..SECTORS)
            .map(|column| (0..SECTORS).map(|row| term[row] * inputs[row][column]).sum())
            .collect();
        for sector in 0..SECTORS {
            sum[sector] += term[sector];
        }
    }
    sum
}

/// A twentieth of a component's own cost is imported outright; a drawn share of it is bought from three sectors.
fn draw_hidden(random: &mut Random, price: f64, kit: f64, hidden_by_sector: &[f64]) -> f64 {
    let own = (price - kit).max(0.1 * price);
    let bought = random.between(0.3, 0.6);
    let sectors: f64 = random.distinct(3, SECTORS).into_iter().map(|sector| hidden_by_sector[sector]).sum();
    own * (0.05 + bought * sectors / 3.0)
}
