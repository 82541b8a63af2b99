//! What cannot be: projects that no plan of the programme can contain, and limits that collide.
//!
//! Everything here is certain from the data alone, without search. What only a search can find out is the planner's.

use super::Programme;
use crate::draft::Draft;
use crate::finding::Finding;

impl Programme {
    /// Projects that can never be chosen, and must-ins that cannot hold.
    pub(super) fn what_cannot_be(&self, draft: &Draft, findings: &mut Vec<Finding>) {
        let _ = (draft, findings);
    }
}
