//! What is assumed about how things may come otherwise than planned.
//!
//! A programme says what is likely. How far a duration, a price or a demand may stray, and what strays together, is another kind of
//! statement: it changes no plan and no fingerprint, so it has a noun of its own, which the file `risk.toml` and the risk study
//! share.

use crate::draft::{Basis, Name};
use crate::number::Ratio;
use crate::programme::Range;
use crate::time::Period;

/// Everything assumed for a risk study, beside the durations and retry probabilities of the programme's own tasks.
#[derive(Clone, Debug, PartialEq)]
pub struct Assumptions {
    /// What strays together.
    pub correlation: Correlation,
    /// Factors on the duration of a task that states no range of its own; none = it takes as long as it says.
    pub duration: Option<Spread>,
    /// The same for certifications; none = as `duration`.
    pub certification: Option<Spread>,
    /// Factors on all outlays of a project.
    pub outlay: Option<Spread>,
    /// Factors on all demand.
    pub demand: Option<Spread>,
    /// Factors on all import prices.
    pub price: Option<Spread>,
    /// What may happen or not.
    pub scenarios: Vec<Scenario>,
}

/// A factor that is known as least, likely and most, and how far to trust it.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    /// Invariant: 0 ≤ low ≤ likely ≤ high.
    pub factor: Range<Ratio>,
    /// How far to trust it.
    pub basis: Basis,
    /// A link or a document.
    pub source: String,
}

/// The shares of a duration's variance (in the scale of the Gaussian copula) that it has in common with others.
#[derive(Clone, Debug, PartialEq)]
pub struct Correlation {
    /// With everything else in the programme.
    pub programme: Ratio,
    /// With everything sited in the same partner.
    pub partner: Ratio,
    /// With every task that uses the same stand, team or shop.
    pub resource: Ratio,
    /// How far to trust them.
    pub basis: Basis,
    /// A link or a document.
    pub source: String,
}

/// Something that may happen: a demand falls, prices move, outlays grow.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// What readers call it.
    pub name: Name,
    /// How likely it is.
    pub probability: Ratio,
    /// From when on it acts on demand and prices.
    pub from: Period,
    /// Factor on demand.
    pub demand: Ratio,
    /// Factor on import prices.
    pub price: Ratio,
    /// Factor on outlays, whenever they are paid.
    pub outlay: Ratio,
    /// Keys of the products whose demand and price it moves; empty = all.
    pub products: Vec<String>,
    /// How far to trust it.
    pub basis: Basis,
    /// A link or a document.
    pub source: String,
}

impl Assumptions {
    /// What is assumed where nobody says anything: durations stray together by 0.3 (programme), 0.2 (partner) and 0.2 (resource)
    /// of their variance, which is an assumption; prices, demand and outlays are as planned, and nothing happens.
    #[must_use]
    pub fn silent() -> Self {
        Self {
            correlation: Correlation {
                programme: Ratio::from_parts(300_000),
                partner: Ratio::from_parts(200_000),
                resource: Ratio::from_parts(200_000),
                basis: Basis::Assumption,
                source: String::new(),
            },
            duration: None,
            certification: None,
            outlay: None,
            demand: None,
            price: None,
            scenarios: Vec::new(),
        }
    }
}
