//! Input-output tables: what is imported unseen behind what is made inside, and what really stays.
//!
//! A sector buys inputs that are made inside from imported inputs, and so on without end; the sum of that series is the
//! Leontief inverse, which is never formed here: one solve with the transposed coefficients answers for every sector at once
//! (Miller and Blair 2009; import content after Hummels, Ishii and Yi 2001).
//!
//! * A table of regions and sectors, and how it is read: [`table`].
//! * Import content, value kept by partner, for every sector of a union: [`content`].
//! * A product by its sectors, and the tables that a programme reads: [`concordance`].

pub mod table;
pub mod content;
pub mod concordance;

pub use concordance::{Concordance, Content, programme_tables};
pub use content::{Contents, contents};
pub use table::Table;
