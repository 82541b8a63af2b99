//! What would stay inside if an opportunity were made inside: gross, what its maker imports, what is hidden behind it, and which partner
//! keeps the rest.

use maud::{Markup, html};
use trade::Opportunity;
use trade::leontief::Content;

use super::Words;
use super::label::cut;
use super::page::cards;
use crate::app::exposure::place_of;
use crate::l10n::text;
use crate::report::lane;
use crate::report::scale::Percent;
use crate::report::sentence;

/// Opportunities that have a bar.
const DRAWN: usize = 10;
/// Letters of a name beside a bar.
const LETTERS: usize = 48;
/// Widths that a bar has at least in wide windows and in narrow ones, and that of a letter, about.
const WIDTHS: [(&str, f64); 2] = [("roomy", 440.0), ("narrow", 280.0)];
const LETTER: f64 = 7.5;

/// What becomes of an import that is made inside instead, in thousandths.
pub(crate) struct Stay {
    pub(crate) gross: i64,
    /// What the maker itself would import, and what is imported behind it.
    pub(crate) direct: i64,
    pub(crate) hidden: i64,
    /// What stays, by region of the table. With the imports it adds up to `gross`.
    pub(crate) kept: Vec<(String, i64)>,
    /// What stays, at least and at most.
    pub(crate) range: (i64, i64),
}

impl Stay {
    /// What stays, likely.
    pub(crate) fn net(&self) -> i64 {
        self.gross - self.direct - self.hidden
    }
}

impl Words<'_> {
    /// What would stay of an opportunity; nothing if no sector of it is known.
    pub(crate) fn stay(&self, it: &Opportunity) -> Option<Stay> {
        let hidden = self.seen.hidden.as_ref()?;
        let content = hidden.contents.get(&it.product)?;
        Some(stay(it.exposure.sums.outside, content, &hidden.regions))
    }

    /// That there are no such figures because the input-output table was refused, and by which findings.
    pub(crate) fn io_refused(&self) -> Option<String> {
        let mut codes: Vec<&str> = self.seen.io_refused.iter().map(|code| code.word()).collect();
        codes.dedup();
        let told = || self.speech.tell("exposure-io-refused", &[("codes", text(self.speech.list(&codes)))]);
        (!codes.is_empty()).then(told)
    }

    /// A region of an input-output table as people call it, if it is a place.
    pub(crate) fn region(&self, region: &str) -> String {
        place_of(region).map_or_else(|| region.to_owned(), |place| self.place(place).to_owned())
    }

    /// Who keeps what stays, in words.
    fn keepers(&self, it: &Opportunity) -> String {
        let Some(stay) = self.stay(it) else { return "–".to_owned() };
        let mut kept = stay.kept;
        kept.sort_by_key(|(_, value)| std::cmp::Reverse(*value));
        self.speech
            .list(kept.iter().map(|(region, value)| format!("{} {}", self.region(region), self.bare(*value))))
    }
}

/// Rounded so that imports and what is kept add up to the whole: what one partner would lose by rounding the greatest one bears.
fn stay(gross: i64, content: &Content, regions: &[String]) -> Stay {
    let share = |share: f64| (share * gross as f64) as i64;
    let stays = |content: f64| ((1.0 - content) * gross as f64) as i64;
    let direct = gross - stays(content.direct);
    let hidden = gross - direct - stays(content.likely);
    let mut kept: Vec<(String, i64)> =
        regions.iter().cloned().zip(content.kept.iter().map(|part| share(*part))).collect();
    let left = gross - direct - hidden - kept.iter().map(|(_, value)| value).sum::<i64>();
    if let Some((_, greatest)) = kept.iter_mut().max_by_key(|(_, value)| *value) {
        *greatest += left;
    }
    Stay { gross, direct, hidden, kept, range: (stays(content.high), stays(content.low)) }
}

/// The section's contents: bars, and every figure in a table.
pub(super) fn stays(words: &Words<'_>, listed: usize) -> Markup {
    let speech = words.speech;
    let mut heads = words.stay_heads(words.seen.currency.code()).map(|head| sentence(&head)).to_vec();
    heads.insert(6, sentence(&speech.say("exposure-stay-keepers")));
    let rows = words.seen.opportunities.iter().take(listed).filter_map(|it| {
        let mut cells = words.stay_row(it)?.to_vec();
        cells.insert(6, words.keepers(it));
        Some(cells)
    });
    let drawn: Vec<(&Opportunity, Stay)> =
        words.seen.opportunities.iter().filter_map(|it| Some((it, words.stay(it)?))).take(DRAWN).collect();
    html! {
        p { (words.stay_how()) }
        @if !drawn.is_empty() {
            figure {
                figcaption { (speech.say("exposure-stay-caption")) }
                ul.legend {
                    @for (class, message) in [("stay-kept", "exposure-stay-part-kept"), ("stay-direct", "exposure-stay-part-direct"), ("stay-hidden", "exposure-stay-part-hidden")] {
                        li { svg aria-hidden="true" width="16" height="14" { rect class=(class) x="0.5" y="0.5" width="15" height="13" {} } (speech.say(message)) }
                    }
                }
                table.lanes.stays role="table" {
                    (lane::head(&sentence(&speech.say("exposure-stay-name")), &html! {}, &sentence(&speech.tell("exposure-stay-net-of", &[("currency", text(words.seen.currency.code()))]))))
                    tbody role="rowgroup" { @for (it, stay) in &drawn {
                        (lane::row(
                            &html! { (it.product) small { (cut(words.product(it.product), LETTERS)) } },
                            &bar(words, stay),
                            &html! { (words.bare(stay.net())) },
                        ))
                    } }
                }
            }
        }
        (cards(&heads, &[2, 3, 4, 5], rows))
    }
}

/// From the whole import leftwards: what would be imported still, what is hidden, and each partner's part.
fn bar(words: &Words<'_>, stay: &Stay) -> Markup {
    let share = |value: i64| 100.0 * value.max(0) as f64 / stay.gross.max(1) as f64;
    let imports = [
        ("stay-direct", "exposure-stay-part-direct", stay.direct),
        ("stay-hidden", "exposure-stay-part-hidden", stay.hidden),
    ];
    let mut parts: Vec<(&str, String, i64)> =
        stay.kept.iter().map(|(region, value)| ("stay-kept", words.region(region), *value)).collect();
    parts.extend(imports.map(|(class, message, value)| (class, words.speech.say(message), value)));
    let mut at = 0.0;
    let parts = parts.into_iter().map(|(class, name, value)| {
        let from = at;
        at += share(value);
        (class, name, value, from, share(value))
    });
    html! {
        svg aria-hidden="true" width="100%" height="26" {
            @for (class, name, value, from, wide) in parts {
                g {
                    title { (name) ": " (words.bare(value)) }
                    rect class=(class) x=(Percent(from)) width=(Percent(wide)) y="2" height="22" {}
                    @for (window, width) in WIDTHS {
                        @let letters = (wide / 100.0 * width / LETTER) as usize;
                        @if class == "stay-kept" && name.chars().count() < letters { text.(window) x=(Percent(from + wide / 2.0)) y="17" text-anchor="middle" { (name) } }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Imports and what each partner keeps add up to the whole, to the last thousandth, and net is what the partners keep together.
    #[test]
    fn parts_add_up_to_the_whole() {
        for gross in [1, 7, 999, 578_000_000_001, i64::MAX / 4_096] {
            for [direct, likely] in [[0.1, 0.25], [0.0, 0.0], [0.333_333, 0.333_333], [0.2, 1.0]] {
                let kept = vec![(1.0 - likely) / 3.0, (1.0 - likely) / 6.0, (1.0 - likely) / 2.0];
                let content = Content { sectors: Vec::new(), direct, low: likely, likely, high: 1.0, kept };
                let regions = ["BLR", "RUS", "KAZ"].map(str::to_owned);
                let found = stay(gross, &content, &regions);
                let kept: i64 = found.kept.iter().map(|(_, value)| value).sum();
                assert_eq!(found.direct + found.hidden + kept, gross);
                assert_eq!((found.net(), found.range), (kept, (0, found.net())));
                assert!(found.direct >= 0 && found.hidden >= 0, "{gross} {direct} {likely}");
                assert!(found.kept.iter().all(|(_, value)| *value >= -2));
            }
        }
    }
}
