//! Who could make it: needs of buyers, capabilities of plants, and the matches between them, each with its reasons.
//!
//! ```text
//! need ──▶ index: the best by words and codes ──▶ rank: cost, capacity, distance, record, verdicts ──▶ matches
//!              ▲ only who breaks nothing                                                          └─▶ jointly, nearest
//!          judge: one verdict for each thing asked
//! ```
//!
//! * What a plant's profile says to each requirement: `judge`. Figures and codes only, never free text.
//! * What is found at all: `index`, over the words that `words`, `spelling` and the `glossary` make of any text.
//! * Several plants for one need, by quantity or in a chain: `joint`. Who fails by least, and what would mend it: `nearest`.
//! * How surely it is the same thing: `profile`. In which order: `rank`.
//!
//! * Which customs code a name has, as a shortlist: [`Nomenclature`].
//! * From a request for quotation to an award, as the sum of events: [`enquiry`].
//!
//! Begin at [`Matcher`]. The same tables and settings give the same answer on any number of threads, ties broken by the plants' keys.

mod words;
mod spelling;
mod glossary;
mod judge;
mod profile;
mod index;
mod rank;
mod matcher;
mod joint;
mod nearest;
mod idea;
mod classify;
pub mod enquiry;
pub mod sample;

pub use classify::{Nomenclature, Suggestion};
pub use idea::{Idea, ideas};
pub use matcher::{Answer, Error, Matcher, Settings};
pub use nearest::{Mend, Nearest};
pub use rank::Weights;
