//! From text in any script to plain words: small letters, Belarusian brought towards Russian, endings cut off.
//!
//! Cyrillic words are cut by Snowball's Russian stemmer, Latin ones by its English one; the script of a word decides, so nobody has to
//! say in which language a profile is written.
//!
//! No stemmer for Belarusian exists. Its words are respelt as the Russian cognate would be written ([`respelt`]) and then cut like
//! Russian ones; what differs by more than spelling (*рухавік*, двигатель) is in the glossary. The respelling follows the regular
//! correspondences of the two orthographies (Правілы беларускай арфаграфіі і пунктуацыі, 2008, sections on dzekannie, hard
//! consonants and ў); what they leave, mostly а for an unstressed о, is one letter, and a letter is what
//! [`Spelling`](crate::spelling::Spelling) forgives.

use frostem::{Algorithm, Stemmer};

/// The most words that are read of one text: a longer one says nothing more about what is made.
pub(crate) const WORDS_MAX: usize = 600;
/// Letters of a word that are looked at.
const LETTERS_MAX: usize = 40;
/// Words of fewer letters are kept whole: they are abbreviations and units.
const STEMMED_FROM: usize = 4;

/// Words that say nothing of what is made.
const SILENT: [&str; 38] = [
    "и", "або", "или", "для", "с", "со", "з", "на", "в", "во", "у", "из", "по", "под", "к", "от", "до", "при", "не", "і", "ад", "да",
    "the", "of", "for", "and", "with", "in", "to", "a", "an", "by", "or", "on", "from", "at", "as", "etc",
];

/// The stems of a text, in order. Hyphens part words; digits stay with their letters.
pub(crate) fn stems(text: &str) -> Vec<String> {
    let words = words(text);
    let belarusian = words.iter().any(|word| word.contains(['і', 'ў']));
    let telling = words.iter().filter(|word| !SILENT.contains(&word.as_str()));
    telling.map(|word| if belarusian { stem(&respelt(word)) } else { stem(word) }).collect()
}

/// Small letters without accents and signs, ё as е.
fn words(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut word = String::new();
    let mut letters = 0usize;
    for letter in text.chars().chain([' ']) {
        match letter {
            // An apostrophe and a stress mark are part of a word, and nothing to compare by.
            '\'' | '’' | 'ʼ' | '\u{301}' | '\u{ad}' => {}
            letter if letter.is_alphanumeric() => {
                letters += 1;
                if letters <= LETTERS_MAX {
                    word.extend(letter.to_lowercase().map(|small| if small == 'ё' { 'е' } else { small }));
                }
            }
            _ => {
                if !word.is_empty() {
                    all.push(std::mem::take(&mut word));
                }
                letters = 0;
                if all.len() == WORDS_MAX {
                    break;
                }
            }
        }
    }
    all
}

/// A Belarusian word in small letters, spelt as Russian spells the same word.
fn respelt(word: &str) -> String {
    // Names of work: фрэзераванне, фрезерование.
    let work = word.strip_suffix("аванне").map(|root| format!("{root}ование"));
    let letters: Vec<char> = work.as_deref().unwrap_or(word).chars().collect();
    let soft = |letter: Option<&char>| matches!(letter, Some('е' | 'і' | 'и' | 'ю' | 'я' | 'ь'));
    let mut out = String::with_capacity(word.len());
    let mut at = 0;
    while let Some(letter) = letters.get(at) {
        let next = letters.get(at + 1);
        match letter {
            'і' => out.push('и'),
            // A short u stands where Russian has kept в: галоўка, аўтамабіль.
            'ў' => out.push('в'),
            'ґ' => out.push('г'),
            'ш' if next == Some(&'ч') => {
                out.push('щ');
                at += 1;
            }
            // Dzekannie and tsekannie: дзеталь, цягач.
            'д' if next == Some(&'з') && soft(letters.get(at + 2)) => {
                out.push('д');
                at += 1;
            }
            'ц' if soft(next) => out.push('т'),
            // Hissing consonants and р are always hard: машына, фрыкцыён.
            'ж' | 'ш' | 'ч' | 'ц' | 'р' if next == Some(&'ы') => {
                out.push(*letter);
                out.push('и');
                at += 1;
            }
            // A long soft consonant is a short one and an и: падаўжэнне, значэння.
            'н' if next == Some(&'н') && matches!(letters.get(at + 2), Some('е' | 'я' | 'ю')) => {
                out.push_str("ни");
                at += 1;
            }
            letter => out.push(*letter),
        }
        at += 1;
    }
    out
}

fn stem(word: &str) -> String {
    let letters = word.chars().count();
    if letters < STEMMED_FROM || word.chars().any(|letter| letter.is_ascii_digit()) {
        return word.to_owned();
    }
    let cyrillic = word.chars().all(|letter| ('а'..='я').contains(&letter));
    let latin = word.chars().all(|letter| letter.is_ascii_lowercase());
    match (cyrillic, latin) {
        (true, _) => Stemmer::new(Algorithm::Russian).stem(word).into_owned(),
        (_, true) => Stemmer::new(Algorithm::English).stem(word).into_owned(),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One word has one stem, in whatever form it stands.
    #[test]
    fn forms_of_a_word_agree() {
        for forms in [
            &["шестерня", "шестерни", "шестерней", "Шестернями"][..],
            &["gears", "Gear", "GEAR’s"],
            &["насос", "насосов", "насосы"],
            &["коробка", "коробки", "коробкой"],
        ] {
            let first = stems(forms[0]);
            for form in &forms[1..] {
                assert_eq!(stems(form), first, "{form}");
            }
        }
        assert_eq!(stems("тягово-сцепное; М12×1,5"), ["тягов", "сцепн", "м12", "1", "5"]);
    }

    /// Belarusian words meet their Russian cognates.
    #[test]
    fn cognates_meet() {
        for (belarusian, russian) in [
            ("шліфаванне", "шлифование"),
            ("фрэзераванне і", "фрэзерование"),
            ("машына і", "машина"),
            ("галоўка", "галовка"),
            ("дзеталь і", "деталь"),
            ("цыліндр", "цилиндр"),
            ("фільтр", "фильтр"),
            ("падшыпнік", "падшипник"),
        ] {
            assert_eq!(stems(belarusian), stems(russian), "{belarusian}");
        }
    }

    /// No text is too long or too strange.
    #[test]
    fn any_text_has_words() {
        assert!(stems("").is_empty());
        assert_eq!(stems("齿轮 歯車 ترس").len(), 3);
        assert_eq!(stems(&"слово ".repeat(100_000)).len(), WORDS_MAX);
        assert!(stems(&"ў".repeat(100_000))[0].chars().count() <= LETTERS_MAX);
    }
}
