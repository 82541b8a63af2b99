//! `jointworks compare`.

use model::plan::Reason;
use model::{Money, Period};
use serde::Serialize;

use super::args::Compare;
use super::check::FindingJson;
use super::table::{Lean, clipped, table, wrapped};
use super::{Answer, End, draw};
use crate::app::compare::{Comparison, Ending, Move, Request, Standing, compare};
use crate::l10n::{Speech, count, text};

/// Columns that a name may take, and a paragraph.
const NAME: usize = 30;
const PARAGRAPH: usize = 96;

pub(super) fn answer(typed: &Compare, speech: &Speech) -> anyhow::Result<Answer> {
    let request =
        Request { folder: typed.programme.folder.clone(), plans: [typed.plan.clone(), typed.other.clone()] };
    let (said, end) = match compare(&request) {
        Ending::Compared(comparison) => {
            let page = Page { speech, comparison: &comparison };
            let shown = if typed.form.json { super::json(&page.machine())? } else { page.shown() };
            return Ok(Answer::new(shown, End::Done));
        }
        Ending::Invalid { findings, sources } => {
            (draw::findings(speech, &request.folder, &findings, &sources), End::Refused)
        }
        Ending::Illegal(number, findings) => {
            let drawn = draw::loose_findings(speech, &findings);
            let file = text(request.plans[number].display().to_string());
            (format!("{drawn}{}", speech.tell("compare-bad", &[("file", file)])), End::Refused)
        }
    };
    Ok(Answer { shown: String::new(), said, end })
}

#[derive(Serialize)]
struct CompareJson {
    currency: String,
    nvr: [String; 2],
    public_money: [String; 2],
    buyer_cost: [String; 2],
    value_added: [String; 2],
    bound: [String; 2],
    child: bool,
    /// Whether a plan was made for other tables; then it is counted by those of today.
    foreign: [bool; 2],
    /// What such a plan would break today.
    broken: [Vec<FindingJson>; 2],
    projects: Vec<MoveJson>,
    years: Vec<YearJson>,
}

#[derive(Serialize)]
struct MoveJson {
    project: String,
    /// Whether site, modes, launch or being in the plan changed.
    moved: bool,
    before: Option<StandingJson>,
    after: Option<StandingJson>,
    /// Second less first.
    nvr: String,
    /// Why it is missing where it is missing, as that plan says.
    reason: Option<&'static str>,
    explanation: Option<String>,
}

#[derive(Serialize)]
struct StandingJson {
    site: String,
    modes: Vec<String>,
    launch: String,
    nvr: String,
    outlay: String,
}

#[derive(Serialize)]
struct YearJson {
    year: i32,
    outlays: [String; 2],
    nvr: [String; 2],
}

fn major(money: Money) -> String {
    money.to_decimal().to_string()
}

struct Page<'a> {
    speech: &'a Speech,
    comparison: &'a Comparison,
}

impl Page<'_> {
    fn machine(&self) -> CompareJson {
        let Comparison { programme, plans, accounts, foreign, is_child, moves, spending } = self.comparison;
        let broken = |side: usize| {
            let findings = foreign[side].iter().flatten();
            findings.map(|finding| FindingJson::new(self.speech, finding)).collect()
        };
        let nothing = Money::zero(programme.currency);
        let both = |pick: &dyn Fn(usize) -> Money| [major(pick(0)), major(pick(1))];
        let standing = |row: &Move, side: usize| {
            row.standings[side].as_ref().map(|standing| StandingJson {
                site: self.plant_key(row, standing).to_owned(),
                modes: standing.modes.clone(),
                launch: programme.calendar.label(standing.launch),
                nvr: major(standing.brought.nvr),
                outlay: major(standing.brought.public_money),
            })
        };
        CompareJson {
            currency: programme.currency.to_string(),
            nvr: both(&|side| accounts[side].totals.nvr),
            public_money: both(&|side| accounts[side].totals.public_money),
            buyer_cost: both(&|side| accounts[side].totals.buyer_cost),
            value_added: both(&|side| accounts[side].totals.value_added),
            bound: both(&|side| plans[side].bound),
            child: *is_child,
            foreign: [0, 1].map(|side: usize| foreign[side].is_some()),
            broken: [0, 1].map(broken),
            projects: (moves.iter())
                .map(|row| MoveJson {
                    project: programme.projects[row.project].key.clone(),
                    moved: row.is_moved(),
                    before: standing(row, 0),
                    after: standing(row, 1),
                    nvr: major(row.nvr(nothing)),
                    reason: row.reason.as_ref().map(Reason::word),
                    explanation: row.reason.as_ref().map(|reason| self.speech.reason(programme, reason)),
                })
                .collect(),
            years: (programme.years.iter().enumerate())
                .map(|(number, &year)| YearJson {
                    year,
                    outlays: spending[number].map(major),
                    nvr: [0, 1].map(|side: usize| major(accounts[side].years[number])),
                })
                .collect(),
        }
    }

    fn plant_key(&self, row: &Move, standing: &Standing) -> &str {
        let programme = &self.comparison.programme;
        &programme.plants[programme.projects[row.project].sites[standing.site].plant].key
    }

    fn shown(&self) -> String {
        let moved: Vec<&Move> = self.comparison.moves.iter().filter(|row| row.is_moved()).collect();
        let mut parts = self.foreign();
        parts.push(self.totals());
        if moved.is_empty() {
            parts.push(self.speech.say("compare-nothing-moved"));
        } else {
            parts.push(self.moves(&moved));
        }
        let reasons = self.reasons(&moved);
        if !reasons.is_empty() {
            parts.push(reasons);
        }
        let nothing = Money::zero(self.comparison.programme.currency);
        let changed: Vec<&Move> = (self.comparison.moves.iter())
            .filter(|row| !row.is_moved() && row.nvr(nothing) != nothing)
            .collect();
        if !changed.is_empty() {
            let list = self.speech.list(
                changed.iter().map(|row| format!("{} ({})", self.name(row), self.signed(row.nvr(nothing)))),
            );
            let told = self.speech.tell("compare-value-only", &[("projects", text(list))]);
            parts.push(wrapped(&told, "", PARAGRAPH));
        }
        parts.push(self.years());
        parts.push(self.parent());
        parts.iter().map(|part| format!("{}\n", part.trim_end())).collect::<Vec<_>>().join("\n")
    }

    /// Which plans were made for other tables, and what they would break by those of today.
    fn foreign(&self) -> Vec<String> {
        let sides = ["compare-foreign-first", "compare-foreign-second"];
        let told = sides.into_iter().zip(&self.comparison.foreign).filter_map(|(message, broken)| {
            let broken = broken.as_ref()?;
            let told = wrapped(&self.speech.tell(message, &[("broken", count(broken.len()))]), "", PARAGRAPH);
            Some(format!("{told}{}", draw::loose_findings(self.speech, broken)))
        });
        told.collect()
    }

    fn name(&self, row: &Move) -> String {
        self.speech.name(&self.comparison.programme.projects[row.project].name).to_owned()
    }

    fn signed(&self, money: Money) -> String {
        let bare = self.speech.money_bare(money);
        if money.minor > 0 { format!("+{bare}") } else { bare }
    }

    fn columns(&self, heads: &[&str]) -> Vec<(String, Lean)> {
        let lean = |number: usize| if number == 0 { Lean::Left } else { Lean::Right };
        let head = |head: &str| if head.is_empty() { String::new() } else { self.speech.say(head) };
        heads.iter().enumerate().map(|(number, name)| (head(name), lean(number))).collect()
    }

    fn totals(&self) -> String {
        let [before, after] = &self.comparison.accounts;
        let row = |message: &str, pick: &dyn Fn(&model::account::Account) -> Money| {
            let (before, after) = (pick(before), pick(after));
            vec![
                self.speech.say(message),
                self.speech.money(before),
                self.speech.money(after),
                self.signed(after - before),
            ]
        };
        let rows = vec![
            row("compare-nvr", &|account| account.totals.nvr),
            row("compare-value-added", &|account| account.totals.value_added),
            row("compare-public-money", &|account| account.totals.public_money),
            row("compare-buyer-cost", &|account| account.totals.buyer_cost),
        ];
        table(&self.columns(&["", "compare-before", "compare-after", "compare-change"]), &rows)
    }

    fn moves(&self, moved: &[&Move]) -> String {
        let speech = self.speech;
        let programme = &self.comparison.programme;
        let nothing = Money::zero(programme.currency);
        let period = |period: Period| speech.period(&programme.calendar, period);
        let both = |before: String, after: String| {
            if before == after { before } else { format!("{before} → {after}") }
        };
        let rows: Vec<Vec<String>> = moved
            .iter()
            .map(|row| {
                let of = |standing: &Standing| {
                    [
                        self.plant_key(row, standing).to_owned(),
                        speech.list(&standing.modes),
                        period(standing.launch),
                    ]
                };
                let [site, modes, launch] = match &row.standings {
                    [Some(before), Some(after)] => {
                        let ([a, b, c], [x, y, z]) = (of(before), of(after));
                        let modes =
                            if b == y { speech.say("compare-same") } else { differing(before, after) };
                        [both(a, x), modes, both(c, z)]
                    }
                    [Some(before), None] => {
                        let [site, _, launch] = of(before);
                        [site, speech.say("compare-out"), format!("{launch} → –")]
                    }
                    [None, Some(after)] => {
                        let [site, _, launch] = of(after);
                        [site, speech.say("compare-in"), format!("– → {launch}")]
                    }
                    [None, None] => Default::default(),
                };
                vec![clipped(&self.name(row), NAME), site, modes, launch, self.signed(row.nvr(nothing))]
            })
            .collect();
        let mut columns = self.columns(&[
            "compare-project",
            "compare-site",
            "compare-modes",
            "compare-launch",
            "compare-nvr-change",
        ]);
        columns.iter_mut().take(4).for_each(|column| column.1 = Lean::Left);
        format!("{}\n\n{}", speech.say("compare-moved"), table(&columns, &rows))
    }

    fn reasons(&self, moved: &[&Move]) -> String {
        let mut told = String::new();
        for row in moved {
            let missing = usize::from(row.standings[0].is_some());
            let worth = |side: usize| self.comparison.accounts[side].totals.objective();
            if row.reason.is_some() && worth(1 - missing) > worth(missing) {
                // Whatever was said then, the other plan has it and is worth more.
                let side = ["compare-refuted-before", "compare-refuted-after"][missing];
                let line = self.speech.tell(side, &[("project", text(self.name(row)))]);
                told.push_str(&wrapped(&line, "", PARAGRAPH));
            } else if let Some(reason) = &row.reason {
                let reason = self.speech.reason(&self.comparison.programme, reason);
                let side =
                    if row.standings[0].is_none() { "compare-not-before" } else { "compare-not-after" };
                let line =
                    self.speech.tell(side, &[("project", text(self.name(row))), ("reason", text(reason))]);
                told.push_str(&wrapped(&line, "", PARAGRAPH));
            }
        }
        told
    }

    fn years(&self) -> String {
        let Comparison { programme, accounts, spending, .. } = self.comparison;
        let rows: Vec<Vec<String>> = (programme.years.iter().enumerate())
            .map(|(number, year)| {
                let [before, after] = spending[number];
                let [earlier, later] = [0, 1].map(|side: usize| accounts[side].years[number]);
                vec![
                    year.to_string(),
                    self.speech.money_bare(before),
                    self.speech.money_bare(after),
                    self.signed(after - before),
                    self.signed(later - earlier),
                ]
            })
            .collect();
        let heads = [
            "compare-year",
            "compare-outlay-before",
            "compare-outlay-after",
            "compare-change",
            "compare-nvr-change",
        ];
        let currency = text(programme.currency.to_string());
        let heading = self.speech.tell("compare-years", &[("currency", currency)]);
        format!("{heading}\n\n{}", table(&self.columns(&heads), &rows))
    }

    /// Where the second plan comes from, and what both are worth against their bounds.
    fn parent(&self) -> String {
        let Comparison { plans, is_child, .. } = self.comparison;
        let settings = |side: usize| {
            let made = &plans[side].settings;
            format!("{} / {} / {}", made.planner, made.seed, made.work)
        };
        let message = match (is_child, &plans[1].parent) {
            (true, _) => "compare-child",
            (false, Some(_)) => "compare-other-parent",
            (false, None) => "compare-no-parent",
        };
        let made = self
            .speech
            .tell("compare-settings", &[("before", text(settings(0))), ("after", text(settings(1)))]);
        format!("{}{}", wrapped(&self.speech.say(message), "", PARAGRAPH), wrapped(&made, "", PARAGRAPH))
    }
}

/// The modes that differ, task by task.
fn differing(before: &Standing, after: &Standing) -> String {
    let pairs = before.modes.iter().zip(&after.modes).filter(|(before, after)| before != after);
    pairs.map(|(before, after)| format!("{before} → {after}")).collect::<Vec<_>>().join(", ")
}
