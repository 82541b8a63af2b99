//! Years that are told twice: as a whole, and month by month. The whole year counts, for months may be missing or late.
//!
//! Nothing is kept for it while tables are read but who traded what kind of goods with whom in which month
//! ([`super::overlap::Coverage`]). Only where that says that a year may be told twice are the tables read again: for the lines of whole
//! years, and then without the months of these.

use std::collections::BTreeSet;

use model::{Code, Finding};

use super::overlap::{Lines, id, key};
use super::{Goods, Line, Side, Sink, thousands};
use crate::place::Place;

/// Takes the lines of whole years that may be told by months too.
pub(super) struct Years<'a> {
    of: &'a BTreeSet<(u16, Side)>,
    pub(super) lines: Lines,
}

impl<'a> Years<'a> {
    /// Those of these years and sides.
    pub(super) fn new(of: &'a BTreeSet<(u16, Side)>) -> Self {
        Self { of, lines: Lines::default() }
    }
}

impl Sink for Years<'_> {
    fn take(&mut self, line: &Line) {
        if line.month == 0 && self.of.contains(&(line.year, line.side)) {
            self.lines.take(line);
        }
    }

    fn absorb(&mut self, other: Self) {
        self.lines.absorb(other.lines);
    }

    fn weighs(&self, _: Place) -> bool {
        false
    }
}

/// Takes the lines of months only where no line tells their year as a whole, and counts the others.
pub(super) struct Once<'a, S> {
    pub(super) inner: S,
    years: &'a Lines,
    lines: u64,
    value: i64,
    first: Option<u64>,
}

impl<'a, S> Once<'a, S> {
    pub(super) fn new(inner: S, years: &'a Lines) -> Self {
        Self { inner, years, lines: 0, value: 0, first: None }
    }

    /// What is to be said of the months that do not count.
    pub(super) fn finding(&self) -> Option<Finding> {
        let finding = Finding::new(Code::TradeYearAndMonths, "trade tables")
            .with("lines", i64::try_from(self.lines).unwrap_or(i64::MAX))
            .with("found", id(self.first?))
            .with("value", thousands(self.value));
        Some(finding)
    }
}

impl<S: Sink> Sink for Once<'_, S> {
    fn take(&mut self, line: &Line) {
        if line.month == 0 {
            return self.inner.take(line);
        }
        let year = key(&Line { month: 0, ..*line });
        if !self.years.has(year) {
            return self.inner.take(line);
        }
        self.inner.take_part(line);
        self.lines += 1;
        self.value = self.value.saturating_add(line.value);
        self.first = Some(self.first.map_or(year, |first| first.min(year)));
    }

    fn take_alike(&mut self, like: &Line, goods: &[Goods]) {
        if like.month == 0 {
            self.inner.take_alike(like, goods);
        } else {
            goods.iter().for_each(|goods| self.take(&goods.line(like)));
        }
    }

    fn absorb(&mut self, other: Self) {
        self.inner.absorb(other.inner);
        self.lines += other.lines;
        self.value = self.value.saturating_add(other.value);
        self.first = self.first.into_iter().chain(other.first).min();
    }

    fn weighs(&self, importer: Place) -> bool {
        self.inner.weighs(importer)
    }
}
