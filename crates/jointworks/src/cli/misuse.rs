//! What was typed wrongly, said in the reader's language.

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::l10n::{Speech, text};

/// The complaint, and how to get help.
pub(super) fn told(error: &Error, speech: &Speech) -> String {
    let argument = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    let message = match error.kind() {
        ErrorKind::UnknownArgument => "misuse-unknown-argument",
        ErrorKind::InvalidSubcommand => "misuse-unknown-verb",
        ErrorKind::MissingSubcommand => "misuse-no-verb",
        ErrorKind::MissingRequiredArgument => "misuse-missing-argument",
        ErrorKind::ArgumentConflict => "misuse-twice",
        ErrorKind::InvalidValue if value.is_empty() => "misuse-missing-value",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "misuse-bad-value",
        _ => "misuse-other",
    };
    let verb = context(error, ContextKind::InvalidSubcommand);
    let words = context(error, ContextKind::ValidValue);
    let allowed = if words.is_empty() { range(error) } else { words };
    let complaint = speech.tell(
        message,
        &[
            ("argument", text(argument)),
            ("value", text(value)),
            ("verb", text(verb)),
            ("allowed", text(if allowed.is_empty() { "none".to_owned() } else { allowed })),
        ],
    );
    format!("{complaint}\n{}", speech.say("misuse-hint"))
}

/// The whole numbers that fit, such as "20…10000000", if the complaint is about those. The parser says so only at the end of an English
/// sentence.
fn range(error: &Error) -> String {
    let reason = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    match reason.rsplit(' ').next().and_then(|last| last.split_once("..")) {
        Some((first, last)) => format!("{first}…{}", last.trim_start_matches('=')),
        None => String::new(),
    }
}

fn context(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(other) => other.to_string(),
        None => String::new(),
    }
}
