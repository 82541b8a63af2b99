//! A file is written as a whole or not at all, and nothing is overwritten by mistake.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails may stop")]

use std::fs;
use std::path::PathBuf;

use store::{Error, Overwrite, write_folder, write_new};

/// An empty folder of this test's own.
fn empty_folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn names(folder: &PathBuf) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// What exists stays, unless its replacement is asked for.
#[test]
fn nothing_is_overwritten_silently() {
    let folder = empty_folder("overwrite");
    let path = folder.join("plan.json");
    write_new(&path, b"first", Overwrite::Refused).unwrap();
    assert!(
        matches!(write_new(&path, b"second", Overwrite::Refused), Err(Error::Exists { path: found }) if found == path)
    );
    assert_eq!(fs::read(&path).unwrap(), b"first");
    write_new(&path, b"third", Overwrite::Allowed).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"third");
    assert_eq!(names(&folder), ["plan.json"]);
}

/// Where a write fails, what was there is still there, and nothing else is.
#[test]
fn a_failed_write_leaves_no_trace() {
    let folder = empty_folder("failure");
    // A folder cannot be replaced by a file: the last step fails, for whichever user the test runs.
    let path = folder.join("taken");
    fs::create_dir(&path).unwrap();
    assert!(matches!(write_new(&path, b"x", Overwrite::Allowed), Err(Error::Write { .. })));
    assert_eq!(names(&folder), ["taken"]);
    // The first step fails: there is no such folder.
    let nowhere = folder.join("absent/plan.json");
    assert!(
        matches!(write_new(&nowhere, b"x", Overwrite::Refused), Err(Error::Write { path, .. }) if path == nowhere)
    );
    assert!(matches!(write_new(&folder.join(".."), b"x", Overwrite::Allowed), Err(Error::Write { .. })));
    assert_eq!(names(&folder), ["taken"]);
}

/// Of two who write the same new file at once, exactly one succeeds, and the file is entirely the winner's.
#[test]
fn only_one_can_be_first() {
    let folder = empty_folder("race");
    for round in 0..20 {
        let path = folder.join(format!("plan-{round}.json"));
        let contents = ["a", "b", "c", "d"].map(|letter| letter.repeat(100_000));
        let outcomes: Vec<bool> = std::thread::scope(|scope| {
            let writers: Vec<_> = contents
                .iter()
                .map(|content| {
                    scope.spawn(|| write_new(&path, content.as_bytes(), Overwrite::Refused).is_ok())
                })
                .collect();
            writers.into_iter().map(|writer| writer.join().unwrap()).collect()
        });
        assert_eq!(outcomes.iter().filter(|won| **won).count(), 1, "{outcomes:?}");
        let winner = outcomes.iter().position(|won| *won).unwrap();
        assert!(fs::read_to_string(&path).unwrap() == contents[winner], "writers were mixed");
    }
    assert_eq!(names(&folder).len(), 20);
}

/// If the last file of a folder cannot be written, the first is as it was: in the way is a folder, or the file itself.
#[test]
fn what_was_replaced_is_put_back() {
    let folder = empty_folder("put-back");
    fs::write(folder.join("plan.json"), "old").unwrap();
    fs::create_dir(folder.join("report.html")).unwrap();
    let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
    let files = [file("plan.json", "new"), file("report.html", "new")];
    assert!(matches!(write_folder(&folder, &files, Overwrite::Allowed), Err(Error::Write { .. })));
    assert_eq!(fs::read(folder.join("plan.json")).unwrap(), b"old");
    assert_eq!(names(&folder), ["plan.json", "report.html"]);
    let twice = [file("twice", "first"), file("twice", "second")];
    assert!(matches!(write_folder(&folder, &twice, Overwrite::Refused), Err(Error::Exists { .. })));
    assert_eq!(names(&folder), ["plan.json", "report.html"]);
}

/// A folder is written only if none of its files is in the way.
#[test]
fn a_folder_is_all_or_nothing() {
    let folder = empty_folder("folder");
    let files = store::template(store::Template::Example);
    fs::write(folder.join("uses.csv"), "mine").unwrap();
    assert!(matches!(write_folder(&folder, &files, Overwrite::Refused), Err(Error::Exists { .. })));
    assert_eq!(names(&folder), ["uses.csv"]);
    let other = folder.join("new/inner");
    write_folder(&other, &files, Overwrite::Refused).unwrap();
    assert!(files.iter().all(|(name, bytes)| fs::read(other.join(name)).unwrap() == *bytes));
    assert!(store::load(&other).is_ok());
}

/// A file keeps who may read it, and a link leads where it led.
#[cfg(unix)]
#[test]
fn what_is_replaced_stays_as_its_owner_set_it_up() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = tempfile::tempdir().unwrap();
    let real = folder.path().join("shared.csv");
    std::fs::write(&real, "old").unwrap();
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).unwrap();
    let link = folder.path().join("plants.csv");
    symlink(&real, &link).unwrap();
    write_new(&link, b"new", Overwrite::Allowed).unwrap();
    assert_eq!(std::fs::read_to_string(&real).unwrap(), "new");
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(std::fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    let lost = folder.path().join("lost.csv");
    symlink(folder.path().join("gone/x.csv"), &lost).unwrap();
    assert!(matches!(write_new(&lost, b"new", Overwrite::Allowed), Err(Error::Write { .. })));
}
