//! Independent pieces of work dealt to threads, like cards.
//!
//! Each piece is computed by itself, in the same order of operations whoever gets it, so the number of threads changes no bit.

/// Does the work on every piece, with so many threads (none is taken as one). Pieces are dealt in turn, so neighbours that
/// weigh alike are shared out evenly.
pub(super) fn deal<T: Send>(threads: usize, pieces: Vec<T>, work: impl Fn(T) + Sync) {
    let threads = threads.clamp(1, pieces.len().max(1));
    if threads == 1 {
        pieces.into_iter().for_each(work);
        return;
    }
    let mut hands: Vec<Vec<T>> = (0..threads).map(|_| Vec::new()).collect();
    for (turn, piece) in pieces.into_iter().enumerate() {
        hands[turn % threads].push(piece);
    }
    let mine = hands.swap_remove(0);
    std::thread::scope(|scope| {
        for hand in hands {
            scope.spawn(|| hand.into_iter().for_each(&work));
        }
        mine.into_iter().for_each(&work);
    });
}
