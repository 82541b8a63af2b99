//! A programme with time to spare: every task as long as it stays with a given probability.
//!
//! Planned with these durations, a plan promises later dates and keeps them more often. What that costs is found by simulating both
//! plans with the same draws (price of robustness; Bertsimas & Sim 2004 for the idea).

use model::draft::Draft;
use model::risk::Assumptions;

use super::draws::{Stated, kept_with};
use super::network::ticks;
use super::pert::Shapes;

/// The draft with every duration lengthened to the one kept with that probability, repeats included, to the nearest whole period;
/// never shorter than likely. Ranges give way, so that the result is a valid draft again.
#[must_use]
pub fn buffered(draft: &Draft, assumptions: &Assumptions, probability: f64) -> Draft {
    let mut buffered = draft.clone();
    let mut shapes = Shapes::default();
    let ticks = ticks(draft.header.calendar.kind());
    for row in &mut buffered.tasks {
        let whole = |periods: i64| u32::try_from(periods).unwrap_or(0);
        let (low, high) = row.duration_range;
        let stated = Stated {
            likely: whole(row.duration),
            range: (whole(low.unwrap_or(row.duration)), whole(high.unwrap_or(row.duration))),
            kind: row.kind,
            retry: row.retry_probability.to_f64(),
        };
        row.duration = i64::from(kept_with(stated, assumptions, &mut shapes, (ticks, probability)));
        row.duration_range = (None, None);
    }
    buffered.fingerprint = format!("{}-buffered", draft.fingerprint);
    buffered
}
