//! Tables whose rows are addressed by typed ids.
//!
//! A plant's number can never be used where a product's is meant: the compiler knows the difference.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

/// The dense number of a row of [`Table<T>`], counted from 0 in file order.
pub struct Id<T> {
    number: u32,
    noun: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// The id of row `index`.
    #[must_use]
    pub fn new(index: usize) -> Self {
        // Invariant: the reader refuses tables of more than 2³² rows long before this.
        Self { number: u32::try_from(index).unwrap_or(u32::MAX), noun: PhantomData }
    }

    /// The row's number.
    #[must_use]
    pub fn index(self) -> usize {
        self.number as usize
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.number.cmp(&other.number)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.number.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.number)
    }
}

/// Rows of one noun, in file order.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<T>(Vec<T>);

impl<T> Table<T> {
    /// A table of these rows.
    #[must_use]
    pub fn new(rows: Vec<T>) -> Self {
        Self(rows)
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All ids, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Id<T>> + ExactSizeIterator + use<T> {
        (0..self.0.len()).map(Id::new)
    }

    /// All rows, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    /// All rows with their ids, in order.
    pub fn rows(&self) -> impl Iterator<Item = (Id<T>, &T)> {
        self.0.iter().enumerate().map(|(index, row)| (Id::new(index), row))
    }

    /// The row, if there is one with that number (for ids that came from outside).
    #[must_use]
    pub fn get(&self, id: Id<T>) -> Option<&T> {
        self.0.get(id.index())
    }
}

impl<T> Index<Id<T>> for Table<T> {
    type Output = T;
    fn index(&self, id: Id<T>) -> &T {
        &self.0[id.index()]
    }
}
impl<T> IndexMut<Id<T>> for Table<T> {
    fn index_mut(&mut self, id: Id<T>) -> &mut T {
        &mut self.0[id.index()]
    }
}
