//! Words that are one slip of the pen apart: a letter too many, too few, another or two exchanged.
//!
//! Two words at that distance share a form in which at most one letter of each is missing, so it is enough to look up the forms of
//! the word asked (W. Garbe's symmetric delete; the distance is Damerau's of 1964). Words of fewer than five letters have too many
//! neighbours to be guessed at.

use std::collections::BTreeMap;

/// Fewer letters are not corrected.
const LETTERS_LEAST: usize = 5;

/// Words that can be looked up in spite of a slip.
#[derive(Debug, Default)]
pub(crate) struct Spelling {
    forms: BTreeMap<String, Vec<u32>>,
}

impl Spelling {
    /// Adds a word under a number. Words with digits are codes, and one digit makes another code.
    pub(crate) fn add(&mut self, word: &str, number: u32) {
        if correctable(word) {
            for form in forms(word) {
                let numbers = self.forms.entry(form).or_default();
                if numbers.last() != Some(&number) {
                    numbers.push(number);
                }
            }
        }
    }

    /// The numbers of all words at most one slip away, the word itself included, in order. `spelt` gives a number's word.
    ///
    /// Takes time by the letters of the word and the number of its neighbours.
    pub(crate) fn near<'s>(&self, word: &str, spelt: impl Fn(u32) -> &'s str) -> Vec<u32> {
        if !correctable(word) {
            return Vec::new();
        }
        let mut found: Vec<u32> =
            forms(word).iter().filter_map(|form| self.forms.get(form)).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        // Two letters exchanged at a distance, or different letters missing, share a form too.
        found.retain(|number| one_slip(word, spelt(*number)));
        found
    }
}

fn correctable(word: &str) -> bool {
    word.chars().all(char::is_alphabetic) && word.chars().count() >= LETTERS_LEAST
}

/// The word, and the word without each one of its letters.
fn forms(word: &str) -> Vec<String> {
    let mut forms: Vec<String> = word
        .char_indices()
        .map(|(at, letter)| {
            let mut form = word[..at].to_owned();
            form.push_str(&word[at + letter.len_utf8()..]);
            form
        })
        .collect();
    forms.push(word.to_owned());
    forms.sort_unstable();
    forms.dedup();
    forms
}

fn one_slip(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let same = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (a, b) = (&one[same..], &other[same..]);
    match (a, b) {
        ([], []) | ([_], []) | ([], [_]) => true,
        ([first, second, rest_a @ ..], [first_b, second_b, rest_b @ ..])
            if first == second_b && second == first_b && rest_a == rest_b =>
        {
            true
        }
        ([_, rest_a @ ..], [_, rest_b @ ..]) => rest_a == rest_b || rest_a == b || a == rest_b,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn spelling(words: &[&str]) -> Spelling {
        let mut spelling = Spelling::default();
        for (number, word) in words.iter().enumerate() {
            spelling.add(word, u32::try_from(number).unwrap());
        }
        spelling
    }

    /// Each kind of slip is forgiven, two of them are not, and short words and codes are what they are.
    #[test]
    fn one_slip_is_forgiven() {
        let words = ["шестерн", "подшипник", "насос", "кпп", "м12х1"];
        let spelling = spelling(&words);
        let near = |word: &str| spelling.near(word, |number| words[number as usize]);
        for slip in ["шестерн", "шестрн", "шестеррн", "шестарн", "шестрен"]
        {
            assert_eq!(near(slip), [0], "{slip}");
        }
        assert_eq!(near("падшипник"), [1]);
        for far in ["шистарн", "кпп", "кп", "м12х2", "", "насо", "сосна"] {
            let found = near(far);
            assert!(found.is_empty() || far == "насо", "{far}: {found:?}");
        }
    }

    proptest! {
        /// A word with one letter changed, dropped, added or exchanged is found, whatever the alphabet.
        #[test]
        fn every_slip_is_found(word in "[a-zа-яў]{6,12}", at in 0usize..5, letter in "[a-zа-я]", kind in 0..4) {
            let mut letters: Vec<char> = word.chars().collect();
            let other = letter.chars().next().unwrap();
            match kind {
                0 => letters[at] = other,
                1 => { letters.remove(at); }
                2 => letters.insert(at, other),
                _ => letters.swap(at, at + 1),
            }
            let slipped: String = letters.into_iter().collect();
            let spelling = spelling(&[&word]);
            prop_assert_eq!(spelling.near(&slipped, |_| &word), vec![0]);
        }

        /// What is found is at most one slip away, by the definition of the distance.
        #[test]
        fn nothing_else_is_found(one in "[abc]{5,8}", other in "[abc]{5,8}") {
            let spelling = spelling(&[&one]);
            let found = !spelling.near(&other, |_| &one).is_empty();
            prop_assert_eq!(found, distance(&one, &other) <= 1);
        }
    }

    /// Damerau's distance with exchanges of neighbours, by its recurrence.
    fn distance(one: &str, other: &str) -> usize {
        let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
        let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                table[i][j] = match (i, j) {
                    (0, _) => j,
                    (_, 0) => i,
                    _ => {
                        let change = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                        let mut least = change.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                        if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                            least = least.min(table[i - 2][j - 2] + 1);
                        }
                        least
                    }
                };
            }
        }
        table[a.len()][b.len()]
    }
}
