//! Being written: from a draft to a programme or to all its findings.

use super::Programme;
use crate::draft::Draft;
use crate::finding::Finding;

impl Programme {
    /// Checks a draft and makes a programme of it.
    ///
    /// Returns the programme with its warnings.
    ///
    /// # Errors
    ///
    /// All findings, if any of them is an error.
    pub fn new(draft: Draft) -> Result<(Self, Vec<Finding>), Vec<Finding>> {
        let _ = draft;
        Err(Vec::new())
    }
}
