//! The guide shows what the program really does: every command in `docs/guide` is run, every output compared.
//!
//! `UPDATE_EXPECT=1 cargo test -p jointworks --test guide` writes the outputs anew.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails may stop")]

use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// A page is its own test: commands stand behind `$ ` in blocks marked `console`, run one after another in one folder.
#[test]
fn every_page_shows_what_the_program_does() {
    let guide = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/guide");
    for page in [
        "exposure.md",
        "plan.md",
        "check.md",
        "workbook.md",
        "explain.md",
        "levers.md",
        "limits.md",
        "match.md",
        "enquiry.md",
        "pareto.md",
        "risk.md",
        "schedule.md",
    ] {
        let path = guide.join(page);
        let before = std::fs::read_to_string(&path).unwrap();
        let after = replayed(&before);
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            std::fs::write(&path, after).unwrap();
        } else {
            assert_eq!(
                timeless(&before),
                timeless(&after),
                "{page} is out of date; see the head of this test"
            );
        }
    }
}

/// The page with the outputs of its commands.
fn replayed(page: &str) -> String {
    let folder = TempDir::new().unwrap();
    let (mut written, mut in_block) = (String::new(), false);
    for line in page.lines() {
        match (in_block, line) {
            (false, "```console") => in_block = true,
            (true, "```") => in_block = false,
            (true, _) => {
                // Old output is dropped, commands are kept and answered.
                let Some(command) = line.strip_prefix("$ ") else { continue };
                written.push_str(&format!("{line}\n{}", run(folder.path(), command)));
                continue;
            }
            (false, _) => {}
        }
        written.push_str(line);
        written.push('\n');
    }
    written
}

/// What a command shows; what it says on standard error does not belong into the guide.
fn run(folder: &Path, command: &str) -> String {
    let bin = Path::new(env!("CARGO_BIN_EXE_jointworks")).parent().unwrap().to_owned();
    let path =
        std::env::join_paths([bin, "/usr/local/bin".into(), "/usr/bin".into(), "/bin".into()]).unwrap();
    let output = Command::new("sh")
        .args(["-c", command])
        .current_dir(folder)
        .env("PATH", path)
        .env("LC_ALL", "C")
        .output()
        .unwrap();
    // A command of the guide may refuse, but it must have been understood.
    assert!(
        matches!(output.status.code(), Some(0 | 1)),
        "{command}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

/// Without what differs from run to run, the time, and from search to search, the rounds it took.
fn timeless(page: &str) -> String {
    page.lines()
        .filter(|line| {
            !["\"seconds\"", "\"work\"", "seed 1, "].iter().any(|word| line.trim_start().starts_with(word))
        })
        .map(|line| format!("{line}\n"))
        .collect()
}
