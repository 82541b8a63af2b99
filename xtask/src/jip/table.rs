//! The text of one table of a programme folder.
//!
//! Every cell of the family is a number, an id or a plain word, so nothing ever needs quotes.

use std::fmt::{Display, Write};

/// A table that grows row by row.
pub(crate) struct Table {
    text: String,
}

impl Table {
    /// An empty table with these headings.
    pub(crate) fn with_headings(headings: &[&str]) -> Self {
        let mut table = Self { text: String::new() };
        table.row(&headings.iter().map(|heading| heading as &dyn Display).collect::<Vec<_>>());
        table
    }

    /// Adds a row; cells stand in the order of the headings.
    pub(crate) fn row(&mut self, cells: &[&dyn Display]) {
        for (index, cell) in cells.iter().enumerate() {
            if index > 0 {
                self.text.push(',');
            }
            // Writing into a string cannot fail.
            let _ = write!(self.text, "{cell}");
        }
        self.text.push('\n');
    }

    /// The finished text, lines ended by a line feed.
    pub(crate) fn into_text(self) -> String {
        self.text
    }
}

/// A number to a millionth, without noughts at its end.
pub(crate) fn millionths(x: f64) -> String {
    let text = format!("{x:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A whole number of thousandths, exact.
pub(crate) fn thousandths(x: u64) -> String {
    format!("{}.{:03}", x / 1000, x % 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A figure loses its idle noughts and nothing else.
    #[test]
    fn figures_are_short_and_true() {
        assert_eq!(millionths(435.777_238_913_4), "435.777239");
        assert_eq!(millionths(100.0), "100");
        assert_eq!(millionths(0.5), "0.5");
        assert_eq!(thousandths(230_007), "230.007");
        assert_eq!(thousandths(103), "0.103");
    }
}
