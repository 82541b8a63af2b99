//! Which customs code a part has, by its name in free text: a shortlist to choose from, never a decision.
//!
//! A nomenclature is read with the words of its headings and chapters behind each subheading's own, and searched by BM25 (Robertson
//! and Walker 1994) over stems; a term of the glossary votes for its own code. What a name is about weighs more than what it mentions.

use std::collections::BTreeMap;

use crate::glossary::Glossary;

/// How much a word of an entry counts by where it stands: of its own text, its heading's, its chapter's.
const LEVELS: [f64; 3] = [1.0, 0.6, 0.2];
/// Saturation and normalisation of BM25, as usual.
const SATURATION: f64 = 1.2;
const LENGTH: f64 = 0.75;
/// How much more a word weighs that names what the text is about.
const ABOUT: f64 = 2.0;
/// What a term of the glossary adds to its own subheading, and to others of the heading; a common word weighs some five.
const TERM: f64 = 12.0;
const TERM_HEADING: f64 = 8.0;

/// A nomenclature that can be asked.
#[derive(Debug)]
pub struct Nomenclature {
    glossary: Glossary,
    codes: Vec<String>,
    lengths: Vec<f64>,
    mean: f64,
    /// By stem: entries that have it, and how much.
    postings: BTreeMap<String, Vec<(usize, f64)>>,
}

/// A code that fits.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// Digits only.
    pub code: String,
    /// Points; comparable within one answer only.
    pub score: f64,
}

impl Nomenclature {
    /// From codes of two, four and six digits and their texts; a code may have several texts, in several languages. Takes time by the
    /// words of all of them.
    #[must_use]
    pub fn new(rows: &[(String, String)]) -> Self {
        let glossary = Glossary::new();
        let mut texts: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (code, text) in rows.iter().filter(|(code, _)| matches!(code.len(), 2 | 4 | 6)) {
            let stems = glossary.read(text).into_iter().flat_map(|piece| piece.stems);
            texts.entry(code).or_default().extend(stems);
        }
        let mut postings: BTreeMap<String, BTreeMap<usize, f64>> = BTreeMap::new();
        let (mut codes, mut lengths) = (Vec::new(), Vec::new());
        for code in texts.keys().filter(|code| code.len() > 2) {
            let mut length = 0.0;
            let own = texts.get(code);
            let heading = if code.len() == 6 { texts.get(&code[..4]) } else { None };
            let chapter = code.get(..2).and_then(|chapter| texts.get(chapter));
            for (words, weight) in [own, heading, chapter].into_iter().zip(LEVELS) {
                for stem in words.into_iter().flatten() {
                    *postings.entry(stem.clone()).or_default().entry(codes.len()).or_default() += weight;
                    length += weight;
                }
            }
            codes.push((*code).to_owned());
            lengths.push(length);
        }
        let mean = lengths.iter().sum::<f64>() / (lengths.len().max(1) as f64);
        let postings = postings.into_iter().map(|(stem, list)| (stem, list.into_iter().collect())).collect();
        Self { glossary, codes, lengths, mean: mean.max(1.0), postings }
    }

    /// Whether there is nothing to choose from.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// The codes of `digits` digits (four or six) that fit a text best, the best first, ties by code; none if no word is known.
    #[must_use]
    pub fn suggest(&self, text: &str, digits: usize, limit: usize) -> Vec<Suggestion> {
        let mut scores: BTreeMap<usize, f64> = BTreeMap::new();
        for piece in self.glossary.read(text) {
            let about = if piece.head { ABOUT } else { 1.0 };
            if let Some(concept) = piece.concept {
                let code = self.glossary.code(concept);
                for (entry, known) in self.codes.iter().enumerate().filter(|(_, known)| known.len() == digits)
                {
                    let same =
                        known.bytes().zip(code.bytes()).take_while(|(one, other)| one == other).count();
                    let points = match same {
                        _ if same == digits => TERM,
                        4..=6 => TERM_HEADING,
                        _ => continue,
                    };
                    *scores.entry(entry).or_default() += about * points;
                }
            }
            for stem in &piece.stems {
                let Some(list) = self.postings.get(stem) else { continue };
                let (all, having) = (self.codes.len() as f64, list.len() as f64);
                let rarity = (1.0 + (all - having + 0.5) / (having + 0.5)).ln();
                for (entry, weight) in list.iter().filter(|(entry, _)| self.codes[*entry].len() == digits) {
                    let length = 1.0 - LENGTH + LENGTH * self.lengths[*entry] / self.mean;
                    let points = weight * (SATURATION + 1.0) / (weight + SATURATION * length);
                    *scores.entry(*entry).or_default() += about * rarity * points;
                }
            }
        }
        let mut found: Vec<Suggestion> = scores
            .into_iter()
            .map(|(entry, score)| Suggestion { code: self.codes[entry].clone(), score })
            .collect();
        found.sort_by(|one, other| other.score.total_cmp(&one.score).then_with(|| one.code.cmp(&other.code)));
        found.truncate(limit);
        found
    }
}
