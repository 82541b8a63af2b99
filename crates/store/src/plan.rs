//! `plan.json`: a plan as published.
//!
//! Sums are decimal strings in major units of `currency`, quantities decimal strings, periods numbers counted from 0 with a
//! label beside them for people (`launch_label`, `start_label`; not read). Fields that nobody knows are ignored, so that more can be
//! added without a new `format`. The file ends with a **seal**, a digest of all that stands before it: much of a plan can be
//! recomputed, but what its maker tried and found cannot, and nobody shall take a changed figure for its word. Whoever wants to
//! deceive can seal anew; the seal tells change, not authorship. [`altered`] looks at the seal and at the labels.

use std::path::Path;

use model::finding::{Code, Finding};
use model::number::{Money, Quantity, UnitPrice};
use model::plan::{Choice, LeftOut, Payment, Plan, Reason, ScheduledTask, Settings, Totals};
use model::time::{Calendar, Period};
use serde::{Deserialize, Serialize};

use crate::fingerprint::digest;
use crate::json::{JSON_FORMAT, Reader, bytes_of, parse, print};
use crate::report::clipped;

#[derive(Serialize, Deserialize)]
struct PlanRow {
    format: i64,
    programme: String,
    parent: Option<String>,
    settings: SettingsRow,
    currency: String,
    totals: TotalsRow,
    bound: String,
    choices: Vec<ChoiceRow>,
    payments: Vec<PaymentRow>,
    left_out: Vec<LeftOutRow>,
    #[serde(default)]
    seal: String,
}

impl PlanRow {
    /// SHA-256 of the fields that are known, as they stand, without the seal.
    fn digest(&mut self) -> String {
        let seal = std::mem::take(&mut self.seal);
        let digest = digest(&print(self, false));
        self.seal = seal;
        digest
    }
}

#[derive(Serialize, Deserialize)]
struct SettingsRow {
    planner: String,
    seed: u64,
    work: u64,
}

#[derive(Serialize, Deserialize)]
struct TotalsRow {
    nvr: String,
    nvr_low: String,
    nvr_high: String,
    value_added: String,
    public_money: String,
    buyer_cost: String,
    /// Files from before there were policy limits have none.
    #[serde(default = "nothing")]
    penalty: String,
}

fn nothing() -> String {
    "0".to_owned()
}

#[derive(Serialize, Deserialize)]
struct ChoiceRow {
    project: String,
    plant: String,
    launch: u32,
    #[serde(default)]
    launch_label: String,
    tasks: Vec<TaskRow>,
    production: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct TaskRow {
    task: String,
    mode: String,
    start: u32,
    #[serde(default)]
    start_label: String,
}

#[derive(Serialize, Deserialize)]
struct PaymentRow {
    fund: String,
    project: String,
    year: i32,
    amount: String,
}

#[derive(Serialize, Deserialize)]
struct LeftOutRow {
    project: String,
    #[serde(flatten)]
    reason: ReasonRow,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
enum ReasonRow {
    Forbidden,
    NeverInTime,
    NeverAffordable,
    NeverFits,
    WorthNothing { alone: String, margin: String },
    Excluded { by: String },
    RequirementMissing { other: String },
    MarketTaken { by: Vec<String>, alone: String },
    Displaces { alone: String, loss: String, displaced: Vec<String>, scarce: Vec<String> },
    Undecided { alone: String, loss: String },
}

/// A plan as the bytes of `plan.json`. The calendar is that of its programme; it labels the periods.
///
/// Every sum of a plan is in one currency, that of [`Plan::bound`].
#[must_use]
pub fn write_plan(plan: &Plan, calendar: &Calendar) -> Vec<u8> {
    let choices = plan.choices.iter().map(|choice| ChoiceRow {
        project: choice.project.clone(),
        plant: choice.plant.clone(),
        launch: choice.launch.0,
        launch_label: calendar.label(choice.launch),
        tasks: choice
            .tasks
            .iter()
            .map(|task| TaskRow {
                task: task.task.clone(),
                mode: task.mode.clone(),
                start: task.start.0,
                start_label: calendar.label(task.start),
            })
            .collect(),
        production: choice.production.iter().map(Quantity::to_string).collect(),
    });
    let payments = plan.payments.iter().map(|payment| PaymentRow {
        fund: payment.fund.clone(),
        project: payment.project.clone(),
        year: payment.year,
        amount: major(payment.amount),
    });
    let mut rows = PlanRow {
        format: JSON_FORMAT,
        programme: plan.programme.clone(),
        parent: plan.parent.clone(),
        settings: SettingsRow {
            planner: plan.settings.planner.clone(),
            seed: plan.settings.seed,
            work: plan.settings.work,
        },
        currency: plan.bound.currency.to_string(),
        totals: TotalsRow {
            nvr: major(plan.totals.nvr),
            nvr_low: major(plan.totals.nvr_low),
            nvr_high: major(plan.totals.nvr_high),
            value_added: major(plan.totals.value_added),
            public_money: major(plan.totals.public_money),
            buyer_cost: major(plan.totals.buyer_cost),
            penalty: major(plan.totals.penalty),
        },
        bound: major(plan.bound),
        choices: choices.collect(),
        payments: payments.collect(),
        left_out: plan.left_out.iter().map(left_out_row).collect(),
        seal: String::new(),
    };
    rows.seal = rows.digest();
    print(&rows, true)
}

fn major(money: Money) -> String {
    money.to_decimal().to_string()
}

fn left_out_row(left_out: &LeftOut) -> LeftOutRow {
    let reason = match left_out.reason.clone() {
        Reason::Forbidden => ReasonRow::Forbidden,
        Reason::NeverInTime => ReasonRow::NeverInTime,
        Reason::NeverAffordable => ReasonRow::NeverAffordable,
        Reason::NeverFits => ReasonRow::NeverFits,
        Reason::WorthNothing { alone, margin } => {
            ReasonRow::WorthNothing { alone: major(alone), margin: margin.to_string() }
        }
        Reason::Excluded { by } => ReasonRow::Excluded { by },
        Reason::RequirementMissing { other } => ReasonRow::RequirementMissing { other },
        Reason::MarketTaken { by, alone } => ReasonRow::MarketTaken { by, alone: major(alone) },
        Reason::Displaces { alone, loss, displaced, scarce } => {
            ReasonRow::Displaces { alone: major(alone), loss: major(loss), displaced, scarce }
        }
        Reason::Undecided { alone, loss } => ReasonRow::Undecided { alone: major(alone), loss: major(loss) },
    };
    LeftOutRow { project: left_out.project.clone(), reason }
}

/// Reads the plan in a file.
///
/// # Errors
///
/// Why it cannot be read.
pub fn load_plan(path: &Path) -> Result<Plan, Vec<Finding>> {
    read_plan(&path.display().to_string(), &bytes_of(path)?)
}

/// Reads a plan from the bytes of `plan.json`; `file` is how findings call it. Whether the plan is legal is for the judge to say.
///
/// # Errors
///
/// Why it cannot be read.
pub fn read_plan(file: &str, bytes: &[u8]) -> Result<Plan, Vec<Finding>> {
    let rows: PlanRow = parse(file, bytes)?;
    let reader = Reader::new(file, &rows.currency)?;
    let numbered = |table: &str, number: usize, column: &str| format!("{table}[{number}].{column}");
    let mut choices = Vec::new();
    for (number, row) in rows.choices.into_iter().enumerate() {
        choices.push(reader.choice(row, &numbered("choices", number, "production"))?);
    }
    let mut payments = Vec::new();
    for (number, row) in rows.payments.into_iter().enumerate() {
        let amount = reader.money(&numbered("payments", number, "amount"), &row.amount)?;
        payments.push(Payment { fund: row.fund, project: row.project, year: row.year, amount });
    }
    let mut left_out = Vec::new();
    for (number, row) in rows.left_out.into_iter().enumerate() {
        let reason = reader.reason(row.reason, &numbered("left_out", number, "reason"))?;
        left_out.push(LeftOut { project: row.project, reason });
    }
    let totals = Totals {
        nvr: reader.money("totals.nvr", &rows.totals.nvr)?,
        nvr_low: reader.money("totals.nvr_low", &rows.totals.nvr_low)?,
        nvr_high: reader.money("totals.nvr_high", &rows.totals.nvr_high)?,
        value_added: reader.money("totals.value_added", &rows.totals.value_added)?,
        public_money: reader.money("totals.public_money", &rows.totals.public_money)?,
        buyer_cost: reader.money("totals.buyer_cost", &rows.totals.buyer_cost)?,
        penalty: reader.money("totals.penalty", &rows.totals.penalty)?,
    };
    let SettingsRow { planner, seed, work } = rows.settings;
    Ok(Plan {
        programme: rows.programme,
        settings: Settings { planner, seed, work },
        choices,
        payments,
        totals,
        bound: reader.money("bound", &rows.bound)?,
        left_out,
        parent: rows.parent,
    })
}

/// Whether a plan's file was changed since it was written: its seal, and labels that are not those of the periods beside them. A label that is
/// not there lies to nobody; a seal that is not there may have been taken away.
///
/// Nothing is found in a file that cannot be read: [`load_plan`] says why.
#[must_use]
pub fn altered(path: &Path, calendar: &Calendar) -> Vec<Finding> {
    let file = path.display().to_string();
    let rows = bytes_of(path).and_then(|bytes| parse::<PlanRow>(&file, &bytes));
    let Ok(mut rows) = rows else { return Vec::new() };
    let mut findings = Vec::new();
    let expected = rows.digest();
    if rows.seal != expected {
        let found = if rows.seal.is_empty() { "–".to_owned() } else { clipped(&rows.seal) };
        let finding = Finding::new(Code::PlanSeal, "plan").with("found", found).with("expected", expected);
        findings.push(finding.at(&file, None, Some("seal")));
    }
    let mut compare = |column: String, label: &str, period: u32| {
        if period as usize >= calendar.len() {
            // Beyond the horizon periods have no label; the judge names them.
            return;
        }
        let known = calendar.label(Period(period));
        if !label.is_empty() && label != known {
            let finding = Finding::new(Code::PlanLabel, "plan").with("found", clipped(label));
            findings.push(finding.with("period", known).at(&file, None, Some(&column)));
        }
    };
    for (number, choice) in rows.choices.iter().enumerate() {
        compare(format!("choices[{number}].launch_label"), &choice.launch_label, choice.launch);
        for (task, row) in choice.tasks.iter().enumerate() {
            compare(format!("choices[{number}].tasks[{task}].start_label"), &row.start_label, row.start);
        }
    }
    findings
}

impl Reader<'_> {
    fn choice(&self, row: ChoiceRow, column: &str) -> Result<Choice, Vec<Finding>> {
        let quantity = |text: &String| {
            self.exact(column, text, Quantity::from_decimal, |quantity| quantity.to_decimal())
        };
        let tasks = row.tasks.into_iter();
        Ok(Choice {
            project: row.project,
            plant: row.plant,
            tasks: tasks
                .map(|row| ScheduledTask { task: row.task, mode: row.mode, start: Period(row.start) })
                .collect(),
            launch: Period(row.launch),
            production: row.production.iter().map(quantity).collect::<Result<_, _>>()?,
        })
    }

    fn reason(&self, row: ReasonRow, column: &str) -> Result<Reason, Vec<Finding>> {
        let money = |text: &str| self.money(column, text);
        Ok(match row {
            ReasonRow::Forbidden => Reason::Forbidden,
            ReasonRow::NeverInTime => Reason::NeverInTime,
            ReasonRow::NeverAffordable => Reason::NeverAffordable,
            ReasonRow::NeverFits => Reason::NeverFits,
            ReasonRow::WorthNothing { alone, margin } => Reason::WorthNothing {
                alone: money(&alone)?,
                margin: self.exact(column, &margin, UnitPrice::from_decimal, |price| price.to_decimal())?,
            },
            ReasonRow::Excluded { by } => Reason::Excluded { by },
            ReasonRow::RequirementMissing { other } => Reason::RequirementMissing { other },
            ReasonRow::MarketTaken { by, alone } => Reason::MarketTaken { by, alone: money(&alone)? },
            ReasonRow::Displaces { alone, loss, displaced, scarce } => {
                Reason::Displaces { alone: money(&alone)?, loss: money(&loss)?, displaced, scarce }
            }
            ReasonRow::Undecided { alone, loss } => {
                Reason::Undecided { alone: money(&alone)?, loss: money(&loss)? }
            }
        })
    }
}
