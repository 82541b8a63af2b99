//! How places and flows are spelled in tables: the lists that go with the statement.

use crate::place::Place;
use crate::read::Flow;

/// A place's number in the statement and in the answer.
pub(super) fn index(place: Place) -> i64 {
    i64::try_from(place.index()).unwrap_or(i64::MAX)
}

/// How the statement numbers flows; those of a side as [`crate::read::Side`] does.
pub(super) fn number(flow: Flow) -> i64 {
    match flow {
        Flow::Import => 1,
        Flow::Export => 2,
        Flow::Reexport => 3,
        Flow::Other => 4,
    }
}

/// Every normal spelling of every place: letters in upper case, numbers without leading zeros.
pub(super) fn spellings() -> Vec<(String, Place)> {
    let mut known: Vec<(String, Place)> =
        (0..1000).filter_map(|number| Some((number.to_string(), Place::of_number(number)?))).collect();
    for place in Place::all().filter(|place| place.is_named()) {
        known.extend([place.iso3(), place.iso2()].map(|letters| (letters.to_owned(), place)));
    }
    known.sort_unstable();
    known.dedup();
    known
}

/// The usual spellings of some places, as they stand in a table: what is spelled otherwise is understood later.
pub(super) fn exact_spellings(wanted: impl Fn(Place) -> bool) -> Vec<String> {
    let known = spellings().into_iter().filter(|(_, place)| wanted(*place));
    let mut codes: Vec<String> = known
        .flat_map(|(code, _)| {
            let padded = format!("{code:0>3}");
            if code.parse::<u16>().is_ok() { vec![code, padded] } else { vec![code] }
        })
        .collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// Words of flows as people spell them: in lower case, in capitals, with a capital first.
pub(super) fn flow_words_of(wanted: impl Fn(Flow) -> bool) -> Vec<(String, Flow)> {
    let mut words: Vec<(String, Flow)> = Vec::new();
    for (word, flow) in Flow::WORDS.into_iter().filter(|(_, flow)| wanted(*flow)) {
        let mut letters = word.chars();
        let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        for spelled in [word.to_owned(), word.to_uppercase(), format!("{first}{}", letters.as_str())] {
            if !words.iter().any(|(other, _)| *other == spelled) {
                words.push((spelled, flow));
            }
        }
    }
    words
}

/// The words alone.
pub(super) fn flow_words(wanted: impl Fn(Flow) -> bool) -> Vec<String> {
    flow_words_of(wanted).into_iter().map(|(word, _)| word).collect()
}
