//! The outlets of a product: demand that is there whatever is decided, and each product with projects of its own that it goes into.
//!
//! A maker sells to every outlet separately and never more than the outlet could ever take. That is what makes the bound strong:
//! half a project cannot serve the whole of today's demand by claiming the half of a market that only others could open
//! (the disaggregated form of facility location, Cornuéjols, Nemhauser & Wolsey 1990).

use model::draft::Must;

use crate::instance::Instance;
use crate::rows::Rows;

/// Where a product can be sold.
#[derive(Clone, Debug)]
pub(crate) struct Outlet {
    /// The product that it goes into, and how much a unit of that takes; nothing for demand.
    pub user: Option<(usize, f64)>,
    /// The most that it can ever take, by period.
    pub most: Vec<f64>,
}

/// Fills the outlets of every product that somebody makes, and their sums; windows must be known.
pub(crate) fn open(instance: &mut Instance) {
    let products = instance.inputs.len();
    instance.outlets = vec![Vec::new(); products];
    instance.market_max = vec![Vec::new(); products];
    for &product in &instance.made {
        let demand = Outlet { user: None, most: instance.demand[product].clone() };
        let mut market = demand.most.clone();
        let mut outlets = vec![demand];
        for &(user, quantity) in
            instance.users[product].iter().filter(|(user, _)| !instance.makers[*user].is_empty())
        {
            let limits = instance.market_max[user].iter().zip(most(instance, user));
            let most: Vec<f64> = limits.map(|(market, made)| quantity * made.min(*market)).collect();
            market.iter_mut().zip(&most).for_each(|(sum, units)| *sum += units);
            outlets.push(Outlet { user: Some((user, quantity)), most });
        }
        instance.outlets[product] = outlets;
        instance.market_max[product] = market;
    }
}

/// What all makers of a product could make at most, each launched as early as it can be at its best site.
fn most(instance: &Instance, product: usize) -> Vec<f64> {
    let mut sum = vec![0.0; instance.periods];
    for project in instance.makers[product].iter().map(|&maker| &instance.projects[maker]) {
        if project.must == Must::Out {
            continue;
        }
        for (period, sum) in sum.iter_mut().enumerate() {
            let able = |site: &crate::instance::SiteOption| {
                let since = period.checked_sub(site.launch.0).filter(|_| site.launch.0 <= site.launch.1);
                since.map_or(0.0, |since| site.capacity_after(since))
            };
            *sum += project.sites.iter().map(able).fold(0.0, f64::max);
        }
    }
    sum
}

/// One outlet in one period, at a price.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sale {
    /// What selling there costs: the price of its row.
    pub price: f64,
    /// The most that it takes.
    pub most: f64,
    /// Its row; beyond the end if it has none.
    pub row: usize,
}

/// The outlets of a product by period, the cheapest first; only of products with several.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sales {
    /// Outlets a period.
    outlets: usize,
    sales: Vec<Sale>,
}

impl Sales {
    /// At these prices.
    pub(crate) fn fill(&mut self, instance: &Instance, rows: &Rows, product: usize, prices: &[f64]) {
        let outlets = &instance.outlets[product];
        self.sales.clear();
        self.outlets = outlets.len();
        if outlets.len() < 2 {
            return;
        }
        for period in 0..instance.periods {
            let begin = self.sales.len();
            let of = outlets.iter().zip(&rows.market[product]);
            self.sales.extend(of.map(|(outlet, first)| {
                let row = first.map_or(usize::MAX, |first| first + period);
                let price = prices.get(row).copied().unwrap_or(0.0);
                Sale { price, most: outlet.most[period], row }
            }));
            self.sales[begin..].sort_by(|one, other| one.price.total_cmp(&other.price));
        }
    }

    /// Whether there are several.
    pub(crate) fn are_several(&self) -> bool {
        self.outlets > 1
    }

    /// Those of a period, the cheapest first.
    pub(crate) fn of(&self, period: usize) -> &[Sale] {
        &self.sales[period * self.outlets..(period + 1) * self.outlets]
    }

    /// What `able` units earn in a period if each is worth `margin` before the outlet's price.
    pub(crate) fn earned(&self, period: usize, margin: f64, able: f64) -> f64 {
        let (mut rest, mut earned) = (able, 0.0);
        for sale in self.of(period) {
            let gain = margin - sale.price;
            if gain <= 0.0 || rest <= 0.0 {
                break;
            }
            let sold = rest.min(sale.most);
            earned += sold * gain;
            rest -= sold;
        }
        earned
    }

    /// The same sales, told by row and units; returns how much is made.
    pub(crate) fn sold(
        &self,
        period: usize,
        margin: f64,
        able: f64,
        mut tell: impl FnMut(usize, f64),
    ) -> f64 {
        let mut rest = able;
        for sale in self.of(period) {
            if margin - sale.price <= 0.0 || rest <= 0.0 {
                break;
            }
            let sold = rest.min(sale.most);
            tell(sale.row, sold);
            rest -= sold;
        }
        able - rest
    }

    /// The mean price of a period's outlets, by what they take.
    pub(crate) fn mean(&self, period: usize) -> f64 {
        let (sum, most) = self
            .of(period)
            .iter()
            .fold((0.0, 0.0), |(sum, most), sale| (sum + sale.price * sale.most, most + sale.most));
        if most > 0.0 { sum / most } else { 0.0 }
    }
}
