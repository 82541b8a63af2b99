//! Progress on standard error: one line that is rewritten on a terminal, a line every few seconds elsewhere; and Ctrl-C.

use std::io::{IsTerminal as _, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use model::Programme;
use planner::Progress;

use crate::app::plan::{Watch, gap};
use crate::l10n::{Speech, count, text};

/// How often the line is rewritten.
const ON_TERMINAL: Duration = Duration::from_millis(100);
/// How often a line is written into a log.
const IN_LOG: Duration = Duration::from_secs(5);
/// What a shell reports of a program that Ctrl-C ended.
const INTERRUPTED: i32 = 130;

/// Tells a person how the search goes.
pub(super) struct Teller<'a> {
    speech: &'a Speech,
    on_terminal: bool,
    told: Option<Duration>,
}

impl<'a> Teller<'a> {
    pub(super) fn new(speech: &'a Speech) -> Self {
        Self { speech, on_terminal: std::io::stderr().is_terminal(), told: None }
    }
}

impl Watch for Teller<'_> {
    fn begins(&mut self, programme: &Programme) {
        super::say(&self.speech.tell("plan-searching", &[("projects", count(programme.projects.len()))]));
    }

    fn sees(&mut self, progress: Progress, elapsed: Duration) {
        let pause = if self.on_terminal { ON_TERMINAL } else { IN_LOG };
        if self.told.is_some_and(|told| elapsed < told + pause) {
            return;
        }
        self.told = Some(elapsed);
        let speech = self.speech;
        let time = text(speech.seconds(elapsed.as_secs_f64()));
        let bound = text(speech.money(progress.bound));
        let line = match progress.value {
            Some(value) => {
                let gap = gap(value, progress.bound).map_or("…".to_owned(), |gap| speech.percent(gap));
                let value = text(speech.money(value));
                speech.tell(
                    "plan-progress",
                    &[("value", value), ("bound", bound), ("gap", text(gap)), ("elapsed", time)],
                )
            }
            None => speech.tell("plan-progress-no-plan", &[("bound", bound), ("elapsed", time)]),
        };
        if self.on_terminal {
            // Back to the line's start, the new text, and nothing behind it.
            let _ = write!(std::io::stderr(), "\r{line}\x1b[K");
        } else {
            super::say(&line);
        }
    }

    fn ends(&mut self) {
        if self.on_terminal && self.told.is_some() {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
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
