//! Cooperation: what buyers need, what plants can do, whether the two fit, and what became of it.
//!
//! Like the programme, [`Cooperation`] is valid by birth: [`Cooperation::new`] is the only way to get one. It stands beside the
//! programme and not inside it, because needs come and go while a plan must stay the plan of its programme. Plants and products
//! have the same numbers in both.

mod property;
mod need;
mod capability;
mod birth;
mod matching;
mod enquiry;
mod disclosure;

use crate::table::Table;

pub use birth::units_between;
pub use capability::{Capability, Capacity, Certificate, Record, Span, plain_certificate};
pub use disclosure::{DISCLOSURE, Field, Sight, Standing, sight};
pub use enquiry::{Deed, Event, PriceBreak, Renewed};
pub use matching::{Criterion, Ground, Judgement, Match, Member, Part, Verdict, Way};
pub use need::{Ask, Document, Need, Requirement};
pub use property::{Rule, Sense, Size};

/// Everything that buyers and plants have said, in the order of the tables.
#[derive(Clone, Debug, PartialEq)]
pub struct Cooperation {
    /// The digest of the tables it was read from.
    pub fingerprint: String,
    /// Needs.
    pub needs: Table<Need>,
    /// Capabilities.
    pub capabilities: Table<Capability>,
    /// Weeks of capacity, by group in the order of their keys.
    pub groups: Table<Capacity>,
    /// Certificates by plant: `certificates[plant.index()]`.
    pub certificates: Vec<Vec<Certificate>>,
}

impl Cooperation {
    /// The need with that key.
    #[must_use]
    pub fn need(&self, key: &str) -> Option<crate::table::Id<Need>> {
        self.needs.rows().find(|(_, need)| need.key == key).map(|(id, _)| id)
    }
}
