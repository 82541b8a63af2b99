//! A headless Chromium on a pipe: the DevTools protocol without a crate and without a socket.
//!
//! `--remote-debugging-pipe` reads JSON from file descriptor 3 and writes it to 4, each message ended by a nought byte; a shell
//! lays our two pipes there. Keys and clicks that are sent this way are the user's own to the page, which those of a script are
//! not, and one start serves all pages, languages, schemes and widths.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

/// What Debian and others call it.
const NAMES: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// An answer that takes longer never comes.
const PATIENCE: Duration = Duration::from_secs(120);

/// A running browser with one page.
pub(crate) struct Chromium {
    process: Child,
    to: ChildStdin,
    from: Receiver<Value>,
    session: Value,
    number: u64,
    /// How many pages have been opened.
    loads: u64,
    /// What the page said on its console, and what it asked of others, since [`Chromium::open`].
    complaints: Vec<String>,
    /// Gone when the browser is gone.
    _profile: TempDir,
}

impl Chromium {
    /// Whether there is one on this machine.
    pub(crate) fn program() -> Option<PathBuf> {
        let folders = std::env::var_os("PATH").unwrap_or_default();
        let mut places =
            std::env::split_paths(&folders).flat_map(|folder| NAMES.map(|name| folder.join(name)));
        places.find(|place| place.is_file())
    }

    /// Starts it with an empty page.
    pub(crate) fn start(program: &Path) -> Self {
        let profile = TempDir::new().unwrap();
        let mut process = Command::new("/bin/sh")
            .args(["-c", "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>/dev/null"])
            .arg(program)
            .args([
                "--remote-debugging-pipe",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
            ])
            .args(["--no-first-run", "--disable-background-networking", "--disable-component-update"])
            .args(["--disable-sync", "--disable-dev-shm-usage"])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (sender, from) = channel();
        let answers = BufReader::new(process.stdout.take().unwrap());
        std::thread::spawn(move || {
            for message in answers.split(0).map_while(Result::ok) {
                let Ok(message) = serde_json::from_slice(&message) else { break };
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        let to = process.stdin.take().unwrap();
        let session = Value::Null;
        let complaints = Vec::new();
        let mut chromium =
            Self { process, to, from, session, number: 0, loads: 0, complaints, _profile: profile };
        let target = chromium.ask("Target.createTarget", json!({ "url": "about:blank" }));
        let attached =
            chromium.ask("Target.attachToTarget", json!({ "targetId": target["targetId"], "flatten": true }));
        chromium.session = attached["sessionId"].clone();
        // As on a telephone, where they take no room.
        chromium.ask("Emulation.setScrollbarsHidden", json!({ "hidden": true }));
        for domain in ["Page", "Runtime", "Log", "Network"] {
            chromium.ask(&format!("{domain}.enable"), json!({}));
        }
        chromium
    }

    /// Asks for something and waits for the answer.
    pub(crate) fn ask(&mut self, method: &str, parameters: Value) -> Value {
        self.number += 1;
        let mut message = json!({ "id": self.number, "method": method, "params": parameters });
        if !self.session.is_null() {
            message["sessionId"] = self.session.clone();
        }
        self.to.write_all(format!("{message}\0").as_bytes()).unwrap();
        let number = json!(self.number);
        let mut answer = loop {
            let message = self.next();
            if message["id"] == number {
                break message;
            }
            self.note(&message);
        };
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].take()
    }

    fn next(&self) -> Value {
        self.from.recv_timeout(PATIENCE).expect("Chromium has fallen silent")
    }

    fn note(&mut self, event: &Value) {
        let of = &event["params"];
        match event["method"].as_str() {
            Some("Runtime.consoleAPICalled") => {
                self.complaints.push(format!("the console says {}", of["args"]));
            }
            Some("Runtime.exceptionThrown") => {
                self.complaints.push(format!("the script fails: {}", of["exceptionDetails"]));
            }
            Some("Log.entryAdded") => self.complaints.push(format!("the log says {}", of["entry"]["text"])),
            Some("Page.loadEventFired") => self.loads += 1,
            Some("Network.requestWillBeSent") if of["type"] != "Document" => {
                self.complaints.push(format!("the page fetches {}", of["request"]["url"]));
            }
            _ => {}
        }
    }

    /// Opens a file and waits until it is there.
    pub(crate) fn open(&mut self, file: &Path, fragment: &str) {
        self.complaints.clear();
        let (before, file) = (self.loads, file.display());
        // Another fragment of the same address would be a jump within the page: the number makes it another address.
        self.ask("Page.navigate", json!({ "url": format!("file://{file}?{before}#{fragment}") }));
        while self.loads == before {
            let message = self.next();
            self.note(&message);
        }
    }

    /// What went wrong by itself since the page was opened.
    pub(crate) fn complaints(&mut self) -> Vec<String> {
        // What was said before this question has come in before its answer.
        self.run("0");
        std::mem::take(&mut self.complaints)
    }

    /// The value of an expression of the page.
    pub(crate) fn run(&mut self, expression: &str) -> Value {
        let parameters = json!({ "expression": expression, "returnByValue": true });
        let mut answer = self.ask("Runtime.evaluate", parameters);
        assert!(answer.get("exceptionDetails").is_none(), "{expression:.80}: {answer}");
        answer["result"]["value"].take()
    }

    /// How wide the window is, and what the reader prefers.
    pub(crate) fn look(&mut self, width: u32, scheme: &str, media: &str) {
        let window = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        self.ask("Emulation.setDeviceMetricsOverride", window);
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.ask("Emulation.setEmulatedMedia", json!({ "media": media, "features": features }));
    }

    /// Presses a key and lets it go.
    pub(crate) fn press(&mut self, key: &str) {
        let code = match key {
            "Tab" => 9,
            "Enter" => 13,
            "ArrowRight" => 39,
            "ArrowDown" => 40,
            _ => panic!("{key} is not known here"),
        };
        let down = if key == "Enter" { "\r" } else { "" };
        for (kind, typed) in [("keyDown", down), ("keyUp", "")] {
            let pressed = json!({ "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code, "text": typed });
            self.ask("Input.dispatchKeyEvent", pressed);
        }
    }

    /// Clicks into the middle of the first element that the selector finds.
    pub(crate) fn click(&mut self, selector: &str) {
        let place = self.run(&format!(
            "(() => {{ const element = document.querySelector({selector:?}); element.scrollIntoView({{ block: 'center', behavior: 'instant' }});
              const box = element.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; }})()"
        ));
        for kind in ["mousePressed", "mouseReleased"] {
            let clicked =
                json!({ "type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1 });
            self.ask("Input.dispatchMouseEvent", clicked);
        }
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        // Asked to close, it takes its helpers with it, who would go on writing into the profile otherwise.
        let close = json!({ "id": self.number + 1, "method": "Browser.close" });
        let _ = self.to.write_all(format!("{close}\0").as_bytes());
        while self.from.recv_timeout(Duration::from_secs(10)).is_ok() {}
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
