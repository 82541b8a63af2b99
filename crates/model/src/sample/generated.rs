//! Random small drafts, all valid: every rule of the programme folder appears in some of them.
//!
//! Changing the order of draws changes every draft; tests name laws, never seeds.

use super::chance::Chance;
use super::{
    bom, calendar, empty, fund, hundredths, number_rows, plant, product, project, resource, site, stated,
    task, uses, volume,
};
use crate::draft::{
    Basis, CalendarRow, Draft, FundRuleRow, IoRow, LimitKind, LimitRow, Must, PaymentRule, PrecedenceRow,
    ProductKind, Provenance, RequirementKind, RequiresRow, Span, Stated, TaskKind,
};
use crate::finding::Code;
use crate::number::Decimal;
use crate::programme::Programme;
use crate::time::PeriodKind;

/// The most of everything that a generated draft may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Projects; at least one.
    pub projects: usize,
    /// Sites of a project; at least one.
    pub sites: usize,
    /// Tasks of a project; at least one.
    pub tasks: usize,
    /// Modes of a task; at least one.
    pub modes: usize,
    /// The shortest and the longest horizon.
    pub periods: (u32, u32),
}

impl Size {
    /// What a search finds easy and a brute force impossible.
    pub const SMALL: Self = Self { projects: 6, sites: 3, tasks: 5, modes: 3, periods: (6, 16) };
    /// What a brute force can exhaust.
    pub const TINY: Self = Self { projects: 3, sites: 2, tasks: 2, modes: 2, periods: (6, 8) };
}

/// A random draft of that size, without errors (warnings there may be). The same seed and size give the same draft.
#[must_use]
pub fn generated(seed: u64, size: Size) -> Draft {
    let mut generator = Generator { chance: Chance(seed), size, draft: empty(1), tiers: Vec::new() };
    generator.header(seed);
    generator.plants_and_means();
    generator.products();
    generator.sectors();
    generator.projects();
    generator.dependencies();
    generator.money();
    let mut draft = generator.draft;
    number_rows(&mut draft);
    // What must be in or out may collide with the rest, and whether it does is not the generator's to know.
    if let Err(findings) = Programme::new(draft.clone())
        && findings.iter().any(|finding| finding.code == Code::LimitsCollide)
    {
        draft.projects.iter_mut().for_each(|project| project.must = Must::Free);
    }
    draft
}

/// The same with one to three policy limits, half of which may be broken at a price.
#[must_use]
pub fn limited(seed: u64, size: Size) -> Draft {
    let mut draft = generated(seed, size);
    let mut chance = Chance(seed ^ 0x11);
    // Half of a year's bill, or thereabouts, is what a limit on sums may be about.
    let bill =
        draft.products.iter().filter_map(|row| row.price).map(|price| price.value.billionths()).sum::<i128>();
    let parts: Vec<String> = draft
        .products
        .iter()
        .filter(|row| row.kind != ProductKind::Final)
        .map(|row| row.product.clone())
        .collect();
    for number in 1..=chance.between(1, 3) {
        let kind = chance.pick(LimitKind::ALL, LimitKind::ImportBillMax);
        let of = match kind {
            LimitKind::PartnerShareMin => Some(chance.pick(&["BY", "RU"], "BY").to_owned()),
            LimitKind::ImportShareMax | LimitKind::SupplierShareMax => {
                parts.get(chance.below(parts.len())).cloned()
            }
            LimitKind::ImportBillMax | LimitKind::BuyerCostMax if chance.sometimes(50) => {
                parts.get(chance.below(parts.len())).cloned()
            }
            _ => None,
        };
        // The generated finals have no price, of which a share could be asked.
        let kind = if kind == LimitKind::DomesticContentMin { LimitKind::ImportBillMax } else { kind };
        let sum = Decimal::from_billionths(bill * i128::from(chance.between(1, 200)));
        draft.limits.push(LimitRow {
            limit: format!("limit-{number}"),
            kind,
            of,
            years: (None, None),
            share: kind.is_share().then(|| hundredths(chance.between(0, 60))),
            amount: (!kind.is_share()).then_some(Stated { value: sum, currency: None }),
            penalty: chance.sometimes(50).then(|| hundredths(chance.between(5, 300))),
            provenance: Provenance::default(),
        });
    }
    number_rows(&mut draft);
    draft
}

struct Generator {
    chance: Chance,
    size: Size,
    draft: Draft,
    /// Keys of the products below the finals, tier by tier, with their prices in hundredths.
    tiers: Vec<Vec<(String, i64)>>,
}

impl Generator {
    fn periods(&self) -> i64 {
        i64::try_from(self.draft.header.calendar.len()).unwrap_or(1)
    }

    fn header(&mut self, seed: u64) {
        let (least, largest) = self.size.periods;
        let periods = self.chance.between(i64::from(least), i64::from(largest));
        let kind = self
            .chance
            .pick(&[PeriodKind::Quarter, PeriodKind::Quarter, PeriodKind::Month], PeriodKind::Quarter);
        let header = &mut self.draft.header;
        header.calendar = calendar(kind, u32::try_from(periods).unwrap_or(1));
        header.discount_rate = hundredths(self.chance.between(0, 10));
        header.buyer_cost_max_share =
            self.chance.sometimes(30).then(|| hundredths(self.chance.between(0, 3)));
        header.ramps = vec![("default".to_owned(), vec![hundredths(25), hundredths(50), hundredths(100)])];
        if self.chance.sometimes(50) {
            header.ramps.push(("slow".to_owned(), vec![hundredths(0), hundredths(33), hundredths(67)]));
        }
        self.draft.fingerprint = format!("generated-{seed}");
    }

    fn plants_and_means(&mut self) {
        for (number, partner) in (1..=self.chance.between(1, 4)).zip(["BY", "RU", "BY", "RU"]) {
            let floor_area = self.chance.sometimes(60).then(|| self.chance.between(5, 20));
            self.draft.plants.push(plant(&format!("plant-{number}"), partner, floor_area));
        }
        for number in 1..=self.chance.between(0, 3) {
            let mut row = resource(&format!("resource-{number}"), self.chance.between(1, 4));
            match self.chance.below(4) {
                0 => row.partner = Some(self.chance.pick(&["BY", "RU"], "BY").to_owned()),
                1 => row.plant = Some(self.any_plant()),
                _ => {}
            }
            if self.chance.sometimes(40) {
                let first = self.chance.between(0, self.periods() - 1);
                let last = self.chance.between(first, self.periods() - 1);
                self.draft.resource_calendar.push(CalendarRow {
                    resource: row.resource.clone(),
                    span: Span { first, last },
                    capacity: self.chance.between(0, 5),
                    provenance: Provenance::default(),
                });
            }
            self.draft.resources.push(row);
        }
    }

    fn any_plant(&mut self) -> String {
        let number = self.chance.below(self.draft.plants.len());
        self.draft.plants[number].plant.clone()
    }

    /// Finals that are built, and up to three tiers of parts. A part's price is mostly more than its own parts' prices together.
    fn products(&mut self) {
        let depth = self.chance.between(1, 3);
        for tier in (1..=depth).rev() {
            let below = self.tiers.last().cloned().unwrap_or_default();
            let mut parts = Vec::new();
            for number in 1..=self.chance.between(1, 3) {
                let key = format!("part-{tier}-{number}");
                let mut kit = 0;
                for (part, price) in &below {
                    if self.chance.sometimes(50) {
                        let quantity = self.chance.pick(&[50, 100, 200, 400, 125], 100);
                        self.draft.bom.push(bom(&key, part, quantity));
                        kit += price * quantity / 100;
                    }
                }
                let own = self.chance.between(500, 20_000);
                // A kit may be dearer than the assembled part: a project for it is worth something only with its parts.
                let price = if kit > 0 && self.chance.sometimes(12) { kit * 9 / 10 + 1 } else { kit + own };
                let mut row = product(&key, price);
                row.duty_rate = hundredths(self.chance.between(0, 20));
                row.provenance.basis = self.chance.pick(&Basis::ALL, Basis::Assumption);
                self.draft.products.push(row);
                if self.chance.sometimes(40) {
                    let first = self.chance.between(0, self.periods() - 1);
                    let mut row = volume(&key, self.chance.between(1, 200), self.periods());
                    row.span.first = first;
                    self.draft.demand.push(row);
                }
                parts.push((key, price));
            }
            self.tiers.push(parts);
        }
        let top = self.tiers.last().cloned().unwrap_or_default();
        for number in 1..=self.chance.between(1, 2) {
            let key = format!("vehicle-{number}");
            let mut row = product(&key, 1);
            (row.price, row.kind) = (None, ProductKind::Final);
            self.draft.products.push(row);
            for (part, _) in &top {
                if self.chance.sometimes(80) {
                    self.draft.bom.push(bom(&key, part, self.chance.pick(&[100, 100, 200, 600], 100)));
                }
            }
            let mut row = volume(&key, self.chance.between(10, 100), self.periods());
            row.span.last = self.chance.between(self.periods() / 2, self.periods() - 1);
            self.draft.builds.push(row);
        }
    }

    /// In every third draft two sectors: check value A of the formula collection.
    fn sectors(&mut self) {
        if !self.chance.sometimes(33) {
            return;
        }
        let cell = |input: &str, sector: &str, value: i64| IoRow {
            input: input.to_owned(),
            sector: sector.to_owned(),
            value: hundredths(value),
            provenance: Provenance::default(),
        };
        let draft = &mut self.draft;
        for (input, sector, inside, imported) in [
            ("metal", "metal", 20, 5),
            ("metal", "machines", 10, 2),
            ("machines", "metal", 25, 20),
            ("machines", "machines", 30, 8),
        ] {
            draft.io_inside.push(cell(input, sector, inside));
            draft.io_imported.push(cell(input, sector, imported));
        }
        draft.io_value_added = vec![cell("metal", "", 30), cell("machines", "", 50)];
    }

    fn projects(&mut self) {
        let parts: Vec<(String, i64)> = self.tiers.iter().flatten().cloned().collect();
        let count = self.chance.between(1, i64::try_from(self.size.projects).unwrap_or(1));
        for number in 1..=count {
            let key = format!("project-{number}");
            let Some((part, price)) = parts.get(self.chance.below(parts.len())).cloned() else { return };
            let capacity = self.chance.between(5, 400);
            let mut row = project(&key, &part, capacity, price * self.chance.between(85, 120) / 100 + 1);
            row.imported_share_of_outlay = hundredths(self.chance.between(0, 60));
            row.must = match self.chance.below(12) {
                0 => Must::In,
                1 => Must::Out,
                _ => Must::Free,
            };
            row.latest_launch = self.chance.sometimes(25).then(|| self.chance.between(2, self.periods() + 1));
            row.ramp = self
                .draft
                .header
                .ramps
                .last()
                .map(|(name, _)| name.clone())
                .filter(|_| self.chance.sometimes(40));
            if !self.draft.io_inside.is_empty() {
                row.sector = Some(self.chance.pick(&["metal", "machines"], "metal").to_owned());
                if self.chance.sometimes(50) {
                    (row.nonbom_imports, row.nonbom_imports_low, row.nonbom_imports_high) =
                        (None, None, None);
                }
            } else if self.chance.sometimes(20) {
                (row.nonbom_imports_low, row.nonbom_imports_high) = (None, None);
            }
            self.draft.projects.push(row);
            let plants = self.project_sites(&key);
            // What the part would cost in a year or so, give or take, is what a plant would invest.
            let outlay = capacity * price / 100 * self.chance.between(1, 12) / 4;
            self.project_tasks(&key, &plants, outlay);
        }
    }

    fn project_sites(&mut self, project: &str) -> Vec<String> {
        let mut plants: Vec<String> = Vec::new();
        for _ in 0..self.chance.between(1, i64::try_from(self.size.sites).unwrap_or(1)) {
            let plant = self.any_plant();
            if plants.contains(&plant) {
                continue;
            }
            let mut row = site(project, &plant, self.chance.between(0, 8));
            row.capacity_factor = hundredths(self.chance.between(80, 120));
            row.outlay_factor = hundredths(self.chance.between(85, 115));
            row.price_factor = hundredths(self.chance.between(90, 110));
            self.draft.sites.push(row);
            plants.push(plant);
        }
        plants
    }

    fn project_tasks(&mut self, project: &str, plants: &[String], outlay: i64) {
        let tasks = self.chance.between(1, i64::try_from(self.size.tasks).unwrap_or(1));
        for number in 1..=tasks {
            let key = format!("task-{number}");
            let kind = self.chance.pick(TaskKind::ALL, TaskKind::Other);
            for mode in 1..=self.chance.between(1, i64::try_from(self.size.modes).unwrap_or(1)) {
                let duration = self.chance.between(0, 3);
                let share = self.chance.between(60, 140);
                let mut row =
                    task(project, &key, &format!("mode-{mode}"), duration, outlay / tasks * share / 100);
                row.kind = kind;
                row.payment = self.chance.pick(PaymentRule::ALL, PaymentRule::AtStart);
                row.overlap = if self.chance.sometimes(25) { self.chance.between(0, duration) } else { 0 };
                row.duration_range =
                    (Some(self.chance.between(0, duration)), Some(duration + self.chance.between(0, 2)));
                row.retry_probability = hundredths(self.chance.between(0, 30));
                self.draft.tasks.push(row.clone());
                if let (1, true, Some(plant)) = (mode, self.chance.sometimes(15), plants.first()) {
                    row.plant = Some(plant.clone());
                    row.outlay = stated(self.chance.between(0, outlay * 100));
                    self.draft.tasks.push(row);
                }
            }
            for number in 0..self.draft.resources.len() {
                if self.chance.sometimes(35) {
                    let key_of = self.draft.resources[number].resource.clone();
                    let mut row = uses(project, &key, &key_of, self.chance.between(1, 2));
                    row.mode = self.chance.sometimes(30).then(|| "mode-1".to_owned());
                    self.draft.uses.push(row);
                }
            }
        }
        // Sometimes not a chain: each task waits for one or two earlier ones, or for none.
        if tasks > 1 && self.chance.sometimes(50) {
            self.project_precedence(project, tasks);
        }
    }

    fn project_precedence(&mut self, project: &str, tasks: i64) {
        for after in 2..=tasks {
            for before in 1..after {
                if self.chance.sometimes(45) {
                    let lag = if self.chance.sometimes(25) { self.chance.between(1, 2) } else { 0 };
                    self.draft.precedence.push(precedence(
                        project,
                        format!("task-{before}"),
                        format!("task-{after}"),
                        lag,
                    ));
                }
            }
        }
    }

    /// Between projects everything goes from a higher number to a lower one, so that there are no circles.
    fn dependencies(&mut self) {
        let count = self.draft.projects.len();
        for later in 1..count {
            let earlier = self.chance.below(later);
            let project = self.draft.projects[later].project.clone();
            let other = self.draft.projects[earlier].project.clone();
            if self.chance.sometimes(40) {
                let kind = self.chance.pick(RequirementKind::ALL, RequirementKind::Xor);
                self.draft.requires.push(RequiresRow {
                    project,
                    other,
                    kind,
                    lag: self.chance.between(0, 2),
                    provenance: Provenance::default(),
                });
            } else if self.chance.sometimes(15) {
                let lag = self.chance.between(0, 1);
                self.draft.precedence.push(precedence(
                    &project,
                    format!("{other}.task-1"),
                    "task-1".to_owned(),
                    lag,
                ));
            }
        }
    }

    /// Less money than all projects together would need.
    fn money(&mut self) {
        let wanted =
            self.draft.tasks.iter().map(|row| row.outlay.value.billionths() / Decimal::SCALE).sum::<i128>();
        let wanted = i64::try_from(wanted).unwrap_or(i64::MAX / 1000).max(1);
        let years = self.draft.header.calendar.years();
        let funds = self.chance.between(1, 3);
        for number in 1..=funds {
            let key = format!("fund-{number}");
            let carry_over = self.chance.pick(&[None, Some(0), Some(50), Some(100)], None);
            for year in &years {
                if self.chance.sometimes(85) {
                    let share = self.chance.between(5, 90);
                    let mut row = fund(&key, i64::from(*year), wanted / funds * share / 100);
                    row.carry_over_share = carry_over.map(hundredths);
                    self.draft.funds.push(row);
                }
            }
            let exists = self.draft.funds.iter().any(|row| row.fund == key);
            if exists && self.chance.sometimes(40) {
                self.fund_rules(&key);
            }
        }
    }

    fn fund_rules(&mut self, fund: &str) {
        for _ in 0..self.chance.between(1, 2) {
            let which = self.chance.below(3);
            let plant = (which == 1).then(|| self.any_plant());
            let project = self.chance.below(self.draft.projects.len());
            self.draft.fund_rules.push(FundRuleRow {
                fund: fund.to_owned(),
                partner: (which == 0).then(|| self.chance.pick(&["BY", "RU"], "BY").to_owned()),
                plant,
                project: (which == 2).then(|| self.draft.projects[project].project.clone()),
                max_share: hundredths(self.chance.pick(&[100, 100, 50, 70], 100)),
                provenance: Provenance::default(),
            });
        }
    }
}

fn precedence(project: &str, before: String, after: String, lag: i64) -> PrecedenceRow {
    PrecedenceRow { project: project.to_owned(), before, after, lag, provenance: Provenance::default() }
}
