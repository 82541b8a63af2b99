//! The certificate: numbers from which anybody can recompute that no plan of a programme is worth more than its bound.
//!
//! # What it proves
//!
//! Take the exact model (`docs/concepts/planning.md`, equations (4)–(15)) and drop the rows that couple projects: resources,
//! money, floor, markets, buyer's cost, and dependencies between projects. Charge each dropped row's use at a price ≥ 0 (its
//! **multiplier**) instead. What remains falls apart by project, and each project's best answer at those prices is found
//! exactly by dynamic programming. By weak duality (Geoffrion 1974) the sum
//!
//! ```text
//! L = Σ_p V_p + Σ_kt λ_kt R_kt + money + Σ_l α_l Area_l + Σ_jt μ_jt d_jt + Σ_y γ_y X bill_y + Σ_xor θ
//! ```
//!
//! is at least the value of every plan, for **any** multipliers ≥ 0. Nobody has to trust the program that found them.
//!
//! # The rows and their multipliers
//!
//! All values are in major units of the programme's currency, discounted.
//!
//! * `resource` λ\[k\]\[t\]: use of resource k in period t ≤ R_kt.
//! * `spend` β\[c\]\[y\] and `share` σ\[c\]\[f\]\[y\]: a **purse** c is a distinct vector of [`crate::Programme::fund_share`] over all funds;
//!   purses are numbered by first appearance over projects and their sites, in order. The spending of the sites of purse c in year
//!   y must be covered: Σ_f pay_cfy ≥ spend_cy (β), and pay_cfy ≤ share_cf · spend_cy (σ; only where 0 < share < 1). A unit spent by
//!   purse c in year y so costs `β_cy − Σ_f share_cf σ_cfy`, and the money is worth
//!   `Σ_f Σ_y B_fy · max_{y'≥y} χ_f^(y'−y) · max(0, max_{c: share_cf>0} (β_cy' − σ_cfy'))`.
//! * `floor` α\[l\]: only for plants with a limit.
//! * `market` μ\[j\]\[t\]: Σ_{p makes j} q_pt ≤ d_jt + Σ_i a_ij Σ_{p makes i} q_pt.
//! * `buyer` γ\[y\]: Σ_{t∈y} Σ (c − π(1+duty)) q ≤ X · Σ_{t∈y} Σ_j π_j (1+duty_j) d_jt; only if there is a limit.
//! * `launch_after` η\[e\]\[t\] for requirement e: "project launched by t" ≤ "other launched by t − lag" (nought if t < lag).
//! * `requires` θ\[e\] for each other requirement e, then for each cross precedence in order: `and` (and cross precedence):
//!   chosen(project) ≤ chosen(other); `xor`: chosen(project) + chosen(other) ≤ 1. Entries of `launch_after` requirements
//!   are unused and nought.
//!
//! # One project's best answer at these prices
//!
//! For each site: margin of a unit made in period t
//! `g_t = δ_t v − μ_jt + Σ_i a_ji μ_it − γ_y(t) (c − π(1+duty))`, with j the product, i its inputs, v = π_j − Σ_i a_ji π_i − h (likely).
//! After launch at z it makes `min(Q ρ(t−z), M_jt)` wherever g_t > 0, where `M_jt` is the largest market there can ever be:
//! `M_jt = d_jt + Σ_i a_ij min(M_it, Σ_{p makes i} max_site Q)`, products in the order makers first.
//! A task in mode m that starts at u costs `Σ_n payment_n (ξ δ_{u+n} + price of a unit spent in the year of u+n) + Σ_{τ=u}^{u+dur−1}
//! Σ_k amount_k λ_kτ`. The floor costs α_l · area. A launch at z costs Σ_{t≥z} η_et for each `launch_after` it must obey and earns
//! Σ_{t≥z+lag} η_et for each that waits for it; being chosen costs or earns θ likewise (xor: costs both).
//!
//! Tasks: of the arcs that leave a task one is **kept**: to the successor with the longest tail (longest path of shortest
//! durations from its start to the end of the project), ties to the lowest number; the other arcs hold only through
//! the earliest starts (longest path over all arcs with, for each task, its least `duration − overlap` over modes, clipped
//! at nought, plus lag). With kept arcs the tasks form trees towards the launch, and the best starts and modes follow exactly:
//! `A_s(t) = min over modes m, starts u with u + dur − overlap + lag ≤ t of cost_m(u) + Σ_{children c} A_c(u)`. A task must end by the
//! horizon's last period; a task without a successor must end by the launch; if there is only one such task, it ends exactly
//! then.
//!
//! **Earliest starts are tightened by money** (the "affordability" of the planning model, 1.7). When a task starts, all tasks below
//! it in its tree of kept arcs are surely paid for: of each, the least over its modes of what is *surely paid* (the whole outlay if
//! paid `at_start` or if the mode has no overlap, else its first payment); and of the task itself the least first payment. Let S
//! be the sum. It must be payable at the site's purse by the year in which the task starts: the first year y with
//! Σ_f min(share_f · S, Σ_{y'≤y} B_fy') ≥ S. If there is no such year, the site is impossible. (Carried-over money is
//! counted whole here, which only loosens the bound.)
//!
//! # Cases
//!
//! A certificate may split into cases. A question asks of one project whether it is chosen at one of some sites and launched (or
//! one of its tasks started) by some period; "yes" and "no" together cover everything. In a case, sites and periods that
//! the answers exclude are not available; a project that must be in cannot be left out. A [`Node::Fix`] removes what cannot
//! exceed the certificate's bound: with the multipliers named there, for each project every pair (site, launch) whose value puts
//! L − V_p + value below the bound, and being left out if L − V_p is below the bound.
//! The certificate's bound is the largest L of its leaves.

use crate::number::Money;
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
    /// μ\[product\]\[period\].
    pub market: Vec<Vec<f64>>,
    /// γ\[year\].
    pub buyer: Vec<f64>,
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
