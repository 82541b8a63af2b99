//! A risk study told: the words that its page and the terminal share. The page itself is the module `page`.
//!
//! Everything shown comes from the outlook; nothing is estimated here. Every figure stands with its sampling error, and the page says
//! how much of it rests on assumptions.

mod page;

pub(crate) use page::html;

use model::programme::{Project, Resource};
use model::{Id, Money, Period};
use planner::risk::{Cause, Dependence, Estimate, Moment, TaskOutlook};

use crate::app::risk::{Robust, Studied};
use crate::l10n::{Speech, count, text};

/// A study in one language.
pub(crate) struct Words<'a> {
    pub(crate) speech: &'a Speech,
    pub(crate) studied: &'a Studied,
}

impl Words<'_> {
    /// An input for machines: its kind, and which.
    pub(crate) fn machine(studied: &Studied, cause: &Cause) -> (&'static str, Option<String>) {
        let programme = &studied.programme;
        match cause {
            Cause::Programme => ("programme", None),
            Cause::Partner(partner) => ("partner", programme.partners.get(*partner).cloned()),
            Cause::Resource(id) => ("resource", Some(programme.resources[*id].key.clone())),
            Cause::Demand => ("demand", None),
            Cause::Price => ("price", None),
            Cause::Scenario(number) => {
                let scenario = studied.assumptions.scenarios.get(*number);
                ("scenario", scenario.map(|scenario| scenario.name.plain.clone()))
            }
            Cause::Work(project) => ("work", Some(programme.projects[*project].key.clone())),
        }
    }

    /// The same for people.
    pub(crate) fn cause(&self, cause: &Cause) -> String {
        let (kind, key) = Self::machine(self.studied, cause);
        let name = match cause {
            Cause::Resource(id) => self.resource(*id),
            Cause::Work(project) => self.project(*project),
            Cause::Scenario(number) => {
                let scenario = self.studied.assumptions.scenarios.get(*number);
                scenario.map_or_else(String::new, |scenario| self.speech.name(&scenario.name).to_owned())
            }
            _ => key.unwrap_or_default(),
        };
        self.speech.tell(&format!("risk-cause-{kind}"), &[("name", text(name))])
    }

    pub(crate) fn project(&self, project: Id<Project>) -> String {
        self.speech.name(&self.studied.programme.projects[project].name).to_owned()
    }

    pub(crate) fn resource(&self, resource: Id<Resource>) -> String {
        self.speech.name(&self.studied.programme.resources[resource].name).to_owned()
    }

    pub(crate) fn task(&self, project: Id<Project>, task: usize) -> String {
        self.studied.programme.projects[project].tasks[task].key.clone()
    }

    pub(crate) fn period(&self, period: Period) -> String {
        self.speech.period(&self.studied.programme.calendar, period)
    }

    /// A moment; its interval too, where that reaches into other periods.
    pub(crate) fn moment(&self, moment: [Moment; 3]) -> String {
        self.with_interval(&self.moment_between(moment))
    }

    /// A moment, and its interval where that reaches into other periods.
    fn moment_between(&self, moment: [Moment; 3]) -> (String, Option<String>) {
        let [value, low, high] = moment.map(|moment| match moment.period(self.studied.outlook.ticks) {
            Some(period) => self.period(period),
            None => self.speech.say("risk-never"),
        });
        (value, self.between(low, high))
    }

    /// A share with its interval.
    pub(crate) fn share(&self, share: Estimate) -> String {
        self.with_interval(&self.share_between(share))
    }

    fn share_between(&self, share: Estimate) -> (String, Option<String>) {
        let [value, low, high] = [share.value, share.low, share.high]
            .map(|share| self.speech.percent((share * 100.0).round() / 100.0));
        (value, self.between(low, high))
    }

    /// An interval; none if its ends read the same.
    fn between(&self, low: String, high: String) -> Option<String> {
        (low != high).then(|| self.speech.tell("risk-interval", &[("low", text(low)), ("high", text(high))]))
    }

    fn with_interval(&self, (value, interval): &(String, Option<String>)) -> String {
        match interval {
            Some(interval) => format!("{value} ({interval})"),
            None => value.clone(),
        }
    }

    fn money(&self, value: f64) -> Money {
        #[expect(clippy::cast_possible_truncation, reason = "the cast saturates")]
        let minor = (value * 100.0).round() as i64;
        Money { minor, currency: self.studied.programme.currency }
    }

    /// A sum without its currency.
    pub(crate) fn sum(&self, value: f64) -> String {
        self.speech.money_bare(self.money(value))
    }

    fn interval(&self, found: Estimate) -> String {
        self.speech.tell(
            "risk-interval",
            &[("low", text(self.sum(found.low))), ("high", text(self.sum(found.high)))],
        )
    }

    pub(crate) fn decimal(&self, value: f64) -> String {
        #[expect(clippy::cast_possible_truncation, reason = "the cast saturates")]
        let parts = (value * 10.0).round() as i64 * 100_000;
        self.speech.ratio(model::Ratio::from_parts(parts))
    }

    /// So many periods with one decimal.
    pub(crate) fn periods(&self, value: f64) -> String {
        let kind = self.studied.programme.calendar.kind().word();
        self.speech.tell(&format!("risk-{kind}s"), &[("figure", text(self.decimal(value)))])
    }

    pub(crate) fn currency(&self) -> String {
        self.studied.programme.currency.to_string()
    }

    pub(crate) fn heading(&self) -> String {
        let outlook = &self.studied.outlook;
        let name = self.speech.name(&self.studied.programme.name).to_owned();
        self.speech.tell("risk-heading", &[("programme", text(name)), ("runs", count(outlook.runs))])
    }

    /// The value: what, how much, between what.
    pub(crate) fn value_rows(&self) -> Vec<Vec<String>> {
        let (outlook, speech) = (&self.studied.outlook, self.speech);
        let exact = |message: &str, sum: String| vec![speech.say(message), sum, String::new()];
        let estimated = |message: &str, found: Estimate| {
            vec![speech.say(message), speech.money(self.money(found.value)), self.interval(found)]
        };
        let planned = self.studied.plan.totals.public_money;
        let day = speech.day(self.studied.programme.calendar.planning_day());
        let discounting = text(speech.tell("plan-discounted", &[("day", text(day))]));
        let nvr = speech.tell("risk-nvr-planned", &[("discounting", discounting)]);
        vec![
            vec![nvr, speech.money(self.studied.account.totals.nvr), String::new()],
            estimated("risk-nvr-mean", outlook.nvr.mean),
            estimated("risk-nvr-p50", outlook.nvr.p50),
            estimated("risk-nvr-p80", outlook.nvr.p20),
            estimated("risk-nvr-tail", outlook.nvr.lowest_fifth),
            exact("risk-nvr-deviation", speech.money(self.money(outlook.nvr.deviation))),
            exact("risk-money-planned", speech.money(planned)),
            estimated("risk-money-p80", outlook.money.p80),
        ]
    }

    /// The bills: year, planned, P50, P80, between what.
    pub(crate) fn year_rows(&self) -> Vec<Vec<String>> {
        let years = self.studied.programme.years.iter().zip(&self.studied.outlook.bills).enumerate();
        years
            .map(|(number, (year, bill))| {
                vec![
                    year.to_string(),
                    self.speech.money_bare(self.planned_bill(number)),
                    self.sum(bill.p50.value),
                    self.sum(bill.p80.value),
                    self.interval(bill.p80),
                ]
            })
            .collect()
    }

    fn planned_bill(&self, year: usize) -> Money {
        let programme = &self.studied.programme;
        let mut sum = Money::zero(programme.currency);
        for (steps, &of) in self.studied.account.periods.iter().zip(&programme.year_of) {
            if of == year {
                sum += steps.planned;
            }
        }
        sum
    }

    /// Tasks by how many launches they decide, their own and others'.
    pub(crate) fn critical_tasks(&self) -> Vec<&TaskOutlook> {
        let mut tasks: Vec<&TaskOutlook> = self.studied.outlook.tasks.iter().collect();
        let weight = |task: &TaskOutlook| task.critical.value + task.holds_up;
        tasks.sort_by(|a, b| weight(b).total_cmp(&weight(a)));
        tasks
    }

    /// What the buffered plan costs and wins.
    pub(crate) fn robust(&self, robust: &Robust) -> String {
        let (own, other) = (&self.studied.outlook, &robust.outlook);
        let sum = |value: f64| text(self.speech.money(self.money(value)));
        self.speech.tell(
            "risk-robust",
            &[
                ("projects", count(robust.projects)),
                ("nominal", sum(other.nominal)),
                ("given", sum(own.nominal - other.nominal)),
                ("p80", sum(other.nvr.p20.value)),
                ("won", sum(other.nvr.p20.value - own.nvr.p20.value)),
                ("error", sum((other.nvr.p20.high - other.nvr.p20.low) / 2.0)),
            ],
        )
    }

    /// What the study rests on.
    pub(crate) fn grounds(&self) -> String {
        let share = self.speech.percent(self.studied.outlook.share_assumed);
        let message = match self.studied.dependence {
            Dependence::Correlated => "risk-correlated",
            Dependence::Independent => "risk-independent",
        };
        format!(
            "{} {}",
            self.speech.tell("risk-assumed", &[("share", text(share))]),
            self.speech.say(message)
        )
    }
}
