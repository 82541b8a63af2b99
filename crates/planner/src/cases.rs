//! Branch and bound on decisions: a case of the proof is bounded, thinned out, and split where the answers disagree.
//!
//! Questions ask of one project: chosen at one of these sites and launched (or a task started) by then? (planning model 2.3.) The tree
//! that grows is the certificate: its leaves' prices prove the bound.

use std::sync::Arc;

use model::Period;
use model::certificate::Question;

use crate::bound::{Lagrangian, ProjectCase, Scratch};
use crate::dual::{self, Descent, Spread};
use crate::prices::Prices;
use crate::proof::Proof;

/// From so many projects on, when is asked as early as whether and where. Of fewer, whether and where come long before: measured on
/// small-1 that lowers the bound after 30 CPU seconds from 101.5 to 100.2; on medium-1 it would raise it from 646.6 to 649.4.
const SEVERAL: usize = 50;
/// The weight of whether and where, where projects are fewer.
const DECISIVE: f64 = 10.0;
/// What the uncertain start of a task weighs against an uncertain launch, where projects are several; where they are few, as much.
/// Measured in the same way: 99.9 instead of 100.1 on small-1, but on medium-1 it would be 648.5 instead of 647.6.
const LATER: f64 = 0.3;

/// A case that is still open.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub projects: Vec<Arc<ProjectCase>>,
    /// Where its descent begins: the prices of its parent.
    pub prices: Arc<Prices>,
    pub bound: f64,
    /// Its node in the tree.
    pub node: usize,
    /// How often it was worked on with nothing left to ask: only better prices can settle it then.
    pub again: u32,
}

/// What became of a case.
#[derive(Clone, Debug)]
pub(crate) struct Worked {
    pub bound: f64,
    pub prices: Arc<Prices>,
    /// What is left of it after fixing by reduced value, if anything was fixed.
    pub thinned: Option<Vec<Arc<ProjectCase>>>,
    /// Where to split; none if its bound is settled or nothing is left to ask.
    pub question: Option<Question>,
    /// When its sweeps would launch each project; empty if its bound is settled.
    pub turns: Vec<f64>,
}

/// Bounds a case with so many sweeps and, if it can still hold a better plan than `value`, thins it and asks a question.
pub(crate) fn work(
    lagrangian: &Lagrangian<'_>,
    case: &Case,
    value: f64,
    sweeps: u32,
    stakes: &[f64],
    scratch: &mut Scratch,
) -> Worked {
    let mut descent = Descent::new(lagrangian, case.prices.dense());
    // Where it is easy the volume algorithm settles it, to the last unit; where it jams, gliding goes on.
    descent.run(lagrangian, &case.projects, sweeps / 2, value, scratch);
    descent.glide(lagrangian, &case.projects, sweeps << case.again, value, scratch);
    finish(lagrangian, case, &descent, value, stakes, scratch)
}

/// The same, from a descent that was run elsewhere.
pub(crate) fn finish(
    lagrangian: &Lagrangian<'_>,
    case: &Case,
    descent: &Descent,
    value: f64,
    stakes: &[f64],
    scratch: &mut Scratch,
) -> Worked {
    let mut prices = if descent.bound < case.bound { descent.prices.clone() } else { case.prices.dense() };
    // Seven digits are enough and keep certificates small; the bound is taken at the rounded prices. Rounding up may not carry a price
    // above the penalty that limits it.
    let dearest = &lagrangian.rows.dearest;
    prices.iter_mut().zip(dearest).for_each(|(price, dearest)| *price = rounded(*price).min(*dearest));
    let mut answers = Vec::new();
    let mut slope = vec![0.0; lagrangian.rows.len];
    let bound = if descent.bound == f64::NEG_INFINITY {
        f64::NEG_INFINITY
    } else {
        lagrangian.sweep(&prices, &case.projects, scratch, &mut answers, &mut slope)
    };
    let packed = Arc::new(Prices::new(&prices));
    if bound <= value {
        return Worked { bound, prices: packed, thinned: None, question: None, turns: Vec::new() };
    }
    let thinned = thin(lagrangian, &case.projects, &prices, bound, &answers, value, scratch);
    let projects = thinned.as_ref().unwrap_or(&case.projects);
    let question = ask(lagrangian, projects, &descent.spread, stakes);
    let turns = dual::turns(&descent.spread, lagrangian.instance.periods);
    Worked { bound, prices: packed, thinned, question, turns }
}

/// To seven significant digits.
#[expect(clippy::cast_possible_truncation, reason = "that is the purpose")]
fn rounded(price: f64) -> f64 {
    let short = price as f32;
    if short.is_finite() && short > 1e-12 { f64::from(short) } else { 0.0 }
}

/// Removes launches, and the choice to leave out, that cannot lead to a better plan than `value` (reduced-cost fixing, exact).
pub(crate) fn thin(
    lagrangian: &Lagrangian<'_>,
    projects: &[Arc<ProjectCase>],
    prices: &[f64],
    bound: f64,
    answers: &[crate::bound::Answer],
    value: f64,
    scratch: &mut Scratch,
) -> Option<Vec<Arc<ProjectCase>>> {
    let floor = value - 1e-7 * value.abs().max(1.0);
    lagrangian.prepare(prices, scratch);
    let mut thinned: Option<Vec<Arc<ProjectCase>>> = None;
    for (project, case) in projects.iter().enumerate() {
        let rest = bound - answers[project].value;
        let mut left = case.as_ref().clone();
        left.may_be_out = case.may_be_out && rest >= floor;
        lagrangian.survey(project, prices, case, scratch, |site, launch, worth| {
            if rest + worth < floor {
                left.sites[site].launches[launch] = false;
            }
        });
        if left != **case {
            thinned.get_or_insert_with(|| projects.to_vec())[project] = Arc::new(left);
        }
    }
    thinned
}

/// The question whose answers promise to move the bound most: what the sweeps disagreed on, weighted by what is at stake. Trying
/// several questions for some sweeps each (strong branching) was measured, too: with prices that have settled it costs more than
/// it saves.
fn ask(
    lagrangian: &Lagrangian<'_>,
    projects: &[Arc<ProjectCase>],
    spread: &[Spread],
    stakes: &[f64],
) -> Option<Question> {
    let instance = lagrangian.instance;
    let end = instance.periods - 1;
    let (decisive, of_tasks) = if projects.len() < SEVERAL { (DECISIVE, 1.0) } else { (1.0, LATER) };
    let mut best: Option<(f64, Question)> = None;
    let mut offer = |score: f64, project: usize, sites: Vec<usize>, task: Option<usize>, by: usize| {
        if score > best.as_ref().map_or(0.0, |(known, _)| *known) {
            best = Some((score, Question { project, sites, task, by: Period::at(by) }));
        }
    };
    for (project, case) in projects.iter().enumerate() {
        if !case.may_be_in() {
            continue;
        }
        let (spread, stake) = (&spread[project], stakes[project].max(1.0));
        let open: Vec<usize> =
            (0..case.sites.len()).filter(|&site| case.sites[site].launches.contains(&true)).collect();
        let undecided = spread.chosen.min(1.0 - spread.chosen);
        if case.may_be_out {
            offer(decisive * stake * (undecided + 1e-6), project, open.clone(), None, end);
        }
        if open.len() > 1 {
            for &site in &open {
                let share = spread.sites[site].min(spread.chosen - spread.sites[site]);
                offer(decisive * stake * (0.3 * share + 1e-7), project, vec![site], None, end);
            }
        }
        let launches: Vec<usize> =
            (0..=end).filter(|&period| open.iter().any(|&site| case.sites[site].launches[period])).collect();
        if let (Some(&first), Some(&last)) = (launches.first(), launches.last())
            && first < last
        {
            let (mean, deviation) = spread.of(spread.launch);
            let by = floor_index(mean).clamp(first, last - 1);
            offer(stake * (spread.chosen * deviation / 12.0 + 1e-8), project, open.clone(), None, by);
        }
        for (task, moment) in spread.starts.iter().enumerate() {
            let window = |site: usize| {
                let option = &instance.projects[project].sites[site];
                case.sites[site]
                    .starts
                    .as_ref()
                    .map_or((option.earliest[task], option.latest[task]), |windows| {
                        (windows[task].0 as usize, windows[task].1 as usize)
                    })
            };
            let first = open.iter().map(|&site| window(site).0).min().unwrap_or(0);
            let last = open.iter().map(|&site| window(site).1).max().unwrap_or(0);
            if first < last {
                let (mean, deviation) = spread.of(*moment);
                let by = floor_index(mean).clamp(first, last - 1);
                offer(
                    of_tasks * stake * (spread.chosen * deviation / 12.0 + 1e-9),
                    project,
                    open.clone(),
                    Some(task),
                    by,
                );
            }
        }
    }
    best.map(|(_, question)| question)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "means of periods are small and not negative"
)]
fn floor_index(mean: f64) -> usize {
    mean.max(0.0).floor() as usize
}

/// The case "yes" and the case "no" of a question.
pub(crate) fn split(
    lagrangian: &Lagrangian<'_>,
    projects: &[Arc<ProjectCase>],
    question: &Question,
) -> (Vec<Arc<ProjectCase>>, Vec<Arc<ProjectCase>>) {
    let option = &lagrangian.instance.projects[question.project];
    let by = question.by.index();
    let mut yes = projects[question.project].as_ref().clone();
    let mut no = yes.clone();
    yes.may_be_out = false;
    for site in 0..option.sites.len() {
        let asked = question.sites.contains(&site);
        if !asked {
            yes.sites[site].launches.fill(false);
            continue;
        }
        match question.task {
            None => {
                yes.sites[site].launches[by + 1..].fill(false);
                no.sites[site].launches[..=by].fill(false);
            }
            Some(task) => {
                let whole = || option.sites[site].windows();
                let window: &mut (u32, u32) = &mut yes.sites[site].starts.get_or_insert_with(whole)[task];
                window.1 = window.1.min(question.by.0);
                let window = &mut no.sites[site].starts.get_or_insert_with(whole)[task];
                window.0 = window.0.max(question.by.0 + 1);
            }
        }
    }
    let with = |case: ProjectCase| {
        let mut all = projects.to_vec();
        all[question.project] = Arc::new(case);
        all
    };
    (with(yes), with(no))
}

/// A proof grown again for a programme with the same projects.
pub(crate) struct Regrown {
    pub proof: Proof,
    /// Cases that could still hold a better plan.
    pub open: Vec<Case>,
    /// The highest bound of cases that nothing can be asked of any more.
    pub stuck: f64,
}

/// Asks every question of a proof again with these rows: one sweep a node. What its old prices still close stays closed; where
/// they no longer do, the case is open. No case is bounded worse than the whole by its own descent.
pub(crate) fn regrow(
    lagrangian: &Lagrangian<'_>,
    (old, translated): (&Proof, &dyn Fn(&[f64]) -> Vec<f64>),
    descent: &Descent,
    root: &[Arc<ProjectCase>],
    value: f64,
) -> Regrown {
    let (mut scratch, mut answers) = (Scratch::default(), Vec::new());
    let mut slope = vec![0.0; lagrangian.rows.len];
    // Whatever leaves the pile first was put there last, so a node's prices are often those of the node before it.
    let mut last: (Arc<Prices>, Arc<Prices>, Vec<f64>) = <_>::default();
    let whole = Arc::new(Prices::new(&descent.prices));
    let mut grown =
        Regrown { proof: Proof::new(descent.bound, whole), open: Vec::new(), stuck: f64::NEG_INFINITY };
    let mut pile = vec![(0usize, 0usize, root.to_vec())];
    while let Some((from, node, projects)) = pile.pop() {
        if !Arc::ptr_eq(&last.0, old.prices(from)) {
            let here = translated(&old.prices(from).dense());
            last = (Arc::clone(old.prices(from)), Arc::new(Prices::new(&here)), here);
        }
        let bound = lagrangian.sweep(&last.2, &projects, &mut scratch, &mut answers, &mut slope);
        grown.proof.improve(node, bound, Arc::clone(&last.1));
        let least = grown.proof.bound(node);
        if least <= value {
            continue;
        }
        let prices = Arc::clone(grown.proof.prices(node));
        let Some((thinned, question, yes, no)) = old.below(from) else {
            grown.open.push(Case { projects, prices, bound: least, node, again: 0 });
            continue;
        };
        // A node is thinned at the prices that it keeps; where its parent's proved more, it is not thinned.
        let thin = (thinned && Arc::ptr_eq(&prices, &last.1))
            .then(|| thin(lagrangian, &projects, &last.2, bound, &answers, value, &mut scratch))
            .flatten();
        let thinned = thin.is_some();
        let projects = thin.unwrap_or(projects);
        let (case_yes, case_no) = split(lagrangian, &projects, question);
        let (node_yes, node_no) = grown.proof.split(node, thinned, question.clone());
        pile.push((no, node_no, case_no));
        pile.push((yes, node_yes, case_yes));
    }
    grown
}
