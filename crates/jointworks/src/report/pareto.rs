//! The page and the workbook of a front: value against something else, every point an interval from a plan to a proof.

use maud::{Markup, html};
use model::{Money, Ratio};
use planner::pareto::{Against, Mark, Point};
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::bill::round_sum;
use super::document::document;
use super::scale::{Percent, is_between, steps};
use super::sentence;
use crate::app::pareto::Drawn;
use crate::l10n::{Language, Speech, count, text};

/// Height of the plot, and of the room above it.
const PLOT: f64 = 240.0;
const TOP: f64 = 16.0;

/// What terminal, page and workbook say of a front, in one language.
pub(crate) struct Words<'a> {
    pub(crate) speech: &'a Speech,
    pub(crate) drawn: &'a Drawn,
}

impl Words<'_> {
    /// What is weighed against what.
    pub(crate) fn heading(&self) -> String {
        let programme = &self.drawn.programme;
        let name = text(self.speech.name(&programme.name));
        let scale = text(self.scale());
        self.speech.tell("pareto-heading", &[("programme", name), ("scale", scale)])
    }

    /// The name of the scale.
    fn scale(&self) -> String {
        let say = |message: &str| self.speech.say(message);
        match self.drawn.front.against {
            Against::Money => say("pareto-money"),
            Against::Buyers => say("pareto-buyers"),
            Against::Imports => say("pareto-imports"),
            Against::Time => say("pareto-time"),
            Against::Partner(partner) => {
                let partner = self.drawn.programme.partners.get(partner).map_or("", String::as_str);
                self.speech.tell("pareto-partner", &[("partner", text(partner))])
            }
        }
    }

    /// How to read it.
    pub(crate) fn how(&self) -> String {
        self.speech.say("pareto-how")
    }

    /// Whether points are missing because it was stopped.
    pub(crate) fn cut(&self) -> Option<String> {
        let (drawn, all) = (self.drawn.front.points.len(), self.drawn.front.wanted);
        let arguments = [("drawn", count(drawn)), ("all", count(all))];
        (drawn < all).then(|| self.speech.tell("pareto-cut", &arguments))
    }

    /// Headings of the columns.
    pub(crate) fn heads(&self) -> [String; 7] {
        let currency = self.drawn.programme.currency.code();
        ["limit", "reached", "value", "bound", "money", "buyers", "projects"]
            .map(|head| self.speech.tell(&format!("pareto-column-{head}"), &[("currency", text(currency))]))
    }

    /// The cells of a point.
    pub(crate) fn row(&self, point: &Point) -> Vec<String> {
        let plan = point.trial.plan.as_ref();
        let money =
            |money: Option<Money>| money.map_or("–".to_owned(), |money| self.speech.money_bare(money));
        let mark = |mark: Option<Mark>| mark.map_or("–".to_owned(), |mark| self.mark(mark));
        let impossible = || self.speech.say("pareto-impossible");
        vec![
            point.limit.map_or_else(|| self.speech.say("pareto-free"), |limit| self.mark(limit)),
            mark(point.reached),
            point.trial.value.map_or_else(
                || if point.trial.impossible { impossible() } else { self.speech.say("pareto-not-found") },
                |value| self.speech.money_bare(value),
            ),
            money(point.bound),
            money(plan.map(|plan| plan.totals.public_money)),
            money(plan.map(|plan| plan.totals.buyer_cost)),
            plan.map_or("–".to_owned(), |plan| plan.choices.len().to_string()),
        ]
    }

    /// A place on the scale.
    fn mark(&self, mark: Mark) -> String {
        match mark {
            Mark::Money(money) => self.speech.money_bare(money),
            Mark::Share(share) => self.speech.percent(share.to_f64()),
            Mark::Year(year) => year.to_string(),
        }
    }
}

/// The page as one HTML document, the reader's language first.
pub(crate) fn html(drawn: &Drawn, first: Language) -> String {
    let title = |speech: &Speech| Words { speech, drawn }.heading();
    document(first, &title, &html! {}, &|speech| contents(&Words { speech, drawn }))
}

fn contents(words: &Words<'_>) -> Markup {
    let (speech, drawn) = (words.speech, words.drawn);
    let programme = &drawn.programme;
    let day = speech.day(programme.calendar.planning_day());
    let heads = words.heads().map(|head| sentence(&head));
    html! {
        header {
            p.kicker { (speech.say("pareto-kicker")) }
            h1 { bdi { (speech.name(&programme.name)) } }
            p.day { (speech.tell("report-planning-day", &[("day", text(day))])) }
            p.answer { (sentence(&words.scale())) }
            @if let Some(cut) = words.cut() { p { strong { (cut) } } }
            p { (words.how()) }
        }
        section {
            h2 { (speech.say("pareto-title-front")) }
            (picture(words))
            table.cards role="table" {
                thead role="rowgroup" { tr role="row" {
                    @for (number, head) in heads.iter().enumerate() { th.number[number > 0] scope="col" role="columnheader" { (head) } }
                } }
                tbody role="rowgroup" { @for point in &drawn.front.points { tr role="row" {
                    @for (number, (cell, head)) in words.row(point).iter().zip(&heads).enumerate() {
                        @if number == 0 { th scope="row" role="rowheader" { (cell) } }
                        @else { td.number role="cell" data-label=(head) { (cell) } }
                    }
                } } }
            }
        }
        footer { p { (speech.tell("report-footer", &[("version", text(env!("CARGO_PKG_VERSION")))])) } }
    }
}

/// From a plan to its bound, point by point from loose to tight.
#[expect(clippy::cast_precision_loss, reason = "places in a picture")]
fn picture(words: &Words<'_>) -> Markup {
    let (speech, points) = (words.speech, &words.drawn.front.points);
    let sums =
        || points.iter().flat_map(|point| [point.trial.value, point.bound]).flatten().map(Money::to_f64);
    let (step, lines) = steps(sums().fold(0.0, f64::max), 5);
    let top = step * f64::from(lines);
    let high = |money: Money| TOP + PLOT - PLOT * money.to_f64().max(0.0) / top;
    let at = |number: usize| Percent(100.0 * (number as f64 + 0.5) / points.len().max(1) as f64);
    let described: Vec<String> = points.iter().map(|point| words.row(point)[..4].join(", ")).collect();
    let every = points.len().div_ceil(10);
    html! {
        figure {
            figcaption { (speech.say("pareto-caption")) }
            ul.legend {
                li { svg aria-hidden="true" width="16" height="14" { circle.plan cx="8" cy="7" r="5" {} } (speech.say("pareto-plan")) }
                li { svg aria-hidden="true" width="16" height="14" { line.proof x1="1" x2="15" y1="7" y2="7" {} } (speech.say("pareto-proof")) }
            }
            p.unit { (words.drawn.programme.currency.code()) }
            div.chart {
                svg.scale aria-hidden="true" width="64" height=(TOP + PLOT + 22.0) {
                    @for number in 0..=lines {
                        @let value = step * f64::from(number);
                        text x="58" y=(TOP + PLOT - PLOT * value / top + 4.0) text-anchor="end" { (round_sum(speech, value, top)) }
                    }
                }
                svg role="img" width="100%" height=(TOP + PLOT + 22.0) {
                    title { (speech.say("pareto-caption")) }
                    desc { (described.join("; ")) }
                    @for number in 0..=lines {
                        @let y = TOP + PLOT - PLOT * f64::from(number) / f64::from(lines.max(1));
                        line.grid x1="0" x2="100%" y1=(y) y2=(y) {}
                    }
                    @for (number, point) in points.iter().enumerate() {
                        @let x = at(number);
                        @if let Some(bound) = point.bound {
                            @if let Some(value) = point.trial.value { line.range x1=(x) x2=(x) y1=(high(value)) y2=(high(bound)) {} }
                            line.proof x1=(Percent(x.0 - 2.0)) x2=(Percent(x.0 + 2.0)) y1=(high(bound)) y2=(high(bound)) {
                                title { (speech.money(bound)) }
                            }
                        }
                        @if let Some(value) = point.trial.value {
                            circle.plan cx=(x) cy=(high(value)) r="5" { title { (speech.money(value)) } }
                        }
                        @if number.is_multiple_of(every) {
                            text.between[is_between(points.len(), number)] x=(x) y=(TOP + PLOT + 16.0) text-anchor="middle" {
                                (words.row(point)[0])
                            }
                        }
                    }
                    line.tick x1="0" x2="100%" y1=(TOP + PLOT) y2=(TOP + PLOT) {}
                }
            }
        }
    }
}

/// The front as a workbook: a sheet of the points, and one of who is in each plan.
///
/// # Errors
///
/// The workbook cannot be made: more rows than a sheet has.
pub(crate) fn workbook(drawn: &Drawn, language: Language) -> Result<Vec<u8>, XlsxError> {
    let speech = Speech::new(language);
    let words = Words { speech: &speech, drawn };
    let mut book = Workbook::new();
    let bold = Format::new().set_bold();
    let sheet = book.add_worksheet().set_name(speech.say("pareto-sheet-points"))?;
    for (column, head) in (0u16..).zip(words.heads()) {
        sheet.write_with_format(0, column, head, &bold)?;
    }
    for (row, point) in (1u32..).zip(&drawn.front.points) {
        write_mark(sheet, (row, 0), point.limit)?;
        write_mark(sheet, (row, 1), point.reached)?;
        let plan = point.trial.plan.as_ref();
        let sums = [
            point.trial.value,
            point.bound,
            plan.map(|plan| plan.totals.public_money),
            plan.map(|plan| plan.totals.buyer_cost),
        ];
        for (column, sum) in (2u16..).zip(sums) {
            write_mark(sheet, (row, column), sum.map(Mark::Money))?;
        }
        if let Some(plan) = plan {
            sheet.write(row, 6, u32::try_from(plan.choices.len()).unwrap_or(u32::MAX))?;
        }
    }
    sheet.autofit();
    let sheet = book.add_worksheet().set_name(speech.say("pareto-sheet-projects"))?;
    for (column, point) in (1u16..).zip(&drawn.front.points) {
        sheet.write_with_format(0, column, &words.row(point)[0], &bold)?;
        for (row, project) in (1u32..).zip(drawn.programme.projects.iter()) {
            let chosen = point
                .trial
                .plan
                .iter()
                .flat_map(|plan| &plan.choices)
                .find(|choice| choice.project == project.key);
            if let Some(choice) = chosen {
                let launch = drawn.programme.calendar.label(choice.launch);
                sheet.write(row, column, format!("{} {launch}", choice.plant))?;
            }
        }
    }
    for (row, project) in (1u32..).zip(drawn.programme.projects.iter()) {
        sheet.write_with_format(row, 0, speech.name(&project.name), &bold)?;
    }
    sheet.autofit();
    book.save_to_buffer()
}

/// A number in a cell; spreadsheets hold doubles, which are exact far beyond any sum of ours.
fn write_mark(
    sheet: &mut rust_xlsxwriter::Worksheet,
    (row, column): (u32, u16),
    mark: Option<Mark>,
) -> Result<(), XlsxError> {
    let money = Format::new().set_num_format("#,##0.00");
    let share = Format::new().set_num_format("0.00%");
    match mark {
        None => {}
        Some(Mark::Money(sum)) => drop(sheet.write_with_format(row, column, sum.to_f64(), &money)?),
        Some(Mark::Share(part)) => drop(sheet.write_with_format(row, column, Ratio::to_f64(part), &share)?),
        Some(Mark::Year(year)) => drop(sheet.write(row, column, year)?),
    }
    Ok(())
}
