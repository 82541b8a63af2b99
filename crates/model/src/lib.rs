//! The nouns of a joint localisation programme, their laws, and the judge.
//!
//! Everything else in Jointworks speaks in these types. The crate is pure: no files, no clock, no chance, no threads, no
//! file formats. Modules stand in the order in which a component lives, and a module uses only modules above it.
//!
//! * What a number is: [`number`]. When a period is: [`time`]. What a size is: [`mod@unit`]. What is wrong, and how to mend it:
//!   [`finding`], [`nearest()`].
//! * Which limits can collide: [`limit`].
//! * What is known on the planning day: [`draft`] (as written by people) becomes [`Programme`] (valid by birth).
//! * What buyers need, what plants can do, and what became of it: [`cooperation`].
//! * What is proposed: [`Plan`]. What it is worth, by equations (1)–(3): [`account`]. Whether it may be: [`mod@check`].
//! * How far it can be from the best possible: [`certificate`], with its own small checker.
//! * What the scheduling core is asked, and the judge of its answers: [`network`].
//! * What may come otherwise, and how far: [`risk`].
//! * What levers cost: [`lever`].
//! * Examples that the tests of all crates share: [`sample`].

pub mod number;
pub mod time;
pub mod unit;
mod fact;
pub mod finding;
pub mod limit;
mod nearest;
pub mod table;
pub mod draft;
mod hidden;
pub mod programme;
pub mod cooperation;
pub mod plan;
pub mod account;
pub mod check;
pub mod certificate;
pub mod network;
pub mod risk;
pub mod lever;
pub mod sample;

pub use check::check;
pub use cooperation::Cooperation;
pub use finding::{Code, Fact, Finding, Place, Severity};
pub use nearest::nearest;
pub use network::{Network, Schedule};
pub use number::{Currency, Decimal, Money, Quantity, Ratio, UnitPrice};
pub use plan::Plan;
pub use programme::Programme;
pub use table::{Id, Table};
pub use time::{Calendar, Day, Period, PeriodKind};
