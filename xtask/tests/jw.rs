//! The script `jw` on machines that lack something: each is a folder of pretended programs, and no other program can be found.
//!
//! A real fresh machine is too slow and too rare for a test; what the script calls, says and leaves behind can be seen here in a second.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails may stop")]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use tempfile::TempDir;

/// What every Debian has, and all that the script may use without asking whether it is there.
const ALWAYS_THERE: [&str; 19] = [
    "bash", "cat", "chmod", "cut", "dirname", "env", "find", "head", "mkdir", "mktemp", "mv", "readlink",
    "rm", "sed", "sh", "sort", "tail", "touch", "tr",
];

/// A pretended cargo: it knows its version, and what it builds says how it was called.
const CARGO: &str = r#"case "$*" in
--version) echo "cargo ${RUSTUP_TOOLCHAIN:-1.95.0} (0123456 2026-04-14)" ;;
-vV) echo 'host: x86_64-unknown-linux-gnu' ;;
build*)
  printf '#!/bin/sh\necho "in $PWD: $*"\n' > "$CARGO_TARGET_DIR/release/jointworks"
  chmod +x "$CARGO_TARGET_DIR/release/jointworks" ;;
esac"#;

/// A machine with a clone of the project, a home folder and pretended programs; to begin with it lacks nothing.
struct Machine {
    folder: TempDir,
}

/// How a call ended.
struct Outcome {
    code: i32,
    shown: String,
    said: String,
}

impl Machine {
    fn complete() -> Machine {
        let machine = Machine { folder: TempDir::new().unwrap() };
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        for folder in [
            "programs",
            "home/.cargo/registry",
            "клон с пробелом/crates",
            "клон с пробелом/programmes",
            "клон с пробелом/.cargo",
        ] {
            fs::create_dir_all(machine.at(folder)).unwrap();
        }
        for file in ["jw", "Cargo.toml", "Cargo.lock"] {
            done(Command::new("cp").arg(root.join(file)).arg(machine.clone_of_the_project()));
        }
        for name in ALWAYS_THERE {
            let real = ["/usr/bin", "/bin"]
                .map(|folder| Path::new(folder).join(name))
                .into_iter()
                .find(|file| file.exists());
            symlink(real.unwrap(), machine.at("programs").join(name)).unwrap();
        }
        machine.pretend("cc", "echo /usr/lib/crt1.o");
        machine.pretend("cargo", CARGO);
        machine.pretend("id", "echo 1000");
        machine.pretend("sudo", r#""$@""#);
        machine.pretend("apt-get", "");
        machine.disk_with(90_000);
        machine
    }

    fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn clone_of_the_project(&self) -> PathBuf {
        self.at("клон с пробелом")
    }

    /// Puts a program on the machine that writes down its call and then does what the shell lines say.
    fn pretend(&self, name: &str, lines: &str) {
        let file = self.at("programs").join(name);
        let log = self.at("calls");
        let text = format!("#!/bin/sh\necho \"{name} $*\" >> '{}'\n{lines}\n", log.display());
        done(
            Command::new("sh")
                .args(["-c", r#"printf %s "$1" > "$2" && chmod +x "$2""#, "sh", &text])
                .arg(file),
        );
    }

    fn without(self, names: &[&str]) -> Machine {
        for name in names {
            fs::remove_file(self.at("programs").join(name)).unwrap();
        }
        self
    }

    fn disk_with(&self, megabytes: u32) {
        self.pretend("df", &format!("case $1 in --output=target) echo /;; *) echo {megabytes}M;; esac"));
    }

    fn command(&self, script: &Path, words: &[&str]) -> Command {
        let mut command = Command::new(script);
        command
            .args(words)
            .env_clear()
            .env("PATH", self.at("programs"))
            .env("HOME", self.at("home"))
            .current_dir(self.folder.path());
        command
    }

    fn jw(&self, words: &[&str]) -> Outcome {
        outcome(self.command(&self.clone_of_the_project().join("jw"), words))
    }

    /// The calls of pretended programs since the last question.
    fn calls(&self) -> String {
        let calls = fs::read_to_string(self.at("calls")).unwrap_or_default();
        fs::write(self.at("calls"), "").unwrap();
        calls
    }

    /// The script refuses with a sentence in which the words occur, and changes nothing on the machine before.
    #[track_caller]
    fn refuses(&self, words: &[&str], sentence: &[&str]) {
        let outcome = self.jw(words);
        assert_eq!(outcome.code, 3, "{}", outcome.said);
        for part in sentence {
            assert!(outcome.said.contains(part), "`{part}` is not said in: {}", outcome.said);
        }
        assert!(!self.clone_of_the_project().join("target/release/jointworks").exists());
    }
}

/// Programs are written by a child: while this process has one open, a child of another test's thread would inherit it, and a
/// program that somebody may write cannot be started.
fn done(command: &mut Command) {
    assert!(command.status().unwrap().success());
}

fn outcome(mut command: Command) -> Outcome {
    let output = command.output().unwrap();
    Outcome {
        code: output.status.code().unwrap(),
        shown: String::from_utf8(output.stdout).unwrap(),
        said: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Where nothing is lacking, nothing is installed, and the words reach the executable in the folder of the caller.
#[test]
fn what_is_there_is_used() {
    let machine = Machine::complete();
    let outcome = machine.jw(&["plan", "мои проекты"]);
    assert_eq!(outcome.code, 0, "{}", outcome.said);
    assert_eq!(outcome.shown, format!("in {}: plan мои проекты\n", machine.folder.path().display()));
    let calls = machine.calls();
    assert!(
        calls.contains("cargo fetch --locked") && calls.contains("cargo build --locked --release"),
        "{calls}"
    );
    assert!(!calls.contains("apt-get") && !calls.contains("sudo"), "{calls}");
}

/// The second run calls no cargo; a changed source brings it back, and a build that failed does not count as one.
#[test]
fn the_second_run_starts_at_once() {
    let machine = Machine::complete();
    machine.jw(&["demo"]);
    machine.calls();
    assert_eq!(machine.jw(&["demo"]).code, 0);
    assert_eq!(machine.calls(), "");

    let source = machine.clone_of_the_project().join("crates/lib.rs");
    fs::write(&source, "").unwrap();
    let stamp = machine.clone_of_the_project().join("target/release/.built-by-jw");
    let later = fs::metadata(stamp).unwrap().modified().unwrap() + Duration::from_secs(2);
    fs::File::options().write(true).open(&source).unwrap().set_modified(later).unwrap();
    machine.pretend("cargo", &format!("case $1 in build) exit 101 ;; esac\n{CARGO}"));
    assert_eq!(machine.jw(&["demo"]).code, 101);
    assert!(machine.calls().contains("cargo build"));
    assert_eq!(machine.jw(&["demo"]).code, 101, "the executable of older sources was run");
}

/// A link to the script in another folder does the same.
#[test]
fn a_link_is_followed() {
    let machine = Machine::complete();
    symlink(machine.clone_of_the_project().join("jw"), machine.at("jointworks")).unwrap();
    let outcome = outcome(machine.command(&machine.at("jointworks"), &["demo"]));
    assert_eq!(outcome.code, 0, "{}", outcome.said);
    assert!(outcome.shown.ends_with(": demo\n"), "{}", outcome.shown);
}

/// A compiler without the headers of the C library is none: it would fail to link after minutes.
#[test]
fn a_compiler_that_cannot_link_is_completed() {
    let machine = Machine::complete();
    machine.pretend("cc", "echo crt1.o");
    assert_eq!(machine.jw(&["demo"]).code, 0);
    let calls = machine.calls();
    assert!(calls.contains("sudo env DEBIAN_FRONTEND=noninteractive apt-get"), "{calls}");
    assert!(calls.contains("install --no-install-recommends gcc libc6-dev\n"), "{calls}");
}

/// Packages need root: who has no way to become it learns what an administrator has to type.
#[test]
fn without_root_the_administrator_is_told() {
    let by_hand = "apt-get update && apt-get install -y gcc libc6-dev";
    let machine = Machine::complete().without(&["cc", "sudo"]);
    machine.refuses(&["demo"], &["there is no sudo", by_hand]);
    assert!(!machine.calls().contains("apt-get"));

    let machine = Machine::complete().without(&["cc"]);
    machine.pretend("sudo", "exit 1");
    machine.refuses(&["demo"], &["sudo refuses", by_hand]);
    assert!(!machine.calls().contains("apt-get"));

    let machine = Machine::complete().without(&["cc", "sudo"]);
    machine.pretend("id", "echo 0");
    assert_eq!(machine.jw(&["demo"]).code, 0);
}

/// A system of another family is told what to install in its own way.
#[test]
fn without_apt_the_packages_are_named() {
    let machine = Machine::complete().without(&["cc", "apt-get"]);
    machine.refuses(&["demo"], &["lacks gcc libc6-dev", "neither Debian nor Ubuntu"]);
}

/// Without network neither packages, nor Rust, nor crates come, and each says so.
#[test]
fn without_network_the_missing_thing_is_named() {
    let machine = Machine::complete().without(&["cc"]);
    machine.pretend("apt-get", "exit 100");
    machine
        .refuses(&["demo"], &["could not install gcc libc6-dev", "Without network, connect and start again"]);

    let machine = Machine::complete().without(&["cargo"]);
    machine.pretend("curl", "exit 6");
    machine.refuses(
        &["demo"],
        &["Rust could not be installed (1.90 or later is needed)", "HTTPS_PROXY", "https://rustup.rs"],
    );

    let machine = Machine::complete();
    machine.pretend("cargo", &format!("case $1 in fetch) exit 101 ;; esac\n{CARGO}"));
    machine.refuses(&["demo"], &["could not download the crates", "HTTPS_PROXY"]);
}

/// A disk that would fill up half-way is refused beforehand, with what is free and what is needed.
#[test]
fn without_room_nothing_is_begun() {
    let machine = Machine::complete().without(&["cc", "cargo"]);
    machine.disk_with(1_000);
    machine.refuses(&["demo"], &["1000 MB are free on /", "MB are needed", "CARGO_TARGET_DIR="]);
    assert!(!machine.calls().contains("apt-get"));
}

/// Folders that cannot be written are refused beforehand. (A file stands for them, because root may write into any folder.)
#[test]
fn where_nobody_can_write_nothing_is_begun() {
    let machine = Machine::complete().without(&["cargo"]);
    fs::remove_dir_all(machine.at("home")).unwrap();
    fs::write(machine.at("home"), "").unwrap();
    machine.refuses(&["demo"], &["home/.cargo cannot be written", "HOME=/some/folder ./jw demo"]);

    let machine = Machine::complete();
    fs::write(machine.clone_of_the_project().join("target"), "").unwrap();
    machine.refuses(&["demo"], &["target cannot be written", "CARGO_TARGET_DIR=/some/folder ./jw demo"]);
}

/// Without HOME the list of users knows the folder; nothing stops.
#[test]
fn an_unset_home_is_found() {
    let machine = Machine::complete();
    let mut command = machine.command(&machine.clone_of_the_project().join("jw"), &["demo"]);
    command.env_remove("HOME").env("CARGO_HOME", machine.at("home/.cargo"));
    let outcome = outcome(command);
    assert_eq!(outcome.code, 0, "{}", outcome.said);
}

/// The installer of Rust comes by curl or, where there is only that, by wget; curl is installed where there is neither.
#[test]
fn rust_comes_by_whatever_downloads() {
    let installer =
        r#"echo 'echo "installer $*" >&2; cp "$HOME/cargo" "$(dirname "$(command -v cc)")/cargo"'"#;
    for tool in ["curl", "wget", ""] {
        let machine = Machine::complete();
        fs::rename(machine.at("programs/cargo"), machine.at("home/cargo")).unwrap();
        symlink("/bin/cp", machine.at("programs/cp")).unwrap();
        if tool.is_empty() {
            machine.pretend("later-curl", installer);
            machine
                .pretend("apt-get", r#"cp "$(command -v later-curl)" "$(dirname "$(command -v cc)")/curl""#);
        } else {
            machine.pretend(tool, installer);
        }
        let outcome = machine.jw(&["demo"]);
        assert_eq!(outcome.code, 0, "{tool}: {}", outcome.said);
        assert!(outcome.said.contains("--default-toolchain 1.95.0"), "{}", outcome.said);
        assert_eq!(machine.calls().contains("apt-get"), tool.is_empty(), "{tool}");
    }
}

/// A Rust that is too old stays as it is: rustup puts another beside it; where that fails, the version needed is named.
#[test]
fn an_old_rust_is_left_alone() {
    let old = CARGO.replace("RUSTUP_TOOLCHAIN:-1.95.0", "RUSTUP_TOOLCHAIN:-1.85.0");
    let machine = Machine::complete();
    machine.pretend("cargo", &old);
    machine.pretend("rustup", "[ $1 = toolchain ]");
    assert_eq!(machine.jw(&["demo"]).code, 0);
    let calls = machine.calls();
    assert!(calls.contains("rustup toolchain install 1.95.0 --profile minimal"), "{calls}");
    assert!(!calls.contains("rustup update") && !calls.contains("rustup default"), "{calls}");

    let machine = Machine::complete();
    machine.pretend("cargo", &old);
    machine.pretend("wget", "exit 4");
    machine.refuses(&["demo"], &["Rust 1.85.0 is too old", "1.90 or later is needed"]);

    machine.pretend("wget", r#"echo 'echo "installer $*" >&2'"#);
    let outcome = machine.jw(&["demo"]);
    assert_eq!(outcome.code, 0, "{}", outcome.said);
    assert!(outcome.said.contains("--no-modify-path"), "{}", outcome.said);
}

/// The tests want the Rust whose lints they were written with; a newer one stands in with a warning, when there is no network.
#[test]
fn the_tests_choose_their_rust() {
    let newer = CARGO.replace("RUSTUP_TOOLCHAIN:-1.95.0", "RUSTUP_TOOLCHAIN:-1.99.1");
    let machine = Machine::complete();
    machine.pretend("cargo", &newer);
    machine.pretend("rustup", r#"case $1 in run) shift 2; RUSTUP_TOOLCHAIN=1.95.0 "$@";; esac"#);
    assert_eq!(machine.jw(&["test"]).code, 0);
    assert!(!machine.calls().contains("rustup toolchain"), "what is there needs no network");

    machine.pretend("rustup", "exit 1");
    let outcome = machine.jw(&["test"]);
    assert_eq!(outcome.code, 0, "{}", outcome.said);
    assert!(outcome.said.contains("Rust 1.95.0 cannot be had"), "{}", outcome.said);
}

/// The first step that fails ends the tests, and is named.
#[test]
fn a_failing_step_is_named() {
    let machine = Machine::complete();
    machine.pretend("cargo", &format!("[ \"$1 $2\" != 'clippy --workspace' ] || exit 101\n{CARGO}"));
    let outcome = machine.jw(&["test"]);
    assert_eq!(outcome.code, 1, "{}", outcome.said);
    assert!(outcome.said.contains("Not passed: Lints"), "{}", outcome.said);
    let calls = machine.calls();
    assert!(!calls.contains("cargo doc") && !calls.contains("cargo test"), "{calls}");

    machine.pretend("cargo", &format!("[ $1 != build ] || exit 101\n{CARGO}"));
    let outcome = machine.jw(&["test"]);
    assert_eq!(outcome.code, 1, "{}", outcome.said);
    assert!(outcome.said.contains("Not passed: Release build"), "{}", outcome.said);
}
