//! Words that may stand in a cell, in English and in Russian.

use model::draft::{
    Basis, Firmness, LimitKind, Material, Must, PaymentRule, Per, Process, ProductKind, Property,
    RequirementKind, ResourceKind, TaskKind, Visibility,
};

/// The English word for what was written in either language, capitals aside.
pub(crate) fn english(words: &[(&'static str, &'static str)], written: &str) -> Option<&'static str> {
    let exact = words.iter().find(|(english, _)| *english == written);
    let loose = || {
        let plain = |text: &str| text.to_lowercase().replace('ё', "е").replace([' ', '-'], "_");
        let written = plain(written);
        words.iter().find(|(english, russian)| *english == written || plain(russian) == written)
    };
    exact.or_else(loose).map(|(english, _)| *english)
}

/// One of a few alternatives that have words.
pub(crate) trait Worded: Copy + 'static {
    /// All of them.
    const EVERY: &'static [Self];
    /// What stands in for a word that could not be read.
    const STAND_IN: Self;

    /// Its English word.
    fn word(self) -> &'static str;

    /// The one with that English word.
    fn from_word(word: &str) -> Option<Self> {
        Self::EVERY.iter().copied().find(|one| one.word() == word)
    }
}

macro_rules! worded {
    ($($noun:ident = $stand_in:ident;)*) => {
        $(impl Worded for $noun {
            const EVERY: &'static [Self] = &Self::ALL;
            const STAND_IN: Self = Self::$stand_in;

            fn word(self) -> &'static str {
                self.word()
            }
        })*
    };
}

worded! {
    Basis = Assumption;
    ProductKind = Component;
    Must = Free;
    TaskKind = Other;
    PaymentRule = AtStart;
    RequirementKind = And;
    LimitKind = PublicMoneyMax;
    ResourceKind = Other;
    Per = Month;
    Visibility = Invited;
    Firmness = Must;
    Process = Testing;
    Material = Steel;
    Property = Length;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Kind, TABLES};

    /// Every alternative of the model has a word in the tables, and every word of the tables an alternative.
    #[test]
    fn words_and_alternatives_agree() {
        let words_of = |table: &str, column: &str| {
            let table = TABLES.iter().find(|known| known.name == table).unwrap();
            match table.columns[table.position(column).unwrap()].kind {
                Kind::Word(words) | Kind::Words(words) => {
                    words.iter().map(|(english, _)| *english).collect::<Vec<_>>()
                }
                _ => panic!("{column} holds no words"),
            }
        };
        fn words<T: Worded>() -> Vec<&'static str> {
            T::EVERY.iter().map(|one| one.word()).collect()
        }
        assert_eq!(words_of("products", "kind"), words::<ProductKind>());
        assert_eq!(words_of("products", "basis"), words::<Basis>());
        assert_eq!(words_of("projects", "must"), words::<Must>());
        assert_eq!(words_of("tasks", "kind"), words::<TaskKind>());
        assert_eq!(words_of("tasks", "payment"), words::<PaymentRule>());
        assert_eq!(words_of("requires", "kind"), words::<RequirementKind>());
        assert_eq!(words_of("limits", "kind"), words::<LimitKind>());
        assert_eq!(words_of("resources", "kind"), words::<ResourceKind>());
        assert_eq!(words_of("needs", "per"), words::<Per>());
        assert_eq!(words_of("needs", "visibility"), words::<Visibility>());
        assert_eq!(words_of("requirements", "firmness"), words::<Firmness>());
        assert_eq!(words_of("requirements", "property"), words::<Property>());
        assert_eq!(words_of("requirements", "step"), words::<Process>());
        assert_eq!(words_of("capabilities", "processes"), words::<Process>());
        assert_eq!(words_of("capabilities", "materials"), words::<Material>());
    }

    /// The tables and the model agree on the Russian words, too: a list in a table and a list in a requirement read alike.
    #[test]
    fn russian_words_agree() {
        let russian = |table: &str, column: &str| {
            let table = TABLES.iter().find(|known| known.name == table).unwrap();
            match table.columns[table.position(column).unwrap()].kind {
                Kind::Word(words) | Kind::Words(words) => {
                    words.iter().map(|(_, russian)| russian.replace('_', " ")).collect::<Vec<_>>()
                }
                _ => panic!("{column} holds no words"),
            }
        };
        assert_eq!(russian("capabilities", "processes"), Process::RUSSIAN);
        assert_eq!(russian("capabilities", "materials"), Material::RUSSIAN);
        assert_eq!(russian("requirements", "property"), Property::RUSSIAN);
    }
}
