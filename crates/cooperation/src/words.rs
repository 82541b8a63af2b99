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

/// Words that say nothing of what is made and end what is said of it: a clause goes on behind them about something else.
const BETWEEN: [&str; 36] = [
    "для", "с", "со", "з", "на", "в", "во", "у", "из", "по", "под", "к", "от", "до", "при", "не", "ад", "да",
    "the", "of", "for", "with", "in", "to", "a", "an", "by", "on", "from", "at", "as", "etc", "без", "над",
    "off", "without",
];
/// Words that open a new clause.
const AND: [&str; 7] = ["и", "і", "або", "или", "and", "or", "also"];
/// Words that stand before or behind what is made without being it.
const MEASURES: [&str; 44] = [
    "комплект",
    "комплекты",
    "комплекта",
    "набор",
    "наборы",
    "камплект",
    "узел",
    "узлы",
    "агрегат",
    "агрегаты",
    "деталь",
    "детали",
    "дэталі",
    "изделие",
    "изделия",
    "вырабы",
    "производство",
    "вытворчасць",
    "изготовление",
    "выпуск",
    "поставка",
    "обработка",
    "механообработка",
    "сборка",
    "участок",
    "цех",
    "завод",
    "пара",
    "пары",
    "set",
    "sets",
    "kit",
    "kits",
    "unit",
    "units",
    "assembly",
    "assemblies",
    "part",
    "parts",
    "production",
    "manufacture",
    "manufacturing",
    "supply",
    "shop",
];
/// Endings of Russian and Belarusian adjectives. Nouns in -ение, -ание, -тие and -вие are no adjectives.
const ADJECTIVES: [&str; 26] = [
    "ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ых", "их", "іх", "ого", "его", "ага", "яга",
    "ому", "ему", "ым", "ими", "ыми", "ую", "юю", "ае", "ыя", "ія",
];
const NOUNS_LIKE_THEM: [&str; 4] = ["ение", "ание", "тие", "вие"];

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Its stem.
    pub(crate) stem: String,
    /// Whether it names what its clause is about: *рукава* in "рукава гидроусилителя руля", *hoses* in "power steering hoses".
    pub(crate) head: bool,
}

/// A word as it is written, in small letters.
#[derive(Clone, Debug)]
struct Written {
    letters: String,
    /// Words of one clause have one number.
    clause: usize,
    /// Whether a word of [`BETWEEN`] stood before it in its clause.
    behind: bool,
}

/// The words of a text that tell something, in order. Hyphens part words; digits stay with their letters.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let written = written(text);
    let belarusian = text.contains(['і', 'І', 'ў', 'Ў']);
    let stem_of =
        |word: &Written| if belarusian { stem(&respelt(&word.letters)) } else { stem(&word.letters) };
    let mut words: Vec<Word> = written.iter().map(|word| Word { stem: stem_of(word), head: false }).collect();
    let mut first = 0;
    for clause in written.chunk_by(|one, other| one.clause == other.clause) {
        if let Some(word) = words.get_mut(first + head(clause)) {
            word.head = true;
        }
        first += clause.len();
    }
    words
}

/// The stems alone.
#[cfg(test)]
pub(crate) fn stems(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.stem).collect()
}

/// Which word a clause is about. Russian and Belarusian put it first, behind its adjectives; English last, before its prepositions.
fn head(clause: &[Written]) -> usize {
    let cyrillic = clause.first().is_some_and(|word| word.letters.chars().any(|letter| letter > '\u{400}'));
    let telling = |word: &Written| !MEASURES.contains(&word.letters.as_str());
    if cyrillic {
        let noun = |word: &Written| telling(word) && !adjective(&word.letters);
        clause.iter().position(noun).or_else(|| clause.iter().position(telling)).unwrap_or(0)
    } else {
        let end = clause.iter().position(|word| word.behind).filter(|end| *end > 0).unwrap_or(clause.len());
        clause[..end].iter().rposition(telling).unwrap_or(end.saturating_sub(1))
    }
}

fn adjective(word: &str) -> bool {
    ADJECTIVES.iter().any(|ending| word.ends_with(ending))
        && !NOUNS_LIKE_THEM.iter().any(|ending| word.ends_with(ending))
}

/// Words in small letters without accents and signs, ё as е.
fn written(text: &str) -> Vec<Written> {
    let mut all: Vec<Written> = Vec::new();
    let (mut word, mut letters) = (String::new(), 0usize);
    let (mut clause, mut behind) = (0, false);
    for letter in text.chars().chain([' ']) {
        match letter {
            // An apostrophe and a stress mark are part of a word, and nothing to compare by.
            '\'' | '’' | 'ʼ' | '\u{301}' | '\u{ad}' => continue,
            letter if letter.is_alphanumeric() => {
                letters += 1;
                if letters <= LETTERS_MAX {
                    word.extend(letter.to_lowercase().map(|small| if small == 'ё' { 'е' } else { small }));
                }
                continue;
            }
            _ => {}
        }
        let ended = std::mem::take(&mut word);
        letters = 0;
        if AND.contains(&ended.as_str()) {
            (clause, behind) = (clause + 1, false);
        } else if BETWEEN.contains(&ended.as_str()) {
            behind = true;
        } else if !ended.is_empty() {
            all.push(Written { letters: ended, clause, behind });
        }
        if matches!(letter, ',' | ';' | ':' | '.' | '(' | ')' | '/' | '|' | '\n') {
            (clause, behind) = (clause + 1, false);
        }
        if all.len() == WORDS_MAX {
            break;
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
        assert_eq!(stems("насос и для вала with the pump"), ["насос", "вал", "pump"]);
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

    /// The word that a text is about is found in each language, and what it is for is not taken for it.
    #[test]
    fn heads_are_found() {
        for (text, heads) in [
            ("рукава гидроусилителя руля", &["рукав"][..]),
            ("станки балансировки коленчатых валов", &["станк"]),
            ("задние мосты грузовиков", &["мост"]),
            ("комплект шестерён, валы", &["шестер", "вал"]),
            ("power steering hoses", &["hose"]),
            ("fittings for hydraulic hoses and gear pump housings", &["fit", "hous"]),
            ("сцепление трактора", &["сцеплен"]),
            ("gear set", &["gear"]),
            ("", &[]),
        ] {
            let found = words(text).into_iter().filter(|word| word.head).map(|word| word.stem);
            assert_eq!(found.collect::<Vec<_>>(), heads, "{text}");
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
