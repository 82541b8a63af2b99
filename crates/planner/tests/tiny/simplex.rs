//! A linear programme of a dozen rows, solved in a dense table.
//!
//! Brute force needs one for production and one for payments, both of the form that starts at nought; fifty lines
//! that anybody can check are worth more here than a library.

/// Pivots below this are nought; rows and the objective are scaled to one.
const EPSILON: f64 = 1e-10;

/// `max c·x` subject to `A x ≤ b` and `x ≥ 0`, where `b ≥ 0`. Returns the maximum; the programme must be bounded.
///
/// The table method of Dantzig with Bland's rule (Bland 1977), which never goes in circles.
pub(crate) fn maximum(objective: &[f64], rows: &[(Vec<f64>, f64)]) -> f64 {
    let columns = objective.len();
    let scale = objective.iter().fold(0.0f64, |most, c| most.max(c.abs()));
    if scale <= 0.0 {
        return 0.0;
    }
    // The last column is the right side; the last row is the objective.
    let mut table: Vec<Vec<f64>> = Vec::new();
    for (number, (row, limit)) in rows.iter().enumerate() {
        let size = row.iter().fold(0.0f64, |most, a| most.max(a.abs())).max(1e-12);
        let mut line: Vec<f64> = row.iter().map(|a| a / size).collect();
        line.extend((0..rows.len()).map(|slack| f64::from(u8::from(slack == number))));
        line.push(limit.max(0.0) / size);
        table.push(line);
    }
    let mut last: Vec<f64> = objective.iter().map(|c| -c / scale).collect();
    last.resize(columns + rows.len() + 1, 0.0);
    let right = last.len() - 1;
    let mut basis: Vec<usize> = (columns..columns + rows.len()).collect();
    while let Some(enters) = (0..right).find(|&column| last[column] < -EPSILON) {
        let ratio = |row: &Vec<f64>| row[right] / row[enters];
        let leaves = (0..table.len())
            .filter(|&row| table[row][enters] > EPSILON)
            .min_by(|&a, &b| ratio(&table[a]).total_cmp(&ratio(&table[b])).then(basis[a].cmp(&basis[b])))
            .expect("the programme is bounded");
        basis[leaves] = enters;
        let pivot = table[leaves][enters];
        table[leaves].iter_mut().for_each(|value| *value /= pivot);
        let line = table[leaves].clone();
        let others = table.iter_mut().enumerate().filter(|(row, _)| *row != leaves).map(|(_, row)| row);
        for row in others.chain([&mut last]) {
            let factor = row[enters];
            row.iter_mut().zip(&line).for_each(|(value, by)| *value -= factor * by);
        }
    }
    last[right] * scale
}

/// The solver solves: a corner known by hand, a degenerate start, and the textbook's example on which careless rules circle.
#[test]
fn corners_are_found() {
    let close = |found: f64, known: f64| assert!((found - known).abs() < 1e-9, "{found} is not {known}");
    close(
        maximum(&[3.0, 5.0], &[(vec![1.0, 0.0], 4.0), (vec![0.0, 2.0], 12.0), (vec![3.0, 2.0], 18.0)]),
        36.0,
    );
    close(maximum(&[1.0], &[(vec![1.0], 0.0), (vec![1.0], 5.0)]), 0.0);
    // Beale 1955.
    let beale = [
        (vec![0.25, -60.0, -0.04, 9.0], 0.0),
        (vec![0.5, -90.0, -0.02, 3.0], 0.0),
        (vec![0.0, 0.0, 1.0, 0.0], 1.0),
    ];
    close(maximum(&[0.75, -150.0, 0.02, -6.0], &beale), 0.05);
}
