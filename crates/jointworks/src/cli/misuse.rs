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
    let allowed = context(error, ContextKind::ValidValue);
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

fn context(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(other) => other.to_string(),
        None => String::new(),
    }
}
