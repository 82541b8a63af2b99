//! Where the year's imports from outside come from, what they are, and what they go into.
//!
//! Every import line is counted once: the greatest suppliers and products have a node of their own, all others share one, and the
//! sums on both sides of a product are the same whole number.

use std::collections::{BTreeMap, BTreeSet};

use model::Programme;
use model::draft::Name;
use trade::chosen::{Group, List};
use trade::place::Kind;
use trade::{Opportunity, Place, Product};

/// Who supplies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Source {
    Place(Place),
    /// The others, each too small for a node.
    Others,
    /// Whom the tables do not name.
    Unnamed,
}

/// What is imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    Product(Product),
    Others,
}

/// What it goes into.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Use {
    /// A product that the programme builds, by its key.
    Built(String),
    /// A group of the value chain.
    Group(String),
    /// A partner that imports it.
    Partner(Place),
    Others,
    /// Sold as it is: spare parts, whole machines.
    AsItIs,
    /// Several of them, and nobody says how much goes to each.
    Several,
    /// Nobody says.
    Untold,
}

/// What the third column is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum By {
    /// What a programme builds, by key.
    Programme(BTreeMap<String, Name>),
    /// Groups of a value chain, by the heading of the column that groups it.
    Chain(&'static str),
    /// Importing partners.
    Partners,
}

/// So much from a node to one of the next column, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Flow {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) value: i64,
}

/// The imports of a year from outside, in three columns. Nodes stand by value; what is no single thing stands last.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Flows {
    pub(crate) sources: Vec<Source>,
    pub(crate) parts: Vec<Part>,
    pub(crate) uses: Vec<Use>,
    /// From sources to parts.
    pub(crate) brought: Vec<Flow>,
    /// From parts to uses.
    pub(crate) used: Vec<Flow>,
    pub(crate) by: By,
    /// How many products share the last part; nought if each has its own.
    pub(crate) gathered: usize,
}

/// Nodes of each column that are one thing; the others share one.
const SHOWN: usize = 9;

/// The flows behind the opportunities; nothing where there are no import lines. A product goes to what the programme builds of it, else
/// to its group of the first list that has groups, else to whoever imports it. Linear in the lines.
pub(crate) fn flows(
    opportunities: &[Opportunity],
    programme: Option<&Programme>,
    lists: &[List],
) -> Option<Flows> {
    let built = programme.map(|programme| built(programme, opportunities)).filter(|it| !it.is_empty());
    let chain = lists.iter().find_map(|list| Some((list, list.grouped_by()?)));
    let mut brought: BTreeMap<(Source, Product), i64> = BTreeMap::new();
    let mut used: BTreeMap<(Product, Use), i64> = BTreeMap::new();
    for it in opportunities {
        let mut all = 0;
        for line in it.lines.iter().filter(|line| line.value > 0) {
            let named = line.supplier.kind() == Kind::Country;
            let source = if named { Source::Place(line.supplier) } else { Source::Unnamed };
            *brought.entry((source, it.product)).or_default() += line.value;
            all += line.value;
            if built.is_none() && chain.is_none() {
                *used.entry((it.product, Use::Partner(line.importer))).or_default() += line.value;
            }
        }
        let shares = match (&built, chain) {
            (Some(built), _) => built.get(&it.product).cloned().unwrap_or_else(|| vec![(Use::Untold, 1.0)]),
            (None, Some((list, _))) => vec![match list.group(it.product) {
                Group::One(group) => (Use::Group(group.to_owned()), 1.0),
                Group::Several => (Use::Several, 1.0),
                Group::None => (Use::Untold, 1.0),
            }],
            (None, None) => Vec::new(),
        };
        for (of, value) in divided(all, shares) {
            *used.entry((it.product, of)).or_default() += value;
        }
    }
    if brought.is_empty() {
        return None;
    }
    let sources = nodes(brought.iter().map(|((source, _), value)| (*source, *value)), Source::Others);
    let parts = nodes(brought.iter().map(|((_, of), value)| (Part::Product(*of), *value)), Part::Others);
    let uses = nodes(used.iter().map(|((_, of), value)| (of.clone(), *value)), Use::Others);
    let part = |product: Product| number(&parts, &Part::Product(product));
    let brought_by = brought.iter().map(|((source, product), value)| Flow {
        from: number(&sources, source),
        to: part(*product),
        value: *value,
    });
    let used_by = used.iter().map(|((product, of), value)| Flow {
        from: part(*product),
        to: number(&uses, of),
        value: *value,
    });
    let (brought_by, used_by) = (joined(brought_by), joined(used_by));
    let products: BTreeSet<Product> = brought.keys().map(|(_, product)| *product).collect();
    let gathered = if parts.contains(&Part::Others) { products.len() + 1 - parts.len() } else { 0 };
    let by = match (programme, chain) {
        (Some(programme), _) if built.is_some() => {
            let name = |product: &model::programme::Product| (product.key.clone(), product.name.clone());
            By::Programme(programme.products.iter().map(name).collect())
        }
        (_, Some((_, heading))) => By::Chain(heading),
        _ => By::Partners,
    };
    Some(Flows { sources, parts, uses, brought: brought_by, used: used_by, by, gathered })
}

/// What a programme says of products with a code of its own: who takes them in, each with its weight. What is built directly of a
/// component, and what is sold of it as it is, in units over the horizon; where several components have the same code, times their
/// price.
fn built(programme: &Programme, opportunities: &[Opportunity]) -> BTreeMap<Product, Vec<(Use, f64)>> {
    let codes = programme.products.rows().filter_map(|(id, it)| Some((id, Product::parse(&it.hs)?)));
    let codes: Vec<_> = codes.collect();
    let mut found = BTreeMap::new();
    for product in opportunities.iter().map(|it| it.product) {
        let same = |code: &Product| {
            let level = code.level().min(product.level());
            code.within(level) == product.within(level)
        };
        let mut components = Vec::new();
        for (id, _) in codes.iter().filter(|(_, code)| same(code)) {
            let component = &programme.products[*id];
            let units = |parts: &[model::Quantity]| parts.iter().map(|it| it.parts() as f64).sum::<f64>();
            let mut left = units(&component.demand);
            let mut uses = Vec::new();
            for whole in programme.products.iter() {
                let inputs = whole.inputs.iter().filter(|input| input.product == *id);
                let each: f64 = inputs.map(|input| input.quantity.to_f64()).sum();
                let taken = each * units(&whole.builds);
                if taken > 0.0 {
                    uses.push((Use::Built(whole.key.clone()), taken));
                    left -= taken;
                }
            }
            // Demand is rounded to thousandths of a unit in each period.
            if left > component.demand.len() as f64 {
                uses.push((Use::AsItIs, left));
            }
            if !uses.is_empty() {
                components.push((component.price.parts(), uses));
            }
        }
        let priced = components.iter().all(|(price, _)| *price > 0);
        let shares = match components.len() {
            0 => continue,
            1 => components.remove(0).1,
            // Pieces of different things do not add up.
            _ if !priced => vec![(Use::Several, 1.0)],
            _ => {
                let weighed = components.into_iter().flat_map(|(price, uses)| {
                    uses.into_iter().map(move |(of, units)| (of, units * price as f64))
                });
                weighed.collect()
            }
        };
        found.insert(product, shares);
    }
    found
}

/// A value divided by weights into whole numbers that add up to it.
fn divided(value: i64, shares: Vec<(Use, f64)>) -> Vec<(Use, i64)> {
    let all: f64 = shares.iter().map(|(_, weight)| weight).sum();
    let last = shares.len().saturating_sub(1);
    let (mut sum, mut given) = (0.0, 0);
    let part = |(at, (of, weight)): (usize, (Use, f64))| {
        sum += weight;
        let until = if at == last { value } else { ((sum / all * value as f64) as i64).clamp(given, value) };
        let part = until - given;
        given = until;
        (of, part)
    };
    shares.into_iter().enumerate().map(part).filter(|(_, part)| *part > 0).collect()
}

/// The keys with the greatest sums, the greatest first, and `others` behind them if there are more; keys that are no single thing
/// stand last, always.
fn nodes<K: Ord + Clone>(values: impl Iterator<Item = (K, i64)>, others: K) -> Vec<K> {
    let mut sums: BTreeMap<K, i64> = BTreeMap::new();
    for (key, value) in values {
        *sums.entry(key).or_default() += value;
    }
    let special = sums.split_off(&others);
    let mut keys: Vec<(i64, K)> = sums.into_iter().map(|(key, sum)| (sum, key)).collect();
    keys.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
    let is_long = keys.len() > SHOWN + 1;
    let shown = if is_long { SHOWN } else { keys.len() };
    let mut nodes: Vec<K> = keys.into_iter().take(shown).map(|(_, key)| key).collect();
    nodes.extend(is_long.then_some(others));
    nodes.extend(special.into_keys());
    nodes
}

/// The node of a key: its own, else that of the others, which stands behind the [`SHOWN`] greatest.
fn number<K: PartialEq>(nodes: &[K], key: &K) -> usize {
    nodes.iter().position(|node| node == key).unwrap_or(SHOWN)
}

/// Flows between the same nodes as one, by where they come from and go to.
fn joined(flows: impl Iterator<Item = Flow>) -> Vec<Flow> {
    let mut sums: BTreeMap<(usize, usize), i64> = BTreeMap::new();
    for flow in flows {
        *sums.entry((flow.from, flow.to)).or_default() += flow.value;
    }
    sums.into_iter().map(|((from, to), value)| Flow { from, to, value }).collect()
}

#[cfg(test)]
mod tests;
