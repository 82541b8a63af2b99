//! The word that was probably meant: the known one with the fewest slips of the pen.
//!
//! Headings, settings, tables and keys are all missed in the same way; whoever reports one as unknown names its neighbour.

/// Words longer than this are no slips.
const LONGEST: usize = 64;

/// The candidate nearest to `found`, if it is near: one slip for every three letters of the longer word, and one from the first
/// letter on; but never all letters. A slip is a letter too many, too few, another, or two that changed places (optimal string
/// alignment distance); capitals do not matter. Of equals, the shorter candidate and then the first in order of letters.
#[must_use]
pub fn nearest<'c>(found: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let found: Vec<char> = found.chars().take(LONGEST + 1).flat_map(char::to_lowercase).collect();
    if found.len() > LONGEST {
        return None;
    }
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let letters: Vec<char> = candidate.chars().flat_map(char::to_lowercase).collect();
            let most = ((found.len().max(letters.len()) + 1) / 3).max(1).min(letters.len().saturating_sub(1));
            // As many slips at least as one word is longer than the other: the most candidates need no table.
            (found.len().abs_diff(letters.len()) <= most)
                .then(|| (slips(&found, &letters), letters.len(), candidate))
                .filter(|(slips, ..)| *slips <= most)
        })
        .min()
        .map(|(_, _, candidate)| candidate)
}

fn slips(from: &[char], to: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=to.len()).collect();
    for (row, letter) in from.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, other) in to.iter().enumerate() {
            let mut least = (above[column] + usize::from(letter != other))
                .min(above[column + 1] + 1)
                .min(current[column] + 1);
            if row > 0 && column > 0 && *letter == to[column - 1] && from[row - 1] == *other {
                least = least.min(before[column - 1] + 1);
            }
            current.push(least);
        }
        before = std::mem::replace(&mut above, current);
    }
    above.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A slip of the pen finds its word, another word finds none.
    #[test]
    fn slips_find_their_word() {
        let words = ["quantity", "price", "plant", "цена"];
        assert_eq!(nearest("quantty", words), Some("quantity"));
        assert_eq!(nearest("Pirce", words), Some("price"));
        assert_eq!(nearest("цеан", words), Some("цена"));
        assert_eq!(nearest("plan", words), Some("plant"));
        assert_eq!(nearest("nord", ["south", "north"]), Some("north"));
        assert_eq!(nearest("pump-pinks", ["pump-kazan", "pump-pinsk", "valve"]), Some("pump-pinsk"));
        assert_eq!(nearest("colour", words), None);
        assert_eq!(nearest("gearbox", ["pump-kazan", "pump-pinsk", "valve"]), None);
        assert_eq!(nearest("x", ["y"]), None);
        assert_eq!(nearest("", words), None);
        assert_eq!(nearest(&"x".repeat(100_000), words), None);
    }
}
