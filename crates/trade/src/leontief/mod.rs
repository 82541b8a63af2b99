//! Input-output tables: what is imported unseen behind what is made inside, and what really stays.
//!
//! A sector buys inputs that are made inside from imported inputs, and so on without end; the sum of that series is the
//! Leontief inverse, which is never formed here: one solve with the transposed coefficients answers for every sector at once
//! (Miller and Blair 2009; import content after Hummels, Ishii and Yi 2001).
//!
//! * A table of regions and sectors: [`table`]; how it is read: `reading`, `square`, `long`; where its headings stand: `grid`; what
//!   rows beside the sectors are called, and whether they add up: `words`, `sums`; whether rows of imports are inputs: `supply`.
//! * The solver: `solve`, with a region's own block for the whole (`blocks`) and one reading of the flows for many right sides
//!   (`product`).
//! * Import content, value kept by partner, for every sector of a union: [`content`].
//! * A product by its sectors, and the tables that a programme reads: [`concordance`].
//! * What a unit of demand sets in motion: [`multiplier`]; what would be lost without a sector: [`extraction`].
//! * Whose value added it is in the end: [`origin`]; how far from users and first suppliers: [`position`].

pub mod table;
mod words;
mod sums;
mod grid;
mod reading;
mod square;
mod supply;
mod long;
mod solve;
mod product;
mod blocks;
pub mod content;
pub mod concordance;
pub mod multiplier;
pub mod extraction;
pub mod origin;
pub mod position;

pub use concordance::{Concordance, Content, programme_tables};
pub use content::{Contents, contents};
pub use extraction::{Extracted, Extraction, extract};
pub use multiplier::{Multiplier, Multipliers, multipliers};
pub use origin::{kept_with_returns, value_added_origin};
pub use position::{Positions, positions};
pub use table::{Factor, Table, Use};
