//! What to decide next: splits of domains that lately stood in contradictions (after VSIDS, Moskewicz et al. 2001).

use super::domain::{Atom, Trail, Value};

/// Splits kept apart at most; on longer horizons neighbours share one.
const SPLITS_MAX: usize = 1 << 21;

/// A heap of splits by activity. Split (x, v) parts x ≤ v from x > v.
#[derive(Clone, Debug, Default)]
pub(super) struct Choice {
    /// By variable: its first split, its least value.
    first: Vec<(usize, Value)>,
    /// By split: its variable and value.
    split: Vec<(u32, Value)>,
    activity: Vec<f64>,
    heap: Vec<u32>,
    /// By split: its place in the heap.
    place: Vec<u32>,
    /// Splits taken from the heap because they were decided already, with the level of then.
    dropped: Vec<(u32, u32)>,
    step: f64,
}

const OUT: u32 = u32::MAX;

impl Choice {
    pub(super) fn new(trail: &Trail) -> Self {
        let mut choice = Self { step: 1.0, ..Self::default() };
        let variables = trail.low.len() / 2;
        for variable in 0..variables {
            let (least, largest) = (trail.least(variable), trail.largest(variable));
            choice.first.push((choice.split.len(), least));
            if choice.split.len() + ((largest - least) as usize) < SPLITS_MAX {
                choice.split.extend((least..largest).map(|value| (variable as u32, value)));
            }
        }
        choice.first.push((choice.split.len(), 0));
        choice.activity = vec![0.0; choice.split.len()];
        choice.place = vec![OUT; choice.split.len()];
        choice
    }

    fn number(&self, atom: Atom) -> Option<usize> {
        let variable = atom.side as usize / 2;
        // x ≥ v parts x ≤ v − 1 from the rest; −x ≥ v parts x ≤ −v.
        let value = if atom.side.is_multiple_of(2) { atom.value - 1 } else { -atom.value };
        let (first, least) = self.first[variable];
        let number = first + usize::try_from(value - least).ok()?;
        (number < self.first[variable + 1].0).then_some(number)
    }

    pub(super) fn bump(&mut self, atom: Atom) {
        let Some(number) = self.number(atom) else { return };
        self.activity[number] += self.step;
        if self.activity[number] > 1e100 {
            for activity in &mut self.activity {
                *activity *= 1e-100;
            }
            self.step *= 1e-100;
        }
        if self.place[number] == OUT {
            self.place[number] = self.heap.len() as u32;
            self.heap.push(number as u32);
        }
        self.rise(self.place[number] as usize);
    }

    pub(super) fn decay(&mut self) {
        self.step /= 0.95;
    }

    fn rise(&mut self, mut at: usize) {
        while at > 0 {
            let parent = (at - 1) / 2;
            if self.activity[self.heap[parent] as usize] >= self.activity[self.heap[at] as usize] {
                break;
            }
            self.swap(at, parent);
            at = parent;
        }
    }

    fn sink(&mut self, mut at: usize) {
        loop {
            let mut child = 2 * at + 1;
            if child >= self.heap.len() {
                return;
            }
            let active = |at: usize| self.activity[self.heap[at] as usize];
            if child + 1 < self.heap.len() && active(child + 1) > active(child) {
                child += 1;
            }
            if active(child) <= active(at) {
                return;
            }
            self.swap(at, child);
            at = child;
        }
    }

    fn swap(&mut self, one: usize, two: usize) {
        self.heap.swap(one, two);
        self.place[self.heap[one] as usize] = one as u32;
        self.place[self.heap[two] as usize] = two as u32;
    }

    /// The most active split that is still open, if any was ever active.
    pub(super) fn pop(&mut self, trail: &Trail) -> Option<(usize, Value)> {
        while let Some(&top) = self.heap.first() {
            let (variable, value) = self.split[top as usize];
            let variable = variable as usize;
            let open = trail.least(variable) <= value && value < trail.largest(variable);
            if open {
                return Some((variable, value));
            }
            let last = self.heap.len() - 1;
            self.swap(0, last);
            self.heap.pop();
            self.place[top as usize] = OUT;
            self.sink(0);
            self.dropped.push((top, trail.level()));
        }
        None
    }

    /// Splits that were decided above a level are open again.
    pub(super) fn back_to(&mut self, level: u32) {
        while let Some(&(split, then)) = self.dropped.last() {
            if then <= level {
                break;
            }
            self.dropped.pop();
            if self.place[split as usize] == OUT {
                self.place[split as usize] = self.heap.len() as u32;
                self.heap.push(split);
                self.rise(self.heap.len() - 1);
            }
        }
    }
}
