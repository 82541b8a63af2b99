//! Laws of matching and of enquiries, each on a small market worked out by hand, or on as many random ones as a test wants.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails may stop")]

mod market;
mod verdicts;
mod together;
mod anything;
mod enquiry;
