//! Rows of drawings: a table whose middle column is a picture.
//!
//! The roles are written out because narrow screens lay the cells out as blocks, and browsers then forget that it is a table.

use maud::{Markup, html};

/// The heads of the three columns; the middle one carries the axis.
pub(super) fn head(label: &str, axis: &Markup, figure: &str) -> Markup {
    html! {
        colgroup { col.label; col; col.figure; }
        thead role="rowgroup" {
            tr role="row" {
                th scope="col" role="columnheader" { (label) }
                td role="cell" { (axis) }
                th.number scope="col" role="columnheader" { (figure) }
            }
        }
    }
}

/// A row: what it is, its drawing, its figure.
pub(super) fn row(label: &Markup, drawing: &Markup, figure: &Markup) -> Markup {
    html! {
        tr role="row" {
            th scope="row" role="rowheader" { (label) }
            td role="cell" { (drawing) }
            td.number role="cell" { (figure) }
        }
    }
}

/// Stretches of equal neighbours: the first index, how many, and what they all are.
pub(super) fn runs<T: Copy + PartialEq>(values: &[T]) -> Vec<(usize, usize, T)> {
    let mut runs: Vec<(usize, usize, T)> = Vec::new();
    for (index, &value) in values.iter().enumerate() {
        match runs.last_mut() {
            Some((_, length, last)) if *last == value => *length += 1,
            _ => runs.push((index, 1, value)),
        }
    }
    runs
}
