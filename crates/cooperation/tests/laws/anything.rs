//! Text of any script and length: nothing panics, nothing is taken for a command, and the same text is always found.

use model::draft::Property;
use proptest::prelude::*;

use crate::market::{Told, able, market, name, require};

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    /// Any names and descriptions are matched without a panic, and a word is a word: signs of query languages change nothing.
    #[test]
    fn any_text_is_survived(need in "\\PC{0,60}", profile in "\\PC{0,60}", about in any::<String>()) {
        let mut draft = market();
        draft.cooperation.needs[0].name = name(&need);
        draft.cooperation.needs[0].description = about.clone();
        able(&mut draft, "minsk", &profile, Some(50)).description = about;
        let told = Told::of(&draft);
        prop_assert!(told.answer.matches.len() <= 2);
    }

    /// What is called by the same words is found, whatever they are, with whatever signs between them.
    #[test]
    fn the_same_words_meet(words in "[a-zа-яіў]{5,9} [a-zа-яіў]{5,9}", sign in "[-+*\":()\\[\\]{}^~!&|/ ]") {
        let mut draft = market();
        draft.cooperation.needs[0].hs = String::new();
        draft.cooperation.needs[0].name = name(&words.replace(' ', &format!(" {sign} ")));
        able(&mut draft, "minsk", &words, Some(50));
        let told = Told::of(&draft);
        prop_assert_eq!(told.alone(), vec!["minsk"]);
    }
}

/// A text of a million letters is read as far as it tells something.
#[test]
fn a_long_text_is_a_text() {
    let mut draft = market();
    require(&mut draft, Property::Length, "1 m");
    draft.cooperation.needs[0].description = "шестерня ".repeat(100_000);
    able(&mut draft, "minsk", "gear set", Some(50)).description = "\u{10ffff}a\u{301}".repeat(200_000);
    assert_eq!(Told::of(&draft).alone(), ["minsk"]);
}
