//! Birth of the projects: their own figures, and those figures at each of their sites.

use std::collections::BTreeMap;

use super::goods::parts_price;
use super::precedence::AllPrecedence;
use super::references::AllKeys;
use super::sectors::Sectors;
use super::tasks::{TaskDrafts, TaskSite};
use super::values::{
    CAPACITY, FACTOR, FACTOR_ABOVE_NOUGHT, PRICE, PRICE_PART, QUANTITY, Registrar, Row, SHARE, product,
};
use super::{Plant, Product, Project, Range, Resource, Site};
use crate::draft::{Must, ProjectRow, SiteRow, Stated};
use crate::finding::Code;
use crate::hidden::{ImportContent, per_unit};
use crate::number::{Decimal, Money, Ratio, UnitPrice};
use crate::table::{Id, Table};
use crate::time::Period;

/// What projects refer to.
pub(super) struct Surroundings<'a> {
    pub(super) keys: &'a AllKeys<'a>,
    pub(super) plants: &'a Table<Plant>,
    pub(super) products: &'a Table<Product>,
    pub(super) resources: &'a Table<Resource>,
    pub(super) sectors: &'a Sectors<'a>,
    pub(super) ramps: &'a [(&'a str, Vec<Ratio>)],
}

/// A project's figures before the factors of its sites.
struct Figures {
    capacity: Decimal,
    unit_price: Decimal,
    /// e with its range, where declared.
    declared: Option<UnitPrice>,
    low: Option<UnitPrice>,
    high: Option<UnitPrice>,
    /// The sector, and its import content, where there is one.
    sector: Option<usize>,
    content: Option<Range<ImportContent>>,
}

impl<'a> Registrar<'a> {
    /// The projects; nothing in the place of one whose product is unknown.
    pub(super) fn projects(
        &mut self,
        around: &Surroundings<'a>,
        tasks: &TaskDrafts<'a>,
        precedence: &mut AllPrecedence,
    ) -> Vec<Option<Project>> {
        let draft = self.draft;
        let mut rows_of_sites: Vec<Vec<(Id<Plant>, &'a SiteRow)>> = vec![Vec::new(); draft.projects.len()];
        let mut has_site = vec![false; draft.projects.len()];
        let mut seen = BTreeMap::new();
        for row in &draft.sites {
            let place = Row::new("sites.csv", "project", &row.project, &row.provenance);
            let project = self.find(place, "project", &around.keys.projects, &row.project);
            let plant = self.find(place, "plant", &around.keys.plants, &row.plant);
            let Some(project) = project else { continue };
            has_site[project.index()] = true;
            if let Some(plant) = plant
                && self.once(
                    &mut seen,
                    (project, plant),
                    place,
                    "plant",
                    &format!("{} {}", row.project, row.plant),
                )
            {
                rows_of_sites[project.index()].push((plant, row));
            }
        }
        let mut projects = Vec::new();
        for (number, row) in draft.projects.iter().enumerate() {
            let place = Row::new("projects.csv", "project", &row.project, &row.provenance);
            if !has_site[number] {
                self.report(place.finding(Code::NoSite, "project"));
            }
            self.has_tasks(place, Id::new(number), tasks);
            let rows = &rows_of_sites[number];
            let task_sites = self.task_sites(rows);
            let tasks = self.tasks_at(&tasks[number], &task_sites, around.plants, around.resources);
            let mut project = self.project(place, row, around);
            if let Some((project, figures)) = &mut project {
                project.tasks = tasks;
                project.precedence = std::mem::take(&mut precedence.inside[number]);
                project.sites =
                    self.sites(row, rows, figures, &around.products[project.product], around.products);
            }
            projects.push(project.map(|(project, _)| project));
        }
        projects
    }

    /// The project without sites and tasks, and the figures that its sites multiply.
    fn project(
        &mut self,
        place: Row<'_>,
        row: &ProjectRow,
        around: &Surroundings<'_>,
    ) -> Option<(Project, Figures)> {
        let sector = self.sector(place, row, around.sectors);
        let figures = Figures {
            capacity: self.within(place, "capacity_per_period", row.capacity_per_period, CAPACITY),
            unit_price: self.converted(place, "unit_price", row.unit_price, PRICE),
            declared: self.price_part(place, "nonbom_imports_per_unit", row.nonbom_imports),
            low: self.price_part(place, "nonbom_imports_low", row.nonbom_imports_low),
            high: self.price_part(place, "nonbom_imports_high", row.nonbom_imports_high),
            sector,
            content: sector.and_then(|sector| around.sectors.content(sector)),
        };
        self.declared_range(place, &figures);
        let imported_share =
            self.ratio(place, "imported_share_of_outlay", row.imported_share_of_outlay, SHARE);
        let (must, latest_launch) = self.must_and_latest(row);
        let ramp = self.ramp(place, row, around.ramps);
        let product = self.find(place, "product", &around.keys.products, &row.product)?;
        let project = Project {
            key: row.project.clone(),
            name: row.name.clone(),
            product,
            imported_share_of_outlay: imported_share,
            sector: figures.sector,
            declared_imports: figures.declared,
            must,
            latest_launch,
            ramp,
            sites: Vec::new(),
            tasks: Vec::new(),
            precedence: Vec::new(),
            provenance: row.provenance.clone(),
        };
        Some((project, figures))
    }

    fn price_part(&mut self, place: Row<'_>, column: &str, stated: Option<Stated>) -> Option<UnitPrice> {
        let value = self.converted(place, column, stated?, PRICE_PART);
        Some(self.unit_price(place, column, value, PRICE_PART))
    }

    /// The number of the sector. A project that declares nothing and has no sector hides nobody knows how much.
    fn sector(&mut self, place: Row<'_>, row: &ProjectRow, sectors: &Sectors<'_>) -> Option<usize> {
        match &row.sector {
            Some(sector) if !sectors.is_empty() => {
                let number = sectors.number(sector);
                if number.is_none() {
                    self.unknown(place, "sector", sector, "io_inside", sectors.keys());
                }
                number
            }
            _ => {
                if row.nonbom_imports.is_none() {
                    self.report(place.finding(Code::HiddenImportsUnknown, "nonbom_imports_per_unit"));
                }
                None
            }
        }
    }

    /// Low ≤ the figure ≤ high, as far as they are given. Where the tables give the figure, the range only may not be reversed.
    fn declared_range(&mut self, place: Row<'_>, figures: &Figures) {
        let nought = figures.content.is_none().then_some(UnitPrice::ZERO);
        let likely = figures.declared.or(nought);
        let reversed = |low: Option<UnitPrice>, high: Option<UnitPrice>| {
            low.zip(high).is_some_and(|(low, high)| low > high)
        };
        if reversed(figures.low, likely) || reversed(figures.low, figures.high) {
            self.report(place.finding(Code::RangeReversed, "nonbom_imports_low"));
        } else if reversed(likely, figures.high) {
            self.report(place.finding(Code::RangeReversed, "nonbom_imports_high"));
        }
    }

    fn must_and_latest(&self, row: &ProjectRow) -> (Must, Option<Period>) {
        let Some(latest) = row.latest_launch else { return (row.must, None) };
        match usize::try_from(latest) {
            Ok(latest) if latest >= self.draft.header.calendar.len() => (row.must, None),
            Ok(latest) => (row.must, Some(Period::at(latest))),
            // Too late before it began: no period can say so, leaving it out can. The finding is `never-in-time`.
            Err(_) => (if row.must == Must::Free { Must::Out } else { row.must }, Some(Period(0))),
        }
    }

    /// The named ramp; without a name the default one, and without that full capacity at once.
    fn ramp(&mut self, place: Row<'_>, row: &ProjectRow, ramps: &[(&str, Vec<Ratio>)]) -> Vec<Ratio> {
        let name = row.ramp.as_deref().unwrap_or("default");
        match ramps.iter().find(|(known, _)| *known == name) {
            Some((_, shares)) if !shares.is_empty() => shares.clone(),
            Some(_) => vec![Ratio::ONE],
            None => {
                if row.ramp.is_some() {
                    self.unknown(place, "ramp", name, "ramp", ramps.iter().map(|(known, _)| *known));
                }
                vec![Ratio::ONE]
            }
        }
    }

    fn task_sites(&mut self, rows: &[(Id<Plant>, &'a SiteRow)]) -> Vec<TaskSite<'a>> {
        let site = |(plant, row): &(Id<Plant>, &'a SiteRow)| {
            let place = Row::new("sites.csv", "project", &row.project, &row.provenance);
            TaskSite {
                project: &row.project,
                plant: *plant,
                plant_key: &row.plant,
                row: place,
                outlay_factor: self.within(place, "outlay_factor", row.outlay_factor, FACTOR),
            }
        };
        rows.iter().map(site).collect()
    }

    /// The project's figures at each site.
    fn sites(
        &mut self,
        project: &ProjectRow,
        rows: &[(Id<Plant>, &SiteRow)],
        figures: &Figures,
        made: &Product,
        products: &Table<Product>,
    ) -> Vec<Site> {
        let place = Row::new("projects.csv", "project", &project.project, &project.provenance);
        let parts = self.unit_price(place, "product", parts_price(made, products), PRICE_PART);
        let mut sites = Vec::new();
        let mut told = false;
        for (plant, row) in rows {
            let place = Row::new("sites.csv", "project", &row.project, &row.provenance);
            let price_factor = self.within(place, "price_factor", row.price_factor, FACTOR_ABOVE_NOUGHT);
            let capacity_factor =
                self.within(place, "capacity_factor", row.capacity_factor, FACTOR_ABOVE_NOUGHT);
            // Invariant: both factors are bounded, so the products exist.
            let price = product(figures.unit_price, price_factor).unwrap_or(Decimal::LARGEST);
            let capacity = product(figures.capacity, capacity_factor).unwrap_or(Decimal::LARGEST);
            let unit_price = self.unit_price(place, "price_factor", price, PRICE);
            let hidden = self.hidden(place, figures, unit_price, parts);
            let whole_cost = parts + hidden.likely;
            if whole_cost > unit_price && !told {
                told = true;
                let finding = place.finding(Code::PartsExceedPrice, "price_factor");
                let finding =
                    finding.with("price", self.shown(unit_price)).with("parts", self.shown(whole_cost));
                self.report(finding);
            }
            sites.push(Site {
                plant: *plant,
                capacity: self.quantity(place, "capacity_factor", capacity, CAPACITY),
                unit_price,
                hidden,
                area: self.quantity(place, "area", row.area, QUANTITY),
                basis: row.provenance.basis.max(project.provenance.basis),
            });
        }
        sites
    }

    /// Hidden imports per unit, equation (3) of `docs/concepts/planning.md`: what is declared, and what the sector's tables add for
    /// the plant's own part of the price.
    fn hidden(
        &mut self,
        place: Row<'_>,
        figures: &Figures,
        price: UnitPrice,
        parts: UnitPrice,
    ) -> Range<UnitPrice> {
        let of = |declared: Option<UnitPrice>, pick: fn(&Range<ImportContent>) -> ImportContent| {
            per_unit(price, parts, declared, figures.content.as_ref().map(pick))
        };
        let likely = of(figures.declared, |range| range.likely);
        let end = |stated: Option<UnitPrice>, pick: fn(&Range<ImportContent>) -> ImportContent| {
            of(stated.or(figures.declared), pick)
        };
        let (low, high) = (
            end(figures.low, |range| range.low).min(likely),
            end(figures.high, |range| range.high).max(likely),
        );
        let mut price = |value| self.unit_price(place, "project", value, PRICE_PART);
        Range { low: price(low), likely: price(likely), high: price(high) }
    }

    /// A price as people read it.
    fn shown(&self, price: UnitPrice) -> Money {
        let currency = self.currency();
        Money::from_decimal(price.to_decimal(), currency).unwrap_or(Money::zero(currency))
    }
}
