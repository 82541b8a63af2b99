//! The only clock: everything below the executable is told the time instead of looking at it.

use std::time::{Duration, Instant, SystemTime};

use model::time::Day;

/// Runs from its birth on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts.
    #[expect(
        clippy::disallowed_methods,
        reason = "the executable is where the clock lives, and here is its only place"
    )]
    pub(crate) fn start() -> Self {
        Self(Instant::now())
    }

    /// Time since the start.
    pub(crate) fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

/// The day by universal time.
#[expect(
    clippy::disallowed_methods,
    reason = "the executable is where the clock lives, and here is its only place"
)]
pub(crate) fn today() -> Day {
    let seconds = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let days = i64::try_from(seconds / 86_400).unwrap_or(0);
    Day::EPOCH.plus_days(days)
}
