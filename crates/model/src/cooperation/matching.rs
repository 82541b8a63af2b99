//! Matches: which plants could meet a need, with one verdict for each thing asked, and the reason for each verdict.
//!
//! A reason is a value, not a sentence: every language tells it its own way, and a machine can read it.

use crate::draft::{Firmness, Material, Process, Property};
use crate::number::{Decimal, UnitPrice};
use crate::table::Id;
use crate::time::Day;
use crate::unit::Unit;

use super::capability::Capability;
use super::need::Need;
use super::property::Size;

/// How one requirement stands at one plant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It is met.
    Meets,
    /// It can be met, and it takes something: overtime, a renewed paper, a word of confirmation.
    Effort,
    /// The profile does not say.
    Unknown,
    /// It is not met.
    Fails,
}

impl Verdict {
    /// All, from the best to the worst.
    pub const ALL: [Self; 4] = [Self::Meets, Self::Effort, Self::Unknown, Self::Fails];

    /// Its word in machine output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Meets => "meets",
            Self::Effort => "meets_with_effort",
            Self::Unknown => "unknown",
            Self::Fails => "fails",
        }
    }
}

/// Why a verdict is what it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Ground {
    /// A size asked, and what the plant reaches.
    Size {
        /// Of what.
        property: Property,
        /// What is asked.
        asked: Size,
        /// What the plant states.
        able: Size,
    },
    /// The profile is silent about it.
    Untold {
        /// About what.
        property: Property,
    },
    /// A process asked, and the one that the plant states for it.
    Process {
        /// What is asked.
        asked: Process,
        /// What is stated: the same, a kind of it, or only the general word; nothing = the plant does other things.
        stated: Option<Process>,
    },
    /// Materials asked, and those that the plant states.
    Material {
        /// Any of these.
        asked: Vec<Material>,
        /// What is stated.
        stated: Vec<Material>,
    },
    /// The paper is held; valid for all of the deliveries.
    CertificateHeld {
        /// Its name.
        name: String,
        /// Its last day; none = without end.
        until: Option<Day>,
    },
    /// The paper is held and ends before the deliveries do.
    CertificateEnds {
        /// Its name.
        name: String,
        /// Its last day.
        until: Day,
    },
    /// The paper has expired.
    CertificateExpired {
        /// Its name.
        name: String,
        /// Its last day.
        until: Day,
    },
    /// The plant does not hold the paper.
    CertificateAbsent {
        /// Its name.
        name: String,
    },
    /// Units a week asked, and the least that is free in one of the weeks.
    Capacity {
        /// Units a week.
        asked: Decimal,
        /// Free as the plant works now, in the tightest week.
        free: Decimal,
        /// Free with all shifts, in the tightest week.
        stretched: Decimal,
        /// The Monday of the tightest week.
        week: Day,
        /// Unit of all three.
        unit: &'static Unit,
    },
    /// Nothing is known of the plant's free weeks.
    CapacityUntold,
    /// The need and the profile count different things.
    UnitsDiffer {
        /// What the need counts.
        asked: &'static Unit,
        /// What the profile counts.
        stated: &'static Unit,
    },
    /// When the first delivery could come.
    Deadline {
        /// The day.
        ready: Day,
        /// The day by which it must.
        deadline: Day,
    },
    /// The profile does not say how long a delivery takes.
    LeadTimeUntold {
        /// The day by which it must come.
        deadline: Day,
    },
    /// What a unit would cost delivered, and what the buyer hopes for.
    Price {
        /// Price with its share of tooling and freight.
        landed: UnitPrice,
        /// The hope.
        target: UnitPrice,
    },
    /// The profile names no price.
    PriceUntold,
}

/// One requirement, judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// The key of the requirement, or `certificate`, `capacity`, `deadline`, `price`.
    pub requirement: String,
    /// Whether it may be traded.
    pub firmness: Firmness,
    /// How it stands.
    pub verdict: Verdict,
    /// Why.
    pub ground: Ground,
}

impl Judgement {
    /// Whether it rules the plant out.
    #[must_use]
    pub fn breaks(&self) -> bool {
        self.firmness == Firmness::Must && self.verdict == Verdict::Fails
    }
}

/// What a match is ranked by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Criterion {
    /// What a unit costs delivered, against the cheapest.
    Cost,
    /// Free capacity in the weeks asked, against twice the need.
    Capacity,
    /// Nearness.
    Distance,
    /// Deliveries in time.
    Delivery,
    /// How many requirements are met outright.
    Verdicts,
}

impl Criterion {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::Cost, Self::Capacity, Self::Distance, Self::Delivery, Self::Verdicts];

    /// Its word in options and machine output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Cost => "cost",
            Self::Capacity => "capacity",
            Self::Distance => "distance",
            Self::Delivery => "delivery",
            Self::Verdicts => "verdicts",
        }
    }
}

/// One criterion's part in a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which.
    pub criterion: Criterion,
    /// 0 = the worst, 1000 = the best; 500 where nothing is known.
    pub points: u32,
    /// How much it counts.
    pub weight: u32,
}

/// One plant's share in a match.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// What it does it with.
    pub capability: Id<Capability>,
    /// The processes that are its part; empty = all of the work.
    pub processes: Vec<Process>,
    /// Units that it makes or works on, over all weeks of the need.
    pub quantity: Decimal,
    /// One verdict for each thing asked of it.
    pub judgements: Vec<Judgement>,
}

/// How a match meets its need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// One plant does everything.
    Alone,
    /// Several plants share the quantity, the processes, or both.
    Jointly,
}

/// Plants that could meet a need.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// The need.
    pub need: Id<Need>,
    /// How.
    pub way: Way,
    /// Who. Chains stand in the order of the processes.
    pub members: Vec<Member>,
    /// How surely the profile speaks of the same thing: 0 to 1000.
    pub relevance: u32,
    /// What it is ranked by.
    pub parts: Vec<Part>,
    /// relevance × the weighted mean of the parts, 0 to 1000.
    pub score: u32,
    /// What a unit costs delivered, if every member names a price.
    pub landed: Option<UnitPrice>,
    /// Kilometres as the crow flies, the farthest member's, if known.
    pub distance: Option<u32>,
    /// Days since the oldest profile among them was renewed, if known.
    pub age: Option<u32>,
}
