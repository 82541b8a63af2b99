//! Where lines go.
//!
//! Tables are sorted, so hundreds of lines in a row have all but the goods in common: they travel together, and who takes them looks
//! at importer and exporter once.

use super::{Goods, Line};
use crate::place::Place;

/// What takes the lines of one worker, and later those of the others.
pub trait Sink: Send + Sized {
    /// Takes a line.
    fn take(&mut self, line: &Line);
    /// Takes the lines of goods that are like one line in all else.
    fn take_alike(&mut self, like: &Line, goods: &[Goods]) {
        goods.iter().for_each(|goods| self.take(&goods.line(like)));
    }
    /// Takes what another worker's sink took.
    fn absorb(&mut self, other: Self);
    /// Whether it matters how much of something that place imported; if not, its lines may come without quantities.
    fn weighs(&self, _importer: Place) -> bool {
        true
    }
}

/// Lines on their way to a sink, counted, and gathered as long as they are alike.
pub(super) struct Gathering<'a, S: Sink> {
    sink: &'a mut S,
    like: Option<Line>,
    goods: Vec<Goods>,
    used: u64,
}

/// So many lines travel together.
const TOGETHER: usize = 256;

impl<'a, S: Sink> Gathering<'a, S> {
    pub(super) fn new(sink: &'a mut S) -> Self {
        Self { sink, like: None, goods: Vec::with_capacity(TOGETHER), used: 0 }
    }

    /// Takes a line that may be like no other.
    pub(super) fn take(&mut self, line: &Line) {
        self.used += 1;
        self.sink.take(line);
    }

    /// Goods that come now are of lines like this one.
    pub(super) fn turn(&mut self, like: &Line) {
        self.send();
        self.like = Some(*like);
    }

    /// Takes goods of a line that is like the one that was told last.
    #[expect(clippy::inline_always, reason = "measured: a call costs as much as the rest of it")]
    #[inline(always)]
    pub(super) fn put(&mut self, goods: Goods) {
        if self.goods.len() == TOGETHER {
            self.send();
        }
        self.goods.push(goods);
    }

    #[inline(never)]
    fn send(&mut self) {
        if let Some(like) = &self.like {
            self.sink.take_alike(like, &self.goods);
            self.used += self.goods.len() as u64;
        }
        self.goods.clear();
    }

    /// Sends what is left; how many lines there were.
    pub(super) fn end(mut self) -> u64 {
        self.send();
        self.used
    }
}
