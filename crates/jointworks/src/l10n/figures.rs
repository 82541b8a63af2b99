//! Figures as readers of a language write them: separators, scale words, signs of currencies.
//!
//! A table cell shows three significant figures, because nobody plans by the fourth; exact sums stand in machine output.

use std::borrow::Cow;

use fluent_bundle::FluentValue;
use model::number::round_div;
use model::{Currency, Decimal, Money, Programme, Quantity, Ratio, UnitPrice};

use super::{Language, Speech, text};

/// U+202F: thousands and signs must not be torn from their figures at the end of a line.
pub(crate) const NARROW_SPACE: char = '\u{202f}';
/// U+2212, as wide as a plus.
const MINUS: char = '\u{2212}';

/// The scales above one, by their message and power of ten.
const SCALES: [(&str, u32); 5] = [
    ("scale-one", 0),
    ("scale-thousand", 3),
    ("scale-million", 6),
    ("scale-billion", 9),
    ("scale-trillion", 12),
];

/// How Fluent writes the counts in its messages.
pub(super) fn whole_number(language: Language, value: &FluentValue<'_>) -> Option<String> {
    match value {
        #[expect(clippy::cast_possible_truncation, reason = "counts in messages are whole and small")]
        FluentValue::Number(number) => Some(fixed(language, number.value as i128, 0, 0)),
        _ => None,
    }
}

/// `value · 10^-scale` with that many decimals, rounded half away from nought.
fn fixed(language: Language, value: i128, scale: u32, decimals: u32) -> String {
    let value = round_div(value, 10i128.pow(scale.saturating_sub(decimals)));
    let magnitude = value.unsigned_abs();
    let unit = 10u128.pow(decimals);
    let mut written = String::new();
    if value < 0 {
        written.push(MINUS);
    }
    written.push_str(&grouped(language, magnitude / unit));
    if decimals > 0 {
        let (point, width) = (if language == Language::English { '.' } else { ',' }, decimals as usize);
        written.push(point);
        written.push_str(&format!("{:0width$}", magnitude % unit));
    }
    written
}

fn grouped(language: Language, value: u128) -> String {
    let digits = value.to_string();
    let separator = if language == Language::English { ',' } else { NARROW_SPACE };
    let mut written = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            written.push(separator);
        }
        written.push(digit);
    }
    written
}

/// Writes the figure with its own decimals, without trailing noughts.
fn plain(language: Language, value: Decimal) -> String {
    let (mut parts, mut decimals) = (value.billionths(), 9);
    while decimals > 0 && parts % 10 == 0 {
        parts /= 10;
        decimals -= 1;
    }
    fixed(language, parts, decimals, decimals)
}

/// `value · 10^-9` as at most three significant figures and a power of ten that is one of [`SCALES`].
fn significant(value: i128) -> (i128, u32, &'static str) {
    // A figure that rounds up to 1000 belongs to the next scale.
    for (message, power) in SCALES {
        let unit = 10i128.pow(9 + power);
        for decimals in [2u32, 1, 0] {
            let rounded = round_div(value, unit / 10i128.pow(decimals));
            if rounded.unsigned_abs() < 1000 {
                return (rounded, decimals, message);
            }
        }
    }
    (round_div(value, 10i128.pow(21)), 0, "scale-trillion")
}

impl Speech {
    /// A sum with three significant figures: `12,3 млрд ₽`, `RUB 12.3 bn`.
    pub(crate) fn money(&self, money: Money) -> String {
        self.figure_with_currency(&self.short(money.to_decimal()), money.currency)
    }

    /// What a plan is worth, or what none can exceed: where limits have penalties, that they are subtracted is said beside the sum,
    /// because the net value retained stands there too and may be larger.
    pub(crate) fn worth(&self, programme: &Programme, sum: Money) -> String {
        let sum = self.money(sum);
        if programme.has_penalties() { self.tell("after-penalties", &[("sum", text(sum))]) } else { sum }
    }

    /// A sum like that of [`Self::money`] without the currency, for columns that name it at their head.
    pub(crate) fn money_bare(&self, money: Money) -> String {
        self.short(money.to_decimal())
    }

    /// A sum to the hundredth: `1 234,50 ₽`.
    pub(crate) fn money_exact(&self, money: Money) -> String {
        let figure = fixed(self.language(), i128::from(money.minor), 2, 2);
        self.figure_with_currency(&figure, money.currency)
    }

    /// The price of one unit, with at most two decimals.
    pub(crate) fn unit_price(&self, price: UnitPrice, currency: Currency) -> String {
        let parts = i128::from(price.parts());
        let whole = parts % i128::from(UnitPrice::SCALE) == 0;
        let figure = fixed(self.language(), parts, 6, if whole { 0 } else { 2 });
        self.figure_with_currency(&figure, currency)
    }

    /// Units of a product.
    pub(crate) fn quantity(&self, quantity: Quantity) -> String {
        plain(self.language(), quantity.to_decimal())
    }

    /// A size or an amount to the thousandth, without trailing noughts.
    pub(crate) fn decimal(&self, value: Decimal) -> String {
        plain(self.language(), Decimal::from_billionths(round_div(value.billionths(), 1_000_000) * 1_000_000))
    }

    /// A pure number, as exact as it is.
    pub(crate) fn ratio(&self, ratio: Ratio) -> String {
        plain(self.language(), ratio.to_decimal())
    }

    /// A share in per cent with one decimal: `97,9 %`.
    pub(crate) fn percent(&self, share: f64) -> String {
        #[expect(clippy::cast_possible_truncation, reason = "a share for people; the cast saturates")]
        let tenths = (share * 1000.0).round() as i128;
        self.percent_of_tenths(tenths)
    }

    /// The same, rounded down: for promises of the kind "at least".
    pub(crate) fn percent_at_least(&self, share: f64) -> String {
        #[expect(clippy::cast_possible_truncation, reason = "a share for people; the cast saturates")]
        let tenths = (share * 1000.0 + 1e-9).floor() as i128;
        self.percent_of_tenths(tenths)
    }

    /// The same, rounded up: for promises of the kind "at most".
    pub(crate) fn percent_at_most(&self, share: f64) -> String {
        #[expect(clippy::cast_possible_truncation, reason = "a share for people; the cast saturates")]
        let tenths = (share * 1000.0 - 1e-9).ceil() as i128;
        self.percent_of_tenths(tenths)
    }

    fn percent_of_tenths(&self, tenths: i128) -> String {
        let decimals = u32::from(tenths % 10 != 0);
        let figure = fixed(self.language(), tenths, 1, decimals);
        self.tell("percent", &[("figure", text(figure))])
    }

    /// A number of seconds with one decimal.
    pub(crate) fn seconds(&self, seconds: f64) -> String {
        #[expect(clippy::cast_possible_truncation, reason = "a time for people; the cast saturates")]
        let figure = fixed(self.language(), (seconds * 10.0).round() as i128, 1, 1);
        self.tell("seconds", &[("figure", text(figure))])
    }

    fn short(&self, value: Decimal) -> String {
        let (rounded, decimals, scale) = significant(value.billionths());
        let language = self.language();
        let figure = if scale == "scale-one" {
            // Below a thousand nothing is shortened: decimals only where there are any.
            let (mut rounded, mut decimals) = (rounded, decimals);
            while decimals > 0 && rounded % 10 == 0 {
                rounded /= 10;
                decimals -= 1;
            }
            fixed(language, rounded, decimals, decimals)
        } else {
            fixed(language, rounded, decimals, decimals)
        };
        self.tell(scale, &[("figure", text(figure))])
    }

    fn figure_with_currency(&self, figure: &str, currency: Currency) -> String {
        let sign: Cow<'_, str> = match (self.language(), currency.code()) {
            (Language::Russian | Language::Belarusian, "RUB") => "₽".into(),
            (_, code) => code.to_owned().into(),
        };
        self.tell("money", &[("figure", text(figure)), ("currency", text(sign))])
    }
}
