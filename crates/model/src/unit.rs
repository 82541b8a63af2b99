//! Units of measure: which can be turned into one another, and exactly how.
//!
//! A buyer writes 60 cm, a plant 600 mm, a third 24 inches; a requirement is met or not by the size, never by the spelling. What
//! does not convert (hardness by Brinell into Rockwell, sets into pieces) is refused, because guessing would let parts fail.

use crate::number::{Decimal, round_div};

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// Base: millimetre.
    Length,
    /// Base: kilogram.
    Mass,
    /// Base: piece.
    Count,
    /// Sets; how many pieces make one is said by the row, never known to the unit.
    Sets,
    /// Base: megapascal.
    Pressure,
    /// Base: kilowatt.
    Power,
    /// Base: volt.
    Voltage,
    /// Base: newton metre.
    Torque,
    /// Base: litre a minute.
    Flow,
    /// Base: square metre.
    Area,
    /// Hardness by Rockwell, scale C.
    Rockwell,
    /// Hardness by Brinell.
    Brinell,
    /// A pure number: a grade of accuracy, layers.
    Number,
}

/// A unit: its words, what it measures, and its size as a fraction of the base unit.
#[derive(Debug, PartialEq, Eq)]
pub struct Unit {
    /// How it is shown, in English.
    pub word: &'static str,
    /// How it is shown, in Russian and in Belarusian.
    pub russian: &'static str,
    /// Other spellings, in small letters.
    others: &'static [&'static str],
    /// What it measures.
    pub dimension: Dimension,
    /// Base units in one: numerator and denominator.
    size: (i128, i128),
}

const fn unit(
    word: &'static str,
    russian: &'static str,
    others: &'static [&'static str],
    dimension: Dimension,
    size: (i128, i128),
) -> Unit {
    Unit { word, russian, others, dimension, size }
}

use Dimension::{
    Area, Brinell, Count, Flow, Length, Mass, Number, Power, Pressure, Rockwell, Sets, Torque, Voltage,
};

/// Every unit; of each dimension the base first.
pub static UNITS: &[Unit] = &[
    unit("mm", "мм", &["millimetre", "millimeter", "миллиметр"], Length, (1, 1)),
    unit("µm", "мкм", &["um", "μm", "micron", "микрон"], Length, (1, 1000)),
    unit("cm", "см", &["centimetre", "centimeter"], Length, (10, 1)),
    unit("m", "м", &["metre", "meter", "метр"], Length, (1000, 1)),
    unit("in", "дюйм", &["inch", "inches", "\""], Length, (127, 5)),
    unit("kg", "кг", &["kilogram", "килограмм"], Mass, (1, 1)),
    unit("g", "г", &["gram", "грамм"], Mass, (1, 1000)),
    unit("t", "т", &["tonne", "ton", "тонна", "тонны", "тонн"], Mass, (1000, 1)),
    unit("lb", "фунт", &["pound", "pounds"], Mass, (45_359_237, 100_000_000)),
    unit(
        "piece",
        "шт.",
        &["pieces", "pcs", "pc", "шт", "штука", "штук", "штуки", "units", "unit", "796"],
        Count,
        (1, 1),
    ),
    unit("pair", "пара", &["pairs", "пар", "пары", "715"], Count, (2, 1)),
    unit("dozen", "дюжина", &["дюжин"], Count, (12, 1)),
    unit("thousand", "тыс. шт.", &["тыс.шт", "тыс.шт.", "тыс шт", "тыс. шт", "798"], Count, (1000, 1)),
    unit(
        "set",
        "комплект",
        &["sets", "kit", "kits", "компл", "компл.", "комплектов", "набор", "839"],
        Sets,
        (1, 1),
    ),
    unit("MPa", "МПа", &["megapascal"], Pressure, (1, 1)),
    unit("bar", "бар", &[], Pressure, (1, 10)),
    unit("kPa", "кПа", &[], Pressure, (1, 1000)),
    // Technical atmosphere: 98 066.5 Pa.
    unit("at", "кгс/см²", &["kgf/cm2", "кгс/см2", "атм"], Pressure, (980_665, 10_000_000)),
    unit("kW", "кВт", &[], Power, (1, 1)),
    unit("W", "Вт", &[], Power, (1, 1000)),
    unit("MW", "МВт", &[], Power, (1000, 1)),
    // Metric horsepower: 735.49875 W.
    unit("hp", "л.с.", &["л.с", "лс", "л. с."], Power, (73_549_875, 100_000_000)),
    unit("V", "В", &["volt", "вольт"], Voltage, (1, 1)),
    unit("kV", "кВ", &[], Voltage, (1000, 1)),
    unit("N·m", "Н·м", &["nm", "n*m", "нм", "н*м"], Torque, (1, 1)),
    unit("kN·m", "кН·м", &["knm", "кнм"], Torque, (1000, 1)),
    unit("l/min", "л/мин", &["lpm"], Flow, (1, 1)),
    unit("m³/h", "м³/ч", &["m3/h", "м3/ч"], Flow, (50, 3)),
    unit("m²", "м²", &["m2", "м2"], Area, (1, 1)),
    unit("HRC", "HRC", &["hrcэ"], Rockwell, (1, 1)),
    unit("HB", "HB", &["hbw", "нв"], Brinell, (1, 1)),
    unit("", "", &[], Number, (1, 1)),
];

impl Unit {
    /// The unit that a word means, in either language. Case matters only where it parts two units (mW is not ours, MW is).
    #[must_use]
    pub fn parse(text: &str) -> Option<&'static Self> {
        let text = text.trim();
        let exact = UNITS.iter().find(|unit| unit.word == text || unit.russian == text);
        exact.or_else(|| {
            let small = text.to_lowercase();
            UNITS.iter().find(|unit| {
                unit.word.to_lowercase() == small
                    || unit.russian.to_lowercase() == small
                    || unit.others.contains(&small.as_str())
            })
        })
    }

    /// So many of this unit, in base units, rounded to a billionth; nothing if that is beyond all numbers.
    #[must_use]
    pub fn to_base(&self, value: Decimal) -> Option<Decimal> {
        let scaled = value.billionths().checked_mul(self.size.0)?;
        Some(Decimal::from_billionths(round_div(scaled, self.size.1)))
    }

    /// So many base units, in this unit.
    #[must_use]
    pub fn of_base(&self, value: Decimal) -> Option<Decimal> {
        let scaled = value.billionths().checked_mul(self.size.1)?;
        Some(Decimal::from_billionths(round_div(scaled, self.size.0)))
    }
}

/// A size as somebody wrote it: from, to, in a unit. One of the two ends may be open; a single figure is both.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Written {
    /// The lower end.
    pub low: Option<Decimal>,
    /// The upper end.
    pub high: Option<Decimal>,
    /// The unit.
    pub unit: &'static Unit,
}

/// Words before a figure that open its lower end.
const UP_TO: [&str; 9] = ["≤", "<=", "<", "up to", "max", "не более", "до", "не больш за", "да"];
/// Words before a figure that open its upper end.
const FROM: [&str; 8] = ["≥", ">=", ">", "from", "min", "не менее", "от", "ад"];
/// What stands between two figures.
const BETWEEN: [&str; 7] = ["..", "…", "–", "—", " to ", " до ", " да "];

impl Written {
    /// Reads `600 mm`, `20–600 мм`, `20..600 mm`, `≤ 0,02 mm`, `от 20 до 600 мм`, `±0.02 mm`, `Ø240 мм`, `58-62 HRC`, `7`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().trim_start_matches(['±', 'Ø', 'ø', '⌀', '∅']).trim_start();
        let (number, unit) = match text.rfind(|letter: char| letter.is_ascii_digit()) {
            Some(last) => text.split_at(last + 1),
            None => return None,
        };
        let unit = Unit::parse(unit)?;
        let number = number.trim();
        let small = number.to_lowercase();
        let after = |words: &[&str]| {
            let word = words.iter().find(|word| small.starts_with(**word))?;
            number.get(word.len()..)
        };
        let range = |text: &str| {
            let (low, high) = BETWEEN.iter().find_map(|between| text.split_once(between)).or_else(|| {
                // A hyphen parts two figures, unless it is the sign of the first.
                let at = text.char_indices().skip(1).find(|(_, letter)| *letter == '-')?.0;
                Some((&text[..at], &text[at + 1..]))
            })?;
            Some((Decimal::parse(low)?, Decimal::parse(high)?))
        };
        if let Some(rest) = after(&UP_TO) {
            return Some(Self { low: None, high: Some(Decimal::parse(rest)?), unit });
        }
        let rest = after(&FROM).unwrap_or(number);
        let open = rest.len() < number.len();
        if let Some((low, high)) = range(rest) {
            return Some(Self { low: Some(low), high: Some(high), unit });
        }
        let value = Decimal::parse(rest)?;
        Some(Self { low: Some(value), high: (!open).then_some(value), unit })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base(text: &str) -> (Option<String>, Option<String>) {
        let written = Written::parse(text).unwrap_or_else(|| panic!("{text}"));
        let base = |value: Option<Decimal>| {
            value.and_then(|value| written.unit.to_base(value)).map(|it| it.to_string())
        };
        (base(written.low), base(written.high))
    }

    /// One size is the same however it is written, and in whichever language.
    #[test]
    fn spellings_of_one_size_agree() {
        for text in ["600 mm", "60 cm", "0,6 m", "600 мм", "600мм", "0.6 м"] {
            assert_eq!(base(text), (Some("600".into()), Some("600".into())), "{text}");
        }
        for text in
            ["20–600 мм", "20-600 mm", "20..600 mm", "от 20 до 600 мм", "from 20 to 600 mm", "2…60 cm"]
        {
            assert_eq!(base(text), (Some("20".into()), Some("600".into())), "{text}");
        }
        assert_eq!(base("≤ 0,02 mm"), (None, Some("0.02".into())));
        assert_eq!(base("до 2,5 т"), (None, Some("2500".into())));
        assert_eq!(base("не менее 16 МПа"), (Some("16".into()), None));
        assert_eq!(base("±20 мкм"), (Some("0.02".into()), Some("0.02".into())));
        assert_eq!(base("1 in"), (Some("25.4".into()), Some("25.4".into())));
        assert_eq!(base("100 bar"), (Some("10".into()), Some("10".into())));
        assert_eq!(base("7"), (Some("7".into()), Some("7".into())));
        assert_eq!(base("-40-85 V"), (Some("-40".into()), Some("85".into())));
    }

    /// What is no size is refused, whatever the script and length.
    #[test]
    fn nonsense_is_no_size() {
        for text in ["", "mm", "big", "12 furlongs", "1 2 3 ab 4 mm5x", "–", "..", "от до мм", "𓀀 5 mm"]
        {
            assert_eq!(Written::parse(text), None, "{text}");
        }
        assert_eq!(Written::parse(&"9".repeat(10_000)), None);
        assert_eq!(Written::parse(&"до ".repeat(10_000)), None);
    }

    /// Into base units and back is the same figure; no word means two units.
    #[test]
    fn conversion_has_an_inverse() {
        let mut words = Vec::new();
        for unit in UNITS {
            let value = Decimal::whole(7);
            let there = unit.to_base(value).unwrap();
            let back = unit.of_base(there).unwrap().billionths() - value.billionths();
            assert!(back.abs() <= 1000, "{unit:?}: {back}");
            words.extend([unit.word, unit.russian].into_iter().map(str::to_owned));
            words.extend(unit.others.iter().map(|word| (*word).to_owned()));
        }
        words.retain(|word| !word.is_empty());
        words.sort();
        let count = words.len();
        words.dedup();
        // HRC and HB are written alike in all languages.
        assert_eq!(words.len() + 2, count);
    }
}
