//! What is said of levers, in one language, on the page and in the terminal: what each is worth at least and at most, how a launch
//! comes earlier, what delays cost.
//!
//! Everything shown was found by the planner, judged and proven; nothing is valued here.

mod page;
mod curve;

use model::draft::TaskKind;
use model::programme::Project;
use model::{Id, Money, Period};
use planner::levers::{Cheapest, Lever, PUSHES, Pair, Step, Way, Worth};

pub(crate) use page::html;

use crate::app::levers::{Moves, Tried};
use crate::l10n::{Argument, Speech, count, text};

/// Tried levers in one language.
pub(crate) struct Words<'a> {
    pub(crate) speech: &'a Speech,
    pub(crate) tried: &'a Tried,
}

/// So many moved dates are told of each lever.
const DATES: usize = 6;

/// Heads and rows of a table.
pub(crate) type Rows = (Vec<&'static str>, Vec<Vec<String>>);

impl Words<'_> {
    /// What is done.
    pub(crate) fn lever(&self, lever: &Lever) -> String {
        let programme = &self.tried.programme;
        let told = |message: &str, arguments: &[Argument<'_>]| self.speech.tell(message, arguments);
        let task =
            |project: Id<Project>, task: usize| text(programme.projects[project].tasks[task].key.clone());
        let named = |project: Id<Project>| ("name", text(self.project(project)));
        match *lever {
            Lever::Unit { resource, from } => {
                let name = self.speech.name(&programme.resources[resource].name);
                told("lever-unit", &[("name", text(name)), ("from", text(self.period(from)))])
            }
            Lever::Money { fund, year, amount } => told(
                "lever-money",
                &[
                    ("name", text(self.speech.name(&programme.funds[fund].name))),
                    ("sum", text(self.speech.money(amount))),
                    ("year", text(programme.years[year].to_string())),
                ],
            ),
            Lever::Earlier { fund, year } => told(
                "lever-earlier",
                &[
                    ("name", text(self.speech.name(&programme.funds[fund].name))),
                    ("year", text(programme.years[year].to_string())),
                ],
            ),
            Lever::Recognition { project, task: of, free } => {
                let message = if free { "lever-recognition-free" } else { "lever-recognition" };
                let tasks = programme.projects[project].tasks.iter();
                let certifications = tasks.filter(|task| task.kind == TaskKind::Certification).count();
                let which = if certifications > 1 { task(project, of) } else { text("none") };
                told(message, &[named(project), ("task", which)])
            }
            Lever::Overlap { project, earlier, tooling } => told(
                "lever-overlap",
                &[named(project), ("task", task(project, tooling)), ("other", task(project, earlier))],
            ),
            Lever::Faster { project, task: of } => {
                told("lever-faster", &[named(project), ("task", task(project, of))])
            }
            Lever::HeadStart(project) => told("lever-head-start", &[named(project)]),
            Lever::Limit(limit) => {
                told("lever-limit", &[("name", text(programme.limits[limit].key.clone()))])
            }
            Lever::Requirement(number) => {
                let row = &programme.requirements[number];
                let message = match row.kind {
                    model::draft::RequirementKind::LaunchAfter => "lever-requires-launch-after",
                    model::draft::RequirementKind::And => "lever-requires-and",
                    model::draft::RequirementKind::Xor => "lever-requires-xor",
                };
                told(message, &[named(row.project), ("other", text(self.project(row.other)))])
            }
            Lever::Wait(number) => {
                let wait = &programme.cross_precedence[number];
                told(
                    "lever-wait",
                    &[
                        named(wait.after.0),
                        ("task", task(wait.after.0, wait.after.1)),
                        ("other", text(self.project(wait.before.0))),
                        ("waited", task(wait.before.0, wait.before.1)),
                    ],
                )
            }
            Lever::Floor { plant, area } => told(
                "lever-floor",
                &[
                    ("name", text(self.speech.name(&programme.plants[plant].name))),
                    ("area", text(self.speech.quantity(area))),
                ],
            ),
            Lever::Buyers => told("lever-buyers", &[]),
            Lever::Freed(project) => told("lever-freed", &[named(project)]),
            Lever::Deadline(project) => told("lever-deadline", &[named(project)]),
        }
    }

    pub(crate) fn project(&self, project: Id<Project>) -> String {
        self.speech.name(&self.tried.programme.projects[project].name).to_owned()
    }

    pub(crate) fn period(&self, period: Period) -> String {
        self.speech.period(&self.tried.programme.calendar, period)
    }

    /// A change of value with its sign.
    pub(crate) fn signed(&self, change: Option<Money>) -> String {
        match change {
            None => self.speech.say("levers-unknown"),
            Some(change) if change.minor > 0 => format!("+{}", self.speech.money_bare(change)),
            Some(change) => self.speech.money_bare(change),
        }
    }

    fn cost(&self, cost: Option<Money>) -> String {
        cost.map_or_else(|| self.speech.say("levers-unknown"), |cost| self.speech.money_bare(cost))
    }

    /// Dates moved, projects that come and go, in one line.
    pub(crate) fn moves(&self, moves: &Moves) -> String {
        let list =
            |projects: &[Id<Project>]| text(self.speech.list(projects.iter().map(|id| self.project(*id))));
        let mut parts: Vec<String> = Vec::new();
        if !moves.entering.is_empty() {
            parts.push(self.speech.tell("levers-entering", &[("projects", list(&moves.entering))]));
        }
        if !moves.leaving.is_empty() {
            parts.push(self.speech.tell("levers-leaving", &[("projects", list(&moves.leaving))]));
        }
        let hidden = moves.dates.len().saturating_sub(DATES);
        parts.extend(moves.dates.iter().take(DATES).map(|&(project, before, after)| {
            let message = if after < before { "levers-earlier" } else { "levers-later" };
            self.speech.tell(
                message,
                &[
                    ("name", text(self.project(project))),
                    ("before", text(self.period(before))),
                    ("after", text(self.period(after))),
                ],
            )
        }));
        if hidden > 0 {
            parts.push(self.speech.tell("levers-more-dates", &[("n", count(hidden))]));
        }
        parts.join("; ")
    }

    pub(crate) fn heading(&self) -> String {
        let name = text(self.speech.name(&self.tried.programme.name));
        self.speech.tell("levers-heading", &[("programme", name)])
    }

    /// What everything is measured from, and what is known without any lever.
    pub(crate) fn grounds(&self) -> String {
        let advice = &self.tried.advice;
        let value = advice.reference.totals.objective();
        let message = match self.tried.programme.has_penalties() {
            true => "levers-reference-penalties",
            false => "levers-reference",
        };
        let mut told = self.speech.tell(message, &[("value", text(self.speech.money(value)))]);
        if value > advice.given {
            let more = text(self.speech.money(value - advice.given));
            told = format!("{told} {}", self.speech.tell("levers-replanned", &[("more", more)]));
        }
        match advice.bound {
            // The hair by which published bounds stand above what was computed.
            Some(bound) if (bound - value).to_f64() <= 0.1 + 2e-9 * value.to_f64().abs() => {
                format!("{told} {}", self.speech.say("levers-best"))
            }
            Some(bound) => {
                let more = text(self.speech.money(bound - value));
                format!("{told} {}", self.speech.tell("levers-gap", &[("more", more)]))
            }
            None => told,
        }
    }

    /// Ranked levers: what, value at least and at most, cost, value for a unit of cost.
    pub(crate) fn ranked(&self, numbers: &[usize], priced: bool) -> Rows {
        let mut heads = vec!["levers-column-lever", "levers-column-least", "levers-column-most"];
        if priced {
            heads.extend(["levers-column-cost", "levers-column-ratio"]);
        }
        let row = |&number: &usize| {
            let (lever, worth) = &self.tried.advice.levers[number];
            let both = worth.as_ref().map_or((None, None), |worth| (worth.at_least, worth.at_most));
            let mut row = vec![self.lever(lever), self.signed(both.0), self.signed(both.1)];
            if priced {
                let cost = self.tried.cost(lever);
                row.push(self.cost(cost));
                row.push(both.0.zip(cost).map_or_else(String::new, |(gain, cost)| self.ratio(gain, cost)));
            }
            row
        };
        (heads, numbers.iter().map(row).collect())
    }

    fn ratio(&self, gain: Money, cost: Money) -> String {
        if cost.minor == 0 {
            return self.speech.say("levers-free");
        }
        let hundredths = i128::from(gain.minor) * 100 / i128::from(cost.minor);
        let parts = i64::try_from(hundredths * 10_000).unwrap_or(i64::MAX);
        self.speech.ratio(model::Ratio::from_parts(parts))
    }

    /// How many levers brought nothing that was found, and what the best of them could bring.
    pub(crate) fn idle(&self, numbers: &[usize]) -> String {
        let most = numbers.iter().filter_map(|&number| self.tried.worth(number)?.at_most).max();
        self.speech.tell("levers-idle", &[("n", count(numbers.len())), ("most", text(self.signed(most)))])
    }

    /// Levers for which there was no time; nothing if all were tried or none was to be.
    pub(crate) fn untried(&self) -> Option<String> {
        let advice = &self.tried.advice;
        if advice.hastening.is_some() {
            return None;
        }
        let tried = advice.levers.iter().filter(|(_, worth)| worth.is_some()).count();
        let told = [
            ("levers-untried", advice.promising - tried),
            ("levers-unpromising", advice.levers.len() - advice.promising),
        ];
        let told = told.into_iter().filter(|(_, n)| *n > 0);
        let told: Vec<String> =
            told.map(|(message, n)| self.speech.tell(message, &[("n", count(n))])).collect();
        (!told.is_empty()).then(|| told.join(" "))
    }

    /// Pairs: both levers, what they bring together, what was found for them alone, and beyond that.
    pub(crate) fn pairs(&self) -> Rows {
        let heads = vec![
            "levers-column-pair",
            "levers-column-least",
            "levers-column-most",
            "levers-column-alone",
            "levers-column-beyond",
        ];
        let currency = self.tried.programme.currency;
        let row = |pair: &Pair| {
            let (one, other) = pair.levers;
            let minor = self.tried.least(one).max(0) + self.tried.least(other).max(0);
            let names = [one, other].map(|number| self.lever(&self.tried.advice.levers[number].0));
            vec![
                names.join(" + "),
                self.signed(pair.worth.at_least),
                self.signed(pair.worth.at_most),
                self.signed(Some(Money { minor, currency })),
                self.tried.beyond(pair).map_or_else(String::new, |beyond| self.signed(Some(beyond))),
            ]
        };
        (heads, self.tried.advice.pairs.iter().map(row).collect())
    }

    /// The pairs that bring more together than alone, a sentence each, and how many others there were.
    pub(crate) fn pairs_told(&self) -> Vec<String> {
        let (_, rows) = self.pairs();
        let (better, other): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| !row[4].is_empty());
        let names = ["pair", "least", "most", "alone", "beyond"];
        let told = |row: Vec<String>| {
            let arguments: Vec<Argument<'_>> = names.into_iter().zip(row.into_iter().map(text)).collect();
            self.speech.tell("levers-pair-told", &arguments)
        };
        let mut lines: Vec<String> = better.into_iter().map(told).collect();
        if !other.is_empty() {
            lines.push(self.speech.tell("levers-pairs-other", &[("n", count(other.len()))]));
        }
        lines
    }

    /// What was not done because it was stopped: figures found in a hurry must not be taken for the last word.
    pub(crate) fn cut(&self) -> Option<String> {
        if !self.tried.is_cut {
            return None;
        }
        let all = count(self.tried.advice.levers.len());
        Some(match &self.tried.advice.hastening {
            Some(hastening) => {
                self.speech.tell("levers-hasten-cut", &[("tried", count(hastening.tried)), ("all", all)])
            }
            None => self.speech.say("levers-cut"),
        })
    }

    /// What is known of the levers by which no earlier launch was found.
    pub(crate) fn refuted(&self) -> Option<String> {
        let hastening = self.tried.advice.hastening.as_ref()?;
        let arguments = [("tried", count(hastening.tried)), ("refuted", count(hastening.refuted))];
        let mut told = self.speech.tell("levers-refuted", &arguments);
        if hastening.pairs > 0 {
            let pairs = self.speech.tell("levers-pairs-tried", &[("n", count(hastening.pairs))]);
            told = format!("{told} {pairs}");
        }
        Some(if hastening.ways.is_empty() {
            format!("{} {told}", self.speech.say("levers-no-way"))
        } else {
            told
        })
    }

    /// What the costs rest on, if somebody wrote any down.
    pub(crate) fn cost_bases(&self) -> Option<String> {
        let bases = self.tried.cost_bases();
        let told = bases.iter().map(|(basis, n)| {
            self.speech.tell(&format!("levers-basis-{}", basis.word()), &[("n", count(*n))])
        });
        let told = self.speech.list(told);
        (!bases.is_empty()).then(|| self.speech.tell("levers-cost-bases", &[("bases", text(told))]))
    }

    /// A row for each project: what a delay of its launch costs.
    pub(crate) fn delays(&self) -> Rows {
        let loss = |worth: Option<&Worth>| {
            let Some(worth) = worth else { return self.speech.say("levers-unknown") };
            // What a plan loses is the most that is lost; what no plan can help losing is the least.
            let turned =
                |change: Option<Money>| change.map(|sum| Money { minor: (-sum.minor).max(0), ..sum });
            let ends = [turned(worth.at_most), turned(worth.at_least)].map(|sum| self.cost(sum));
            if ends[0] == ends[1] { ends[0].clone() } else { ends.join(" – ") }
        };
        let rows = self.tried.advice.delays.iter().map(|delay| {
            let mut row = vec![self.project(delay.project), self.period(delay.launch)];
            row.extend(delay.pushed.iter().map(|worth| loss(worth.as_ref())));
            row
        });
        let heads = ["levers-column-delay-1", "levers-column-delay-2", "levers-column-delay-4"];
        let heads: Vec<&'static str> = ["levers-column-project", "levers-column-launch"]
            .into_iter()
            .chain(heads.into_iter().take(PUSHES.len()))
            .collect();
        (heads, rows.collect())
    }

    /// What is asked of the launch that shall come earlier.
    pub(crate) fn hasten_heading(&self) -> Option<String> {
        let hastening = self.tried.advice.hastening.as_ref()?;
        let name = ("name", text(self.project(hastening.project)));
        Some(match hastening.now {
            Some(now) => self.speech.tell("levers-hasten", &[name, ("now", text(self.period(now)))]),
            None => self.speech.tell("levers-hasten-absent", &[name]),
        })
    }

    /// Dates without any lever: date, change of value.
    pub(crate) fn replanned(&self) -> Rows {
        let heads = vec!["levers-column-date", "levers-column-change-least", "levers-column-change-most"];
        let steps = self.tried.advice.hastening.iter().flat_map(|hastening| &hastening.replanned.steps);
        (heads, steps.map(|step| self.step(step)).collect())
    }

    fn step(&self, step: &Step) -> Vec<String> {
        let found = match step.launch {
            Some(launch) => self.period(launch),
            None => self.speech.tell("levers-or-earlier", &[("by", text(self.period(step.by)))]),
        };
        if step.worth.trial.impossible {
            return vec![found, self.speech.say("levers-impossible"), String::new()];
        }
        if step.launch.is_none() {
            return vec![found, self.speech.say("levers-none-found"), self.signed(step.worth.at_most)];
        }
        vec![found, self.signed(step.worth.at_least), self.signed(step.worth.at_most)]
    }

    /// The ways that win time, cheapest first: way, date, periods won, value given up, cost of the lever.
    pub(crate) fn cheapest(&self, ways: &[Cheapest]) -> Rows {
        let heads = vec![
            "levers-column-way",
            "levers-column-date",
            "levers-column-won",
            "levers-column-given-up",
            "levers-column-cost",
            "levers-column-most-change",
        ];
        let Some(hastening) = &self.tried.advice.hastening else { return (heads, Vec::new()) };
        let row = |one: &Cheapest| {
            let way: &Way = one.way.map_or(&hastening.replanned, |number| &hastening.ways[number]);
            let step = &way.steps[one.step];
            let name = match way.levers.as_slice() {
                [] => self.speech.say("levers-no-lever"),
                levers => {
                    let named = |lever: &Lever| {
                        let name = self.lever(lever);
                        // What is done to the project in question need not say its name.
                        let own = format!("{}: ", self.project(hastening.project));
                        name.strip_prefix(&own).map_or_else(|| name.clone(), str::to_owned)
                    };
                    levers.iter().map(named).collect::<Vec<_>>().join(" + ")
                }
            };
            vec![
                name,
                step.launch.map_or_else(String::new, |launch| self.period(launch)),
                one.won.to_string(),
                self.cost(Some(one.price.0)),
                self.cost(one.price.1),
                self.signed(step.worth.at_most),
            ]
        };
        (heads, ways.iter().map(row).collect())
    }

    /// The cost curve: what is done besides, all costs together, what all bring together.
    pub(crate) fn curve(&self) -> Rows {
        let heads = vec![
            "levers-column-besides",
            "levers-column-cost-together",
            "levers-column-least",
            "levers-column-most",
        ];
        let rows = self.tried.advice.curve.iter().filter_map(|rung| {
            let last = *rung.levers.last()?;
            let worth = (self.signed(rung.worth.at_least), self.signed(rung.worth.at_most));
            Some(vec![
                self.lever(&self.tried.advice.levers[last].0),
                self.cost(Some(rung.cost)),
                worth.0,
                worth.1,
            ])
        });
        (heads, rows.collect())
    }

    pub(crate) fn currency(&self) -> String {
        self.tried.programme.currency.to_string()
    }

    /// A heading that names the currency.
    pub(crate) fn with_currency(&self, message: &str) -> String {
        self.speech.tell(message, &[("currency", text(self.currency()))])
    }
}
