//! `jointworks explain`.

use std::sync::Arc;
use std::time::Duration;

use model::Programme;
use model::plan::Reason;
use model::programme::Mode;
use serde::Serialize;

use super::args::Explain;
use super::progress::{Line, interruptible};
use super::stake::{self, StakeJson};
use super::table::{Lean, table, wrapped};
use super::{Answer, End, draw};
use crate::app::explain::{
    Although, Answered, Explanation, Fate, Included, Request, TaskStory, Trials, Wait, answer as explain,
};
use crate::l10n::{Speech, count, text};

/// Columns of text that a terminal surely has for a paragraph.
const PARAGRAPH: usize = 96;

/// Seconds for trials if nobody says how many, or how much work.
const SECONDS: f64 = 60.0;

pub(super) fn answer(typed: &Explain, speech: &Speech) -> anyhow::Result<Answer> {
    let machine = || std::thread::available_parallelism().map_or(1, usize::from);
    let request = Request {
        folder: typed.programme.folder.clone(),
        plan: typed.plan.clone(),
        project: typed.project.clone(),
        trials: typed.trials.then(|| Trials {
            seed: typed.seed,
            threads: typed.threads.map_or_else(machine, usize::from),
            work: typed.work,
            time: typed.time_limit.or(typed.work.is_none().then_some(SECONDS)).map(Duration::from_secs_f64),
        }),
    };
    let line = Line::new();
    let watch = |done: usize| line.show(|| speech.tell("stake-progress", &[("done", count(done))]));
    // Without trials there is nothing to interrupt.
    let interrupted = if typed.trials { interruptible(speech) } else { Arc::default() };
    let answered = explain(&request, &interrupted, &watch);
    line.clear();
    let (said, end) = match answered {
        Answered::Explained(programme, explanation) => {
            let page = Page { speech, programme: &programme, explanation: &explanation };
            let shown = if typed.form.json { super::json(&page.machine())? } else { page.shown() };
            return Ok(Answer::new(shown, End::Done));
        }
        Answered::Invalid { findings, sources } => {
            (draw::findings(speech, &typed.programme.folder, &findings, &sources), End::Refused)
        }
        Answered::Illegal(findings) => {
            let drawn = draw::loose_findings(speech, &findings);
            (format!("{drawn}{}", speech.say("check-plan-bad")), End::Refused)
        }
        Answered::UnknownProject(programme) => {
            let known = speech.list(programme.projects.iter().map(|project| &project.key));
            let arguments = [("project", text(typed.project.as_str())), ("known", text(known))];
            (speech.tell("explain-unknown-project", &arguments), End::Misused)
        }
    };
    Ok(Answer { shown: String::new(), said, end })
}

#[derive(Serialize)]
struct ExplainJson {
    project: String,
    chosen: bool,
    site: Option<String>,
    launch: Option<String>,
    nvr: Option<String>,
    reason: Option<&'static str>,
    explanation: String,
    tasks: Vec<TaskJson>,
    payments: Vec<PaymentJson>,
    /// Only with `--trials`.
    #[serde(skip_serializing_if = "Option::is_none")]
    stake: Option<StakeJson>,
}

#[derive(Serialize)]
struct TaskJson {
    task: String,
    mode: String,
    start: String,
    /// The first period in which it no longer runs.
    end: String,
    waits: String,
}

#[derive(Serialize)]
struct PaymentJson {
    fund: String,
    year: i32,
    amount: String,
}

/// One explanation in one language.
struct Page<'a> {
    speech: &'a Speech,
    programme: &'a Programme,
    explanation: &'a Explanation,
}

impl Page<'_> {
    fn machine(&self) -> ExplainJson {
        let project = &self.programme.projects[self.explanation.project];
        let label = |period| self.programme.calendar.label(period);
        let mut object = ExplainJson {
            project: project.key.clone(),
            chosen: false,
            site: None,
            launch: None,
            nvr: None,
            reason: None,
            explanation: String::new(),
            tasks: Vec::new(),
            payments: Vec::new(),
            stake: self.explanation.stake.as_ref().map(StakeJson::new),
        };
        match &self.explanation.fate {
            Fate::Out(reason) => {
                object.reason = reason.as_ref().map(Reason::word);
                object.explanation = self.left_out(reason.as_ref());
            }
            Fate::In(included) => {
                object.chosen = true;
                object.site = Some(self.plant_key(included.site).to_owned());
                object.launch = Some(label(included.launch));
                object.nvr = Some(included.contribution.nvr.to_decimal().to_string());
                object.explanation = self.heading(included);
                object.tasks = included
                    .tasks
                    .iter()
                    .map(|story| TaskJson {
                        task: project.tasks[story.scheduled.task].key.clone(),
                        mode: self.mode(included, story).key.clone(),
                        start: label(story.scheduled.start),
                        end: label(story.end),
                        waits: self.wait(&story.wait),
                    })
                    .collect();
                let payments = included.payers.iter().map(|(fund, year, amount)| PaymentJson {
                    fund: self.programme.funds[*fund].key.clone(),
                    year: *year,
                    amount: amount.to_decimal().to_string(),
                });
                object.payments = payments.collect();
            }
        }
        object
    }

    fn shown(&self) -> String {
        let mut shown = self.fate();
        if let (Some(stake), Some(site)) = (&self.explanation.stake, self.explanation.sites.first()) {
            shown.push('\n');
            shown.push_str(&stake::shown(self.speech, self.programme, site.price, stake));
        }
        shown
    }

    fn fate(&self) -> String {
        match &self.explanation.fate {
            Fate::In(included) => {
                let mut shown = wrapped(&self.heading(included), "", PARAGRAPH);
                for part in [
                    self.unit(included.site),
                    self.value(included),
                    self.payers(included),
                    self.tasks(included),
                ] {
                    shown.push('\n');
                    shown.push_str(&part);
                }
                shown
            }
            Fate::Out(reason) => {
                let name = self.project_name();
                let mut shown = self.speech.tell("explain-left-out", &[("project", text(name))]);
                shown.push('\n');
                shown.push_str(&wrapped(&self.left_out(reason.as_ref()), "", PARAGRAPH));
                shown.push('\n');
                shown.push_str(&self.sites());
                shown
            }
        }
    }

    fn project_name(&self) -> String {
        self.speech.project_name(self.programme, &self.programme.projects[self.explanation.project].key)
    }

    fn plant_key(&self, site: usize) -> &str {
        let plant = self.programme.projects[self.explanation.project].sites[site].plant;
        &self.programme.plants[plant].key
    }

    fn plant_name(&self, site: usize) -> String {
        let plant = self.programme.projects[self.explanation.project].sites[site].plant;
        let plant = &self.programme.plants[plant];
        self.speech.named(self.speech.name(&plant.name), &plant.key)
    }

    fn mode(&self, included: &Included, story: &TaskStory) -> &Mode {
        let task = &self.programme.projects[self.explanation.project].tasks[story.scheduled.task];
        &task.modes[included.site][story.scheduled.mode]
    }

    fn period(&self, period: model::Period) -> String {
        self.speech.period(&self.programme.calendar, period)
    }

    fn heading(&self, included: &Included) -> String {
        self.speech.tell(
            "explain-chosen",
            &[
                ("project", text(self.project_name())),
                ("site", text(self.plant_name(included.site))),
                ("launch", text(self.period(included.launch))),
            ],
        )
    }

    fn left_out(&self, reason: Option<&model::plan::Reason>) -> String {
        match reason {
            Some(reason) => self.speech.reason(self.programme, reason),
            None => self.speech.say("explain-left-out-unsaid"),
        }
    }

    /// Price − parts − hidden imports = what stays.
    fn unit(&self, site: usize) -> String {
        let (speech, currency) = (self.speech, self.programme.currency);
        let figures = &self.explanation.sites[site];
        let row = &self.programme.projects[self.explanation.project].sites[site];
        let price = |price| speech.unit_price(price, currency);
        let hidden = speech.tell(
            "explain-unit-hidden",
            &[("low", text(price(row.hidden.low))), ("high", text(price(row.hidden.high)))],
        );
        let lines = lines(&[
            (speech.say("explain-unit-replaced"), price(figures.price)),
            (speech.say("explain-unit-parts"), price(figures.parts)),
            (hidden, price(row.hidden.likely)),
            (speech.say("explain-unit-margin"), price(figures.margin)),
        ]);
        let buyers = speech.tell("explain-unit-price", &[("price", text(price(row.unit_price)))]);
        format!("{}\n{lines}  {buyers}\n", speech.say("explain-unit"))
    }

    fn value(&self, included: &Included) -> String {
        let (speech, brought) = (self.speech, &included.contribution);
        let line = |message: &str, sum| (speech.say(message), speech.money(sum));
        let lines = lines(&[
            (speech.say("explain-value-units"), speech.quantity(included.units)),
            line("explain-value-replaced", brought.replaced),
            line("explain-value-parts", brought.parts),
            line("explain-value-hidden", brought.hidden),
            line("explain-value-outlays", brought.imported_outlays),
            line("explain-value-nvr", brought.nvr),
            line("explain-value-added", brought.value_added),
            line("explain-value-outlay", brought.public_money),
        ]);
        let although = included
            .although
            .as_ref()
            .map_or_else(String::new, |why| wrapped(&self.although(why), "  ", PARAGRAPH));
        format!("{}\n{lines}{although}", speech.say("explain-value"))
    }

    /// Why a project that brings less than nought by itself is in.
    fn although(&self, why: &Although) -> String {
        let names = |projects: &[model::Id<model::programme::Project>]| {
            let keys: Vec<String> =
                projects.iter().map(|&project| self.programme.projects[project].key.clone()).collect();
            text(self.speech.project_names(self.programme, &keys))
        };
        let mut told = vec![self.speech.say("explain-although")];
        if !why.feeds_on.is_empty() {
            told.push(self.speech.tell("explain-although-feeds", &[("projects", names(&why.feeds_on))]));
        }
        if !why.needed_by.is_empty() {
            told.push(self.speech.tell("explain-although-needed", &[("projects", names(&why.needed_by))]));
        }
        if why.demanded {
            told.push(self.speech.say("explain-although-demanded"));
        }
        told.join(" ")
    }

    fn payers(&self, included: &Included) -> String {
        let speech = self.speech;
        let mut shown = format!("{}\n", speech.say("explain-payers"));
        for (fund, year, amount) in &included.payers {
            let fund = &self.programme.funds[*fund];
            let name = speech.named(speech.name(&fund.name), &fund.key);
            let arguments = [
                ("fund", text(name)),
                ("amount", text(speech.money(*amount))),
                ("year", text(year.to_string())),
            ];
            shown.push_str(&format!("  {}\n", speech.tell("explain-payer", &arguments)));
        }
        shown
    }

    fn tasks(&self, included: &Included) -> String {
        let speech = self.speech;
        let mut shown = format!("{}\n", speech.say("explain-tasks"));
        for story in &included.tasks {
            let mode = self.mode(included, story);
            let task = &self.programme.projects[self.explanation.project].tasks[story.scheduled.task];
            let last = model::Period(story.end.0.saturating_sub(1));
            let arguments = [
                ("task", text(task.key.as_str())),
                ("mode", text(mode.key.as_str())),
                ("duration", text(speech.duration(&self.programme.calendar, mode.duration))),
                ("start", text(self.period(story.scheduled.start))),
                ("end", text(self.period(last))),
            ];
            let message = match mode.duration {
                0 => "explain-task-instant",
                1 => "explain-task-one",
                _ => "explain-task",
            };
            shown.push_str(&format!("  {}\n", speech.tell(message, &arguments)));
            shown.push_str(&wrapped(&self.wait(&story.wait), "    ", PARAGRAPH));
        }
        let launch = speech.tell("explain-launch", &[("launch", text(self.period(included.launch)))]);
        shown.push_str(&format!("  {launch}\n"));
        shown
    }

    fn wait(&self, wait: &Wait) -> String {
        let speech = self.speech;
        let tasks = &self.programme.projects[self.explanation.project].tasks;
        let name = |id: &model::Id<model::programme::Project>| {
            speech.project_name(self.programme, &self.programme.projects[*id].key)
        };
        match wait {
            Wait::Nothing => speech.say("wait-nothing"),
            Wait::Task { task } => speech.tell("wait-task", &[("task", text(tasks[*task].key.as_str()))]),
            Wait::OtherProject { before: (project, task) } => {
                let key = self.programme.projects[*project].tasks[*task].key.as_str();
                speech.tell("wait-other", &[("task", text(key)), ("project", text(name(project)))])
            }
            Wait::Resource { earliest, resource, until, users } => {
                let row = &self.programme.resources[*resource];
                let resource = speech.named(speech.name(&row.name), &row.key);
                let by = speech.list(users.iter().map(name));
                let message = if users.is_empty() { "wait-resource-nobody" } else { "wait-resource" };
                speech.tell(
                    message,
                    &[
                        ("earliest", text(self.period(*earliest))),
                        ("until", text(self.period(*until))),
                        ("resource", text(resource)),
                        ("by", text(by)),
                    ],
                )
            }
            Wait::Money { earliest, year, spare, outlay } => speech.tell(
                "wait-money",
                &[
                    ("earliest", text(self.period(*earliest))),
                    ("year", text(year.to_string())),
                    ("spare", text(speech.money(*spare))),
                    ("outlay", text(speech.money(*outlay))),
                ],
            ),
            Wait::NoHurry { earliest, next } => speech.tell(
                "wait-no-hurry",
                &[("earliest", text(self.period(*earliest))), ("next", text(tasks[*next].key.as_str()))],
            ),
            Wait::Follower { earliest, task, because } => {
                let key = text(tasks[*task].key.as_str());
                let told = speech
                    .tell("wait-follower", &[("earliest", text(self.period(*earliest))), ("task", key)]);
                format!("{told} {}", self.wait(because))
            }
            Wait::LaunchAfter { earliest, other } => speech.tell(
                "wait-launch-after",
                &[("earliest", text(self.period(*earliest))), ("project", text(name(other)))],
            ),
            Wait::Choice { earliest } => {
                speech.tell("wait-choice", &[("earliest", text(self.period(*earliest)))])
            }
        }
    }

    fn sites(&self) -> String {
        let speech = self.speech;
        let columns = [
            (speech.say("explain-column-site"), Lean::Left),
            (speech.say("explain-column-capacity"), Lean::Right),
            (speech.say("explain-column-margin"), Lean::Right),
            (speech.say("explain-column-outlay"), Lean::Right),
            (speech.say("explain-column-time"), Lean::Right),
        ];
        let project = &self.programme.projects[self.explanation.project];
        let rows: Vec<Vec<String>> = (self.explanation.sites.iter().zip(&project.sites).enumerate())
            .map(|(number, (figures, site))| {
                vec![
                    self.plant_name(number),
                    speech.quantity(site.capacity),
                    speech.unit_price(figures.margin, self.programme.currency),
                    speech.money(figures.outlay_least),
                    speech.duration(&self.programme.calendar, figures.periods_least),
                ]
            })
            .collect();
        let note = wrapped(&speech.say("explain-sites-note"), "", PARAGRAPH);
        format!("{}\n\n{}\n{note}", speech.say("explain-sites"), table(&columns, &rows))
    }
}

/// Names to the left, figures to the right, under one another.
fn lines(rows: &[(String, String)]) -> String {
    use unicode_width::UnicodeWidthStr as _;
    let names = rows.iter().map(|(name, _)| name.width()).max().unwrap_or(0);
    let figures = rows.iter().map(|(_, figure)| figure.width()).max().unwrap_or(0);
    rows.iter().fold(String::new(), |mut drawn, (name, figure)| {
        let blanks = " ".repeat(names - name.width() + figures - figure.width());
        drawn.push_str(&format!("  {name}  {blanks}{figure}\n"));
        drawn
    })
}
