//! Words that cells of a programme's tables may hold.
//!
//! Each stands here once, with its meaning; the spellings in other languages are the reader's matter.

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
    /// What a policy limit limits.
    LimitKind {
        /// The year's bill of imports, or what is imported of one product.
        ImportBillMax = "import_bill_max",
        /// The imported share of what is used of one product in a year.
        ImportShareMax = "import_share_max",
        /// The share of the largest outside supplier in what is used of one product in a year.
        SupplierShareMax = "supplier_share_max",
        /// The share of the price of finals that is not imported, directly or hidden.
        DomesticContentMin = "domestic_content_min",
        /// What buyers of one product pay more, as a share of its year's bill with duty.
        BuyerCostMax = "buyer_cost_max",
        /// One partner's share of the value retained by production, over the horizon.
        PartnerShareMin = "partner_share_min",
        /// All outlays, or those of projects sited in one partner, over the horizon.
        PublicMoneyMax = "public_money_max",
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
