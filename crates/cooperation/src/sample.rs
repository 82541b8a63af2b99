//! A labelled market: needs and capabilities of which it is known by construction who fits whom.
//!
//! The table `data/labelled.csv` was written by hand: 48 families of components, each with its names in two languages, a word of the
//! workshop, what making it takes, and a thing that goes by nearly the same words and is another. Of each family this module makes
//! capabilities that fit, near misses that do not, and needs; who fits follows from how each was made and never from the matcher.
//! Tests, the measurement of quality and the one of speed use the same market.

use std::collections::BTreeSet;

use model::draft::{
    CapabilityRow, CapacityRow, CertificateRow, Draft, Firmness, Material, Name, NeedRow, Per, PlantRow,
    Process, Property, Provenance, RequirementRow, Visibility,
};
use model::unit::Written;
use model::{Day, Decimal};

const TABLE: &str = include_str!("../data/labelled.csv");

/// How a capability was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// It can make what its family needs.
    Fits,
    /// Its sizes are too small.
    Small,
    /// Its plant lacks the certificate, or its certificate has expired.
    Uncertified,
    /// It has too little free.
    Busy,
    /// It lacks one of the processes.
    Unskilled,
    /// It makes something else under nearly the same name, in the right size.
    Other,
}

impl Made {
    /// Whether it breaks what every need of its family must have.
    #[must_use]
    pub fn breaks(self) -> bool {
        !matches!(self, Self::Fits | Self::Other)
    }
}

/// A market with its truth. Keys begin with the family.
#[derive(Clone, Debug)]
pub struct Labelled {
    /// The tables.
    pub draft: Draft,
    /// The family of each need.
    pub needs: Vec<usize>,
    /// The family of each capability and how it was made.
    pub capabilities: Vec<(usize, Made)>,
}

impl Labelled {
    /// Whether a need belongs to the half that the matcher was tuned on; the other half is only measured.
    #[must_use]
    pub fn tuned_on(&self, need: usize) -> bool {
        self.needs.get(need).is_some_and(|family| family % 2 == 0)
    }

    /// Whether that capability is an answer to that need.
    #[must_use]
    pub fn fits(&self, need: usize, capability: usize) -> bool {
        self.needs
            .get(need)
            .zip(self.capabilities.get(capability))
            .is_some_and(|(family, (of, made))| family == of && *made == Made::Fits)
    }
}

struct Family<'t> {
    key: &'t str,
    hs: &'t str,
    english: Vec<&'t str>,
    russian: Vec<&'t str>,
    informal: &'t str,
    processes: Vec<Process>,
    material: Option<Material>,
    property: Option<Property>,
    value: Decimal,
    unit: &'t str,
    /// What goes by nearly the same words, in English and Russian.
    confused: Vec<&'t str>,
    confused_hs: &'t str,
}

impl<'t> Family<'t> {
    fn read(row: &'t str) -> Option<Self> {
        let cells: Vec<&str> = row.split(';').collect();
        let parts = |at: usize| cells.get(at).map(|cell| cell.split('|').collect::<Vec<_>>());
        let processes =
            parts(5)?.into_iter().map(|word| Process::ALL.iter().find(|one| one.word() == word).copied());
        Some(Self {
            key: cells.first()?,
            hs: cells.get(1)?,
            english: parts(2)?,
            russian: parts(3)?,
            informal: cells.get(4)?,
            processes: processes.collect::<Option<_>>()?,
            material: Material::ALL.iter().find(|one| Some(&one.word()) == cells.get(6)).copied(),
            property: Property::ALL.iter().find(|one| Some(&one.word()) == cells.get(7)).copied(),
            value: Decimal::parse(cells.get(8)?)?,
            unit: cells.get(9)?,
            confused: parts(10)?,
            confused_hs: cells.get(11)?,
        })
    }

    /// So many hundredths of the usual size, as text.
    fn size(&self, hundredths: i64) -> String {
        let value = self.value.times(Decimal::from_billionths(i128::from(hundredths) * 10_000_000));
        // Layers and volts come in whole numbers.
        let value = if self.unit.is_empty() {
            Decimal::whole(i64::try_from(value.billionths() / Decimal::SCALE).unwrap_or(0))
        } else {
            value
        };
        format!("{value} {}", self.unit).trim_end().to_owned()
    }
}

/// Plants of the market, each with a place in the list of certificates below.
const PLANTS: usize = 40;
/// Plants from here on hold no certificate for vehicles.
const UNCERTIFIED: usize = 30;
/// Plants from here on hold one that has expired.
const EXPIRED: usize = 35;

/// The market, so many times over; the copies differ in plants and sizes. One copy has 192 needs and 528 capabilities.
#[must_use]
pub fn labelled(copies: usize) -> Labelled {
    let mut draft = model::sample::tiny();
    draft.cooperation.fingerprint = format!("labelled {copies}");
    let families: Vec<Family<'_>> = TABLE.lines().skip(1).filter_map(Family::read).collect();
    let mut market = Labelled { draft, needs: Vec::new(), capabilities: Vec::new() };
    for copy in 0..copies {
        for plant in 0..PLANTS {
            market.plant(copy, plant);
        }
        for (number, family) in families.iter().enumerate() {
            for kind in 0..KINDS {
                market.capability(copy, number, family, kind);
            }
            for kind in 0..ASKED {
                market.need(copy, number, family, kind);
            }
        }
    }
    market
}

/// Capabilities and needs of one family in one copy.
const KINDS: usize = 11;
const ASKED: usize = 4;
const SLIP_NONE: usize = usize::MAX;

impl Labelled {
    fn plant(&mut self, copy: usize, plant: usize) {
        let key = format!("plant-{copy}-{plant}");
        let name = plain(&format!("Plant {copy}/{plant}"));
        let place = |start: i64, step: i64| Decimal::whole(start + i64::try_from(plant).unwrap_or(0) % step);
        self.draft.plants.push(PlantRow {
            plant: key.clone(),
            name,
            partner: if plant.is_multiple_of(2) { "BY" } else { "RU" }.to_owned(),
            city: String::new(),
            coordinates: Some((place(52, 6), place(27, 30))),
            floor_area: None,
            provenance: Provenance::default(),
        });
        let until = if plant >= EXPIRED { Day::new(2025, 6, 30) } else { Day::new(2030, 12, 31) };
        let certificate =
            if (UNCERTIFIED..EXPIRED).contains(&plant) { "ISO 9001" } else { "IATF 16949:2016" };
        self.draft.cooperation.certificates_held.push(CertificateRow {
            plant: key,
            certificate: certificate.to_owned(),
            number: String::new(),
            span: (None, until),
            provenance: Provenance::default(),
        });
    }

    fn capability(&mut self, copy: usize, number: usize, family: &Family<'_>, kind: usize) {
        let (made, name, description, hs) = told(number, family, kind);
        let plant = match made {
            Made::Uncertified => UNCERTIFIED + (number + copy) % (PLANTS - UNCERTIFIED),
            _ => (number * 7 + kind * 5 + copy) % UNCERTIFIED,
        };
        let most = if made == Made::Small {
            50
        } else {
            100 + i64::try_from((number + kind + copy) % 4).unwrap_or(0) * 10
        };
        let mut sizes = vec![None; Property::SIZES.len()];
        if let Some(size) =
            family.property.and_then(Property::size_column).and_then(|column| sizes.get_mut(column))
        {
            *size = Written::parse(&family.size(most));
        }
        let mut processes = family.processes.clone();
        if made == Made::Unskilled {
            // One that no other of them is a kind of, so that its lack is certain.
            let certain = |one: &Process| {
                !processes.iter().any(|other| one.broader() == Some(*other) || other.broader() == Some(*one))
            };
            let lacking = processes.iter().copied().rfind(certain);
            processes.retain(|one| Some(*one) != lacking);
        }
        let key = format!("{}-{kind}-{copy}", family.key);
        self.draft.cooperation.capacity.push(CapacityRow {
            group: key.clone(),
            span: (Day::new(2026, 1, 1), Day::new(2026, 12, 31)),
            actual: Decimal::whole(if made == Made::Busy {
                330
            } else {
                400 + 10 * i64::try_from(kind).unwrap_or(0)
            }),
            maximum: None,
            agreed: Decimal::whole(300 - if made == Made::Busy { 0 } else { 50 }),
            provenance: Provenance::default(),
        });
        let stated = |value: usize| model::draft::Stated {
            value: Decimal::whole(i64::try_from(value).unwrap_or(0)),
            currency: None,
        };
        self.draft.cooperation.capabilities.push(CapabilityRow {
            capability: key,
            name: plain(&name),
            plant: format!("plant-{copy}-{plant}"),
            description,
            hs: if hs.is_empty() { Vec::new() } else { vec![hs.to_owned()] },
            processes,
            materials: family.material.into_iter().collect(),
            sizes,
            group: None,
            unit: "piece".to_owned(),
            unit_price: Some(stated(1000 + (number * 37 + kind * 91 + copy * 13) % 400)),
            tooling_cost: None,
            lead_time: Some(60),
            deliveries: 20,
            on_time: 14 + i64::try_from((kind + copy) % 6).unwrap_or(0),
            updated: None,
            valid_until: None,
            provenance: Provenance::default(),
        });
        self.capabilities.push((number, made));
    }

    fn need(&mut self, copy: usize, number: usize, family: &Family<'_>, kind: usize) {
        let (name, hs, hundredths) = match kind {
            0 => (family.russian[0].to_owned(), family.hs, 100),
            1 => (family.english[0].to_owned(), "", 85),
            2 => (family.informal.to_owned(), family.hs, 70),
            _ => (slipped(family.russian[1], number + 1), "", 90),
        };
        let key = format!("{}-{kind}-{copy}", family.key);
        self.draft.cooperation.needs.push(NeedRow {
            need: key.clone(),
            name: plain(&name),
            buyer: "kazan".to_owned(),
            product: None,
            hs: hs.to_owned(),
            description: String::new(),
            quantity: Decimal::whole(100),
            unit: "piece".to_owned(),
            per: Per::Week,
            pieces_per_set: None,
            span: (Day::new(2026, 3, 2), Day::new(2026, 11, 29)),
            target_price: None,
            deadline: Day::new(2026, 4, 1),
            delivered_to: Some(format!("plant-{copy}-{}", number % PLANTS)),
            certificates: vec!["IATF 16949".to_owned()],
            documents: Vec::new(),
            visibility: Visibility::Registered,
            updated: None,
            valid_until: None,
            provenance: Provenance::default(),
        });
        let words: Vec<&str> = family.processes.iter().map(|process| process.word()).collect();
        let mut requirements = vec![
            ("process", Property::Process, words.join(";"), Firmness::Must),
            ("size", family.property.unwrap_or(Property::Length), family.size(hundredths), Firmness::Must),
        ];
        if let Some(material) = family.material {
            requirements.push(("material", Property::Material, material.word().to_owned(), Firmness::Wish));
        }
        for (requirement, property, value, firmness) in requirements {
            self.draft.cooperation.requirements.push(RequirementRow {
                need: key.clone(),
                requirement: requirement.to_owned(),
                property,
                value,
                step: None,
                firmness,
                provenance: Provenance::default(),
            });
        }
        self.needs.push(number);
    }
}

/// How a capability is made, its name, its description and its code.
fn told<'f>(number: usize, family: &Family<'f>, kind: usize) -> (Made, String, String, &'f str) {
    let english = |at: usize| family.english[at % family.english.len()];
    let russian = |at: usize| family.russian[at % family.russian.len()];
    let full = family.hs;
    let heading = full.get(..4).unwrap_or(full);
    match kind {
        0 => (Made::Fits, russian(0).to_owned(), String::new(), full),
        1 => (Made::Fits, english(1).to_owned(), "series production for vehicles".to_owned(), heading),
        2 => (
            Made::Fits,
            slipped(if number % 4 < 2 { russian(2) } else { english(2) }, number),
            String::new(),
            "",
        ),
        3 => {
            let name = if number % 4 < 2 {
                "Участок механосборочный"
            } else {
                "Assembly and machining shop"
            };
            (Made::Fits, name.to_owned(), format!("{}; {}", russian(1), "по чертежам заказчика"), full)
        }
        4 => (Made::Fits, format!("{}, drawings of the customer", english(2)), "OEM supplier".to_owned(), ""),
        5 => (Made::Small, russian(0).to_owned(), String::new(), full),
        6 => (Made::Uncertified, english(0).to_owned(), String::new(), full),
        7 => (Made::Busy, russian(1).to_owned(), String::new(), full),
        8 => (Made::Unskilled, english(1).to_owned(), String::new(), full),
        9 => (Made::Other, family.confused[0].to_owned(), String::new(), family.confused_hs),
        _ => {
            let confused = family.confused[family.confused.len() - 1];
            (
                Made::Other,
                confused.to_owned(),
                String::new(),
                if number.is_multiple_of(2) { "" } else { family.confused_hs },
            )
        }
    }
}

fn plain(name: &str) -> Name {
    Name { plain: name.to_owned(), ru: None, be: None }
}

/// The text with one slip of the pen in its longest word: which, the number decides.
fn slipped(text: &str, number: usize) -> String {
    let longest = text.split(' ').max_by_key(|word| word.chars().count()).unwrap_or_default();
    let mut letters: Vec<char> = longest.chars().collect();
    if letters.len() < 5 || number == SLIP_NONE {
        return text.to_owned();
    }
    match number % 4 {
        0 => letters.swap(2, 3),
        1 => {
            letters.remove(3);
        }
        2 => letters.insert(2, letters[2]),
        _ => letters[2] = if letters[2] == 'о' { 'а' } else { 'о' },
    }
    text.replacen(longest, &letters.into_iter().collect::<String>(), 1)
}

/// The keys of the families, each once.
#[must_use]
pub fn families() -> BTreeSet<&'static str> {
    TABLE.lines().skip(1).filter_map(|row| row.split(';').next()).collect()
}
