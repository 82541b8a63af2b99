//! A lever: one thing that somebody could do to a programme from outside, and the programme as it would be then.
//!
//! Every lever loosens something. Its id says what in words that can be spoken on the telephone, and stays the same as long as the
//! keys of the tables do.

use model::draft::Must;
use model::programme::{Fund, Mode, Plant, PolicyLimit, Precedence, Project, Resource};
use model::{Decimal, Id, Money, Period, Programme, Quantity, Ratio};

/// One thing that could be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lever {
    /// One more unit of a stand, team or shop, from a period on.
    Unit {
        /// Of what.
        resource: Id<Resource>,
        /// From when.
        from: Period,
    },
    /// More money of a fund in one year.
    Money {
        /// Whose.
        fund: Id<Fund>,
        /// Number of the year in [`Programme::years`].
        year: usize,
        /// How much.
        amount: Money,
    },
    /// The money that a fund has after that year comes a year earlier each.
    Earlier {
        /// Whose.
        fund: Id<Fund>,
        /// Number of the first year that gets money of the next, in [`Programme::years`].
        year: usize,
    },
    /// A certificate that somebody else has given is recognised: the certification takes no time and no stand.
    Recognition {
        /// Whose.
        project: Id<Project>,
        /// Number of the certification among its tasks.
        task: usize,
        /// Whether its outlay falls away too.
        free: bool,
    },
    /// Tooling need not wait for certification (or for the prototype), at the plant's own risk; both must still be done by the launch.
    Overlap {
        /// Whose.
        project: Id<Project>,
        /// Number of the certification or prototype among its tasks.
        earlier: usize,
        /// Number of the tooling.
        tooling: usize,
    },
    /// A task takes the shortest time that its row gives, in every mode.
    Faster {
        /// Whose.
        project: Id<Project>,
        /// Its number among the project's tasks.
        task: usize,
    },
    /// The work on a project began a period before the planning day: its first tasks take a period less.
    HeadStart(Id<Project>),
    /// A row of `requires` is waived: its number in [`Programme::requirements`].
    Requirement(usize),
    /// A wait for a task of another project is waived: its number in [`Programme::cross_precedence`].
    Wait(usize),
    /// Floor for the largest of the projects that could be sited at a plant.
    Floor {
        /// Where.
        plant: Id<Plant>,
        /// How much, in thousandths of a square metre.
        area: Quantity,
    },
    /// Buyers may pay one percentage point more.
    Buyers,
    /// A project that must be out may be in.
    Freed(Id<Project>),
    /// A project may be launched later than its latest launch.
    Deadline(Id<Project>),
    /// A policy limit is lifted.
    Limit(Id<PolicyLimit>),
}

/// By how much [`Lever::Buyers`] raises the buyers' limit.
const POINT: Ratio = Ratio::from_parts(10_000);

impl Lever {
    /// What it is, in one word for machines.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Unit { .. } => "unit",
            Self::Money { .. } => "money",
            Self::Earlier { .. } => "earlier",
            Self::Recognition { .. } => "recognition",
            Self::Overlap { .. } => "overlap",
            Self::Faster { .. } => "faster",
            Self::HeadStart(_) => "head-start",
            Self::Requirement(_) => "requirement",
            Self::Wait(_) => "wait",
            Self::Floor { .. } => "floor",
            Self::Buyers => "buyers",
            Self::Freed(_) => "freed",
            Self::Deadline(_) => "deadline",
            Self::Limit(_) => "limit",
        }
    }

    /// Its id: `stand:brake-bench+1@2027-Q1`, `fund:credit+442000000@2026`, `certificate:gas-engine.certification`.
    #[must_use]
    pub fn id(&self, programme: &Programme) -> String {
        let key = |project: Id<Project>| programme.projects[project].key.as_str();
        let task = |project: Id<Project>, task: usize| programme.projects[project].tasks[task].key.as_str();
        match *self {
            Self::Unit { resource, from } => {
                let row = &programme.resources[resource];
                format!("{}:{}+1@{}", row.kind.word(), row.key, programme.calendar.label(from))
            }
            Self::Money { fund, year, amount } => {
                let sum: Decimal = amount.to_decimal();
                format!("fund:{}+{sum}@{}", programme.funds[fund].key, programme.years[year])
            }
            Self::Earlier { fund, year } => {
                format!("fund:{}-1y@{}", programme.funds[fund].key, programme.years[year])
            }
            Self::Recognition { project, task: of, free } => {
                let free = if free { "+free" } else { "" };
                format!("certificate:{}.{}{free}", key(project), task(project, of))
            }
            Self::Overlap { project, earlier, tooling } => {
                format!("overlap:{}.{}.{}", key(project), task(project, earlier), task(project, tooling))
            }
            Self::Faster { project, task: of } => format!("faster:{}.{}", key(project), task(project, of)),
            Self::HeadStart(project) => format!("start:{}-1", key(project)),
            Self::Requirement(number) => {
                let row = &programme.requirements[number];
                format!("requires:{}.{}.{}", key(row.project), row.kind.word(), key(row.other))
            }
            Self::Wait(number) => {
                let wait = &programme.cross_precedence[number];
                let named =
                    |(project, of): (Id<Project>, usize)| format!("{}.{}", key(project), task(project, of));
                format!("precedence:{}.{}", named(wait.before), named(wait.after))
            }
            Self::Floor { plant, area } => {
                format!("floor:{}+{}", programme.plants[plant].key, area.to_decimal())
            }
            Self::Buyers => "buyers+1pp".to_owned(),
            Self::Freed(project) => format!("must:{}", key(project)),
            Self::Deadline(project) => format!("deadline:{}", key(project)),
            Self::Limit(limit) => format!("limit:{}", programme.limits[limit].key),
        }
    }

    /// The project whose certification or prototype it is about, if it is about one.
    pub(super) fn certified(&self) -> Option<Id<Project>> {
        match self {
            Self::Recognition { project, .. } | Self::Overlap { project, .. } => Some(*project),
            _ => None,
        }
    }

    /// The project whose tasks it is about, if it is about some.
    #[must_use]
    pub fn within(&self) -> Option<Id<Project>> {
        match self {
            Self::Faster { project, .. } | Self::HeadStart(project) => Some(*project),
            _ => self.certified(),
        }
    }

    /// What it costs as far as the lever itself says so: extra money is its own price.
    #[must_use]
    pub fn own_cost(&self) -> Option<Money> {
        match self {
            Self::Money { amount, .. } => Some(*amount),
            _ => None,
        }
    }
}

/// The programme as it would be with these levers pulled. Its fingerprint names them, so that nobody mixes up plans of the two.
#[must_use]
pub fn what_if(programme: &Programme, levers: &[Lever]) -> Programme {
    let mut changed = programme.clone();
    for lever in levers {
        pull(&mut changed, lever);
        changed.fingerprint = format!("{}+{}", changed.fingerprint, lever.id(programme));
    }
    // Rows that fall away are named by their numbers, so they go all together.
    let mut number = 0;
    changed.requirements.retain(|_| {
        number += 1;
        !levers.contains(&Lever::Requirement(number - 1))
    });
    number = 0;
    changed.cross_precedence.retain(|_| {
        number += 1;
        !levers.contains(&Lever::Wait(number - 1))
    });
    changed
}

fn pull(programme: &mut Programme, lever: &Lever) {
    match *lever {
        Lever::Unit { resource, from } => {
            programme.resources[resource].capacity[from.index()..].iter_mut().for_each(|units| *units += 1);
        }
        Lever::Money { fund, year, amount } => programme.funds[fund].amounts[year] += amount,
        Lever::Earlier { fund, year } => {
            let amounts = &mut programme.funds[fund].amounts;
            if year + 1 < amounts.len() {
                let next = amounts[year + 1];
                amounts[year] += next;
                amounts.remove(year + 1);
                amounts.push(Money::zero(programme.currency));
            }
        }
        Lever::Recognition { project, task, free } => {
            for mode in programme.projects[project].tasks[task].modes.iter_mut().flatten() {
                mode.duration = 0;
                mode.duration_range = (0, 0);
                mode.overlap = 0;
                mode.uses.clear();
                mode.retry_probability = Ratio::ZERO;
                if free {
                    mode.outlay.minor = 0;
                }
            }
        }
        Lever::Faster { project, task } => {
            for mode in programme.projects[project].tasks[task].modes.iter_mut().flatten() {
                let shortest = mode.duration_range.0.min(mode.duration);
                shorten(mode, mode.duration - shortest);
            }
        }
        Lever::HeadStart(project) => {
            for task in first_tasks(programme, project) {
                let modes = programme.projects[project].tasks[task].modes.iter_mut().flatten();
                modes.for_each(|mode| shorten(mode, 1));
            }
        }
        Lever::Overlap { project, earlier, tooling } => {
            untie(&mut programme.projects[project].precedence, earlier, tooling);
        }
        Lever::Floor { plant, area } => {
            if let Some(floor) = &mut programme.plants[plant].floor_area {
                *floor = Quantity::from_parts(floor.parts() + area.parts());
            }
        }
        Lever::Buyers => {
            if let Some(share) = &mut programme.buyer_cost_max_share {
                *share += POINT;
            }
        }
        Lever::Freed(project) => programme.projects[project].must = Must::Free,
        Lever::Deadline(project) => programme.projects[project].latest_launch = None,
        // A breach that costs nothing is none; the rows keep their numbers, and their prices.
        Lever::Limit(limit) => programme.limits[limit].penalty = Some(Ratio::ZERO),
        Lever::Requirement(_) | Lever::Wait(_) => {}
    }
}

/// Takes periods off a mode, as many as it has; what overlapped at its end overlaps no more than is left.
fn shorten(mode: &mut Mode, periods: u32) {
    let less = |length: u32| length.saturating_sub(periods);
    mode.duration = less(mode.duration);
    mode.duration_range = (less(mode.duration_range.0), less(mode.duration_range.1));
    mode.overlap = mode.overlap.min(mode.duration);
}

/// The tasks of a project that wait for none, here or in another project.
pub(super) fn first_tasks(programme: &Programme, project: Id<Project>) -> Vec<usize> {
    let row = &programme.projects[project];
    let waits = |task: usize| {
        row.precedence.iter().any(|arc| arc.after == task)
            || programme.cross_precedence.iter().any(|wait| wait.after == (project, task))
    };
    (0..row.tasks.len()).filter(|&task| !waits(task)).collect()
}

/// Lets `later` run beside `earlier`: it waits for what `earlier` waited for, and what waited for it waits for both.
fn untie(precedence: &mut Vec<Precedence>, earlier: usize, later: usize) {
    precedence.retain(|arc| (arc.before, arc.after) != (earlier, later));
    let above =
        precedence.iter().filter(|arc| arc.after == earlier).map(|arc| Precedence { after: later, ..*arc });
    let below =
        precedence.iter().filter(|arc| arc.before == later).map(|arc| Precedence { before: earlier, ..*arc });
    let more: Vec<Precedence> = above.chain(below).collect();
    for arc in more {
        let known =
            precedence.iter_mut().find(|known| (known.before, known.after) == (arc.before, arc.after));
        match known {
            Some(known) => known.lag = known.lag.max(arc.lag),
            None => precedence.push(arc),
        }
    }
}
