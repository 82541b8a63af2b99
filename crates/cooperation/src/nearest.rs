//! Who comes nearest where somebody fails: the plants that lack least, what they lack, and what would mend it.
//!
//! What is lacking is either relaxed by the buyer or made by a project at the plant; the project goes to the planner as a candidate,
//! with the verdicts as its evidence. Nothing is invented for it: outlays and durations are the plant's to say.

use model::Id;
use model::cooperation::{Capability, Ground, Judgement};
use model::draft::TaskKind;
use model::number::Decimal;

use crate::judge::Case;
use crate::matcher::{Error, Matcher, Work, all_weeks};
use crate::profile::Question;

/// A capability that breaks something which must be met.
#[derive(Clone, Debug, PartialEq)]
pub struct Nearest {
    /// Which.
    pub capability: Id<Capability>,
    /// How surely its profile speaks of the same thing: 0 to 1000.
    pub relevance: u32,
    /// Every verdict.
    pub judgements: Vec<Judgement>,
    /// What would mend each verdict that breaks, in the order of the verdicts: the number of the verdict, and how.
    pub mends: Vec<(usize, Mend)>,
}

/// What would mend a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mend {
    /// The plant needs something new, or the buyer asks for what the plant has.
    Either(TaskKind),
    /// The plant needs something new.
    Project(TaskKind),
    /// The buyer waits longer or takes it from another day on.
    Relax,
}

impl Mend {
    /// The task that a project would have for it.
    #[must_use]
    pub fn task(self) -> Option<TaskKind> {
        match self {
            Self::Either(kind) | Self::Project(kind) => Some(kind),
            Self::Relax => None,
        }
    }
}

/// Profiles that are looked at.
const LOOKED_AT: usize = 30;

impl Matcher<'_> {
    /// The profiles that speak of what is asked and break something, those that lack least first: fewer things, then the smaller
    /// lack, then the surer profile, then the key.
    pub(crate) fn nearest(&self, case: &Case<'_>, question: &Question) -> Result<Vec<Nearest>, Error> {
        if self.settings.near == 0 {
            return Ok(Vec::new());
        }
        let whole = case.whole();
        let candidates = self.candidates(case, question, LOOKED_AT, |able| !case.admits(able, whole))?;
        let mut found: Vec<(usize, i128, u32, &str, Nearest)> = candidates
            .iter()
            .map(|candidate| {
                let quantity = all_weeks(case);
                let work = Work { candidate, share: whole, quantity, to: case.need.delivered_to };
                let judgements = case.judge(candidate.able, whole, self.landed(case, &work));
                let broken = judgements.iter().enumerate().filter(|(_, judgement)| judgement.breaks());
                let mends: Vec<(usize, Mend)> = broken.map(|(at, judgement)| (at, mend(judgement))).collect();
                let lack = mends.iter().map(|(at, _)| lack(&judgements[*at])).sum();
                let relevance = candidate.relevance;
                let nearest = Nearest { capability: candidate.id, relevance, judgements, mends };
                (nearest.mends.len(), lack, u32::MAX - relevance, candidate.able.key.as_str(), nearest)
            })
            .collect();
        found.sort_by(|one, other| (one.0, one.1, one.2, one.3).cmp(&(other.0, other.1, other.2, other.3)));
        Ok(found.into_iter().map(|(.., nearest)| nearest).collect())
    }
}

fn mend(judgement: &Judgement) -> Mend {
    match &judgement.ground {
        Ground::Size { .. } | Ground::Capacity { .. } => Mend::Either(TaskKind::Tooling),
        Ground::Process { .. } => Mend::Project(TaskKind::Tooling),
        Ground::Material { .. } => Mend::Project(TaskKind::Development),
        Ground::CertificateAbsent { .. } | Ground::CertificateExpired { .. } => {
            Mend::Project(TaskKind::Certification)
        }
        _ => Mend::Relax,
    }
}

/// How much is lacking, in thousandths of what is asked; what cannot be measured lacks all of it.
fn lack(judgement: &Judgement) -> i128 {
    const ALL: i128 = 1000;
    let share = |asked: Decimal, able: Decimal| {
        let apart = (asked.billionths() - able.billionths()).abs().min(i128::MAX / ALL);
        (apart * ALL).checked_div(asked.billionths().abs()).unwrap_or(ALL)
    };
    match &judgement.ground {
        Ground::Size { asked, able, .. } => {
            let over = asked.high.or(asked.low).zip(able.high).filter(|(asked, able)| asked > able);
            let under = asked.low.or(asked.high).zip(able.low).filter(|(asked, able)| asked < able);
            let apart = |pair: Option<(Decimal, Decimal)>| pair.map_or(0, |(asked, able)| share(asked, able));
            apart(over) + apart(under)
        }
        Ground::Capacity { asked, stretched, .. } => share(*asked, *stretched),
        Ground::Deadline { ready, deadline } => i128::from(ready.days_since(*deadline)) * ALL / 365,
        // A paper that was held once is nearer than one that never was.
        Ground::CertificateExpired { .. } => ALL / 2,
        _ => ALL,
    }
}
