//! The picture of where imports come from, what they are and what they go into; and the same in words.

use maud::{Markup, html};
use trade::place::Kind;

use super::Words;
use super::label::{cut, cut_apart, short_place};
use crate::app::exposure::flows::{By, Flow, Flows, Part, Source, Use};
use crate::l10n::{count, text};
use crate::report::sankey::{Band, Node, Sankey};
use crate::report::sentence;

/// Letters of a label: of a place, a product and what it goes into; and of the last in a narrow window.
const LETTERS: [usize; 3] = [26, 20, 30];
const NARROW: usize = 16;

/// The section's contents.
pub(super) fn flows(words: &Words<'_>) -> Markup {
    let speech = words.speech;
    let Some(flows) = &words.seen.flows else {
        return html! { p { (speech.say("exposure-flows-none")) } };
    };
    let names = Names { words, flows };
    html! {
        figure {
            figcaption { (names.caption()) }
            div.columns aria-hidden="true" {
                span { (sentence(&speech.say("exposure-line-supplier"))) }
                span { (sentence(&speech.say("exposure-column-name"))) }
                span { (names.third()) }
            }
            (names.drawing().picture(&speech.say("exposure-title-flows")))
            p.note { (names.basis()) }
            details {
                summary { (speech.say("exposure-as-table")) }
                (names.table())
            }
        }
    }
}

/// Flows with the words of one language.
struct Names<'a> {
    words: &'a Words<'a>,
    flows: &'a Flows,
}

impl Names<'_> {
    fn source(&self, source: Source) -> String {
        match source {
            Source::Place(place) => self.words.place(place).to_owned(),
            Source::Others => self.words.speech.say("exposure-tree-rest"),
            Source::Unnamed => self.words.speech.say("exposure-flows-unnamed"),
        }
    }

    fn part(&self, part: Part) -> (String, String) {
        match part {
            Part::Product(product) => (product.to_string(), self.words.product(product).to_owned()),
            Part::Others => (String::new(), self.others()),
        }
    }

    /// How many products share a node.
    fn others(&self) -> String {
        self.words.speech.tell("exposure-flows-others", &[("n", count(self.flows.gathered))])
    }

    fn of(&self, of: &Use) -> String {
        let speech = self.words.speech;
        match (of, &self.flows.by) {
            (Use::Built(key), By::Programme(names)) => {
                names.get(key).map_or_else(|| key.clone(), |name| speech.name(name).to_owned())
            }
            (Use::Built(key), _) => key.clone(),
            (Use::Group(group), By::Chain(heading)) if *heading != "group" => {
                speech.tell(&format!("exposure-flows-{heading}"), &[("name", text(group.as_str()))])
            }
            (Use::Group(group), _) => group.clone(),
            (Use::Partner(place), _) => self.words.place(*place).to_owned(),
            (Use::Others, _) => speech.say("exposure-tree-rest"),
            (Use::AsItIs, _) => speech.say("exposure-flows-as-it-is"),
            (Use::Several, By::Programme(_)) => speech.say("exposure-flows-several-vehicles"),
            (Use::Several, _) => speech.say("exposure-flows-several-groups"),
            (Use::Untold, By::Programme(_)) => speech.say("exposure-flows-untold-programme"),
            (Use::Untold, _) => speech.say("exposure-flows-untold-chain"),
        }
    }

    /// The heading of the third column.
    fn third(&self) -> String {
        self.words.speech.say(match self.flows.by {
            By::Programme(_) => "exposure-flows-third-programme",
            By::Chain(_) => "exposure-flows-third-chain",
            By::Partners => "exposure-flows-third-partners",
        })
    }

    fn caption(&self) -> String {
        let all = self.words.money(self.flows.brought.iter().map(|flow| flow.value).sum());
        let arguments = [("all", text(all)), ("year", text(self.words.seen.year.to_string()))];
        self.words.speech.tell("exposure-flows-caption", &arguments)
    }

    /// What the third column rests on.
    fn basis(&self) -> String {
        let speech = self.words.speech;
        match &self.flows.by {
            By::Programme(_) => speech.say("exposure-flows-basis-programme"),
            By::Chain(heading) => speech.tell("exposure-flows-basis-chain", &[("column", text(*heading))]),
            By::Partners => speech.say("exposure-flows-basis-partners"),
        }
    }

    fn drawing(&self) -> Sankey {
        let flows = self.flows;
        let money = |flows: &[Flow], of: &dyn Fn(&Flow) -> bool| {
            self.words.bare(flows.iter().filter(|flow| of(flow)).map(|flow| flow.value).sum())
        };
        let sources = flows.sources.iter().enumerate().map(|(number, source)| {
            let name = self.source(*source);
            Node {
                code: String::new(),
                name: cut(&name, LETTERS[0]),
                value: money(&flows.brought, &|flow| flow.from == number),
                short: match source {
                    Source::Place(place) if place.kind() == Kind::Country => short_place(*place, &name),
                    _ => cut(&name, NARROW),
                },
            }
        });
        let parts = flows.parts.iter().enumerate().map(|(number, part)| {
            let (code, name) = self.part(*part);
            let short = match part {
                Part::Product(_) => code.clone(),
                Part::Others => {
                    self.words.speech.tell("exposure-flows-more", &[("n", count(flows.gathered))])
                }
            };
            let value = money(&flows.brought, &|flow| flow.to == number);
            Node { code, name: cut(&name, LETTERS[1]), value, short }
        });
        let names: Vec<String> = flows.uses.iter().map(|of| self.of(of)).collect();
        let long = cut_apart(&names, LETTERS[2]);
        let short = cut_apart(&names, NARROW);
        let uses = flows.uses.iter().enumerate().map(|(number, of)| Node {
            code: String::new(),
            name: long[number].clone(),
            value: money(&flows.used, &|flow| flow.to == number),
            short: match of {
                Use::Partner(place) => short_place(*place, &names[number]),
                _ => short[number].clone(),
            },
        });
        let part = |number: usize| {
            let (code, name) = self.part(flows.parts[number]);
            if code.is_empty() { name } else { code }
        };
        let told = |from: &str, to: &str, value: i64| format!("{from} → {to}: {}", self.words.money(value));
        let brought = flows.brought.iter().map(|flow| Band {
            from: flow.from,
            to: flow.to,
            value: flow.value,
            told: told(&self.source(flows.sources[flow.from]), &part(flow.to), flow.value),
        });
        let used = flows.used.iter().map(|flow| Band {
            from: flow.from,
            to: flow.to,
            value: flow.value,
            told: told(&part(flow.from), &self.of(&flows.uses[flow.to]), flow.value),
        });
        Sankey {
            columns: [sources.collect(), parts.collect(), uses.collect()],
            bands: [brought.collect(), used.collect()],
        }
    }

    /// The same as a table: a row for each product.
    fn table(&self) -> Markup {
        let (speech, flows) = (self.words.speech, self.flows);
        let currency = || [("currency", text(self.words.seen.currency.code()))];
        let heads = [
            sentence(&speech.say("exposure-column-name")),
            sentence(&speech.say("exposure-line-supplier")),
            sentence(&speech.tell("exposure-column-outside", &currency())),
            self.third(),
        ];
        let listed = |own: Vec<(String, i64)>| {
            let mut own = own;
            own.sort_by_key(|(_, value)| std::cmp::Reverse(*value));
            speech.list(own.into_iter().map(|(name, value)| format!("{name} {}", self.words.bare(value))))
        };
        html! {
            table.cards role="table" {
                thead role="rowgroup" { tr role="row" {
                    @for (number, head) in heads.iter().enumerate() { th.number[number == 2] scope="col" role="columnheader" { (head) } }
                } }
                tbody role="rowgroup" { @for (number, part) in flows.parts.iter().enumerate() { tr role="row" {
                    @let (code, name) = self.part(*part);
                    @let own: Vec<_> = flows.brought.iter().filter(|flow| flow.to == number).collect();
                    @let used = flows.used.iter().filter(|flow| flow.from == number);
                    th scope="row" role="rowheader" { (code) " " (name) }
                    td role="cell" data-label=(heads[1]) { (listed(own.iter().map(|flow| (self.source(flows.sources[flow.from]), flow.value)).collect())) }
                    td.number role="cell" data-label=(heads[2]) { (self.words.bare(own.iter().map(|flow| flow.value).sum())) }
                    td role="cell" data-label=(heads[3]) { (listed(used.map(|flow| (self.of(&flows.uses[flow.to]), flow.value)).collect())) }
                } } }
            }
        }
    }
}
