//! What plans and certificates on disk have in common: JSON with a version, sums as decimal strings, one currency.

use std::path::Path;

use model::finding::{Code, Finding};
use model::number::{Currency, Decimal, Money};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::report::{clipped, reason};
use crate::source::{Unreadable, read_file};

/// The version of both files that this program writes and reads.
pub const JSON_FORMAT: i64 = 1;

#[derive(Deserialize)]
struct Version {
    format: Option<i64>,
}

/// The rows of a file, if it is JSON of the known version.
pub(crate) fn parse<T: DeserializeOwned>(file: &str, bytes: &[u8]) -> Result<T, Vec<Finding>> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Err(error) = std::str::from_utf8(bytes) {
        let finding = Finding::new(Code::NotUtf8, file).with("byte", error.valid_up_to());
        return Err(vec![finding.at(file, None, None)]);
    }
    let bad_json = |error: serde_json::Error| {
        let row = u32::try_from(error.line()).ok().filter(|row| *row > 0);
        let finding = Finding::new(Code::BadJson, file).with("reason", clipped(&error.to_string()));
        vec![finding.at(file, row, None)]
    };
    let version: Version = serde_json::from_slice(bytes).map_err(bad_json)?;
    match version.format {
        Some(JSON_FORMAT) => serde_json::from_slice(bytes).map_err(bad_json),
        other => {
            let found = other.map_or_else(|| "–".to_owned(), |format| format.to_string());
            let finding =
                Finding::new(Code::UnknownFormat, file).with("found", found).with("known", JSON_FORMAT);
            Err(vec![finding.at(file, None, Some("format"))])
        }
    }
}

/// The bytes of a file on the disk.
pub(crate) fn bytes_of(path: &Path) -> Result<Vec<u8>, Vec<Finding>> {
    let file = path.display().to_string();
    let about = |code: Code| Finding::new(code, file.as_str()).at(&file, None, None);
    read_file(path).map_err(|trouble| {
        vec![match trouble {
            Unreadable::Missing => {
                about(Code::MissingFile).with("file", file.as_str()).with("kind", "single")
            }
            Unreadable::TooLarge => about(Code::UnreadableFile).with("reason", reason::TOO_LARGE),
            Unreadable::NotAFile => about(Code::UnreadableFile).with("reason", reason::NOT_A_FILE),
            Unreadable::Machine(error) => about(Code::UnreadableFile).with("reason", error.to_string()),
        }]
    })
}

/// Rows as JSON: one line a value where people read it, one line in all where only machines do.
pub(crate) fn print<T: Serialize>(rows: &T, for_people: bool) -> Vec<u8> {
    let printed = if for_people { serde_json::to_vec_pretty(rows) } else { serde_json::to_vec(rows) };
    debug_assert!(printed.is_ok(), "our own rows can always be written");
    let mut bytes = printed.unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// Turns the words of one file into the model's nouns.
pub(crate) struct Reader<'f> {
    pub file: &'f str,
    pub currency: Currency,
}

impl<'f> Reader<'f> {
    pub(crate) fn new(file: &'f str, currency: &str) -> Result<Self, Vec<Finding>> {
        match Currency::parse(currency) {
            Some(currency) => Ok(Self { file, currency }),
            None => {
                let finding = Finding::new(Code::BadWord, file)
                    .with("found", clipped(currency))
                    .with("allowed", "USD, EUR, RUB, BYN … (ISO 4217)");
                Err(vec![finding.at(file, None, Some("currency"))])
            }
        }
    }

    fn bad_number(&self, column: &str, text: &str) -> Vec<Finding> {
        let finding = Finding::new(Code::BadNumber, self.file).with("found", clipped(text));
        vec![finding.at(self.file, None, Some(column))]
    }

    /// A number that `convert` takes without rounding, as `back` shows.
    pub(crate) fn exact<T>(
        &self,
        column: &str,
        text: &str,
        convert: impl Fn(Decimal) -> Option<T>,
        back: impl Fn(&T) -> Decimal,
    ) -> Result<T, Vec<Finding>> {
        let number = Decimal::parse(text);
        number
            .and_then(|number| convert(number).filter(|value| back(value) == number))
            .ok_or_else(|| self.bad_number(column, text))
    }

    pub(crate) fn money(&self, column: &str, text: &str) -> Result<Money, Vec<Finding>> {
        self.exact(
            column,
            text,
            |value| Money::from_decimal(value, self.currency),
            |money| money.to_decimal(),
        )
    }
}
