//! The page of a risk study: dates, value and bills with their chances, drawn first and in figures below.

use maud::{Markup, html};
use model::Id;
use model::programme::Project;
use planner::risk::{Distribution, LaunchOutlook, Moment, WaitOutlook};

use super::super::bill::{Columns, chart};
use super::super::document::document;
use super::super::lane;
use super::super::scale::{Percent, Timeline, part};
use super::super::{discounting, sentence, task_name};
use super::Words;
use crate::app::risk::Studied;
use crate::l10n::{Language, Speech, count, text};

/// How many waits and tasks are drawn; the tables below have as many as anybody reads.
const DRAWN: usize = 12;
const LISTED: usize = 40;

/// The page as one HTML document, the reader's language first.
pub(crate) fn html(studied: &Studied, first: Language) -> String {
    let title = |speech: &Speech| Words { speech, studied }.heading();
    document(first, &title, &html! {}, &|speech| contents(&Words { speech, studied }))
}

fn contents(words: &Words<'_>) -> Markup {
    let (speech, studied) = (words.speech, words.studied);
    let say = |message: &str| speech.say(message);
    let (programme, outlook) = (&studied.programme, &studied.outlook);
    let day = speech.day(programme.calendar.planning_day());
    let answer = speech.tell(
        "risk-answer",
        &[
            ("value", text(speech.money(words.money(outlook.nvr.p20.value)))),
            ("planned", text(speech.money(studied.account.totals.nvr))),
            ("money", text(speech.money(words.money(outlook.money.p80.value)))),
        ],
    );
    html! {
        header {
            p.kicker { (speech.tell("risk-kicker", &[("runs", count(outlook.runs))])) }
            h1 { bdi { (speech.name(&programme.name)) } }
            p.day { (speech.tell("report-planning-day", &[("day", text(day))])) }
            p.answer { (answer) }
            p { (words.grounds()) }
            @if let Some(robust) = &studied.robust {
                p { @match robust { Some(robust) => { (words.robust(robust)) } None => { (say("risk-robust-none")) } } }
            }
        }
        section {
            h2 { (say("risk-launches")) }
            (launches(words))
        }
        section {
            h2 { (say("risk-value")) }
            (curve(words, &outlook.nvr))
            (table(words, &["risk-column-what", "risk-column-value", "risk-column-error"], words.value_rows()))
        }
        @if !outlook.drivers.is_empty() {
            section {
                h2 { (say("risk-title-drivers")) }
                (tornado(words))
            }
        }
        section {
            h2 { (say("risk-title-bills")) }
            (bills(words))
        }
        @if let Some(waits) = waits(words) {
            section {
                h2 { (say("risk-waits")) }
                (waits)
            }
        }
        section {
            h2 { (say("risk-tasks")) }
            (tasks(words))
        }
        footer { p { (speech.tell("report-footer", &[("version", text(env!("CARGO_PKG_VERSION")))])) } }
    }
}

/// The head of a column: the terminal's word as a page writes it.
fn head(words: &Words<'_>, message: &str) -> String {
    sentence(&words.speech.say(message))
}

/// A figure, and below it between what it lies.
fn figure((value, interval): &(String, Option<String>)) -> Markup {
    html! { (value) @if let Some(interval) = interval { small { (interval) } } }
}

/// A table that becomes cards on a telephone.
fn table(words: &Words<'_>, heads: &[&str], rows: Vec<Vec<String>>) -> Markup {
    let heads: Vec<String> = heads.iter().map(|message| head(words, message)).collect();
    html! {
        table.cards role="table" {
            thead role="rowgroup" { tr role="row" { @for head in &heads { th scope="col" role="columnheader" { (head) } } } }
            tbody role="rowgroup" { @for row in rows { tr role="row" {
                @for (number, (cell, head)) in row.iter().zip(&heads).enumerate() {
                    @if number == 0 { th scope="row" role="rowheader" { (cell) } }
                    @else if cell.is_empty() { td role="cell" {} }
                    @else { td role="cell" data-label=(head) { (cell) } }
                }
            } } }
        }
    }
}

/// The same as a drawing, folded.
fn folded(words: &Words<'_>, heads: &[&str], rows: Vec<Vec<String>>) -> Markup {
    html! { details { summary { (words.speech.say("report-as-table")) } (table(words, heads, rows)) } }
}

/// Signs and what they stand for.
fn legend(words: &Words<'_>, signs: &[(&str, &str)]) -> Markup {
    html! {
        ul.legend { @for (class, message) in signs {
            li { svg aria-hidden="true" width="16" height="14" { rect class=(class) width="16" height="14" {} } (words.speech.say(message)) }
        } }
    }
}

/// A project with its task, as the report calls it.
fn task(words: &Words<'_>, project: Id<Project>, task: usize) -> String {
    task_name(words.speech, &words.studied.programme, project, task)
}

/// A bar a launch: from the earliest to the latest tenth, the half, eight of ten, and the planned date.
fn launches(words: &Words<'_>) -> Markup {
    let (programme, outlook, speech) = (&words.studied.programme, &words.studied.outlook, words.speech);
    let timeline = Timeline::new(&programme.calendar);
    #[expect(clippy::cast_precision_loss, reason = "places in a picture")]
    let whole = f64::from(outlook.ticks) * programme.periods() as f64;
    let at = |moment: Moment| Percent(part(f64::from(moment.0.unwrap_or(u32::MAX)), whole).0.min(100.0));
    let signs = [
        ("likely", "risk-legend-range"),
        ("p50", "risk-legend-p50"),
        ("p80", "risk-legend-p80"),
        ("planned", "risk-legend-planned"),
    ];
    let heads = [
        "risk-column-project",
        "risk-column-planned",
        "risk-column-p50",
        "risk-column-p80",
        "risk-column-on-time",
        "risk-column-driver",
    ];
    let mut in_order: Vec<&LaunchOutlook> = outlook.launches.iter().collect();
    in_order.sort_by_key(|launch| (launch.planned, launch.project));
    let rows = in_order.iter().map(|launch| {
        vec![
            words.project(launch.project),
            words.period(launch.planned),
            words.moment(launch.p50),
            words.moment(launch.p80),
            words.share(launch.on_time),
            launch.driver.as_ref().map_or_else(String::new, |cause| words.cause(cause)),
        ]
    });
    html! {
        figure.wide {
            figcaption { (speech.say("risk-launches-note")) }
            (legend(words, &signs))
            table.lanes role="table" {
                (lane::head(&head(words, "risk-column-project"), &timeline.axis(), &head(words, "risk-column-p80")))
                tbody role="rowgroup" { @for launch in &in_order {
                    @let (low, high) = (at(launch.curve[launch.curve.len() / 10]), at(launch.curve[launch.curve.len() * 9 / 10]));
                    @let planned = timeline.at(launch.planned.index());
                    @let told = speech.tell("risk-launch-told", &[("planned", text(words.period(launch.planned))),
                        ("p50", text(words.moment(launch.p50))), ("p80", text(words.moment(launch.p80)))]);
                    @let label = html! {
                        (words.project(launch.project))
                        small { (speech.tell("risk-on-time", &[("share", text(words.share_between(launch.on_time).0))])) }
                    };
                    @let drawing = html! { svg role="img" width="100%" height="26" {
                        title { (words.project(launch.project)) ": " (told) }
                        (timeline.grid())
                        rect.likely x=(low) width=(Percent((high.0 - low.0).max(0.3))) y="8" height="10" {}
                        rect.p50 x=(Percent(at(launch.p50[0]).0 - 0.15)) width="0.3%" y="8" height="10" {}
                        rect.p80 x=(Percent(at(launch.p80[0]).0 - 0.25)) width="0.5%" y="5" height="16" {}
                        rect.planned x=(Percent(planned.0 - 0.2)) width="0.4%" y="2" height="22" {}
                    } };
                    (lane::row(&label, &drawing, &html! { (words.moment_between(launch.p80).0) }))
                } }
            }
            (folded(words, &heads, rows.collect()))
        }
    }
}

/// Height of an S-curve.
const PLOT: f64 = 180.0;

/// The share of runs that stay below each sum.
#[expect(clippy::cast_precision_loss, reason = "places in a picture")]
fn curve(words: &Words<'_>, found: &Distribution) -> Markup {
    let (speech, programme) = (words.speech, &words.studied.programme);
    let planned = words.studied.account.totals.nvr.to_f64();
    let (first, last) =
        (found.curve.first().copied().unwrap_or(0.0), found.curve.last().copied().unwrap_or(0.0));
    let (low, high) = (first.min(planned), last.max(planned));
    let wide = (high - low).max(f64::MIN_POSITIVE);
    let across = |value: f64| 100.0 * (value - low) / wide;
    let steps = (found.curve.len() - 1).max(1) as f64;
    let points: Vec<(f64, f64)> = (found.curve.iter().enumerate())
        .map(|(step, value)| (across(*value), PLOT - PLOT * step as f64 / steps))
        .collect();
    let shares = [0.0, 0.2, 0.5, 0.8, 1.0];
    html! {
        figure {
            figcaption { (speech.say("risk-curve-caption")) }
            p.unit { (programme.currency.code()) ", " (discounting(speech, programme)) }
            div.chart {
                svg.scale aria-hidden="true" width="64" height=(PLOT + 40.0) {
                    @for step in shares {
                        text x="58" y=(PLOT - PLOT * step + 14.0) text-anchor="end" { (speech.percent(step)) }
                    }
                }
                svg.s-curve role="img" width="100%" height=(PLOT + 40.0) {
                    title { (speech.say("risk-curve-caption")) }
                    g transform="translate(0 10)" {
                        @for step in shares {
                            line.grid x1="0" x2="100%" y1=(PLOT - PLOT * step) y2=(PLOT - PLOT * step) {}
                        }
                        @for pair in points.windows(2) {
                            line.curve x1=(Percent(pair[0].0)) x2=(Percent(pair[1].0)) y1=(pair[0].1) y2=(pair[1].1) {}
                        }
                        line.until x1=(Percent(across(planned))) x2=(Percent(across(planned))) y1="0" y2=(PLOT) {}
                        text x="0" y=(PLOT + 20.0) { (words.sum(low)) }
                        text x="50%" y=(PLOT + 20.0) text-anchor="middle" { (words.sum(f64::midpoint(low, high))) }
                        text x="100%" y=(PLOT + 20.0) text-anchor="end" { (words.sum(high)) }
                    }
                }
            }
        }
    }
}

/// What moves the value, the widest swing on top; the dashed line is the mean.
fn tornado(words: &Words<'_>) -> Markup {
    let (outlook, speech, programme) = (&words.studied.outlook, words.speech, &words.studied.programme);
    let mean = outlook.nvr.mean.value;
    let ends = outlook.drivers.iter().flat_map(|driver| [driver.swing.low, driver.swing.high]);
    let (low, high) = ends.fold((mean, mean), |(low, high), end| (low.min(end), high.max(end)));
    let wide = (high - low).max(f64::MIN_POSITIVE);
    let at = |value: f64| Percent(100.0 * (value - low) / wide);
    html! {
        figure {
            figcaption { (speech.say("risk-drivers-how")) }
            (legend(words, &[("gain", "risk-legend-gain"), ("loss", "risk-legend-loss")]))
            p.unit { (programme.currency.code()) ", " (discounting(speech, programme)) }
            table.lanes role="table" {
                (lane::head(&head(words, "risk-column-input"), &html! {}, &head(words, "risk-column-swing")))
                tbody role="rowgroup" { @for driver in &outlook.drivers {
                    @let swing = driver.swing;
                    @let (from, to) = (swing.low.min(swing.high), swing.low.max(swing.high));
                    @let class = if swing.high >= swing.low { "gain" } else { "loss" };
                    @let drawing = html! { svg role="img" width="100%" height="22" {
                        title { (words.cause(&driver.cause)) ": " (words.sum(swing.low)) " … " (words.sum(swing.high)) }
                        rect class=(class) x=(at(from)) width=(Percent(at(to).0 - at(from).0)) y="4" height="14" {}
                        line.until x1=(at(mean)) x2=(at(mean)) y1="0" y2="22" {}
                    } };
                    (lane::row(&html! { (words.cause(&driver.cause)) }, &drawing,
                        &html! { (words.sum(swing.high - swing.low)) small { "± " (words.sum(swing.error)) } }))
                } }
            }
        }
    }
}

/// The import bill of each year: planned, with even odds, and enough in eight cases of ten.
fn bills(words: &Words<'_>) -> Markup {
    let (speech, studied) = (words.speech, words.studied);
    let heads = [
        "risk-column-year",
        "risk-column-planned",
        "risk-column-p50",
        "risk-column-p80",
        "risk-column-error",
    ];
    let years: Vec<Columns> = (studied.programme.years.iter().zip(&studied.outlook.bills).enumerate())
        .map(|(number, (&year, bill))| {
            let [even, enough] = [bill.p50, bill.p80].map(|found| words.money(found.value));
            Columns {
                year,
                sums: vec![("without", words.planned_bill(number)), ("p50", even), ("p80", enough)],
            }
        })
        .collect();
    let title = speech.tell("risk-bills", &[("currency", text(words.currency()))]);
    let described = years.iter().map(|year| {
        let sums = year.sums.iter().map(|(_, money)| speech.money(*money));
        format!("{}: {}", year.year, speech.list(sums))
    });
    html! {
        figure {
            (legend(words, &[("without", "risk-legend-planned"), ("p50", "risk-legend-p50"), ("p80", "risk-legend-enough")]))
            (chart(speech, &title, &described.collect::<Vec<_>>().join("; "), &years))
            (folded(words, &heads, words.year_rows()))
        }
    }
}

/// A bar as wide as the share of a whole.
fn bar(share: f64) -> Markup {
    html! {
        svg aria-hidden="true" width="100%" height="18" {
            rect.idle width="100%" y="5" height="8" {}
            rect.busy width=(part(share, 1.0)) y="5" height="8" {}
        }
    }
}

/// Waits for resources, the longest first; none if nobody waits for as long as a figure of one decimal can tell.
fn waits(words: &Words<'_>) -> Option<Markup> {
    let speech = words.speech;
    let waits: Vec<&WaitOutlook> =
        words.studied.outlook.waits.iter().filter(|wait| wait.mean >= 0.05).take(LISTED).collect();
    let longest = waits.iter().map(|wait| wait.mean).fold(0.0, f64::max);
    let heads = [
        "risk-column-project",
        "risk-column-task",
        "risk-column-resource",
        "risk-column-wait",
        "risk-column-share",
    ];
    let rows = waits.iter().map(|wait| {
        vec![
            words.project(wait.project),
            task(words, wait.project, wait.task),
            words.resource(wait.resource),
            words.periods(wait.mean),
            words.share(wait.share),
        ]
    });
    let drawn = html! {
        figure.wide {
            figcaption { (speech.say("risk-waits-how")) }
            table.lanes role="table" {
                (lane::head(&head(words, "risk-column-task"), &html! {}, &head(words, "risk-column-wait")))
                tbody role="rowgroup" { @for wait in waits.iter().take(DRAWN) {
                    @let label = html! {
                        (words.project(wait.project)) ": " (task(words, wait.project, wait.task))
                        small { (speech.tell("risk-waits-for", &[("resource", text(words.resource(wait.resource)))])) }
                    };
                    (lane::row(&label, &bar(part(wait.mean, longest).0 / 100.0), &html! { (words.periods(wait.mean)) }))
                } }
            }
            (folded(words, &heads, rows.collect()))
        }
    };
    (!waits.is_empty()).then_some(drawn)
}

/// Tasks that decide launches, the weightiest first.
fn tasks(words: &Words<'_>) -> Markup {
    let heads = ["risk-column-project", "risk-column-task", "risk-column-critical", "risk-column-holds-up"];
    let critical = words.critical_tasks();
    let rows = critical.iter().take(LISTED).map(|row| {
        vec![
            words.project(row.project),
            task(words, row.project, row.task),
            words.share(row.critical),
            words.decimal(row.holds_up),
        ]
    });
    html! {
        figure.wide {
            figcaption { (words.speech.say("risk-tasks-how")) }
            table.lanes role="table" {
                (lane::head(&head(words, "risk-column-task"), &html! {}, &head(words, "risk-column-decides")))
                tbody role="rowgroup" { @for row in critical.iter().take(DRAWN) {
                    @let label = html! {
                        (words.project(row.project)) ": " (task(words, row.project, row.task))
                        small { (words.speech.tell("risk-others", &[("number", text(words.decimal(row.holds_up)))])) }
                    };
                    (lane::row(&label, &bar(row.critical.value), &figure(&words.share_between(row.critical))))
                } }
            }
            (folded(words, &heads, rows.collect()))
        }
    }
}
