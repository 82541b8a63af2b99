//! The only executable: parses what was typed, calls one use case, shows its result.

mod l10n;

fn main() {}
