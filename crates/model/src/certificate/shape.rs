//! Whether a certificate is well formed: every multiplier belongs to a row and is a sensible number, and the nodes form a tree.

use super::ground::Ground;
use super::{Certificate, Multipliers, Node, Question};
use crate::draft::RequirementKind;
use crate::finding::{Code, Finding};

/// The largest multiplier: products with any number of a programme stay far from infinity.
const LARGEST: f64 = 1e18;

/// All that is not well formed.
pub(super) fn check(ground: &Ground<'_>, certificate: &Certificate) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, multipliers) in certificate.multipliers.iter().enumerate() {
        let mut rows = Rows { number, findings: &mut findings };
        rows.check(ground, multipliers);
    }
    nodes(ground, certificate, &mut findings);
    findings
}

/// Gathers findings about one set of multipliers.
struct Rows<'a> {
    number: usize,
    findings: &'a mut Vec<Finding>,
}

impl Rows<'_> {
    fn check(&mut self, ground: &Ground<'_>, multipliers: &Multipliers) {
        let programme = ground.programme;
        let (periods, years) = (programme.periods(), programme.years.len());
        let requirements = programme.requirements.len();
        self.table("resource", &multipliers.resource, programme.resources.len(), periods);
        self.table("spend", &multipliers.spend, ground.purses.len(), years);
        self.length("share", multipliers.share.len(), ground.purses.len());
        for shares in &multipliers.share {
            self.table("share", shares, programme.funds.len(), years);
        }
        self.line("floor", &multipliers.floor, programme.plants.len());
        for (price, plant) in multipliers.floor.iter().zip(programme.plants.iter()) {
            self.unused("floor", *price, plant.floor_area.is_some());
        }
        self.length("market", multipliers.market.len(), programme.products.len());
        for (outlets, known) in multipliers.market.iter().zip(&ground.outlets) {
            self.table("market", outlets, known.len(), periods);
        }
        self.line("buyer", &multipliers.buyer, if ground.buyer_room.is_some() { years } else { 0 });
        self.line("policy", &multipliers.policy, ground.policy.len());
        for (price, row) in multipliers.policy.iter().zip(&ground.policy) {
            // Above the penalty a breach would pay for itself without end: nothing would be proven.
            let dearest = programme.limits[row.limit].penalty.map_or(LARGEST, |penalty| penalty.to_f64());
            self.unused("policy", *price, *price <= dearest);
        }
        self.table("launch_after", &multipliers.launch_after, requirements, periods);
        self.line("requires", &multipliers.requires, ground.dependencies.len());
        for (number, dependency) in ground.dependencies.iter().enumerate() {
            let launches = dependency.kind == RequirementKind::LaunchAfter;
            for price in multipliers.launch_after.get(number).into_iter().flatten() {
                self.unused("launch_after", *price, launches);
            }
            let price = multipliers.requires.get(number).copied().unwrap_or(0.0);
            self.unused("requires", price, !launches);
        }
    }

    fn table(&mut self, name: &str, rows: &[Vec<f64>], count: usize, length: usize) {
        self.length(name, rows.len(), count);
        for row in rows {
            self.line(name, row, length);
        }
    }

    fn line(&mut self, name: &str, row: &[f64], length: usize) {
        self.length(name, row.len(), length);
        // Said this way round, what is not a number is refused too.
        if !row.iter().all(|price| (0.0..=LARGEST).contains(price)) {
            self.refuse(name);
        }
    }

    fn length(&mut self, name: &str, found: usize, largest: usize) {
        if found > largest {
            self.refuse(name);
        }
    }

    fn unused(&mut self, name: &str, price: f64, used: bool) {
        if !used && price > 0.0 {
            self.refuse(name);
        }
    }

    fn refuse(&mut self, name: &str) {
        let row = format!("{name} ({})", self.number);
        let finding = Finding::new(Code::CertificateMultiplier, "certificate").with("row", row);
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }
}

/// Node 0 is there; children have higher numbers and one parent; numbers and questions are in range.
fn nodes(ground: &Ground<'_>, certificate: &Certificate, findings: &mut Vec<Finding>) {
    let nodes = &certificate.nodes;
    let mut has_parent = vec![false; nodes.len()];
    let mut child = |parent: usize, child: usize| {
        let fresh = has_parent.get_mut(child).is_some_and(|taken| !std::mem::replace(taken, true));
        child > parent && fresh
    };
    let known = |multipliers: usize| multipliers < certificate.multipliers.len();
    let mut refuse =
        |node: usize| findings.push(Finding::new(Code::CertificateCases, "certificate").with("node", node));
    if nodes.is_empty() {
        refuse(0);
    }
    for (number, node) in nodes.iter().enumerate() {
        let sound = match node {
            Node::Leaf { multipliers } => known(*multipliers),
            Node::Fix { multipliers, then } => child(number, *then) && known(*multipliers),
            Node::Split { question, yes, no } => {
                child(number, *yes) && child(number, *no) && in_range(ground, question)
            }
        };
        if !sound {
            refuse(number);
        }
    }
}

fn in_range(ground: &Ground<'_>, question: &Question) -> bool {
    ground.projects.get(question.project).is_some_and(|project| {
        question.by.index() < ground.programme.periods()
            && question.sites.iter().all(|&site| site < project.sites.len())
            && question.task.is_none_or(|task| task < project.tree.order.len())
    })
}
