//! What each property means: what it measures, when a plant reaches it, and which process answers for it.
//!
//! One table for all of them, so that a property added tomorrow is judged, converted and explained like those of today.

use crate::draft::{Material, Process, Property};
use crate::number::Decimal;
use crate::unit::{Dimension, Unit, Written};

/// When a plant's size satisfies what is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// The plant's range must hold what is asked: diameters, masses, pressures.
    Reach,
    /// The plant's finest must be at least as fine: tolerances, grades.
    Finest,
    /// The plant's smallest lot must not be larger; a larger one is made in several.
    Lot,
}

/// How a property of size is understood.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// What it measures.
    pub dimensions: &'static [Dimension],
    /// When it is satisfied.
    pub sense: Sense,
    /// The least and the largest that make sense, in base units.
    pub limits: (Decimal, Decimal),
    /// In a chain of plants, the last asked of these processes answers for it; none = every plant of the chain.
    pub answered_by: &'static [Process],
}

const CUTTING: &[Process] = &[
    Process::Machining,
    Process::Turning,
    Process::Milling,
    Process::Grinding,
    Process::Honing,
    Process::Broaching,
    Process::GearCutting,
    Process::GearGrinding,
];
const HARDENING: &[Process] = &[Process::HeatTreatment, Process::CaseHardening, Process::InductionHardening];
const FINISHING: &[Process] = &[Process::Assembly, Process::Testing];
const TEETH: &[Process] = &[Process::GearCutting, Process::GearGrinding];
const BOARDS: &[Process] = &[Process::PcbMaking, Process::PcbAssembly];

impl Property {
    /// The properties of size, in the order of the columns of `capabilities`.
    pub const SIZES: [Self; 18] = [
        Self::Length,
        Self::Width,
        Self::Height,
        Self::Diameter,
        Self::Thickness,
        Self::Mass,
        Self::Module,
        Self::Tolerance,
        Self::Roughness,
        Self::Accuracy,
        Self::Hardness,
        Self::Batch,
        Self::Pressure,
        Self::Power,
        Self::Voltage,
        Self::Torque,
        Self::Flow,
        Self::Layers,
    ];

    /// Its place in [`Self::SIZES`]; nothing for processes and materials.
    #[must_use]
    pub fn size_column(self) -> Option<usize> {
        Self::SIZES.iter().position(|known| *known == self)
    }

    /// How it is understood; nothing for processes and materials.
    #[must_use]
    pub fn rule(self) -> Option<Rule> {
        use Dimension as D;
        let limits = |least: i128, largest: i64| (Decimal::from_billionths(least), Decimal::whole(largest));
        let rule =
            |dimensions, sense, limits, answered_by| Some(Rule { dimensions, sense, limits, answered_by });
        match self {
            Self::Process | Self::Material => None,
            Self::Length | Self::Width | Self::Height | Self::Diameter => {
                rule(&[D::Length], Sense::Reach, limits(1_000_000, 100_000), &[])
            }
            Self::Thickness => rule(&[D::Length], Sense::Reach, limits(1_000_000, 1000), &[]),
            Self::Mass => rule(&[D::Mass], Sense::Reach, limits(1000, 1_000_000), &[]),
            Self::Module => rule(&[D::Length], Sense::Reach, limits(50_000_000, 100), TEETH),
            // Nobody works finer than a hundredth of a micrometre; what is coarser than a centimetre is no tolerance.
            Self::Tolerance => rule(&[D::Length], Sense::Finest, limits(10_000, 10), CUTTING),
            Self::Roughness => rule(&[D::Length], Sense::Finest, limits(1000, 1), CUTTING),
            Self::Accuracy => rule(&[D::Number], Sense::Finest, limits(0, 20), CUTTING),
            Self::Hardness => {
                rule(&[D::Rockwell, D::Brinell], Sense::Reach, limits(1_000_000_000, 1000), HARDENING)
            }
            Self::Batch => rule(&[D::Count, D::Sets], Sense::Lot, limits(1_000_000_000, 1_000_000_000), &[]),
            Self::Pressure => rule(&[D::Pressure], Sense::Reach, limits(1000, 10_000), FINISHING),
            Self::Power => rule(&[D::Power], Sense::Reach, limits(1000, 1_000_000), FINISHING),
            Self::Voltage => rule(&[D::Voltage], Sense::Reach, limits(1_000_000, 1_000_000), FINISHING),
            Self::Torque => rule(&[D::Torque], Sense::Reach, limits(1000, 10_000_000), FINISHING),
            Self::Flow => rule(&[D::Flow], Sense::Reach, limits(1000, 1_000_000), FINISHING),
            Self::Layers => rule(&[D::Number], Sense::Reach, limits(1_000_000_000, 100), BOARDS),
        }
    }
}

impl Process {
    /// The more general process that a plant may state instead, without saying which kind of it it does.
    #[must_use]
    pub fn broader(self) -> Option<Self> {
        match self {
            Self::SandCasting | Self::DieCasting | Self::InvestmentCasting => Some(Self::Casting),
            Self::Turning | Self::Milling | Self::Grinding | Self::Honing | Self::Broaching => {
                Some(Self::Machining)
            }
            Self::CaseHardening | Self::InductionHardening => Some(Self::HeatTreatment),
            _ => None,
        }
    }

    /// The finest tolerance that this process reaches on small parts, in millimetres; nothing where that is not what it is for.
    ///
    /// Orders of size from the tables of tolerance grades in ISO 286-1 (IT grades by process, nominal size 50 mm): sand casting
    /// IT14, die casting IT11, forging IT12, cutting IT6, grinding IT4.
    #[must_use]
    pub fn finest_tolerance(self) -> Option<Decimal> {
        let thousandths = match self {
            Self::SandCasting => 600,
            Self::Forging | Self::RingRolling => 250,
            Self::DieCasting
            | Self::InvestmentCasting
            | Self::Casting
            | Self::Stamping
            | Self::SheetCutting => 50,
            Self::Moulding => 20,
            Self::Turning | Self::Milling | Self::Machining => 3,
            _ => return None,
        };
        Some(Decimal::from_billionths(thousandths * 1_000_000))
    }
}

impl Material {
    /// The more general material that a plant may state instead.
    #[must_use]
    pub fn broader(self) -> Option<Self> {
        match self {
            Self::CarbonSteel
            | Self::AlloySteel
            | Self::StainlessSteel
            | Self::BearingSteel
            | Self::SpringSteel => Some(Self::Steel),
            Self::GreyIron | Self::DuctileIron => Some(Self::CastIron),
            Self::Bronze | Self::Brass => Some(Self::Copper),
            Self::Polyamide | Self::Polypropylene | Self::Polycarbonate => Some(Self::Plastic),
            Self::NitrileRubber | Self::Fluororubber => Some(Self::Rubber),
            _ => None,
        }
    }
}

/// A size in base units, with the unit in which it is shown. An open end is unlimited.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// The lower end.
    pub low: Option<Decimal>,
    /// The upper end.
    pub high: Option<Decimal>,
    /// The unit in which it was written.
    pub unit: &'static Unit,
}

impl Size {
    /// What a buyer asks: a single figure is that figure.
    #[must_use]
    pub fn asked(written: Written) -> Option<Self> {
        let base =
            |value: Option<Decimal>| value.map_or(Some(None), |value| written.unit.to_base(value).map(Some));
        Some(Self { low: base(written.low)?, high: base(written.high)?, unit: written.unit })
    }

    /// What a plant states: a single figure is the most that it reaches, or the finest.
    #[must_use]
    pub fn stated(written: Written, sense: Sense) -> Option<Self> {
        let size = Self::asked(written)?;
        let single = size.low == size.high;
        Some(match sense {
            Sense::Reach if single => Self { low: None, ..size },
            Sense::Finest | Sense::Lot if single => Self { high: None, ..size },
            _ => size,
        })
    }

    /// The same size, shown in another unit of the same dimension.
    #[must_use]
    pub fn shown_in(self, unit: &'static Unit) -> Self {
        if unit.dimension == self.unit.dimension { Self { unit, ..self } } else { self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every property but processes and materials has a rule, a column, and limits that hold something.
    #[test]
    fn every_property_has_its_rule() {
        for property in Property::ALL {
            let rule = property.rule();
            assert_eq!(rule.is_some(), property.size_column().is_some(), "{}", property.word());
            if let Some(rule) = rule {
                assert!(rule.limits.0 < rule.limits.1 && !rule.dimensions.is_empty(), "{}", property.word());
            }
        }
        assert_eq!(Property::SIZES.len() + 2, Property::ALL.len());
    }

    /// General words are themselves not special: one step up is the top.
    #[test]
    fn hierarchies_have_two_floors() {
        assert!(Process::ALL.iter().filter_map(|process| process.broader()).all(|up| up.broader().is_none()));
        assert!(
            Material::ALL.iter().filter_map(|material| material.broader()).all(|up| up.broader().is_none())
        );
    }
}
