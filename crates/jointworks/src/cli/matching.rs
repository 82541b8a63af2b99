//! `jointworks match`.

use cooperation::{Answer as Found, Mend, Nearest, Weights, ideas};
use model::cooperation::{Capability, Criterion, Judgement, Match as Matching, Member, Need, Verdict};
use model::draft::Firmness;
use model::{Decimal, Id};

use super::args::Match;
use super::matching_json as machine;
use super::progress::Line;
use super::table::{Lean, table, wrapped};
use super::{Answer, End, draw};
use crate::app::matching::{Ending, Matched, Request, answer as find};
use crate::l10n::{Speech, count, text};
use crate::report::cell;

/// Columns of text that a terminal surely has for a paragraph.
const PARAGRAPH: usize = 96;
/// Needs from which on progress is shown, and after how many each time.
const PROGRESS_FROM: usize = 100;

pub(super) fn answer(typed: &Match, speech: &Speech) -> anyhow::Result<Answer> {
    let machine = || std::thread::available_parallelism().map_or(1, usize::from);
    let mut weights = Weights { freight: typed.freight, ..Weights::USUAL };
    for (criterion, weight) in &typed.weights {
        weights.set(*criterion, *weight);
    }
    let request = Request {
        folder: typed.programme.folder.clone(),
        need: typed.need.clone(),
        weights,
        top: usize::from(typed.top),
        codes: typed.codes.clone(),
        threads: typed.threads.map_or_else(machine, usize::from),
    };
    let line = Line::new();
    let watch = |done: usize, all: usize| {
        // A few needs are answered before anybody could read it.
        if all < PROGRESS_FROM || !done.is_multiple_of(PROGRESS_FROM) {
            return;
        }
        line.show(|| speech.tell("match-progress", &[("done", count(done)), ("all", count(all))]));
    };
    let ending = find(&request, &watch)?;
    line.clear();
    let refused = |said: String, end: End| Answer { shown: String::new(), said, end };
    Ok(match &ending {
        Ending::Invalid { findings, sources } => {
            refused(draw::findings(speech, &request.folder, findings, sources), End::Refused)
        }
        Ending::UnknownNeed(cooperation) => {
            let known = speech.list(cooperation.needs.iter().map(|need| &need.key));
            let need = text(typed.need.clone().unwrap_or_default());
            refused(
                speech.tell("match-unknown-need", &[("need", need), ("known", text(known))]),
                End::Misused,
            )
        }
        Ending::Matched(matched) => {
            let page = Page { speech, matched };
            match (typed.as_projects, typed.form.json) {
                (true, true) => Answer::new(super::json(&machine::projects(&page))?, End::Done),
                (true, false) => page.projects(),
                (false, true) => Answer::new(super::json(&machine::matches(&page))?, End::Done),
                (false, false) => Answer::new(page.shown(typed.need.is_some()), End::Done),
            }
        }
    })
}

/// Answers and the language in which they are told.
pub(super) struct Page<'a> {
    pub(super) speech: &'a Speech,
    pub(super) matched: &'a Matched,
}

impl Page<'_> {
    fn shown(&self, in_full: bool) -> String {
        let speech = self.speech;
        if self.matched.answers.is_empty() {
            return format!("{}\n", speech.say("match-none-asked"));
        }
        let mut shown = String::new();
        for answer in &self.matched.answers {
            shown.push_str(&self.answered(answer, in_full));
            shown.push('\n');
        }
        let weights = speech.list(Criterion::ALL.map(|criterion| {
            format!("{} {}", self.criterion(criterion), self.matched.weights.of(criterion))
        }));
        shown.push_str(&wrapped(&speech.tell("match-how", &[("weights", text(weights))]), "", PARAGRAPH));
        let run_out = self.run_out();
        if run_out > 0 {
            shown.push_str(&wrapped(
                &speech.tell("match-run-out", &[("count", count(run_out))]),
                "",
                PARAGRAPH,
            ));
        }
        if self.matched.weights.freight.is_none() {
            shown.push_str(&wrapped(&speech.say("match-freight"), "", PARAGRAPH));
        }
        shown
    }

    /// Profiles that are not ranked because nobody has renewed them.
    pub(super) fn run_out(&self) -> usize {
        let today = self.matched.programme.calendar.planning_day();
        let run_out = |able: &&Capability| able.valid_until.is_some_and(|until| until < today);
        self.matched.cooperation.capabilities.iter().filter(run_out).count()
    }

    fn answered(&self, answer: &Found, in_full: bool) -> String {
        let speech = self.speech;
        let mut shown = format!("{}\n", self.asked(answer.need));
        if let Some(codes) = self.matched.codes.get(&answer.need) {
            let list = speech.list(codes.iter().map(|it| &it.code));
            let message = if codes.is_empty() { "match-no-codes" } else { "match-codes" };
            shown.push_str(&format!("  {}\n", speech.tell(message, &[("codes", text(list))])));
        }
        if answer.expired {
            let until = self.need(answer.need).valid_until.map(|day| speech.day(day)).unwrap_or_default();
            shown.push_str(&format!("  {}\n", speech.tell("match-expired", &[("until", text(until))])));
            return shown;
        }
        if answer.matches.is_empty() {
            let message = if answer.near.is_empty() { "match-nobody" } else { "match-nobody-fits" };
            shown.push_str(&format!("  {}\n", speech.say(message)));
        } else {
            shown.push('\n');
            shown.push_str(&self.table(&answer.matches));
        }
        if in_full {
            for (at, found) in answer.matches.iter().enumerate() {
                shown.push_str(&self.detailed(at + 1, found));
            }
        }
        if !answer.near.is_empty() && (in_full || answer.matches.is_empty()) {
            shown.push_str(&format!("\n{}\n", speech.say("match-near")));
            answer.near.iter().for_each(|near| shown.push_str(&self.near(near)));
        }
        shown
    }

    fn need(&self, id: Id<Need>) -> &Need {
        &self.matched.cooperation.needs[id]
    }

    fn asked(&self, id: Id<Need>) -> String {
        let (speech, need) = (self.speech, self.need(id));
        let plant = |id| speech.name(&self.matched.programme.plants[id].name).to_owned();
        let place = need.delivered_to.map(plant);
        let message = if place.is_some() { "match-need-to" } else { "match-need" };
        speech.tell(
            message,
            &[
                ("need", text(speech.named(speech.name(&need.name), &need.key))),
                ("quantity", text(speech.amount(need.per_week, need.unit))),
                ("first", text(speech.day(need.span.0))),
                ("last", text(speech.day(need.span.1))),
                ("place", text(place.unwrap_or_default())),
            ],
        )
    }

    fn table(&self, matches: &[Matching]) -> String {
        let speech = self.speech;
        let columns = [
            ("rank", Lean::Right),
            ("who", Lean::Left),
            ("score", Lean::Right),
            ("relevance", Lean::Right),
            ("landed", Lean::Right),
            ("distance", Lean::Right),
            ("verdicts", Lean::Left),
        ]
        .map(|(column, lean)| (speech.say(&format!("match-column-{column}")), lean));
        let rows: Vec<Vec<String>> = (1..)
            .zip(matches)
            .map(|(rank, found)| {
                let currency = self.matched.programme.currency;
                let kilometres =
                    |far: u32| speech.tell("match-kilometres", &[("kilometres", count(far as usize))]);
                vec![
                    rank.to_string(),
                    self.plants(found),
                    found.score.to_string(),
                    found.relevance.to_string(),
                    found.landed.map_or_else(String::new, |price| speech.unit_price(price, currency)),
                    found.distance.map_or_else(String::new, kilometres),
                    self.counts(found),
                ]
            })
            .collect();
        table(&columns, &rows)
    }

    fn counts(&self, found: &Matching) -> String {
        let all = || found.members.iter().flat_map(|member| &member.judgements);
        let of = |verdict| count(all().filter(|judgement| judgement.verdict == verdict).count());
        self.speech.tell(
            "match-counts",
            &[
                ("met", of(Verdict::Meets)),
                ("effort", of(Verdict::Effort)),
                ("unknown", of(Verdict::Unknown)),
                ("failed", of(Verdict::Fails)),
            ],
        )
    }

    /// The plants alone, for the table.
    fn plants(&self, found: &Matching) -> String {
        if found.members.len() == 1 {
            return self.who(found);
        }
        let cooperation = &self.matched.cooperation;
        let plant = |member: &Member| {
            let plant = cooperation.capabilities[member.capability].plant;
            let name = self.speech.name(&self.matched.programme.plants[plant].name);
            self.speech.tell("match-plant", &[("plant", text(name))])
        };
        found.members.iter().map(plant).collect::<Vec<_>>().join(&self.between(found))
    }

    fn between(&self, found: &Matching) -> String {
        let chain = found.members.iter().any(|member| !member.processes.is_empty());
        format!(" {} ", self.speech.say(if chain { "match-then" } else { "match-and" }))
    }

    /// Everybody's name: one after another in a chain, side by side otherwise.
    pub(super) fn who(&self, found: &Matching) -> String {
        let names = found.members.iter().map(|member| self.member(found, member));
        names.collect::<Vec<_>>().join(&self.between(found))
    }

    fn member(&self, found: &Matching, member: &Member) -> String {
        let (speech, cooperation) = (self.speech, &self.matched.cooperation);
        let capability = &cooperation.capabilities[member.capability];
        let plant = speech.name(&self.matched.programme.plants[capability.plant].name);
        let need = self.need(found.need);
        let processes = speech.list(member.processes.iter().map(|process| speech.process(*process)));
        let message = match (member.processes.is_empty(), found.members.len()) {
            (false, _) => "match-member-part",
            (true, 1) => "match-member",
            (true, _) => "match-member-share",
        };
        speech.tell(
            message,
            &[
                ("plant", text(plant)),
                ("capability", text(capability.key.as_str())),
                ("processes", text(processes)),
                ("quantity", text(speech.amount(member.quantity, need.unit))),
            ],
        )
    }

    fn criterion(&self, criterion: Criterion) -> String {
        self.speech.say(&format!("match-criterion-{}", criterion.word()))
    }

    fn detailed(&self, rank: usize, found: &Matching) -> String {
        let speech = self.speech;
        let parts = speech.list(found.parts.iter().map(|part| {
            speech.tell(
                "match-part",
                &[
                    ("criterion", text(self.criterion(part.criterion))),
                    ("points", count(part.points as usize)),
                    ("weight", count(part.weight as usize)),
                ],
            )
        }));
        let told = speech.tell(
            "match-detail",
            &[
                ("rank", count(rank)),
                ("who", text(self.who(found))),
                ("score", count(found.score as usize)),
                ("relevance", count(found.relevance as usize)),
                ("parts", text(parts)),
            ],
        );
        let mut shown = format!("\n{}", wrapped(&told, "", PARAGRAPH));
        for member in &found.members {
            if found.members.len() > 1 {
                shown.push_str(&format!("  {}\n", self.member(found, member)));
            }
            member.judgements.iter().for_each(|judgement| shown.push_str(&self.judged(judgement)));
        }
        if let Some(days) = found.age {
            let told = speech.tell("match-age", &[("days", count(days as usize))]);
            shown.push_str(&format!("  {told}\n"));
        }
        shown
    }

    fn judged(&self, judgement: &Judgement) -> String {
        let verdict = self.speech.say(&format!("match-verdict-{}", judgement.verdict.word()));
        let wish = match judgement.firmness {
            Firmness::Wish => format!(" {}", self.speech.say("match-wish")),
            Firmness::Must => String::new(),
        };
        format!("  {verdict:<12}  {}{wish}\n", self.reason(judgement))
    }

    /// The reason of a verdict, as a sentence.
    pub(super) fn reason(&self, judgement: &Judgement) -> String {
        self.speech.ground(self.matched.programme.currency, judgement)
    }

    fn near(&self, near: &Nearest) -> String {
        let mut shown = format!("  {}\n", self.nearest_name(near));
        for (at, mend) in &near.mends {
            let told = near.judgements.get(*at).map(|judgement| self.reason(judgement)).unwrap_or_default();
            shown.push_str(&wrapped(&format!("{told} — {}", self.mend(*mend)), "    ", PARAGRAPH));
        }
        shown
    }

    fn nearest_name(&self, near: &Nearest) -> String {
        let capability = &self.matched.cooperation.capabilities[near.capability];
        let plant = self.speech.name(&self.matched.programme.plants[capability.plant].name);
        let arguments = [("plant", text(plant)), ("capability", text(capability.key.as_str()))];
        self.speech.tell("match-member", &arguments)
    }

    pub(super) fn mend(&self, mend: Mend) -> String {
        let task = mend.task().map(|kind| self.speech.say(&format!("match-task-{}", kind.word())));
        let message = match mend {
            Mend::Relax => "match-mend-relax",
            Mend::Either(_) => "match-mend-either",
            Mend::Project(_) => "match-mend-project",
        };
        self.speech.tell(message, &[("task", text(task.unwrap_or_default()))])
    }

    /// Candidate projects as rows of three tables, ready to be filled in.
    fn projects(&self) -> Answer {
        let Matched { programme, cooperation, answers, .. } = self.matched;
        let ideas = ideas(programme, cooperation, answers);
        if ideas.is_empty() {
            return Answer {
                said: self.speech.say("match-ideas-none"),
                ..Answer::new(String::new(), End::Done)
            };
        }
        let (mut projects, mut sites, mut tasks) = (String::new(), String::new(), String::new());
        for row in ideas.iter().map(|idea| machine::project(self, idea)) {
            let product = row.product.unwrap_or_default();
            let price = row.unit_price.as_deref().unwrap_or_default();
            let cells = [
                &row.project,
                &row.name,
                product,
                &row.capacity_per_period,
                price,
                "need",
                row.basis,
                &row.note,
            ];
            projects.push_str(&line(&cells));
            sites.push_str(&line(&[&row.project, row.plant, "need", row.basis]));
            for task in &row.tasks {
                tasks.push_str(&line(&[&row.project, task, task, "need", row.basis]));
            }
        }
        let shown = format!(
            "# projects.csv\nproject,name,product,capacity_per_period,unit_price,source,basis,note\n{projects}\n\
             # sites.csv\nproject,plant,source,basis\n{sites}\n# tasks.csv\nproject,task,kind,source,basis\n{tasks}"
        );
        let lacking = self.speech.list(machine::lacking(ideas.iter().all(|idea| idea.product.is_some())));
        let said = self.speech.tell("match-ideas-lacking", &[("columns", text(lacking))]);
        Answer { said, ..Answer::new(shown, End::Done) }
    }
}

/// A line of a table.
fn line(cells: &[&str]) -> String {
    let cells: Vec<String> = cells.iter().map(|it| cell(it)).collect();
    format!("{}\n", cells.join(","))
}

/// A decimal for machines.
pub(super) fn plain(value: Decimal) -> String {
    value.to_string()
}
