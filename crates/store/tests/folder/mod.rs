//! A programme folder in memory that a test can spoil.

#![allow(dead_code, reason = "every test file takes what it needs")]

use model::Finding;
use store::{Opened, Read, Source};

/// File names and bytes.
#[derive(Clone)]
pub(crate) struct Folder(pub(crate) Vec<(String, Vec<u8>)>);

impl Folder {
    /// The example `tiny`.
    pub(crate) fn tiny() -> Self {
        Self::example("tiny")
    }

    pub(crate) fn example(name: &str) -> Self {
        let Some(Source::Files(files)) = store::example(name) else { panic!("no example {name}") };
        Self(files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect())
    }

    /// With another content of a file.
    pub(crate) fn with(mut self, file: &str, content: impl Into<Vec<u8>>) -> Self {
        self.0.retain(|(name, _)| name != file);
        self.0.push((file.to_owned(), content.into()));
        self
    }

    pub(crate) fn without(mut self, file: &str) -> Self {
        self.0.retain(|(name, _)| name != file);
        self
    }

    pub(crate) fn text(&self, file: &str) -> String {
        let (_, bytes) = self.0.iter().find(|(name, _)| name == file).unwrap();
        String::from_utf8(bytes.clone()).unwrap()
    }

    /// With the first occurrence of some words in a file replaced.
    pub(crate) fn replace(self, file: &str, from: &str, to: &str) -> Self {
        let text = self.text(file);
        assert!(text.contains(from), "{file} does not contain {from:?}");
        self.with(file, text.replacen(from, to, 1))
    }

    fn source<T>(&self, use_it: impl FnOnce(Source<'_>) -> T) -> T {
        let files: Vec<(&str, &[u8])> = self.0.iter().map(|(name, bytes)| (&**name, &**bytes)).collect();
        use_it(Source::Files(&files))
    }

    pub(crate) fn read(&self) -> Read {
        self.source(store::read)
    }

    pub(crate) fn open(&self) -> Opened {
        self.source(store::open)
    }

    /// The fingerprint of a folder without errors.
    pub(crate) fn fingerprint(&self) -> String {
        let read = self.read();
        let draft = read.draft.unwrap_or_else(|| panic!("{}", told(&read.findings)));
        format!("{} {}", draft.fingerprint, draft.cooperation.fingerprint)
    }
}

/// Findings as lines.
pub(crate) fn told(findings: &[Finding]) -> String {
    findings.iter().map(|finding| format!("{finding}\n")).collect()
}
