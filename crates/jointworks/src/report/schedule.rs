//! The picture of a schedule: bars in time with what each waited for, and the load of every resource.
//!
//! One file that works without a network, in the frame, lanes and colours of a plan's report.

use maud::{Markup, html};
use model::network::{Dates, Network, Schedule};
use scheduling::Explanation;

use super::document::document;
use super::lane;
use super::scale::{part, steps};
use super::sentence;
use crate::l10n::{Language, Speech, text};

/// What stands at the head of the page: a label and what belongs to it.
pub(crate) type Facts = Vec<(String, String)>;

/// Lines of the axis at most: labels of four figures stand apart on a telephone and on paper.
const LINES: u32 = 8;

/// What is told of a schedule in one language.
pub(crate) struct Told {
    /// What stands at the head.
    pub(crate) facts: Facts,
    /// By activity: what it waited for; empty if for nothing.
    pub(crate) waited: Vec<String>,
}

/// The page, the reader's language first.
pub(crate) fn page(
    first: Language,
    network: &Network,
    schedule: &Schedule,
    why: &Explanation,
    dates: Option<Dates>,
    tell: &dyn Fn(&Speech) -> Told,
) -> String {
    let end = schedule.makespan(network).max(1);
    let picture = Picture { network, schedule, dates, end };
    document(first, &|_| network.name.clone(), &html! {}, &|speech| {
        let say = |message: &str| speech.say(message);
        let told = tell(speech);
        html! {
            header {
                p.kicker { (say("schedule-page-kicker")) }
                h1 { bdi { (network.name) } }
                dl.facts { @for (label, value) in &told.facts { div { dt { (label) } dd { (value) } } } }
            }
            section {
                h2 { (say("schedule-page-bars")) }
                (bars(speech, &picture, why, &told.waited))
            }
            @if !network.resources.is_empty() {
                section {
                    h2 { (say("schedule-page-loads")) }
                    (loads(speech, &picture))
                }
            }
            footer { p { (speech.tell("schedule-page-footer", &[("version", text(env!("CARGO_PKG_VERSION")))])) } }
        }
    })
}

/// What is drawn.
struct Picture<'a> {
    network: &'a Network,
    schedule: &'a Schedule,
    /// Which days the periods are, if anybody said so.
    dates: Option<Dates>,
    /// The last period's end.
    end: i64,
}

impl Picture<'_> {
    /// When an activity is worked on.
    fn when(&self, speech: &Speech, activity: usize) -> String {
        let (start, until) = (self.schedule.starts[activity], self.schedule.end(self.network, activity));
        match self.dates {
            Some(dates) => {
                format!("{} – {}", speech.day(dates.first_day(start)), speech.day(dates.done(start, until)))
            }
            None => format!("{start} – {until}"),
        }
    }
}

/// A column's head: the terminal's word as a page writes it.
fn head(speech: &Speech, message: &str) -> String {
    sentence(&speech.say(message))
}

/// Bars and what they stand for.
fn legend(speech: &Speech, signs: &[(&str, &str)]) -> Markup {
    html! {
        ul.legend { @for (class, message) in signs {
            li { svg aria-hidden="true" width="26" height="14" { rect class=(class) width="26" height="14" {} } (speech.say(message)) }
        } }
    }
}

#[expect(clippy::cast_precision_loss, reason = "places in a picture")]
fn place(at: i64, end: i64) -> super::scale::Percent {
    part(at as f64, end as f64)
}

/// Periods at which lines stand.
#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "lines of a picture")]
fn lines(end: i64) -> Vec<i64> {
    let (step, count) = steps(end as f64, LINES);
    let step = (step as i64).max(1);
    (0..=i64::from(count)).map(|number| number * step).take_while(|at| *at <= end).collect()
}

/// The scale. Days are long: with them every other line has none on a narrow page.
fn axis(speech: &Speech, picture: &Picture<'_>) -> Markup {
    let end = picture.end;
    let label =
        |at: i64| picture.dates.map_or_else(|| at.to_string(), |dates| speech.day(dates.first_day(at)));
    html! {
        svg width="100%" height="18" aria-hidden="true" {
            @for (number, at) in lines(end).into_iter().enumerate() {
                @let between = picture.dates.is_some() && number % 4 != 0;
                text.between[between] x=(place(at, end)) y="13"
                    text-anchor=(if at == 0 { "start" } else if at == end { "end" } else { "middle" }) { (label(at)) }
            }
        }
    }
}

fn grid(end: i64, height: u32) -> Markup {
    html! { @for at in lines(end) {
        line.grid x1=(place(at, end)) x2=(place(at, end)) y1="0" y2=(height) {}
    } }
}

fn bars(speech: &Speech, picture: &Picture<'_>, why: &Explanation, waited: &[String]) -> Markup {
    let &Picture { network, schedule, end, .. } = picture;
    let mut order: Vec<usize> = (0..network.activities.len()).collect();
    order.sort_by_key(|&it| (schedule.starts[it], schedule.end(network, it), it));
    let signs = [
        ("bar launch", "schedule-page-decides"),
        ("bar tooling", "schedule-page-other"),
        ("idle", "schedule-page-float"),
    ];
    html! {
        figure.wide {
            figcaption { (speech.say(if picture.dates.is_some() { "schedule-page-how-days" } else { "schedule-page-how" })) }
            (legend(speech, &signs))
            table.lanes.gantt role="table" {
            (lane::head(&head(speech, "schedule-column-task"), &axis(speech, picture), &head(speech, "schedule-column-float")))
            tbody role="rowgroup" {
                @for activity in order {
                    @let (start, until) = (schedule.starts[activity], schedule.end(network, activity));
                    @let label = html! {
                        bdi { (network.activities[activity].key) }
                        @if picture.dates.is_some() { small { (picture.when(speech, activity)) } }
                        @if !waited[activity].is_empty() {
                            small { (speech.tell("schedule-page-waited", &[("what", text(waited[activity].clone()))])) }
                        }
                    };
                    @let drawing = html! {
                        svg role="img" width="100%" height="20" {
                            title { (network.activities[activity].key) ": " (picture.when(speech, activity)) }
                            (grid(end, 20))
                            @if why.float[activity] > 0 {
                                rect.idle x=(place(until, end)) width=(place(why.float[activity], end)) y="8" height="4" {}
                            }
                            rect class=(if why.chain.contains(&activity) { "bar launch" } else { "bar tooling" })
                                x=(place(start, end)) width=(place((until - start).max(0), end)) y="3" height="14" {}
                        }
                    };
                    (lane::row(&label, &drawing, &html! { (why.float[activity]) }))
                }
            }
            }
        }
    }
}

/// Use of a resource between the periods at which it changes: from, until, used, capacity.
fn stretches(network: &Network, schedule: &Schedule, resource: usize, end: i64) -> Vec<(i64, i64, i64, i64)> {
    let mut changes: Vec<(i64, i64)> = vec![(0, 0), (end, 0)];
    for (activity, one) in network.activities.iter().enumerate() {
        let amount = one.modes[schedule.modes[activity]].uses[resource];
        changes.push((schedule.starts[activity], amount));
        changes.push((schedule.end(network, activity), -amount));
    }
    changes.extend(network.resources[resource].changes.iter().filter(|it| it.0 < end).map(|it| (it.0, 0)));
    changes.sort_unstable();
    let (mut used, mut found) = (0, Vec::new());
    for pair in changes.windows(2) {
        used += pair[0].1;
        if pair[0].0 < pair[1].0 {
            found.push((pair[0].0, pair[1].0, used, network.resources[resource].capacity_at(pair[0].0)));
        }
    }
    found
}

#[expect(clippy::cast_precision_loss, reason = "heights in a picture")]
fn loads(speech: &Speech, picture: &Picture<'_>) -> Markup {
    let &Picture { network, schedule, end, .. } = picture;
    let tall = |units: i64, most: i64| (32.0 * units as f64 / most as f64).round();
    html! {
        figure.wide {
            figcaption { (speech.say("schedule-page-loads-how")) }
            (legend(speech, &[("busy", "report-busy"), ("idle", "report-idle")]))
            table.lanes role="table" {
            (lane::head(&speech.say("report-resource"), &axis(speech, picture), &speech.say("report-utilisation")))
            tbody role="rowgroup" {
                @for resource in 0..network.resources.len() {
                    @let stretches = stretches(network, schedule, resource, end);
                    @let most = stretches.iter().map(|it| it.2.max(it.3)).max().unwrap_or(0).max(1);
                    @let busy: i64 = stretches.iter().map(|it| (it.1 - it.0) * it.2).sum();
                    @let there: i64 = stretches.iter().map(|it| (it.1 - it.0) * it.3).sum();
                    @let drawing = html! {
                        svg role="img" width="100%" height="36" {
                            title { (network.resources[resource].key) }
                            @for (from, until, used, capacity) in &stretches {
                                @let (x, width) = (place(*from, end), place(until - from, end));
                                rect.idle x=(x) width=(width) y=(36.0 - tall(*capacity, most)) height=(tall(*capacity, most)) {}
                                rect.limit x=(x) width=(width) y=(36.0 - tall(*capacity, most)) height="1" {}
                                rect.busy x=(x) width=(width) y=(36.0 - tall(*used, most)) height=(tall(*used, most)) {}
                            }
                            (grid(end, 36))
                        }
                    };
                    @let share = if there == 0 { 0.0 } else { busy as f64 / there as f64 };
                    (lane::row(&html! { bdi { (network.resources[resource].key) } }, &drawing, &html! { (speech.percent(share)) }))
                }
            }
            }
        }
    }
}
