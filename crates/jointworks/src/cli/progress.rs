//! Progress on standard error: one line that is rewritten on a terminal, a line every few seconds elsewhere; and Ctrl-C.

use std::io::{IsTerminal as _, Write as _};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use model::Programme;
use planner::Progress;

use crate::app::plan::{Watch, gap};
use crate::clock::Stopwatch;
use crate::l10n::{Speech, count, text};

/// What a shell reports of a program that Ctrl-C ended.
const INTERRUPTED: i32 = 130;

/// One line about how far it is: rewritten on a terminal, a line every few seconds in a log. It may be told from several threads.
pub(super) struct Line {
    on_terminal: bool,
    clock: Stopwatch,
    told: Mutex<Option<Duration>>,
}

impl Line {
    /// How often it is rewritten on a terminal, and written into a log.
    const PAUSES: [Duration; 2] = [Duration::from_millis(100), Duration::from_secs(5)];

    pub(super) fn new() -> Self {
        Self {
            on_terminal: std::io::stderr().is_terminal(),
            clock: Stopwatch::start(),
            told: Mutex::default(),
        }
    }

    /// Shows the words, if it is time for them.
    pub(super) fn show(&self, words: impl FnOnce() -> String) {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        let (now, pause) = (self.clock.elapsed(), Self::PAUSES[usize::from(!self.on_terminal)]);
        if told.is_some_and(|told| now < told + pause) {
            return;
        }
        *told = Some(now);
        let line = words();
        if self.on_terminal {
            // Back to the line's start, the new text, and nothing behind it.
            let _ = write!(std::io::stderr(), "\r{line}\x1b[K");
        } else {
            super::say(&line);
        }
    }

    /// Leaves a terminal as it was.
    pub(super) fn clear(&self) {
        let told = self.told.lock().unwrap_or_else(PoisonError::into_inner).is_some();
        if self.on_terminal && told {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}

/// Tells a person how a search for a plan goes.
pub(super) struct Teller<'a> {
    speech: &'a Speech,
    line: Line,
}

impl<'a> Teller<'a> {
    pub(super) fn new(speech: &'a Speech) -> Self {
        Self { speech, line: Line::new() }
    }
}

impl Watch for Teller<'_> {
    fn begins(&mut self, programme: &Programme) {
        super::say(&self.speech.tell("plan-searching", &[("projects", count(programme.projects.len()))]));
    }

    fn sees(&mut self, progress: Progress, elapsed: Duration) {
        let speech = self.speech;
        self.line.show(|| {
            let time = text(speech.seconds(elapsed.as_secs_f64()));
            let bound = text(speech.money(progress.bound));
            let Some(value) = progress.value else {
                return speech.tell("plan-progress-no-plan", &[("bound", bound), ("elapsed", time)]);
            };
            let gap = gap(value, progress.bound).map_or("…".to_owned(), |gap| speech.percent_at_most(gap));
            let value = text(speech.money(value));
            let arguments = [("value", value), ("bound", bound), ("gap", text(gap)), ("elapsed", time)];
            speech.tell("plan-progress", &arguments)
        });
    }

    fn ends(&mut self) {
        self.line.clear();
    }
}

/// The first Ctrl-C asks the search to stop and keep its best plan; the second ends the program.
pub(super) fn interruptible(speech: &Speech) -> Arc<AtomicBool> {
    let interrupted = Arc::new(AtomicBool::new(false));
    let (asked, words) = (Arc::clone(&interrupted), speech.say("plan-stopping"));
    // Where the machine lets nobody listen, Ctrl-C ends the program as everywhere else.
    let _ = ctrlc::set_handler(move || {
        if asked.swap(true, Ordering::Relaxed) {
            std::process::exit(INTERRUPTED);
        }
        let _ = writeln!(std::io::stderr(), "\n{words}");
    });
    interrupted
}
