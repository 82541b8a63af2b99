//! What the data's faults are, early warnings, and projects that would make what is imported: all that the terminal says beside figures.

use maud::{Markup, html};
use model::{Severity, UnitPrice};
use trade::Opportunity;
use trade::opportunity::Caveat;
use trade::warning::Alarm;

use super::Words;
use super::page::cards;
use super::tables::rounded;
use crate::app::exposure::Candidate;
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
    pub(crate) fn candidate_heads(&self) -> Vec<String> {
        let heads = ["product", "project", "makes", "plants", "kept", "net", "line"];
        heads
            .into_iter()
            .filter(|head| *head != "net" || self.seen.hidden.is_some())
            .map(|head| self.speech.say(&format!("exposure-candidate-{head}")))
            .collect()
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

    /// Which projects of the programme would make what is imported, with what they keep by the programme's figures and by the
    /// input-output table.
    pub(crate) fn candidate_rows(&self) -> Vec<Vec<String>> {
        let row = |it: &Candidate| {
            let of = self.seen.opportunities.iter().find(|other| other.product == it.product);
            let first = of.and_then(|of| of.lines.first()).map(trade::ImportLine::id);
            let net = of.and_then(|of| self.stay(of)).map_or_else(
                || "–".to_owned(),
                |stay| self.whole_percent(stay.net() as f64 / stay.gross.max(1) as f64),
            );
            let kept = self.kept(it);
            [
                it.product.to_string(),
                it.project.clone(),
                it.makes.clone(),
                self.speech.list(it.plants.iter()),
                kept,
            ]
            .into_iter()
            .chain(self.seen.hidden.is_some().then_some(net))
            .chain([first.unwrap_or_default()])
            .collect()
        };
        self.seen.candidates.iter().map(row).collect()
    }

    /// How the table of candidate projects is to be read.
    pub(crate) fn candidates_how(&self) -> String {
        let own = self.speech.say("exposure-candidates-how");
        if self.seen.hidden.is_none() {
            return own;
        }
        format!("{own} {}", self.speech.say("exposure-candidates-net"))
    }

    /// What a project keeps of a unit, and of its import price: at the worst site and at the best, if they differ.
    fn kept(&self, it: &Candidate) -> String {
        let share =
            |kept: UnitPrice| self.whole_percent(kept.parts() as f64 / it.price.parts().max(1) as f64);
        let told =
            |kept: UnitPrice| format!("{} ({})", self.speech.unit_price(kept, it.currency), share(kept));
        if it.kept.0 == it.kept.1 {
            told(it.kept.0)
        } else {
            format!("{} – {}", told(it.kept.0), told(it.kept.1))
        }
    }

    fn whole_percent(&self, share: f64) -> String {
        self.speech.percent((share * 100.0).round() / 100.0)
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
    let heads: Vec<String> = words.candidate_heads().iter().map(|head| sentence(head)).collect();
    html! {
        @if !words.seen.candidates.is_empty() {
            section {
                h2 { (words.speech.say("exposure-candidates")) }
                p { (words.candidates_how()) }
                (cards(&heads, &[], words.candidate_rows().into_iter()))
            }
        }
    }
}
