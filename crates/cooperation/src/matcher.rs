//! The matcher: built once for the tables, asked need by need.

use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};

use model::cooperation::{Capability, Match, Member, Need, Verdict, Way, units_between};
use model::draft::Process;
use model::number::{Decimal, UnitPrice, round_div};
use model::programme::Plant;
use model::{Cooperation, Id, Programme};

use crate::glossary::Glossary;
use crate::index::Index;
use crate::judge::{Case, Share, process_verdict};
use crate::nearest::Nearest;
use crate::profile::{Lexicon, Profile, Question};
use crate::rank::{Grounds, Weights, distance, landed, parts, score, weigh_cost};

/// How to match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// What counts how much.
    pub weights: Weights,
    /// The most matches of single plants for a need.
    pub limit: usize,
    /// The most of those that break something.
    pub near: usize,
}

/// What was found for a need.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The need.
    pub need: Id<Need>,
    /// Whether it is no longer asked: then nothing was looked for.
    pub expired: bool,
    /// Plants that could meet it, alone or jointly, the best first.
    pub matches: Vec<Match>,
    /// Plants that speak of the same thing and break something that must be met, those that lack least first.
    pub near: Vec<Nearest>,
}

/// The index could not be built or read.
#[derive(Debug)]
pub struct Error(tantivy::TantivyError);

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "index of capabilities: {}", self.0)
    }
}
impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}
impl From<tantivy::TantivyError> for Error {
    fn from(error: tantivy::TantivyError) -> Self {
        Self(error)
    }
}

/// Profiles that are looked at closely for one need.
const LOOKED_AT: usize = 100;
/// Relevance below which a profile speaks of something else.
const RELEVANT: u32 = 300;
/// Relevance of a plant that states every process asked, two at least, whatever its profile calls what it makes.
const ABLE: u32 = 320;

/// Where so many plants can do it alone, nobody looks for plants that could do it together.
const ENOUGH: usize = 5;

/// Everything that is needed to answer needs.
pub struct Matcher<'a> {
    pub(crate) programme: &'a Programme,
    pub(crate) cooperation: &'a Cooperation,
    pub(crate) settings: Settings,
    glossary: Glossary,
    lexicon: Lexicon,
    profiles: Vec<Profile>,
    index: Index,
}

/// A capability with what was found of it.
pub(crate) struct Candidate<'a> {
    pub(crate) id: Id<Capability>,
    pub(crate) able: &'a Capability,
    pub(crate) relevance: u32,
}

/// What one plant does in a match.
#[derive(Clone, Copy)]
pub(crate) struct Work<'c, 's> {
    pub(crate) candidate: &'c Candidate<'c>,
    pub(crate) share: Share<'s>,
    /// Units over all weeks.
    pub(crate) quantity: Decimal,
    /// Where it sends them.
    pub(crate) to: Option<Id<Plant>>,
}

impl<'a> Matcher<'a> {
    /// Reads and indexes all capabilities. Takes time and memory by the words of their texts.
    ///
    /// # Errors
    ///
    /// The index could not be built.
    pub fn new(
        programme: &'a Programme,
        cooperation: &'a Cooperation,
        settings: Settings,
    ) -> Result<Self, Error> {
        let (glossary, mut lexicon) = (Glossary::new(), Lexicon::default());
        let profiles: Vec<Profile> =
            cooperation.capabilities.iter().map(|capability| lexicon.learn(&glossary, capability)).collect();
        let index = Index::new(cooperation, &lexicon, &profiles)?;
        Ok(Self { programme, cooperation, settings, glossary, lexicon, profiles, index })
    }

    /// Answers needs, in their order, on so many threads. `watch` is told after each how many are done.
    ///
    /// # Errors
    ///
    /// The index could not be read.
    pub fn answers(
        &self,
        needs: &[Id<Need>],
        threads: usize,
        watch: &(dyn Fn(usize) + Sync),
    ) -> Result<Vec<Answer>, Error> {
        let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let work = || {
            let mut mine = Vec::new();
            while let Some((at, need)) =
                Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, needs.get(at)?)))
            {
                mine.push((at, self.answer(*need)));
                watch(done.fetch_add(1, Ordering::Relaxed) + 1);
            }
            mine
        };
        let workers = threads.clamp(1, needs.len().max(1));
        let mut answered = std::thread::scope(|scope| {
            let others: Vec<_> = (1..workers).map(|_| scope.spawn(work)).collect();
            let mut all = work();
            for other in others {
                match other.join() {
                    Ok(theirs) => all.extend(theirs),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            all
        });
        answered.sort_by_key(|(at, _)| *at);
        answered.into_iter().map(|(_, answer)| answer).collect()
    }

    /// Answers one need.
    ///
    /// # Errors
    ///
    /// The index could not be read.
    pub fn answer(&self, need_id: Id<Need>) -> Result<Answer, Error> {
        let need = &self.cooperation.needs[need_id];
        let today = self.programme.calendar.planning_day();
        let mut answer = Answer { need: need_id, expired: false, matches: Vec::new(), near: Vec::new() };
        if need.valid_until.is_some_and(|until| until < today) {
            answer.expired = true;
            return Ok(answer);
        }
        let case = Case::new(self.programme, self.cooperation, need_id);
        let question = self.lexicon.ask(&self.glossary, self.programme, need);
        let whole = case.whole();
        let fit = self.candidates(&case, &question, LOOKED_AT, |able| case.admits(able, whole))?;
        let mut alone = self.alone(&case, &fit);
        let mut joint = if alone.len() < ENOUGH { self.jointly(&case, &question)? } else { Vec::new() };
        let cheapest = alone.iter().chain(&joint).filter_map(|found| found.landed).min();
        alone.iter_mut().chain(&mut joint).for_each(|found| weigh_cost(found, cheapest));
        self.sort(&mut alone);
        alone.truncate(self.settings.limit);
        alone.extend(joint);
        answer.matches = alone;
        self.sort(&mut answer.matches);
        answer.near = self.nearest(&case, &question)?;
        // Who has a part in a match has not failed.
        let members = || answer.matches.iter().flat_map(|found| &found.members);
        answer.near.retain(|near| !members().any(|member| member.capability == near.capability));
        answer.near.truncate(self.settings.near);
        Ok(answer)
    }

    /// Profiles that speak of what is asked and are admitted, in the order of the search.
    pub(crate) fn candidates(
        &self,
        case: &Case<'_>,
        question: &Question,
        limit: usize,
        admits: impl Fn(&Capability) -> bool,
    ) -> Result<Vec<Candidate<'a>>, Error> {
        let mut found = self.found(case, question, &case.processes, limit, admits)?;
        found.retain(|candidate| candidate.relevance >= RELEVANT);
        Ok(found)
    }

    /// Profiles that share a word, a code or one of these processes with the need and are admitted, in the order of the search.
    pub(crate) fn found(
        &self,
        case: &Case<'_>,
        question: &Question,
        processes: &[Process],
        limit: usize,
        admits: impl Fn(&Capability) -> bool,
    ) -> Result<Vec<Candidate<'a>>, Error> {
        let found = self.index.best(&self.lexicon, question, processes, limit, |id| {
            let able = &self.cooperation.capabilities[id];
            self.offered(case, able) && admits(able)
        })?;
        let candidates = found.into_iter().map(|id| {
            let able = &self.cooperation.capabilities[id];
            let by_words = question.relevance(&self.profiles[id.index()]);
            let states = |process| process_verdict(process, &able.processes).0 == Verdict::Meets;
            let able_to = case.processes.len() > 1 && case.processes.iter().all(|process| states(*process));
            Candidate { id, able, relevance: if able_to { by_words.max(ABLE) } else { by_words } }
        });
        Ok(candidates.collect())
    }

    /// Whether a profile is offered at all: not run out, and not the buyer's own.
    fn offered(&self, case: &Case<'_>, able: &Capability) -> bool {
        let today = self.programme.calendar.planning_day();
        able.valid_until.is_none_or(|until| until >= today)
            && self.programme.plants[able.plant].key != case.need.buyer
    }

    fn alone(&self, case: &Case<'_>, fit: &[Candidate<'a>]) -> Vec<Match> {
        let (share, quantity, to) = (case.whole(), all_weeks(case), case.need.delivered_to);
        fit.iter()
            .map(|candidate| {
                let work = Work { candidate, share, quantity, to };
                self.matched(case, Way::Alone, &[work], candidate.relevance)
            })
            .collect()
    }

    /// What a unit costs at the end of somebody's work.
    pub(crate) fn landed(&self, case: &Case<'_>, work: &Work<'_, '_>) -> Option<UnitPrice> {
        landed(case, work.candidate.able, &self.settings.weights, work.quantity, work.to)
    }

    /// Works put together to one match, judged and scored. Its cost has the points of the cheapest until others are known.
    pub(crate) fn matched(&self, case: &Case<'_>, way: Way, works: &[Work<'_, '_>], relevance: u32) -> Match {
        let chain = works.iter().any(|work| work.share.processes.is_some());
        let prices: Vec<Option<UnitPrice>> = works.iter().map(|work| self.landed(case, work)).collect();
        let landed = if chain { summed(&prices) } else { averaged(&prices, works) };
        let members: Vec<Member> = works
            .iter()
            .zip(&prices)
            .map(|(work, price)| Member {
                capability: work.candidate.id,
                processes: work.share.processes.unwrap_or_default().to_vec(),
                quantity: work.quantity,
                // In a chain the buyer's hope is held against the price of all of the work.
                judgements: case.judge(work.candidate.able, work.share, if chain { landed } else { *price }),
            })
            .collect();
        let far = |work: &Work<'_, '_>| {
            distance(self.programme, case.need.delivered_to?, work.candidate.able.plant)
        };
        let (ables, judgements): (Vec<_>, Vec<_>) = (
            works.iter().map(|work| work.candidate.able).collect(),
            members.iter().flat_map(|member| &member.judgements).collect(),
        );
        let distance =
            works.iter().map(far).collect::<Option<Vec<_>>>().and_then(|all| all.into_iter().max());
        let free = works.iter().map(|work| self.free_share(case, work)).collect::<Option<Vec<_>>>();
        let grounds = Grounds {
            landed,
            free: free.and_then(|all| all.into_iter().min()),
            distance,
            members: &ables,
            judgements: &judgements,
        };
        let parts = parts(&grounds, &self.settings.weights);
        let age = ables.iter().map(|able| self.age(able)).collect::<Option<Vec<_>>>();
        Match {
            need: case.id,
            way,
            relevance,
            score: score(relevance, &parts),
            parts,
            landed,
            distance,
            age: age.and_then(|all| all.into_iter().max()),
            members,
        }
    }

    /// Matches of one kind, weighed against the cheapest of them, the best first.
    pub(crate) fn weighed(&self, matches: &mut [Match]) {
        let cheapest = matches.iter().filter_map(|found| found.landed).min();
        matches.iter_mut().for_each(|found| weigh_cost(found, cheapest));
        self.sort(matches);
    }

    /// The best first; ties by the keys of the capabilities.
    pub(crate) fn sort(&self, matches: &mut [Match]) {
        let key = |id: Id<Capability>| self.cooperation.capabilities[id].key.as_str();
        matches.sort_by(|one, other| {
            let keys =
                |found: &Match| found.members.iter().map(|member| key(member.capability)).collect::<Vec<_>>();
            other.score.cmp(&one.score).then_with(|| keys(one).cmp(&keys(other)))
        });
    }

    /// Thousandths of what is asked of a plant that are free in its tightest week as it works now.
    fn free_share(&self, case: &Case<'_>, work: &Work<'_, '_>) -> Option<i128> {
        let able = work.candidate.able;
        let units = units_between(case.need.unit, able.unit, case.need.pieces_per_set)?;
        let asked = work.share.per_week.times(units).billionths().max(1);
        Some(case.free(able)?.now.billionths() * 1000 / asked)
    }

    /// Days since the profile was renewed.
    pub(crate) fn age(&self, able: &Capability) -> Option<u32> {
        let today = self.programme.calendar.planning_day();
        able.updated.map(|day| u32::try_from(today.days_since(day).max(0)).unwrap_or(u32::MAX))
    }
}

/// Units over all weeks of the need.
pub(crate) fn all_weeks(case: &Case<'_>) -> Decimal {
    let weeks = i64::try_from(case.mondays.len()).unwrap_or(i64::MAX);
    case.need.per_week.times(Decimal::whole(weeks))
}

/// Prices of works that follow one another.
fn summed(prices: &[Option<UnitPrice>]) -> Option<UnitPrice> {
    prices.iter().copied().collect::<Option<Vec<_>>>().map(|all| all.into_iter().sum())
}

/// The mean price of works side by side, by their quantities.
fn averaged(prices: &[Option<UnitPrice>], works: &[Work<'_, '_>]) -> Option<UnitPrice> {
    let (mut sum, mut quantity) = (0i128, 0i128);
    for (price, work) in prices.iter().zip(works) {
        // To thousandths of a unit, so that sums of the largest tables fit.
        let units = (work.quantity.billionths() / 1_000_000).max(1);
        sum += i128::from((*price)?.parts()) * units;
        quantity += units;
    }
    i64::try_from(round_div(sum, quantity.max(1))).ok().map(UnitPrice::from_parts)
}
