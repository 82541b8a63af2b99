//! The tree of cases as it grows, and the certificate that it becomes.
//!
//! Every node keeps the prices at which it was bounded, so any node may serve as a leaf. Publishing keeps only the splits above
//! the final bound, and lets a leaf borrow its ancestor's prices where these prove enough: certificates stay small.

use std::sync::Arc;

use model::certificate::{Certificate, Node, Question};
use model::{Money, Programme};

use crate::bound::{Answer, Lagrangian, ProjectCase, Scratch};
use crate::cases;
use crate::prices::Prices;

/// How a node was divided.
#[derive(Clone, Debug)]
enum Below {
    /// Not yet, or never.
    Nothing,
    /// Thinned by reduced value, then split.
    Split { thinned: bool, question: Question, yes: usize, no: usize },
}

#[derive(Clone, Debug)]
struct Branch {
    bound: f64,
    prices: Arc<Prices>,
    below: Below,
}

/// The tree of cases.
#[derive(Clone, Debug)]
pub(crate) struct Proof {
    branches: Vec<Branch>,
}

impl Proof {
    /// One case: everything.
    pub(crate) fn new(bound: f64, prices: Arc<Prices>) -> Self {
        Self { branches: vec![Branch { bound, prices, below: Below::Nothing }] }
    }

    /// A better bound of a node.
    pub(crate) fn improve(&mut self, node: usize, bound: f64, prices: Arc<Prices>) {
        let branch = &mut self.branches[node];
        if bound < branch.bound {
            branch.bound = bound;
            branch.prices = prices;
        }
    }

    /// The bound of a node.
    pub(crate) fn bound(&self, node: usize) -> f64 {
        self.branches[node].bound
    }

    /// The prices of a node.
    pub(crate) fn prices(&self, node: usize) -> &Arc<Prices> {
        &self.branches[node].prices
    }

    /// How a node was divided: whether it was thinned first, what was asked, and the nodes of "yes" and "no".
    pub(crate) fn below(&self, node: usize) -> Option<(bool, &Question, usize, usize)> {
        match &self.branches[node].below {
            Below::Nothing => None,
            Below::Split { thinned, question, yes, no } => Some((*thinned, question, *yes, *no)),
        }
    }

    /// Splits a node; returns the numbers of the cases "yes" and "no".
    pub(crate) fn split(&mut self, node: usize, thinned: bool, question: Question) -> (usize, usize) {
        let child = Branch {
            bound: self.branches[node].bound,
            prices: Arc::clone(&self.branches[node].prices),
            below: Below::Nothing,
        };
        let (yes, no) = (self.branches.len(), self.branches.len() + 1);
        self.branches.extend([child.clone(), child]);
        self.branches[node].below = Below::Split { thinned, question, yes, no };
        (yes, no)
    }

    /// The certificate of a bound that the tree proves.
    pub(crate) fn publish(
        &self,
        lagrangian: &Lagrangian<'_>,
        programme: &Programme,
        root: &[Arc<ProjectCase>],
        bound: Money,
    ) -> Certificate {
        let mut writer = Writer {
            lagrangian,
            goal: bound.to_f64(),
            nodes: Vec::new(),
            sets: Vec::new(),
            scratch: Scratch::default(),
            answers: Vec::new(),
            slope: vec![0.0; lagrangian.rows.len],
        };
        // Nodes to write: (branch, its place in the certificate, case, ancestors' prices that may serve).
        let mut open = vec![(0usize, 0usize, root.to_vec(), Vec::<Arc<Prices>>::new())];
        writer.nodes.push(Node::Leaf { multipliers: 0 });
        while let Some((branch, place, projects, ancestors)) = open.pop() {
            let branch = &self.branches[branch];
            let Below::Split { thinned, question, yes, no } = &branch.below else {
                let leaf = writer.leaf(branch, &projects, &ancestors);
                writer.nodes[place] = leaf;
                continue;
            };
            if branch.bound <= writer.goal {
                let leaf = writer.leaf(branch, &projects, &ancestors);
                writer.nodes[place] = leaf;
                continue;
            }
            let (mut place, mut projects) = (place, projects);
            if *thinned {
                let multipliers = writer.set(&branch.prices);
                let then = writer.nodes.len();
                writer.nodes[place] = Node::Fix { multipliers, then };
                writer.nodes.push(Node::Leaf { multipliers: 0 });
                projects = writer.thin(&projects, &branch.prices.dense());
                place = then;
            }
            let (first, second) = (writer.nodes.len(), writer.nodes.len() + 1);
            writer.nodes[place] = Node::Split { question: question.clone(), yes: first, no: second };
            writer.nodes.extend([Node::Leaf { multipliers: 0 }, Node::Leaf { multipliers: 0 }]);
            let mut ancestors = ancestors;
            ancestors.push(Arc::clone(&branch.prices));
            let (case_yes, case_no) = cases::split(lagrangian, &projects, question);
            open.push((*no, second, case_no, ancestors.clone()));
            open.push((*yes, first, case_yes, ancestors));
        }
        Certificate {
            programme: programme.fingerprint.clone(),
            bound,
            multipliers: writer
                .sets
                .iter()
                .map(|set| lagrangian.rows.publish(lagrangian.instance, &set.dense()))
                .collect(),
            nodes: writer.nodes,
        }
    }
}

struct Writer<'a> {
    lagrangian: &'a Lagrangian<'a>,
    goal: f64,
    nodes: Vec<Node>,
    sets: Vec<Arc<Prices>>,
    scratch: Scratch,
    answers: Vec<Answer>,
    slope: Vec<f64>,
}

impl Writer<'_> {
    /// The number of a set of prices, new or already written.
    fn set(&mut self, prices: &Arc<Prices>) -> usize {
        // The newest sets are the likeliest to be asked for again.
        if let Some(number) = self.sets.iter().rposition(|known| Arc::ptr_eq(known, prices)) {
            return number;
        }
        self.sets.push(Arc::clone(prices));
        self.sets.len() - 1
    }

    fn leaf(&mut self, branch: &Branch, projects: &[Arc<ProjectCase>], ancestors: &[Arc<Prices>]) -> Node {
        let goal = self.goal * (1.0 - 1e-9);
        for prices in ancestors.iter().rev().take(3) {
            if self.sets.iter().any(|known| Arc::ptr_eq(known, prices))
                && self.sweep(&prices.dense(), projects) <= goal
            {
                return Node::Leaf { multipliers: self.set(prices) };
            }
        }
        Node::Leaf { multipliers: self.set(&branch.prices) }
    }

    fn sweep(&mut self, prices: &[f64], projects: &[Arc<ProjectCase>]) -> f64 {
        self.lagrangian.sweep(prices, projects, &mut self.scratch, &mut self.answers, &mut self.slope)
    }

    /// Removes what the checker will remove: everything whose value stays below the goal.
    fn thin(&mut self, projects: &[Arc<ProjectCase>], prices: &[f64]) -> Vec<Arc<ProjectCase>> {
        let bound = self.sweep(prices, projects);
        let answers = std::mem::take(&mut self.answers);
        let goal = self.goal;
        let thinned =
            cases::thin(self.lagrangian, projects, prices, bound, &answers, goal, &mut self.scratch);
        self.answers = answers;
        thinned.unwrap_or_else(|| projects.to_vec())
    }
}
