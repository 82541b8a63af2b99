//! How much a union depends on the outside for a product, by published indicators.
//!
//! CDI1 to CDI3 are the core dependency indicators of the European Commission (SWD(2021) 352), the concentration of the
//! world's exports and the guard of two years in three are those of CEPII's GeoDep (Policy Brief 2023-41). A flag at its
//! threshold exactly is not raised; comparisons are of whole numbers, so none hangs on rounding.

use crate::place::Place;
use crate::product::Product;
use crate::sums::Sums;

/// Whether a criterion holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flag {
    /// It does not.
    No,
    /// The data do not say: it hangs on suppliers that nobody named, or on a world that is not in the tables.
    Open,
    /// It does.
    Yes,
}

impl Flag {
    fn of(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }

    /// All of them hold.
    fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// Yes or no, if it is known.
    #[must_use]
    pub fn known(self) -> Option<bool> {
        match self {
            Self::No => Some(false),
            Self::Open => None,
            Self::Yes => Some(true),
        }
    }
}

/// Thresholds in tenths: concentration above 0.4, outside share above 0.5, imports above exports.
const CONCENTRATED: u128 = 4;
const OUTSIDE: i128 = 5;

/// A product's indicators in one year.
#[derive(Clone, Debug, PartialEq)]
pub struct Exposure {
    /// The sums that they follow from.
    pub sums: Sums,
    /// CDI1: Herfindahl–Hirschman index of named outside suppliers, `Σ s²`, as an interval: unnamed suppliers may all be
    /// different (low) or all the greatest named one (high). Nothing if nothing is imported from outside.
    pub concentration: Option<(f64, f64)>,
    /// CDI2: `Mext / (Mext + Mint)`. Nothing if the union imports nothing.
    pub outside_share: Option<f64>,
    /// CDI3: `Mext / Xtot`; infinite if the union imports but exports nothing. Nothing if it does neither.
    pub import_export_ratio: Option<f64>,
    /// Herfindahl–Hirschman index of the world's exporters; nothing if the tables do not cover the world.
    pub world_concentration: Option<f64>,
    /// CDI1 above 0.4.
    pub cdi1: Flag,
    /// CDI2 above 0.5.
    pub cdi2: Flag,
    /// CDI3 above 1.
    pub cdi3: Flag,
    /// CDI1, CDI2 and CDI3.
    pub dependent: Flag,
    /// Concentration of the world's exporters above 0.4: a single point of failure.
    pub single_point: Flag,
    /// GeoDep's first three criteria: CDI1, the single point of failure, CDI3.
    pub geodep: Flag,
}

/// How many exporters make a world: below, nothing is said of the world's side.
pub const WORLD: usize = 50;

impl Exposure {
    /// The indicators of a product's sums; `world` says whether the tables cover the world's exports.
    #[must_use]
    pub fn of(sums: Sums, world: bool) -> Self {
        let outside = i128::from(sums.outside);
        let all = sums.outside.unsigned_abs();
        let square_of_all = u128::from(all) * u128::from(all);
        let top = sums.top.map_or(0, |(_, value)| value.unsigned_abs());
        let unnamed = sums.unnamed.unsigned_abs();
        // All unnamed value on the greatest supplier: (t + u)² instead of t².
        let (top_, unnamed_) = (u128::from(top), u128::from(unnamed));
        let highest = sums.squares + unnamed_ * unnamed_ + 2 * top_ * unnamed_;
        let above = |squares: u128, all: u128| 10 * squares > CONCENTRATED * all;
        let cdi1 = match (above(sums.squares, square_of_all), above(highest, square_of_all)) {
            (true, _) => Flag::Yes,
            (false, true) => Flag::Open,
            (false, false) => Flag::No,
        };
        let cdi2 = Flag::of(10 * outside > OUTSIDE * (outside + i128::from(sums.inside)));
        let cdi3 = Flag::of(sums.outside > sums.exports);
        let world_square = u128::from(sums.world.unsigned_abs()) * u128::from(sums.world.unsigned_abs());
        let single_point = if world { Flag::of(above(sums.world_squares, world_square)) } else { Flag::Open };
        let ratio = |part: f64, whole: f64| (whole > 0.0).then(|| part / whole);
        let imports = sums.outside > 0;
        Self {
            concentration: ratio(sums.squares as f64, square_of_all as f64)
                .zip(ratio(highest as f64, square_of_all as f64)),
            outside_share: ratio(sums.outside as f64, (outside + i128::from(sums.inside)) as f64),
            import_export_ratio: match (sums.outside, sums.exports) {
                (0, 0) => None,
                (_, 0) => Some(f64::INFINITY),
                (outside, exports) => Some(outside as f64 / exports as f64),
            },
            world_concentration: ratio(sums.world_squares as f64, world_square as f64).filter(|_| world),
            cdi1,
            cdi2,
            cdi3,
            dependent: cdi1.and(cdi2).and(cdi3),
            single_point,
            geodep: if imports { cdi1.and(single_point).and(cdi3) } else { Flag::No },
            sums,
        }
    }

    /// The product.
    #[must_use]
    pub fn product(&self) -> Product {
        self.sums.product
    }

    /// The greatest outside supplier and its share of the imports from outside.
    #[must_use]
    pub fn top(&self) -> Option<(Place, f64)> {
        let (place, value) = self.sums.top?;
        (self.sums.outside > 0).then(|| (place, value as f64 / self.sums.outside as f64))
    }

    /// Value per kilogram of the imports from outside, in currency units, over the lines that have a quantity.
    #[must_use]
    pub fn unit_value(&self) -> Option<f64> {
        (self.sums.quantity > 0).then(|| self.sums.measured as f64 / self.sums.quantity as f64)
    }

    /// The share of the outside value that has a quantity.
    #[must_use]
    pub fn measured_share(&self) -> Option<f64> {
        (self.sums.outside > 0).then(|| self.sums.measured as f64 / self.sums.outside as f64)
    }
}

/// Whether a flag persists: raised in at least two of the last three years (GeoDep's fourth criterion).
///
/// `flags` are of consecutive years, the last one last; years that are not there are [`Flag::Open`].
#[must_use]
pub fn persists(flags: [Flag; 3]) -> Flag {
    let count = |flag: Flag| flags.iter().filter(|other| **other == flag).count();
    match (count(Flag::Yes), count(Flag::Open)) {
        (2.., _) => Flag::Yes,
        (yes, open) if yes + open >= 2 => Flag::Open,
        _ => Flag::No,
    }
}
