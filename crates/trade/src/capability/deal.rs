//! Independent pieces of work, taken by threads as they become free.
//!
//! Each piece is computed by itself, in the same order of operations whoever takes it, so the number of threads changes no bit.

use std::sync::{Mutex, PoisonError};

/// Does the work on every piece, with so many threads (none is taken as one).
pub(super) fn deal<T: Send>(threads: usize, pieces: Vec<T>, work: impl Fn(T) + Sync) {
    let threads = threads.min(pieces.len());
    if threads < 2 {
        pieces.into_iter().for_each(work);
        return;
    }
    let pieces = Mutex::new(pieces.into_iter());
    let take = || {
        loop {
            let next = pieces.lock().unwrap_or_else(PoisonError::into_inner).next();
            let Some(piece) = next else { break };
            work(piece);
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(take);
        }
        take();
    });
}
