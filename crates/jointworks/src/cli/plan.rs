//! `jointworks plan` and `jointworks demo`.

use std::path::{Path, PathBuf};
use std::time::Duration;

use model::Money;
use model::account::Repriced;
use model::plan::Reason;
use serde::Serialize;
use store::Overwrite;

use super::args::{DEMO_OUT, Demo, Plan, Search};
use super::check::FindingJson;
use super::progress::{Teller, interruptible};
use super::{Answer, End, draw, plan_text};
use crate::app::check::Proof;
use crate::app::plan::{Ending, Origin, Request, Run, Verdict, is_impossible, plan};
use crate::l10n::{Speech, text};

/// Time to search when nobody says anything.
const TIME_LIMIT: Duration = Duration::from_secs(60);
/// What `demo` plans.
const DEMO: &str = "union-components";

pub(super) fn answer(typed: &Plan, speech: &Speech) -> anyhow::Result<Answer> {
    let request = request(Origin::Folder(typed.programme.folder.clone()), &typed.out, &typed.search, speech);
    run(&request, typed.form.json, speech)
}

pub(super) fn answer_demo(typed: &Demo, speech: &Speech) -> anyhow::Result<Answer> {
    let mut request = request(Origin::Example(DEMO), &typed.out, &typed.search, speech);
    // Its own folder holds what an earlier demo made; another folder may hold something dear.
    if typed.out == Path::new(DEMO_OUT) {
        request.overwrite = Overwrite::Allowed;
    }
    run(&request, typed.form.json, speech)
}

fn request(origin: Origin, out: &Path, search: &Search, speech: &Speech) -> Request {
    let machine = || std::thread::available_parallelism().map_or(1, usize::from);
    let time = match (search.time_limit, search.work) {
        (Some(seconds), _) => Some(Duration::from_secs_f64(seconds)),
        // Whoever counts work wants the same plan again, on a slower machine too.
        (None, Some(_)) => None,
        (None, None) => Some(TIME_LIMIT),
    };
    Request {
        origin,
        out: out.to_owned(),
        seed: search.seed,
        threads: search.threads.map_or_else(machine, usize::from),
        work: search.work,
        time,
        overwrite: if search.force { Overwrite::Allowed } else { Overwrite::Refused },
        language: speech.language(),
    }
}

fn run(request: &Request, json: bool, speech: &Speech) -> anyhow::Result<Answer> {
    let ending = plan(request, &interruptible(speech), &mut Teller::new(speech))?;
    match &ending {
        Ending::InTheWay(file) => {
            let said = speech.tell("plan-exists", &[("file", text(file.display().to_string()))]);
            return Ok(Answer { shown: String::new(), said, end: End::Misused });
        }
        _ if json => {}
        Ending::Invalid { findings, sources } => {
            let mut said = draw::findings(speech, folder(request), findings, sources);
            let tally = draw::tally(speech, findings);
            said.push_str(&speech.tell("check-programme-bad", &[("tally", text(tally))]));
            return Ok(Answer { shown: String::new(), said, end: End::Refused });
        }
        Ending::NoPlan(_, findings, sources) => {
            let mut said = draw::findings(speech, folder(request), findings, sources);
            let told = if is_impossible(findings) { "plan-impossible" } else { "plan-none" };
            said.push_str(&speech.say(told));
            return Ok(Answer { shown: String::new(), said, end: End::Refused });
        }
        Ending::Planned(run, verdict) => {
            let mut said = String::new();
            if !verdict.is_legal() {
                said.push_str(&draw::loose_findings(speech, &verdict.findings));
            }
            if let Proof::Bad(findings) = &verdict.proof {
                said.push_str(&draw::loose_findings(speech, findings));
            }
            let shown = plan_text::planned(speech, request, run, verdict);
            return Ok(Answer { shown, said, end: end_of(verdict) });
        }
    }
    let (object, end) = machine(&ending, request, speech);
    Ok(Answer::new(super::json(&object)?, end))
}

/// The folder in which the programme's findings lie.
fn folder(request: &Request) -> &Path {
    match &request.origin {
        Origin::Folder(folder) => folder,
        Origin::Example(name) => Path::new(name),
    }
}

/// A plan is accepted only if it is legal and its bound is proven.
fn end_of(verdict: &Verdict) -> End {
    match verdict.proof {
        Proof::Good(_) if verdict.is_legal() => End::Done,
        _ => End::Refused,
    }
}

/// The fixed fields of machine output stand first; the others may grow.
#[derive(Default, Serialize)]
struct PlanJson {
    status: &'static str,
    legal: bool,
    objective: Option<String>,
    bound: Option<String>,
    gap: Option<f64>,
    seconds: f64,
    work: u64,
    seed: u64,
    threads: usize,
    currency: Option<String>,
    plan: Option<PathBuf>,
    report: Option<PathBuf>,
    chosen: Vec<ChosenJson>,
    not_chosen: Vec<LeftOutJson>,
    certificate: Option<PathBuf>,
    /// What the certificate proves, if it proves the plan's bound.
    proven: Option<String>,
    nvr_low: Option<String>,
    nvr_high: Option<String>,
    value_added: Option<String>,
    public_money: Option<String>,
    buyer_cost: Option<String>,
    /// What breaches of policy limits cost; `objective` is the net value retained less this.
    penalty: Option<String>,
    /// How the plan stands to every row of the policy limits.
    limits: Vec<LimitJson>,
    share_assumed: Option<f64>,
    /// Hidden imports priced again after the plan; none where the programme's tables cannot tell.
    repriced: Option<RepricedJson>,
    findings: Vec<FindingJson>,
}

/// The far end of a range: near it is the plan as it stands.
#[derive(Serialize)]
struct RepricedJson {
    hidden_now: String,
    hidden_after: String,
    nvr_after: String,
    /// Rows of imports, each with the share that the plan makes inside at most.
    localised: Vec<(String, f64)>,
    worth_making: Vec<String>,
}

fn repriced(run: &Run, repriced: &Repriced) -> RepricedJson {
    let key = |id: &model::Id<model::programme::Project>| run.programme.projects[*id].key.clone();
    RepricedJson {
        hidden_now: major(repriced.hidden_now),
        hidden_after: major(repriced.hidden_after),
        nvr_after: major(repriced.nvr_after),
        localised: repriced.localised.iter().map(|it| (it.goods.clone(), it.share.to_f64())).collect(),
        worth_making: repriced.worth_making.iter().map(key).collect(),
    }
}

#[derive(Serialize)]
struct LimitJson {
    limit: String,
    kind: &'static str,
    /// None = the whole horizon.
    year: Option<i32>,
    /// How much more the row would bear; below nought if it is broken.
    slack: String,
    breach: String,
    penalty: String,
}

fn limits(run: &Run, verdict: &Verdict) -> Vec<LimitJson> {
    let rows = verdict.account.policy.iter().map(|standing| LimitJson {
        limit: run.programme.limits[standing.limit].key.clone(),
        kind: run.programme.limits[standing.limit].kind.word(),
        year: standing.year.map(|year| run.programme.years[year]),
        slack: major(standing.slack),
        breach: major(standing.breach),
        penalty: major(standing.penalty),
    });
    rows.collect()
}

#[derive(Serialize)]
struct ChosenJson {
    project: String,
    site: String,
    launch: String,
    nvr: String,
    outlay: String,
}

#[derive(Serialize)]
struct LeftOutJson {
    project: String,
    /// The stable word; nothing if the plan gives no reason.
    reason: Option<&'static str>,
    explanation: Option<String>,
}

fn major(money: Money) -> String {
    money.to_decimal().to_string()
}

fn machine(ending: &Ending, request: &Request, speech: &Speech) -> (PlanJson, End) {
    let told = |findings: &[model::Finding]| -> Vec<FindingJson> {
        findings.iter().map(|finding| FindingJson::new(speech, finding)).collect()
    };
    let asked = PlanJson { seed: request.seed, threads: request.threads, ..PlanJson::default() };
    match ending {
        Ending::InTheWay(_) => (asked, End::Misused),
        Ending::Invalid { findings, .. } => {
            (PlanJson { status: "invalid", findings: told(findings), ..asked }, End::Refused)
        }
        Ending::NoPlan(run, findings, _) => {
            let status = if is_impossible(findings) { "infeasible" } else { "unknown" };
            (PlanJson { status, findings: told(findings), ..of_run(run, asked) }, End::Refused)
        }
        Ending::Planned(run, verdict) => {
            let mut findings = told(&run.warnings);
            findings.extend(told(&verdict.findings));
            let mut proven = None;
            match &verdict.proof {
                Proof::Good(sum) => proven = Some(major(*sum)),
                Proof::Bad(found) => findings.extend(told(found)),
                Proof::Absent => {}
            }
            let totals = &verdict.plan.totals;
            let object = PlanJson {
                status: if verdict.optimal { "optimal" } else { "feasible" },
                legal: verdict.is_legal(),
                objective: Some(major(totals.objective())),
                bound: Some(major(verdict.plan.bound)),
                gap: verdict.gap(),
                plan: Some(verdict.plan_file.clone()),
                report: verdict.report_file.clone(),
                chosen: chosen(run, verdict),
                not_chosen: left_out(run, verdict, speech),
                certificate: Some(verdict.certificate_file.clone()),
                proven,
                nvr_low: Some(major(totals.nvr_low)),
                nvr_high: Some(major(totals.nvr_high)),
                value_added: Some(major(totals.value_added)),
                public_money: Some(major(totals.public_money)),
                buyer_cost: Some(major(totals.buyer_cost)),
                penalty: Some(major(totals.penalty)),
                limits: limits(run, verdict),
                share_assumed: Some(verdict.share_assumed()),
                repriced: verdict.repriced.as_ref().map(|it| repriced(run, it)),
                findings,
                ..of_run(run, asked)
            };
            (object, end_of(verdict))
        }
    }
}

fn of_run(run: &Run, asked: PlanJson) -> PlanJson {
    PlanJson {
        bound: Some(major(run.bound)),
        seconds: run.elapsed.as_secs_f64(),
        work: run.work,
        currency: Some(run.programme.currency.to_string()),
        ..asked
    }
}

fn chosen(run: &Run, verdict: &Verdict) -> Vec<ChosenJson> {
    let rows = verdict.plan.choices.iter().filter_map(|choice| {
        let project = run.programme.project(&choice.project)?;
        let brought = verdict.account.projects.iter().find(|row| row.project == project)?;
        Some(ChosenJson {
            project: choice.project.clone(),
            site: choice.plant.clone(),
            launch: run.programme.calendar.label(choice.launch),
            nvr: major(brought.nvr),
            outlay: major(brought.public_money),
        })
    });
    rows.collect()
}

fn left_out(run: &Run, verdict: &Verdict, speech: &Speech) -> Vec<LeftOutJson> {
    let rows = verdict.left_out(&run.programme).map(|(project, reason)| LeftOutJson {
        project: project.to_owned(),
        reason: reason.map(Reason::word),
        explanation: reason.map(|reason| speech.reason(&run.programme, reason)),
    });
    rows.collect()
}
