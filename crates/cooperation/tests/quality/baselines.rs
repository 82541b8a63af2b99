//! Two simple ways to match: plain BM25 over the texts, and equality of customs codes.

use std::collections::BTreeMap;

use cooperation::sample::Labelled;

/// BM25 (k1 = 1.2, b = 0.75: Robertson and Zaragoza, 2009) over words in small letters, as text engines have it without being told
/// anything of a language.
pub(crate) struct Text {
    documents: Vec<BTreeMap<String, f64>>,
    lengths: Vec<f64>,
    questions: Vec<Vec<String>>,
}

fn words(text: &str) -> Vec<String> {
    let small = text.to_lowercase();
    small
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

impl Text {
    pub(crate) fn new(market: &Labelled) -> Self {
        let tables = &market.draft.cooperation;
        let (mut documents, mut lengths) = (Vec::new(), Vec::new());
        for row in &tables.capabilities {
            let all = words(&format!("{} {}", row.name.plain, row.description));
            lengths.push(all.len() as f64);
            let mut counts = BTreeMap::new();
            for word in all {
                *counts.entry(word).or_insert(0.0) += 1.0;
            }
            documents.push(counts);
        }
        let questions = tables.needs.iter().map(|row| words(&row.name.plain)).collect();
        Self { documents, lengths, questions }
    }

    pub(crate) fn ranked(&self, need: usize) -> Vec<usize> {
        let count = self.documents.len() as f64;
        let mean = self.lengths.iter().sum::<f64>() / count;
        let mut scored: Vec<(f64, usize)> =
            (0..self.documents.len()).map(|document| (0.0, document)).collect();
        for word in &self.questions[need] {
            let having = self.documents.iter().filter(|words| words.contains_key(word)).count() as f64;
            let rarity = (1.0 + (count - having + 0.5) / (having + 0.5)).ln();
            for (score, document) in &mut scored {
                let often = self.documents[*document].get(word).copied().unwrap_or(0.0);
                let length = 1.2 * (0.25 + 0.75 * self.lengths[*document] / mean);
                *score += rarity * often * 2.2 / (often + length);
            }
        }
        scored.retain(|(score, _)| *score > 0.0);
        scored.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        scored.into_iter().map(|(_, document)| document).collect()
    }
}

/// Capabilities with the need's code, in the order of the table.
pub(crate) fn codes(market: &Labelled, need: usize) -> Vec<usize> {
    let tables = &market.draft.cooperation;
    let asked = &tables.needs[need].hs;
    (0..tables.capabilities.len())
        .filter(|one| !asked.is_empty() && tables.capabilities[*one].hs.contains(asked))
        .collect()
}
