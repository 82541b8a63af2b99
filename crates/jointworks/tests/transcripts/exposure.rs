//! What `exposure` says, to people and to machines.

use crate::program::{code, example, object, rewrite, run, said, shown};

/// From a union's imports by ids to a candidate project: the same figures in terminal, JSON, CSV and lines.
#[test]
fn imports_lead_to_candidate_projects() {
    let folder = example();
    let arguments = ["exposure", "mine/trade", "--partners", "BY,RU", "--programme", "mine"];
    let told = run(folder.path(), &arguments);
    assert_eq!(code(&told), 0, "{}", said(&told));
    assert!(
        shown(&told)
            .contains("870840  gearboxes  gearbox  north, south  RUB\u{a0}40,000 (40%)  870840-RUS-CHN-2025"),
        "{}",
        shown(&told)
    );
    let out = run(folder.path(), &[&arguments[..], &["--json", "--out", "seen"]].concat());
    let json = object(&out);
    let first = &json["opportunities"][0];
    assert_eq!(
        (first["product"].as_str(), first["projects"][0].as_str()),
        (Some("870840"), Some("gearboxes"))
    );
    // 41,000 + 22,000 + 388,000 + 96,000 + 31,000 thousand dollars, written in the table.
    assert_eq!(first["outside"].as_f64(), Some(578_000.0));
    assert_eq!(first["lines"][0].as_str(), Some("870840-RUS-CHN-2025"));
    let row =
        json["rows"].as_array().unwrap().iter().find(|row| row["product"] == "870840" && row["year"] == 2025);
    let row = row.unwrap();
    assert_eq!(row["inside"].as_f64(), Some(18_500.0));
    assert_eq!((row["cdi1"].as_bool(), row["dependent"].as_bool()), (Some(true), Some(true)));
    assert_eq!(row["top_supplier"].as_str(), Some("CHN"));
    assert_eq!(json["unit"].as_str(), Some("thousand USD"));
    let table = std::fs::read_to_string(folder.path().join("seen/exposure.csv")).unwrap();
    assert!(table.starts_with("product,name,year,outside,inside,exports,hhi,cdi1,cdi2,cdi3,top_supplier,top_share,unit_value,dependent"));
    assert_eq!(table.lines().count(), 1 + json["rows"].as_array().unwrap().len());
    let lines = std::fs::read_to_string(folder.path().join("seen/import-lines.csv")).unwrap();
    let sum: f64 = lines
        .lines()
        .skip(1)
        .filter(|line| line.starts_with("870840-"))
        .map(|line| line.split(',').nth(5).unwrap().parse::<f64>().unwrap())
        .sum();
    assert!((sum - 578_000.0).abs() < 1e-6, "{sum}");
    for name in ["exposure.html", "exposure.xlsx"] {
        assert!(folder.path().join("seen").join(name).metadata().unwrap().len() > 1000, "{name}");
    }
    // Nothing is overwritten without leave.
    assert_eq!(code(&run(folder.path(), &[&arguments[..], &["--out", "seen"]].concat())), 2);
}

/// Bad input says where it is and what to do; what can be computed still is.
#[test]
fn bad_tables_are_named() {
    let folder = example();
    let path = |name: &str| folder.path().join(name);
    std::fs::write(path("odd.csv"), "a,b\n1,2\n").unwrap();
    std::fs::write(path("empty.csv"), "").unwrap();
    std::fs::write(path("noise.csv"), [0_u8, 159, 146, 150].repeat(5000)).unwrap();
    std::fs::write(path("wide.csv"), format!("{}\n", vec!["x"; 300].join(","))).unwrap();
    std::fs::write(path("broken.csv.gz"), [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3]).unwrap();
    for (file, finding) in [
        ("odd.csv", "trade-layout"),
        ("empty.csv", "trade-no-rows"),
        ("noise.csv", "not-utf8"),
        ("wide.csv", "trade-layout"),
        ("broken.csv.gz", "trade-packed"),
        ("absent.csv", "missing-file"),
    ] {
        let alone = run(folder.path(), &["exposure", file, "--partners", "BY"]);
        assert_eq!(code(&alone), 1, "{file}: {}", said(&alone));
        assert!(said(&alone).contains(finding), "{file}: {}", said(&alone));
        // The rest is computed, and the end says that something is wrong.
        let beside = run(folder.path(), &["exposure", file, "mine/trade", "--partners", "BY,RU"]);
        assert_eq!(code(&beside), 1, "{file}");
        assert!(
            shown(&beside).contains("870840") && said(&beside).contains(finding),
            "{file}: {}",
            said(&beside)
        );
    }
    let missing = run(folder.path(), &["exposure", "mine/trade", "--partners", "BY,KG"]);
    assert!(said(&missing).contains("trade-partner-missing"), "{}", said(&missing));
    let unknown = run(folder.path(), &["exposure", "mine/trade", "--partners", "BY,QQ"]);
    assert_eq!(code(&unknown), 2);
    assert!(said(&unknown).contains("“QQ”"), "{}", said(&unknown));
    let year = run(folder.path(), &["exposure", "mine/trade", "--partners", "BY", "--year", "1999"]);
    assert_eq!(code(&year), 1);
    assert!(said(&year).contains("2023, 2024, 2025"), "{}", said(&year));
}

/// The same answer on any number of threads.
#[test]
fn threads_change_nothing() {
    let folder = example();
    let with = |threads: &str| {
        let arguments = ["exposure", "mine/trade", "--partners", "BY,RU", "--json", "--threads", threads];
        let mut json = object(&run(folder.path(), &arguments));
        json["seconds"] = 0.into();
        json
    };
    assert_eq!(with("1"), with("2"));
    assert_eq!(with("1"), with("7"));
}

/// From imports by ids to a candidate project whose value uses the hidden imports reckoned on the way: gross, less direct imports and
/// net side by side, and the tables that the programme then reads.
#[test]
fn hidden_imports_reach_the_programme() {
    let folder = example();
    let io = ["--io", "mine/io/table.csv", "--sectors", "mine/io/sectors.csv"];
    let arguments =
        [&["exposure", "mine/trade", "--partners", "BY,RU", "--programme", "mine"][..], &io].concat();
    let told = run(folder.path(), &[&arguments[..], &["--out", "seen", "--json"]].concat());
    assert_eq!(code(&told), 0, "{}", said(&told));
    let json = object(&told);
    let gearbox = &json["opportunities"][0];
    assert_eq!(gearbox["projects"][0].as_str(), Some("gearboxes"));
    let number = |value: &serde_json::Value| value.as_f64().unwrap();
    let (gross, direct) = (number(&gearbox["outside"]), number(&gearbox["direct_import_share"]));
    let kept = &gearbox["retained"];
    assert!(number(&kept[0]) <= number(&kept[1]) && number(&kept[1]) <= number(&kept[2]));
    // Counting direct imports only would promise more.
    assert!(number(&kept[1]) < gross * (1.0 - direct) && gross * (1.0 - direct) < gross);

    // What stays is kept by somebody: partner by partner it is the same sum, in the workbook and on the page too.
    let by = gearbox["retained_by"].as_object().unwrap();
    assert_eq!(by.keys().collect::<Vec<_>>(), ["BLR", "RUS"]);
    assert!((by.values().map(number).sum::<f64>() - number(&kept[1])).abs() < 1e-5, "{by:?} {kept}");
    let page = std::fs::read_to_string(folder.path().join("seen/exposure.html")).unwrap();
    assert!(page.contains("who keeps it") || page.contains("Who keeps it"));
    assert!(page.matches("class=\"stay-kept\"").count() > by.len(), "a part for each partner");

    // The project's own declaration gives way to the table.
    for name in ["io_inside.csv", "io_imported.csv", "io_value_added.csv"] {
        std::fs::copy(folder.path().join("seen").join(name), folder.path().join("mine").join(name)).unwrap();
    }
    rewrite(folder.path().join("mine/projects.csv"), |text| {
        let lines = text.lines().map(|line| match line.split_once(',') {
            Some(("project", _)) => format!("{line},sector\n"),
            Some(("gearboxes", _)) => format!("{},RUS_vehicles\n", line.replace("20000,15000,30000", ",,")),
            _ => format!("{line},\n"),
        });
        lines.collect()
    });
    let planned = run(folder.path(), &["plan", "mine", "--out", "out", "--work", "60"]);
    assert_eq!(code(&planned), 0, "{}{}", shown(&planned), said(&planned));
    // The tables were left whole, so what the plan makes of their imports may be counted in them: the other end of the range is told.
    let told = shown(&planned);
    assert!(told.contains("Hidden imports are priced by today's tables"), "{told}");
    let again =
        object(&run(folder.path(), &["plan", "mine", "--out", "out", "--work", "60", "--force", "--json"]));
    let repriced = &again["repriced"];
    let sum = |name: &str| repriced[name].as_str().unwrap().parse::<f64>().unwrap();
    let nvr: f64 = again["objective"].as_str().unwrap().parse().unwrap();
    assert!(sum("hidden_after") < sum("hidden_now"));
    assert!((sum("nvr_after") - nvr - sum("hidden_now") + sum("hidden_after")).abs() < 0.011);
    assert_eq!(repriced["localised"][0][0].as_str(), Some("vehicles"));
    let page = std::fs::read_to_string(folder.path().join("out/report.html")).unwrap();
    assert!(page.contains("Скрытый импорт оценён по сегодняшним таблицам"), "the report says so too");

    let explained = run(folder.path(), &["explain", "mine", "out/plan.json", "gearboxes"]);
    // Of the price of 100,000 the parts take 40,000; the table's content is of the other 60,000.
    let line = shown(&explained)
        .lines()
        .find(|line| line.contains("hidden imports ("))
        .unwrap_or_default()
        .to_owned();
    let hidden: f64 =
        line.rsplit(char::is_whitespace).next().unwrap_or_default().replace(',', "").parse().unwrap();
    let content = &gearbox["import_content"];
    let within = number(&content[0]) - 1e-5..=number(&content[2]) + 1e-5;
    assert!(within.contains(&(hidden / 60_000.0)), "{hidden} {content}");
}

/// Small tables may be workbooks, as statistical offices publish them: with a legend before them and a draft that is hidden.
#[test]
fn small_tables_may_be_workbooks() {
    let folder = example();
    let as_workbook = |name: &str| {
        let text = std::fs::read_to_string(folder.path().join(name)).unwrap();
        let mut book = rust_xlsxwriter::Workbook::new();
        book.add_worksheet().write_string(0, 0, "What the sectors are").unwrap();
        let sheet = book.add_worksheet();
        // These two have no quotes.
        for (row, line) in (0..).zip(text.lines()) {
            for (column, cell) in (0..).zip(line.split(',')) {
                match cell.parse::<f64>() {
                    Ok(number) => sheet.write_number(row, column, number),
                    Err(_) => sheet.write_string(row, column, cell),
                }
                .unwrap();
            }
        }
        let draft = book.add_worksheet();
        draft.set_hidden(true);
        (0..500).for_each(|row| _ = draft.write_string(row, 0, "old").unwrap());
        let made = folder.path().join(name).with_extension("xlsx");
        book.save(made).unwrap();
    };
    as_workbook("mine/io/table.csv");
    as_workbook("mine/io/sectors.csv");
    let asked = |extension: &str| {
        let (table, sectors) = (format!("mine/io/table.{extension}"), format!("mine/io/sectors.{extension}"));
        let io = [
            "exposure",
            "mine/trade",
            "--partners",
            "BY,RU",
            "--json",
            "--io",
            &table,
            "--sectors",
            &sectors,
        ];
        let output = run(folder.path(), &io);
        assert_eq!(code(&output), 0, "{}", said(&output));
        let mut json = object(&output);
        json["seconds"] = 0.into();
        json.to_string().replace(&format!(".{extension}"), "")
    };
    assert_eq!(asked("xlsx"), asked("csv"));
    std::fs::write(folder.path().join("mine/io/sectors.xlsx"), b"PK\x03\x04 and so on").unwrap();
    let arguments = ["--io", "mine/io/table.csv", "--sectors", "mine/io/sectors.xlsx"];
    let broken =
        run(folder.path(), &[&["exposure", "mine/trade", "--partners", "BY,RU"][..], &arguments].concat());
    let said = said(&broken);
    assert!(said.contains("error[bad-workbook]") && said.contains("--> mine/io/sectors.xlsx"), "{said}");
}

/// A world by headings says nothing of subheadings, and that is told, with what helps; of headings it does.
#[test]
fn a_world_of_coarser_codes_is_told() {
    let folder = tempfile::TempDir::new().unwrap();
    let table = "year,exporter,importer,hs6,value_kusd\n2022,CN,RU,870840,900\n2022,RU,CN,870850,5\n";
    std::fs::write(folder.path().join("lines.csv"), table).unwrap();
    let world: String =
        (10..120).map(|place| format!("2022,{place},W00,8708,{place}\n2022,{place},W00,8501,9\n")).collect();
    std::fs::write(
        folder.path().join("world.csv"),
        format!("year,exporter,importer,hs4,value_kusd\n{world}"),
    )
    .unwrap();
    let asked = |more: &[&str]| {
        let arguments = ["exposure", "lines.csv", "--partners", "RU", "--world", "world.csv", "--json"];
        let json = object(&run(folder.path(), &[&arguments, more].concat()));
        json["findings"].to_string()
    };
    let told = asked(&[]);
    assert!(told.contains("trade-world-level") && told.contains("--level 4"), "{told}");
    assert!(!asked(&["--level", "4"]).contains("trade-world-level"));
}

/// Years of several editions side by side are told even where no table names its edition, unless they are converted.
#[test]
fn editions_are_told_by_their_codes() {
    let folder = tempfile::TempDir::new().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    let heading = "year,exporter,importer,hs6,value_kusd\n";
    write(
        "lines.csv",
        &format!("{heading}2018,CN,RU,854140,900\n2018,RU,CN,870840,5\n2022,CN,RU,854143,800\n"),
    );
    write("later.csv", &format!("{heading}2021,CN,RU,854143,900\n2022,CN,RU,854143,800\n"));
    write("codes.csv", "hs2022,hs2017\n854143,854140\n870840,870840\n");
    let asked = |more: &[&str]| {
        let output = run(folder.path(), &[&["exposure", "--partners", "RU", "--json"], more].concat());
        object(&output)["findings"].to_string()
    };
    let told = asked(&["lines.csv"]);
    assert!(told.contains("trade-editions-mixed") && told.contains("≥ HS 2022 (854143)"), "{told}");
    for other in
        [&["later.csv"][..], &["lines.csv", "--concordance", "codes.csv"], &["lines.csv", "--level", "4"]]
    {
        assert!(!asked(other).contains("trade-editions-mixed"), "{other:?}");
    }
}

/// Whatever the terminal warns of stands on the page, counted on its fold; a product's own cautions stand beside it.
#[test]
fn warnings_stand_on_the_page() {
    let folder = example();
    let arguments = ["exposure", "mine/trade", "--partners", "BY,RU,KG", "--out", "seen"];
    let json = object(&run(folder.path(), &[&arguments[..], &["--json"]].concat()));
    let findings = json["findings"].as_array().unwrap();
    assert!(findings.len() > 2, "{findings:?}");
    let page = std::fs::read_to_string(folder.path().join("seen/exposure.html")).unwrap();
    let english = page.split("<div class=\"language\" lang=\"en\"").nth(1).unwrap();
    let english = english.split("<div class=\"language\"").next().unwrap();
    assert!(
        english.contains(&format!("What must be read with care: {} remarks", findings.len())),
        "{english:.3000}"
    );
    let fold = english.split("<details class=\"findings\">").nth(1).unwrap();
    let fold = fold.split("</details>").next().unwrap();
    assert_eq!(fold.matches("<li>").count(), findings.len());
    for finding in findings {
        let code = finding["code"].as_str().unwrap();
        assert!(fold.contains(&format!("<code>{code}</code>")), "{code}");
    }
    let told: usize = json["opportunities"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|it| it["caveats"].as_array().unwrap().iter().any(|caveat| caveat == "no-world"))
        .count();
    assert!(told > 0);
    assert_eq!(english.matches("nearness is not known").count(), told);
}

/// Bands on the page are those of the import lines: a supplier's and a product's sums are the table's.
#[test]
fn flows_are_the_import_lines() {
    let folder = example();
    let arguments = ["exposure", "mine/trade", "--partners", "BY,RU", "--programme", "mine", "--out", "seen"];
    let out = run(folder.path(), &arguments);
    assert_eq!(code(&out), 0, "{}", said(&out));
    let page = std::fs::read_to_string(folder.path().join("seen/exposure.html")).unwrap();
    let page = page.replace('\u{a0}', " ");
    let lines = std::fs::read_to_string(folder.path().join("seen/import-lines.csv")).unwrap();
    let sum = |starts: &str, supplier: &str| -> f64 {
        let own =
            lines.lines().filter(|line| line.starts_with(starts) && line.split(',').nth(3) == Some(supplier));
        own.map(|line| line.split(',').nth(5).unwrap().parse::<f64>().unwrap()).sum()
    };
    // In thousands; the page rounds to three digits.
    assert!((sum("870840-", "CHN") - 429_000.0).abs() < 1e-6, "{}", sum("870840-", "CHN"));
    assert!(page.contains("China → 870840: USD 429 m"));
    assert!(page.contains("870840 → Tractor: USD 578 m"));
    assert!(page.contains("848390 → sold as it is: USD 192 m"));
}

/// What of a page stands between two headings of its English part.
pub(crate) fn section<'a>(page: &'a str, heading: &str) -> &'a str {
    let english = page.split("<div class=\"language\" lang=\"en\"").nth(1).unwrap();
    let english = english.split("<div class=\"language\"").next().unwrap();
    let section = english.split(&format!("<h2>{heading}</h2>")).nth(1).unwrap();
    section.split("<h2>").next().unwrap()
}

/// Dependence is told without colour: a dot for each product and year that depends, a broken frame where nobody knows, a word in the
/// tables behind the pictures.
#[test]
fn dependence_needs_no_colour() {
    let folder = example();
    let arguments = ["exposure", "mine/trade", "--partners", "BY,RU", "--out", "seen"];
    let json = object(&run(folder.path(), &[&arguments[..], &["--json"]].concat()));
    let page = std::fs::read_to_string(folder.path().join("seen/exposure.html")).unwrap();
    let opportunities = json["opportunities"].as_array().unwrap();
    let years: u64 = opportunities.iter().map(|it| it["dependent_years"][0].as_u64().unwrap()).sum();
    let (bill, moved) = (section(&page, "The import bill from outside"), section(&page, "How it moved"));
    assert!(years > 0);
    let dots = |text: &str, class: &str| u64::try_from(text.matches(class).count()).unwrap();
    assert_eq!(dots(moved, "class=\"dot\""), years);
    assert_eq!(dots(moved, "<small>dependent</small>"), years);
    assert_eq!(dots(bill, "class=\"dot roomy\""), opportunities.len() as u64);
    assert_eq!(bill.matches("<tr").count(), 1 + opportunities.len());

    // Nobody says who supplies: the flag is open in both years.
    let table = "year,exporter,importer,hs6,value_kusd,quantity_t\n2023,W00,RU,870840,900,9\n2024,W00,RU,870840,800,8\n";
    std::fs::write(folder.path().join("unnamed.csv"), table).unwrap();
    let out = run(folder.path(), &["exposure", "unnamed.csv", "--partners", "BY,RU", "--out", "open"]);
    assert!(matches!(code(&out), 0 | 1), "{}", said(&out));
    let page = std::fs::read_to_string(folder.path().join("open/exposure.html")).unwrap();
    let moved = section(&page, "How it moved");
    assert_eq!((dots(moved, "class=\"tree-open\""), dots(moved, "class=\"dot\"")), (2, 0));
    assert_eq!(dots(moved, "<small>open</small>"), 2);
}

/// Files of an input-output table that an earlier run left in the folder are told, for they do not belong to the new ones.
#[test]
fn files_of_an_earlier_run_are_told() {
    let folder = example();
    let plain = ["exposure", "mine/trade", "--partners", "BY,RU", "--out", "seen", "--force"];
    let io = [&plain[..], &["--io", "mine/io/table.csv", "--sectors", "mine/io/sectors.csv"]].concat();
    assert!(!said(&run(folder.path(), &plain)).contains("io-files-left"));
    assert!(!said(&run(folder.path(), &io)).contains("io-files-left"));
    let again = run(folder.path(), &plain);
    assert_eq!(code(&again), 0);
    let told = said(&again);
    assert!(told.contains("io-files-left") && told.contains("sectors.csv, io_inside.csv"), "{told}");
    let page = std::fs::read_to_string(folder.path().join("seen/exposure.html")).unwrap();
    assert!(page.contains("<code>io-files-left</code>"));
}

/// A national table is one partner's: of a union of two nobody knows whose, unless its name says so; then what the other makes counts as
/// imported, and that is told. Lists with semicolons are read; sectors that the table does not have are told with the nearest.
#[test]
fn a_national_table_is_one_partners() {
    let folder = example();
    let table = "отрасли;vehicles;machinery\nvehicles;10,5;20\nmachinery;5;10\nИмпорт;30;10\nВыпуск;100;50\n";
    let sectors = "hs6;sector\n870840;vehicles\n870830;vehicle\n848390;machinery\n";
    for name in ["table.csv", "table_RUS.csv"] {
        std::fs::write(folder.path().join(name), table).unwrap();
    }
    std::fs::write(folder.path().join("sectors.csv"), sectors).unwrap();
    std::fs::write(folder.path().join("chain.csv"), "hs6;group\n870840;a\n848390;b\n").unwrap();
    let ask = |table: &str, partners: &str| {
        let io = ["--io", table, "--sectors", "sectors.csv", "--chain", "chain.csv", "--json"];
        run(folder.path(), &[&["exposure", "mine/trade", "--partners", partners][..], &io].concat())
    };
    // People are told the row, too.
    let io = ["--io", "table.csv", "--sectors", "sectors.csv"];
    let told = run(folder.path(), &[&["exposure", "mine/trade", "--partners", "RU"][..], &io].concat());
    assert!(said(&told).contains("--> sectors.csv:3"), "{}", said(&told));
    let whose = ask("table.csv", "BY,RU");
    assert_eq!(code(&whose), 1);
    assert!(said(&whose).contains("io-whose") || shown(&whose).contains("io-whose"), "{}", said(&whose));
    let codes = |json: &serde_json::Value| -> Vec<String> {
        json["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["code"].as_str().unwrap().to_owned())
            .collect()
    };
    for (table, partners, is_partial) in [("table.csv", "RU", false), ("table_RUS.csv", "BY,RU", true)] {
        let json = object(&ask(table, partners));
        let opportunities = json["opportunities"].as_array().unwrap();
        assert_eq!(opportunities.len(), 2, "the chain is a list of two");
        let gearbox = opportunities.iter().find(|it| it["product"] == "870840").unwrap();
        assert!((gearbox["direct_import_share"].as_f64().unwrap() - 0.3).abs() < 1e-9, "{gearbox}");
        let told = codes(&json);
        assert_eq!(told.contains(&"io-one-partner".to_owned()), is_partial, "{told:?}");
        assert!(
            told.contains(&"io-sector-unknown".to_owned()) && !told.contains(&"io-region-missing".to_owned())
        );
    }
}
