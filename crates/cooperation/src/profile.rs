//! What a need and a capability say in words and codes, and how surely the two speak of the same thing.
//!
//! Relevance is the share of the need's weight that the profile covers. A piece weighs by how rare it is (the logarithm of inverse
//! document frequency: K. Spärck Jones, 1972), a term of the glossary more than a plain word, a name more than a description. Where
//! both sides give customs codes, a part of the weight goes to how many digits they share. All weights are whole numbers, so the same
//! tables give the same relevance everywhere.

use std::collections::BTreeMap;

use model::Programme;
use model::cooperation::{Capability, Need};
use model::draft::Name;
use model::programme::Product;

use crate::glossary::{Glossary, Piece};
use crate::spelling::Spelling;

/// Points of full relevance.
pub(crate) const SURE: u64 = 1000;
/// How much more a term of the glossary weighs than a plain word.
const TERM: u64 = 3;
/// How much more a piece of a name weighs than one of a description.
const NAMED: u64 = 3;
/// How much more a piece weighs that names what the need is about.
const ABOUT: u64 = 4;
/// Of a thousand: a term told by its words only, a word that is one slip away.
const BY_WORDS: u64 = 700;
const SLIPPED: u64 = 800;
/// Of a thousand: what the profile is about, by its name or by its description; what it only mentions there (a hose *for* a pump).
const ABOUT_NAME: u64 = SURE;
const ABOUT_DESCRIPTION: u64 = 850;
const MENTIONED: u64 = 400;
/// Of a thousand: what customs codes count for where both sides give them, and where one is only implied by a term.
const CODES: u64 = 300;
const CODES_IMPLIED: u64 = 150;
/// Of a thousand: what is left of the words' weight if the profile's name speaks of other things only.
const STRAYING: u64 = 850;

/// A feature is a stem, a term or a code; all live in one list of words.
pub(crate) type Feature = u32;

/// Every feature of the capabilities, with the number of profiles that have it.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    numbers: BTreeMap<String, Feature>,
    words: Vec<String>,
    profiles: Vec<u32>,
    spelling: Spelling,
    /// Capabilities in all.
    all: u32,
}

/// What a capability says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Profile {
    /// Stems and terms, in order, and how strongly the profile is about them, to [`SURE`].
    features: Vec<(Feature, u64)>,
    /// Terms of the name.
    terms: Vec<Feature>,
    /// Customs codes.
    codes: Vec<String>,
    /// Whether they are only implied by the terms.
    implied: bool,
}

/// What a need says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Question {
    /// The pieces of each of its names.
    names: Vec<Vec<Asked>>,
    description: Vec<Asked>,
    /// Terms anywhere in it, in order.
    terms: Vec<Feature>,
    pub(crate) codes: Vec<String>,
    pub(crate) implied: bool,
}

#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) term: Option<Feature>,
    /// Its stems, those that some profile has, and their neighbours by a slip.
    pub(crate) stems: Vec<(Option<Feature>, Vec<Feature>)>,
    /// Whether the need is about it.
    head: bool,
    weight: u64,
}

/// How features are spelt in the index; stems are small letters, so capitals part the kinds.
fn term_word(concept: usize) -> String {
    format!("T{concept}")
}
pub(crate) fn code_word(code: &str) -> String {
    format!("H{code}")
}
pub(crate) fn process_word(process: model::draft::Process) -> String {
    format!("P{}", process.word())
}

impl Lexicon {
    fn number(&mut self, word: String) -> Feature {
        if let Some(known) = self.numbers.get(&word) {
            return *known;
        }
        let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        if !word.starts_with(char::is_uppercase) {
            self.spelling.add(&word, number);
        }
        self.words.push(word.clone());
        self.profiles.push(0);
        self.numbers.insert(word, number);
        number
    }

    /// How the index spells a feature.
    pub(crate) fn word(&self, feature: Feature) -> &str {
        self.words.get(feature as usize).map_or("", String::as_str)
    }

    /// Hundredths of the natural logarithm of one and the inverse frequency; a word that no profile has is the rarest.
    fn weight(&self, feature: Option<Feature>) -> u64 {
        let profiles = feature.and_then(|feature| self.profiles.get(feature as usize)).copied().unwrap_or(0);
        let ratio = f64::from(self.all.max(1)) / f64::from(profiles.max(1));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 69 and 2300")]
        let hundredths = ((1.0 + ratio).ln() * 100.0).round() as u64;
        hundredths
    }

    /// Reads a capability and counts its features.
    pub(crate) fn learn(&mut self, glossary: &Glossary, capability: &Capability) -> Profile {
        let mut features: BTreeMap<Feature, u64> = BTreeMap::new();
        let (mut terms, mut implied_codes) = (Vec::new(), Vec::new());
        let texts = spoken(&capability.name).map(|text| (text, true));
        for (text, named) in texts.chain([(capability.description.as_str(), false)]) {
            for piece in glossary.read(text) {
                let term = piece.concept.map(|concept| self.number(term_word(concept)));
                if let (Some(term), Some(concept), true) = (term, piece.concept, named) {
                    terms.push(term);
                    implied_codes.push(glossary.code(concept).to_owned());
                }
                let stems: Vec<Feature> = piece.stems.into_iter().map(|stem| self.number(stem)).collect();
                let strength = match (piece.head, named) {
                    (true, true) => ABOUT_NAME,
                    (true, false) => ABOUT_DESCRIPTION,
                    (false, _) => MENTIONED,
                };
                for feature in term.into_iter().chain(stems) {
                    let known = features.entry(feature).or_default();
                    *known = strength.max(*known);
                }
            }
        }
        self.all += 1;
        for feature in features.keys() {
            self.profiles[*feature as usize] += 1;
        }
        terms.sort_unstable();
        terms.dedup();
        let implied = capability.hs.is_empty();
        let codes = if implied { implied_codes } else { capability.hs.clone() };
        Profile { features: features.into_iter().collect(), terms, codes, implied }
    }

    /// Reads a need.
    pub(crate) fn ask(&self, glossary: &Glossary, programme: &Programme, need: &Need) -> Question {
        let product: Option<&Product> = need.product.and_then(|id| programme.products.get(id));
        let names = spoken(&need.name).chain(product.into_iter().flat_map(|product| spoken(&product.name)));
        let mut question = Question::default();
        let mut implied = Vec::new();
        for text in names {
            let pieces = glossary.read(text);
            let concepts = pieces.iter().filter_map(|piece| piece.concept);
            implied.extend(concepts.map(|concept| glossary.code(concept).to_owned()));
            question.names.push(self.asked(pieces, NAMED));
        }
        question.description = self.asked(glossary.read(&need.description), 1);
        question.terms = question.pieces().filter_map(|piece| piece.term).collect();
        question.terms.sort_unstable();
        question.terms.dedup();
        question.implied = need.hs.is_empty();
        question.codes = if question.implied { implied } else { vec![need.hs.clone()] };
        question.codes.sort_unstable();
        question.codes.dedup();
        question
    }

    /// The pieces of one text, each once, with what the profiles know of them.
    fn asked(&self, pieces: Vec<Piece>, times: u64) -> Vec<Asked> {
        let mut seen: Vec<Piece> = Vec::new();
        let mut all = Vec::new();
        for piece in pieces {
            let same = |known: &Piece| match piece.concept {
                None => known.stems == piece.stems,
                concept => known.concept == concept,
            };
            if seen.iter().any(same) {
                continue;
            }
            let stems: Vec<(Option<Feature>, Vec<Feature>)> = piece
                .stems
                .iter()
                .map(|stem| {
                    let exact = self.numbers.get(stem).copied();
                    let near = self.spelling.near(stem, |number| self.word(number));
                    (exact, near.into_iter().filter(|number| Some(*number) != exact).collect())
                })
                .collect();
            let term = piece.concept.and_then(|concept| self.numbers.get(&term_word(concept)).copied());
            let rarity = match piece.concept {
                Some(_) => TERM * self.weight(term),
                None => stems.first().map_or(0, |(exact, near)| self.weight(exact.or(near.first().copied()))),
            };
            let weight = rarity * times * if piece.head { ABOUT } else { 1 };
            all.push(Asked { term, stems, head: piece.head, weight });
            seen.push(piece);
        }
        all
    }
}

impl Question {
    /// All pieces of all names and of the description.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = &Asked> {
        self.names.iter().flatten().chain(&self.description)
    }

    /// How surely a profile speaks of what is asked, 0 to [`SURE`].
    pub(crate) fn relevance(&self, profile: &Profile) -> u32 {
        // Names of one thing in several languages say the same: who answers to one of them answers.
        let mut words = self.names.iter().map(|name| self.covered(name, profile)).max().unwrap_or(0);
        if !profile.terms.is_empty() && !self.terms.is_empty() {
            let shared = profile.terms.iter().filter(|term| self.terms.binary_search(term).is_ok()).count();
            let shared = shared as u64 * SURE / profile.terms.len() as u64;
            words = words * (STRAYING + (SURE - STRAYING) * shared / SURE) / SURE;
        }
        let points = match self.digits(profile) {
            None => words,
            Some(digits) => {
                let share = if self.implied || profile.implied { CODES_IMPLIED } else { CODES };
                (words * (SURE - share) + digits * share) / SURE
            }
        };
        u32::try_from(points.min(SURE)).unwrap_or(0)
    }

    /// The share of the weight of a name and the description that a profile has, 0 to [`SURE`].
    fn covered(&self, name: &[Asked], profile: &Profile) -> u64 {
        let pieces = || name.iter().chain(&self.description);
        let all: u64 = pieces().map(|piece| piece.weight).sum();
        let covered: u64 = pieces().map(|piece| piece.weight * piece.covered(profile) / SURE).sum();
        (covered * SURE).checked_div(all).unwrap_or(0)
    }

    /// What the best pair of codes shares: all of the shorter from six digits on, the heading, the chapter.
    fn digits(&self, profile: &Profile) -> Option<u64> {
        let pairs = self.codes.iter().flat_map(|asked| profile.codes.iter().map(move |code| (asked, code)));
        pairs
            .map(|(asked, code)| {
                let shared = asked.bytes().zip(code.bytes()).take_while(|(a, b)| a == b).count();
                match shared.min(6) {
                    6 => SURE,
                    // A plant that names a heading means all of it.
                    4 | 5 if code.len() <= 4 => 900,
                    4 | 5 => 700,
                    2 | 3 => 150,
                    _ => 0,
                }
            })
            .max()
    }
}

impl Asked {
    /// How much of the piece a profile has, 0 to [`SURE`].
    fn covered(&self, profile: &Profile) -> u64 {
        // What the need only mentions may be mentioned.
        let has = |feature| match profile.has(feature) {
            0 => 0,
            strength => {
                if self.head {
                    strength
                } else {
                    SURE
                }
            }
        };
        let term = self.term.map_or(0, has);
        let by_words: u64 = self
            .stems
            .iter()
            .map(|(exact, near)| {
                let exact = exact.map_or(0, has);
                near.iter().map(|stem| has(*stem) * SLIPPED / SURE).fold(exact, u64::max)
            })
            .sum::<u64>()
            / (self.stems.len() as u64).max(1);
        term.max(if self.term.is_some() { by_words * BY_WORDS / SURE } else { by_words })
    }
}

impl Profile {
    fn has(&self, feature: Feature) -> u64 {
        match self.features.binary_search_by_key(&feature, |(known, _)| *known) {
            Ok(at) => self.features[at].1,
            Err(_) => 0,
        }
    }

    /// Everything by which the index finds it.
    pub(crate) fn features(&self) -> impl Iterator<Item = Feature> + '_ {
        self.features.iter().map(|(feature, _)| *feature)
    }

    pub(crate) fn codes(&self) -> &[String] {
        &self.codes
    }
}

/// A name in every language in which somebody wrote it.
fn spoken(name: &Name) -> impl Iterator<Item = &str> {
    std::iter::once(name.plain.as_str()).chain(name.ru.as_deref()).chain(name.be.as_deref())
}
