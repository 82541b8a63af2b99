//! Can this union make it: who makes what, what is near to what, and how near a union is to what it does not make yet.
//!
//! The only input is a table of who exports (or, for plants, puts out) how much of what. Products are near when the same
//! producers make them (proximity, Hidalgo et al. 2007); a producer is near to a product when it makes many near ones
//! (density); products that few and versatile producers make are complex (ECI and PCI, Hidalgo and Hausmann 2009; fitness,
//! Tacchella et al. 2012). For plants the same code answers "which plant is nearest to this part".
//!
//! Modules in the order of the work: the table and its floors ([`exports`]); presence, RCA ≥ 1 decided in whole numbers
//! ([`presence`]), its work dealt to threads (`deal`); the conventions in which the known packages differ ([`convention`]);
//! sums through all proximities without their matrix (`through`), and proximities themselves ([`proximity`]); complexity
//! ([`complexity`]) from a second eigenvector (`eigen`); all of it for one table ([`world`]) and its outlook ([`outlook`]); a
//! union as one producer, by its best member, and with its members' presences put together ([`union`]); plants by what they
//! put out ([`plants`]).

pub mod exports;
mod deal;
pub mod presence;
pub mod convention;
mod through;
pub mod proximity;
mod eigen;
pub mod complexity;
pub mod world;
pub mod outlook;
pub mod union;
pub mod plants;

pub use complexity::{Complexity, State};
pub use convention::{Coi, Convention, Gain, Method, Own, Scale, Spread, Weight};
pub use exports::{Dropped, Exports, Floors};
pub use outlook::Gains;
pub use plants::{NearPlant, Outputs};
pub use presence::{Presence, Threshold};
pub use proximity::Proximities;
pub use union::{Best, Feasibility, Nearness, of_union};
pub use world::{Settings, World};
