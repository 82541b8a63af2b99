//! Every page that Jointworks writes, opened in a real browser: what a person would stumble over is an error here.
//!
//! The pages are looked at in three languages, light and dark, on a desk, a tablet and a telephone; walked through by keyboard; and printed.
//! Without Chromium the test says so and passes; `JOINTWORKS_BROWSER=required` makes its absence an error.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails may stop")]
#![allow(clippy::print_stdout, reason = "a test that is skipped says so")]

mod chromium;

use std::path::Path;
use std::process::Command;

use chromium::Chromium;
use serde_json::{Value, json};
use tempfile::TempDir;

/// Every page: its file, and the command that writes it. A command may use what those before it wrote.
const PAGES: [(&str, &str); 10] = [
    (
        "seen/exposure.html",
        "exposure programmes/tiny/trade --partners BY,RU --programme programmes/tiny --io programmes/tiny/io/table.csv --sectors programmes/tiny/io/sectors.csv --out seen",
    ),
    ("bloc/exposure.html", "exposure world.csv --partners BY,KZ,RU --chain chain.csv --out bloc"),
    ("tiny/report.html", "plan programmes/tiny --out tiny --work 40 --seed 1"),
    ("tiny/risk.html", "risk programmes/tiny tiny/plan.json --out tiny --runs 50 --seed 1"),
    ("union/report.html", "plan programmes/union-components --out union --work 1 --seed 1"),
    ("union/risk.html", "risk programmes/union-components union/plan.json --out union --runs 20 --seed 1"),
    ("tiny/pareto.html", "pareto programmes/tiny --out tiny --points 5 --seed 1"),
    ("tiny/levers.html", "levers programmes/tiny tiny/plan.json --report tiny/levers.html --work 4 --seed 1"),
    ("pump.html", "schedule pump.csv --report pump.html --work 400 --seed 1"),
    ("modes.html", "schedule modes.csv --report modes.html --work 400 --seed 1"),
];

/// A value chain with groups, one of them without a product and one code in two.
const CHAIN: &str = "hs6,group\n8708,Узлы и агрегаты трансмиссии\n8483,Узлы и агрегаты трансмиссии\n8482,Bearings\n8512,Electrics\n\
    8501,Electrics\n8413,Hydraulics\n8413,Electrics\n8704,Vehicles\n";

/// Who trades in [`world`].
const PLACES: &str = "BY KZ RU AM KG CN DE JP US IT FR KR TR IN PL CZ SE GB BR ES MX CA NL BE AT CH HU RO SK FI DK NO PT GR IE \
    UA TH VN MY ID SG AU NZ ZA EG MA TN AR CL CO PE IL SA AE PK BD KE NG GH";
/// What they trade.
const CODES: &str = "870821 870829 870830 870840 870850 870870 870880 870891 870892 870894 870899 848210 848220 848230 848310 848320 \
    848330 848340 848390 851220 851230 851240 850110 850120 850131 850140 841330 841350 841360 841391 870421 870422 870423";

/// Trade of a world: every place sells some products to some others, heavy at the top, the union among them.
fn world() -> String {
    let places: Vec<&str> = PLACES.split_whitespace().collect();
    let mut table = String::from("year,exporter,importer,hs6,value_kusd,quantity_t\n");
    let mut state = 7_u32;
    let mut chance = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state >> 16
    };
    for year in 2022..=2024 {
        for (number, code) in CODES.split_whitespace().enumerate() {
            for (from, exporter) in places.iter().enumerate() {
                // Neighbours in the list sell like products.
                let skill = 40 - ((from * 7 + number) % 40) as u32;
                // The union sells some goods to itself; of others one place sells most.
                let weight = match (from, number % 3) {
                    (0..3, 0 | 1) => 60,
                    (5, 2) => 300,
                    _ => 3,
                };
                for importer in places.iter().take(8).chain(places.iter().skip(from.max(7) + 1).take(2)) {
                    if exporter == importer || chance() % 40 > skill {
                        continue;
                    }
                    let value = skill * skill * (1 + chance() % 97) * weight;
                    table.push_str(&format!("{year},{exporter},{importer},{code},{value},{}\n", value / 9));
                }
            }
        }
    }
    table
}

/// Tables for `schedule`: of everyday names, and of what strains a picture (long names, one period, nothing to wait for).
const TABLES: [(&str, &str); 2] = [
    (
        "pump.csv",
        "task,duration,after,test stand,fitters\ncapacity,,,1,3\ndesign,4,,,1\ncastings,6,design,,\n\
         rotor,5,design,,2\nrotor test,3,rotor,1,1\nassembly,3,rotor test; castings,,3\nacceptance,2,assembly,1,1\n",
    ),
    (
        "modes.csv",
        "task,mode,duration,after,Испытательный стенд пневматического и гидравлического оборудования\ncapacity,,,,1\n\
         Разработка конструкторской документации на рулевой механизм,обычный,118,,\n\
         Разработка конструкторской документации на рулевой механизм,по лицензии,40,,1\n\
         Приёмочные испытания,,1,Разработка конструкторской документации на рулевой механизм,1\nОформление,,200,,\n",
    ),
];

const LANGUAGES: [&str; 3] = ["en", "ru", "be"];
const DESK: u32 = 1280;
/// Just wider than where the layout changes: the least room for tables.
const TABLET: u32 = 940;
const TELEPHONE: u32 = 360;

/// Pages hold in every language, scheme and width; for the hand, the keyboard and the printer.
#[test]
fn every_page_is_fit_for_people() {
    let Some(mut chromium) = browser() else { return };
    let folder = pages();
    let mut faults = Vec::new();
    for (page, _) in PAGES {
        let file = folder.path().join(page);
        let found = [look(&mut chromium, &file), walk(&mut chromium, &file), print(&mut chromium, &file)];
        faults.extend(found.concat().into_iter().map(|fault| format!("{page}, {fault}")));
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// The inspector finds every fault of a page that has one of each, and none on a page without.
#[test]
fn the_guilty_page_is_found_guilty() {
    let Some(mut chromium) = browser() else { return };
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser");
    chromium.look(TELEPHONE, "dark", "");
    chromium.open(&here.join("guilty.html"), "en");
    let mut faults = chromium.complaints();
    faults.extend(inspect(&mut chromium, "en", "dark"));
    faults.extend(reached(&mut chromium));
    for fault in [
        "the console says",
        "the script fails",
        "the page fetches",
        "the document says that its language is fr",
        "there is text in de",
        "there are 2 h1",
        "h4 stands after h1",
        "a picture tells nothing",
        "this scrolls without name or key",
        "wide in a window of 360",
        "\"Outside\" runs out of its picture",
        "\"Unbreakable\" runs out of its cell",
        "runs out of the window",
        "\"incomprehensible\" is torn in two",
        "\"2026\" and \"2027\" cover one another",
        "\"Above\" and \"Below\" cover one another",
        "\"Pale\" has a contrast of",
        "\"Pale in a picture\" has a contrast of",
        "\"On a bar\" has a contrast of",
        "the page is not dark",
        "cannot be reached by Tab: a \"Unreachable\"",
        "has the focus and does not show it: a \"Unseen\"",
    ] {
        assert!(faults.iter().any(|found| found.contains(fault)), "{fault}, not found in {faults:#?}");
    }
    chromium.open(&here.join("innocent.html"), "en");
    let mut faults = chromium.complaints();
    faults.extend(inspect(&mut chromium, "en", "dark"));
    faults.extend(reached(&mut chromium));
    assert_eq!(faults, Vec::<String>::new());
}

/// A running browser, if there is one on this machine.
fn browser() -> Option<Chromium> {
    let program = Chromium::program();
    if program.is_none() {
        assert_ne!(
            std::env::var_os("JOINTWORKS_BROWSER").as_deref(),
            Some("required".as_ref()),
            "there is no Chromium on this machine"
        );
        println!("skipped: there is no Chromium on this machine (Debian: apt-get install chromium)");
    }
    program.as_deref().map(Chromium::start)
}

/// A folder with all pages.
fn pages() -> TempDir {
    let folder = TempDir::new().unwrap();
    let programmes = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../programmes");
    std::os::unix::fs::symlink(programmes, folder.path().join("programmes")).unwrap();
    for (name, table) in TABLES {
        std::fs::write(folder.path().join(name), table).unwrap();
    }
    std::fs::write(folder.path().join("world.csv"), world()).unwrap();
    std::fs::write(folder.path().join("chain.csv"), CHAIN).unwrap();
    for (page, command) in PAGES {
        let made = Command::new(env!("CARGO_BIN_EXE_jointworks"))
            .args(command.split(' '))
            .current_dir(folder.path())
            .env("LC_ALL", "C")
            .output()
            .unwrap();
        // What a page is opened for must be on it.
        if page == "bloc/exposure.html" {
            let html = std::fs::read_to_string(folder.path().join(page)).unwrap_or_default();
            assert!(
                html.contains("class=\"sankey\"") && html.contains("class=\"chart scatter\""),
                "{command}"
            );
        }
        let written = folder.path().join(page).exists();
        assert!(written, "{command}: {}", String::from_utf8_lossy(&made.stderr));
    }
    folder
}

/// What an eye would find in any language, scheme and width, with everything unfolded; languages are chosen by click.
fn look(chromium: &mut Chromium, page: &Path) -> Vec<String> {
    let mut faults = Vec::new();
    chromium.look(DESK, "light", "");
    chromium.open(page, "be");
    faults.extend(inspect_language(chromium, "be, asked for in the address"));
    chromium.run("document.querySelectorAll('details').forEach((details) => { details.open = true; })");
    for language in LANGUAGES {
        chromium.click(&format!("label[for=show-{language}]"));
        for scheme in ["light", "dark"] {
            for width in [DESK, TABLET, TELEPHONE] {
                chromium.look(width, scheme, "");
                let found = inspect(chromium, language, scheme);
                faults.extend(found.into_iter().map(|fault| format!("{language} {scheme} {width}: {fault}")));
            }
        }
    }
    faults.extend(chromium.complaints());
    faults
}

/// Whether the page shows that language and no other.
fn inspect_language(chromium: &mut Chromium, language: &str) -> Vec<String> {
    let shown = chromium.run(
        "[...document.querySelectorAll('main > [lang]')].filter((part) => part.checkVisibility()).map((part) => part.lang).join()",
    );
    if language.starts_with(shown.as_str().unwrap()) {
        Vec::new()
    } else {
        vec![format!("{language}: shows {shown}")]
    }
}

/// What a hand on the keyboard would find: languages are switched by arrows, and Tab reaches everything.
fn walk(chromium: &mut Chromium, page: &Path) -> Vec<String> {
    let mut faults = Vec::new();
    chromium.look(DESK, "light", "");
    chromium.open(page, "en");
    chromium.press("Tab");
    for language in ["ru", "be", "en"] {
        chromium.press("ArrowRight");
        faults.extend(inspect_language(chromium, language));
    }
    for (width, scheme) in [(DESK, "light"), (TELEPHONE, "dark")] {
        chromium.look(width, scheme, "");
        chromium.open(page, "en");
        faults.extend(reached(chromium));
    }
    faults.extend(folded(chromium));
    faults
}

/// What Tab does not reach, and what does not show that it is reached.
fn reached(chromium: &mut Chromium) -> Vec<String> {
    let mut faults = Vec::new();
    chromium.run(include_str!("keyboard.js"));
    for _ in 0..chromium.run("keyboard.expected()").as_u64().unwrap() {
        chromium.press("Tab");
        faults.extend(sentences(&chromium.run("keyboard.look()")));
    }
    faults.extend(sentences(&chromium.run("keyboard.missed()")));
    faults
}

/// What is folded unfolds by Enter.
fn folded(chromium: &mut Chromium) -> Vec<String> {
    let mut faults = Vec::new();
    let summaries =
        "[...document.querySelectorAll('summary')].filter((summary) => summary.checkVisibility())";
    for number in 0..chromium.run(&format!("{summaries}.length")).as_u64().unwrap() {
        chromium.run(&format!("{summaries}[{number}].focus()"));
        chromium.press("Enter");
        if chromium.run(&format!("{summaries}[{number}].parentElement.open")) != json!(true) {
            faults.push(format!("fold {number} does not open by Enter"));
        }
    }
    faults
}

/// What a reader of the paper would find: light whatever the screen, nothing folded, every picture on it.
fn print(chromium: &mut Chromium, page: &Path) -> Vec<String> {
    // An upright A4 between its margins, at 96 dots an inch.
    const PAPER: u32 = 703;
    chromium.look(PAPER, "dark", "print");
    chromium.open(page, "ru");
    let mut faults = inspect(chromium, "ru", "light");
    let closed = chromium.run(
        "[...document.querySelectorAll('main > [lang=ru] details > :not(summary)')].filter((content) => !content.checkVisibility()).length",
    );
    // Shown or not: a picture that the style hides from the printer is lost.
    let pictures = chromium.run("document.querySelectorAll('main > [lang=ru] svg[role=img]').length");
    let pdf = chromium.ask("Page.printToPDF", json!({ "printBackground": true, "generateTaggedPDF": true }));
    let counted = |sign: &str| format!("(atob({}).match(/{sign}/g) ?? []).length", pdf["data"]);
    let sheets = chromium.run(&counted(r"\/Type \/Page\b")).as_u64().unwrap();
    // In a tagged PDF a picture stands with its alternative.
    let figures = chromium.run(&counted(r"\/Alt\b"));
    if closed != json!(0) {
        faults.push(format!("{closed} folds stay closed"));
    }
    if sheets == 0 {
        faults.push("no sheet comes out".to_owned());
    }
    if pictures == json!(0) || figures != pictures {
        faults.push(format!("{figures} of {pictures} pictures are on the sheets"));
    }
    faults.into_iter().map(|fault| format!("on paper: {fault}")).collect()
}

/// What is wrong with the page as it is shown now.
fn inspect(chromium: &mut Chromium, language: &str, scheme: &str) -> Vec<String> {
    let expected = json!({ "language": language, "scheme": scheme });
    sentences(&chromium.run(&format!("({})({expected})", include_str!("inspect.js"))))
}

fn sentences(found: &Value) -> Vec<String> {
    found.as_array().unwrap().iter().map(|fault| fault.as_str().unwrap().to_owned()).collect()
}
