//! The search: plans from above and bounds from below (or the other way round), in rounds, until they meet or somebody says stop.
//!
//! A round is a fixed set of jobs: some improve the best plan, one lowers the first bound or several work on the open cases with the
//! highest bounds. What a round does depends only on the rounds before it, so the same number of rounds with the same seed gives
//! the same plan and the same bound on any number of threads.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::sync::Arc;

use model::Programme;

use crate::bound::{Answer, Lagrangian, ProjectCase, Scratch};
use crate::cases::{self, Case, Worked};
use crate::chance::Chance;
use crate::dual::{self, Descent};
use crate::guide::Guide;
use crate::instance::Instance;
use crate::neighbourhood::{Improver, MISSING, mood};
use crate::parallel;
use crate::prices::Prices;
use crate::proof::Proof;
use crate::proposal::Proposal;
use crate::row_stakes::is_bare;
use crate::rows::Rows;

/// Below this score a proposal lacks something that must be in.
const LACKING: f64 = -0.1 * MISSING;
/// Cases worked on in a round.
const CASES: usize = 16;
/// So often a case with nothing left to ask is worked on once more.
const INSISTENCE: u32 = 6;
/// Rounds without a better plan after which fewer jobs look for one.
const PATIENCE: u64 = 100;
/// The first descent has stalled when so many sweeps lowered the bound by less than that share.
const LOOK_BACK: usize = 300;
const STALLED: f64 = 5e-4;
/// The same where there are many projects, and the descent is all that lowers the bound.
const STALLED_OF_MANY: f64 = 2e-4;
/// Proposals that wander by themselves.
const ISLANDS: usize = 4;
/// The same where there are many projects: fewer wander farther.
const ISLANDS_OF_MANY: usize = 2;
/// From so many projects on they are many.
pub(crate) const MANY: usize = 200;
/// Rounds of the first season, after which the islands have cooled down and start again from the best plan, from a new one or from
/// where they are. Every further season is half as long again: nobody says beforehand how much time there will be.
const SEASON: u64 = 12;
/// The first season once the bound of many projects has settled.
const SEASON_OF_MANY: u64 = 30;
/// The heat at the beginning of a season, as a share of what one project of the plan is worth.
const HEAT: f64 = 0.3;
/// Moves for each project of the plan that a season must have to begin at full heat, where there are many: what is heated and
/// not cooled slowly is worse than before.
const THOROUGH: f64 = 200.0;
/// The bound and the plan have met when they differ by less than this share.
const CLOSED: f64 = 1e-7;

/// An open case, highest bound first, then lowest node.
struct Open(Case);

impl Ord for Open {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.bound.total_cmp(&other.0.bound).then(other.0.node.cmp(&self.0.node))
    }
}
impl PartialOrd for Open {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl PartialEq for Open {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Open {}

enum Done {
    Improved(usize, Box<Proposal>, Option<Box<Proposal>>),
    Descended(Box<Descent>),
    Worked(Box<Worked>, Option<Box<Proposal>>),
}

/// The state of the search between rounds.
pub(crate) struct Search<'a> {
    programme: &'a Programme,
    instance: &'a Instance,
    rows: &'a Rows,
    seed: u64,
    threads: usize,
    root: Vec<Arc<ProjectCase>>,
    descent: Descent,
    /// The bound before each round of the first descent, for telling when it stalls.
    history: Vec<f64>,
    /// Whether the first descent has given all it can, where no splitting follows.
    settled: bool,
    /// None while the first descent runs.
    proof: Option<Proof>,
    open: BinaryHeap<Open>,
    /// The highest bound of cases that nothing can be asked of any more.
    stuck: f64,
    best: Proposal,
    score: f64,
    /// What a plan is worth at least, if there is any.
    least: f64,
    last_better: u64,
    /// Proposals that wander each by itself, so that the search does not put all its eggs into one basket.
    islands: Vec<Proposal>,
    stakes: Vec<f64>,
    /// What steers the improvers, once prices stand.
    guide: Option<Arc<Guide>>,
    /// The round in which this season began, and its length.
    season: (u64, u64),
    /// Sweeps of a descent: fewer for larger programmes, so that rounds stay short.
    sweeps: u32,
    /// Rounds of ruin and recreate of a job.
    moves: u32,
    /// Rounds done.
    pub(crate) work: u64,
}

impl<'a> Search<'a> {
    pub(crate) fn new(
        programme: &'a Programme,
        instance: &'a Instance,
        rows: &'a Rows,
        seed: u64,
        threads: usize,
    ) -> Self {
        let lagrangian = Lagrangian::new(instance, rows);
        let root: Vec<Arc<ProjectCase>> = (0..instance.projects.len())
            .map(|project| Arc::new(ProjectCase::whole(instance, project)))
            .collect();
        let descent = Descent::new(&lagrangian, vec![0.0; rows.len]);
        let sites: usize = instance.projects.iter().map(|project| project.sites.len()).sum();
        let sweeps = u32::try_from(32_000 / sites.max(1)).unwrap_or(1).clamp(4, 120);
        let moves = u32::try_from(sites / 20).unwrap_or(u32::MAX).clamp(200, 1000);
        let mut search = Self {
            programme,
            instance,
            rows,
            seed,
            threads,
            descent,
            history: Vec::new(),
            settled: false,
            proof: None,
            open: BinaryHeap::new(),
            stuck: f64::NEG_INFINITY,
            best: Proposal::empty(instance, programme),
            score: f64::NEG_INFINITY,
            least: f64::NEG_INFINITY,
            last_better: 0,
            islands: Vec::new(),
            stakes: Vec::new(),
            guide: None,
            season: (0, SEASON),
            sweeps,
            moves,
            work: 0,
            root,
        };
        search.first_look();
        search
    }

    /// The value of every project alone with everything free, and the first plan.
    fn first_look(&mut self) {
        let lagrangian = Lagrangian::new(self.instance, self.rows);
        let free = vec![0.0; self.rows.len];
        let mut answers: Vec<Answer> = Vec::new();
        let mut slope = vec![0.0; self.rows.len];
        let mut scratch = Scratch::default();
        lagrangian.sweep(&free, &self.root, &mut scratch, &mut answers, &mut slope);
        let alone = |answer: &Answer| if answer.value.is_finite() { answer.value.max(0.0) } else { 0.0 };
        let all: f64 = answers.iter().map(alone).sum();
        #[expect(clippy::cast_precision_loss, reason = "projects are few")]
        let usual = all / answers.len().max(1) as f64;
        // An enabler is worth nothing alone and decides much all the same.
        self.stakes = answers.iter().map(|answer| alone(answer).max(0.5 * usual)).collect();
        let begin = if is_bare(self.instance) { Descent::new } else { Descent::from_afar };
        self.descent = begin(&lagrangian, self.price_of_money(&mut scratch));
        let turns = vec![0.0; self.root.len()];
        let guide = Guide::new(self.instance, self.rows, &free);
        let mut improver =
            Improver::new(self.programme, self.instance, self.rows, &self.root, &guide, &turns);
        // Doing nothing may break policy limits, too.
        self.best.evaluate(self.instance);
        self.score = improver.score(&self.best);
        let first = improver.construct(&mut Chance::stream(self.seed, 0, 0), 0.0);
        let score = improver.score(&first);
        if score > self.score {
            (self.best, self.score) = (first, score);
        }
        let islands = if self.root.len() > MANY { ISLANDS_OF_MANY } else { ISLANDS };
        self.islands = vec![self.best.clone(); islands];
    }

    /// Prices to begin with: one price on all money, about where what is asked for meets what there is. From nought the descent
    /// would need some hundreds of sweeps to get there.
    fn price_of_money(&self, scratch: &mut Scratch) -> Vec<f64> {
        let last = |first: &usize| first + self.instance.years - 1;
        let rows: Vec<usize> = self.rows.stock.iter().map(last).collect();
        self.price_of_rows(&rows, vec![0.0; self.rows.len], scratch)
    }

    /// These prices, but for one on all of some rows: about where what is asked of them meets what there is.
    fn price_of_rows(&self, rows: &[usize], from: Vec<f64>, scratch: &mut Scratch) -> Vec<f64> {
        let lagrangian = Lagrangian::new(self.instance, self.rows);
        let mut answers: Vec<Answer> = Vec::new();
        let mut slope = vec![0.0; self.rows.len];
        let mut best = (f64::INFINITY, from.clone());
        let (mut low, mut high) = (0.0, f64::INFINITY);
        let mut price = 1.0;
        for _ in 0..12 {
            let mut prices = from.clone();
            rows.iter().for_each(|&row| prices[row] = price);
            let bound = lagrangian.sweep(&prices, &self.root, scratch, &mut answers, &mut slope);
            if bound < best.0 {
                best = (bound, prices);
            }
            let left: f64 = rows.iter().map(|&row| slope[row]).sum();
            if left < 0.0 {
                low = price
            } else {
                high = price
            }
            price = if high.is_infinite() { 2.0 * low } else { 0.5 * (low + high) };
        }
        best.1
    }

    /// The best plan so far, if it has everything that must be in.
    pub(crate) fn plan(&self) -> Option<&Proposal> {
        (self.score > LACKING).then_some(&self.best)
    }

    /// The value of the best plan; without one, what a plan is worth at least.
    fn value(&self) -> f64 {
        if self.score > LACKING { self.best.value } else { self.least }
    }

    /// Says what every plan is worth at least: a bound below that ends the search, for then there is none.
    pub(crate) fn expect(&mut self, least: f64) {
        self.least = least;
    }

    /// Takes over a plan that was found without a look at its value.
    pub(crate) fn adopt(&mut self, plan: &Proposal) {
        self.offer(plan.revalued(self.instance, self.programme));
        self.islands.fill(self.best.clone());
    }

    /// Goes on from where a search of a programme with the same projects stood: its proof is asked anew with this programme's
    /// rows, question by question, so that only what the change has moved is left open.
    pub(crate) fn resume(&mut self, other: &Search<'_>) {
        let lagrangian = Lagrangian::new(self.instance, self.rows);
        // More than all projects together could earn, and little enough to leave the checker's rounding small.
        let forbidding = 4.0 * other.descent.bound.abs().max(1.0);
        let translated = |prices: &[f64]| {
            self.rows.translated(self.instance, (other.rows, other.instance), prices, forbidding)
        };
        let mut scratch = Scratch::default();
        let new =
            self.rows.policy + other.instance.policy.len()..self.rows.policy + self.instance.policy.len();
        let prices = match new.is_empty() {
            true => translated(&other.descent.prices),
            false => {
                self.price_of_rows(&new.collect::<Vec<_>>(), translated(&other.descent.prices), &mut scratch)
            }
        };
        self.descent = Descent::resumed(prices, &other.descent.spread);
        let target = self.target();
        self.descent.run(&lagrangian, &self.root, self.sweeps, target, &mut scratch);
        let Some(proof) = &other.proof else { return };
        let grown = cases::regrow(&lagrangian, (proof, &translated), &self.descent, &self.root, self.value());
        self.stuck = grown.stuck;
        self.open = grown.open.into_iter().map(Open).collect();
        self.proof = Some(grown.proof);
    }

    /// No plan can be worth more.
    pub(crate) fn bound(&self) -> f64 {
        if self.proof.is_none() {
            return self.descent.bound;
        }
        let open = self.open.peek().map_or(f64::NEG_INFINITY, |open| open.0.bound);
        open.max(self.stuck).max(self.value())
    }

    /// Whether plan and bound have met, or no case is left.
    pub(crate) fn finished(&self) -> bool {
        let bound = self.bound();
        let met = || bound - self.value() <= CLOSED * bound.abs().max(1.0);
        bound == f64::NEG_INFINITY || (bound.is_finite() && met())
    }

    /// What the descent should reach: the value of the best plan, or, without one, a tenth below the bound.
    fn target(&self) -> f64 {
        if self.score > LACKING {
            self.best.value
        } else if self.least.is_finite() {
            self.least - self.least.abs()
        } else {
            self.descent.bound - 0.1 * self.descent.bound.abs()
        }
    }

    /// One round.
    pub(crate) fn round(&mut self) {
        self.work += 1;
        if self.work >= self.season.0 + self.season.1 {
            self.season = (self.work, self.season.1 * 3 / 2);
        }
        let stale = !self.settled && self.work.saturating_sub(self.last_better) > PATIENCE;
        let islands = self.islands.len();
        let many = self.root.len() > MANY;
        // Good prices come first where there are many projects: what is built on poor ones is built twice.
        let waiting = many && !self.settled && !self.work.is_multiple_of(4);
        let wandering: Vec<usize> = (0..islands)
            .filter(|_| !waiting)
            .filter(|&island| !stale || (self.work + island as u64).is_multiple_of(2 * islands as u64))
            .collect();
        let improving = wandering.len();
        let (seed, number) = (self.seed, self.work);
        let lagrangian = Lagrangian::new(self.instance, self.rows);
        let mut cases: Vec<Case> = Vec::new();
        if self.proof.is_some() {
            while cases.len() < CASES {
                match self.open.pop() {
                    Some(open) => cases.push(open.0),
                    None => break,
                }
            }
        }
        let (value, target) = (self.value(), self.target());
        if many && !self.settled {
            let together = Lagrangian { threads: self.threads, ..lagrangian };
            self.descent.run(&together, &self.root, self.sweeps, target, &mut Scratch::default());
        }
        let below = if self.proof.is_some() { cases.len() } else { usize::from(!many) };
        let turns = self.turns();
        let guide = self.guide();
        let this = &*self;
        let done = parallel::run(self.threads, improving + below, |job, scratch| {
            // Cases first: they take longest.
            if job < below && this.proof.is_none() {
                let mut descent = this.descent.clone();
                descent.run(&lagrangian, &this.root, this.sweeps, target, scratch);
                return Done::Descended(Box::new(descent));
            }
            let mut chance = Chance::stream(seed, number, job as u64 + 1);
            if job < below {
                let case = &cases[job];
                let worked = cases::work(&lagrangian, case, value, this.sweeps / 2, &this.stakes, scratch);
                let dive = this.dive(case, &worked, &mut chance);
                return Done::Worked(Box::new(worked), dive.map(Box::new));
            }
            let island = wandering[job - below];
            let mut current = this.islands[island].clone();
            let age = number - this.season.0;
            #[expect(clippy::cast_precision_loss, reason = "seasons are short")]
            let heat =
                this.warmth() * HEAT * (1.0 - age as f64 / this.season.1 as f64) / (1u32 << island) as f64;
            let mut improver =
                Improver::new(this.programme, this.instance, this.rows, &this.root, &guide, &turns);
            if age == 0 {
                let dice = chance.unit();
                let factor = if many { mood(true, &mut chance) } else { 2.0 * chance.unit() };
                let fresh = improver.construct(&mut chance, factor);
                if dice < 0.3 || improver.score(&fresh) > this.score {
                    current = fresh;
                } else if dice < 0.7 {
                    current = this.best.clone();
                }
            }
            let better = improver.improve(&mut current, this.score, heat, &mut chance, this.moves);
            Done::Improved(island, Box::new(current), better.map(Box::new))
        });
        let mut worked = cases.into_iter();
        for result in done {
            match result {
                Done::Improved(island, current, better) => {
                    self.islands[island] = *current;
                    if let Some(better) = better {
                        self.offer(*better);
                    }
                }
                Done::Descended(descent) => self.descent = *descent,
                Done::Worked(result, dive) => {
                    if let Some(dive) = dive {
                        self.offer(*dive);
                    }
                    if let Some(case) = worked.next() {
                        self.absorb(case, *result);
                    }
                }
            }
        }
        if self.proof.is_none() && !self.settled {
            self.consider_splitting();
        }
    }

    /// What steers the improvers of this round; kept once prices stand.
    fn guide(&mut self) -> Arc<Guide> {
        if let Some(guide) = &self.guide {
            return Arc::clone(guide);
        }
        let prices = &self.descent.prices;
        if !self.settled && self.proof.is_none() {
            return Arc::new(Guide::new(self.instance, self.rows, prices));
        }
        let guide = Arc::new(Guide::lasting(self.instance, self.rows, prices));
        self.guide = Some(Arc::clone(&guide));
        guide
    }

    /// The share of the full heat at which this season begins.
    #[expect(clippy::cast_precision_loss, reason = "seasons are short")]
    fn warmth(&self) -> f64 {
        if self.root.len() <= MANY {
            return 1.0;
        }
        let moves = self.season.1 as f64 * f64::from(self.moves);
        (moves / self.best.inside.len().max(1) as f64 / THOROUGH).min(1.0)
    }

    /// A plan made inside a case, with its prices: cheap, and sometimes the best.
    fn dive(&self, case: &Case, worked: &Worked, chance: &mut Chance) -> Option<Proposal> {
        worked.question.as_ref()?;
        if chance.unit() >= 0.25 {
            return None;
        }
        let projects = worked.thinned.as_ref().unwrap_or(&case.projects);
        let guide = Guide::new(self.instance, self.rows, &worked.prices.dense());
        let mut improver =
            Improver::new(self.programme, self.instance, self.rows, projects, &guide, &worked.turns);
        let factor = if chance.unit() < 0.3 { 1.0 } else { chance.unit() };
        let mut proposal = improver.construct(chance, factor);
        Some(improver.improve(&mut proposal, f64::NEG_INFINITY, 0.0, chance, 4).unwrap_or(proposal))
    }

    fn offer(&mut self, proposal: Proposal) {
        let lacking =
            self.root.iter().zip(&proposal.placed).any(|(case, placed)| !case.may_be_out && placed.is_none());
        let legal = !lacking && proposal.forbidden <= 0.0;
        let score = if legal { proposal.value } else { f64::NEG_INFINITY };
        if score > self.score + 1e-9 * self.score.abs().min(1e12) {
            (self.best, self.score) = (proposal, score);
            self.last_better = self.work;
        }
    }

    /// Ends the first descent when it stalls: the whole becomes the first open case.
    fn consider_splitting(&mut self) {
        self.history.push(self.descent.bound);
        let rounds = self.history.len();
        let look_back = 1 + LOOK_BACK / self.sweeps as usize;
        let many = self.root.len() > MANY;
        let little = if many { STALLED_OF_MANY } else { STALLED } * self.descent.bound.abs();
        let stalled =
            rounds > look_back && self.history[rounds - 1 - look_back] - self.descent.bound <= little;
        if many {
            // One split of very many moves nothing: better plans are worth more of the time.
            if stalled {
                self.settled = true;
                self.season = (self.work, SEASON_OF_MANY);
            }
            return;
        }
        if !stalled && self.descent.bound.is_finite() {
            return;
        }
        let prices = Arc::new(Prices::new(&self.descent.prices));
        self.proof = Some(Proof::new(f64::INFINITY, Arc::clone(&prices)));
        let case = Case { projects: self.root.clone(), prices, bound: f64::INFINITY, node: 0, again: 0 };
        let lagrangian = Lagrangian::new(self.instance, self.rows);
        let mut scratch = Scratch::default();
        let worked =
            cases::finish(&lagrangian, &case, &self.descent, self.value(), &self.stakes, &mut scratch);
        self.absorb(case, worked);
    }

    /// Takes in what a job found out about a case.
    fn absorb(&mut self, case: Case, worked: Worked) {
        let value = self.value();
        let Some(proof) = &mut self.proof else { return };
        proof.improve(case.node, worked.bound, Arc::clone(&worked.prices));
        let bound = proof.bound(case.node);
        if bound <= value {
            return;
        }
        let Some(question) = worked.question else {
            // Everything is decided, yet its prices have not settled: more sweeps, and twice as many each time.
            if case.again < INSISTENCE {
                self.open.push(Open(Case { prices: worked.prices, bound, again: case.again + 1, ..case }));
            } else {
                self.stuck = self.stuck.max(bound);
            }
            return;
        };
        let lagrangian = Lagrangian::new(self.instance, self.rows);
        let thinned = worked.thinned.is_some();
        let projects = worked.thinned.unwrap_or(case.projects);
        let (yes, no) = cases::split(&lagrangian, &projects, &question);
        let (node_yes, node_no) = proof.split(case.node, thinned, question);
        for (projects, node) in [(yes, node_yes), (no, node_no)] {
            self.open.push(Open(Case {
                projects,
                prices: Arc::clone(&worked.prices),
                bound,
                node,
                again: 0,
            }));
        }
    }

    /// The proof so far.
    pub(crate) fn proof(&self) -> Proof {
        self.proof
            .clone()
            .unwrap_or_else(|| Proof::new(self.descent.bound, Arc::new(Prices::new(&self.descent.prices))))
    }

    /// The programme in numbers.
    pub(crate) fn instance(&self) -> &Instance {
        self.instance
    }

    /// Its shared rows.
    pub(crate) fn rows(&self) -> &Rows {
        self.rows
    }

    /// What every project's decision begins from.
    pub(crate) fn root(&self) -> &[Arc<ProjectCase>] {
        &self.root
    }

    /// When the first descent would launch each project.
    pub(crate) fn turns(&self) -> Vec<f64> {
        dual::turns(&self.descent.spread, self.instance.periods)
    }

    /// The prices of the first descent.
    pub(crate) fn prices(&self) -> &[f64] {
        &self.descent.prices
    }
}
