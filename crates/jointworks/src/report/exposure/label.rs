//! Words that must fit into a picture.

use trade::Place;

/// A name of at most so many letters: cut behind a word where that leaves more than half of the room, and marked as cut.
pub(super) fn cut(name: &str, letters: usize) -> String {
    if name.chars().count() <= letters {
        return name.to_owned();
    }
    let short: String = name.chars().take(letters.saturating_sub(1)).collect();
    let until = match short.rfind(' ') {
        Some(space) if short[..space].chars().count() * 2 > letters => space,
        _ => short.len(),
    };
    format!("{}…", short[..until].trim_end_matches([' ', ',', ';', '-', '–', '(']))
}

/// Names that each keep to so many letters and stay different: where two would be cut to the same words, they keep their ends instead.
pub(super) fn cut_apart(names: &[String], letters: usize) -> Vec<String> {
    let short: Vec<String> = names.iter().map(|name| cut(name, letters)).collect();
    let clash =
        |at: usize| (0..names.len()).any(|other| short[other] == short[at] && names[other] != names[at]);
    (0..names.len()).map(|at| if clash(at) { end(&names[at], letters) } else { short[at].clone() }).collect()
}

/// The last letters of a name, from the beginning of a word if there is one.
fn end(name: &str, letters: usize) -> String {
    // One letter more, for it may be the space before a word.
    let skipped = name.chars().count().saturating_sub(letters);
    let tail: String = name.chars().skip(skipped).collect();
    let from =
        tail.find(' ').map_or_else(|| tail.chars().next().map_or(0, char::len_utf8), |space| space + 1);
    format!("…{}", &tail[from..])
}

/// A place on a telephone: its name if it is short, else its three letters.
pub(super) fn short_place(place: Place, name: &str) -> String {
    if name.chars().count() <= 13 { name.to_owned() } else { place.iso3().to_owned() }
}

/// A point with a mark around it: per cent across, pixels down, radius.
pub(super) type Point = (f64, f64, f64);

/// Where a label stands: beside its point by so many pixels, at that height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Label {
    pub(super) across: f64,
    pub(super) down: f64,
    pub(super) anchor: &'static str,
}

/// Left, right, top, bottom.
type Area = (f64, f64, f64, f64);

/// Width and height of a letter, about; the height includes what hangs below its line, [`BELOW`].
const LETTER: (f64, f64) = (7.6, 14.0);
const BELOW: f64 = 3.0;

/// What a label of so many letters covers at a point across a picture of that width.
fn area(across: f64, label: Label, letters: usize, width: f64) -> Area {
    let long = letters as f64 * LETTER.0;
    let from = across / 100.0 * width + label.across;
    let left = match label.anchor {
        "start" => from,
        "end" => from - long,
        _ => from - long / 2.0,
    };
    (left, left + long, label.down + BELOW - LETTER.1, label.down + BELOW)
}

/// A name that would lie on more marks than this is left out: it would hide what it stands beside.
const COVERED: usize = 3;

/// Marks of at least this radius are not written on by their neighbours: the name would seem to be theirs.
const LARGE: f64 = 6.0;

/// The marks that an area lies on, in a picture of that width.
fn covered<'a>(area: &Area, points: &'a [Point], width: f64) -> impl Iterator<Item = &'a Point> {
    let area = *area;
    points.iter().filter(move |(x, y, radius)| {
        let x = x / 100.0 * width;
        area.0 < x + radius && x - radius < area.1 && area.2 < y + radius && y - radius < area.3
    })
}

/// For each point a place for its name: beside it, above or below, so that it runs neither out of the picture nor into a name before it,
/// at any of the widths that the picture may have, and over as few marks as can be. None if there is no such place. There may be more
/// points than names. `taken` are names that stand there already, with the
/// point across that each hangs on and their letters.
pub(super) fn labels(
    points: &[Point],
    names: &[String],
    widths: &[f64; 3],
    height: f64,
    taken: &[(f64, Label, usize)],
) -> Vec<Option<Label>> {
    let areas =
        |across: f64, label: Label, letters: usize| widths.map(|width| area(across, label, letters, width));
    let mut taken: Vec<[Area; 3]> =
        taken.iter().map(|(across, label, letters)| areas(*across, *label, *letters)).collect();
    let apart = |one: &Area, other: &Area| {
        one.0 > other.1 + 3.0 || other.0 > one.1 + 3.0 || one.2 >= other.3 || other.2 >= one.3
    };
    let mut placed = |((x, y, radius), name): (&Point, &String)| {
        let away = radius + 4.0;
        let tries = [
            Label { across: away, down: y + 4.0, anchor: "start" },
            Label { across: -away, down: y + 4.0, anchor: "end" },
            Label { across: 0.0, down: y - away, anchor: "middle" },
            Label { across: 0.0, down: y + away + 9.0, anchor: "middle" },
            // Above or below, but hung to one side.
            Label { across: *radius, down: y + away + 9.0, anchor: "end" },
            Label { across: -radius, down: y + away + 9.0, anchor: "start" },
            Label { across: *radius, down: y - away, anchor: "end" },
            Label { across: -radius, down: y - away, anchor: "start" },
        ];
        let letters = name.chars().count();
        let free = tries.into_iter().filter_map(|label| {
            let own = areas(*x, label, letters);
            let fits = own
                .iter()
                .zip(widths)
                .all(|(area, width)| area.0 >= 0.0 && area.1 <= *width && area.2 >= 0.0 && area.3 <= height);
            let on_others = own.iter().zip(widths).any(|(area, width)| {
                covered(area, points, *width).any(|other| other.2 >= LARGE && *other != (*x, *y, *radius))
            });
            let free = fits
                && !on_others
                && taken.iter().all(|other| other.iter().zip(&own).all(|(a, b)| apart(a, b)));
            free.then_some((label, own))
        });
        // Of several free places that over the fewest marks.
        let marks = |own: &[Area; 3]| covered(&own[0], points, widths[0]).count();
        let (label, own) = free.min_by_key(|(_, own)| marks(own)).filter(|(_, own)| marks(own) <= COVERED)?;
        taken.push(own);
        Some(label)
    };
    points.iter().zip(names).map(&mut placed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names are cut between words if that costs little, and never run out of their room.
    #[test]
    fn names_are_cut_to_their_room() {
        assert_eq!(cut("Vehicle parts", 13), "Vehicle parts");
        assert_eq!(cut("Vehicle parts and accessories", 16), "Vehicle parts…");
        assert_eq!(cut("Автопринадлежности", 10), "Автоприна…");
        assert_eq!(cut("a, bcdefghijkl", 6), "a, bc…");
        let trucks = ["KAMAZ lorry", "Lorry of KAMAZ", "Lorry of MAZ", "Lorry"].map(str::to_owned);
        assert_eq!(cut_apart(&trucks, 9), ["KAMAZ…", "…of KAMAZ", "…of MAZ", "Lorry"]);
        assert_eq!(cut_apart(&trucks[1..2], 9), ["Lorry…"]);
        for letters in 1..20 {
            assert!(end("Lorry of MAZ", letters).chars().count() <= letters, "{letters}");
            assert!(cut("Части и принадлежности", letters).chars().count() <= letters, "{letters}");
        }
    }

    /// Names of crowded points stay in the picture and off one another at every width; those without room are left out, not squeezed.
    #[test]
    fn names_keep_apart() {
        let mut state = 1_u32;
        let mut chance = |below: u32| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            f64::from((state >> 8) % below)
        };
        let points: Vec<Point> = (0..60).map(|_| (chance(100), chance(300), 2.0 + chance(18))).collect();
        let names = vec!["870840 Vehicle parts".to_owned(); points.len()];
        let threshold = (0.0, Label { across: 3.0, down: 150.0, anchor: "start" }, 12);
        let widths = [400.0, 600.0, 900.0];
        let found = labels(&points, &names, &widths, 300.0, &[threshold]);
        let placed = found.iter().filter(|label| label.is_some()).count();
        assert!(placed > 5 && placed < points.len(), "{placed}");
        // A neighbour to the right sends the name to the left.
        let near = [(50.0, 100.0, 5.0), (55.0, 100.0, 5.0)];
        let label = labels(&near, &names[..1], &widths, 300.0, &[])[0];
        assert_eq!(label.map(|label| label.anchor), Some("end"));
        let narrow = |label: &Option<Label>, point: &Point| {
            label.map(|label| area(point.0, label, names[0].chars().count(), widths[0]))
        };
        let named = points.iter().zip(&found).filter_map(|(point, label)| narrow(label, point));
        assert!(named.into_iter().all(|area| covered(&area, &points, widths[0]).count() <= COVERED));
        for width in widths {
            let mut areas = vec![area(threshold.0, threshold.1, threshold.2, width)];
            let named = points.iter().zip(&found).filter_map(|(point, label)| Some((point, (*label)?)));
            areas.extend(named.map(|(point, label)| area(point.0, label, names[0].len(), width)));
            for (at, one) in areas.iter().enumerate() {
                assert!(one.0 >= 0.0 && one.1 <= width && one.2 >= 0.0 && one.3 <= 300.0, "{one:?}");
                let covers =
                    |other: &Area| one.0 < other.1 && other.0 < one.1 && one.2 < other.3 && other.2 < one.3;
                assert!(!areas[..at].iter().any(covers), "{one:?} at {width}");
            }
        }
    }
}
