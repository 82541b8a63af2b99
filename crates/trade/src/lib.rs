//! What is imported, what could be made together, and what would really stay inside.
//!
//! Trade tables of world size become import lines and exposure; input-output tables tell the imports hidden in what is made
//! inside. Modules stand in the order of the work, and a module uses only modules above it.
//!
//! * Who trades: [`place`].

pub mod place;

pub use place::Place;
