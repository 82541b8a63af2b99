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
    /// Takes a line of a month whose year is told as a whole as well: it is a part of that, and no trade of its own.
    fn take_part(&mut self, _: &Line) {}
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
        // Nothing at all would open a year that no line is of.
        if let Some(like) = self.like.as_ref().filter(|_| !self.goods.is_empty()) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::product::{Level, Product};
    use crate::read::Side;

    struct Told(Vec<usize>);

    impl Sink for Told {
        fn take(&mut self, _: &Line) {}
        fn take_alike(&mut self, _: &Line, goods: &[Goods]) {
            self.0.push(goods.len());
        }
        fn absorb(&mut self, _: Self) {}
    }

    /// Where every row of some parties was left out, the sink learns nothing of them: no year without lines begins.
    #[test]
    fn lines_without_goods_are_no_lines() {
        let place = |number| Place::of_number(number).unwrap();
        let like = Line {
            year: 2022,
            month: 0,
            exporter: place(1),
            importer: place(2),
            side: Side::Importer,
            product: Product::new(Level::Heading, 8708).unwrap(),
            value: 1,
            quantity: None,
        };
        let mut told = Told(Vec::new());
        let mut gathering = Gathering::new(&mut told);
        gathering.turn(&like);
        gathering.turn(&like);
        gathering.put(Goods { product: like.product, value: 1, quantity: 1 });
        assert_eq!(gathering.end(), 1);
        assert_eq!(told.0, [1]);
    }
}
