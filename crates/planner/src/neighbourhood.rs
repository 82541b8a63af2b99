//! Better plans: ruin and recreate (Schrimpf et al. 2000; Ropke & Pisinger 2006), steered by the bound's prices.
//!
//! A few projects are taken out — at random, by a shared resource, by a shared year of spending, along the bill of materials, or at
//! one plant — and put back in another order, at prices scaled by a random factor, sometimes with a site forbidden. Measured
//! on the small benchmark: varying prices and sites, not only the order, is what gets a stuck plan moving.

use std::sync::Arc;

use model::Programme;

use crate::bound::ProjectCase;
use crate::chance::Chance;
use crate::guide::Guide;
use crate::instance::Instance;
use crate::proposal::{Bench, Proposal, Steering};
use crate::rows::Rows;
use crate::search::MANY;
use crate::treasury::Treasury;

/// So many projects that are not in are tried in each round: all of a small programme, a sample of a large one.
const TRIED: usize = 32;
/// The same where there are many projects: measured on large-1, 2 and 3, more moves are worth more than more choice in each.
const TRIED_OF_MANY: usize = 8;
/// Moves after which the estimated value of the plan at hand is made exact.
const SETTLED: u32 = 20;
/// The same where there are many projects; only then is a better plan noticed, for looking and copying are dear.
const SETTLED_OF_MANY: u32 = 100;
/// Of many projects, the funds are asked anew in this many moves of as many as there are projects.
const REPAID: f64 = 40.0;
/// So many placed projects are compared with the one taken out: all of a small plan, a sample of a large one.
const COMPARED: usize = 256;
/// What something that must be in and is not, or a limit broken that may not be, costs: more than all values and penalties together.
pub(crate) const MISSING: f64 = 1e24;
/// By how many periods a turn may be jostled. Measured on the middle benchmark: one is too little, ten too much.
const JOSTLE: f64 = 4.0;

/// What one worker needs to improve a plan.
pub(crate) struct Improver<'a> {
    pub programme: &'a Programme,
    pub instance: &'a Instance,
    pub rows: &'a Rows,
    /// What may be chosen.
    pub case: &'a [Arc<ProjectCase>],
    /// What steers.
    guide: &'a Guide,
    /// Whether a project must be in, or something that must be in needs it.
    called: Vec<bool>,
    /// Those that must, or are needed so.
    calls: Vec<usize>,
    orders: Vec<Vec<usize>>,
    bench: Bench,
    /// How often the order is a random one: more often where projects are few and their turns say little.
    shuffled: f64,
    /// Projects that must be in.
    obliged: Vec<usize>,
    /// When the bound's fractional plan would launch each project; those it hardly wants come last.
    turns: &'a [f64],
    /// Projects that may be in, the most promising first.
    promising: Vec<usize>,
}

impl<'a> Improver<'a> {
    pub(crate) fn new(
        programme: &'a Programme,
        instance: &'a Instance,
        rows: &'a Rows,
        case: &'a [Arc<ProjectCase>],
        guide: &'a Guide,
        turns: &'a [f64],
    ) -> Self {
        let orders = Treasury::orders(instance);
        let obliged: Vec<usize> = (0..case.len()).filter(|&project| !case[project].may_be_out).collect();
        let mut called: Vec<bool> = case.iter().map(|case| !case.may_be_out).collect();
        let mut open = obliged.clone();
        while let Some(project) = open.pop() {
            for &other in &instance.needs[project] {
                if !std::mem::replace(&mut called[other], true) {
                    open.push(other);
                }
            }
        }
        let calls = (0..case.len()).filter(|&project| called[project]).collect();
        let promising =
            guide.promising.iter().copied().filter(|&project| case[project].may_be_in()).collect();
        Self {
            programme,
            instance,
            rows,
            case,
            guide,
            turns,
            called,
            calls,
            orders,
            bench: Bench::default(),
            shuffled: if case.len() <= TRIED { 0.4 } else { 0.1 },
            obliged,
            promising,
        }
    }

    /// How much better one proposal is than another starts here: missing obligations first, then value.
    pub(crate) fn score(&self, proposal: &Proposal) -> f64 {
        let missing = self.obliged.iter().filter(|&&project| proposal.placed[project].is_none()).count();
        #[expect(clippy::cast_precision_loss, reason = "projects are few")]
        let missing = missing as f64;
        let forbidden = if proposal.forbidden > 0.0 { 1.0 + proposal.forbidden } else { 0.0 };
        proposal.value - (missing + forbidden) * MISSING
    }

    /// A proposal from nothing, best gains first.
    pub(crate) fn construct(&mut self, chance: &mut Chance, factor: f64) -> Proposal {
        let mut proposal = Proposal::empty(self.instance, self.programme);
        proposal.production.steer(self.instance, &self.guide.policy);
        let everybody = self.promising.clone();
        self.recreate(&mut proposal, chance, factor, None, everybody);
        proposal.keep();
        proposal.evaluate(self.instance);
        proposal
    }

    /// So many rounds of ruin and recreate from `current`, which moves along by simulated annealing at that heat (a share of
    /// what one of its projects is worth); returns the best proposal met, if it beats `known`.
    pub(crate) fn improve(
        &mut self,
        current: &mut Proposal,
        known: f64,
        heat: f64,
        chance: &mut Chance,
        rounds: u32,
    ) -> Option<Proposal> {
        current.production.steer(self.instance, &self.guide.policy);
        let mut best = None;
        let mut best_score = known;
        let mut current_score = self.score(current);
        let many = current.placed.len() > MANY;
        let settled = if many { SETTLED_OF_MANY } else { SETTLED };
        for round in 0..rounds {
            if round % settled == 0 {
                current.evaluate(self.instance);
                current_score = self.score(current);
                if many && current_score > best_score + 1e-9 * current_score.abs() {
                    best_score = current_score;
                    best = Some(current.clone());
                }
            }
            current.keep();
            #[expect(clippy::cast_precision_loss, reason = "projects are few")]
            let one = current_score.abs().min(1e14) / current.inside.len().max(1) as f64;
            let guest = self.invite(current, chance);
            self.ruin(current, guest, chance);
            let factor = mood(many, chance);
            let tried = self.to_try(current, guest, chance);
            self.recreate(current, chance, factor, guest, tried);
            let score = self.score(current);
            let warmth = (heat * one).max(1e-9);
            if score >= current_score || chance.unit() < ((score - current_score) / warmth).exp() {
                current_score = score;
                if many {
                    continue;
                }
                if score > best_score + 1e-9 * score.abs() {
                    current.keep();
                    current.evaluate(self.instance);
                    current_score = self.score(current);
                }
                if current_score > best_score + 1e-9 * current_score.abs() {
                    best_score = current_score;
                    best = Some(current.clone());
                }
            } else {
                current.undo(self.instance);
            }
        }
        current.keep();
        current.evaluate(self.instance);
        let score = self.score(current);
        if many && score > best_score + 1e-9 * score.abs() {
            best = Some(current.clone());
        }
        best
    }

    /// Sometimes a guest is named, who was not in and shall be put in first, gain or no gain: an enabler pays only once its parts
    /// follow.
    fn invite(&self, proposal: &mut Proposal, chance: &mut Chance) -> Option<usize> {
        if chance.unit() >= 0.25 || proposal.inside.len() >= self.promising.len() {
            return None;
        }
        let mut invited = None;
        // A draw or two finds one outside; where nearly all are in, it may fail, and nobody is invited.
        for _ in 0..8 {
            let drawn = self.promising[chance.below(self.promising.len())];
            if proposal.placed[drawn].is_none() {
                invited = Some(drawn);
                break;
            }
        }
        let invited = invited?;
        for &rival in &self.instance.excludes[invited] {
            proposal.remove(self.instance, rival);
        }
        // Those it needs may stand in its way where they are.
        for &other in &self.instance.needs[invited] {
            if chance.unit() < 0.5 {
                proposal.remove(self.instance, other);
            }
        }
        Some(invited)
    }

    /// Takes some projects out that have something in common.
    fn ruin(&self, proposal: &mut Proposal, guest: Option<usize>, chance: &mut Chance) {
        let inside = proposal.inside.len();
        if inside == 0 {
            return;
        }
        let named = self.in_the_way(proposal, guest, chance);
        let seed = named.unwrap_or_else(|| proposal.inside[chance.below(inside)]);
        let most = 1 + chance.below(inside.min(4));
        let related = self.related(proposal, seed, chance);
        proposal.remove(self.instance, seed);
        for &project in related.iter().take(most.saturating_sub(1)) {
            proposal.remove(self.instance, project);
        }
    }

    /// Of many projects, now and then somebody in particular is taken out: one that the bound's fractional plan does not want, or one at
    /// a plant where the guest could work. Measured on large-1: after 600 rounds the plan is worth 1.1 % more.
    fn in_the_way(&self, proposal: &Proposal, guest: Option<usize>, chance: &mut Chance) -> Option<usize> {
        if proposal.placed.len() <= MANY {
            return None;
        }
        let instance = self.instance;
        let dice = chance.unit();
        let candidates: Vec<usize> = if dice < 0.3 {
            #[expect(clippy::cast_precision_loss, reason = "periods are few")]
            let never = instance.periods as f64;
            proposal.inside.iter().copied().filter(|&project| self.turns[project] >= never).collect()
        } else if let Some(guest) = guest.filter(|_| dice < 0.8) {
            let sites = &instance.projects[guest].sites;
            let plant = sites[chance.below(sites.len())].plant;
            let is_here = |&project: &usize| {
                let placed = proposal.placed[project].as_ref();
                placed.is_some_and(|placed| instance.projects[project].sites[placed.site].plant == plant)
            };
            instance.at_plant[plant].iter().copied().filter(is_here).collect()
        } else {
            Vec::new()
        };
        (!candidates.is_empty()).then(|| candidates[chance.below(candidates.len())])
    }

    /// The other placed projects, those most like the seed in one randomly chosen respect first.
    fn related(&self, proposal: &Proposal, seed: usize, chance: &mut Chance) -> Vec<usize> {
        let instance = self.instance;
        let respect = chance.below(5);
        let mut keyed: Vec<(f64, usize)> = Vec::new();
        let Some(own) = &proposal.placed[seed] else { return Vec::new() };
        let site = &instance.projects[seed].sites[own.site];
        let sampled =
            (proposal.inside.len() > COMPARED).then(|| self.sample(proposal, seed, respect, chance));
        let compared = sampled.as_ref().unwrap_or(&proposal.inside);
        for &project in compared.iter().filter(|&&project| project != seed) {
            let Some(other) = &proposal.placed[project] else { continue };
            let their = &instance.projects[project].sites[other.site];
            let alike = match respect {
                0 => 0.0,
                1 => f64::from((site.resources & their.resources).count_ones()),
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
        keyed.truncate(4);
        keyed.into_iter().map(|(_, project)| project).collect()
    }

    /// Some placed projects of many: those that share a product's market or a plant with the seed if that is asked, and others by
    /// chance.
    fn sample(&self, proposal: &Proposal, seed: usize, respect: usize, chance: &mut Chance) -> Vec<usize> {
        let instance = self.instance;
        let inside = &proposal.inside;
        let mut sample: Vec<usize> = match respect {
            3 => {
                let product = instance.projects[seed].product;
                let near = instance.inputs[product].iter().chain(&instance.users[product]);
                let near = std::iter::once(product).chain(near.map(|&(other, _)| other));
                near.flat_map(|product| &instance.makers[product]).copied().collect()
            }
            4 => {
                let sites = instance.projects[seed].sites.iter();
                sites.flat_map(|site| &instance.at_plant[site.plant]).copied().collect()
            }
            _ => Vec::new(),
        };
        sample.extend((0..COMPARED / 4).map(|_| inside[chance.below(inside.len())]));
        sample.sort_unstable();
        sample.dedup();
        sample
    }

    /// Who is tried: those just taken out, the guest and whom it needs, and others, the promising rather than the poor.
    fn to_try(&self, proposal: &Proposal, guest: Option<usize>, chance: &mut Chance) -> Vec<usize> {
        let outside = |&&project: &&usize| proposal.placed[project].is_none();
        if self.promising.len() - proposal.inside.len().min(self.promising.len()) <= TRIED {
            return self.promising.iter().filter(outside).copied().collect();
        }
        let mut tried: Vec<usize> = proposal.removed().collect();
        tried.extend(self.calls.iter().filter(outside));
        if let Some(guest) = guest {
            tried.push(guest);
            tried.extend(self.instance.needs[guest].iter().filter(outside));
        }
        let drawn = if proposal.placed.len() > MANY { TRIED_OF_MANY } else { TRIED };
        for _ in 0..drawn {
            let place = chance.unit() * chance.unit() * self.promising.len() as f64;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the list")]
            let drawn = self.promising[(place as usize).min(self.promising.len() - 1)];
            if proposal.placed[drawn].is_none() {
                tried.push(drawn);
            }
        }
        tried.retain(|&project| self.case[project].may_be_in());
        tried.sort_unstable();
        tried.dedup();
        tried
    }

    /// Puts in what can be put in, in the order in which the bound's fractional plan would launch it (α-points; Chicoisne et al.
    /// 2012), somewhat jostled; takes out what cannot stand alone.
    fn recreate(
        &mut self,
        proposal: &mut Proposal,
        chance: &mut Chance,
        factor: f64,
        guest: Option<usize>,
        tried: Vec<usize>,
    ) {
        let order = self.orders[chance.below(self.orders.len())].clone();
        // Asking all funds anew is dear where many projects are in, and seldom changes anything there.
        if proposal.placed.len() <= 4 * TRIED || chance.unit() < REPAID / proposal.placed.len() as f64 {
            proposal.repay(self.instance, &order);
        }
        proposal.production.refresh(self.instance);
        let shuffle = chance.unit() < self.shuffled;
        let mut waiting: Vec<(f64, usize)> = Vec::new();
        for project in tried {
            let turn = if shuffle { chance.unit() } else { self.turns[project] + JOSTLE * chance.unit() };
            let needed = guest.is_some_and(|guest| self.instance.needs[guest].contains(&project));
            let turn = if needed {
                f64::NEG_INFINITY
            } else if self.called[project] {
                // Before all others, in an order that varies: the first come may be in the way of the last.
                1e9 * chance.unit() - 2e9
            } else if guest == Some(project) {
                -0.5e9
            } else {
                turn
            };
            waiting.push((turn, project));
        }
        waiting.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        // Twice: what waited for another to be placed, or for a market that another makes, has its chance in the second pass.
        for again in [false, true] {
            for &(_, project) in &waiting {
                let waited = !self.instance.obeys[project].is_empty()
                    || self.instance.is_fed(self.instance.projects[project].product);
                if (waited || !again) && proposal.may_place(self.instance, project) {
                    let steering = Steering { rows: self.rows, guide: self.guide, factor };
                    let hurried = self.hurried(project, chance);
                    let case = hurried.as_ref().unwrap_or(&self.case[project]);
                    let sites = self.instance.projects[project].sites.len();
                    let banned = (sites > 1 && chance.unit() < 0.2).then(|| chance.below(sites));
                    let forced = guest == Some(project) || self.called[project];
                    let wish = crate::proposal::Wish { project, case, banned, forced, from: 0 };
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
        proposal.estimate(self.instance);
    }

    /// A project that others wait for, told now and then to be ready for them by some random period: no price says so where tasks of
    /// several projects wait for one another.
    fn hurried(&self, project: usize, chance: &mut Chance) -> Option<ProjectCase> {
        let instance = self.instance;
        if instance.needed_by[project].is_empty() {
            return None;
        }
        let awaited = || instance.cross.iter().filter(|cross| cross.0.0 == project).map(|cross| cross.0.1);
        let followed = instance.dependencies.iter().any(|dependency| {
            dependency.other == project && dependency.kind == model::draft::RequirementKind::LaunchAfter
        });
        if chance.unit() >= 0.3 {
            return None;
        }
        let mut case = self.case[project].as_ref().clone();
        for (site, option) in case.sites.iter_mut().zip(&instance.projects[project].sites) {
            if !site.launches.contains(&true) {
                continue;
            }
            let windows = site.starts.get_or_insert_with(|| option.windows());
            for task in awaited() {
                let (first, last) = windows[task];
                windows[task].1 =
                    first + u32::try_from(chance.below(last.saturating_sub(first) as usize + 1)).unwrap_or(0);
            }
            if followed {
                let (first, last) = option.launch;
                let by = first + chance.below(last - first + 1);
                site.launches[by + 1..].fill(false);
            }
        }
        Some(case)
    }
}

/// By how much prices are scaled in a move. Few projects need all moods to leave a plan that is stuck; where many compete for the
/// same money, whoever ignores its price fills the plan with what pays least for it (measured on large-1 and huge-1).
pub(crate) fn mood(many: bool, chance: &mut Chance) -> f64 {
    match (many, chance.unit()) {
        (true, dice) if dice < 0.05 => 0.0,
        (true, _) => 0.5 + chance.unit(),
        (false, dice) if dice < 0.35 => 0.0,
        (false, _) => 2.0 * chance.unit(),
    }
}
