//! Use cases: one function a verb. They compose store, model and planner, and print nothing.

pub(crate) mod check;
pub(crate) mod explain;
