//! Which projects of a programme would make what is imported, and what each keeps inside by the programme's own figures.

use model::{Currency, Programme, UnitPrice};
use trade::{Opportunity, Product};

use crate::app::explain::site_figures;

/// A project of a programme that would make what an opportunity is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    /// The opportunity's product.
    pub(crate) product: Product,
    /// The project's id.
    pub(crate) project: String,
    /// What the project makes, by the programme's id.
    pub(crate) makes: String,
    /// Plants that could.
    pub(crate) plants: Vec<String>,
    /// The programme's currency, in which the following are.
    pub(crate) currency: Currency,
    /// The import price of a unit.
    pub(crate) price: UnitPrice,
    /// What is kept of it inside, price less parts less likely hidden imports: at the worst site and at the best.
    pub(crate) kept: (UnitPrice, UnitPrice),
}

/// Projects whose product's code lies in an opportunity's, or the other way round.
pub(super) fn candidates(programme: &Programme, opportunities: &[Opportunity]) -> Vec<Candidate> {
    let mut found = Vec::new();
    for opportunity in opportunities {
        for project in programme.projects.iter() {
            let product = &programme.products[project.product];
            let Some(code) = Product::parse(&product.hs) else { continue };
            let level = code.level().min(opportunity.product.level());
            if code.within(level) != opportunity.product.within(level) {
                continue;
            }
            let kept = (0..project.sites.len()).map(|site| site_figures(programme, project, site).margin);
            let Some(kept) = kept.clone().min().zip(kept.max()) else { continue };
            let plants = project.sites.iter().map(|site| programme.plants[site.plant].key.clone());
            found.push(Candidate {
                product: opportunity.product,
                project: project.key.clone(),
                makes: product.key.clone(),
                plants: plants.collect(),
                currency: programme.currency,
                price: product.price,
                kept,
            });
        }
    }
    found
}
