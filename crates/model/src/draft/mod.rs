//! The programme as people wrote it: typed cells, but nothing looked up yet.
//!
//! A reader of any format (folder, workbook, exchange file) fills a [`Draft`]; [`crate::Programme::new`] turns it into a
//! programme or into all its findings at once. Each row remembers the line it came from.

#[macro_use]
mod words;
#[macro_use]
mod rows;
mod cooperation;

pub use cooperation::{
    CapabilityRow, CapacityRow, CertificateRow, CooperationDraft, Firmness, Material, NeedRow, Per, Process,
    Property, RequirementRow, Visibility,
};
pub use rows::{
    BomRow, CalendarRow, FundRow, FundRuleRow, IoRow, LimitRow, Name, PlantRow, PrecedenceRow, ProductRow,
    ProjectRow, Provenance, RequiresRow, ResourceRow, SiteRow, Span, Stated, TaskRow, UseRow, VolumeRow,
};
pub use words::{Basis, LimitKind, Must, PaymentRule, ProductKind, RequirementKind, ResourceKind, TaskKind};

use crate::number::{Currency, Decimal};
use crate::time::Calendar;

/// A rate at which stated sums were turned into the programme's currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rate {
    /// The other currency.
    pub currency: Currency,
    /// Units of the programme's currency for one unit of the other.
    pub value: Decimal,
}

/// Everything in `programme.toml`.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    /// Name.
    pub name: Name,
    /// The horizon.
    pub calendar: Calendar,
    /// The currency of all results.
    pub currency: Currency,
    /// Real discount rate, per year.
    pub discount_rate: Decimal,
    /// Countries of the union; everything else is outside.
    pub partners: Vec<String>,
    /// Exchange rates.
    pub rates: Vec<Rate>,
    /// Their day and source, as written.
    pub rates_of: (String, String),
    /// Limit of what buyers may pay more, as a share of the year's bill.
    pub buyer_cost_max_share: Option<Decimal>,
    /// Ramps by name.
    pub ramps: Vec<(String, Vec<Decimal>)>,
}

/// A programme as read.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// A digest of everything below, made by the reader; it names this programme in plans and certificates.
    pub fingerprint: String,
    /// `programme.toml`.
    pub header: Header,
    /// `plants`.
    pub plants: Vec<PlantRow>,
    /// `products`.
    pub products: Vec<ProductRow>,
    /// `bom`.
    pub bom: Vec<BomRow>,
    /// `builds`.
    pub builds: Vec<VolumeRow>,
    /// `demand`.
    pub demand: Vec<VolumeRow>,
    /// `projects`.
    pub projects: Vec<ProjectRow>,
    /// `sites`.
    pub sites: Vec<SiteRow>,
    /// `tasks`.
    pub tasks: Vec<TaskRow>,
    /// `precedence`.
    pub precedence: Vec<PrecedenceRow>,
    /// `requires`.
    pub requires: Vec<RequiresRow>,
    /// `resources`.
    pub resources: Vec<ResourceRow>,
    /// `resource_calendar`.
    pub resource_calendar: Vec<CalendarRow>,
    /// `uses`.
    pub uses: Vec<UseRow>,
    /// `funds`.
    pub funds: Vec<FundRow>,
    /// `fund_rules`.
    pub fund_rules: Vec<FundRuleRow>,
    /// `limits`.
    pub limits: Vec<LimitRow>,
    /// `io_inside`, cell by cell.
    pub io_inside: Vec<IoRow>,
    /// `io_imported`, cell by cell.
    pub io_imported: Vec<IoRow>,
    /// `io_value_added`; `input` is the sector.
    pub io_value_added: Vec<IoRow>,
    /// What buyers need and plants can do, in the same folder; no plan depends on it.
    pub cooperation: CooperationDraft,
}

impl Draft {
    /// A programme of which only the header is written: every table is blank.
    #[must_use]
    pub fn blank(header: Header) -> Self {
        Self {
            fingerprint: String::new(),
            header,
            plants: Vec::new(),
            products: Vec::new(),
            bom: Vec::new(),
            builds: Vec::new(),
            demand: Vec::new(),
            projects: Vec::new(),
            sites: Vec::new(),
            tasks: Vec::new(),
            precedence: Vec::new(),
            requires: Vec::new(),
            resources: Vec::new(),
            resource_calendar: Vec::new(),
            uses: Vec::new(),
            funds: Vec::new(),
            fund_rules: Vec::new(),
            limits: Vec::new(),
            io_inside: Vec::new(),
            io_imported: Vec::new(),
            io_value_added: Vec::new(),
            cooperation: CooperationDraft::default(),
        }
    }
}
