//! How far stands, teams and shops are used, and where they stand idle.

use maud::{Markup, html};
use model::Id;
use model::programme::Resource;

use super::Page;
use super::lane;
use super::scale::Timeline;
use crate::l10n::{count, text};

/// Units of a resource that the plan occupies in each period of the horizon.
pub(super) fn used(page: &Page<'_>, resource: Id<Resource>) -> Vec<u32> {
    let mut used = vec![0u32; page.programme.periods()];
    for chosen in &page.resolved.choices {
        for &scheduled in &chosen.tasks {
            let mode = chosen.mode(page.programme, scheduled);
            let amount: u32 =
                mode.uses.iter().filter(|(id, _)| *id == resource).map(|(_, amount)| amount).sum();
            let (start, end) = (scheduled.start.index(), chosen.end(page.programme, scheduled));
            for load in used.iter_mut().take(end).skip(start) {
                *load = load.saturating_add(amount);
            }
        }
    }
    used
}

/// The loads of all resources.
pub(super) fn resources(page: &Page<'_>) -> Markup {
    let timeline = Timeline::new(&page.programme.calendar);
    let say = |message: &str| page.speech.say(message);
    // After the last stage nothing is idle: there is nothing left to do.
    let until = page
        .resolved
        .choices
        .iter()
        .map(|chosen| chosen.launch.index())
        .max()
        .unwrap_or(0)
        .clamp(1, page.programme.periods());
    let swatch = |class: &str, message: &str| {
        html! { li { svg aria-hidden="true" width="16" height="14" { rect class=(class) width="16" height="14" {} } (say(message)) } }
    };
    html! {
        figure.wide {
            figcaption {
                (page.speech.tell("report-loads-caption", &[("until", text(timeline.name(page.speech, until)))]))
            }
            ul.legend {
                (swatch("busy", "report-busy")) (swatch("idle", "report-idle"))
                li {
                    svg aria-hidden="true" width="16" height="14" { rect width="16" height="14" fill="url(#hatch-closed)" {} }
                    (say("report-closed"))
                }
            }
            table.lanes role="table" {
                (lane::head(&say("report-resource"), &timeline.axis(), &say("report-utilisation")))
                tbody role="rowgroup" {
                    @for (id, resource) in page.programme.resources.rows() {
                        (resource_row(page, &timeline, resource, &used(page, id), until))
                    }
                }
            }
            details {
                summary { (say("report-as-table")) }
                (resource_table(page, &timeline, until))
            }
        }
    }
}

fn resource_row(
    page: &Page<'_>,
    timeline: &Timeline<'_>,
    resource: &Resource,
    used: &[u32],
    until: usize,
) -> Markup {
    let sum = |values: &[u32]| values.iter().take(until).map(|&value| u64::from(value)).sum::<u64>();
    let (busy, there) = (sum(used), sum(&resource.capacity));
    let most = used.iter().chain(&resource.capacity).copied().max().unwrap_or(0).max(1);
    let pairs: Vec<(u32, u32, bool)> = (0..used.len().min(resource.capacity.len()))
        .map(|period| (used[period], resource.capacity[period], period < until))
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "a share for people")]
    let share = if there == 0 { None } else { Some(busy as f64 / there as f64) };
    let idle: Vec<String> = lane::runs(used)
        .into_iter()
        .filter(|(first, _, load)| *load == 0 && *first < until)
        .map(|(first, length, _)| timeline.span(page.speech, first, (first + length).min(until)))
        .collect();
    let told = page.speech.tell(
        "report-load-told",
        &[
            ("busy", text(busy.to_string())),
            ("there", text(there.to_string())),
            ("stretches", count(idle.len())),
            ("idle", text(page.speech.list(&idle))),
        ],
    );
    let picture = html! {
        svg role="img" width="100%" height="36" {
            title { (page.speech.name(&resource.name)) }
            desc { (told) }
            (timeline.grid())
            @for (first, periods, (load, capacity, needed)) in lane::runs(&pairs) {
                @let (x, width) = (timeline.at(first), timeline.stretch(periods));
                @if capacity == 0 {
                    rect x=(x) width=(width) y="4" height="32" fill="url(#hatch-closed)" {}
                } @else {
                    rect.idle.later[!needed] x=(x) width=(width) y=(36.0 - tall(capacity, most)) height=(tall(capacity, most)) {}
                    rect.limit.later[!needed] x=(x) width=(width) y=(36.0 - tall(capacity, most)) height="1" {}
                }
                @if load > 0 {
                    rect class=(if load > capacity { "over" } else { "busy" }) x=(x) width=(width)
                        y=(36.0 - tall(load, most)) height=(tall(load, most)) {}
                }
            }
            line.tick x1="0" x2="100%" y1="35.5" y2="35.5" {}
            line.until x1=(timeline.at(until)) x2=(timeline.at(until)) y1="0" y2="36" {}
        }
    };
    let label = html! {
        (page.named(&resource.name))
        small { (page.speech.tell("report-most-units", &[("n", text(most.to_string()))])) }
    };
    let figure = html! {
        @match share {
            Some(share) => { (page.speech.percent(share)) small { (page.speech.tell("report-busy-of", &[("busy", text(busy.to_string())), ("there", text(there.to_string()))])) } }
            None => { "–" }
        }
    };
    lane::row(&label, &picture, &figure)
}

/// The same in figures: stretches of equal load and capacity, up to the last launch.
fn resource_table(page: &Page<'_>, timeline: &Timeline<'_>, until: usize) -> Markup {
    let heads = ["report-resource", "report-start", "report-end", "report-busy", "report-capacity"];
    let rows = page.programme.resources.rows().map(|(id, resource)| {
        let pairs: Vec<(u32, u32)> =
            used(page, id).into_iter().zip(resource.capacity.iter().copied()).take(until).collect();
        (resource, lane::runs(&pairs))
    });
    html! {
        div.scroll tabindex="0" role="region" aria-label=(page.speech.say("report-title-loads")) {
            table {
                thead { tr { @for (number, head) in heads.iter().enumerate() {
                    th.number[number > 2] scope="col" { (page.speech.say(head)) }
                } } }
                @for (resource, runs) in rows {
                    tbody { @for (number, (first, periods, (load, capacity))) in runs.iter().enumerate() { tr {
                        @if number == 0 { th scope="rowgroup" rowspan=(runs.len()) { (page.named(&resource.name)) } }
                        td.whole-word { (timeline.name(page.speech, *first)) }
                        td.whole-word { (timeline.name(page.speech, first + periods - 1)) }
                        td.number { (load) }
                        td.number { (capacity) }
                    } } }
                }
            }
        }
    }
}

fn tall(units: u32, most: u32) -> f64 {
    // Whole pixels: the same number on every machine, and sharp edges.
    (32.0 * f64::from(units) / f64::from(most)).round()
}
