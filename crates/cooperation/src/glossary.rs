//! The glossary: which words of three languages mean the same component, and under which customs heading it goes.
//!
//! A maintained table ([`TABLE`]); to teach the matcher a word, add it there. A text is read for the longest terms first, in any order
//! of their words and in any grammatical form, with one slip in a long word forgiven.

use std::collections::{BTreeMap, BTreeSet};

use crate::spelling::Spelling;
use crate::words::words;

/// `hs,en,ru,be`: the customs code (HS 2022, six digits), then terms in each language, the usual one first, parted by bars.
pub(crate) const TABLE: &str = include_str!("../data/glossary.csv");

/// What a run of words in a text means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// The number of its row of the glossary; none = the words stand for themselves.
    pub(crate) concept: Option<usize>,
    /// Its stems.
    pub(crate) stems: Vec<String>,
    /// Whether it names what its clause is about.
    pub(crate) head: bool,
}

#[derive(Debug)]
pub(crate) struct Glossary {
    /// The customs code of each concept.
    codes: Vec<&'static str>,
    /// Stems of a term, in the order of the alphabet, and the concepts that it may mean.
    terms: BTreeMap<Vec<String>, Vec<usize>>,
    longest: usize,
    stems: Vec<String>,
    spelling: Spelling,
}

impl Glossary {
    /// Reads the table.
    pub(crate) fn new() -> Self {
        let mut terms: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
        let (mut codes, mut known) = (Vec::new(), BTreeSet::new());
        for (concept, row) in TABLE.lines().skip(1).enumerate() {
            let (code, all) = row.split_once(',').unwrap_or_default();
            codes.push(code);
            for term in all.split([',', '|']).filter(|term| !term.trim().is_empty()) {
                let mut term: Vec<String> = words(term).into_iter().map(|word| word.stem).collect();
                known.extend(term.iter().cloned());
                term.sort_unstable();
                let meanings = terms.entry(term).or_default();
                if !meanings.contains(&concept) {
                    meanings.push(concept);
                }
            }
        }
        let longest = terms.keys().map(Vec::len).max().unwrap_or(0);
        let stems: Vec<String> = known.into_iter().collect();
        let mut spelling = Spelling::default();
        for (number, stem) in (0..).zip(&stems) {
            spelling.add(stem, number);
        }
        Self { codes, terms, longest, stems, spelling }
    }

    /// The customs code under which a concept goes.
    pub(crate) fn code(&self, concept: usize) -> &'static str {
        self.codes.get(concept).copied().unwrap_or_default()
    }

    /// A text as pieces, in order. Takes time by the words of the text and the length of the longest term.
    pub(crate) fn read(&self, text: &str) -> Vec<Piece> {
        let written = words(text);
        let meant: Vec<&str> = written.iter().map(|word| self.meant(&word.stem)).collect();
        let (mut pieces, mut at) = (Vec::new(), 0);
        while at < written.len() {
            let longest = self.longest.min(written.len() - at);
            let found = (1..=longest).rev().find_map(|length| {
                let mut key: Vec<String> =
                    meant[at..at + length].iter().map(|&stem| stem.to_owned()).collect();
                key.sort_unstable();
                Some((length, self.terms.get(&key)?))
            });
            let (length, meanings) =
                found.map_or((1, &[][..]), |(length, meanings)| (length, meanings.as_slice()));
            let run = &written[at..at + length];
            let stems: Vec<String> = run.iter().map(|word| word.stem.clone()).collect();
            let head = run.iter().any(|word| word.head);
            let piece = |concept| Piece { concept, stems: stems.clone(), head };
            if meanings.is_empty() {
                pieces.push(piece(None));
            }
            pieces.extend(meanings.iter().map(|concept| piece(Some(*concept))));
            at += length;
        }
        pieces
    }

    /// The stem of the glossary that was meant, if exactly one is a slip away; else the stem itself.
    fn meant<'s>(&'s self, stem: &'s str) -> &'s str {
        if self.stems.binary_search_by(|known| known.as_str().cmp(stem)).is_ok() {
            return stem;
        }
        match self.spelling.near(stem, |number| &self.stems[number as usize])[..] {
            [only] => &self.stems[only as usize],
            _ => stem,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table is a table: a code of six digits, terms in each language.
    #[test]
    fn every_row_is_whole() {
        assert!(TABLE.lines().count() > 300);
        for row in TABLE.lines().skip(1) {
            let cells: Vec<&str> = row.split(',').collect();
            assert_eq!(cells.len(), 4, "{row}");
            assert!(cells[0].len() == 6 && cells[0].bytes().all(|byte| byte.is_ascii_digit()), "{row}");
            assert!(cells[1..].iter().all(|cell| !cell.trim().is_empty()), "{row}");
        }
    }

    /// No term means two things.
    #[test]
    fn terms_are_unambiguous() {
        let glossary = Glossary::new();
        let rows: Vec<&str> = TABLE.lines().skip(1).collect();
        let double = glossary.terms.iter().filter(|(_, meanings)| meanings.len() > 1);
        let told: Vec<_> =
            double.map(|(term, meanings)| (term, rows[meanings[0]], rows[meanings[1]])).collect();
        assert!(told.is_empty(), "{told:#?}");
    }

    /// One component is one concept in every language, order, form and with a slip of the pen.
    #[test]
    fn spellings_of_a_component_agree() {
        let glossary = Glossary::new();
        let concept = |text: &str| glossary.read(text).iter().find_map(|piece| piece.concept);
        for terms in [
            &[
                "gearbox",
                "коробки передач",
                "КПП",
                "каробка перадач",
                "карабка перадач",
                "Transmissions",
                "gear box",
            ][..],
            &["ТНВД", "топливный насос высокого давления", "injection pumps", "fuel injektion pump"],
            &["ГУР", "гидроусилитель руля", "power steering", "гідраўзмацняльнік руля"],
            &["диск тормозной", "тормозные диски", "brake discs", "тармазны дыск"],
            &["шестерни", "шестрня", "шасцярня", "gears", "колесо зубчатое"],
        ] {
            let first = concept(terms[0]);
            assert!(first.is_some());
            for term in terms {
                assert_eq!(concept(term), first, "{term}");
            }
        }
        assert_ne!(concept("топливный насос"), concept("масляный насос"));
    }
}
