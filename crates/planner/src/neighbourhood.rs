//! Better plans: ruin and recreate (Schrimpf et al. 2000; Ropke & Pisinger 2006), steered by the bound's prices.
//!
//! A few projects are taken out — at random, by a shared resource, by a shared year of spending, along the bill of materials, or at
//! one plant — and put back in another order, at prices scaled by a random factor, sometimes with a site forbidden. Measured
//! on the small benchmark: varying prices and sites, not only the order, is what gets a stuck plan moving.

use std::sync::Arc;

use model::Programme;

use crate::bound::{Lagrangian, ProjectCase, Scratch};
use crate::chance::Chance;
use crate::instance::Instance;
use crate::proposal::{Bench, Proposal, Steering};
use crate::rows::Rows;
use crate::treasury::Treasury;

/// What one worker needs to improve a plan.
pub(crate) struct Improver<'a> {
    pub programme: &'a Programme,
    pub instance: &'a Instance,
    pub rows: &'a Rows,
    /// What may be chosen.
    pub case: &'a [Arc<ProjectCase>],
    /// Prices that steer.
    pub prices: &'a [f64],
    orders: Vec<Vec<usize>>,
    scratch: Scratch,
    bench: Bench,
}

impl<'a> Improver<'a> {
    pub(crate) fn new(
        programme: &'a Programme,
        instance: &'a Instance,
        rows: &'a Rows,
        case: &'a [Arc<ProjectCase>],
        prices: &'a [f64],
    ) -> Self {
        let mut scratch = Scratch::default();
        Lagrangian { instance, rows }.prepare(prices, &mut scratch);
        let orders = Treasury::orders(instance);
        Self { programme, instance, rows, case, prices, orders, scratch, bench: Bench::default() }
    }

    /// How much better one proposal is than another starts here: missing obligations first, then value.
    pub(crate) fn score(&self, proposal: &Proposal) -> f64 {
        let missing = self
            .case
            .iter()
            .zip(&proposal.placed)
            .filter(|(case, placed)| !case.may_be_out && placed.is_none())
            .count();
        #[expect(clippy::cast_precision_loss, reason = "projects are few")]
        let missing = missing as f64;
        proposal.value - missing * 1e15
    }

    /// A proposal from nothing, best gains first.
    pub(crate) fn construct(&mut self, chance: &mut Chance, factor: f64) -> Proposal {
        let mut proposal = Proposal::empty(self.instance, self.programme);
        self.recreate(&mut proposal, chance, factor, None);
        proposal
    }

    /// So many rounds of ruin and recreate from `current`, which moves along by simulated annealing at that heat (a share of
    /// its value); returns the best proposal met, if it beats `known`.
    pub(crate) fn improve(
        &mut self,
        current: &mut Proposal,
        known: f64,
        heat: f64,
        chance: &mut Chance,
        rounds: u32,
    ) -> Option<Proposal> {
        let mut best = None;
        let mut best_score = known;
        let mut current_score = self.score(current);
        for _ in 0..rounds {
            let mut trial = current.clone();
            let guest = self.ruin(&mut trial, chance);
            let factor = if chance.unit() < 0.35 { 0.0 } else { 2.0 * chance.unit() };
            self.recreate(&mut trial, chance, factor, guest);
            let score = self.score(&trial);
            let warmth = (heat * current_score.abs().min(1e14)).max(1e-9);
            if score >= current_score || chance.unit() < ((score - current_score) / warmth).exp() {
                current_score = score;
                *current = trial;
                if score > best_score + 1e-9 * score.abs() {
                    best_score = score;
                    best = Some(current.clone());
                }
            }
        }
        best
    }

    /// Takes some projects out. Sometimes a guest is named, who was not in and shall be put in first, gain or no gain: an enabler pays
    /// only once its parts follow.
    fn ruin(&self, proposal: &mut Proposal, chance: &mut Chance) -> Option<usize> {
        let inside = |proposal: &Proposal| -> Vec<usize> {
            (0..proposal.placed.len()).filter(|&project| proposal.placed[project].is_some()).collect()
        };
        let mut guest = None;
        if chance.unit() < 0.25 {
            let outside: Vec<usize> = (0..proposal.placed.len())
                .filter(|&project| proposal.placed[project].is_none() && self.case[project].may_be_in())
                .collect();
            if !outside.is_empty() {
                let invited = outside[chance.below(outside.len())];
                self.instance.excludes[invited]
                    .iter()
                    .for_each(|&rival| proposal.remove(self.instance, rival));
                // Those it needs may stand in its way where they are.
                for &other in &self.instance.needs[invited] {
                    if chance.unit() < 0.5 {
                        proposal.remove(self.instance, other);
                    }
                }
                guest = Some(invited);
            }
        }
        let inside = inside(proposal);
        if inside.is_empty() {
            return guest;
        }
        let seed = inside[chance.below(inside.len())];
        let most = 1 + chance.below(inside.len().min(4));
        let related = self.related(proposal, &inside, seed, chance);
        proposal.remove(self.instance, seed);
        for &project in related.iter().take(most.saturating_sub(1)) {
            proposal.remove(self.instance, project);
        }
        guest
    }

    /// The other placed projects, those most like the seed in one randomly chosen respect first.
    fn related(&self, proposal: &Proposal, inside: &[usize], seed: usize, chance: &mut Chance) -> Vec<usize> {
        let instance = self.instance;
        let respect = chance.below(5);
        let mut keyed: Vec<(f64, usize)> = Vec::new();
        let Some(own) = &proposal.placed[seed] else { return Vec::new() };
        let site = &instance.projects[seed].sites[own.site];
        for &project in inside.iter().filter(|&&project| project != seed) {
            let Some(other) = &proposal.placed[project] else { continue };
            let their = &instance.projects[project].sites[other.site];
            let alike = match respect {
                0 => 0.0,
                1 => {
                    let uses = |resource: usize| {
                        site.modes.iter().flatten().any(|m| m.uses.iter().any(|u| u.0 == resource))
                    };
                    let shared = their
                        .modes
                        .iter()
                        .flatten()
                        .flat_map(|mode| &mode.uses)
                        .filter(|u| uses(u.0))
                        .count();
                    f64::from(u32::try_from(shared).unwrap_or(u32::MAX))
                }
                2 => -(f64::from(u32::try_from(own.launch.abs_diff(other.launch)).unwrap_or(u32::MAX))),
                3 => {
                    let (a, b) = (instance.projects[seed].product, instance.projects[project].product);
                    let linked =
                        |from: usize, to: usize| instance.inputs[from].iter().any(|&(input, _)| input == to);
                    f64::from(u8::from(a == b || linked(a, b) || linked(b, a)))
                }
                _ => {
                    f64::from(u8::from(site.plant == their.plant))
                        + f64::from(u8::from(site.purse == their.purse))
                }
            };
            keyed.push((alike + 0.5 * chance.unit(), project));
        }
        keyed.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        keyed.into_iter().map(|(_, project)| project).collect()
    }

    /// Puts in what can be put in, in a random order that leans to the valuable; takes out what cannot stand alone.
    fn recreate(&mut self, proposal: &mut Proposal, chance: &mut Chance, factor: f64, guest: Option<usize>) {
        let order = self.orders[chance.below(self.orders.len())].clone();
        proposal.repay(self.instance, &order);
        proposal.evaluate(self.instance, &mut self.bench.workshop);
        let shuffle = chance.unit() < 0.4;
        let mut waiting: Vec<(f64, usize)> = Vec::new();
        for project in 0..proposal.placed.len() {
            let case = &self.case[project];
            if proposal.placed[project].is_none() && case.may_be_in() {
                let noise = 0.4 + chance.unit();
                let lean = if shuffle { chance.unit() } else { noise * self.promise(project, factor) };
                let needed = guest.is_some_and(|guest| self.instance.needs[guest].contains(&project));
                let lean = if needed || !case.may_be_out {
                    f64::INFINITY
                } else if guest == Some(project) {
                    f64::MAX
                } else {
                    lean
                };
                waiting.push((lean, project));
            }
        }
        waiting.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        // Twice: what waited for another to be placed has its chance in the second pass.
        for _ in 0..2 {
            for &(_, project) in &waiting {
                if proposal.may_place(self.instance, project) {
                    let steering =
                        Steering { rows: self.rows, prices: self.prices, factor, scratch: &self.scratch };
                    let case = &self.case[project];
                    let sites = self.instance.projects[project].sites.len();
                    let banned = (sites > 1 && chance.unit() < 0.2).then(|| chance.below(sites));
                    let forced = guest == Some(project) || !case.may_be_out;
                    let wish = crate::proposal::Wish { project, case, banned, forced };
                    proposal.insert(self.instance, &wish, &steering, &order, &mut self.bench);
                }
            }
        }
        loop {
            let orphans = proposal.orphans(self.instance);
            if orphans.is_empty() {
                break;
            }
            orphans.into_iter().for_each(|project| proposal.remove(self.instance, project));
        }
        proposal.evaluate(self.instance, &mut self.bench.workshop);
    }

    /// What a project promises per unit of money, roughly: margin at full capacity against its cheapest outlay.
    fn promise(&self, project: usize, factor: f64) -> f64 {
        let instance = self.instance;
        let option = &instance.projects[project];
        option
            .sites
            .iter()
            .map(|site| {
                let gain: f64 = (0..instance.periods)
                    .skip(site.launch.0)
                    .map(|t| {
                        let made = site.full_capacity().min(instance.market_max[option.product][t]);
                        let credit = factor.min(1.0) * self.scratch.market_credit(option.product)[t];
                        (instance.discount[t] * site.margin + credit).max(0.0) * made
                    })
                    .sum();
                let outlay: f64 = site
                    .modes
                    .iter()
                    .map(|modes| {
                        let paid = modes
                            .iter()
                            .map(|mode| mode.payments.iter().map(|(_, money)| money).sum::<f64>());
                        paid.fold(f64::INFINITY, f64::min)
                    })
                    .sum();
                gain / outlay.max(1.0)
            })
            .fold(0.0, f64::max)
    }
}
