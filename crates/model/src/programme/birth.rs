//! From a draft to a programme, or to all its findings at once.
//!
//! In three steps: first each value (`values`), then the references (`references`), then the lookups (`lookups`). A row goes
//! through the first two together, in the file of its noun; the third needs all rows. Nothing stops at the first finding:
//! people mend a table in one go, not in twenty.

use super::Programme;
use super::goods::makers_first;
use super::projects::Surroundings;
use super::references::AllKeys;
use super::values::Registrar;
use crate::draft::Draft;
use crate::finding::{Code, Finding, any_error};
use crate::table::Table;
use crate::time::Period;

impl Programme {
    /// Checks a draft and makes a programme of it.
    ///
    /// Returns the programme with its warnings.
    ///
    /// # Errors
    ///
    /// All findings, if any of them is an error.
    pub fn new(draft: Draft) -> Result<(Self, Vec<Finding>), Vec<Finding>> {
        let mut registrar = Registrar::new(&draft);

        // Values and references, noun by noun.
        registrar.rates();
        let ramps = registrar.ramps();
        let keys = AllKeys::new(&draft, &mut registrar);
        let figures = registrar.header();
        let years = draft.header.calendar.years();
        let plants = registrar.plants(&keys);
        let products = registrar.products(&keys);
        let resources = registrar.resources(&keys);
        let funds = registrar.funds(&keys, &years);
        let (tables, sectors) = registrar.sectors();
        let limits = registrar.limits(&keys, &products, &years);
        let tasks = registrar.tasks(&keys);
        let mut precedence = registrar.precedence(&keys, &tasks);
        let requirements = registrar.requirements(&keys);
        let around = Surroundings {
            keys: &keys,
            plants: &plants,
            products: &products,
            resources: &resources,
            sectors: &sectors,
            ramps: &ramps,
        };
        let projects = registrar.projects(&around, &tasks, &mut precedence);

        // Lookups over the whole.
        registrar.prices_and_demand(&products, &projects);
        registrar.totals(&products, &projects, &funds);
        let mut findings = registrar.findings;
        if any_error(&findings) {
            return Err(in_order(findings));
        }
        let calendar = draft.header.calendar;
        let periods = 0..calendar.len();
        let first_year = calendar.year(Period(0));
        let year_of =
            |period| usize::try_from(calendar.year(Period::at(period)) - first_year).unwrap_or_default();
        let programme = Self {
            fingerprint: draft.fingerprint.clone(),
            name: draft.header.name.clone(),
            calendar,
            currency: draft.header.currency,
            discount_rate: figures.discount_rate,
            discount: figures.discount,
            partners: draft.header.partners.clone(),
            rates: (
                draft.header.rates.clone(),
                draft.header.rates_of.0.clone(),
                draft.header.rates_of.1.clone(),
            ),
            buyer_cost_max_share: figures.buyer_cost_max_share,
            makers_first: makers_first(&products),
            plants,
            products,
            projects: Table::new(projects.into_iter().flatten().collect()),
            cross_precedence: precedence.cross,
            requirements,
            resources,
            funds,
            limits,
            tables,
            years,
            year_of: periods.map(year_of).collect(),
        };

        // What cannot be can only be told of a programme that is whole.
        let never = programme.never(&draft);
        findings.extend(programme.collisions(&draft, &never));
        findings.extend(never);
        if any_error(&findings) { Err(in_order(findings)) } else { Ok((programme, in_order(findings))) }
    }
}

/// Findings by file and line, as people will work through them. A cell that is out of range makes what is multiplied with it out
/// of range too; that is one finding, the first.
fn in_order(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by(|one, other| (&one.place, one.code).cmp(&(&other.place, other.code)));
    let of_one_cell = |finding: &Finding| {
        finding.code == Code::OutOfRange && finding.place.as_ref().is_some_and(|place| place.row.is_some())
    };
    findings.dedup_by(|later, earlier| {
        of_one_cell(later) && earlier.code == later.code && earlier.place == later.place
    });
    findings
}
