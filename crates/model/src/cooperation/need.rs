//! Needs: what a buyer asks for, as requirements that can be checked.

use crate::draft::{Firmness, Material, Name, Process, Property, Provenance, Visibility};
use crate::number::{Decimal, UnitPrice};
use crate::programme::{Plant, Product};
use crate::table::Id;
use crate::time::Day;
use crate::unit::Unit;

use super::property::Size;

/// A paper that belongs to a need, known by its checksum: the file itself goes another way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its name.
    pub name: String,
    /// SHA-256 in hexadecimal letters.
    pub checksum: String,
}

/// What a requirement asks.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Every one of these processes, in this order.
    Processes(Vec<Process>),
    /// Any one of these materials.
    Materials(Vec<Material>),
    /// This size.
    Size(Size),
}

/// One thing that a need asks of its maker.
#[derive(Clone, Debug, PartialEq)]
pub struct Requirement {
    /// The key within the need.
    pub key: String,
    /// What is asked about.
    pub property: Property,
    /// What is asked.
    pub ask: Ask,
    /// The process that must answer for it, if the buyer said so.
    pub step: Option<Process>,
    /// Whether it may be traded.
    pub firmness: Firmness,
}

/// What a buyer asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// The key in tables and events.
    pub key: String,
    /// Its name.
    pub name: Name,
    /// The id under which the buyer acts.
    pub buyer: String,
    /// The product of the programme, if it is one.
    pub product: Option<Id<Product>>,
    /// Customs code; the product's, where the row gives none; empty = unknown.
    pub hs: String,
    /// What else is said of it.
    pub description: String,
    /// Units a week, to a billionth.
    pub per_week: Decimal,
    /// The unit of the quantity.
    pub unit: &'static Unit,
    /// Pieces in a set, if told.
    pub pieces_per_set: Option<Decimal>,
    /// First and last day of delivery.
    pub span: (Day, Day),
    /// What the buyer hopes to pay for one unit, in the programme's currency.
    pub target_price: Option<UnitPrice>,
    /// The first delivery must come by this day.
    pub deadline: Option<Day>,
    /// Where it is delivered to.
    pub delivered_to: Option<Id<Plant>>,
    /// Certificates that the maker must hold: as written, and in the plain form in which they are compared.
    pub certificates: Vec<(String, String)>,
    /// Its papers.
    pub documents: Vec<Document>,
    /// Who may see that it exists.
    pub visibility: Visibility,
    /// When it was posted or renewed.
    pub updated: Option<Day>,
    /// After this day it is no longer asked.
    pub valid_until: Option<Day>,
    /// What is asked of the maker.
    pub requirements: Vec<Requirement>,
    /// Where this comes from.
    pub provenance: Provenance,
}

impl Need {
    /// The processes that must be done, in order, each once.
    #[must_use]
    pub fn processes(&self) -> Vec<Process> {
        let mut all = Vec::new();
        for requirement in
            self.requirements.iter().filter(|requirement| requirement.firmness == Firmness::Must)
        {
            if let Ask::Processes(processes) = &requirement.ask {
                all.extend(
                    processes.iter().copied().filter(|process| !all.contains(process)).collect::<Vec<_>>(),
                );
            }
        }
        all
    }

    /// The Mondays of the weeks of delivery.
    pub fn weeks(&self) -> impl Iterator<Item = Day> + use<> {
        let (first, last) = self.span;
        std::iter::successors(Some(first.monday()), |monday| Some(monday.plus_days(7)))
            .take_while(move |monday| *monday <= last)
    }

    /// Mass of one unit in kilograms, if a requirement tells it.
    #[must_use]
    pub fn mass(&self) -> Option<Decimal> {
        self.requirements.iter().find(|requirement| requirement.property == Property::Mass).and_then(
            |requirement| match &requirement.ask {
                Ask::Size(size) => size.high.or(size.low),
                _ => None,
            },
        )
    }
}
