//! What rows and columns beside the sectors are called: output, totals, imports, in English, Russian, Belarusian and in the codes of
//! the publishers.
//!
//! Words are compared whole, so that a levy on impact is no import.

/// Output, plain (see [`plain`]). `R69` stands in tables of WIOD and of the Asian Development Bank, `P1` in those of Eurostat.
const OUTPUTS: [&str; 21] = [
    "OUTPUT",
    "OUT",
    "TOTAL OUTPUT",
    "GO",
    "P1",
    "X",
    "R69",
    "OUTPUT BP",
    "OUTPUT AT BASIC PRICES",
    "TOTAL OUTPUT AT BASIC PRICES",
    "GROSS OUTPUT",
    "GROSS OUTPUT AT BASIC PRICES",
    "ВЫПУСК",
    "ВАЛОВОЙ ВЫПУСК",
    "ВЫПУСК ВСЕГО",
    "ВСЕГО ВЫПУСК",
    "ВЫПУСК В ОСНОВНЫХ ЦЕНАХ",
    "ВЫПУСК ТОВАРОВ И УСЛУГ В ОСНОВНЫХ ЦЕНАХ",
    "ВАЛАВЫ ВЫПУСК",
    "ВЫПУСК У АСНОЎНЫХ ЦЭНАХ",
    "УСЯГО ВЫПУСК",
];

/// Words that a total is made of, one of the first of them at least.
const TOTALS: [&str; 10] =
    ["TOTAL", "TOTALS", "TOT", "SUM", "TU", "ИТОГО", "ВСЕГО", "СУММА", "УСЯГО", "РАЗАМ"];

/// Words that say what is added up, and leave a total a total.
const ADDED: [&str; 27] = [
    "CPA",
    "INTERMEDIATE",
    "CONSUMPTION",
    "USE",
    "USES",
    "INPUT",
    "INPUTS",
    "DEMAND",
    "SALES",
    "SUPPLY",
    "PURCHASES",
    "DOMESTIC",
    "RESOURCES",
    "OF",
    "ПРОМЕЖУТОЧНОЕ",
    "ПРОМЕЖУТОЧНОГО",
    "ПОТРЕБЛЕНИЕ",
    "ПОТРЕБЛЕНИЯ",
    "ПОТРЕБЛЕНО",
    "ИСПОЛЬЗОВАНО",
    "ИСПОЛЬЗОВАНИЕ",
    "РЕСУРСОВ",
    "ПРАМЕЖКАВАЕ",
    "СПАЖЫВАННЕ",
    "СПАЖЫТА",
    "ВЫКАРЫСТАНА",
    "РЭСУРСАЎ",
];

/// Names of totals that are no words: WIOD and the Asian Development Bank.
const TOTAL_CODES: [&str; 1] = ["R60"];

/// Words for imports.
const IMPORTS: [&str; 18] = [
    "IMPORT",
    "IMPORTS",
    "IMPORTED",
    "ИМПОРТ",
    "ИМПОРТА",
    "ИМПОРТНЫЙ",
    "ИМПОРТНАЯ",
    "ИМПОРТНЫЕ",
    "ИМПОРТНЫХ",
    "ИМПОРТНОЙ",
    "ИМПОРТНОГО",
    "ВВОЗ",
    "ІМПАРТ",
    "ІМПАРТУ",
    "ІМПАРТНЫЯ",
    "ІМПАРТНЫХ",
    "ІМПАРТНАЯ",
    "УВОЗ",
];

/// How words begin that make of imports a tax on them.
const TAXES: [&str; 19] = [
    "TAX",
    "DUTY",
    "DUTIES",
    "LEVY",
    "LEVIES",
    "TARIFF",
    "CUSTOMS",
    "VAT",
    "SUBSID",
    "НАЛОГ",
    "ПОШЛИН",
    "СБОР",
    "ТАМОЖ",
    "НДС",
    "СУБСИД",
    "ПАДАТ",
    "ПОШЛІН",
    "ЗБОР",
    "МЫТ",
];

/// How names begin of what is a part of a row above.
const PARTS: [&str; 6] = ["OF WHICH", "INCLUDING", "В ТОМ ЧИСЛЕ", "ИЗ НИХ", "У ТЫМ ЛІКУ", "З ІХ"];

/// Years that a table may be of.
const YEARS: std::ops::RangeInclusive<u16> = 1950..=2099;

/// The only year among words; nothing if there are several, as in “2015 at prices of 2010”.
pub(super) fn year<'t>(words: impl Iterator<Item = &'t str>) -> Option<u16> {
    let numbers = words.flat_map(|word| word.split(|letter: char| !letter.is_ascii_digit()));
    let years = numbers.filter(|number| number.len() == 4).filter_map(|number| number.parse().ok());
    let mut years = years.filter(|year| YEARS.contains(year));
    let first: u16 = years.next()?;
    years.all(|other| other == first).then_some(first)
}

/// A name without what makes no difference: its letters and digits in capitals, one blank for anything between them.
pub(super) fn plain(name: &str) -> String {
    let letters = name.chars().flat_map(char::to_uppercase);
    let letters = letters.map(|letter| match letter {
        'Ё' => 'Е',
        letter if letter.is_alphanumeric() => letter,
        _ => ' ',
    });
    letters.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether it is a row or a column of output.
pub(super) fn is_output(name: &str) -> bool {
    OUTPUTS.contains(&plain(name).as_str())
}

/// Whether it is a row or a column that only adds others up.
pub(super) fn is_total(name: &str) -> bool {
    let plain = plain(name);
    if OUTPUTS.contains(&plain.as_str()) {
        return false;
    }
    let mut words = plain.split(' ');
    TOTAL_CODES.contains(&plain.as_str())
        || (plain.split(' ').any(|word| TOTALS.contains(&word))
            && words.all(|word| TOTALS.contains(&word) || ADDED.contains(&word)))
}

/// Whether it may be a total, if its figures are one: `T` is a sector of households, too.
pub(super) fn may_be_total(name: &str) -> bool {
    ["T", "Т"].contains(&plain(name).as_str())
}

/// Whether it speaks of imports.
pub(super) fn speaks_of_imports(name: &str) -> bool {
    let plain = plain(name);
    plain == "IMP"
        || plain == "P7"
        || plain.starts_with("P7 ")
        || plain.split(' ').any(|word| IMPORTS.contains(&word))
}

/// Whether it is a row or a column of imports, and not of what is levied on them.
pub(super) fn is_imports(name: &str) -> bool {
    let is_tax = |word: &str| TAXES.iter().any(|tax| word.starts_with(tax));
    speaks_of_imports(name) && !plain(name).split(' ').any(is_tax)
}

/// Whether it is called imports and nothing else: a sector may trade in them.
pub(super) fn is_only_imports(name: &str) -> bool {
    let plain = plain(name);
    ["IMP", "P7"].contains(&plain.as_str()) || plain.split(' ').all(|word| IMPORTS.contains(&word))
}

/// Whether it only breaks down a row above.
pub(super) fn is_part(name: &str) -> bool {
    let plain = plain(name);
    PARTS.iter().any(|part| plain.starts_with(part)) || plain.starts_with("P7 ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One year is taken, whatever stands around it; of two none.
    #[test]
    fn a_year_is_taken_if_it_is_the_only_one() {
        let of = |words: &[&str]| year(words.iter().copied());
        assert_eq!(of(&["2020_SML.csv"]), Some(2020));
        assert_eq!(of(&["ADB-MRIO35-2021_August 2022.xlsx"]), None);
        assert_eq!(of(&["Table 3. Use, 2019", "prices of 2019"]), Some(2019));
        assert_eq!(of(&["1200 sectors", "20190101", "table.csv"]), None);
    }

    /// Names are told by whole words, in three languages and in codes.
    #[test]
    fn names_are_told_by_whole_words() {
        for name in
            ["Imports", "imports_cif", "Imported goods and services", "Импорт товаров", "Імпарт", "P7", "IMP"]
        {
            assert!(is_imports(name), "{name}");
        }
        for name in
            ["Impact levy", "Import duties", "Налоги на импорт", "Important services", "Imputed rents"]
        {
            assert!(!is_imports(name), "{name}");
        }
        for name in [
            "Total",
            "Итого",
            "Всего использовано",
            "TOT",
            "Total intermediate consumption",
            "r60",
            "cpa_total",
        ] {
            assert!(is_total(name), "{name}");
        }
        for name in ["Total output", "Total value added", "Totalisators", "Intermediate goods", "T", "TOT_CA"]
        {
            assert!(!is_total(name), "{name}");
        }
        assert!(is_output("Output at basic prices") && is_output("r69") && !is_output("Output gap"));
        assert!(is_part("of which: from outside") && is_part("P7_S21") && !is_part("P7"));
    }
}
