//! The plan in time: a row a project, a bar a stage, the launch, and the production after it.
//!
//! Rows are cells of a table, each with its own small drawing: names wrap as text does, a screen reader walks the rows, and on
//! a telephone the drawing moves under the name instead of shrinking.

use maud::{Markup, html};
use model::Quantity;
use model::account::Chosen;
use model::draft::TaskKind;

use super::Page;
use super::float::{Stage, stages};
use super::lane;
use super::scale::Timeline;
use crate::l10n::{count, text};

/// Height of a bar, and of a bar with its critical mark and the gap to the next.
const BAR: usize = 13;
const TRACK: usize = 20;

/// A chosen project with its stages.
struct Row<'a> {
    chosen: &'a Chosen,
    stages: Vec<Stage>,
    /// For each stage, the line on which it is drawn: stages that run beside one another must not cover one another.
    tracks: Vec<usize>,
}

/// The picture with its table of stages.
pub(super) fn picture(page: &Page<'_>) -> Markup {
    let timeline = Timeline::new(&page.programme.calendar);
    let mut rows: Vec<Row<'_>> = page.resolved.choices.iter().map(|chosen| row(page, chosen)).collect();
    rows.sort_by_key(|row| (row.chosen.launch, row.chosen.project));
    let mut years: Vec<(i32, Vec<Row<'_>>)> = Vec::new();
    for row in rows {
        let year = page.programme.calendar.year(row.chosen.launch);
        match years.last_mut() {
            Some((last, rows)) if *last == year => rows.push(row),
            _ => years.push((year, vec![row])),
        }
    }
    let say = |message: &str| page.speech.say(message);
    html! {
        figure.wide {
            figcaption { (say("report-gantt-caption")) }
            (legend(page))
            table.lanes.gantt role="table" {
                (lane::head(&say("report-project"), &timeline.axis(), &say("report-launch")))
                @for (year, rows) in &years {
                    tbody role="rowgroup" {
                        tr.group role="row" {
                            th colspan="3" scope="rowgroup" role="rowheader" {
                                (page.speech.tell("report-launched-in", &[
                                    ("year", text(year.to_string())), ("n", count(rows.len())),
                                ]))
                            }
                        }
                        @for row in rows { (drawn(page, &timeline, row)) }
                    }
                }
            }
            details {
                summary { (say("report-stages-table")) }
                (stage_table(page, &timeline, years.iter().flat_map(|(_, rows)| rows)))
            }
        }
    }
}

fn row<'a>(page: &Page<'_>, chosen: &'a Chosen) -> Row<'a> {
    let stages = stages(page.programme, chosen);
    let mut order: Vec<usize> = (0..stages.len()).collect();
    order.sort_by_key(|&number| (stages[number].start, stages[number].end, number));
    let mut free_from: Vec<usize> = Vec::new();
    let mut tracks = vec![0; stages.len()];
    for number in order {
        let stage = &stages[number];
        // A stage without duration still needs a place for its mark.
        let until = stage.end.max(stage.start + 1);
        let track = free_from.iter().position(|&free| free <= stage.start).unwrap_or(free_from.len());
        match free_from.get_mut(track) {
            Some(free) => *free = until,
            None => free_from.push(until),
        }
        tracks[number] = track;
    }
    Row { chosen, stages, tracks }
}

fn drawn(page: &Page<'_>, timeline: &Timeline<'_>, row: &Row<'_>) -> Markup {
    let programme = page.programme;
    let launch = row.chosen.launch.index();
    let lines = row.tracks.iter().max().map_or(1, |last| last + 1);
    let height = 6 + lines * TRACK;
    let special: Vec<String> = row
        .stages
        .iter()
        .filter(|stage| is_special(&row.chosen.mode(programme, stage.scheduled).key))
        .map(|stage| {
            let mode = &row.chosen.mode(programme, stage.scheduled).key;
            page.speech.tell(
                "report-mode-of",
                &[
                    ("mode", text(page.mode(mode))),
                    ("task", text(page.task(row.chosen, stage.scheduled.task))),
                ],
            )
        })
        .collect();
    let label = html! {
        (page.project(row.chosen.project))
        small { (page.plant(row.chosen.site(programme).plant)) }
        @if !special.is_empty() { small.modes { (page.speech.list(&special)) } }
    };
    let picture = html! {
        svg role="img" width="100%" height=(height) {
            title { (page.project_name(row.chosen.project)) }
            desc { (described(page, timeline, row)) }
            (timeline.grid())
            (production(&row.chosen.production, timeline, height, &page.speech.say("report-production")))
            @for (stage, track) in row.stages.iter().zip(&row.tracks) { (bar(page, timeline, row, stage, *track)) }
            svg.launch x=(timeline.at(launch)) overflow="visible" {
                path d=(format!("M0 1 V{height}")) {}
                path.diamond d="M0 3 L6 12 L0 21 L-6 12 Z" {}
            }
        }
    };
    lane::row(&label, &picture, &html! { (timeline.name(page.speech, launch)) })
}

/// Whether a mode is other than the usual one, which bears no mark.
fn is_special(mode: &str) -> bool {
    mode != "normal"
}

fn bar(page: &Page<'_>, timeline: &Timeline<'_>, row: &Row<'_>, stage: &Stage, track: usize) -> Markup {
    let task = &page.programme.projects[row.chosen.project].tasks[stage.scheduled.task];
    let mode = &row.chosen.mode(page.programme, stage.scheduled).key;
    let (x, y) = (timeline.at(stage.start), 4 + track * TRACK);
    let width = timeline.stretch(stage.end - stage.start);
    html! {
        g {
            title { (told(page, timeline, row, stage)) }
            @if stage.float > 0 {
                line.float x1=(timeline.at(stage.end)) x2=(timeline.at(stage.end + stage.float)) y1=(y + BAR / 2) y2=(y + BAR / 2) {}
            }
            @if stage.end == stage.start {
                svg x=(x) y=(y) overflow="visible" {
                    circle class=(format!("bar {}", task.kind.word())) r="4" cy=(BAR / 2) {}
                }
            } @else {
                rect class=(format!("bar {}", task.kind.word())) x=(x) y=(y) width=(width) height=(BAR) rx="2" {}
                @if is_special(mode) {
                    rect x=(x) y=(y) width=(width) height=(BAR) fill=(format!("url(#{})", hatch(mode))) {}
                }
                @if stage.float == 0 {
                    rect.critical x=(x) y=(y + BAR + 1) width=(width) height="3" {}
                }
            }
        }
    }
}

/// The pattern that marks a mode; the patterns are drawn once a page, by [`patterns`].
fn hatch(mode: &str) -> &'static str {
    match mode {
        "fast" => "hatch-fast",
        "overlapped" => "hatch-overlapped",
        "licensed" => "hatch-licensed",
        _ => "hatch-other",
    }
}

/// Marks of modes, for the whole page.
pub(super) fn patterns() -> Markup {
    let pattern = |id: &str, path: &str| {
        html! {
            pattern id=(id) width="7" height="7" patternUnits="userSpaceOnUse" { path.hatch d=(path) {} }
        }
    };
    html! {
        svg.defs aria-hidden="true" width="0" height="0" {
            defs {
                (pattern("hatch-fast", "M-1 8 L8 -1 M-1 1 L1 -1 M6 8 L8 6"))
                (pattern("hatch-overlapped", "M0 3.5 H7"))
                (pattern("hatch-licensed", "M2.5 3.5 h2"))
                (pattern("hatch-other", "M3.5 0 V7"))
                (pattern("hatch-closed", "M-1 -1 L8 8 M6 -1 L8 1 M-1 6 L1 8"))
            }
        }
    }
}

/// What is made in each period as a share of the most that is made in any: equal neighbours are one rectangle.
#[expect(clippy::cast_precision_loss, reason = "heights in a picture")]
fn production(made: &[Quantity], timeline: &Timeline<'_>, height: usize, title: &str) -> Markup {
    let most = made.iter().copied().max().unwrap_or_default();
    let floor = height as f64 - 3.0;
    html! {
        g {
            title { (title) }
            @for (first, periods, quantity) in lane::runs(made) {
                @if quantity > Quantity::ZERO {
                    @let tall = (floor - 4.0) * quantity.to_f64() / most.to_f64();
                    rect.production x=(timeline.at(first)) width=(timeline.stretch(periods))
                        y=(format!("{:.1}", floor - tall)) height=(format!("{tall:.1}")) {}
                    rect.made x=(timeline.at(first)) width=(timeline.stretch(periods)) y=(format!("{:.1}", floor - tall)) height="1" {}
                }
            }
        }
    }
}

/// One stage in words.
fn told(page: &Page<'_>, timeline: &Timeline<'_>, row: &Row<'_>, stage: &Stage) -> String {
    let mode = row.chosen.mode(page.programme, stage.scheduled);
    page.speech.tell(
        "report-stage",
        &[
            ("task", text(page.task(row.chosen, stage.scheduled.task))),
            ("mode", text(page.mode(&mode.key))),
            ("span", text(timeline.span(page.speech, stage.start, stage.end))),
            ("float", count(stage.float)),
            ("slack", text(page.periods(stage.float))),
        ],
    )
}

/// The row in words, for those who do not see it.
fn described(page: &Page<'_>, timeline: &Timeline<'_>, row: &Row<'_>) -> String {
    let mut words: Vec<String> = row.stages.iter().map(|stage| told(page, timeline, row, stage)).collect();
    let launch = timeline.name(page.speech, row.chosen.launch.index());
    words.push(page.speech.tell("report-launch-at", &[("period", text(launch))]));
    words.join("; ")
}

fn legend(page: &Page<'_>) -> Markup {
    let swatch = |drawing: Markup, message: &str| {
        html! {
            li { svg aria-hidden="true" width="26" height="18" { (drawing) } (page.speech.say(message)) }
        }
    };
    let bar = |class: &str| html! { rect class=(format!("bar {class}")) x="0" y="2" width="26" height=(BAR) rx="2" {} };
    let kinds = page.kinds();
    let modes = page.modes();
    html! {
        ul.legend {
            @for kind in TaskKind::ALL {
                @if kinds.contains(kind) { (swatch(bar(kind.word()), &format!("report-kind-{}", kind.word()))) }
            }
            @for mode in modes.iter().filter(|mode| is_special(mode)) {
                li {
                    svg aria-hidden="true" width="26" height="18" {
                        (bar("other"))
                        rect x="0" y="2" width="26" height=(BAR) fill=(format!("url(#{})", hatch(mode))) {}
                    }
                    (page.speech.tell("report-mode-legend", &[("mode", text(page.mode(mode)))]))
                }
            }
            (swatch(html! { rect.critical x="0" y="8" width="26" height="3" {} }, "report-legend-critical"))
            (swatch(html! { line.float x1="0" x2="26" y1="9" y2="9" {} }, "report-legend-float"))
            (swatch(html! { g.launch { path.diamond transform="translate(13 -3)" d="M0 3 L6 12 L0 21 L-6 12 Z" {} } }, "report-legend-launch"))
            (swatch(html! { rect.production x="0" y="2" width="26" height="14" {} }, "report-legend-production"))
        }
    }
}

fn stage_table<'a>(
    page: &Page<'_>,
    timeline: &Timeline<'_>,
    rows: impl Iterator<Item = &'a Row<'a>>,
) -> Markup {
    let say = |message: &str| page.speech.say(message);
    let heads = ["project", "stage-head", "mode", "start", "end", "float", "outlay"];
    html! {
        div.scroll tabindex="0" role="region" aria-label=(say("report-stages-table")) {
            table {
                thead { tr {
                    @for (number, head) in heads.iter().enumerate() {
                        th.number[number >= 5] scope="col" { (say(&format!("report-{head}"))) }
                    }
                } }
                @for row in rows {
                    tbody {
                        @for (number, stage) in row.stages.iter().enumerate() {
                            @let mode = row.chosen.mode(page.programme, stage.scheduled);
                            tr {
                                @if number == 0 {
                                    th scope="rowgroup" rowspan=(row.stages.len()) { (page.project(row.chosen.project)) }
                                }
                                td { (page.task(row.chosen, stage.scheduled.task)) }
                                td { (page.mode(&mode.key)) }
                                td.whole-word { (timeline.name(page.speech, stage.start)) }
                                td.whole-word { (timeline.name(page.speech, stage.end.max(stage.start + 1) - 1)) }
                                td.number {
                                    @if stage.float == 0 { strong { (say("report-critical")) } }
                                    @else { (page.periods(stage.float)) }
                                }
                                td.number { (page.speech.money(mode.outlay)) }
                            }
                        }
                    }
                }
            }
        }
    }
}
