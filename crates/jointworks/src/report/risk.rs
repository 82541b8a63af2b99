//! The page of a risk study: dates, value and bills with their chances, in three languages, and the words that it shares with the
//! terminal.
//!
//! Everything shown comes from the outlook; nothing is estimated here. Every figure stands with its sampling error, and the page says
//! how much of it rests on assumptions.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use model::programme::{Project, Resource};
use model::{Id, Money, Period};
use planner::risk::{Cause, Dependence, Distribution, Estimate, Moment, TaskOutlook};

use super::scale::{Percent, Timeline, part};
use crate::app::risk::{Robust, Studied};
use crate::l10n::{Language, Speech, count, text};

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
    pub(crate) fn moment(&self, [value, low, high]: [Moment; 3]) -> String {
        let named = |moment: Moment| match moment.period(self.studied.outlook.ticks) {
            Some(period) => self.period(period),
            None => self.speech.say("risk-never"),
        };
        let (value, low, high) = (named(value), named(low), named(high));
        if low == high { value } else { format!("{value} ({low} – {high})") }
    }

    /// A share with its interval.
    pub(crate) fn share(&self, share: Estimate) -> String {
        let whole = |share: f64| self.speech.percent((share * 100.0).round() / 100.0);
        let [low, high] = [share.low, share.high].map(whole);
        if low == high {
            return whole(share.value);
        }
        self.speech.tell(
            "risk-share",
            &[("value", text(whole(share.value))), ("low", text(low)), ("high", text(high))],
        )
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
        vec![
            exact("risk-nvr-planned", speech.money(self.studied.account.totals.nvr)),
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

/// The page as one HTML document, the reader's language first.
pub(crate) fn html(studied: &Studied, first: Language) -> String {
    let speeches: Vec<Speech> = super::languages(first)
        .into_iter()
        .map(|language| {
            let mut speech = Speech::new(language);
            speech.learn(&[super::texts(Language::English), super::texts(language)]);
            speech
        })
        .collect();
    let title = speeches.first().map_or("", |speech| speech.name(&studied.programme.name));
    html! {
        (DOCTYPE)
        html lang=(first.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="generator" content="Jointworks";
                title { (title) }
                style { (PreEscaped(include_str!("style.css"))) (PreEscaped(include_str!("risk.css"))) }
            }
            body {
                @for (number, speech) in speeches.iter().enumerate() {
                    @let tag = speech.language().tag();
                    input.choice type="radio" name="language" id=(format!("show-{tag}")) value=(tag) checked[number == 0]
                        aria-label=(speech.say("report-language")) lang=(tag);
                }
                div.switch {
                    @for speech in &speeches {
                        @let tag = speech.language().tag();
                        label for=(format!("show-{tag}")) lang=(tag) { (speech.say("report-language")) }
                    }
                }
                main {
                    @for speech in &speeches {
                        @let tag = speech.language().tag();
                        div.language lang=(tag) data-language=(tag) { (contents(&Words { speech, studied })) }
                    }
                }
                script { (PreEscaped(include_str!("language.js"))) }
            }
        }
    }
    .into_string()
}

fn contents(words: &Words<'_>) -> Markup {
    let say = |message: &str| words.speech.say(message);
    let outlook = &words.studied.outlook;
    html! {
        header { h1 { (words.heading()) } p { (words.grounds()) } }
        @if let Some(robust) = &words.studied.robust {
            p.answer { @match robust { Some(robust) => { (words.robust(robust)) } None => { (say("risk-robust-none")) } } }
        }
        section {
            h2 { (say("risk-launches")) }
            p.note { (say("risk-launches-note")) }
            (dates(words))
        }
        section {
            h2 { (say("risk-value")) }
            (curve(words, &outlook.nvr, Some(words.studied.account.totals.nvr.to_f64())))
            (rows(&["", "risk-column-value", "risk-column-error"], words, words.value_rows()))
        }
        @if !outlook.drivers.is_empty() {
            section {
                h2 { (words.speech.tell("risk-drivers", &[("currency", text(words.currency()))])) }
                (tornado(words))
            }
        }
        section {
            h2 { (words.speech.tell("risk-bills", &[("currency", text(words.currency()))])) }
            (rows(&["risk-column-year", "risk-column-planned", "risk-column-p50", "risk-column-p80", "risk-column-error"],
                words, words.year_rows()))
        }
        @if !outlook.waits.is_empty() {
            section {
                h2 { (say("risk-waits")) }
                (rows(&["risk-column-project", "risk-column-task", "risk-column-resource", "risk-column-wait", "risk-column-share"],
                    words, outlook.waits.iter().take(40).map(|wait| vec![words.project(wait.project),
                        words.task(wait.project, wait.task), words.resource(wait.resource), words.periods(wait.mean),
                        words.share(wait.share)]).collect()))
            }
        }
        section {
            h2 { (say("risk-tasks")) }
            (rows(&["risk-column-project", "risk-column-task", "risk-column-critical", "risk-column-holds-up"], words,
                words.critical_tasks().into_iter().take(40).map(|row| vec![words.project(row.project),
                    words.task(row.project, row.task), words.share(row.critical), words.decimal(row.holds_up)]).collect()))
        }
    }
}

fn rows(heads: &[&str], words: &Words<'_>, rows: Vec<Vec<String>>) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" {
            table {
                thead { tr { @for head in heads { th scope="col" { @if !head.is_empty() { (words.speech.say(head)) } } } } }
                tbody { @for row in rows { tr { @for cell in row { td { (cell) } } } } }
            }
        }
    }
}

/// A bar a launch: from the earliest to the latest tenth, the half, eight of ten, and the planned date.
fn dates(words: &Words<'_>) -> Markup {
    let (programme, outlook) = (&words.studied.programme, &words.studied.outlook);
    let timeline = Timeline::new(&programme.calendar);
    let whole = f64::from(outlook.ticks) * programme.periods() as f64;
    let at = |moment: Moment| Percent(part(f64::from(moment.0.unwrap_or(u32::MAX)), whole).0.min(100.0));
    let heads = [
        "risk-column-planned",
        "risk-column-p50",
        "risk-column-p80",
        "risk-column-on-time",
        "risk-column-driver",
    ];
    html! {
        figure {
            ul.legend {
                @for (class, message) in [("likely", "risk-legend-range"), ("p80", "risk-legend-p80"), ("planned", "risk-legend-planned")] {
                    li { svg aria-hidden="true" width="16" height="14" { rect class=(class) width="16" height="14" {} } (words.speech.say(message)) }
                }
            }
            table.lanes.dates {
                colgroup { col.label; col; }
                thead { tr { th {} td { (timeline.axis()) } } }
                tbody { @for launch in &outlook.launches {
                    @let low = at(launch.curve[launch.curve.len() / 10]);
                    @let high = at(launch.curve[launch.curve.len() * 9 / 10]);
                    @let planned = timeline.at(launch.planned.index());
                    @let told = words.speech.tell("risk-launch-told", &[("planned", text(words.period(launch.planned))),
                        ("p50", text(words.moment(launch.p50))), ("p80", text(words.moment(launch.p80)))]);
                    tr {
                        th scope="row" { (words.project(launch.project)) }
                        td { svg role="img" width="100%" height="26" {
                            title { (told) }
                            (timeline.grid())
                            rect.likely x=(low) width=(Percent((high.0 - low.0).max(0.3))) y="8" height="10" {}
                            rect.p80 x=(Percent(at(launch.p80[0]).0 - 0.25)) width="0.5%" y="5" height="16" {}
                            rect.p50 x=(Percent(at(launch.p50[0]).0 - 0.1)) width="0.2%" y="8" height="10" {}
                            rect.planned x=(Percent(planned.0 - 0.2)) width="0.4%" y="2" height="22" {}
                        } }
                    }
                } }
            }
            div.scroll tabindex="0" role="region" { table {
                thead { tr { th scope="col" { (words.speech.say("risk-column-project")) }
                    @for head in heads { th scope="col" { (words.speech.say(head)) } } } }
                tbody { @for launch in &outlook.launches { tr {
                    th scope="row" { (words.project(launch.project)) }
                    td { (words.period(launch.planned)) } td { (words.moment(launch.p50)) } td { (words.moment(launch.p80)) }
                    td { (words.share(launch.on_time)) }
                    td { @if let Some(cause) = &launch.driver { (words.cause(cause)) } }
                } } }
            } }
        }
    }
}

/// Height of an S-curve.
const PLOT: f64 = 180.0;

/// The share of runs that stay below each sum.
fn curve(words: &Words<'_>, found: &Distribution, planned: Option<f64>) -> Markup {
    let (first, last) =
        (found.curve.first().copied().unwrap_or(0.0), found.curve.last().copied().unwrap_or(0.0));
    let (low, high) = planned.map_or((first, last), |planned| (first.min(planned), last.max(planned)));
    let wide = (high - low).max(f64::MIN_POSITIVE);
    let across = |value: f64| 100.0 * (value - low) / wide;
    let steps = (found.curve.len() - 1).max(1) as f64;
    let points: Vec<(f64, f64)> = (found.curve.iter().enumerate())
        .map(|(step, value)| (across(*value), PLOT - PLOT * step as f64 / steps))
        .collect();
    html! {
        figure {
            figcaption { (words.speech.say("risk-curve-caption")) }
            div.chart {
                svg.scale aria-hidden="true" width="64" height=(PLOT + 40.0) {
                    @for step in [0.0, 0.2, 0.5, 0.8, 1.0] {
                        text x="58" y=(PLOT - PLOT * step + 14.0) text-anchor="end" { (words.speech.percent(step)) }
                    }
                }
                svg.s-curve role="img" width="100%" height=(PLOT + 40.0) {
                    title { (words.speech.say("risk-curve-caption")) }
                    g transform="translate(0 10)" {
                        @for step in [0.0, 0.2, 0.5, 0.8, 1.0] {
                            line.grid x1="0" x2="100%" y1=(PLOT - PLOT * step) y2=(PLOT - PLOT * step) {}
                        }
                        @for pair in points.windows(2) {
                            line.curve x1=(Percent(pair[0].0)) x2=(Percent(pair[1].0)) y1=(pair[0].1) y2=(pair[1].1) {}
                        }
                        @if let Some(planned) = planned {
                            line.until x1=(Percent(across(planned))) x2=(Percent(across(planned))) y1="0" y2=(PLOT) {}
                        }
                        text x="0" y=(PLOT + 20.0) { (words.sum(low)) }
                        text x="50%" y=(PLOT + 20.0) text-anchor="middle" { (words.sum(f64::midpoint(low, high))) }
                        text x="100%" y=(PLOT + 20.0) text-anchor="end" { (words.sum(high)) }
                    }
                }
            }
        }
    }
}

/// What moves the value, the widest swing on top.
fn tornado(words: &Words<'_>) -> Markup {
    let outlook = &words.studied.outlook;
    let ends = outlook.drivers.iter().flat_map(|driver| [driver.swing.low, driver.swing.high]);
    let (low, high) = ends.fold((f64::MAX, f64::MIN), |(low, high), end| (low.min(end), high.max(end)));
    let wide = (high - low).max(f64::MIN_POSITIVE);
    let at = |value: f64| Percent(100.0 * (value - low) / wide);
    html! {
        figure {
            ul.legend {
                li { svg aria-hidden="true" width="16" height="14" { rect.gain width="16" height="14" {} } (words.speech.say("risk-legend-gain")) }
                li { svg aria-hidden="true" width="16" height="14" { rect.loss width="16" height="14" {} } (words.speech.say("risk-legend-loss")) }
            }
            table.lanes.tornado {
                colgroup { col.label; col; col.figure; }
                tbody { @for driver in &outlook.drivers {
                    @let (from, to) = (driver.swing.low.min(driver.swing.high), driver.swing.low.max(driver.swing.high));
                    @let class = if driver.swing.high >= driver.swing.low { "gain" } else { "loss" };
                    tr {
                        th scope="row" { (words.cause(&driver.cause)) }
                        td { svg role="img" width="100%" height="22" {
                            title { (words.sum(driver.swing.low)) " … " (words.sum(driver.swing.high)) }
                            rect class=(class) x=(at(from)) width=(Percent(at(to).0 - at(from).0)) y="4" height="14" {}
                        } }
                        td.number { (words.sum(driver.swing.high - driver.swing.low)) " ± " (words.sum(driver.swing.error)) }
                    }
                } }
            }
        }
    }
}
