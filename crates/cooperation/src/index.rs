//! The index: the best profiles for a need among those that break nothing it must have, without reading all of them.
//!
//! tantivy's inverted index, in memory and in one segment, so that a profile's number there is its row in the table. Words, terms and
//! codes are turned to features before they come here; tantivy is given features and never a text, so no text can be a query.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use model::cooperation::Capability;
use model::draft::Process;
use model::{Cooperation, Id};
use tantivy::query::{BooleanQuery, BoostQuery, EnableScoring, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{Index as Tantivy, IndexSettings, Searcher, TantivyDocument, Term};

use crate::profile::{Lexicon, Profile, Question, code_word, process_word};

/// Weights of the kinds of features in the search. They decide who is looked at, not who wins.
const TERM: f32 = 3.0;
const STEM: f32 = 1.0;
const SLIPPED: f32 = 0.6;
const CODE: f32 = 2.0;
const HEADING: f32 = 1.5;
const IMPLIED: f32 = 0.5;
const PROCESS: f32 = 0.4;

/// Bytes that the writer may use before it writes a segment: one segment is wanted, so more than it will need.
const WRITER_BYTES: usize = 1 << 31;

pub(crate) struct Index {
    searcher: Searcher,
    field: Field,
}

/// A profile found, with tantivy's score (BM25: Robertson and Walker, 1994).
#[derive(Clone, Copy, Debug)]
struct Found {
    score: f32,
    row: u32,
}

impl Index {
    /// Indexes profiles in the order of the table.
    pub(crate) fn new(
        cooperation: &Cooperation,
        lexicon: &Lexicon,
        profiles: &[Profile],
    ) -> tantivy::Result<Self> {
        let mut schema = Schema::builder();
        let indexing = TextFieldIndexing::default().set_index_option(IndexRecordOption::WithFreqs);
        let options = TextOptions::default().set_indexing_options(indexing);
        let field = schema.add_text_field("features", options);
        let mut writer = Tantivy::builder()
            .schema(schema.build())
            .settings(IndexSettings::default())
            .single_segment_index_writer(tantivy::directory::RamDirectory::create(), WRITER_BYTES)?;
        for (capability, profile) in cooperation.capabilities.iter().zip(profiles) {
            let words = words(capability, lexicon, profile);
            let mut document = TantivyDocument::new();
            document.add_pre_tokenized_text(field, tokens(words));
            writer.add_document(document)?;
        }
        let searcher = writer.finalize()?.reader()?.searcher();
        Ok(Self { searcher, field })
    }

    /// The best profiles for a question, the best first, ties by row; only those that are admitted.
    ///
    /// Blocks of profiles that cannot come among the best are passed over (block-max WAND: Ding and Suel, 2011).
    pub(crate) fn best(
        &self,
        lexicon: &Lexicon,
        question: &Question,
        processes: &[Process],
        limit: usize,
        mut admits: impl FnMut(Id<Capability>) -> bool,
    ) -> tantivy::Result<Vec<Id<Capability>>> {
        let query = self.query(lexicon, question, processes);
        let weight = query.weight(EnableScoring::enabled_from_searcher(&self.searcher))?;
        let mut best: Vec<Found> = Vec::with_capacity(limit + 1);
        for reader in self.searcher.segment_readers() {
            weight.for_each_pruning(f32::MIN, reader, &mut |row, score| {
                if admits(Id::new(row as usize)) {
                    let found = Found { score, row };
                    let place = best.partition_point(|better| order(better, &found) == Ordering::Less);
                    best.insert(place, found);
                    best.truncate(limit);
                }
                if best.len() < limit { f32::MIN } else { best.last().map_or(f32::MIN, |last| last.score) }
            })?;
        }
        Ok(best.into_iter().map(|found| Id::new(found.row as usize)).collect())
    }

    fn query(&self, lexicon: &Lexicon, question: &Question, processes: &[Process]) -> BooleanQuery {
        let mut asked: Vec<(String, f32)> = Vec::new();
        let mut seen = BTreeSet::new();
        let mut ask = |word: String, weight: f32| {
            if seen.insert(word.clone()) {
                asked.push((word, weight));
            }
        };
        for piece in question.pieces() {
            if let Some(term) = piece.term {
                ask(lexicon.word(term).to_owned(), TERM);
            }
            for (exact, _) in &piece.stems {
                if let Some(stem) = exact {
                    ask(lexicon.word(*stem).to_owned(), STEM);
                }
            }
            for (_, near) in &piece.stems {
                for stem in near {
                    ask(lexicon.word(*stem).to_owned(), SLIPPED);
                }
            }
        }
        for code in &question.codes {
            let factor = if question.implied { IMPLIED } else { 1.0 };
            for (digits, weight) in [(6, CODE), (4, HEADING)] {
                if let Some(prefix) = code.get(..digits) {
                    ask(code_word(prefix), weight * factor);
                }
            }
        }
        for process in processes {
            ask(process_word(*process), PROCESS);
        }
        let clauses = asked.into_iter().map(|(word, weight)| {
            let term = Term::from_field_text(self.field, &word);
            let query: Box<dyn Query> = Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs));
            let boosted: Box<dyn Query> = Box::new(BoostQuery::new(query, weight));
            (Occur::Should, boosted)
        });
        BooleanQuery::new(clauses.collect())
    }
}

fn order(one: &Found, other: &Found) -> Ordering {
    other.score.total_cmp(&one.score).then(one.row.cmp(&other.row))
}

/// Features, codes at each of their levels, and processes with their general words.
fn words(capability: &Capability, lexicon: &Lexicon, profile: &Profile) -> BTreeSet<String> {
    let mut words: BTreeSet<String> =
        profile.features().map(|feature| lexicon.word(feature).to_owned()).collect();
    for code in profile.codes() {
        words.extend([4, 6].into_iter().filter_map(|digits| code.get(..digits)).map(code_word));
    }
    for process in &capability.processes {
        words.extend([Some(*process), process.broader()].into_iter().flatten().map(process_word));
    }
    words
}

fn tokens(words: BTreeSet<String>) -> PreTokenizedString {
    let tokens = words.into_iter().enumerate().map(|(position, text)| Token {
        offset_from: 0,
        offset_to: text.len(),
        position,
        text,
        position_length: 1,
    });
    PreTokenizedString { text: String::new(), tokens: tokens.collect() }
}
