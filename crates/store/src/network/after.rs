//! What a task waits for, as people write it: `design; prototype+2; site SS+3`.

use model::network::{From, Link};

/// One name in a cell of the column `after`, with its distance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct After<'t> {
    /// The task that is waited for.
    pub(super) task: &'t str,
    /// From its start or its end.
    pub(super) from: From,
    /// Periods at least.
    pub(super) lag: i64,
}

impl After<'_> {
    pub(super) fn link(&self, before: usize, after: usize) -> Link {
        Link { before, after, from: self.from, lag: self.lag }
    }
}

/// The names of a cell. `is_task` tells names from distances: `A-1` may be a task.
pub(super) fn names<'t>(cell: &'t str, is_task: &dyn Fn(&str) -> bool) -> Vec<Result<After<'t>, &'t str>> {
    let pieces = cell.split([';', ',', '|']).map(str::trim).filter(|piece| !piece.is_empty());
    pieces.map(|piece| name(piece, is_task).ok_or(piece)).collect()
}

fn name<'t>(piece: &'t str, is_task: &dyn Fn(&str) -> bool) -> Option<After<'t>> {
    if is_task(piece) {
        return Some(After { task: piece, from: From::End, lag: 0 });
    }
    let sign = piece.rfind(['+', '-', '−'])?;
    let (left, right) = piece.split_at(sign);
    let negative = !right.starts_with('+');
    let digits = right.trim_start_matches(['+', '-', '−']).trim();
    let lag = digits.parse::<i64>().ok().filter(|lag| (0..=1_000_000_000).contains(lag))?;
    let left = left.trim();
    let (task, from) = match left.rsplit_once(char::is_whitespace) {
        Some((task, "SS" | "ss" | "НН" | "нн")) => (task.trim(), From::Start),
        Some((task, "FS" | "fs" | "ОН" | "он")) => (task.trim(), From::End),
        _ => (left, From::End),
    };
    is_task(task).then_some(After { task, from, lag: if negative { -lag } else { lag } })
}
