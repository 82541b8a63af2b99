//! A cell of a CSV file that people open in a spreadsheet.

/// The text as a cell: in quotation marks where it would break the line, and behind an apostrophe where a spreadsheet would take it for
/// a formula (CWE-1236). Signs that steer terminals are none of a table's.
pub(crate) fn cell(text: &str) -> String {
    let steers = |sign: char| sign.is_control() && !matches!(sign, '\n' | '\r' | '\t');
    let text = text.replace(steers, "\u{fffd}");
    let mark = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if text.contains(['"', ',', ';', '\n', '\r']) {
        format!("\"{mark}{}\"", text.replace('"', "\"\""))
    } else {
        format!("{mark}{text}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_lost_and_nothing_runs() {
        for (text, written) in [
            ("Болты", "Болты"),
            ("a, b", "\"a, b\""),
            ("1\"", "\"1\"\"\""),
            ("=1+1", "'=1+1"),
            ("-5;x", "\"'-5;x\""),
            ("a\u{1b}[2J\u{7}", "a\u{fffd}[2J\u{fffd}"),
        ] {
            assert_eq!(cell(text), written);
        }
    }
}
