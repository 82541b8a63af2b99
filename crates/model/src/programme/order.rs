//! Circles and orders in directed graphs: bills of materials, precedence, requirements.

use std::collections::BTreeSet;

/// An arc from one node to another, with the line of the table that says so; 0 if none does, as for a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Arc {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) row: u32,
}

/// A circle: its nodes in order, without repeating the first, and the last line of those that make it (the likeliest slip).
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Circle {
    pub(super) nodes: Vec<usize>,
    pub(super) row: u32,
}

impl Circle {
    /// `a → b → a`.
    pub(super) fn spelled(&self, name: impl Fn(usize) -> String) -> String {
        let names = self.nodes.iter().chain(self.nodes.first()).map(|node| name(*node));
        names.collect::<Vec<_>>().join(" → ")
    }
}

/// The arcs that leave each node.
fn leaving(nodes: usize, arcs: &[Arc]) -> Vec<Vec<Arc>> {
    let mut leaving = vec![Vec::new(); nodes];
    for arc in arcs {
        leaving[arc.from].push(*arc);
    }
    leaving
}

/// Circles, no two of which share a node; none exactly if the graph has none. Depth-first search without recursion: a
/// table may be deeper than the program's stack.
pub(super) fn circles(nodes: usize, arcs: &[Arc]) -> Vec<Circle> {
    #[derive(Clone, Copy, PartialEq)]
    enum Visit {
        Not,
        OnPath,
        Done,
    }
    let leaving = leaving(nodes, arcs);
    let mut visits = vec![Visit::Not; nodes];
    let mut in_circle = vec![false; nodes];
    let mut found = Vec::new();
    for root in 0..nodes {
        if visits[root] != Visit::Not {
            continue;
        }
        let mut path = vec![(root, 0)];
        visits[root] = Visit::OnPath;
        while let Some((node, next)) = path.last_mut() {
            let Some(arc) = leaving[*node].get(*next) else {
                visits[*node] = Visit::Done;
                path.pop();
                continue;
            };
            *next += 1;
            match visits[arc.to] {
                Visit::Not => {
                    visits[arc.to] = Visit::OnPath;
                    path.push((arc.to, 0));
                }
                Visit::OnPath => {
                    let circle: Vec<&(usize, usize)> =
                        path.iter().skip_while(|(node, _)| *node != arc.to).collect();
                    if circle.iter().all(|(node, _)| !in_circle[*node]) {
                        circle.iter().for_each(|(node, _)| in_circle[*node] = true);
                        // The arc that was followed last from each of them leads to the next one.
                        let rows = circle.iter().map(|(node, next)| leaving[*node][*next - 1].row);
                        let row = rows.max().unwrap_or_default();
                        found.push(Circle { nodes: circle.iter().map(|(node, _)| *node).collect(), row });
                    }
                }
                Visit::Done => {}
            }
        }
    }
    found
}

/// An order in which every arc goes forward; of nodes that are free at the same time the lowest comes first. Nodes of
/// circles and behind them are left out.
pub(super) fn forward_order(nodes: usize, arcs: &[Arc]) -> Vec<usize> {
    let leaving = leaving(nodes, arcs);
    let mut waits_for = vec![0usize; nodes];
    for arc in arcs {
        waits_for[arc.to] += 1;
    }
    let mut free: BTreeSet<usize> = (0..nodes).filter(|node| waits_for[*node] == 0).collect();
    let mut order = Vec::with_capacity(nodes);
    while let Some(node) = free.pop_first() {
        order.push(node);
        for arc in &leaving[node] {
            waits_for[arc.to] -= 1;
            if waits_for[arc.to] == 0 {
                free.insert(arc.to);
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arcs(pairs: &[(usize, usize)]) -> Vec<Arc> {
        pairs.iter().map(|(from, to)| Arc { from: *from, to: *to, row: 7 }).collect()
    }

    /// A circle is told in full, once, and two circles apart are both told.
    #[test]
    fn circles_are_found_and_spelled() {
        let found = circles(6, &arcs(&[(0, 1), (1, 2), (2, 0), (2, 1), (3, 3), (4, 5)]));
        let letters = |node: usize| ["a", "b", "c", "d", "e", "f"][node].to_owned();
        let spelled: Vec<String> = found.iter().map(|circle| circle.spelled(letters)).collect();
        assert_eq!(spelled, ["a → b → c → a", "d → d"]);
    }

    /// A graph without circles has none, and its order respects every arc, the lowest number first.
    #[test]
    fn orders_go_forward() {
        let arcs = arcs(&[(3, 1), (3, 0), (1, 2), (0, 2)]);
        assert_eq!(circles(5, &arcs), []);
        assert_eq!(forward_order(5, &arcs), [3, 0, 1, 2, 4]);
    }

    /// A chain of a hundred thousand nodes is no danger.
    #[test]
    fn depth_is_no_danger() {
        let chain: Vec<(usize, usize)> = (0..100_000).map(|node| (node, node + 1)).collect();
        assert_eq!(circles(100_001, &arcs(&chain)), []);
    }
}
