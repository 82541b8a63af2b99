//! What levers cost, as somebody has written it down. It stands beside the programme and not in it: a price that is asked for a stand
//! changes no plan.

use crate::draft::Basis;
use crate::number::Money;

/// What one lever costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeverCost {
    /// The lever's id, with or without what stands behind its `@`: a stand costs the same from any period on.
    pub lever: String,
    /// What it costs, in the programme's currency, not discounted.
    pub cost: Money,
    /// How far to trust that.
    pub basis: Basis,
    /// Who says so.
    pub source: String,
}

impl LeverCost {
    /// Whether it is meant for the lever of that id.
    #[must_use]
    pub fn is_of(&self, id: &str) -> bool {
        self.lever == id || id.split_once('@').is_some_and(|(what, _)| what == self.lever)
    }
}
