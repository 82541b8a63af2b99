//! Opportunities: what a union imports and could make together, ranked, each with its evidence and its caveats.
//!
//! Money alone would put oil and aircraft on top, nearness alone what is made already. The order is by what is at stake times
//! how near the union is; both factors are shown, so that anybody can order otherwise.

use std::collections::BTreeMap;

use crate::capability::{Convention, Exports, Feasibility, Floors, Settings, Threshold, World, of_union};
use crate::exposure::{Exposure, WORLD};
use crate::place::Place;
use crate::product::Product;
use crate::read::Side;
use crate::sums::Sums;
use crate::trend::{Trend, trend};
use crate::year::{ImportLine, Union, Year};
use model::Finding;

/// Why a figure of an opportunity must be read with care.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Caveat {
    /// Part of the imports has no named supplier.
    Unnamed,
    /// No exports of the world: nothing is said of nearness and single points of failure.
    NoWorld,
    /// The tables have one or two years: persistence is not told.
    FewYears,
    /// The import is too small for its concentration to mean much.
    Small,
    /// Its imports are told by the exporters only.
    Mirrored,
    /// Minerals, ores and fuels (chapters 25 to 27): who has none cannot make them.
    Raw,
    /// The code hides the goods.
    Hidden,
}

impl Caveat {
    /// Its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Unnamed => "unnamed",
            Self::NoWorld => "no-world",
            Self::FewYears => "few-years",
            Self::Small => "small",
            Self::Mirrored => "mirrored",
            Self::Raw => "raw",
            Self::Hidden => "hidden",
        }
    }
}

/// How near the union is to making a product.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reach {
    /// Members that export it with an advantage (RCA ≥ 1).
    pub makers: usize,
    /// The first of them by what they export.
    pub greatest: [Option<Place>; 3],
    /// The union as one exporter does.
    pub as_one: bool,
    /// Density of the union as one: the share of the product's neighbourhood that it makes.
    pub density: Option<f64>,
    /// Density with the members' presences put together.
    pub together: Option<f64>,
    /// The member that is nearest alone, and its density.
    pub best: Option<(Place, f64)>,
    /// The share of products to which the union's members together are no nearer: from nought to one.
    pub rank: Option<f64>,
    /// Complexity of the product (PCI).
    pub complexity: Option<f64>,
}

/// An import that could be made together.
#[derive(Clone, Debug, PartialEq)]
pub struct Opportunity {
    /// The product; its code is the opportunity's id within a union.
    pub product: Product,
    /// Exposure in the year that was asked for.
    pub exposure: Exposure,
    /// Exposure by year, in order; none where nothing was traded.
    pub years: Vec<(u16, Option<Exposure>)>,
    /// What the years say together.
    pub trend: Trend,
    /// How near the union is; nothing without exports of the world.
    pub reach: Option<Reach>,
    /// What could be met by what members sell to the outside already: the sum over members with RCA ≥ 1 of the smaller of
    /// their exports to outside and the union's imports, in thousandths; at most the imports.
    pub latent: i64,
    /// Import lines, the greatest first.
    pub lines: Vec<ImportLine>,
    /// What must be read with care.
    pub caveats: Vec<Caveat>,
    /// What is at stake times nearness, in thousandths of the currency unit; the order is by this.
    pub weight: f64,
}

/// What the evidence is read from.
pub struct Evidence<'a> {
    /// Sealed years, in order, of one level.
    pub years: &'a [Year],
    /// The year asked for; must be among them.
    pub year: u16,
    /// Exports of the world from another table, of the same level, where the years have none.
    pub world: Option<&'a Year>,
    /// Threads for capability; they change no figure.
    pub threads: usize,
}

/// Imports below so many thousandths (a million currency units) are small.
const SMALL: i64 = 1_000_000_000;
/// Exporters whose exports are below so many thousandths (a hundred million) are left out of the world: capability is
/// otherwise led by territories that sell next to nothing.
const FLOOR: i64 = 100_000_000_000;
/// Nearness where nothing is known of it.
const UNKNOWN: f64 = 0.5;

/// Whether a year covers the exports of the world.
#[must_use]
pub fn covers_world(year: &Year) -> bool {
    year.exporters.iter().filter(|exporter| exporter.side != Side::Importer).count() >= WORLD
}

/// What one year adds up to, and whether its exporters are the world.
pub struct Told {
    /// Which year.
    pub year: u16,
    /// Whether its tables cover the world's exports.
    pub covered: bool,
    /// By product.
    pub sums: Vec<Sums>,
}

/// Every product that a union imports from outside, the weightiest first.
///
/// # Errors
///
/// What [`Exports::of_year`] and [`of_union`] find wrong with the world's exports.
pub fn opportunities(evidence: &Evidence<'_>, union: &Union) -> Result<Vec<Opportunity>, Vec<Finding>> {
    let Some(asked) = evidence.years.iter().find(|year| year.year == evidence.year) else {
        return Ok(Vec::new());
    };
    let told = evidence.years.iter().map(|year| Told {
        year: year.year,
        covered: covers_world(year),
        sums: year.sums(union),
    });
    let world = evidence.world.or_else(|| Some(asked).filter(|year| covers_world(year)));
    let mut found = ranked(told.collect(), evidence.year, world, Some(asked), union, evidence.threads)?;
    let mirrored =
        asked.importers.iter().any(|importer| union.has(importer.place) && importer.side == Side::Exporter);
    for opportunity in &mut found {
        opportunity.lines = asked.lines(union, opportunity.product);
        if mirrored {
            opportunity.caveats.push(Caveat::Mirrored);
            opportunity.caveats.sort_unstable();
        }
    }
    Ok(found)
}

/// The same of sums alone, where lines stay elsewhere: opportunities without import lines.
///
/// # Errors
///
/// As [`opportunities`].
pub fn of_sums(
    years: Vec<Told>,
    year: u16,
    world: Option<&Year>,
    union: &Union,
    threads: usize,
) -> Result<Vec<Opportunity>, Vec<Finding>> {
    ranked(years, year, world, None, union, threads)
}

fn ranked(
    told: Vec<Told>,
    year: u16,
    world: Option<&Year>,
    asked: Option<&Year>,
    union: &Union,
    threads: usize,
) -> Result<Vec<Opportunity>, Vec<Finding>> {
    let numbers: Vec<u16> = told.iter().map(|year| year.year).collect();
    let mut by_product: BTreeMap<Product, Vec<(u16, Option<Exposure>)>> = BTreeMap::new();
    for (number, year) in told.into_iter().enumerate() {
        for sums in year.sums {
            let years = by_product.entry(sums.product).or_default();
            // A product of which earlier years had nothing.
            years.extend(numbers[years.len()..number].iter().map(|year| (*year, None)));
            years.push((year.year, Some(Exposure::of(sums, year.covered))));
        }
    }
    let reaches = match world {
        Some(world) => reaches(world, asked, union, threads)?,
        None => BTreeMap::new(),
    };
    let mut found = Vec::new();
    for (product, mut years) in by_product {
        years.extend(numbers[years.len()..].iter().map(|year| (*year, None)));
        let now = years.iter().find(|(other, _)| *other == year).and_then(|(_, it)| it.clone());
        let Some(exposure) = now.filter(|exposure| exposure.sums.outside > 0) else { continue };
        let reach = reaches.get(&product).map(|(reach, _)| *reach);
        let latent = reaches.get(&product).map_or(0, |(_, latent)| (*latent).min(exposure.sums.outside));
        let told: Vec<Option<&Exposure>> = years.iter().map(|(_, exposure)| exposure.as_ref()).collect();
        let caveats = [
            (Caveat::Unnamed, exposure.sums.unnamed > 0),
            (Caveat::NoWorld, reach.is_none()),
            (Caveat::FewYears, years.len() < 3),
            (Caveat::Small, exposure.sums.outside < SMALL),
            (Caveat::Raw, product.is_raw()),
            (Caveat::Hidden, product.is_hidden()),
        ];
        let nearness = match reach {
            // What nobody can name nobody can make.
            _ if product.is_hidden() => 0.0,
            Some(reach) if reach.makers > 0 || reach.as_one => 1.0,
            Some(reach) => reach.rank.unwrap_or(0.0),
            None => UNKNOWN,
        };
        found.push(Opportunity {
            product,
            trend: trend(&told),
            reach,
            latent,
            lines: Vec::new(),
            caveats: caveats.into_iter().filter(|(_, holds)| *holds).map(|(caveat, _)| caveat).collect(),
            weight: exposure.sums.outside as f64 * nearness,
            exposure,
            years,
        });
    }
    found.sort_by(|one, other| other.weight.total_cmp(&one.weight).then(one.product.cmp(&other.product)));
    Ok(found)
}

/// How nearness is reckoned here: an advantage from one on, by the standard convention.
#[must_use]
pub fn settings(threads: usize) -> Settings {
    Settings {
        threshold: Threshold { numerator: 1, denominator: 1 },
        convention: Convention::STANDARD,
        threads,
    }
}

/// By product: the union's reach, and what its members with an advantage sell to the outside.
fn reaches(
    world: &Year,
    asked: Option<&Year>,
    union: &Union,
    threads: usize,
) -> Result<BTreeMap<Product, (Reach, i64)>, Vec<Finding>> {
    let (exports, _) =
        Exports::of_year(world)?.above(&Floors { producer_total_min: FLOOR, product_total_min: 1 });
    let place_of: Vec<Option<Place>> = exports.producers().iter().map(|iso3| Place::find(iso3)).collect();
    let members: Vec<usize> = (0..place_of.len())
        .filter(|producer| place_of[*producer].is_some_and(|place| union.has(place)))
        .collect();
    let settings = settings(threads);
    let space = World::of(&exports, &settings);
    let products: Vec<Option<Product>> = exports.products().iter().map(|code| Product::parse(code)).collect();
    // What the members sell one another is known where they are importers of the same tables.
    let same = asked.filter(|asked| std::ptr::eq(world, *asked));
    let inside = same.map_or(Vec::new(), |asked| inside(asked, union, &members, &place_of, &products));
    let feasible = of_union(&space, &exports, &members, &inside)?;
    let mut ranks: Vec<f64> = feasible.iter().filter_map(|it| it.together.density).collect();
    ranks.sort_by(f64::total_cmp);
    let rank = |density: f64| ranks.partition_point(|other| *other <= density) as f64 / ranks.len() as f64;
    let mut kept: BTreeMap<(usize, usize), i64> = BTreeMap::new();
    for (member, product, value) in &inside {
        *kept.entry((*member, *product)).or_default() += value;
    }
    let found = feasible.iter().filter_map(|it: &Feasibility| {
        let makers: Vec<usize> =
            members.iter().copied().filter(|member| space.presence().has(*member, it.product)).collect();
        let exported = |member: &usize| {
            let row = exports.row(*member);
            row.binary_search_by_key(&(it.product as u32), |cell| cell.0).map_or(0, |at| row[at].1)
        };
        let mut greatest = makers.clone();
        greatest.sort_by_key(|member| (std::cmp::Reverse(exported(member)), *member));
        let reach = Reach {
            makers: it.makers,
            greatest: std::array::from_fn(|at| place_of[*greatest.get(at)?]),
            as_one: it.as_one.present,
            density: it.as_one.density,
            together: it.together.density,
            best: it.best.and_then(|best| Some((place_of[best.member]?, best.density))),
            rank: it.together.density.map(rank),
            complexity: it.complexity,
        };
        let sold = |member: &usize| exported(member) - kept.get(&(*member, it.product)).copied().unwrap_or(0);
        Some((products[it.product]?, (reach, makers.iter().map(sold).sum())))
    });
    Ok(found.collect())
}

/// What members sold one another, by the importing member's lines, no more than the member exports.
fn inside(
    year: &Year,
    union: &Union,
    members: &[usize],
    place_of: &[Option<Place>],
    products: &[Option<Product>],
) -> Vec<(usize, usize, i64)> {
    let mut sums: BTreeMap<(usize, usize), i64> = BTreeMap::new();
    let number_of: BTreeMap<Place, usize> =
        members.iter().filter_map(|member| Some((place_of[*member]?, *member))).collect();
    let at: BTreeMap<Product, usize> =
        products.iter().enumerate().filter_map(|(number, product)| Some(((*product)?, number))).collect();
    for importer in year.importers.iter().filter(|importer| union.has(importer.place)) {
        for (number, product) in year.products.iter().enumerate() {
            let Some(product) = at.get(product) else { continue };
            for line in importer.starts[number] as usize..importer.starts[number + 1] as usize {
                let supplier = Place::of_index(usize::from(importer.suppliers[line]));
                if let Some(member) = supplier.and_then(|supplier| number_of.get(&supplier)) {
                    *sums.entry((*member, *product)).or_default() += importer.values[line];
                }
            }
        }
    }
    let exported = |member: usize, product: usize| {
        let exporter = year.exporters.iter().find(|it| Some(it.place) == place_of[member]);
        let number = products[product].and_then(|product| year.products.binary_search(&product).ok());
        exporter.zip(number).map_or(0, |(exporter, number)| exporter.values[number])
    };
    sums.into_iter()
        .map(|((member, product), value)| (member, product, value.min(exported(member, product))))
        .filter(|(_, _, value)| *value > 0)
        .collect()
}
