//! The conventions in which the known packages of economic complexity differ, each by name.
//!
//! The same table gives other densities, gains and even ranks in each of them, so whoever publishes a figure names its
//! convention. Read from the sources of py-ecomplexity 0.5.3, econcomplex 1.0.1, economic-complexity 0.3.0 and the R package
//! economiccomplexity 2.0, and tested against figures that they give.

/// Whether a product is near to itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Own {
    /// φ(p,p) = 1: having a product counts in its own density.
    Counts,
    /// φ(p,p) = 0.
    LeftOut,
}

/// What complexity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// The second eigenvector of the shared-presence matrices (Hausmann et al., The Atlas of Economic Complexity, 2011).
    Eigenvector,
    /// Fitness of producers and quality of products (Tacchella et al. 2012), from all ones, both sides of each step from the
    /// step before, divided by their means. `economiccomplexity` takes 19 steps by default. A package that updates the
    /// second side from the first one's new values has, after n steps, the fitness of step 2n − 1 and the quality of step 2n.
    Fitness {
        /// How many steps.
        steps: u32,
    },
    /// Averages of averages (Hidalgo and Hausmann 2009): products after so many steps, producers after one fewer. An odd
    /// number, so that products end as averages of versatility; 19 is what `economic-complexity` takes. Not converged.
    Reflections {
        /// How many steps.
        steps: u32,
    },
}

/// Which deviation scores are divided by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spread {
    /// Mean square over n.
    Population,
    /// Mean square over n − 1.
    Sample,
}

/// What products' complexity is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Mean and deviation of the producers' index, so that a producer's index is the mean over its products.
    OfProducers,
    /// Their own mean and deviation.
    OfProducts,
}

/// The products' complexity that outlook sums up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// As published.
    Scaled,
    /// Divided by the deviation of the producers' index, but not centred.
    Uncentred,
}

/// The scale of the outlook index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coi {
    /// The sum.
    Sum,
    /// Its mean taken off, divided by its deviation (population), over all producers.
    Standardised,
}

/// What a producer gains by taking up product p.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gain {
    /// (1 − M(c,p)) Σ_q (1 − M(c,q)) φ(q,p) / Σ_r φ(r,q) · PCI(q): each target q by its own sum of proximities.
    ByTarget,
    /// The same with Σ_r φ(r,p): all by the sum of the candidate p.
    ByCandidate,
    /// As `ByCandidate`, less density × PCI(p), and not nought for products that are present.
    Net,
}

/// A convention: every choice that changes figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Convention {
    /// Whether a product is near to itself.
    pub own: Own,
    /// What complexity is.
    pub method: Method,
    /// Which deviation complexity is divided by (not of [`Method::Fitness`], which is not standardised).
    pub spread: Spread,
    /// What products' complexity is measured in.
    pub scale: Scale,
    /// The complexity that outlook sums up.
    pub weight: Weight,
    /// The scale of the outlook index.
    pub coi: Coi,
    /// What a gain is.
    pub gain: Gain,
}

impl Convention {
    /// The formulas of the Atlas with everything on one scale: ours, unless somebody must be compared with.
    pub const STANDARD: Self = Self {
        own: Own::Counts,
        method: Method::Eigenvector,
        spread: Spread::Population,
        scale: Scale::OfProducers,
        weight: Weight::Scaled,
        coi: Coi::Sum,
        gain: Gain::ByTarget,
    };
    /// py-ecomplexity 0.5.3 (Growth Lab, Harvard): outlook before centring, and its index standardised.
    pub const ECOMPLEXITY: Self =
        Self { weight: Weight::Uncentred, coi: Coi::Standardised, ..Self::STANDARD };
    /// econcomplex 1.0.1. It prints densities times 100.
    pub const ECONCOMPLEX: Self =
        Self { own: Own::LeftOut, scale: Scale::OfProducts, gain: Gain::ByCandidate, ..Self::STANDARD };
    /// economic-complexity 0.3.0: reflections, and gains like those of the Atlas.
    pub const ECONOMIC_COMPLEXITY: Self = Self {
        own: Own::LeftOut,
        method: Method::Reflections { steps: 19 },
        spread: Spread::Sample,
        scale: Scale::OfProducts,
        gain: Gain::Net,
        ..Self::STANDARD
    };
    /// The R package economiccomplexity 2.0 with its defaults: fitness after 19 steps.
    pub const R_FITNESS: Self = Self { method: Method::Fitness { steps: 19 }, ..Self::STANDARD };
    /// The same package's method "eigenvalues", as its documentation means it: the second largest eigenvalue.
    pub const R_EIGENVALUES: Self =
        Self { spread: Spread::Sample, scale: Scale::OfProducts, ..Self::STANDARD };
}
