//! An instance file as words with their lines and columns, so that whatever is wrong can be pointed at.

use model::finding::{Code, Finding};

use super::NetworkFormat;
use crate::report::clipped;

/// What reading one piece gives: a finding, or that nothing further can be said.
pub(super) type Found<T> = Result<T, Option<Finding>>;

/// The largest number of activities, resources, modes and projects: beyond it the file is of another kind.
const COUNT_MAX: i64 = 1_000_000;

/// A word and where it stands, lines and columns counted from 1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    pub(super) line: u32,
    pub(super) column: u32,
}

/// The words of a file, read from front to back.
pub(super) struct Words<'t> {
    file: &'t str,
    format: NetworkFormat,
    words: Vec<Word<'t>>,
    at: usize,
}

impl<'t> Words<'t> {
    pub(super) fn new(file: &'t str, format: NetworkFormat, text: &'t str) -> Self {
        let mut words = Vec::new();
        for (number, line) in text.lines().enumerate() {
            let mut rest = line;
            loop {
                let trimmed = rest.trim_start();
                if trimmed.is_empty() {
                    break;
                }
                let start = line.len() - trimmed.len();
                let length = trimmed.find(char::is_whitespace).unwrap_or(trimmed.len());
                words.push(Word {
                    text: &trimmed[..length],
                    line: u32::try_from(number).unwrap_or(u32::MAX).saturating_add(1),
                    column: u32::try_from(line[..start].chars().count())
                        .unwrap_or(u32::MAX)
                        .saturating_add(1),
                });
                rest = &trimmed[length..];
            }
        }
        Self { file, format, words, at: 0 }
    }

    /// The next word, without taking it.
    pub(super) fn peek(&self) -> Option<Word<'t>> {
        self.words.get(self.at).copied()
    }

    /// The next word.
    pub(super) fn next(&mut self, expected: &str) -> Found<Word<'t>> {
        let word = self.peek().ok_or_else(|| self.wrong(expected, None))?;
        self.at += 1;
        Ok(word)
    }

    /// Steps over everything up to and including the first line that begins with this word.
    pub(super) fn skip_to_line(&mut self, word: &str) -> Found<()> {
        let begins = |at: usize| at == 0 || self.words[at - 1].line != self.words[at].line;
        let found =
            (self.at..self.words.len()).find(|&at| begins(at) && self.words[at].text.starts_with(word));
        let Some(at) = found else { return Err(self.wrong(word, self.words.last().copied())) };
        self.at = at;
        self.skip_line();
        Ok(())
    }

    /// Steps over the rest of the line.
    pub(super) fn skip_line(&mut self) {
        let Some(line) = self.peek().map(|word| word.line) else { return };
        while self.peek().is_some_and(|word| word.line == line) {
            self.at += 1;
        }
    }

    /// A whole number.
    pub(super) fn whole(&mut self, expected: &str) -> Found<i64> {
        let word = self.next(expected)?;
        self.number(word, word.text, expected)
    }

    /// A whole number in brackets.
    pub(super) fn bracketed(&mut self, expected: &str) -> Found<i64> {
        let word = self.next(expected)?;
        let inner = word.text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
        match inner {
            Some(inner) => self.number(word, inner, expected),
            None => Err(self.wrong(expected, Some(word))),
        }
    }

    fn number(&self, word: Word<'t>, text: &str, expected: &str) -> Found<i64> {
        text.parse::<i64>()
            .ok()
            .filter(|number| number.abs() <= 1_000_000_000_000)
            .ok_or_else(|| self.wrong(expected, Some(word)))
    }

    /// How many of something.
    pub(super) fn count(&mut self, expected: &str) -> Found<usize> {
        self.ranged(expected, 0, COUNT_MAX)
    }

    /// The number of something of which there are `count`, counted from `first`; given back counted from nought.
    pub(super) fn index(&mut self, expected: &str, first: i64, count: usize) -> Found<usize> {
        let last = first + i64::try_from(count).unwrap_or(i64::MAX - 1) - 1;
        let first_index = usize::try_from(first).unwrap_or(0);
        self.ranged(expected, first, last).map(|number| number - first_index)
    }

    fn ranged(&mut self, expected: &str, least: i64, largest: i64) -> Found<usize> {
        let word = self.peek();
        let number = self.whole(expected)?;
        match usize::try_from(number) {
            Ok(whole) if (least..=largest).contains(&number) => Ok(whole),
            _ => Err(self.wrong(&format!("{expected} ({least} … {largest})"), word)),
        }
    }

    /// So many whole numbers.
    pub(super) fn wholes(&mut self, count: usize, expected: &str) -> Found<Vec<i64>> {
        let mut numbers = Vec::new();
        for _ in 0..count {
            numbers.push(self.whole(expected)?);
        }
        Ok(numbers)
    }

    /// Nothing may follow.
    pub(super) fn end(&self) -> Found<()> {
        match self.peek() {
            Some(word) => Err(self.wrong("the end of the file", Some(word))),
            None => Ok(()),
        }
    }

    /// What stands in the file instead of what the format wants.
    pub(super) fn wrong(&self, expected: &str, word: Option<Word<'t>>) -> Option<Finding> {
        let last = self.words.last();
        let row = word.map(|word| word.line).or(last.map(|word| word.line)).unwrap_or(1);
        let column = word.map(|word| word.column.to_string());
        let found = word.map_or_else(|| "the end of the file".to_owned(), |word| clipped(word.text));
        let finding = Finding::new(Code::BadInstance, self.file)
            .with("expected", format!("{}: {expected}", self.format.title()))
            .with("found", found);
        Some(finding.at(self.file, Some(row), column.as_deref()))
    }
}
