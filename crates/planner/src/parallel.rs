//! Jobs on several threads whose results do not depend on how many there are.
//!
//! Every job is a pure function of its number; results come back in the order of the numbers.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::bound::Scratch;

/// Stretches for each thread, so that none waits long for the slowest.
const STRETCHES: usize = 8;

/// Runs jobs `0..count` and returns their results in order.
pub(crate) fn run<T: Send>(
    threads: usize,
    count: usize,
    job: impl Fn(usize, &mut Scratch) -> T + Sync,
) -> Vec<T> {
    if threads <= 1 || count <= 1 {
        let mut scratch = Scratch::default();
        return (0..count).map(|number| job(number, &mut scratch)).collect();
    }
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, T)>> = Mutex::new(Vec::with_capacity(count));
    std::thread::scope(|scope| {
        for _ in 0..threads.min(count) {
            scope.spawn(|| {
                let mut scratch = Scratch::default();
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= count {
                        return;
                    }
                    let result = job(number, &mut scratch);
                    // A poisoned lock means that another job panicked; the scope will pass that panic on.
                    done.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((number, result));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    done.sort_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, result)| result).collect()
}

/// Fills every item by itself, a stretch of them at a time; `room` is the calling thread's room to work in.
pub(crate) fn fill<T: Send, R: Default + Send>(
    threads: usize,
    items: &mut [T],
    room: &mut R,
    job: impl Fn(usize, &mut T, &mut R) + Sync,
) {
    let stretch = items.len().div_ceil(threads.max(1) * STRETCHES).max(1);
    let stretches = Mutex::new(items.chunks_mut(stretch).enumerate());
    let work = |room: &mut R| {
        loop {
            let next = stretches.lock().unwrap_or_else(std::sync::PoisonError::into_inner).next();
            let Some((number, items)) = next else { return };
            for (place, item) in items.iter_mut().enumerate() {
                job(number * stretch + place, item, room);
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(|| work(&mut R::default()));
        }
        work(room);
    });
}
