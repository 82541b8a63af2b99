//! Tables in the terminal: columns aligned by how wide letters are shown.

use unicode_width::UnicodeWidthStr;

/// To which side a column leans.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lean {
    /// Words.
    Left,
    /// Figures.
    Right,
}

/// A table with a heading line and a rule under it.
pub(super) fn table(columns: &[(String, Lean)], rows: &[Vec<String>]) -> String {
    let widths: Vec<usize> = columns
        .iter()
        .enumerate()
        .map(|(column, (heading, _))| {
            rows.iter()
                .filter_map(|row| row.get(column))
                .map(|cell| cell.width())
                .fold(heading.width(), usize::max)
        })
        .collect();
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        let mut line = String::new();
        for ((cell, (_, lean)), width) in cells.zip(columns).zip(&widths) {
            let blanks = " ".repeat(width.saturating_sub(cell.width()));
            let (before, after) =
                if *lean == Lean::Right { (blanks.as_str(), "") } else { ("", blanks.as_str()) };
            line.push_str(before);
            line.push_str(cell);
            line.push_str(after);
            line.push_str("  ");
        }
        format!("{}\n", line.trim_end())
    };
    let mut drawn = line(&mut columns.iter().map(|(heading, _)| heading.as_str()));
    let rules: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
    drawn.push_str(&line(&mut rules.iter().map(String::as_str)));
    for row in rows {
        drawn.push_str(&line(&mut row.iter().map(String::as_str)));
    }
    drawn
}

/// The text cut to that width, with a sign that something is missing.
pub(super) fn clipped(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    for character in text.chars() {
        kept.push(character);
        if kept.width() >= width {
            kept.pop();
            break;
        }
    }
    format!("{}…", kept.trim_end())
}

/// Text broken into lines of at most that width, each behind the indent.
pub(super) fn wrapped(text: &str, indent: &str, width: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if line.width() + 1 + word.width() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(format!("{indent}{word}")),
        }
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Columns stand under one another whatever the alphabet.
    #[test]
    fn columns_stand_under_one_another() {
        let columns = [("название".to_owned(), Lean::Left), ("n".to_owned(), Lean::Right)];
        let drawn = table(&columns, &[vec!["мост".into(), "1".into()], vec!["gear".into(), "100".into()]]);
        assert_eq!(drawn, "название    n\n────────  ───\nмост        1\ngear      100\n");
    }

    /// Clipping and wrapping never exceed the width that was asked for.
    #[test]
    fn nothing_is_wider_than_asked() {
        assert_eq!(clipped("Коробки передач", 8), "Коробки…");
        assert_eq!(clipped("abc", 3), "abc");
        let text = wrapped("one two three four", "  ", 10);
        assert_eq!(text, "  one two\n  three\n  four\n");
    }
}
