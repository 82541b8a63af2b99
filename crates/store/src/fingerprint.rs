//! The digest that names a programme in plans and certificates.
//!
//! It depends on what the tables say, not on how: column order, separator, language of headings and words, decimal point or comma, blank
//! lines and defaults written out make no difference; nor do the columns `source` and `note`. The order of rows does: tasks
//! follow one another in it.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

/// SHA-256 of some bytes, in hexadecimal letters.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    hexadecimal(Sha256::digest(bytes).as_slice())
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Takes in the cells of a programme one after another.
#[derive(Clone, Debug)]
pub(crate) struct Seal(Sha256);

impl Seal {
    pub(crate) fn new() -> Self {
        Self(Sha256::new().chain_update("jointworks programme 1"))
    }

    /// Begins a table or section.
    pub(crate) fn section(&mut self, name: &str) {
        self.word('S', name);
    }

    /// Begins a row.
    pub(crate) fn row(&mut self) {
        self.word('R', "");
    }

    /// A cell of the row, named, so that a column added to the format later leaves old programmes as they are.
    pub(crate) fn cell(&mut self, column: &str, value: &str) {
        self.word('C', column);
        self.word('V', value);
    }

    // The length before the letters keeps "ab", "c" apart from "a", "bc".
    fn word(&mut self, sort: char, text: &str) {
        self.0.update(format!("{sort}{}:{text}", text.len()));
    }

    pub(crate) fn finish(self) -> String {
        hexadecimal(self.0.finalize().as_slice())
    }
}
