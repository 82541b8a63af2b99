//! The import bill as a map: each product's area is what is imported of it from outside.
//!
//! Rectangles are as square as they can be (Bruls, Huizing and van Wijk 2000, "Squarified treemaps").

use maud::{Markup, html};
use trade::{Flag, Opportunity};

use super::Words;
use super::label::cut;
use super::page::cards;
use crate::report::scale::{Percent, part};
use crate::report::sentence;

/// Width and height of the map where it is laid out; on the page it is as wide as there is room, and its words keep their size.
const SIZE: (f64, f64) = (960.0, 420.0);
/// The least width of the map in wide windows and in narrow ones.
const WIDTHS: [(&str, f64); 2] = [("roomy", 850.0), ("narrow", 320.0)];
/// Products that have a rectangle of their own; the others share the last one.
const SHOWN: usize = 40;
/// Height that a line needs, a name below it, and width that a word needs beside its letters.
const LINE: f64 = 20.0;
const NAME: (f64, f64) = (60.0, 44.0);
const MARGIN: f64 = 10.0;
/// Room that the dot of a dependent product needs in its lower right corner.
const DOT: f64 = 10.0;
/// Width of a letter of a name, wide Cyrillic ones too, and of a figure of a code, which is bold.
const LETTER: f64 = 8.0;
const BOLD: f64 = 7.5;

/// A rectangle: left, top, width, height.
type Place = (f64, f64, f64, f64);

/// The picture with its caption and legend.
pub(super) fn treemap(words: &Words<'_>) -> Markup {
    let speech = words.speech;
    let mut products: Vec<_> = words.seen.opportunities.iter().collect();
    products.sort_by_key(|it| (std::cmp::Reverse(it.exposure.sums.outside), it.product));
    let rest: i64 = products.iter().skip(SHOWN).map(|it| it.exposure.sums.outside).sum();
    let shown = &products[..products.len().min(SHOWN)];
    let mut areas: Vec<f64> = shown.iter().map(|it| it.exposure.sums.outside as f64).collect();
    areas.extend((rest > 0).then_some(rest as f64));
    let places = squarified(&areas, SIZE);
    let across = |x: f64| part(x, SIZE.0);
    // Words for each width: what fits into the rectangle there.
    let label = |place: &Place, code: &str, name: &str| {
        let inside = across(place.0);
        html! {
            @for (class, width) in WIDTHS {
                @let room = place.2 / SIZE.0 * width;
                @let long = code.chars().count() as f64 * BOLD + MARGIN;
                @if room < long && room >= LINE && place.3 >= long + DOT {
                    // A box that is higher than wide has its code downwards.
                    text.down.(class) x=(inside) dx=(format!("{:.1}", room / 2.0)) y=(format!("{:.1}", place.1 + 6.0)) { tspan.code { (code) } }
                }
                @if room >= long && place.3 >= LINE {
                    text.(class) x=(inside) dx="5" y=(format!("{:.1}", place.1 + 15.0)) { tspan.code { (code) } }
                    @if room >= NAME.0 && place.3 >= NAME.1 {
                        text.(class) x=(inside) dx="5" y=(format!("{:.1}", place.1 + 31.0)) { (cut(name, ((room - 12.0) / LETTER) as usize)) }
                    }
                }
            }
        }
    };
    let rectangle = |class: &str, place: &Place| {
        let (left, wide): (Percent, Percent) = (across(place.0), across(place.2));
        html! {
            rect class=(class) x=(left) y=(format!("{:.1}", place.1)) width=(wide) height=(format!("{:.1}", place.3)) {}
        }
    };
    let dot = |place: &Place| {
        html! {
            @for (class, width) in WIDTHS {
                @if place.2 / SIZE.0 * width >= DOT && place.3 >= DOT {
                    circle.dot.(class) cx=(across(place.0 + place.2)) cy=(format!("{:.1}", place.1 + place.3 - 6.0)) r="2.2" transform="translate(-6 0)" {}
                }
            }
        }
    };
    html! {
        figure.tree {
            figcaption { (speech.tell("exposure-tree-caption", &[("currency", crate::l10n::text(words.seen.currency.code()))])) }
            svg width="100%" height=(SIZE.1) role="img" aria-label=(speech.say("exposure-title-bill")) {
                @for (it, place) in shown.iter().zip(&places) {
                    @let (code, name) = (it.product.to_string(), words.product(it.product));
                    g {
                        title { (format!("{code} {name}: {} ({})", words.money(it.exposure.sums.outside), words.flag_of(it.product, it.exposure.dependent))) }
                        (rectangle(class_of(it), place))
                        @if it.exposure.dependent == Flag::Yes { (dot(place)) }
                        (label(place, &code, name))
                    }
                }
                @if let Some(place) = places.get(shown.len()) {
                    g {
                        title { (format!("{}: {}", speech.say("exposure-tree-rest"), words.money(rest))) }
                        (rectangle("tree-rest", place))
                        (label(place, &speech.say("exposure-tree-rest"), ""))
                    }
                }
            }
            ul.legend {
                @for (class, message) in [("tree-yes", "exposure-tree-yes"), ("tree-no", "exposure-tree-no"), ("tree-open", "exposure-tree-open"), ("tree-rest", "exposure-tree-neutral")]
                    .into_iter().filter(|(class, _)| *class != "tree-rest" || rest > 0 || shown.iter().any(|it| it.product.is_hidden())) {
                    li { svg aria-hidden="true" width="16" height="14" { rect class=(class) width="16" height="14" {} @if class == "tree-yes" { circle.dot cx="11" cy="9" r="2.2" {} } } (speech.say(message)) }
                }
            }
            details {
                summary { (speech.say("exposure-as-table")) }
                (listed(words, shown, rest))
            }
        }
    }
}

/// How a product is coloured: what hides behind its code is neither dependent nor independent.
fn class_of(it: &Opportunity) -> &'static str {
    if it.product.is_hidden() { "tree-rest" } else { class(it.exposure.dependent) }
}

/// How a flag is coloured.
pub(super) fn class(flag: Flag) -> &'static str {
    match flag {
        Flag::Yes => "tree-yes",
        Flag::No => "tree-no",
        Flag::Open => "tree-open",
    }
}

/// The same as a table: products by value, and what the others add up to.
fn listed(words: &Words<'_>, shown: &[&Opportunity], rest: i64) -> Markup {
    const COLUMNS: [usize; 5] = [0, 1, 2, 3, 6];
    let heads = words.heads();
    let heads = COLUMNS.map(|column| sentence(&heads[column]));
    let rows = shown.iter().map(|it| {
        let row = words.row(it);
        COLUMNS.map(|column| row[column].clone())
    });
    let none = || "–".to_owned();
    let others = || [words.speech.say("exposure-tree-rest"), none(), words.bare(rest), none(), none()];
    cards(&heads, &[2, 3], rows.chain((rest > 0).then(others)))
}

/// Where rectangles of these areas, which fall, stand in a box.
fn squarified(areas: &[f64], (width, height): (f64, f64)) -> Vec<Place> {
    let all: f64 = areas.iter().sum();
    if all <= 0.0 {
        return Vec::new();
    }
    let areas: Vec<f64> = areas.iter().map(|area| area / all * width * height).collect();
    let (mut places, mut left) = (Vec::new(), (0.0, 0.0, width, height));
    let mut from = 0;
    while from < areas.len() {
        let side = f64::min(left.2, left.3).max(f64::MIN_POSITIVE);
        // The worst of a row's proportions.
        let worst = |row: &[f64]| {
            let sum: f64 = row.iter().sum();
            let of =
                |area: &f64| f64::max(side * side * area / (sum * sum), sum * sum / (side * side * area));
            row.iter().map(of).fold(0.0, f64::max)
        };
        let mut to = from + 1;
        while to < areas.len() && worst(&areas[from..=to]) <= worst(&areas[from..to]) {
            to += 1;
        }
        let sum: f64 = areas[from..to].iter().sum();
        let thick = sum / side;
        let mut along = 0.0;
        for area in &areas[from..to] {
            let long = area / thick;
            places.push(if left.2 >= left.3 {
                (left.0, left.1 + along, thick, long)
            } else {
                (left.0 + along, left.1, long, thick)
            });
            along += long;
        }
        left = if left.2 >= left.3 {
            (left.0 + thick, left.1, (left.2 - thick).max(0.0), left.3)
        } else {
            (left.0, left.1 + thick, left.2, (left.3 - thick).max(0.0))
        };
        from = to;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rectangles have the areas asked for, stay in the box, and do not lie on one another.
    #[test]
    fn areas_are_kept() {
        let areas = [6.0, 6.0, 4.0, 3.0, 2.0, 2.0, 1.0];
        let places = squarified(&areas, (6.0, 4.0));
        assert_eq!(places.len(), areas.len());
        for (number, (place, area)) in places.iter().zip(areas).enumerate() {
            assert!((place.2 * place.3 - area).abs() < 1e-9, "{place:?}");
            assert!(
                place.0 >= -1e-9
                    && place.1 >= -1e-9
                    && place.0 + place.2 < 6.0 + 1e-9
                    && place.1 + place.3 < 4.0 + 1e-9
            );
            for other in &places[..number] {
                let apart = place.0 + 1e-9 >= other.0 + other.2
                    || other.0 + 1e-9 >= place.0 + place.2
                    || place.1 + 1e-9 >= other.1 + other.3
                    || other.1 + 1e-9 >= place.1 + place.3;
                assert!(apart, "{place:?} {other:?}");
            }
        }
        assert!(squarified(&[], (1.0, 1.0)).is_empty() && squarified(&[0.0], (1.0, 1.0)).is_empty());
    }
}
