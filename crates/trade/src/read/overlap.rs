//! Lines that several tables tell: a file given twice, a year in two files, a copy under another name. They count once.
//!
//! Most tables have nothing in common, and of those nothing is kept but who traded what kind of goods with whom in which month:
//! a few thousand bytes. Only a table that may repeat an earlier one is read again, against the lines of the earlier one. What
//! a table says twice itself is left as it is: rows of codes finer than six digits add up so.

use std::collections::BTreeSet;

use model::{Code, Finding};

use super::{Goods, Line, Side, Sink, thousands};
use crate::place::Place;
use crate::product::{Level, Product};

/// What a table is about: by year, month and side its exporters, importers and chapters.
#[derive(Clone, Debug, Default)]
pub(super) struct Coverage {
    of: Vec<(Moment, About)>,
    /// Where the moment of the last line stands.
    last: usize,
}

type Moment = (u16, u8, Side);

/// Marks by exporter, importer and chapter: of fixed lengths, powers of two, so that a line costs three stores.
#[derive(Clone, Debug)]
struct About {
    exporters: Box<[bool; PLACES]>,
    importers: Box<[bool; PLACES]>,
    chapters: [bool; CHAPTERS],
}

/// No place has a greater index; lines are numbered with as many bits.
const PLACES: usize = 1 << 11;
const CHAPTERS: usize = 1 << 7;

impl Coverage {
    #[inline]
    fn note(&mut self, line: &Line, products: impl Iterator<Item = Product>) {
        let moment = (line.year, line.month, line.side);
        if self.of.get(self.last).is_none_or(|(other, _)| *other != moment) {
            self.turn(moment);
        }
        let about = &mut self.of[self.last].1;
        about.exporters[line.exporter.index() % PLACES] = true;
        about.importers[line.importer.index() % PLACES] = true;
        for product in products {
            about.chapters[product.within(Level::Chapter).number() as usize % CHAPTERS] = true;
        }
    }

    /// Makes that moment the one at hand.
    #[cold]
    fn turn(&mut self, moment: Moment) {
        self.last = self.of.iter().position(|(other, _)| *other == moment).unwrap_or_else(|| {
            let nobody = || Box::new([false; PLACES]);
            let about = About { exporters: nobody(), importers: nobody(), chapters: [false; CHAPTERS] };
            self.of.push((moment, about));
            self.of.len() - 1
        });
    }

    fn absorb(&mut self, other: Self) {
        for (moment, theirs) in other.of {
            self.turn(moment);
            let mine = &mut self.of[self.last].1;
            unite(&mut mine.exporters[..], &theirs.exporters[..]);
            unite(&mut mine.importers[..], &theirs.importers[..]);
            unite(&mut mine.chapters, &theirs.chapters);
        }
    }

    /// Whether both may tell of the same line.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.of.iter().any(|(moment, one)| {
            other.of.iter().filter(|(other, _)| other == moment).any(|(_, other)| one.meets(other))
        })
    }

    /// The years and sides that tables may tell both as a whole and by months.
    pub(super) fn twice<'a>(tables: impl Iterator<Item = &'a Self> + Clone) -> BTreeSet<(u16, Side)> {
        let moments = || tables.clone().flat_map(|table| &table.of);
        let mut twice = BTreeSet::new();
        for ((year, _, side), whole) in moments().filter(|((_, month, _), _)| *month == 0) {
            let of_months = moments().filter(|(it, _)| it.1 > 0 && (it.0, it.2) == (*year, *side));
            if of_months.into_iter().any(|(_, months)| whole.meets(months)) {
                twice.insert((*year, *side));
            }
        }
        twice
    }
}

impl About {
    /// Whether both may be about the same.
    fn meets(&self, other: &Self) -> bool {
        meet(&self.exporters[..], &other.exporters[..])
            && meet(&self.importers[..], &other.importers[..])
            && meet(&self.chapters, &other.chapters)
    }
}

fn unite(mine: &mut [bool], theirs: &[bool]) {
    mine.iter_mut().zip(theirs).for_each(|(mine, theirs)| *mine |= theirs);
}

fn meet(one: &[bool], other: &[bool]) -> bool {
    one.iter().zip(other).any(|(one, other)| *one && *other)
}

/// Takes lines, and notes what they are about.
pub(super) struct Covering<S> {
    pub(super) inner: S,
    pub(super) coverage: Coverage,
}

impl<S> Covering<S> {
    pub(super) fn new(inner: S) -> Self {
        Self { inner, coverage: Coverage::default() }
    }
}

impl<S: Sink> Sink for Covering<S> {
    #[inline]
    fn take(&mut self, line: &Line) {
        self.coverage.note(line, std::iter::once(line.product));
        self.inner.take(line);
    }

    fn take_alike(&mut self, like: &Line, goods: &[Goods]) {
        self.coverage.note(like, goods.iter().map(|goods| goods.product));
        self.inner.take_alike(like, goods);
    }

    fn absorb(&mut self, other: Self) {
        self.inner.absorb(other.inner);
        self.coverage.absorb(other.coverage);
    }

    fn weighs(&self, importer: Place) -> bool {
        self.inner.weighs(importer)
    }
}

/// A line without its value, in one number: year, month, side, product, importer, exporter.
#[inline]
pub(super) fn key(line: &Line) -> u64 {
    let product = u64::from(line.product.level() as u8) << 20 | u64::from(line.product.number());
    let moment = u64::from(line.year) << 6 | u64::from(line.month) << 2 | line.side as u64;
    moment << 44 | product << 22 | (line.importer.index() as u64) << 11 | line.exporter.index() as u64
}

/// The id of a line, as people know it: `870840-BLR-CHN-2021`.
pub(super) fn id(key: u64) -> String {
    let place = |at: u64| usize::try_from(at & 0x7ff).ok().and_then(Place::of_index).map_or("", Place::iso3);
    let level = Level::ALL.get((key >> 42 & 3) as usize).copied().unwrap_or(Level::Subheading);
    let product = Product::new(level, (key >> 22 & 0xf_ffff) as u32).map(|product| product.to_string());
    format!("{}-{}-{}-{}", product.unwrap_or_default(), place(key >> 11), place(key), key >> 50)
}

/// The lines of earlier tables, sorted.
#[derive(Debug, Default)]
pub(super) struct Lines(Vec<u64>);

impl Lines {
    /// Sorts what was taken, so that it can be searched.
    pub(super) fn sort(&mut self) {
        self.0.sort_unstable();
        self.0.dedup();
    }

    /// Whether a line is among them, once they are sorted.
    pub(super) fn has(&self, key: u64) -> bool {
        self.0.binary_search(&key).is_ok()
    }
}

impl Sink for Lines {
    fn take(&mut self, line: &Line) {
        let key = key(line);
        // Most repetitions stand one below the other.
        if self.0.last() != Some(&key) {
            self.0.push(key);
        }
    }

    fn absorb(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }

    fn weighs(&self, _: Place) -> bool {
        false
    }
}

/// Takes the lines that no earlier table has, and counts the others.
pub(super) struct Fresh<'a, S> {
    pub(super) inner: S,
    known: &'a Lines,
    lines: u64,
    value: i64,
    first: Option<u64>,
}

impl<'a, S> Fresh<'a, S> {
    pub(super) fn new(inner: S, known: &'a Lines) -> Self {
        Self { inner, known, lines: 0, value: 0, first: None }
    }

    /// What is to be said of the lines that were left out.
    pub(super) fn finding(&self, file: &str, other: &str) -> Option<Finding> {
        let found = id(self.first?);
        let finding = Finding::new(Code::TradeOverlap, file)
            .with("lines", i64::try_from(self.lines).unwrap_or(i64::MAX))
            .with("found", found)
            .with("value", thousands(self.value))
            .with("other", other);
        Some(finding.at(file, None, None))
    }
}

impl<S: Sink> Sink for Fresh<'_, S> {
    fn take(&mut self, line: &Line) {
        let key = key(line);
        if !self.known.has(key) {
            return self.inner.take(line);
        }
        self.lines += 1;
        self.value = self.value.saturating_add(line.value);
        self.first = Some(self.first.map_or(key, |first| first.min(key)));
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
