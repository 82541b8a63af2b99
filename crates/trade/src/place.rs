//! Places that trade: countries as trade tables name them, by ISO letters, by ISO number, or by a number of BACI or Comtrade.
//!
//! One list serves every table that is read, so the same country has the same place in all of them. Names are those of the
//! Unicode CLDR, codes those of ISO 3166-1 and of the UN Comtrade and BACI code tables. Numbers that stand for nothing there
//! are places too, called by their number: tables of regions and of tests have such.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A place of the list, by its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(u16);

/// What kind of place it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A country or territory of its own.
    Country,
    /// Several or unknown ones ("not elsewhere specified", free zones): never one supplier in a concentration.
    Unspecified,
    /// All of them together: a supplier nobody broke down.
    World,
}

/// A row of the list.
#[derive(Debug)]
struct Row {
    iso3: String,
    iso2: String,
    /// The first of its numbers.
    number: usize,
    kind: Kind,
    /// English, Russian, Belarusian.
    names: [String; 3],
}

struct List {
    rows: Vec<Row>,
    /// How many rows stand in the table; the others are numbers without a name.
    named: usize,
    letters: BTreeMap<&'static str, Place>,
    numbers: Vec<Option<Place>>,
}

/// Numbers of places are below this.
const NUMBERS: usize = 1000;

static LIST: LazyLock<List> = LazyLock::new(|| {
    let mut list =
        List { rows: Vec::new(), named: 0, letters: BTreeMap::new(), numbers: vec![None; NUMBERS] };
    for line in include_str!("places.csv").lines().skip(1) {
        let mut cells = line.split(';');
        let mut cell = || cells.next().unwrap_or_default();
        let (iso3, iso2, numbers, kind) = (cell(), cell(), cell(), cell());
        let kind = match kind {
            "country" => Kind::Country,
            "world" => Kind::World,
            _ => Kind::Unspecified,
        };
        let place = list.next();
        for letters in [iso3, iso2].into_iter().filter(|letters| !letters.is_empty()) {
            list.letters.insert(letters, place);
        }
        for number in numbers.split(' ').filter_map(|number| number.parse::<usize>().ok()) {
            if let Some(slot) = list.numbers.get_mut(number) {
                *slot = Some(place);
            }
        }
        let names = [cell(), cell(), cell()].map(str::to_owned);
        let number = numbers.split(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0);
        list.rows.push(Row { iso3: iso3.to_owned(), iso2: iso2.to_owned(), number, kind, names });
    }
    list.named = list.rows.len();
    for number in 0..NUMBERS {
        if list.numbers[number].is_none() {
            list.numbers[number] = Some(list.next());
            let name = || number.to_string();
            let names = [name(), name(), name()];
            list.rows.push(Row { iso3: name(), iso2: String::new(), number, kind: Kind::Country, names });
        }
    }
    list
});

impl List {
    /// The place of the row that is added next.
    fn next(&self) -> Place {
        #[expect(clippy::cast_possible_truncation, reason = "the list has some thousand rows")]
        Place(self.rows.len() as u16)
    }
}

impl Place {
    /// How many places there are; every place's index is below it.
    #[must_use]
    pub fn count() -> usize {
        LIST.rows.len()
    }

    /// Every place, in the order of its index: those with a name by their three letters, then the others by their number.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..LIST.rows.len()).filter_map(Self::of_index)
    }

    /// The place of an index.
    #[must_use]
    pub fn of_index(index: usize) -> Option<Self> {
        let row = u16::try_from(index).ok()?;
        (index < LIST.rows.len()).then_some(Self(row))
    }

    /// The place that a table calls so: two or three letters of ISO 3166-1 in any case, or a number.
    #[must_use]
    pub fn find(code: &str) -> Option<Self> {
        let code = code.trim();
        if code.bytes().all(|byte| byte.is_ascii_digit()) {
            return code.parse().ok().and_then(Self::of_number);
        }
        LIST.letters.get(code.to_ascii_uppercase().as_str()).copied()
    }

    /// The place of a number of ISO 3166-1, BACI or Comtrade.
    #[must_use]
    pub fn of_number(number: usize) -> Option<Self> {
        LIST.numbers.get(number).copied().flatten()
    }

    /// Its index, dense from nought.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// Three letters of ISO 3166-1, or the code that Comtrade gives where ISO has none.
    #[must_use]
    pub fn iso3(self) -> &'static str {
        &self.row().iso3
    }

    /// Two letters of ISO 3166-1; the three where there are no two. Partners of a programme are called so.
    #[must_use]
    pub fn iso2(self) -> &'static str {
        if self.row().iso2.is_empty() { &self.row().iso3 } else { &self.row().iso2 }
    }

    /// Its number in ISO 3166-1, or in the tables that have no such number.
    #[must_use]
    pub fn number(self) -> usize {
        self.row().number
    }

    /// What kind of place it is.
    #[must_use]
    pub fn kind(self) -> Kind {
        self.row().kind
    }

    /// Whether the list knows a name for it.
    #[must_use]
    pub fn is_named(self) -> bool {
        self.index() < LIST.named
    }

    /// Its name in English, Russian and Belarusian.
    #[must_use]
    pub fn names(self) -> [&'static str; 3] {
        self.row().names.each_ref().map(String::as_str)
    }

    fn row(self) -> &'static Row {
        // Invariant: places are only made by this file, each from a row.
        &LIST.rows[usize::from(self.0)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One country is one place, however a table calls it.
    #[test]
    fn every_code_of_a_country_leads_to_it() {
        let belarus = Place::find("BLR").unwrap();
        assert_eq!([Place::find("by"), Place::find("112"), Place::of_number(112)], [Some(belarus); 3]);
        assert_eq!((belarus.iso2(), belarus.names()[1]), ("BY", "Беларусь"));
        for (number, letters) in
            [(251, "FRA"), (699, "IND"), (842, "USA"), (757, "CHE"), (490, "S19"), (56, "BEL")]
        {
            assert_eq!(Place::of_number(number), Place::find(letters), "{letters}");
        }
        assert_eq!([Place::find("QQQ"), Place::find("1000"), Place::find("")], [None; 3]);
        let region = Place::find("1").unwrap();
        assert_eq!((region.iso3(), region.iso2(), region.is_named()), ("1", "1", false));
    }

    /// Rows are complete and their codes are their own, so no country shadows another.
    #[test]
    fn the_list_is_sound() {
        for place in Place::all() {
            assert_eq!(Place::find(place.iso3()), Some(place));
            assert_eq!(Place::find(place.iso2()), Some(place));
            assert!(place.names().iter().all(|name| !name.is_empty()), "{}", place.iso3());
        }
        let named = || Place::all().filter(|place| place.is_named());
        assert!(named().zip(named().skip(1)).all(|(one, next)| one.iso3() < next.iso3()));
    }
}
