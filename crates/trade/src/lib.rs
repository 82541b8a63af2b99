//! What is imported, what could be made together, and what would really stay inside.
//!
//! Trade tables of world size become import lines and exposure; input-output tables tell the imports hidden in what is made
//! inside. Modules stand in the order of the work, and a module uses only modules above it.
//!
//! * Who trades: [`place`]. What is traded: [`product`].
//! * What lines add up to, for a union: [`sums`].

pub mod place;
pub mod product;
pub mod sums;
pub mod read;
pub mod year;
pub mod gather;
pub mod database;
pub mod exposure;
pub mod trend;
pub mod warning;
pub mod chosen;
pub mod names;

pub use exposure::{Exposure, Flag};
pub use gather::{Gather, Keep};
pub use place::Place;
pub use product::{Level, Product};
pub use sums::Sums;
pub use year::{ImportLine, Union, Year};
