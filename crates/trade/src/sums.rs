//! What one year's lines of a product add up to for a union: the whole numbers from which every indicator follows.
//!
//! The pass over files, the archive and the database all end in these; so they can be compared to the last unit, and the
//! order in which lines were added is forgotten.

use crate::place::Place;
use crate::product::Product;

/// One product in one year, seen by a union. Values are in thousandths of the currency unit, quantities in grams.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sums {
    /// The product.
    pub product: Product,
    /// The year.
    pub year: u16,
    /// Imports of the union from outside, `Mext`.
    pub outside: i64,
    /// Part of `outside` whose supplier nobody named.
    pub unnamed: i64,
    /// Imports of the union's partners from one another, `Mint`.
    pub inside: i64,
    /// Exports of the union's partners to anybody, `Xtot`.
    pub exports: i64,
    /// Exports of everybody to anybody, `W`.
    pub world: i64,
    /// Sum over named outside suppliers of the square of what they supply.
    pub squares: u128,
    /// Sum over exporters of the world of the square of what they export.
    pub world_squares: u128,
    /// The greatest named outside supplier, the first by code of equals, and what it supplies.
    pub top: Option<(Place, i64)>,
    /// How many named suppliers there are.
    pub suppliers: u32,
    /// Value of outside lines that have a quantity.
    pub measured: i64,
    /// Quantity of outside lines.
    pub quantity: i64,
}

impl Sums {
    /// Nothing yet.
    #[must_use]
    pub fn none(product: Product, year: u16) -> Self {
        Self {
            product,
            year,
            outside: 0,
            unnamed: 0,
            inside: 0,
            exports: 0,
            world: 0,
            squares: 0,
            world_squares: 0,
            top: None,
            suppliers: 0,
            measured: 0,
            quantity: 0,
        }
    }
}
