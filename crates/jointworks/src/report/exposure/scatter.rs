//! How much the union depends on the outside for a product, against how near it is to making it; the bubble is the money at stake.
//!
//! Across: relatedness density of the members together (Hidalgo and others 2007), as its rank among all products, because densities
//! of a union lie close together. Up: the share from outside (CDI2). Where nearly everything comes from outside that would be one
//! line, so another of the three indicators takes its place, and the page says so: the concentration of suppliers (CDI1), or, if
//! suppliers are not named, what is imported of what is traded, `M / (M + X)`, which passes one half where CDI3 passes one.

use maud::{Markup, html};
use trade::{Flag, Opportunity};

use super::Words;
use super::label::{Label, Point, cut, labels};
use super::treemap::class;
use crate::l10n::{count, text};
use crate::report::scale::Percent;
use crate::report::sentence;

/// Products that have a bubble, and those that have a name where there is room.
const SHOWN: usize = 60;
const NAMED: usize = 14;
/// Height of the plot, and room above it and below.
const PLOT: f64 = 340.0;
const TOP: f64 = 22.0;
const BELOW: f64 = 24.0;
/// The greatest radius, and the least.
const RADII: (f64, f64) = (20.0, 2.5);
/// Free room at the left and right, in per cent of the width.
const SIDE: f64 = 6.0;
/// Widths of the plot in windows for which long labels are, and short ones.
const ROOMY: [f64; 3] = [770.0, 950.0, 1150.0];
const NARROW: [f64; 3] = [255.0, 420.0, 800.0];

/// One product in the picture.
struct Bubble<'a> {
    it: &'a Opportunity,
    /// From nought to one.
    near: f64,
    dependence: f64,
    radius: f64,
}

/// What stands upwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Figure {
    /// The share from outside: CDI2.
    Share,
    /// The concentration of outside suppliers: CDI1.
    Concentration,
    /// Imports of imports and exports: CDI3 from nought to one.
    Trade,
}

impl Figure {
    fn of(self, it: &Opportunity) -> Option<f64> {
        let exposure = &it.exposure;
        match self {
            Self::Share => exposure.outside_share,
            Self::Concentration => exposure.concentration.map(|(low, _)| low),
            Self::Trade => {
                let (imports, exports) = (exposure.sums.outside as f64, exposure.sums.exports as f64);
                (imports > 0.0).then(|| imports / (imports + exports))
            }
        }
    }

    /// Where its flag is raised.
    fn threshold(self) -> f64 {
        if self == Self::Concentration { 0.4 } else { 0.5 }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Share => "share",
            Self::Concentration => "concentration",
            Self::Trade => "trade",
        }
    }

    fn written(self, words: &Words<'_>, figure: f64) -> String {
        if self == Self::Concentration { words.index(figure) } else { words.speech.percent(figure) }
    }

    /// The first that tells products apart: that most products do not have at its upper end. Concentration only where most suppliers
    /// are named.
    fn choose(shown: &[&Opportunity]) -> Self {
        let most = |holds: &dyn Fn(&Opportunity) -> bool| {
            shown.iter().filter(|it| holds(it)).count() * 2 > shown.len()
        };
        let named =
            |it: &Opportunity| it.exposure.concentration.is_some_and(|(low, high)| high - low < 0.005);
        if !most(&|it| it.exposure.outside_share.is_some_and(|share| share > JAMMED)) {
            Self::Share
        } else if most(&named) {
            Self::Concentration
        } else {
            Self::Trade
        }
    }
}

/// The upper end of a scale, where marks lie on one another.
const JAMMED: f64 = 0.95;

/// The scale upwards: what it is of, and where it begins. Where nothing is below one half, the lower part would be empty.
#[derive(Clone, Copy)]
struct Scale {
    figure: Figure,
    least: f64,
}

impl Scale {
    fn of(figure: Figure, bubbles: &[Bubble<'_>]) -> Self {
        let least = bubbles.iter().map(|bubble| bubble.dependence).fold(1.0, f64::min);
        Self { figure, least: if least >= 0.5 { 0.4 } else { 0.0 } }
    }

    /// Where a product stands: per cent across, pixels down.
    fn place(self, near: f64, dependence: f64) -> (f64, f64) {
        let share = (dependence - self.least) / (1.0 - self.least);
        (SIDE + (100.0 - 2.0 * SIDE) * near, TOP + PLOT * (1.0 - share))
    }

    fn at(self, bubble: &Bubble<'_>) -> (f64, f64) {
        self.place(bubble.near, bubble.dependence)
    }

    /// Round figures from the least to one.
    fn steps(self) -> impl Iterator<Item = f64> {
        let step = if self.least > 0.0 { 0.2 } else { 0.25 };
        (0..=4).map(move |number| self.least + step * f64::from(number)).filter(|share| *share < 1.001)
    }
}

/// The section's contents: the picture, or what is missing for it.
pub(super) fn scatter(words: &Words<'_>) -> Markup {
    let speech = words.speech;
    let (figure, bubbles) = bubbles(words);
    if bubbles.is_empty() {
        return html! { p { (speech.say("exposure-scatter-none")) } };
    }
    let scale = Scale::of(figure, &bubbles);
    let up = speech.say(&format!("exposure-scatter-up-{}", figure.word()));
    let half = speech.say(&format!("exposure-scatter-threshold-{}", figure.word()));
    let known = words.seen.opportunities.iter().filter(|it| it.reach.is_some()).count();
    let arguments = [("shown", count(bubbles.len())), ("all", count(known)), ("up", text(up.clone()))];
    html! {
        figure {
            figcaption {
                (speech.tell("exposure-scatter-caption", &arguments))
                @if figure != Figure::Share { " " (speech.say("exposure-scatter-instead")) }
            }
            (legend(words))
            p.unit { (sentence(&up)) }
            div.chart.scatter {
                svg.scale aria-hidden="true" width="64" height=(TOP + PLOT + BELOW) {
                    @for share in scale.steps() {
                        text x="58" y=(format!("{:.1}", scale.place(0.0, share).1 + 4.0)) text-anchor="end" { (figure.written(words, share)) }
                    }
                }
                (drawing(words, &bubbles, scale, &half))
            }
            p.unit.across { (speech.say("exposure-scatter-across")) }
            details {
                summary { (speech.say("exposure-as-table")) }
                (table(words, figure, &bubbles, &up))
            }
        }
    }
}

/// The weightiest products whose nearness is known, the most money first, and what stands upwards. Goods that hide behind their code are
/// no products.
fn bubbles<'a>(words: &Words<'a>) -> (Figure, Vec<Bubble<'a>>) {
    let known = words.seen.opportunities.iter().filter(|it| !it.product.is_hidden());
    let mut known: Vec<&Opportunity> =
        known.filter(|it| it.reach.is_some_and(|reach| reach.rank.is_some())).collect();
    known.sort_by_key(|it| (std::cmp::Reverse(it.exposure.sums.outside), it.product));
    known.truncate(SHOWN);
    let figure = Figure::choose(&known);
    let most = known.first().map_or(1, |it| it.exposure.sums.outside).max(1) as f64;
    let bubble = |it: &'a Opportunity| {
        let share = it.exposure.sums.outside.max(0) as f64 / most;
        let radius = (RADII.0 * share.sqrt()).max(RADII.1);
        Some(Bubble { it, near: it.reach?.rank?, dependence: figure.of(it)?, radius })
    };
    (figure, known.into_iter().filter_map(bubble).collect())
}

/// Whether a member makes it already, by its exports.
fn is_made(it: &Opportunity) -> bool {
    it.reach.is_some_and(|reach| reach.makers > 0)
}

/// A square for what a member makes already, a circle otherwise; what is dependent by all three flags has a dot in its middle.
fn mark(it: &Opportunity, (x, y): (Percent, f64), radius: f64) -> Markup {
    let flag = it.exposure.dependent;
    // A square of the circle's area.
    let side = radius * 1.772;
    html! {
        @if is_made(it) {
            rect class=(class(flag)) x=(x) y=(format!("{:.1}", y - side / 2.0)) width=(format!("{side:.1}")) height=(format!("{side:.1}"))
                transform=(format!("translate({:.1} 0)", -side / 2.0)) {}
        } @else {
            circle class=(class(flag)) cx=(x) cy=(format!("{y:.1}")) r=(format!("{radius:.1}")) {}
        }
        @if flag == Flag::Yes { circle.dot cx=(x) cy=(format!("{y:.1}")) r=(format!("{:.1}", (radius / 2.5).min(2.0))) {} }
    }
}

fn legend(words: &Words<'_>) -> Markup {
    let speech = words.speech;
    html! {
        ul.legend {
            @for (class, message) in [("tree-yes", "exposure-scatter-yes"), ("tree-no", "exposure-scatter-no"), ("tree-open", "exposure-tree-open")] {
                li {
                    svg aria-hidden="true" width="16" height="14" {
                        circle class=(class) cx="8" cy="7" r="6" {}
                        @if class == "tree-yes" { circle.dot cx="8" cy="7" r="2" {} }
                    }
                    (speech.say(message))
                }
            }
            li { svg aria-hidden="true" width="16" height="14" { rect.tree-rest x="2" y="1" width="12" height="12" {} } (speech.say("exposure-scatter-made")) }
            li { svg aria-hidden="true" width="16" height="14" { line.threshold x1="0" x2="16" y1="7" y2="7" {} } (speech.say("exposure-scatter-threshold")) }
        }
    }
}

fn drawing(words: &Words<'_>, bubbles: &[Bubble<'_>], scale: Scale, half: &str) -> Markup {
    let speech = words.speech;
    let middle = speech.say("exposure-scatter-middle");
    let (half_at, middle_at) = (scale.place(0.0, scale.figure.threshold()).1, scale.place(0.5, 0.0).0);
    let points: Vec<Point> =
        bubbles.iter().map(|bubble| (scale.at(bubble).0, scale.at(bubble).1, bubble.radius)).collect();
    let named = [
        (0.0, Label { across: 3.0, down: half_at - 5.0, anchor: "start" }, half.chars().count()),
        (middle_at, Label { across: 4.0, down: TOP + PLOT - 6.0, anchor: "start" }, middle.chars().count()),
    ];
    html! {
        svg role="img" width="100%" height=(TOP + PLOT + BELOW) {
            title { (speech.say("exposure-title-scatter")) }
            @for share in scale.steps() {
                @let y = format!("{:.1}", scale.place(0.0, share).1);
                line.grid x1="0" x2="100%" y1=(y) y2=(y) {}
            }
            @for quarter in 0..=4 {
                @let near = f64::from(quarter) / 4.0;
                @let x = Percent(scale.place(near, 0.0).0);
                line.grid x1=(x) x2=(x) y1=(TOP) y2=(TOP + PLOT) {}
                text.between[quarter % 2 == 1] x=(x) y=(TOP + PLOT + 18.0) text-anchor="middle" { (speech.percent(near)) }
            }
            @for bubble in bubbles {
                @let (x, y) = scale.at(bubble);
                g { title { (said(words, scale.figure, bubble)) } (mark(bubble.it, (Percent(x), y), bubble.radius)) }
            }
            line.threshold x1="0" x2="100%" y1=(half_at) y2=(half_at) {}
            line.threshold x1=(Percent(middle_at)) x2=(Percent(middle_at)) y1=(TOP) y2=(TOP + PLOT) {}
            text.named x="3" y=(half_at - 5.0) { (half) }
            text.named x=(Percent(middle_at)) dx="4" y=(TOP + PLOT - 6.0) { (middle) }
            @for (class, widths, letters) in [("roomy", ROOMY, 22), ("narrow", NARROW, 0)] {
                @let names: Vec<String> = bubbles.iter().take(NAMED).map(|bubble| called(words, bubble, letters)).collect();
                @let places = labels(&points, &names, &widths, TOP + PLOT, &named);
                @for ((name, point), label) in names.iter().zip(&points).zip(places) {
                    @if let Some(label) = label {
                        text.label.(class) x=(Percent(point.0)) dx=(format!("{:.1}", label.across)) y=(format!("{:.1}", label.down))
                            text-anchor=(label.anchor) { (name) }
                    }
                }
            }
        }
    }
}

/// How a bubble is called: its code, and its name cut to so many letters.
fn called(words: &Words<'_>, bubble: &Bubble<'_>, letters: usize) -> String {
    let code = bubble.it.product.to_string();
    if letters == 0 { code } else { format!("{code} {}", cut(words.product(bubble.it.product), letters)) }
}

/// What a bubble says when it is pointed at.
fn said(words: &Words<'_>, figure: Figure, bubble: &Bubble<'_>) -> String {
    let cells = cells(words, figure, bubble);
    let heads = heads(words, "");
    let told = cells.iter().zip(&heads).skip(4).map(|(cell, head)| format!("{head}: {cell}"));
    format!(
        "{} {}: {}; {}; {}",
        cells[0],
        cells[1],
        words.money(bubble.it.exposure.sums.outside),
        cells[3],
        told.collect::<Vec<_>>().join("; ")
    )
}

fn heads(words: &Words<'_>, up: &str) -> [String; 8] {
    let speech = words.speech;
    let currency = [("currency", text(words.seen.currency.code()))];
    let [code, name, outside, .., dependent, _] = words.heads();
    let density = speech.say("exposure-scatter-density");
    let rank = speech.say("exposure-scatter-rank");
    let made = speech.tell("exposure-scatter-makers", &currency);
    [code, name, outside, up.to_owned(), dependent, rank, density, made]
}

fn cells(words: &Words<'_>, figure: Figure, bubble: &Bubble<'_>) -> [String; 8] {
    let it = bubble.it;
    let density = it.reach.and_then(|reach| reach.together);
    let makers = it.reach.map_or(0, |reach| reach.makers);
    let rounded = |share: f64| words.speech.percent((share * 100.0).round() / 100.0);
    [
        it.product.to_string(),
        words.product(it.product).to_owned(),
        words.bare(it.exposure.sums.outside),
        figure.written(words, bubble.dependence),
        words.dependent(it),
        rounded(bubble.near),
        density.map_or("–".to_owned(), |density| words.index(density)),
        makers.to_string(),
    ]
}

fn table(words: &Words<'_>, figure: Figure, bubbles: &[Bubble<'_>], up: &str) -> Markup {
    let heads = heads(words, up).map(|head| sentence(&head));
    super::page::cards(&heads, &[2, 3, 5, 6, 7], bubbles.iter().map(|bubble| cells(words, figure, bubble)))
}

#[cfg(test)]
mod tests {
    use trade::trend::trend;
    use trade::{Exposure, Product, Sums};

    use super::*;

    fn opportunity(outside: i64, inside: i64, squares: u128, unnamed: i64) -> Opportunity {
        let product = Product::parse("870840").unwrap();
        let sums = Sums { outside, inside, squares, unnamed, exports: outside, ..Sums::none(product, 2024) };
        Opportunity {
            product,
            exposure: Exposure::of(sums, false),
            years: Vec::new(),
            trend: trend(&[]),
            reach: None,
            latent: 0,
            lines: Vec::new(),
            caveats: Vec::new(),
            weight: 0.0,
        }
    }

    /// The share from outside stands upwards unless most products have nearly all from outside; then concentration does, and where
    /// most suppliers are not named, imports against exports.
    #[test]
    fn the_figure_tells_products_apart() {
        let (even, outside, nameless) =
            (opportunity(60, 40, 1_800, 0), opportunity(99, 1, 4_900, 0), opportunity(99, 1, 0, 99));
        assert_eq!(Figure::choose(&[&even, &even, &outside]), Figure::Share);
        assert_eq!(Figure::choose(&[&even, &outside, &outside]), Figure::Concentration);
        assert_eq!(Figure::choose(&[&nameless, &nameless, &outside]), Figure::Trade);
        assert_eq!(Figure::choose(&[]), Figure::Share);
        assert_eq!((Figure::Share.of(&even), Figure::Trade.of(&even)), (Some(0.6), Some(0.5)));
        assert_eq!(Figure::Concentration.of(&even), Some(0.5));
    }

    /// The scale keeps its threshold in the picture, and one stands at the top.
    #[test]
    fn thresholds_stay_in_the_picture() {
        let it = opportunity(60, 40, 1_800, 0);
        for dependence in [0.0, 0.3, 0.6, 1.0] {
            let bubble = Bubble { it: &it, near: 0.5, dependence, radius: 3.0 };
            let scale = Scale::of(Figure::Share, &[bubble]);
            for share in [dependence, 0.5, 1.0] {
                let (_, down) = scale.place(0.5, share);
                assert!((TOP..=TOP + PLOT).contains(&down), "{dependence} {share}");
            }
            assert!((scale.place(0.0, 1.0).1 - TOP).abs() < 1e-9);
            assert!(scale.steps().all(|step| scale.place(0.0, step).1 <= TOP + PLOT + 1e-9));
        }
    }
}
