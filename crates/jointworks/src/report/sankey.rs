//! Flows between columns of nodes (Sankey 1898): a band is as wide as its value, and what comes into a node goes out of it.
//!
//! Across, everything stands in per cent, so that one drawing serves a wall and a telephone while its words keep their size: only the
//! bands are stretched. A node has a label for wide and one for narrow windows.

use maud::{Markup, html};

use super::scale::Percent;

/// Height of all values of a column together.
const VALUES: f64 = 320.0;
/// Room between two nodes: a line of text, so that labels of thin nodes keep apart.
const GAP: f64 = 15.0;
/// Room above and below, for labels of thin nodes at the ends.
const EDGE: f64 = 6.0;
/// Width of a node.
const NODE: f64 = 10.0;
/// Thinner bands are left to the table.
const THIN: f64 = 0.25;
/// Width of the drawing that is stretched.
const WIDE: f64 = 1000.0;

/// One node.
pub(super) struct Node {
    /// What stands beside it: in bold, then plainly, then its value; the last two where there is room.
    pub(super) code: String,
    pub(super) name: String,
    pub(super) value: String,
    /// What stands there in a narrow window.
    pub(super) short: String,
}

/// A band from a node to one of the next column.
pub(super) struct Band {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) value: i64,
    /// What it says when it is pointed at.
    pub(super) told: String,
}

/// Three columns, and the bands between them.
pub(super) struct Sankey {
    pub(super) columns: [Vec<Node>; 3],
    pub(super) bands: [Vec<Band>; 2],
}

/// Where the columns stand, in parts of the width.
const COLUMNS: [f64; 3] = [0.0, 0.36, 1.0];

/// Top and height of a node or of an end of a band.
type Span = (f64, f64);

impl Sankey {
    /// The picture, called so.
    pub(super) fn picture(&self, name: &str) -> Markup {
        let (columns, height) = self.spans();
        html! {
            svg.sankey role="img" width="100%" height=(format!("{height:.0}")) {
                title { (name) }
                svg x="0" y="0" width="100%" height=(format!("{height:.0}")) viewBox=(format!("0 0 {WIDE} {height:.0}")) preserveAspectRatio="none" {
                    @for (at, bands) in self.bands.iter().enumerate() {
                        @for (band, (left, right)) in bands.iter().zip(ends(bands, &columns[at], &columns[at + 1])) {
                            @if left.1 >= THIN {
                                path.band d=(shape(COLUMNS[at] * WIDE, left, COLUMNS[at + 1] * WIDE, right)) { title { (band.told) } }
                            }
                        }
                    }
                }
                @for (at, (nodes, spans)) in self.columns.iter().zip(&columns).enumerate() {
                    @let x = Percent(COLUMNS[at] * 100.0);
                    @for (node, (top, tall)) in nodes.iter().zip(spans) {
                        @let y = format!("{:.1}", top + tall / 2.0 + 4.0);
                        // The first column hangs to the right of its place, the last one to the left.
                        @let shift = -NODE * [0.0, 0.5, 1.0][at];
                        @let (anchor, beside) = if at == 2 { ("end", shift - 5.0) } else { ("start", shift + NODE + 5.0) };
                        rect.node x=(x) y=(format!("{top:.1}")) width=(NODE) height=(format!("{:.1}", tall.max(1.0))) transform=(format!("translate({shift} 0)")) {
                            title { (node.code) " " (node.name) ": " (node.value) }
                        }
                        text.roomy x=(x) dx=(beside) y=(y) text-anchor=(anchor) {
                            // Labels keep apart by shifts, not by spaces, which a picture may swallow.
                            @let has_code = !node.code.is_empty();
                            @if has_code { tspan.code { (node.code) } }
                            tspan dx=[has_code.then_some("5")] { (node.name) }
                            tspan.soft dx="5" { (node.value) }
                        }
                        text.narrow x=(x) dx=(beside) y=(y) text-anchor=(anchor) { (node.short) }
                    }
                }
            }
        }
    }

    /// Where the nodes of each column stand, and how high the picture is. A node is as high as what comes in or goes out.
    fn spans(&self) -> ([Vec<Span>; 3], f64) {
        let sum = |bands: &[Band]| bands.iter().map(|band| band.value).sum::<i64>() as f64;
        let all = sum(&self.bands[0]).max(sum(&self.bands[1])).max(1.0);
        let longest = self.columns.iter().map(Vec::len).max().unwrap_or(0);
        let height = VALUES + GAP * longest.saturating_sub(1) as f64 + 2.0 * EDGE;
        let spans = [0, 1, 2].map(|at: usize| {
            let mut values = vec![0.0; self.columns[at].len()];
            if at == 0 {
                self.bands[0].iter().for_each(|band| values[band.from] += band.value as f64);
            } else {
                self.bands[at - 1].iter().for_each(|band| values[band.to] += band.value as f64);
            }
            let own = values.iter().sum::<f64>() / all * VALUES + GAP * values.len().saturating_sub(1) as f64;
            let mut top = (height - own) / 2.0;
            let span = |value: f64| {
                let tall = value / all * VALUES;
                let span = (top, tall);
                top += tall + GAP;
                span
            };
            values.into_iter().map(span).collect()
        });
        (spans, height)
    }
}

/// Both ends of each band: stacked on their nodes in the order of the nodes at the other end. Bands come sorted by both.
fn ends(bands: &[Band], left: &[Span], right: &[Span]) -> Vec<(Span, Span)> {
    let out: i64 = bands.iter().map(|band| band.value).sum();
    let tall: f64 = left.iter().map(|span| span.1).sum();
    let scale = if out > 0 { tall / out as f64 } else { 0.0 };
    let (mut leaving, mut coming): (Vec<f64>, Vec<f64>) =
        (left.iter().map(|span| span.0).collect(), right.iter().map(|span| span.0).collect());
    let end = |band: &Band| {
        let tall = band.value as f64 * scale;
        let ends = ((leaving[band.from], tall), (coming[band.to], tall));
        leaving[band.from] += tall;
        coming[band.to] += tall;
        ends
    };
    bands.iter().map(end).collect()
}

/// A band between two ends, as a path.
fn shape(from: f64, left: Span, to: f64, right: Span) -> String {
    let middle = f64::midpoint(from, to);
    let (low_left, low_right) = (left.0 + left.1, right.0 + right.1);
    format!(
        "M{from} {:.1}C{middle} {:.1} {middle} {:.1} {to} {:.1}V{low_right:.1}C{middle} {low_right:.1} {middle} {low_left:.1} {from} {low_left:.1}Z",
        left.0, left.0, right.0, right.0
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sankey() -> Sankey {
        let node =
            |_| Node { code: String::new(), name: String::new(), value: String::new(), short: String::new() };
        let band = |(from, to, value)| Band { from, to, value, told: String::new() };
        Sankey {
            columns: [3, 2, 2].map(|count| (0..count).map(node).collect()),
            bands: [
                [(0, 0, 50), (0, 1, 10), (1, 0, 5), (2, 1, 35)].map(band).into(),
                [(0, 0, 20), (0, 1, 35), (1, 1, 45)].map(band).into(),
            ],
        }
    }

    /// Bands fill their nodes on both sides exactly, in order and without a gap, and nodes of a column keep a line of text apart.
    #[test]
    fn bands_fill_their_nodes() {
        let sankey = sankey();
        let (columns, height) = sankey.spans();
        for at in 0..2 {
            let ends = ends(&sankey.bands[at], &columns[at], &columns[at + 1]);
            let mut of = [vec![0.0; columns[at].len()], vec![0.0; columns[at + 1].len()]];
            for (band, (left, right)) in sankey.bands[at].iter().zip(ends) {
                for (sums, (node, span, end)) in of.iter_mut().zip([
                    (band.from, columns[at][band.from], left),
                    (band.to, columns[at + 1][band.to], right),
                ]) {
                    assert!((end.0 - span.0 - sums[node]).abs() < 1e-9);
                    sums[node] += end.1;
                }
            }
            for (sums, spans) in of.iter().zip([&columns[at], &columns[at + 1]]) {
                assert!(sums.iter().zip(spans).all(|(sum, span)| (sum - span.1).abs() < 1e-9));
            }
        }
        for spans in &columns {
            assert!((spans.iter().map(|span| span.1).sum::<f64>() - VALUES).abs() < 1e-9);
            assert!(spans.windows(2).all(|pair| pair[1].0 >= pair[0].0 + pair[0].1 + GAP - 1e-9));
            assert!(
                spans.iter().all(|span| span.0 >= EDGE - 1e-9 && span.0 + span.1 <= height - EDGE + 1e-9)
            );
        }
    }
}
