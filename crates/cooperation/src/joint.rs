//! Joint matches: several plants that meet a need together where one of them could not.
//!
//! Two ways. Side by side: plants that break nothing but capacity share the quantity, as few as possible. One after another: the
//! processes are cut into runs, each run is one plant's; two plants before three. In both, every plant is judged on its own part by
//! the same verdicts as a plant alone, and none of them breaks anything of it; nobody is a member who could do everything alone.

use model::Id;
use model::cooperation::{Capability, Match, Verdict, Way, units_between};
use model::draft::Process;
use model::number::Decimal;
use model::programme::Plant;

use crate::judge::{Case, Share, Turn, process_verdict};
use crate::matcher::{Candidate, Error, Matcher, Work, all_weeks};
use crate::profile::Question;

/// Profiles that are looked at for shares of the quantity, and for each process.
const SHARERS: usize = 40;
const DOERS: usize = 30;
/// The most plants that share a quantity.
const SHARERS_MOST: usize = 5;
/// Plants that are tried for each run of processes.
const TRIED: usize = 5;
/// Relevance of a chain: its plants state every process, and their profiles need not speak of what comes out at the end.
const CHAINED: u32 = 600;

impl<'a> Matcher<'a> {
    /// At most one match of plants side by side and one of plants in a chain.
    pub(crate) fn jointly(&self, case: &Case<'_>, question: &Question) -> Result<Vec<Match>, Error> {
        let shared = self.side_by_side(case, question)?;
        let chained = self.in_chain(case, question)?;
        Ok(shared.into_iter().chain(chained).collect())
    }

    fn side_by_side(&self, case: &Case<'_>, question: &Question) -> Result<Option<Match>, Error> {
        let whole = case.whole();
        let any = Share { per_week: Decimal::ZERO, ..whole };
        let candidates = self.candidates(case, question, SHARERS, |able| {
            case.free(able).is_some_and(|free| free.all_told)
                && case.admits(able, any)
                && !case.admits(able, whole)
        })?;
        // As the plants work now; if that is not enough, with all shifts.
        for stretched in [false, true] {
            let sharers = self.sharers(case, &candidates, stretched);
            let Some(chosen) = fewest(&sharers, case.need.per_week) else { continue };
            let weeks = i64::try_from(case.mondays.len()).unwrap_or(i64::MAX);
            let works: Vec<Work<'_, '_>> = chosen
                .iter()
                .map(|(at, per_week)| Work {
                    candidate: sharers[*at].candidate,
                    share: Share { per_week: *per_week, ..whole },
                    quantity: per_week.times(Decimal::whole(weeks)),
                    to: case.need.delivered_to,
                })
                .collect();
            let relevance = works.iter().map(|work| work.candidate.relevance).min().unwrap_or(0);
            return Ok(Some(self.matched(case, Way::Jointly, &works, relevance)));
        }
        Ok(None)
    }

    /// Who has something free, the best first. Weeks of one group are counted once, for its best profile.
    fn sharers<'c>(
        &self,
        case: &Case<'_>,
        candidates: &'c [Candidate<'a>],
        stretched: bool,
    ) -> Vec<Sharer<'c>> {
        let need = case.need;
        let sharers = candidates.iter().filter_map(|candidate| {
            let able = candidate.able;
            let units = units_between(need.unit, able.unit, need.pieces_per_set)?.billionths();
            let free = case.free(able)?;
            let free = if stretched { free.stretched } else { free.now };
            // Rounded down: nobody promises what is not there.
            let free = free.billionths().checked_mul(Decimal::SCALE)?.checked_div(units)?;
            let free = Decimal::from_billionths(free).min(need.per_week);
            (free > Decimal::ZERO).then_some(Sharer { candidate, free })
        });
        let sharers: Vec<Sharer<'c>> = sharers.collect();
        let mut scored: Vec<Match> = sharers
            .iter()
            .map(|sharer| {
                let share = Share { per_week: sharer.free, ..case.whole() };
                let quantity = all_weeks(case);
                let work = Work { candidate: sharer.candidate, share, quantity, to: need.delivered_to };
                self.matched(case, Way::Jointly, &[work], sharer.candidate.relevance)
            })
            .collect();
        self.weighed(&mut scored);
        let mut groups = Vec::new();
        let ranked = scored.iter().flat_map(|found| &found.members).filter_map(|member| {
            let sharer = sharers.iter().find(|sharer| sharer.candidate.id == member.capability)?;
            let group = sharer.candidate.able.group;
            let new = !groups.contains(&group);
            groups.push(group);
            new.then_some(*sharer)
        });
        ranked.collect()
    }

    fn in_chain(&self, case: &Case<'_>, question: &Question) -> Result<Option<Match>, Error> {
        let processes = &case.processes;
        if processes.len() < 2 {
            return Ok(None);
        }
        let mut pool: Vec<Candidate<'a>> = Vec::new();
        for process in processes {
            let part = [*process];
            let share = case.run(&part, case.processes.last() == Some(process));
            let doers = self.found(case, question, &part, DOERS, |able| {
                states(able, *process) && case.admits(able, share) && !case.admits(able, case.whole())
            })?;
            pool.extend(doers);
        }
        pool.sort_by(|one, other| one.able.key.cmp(&other.able.key));
        pool.dedup_by_key(|candidate| candidate.id);
        let last = processes.len();
        let runs = |from: usize, to: usize| self.best_for(case, &pool, &processes[from..to], to == last);
        let mut found: Vec<Match> = Vec::new();
        for cut in 1..last {
            let (first, second) = (runs(0, cut), runs(cut, last));
            for one in &first {
                for other in &second {
                    found.extend(self.chained(case, &[(one, &processes[..cut]), (other, &processes[cut..])]));
                }
            }
        }
        if found.is_empty() {
            for cut in 1..last {
                for next in cut + 1..last {
                    let (first, second, third) = (runs(0, cut), runs(cut, next), runs(next, last));
                    for (one, other, another) in first.iter().flat_map(|one| {
                        let third = &third;
                        second
                            .iter()
                            .flat_map(move |other| third.iter().map(move |another| (one, other, another)))
                    }) {
                        let parts = [
                            (one, &processes[..cut]),
                            (other, &processes[cut..next]),
                            (another, &processes[next..]),
                        ];
                        found.extend(self.chained(case, &parts));
                    }
                }
            }
        }
        self.weighed(&mut found);
        Ok(found.into_iter().next())
    }

    /// The best profiles of a pool for a run of processes.
    fn best_for<'c>(
        &self,
        case: &Case<'_>,
        pool: &'c [Candidate<'a>],
        part: &[Process],
        last: bool,
    ) -> Vec<&'c Candidate<'a>> {
        let share = case.run(part, last);
        let fits = |candidate: &&Candidate<'a>| {
            part.iter().all(|process| states(candidate.able, *process)) && case.admits(candidate.able, share)
        };
        let mut scored: Vec<Match> = pool
            .iter()
            .filter(fits)
            .map(|candidate| {
                let work = Work { candidate, share, quantity: all_weeks(case), to: case.need.delivered_to };
                self.matched(case, Way::Jointly, &[work], CHAINED)
            })
            .collect();
        self.weighed(&mut scored);
        let best = scored.iter().take(TRIED).flat_map(|found| &found.members);
        best.filter_map(|member| pool.iter().find(|candidate| candidate.id == member.capability)).collect()
    }

    /// Plants one after another, if together they still break nothing: the days of all of them count for the deadline.
    fn chained(&self, case: &Case<'_>, parts: &[(&&Candidate<'a>, &[Process])]) -> Option<Match> {
        let same = |at: usize| parts[..at].iter().any(|(before, _)| before.id == parts[at].0.id);
        if (0..parts.len()).any(same) {
            return None;
        }
        let mut days = Some(0);
        let mut works = Vec::new();
        for (at, (candidate, part)) in parts.iter().enumerate() {
            let next: Option<Id<Plant>> = parts.get(at + 1).map(|(next, _)| next.able.plant);
            let turn = if next.is_some() { Turn::HandsOn } else { Turn::Delivers(days) };
            let share = Share { turn, ..case.run(part, next.is_none()) };
            if !case.admits(candidate.able, share) {
                return None;
            }
            let to = next.or(case.need.delivered_to);
            works.push(Work { candidate, share, quantity: all_weeks(case), to });
            days = days.zip(candidate.able.lead_time).map(|(days, lead)| days + i64::from(lead));
        }
        Some(self.matched(case, Way::Jointly, &works, CHAINED))
    }
}

impl Case<'_> {
    /// All of the quantity, a run of the processes.
    fn run<'s>(&self, part: &'s [Process], last: bool) -> Share<'s> {
        let turn = if last { Turn::Delivers(Some(0)) } else { Turn::HandsOn };
        Share { processes: Some(part), per_week: self.need.per_week, turn }
    }
}

/// A profile with what it could make of the need each week, in the need's unit.
#[derive(Clone, Copy)]
struct Sharer<'c> {
    candidate: &'c Candidate<'c>,
    free: Decimal,
}

fn states(able: &Capability, process: Process) -> bool {
    process_verdict(process, &able.processes).0 == Verdict::Meets
}

/// The fewest sharers that make so many a week, and how many each: among sets of that size, the first by rank that can be completed.
///
/// The largest make the smallest set; then the best sharer is taken whose rest the largest of those behind it can still make.
fn fewest(sharers: &[Sharer<'_>], per_week: Decimal) -> Option<Vec<(usize, Decimal)>> {
    let most = |among: &[Sharer<'_>], count: usize| -> i128 {
        let mut free: Vec<i128> = among.iter().map(|sharer| sharer.free.billionths()).collect();
        free.sort_unstable_by(|one, other| other.cmp(one));
        free.into_iter().take(count).sum()
    };
    let asked = per_week.billionths();
    let count = (1..=SHARERS_MOST.min(sharers.len())).find(|count| most(sharers, *count) >= asked)?;
    let (mut chosen, mut rest) = (Vec::new(), asked);
    for (at, sharer) in sharers.iter().enumerate() {
        let places = count - chosen.len();
        let free = sharer.free.billionths();
        if places > 0 && free + most(&sharers[at + 1..], places - 1) >= rest {
            let mine = free.min(rest);
            chosen.push((at, Decimal::from_billionths(mine)));
            rest -= mine;
        }
    }
    (rest <= 0).then_some(chosen)
}
