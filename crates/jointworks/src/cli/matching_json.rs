//! `jointworks match --json`: fixed fields for machines.

use cooperation::{Idea, Mend, Nearest, ideas};
use model::cooperation::{Judgement, Match as Matching, Way};
use model::draft::Firmness;
use serde::Serialize;

use super::matching::{Page, plain};
use crate::l10n::text;

#[derive(Serialize)]
pub(super) struct MatchJson<'a> {
    needs: Vec<NeedJson<'a>>,
    /// Profiles that are not ranked because they have run out.
    profiles_run_out: usize,
}

#[derive(Serialize)]
struct NeedJson<'a> {
    need: &'a str,
    expired: bool,
    /// Customs codes that it may have, if it has none and a nomenclature is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    codes: Option<Vec<&'a str>>,
    matches: Vec<OneJson<'a>>,
    near: Vec<NearJson<'a>>,
}

#[derive(Serialize)]
struct OneJson<'a> {
    plants: Vec<&'a str>,
    score: u32,
    relevance: u32,
    /// `alone` or `jointly`.
    way: &'static str,
    landed: Option<String>,
    distance_km: Option<u32>,
    age_days: Option<u32>,
    parts: Vec<PartJson>,
    members: Vec<MemberJson<'a>>,
    verdicts: Vec<VerdictJson<'a>>,
}

#[derive(Serialize)]
struct PartJson {
    criterion: &'static str,
    points: u32,
    weight: u32,
}

#[derive(Serialize)]
struct MemberJson<'a> {
    plant: &'a str,
    capability: &'a str,
    processes: Vec<&'static str>,
    quantity: String,
}

#[derive(Serialize)]
struct VerdictJson<'a> {
    plant: &'a str,
    requirement: &'a str,
    must: bool,
    verdict: &'static str,
    reason: String,
}

#[derive(Serialize)]
struct NearJson<'a> {
    plant: &'a str,
    capability: &'a str,
    relevance: u32,
    lacks: Vec<LackJson<'a>>,
}

#[derive(Serialize)]
struct LackJson<'a> {
    requirement: &'a str,
    reason: String,
    relax: bool,
    task: Option<&'static str>,
}

/// All answers.
pub(super) fn matches<'a>(page: &Page<'a>) -> MatchJson<'a> {
    let matched = page.matched;
    let needs = matched.answers.iter().map(|answer| NeedJson {
        need: &matched.cooperation.needs[answer.need].key,
        expired: answer.expired,
        codes: matched.codes.get(&answer.need).map(|all| all.iter().map(|it| it.code.as_str()).collect()),
        matches: answer.matches.iter().map(|found| one(page, found)).collect(),
        near: answer.near.iter().map(|near| nearest(page, near)).collect(),
    });
    MatchJson { needs: needs.collect(), profiles_run_out: page.run_out() }
}

fn one<'a>(page: &Page<'a>, found: &'a Matching) -> OneJson<'a> {
    let (programme, cooperation) = (&page.matched.programme, &page.matched.cooperation);
    let plant = |member: &model::cooperation::Member| {
        programme.plants[cooperation.capabilities[member.capability].plant].key.as_str()
    };
    let mut plants: Vec<&str> = Vec::new();
    for member in &found.members {
        if !plants.contains(&plant(member)) {
            plants.push(plant(member));
        }
    }
    OneJson {
        plants,
        score: found.score,
        relevance: found.relevance,
        way: match found.way {
            Way::Alone => "alone",
            Way::Jointly => "jointly",
        },
        landed: found.landed.map(|price| plain(price.to_decimal())),
        distance_km: found.distance,
        age_days: found.age,
        parts: found
            .parts
            .iter()
            .map(|part| PartJson {
                criterion: part.criterion.word(),
                points: part.points,
                weight: part.weight,
            })
            .collect(),
        members: found
            .members
            .iter()
            .map(|member| MemberJson {
                plant: plant(member),
                capability: &cooperation.capabilities[member.capability].key,
                processes: member.processes.iter().map(|process| process.word()).collect(),
                quantity: plain(member.quantity),
            })
            .collect(),
        verdicts: found
            .members
            .iter()
            .flat_map(|member| {
                member.judgements.iter().map(|judgement| verdict(page, plant(member), judgement))
            })
            .collect(),
    }
}

fn verdict<'a>(page: &Page<'a>, plant: &'a str, judgement: &'a Judgement) -> VerdictJson<'a> {
    VerdictJson {
        plant,
        requirement: &judgement.requirement,
        must: judgement.firmness == Firmness::Must,
        verdict: judgement.verdict.word(),
        reason: page.reason(judgement),
    }
}

fn nearest<'a>(page: &Page<'a>, near: &'a Nearest) -> NearJson<'a> {
    let capability = &page.matched.cooperation.capabilities[near.capability];
    let lacks = near.mends.iter().filter_map(|(at, mend)| {
        let judgement = near.judgements.get(*at)?;
        Some(LackJson {
            requirement: &judgement.requirement,
            reason: page.reason(judgement),
            relax: matches!(mend, Mend::Relax | Mend::Either(_)),
            task: mend.task().map(|kind| kind.word()),
        })
    });
    NearJson {
        plant: &page.matched.programme.plants[capability.plant].key,
        capability: &capability.key,
        relevance: near.relevance,
        lacks: lacks.collect(),
    }
}

/// What the tables need and nobody has said.
const LACKING: [&str; 6] =
    ["product", "imported_share_of_outlay", "nonbom_imports_per_unit", "mode", "duration", "outlay"];

/// The same, without the product if that is known.
pub(super) fn lacking(product_known: bool) -> &'static [&'static str] {
    if product_known { &LACKING[1..] } else { &LACKING }
}

#[derive(Serialize)]
pub(super) struct IdeasJson<'a> {
    projects: Vec<IdeaJson<'a>>,
}

/// A candidate project: cells of `projects`, `sites` and `tasks`, with what it rests on.
#[derive(Serialize)]
pub(super) struct IdeaJson<'a> {
    pub(super) project: String,
    pub(super) name: String,
    pub(super) product: Option<&'a str>,
    hs: &'a str,
    pub(super) plant: &'a str,
    pub(super) capacity_per_period: String,
    pub(super) unit_price: Option<String>,
    pub(super) tasks: Vec<&'static str>,
    pub(super) basis: &'static str,
    pub(super) note: String,
    lacking: &'static [&'static str],
    evidence: NearJson<'a>,
}

/// All candidate projects.
pub(super) fn projects<'a>(page: &Page<'a>) -> IdeasJson<'a> {
    let matched = page.matched;
    let ideas = ideas(&matched.programme, &matched.cooperation, &matched.answers);
    IdeasJson { projects: ideas.iter().map(|idea| project(page, idea)).collect() }
}

/// One candidate project.
pub(super) fn project<'a>(page: &Page<'a>, idea: &Idea<'a>) -> IdeaJson<'a> {
    let (matched, speech) = (page.matched, page.speech);
    let need = &matched.cooperation.needs[idea.need];
    let capability = &matched.cooperation.capabilities[idea.capability];
    let plant = &matched.programme.plants[capability.plant];
    let evidence = nearest(page, idea.evidence);
    let lacks = evidence.lacks.iter().map(|lack| lack.reason.as_str()).collect::<Vec<_>>().join("; ");
    let named = [("need", text(speech.name(&need.name))), ("plant", text(speech.name(&plant.name)))];
    let told = [
        ("need", text(need.key.as_str())),
        ("capability", text(capability.key.as_str())),
        ("lacks", text(lacks)),
    ];
    IdeaJson {
        project: format!("{}-{}", need.key, plant.key),
        name: speech.tell("match-idea-name", &named),
        product: idea.product.map(|id| matched.programme.products[id].key.as_str()),
        hs: &need.hs,
        plant: &plant.key,
        capacity_per_period: plain(idea.capacity_per_period),
        unit_price: idea.unit_price.map(|price| plain(price.to_decimal())),
        tasks: idea.tasks.iter().map(|kind| kind.word()).collect(),
        basis: "assumption",
        note: speech.tell("match-idea-evidence", &told),
        lacking: lacking(idea.product.is_some()),
        evidence,
    }
}
