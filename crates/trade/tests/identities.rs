//! Laws that need no reference: what must add up, and what must not matter.

#![allow(clippy::unwrap_used, reason = "a test that fails may stop")]

use proptest::prelude::*;
use trade::read::{Line, Side};
use trade::{Exposure, Gather, Keep, Level, Place, Product, Sums, Union, Year};

const PLACES: [&str; 7] = ["BY", "RU", "KZ", "CN", "DE", "TR", "US"];
const CODES: [&str; 6] = ["870840", "870830", "848390", "848310", "851220", "010121"];

/// A row: who sold, who bought, what, for how much, how much.
type Row = (usize, usize, usize, i64, Option<i64>);

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let row = (
        0..PLACES.len(),
        0..PLACES.len(),
        0..CODES.len(),
        0_i64..1_000_000,
        proptest::option::of(1_i64..1_000),
    );
    let between = row.prop_filter("nobody trades with himself", |row| row.0 != row.1);
    proptest::collection::vec(between, 1..60)
}

fn place(number: usize) -> Place {
    Place::find(PLACES[number]).unwrap()
}

fn line(row: &Row) -> Line {
    Line {
        year: 2022,
        month: 0,
        exporter: place(row.0),
        importer: place(row.1),
        side: Side::Agreed,
        product: Product::parse(CODES[row.2]).unwrap(),
        value: row.3,
        quantity: row.4,
    }
}

fn sealed(rows: &[Row], keep: &Keep, level: Level) -> Year {
    let mut gather = Gather::new(keep);
    rows.iter().for_each(|row| gather.add(&line(row)));
    gather.seal(None, Some(level), 1).0.remove(0)
}

fn sums(rows: &[Row], members: &[usize], level: Level) -> Vec<Sums> {
    let union = Union::new(&members.iter().map(|member| place(*member)).collect::<Vec<_>>());
    sealed(rows, &Keep::Union(union.clone()), level).sums(&union)
}

proptest! {
    /// What is kept of everybody answers for any union as what is kept of it alone.
    #[test]
    fn a_union_needs_its_partners_only(rows in rows(), members in proptest::collection::vec(0..PLACES.len(), 1..5)) {
        let union = Union::new(&members.iter().map(|member| place(*member)).collect::<Vec<_>>());
        let all = sealed(&rows, &Keep::All, Level::Subheading);
        prop_assert_eq!(all.sums(&union), sums(&rows, &members, Level::Subheading));
    }

    /// Coarser codes are the sums of finer ones, and suppliers' lines add up to what comes from outside.
    #[test]
    fn levels_and_lines_add_up(rows in rows()) {
        let members = [0, 1, 2];
        let union = Union::new(&members.map(place));
        let fine = sums(&rows, &members, Level::Subheading);
        for level in [Level::Heading, Level::Chapter] {
            for coarse in sums(&rows, &members, level) {
                let inside = || fine.iter().filter(|it| it.product.within(level) == coarse.product);
                let add = |part: fn(&Sums) -> i64| inside().map(part).sum::<i64>();
                prop_assert_eq!(coarse.outside, add(|it| it.outside));
                prop_assert_eq!(coarse.inside, add(|it| it.inside));
                prop_assert_eq!(coarse.exports, add(|it| it.exports));
                prop_assert_eq!(coarse.world, add(|it| it.world));
                prop_assert_eq!(coarse.quantity, add(|it| it.quantity));
            }
        }
        let year = sealed(&rows, &Keep::Union(union.clone()), Level::Subheading);
        for sum in &fine {
            let lines = year.lines(&union, sum.product);
            prop_assert_eq!(lines.iter().map(|line| line.value).sum::<i64>(), sum.outside);
            prop_assert!(lines.iter().all(|line| union.has(line.importer) && !union.has(line.supplier)));
        }
    }

    /// Seen from both sides trade is the same: a union of all imports from itself what the world exports, and what a union
    /// imports from outside is what the others' exports to it are.
    #[test]
    fn mirrors_agree(rows in rows()) {
        let everybody: Vec<usize> = (0..PLACES.len()).collect();
        for sum in sums(&rows, &everybody, Level::Subheading) {
            prop_assert_eq!((sum.outside, sum.inside, sum.exports), (0, sum.world, sum.world));
        }
        let (here, there) = (sums(&rows, &[0, 1, 2], Level::Subheading), sums(&rows, &[3, 4, 5, 6], Level::Subheading));
        for (one, other) in here.iter().zip(&there) {
            prop_assert_eq!(one.outside, other.exports - other.inside);
            prop_assert_eq!(one.exports + other.exports, one.world);
        }
    }

    /// Neither the order of rows, nor a row written as two, nor the number of readers changes anything; nor does the unit
    /// change a flag.
    #[test]
    fn what_must_not_matter_does_not(rows in rows(), cut in 0_usize..60, seed in any::<u64>()) {
        let members = [0, 1];
        let before = sums(&rows, &members, Level::Subheading);
        let mut shuffled = rows.clone();
        let length = shuffled.len();
        for at in 0..length {
            shuffled.swap(at, (seed.rotate_left(at as u32) % length as u64) as usize);
        }
        let mut split = Vec::new();
        for (number, row) in shuffled.iter().enumerate() {
            // A row without a quantity may be cut anywhere; one with a quantity keeps it with all of its value.
            match row.4 {
                None if number % 2 == 0 => {
                    split.push((row.0, row.1, row.2, row.3 / 3, None));
                    split.push((row.0, row.1, row.2, row.3 - row.3 / 3, None));
                }
                _ => split.push(*row),
            }
        }
        prop_assert_eq!(&before, &sums(&split, &members, Level::Subheading));
        let union = Union::new(&members.map(place));
        let keep = Keep::Union(union.clone());
        let (mut one, mut other) = (Gather::new(&keep), Gather::new(&keep));
        for (number, row) in rows.iter().enumerate() {
            if number < cut { one.add(&line(row)) } else { other.add(&line(row)) }
        }
        other.join(one);
        prop_assert_eq!(&before, &other.seal(Some(&union), Some(Level::Subheading), 2).0[0].sums(&union));
        let scaled: Vec<Row> = rows.iter().map(|row| (row.0, row.1, row.2, row.3 * 1000, row.4)).collect();
        let flags = |rows: &[Row]| -> Vec<_> {
            let sums = sums(rows, &members, Level::Subheading).into_iter();
            sums.map(|it| Exposure::of(it, true)).map(|it| (it.cdi1, it.cdi2, it.cdi3, it.single_point)).collect()
        };
        prop_assert_eq!(flags(&rows), flags(&scaled));
    }

    /// An index of concentration lies between nought and one, and its ends are in order.
    #[test]
    fn concentration_is_a_share(rows in rows()) {
        for sum in sums(&rows, &[0, 1], Level::Subheading) {
            if let Some((low, high)) = Exposure::of(sum, true).concentration {
                prop_assert!(0.0 < low && low <= high && high <= 1.0 + 1e-12);
            }
        }
    }
}
