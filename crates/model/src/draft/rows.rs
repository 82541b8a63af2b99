//! One row of each table, as written.
//!
//! A row knows the line it came from, so that whatever is wrong with it can be shown where it stands.

use super::words::{
    Basis, LimitKind, Must, PaymentRule, ProductKind, RequirementKind, ResourceKind, TaskKind,
};
use crate::number::{Currency, Decimal};

/// Where the numbers of a row come from.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Provenance {
    /// The line in the file, counted from 1.
    pub row: u32,
    /// A link or a document.
    pub source: String,
    /// How far to trust it.
    pub basis: Basis,
    /// Free words.
    pub note: String,
}

/// A name, in the languages in which somebody wrote it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Name {
    /// The one that is always there.
    pub plain: String,
    /// In Russian, if given.
    pub ru: Option<String>,
    /// In Belarusian, if given.
    pub be: Option<String>,
}

/// A sum or price with the currency of its row; `None` = the programme's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stated {
    /// Major units.
    pub value: Decimal,
    /// The row's currency.
    pub currency: Option<Currency>,
}

/// Periods first..=last as numbers that may lie outside the horizon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first period.
    pub first: i64,
    /// The last period.
    pub last: i64,
}

macro_rules! rows {
    ($($(#[$doc:meta])* $row:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* })*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, PartialEq)]
            pub struct $row {
                $($(#[$field_doc])* pub $field: $type,)*
                /// Line, source, basis, note.
                pub provenance: Provenance,
            }
        )*
    };
}

rows! {
    /// `plants`.
    PlantRow {
        /// Key.
        plant: String,
        /// Name.
        name: Name,
        /// The partner (country) in which it stands.
        partner: String,
        /// City.
        city: String,
        /// Degrees north and east.
        coordinates: Option<(Decimal, Decimal)>,
        /// m² free for new projects; none = no limit.
        floor_area: Option<Decimal>,
    }
    /// `products`.
    ProductRow {
        /// Key.
        product: String,
        /// Name.
        name: Name,
        /// Customs code, as written.
        hs: String,
        /// Unit of quantity.
        unit: String,
        /// `final`, `component` or `material`.
        kind: ProductKind,
        /// Landed import price of one unit, without duty.
        price: Option<Stated>,
        /// Duty as a share of the price.
        duty_rate: Decimal,
        /// Outside suppliers and their shares.
        outside_suppliers: Vec<(String, Decimal)>,
    }
    /// `bom`.
    BomRow {
        /// The product that is made.
        product: String,
        /// What goes into it.
        input: String,
        /// Units of input per unit of product.
        quantity: Decimal,
    }
    /// `builds` and `demand`.
    VolumeRow {
        /// The product.
        product: String,
        /// When; none = the whole horizon.
        span: Span,
        /// Units in each of these periods.
        quantity_per_period: Decimal,
    }
    /// `projects`.
    ProjectRow {
        /// Key.
        project: String,
        /// Name.
        name: Name,
        /// What it makes.
        product: String,
        /// Units per period at full capacity.
        capacity_per_period: Decimal,
        /// Price to the buyer, without duty.
        unit_price: Stated,
        /// Share of every outlay that is itself imported.
        imported_share_of_outlay: Decimal,
        /// Imports per unit that are not in the BOM.
        nonbom_imports: Option<Stated>,
        /// Lower end of that.
        nonbom_imports_low: Option<Stated>,
        /// Upper end of that.
        nonbom_imports_high: Option<Stated>,
        /// Sector of the input-output tables.
        sector: Option<String>,
        /// Forced in, forced out, or free.
        must: Must,
        /// Last period in which it may launch.
        latest_launch: Option<i64>,
        /// Name of its ramp; none = `default`.
        ramp: Option<String>,
    }
    /// `sites`.
    SiteRow {
        /// The project.
        project: String,
        /// Where it may be built.
        plant: String,
        /// Multiplies capacity.
        capacity_factor: Decimal,
        /// Multiplies outlays.
        outlay_factor: Decimal,
        /// Multiplies the unit price.
        price_factor: Decimal,
        /// m² of the plant's floor.
        area: Decimal,
    }
    /// `tasks`: one row a mode.
    TaskRow {
        /// The project.
        project: String,
        /// Key within the project.
        task: String,
        /// Only at this plant; none = at every site.
        plant: Option<String>,
        /// What sort of work it is.
        kind: TaskKind,
        /// Key of the mode within the task.
        mode: String,
        /// Periods.
        duration: i64,
        /// Shortest and longest thinkable.
        duration_range: (Option<i64>, Option<i64>),
        /// Money spent, before the site's factor.
        outlay: Stated,
        /// When it is paid.
        payment: PaymentRule,
        /// Chance that it must be repeated.
        retry_probability: Decimal,
        /// Periods by which the next task may start before this one ends.
        overlap: i64,
    }
    /// `precedence`.
    PrecedenceRow {
        /// The project of `after`.
        project: String,
        /// Task, or `project.task`.
        before: String,
        /// Task.
        after: String,
        /// Periods between the end of one and the start of the other.
        lag: i64,
    }
    /// `requires`.
    RequiresRow {
        /// The project that requires.
        project: String,
        /// The project that is required (or excluded).
        other: String,
        /// In which way.
        kind: RequirementKind,
        /// Periods, for `launch_after`.
        lag: i64,
    }
    /// `resources`.
    ResourceRow {
        /// Key.
        resource: String,
        /// Name.
        name: Name,
        /// What it is.
        kind: ResourceKind,
        /// Serves only projects sited in this partner.
        partner: Option<String>,
        /// Serves only projects sited at this plant.
        plant: Option<String>,
        /// Units in every period.
        capacity: i64,
    }
    /// `resource_calendar`.
    CalendarRow {
        /// The resource.
        resource: String,
        /// When.
        span: Span,
        /// Units in these periods.
        capacity: i64,
    }
    /// `uses`.
    UseRow {
        /// The project.
        project: String,
        /// The task.
        task: String,
        /// The mode; none = every mode.
        mode: Option<String>,
        /// What is used.
        resource: String,
        /// Units while the task runs.
        amount: i64,
    }
    /// `funds`: one row a year.
    FundRow {
        /// Key.
        fund: String,
        /// Name.
        name: Name,
        /// Calendar year.
        year: i64,
        /// Money of that year.
        amount: Stated,
        /// Share of unspent money that stays.
        carry_over_share: Option<Decimal>,
    }
    /// `fund_rules`.
    FundRuleRow {
        /// The fund.
        fund: String,
        /// Fits projects sited in this partner.
        partner: Option<String>,
        /// Fits projects sited at this plant.
        plant: Option<String>,
        /// Fits this project.
        project: Option<String>,
        /// Largest share of a project's spending of any year.
        max_share: Decimal,
    }
    /// `limits`.
    LimitRow {
        /// Key.
        limit: String,
        /// What it limits.
        kind: LimitKind,
        /// The product or partner that it is about; none = the whole.
        of: Option<String>,
        /// First and last calendar year; none = those of the horizon.
        years: (Option<i64>, Option<i64>),
        /// The share, for kinds that are shares.
        share: Option<Decimal>,
        /// The sum, for kinds that are sums.
        amount: Option<Stated>,
        /// What one unit of money of breach costs, in units of money; none = no breach is allowed.
        penalty: Option<Decimal>,
    }
    /// One cell of an input-output table.
    IoRow {
        /// Sector of the input (row of the table).
        input: String,
        /// Sector that uses it (column); empty for `io_value_added`.
        sector: String,
        /// Per unit of the sector's output.
        value: Decimal,
    }
}
