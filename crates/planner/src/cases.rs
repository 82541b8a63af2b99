//! Branch and bound on decisions: a case of the proof is bounded, thinned out, and split where the answers disagree.
//!
//! Questions ask of one project: chosen at one of these sites and launched (or a task started) by then? (planning model 2.3.) The tree
//! that grows is the certificate: its leaves' prices prove the bound.

use std::sync::Arc;

use model::Period;
use model::certificate::Question;

use crate::bound::{Lagrangian, ProjectCase, Scratch};
use crate::dual::{self, Descent, Spread};
use crate::proof::Proof;

/// At most so many questions are tried in each case, each answer by so many sweeps.
const QUESTIONS: usize = 8;
const TRIED: u32 = 10;
/// So many projects' answers may be tried in a case: of fifteen projects all questions, of a hundred only the first, untried.
/// Measured: on small-1 trying saves half of the tree, on medium-1 it costs more than it saves.
const AFFORDED: usize = 120;

/// A case that is still open.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub projects: Vec<Arc<ProjectCase>>,
    /// Where its descent begins: the prices of its parent.
    pub prices: Arc<Vec<f64>>,
    pub bound: f64,
    /// Its node in the tree.
    pub node: usize,
}

/// What became of a case.
#[derive(Clone, Debug)]
pub(crate) struct Worked {
    pub bound: f64,
    pub prices: Arc<Vec<f64>>,
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
    let mut descent = Descent::new(lagrangian, case.prices.as_ref().clone());
    descent.run(lagrangian, &case.projects, sweeps, value, scratch);
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
    let mut prices =
        if descent.bound < case.bound { descent.prices.clone() } else { case.prices.as_ref().clone() };
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
    let prices = Arc::new(prices);
    if bound <= value {
        return Worked { bound, prices, thinned: None, question: None, turns: Vec::new() };
    }
    let thinned = thin(lagrangian, &case.projects, &prices, bound, &answers, value, scratch);
    let projects = thinned.as_ref().unwrap_or(&case.projects);
    let question = choose(
        lagrangian,
        projects,
        &prices,
        value,
        ask(lagrangian, projects, &descent.spread, stakes),
        scratch,
    );
    let turns = dual::turns(&descent.spread, lagrangian.instance.periods);
    Worked { bound, prices, thinned, question, turns }
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

/// Of the questions asked, the one whose answers move the bound most when both are tried for a few sweeps (strong branching;
/// Applegate et al. 1995). A question with an answer that settles its case at once costs nothing to ask.
fn choose(
    lagrangian: &Lagrangian<'_>,
    projects: &[Arc<ProjectCase>],
    prices: &[f64],
    value: f64,
    questions: Vec<Question>,
    scratch: &mut Scratch,
) -> Option<Question> {
    if questions.len() < 2 {
        return questions.into_iter().next();
    }
    let mut best: Option<(f64, Question)> = None;
    for question in questions {
        let (yes, no) = split(lagrangian, projects, &question);
        let mut bound = |case: &[Arc<ProjectCase>]| {
            let mut descent = Descent::new(lagrangian, prices.to_vec());
            descent.run(lagrangian, case, TRIED, value, scratch);
            descent.bound.max(value)
        };
        let (yes, no) = (bound(&yes), bound(&no));
        // What is open after both answers counts: the lower bound mostly, and a little the sum.
        let score = -(yes.max(no) + 0.3 * yes.min(no));
        if best.as_ref().is_none_or(|(known, _)| score > *known) {
            best = Some((score, question));
        }
    }
    best.map(|(_, question)| question)
}

/// The questions whose answers promise to move the bound most: what the sweeps disagreed on, weighted by what is at stake; best
/// first.
fn ask(
    lagrangian: &Lagrangian<'_>,
    projects: &[Arc<ProjectCase>],
    spread: &[Spread],
    stakes: &[f64],
) -> Vec<Question> {
    let instance = lagrangian.instance;
    let end = instance.periods - 1;
    let most = (AFFORDED / projects.len().max(1)).clamp(1, QUESTIONS);
    let mut best: Vec<(f64, Question)> = Vec::with_capacity(most + 1);
    let mut offer = |score: f64, project: usize, sites: Vec<usize>, task: Option<usize>, by: usize| {
        let place = best.partition_point(|(known, _)| *known >= score);
        if score > 0.0 && place < most {
            best.insert(place, (score, Question { project, sites, task, by: Period::at(by) }));
            best.truncate(most);
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
            offer(stake * (undecided + 1e-6), project, open.clone(), None, end);
        }
        if open.len() > 1 {
            for &site in &open {
                let share = spread.sites[site].min(spread.chosen - spread.sites[site]);
                offer(stake * (0.3 * share + 1e-7), project, vec![site], None, end);
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
                    stake * (spread.chosen * deviation / 40.0 + 1e-9),
                    project,
                    open.clone(),
                    Some(task),
                    by,
                );
            }
        }
    }
    best.into_iter().map(|(_, question)| question).collect()
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
    let mut last: (Arc<Vec<f64>>, Arc<Vec<f64>>) = (Arc::default(), Arc::default());
    let whole = Arc::new(descent.prices.clone());
    let mut grown =
        Regrown { proof: Proof::new(descent.bound, whole), open: Vec::new(), stuck: f64::NEG_INFINITY };
    let mut pile = vec![(0usize, 0usize, root.to_vec())];
    while let Some((from, node, projects)) = pile.pop() {
        if !Arc::ptr_eq(&last.0, old.prices(from)) {
            last = (Arc::clone(old.prices(from)), Arc::new(translated(old.prices(from))));
        }
        let bound = lagrangian.sweep(&last.1, &projects, &mut scratch, &mut answers, &mut slope);
        grown.proof.improve(node, bound, Arc::clone(&last.1));
        let least = grown.proof.bound(node);
        if least <= value {
            continue;
        }
        let prices = Arc::clone(grown.proof.prices(node));
        let Some((thinned, question, yes, no)) = old.below(from) else {
            grown.open.push(Case { projects, prices, bound: least, node });
            continue;
        };
        // A node is thinned at the prices that it keeps; where its parent's proved more, it is not thinned.
        let thin = (thinned && Arc::ptr_eq(&prices, &last.1))
            .then(|| thin(lagrangian, &projects, &prices, bound, &answers, value, &mut scratch))
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
