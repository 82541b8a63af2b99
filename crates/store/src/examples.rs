//! The example programmes, built into the executable, so that `demo` works without a checkout.

use crate::source::Source;

/// Names and bytes of some files.
type Files = &'static [(&'static str, &'static [u8])];

macro_rules! programme {
    ($folder:literal: $($file:literal)*) => {
        &[$(($file, include_bytes!(concat!("../../../programmes/", $folder, "/", $file)).as_slice()),)*]
    };
}

/// Three projects that can be planned by hand.
pub(crate) const TINY: Files = programme!("tiny":
    "programme.toml" "plants.csv" "products.csv" "bom.csv" "builds.csv" "demand.csv" "projects.csv" "sites.csv"
    "tasks.csv" "resources.csv" "uses.csv" "funds.csv"
    "needs.csv" "requirements.csv" "capabilities.csv" "capacity.csv" "certificates_held.csv"
);

/// Where the story of the same three products begins, invented too and no tables of the programme: import lines, an input-output table,
/// and the sectors that make them.
pub(crate) const TINY_TRADE: Files = programme!("tiny": "trade/lines.csv" "io/table.csv" "io/sectors.csv");

/// Twenty candidate projects of two countries.
const UNION_COMPONENTS: Files = programme!("union-components":
    "programme.toml" "plants.csv" "products.csv" "bom.csv" "builds.csv" "demand.csv" "projects.csv" "sites.csv"
    "tasks.csv" "precedence.csv" "requires.csv" "resources.csv" "resource_calendar.csv" "uses.csv" "funds.csv"
    "fund_rules.csv" "levers.toml"
);

const EXAMPLES: &[(&str, Files)] = &[("tiny", TINY), ("union-components", UNION_COMPONENTS)];

/// The names of the example programmes.
pub fn example_names() -> impl Iterator<Item = &'static str> {
    EXAMPLES.iter().map(|(name, _)| *name)
}

/// The files of an example programme.
#[must_use]
pub fn example(name: &str) -> Option<Source<'static>> {
    EXAMPLES.iter().find(|(known, _)| *known == name).map(|(_, files)| Source::Files(files))
}
