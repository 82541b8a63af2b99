//! What is acknowledged stays, whatever happens to whoever writes.

use std::io::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};

use model::cooperation::{Deed, PriceBreak, Renewed};
use model::number::{Currency, Decimal, Quantity};
use model::time::Day;

use super::*;

fn day() -> Day {
    Day::new(2027, 3, 1).unwrap()
}

fn event(id: &str, deed: Deed) -> Event {
    Event { id: id.to_owned(), day: day(), who: "buyer «Ü»".to_owned(), deed }
}

fn withdraw(id: &str) -> Event {
    event(id, Deed::Withdraw { enquiry: "e".to_owned(), reason: "не нужно\n\"совсем\"".to_owned() })
}

/// Every kind of event comes back as it was.
#[test]
fn events_come_back() {
    let decimal = |text: &str| Decimal::parse(text).unwrap();
    let all = [
        event(
            "1",
            Deed::Send {
                enquiry: "e".to_owned(),
                need: "n".to_owned(),
                capabilities: vec!["a".to_owned(), "b".to_owned()],
                reply_by: day(),
                reissue_of: Some("d".to_owned()),
            },
        ),
        event(
            "2",
            Deed::Quote {
                enquiry: "e".to_owned(),
                quote: "q".to_owned(),
                capability: "a".to_owned(),
                breaks: vec![PriceBreak {
                    from: Quantity::from_decimal(decimal("100")).unwrap(),
                    price: decimal("12.345678"),
                }],
                tooling: decimal("0.5"),
                currency: Currency::parse("BYN").unwrap(),
                lead_time: 30,
                valid_until: day(),
            },
        ),
        event(
            "3",
            Deed::Decline { enquiry: "e".to_owned(), capability: "b".to_owned(), reason: "—".to_owned() },
        ),
        event(
            "4",
            Deed::Award {
                enquiry: "e".to_owned(),
                award: "w".to_owned(),
                quotes: vec![("q".to_owned(), decimal("0.333333333"))],
                reason: "r".to_owned(),
            },
        ),
        withdraw("5"),
        event("6", Deed::Renew { what: Renewed::Capability, key: "a".to_owned(), until: day() }),
    ];
    let folder = tempfile::tempdir().unwrap();
    for event in &all {
        assert!(record(folder.path(), |_| Ok::<_, ()>(Some(event.clone()))).unwrap());
    }
    assert!(!record(folder.path(), |_| Ok::<_, ()>(None)).unwrap());
    assert_eq!(events(folder.path()).unwrap(), all);
}

/// A line that was cut off anywhere is not read, and the next one takes its place.
#[test]
fn a_line_cut_off_is_no_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(JOURNAL_FILE);
    record(folder.path(), |_| Ok::<_, ()>(Some(withdraw("1")))).unwrap();
    let whole = std::fs::read(&path).unwrap();
    record(folder.path(), |_| Ok::<_, ()>(Some(withdraw("2")))).unwrap();
    let both = std::fs::read(&path).unwrap();
    // A whole line without its end is a whole line, and the next one begins a line of its own.
    std::fs::write(&path, &both[..both.len() - 1]).unwrap();
    assert_eq!(events(folder.path()).unwrap(), [withdraw("1"), withdraw("2")]);
    record(folder.path(), |known| {
        assert_eq!(known.len(), 2);
        Ok::<_, ()>(Some(withdraw("3")))
    })
    .unwrap();
    assert_eq!(events(folder.path()).unwrap(), [withdraw("1"), withdraw("2"), withdraw("3")]);
    for length in whole.len()..both.len() - 1 {
        std::fs::write(&path, &both[..length]).unwrap();
        assert_eq!(events(folder.path()).unwrap(), [withdraw("1")]);
        record(folder.path(), |known| {
            assert_eq!(known.len(), 1);
            Ok::<_, ()>(Some(withdraw("3")))
        })
        .unwrap();
        assert_eq!(events(folder.path()).unwrap(), [withdraw("1"), withdraw("3")]);
    }
}

/// A byte changed anywhere is noticed, and nothing is added.
#[test]
fn a_changed_byte_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(JOURNAL_FILE);
    for id in ["1", "2"] {
        record(folder.path(), |_| Ok::<_, ()>(Some(withdraw(id)))).unwrap();
    }
    let sound = std::fs::read(&path).unwrap();
    for at in (0..sound.len() - 1).filter(|at| sound[*at] != b'\n') {
        let mut changed = sound.clone();
        changed[at] ^= 1;
        if changed[at] == b'\n' {
            continue;
        }
        std::fs::write(&path, &changed).unwrap();
        let found = events(folder.path());
        assert!(found.is_err() || found.unwrap() == [withdraw("1"), withdraw("2")], "byte {at}");
        let refused = record(folder.path(), |_| Ok::<_, ()>(Some(withdraw("3"))));
        assert!(matches!(refused, Err(Refused::Damaged(_)) | Ok(true)));
        if refused.is_err() {
            assert_eq!(std::fs::read(&path).unwrap(), changed);
        }
    }
}

/// Many at once: everybody sees all who came before, nobody is lost.
#[test]
fn many_at_once_stand_in_line() {
    let folder = tempfile::tempdir().unwrap();
    let added = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for writer in 0..8 {
            let (folder, added) = (folder.path(), &added);
            scope.spawn(move || {
                for number in 0..10 {
                    let id = format!("{writer}-{number}");
                    record(folder, |known| {
                        assert_eq!(known.len(), added.fetch_add(1, Ordering::SeqCst));
                        Ok::<_, ()>(Some(withdraw(&id)))
                    })
                    .unwrap();
                }
            });
        }
    });
    assert_eq!(events(folder.path()).unwrap().len(), 80);
}

/// What the one who decides refuses, or panics over, leaves no trace.
#[test]
fn a_refusal_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    record(folder.path(), |_| Ok::<_, ()>(Some(withdraw("1")))).unwrap();
    assert!(matches!(record(folder.path(), |_| Err("no")), Err(Refused::Decided("no"))));
    assert_eq!(events(folder.path()).unwrap().len(), 1);
    let mut file = OpenOptions::new().append(true).open(folder.path().join(JOURNAL_FILE)).unwrap();
    file.write_all(b"{\"sum\":\"x\"}\n").unwrap();
    assert_eq!(events(folder.path()).unwrap_err().code, Code::JournalDamaged);
}
