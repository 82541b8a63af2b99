//! Who pays for what, in exact hundredths: stocks of the funds with carry-over, and every project's claims on them.
//!
//! A claim is granted only if no later claim already granted is left unpaid. The order in which funds are asked is the caller's:
//! different orders suit different rules, so the search varies it.

use model::Ratio;

use crate::instance::Instance;

/// One granted payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Grant {
    pub fund: usize,
    pub year: usize,
    pub minor: i64,
}

/// What every fund still has.
#[derive(Clone, Debug)]
pub(crate) struct Treasury {
    carry_over: Vec<Ratio>,
    amounts: Vec<Vec<i64>>,
    /// paid\[fund\]\[year\].
    paid: Vec<Vec<i64>>,
    /// free\[fund\]\[year\]: what may still be paid in that year without robbing later claims.
    free: Vec<Vec<i64>>,
    /// able\[fund\]\[year\]: what may still be paid until the end of that year, all years together.
    able: Vec<Vec<i64>>,
}

/// `share` of a sum ≥ 0, rounded up, as the judge reads a rule: three thirds are a whole.
fn share_of_up(sum: i64, share: Ratio) -> i64 {
    let down = share_of(sum, share);
    let exact = i128::from(sum) * i128::from(share.parts()) == i128::from(down) * i128::from(Ratio::SCALE);
    if exact { down } else { down + 1 }
}

/// `share` of a sum ≥ 0, rounded down.
fn share_of(sum: i64, share: Ratio) -> i64 {
    if share == Ratio::ONE {
        return sum;
    }
    // Exact without 128 bits: shares are below one and sums below 2⁶³ / 10⁶ millions.
    let (millions, rest) = (sum / Ratio::SCALE, sum % Ratio::SCALE);
    millions * share.parts() + rest * share.parts() / Ratio::SCALE
}

impl Treasury {
    /// Nobody has been paid yet.
    pub(crate) fn new(programme: &model::Programme) -> Self {
        let amounts: Vec<Vec<i64>> = programme
            .funds
            .iter()
            .map(|fund| fund.amounts.iter().map(|money| money.minor).collect())
            .collect();
        let mut treasury = Self {
            carry_over: programme.funds.iter().map(|fund| fund.carry_over).collect(),
            paid: amounts.iter().map(|years| vec![0; years.len()]).collect(),
            free: amounts.clone(),
            able: amounts.clone(),
            amounts,
        };
        (0..treasury.amounts.len()).for_each(|fund| treasury.refresh(fund));
        treasury
    }

    /// Recomputes what fund `fund` has free: stock_y = ⌊χ left_{y−1}⌋ + B_y, and the least of it over all later years, each
    /// grossed up by what would lapse until then.
    fn refresh(&mut self, fund: usize) {
        let (amounts, paid, carry) = (&self.amounts[fund], &self.paid[fund], self.carry_over[fund]);
        let mut left = 0i64;
        for year in 0..amounts.len() {
            left = share_of(left, carry) + amounts[year] - paid[year];
            self.free[fund][year] = left;
        }
        for year in (0..amounts.len().saturating_sub(1)).rev() {
            let later = self.free[fund][year + 1];
            // Paying x now takes at most ⌈χ x⌉ from next year; without carry-over it takes nothing.
            let reach = if carry.parts() == 0 {
                i64::MAX
            } else if carry == Ratio::ONE {
                later
            } else {
                let grossed =
                    (i128::from(later.max(1)) - 1) * i128::from(Ratio::SCALE) / i128::from(carry.parts());
                i64::try_from(grossed).unwrap_or(i64::MAX)
            };
            self.free[fund][year] = self.free[fund][year].min(reach);
        }
        self.refresh_able(fund);
    }

    /// What a fund could pay until each year at the most: whoever pays as early as possible lets nothing lapse. An upper estimate
    /// where a part of the money lapses, for what is paid early is missing later.
    fn refresh_able(&mut self, fund: usize) {
        let (free, able) = (&self.free[fund], &mut self.able[fund]);
        let keeps_all = self.carry_over[fund] == Ratio::ONE;
        let mut sum = 0;
        for (able, &free) in able.iter_mut().zip(free) {
            sum = if keeps_all { free } else { sum + free.max(0) };
            *able = sum;
        }
    }

    /// The most that a purse could pay until each year for one more claim: the largest x with Σ_f min(able_f, share_f x) ≥ x.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "a guide for placing; claims are exact"
    )]
    pub(crate) fn reach(&self, shares: &[Ratio], into: &mut Vec<i64>) {
        into.clear();
        for year in 0..self.amounts.first().map_or(0, Vec::len) {
            let all = || shares.iter().zip(&self.able).filter(|(share, _)| share.parts() > 0);
            let mut most: f64 = all().map(|(_, able)| able[year] as f64).sum();
            // The left side is concave in x: from above, each round finds which funds are not exhausted at x and solves for x.
            for _ in 0..=shares.len() {
                let (mut exhausted, mut open) = (0.0, 0.0);
                for (share, able) in all() {
                    if share.to_f64() * most < able[year] as f64 {
                        open += share.to_f64()
                    } else {
                        exhausted += able[year] as f64
                    }
                }
                if open >= 1.0 {
                    break;
                }
                let next = exhausted / (1.0 - open);
                if next >= most {
                    break;
                }
                most = next;
            }
            into.push(most as i64);
        }
    }

    /// Pays a project's spending (year, hundredths; years ascending) from the purse, asking funds in that order. Grants all or nothing.
    pub(crate) fn claim(
        &mut self,
        shares: &[Ratio],
        order: &[usize],
        spending: &[(usize, i64)],
    ) -> Option<Vec<Grant>> {
        let mut grants = Vec::new();
        for &(year, sum) in spending {
            let mut rest = sum;
            for &fund in order {
                let minor = rest.min(share_of_up(sum, shares[fund])).min(self.free[fund][year]);
                if minor > 0 {
                    rest -= minor;
                    grants.push(Grant { fund, year, minor });
                    self.paid[fund][year] += minor;
                    self.refresh(fund);
                }
            }
            if rest > 0 {
                self.release(&grants);
                return None;
            }
        }
        Some(grants)
    }

    /// Takes grants back.
    pub(crate) fn release(&mut self, grants: &[Grant]) {
        for grant in grants {
            self.paid[grant.fund][grant.year] -= grant.minor;
        }
        self.refresh_all(grants);
    }

    /// Grants again what was taken back.
    pub(crate) fn restore(&mut self, grants: &[Grant]) {
        for grant in grants {
            self.paid[grant.fund][grant.year] += grant.minor;
        }
        self.refresh_all(grants);
    }

    fn refresh_all(&mut self, grants: &[Grant]) {
        let mut funds: Vec<usize> = grants.iter().map(|grant| grant.fund).collect();
        funds.sort_unstable();
        funds.dedup();
        funds.into_iter().for_each(|fund| self.refresh(fund));
    }

    /// Orders in which funds may be asked: the narrowest first, the most restricted share first, and both reversed.
    pub(crate) fn orders(instance: &Instance) -> Vec<Vec<usize>> {
        let funds = instance.funds.len();
        let serves = |fund: usize| instance.purses.iter().filter(|shares| shares[fund] > 0.0).count();
        let share = |fund: usize| instance.purses.iter().map(|shares| shares[fund]).fold(0.0, f64::max);
        let lapses = |fund: usize| instance.funds[fund].carry_over;
        let mut narrow: Vec<usize> = (0..funds).collect();
        narrow.sort_by(|&a, &b| {
            serves(a).cmp(&serves(b)).then(lapses(a).total_cmp(&lapses(b))).then(a.cmp(&b))
        });
        let mut capped: Vec<usize> = (0..funds).collect();
        capped.sort_by(|&a, &b| {
            share(a).total_cmp(&share(b)).then(lapses(a).total_cmp(&lapses(b))).then(a.cmp(&b))
        });
        let reversed = |order: &Vec<usize>| order.iter().rev().copied().collect::<Vec<_>>();
        let mut orders = vec![capped.clone(), narrow.clone(), reversed(&narrow), reversed(&capped)];
        orders.dedup();
        orders
    }
}
