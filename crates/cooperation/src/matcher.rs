//! The matcher: built once for the tables, asked need by need.

use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};

use model::cooperation::{Capability, Match, Member, Need, Verdict, Way};
use model::number::Decimal;
use model::{Cooperation, Id, Programme};

use crate::glossary::Glossary;
use crate::index::Index;
use crate::judge::{Case, process_verdict};
use crate::profile::{Lexicon, Profile, Question};
use crate::rank::{Grounds, Weights, distance, landed, parts, score};

/// How to match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// What counts how much.
    pub weights: Weights,
    /// The most matches of single plants for a need.
    pub limit: usize,
}

/// What was found for a need.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The need.
    pub need: Id<Need>,
    /// Whether it is no longer asked: then nothing was looked for.
    pub expired: bool,
    /// Plants that could meet it alone, the best first.
    pub matches: Vec<Match>,
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
        let profiles: Vec<Profile> = cooperation
            .capabilities
            .iter()
            .map(|capability| lexicon.learn(&glossary, capability))
            .collect();
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
        let mut answer = Answer { need: need_id, expired: false, matches: Vec::new() };
        if need.valid_until.is_some_and(|until| until < today) {
            answer.expired = true;
            return Ok(answer);
        }
        let case = Case::new(self.programme, self.cooperation, need);
        let question = self.lexicon.ask(&self.glossary, self.programme, need);
        let whole = case.whole();
        let fit = self.candidates(&case, &question, LOOKED_AT, |able| case.admits(able, whole))?;
        answer.matches = self.alone(&case, &fit);
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
        let found = self.index.best(&self.lexicon, question, &case.processes, limit, |id| {
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
        Ok(candidates.filter(|candidate| candidate.relevance >= RELEVANT).collect())
    }

    /// Whether a profile is offered at all: not run out, and not the buyer's own.
    fn offered(&self, case: &Case<'_>, able: &Capability) -> bool {
        let today = self.programme.calendar.planning_day();
        able.valid_until.is_none_or(|until| until >= today)
            && self.programme.plants[able.plant].key != case.need.buyer
    }

    fn alone(&self, case: &Case<'_>, fit: &[Candidate<'a>]) -> Vec<Match> {
        let (need, weights) = (case.need, &self.settings.weights);
        let quantity = all_weeks(case);
        let prices: Vec<_> = fit.iter().map(|one| landed(case, one.able, weights, quantity)).collect();
        let cheapest = prices.iter().flatten().min().copied();
        let mut matches: Vec<Match> = fit
            .iter()
            .zip(prices)
            .map(|(candidate, landed)| {
                let able = candidate.able;
                let judgements = case.judge(able, case.whole(), landed);
                let distance = need.delivered_to.and_then(|to| distance(self.programme, to, able.plant));
                let grounds = Grounds {
                    landed,
                    cheapest,
                    free: self.free_share(case, able),
                    distance,
                    members: &[able],
                    judgements: &judgements.iter().collect::<Vec<_>>(),
                };
                let parts = parts(&grounds, weights);
                Match {
                    need: self.cooperation.need(&need.key).unwrap_or(Id::new(0)),
                    way: Way::Alone,
                    relevance: candidate.relevance,
                    score: score(candidate.relevance, &parts),
                    parts,
                    landed,
                    distance,
                    age: self.age(able),
                    members: vec![Member { capability: candidate.id, processes: Vec::new(), quantity, judgements }],
                }
            })
            .collect();
        self.sort(&mut matches);
        matches.truncate(self.settings.limit);
        matches
    }

    /// The best first; ties by the keys of the capabilities.
    pub(crate) fn sort(&self, matches: &mut [Match]) {
        let key = |id: Id<Capability>| self.cooperation.capabilities[id].key.as_str();
        matches.sort_by(|one, other| {
            let keys = |found: &Match| found.members.iter().map(|member| key(member.capability)).collect::<Vec<_>>();
            other.score.cmp(&one.score).then_with(|| keys(one).cmp(&keys(other)))
        });
    }

    /// Thousandths of what is asked that are free in the tightest week as the plant works now.
    pub(crate) fn free_share(&self, case: &Case<'_>, able: &Capability) -> Option<i128> {
        let units = model::cooperation::units_between(case.need.unit, able.unit, case.need.pieces_per_set)?;
        let asked = case.need.per_week.times(units).billionths().max(1);
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
