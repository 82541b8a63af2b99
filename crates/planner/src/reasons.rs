//! Why a project is not in the plan: the first reason that holds, with its figures.
//!
//! What can be read off the programme comes first (forbidden, impossible, worth nothing, excluded, not asked for), what must be
//! tried comes last: the plan is improved once more with the project forced in, and the loss is compared with the gap. Inside
//! the gap the honest answer is that the data do not decide.

use std::sync::{Arc, OnceLock};

use model::draft::Must;
use model::finding::Code;
use model::plan::{LeftOut, Reason};
use model::{Id, Programme};

use crate::bound::{Answer, Lagrangian, ProjectCase, Scratch};
use crate::chance::Chance;
use crate::guide::Guide;
use crate::instance::Instance;
use crate::neighbourhood::Improver;
use crate::parallel;
use crate::proposal::{Proposal, spending};
use crate::publish::{money, unit_price};
use crate::rows::Rows;

/// Moves of ruin and recreate spent on all projects that are forced in, together.
const MOVES: usize = 24_000;
/// The most that is spent on one of them.
const MOVES_OF_ONE: usize = 3_000;
/// Where less than that would be left for one, the bound's prices tell the loss instead.
const MOVES_WORTH_MAKING: usize = 100;

/// What the reasons are asked about.
pub(crate) struct Inquiry<'a> {
    pub programme: &'a Programme,
    pub instance: &'a Instance,
    pub rows: &'a Rows,
    pub root: &'a [Arc<ProjectCase>],
    pub prices: &'a [f64],
    /// When the bound would launch each project.
    pub turns: &'a [f64],
    pub best: &'a Proposal,
    /// Bound less value.
    pub gap: f64,
    pub seed: u64,
    pub threads: usize,
}

impl Inquiry<'_> {
    /// The reason of every project that is not in the plan, in the programme's order; and the best plan that a trial came upon, if it is
    /// better than this one.
    pub(crate) fn left_out(&self) -> (Vec<LeftOut>, Option<Proposal>) {
        let outside: Vec<usize> =
            (0..self.best.placed.len()).filter(|&project| self.best.placed[project].is_none()).collect();
        let lagrangian = Lagrangian::new(self.instance, self.rows);
        let (mut answers, mut slope): (Vec<Answer>, _) = (Vec::new(), vec![0.0; self.rows.len]);
        let free = vec![0.0; self.rows.len];
        lagrangian.sweep(&free, self.root, &mut Scratch::default(), &mut answers, &mut slope);
        let moves = MOVES / outside.len().max(1);
        let losses = OnceLock::new();
        let sure_loss = |project: usize| losses.get_or_init(|| self.sure_losses())[project];
        let guide = Guide::lasting(self.instance, self.rows, self.prices);
        let told = parallel::run(self.threads, outside.len(), |number, _| {
            let project = outside[number];
            let alone = answers[project].value;
            let mut better = None;
            let trial = || {
                let worth_trying = moves >= MOVES_WORTH_MAKING;
                let (reason, with) = worth_trying
                    .then(|| self.tried(&guide, project, alone, moves.min(MOVES_OF_ONE)))
                    .flatten()?;
                better = (with.value > self.best.value).then_some(with);
                Some(reason)
            };
            let reason = self.plain(project, alone).or_else(trial);
            let reason = reason.unwrap_or_else(|| self.priced(project, alone, sure_loss(project)));
            (LeftOut { project: self.key(project), reason }, better)
        });
        let mut best: Option<Proposal> = None;
        let mut reasons = Vec::with_capacity(told.len());
        for (reason, better) in told {
            reasons.push(reason);
            if let Some(better) = better
                && best.as_ref().is_none_or(|best| better.value > best.value)
            {
                best = Some(better);
            }
        }
        (reasons, best)
    }

    /// By how much every plan with a project in is worth less than this plan, at the least, for all projects: at the bound's
    /// prices no such plan is worth more than the bound, less the project's free answer, plus its answer when it must be in.
    fn sure_losses(&self) -> Vec<f64> {
        let lagrangian = Lagrangian::new(self.instance, self.rows);
        let (mut scratch, mut slope) = (Scratch::default(), vec![0.0; self.rows.len]);
        let (mut answers, mut forced): (Vec<Answer>, Vec<Answer>) = (Vec::new(), Vec::new());
        let bound = lagrangian.sweep(self.prices, self.root, &mut scratch, &mut answers, &mut slope);
        let inside: Vec<Arc<ProjectCase>> = self.root.iter().map(|case| Arc::new(must_be_in(case))).collect();
        lagrangian.sweep(self.prices, &inside, &mut scratch, &mut forced, &mut slope);
        let with = answers.iter().zip(&forced).map(|(free, forced)| bound - free.value + forced.value);
        with.map(|at_most| self.best.value - at_most).collect()
    }

    fn key(&self, project: usize) -> String {
        self.programme.projects[Id::new(project)].key.clone()
    }

    /// A reason that needs no trial.
    fn plain(&self, project: usize, alone: f64) -> Option<Reason> {
        let option = &self.instance.projects[project];
        if option.must == Must::Out {
            return Some(Reason::Forbidden);
        }
        let never = self.programme.never_possible(Id::new(project));
        // If nothing else stands in the way of a project without a possible launch, money that suffices in the end comes too late.
        let late = never.is_empty() && !self.root[project].may_be_in();
        let reasons = [
            (Code::NeverFits, Reason::NeverFits),
            (Code::NeverInTime, Reason::NeverInTime),
            (Code::NeverAffordable, Reason::NeverAffordable),
        ];
        let mut holding = reasons.into_iter().filter(|(code, _)| never.contains(code));
        if let Some((_, reason)) =
            holding.next().or(late.then_some((Code::NeverAffordable, Reason::NeverAffordable)))
        {
            return Some(reason);
        }
        let margin = option.sites.iter().map(|site| site.margin).fold(f64::NEG_INFINITY, f64::max);
        let feeds_others = self.instance.inputs[option.product]
            .iter()
            .any(|&(input, _)| !self.instance.makers[input].is_empty());
        if alone <= 0.0 && !feeds_others {
            let alone = if alone.is_finite() { alone } else { 0.0 };
            return Some(Reason::WorthNothing {
                alone: money(self.programme, alone),
                margin: unit_price(margin),
            });
        }
        let placed = |&&other: &&usize| self.best.placed[other].is_some();
        if let Some(&rival) = self.instance.excludes[project].iter().find(placed) {
            return Some(Reason::Excluded { by: self.key(rival) });
        }
        let mut rest = Vec::new();
        self.best.production.rest(self.instance, option.product, &mut rest);
        let served = rest.iter().all(|&rest| rest < 1e-6);
        if served {
            let rivals = self.instance.makers[option.product].iter().filter(placed);
            let by: Vec<String> = rivals.map(|&rival| self.key(rival)).collect();
            if !by.is_empty() {
                return Some(Reason::MarketTaken { by, alone: money(self.programme, alone) });
            }
        }
        None
    }

    /// The reason that the bound's prices give.
    fn priced(&self, project: usize, alone: f64, loss: f64) -> Reason {
        let alone = money(self.programme, alone.max(0.0));
        let missing = self.instance.needs[project].iter().find(|&&other| self.best.placed[other].is_none());
        if let Some(&other) = missing {
            return Reason::RequirementMissing { other: self.key(other) };
        }
        let difference = money(self.programme, -loss.max(0.0));
        if loss <= 0.0 {
            return Reason::Undecided { alone, loss: difference };
        }
        Reason::Displaces { alone, loss: difference, displaced: Vec::new(), scarce: self.scarce(project) }
    }

    /// The reason that a trial gives, and its plan: half of the moves from this plan, half from a plan that begins with the project. None if it
    /// found no plan with the project in.
    fn tried(&self, guide: &Guide, project: usize, alone: f64, moves: usize) -> Option<(Reason, Proposal)> {
        let mut case = self.root.to_vec();
        case[project] = Arc::new(must_be_in(&case[project]));
        let mut improver = Improver::new(self.programme, self.instance, self.rows, &case, guide, self.turns);
        let mut chance = Chance::stream(self.seed, u64::MAX, project as u64);
        let chunk = u32::try_from(moves / 8).unwrap_or(u32::MAX);
        let mut with: Option<Proposal> = None;
        for start in [self.best.clone(), improver.construct(&mut chance, 1.0)] {
            let mut current = start.clone();
            let mut found = start;
            // Cold at first: as long as the project is not in, any warmth would accept anything.
            for heat in [0.0, 0.1, 0.05, 0.0] {
                let known = improver.score(&found);
                if let Some(better) = improver.improve(&mut current, known, heat, &mut chance, chunk) {
                    found = better;
                }
            }
            if with.as_ref().is_none_or(|with| improver.score(&found) > improver.score(with)) {
                with = Some(found);
            }
        }
        let alone = money(self.programme, alone.max(0.0));
        let with = with.filter(|with| with.placed[project].is_some())?;
        let difference = with.value - self.best.value;
        let loss = money(self.programme, difference.min(0.0));
        if -difference <= self.gap {
            return Some((Reason::Undecided { alone, loss }, with));
        }
        let displaced = (0..self.best.placed.len())
            .filter(|&other| self.best.placed[other].is_some() && with.placed[other].is_none())
            .map(|other| self.key(other))
            .collect();
        Some((Reason::Displaces { alone, loss, displaced, scarce: self.scarce(project) }, with))
    }

    /// What of it costs most at the bound's prices: keys of up to three resources and funds.
    fn scarce(&self, project: usize) -> Vec<String> {
        let lagrangian = Lagrangian::new(self.instance, self.rows);
        let mut case: Vec<Arc<ProjectCase>> = self.root.to_vec();
        case[project] = Arc::new(must_be_in(&case[project]));
        let (mut scratch, mut answers, mut slope) =
            (Scratch::default(), Vec::new(), vec![0.0; self.rows.len]);
        lagrangian.sweep(self.prices, &case, &mut scratch, &mut answers, &mut slope);
        let Some((site, _, schedule)) = &answers[project].chosen else { return Vec::new() };
        let option = &self.instance.projects[project].sites[*site];
        let mut bill: Vec<(f64, String)> = Vec::new();
        for (resource, sums) in scratch.price_sums().iter().enumerate() {
            let cost: f64 = schedule
                .iter()
                .enumerate()
                .map(|(task, &(mode, start))| {
                    let mode = &option.modes[task][mode];
                    let units: f64 =
                        mode.uses.iter().filter(|(of, _)| *of == resource).map(|(_, units)| units).sum();
                    units * (sums[start + mode.duration] - sums[start])
                })
                .sum();
            bill.push((cost, self.programme.resources[Id::new(resource)].key.clone()));
        }
        let mut by_fund = vec![0.0; self.instance.funds.len()];
        for (year, minor) in spending(self.instance, project, *site, schedule) {
            #[expect(clippy::cast_precision_loss, reason = "for ranking only")]
            let spent = minor as f64 / 100.0;
            let payers = &scratch.tariff().payers[option.purse][year];
            for &(fund, share) in payers {
                by_fund[fund] += spent * share * scratch.tariff().unit[option.purse][year];
            }
        }
        bill.extend(
            by_fund
                .into_iter()
                .enumerate()
                .map(|(fund, cost)| (cost, self.programme.funds[Id::new(fund)].key.clone())),
        );
        bill.retain(|(cost, _)| *cost > 1.0);
        bill.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        bill.into_iter().take(3).map(|(_, key)| key).collect()
    }
}

/// The same case, but the project may not be left out.
fn must_be_in(case: &ProjectCase) -> ProjectCase {
    ProjectCase { may_be_out: false, ..case.clone() }
}
