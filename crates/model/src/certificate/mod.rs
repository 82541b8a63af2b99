//! The certificate: numbers from which anybody can recompute that no plan of a programme is worth more than its bound.
//!
//! # What it proves
//!
//! Take the exact model (`docs/concepts/planning.md`, equations (4)–(18)) and drop the rows that couple projects: resources,
//! money, floor, markets, buyer's cost, policy limits, and dependencies between projects. Charge each dropped row's use at a price ≥ 0 (its
//! **multiplier**) instead. What remains falls apart by project, and each project's best answer at those prices is found
//! exactly by dynamic programming. By weak duality (Geoffrion 1974) the sum
//!
//! ```text
//! L = Σ_p V_p + Σ_kt λ_kt R_kt + money + Σ_l α_l Area_l + Σ_jt μ_j0t d_jt + Σ_y γ_y X bill_y + Σ_r ψ_r b_r + Σ_xor θ
//! ```
//!
//! is at least the value of every plan, for **any** multipliers ≥ 0. Nobody has to trust the program that found them.
//!
//! # The rows and their multipliers
//!
//! All values are in major units of the programme's currency, discounted. A multiplier lies between nought and 10¹⁸.
//!
//! * `resource` λ\[k\]\[t\]: use of resource k in period t ≤ R_kt.
//! * `spend` β\[c\]\[y\] and `share` σ\[c\]\[f\]\[y\]: a **purse** c is a distinct vector of [`crate::Programme::fund_share`] over all funds;
//!   purses are numbered by first appearance over projects and their sites, in order. The spending of the sites of purse c in year
//!   y must be covered: Σ_f pay_cfy ≥ spend_cy (β), and pay_cfy ≤ share_cf · spend_cy (σ; only where 0 < share < 1). A unit spent by
//!   purse c in year y so costs `β_cy − Σ_f share_cf σ_cfy`, and the money is worth
//!   `Σ_f Σ_y B_fy · max_{y'≥y} χ_f^(y'−y) · max(0, max_{c: share_cf>0} (β_cy' − σ_cfy'))`. As the judge rounds a fund's share of each
//!   project's spending up to the next hundredth, `Σ_cfy 0.01 · n_c σ_cfy` comes on top, n_c being the number of projects with a site
//!   of purse c.
//! * `floor` α\[l\]: only for plants with a limit.
//! * `market` μ\[j\]\[o\]\[t\]: a maker's production is the sum of what it sells to each **outlet** of its product, q_pt = Σ_o q_pot. Outlet 0
//!   is demand: Σ_{p makes j} q_p0t ≤ d_jt. The others are the products that j goes into and that some project makes, in the programme's
//!   order: Σ_{p makes j} q_pot ≤ a_ij Σ_{p makes i} q_pt, i being the product of outlet o. Any lawful production can be divided so, for
//!   Σ_{p makes j} q_pt ≤ d_jt + Σ_i a_ij Σ_{p makes i} q_pt.
//! * `buyer` γ\[y\]: Σ_{t∈y} Σ (c − π(1+duty)) q ≤ X · Σ_{t∈y} Σ_j π_j (1+duty_j) d_jt; only if there is a limit.
//! * `launch_after` η\[e\]\[t\] for requirement e: "project launched by t" ≤ "other launched by t − lag" (nought if t < lag).
//!   Entries of other requirements are unused and nought.
//! * `requires` θ\[e\] for each other requirement e, then for each cross precedence in order: `and` (and cross precedence):
//!   chosen(project) ≤ chosen(other); `xor`: chosen(project) + chosen(other) ≤ 1. Entries of `launch_after` requirements
//!   are unused and nought.
//!
//! # One project's best answer at these prices
//!
//! For each site: margin of a unit made in period t
//! `g_t = δ_t v + Σ_i a_ji μ_ijt − γ_y(t) (c − π(1+duty))`, with j the product, i its inputs (μ_ij being the price of the outlet that j is to
//! i), v = π_j − Σ_i a_ji π_i − h (likely). After launch at z it sells at most `M_jot` to outlet o, those with the lowest μ_jot first, as long
//! as g_t > μ_jot and until Q ρ(t−z) are sold. `M_jot` is the most that the outlet can ever take: `M_j0t = d_jt`, else
//! `M_jot = a_ij min(Σ_o M_iot, Σ_{p makes i, not must out} max_site Q ρ(t − first launch at the site))`, products in the order makers first.
//! A task in mode m that starts at u costs `Σ_n payment_n (ξ δ_{u+n} + price of a unit spent in the year of u+n) + Σ_{τ=u}^{u+dur−1}
//! Σ_k amount_k λ_kτ`. The floor costs α_l · area. A launch at z costs Σ_{t≥z} η_et for each `launch_after` it must obey and earns
//! Σ_{t≥z+lag} η_et for each that waits for it; being chosen costs or earns θ likewise (xor: costs both).
//!
//! Tasks: the **least step** of a task is its least `duration − overlap`. Of the arcs that leave a task one is **kept**: to the
//! successor with the longest tail, ties to the lowest number, then to the larger lag. The tail of a task is the larger of its
//! shortest duration and the largest `least step + lag + tail of the successor` over its arcs, durations and steps being the least
//! over all modes of all sites. The other arcs hold only through the earliest and latest starts. With kept arcs the
//! tasks form trees towards the launch, and the best starts and modes follow exactly:
//! `A_s(t) = min over modes m, starts u with u + dur − overlap + lag ≤ t of cost_m(u) + Σ_{children c} A_c(u)`.
//! A task without a successor must end by the launch. If there is only one such task, and no task can outlast it (no mode at
//! the site overlaps any of its task's arcs by more than the lag and the shortest duration of the task after it), it ends exactly then.
//!
//! **Windows.** Least steps and shortest durations are now those over the modes of the site. A task starts no earlier than its
//! predecessors' earliest starts, least steps and lags allow, over all arcs, and than money allows; it ends by the horizon's
//! last period and the latest launch, and starts no later than its successors' latest starts allow, over all arcs. A launch comes no
//! earlier than the earliest start and shortest duration of any task. A site whose windows are empty is impossible.
//!
//! **Money.** When a task starts, all tasks below it in its tree of kept
//! arcs are surely paid for: of each, the least over its modes of what is *surely paid* (the whole outlay if paid `at_start` or if the
//! mode has no overlap, else its first payment); and of the task itself the least first payment. Let S be the sum. It must be
//! payable at the site's purse by the year in which the task starts: the first year y, counted from nought, with
//! `Σ_f min(share_f S + (y+1) hundredths, Σ_{y'≤y} B_fy') ≥ S`, the shares rounded up to a hundredth. (Shares are rounded up
//! by the judge in every year; carried-over money is counted whole, which only loosens the bound.) If there is no such year, the
//! site is impossible.
//!
//! # Cases
//!
//! A certificate may split into cases. A question asks of one project whether it is chosen at one of some sites and launched (or
//! one of its tasks started) by some period; "yes" and "no" together cover everything. In a case, the launches of the sites, and the
//! starts of the task, that the answers exclude are not available (the other tasks' windows stay as they are); a project that must be
//! in cannot be left out. At the root hold `must` and `latest_launch`. A [`Node::Fix`] removes what cannot exceed the certificate's
//! bound: with the multipliers named there, for each project every pair (site, launch) whose value puts L − V_p + value at or
//! below the bound, and being left out if L − V_p is at or below it. If nothing is left to a project, the case is empty and
//! bounded by −∞. The nodes form a tree. What is proven is the largest L of the leaves and of what was removed.
//!
//! # Rounding
//!
//! The checker computes in doubles and adds to every L an allowance: the sum of the magnitudes of all its terms × 10⁻¹². A chain of
//! n additions and multiplications errs by less than n · 2⁻⁵³ ≈ n · 1.1·10⁻¹⁶ of that sum, so 10⁻¹² covers n = 9000, more than twice
//! periods + projects + products + … of any programme that we have seen; for larger ones it grows with n. Whoever claims a bound should leave
//! room for it.

mod cases;
mod ground;
mod prove;
mod relaxation;
mod shape;
mod tasks;

pub use prove::prove;

use self::tasks::{Tree, Windows};
use crate::number::{Money, Ratio};
use crate::programme::{Programme, Project};
use crate::table::Id;
use crate::time::Period;

/// Multipliers: a vector for each kind of row, shapes as in the module's text. Missing tails are nought.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Multipliers {
    /// λ\[resource\]\[period\].
    pub resource: Vec<Vec<f64>>,
    /// β\[purse\]\[year\].
    pub spend: Vec<Vec<f64>>,
    /// σ\[purse\]\[fund\]\[year\].
    pub share: Vec<Vec<Vec<f64>>>,
    /// α\[plant\].
    pub floor: Vec<f64>,
    /// μ\[product\]\[outlet\]\[period\].
    pub market: Vec<Vec<Vec<f64>>>,
    /// γ\[year\].
    pub buyer: Vec<f64>,
    /// ψ\[row of the policy limits\], in the order of [`crate::Programme::policy_rows`]; at most the limit's penalty.
    pub policy: Vec<f64>,
    /// η\[requirement\]\[period\].
    pub launch_after: Vec<Vec<f64>>,
    /// θ\[requirement, then cross precedence\].
    pub requires: Vec<f64>,
}

/// A question about one project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Number of the project in the programme.
    pub project: usize,
    /// Numbers of the sites asked for, in the project's list.
    pub sites: Vec<usize>,
    /// Number of the task that is asked for; none = the launch.
    pub task: Option<usize>,
    /// Is it chosen at one of those sites, and launched (the task started) in this period or earlier?
    pub by: Period,
}

/// A case, or a split into two.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// Bounded by the multipliers of that number.
    Leaf {
        /// Number in [`Certificate::multipliers`].
        multipliers: usize,
    },
    /// Two cases that together cover this one.
    Split {
        /// What is asked.
        question: Question,
        /// Node number of the case "yes".
        yes: usize,
        /// Node number of the case "no".
        no: usize,
    },
    /// What cannot exceed the bound is removed; then the next node.
    Fix {
        /// Number in [`Certificate::multipliers`].
        multipliers: usize,
        /// Node number of what remains.
        then: usize,
    },
}

/// A proof that no plan of a programme is worth more than `bound`.
#[derive(Clone, Debug, PartialEq)]
pub struct Certificate {
    /// Fingerprint of the programme.
    pub programme: String,
    /// What it claims to prove.
    pub bound: Money,
    /// Sets of multipliers, shared by nodes.
    pub multipliers: Vec<Multipliers>,
    /// Node 0 is the root; children have higher numbers than their parents.
    pub nodes: Vec<Node>,
}

/// Whether the windows of some site of a project leave it a launch: time, latest launch, and the money that can be there by then.
pub(crate) fn can_launch(programme: &Programme, project: Id<Project>) -> bool {
    let candidate = &programme.projects[project];
    let tree = Tree::new(candidate);
    candidate.sites.iter().enumerate().any(|(number, site)| {
        let share = |fund| programme.fund_share(fund, project, site.plant);
        let shares: Vec<Ratio> = programme.funds.ids().map(share).collect();
        Windows::new(programme, candidate, &tree, number, &shares).is_some()
    })
}
