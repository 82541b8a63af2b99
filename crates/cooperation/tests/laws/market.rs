//! A market of three plants and one need, to be changed by each test.

use cooperation::{Answer, Matcher, Settings, Weights};
use model::cooperation::{Judgement, Match, Way};
use model::draft::{
    CapabilityRow, CapacityRow, CertificateRow, Draft, Firmness, Name, NeedRow, Per, PlantRow, Process,
    Property, Provenance, RequirementRow, Stated, Visibility,
};
use model::unit::Written;
use model::{Cooperation, Day, Decimal, Programme};

pub(crate) const SETTINGS: Settings = Settings { weights: Weights::USUAL, limit: 10, near: 10 };

pub(crate) fn day(text: &str) -> Option<Day> {
    Some(Day::parse(text).unwrap())
}

pub(crate) fn name(plain: &str) -> Name {
    Name { plain: plain.to_owned(), ru: None, be: None }
}

/// One need for gears at Kazan, ten a week for half a year; nobody can do anything yet.
pub(crate) fn market() -> Draft {
    let mut draft = model::sample::tiny();
    for key in ["brest", "omsk", "tula", "perm"] {
        draft.plants.push(PlantRow {
            plant: key.to_owned(),
            name: name(key),
            partner: "RU".to_owned(),
            city: String::new(),
            coordinates: None,
            floor_area: None,
            provenance: Provenance::default(),
        });
    }
    draft.cooperation.needs = vec![NeedRow {
        need: "gears".into(),
        name: name("gear set"),
        buyer: "kazan".into(),
        product: None,
        hs: "848340".into(),
        description: String::new(),
        quantity: Decimal::whole(10),
        unit: "piece".into(),
        per: Per::Week,
        pieces_per_set: None,
        span: (day("2026-02-02"), day("2026-08-02")),
        target_price: None,
        deadline: None,
        delivered_to: Some("kazan".into()),
        certificates: Vec::new(),
        documents: Vec::new(),
        visibility: Visibility::Registered,
        updated: None,
        valid_until: None,
        provenance: Provenance::default(),
    }];
    draft.cooperation.requirements.clear();
    draft
}

pub(crate) fn require(draft: &mut Draft, property: Property, value: &str) {
    let requirement = property.word().to_owned();
    draft.cooperation.requirements.push(RequirementRow {
        need: "gears".into(),
        requirement,
        property,
        value: value.into(),
        step: None,
        firmness: Firmness::Must,
        provenance: Provenance::default(),
    });
}

/// A capability of its plant, called like it; with so much free in every week.
pub(crate) fn able<'d>(
    draft: &'d mut Draft,
    plant: &str,
    what: &str,
    free: Option<i64>,
) -> &'d mut CapabilityRow {
    if let Some(free) = free {
        draft.cooperation.capacity.push(CapacityRow {
            group: plant.into(),
            span: (day("2026-01-01"), day("2027-12-31")),
            actual: Decimal::whole(free + 5),
            maximum: None,
            agreed: Decimal::whole(5),
            provenance: Provenance::default(),
        });
    }
    draft.cooperation.capabilities.push(CapabilityRow {
        capability: plant.into(),
        name: name(what),
        plant: plant.into(),
        description: String::new(),
        hs: Vec::new(),
        processes: Vec::new(),
        materials: Vec::new(),
        sizes: vec![None; Property::SIZES.len()],
        group: None,
        unit: "piece".into(),
        unit_price: None,
        tooling_cost: None,
        lead_time: None,
        deliveries: 0,
        on_time: 0,
        updated: None,
        valid_until: None,
        provenance: Provenance::default(),
    });
    draft.cooperation.capabilities.last_mut().unwrap()
}

pub(crate) fn reach(row: &mut CapabilityRow, property: Property, text: &str) {
    row.sizes[property.size_column().unwrap()] = Some(Written::parse(text).unwrap());
}

pub(crate) fn does(row: &mut CapabilityRow, processes: &[Process]) {
    row.processes = processes.to_vec();
}

pub(crate) fn priced(row: &mut CapabilityRow, price: i64) {
    row.unit_price = Some(Stated { value: Decimal::whole(price), currency: None });
}

pub(crate) fn holds(draft: &mut Draft, plant: &str, certificate: &str, until: Option<&str>) {
    draft.cooperation.certificates_held.push(CertificateRow {
        plant: plant.into(),
        certificate: certificate.into(),
        number: String::new(),
        span: (None, until.and_then(day)),
        provenance: Provenance::default(),
    });
}

/// What is answered, with keys instead of numbers.
pub(crate) struct Told {
    pub(crate) answer: Answer,
    keys: Vec<String>,
}

impl Told {
    pub(crate) fn of(draft: &Draft) -> Self {
        Self::with(draft, SETTINGS)
    }

    pub(crate) fn with(draft: &Draft, settings: Settings) -> Self {
        let (programme, _) = Programme::new(draft.clone()).unwrap();
        let (cooperation, _) = Cooperation::new(draft).unwrap_or_else(|findings| panic!("{findings:?}"));
        let matcher = Matcher::new(&programme, &cooperation, settings).unwrap();
        let answer = matcher.answer(cooperation.need("gears").unwrap()).unwrap();
        let keys = cooperation.capabilities.iter().map(|row| row.key.clone()).collect();
        Self { answer, keys }
    }

    pub(crate) fn members(&self, found: &Match) -> Vec<&str> {
        found.members.iter().map(|member| self.keys[member.capability.index()].as_str()).collect()
    }

    /// Plants that can do it alone, the best first.
    pub(crate) fn alone(&self) -> Vec<&str> {
        let alone = self.answer.matches.iter().filter(|found| found.way == Way::Alone);
        alone.flat_map(|found| self.members(found)).collect()
    }

    /// Plants that can do it together.
    pub(crate) fn jointly(&self) -> Vec<Vec<&str>> {
        let jointly = self.answer.matches.iter().filter(|found| found.way == Way::Jointly);
        jointly.map(|found| self.members(found)).collect()
    }

    /// The verdict on one thing asked of a plant, wherever it stands.
    pub(crate) fn verdict(&self, plant: &str, requirement: &str) -> Judgement {
        let matched = self.answer.matches.iter().flat_map(|found| &found.members);
        let matched = matched.map(|member| (member.capability, &member.judgements));
        let near = self.answer.near.iter().map(|near| (near.capability, &near.judgements));
        let judgements = matched.chain(near).find(|(id, _)| self.keys[id.index()] == plant);
        let (_, judgements) = judgements.unwrap_or_else(|| panic!("{plant} is not told of"));
        judgements.iter().find(|judgement| judgement.requirement == requirement).unwrap().clone()
    }
}
