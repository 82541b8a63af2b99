//! What a plant's profile says to each thing that a need asks: one verdict each, with its reason.
//!
//! Verdicts come from figures, codes and dates alone; nothing here reads free text. A requirement that must be met and is not can
//! therefore never be made good by a similar name.

use std::ops::ControlFlow;

use model::cooperation::{
    Ask, Capability, Ground, Judgement, Need, Requirement, Sense, Size, Verdict, units_between,
};
use model::draft::{Firmness, Material, Process};
use model::number::{Decimal, UnitPrice};
use model::{Cooperation, Day, Id, Programme};

/// A need with what it is judged against.
pub(crate) struct Case<'a> {
    pub(crate) id: Id<Need>,
    pub(crate) programme: &'a Programme,
    pub(crate) cooperation: &'a Cooperation,
    pub(crate) need: &'a Need,
    /// The processes that must be done, in order.
    pub(crate) processes: Vec<Process>,
    /// The Mondays of the weeks of delivery.
    pub(crate) mondays: Vec<Day>,
}

/// What is asked of one plant.
#[derive(Clone, Copy)]
pub(crate) struct Share<'s> {
    /// Its processes; none = all that the need asks.
    pub(crate) processes: Option<&'s [Process]>,
    /// Units a week, in the need's unit.
    pub(crate) per_week: Decimal,
    /// Whether it delivers or hands on.
    pub(crate) turn: Turn,
}

/// A plant's place in a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    /// Another plant goes on with what it makes.
    HandsOn,
    /// It delivers, so many days after the order reached the first plant and its own lead time; none = nobody knows.
    Delivers(Option<i64>),
}

/// The keys of what is asked beside the requirements.
pub(crate) const CERTIFICATE: &str = "certificate";
pub(crate) const CAPACITY: &str = "capacity";
pub(crate) const DEADLINE: &str = "deadline";
pub(crate) const PRICE: &str = "price";

impl<'a> Case<'a> {
    pub(crate) fn new(programme: &'a Programme, cooperation: &'a Cooperation, id: Id<Need>) -> Self {
        let need = &cooperation.needs[id];
        let (processes, mondays) = (need.processes(), need.weeks().collect());
        Self { id, programme, cooperation, need, processes, mondays }
    }

    /// All of the need.
    pub(crate) fn whole(&self) -> Share<'static> {
        Share { processes: None, per_week: self.need.per_week, turn: Turn::Delivers(Some(0)) }
    }

    /// Every verdict on a capability, in the order: requirements, certificates, capacity, deadline, and the price of who delivers.
    pub(crate) fn judge(
        &self,
        able: &Capability,
        share: Share<'_>,
        landed: Option<UnitPrice>,
    ) -> Vec<Judgement> {
        let mut all = Vec::new();
        let _ = self.walk(able, share, &mut |judgement| {
            all.push(judgement);
            ControlFlow::Continue(())
        });
        if share.turn != Turn::HandsOn {
            all.extend(self.price(landed));
        }
        all
    }

    /// Whether nothing that must be met is known to be broken.
    pub(crate) fn admits(&self, able: &Capability, share: Share<'_>) -> bool {
        self.walk(able, share, &mut |judgement| match judgement.breaks() {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        })
        .is_continue()
    }

    fn walk(
        &self,
        able: &Capability,
        share: Share<'_>,
        visit: &mut dyn FnMut(Judgement) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        for requirement in &self.need.requirements {
            match &requirement.ask {
                Ask::Processes(asked) => {
                    let mine = |process: &&Process| share.processes.is_none_or(|part| part.contains(process));
                    for process in asked.iter().filter(mine) {
                        let (verdict, ground) = process_verdict(*process, &able.processes);
                        visit(told(requirement, verdict, ground))?;
                    }
                }
                Ask::Materials(asked) => {
                    let (verdict, ground) = material_verdict(asked, &able.materials);
                    visit(told(requirement, verdict, ground))?;
                }
                Ask::Size(asked) if self.answers(requirement, share) => {
                    let (verdict, ground) = self.size_verdict(requirement, *asked, able);
                    visit(told(requirement, verdict, ground))?;
                }
                Ask::Size(_) => {}
            }
        }
        for (name, plain) in &self.need.certificates {
            visit(self.certificate(name, plain, able))?;
        }
        visit(self.capacity(able, share.per_week))?;
        match (self.need.deadline, share.turn) {
            (Some(deadline), Turn::Delivers(before)) => visit(self.deadline(deadline, able, before)),
            _ => ControlFlow::Continue(()),
        }
    }

    /// Whether a plant with that share answers for a size: in a chain, the last of the processes that can.
    fn answers(&self, requirement: &Requirement, share: Share<'_>) -> bool {
        let Some(part) = share.processes else { return true };
        let step = requirement.step.filter(|step| self.processes.contains(step));
        let answering = requirement.property.rule().map_or(&[][..], |rule| rule.answered_by);
        let last = self.processes.iter().rev().find(|process| answering.contains(process));
        step.as_ref().or(last).is_none_or(|process| part.contains(process))
    }

    fn size_verdict(&self, requirement: &Requirement, asked: Size, able: &Capability) -> (Verdict, Ground) {
        let property = requirement.property;
        let stated = property.size_column().and_then(|column| able.sizes.get(column).copied().flatten());
        let (Some(stated), Some(rule)) = (stated, property.rule()) else {
            return (Verdict::Unknown, Ground::Untold { property });
        };
        let ground = Ground::Size { property, asked, able: stated };
        // How many base units of what the plant counts make one base unit of what the buyer counts.
        let factor = if asked.unit.dimension == stated.unit.dimension {
            Some(Decimal::ONE)
        } else if rule.sense == Sense::Lot {
            let base = |unit: &model::unit::Unit| unit.of_base(Decimal::ONE);
            units_between(asked.unit, stated.unit, self.need.pieces_per_set).and_then(|units| {
                // Units in units, brought to base in base.
                stated.unit.to_base(units).and_then(|in_base| Some(in_base.times(base(asked.unit)?)))
            })
        } else {
            None
        };
        let Some(factor) = factor else {
            return (Verdict::Unknown, Ground::UnitsDiffer { asked: asked.unit, stated: stated.unit });
        };
        let scaled = |end: Option<Decimal>| end.map(|end| end.times(factor));
        let met = reached(rule.sense, (scaled(asked.low), scaled(asked.high)), (stated.low, stated.high));
        (if met { Verdict::Meets } else { Verdict::Fails }, ground)
    }

    fn certificate(&self, name: &str, plain: &str, able: &Capability) -> Judgement {
        let today = self.programme.calendar.planning_day();
        let (first, last) = self.need.span;
        let name = name.to_owned();
        let held = self.cooperation.certificates.get(able.plant.index()).into_iter().flatten();
        // The paper that lasts longest, of those that are valid when the deliveries begin.
        let best = held
            .filter(|paper| paper.plain == plain && paper.first.is_none_or(|from| from <= first))
            .max_by_key(|paper| (paper.last.is_none(), paper.last));
        let (verdict, ground) = match best.map(|paper| paper.last) {
            None => (Verdict::Fails, Ground::CertificateAbsent { name }),
            Some(until) if until.is_none_or(|until| until >= last) => {
                (Verdict::Meets, Ground::CertificateHeld { name, until })
            }
            Some(None) => (Verdict::Meets, Ground::CertificateHeld { name, until: None }),
            Some(Some(until)) if until < today => {
                (Verdict::Fails, Ground::CertificateExpired { name, until })
            }
            Some(Some(until)) => (Verdict::Effort, Ground::CertificateEnds { name, until }),
        };
        Judgement { requirement: CERTIFICATE.to_owned(), firmness: Firmness::Must, verdict, ground }
    }

    fn capacity(&self, able: &Capability, per_week: Decimal) -> Judgement {
        let (verdict, ground) = self.capacity_verdict(able, per_week);
        Judgement { requirement: CAPACITY.to_owned(), firmness: Firmness::Must, verdict, ground }
    }

    fn capacity_verdict(&self, able: &Capability, per_week: Decimal) -> (Verdict, Ground) {
        let need = self.need;
        let Some(units) = units_between(need.unit, able.unit, need.pieces_per_set) else {
            return (Verdict::Unknown, Ground::UnitsDiffer { asked: need.unit, stated: able.unit });
        };
        let asked = per_week.times(units);
        let Some(free) = self.free(able) else { return (Verdict::Unknown, Ground::CapacityUntold) };
        let verdict = if free.now >= asked && free.all_told {
            Verdict::Meets
        } else if free.stretched >= asked {
            if free.all_told { Verdict::Effort } else { Verdict::Unknown }
        } else {
            Verdict::Fails
        };
        if verdict == Verdict::Unknown {
            return (verdict, Ground::CapacityUntold);
        }
        let Free { now, stretched, tightest, .. } = free;
        let ground = Ground::Capacity { asked, free: now, stretched, week: tightest, unit: able.unit };
        (verdict, ground)
    }

    /// What is free in the tightest week of delivery; nothing if no week is told.
    pub(crate) fn free(&self, able: &Capability) -> Option<Free> {
        let group = &self.cooperation.groups[able.group?];
        let mut least: Option<Free> = None;
        let mut all_told = true;
        for monday in &self.mondays {
            let Some((now, stretched)) = group.free(*monday) else {
                all_told = false;
                continue;
            };
            let tightest = least.as_ref().is_none_or(|least| (now, stretched) < (least.now, least.stretched));
            let most = least.as_ref().map_or(stretched, |least| least.stretched.min(stretched));
            if tightest {
                least = Some(Free { now, stretched: most, tightest: *monday, all_told: true });
            } else if let Some(least) = &mut least {
                least.stretched = most;
            }
        }
        least.map(|least| Free { all_told, ..least })
    }

    fn deadline(&self, deadline: Day, able: &Capability, days_before: Option<i64>) -> Judgement {
        let (verdict, ground) = match able.lead_time.zip(days_before) {
            None => (Verdict::Unknown, Ground::LeadTimeUntold { deadline }),
            Some((days, before)) => {
                let ready = self.programme.calendar.planning_day().plus_days(before + i64::from(days));
                let verdict = if ready <= deadline { Verdict::Meets } else { Verdict::Fails };
                (verdict, Ground::Deadline { ready, deadline })
            }
        };
        Judgement { requirement: DEADLINE.to_owned(), firmness: Firmness::Must, verdict, ground }
    }

    /// The buyer's hope is a wish: who costs more stays on the list, lower down.
    fn price(&self, landed: Option<UnitPrice>) -> Option<Judgement> {
        let target = self.need.target_price?;
        let (verdict, ground) = match landed {
            None => (Verdict::Unknown, Ground::PriceUntold),
            Some(landed) if landed <= target => (Verdict::Meets, Ground::Price { landed, target }),
            Some(landed) => (Verdict::Fails, Ground::Price { landed, target }),
        };
        Some(Judgement { requirement: PRICE.to_owned(), firmness: Firmness::Wish, verdict, ground })
    }
}

/// Free capacity in the tightest of some weeks, in the plant's unit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Free {
    /// As the plant works now.
    pub(crate) now: Decimal,
    /// With all shifts.
    pub(crate) stretched: Decimal,
    /// The Monday of the week with the least free as the plant works now.
    pub(crate) tightest: Day,
    /// Whether the table tells every week.
    pub(crate) all_told: bool,
}

fn told(requirement: &Requirement, verdict: Verdict, ground: Ground) -> Judgement {
    Judgement { requirement: requirement.key.clone(), firmness: requirement.firmness, verdict, ground }
}

/// Whether what is asked lies in what is stated, both in the same base units. Open ends of what is asked ask nothing more.
fn reached(
    sense: Sense,
    (low, high): (Option<Decimal>, Option<Decimal>),
    (least, most): (Option<Decimal>, Option<Decimal>),
) -> bool {
    match sense {
        Sense::Reach => {
            let (smallest, largest) = (low.or(high), high.or(low));
            smallest.zip(least).is_none_or(|(asked, able)| asked >= able)
                && largest.zip(most).is_none_or(|(asked, able)| asked <= able)
        }
        // The finest that is stated against the coarsest that would do.
        Sense::Finest => high.or(low).zip(least.or(most)).is_none_or(|(asked, able)| able <= asked),
        Sense::Lot => high.or(low).zip(least).is_none_or(|(asked, able)| able <= asked),
    }
}

/// How a stated list of processes answers to one that is asked.
pub(crate) fn process_verdict(asked: Process, stated: &[Process]) -> (Verdict, Ground) {
    if stated.is_empty() {
        return (Verdict::Unknown, Ground::Untold { property: model::draft::Property::Process });
    }
    let same = stated.iter().find(|process| **process == asked);
    let kind = same.or_else(|| stated.iter().find(|process| process.broader() == Some(asked)));
    if let Some(kind) = kind {
        return (Verdict::Meets, Ground::Process { asked, stated: Some(*kind) });
    }
    let general = stated.iter().find(|process| asked.broader() == Some(**process)).copied();
    let verdict = if general.is_some() { Verdict::Unknown } else { Verdict::Fails };
    (verdict, Ground::Process { asked, stated: general })
}

fn material_verdict(asked: &[Material], stated: &[Material]) -> (Verdict, Ground) {
    if stated.is_empty() {
        return (Verdict::Unknown, Ground::Untold { property: model::draft::Property::Material });
    }
    let ground = Ground::Material { asked: asked.to_vec(), stated: stated.to_vec() };
    let met =
        |one: &Material| stated.iter().any(|material| material == one || material.broader() == Some(*one));
    let perhaps = |one: &Material| stated.iter().any(|material| one.broader() == Some(*material));
    let verdict = if asked.iter().any(met) {
        Verdict::Meets
    } else if asked.iter().any(perhaps) {
        Verdict::Unknown
    } else {
        Verdict::Fails
    };
    (verdict, ground)
}
