//! The programme as people wrote it: typed cells, but nothing looked up yet.
//!
//! A reader of any format (folder, workbook, exchange file) fills a [`Draft`]; [`crate::Programme::new`] turns it into a
//! programme or into all its findings at once. Each row remembers the line it came from.

use crate::number::{Currency, Decimal};
use crate::time::Calendar;

/// How far a number can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Basis {
    /// A public source gives exactly this number.
    Published,
    /// Arithmetic on published numbers.
    Derived,
    /// Somebody competent estimated it.
    Estimate,
    /// Nobody knows; it was assumed.
    #[default]
    Assumption,
}

impl Basis {
    /// All, from the firmest to the weakest.
    pub const ALL: [Self; 4] = [Self::Published, Self::Derived, Self::Estimate, Self::Assumption];

    /// Its word in tables.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Derived => "derived",
            Self::Estimate => "estimate",
            Self::Assumption => "assumption",
        }
    }
}

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

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)* })*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub enum $name { $($(#[$variant_doc])* $variant,)* }

            impl $name {
                /// All, in the order of the reference page.
                pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

                /// Its word in tables.
                #[must_use]
                pub fn word(self) -> &'static str {
                    match self { $(Self::$variant => $word,)* }
                }
            }
        )*
    };
}

words! {
    /// What a product is in the programme.
    ProductKind {
        /// Sold as such: a vehicle, a machine.
        Final = "final",
        /// Goes into others.
        Component = "component",
        /// Raw or semi-finished.
        Material = "material",
    }
    /// Whether the planner may choose.
    Must {
        /// It may.
        Free = "free",
        /// The project must be chosen.
        In = "in",
        /// The project must not be chosen.
        Out = "out",
    }
    /// What sort of work a task is.
    TaskKind {
        /// Research, development, design.
        Development = "development",
        /// Samples.
        Prototype = "prototype",
        /// Tests and papers.
        Certification = "certification",
        /// Machines, dies, lines.
        Tooling = "tooling",
        /// First series.
        Launch = "launch",
        /// Anything else.
        Other = "other",
    }
    /// When an outlay is paid.
    PaymentRule {
        /// All of it in the period in which the task starts.
        AtStart = "at_start",
        /// Evenly over the task's periods.
        Spread = "spread",
    }
    /// How one project depends on another.
    RequirementKind {
        /// Launches no earlier than the other, plus lag.
        LaunchAfter = "launch_after",
        /// Only together with the other.
        And = "and",
        /// Not together with the other.
        Xor = "xor",
    }
    /// What a renewable resource is.
    ResourceKind {
        /// Test or certification stand.
        Stand = "stand",
        /// Design team.
        Team = "team",
        /// Tooling or prototype shop.
        Shop = "shop",
        /// Anything else.
        Other = "other",
    }
}

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
    /// `io_inside`, cell by cell.
    pub io_inside: Vec<IoRow>,
    /// `io_imported`, cell by cell.
    pub io_imported: Vec<IoRow>,
    /// `io_value_added`; `input` is the sector.
    pub io_value_added: Vec<IoRow>,
}
