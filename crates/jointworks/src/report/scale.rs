//! From figures to places in a picture.
//!
//! Across, everything is placed in per cent of the picture's width, so that one drawing serves a wall and a telephone while
//! its text keeps its size; down, in pixels.

use std::fmt;

use maud::{Markup, html};
use model::Calendar;
use model::time::Period;

use crate::l10n::Speech;

/// A place or a width across a picture, in per cent.
#[derive(Clone, Copy)]
pub(super) struct Percent(pub(super) f64);

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A thousandth of a per cent is a twentieth of a pixel on the widest wall.
        write!(f, "{:.3}%", self.0)
    }
}

/// What part of the whole, in per cent; nought of nothing.
pub(super) fn part(value: f64, whole: f64) -> Percent {
    Percent(if whole > 0.0 { 100.0 * value / whole } else { 0.0 })
}

/// A step between grid lines (1, 2 or 5 times a power of ten) that makes at most `lines` of them up to `top`, and the number of
/// steps that covers `top`.
pub(super) fn steps(top: f64, lines: u32) -> (f64, u32) {
    if top <= 0.0 || !top.is_finite() {
        return (1.0, 1);
    }
    let rough = top / f64::from(lines.max(1));
    let power = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|factor| factor * power).find(|step| *step >= rough);
    let step = step.unwrap_or(rough);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "at most `lines` steps, plus one"
    )]
    (step, (top / step).ceil().max(1.0) as u32)
}

/// Whether that year, of so many, goes unnamed on a telephone, where there is room for about five labels.
pub(super) fn is_between(years: usize, number: usize) -> bool {
    years > 5 && !(number / years.div_ceil(10)).is_multiple_of(2)
}

/// The horizon laid across a picture.
#[derive(Clone, Copy)]
pub(super) struct Timeline<'a> {
    calendar: &'a Calendar,
}

impl<'a> Timeline<'a> {
    pub(super) fn new(calendar: &'a Calendar) -> Self {
        Self { calendar }
    }

    /// Where the period with that number begins.
    pub(super) fn at(&self, period: usize) -> Percent {
        self.stretch(period)
    }

    /// How wide so many periods are.
    #[expect(clippy::cast_precision_loss, reason = "a horizon has at most 1200 periods")]
    pub(super) fn stretch(&self, periods: usize) -> Percent {
        part(periods as f64, self.calendar.len() as f64)
    }

    /// The calendar years: each with its first period and how many periods it has.
    fn years(&self) -> Vec<(i32, usize, usize)> {
        let mut years: Vec<(i32, usize, usize)> = Vec::new();
        for period in 0..self.calendar.len() {
            let year = self.calendar.year(Period::at(period));
            match years.last_mut() {
                Some((last, _, periods)) if *last == year => *periods += 1,
                _ => years.push((year, period, 1)),
            }
        }
        years
    }

    /// Thin lines: one where each year begins.
    pub(super) fn grid(&self) -> Markup {
        html! {
            @for (_, first, _) in self.years().into_iter().skip(1) {
                line class="grid" x1=(self.at(first)) x2=(self.at(first)) y1="0" y2="100%" {}
            }
        }
    }

    /// The axis: years with ticks, and the quarters between them where there is room.
    pub(super) fn axis(&self) -> Markup {
        let years = self.years();
        let every = years.len().div_ceil(10);
        let full = self.calendar.kind().per_year() as usize;
        html! {
            svg.axis aria-hidden="true" width="100%" height="30" {
                @for (number, (year, first, periods)) in years.iter().enumerate() {
                    line class="tick" x1=(self.at(*first)) x2=(self.at(*first)) y1="0" y2="30" {}
                    @if number.is_multiple_of(every) && (*periods * 2 > full || years.len() == 1) {
                        text.between[is_between(years.len(), number)] x=(self.at(*first)) dx="3" y="11" { (year) }
                    }
                    @if full == 4 && years.len() <= 12 {
                        @for quarter in *first..first + periods {
                            line class="grid" x1=(self.at(quarter)) x2=(self.at(quarter)) y1="24" y2="30" {}
                            text class="quarter" x=(Percent(self.at(quarter).0 + self.stretch(1).0 / 2.0)) y="23"
                                text-anchor="middle" { (quarter_of_year(self.calendar, quarter)) }
                        }
                    }
                }
                line class="tick" x1="0" x2="100%" y1="29.5" y2="29.5" {}
            }
        }
    }

    /// The period as readers of that language write it.
    pub(super) fn name(&self, speech: &Speech, period: usize) -> String {
        speech.period(self.calendar, Period::at(period))
    }

    /// From one period up to, without it, another: one name if it is but one period.
    pub(super) fn span(&self, speech: &Speech, from: usize, end: usize) -> String {
        let (first, last) = (self.name(speech, from), self.name(speech, end.max(from + 1) - 1));
        if first == last { first } else { format!("{first} – {last}") }
    }
}

fn quarter_of_year(calendar: &Calendar, period: usize) -> u32 {
    calendar.first_day(Period::at(period)).civil().1.div_ceil(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Grid lines stand at round figures, cover the top, and are never more than asked for.
    #[test]
    fn steps_are_round_and_few() {
        for (top, step, count) in
            [(9.0, 2.0, 5), (100.0, 20.0, 5), (101.0, 50.0, 3), (0.3, 0.1, 3), (7e11, 2e11, 4)]
        {
            let (found, lines) = steps(top, 5);
            assert!((found / step - 1.0).abs() < 1e-9, "{top}: {found}");
            assert_eq!(lines, count, "{top}");
        }
        assert_eq!(steps(0.0, 5), (1.0, 1));
    }
}
