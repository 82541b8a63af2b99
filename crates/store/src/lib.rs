//! Formats on disk: programme folders and workbooks, plans, certificates, the journal of events.
//!
//! The only crate that touches files. It turns bytes into the model's nouns or into findings, and nouns into bytes; it
//! judges form (is this a number?), never sense (may it be negative?), which is the model's.

mod schema;
mod source;
mod sources;
mod report;
mod fingerprint;
mod lex;
mod sheet;
mod word;
mod row;
mod tables;
mod header;
mod programme;
mod risk;
mod levers;
mod examples;
mod template;
mod json;
mod plan;
mod certificate;
mod network;
mod write;
mod journal;
mod append;
mod book;

pub use append::appended;
pub use book::{
    Exchanged, Loss, Tally, folder_needed, from_workbook, is_workbook, sheet, to_workbook, workbook,
};
pub use certificate::{load_certificate, read_certificate, write_certificate};
pub use examples::{example, example_names};
pub use fingerprint::digest;
pub use header::FORMAT;
pub use journal::{JOURNAL_FILE, Refused, events, holding, record};
pub use json::JSON_FORMAT;
pub use levers::{LEVER_COST_SETTINGS, LEVERS_FILE, lever_costs};
pub use network::{NetworkFormat, NetworkRead, load_network, read_network};
pub use plan::{altered, load_plan, read_plan, write_plan};
pub use programme::{Opened, Read, load, open, read};
pub use report::reason;
pub use risk::{RISK_FILE, RISK_SETTINGS, risk};
pub use schema::{Column, Empty, Kind, LIMITS, Part, SETTINGS, TABLES, Table};
pub use source::{FILE_BYTES_MAX, Source};
pub use sources::{Excerpt, Sources};
pub use template::{Language, Template, template};
pub use write::{Error, Overwrite, write_folder, write_new};
