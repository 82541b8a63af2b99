//! What the data's faults are, early warnings, and projects that would make what is imported: all that the terminal says beside figures.

use maud::{Markup, html};
use model::Severity;
use trade::Opportunity;
use trade::opportunity::Caveat;
use trade::warning::Alarm;

use super::Words;
use super::page::cards;
use super::tables::rounded;
use crate::l10n::{count, text};
use crate::report::sentence;

/// Codes of raw materials that are named.
const CODES: usize = 3;

impl Words<'_> {
    /// Why an opportunity's figures must be read with care; empty if they need not.
    pub(crate) fn cautions(&self, it: &Opportunity) -> String {
        let words =
            it.caveats.iter().map(|caveat| self.speech.say(&format!("exposure-caveat-{}", caveat.word())));
        self.speech.list(words)
    }

    /// How to see manufactures alone, if raw materials are among the first opportunities and nothing was chosen.
    pub(crate) fn raw_materials(&self, top: usize) -> Option<String> {
        let listed = self.seen.opportunities.iter().take(top);
        let raw = listed.filter(|it| it.caveats.contains(&Caveat::Raw)).map(|it| it.product.to_string());
        let codes: Vec<String> = raw.take(CODES).collect();
        let told = || self.speech.tell("exposure-raw", &[("codes", text(self.speech.list(&codes)))]);
        (!self.seen.is_part && !codes.is_empty()).then(told)
    }

    /// An early warning.
    pub(crate) fn alarm(&self, alarm: &Alarm) -> String {
        let change = |change: f64| text(self.speech.percent((change * 100.0).round() / 100.0));
        let scores = format!("{} / {}", rounded(alarm.scores.0, 1), rounded(alarm.scores.1, 1));
        self.speech.tell(
            "exposure-alarm",
            &[
                ("product", text(alarm.product.to_string())),
                ("month", text(format!("{}-{:02}", alarm.year, alarm.month))),
                ("price", change(alarm.price_change)),
                ("quantity", change(alarm.quantity_change)),
                ("scores", text(scores)),
            ],
        )
    }

    /// Headings of the table of candidate projects.
    pub(crate) fn candidate_heads(&self) -> [String; 5] {
        ["product", "project", "makes", "plants", "line"]
            .map(|head| self.speech.say(&format!("exposure-candidate-{head}")))
    }

    pub(crate) fn plant_heads(&self) -> [String; 3] {
        ["code", "product", "nearest"].map(|head| self.speech.say(&format!("exposure-plants-{head}")))
    }

    /// Which plants are nearest to the first opportunities.
    pub(crate) fn plant_rows(&self, top: usize) -> Vec<[String; 3]> {
        let row = |it: &trade::Opportunity| {
            let plants = self.seen.plants.get(&it.product)?;
            let told = plants.iter().map(|near| {
                let message = if near.makes { "exposure-plants-maker" } else { "exposure-plants-near" };
                let share = text(self.speech.percent(near.density));
                self.speech.tell(message, &[("plant", text(near.plant.as_str())), ("share", share)])
            });
            let name = self.product(it.product).to_owned();
            Some([it.product.to_string(), name, self.speech.list(told)])
        };
        self.seen.opportunities.iter().take(top).filter_map(row).collect()
    }

    /// Which projects of the programme would make what is imported.
    pub(crate) fn candidate_rows(&self) -> Vec<[String; 5]> {
        let row = |it: &crate::app::exposure::Candidate| {
            let of = self.seen.opportunities.iter().find(|other| other.product == it.product);
            let first = of.and_then(|of| of.lines.first()).map(trade::ImportLine::id);
            [
                it.product.to_string(),
                it.project.clone(),
                it.makes.clone(),
                self.speech.list(it.plants.iter()),
                first.unwrap_or_default(),
            ]
        };
        self.seen.candidates.iter().map(row).collect()
    }
}

/// Everything that is to be said of the data, folded: how much there is stands on the fold.
pub(super) fn findings(words: &Words<'_>) -> Markup {
    let (speech, findings) = (words.speech, &words.seen.findings);
    html! {
        @if !findings.is_empty() {
            details.findings {
                summary { (speech.tell("exposure-findings", &[("n", count(findings.len()))])) }
                ul { @for finding in findings { li {
                    @if finding.severity() == Severity::Error { strong { (sentence(&speech.say("severity-error"))) } ". " }
                    (speech.subject(finding))
                    @if let Some(place) = finding.place.as_ref().filter(|place| place.file != finding.subject) {
                        ", " (place.file) @if let Some(row) = place.row { ":" (row) }
                    }
                    ": " (speech.cause(finding)) " "
                    small { (speech.remedy(finding)) " " code { (finding.code) } }
                } } }
            }
        }
    }
}

/// Early warnings, if there are any.
pub(super) fn alarms(words: &Words<'_>) -> Markup {
    let alarms = &words.seen.alarms;
    html! {
        @if !alarms.is_empty() {
            section {
                h2 { (words.speech.say("exposure-title-alarms")) }
                ul { @for alarm in alarms { li { (words.alarm(alarm)) } } }
            }
        }
    }
}

/// Plants nearest to what is imported, if their output is known.
pub(super) fn plants(words: &Words<'_>, listed: usize) -> Markup {
    let heads = words.plant_heads().map(|head| sentence(&head));
    let rows = words.plant_rows(listed);
    html! {
        @if !rows.is_empty() {
            section {
                h2 { (words.speech.say("exposure-plants")) }
                p { (words.speech.say("exposure-plants-how")) }
                (cards(&heads, &[], rows.into_iter()))
            }
        }
    }
}

/// Candidate projects, if there are any.
pub(super) fn candidates(words: &Words<'_>) -> Markup {
    let heads = words.candidate_heads().map(|head| sentence(&head));
    html! {
        @if !words.seen.candidates.is_empty() {
            section {
                h2 { (words.speech.say("exposure-candidates")) }
                (cards(&heads, &[], words.candidate_rows().into_iter()))
            }
        }
    }
}
