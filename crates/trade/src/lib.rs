//! What is imported, what could be made together, and what would really stay inside.
//!
//! Trade tables of world size become import lines and exposure; input-output tables tell the imports hidden in what is made
//! inside. Modules stand in the order of the work, and a module uses only modules above it.
//!
//! * Who trades: [`place`]. What is traded: [`product`], called so: [`names`], chosen so: [`chosen`]. Small tables are read by `sheet`.
//! * Which edition codes are of, and values in the codes of another: [`edition`].
//! * Tables as people download them: [`mod@read`]. From lines to sealed years: [`gather`], [`year`];
//!   kept for later questions: [`archive`]; in one edition: [`mod@panel`].
//! * What a year's lines add up to for a union, [`sums`], and what follows: [`exposure`], [`mod@trend`], [`warning`].
//! * Can a union make it, from who makes what: [`capability`].
//! * What is hidden in what is made inside, from input-output tables: [`leontief`].
//! * What is worth making together: [`opportunity`].

pub mod place;
pub mod product;
mod sheet;
pub mod names;
pub mod chosen;
pub mod edition;
pub mod sums;
pub mod read;
pub mod year;
pub mod gather;
pub mod archive;
pub mod panel;
pub mod database;
pub mod exposure;
pub mod trend;
pub mod warning;
pub mod capability;
pub mod leontief;
pub mod opportunity;

pub use archive::Archive;
pub use exposure::{Exposure, Flag};
pub use gather::{Gather, Keep};
pub use opportunity::Opportunity;
pub use place::Place;
pub use product::{Level, Product};
pub use sums::Sums;
pub use year::{ImportLine, Union, Year};
