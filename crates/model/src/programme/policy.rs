//! Policy limits: their birth, and the linear rows that they mean.
//!
//! Every limit is a sum over what chosen projects make (or spend) that may not exceed a number, year by year or over the horizon:
//! `Σ_p a_p Σ_{t∈row} q_pt + Σ_{p counted} outlays ≤ b`. The rows are exact whole numbers, so that whoever plans, proves and judges speaks of
//! the same limit. With `w_i = π_i − Σ_j a_ij π_j` (what a unit takes off the tracked bill) and `v_i = w_i − h`:
//!
//! | kind | row |
//! |---|---|
//! | `import_bill_max` | `Σ_j π_j m_j ≤ D`, so `−Σ w q ≤ D − Σ π d`; of one product `π_j m_j ≤ D` (16) |
//! | `import_share_max` | `π_j m_j ≤ σ π_j (m_j + q_j)` (16) |
//! | `supplier_share_max` | the same with `σ / s`, s being the largest outside supplier's share: suppliers keep their proportions (17) |
//! | `domestic_content_min` | `Σ_j a_vj π_j N_v − Σ_p f_pv v_p q_p ≤ (1 − θ) P_v N_v` (18), see below |
//! | `buyer_cost_max` | `Σ (c − π(1+duty)) q ≤ X Σ π(1+duty) d` of one product or of all (15) |
//! | `partner_share_min` | `Σ_{p at g} v q ≥ σ Σ v q`, over the horizon, not discounted |
//! | `public_money_max` | `Σ κ ≤ B`, over the horizon |
//!
//! Flows are not told apart by final: what is made inside of a part is taken to reach all its users in proportion to their needs
//! when everything is made inside. So `f_pv` is the share of v in the largest need of p's product that year.

use super::references::AllKeys;
use super::values::{Registrar, Row, SHARE, SUM};
use super::{LimitOf, PolicyLimit, Product, Programme};
use crate::account::{Fine, priced_with_duty};
use crate::draft::{LimitKind, LimitRow, ProductKind};
use crate::finding::Code;
use crate::number::{Decimal, Money, Quantity, Ratio, round_div};
use crate::table::{Id, Table};

/// A penalty: units of money for one unit of money of breach.
const PENALTY: (Decimal, Decimal) = (Decimal::ZERO, Decimal::whole(1_000_000));

impl LimitKind {
    /// Whether it is a share; else it is a sum.
    #[must_use]
    pub fn is_share(self) -> bool {
        !matches!(self, Self::ImportBillMax | Self::PublicMoneyMax)
    }

    /// Whether it holds over the whole horizon; else in each of its years.
    #[must_use]
    pub fn is_of_horizon(self) -> bool {
        matches!(self, Self::PartnerShareMin | Self::PublicMoneyMax)
    }
}

impl Registrar<'_> {
    /// The policy limits.
    pub(super) fn limits(
        &mut self,
        keys: &AllKeys<'_>,
        products: &Table<Product>,
        years: &[i32],
    ) -> Table<PolicyLimit> {
        let draft = self.draft;
        let mut seen = std::collections::BTreeMap::new();
        let mut limits = Vec::new();
        for row in &draft.limits {
            let place = Row::new("limits.csv", "limit", &row.limit, &row.provenance);
            self.once(&mut seen, &row.limit, place, "limit", &row.limit);
            let limit = self.limit(place, row, keys, years);
            if let Some(limit) = limit {
                self.priced_final(place, &limit, products);
                limits.push(limit);
            }
        }
        Table::new(limits)
    }

    fn limit(
        &mut self,
        place: Row<'_>,
        row: &LimitRow,
        keys: &AllKeys<'_>,
        years: &[i32],
    ) -> Option<PolicyLimit> {
        let of = self.limited(place, row, keys);
        self.unused(place, row);
        let share = match row.share {
            _ if !row.kind.is_share() => Ratio::ZERO,
            Some(share) => self.ratio(place, "share", share, SHARE),
            None => {
                self.report(place.finding(Code::MissingValue, "share"));
                Ratio::ZERO
            }
        };
        let nothing = Money::zero(self.currency());
        let amount = match row.amount {
            _ if row.kind.is_share() => nothing,
            None => {
                self.report(place.finding(Code::MissingValue, "amount"));
                nothing
            }
            Some(amount) => {
                let amount = self.converted(place, "amount", amount, SUM);
                self.money(place, "amount", amount)
            }
        };
        let penalty = row.penalty.map(|penalty| self.ratio(place, "penalty", penalty, PENALTY));
        let years = self.years_of(place, row, years);
        Some(PolicyLimit {
            key: row.limit.clone(),
            kind: row.kind,
            of: of?,
            years,
            share,
            amount,
            penalty,
            provenance: row.provenance.clone(),
        })
    }

    /// What somebody wrote and the kind does not use should not be believed to hold.
    fn unused(&mut self, place: Row<'_>, row: &LimitRow) {
        let share = row.share.filter(|_| !row.kind.is_share()).map(|share| ("share", share.to_string()));
        let amount =
            row.amount.filter(|_| row.kind.is_share()).map(|amount| ("amount", amount.value.to_string()));
        let of_horizon =
            |year: Option<i64>| year.filter(|_| row.kind.is_of_horizon()).map(|year| year.to_string());
        let from = of_horizon(row.years.0).map(|year| ("from_year", year));
        let to = of_horizon(row.years.1).map(|year| ("to_year", year));
        for (column, found) in [share, amount, from, to].into_iter().flatten() {
            let finding = place.finding(Code::UnusedValue, column).with("found", found);
            self.report(finding.with("kind", row.kind.word()));
        }
    }

    fn limited(&mut self, place: Row<'_>, row: &LimitRow, keys: &AllKeys<'_>) -> Option<LimitOf> {
        use LimitKind as Kind;
        match (row.kind, &row.of) {
            (Kind::PartnerShareMin | Kind::PublicMoneyMax, Some(partner)) => {
                let found = self.find(place, "of", &keys.partners, partner);
                found.map(|partner| LimitOf::Partner(partner.index()))
            }
            (_, Some(product)) => self.find(place, "of", &keys.products, product).map(LimitOf::Product),
            (Kind::ImportShareMax | Kind::SupplierShareMax | Kind::PartnerShareMin, None) => {
                self.report(place.finding(Code::MissingValue, "of"));
                None
            }
            (_, None) => Some(LimitOf::Whole),
        }
    }

    /// Domestic content is a share of a price: the finals that it is asked of need one.
    fn priced_final(&mut self, place: Row<'_>, limit: &PolicyLimit, products: &Table<Product>) {
        if limit.kind != LimitKind::DomesticContentMin {
            return;
        }
        let unpriced =
            products.rows().any(|(id, product)| limit.is_of_final(id, product) && product.price.parts() == 0);
        let is_final = match limit.of {
            LimitOf::Product(product) => products[product].kind == ProductKind::Final,
            LimitOf::Whole | LimitOf::Partner(_) => true,
        };
        if unpriced {
            self.report(place.finding(Code::NoPrice, "of"));
        } else if !is_final {
            let finding = place.finding(Code::BadWord, "of").with("found", place_of(limit, products));
            self.report(finding.with("allowed", "products.kind = final"));
        }
    }

    fn years_of(&mut self, place: Row<'_>, row: &LimitRow, years: &[i32]) -> std::ops::Range<usize> {
        let known = |year: i64| years.iter().position(|known| i64::from(*known) == year);
        let mut at = |column: &str, year: Option<i64>, or: usize| match year {
            None => Some(or),
            Some(year) => {
                let found = known(year);
                if found.is_none() {
                    self.report(place.finding(Code::OutsideHorizon, column).with("found", year.to_string()));
                }
                found
            }
        };
        let last = years.len().saturating_sub(1);
        let (from, to) = (at("from_year", row.years.0, 0), at("to_year", row.years.1, last));
        // A year outside the horizon is not used; the nearest that is stands in.
        let clipped = |year: Option<i64>| {
            year.is_some_and(|year| years.first().is_some_and(|first| year < i64::from(*first)))
        };
        let from = from.unwrap_or(if clipped(row.years.0) { 0 } else { years.len() });
        let to = to.map_or(if clipped(row.years.1) { 0 } else { years.len() }, |to| to + 1);
        if row.years.0.zip(row.years.1).is_some_and(|(from, to)| from > to) {
            self.report(place.finding(Code::PeriodReversed, "to_year"));
            return 0..0;
        }
        from..to.max(from)
    }
}

fn place_of(limit: &PolicyLimit, products: &Table<Product>) -> String {
    match limit.of {
        LimitOf::Product(product) => products[product].key.clone(),
        LimitOf::Whole | LimitOf::Partner(_) => String::new(),
    }
}

impl PolicyLimit {
    /// Whether it speaks of this final.
    fn is_of_final(&self, id: Id<Product>, product: &Product) -> bool {
        match self.of {
            LimitOf::Product(of) => of == id,
            LimitOf::Whole | LimitOf::Partner(_) => {
                product.kind == ProductKind::Final && product.builds.iter().any(|units| units.parts() > 0)
            }
        }
    }
}

/// One row of a policy limit: `Σ a q + Σ counted outlays ≤ b`.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyRow {
    /// The limit.
    pub limit: Id<PolicyLimit>,
    /// Number of its year; none = the whole horizon.
    pub year: Option<usize>,
    /// a by project and site, in 10⁻¹² units of money per unit made.
    pub coefficients: Vec<Vec<i128>>,
    /// Whether outlays count, by project and site; empty = none does.
    pub counts_outlays: Vec<Vec<bool>>,
    /// b, exact; with the tolerance if no breach is allowed.
    pub(crate) room: Fine,
    /// What would be imported of what it is about if no project were done: the scale of the row.
    base: Fine,
}

impl PolicyRow {
    /// Coefficients are in these parts of a unit of money.
    pub const SCALE: f64 = 1e12;

    /// b in units of money.
    #[must_use]
    pub fn room(&self) -> f64 {
        self.room.to_f64()
    }

    /// The scale of the row: what would be imported of what it is about if no project were done; above nought.
    #[must_use]
    pub fn base(&self) -> f64 {
        self.base.to_f64().max(1.0)
    }

    /// How large a breach still counts as none where no breach is allowed, in units of money; nought if nothing would be imported.
    #[must_use]
    pub fn tolerance(&self) -> f64 {
        self.exempt().to_f64()
    }

    /// The tolerance, exact. Money is not rounded, so limits on it have none.
    fn exempt(&self) -> Fine {
        if self.counts_outlays.is_empty() {
            self.base.share(Programme::POLICY_TOLERANCE)
        } else {
            Fine::default()
        }
    }

    /// Whether a period counts.
    #[must_use]
    pub fn holds_in(&self, programme: &Programme, period: usize) -> bool {
        self.year.is_none_or(|year| programme.year_of[period] == year)
    }
}

impl Programme {
    /// Where no breach is allowed, one of less than a millionth of the row's scale is none: quantities are rounded to thousandths.
    const POLICY_TOLERANCE: Ratio = Ratio::from_parts(1);

    /// The rows of all policy limits, limit by limit, year by year.
    #[must_use]
    pub fn policy_rows(&self) -> Vec<PolicyRow> {
        self.limits.rows().flat_map(|(id, limit)| self.rows_of(id, limit)).collect()
    }

    fn rows_of(&self, id: Id<PolicyLimit>, limit: &PolicyLimit) -> Vec<PolicyRow> {
        if limit.kind.is_of_horizon() {
            return vec![self.row(id, limit, None)];
        }
        limit.years.clone().map(|year| self.row(id, limit, Some(year))).collect()
    }

    fn row(&self, id: Id<PolicyLimit>, limit: &PolicyLimit, year: Option<usize>) -> PolicyRow {
        let one = i128::from(Ratio::SCALE);
        let scale_of = match limit.of {
            LimitOf::Partner(_) => LimitOf::Whole,
            of => of,
        };
        let mut base = self.bill(scale_of, year, |product, units| Fine::priced(product.price, units));
        let mut room = Fine::default();
        let mut counts_outlays = Vec::new();
        let mut coefficients: Vec<Vec<i128>> =
            self.projects.iter().map(|project| vec![0; project.sites.len()]).collect();
        let mut each = |coefficient: &dyn Fn(Id<Product>, usize, usize) -> i128| {
            for ((number, project), sites) in self.projects.rows().zip(&mut coefficients) {
                for (site, into) in sites.iter_mut().enumerate() {
                    *into = coefficient(project.product, number.index(), site);
                }
            }
        };
        match limit.kind {
            LimitKind::ImportBillMax => {
                room = Fine::of(limit.amount) - base;
                match limit.of {
                    LimitOf::Product(of) => each(&|product, _, _| self.replaced_of(of, product, one)),
                    _ => each(&|product, _, _| -self.taken_off(product)),
                }
            }
            LimitKind::ImportShareMax | LimitKind::SupplierShareMax => {
                let LimitOf::Product(of) = limit.of else { return empty(id, year, coefficients) };
                let share = if limit.kind == LimitKind::ImportShareMax {
                    one.min(i128::from(limit.share.parts()))
                } else {
                    self.share_with_suppliers(of, limit.share)
                };
                let short = Ratio::from_parts(i64::try_from(one - share).unwrap_or(0));
                room = -base.share(short);
                each(&|product, _, _| self.replaced_of(of, product, one - share));
            }
            LimitKind::DomesticContentMin => {
                let (worth, bought) = self.finals(limit, year);
                (room, base) =
                    (worth.share(Ratio::from_parts(Ratio::SCALE - limit.share.parts())) - bought, worth);
                let shares = self.shares_of_finals(limit, year);
                each(&|product, project, site| {
                    -round_div(self.kept(product, project, site) * shares[product.index()], one)
                });
            }
            LimitKind::BuyerCostMax => {
                let today = self.bill(limit.of, year, priced_with_duty);
                room = today.share(limit.share);
                each(&|product, project, site| {
                    let counted = limit.of == LimitOf::Whole || limit.of == LimitOf::Product(product);
                    let extra = || {
                        let noun = &self.products[product];
                        let price = self.projects[Id::new(project)].sites[site].unit_price;
                        i128::from(price.parts()) * one
                            - i128::from(noun.price.parts()) * (one + i128::from(noun.duty_rate.parts()))
                    };
                    if counted { extra() } else { 0 }
                });
            }
            LimitKind::PartnerShareMin => {
                each(&|product, project, site| {
                    let plant = self.projects[Id::new(project)].sites[site].plant;
                    let theirs = limit.of == LimitOf::Partner(self.plants[plant].partner);
                    let weight = i128::from(limit.share.parts()) - if theirs { one } else { 0 };
                    round_div(self.kept(product, project, site) * weight, one)
                });
            }
            LimitKind::PublicMoneyMax => {
                room = Fine::of(limit.amount);
                let counts = |project: &super::Project| {
                    let theirs =
                        |plant: Id<super::Plant>| limit.of == LimitOf::Partner(self.plants[plant].partner);
                    project
                        .sites
                        .iter()
                        .map(|site| limit.of == LimitOf::Whole || theirs(site.plant))
                        .collect()
                };
                counts_outlays = self.projects.iter().map(counts).collect();
            }
        }
        let mut row = PolicyRow { limit: id, year, coefficients, counts_outlays, room, base };
        if limit.penalty.is_none() {
            row.room += row.exempt();
        }
        row
    }

    /// What is bought of one product, or of all, in a year or over the horizon, if no project is done.
    fn bill(&self, of: LimitOf, year: Option<usize>, price: impl Fn(&Product, Quantity) -> Fine) -> Fine {
        let mut sum = Fine::default();
        for (id, product) in self.products.rows() {
            if of == LimitOf::Whole || of == LimitOf::Product(id) {
                for (period, &units) in product.demand.iter().enumerate() {
                    if year.is_none_or(|year| self.year_of[period] == year) {
                        sum += price(product, units);
                    }
                }
            }
        }
        sum
    }

    /// w, in 10⁻¹².
    fn taken_off(&self, product: Id<Product>) -> i128 {
        let noun = &self.products[product];
        let parts = noun.inputs.iter().map(|input| {
            i128::from(self.products[input.product].price.parts()) * i128::from(input.quantity.parts())
        });
        i128::from(noun.price.parts()) * i128::from(Ratio::SCALE) - parts.sum::<i128>()
    }

    /// v, in 10⁻¹².
    fn kept(&self, product: Id<Product>, project: usize, site: usize) -> i128 {
        let hidden = self.projects[Id::new(project)].sites[site].hidden.likely;
        self.taken_off(product) - i128::from(hidden.parts()) * i128::from(Ratio::SCALE)
    }

    /// What one unit of `made` does to `π m − (1 − short) π (m + q)` of another product, in 10⁻¹²: making it replaces it, making what
    /// it goes into needs more of it. With `short` = 1, to `π m` alone.
    fn replaced_of(&self, of: Id<Product>, made: Id<Product>, short: i128) -> i128 {
        let one = i128::from(Ratio::SCALE);
        let price = i128::from(self.products[of].price.parts());
        let needs = self.products[made].inputs.iter().filter(|input| input.product == of);
        let needed: i128 = needs.map(|input| i128::from(input.quantity.parts())).sum();
        let own = if made == of { price * one } else { 0 };
        round_div(price * needed * short, one) - own
    }

    /// The largest import share at which no outside supplier has more than that share of what is used; rounded down.
    fn share_with_suppliers(&self, of: Id<Product>, share: Ratio) -> i128 {
        let one = i128::from(Ratio::SCALE);
        let largest =
            self.products[of].outside_suppliers.iter().map(|(_, share)| share.parts()).max().unwrap_or(0);
        match i128::from(largest) {
            0 => one,
            largest => one.min(i128::from(share.parts()) * one / largest),
        }
    }

    /// What the finals of a limit are worth in a year, and what their parts cost at import prices.
    fn finals(&self, limit: &PolicyLimit, year: Option<usize>) -> (Fine, Fine) {
        let (mut worth, mut bought) = (Fine::default(), Fine::default());
        for (_, product) in self.products.rows().filter(|(id, product)| limit.is_of_final(*id, product)) {
            for (period, &built) in product.builds.iter().enumerate() {
                if year.is_none_or(|year| self.year_of[period] == year) {
                    worth += Fine::priced(product.price, built);
                    for input in &product.inputs {
                        let needed = i128::from(input.quantity.parts()) * i128::from(built.parts());
                        bought += Fine::priced_fine(self.products[input.product].price, needed);
                    }
                }
            }
        }
        (worth, bought)
    }

    /// For each product the share of a limit's finals in the largest need of it, in millionths, rounded down.
    fn shares_of_finals(&self, limit: &PolicyLimit, year: Option<usize>) -> Vec<i128> {
        // In billionths of a unit, summed over the year.
        let (mut whole, mut theirs) = (vec![0i128; self.products.len()], vec![0i128; self.products.len()]);
        let mut is_made = vec![false; self.products.len()];
        self.projects.iter().for_each(|project| is_made[project.product.index()] = true);
        for &id in &self.makers_first {
            let product = &self.products[id];
            let counted = |period: &usize| year.is_none_or(|year| self.year_of[*period] == year);
            let sum = |units: &[Quantity]| -> i128 {
                (0..units.len()).filter(counted).map(|period| i128::from(units[period].parts())).sum()
            };
            whole[id.index()] += sum(&product.demand) * 1_000_000;
            let built = sum(&product.builds) * 1_000_000;
            let own = limit.is_of_final(id, product);
            for input in &product.inputs {
                let quantity = i128::from(input.quantity.parts());
                let scaled = |units: i128| round_div(units.saturating_mul(quantity), 1_000_000);
                // What builds need of a part stands in its demand already; only its share is told here.
                if own {
                    theirs[input.product.index()] += scaled(built);
                }
                if is_made[id.index()] {
                    theirs[input.product.index()] += scaled(theirs[id.index()]);
                    whole[input.product.index()] += scaled(whole[id.index()]);
                }
            }
        }
        let one = i128::from(Ratio::SCALE);
        let share = |(theirs, whole): (i128, i128)| {
            if whole == 0 { 0 } else { (theirs.saturating_mul(one) / whole).min(one) }
        };
        theirs.into_iter().zip(whole).map(share).collect()
    }
}

fn empty(limit: Id<PolicyLimit>, year: Option<usize>, coefficients: Vec<Vec<i128>>) -> PolicyRow {
    PolicyRow {
        limit,
        year,
        coefficients,
        counts_outlays: Vec::new(),
        room: Fine::default(),
        base: Fine::default(),
    }
}
