//! Laws of reading networks.

use proptest::prelude::*;

use super::*;

fn network(name: &str, text: &str) -> Network {
    let read = read_network(name, text.as_bytes(), None);
    read.network.unwrap_or_else(|| panic!("{name}: {:?}", read.findings))
}

/// The place of the only finding.
fn place(name: &str, text: &str) -> (Code, Option<u32>, Option<String>) {
    let read = read_network(name, text.as_bytes(), None);
    assert!(read.network.is_none());
    let [finding] = read.findings.as_slice() else { panic!("{:?}", read.findings) };
    let place = finding.place.clone().unwrap();
    (finding.code, place.row, place.column)
}

const MULTI_MODE: &str = "\
jobs (incl. supersource/sink ):  3
  - renewable                 :  1   R
  - nonrenewable              :  1   N
  - doubly constrained        :  0   D
PRECEDENCE RELATIONS:
jobnr.    #modes  #successors   successors
   1        1          1           2
   2        2          1           3
   3        1          0
REQUESTS/DURATIONS:
jobnr. mode duration  R 1  N 1
------------------------------
  1      1     0       0    0
  2      1     4       2    1
         2     2       3    5
  3      1     0       0    0
RESOURCEAVAILABILITIES:
  R 1  N 1
    3    5
";

/// PSPLIB's sections become modes, links, resources and stocks.
#[test]
fn psplib_files_are_understood() {
    let network = network("x.mm", &MULTI_MODE.replace("  2      1     4", " 2      1     4"));
    assert_eq!(network.activities.len(), 3);
    assert_eq!(network.activities[1].modes.len(), 2);
    let fast = &network.activities[1].modes[1];
    assert_eq!((fast.duration, fast.uses.as_slice(), fast.draws.as_slice()), (2, &[3][..], &[5][..]));
    assert_eq!(network.links, [follows(0, 1), follows(1, 2)]);
    assert_eq!((network.resources[0].capacity, network.stocks[0].amount), (3, 5));
}

/// The Patterson format does not care where lines end.
#[test]
fn patterson_files_are_understood() {
    let network = network("x.rcp", "3 1\n2\n0 0 1 2\n5 2 1\n3\n0 0 0\n");
    assert_eq!(network.activities[1].modes[0].duration, 5);
    assert_eq!(network.links, [follows(0, 1), follows(1, 2)]);
}

/// ProGen/max's distances go from start to start and may be negative.
#[test]
fn time_lags_are_understood() {
    let text = "1 1 0 0\n0 1 1 1 [2]\n1 1 2 2 0 [4] [-6]\n2 1 0\n0 1 0 0\n1 1 4 1\n2 1 0 0\n1\n";
    let network = network("x.SCH", text);
    let lags: Vec<_> = network.links.iter().map(|link| (link.before, link.after, link.lag)).collect();
    assert_eq!(lags, [(0, 1, 2), (1, 2, 4), (1, 0, -6)]);
    assert!(network.links.iter().all(|link| link.from == From::Start));
}

/// MPLIB's projects share their resources and have releases and due dates of their own.
#[test]
fn several_projects_are_understood() {
    let text = "2\n1\n4\n2 0 7\n1\n3 1 1 1:2\n2 1 0\n1 5\n1\n4 4 0\n";
    let network = network("x.rcmp", text);
    assert_eq!(network.projects.len(), 2);
    assert_eq!(network.activities[1].due, 7);
    assert_eq!((network.activities[2].release, network.activities[2].project), (5, 1));
    assert_eq!(network.links, [follows(0, 1)]);
}

/// A table of one's own: resources are columns, capacities rows, tasks know their predecessors by name.
#[test]
fn a_table_is_understood() {
    let text = "task,duration,after,deadline,mode,bench,steel\n\
                capacity,,,,,2,\n\
                amount,,,,,,9\n\
                cut,3,,,,1,4\n\
                weld,5,cut+1,20,slow,2,2\n\
                weld,2,,,fast,2,5\n\
                test,1,\"weld; cut SS+2\",,,1,\n";
    let network = network("x.csv", text);
    assert_eq!(network.resources[0].capacity, 2);
    assert_eq!((network.stocks[0].key.as_str(), network.stocks[0].amount), ("steel", 9));
    assert_eq!(network.activities.len(), 3);
    assert_eq!(network.activities[1].modes.len(), 2);
    assert_eq!(network.activities[1].deadline, Some(20));
    let mut links = network.links.clone();
    links.sort_unstable();
    let start = Link { before: 0, after: 2, from: From::Start, lag: 2 };
    assert_eq!(links, [Link { lag: 1, ..follows(0, 1) }, start, follows(1, 2)]);
}

/// What a row of capacities says from a period on holds from then on.
#[test]
fn a_calendar_is_understood() {
    let network =
        network("x.csv", "task;duration;release;bench\ncapacity;;;2\ncapacity;;5;0\nCapacity;;7;3\na;1;;1\n");
    let at = |period| network.resources[0].capacity_at(period);
    assert_eq!([at(0), at(4), at(5), at(6), at(7), at(99)], [2, 2, 0, 0, 3, 3]);
}

/// Whatever is wrong is shown with its line and column.
#[test]
fn malformed_files_are_shown_where_they_are() {
    let cut = MULTI_MODE.replace("2      1     4", "2      1     x");
    assert_eq!(place("x.mm", &cut), (Code::BadInstance, Some(14), Some("16".to_owned())));
    assert_eq!(place("x.rcp", "3 1\n2\n0 0 1 9\n"), (Code::BadInstance, Some(3), Some("7".to_owned())));
    assert_eq!(place("x.rcp", "3 1\n2\n0 0"), (Code::BadInstance, Some(3), None));
    let unknown = "task,duration,after\na,1,\nb,2,c\n";
    assert_eq!(place("x.csv", unknown), (Code::UnknownId, Some(3), Some("after".to_owned())));
    assert_eq!(place("x.csv", "task\na\n").0, Code::MissingColumn);
    assert_eq!(place("x.txt", "").0, Code::BadInstance);
}

/// A resource without a capacity is a question, not a guess.
#[test]
fn a_resource_needs_a_capacity() {
    assert_eq!(place("x.csv", "task,duration,bench\na,1,1\n").0, Code::MissingValue);
}

proptest! {
    /// Any bytes under any name give a network or findings, never a panic.
    #[test]
    fn any_bytes_are_read(
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        ending in prop::sample::select(vec!["sm", "mm", "rcp", "sch", "rcmp", "csv", "x"]),
    ) {
        let read = read_network(&format!("x.{ending}"), &bytes, None);
        prop_assert!(read.network.is_some() || !read.findings.is_empty());
    }

    /// So do files that are almost right: numbers where words should be, and the other way round.
    #[test]
    fn almost_right_files_are_read(
        words in prop::collection::vec("[0-9]{1,3}|-?[0-9]{1,9}|\\[[0-9]\\]|[a-z]|\n|1:1", 0..60),
        ending in prop::sample::select(vec!["sm", "rcp", "sch", "rcmp", "csv"]),
    ) {
        let read = read_network(&format!("x.{ending}"), words.join(" ").as_bytes(), None);
        prop_assert!(read.network.is_some() || !read.findings.is_empty());
    }

    /// A word changed in a good file is either harmless or found; nothing panics.
    #[test]
    fn a_slip_of_the_pen_is_survived(at in 0..60usize, word in "[0-9]{1,4}|-1|x|:|capacity") {
        let mut words: Vec<String> = MULTI_MODE.split_inclusive([' ', '\n']).map(str::to_owned).collect();
        let at = at % words.len();
        words[at] = format!("{word} ");
        let read = read_network("x.mm", words.concat().as_bytes(), None);
        prop_assert!(read.network.is_some() || !read.findings.is_empty());
    }
}

/// Days in a table are periods once it is known when the first begins: from a day on, or done by it.
#[test]
fn days_are_periods_from_a_start() {
    use model::Day;
    use model::network::{Dates, Step};
    let text = "task,duration,after,release,deadline,notes,stand\ncapacity,,,,,,1\ncapacity,,,2027-02-01,,,2\n\
                design,2,,2027-01-13,31.01.2027,by hand,1\nrotor,1,design,,2027-02,,1\n";
    let dates = Dates::new(Day::parse("2027-01-11").unwrap(), Step::Week);
    let read = super::read_network("x.csv", text.as_bytes(), Some(dates));
    assert_eq!(read.findings, Vec::new());
    let network = read.network.unwrap();
    // 13 January lies in the first week, so the second one is the first that is not before it; 31 January ends the third.
    assert_eq!((network.activities[0].release, network.activities[0].deadline), (1, Some(3)));
    assert_eq!(network.activities[1].deadline, Some(7));
    assert_eq!(network.resources[0].changes, [(3, 2)]);
    let read = super::read_network("x.csv", text.as_bytes(), None);
    let codes: Vec<(Code, Option<u32>)> =
        read.findings.iter().map(|it| (it.code, it.place.as_ref().and_then(|place| place.row))).collect();
    assert_eq!(codes, [3, 4, 4, 5].map(|line| (Code::DateWithoutStart, Some(line))));
}

/// A table may be a workbook.
#[test]
fn a_table_may_be_a_workbook() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in
        (0..).zip([["task", "duration", "after"], ["design", "4", ""], ["rotor", "5", "design"]])
    {
        for (column, cell) in (0..).zip(cells) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).map(|_| ()),
                Err(_) => sheet.write_string(row, column, cell).map(|_| ()),
            }
            .unwrap();
        }
    }
    let read = super::read_network("mine/x.xlsx", &book.save_to_buffer().unwrap(), None);
    assert_eq!(read.findings, Vec::new());
    assert_eq!(read.network.map(|network| (network.activities.len(), network.links.len())), Some((2, 1)));
    let broken = super::read_network("x.xlsx", b"PK\x03\x04 and so on", None);
    assert_eq!(broken.findings.first().map(|it| it.code), Some(Code::BadWorkbook));
}
