//! The report of a plan: one HTML file that needs nothing else, in three languages, for a screen, a telephone or paper.
//!
//! It is what an analyst sends to a plant and lays before a minister, so every figure stands with its unit, currency and day, and
//! beside what it rests on. Figures come from the account and the plan; nothing is valued here. Texts are escaped by the
//! templates (`maud`), drawings are inline and take their colours from the page, and the languages are switched without a
//! script.
//!
//! The drawings are our own, one module each: charting crates that we tried (kuva 0.6) draw one row a stage, know no calendar,
//! mark neither modes nor critical stages, do not wrap long names, and have a fixed width.

mod cell;
mod document;
mod scale;
mod float;
mod lane;
mod sankey;
mod gantt;
mod waterfall;
mod bill;
mod basis;
mod loads;
mod money;
mod limits;
mod headline;
mod projects;
mod grounds;
pub(crate) mod risk;
pub(crate) mod levers;
pub(crate) mod pareto;
pub(crate) mod exposure;
pub(crate) mod schedule;

pub(crate) use cell::cell;

use std::collections::BTreeSet;

use maud::{Markup, html};
use model::account::{Account, Chosen, Resolved};
use model::draft::{Basis, Name, TaskKind};
use model::plan::Reason;
use model::programme::{Plant, Project};
use model::{Id, Money, Plan, Programme, Ratio};

use crate::l10n::{Language, Speech, count, text};

/// What is known of the run beside its plan.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RunFacts {
    /// Whether the plan is proven to be the best possible.
    pub(crate) optimal: bool,
    /// How long it took, if somebody looked at a clock.
    pub(crate) seconds: Option<f64>,
}

/// The texts of the report, learnt beside those of the terminal.
fn texts(language: Language) -> &'static str {
    match language {
        Language::English => include_str!("texts.en.ftl"),
        Language::Russian => include_str!("texts.ru.ftl"),
        Language::Belarusian => include_str!("texts.be.ftl"),
    }
}

/// The report as one HTML document. The same programme, plan and facts give the same bytes.
pub(crate) fn html(
    programme: &Programme,
    plan: &Plan,
    account: &Account,
    facts: &RunFacts,
    first: Language,
) -> String {
    let (resolved, _) = Resolved::new(programme, plan);
    let title = |speech: &Speech| speech.name(&programme.name).to_owned();
    document::document(first, &title, &gantt::patterns(), &|speech| {
        Page { programme, plan, resolved: &resolved, account, facts, speech }.contents()
    })
}

/// Everything that a section needs, in one language.
struct Page<'a> {
    programme: &'a Programme,
    plan: &'a Plan,
    resolved: &'a Resolved,
    account: &'a Account,
    facts: &'a RunFacts,
    speech: &'a Speech,
}

impl Page<'_> {
    fn contents(&self) -> Markup {
        let tag = self.speech.language().tag();
        let mut sections: Vec<(&str, Markup)> = vec![
            ("plan", gantt::picture(self)),
            ("value", html! { (waterfall::picture(self)) (bill::picture(self)) }),
            ("loads", loads::resources(self)),
            ("money", money::funds(self)),
        ];
        sections.extend(limits::table(self).map(|table| ("limits", table)));
        sections.extend([("projects", projects::tables(self)), ("grounds", grounds::section(self))]);
        html! {
            (headline::section(self))
            nav aria-label=(self.speech.say("report-contents")) {
                ol { @for (name, _) in &sections { li {
                    a href=(format!("#{name}-{tag}")) { (self.speech.say(&format!("report-title-{name}"))) }
                } } }
            }
            @for (name, content) in &sections {
                section id=(format!("{name}-{tag}")) aria-labelledby=(format!("{name}-title-{tag}")) {
                    h2 id=(format!("{name}-title-{tag}")) { (self.speech.say(&format!("report-title-{name}"))) }
                    (content)
                }
            }
            footer { p { (self.speech.tell("report-footer", &[("version", text(self.plan.settings.planner.as_str()))])) } }
        }
    }

    /// A name, kept from mixing its direction with its neighbours'.
    fn named(&self, name: &Name) -> Markup {
        html! { bdi { (self.speech.name(name)) } }
    }

    fn project(&self, project: Id<Project>) -> Markup {
        self.named(&self.programme.projects[project].name)
    }

    fn project_name(&self, project: Id<Project>) -> &str {
        self.speech.name(&self.programme.projects[project].name)
    }

    /// A plant with its country.
    fn plant(&self, plant: Id<Plant>) -> Markup {
        let plant = &self.programme.plants[plant];
        let partner = self.programme.partners.get(plant.partner).map_or("", String::as_str);
        html! { (self.named(&plant.name)) " (" bdi { (partner) } ")" }
    }

    fn reason(&self, reason: &Reason) -> String {
        self.speech.reason(self.programme, reason)
    }

    fn task(&self, chosen: &Chosen, task: usize) -> String {
        task_name(self.speech, self.programme, chosen.project, task)
    }

    /// A way to do a task, in the reader's words if it is one of the usual ones.
    fn mode(&self, mode: &str) -> String {
        self.word("report-mode", mode)
    }

    /// A unit of quantity likewise.
    fn unit(&self, unit: &str) -> String {
        self.word("report-unit", unit)
    }

    fn word(&self, prefix: &str, word: &str) -> String {
        let message = format!("{prefix}-{word}");
        if self.speech.knows(&message) { self.speech.say(&message) } else { word.to_owned() }
    }

    /// Kinds of the stages in the plan.
    fn kinds(&self) -> BTreeSet<TaskKind> {
        let stages = self.resolved.choices.iter().flat_map(|chosen| {
            chosen.tasks.iter().map(|stage| self.programme.projects[chosen.project].tasks[stage.task].kind)
        });
        stages.collect()
    }

    /// Modes of the stages in the plan.
    fn modes(&self) -> BTreeSet<&str> {
        let stages = self.resolved.choices.iter().flat_map(|chosen| {
            chosen.tasks.iter().map(|&stage| chosen.mode(self.programme, stage).key.as_str())
        });
        stages.collect()
    }

    /// A sum with its sign, because it is a change; a whole has none.
    fn signed(&self, money: Money, whole: bool) -> String {
        let (said, figure) = (self.speech.money(money), self.speech.money_bare(money));
        if money.minor > 0 && !whole { said.replacen(&figure, &format!("+{figure}"), 1) } else { said }
    }

    /// What part of the bound the plan reaches; nought when there is nothing to reach.
    fn share_of_bound(&self) -> f64 {
        let (value, bound) = (self.account.totals.objective().to_f64(), self.plan.bound.to_f64());
        if bound > 0.0 { (value / bound).clamp(0.0, 1.0) } else { f64::from(value >= bound) }
    }

    /// By what part of it the bound lies above the plan.
    fn gap(&self) -> f64 {
        let (value, bound) = (self.account.totals.objective().to_f64(), self.plan.bound.to_f64());
        if bound == 0.0 { 0.0 } else { ((bound - value) / bound.abs()).max(0.0) }
    }

    /// The shares of the value by basis, the firmest first.
    fn basis_shares(&self) -> Vec<(Basis, f64)> {
        let sums = self.account.by_basis.map(Money::to_f64);
        let whole: f64 = sums.iter().sum();
        let share = |sum: f64| if whole > 0.0 { sum / whole } else { 0.0 };
        Basis::ALL.into_iter().zip(sums.map(share)).collect()
    }

    /// How long the horizon is.
    fn years_in_words(&self) -> String {
        let calendar = &self.programme.calendar;
        let (periods, full) = (calendar.len(), calendar.kind().per_year() as usize);
        if periods.is_multiple_of(full) {
            return self.speech.tell("report-years", &[("n", count(periods / full))]);
        }
        self.periods(periods)
    }

    /// So many quarters, months or weeks.
    fn periods(&self, periods: usize) -> String {
        self.speech.duration(&self.programme.calendar, u32::try_from(periods).unwrap_or(u32::MAX))
    }

    fn discounted_in_words(&self) -> String {
        discounting(self.speech, self.programme)
    }
}

/// On which day sums are worth what is said.
fn discounting(speech: &Speech, programme: &Programme) -> String {
    if programme.discount_rate == Ratio::ZERO {
        return speech.say("report-not-discounted");
    }
    let rate = speech.percent(programme.discount_rate.to_f64());
    speech.tell("report-discounted", &[("rate", text(rate))])
}

/// A stage: its kind, and its key where that says more.
fn task_name(speech: &Speech, programme: &Programme, project: Id<Project>, task: usize) -> String {
    let task = &programme.projects[project].tasks[task];
    let kind = speech.say(&format!("report-kind-{}", task.kind.word()));
    match task.kind {
        TaskKind::Other => task.key.clone(),
        _ if task.key == task.kind.word() => kind,
        _ => format!("{kind} ({})", task.key),
    }
}

/// A word of the terminal as a page writes it at the head of a column.
fn sentence(word: &str) -> String {
    let mut signs = word.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}

#[cfg(test)]
mod tests;
