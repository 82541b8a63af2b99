//! Use cases: one function a verb. They compose store, model and planner, and print nothing.

pub(crate) mod init;
pub(crate) mod exchange;
pub(crate) mod published;
pub(crate) mod exposure;
pub(crate) mod check;
pub(crate) mod plan;
pub(crate) mod explain;
pub(crate) mod schedule;
mod small;
pub(crate) mod risk;
pub(crate) mod compare;
pub(crate) mod levers;
pub(crate) mod pareto;
pub(crate) mod matching;
pub(crate) mod enquiry;
