//! What `init` writes: an empty programme to be filled in, or a filled one to be changed.

use crate::examples::{TINY, TINY_TRADE};
use crate::header::FILE;
use crate::schema::TABLES;

/// The language of headings and comments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English: commas between cells.
    English,
    /// Russian: semicolons between cells and a byte order mark, as spreadsheets set to Russian expect.
    Russian,
}

/// What to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    /// Headings without rows.
    Empty(Language),
    /// The example `tiny`, and the import lines and the input-output table that it begins with.
    Example,
}

/// The files of a new programme: names and contents.
#[must_use]
pub fn template(template: Template) -> Vec<(String, Vec<u8>)> {
    match template {
        Template::Example => {
            let files = TINY.iter().chain(TINY_TRADE);
            files.map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect()
        }
        Template::Empty(language) => {
            let settings = match language {
                Language::English => include_str!("template/en.toml"),
                Language::Russian => include_str!("template/ru.toml"),
            };
            let tables = TABLES.iter().map(|table| {
                let headings: Vec<&str> = table
                    .columns
                    .iter()
                    .map(|column| match (language, column.russian.first()) {
                        (Language::Russian, Some(russian)) => russian,
                        _ => column.name,
                    })
                    .collect();
                let line = match language {
                    Language::English => format!("{}\n", headings.join(",")),
                    Language::Russian => format!("\u{feff}{}\r\n", headings.join(";")),
                };
                (table.file(), line.into_bytes())
            });
            std::iter::once((FILE.to_owned(), settings.as_bytes().to_vec())).chain(tables).collect()
        }
    }
}
